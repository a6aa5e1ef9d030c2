#!/bin/sh
# case.sh - a case from the counter to the printer, through the verbs.
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
t 'a store' [ "$status" = 0 ]

# accept NAME: the papers of MZ11 that come first; the bank card is missing.
cat > "$TMP/case.json" <<'END'
{ "applicant": { "name": "蒲月英", "doc_number": "58112619361121024X", "phone": "16000001004", "place": "581126100202" },
  "item": "MZ11", "act": "11-03 no. 7",
  "materials": [ { "n": 1, "state": "have", "original": 1 }, { "n": 2, "state": "have", "original": 1, "returned": true },
                 { "n": 3, "state": "have", "original": 1, "copies": 1 } ] }
END
run case accept "$TMP/case.json"
t 'nobody acts without a name' refused 2 --as
run case accept "$TMP/case.json" --as nobody
t 'nor with an unknown one' refused 1 nobody
run case accept "$TMP/case.json" --as lixiuying --window 99
t 'nor at a window that is not there' refused 1 99
run case accept "$TMP/case.json" --as gaozhiyuan
t 'nor one who is no clerk' refused 1 不是窗口人员

run case accept - --as lixiuying --window 3 --print --format=json < "$TMP/case.json"
t 'papers received, told once what is missing' [ "$status" = 0 ]
t 'with number, outcome and date' printed '"short":"1103-001'
t 'as json' printed '"outcome":"ask","due":"2026-12-01","repeated":false,"papers":['
paper=$(sed 's/.*"papers":\[\([0-9]*\).*/\1/' "$TMP/out")
sed 's/"repeated":false/"repeated":true/' "$TMP/out" > "$TMP/first"
run case accept "$TMP/case.json" --as lixiuying --window 3 --format=json
t 'the same act again changes nothing and answers the same' cmp -s "$TMP/first" "$TMP/out"
run case list --format=tsv
t 'there is one case' [ "$(wc -l < "$TMP/out")" = 2 ]
number=$(field number)
t 'in the columns that are promised' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = \
  'number state light days due provisional applicant sex age place item step who at' ]
t 'with its state, and no light while the applicant is to come' [ "$(field state) $(field light) $(field due)" = 'correcting none 2026-12-01' ]
t 'and no document' [ "$(grep -c '361121\|1600000' "$TMP/out")" = 0 ]
for tab in supply 4 待补; do
  run case list --tab "$tab" --format=tsv
  t "it waits in $tab" [ "$(field number)" = "$number" ]
done
run case list --tab urgent
t 'nothing is urgent' [ "$status" = 0 ]
run case list --tab mine
t 'no such tab' refused 2 mine
run case list --tab todo
t 'what is mine needs a name' refused 2 --as

# What is missing comes.
run case supply "$number" - --as lixiuying <<'END'
{ "materials": [ { "n": 9, "state": "have" } ] }
END
t 'a paper that is not asked for' refused 1 9
run case supply 1103-999A - --as lixiuying < /dev/null
t 'no such case' refused 1 1103-999A
run case supply "$number" - --as lixiuying --format=tsv <<'END'
{ "materials": [ { "n": 4, "state": "have", "copies": 1 } ], "act": "11-03 no. 8" }
END
t 'accepted' [ "$status $(field outcome)" = '0 accept' ]
long=$(field number)
run case supply "$number" - --as lixiuying --format=tsv <<'END'
{ "materials": [ { "n": 4, "state": "have", "copies": 1 } ] }
END
t 'an accepted case waits for nothing' refused 1

# Looking.
run case show "$number" --format=json
t 'a case' printed '"state":"accepted"'
t 'whose document shows head and tail' printed '581126********4X'
t 'and not the middle' [ "$(grep -c 361121 "$TMP/out")" = 0 ]
t 'with the materials' printed '{"n":4,"name":"社会保障卡或银行账户信息","state":"have","original":0,"copies":1,"returned":false'
run case show "$long" --format=tsv
t 'by its long number' printed "clocks[0].due${TAB}"
run case show "$number"
t 'as text' printed '责任人 李秀英'
if command -v sqlite3 > "$TMP/out"; then   # changed by somebody who is none of us
  "$YICHUANG" backup "$TMP/changed.db" > "$TMP/out"
  sqlite3 "$TMP/changed.db" "UPDATE material SET state = 'lost'"
  run case show "$number" --store "$TMP/changed.db" --format=json
  t 'a state that nobody knows' printed '"state":"","original"'
else
  skip 'a state that nobody knows' 'no sqlite3 here'
fi
for words in 蒲月 pyy 58112619361121024X 16000001004 "$number" '蒲月 双眼井'; do
  # shellcheck disable=SC2086  # several words
  run find $words --format=tsv
  t "found by $words" [ "$(field number)" = "$number" ]
done
run find "$(printf '\306\321\324\302')" --format=tsv
t 'found by GBK bytes' [ "$(field number)" = "$number" ]
run find 无此人
t 'found nobody' [ "$status" = 0 ]
run find 无此人 --format=json
t 'and says so in json' is 0 '[]'
run case show 1103-999A
t 'no such case to show' refused 1 1103-999A

# Papers.
for width in 32 48 80; do
  run paper "$number" --width $width
  t "papers $width columns wide" printed 一次性告知书
done
run paper "$number" --width 64
t 'no such width' refused 2 64
run paper "$paper" --format=tsv
t 'one paper by its id' [ "$(field id) $(field kind)" = "$paper ask" ]
run paper 999999999
t 'no such paper' [ "$status" = 1 ]
run paper "$number" --print
t 'printing needs a name' refused 2 --as
run spool list --format=tsv
t 'the papers of the notice wait' [ "$(wc -l < "$TMP/out")" = 3 ]
file=$(field file)
run spool print --command false
t 'a printer that fails' refused 3
run spool --format=tsv
t 'and it waits again' [ "$(field file)" = "$file" ]
run spool print --command "'"
t 'no command' refused 2 --command
run spool print --command "cp -t '$TMP'" --format=tsv
t 'a printer that works' is 0 'printed
2'
t 'got the paper' grep -q 一次性告知书 "$TMP/$file"
run spool --format=tsv
t 'and nothing waits' is 0 file
run paper "$paper" --print --as lixiuying --format=tsv
t 'printed again' printed 补打第1次
t 'into a file of its own' [ -s "$YICHUANG_STORE.spool/$(field file)" ]

# The desk, without a terminal.
run < /dev/null
t 'the desk as text' [ "$status" = 0 ]
t 'with the hall' printed 芦荻镇

run verify --format=tsv
t 'and every step can be replayed' [ "$status" = 0 ]
finish
