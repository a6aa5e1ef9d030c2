/* Why is this the day: the account of a clock comes to the day that stands, for every limit, pause and extension. */
#include <config.h>
#include <string.h>
#include "app/calendar_change.h"
#include "app/extend.h"
#include "app/hall.h"
#include "app/pause.h"
#include "app/progress.h"
#include "app/why.h"
#include "check_main.h"
#include "domain/limit.h"
#include "store/private.h"

enum { CASES = 300, RANDOM = 3000 };

static void prepare(void)
{
  hall_prepare(CASES);
}

static GPtrArray *why_of(gint64 id)
{
  GError *error = NULL;
  GPtrArray *clocks = yc_why_case(hall, id, &error);
  ck_assert_msg(clocks != NULL, "%s", error ? error->message : "");
  return clocks;
}

static const YcWhyClock *find(const GPtrArray *clocks, const char *kind)
{
  for (guint i = 0; i < clocks->len; i++)
    if (strcmp(((YcWhyClock *)clocks->pdata[i])->kind, kind) == 0) return clocks->pdata[i];
  ck_abort_msg("no clock %s", kind);
  return NULL;
}

static const YcWhyLine *line_of(const YcWhyClock *clock, const char *what)
{
  for (guint i = 0; i < clock->lines->len; i++)
    if (strcmp(((YcWhyLine *)clock->lines->pdata[i])->what, what) == 0) return clock->lines->pdata[i];
  return NULL;
}

static const YcWhyLine *must(const YcWhyClock *clock, const char *what, const char *part)
{
  const YcWhyLine *line = line_of(clock, what);
  ck_assert_msg(line != NULL, "no line %s", what);
  ck_assert_msg(strstr(line->text, part) != NULL, "%s: want %s, got %s", what, part, line->text);
  return line;
}

static gboolean is_run(const YcWhyLine *line)
{
  static const char *const runs[] = { "counted", "weekend", "holiday", "festival", "paused", "rolled", NULL };
  return g_strv_contains(runs, line->what);
}

/* Every day behind the start once, in order, the counted ones numbered one after the other; the day it ends on, and how
 * many were counted. */
static YcDay walk(const YcWhyClock *clock, int *counted)
{
  YcDay at = YC_DAY_NONE;
  *counted = 0;
  for (guint i = 0; i < clock->lines->len; i++) {
    const YcWhyLine *line = clock->lines->pdata[i];
    ck_assert(g_utf8_validate(line->text, -1, NULL) && *line->text != '\0');
    if (strcmp(line->what, "start") == 0) at = line->from;
    if (!is_run(line)) continue;
    ck_assert_int_eq(line->from, at + 1);
    ck_assert_int_ge(line->to, line->from);
    at = line->to;
    if (line->first == 0) continue;
    ck_assert_int_eq(line->first, *counted + 1);
    *counted = line->last;
  }
  return at;
}

static gint64 one_day(gint64 id, const char *kind)
{
  return hall_int("SELECT count(*) FROM clock WHERE casefile = %d AND kind = '%s' AND unit = 'working' AND n = 1"
                  " AND soon = due AND stops = '[]' AND extensions = 0", (int)id, kind);
}

START_TEST(every_clock_of_a_hall_comes_to_its_day)
{
  gint64 cases = hall_int("SELECT count(*) FROM casefile"), seen = 0, running = 0;
  for (gint64 i = 0; i < cases; i++) {
    gint64 id = hall_int("SELECT id FROM casefile ORDER BY id LIMIT 1 OFFSET %d", (int)i);
    g_autoptr(GPtrArray) clocks = why_of(id);
    ck_assert_int_eq((gint64)clocks->len, hall_int("SELECT count(*) FROM clock WHERE casefile = %d"
                                                       " AND NOT (kind LIKE 'sign:%%' AND state = 'done')", (int)id));
    for (guint k = 0; k < clocks->len; k++, seen++) {
      const YcWhyClock *clock = clocks->pdata[k];
      if (strcmp(clock->state, "running") != 0) continue;
      int counted;
      running++;
      ck_assert_int_eq(clock->explained, clock->due);
      ck_assert_int_eq(walk(clock, &counted), clock->due);
      ck_assert_ptr_null(line_of(clock, "differs"));
      ck_assert_ptr_nonnull(line_of(clock, "due"));
      const YcWhyLine *light = line_of(clock, "light");   /* RULE time-11: a day alone is yellow from noon */
      if (light && strstr(light->text, "中午起黄")) ck_assert_int_eq(counted, 1);
      else if (light) ck_assert_int_eq(one_day(id, clock->kind), 0);
    }
  }
  ck_assert_int_gt(running, CASES / 10);
  ck_assert_int_gt(seen, CASES);
  hall_recompute_equals();
}
END_TEST

/* ── whatever limit, whatever stops ── */

typedef struct {
  YcLimit limit;
  YcDay start;
  YcStop stops[3];
  guint n;
  gboolean open;   /* the last has not been resumed */
} Random;

static Random random_clock(GRand *rand, const YcCalendar *calendar)
{
  Random r = { .limit = { g_rand_int_range(rand, 0, 60), (YcUnit)g_rand_int_range(rand, 0, 2), FALSE },
               .start = day_of("2025-01-02") + g_rand_int_range(rand, 0, 900) };
  guint want = (guint)g_rand_int_range(rand, 0, 4);
  for (YcDay from = r.start; r.n < want && !r.open; r.n++) {
    YcDue due;
    if (yc_limit_due(calendar, &r.limit, r.start, r.stops, r.n, -1, &due) != YC_DUE_OK || due.due < from) break;
    YcDay stop = from + g_rand_int_range(rand, 0, MAX(1, due.due - from + 1));
    r.open = g_rand_int_range(rand, 0, 8) == 0;
    r.stops[r.n] = (YcStop){ stop, r.open ? YC_DAY_NONE : stop + g_rand_int_range(rand, 0, 30) };
    from = r.stops[r.n].resume;
  }
  return r;
}

static void put(sqlite3 *db, const Random *r, const YcDue *due)
{
  char days[4][YC_DAY_TEXT], start[YC_DAY_TEXT];
  g_autoptr(GString) stops = g_string_new("[");
  for (guint i = 0; i < r->n; i++) {
    char stop[YC_DAY_TEXT], resume[YC_DAY_TEXT];
    gboolean open = r->stops[i].resume == YC_DAY_NONE;
    g_string_append_printf(stops, "%s[\"%s\",%s%s%s]", i ? "," : "", yc_day_format(r->stops[i].stop, stop), open ? "" : "\"",
                           open ? "null" : yc_day_format(r->stops[i].resume, resume), open ? "" : "\"");
  }
  g_string_append_c(stops, ']');
  g_autofree char *sql = g_strdup_printf(
    "UPDATE clock SET n = %d, unit = '%s', started = '%s', nominal = nullif('%s',''), due = nullif('%s',''), "
    "target = nullif('%s',''), soon = nullif('%s',''), state = '%s', left = %d, stops = '%s', provisional = %d WHERE kind = 'promise'",
    r->limit.n, yc_unit_code(r->limit.unit), yc_day_format(r->start, start), yc_day_format(due->nominal, days[0]),
    yc_day_format(due->due, days[1]), yc_day_format(due->target, days[2]), yc_day_format(due->soon, days[3]),
    r->open ? "stopped" : "running", due->left, stops->str, due->provisional);
  ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

START_TEST(the_account_of_any_clock_comes_to_its_day)
{
  gint64 id = hall_accepted(1);
  const YcCalendar *calendar = yc_app_calendar(hall);
  GRand *rand = g_rand_new_with_seed(41);
  sqlite3 *db = yc_app_store(hall)->db;
  int stopped = 0, provisional = 0;
  ck_assert_int_eq(sqlite3_exec(db, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
  for (int i = 0; i < RANDOM; i++) {
    Random r = random_clock(rand, calendar);
    YcDue due;
    YcDueStatus status = yc_limit_due(calendar, &r.limit, r.start, r.stops, r.n, -1, &due);
    ck_assert_int_eq(status, r.open ? YC_DUE_STOPPED : YC_DUE_OK);
    put(db, &r, &due);
    g_autoptr(GPtrArray) clocks = why_of(id);
    const YcWhyClock *clock = find(clocks, "promise");
    int counted;
    YcDay end = walk(clock, &counted);
    ck_assert_int_eq(clock->explained, due.due);
    ck_assert_int_eq(end, r.open ? r.stops[r.n - 1].stop : due.due);
    ck_assert_int_eq(counted, r.limit.n - due.left);
    ck_assert_int_eq(line_of(clock, "stopped") != NULL, r.open);
    stopped += r.open;
    if (r.open) continue;
    provisional += due.provisional;
    if (line_of(clock, "provisional") != NULL) ck_assert(due.provisional);
    ck_assert_int_eq(line_of(clock, "target") != NULL, due.target != due.due);
  }
  ck_assert_int_gt(stopped, RANDOM / 20);
  ck_assert_int_gt(provisional, RANDOM / 20);
  ck_assert_int_eq(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
  g_rand_free(rand);
}
END_TEST

/* ── what it says ── */

START_TEST(what_it_says_of_a_promise)
{
  gint64 id = hall_accepted(1);
  g_autoptr(GPtrArray) clocks = why_of(id);
  const YcWhyClock *promise = find(clocks, "promise");
  ck_assert_str_eq(promise->head, "承诺 28个工作日,11-05 受理次日起算,应于 12-15(二)");
  ck_assert(promise->leads);
  must(promise, "unit", "周一至周五");
  must(promise, "basis", "依据:");
  const YcWhyLine *start = must(promise, "start", "芦政受");
  ck_assert_int_eq(start->from, day_of("2026-11-05"));
  must(promise, "weekend", "周末,不计 2 天");
  must(promise, "light", "12-11(五) 起黄,12-16(三) 零点起红");
  must(promise, "today", "今天 11-05(四):剩 28 天,是今天以后到 12-15(二) 的工作日");
  hall_at("2026-12-15T08:00");
  g_autoptr(GPtrArray) last = why_of(id);
  must(find(last, "promise"), "today", "今天 12-15(二):最后一天");
  ck_assert_int_eq(sqlite3_exec(yc_app_store(hall)->db, "UPDATE clock SET due = '2026-12-18' WHERE kind = 'promise'", NULL, NULL, NULL),
                   SQLITE_OK);
  hall_at("2026-12-20T08:00");   /* the Sunday after a Friday */
  g_autoptr(GPtrArray) weekend = why_of(id);
  must(find(weekend, "promise"), "today", "超 1 天,12-18(五) 以后还没有工作日");
  ck_assert_int_eq(sqlite3_exec(yc_app_store(hall)->db, "UPDATE clock SET due = '2026-12-15' WHERE kind = 'promise'", NULL, NULL, NULL),
                   SQLITE_OK);
  g_autoptr(GPtrArray) over = why_of(id);
  must(find(over, "promise"), "today", "超 3 天,是 12-15(二) 以后到今天的工作日");
  g_autofree char *days = yc_why_days(line_of(promise, "weekend"), 2026), *numbers = yc_why_numbers(line_of(promise, "counted"));
  ck_assert_str_eq(days, "11-07(六)至11-08(日)");
  ck_assert_str_eq(numbers, "第1天");
  ck_assert(!find(clocks, "statute")->leads);
  must(find(clocks, "statute"), "kind", "灯按承诺亮");
}
END_TEST

START_TEST(a_year_without_notice_is_said)
{
  hall_at("2026-12-10T10:00");
  g_autoptr(GPtrArray) clocks = why_of(hall_accepted(1));
  const YcWhyClock *promise = find(clocks, "promise");
  ck_assert(promise->provisional && g_str_has_suffix(promise->head, "暂定"));
  must(promise, "provisional", "2027年的放假通知还没有载入");
  must(promise, "festival", "元旦");
  ck_assert(line_of(promise, "festival")->provisional);
  ck_assert(!line_of(promise, "weekend")->provisional);
}
END_TEST

/* RULE time-05: what a notice moved is told with the notice, the day before and the day now. */
START_TEST(a_notice_that_moved_it_is_said)
{
  static const char notice[] = "date\tkind\tname\tweekday_zh\tstatutory_festival_day\tnotice_year\tnotice_no\n"
                               "2026-12-31\tholiday\t元旦\t四\tno\t2027\t国办发明电〔2026〕8号\n"
                               "2027-01-01\tholiday\t元旦\t五\tyes\t2027\t国办发明电〔2026〕8号\n";
  hall_at("2026-12-03T09:00");
  gint64 id = hall_accepted(1);
  YcDay before = day_of(hall_text("SELECT due FROM clock WHERE kind = 'promise'"));
  g_autofree char *file = g_build_filename(hall_directory, "notice.tsv", NULL);
  ck_assert(g_file_set_contents(file, notice, -1, NULL));
  hall_as("fanglei", NULL);
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcCalendarPlan) plan = yc_calendar_plan(hall, file, FALSE, faults, NULL);
  ck_assert(plan != NULL && yc_calendar_load(hall, plan, NULL));
  g_autoptr(GPtrArray) clocks = why_of(id);
  const YcWhyClock *promise = find(clocks, "promise");
  ck_assert_int_eq(promise->due, yc_calendar_add(yc_app_calendar(hall), before, 1));
  must(promise, "moved", "国办发明电〔2026〕8号");
  must(promise, "moved", "原为 2027-01-13(三),改为 2027-01-14(四)");
  ck_assert_ptr_null(line_of(promise, "provisional"));
  ck_assert_ptr_null(line_of(promise, "differs"));
  must(promise, "holiday", "元旦放假,不计 2 天");
  must(find(clocks, "accept"), "kind", "受理");
  hall_recompute_equals();
}
END_TEST

/* A calendar limit that ends on a holiday, and a clock that stands on another day than it comes to. */
START_TEST(a_day_that_was_rolled_and_one_that_is_wrong)
{
  gint64 id = hall_accepted(1);
  sqlite3 *db = yc_app_store(hall)->db;
  ck_assert_int_eq(sqlite3_exec(db, "UPDATE clock SET n = 15, unit = 'calendar', started = '2026-09-18', due = '2026-10-08', "
                                    "target = '2026-09-30' WHERE kind = 'promise'", NULL, NULL, NULL), SQLITE_OK);
  g_autoptr(GPtrArray) clocks = why_of(id);
  const YcWhyClock *promise = find(clocks, "promise");
  ck_assert_int_eq(must(promise, "rolled", "顺延")->to, day_of("2026-10-08"));
  must(promise, "target", "09-30(三)");
  must(promise, "unit", "自然日");
  ck_assert_ptr_null(line_of(promise, "differs"));
  ck_assert_int_eq(sqlite3_exec(db, "UPDATE clock SET due = '2026-10-09' WHERE kind = 'promise'", NULL, NULL, NULL), SQLITE_OK);
  g_autoptr(GPtrArray) wrong = why_of(id);
  must(find(wrong, "promise"), "differs", "办件上记的还是 10-09(五)");
}
END_TEST

/* ── pauses and extensions ── */

static void done(gboolean ok, YcWriter *writer, GError *error)
{
  ck_assert_msg(ok, "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(writer, NULL));
}

static void stop(const char *moment, gint64 id)
{
  GError *error = NULL;
  hall_at(moment);
  YcWriter *writer = hall_writer();
  gboolean ok = hall_stop(hall, writer, id, "review", &error);
  done(ok, writer, error);
}

static void go_on(const char *moment, gint64 id)
{
  GError *error = NULL;
  hall_at(moment);
  YcWriter *writer = hall_writer();
  gboolean ok = yc_resume_append(hall, writer, id, &error);
  done(ok, writer, error);
}

static void extend(const char *moment, gint64 id, int n)
{
  GError *error = NULL;
  hall_at(moment);
  YcExtend form = { n, "县民政局", "龚瑞", "情况复杂" };
  YcWriter *writer = hall_writer();
  gboolean ok = yc_extend_append(hall, writer, id, &form, NULL, &error);
  done(ok, writer, error);
}

START_TEST(a_pause_says_its_paper_and_who_signed)
{
  gint64 id = hall_accepted(1);
  stop("2026-11-10T10:00", id);
  g_autoptr(GPtrArray) stopped = why_of(id);
  const YcWhyClock *promise = find(stopped, "promise");
  ck_assert_str_eq(promise->head, "承诺 28个工作日,11-05 受理次日起算,停着,剩 25 天");
  must(promise, "stop", "专家评审");
  must(promise, "stop", "镇长 高志远 批准");
  must(promise, "stop", "芦政");
  must(promise, "stopped", "剩 25个工作日");
  go_on("2026-11-18T10:00", id);
  g_autoptr(GPtrArray) clocks = why_of(id);
  promise = find(clocks, "promise");
  const YcWhyLine *paused = must(promise, "paused", "不计 8 天(其中工作日 6 天)");
  ck_assert_int_eq(paused->from, day_of("2026-11-11"));
  ck_assert_int_eq(paused->to, day_of("2026-11-18"));
  ck_assert_int_eq(must(promise, "resume", "恢复")->from, day_of("2026-11-18"));
  ck_assert_int_eq(promise->explained, promise->due);
  hall_recompute_equals();
}
END_TEST

START_TEST(an_extension_says_from_which_day_its_days_count)
{
  gint64 id = hall_accepted(1);
  hall_as("zhaomin", NULL);
  int cap = (int)hall_int("SELECT item->>'$.extension.n' FROM item WHERE code = 'MZ01' ORDER BY version DESC");
  ck_assert_int_gt(cap, 0);
  extend("2026-11-20T10:00", id, cap);
  g_autoptr(GPtrArray) clocks = why_of(id);
  const YcWhyClock *promise = find(clocks, "promise");
  g_autofree char *limit = g_strdup_printf("承诺 28个工作日加%d个工作日,", cap);
  ck_assert_msg(g_str_has_prefix(promise->head, limit), "%s", promise->head);
  must(promise, "extended", "县民政局 龚瑞 批准");
  must(promise, "extended", "情况复杂");
  int counted;
  ck_assert_int_eq(walk(promise, &counted), promise->due);
  ck_assert_int_eq(counted, 28 + cap);
  gboolean starts = FALSE;   /* its days have lines of their own */
  for (guint i = 0; i < promise->lines->len; i++) starts |= ((YcWhyLine *)promise->lines->pdata[i])->first == 29;
  ck_assert(starts);
  hall_recompute_equals();
}
END_TEST

START_TEST(a_late_extension_moves_nothing_and_is_told)
{
  gint64 id = hall_accepted(1);
  hall_as("zhaomin", NULL);
  extend("2026-12-21T10:00", id, 1);
  g_autoptr(GPtrArray) clocks = why_of(id);
  const YcWhyClock *promise = find(clocks, "promise");
  ck_assert_int_eq(promise->due, day_of("2026-12-15"));
  must(promise, "extended", "仍算超期");
  ck_assert_ptr_null(line_of(promise, "differs"));
}
END_TEST

START_TEST(no_such_case)
{
  GError *error = NULL;
  ck_assert_ptr_null(yc_why_case(hall, 999999, &error));
  assert_error(error, "没有这件办件");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("why");
  TCase *demo = tcase_create("demo"), *t = tcase_create("why");
  tcase_add_unchecked_fixture(demo, prepare, hall_finish);
  tcase_add_checked_fixture(demo, hall_begin_demo, hall_end);
  tcase_set_timeout(demo, 60);
  tcase_add_test(demo, every_clock_of_a_hall_comes_to_its_day);
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, the_account_of_any_clock_comes_to_its_day);
  tcase_add_test(t, what_it_says_of_a_promise);
  tcase_add_test(t, a_year_without_notice_is_said);
  tcase_add_test(t, a_notice_that_moved_it_is_said);
  tcase_add_test(t, a_day_that_was_rolled_and_one_that_is_wrong);
  tcase_add_test(t, a_late_extension_moves_nothing_and_is_told);
  tcase_add_test(t, no_such_case);
  TCase *stops = tcase_create("stops");
  tcase_add_unchecked_fixture(stops, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(stops, hall_begin_stopping, hall_end);
  tcase_add_test(stops, a_pause_says_its_paper_and_who_signed);
  tcase_add_test(stops, an_extension_says_from_which_day_its_days_count);
  suite_add_tcase(s, demo);
  suite_add_tcase(s, t);
  suite_add_tcase(s, stops);
  return s;
}

CHECK_MAIN(suite)
