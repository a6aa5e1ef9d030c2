/* The machine's clock can be wrong (RULE time-17): set back, jumped ahead, unset after a dead battery, at a lone village
 * point. */
#include <config.h>
#include <string.h>
#include "app/clock.h"
#include "app/hall.h"
#include "app/private.h"
#include "app/tick.h"
#include "check_main.h"

static char *machine;   /* the file that plays the machine's clock */

static void machine_at(const char *moment)
{
  ck_assert(g_file_set_contents(machine, moment, -1, NULL));
}

/* A moment since the machine was switched on, which `boot` names. */
static void booted_at(const char *boot, const char *moment)
{
  g_autofree char *text = g_strdup_printf("%s %s\n", moment, boot);
  ck_assert(g_file_set_contents(machine, text, -1, NULL));
}

/* From now on the hall's time is the machine's. */
static void begin(void)
{
  g_autoptr(GError) error = NULL;
  hall_begin();
  machine = g_build_filename(hall_directory, "clock", NULL);
  machine_at(HALL_NOW);
  ck_assert_msg(yc_app_play_machine(hall, machine, &error), "%s", error ? error->message : "");
  yc_app_stand_at(hall, YC_TIME_NONE);
}

static void end(void)
{
  g_clear_pointer(&machine, g_free);
  hall_end();
}

static YcIntakeResult *try_accept(guint n, GError **error)
{
  yc_app_stand_at(hall, yc_time_parse(HALL_NOW));   /* the catalogue does not hold in 1970 */
  YcIntake *form = hall_form(n, "MZ01");
  yc_app_stand_at(hall, YC_TIME_NONE);
  have_all(form);
  form->outcome = YC_OUTCOME_ACCEPT;
  YcIntakeResult *result = yc_intake_commit(hall, form, error);
  yc_intake_free(form);
  return result;
}

static void accepted(guint n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) result = try_accept(n, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
}

static void refused(guint n)
{
  GError *error = NULL;
  gint64 before = hall_int("SELECT max(pos) FROM event");
  ck_assert_ptr_null(try_accept(n, &error));
  assert_error(error, "核对今天的日期");
  ck_assert_int_eq(hall_int("SELECT max(pos) FROM event"), before);
}

static void say_day(const char *day)
{
  g_autoptr(GError) error = NULL;
  ck_assert_msg(yc_clock_confirm_day(hall, day_of(day), day_of(day), &error), "%s", error ? error->message : "");
}

#define LAST_EVENT "SELECT clock_ok, date(happened_at / 1000000, 'unixepoch', '+8 hours') FROM event ORDER BY pos DESC LIMIT 1"
#define assert_last(expected) ck_assert_str_eq(hall_text(LAST_EVENT), expected)

/* --- in doubt or not -------------------------------------------------------------------------------------- */

static const struct { const char *machine; YcClockDoubt doubt; } cases[] = {
  { "2026-11-05T10:21", YC_CLOCK_FINE },  { "2026-11-05T10:17", YC_CLOCK_FINE },  { "2026-11-05T10:10", YC_CLOCK_BACK },
  { "2026-11-04T10:20", YC_CLOCK_BACK },  { "2025-11-05T10:20", YC_CLOCK_BACK },  { "2026-11-25T10:19", YC_CLOCK_FINE },
  { "2026-11-25T10:22", YC_CLOCK_AHEAD }, { "2027-11-05T10:20", YC_CLOCK_AHEAD }, { "1970-01-01T08:00", YC_CLOCK_UNSET },
  { "2000-01-01T00:02", YC_CLOCK_UNSET }, { "2009-12-31T23:59", YC_CLOCK_UNSET },
};

START_TEST(what_is_in_doubt)
{
  accepted(1);
  machine_at(cases[_i].machine);
  YcClockState state = yc_clock_look(hall);
  ck_assert_int_eq(state.doubt, cases[_i].doubt);
  ck_assert(!state.confirmed);
  g_autofree char *sentence = yc_clock_sentence(&state);
  ck_assert_int_eq(*sentence != '\0', cases[_i].doubt != YC_CLOCK_FINE);
  if (cases[_i].doubt == YC_CLOCK_FINE) {
    accepted(2);
    ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE clock_ok = 0"), 0);
  } else {
    refused(2);
  }
}
END_TEST

START_TEST(the_day_is_said_twice)
{
  GError *error = NULL;
  accepted(1);
  ck_assert(!yc_clock_confirm_day(hall, day_of("2026-11-05"), day_of("2026-11-05"), &error));
  assert_error(error, "没有疑问");
  machine_at("2000-01-01T00:02");
  ck_assert(!yc_clock_confirm_day(hall, day_of("2026-11-06"), day_of("2026-11-07"), &error));
  assert_error(error, "不一样");
  ck_assert(!yc_clock_confirm_day(hall, day_of("2000-01-01"), day_of("2000-01-01"), &error));
  assert_error(error, "才建立");
  ck_assert(!yc_clock_confirm_day(hall, day_of("2126-11-06"), day_of("2126-11-06"), &error));
  assert_error(error, "最新");
  ck_assert(yc_clock_pending(hall));
  ck_assert_int_eq(yc_clock_read_day("20261106", NULL), day_of("2026-11-06"));
  ck_assert_int_eq(yc_clock_read_day("20261306", &error), YC_DAY_NONE);
  assert_error(error, "八位");
}
END_TEST

/* --- going on --------------------------------------------------------------------------------------------- */

START_TEST(a_dead_battery)
{
  accepted(1);
  machine_at("2000-01-01T09:30");
  say_day("2026-11-06");
  ck_assert_int_eq(yc_app_today(hall), day_of("2026-11-06"));
  accepted(2);
  assert_last("0|2026-11-06");
  ck_assert_str_eq(hall_text("SELECT received, due FROM casefile ORDER BY id DESC LIMIT 1"), "2026-11-06|2026-12-16");
  /* Another counter of the same machine knows it. */
  g_autoptr(YcApp) other = hall_open(HALL_NOW, "sunyumei", "1");
  ck_assert(yc_app_play_machine(other, machine, NULL));
  yc_app_stand_at(other, YC_TIME_NONE);
  ck_assert(!yc_clock_pending(other));
  ck_assert_int_eq(yc_app_today(other), day_of("2026-11-06"));
  /* Past midnight it goes on with the machine. */
  machine_at("2000-01-02T08:40");
  accepted(3);
  assert_last("0|2026-11-07");
  /* Switched off, it begins its time again: yesterday's answer is not today's. */
  machine_at("2000-01-01T00:03");
  refused(4);
  say_day("2026-11-09");
  accepted(4);
  assert_last("0|2026-11-09");
  /* The clock is set: nothing is in doubt any more. */
  machine_at("2026-11-09T10:00");
  accepted(5);
  assert_last("1|2026-11-09");
  hall_verify();
}
END_TEST

/* A village point is switched on for an hour a day, and each time its clock begins at the same moment: yesterday's answer is
 * not today's although the machine's clock comes to the same minutes once more. */
START_TEST(switched_off_every_day)
{
  accepted(1);
  booted_at("first", "2000-01-01T00:02");
  say_day("2026-11-06");
  accepted(2);
  booted_at("first", "2000-01-01T00:08");
  accepted(3);
  assert_last("0|2026-11-06");
  booted_at("second", "2000-01-01T00:09");
  refused(4);
  say_day("2026-11-09");
  accepted(4);
  assert_last("0|2026-11-09");
}
END_TEST

START_TEST(a_year_ahead)
{
  accepted(1);
  machine_at("2027-11-06T09:30");
  refused(2);
  say_day("2026-11-06");
  accepted(2);
  assert_last("0|2026-11-06");
  machine_at("2026-11-06T09:40");
  accepted(3);
  assert_last("1|2026-11-06");
  hall_verify();
}
END_TEST

/* After a long closure the machine is right: one act is marked, then the store agrees. */
START_TEST(a_long_closure)
{
  accepted(1);
  machine_at("2027-02-01T09:30");
  say_day("2027-02-01");
  accepted(2);
  assert_last("0|2027-02-01");
  accepted(3);
  assert_last("1|2027-02-01");
}
END_TEST

/* It had been a week ahead, believed, and is right now: the store's newest event is of the future. */
START_TEST(set_right_again)
{
  machine_at("2026-11-12T09:30");
  accepted(1);
  machine_at("2026-11-05T09:40");
  refused(2);
  say_day("2026-11-05");
  accepted(2);
  assert_last("0|2026-11-05");
  accepted(3);
  assert_last("1|2026-11-05");
}
END_TEST

START_TEST(it_jumps_while_running)
{
  accepted(1);
  ck_assert(!yc_clock_pending(hall));
  machine_at("2026-11-01T09:30");
  refused(2);
  machine_at("2026-11-05T10:30");
  accepted(2);
  assert_last("1|2026-11-05");
}
END_TEST

/* Nothing happens by itself on a day that nobody knows. */
START_TEST(no_tick_in_doubt)
{
  YcTickReport report;
  accepted(1);
  machine_at("2027-11-05T09:30");
  ck_assert(yc_tick_run(hall, &report, NULL));
  ck_assert_int_eq(report.from, YC_DAY_NONE);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'light.red'"), 0);
  machine_at("2026-11-05T10:40");
  ck_assert(yc_tick_run(hall, &report, NULL));
  ck_assert_int_eq(report.to, day_of("2026-11-05"));
}
END_TEST

/* --- afterwards ------------------------------------------------------------------------------------------- */

START_TEST(a_supervisor_confirms)
{
  GError *error = NULL;
  accepted(1);
  machine_at("2000-01-01T09:30");
  say_day("2026-11-06");
  accepted(2);
  accepted(3);
  hall_as("zhaomin", NULL);
  ck_assert(!yc_clock_confirm(hall, 0, &error));
  assert_error(error, "还不准");
  machine_at("2026-11-06T11:00");
  hall_as("lixiuying", "3");
  ck_assert(!yc_clock_confirm(hall, 0, &error));
  assert_error(error, "值班长");
  g_autoptr(GPtrArray) blocks = yc_clock_blocks(hall, NULL);
  ck_assert_uint_eq(blocks->len, 1);
  const YcClockBlock *block = blocks->pdata[0];
  ck_assert_str_eq(block->who, "李秀英");
  ck_assert_uint_eq(block->n, (guint)hall_int("SELECT count(*) FROM event WHERE clock_ok = 0"));
  hall_as("zhaomin", NULL);
  ck_assert_msg(yc_clock_confirm(hall, block->last, &error), "%s", error ? error->message : "");
  g_autoptr(GPtrArray) none = yc_clock_blocks(hall, NULL);
  ck_assert_uint_eq(none->len, 0);
  ck_assert(!yc_clock_confirm(hall, 0, &error));
  assert_error(error, "没有要核实");
  hall_verify();
}
END_TEST

/* Nobody there can confirm: the agent goes on for days, and the block waits for the town. */
START_TEST(a_lone_village_point)
{
  hall_as("wenzhiqiang", NULL);
  machine_at("1970-01-01T08:05");
  GError *error = NULL;
  ck_assert_ptr_null(try_accept(1, &error));
  g_clear_error(&error);
  say_day("2026-11-06");
  accepted(1);
  machine_at("1970-01-03T08:05");
  accepted(2);
  assert_last("0|2026-11-08");
  ck_assert(!yc_clock_confirm(hall, 0, &error));
  assert_error(error, "值班长");
  g_autoptr(GPtrArray) blocks = yc_clock_blocks(hall, NULL);
  ck_assert_uint_eq(blocks->len, 1);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("clock");
  TCase *t = tcase_create("clock");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, begin, end);
  tcase_add_loop_test(t, what_is_in_doubt, 0, (int)G_N_ELEMENTS(cases));
  tcase_add_test(t, the_day_is_said_twice);
  tcase_add_test(t, a_dead_battery);
  tcase_add_test(t, switched_off_every_day);
  tcase_add_test(t, a_year_ahead);
  tcase_add_test(t, a_long_closure);
  tcase_add_test(t, set_right_again);
  tcase_add_test(t, it_jumps_while_running);
  tcase_add_test(t, no_tick_in_doubt);
  tcase_add_test(t, a_supervisor_confirms);
  tcase_add_test(t, a_lone_village_point);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
