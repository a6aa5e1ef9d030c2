#!/bin/sh
# answers.sh - programs read the same answerable person from the lists, a case and what is read aloud, and where it lies.
# RULE agt-01, agt-06, prv-02
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-23T09:12 export YICHUANG_STORE YICHUANG_CLOCK
run demo --cases 150 --today 2026-11-23 "$YICHUANG_STORE"
t 'a store' [ "$status" = 0 ]
run case list --tab all --format=tsv
t 'the whole list' [ "$status" = 0 ]
cut -f1,13,14 "$TMP/out" | sed 1d > "$TMP/list"
t 'has open cases' [ "$(wc -l < "$TMP/list")" -gt 10 ]
t 'some lie outside' [ "$(cut -f3 "$TMP/list" | grep -c .)" -gt 0 ]

# The whole route stands in it: stages side by side, who has each, from whom, its days, and whose clock runs.
short=$(awk -F '\t' '$3 != "" { print $1; exit }' "$TMP/list")
run case show "$short" --format=json
for member in stage role office_code post who giver giver_name kind state outside waits days unit began received due finished result text; do
  case $out in *"\"steps\":["*"\"$member\":"*) found=yes ;; *) found=no ;; esac
  t "a step has its $member" [ $found = yes ]
done
t 'and its clock by the number of the step' printed '"clocks":[{"kind":"'
t 'of a step too' printed '"kind":"step:'
for member in name phone post office why how for; do
  t "who answers has $member" printed "\"$member\":"
done

wrong=
while IFS=$TAB read -r number who at; do
  run case show "$number" --format=json
  printed "\"answers\":{\"name\":\"$who\"" || wrong="$wrong show:$number"
  printed "\"at\":\"$at\"" || wrong="$wrong at:$number"
  run case where "$number" 核对 --as zhaomin --format=tsv
  grep -q "^who$TAB.*$TAB$who(" "$TMP/out" || wrong="$wrong where:$number"
  [ -z "$at" ] || grep -q "^at$TAB.*$at" "$TMP/out" || wrong="$wrong where-at:$number"
done < "$TMP/list"
t 'everywhere the same person' [ -z "$wrong" ]
[ -z "$wrong" ] || echo "#$wrong"
run looks --as zhaomin --format=tsv
t 'and every answer was a look' [ "$(sed 1d "$TMP/out" | wc -l)" = "$(wc -l < "$TMP/list")" ]
finish
