#!/bin/sh
# hostile.sh - input that nobody would type: refused with a sentence, and nothing changed.
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
run verify --format=tsv
events=$(field events)

# fill BYTE COUNT
fill()
{
  head -c "$2" /dev/zero | tr '\0' "$1"
}

# given 'what' [WORD]: the case in $TMP/in is refused, with WORD in the reason.
given()
{
  run case accept - --as lixiuying < "$TMP/in"
  t "$1" refused 1 "${2-}"
}

# wrong 'what' WORD FORMAT [ARGUMENT …]: the same for what printf makes.
wrong()
{
  what=$1 word=$2
  shift 2
  # shellcheck disable=SC2059  # the format is the test
  printf "$@" > "$TMP/in"
  given "$what" "$word"
}

PERSON='"applicant":{"name":"蒲月英","doc_number":"58112619361121024X","place":"581126100202"}'

wrong 'nothing' '' ''
wrong 'no JSON' JSON 'hello'
wrong 'half an object' JSON '{"item":"MZ11"'
wrong 'two objects' JSON '{} {}'
wrong 'an array' '' '[]'
wrong 'a text' '' '"MZ11"'
wrong 'a member twice' JSON '{"item":"MZ11","item":"MZ11"}'
wrong 'an unknown member' colour '{"colour":"red"}'
wrong 'an unknown member of a person' nam '{"applicant":{"nam":"x"}}'
wrong 'an unknown member of a material' materials '{"materials":[{"n":1,"x":1}]}'
wrong 'a number for a text' item '{"item":11}'
wrong 'null for a text' item '{"item":null}'
wrong 'a text for a flag' oral '{"oral":"yes"}'
wrong 'an object for a list' materials '{"materials":{}}'
wrong 'a negative number' materials '{"materials":[{"n":-1,"state":"have"}]}'
wrong 'a fraction' materials '{"materials":[{"n":1.5,"state":"have"}]}'
wrong 'a number too large' JSON '{"materials":[{"n":99999999999999999999,"state":"have"}]}'
wrong 'an unknown word' have '{"materials":[{"n":1,"state":"maybe"}]}'
wrong 'an unknown outcome' outcome '{"outcome":"granted"}'
wrong 'an answer that is no word' answers '{"answers":{"q_agent":true}}'
wrong 'an unknown item' NONE '{%s,"item":"NONE"}' "$PERSON"
wrong 'no item' '' '{%s}' "$PERSON"
wrong 'nobody' '' '{"applicant":{"doc_number":"58112619361121024X"},"item":"MZ11"}'
wrong 'a wrong document' '' '{"applicant":{"name":"蒲月英","doc_number":"581126193611210241"},"item":"MZ11"}'
wrong 'a paper nobody asked for' 77 '{%s,"item":"MZ11","materials":[{"n":77,"state":"have"}]}' "$PERSON"
wrong 'accepted without papers' '' '{%s,"item":"MZ11","outcome":"accept"}' "$PERSON"
wrong 'on the spot, but the item is not' '' '{%s,"item":"MZ11","outcome":"onspot","result":"x"}' "$PERSON"
wrong 'NUL in a text' '' '{"item":"\\u0000"}'
wrong 'NUL in the input' '' '{"item":"a\0b"}'
wrong 'bytes that are no text' '' '{"item":"\377\376"}'
wrong 'half a surrogate' JSON '{"applicant":{"name":"\\ud800"}}'

{ printf '{"applicant":{"name":"'; fill x 10485760; printf '"}}'; } > "$TMP/in"
given 'a name of 10 MB' MiB
{ printf '{"applicant":{"name":"'; fill x 100000; printf '"}}'; } > "$TMP/in"
given 'a name of 100 kB' applicant.name
fill ' ' 17825792 > "$TMP/in"
given 'more than anybody sends' '16 MiB'
{ fill '[' 100000; fill ']' 100000; } > "$TMP/in"
given 'a hundred thousand levels'
{ printf '{"item":'; fill '[' 40; fill ']' 40; printf '}'; } > "$TMP/in"
given 'forty levels'
{ printf '{"materials":['; for i in $(seq 300); do printf '{"n":%s},' "$i"; done; printf '{"n":1}]}'; } > "$TMP/in"
given 'too many papers' materials

run case accept "$TMP/nowhere.json" --as lixiuying
t 'no such file' refused 3 nowhere.json
run case accept "$TMP" --as lixiuying
t 'a directory' refused 1
run case accept - --as "$(printf "x' OR '1'='1")" < /dev/null
t 'a login that is SQL' refused 1
run find "$(fill 7 100000)"
t 'a long word to find' [ "$status" -le 1 ]
run find "%' OR 1=1 --"
t 'words that are SQL' [ "$status" -le 1 ]
run item list "$(printf '\033]0;x\007')"
t 'words that are commands to the terminal' [ "$(tr -d '\11\12\40-\176\200-\377' < "$TMP/out" | wc -c)" = 0 ]

run verify --format=tsv
t 'and nothing has changed' [ "$status $(field events)" = "0 $events" ]

# Text in GB18030 is text; what it holds that must not reach a terminal goes.
printf '{%s,"item":"MZ11","outcome":"tell"}' "$PERSON" | iconv -f UTF-8 -t GB18030 > "$TMP/gbk.json"
run case accept "$TMP/gbk.json" --as lixiuying --format=tsv
t 'GB18030' [ "$status $(field outcome)" = '0 tell' ]
run case list --tab all --format=tsv
run find 蒲月 --format=tsv
t 'is stored as the same text' [ "$(field applicant)" = 蒲月英 ]
printf '{"applicant":{"name":"柯\\u001b[31m\\u202e有田","doc_number":"581126195804090378","place":"581126100202"},"item":"MZ11","outcome":"tell"}' > "$TMP/esc.json"
run case accept "$TMP/esc.json" --as lixiuying --format=tsv
run find 有田 --format=json
t 'escapes in a name do not reach the terminal' [ "$(tr -d '\11\12\40-\176\200-\377' < "$TMP/out" | wc -c)" = 0 ]
t 'nor do marks that turn the line around' [ "$(grep -c "$(printf '\342\200\256')\|u202" "$TMP/out")" = 0 ]
finish
