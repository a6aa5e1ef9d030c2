/* What is set right afterwards: undone within the minute, corrected, voided, withdrawn (RULE acc-12). */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

/* 张秀兰's 低保 with everything: the 1st of the day. */
#define ACCEPTED "<F2>zxl<Enter><Enter>db<Enter><Enter><Enter>+<Enter><Enter>"

static PTY *accepted(const char *store, PtyStart start)
{
  PTY *t = hall_open(store, HALL_NOW, start);
  pty_keys(t, ACCEPTED);
  pty_expect(t, "√ 已受理 1103-001E");
  return t;
}

START_TEST(undone_and_taken_in_again)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = accepted(store, (PtyStart) { .rows = 24 });
  pty_expect_row(t, -2, "√ 已受理 1103-001E 低保审核确认 张秀兰,12月11日(五)前办结。u撤销 n同人再办 p重印");
  pty_keys(t, "u");
  pty_golden(t, "undo-80x24");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已撤销 1103-001E 低保审核确认 张秀兰,号码作废。改好再收,或 Esc 留作草稿。");
  pty_golden(t, "undo-form");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已受理 1103-002");
  pty_keys(t, "u<Esc>");
  pty_expect_not(t, "撤销刚办的");
  pty_keys(t, "/1103-001E");
  pty_expect(t, "作废");
}
END_TEST

/* The case of the morning, five minutes later: on the desk's third queue. */
#define LATER(store, ...) hall_open(store, "2026-11-03T10:23", (PtyStart) { __VA_ARGS__ })

static const char *taken(void)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t G_GNUC_UNUSED = accepted(store, (PtyStart) { .rows = 24 });
  return store;
}

/* Ten past: the phone was somebody else's. */
START_TEST(a_wrong_phone)
{
  const char *store = taken();
  g_autoptr(PTY) t = LATER(store, .rows = 24);
  pty_keys(t, "/1103-001E<Enter>");
  pty_keys(t, "e");
  pty_golden(t, "afterwards-80x24");
  pty_keys(t, "1");
  pty_golden(t, "correct-form");
  pty_keys(t, "<Down><Down><Down><Down><Down>");
  pty_expect(t, "电话");
  for (guint i = 0; i < 11; i++)
    pty_keys(t, "<Backspace>");
  pty_keys(t, "13900007788<Enter><PageDown><PageDown>");
  pty_expect(t, "更正:人员;到期不变");
  pty_keys(t, "<Down><Down><Down><Down><Down><Down><Down><Down>");
  pty_keys(t, "电话少抄一位");
  pty_golden(t, "correct-80x24");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已更正 1103-001E");
  pty_expect(t, "更正 人员:电话少抄一位");
  pty_keys(t, "3");
  pty_golden(t, "correct-papers");
}
END_TEST

START_TEST(a_wrong_item_taken_in_again)
{
  const char *store = taken();
  g_autoptr(PTY) t = LATER(store, .rows = 24);
  pty_keys(t, "/1103-001E<Enter>");
  pty_keys(t, "e");
  pty_keys(t, "2");
  pty_expect(t, "作废重收:为什么?");
  pty_keys(t, "<Enter>");
  pty_expect(t, "请写明作废的原因");
  pty_keys(t, "事项选错了<Enter>");
  pty_expect(t, "首次收件的时间不变");
  pty_golden(t, "again-form");
  pty_keys(t, "<Enter><Enter>gljt<Enter><Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-002");
  pty_expect(t, "状态 作废");
  pty_keys(t, "/");
  pty_keys(t, "zxl<Down><Enter>");
  pty_expect(t, "首次收件 11-03 10:18");
}
END_TEST

START_TEST(voided_and_undone)
{
  const char *store = taken();
  g_autoptr(PTY) t = LATER(store, .rows = 24);
  pty_keys(t, "/1103-001E<Enter>");
  pty_keys(t, "e");
  pty_keys(t, "3");
  pty_keys(t, "走错窗口了<Enter>");
  pty_expect_row(t, -2, "√ 已作废 1103-001E,号码留在登记簿里。u撤销");
  pty_expect(t, "状态 作废");
  pty_keys(t, "e");
  pty_expect(t, "现在是「作废」");
  pty_keys(t, "u<Enter>");
  pty_expect(t, "√ 已撤销:1103-001E");
  pty_expect_not(t, "状态 作废");
}
END_TEST

START_TEST(withdrawn)
{
  const char *store = taken();
  g_autoptr(PTY) t = LATER(store, .rows = 40, .columns = 120);
  pty_keys(t, "/1103-001E<Enter>");
  pty_keys(t, "e");
  pty_keys(t, "4");
  pty_golden(t, "withdraw-120x40");
  pty_keys(t, "<Down><Down><Down> <Enter>不办了<Enter>");
  pty_expect(t, "√ 已撤回 1103-001E,退件清单已送打印,请签字。u撤销(60秒内)");
  pty_golden(t, "withdrawn-120x40");
  ck_assert_uint_eq(hall_spooled(store, "-withdraw-"), 1);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    undone_and_taken_in_again, a_wrong_phone, a_wrong_item_taken_in_again, voided_and_undone, withdrawn
  };
  Suite *s = suite_create("afterwards");
  TCase *t = tcase_create("afterwards");
  tcase_set_timeout(t, 90);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
