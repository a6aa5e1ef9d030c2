/* test_route.c - the route of a case: side by side, acknowledged, returned, finished, changed (RULE agt-01, agt-02, time-12). */
#include <config.h>
#include <string.h>
#include "../check_main.h"
#include "app/casefile.h"
#include "app/paper.h"
#include "app/answerable.h"
#include "app/desk.h"
#include "app/notice.h"
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
  ck_assert_str_eq(row(id, 2), hall_text("SELECT 'current', 'civil', '%s', NULL", agent));
  ck_assert_str_eq(now(id), hall_text("SELECT 2, '%s', 'civil', 'todo'", agent));
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
  ck_assert_str_eq(row(id, 2), hall_text("SELECT 'current', 'civil', '%s', '2026-11-06'", agent));
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
  ck_assert_str_eq(now(id), hall_text("SELECT 2, '%s', NULL, 'todo'", agent));
  ck_assert(g_str_has_prefix(row(id, 2), "returned|civil|"));
  ck_assert_str_eq(clock_of(id, "step:2"), clock);
  ck_assert_str_eq(hall_text("SELECT from_post, to_post, why, counted FROM owner_change WHERE counted"),
                   hall_text("SELECT 'civil', '%s', 'return', 1", agent));
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

/* What the village of NY01 does before acceptance, written down. */
static void village_agreed(gint64 id)
{
  GError *error = NULL;
  YcFinish talk = { .n = 1, .text = "同意", .how = "mail", .day = day_of("2026-10-12"), .present = 30, .entitled = 41, .in_favour = 28 };
  YcFinish report = { .n = 3, .text = "同意上报", .how = "mail", .day = day_of("2026-10-30") };
  YcNoticePost posting = { .places = "村务公开栏", .by = "温大山", .at = "2026-10-13T09:00", .how = YC_RECEIPT_MAIL,
                           .down = day_of("2026-10-28"), .amount = "" };
  done(yc_route_before(hall, id, &talk, day_of("2026-10-12"), NULL, &error), error);
  done(yc_notice_post(hall, id, &posting, NULL, &error), error);
  done(yc_route_before(hall, id, &report, day_of("2026-10-29"), NULL, &error), error);
}

/* --- finishing -------------------------------------------------------------------------------------------- */

static YcIntakeResult *finish(gint64 id, YcFinish form, GError **error)
{
  form.text = form.text ? form.text : "办好了";
  return yc_route_finish(hall, id, &form, NULL, error);
}

/* Dispatched and taken, up to that step of the item. */
static void begun(gint64 id, int n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_step_begin(hall, writer, id, n, &error));
  ck_assert_msg(yc_writer_commit(g_steal_pointer(&writer), &error), "%s", error ? error->message : "");
}

static void ended(gint64 id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(yc_step_finish(hall, writer, id, &error), "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), NULL));
}

/* A stage waits for all of its rows (RULE agt-02); who leads it answers until the last is through. */
/* Who assists finds it among his own work once he has it, and no longer when his part is done (RULE agt-02). */
START_TEST(on_the_desk_of_who_assists)
{
  GError *error = NULL;
  gint64 id = accepted("MZ01"), sort;
  begun(id, 4);
  YcCounts counts;
  hall_as("wenzhiqiang", NULL);
  ck_assert(yc_desk_counts(hall, &counts, &error));
  ck_assert_int_eq(counts.tab[YC_TAB_TODO], 1);
  g_autoptr(GPtrArray) mine = yc_desk_list(hall, YC_TAB_TODO, NULL, 0, FALSE, 10, &error);
  ck_assert_uint_eq(mine->len, 1);
  ck_assert_int_eq(((const YcCaseRow *)mine->pdata[0])->id, id);
  ck_assert(yc_desk_locate(hall, YC_TAB_TODO, id, &sort));
  done(finish(id, (YcFinish){ .n = 401, .investigators = { "温志强", "柯守业" } }, &error), error);
  ck_assert(!yc_desk_locate(hall, YC_TAB_TODO, id, &sort));
  hall_as("wangjianjun", NULL);
  ck_assert(yc_desk_locate(hall, YC_TAB_TODO, id, &sort));
}
END_TEST

START_TEST(a_join_waits_for_all)
{
  GError *error = NULL;
  gint64 id = accepted("NY01");
  begun(id, 5);
  hall_as("fenglichun", NULL);
  ck_assert_ptr_null(finish(id, (YcFinish){ .text = " " }, &error));
  assert_error(error, "结果");
  done(finish(id, (YcFinish){ .text = "选址不占基本农田", .investigators = { "冯立春", "陈涛" } }, &error), error);
  ck_assert_str_eq(now(id), "5|agriculture|agriculture|todo");
  ck_assert_str_eq(hall_text("SELECT result, state FROM step WHERE n = 5"), "done|done");
  ck_assert_ptr_null(yc_route_give(hall, id, 0, NULL, &error));
  assert_error(error, "还没办完");
  /* An outside office's is recorded by the agent, with its source and its day (RULE agt-06). */
  hall_as("lixiuying", "3");
  ck_assert_int_eq(yc_route_mine(hall, id), 501);
  ck_assert_ptr_null(finish(id, (YcFinish){ .n = 501, .how = "" }, &error));
  assert_error(error, "从哪里知道");
  hall_at("2026-11-09T10:00");
  done(finish(id, (YcFinish){ .n = 501, .how = "phone", .day = day_of("2026-11-06") }, &error), error);
  ck_assert_str_eq(hall_text("SELECT finished FROM step WHERE n = 501"), "2026-11-06");
  ck_assert_str_eq(hall_text("SELECT answerable = agent, office, step_short FROM casefile WHERE id = " ID, id), "1|-|部门联审");
  hall_verify();
}
END_TEST

/* Two steps of the item's own side by side: handed over in one act, each with its clock and its kind; the next waits for both. */
START_TEST(two_steps_at_once)
{
  GError *error = NULL;
  gint64 id = accepted("MZ02");
  done(yc_route_give(hall, id, 0, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT group_concat(n || role || state || kind, ' ') FROM (SELECT * FROM step WHERE stage = 20 ORDER BY n)"),
                   "2leadcurrentinvestigate 3assistcurrentwork 201assistcurrentwork");
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT e.act) FROM event e WHERE e.kind = 'step.begin'"), 1);
  ck_assert_str_eq(clock_of(id, "step:2"), "2026-11-05|2026-11-16|running");
  ck_assert_str_eq(clock_of(id, "step:3"), "2026-11-05|2026-11-12|running");
  ck_assert_int_eq(yc_route_following(hall, id, 2), 4);
  hall_as("wangjianjun", NULL);
  done(finish(id, (YcFinish){ .n = 2, .investigators = { "王建军", "周芸" } }, &error), error);
  ck_assert_ptr_null(yc_route_give(hall, id, 0, NULL, &error));
  assert_error(error, "还没办完");
  hall_as("lixiuying", "3");
  done(finish(id, (YcFinish){ .n = 3, .how = "system", .day = day_of("2026-11-05") }, &error), error);
  ck_assert_ptr_null(yc_route_give(hall, id, 0, NULL, &error));
  assert_error(error, "还没办完");
  ended(id);
  done(yc_route_give(hall, id, 0, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT step || step_short FROM casefile WHERE id = " ID, id), "4初审公示");
  hall_verify();
}
END_TEST

/* Finishing hands on in the same act; who had not signed for it has it. */
START_TEST(finished_and_handed_on)
{
  GError *error = NULL;
  gint64 id = accepted("MZ01");
  done(yc_route_give(hall, id, 0, NULL, &error), error);
  hall_as("wangjianjun", NULL);
  done(finish(id, (YcFinish){ .hand_on = TRUE }, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, result, received FROM step WHERE n = 2"), "done|done|2026-11-05");
  ck_assert_str_eq(hall_text("SELECT state FROM step WHERE n = 3"), "current");
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT act) FROM event WHERE kind IN ('step.receive', 'step.finish') OR "
                            "kind = 'step.begin' AND facts->>'step' = 3"), 1);
  ck_assert_str_eq(hall_text("SELECT state FROM clock WHERE kind = 'step:2'"), "done");
  hall_verify();
}
END_TEST

START_TEST(two_investigators)
{
  GError *error = NULL;
  gint64 id = accepted("MZ01");
  begun(id, 4);
  hall_as("wangjianjun", NULL);
  ck_assert_ptr_null(finish(id, (YcFinish){ .investigators = { "王建军", NULL } }, &error));
  assert_error(error, "两个人");
  ck_assert_ptr_null(finish(id, (YcFinish){ .investigators = { "王建军", "王建军 " } }, &error));
  assert_error(error, "同一个人");
  ck_assert_ptr_null(finish(id, (YcFinish){ .investigators = { "王建军", "wangjianjun" } }, &error));
  assert_error(error, "同一个人");
  ck_assert_ptr_null(finish(id, (YcFinish){ .investigators = { "柯守业", "周芸" } }, &error));
  assert_error(error, "名册里没有「柯守业」");
  ck_assert(yc_route_strangers(hall, id, 4));   /* the village works along */
  done(finish(id, (YcFinish){ .n = 4, .investigators = { "王建军", "周芸" }, .day = day_of("2026-11-05") }, &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE facts LIKE '%%周芸%%' AND kind = 'step.finish'"), 0);
  ck_assert_str_eq(hall_text("SELECT b.json->>'second' FROM step s JOIN body b ON b.pos = s.said WHERE s.n = 4"), "周芸");
  hall_verify();
}
END_TEST

static YcIntakeResult *investigate(gint64 id, const char *first, const char *second, GError **error)
{
  return finish(id, (YcFinish){ .text = "核实了", .investigators = { first, second } }, error);
}

/* Where only the hall works both are of the hall; a login is its name. */
START_TEST(two_of_the_hall)
{
  GError *error = NULL;
  gint64 id = accepted("MZ11");
  hall_as("zhaomin", "3");
  YcAddStep more = { .after = 1, .kind = YC_STEP_INVESTIGATE, .office = "civil", .name = "补充核实", .reason = "有出入" };
  done(yc_route_add(hall, id, &more, NULL, &error), error);
  begun(id, 10001);
  hall_as("wangjianjun", NULL);
  ck_assert(!yc_route_strangers(hall, id, 10001));
  ck_assert_ptr_null(investigate(id, "王建军", "柯守业", &error));
  assert_error(error, "名册里没有「柯守业」");
  done(investigate(id, "wangjianjun", "zhouyun", &error), error);
  ck_assert_str_eq(hall_text("SELECT b.json->>'first' FROM step s JOIN body b ON b.pos = s.said WHERE s.n = 10001"), "王建军");
  ck_assert_str_eq(hall_text("SELECT b.json->>'second' FROM step s JOIN body b ON b.pos = s.said WHERE s.n = 10001"), "周芸");
  hall_verify();
}
END_TEST

static YcIntakeResult *discuss(gint64 id, const char *result, const char *meeting, int entitled, int present, int favour, GError **error)
{
  return finish(id, (YcFinish){ .result = result, .text = "议了", .meeting = meeting, .entitled = entitled, .present = present,
                                .in_favour = favour }, error);
}

/* 村民委员会组织法 第22、26、28条: in a village two thirds of the representatives, or more than half of all, have to come. */
START_TEST(a_discussion_counts)
{
  GError *error = NULL;
  gint64 id = accepted("MZ11");
  hall_as("zhaomin", "3");
  YcAddStep more = { .after = 1, .kind = YC_STEP_DISCUSS, .office = "village", .name = "村里评议", .reason = "有争议" };
  done(yc_route_add(hall, id, &more, NULL, &error), error);
  begun(id, 10001);
  hall_as(hall_text("SELECT s.login FROM post_now n JOIN staff s ON s.id = n.staff WHERE n.post = "
                    "(SELECT post FROM step WHERE n = 10001)"), NULL);
  ck_assert_int_eq(yc_route_meeting(hall, id, 10001), YC_MEETING_VILLAGE);
  ck_assert_ptr_null(discuss(id, "passed", "", 21, 13, 13, &error));
  assert_error(error, "至少到14人(三分之二),只到13人,还差1人");
  ck_assert_ptr_null(discuss(id, "failed", "", 21, 13, 0, &error));
  assert_error(error, "不算数");
  ck_assert_ptr_null(discuss(id, "passed", "assembly", 300, 150, 150, &error));
  assert_error(error, "至少到151人");
  ck_assert_ptr_null(discuss(id, "passed", "office", 21, 14, 14, &error));
  assert_error(error, "assembly");
  ck_assert_ptr_null(discuss(id, "passed", "", 21, 14, 7, &error));
  assert_error(error, "要8人同意,只有7人");
  ck_assert_ptr_null(discuss(id, "failed", "", 21, 14, 8, &error));
  assert_error(error, "结论是通过");
  ck_assert_ptr_null(discuss(id, "passed", "", 21, 14, 15, &error));
  assert_error(error, "不多于实到");
  done(discuss(id, "passed", "assembly", 300, 151, 76, &error), error);
  ck_assert_str_eq(hall_text("SELECT facts->>'meeting' FROM event WHERE kind = 'step.finish' AND facts->>'step' = 10001"), "assembly");
  hall_verify();
}
END_TEST

/* Under the name and the seal of who decided; the case says why. */
static void says_refused(gint64 id, gint64 denial)
{
  g_autofree char *organ = g_strdup(hall_text("SELECT o.name FROM step t JOIN office o ON o.code = t.office WHERE t.n = 7"));
  g_autofree char *paper = yc_app_paper_text(hall, denial, 80, NULL), *seal = g_strdup_printf("(盖%s印章)", organ);
  const char *const parts[] = { organ, seal, "已有一处宅基地", "《土地管理法》第62条" };
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) ck_assert_msg(strstr(paper, parts[i]) != NULL, "%s\n%s", parts[i], paper);
  ck_assert_msg(strstr(paper, "专用章") == NULL, "%s", paper);
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_str_eq(view->reason, "不予许可:已有一处宅基地(《土地管理法》第62条)");
}

/* RULE acc-04: with reason and article; its paper; what would come after it is not done any more. */
START_TEST(a_decision_refuses)
{
  GError *error = NULL;
  gint64 id = accepted("NY01");
  village_agreed(id);
  begun(id, 7);
  hall_as("liuhaibo", NULL);
  YcFinish form = { .result = "refuse", .text = "不符合一户一宅" };
  ck_assert_ptr_null(finish(id, form, &error));
  assert_error(error, "理由");
  form.reason = "已有一处宅基地";
  form.basis = "规定";
  ck_assert_ptr_null(finish(id, form, &error));
  assert_error(error, "条款");
  form.basis = "《土地管理法》第62条";
  g_autoptr(YcIntakeResult) result = finish(id, form, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  ck_assert_uint_eq(result->papers->len, 1);
  ck_assert_str_eq(hall_text("SELECT state, outcome, queue FROM casefile WHERE id = " ID, id), "decided|deny|fetch");
  ck_assert_str_eq(hall_text("SELECT kind, number FROM paper WHERE kind = 'denial'"), "denial|芦政决A〔2026〕0001号");
  ck_assert_str_eq(hall_text("SELECT group_concat(state) FROM step WHERE n IN (8, 9)"), "skipped,skipped");
  ck_assert_str_eq(hall_text("SELECT facts->>'$.remedy.kind' FROM event WHERE kind = 'case.decide'"), "review");
  says_refused(id, g_array_index(result->papers, gint64, 0));
  gint64 draft;
  ck_assert(yc_undo(hall, id, &draft, &error));
  ck_assert_str_eq(hall_text("SELECT state, coalesce(step, 0) FROM casefile WHERE id = " ID, id), "accepted|7");
  ck_assert_str_eq(hall_text("SELECT group_concat(state) FROM step WHERE n IN (7, 8, 9)"), "current,planned,planned");
  hall_verify();
}
END_TEST

START_TEST(a_decision_grants)
{
  GError *error = NULL;
  gint64 id = accepted("NY01");
  village_agreed(id);
  begun(id, 7);
  hall_as("liuhaibo", NULL);
  done(finish(id, (YcFinish){ .text = "准予建房" }, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, outcome FROM casefile WHERE id = " ID, id), "decided|accept");
  ck_assert_str_eq(hall_text("SELECT state FROM step WHERE n = 8"), "planned");
  hall_verify();
}
END_TEST

/* RULE agt-01: after the decision the agent answers, whoever has the step that is still to be done; it is among the work of who
 * has it all the same, and its red light would be theirs. */
START_TEST(a_step_after_the_decision)
{
  GError *error = NULL;
  gint64 id = accepted("NY01"), sort;
  village_agreed(id);
  begun(id, 7);
  hall_as("liuhaibo", NULL);
  done(finish(id, (YcFinish){ .text = "准予建房" }, &error), error);
  ck_assert(!yc_desk_locate(hall, YC_TAB_TODO, id, &sort));
  begun(id, 8);
  ck_assert_str_eq(now(id), "8|counter3|office|todo");
  hall_as("xujing", NULL);
  ck_assert(yc_desk_locate(hall, YC_TAB_TODO, id, &sort));
  g_autoptr(YcAnswers) who = yc_answers_read(hall, id, &error);
  ck_assert_str_eq(who->name, "李秀英");
  ck_assert_int_eq(who->why, YC_ANSWERS_AGENT);
  ck_assert_ptr_null(finish(id, (YcFinish){ .text = "盖好了" }, &error));
  assert_error(error, "什么章");
  done(finish(id, (YcFinish){ .text = "盖好了", .document = "农村宅基地批准书", .seal = "镇政府公章" }, &error), error);
  ck_assert(!yc_desk_locate(hall, YC_TAB_TODO, id, &sort));
  ck_assert_str_eq(hall_text("SELECT answerable, queue FROM casefile WHERE id = " ID, id), "counter3|fetch");
  hall_verify();
}
END_TEST

/* Before acceptance: the village discusses and posts; the hall writes down what it learns, and that is no late entry. */
START_TEST(before_acceptance)
{
  GError *error = NULL;
  gint64 id = accepted("NY01");
  YcFinish form = { .n = 1, .text = "同意 6 户建房", .how = "person", .day = day_of("2026-10-20"), .present = 30, .entitled = 41,
                    .in_favour = 12 };
  ck_assert_ptr_null(yc_route_before(hall, id, &form, day_of("2026-10-20"), NULL, &error));
  assert_error(error, "半数");
  form.in_favour = 28;
  done(yc_route_before(hall, id, &form, day_of("2026-10-20"), NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, began, finished, result FROM step WHERE n = 1"), "done|2026-10-20|2026-10-20|passed");
  form.n = 5;
  ck_assert_ptr_null(yc_route_before(hall, id, &form, day_of("2026-10-20"), NULL, &error));
  assert_error(error, "受理以前");
  hall_verify();
}
END_TEST

/* What the village did not agree to is not accepted; once it did, it is. */
START_TEST(disagreed_before_acceptance)
{
  GError *error = NULL;
  YcIntake *form = hall_form(1, "NY01");
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_RECEIVE);
  YcFinish said = { .n = 1, .result = "failed", .text = "户有一宅,不同意", .how = "person", .day = day_of("2026-10-20"),
                    .present = 30, .entitled = 41, .in_favour = 9 };
  YcIntakeResult *result = yc_route_before(hall, id, &said, day_of("2026-10-20"), NULL, &error);
  done(result, error);
  g_autoptr(YcIntake) answer = yc_intake_of_case(hall, id, &error);
  g_autoptr(YcPlan) plan = yc_examine_plan(hall, id, answer, YC_OUTCOME_ACCEPT);
  ck_assert(!plan->possible);
  ck_assert_msg(strstr(plan->why_not, "没有通过") && strstr(plan->why_not, "不予受理"), "%s", plan->why_not);
  g_autoptr(YcPlan) refusal = yc_examine_plan(hall, id, answer, YC_OUTCOME_REFUSE);
  ck_assert(refusal->possible);
  answer->outcome = YC_OUTCOME_ACCEPT;
  ck_assert_ptr_null(yc_supply_commit(hall, id, answer, &error));
  assert_error(error, "没有通过");
  ck_assert_str_eq(hall_text("SELECT state FROM casefile WHERE id = " ID, id), "received");
  said.result = "passed";
  said.in_favour = 28;
  said.day = day_of("2026-11-02");
  result = yc_route_before(hall, id, &said, day_of("2026-11-02"), NULL, &error);
  done(result, error);
  g_autoptr(YcIntake) again = yc_intake_of_case(hall, id, &error);
  again->outcome = YC_OUTCOME_ACCEPT;
  result = yc_supply_commit(hall, id, again, &error);
  done(result, error);
  ck_assert_str_eq(hall_text("SELECT state FROM casefile WHERE id = " ID, id), "accepted");
  ck_assert_str_eq(hall_text("SELECT result, finished FROM step WHERE n = 1"), "passed|2026-11-02");
  hall_verify();
}
END_TEST

/* After acceptance a discussion that did not agree leads straight to the decision. */
START_TEST(disagreed_after_acceptance)
{
  GError *error = NULL;
  gint64 id = accepted("YJ02");
  begun(id, 2);
  hall_as("wenzhiqiang", NULL);
  done(finish(id, (YcFinish){ .n = 2, .result = "failed", .day = day_of("2026-11-05"), .how = "person", .present = 20, .entitled = 30,
                              .in_favour = 3 }, &error), error);
  ck_assert_str_eq(hall_text("SELECT kind FROM step WHERE casefile = " ID " AND state = 'planned' AND role = 'lead' ORDER BY stage "
                             "LIMIT 1", id), "decide");
  hall_verify();
}
END_TEST

/* --- a supervisor changes it ------------------------------------------------------------------------------ */

START_TEST(added_beside_and_after)
{
  GError *error = NULL;
  gint64 id = accepted("MZ01");
  begun(id, 2);
  YcAddStep form = { .after = 2, .beside = TRUE, .kind = YC_STEP_CONSULT, .office = "forestry", .name = "林权核对", .days = 3,
                     .reason = "有林地收入" };
  hall_as("wangjianjun", NULL);
  ck_assert_ptr_null(yc_route_add(hall, id, &form, NULL, &error));
  assert_error(error, "值班长");
  hall_as("zhaomin", NULL);
  done(yc_route_add(hall, id, &form, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, role, stage, post, giver FROM step WHERE n = 10001"), "current|consult|20|forestry|civil");
  ck_assert_str_eq(clock_of(id, "step:10001"), "2026-11-05|2026-11-10|running");
  ck_assert_str_eq(now(id), "2|civil|civil|todo");
  form = (YcAddStep){ .after = 2, .kind = YC_STEP_WORK, .office = "gov", .name = "补充核实", .days = 2, .reason = "收入有出入" };
  done(yc_route_add(hall, id, &form, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, role, stage FROM step WHERE n = 10002"), "planned|lead|21");
  ended(id);
  ck_assert_int_eq(yc_route_following(hall, id, 2), 10002);
  done(yc_route_give(hall, id, 0, NULL, &error), error);
  ck_assert_int_eq(hall_int("SELECT step FROM casefile WHERE id = " ID, id), 10002);
  hall_verify();
}
END_TEST

/* No step without a clock: one without days of its own is due with the case, whose light is its. */
START_TEST(without_days_of_its_own)
{
  GError *error = NULL;
  gint64 id = accepted("CL01");
  begun(id, 3);
  const char *same = "SELECT s.started = p.started AND s.due = p.due AND s.target = p.target AND s.state = p.state, s.timeout "
                     "FROM clock s JOIN clock p ON p.casefile = s.casefile AND p.kind = 'promise' WHERE s.kind = '%s'";
  ck_assert_str_eq(hall_text(same, "step:3"), "1|case");
  YcAddStep form = { .after = 3, .beside = TRUE, .kind = YC_STEP_WORK, .office = "gov", .name = "补充核实", .reason = "材料不清" };
  hall_as("zhaomin", NULL);
  done(yc_route_add(hall, id, &form, NULL, &error), error);
  ck_assert_str_eq(hall_text(same, "step:10001"), "1|case");
  hall_verify();
  hall_at("2027-01-11T09:00");
  ck_assert_msg(yc_tick_run(hall, NULL, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text("SELECT group_concat(clock) FROM red WHERE clock NOT LIKE 'sign:%%'"), "promise");
}
END_TEST

START_TEST(skipped)
{
  GError *error = NULL;
  gint64 id = accepted("MZ01");
  begun(id, 2);
  hall_as("zhaomin", NULL);
  ck_assert_ptr_null(yc_route_skip(hall, id, 8, "不用", NULL, &error));
  assert_error(error, "不能免");
  ck_assert_ptr_null(yc_route_skip(hall, id, 6, "不用", NULL, &error));
  assert_error(error, "公示");
  done(yc_route_skip(hall, id, 4, "上月刚入户", NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT group_concat(state) FROM step WHERE stage = 40"), "skipped,skipped");
  done(yc_route_skip(hall, id, 2, "已经启动", NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT answerable = agent, office FROM casefile WHERE id = " ID, id), "1|-");
  ck_assert_str_eq(hall_text("SELECT state FROM clock WHERE kind = 'step:2'"), "done");
  hall_verify();
}
END_TEST

START_TEST(redirected)
{
  GError *error = NULL;
  gint64 id = accepted("MZ01");
  begun(id, 2);
  const char *clock = clock_of(id, "step:2");
  hall_as("zhaomin", NULL);
  ck_assert_ptr_null(yc_route_redirect(hall, id, 2, "civil", "x", NULL, &error));
  assert_error(error, "本来就在");
  done(yc_route_redirect(hall, id, 2, "gov", "民政办没有人", NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, office, post, giver, received FROM step WHERE n = 2"), "current|gov|approval|supervisor|-");
  ck_assert_str_eq(now(id), "2|supervisor|gov|todo");
  ck_assert_str_eq(clock_of(id, "step:2"), clock);
  hall_as("liuhaibo", NULL);
  done(yc_route_take(hall, id, 2, NULL, &error), error);
  ck_assert_str_eq(now(id), "2|approval|gov|todo");
  /* Given back, it comes to the supervisor too: 民政办, from whom it was taken, handed nothing over. */
  done(yc_route_return(hall, id, 2, "我们也不管", NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, post, giver FROM step WHERE n = 2"), "returned|approval|supervisor");
  ck_assert_str_eq(now(id), "2|supervisor|-|todo");
  g_autoptr(YcAnswers) answers = yc_answers_read(hall, id, NULL);
  ck_assert_str_eq(answers->name, "赵敏");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM owner_change WHERE why = 'redirect' AND counted"), 1);
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
  tcase_add_test(t, on_the_desk_of_who_assists);
  tcase_add_test(t, a_join_waits_for_all);
  tcase_add_test(t, two_steps_at_once);
  tcase_add_test(t, finished_and_handed_on);
  tcase_add_test(t, two_investigators);
  tcase_add_test(t, two_of_the_hall);
  tcase_add_test(t, a_discussion_counts);
  tcase_add_test(t, a_decision_refuses);
  tcase_add_test(t, a_decision_grants);
  tcase_add_test(t, a_step_after_the_decision);
  tcase_add_test(t, before_acceptance);
  tcase_add_test(t, disagreed_before_acceptance);
  tcase_add_test(t, disagreed_after_acceptance);
  tcase_add_test(t, added_beside_and_after);
  tcase_add_test(t, without_days_of_its_own);
  tcase_add_test(t, skipped);
  tcase_add_test(t, redirected);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
