#!/bin/sh
# agency.sh - the agent's day, diary, errands, authorisations and the call afterwards by verbs.
. "$TESTDIR/cli/lib.sh"
YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-05T10:20
export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
t 'an empty hall' [ "$status" = 0 ]

cat > "$TMP/case.json" <<'END'
{ "applicant": { "name": "周满仓", "doc_number": "581126195203040033", "place": "581126100200" }, "item": "MZ11",
  "channel": "visit", "outcome": "ask", "materials": [ { "n": 1, "state": "have", "original": 1 } ] }
END
run case accept "$TMP/case.json" --as luowenjing --window 4 --format=tsv
t 'taken in by who is no agent' [ "$status" = 0 ]
number=$(sed -n 2p "$TMP/out" | cut -f 1)
run case show "$number" --format=json
t 'has one all the same' grep -q '"agent":"孙玉梅(服务中心)"' "$TMP/out"

run agency today --as sunyumei --window 1 --format=tsv
t 'the day has its columns' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = 'group kind number applicant place item due light text' ]
t 'papers to collect at home, in the village' [ "$(sed -n 2p "$TMP/out" | cut -f 1,2,4)" = "上荻村${TAB}collect${TAB}周满仓" ]
run agency today --as sunyumei --window 1 --print
t 'printed' [ "$status" = 0 ]
t 'into the spool' [ "$(ls "$YICHUANG_STORE.spool" | grep -c agency-sunyumei)" = 1 ]
t 'as a list' grep -q '□ 上门收 ' "$TMP/out"
run agency today --as sunyumei --by=hill
t 'groups it knows' refused 2 office、village

run agency diary "$number" --call 问了一声,明天去 --as sunyumei --window 1
t 'a line of the diary' [ "$status" = 0 ]
run agency diary "$number" --as sunyumei --window 1 --format=tsv
t 'and read again' [ "$(sed -n 2p "$TMP/out" | cut -f 2,3)" = "孙玉梅${TAB}代办:打电话:问了一声,明天去" ]
run agency trip "$number" --as sunyumei --window 1 去了
t 'an errand has a kind' refused 2 --what
run agency trip "$number" --what=send --as sunyumei --window 1 送了
t 'and an office' refused 1 哪个单位
run agency trip "$number" --what=visit --day=2026-11-12 --as sunyumei --window 1 去看看
t 'planned' [ "$status" = 0 ]
run agency today --as sunyumei --window 1 --by=village --format=tsv
t 'stands on the list' [ "$(cut -f 2 "$TMP/out" | grep -c planned)" = 1 ]

run agency authorise "$number" --name=柯小满 --relation=之子 --scope=supply,fetch --until=2027-05-01 --act=a1 --as sunyumei \
  --window 1 --format=tsv
t 'authorised' [ "$status" = 0 ]
run agency authorise "$number" --name=柯小满 --scope=supply,fetch --until=2027-05-01 --act=a1 --as sunyumei --window 1 --format=tsv
t 'once' [ "$(sed -n 2p "$TMP/out" | cut -f 3)" = yes ]
run agency authorise "$number" --as sunyumei --window 1 --format=tsv
t 'listed' [ "$(sed -n 2p "$TMP/out" | cut -f 1,3,4,6,8)" = "1${TAB}柯小满(之子)${TAB}补材料、领结果${TAB}2027-05-01${TAB}yes" ]
run agency authorise "$number" --scope=all --until=2027-05-01 --as sunyumei --window 1
t 'a scope it knows' refused 2 --scope
run agency authorise "$number" --revoke=1 他自己来 --as sunyumei --window 1
t 'revoked' [ "$status" = 0 ]
run agency followup "$number" --answer=fair --as sunyumei --window 1
t 'called only after delivery' refused 1 送达以后
run agency keep "$number" --amount=2x --as sunyumei --window 1
t 'money is a number' refused 1 '200 或 20.50'
run agency keep "$number" --amount=200 --act=k1 --as sunyumei --window 1
t 'left at the window' [ "$status" = 0 ]
run agency keep "$number" --as sunyumei --window 1 --format=tsv
t 'listed with its paper' [ "$(sed -n 2p "$TMP/out" | cut -f 2,5)" = "现金 200元${TAB}" ]
run agency return "$number" 芦政存A号 王丽 --as sunyumei --window 1
t 'not by another number' refused 1 没有暂存
run agency return "$number" - 王丽 --as sunyumei --window 1
t 'fetched' [ "$status" = 0 ]
run agency keep "$number" --as sunyumei --window 1 --format=json
t 'on a day' grep -q '"back":"2026-' "$TMP/out"
run agency change "$number" counter3 孙玉梅请假 --as sunyumei --window 1
t 'another agent' [ "$status" = 0 ]
run agency today --as lixiuying --window 3 --format=tsv
t 'who is told' [ "$(cut -f 2 "$TMP/out" | grep -c taken)" = 1 ]
run verify
t 'replays' [ "$status" = 0 ]
finish
