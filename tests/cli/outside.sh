#!/bin/sh
# outside.sh - numbers in the systems of others, and a case laid out for copying, through the verbs.
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-03T10:20 export YICHUANG_STORE YICHUANG_CLOCK
run init --test-clock "$YICHUANG_STORE"
cat > "$TMP/case.json" <<'END'
{ "applicant": { "name": "蒲月英", "doc_number": "58112619361121024X", "phone": "16000001004", "place": "581126100202",
  "address": "二组" }, "item": "MZ11",
  "materials": [ { "n": 1, "state": "have", "original": 1 }, { "n": 2, "state": "have", "original": 1, "returned": true },
                 { "n": 3, "state": "have", "original": 1, "copies": 1 }, { "n": 4, "state": "have", "copies": 1 } ] }
END
run outside list
t 'nothing to enter in an empty hall' is 0 办件都已录入外部系统
run case accept "$TMP/case.json" --as lixiuying --window 3 --format=tsv
number=$(field short)
run outside list --format=tsv
t 'a fresh case is to be entered' [ "$(field number) $(field outside)" = "$number province elderly" ]
t 'in the columns that are promised' [ "$(sed 1q "$TMP/out" | tr "$TAB" ' ')" = 'number due applicant place item outside' ]
t 'and no document' [ "$(grep -c '361121\|1600000' "$TMP/out")" = 0 ]

run outside set "$number" province 330120260713000427
t 'nobody writes without a name' refused 2 --as
run outside set "$number" province 330120260713000427 --as gaozhiyuan
t 'nor one who handles no cases' refused 1 不办件
run outside set "$number" nowhere 1 --as lixiuying
t 'nor for a system that is not there' refused 1 'nowhere:请用 civil'
run outside set 1103-999Z province 1 --as lixiuying
t 'nor on a case that is not there' refused 1 没有办件
run outside set "$number" province --as lixiuying
t 'nor no number' refused 2 用法
run outside set "$number" province 330120260713000427 --as lixiuying --act=7
t 'a number' is 0 已记下,还没录入:养老平台
run outside set "$number" province 330120260713000999 --as lixiuying --act=7
t 'the same act again changes nothing' is 0 已记下,还没录入:养老平台
run outside set "$number" elderly '33' --as lixiuying --format=json
t 'a strange one is kept, with a warning' [ "$status" = 0 ]
t 'that says so' said '33 不像养老平台的号码(2 位)'
t 'and nothing is left' [ "$out" = '[{"outside":""}]' ]
run outside list --format=tsv
t 'in the queue either' [ "$(wc -l < "$TMP/out")" = 1 ]
run outside drop "$number" elderly 33 --as lixiuying
t 'a wrong one is removed' is 0 已删去,还没录入:养老平台
run outside drop "$number" elderly 33 --as lixiuying
t 'once' refused 1 '这件没有记过 养老平台 33'

run case show "$number" --format=json
t 'the case shows them' printed '"outside":[{"system":"province","name":"省一体化政务服务平台","number":"330120260713000427"},'
t 'and what is left' printed '{"system":"elderly","name":"养老服务信息平台","number":null}]'
run case show 330120260713000427
t 'found by its number there' printed '  省一体化政务服务平台  330120260713000427'
run find 0427 --format=tsv
t 'and by its tail' [ "$(field number)" = "$number" ]

run case copy "$number"
t 'nobody looks without a name' refused 2 --as
run case copy "$number" --as lixiuying
t 'whose case it is needs no reason' [ "$status" = 0 ]
t 'in full' printed '
证件号码 58112619361121024X
'
t 'nothing in front of a line' [ "$(grep -c '^ ' "$TMP/out")" = 0 ]
t 'nor behind' [ "$(grep -c ' $' "$TMP/out")" = 0 ]
run case copy "$number" --as hexiaoyan
t 'everybody else gives one' refused 1 请写明事由
run case copy "$number" --as hexiaoyan --reason=替李秀英补录 --format=json
t 'then it is shown' printed '{"field":"证件号码","value":"58112619361121024X"}'
run case show "$number"
t 'and on record' printed '何晓燕  看了完整信息(抄写),事由:替李秀英补录'
run verify
t 'the store is whole' [ "$status" = 0 ]
finish
