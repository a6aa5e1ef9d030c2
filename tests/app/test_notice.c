/* Public notices (RULE time-06, prv-03, agt-06): posted, objected to, answered, taken down. */
#include <config.h>
#include <string.h>
#include "app/desk.h"
#include "app/hall.h"
#include "app/handon.h"
#include "app/notice.h"
#include "app/paper.h"
#include "app/progress.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "app/undo.h"
#include "app/where.h"
#include "check_main.h"

#define ID "%" G_GINT64_FORMAT

static const YcNoticePost plain = { .places = "上荻村村务公开栏、四组", .by = "", .at = "", .how = YC_N_RECEIPTS,
                                    .down = YC_DAY_NONE, .people = 3, .amount = "每月420元" };

static void dispatch(gint64 casefile, int n, const char *moment)
{
  g_autoptr(GError) error = NULL;
  hall_at(moment);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(yc_step_begin(hall, writer, casefile, n, &error) && yc_writer_commit(g_steal_pointer(&writer), &error), "%s",
                error ? error->message : "");
}

static gint64 dispatched(void)
{
  gint64 id = hall_accepted(1);
  dispatch(id, 6, "2026-11-06T09:00");
  return id;
}

static gint64 post(gint64 casefile, const YcNoticePost *form)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) result = yc_notice_post(hall, casefile, form, "", &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  return result->papers->len ? g_array_index(result->papers, gint64, 0) : 0;
}

static void object(gint64 casefile, const char *text)
{
  g_autoptr(GError) error = NULL;
  YcNoticeObjection form = { "周老根", "13900008888", text };
  g_autoptr(YcIntakeResult) result = yc_notice_object(hall, casefile, &form, "", &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
}

static void answer(gint64 casefile, YcNoticeRemedy remedy)
{
  g_autoptr(GError) error = NULL;
  YcNoticeAnswer form = { 0, remedy, "入户看过,说明了政策", "王建军" };
  g_autoptr(YcIntakeResult) result = yc_notice_answer(hall, casefile, &form, "", &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
}

static void tick_at(const char *moment)
{
  g_autoptr(GError) error = NULL;
  YcTickReport report;
  hall_at(moment);
  ck_assert_msg(yc_tick_run(hall, &report, &error), "%s", error ? error->message : "");
  ck_assert_uint_eq(report.refused, 0);
}

#define STEP(id) hall_text("SELECT state, coalesce(finished, '-') FROM step WHERE casefile = " ID " AND n = 6", id)
#define WAIT(id) hall_text("SELECT why FROM notice_wait WHERE casefile = " ID, id)
#define WAITS(id) hall_int("SELECT count(*) FROM notice_wait WHERE casefile = " ID, id)

/* --- posting ---------------------------------------------------------------------------------------------- */

/* Name, people and amount; nothing else of the family, whatever was written down. */
START_TEST(what_hangs_there)
{
  YcIntake *form = hall_form(1, "MZ01");
  yc_intake_add_member(form, "之孙", "庾家宝", "", "2019-05-05");
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  dispatch(id, 6, "2026-11-06T09:00");
  YcNoticePost two = plain;
  two.people = 0;
  gint64 paper = post(id, &two);
  g_autofree char *text = yc_app_paper_text(hall, paper, 80, NULL);
  ck_assert_str_eq(hall_text("SELECT number, kind FROM paper WHERE id = " ID, paper), "芦政示A〔2026〕0001号|notice");
  const char *const must[] = { "公示", "芦政示A〔2026〕0001号", "2人", "每月420元", "11月6日(周五)", "11月13日(周五)",
                               "上荻村村务公开栏、四组", "监督电话", "最低生活保障" };
  for (guint i = 0; i < G_N_ELEMENTS(must); i++) ck_assert_msg(strstr(text, must[i]) != NULL, "%s lacks %s", text, must[i]);
  g_autoptr(YcIntake) who = hall_form(1, "MZ01");
  ck_assert(strstr(text, who->applicant.name) != NULL);
  ck_assert(strstr(text, "庾家宝") == NULL && strstr(text, "****") == NULL && strstr(text, "2019") == NULL);
  ck_assert_str_eq(hall_text("SELECT json->>'applicant_id' FROM body WHERE pos = " ID, paper), "");
  hall_verify();
}
END_TEST

/* RULE time-06: seven days from the day it hangs, not from the day somebody was asked to hang it. */
START_TEST(counted_from_the_day_it_hangs)
{
  gint64 id = dispatched();
  hall_at("2026-11-09T15:00");
  post(id, &plain);
  ck_assert_str_eq(hall_text("SELECT first, last, number IS NULL, how IS NULL, down IS NULL FROM notice"),
                   "2026-11-09|2026-11-16|0|1|1");
  ck_assert_str_eq(hall_text("SELECT started, due, state FROM clock WHERE kind = 'step:6'"), "2026-11-09|2026-11-16|running");
  ck_assert_str_eq(hall_text("SELECT due, rank, queue FROM casefile"), "2026-11-16|2026-11-16|notice");
  ck_assert_str_eq(hall_text("SELECT due FROM step WHERE n = 6"), "2026-11-16");
  g_autoptr(GError) error = NULL;
  ck_assert(yc_notice_post(hall, id, &plain, "", &error) == NULL);
  assert_error(error, "已经张贴");
  tick_at("2026-11-14T09:00");
  ck_assert_str_eq(STEP(id), "current|-");
  tick_at("2026-11-17T00:00");
  ck_assert_str_eq(STEP(id), "done|2026-11-16");
  hall_recompute_equals();
  hall_verify();
}
END_TEST

/* Over and never posted: nobody may say that it was. */
START_TEST(what_never_hung_does_not_end)
{
  gint64 id = dispatched();
  tick_at("2026-11-14T09:00");
  ck_assert_str_eq(STEP(id), "current|-");
  ck_assert_str_eq(WAIT(id), "unposted");
  tick_at("2026-11-18T09:00");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'notice.wait'"), 1);
  ck_assert_str_eq(hall_text("SELECT facts->>'clock' FROM event WHERE kind = 'light.red'"), "step:6");   /* late like any step */
  ck_assert_uint_eq(yc_notice_waiting(hall), 0);
  hall_as("zhaomin", NULL);
  ck_assert_uint_eq(yc_notice_waiting(hall), 1);   /* the supervisor of all */
  post(id, &plain);
  ck_assert_int_eq(WAITS(id), 0);
  hall_verify();
}
END_TEST

static void refused(gint64 id, const YcNoticePost *form, const char *part)
{
  GError *error = NULL;
  ck_assert(yc_notice_post(hall, id, form, "", &error) == NULL);
  assert_error(error, part);
}

START_TEST(what_is_wrong_with_a_posting)
{
  gint64 id = hall_accepted(1);
  refused(id, &plain, "不在公示环节");
  dispatch(id, 6, "2026-11-06T09:00");
  YcNoticePost form = plain;
  form.places = " ";
  refused(id, &form, "张贴在哪里");
  form = plain;
  form.at = "2026-11-07T09:00";
  refused(id, &form, "还没有到");
  form.at = "gestern";
  refused(id, &form, "2026-11-05T10:20");
  form.at = "2026-11-05T15:00";
  refused(id, &form, "从哪里知道");
  form.down = day_of("2026-11-06");
  form.how = YC_RECEIPT_PHONE;
  refused(id, &form, "期满撤下");
  hall_as("zhouyun", NULL);
  refused(id, &plain, "责任人");
}
END_TEST

/* RULE agt-06: an earlier day has a source, and is no late entry. */
START_TEST(posted_the_day_before)
{
  gint64 id = dispatched();
  hall_at("2026-11-09T09:00");
  YcNoticePost form = plain;
  form.at = "2026-11-06T16:00";
  form.how = YC_RECEIPT_PHONE;
  form.by = "陈水生";
  post(id, &form);
  ck_assert_str_eq(hall_text("SELECT first, last, how FROM notice"), "2026-11-06|2026-11-13|phone");
  ck_assert_str_eq(hall_text("SELECT happened_at = entered_at FROM event WHERE kind = 'notice.post'"), "1");
  g_autoptr(GPtrArray) list = yc_notice_list(hall, id, 0, NULL);
  const YcNotice *notice = list->pdata[0];
  ck_assert_str_eq(notice->by, "陈水生");
  ck_assert_str_eq(notice->at, "16:00");
  ck_assert_str_eq(notice->places, "上荻村村务公开栏、四组");
}
END_TEST

/* Where the law has it before acceptance its days are entered afterwards, and it has to have hung long enough. */
START_TEST(before_acceptance)
{
  YcIntake *intake = hall_form(1, "NY01");
  have_all(intake);
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  gint64 due = hall_int("SELECT julianday(due) FROM casefile");
  YcNoticePost form = plain;
  form.at = "2026-10-20T09:00";
  form.how = YC_RECEIPT_PERSON;
  form.down = day_of("2026-10-26");
  refused(id, &form, "2026-10-27");
  form.down = day_of("2026-10-28");
  ck_assert_int_eq(post(id, &form), 0);   /* the village had its own paper */
  ck_assert_str_eq(hall_text("SELECT step, number IS NULL, first, last, how, down FROM notice"),
                   "2|1|2026-10-20|2026-10-27|person|2026-10-28");
  ck_assert_int_eq(hall_int("SELECT julianday(due) FROM casefile"), due);
  hall_verify();
}
END_TEST

/* Entered while the case waits for its answer, the days stand on its route once it is accepted. */
START_TEST(before_acceptance_stays)
{
  GError *error = NULL;
  YcIntake *intake = hall_form(1, "NY01");
  have_all(intake);
  gint64 id = hall_taken(intake, YC_OUTCOME_RECEIVE);
  YcNoticePost form = plain;
  form.at = "2026-10-20T09:00";
  form.how = YC_RECEIPT_PERSON;
  form.down = day_of("2026-10-28");
  ck_assert_int_eq(post(id, &form), 0);
  g_autoptr(YcIntake) answer = yc_intake_of_case(hall, id, &error);
  answer->outcome = YC_OUTCOME_ACCEPT;
  g_autoptr(YcIntakeResult) result = yc_supply_commit(hall, id, answer, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text("SELECT state, began, due, finished FROM step WHERE n = 2"),
                   "done|2026-10-20|2026-10-27|2026-10-28");
  hall_verify();
}
END_TEST

/* RULE prv-03: nothing of a child; the guardian stands for it. */
START_TEST(nothing_of_a_child)
{
  YcIntake *intake = hall_form(1, "MZ01");
  yc_intake_set(&intake->applicant.doc_kind, "none");
  yc_intake_set(&intake->applicant.doc_number, "");
  yc_intake_set(&intake->applicant.name, "庾小满");
  yc_intake_set(&intake->applicant.birth, "2014-05-05");
  g_autoptr(YcIntake) guardian = hall_form(2, "MZ01");
  intake->represented = TRUE;
  hall_person(2, &intake->representative);
  yc_intake_set(&intake->relation, "之母");
  intake->authorised = TRUE;
  ck_assert(yc_intake_choose(hall, intake, "MZ01", NULL));
  have_all(intake);
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  dispatch(id, 6, "2026-11-06T09:00");
  gint64 paper = post(id, &plain);
  g_autofree char *text = yc_app_paper_text(hall, paper, 80, NULL), *name = g_strdup_printf("%s(监护人)", guardian->applicant.name);
  ck_assert_msg(strstr(text, name) != NULL && strstr(text, "庾小满") == NULL, "%s", text);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM body WHERE pos = " ID " AND instr(json, '庾小满')", paper), 0);
}
END_TEST

/* --- objections ------------------------------------------------------------------------------------------- */

static char *told(gint64 id, const char *code)
{
  g_autoptr(GError) error = NULL;
  YcWhereAsk ask = { YC_ASKED_PHONE, YC_ASKS_APPLICANT, "来电" };
  g_autoptr(GPtrArray) lines = yc_where_answer(hall, id, &ask, &error);
  ck_assert_msg(lines != NULL, "%s", error ? error->message : "");
  for (guint i = 0; i < lines->len; i++) {
    const YcWhereLine *line = lines->pdata[i];
    if (strcmp(line->code, code) == 0) return g_strdup(line->text);
  }
  return g_strdup("");
}

/* Who asks where his case is hears of the notice in whole words, and that its days come besides the promise. */
START_TEST(told_to_who_asks)
{
  gint64 id = dispatched();
  g_autofree char *before = told(id, "state");
  ck_assert_msg(g_str_has_suffix(before, "公示还没有张贴"), "%s", before);
  post(id, &plain);
  g_autofree char *state = told(id, "state"), *due = told(id, "due");
  ck_assert_msg(strstr(state, "公示到 11-13,剩7天") != NULL, "%s", state);
  ck_assert_msg(strstr(due, "另外算") == NULL, "%s", due);
  YcIntake *form = hall_form(2, "MZ05");
  have_all(form);
  gint64 besides = hall_taken(form, YC_OUTCOME_ACCEPT);
  dispatch(besides, 3, "2026-11-09T09:00");
  post(besides, &plain);
  g_autofree char *both = told(besides, "due");
  ck_assert_msg(strstr(both, "前;公示的日子另外算,公示到 11月12日") != NULL, "%s", both);
}
END_TEST

/* Asked before its form opens. */
START_TEST(who_may_answer)
{
  GError *error = NULL;
  gint64 id = dispatched();
  post(id, &plain);
  object(id, "他家有车");
  ck_assert(yc_notice_may(hall, id, YC_NOTICE_ANSWERS, &error));
  hall_as("tangyuee", NULL);
  for (guint act = 0; act < YC_N_NOTICE_ACTS; act++) {
    ck_assert(!yc_notice_may(hall, id, (YcNoticeAct)act, &error));
    assert_error(error, "不归你办");
    error = NULL;
  }
}
END_TEST

START_TEST(an_objection_keeps_it_open)
{
  gint64 id = dispatched();
  post(id, &plain);
  hall_at("2026-11-12T10:00");
  hall_as("zhouyun", NULL);
  object(id, "他儿子在城里有房");        /* whoever is told of it writes it down */
  hall_as("lixiuying", "3");
  tick_at("2026-11-14T09:00");
  ck_assert_str_eq(STEP(id), "current|-");
  ck_assert_str_eq(WAIT(id), "objection");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM red"), 0);
  gboolean warns;
  g_autofree char *line = yc_notice_line(hall, id, &warns);
  ck_assert(warns && strstr(line, "异议1条没答复") != NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(!yc_step_finish(hall, writer, id, &error));
  assert_error(error, "还有异议");
  yc_writer_cancel(g_steal_pointer(&writer));
  hall_at("2026-11-16T15:00");
  answer(id, YC_REMEDY_NONE);
  tick_at("2026-11-16T17:00");
  ck_assert_str_eq(STEP(id), "current|-");
  tick_at("2026-11-17T00:01");
  ck_assert_str_eq(STEP(id), "done|2026-11-16");
  ck_assert_int_eq(WAITS(id), 0);
  hall_verify();
}
END_TEST

/* One that is upheld: it hangs anew, and its days begin anew. */
START_TEST(upheld_it_is_posted_anew)
{
  gint64 id = dispatched();
  post(id, &plain);
  hall_at("2026-11-10T10:00");
  object(id, "家里是四口人,写成了三口");
  answer(id, YC_REMEDY_REPOST);
  tick_at("2026-11-14T09:00");
  ck_assert_str_eq(STEP(id), "current|-");
  ck_assert_str_eq(WAIT(id), "repost");
  YcNoticePost four = plain;
  four.people = 4;
  post(id, &four);
  ck_assert_str_eq(hall_text("SELECT group_concat(number || coalesce(down, '-'), ' ') FROM (SELECT * FROM notice ORDER BY id)"),
                   "芦政示A〔2026〕0001号2026-11-14 芦政示A〔2026〕0002号-");
  ck_assert_str_eq(hall_text("SELECT started FROM clock WHERE kind = 'step:6'"), "2026-11-14");
  tick_at("2026-11-30T09:00");
  ck_assert_str_eq(hall_text("SELECT state FROM step WHERE n = 6"), "done");
  hall_verify();
}
END_TEST

/* Or is kept for who decides. */
START_TEST(upheld_it_is_a_finding)
{
  gint64 id = dispatched();
  post(id, &plain);
  hall_at("2026-11-10T10:00");
  object(id, "他上月买了车");
  answer(id, YC_REMEDY_FINDING);
  tick_at("2026-11-14T00:00");
  ck_assert_str_eq(STEP(id), "done|2026-11-13");
  g_autoptr(GPtrArray) list = yc_notice_list(hall, id, 0, NULL);
  const YcNotice *notice = list->pdata[0];
  const YcObjection *one = notice->objections->pdata[0];
  ck_assert_int_eq(one->remedy, YC_REMEDY_FINDING);
  ck_assert_str_eq(one->text, "他上月买了车");
  ck_assert_str_eq(one->by, "王建军");
  YcNoticeAnswer again = { 1, YC_REMEDY_NONE, "再答一次", "" };
  GError *error = NULL;
  ck_assert(yc_notice_answer(hall, id, &again, "", &error) == NULL);
  assert_error(error, "已经答复");
}
END_TEST

/* --- the end ---------------------------------------------------------------------------------------------- */

START_TEST(taken_down_when_it_ends)
{
  gint64 id = dispatched();
  post(id, &plain);
  YcNoticeDown form = { "陈水生", YC_N_RECEIPTS, YC_DAY_NONE };
  GError *error = NULL;
  ck_assert(yc_notice_down(hall, id, &form, "", &error) == NULL);
  assert_error(error, "不能提前撤下");
  tick_at("2026-11-16T09:00");
  ck_assert_uint_eq(yc_notice_overdue(hall), 1);
  g_autoptr(YcIntakeResult) down = yc_notice_down(hall, id, &form, "down", &error);
  ck_assert_msg(down != NULL, "%s", error ? error->message : "");
  g_autoptr(YcIntakeResult) again = yc_notice_down(hall, id, &form, "down", &error);
  ck_assert(again != NULL && again->repeated);
  ck_assert_str_eq(hall_text("SELECT down FROM notice"), "2026-11-16");
  ck_assert_uint_eq(yc_notice_overdue(hall), 0);
  g_autoptr(GPtrArray) list = yc_notice_list(hall, id, 0, NULL);
  ck_assert_str_eq(((YcNotice *)list->pdata[0])->down_by, "陈水生");
  hall_verify();
}
END_TEST

static gboolean undo(gint64 id)
{
  gint64 draft;
  return yc_undo(hall, id, &draft, NULL);
}

/* A slip is undone: posting, objection, answer; the clock is as it was. */
START_TEST(undone)
{
  gint64 id = dispatched();
  hall_at("2026-11-09T09:00");
  const char *before = hall_text("SELECT started, due FROM clock WHERE kind = 'step:6'");
  post(id, &plain);
  ck_assert(undo(id));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM notice"), 0);
  ck_assert_str_eq(hall_text("SELECT started, due FROM clock WHERE kind = 'step:6'"), before);
  hall_at("2026-11-09T09:10");
  post(id, &plain);
  hall_at("2026-11-09T10:00");
  object(id, "写错了名字");
  hall_at("2026-11-09T10:05");
  answer(id, YC_REMEDY_REPOST);
  ck_assert(undo(id));
  ck_assert_str_eq(hall_text("SELECT answered IS NULL, remedy IS NULL FROM objection"), "1|1");
  hall_verify();
}
END_TEST

/* It stands on the supervisor's list that it could not end, as before. */
START_TEST(undone_it_could_not_end)
{
  gint64 id = dispatched();
  tick_at("2026-11-18T09:00");
  ck_assert_str_eq(WAIT(id), "unposted");
  post(id, &plain);
  ck_assert_int_eq(WAITS(id), 0);
  ck_assert(undo(id));
  ck_assert_str_eq(WAIT(id), "unposted");
  hall_as("zhaomin", NULL);
  ck_assert_uint_eq(yc_notice_waiting(hall), 1);
  hall_verify();
}
END_TEST

/* Tab 5: how many days it still has to hang, and what is objected. */
START_TEST(the_column_of_the_list)
{
  gint64 id = dispatched();
  GPtrArray *list = yc_desk_list(hall, YC_TAB_NOTICE, NULL, 0, FALSE, 10, NULL);
  ck_assert_str_eq(((YcCaseRow *)list->pdata[0])->step_short, "未张贴");
  g_ptr_array_unref(list);
  post(id, &plain);
  list = yc_desk_list(hall, YC_TAB_NOTICE, NULL, 0, FALSE, 10, NULL);
  ck_assert_str_eq(((YcCaseRow *)list->pdata[0])->step_short, "公示剩7");
  g_ptr_array_unref(list);
  object(id, "不够条件");
  list = yc_desk_list(hall, YC_TAB_NOTICE, NULL, 0, FALSE, 10, NULL);
  ck_assert_str_eq(((YcCaseRow *)list->pdata[0])->step_short, "剩7天 异1");
  g_ptr_array_unref(list);
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("notice");
  TCase *tests = tcase_create("notice");
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, what_hangs_there);
  tcase_add_test(tests, counted_from_the_day_it_hangs);
  tcase_add_test(tests, what_never_hung_does_not_end);
  tcase_add_test(tests, what_is_wrong_with_a_posting);
  tcase_add_test(tests, posted_the_day_before);
  tcase_add_test(tests, before_acceptance);
  tcase_add_test(tests, before_acceptance_stays);
  tcase_add_test(tests, nothing_of_a_child);
  tcase_add_test(tests, told_to_who_asks);
  tcase_add_test(tests, who_may_answer);
  tcase_add_test(tests, an_objection_keeps_it_open);
  tcase_add_test(tests, upheld_it_is_posted_anew);
  tcase_add_test(tests, upheld_it_is_a_finding);
  tcase_add_test(tests, taken_down_when_it_ends);
  tcase_add_test(tests, undone);
  tcase_add_test(tests, undone_it_could_not_end);
  tcase_add_test(tests, the_column_of_the_list);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
