/* Every outcome at the counter, and what is done with a case that waits: typed, drawn, printed.
 * RULE acc-02, acc-03, acc-04, inq-03. */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

/* 张秀兰 and 低保, all papers there, the cursor on the outcome. */
#define ALL_THERE "<F2>zxl<Enter><Enter>db<Enter><PageDown>+<PageDown>"

static void came_to(PTY *t, const char *line)
{
  pty_expect(t, line);
}

/* A command by its digits; several at once would be a scanned number. */
static void menu(PTY *t, const char *digits)
{
  pty_keys(t, "0");
  pty_expect(t, "菜单 0");
  pty_keys(t, digits);
}

#define LOOKS_LIKE(t, page) do { pty_wait(t, "草稿已存"); pty_golden(t, page); } while (0)

/* ── tolerant ── */

/* 残疾人证换领: the photo may come later. */
#define BUT_THE_PHOTO "<F2>zxl<Enter><Enter>cl02<Enter><Enter>+<Down>-<Down>"

START_TEST(tolerant)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, BUT_THE_PHOTO);
  pty_expect(t, "一次性告知");
  pty_keys(t, "3");
  LOOKS_LIKE(t, "outcome-tolerant");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已容缺受理 1103-001E 残疾人证换领 张秀兰");
  ck_assert_uint_eq(hall_spooled(store, "-tolerant-"), 1);
  ck_assert_uint_eq(hall_spooled(store, "-acceptance-"), 1);
  pty_keys(t, "2<Enter>");
  pty_expect(t, "缺1项,11-10(二)前补");
  pty_golden(t, "case-tolerant");
  pty_keys(t, "b");
  pty_expect(t, "补材料  张秀兰");
  pty_keys(t, "+<Enter>");
  pty_expect(t, "[1]容缺的补齐了");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已记下补来的材料 1103-001E");
  pty_expect_not(t, "前补");
}
END_TEST

START_TEST(a_promise_lapses)
{
  const char *store = hall_copy();
  {
    g_autoptr(PTY) t = hall_desk(store, .rows = 24);
    pty_keys(t, BUT_THE_PHOTO "3<Enter>");
    came_to(t, "√ 已容缺受理");
  }
  /* By itself, with its paper to be printed: nobody presses a key for it. */
  g_autoptr(PTY) t = hall_open(store, "2026-11-11T09:00", (PtyStart) { .rows = 24 });
  pty_expect(t, "已办未打印 1 件");
  pty_keys(t, "/1103-001E<Enter>");
  pty_expect(t, "到期没补,按撤回退件,芦政逾B〔2026〕0001号");
  pty_golden(t, "case-lapsed");
}
END_TEST

/* ── three refusals ── */

START_TEST(not_needed)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, ALL_THERE "4<Enter>1<Enter><Enter>");
  pty_expect_row(t, -2, "! 请写明为什么依法不需要办理");
  pty_keys(t, "今年起由系统自动认定,不用申请");
  LOOKS_LIKE(t, "outcome-not-needed");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已告知不予受理 1103-001E");
  ck_assert_uint_eq(hall_spooled(store, "-not_needed-"), 1);
}
END_TEST

START_TEST(refused_and_signed_for)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, ALL_THERE "4<Enter>3<Enter>户籍不在本县<Enter>");
  pty_expect(t, "! 事实和条文都要写");
  pty_keys(t, ",《社会救助暂行办法》第11条");
  LOOKS_LIKE(t, "outcome-refused");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已告知不予受理 1103-001E");
  pty_keys(t, "/1103-001E<Enter>");
  pty_expect(t, "还没签收;按11-03送达算");
  pty_golden(t, "case-refused-unsigned");
  pty_keys(t, "3");
  pty_expect(t, "印1次");
  pty_keys(t, "q");
  pty_expect(t, "送达签收");
  pty_keys(t, "<Up><Enter>");
  pty_expect_row(t, -2, "! 拒收的要写见证人是谁。");
  pty_keys(t, "周芸");
  pty_golden(t, "case-sign");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已记下签收 1103-001E。");
  pty_expect(t, "11-03签收,复议至 2027-01-04(一)");
}
END_TEST

/* ── elsewhere ── */

START_TEST(referred)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>zxl<Enter><Enter>db<Enter><PageDown><PageDown>5");
  pty_expect(t, "[5]转告");
  pty_keys(t, "<Enter>lxx");
  pty_golden(t, "outcome-office");
  pty_keys(t, "<Enter>1005<Enter>周主任:下午来,带户口簿");
  LOOKS_LIKE(t, "outcome-refer");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已转告 1103-001E");
  ck_assert_uint_eq(hall_spooled(store, "-refer-"), 1);
  pty_keys(t, "/1103-001E<Enter>");
  pty_expect(t, "那里说 周主任:下午来,带户口簿");
  pty_golden(t, "case-referred");
}
END_TEST

START_TEST(received_here_and_sent_on)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, ALL_THERE "5");
  pty_expect(t, "[5]代收转递");
  pty_keys(t, "5");                                   /* the other branch, and back */
  pty_expect(t, "[5]转告");
  pty_keys(t, "5<Enter>鹭溪<Enter>");
  pty_expect(t, "代收,11月5日(四)前转递到 鹭溪乡便民服务中心,由那里受理");
  LOOKS_LIKE(t, "outcome-forward");                   /* chosen; nothing is sent yet */
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已代收 1103-001E 低保审核确认 张秀兰,11月5日(四)前转递。");
  ck_assert_uint_eq(hall_spooled(store, "-forward-"), 1);
  pty_keys(t, "2<Enter>");
  pty_expect(t, "该找 鹭溪乡便民服务中心");
  pty_keys(t, "j");
  pty_expect(t, "转递 1103-001E 到 鹭溪乡便民服务中心");
  pty_keys(t, "邮政 EB123");
  pty_expect(t, "邮政 EB123");
  pty_golden(t, "case-forward");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已转递 1103-001E。");
  pty_expect(t, "转递(邮寄):邮政 EB123");
}
END_TEST

/* A matter that another office accepts, whoever brings it, and somebody from another town. */
START_TEST(where_it_belongs_is_said)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>zxl<Enter><Enter>ga03<Enter>+<PageDown>");
  pty_expect(t, "这个事项由 青澜县公安局芦荻派出所 受理;5 转告或代收转递");
  pty_keys(t, "5<Enter>");
  pty_expect(t, "由那里受理");
}
END_TEST

/* ── told again, reminded ── */

#define TOLD_ONCE "<F2>zxl<Enter><Enter>db<Enter><PageDown>+<Down><Down><Down><Down>-<PageDown><Enter>"

static const char *told(void)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, TOLD_ONCE);
  pty_expect(t, "√ 已收件并告知 1103-001E");
  return store;
}

START_TEST(told_again)
{
  const char *store = told();
  g_autoptr(PTY) t = hall_open(store, "2026-11-10T09:00", (PtyStart) { .rows = 24 });
  pty_keys(t, "4<Enter>*不是本人签的<Enter><PageDown><Enter><Enter>");
  pty_expect(t, "! 再次告知要选原因");
  pty_keys(t, "4");
  LOOKS_LIKE(t, "supply-again");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已收件并告知 1103-001E");
  ck_assert_uint_eq(hall_spooled(store, "-ask-"), 2);
}
END_TEST

START_TEST(reminded)
{
  const char *store = told();
  g_autoptr(PTY) t = hall_open(store, "2026-12-03T09:00", (PtyStart) { .rows = 24 });
  pty_keys(t, "4");
  pty_expect(t, "过期 2天");
  pty_golden(t, "desk-late-supply");
  pty_keys(t, "/1103-001E<Enter>");
  pty_expect(t, "缺1项,12-01(二)前补");
  menu(t, "002");
  pty_expect(t, "[电话]");
  pty_keys(t, "<Down>");
  pty_expect(t, "[上门]");
  pty_keys(t, "王丽说明天来");
  pty_expect(t, "[上门]");
  pty_golden(t, "case-remind");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已记下提醒 1103-001E,留着等。");
  pty_expect(t, "提醒补材料(上门):王丽说明天来");
  pty_keys(t, "<Esc>4");
  pty_expect(t, "提醒 12-03");
}
END_TEST

/* ── printing is asked for ── */

START_TEST(to_print_or_not)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>zxl<Enter><Enter>sb03<Enter><PageDown>");
  pty_expect(t, "打印:");
  pty_keys(t, "<Home>+<Enter>");
  pty_expect(t, "打印:即办结果单(空格换)");
  pty_keys(t, " ");
  pty_expect(t, "打印:不打印(空格换)");
  LOOKS_LIKE(t, "outcome-unprinted");
  pty_keys(t, "<Enter>");
  came_to(t, "√ 已办结 1103-001E");
  ck_assert_uint_eq(hall_spooled(store, "-onspot-"), 0);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = { tolerant, a_promise_lapses, not_needed, refused_and_signed_for, referred,
                                  received_here_and_sent_on,
                                  where_it_belongs_is_said, told_again, reminded, to_print_or_not };
  Suite *s = suite_create("outcomes");
  TCase *t = tcase_create("outcomes");
  tcase_set_timeout(t, 90);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
