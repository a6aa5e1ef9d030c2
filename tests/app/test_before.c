/* test_before.c - what a village does before a case is accepted is not done because it was accepted (time-06 `before`), and what an
 * office that was consulted says is not lost. */
#include <config.h>
#include <string.h>
#include "../check_main.h"
#include "app/before.h"
#include "app/notice.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/undo.h"
#include "hall.h"

#define ID "%" G_GINT64_FORMAT

static void done(YcIntakeResult *result, GError *error)
{
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  yc_intake_result_free(result);
}

static gint64 taken(const char *item, YcOutcome outcome)
{
  YcIntake *form = hall_form(1, item);
  have_all(form);
  return hall_taken(form, outcome);
}

static const char *states(gint64 id)
{
  return hall_text("SELECT group_concat(state) FROM (SELECT state FROM step WHERE casefile = " ID " AND n < 4 ORDER BY n)", id);
}

static void before(gint64 id, int n, const char *result)
{
  GError *error = NULL;
  YcFinish form = { .n = n, .result = result, .text = "同意上报", .how = "mail", .day = day_of("2026-10-30") };
  if (n == 1) {
    form.entitled = 41;
    form.present = 30;
    form.in_favour = strcmp(result, "failed") == 0 ? 9 : 28;
  }
  done(yc_route_before(hall, id, &form, day_of("2026-10-29"), NULL, &error), error);
}

/* It hung since then; down "": it hangs. */
static void posted(gint64 id, const char *at, const char *down)
{
  GError *error = NULL;
  YcNoticePost form = { .places = "村务公开栏", .by = "温大山", .at = at, .how = YC_RECEIPT_MAIL,
                        .down = *down ? day_of(down) : YC_DAY_NONE, .amount = "" };
  done(yc_notice_post(hall, id, &form, NULL, &error), error);
}

/* Dispatched and taken. */
static void begun(gint64 id, int n)
{
  GError *error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(yc_step_begin(hall, writer, id, n, &error), "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
}

/* With the town's leader, who decides. */
static gint64 deciding(void)
{
  gint64 id = taken("NY01", YC_OUTCOME_ACCEPT);
  begun(id, 7);
  return id;
}

static void decides(gint64 id, const char *result, const char *reason, const char *word)
{
  GError *error = NULL;
  hall_as("liuhaibo", NULL);
  YcFinish form = { .n = 7, .result = result, .text = "准予建房", .reason = reason, .basis = "《土地管理法》第62条" };
  g_autofree char *fault = yc_route_finish_fault(hall, id, &form);
  YcIntakeResult *made = yc_route_finish(hall, id, &form, NULL, &error);
  hall_as("lixiuying", "3");
  if (word == NULL) {
    ck_assert_ptr_null(fault);
    done(made, error);
    return;
  }
  ck_assert_ptr_null(made);
  ck_assert_msg(fault != NULL && strstr(fault, word) != NULL, "%s", fault ? fault : "none");
  assert_error(error, word);
}

static gboolean has(const GPtrArray *list, guint i, int n, YcLegState state)
{
  const YcBefore *one = list->pdata[i];
  return one->n == n && one->state == state;
}

/* Accepted: nothing of it is claimed; a step after the other is written down, and until then nothing is granted. */
START_TEST(not_done_by_being_accepted)
{
  gint64 id = deciding();
  ck_assert_str_eq(states(id), "unrecorded,unrecorded,unrecorded");
  ck_assert_str_eq(hall_text("SELECT state, finished FROM step WHERE casefile = " ID " AND n = 4", id), "done|2026-11-05");
  g_autofree char *owing = yc_before_owing(hall, id);
  ck_assert_str_eq(owing, "村组讨论、村级公示、村级上报");
  decides(id, "grant", "", "村组讨论、村级公示、村级上报没有记");
  before(id, 1, "passed");
  posted(id, "2026-10-15T09:00", "2026-10-26");
  ck_assert_str_eq(states(id), "done,done,unrecorded");
  decides(id, "grant", "", "村级上报没有记");
  before(id, 3, "done");
  ck_assert_str_eq(states(id), "done,done,done");
  ck_assert_ptr_null(yc_before_owing(hall, id));
  decides(id, "grant", "", NULL);
  ck_assert_str_eq(hall_text("SELECT state, outcome FROM casefile WHERE id = " ID, id), "decided|accept");
  hall_verify();
}
END_TEST

/* The step after acceptance comes next all the same, and a refusal waits for nothing. */
START_TEST(refused_for_want_of_it)
{
  gint64 id = deciding();
  ck_assert_int_eq(yc_route_following(hall, id, 7), 8);
  decides(id, "refuse", "村里没有讨论过", NULL);
  ck_assert_str_eq(hall_text("SELECT state, outcome FROM casefile WHERE id = " ID, id), "decided|deny");
  ck_assert_str_eq(states(id), "unrecorded,unrecorded,unrecorded");
  g_autoptr(GPtrArray) list = yc_before_list(hall, id);
  ck_assert_uint_eq(list->len, 0);   /* nothing is owed any more */
  hall_verify();
}
END_TEST

/* What was written down while the papers were looked at stays so. */
START_TEST(written_down_before)
{
  GError *error = NULL;
  gint64 id = taken("NY01", YC_OUTCOME_RECEIVE);
  before(id, 1, "passed");
  posted(id, "2026-10-15T09:00", "2026-10-26");
  g_autoptr(GPtrArray) list = yc_before_list(hall, id);
  ck_assert_uint_eq(list->len, 3);
  ck_assert(has(list, 0, 1, YC_LEG_DONE) && has(list, 1, 2, YC_LEG_DONE) && has(list, 2, 3, YC_LEG_UNRECORDED));
  ck_assert(((YcBefore *)list->pdata[0])->village);
  g_autoptr(YcIntake) answer = yc_intake_of_case(hall, id, &error);
  answer->outcome = YC_OUTCOME_ACCEPT;
  done(yc_supply_commit(hall, id, answer, &error), error);
  ck_assert_str_eq(states(id), "done,done,unrecorded");
  hall_verify();
}
END_TEST

/* A posting that still hangs when the case is accepted: its days run, and the grant waits for them. */
START_TEST(a_posting_that_still_hangs)
{
  GError *error = NULL;
  gint64 id = deciding();
  before(id, 1, "passed");
  before(id, 3, "done");
  posted(id, "2026-11-02T09:00", "");
  ck_assert_str_eq(states(id), "done,unrecorded,done");
  decides(id, "grant", "", "要贴到 2026-11-09 24时");
  hall_at("2026-11-09T17:00");
  YcNoticeDown down = { "温大山", YC_N_RECEIPTS, YC_DAY_NONE };
  ck_assert_ptr_null(yc_notice_down(hall, id, &down, NULL, &error));
  assert_error(error, "不能提前撤下");
  hall_at("2026-11-10T09:00");
  done(yc_notice_down(hall, id, &down, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, began, due, finished FROM step WHERE casefile = " ID " AND n = 2", id),
                   "done|2026-11-02|2026-11-09|2026-11-10");
  decides(id, "grant", "", NULL);
  hall_verify();
}
END_TEST

START_TEST(an_objection_is_answered_first)
{
  GError *error = NULL;
  gint64 id = deciding();
  before(id, 1, "passed");
  before(id, 3, "done");
  posted(id, "2026-10-15T09:00", "2026-10-26");
  YcNoticeObjection object = { "鲁大山", "13900001111", "檐口的水会滴到我家院里" };
  done(yc_notice_object(hall, id, &object, NULL, &error), error);
  decides(id, "grant", "", "1 条异议没有答复");
  YcNoticeAnswer answer = { 0, YC_REMEDY_NONE, "檐口退后一米", "" };
  done(yc_notice_answer(hall, id, &answer, NULL, &error), error);
  decides(id, "grant", "", NULL);
  hall_verify();
}
END_TEST

/* Written down after acceptance that the village did not agree: a refusal, or a new discussion. */
START_TEST(the_village_did_not_agree)
{
  gint64 id = deciding();
  before(id, 1, "failed");
  before(id, 3, "done");
  posted(id, "2026-10-15T09:00", "2026-10-26");
  decides(id, "grant", "", "没有通过");
  before(id, 1, "passed");
  decides(id, "grant", "", NULL);
  hall_verify();
}
END_TEST

/* Undone within the minute it is unrecorded again. */
START_TEST(undone)
{
  GError *error = NULL;
  gint64 id = taken("NY01", YC_OUTCOME_ACCEPT);
  hall_at("2026-11-05T11:00");
  posted(id, "2026-10-15T09:00", "2026-10-26");
  ck_assert_str_eq(states(id), "unrecorded,done,unrecorded");
  gint64 draft;
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(states(id), "unrecorded,unrecorded,unrecorded");
  hall_verify();
}
END_TEST

/* A posting has its own form; neither it nor the discussion can be left out, and nothing of before goes elsewhere. */
START_TEST(what_cannot_be)
{
  GError *error = NULL;
  gint64 id = taken("NY01", YC_OUTCOME_ACCEPT);
  YcFinish form = { .n = 2, .text = "贴过了", .how = "mail", .day = day_of("2026-10-30") };
  ck_assert_ptr_null(yc_route_before(hall, id, &form, day_of("2026-10-20"), NULL, &error));
  assert_error(error, "notice post");
  hall_as("zhaomin", "3");
  ck_assert_ptr_null(yc_route_skip(hall, id, 1, "嫌麻烦", NULL, &error));
  assert_error(error, "不能免");
  ck_assert_ptr_null(yc_route_redirect(hall, id, 3, "gov", "换人", NULL, &error));
  assert_error(error, "受理以前");
  done(yc_route_skip(hall, id, 3, "村里直接送来了", NULL, &error), error);
  ck_assert_str_eq(states(id), "unrecorded,unrecorded,skipped");
  ck_assert_int_eq(yc_route_following(hall, id, 0), 5);
  hall_verify();
}
END_TEST

/* An office was asked and said no: whoever grants all the same says why, and that stands in the record. */
START_TEST(a_disagreement_is_not_lost)
{
  GError *error = NULL;
  gint64 id = taken("NY01", YC_OUTCOME_ACCEPT);
  before(id, 1, "passed");
  before(id, 3, "done");
  posted(id, "2026-10-15T09:00", "2026-10-26");
  begun(id, 6);
  ck_assert_ptr_null(yc_route_against(hall, id));
  hall_as("wuchanglin", NULL);
  YcFinish no = { .n = 602, .result = "disagree", .text = "占了林地边" };
  done(yc_route_finish(hall, id, &no, NULL, &error), error);
  hall_as("fenglichun", NULL);
  YcFinish yes = { .n = 6, .result = "agree", .text = "符合规划" };
  done(yc_route_finish(hall, id, &yes, NULL, &error), error);
  hall_as("lixiuying", "3");
  YcFinish land = { .n = 601, .result = "agree", .text = "符合规划", .how = "phone", .day = day_of("2026-11-05") };
  done(yc_route_finish(hall, id, &land, NULL, &error), error);
  g_autofree char *against = yc_route_against(hall, id);
  ck_assert_str_eq(against, "林业站");
  begun(id, 7);
  decides(id, "grant", "", "林业站会签不同意");
  decides(id, "grant", "林地界线重新量过,不占", NULL);
  g_autoptr(GPtrArray) route = yc_route_read(hall, id, &error);
  for (guint i = 0; i < route->len; i++) {
    const YcRouteRow *row = route->pdata[i];
    if (row->n == 602) ck_assert_str_eq(row->who, "吴长林");   /* who decided did not do what was done before */
  }
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event e JOIN body b ON b.pos = e.pos WHERE e.kind = 'step.finish'"
                            " AND b.json->>'reason' = '林地界线重新量过,不占'"), 1);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("before");
  TCase *tests = tcase_create("before");
  tcase_set_timeout(tests, 120);
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_add_test(tests, not_done_by_being_accepted);
  tcase_add_test(tests, refused_for_want_of_it);
  tcase_add_test(tests, written_down_before);
  tcase_add_test(tests, a_posting_that_still_hangs);
  tcase_add_test(tests, an_objection_is_answered_first);
  tcase_add_test(tests, the_village_did_not_agree);
  tcase_add_test(tests, undone);
  tcase_add_test(tests, what_cannot_be);
  tcase_add_test(tests, a_disagreement_is_not_lost);
  suite_add_tcase(s, tests);
  return s;
}

CHECK_MAIN(suite)
