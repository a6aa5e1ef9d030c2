#!/bin/sh
# deliver.sh - the verbs of delivery, of fees, and of where a case is.
# RULE time-15, acc-10, acc-11, agt-04, prv-02
. "$TESTDIR/cli/lib.sh"

YICHUANG_STORE=$TMP/hall.db YICHUANG_CLOCK=2026-11-23T09:12 export YICHUANG_STORE YICHUANG_CLOCK
run demo --cases 300 --today 2026-11-23 "$YICHUANG_STORE"
t 'a store' [ "$status" = 0 ]
at() { YICHUANG_CLOCK=$1; }
lines() { [ "$(sed -n '$=' "$TMP/out")" = "$1" ]; }
CASE=1106-001I
me() { run "$@" --as hexiaoyan --window 1 --format=tsv; }

me case where $CASE --channel=telegraph
t 'no such channel' refused 2 phone
me case where $CASE --asker=representative
t 'nobody came for him' refused 1 没有代办人
me case where $CASE --asker=applicant
t 'where it is' grep -q "^fetch${TAB}.*带身份证" "$TMP/out"
me case where $CASE --asker=other
t 'anybody else hears the state alone' [ "$(cut -f1 "$TMP/out" | tr '\n' ' ')" = 'code state since ' ]
run case where $CASE --as zhouyun --format=tsv
t 'whoever has nothing to do with it says why' refused 1 事由
run case where $CASE 派出所来核对 --as zhouyun --format=json
t 'and is told' [ "$status" = 0 ]
run looks --as zhouyun
t 'the list of looks is not for everybody' refused 1 值班长
run looks --as zhaomin --format=tsv
t 'the day of the supervisor' lines 4
t 'with the reason' grep -q 派出所来核对 "$TMP/out"

me case fee $CASE --what=pay --receipt=00781234
t 'no standard, no money' refused 1 标准
me case fee $CASE --standard=2O
t 'an amount' refused 2 --standard
me case fee $CASE --standard=30
t 'thirty yuan are due' [ "$status" = 0 ]
me case fee $CASE --what=pay
t 'not without a receipt' refused 1 票据
run case fee 1116-001S --standard=30 --as sunyumei
t 'an item that is free' refused 1 不收费

me deliver $CASE --how=pigeon
t 'no such way' refused 2 window
me deliver $CASE --how=post
t 'by mail with its number' refused 1 邮件号
me deliver $CASE --takes=household
t 'to whom' refused 1 叫什么
me deliver $CASE --returned=x
t 'which originals' refused 2 --returned
run deliver $CASE --as wangjianjun
t 'who sits in an office hands out nothing of others' refused 1 窗口人员
run deliver send $CASE --as luowenjing
t 'another clerk does not send it' refused 1 不归你办
run case fee $CASE --what=exempt --name=高致远 --post=镇长 --as luowenjing 低保
t 'nor exempts' refused 1 不归你办
me deliver $CASE --takes=desk --name=传达室
t 'a person has no office that receives mail' refused 1 申请人是个人
me deliver send $CASE --how=window
t 'at the window nothing is sent' refused 1 不用送出
me deliver send $CASE --how=left
t 'what is left is not sent' refused 1 留置
me deliver $CASE --how=public
t 'an announcement is posted first' refused 1 公告
me deliver $CASE --day=2026-11-30
t 'not on a day to come' refused 1 还没到
me deliver $CASE --returned=99
t 'an original that does not lie here' refused 1 99
me deliver back $CASE 家里没人 --why=absent
t 'what was not sent does not come back' refused 1 没有送出
me deliver back $CASE 不要 --why=refused
t 'a refusal has a witness' refused 1 见证人
me deliver 1123-999X
t 'no such case' refused 1 1123-999X
run agency keep $CASE --amount=200 --act=k1 --as hexiaoyan --window 1
t 'money of his lies here' [ "$status" = 0 ]
me deliver send $CASE --by=温志强 --number=青水〔2026〕7号 --returned=none --act d1
t 'it leaves' [ "$status $(field repeated)" = '0 no' ]
t 'and what is not paid is told' grep -q '应收 30元' "$TMP/err"
t 'and what still lies here, with its paper' grep -q '还放着他的 现金 200元(芦政存A〔2026〕0001号)' "$TMP/err"
run paper 芦政存A〔2026〕0001号
t 'which is read by its number' printed 现金
run agency return $CASE - --as hexiaoyan --window 1
t 'fetched' [ "$status" = 0 ]
me deliver send $CASE --by=温志强 --number=青水〔2026〕7号 --returned=none --act d1
t 'once' [ "$status $(field repeated)" = '0 yes' ]
run deliver list --format=tsv
t 'it is out' [ "$(field what) $(field short)" = "out $CASE" ]
RECEIPT=$(field receipt)
me deliver back $CASE --why=absent 家里没人
t 'and comes back' [ "$status" = 0 ]
me case fee $CASE --what=pay --receipt=00781234 --print
t 'paid' [ "$status" = 0 ]
at 2026-11-24T10:00
me deliver $CASE --how=left --witness=温志强 --day=2026-11-23 嫌装得晚,不肯签
t 'left before a witness' [ "$status" = 0 ]
t 'nothing is unpaid' [ ! -s "$TMP/err" ]
run paper register delivery --format=tsv
t 'the register of receipts' grep -q "^$RECEIPT${TAB}2026-11-23${TAB}" "$TMP/out"
run paper register fee --format=tsv
t 'and of fees' [ "$(field number)" = 芦政费A〔2026〕0001号 ]
me deliver $CASE
t 'not twice' refused 1 办结
at 2026-12-25T09:00
run deliver list --format=tsv
t 'what nobody fetched' grep -q "^unfetched${TAB}" "$TMP/out"
me case result 1116-001S 采伐许可证 --number=1 --until=soon
t 'a day' refused 2 --until
run case result 1116-001S 林木采伐许可证 --number=青林采〔2026〕11号 --until=2027-03-31 --as sunyumei --format=tsv
t 'a result has its number' [ "$status" = 0 ]
run case show 1116-001S
t 'in the record' grep -q '林木采伐许可证 青林采〔2026〕11号' "$TMP/out"
run verify
t 'replay equals tables' [ "$status" = 0 ]
finish
