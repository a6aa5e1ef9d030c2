#!/bin/sh
# handover.sh - everything open handed to a colleague in one go.
# RULE agt-01, agt-02, time-12
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
t 'a store' [ "$status" = 0 ]
WHO='"applicant":{"name":"蒲月英","doc_number":"58112619361121024X","phone":"16000001004","place":"581126100202"}'
ALL='{"n":1,"state":"have","original":1},{"n":2,"state":"have","original":1},{"n":3,"state":"have","copies":1},{"n":4,"state":"have","original":1}'
echo "{$WHO,\"item\":\"LY01\",\"outcome\":\"accept\",\"materials\":[$ALL]}" > "$TMP/case.json"
run case accept "$TMP/case.json" --as lixiuying --window 3 --format=tsv
number=$(field short)
t 'a case' [ "$status" = 0 ]

run handover open --as lixiuying --format=tsv
t 'what is open' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = 'why number applicant item step due papers' ]
t 'is mine' [ "$(field why) $(field number) $(field applicant)" = "answers $number 蒲月英" ]
run handover open --as sunyumei --of=lixiuying --format=tsv
t 'and can be looked at' [ "$(field number)" = "$number" ]
run handover give --as lixiuying
t 'to whom' refused 2 --to
run handover give --to=counter9 --as lixiuying
t 'no such post' refused 1 counter9
run handover give --to=counter1 --of=nobody --as lixiuying
t 'nor person' refused 1 nobody
run handover give --to=counter2 --of=sunyumei --as lixiuying
t 'not of another' refused 1 值班长
run handover give --to=counter1 --text=下午我去村里 --act=h1 --print --as lixiuying --format=tsv
list=$(field list)
t 'offered' [ "$status $(field state) $(field cases) $(field due) $(field repeated)" = '0 offered 1 2026-11-04 no' ]
t 'with a number of its own register' [ "$list" = '芦政交A〔2026〕0001号' ]
t 'printed' [ "$(ls "$YICHUANG_STORE.spool" | grep -c handover)" = 1 ]
run handover give --to=counter1 --act=h1 --as lixiuying --format=tsv
t 'once' [ "$(field list) $(field repeated)" = "$list yes" ]
run handover list --as lixiuying --format=tsv
t 'I see what I gave' [ "$(field list) $(field taker)" = "$list 孙玉梅" ]
run handover list --as sunyumei --format=tsv
t 'she sees what waits' [ "$(field list) $(field giver)" = "$list 李秀英" ]
run handover list --as hexiaoyan --format=tsv
t 'nobody else does' [ "$(wc -l < "$TMP/out")" -le 1 ]
run paper "$list"
t 'the list is read by its number' printed "$list"
t 'with its case' printed 蒲月英
run paper "$list" --print --as zhaomin --format=tsv
t 'and printed again' [ "$status $(field number) $(ls "$YICHUANG_STORE.spool" | grep -c handover)" = "0 $list 2" ]
run paper "$list" --format=tsv
t 'and says so' printed 补打
run paper 芦政交A〔2026〕0009号
t 'no such list' refused 1 芦政交A〔2026〕0009号
run handover return "$list" --as sunyumei
t 'a return needs its reason' refused 1 为什么
run handover take "$list" --as hexiaoyan
t 'she is not asked' refused 1 孙玉梅
run handover take "$list" --as sunyumei --format=tsv
t 'taken' [ "$status $(field state)" = '0 taken' ]
run case show "$number" --format=json
t 'it is hers' printed '孙玉梅'
t 'the record says so' printed "接班 $list"
run handover return "$list" 不要了 --as sunyumei
t 'once it is taken it stays' refused 1 "$list"
run handover give --to=counter3 --of=sunyumei --as zhaomin --format=tsv
t 'a supervisor hands over for another' [ "$status $(field giver)" = '0 孙玉梅' ]
list=$(field list)
run handover return "$list" 他在路上 --as lixiuying --format=tsv
t 'returned' [ "$status $(field state)" = '0 returned' ]
run handover give --to=counter3 --as sunyumei --format=tsv
t 'again' [ "$(field state)" = offered ]
YICHUANG_CLOCK=2026-11-06T09:00
run tick --format=tsv
t 'nobody acknowledged: deemed received' [ "$(field received)" = 1 ]
run handover open --as lixiuying --format=tsv
t 'back with her' [ "$(field number)" = "$number" ]
run verify
t 'it replays' [ "$status" = 0 ]
finish
