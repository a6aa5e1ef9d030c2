/* Setting right what was taken in: corrected, voided, taken in again, withdrawn (RULE acc-12). */
#include <config.h>
#include <string.h>
#include "app/afterwards.h"
#include "app/desk.h"
#include "app/draft.h"
#include "app/hall.h"
#include "app/paper.h"
#include "app/undo.h"
#include "check_main.h"

#define CASE(column, id) "SELECT " column " FROM casefile WHERE id = %" G_GINT64_FORMAT, id
#define assert_case(expected, column, id) ck_assert_str_eq(hall_text(CASE(column, id)), expected)
#define MUST(ok) ck_assert_msg((ok), "%s", error ? error->message : "no error")

/* A MZ01 taken in yesterday morning, with its originals. */
static gint64 yesterday(void)
{
  hall_at("2026-11-04T10:05");
  gint64 id = hall_accepted(1);
  hall_at(HALL_NOW);
  return id;
}

static guint listed(YcTab tab)
{
  g_autoptr(GPtrArray) rows = yc_desk_list(hall, tab, NULL, 0, FALSE, 50, NULL);
  return rows->len;
}

static void undo(gint64 id)
{
  gint64 draft;
  g_autoptr(GError) error = NULL;
  MUST(yc_undo(hall, id, &draft, &error));
  hall_verify();
}

/* --- voiding ---------------------------------------------------------------------------------------------- */

START_TEST(voided)
{
  g_autoptr(GError) error = NULL;
  gint64 id = yesterday();
  ck_assert_uint_eq(listed(YC_TAB_ALL), 1);
  ck_assert_ptr_null(yc_void_commit(hall, id, "", NULL));
  g_autoptr(YcIntakeResult) result = yc_void_commit(hall, id, "收错了人", &error);
  MUST(result != NULL);
  assert_case("void||void|2026-11-05|作废|收错了人|-|~", "state, queue, outcome, ended, step_short, reason, due, rank", id);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM clock WHERE state <> 'done'"), 0);
  ck_assert_str_eq(hall_text("SELECT group_concat(state) FROM paper"), "void");
  ck_assert_uint_eq(listed(YC_TAB_ALL), 0);
  hall_verify();
  /* It is found, says what it is, and is nobody's history. */
  g_autoptr(GPtrArray) found = yc_desk_find(hall, "wxh", 10, NULL);
  ck_assert_uint_eq(found->len, 1);
  ck_assert_int_eq(((YcCaseRow *)found->pdata[0])->state, YC_STATE_VOID);
  g_autoptr(YcIntake) form = hall_form(1, "MZ01");
  form->applicant.id = hall_int("SELECT id FROM person");
  ck_assert_ptr_null(yc_intake_duplicates(hall, form));
  g_autoptr(GError) again = NULL;
  ck_assert_ptr_null(yc_void_commit(hall, id, "再来", &again));
  ck_assert_ptr_nonnull(strstr(again->message, "作废"));
  undo(id);
  assert_case("accepted|todo|-", "state, queue, reason", id);
  ck_assert_str_eq(hall_text("SELECT group_concat(state) FROM paper"), "valid");
}
END_TEST

/* The time of first receipt stays, and so do the days that count from it. */
START_TEST(taken_in_again)
{
  g_autoptr(GError) error = NULL;
  gint64 id = yesterday();
  g_autoptr(YcIntake) form = yc_again_load(hall, id, "事项选错了", &error);
  MUST(form != NULL);
  ck_assert_str_eq(form->applicant.name, "温秀荷");
  ck_assert_str_eq(form->received, "2026-11-04");
  ck_assert_str_eq(form->item, "");
  MUST(yc_intake_choose(hall, form, "MZ02", &error));
  have_all(form);
  form->outcome = YC_OUTCOME_ACCEPT;
  g_autoptr(YcPlan) plan = yc_intake_plan(hall, form, YC_OUTCOME_ACCEPT);
  g_autoptr(YcIntakeResult) result = yc_intake_commit(hall, form, &error);
  MUST(result != NULL);
  ck_assert_int_eq(plan->due, result->due);
  assert_case("void|事项选错了", "state, reason", id);
  assert_case("accepted|2026-11-04|2026-11-05", "state, received, accepted", result->casefile);
  ck_assert_int_eq(hall_int(CASE("replaces", result->casefile)), id);
  ck_assert_str_eq(hall_text("SELECT DISTINCT started FROM clock WHERE casefile = %" G_GINT64_FORMAT, result->casefile), "2026-11-04");
  ck_assert_int_eq(yc_first_receipt(hall, result->casefile), yc_time_parse("2026-11-04T10:05"));
  ck_assert_int_eq(yc_first_receipt(hall, id), YC_TIME_NONE);
  ck_assert_str_eq(hall_text("SELECT group_concat(state, ',') FROM (SELECT state FROM paper ORDER BY id)"), "void,valid");
  hall_verify();
  /* One act: both come back together. */
  undo(result->casefile);
  assert_case("accepted|todo", "state, queue", id);
  assert_case("void|", "state, queue", result->casefile);
  ck_assert_str_eq(hall_text("SELECT group_concat(state, ',') FROM (SELECT state FROM paper ORDER BY id)"), "valid,void");
}
END_TEST

/* Whoever fills in the form keeps the day; the same act again names the new case; who was told had brought nothing. */
START_TEST(taken_in_again_by_hand)
{
  g_autoptr(GError) error = NULL;
  gint64 id = yesterday();
  g_autoptr(YcIntake) form = hall_form(1, "MZ02");
  have_all(form);
  form->replaces = id;
  form->outcome = YC_OUTCOME_ACCEPT;
  yc_intake_set(&form->why, "事项选错了");
  yc_intake_set(&form->received, "2026-11-01");
  yc_intake_set(&form->act, "again-1");
  g_autoptr(YcIntakeResult) result = yc_intake_commit(hall, form, &error);
  MUST(result != NULL);
  assert_case("2026-11-04", "received", result->casefile);
  g_autoptr(YcIntakeResult) repeated = yc_intake_commit(hall, form, &error);
  MUST(repeated != NULL);
  ck_assert(repeated->repeated);
  ck_assert_int_eq(repeated->casefile, result->casefile);
  ck_assert_str_eq(repeated->number, result->number);
  gint64 told = hall_taken(hall_form(2, "MZ11"), YC_OUTCOME_TELL);
  hall_at("2026-11-09T10:00");
  g_autoptr(YcIntake) now = yc_again_load(hall, told, "告知错了", &error);
  MUST(now != NULL);
  ck_assert_str_eq(now->received, "");
  hall_verify();
}
END_TEST

START_TEST(who_may)
{
  GError *error = NULL;
  gint64 id = yesterday();
  hall_as("hexiaoyan", "2");
  ck_assert(!yc_afterwards_may(hall, id, YC_ACT_VOID, &error));
  assert_error(error, "李秀英");
  ck_assert_ptr_null(yc_void_commit(hall, id, "试试", &error));
  assert_error(error, "李秀英");
  hall_as("zhaomin", NULL);
  ck_assert(yc_afterwards_may(hall, id, YC_ACT_VOID, &error));
  ck_assert(!yc_afterwards_may(hall, 999999, YC_ACT_VOID, &error));
  assert_error(error, "没有这件");
}
END_TEST

/* --- withdrawal ------------------------------------------------------------------------------------------- */

START_TEST(withdrawn)
{
  g_autoptr(GError) error = NULL;
  gint64 id = yesterday();
  g_autoptr(YcWithdrawal) withdrawal = yc_withdrawal_of(hall, id, &error);
  MUST(withdrawal != NULL);
  ck_assert_uint_gt(withdrawal->returned->len, 3);   /* have_all() keeps every original */
  guint kept = withdrawal->returned->len;
  g_array_append_val(withdrawal->returned, g_array_index(withdrawal->returned, int, 0));   /* listed once all the same */
  ck_assert_ptr_null(yc_withdraw_commit(hall, id, withdrawal, NULL));   /* no reason */
  withdrawal->reason = (g_free(withdrawal->reason), g_strdup("搬到县城去了"));
  g_autoptr(YcIntakeResult) result = yc_withdraw_commit(hall, id, withdrawal, &error);
  MUST(result != NULL);
  ck_assert_uint_eq(result->papers->len, 1);
  assert_case("withdrawn||withdraw|2026-11-05|搬到县城去了", "state, queue, outcome, ended, reason", id);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM material WHERE NOT returned"), 0);
  ck_assert_int_eq(hall_int("SELECT json_array_length(facts, '$.returned') FROM event WHERE kind = 'case.withdraw'"), kept);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM clock WHERE state <> 'done'"), 0);
  ck_assert_str_eq(hall_text("SELECT kind, state, signed FROM paper ORDER BY id DESC LIMIT 1"), "withdraw|valid|2026-11-05");
  hall_verify();
  undo(id);
  assert_case("accepted|todo", "state, queue", id);
  ck_assert_int_eq(hall_int("SELECT sum(returned) FROM material"), 0);
}
END_TEST

START_TEST(withdrawals_that_are_wrong)
{
  static const struct { const char *json, *part; } bad[] = {
    { "[]", "对象" }, { "{\"reason\":\"x\",\"how\":\"seal\"}", "how" }, { "{\"by\":\"me\"}", "by" }, { "{\"x\":1}", "x" },
    { "{\"returned\":[0]}", "returned" }, { "{\"returned\":3}", "returned" }, { "{", "JSON" }
  };
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
    GError *error = NULL;
    ck_assert_ptr_null(yc_withdrawal_from_json(bad[i].json, strlen(bad[i].json), &error));
    assert_error(error, bad[i].part);
  }
  static const struct { const char *json, *part; } impossible[] = {
    { "{\"reason\":\"x\",\"returned\":[77]}", "第 77 项" }, { "{\"reason\":\"x\",\"by\":\"representative\"}", "没有代办人" },
    { "{}", "原因" }
  };
  gint64 id = yesterday();
  for (guint i = 0; i < G_N_ELEMENTS(impossible); i++) {
    GError *error = NULL;
    g_autoptr(YcWithdrawal) withdrawal = yc_withdrawal_from_json(impossible[i].json, strlen(impossible[i].json), &error);
    ck_assert_ptr_nonnull(withdrawal);
    ck_assert_ptr_null(yc_withdraw_commit(hall, id, withdrawal, &error));
    assert_error(error, impossible[i].part);
  }
  assert_case("accepted", "state", id);
}
END_TEST

/* Who was only told may say that he does not want it any more. */
START_TEST(told_and_withdrawn)
{
  g_autoptr(GError) error = NULL;
  gint64 id = hall_taken(hall_form(1, "MZ01"), YC_OUTCOME_TELL);
  g_autoptr(YcWithdrawal) withdrawal = yc_withdrawal_of(hall, id, &error);
  ck_assert_uint_eq(withdrawal->returned->len, 0);
  withdrawal->reason = (g_free(withdrawal->reason), g_strdup("不办了"));
  g_autoptr(YcIntakeResult) result = yc_withdraw_commit(hall, id, withdrawal, &error);
  MUST(result != NULL);
  assert_case("withdrawn", "state", id);
  hall_verify();
}
END_TEST

/* --- correction ------------------------------------------------------------------------------------------- */

static YcIntake *correcting(gint64 id)
{
  g_autoptr(GError) error = NULL;
  YcIntake *form = yc_correct_load(hall, id, &error);
  MUST(form != NULL);
  yc_intake_set(&form->why, "当时写错了");
  return form;
}

static YcIntakeResult *corrected(gint64 id, YcIntake *form, const char *promise)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcPlan) plan = yc_correct_plan(hall, id, form);
  ck_assert_msg(plan->possible, "%s", plan->why_not);
  ck_assert_str_eq(plan->promise, promise);
  YcIntakeResult *result = yc_correct_commit(hall, id, form, &error);
  MUST(result != NULL);
  hall_verify();
  return result;
}

/* A wrong phone: the person's everywhere; dates stand; the paper is issued again and names the old one. */
START_TEST(a_wrong_phone)
{
  gint64 id = yesterday();
  const char *before = hall_text(CASE("due, target, soon, limit_days, rank, step, step_short, state, version", id));
  const char *phone = hall_text("SELECT phone FROM person");
  g_autoptr(YcIntake) form = correcting(id);
  yc_intake_set(&form->applicant.phone, "13900007788");
  g_autoptr(YcIntakeResult) result = corrected(id, form, "更正:人员;到期不变");
  ck_assert_str_eq(hall_text("SELECT phone FROM person"), "13900007788");
  ck_assert_str_eq(hall_text(CASE("due, target, soon, limit_days, rank, step, step_short, state, version", id)), before);
  ck_assert_uint_eq(result->papers->len, 2);
  ck_assert_str_eq(hall_text("SELECT group_concat(state, ',') FROM (SELECT state FROM paper ORDER BY id)"), "replaced,valid,valid");
  ck_assert_int_eq(hall_int("SELECT b.facts->>'corrects' = a.number FROM paper a JOIN paper b ON b.id > a.id"), 1);
  /* Beside it the notice of what was wrong, with numbers masked. */
  g_autofree char *notice = yc_app_paper_text(hall, g_array_index(result->papers, gint64, 1), 80, NULL);
  ck_assert_msg(strstr(notice, "更正通知") && strstr(notice, "现在:139****7788") && !strstr(notice, "13900007788"), "%s", notice);
  undo(id);
  ck_assert_str_eq(hall_text("SELECT phone FROM person"), phone);
  ck_assert_str_eq(hall_text("SELECT group_concat(state, ',') FROM (SELECT state FROM paper ORDER BY id)"), "valid,void,void");
}
END_TEST

/* A number typed wrong is still the same person; another name and number is another person. */
START_TEST(a_wrong_number_and_a_wrong_person)
{
  gint64 id = yesterday();
  gint64 person = hall_int(CASE("person", id));
  g_autoptr(YcIntake) form = correcting(id);
  gboolean known;
  yc_intake_set_document(hall, &form->applicant, "58112619460504020X", &known);
  g_autoptr(YcIntakeResult) first G_GNUC_UNUSED = corrected(id, form, "更正:人员;到期不变");
  ck_assert_int_eq(hall_int(CASE("person", id)), person);
  ck_assert_str_eq(hall_text("SELECT doc_number FROM person"), "58112619460504020X");
  g_autoptr(YcIntake) other = correcting(id);
  hall_person(2, &other->applicant);
  g_autoptr(YcIntakeResult) second G_GNUC_UNUSED = corrected(id, other, "更正:人员;到期不变");
  ck_assert_int_ne(hall_int(CASE("person", id)), person);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM person"), 2);
  ck_assert_str_eq(hall_text("SELECT doc_number FROM person WHERE id = %" G_GINT64_FORMAT, person), "58112619460504020X");
}
END_TEST

START_TEST(a_wrong_channel_and_papers)
{
  gint64 id = yesterday();
  g_autoptr(YcIntake) form = correcting(id);
  yc_intake_set(&form->channel, "village");
  YcTick *tick = form->ticks->pdata[1];
  tick->returned = TRUE;
  yc_intake_set(&tick->note, "看过退了");
  g_autoptr(YcIntakeResult) result G_GNUC_UNUSED = corrected(id, form, "更正:渠道、材料;到期不变");
  ck_assert_str_eq(hall_text("SELECT channel FROM visit"), "village");
  ck_assert_str_eq(hall_text("SELECT returned, note FROM material WHERE n = 2"), "1|看过退了");
}
END_TEST

/* Only a changed item moves dates: from the day of receipt, though a day has gone. */
START_TEST(a_wrong_item)
{
  gint64 id = yesterday();
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntake) form = correcting(id);
  MUST(yc_intake_choose(hall, form, "MZ11", &error));
  g_autoptr(YcPlan) missing = yc_correct_plan(hall, id, form);
  ck_assert(!missing->possible && strstr(missing->why_not, "材料不齐") != NULL);
  have_all(form);
  g_autoptr(YcIntakeResult) result = corrected(id, form, "更正:事项;到期 12-14 → 12-02");
  ck_assert_str_eq(hall_text(CASE("item, short, state, due", id)), "MZ11|高龄津贴|accepted|2026-12-02");
  ck_assert_str_eq(hall_text("SELECT DISTINCT started FROM clock WHERE casefile = %" G_GINT64_FORMAT " AND state = 'running'", id),
                   "2026-11-04");
  gint64 fresh = hall_accepted(2);
  (void)fresh;
  ck_assert_int_eq(result->due, day_of("2026-12-02"));
  undo(id);
  ck_assert_str_eq(hall_text(CASE("item, state, due", id)), "MZ01|accepted|2026-12-14");
}
END_TEST

START_TEST(a_notice_corrected)
{
  YcIntake *asked = hall_form(1, "MZ01");
  have_all(asked);
  mark(asked, 9, YC_TICK_WRONG, "要本人的卡");
  gint64 id = hall_taken(asked, YC_OUTCOME_ASK);
  hall_at("2026-11-06T10:00");
  g_autoptr(YcIntake) form = correcting(id);
  mark(form, 9, YC_TICK_WRONG, "要本人的社保卡");
  g_autoptr(YcIntakeResult) result = corrected(id, form, "更正:材料;到期不变");
  ck_assert_uint_eq(result->papers->len, 2);   /* the notice and the receipt */
  ck_assert_str_eq(hall_text(CASE("state, queue", id)), "correcting|supply");
  ck_assert_str_eq(hall_text("SELECT note FROM material WHERE n = 9"), "要本人的社保卡");
}
END_TEST

START_TEST(corrections_that_are_none)
{
  GError *error = NULL;
  gint64 id = yesterday();
  g_autoptr(YcIntake) form = correcting(id);
  g_autoptr(YcPlan) plan = yc_correct_plan(hall, id, form);
  ck_assert(!plan->possible && strstr(plan->why_not, "没有改动") != NULL);
  ck_assert_ptr_null(yc_correct_commit(hall, id, form, &error));
  assert_error(error, "没有改动");
  yc_intake_set(&form->applicant.phone, "13900007788");
  yc_intake_set(&form->why, "");
  ck_assert_ptr_null(yc_correct_commit(hall, id, form, &error));
  assert_error(error, "原因");
  yc_intake_set(&form->why, "写错了");
  yc_intake_set(&form->applicant.phone, "139");
  ck_assert_ptr_null(yc_correct_commit(hall, id, form, &error));
  assert_error(error, "applicant.phone");
  /* What is done cannot change its item. */
  YcIntake *onspot = hall_form(2, "MZ14");
  have_all(onspot);
  gint64 done = hall_taken(onspot, YC_OUTCOME_ONSPOT);
  g_autoptr(YcIntake) late = correcting(done);
  ck_assert(yc_intake_choose(hall, late, "MZ01", NULL));
  have_all(late);
  g_autoptr(YcPlan) not_now = yc_correct_plan(hall, done, late);
  ck_assert(!not_now->possible && strstr(not_now->why_not, "作废重收") != NULL);
}
END_TEST

/* A draft is of the case as it was read: what somebody did since is not undone by it; what I undo myself is no other's. */
START_TEST(a_draft_that_was_overtaken)
{
  g_autoptr(GError) error = NULL;
  gint64 id = yesterday(), draft = 0;
  g_autoptr(YcIntake) form = correcting(id);
  yc_intake_set(&form->applicant.phone, "13900007788");
  MUST(yc_draft_save(hall, &draft, form, &error));
  g_autoptr(YcIntake) other = correcting(id);
  yc_intake_set(&other->applicant.address, "二组");
  g_autoptr(YcIntakeResult) first G_GNUC_UNUSED = corrected(id, other, "更正:人员;到期不变");
  g_autoptr(YcIntake) late = yc_draft_load(hall, draft, &error);
  MUST(late != NULL);
  yc_intake_set(&late->why, "电话写错");
  ck_assert_ptr_null(yc_correct_commit(hall, id, late, &error));
  assert_error(error, "刚在别的窗口办过");
  gint64 back = 0;
  MUST(yc_undo(hall, id, &back, &error));
  g_autoptr(YcIntake) again = yc_draft_load(hall, back, &error);
  MUST(again != NULL);
  g_autoptr(YcIntakeResult) second = yc_correct_commit(hall, id, again, &error);
  MUST(second != NULL);
}
END_TEST

/* --- erasing ---------------------------------------------------------------------------------------------- */

static void erase_bodies(void)
{
  g_autoptr(GError) error = NULL;
  json_t *list = json_array();
  gint64 last = hall_int("SELECT max(pos) FROM event");
  for (gint64 pos = 1; pos <= last; pos++) {
    if (hall_int("SELECT count(*) FROM body JOIN event USING (pos) WHERE pos = %" G_GINT64_FORMAT " AND kind NOT LIKE 'staff%%'", pos) == 0)
      continue;
    g_autofree char *ident = yc_event_ident(yc_app_store(hall), pos);
    json_array_append_new(list, json_string(ident));
  }
  g_autoptr(YcWriter) writer = hall_writer();
  MUST(yc_writer_append(writer, "event.erase", json_pack("{s:o}", "events", list), NULL, NULL, &error) != 0);
  MUST(yc_writer_commit(g_steal_pointer(&writer), &error));
}

/* Reasons, notes and what a minute keeps go with their bodies (RULE prv-01). */
START_TEST(nothing_is_left_when_erased)
{
  g_autoptr(GError) error = NULL;
  gint64 id = yesterday();
  g_autoptr(YcIntake) form = correcting(id);
  mark(form, 2, YC_TICK_HAVE, "温秀荷的身份证");
  g_autoptr(YcIntakeResult) first G_GNUC_UNUSED = corrected(id, form, "更正:材料;到期不变");
  undo(id);
  g_autoptr(YcIntake) again = correcting(id);
  yc_intake_set(&again->applicant.phone, "13900007788");
  g_autoptr(YcIntakeResult) second G_GNUC_UNUSED = corrected(id, again, "更正:人员;到期不变");
  g_autoptr(YcWithdrawal) withdrawal = yc_withdrawal_of(hall, id, &error);
  withdrawal->reason = (g_free(withdrawal->reason), g_strdup("温秀荷搬走了"));
  g_autoptr(YcIntakeResult) third = yc_withdraw_commit(hall, id, withdrawal, &error);
  MUST(third != NULL);
  undo(id);
  g_autoptr(YcIntakeResult) fourth = yc_void_commit(hall, id, "温秀荷收重了", &error);
  MUST(fourth != NULL);
  ck_assert_int_gt(hall_int("SELECT count(*) FROM local_draft") + hall_int("SELECT count(*) FROM local_undo"), 0);
  erase_bodies();
  hall_verify();
  ck_assert_int_eq(hall_int("SELECT count(*) FROM person WHERE name IS NOT NULL"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM material WHERE note IS NOT NULL"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile WHERE reason IS NOT NULL"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_undo"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_draft"), 0);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    voided, taken_in_again, taken_in_again_by_hand, who_may, withdrawn, withdrawals_that_are_wrong, told_and_withdrawn,
    a_wrong_phone, a_wrong_number_and_a_wrong_person, a_wrong_channel_and_papers, a_wrong_item, a_notice_corrected,
    corrections_that_are_none, a_draft_that_was_overtaken, nothing_is_left_when_erased
  };
  Suite *s = suite_create("afterwards");
  TCase *t = tcase_create("afterwards");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
