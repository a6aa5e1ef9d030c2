/* A village's bag, typed at: twelve files with three incomplete, its key budget, drafts, and what people type wrong. */
#include <config.h>
#include <signal.h>
#include <string.h>

#include "e2e/hall.h"

/* From the desk to the first line: the village, its agent, the day before. */
#define HEAD "sd<Enter><Enter>11-02<Enter>"
#define ITEM_ABOVE "<Enter><Enter>"

static void ends(PTY *t)
{
  pty_keys(t, "<Esc>09");
  ck_assert_int_eq(pty_exit(t), 0);
}

static void open_bag(PTY *t)
{
  pty_keys(t, "0");
  pty_keys(t, "06");
}

static PTY *desk(const char *store, int rows, int columns)
{
  return hall_desk(store, .rows = rows, .columns = columns);
}

/* Somebody new: name, number, and the item of the line above. */
static void newcomer(PTY *t, const char *name, const char *number)
{
  g_autofree char *keys = g_strdup_printf("%s<Enter>%s<Enter>" ITEM_ABOVE, name, number);
  pty_keys(t, keys);
}

static const char *const PEOPLE[][2] = {
  { "周满仓", "581126195203040033" }, { "柯有田", "581126194911121024" }, { "鲁大山", "581126194407082011" },
  { "洪桂花", "581126193809213040" }, { "欧阳春晓", "58112619550130405X" }, { "古丽娜尔·买买提", "581126194106175062" },
  { "温家才", "581126193605026083" }, { "杭老太", "581126194708157099" },
};

/* Four of people who are known, eight of new ones.  The third lacks a paper, the seventh brought a wrong one, the last
 * left two at home. */
static void twelve(PTY *t)
{
  open_bag(t);
  pty_keys(t, HEAD "sym<Enter>gljt<Enter><Enter>");
  pty_keys(t, "zxl<Down><Enter>" ITEM_ABOVE);
  pty_keys(t, "zxl<Enter>db<Enter>-<Down><Down><Down>-<PageDown><Enter><Enter>");
  pty_keys(t, "sym<Enter>lnryd<Enter><Enter>");
  pty_keys(t, "周满仓<Enter>581126195203040033<Enter>gljt<Enter><Enter>");
  newcomer(t, PEOPLE[1][0], PEOPLE[1][1]);
  pty_keys(t, "鲁大山<Enter>581126194407082011<Enter><Enter>-<Down><Down><Down>*要本人的卡<Enter><Enter><Enter>");
  for (guint i = 3; i < 7; i++) newcomer(t, PEOPLE[i][0], PEOPLE[i][1]);
  pty_keys(t, "杭老太<Enter>581126194708157099<Enter><Enter>-<Down>-<Down>-<PageDown><Enter><Enter>");
}

START_TEST(twelve_files)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = desk(store, 24, 80);
  twelve(t);
  pty_wait(t, "草稿已存");
  pty_golden_with(t, "bag-80x24", TRUE);
  pty_keys(t, "<Up>");
  pty_expect(t, "  申请人居民身份证、居民户口簿");   /* in full, below */
  pty_keys(t, "<PageDown><Enter>");
  pty_golden(t, "bag-question");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已收 12 份:齐 9,一次性告知 3。移交清单 芦政移B〔2026〕0001号。u撤销 p重印");
  pty_golden(t, "bag-done");
  ck_assert_uint_eq(hall_spooled(store, "-transfer-"), 1);
  ck_assert_uint_eq(hall_spooled(store, "-small-"), 1);         /* one sheet to be cut */
  ck_assert_uint_eq(hall_spooled(store, "-ask-"), 3);
  ck_assert_uint_eq(hall_spooled(store, "-acceptance-"), 0);
  pty_keys(t, "p<Enter>");
  pty_expect_row(t, -2, "√ 这袋的文书已送打印。");
  ck_assert_uint_eq(hall_spooled(store, "-transfer-"), 2);
  pty_keys(t, "<Down><Enter>");
  pty_expect(t, "村点 上荻村 11-02收,温志强送");
  pty_keys(t, "<Esc><Esc>2");
  pty_expect_not(t, "草稿");
  ends(t);
  g_autofree char *verified G_GNUC_UNUSED = HALL_VERB(store, "verify");
}
END_TEST

START_TEST(a_narrow_terminal)
{
  g_autoptr(PTY) t = desk(hall_copy(), 12, 40);
  twelve(t);
  pty_keys(t, "<Up>");
  pty_wait(t, "草稿已存");
  pty_golden(t, "bag-40x12");
}
END_TEST

START_TEST(a_wide_terminal)
{
  g_autoptr(PTY) t = desk(hall_copy(), 40, 120);
  twelve(t);
  pty_keys(t, "<Up><Up>");
  pty_wait(t, "草稿已存");
  pty_golden(t, "bag-120x40");
  pty_keys(t, "<PageDown><Enter><Enter>");
  pty_golden(t, "bag-done-120x40");
}
END_TEST

/* ── budgets ── */

START_TEST(budget_of_a_file)
{
  g_autoptr(PTY) t = desk(hall_copy(), 24, 80);
  open_bag(t);
  pty_keys(t, HEAD "sym<Enter>gljt<Enter><Enter>");
  pty_count_reset(t);
  pty_keys(t, "zxl<Down><Enter>" ITEM_ABOVE);
  ck_assert_uint_le(pty_keys_sent(t), 9);
  pty_expect(t, "  2 张秀莲      男 71岁  581126********19    高龄津贴         齐");
  pty_count_reset(t);
  pty_keys(t, "sym<Enter>" ITEM_ABOVE);
  ck_assert_uint_le(pty_keys_sent(t), 6);
  pty_expect(t, "共 3 份:齐 3");
}
END_TEST

/* ── drafts ── */

START_TEST(survives_esc)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = desk(store, 24, 80);
  open_bag(t);
  pty_keys(t, HEAD "sym<Enter>gljt<Enter><Enter>zxl<Down><Enter>db<Esc>2");
  pty_expect(t, "草稿");
  pty_expect(t, "整袋2份");
  pty_keys(t, "<Enter>");
  pty_expect(t, "  2 张秀莲      男 71岁  581126********19    db");
  pty_keys(t, "<Enter><Enter><Enter><Enter>");
  pty_expect_row(t, -2, "√ 已收 2 份:齐 2,一次性告知 0。移交清单 芦政移B〔2026〕0001号。u撤销 p重印");
  ends(t);
}
END_TEST

START_TEST(survives_a_crash)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = desk(store, 24, 80), after = NULL;
  open_bag(t);
  pty_keys(t, HEAD "sym<Enter>gljt<Enter>-<Down><Down>-");
  pty_keys(t, "<Down>");
  pty_signal(t, SIGKILL);
  ck_assert_int_eq(pty_exit(t), -SIGKILL);
  after = desk(store, 24, 80);
  pty_keys(after, "2<Enter>");
  pty_expect(after, "  1 孙玉梅      女 80岁  581126********0X    高龄津贴         缺1   居民户口簿");
  pty_keys(after, "u");
  pty_keys(after, "<Esc>u<Enter>");
  pty_expect_row(after, -2, "√ 草稿丢掉了。");
}
END_TEST

/* ── what people type wrong ── */

START_TEST(wrong_head)
{
  g_autoptr(PTY) t = desk(hall_copy(), 24, 80);
  open_bag(t);
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "! 请选这袋材料是哪个村(社区)代办点送来的");
  pty_keys(t, "qqq<Enter>");
  pty_expect_row(t, -2, "! 没有这个村:qqq。请打村名的首字母或汉字。");
  pty_keys(t, "<C-u>hp<Enter>");
  pty_expect(t, "代办员 鲁小梅");
  pty_keys(t, "<Enter>12-01<Enter>");                       /* last year's */
  pty_expect(t, "2025-12-01");
  pty_keys(t, "<Up>2026-11-04<Enter>");
  pty_expect_row(t, -2, "! 请填村里收件的日子,写成 20、11-20 或 2026-11-20,不能晚于今天");
  pty_keys(t, "<C-u>29<Enter>");
  pty_expect_row(t, -2, "");
  pty_expect(t, "2026-10-29");
  pty_keys(t, "<Up>10-27<Enter>");
  pty_expect_row(t, -2, "! 这袋迟交了 2 个工作日:照收,记在袋上,期限仍从村里收件起算。");
  pty_expect(t, "周二 迟交2天");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "! 袋里还没有一份材料");
}
END_TEST

START_TEST(wrong_lines)
{
  g_autoptr(PTY) t = desk(hall_copy(), 24, 80);
  open_bag(t);
  pty_keys(t, HEAD "qwx<Enter>");
  pty_expect_row(t, -2, "! 没有找到 qwx。请写姓名,或完整的证件号。");
  pty_keys(t, "<C-u>58112619900101002<Enter>");
  pty_expect(t, "! ");
  pty_keys(t, "9<Enter>");
  pty_expect_row(t, -2, "! 新的人,证件号已填。请填姓名。");
  pty_keys(t, "赵小云<Enter><Enter>");
  pty_expect_row(t, -2, "! 请选事项:打编码、名称或首字母,回车用第一行。");
  pty_keys(t, "gljt<Enter>-<Down>-<Down>-<Down>-<Up><Up><Up>-<PageDown><Enter><Enter><Enter>");
  pty_expect_row(t, -2, "! 第1份 赵小云:一样材料也没有,收不成件:请从袋里去掉这一份");
  pty_keys(t, "+<Up><Up>");
  pty_keys(t, "<PageUp><C-u><Enter>");
  pty_expect(t, "从袋里去掉?");
  pty_keys(t, "<Esc>");
  pty_expect(t, "赵小云");
  pty_keys(t, "<C-u><Enter><Enter>");
  pty_expect(t, "共 0 份");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("bag");
  TCase *tc = tcase_create("bag");
  tcase_add_unchecked_fixture(tc, hall_begin, hall_end);
  tcase_set_timeout(tc, 60);
  tcase_add_test(tc, twelve_files);
  tcase_add_test(tc, a_narrow_terminal);
  tcase_add_test(tc, a_wide_terminal);
  tcase_add_test(tc, budget_of_a_file);
  tcase_add_test(tc, survives_esc);
  tcase_add_test(tc, survives_a_crash);
  tcase_add_test(tc, wrong_head);
  tcase_add_test(tc, wrong_lines);
  suite_add_tcase(s, tc);
  return s;
}

PTY_MAIN(suite)
