#!/bin/sh
# calendar.sh - calendar due and calendar show, from the installed data files.
. "$TESTDIR/cli/lib.sh"

HEAD="due${TAB}weekday${TAB}target${TAB}provisional"

# Every worked deadline.
while IFS='|' read -r rule start count unit day_n due weekday depends target note; do
  minimum=
  case $rule in *公示*) minimum=--minimum ;; esac
  run calendar due "$start" "$count" "$unit" $minimum --format=tsv
  t "$rule $start $count $unit${day_n:+ ($day_n)}${note:+: $note}" \
    is 0 "$HEAD
$due$TAB$weekday$TAB${target:-$due}$TAB$depends"
done <<EOF
$(rows domain/deadline_vectors.tsv)
EOF

while IFS='|' read -r verb due target provisional note; do
  # shellcheck disable=SC2086  # the verb is a command line
  run $verb --format=tsv
  t "$verb${note:+: $note}" [ "$status $(field due) $(field target) $(field provisional)" = "0 $due $target $provisional" ]
done <<EOF
$(rows domain/deadline_vectors_more.tsv)
EOF

# Formats.
run calendar due 2026-02-13 1 working
t 'a table for people' printed '2026-02-14  六    2026-02-14  否'
run calendar due 2026-02-13 1 working --format=json
t 'json' is 0 '[{"due":"2026-02-14","weekday":"六","target":"2026-02-14","provisional":false}]'
run --format tsv calendar due 2026-01-31 1 month
t 'an option before the verb; a month later where there is no such day' is 0 "$HEAD
2026-02-28${TAB}六${TAB}2026-02-28${TAB}no"
run calendar due 2026-11-20 1 year --format=tsv
t 'a year' [ "$status $(field due)" = '0 2027-11-22' ]
run calendar due 2026-03-02 20 working --stop 2026-03-06 --resume 2026-03-09 --stop 2026-03-12 --resume 2026-03-16 --format=tsv
t 'two pauses, paired in order' [ "$status $(field due)" = '0 2026-04-02' ]

# Reasons.
run calendar due 2026-02-13 2 working --explain --format=tsv
t 'each day counted' [ "$(sed -n 2p "$TMP/out")" = "2026-02-14${TAB}六${TAB}1${TAB}makeup${TAB}春节${TAB}no" ]
t 'each day skipped' [ "$(grep -c "${TAB}holiday${TAB}春节" "$TMP/out")" = 9 ]
t 'the last day is the due day' [ "$(sed -n '$p' "$TMP/out" | cut -f 1,3)" = "2026-02-24${TAB}2" ]
run calendar due 2026-03-02 60 calendar --explain --format=tsv
t 'rolled days' [ "$(grep -c "${TAB}rolled${TAB}" "$TMP/out")" = 5 ]
run calendar due 2026-03-02 5 working --stop 2026-03-03 --resume 2026-03-10 --explain
t 'a table gives the due day and then the reasons' printed '暂停中,不计'
t 'and the due day' printed '2026-03-16'

# Wrong use.
run calendar due 2026-02-30 1 working
t 'no such day' refused 2 2026-02-30
run calendar due 2026-02-13 many working
t 'no number' refused 2 many
run calendar due 2026-02-13 -- -1 working
t 'a negative number' refused 2 -1
run calendar due 2026-02-13 99999 working
t 'too many days' refused 2 36600
run calendar due 2026-02-13 1 week
t 'no such unit' refused 2 week
run calendar due 2026-02-13 24 hour
t 'hours need a moment' refused 2 15:30
run calendar due 2026-02-13 1 working --resume 2026-02-20
t 'a resumption without a stop' refused 2 --stop
run calendar due 2026-03-02 20 working --stop 2026-03-06
t 'a clock that stands has no due day' refused 1 16
run calendar due 2026-03-02 20 working --stop 2026-02-01 --resume 2026-03-06
t 'a stop before the start' refused 1
run calendar due 2026-03-02 20
t 'too few words' refused 2 用法
run calendar due 2026-03-02 20 working extra
t 'too many words' refused 2 用法

# A year as it stands in the notice.
run calendar show 2026 --format=tsv
t 'days off' [ "$(grep -c "^2026-10-0[1-7]${TAB}.*${TAB}holiday${TAB}" "$TMP/out")" = 7 ]
t 'make-up workdays' printed "2026-02-14${TAB}六${TAB}makeup${TAB}"
run calendar show 2030 --format=tsv
t 'a year without notice has the statutory festivals' printed "2030-02-03${TAB}日${TAB}festival${TAB}春节${TAB}no"
run calendar show next
t 'no year' refused 2 next

YICHUANG_DATADIR=$TMP/nowhere
run calendar due 2026-02-13 1 working
t 'no data files' refused 3 nowhere
finish
