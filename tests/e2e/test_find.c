/* Finding: as one types, by several words, concluded cases too. */
#include <config.h>
#include <string.h>

#include "e2e/story.h"

static gboolean on_the_case_of(PTY *t, const char *name)
{
  return strstr(pty_row(t, 0), name) && strstr(pty_row(t, -1), "Esc返回") && pty_find(t, "1经过") >= 0;
}

START_TEST(as_one_types)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "/");
  pty_golden(t, "find-empty");
  pty_keys(t, "z");
  pty_expect(t, "张秀兰");
  pty_expect(t, "张小龙");
  pty_keys(t, "x");
  pty_keys(t, "l");
  pty_golden(t, "find-zxl");
  pty_keys(t, "x");
  pty_expect(t, "没有这样的办件");
  pty_keys(t, "<Backspace>");
  pty_expect(t, "张秀兰");
  pty_keys(t, "<Esc>/");
  pty_expect_not(t, "zxl");                      /* Esc keeps nothing */
}
END_TEST

/* RULE: 2 keys + the initials + Enter at most. */
START_TEST(budget)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_count_reset(t);
  pty_keys(t, "/");
  pty_keys(t, "z");
  pty_keys(t, "x");
  pty_keys(t, "l");
  pty_keys(t, "<Enter>");
  ck_assert(on_the_case_of(t, "张秀兰"));
  ck_assert_uint_le(pty_bytes_sent(t), 2 + 3 + 1);
  pty_keys(t, "<Esc>");
  pty_expect(t, "查找");                         /* the next one of that name */
  pty_keys(t, "<Esc><F4>mjg<Enter>");
  ck_assert(on_the_case_of(t, "马建国"));
}
END_TEST

START_TEST(typed_ahead)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "/zxl<Down><Enter>");              /* in one piece */
  ck_assert(on_the_case_of(t, "张小龙"));
}
END_TEST

START_TEST(several_words)
{
  static const struct {
    const char *words, *name;
  } found[] = {
    { "zxl sd 34", "张秀兰" }, { "zxl hp", "张小龙" }, { "zxl 68", "张小龙" }, { "张秀", "张秀兰" },
    { "张秀 上荻村", "张秀兰" }, { "581126193403081826", "张秀兰" }, { "裴𬱖", "裴𬱖" }, { "〇一", "〇一" },
    { "古丽", "古丽娜尔" }, { "ｍｊｇ", "马建国" },
  };
  g_autoptr(PTY) t = story_desk(.rows = 24);
  for (guint i = 0; i < G_N_ELEMENTS(found); i++) {
    pty_keys(t, "<F4>");
    pty_keys(t, found[i].words);
    pty_expect(t, "1 件");
    pty_keys(t, "<Enter>");
    ck_assert_msg(on_the_case_of(t, found[i].name), "%s: %s", found[i].words, pty_row(t, 0));
    pty_keys(t, "<Esc><Esc>");
  }
}
END_TEST

START_TEST(concluded_ones_show_their_state)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "/zxl");
  ck_assert(g_str_has_prefix(pty_row(t, 4), "办结    --    1102-"));
  pty_keys(t, "<F4>wxh");
  ck_assert(g_str_has_prefix(pty_row(t, 3), "告知    --    1120-"));
  pty_keys(t, "<F4>qqs");
  ck_assert(g_str_has_prefix(pty_row(t, 3), "不予受理 --   1120-"));
}
END_TEST

START_TEST(a_number)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  g_autofree char *number = story_number("马建国");
  pty_keys(t, "/");
  pty_keys(t, number);
  pty_expect(t, "1 件");
  pty_keys(t, "<Enter>");
  ck_assert(on_the_case_of(t, "马建国"));
  pty_keys(t, "<Esc>");
  pty_expect(t, "1紧急");
}
END_TEST

START_TEST(nothing_to_open)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "/没有的人<Enter>");
  pty_expect_row(t, -2, "! 没有这样的办件。姓名要两个字;村、出生年要跟姓名、首字母或末几位一起打");
  pty_keys(t, "<F2>");
  ck_assert(g_str_has_prefix(pty_row(t, 0), "受理"));
}
END_TEST

START_TEST(wide_and_small)
{
  g_autoptr(PTY) t = story_desk(.rows = 50, .columns = 200);
  pty_keys(t, "/zxl");
  pty_golden(t, "find-200x50");
  pty_resize(t, 12, 40);
  pty_expect(t, "张秀兰");
  pty_keys(t, "<Enter>");
  pty_expect(t, "张秀兰");
  pty_hang_up(t);
  ck_assert_int_eq(pty_exit(t), 3);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    as_one_types, budget, typed_ahead, several_words, concluded_ones_show_their_state, a_number,
    nothing_to_open, wide_and_small,
  };
  Suite *s = suite_create("find");
  TCase *t = tcase_create("find");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, story_begin, story_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
