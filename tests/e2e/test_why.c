/* Why is this the day: = on any date. */
#include <config.h>
#include <string.h>

#include "e2e/story.h"

static PTY *open_why(const char *words, PtyStart start)
{
  PTY *t = story_open(story_store(), "lixiuying", start);
  pty_keys(t, "/");
  pty_keys(t, words);
  pty_keys(t, "<Enter>");
  pty_keys(t, "=");
  return t;
}

#define WHY(words, ...) open_why(words, (PtyStart) { __VA_ARGS__ })

START_TEST(small)
{
  g_autoptr(PTY) t = WHY("zxl", .rows = 24);
  pty_golden_with(t, "why-80x24", TRUE);
  pty_keys(t, "2");
  pty_golden(t, "why-statute");
}
END_TEST

START_TEST(wide)
{
  g_autoptr(PTY) t = WHY("zxl", .rows = 40, .columns = 120);
  pty_golden(t, "why-120x40");
}
END_TEST

START_TEST(monochrome)
{
  g_autoptr(PTY) t = WHY("zxl", .rows = 24, .term = "vt100");
  pty_golden_with(t, "why-vt100", TRUE);
}
END_TEST

/* What does not fit is turned to; on the smallest screen too. */
START_TEST(narrow)
{
  g_autoptr(PTY) t = WHY("zxl", .rows = 12, .columns = 40);
  pty_golden(t, "why-40x12");
  pty_keys(t, "<End>");
  pty_expect(t, "零点起红");
  pty_keys(t, "<Home>");
  pty_expect_not(t, "零点起红");
  pty_keys(t, "<PageDown><PageDown>");
  pty_expect(t, "第");
}
END_TEST

/* Which clock is shown: the one of the list's day first, then by digit or arrows. */
START_TEST(another_clock)
{
  g_autoptr(PTY) t = WHY("zxl", .rows = 24);
  g_autofree char *first = g_strdup(pty_row(t, 2));
  ck_assert_msg(g_str_has_prefix(first, "入户调查 "), "%s", first);
  pty_keys(t, "1");
  pty_expect(t, "承诺 28个工作日,");
  pty_keys(t, "<Right>");
  pty_expect(t, "法定 30个工作日,");
  pty_keys(t, "<Left><Left><Left>");
  pty_expect(t, "承诺 28个工作日,");
  pty_keys(t, "9");
  pty_expect(t, "承诺 28个工作日,");
  pty_keys(t, "<Esc>");
  pty_expect(t, "1经过");
}
END_TEST

/* From a row of any list it is one key, and Esc is back on that row. */
START_TEST(one_key_from_a_row)
{
  static const char *const tabs[] = { "1", "4", "9" };
  g_autoptr(PTY) t = story_desk(.rows = 24);
  for (gsize i = 0; i < G_N_ELEMENTS(tabs); i++) {
    pty_keys(t, tabs[i]);
    g_autofree char *row = g_strdup(pty_row(t, 3));
    gsize before = pty_bytes_sent(t);
    pty_keys(t, "=");
    ck_assert_uint_eq(pty_bytes_sent(t) - before, 1);
    ck_assert_msg(g_str_has_prefix(pty_row(t, 0), "为什么是这一天  "), "%s", pty_row(t, 0));
    pty_expect(t, "次日起算");
    pty_keys(t, "<Esc>");
    pty_expect_row(t, 3, row);
  }
  pty_keys(t, "＝");                                          /* the input method is on */
  pty_expect(t, "次日起算");
  pty_keys(t, "<Esc>");
  pty_keys(t, "0");
  pty_keys(t, "0009");
  pty_expect(t, "次日起算");
}
END_TEST

/* A case that stands: what is left, and until when it was counted. */
START_TEST(a_stopped_case)
{
  g_autoptr(PTY) t = WHY("lgf", .rows = 24);
  pty_golden(t, "why-stopped");
}
END_TEST

/* Before it is saved: where the form says the day, and only there. */
START_TEST(on_the_form)
{
  g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "<F2>zxl<Enter><Enter>gljt<Enter>+");
  pty_keys(t, "=");
  pty_expect_row(t, -2, "! 这里不用 =。按 ? 看这里能用的键。");
  pty_keys(t, "<PageDown>");
  pty_expect(t, "12月21日(一)前有结果");
  pty_keys(t, "=");
  pty_expect(t, "承诺 20个工作日,11-23 受理次日起算,应于 12-21(一)");
  pty_keys(t, "<F2>");                                        /* no second form over the first one */
  pty_expect_row(t, -2, "! 现在不能「受理」。按 ? 看这里能用的键。");
  pty_keys(t, "<Esc><Enter>");
  pty_expect(t, "√ 已受理 ");
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    small, wide, monochrome, narrow, another_clock, one_key_from_a_row, a_stopped_case, on_the_form,
  };
  Suite *s = suite_create("why");
  TCase *t = tcase_create("why");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, story_begin, story_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
