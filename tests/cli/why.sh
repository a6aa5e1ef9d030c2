#!/bin/sh
# why.sh - why a day is the day, through the verb.
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

run case why "$number" --clock=promise
t 'the sentence stands first' [ "$(sed 1q "$TMP/out")" = '承诺 20个工作日,11-03 受理次日起算,应于 12-01(二)' ]
t 'the days are numbered' printed '第4-8天'
t 'what is skipped says why' printed '周末,不计 2 天'
run case why "$number" --clock=promise --format=tsv
t 'in the columns that are promised' \
  [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = 'clock label state due what from to first last text provisional' ]
last=$(awk -F"$TAB" '$5 == "counted" { day = $7; n = $9 } END { print day, n }' "$TMP/out")
t 'the last counted day is the due day' [ "$last" = "2026-12-01 20" ]
t 'which stands in every line' [ "$(cut -f4 "$TMP/out" | sort -u | tr '\n' ' ')" = '2026-12-01 due ' ]
run case why "$number" --format=json
t 'json has numbers and nulls' printed '"first":1,"last":3'
run case why "$number" --format=tsv
t 'every clock of the case' [ "$(cut -f1 "$TMP/out" | sort -u | wc -l)" -gt 2 ]
for day in $(awk -F"$TAB" '$3 == "running" { print $1 }' "$TMP/out" | sort -u); do
  due=$(awk -F"$TAB" -v k="$day" '$1 == k { due = $4 } END { print due }' "$TMP/out")
  end=$(awk -F"$TAB" -v k="$day" '$1 == k && ($5 == "counted" || $5 == "rolled") { end = $7 } END { print end }' "$TMP/out")
  t "$day ends on its day" [ "$due" = "$end" ]
done
run case why "$number" --clock=deliver
t 'a clock that it has not' refused 1 '没有 deliver 这个时限,有的是:'
run case why 1103-999Z
t 'a case that is not there' refused 1 没有办件
run case why
t 'no case' refused 2 用法
finish
