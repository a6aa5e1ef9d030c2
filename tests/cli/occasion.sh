#!/bin/sh
# occasion.sh - the verbs of occasions: a death, a birth, a house, each taken in once and played to its end.
# RULE acc-01, acc-10
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T09:12 export YICHUANG_STORE YICHUANG_CLOCK
run demo --cases 3 --today 2026-11-03 "$YICHUANG_STORE"
t 'a store' [ "$status" = 0 ]
me() { run "$@" --as lixiuying --window 3 --format=tsv; }
lines() { [ "$(sed -n '$=' "$TMP/out")" = "$1" ]; }
# form NAME CODE [MEMBERS]: an occasion of somebody, on stdout
form()
{
  printf '{"occasion":"%s","form":{"applicant":{"name":"%s","doc_kind":"none","sex":"f","birth":"1960-02-03","phone":"13900000001","place":"361121","address":"一组"}}%s}\n' \
    "$2" "$1" "$3" | sed "s/361121/$PLACE/"
}
PLACE=$(sed -n 's/^\([0-9]\{12\}\)	上荻村.*/\1/p' "$YICHUANG_DATADIR"/demo/places.tsv | head -1)
t 'a village' [ -n "$PLACE" ]

run occasion list --format=tsv
t 'all of them' [ "$(cut -f1 "$TMP/out" | sed 1d | sort -u | tr '\n' ' ')" = 'birth death house jobless retire veteran ' ]
run occasion list 身后 --format=tsv
t 'one of them, its items' lines 5
run occasion list 婚嫁 --format=tsv
t 'none' lines 1

# What is wrong.
run case list --tab all
before=$out
form 吴一 death > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'whom it is about' refused 1 逝者
form 吴一 party > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'no such occasion' refused 1 party
echo '[]' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'no object' refused 1 occasion
echo '{"occasion":"death"}' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'nobody applies' refused 1 form
form 吴一 death ',"about":{"name":"吴二","day":"2026-11-30"}' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'a day to come' refused 1 日子
form 吴一 death ',"about":{"name":"吴二","age":3}' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'a member that nobody knows' refused 1 age
form 吴一 death ',"about":{"name":"吴二"},"items":["MZ01"]' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'an item of another matter' refused 1 MZ01
form 吴一 death ',"about":{"name":"吴二"},"items":[]' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'no item at all' refused 1 一项也没有
form 吴一 death ',"about":{"name":"吴二"},"papers":["gold"]' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'a paper that nobody asks for' refused 1 gold
form 吴一 house ',"items":["NY02"]' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'what comes after another waits' refused 1 NY01
form 吴一 death ',"about":{"name":"吴二"}' > "$TMP/a.json"
run occasion add "$TMP/a.json" --as gaozhiyuan
t 'not by who takes nothing in' refused 1 窗口人员
run case list --tab all
t 'nothing was saved' [ "$out" = "$before" ]

# A death.
form 吴一 death ',"about":{"name":"吴二","day":"2026-11-01"},"items":["GA02","SB04","MZ16"],"act":"d1"' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'a death: three cases' [ "$status $(sed 1d "$TMP/out" | wc -l | tr -d ' ')" = '0 3' ]
FIRST=$(field short)
me occasion add "$TMP/a.json"
t 'once' [ "$(field repeated) $(field short)" = "yes $FIRST" ]
run case show "$FIRST" --format=json
t 'linked' printed '"name":"身后一件事"'
t 'about whom' printed '逝者 吴二'
run occasion next "$FIRST" --format=tsv
t 'nothing comes after' lines 1
me occasion start "$FIRST"
t 'so nothing starts' refused 1 前面的
me occasion supply "$FIRST"
t 'and nothing is lacking elsewhere' refused 1 不缺

# A birth.
form 郑一 birth ',"about":{"name":"郑小"}' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'a birth: three cases that are always so' [ "$status $(sed 1d "$TMP/out" | wc -l | tr -d ' ')" = '0 3' ]
BIRTH=$(field short)
run case show "$BIRTH" --format=json
t 'of a child' printed '孩子 郑小'

# A house: what comes after waits for its result, is proposed then, and joins.
form 温一 house ',"papers":["id","hukou","NY01:1","NY01:4","NY01:5","NY01:7"]' > "$TMP/a.json"
me occasion add "$TMP/a.json" --print
t 'a house begins with one case' [ "$status $(sed 1d "$TMP/out" | wc -l | tr -d ' ')" = '0 1' ]
HOUSE=$(field short)
run occasion next "$HOUSE" --format=tsv
t 'three come after it' lines 4
t 'none of them yet' [ "$(cut -f5 "$TMP/out" | sed 1d | sort -u)" = no ]
me occasion start "$HOUSE"
t 'and none starts' refused 1 前面的有了结果

# Out of work: the first is done at once, so that the next can be taken in, with the papers that were seen.
form 蒲一 jobless ',"items":["RS01"],"papers":["id","RS01:3"]' > "$TMP/a.json"
me occasion add "$TMP/a.json"
t 'the first is done on the spot' [ "$status $(field outcome)" = '0 onspot' ]
JOB=$(field short)
run occasion next "$JOB" --format=tsv
t 'two come after it now' [ "$(cut -f5 "$TMP/out" | sed 1d | sort -u) $(sed -n '$=' "$TMP/out")" = 'yes 3' ]
run case where "$JOB" --as lixiuying --window 3 --format=tsv
t 'which is read aloud to who asks' grep -q "^next${TAB}.*可以来办了" "$TMP/out"
me occasion start "$JOB" RS02 --act s1
t 'the second starts' [ "$status $(field repeated)" = '0 no' ]
SECOND=$(field short)
me occasion start "$JOB" RS02 --act s1
t 'once' [ "$status $(field repeated) $(field short)" = "0 yes $SECOND" ]
me occasion start "$JOB" RS02 --act s2
t 'no second one' refused 1 前面的
run case show "$SECOND" --format=json
t 'it has joined' printed '"name":"失业一件事"'
t 'and his card was seen' printed '"note":"见 '
run case show "$JOB" --format=json
t 'one is left, to be asked for' printed '"item":"RS03","after":"RS01","question":"交过失业保险?","ready":true'
run case show 1103-999X
t 'no such case' refused 1 1103-999X
me occasion next 1103-999X
t 'nor for what comes next' refused 1 1103-999X
me occasion start "$FIRST" ZR04
t 'an item of another occasion' refused 1 前面的
run verify
t 'replay equals tables' [ "$status" = 0 ]
finish
