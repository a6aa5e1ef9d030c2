#!/bin/sh
# step.sh - the route of a case through the verbs: handed over, acknowledged, returned, finished, changed.
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
cat > "$TMP/case.json" <<'END'
{ "applicant": { "name": "蒲月英", "doc_number": "58112619361121024X", "phone": "16000001004", "place": "581126100202",
  "address": "二组" }, "item": "MZ11",
  "materials": [ { "n": 1, "state": "have", "original": 1 }, { "n": 2, "state": "have", "original": 1, "returned": true },
                 { "n": 3, "state": "have", "original": 1, "copies": 1 }, { "n": 4, "state": "have", "copies": 1 } ] }
END
run case accept "$TMP/case.json" --as lixiuying --window 3 --format=tsv
number=$(field short)
run step give "$number" --as lixiuying --window 3
t 'handed over' [ "$status" = 0 ]
run case show "$number" --format=json
t 'it waits for its acknowledgement' printed '"state":"current","outside":false,"waits":true'
run step skip "$number" 2 不用 --as lixiuying --window 3
t 'only a supervisor changes the route' refused 1 值班长

run step take "$number" --as lixiuying --window 3
t 'who gave it does not acknowledge it' refused 1 没有等你签收
run step take "$number" x --as luxiaomei
t 'a step is a number' refused 2 号码
run step take "$number" --as wangjianjun
t 'acknowledged' [ "$status" = 0 ]
run step return "$number" 201 --as wangjianjun
t 'given back with a reason' refused 2 为什么
run step return "$number" 201 名单不全 --as wangjianjun
t 'given back' [ "$status" = 0 ]
run case show "$number" --format=json
t 'it lies with who gave it' printed '"state":"returned"'
run step redirect "$number" 201 nowhere 换一家 --as zhaomin --window 3
t 'to an office of the directory' refused 1 单位目录
run step redirect "$number" 201 gov 民政办没有人 --as zhaomin --window 3
t 'redirected' [ "$status" = 0 ]
run step add "$number" 补充核实 --after=2 --kind=dance --office=gov --reason=有出入 --as zhaomin --window 3
t 'a kind of step' refused 2 investigate
run step add "$number" 补充核实 --after=2 --office=gov --days=2 --reason=有出入 --as zhaomin --window 3
t 'added' [ "$status" = 0 ]
run case show "$number" --format=json
t 'it stands in the route' printed '补充核实'
finish
