/* RULE acc-04: where a refusal may be taken, and until when. */
#include <config.h>

#include "domain/remedy.h"
#include "check_main.h"
#include "domain/vectors.h"

static YcCalendar *calendar;

static void setup(void)
{
  calendar = data_calendar();
}

static void teardown(void)
{
  g_clear_pointer(&calendar, yc_calendar_free);
}

/* Sixty days and six months; what ends on a rest day ends on the next working day. */
static const struct { const char *day, *review, *court; gboolean provisional; } reviews[] = {
  { "2026-03-02", "2026-05-06", "2026-09-02", FALSE },   /* 5-01 is a holiday, back on 5-06 */
  { "2026-06-01", "2026-07-31", "2026-12-01", FALSE },
  { "2026-03-12", "2026-05-11", "2026-09-14", FALSE },   /* 9-12 is a Saturday */
  { "2026-08-31", "2026-10-30", "2027-03-01", TRUE },    /* no 31 February: its last day, a Sunday */
  { "2026-11-18", "2027-01-18", "2027-05-18", TRUE },    /* 1-17 is a Sunday */
  { "2026-07-28", "2026-09-28", "2027-01-28", TRUE },
};

START_TEST(review_and_court)
{
  YcRemedy remedy = yc_remedy_days(calendar, YC_REMEDY_REVIEW, yc_day_parse(reviews[_i].day));
  assert_day(remedy.review, reviews[_i].review, reviews[_i].day);
  assert_day(remedy.court, reviews[_i].court, reviews[_i].day);
  ck_assert_int_eq(remedy.provisional, reviews[_i].provisional);
}
END_TEST

/* Never on a rest day, never before the limit, never more than a long holiday after it. */
START_TEST(every_day_of_a_year)
{
  YcDay first = yc_day_parse("2026-01-01");
  for (YcDay day = first; day < first + 365; day++) {
    YcRemedy remedy = yc_remedy_days(calendar, YC_REMEDY_REVIEW, day);
    EXPECT(yc_calendar_is_working(calendar, remedy.review) && yc_calendar_is_working(calendar, remedy.court));
    EXPECT(remedy.review >= day + 60 && remedy.review < day + 60 + 12);
    EXPECT(remedy.court >= day + 181 && remedy.court < day + 184 + 12);
  }
}
END_TEST

START_TEST(a_public_service_has_no_last_day)
{
  YcRemedy remedy = yc_remedy_days(calendar, YC_REMEDY_COMPLAINT, yc_day_parse("2026-11-05"));
  ck_assert_int_eq(remedy.review, YC_DAY_NONE);
  ck_assert_int_eq(remedy.court, YC_DAY_NONE);
  ck_assert_int_eq(remedy.provisional, FALSE);
}
END_TEST

/* 信访工作条例 第35条: a review within 30 days, no court. */
START_TEST(a_petition_has_its_own_channel)
{
  YcRemedy remedy = yc_remedy_days(calendar, YC_REMEDY_PETITION, yc_day_parse("2026-11-05"));
  assert_day(remedy.review, "2026-12-07", "a Saturday rolls");
  ck_assert_int_eq(remedy.court, YC_DAY_NONE);
}
END_TEST

START_TEST(by_the_type_of_the_item)
{
  static const struct { const char *type; YcRemedyKind kind; } types[] = {
    { "行政许可", YC_REMEDY_REVIEW }, { "行政给付", YC_REMEDY_REVIEW }, { "行政确认", YC_REMEDY_REVIEW },
    { "公共服务", YC_REMEDY_COMPLAINT }, { "信访", YC_REMEDY_PETITION }, { "", YC_REMEDY_REVIEW },
    { "没见过的", YC_REMEDY_REVIEW },
  };
  for (guint i = 0; i < G_N_ELEMENTS(types); i++) ck_assert_int_eq(yc_remedy_of(types[i].type), types[i].kind);
  for (guint kind = 0; kind < YC_N_REMEDIES; kind++)
    ck_assert_int_eq(yc_remedy_parse(yc_remedy_code((YcRemedyKind)kind)), (YcRemedyKind)kind);
  ck_assert_int_eq(yc_remedy_parse("sue"), YC_N_REMEDIES);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("remedy");
  TCase *t = tcase_create("remedy");
  tcase_add_checked_fixture(t, setup, teardown);
  tcase_add_loop_test(t, review_and_court, 0, G_N_ELEMENTS(reviews));
  tcase_add_test(t, every_day_of_a_year);
  tcase_add_test(t, a_public_service_has_no_last_day);
  tcase_add_test(t, a_petition_has_its_own_channel);
  tcase_add_test(t, by_the_type_of_the_item);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
