/* hall.c - see hall.h. */
#include <config.h>
#include "app/hall.h"

#include <check.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/clocks.h"
#include "app/demo_people.h"
#include "app/pause.h"
#include "app/private.h"
#include "app/setup.h"
#include "store/private.h"
#include "store/verify.h"

YcApp *hall;
char *hall_directory, *hall_path;
static char *made;               /* where the stores lie that are copied */
static GStringChunk *texts;

#define MUST(ok, error) ck_assert_msg((ok), "%s", (error) ? (error)->message : "no error set")

/* --- files ------------------------------------------------------------------------------------------------ */

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *where)
{
  (void)info;
  (void)type;
  (void)where;
  return g_remove(path);
}

static void remove_tree(char *path)
{
  if (path != NULL) nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  g_free(path);
}

static char *new_directory(void)
{
  char *path = g_dir_make_tmp("yc-hall-XXXXXX", NULL);
  ck_assert_ptr_nonnull(path);
  return path;
}

void hall_prepare(guint cases)
{
  const char *data = g_getenv("YICHUANG_DATADIR");
  g_autofree char *directory = g_build_filename(data, "demo", NULL);
  made = new_directory();
  g_autofree char *empty = g_build_filename(made, "empty.db", NULL), *demo = g_build_filename(made, "demo.db", NULL);
  g_autoptr(YcFaults) faults = yc_faults_new();
  YcTime clock = yc_time_parse(HALL_NOW);
  g_autoptr(GError) error = NULL;
  gboolean ok = yc_setup_init(empty, directory, data, TRUE, YC_DAY_NONE, clock, faults, &error);
  YcDemoPlan plan = { .cases = cases, .seed = 7, .clock = clock };
  if (ok && cases > 0) ok = yc_setup_demo(demo, data, &plan, NULL, NULL, faults, &error);
  g_autofree char *wrong = yc_faults_text(faults);
  if (!ok) g_error("%s\n%s", error->message, wrong);
}

void hall_prepare_empty(void)
{
  hall_prepare(0);
}

void hall_finish(void)
{
  remove_tree(g_steal_pointer(&made));
}

static void begin(const char *store)
{
  g_autofree char *from = g_build_filename(made, store, NULL), *bytes = NULL;
  gsize n;
  hall_directory = new_directory();
  hall_path = g_build_filename(hall_directory, "hall.db", NULL);
  ck_assert(g_file_get_contents(from, &bytes, &n, NULL) && g_file_set_contents_full(hall_path, bytes, (gssize)n, G_FILE_SET_CONTENTS_NONE,
                                                                                             0600, NULL));
  texts = g_string_chunk_new(1024);
  hall = hall_open(HALL_NOW, "lixiuying", "3");
}

void hall_begin(void)
{
  begin("empty.db");
}

void hall_begin_demo(void)
{
  begin("demo.db");
}

void hall_end(void)
{
  g_clear_pointer(&hall, yc_app_close);
  g_clear_pointer(&texts, g_string_chunk_free);
  g_clear_pointer(&hall_path, g_free);
  remove_tree(g_steal_pointer(&hall_directory));
}

/* --- who and when ----------------------------------------------------------------------------------------- */

YcApp *hall_open(const char *moment, const char *login, const char *window)
{
  g_autoptr(GError) error = NULL;
  YcApp *app = yc_app_open(hall_path, yc_time_parse(moment), &error);
  MUST(app != NULL, error);
  /* These stores need not survive a power cut. */
  yc_store_set_durable(yc_app_store(app), FALSE);
  MUST(yc_app_sign_in(app, login, NULL, window, &error), error);
  return app;
}

void hall_at(const char *moment)
{
  g_autofree char *window = g_strdup(yc_app_window(hall));
  ck_assert_int_ne(yc_time_parse(moment), YC_TIME_NONE);
  yc_app_pretend(hall, yc_app_me(hall), window, yc_time_parse(moment));
}

void hall_as(const char *login, const char *window)
{
  g_autoptr(GError) error = NULL;
  MUST(yc_app_sign_in(hall, login, NULL, window, &error), error);
}

/* --- looking into the store ------------------------------------------------------------------------------- */

static sqlite3_stmt *first_row(const char *sql)
{
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement = yc_sql_prepare(yc_app_store(hall), sql, YC_SQL_READ, NULL, &error);
  ck_assert_msg(statement != NULL, "%s: %s", sql, error ? error->message : "");
  ck_assert_msg(sqlite3_step(statement) == SQLITE_ROW, "no row: %s", sql);
  return statement;
}

gint64 hall_int(const char *format, ...)
{
  va_list values;
  va_start(values, format);
  g_autofree char *sql = g_strdup_vprintf(format, values);
  va_end(values);
  sqlite3_stmt *row = first_row(sql);
  gint64 value = sqlite3_column_int64(row, 0);
  sqlite3_finalize(row);
  return value;
}

const char *hall_text(const char *format, ...)
{
  va_list values;
  va_start(values, format);
  g_autofree char *sql = g_strdup_vprintf(format, values);
  va_end(values);
  sqlite3_stmt *row = first_row(sql);
  g_autoptr(GString) line = g_string_new(NULL);
  for (int i = 0; i < sqlite3_column_count(row); i++) {
    const char *value = (const char *)sqlite3_column_text(row, i);
    g_string_append_printf(line, "%s%s", i ? "|" : "", value ? value : "-");
  }
  sqlite3_finalize(row);
  return g_string_chunk_insert(texts, line->str);
}

void hall_verify(void)
{
  YcVerifyReport seen;
  g_autoptr(GError) error = NULL;
  MUST(yc_verify(yc_app_store(hall), &seen, &error), error);
}

static void clock_equals(const YcRows *clocks, guint row, gint64 id)
{
  const char *kind = yc_rows_str(clocks, row, "kind");
  const YcItem *item = yc_app_item_version(hall, hall_text("SELECT item FROM casefile WHERE id = %d", (int)id),
                                           (int)hall_int("SELECT version FROM casefile WHERE id = %d", (int)id), NULL);
  g_autoptr(GArray) stops = yc_clock_stops(clocks, row);
  YcLimit limit = yc_clock_limit(item, clocks, row);
  YcDue due;
  YcDueStatus status = yc_limit_due(yc_app_calendar(hall), &limit, yc_rows_day(clocks, row, "started"),
                                    (const YcStop *)(gpointer)stops->data, stops->len, -1, &due);
  gboolean stopped = strcmp(yc_rows_str(clocks, row, "state"), "stopped") == 0;
  YcDay stands = yc_rows_day(clocks, row, "due");
  ck_assert_msg(status == (stopped ? YC_DUE_STOPPED : YC_DUE_OK), "case %d clock %s: status %d", (int)id, kind, (int)status);
  if (strcmp(kind, "supply") == 0 && stands > due.due) return;
  ck_assert_msg(stands == due.due && yc_rows_day(clocks, row, "target") == due.target &&
                yc_rows_day(clocks, row, "nominal") == due.nominal && yc_rows_int(clocks, row, "left") == due.left,
                "case %d clock %s stands on another day than it comes to", (int)id, kind);
  ck_assert_msg((yc_rows_int(clocks, row, "provisional") != 0) == due.provisional, "case %d clock %s: provisional", (int)id, kind);
}

void hall_recompute_equals(void)
{
  int n = (int)hall_int("SELECT count(DISTINCT casefile) FROM clock WHERE state <> 'done'");
  for (int i = 0; i < n; i++) {
    gint64 id = hall_int("SELECT DISTINCT casefile FROM clock WHERE state <> 'done' ORDER BY casefile LIMIT 1 OFFSET %d", i);
    g_autoptr(YcRows) clocks = yc_query(yc_app_store(hall), NULL, YC_Q_CASE_CLOCKS, "i", id);
    ck_assert_ptr_nonnull(clocks);
    for (guint row = 0; row < yc_rows_count(clocks); row++)
      if (strcmp(yc_rows_str(clocks, row, "state"), "done") != 0) clock_equals(clocks, row, id);
  }
}

YcDay day_of(const char *text)
{
  YcDay day = yc_day_parse(text);
  ck_assert_int_ne(day, YC_DAY_NONE);
  return day;
}

/* --- forms ------------------------------------------------------------------------------------------------ */

void hall_person(guint n, YcPersonForm *form)
{
  g_autofree char *file = g_build_filename(g_getenv("YICHUANG_DATADIR"), "demo", "people.tsv", NULL);
  g_autoptr(YcFaults) faults = yc_faults_new();
  YcDemoPeople *people = yc_demo_people_new(hall, file, 1, faults);
  yc_demo_person(people, n, form);
  yc_demo_people_free(people);
  form->id = 0;
}

YcIntake *hall_form(guint n, const char *item)
{
  g_autoptr(GError) error = NULL;
  YcIntake *intake = yc_intake_new();
  hall_person(n, &intake->applicant);
  MUST(yc_intake_choose(hall, intake, item, &error), error);
  return intake;
}

void have_all(YcIntake *intake)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    YcTick *tick = intake->ticks->pdata[i];
    tick->state = YC_TICK_HAVE;
    tick->original = 1;
  }
}

void mark(YcIntake *intake, int n, YcTickState state, const char *note)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    YcTick *tick = intake->ticks->pdata[i];
    if (tick->n != n) continue;
    tick->state = state;
    tick->original = state == YC_TICK_HAVE;
    yc_intake_set(&tick->note, note);
    return;
  }
  ck_abort_msg("paper %d is not asked for", n);
}

YcIntakeResult *hall_take(YcIntake *intake, YcOutcome outcome)
{
  g_autoptr(GError) error = NULL;
  intake->outcome = outcome;
  YcIntakeResult *result = yc_intake_commit(hall, intake, &error);
  MUST(result != NULL, error);
  yc_intake_free(intake);
  return result;
}

gint64 hall_taken(YcIntake *intake, YcOutcome outcome)
{
  g_autoptr(YcIntakeResult) result = hall_take(intake, outcome);
  return result->casefile;
}

gint64 hall_accepted(guint n)
{
  YcIntake *intake = hall_form(n, "MZ01");
  have_all(intake);
  return hall_taken(intake, YC_OUTCOME_ACCEPT);
}

YcWriter *hall_writer(void)
{
  g_autofree char *ident = NULL;
  g_autoptr(GError) error = NULL;
  YcActor actor;
  gboolean repeated;
  yc_app_actor(hall, &actor, NULL, NULL, &ident);
  actor.actor = g_string_chunk_insert(texts, ident);   /* the writer only borrows it */
  YcWriter *writer = yc_writer_begin(yc_app_store(hall), &actor, &repeated, &error);
  MUST(writer != NULL, error);
  return writer;
}

void hall_allow(const char *item, const char *procedures)
{
  json_t *facts = json_loads(hall_text("SELECT facts FROM event WHERE kind = 'item.set' AND facts->>'code' = '%s' ORDER BY pos DESC"
                                       " LIMIT 1", item), 0, NULL);
  json_t *whole = json_object_get(facts, "item"), *codes = json_array();
  g_auto(GStrv) words = g_strsplit(procedures, " ", -1);
  for (char **word = words; *word != NULL; word++) json_array_append_new(codes, json_string(*word));
  json_int_t version = json_integer_value(json_object_get(whole, "version")) + 1;
  json_object_set_new(whole, "procedures", codes);
  json_object_set_new(whole, "version", json_integer(version));
  json_object_set_new(facts, "version", json_integer(version));
  json_object_set_new(whole, "from", json_string("2026-11-04"));
  json_object_set_new(facts, "from", json_string("2026-11-04"));
  YcWriter *writer = hall_writer();
  GError *error = NULL;
  MUST(yc_writer_append(writer, "item.set", facts, NULL, NULL, &error) != 0, error);
  MUST(yc_writer_commit(writer, &error), error);
}

void hall_begin_stopping(void)
{
  hall_begin();
  hall_allow("MZ01", "hearing review");
}

gboolean hall_stop(YcApp *app, YcWriter *writer, gint64 casefile, const char *procedure, GError **error)
{
  YcPause form = { yc_procedure_parse(procedure), yc_app_today(app) + 10, "镇长", "高志远", "情况复杂,要先有结论" };
  return yc_pause_append(app, writer, casefile, &form, NULL, error);
}
