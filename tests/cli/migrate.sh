#!/bin/sh
# migrate.sh - a store of every version that was shipped opens, and is what it was.  tests/store/vN.sql is such a store as
# the sqlite3 shell dumps it: a small hall and one case that waits for papers.
. "$TESTDIR/cli/lib.sh"

if ! command -v sqlite3 > "$TMP/out"; then
  echo '1..0 # SKIP no sqlite3 here'
  exit 0
fi
for dump in "$TESTDIR"/store/v*.sql; do
  version=$(basename "$dump" .sql)
  store=$TMP/$version.db
  sqlite3 "$store" < "$dump" > "$TMP/out" 2> "$TMP/err"
  t "$version is a store" [ -s "$store" ]
  run verify --store "$store"
  t "$version can be replayed" [ "$status" = 0 ]
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
finish
