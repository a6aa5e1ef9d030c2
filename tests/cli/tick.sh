#!/bin/sh
# tick.sh - what fell due happens, through the verb: what it reports, how it ends, and that it happens once.
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
cat > "$TMP/case.json" <<'END'
{ "applicant": { "name": "蒲月英", "doc_number": "58112619361121024X", "phone": "16000001004", "place": "581126100202",
  "address": "二组" }, "item": "MZ11",
  "materials": [ { "n": 1, "state": "have", "original": 1 }, { "n": 2, "state": "have", "original": 1, "returned": true },
                 { "n": 3, "state": "have", "original": 1, "copies": 1 }, { "n": 4, "state": "have", "copies": 1 } ] }
END
run tick
t 'nothing in an empty hall; and a notice is missing' is 0 '2026-11-03 到 2026-11-03:没有新到期的
2027年的放假通知还没装入:到期日是暂定'
run case accept "$TMP/case.json" --as lixiuying --window 3 --format=tsv
number=$(field short)
run tick --format=tsv
t 'nothing on the day itself' [ "$(field red) $(field raised) $(field refused)" = '0 0 0' ]
t 'in the columns that are promised' \
  [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = 'from to deemed lapsed notice agreed received red unheld raised away reminded refused' ]

YICHUANG_CLOCK=2027-02-01T08:00
run tick --format=json
t 'weeks later a red light, and it has gone up' printed '"red":1,"unheld":0,"raised":2'
t 'from the last day walked' printed '"from":"2026-11-03","to":"2027-02-01"'
run tick
t 'once' printed '2027-02-01 到 2027-02-01:没有新到期的'
run case show "$number" --format=json
t 'the record says who answered for it' printed '李秀英名下 亮红灯'
t 'and that the system did it' printed '"who":"系统"'
t 'at midnight' printed 'T00:00"'
run tick --verify
t 'verified afterwards' [ "$status" = 0 ]
t 'and says so' printed 办件库完好

YICHUANG_CLOCK=2026-12-01T08:00
run tick
t 'set right after it was ahead: only today' printed '2026-12-01 到 2026-12-01:没有新到期的'
run tick now
t 'no words' refused 2 用法
run --store "$TMP/none.db" tick
t 'no store' refused 3
YICHUANG_CLOCK=2027-02-01T08:00
"$YICHUANG" tick > "$TMP/a" 2>&1 & a=$!
"$YICHUANG" tick > "$TMP/b" 2>&1 & b=$!
wait "$a"; first=$?
wait "$b"; second=$?
t 'two at once' [ "$first$second" = 00 ]
run verify
t 'and every step can be replayed' [ "$status" = 0 ]
finish
