#!/bin/sh
# stats.sh - the figures through the verb.
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-23T09:12 export YICHUANG_STORE YICHUANG_CLOCK
run demo "$YICHUANG_STORE" --cases 300

run stats --by person --from 2026-05 --to 2026-11
t 'a table says of what' [ "$(sed 1q "$TMP/out")" = '2026年5至11月到期的办件,按责任人' ]
t 'the total stands last' [ "$(tail -n 1 "$TMP/out" | cut -c1-6)" = '合计' ]
run stats --by office --from 2026-05 --to 2026-11 --format=tsv
t 'in the columns that are promised' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = 'key name on_time_permille due early punctual late'\
' open open_3 open_10 open_more oldest law median_tenths mean_tenths paused extended tardy entered_late deemed second excused'\
' one_trip_permille trips_tenths delivered more_trips' ]
sed 1d "$TMP/out" | awk -F"$TAB" '{ due += $4; late += $7; all = $4; over = $7; kept = $5 + $6; rate = $3 }
  END { exit !(due == 2 * all && late == 2 * over && all > 50 && over > 0 && rate == int(kept * 1000 / all)) }'
t 'groups add up, and the rate is over what was due' [ $? = 0 ]
late=$(tail -n 1 "$TMP/out" | cut -f7)
run stats --cases late --from 2026-05 --to 2026-11 --format=tsv
t 'a figure has as many cases as it says' [ "$(sed 1d "$TMP/out" | wc -l)" -eq "$late" ]
t 'all of them late' [ "$(sed 1d "$TMP/out" | cut -f6 | sort -u)" = late ]
t 'names are masked' [ -z "$(sed 1d "$TMP/out" | cut -f2 | grep -v '^.○○$')" ]
run stats --by item --from 2026-05 --to 2026-11 --format=json
t 'json has numbers' printed '"on_time_permille":'
run stats --by village --from 2026-05 --to 2026-11 --format=tsv
first=$(awk -F"$TAB" 'NR == 2 { print $2 }' "$TMP/out") due=$(awk -F"$TAB" 'NR == 2 { print $4 }' "$TMP/out")
run stats --by village --from 2026-05 --to 2026-11 --cases due --of "$first" --format=tsv
t 'of one group' [ "$(sed 1d "$TMP/out" | wc -l)" -eq "$due" ]
t 'and only of that' [ "$(sed 1d "$TMP/out" | cut -f3 | sort -u)" = "$first" ]

run stats --month 2026-11 --format=tsv
given=$(tail -n 1 "$TMP/out" | awk -F"$TAB" '{ print $25 }') again=$(tail -n 1 "$TMP/out" | awk -F"$TAB" '{ print $26 }')
once=$(tail -n 1 "$TMP/out" | awk -F"$TAB" '{ print $23 }')
t 'the share with at most one trip is of those delivered' [ "$once" -eq $(((given - again) * 1000 / given)) ]
run stats --month 2026-11 --cases more_trips --format=tsv
t 'more than one trip opens to its cases' [ "$(sed 1d "$TMP/out" | cut -f6 | grep -c delivered)" -eq "$again" ]

run stats --definitions --format=tsv
t 'every figure is defined' [ "$(sed 1d "$TMP/out" | awk -F"$TAB" 'length($3) > 10' | wc -l)" -eq 24 ]

run stats --format=csv --as zhaomin --month 2026-10
t 'csv begins with the mark' [ "$(head -c 3 "$TMP/out" | od -An -tx1 | tr -d ' \n')" = efbbbf ]
t 'and has the definitions' printed '不算按时也不算超期'
run stats --format=csv --as zhaomin --month 2026-10 --charset=GB18030
t 'in the other encoding' [ "$(iconv -f GB18030 -t UTF-8 "$TMP/out" | sed 1q | cut -c1-7)" = 2026年 ]
run stats --format=csv
t 'a sheet has somebody who takes it' refused 2 请用
run stats --format=csv --as lixiuying
t 'and not anybody' refused 1 值班长
run stats --by item --as lixiuying
t 'a clerk sees herself' refused 1 只有自己的
run stats --by person --from 2026-05 --to 2026-11 --as lixiuying --format=tsv
t 'and nobody else' [ "$(sed 1d "$TMP/out" | cut -f2 | tr '\n' ' ')" = '李秀英 合计 ' ]
run stats --by colour
t 'no such grouping' refused 2 'month、person'
run stats --month 2026-13
t 'no such month' refused 2 '2026-13 不是月份'
run stats --month 2026-11 --from 2026-10
t 'one or the other' refused 2 --month
run stats --cases everything
t 'no such figure' refused 2 --definitions
run stats --cases late --by item --of 没有的
t 'no such group' refused 1 --of
run item list --format=csv
t 'csv is of this verb' refused 2 tsv
run verify
t 'the record of what left is sound' [ "$status" = 0 ]
finish
