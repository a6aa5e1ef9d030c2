/* t, y and what else moves the clocks of a case, as it is typed: the new day before the last Enter, one paper each. */
#include <config.h>
#include <string.h>

#include "e2e/story.h"

static PTY *open_case(const char *store, const char *login)
{
  PTY *t = story_open(store, login, (PtyStart) { .rows = 24 });
  pty_keys(t, "/lgf<Enter>");
  pty_expect(t, "林木采伐许可  李桂芳");
  return t;
}

/* It has stood since the 18th for an appraisal: going on, then a hearing. */
START_TEST(going_on_and_standing)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = open_case(store, "hexiaoyan");
  pty_golden(t, "case-stopped");
  pty_keys(t, "t");
  pty_golden(t, "resume-80x24");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已恢复");
  pty_expect(t, "恢复计时,停了 3个工作日");
  pty_keys(t, "t<Enter>");
  pty_keys(t, "11-22<Enter>");
  pty_expect_row(t, -2, "! 预计结束的日子太远:最多半年。");
  pty_keys(t, "<C-u>11-30<Enter><Enter><Enter>");
  pty_expect_row(t, -2, "! 请写批准人的姓名。");
  pty_keys(t, "高志远<Enter>");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "! 请写为什么:告知书上要写。");
  pty_keys(t, "对方要求听证");
  pty_golden(t, "pause-80x24");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已停钟");
  pty_expect(t, "正在听证,11-23停,预计到 11-30");
}
END_TEST

START_TEST(an_extension)
{
  const char *store = story_copy();
  {
    g_autoptr(PTY) clerk = open_case(store, "hexiaoyan");
    pty_keys(clerk, "y");
    pty_expect_row(clerk, -2, "! 延期由值班长登记:请值班长登录来办。");
    pty_keys(clerk, "t<Enter>");
    pty_expect(clerk, "√ 已恢复");
  }
  g_autoptr(PTY) t = open_case(store, "zhaomin");
  pty_keys(t, "y<C-u>5t<Enter>");
  pty_expect_row(t, -2, "! 请写延多少:1 到 10。");
  pty_keys(t, "<C-u>11<Enter>");
  pty_expect_row(t, -2, "! 林木采伐许可最多延 10个工作日。");
  pty_keys(t, "<C-u>5<Enter><Enter>");
  pty_keys(t, "柳青<Enter>外业没做完");
  pty_golden(t, "extend-80x24");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已延期");
  pty_expect(t, "延1次");
  pty_keys(t, "y");
  pty_expect_row(t, -2, "! 这件已经延过一次期:只能延一次。");
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("clocks");
  TCase *tests = tcase_create("clocks");
  tcase_add_unchecked_fixture(tests, story_begin, story_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, going_on_and_standing);
  tcase_add_test(tests, an_extension);
  suite_add_tcase(suite, tests);
  return suite;
}

PTY_MAIN(suite)
