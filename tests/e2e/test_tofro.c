/* "90岁以上老人有没有特殊补贴" asked at a village, referred to the town, returned, referred again: the supervisor has it in
 * the same minute, designates, and the town answers.  RULE inq-02, inq-03, inq-04 */
#include <config.h>
#include <string.h>

#include "check_main.h"
#include "e2e/hall.h"

#define QUESTION "90岁以上老人有没有特殊补贴"

/* Outcome 4, from the form or from the inquiry: to whom, and why. */
static void give_to(PTY *t, const char *initials, const char *who, const char *why)
{
  pty_expect(t, "怎么告诉");
  pty_keys(t, initials);
  pty_expect(t, who);
  pty_keys(t, "<Enter><Enter>");   /* whom there: who stands for the post; what was said there */
  pty_keys(t, why);
  pty_keys(t, "<Enter>");
}

static void open_inquiry(PTY *t)
{
  pty_keys(t, "7");
  pty_expect(t, "X1103-001");
  pty_keys(t, "<Enter>");
  pty_expect(t, "经过");
}

START_TEST(to_the_supervisor_at_once)
{
  const char *store = hall_copy();
  g_autoptr(PTY) boss = hall_start(store, "zhaomin", "1", HALL_NOW, (PtyStart) { .rows = 24 });
  {
    g_autoptr(PTY) village = hall_start(store, "wenzhiqiang", "4", HALL_NOW, (PtyStart) { .rows = 24 });
    pty_keys(village, "<F3>");
    pty_keys(village, QUESTION "<Enter><Enter>4");
    pty_expect(village, "还要找他的");
    pty_keys(village, "柯大娘<Enter>13900001111<Enter><Enter><Enter>");
    give_to(village, "zy", "周芸", "高龄津贴归民政审");
    pty_golden(village, "referral-ask");
    pty_keys(village, "<Enter>");
    pty_expect_row(village, -2, "√ X1103-001 已转给 周芸(民政办),转办单已送打印。");
    pty_keys(village, "<Esc>09<Enter>");
  }
  ck_assert_uint_eq(hall_spooled(store, "referral"), 1);
  {
    g_autoptr(PTY) town = hall_start(store, "zhouyun", "2", HALL_NOW, (PtyStart) { .rows = 24 });
    open_inquiry(town);
    pty_expect(town, "8 签收");
    pty_keys(town, "9");
    pty_keys(town, "没接到县里通知,村里先解释<Enter>");
    pty_expect_row(town, -2, "√ 已退回给转来的人。");
    /* Not hers any more: nothing of it is offered, and it is said whose it is. */
    pty_expect_not(town, "1 答复他");
    pty_expect_not(town, "6 了结");
    pty_keys(town, "1");
    pty_expect(town, "X1103-001 归温志强答复");
  }
  {
    g_autoptr(PTY) village = hall_start(store, "wenzhiqiang", "4", HALL_NOW, (PtyStart) { .rows = 24 });
    open_inquiry(village);
    pty_expect(village, "退回:没接到县里通知,村里先解释");
    pty_keys(village, "7");
    give_to(village, "zy", "周芸", "村里没有这个权限");
    pty_keys(village, "<Enter>");
    pty_expect_row(village, -2, "! X1103-001 转来转去,已报值班长指定;不要再让他跑。");
    pty_golden(village, "referral-loop");
  }
  {
    /* Who was asked first sees why nobody answers yet. */
    g_autoptr(PTY) village = hall_start(store, "wenzhiqiang", "4", HALL_NOW, (PtyStart) { .rows = 24 });
    open_inquiry(village);
    pty_expect(village, "往返:等值班长指定谁来办,指定以前不能再转");
    pty_keys(village, "7");
    pty_expect(village, "不能「转给…」:往返:等值班长指定");
  }
  /* No second slip, and the supervisor is told without touching a key. */
  ck_assert_uint_eq(hall_spooled(store, "referral"), 1);
  pty_wait(boss, "有事转来转去,等你定(1 件)");
  pty_expect(boss, "▲1 件转来转去等你定:按 0000008");
  pty_keys(boss, "8");
  pty_golden(boss, "desk-loop");
  pty_keys(boss, "<Up>");   /* so many digits in a row are a scanned number */
  for (const char *digit = "0000008"; *digit; digit++) {   /* one by one: a burst of digits is a scanned number */
    const char one[] = { *digit, '\0' };
    pty_keys(boss, one);
  }
  pty_expect(boss, "往返:转来转去的事");
  pty_golden(boss, "loops");
  pty_keys(boss, "<Enter>");
  pty_expect(boss, "谁给了谁");
  pty_golden(boss, "loop-open");
  pty_keys(boss, "1");
  pty_expect(boss, "指定谁来办");
  pty_keys(boss, "<Enter>");   /* nobody is chosen by himself */
  pty_expect_row(boss, -2, "! 「指定谁」还没有选:打姓名、首字母或岗位,或按 ↓ 选一个。");
  pty_keys(boss, "zy");
  pty_expect(boss, "老龄福利岗");
  pty_keys(boss, "<Enter>");
  pty_keys(boss, "高龄津贴由民政办审核<Enter><Enter>");
  pty_expect(boss, "√ 已指定");
  pty_golden(boss, "loop-designated");
  {
    g_autoptr(PTY) town = hall_start(store, "zhouyun", "2", HALL_NOW, (PtyStart) { .rows = 24 });
    pty_expect(town, "▲1 件指定由你办:不能退回,异议按 0000008");
    open_inquiry(town);
    pty_expect(town, "赵敏指定由你办:不能退回也不能再转,异议按 0 000008");
    pty_expect_not(town, "9 退回");
    pty_keys(town, "9");
    pty_expect(town, "不能「退回」:赵敏指定由你办");
    pty_keys(town, "1");
    pty_expect(town, "怎么告诉");
    pty_keys(town, "有:90岁以上高龄津贴每月200元,带身份证、户口簿到村里就能办<Enter><Enter>");
    pty_expect(town, "√ 已记下答复");
    pty_golden(town, "loop-answered");
  }
  /* What a search begins with gives way to the first letter typed. */
  pty_keys(boss, "<F8>");
  pty_expect(boss, "我手里");
  pty_keys(boss, "j");
  pty_expect(boss, "谁手里的");
  pty_keys(boss, "zy");
  pty_expect(boss, "周芸  芦荻镇民政办");
  pty_keys(boss, "<Enter><Enter>");
  pty_expect(boss, "「交给谁」还没有选");
  pty_keys(boss, "<Esc><Esc>");
  /* The figures open to it (RULE sup-04). */
  pty_keys(boss, "<F7>6");
  pty_expect(boss, "悬空中位");
  pty_golden(boss, "figures-matters-80x24");
  pty_keys(boss, "<Enter>");
  pty_expect(boss, "指标");
  pty_golden(boss, "figures-matter-80x24");
  pty_keys(boss, "<Down><Enter>");
  pty_expect(boss, "什么事");
  pty_golden(boss, "figures-deeds");
  pty_keys(boss, "<Enter>");
  pty_expect(boss, "经过");
  {
    g_autoptr(PTY) wide = hall_start(store, "gaozhiyuan", "1", HALL_NOW, (PtyStart) { .rows = 40, .columns = 120 });
    pty_keys(wide, "<F7>6");
    pty_keys(wide, "g");
    pty_expect(wide, "首答平均");
    pty_golden(wide, "figures-matters-120x40");
    pty_keys(wide, "<Enter>");
    pty_expect(wide, "指标");
    pty_golden(wide, "figures-matter-120x40");
  }
  {
    /* Its table is a file like the others'. */
    g_autoptr(PTY) sheet = hall_start(store, "gaozhiyuan", "1", HALL_NOW, (PtyStart) { .rows = 24 });
    pty_keys(sheet, "<F7>6");
    pty_expect(sheet, "往返和首问");
    pty_keys(sheet, "x");
    pty_expect(sheet, "编码");
    pty_keys(sheet, "<Enter>");
    pty_expect(sheet, "已导出");
    g_autofree char *directory = g_strconcat(store, ".export", NULL), *bytes = NULL;
    g_autoptr(GDir) files = g_dir_open(directory, 0, NULL);
    const char *name = files ? g_dir_read_name(files) : NULL;
    ck_assert_msg(name && g_str_has_prefix(name, "stats-matters-month-"), "%s", name);
    g_autofree char *path = g_build_filename(directory, name, NULL);
    ck_assert(g_file_get_contents(path, &bytes, NULL, NULL));
    ck_assert_ptr_nonnull(strstr(bytes, ",往返,退回,"));
    ck_assert_ptr_nonnull(strstr(bytes, "\r\n合计,"));
    ck_assert_ptr_nonnull(strstr(bytes, "\r\n往返,"));
  }
  {
    g_autoptr(PTY) clerk = hall_start(store, "zhouyun", "2", HALL_NOW, (PtyStart) { .rows = 24, .term = "vt100" });
    pty_keys(clerk, "<F7>6");
    pty_expect(clerk, "往返和首问  周芸");
    pty_keys(clerk, "3");
    pty_expect(clerk, "这里只有自己的");
    pty_golden(clerk, "figures-matters-vt100");
  }
  /* By a verb it is told why. */
  g_autofree char *list = HALL_VERB(store, "loop", "show", "X1103-001", "--format=tsv", "--as=zhaomin");
  ck_assert_ptr_nonnull(strstr(list, "没接到县里通知"));
}
END_TEST

static Suite *tofro_suite(void)
{
  Suite *suite = suite_create("tofro");
  TCase *tcase = tcase_create("tofro");
  tcase_add_unchecked_fixture(tcase, hall_begin, hall_end);
  tcase_set_timeout(tcase, 120);
  tcase_add_test(tcase, to_the_supervisor_at_once);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(tofro_suite)
