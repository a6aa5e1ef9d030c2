/* Papers that are taken in at the counter and answered later, or by nobody.  RULE time-09. */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

/* 张秀兰 with an item, all papers there, the cursor on the outcome. */
#define ALL_THERE(item) "<F2>zxl<Enter><Enter>" item "<Enter><PageDown>+<PageDown>"
#define LOOKS_LIKE(t, page) do { pty_wait(t, "草稿已存"); pty_golden(t, page); } while (0)

/* Taken in on the 3rd: answered by the 10th. */
static const char *received(const char *keys)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, keys);
  pty_expect(t, "[1]受理");
  pty_keys(t, "1");
  pty_expect(t, "再按1=收下待审");
  pty_keys(t, "1");
  pty_expect(t, "[1]收下待审");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已收下待审 1103-001E");
  return store;
}

START_TEST(taken_in)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, ALL_THERE("db"));
  pty_expect(t, "[1]受理");
  pty_keys(t, "1");
  pty_expect(t, "再按1=收下待审");
  pty_keys(t, "1");
  pty_expect(t, "收下待审,11月10日(二)前答复(5个工作日)");
  LOOKS_LIKE(t, "receive-80x24");
  pty_keys(t, "1");
  pty_expect(t, "[1]受理");
  pty_keys(t, "1<Enter>");
  pty_expect_row(t, -2, "√ 已收下待审 1103-001E 低保审核确认 张秀兰,11月10日(二)前答复。u撤销 n同人再办");
  ck_assert_uint_eq(hall_spooled(store, "-receipt-"), 1);
  ck_assert_uint_eq(hall_spooled(store, "-acceptance-"), 0);
  pty_keys(t, "u<Enter>");
  pty_expect(t, "√ 已撤销");
}
END_TEST

/* Not all is there: it is asked for twice. */
START_TEST(taken_in_unfinished)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>zxl<Enter><Enter>db<Enter><PageDown>+<Down><Down><Down><Down>-<PageDown>1");
  pty_expect(t, "先收下待审的再按一次 1。");
  pty_expect(t, "[2]一次性告知");
  pty_keys(t, "1");
  pty_expect(t, "[1]收下待审");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已收下待审 1103-001E");
}
END_TEST

START_TEST(accepted_later)
{
  const char *store = received(ALL_THERE("db"));
  g_autoptr(PTY) t = hall_open(store, "2026-11-05T10:15", (PtyStart) { .rows = 24 });
  pty_keys(t, "2");
  pty_expect(t, "b审查答复");
  pty_keys(t, "<Enter>");
  pty_expect(t, "11-10");
  pty_golden(t, "case-received");
  pty_keys(t, "b");
  pty_expect(t, "收件审查  张秀兰");
  pty_expect(t, "[1]受理");
  pty_golden(t, "examine-80x24");
  pty_keys(t, "<PageDown><PageDown><Enter>");
  pty_expect_row(t, -2, "√ 已受理 1103-001E 低保审核确认 张秀兰,12月11日(五)前办结。u撤销 n同人再办 p重印");
  ck_assert_uint_eq(hall_spooled(store, "-acceptance-"), 1);
}
END_TEST

/* What the examination finds is told once; the draft keeps what was chosen. */
START_TEST(told_and_refused_later)
{
  const char *store = received(ALL_THERE("db"));
  g_autoptr(PTY) t = hall_open(store, "2026-11-05T10:15", (PtyStart) { .rows = 40, .columns = 120 });
  pty_keys(t, "2");
  pty_expect(t, "b审查答复");
  pty_keys(t, "b");
  pty_expect(t, "收件审查  张秀兰");
  pty_keys(t, "<PageDown><PageDown>4");
  pty_expect(t, "[4]不予");
  pty_keys(t, "<Enter>");
  LOOKS_LIKE(t, "examine-refuse-120x40");
  pty_keys(t, "<Esc>");
  pty_keys(t, "b");
  pty_expect(t, "[4]不予");
  pty_keys(t, "<Up>2");
  pty_expect(t, "! 材料已齐,没有要告知的。");
  pty_keys(t, "<PageUp>*不是本人签的<Enter><PageDown>2");
  pty_expect(t, "[2]一次性告知");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已收件并告知 1103-001E");
  ck_assert_uint_eq(hall_spooled(store, "-ask-"), 1);
}
END_TEST

/* Five working days pass: the item's law takes it as accepted, with the name of who let it lapse. */
START_TEST(nobody_answered)
{
  const char *store = received(ALL_THERE("ny01"));
  g_autoptr(PTY) t = hall_open(store, "2026-11-11T09:00", (PtyStart) { .rows = 24 });
  pty_expect(t, "已办未打印 1 件");
  pty_keys(t, "/1103-001E<Enter>");
  pty_expect(t, "逾期没有答复,视为受理");
  pty_expect(t, "李秀英名下");
  pty_golden(t, "case-deemed");
}
END_TEST

/* Elsewhere nothing is presumed. */
START_TEST(nobody_answered_elsewhere)
{
  const char *store = received(ALL_THERE("db"));
  g_autoptr(PTY) t = hall_open(store, "2026-11-11T09:00", (PtyStart) { .rows = 24 });
  pty_keys(t, "/1103-001E<Enter>");
  pty_expect(t, "红B〔2026〕");
  pty_expect_not(t, "视为受理");
  pty_golden(t, "case-unanswered");
  pty_keys(t, "b");
  pty_expect(t, "收件审查  张秀兰");
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = { taken_in, taken_in_unfinished, accepted_later, told_and_refused_later, nobody_answered,
                                  nobody_answered_elsewhere };
  Suite *s = suite_create("receive");
  TCase *t = tcase_create("receive");
  tcase_set_timeout(t, 90);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
