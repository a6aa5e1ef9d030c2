#include <config.h>

#include "domain/day.h"
#include "check_main.h"
#include "domain/vectors.h"

START_TEST(civil_dates)
{
  static const struct { int year, month, day; YcDay expected; } cases[] = {
    { 1970, 1, 1, 0 },
    { 1969, 12, 31, -1 },
    { 2000, 2, 29, 11016 },
    { 2026, 11, 3, 20760 },
    { 1600, 1, 1, -135140 },
    { 9999, 12, 31, 2932896 },
    { 1599, 12, 31, YC_DAY_NONE },
    { 10000, 1, 1, YC_DAY_NONE },
    { 1900, 2, 29, YC_DAY_NONE },
    { 2100, 2, 29, YC_DAY_NONE },
    { 2026, 2, 29, YC_DAY_NONE },
    { 2026, 4, 31, YC_DAY_NONE },
    { 2026, 0, 1, YC_DAY_NONE },
    { 2026, 13, 1, YC_DAY_NONE },
    { 2026, 1, 0, YC_DAY_NONE },
    { 2026, 1, 32, YC_DAY_NONE },
    { 2026, 1, -1, YC_DAY_NONE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_int_eq(yc_day_new(cases[i].year, cases[i].month, cases[i].day), cases[i].expected);
}
END_TEST

/* GDate is the other opinion. */
START_TEST(every_day_agrees_with_gdate)
{
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_dmy(&date, 1, G_DATE_JANUARY, 1600);
  YcDay last = yc_day_new(2400, 12, 31);
  for (YcDay day = yc_day_new(1600, 1, 1); day <= last; day++, g_date_add_days(&date, 1)) {
    int year, month, day_of_month;
    yc_day_split(day, &year, &month, &day_of_month);
    EXPECT(year == g_date_get_year(&date));
    EXPECT(month == (int) g_date_get_month(&date));
    EXPECT(day_of_month == g_date_get_day(&date));
    EXPECT(yc_day_new(year, month, day_of_month) == day);
    EXPECT(yc_day_year(day) == year);
    EXPECT(yc_day_weekday(day) == (int) g_date_get_weekday(&date) - 1);
  }
}
END_TEST

START_TEST(text_round_trip)
{
  static const char *const good[] = { "1600-01-01", "1970-01-01", "2024-02-29", "2026-11-03", "9999-12-31" };
  for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
    assert_day(day_of(good[i]), good[i], "round trip");
  static const char *const bad[] = {
    "", "2026", "2026-11", "2026-11-3", "2026-1-03", "2026/11/03", "2026-11-03 ", " 2026-11-03",
    "2026-11-031",
    "20261103", "2026-02-30", "+026-11-03", "2026-1１-03", "1599-12-31", "2026-11-0a"
  };
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    ck_assert_msg(yc_day_parse(bad[i]) == YC_DAY_NONE, "taken for a day: %s", bad[i]);
  assert_day(YC_DAY_NONE, "", "no day");
  assert_day(yc_day_new(9999, 12, 31) + 1, "", "year 10000");
}
END_TEST

START_TEST(months)
{
  static const struct { const char *from; int months; const char *to; } cases[] = {
    { "2026-01-15", 1, "2026-02-15" },
    { "2026-01-31", 1, "2026-02-28" },
    { "2024-01-31", 1, "2024-02-29" },
    { "2026-08-31", 6, "2027-02-28" },
    { "2024-02-29", 12, "2025-02-28" },
    { "2026-12-01", 1, "2027-01-01" },
    { "2026-03-31", -1, "2026-02-28" },
    { "2026-01-10", -13, "2024-12-10" },
    { "2026-01-10", 0, "2026-01-10" },
    { "9999-12-01", 1, "" },
    { "1600-01-01", -1, "" },
    { "2026-01-01", G_MAXINT, "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_day(yc_day_add_months(day_of(cases[i].from), cases[i].months), cases[i].to, cases[i].from);
}
END_TEST

START_TEST(ages)
{
  static const struct { const char *birth, *day; int age; } cases[] = {
    { "1936-11-21", "2026-11-20", 89 },
    { "1936-11-21", "2026-11-21", 90 },
    { "1936-11-22", "2026-11-21", 89 },
    { "2026-11-21", "2026-11-21", 0 },
    { "1980-02-29", "2026-02-27", 45 },
    { "1980-02-29", "2026-02-28", 46 },
    { "1980-02-29", "2024-02-28", 43 },
    { "1980-02-29", "2024-02-29", 44 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_int_eq(yc_day_age(day_of(cases[i].birth), day_of(cases[i].day)), cases[i].age);
}
END_TEST

START_TEST(moments)
{
  YcDay day = day_of("2026-11-03");
  YcTime midnight = yc_time_new(day, 0, 0, 0);
  ck_assert_int_eq(midnight, day * 24 * YC_HOUR - 8 * YC_HOUR);
  ck_assert_int_eq(yc_time_day(midnight), day);
  ck_assert_int_eq(yc_time_day(midnight - 1), day - 1);
  ck_assert_int_eq(yc_time_day(midnight + 24 * YC_HOUR - 1), day);
  ck_assert_int_eq(yc_time_day(yc_time_new(-1, 23, 59, 59)), -1);   /* before 1970 too */
  int hour, minute;
  yc_time_clock(yc_time_new(day, 17, 42, 59), &hour, &minute);
  ck_assert_int_eq(hour, 17);
  ck_assert_int_eq(minute, 42);
}
END_TEST

START_TEST(moment_text)
{
  YcDay day = day_of("2026-11-20");
  ck_assert_int_eq(yc_time_parse("2026-11-20T15:30"), yc_time_new(day, 15, 30, 0));
  ck_assert_int_eq(yc_time_parse("2026-11-20 15:30:07"), yc_time_new(day, 15, 30, 7));
  ck_assert_int_eq(yc_time_parse("2026-11-20T00:00:00"), yc_time_new(day, 0, 0, 0));
  static const char *const bad[] = {
    "", "2026-11-20", "2026-11-20T", "2026-11-20T15", "2026-11-20T15:3", "2026-11-20T24:00",
    "2026-11-20T15:60",
    "2026-11-20T15:30:60", "2026-11-20T15:30:5", "2026-11-20T15:30:", "2026-11-20T15:30Z",
    "2026-11-20T15:30:00Z",
    "2026-11-20x15:30", "2026-02-30T15:30", "2026-11-20T1a:30"
  };
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    ck_assert_msg(yc_time_parse(bad[i]) == YC_TIME_NONE, "taken for a moment: %s", bad[i]);
}
END_TEST

static Suite *day_suite(void)
{
  Suite *suite = suite_create("day");
  TCase *tcase = tcase_create("day");
  tcase_set_timeout(tcase, 60);
  tcase_add_test(tcase, civil_dates);
  tcase_add_test(tcase, every_day_agrees_with_gdate);
  tcase_add_test(tcase, text_round_trip);
  tcase_add_test(tcase, months);
  tcase_add_test(tcase, ages);
  tcase_add_test(tcase, moments);
  tcase_add_test(tcase, moment_text);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(day_suite)
