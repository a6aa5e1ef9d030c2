#!/bin/sh
# calendar_load.sh - a notice or the region's festivals are shown before they are loaded, and whom they concern (RULE time-05).
. "$TESTDIR/cli/lib.sh"

S=$TMP/hall.db
run init --test-clock --today 2026-12-03 "$S"
YICHUANG_STORE=$S YICHUANG_CLOCK=2026-12-03T10:00
export YICHUANG_STORE YICHUANG_CLOCK
cat > "$TMP/come.json" <<'JSON'
{"applicant":{"name":"张秀莲","doc_number":"581126195501010019","phone":"13900001277","place":"581126100201","address":"二组"},
 "item":"MZ01","outcome":"accept"}
JSON
sed 's/"outcome":"accept"/"outcome":"accept","materials":[{"n":1,"state":"have","original":1},{"n":2,"state":"have","original":1},{"n":3,"state":"have","original":1},{"n":4,"state":"have","original":1},{"n":5,"state":"have","original":1},{"n":9,"state":"have","original":1}]/' "$TMP/come.json" > "$TMP/full.json"
run case accept "$TMP/full.json" --as lixiuying --window 3 --format=tsv
number=$(field short)
t 'a case' [ "$status" = 0 ]

N=国办发明电〔2026〕9号
{ printf 'date\tkind\tname\tweekday_zh\tstatutory_festival_day\tnotice_year\tnotice_no\n'
  printf '2027-01-01\tholiday\t元旦\t五\tyes\t2027\t%s\n' $N
  printf '2027-01-04\tholiday\t元旦\t一\tno\t2027\t%s\n' $N; } > "$TMP/2027.tsv"

run calendar import "$TMP/2027.tsv" --as lixiuying --yes
t 'not by anybody' refused 1 管理员
run calendar import "$TMP/2027.tsv" --as fanglei --dry-run --format=tsv
t 'shown' [ "$status $(field number) $(field clock) $(field was) $(field due) $(field given) $(field who)" = \
  "0 $number promise 2027-01-13 2027-01-14 yes 李秀英" ]
run calendar import "$TMP/2027.tsv" --as fanglei
t 'without a terminal it asks for --yes' [ "$status" = 1 ]
t 'and says so' said -- --yes
t 'after the list' printed "$number"
run calendar show 2027 --format=tsv --store "$S"
t 'not loaded' printed "no"
run calendar import "$TMP/2027.tsv" --as fanglei --yes
t 'loaded' [ "$status" = 0 ]
t 'how many' printed '1 件在办的办件:2 个期限改日子(其中 1 个要告诉申请人)'
run case show "$number"
t 'the record says it' printed "日历改期:$N(2027年);承诺 01-13→01-14"
run calendar import "$TMP/2027.tsv" --as fanglei --yes
t 'once' is 0 与办件库里的相同,没有改动

run calendar moved --as lixiuying --format=tsv
t 'mine' [ "$(field number) $(field due)" = "$number 2027-01-14" ]
run calendar moved --as lixiuying --format=tsv
t 'seen' [ "$(wc -l < "$TMP/out")" = 1 ]
run calendar moved --untold --as lixiuying --format=tsv
t 'phones leave by a supervisor' refused 1
run calendar moved --untold --as zhaomin --format=tsv
t 'whom to call' [ "$(field number) $(field person) $(field phone)" = "$number 张秀莲 13900001277" ]
run calendar told "$number" --as lixiuying --by smoke
t 'no such way' refused 1 phone
run calendar told "$number" --as lixiuying
t 'told' is 0 已记下:改期告诉了申请人。
run calendar told "$number" --as lixiuying
t 'once told' refused 1 没有还要告诉

printf 'date\tname\tbasis\n2026-12-09\t盘王节\t自治县条例\n' > "$TMP/region.tsv"
run calendar festivals "$TMP/region.tsv" --as fanglei --yes --format=tsv
t 'the region keeps its festival' [ "$(field was) $(field due)" = '2027-01-14 2027-01-15' ]
run calendar show 2026 --store "$S" --format=tsv
t 'among the days' printed "2026-12-09${TAB}三${TAB}festival${TAB}盘王节"
printf 'date\tname\tbasis\n' > "$TMP/region.tsv"
run calendar festivals "$TMP/region.tsv" --as fanglei --yes
t 'an empty file' refused 1 basis
printf 'date\tname\tbasis\n2026-12-09\t盘王节\t条例\n2026-12-10\t盘王节\t别的\n' > "$TMP/region.tsv"
run calendar festivals "$TMP/region.tsv" --as fanglei --yes
t 'two bases' refused 1 一个依据

# The hall's own days.
run calendar close 2026-12-10 --as lixiuying --reason 停电检修
t 'not by anybody' refused 1 值班长
run calendar close 2026-12-10 --as zhaomin
t 'why' refused 1 原因
run calendar close 2026-12-10 --as zhaomin --reason 停电检修 --part 14:30
t 'which hours' refused 1 14:30-17:00
run calendar close 2026-12-10 2026-12-11 --as zhaomin --reason 停电检修 --part 14:30-17:00
t 'closed' is 0 '已安排;各件的期限不变。'
run calendar open 2026-12-05 2026-12-31 --weekday 6 --as zhaomin --reason 赶场
t 'market days' [ "$status" = 0 ]
run calendar open 2026-12-05 --weekday 8 --as zhaomin --reason 赶场
t 'no such weekday' refused 2 weekday
run case show "$number" --format=tsv
t 'no date moved' printed 2027-01-15
run calendar list --format=tsv
t 'listed' printed "closure${TAB}2026-12-10${TAB}2026-12-11${TAB}14:30-17:00停办:停电检修"
t 'with the notices' printed "notice${TAB}2027${TAB}${TAB}$N"
run calendar normal 2026-12-10 2026-12-11 --as zhaomin
t 'taken back' is 0 '已取消,照平常开门。'
run calendar normal 2026-12-10 2026-12-11 --as zhaomin
t 'once taken back' refused 1 不用取消
run verify
t 'replayed' [ "$status" = 0 ]
finish
