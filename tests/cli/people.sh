#!/bin/sh
# people.sh - who is who: nobody is renamed, and who comes for somebody is found too.
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
t 'a store' [ "$status" = 0 ]
t 'that nobody else can read' [ "$(stat -c %a "$YICHUANG_STORE")" = 600 ]

# take JSON: a case from it.
take()
{
  printf '%s\n' "$1" > "$TMP/case.json"
  run case accept "$TMP/case.json" --as lixiuying --window 3 --format=tsv
}

take '{ "applicant": { "name": "蒲月英", "doc_number": "58112619361121024X", "phone": "16000001004", "place": "581126100202" },
  "item": "MZ11", "outcome": "tell" }'
t 'somebody is known' [ "$status" = 0 ]
take '{ "applicant": { "name": "张三丰", "doc_number": "58112619361121024X" }, "item": "MZ11", "outcome": "tell" }'
t 'a number of somebody else renames nobody' refused 1 '蒲月英'
take '{ "applicant": { "name": "蒲月英", "doc_number": "58112619361121024X" }, "item": "MZ12", "outcome": "tell" }'
t 'what is not said is not forgotten' [ "$status" = 0 ]
run find 1004 --format=tsv
t 'the phone neither' [ "$(wc -l < "$TMP/out")" = 3 ]

take '{ "applicant": { "name": "张秀兰", "doc_number": "581126193403080022" }, "representative": { "name": "李思新", "doc_kind": "none",
  "phone": "13912345522" }, "relation": "之女", "authorised": true, "item": "MZ11", "outcome": "tell" }'
t 'a daughter comes' [ "$status" = 0 ]
for words in lsx 李思新 5522 '李思 5522'; do
  run find $words --format=tsv
  t "her mother is found by $words" [ "$(field applicant)" = 张秀兰 ]
done
take '{ "applicant": { "name": "张秀兰", "doc_number": "581126193403080022" }, "representative": { "name": "张秀兰",
  "doc_number": "581126193403080022" }, "authorised": true, "item": "MZ12", "outcome": "tell" }'
t 'one number is not two people' refused 1 相同

take '{ "applicant": { "name": "ANNA TESTER", "doc_number": "958998198802020020", "doc_kind": "foreign" }, "item": "GA05",
  "outcome": "tell" }'
t 'a name in Latin letters' [ "$status" = 0 ]
for word in anna tester TEST; do
  run find "$word" --format=tsv
  t "is found by $word" [ "$(field applicant)" = 'ANNA TESTER' ]
done

run verify
t 'and every step can be replayed' [ "$status" = 0 ]
finish
