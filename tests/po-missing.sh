#!/bin/sh
# po-missing.sh - the strings of the sources that po/en.po does not translate, as entries to be filled in and appended
# to it.  Prints nothing when there are none.
set -eu
cd "${TESTDIR:-$(dirname "$0")}/.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
eval "$(sed -n "s/^XGETTEXT_OPTIONS = \(.*\)/options='\1'/p" po/Makevars)"
xgettext $options --files-from=po/POTFILES.in --package-name=yichuang --output="$tmp/yichuang.pot"
[ -e "$tmp/yichuang.pot" ] || exit 0
msgmerge --quiet --no-fuzzy-matching --output-file="$tmp/en.po" po/en.po "$tmp/yichuang.pot"
msgattrib --untranslated --no-obsolete "$tmp/en.po" > "$tmp/missing.po"
msgattrib --only-fuzzy --no-obsolete "$tmp/en.po" > "$tmp/fuzzy.po"
[ ! -s "$tmp/missing.po" ] && [ ! -s "$tmp/fuzzy.po" ] && exit
msgcat --no-wrap --add-location=file --use-first "$tmp/fuzzy.po" "$tmp/missing.po" | sed '1,/^$/d'
