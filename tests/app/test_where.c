/* Where is my case: found by whatever the citizen has in hand, what is read aloud of dates that may move and of a matter
 * that goes to and fro, and that every answer is a look (RULE prv-02, inq-04, time-04). */
#include <config.h>
#include <string.h>
#include "app/casefile.h"
#include "app/hall.h"
#include "app/matter.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/where.h"
#include "check_main.h"

static const char *said(const GPtrArray *lines, const char *code)
{
  for (guint i = 0; i < lines->len; i++) {
    const YcWhereLine *line = lines->pdata[i];
    if (strcmp(line->code, code) == 0) return line->text;
  }
  return "";
}

static GPtrArray *asked(gint64 id)
{
  g_autoptr(GError) error = NULL;
  YcWhereAsk ask = { YC_ASKED_PHONE, YC_ASKS_APPLICANT, "来电" };
  GPtrArray *lines = yc_where_answer(hall, id, &ask, &error);
  ck_assert_msg(lines != NULL, "%s", error ? error->message : "");
  return lines;
}

static void done(YcIntakeResult *result, GError *error)
{
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  yc_intake_result_free(result);
}

/* The number as it is spoken, long as it is printed and scanned, his document, name, initials, telephone. */
START_TEST(found_by_what_he_has)
{
  gint64 id = hall_accepted(1);
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  const char *const words[] = { view->row->number, view->number_long, view->person->doc_number, view->person->name,
                                view->person->phone };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    g_autoptr(GPtrArray) found = yc_desk_find(hall, words[i], 5, NULL);
    ck_assert_msg(found->len == 1, "%s: %u", words[i], found->len);
    ck_assert_int_eq(((YcCaseRow *)found->pdata[0])->id, id);
    g_autoptr(GPtrArray) lines = asked(id);
    ck_assert_str_ne(said(lines, "state"), "");
    ck_assert_str_ne(said(lines, "since"), "");
    ck_assert_msg(strstr(said(lines, "who"), "电话 ") != NULL, "%s", said(lines, "who"));
    ck_assert_str_ne(said(lines, "due"), "");
    ck_assert_str_ne(said(lines, "owed"), "");
    ck_assert_int_eq(hall_int("SELECT count(*) FROM look WHERE casefile = %" G_GINT64_FORMAT, id), i + 1);
  }
  hall_verify();
}
END_TEST

/* The promise falls into a year whose holidays are not published, the step's own day does not. */
START_TEST(a_day_that_may_move)
{
  hall_at("2026-12-03T09:00");
  gint64 id = hall_accepted(1);
  g_autoptr(GPtrArray) before = asked(id);
  ck_assert_msg(strstr(said(before, "due"), "暂定") != NULL, "%s", said(before, "due"));
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_step_begin(hall, writer, id, 2, NULL) && yc_writer_commit(g_steal_pointer(&writer), NULL));
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert(!view->row->provisional);
  g_autoptr(GPtrArray) after = asked(id);
  ck_assert_msg(strstr(said(after, "due"), "暂定") != NULL, "%s", said(after, "due"));
}
END_TEST

static void redirected(gint64 id, const char *office)
{
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  done(yc_route_redirect(hall, id, 2, office, "归他们管", NULL, &error), error);
}

static void returned(gint64 id, const char *login)
{
  GError *error = NULL;
  hall_as(login, NULL);
  done(yc_route_return(hall, id, 0, "不归我们管", NULL, &error), error);
}

/* RULE inq-04: until it is designated, and until nobody can object any more, whose it is is for the time being. */
START_TEST(to_and_fro)
{
  GError *error = NULL;
  gint64 id = hall_accepted(1);
  g_autoptr(GPtrArray) calm = asked(id);
  ck_assert_str_eq(said(calm, "loop"), "");
  done(yc_route_give(hall, id, 0, NULL, &error), error);
  redirected(id, "gov");
  returned(id, "liuhaibo");
  redirected(id, "health");
  returned(id, "tangyuee");
  g_autoptr(GPtrArray) open = asked(id);
  ck_assert_msg(strstr(said(open, "loop"), "暂由") != NULL, "%s", said(open, "loop"));
  g_autoptr(YcLoop) loop = yc_loop_of(hall, id, NULL);
  hall_as("zhaomin", NULL);
  ck_assert(yc_loop_designate(hall, loop->id, "civil_elder", "周芸管", "三定", NULL, &error));
  g_autoptr(GPtrArray) bound = asked(id);
  ck_assert_msg(strstr(said(bound, "loop"), "周芸") && strstr(said(bound, "loop"), "暂定"), "%s", said(bound, "loop"));
  hall_as("zhouyun", NULL);
  ck_assert_msg(yc_loop_object(hall, loop->id, "三定写的是卫健办", NULL, &error), "%s", error ? error->message : "");
  g_autoptr(GPtrArray) objected = asked(id);
  ck_assert_msg(strstr(said(objected, "loop"), "有异议") != NULL, "%s", said(objected, "loop"));
  hall_as("gaozhiyuan", NULL);
  ck_assert_msg(yc_loop_rule(hall, loop->id, FALSE, NULL, "照指定办", NULL, &error), "%s", error ? error->message : "");
  g_autoptr(GPtrArray) final = asked(id);
  ck_assert_str_eq(said(final, "loop"), "");
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("where");
  TCase *tests = tcase_create("where");
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, found_by_what_he_has);
  tcase_add_test(tests, a_day_that_may_move);
  tcase_add_test(tests, to_and_fro);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
