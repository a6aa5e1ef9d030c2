#include <config.h>
#include "tui/command.h"

#include <string.h>

#include "base/text.h"
#include "check_main.h"

START_TEST(keys_find_commands)
{
  ck_assert_int_eq(yc_command_of_key(YC_IN_LIST, YC_KEY_F2), YC_COMMAND_ACCEPT);
  ck_assert_int_eq(yc_command_of_key(YC_IN_CASE, YC_KEY_F4), YC_COMMAND_FIND);
  ck_assert_int_eq(yc_command_of_key(YC_IN_LIST, YC_KEY_ENTER), YC_COMMAND_OPEN);
  ck_assert_int_eq(yc_command_of_key(YC_IN_FORM | YC_IN_TEXT, YC_KEY_ENTER), YC_COMMAND_NEXT);
  ck_assert_int_eq(yc_command_of_key(YC_IN_FORM | YC_IN_TEXT, YC_KEY_UP), YC_COMMAND_PREVIOUS);
  ck_assert_int_eq(yc_command_of_key(YC_IN_FORM, YC_KEY_BACK_TAB), YC_COMMAND_PREVIOUS);
  ck_assert_int_eq(yc_command_of_key(YC_IN_DIALOG, YC_KEY_ENTER), YC_COMMAND_CONFIRM);
  ck_assert_int_eq(yc_command_of_key(YC_IN_MENU, YC_KEY_ENTER), YC_COMMAND_PICK);
  ck_assert_int_eq(yc_command_of_key(YC_IN_FORM, YC_KEY_CTRL_S), YC_COMMAND_SAVE);
  ck_assert_int_eq(yc_command_of_key(YC_IN_FORM, YC_KEY_F2), YC_COMMAND_NONE);
  ck_assert_int_eq(yc_command_of_key(YC_IN_TEXT | YC_IN_DIALOG, YC_KEY_ESC), YC_COMMAND_BACK);
  ck_assert_int_eq(yc_command_of_key(YC_IN_LIST, YC_KEY_NONE), YC_COMMAND_NONE);
}
END_TEST

START_TEST(characters_find_commands)
{
  int number;
  ck_assert_int_eq(yc_command_of_char(YC_IN_CASES, 'b', &number), YC_COMMAND_SUPPLY);
  ck_assert_int_eq(yc_command_of_char(YC_IN_CASES, 'B', &number), YC_COMMAND_SUPPLY);
  ck_assert_int_eq(yc_command_of_char(YC_IN_LIST, '/', &number), YC_COMMAND_FIND);
  ck_assert_int_eq(yc_command_of_char(YC_IN_LIST, '0', &number), YC_COMMAND_MENU);
  ck_assert_int_eq(number, 0);
  ck_assert_int_eq(yc_command_of_char(YC_IN_LIST, '7', &number), YC_COMMAND_TAB);
  ck_assert_int_eq(number, 7);
  ck_assert_int_eq(yc_command_of_char(YC_IN_FORM | YC_IN_CHOICE, '2', &number), YC_COMMAND_CHOOSE);
  ck_assert_int_eq(number, 2);
  ck_assert_int_eq(yc_command_of_char(YC_IN_CHECKS, ' ', &number), YC_COMMAND_TOGGLE);
  ck_assert_int_eq(yc_command_of_char(YC_IN_LIST, '+', &number), YC_COMMAND_NONE);
  ck_assert_int_eq(yc_command_of_char(YC_IN_LIST, 0x5F20, &number), YC_COMMAND_NONE);
}
END_TEST

/* In one place a key and a character mean one thing, and every letter one thing in the whole program; a
 * digit or a letter that commits would break "no letter acts without Enter". */
START_TEST(no_two_meanings)
{
  for (YcCommand a = 1; a < YC_COMMANDS; a++) {
    ck_assert(yc_width(yc_command_name(a)) <= 8);
    ck_assert(g_utf8_strlen(yc_command_help(a), -1) > 0);
    g_autofree char *keys = yc_command_keys(a);
    ck_assert_msg(*keys || *yc_command_menu(a), "%s cannot be reached", yc_command_id(a));
    for (YcCommand b = 1; b < YC_COMMANDS; b++)
      if (a != b && *yc_command_menu(b))
        ck_assert_msg(!g_str_has_prefix(yc_command_menu(a), yc_command_menu(b)), "%s cannot be reached behind %s",
                      yc_command_id(a), yc_command_id(b));
  }
  for (int c = 'a'; c <= 'z'; c++) {
    YcCommand meaning = YC_COMMAND_NONE;
    for (int bit = 0; bit < 13; bit++) {
      int number;
      YcCommand here = yc_command_of_char((YcWhere)(1 << bit), (gunichar)c, &number);
      ck_assert(here == YC_COMMAND_NONE || meaning == YC_COMMAND_NONE || here == meaning);
      meaning = here == YC_COMMAND_NONE ? meaning : here;
    }
  }
}
END_TEST

/* The letters of the whole program, those of commands that are not there yet too; each has one meaning. */
static const struct {
  char letter;
  const char *name;
} LETTERS[] = {
  { 'b', "补材料" }, { 'c', "催办" }, { 'd', "督办" }, { 'e', "更正" }, { 'f', "送达" }, { 'g', "分组" }, { 'h', "回话" },
  { 'i', "批示" },
  { 'j', "交下家" }, { 'k', "抄写" }, { 'l', "日志" }, { 'n', "同人再办" }, { 'p', "打印" }, { 'q', "签收" },
  { 'r', "换人同项" }, { 't', "暂停" }, { 'u', "撤销" }, { 'w', "问责" }, { 'x', "导出" }, { 'y', "延期" },
  { 'z', "改派" }, { '=', "为什么" },
};

static const char *meaning_of(char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS(LETTERS); i++)
    if (LETTERS[i].letter == letter)
      return LETTERS[i].name;
  return NULL;
}

/* In every place a letter means what the table says, or nothing. */
START_TEST(letters_mean_what_the_table_says)
{
  for (int c = '!'; c <= '~'; c++)
    for (int bit = 0; bit < 13; bit++) {
      int number;
      YcCommand command = yc_command_of_char((YcWhere)(1 << bit), (gunichar)c, &number);
      const char *meaning = meaning_of(g_ascii_tolower((char)c));
      if (command != YC_COMMAND_NONE && (g_ascii_isalpha((char)c) || meaning)) {
        ck_assert_msg(meaning, "%c of %s is in no table", c, yc_command_id(command));
        ck_assert_str_eq(yc_command_name(command), meaning);
      }
    }
}
END_TEST

/* Whether one of its keys is an F-key, and whether a letter is among its characters. */
static gboolean has_function_key(YcCommand command)
{
  for (YcKey key = YC_KEY_F1; key <= YC_KEY_F12; key++)
    if (yc_command_works(command, YC_IN_LIST) && yc_command_of_key(YC_IN_LIST, key) == command)
      return TRUE;
  return FALSE;
}

static gboolean has_letter(YcCommand command)
{
  g_autofree char *keys = yc_command_keys(command);
  const char *last = strrchr(keys, ' ') ? strrchr(keys, ' ') + 1 : keys;
  return strlen(last) == 1 && meaning_of(*last);
}

/* What acts has its digits, so that an input method never stands in the way; F2 to F8 are 02 to 08. */
START_TEST(every_act_is_in_the_menu)
{
  for (YcCommand command = 1; command < YC_COMMANDS; command++) {
    if (has_letter(command) || has_function_key(command))
      ck_assert_msg(*yc_command_menu(command), "%s has no digits", yc_command_id(command));
    if (*yc_command_menu(command))
      ck_assert_msg(yc_command_works(command, YC_IN_MAIN), "%s is in a menu that never opens", yc_command_id(command));
  }
  for (int n = 2; n <= 8; n++) {
    YcCommand command = yc_command_of_key(YC_IN_MAIN, (YcKey)(YC_KEY_F1 + n - 1));
    const char digits[] = { (char)('0' + n), '\0' };
    if (command != YC_COMMAND_NONE)
      ck_assert_str_eq(yc_command_menu(command), digits);
  }
}
END_TEST

START_TEST(nothing_on_keys_that_are_stolen)
{
  static const YcKey stolen[] = { YC_KEY_F1, YC_KEY_F10, YC_KEY_F11, YC_KEY_F12, YC_KEY_CTRL_C };
  for (gsize i = 0; i < G_N_ELEMENTS(stolen); i++)
    ck_assert_int_eq(yc_command_of_key(YC_IN_ANY, stolen[i]), YC_COMMAND_NONE);
}
END_TEST

static gboolean can_but_supply(YcCommand command, G_GNUC_UNUSED gconstpointer data)
{
  return command != YC_COMMAND_SUPPLY;
}

static void expect_led(const YcCommand *leads, int columns, const char *expected)
{
  g_autofree char *hints = yc_command_hints(YC_IN_LIST | YC_IN_CASES, columns, leads, NULL, NULL, NULL);
  ck_assert_str_eq(hints, expected);
}

/* What leads stands once, also where the table hints it, and also what the table does not hint. */
START_TEST(leads)
{
  const YcCommand some[] = { YC_COMMAND_URGE, YC_COMMAND_FORWARD, YC_COMMAND_SELECT, YC_COMMAND_NONE };
  expect_led(some, 80, "c催办 j交下家 F2受理 F3首问 F4查找 F6督办 F7统计 回车打开 Esc返回 0菜单 ?帮助");
  expect_led(some, 40, "c催办 j交下家 F2受理 Esc返回 0菜单 ?帮助");
}
END_TEST

static void expect_hints(YcWhere where, int columns, YcCommandCan can, const char *expected)
{
  g_autofree char *hints = yc_command_hints(where, columns, NULL, can, NULL, NULL);
  ck_assert_str_eq(hints, expected);
  ck_assert_int_le(yc_width(hints), columns);
}

START_TEST(hints)
{
  expect_hints(YC_IN_LIST | YC_IN_CASES, 80, NULL, "F2受理 F3首问 F4查找 F6督办 F7统计 回车打开 b补材料 p打印 Esc返回 0菜单 ?帮助");
  expect_hints(YC_IN_LIST | YC_IN_CASES, 80, can_but_supply, "F2受理 F3首问 F4查找 F6督办 F7统计 回车打开 p打印 u撤销 Esc返回 0菜单 ?帮助");
  expect_hints(YC_IN_LIST | YC_IN_CASES, 40, NULL, "F2受理 F3首问 F4查找 Esc返回 0菜单 ?帮助");
  expect_hints(YC_IN_FORM | YC_IN_TEXT, 80, NULL, "F3首问 回车下一格 ↑上一格 Ctrl-S存草稿 F9换人 Esc返回");
  expect_hints(YC_IN_FORM | YC_IN_TEXT | YC_IN_EMPTY, 80, NULL, "F3首问 回车下一格 ↑上一格 Ctrl-S存草稿 F9换人 Esc返回 ?帮助");
  expect_hints(YC_IN_DIALOG, 80, NULL, "回车确定 Esc返回 ?帮助");
  expect_hints(YC_IN_MENU, 80, NULL, "回车选定 Esc返回");
  for (int columns = 20; columns < 200; columns++) {
    g_autofree char *hints_ = yc_command_hints(YC_IN_ANY & ~YC_IN_TEXT, MAX(columns, 40), NULL, NULL, NULL, NULL);
    ck_assert_int_le(yc_width(hints_), MAX(columns, 40));
  }
}
END_TEST

/* What the key check found missing: its digits where there is a menu, its other key, or nothing. */
START_TEST(keys_that_do_not_arrive)
{
  const YcKey keys[] = { YC_KEY_F2, YC_KEY_F4, YC_KEY_F9, YC_KEY_BACK_TAB };
  yc_command_lacks(keys, G_N_ELEMENTS(keys));
  expect_hints(YC_IN_LIST | YC_IN_CASES, 80, can_but_supply, "02受理 F3首问 04查找 F6督办 F7统计 回车打开 p打印 u撤销 Esc返回 0菜单 ?帮助");
  expect_hints(YC_IN_FORM | YC_IN_TEXT, 80, NULL, "F3首问 回车下一格 ↑上一格 Ctrl-S存草稿 Esc返回");
  g_auto(GStrv) lines = yc_command_help_page(YC_IN_LIST | YC_IN_CASES, 80, NULL, NULL, NULL);
  g_autofree char *text = g_strjoinv("\n", lines);
  ck_assert_ptr_null(strstr(text, "F2 02"));
  ck_assert_ptr_nonnull(strstr(text, " 02 "));
  ck_assert_ptr_nonnull(strstr(text, "终端送不来:Shift-Tab F2 F4 F9"));
  yc_command_lacks(NULL, 0);
  expect_hints(YC_IN_LIST | YC_IN_CASES, 40, NULL, "F2受理 F3首问 F4查找 Esc返回 0菜单 ?帮助");
}
END_TEST

START_TEST(help_page)
{
  for (int columns = 40; columns <= 120; columns += 20) {
    g_auto(GStrv) lines = yc_command_help_page(YC_IN_LIST | YC_IN_CASES, columns, NULL, NULL, NULL);
    g_autofree char *text = g_strjoinv("\n", lines);
    for (int i = 0; lines[i]; i++)
      ck_assert_msg(yc_width(lines[i]) <= columns, "%d: %s", columns, lines[i]);
    ck_assert_str_eq(lines[0], "这一页");
    ck_assert_ptr_nonnull(strstr(text, "F2 02"));
    ck_assert_ptr_nonnull(strstr(text, "存草稿"));   /* of forms: in the second part */
    g_auto(GStrv) pieces = g_strsplit(text, "\n ", -1);   /* where a line is broken does not matter here */
    g_autofree char *joined = g_strjoinv("", pieces);
    const char *once = strstr(joined, "除了:");
    ck_assert(once && strstr(once, "u撤销") && !strstr(once + 1, "除了:"));
  }
}
END_TEST

START_TEST(table_as_text)
{
  g_autofree char *table = yc_command_table();
  g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
  ck_assert_uint_eq(g_strv_length(lines), YC_COMMANDS);   /* NONE is not in it, the last one is empty */
  ck_assert(g_str_has_prefix(lines[0], "ACCEPT\tF2\t2\t受理\t"));
  ck_assert(g_str_has_prefix(lines[1], "INQUIRY\tF3\t3\t首问\t"));
  ck_assert(g_str_has_prefix(lines[2], "FIND\tF4 /\t4\t查找\t"));
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("command");
  TCase *t = tcase_create("command");
  tcase_add_test(t, keys_find_commands);
  tcase_add_test(t, characters_find_commands);
  tcase_add_test(t, no_two_meanings);
  tcase_add_test(t, letters_mean_what_the_table_says);
  tcase_add_test(t, every_act_is_in_the_menu);
  tcase_add_test(t, nothing_on_keys_that_are_stolen);
  tcase_add_test(t, hints);
  tcase_add_test(t, leads);
  tcase_add_test(t, keys_that_do_not_arrive);
  tcase_add_test(t, help_page);
  tcase_add_test(t, table_as_text);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
