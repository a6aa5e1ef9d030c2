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
# ── bad input: a sentence that says what is wrong, and nothing is stored ──
YICHUANG_CLOCK=2027-01-05T10:00
run inquiry list --format=tsv
before=$(wc -l < "$TMP/out")
long=$(printf '%0401d' 0)
for word in '' '   ' "$(printf '\033\007')" "$(printf ' \342\200\256 ')"; do
  run inquiry add "$word" --as lixiuying
  t 'a question without words' refused 1 '请写问的是什么'
done
run inquiry add "$long" --as lixiuying
t 'a question without end' refused 1 '最多 400 个字'
run inquiry add 路灯不亮 --reply "$long" --as lixiuying
t 'an answer without end' refused 1 '最多 400 个字'
run inquiry add 路灯不亮 --name "$(printf '%041d' 0)" --as lixiuying
t 'a name without end' refused 1 '最多 40 个字'
run inquiry add 路灯不亮 --phone 回头说 --as lixiuying
t 'no telephone' refused 1 '电话号码不对'
run inquiry add 路灯不亮 --channel pigeon --as lixiuying
t 'no channel' refused 1 pigeon
run inquiry add 路灯不亮 --village 999 --as lixiuying
t 'no village' refused 1 '没有村 999'
run inquiry add 路灯不亮 --item XX99 --as lixiuying
t 'no item' refused 1 XX99
run inquiry add 路灯不亮 --case 0000-000X --as lixiuying
t 'no case' refused 1
run inquiry add 路灯不亮 --outcome demand --owner nowhere --as lixiuying
t 'no post' refused 1 nowhere
run inquiry add 路灯不亮 --outcome answered --as lixiuying
t 'answered with nothing' refused 1 '写一句是怎么答的'
run inquiry add 路灯不亮 --outcome answered --answer 99999 --as lixiuying
t 'no standing answer' refused 1 '没有这条常答'
run inquiry add "$(printf '\377\376')" --as lixiuying
t 'no text at all' refused 2
run inquiry add a b --as lixiuying
t 'two questions' refused 2
run inquiry add 路灯不亮 --as nobody
t 'by somebody unknown' [ "$status" != 0 ]
run inquiry list --format=tsv
t 'nothing of it is stored' [ "$(wc -l < "$TMP/out")" = "$before" ]

run inquiry add "$(printf ' 路\033灯\342\200\256不亮\t')" --name "$(printf '王\007丽 ')" --as lixiuying --format=tsv
number=$(field number)
run inquiry list --format=json
t 'what is stored is clean' printed '"text":"路灯不亮","name":"王丽"'
for bad in '' X X0105-999 0105-001 S0105-x "$(printf 'X0105-001\033')x"; do
  run inquiry answer "$bad" 修好了 --as lixiuying
  t 'an answer to none' [ "$status" = 1 ]
  run inquiry close "$bad" 不问了 --as lixiuying
  t 'an end of none' [ "$status" = 1 ]
  run inquiry refer "$bad" --post civil --as lixiuying
  t 'a referral of none' [ "$status" = 1 ]
done
run inquiry answer "$number" '  ' --as lixiuying
t 'an answer without words' refused 1 '请写是怎么答复的'
run inquiry answer "$number" 修好了 --channel pigeon --as lixiuying
t 'told by no channel' refused 1 pigeon
run inquiry close "$number" "$(printf '\033')" --as lixiuying
t 'an end without a reason' refused 1 '请写为什么了结'
run inquiry close "$number" "$(printf '%0501d' 0)" --as lixiuying
t 'a reason without end' refused 1 '内容太长'
run inquiry refer "$number" --post "$(printf 'ci\033vil')x" --as lixiuying
t 'a referral to no post' refused 1 civilx
run inquiry refer "$number" --office land --person "$(printf '\033 ')" --as lixiuying
t 'a referral to nobody there' refused 1 '请写对方是谁'
run inquiry refer "$number" --office land --person "刘$(printf '%030d' 0)" --as lixiuying
t 'a person without end' refused 1 '最多 30 个字'
run inquiry refer "$number" --post civil --reason "$(printf '%0501d' 0)" --as lixiuying
t 'a reason of a referral without end' refused 1 '内容太长'
run inquiry list --day 2027-13-01
t 'no day' refused 2
run inquiry list --day 2027-01-05 --channel pigeon
t 'no such channel to list' refused 1 pigeon
run inquiry list --channel phone
t 'a channel of all days' refused 2 '和 --day 一起用'
run inquiry list --mine
t 'of nobody' refused 2 --as
run inquiry list x
t 'a word too many' refused 2
run inquiry close "$number" "$(printf '修好\033了')" --as lixiuying
run inquiry show "$number" --format=tsv
t 'the reason is clean too' printed 修好了

run verify
t 'replays' [ "$status" = 0 ]
finish
