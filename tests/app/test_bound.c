/* test_bound.c - what went to and fro stays where it is until it is designated, and then with who was designated; whose acts
 * count, and who rules (RULE inq-04). */
#include <config.h>
#include <string.h>
#include "../check_main.h"
#include "app/agency.h"
#include "app/matter.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/supervise.h"
#include "app/undo.h"
#include "hall.h"

#define ID "%" G_GINT64_FORMAT

static void done(YcIntakeResult *result, GError *error)
{
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  yc_intake_result_free(result);
}

static void as_gives(gint64 id, int n, const char *login)
{
  GError *error = NULL;
  hall_as(login, NULL);
  done(yc_route_give(hall, id, n, NULL, &error), error);
}

static void as_returns(gint64 id, const char *login)
{
  GError *error = NULL;
  hall_as(login, NULL);
  done(yc_route_return(hall, id, 0, "不归我们管", NULL, &error), error);
}

static void redirected(gint64 id, const char *office)
{
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  done(yc_route_redirect(hall, id, 2, office, "归他们管", NULL, &error), error);
}

static gboolean reassigned(gint64 id, const char *post, GError **error)
{
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, id);
  g_autoptr(YcSupervised) supervised = yc_reassign(hall, cases, post, "换人办", NULL, error);
  return supervised != NULL;
}

static gint64 loop_of(gint64 id)
{
  g_autoptr(YcLoop) loop = yc_loop_of(hall, id, NULL);
  ck_assert_ptr_nonnull(loop);
  return loop->id;
}

static const char *stands_at(gint64 id)
{
  return hall_text("SELECT state, post, office, giver FROM step WHERE casefile = " ID " AND n = 2", id);
}

/* The fourth change is a return: the step lies with who handed it over, and the supervisor decides. */
static gint64 returned_and_open(void)
{
  gint64 id = hall_accepted(1);
  as_gives(id, 0, "lixiuying");
  redirected(id, "gov");
  as_returns(id, "liuhaibo");
  redirected(id, "health");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM tofro"), 0);
  as_returns(id, "tangyuee");
  ck_assert_str_eq(hall_text("SELECT found, step, state FROM tofro"), "third|2|open");
  ck_assert_str_eq(stands_at(id), "returned|health|health|supervisor");
  return id;
}

/* --- nobody hands it away ----------------------------------------------------------------------------------- */

START_TEST(what_waits_for_a_designation_stays)
{
  GError *error = NULL;
  gint64 id = returned_and_open();
  hall_as("zhaomin", NULL);
  ck_assert(!yc_route_may_give(hall, id, &error));
  assert_error(error, "等他指定谁来办");
  ck_assert_ptr_null(yc_route_give(hall, id, 2, NULL, &error));
  assert_error(error, "等他指定谁来办");
  ck_assert_ptr_null(yc_route_redirect(hall, id, 2, "gov", "归他们管", NULL, &error));
  assert_error(error, "等他指定谁来办");
  ck_assert(!reassigned(id, "civil_elder", &error));
  assert_error(error, "等他指定谁来办");
  ck_assert_str_eq(stands_at(id), "returned|health|health|supervisor");
  /* A designation is the way. */
  ck_assert(yc_loop_designate(hall, loop_of(id), "civil_elder", "周芸管", "三定", NULL, &error));
  ck_assert_str_eq(stands_at(id), "current|civil_elder|civil|supervisor");
  hall_verify();
}
END_TEST

START_TEST(a_designation_binds_whoever_acts)
{
  GError *error = NULL;
  gint64 id = returned_and_open();
  hall_as("zhaomin", NULL);
  ck_assert(yc_loop_designate(hall, loop_of(id), "civil_elder", "周芸管", "三定", NULL, &error));
  ck_assert_ptr_null(yc_route_redirect(hall, id, 2, "gov", "归他们管", NULL, &error));
  assert_error(error, "已由赵敏指定周芸(民政办)来办");
  ck_assert(!reassigned(id, "civil", &error));
  assert_error(error, "已由赵敏指定周芸(民政办)来办");
  hall_as("lixiuying", "3");
  as_gives(hall_accepted(2), 0, "lixiuying");   /* another case goes its way */
  /* What she finishes she has owned; the next step is free again. */
  hall_as("zhouyun", NULL);
  YcFinish form = { .n = 2, .result = "", .text = "查了", .day = day_of("2026-11-05"), .how = "", .investigators = { "王一", "李二" } };
  done(yc_route_finish(hall, id, &form, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state FROM tofro"), "over");
  hall_verify();
}
END_TEST

/* An agent who was designated does not get rid of it as an agent either. */
START_TEST(nor_with_another_agent)
{
  GError *error = NULL;
  gint64 id = returned_and_open();
  hall_as("zhaomin", NULL);
  ck_assert(yc_loop_designate(hall, loop_of(id), "counter3", "李秀英经手", "三定", NULL, &error));
  ck_assert_ptr_null(yc_agency_change(hall, id, "counter1", "忙不过来", NULL, &error));
  assert_error(error, "已由赵敏指定李秀英");
  hall_verify();
}
END_TEST

/* Two steps side by side: what was decided about one binds although the other went to and fro since. */
START_TEST(each_step_has_its_own)
{
  GError *error = NULL;
  YcIntake *form = hall_form(1, "NY01");
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_step_begin(hall, writer, id, 6, &error) && yc_writer_commit(g_steal_pointer(&writer), &error));
  hall_as("fenglichun", NULL);
  done(yc_route_return(hall, id, 6, "不归我们管", NULL, &error), error);
  as_gives(id, 6, "lixiuying");
  hall_as("zhaomin", NULL);
  ck_assert(yc_loop_designate(hall, loop_of(id), "health", "唐月娥管", "三定", NULL, &error));
  for (guint i = 0; i < 2; i++) {
    if (i > 0) as_gives(id, 602, "lixiuying");
    hall_as("wuchanglin", NULL);
    done(yc_route_return(hall, id, 602, "不归我们管", NULL, &error), error);
  }
  ck_assert_str_eq(hall_text("SELECT group_concat(step || state, ' ') FROM (SELECT * FROM tofro ORDER BY id)"), "6designated 602open");
  hall_as("tangyuee", NULL);
  ck_assert_ptr_null(yc_route_return(hall, id, 6, "不归我", NULL, &error));
  assert_error(error, "已由赵敏指定唐月娥");
  hall_verify();
}
END_TEST

/* --- what counts -------------------------------------------------------------------------------------------- */

/* A supervisor's own act is counted but asks the supervisor nothing; the next change of another's does. */
START_TEST(a_reassignment_counts)
{
  GError *error = NULL;
  gint64 id = hall_accepted(1);
  as_gives(id, 0, "lixiuying");
  hall_as("wangjianjun", NULL);
  done(yc_route_take(hall, id, 0, NULL, &error), error);
  hall_as("zhaomin", NULL);
  ck_assert(reassigned(id, "civil_elder", &error));
  ck_assert_str_eq(hall_text("SELECT from_post, to_post, counted FROM owner_change WHERE why = 'reassign'"), "civil|civil_elder|1");
  ck_assert(reassigned(id, "health", &error) && reassigned(id, "hr", &error));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM tofro"), 0);
  as_returns(id, "zhengqiuju");
  ck_assert_str_eq(hall_text("SELECT found, state FROM tofro"), "third|open");
  hall_verify();
}
END_TEST

START_TEST(a_reassignment_undone_did_not_happen)
{
  GError *error = NULL;
  gint64 id = hall_accepted(1), draft;
  as_gives(id, 0, "lixiuying");
  hall_as("zhaomin", NULL);
  ck_assert(reassigned(id, "civil_elder", &error));
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM owner_change WHERE why = 'reassign'"), 0);
  hall_verify();
}
END_TEST

/* Nobody stands for the post that was designated: whoever has the case then has the designation. */
START_TEST(a_designation_goes_along_where_nobody_is_left)
{
  GError *error = NULL;
  gint64 id = returned_and_open();
  hall_as("zhaomin", NULL);
  ck_assert(yc_loop_designate(hall, loop_of(id), "civil_elder", "周芸管", "三定", NULL, &error));
  YcWriter *writer = hall_writer();
  ck_assert(yc_writer_append(writer, "post.set",
                             json_pack("{s:s, s:s, s:s, s:s, s:n, s:s}", "code", "civil_elder", "name", "老龄福利岗", "office", "civil",
                                       "holder", "chentao", "deputy", "from", "2026-11-05"), NULL, NULL, &error) != 0);
  ck_assert(yc_writer_commit(writer, NULL));
  ck_assert_msg(reassigned(id, "civil", &error), "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text("SELECT state, post FROM tofro"), "designated|civil");
  hall_as("wangjianjun", NULL);
  ck_assert_ptr_null(yc_route_return(hall, id, 0, "不归我", NULL, &error));
  assert_error(error, "已由赵敏指定王建军");
  hall_verify();
}
END_TEST

/* --- who rules ---------------------------------------------------------------------------------------------- */

static void is_leader_too(const char *login, const char *name, const char *roles, const char *office)
{
  YcWriter *writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s}", "login", login, "roles", roles, "office", office, "from", "2026-11-01");
  ck_assert(yc_writer_append(writer, "staff.set", facts, json_pack("{s:s, s:[], s:s}", "name", name, "initials", "phone", "8260001"),
                             NULL, NULL) != 0);
  ck_assert(yc_writer_commit(writer, NULL));
}

START_TEST(nobody_rules_on_their_own)
{
  GError *error = NULL;
  gint64 id = returned_and_open();
  hall_as("zhaomin", NULL);
  is_leader_too("zhaomin", "赵敏", "supervisor clerk agent leader", "hall");
  is_leader_too("zhouyun", "周芸", "handler leader", "civil");
  hall_as("zhaomin", NULL);
  gint64 loop = loop_of(id);
  ck_assert(yc_loop_designate(hall, loop, "civil_elder", "周芸管", "三定", NULL, &error));
  hall_as("zhouyun", NULL);
  ck_assert(yc_loop_object(hall, loop, "归社会救助岗", NULL, &error));
  ck_assert(!yc_loop_rule(hall, loop, TRUE, "civil", "改", NULL, &error));
  assert_error(error, "你这个岗位提的");
  hall_as("zhaomin", NULL);
  ck_assert(!yc_loop_rule(hall, loop, FALSE, NULL, "照旧", NULL, &error));
  assert_error(error, "是你自己指定的");
  ck_assert_uint_eq(yc_loop_waiting(hall), 0);
  g_autoptr(GPtrArray) mine = yc_loop_list(hall, FALSE, NULL);
  ck_assert_uint_eq(mine->len, 0);
  hall_as("gaozhiyuan", NULL);
  ck_assert_uint_eq(yc_loop_waiting(hall), 1);
  ck_assert(yc_loop_rule(hall, loop, FALSE, NULL, "三定写得清楚", NULL, &error));
  hall_verify();
}
END_TEST

/* Whoever is the agent of the case meanwhile, it is back with the same office for the second time. */
START_TEST(another_agent_does_not_hide_it)
{
  GError *error = NULL;
  gint64 id = hall_accepted(1);
  as_gives(id, 0, "lixiuying");
  as_returns(id, "wangjianjun");
  hall_as("zhaomin", NULL);
  done(yc_agency_change(hall, id, "counter1", "忙不过来", NULL, &error), error);
  as_gives(id, 2, "sunyumei");
  ck_assert_str_eq(hall_text("SELECT found, state FROM tofro"), "back|open");
  /* Who designated stands before whom it was given, also where that one has it already. */
  hall_as("zhaomin", NULL);
  ck_assert(yc_loop_designate(hall, loop_of(id), "civil", "归社会救助岗", "三定", NULL, &error));
  g_autoptr(GPtrArray) lines = yc_loop_history(hall, id, &error);
  const YcLoopLine *last = lines->pdata[lines->len - 1];
  ck_assert_msg(g_str_has_prefix(last->from, "赵敏") && g_str_has_prefix(last->to, "王建军"), "%s %s", last->from, last->to);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    what_waits_for_a_designation_stays, a_designation_binds_whoever_acts, nor_with_another_agent, each_step_has_its_own,
    a_reassignment_counts, a_reassignment_undone_did_not_happen, a_designation_goes_along_where_nobody_is_left,
    nobody_rules_on_their_own, another_agent_does_not_hide_it,
  };
  Suite *suite = suite_create("bound");
  TCase *t = tcase_create("bound");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  for (guint i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(t, tests[i]);
  suite_add_tcase(suite, t);
  return suite;
}

CHECK_MAIN(suite)
