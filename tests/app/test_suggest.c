/* What else she could get, and items whose figures nobody is sure of. */
#include <config.h>
#include <string.h>

#include "app/guide.h"
#include "app/hall.h"
#include "check_main.h"

static char *offers(const YcIntake *intake)
{
  return yc_intake_suggestions(hall, intake);
}

static YcIntake *form_of(const char *birth, const char *item)
{
  YcIntake *intake = yc_intake_new();
  yc_intake_set(&intake->applicant.name, "张秀兰");
  yc_intake_set(&intake->applicant.birth, birth);
  if (*item) ck_assert(yc_intake_choose(hall, intake, item, NULL));
  return intake;
}

START_TEST(by_age)
{
  static const struct { const char *birth, *offers; } people[] = {
    { "1934-03-08", "也许还能办:高龄津贴 失能老人补贴 养老消费补贴 老年人优待证 计生奖励扶助" },
    { "1946-11-05", "也许还能办:高龄津贴 失能老人补贴 养老消费补贴 老年人优待证 计生奖励扶助" },   /* 80 today */
    { "1946-11-06", "也许还能办:失能老人补贴 养老消费补贴 老年人优待证 计生奖励扶助" },
    { "1966-01-01", "也许还能办:失能老人补贴 养老消费补贴 老年人优待证 养老待遇领取 计生奖励扶助" },
    { "1990-01-01", "" },
    { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(people); i++) {
    g_autoptr(YcIntake) intake = form_of(people[i].birth, "");
    g_autofree char *text = offers(intake);
    ck_assert_msg(strcmp(text, people[i].offers) == 0, "%s: %s", people[i].birth, text);
  }
}
END_TEST

START_TEST(not_the_one_being_chosen)
{
  g_autoptr(YcIntake) intake = form_of("1934-03-08", "MZ11");
  g_autofree char *text = offers(intake);
  ck_assert_str_eq(text, "也许还能办:失能老人补贴 养老消费补贴 老年人优待证 计生奖励扶助");
}
END_TEST

START_TEST(who_lives_alone)
{
  g_autoptr(YcIntake) intake = form_of("1934-03-08", "MZ01");
  g_autofree char *alone = offers(intake);
  ck_assert_ptr_nonnull(strstr(alone, "特困供养认定"));
  ck_assert_ptr_nonnull(strstr(alone, "探访关爱登记"));
  YcMember *member = g_new0(YcMember, 1);
  member->relation = g_strdup("之女");
  member->name = g_strdup("王丽");
  member->doc_number = g_strdup("");
  member->birth = g_strdup("");
  g_ptr_array_add(intake->household, member);
  g_autofree char *two = offers(intake);
  ck_assert_ptr_null(strstr(two, "特困供养认定"));
}
END_TEST

/* By an answer, by a paper that lies there, by a paper of an earlier case. */
START_TEST(who_is_disabled)
{
  g_autoptr(YcIntake) asked = form_of("1990-01-01", "MZ04");
  g_hash_table_insert(asked->answers, g_strdup("q_disabled"), g_strdup("yes"));
  g_autofree char *answered = offers(asked);
  ck_assert_str_eq(answered, "也许还能办:辅助器具适配 无障碍改造 困难残疾人补贴 重残护理补贴");

  YcIntake *ticked = hall_form(5, "MZ10");
  g_autofree char *before = offers(ticked);
  ck_assert_ptr_null(strstr(before, "困难残疾人补贴"));
  have_all(ticked);
  g_autofree char *shown = offers(ticked);
  ck_assert_ptr_nonnull(strstr(shown, "困难残疾人补贴"));
  gint64 casefile = hall_taken(ticked, YC_OUTCOME_ACCEPT);
  g_autoptr(YcIntake) later = form_of("1990-01-01", "");
  later->applicant.id = hall_int("SELECT person FROM casefile WHERE id = %" G_GINT64_FORMAT, casefile);
  g_autofree char *known = offers(later);
  ck_assert_ptr_nonnull(strstr(known, "困难残疾人补贴"));
  ck_assert_ptr_null(strstr(known, "重残护理补贴"));   /* it runs */
}
END_TEST

/* RULE acc-02: who was only told, or turned away, may still be offered it. */
START_TEST(what_runs_is_not_offered)
{
  YcIntake *told = hall_form(0, "MZ11");
  yc_intake_set(&told->applicant.birth, "1934-03-08");
  gint64 casefile = hall_taken(told, YC_OUTCOME_TELL);
  g_autoptr(YcIntake) later = form_of("1934-03-08", "");
  later->applicant.id = hall_int("SELECT person FROM casefile WHERE id = %" G_GINT64_FORMAT, casefile);
  g_autofree char *still = offers(later);
  ck_assert_ptr_nonnull(strstr(still, "高龄津贴"));
  YcIntake *again = hall_form(0, "MZ11");
  again->applicant.id = later->applicant.id;
  have_all(again);
  hall_taken(again, YC_OUTCOME_ACCEPT);
  g_autofree char *runs = offers(later);
  ck_assert_ptr_null(strstr(runs, "高龄津贴"));
}
END_TEST

/* An organisation has no age. */
START_TEST(nothing_for_an_organisation)
{
  g_autoptr(YcIntake) intake = form_of("1934-03-08", "");
  yc_intake_set(&intake->applicant.doc_kind, "uscc");
  g_autofree char *text = offers(intake);
  ck_assert_str_eq(text, "");
}
END_TEST

static gboolean cautions(const char *item)
{
  g_autoptr(YcIntake) intake = form_of("1934-03-08", item);
  g_autofree char *sentence = yc_intake_caution(hall, intake);
  ck_assert(sentence == NULL || strstr(sentence, "把握不大(低)"));
  return sentence != NULL;
}

START_TEST(low_confidence_is_told_once)
{
  ck_assert(!cautions("MZ01") && !cautions("MZ11"));
  ck_assert(cautions("MZ16") && !cautions("MZ16") && cautions("MZ15"));
  hall_as("sunyumei", NULL);
  ck_assert(cautions("MZ16") && !cautions("MZ16"));          /* everybody */
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = yc_guide_open(hall, "MZ16", NULL);
  g_free(yc_guide_set(guide, "promised", "12"));
  g_free(yc_guide_set(guide, "local_basis", "会议"));
  ck_assert_int_eq(yc_guide_save(guide, NULL, NULL), 2);
  hall_as("sunyumei", NULL);
  ck_assert(cautions("MZ16"));                               /* another version, still nobody is sure */
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) sure = yc_guide_open(hall, "MZ16", NULL);
  yc_guide_step(sure, "confidence", -1);
  g_free(yc_guide_set(sure, "local_basis", "县民政局文件"));
  ck_assert_int_eq(yc_guide_save(sure, NULL, NULL), 3);
  hall_as("lixiuying", "3");
  ck_assert(!cautions("MZ16"));
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("suggest");
  TCase *tests = tcase_create("suggest");
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, by_age);
  tcase_add_test(tests, not_the_one_being_chosen);
  tcase_add_test(tests, who_lives_alone);
  tcase_add_test(tests, who_is_disabled);
  tcase_add_test(tests, what_runs_is_not_offered);
  tcase_add_test(tests, nothing_for_an_organisation);
  tcase_add_test(tests, low_confidence_is_told_once);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
