#include <config.h>

#include "domain/light.h"
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

/* RULE time-11 over the life of a limit: what the hall sees on each day. */
typedef struct {
  int n;
  YcUnit unit;
  const char *start, *today;
  gboolean noon;
  YcLightColour colour;
  int days;
} Case;

static const Case cases[] = {
  /* ten working days: due on Monday 16 November 2026 */
  { 10, YC_UNIT_WORKING, "2026-11-02", "2026-11-02", FALSE, YC_LIGHT_GREEN, 10 },
  { 10, YC_UNIT_WORKING, "2026-11-02", "2026-11-12", TRUE, YC_LIGHT_GREEN, 2 },
  { 10, YC_UNIT_WORKING, "2026-11-02", "2026-11-13", FALSE, YC_LIGHT_YELLOW, 1 },
  { 10, YC_UNIT_WORKING, "2026-11-02", "2026-11-15", FALSE, YC_LIGHT_YELLOW, 1 },
  { 10, YC_UNIT_WORKING, "2026-11-02", "2026-11-16", FALSE, YC_LIGHT_YELLOW, 0 },
  { 10, YC_UNIT_WORKING, "2026-11-02", "2026-11-17", FALSE, YC_LIGHT_RED, 1 },
  { 10, YC_UNIT_WORKING, "2026-11-02", "2026-11-20", FALSE, YC_LIGHT_RED, 4 },
  /* due on a Friday: the Saturday after is red with at least 1 */
  { 4, YC_UNIT_WORKING, "2026-11-02", "2026-11-07", FALSE, YC_LIGHT_RED, 1 },
  { 4, YC_UNIT_WORKING, "2026-11-02", "2026-11-09", FALSE, YC_LIGHT_RED, 1 },
  { 4, YC_UNIT_WORKING, "2026-11-02", "2026-11-10", FALSE, YC_LIGHT_RED, 2 },
  /* one day: yellow from noon of the due day */
  { 1, YC_UNIT_WORKING, "2026-11-02", "2026-11-02", TRUE, YC_LIGHT_GREEN, 1 },
  { 1, YC_UNIT_WORKING, "2026-11-02", "2026-11-03", FALSE, YC_LIGHT_GREEN, 0 },
  { 1, YC_UNIT_WORKING, "2026-11-02", "2026-11-03", TRUE, YC_LIGHT_YELLOW, 0 },
  { 1, YC_UNIT_WORKING, "2026-11-02", "2026-11-04", FALSE, YC_LIGHT_RED, 1 },
  /* no days: never yellow */
  { 0, YC_UNIT_WORKING, "2026-11-02", "2026-11-02", TRUE, YC_LIGHT_GREEN, 0 },
  { 0, YC_UNIT_WORKING, "2026-11-02", "2026-11-03", FALSE, YC_LIGHT_RED, 1 },
  /* a calendar limit that rolls from Saturday 7 to Monday 9: red counts from due, not from target */
  { 5, YC_UNIT_CALENDAR, "2026-11-02", "2026-11-04", TRUE, YC_LIGHT_GREEN, 2 },
  { 5, YC_UNIT_CALENDAR, "2026-11-02", "2026-11-06", FALSE, YC_LIGHT_YELLOW, 0 },
  { 5, YC_UNIT_CALENDAR, "2026-11-02", "2026-11-09", FALSE, YC_LIGHT_YELLOW, 0 },
  { 5, YC_UNIT_CALENDAR, "2026-11-02", "2026-11-10", FALSE, YC_LIGHT_RED, 1 },
  /* one working day to target, which is not due: the whole day is yellow */
  { 2, YC_UNIT_CALENDAR, "2026-11-05", "2026-11-06", FALSE, YC_LIGHT_YELLOW, 0 },
};

START_TEST(life_of_a_limit)
{
  const Case *c = &cases[_i];
  YcLimit limit = { .n = c->n, .unit = c->unit };
  YcDue due;
  ck_assert_int_eq(yc_limit_due(calendar, &limit, day_of(c->start), NULL, 0, -1, &due), YC_DUE_OK);
  YcLight light = yc_light(calendar, day_of(c->today), c->noon, due.soon, due.target, due.due, due.days);
  ck_assert_int_eq(light.colour, c->colour);
  ck_assert_int_eq(light.days, c->days);
}
END_TEST

/* Ten days, yellow on the due day only by setting: the whole of it. */
START_TEST(noon_is_for_one_day_limits)
{
  YcDay day = day_of("2026-11-16");
  ck_assert_int_eq(yc_light(calendar, day, FALSE, day, day, day, 10).colour, YC_LIGHT_YELLOW);
  ck_assert_int_eq(yc_light(calendar, day, FALSE, day, day, day, 1).colour, YC_LIGHT_GREEN);
}
END_TEST

START_TEST(nothing_runs)
{
  YcLight light = yc_light(calendar, day_of("2026-11-16"), FALSE, YC_DAY_NONE, YC_DAY_NONE, YC_DAY_NONE, 0);
  ck_assert_int_eq(light.colour, YC_LIGHT_NONE);
  ck_assert_int_eq(light.days, 0);
}
END_TEST

START_TEST(grey)
{
  static const struct { const char *today; int days; } rows[] = {
    { "2026-09-24", 0 }, { "2026-09-25", 0 }, { "2026-09-28", 1 }, { "2026-10-08", 4 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    YcLight light = yc_light_stopped(calendar, day_of(rows[i].today), day_of("2026-09-24"));
    ck_assert_int_eq(light.colour, YC_LIGHT_STOPPED);
    ck_assert_int_eq(light.days, rows[i].days);
  }
}
END_TEST

static Suite *light_suite(void)
{
  Suite *suite = suite_create("light");
  TCase *tcase = tcase_create("light");
  tcase_add_checked_fixture(tcase, setup, teardown);
  tcase_add_loop_test(tcase, life_of_a_limit, 0, G_N_ELEMENTS(cases));
  tcase_add_test(tcase, noon_is_for_one_day_limits);
  tcase_add_test(tcase, nothing_runs);
  tcase_add_test(tcase, grey);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(light_suite)
