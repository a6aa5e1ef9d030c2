/* The clocks of many cases in one act: extended, or permitted one more stop; all of them or none, and by whom. */
#include <config.h>
#include <string.h>
#include "app/clocks_many.h"
#include "app/hall.h"
#include "app/pause.h"
#include "app/undo.h"
#include "check_main.h"

#define ID "%" G_GINT64_FORMAT

static GArray *list(gint64 a, gint64 b, gint64 c)
{
  const gint64 all[] = { a, b, c };
  GArray *cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (guint i = 0; i < G_N_ELEMENTS(all); i++)
    if (all[i] != 0) g_array_append_val(cases, all[i]);
  return cases;
}

static YcSupervised *extend(GArray *cases, int n, const char *act, GError **error)
{
  YcExtend form = { n, "县民政局", "柳青", "外县的材料还没有来" };
  return yc_extend_many(hall, cases, &form, act, error);
}

static const char *number_of(gint64 id)
{
  g_autoptr(YcHolder) holder = yc_holder_read(hall, id, NULL);
  return g_intern_string(holder->number);
}

static YcDay due_of(gint64 id)
{
  return day_of(hall_text("SELECT due FROM casefile WHERE id = " ID, id));
}

static gint64 accepted(const char *moment, guint n)
{
  hall_at(moment);
  return hall_accepted(n);
}

static void stop(gint64 id, YcProcedure procedure)
{
  GError *error = NULL;
  YcPause form = { procedure, yc_app_today(hall) + 10, "镇长", "高志远", "要先有结论" };
  g_autoptr(YcIntakeResult) result = yc_pause_commit(hall, id, &form, NULL, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  g_autoptr(YcIntakeResult) on = yc_resume_commit(hall, id, NULL, &error);
  ck_assert_msg(on != NULL, "%s", error ? error->message : "");
}

/* --- longer ----------------------------------------------------------------------------------------------- */

START_TEST(each_gets_its_own_paper)
{
  gint64 a = accepted("2026-11-05T10:20", 1), b = accepted("2026-11-06T10:20", 2), c = accepted("2026-11-09T10:20", 3);
  g_autoptr(GArray) cases = list(a, b, c);
  const char *before = hall_text("SELECT group_concat(kind || due || n) FROM clock");
  GError *error = NULL;
  hall_as("zhaomin", "1");
  g_autoptr(YcExtendManyPlan) plan = yc_extend_many_plan(hall, cases, 3, &error);
  ck_assert_msg(plan != NULL, "%s", error ? error->message : "");
  ck_assert_int_eq(plan->cases, 3);
  ck_assert_int_eq(plan->late + plan->stopped, 0);
  ck_assert_str_eq(plan->by[0], "县民政局");
  for (guint i = 0; i < 2; i++) {      /* the same act: once */
    g_autoptr(YcSupervised) done = extend(cases, 3, "many", &error);
    ck_assert_msg(done != NULL, "%s", error ? error->message : "");
    ck_assert_int_eq(done->cases, 3);
    ck_assert_int_eq(done->papers->len, i == 0 ? 3 : 0);
  }
  ck_assert_int_eq(due_of(a), plan->earliest);
  ck_assert_int_eq(due_of(c), plan->latest);
  ck_assert_int_lt(plan->earliest, plan->latest);
  ck_assert_str_eq(hall_text("SELECT count(*), count(DISTINCT facts->>'paper'), count(DISTINCT act) FROM event"
                             " WHERE kind = 'case.extend'"), "3|3|1");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM paper p JOIN event e ON e.kind = 'case.extend' AND e.facts->>'paper' ="
                            " p.number AND pos_of(e.casefile) = p.casefile"), 3);
  hall_verify();
  gint64 draft;
  ck_assert_msg(yc_undo(hall, b, &draft, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text("SELECT group_concat(kind || due || n) FROM clock"), before);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM extension"), 0);
  hall_verify();
}
END_TEST

START_TEST(all_or_none)
{
  gint64 a = hall_accepted(1), b = hall_accepted(2), c = hall_accepted(3);
  g_autoptr(GArray) one = list(b, 0, 0), cases = list(a, b, c);
  GError *error = NULL;
  hall_as("zhaomin", "1");
  g_autoptr(YcSupervised) first = extend(one, 1, NULL, &error);
  ck_assert_msg(first != NULL, "%s", error ? error->message : "");
  ck_assert_ptr_null(extend(cases, 1, NULL, &error));
  g_autofree char *says = g_strdup_printf("%s:这件已经延过一次期", number_of(b));
  assert_error(error, says);
  ck_assert_ptr_null(yc_extend_many_plan(hall, cases, 1, &error));
  assert_error(error, says);
  g_autoptr(GArray) two = list(a, c, 0);
  ck_assert_ptr_null(extend(two, 400, NULL, &error));
  assert_error(error, "最多延");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'case.extend'"), 1);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM paper WHERE facts->>'paper' = 'extend'"), 1);
}
END_TEST

/* What differs cannot be said in one form; what one item has no extension for cannot be done to it. */
START_TEST(only_what_goes_together)
{
  YcIntake *forestry = hall_form(2, "LY01");
  have_all(forestry);
  gint64 a = hall_accepted(1), b = hall_taken(forestry, YC_OUTCOME_ACCEPT);
  g_autoptr(GArray) cases = list(a, b, 0);
  GError *error = NULL;
  hall_as("zhaomin", "1");
  ck_assert_ptr_null(yc_extend_many_plan(hall, cases, 1, &error));
  g_autofree char *says = g_strdup_printf("%s:延期由 ", number_of(b));
  assert_error(error, says);
  YcExtend form = { 1, "县民政局", "柳青", "外县的材料还没有来" };
  g_autofree char *fault = yc_extend_many_fault(hall, cases, &form);
  ck_assert_ptr_nonnull(strstr(fault, number_of(b)));
  ck_assert_ptr_null(extend(cases, 1, NULL, &error));
  assert_error(error, "批准,不是 县民政局");
  while (cases->len <= YC_EXTEND_MANY) g_array_append_val(cases, a);
  ck_assert_ptr_null(extend(cases, 1, NULL, &error));
  assert_error(error, "一次最多延 100 件");
}
END_TEST

/* Late ones are recorded and stay overdue (RULE time-08). */
START_TEST(late_ones_stay_overdue)
{
  gint64 a = accepted("2026-11-05T10:20", 1), b = accepted("2026-12-10T10:20", 2);
  g_autoptr(GArray) cases = list(a, b, 0);
  GError *error = NULL;
  hall_at("2027-01-04T10:00");
  hall_as("zhaomin", "1");
  YcDay due = due_of(a);
  ck_assert_int_lt(due, yc_app_today(hall));
  g_autoptr(YcExtendManyPlan) plan = yc_extend_many_plan(hall, cases, 2, &error);
  ck_assert_msg(plan != NULL, "%s", error ? error->message : "");
  ck_assert_int_eq(plan->late, 1);
  ck_assert_int_eq(plan->earliest, plan->latest);
  g_autoptr(YcSupervised) done = extend(cases, 2, NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  ck_assert_int_eq(due_of(a), due);
  ck_assert_int_eq(due_of(b), plan->latest);
  ck_assert_str_eq(hall_text("SELECT sum(extensions), sum(late_extensions) FROM case_move"), "1|1");
  hall_verify();
}
END_TEST

/* --- one more stop ---------------------------------------------------------------------------------------- */

START_TEST(permitted_together)
{
  gint64 a = hall_accepted(1), b = hall_accepted(2), c = hall_accepted(3);
  g_autoptr(GArray) cases = list(a, b, 0), all = list(a, b, c);
  GError *error = NULL;
  stop(a, YC_PROCEDURE_REVIEW);
  stop(a, YC_PROCEDURE_HEARING);
  stop(b, YC_PROCEDURE_REVIEW);
  hall_as("zhaomin", "1");
  ck_assert_ptr_null(yc_permit_many_procedures(hall, all, &error));
  g_autofree char *says = g_strdup_printf("%s:没有停过、要准许", number_of(c));
  assert_error(error, says);
  g_autoptr(GArray) procedures = yc_permit_many_procedures(hall, cases, &error);
  ck_assert_int_eq(procedures->len, 1);
  ck_assert_int_eq(g_array_index(procedures, YcProcedure, 0), YC_PROCEDURE_REVIEW);
  ck_assert_ptr_null(yc_permit_many(hall, all, YC_PROCEDURE_REVIEW, "有新证据", NULL, &error));
  assert_error(error, "第一次不用准许");
  ck_assert_ptr_null(yc_permit_many(hall, cases, YC_PROCEDURE_REVIEW, " ", NULL, &error));
  assert_error(error, "请写为什么准许");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM permit"), 0);
  for (guint i = 0; i < 2; i++) {
    g_autoptr(YcSupervised) done = yc_permit_many(hall, cases, YC_PROCEDURE_REVIEW, "有新证据", "p", &error);
    ck_assert_msg(done != NULL, "%s", error ? error->message : "");
    ck_assert_int_eq(done->cases, 2);
  }
  ck_assert_int_eq(hall_int("SELECT count(*) FROM permit"), 2);
  hall_verify();
  hall_as("lixiuying", "3");
  stop(a, YC_PROCEDURE_REVIEW);        /* with the permission */
  stop(b, YC_PROCEDURE_REVIEW);
  hall_verify();
}
END_TEST

/* --- who -------------------------------------------------------------------------------------------------- */

START_TEST(only_a_supervisor)
{
  static const char *const logins[] = { "lixiuying", "gaozhiyuan", "wangjianjun" };
  gint64 a = hall_accepted(1), b = hall_accepted(2);
  g_autoptr(GArray) cases = list(a, b, 0);
  GError *error = NULL;
  stop(a, YC_PROCEDURE_REVIEW);
  stop(b, YC_PROCEDURE_REVIEW);
  hall_as(logins[_i], "3");
  ck_assert_ptr_null(yc_extend_many_plan(hall, cases, 1, &error));
  assert_error(error, "不能延期:由值班长来办");
  ck_assert_ptr_null(extend(cases, 1, NULL, &error));
  assert_error(error, "不能延期:由值班长来办");
  ck_assert_ptr_null(yc_permit_many_procedures(hall, cases, &error));
  assert_error(error, "不能准许再停:由值班长来办");
  ck_assert_ptr_null(yc_permit_many(hall, cases, YC_PROCEDURE_REVIEW, "有新证据", NULL, &error));
  assert_error(error, "不能准许再停:由值班长来办");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind IN ('case.extend', 'case.permit')"), 0);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = { each_gets_its_own_paper, all_or_none, only_what_goes_together, late_ones_stay_overdue,
                                        permitted_together };
  Suite *suite = suite_create("clocks_many");
  TCase *test = tcase_create("clocks_many");
  tcase_add_unchecked_fixture(test, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(test, hall_begin_stopping, hall_end);
  tcase_set_timeout(test, 60);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(test, tests[i]);
  tcase_add_loop_test(test, only_a_supervisor, 0, 3);
  suite_add_tcase(suite, test);
  return suite;
}

CHECK_MAIN(suite)
