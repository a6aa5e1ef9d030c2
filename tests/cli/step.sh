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

# Every kind of step: what it asks for, what it refuses.
cat > "$TMP/help.json" <<'END'
{ "applicant": { "name": "杭老太", "doc_number": "581126193809090423", "phone": "16000001004", "place": "581126100203",
  "address": "四组" }, "item": "MZ06",
  "materials": [ { "n": 1, "state": "have", "original": 1 }, { "n": 2, "state": "have", "original": 1 } ] }
END
run case accept "$TMP/help.json" --as lixiuying --window 3 --format=tsv
t 'accepted' [ "$status" = 0 ]
number=$(field short)
add()
{
  run step add "$number" "$1" --after="$2" --kind="$3" --office="$4" --reason=情况复杂 --as zhaomin --window 3
  t "$3 added" [ "$status" = 0 ]
}
add 补充调查 1 investigate civil
add 集体讨论 10001 discuss gov
add 征求意见 10002 consult hr
add 用印 10003 seal office
add 村里评议 10004 discuss village

# The next step to its office, which takes it.
go()
{
  run step give "$number" --as lixiuying --window 3
  t "to $1" [ "$status" = 0 ]
  run step take "$number" --as "$1"
  t "$1 has it" [ "$status" = 0 ]
}
bad()
{
  what=$1 word=$2 who=$3
  shift 3
  run step finish "$number" "$@" --as "$who"
  t "$what" refused "$code" "$word"
}
good()
{
  what=$1 who=$2
  shift 2
  run step finish "$number" "$@" --as "$who"
  t "$what" [ "$status" = 0 ]
}

go wangjianjun
code=1
bad 'two people' 两个人 wangjianjun 10001 查了 --first=王建军
bad 'two of them' 同一个人 wangjianjun 10001 查了 --first=王建军 --second=wangjianjun
bad 'people of the hall' 名册里没有 wangjianjun 10001 查了 --first=王建军 --second=某某
bad 'a result in words' 看不懂 wangjianjun 10001 2 --first=王建军 --second=周芸
bad 'no result of another kind' '办完(done)' wangjianjun 10001 查了 --first=王建军 --second=周芸 --result=agree
bad 'no day to come' 还没到 wangjianjun 10001 查了 --first=王建军 --second=周芸 --day=2026-11-04
bad 'a step that runs' 没有在办 wangjianjun 2 查了 --first=王建军 --second=周芸
bad 'its holder' 王建军 liuhaibo 10001 查了 --first=王建军 --second=周芸
code=2
bad 'a day is a day' 2026-11-05 wangjianjun 10001 查了 --first=王建军 --second=周芸 --day=昨天
good 'investigated' wangjianjun 10001 家里确实困难 --first=王建军 --second=周芸 --day=2026-11-03

go liuhaibo
bad 'people are a number' --present liuhaibo 10002 同意 --entitled=5 --present=四 --for=3
code=1
bad 'who came' 应到 liuhaibo 10002 同意
bad 'more than half have to come' 至少到3人 liuhaibo 10002 同意 --entitled=5 --present=2 --for=2
bad 'more than half have to agree' 要3人同意 liuhaibo 10002 同意 --entitled=5 --present=4 --for=2
bad 'more cannot agree than came' 不多于实到 liuhaibo 10002 同意 --entitled=5 --present=4 --for=5
bad 'an office is no assembly' office liuhaibo 10002 同意 --entitled=5 --present=4 --for=3 --meeting=assembly
good 'discussed' liuhaibo 10002 同意救助 --entitled=5 --present=4 --for=3

go zhengqiuju
bad 'an opinion' 'agree' zhengqiuju 10003 可以 --result=passed
good 'agreed with conditions' zhengqiuju 10003 先核对社保 --result=conditions

go xujing
bad 'which paper, which seal' 什么章 xujing 10004 盖了 --document=救助审批表
good 'sealed' xujing 10004 盖了 --document=救助审批表 --seal=镇政府公章

go langqiaozhen
bad 'two thirds of a village' 还差2人 langqiaozhen 10005 同意 --entitled=21 --present=12 --for=12
bad 'half of all villagers' 至少到151人 langqiaozhen 10005 同意 --entitled=300 --present=150 --for=150 --meeting=assembly
bad 'what passed did pass' 结论是通过 langqiaozhen 10005 同意 --entitled=21 --present=14 --for=8 --result=failed
good 'the village agreed' langqiaozhen 10005 同意 --entitled=21 --present=14 --for=8

go liuhaibo
bad 'a decision grants or refuses' 'grant' liuhaibo 2 给 --result=agree
bad 'why' 理由 liuhaibo 2 不给 --result=refuse
bad 'by which article' 条款 liuhaibo 2 不给 --result=refuse --reason=不在本镇居住 --basis=有规定
good 'refused with reason and article' liuhaibo 2 不给 --result=refuse --reason=不在本镇居住 '--basis=社会救助暂行办法第47条'
run case show "$number" --format=json
t 'it is refused' printed '"reason":"不予给付:不在本镇居住(社会救助暂行办法第47条)"'
t 'with its paper' printed '"kind":"denial"'
t 'what was written stands there' printed 先核对社保

# A notice ends by itself.
sed 's/蒲月英/蒲月华/; s/58112619361121024X/581126193611210223/' "$TMP/case.json" > "$TMP/other.json"
run case accept "$TMP/other.json" --as lixiuying --window 3 --format=tsv
t 'accepted too' [ "$status" = 0 ]
number=$(field short)
go puchunsheng
good 'worked' puchunsheng 2 名单核过
good 'worked along, and on to the next' wangjianjun 201 低保户 --hand-on
bad 'a notice is posted first' 000003 puchunsheng 3 贴了
finish
