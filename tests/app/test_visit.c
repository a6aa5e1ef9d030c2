/* A visit (RULE acc-10): three matters of one woman, papers seen once, one receipt, one trip; and coming again. */
#include <config.h>
#include <string.h>
#include "app/casefile.h"
#include "app/hall.h"
#include "app/undo.h"
#include "app/visit.h"
#include "check_main.h"

static gint64 first_matter(void)
{
  YcIntake *form = hall_form(1, "MZ11");
  have_all(form);
  return hall_taken(form, YC_OUTCOME_ACCEPT);
}

static YcIntake *next_of(gint64 casefile, const char *item)
{
  g_autoptr(GError) error = NULL;
  YcIntake *next = yc_visit_next(hall, casefile, &error);
  ck_assert_msg(next != NULL, "%s", error ? error->message : "");
  ck_assert(yc_intake_choose(hall, next, item, &error));
  return next;
}

static const YcTick *tick_of(const YcIntake *form, const char *paper)
{
  for (guint i = 0; i < form->ticks->len; i++)
    if (strcmp(yc_intake_material(hall, form, i)->paper, paper) == 0) return form->ticks->pdata[i];
  return NULL;
}

static guint trips_of(gint64 casefile)
{
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, casefile, NULL);
  return view->trips;
}

START_TEST(three_matters_are_one_visit)
{
  gint64 first = first_matter();
  YcIntake *second = next_of(first, "MZ14");
  ck_assert_str_eq(second->applicant.name, "温秀荷");
  have_all(second);
  g_autoptr(YcIntakeResult) two = hall_take(second, YC_OUTCOME_ACCEPT);
  ck_assert_int_ne(two->combined, 0);
  YcIntake *third = next_of(two->casefile, "MZ13");
  have_all(third);
  g_autoptr(YcIntakeResult) three = hall_take(third, YC_OUTCOME_ACCEPT);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM visit"), 1);
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT visit) FROM casefile"), 1);
  ck_assert_uint_eq(yc_visit_matters(hall, three->visit), 3);
  /* One receipt for all of it, which the second matter began. */
  ck_assert_int_eq(three->combined, two->combined);
  ck_assert_int_eq(yc_visit_receipt(hall, three->visit), two->combined);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM paper WHERE kind = 'visit' AND visit = %" G_GINT64_FORMAT, two->visit), 1);
  ck_assert_uint_eq(three->papers->len, 0);
  ck_assert_str_eq(hall_text("SELECT facts->>'print' FROM paper WHERE casefile = %" G_GINT64_FORMAT, three->casefile), "no");
  ck_assert_str_eq(hall_text("SELECT facts->>'print' FROM paper WHERE casefile = %" G_GINT64_FORMAT, first), "yes");
  ck_assert_uint_eq(trips_of(first), 1);
  ck_assert_uint_eq(trips_of(three->casefile), 1);
  hall_verify();
}
END_TEST

/* With the second matter undone its receipt is void; the next matter begins another. */
START_TEST(an_undone_receipt_is_not_taken_up)
{
  g_autoptr(GError) error = NULL;
  YcIntake *second = next_of(first_matter(), "MZ14");
  have_all(second);
  g_autoptr(YcIntakeResult) two = hall_take(second, YC_OUTCOME_ACCEPT);
  gint64 draft = 0;
  ck_assert_msg(yc_undo(hall, two->casefile, &draft, &error), "%s", error ? error->message : "");
  ck_assert_int_eq(yc_visit_receipt(hall, two->visit), 0);
  YcIntake *again = next_of(hall_int("SELECT min(id) FROM casefile WHERE state = 'accepted'"), "MZ13");
  have_all(again);
  g_autoptr(YcIntakeResult) three = hall_take(again, YC_OUTCOME_ACCEPT);
  ck_assert_int_eq(three->visit, two->visit);
  ck_assert_int_ne(three->combined, two->combined);
  ck_assert_int_eq(yc_visit_receipt(hall, three->visit), three->combined);
  ck_assert_int_eq(hall_int("SELECT state = 'valid' FROM paper WHERE id = %" G_GINT64_FORMAT, three->combined), 1);
  hall_verify();
}
END_TEST

START_TEST(a_notice_is_printed_by_itself)
{
  YcIntake *second = next_of(first_matter(), "MZ01");
  have_all(second);
  mark(second, 9, YC_TICK_WRONG, "要本人的卡");
  g_autoptr(YcIntakeResult) asked = hall_take(second, YC_OUTCOME_ASK);
  ck_assert_uint_eq(asked->papers->len, 1);
  ck_assert_str_eq(hall_text("SELECT facts->>'paper' FROM paper WHERE id = %" G_GINT64_FORMAT,
                             g_array_index(asked->papers, gint64, 0)), "ask");
  ck_assert_int_ne(asked->combined, 0);
}
END_TEST

START_TEST(papers_seen_once)
{
  gint64 first = first_matter();
  g_autoptr(YcIntake) second = next_of(first, "MZ14");
  const YcTick *id = tick_of(second, "id");
  ck_assert_ptr_nonnull(id);
  ck_assert_int_eq(id->state, YC_TICK_HAVE);
  ck_assert(id->returned);
  ck_assert_str_eq(id->note, "见 1105-001D");
  /* What is this item's own is not here yet. */
  for (guint i = 0; i < second->ticks->len; i++)
    if (*yc_intake_material(hall, second, i)->paper == '\0')
      ck_assert_int_eq(((YcTick *)second->ticks->pdata[i])->state, YC_TICK_MISSING);
  /* Somebody else's visit shows nothing. */
  g_autoptr(YcIntake) other = hall_form(2, "MZ14");
  ck_assert_int_eq(tick_of(other, "id")->state, YC_TICK_MISSING);
  /* Nor does a paper that was missing at the first matter. */
  YcIntake *lacking = hall_form(3, "MZ11");
  have_all(lacking);
  for (guint i = 0; i < lacking->ticks->len; i++)
    if (strcmp(yc_intake_material(hall, lacking, i)->paper, "id") == 0)
      mark(lacking, ((YcTick *)lacking->ticks->pdata[i])->n, YC_TICK_MISSING, "");
  g_autoptr(YcIntakeResult) asked = hall_take(lacking, YC_OUTCOME_ASK);
  g_autoptr(YcIntake) after = next_of(asked->casefile, "MZ14");
  ck_assert_int_eq(tick_of(after, "id")->state, YC_TICK_MISSING);
}
END_TEST

/* Later, at another window, or by somebody else it is another visit. */
START_TEST(another_visit)
{
  gint64 first = first_matter();
  g_autoptr(YcIntake) now = yc_visit_next(hall, first, NULL);
  ck_assert_int_ne(now->visit, 0);
  hall_as("sunyumei", "1");
  g_autoptr(YcIntake) elsewhere = yc_visit_next(hall, first, NULL);
  ck_assert_int_eq(elsewhere->visit, 0);
  ck_assert_str_eq(elsewhere->applicant.name, "温秀荷");
  hall_as("lixiuying", "3");
  hall_at("2026-11-06T09:00");
  g_autoptr(YcIntake) tomorrow = yc_visit_next(hall, first, NULL);
  ck_assert_int_eq(tomorrow->visit, 0);
}
END_TEST

START_TEST(a_visit_is_checked)
{
  gint64 first = first_matter();
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntake) stranger = hall_form(2, "MZ14");
  have_all(stranger);
  stranger->outcome = YC_OUTCOME_ACCEPT;
  stranger->visit = hall_int("SELECT max(id) FROM visit");
  ck_assert_ptr_null(yc_intake_commit(hall, stranger, &error));
  assert_error(error, "这次来访是另一个人的");
  stranger->visit = 999999;
  ck_assert_ptr_null(yc_intake_commit(hall, stranger, &error));
  assert_error(error, "visit:办件库里没有这个号");
  g_autoptr(YcIntake) late = next_of(first, "MZ14");
  have_all(late);
  late->outcome = YC_OUTCOME_ACCEPT;
  hall_at("2026-11-06T09:00");
  ck_assert_ptr_null(yc_intake_commit(hall, late, &error));
  assert_error(error, "那次来访不是今天的");
}
END_TEST

START_TEST(the_same_item_for_the_next)
{
  YcIntake *form = hall_form(1, "MZ01");
  yc_intake_set(&form->act, "");
  g_hash_table_insert(form->answers, g_strdup("q_family_disabled"), g_strdup("yes"));
  ck_assert(yc_intake_choose(hall, form, "MZ01", NULL));
  have_all(form);
  guint papers = form->ticks->len;
  gint64 first = hall_taken(form, YC_OUTCOME_ACCEPT);
  g_autoptr(YcIntake) next = yc_visit_same_item(hall, first, NULL);
  ck_assert_str_eq(next->item, "MZ01");
  ck_assert_str_eq(next->applicant.name, "");
  ck_assert_int_eq(next->visit, 0);
  ck_assert_int_eq(next->outcome, YC_OUTCOME_ACCEPT);
  ck_assert_str_eq(g_hash_table_lookup(next->answers, "q_family_disabled"), "yes");
  ck_assert_uint_eq(next->ticks->len, papers);
  ck_assert_uint_eq(yc_intake_missing(next), papers);
}
END_TEST

/* A concluded case is spoken of again: no new number, one more trip. */
START_TEST(coming_again)
{
  YcIntake *form = hall_form(1, "MZ11");
  have_all(form);
  yc_intake_set(&form->reason, "年龄不到,《办法》第3条");
  gint64 refused = hall_taken(form, YC_OUTCOME_REFUSE), cases = hall_int("SELECT count(*) FROM casefile");
  gint64 ver = hall_int("SELECT ver FROM casefile WHERE id = %" G_GINT64_FORMAT, refused);
  g_autoptr(GError) error = NULL;
  ck_assert(yc_visit_log(hall, refused, YC_CAME_COMPLAIN, "上月为什么不给办\n", "once", &error));
  ck_assert(yc_visit_log(hall, refused, YC_CAME_COMPLAIN, "上月为什么不给办", "once", &error));   /* the same act */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile"), cases);
  ck_assert_int_eq(hall_int("SELECT ver FROM casefile WHERE id = %" G_GINT64_FORMAT, refused), ver);
  ck_assert_uint_eq(trips_of(refused), 2);
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, refused, NULL);
  ck_assert_str_eq(((YcRecordLine *)view->record->pdata[0])->text, "再次来访,反映不满:上月为什么不给办");
  g_autofree char *long_text = g_strnfill(401, 'x');
  ck_assert(!yc_visit_log(hall, refused, YC_CAME_ASK, long_text, "", &error));
  assert_error(error, "最多 400 个字");
  hall_verify();
  /* An act of another case is another act; it is logged by who serves people. */
  gint64 other = hall_accepted(7);
  ck_assert(!yc_visit_log(hall, other, YC_CAME_ASK, "", "once", &error));
  assert_error(error, "这个 act 已用在别的操作上");
  hall_as("fanglei", NULL);
  ck_assert(!yc_visit_log(hall, other, YC_CAME_ASK, "", "", &error));
  assert_error(error, "不是窗口人员");
}
END_TEST

START_TEST(papers_brought_are_a_trip)
{
  YcIntake *form = hall_form(1, "MZ01");
  have_all(form);
  mark(form, 9, YC_TICK_WRONG, "要本人的卡");
  gint64 asked = hall_taken(form, YC_OUTCOME_ASK);
  ck_assert_uint_eq(trips_of(asked), 1);
  g_autoptr(YcIntake) rest = yc_intake_of_case(hall, asked, NULL);
  have_all(rest);
  g_autoptr(YcIntakeResult) done = yc_supply_commit(hall, asked, rest, NULL);
  ck_assert_ptr_nonnull(done);
  ck_assert_uint_eq(trips_of(asked), 2);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM visit"), 2);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("visit");
  TCase *t = tcase_create("visit");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, three_matters_are_one_visit);
  tcase_add_test(t, an_undone_receipt_is_not_taken_up);
  tcase_add_test(t, a_notice_is_printed_by_itself);
  tcase_add_test(t, papers_seen_once);
  tcase_add_test(t, another_visit);
  tcase_add_test(t, a_visit_is_checked);
  tcase_add_test(t, the_same_item_for_the_next);
  tcase_add_test(t, coming_again);
  tcase_add_test(t, papers_brought_are_a_trip);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
