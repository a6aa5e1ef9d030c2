#!/bin/sh
# check.sh - identifiers through the verbs.
. "$TESTDIR/cli/lib.sh"

HEAD="verdict${TAB}normalised${TAB}kind${TAB}reason"
TODAY=--today=2026-11-03

# What the edge vectors call expected, as verdict, kind and exit status; any kind may do.
meaning()
{
  case $1 in
    'accept') echo 'accept resident 0' ;;
    'accept after normalise') echo 'accept resident 0' ;;
    'accept as foreign permanent resident') echo 'accept foreign 0' ;;
    'warn') echo 'warn resident 0' ;;
    'other document') echo 'reject other 1' ;;
    'reject') echo 'reject any 1' ;;
  esac
}

while IFS='|' read -r value expected note; do
  run check id "$value" $TODAY --format=tsv
  # shellcheck disable=SC2046  # three words
  set -- $(meaning "$expected")
  [ "$2" = any ] && set -- "$1" "$(field kind)" "$3"
  t "$value $expected: $note" [ "$(field verdict) $(field kind) $status" = "$1 $2 $3" ]
done <<EOF
$(rows domain/id_edge_vectors.tsv)
EOF

while IFS='|' read -r no name sex birth number document rest; do
  case $document in
    居民身份证*) kind=resident ;;
    港澳台*) kind=permit ;;
    外国人*) kind=foreign ;;
  esac
  run check id "$number" $TODAY --format=tsv
  t "$no $name $sex $birth ${rest%%|*}" is 0 "$HEAD
accept$TAB$number$TAB$kind${TAB}none"
done <<EOF
$(rows domain/identities_synthetic.tsv)
EOF

while IFS='|' read -r name code; do
  run check uscc "$code" --format=tsv
  t "$name" is 0 "$HEAD
accept$TAB$code${TAB}unknown${TAB}none"
done <<EOF
$(rows domain/uscc_synthetic.tsv)
EOF

# Dates, errors, formats.
run check id 58112619361121024X --today 1936-11-20 --format=tsv
t 'born in the future' is 1 "$HEAD
reject${TAB}58112619361121024X${TAB}resident${TAB}future"
YICHUANG_CLOCK=1936-11-20T10:00 export YICHUANG_CLOCK
run check id 58112619361121024X --format=tsv
t 'the same by the environment' [ "$status $(field reason)" = '1 future' ]
YICHUANG_CLOCK=noon
run check id 58112619361121024X
t 'a clock that is none' refused 2 YICHUANG_CLOCK
unset YICHUANG_CLOCK
run check id '5811 2619 3611 2102 4x' --format=tsv
t 'normalised' [ "$status $(field normalised)" = '0 58112619361121024X' ]
run check id '' --format=tsv
t 'nothing at all' [ "$status $(field reason)" = '1 empty' ]
run check id 58112619361121042X
t 'a table says why in words' printed '校验'
t 'and refuses' [ "$status" = 1 ]
run check id 12345678 --format=json
t 'json' is 1 '[{"verdict":"reject","normalised":"12345678","kind":"other","reason":"other_document"}]'
run check uscc 91581126MA0005019X --format=tsv
t 'a wrong credit code' [ "$status $(field verdict) $(field reason)" = '1 reject check' ]
run check uscc 11-581126-000000019j --format=tsv
t 'a credit code with hyphens in lower case' [ "$status $(field normalised)" = '0 11581126000000019J' ]

# Case numbers.
run check case 581126100a-20261103-0004-y --format=tsv
t 'a case number of a town' is 0 "$HEAD
accept${TAB}581126100A-20261103-0004-Y${TAB}town${TAB}none"
run check case '５８１１２６１００Ａ２０２６１１０３０００４Ｙ' --format=tsv
t 'in full-width characters, without hyphens' [ "$status $(field normalised)" = '0 581126100A-20261103-0004-Y' ]
run check case 581126100A-20261103-0004-K --format=tsv
t 'a wrong check character' is 1 "$HEAD
reject${TAB}581126100A-20261103-0004-K${TAB}unknown${TAB}check"
run check case 1103-004Y --format=tsv
t 'a short number can only be tested against a store' [ "$status $(field verdict) $(field kind)" = '0 warn short' ]
run check case 581126100A-20261303-0004-Y --format=tsv
t 'no such month' [ "$status $(field reason)" = '1 shape' ]
run check case hello
t 'no number at all' [ "$status" = 1 ]

# Bytes of any kind.
run check id "$(printf '\377\376\033[31m')" --format=tsv
t 'bytes that are no text' [ "$status $(field verdict)" = '1 reject' ]
t 'and nothing of them reaches the terminal' [ "$(tr -d '\11\12\40-\176\200-\377' < "$TMP/out" | wc -c)" = 0 ]
run check id "$(printf '\326\244\274\376')" --format=json
t 'GBK' [ "$status" = 1 ]
t 'the answer is UTF-8' iconv -f UTF-8 -t UTF-8 -o /dev/null "$TMP/out"
long=$(head -c 100000 /dev/zero | tr '\0' 7)
run check id "$long" --format=tsv
t 'a hundred thousand digits' [ "$status $(field reason)" = '1 length' ]
run check case "$long" --format=tsv
t 'and as a case number' [ "$status $(field verdict)" = '1 reject' ]
finish
