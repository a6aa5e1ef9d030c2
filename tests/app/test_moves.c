/* What moves the dates of a case: stops with their paper, extensions, endings; and what must never move them. */
#include <config.h>
#include <string.h>
#include "app/afterwards.h"
#include "app/casefile.h"
#include "app/ending.h"
#include "app/extend.h"
#include "app/hall.h"
#include "app/pause.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "app/undo.h"
#include "app/visit.h"
#include "check_main.h"

#define ID "%" G_GINT64_FORMAT
#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)
#define MOVES "pauses, paused_days, extensions, late_extensions, permits, notices, notices_ours, notified, entered_late"

/* --- acts ------------------------------------------------------------------------------------------------- */

static void done(YcIntakeResult *result, GError *error)
{
  ck_assert_msg(result != NULL, "%s", error ? error->message : "no error set");
  yc_intake_result_free(result);
}

static YcPause pause_form(YcProcedure procedure)
{
  return (YcPause){ procedure, yc_app_today(hall) + 10, "镇长", "高志远", "要先有结论" };
}

static GError *try_pause(gint64 id, YcProcedure procedure)
{
  GError *error = NULL;
  YcPause form = pause_form(procedure);
  yc_intake_result_free(yc_pause_commit(hall, id, &form, NULL, &error));
  return error;
}

static void stop(const char *moment, gint64 id, YcProcedure procedure)
{
  hall_at(moment);
  GError *error = try_pause(id, procedure);
  ck_assert_msg(error == NULL, "%s", error ? error->message : "");
}

static void go_on(const char *moment, gint64 id)
{
  GError *error = NULL;
  hall_at(moment);
  done(yc_resume_commit(hall, id, NULL, &error), error);
}

static YcIntakeResult *extend_by(gint64 id, int n, const char *post, GError **error)
{
  YcExtend form = { n, post, "柳青", "外县的材料还没有来" };
  return yc_extend_commit(hall, id, &form, NULL, error);
}

static void extend(const char *moment, gint64 id, int n)
{
  GError *error = NULL;
  hall_at(moment);
  hall_as("zhaomin", NULL);
  done(extend_by(id, n, "县民政局", &error), error);
  hall_as("lixiuying", "3");
}

static void step(const char *moment, gint64 id, int n)
{
  GError *error = NULL;
  hall_at(moment);
  g_autoptr(YcWriter) writer = hall_writer();
  gboolean ok = n > 0 ? yc_step_begin(hall, writer, id, n, &error) : n < 0 ? yc_step_finish(hall, writer, id, &error)
                                                                           : yc_case_decide(hall, writer, id, "准予", &error);
  ck_assert_msg(ok && yc_writer_commit(g_steal_pointer(&writer), &error), "%s", error ? error->message : "");
}

static void tick(const char *moment)
{
  g_autoptr(GError) error = NULL;
  YcTickReport report;
  hall_at(moment);
  ck_assert_msg(yc_tick_run(hall, &report, &error), "%s", error ? error->message : "");
}

static const char *due_of(gint64 id, const char *kind)
{
  return hall_text("SELECT due FROM clock WHERE kind = '%s' AND casefile = " ID, kind, id);
}

/* --- stops, RULE time-07 ---------------------------------------------------------------------------------- */

START_TEST(the_paper_stands_before_the_clock_does)
{
  gint64 id = hall_accepted(1);
  stop("2026-11-10T10:00", id, YC_PROCEDURE_REVIEW);
  assert_text("1", "SELECT (SELECT pos FROM event WHERE kind = 'paper.issue' AND facts->>'paper' = 'special')"
                   " < (SELECT pos FROM event WHERE kind = 'case.pause')");
  ck_assert_str_eq(hall_text("SELECT facts->>'paper' FROM event WHERE kind = 'case.pause'"),
                   hall_text("SELECT number FROM paper WHERE facts->>'paper' = 'special'"));
  /* By whom, by post, for the record; the name can be erased. */
  assert_text("镇长", "SELECT facts->>'approver' FROM event WHERE kind = 'case.pause'");
  assert_text("高志远", "SELECT json->>'approver' FROM body JOIN event USING (pos) WHERE kind = 'case.pause'");
  assert_text("review|2026-11-10|2026-11-20|-", "SELECT procedure, day, until, resumed FROM pause");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  const YcClockLine *line = view->clocks->pdata[0];
  ck_assert_str_eq(line->frozen, "25个工作日");
  ck_assert_int_eq(line->light.colour, YC_LIGHT_STOPPED);
  ck_assert_str_eq(view->moves_text, "正在专家评审,11-10停,预计到 11-20 · 停1次");
  hall_verify();
}
END_TEST

/* The post stays in the facts when the name is erased: a name in it would outlive it. */
START_TEST(no_name_in_the_post)
{
  GError *error = NULL;
  gint64 id = hall_accepted(1), events = hall_int("SELECT max(pos) FROM event");
  YcPause form = { YC_PROCEDURE_REVIEW, day_of("2026-11-20"), "镇长高志远", "高志远", "请专家看" };
  ck_assert_ptr_null(yc_pause_commit(hall, id, &form, NULL, &error));
  assert_error(error, "职务里不要写姓名");
  ck_assert_int_eq(hall_int("SELECT max(pos) FROM event"), events);
}
END_TEST

START_TEST(only_what_the_item_allows)
{
  gint64 id = hall_accepted(1);
  GError *error = try_pause(id, YC_PROCEDURE_AUCTION);
  assert_error(error, "只能为 听证、专家评审");
  YcIntake *form = hall_form(2, "MZ11");
  have_all(form);
  gint64 other = hall_taken(form, YC_OUTCOME_ACCEPT);
  error = try_pause(other, YC_PROCEDURE_REVIEW);
  assert_error(error, "没有规定可以停钟");
  ck_assert(!yc_pause_may(hall, other, &error));
  assert_error(error, "没有规定可以停钟");
  hall_at("2027-02-01T09:00");
  error = try_pause(id, YC_PROCEDURE_REVIEW);
  assert_error(error, "超期的不能再停");
  assert_int(0, "SELECT count(*) FROM event WHERE kind IN ('case.pause', 'paper.issue') AND facts->>'paper' = 'special'");
  hall_as("zhouyun", NULL);
  hall_at("2026-11-06T09:00");
  error = try_pause(id, YC_PROCEDURE_REVIEW);
  assert_error(error, "责任人");
}
END_TEST

START_TEST(a_second_stop_takes_a_permission)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  stop("2026-11-06T10:00", id, YC_PROCEDURE_REVIEW);
  go_on("2026-11-09T10:00", id);
  error = try_pause(id, YC_PROCEDURE_REVIEW);
  assert_error(error, "值班长先准许");
  ck_assert(!yc_permit_may(hall, id, &error));
  assert_error(error, "值班长");
  hall_as("zhaomin", NULL);
  done(yc_permit_commit(hall, id, YC_PROCEDURE_REVIEW, "有新证据", "p1", &error), error);
  done(yc_permit_commit(hall, id, YC_PROCEDURE_REVIEW, "有新证据", "p1", &error), error);   /* the same act: once */
  ck_assert_ptr_null(yc_permit_commit(hall, id, YC_PROCEDURE_REVIEW, "再说", NULL, &error));
  assert_error(error, "还没有用");
  hall_as("lixiuying", "3");
  stop("2026-11-10T10:00", id, YC_PROCEDURE_REVIEW);
  assert_text("2|1|1|0|0|1|0|0|0|0", "SELECT pauses, paused_days, (SELECT count(*) FROM permit WHERE used IS NOT NULL), extensions,"
                                     " late_extensions, permits, notices, notices_ours, notified, entered_late FROM case_move");
  go_on("2026-11-11T10:00", id);
  /* A supervisor who stops it once more permits it. */
  hall_as("zhaomin", NULL);
  stop("2026-11-12T10:00", id, YC_PROCEDURE_REVIEW);
  assert_text("3|2|2", "SELECT pauses, permits, (SELECT count(*) FROM permit WHERE used IS NOT NULL) FROM case_move");
  hall_verify();
}
END_TEST

START_TEST(undone_like_everything_else)
{
  gint64 id = hall_accepted(1), draft;
  GError *error = NULL;
  const char *before = hall_text("SELECT group_concat(kind || due || state || n || stops) FROM clock");
  stop("2026-11-10T10:00", id, YC_PROCEDURE_HEARING);
  ck_assert(yc_undo(hall, id, &draft, &error));
  ck_assert_str_eq(hall_text("SELECT group_concat(kind || due || state || n || stops) FROM clock"), before);
  assert_text("0|0|accepted", "SELECT (SELECT count(*) FROM case_move), (SELECT count(*) FROM pause), state FROM casefile");
  stop("2026-11-10T11:00", id, YC_PROCEDURE_HEARING);   /* the first, still */
  go_on("2026-11-11T10:00", id);
  ck_assert(yc_undo(hall, id, &draft, &error));
  assert_text("paused|-|1|0", "SELECT state, (SELECT resumed FROM pause), (SELECT pauses FROM case_move),"
                              " (SELECT paused_days FROM case_move) FROM casefile");
  go_on("2026-11-12T10:00", id);
  before = due_of(id, "promise");
  hall_as("zhaomin", NULL);
  hall_at("2026-11-12T11:00");
  done(extend_by(id, 3, "县民政局", &error), error);
  ck_assert(yc_undo(hall, id, &draft, &error));
  ck_assert_str_eq(due_of(id, "promise"), before);
  assert_text("0|0", "SELECT extensions, (SELECT count(*) FROM extension) FROM case_move");
  assert_text("void", "SELECT state FROM paper WHERE facts->>'paper' = 'extend'");
  hall_verify();
}
END_TEST

/* --- extensions, RULE time-08 ----------------------------------------------------------------------------- */

START_TEST(an_extension_counts_from_the_start)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  const YcCalendar *calendar = yc_app_calendar(hall);
  YcDay promise = day_of(due_of(id, "promise")), statute = day_of(due_of(id, "statute"));
  stop("2026-11-10T10:00", id, YC_PROCEDURE_REVIEW);
  go_on("2026-11-12T10:00", id);
  ck_assert_ptr_null(extend_by(id, 5, "县民政局", &error));
  assert_error(error, "值班长");
  hall_as("zhaomin", NULL);
  ck_assert_ptr_null(extend_by(id, 5, "镇长", &error));
  assert_error(error, "县民政局");
  ck_assert_ptr_null(extend_by(id, 16, "县民政局", &error));
  assert_error(error, "15个工作日");
  g_autoptr(YcExtendPlan) plan = yc_extend_plan(hall, id, 5, NULL);
  extend("2026-11-12T11:00", id, 5);
  ck_assert_int_eq(day_of(due_of(id, "promise")), yc_calendar_add(calendar, promise, 7));
  ck_assert_int_eq(day_of(due_of(id, "statute")), yc_calendar_add(calendar, statute, 7));
  ck_assert_int_eq(plan->after, day_of(due_of(id, "promise")));
  assert_text("33|1|28", "SELECT (SELECT n FROM clock WHERE kind = 'promise'), (SELECT extensions FROM clock WHERE kind = 'promise'),"
                         " (SELECT facts->>'$.item.promised.n' FROM event WHERE kind = 'item.set' AND facts->>'code' = 'MZ01' LIMIT 1)");
  ck_assert_str_eq(hall_text("SELECT due FROM casefile"), due_of(id, "promise"));
  hall_as("zhaomin", NULL);
  ck_assert_ptr_null(extend_by(id, 1, "县民政局", &error));
  assert_error(error, "只能延一次");
  hall_verify();
}
END_TEST

/* The fault of others: an extension shows as overdue.  The old day passes and nothing is red. */
START_TEST(an_extended_case_is_not_overdue_on_its_old_day)
{
  gint64 id = hall_accepted(1);
  extend("2026-12-14T11:00", id, 15);
  tick("2026-12-28T09:00");   /* the promise was 12-15, the law's 12-17 */
  assert_int(0, "SELECT count(*) FROM red");
  YcCaseView *view = yc_casefile_view(hall, id, NULL);
  ck_assert_int_ne(view->row->light.colour, YC_LIGHT_RED);
  yc_case_view_free(view);
  tick("2027-01-12T09:00");
  assert_int(2, "SELECT count(*) FROM red");   /* the new days passed, the promise's and the law's */
  hall_verify();
}
END_TEST

START_TEST(asked_for_too_late)
{
  gint64 id = hall_accepted(1);
  tick("2026-12-17T09:00");   /* the promise is over, the law's limit is not */
  assert_text("promise|2026-12-15|-", "SELECT clock, due, ended FROM red");
  const char *statute = due_of(id, "statute");
  extend("2026-12-17T11:00", id, 5);
  assert_text("2026-12-15|28|running|0", "SELECT due, n, state, extensions FROM clock WHERE kind = 'promise'");
  ck_assert_str_ne(due_of(id, "statute"), statute);   /* that one was asked for in time */
  assert_text("2026-12-15", "SELECT due FROM casefile");
  assert_text("promise|2026-12-15|-", "SELECT clock, due, ended FROM red");
  assert_text("0|1", "SELECT extensions, late_extensions FROM case_move");
  assert_text("1", "SELECT facts->>'late' FROM event WHERE kind = 'case.extend'");
  YcCaseView *view = yc_casefile_view(hall, id, NULL);
  ck_assert_int_eq(view->row->light.colour, YC_LIGHT_RED);
  ck_assert_str_eq(view->moves_text, "到期后才延1次,仍算超期");
  yc_case_view_free(view);
  hall_verify();
}
END_TEST

START_TEST(extended_while_it_stands)
{
  gint64 id = hall_accepted(1);
  YcDay promise = day_of(due_of(id, "promise"));
  stop("2026-11-10T10:00", id, YC_PROCEDURE_REVIEW);
  assert_int(25, "SELECT left FROM clock WHERE kind = 'promise'");
  extend("2026-11-11T10:00", id, 5);
  assert_text("30|stopped|-", "SELECT left, state, due FROM clock WHERE kind = 'promise'");
  assert_text("2026-11-10|-|~", "SELECT stopped, due, rank FROM casefile");
  go_on("2026-11-13T10:00", id);
  ck_assert_int_eq(day_of(due_of(id, "promise")), yc_calendar_add(yc_app_calendar(hall), promise, 3 + 5));
  hall_verify();
}
END_TEST

/* RULE time-11: an item's own threshold is of the whole case, not of its steps. */
START_TEST(yellow_as_the_item_says)
{
  json_t *facts = json_loads(hall_text("SELECT facts FROM event WHERE kind = 'item.set' AND facts->>'code' = 'MZ01' ORDER BY pos DESC"
                                       " LIMIT 1"), 0, NULL);
  json_t *item = json_object_get(facts, "item");
  json_object_set_new(item, "soon_days", json_integer(6));
  json_object_set_new(item, "version", json_integer(8));
  json_object_set_new(facts, "version", json_integer(8));
  YcWriter *writer = hall_writer();
  ck_assert(yc_writer_append(writer, "item.set", facts, NULL, NULL, NULL) != 0 && yc_writer_commit(writer, NULL));
  gint64 id = hall_accepted(1);
  const YcCalendar *calendar = yc_app_calendar(hall);
  ck_assert_int_eq(day_of(hall_text("SELECT soon FROM clock WHERE kind = 'promise'")),
                   yc_calendar_add(calendar, day_of(due_of(id, "promise")), -6));
  step("2026-11-06T10:00", id, 2);
  assert_text("2026-11-10", "SELECT soon FROM clock WHERE kind = 'step:2'");   /* one of three */
  stop("2026-11-10T10:00", id, YC_PROCEDURE_REVIEW);
  go_on("2026-11-12T10:00", id);
  ck_assert_int_eq(day_of(hall_text("SELECT soon FROM clock WHERE kind = 'promise'")),
                   yc_calendar_add(calendar, day_of(due_of(id, "promise")), -6));
}
END_TEST

/* --- what ends them, RULE time-15 ------------------------------------------------------------------------- */

static void notify(const char *moment, gint64 id)
{
  GError *error = NULL;
  hall_at(moment);
  done(yc_notify_commit(hall, id, YC_NOTIFY_PHONE, "说好来领", NULL, &error), error);
}

START_TEST(two_days_of_telling_end_the_delivery)
{
  gint64 id = hall_accepted(1);
  step("2026-11-20T10:00", id, 0);
  assert_text("running|2026-12-04", "SELECT state, due FROM clock WHERE kind = 'deliver'");
  notify("2026-11-23T09:00", id);
  notify("2026-11-23T16:00", id);   /* twice a day is one day */
  assert_text("running|1", "SELECT state, (SELECT notified FROM case_move) FROM clock WHERE kind = 'deliver'");
  notify("2026-11-25T09:00", id);
  assert_text("done|2", "SELECT state, (SELECT notified FROM case_move) FROM clock WHERE kind = 'deliver'");
  assert_text("decided|fetch|-|~", "SELECT state, queue, due, rank FROM casefile");
  tick("2026-12-20T09:00");
  assert_int(0, "SELECT count(*) FROM red");
  YcCaseView *view = yc_casefile_view(hall, id, NULL);
  ck_assert_int_eq(view->row->light.colour, YC_LIGHT_NONE);
  ck_assert(view->row->open);
  yc_case_view_free(view);
  GError *error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_case_deliver(hall, writer, id, &error) && yc_writer_commit(g_steal_pointer(&writer), &error));
  hall_verify();
}
END_TEST

START_TEST(every_end_ends_all_clocks)
{
  enum { WITHDRAW, TERMINATE, STOP, TRANSFER, N };
  gint64 ids[N];
  GError *error = NULL;
  for (int i = 0; i < N; i++) {
    hall_at(HALL_NOW);
    ids[i] = hall_accepted((guint)i);
    step("2026-11-06T10:00", ids[i], 2);
  }
  tick("2026-11-20T09:00");   /* each step is over */
  assert_int(N, "SELECT count(*) FROM red WHERE ended IS NULL");
  for (int i = 0; i < N; i++)
    if (i % 2) stop("2026-11-20T10:00", ids[i], YC_PROCEDURE_HEARING);
  g_autoptr(YcWithdrawal) withdrawal = yc_withdrawal_of(hall, ids[WITHDRAW], &error);
  g_free(withdrawal->reason);
  withdrawal->reason = g_strdup("不办了");
  done(yc_withdraw_commit(hall, ids[WITHDRAW], withdrawal, &error), error);
  done(yc_terminate_commit(hall, ids[TERMINATE], YC_END_REVOKE, "隐瞒收入", NULL, &error), error);
  done(yc_terminate_commit(hall, ids[STOP], YC_END_STOP, "申请人去世", NULL, &error), error);
  ck_assert_ptr_null(yc_transfer_commit(hall, ids[TRANSFER], "civil", "跨县", NULL, &error));
  assert_error(error, "上级");
  done(yc_transfer_commit(hall, ids[TRANSFER], "county_civil", "跨县", NULL, &error), error);
  assert_int(0, "SELECT count(*) FROM clock WHERE state <> 'done'");
  assert_int(0, "SELECT count(*) FROM red WHERE ended IS NULL");
  assert_text("withdrawn,terminated,terminated,transferred", "SELECT group_concat(state) FROM (SELECT state FROM casefile ORDER BY id)");
  assert_text("withdraw,revoke,end,transfer", "SELECT group_concat(outcome) FROM (SELECT outcome FROM casefile ORDER BY id)");
  assert_text("county_civil", "SELECT authority FROM casefile WHERE state = 'transferred'");
  assert_int(0, "SELECT count(*) FROM casefile WHERE queue <> '' OR due IS NOT NULL OR stopped IS NOT NULL");
  tick("2027-02-20T09:00");
  assert_int(N, "SELECT count(*) FROM red");
  hall_verify();
}
END_TEST

/* --- what is counted, RULE acc-02, time-16 ---------------------------------------------------------------- */

START_TEST(second_notices_and_late_entries_are_counted)
{
  YcIntake *form = hall_form(1, "MZ01");
  have_all(form);
  mark(form, 1, YC_TICK_MISSING, "");
  yc_intake_set(&form->late_at, "2026-11-03T10:00");
  yc_intake_set(&form->late_cause, "power");
  gint64 id = hall_taken(form, YC_OUTCOME_ASK);
  assert_text("0|0|0|0|0|1|0|0|1", "SELECT " MOVES " FROM case_move WHERE casefile = " ID, id);
  assert_text("2026-11-03", "SELECT received FROM casefile WHERE id = " ID, id);
  g_autoptr(YcIntake) again = yc_intake_of_case(hall, id, NULL);
  have_all(again);
  mark(again, 2, YC_TICK_WRONG, "缺页");
  again->outcome = YC_OUTCOME_ASK;
  again->cause = YC_CAUSE_OURS;
  GError *error = NULL;
  done(yc_supply_commit(hall, id, again, &error), error);
  assert_text("0|0|0|0|0|2|1|0|1", "SELECT " MOVES " FROM case_move WHERE casefile = " ID, id);
  /* The new notice has a new day; nothing else runs. */
  assert_text("supply", "SELECT group_concat(kind) FROM clock WHERE state <> 'done'");
  hall_verify();
}
END_TEST

/* --- what must not move them, RULE time-12, time-13 ------------------------------------------------------- */

static const char *dates(void)
{
  return hall_text("SELECT group_concat(kind || ' ' || n || ' ' || started || ' ' || due || ' ' || target || ' ' || soon || ' ' || state, '/')"
                   " || (SELECT due || soon || target FROM casefile) FROM clock");
}

static void put_note(gint64 id)
{
  g_autoptr(YcWriter) writer = hall_writer();
  YcOnCase on = { id, 0, 0 };
  ck_assert(yc_writer_append(writer, "note.add", json_object(), json_pack("{s:s}", "text", "来过电话"), &on, NULL) != 0);
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), NULL));
}

/* The fault of others: an edit resets the clock. */
START_TEST(an_edit_does_not_reset_the_clock)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  step("2026-11-06T10:00", id, 2);
  const char *before = dates();
  hall_at("2026-11-09T10:00");
  put_note(id);
  ck_assert(yc_visit_log(hall, id, YC_CAME_ASK, "问到哪一步了", "", &error));
  g_autoptr(YcIntake) form = yc_correct_load(hall, id, &error);
  yc_intake_set(&form->applicant.phone, "16000001099");
  yc_intake_set(&form->why, "电话写错了");
  done(yc_correct_commit(hall, id, form, &error), error);
  hall_as("zhaomin", NULL);
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, id);
  yc_supervised_free(yc_reassign(hall, cases, "health", "周芸产假", NULL, &error));
  ck_assert_msg(error == NULL, "%s", error ? error->message : "");
  ck_assert_str_eq(dates(), before);
  hall_verify();
}
END_TEST

/* The fault of others: whoever does not sign for a step stops its clock.  It runs from the dispatch, signed for or not. */
START_TEST(not_signing_for_a_step_does_not_stop_its_clock)
{
  GError *error = NULL;
  YcIntake *form = hall_form(1, "NY01");
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  ck_assert(!yc_receipt_waits(hall, id));
  ck_assert(!yc_receipt_may(hall, id, &error));
  assert_error(error, "没有等签收");
  step("2026-11-06T10:00", id, 6);
  ck_assert(yc_receipt_waits(hall, id));
  assert_text("2026-11-06|2026-11-16", "SELECT started, due FROM clock WHERE kind = 'step:6'");
  const char *before = dates();
  hall_at("2026-11-12T10:00");
  ck_assert_ptr_null(yc_receipt_commit(hall, id, YC_RECEIPT_PHONE, "", NULL, &error));
  assert_error(error, "谁签收");
  done(yc_receipt_commit(hall, id, YC_RECEIPT_PHONE, "自然资源所 陈涛", NULL, &error), error);
  ck_assert_str_eq(dates(), before);
  assert_text("601|2026-11-12|phone", "SELECT n, day, how FROM step_receipt");
  done(yc_receipt_commit(hall, id, YC_RECEIPT_PERSON, "林业站 送件人", NULL, &error), error);
  assert_text("602", "SELECT max(n) FROM step_receipt");
  ck_assert(!yc_receipt_waits(hall, id));
  ck_assert_ptr_null(yc_receipt_commit(hall, id, YC_RECEIPT_PHONE, "又来", NULL, &error));
  assert_error(error, "没有等签收");
  hall_verify();
}
END_TEST

START_TEST(an_unsigned_step_falls_due)
{
  YcIntake *form = hall_form(1, "NY01");
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  step("2026-11-06T10:00", id, 6);
  tick("2026-11-17T09:00");
  assert_text("step:6|2026-11-16", "SELECT clock, due FROM red");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("moves");
  TCase *t = tcase_create("moves");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin_stopping, hall_end);
  tcase_add_test(t, the_paper_stands_before_the_clock_does);
  tcase_add_test(t, no_name_in_the_post);
  tcase_add_test(t, only_what_the_item_allows);
  tcase_add_test(t, a_second_stop_takes_a_permission);
  tcase_add_test(t, undone_like_everything_else);
  tcase_add_test(t, an_extension_counts_from_the_start);
  tcase_add_test(t, an_extended_case_is_not_overdue_on_its_old_day);
  tcase_add_test(t, asked_for_too_late);
  tcase_add_test(t, extended_while_it_stands);
  tcase_add_test(t, yellow_as_the_item_says);
  tcase_add_test(t, two_days_of_telling_end_the_delivery);
  tcase_add_test(t, every_end_ends_all_clocks);
  tcase_add_test(t, second_notices_and_late_entries_are_counted);
  tcase_add_test(t, an_edit_does_not_reset_the_clock);
  tcase_add_test(t, not_signing_for_a_step_does_not_stop_its_clock);
  tcase_add_test(t, an_unsigned_step_falls_due);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
