/* The local guide on screen: an item changed by the head of the hall, what it changes shown before it is saved. */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

/* By the menu: 0 alone, then its digits. */
static void open_item(PTY *t, const char *words)
{
  pty_keys(t, "0");
  pty_keys(t, "007");
  pty_expect(t, "哪个事项");
  pty_keys(t, words);
  pty_keys(t, "<Enter>");
  pty_expect(t, "承诺时限");
}

START_TEST(a_change)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_start(store, "zhaomin", "1", HALL_NOW, (PtyStart) { .rows = 24 });
  open_item(t, "gljt");
  pty_golden(t, "guide-item");
  pty_keys(t, "<Enter><C-u>25<Enter>");                       /* the line holds what stood there */
  pty_expect(t, "25个工作日");
  pty_keys(t, "<Enter><C-u>15<Enter>");
  pty_expect(t, "原来:20个工作日");
  pty_keys(t, "<End><Enter>");                            /* look at the change: no basis yet */
  pty_expect(t, "! 请写明依据");
  pty_keys(t, "<Enter>镇长办公会 11-02<Enter><Down><Enter><C-u>2026-11-10<Enter>");
  pty_expect(t, "11月10日(周二)");
  pty_golden(t, "guide-foot");
  pty_keys(t, "<End><Enter>");
  pty_golden(t, "guide-review");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 高龄津贴第2版已保存,11月10日(二)起施行。");
  g_autofree char *versions = HALL_VERB(store, "item", "versions", "MZ11", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(versions, "2\t2026-11-10\t赵敏\t2026-11-03 10:18\tyes\tmedium\t镇长办公会 11-02"));
  pty_keys(t, "<Enter><End><Up><Enter>");
  pty_expect(t, "历次版本  MZ11 高龄津贴");
  pty_expect(t, "第2版  2026-11-10 起  把握中  赵敏 2026-11-03 10:18  依据:镇长办公会 11-02");
}
END_TEST

START_TEST(a_paper)
{
  g_autoptr(PTY) t = hall_start(hall_copy(), "zhaomin", "1", HALL_NOW, (PtyStart) { .rows = 40 });
  open_item(t, "gljt");
  pty_expect(t, "加一样材料");
  for (guint i = 0; i < 15; i++)
    pty_keys(t, "<Down>");
  pty_expect(t, "加一样材料");
  pty_keys(t, "<Enter>");
  pty_expect(t, "! 第6样材料还没有名称");
  pty_keys(t, "<Enter><C-u>住址说明<Enter><Down><Right>");
  pty_expect(t, "复印件");
  pty_keys(t, "<Down><Down><Right>");
  pty_expect(t, "由他人代办?");
  pty_golden(t, "guide-paper");
  pty_keys(t, "<Esc>");
  pty_expect(t, "复印件1份 · 由他人代办?");
  pty_keys(t, "<Up><Up><Up><Enter><End><Enter>");               /* the fourth goes */
  pty_expect_not(t, "社会保障卡或银行账户信息");
  pty_keys(t, "<Esc>");
  pty_expect_row(t, -2, "改动还没有保存,下次打开这个事项接着改。");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "接着上次没有保存的改动。");
  pty_expect(t, "住址说明");
}
END_TEST

START_TEST(a_clerk_only_reads)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  open_item(t, "gljt");
  pty_expect(t, "只看");
  pty_keys(t, "<Enter>");
  pty_expect(t, "值班长和管理员才能改事项");
  pty_expect_not(t, "加一项金额");
}
END_TEST

/* Another counter's form takes the new version up at once. */
START_TEST(an_open_form_takes_it_up)
{
  const char *store = hall_copy();
  g_autoptr(PTY) clerk = hall_desk(store, .rows = 24);
  pty_keys(clerk, "<F2>sym<Enter><Enter>gljt<Enter>");
  pty_expect(clerk, "承诺20工作日");
  g_autoptr(PTY) t = hall_start(store, "zhaomin", "1", HALL_NOW, (PtyStart) { .rows = 24 });
  open_item(t, "gljt");
  pty_keys(t, "<Enter><C-u>15<Enter><End><Up><Up><Up><Enter>镇长办公会<Enter><Down><Down><Down><Enter>");
  pty_expect(t, "第2版");
  pty_keys(t, "<Enter>");
  pty_expect(t, "第2版已保存");
  pty_wait(clerk, "承诺15工作日");
}
END_TEST

/* Nobody is sure of it: told once a session, until the head of the hall is. */
START_TEST(low_confidence)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>hmbz<Enter>");
  pty_expect_row(t, -2, "! “惠民殡葬补贴”的期限、材料把握不大(低):请值班长在本地指南里确认");
  pty_keys(t, "<Esc><F2>sym<Enter><Enter>hmbz<Enter>");
  pty_expect(t, "惠民殡葬补贴");
  pty_expect_not(t, "把握不大");
  g_autoptr(PTY) head = hall_start(store, "zhaomin", "1", HALL_NOW, (PtyStart) { .rows = 24 });
  open_item(head, "hmbz");
  pty_keys(head, "<Down><Down><Down><Down><Left>");
  pty_expect(head, "原来:低");
  pty_keys(head, "<End><Up><Up><Up><Enter>县民政局文件<Enter><Down><Down><Down><Enter>");
  pty_expect(head, "把握:低 → 高");
  pty_keys(head, "<Enter>");
  pty_expect(head, "第2版已保存");
  g_autoptr(PTY) other = hall_start(store, "sunyumei", "2", HALL_NOW, (PtyStart) { .rows = 24 });
  pty_keys(other, "<F2>zxl<Enter><Enter>hmbz<Enter>");
  pty_expect(other, "惠民殡葬补贴");
  pty_expect_not(other, "把握不大");
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("guide");
  TCase *tests = tcase_create("guide");
  tcase_add_unchecked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, a_change);
  tcase_add_test(tests, a_paper);
  tcase_add_test(tests, a_clerk_only_reads);
  tcase_add_test(tests, low_confidence);
  tcase_add_test(tests, an_open_form_takes_it_up);
  suite_add_tcase(suite, tests);
  return suite;
}

PTY_MAIN(suite)
