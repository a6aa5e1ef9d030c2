#!/bin/sh
# absence.sh - who is away, and who stands for the posts, through the verbs.
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"

run absence set lixiuying 14:30
t 'somebody must sign in' refused 2 --as
run absence set lixiuying 14:30 --reason 午饭 --as lixiuying --act=l1
t 'to lunch' is 0 '已登记离岗,2026-11-03 14:30 回岗。'
run absence set lixiuying 14:30 --reason 午饭 --as lixiuying --act=l1
t 'the same act again changes nothing' [ "$status" = 0 ]
run absence list --format=json
t 'who is away' is 0 '[{"state":"away","login":"lixiuying","name":"李秀英","from":"2026-11-03 10:20","until":"2026-11-03 14:30","standin":"","reason":"午饭"}]'
run absence posts --format=tsv
t 'her deputy has the post' [ "$(field post) $(field now) $(field how) $(field cases)" = 'counter3 赵敏 deputy 0' ]
run absence set wangjianjun 1106 --as lixiuying
t 'others are declared by a supervisor' refused 1 值班长
run absence set wangjianjun 1106 --from 1105 --standin zhengqiuju --as zhaomin --format=tsv
t 'days to come, with who stands in' [ "$status $(field until)" = '0 2026-11-07 00:00' ]
run absence set nobody 1106 --as zhaomin
t 'somebody unknown' refused 1 nobody
run absence set wangjianjun 25:00 --as zhaomin
t 'no such time' refused 2 14:30
run absence set wangjianjun 10:00 --as zhaomin
t 'a time that is over' refused 1 离岗以后
run absence set wangjianjun --as zhaomin
t 'until when must be said' refused 2 用法
run absence set wangjianjun 1106 --standin wangjianjun --as zhaomin
t 'nobody stands in for themselves' refused 1 本人

YICHUANG_CLOCK=2026-11-03T14:31
run tick --format=tsv
t 'the tick says how many went and came' [ "$status $(field away)" = '0 1' ]
run absence list --format=tsv
t 'she is back by herself, he goes later' [ "$(sed 1d "$TMP/out" | cut -f 1,2 | tr "$TAB" ' ')" = 'soon wangjianjun' ]
YICHUANG_CLOCK=2026-11-06T09:00
run tick --format=tsv
t 'he goes when his day has come' [ "$status $(field away)" = '0 1' ]
run absence posts --format=tsv
t 'who was named has it' [ "$(field post) $(field now) $(field until)" = 'civil 郑秋菊 2026-11-07 00:00' ]
run absence end wangjianjun --as wangjianjun --format=tsv
t 'back before time' [ "$status $(field login)" = '0 wangjianjun' ]
run absence end wangjianjun --as wangjianjun
t 'once' refused 1 没有登记离岗
run absence posts --format=tsv
t 'every post has its holder' [ "$(sed 1d "$TMP/out")" = '' ]
run verify
t 'the store is whole' [ "$status" = 0 ]
finish
