/* What an act must not leave behind: hand-overs of a case that has ended, papers, designations, who handed it over
 * (RULE agt-01, agt-02, acc-11, inq-04). */
#include <config.h>
#include <string.h>
#include "app/afterwards.h"
#include "app/agency.h"
#include "app/hall.h"
#include "app/matter.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/shift.h"
#include "app/signing.h"
#include "app/tick.h"
#include "app/undo.h"
#include "check_main.h"

#define ID "%" G_GINT64_FORMAT
#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)

static void done(YcIntakeResult *result, GError *error)
{
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  yc_intake_result_free(result);
}

/* 低保, handed over to the office of civil affairs, which has not acknowledged it. */
static gint64 handed_over(guint n)
{
  GError *error = NULL;
  YcIntake *form = hall_form(n, "MZ01");
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  done(yc_route_give(hall, id, 0, NULL, &error), error);
  return id;
}

static void withdraw(gint64 id)
{
  GError *error = NULL;
  g_autoptr(YcWithdrawal) form = yc_withdrawal_of(hall, id, &error);
  g_free(form->reason);
  form->reason = g_strdup("不办了");
  done(yc_withdraw_commit(hall, id, form, &error), error);
}

/* --- of what has ended -------------------------------------------------------------------------------------- */

START_TEST(nobody_acknowledges_what_has_ended)
{
  GError *error = NULL;
  YcSigned signed_here = { 0 };
  gint64 id = handed_over(1);
  hall_as("wangjianjun", NULL);
  ck_assert_int_eq(yc_sign_count(hall), 1);
  hall_as("lixiuying", "3");
  withdraw(id);
  hall_as("wangjianjun", NULL);
  ck_assert_int_eq(yc_sign_count(hall), 0);
  g_autoptr(GPtrArray) rows = yc_sign_rows(hall, NULL), lines = yc_shift_lines(hall, 0, NULL);
  ck_assert_uint_eq(rows->len, 0);
  ck_assert_uint_eq(lines->len, 0);
  ck_assert(!yc_sign_all(hall, 0, NULL, &signed_here, &error));
  assert_error(error, "没有等你签收");
  ck_assert_ptr_null(yc_route_take(hall, id, 2, NULL, &error));
  assert_error(error, "不能这样办");
  assert_text("withdrawn|", "SELECT state, queue FROM casefile WHERE id = " ID, id);
  hall_verify();
}
END_TEST

/* A hand-over may be acknowledged, or deemed received, while the clocks stand: they stand on. */
START_TEST(a_stopped_case_stays_grey)
{
  gint64 id = handed_over(1);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(hall_stop(hall, writer, id, "review", NULL) && yc_writer_commit(g_steal_pointer(&writer), NULL));
  const char *grey = hall_text("SELECT state, stopped, coalesce(due, '-') FROM casefile WHERE id = " ID, id);
  ck_assert_str_eq(grey, "paused|2026-11-05|-");
  hall_at("2026-11-09T08:00");
  ck_assert(yc_tick_run(hall, NULL, NULL));
  assert_text("deemed", "SELECT facts->>'how' FROM event WHERE kind = 'step.receive'");
  ck_assert_str_eq(hall_text("SELECT state, stopped, coalesce(due, '-') FROM casefile WHERE id = " ID, id), grey);
  hall_verify();
}
END_TEST

/* --- papers ------------------------------------------------------------------------------------------------- */

/* A step that has not begun is left out: the papers stay with who has them. */
START_TEST(papers_stay_where_they_are)
{
  GError *error = NULL;
  gint64 id = handed_over(1);
  gint64 papers = hall_int("SELECT count(*) FROM material_at WHERE casefile = " ID " AND post = 'civil'", id);
  ck_assert_int_gt(papers, 0);
  hall_as("zhaomin", NULL);
  done(yc_route_skip(hall, id, 4, "上月刚入户", NULL, &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM material_at WHERE casefile = " ID " AND post = 'civil'", id), papers);
  hall_verify();
}
END_TEST

/* Another agent: what the old one handed over, and what was given back to him, is the new one's. */
START_TEST(another_agent_has_it_all)
{
  GError *error = NULL;
  gint64 id = handed_over(1);
  hall_at("2026-11-05T10:25");
  done(yc_agency_change(hall, id, "counter1", "李秀英去县里学习", NULL, &error), error);
  assert_text("counter1|counter1", "SELECT agent, answerable FROM casefile WHERE id = " ID, id);
  assert_text("counter1", "SELECT giver FROM step WHERE casefile = " ID " AND n = 2", id);
  hall_as("wangjianjun", NULL);
  done(yc_route_return(hall, id, 0, "少一张户口簿首页", NULL, &error), error);
  assert_text("counter1", "SELECT answerable FROM casefile WHERE id = " ID, id);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM material_at WHERE casefile = " ID " AND post = 'counter3'", id), 0);
  hall_as("zhaomin", NULL);
  done(yc_agency_change(hall, id, "counter3", "她回来了", NULL, &error), error);
  assert_text("counter3", "SELECT giver FROM step WHERE casefile = " ID " AND n = 2", id);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM material_at WHERE casefile = " ID " AND post = 'counter1'", id), 0);
  hall_verify();
}
END_TEST

/* --- designated ---------------------------------------------------------------------------------------------- */

static gint64 designated(void)
{
  GError *error = NULL;
  gint64 id = handed_over(1);
  hall_as("wangjianjun", NULL);
  done(yc_route_return(hall, id, 0, "材料没有齐", NULL, &error), error);
  hall_as("lixiuying", "3");
  done(yc_route_give(hall, id, 2, NULL, &error), error);
  hall_as("zhaomin", NULL);
  gint64 loop = hall_int("SELECT id FROM tofro WHERE matter = " ID, id);
  ck_assert_msg(yc_loop_designate(hall, loop, "civil_elder", "周芸熟悉", "三定", NULL, &error), "%s", error ? error->message : "");
  return id;
}

START_TEST(papers_go_to_who_is_designated)
{
  gint64 id = designated();
  ck_assert_int_eq(hall_int("SELECT count(*) FROM material_at WHERE casefile = " ID " AND post <> 'civil_elder'", id), 0);
  ck_assert_int_gt(hall_int("SELECT count(*) FROM material_at WHERE casefile = " ID, id), 0);
  hall_verify();
}
END_TEST

/* Whoever takes everything over is bound as well. */
START_TEST(a_designation_goes_along)
{
  GError *error = NULL;
  gboolean repeated;
  gint64 id = designated();
  hall_as("zhouyun", NULL);
  gint64 shift = yc_shift_give(hall, 0, "civil", "", NULL, &repeated, &error);
  ck_assert_msg(shift != 0, "%s", error ? error->message : "");
  hall_as("wangjianjun", NULL);
  ck_assert_msg(yc_shift_take(hall, shift, NULL, &repeated, &error), "%s", error ? error->message : "");
  assert_text("civil|civil", "SELECT s.post, t.post FROM step s JOIN tofro t ON t.matter = s.casefile WHERE s.casefile = " ID " AND n = 2", id);
  ck_assert_ptr_null(yc_route_return(hall, id, 0, "不归我", NULL, &error));
  assert_error(error, "指定");
  hall_verify();
}
END_TEST

/* A step that was finished by mistake runs again, and who was designated for it is bound again. */
START_TEST(an_undone_end_binds_again)
{
  GError *error = NULL;
  gint64 draft, id = designated();
  hall_as("zhouyun", NULL);
  YcFinish form = { .text = "办完了" };
  done(yc_route_finish(hall, id, &form, NULL, &error), error);
  assert_text("over", "SELECT state FROM tofro");
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  assert_text("current|designated", "SELECT s.state, t.state FROM step s JOIN tofro t ON t.matter = s.casefile WHERE s.casefile = " ID " AND n = 2", id);
  ck_assert_ptr_null(yc_route_return(hall, id, 0, "不归我", NULL, &error));
  assert_error(error, "指定");
  hall_verify();
}
END_TEST

/* --- the order of the route ---------------------------------------------------------------------------------- */

/* Only a supervisor leaves a step out, with a reason (RULE agt-02). */
START_TEST(no_step_is_jumped_over)
{
  GError *error = NULL;
  YcIntake *form = hall_form(1, "MZ01");
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  ck_assert_ptr_null(yc_route_give(hall, id, 8, NULL, &error));
  assert_error(error, "请值班长改环节");
  done(yc_route_give(hall, id, 2, NULL, &error), error);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("left behind");
  TCase *t = tcase_create("left behind"), *stopping = tcase_create("stopping");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_unchecked_fixture(stopping, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(stopping, hall_begin_stopping, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, nobody_acknowledges_what_has_ended);
  tcase_add_test(stopping, a_stopped_case_stays_grey);
  tcase_add_test(t, papers_stay_where_they_are);
  tcase_add_test(t, another_agent_has_it_all);
  tcase_add_test(t, papers_go_to_who_is_designated);
  tcase_add_test(t, a_designation_goes_along);
  tcase_add_test(t, an_undone_end_binds_again);
  tcase_add_test(t, no_step_is_jumped_over);
  suite_add_tcase(s, t);
  suite_add_tcase(s, stopping);
  return s;
}

CHECK_MAIN(suite)
