#!/bin/sh
# supervise.sh - urging, ordering, instructing, reassigning, accountability and red lights through the verbs.
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
cat > "$TMP/case.json" <<'END'
{ "applicant": { "name": "蒲月英", "doc_number": "58112619361121024X", "phone": "16000001004", "place": "581126100202",
  "address": "二组" }, "item": "MZ11",
  "materials": [ { "n": 1, "state": "have", "original": 1 }, { "n": 2, "state": "have", "original": 1, "returned": true },
                 { "n": 3, "state": "have", "original": 1, "copies": 1 }, { "n": 4, "state": "have", "copies": 1 } ] }
END
run case accept "$TMP/case.json" --as sunyumei --window 1 --format=tsv
number=$(field short)
run tick

run urge "$number" --as luowenjing
t 'a clerk urges nobody, and is told who may' refused 1 '罗文静 不能催办:由代办员或值班长来办'
run urge "$number" --as lixiuying --act=u1 --format=tsv
t 'an agent does' [ "$status $(field cases) $(field whom) $(field repeated)" = '0 1 孙玉梅(服务中心) no' ]
run urge "$number" --as lixiuying --act=u1 --format=tsv
t 'the same act again changes nothing' [ "$(field repeated)" = yes ]
run urge "$number" 1103-999Z --as lixiuying
t 'nor does one that names a case that is not there' refused 1 没有办件
run urge --as lixiuying
t 'nor one that names none' refused 2 用法
run instruct "$number" --text 请本周办结 --as gaozhiyuan --format=json
t 'a leader instructs' [ "$out" = '[{"cases":1,"whom":"孙玉梅(服务中心)","repeated":false,"papers":[]}]' ]
run order give "$number" --text 快办 --basis 制度 --as gaozhiyuan
t 'and does no more than that' refused 1 '由值班长来办'

run order give "$number" --text 快办 --basis 限时办结制度 --days 99 --as zhaomin
t 'a date too far away is refused' refused 1 '请写 1 到 60 个工作日'
run order give "$number" --text 快办 --as zhaomin
t 'and so is an order without basis' refused 1 '没有写督办的依据'
run order give "$number" --text 说明原因 --basis 限时办结制度 --as zhaomin --act=o1
t 'a supervisor orders' [ "$status" = 0 ]
run order list --format=tsv
t 'nobody reads without a name' refused 2 --as
run order list --format=tsv --as zhaomin
t 'the columns that are promised' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = \
  'number case state day reply_by received level clerk who text reply' ]
t 'a number and a date that was counted' [ "$(field number) $(field state) $(field reply_by)" = \
  '芦政督办A〔2026〕0001号 open 2026-11-06' ]
run order accept "$number" --as zhaomin
t 'nothing was replied yet' refused 1 没有等审的回复
run order reply "$number" --text 在办 --as hexiaoyan
t 'only who holds it replies' refused 1 '由他回复'
run order reply "$number" --text 周五办结 --as sunyumei
t 'who does' is 0 已回复督办
run order back "$number" --text 写明时间 --days 2 --as zhaomin
t 'it is sent back' is 0 已退回回复
run order list "$number" --format=tsv --as zhaomin
t 'with a new date' [ "$(field state) $(field reply_by)" = 'back 2026-11-05' ]
YICHUANG_CLOCK=2026-11-06T09:00
run tick
run order list --format=tsv --as gaozhiyuan
t 'unanswered it goes up' [ "$(field state) $(field level)" = 'back 2' ]
run order reply "$number" --text 11-10办结 --as sunyumei
run order accept "$number" --as zhaomin --format=tsv
t 'at last it is accepted' [ "$(field accepted)" = '芦政督办A〔2026〕0001号' ]
run order reply "$number" --text 再说 --as sunyumei
t 'and settled' refused 1 没有等办的督办

run reassign "$number" --to counter2 --as zhaomin
t 'nobody is reassigned without a reason' refused 1 '没有写改派的原因'
run reassign "$number" --to nowhere --reason 请假 --as zhaomin
t 'nor to a post that is not there' refused 1 '没有岗位 nowhere'
run reassign "$number" --to counter2 --reason 请假 --as zhaomin
t 'reassigned' [ "$status" = 0 ]

YICHUANG_CLOCK=2026-12-31T09:00
run tick
run light list "$number" --format=tsv --as zhaomin
t 'the columns of red lights' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = \
  'number clock due grave who feedback_by answered appeal ended' ]
light=$(field number)
run account open "$number" --text 超期 --grade nowhere --as zhaomin
t 'no such grade' refused 2 'talk、written'
run account facts "$number" --format=tsv --as lixiuying
t 'only a supervisor lists the facts' refused 1 '不能问责'
run account open "$number" --text 超期 --facts 一 --as zhaomin
t 'a fact is a number' refused 2 '不是序号'
run account open "$number" --text 超期 --facts 1 --as zhaomin
t 'a fact is of the case' refused 1 '不是这件办件的'
run account facts "$number" --format=tsv --as zhaomin
t 'the columns of facts' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = 'fact case usual text' ]
fact=$(awk '/亮红灯/ { print $1; exit }' "$TMP/out")
run account open "$number" --text 超期 --grade written --facts "$fact" --as zhaomin
t 'somebody is held to account' is 0 已立问责,等本人陈述
run account uphold "$number" --text 属实 --as zhaomin
t 'and heard first' refused 1 '还没有陈述'
run account state "$number" --text 请假 --as hexiaoyan
t 'in his own words' is 0 陈述已记下
run account drop "$number" --text 情有可原 --as zhaomin
t 'then it is decided' is 0 已决定不予问责
run account list "$number" --format=tsv --as zhaomin
t 'all of it stands' [ "$(field person) $(field grade) $(field decision) $(field facts)" != '   ' ]
run light appeal "$light" --text 请假 --as zhaomin
t 'a light is contested by whose it is' refused 1 '由他本人说明或申诉'
run light appeal "$light" --text 请假 --as hexiaoyan
t 'who does' is 0 已申诉
run light dismiss "$light" --text 无凭据 --as hexiaoyan
t 'and does not rule' refused 1 '由值班长来裁'
run light list --format=tsv --as zhaomin
t 'it waits for a supervisor' [ "$(field number) $(field appeal)" = "$light filed" ]
run light uphold "$light" --text 查实 --as zhaomin
t 'who rules' is 0 申诉成立
run verify
t 'replay equals tables' [ "$status" = 0 ]
finish
