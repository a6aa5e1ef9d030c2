#!/bin/sh
# referral.sh - inquiries that go to somebody else, and matters that go to and fro, by verbs (RULE inq-02, inq-03, inq-04).
. "$TESTDIR/cli/lib.sh"

S=$TMP/hall.db
run init --test-clock --today 2026-11-03 "$S"
YICHUANG_STORE=$S YICHUANG_CLOCK=2026-11-03T10:00
export YICHUANG_STORE YICHUANG_CLOCK
run inquiry add 90岁以上老人有没有特殊补贴 --name 柯有田 --phone 13900001111 --as lixiuying --window 3

# ── referred, acknowledged, answered, told back ──
run inquiry refer X1103-009 --post civil_elder --as lixiuying
t 'no such inquiry' refused 1 '没有首问 X1103-009'
run inquiry refer X1103-001 --post civil_elder
t 'by nobody' refused 2 --as
run inquiry refer X1103-001 --as lixiuying
t 'to nobody' refused 1 '转给谁'
run inquiry refer X1103-001 --post counter3 --as lixiuying
t 'to whom it belongs' refused 1 '本来就归'
run inquiry refer X1103-001 --office land --as lixiuying
t 'to an office, but to nobody there' refused 1 '请写对方是谁'
run inquiry refer X1103-001 --post civil_elder --reason 归民政 --slip --as lixiuying --window 3 --act one --format=json
t 'referred with a slip, which is a paper' grep -q '"papers": *\[[1-9]' "$TMP/out"
run inquiry refer X1103-001 --post civil_elder --reason 归民政 --slip --as lixiuying --window 3 --act one --format=tsv
t 'but once' [ "$(field number) $(field state) $(field owner)" = 'X1103-001 referred counter3' ]
run inquiry refer X1103-001 --post civil --as lixiuying
t 'it waits for an acknowledgement' refused 1 '还没签收'
run inquiry take X1103-001 --as wangjianjun
t 'not by somebody else' refused 1 '没有等你签收'
run inquiry take x1103-1 --as zhouyun --format=tsv
t 'acknowledged' [ "$(field state) $(field owner)" = 'taken civil_elder' ]
run inquiry back X1103-001 --as lixiuying
t 'nothing to tell yet' refused 1 '还没有等回告的答复'
run inquiry reply X1103-001 ' ' --as zhouyun
t 'an answer without words' refused 1 '请写答复'
run inquiry reply X1103-001 有,每月200元 --as zhouyun --format=tsv
t 'answered to who was asked first' [ "$(field state) $(field owner)" = 'replied counter3' ]
run inquiry back X1103-001 --by pigeon --as lixiuying
t 'told by no such channel' refused 1 pigeon
run inquiry back X1103-001 --as lixiuying --format=tsv
t 'told back' [ "$(field state)" = answered ]
run inquiry return X1103-001 --reason 不归我 --as lixiuying
t 'what has ended goes nowhere' refused 1 '已经了结'

# ── to and fro ──
run inquiry add 井盖松了 --name 王丽 --phone 13900005521 --as lixiuying --window 3
run loop list --as zhaomin
t 'nothing goes to and fro' [ "$status" = 0 ]
run loop show X1103-009
t 'no such matter' refused 1 X1103-009
run loop designate X1103-002 --post civil --reason 归民政 --basis 三定 --as zhaomin
t 'it does not go to and fro' refused 1 '没有转来转去'
run inquiry refer X1103-002 --post civil --as lixiuying --window 3
run inquiry return X1103-002 --as wangjianjun
t 'a return without a reason' refused 1 '请写为什么退回'
run inquiry return X1103-002 --reason 归村里 --as wangjianjun --format=tsv
t 'returned' [ "$(field state) $(field owner)" = 'open counter3' ]
run inquiry refer X1103-002 --post civil --as lixiuying --window 3 --format=tsv
t 'to and fro: the supervisor has it at once' [ "$(field owner) $(field loop)" = 'supervisor open' ]
run loop list --as zhaomin --format=tsv
t 'and finds it' [ "$(field number) $(field kind) $(field found) $(field state) $(field changes)" = 'X1103-002 inquiry back open 3' ]
run loop list --as lixiuying --format=tsv
t 'nobody else' [ "$(wc -l < "$TMP/out")" = 1 ]
run loop show X1103-002 --format=tsv
t 'who gave it to whom' [ "$(wc -l < "$TMP/out") $(field counted)" = '4 yes' ]
t 'and why' printed 归村里
run loop designate X1103-002 --post civil --reason 归民政 --basis 三定 --as lixiuying
t 'a clerk designates nobody' refused 1 '由值班长指定'
run loop designate X1103-002 --post civil --basis 三定 --as zhaomin
t 'for no reason' refused 1 '请写为什么指定他'
run loop designate X1103-002 --post civil --reason 归民政 --as zhaomin
t 'on no basis' refused 1 '请写依据'
run loop designate X1103-002 --post nowhere --reason 归民政 --basis 三定 --as zhaomin
t 'nobody' refused 1 '没有岗位 nowhere'
run loop object X1103-002 --reason 不归我 --as wangjianjun
t 'an objection to nothing' refused 1 '还没有指定'
run loop designate X1103-002 --post civil --reason 归民政 --basis 三定 --as zhaomin --format=tsv
t 'designated' [ "$(field state) $(field post) $(field object_by)" = 'designated civil 2026-11-10' ]
run inquiry return X1103-002 --reason 不归我 --as wangjianjun
t 'binds' refused 1 '已由赵敏指定'
run loop rule X1103-002 --reason 不成立 --as gaozhiyuan
t 'nothing to rule on' refused 1 '没有等裁的异议'
run loop object X1103-002 --as wangjianjun
t 'an objection without a reason' refused 1 '请写异议的理由'
run loop object X1103-002 --reason 归村建 --as zhouyun
t 'only by who was designated' refused 1 '由他提异议'
run loop object X1103-002 --reason 归村建 --as wangjianjun --format=tsv
t 'objected' [ "$(field state)" = objected ]
run loop object X1103-002 --reason 再提 --as wangjianjun
t 'once' refused 1 '只能提一次'
run loop rule X1103-002 --reason 不成立 --as zhaomin
t 'a leader rules' refused 1 '由分管领导裁'
run loop rule X1103-002 --upheld --post civil --reason 成立 --as gaozhiyuan
t 'upheld means another' refused 1 '请选另一个岗位'
run loop rule X1103-002 --upheld --post medical --reason 归村建 --as gaozhiyuan --format=tsv
t 'ruled' [ "$(field state) $(field post)" = 'final medical' ]

# ── figures ──
run stats matters --as zhaomin --format=tsv
t 'this month' [ "$(field key) $(field loops) $(field returns) $(field referred) $(field answered_back)" = '2026-11 1 1 2 1' ]
t 'closure in thousandths' [ "$(field closure)" = 500 ]
run stats matters --by office --as zhaomin --list returns --of civil --format=tsv
t 'behind one' [ "$(field number) $(field kind)" = 'X1103-002 inquiry' ]
run stats matters --by office --as zhaomin --list first_mean --format=tsv
t 'days behind a mean' [ "$(field number) $(field days)" = 'X1103-001 0' ]
run stats matters --definitions --format=tsv
t 'each has its definition' [ "$(wc -l < "$TMP/out")" = 11 ]
run stats matters --by item --as zhaomin
t 'not by item' refused 2 'month、person'
run stats matters --list nothing --as zhaomin
t 'no such figure' refused 2 '没有 nothing 这个数'
run stats matters --from 2026-13 --as zhaomin
t 'no such month' refused 1
run stats matters --by office --as lixiuying
t 'offices are not for clerks' refused 1 '值班长和领导看'
run verify
t 'replays' [ "$status" = 0 ]
finish
