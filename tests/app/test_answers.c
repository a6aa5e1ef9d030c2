/* One answerable person, the same in every place that shows one (RULE agt-01): lists, the lines under them, the head of a
 * case, the card that is read aloud, whatever the case's state and whoever is away. */
#include <config.h>
#include <string.h>
#include "app/absence.h"
#include "app/answerable.h"
#include "app/casefile.h"
#include "app/desk.h"
#include "app/hall.h"
#include "app/where.h"
#include "check_main.h"

#define CASES 400

static const char *line_of(const GPtrArray *lines, const char *code)
{
  for (guint i = 0; i < lines->len; i++) {
    const YcWhereLine *line = lines->pdata[i];
    if (strcmp(line->code, code) == 0) return line->text;
  }
  return "";
}

static void expect_same(const YcCaseRow *row)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, row->id, &error);
  g_autofree char *first = NULL, *second = NULL;
  ck_assert_msg(view != NULL && yc_desk_preview(hall, row->id, &first, &second, &error), "%s", error ? error->message : "");
  ck_assert_str_ne(row->who, "");
  ck_assert_str_eq(row->who, view->answers->name);
  ck_assert_msg(g_str_has_prefix(view->answerable, row->who), "%s: head %s, list %s", row->number, view->answerable, row->who);
  ck_assert_msg(g_str_has_prefix(second, view->answerable), "%s: preview %s, head %s", row->number, second, view->answerable);
  ck_assert_msg(*row->at == '\0' || strstr(second, row->at) != NULL, "%s: %s, but it lies at %s", row->number, second, row->at);
  YcWhereAsk ask = { YC_ASKED_PHONE, YC_ASKS_APPLICANT, "来电" };
  g_autoptr(GPtrArray) card = yc_where_answer(hall, row->id, &ask, &error);
  ck_assert_msg(card != NULL, "%s", error ? error->message : "");
  ck_assert_msg(g_str_has_prefix(line_of(card, "who"), view->answerable), "%s: card %s, head %s", row->number, line_of(card, "who"),
                view->answerable);
  ck_assert_msg(*row->at == '\0' || strstr(line_of(card, "at"), row->at) != NULL, "%s: no %s on the card", row->number, row->at);
}

/* How many of the rows lie outside, and how many are with nobody. */
static void walk(guint *outside, guint *nobody)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = yc_desk_list(hall, YC_TAB_ALL, NULL, 0, FALSE, CASES * 2, &error);
  ck_assert_msg(all != NULL && all->len > 30, "%s %u", error ? error->message : "few cases", all ? all->len : 0);
  *outside = *nobody = 0;
  for (guint i = 0; i < all->len; i++) {
    const YcCaseRow *row = all->pdata[i];
    expect_same(row);
    g_autoptr(YcAnswers) answers = yc_answers_read(hall, row->id, NULL);
    *outside += *row->at != '\0';
    *nobody += !yc_stands_held(answers->how);
  }
}

START_TEST(as_it_stands)
{
  guint outside, nobody;
  walk(&outside, &nobody);
  ck_assert_uint_gt(outside, 0);
}
END_TEST

/* Who is away without anybody to stand in: the supervisor, and every place says so. */
START_TEST(with_nobody)
{
  guint outside, nobody;
  hall_as("zhaomin", NULL);
  g_autoptr(GError) error = NULL;
  static const char *const who[] = { "lixiuying", "hexiaoyan", "sunyumei" };
  for (guint i = 0; i < G_N_ELEMENTS(who); i++) {
    YcAbsenceForm form = { hall_int("SELECT id FROM staff WHERE login = '%s'", who[i]), YC_TIME_NONE,
                           yc_time_parse("2026-11-30T08:00"), 0, "" };
    gint64 id = 0;
    ck_assert_msg(yc_absence_set(hall, &form, NULL, &id, &error), "%s", error ? error->message : "");
  }
  walk(&outside, &nobody);
  ck_assert_uint_gt(nobody, 0);
}
END_TEST

static void prepare(void)
{
  hall_prepare(CASES);
}

static Suite *suite(void)
{
  Suite *suite = suite_create("answers");
  TCase *tests = tcase_create("answers");
  tcase_add_unchecked_fixture(tests, prepare, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin_demo, hall_end);
  tcase_set_timeout(tests, 120);
  tcase_add_test(tests, as_it_stands);
  tcase_add_test(tests, with_nobody);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
