#!/bin/sh
# inquiry.sh - first inquiry and standing answers by verbs (RULE inq-01, inq-02).
. "$TESTDIR/cli/lib.sh"

S=$TMP/hall.db
run init --test-clock --today 2026-11-03 "$S"
YICHUANG_STORE=$S YICHUANG_CLOCK=2026-11-03T10:00
export YICHUANG_STORE YICHUANG_CLOCK

run inquiry list
t 'nothing yet' is 0 '没有没答复的首问'
run inquiry add 90岁以上老人有没有特殊补贴 --outcome answered --item MZ11 --channel phone --as lixiuying --window 3
t 'answered on the spot' is 0 '首问 X1103-001:已答复'
run inquiry list --day 2026-11-03 --format=tsv
t 'is listed by its day' [ "$(field number) $(field state) $(field channel)" = 'X1103-001 answered phone' ]
run inquiry add 养老金没到账 --name 王丽 --phone 13900005521 --as lixiuying --act once --format=tsv
t 'called back' [ "$(field number)" = X1103-002 ]
run inquiry add 养老金没到账 --name 王丽 --phone 13900005521 --as lixiuying --act once --format=tsv
t 'but once' [ "$(field number)" = X1103-002 ]
run inquiry list --mine --as lixiuying --format=tsv
t 'stands on my list until tomorrow' [ "$(field number) $(field due)" = 'X1103-002 2026-11-04' ]
run inquiry list --mine --as zhouyun --format=tsv
t 'on nobody else his' [ "$(wc -l < "$TMP/out")" = 1 ]
run inquiry answer x1103-2 代办员明天上门认证 --as zhouyun
t 'nor is it his to answer' refused 1 李秀英
run inquiry answer x1103-2 代办员明天上门认证 --as lixiuying
t 'answered' is 0 '首问 X1103-002:已答复'
run inquiry show X1103-002 --format=tsv
t 'its history' printed 代办员明天上门认证
run inquiry close X1103-002 重复 --as lixiuying
t 'ended once' refused 1 已经了结
run inquiry add 井盖松了 --outcome demand --owner civil --as lixiuying
t 'a demand' is 0 '诉求 S1103-001:待答复'
run inquiry close S1103-001 他自己不问了 --as lixiuying
t 'closed' is 0 '诉求 S1103-001:已了结'
run inquiry add 路灯不亮 --as lixiuying
run inquiry demand X1103-004 --as lixiuying
t 'a demand later' is 0 '诉求 S1103-002:待答复'
run inquiry add 跑了四趟 --outcome stuck --as lixiuying
t 'not got done' is 0 '办不成事 B1103-001:待答复'
run inquiry list --mine --as zhaomin --format=tsv
t 'the supervisor has it' printed B1103-001
run inquiry add 问 --outcome perhaps --as lixiuying
t 'no such outcome' refused 2 perhaps
run inquiry add 问
t 'by nobody' refused 2 --as
run inquiry show X0101-001
t 'no such inquiry' refused 1 X0101-001
run inquiry count --as lixiuying
t 'counting what' refused 1 先选

run answer set 医保今年交多少 每人400元 --as lixiuying --format=tsv
t 'a standing answer' [ "$(field answer)" -gt 0 ]
answer=$(field answer)
run inquiry count --answer "$answer" --as lixiuying
t 'counted' is 0 '常见问题 +1'
run answer list --format=tsv
t 'once this year' [ "$(field year) $(field today) $(field until) $(field over)" = '1 1 2026-12-31 no' ]
YICHUANG_CLOCK=2027-01-04T10:00
run answer list --format=tsv
t 'over with its year' [ "$(field over)" = yes ]
run inquiry add 医保交多少 --outcome answered --answer "$answer" --as lixiuying
t 'and not read aloud' refused 1 过期
run answer set 医保今年交多少 每人420元 --answer "$answer" --as lixiuying --format=tsv
t 'renewed' [ "$(field answer)" = "$answer" ]
run answer drop "$answer" --as lixiuying
t 'dropped' is 0 '常答作废'
run answer import "$TESTDIR/../data/demo/answers.tsv" --as lixiuying
t 'a file is not for everybody' refused 1 值班长
run answer import "$TESTDIR/../data/demo/answers.tsv" --as zhaomin --format=tsv
t 'a file' [ "$(field changed)" -gt 5 ]
printf 'question\ttext\titem\towner\tchecked\tuntil\n问\t\t\tcivil\tx\t2027-12-31\n' > "$TMP/bad.tsv"
run answer import "$TMP/bad.tsv" --as zhaomin
t 'faults by line' refused 1 bad.tsv:2
run verify
t 'replays' [ "$status" = 0 ]
finish
