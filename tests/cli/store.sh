#!/bin/sh
# store.sh - stores made, imported into, copied, damaged, and refused.
. "$TESTDIR/cli/lib.sh"

S=$TMP/hall.db
run init --test-clock --today 2026-11-03 "$S"
t 'made' is 0 "已建立办件库 $S"
run init --test-clock "$S"
t 'never over another' refused 1 hall.db
run init --today 2026-11-03 "$TMP/real.db"
t 'a real store has the clock of the machine' refused 1 --test-clock
run init --hall "$TMP" "$TMP/none.db"
t 'no hall there' [ "$status" = 1 ]
t 'no store was made' [ ! -e "$TMP/none.db" ]
run init
t 'no name' refused 2 用法
mkdir "$TMP/bad" && cp "$YICHUANG_DATADIR"/demo/* "$TMP/bad" && printf 'x\ty\n' >> "$TMP/bad/windows.tsv"
run init --hall "$TMP/bad" "$TMP/none.db"
t 'a wrong file is refused whole, by line' refused 1 windows.tsv:
t 'and no store was made of it' [ ! -e "$TMP/none.db" ]

# Which store.
run verify
t 'no store at the usual place' refused 3 "$TMP/share/yichuang/hall.db"
run verify --store "$S" --format=tsv
t 'named by option' [ "$(field events)" -gt 100 ]
YICHUANG_STORE=$S run verify --format=tsv
t 'named by the environment' [ "$(field events)" -gt 100 ]
mkdir -p "$TMP/share/yichuang" && cp "$S" "$TMP/share/yichuang/hall.db"
run verify
t 'at the usual place' [ "$status" = 0 ]
YICHUANG_STORE=$S export YICHUANG_STORE

# The clock.
run init "$TMP/real.db"
t 'a real store' [ "$status" = 0 ]
run case list --store "$TMP/real.db"
t 'is read with the clock of the machine' [ "$status" = 0 ]
run case list --store "$TMP/real.db" --today 2026-11-03
t 'and with no other' refused 1 --today
YICHUANG_CLOCK=2026-11-03T10:00 run case list --store "$TMP/real.db"
t 'by whatever name' refused 1 YICHUANG_CLOCK
export YICHUANG_CLOCK=2026-11-03T10:00

# Items and calendar.
run item list --format=tsv
t 'all items' [ "$(wc -l < "$TMP/out")" -gt 100 ]
run item list gljt --format=tsv
t 'by initials' [ "$(field code)" = MZ11 ]
run item show MZ11 --format=json
t 'an item' printed '"code":"MZ11"'
run item show MZ11
t 'as text' printed 高龄津贴
run item show NONE
t 'no such item' refused 1 NONE
cp -r "$YICHUANG_DATADIR/catalogue" "$TMP/catalogue"
run item import "$TMP/catalogue"
t 'an import needs a name' refused 2 --as
run item import "$TMP/catalogue" --as lixiuying
t 'and the right to' refused 1
run item import "$TMP/catalogue" --as fanglei --format=tsv
t 'nothing new' is 0 'changed
0'
sed 's/^MZ11	\([^	]*\)	高龄津贴	/MZ11	\1	高龄补贴	/' "$YICHUANG_DATADIR/catalogue/items.tsv" > "$TMP/catalogue/items.tsv"
run item import "$TMP/catalogue" --from 2026-12-01 --as fanglei --format=tsv
t 'one item changes' is 0 'changed
1'
run item show MZ11 --format=tsv
t 'not yet' printed 高龄津贴
run item show MZ11 --format=tsv --today 2026-12-01
t 'on its day' printed 高龄补贴
run item import "$TMP/catalogue" --from soon --as fanglei
t 'no such day' refused 2 soon
printf 'MZ11\n' >> "$TMP/catalogue/items.tsv"
run item import "$TMP/catalogue" --as fanglei
t 'a wrong catalogue' refused 1 items.tsv:

run calendar import "$YICHUANG_DATADIR/calendar/holidays.tsv" --as fanglei --format=tsv
t 'known notices move nothing' [ "$status $(wc -l < "$TMP/out")" = '0 1' ]
run calendar import "$TMP/nowhere.tsv" --as fanglei
t 'no such file' [ "$status" != 0 ]
run calendar due 2026-02-13 1 working --store "$S" --format=tsv
t 'the calendar of the store' [ "$(field due)" = 2026-02-14 ]

# Copies.
run backup "$TMP/copy.db" --format=tsv
t 'a copy' is 0 "backup
$TMP/copy.db"
run verify --store "$TMP/copy.db"
t 'is a store' [ "$status" = 0 ]
run backup "$TMP/copy.db"
t 'is not written over' refused 1 copy.db
run backup "$TMP/nowhere/copy.db"
t 'needs a place' refused 3

# Demo stores.
unset YICHUANG_CLOCK
for name in one two; do
  run demo --cases 30 --seed 7 --today 2026-11-03 "$TMP/$name.db"
  t "a demo store, $name" is 0 "已建立办件库 $TMP/$name.db"
  "$YICHUANG" case list --store "$TMP/$name.db" --today 2026-11-03 --format=tsv > "$TMP/$name"
done
t 'the same seed and day make the same store' cmp -s "$TMP/one" "$TMP/two"
run verify --store "$TMP/one.db"
t 'that can be replayed' [ "$status" = 0 ]
run demo --cases many "$TMP/three.db"
t 'no number of cases' refused 2 many
run demo --cases 3000000 "$TMP/three.db"
t 'too many cases' refused 2 2000000
run demo --today 2026-11-03 "$TMP/one.db"
t 'never over another store' refused 1 one.db

# Ten thousand cases, at leisure.
if [ -n "${YC_SLOW:-}" ]; then
  run demo --cases 10000 --today 2026-11-23 "$TMP/large.db"
  t 'ten thousand cases' [ "$status" = 0 ]
  run verify --store "$TMP/large.db"
  t 'that can be replayed' [ "$status" = 0 ]
fi

# What is no store, or not ours, or not whole.
run case list --store "$TMP/nowhere.db"
t 'no file' refused 3 nowhere.db
echo 'no store' > "$TMP/text.db"
run case list --store "$TMP/text.db"
t 'no database' refused 3
run case list --store "$TMP"
t 'a directory' refused 3
if command -v sqlite3 > "$TMP/out"; then
  sqlite3 "$TMP/other.db" 'CREATE TABLE t (a)'
  run case list --store "$TMP/other.db"
  t 'another database' refused 3
  sqlite3 "$TMP/copy.db" 'PRAGMA user_version = 999'
  run case list --store "$TMP/copy.db"
  t 'a store from the future' refused 3 新
  cp "$S" "$TMP/forged.db"
  sqlite3 "$TMP/forged.db" "DROP TRIGGER IF EXISTS event_no_update; UPDATE event SET happened_at = happened_at + 1 WHERE pos = 5" \
    2> "$TMP/err" || sqlite3 "$TMP/forged.db" "UPDATE office SET name = name || '.'"
  run verify --store "$TMP/forged.db"
  t 'a forged store' refused 1
else
  for what in 'another database' 'a store from the future' 'a forged store'; do skip "$what" 'no sqlite3 here'; done
fi

# Somebody who may read the store and not write it; the superuser plays nobody.
cp "$S" "$TMP/locked.db" && chmod 444 "$TMP/locked.db" && chmod 755 "$TMP"
nobody=
[ "$(id -u)" != 0 ] || nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
if $nobody test -x "$YICHUANG" 2> "$TMP/err"; then
  $nobody "$YICHUANG" case list --store "$TMP/locked.db" > "$TMP/out" 2> "$TMP/err"
  status=$? out=$(cat "$TMP/out") err=$(cat "$TMP/err")
  t 'a store that cannot be written' refused 3 不可写
else
  skip 'a store that cannot be written' 'the superuser writes everywhere'
fi

# A disk without room (here: a limit to the size of files): a sentence, the old state, and on it goes.
cat > "$TMP/case.json" <<'END'
{ "applicant": { "name": "蒲月英", "doc_number": "58112619361121024X" }, "item": "MZ11", "outcome": "tell" }
END
before=$("$YICHUANG" verify --store "$S" --format=tsv)
(trap '' XFSZ; ulimit -f 1; exec "$YICHUANG" case accept "$TMP/case.json" --store "$S" --as lixiuying) > "$TMP/out" 2> "$TMP/err"
status=$? out=$(cat "$TMP/out") err=$(cat "$TMP/err")
t 'no room on the disk' refused 3 没有保存
t 'nothing is half there' [ "$("$YICHUANG" verify --store "$S" --format=tsv | sed '$!d;s/	[0-9.]*$//')" = \
  "$(echo "$before" | sed '$!d;s/	[0-9.]*$//')" ]
run case accept "$TMP/case.json" --store "$S" --as lixiuying
t 'and with room it goes on' [ "$status" = 0 ]
finish
