#!/bin/sh
# usage.sh - help, versions, wrong use, languages, and where output goes.
. "$TESTDIR/cli/lib.sh"

run --version
t 'version' [ "$status $out" = "0 yichuang ${out#yichuang }" ]
run --help
t 'help' [ "$status" = 0 ]
t 'help names verbs' printed 'calendar due'
t 'help names exit statuses' printed 退出码
cp "$TMP/out" "$TMP/help"
run help
t 'help as a verb is the same' cmp -s "$TMP/out" "$TMP/help"
run -h
t 'and as one letter' cmp -s "$TMP/out" "$TMP/help"
run help calendar due
t 'help of a verb' printed --minimum
cp "$TMP/out" "$TMP/help"
run calendar due --help
t 'the same by its option' cmp -s "$TMP/out" "$TMP/help"
run help calendar
t 'help of several verbs' printed 'yichuang calendar show'
run help nothing
t 'help of no verb' refused 2 nothing

run nothing
t 'no such verb' refused 2 nothing
run calendar
t 'half a verb' refused 2 due
run calendar due --nothing
t 'no such option of a verb' refused 2 --nothing
run --nothing
t 'no such option' refused 2 --nothing
run --store
t 'an option without its value' refused 2 --store
run help --format=xml
t 'no such format' refused 2 xml
run help --language=fr
t 'no such language' refused 2 fr
run "$(printf 'a\033[31mb\377')"
t 'a word of strange bytes' refused 2
t 'is not sent to the terminal' [ "$(tr -d '\12\40-\176\200-\377' < "$TMP/err" | wc -c)" = 0 ]
run check case a b
t 'too many words' refused 2 用法
run check id -- -x --format=tsv
t 'after -- nothing is an option' refused 2 用法

# Chinese whatever LANG says.
for locale in C POSIX C.UTF-8 en_US.UTF-8 nowhere; do
  LC_ALL=$locale LANG=en_US.UTF-8 run nothing
  t "Chinese in $locale" refused 2 没有
done

# English by the option or by LANGUAGE; the C library of some systems has no locale that translates.
YICHUANG_LOCALEDIR=$TMP/locale export YICHUANG_LOCALEDIR
mkdir -p "$TMP/locale/en/LC_MESSAGES"
if msgfmt -o "$TMP/locale/en/LC_MESSAGES/yichuang.mo" "$TESTDIR/../po/en.po" 2> "$TMP/err" &&
   "$YICHUANG" --language=en --help | grep -q '^Usage'; then
  run --language=en nothing
  t 'English by option' refused 2 nothing
  t 'and not Chinese' said 'no command'
  run nothing --language en
  t 'the option may stand anywhere' said 'no command'
  LANGUAGE=en run nothing
  t 'English by LANGUAGE' said 'no command'
  LANGUAGE=en run --language=zh nothing
  t 'the option wins' said 没有
  run --language=en calendar due 2026-02-13 1 working --format=tsv
  t 'tsv is not translated' printed "2026-02-14${TAB}六${TAB}2026-02-14${TAB}no"
  run --language=en calendar due 2026-02-13 1 working
  t 'a table is' printed Due
else
  skip 'English' 'no catalogue or no locale here'
fi

# What cannot be written was not said.
if [ -c /dev/full ]; then
  "$YICHUANG" help > /dev/full 2> "$TMP/err"
  status=$? out='' err=$(cat "$TMP/err")
  t 'a full disk' refused 3
fi
finish
