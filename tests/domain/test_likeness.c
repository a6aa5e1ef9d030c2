/* How much a question and a text speak of the same thing. */
#include <config.h>
#include "check_main.h"
#include "domain/likeness.h"

static int like(const char *asked, const char *text)
{
  g_autoptr(YcWording) a = yc_wording_new(asked), b = yc_wording_new(text);
  return yc_likeness(a, b);
}

START_TEST(words_that_stand_for_each_other)
{
  const char *asked = "90岁以上老人有没有特殊补贴";
  ck_assert_int_gt(like(asked, "高龄津贴"), 0);
  ck_assert_int_gt(like(asked, "高龄津贴"), like(asked, "经济困难的高龄失能老年人补贴"));
  ck_assert_int_gt(like(asked, "经济困难的高龄失能老年人补贴"), like(asked, "困难残疾人生活补贴"));
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
  g_autoptr(YcWording) empty = yc_wording_new("?! 1 2"), one = yc_wording_new("低保");
  ck_assert(yc_wording_empty(empty));
  ck_assert(!yc_wording_empty(one));
  ck_assert_int_gt(like("ETC卡", "etc 充值"), 0);
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
  tcase_add_test(t, an_age);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
