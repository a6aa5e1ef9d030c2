#!/bin/sh
# check-source.sh - what a compiler does not see: layers, banned calls, lengths, complete catalogues, cited rules.
# Speaks TAP.  A file with "do not edit" in its first lines is a generated table and may be long.
cd "${TESTDIR:-$(dirname "$0")}/.." || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
LC_ALL=C.UTF-8; export LC_ALL
n=0 bad=0

# point NAME: one test point; it passes when nothing was written to $faults.
faults=$tmp/faults
point()
{
  n=$((n + 1))
  if [ -s "$faults" ]; then
    bad=1
    echo "not ok $n - $1"
    sed 's/^/#   /' "$faults"
  else
    echo "ok $n - $1"
  fi
}

sources=$(find src \( -name '*.[ch]' -o -name '*.def' \) ! -name '*.gen.[ch]' | sort)
code=$tmp/code

# The code as file:line:text, without comments and the contents of strings.
awk '
  FNR == 1 { comment = 0 }
  {
    line = $0; out = ""
    while (line != "") {
      if (comment) {
        end = index(line, "*/")
        if (!end) break
        line = substr(line, end + 2); comment = 0
      } else if (match(line, /^"([^"\\]|\\.)*"/)) { out = out "\"\""; line = substr(line, RLENGTH + 1) }
      else if (match(line, /^'\''([^'\''\\]|\\.)*'\''/)) { out = out "0"; line = substr(line, RLENGTH + 1) }
      else if (substr(line, 1, 2) == "/*") { comment = 1; line = substr(line, 3) }
      else if (substr(line, 1, 2) == "//") break
      else { out = out substr(line, 1, 1); line = substr(line, 2) }
    }
    if (out ~ /[^ ]/) print FILENAME ":" FNR ":" out
  }' $sources > "$code"

echo 1..9

# A floor includes its own headers and those below; tui and cli stand side by side.
grep -Hn '^ *# *include *"' $sources | awk -F: '
  BEGIN { split("base domain store exchange output app", order, " ")
          for (i in order) height[order[i]] = i
          height["cli"] = height["tui"] = 7 }
  { from = $1; sub(/^src\//, "", from)
    if (from !~ /\//) next
    sub(/\/.*/, "", from)
    to = $3; sub(/^[^"]*"/, "", to)
    if (to !~ /\//) next
    sub(/\/.*/, "", to)
    if (to != from && (!(to in height) || height[to] >= height[from])) print $1 ":" $2 ": " from " uses " to }
' > "$faults"
point 'a floor uses only the floors below it'

grep -E '(^|[^[:alnum:]_])(strcpy|strcat|v?sprintf|strtok|gets|localtime|gmtime|atoi|system|popen) *\(' "$code" > "$faults"
point 'no banned calls'

{
  for file in $sources; do
    case $file in *.c) ;; *) continue ;; esac
    head -n 5 "$file" | grep -q 'do not edit' && continue
    lines=$(wc -l < "$file")
    [ "$lines" -le 600 ] || echo "$file: $lines lines (600)"
  done
  # The brace of a function stands alone in the first column; so does the one that ends it.
  awk '
    FNR == 1 { start = 0 }
    /^\{/ { start = FNR }
    /^\}/ {
      if (/^\}$/ && start && FNR - start >= 60) print FILENAME ":" start ": function of " FNR - start + 1 " lines (60)"
      start = 0
    }
    /^[a-z].*\) *\{$/ { print FILENAME ":" FNR ": the brace of a function stands on its own line" }
  ' $sources
} > "$faults"
point 'files to 600 lines, functions to 60'

grep -rnE '\<(TODO|FIXME|XXX)\>' src tests po data --include='*.[ch]' --include='*.sql' --include='*.awk' \
  --include='*.def' --include='*.po' --include='*.tsv' --include='*.am' > "$faults"
point 'nothing left to do in the sources'

# gettext.h defines the marks; everybody else uses them.  Of macros inside a string xgettext knows PRId64 and its kin.
{
  grep -E '(^|[^[:alnum:]_])(N?_|ngettext|N?C_) *\(' "$code" | cut -d: -f1 | grep -v '^src/base/gettext.h$' | sort -u |
    while read -r file; do grep -qxF "$file" po/POTFILES.in || echo "$file is not in po/POTFILES.in"; done
  grep -E '_\(""(""| |PRI[a-zA-Z0-9]+)*[A-OQ-Z]' "$code" | sed 's/$/  (write PRId64)/'
} > "$faults"
point 'xgettext finds all text for people'

if command -v xgettext > /dev/null && command -v msgmerge > /dev/null; then
  sh tests/po-missing.sh 2> "$tmp/errors" | sed -n 's/^msgid //p' | cat - "$tmp/errors" > "$faults"
  point 'po/en.po translates every string (tests/po-missing.sh prints the rest)'
  msgfmt --check-format --output-file=/dev/null po/en.po > "$faults" 2>&1
  point 'po/en.po is well formed'
else
  for name in 'po/en.po translates every string' 'po/en.po is well formed'; do
    n=$((n + 1)); echo "ok $n - $name # SKIP no gettext tools"
  done
fi

grep -rnoE 'RULE [a-z]+-[0-9]+((,| and) [a-z]+-[0-9]+)*' src tests --include='*.[ch]' --include='*.sql' --include='*.def' |
  awk -F: 'NR == FNR { known[$1] = 1; next }
    { ids = $3; gsub(/RULE|,|and/, " ", ids); k = split(ids, id, " ")
      for (i = 1; i <= k; i++) if (!(id[i] in known)) print $1 ":" $2 ": " id[i] }' tests/rules.txt - > "$faults"
point 'every cited rule exists'

# By name, by the directory it is in, or as the only source of a program of that name.
for dir in src tests data; do
  find "$dir" -type f -name '*.*' ! -path '*/.*' ! -name '*.gen.*' |
    grep -E '\.([ch]|def|sql|awk|sh|txt|tsv|ini|json)$' | sort | awk -v dir="$dir/" '
      NR == FNR { for (i = 1; i <= NF; i++) listed[$i] = 1; next }
      { name = substr($0, length(dir) + 1); found = (name in listed)
        path = name; sub(/\.c$/, "", path); found = found || (path in listed)
        while (sub(/\/[^\/]*$/, "", path)) found = found || (path in listed)
        if (!found) print $0 }' "$dir/Makefile.am" -
done > "$faults"
point 'every file is in a Makefile.am and will be distributed'

[ $bad = 0 ]
