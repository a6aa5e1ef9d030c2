#!/bin/sh
# man.sh - the manual names every verb, every option and every field, and is well formed.
. "$TESTDIR/cli/lib.sh"

MANUAL=$TESTDIR/../data/yichuang.1
# As the reader sees it: \- is -, and what a macro has in font changes is plain.
sed 's/\\-/-/g; s/\\f[BIRP]//g; s/^\.[A-Z]* //; s/"//g' "$MANUAL" > "$TMP/manual"

names()
{
  grep -qF -- "$1" "$TMP/manual"
}

run --help
verbs=$(sed -n 's/^  \([a-z][a-z ]*[a-z]\).*/\1/p' "$TMP/out")
t 'there are verbs' [ "$(echo "$verbs" | wc -l)" -ge 20 ]
while read -r verb; do
  t "verb $verb" names "$verb"
  # shellcheck disable=SC2086  # one word or two
  run help $verb
  for option in $(sed -n 's/^  \(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p' "$TMP/out" | sort -u); do
    t "verb $verb, option $option" names "$option"
  done
done <<EOF
$verbs
EOF

for name in YICHUANG_STORE YICHUANG_CLOCK YICHUANG_DATADIR YICHUANG_LOCALEDIR LANGUAGE XDG_DATA_HOME \
  ESCDELAY YICHUANG_SCAN; do
  t "environment $name" names "$name"
done
for name in applicant representative represented relation authorised oral channel item answers materials outcome refusal \
  reason result authority phoned said cause notify fingerprint relative household visit received late_at late_cause \
  blank replaces why print link act casefile correcting bag at typed ver id legal doc_kind doc_number birth sex phone place address state original copies returned note; do
  t "field $name" names "$name"
done

if command -v groff > "$TMP/out"; then
  LC_ALL=C.UTF-8 groff -man -ww -K utf8 -T utf8 -Z "$MANUAL" > "$TMP/out" 2> "$TMP/err"
  out='' err=$(cat "$TMP/err") status=$?
  t 'no warnings' [ -z "$err" ]
else
  skip 'no warnings' 'no groff here'
fi
finish
