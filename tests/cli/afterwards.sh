#!/bin/sh
# afterwards.sh - undo, correction, voiding, withdrawal, and the register (RULE acc-12).
. "$TESTDIR/cli/lib.sh"

S=$TMP/hall.db
run init --test-clock --today 2026-11-03 "$S"
YICHUANG_STORE=$S YICHUANG_CLOCK=2026-11-03T10:00
export YICHUANG_STORE YICHUANG_CLOCK

cat > "$TMP/come.json" <<'JSON'
{"applicant":{"name":"张秀莲","doc_number":"581126195501010019","phone":"13900001277","place":"581126100201","address":"二组"},
 "item":"MZ11","materials":[{"n":1,"state":"have","original":1},{"n":2,"state":"have","original":1},
 {"n":3,"state":"have","original":1},{"n":4,"state":"have","copies":1}]}
JSON
take() { run case accept "$TMP/come.json" --as lixiuying --window 3 --format=tsv; number=$(field short); }

take
run case undo "$number" --as lixiuying
t 'another place' refused 1 3号窗
run case undo "$number" --as lixiuying --window 3
t 'undone' is 0 "已撤销:$number 高龄津贴 张秀莲"
run case undo "$number" --as lixiuying --window 3
t 'once' refused 1 一分钟
take
echo '{"applicant":{"phone":"13900007788"}}' > "$TMP/phone.json"
run case correct "$number" "$TMP/phone.json" --as lixiuying
t 'a reason is wanted' refused 1 原因
run case correct "$number" "$TMP/phone.json" --as sunyumei --reason 记错了
t 'not by anybody' refused 1 李秀英
run case correct "$number" "$TMP/phone.json" --as lixiuying --reason 记错了 --print --format=tsv
t 'corrected' [ "$status $(field short)" = "0 $number" ]
t 'printed' [ "$(find "$S.spool" -name '*-acceptance-*' | wc -l)" = 1 ]
run case correct "$number" "$TMP/phone.json" --as lixiuying --reason 记错了
t 'nothing to correct' refused 1 还没有改动
echo '{"materials":[{"n":77,"state":"have"}]}' > "$TMP/bad.json"
run case correct "$number" "$TMP/bad.json" --as lixiuying --reason 记错了
t 'no such paper' refused 1 77
run case withdraw "$number" --as lixiuying --reason 不办了 --format=tsv
t 'withdrawn' [ "$status $(field short)" = "0 $number" ]
run case void "$number" --as lixiuying --reason 再来
t 'withdrawn is not void' refused 1 撤回
take
old=$number
run case accept "$TMP/come.json" --replaces "$old" --as lixiuying --window 3 --format=tsv
t 'taken in again wants a reason' refused 1 原因
sed 's/"item"/"why":"事项选错","item"/' "$TMP/come.json" > "$TMP/again.json"
run case accept "$TMP/again.json" --replaces "$old" --as lixiuying --window 3 --format=tsv
t 'taken in again' [ "$status" = 0 ]
number=$(field short)
run case show "$old"
t 'the old one is void' grep -q 作废 "$TMP/out"
run case accept "$TMP/again.json" --replaces 1103-999Z --as lixiuying --window 3
t 'no such case to take in again' [ "$status" != 0 ]
run case void "$number" --as lixiuying
t 'void for no reason' refused 1 原因
run case void "$number" --as lixiuying --reason 重复收件 --format=tsv
t 'void' [ "$status $(field short)" = "0 $number" ]
run paper register acceptance --format=tsv
t 'every number stands in the register' [ "$(cut -f5 "$TMP/out" | tr '\n' ' ')" = 'state void replaced valid void void ' ]
run paper register acceptance --year 2025 --format=tsv
t 'of another year none' [ "$(wc -l < "$TMP/out")" = 1 ]
run paper register weather
t 'no such kind' refused 2 weather
run verify
t 'it all replays' [ "$status" = 0 ]
finish
