/* Several items for one occasion (RULE acc-01, acc-10): taken in once, linked, every paper once. */
#include <config.h>
#include <string.h>
#include "app/afterwards.h"
#include "app/desk.h"
#include "app/hall.h"
#include "app/occasion.h"
#include "app/progress.h"
#include "app/undo.h"
#include "app/visit.h"
#include "check_main.h"

#define ID "%" G_GINT64_FORMAT

static YcOccasionForm *form_of(const char *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntake) who = yc_intake_new();
  hall_person(1, &who->applicant);
  YcOccasionForm *form = yc_occasion_form(hall, code, who, &error);
  ck_assert_msg(form != NULL, "%s", error ? error->message : "");
  return form;
}

static YcOccasionForm *a_death(void)
{
  YcOccasionForm *form = form_of("death");
  yc_intake_set(&form->about_name, "庾福田");
  yc_intake_set(&form->about_day, "2026-11-01");
  form->run[1] = form->run[2] = TRUE;
  return form;
}

/* Everything but the papers of these keys. */
static void bring(YcOccasionForm *form, const char *const *without)
{
  yc_occasion_settle(hall, form);
  g_autoptr(GPtrArray) papers = yc_occasion_papers(hall, form);
  for (guint i = 0; i < papers->len; i++) {
    const YcSharedPaper *paper = papers->pdata[i];
    if (!without || !g_strv_contains(without, paper->key)) yc_occasion_tick(form, paper->key, TRUE);
  }
}

static YcOccasionResult *save(YcOccasionForm *form)
{
  g_autoptr(GError) error = NULL;
  YcOccasionResult *result = yc_occasion_commit(hall, form, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  return result;
}

static gint64 case_at(const YcOccasionResult *result, guint i)
{
  return ((YcIntakeResult *)result->cases->pdata[i])->casefile;
}

/* --- the catalogue ---------------------------------------------------------------------------------------- */

START_TEST(found_by_what_is_typed)
{
  static const char *const words[] = { "身后", "shyjs", "shy", "death" };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    g_autoptr(GPtrArray) found = yc_occasion_find(hall, words[i], NULL);
    ck_assert_msg(found->len == 1, "%s: %u", words[i], found->len);
    const YcOccasion *one = found->pdata[0];
    ck_assert_str_eq(one->name, "身后一件事");
    ck_assert_str_eq(one->about, "deceased");
    ck_assert_uint_eq(one->items->len, 4);
  }
  g_autoptr(GPtrArray) all = yc_occasion_find(hall, "", NULL);
  ck_assert_uint_ge(all->len, 6);
  GError *error = NULL;
  ck_assert(yc_occasion_read(hall, "party", &error) == NULL);
  assert_error(error, "party");
}
END_TEST

/* --- taken in --------------------------------------------------------------------------------------------- */

/* One visit, a case an item, each with its clock and route; the paper that three ask for lies with the first. */
START_TEST(taken_in_once)
{
  g_autoptr(YcOccasionForm) form = a_death();
  bring(form, NULL);
  g_autoptr(GPtrArray) papers = yc_occasion_papers(hall, form);
  guint bank = 0, card = 0;
  for (guint i = 0; i < papers->len; i++) {
    const YcSharedPaper *paper = papers->pdata[i];
    if (strcmp(paper->key, "bank") == 0) bank = paper->items;
    if (strcmp(paper->key, "id") == 0) card = paper->items;
  }
  ck_assert_uint_eq(bank, 2);
  ck_assert_uint_eq(card, 3);   /* who handles it is who applies: one card */
  g_autoptr(YcOccasionResult) result = save(form);
  ck_assert_uint_eq(result->cases->len, 3);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM visit"), 1);
  ck_assert_str_eq(hall_text("SELECT group_concat(item || state, ' ') FROM (SELECT * FROM casefile ORDER BY id)"),
                   "GA02accepted SB04accepted MZ16accepted");
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT due) FROM casefile"), 3);
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT person) FROM casefile"), 1);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM paper WHERE kind = 'visit'"), 1);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM material m JOIN casefile c ON c.id = m.casefile WHERE c.item = 'MZ16'"
                            " AND m.n = 4 AND m.state = 'have' AND m.note LIKE '见 %%'"), 1);
  g_autoptr(YcOccasionView) view = yc_occasion_of(hall, case_at(result, 1));
  ck_assert_uint_eq(view->cases->len, 3);
  ck_assert_uint_eq(view->done, 0);
  ck_assert_str_eq(view->name, "身后一件事");
  ck_assert_str_eq(view->about, "逝者 庾福田 2026-11-01 去世");
  ck_assert(!yc_occasion_is_done(view));
  hall_verify();
}
END_TEST

START_TEST(the_same_act_twice)
{
  g_autoptr(YcOccasionForm) form = a_death();
  bring(form, NULL);
  yc_intake_set(&form->act, "act-1");
  g_autoptr(YcOccasionResult) first = save(form), again = save(form);
  ck_assert(!first->repeated && again->repeated);
  ck_assert_uint_eq(again->cases->len, 3);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile"), 3);
}
END_TEST

/* All of it or nothing. */
START_TEST(what_is_wrong_is_not_saved)
{
  g_autoptr(YcOccasionForm) form = form_of("death");
  bring(form, NULL);
  GError *error = NULL;
  ck_assert(yc_occasion_commit(hall, form, &error) == NULL);
  assert_error(error, "逝者的姓名");
  yc_intake_set(&form->about_name, "庾福田");
  yc_intake_set(&form->about_day, "2027-01-01");
  ck_assert(yc_occasion_commit(hall, form, &error) == NULL);
  assert_error(error, "不能晚于今天");
  yc_intake_set(&form->about_day, "");
  form->run[0] = FALSE;
  ck_assert(yc_occasion_commit(hall, form, &error) == NULL);
  assert_error(error, "一项也没有选");
  form->run[0] = TRUE;
  yc_intake_set(&form->who->applicant.name, "");
  for (guint i = 0; i < form->lines->len; i++) yc_intake_set(&((YcIntake *)form->lines->pdata[i])->applicant.name, "");
  ck_assert(yc_occasion_commit(hall, form, &error) == NULL);
  assert_error(error, "死亡户口注销");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM occasion_run"), 0);
}
END_TEST

/* A house: what comes after another waits for it, and is told. */
START_TEST(one_after_the_other)
{
  g_autoptr(YcOccasionForm) form = form_of("house");
  ck_assert(yc_occasion_may_run(form, 0) && !yc_occasion_may_run(form, 1));
  bring(form, NULL);
  g_autoptr(YcOccasionResult) result = save(form);
  ck_assert_uint_eq(result->cases->len, 1);
  g_autoptr(YcOccasionView) view = yc_occasion_of(hall, case_at(result, 0));
  ck_assert_uint_eq(view->later->len, 3);
  ck_assert_str_eq(((YcOccasionItem *)view->later->pdata[0])->code, "NY02");
  GError *error = NULL;
  ck_assert_ptr_null(yc_occasion_next(hall, case_at(result, 0), "", &error));
  assert_error(error, "前面的有了结果");
}
END_TEST

static void decide(gint64 id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(yc_case_decide(hall, writer, id, "准予", &error) && yc_writer_commit(g_steal_pointer(&writer), &error), "%s",
                error ? error->message : "");
}

/* The moment the first has its result the next is proposed with his papers, and joins by itself however it is taken in. */
START_TEST(the_next_joins)
{
  g_autoptr(YcOccasionForm) form = form_of("house");
  bring(form, NULL);
  g_autoptr(YcOccasionResult) result = save(form);
  gint64 first = case_at(result, 0);
  g_autofree char *before = yc_occasion_ready(hall, first);
  ck_assert_str_eq(before, "");
  decide(first);
  g_autofree char *ready = yc_occasion_ready(hall, first), *one = NULL, *two = NULL;
  ck_assert_msg(strstr(ready, "、") != NULL, "%s", ready);        /* NY02, and ZH04 where he wants it */
  ck_assert(yc_desk_preview(hall, first, &one, &two, NULL));
  ck_assert_msg(strstr(two, "接着办") != NULL, "%s", two);
  hall_at("2026-11-09T09:00");
  g_autoptr(GError) error = NULL;
  YcIntake *next = yc_occasion_next(hall, first, "", &error);
  ck_assert_msg(next != NULL, "%s", error ? error->message : "");
  ck_assert_str_eq(next->item, "NY02");
  have_all(next);
  gint64 second = hall_taken(next, YC_OUTCOME_ACCEPT);
  g_autoptr(YcOccasionView) view = yc_occasion_of(hall, second);
  ck_assert(view != NULL && view->cases->len == 2 && view->later->len == 2);
  ck_assert_str_eq(hall_text("SELECT group_concat(c.item || o.n, ' ') FROM occasion_case o JOIN casefile c ON c.id = o.casefile"), "NY011 NY022");
  /* What depends on the second waits for the second. */
  ck_assert(!((YcOccasionItem *)view->later->pdata[0])->ready && ((YcOccasionItem *)view->later->pdata[1])->ready);
  decide(second);
  g_autoptr(YcIntake) third = yc_occasion_next(hall, first, "", &error);
  ck_assert_msg(third != NULL, "%s", error ? error->message : "");
  ck_assert_str_eq(third->item, "ZR04");
  const YcTick *card = third->ticks->pdata[1];
  ck_assert(card->state == YC_TICK_HAVE && g_str_has_prefix(card->note, "见 "));   /* his identity card was seen */
  hall_verify();
}
END_TEST

/* A form of F2 that knows nothing of the occasion joins all the same; another item does not, nor what was only told. */
START_TEST(joins_from_any_form)
{
  g_autoptr(YcOccasionForm) form = form_of("house");
  bring(form, NULL);
  g_autoptr(YcOccasionResult) result = save(form);
  decide(case_at(result, 0));
  hall_taken(hall_form(1, "NY02"), YC_OUTCOME_TELL);
  YcIntake *other = hall_form(1, "MZ11"), *same = hall_form(1, "NY02"), *another = hall_form(2, "NY02");
  have_all(other);
  have_all(same);
  have_all(another);
  hall_taken(other, YC_OUTCOME_ACCEPT);
  hall_taken(another, YC_OUTCOME_ACCEPT);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM occasion_case"), 1);
  hall_taken(same, YC_OUTCOME_ACCEPT);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM occasion_case"), 2);
  hall_verify();
}
END_TEST

/* What comes after something that came to nothing never comes, and the occasion is over. */
START_TEST(nothing_comes_after_nothing)
{
  g_autoptr(YcOccasionForm) form = form_of("house");
  bring(form, NULL);
  g_autoptr(YcOccasionResult) result = save(form);
  gint64 first = case_at(result, 0);
  GError *error = NULL;
  g_autoptr(YcWithdrawal) form_of_it = yc_withdrawal_of(hall, first, &error);
  yc_intake_set(&form_of_it->reason, "不建了");
  g_autoptr(YcIntakeResult) gone = yc_withdraw_commit(hall, first, form_of_it, &error);
  ck_assert_msg(gone != NULL, "%s", error ? error->message : "");
  g_autoptr(YcOccasionView) view = yc_occasion_of(hall, first);
  ck_assert_uint_eq(view->later->len, 0);
  ck_assert(yc_occasion_is_done(view));
}
END_TEST

/* Undone within the minute all its cases are gone, and nothing of it stands in a list. */
START_TEST(undone)
{
  g_autoptr(YcOccasionForm) form = a_death();
  bring(form, NULL);
  g_autoptr(YcOccasionResult) result = save(form);
  GError *error = NULL;
  gint64 draft = 0;
  ck_assert_msg(yc_undo(hall, case_at(result, 0), &draft, &error), "%s", error ? error->message : "");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile WHERE state <> 'void'"), 0);
  g_autoptr(YcOccasionView) view = yc_occasion_of(hall, case_at(result, 0));
  ck_assert(view == NULL || view->cases->len == 0);   /* numbers stay in the register, nothing else does */
  hall_verify();
}
END_TEST

/* --- afterwards ------------------------------------------------------------------------------------------- */

/* A paper that several wait for is supplied once. */
START_TEST(a_shared_paper_is_supplied_once)
{
  static const char *const without[] = { "bank", NULL };
  g_autoptr(YcOccasionForm) form = a_death();
  bring(form, without);
  g_autoptr(YcOccasionResult) result = save(form);
  ck_assert_str_eq(hall_text("SELECT group_concat(state, ' ') FROM (SELECT * FROM casefile ORDER BY id)"),
                   "accepted correcting correcting");
  ck_assert_uint_eq(yc_occasion_offers(hall, case_at(result, 1)), 0);
  hall_at("2026-11-09T09:00");
  g_autoptr(YcIntake) supply = yc_intake_of_case(hall, case_at(result, 1), NULL);
  have_all(supply);
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) one = yc_supply_commit(hall, case_at(result, 1), supply, &error);
  ck_assert_msg(one != NULL, "%s", error ? error->message : "");
  ck_assert_uint_eq(yc_occasion_offers(hall, case_at(result, 1)), 1);
  ck_assert_uint_eq(yc_occasion_supply(hall, case_at(result, 1), "", &error), 1);
  ck_assert_str_eq(hall_text("SELECT group_concat(state, ' ') FROM (SELECT * FROM casefile ORDER BY id)"),
                   "accepted accepted accepted");
  ck_assert_uint_eq(yc_occasion_supply(hall, case_at(result, 1), "", &error), 0);
  assert_error(error, "不缺");
  hall_verify();
}
END_TEST

/* Done when all are. */
START_TEST(done_when_all_are)
{
  g_autoptr(YcOccasionForm) form = a_death();
  bring(form, NULL);
  g_autoptr(YcOccasionResult) result = save(form);
  hall_at("2026-11-09T09:00");
  for (guint i = 0; i < result->cases->len; i++) {
    g_autoptr(YcOccasionView) view = yc_occasion_of(hall, case_at(result, 0));
    ck_assert_uint_eq(view->done, i);
    ck_assert(!yc_occasion_is_done(view));
    g_autoptr(GError) error = NULL;
    g_autoptr(YcWriter) writer = hall_writer();
    gboolean ok = yc_case_decide(hall, writer, case_at(result, i), "办结", &error) &&
                  yc_case_deliver(hall, writer, case_at(result, i), &error) &&
                  yc_writer_commit(g_steal_pointer(&writer), &error);
    ck_assert_msg(ok, "%s", error ? error->message : "");
  }
  g_autoptr(YcOccasionView) view = yc_occasion_of(hall, case_at(result, 0));
  ck_assert(yc_occasion_is_done(view));
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("occasion");
  TCase *tests = tcase_create("occasion");
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, found_by_what_is_typed);
  tcase_add_test(tests, taken_in_once);
  tcase_add_test(tests, the_same_act_twice);
  tcase_add_test(tests, what_is_wrong_is_not_saved);
  tcase_add_test(tests, one_after_the_other);
  tcase_add_test(tests, the_next_joins);
  tcase_add_test(tests, joins_from_any_form);
  tcase_add_test(tests, nothing_comes_after_nothing);
  tcase_add_test(tests, undone);
  tcase_add_test(tests, a_shared_paper_is_supplied_once);
  tcase_add_test(tests, done_when_all_are);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
