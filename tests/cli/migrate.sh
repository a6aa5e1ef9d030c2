#!/bin/sh
# migrate.sh - a store of versions that were shipped opens, and is what it was.  tests/store/vN.sql is such a store as
# the sqlite3 shell dumps it: a small hall and one case that waits for papers; v3.sql a demonstration of sixteen cases.
. "$TESTDIR/cli/lib.sh"

if ! command -v sqlite3 > "$TMP/out"; then
  echo '1..0 # SKIP no sqlite3 here'
  exit 0
fi
# shipped VERSION: the store of that version stands, and can be replayed.
shipped()
{
  version=$1 store=$TMP/$1.db
  sqlite3 "$store" < "$TESTDIR/store/$1.sql" > "$TMP/out" 2> "$TMP/err"
  t "$version is a store" [ -s "$store" ]
  run verify --store "$store"
  t "$version can be replayed" [ "$status" = 0 ]
}

for version in v1 v2; do
  shipped "$version"
  run find 蒲月 --store "$store" --format=tsv
  t "$version still has its case" [ "$(field number) $(field state) $(field due)" = '1103-0013 correcting 2026-12-01' ]
  YICHUANG_CLOCK=2026-11-05T09:00 "$YICHUANG" case supply 1103-0013 - --store "$store" --as lixiuying --window 3 \
    > "$TMP/out" 2> "$TMP/err" <<'END'
{ "materials": [ { "n": 2, "state": "have", "original": 1 }, { "n": 3, "state": "have", "original": 1, "copies": 1 },
  { "n": 4, "state": "have", "copies": 1 } ] }
END
  status=$? out=$(cat "$TMP/out") err=$(cat "$TMP/err")
  t "$version goes on" [ "$status" = 0 ]
  run verify --store "$store"
  t "$version can be replayed after it" [ "$status" = 0 ]
done

# A case on its way: its step is held by whoever held it, and waits for nobody's acknowledgement.
shipped v3
run case show 1109-001X --store "$store" --format=tsv
t 'v3 still has its case' grep -q "^answerable${TAB}刘海波(镇政府)\$" "$TMP/out"
t 'v3 still has its step' grep -q "^steps\[4\].state${TAB}current\$" "$TMP/out"
YICHUANG_CLOCK=2026-11-25T09:00 "$YICHUANG" tick --store "$store" > "$TMP/out" 2> "$TMP/err"
t 'v3 goes on' [ $? = 0 ]
run verify --store "$store"
t 'v3 can be replayed after it' [ "$status" = 0 ]
finish
