#!/bin/sh
# outcomes.sh - every outcome as JSON, and the verbs of cases that wait.
# RULE acc-02, acc-03, acc-04, inq-03
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
t 'a store' [ "$status" = 0 ]

WHO='"applicant":{"name":"蒲月英","doc_number":"58112619361121024X","phone":"16000001004","place":"581126100202"}'
ALL='"materials":[{"n":1,"state":"have","original":1},{"n":2,"state":"have","original":1},{"n":3,"state":"have","original":1},{"n":4,"state":"have","copies":1}]'

# accept JSON: takes in a case of the rest of an object.
accept()
{
  echo "{$WHO,$1}" > "$TMP/case.json"
  run case accept "$TMP/case.json" --as lixiuying --window 3 --format=tsv
}

accept '"item":"CL02","materials":[{"n":1,"state":"have","original":1}],"outcome":"tolerant"'
t 'tolerant acceptance' [ "$status $(field outcome) $(field due)" = '0 tolerant 2026-11-10' ]
promised=$(field number)
accept "\"item\":\"MZ11\",$ALL,\"outcome\":\"tolerant\""
t 'nothing to promise' refused 1 材料已齐
accept '"item":"CL02","materials":[{"n":3,"state":"have","original":2}],"outcome":"tolerant"'
t 'not this paper' refused 1 第1项不可容缺

accept "\"item\":\"MZ11\",$ALL,\"outcome\":\"refuse\",\"refusal\":\"other\",\"reason\":\"户籍不在本县\""
t 'facts without an article' refused 1 条文
accept "\"item\":\"MZ11\",$ALL,\"outcome\":\"refuse\",\"refusal\":\"not_ours\",\"authority\":\"nobody\""
t 'an office that is not in the directory' refused 1 nobody
accept "\"item\":\"MZ11\",$ALL,\"outcome\":\"refuse\",\"refusal\":\"not_needed\",\"reason\":\"系统自动认定\""
t 'not needed' [ "$status $(field outcome)" = '0 refuse' ]
accept "\"item\":\"MZ11\",$ALL,\"outcome\":\"refuse\",\"refusal\":\"not_ours\",\"authority\":\"hall-581126200000\""
t 'not ours' [ "$status $(field outcome)" = '0 refuse' ]
refused=$(field number)
run paper "$refused" --format=tsv
t 'has its own paper' [ "$(field kind)" = not_ours ]
paper=$(field id)

run paper sign "$paper"
t 'signing needs a name' refused 2 --as
run paper sign "$paper" --as lixiuying --how smile
t 'signed in no such way' refused 2 fingerprint
run paper sign one --as lixiuying
t 'no such paper' refused 2 编号
run paper sign "$paper" --as lixiuying --how refused
t 'whoever refuses is witnessed' refused 1 见证人
run paper sign "$paper" --as lixiuying --how refused --witness 周芸 --act s1 --format=tsv
t 'signed for' [ "$status $(field number) $(field repeated)" = "0 $refused no" ]
run paper sign "$paper" --as lixiuying --how refused --witness 周芸 --act s1 --format=tsv
t 'once' [ "$status $(field repeated)" = '0 yes' ]
run paper sign "$paper" --as lixiuying
t 'and not again' refused 1 签收

accept '"item":"MZ11","outcome":"refer","authority":"hall-581126200000","phoned":"10:05","said":"下午去"'
t 'referred' [ "$status $(field outcome) $(field due)" = '0 refer ' ]
accept '"item":"MZ11","outcome":"refer","authority":"hall-581126200000","phoned":"十点","said":"下午去"'
t 'a time that is none' refused 1 10:05
accept '"item":"MZ11","outcome":"forward","authority":"hall-581126200000"'
t 'nothing to send on' refused 1 只能转告
accept "\"item\":\"MZ11\",$ALL,\"outcome\":\"forward\",\"authority\":\"hall-581126200000\""
t 'taken in to be sent on' [ "$status $(field outcome) $(field due)" = '0 forward 2026-11-05' ]
away=$(field number)
run case forward "$away" --as lixiuying --by pigeon
t 'by no such means' refused 2 courier
run case forward "$away" 邮政 EB123 --as lixiuying --by courier --format=tsv
t 'sent on' [ "$status $(field number)" = "0 $away" ]
run case forward "$away" --as lixiuying
t 'once only' refused 1 转递

# Taken in, answered later: what is found, then a refusal, then acceptance (RULE time-09).
accept "\"item\":\"MZ11\",\"materials\":[],\"outcome\":\"receive\""
t 'nothing to take in' refused 1 不能收下待审
accept "\"item\":\"MZ11\",$ALL,\"outcome\":\"receive\""
t 'taken in' [ "$status $(field outcome) $(field due)" = '0 receive 2026-11-10' ]
later=$(field number)
run paper "$later" --format=tsv
t 'with its receipt' [ "$(field kind)" = receipt ]
run paper "$(field id)" --width=80
t 'which says by when' printed '最晚 11月10日(周二)'
t 'and that it is not accepted yet' printed '现在只是收件,还没有受理。'
printed '还缺的' && t 'nothing is missing' false
YICHUANG_CLOCK=2026-11-05T09:00
echo '{"outcome":"receive"}' > "$TMP/answer.json"
run case supply "$later" "$TMP/answer.json" --as lixiuying
t 'nothing new' refused 1 材料和上次记的一样
echo '{"outcome":"tell"}' > "$TMP/answer.json"
run case supply "$later" "$TMP/answer.json" --as lixiuying
t 'what was taken in is not only told' refused 1 材料已经收下
echo '{"outcome":"refuse","reason":"户籍不在本县"}' > "$TMP/answer.json"
run case supply "$later" "$TMP/answer.json" --as lixiuying
t 'refused without an article' refused 1 条文
echo '{"outcome":"receive","materials":[{"n":4,"state":"missing"}]}' > "$TMP/answer.json"
run case supply "$later" "$TMP/answer.json" --as lixiuying --format=tsv
t 'examined' [ "$status $(field outcome) $(field due)" = '0 receive 2026-11-10' ]
echo '{"materials":[{"n":4,"state":"have","copies":1}]}' > "$TMP/answer.json"
run case supply "$later" "$TMP/answer.json" --as lixiuying --format=tsv
t 'answered' [ "$status $(field outcome)" = '0 accept' ]
run case show "$later" --format=json
t 'accepted now' printed '"state":"accepted"'
t 'the examination is on record' printed '审查材料,还缺 1样'
YICHUANG_CLOCK=2026-11-03T10:20

# Told once, told again, reminded.
accept '"item":"MZ11","materials":[{"n":1,"state":"have","original":1},{"n":2,"state":"have","original":1}],"outcome":"ask"'
t 'told once' [ "$status $(field outcome) $(field due)" = '0 ask 2026-12-01' ]
asked=$(field number)
YICHUANG_CLOCK=2026-11-10T09:00
echo '{"materials":[{"n":3,"state":"have","original":1},{"n":2,"state":"wrong","note":"过期了"}]}' > "$TMP/supply.json"
run case supply "$asked" "$TMP/supply.json" --as lixiuying
t 'told again: why?' refused 1 原因
echo '{"cause":"ours","materials":[{"n":3,"state":"have","original":1},{"n":2,"state":"wrong","note":"过期了"}]}' > "$TMP/supply.json"
run case supply "$asked" "$TMP/supply.json" --as lixiuying --format=tsv
t 'told again' [ "$status $(field outcome) $(field due)" = '0 ask 2026-12-08' ]
run case remind "$asked" 说明天来 --as lixiuying
t 'not before its day' refused 1 还没到期
YICHUANG_CLOCK=2026-12-09T09:00
run case remind "$asked" --as lixiuying
t 'what was said?' refused 1 怎么说
run case remind "$asked" 说明天来 --as lixiuying --by agent --format=tsv
t 'reminded' [ "$status $(field number)" = "0 $asked" ]
run case lapse "$asked" --as lixiuying
t 'left open by this hall' refused 1 on_supply_lapse
run case show "$promised" --format=json
t 'the promise has lapsed by itself' printed '"state":"withdrawn"'
run case lapse "$promised" --as lixiuying
t 'and not once more' refused 1
run paper "$promised" --format=json
t 'with its paper' printed '"lapse"'
run case lapse 1103-999A --as lixiuying
t 'no such case' refused 1 1103-999A

# The same person has another matter; later comes again about the first.
YICHUANG_CLOCK=2026-12-10T09:00
accept '"item":"MZ14","materials":[{"n":1,"state":"have","original":1},{"n":2,"state":"have","original":1}]'
first=$(field number) visit=$(field visit)
t 'a visit' [ "$(field combined)" = 0 ]
accept '"item":"MZ13","materials":[{"n":1,"state":"have","original":1}],"visit":'"$visit"
t 'goes on' [ "$(field visit)" = "$visit" ]
combined=$(field combined)
run paper "$combined" --width=48
t 'with one receipt for both' printed '这次来办 2 件事'
run case log "$first" 上月那件怎么还没消息 --what=complain --as lixiuying --act=once
t 'came again' [ "$status" = 0 ]
run case log "$first" 上月那件怎么还没消息 --what=complain --as lixiuying --act=once
t 'once' [ "$status" = 0 ]
run case show "$first" --format=json
t 'and has walked twice' printed '"trips":2'
run case log "$first" --what=nothing --as lixiuying
t 'for what?' refused 2 collect

run verify --format=tsv
t 'and every step can be replayed' [ "$status" = 0 ]
finish
