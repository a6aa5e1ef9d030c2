#!/bin/sh
# clock.sh - verbs on a machine whose clock cannot be believed (RULE time-17).
. "$TESTDIR/cli/lib.sh"

S=$TMP/hall.db
run init --test-clock --today 2026-11-03 "$S"
YICHUANG_STORE=$S
export YICHUANG_STORE
cat > "$TMP/come.json" <<'JSON'
{"applicant":{"name":"张秀莲","doc_number":"581126195501010019","phone":"13900001277","place":"581126100201","address":"二组"},
 "item":"MZ11","materials":[{"n":1,"state":"have","original":1},{"n":2,"state":"have","original":1},
 {"n":3,"state":"have","original":1},{"n":4,"state":"have","copies":1}]}
JSON
run case accept "$TMP/come.json" --as lixiuying --today 2026-11-04
t 'a clock that is given is believed' [ "$status$err" = 0 ]
run case accept "$TMP/come.json" --as lixiuying --today 2026-11-03
t 'also an earlier one' [ "$status" = 0 ]

YICHUANG_MACHINE_CLOCK=2000-01-01T08:10 export YICHUANG_MACHINE_CLOCK
run case list --as lixiuying
t 'what reads goes on' [ "$status" = 0 ]
t 'and says so' said 电池
run tick
t 'nothing happens by itself' [ "$status $out" = '1 ' ]
run case accept "$TMP/come.json" --as lixiuying
t 'what writes is refused' [ "$status" = 1 ]
t 'with what to do' said -- --confirm-day
run case accept "$TMP/come.json" --as lixiuying --confirm-day 2026-11-04
t 'once is not enough' [ "$status" = 2 ]
run case accept "$TMP/come.json" --as lixiuying --confirm-day 2026-11-04 --confirm-day 2026-11-05
t 'two days are none' [ "$status" = 1 ]
t 'and why' said 不一样
run case accept "$TMP/come.json" --as lixiuying --confirm-day tomorrow --confirm-day tomorrow
t 'no day' [ "$status" = 1 ]
run case accept "$TMP/come.json" --as lixiuying --confirm-day 2026-11-04 --confirm-day 20261104 --format=tsv
t 'said twice' [ "$status" = 0 ]
number=$(field short)
t 'counted from that day' [ "$(field number | cut -c 12-19)" = 20261104 ]
run case show "$number"
t 'the record says that nobody has confirmed it' printed 日期待核
run clock list --format=tsv
t 'a block' [ "$(field who) $(field from)" = '李秀英 2026-11-04 08:10' ]
run clock confirm --as zhaomin
t 'not while it is wrong' refused 1 先对好时
YICHUANG_MACHINE_CLOCK=2026-11-04T09:00
run clock confirm --as lixiuying
t 'by a supervisor' refused 1 值班长
run clock confirm one --as zhaomin
t 'a number' refused 2 one
run clock confirm --as zhaomin
t 'confirmed' is 0 已核实:那段时间记的日期算数。
run clock confirm --as zhaomin
t 'once' refused 1 没有要核实
run case show "$number"
t 'and the record is plain again' [ "$(grep -c 日期待核 "$TMP/out")" = 0 ]
run case list --as lixiuying --confirm-day 2026-11-04 --confirm-day 2026-11-04
t 'nothing to confirm' refused 1 没有疑问
YICHUANG_MACHINE_CLOCK=soon
run case list
t 'no moment' refused 2 soon
unset YICHUANG_MACHINE_CLOCK
run init "$TMP/real.db"
YICHUANG_MACHINE_CLOCK=2026-11-04T09:00
export YICHUANG_MACHINE_CLOCK
run case list --store "$TMP/real.db"
t 'a real store has one clock' refused 1 YICHUANG_MACHINE_CLOCK
run verify --today 2026-11-04
t 'replayed' [ "$status" = 0 ]
finish
