/* Who is away: lunch in two keys, days to come, back again; the deputy's desk, and the supervisor's red line (RULE agt-03). */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

#define NOW "2026-11-03T10:18"

static void to_absences(PTY *t)
{
  static const char *const digits[] = { "0", "0", "0", "0", "0", "0", "5" };
  for (gsize i = 0; i < G_N_ELEMENTS(digits); i++)
    pty_keys(t, digits[i]);
}

static char *now_of(const char *store, const char *post)
{
  g_autofree char *all = HALL_VERB(store, "absence", "posts", "--format=tsv");
  g_auto(GStrv) lines = g_strsplit(all, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_auto(GStrv) cells = g_strsplit(*line, "\t", -1);
    if (cells[0] && strcmp(cells[0], post) == 0)
      return g_strdup_printf("%s %s", cells[4], cells[5]);
  }
  return g_strdup("holder");
}

/* Enter, the hour, Enter. */
START_TEST(to_lunch_and_back)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_start(store, "lixiuying", "3", NOW, (PtyStart) { .rows = 24 });
  to_absences(t);
  pty_keys(t, "<Enter>14:30<Enter>");
  pty_expect_row(t, -2, "√ 已登记离岗至 14:30,岗位现在由赵敏办;到时自动回岗。");
  pty_golden(t, "absence-lunch");
  g_autofree char *lunch = now_of(store, "counter3");
  ck_assert_str_eq(lunch, "赵敏 deputy");
  /* The deputy's desk has it at once. */
  g_autoptr(PTY) deputy = hall_start(store, "zhaomin", "1", NOW, (PtyStart) { .rows = 24 });
  pty_keys(deputy, "2");
  pty_expect(deputy, "张秀兰");
  /* Signing in again asks. */
  g_autoptr(PTY) again = hall_start(store, "lixiuying", "3", NOW, (PtyStart) { .rows = 24 });
  pty_golden(again, "absence-back");
  pty_keys(again, "<Enter>");
  pty_expect_row(again, -2, "√ 离岗结束了,岗位归本人。");
  g_autofree char *back = now_of(store, "counter3");
  ck_assert_str_eq(back, "holder");
}
END_TEST

START_TEST(by_oneself_and_for_others)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_start(store, "zhaomin", "1", NOW, (PtyStart) { .rows = 24 });
  to_absences(t);
  pty_keys(t, "<Down><Enter>wjj<Enter>1110<Enter>1106<Enter><Tab>");
  pty_golden(t, "absence-form");
  pty_keys(t, "开会<Enter>");
  pty_expect_row(t, -2, "√ 已登记离岗至 11-10;到时自动回岗。");
  pty_golden(t, "absence-80x24");
  /* The line of it: revoked. */
  pty_keys(t, "<Down><Enter>");
  pty_expect(t, "撤销离岗?");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 离岗结束了,岗位归本人。");
  /* Somebody who watches over nobody declares only their own. */
  g_autoptr(PTY) other = hall_start(store, "lixiuying", "3", NOW, (PtyStart) { .rows = 24 });
  to_absences(other);
  pty_keys(other, "<Down><Enter>");
  pty_expect(other, "从什么时候不写就是现在");
  pty_keys(other, "1399<Enter>");
  pty_expect(other, "时间照这样打");
}
END_TEST

/* Where not all alarms have room the worst is cut, and the others are said in brief: none is lost. */
START_TEST(several_alarms)
{
  const char *store = hall_copy();
  g_autofree char *one G_GNUC_UNUSED = HALL_VERB(store, "--as", "zhaomin", "absence", "set", "wangjianjun", "1106");
  g_autofree char *two G_GNUC_UNUSED = HALL_VERB(store, "--as", "zhaomin", "absence", "set", "zhouyun", "1105");
  g_autofree char *stuck G_GNUC_UNUSED = HALL_VERB(store, "--as", "lixiuying", "inquiry", "add", "--outcome", "stuck",
                                                   "跑了四趟,每趟都说还差一样,这回又说要先盖三个章");
  g_autoptr(PTY) narrow = hall_start(store, "zhaomin", "1", NOW, (PtyStart) { .rows = 24 });
  pty_expect_row(narrow, 2, "办不成事 1 件没答复,在 7首问:B1103-001 11月4日(三)前答复 \"跑…  ▲2 岗无人:0000005");
}
END_TEST

START_TEST(a_post_with_nobody)
{
  const char *store = hall_copy();
  g_autofree char *one G_GNUC_UNUSED = HALL_VERB(store, "--as", "zhaomin", "absence", "set", "wangjianjun", "1106");
  g_autofree char *two G_GNUC_UNUSED = HALL_VERB(store, "--as", "zhaomin", "absence", "set", "zhouyun", "1105");
  g_autoptr(PTY) t = hall_start(store, "zhaomin", "1", NOW, (PtyStart) { .rows = 24 });
  pty_expect(t, "▲社会救助岗 无人");
  pty_golden(t, "absence-alarm");
  g_autoptr(PTY) clerk = hall_start(store, "lixiuying", "3", NOW, (PtyStart) { .rows = 24 });
  pty_expect(clerk, "1紧急");
  pty_expect_not(clerk, "无人");
  to_absences(t);
  pty_keys(t, "<Down><Down><Enter>zqj<Enter>");
  pty_expect_row(t, -2, "√ 已派人代班,他的工作台马上看得到。");
  pty_keys(t, "<Esc>");
  pty_expect(t, "▲老龄福利岗 无人");
  g_autofree char *now = now_of(store, "civil");
  ck_assert_str_eq(now, "郑秋菊 deputy");
}
END_TEST

START_TEST(small_and_large)
{
  const char *store = hall_copy();
  g_autofree char *one G_GNUC_UNUSED = HALL_VERB(store, "--as", "zhaomin", "absence", "set", "wangjianjun", "1106", "--reason", "去县里开会");
  g_autofree char *two G_GNUC_UNUSED = HALL_VERB(store, "--as", "zhaomin", "absence", "set", "zhouyun", "1112", "--from", "1110", "--standin", "zhengqiuju");
  g_autoptr(PTY) t = hall_start(store, "zhaomin", "1", NOW, (PtyStart) { .rows = 12, .columns = 40 });
  to_absences(t);
  pty_golden(t, "absence-40x12");
  pty_resize(t, 40, 120);
  pty_golden(t, "absence-120x40");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("absence");
  TCase *t = tcase_create("absence");
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, to_lunch_and_back);
  tcase_add_test(t, by_oneself_and_for_others);
  tcase_add_test(t, several_alarms);
  tcase_add_test(t, a_post_with_nobody);
  tcase_add_test(t, small_and_large);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
