#!/bin/sh
# paper.sh - papers that have not left, blank receipts, templates and the printer's encoding, through the verbs.
. "$TESTDIR/cli/lib.sh"

DATA=$TESTDIR/../data
cp -R "$DATA/demo" "$TMP/hall" && chmod -R u+w "$TMP/hall"
sed "s/^printer_charset${TAB}UTF-8/printer_charset${TAB}GBK/; s/^paper_width${TAB}80/paper_width${TAB}32/" \
  "$DATA/demo/settings.tsv" > "$TMP/hall/settings.tsv"
YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock --hall="$TMP/hall" "$YICHUANG_STORE"
t 'a hall with a printer of its own' [ "$status" = 0 ]

# A full disk, as far as the spool can see: something stands where its directory should be.
: > "$YICHUANG_STORE.spool"
cat > "$TMP/case.json" <<'END'
{ "applicant": { "name": "蒲䶮", "doc_number": "58112619361121024X", "place": "581126100202" }, "item": "MZ11",
  "materials": [ { "n": 1, "state": "have", "original": 1 } ] }
END
run case accept "$TMP/case.json" --as lixiuying --window 3 --print
t 'accepted, and said that nothing was printed' [ "$status" = 3 ]
run paper --unprinted --format=tsv
t 'both papers have not left' [ "$(grep -c "${TAB}unsent${TAB}" "$TMP/out")" = 2 ]
t 'in the columns that are promised' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = \
  'id kind number title day case state state_text' ]
rm "$YICHUANG_STORE.spool"
run paper --unprinted --print --as lixiuying --format=tsv
t 'printed now' [ "$(grep -c "${TAB}waiting${TAB}" "$TMP/out")" = 2 ]
t 'what the printer lacks is said' said '䶮(U+4DAE)'
run spool print --command="sh -c 'cat \"\$0\" >> \"$TMP/paper\"'"
t 'fed to the printer' [ "$status" = 0 ]
iconv -f GBK -t UTF-8 "$TMP/paper" > "$TMP/paper.txt"
t 'in its encoding, visibly replaced' grep -q '蒲〓' "$TMP/paper.txt"
t 'and said on the paper' grep -q 'U+4DAE' "$TMP/paper.txt"
t 'its first print' [ "$(grep -c 补打 "$TMP/paper.txt")" = 0 ]
run paper --unprinted --format=tsv
t 'nothing is left' [ "$(wc -l < "$TMP/out")" = 1 ]
run case accept "$TMP/case.json" --as lixiuying --window 3
run paper --unprinted --format=tsv
t 'what nobody wants printed is not missing' [ "$(wc -l < "$TMP/out")" = 1 ]

run paper --blank=20 --as lixiuying --window 3 --format=tsv
t 'twenty numbers' [ "$(grep -c '芦政应A〔2026〕' "$TMP/out")" = 20 ]
run spool list --format=tsv
t 'on paper too' printed -blank-32-
for many in 0 201 x; do
  run paper --blank=$many --as lixiuying
  t "not $many of them" refused 2
done
run paper --blank=2
t 'nobody reserves without a name' refused 2 --as
cat > "$TMP/late.json" <<'END'
{ "applicant": { "name": "蒲月英", "birth": "1936-11-21", "doc_kind": "none" }, "item": "MZ11", "late_at": "2026-11-03T09:05",
  "late_cause": "power", "blank": "芦政应A〔2026〕0001号", "materials": [ { "n": 1, "state": "have", "original": 1 } ] }
END
run case accept "$TMP/late.json" --as lixiuying --window 3 --format=json
t 'entered when the power is back' [ "$status" = 0 ]
number=$(sed 's/.*"number":"\([^"]*\)".*/\1/' "$TMP/out")
run paper "$number" --width 80
t 'its paper says when it really was' printed '2026-11-03 09:05,因停电后补登记'
t 'and on which receipt' printed '芦政应A〔2026〕0001号'
run paper --void-blank=芦政应A〔2026〕0020号 --as lixiuying
t 'a spoilt sheet' [ "$status" = 0 ]
run paper --void-blank=芦政应A〔2026〕0020号 --as lixiuying
t 'once' refused 1 已作废
run paper --void-blank=芦政应A〔2026〕0001号 --as lixiuying
t 'not one that was entered' refused 1 已经补录过
run paper --blanks --format=tsv
t 'eighteen are left' [ "$(grep -c '芦政应' "$TMP/out")" = 18 ]
run paper
t 'which paper' refused 2 --unprinted
run paper "$number" --blanks
t 'one thing at a time' refused 2

run template check
t 'the installed templates' [ "$status" = 0 ]
run template check "$TMP/nowhere"
t 'no such directory' refused 3 nowhere
mkdir "$YICHUANG_STORE.templates"
printf '{用 head}\n====\n{哪天}\n====\n* 申请人 {申请仁}\n' > "$YICHUANG_STORE.templates/acceptance.txt"
run template check
t 'a wrong one' refused 1 'acceptance.txt:5: 第7列 申请仁'
printf '= 通知\n' > "$YICHUANG_STORE.templates/acceptance.txt"
run template check
t 'one that says too little' refused 1 '必须印 {文号}'
rm "$YICHUANG_STORE.templates/acceptance.txt"
{ cat "$DATA/templates/head.txt"; echo '本镇群众之家'; } > "$YICHUANG_STORE.templates/head.txt"
run template check --format=tsv
t 'a good one' [ "$status" = 0 ]
run paper "$number" --width 32
t 'is used at once' printed 本镇群众之家
finish
