/* Papers that are taken in and answered later: RULE time-09. */
#include <config.h>
#include <string.h>
#include "check_main.h"
#include "app/casefile.h"
#include "app/hall.h"
#include "app/tick.h"
#include "app/undo.h"
#include "app/waiting.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)
#define CASE(columns, id) "SELECT " columns " FROM casefile WHERE id = %" G_GINT64_FORMAT, id
#define CLOCKS(id) \
  "SELECT group_concat(kind || ' ' || started || ' ' || due || ' ' || state, '; ') FROM (SELECT * FROM clock WHERE" \
  " casefile = %" G_GINT64_FORMAT " ORDER BY kind)", id
#define PAPERS "SELECT group_concat(facts ->> 'paper', ' ') FROM (SELECT facts FROM paper ORDER BY id)"
#define LATER "2026-11-10T09:00"   /* three working days after HALL_NOW, the 5th */

static gint64 received(const char *item, int missing)
{
  YcIntake *form = hall_form(1, item);
  have_all(form);
  if (missing) mark(form, missing, YC_TICK_MISSING, "");
  return hall_taken(form, YC_OUTCOME_RECEIVE);
}

/* The case's form with an outcome, three days later. */
static YcIntake *form_of(gint64 id, YcOutcome outcome)
{
  g_autoptr(GError) error = NULL;
  YcIntake *form = yc_intake_of_case(hall, id, &error);
  ck_assert_msg(form != NULL, "%s", error ? error->message : "");
  form->outcome = outcome;
  return form;
}

static YcIntakeResult *answer(gint64 id, YcIntake *taken)
{
  g_autoptr(YcIntake) form = taken;
  g_autoptr(GError) error = NULL;
  YcIntakeResult *result = yc_supply_commit(hall, id, form, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  return result;
}

static void refused_with(gint64 id, YcIntake *taken, const char *part)
{
  g_autoptr(YcIntake) form = taken;
  GError *error = NULL;
  gint64 events = hall_int("SELECT count(*) FROM event");
  ck_assert_ptr_null(yc_supply_commit(hall, id, form, &error));
  assert_error(error, part);
  assert_int(events, "SELECT count(*) FROM event");
}

START_TEST(taken_in_and_undecided)
{
  YcIntake *form = hall_form(1, "NY01");
  have_all(form);
  g_autoptr(YcPlan) plan = yc_intake_plan(hall, form, YC_OUTCOME_RECEIVE);
  ck_assert(plan->possible);
  ck_assert_str_eq(plan->promise, "收下待审,11月12日(四)前答复(5个工作日),逾期视为受理");
  ck_assert_str_eq(plan->prints, "收件凭证");
  g_autoptr(YcIntakeResult) result = hall_take(form, YC_OUTCOME_RECEIVE);
  ck_assert_int_eq(result->outcome, YC_OUTCOME_RECEIVE);
  ck_assert_int_eq(result->due, day_of("2026-11-12"));
  ck_assert_uint_eq(result->papers->len, 1);
  assert_text("received|todo|receive|2026-11-05|-|2026-11-12|收件审查", CASE("state, queue, outcome, received, accepted, due, step_short", result->casefile));
  assert_int(1, "SELECT answerable = agent FROM casefile");
  assert_text("accept 2026-11-05 2026-11-12 running", CLOCKS(result->casefile));
  assert_text("receipt|2026-11-12|2026-11-05", "SELECT facts ->> 'paper', facts ->> 'due', facts ->> 'received' FROM paper");
  ck_assert(yc_case_undecided(hall, result->casefile));
  hall_verify();
}
END_TEST

/* Where nothing is presumed the line does not say so; with no paper at all there is nothing to take in. */
START_TEST(what_the_form_says)
{
  g_autoptr(YcIntake) form = hall_form(1, "MZ01");
  g_autoptr(YcPlan) none = yc_intake_plan(hall, form, YC_OUTCOME_RECEIVE);
  ck_assert_str_eq(none->why_not, "一样材料也没收下:只能告知,不能收下待审");
  have_all(form);
  g_autoptr(YcPlan) plan = yc_intake_plan(hall, form, YC_OUTCOME_RECEIVE);
  ck_assert_str_eq(plan->promise, "收下待审,11月12日(四)前答复(5个工作日)");
  form->outcome = YC_OUTCOME_NONE;
  GError *error = NULL;
  ck_assert_ptr_null(yc_intake_commit(hall, form, &error));
  assert_error(error, "请先选一个结果");
}
END_TEST

/* Accepted three days later: that day, with the limits from the day of receipt. */
START_TEST(accepted_later)
{
  gint64 id = received("MZ01", 0);
  YcDay promised = day_of(hall_text("SELECT due FROM clock WHERE casefile = %" G_GINT64_FORMAT " AND kind = 'promise'", hall_accepted(2)));
  hall_at(LATER);
  g_autoptr(YcIntakeResult) result = answer(id, form_of(id, YC_OUTCOME_ACCEPT));
  ck_assert_int_eq(result->due, promised);
  assert_text("accepted|accept|2026-11-05|2026-11-10", CASE("state, outcome, received, accepted", id));
  assert_text("done", "SELECT state FROM clock WHERE kind = 'accept' AND casefile = %" G_GINT64_FORMAT, id);
  assert_text("2026-11-05", "SELECT DISTINCT started FROM clock WHERE state = 'running' AND casefile = %" G_GINT64_FORMAT, id);
  assert_int(0, "SELECT count(*) FROM event WHERE kind = 'case.examine'");
  refused_with(id, form_of(id, YC_OUTCOME_ACCEPT), "不等材料");
  hall_verify();
}
END_TEST

/* What is found missing on examination is told once, and stands on the case's list. */
START_TEST(told_later)
{
  gint64 id = received("MZ01", 0);
  hall_at(LATER);
  YcIntake *form = form_of(id, YC_OUTCOME_ACCEPT);
  mark(form, 9, YC_TICK_WRONG, "要本人的卡");
  g_autoptr(YcPlan) accept = yc_examine_plan(hall, id, form, YC_OUTCOME_ACCEPT);
  ck_assert_str_eq(accept->why_not, "还缺 1 项材料:补齐才能受理");
  form->outcome = YC_OUTCOME_ASK;
  g_autoptr(YcIntakeResult) result = answer(id, form);
  ck_assert_int_eq(result->outcome, YC_OUTCOME_ASK);
  assert_text("correcting|supply|ask", CASE("state, queue, outcome", id));
  assert_text("wrong|要本人的卡", "SELECT state, note FROM material WHERE n = 9");
  assert_int(1, "SELECT count(*) FROM event WHERE kind = 'case.examine'");
  assert_text("receipt ask receipt", PAPERS);
  assert_text("done", "SELECT state FROM clock WHERE kind = 'accept'");
  hall_verify();
  /* It came, everything is there, and it is to be answered later once more: from the day of the last paper. */
  hall_at("2026-11-13T15:00");
  YcIntake *rest = form_of(id, YC_OUTCOME_RECEIVE);
  g_autoptr(YcIntake) short_of = form_of(id, YC_OUTCOME_RECEIVE);
  GError *error = NULL;
  ck_assert_ptr_null(yc_supply_commit(hall, id, short_of, &error));
  assert_error(error, "补齐了才能收下待审");
  have_all(rest);
  g_autoptr(YcIntakeResult) again = answer(id, rest);
  ck_assert_int_eq(again->outcome, YC_OUTCOME_RECEIVE);
  assert_text("received|todo|receive|2026-11-13|2026-11-20", CASE("state, queue, outcome, received, due", id));
  assert_text("receipt ask receipt receipt", PAPERS);
  assert_text("2026-11-20|2026-11-13", "SELECT facts ->> 'due', facts ->> 'received' FROM paper ORDER BY id DESC LIMIT 1");
  g_autoptr(YcIntakeResult) done G_GNUC_UNUSED = answer(id, form_of(id, YC_OUTCOME_ACCEPT));
  assert_text("accepted|2026-11-13|2026-11-13", CASE("state, received, accepted", id));
  hall_verify();
}
END_TEST

START_TEST(refused_later)
{
  gint64 id = received("MZ01", 0);
  hall_at(LATER);
  YcIntake *form = form_of(id, YC_OUTCOME_REFUSE);
  form->refusal = YC_REFUSE_OTHER;
  yc_intake_set(&form->reason, "户籍在邻县");
  refused_with(id, form, "条文");
  form = form_of(id, YC_OUTCOME_REFUSE);
  form->refusal = YC_REFUSE_OTHER;
  yc_intake_set(&form->reason, "户籍在邻县,条例第九条");
  g_autoptr(YcIntakeResult) result G_GNUC_UNUSED = answer(id, form);
  assert_text("not_accepted|refuse", CASE("state, outcome", id));
  assert_text("receipt refusal", PAPERS);
  hall_verify();
}
END_TEST

START_TEST(tolerated_and_done_at_once_later)
{
  gint64 id = received("CL02", 3), spot = received("MZ14", 0);
  hall_at(LATER);
  refused_with(id, form_of(id, YC_OUTCOME_ACCEPT), "还缺 1 项");
  g_autoptr(YcIntakeResult) result G_GNUC_UNUSED = answer(id, form_of(id, YC_OUTCOME_TOLERANT));
  assert_text("accepted|tolerant|2026-11-05|2026-11-10", CASE("state, outcome, received, accepted", id));
  g_autoptr(YcIntakeResult) done G_GNUC_UNUSED = answer(spot, form_of(spot, YC_OUTCOME_ONSPOT));
  assert_text("delivered|onspot", CASE("state, outcome", spot));
  hall_verify();
}
END_TEST

/* Papers that were taken in are not handed back as if nobody had. */
START_TEST(what_is_no_answer)
{
  gint64 id = received("MZ01", 0);
  refused_with(id, form_of(id, YC_OUTCOME_TELL), "材料已经收下");
  refused_with(id, form_of(id, YC_OUTCOME_REFER), "代收转递");
  refused_with(id, form_of(id, YC_OUTCOME_FORWARD), "单位");
  refused_with(id, form_of(id, YC_OUTCOME_NONE), "请先选一个结果");
  refused_with(id, form_of(id, YC_OUTCOME_RECEIVE), "材料和上次记的一样");
  YcIntake *form = form_of(id, YC_OUTCOME_ASK);
  mark(form, 9, YC_TICK_MISSING, "");
  form->cause = YC_CAUSE_OURS;
  refused_with(id, form, "不用再次告知");
}
END_TEST

/* Another office accepts it: it is sent on, with days of its own, and its first answer can be taken back. */
START_TEST(sent_on_later)
{
  gint64 id = received("MZ01", 0);
  hall_at(LATER);
  YcIntake *form = form_of(id, YC_OUTCOME_FORWARD);
  yc_intake_set(&form->authority, "hall-581126200000");
  g_autoptr(YcIntakeResult) result = answer(id, form);
  ck_assert_int_eq(result->outcome, YC_OUTCOME_FORWARD);
  ck_assert_int_eq(result->due, day_of("2026-11-12"));
  assert_text("received|forward|hall-581126200000|2026-11-12|待转递", CASE("state, outcome, authority, due, step_short", id));
  assert_text("accept 2026-11-05 2026-11-12 done; forward 2026-11-10 2026-11-12 running", CLOCKS(id));
  assert_text("receipt forward", PAPERS);
  ck_assert(!yc_case_undecided(hall, id));
  hall_verify();
  gint64 draft;
  ck_assert(yc_undo(hall, id, &draft, NULL));
  assert_text("receive|-|2026-11-12|收件审查", CASE("outcome, authority, due, step_short", id));
  assert_text("accept 2026-11-05 2026-11-12 running", CLOCKS(id));
  YcIntake *again = form_of(id, YC_OUTCOME_FORWARD);
  yc_intake_set(&again->authority, "hall-581126200000");
  g_autoptr(YcIntakeResult) second G_GNUC_UNUSED = answer(id, again);
  g_autoptr(YcIntakeResult) gone = yc_case_forward(hall, id, YC_BY_COURIER, "邮政 EB123", NULL, NULL);
  ck_assert_ptr_nonnull(gone);
  assert_text("forwarded", CASE("state", id));
  hall_verify();
}
END_TEST

/* What was found is written down, the answer is still to come; the same act twice is one. */
START_TEST(left_lying_on)
{
  gint64 id = received("MZ01", 9);
  hall_at(LATER);
  for (int i = 0; i < 2; i++) {
    YcIntake *form = form_of(id, YC_OUTCOME_RECEIVE);
    form->ver = 0;
    have_all(form);
    yc_intake_set(&form->act, "again");
    g_autoptr(YcIntakeResult) result = answer(id, form);
    ck_assert_int_eq(result->outcome, YC_OUTCOME_RECEIVE);
    ck_assert_int_eq(result->repeated, i == 1);
    ck_assert_uint_eq(result->papers->len, 0);
  }
  assert_text("received|receive|2026-11-05|2026-11-12", CASE("state, outcome, received, due", id));
  assert_int(1, "SELECT count(*) FROM event WHERE kind = 'case.examine'");
  assert_text("accept 2026-11-05 2026-11-12 running", CLOCKS(id));
  hall_verify();
}
END_TEST

/* Within a minute it is as it was. */
START_TEST(undone)
{
  gint64 id = received("MZ01", 9);
  hall_at(LATER);
  YcIntake *form = form_of(id, YC_OUTCOME_ACCEPT);
  have_all(form);
  g_autoptr(YcIntakeResult) result G_GNUC_UNUSED = answer(id, form);
  g_autoptr(GError) error = NULL;
  gint64 draft;
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  assert_text("received|receive|2026-11-05|-|2026-11-12", CASE("state, outcome, received, accepted, due", id));
  assert_text("accept 2026-11-05 2026-11-12 running", CLOCKS(id));
  assert_text("missing", "SELECT state FROM material WHERE n = 9");
  hall_verify();
}
END_TEST

/* An answer in time keeps the tick away from it. */
START_TEST(answered_in_time)
{
  gint64 id = received("NY01", 0);
  hall_at("2026-11-12T17:00");
  g_autoptr(YcIntakeResult) result G_GNUC_UNUSED = answer(id, form_of(id, YC_OUTCOME_ACCEPT));
  hall_at("2026-11-13T08:00");
  YcTickReport report;
  ck_assert(yc_tick_run(hall, &report, NULL));
  ck_assert_uint_eq(report.n[YC_TICKED_DEEMED] + report.n[YC_TICKED_RED], 0);
  assert_text("2026-11-12", CASE("accepted", id));
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("receive");
  TCase *t = tcase_create("one");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, taken_in_and_undecided);
  tcase_add_test(t, what_the_form_says);
  tcase_add_test(t, accepted_later);
  tcase_add_test(t, told_later);
  tcase_add_test(t, refused_later);
  tcase_add_test(t, tolerated_and_done_at_once_later);
  tcase_add_test(t, what_is_no_answer);
  tcase_add_test(t, sent_on_later);
  tcase_add_test(t, left_lying_on);
  tcase_add_test(t, undone);
  tcase_add_test(t, answered_in_time);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
