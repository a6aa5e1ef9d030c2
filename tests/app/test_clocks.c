/* A case on its way: steps, pauses, decision, delivery; and clocks that lean on years without a notice. */
#include <config.h>
#include <glib/gstdio.h>
#include <string.h>
#include "app/calendar_change.h"
#include "app/casefile.h"
#include "app/hall.h"
#include "app/paper.h"
#include "app/pause.h"
#include "app/people.h"
#include "app/progress.h"
#include "app/setup.h"
#include "check_main.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)
#define CLOCK(columns, kind) "SELECT " columns " FROM clock WHERE kind = '" kind "'"

typedef enum { BEGIN, FINISH, PAUSE, RESUME, DECIDE, DELIVER } What;

static gboolean run(YcWriter *writer, What what, gint64 id, int n, GError **error)
{
  switch (what) {
  case BEGIN: return yc_step_begin(hall, writer, id, n, error);
  case FINISH: return yc_step_finish(hall, writer, id, error);
  case PAUSE: return hall_stop(hall, writer, id, yc_procedure_code((YcProcedure)n), error);
  case RESUME: return yc_resume_append(hall, writer, id, error);
  case DECIDE: return yc_case_decide(hall, writer, id, "准予", error);
  case DELIVER: return yc_case_deliver(hall, writer, id, error);
  }
  return FALSE;
}

/* NULL, or why it was refused. */
static GError *tried(What what, gint64 id, int n)
{
  GError *error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  if (run(writer, what, id, n, &error)) ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
  return error;
}

static void act(const char *moment, What what, gint64 id, int n)
{
  hall_at(moment);
  GError *error = tried(what, id, n);
  ck_assert_msg(error == NULL, "%s", error ? error->message : "");
}

static void refused(What what, gint64 id, int n, const char *sentence)
{
  GError *error = tried(what, id, n);
  assert_error(error, sentence);
}

static YcDay due_of(const char *kind)
{
  return day_of(hall_text("SELECT due FROM clock WHERE kind = '%s'", kind));
}

static YcLight light(gint64 id)
{
  YcCaseRow *row = yc_case_row_read(hall, id);
  YcLight light = row->light;
  yc_case_row_free(row);
  return light;
}

/* A step that is dispatched once more has a clock of its own, without the stops of the one before. */
START_TEST(a_step_begun_again_starts_afresh)
{
  gint64 id = hall_accepted(1);
  act("2026-11-05T11:00", BEGIN, id, 2);
  act("2026-11-06T10:00", PAUSE, id, 0);
  act("2026-11-09T10:00", RESUME, id, 0);
  act("2026-11-10T10:00", FINISH, id, 0);
  act("2026-11-12T10:00", BEGIN, id, 2);
  assert_text("running|[]|2026-11-12", CLOCK("state, stops, started", "step:2"));
  act("2026-11-12T11:00", PAUSE, id, YC_PROCEDURE_REVIEW);
  assert_text("stopped", CLOCK("state", "step:2"));
  hall_verify();
}
END_TEST

/* --- pauses, RULE time-07 --------------------------------------------------------------------------------- */

static const struct { const char *stop, *resume; int left; } pauses[] = {
  { "2026-11-05", "2026-11-06", 28 }, { "2026-11-05", "2026-11-05", 28 }, { "2026-11-06", "2026-11-20", 27 },
  { "2026-11-13", "2026-11-16", 22 }, { "2026-12-15", "2026-12-18", 0 },  { "2026-11-10", "2026-12-31", 25 },
  { "2026-11-14", "2026-11-15", 22 }, { "2026-12-14", "2026-12-15", 1 },
};

START_TEST(a_pause_moves_the_due_day)
{
  gint64 id = hall_accepted(1);
  const YcCalendar *calendar = yc_app_calendar(hall);
  YcDay promise = due_of("promise"), stop = day_of(pauses[_i].stop), resume = day_of(pauses[_i].resume);
  g_autofree char *at_stop = g_strconcat(pauses[_i].stop, "T10:00", NULL), *at_resume = g_strconcat(pauses[_i].resume, "T11:00", NULL);
  act(at_stop, PAUSE, id, 0);
  assert_int(pauses[_i].left, CLOCK("left", "promise"));
  assert_text("stopped|-|-", CLOCK("state, due, soon", "promise"));
  assert_text("paused|-|~", "SELECT state, due, rank FROM casefile");
  /* Frozen, however long it stands. */
  hall_at("2027-02-01T09:00");
  ck_assert_int_eq(light(id).colour, YC_LIGHT_STOPPED);
  assert_int(pauses[_i].left, CLOCK("left", "promise"));
  act(at_resume, RESUME, id, 0);
  int moved = yc_calendar_count(calendar, stop, resume);
  ck_assert_int_eq(due_of("promise"), yc_calendar_add(calendar, promise, moved));
  assert_text("accepted", "SELECT state FROM casefile");
  ck_assert_str_eq(hall_text("SELECT due FROM casefile"), hall_text(CLOCK("due", "promise")));
  hall_verify();
}
END_TEST

START_TEST(pauses_add_up)
{
  gint64 id = hall_accepted(1);
  YcDay promise = due_of("promise"), statute = due_of("statute");
  act("2026-11-09T10:00", PAUSE, id, 0);
  act("2026-11-12T10:00", RESUME, id, 0);
  act("2026-11-12T11:00", PAUSE, id, YC_PROCEDURE_REVIEW);
  act("2026-11-16T10:00", RESUME, id, 0);
  ck_assert_int_eq(due_of("promise"), yc_calendar_add(yc_app_calendar(hall), promise, 5));
  ck_assert_int_eq(due_of("statute"), yc_calendar_add(yc_app_calendar(hall), statute, 5));
  assert_text("[[\"2026-11-09\",\"2026-11-12\"],[\"2026-11-12\",\"2026-11-16\"]]", CLOCK("stops", "promise"));
  hall_verify();
}
END_TEST

START_TEST(what_cannot_be_paused)
{
  gint64 id = hall_accepted(1);
  refused(RESUME, id, 0, "不能这样办");
  refused(DELIVER, id, 0, "不能这样办");
  refused(PAUSE, 999999, 0, "没有这件办件");
  hall_at("2027-02-01T09:00");
  refused(PAUSE, id, 0, "超期的不能再停");
  ck_assert_int_eq(light(id).colour, YC_LIGHT_RED);
  assert_int(0, "SELECT count(*) FROM event WHERE kind = 'case.pause'");
  hall_verify();
}
END_TEST

/* An overdue step goes on running while the rest stands, and shines again afterwards. */
START_TEST(an_overdue_step_is_not_stopped)
{
  gint64 id = hall_accepted(1);
  act("2026-11-05T11:00", BEGIN, id, 2);
  act("2026-11-13T10:00", PAUSE, id, 0);
  assert_text("running|2026-11-10", CLOCK("state, due", "step:2"));
  assert_text("paused|2026-11-10", "SELECT state, due FROM casefile");
  ck_assert_int_eq(light(id).colour, YC_LIGHT_RED);
  act("2026-11-17T10:00", RESUME, id, 0);
  assert_text("2026-11-10", "SELECT due FROM casefile");
  ck_assert_int_eq(light(id).colour, YC_LIGHT_RED);
  hall_verify();
}
END_TEST

/* --- steps, RULE time-11, time-12 ------------------------------------------------------------------------- */

START_TEST(a_step_has_its_clock)
{
  gint64 id = hall_accepted(1);
  refused(FINISH, id, 0, "没有正在办的环节");
  refused(BEGIN, id, 77, "没有第 77 步");
  act("2026-11-06T09:00", BEGIN, id, 2);
  assert_text("3|2026-11-06|2026-11-11|running", CLOCK("n, started, due, state", "step:2"));
  assert_text("civil|todo|2026-11-11|启动调查", "SELECT answerable, queue, due, step_short FROM casefile");
  assert_text("current|civil|2026-11-06|2026-11-11", "SELECT state, post, began, due FROM step WHERE n = 2");
  act("2026-11-09T09:00", FINISH, id, 0);
  assert_text("done", CLOCK("state", "step:2"));
  assert_text("counter3|todo|2026-12-15|数据核对", "SELECT answerable, queue, due, step_short FROM casefile");
  refused(FINISH, id, 0, "没有正在办的环节");
  /* An office without accounts: the agent records for it (RULE agt-06). */
  act("2026-11-09T09:10", BEGIN, id, 3);
  assert_text("counter3|2026-11-12", "SELECT answerable, due FROM casefile");
  hall_verify();
}
END_TEST

START_TEST(a_notice_waits_in_its_queue)
{
  gint64 id = hall_accepted(1);
  act("2026-11-06T09:00", BEGIN, id, 6);
  assert_text("notice|village-581126100200|2026-11-13", "SELECT queue, answerable, due FROM casefile");
  assert_text("2026-11-13|2026-11-13|2026-11-13|calendar", CLOCK("due, target, nominal, unit", "step:6"));
  act("2026-11-10T09:00", PAUSE, id, 0);
  act("2026-11-11T09:00", RESUME, id, 0);
  /* RULE time-06: a minimum ends on its due day, not on the working day before. */
  assert_text("2026-11-16|2026-11-16|2026-11-14", CLOCK("due, target, nominal", "step:6"));
  assert_text("2026-11-16", "SELECT due FROM step WHERE n = 6");
  hall_verify();
}
END_TEST

/* Whatever runs, the list shows what is due first; the law's limit only where nothing is promised. */
START_TEST(the_light_is_of_the_earliest_clock)
{
  gint64 id = hall_accepted(1);
  act("2026-12-14T09:00", BEGIN, id, 4);
  assert_text("2026-12-18", CLOCK("due", "step:4"));
  assert_text("2026-12-15", "SELECT due FROM casefile");
  act("2026-12-14T10:00", FINISH, id, 0);
  act("2026-12-14T11:00", BEGIN, id, 5);
  assert_text("2026-12-15", "SELECT due FROM casefile");
  hall_verify();
}
END_TEST

START_TEST(decided_and_delivered)
{
  gint64 id = hall_accepted(1);
  act("2026-11-20T09:00", BEGIN, id, 8);
  act("2026-11-24T09:00", FINISH, id, 0);
  act("2026-11-24T09:05", DECIDE, id, 0);
  assert_text("decided|fetch|accept|准予|2026-12-08", "SELECT state, queue, outcome, reason, due FROM casefile");
  assert_text("deliver|running", "SELECT group_concat(kind), state FROM clock WHERE state <> 'done'");
  /* A step of telling in between does not take it out of 待取 for good. */
  act("2026-11-24T10:00", BEGIN, id, 9);
  assert_text("decided|todo|2026-11-25", "SELECT state, queue, due FROM casefile");
  act("2026-11-24T15:00", FINISH, id, 0);
  assert_text("decided|fetch|2026-12-08|待领取", "SELECT state, queue, due, step_short FROM casefile");
  act("2026-11-26T09:00", DELIVER, id, 0);
  assert_text("delivered||2026-11-26|-|~", "SELECT state, queue, ended, due, rank FROM casefile");
  assert_int(0, "SELECT count(*) FROM clock WHERE state <> 'done'");
  refused(DECIDE, id, 0, "不能这样办");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_uint_eq(view->clocks->len, 0);
  ck_assert_str_eq(((YcRecordLine *)view->record->pdata[0])->text, "送达,办结");
  hall_verify();
}
END_TEST

START_TEST(no_clock_outlives_the_delivery)
{
  gint64 id = hall_accepted(1);
  act("2026-11-20T09:00", DECIDE, id, 0);
  act("2026-11-24T10:00", BEGIN, id, 9);
  act("2026-11-26T09:00", DELIVER, id, 0);
  assert_int(0, "SELECT count(*) FROM clock WHERE state <> 'done'");
  hall_verify();
}
END_TEST

/* A damaged store gives sentences, not crashes. */
START_TEST(a_case_without_its_applicant)
{
  gint64 id = hall_accepted(1);
  sqlite3 *raw;
  ck_assert_int_eq(sqlite3_open(hall_path, &raw), SQLITE_OK);
  ck_assert_int_eq(sqlite3_exec(raw, "DELETE FROM person", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close(raw);
  GError *error = NULL;
  ck_assert_ptr_null(yc_casefile_view(hall, id, &error));
  assert_error(error, "申请人");
  g_autofree char *first = NULL, *second = NULL;
  ck_assert(!yc_desk_preview(hall, id, &first, &second, &error));
  assert_error(error, "申请人");
}
END_TEST

/* --- years without a notice, RULE time-05 ------------------------------------------------------------------ */

static const char notice_2027[] =
  "date\tkind\tname\tweekday_zh\tstatutory_festival_day\tnotice_year\tnotice_no\n"
  "2027-01-01\tholiday\t元旦\t五\tyes\t2027\t国办发明电〔2026〕9号\n"
  "2027-01-04\tholiday\t元旦\t一\tno\t2027\t国办发明电〔2026〕9号\n";

static guint import_notice(const char *text)
{
  g_autofree char *file = g_build_filename(hall_directory, "2027.tsv", NULL);
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(GError) error = NULL;
  ck_assert(g_file_set_contents(file, text, -1, NULL));
  hall_as("fanglei", NULL);
  g_autoptr(YcCalendarPlan) plan = yc_calendar_plan(hall, file, FALSE, faults, &error);
  g_autofree char *wrong = yc_faults_text(faults);
  ck_assert_msg(plan != NULL && yc_calendar_load(hall, plan, &error), "%s %s", error ? error->message : "", wrong);
  hall_as("lixiuying", "3");
  return plan->changes->len;
}

START_TEST(a_year_without_notice_is_provisional)
{
  hall_at("2026-12-03T09:00");
  YcIntake *form = hall_form(1, "MZ01");
  have_all(form);
  g_autoptr(YcPlan) plan = yc_intake_plan(hall, form, YC_OUTCOME_ACCEPT);
  ck_assert(plan->provisional && strstr(plan->promise, "暂定"));
  yc_intake_free(form);
  gint64 id = hall_accepted(1);
  YcDay before = due_of("promise");
  assert_int(1, CLOCK("provisional", "promise"));
  assert_int(1, "SELECT provisional FROM casefile");
  gint64 paper = hall_int("SELECT id FROM paper");
  g_autofree char *printed = yc_app_paper_text(hall, paper, 80, NULL);
  ck_assert_ptr_nonnull(strstr(printed, "暂定"));

  ck_assert_uint_eq(import_notice(notice_2027), 1);
  ck_assert(yc_calendar_has_notice(yc_app_calendar(hall), 2027));
  ck_assert(!yc_calendar_is_working(yc_app_calendar(hall), day_of("2027-01-04")));
  ck_assert_uint_eq(import_notice(notice_2027), 0);
  /* A later case leans on the notice; the paper in somebody's hand says what it said. */
  gint64 later = hall_accepted(2);
  assert_text("2027-01-14|0", "SELECT due, provisional FROM clock WHERE kind = 'promise' AND casefile = %" G_GINT64_FORMAT, later);
  ck_assert_int_eq(day_of("2027-01-14"), yc_calendar_add(yc_app_calendar(hall), before, 1));
  g_autofree char *again = yc_app_paper_text(hall, paper, 80, NULL);
  ck_assert_str_eq(again, printed);
  ck_assert_int_ne(id, later);
  hall_verify();
}
END_TEST

/* --- items without limits, cases without places ------------------------------------------------------------ */

static char *without_limits(const char *text)
{
  g_autoptr(GString) out = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_auto(GStrv) cells = g_strsplit(*line, "\t", -1);
    if (g_str_has_prefix(*line, "MZ11\t"))
      for (int i = 8; i < 12; i++) *cells[i] = '\0';
    g_autofree char *joined = g_strjoinv("\t", cells);
    g_string_append_printf(out, "%s\n", joined);
  }
  return g_string_free(g_steal_pointer(&out), FALSE);
}

static void import_without_limits(void)
{
  static const char *const files[] = { "items.tsv", "steps.tsv", "materials.tsv", "questions.tsv",
                                       "suits.tsv", "prints.tsv", "sums.tsv", "systems.tsv", "proofs.tsv",
                                       "occasions.tsv" };
  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *from = g_build_filename(g_getenv("YICHUANG_DATADIR"), "catalogue", files[i], NULL),
                    *to = g_build_filename(hall_directory, files[i], NULL), *text = NULL;
    ck_assert(g_file_get_contents(from, &text, NULL, NULL));
    g_autofree char *changed = i == 0 ? without_limits(text) : g_strdup(text);
    ck_assert(g_file_set_contents(to, changed, -1, NULL));
  }
  g_autoptr(YcFaults) faults = yc_faults_new();
  GError *error = NULL;
  YcImported imported = { 0 };
  hall_as("fanglei", NULL);
  gboolean ok = yc_setup_import_items(hall, hall_directory, day_of("2026-11-05"), faults, &imported, &error);
  g_autofree char *wrong = yc_faults_text(faults);
  ck_assert_msg(ok, "%s %s", error ? error->message : "", wrong);
  ck_assert_uint_eq(imported.n, 2);   /* and MZ01, which these tests let stop */
  g_free(imported.kept);
  hall_as("lixiuying", "3");
}

START_TEST(an_item_without_limits)
{
  import_without_limits();
  YcIntake *form = hall_form(1, "MZ11");
  have_all(form);
  g_autoptr(YcPlan) plan = yc_intake_plan(hall, form, YC_OUTCOME_ACCEPT);
  ck_assert_str_eq(plan->promise, "受理;这个事项没有规定期限");
  ck_assert_int_eq(plan->due, YC_DAY_NONE);
  g_autoptr(YcIntakeResult) result = hall_take(form, YC_OUTCOME_ACCEPT);
  ck_assert_int_eq(result->due, YC_DAY_NONE);
  assert_text("todo|-|~|2", "SELECT queue, due, rank, version FROM casefile");
  ck_assert_int_eq(light(result->casefile).colour, YC_LIGHT_NONE);
  g_autofree char *text = yc_app_paper_text(hall, g_array_index(result->papers, gint64, 0), 48, NULL);
  ck_assert(text != NULL && strstr(text, "承诺-") == NULL);
  act("2026-11-05T15:00", BEGIN, result->casefile, 2);
  assert_text("2026-11-12", "SELECT due FROM casefile");
  /* The law's limit alone shines where nothing is promised; the step ended, nothing does. */
  act("2026-11-06T15:00", FINISH, result->casefile, 0);
  assert_text("-", "SELECT due FROM casefile");
  hall_verify();
}
END_TEST

START_TEST(a_person_without_a_place)
{
  YcIntake *form = hall_form(1, "MZ11");
  yc_intake_set(&form->applicant.place, "");
  have_all(form);
  g_autoptr(YcIntakeResult) result = hall_take(form, YC_OUTCOME_ACCEPT);
  assert_text("-|-", "SELECT place, place_name FROM casefile");
  assert_text("village", "SELECT office FROM step WHERE n = 2");
  act("2026-11-05T15:00", BEGIN, result->casefile, 2);
  assert_text("counter3", "SELECT answerable FROM casefile");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, result->casefile, NULL);
  ck_assert_str_eq(((YcRouteRow *)view->steps->pdata[1])->office_short, "村委会");
  hall_verify();
}
END_TEST

/* The village of the day of acceptance carries the case, wherever the applicant lives now. */
START_TEST(a_case_keeps_its_place)
{
  YcIntake *form = hall_form(1, "MZ11");
  have_all(form);
  mark(form, 1, YC_TICK_MISSING, "");
  g_autoptr(YcIntakeResult) asked = hall_take(form, YC_OUTCOME_ASK);
  YcIntake *moved = hall_form(1, "MZ14");
  have_all(moved);
  yc_intake_set(&moved->applicant.place, "581126100201");
  hall_taken(moved, YC_OUTCOME_ONSPOT);
  g_autoptr(YcIntake) rest = yc_intake_of_case(hall, asked->casefile, NULL);
  have_all(rest);
  g_autoptr(YcIntakeResult) accepted = yc_supply_commit(hall, asked->casefile, rest, NULL);
  assert_text("village-581126100200", "SELECT office FROM step WHERE n = 2");
  assert_text("581126100200", "SELECT place FROM casefile WHERE id = %" G_GINT64_FORMAT, accepted->casefile);
}
END_TEST

/* Who has several posts acts for the one of the window. */
START_TEST(the_post_is_the_windows)
{
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_writer_append(writer, "post.set",
                             json_pack("{s:s, s:s, s:s, s:s, s:n, s:s}", "code", "counter2", "name", "综合受理二岗", "office", "hall",
                                       "holder", "lixiuying", "deputy", "from", "2026-01-01"), NULL, NULL, NULL) != 0);
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), NULL));
  hall_accepted(1);
  assert_text("counter3", "SELECT agent FROM casefile");
  hall_as("lixiuying", NULL);
  hall_accepted(2);
  hall_as("lixiuying", "1");   /* somebody else's window */
  hall_accepted(3);
  assert_text("counter3,counter2,counter2", "SELECT group_concat(agent) FROM (SELECT agent FROM casefile ORDER BY id)");
}
END_TEST

/* RULE time-11: a tenth of 28 days is 2, a quarter is 7. */
START_TEST(yellow_begins_where_the_hall_says)
{
  hall_accepted(1);
  assert_text("2026-12-11", "SELECT soon FROM clock WHERE kind = 'promise'");
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_writer_append(writer, "setting.set", json_pack("{s:s, s:s, s:s}", "key", "soon_part", "value", "4", "from", "2026-01-01"),
                             NULL, NULL, NULL) != 0);
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), NULL));
  hall_accepted(2);
  assert_text("2026-12-04", "SELECT soon FROM clock WHERE kind = 'promise' ORDER BY casefile DESC");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("clocks");
  TCase *t = tcase_create("clocks");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin_stopping, hall_end);
  tcase_add_loop_test(t, a_pause_moves_the_due_day, 0, (int)G_N_ELEMENTS(pauses));
  tcase_add_test(t, a_step_begun_again_starts_afresh);
  tcase_add_test(t, pauses_add_up);
  tcase_add_test(t, what_cannot_be_paused);
  tcase_add_test(t, an_overdue_step_is_not_stopped);
  tcase_add_test(t, a_step_has_its_clock);
  tcase_add_test(t, a_notice_waits_in_its_queue);
  tcase_add_test(t, the_light_is_of_the_earliest_clock);
  tcase_add_test(t, decided_and_delivered);
  tcase_add_test(t, no_clock_outlives_the_delivery);
  tcase_add_test(t, a_case_without_its_applicant);
  tcase_add_test(t, a_year_without_notice_is_provisional);
  tcase_add_test(t, an_item_without_limits);
  tcase_add_test(t, a_person_without_a_place);
  tcase_add_test(t, a_case_keeps_its_place);
  tcase_add_test(t, the_post_is_the_windows);
  tcase_add_test(t, yellow_begins_where_the_hall_says);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
