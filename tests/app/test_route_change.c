/* test_route_change.c - what a supervisor's change of a route leaves: its words, and the papers (RULE agt-02, acc-11). */
#include <config.h>
#include <string.h>
#include "../check_main.h"
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

/* 低保 as far as that step, dispatched and taken. */
static gint64 begun(int n)
{
  g_autoptr(GError) error = NULL;
  gint64 id = hall_accepted(1);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_step_begin(hall, writer, id, n, &error));
  ck_assert_msg(yc_writer_commit(g_steal_pointer(&writer), &error), "%s", error ? error->message : "");
  return id;
}

static const char *called(gint64 id)
{
  return hall_text("SELECT name, short FROM step WHERE casefile = " ID " AND n = 10001", id);
}

/* People's words stand in bodies alone: facts, which nobody can erase, say the kind of the step. */
START_TEST(what_it_is_called_can_be_erased)
{
  GError *error = NULL;
  gint64 id = begun(2), draft;
  hall_as("zhaomin", NULL);
  YcAddStep form = { .after = 2, .beside = TRUE, .kind = YC_STEP_INVESTIGATE, .office = "forestry", .name = "张秀兰家林权核对", .days = 3,
                     .reason = "有林地收入" };
  done(yc_route_add(hall, id, &form, NULL, &error), error);
  ck_assert_str_eq(called(id), "张秀兰家林权核对|调查");
  g_autoptr(GPtrArray) rows = yc_route_read(hall, id, NULL);
  for (guint i = 0; i < rows->len; i++) {
    const YcRouteRow *one = rows->pdata[i];
    if (one->n == 10001) ck_assert_str_eq(one->short_name, "张秀兰家…");
  }
  hall_as("wuchanglin", NULL);
  done(yc_route_take(hall, id, 10001, NULL, &error), error);
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(called(id), "张秀兰家林权核对|调查");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE instr(facts, '张秀兰')"), 0);
  hall_verify();
  YcWriter *writer = hall_writer();
  g_autofree char *added = g_strdup(hall_text("SELECT node || '/' || inc || '/' || seq FROM event WHERE kind = 'step.add'"));
  ck_assert(yc_writer_append(writer, "event.erase", json_pack("{s:[s]}", "events", added), NULL, NULL, &error) != 0);
  ck_assert(yc_writer_commit(writer, NULL));
  ck_assert_str_eq(called(id), "调查|调查");
  hall_verify();
}
END_TEST

/* As older programs wrote it. */
START_TEST(older_events_keep_their_titles)
{
  GError *error = NULL;
  gint64 id = hall_accepted(1);
  YcWriter *writer = hall_writer();
  YcOnCase on = { id, hall_int("SELECT epoch FROM casefile WHERE id = " ID, id), hall_int("SELECT ver + 1 FROM casefile WHERE id = " ID, id) };
  json_t *facts = json_pack("{s:i, s:s, s:s, s:s, s:s, s:i, s:s, s:i, s:s, s:s, s:s, s:s, s:s, s:s}", "step", 10001, "name", "补充核实", "title",
                            "补充核实收入", "office", "gov", "kind", "work", "days", 2, "unit", "working", "stage", 21, "role", "lead",
                            "state", "planned", "queue", "todo", "step_short", "启动调查", "answerable", "counter3", "day", "2026-11-05");
  ck_assert(yc_writer_append(writer, "step.add", facts, json_pack("{s:s}", "reason", "有出入"), &on, &error) != 0);
  ck_assert(yc_writer_commit(writer, NULL));
  ck_assert_str_eq(called(id), "补充核实收入|补充核实");
  hall_verify();
}
END_TEST

static const char *papers_at(gint64 id)
{
  return hall_text("SELECT group_concat(DISTINCT post || '/' || coalesce(office, '')) FROM material_at WHERE casefile = " ID, id);
}

/* Only who leads has papers: whoever assists works from copies, and takes nothing along. */
START_TEST(redirected_with_its_papers)
{
  GError *error = NULL;
  gint64 id = begun(4);
  hall_as("zhaomin", NULL);
  done(yc_route_redirect(hall, id, 401, "civil", "村里没有人", NULL, &error), error);
  ck_assert_str_eq(papers_at(id), "civil/");
  done(yc_route_redirect(hall, id, 401, "gov", "民政办没有人", NULL, &error), error);
  ck_assert_str_eq(papers_at(id), "civil/");
  done(yc_route_redirect(hall, id, 4, "gov", "民政办没有人", NULL, &error), error);
  ck_assert_str_eq(papers_at(id), "approval/");
  done(yc_route_redirect(hall, id, 4, "county_civil", "县里收回了", NULL, &error), error);
  ck_assert_str_eq(papers_at(id), "counter3/county_civil");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("route_change");
  TCase *t = tcase_create("route_change");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, what_it_is_called_can_be_erased);
  tcase_add_test(t, older_events_keep_their_titles);
  tcase_add_test(t, redirected_with_its_papers);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
