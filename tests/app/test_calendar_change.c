/* Another calendar: what is running is counted anew, as if it had been counted with it from the beginning. */
#include <config.h>
#include <string.h>
#include "app/calendar_change.h"
#include "app/hall.h"
#include "app/people.h"
#include "app/private.h"
#include "app/pause.h"
#include "app/progress.h"
#include "app/tick.h"
#include "check_main.h"

#define HEADER "date\tkind\tname\tweekday_zh\tstatutory_festival_day\tnotice_year\tnotice_no\n"
#define NUMBER "国办发明电〔2026〕9号"

static const char new_year[] = HEADER
  "2027-01-01\tholiday\t元旦\t五\tyes\t2027\t" NUMBER "\n"
  "2027-01-04\tholiday\t元旦\t一\tno\t2027\t" NUMBER "\n";
/* A notice may change the December before. */
static const char december[] = HEADER
  "2026-12-26\tworkday\t元旦\t六\tno\t2027\t" NUMBER "\n"
  "2027-01-01\tholiday\t元旦\t五\tyes\t2027\t" NUMBER "\n";

static char *write_file(const char *text)
{
  char *file = g_build_filename(hall_directory, "load.tsv", NULL);
  ck_assert(g_file_set_contents(file, text, -1, NULL));
  return file;
}

static YcCalendarPlan *plan_of(const char *text, gboolean regional)
{
  g_autofree char *file = write_file(text);
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(GError) error = NULL;
  hall_as("fanglei", NULL);
  YcCalendarPlan *plan = yc_calendar_plan(hall, file, regional, faults, &error);
  g_autofree char *wrong = yc_faults_text(faults);
  ck_assert_msg(plan != NULL, "%s %s", error ? error->message : "", wrong);
  return plan;
}

static void load_plan(YcCalendarPlan *plan)
{
  g_autoptr(GError) error = NULL;
  ck_assert_msg(yc_calendar_load(hall, plan, &error), "%s", error ? error->message : "");
  hall_as("lixiuying", "3");
}

static void load(const char *text, gboolean regional)
{
  g_autoptr(YcCalendarPlan) plan = plan_of(text, regional);
  load_plan(plan);
}

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define CLOCK(columns, kind) "SELECT " columns " FROM clock WHERE kind = '" kind "'"

/* --- one case --------------------------------------------------------------------------------------------- */

START_TEST(what_will_move_is_shown_before)
{
  hall_at("2026-12-03T09:00");
  gint64 id = hall_accepted(1);
  gint64 events = hall_int("SELECT max(pos) FROM event");
  const char *promise = hall_text(CLOCK("due", "promise")), *statute = hall_text(CLOCK("due", "statute"));
  g_autoptr(YcCalendarPlan) plan = plan_of(new_year, FALSE);
  ck_assert_uint_eq(plan->cases, 1);
  ck_assert_uint_eq(plan->moved, 2);
  ck_assert_uint_eq(plan->given, 1);
  ck_assert_str_eq(plan->title, NUMBER "(2027年)");
  const YcMove *move = plan->moves->pdata[0];
  ck_assert_str_eq(move->kind, "promise");
  ck_assert_str_eq(move->who, "李秀英");
  ck_assert_int_eq(move->casefile, id);
  ck_assert_int_eq(move->was, day_of(promise));
  ck_assert(move->given && !move->provisional);
  /* Shown, not done. */
  ck_assert_int_eq(hall_int("SELECT max(pos) FROM event"), events);
  ck_assert(!yc_calendar_has_notice(yc_app_calendar(hall), 2027));
  assert_text(promise, CLOCK("due", "promise"));

  YcDay due = move->due;
  load_plan(plan);
  ck_assert_int_eq(day_of(hall_text(CLOCK("due", "promise"))), due);
  ck_assert_int_eq(due, yc_calendar_add(yc_app_calendar(hall), day_of(promise), 1));
  ck_assert_int_gt(day_of(hall_text(CLOCK("due", "statute"))), day_of(statute));
  assert_text("0|0", "SELECT c.provisional, k.provisional FROM casefile c JOIN clock k ON k.kind = 'promise'");
  ck_assert_str_eq(hall_text("SELECT due FROM casefile"), hall_text(CLOCK("due", "promise")));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'clock.move' AND ver = 3"), 1);
  assert_text("promise|0", "SELECT clock, told IS NOT NULL FROM moved WHERE given");
  /* The same once more: nothing. */
  g_autoptr(YcCalendarPlan) again = plan_of(new_year, FALSE);
  ck_assert_uint_eq(again->changes->len, 0);
  load_plan(again);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'clock.move'"), 1);
  hall_verify();
}
END_TEST

/* A day of December is worked: the date is earlier; where the applicant has to supply something, theirs is not. */
START_TEST(the_applicants_day_is_never_earlier)
{
  hall_at("2026-12-14T09:00");
  YcIntake *form = hall_form(1, "MZ01");
  have_all(form);
  mark(form, 1, YC_TICK_MISSING, "");
  gint64 asked = hall_taken(form, YC_OUTCOME_ASK), accepted = hall_accepted(2);
  const char *by = hall_text("SELECT due FROM clock WHERE kind = 'supply'");
  const char *promise = hall_text("SELECT due FROM clock WHERE kind = 'promise'");
  load(december, FALSE);
  assert_text(by, "SELECT due FROM clock WHERE kind = 'supply' AND casefile = %" G_GINT64_FORMAT, asked);
  assert_text(by, "SELECT rank FROM casefile WHERE id = %" G_GINT64_FORMAT, asked);
  ck_assert_str_ne(promise, hall_text("SELECT due FROM clock WHERE kind = 'promise' AND casefile = %" G_GINT64_FORMAT, accepted));
  hall_verify();
}
END_TEST

static void in_writer(gboolean (*act)(YcApp *, YcWriter *, gint64, const char *, GError **), gint64 id, const char *word)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(act(hall, writer, id, word, &error), "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
}

START_TEST(what_stands_has_other_days_left)
{
  hall_at("2026-12-03T09:00");
  gint64 id = hall_accepted(1);
  hall_at("2026-12-28T09:00");
  in_writer(hall_stop, id, "review");
  gint64 left = hall_int(CLOCK("left", "promise"));
  load(december, FALSE);
  ck_assert_int_eq(hall_int(CLOCK("left", "promise")), left - 1);
  assert_text("stopped|-", CLOCK("state, due", "promise"));
  assert_text("2026-12-28|~", "SELECT stopped, rank FROM casefile");
  hall_verify();
}
END_TEST

/* A light whose day is no longer over was none; one that is still over keeps its number, over from another day on. */
START_TEST(red_lights_follow)
{
  gint64 first = hall_accepted(1);
  hall_at("2026-11-06T10:00");
  gint64 second = hall_accepted(2);
  YcDay over = day_of(hall_text("SELECT due FROM clock WHERE kind = 'promise' AND casefile = %" G_GINT64_FORMAT, first));
  char a[YC_DAY_TEXT], b[YC_DAY_TEXT];
  g_autofree char *moment = g_strdup_printf("%sT09:00", yc_day_format(over + 2, a));
  hall_at(moment);
  ck_assert(yc_tick_run(hall, NULL, NULL));
  gint64 red = hall_int("SELECT count(*) FROM red WHERE ended IS NULL");
  ck_assert_int_ge(red, 2);
  /* One more day of rest before: the second is due today, the first is over since yesterday. */
  g_autofree char *text = g_strdup_printf("date\tname\tbasis\n%s\t节\t条例\n", yc_day_format(over - 1, b));
  load(text, TRUE);
  ck_assert_str_eq(hall_text("SELECT appeal, ended IS NOT NULL, ruled IS NOT NULL FROM red WHERE clock = 'promise' AND "
                             "casefile = %" G_GINT64_FORMAT, second), "upheld|1|1");
  ck_assert_str_eq(hall_text("SELECT r.appeal, r.ended IS NULL, r.due = k.due FROM red r JOIN clock k ON k.casefile = "
                             "r.casefile AND k.kind = r.clock WHERE r.clock = 'promise' AND r.casefile = %"
                             G_GINT64_FORMAT, first), "|1|1");
  /* The tick lights nothing twice. */
  gint64 lights = hall_int("SELECT count(*) FROM red");
  ck_assert(yc_tick_run(hall, NULL, NULL));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM red"), lights);
  hall_verify();
}
END_TEST

/* A notice was loaded with a mistake and right again: the light that went out with the mistake shines again, the same. */
START_TEST(a_mistaken_notice_strikes_out_no_light)
{
  gint64 id = hall_accepted(1);
  YcDay over = day_of(hall_text(CLOCK("due", "promise")));
  char a[YC_DAY_TEXT], b[YC_DAY_TEXT];
  g_autofree char *moment = g_strdup_printf("%sT09:00", yc_day_format(over + 1, a));
  hall_at(moment);
  ck_assert(yc_tick_run(hall, NULL, NULL));
  const char *number = hall_text("SELECT number, due, day, level FROM red WHERE clock = 'promise' AND casefile = %" G_GINT64_FORMAT, id);
  g_autofree char *wrong = g_strdup_printf("date\tname\tbasis\n%s\t节\t条例\n", yc_day_format(over, b));
  load(wrong, TRUE);
  assert_text("upheld|1", "SELECT appeal, ended IS NOT NULL FROM red WHERE clock = 'promise'");
  g_autofree char *right = g_strdup_printf("date\tname\tbasis\n%d-12-31\t节\t条例\n", yc_day_year(over));
  load(right, TRUE);
  ck_assert_int_eq(day_of(hall_text(CLOCK("due", "promise"))), over);
  ck_assert(yc_tick_run(hall, NULL, NULL));
  assert_text("|1|1|1", "SELECT appeal, ended IS NULL, ruled IS NULL, count(*) FROM red WHERE clock = 'promise'");
  ck_assert_str_eq(hall_text("SELECT number, due, day, level FROM red WHERE clock = 'promise'"), number);
  assert_text("1", "SELECT red IS NOT NULL FROM promise");
  hall_verify();
}
END_TEST

/* Stopped on its last day; with the notice that came since that day lies before the stop.  It goes on with nothing left. */
START_TEST(a_stop_that_a_notice_overtook_is_resumed)
{
  hall_at("2026-12-03T09:00");
  gint64 id = hall_accepted(1);
  char a[YC_DAY_TEXT], b[YC_DAY_TEXT];
  YcDay due = day_of(hall_text(CLOCK("due", "promise")));
  g_autofree char *last = g_strdup_printf("%sT09:00", yc_day_format(due, a));
  hall_at(last);
  in_writer(hall_stop, id, "review");
  load(december, FALSE);
  assert_text("stopped|0", CLOCK("state, left", "promise"));
  g_autofree char *later = g_strdup_printf("%sT09:00", yc_day_format(due + 6, b));
  hall_at(later);
  GError *error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(yc_resume_append(hall, writer, id, &error), "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
  ck_assert_str_eq(hall_text(CLOCK("state", "promise")), "running");
  ck_assert_int_eq(day_of(hall_text(CLOCK("due", "promise"))),
                   yc_calendar_on_or_after(yc_app_calendar(hall), yc_app_today(hall)));
  ck_assert_str_eq(hall_text("SELECT due FROM casefile"), hall_text(CLOCK("due", "promise")));
  assert_text("0", "SELECT count(*) FROM clock WHERE state = 'stopped'");
  hall_verify();
}
END_TEST

START_TEST(who_may_load)
{
  GError *error = NULL;
  g_autoptr(YcFaults) faults = yc_faults_new();
  ck_assert_ptr_null(yc_calendar_plan(hall, "/nonexistent", FALSE, faults, &error));
  assert_error(error, "管理员");
  ck_assert_uint_eq(faults->len, 0);
  hall_as("fanglei", NULL);
  ck_assert_ptr_null(yc_calendar_plan(hall, "/nonexistent", FALSE, faults, &error));
  assert_error(error, "没有导入");
  ck_assert_uint_gt(faults->len, 0);
}
END_TEST

/* --- the region's festivals ------------------------------------------------------------------------------- */

START_TEST(festivals_of_the_region)
{
  hall_at("2026-11-05T10:20");
  hall_accepted(1);
  const char *before = hall_text(CLOCK("due", "promise"));
  load("date\tname\tbasis\n2026-11-25\t盘王节\t自治县条例\n2026-11-26\t盘王节\t自治县条例\n", TRUE);
  ck_assert_int_eq(day_of(hall_text(CLOCK("due", "promise"))), yc_calendar_add(yc_app_calendar(hall), day_of(before), 2));
  ck_assert(!yc_calendar_is_working(yc_app_calendar(hall), day_of("2026-11-25")));
  /* Another counter knows of it by the revision. */
  g_autoptr(YcApp) other = hall_open("2026-11-05T10:30", "lixiuying", "3");
  ck_assert(!yc_calendar_is_working(yc_app_calendar(other), day_of("2026-11-26")));
  /* A file of the next year leaves this one. */
  load("date\tname\tbasis\n2027-11-15\t盘王节\t自治县条例\n", TRUE);
  ck_assert(!yc_calendar_is_working(yc_app_calendar(hall), day_of("2026-11-25")));
  /* A file without one of the days takes it away again. */
  load("date\tname\tbasis\n2026-11-25\t盘王节\t自治县条例\n", TRUE);
  ck_assert(yc_calendar_is_working(yc_app_calendar(hall), day_of("2026-11-26")));
  ck_assert_int_eq(day_of(hall_text(CLOCK("due", "promise"))), yc_calendar_add(yc_app_calendar(hall), day_of(before), 1));
  hall_verify();
}
END_TEST

/* --- whom it concerns ------------------------------------------------------------------------------------- */

START_TEST(whom_it_concerns)
{
  g_autoptr(GError) error = NULL;
  hall_at("2026-12-03T09:00");
  gint64 id = hall_accepted(1);
  load(new_year, FALSE);
  ck_assert_uint_eq(yc_calendar_moved_count(hall), 1);
  g_autoptr(GPtrArray) mine = yc_calendar_moved(hall, FALSE, &error);
  g_autoptr(GPtrArray) untold = yc_calendar_moved(hall, TRUE, &error);
  ck_assert_uint_eq(mine->len, 2);
  ck_assert_uint_eq(untold->len, 1);
  const YcMoved *one = untold->pdata[0];
  ck_assert_int_eq(one->casefile, id);
  ck_assert_uint_eq(strlen(one->phone), 11);
  ck_assert(yc_calendar_moved_seen(hall, &error));
  ck_assert_uint_eq(yc_calendar_moved_count(hall), 0);
  ck_assert(!yc_calendar_told(hall, id, "smoke", &error));
  g_clear_error(&error);
  ck_assert(yc_calendar_told(hall, id, "phone", &error));
  ck_assert(!yc_calendar_told(hall, id, "phone", &error));
  g_autoptr(GPtrArray) rest = yc_calendar_moved(hall, TRUE, NULL);
  ck_assert_uint_eq(rest->len, 0);
  hall_verify();
}
END_TEST

/* --- the same as from the beginning ----------------------------------------------------------------------- */

#define CASES 400

/* A notice of days anywhere from December 2026 to next summer. */
static char *random_notice(GRand *rand)
{
  GString *text = g_string_new(HEADER);
  for (YcDay day = day_of("2026-12-01"); day < day_of("2027-07-01"); day++) {
    if (g_rand_int_range(rand, 0, 12) > 0) continue;
    char of[YC_DAY_TEXT];
    static const char *const weekdays[] = { "一", "二", "三", "四", "五", "六", "日" };
    int weekday = yc_day_weekday(day);
    g_string_append_printf(text, "%s\t%s\t节\t%s\tno\t2027\t%s\n", yc_day_format(day, of),
                           weekday >= 5 ? "workday" : "holiday", weekdays[weekday], NUMBER);
  }
  return g_string_free(text, FALSE);
}

static gint64 random_case(GRand *rand, guint n)
{
  static const char *const items[] = { "MZ01", "SB02", "YB01", "NY01", "CL02", "MZ14", "NY08", "WJ01" };
  YcIntake *form = hall_form(n, items[g_rand_int_range(rand, 0, G_N_ELEMENTS(items))]);
  gboolean asked = g_rand_int_range(rand, 0, 6) == 0 && form->ticks->len > 1;
  have_all(form);
  if (asked) mark(form, ((YcTick *)form->ticks->pdata[form->ticks->len - 1])->n, YC_TICK_MISSING, "");
  return hall_taken(form, asked ? YC_OUTCOME_ASK : yc_intake_suggest(hall, form));
}

static void at_day(YcDay day, int hour)
{
  char text[YC_DAY_TEXT];
  g_autofree char *moment = g_strdup_printf("%sT%02d:00", yc_day_format(day, text), hour);
  hall_at(moment);
  yc_app_walked(hall, day);   /* nothing happens by itself: what was done by one calendar stays done */
}

/* What cannot be done with this case (it waits for papers, its step is over) is not done, with either calendar. */
static void try_act(gint64 id, int what)
{
  g_autoptr(YcWriter) writer = hall_writer();
  gboolean (*const plain[])(YcApp *, YcWriter *, gint64, GError **) = { yc_resume_append, yc_step_finish };
  gboolean ok = what == 0   ? yc_step_begin(hall, writer, id, 2, NULL)
                : what == 1 ? hall_stop(hall, writer, id, "review", NULL)
                            : plain[what - 2](hall, writer, id, NULL);
  if (ok) ck_assert(yc_writer_commit(g_steal_pointer(&writer), NULL));
}

/* Every item of these cases may stop. */
static void begin_all(void)
{
  static const char *const items[] = { "SB02", "NY01", "CL02", "NY08", "WJ01" };
  hall_begin_stopping();
  for (guint i = 0; i < G_N_ELEMENTS(items); i++) hall_allow(items[i], "review");
}

/* The same cases each time: the seed decides on who, when and what. */
static void many_cases(guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  for (guint n = 0; n < CASES; n++) {
    YcDay day = day_of("2026-12-07") + g_rand_int_range(rand, 0, 22);
    at_day(day, 9);
    gint64 id = random_case(rand, n);
    int acts = g_rand_int_range(rand, 0, 4);
    for (int i = 0; i < acts; i++) {
      day += g_rand_int_range(rand, 0, 2);
      at_day(day, 10 + i);
      try_act(id, g_rand_int_range(rand, 0, 4));
    }
  }
}

#define APPLICANTS "('supply', 'tolerate')"

/* Every clock and every light; those that the applicant keeps aside. */
static char *all_clocks(void)
{
  const char *clocks = hall_text(
    "SELECT group_concat(x, char(10)) FROM (SELECT c.number || ' ' || k.kind || ' ' || k.state || ' ' || "
    "coalesce(k.due, '-') || coalesce(k.target, '-') || coalesce(k.soon, '-') || coalesce(k.nominal, '-') || ' ' || "
    "k.left || ' ' || iif(k.state = 'running', k.provisional, 0) AS x FROM clock k JOIN casefile c ON c.id = k.casefile "
    "WHERE k.state <> 'done' AND k.kind NOT IN " APPLICANTS " ORDER BY c.id, k.kind)");
  const char *lights = hall_text(
    "SELECT group_concat(x, char(10)) FROM (SELECT number || ' ' || coalesce(due, '-') || coalesce(target, '-') || "
    "coalesce(soon, '-') || ' ' || coalesce(stopped, '-') || ' ' || iif(due IS NULL, 0, provisional) AS x FROM casefile "
    "WHERE queue NOT IN ('', 'supply') ORDER BY id)");
  const char *steps = hall_text("SELECT group_concat(x, char(10)) FROM (SELECT c.number || ' ' || coalesce(t.due, '-') AS x "
                                "FROM step t JOIN casefile c ON c.id = t.casefile JOIN clock k ON k.casefile = c.id "
                                "AND k.kind = 'step:' || t.n AND k.state = 'running' WHERE t.state = 'current' ORDER BY c.id, t.n)");
  return g_strjoin("\n--\n", clocks, lights, steps, NULL);
}

START_TEST(loaded_later_is_loaded_before)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i + 77);
  g_autofree char *notice = random_notice(rand);
  many_cases((guint32)_i);
  g_autofree char *without = all_clocks();
  at_day(day_of("2026-12-31"), 9);
  load(notice, FALSE);
  g_autofree char *later = all_clocks();
  ck_assert_int_gt(hall_int("SELECT count(*) FROM event WHERE kind = 'clock.move'"), CASES / 4);
  hall_verify();
  hall_end();

  begin_all();
  load(notice, FALSE);
  many_cases((guint32)_i);
  g_autofree char *before = all_clocks();
  ck_assert_str_ne(without, later);
  g_auto(GStrv) a = g_strsplit(later, "\n", -1), b = g_strsplit(before, "\n", -1);
  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++) ck_assert_str_eq(a[i], b[i]);
  ck_assert_uint_eq(g_strv_length(a), g_strv_length(b));
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("calendar_change");
  TCase *one = tcase_create("one");
  tcase_add_unchecked_fixture(one, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(one, hall_begin_stopping, hall_end);
  tcase_add_test(one, what_will_move_is_shown_before);
  tcase_add_test(one, the_applicants_day_is_never_earlier);
  tcase_add_test(one, what_stands_has_other_days_left);
  tcase_add_test(one, red_lights_follow);
  tcase_add_test(one, a_mistaken_notice_strikes_out_no_light);
  tcase_add_test(one, a_stop_that_a_notice_overtook_is_resumed);
  tcase_add_test(one, who_may_load);
  tcase_add_test(one, festivals_of_the_region);
  tcase_add_test(one, whom_it_concerns);
  suite_add_tcase(s, one);
  TCase *all = tcase_create("all");
  tcase_add_unchecked_fixture(all, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(all, begin_all, hall_end);
  tcase_set_timeout(all, 240);
  tcase_add_loop_test(all, loaded_later_is_loaded_before, 0, 5);
  suite_add_tcase(s, all);
  return s;
}

CHECK_MAIN(suite)
