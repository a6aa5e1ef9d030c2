#include <config.h>

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

START_TEST(kinds)
{
  static const struct { const char *day; YcDayKind kind; const char *name; } cases[] = {
    { "2026-09-17", YC_DAY_WORKING, NULL },
    { "2026-09-19", YC_DAY_WEEKEND, NULL },
    { "2026-09-20", YC_DAY_MAKEUP, "国庆节" },
    { "2026-09-25", YC_DAY_HOLIDAY, "中秋节" },
    { "2026-10-04", YC_DAY_HOLIDAY, "国庆节" },     /* a Sunday listed by the notice */
    { "2022-12-31", YC_DAY_HOLIDAY, "元旦" },       /* stands in the notice for 2023 */
    { "2027-01-01", YC_DAY_FESTIVAL, "元旦" },      /* no notice: the festivals only */
    { "2027-05-01", YC_DAY_FESTIVAL, "劳动节" },    /* a Saturday */
    { "2027-01-02", YC_DAY_WEEKEND, NULL },
    { "2027-01-04", YC_DAY_WORKING, NULL },
    { "2036-01-01", YC_DAY_WORKING, NULL },         /* outside: weekday arithmetic */
    { "2036-01-05", YC_DAY_WEEKEND, NULL },
    { "2021-10-01", YC_DAY_WORKING, NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const char *name;
    ck_assert_msg(yc_calendar_kind(calendar, day_of(cases[i].day), &name) == cases[i].kind, "%s",
                  cases[i].day);
    ck_assert_pstr_eq(name, cases[i].name);
  }
}
END_TEST

START_TEST(notices)
{
  for (int year = 2020; year <= 2040; year++)
    ck_assert_int_eq(yc_calendar_has_notice(calendar, year), year >= 2022 && year <= 2026);
  static const struct { const char *from, *to; gboolean provisional; } cases[] = {
    { "2026-01-01", "2026-12-31", FALSE },
    { "2026-12-31", "2026-12-31", FALSE },
    { "2026-12-31", "2027-01-01", TRUE },
    { "2021-12-31", "2022-01-01", FALSE },   /* the day `from` does not count */
    { "2021-12-30", "2022-01-01", TRUE },
    { "2030-01-02", "2030-01-01", FALSE },
    { "2022-05-05", "2040-01-01", TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_int_eq(yc_calendar_provisional(calendar, day_of(cases[i].from), day_of(cases[i].to)),
                     cases[i].provisional);
}
END_TEST

/* The running index and the arithmetic beside it against walking, across both ends of the range. */
START_TEST(counting_agrees_with_walking)
{
  YcDay from = day_of("2021-11-01"), last = day_of("2036-03-01");
  int count = 0;
  YcDay working = YC_DAY_NONE;
  for (YcDay day = from + 1; day <= last; day++) {
    if (yc_calendar_is_working(calendar, day)) {
      count++;
      working = day;
      EXPECT(yc_calendar_add(calendar, from, count) == day);
    }
    EXPECT(yc_calendar_count(calendar, from, day) == count);
    if (working != YC_DAY_NONE)
      EXPECT(yc_calendar_on_or_before(calendar, day) == working);
    YcDay ahead = day;
    while (!yc_calendar_is_working(calendar, ahead))
      ahead++;
    EXPECT(yc_calendar_on_or_after(calendar, day) == ahead);
  }
}
END_TEST

START_TEST(counting_from_anywhere)
{
  GRand *rand = g_rand_new_with_seed(20261103);
  YcDay first = day_of("2020-01-01"), last = day_of("2037-12-31");
  for (int i = 0; i < 5000; i++) {
    YcDay day = g_rand_int_range(rand, first, last);
    int n = g_rand_int_range(rand, 1, 900);
    YcDay after = yc_calendar_add(calendar, day, n);
    EXPECT(yc_calendar_is_working(calendar, after));
    EXPECT(yc_calendar_count(calendar, day, after) == n);
    EXPECT(yc_calendar_count(calendar, after, day) == 0);
    YcDay before = yc_calendar_add(calendar, day, -n);
    EXPECT(yc_calendar_is_working(calendar, before));
    EXPECT(yc_calendar_count(calendar, before - 1, day - 1) == n);
    EXPECT(yc_calendar_add(calendar, day, 0) == day);
  }
  g_rand_free(rand);
}
END_TEST

/* Known from outside: working days of whole years. */
START_TEST(years)
{
  static const struct { int year, days; } cases[] = { { 2024, 251 }, { 2025, 248 }, { 2026, 248 } };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_int_eq(yc_calendar_count(calendar, yc_day_new(cases[i].year - 1, 12, 31),
                                       yc_day_new(cases[i].year, 12, 31)), cases[i].days);
}
END_TEST

/* What a day is does not depend on the order in which things were said about it. */
START_TEST(order_does_not_matter)
{
  YcDay saturday = day_of("2030-06-08"), friday = saturday - 1, monday = saturday + 2, sunday = saturday + 1;
  for (int backwards = 0; backwards < 2; backwards++) {
    g_autoptr(YcCalendar) own = yc_calendar_new(2030, 2030);
    for (int step = 0; step < 8; step++)
      switch (backwards ? 7 - step : step) {
      case 0: yc_calendar_add_notice(own, 2030); break;
      case 1: yc_calendar_add_day(own, saturday, YC_DAY_MAKEUP, "调休"); break;
      case 2: yc_calendar_add_festival(own, saturday, "古尔邦节", TRUE); break;
      case 3: yc_calendar_add_festival(own, saturday, "端午", FALSE); break;
      case 4: yc_calendar_add_festival(own, friday, "端午", FALSE); break;   /* not in the notice: worked */
      case 5: yc_calendar_add_day(own, monday, YC_DAY_HOLIDAY, "端午节"); break;
      case 6: yc_calendar_add_festival(own, monday, "三月三", TRUE); break;
      case 7: yc_calendar_add_day(own, sunday, YC_DAY_MAKEUP, "调休"); break;
      }
    yc_calendar_add_day(own, day_of("2031-01-01"), YC_DAY_HOLIDAY, "outside");
    yc_calendar_add_notice(own, 2031);
    yc_calendar_seal(own);
    const char *name;
    ck_assert_int_eq(yc_calendar_kind(own, saturday, &name), YC_DAY_FESTIVAL);
    ck_assert_str_eq(name, "古尔邦节");
    ck_assert_int_eq(yc_calendar_kind(own, friday, NULL), YC_DAY_WORKING);
    ck_assert_int_eq(yc_calendar_kind(own, monday, &name), YC_DAY_HOLIDAY);
    ck_assert_str_eq(name, "端午节");
    ck_assert_int_eq(yc_calendar_kind(own, sunday, NULL), YC_DAY_MAKEUP);
    ck_assert_int_eq(yc_calendar_kind(own, day_of("2031-01-01"), NULL), YC_DAY_WORKING);
    ck_assert(!yc_calendar_has_notice(own, 2031));
  }
}
END_TEST

START_TEST(festivals_equal_the_notices)
{
  g_autoptr(Vectors) festivals = vectors_read("YICHUANG_DATADIR", "calendar/festivals.tsv");
  for (guint i = 0; i < festivals->rows->len; i++) {
    YcDay day = vectors_day(festivals, i, "date");
    gboolean noticed = yc_calendar_has_notice(calendar, yc_day_year(day));
    YcDayKind expected = noticed ? YC_DAY_HOLIDAY : YC_DAY_FESTIVAL;
    ck_assert_msg(yc_calendar_kind(calendar, day, NULL) == expected, "%s", vectors_get(festivals, i, "date"));
  }
}
END_TEST

static Suite *calendar_suite(void)
{
  Suite *suite = suite_create("calendar");
  TCase *tcase = tcase_create("calendar");
  tcase_add_checked_fixture(tcase, setup, teardown);
  tcase_set_timeout(tcase, 60);
  tcase_add_test(tcase, kinds);
  tcase_add_test(tcase, notices);
  tcase_add_test(tcase, counting_agrees_with_walking);
  tcase_add_test(tcase, counting_from_anywhere);
  tcase_add_test(tcase, years);
  tcase_add_test(tcase, order_does_not_matter);
  tcase_add_test(tcase, festivals_equal_the_notices);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(calendar_suite)
