#!/bin/sh
# clocks.sh - the verbs that stop, move and end the clocks of a case.
# RULE time-07, time-08, time-13, time-15
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
t 'a store' [ "$status" = 0 ]

at() { YICHUANG_CLOCK=$1; }
WHO='"applicant":{"name":"蒲月英","doc_number":"58112619361121024X","phone":"16000001004","place":"581126100202"}'
ALL='{"n":1,"state":"have","original":1},{"n":2,"state":"have","original":1},{"n":3,"state":"have","copies":1},{"n":4,"state":"have","original":1}'
echo "{$WHO,\"item\":\"LY01\",\"outcome\":\"accept\",\"materials\":[$ALL]}" > "$TMP/case.json"
run case accept "$TMP/case.json" --as lixiuying --window 3 --format=tsv
t 'a licence of five days' [ "$status $(field due)" = '0 2026-11-10' ]
number=$(field number)
pause() { run case pause "$number" "$@" --as lixiuying --format=tsv; }
extend() { run case extend "$number" "$@" --format=tsv; }

run case pause "$number" 要听证
t 'what for' refused 2 --for
pause 要听证 --for=dance --until=2026-11-12
t 'no such procedure' refused 2 quarantine
pause 要听证 --for=hearing --until=soon
t 'no such day' refused 2 --until
pause 要评审 --for=review --until=2026-11-12 --post=镇长 --name=高志远
t 'not for this item' refused 1 鉴定
pause 要听证 --for=hearing --until=2026-11-02 --post=镇长 --name=高志远
t 'a day that is over' refused 1 已经过了
pause 要听证 --for=hearing --until=2026-11-12 --name=高志远
t 'by whom' refused 1 职务
pause 要听证 --for=hearing --until=2026-11-12 --post=镇长
t 'by whom, by name' refused 1 姓名
pause --for=hearing --until=2026-11-12 --post=镇长 --name=高志远
t 'why' refused 1 为什么
run case pause "$number" 要听证 --for=hearing --until=2026-11-12 --post=镇长 --name=高志远 --as zhouyun
t 'not by whom it does not concern' refused 1 责任人
at 2026-11-05T09:00
pause 要听证 --for=hearing --until=2026-11-12 --post=镇长 --name=高志远 --act p1 --print
t 'stopped, with its paper' [ "$status $(field due) $(field repeated)" = '0  no' ]
pause 要听证 --for=hearing --until=2026-11-12 --post=镇长 --name=高志远 --act p1
t 'once' [ "$status $(field repeated)" = '0 yes' ]
run paper "$number" --format=tsv
t 'which has a number of its own register' grep -q '芦政特A〔2026〕0001号' "$TMP/out"
run paper register special --format=tsv
t 'the register' [ "$(field number)" = 芦政特A〔2026〕0001号 ]
pause 要听证 --for=hearing --until=2026-11-12 --post=镇长 --name=高志远
t 'not twice at a time' refused 1 暂停
at 2026-11-12T15:00
run case resume "$number" --as lixiuying --format=tsv
t 'three days were left, five working days moved' [ "$status $(field due)" = '0 2026-11-17' ]
pause 再听证一次 --for=hearing --until=2026-11-20 --post=镇长 --name=高志远
t 'a second of the kind' refused 1 准许
run case permit "$number" 对方要求 --for=hearing --as lixiuying
t 'is not permitted by oneself' refused 1 值班长
run case permit "$number" 对方要求 --for=appraisal --as zhaomin
t 'and not before the first' refused 1 第一次
run case permit "$number" 对方提出新证据 --for=hearing --as zhaomin --format=tsv
t 'but by a supervisor' [ "$status" = 0 ]
run case permit "$number" 对方提出新证据 --for=hearing --as zhaomin
t 'once' refused 1 还没有用
pause 再听证一次 --for=hearing --until=2026-11-20 --post=镇长 --name=高志远
t 'stopped again' [ "$status" = 0 ]
run case resume "$number" --as lixiuying --format=tsv
t 'and on the same day: nothing moved' [ "$status $(field due)" = '0 2026-11-17' ]

extend 外业没做完 --post=县林业局 --name=柳青 --as lixiuying
t 'an extension is entered by a supervisor' refused 1 值班长
extend 外业没做完 --post=镇长 --name=高志远 --as zhaomin
t 'approved by whom the item names' refused 1 县林业局
extend 外业没做完 --days=11 --post=县林业局 --name=柳青 --as zhaomin
t 'up to the cap' refused 1 10个工作日
extend --days=4 --post=县林业局 --name=柳青 --as zhaomin
t 'with a reason' refused 1 为什么
extend 外业没做完 --days=4 --post=县林业局 --name=柳青 --as zhaomin --print
t 'counted from the start, with its stops' [ "$status $(field due)" = '0 2026-11-23' ]
extend 还没做完 --days=1 --post=县林业局 --name=柳青 --as zhaomin
t 'once' refused 1 只能延一次
run case show "$number"
t 'the record says who approved it' printed '延期 4个工作日,到 11-23,芦政延A〔2026〕0001号(县林业局 柳青批准):外业没做完'

echo "{$WHO,\"item\":\"LY01\",\"outcome\":\"accept\",\"materials\":[$ALL]}" > "$TMP/case.json"
run case accept "$TMP/case.json" --as lixiuying --window 3 --format=tsv
late=$(field number)
at 2026-11-23T09:00
run case extend "$late" 才想起来 --post=县林业局 --name=柳青 --as zhaomin --format=tsv
t 'asked for after the due day: it stays overdue' [ "$status $(field due)" = '0 2026-11-19' ]
run case show "$late"
t 'and says so' printed '到期后才延期 10个工作日,仍算超期'
run case pause "$late" 要听证 --for=hearing --until=2026-11-30 --post=镇长 --name=高志远 --as lixiuying --format=tsv
t 'what is left of the law may stop, the promise stays over' [ "$status $(field due)" = '0 2026-11-19' ]

run case transfer "$late" 跨县 --as lixiuying
t 'to whom' refused 2 --to
run case transfer "$late" 跨县 --to=civil --as lixiuying
t 'upwards' refused 1 上级
run case transfer "$late" 跨县 --to=moon --as lixiuying
t 'in the directory' refused 1 moon
run case transfer "$late" 跨县的林子,由县里定 --to=county_forestry --as lixiuying --format=tsv
t 'transferred, no day any more' [ "$status $(field due)" = '0 ' ]
run case terminate "$late" 不办了 --as lixiuying
t 'what has ended does not end again' refused 1 转报上级
run case terminate "$number" --what=forget 不办了 --as lixiuying
t 'ended in no such way' refused 2 revoke
run case terminate "$number" 申请人已把林子转出去了 --what=end --as lixiuying --print --format=tsv
t 'terminated' [ "$status $(field due)" = '0 ' ]
run paper "$number" --format=tsv
t 'with its paper' grep -q '芦政终A〔2026〕0001号' "$TMP/out"
run case notify "$number" 电话 --as lixiuying
t 'nothing to fetch' refused 1 终止
run case receipt "$number" 林业站吴长林 --as lixiuying
t 'nothing to sign for' refused 1
run item show LY01
t 'the item says what stops it and who extends it' printed '延期谁批准  县林业局'
run verify
t 'replay equals tables' [ "$status" = 0 ]
finish
