#!/bin/sh
# guide.sh - the hall's own layer over the catalogue: versions, changes, imports that leave them alone.
. "$TESTDIR/cli/lib.sh"

S=$TMP/hall.db
run init --test-clock --today 2026-11-03 "$S"
YICHUANG_STORE=$S YICHUANG_CLOCK=2026-11-03T10:00
export YICHUANG_STORE YICHUANG_CLOCK

run item versions MZ11 --format=tsv
t 'as it came' is 0 "version${TAB}from${TAB}who${TAB}at${TAB}local${TAB}confidence${TAB}basis
1${TAB}2026-01-01${TAB}${TAB}2026-11-03 09:00${TAB}no${TAB}medium${TAB}"
run item versions NONE
t 'no such item' refused 1 NONE
echo '{ "promised": { "n": 15 }, "local_basis": "镇长办公会", "from": "2026-11-10" }' > "$TMP/change.json"
run item change MZ11 "$TMP/change.json"
t 'by nobody' refused 2 --as
run item change MZ11 "$TMP/change.json" --as lixiuying
t 'not by a clerk' refused 1 值班长
run item change MZ11 "$TMP/change.json" --as zhaomin --dry --format=tsv
t 'tried' is 0 "version${TAB}from${TAB}kept${TAB}change
0${TAB}2026-11-10${TAB}0${TAB}承诺时限:20个工作日 → 15个工作日"
run item change MZ11 "$TMP/change.json" --as zhaomin --act one --format=tsv
t 'saved' [ "$(field version)" = 2 ]
run item change MZ11 "$TMP/change.json" --as zhaomin
t 'nothing new in it' refused 1 什么也没有改
run item versions MZ11 --format=tsv
t 'two versions' [ "$(field version) $(field from) $(field who) $(field basis)" = '2 2026-11-10 赵敏 镇长办公会' ]
run item show MZ11 --format=json
t 'not yet' printed '"promised":{"n":20'
run item show MZ11 --format=json --today 2026-11-10
t 'on its day' printed '"promised":{"n":15'

wrong()
{
  printf '%s' "$2" > "$TMP/wrong.json"
  run item change MZ01 "$TMP/wrong.json" --as zhaomin
  t "$1" refused 1 "$3"
}
wrong 'no JSON' '{' 'JSON'
wrong 'no object' '[1, 2]' 'JSON'
wrong 'a stranger' '{ "colour": 1 }' 'unknown colour'
wrong 'no basis' '{ "supply_days": 15 }' 'local_basis:'
wrong 'longer than the law' '{ "promised": { "n": 31 }, "local_basis": "x" }' 'promised:'
wrong 'from the past' '{ "supply_days": 15, "local_basis": "x", "from": "2026-11-02" }' 'from:'
wrong 'another version' '{ "supply_days": 15, "local_basis": "x", "version": 9 }' '第 1 版'
wrong 'another name' '{ "name": "低保", "local_basis": "x" }' '重新导入'
run item change MZ01 "$TMP/nowhere.json" --as zhaomin
t 'no such file' refused 3 nowhere
run item import "$YICHUANG_DATADIR/catalogue" --as fanglei --format=tsv
t 'an import leaves it alone' [ "$out" = 'changed
0' ]
t 'and says so' said MZ11
run item import "$YICHUANG_DATADIR/catalogue" --over-local --from 2026-12-01 --as fanglei --format=tsv
t 'but for one that is told to' [ "$(field changed)" = 1 ]
run verify
t 'can be replayed' [ "$status" = 0 ]
finish
