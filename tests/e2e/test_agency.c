/* F5: the agent's day and the agency sheet of a case, as an agent uses them. */
#include <config.h>
#include <string.h>

#include "e2e/story.h"

static PTY *day(const char *store, PtyStart start)
{
  PTY *t = story_open(store, "lixiuying", start);
  pty_keys(t, "<F5>");
  pty_expect(t, "代办  李秀英  按单位");
  return t;
}

START_TEST(the_day)
{
  g_autoptr(PTY) t = day(story_store(), (PtyStart) { .rows = 24 });
  pty_golden(t, "agency-day-80x24");
  pty_resize(t, 40, 120);
  pty_golden(t, "agency-day-120x40");
  pty_resize(t, 24, 80);
  pty_keys(t, "g");
  pty_expect(t, "代办  李秀英  按村");
  pty_golden(t, "agency-day-village");
  pty_keys(t, "p");
  pty_expect_row(t, -2, "√ 代办清单已送打印,3 样。");
}
END_TEST

/* An errand is planned for a day to come, and stands on the list; then it is done, from there. */
START_TEST(planned_and_done)
{
  g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "/zxl<Enter><F5>");
  pty_golden(t, "agency-sheet");
  pty_keys(t, "2");
  pty_expect(t, "[送材料]");
  pty_keys(t, "<Right><Right><Right><Right><Enter><Enter>家里<Enter>12-30<Enter>看看老人<Enter>");
  pty_expect_row(t, -2, "√ 已约好 1103-0013,到那天在 F5 的单子上。u撤销");
  pty_keys(t, "4");
  pty_expect(t, "约好 12-30 走访,家里:看看老人");
  pty_golden(t, "agency-diary");
  pty_keys(t, "<Esc><Esc><F5>");
  pty_expect(t, "走访 家里:");
  pty_keys(t, "u");
  pty_expect(t, "撤销刚办的这一步?");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已撤销:1103-0013 低保审核确认 张秀兰 回到这一步之前。");
  pty_expect_not(t, "走访 家里:");
}
END_TEST

/* An authorisation is written, printed, and told on the sheet. */
START_TEST(authorised)
{
  g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "/zxl<Enter><F5>3");
  pty_golden(t, "agency-authorise");
  pty_keys(t, "<Enter><Enter><Enter><Enter><Enter><Right><Enter>");
  pty_expect_row(t, -2, "√ 委托书已送打印 1103-0013,请双方签字。u撤销");
  pty_keys(t, "<F5>");
  pty_expect(t, "委托 王丽(之女) 到 ");
  pty_keys(t, "3");
  pty_expect(t, "[续办王丽(之女)]");
  pty_keys(t, "<Enter><Enter>2027-01-05");
  pty_expect(t, "新的到 2027-01-05");
}
END_TEST

/* What cannot be done says why in its row; ? helps; whoever is the agent is not offered again. */
START_TEST(the_sheet_says_why)
{
  g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "/zxl<Enter><F5>");
  pty_expect(t, "4  回访        结果送达以后才回访");
  pty_keys(t, "?");
  pty_expect(t, "列表上是代办员的一天");
  pty_keys(t, "<Esc>");
  pty_expect(t, "4  回访        结果送达以后才回访");
  pty_keys(t, "5");
  pty_expect(t, "何晓燕  综合受理二岗");
  pty_expect_not(t, "李秀英  综合受理三岗");
}
END_TEST

/* RULE agt-04: what a village point has to hand in is said when its agent sits down. */
START_TEST(a_village_hands_in)
{
  const char *store = story_copy();
  {
    g_autoptr(PTY) t = story_open(store, "wenzhiqiang", (PtyStart) { .rows = 24 });
    pty_expect_not(t, "要交中心");
    pty_keys(t, "<F2>zxl<Enter><Enter>gljt<Enter>+<Enter><Enter>");
    pty_expect(t, "√ 已受理");
    pty_keys(t, "09");
    ck_assert_int_eq(pty_exit(t), 0);
  }
  g_autoptr(PTY) t = story_open(store, "wenzhiqiang", (PtyStart) { .rows = 24 });
  pty_expect(t, "村里收的 1 件材料要交中心,最晚 ");
  pty_keys(t, "<F5>");
  pty_expect(t, "交中心");
}
END_TEST

/* Money is left at the window: a paper, a line on the case, and a signature when it is fetched. */
START_TEST(left_at_the_window)
{
  g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "/zxl<Enter><F5>9<Enter><Enter>200<Enter>");
  pty_golden(t, "agency-keep");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 暂存凭证已送打印 1103-0013,请双方签字。u撤销");
  pty_expect(t, "暂存没取:现金 200元");
  pty_keys(t, "<F5>9");
  pty_expect(t, "[退还现金 200元]");
  pty_keys(t, "<Enter>王丽<Enter>");
  pty_golden(t, "agency-keep-back");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已退还 1103-0013 的暂存。");
  pty_expect_not(t, "暂存没取");
}
END_TEST

/* What a line is for, where it is no trip, is said; the help speaks of this page. */
START_TEST(what_keys_do_there)
{
  g_autoptr(PTY) t = day(story_store(), (PtyStart) { .rows = 24 });
  pty_keys(t, "<Home>j");
  pty_expect_row(t, -2, "! 这一行是一组:空格选上整组再按 j,或移到一样上按 j。");
  pty_keys(t, "?");
  pty_expect(t, "打印今天的代办清单");
  pty_expect_not(t, "换到第 1 至第 9 栏");
  pty_keys(t, "<PageDown>");
  pty_expect(t, "选上的几样,或光标这一样,今天办了");
}
END_TEST

/* By digits, which every input method lets through. */
START_TEST(by_digits)
{
  g_autoptr(PTY) t = story_open(story_store(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "05");
  pty_expect(t, "代办  李秀英");
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = { the_day, planned_and_done, authorised, the_sheet_says_why, a_village_hands_in, left_at_the_window, what_keys_do_there, by_digits };
  Suite *s = suite_create("agency");
  TCase *t = tcase_create("agency");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, story_begin, story_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
