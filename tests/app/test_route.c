/* test_route.c - the route of a case: side by side, acknowledged, returned, finished, changed (RULE agt-01, agt-02, time-12). */
#include <config.h>
#include <string.h>
#include "../check_main.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "app/undo.h"
#include "hall.h"

#define ID "%" G_GINT64_FORMAT

static void done(YcIntakeResult *result, GError *error)
{
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  yc_intake_result_free(result);
}

static const char *row(gint64 id, int n)
{
  return hall_text("SELECT state, post, giver, received FROM step WHERE casefile = " ID " AND n = %d", id, n);
}

static const char *now(gint64 id)
{
  return hall_text("SELECT step, answerable, coalesce(office, '-'), queue FROM casefile WHERE id = " ID, id);
}

static const char *clock_of(gint64 id, const char *kind)
{
  return hall_text("SELECT started, due, state FROM clock WHERE casefile = " ID " AND kind = '%s'", id, kind);
}

/* 低保: its investigation is led by 民政办 with the village. */
static gint64 accepted(const char *item)
{
  YcIntake *form = hall_form(1, item);
  have_all(form);
  return hall_taken(form, YC_OUTCOME_ACCEPT);
}

/* --- hand-overs ------------------------------------------------------------------------------------------- */

/* Offered: who hands it over answers until it is acknowledged, and the clock runs from the dispatch (RULE agt-01, time-12). */
START_TEST(offered_and_acknowledged)
{
  GError *error = NULL;
  gint64 id = accepted("MZ01");
  const char *agent = hall_text("SELECT agent FROM casefile WHERE id = " ID, id);
  done(yc_route_give(hall, id, 0, NULL, &error), error);
  ck_assert_str_eq(row(id, 2), g_strdup_printf("current|civil|%s|-", agent));
  ck_assert_str_eq(now(id), g_strdup_printf("2|%s|civil|todo", agent));
  const char *clock = clock_of(id, "step:2");
  ck_assert(strstr(clock, "2026-11-05|2026-11-10|running") != NULL);
  ck_assert_str_eq(clock_of(id, "sign:2"), "2026-11-05|2026-11-06|running");
  ck_assert_ptr_null(yc_route_take(hall, id, 2, NULL, &error));
  assert_error(error, "手里");
  hall_at("2026-11-06T09:00");
  hall_as("wangjianjun", NULL);
  ck_assert_int_eq(yc_route_mine(hall, id), 2);
  done(yc_route_take(hall, id, 0, "take", &error), error);
  done(yc_route_take(hall, id, 0, "take", &error), error);
  ck_assert_str_eq(row(id, 2), g_strdup_printf("current|civil|%s|2026-11-06", agent));
  ck_assert_str_eq(now(id), "2|civil|civil|todo");
  ck_assert_str_eq(clock_of(id, "step:2"), clock);
  ck_assert_str_eq(hall_text("SELECT state FROM clock WHERE kind = 'sign:2'"), "done");
  ck_assert_ptr_null(yc_route_take(hall, id, 2, NULL, &error));
  assert_error(error, "没有等签收");
  hall_verify();
}
END_TEST

/* Silence of a working day is receipt; the receiver answers from then on (RULE time-12). */
START_TEST(deemed_received)
{
  GError *error = NULL;
  YcTickReport report;
  gint64 id = accepted("MZ01");
  done(yc_route_give(hall, id, 0, NULL, &error), error);
  hall_at("2026-11-06T23:00");
  ck_assert(yc_tick_run(hall, &report, NULL));
  ck_assert_uint_eq(report.n[YC_TICKED_RECEIVED], 0);
  hall_at("2026-11-09T08:00");
  ck_assert(yc_tick_run(hall, &report, NULL));
  ck_assert_uint_eq(report.n[YC_TICKED_RECEIVED], 1);
  ck_assert_str_eq(now(id), "2|civil|civil|todo");
  ck_assert_str_eq(hall_text("SELECT facts->>'how', origin FROM event WHERE kind = 'step.receive'"), "deemed|tick");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM red"), 0);
  hall_verify();
}
END_TEST

/* Returned: it lies with who handed it over, its clock runs on; handed over once more it does not start anew (RULE time-13). */
START_TEST(returned_and_given_again)
{
  GError *error = NULL;
  gint64 id = accepted("MZ01");
  const char *agent = hall_text("SELECT agent FROM casefile WHERE id = " ID, id);
  done(yc_route_give(hall, id, 0, NULL, &error), error);
  const char *clock = clock_of(id, "step:2");
  hall_at("2026-11-06T09:00");
  hall_as("wangjianjun", NULL);
  ck_assert_ptr_null(yc_route_return(hall, id, 0, " ", NULL, &error));
  assert_error(error, "为什么");
  done(yc_route_return(hall, id, 0, "少一张户口簿首页", NULL, &error), error);
  ck_assert_str_eq(now(id), g_strdup_printf("2|%s|-|todo", agent));
  ck_assert(g_str_has_prefix(row(id, 2), "returned|civil|"));
  ck_assert_str_eq(clock_of(id, "step:2"), clock);
  ck_assert_str_eq(hall_text("SELECT from_post, to_post, why, counted FROM owner_change WHERE counted"),
                   g_strdup_printf("civil|%s|return|1", agent));
  hall_as("lixiuying", "3");
  ck_assert(yc_route_may_give(hall, id, NULL));
  done(yc_route_give(hall, id, 2, NULL, &error), error);
  ck_assert_str_eq(clock_of(id, "step:2"), clock);
  ck_assert_str_eq(hall_text("SELECT began, due FROM step WHERE n = 2"), "2026-11-05|2026-11-10");
  ck_assert_str_eq(clock_of(id, "sign:2"), "2026-11-06|2026-11-09|running");
  hall_verify();
}
END_TEST

/* Of several side by side the holder of the leading one answers; a red light names the office whose row it is. */
START_TEST(side_by_side)
{
  GError *error = NULL;
  gint64 id = accepted("NY01");
  done(yc_route_give(hall, id, 5, NULL, &error), error);
  ck_assert(g_str_has_prefix(row(id, 5), "current|agriculture|"));
  ck_assert_str_eq(hall_text("SELECT role, office, stage FROM step WHERE n = 501"), "assist|land|50");
  hall_as("zhaomin", NULL);
  done(yc_route_take(hall, id, 5, NULL, &error), error);
  ck_assert_str_eq(now(id), "5|agriculture|agriculture|todo");
  YcTickReport report;
  hall_at("2026-11-13T08:00");
  ck_assert(yc_tick_run(hall, &report, NULL));
  ck_assert_str_eq(hall_text("SELECT office FROM red WHERE clock = 'step:5'"), "agriculture");
  ck_assert_str_eq(hall_text("SELECT office FROM red WHERE clock = 'step:501'"), "land");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("route");
  TCase *t = tcase_create("route");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, offered_and_acknowledged);
  tcase_add_test(t, deemed_received);
  tcase_add_test(t, returned_and_given_again);
  tcase_add_test(t, side_by_side);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
