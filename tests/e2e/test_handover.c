/* A case goes from hand to hand at the screen: handed on in at most four keys, acknowledged, given back; several at once; and
 * everything of one person with F8 (RULE agt-02, agt-06, time-12). */
#include <config.h>

#include "e2e/story.h"

static PTY *sits(const char *store, const char *login, int rows, int columns)
{
  return story_open(store, login, (PtyStart) { .rows = rows, .columns = columns });
}

/* A case of somebody new between two steps, open before its agent. */
static PTY *open_new(const char *store, const char *name, const char *item)
{
  story_accept_item(store, "2026-11-23T09:00", name, item);
  PTY *t = sits(store, "hexiaoyan", 24, 80);
  g_autofree char *keys = g_strdup_printf("/%s<Enter>", name);
  pty_keys(t, keys);
  pty_expect(t, item[0] == 'L' ? "林木采伐许可" : "残疾人证换领");
  return t;
}

START_TEST(handed_on_in_four_keys)
{
  const char *store = story_copy();
  {
    g_autoptr(PTY) agent = open_new(store, "周满仓", "LY01");
    pty_keys(agent, "j");
    pty_golden(agent, "handon-80x24");
    pty_keys(agent, "<Esc>");
    pty_count_reset(agent);
    pty_keys(agent, "j<Enter>");
    ck_assert_uint_le(pty_bytes_sent(agent), 4);
    pty_expect(agent, "√ 已交给");
    pty_keys(agent, "2");
    pty_expect(agent, "在吴长林");
  }
  /* Who holds the post finds it on tab 3, and signs for all that waits with one key and Enter. */
  g_autoptr(PTY) holder = sits(store, "wuchanglin", 24, 80);
  pty_keys(holder, "3");
  pty_golden(holder, "sign-80x24");
  pty_count_reset(holder);
  pty_keys(holder, "q");
  pty_expect(holder, "随来的材料:");
  pty_keys(holder, "<Enter>");
  ck_assert_uint_le(pty_bytes_sent(holder), 4);
  pty_expect(holder, "√ 已签收 1 件");
  pty_expect(holder, "没有等你签收的办件");
  /* What the step came to, and on, in one form. */
  pty_keys(holder, "/周满仓<Enter>j");
  pty_golden(holder, "finish-80x24");
  pty_keys(holder, "<Esc>");
}
END_TEST

START_TEST(given_back)
{
  const char *store = story_copy();
  {
    g_autoptr(PTY) giver = open_new(store, "周满仓", "LY01");
    pty_keys(giver, "j<Enter>");
    pty_expect(giver, "√ 已交给");
  }
  {
    g_autoptr(PTY) holder = sits(store, "wuchanglin", 24, 80);
    pty_keys(holder, "/周满仓<Enter>");
    pty_expect(holder, "林木采伐许可  周满仓");
    for (const char *digit = "0000002"; *digit; digit++) {
      const char key[] = { *digit, '\0' };
      pty_keys(holder, key);
    }
    pty_keys(holder, "<Enter>");
    pty_expect_row(holder, -2, "! 退回要写为什么:交来的人看得到。");
    pty_keys(holder, "缺林权证复印件");
    pty_golden(holder, "handback-80x24");
    pty_keys(holder, "<Enter>");
    pty_expect(holder, "√ 已退回");
  }
  g_autoptr(PTY) agent = sits(store, "hexiaoyan", 24, 80);
  pty_keys(agent, "/周满仓<Enter>");
  pty_expect(agent, "退回");
  pty_keys(agent, "j");
  pty_expect(agent, "退回来的再交一次");
}
END_TEST

/* RULE agt-06 */
START_TEST(an_outside_office)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = open_new(store, "周满仓", "CL02");
  pty_keys(t, "j<Enter>");
  pty_expect(t, "√ 已交给");
  pty_keys(t, "j");
  pty_golden(t, "handon-outside");
  pty_keys(t, "<Enter>2026-11-25<Enter>");
  pty_keys(t, "<Enter><Enter>");
  pty_expect_row(t, -2, "! 那一天还没到:请写今天或以前的日子。");
  pty_keys(t, "<Up><Up><C-u><Enter><Enter>刘工<Enter>");
  pty_expect(t, "√ 已记");
}
END_TEST

START_TEST(several_together)
{
  const char *store = story_copy();
  pty_free(open_new(store, "周满仓", "LY01"));
  g_autoptr(PTY) t = open_new(store, "温志远", "LY01");
  pty_keys(t, "<Esc><Esc>2");
  pty_keys(t, "<End> <Up><Up> ");
  pty_expect(t, "已选");
  pty_keys(t, "<Esc>");
  pty_expect(t, "选择取消了");
}
END_TEST

START_TEST(everything_to_a_colleague)
{
  const char *store = story_copy();
  {
    g_autoptr(PTY) t = sits(store, "lixiuying", 24, 80);
    pty_keys(t, "<F8>");
    pty_golden(t, "shift-80x24");
    pty_keys(t, "j");
    pty_keys(t, "sym");
    pty_golden(t, "shift-give");
    pty_keys(t, "<Enter>下午我去村里<Enter>");
    pty_expect(t, "√ 已交给孙玉梅");
    pty_expect(t, "等签收");
  }
  {
    g_autoptr(PTY) wide = sits(store, "lixiuying", 40, 120);
    pty_keys(wide, "<F8>");
    pty_golden(wide, "shift-120x40");
  }
  g_autoptr(PTY) t = sits(store, "sunyumei", 24, 80);
  pty_keys(t, "3");
  pty_expect(t, "交接班");
  pty_keys(t, "q");                                           /* as it is announced, so it is done */
  pty_expect(t, "签收 交接班 1 次:材料点清了再签。");
  pty_keys(t, "<Esc>");
  pty_keys(t, "<F8>2");
  pty_expect(t, "李秀英");
  pty_keys(t, "q");
  pty_expect(t, "李秀英交来 6 件,清单 芦政交B〔2026〕0001号");
  pty_expect(t, "点清材料再签收");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已签收");
}
END_TEST

/* 周满仓's and 温志远's cases go on with one list. */
static void give_two(const char *store)
{
  pty_free(open_new(store, "周满仓", "LY01"));
  g_autoptr(PTY) t = open_new(store, "温志远", "LY01");
  pty_keys(t, "<Esc><Esc>2");
  pty_keys(t, "<End><Up> <Up><Up> ");
  pty_expect(t, "已选 2 件");
  pty_keys(t, "j<Enter>");
  pty_expect(t, "√ ");
  pty_expect_not(t, "√剩");
  pty_keys(t, "<Home>j");                                     /* nobody is chosen any more: the row is meant */
  pty_expect_not(t, "交下家 2 件");
  pty_expect_not(t, "还没办完");
  pty_keys(t, "<Esc>");
}

/* What was handed on together has one list; who made it finds it again, reads it and prints it. */
START_TEST(the_list_of_several)
{
  const char *store = story_copy();
  give_two(store);
  g_autoptr(PTY) t = sits(store, "hexiaoyan", 24, 80);
  pty_keys(t, "<F8>3");
  pty_golden(t, "shift-lists-80x24");
  pty_keys(t, "<Enter>");
  pty_expect(t, "周满仓");
  pty_expect(t, "温志远");
  pty_keys(t, "<Esc>");
  pty_keys(t, "p");
  pty_expect(t, "再印一份 交接清单 芦政交B〔2026〕0001号");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 清单已送打印,注明补打。");
  pty_expect(t, "印2次");
}
END_TEST

/* What cannot be done here says where it can, or what is in the way. */
START_TEST(why_not_here)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = sits(store, "lixiuying", 24, 80);
  pty_keys(t, "<F8>");
  pty_keys(t, "q");
  pty_expect_row(t, -2, "! 等签收的在第 2 栏:按 2,再按 q。");
  pty_keys(t, "p");
  pty_expect_row(t, -2, "! 现在没有交出去等签收的;以前的清单在第 3 栏。");
  pty_keys(t, "2");
  pty_keys(t, "j");
  pty_expect_row(t, -2, "! 手里的在第 1 栏:按 1,再按 j。");
  pty_keys(t, "q");
  pty_expect_row(t, -2, "! 没有等签收的交接。");
  pty_keys(t, "1");
  pty_keys(t, "j");
  pty_keys(t, "sym<Enter><Enter>");
  pty_expect(t, "√ 已交给孙玉梅");
  pty_keys(t, "j");
  pty_expect_row(t, -2, "! 已交给孙玉梅,等签收;要改交别人,先按 0、000002 收回。");
}
END_TEST

/* A list outlives its signature: who gave and who took both have it, nobody else. */
START_TEST(the_list_of_a_settled_shift)
{
  const char *store = story_copy();
  {
    g_autoptr(PTY) giver = sits(store, "lixiuying", 24, 80);
    pty_keys(giver, "<F8>3");
    pty_expect(giver, "还没有交接清单");
    pty_keys(giver, "1");
    pty_keys(giver, "j");
    pty_keys(giver, "sym<Enter><Enter>");
    pty_expect(giver, "√ 已交给孙玉梅");
  }
  {
    g_autoptr(PTY) taker = sits(store, "sunyumei", 24, 80);
    pty_keys(taker, "<F8>2");
    pty_keys(taker, "q<Enter>");
    pty_expect(taker, "√ 已签收");
    pty_keys(taker, "3");
    pty_keys(taker, "p");
    pty_expect(taker, "再印一份 交接清单 芦政交B〔2026〕0001号");
    pty_keys(taker, "<Enter>");
    pty_expect(taker, "印2次");
  }
  {
    g_autoptr(PTY) other = sits(store, "hexiaoyan", 24, 80);
    pty_keys(other, "<F8>3");
    pty_expect(other, "还没有交接清单");
  }
  g_autoptr(PTY) giver = sits(store, "lixiuying", 40, 120);
  pty_keys(giver, "<F8>3");
  pty_golden(giver, "shift-lists-120x40");
  pty_keys(giver, "<Enter>");
  pty_expect(giver, "补打第1次");
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("handover");
  TCase *tests = tcase_create("handover");
  tcase_add_unchecked_fixture(tests, story_begin, story_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, handed_on_in_four_keys);
  tcase_add_test(tests, given_back);
  tcase_add_test(tests, an_outside_office);
  tcase_add_test(tests, several_together);
  tcase_add_test(tests, everything_to_a_colleague);
  tcase_add_test(tests, why_not_here);
  tcase_add_test(tests, the_list_of_several);
  tcase_add_test(tests, the_list_of_a_settled_shift);
  suite_add_tcase(suite, tests);
  return suite;
}

PTY_MAIN(suite)
