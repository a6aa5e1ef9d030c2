/* One case: what it looks like, its lists, its papers. */
#include <config.h>
#include <string.h>

#include "e2e/story.h"

static PTY *open_case(const char *store, const char *words, PtyStart start)
{
  PTY *t = story_open(store, "lixiuying", start);
  pty_keys(t, "/");
  pty_keys(t, words);
  pty_keys(t, "<Enter>");
  return t;
}

#define CASE(words, ...) open_case(story_store(), words, (PtyStart) { __VA_ARGS__ })

START_TEST(the_case)
{
  g_autoptr(PTY) t = CASE("zxl", .rows = 24);
  pty_golden_with(t, "case-80x24", TRUE);
  pty_expect(t, "581126********26");             /* RULE prv-01 */
  pty_expect_not(t, "19340308");
  pty_expect_not(t, "13912345521");
}
END_TEST

START_TEST(wider)
{
  g_autoptr(PTY) t = CASE("zxl", .rows = 40, .columns = 120);
  pty_golden(t, "case-120x40");
  pty_resize(t, 50, 200);
  pty_golden(t, "case-200x50");
}
END_TEST

START_TEST(a_monochrome_terminal)
{
  g_autoptr(PTY) t = CASE("zxl", .rows = 24, .term = "vt100");
  pty_golden_with(t, "case-vt100", TRUE);
}
END_TEST

START_TEST(the_linux_console)
{
  g_autoptr(PTY) t = CASE("zxl", .rows = 24, .term = "linux");
  pty_golden_with(t, "case-linux", TRUE);
}
END_TEST

/* Whatever the item and the people are called. */
START_TEST(the_day_is_never_cut)
{
  static const char *const words[] = { "zxl", "gln", "mjg", "oycx", "kyt", "lds", "jne", "上荻村丰收" };
  g_autoptr(PTY) t = story_desk(.rows = 24);
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    pty_keys(t, "<F4>");
    pty_keys(t, words[i]);
    pty_keys(t, "<Enter>");
    const char *due = strstr(pty_row(t, 0), "  应于 ");
    ck_assert_msg(due && strchr(due, ')') && strstr(due, "  责任人 "), "%s", pty_row(t, 0));
    pty_keys(t, "<Esc><Esc>");
  }
}
END_TEST

/* A long route goes on in further bands; where there is no room the one with the current step stays. */
START_TEST(narrow)
{
  g_autoptr(PTY) t = CASE("zxl", .rows = 30, .columns = 60);
  pty_golden(t, "case-60x30");
  pty_resize(t, 16, 50);
  pty_expect(t, "入户调查▲");
  pty_expect_not(t, "告知送达");
  pty_resize(t, 12, 40);
  pty_expect(t, "1经过");
  pty_expect(t, "交办 入户调查");
}
END_TEST

START_TEST(its_lists)
{
  g_autoptr(PTY) t = CASE("zxl", .rows = 24);
  pty_keys(t, "2");
  pty_golden(t, "case-materials");
  pty_keys(t, "3");
  pty_golden(t, "case-papers");
  pty_keys(t, "<Left><Down><Down><Enter>");
  pty_expect(t, "居民户口簿");
  pty_keys(t, "<Esc>1<End><Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, 1), "收件"));
  pty_keys(t, "<Esc>4");
  pty_expect(t, "1经过");
  pty_hang_up(t);
  ck_assert_int_eq(pty_exit(t), 3);
}
END_TEST

START_TEST(refused)
{
  g_autoptr(PTY) t = CASE("qqs", .rows = 24);
  pty_golden(t, "case-refused");
}
END_TEST

START_TEST(waiting)
{
  g_autoptr(PTY) t = CASE("〇一", .rows = 24);
  pty_expect(t, "b补材料");
  pty_keys(t, "b");
  pty_expect(t, "社会保障卡");
  pty_keys(t, "<Esc>");
  pty_expect(t, "1经过");
  pty_keys(t, "<Esc><Esc>/zxl<Enter>");
  pty_expect_not(t, "b补材料");
  pty_keys(t, "b");
  pty_expect_row(t, -2, "! 现在不能「补材料」。按 ? 看这里能用的键。");
}
END_TEST

START_TEST(printing_again)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = open_case(store, "zxl", (PtyStart) { .rows = 24 });
  pty_keys(t, "p");
  pty_golden(t, "print");
  pty_keys(t, "<Down><Enter>");
  pty_golden(t, "print-paper");
  pty_keys(t, "<End><Home><PageDown>p");
  pty_expect(t, "再印一份 收件凭证");
  pty_keys(t, "<Esc>");
  pty_keys(t, "p<Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, -2), "√ 已送打印(80列):2026-11-03-"));
  g_autofree char *said = g_strdup(pty_row(t, -2));
  g_autofree char *file = g_strconcat(store, ".spool/", strchr(said, ':') + 1, NULL);
  ck_assert_msg(g_file_test(file, G_FILE_TEST_EXISTS), "%s", file);
  pty_keys(t, "<Home>");
  pty_expect(t, "【补打第1次】");
  pty_keys(t, "<Esc>");
  ck_assert_ptr_nonnull(strstr(pty_row(t, 3), "印2次"));
  pty_keys(t, "<Esc>");
  pty_expect(t, "补打文书");                     /* it stands in the record */
  pty_hang_up(t);
  ck_assert_int_eq(pty_exit(t), 3);
}
END_TEST

START_TEST(somebody_else_prints)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = open_case(store, "mjg", (PtyStart) { .rows = 24 });
  g_autoptr(PTY) other = open_case(store, "mjg", (PtyStart) { .rows = 24 });
  pty_keys(other, "p");
  pty_keys(other, "p<Enter>");
  pty_wait(t, "补打文书");
  pty_hang_up(other);
  pty_exit(other);
}
END_TEST

START_TEST(sizes)
{
  g_autoptr(PTY) t = CASE("zxl", .rows = 24);
  pty_keys(t, "<Down><Down>");
  g_autofree char *page = g_strdup(pty_screen(t));
  pty_resize(t, 5, 20);
  pty_resize(t, 50, 200);
  pty_resize(t, 24, 80);
  ck_assert_str_eq(pty_screen(t), page);
  pty_hang_up(t);
  ck_assert_int_eq(pty_exit(t), 3);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    the_case, wider, a_monochrome_terminal, the_linux_console, the_day_is_never_cut, narrow, its_lists, refused, waiting,
    printing_again, somebody_else_prints, sizes,
  };
  Suite *s = suite_create("case");
  TCase *t = tcase_create("case");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, story_begin, story_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
