#!/bin/sh
# proof.sh - the proofs that villages may no longer be asked for (RULE acc-07).
. "$TESTDIR/cli/lib.sh"

S=$TMP/hall.db
run init --test-clock --today 2026-11-03 "$S"
YICHUANG_STORE=$S YICHUANG_CLOCK=2026-11-03T10:00
export YICHUANG_STORE YICHUANG_CLOCK

run proof list --format=tsv
t 'twenty' [ "$(wc -l < "$TMP/out")" = 21 ]
run proof list hyzk --format=tsv
t 'by initials' [ "$(field name) $(field code)" = '婚姻状况证明 p08' ]
run proof list 天气 --format=tsv
t 'none such' [ "$(wc -l < "$TMP/out")" = 1 ]
run proof refuse p08 --asker bank --which 农商行 --name 张秀兰 --as lixiuying --window 3
t 'recorded' is 0 '已记下:这个证明不再由村里开'
run proof refuse p08 --asker bank --which 农商行 --as lixiuying --format=json
t 'again' printed '"paper"'
run proof refuse p08 --asker cat --as lixiuying
t 'no such asker' refused 2 --asker
run proof refuse p08 --as lixiuying
t 'nobody asked' refused 2 --asker
run proof refuse p08 --asker other --as lixiuying
t 'somebody unnamed' refused 1 请写明
run proof refuse weather --asker bank --as lixiuying
t 'no such proof' refused 1 weather
run proof refuse p08 --asker bank --case 1103-999X --as lixiuying
t 'no such case' refused 1 1103-999X
run proof refuse p08 --asker bank
t 'by nobody' refused 2 --as
run proof refuse p10 --asker school --name 张秀兰 --as lixiuying --act twice --print --format=tsv
t 'with its paper' [ "$(field paper)" -gt 0 ]
paper=$(field paper)
t 'in the spool' [ "$(find "$S.spool" -name '*.txt' | wc -l)" = 1 ]
run proof refuse p10 --asker school --name 张秀兰 --as lixiuying --act twice --print --format=tsv
t 'but once' [ "$(field paper) $(find "$S.spool" -name '*.txt' | wc -l)" = "$paper 1" ]
run paper "$paper" --width 32
t 'that says who confirms it' printed 健在证明
t 'and who asked' printed 学校
run proof report --format=tsv
t 'who asked' is 0 "asker${TAB}which${TAB}proof${TAB}n
bank${TAB}农商行${TAB}婚姻状况证明${TAB}2
school${TAB}${TAB}健在证明${TAB}1"
run proof report 2026-10 --format=tsv
t 'not in October' [ "$(wc -l < "$TMP/out")" = 1 ]
run proof report october
t 'no month' refused 2 october
run verify
t 'can be replayed' [ "$status" = 0 ]
finish
