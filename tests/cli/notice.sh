#!/bin/sh
# notice.sh - a public notice through the verbs: posted, objected to, answered, taken down; and what is wrong with each.
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

as()
{
  YICHUANG_CLOCK=2026-11-$1 who=$2
  shift 2
  run "$@" --as "$who"
}

as 03T10:30 lixiuying notice post "$number" 村务公开栏
t 'not before its step' refused 1 不在公示环节
as 03T10:30 puchunsheng notice post nothing 村务公开栏
t 'of a case' refused 1 nothing
as 03T10:30 lixiuying step give "$number"
as 03T10:40 puchunsheng step finish "$number" 2 名单核过
as 03T10:50 wangjianjun step finish "$number" 201 低保户 --hand-on
t 'its step' [ "$status" = 0 ]

as 03T11:00 puchunsheng notice post "$number" 村务公开栏
t 'what waits for him is acknowledged first' refused 1 '先按 q 签收'
as 03T11:00 puchunsheng step take "$number"
as 03T11:00 puchunsheng notice post "$number"
t 'where it hangs' refused 1 请写张贴在哪里
as 03T11:00 puchunsheng notice post "$number" 2
t 'where, in words' refused 1 看不懂
as 03T11:00 zhengqiuju notice post "$number" 村务公开栏
t 'who answers for it posts' refused 1 不归你办
as 03T11:00 puchunsheng notice post "$number" 村务公开栏 --at=昨天
t 'a time is a time' refused 1 2026-11-05T10:20
as 03T11:00 puchunsheng notice post "$number" 村务公开栏 --at=2026-11-04T09:00
t 'not a time to come' refused 1 还没有到
as 04T11:00 puchunsheng notice post "$number" 村务公开栏 --at=2026-11-03T16:00
t 'an earlier day is known from somewhere' refused 1 哪里知道
as 04T11:00 puchunsheng notice post "$number" 村务公开栏 --at=2026-11-03T16:00 --how=dream
t 'from where there is' refused 2 person
as 03T11:00 puchunsheng notice post "$number" 村务公开栏 --people=一家
t 'people are a number' refused 2 --people
as 03T11:00 puchunsheng notice post "$number" 村务公开栏 --people=120
t 'not a hundred people' refused 2 --people
as 03T11:00 puchunsheng notice post "$number" 村务公开栏 --down=2026-11-09
t 'it hangs: not down at once' refused 1 撤下
as 03T11:00 puchunsheng notice object "$number" 他家有车
t 'nothing to object to yet' refused 1 没有登记过
as 03T11:00 puchunsheng notice down "$number"
t 'nothing to take down yet' refused 1 没有还贴着

as 03T16:00 puchunsheng notice post "$number" 村务公开栏 二组 --act=hung --format=tsv
t 'posted' printed 2026-11-10
as 03T16:01 puchunsheng notice post "$number" 村务公开栏 二组 --act=hung --format=tsv
t 'once' printed yes
as 03T16:05 puchunsheng notice post "$number" 村部
t 'it hangs already' refused 1 已经张贴
as 05T09:00 puchunsheng notice down "$number"
t 'not down before its last day' refused 1 2026-11-10
as 05T09:00 lixiuying notice answer "$number" 没有的事
t 'nothing to answer' refused 1 没有等答复

as 05T10:00 lixiuying notice object "$number"
t 'what was said' refused 1 反映
as 05T10:00 lixiuying notice object "$number" 他家有车 --who=鲁大山 --phone=13900001111
t 'objected to' [ "$status" = 0 ]
run notice list "$number" --format=tsv
t 'it stands open' printed "${TAB}1${TAB}1${TAB}"
as 05T11:00 puchunsheng notice answer "$number" 查了 --n=7
t 'an objection that is there' refused 1 '没有第 7 条'
as 05T11:00 puchunsheng notice answer "$number" 查了 --n=x
t 'by its number' refused 2 --n
as 05T11:00 puchunsheng notice answer "$number" 查了 --remedy=sorry
t 'an outcome there is' refused 2 repost
as 05T11:00 puchunsheng notice answer "$number" 1
t 'an answer in words' refused 1 看不懂
as 05T11:00 puchunsheng notice answer "$number" 是二组另一户的车 --n=1
t 'answered' [ "$status" = 0 ]
as 05T11:30 puchunsheng notice answer "$number" 再说一遍 --n=1
t 'answered once' refused 1 答复过

as 06T10:00 lixiuying notice object "$number" 名字写错了 --who=温大山
as 06T11:00 puchunsheng notice answer "$number" 重写一张 --remedy=repost
t 'upheld' [ "$status" = 0 ]
as 06T11:10 puchunsheng notice down "$number"
t 'the wrong one comes down' [ "$status" = 0 ]
as 06T11:20 puchunsheng notice post "$number" 村务公开栏
t 'the right one hangs' [ "$status" = 0 ]
run notice list --format=tsv
t 'one hangs' printed 2026-11-13
run tick
as 16T09:00 lixiuying tick
as 16T09:00 lixiuying notice down "$number" --day=2026-11-14
t 'taken down on an earlier day' refused 1 哪里知道
as 16T09:00 lixiuying notice down "$number" --day=2026-11-17
t 'not on a day to come' refused 1 还没有到
as 16T09:00 lixiuying notice down "$number" --day=2026-11-31
t 'on a day there is' refused 2 --day
as 16T09:00 lixiuying notice down "$number" --by=蒲春生
t 'taken down' [ "$status" = 0 ]
as 16T09:05 lixiuying notice down "$number"
t 'taken down once' refused 1 没有还贴着
run case show "$number" --format=json
t 'it stands in the case' printed '"remedy":"repost"'
run verify
t 'all is whole' [ "$status" = 0 ]
finish
