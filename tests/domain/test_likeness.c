/* How much a question and a text speak of the same thing. */
#include <config.h>
#include "check_main.h"
#include "domain/likeness.h"

/* A few texts among which words are rare or common. */
static const char *const TEXTS[][2] = {
  { "高龄津贴", "高龄津贴申领 民政" },
  { "失能老人补贴", "经济困难的高龄失能老年人补贴 民政" },
  { "困难残疾人补贴", "困难残疾人生活补贴 民政" },
  { "残疾人证新办", "残疾人证新办 残联" },
  { "残疾人证换领", "残疾人证换领补办迁移注销 残联" },
  { "宅基地审批", "农村村民宅基地及建房审批 农业农村" },
  { "农房不动产登记", "农村宅基地及房屋不动产登记(代办) 自然资源" },
  { "居民医保参保", "城乡居民基本医疗保险参保登记 医保" },
  { "医疗救助", "医疗救助(依申请) 医保" },
};

static YcLikeness like_of(const char *asked, const char *heading, const char *more)
{
  g_autoptr(YcLexicon) lexicon = yc_lexicon_new();
  for (guint i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
    g_autoptr(YcWording) one = yc_wording_new(TEXTS[i][0], TEXTS[i][1]);
    yc_lexicon_add(lexicon, one);
  }
  g_autoptr(YcWording) a = yc_wording_new(asked, ""), b = yc_wording_new(heading, more);
  return yc_likeness(lexicon, a, b);
}

static int like(const char *asked, const char *text)
{
  return like_of(asked, text, "").score;
}

START_TEST(words_that_stand_for_each_other)
{
  const char *asked = "老人有没有特殊补贴";
  ck_assert_int_gt(like(asked, "高龄津贴"), 0);
  ck_assert_int_gt(like(asked, "高龄津贴"), like(asked, "困难残疾人生活补贴"));
  ck_assert_int_eq(like(asked, "农村宅基地审批"), 0);
  ck_assert_int_gt(like("医保今年交多少", "城乡居民医保缴费"), like("医保今年交多少", "医疗救助"));
  ck_assert_int_gt(like("合作医疗要交多少钱", "今年合作医疗交多少"), 0);
}
END_TEST

START_TEST(what_says_nothing_counts_nothing)
{
  ck_assert_int_eq(like("这个要怎么办理", "怎么申请办理"), 0);
  ck_assert_int_eq(like("", "高龄津贴"), 0);
  ck_assert_int_eq(like("我", "我"), 0);
  g_autoptr(YcWording) empty = yc_wording_new("?! 1 2", ""), one = yc_wording_new("", "低保");
  ck_assert(yc_wording_empty(empty));
  ck_assert(!yc_wording_empty(one));
  ck_assert_int_gt(like("ETC卡", "etc 充值"), 0);
}
END_TEST

START_TEST(what_is_rare_tells_more)
{
  ck_assert_int_gt(like("不动产", "不动产"), like("农村", "农村"));
  ck_assert_int_gt(like_of("宅基地怎么批", TEXTS[5][0], TEXTS[5][1]).score, like_of("宅基地怎么批", TEXTS[6][0], TEXTS[6][1]).score);
}
END_TEST

/* Who wants a lost paper again is not served by how to get the first; who complains by neither. */
START_TEST(what_is_wanted)
{
  YcLikeness new = like_of("残疾人证丢了", TEXTS[3][0], TEXTS[3][1]), again = like_of("残疾人证丢了", TEXTS[4][0], TEXTS[4][1]);
  ck_assert_int_gt(again.score, new.score);
  ck_assert(again.telling && !new.telling);
  ck_assert(yc_likeness_sure(&again, &new));
  ck_assert(!yc_likeness_sure(&new, NULL));
  YcLikeness lost = like_of("宅基地的证丢了", TEXTS[6][0], TEXTS[6][1]);
  ck_assert(!yc_likeness_sure(&lost, NULL));
  YcLikeness first = like_of("我这腿能办个残疾人证不", TEXTS[3][0], TEXTS[3][1]);
  ck_assert(yc_likeness_sure(&first, NULL));
  YcLikeness angry = like_of("凭啥不给办残疾人证", TEXTS[3][0], TEXTS[3][1]);
  ck_assert(!yc_likeness_sure(&angry, NULL));
}
END_TEST

START_TEST(sure_with_nothing_near)
{
  static const struct { YcLikeness best, second; gboolean sure; } cases[] = {
    { { 900, TRUE }, { 400, TRUE }, TRUE }, { { 900, TRUE }, { 880, TRUE }, FALSE }, { { 900, FALSE }, { 400, TRUE }, FALSE },
    { { 299, TRUE }, { 0, FALSE }, FALSE }, { { 300, TRUE }, { 0, FALSE }, TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_msg(yc_likeness_sure(&cases[i].best, &cases[i].second) == cases[i].sure, "%u", i);
}
END_TEST

START_TEST(an_age)
{
  static const struct { const char *text; int age; } ages[] = {
    { "90岁以上老人有没有特殊补贴", 90 }, { "我妈今年95了", 95 }, { "我妈92了,有啥补贴", 92 }, { "九十岁以上", 90 },
    { "九十二周岁", 92 }, { "一百岁老人", 100 }, { "满八十多岁", 80 }, { "十岁的娃", 10 }, { "交了400元", -1 },
    { "2026年交多少", -1 }, { "9000岁", -1 }, { "多大岁数", -1 }, { "", -1 }, { "五个人", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS(ages); i++)
    ck_assert_msg(yc_wording_age(ages[i].text) == ages[i].age, "%s: %d", ages[i].text, yc_wording_age(ages[i].text));
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("likeness");
  TCase *t = tcase_create("likeness");
  tcase_add_test(t, words_that_stand_for_each_other);
  tcase_add_test(t, what_says_nothing_counts_nothing);
  tcase_add_test(t, what_is_rare_tells_more);
  tcase_add_test(t, what_is_wanted);
  tcase_add_test(t, sure_with_nothing_near);
  tcase_add_test(t, an_age);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
