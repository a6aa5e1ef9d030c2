#!/bin/sh
# bag.sh - a village agent's bag as JSON.
. "$TESTDIR/cli/lib.sh"
YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-05T10:20
export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
t 'an empty hall' [ "$status" = 0 ]

cat > "$TMP/bag.json" <<'END'
{ "place": "581126100200", "agent": "wenzhiqiang", "received": "2026-11-03", "act": "bag 1", "lines": [
  { "applicant": { "name": "周满仓", "doc_number": "581126195203040033" }, "item": "MZ11" },
  { "applicant": { "name": "柯有田", "doc_number": "581126194911121024" }, "item": "MZ11",
    "materials": [ { "n": 1, "state": "have", "original": 1 }, { "n": 2, "state": "have", "original": 1 } ] } ] }
END
run bag accept "$TMP/bag.json"
t 'a bag needs a name' refused 2 --as
run bag accept "$TMP/bag.json" --as lixiuying --window 3 --print --format=tsv
t 'taken in' [ "$status" = 0 ]
t 'a line a file' [ "$(wc -l < "$TMP/out")" = 3 ]
t 'in the columns that are promised' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = \
  'bag list number applicant item state due late repeated' ]
t 'complete without a list of papers' [ "$(sed -n 2p "$TMP/out" | cut -f 4,6,7)" = "周满仓${TAB}accepted${TAB}2026-12-01" ]
t 'incomplete with one' [ "$(sed -n 3p "$TMP/out" | cut -f 4,6)" = "柯有田${TAB}correcting" ]
t 'printed: a list, a sheet of receipts, a notice' [ "$(ls "$YICHUANG_STORE.spool" | wc -l)" = 3 ]
cp "$TMP/out" "$TMP/first"
run bag accept "$TMP/bag.json" --as lixiuying --window 3 --format=tsv
t 'the same act again changes nothing' [ "$(cut -f 1-8 "$TMP/out")" = "$(cut -f 1-8 "$TMP/first")" ]
t 'and says so' [ "$(sed -n 2p "$TMP/out" | cut -f 9)" = yes ]
run bag list --format=tsv
t 'one bag' [ "$(sed -n 2p "$TMP/out" | cut -f 2-9)" = \
  "芦政移A〔2026〕0001号${TAB}581126100200${TAB}温志强${TAB}2026-11-03${TAB}2026-11-05${TAB}0${TAB}2" ]
run bag show 芦政移A〔2026〕0001号
t 'shown by the number of its list' printed 温志强
run bag show 芦政移A〔2026〕0009号
t 'there is no such list' refused 1 0009

sed 's/bag 1/bag 2/; s/"n": 2/"n": 77/' "$TMP/bag.json" | "$YICHUANG" bag accept - --as lixiuying > "$TMP/out" 2> "$TMP/err"
t 'a paper that is not asked for names its line' grep -q 'lines\[1\].*77' "$TMP/err"
sed 's/bag 1/bag 3/; s/柯有田//' "$TMP/bag.json" | "$YICHUANG" bag accept - --as lixiuying > "$TMP/out" 2> "$TMP/err"
t 'so does a name that lacks' grep -q 'lines\[1\].applicant.name' "$TMP/err"
run bag list --format=tsv
t 'nothing of these was taken in' [ "$(wc -l < "$TMP/out")" = 2 ]

# Entered after a power cut.
cat > "$TMP/late.json" <<'END'
{ "applicant": { "name": "鲁大山", "doc_number": "581126194407082011" }, "item": "MZ14", "late_at": "2026-11-04T10:40",
  "materials": [ { "n": 1, "state": "have", "original": 1 }, { "n": 2, "state": "have", "original": 1 } ] }
END
run case accept "$TMP/late.json" --as lixiuying
t 'a late entry needs its cause' refused 1 late_cause
sed 's/"late_at"/"late_cause": "holiday", "late_at"/' "$TMP/late.json" | "$YICHUANG" case accept - --as lixiuying 2> "$TMP/err"
t 'one of those there are' grep -q 'case.late_cause' "$TMP/err"
sed 's/"late_at"/"late_cause": "power", "blank": "芦政应A〔2026〕0001号", "late_at"/' "$TMP/late.json" > "$TMP/blank.json"
run case accept "$TMP/blank.json" --as lixiuying
t 'and a number that was reserved' refused 1 0001
run paper --blank 1 --as lixiuying
run case accept "$TMP/blank.json" --as lixiuying --format=tsv
t 'taken in' [ "$status" = 0 ]
t 'done on the day it happened' [ "$(field due)" = 2026-11-04 ]
number=$(field short)
run case show "$number"
t 'the record says when and why' printed '2026-11-04 10:40  李秀英'
t 'as a late entry' printed '补录:停电'
run case accept "$TMP/blank.json" --as lixiuying
t 'a blank receipt is entered once' refused 1 补录过
run verify
t 'all of it replays' [ "$status" = 0 ]
finish
