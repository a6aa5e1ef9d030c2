/* A case goes from hand to hand: handed over, acknowledged, given back, deemed received; what an outside office did; the papers
 * that go along and the lists that say so (RULE agt-01, agt-02, agt-06, time-12, time-13, acc-11). */
#include <config.h>
#include <string.h>
#include "app/hall.h"
#include "app/handon.h"
#include "app/kept.h"
#include "app/paper.h"
#include "app/private.h"
#include "app/signing.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "app/undo.h"
#include "check_main.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)

static GArray *cases_of(gint64 first, gint64 second)
{
  GArray *cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, first);
  if (second != 0) g_array_append_val(cases, second);
  return cases;
}

static YcHanded *give(gint64 first, gint64 second)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) cases = cases_of(first, second);
  YcHanded *done = yc_hand_give(hall, cases, NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  return done;
}

static void give_one(gint64 id)
{
  yc_handed_free(give(id, 0));
}

static void sign_all(void)
{
  YcSigned done;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(yc_sign_all(hall, 0, NULL, &done, &error), "%s", error ? error->message : "");
}

static gint64 accepted(guint n, const char *item)
{
  YcIntake *form = hall_form(n, item);
  have_all(form);
  return hall_taken(form, YC_OUTCOME_ACCEPT);
}

/* A case whose next step is the office of civil affairs'. */
static gint64 on_its_way(guint n)
{
  return accepted(n, "LY01");
}

static const char *where(gint64 id)
{
  g_autoptr(GPtrArray) kept = yc_kept_list(hall, id, NULL);
  ck_assert_uint_gt(kept->len, 0);
  return g_intern_string(((const YcKept *)kept->pdata[0])->where);
}

START_TEST(handed_over_and_acknowledged)
{
  gint64 id = on_its_way(1);
  g_autoptr(YcHandPlan) plan = yc_hand_plan(hall, id, NULL);
  ck_assert_int_eq(plan->what, YC_HAND_GIVE);
  ck_assert(!plan->next.outside && plan->next.due != YC_DAY_NONE);
  g_autofree char *words = yc_hand_words(plan);
  ck_assert_ptr_nonnull(strstr(words, plan->next.to));
  ck_assert_str_eq(where(id), "");
  g_autoptr(YcHanded) done = give(id, 0);
  ck_assert_uint_eq(done->papers->len, 1);
  /* The giver answers until it is acknowledged; the clock runs from now. */
  assert_text("counter3", "SELECT answerable FROM casefile");
  assert_int(1, "SELECT count(*) FROM clock WHERE kind LIKE 'step:%%' AND started = '2026-11-05' AND state = 'running'");
  ck_assert_str_ne(where(id), "");
  const char *login = hall_text("SELECT login FROM staff WHERE id = (SELECT staff FROM post_now WHERE post = (SELECT post FROM step WHERE state = 'current'))");
  hall_as(login, NULL);
  ck_assert_int_eq(yc_sign_count(hall), 1);
  g_autoptr(GPtrArray) rows = yc_sign_rows(hall, NULL);
  const YcCaseRow *row = rows->pdata[0];
  ck_assert_int_eq(row->id, id);
  ck_assert_int_eq(row->due, day_of("2026-11-06"));
  ck_assert_str_eq(row->who, "李秀英");
  /* Urged meanwhile is who has to sign, not who handed it over. */
  hall_as("zhaomin", NULL);
  g_autoptr(GArray) cases = cases_of(id, 0);
  g_autoptr(YcSupervised) urged = yc_urge(hall, cases, "", NULL, NULL);
  ck_assert(urged != NULL && strstr(urged->whom, hall_text("SELECT name FROM staff WHERE login = '%s'", login)) != NULL);
  ck_assert_str_eq(hall_text("SELECT post FROM supervised"), hall_text("SELECT post FROM step WHERE state = 'current'"));
  hall_as(login, NULL);
  gint64 sort;
  ck_assert(yc_sign_locate(hall, id, &sort) && sort == row->sort);
  sign_all();
  ck_assert_int_eq(yc_sign_count(hall), 0);
  ck_assert_str_eq(hall_text("SELECT answerable FROM casefile"), hall_text("SELECT post FROM step WHERE state = 'current'"));
  GError *error = NULL;
  YcSigned none;
  ck_assert(!yc_sign_all(hall, 0, NULL, &none, &error));
  assert_error(error, "没有等你签收的");
  hall_verify();
}
END_TEST

static const YcSignLook *only_look(const GPtrArray *looks)
{
  ck_assert_uint_eq(looks->len, 1);
  return looks->pdata[0];
}

/* What is signed for is named before: the papers are with who leads, and so is the case (RULE agt-01, acc-11). */
START_TEST(what_is_signed_for)
{
  gint64 id = accepted(1, "MZ05");
  give_one(id);
  hall_as("wangjianjun", NULL);
  g_autoptr(GPtrArray) leads = yc_sign_look(hall, id, NULL), all = yc_sign_look(hall, 0, NULL);
  g_autofree char *kept = yc_kept_text(hall, id);
  ck_assert_str_ne(kept, "");
  ck_assert_str_eq(only_look(leads)->papers, kept);
  ck_assert_str_eq(only_look(leads)->lead, "");
  ck_assert_msg(g_str_has_suffix(only_look(all)->papers, "种"), "%s", only_look(all)->papers);
  YcSigned done;
  ck_assert(yc_sign_all(hall, 0, NULL, &done, NULL));
  ck_assert_uint_eq(done.helps, 0);
  hall_as("wenzhiqiang", NULL);
  g_autoptr(GPtrArray) assists = yc_sign_look(hall, 0, NULL);
  ck_assert_str_eq(only_look(assists)->papers, "");
  ck_assert_str_eq(only_look(assists)->lead, "王建军");
  ck_assert(yc_sign_all(hall, 0, NULL, &done, NULL));
  ck_assert_uint_eq(done.helps, 1);
  assert_text("civil", "SELECT answerable FROM casefile");
}
END_TEST

START_TEST(given_back_with_its_papers)
{
  gint64 id = on_its_way(1);
  give_one(id);
  const char *login = hall_text("SELECT login FROM staff WHERE id = (SELECT staff FROM post_now WHERE post = (SELECT post FROM step WHERE state = 'current'))");
  const char *due = hall_text("SELECT due FROM step WHERE state = 'current'");
  hall_as(login, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) back = yc_route_return(hall, id, 0, "缺银行卡复印件", NULL, &error);
  ck_assert_msg(back != NULL, "%s", error ? error->message : "");
  assert_text("counter3", "SELECT answerable FROM casefile");
  assert_int(0, "SELECT count(*) FROM material_at WHERE post <> 'counter3'");
  assert_int(0, "SELECT count(*) FROM clock WHERE kind LIKE 'sign:%%' AND state = 'running'");
  hall_as("lixiuying", "3");
  g_autoptr(YcHandPlan) plan = yc_hand_plan(hall, id, NULL);
  ck_assert(plan->what == YC_HAND_GIVE && plan->again);
  hall_at("2026-11-06T09:00");
  give_one(id);
  /* No day moved, RULE time-13. */
  ck_assert_str_eq(hall_text("SELECT due FROM step WHERE state = 'current'"), due);
  hall_verify();
}
END_TEST

/* RULE time-12: a working day without a word, by itself, once, with the proof of dispatch. */
START_TEST(deemed_received)
{
  gint64 id = on_its_way(1);
  give_one(id);
  hall_at("2026-11-06T17:00");
  YcTickReport report;
  ck_assert(yc_tick_run(hall, &report, NULL));
  ck_assert_uint_eq(report.n[YC_TICKED_RECEIVED], 0);
  hall_at("2026-11-09T08:00");
  ck_assert(yc_tick_run(hall, &report, NULL));
  ck_assert_uint_eq(report.n[YC_TICKED_RECEIVED], 1);
  assert_text("tick|deemed|2026-11-07", "SELECT origin, facts->>'how', facts->>'day' FROM event WHERE kind = 'step.receive'");
  ck_assert(yc_tick_run(hall, &report, NULL));
  assert_int(1, "SELECT count(*) FROM event WHERE kind = 'step.receive'");
  ck_assert_str_eq(hall_text("SELECT answerable FROM casefile"), hall_text("SELECT post FROM step WHERE state = 'current'"));
  hall_verify();
}
END_TEST

START_TEST(many_at_once_with_one_list)
{
  gint64 first = on_its_way(1), second = on_its_way(2);
  g_autoptr(YcHanded) done = give(first, second);
  ck_assert_uint_eq(done->cases, 2);
  ck_assert_uint_eq(done->lists, 1);
  ck_assert_uint_eq(done->papers->len, 1);
  assert_text("handover|yes", "SELECT kind, facts->>'print' FROM paper ORDER BY id DESC LIMIT 1");
  assert_int(1, "SELECT count(DISTINCT act) FROM event WHERE kind = 'step.begin'");
  g_autofree char *text = yc_app_paper_text(hall, g_array_index(done->papers, gint64, 0), 80, NULL);
  ck_assert_ptr_nonnull(strstr(text, "共 2 项"));
  ck_assert_ptr_nonnull(strstr(text, "原1"));
  /* All of them or none. */
  GError *error = NULL;
  g_autoptr(GArray) cases = cases_of(on_its_way(3), first);
  g_autoptr(YcHanded) none = yc_hand_give(hall, cases, NULL, &error);
  ck_assert_ptr_null(none);
  ck_assert_ptr_nonnull(strstr(error->message, ":"));
  g_clear_error(&error);
  assert_int(2, "SELECT count(*) FROM event WHERE kind = 'step.begin'");
  hall_verify();
}
END_TEST

START_TEST(undone_within_the_minute)
{
  gint64 id = on_its_way(1), draft = 0;
  give_one(id);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(where(id), "");
  assert_int(0, "SELECT count(*) FROM step WHERE state = 'current'");
  assert_int(1, "SELECT count(*) FROM paper WHERE kind = 'handover' AND state = 'void'");
  hall_verify();
}
END_TEST

/* RULE agt-06: the agent records for an outside office, with source and day. */
START_TEST(an_outside_office)
{
  gint64 id = accepted(4, "CL02");
  g_autoptr(YcHandPlan) plan = yc_hand_plan(hall, id, NULL);
  ck_assert_msg(plan != NULL && plan->next.outside, "%s", plan ? plan->next.to : "nowhere");
  g_autoptr(YcHanded) sent = give(id, 0);
  ck_assert_uint_eq(sent->papers->len, 1);
  assert_int(1, "SELECT count(*) FROM material_at WHERE office IS NOT NULL AND n = 1");
  g_autoptr(GArray) cases = cases_of(id, 0);
  hall_at("2026-11-10T09:00");
  YcOutsideNote note = { YC_OUTSIDE_RECEIVED, YC_SOURCE_SLIP, day_of("2026-11-04"), "刘工", NULL };
  GError *error = NULL;
  ck_assert_ptr_null(yc_outside_record(hall, cases, &note, NULL, &error));
  assert_error(error, "还没有送出");
  note.day = day_of("2026-11-11");
  ck_assert_ptr_null(yc_outside_record(hall, cases, &note, NULL, &error));
  assert_error(error, "还没到");
  note.day = day_of("2026-11-06");
  g_autoptr(YcHanded) received = yc_outside_record(hall, cases, &note, NULL, &error);
  ck_assert_ptr_nonnull(received);
  assert_text("2026-11-06|person", "SELECT day, how FROM step_receipt");
  assert_text("2026-11-06", "SELECT received FROM step WHERE state = 'current'");
  ck_assert_ptr_null(yc_outside_record(hall, cases, &note, NULL, &error));
  assert_error(error, "已经记过收到");
  hall_as("luowenjing", "4");
  note = (YcOutsideNote){ YC_OUTSIDE_RETURNED, YC_SOURCE_PHONE, day_of("2026-11-09"), "缺照片", NULL };
  ck_assert_ptr_null(yc_outside_record(hall, cases, &note, NULL, &error));
  assert_error(error, "代办员");
  hall_as("lixiuying", "3");
  g_autoptr(YcHanded) back = yc_outside_record(hall, cases, &note, NULL, &error);
  ck_assert_msg(back != NULL, "%s", error ? error->message : "");
  assert_text("returned", "SELECT state FROM step WHERE began IS NOT NULL ORDER BY n DESC LIMIT 1");
  ck_assert_ptr_nonnull(strstr(hall_text("SELECT json FROM body JOIN event USING (pos) WHERE kind = 'step.return'"), "缺照片(电话,11-09)"));
  ck_assert_str_eq(hall_text("SELECT facts->>'office_name' = (SELECT o.short FROM office o JOIN step t ON t.office = o.code WHERE t.state = 'returned') "
                             "FROM event WHERE kind = 'step.return'"), "1");
  assert_int(0, "SELECT count(*) FROM material_at WHERE office IS NOT NULL");
  hall_verify();
}
END_TEST

/* Who has the step says what it came to; where rows run side by side it ends just its own. */
START_TEST(a_step_of_mine)
{
  gint64 id = on_its_way(1);
  give_one(id);
  hall_as(hall_text("SELECT login FROM staff WHERE id = (SELECT staff FROM post_now WHERE post = (SELECT post FROM step WHERE state = 'current'))"), NULL);
  sign_all();
  g_autoptr(YcHandPlan) plan = yc_hand_plan(hall, id, NULL);
  ck_assert_int_eq(plan->what, YC_HAND_FINISH);
  ck_assert_str_eq(plan->waits, "");
  g_autoptr(GArray) cases = cases_of(id, 0);
  GError *error = NULL;
  ck_assert(!yc_hand_may(hall, cases, &error));
  assert_error(error, "先一件一件写明结果再交");
  YcFinish form = { .n = plan->row->n, .text = "查验了", .hand_on = plan->next.n != 0, .day = YC_DAY_NONE,
                    .investigators = { "吴长林", "何大勇" } };
  g_autoptr(YcIntakeResult) done = yc_route_finish(hall, id, &form, NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  assert_int(1, "SELECT count(*) FROM step WHERE state = 'done' AND n = %d", plan->row->n);
  assert_int(plan->next.n, "SELECT coalesce(max(n), 0) FROM step WHERE state = 'current' AND role = 'lead'");
  hall_verify();
}
END_TEST

/* RULE agt-06: what an outside office decided, by its own paper; entered later it is no late entry. */
START_TEST(an_outside_office_concludes)
{
  gint64 id = accepted(4, "CL02");
  give_one(id);
  hall_at("2026-11-10T09:00");
  g_autoptr(GArray) cases = cases_of(id, 0);
  g_autoptr(YcHandPlan) plan = yc_hand_plan(hall, id, NULL);
  ck_assert_int_eq(plan->what, YC_HAND_OUTSIDE);
  YcOutsideNote note = { YC_OUTSIDE_DONE, YC_SOURCE_PHONE, day_of("2026-11-11"), "刘工说审核通过", NULL };
  YcFinish form = { .result = "" };
  gboolean decides = plan->row->kind == YC_STEP_DECIDE;
  GError *error = NULL;
  note.finish = &form;
  ck_assert_ptr_null(yc_outside_record(hall, cases, &note, NULL, &error));
  assert_error(error, "还没到");
  note.day = day_of("2026-11-09");
  if (decides) {
    ck_assert_ptr_null(yc_outside_record(hall, cases, &note, NULL, &error));
    assert_error(error, "要写明是什么结果");
    form.result = "refuse";
    ck_assert_ptr_null(yc_outside_record(hall, cases, &note, NULL, &error));
    assert_error(error, "文号");
    form.document = "青残决〔2026〕3号";
  }
  g_autoptr(YcHanded) done = yc_outside_record(hall, cases, &note, NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  assert_text("done", "SELECT state FROM step WHERE n = %d", plan->row->n);
  assert_text("2026-11-09", "SELECT facts ->> 'day' FROM event WHERE kind = 'step.finish'");
  assert_text("phone", "SELECT facts ->> 'how' FROM event WHERE kind = 'step.finish'");
  assert_int(0, "SELECT count(*) FROM paper WHERE kind = 'denial'");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("handover");
  TCase *tests = tcase_create("handover");
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, handed_over_and_acknowledged);
  tcase_add_test(tests, what_is_signed_for);
  tcase_add_test(tests, given_back_with_its_papers);
  tcase_add_test(tests, deemed_received);
  tcase_add_test(tests, many_at_once_with_one_list);
  tcase_add_test(tests, undone_within_the_minute);
  tcase_add_test(tests, an_outside_office);
  tcase_add_test(tests, a_step_of_mine);
  tcase_add_test(tests, an_outside_office_concludes);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
