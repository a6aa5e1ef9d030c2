/* Whose papers, typed at: households, organisations, documents that come later, whom to call, relatives, what became of
 * each paper. */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

#define COOPERATIVE "93581126MA0006011R"

static void expect_shown(const char *store, const char *number, const char *part)
{
  g_autofree char *shown = HALL_VERB(store, "case", "show", number);
  ck_assert_msg(strstr(shown, part) != NULL, "no %s in:\n%s", part, shown);
}

static void looks_like(PTY *t, const char *golden)
{
  pty_wait(t, "草稿已存");
  pty_golden(t, golden);
}

#define AT_HOUSEHOLD "<F2>sym<Enter><Enter>dbsh<Enter><Enter><Enter>"

/* ── households ── */

static const char *family(PTY **typed)
{
  const char *store = hall_copy();
  PTY *t = hall_desk(store, .rows = 24);
  pty_keys(t, AT_HOUSEHOLD);
  pty_expect(t, "一个人住:回车。有共同生活的人:空格");
  pty_keys(t, " ");
  pty_expect(t, "连申请人 1 人");
  pty_keys(t, "po<Enter>王大山·买买提<Enter>581126194405060019<Enter>");
  pty_expect_row(t, -2, "! 末位校验对不上:18位里有数字输错或前后颠倒。请照证件从头核对。");
  pty_keys(t, "<C-u>581126194405060011<Enter>szn<Enter>王〇<Enter>20200601<Enter>zn<Enter>zxlian");
  *typed = t;
  return store;
}

START_TEST(who_lives_there)
{
  PTY *typed = NULL;
  const char *store = family(&typed);
  g_autoptr(PTY) t = typed;
  pty_keys(t, "<C-u>张秀莲<Enter>");
  pty_expect(t, "581126195501010019");                        /* she is known */
  pty_golden(t, "household-80x24");
  pty_keys(t, "<Enter>");
  pty_expect(t, "连申请人 4 人");
  pty_keys(t, "<Up>");
  pty_keys(t, "<C-u><Enter>");                                /* and does not live there after all */
  pty_expect(t, "连申请人 3 人");
  pty_keys(t, "<Enter>");
  pty_expect(t, "共同生活 3人");
  pty_expect(t, "配偶 王大山·买买提、孙子女 王〇");
  pty_keys(t, "+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E 低保审核确认 孙玉梅");
  expect_shown(store, "1103-001E", "王大山·买买提");
  expect_shown(store, "1103-001E", "2020-06-01");
  pty_keys(t, "/1103-001E<Enter>");
  pty_expect(t, "共同生活3人");
  pty_keys(t, "5");
  pty_golden(t, "case-household");
}
END_TEST

START_TEST(a_wide_household)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 40, .columns = 120);
  pty_keys(t, AT_HOUSEHOLD "peiou<C-u>po<Enter>王大山<Enter>19440506<Enter>zz");
  pty_golden(t, "household-120x40");
}
END_TEST

/* What was half typed there is in the draft. */
START_TEST(half_a_household)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, AT_HOUSEHOLD " po<Enter>王大山<Enter>1944<Esc>");
  pty_expect(t, "共同生活 2人");
  pty_keys(t, "<Esc>2<Enter>");
  pty_expect(t, "共同生活 2人");
  pty_expect(t, "配偶 王大山");
}
END_TEST

/* RULE acc-06: the same matter comes back under the name of who lives there; the clerk sees it and decides. */
START_TEST(the_same_household)
{
  PTY *typed = NULL;
  family(&typed);
  g_autoptr(PTY) t = typed;
  pty_keys(t, "<C-u>张秀莲<Enter><Enter><Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
  pty_keys(t, "<F2>zxlian<C-u>581126195501010019<Enter><Enter>dbsh<Enter>");
  pty_expect(t, "同一家(孙玉梅)的同一事项正在办:1103-001E,核对后再收");
  pty_keys(t, "<Enter><Enter>+<Enter>");
  pty_expect_row(t, -2, "! 同一家(孙玉梅)的同一事项正在办:1103-001E,核对后再收。");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已受理 1103-002");
}
END_TEST

START_TEST(proposed_next_time)
{
  PTY *typed = NULL;
  family(&typed);
  g_autoptr(PTY) t = typed;
  pty_keys(t, "<C-u><Up><C-u><Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
  pty_keys(t, "<F2>sym<Enter><Enter>lsjzzc<Enter>");
  pty_expect(t, "上次登记了 2 个家里人");
  pty_keys(t, " ");
  pty_expect_row(t, -2, "上次登记的 2 人已列出:不对的改掉,不住一起的把关系清空。");
  pty_expect(t, "王大山·买买提");
}
END_TEST

/* ── organisations ── */

START_TEST(an_organisation)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>" COOPERATIVE "<Enter>");
  pty_expect_row(t, -2, "! 新的单位,信用代码已填。请填单位名称。");
  pty_keys(t, "上荻村丰收农业机械服务专业合作社<Enter>");
  pty_expect(t, "法定代表人");
  pty_expect_not(t, "性别");
  pty_keys(t, "柯守业<Enter>8260077<Enter>sdc<Enter>二组<Enter><Enter>");
  pty_expect_row(t, -2, "! 单位来办的,请填来的人(经办人)是谁");
  pty_keys(t, "<Up>王丽<Enter><Enter>13900005521<Enter>");
  pty_expect(t, "王丽 经办人");
  pty_keys(t, "<Enter> <Enter>dbsh<Enter>");
  pty_expect_row(t, -2, "! 低保审核确认 只给个人办:申请人要填个人,不填单位");
  pty_keys(t, "ssnyd<Enter> <Enter>+");
  looks_like(t, "accept-organisation");
}
END_TEST

/* ── documents ── */

START_TEST(a_document_later)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>阿依·古丽<Enter><Enter>2<Enter>1950.2.3<Enter>13900007777<Enter>sdc<Enter>三组<Enter><Enter>gljt<Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E 高龄津贴 阿依·古丽");
  pty_keys(t, "<F2>阿依·古丽<Enter>");
  pty_expect(t, "没带证件:空着回车");
  pty_keys(t, "581126195002030023<Enter>");
  pty_expect_row(t, -2, "! 给 阿依·古丽 补上了证件号。");
  pty_keys(t, "<Enter>lnryd<Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已办结 1103-002");
  g_autofree char *shown = HALL_VERB(store, "case", "show", "1103-001E");
  ck_assert_msg(strstr(shown, "581126********23"), "%s", shown);
}
END_TEST

/* ── whom to call, how it was signed, relatives ── */

START_TEST(rare_fields)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter>王丽<Enter><Enter><Enter>zn<Enter> <Down>");
  pty_expect(t, "1孙玉梅   [2]王丽");
  pty_keys(t, "1<Down> <Down> <Down> <Down>");
  pty_expect(t, "通知打给 孙玉梅");
  pty_keys(t, "dbsh<Enter>");
  looks_like(t, "accept-rare");
  pty_keys(t, "<Enter><Enter><Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
  static const char *const shown[] = { "通知打给 孙玉梅", "口头申请,工作人员代填", "按指印", "经办人亲属,上级也入户" };
  for (gsize i = 0; i < G_N_ELEMENTS(shown); i++)
    expect_shown(store, "1103-001E", shown[i]);
}
END_TEST

START_TEST(nobody_to_call)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>李小雨<Enter>581126197707070032<Enter><Enter>sdc<Enter>一组<Enter><Enter>");
  pty_expect_row(t, -2, "! 没有 李小雨 的电话,办好了通知不到:问一声,↑ 回去填。");
  pty_keys(t, "<Up><Enter>");                                 /* once is enough */
  pty_expect_not(t, "通知不到");
}
END_TEST

/* ── what became of each paper (RULE acc-11) ── */

START_TEST(kept_and_returned)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>dbsh<Enter><Enter><Enter>+");
  static const char *const ways[] = { "原1         核验后已退", "原1   复1   原件已退", "      复1", "原1   复1   原件收下",
                                      "原1         原件收下" };
  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
    pty_keys(t, "<Right>");
    g_autofree char *row = g_strconcat("最低生活保障申请书            ", ways[i], NULL);
    pty_expect(t, row);
  }
  pty_keys(t, "缺第二页<Down>封皮破损<Enter>");
  pty_expect(t, "原件收下;缺第二页");
  looks_like(t, "accept-condition");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
  expect_shown(store, "1103-001E", "缺第二页");
  pty_keys(t, "/1103-001E<Enter>2");
  pty_expect(t, "原件收下;缺第二页");
  pty_expect(t, "核验后已退;封皮破损");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("whose");
  TCase *t = tcase_create("whose");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, who_lives_there);
  tcase_add_test(t, a_wide_household);
  tcase_add_test(t, half_a_household);
  tcase_add_test(t, the_same_household);
  tcase_add_test(t, proposed_next_time);
  tcase_add_test(t, an_organisation);
  tcase_add_test(t, a_document_later);
  tcase_add_test(t, rare_fields);
  tcase_add_test(t, nobody_to_call);
  tcase_add_test(t, kept_and_returned);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
