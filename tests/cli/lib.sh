# shellcheck shell=sh
# lib.sh - a tiny harness: each test runs the program once or more and speaks TAP.
#
#   run [ARGUMENT …]             runs the program; $status, $out and $err tell what came of it; stdin is run's
#   t 'what is tested' COMMAND   one test: holds when COMMAND does; else what the program said is shown
#   is STATUS TEXT               the last run ended with STATUS and printed exactly TEXT
#   refused STATUS [WORD]        it ended with STATUS, printed nothing, and said one sentence or more, with WORD in it
#   finish                       ends the file
: "${YICHUANG:?names the program}" "${TESTDIR:?names the tests}"

TAB=$(printf '\t')
TMP=$(mktemp -d "${TMPDIR:-/tmp}/yichuang-cli.XXXXXX") || exit 99
trap 'chmod -R u+w "$TMP"; rm -rf "$TMP"' EXIT
trap 'exit 99' HUP INT TERM
unset YICHUANG_STORE YICHUANG_CLOCK LANGUAGE
XDG_DATA_HOME=$TMP/share export XDG_DATA_HOME
n=0

run()
{
  "$YICHUANG" "$@" > "$TMP/out" 2> "$TMP/err"
  status=$?
  out=$(cat "$TMP/out")
  err=$(cat "$TMP/err")
}

t()
{
  what=$1
  shift
  n=$((n + 1))
  if "$@"; then
    echo "ok $n - $what"
  else
    echo "not ok $n - $what"
    printf 'status %s\n%s\n%s\n' "$status" "$out" "$err" | sed 's/^/# /' | head -40
  fi
}

skip()
{
  n=$((n + 1))
  echo "ok $n - $1 # SKIP $2"
}

is()
{
  [ "$status" = "$1" ] && [ "$out" = "$2" ] && [ -z "$err" ]
}

said()
{
  case $err in *"$1"*) true ;; *) false ;; esac
}

printed()
{
  case $out in *"$1"*) true ;; *) false ;; esac
}

refused()
{
  [ "$status" = "$1" ] && [ -z "$out" ] && said "yichuang: " && said "${2-}" && ! grep -qv '^yichuang: ' "$TMP/err"
}

# The value of a column of the first row of tsv output.
field()
{
  awk -F '\t' -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i } NR == 2 { print $at }' "$TMP/out"
}

# The rows of a vector file, without its header, with | between the fields: a tab would swallow empty ones.
rows()
{
  sed -n '2,$p' "$TESTDIR/$1" | tr "$TAB" '|'
}

finish()
{
  echo "1..$n"
}
