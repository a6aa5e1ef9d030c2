/* bench.c - the table of design/quality, measured.  `make bench`; CASES=1000000 for the whole size, BENCH_KEEP=1 keeps the
 * stores.  A small store of 10000 cases stands beside the large one: what grows between them would grow further. */
#include <config.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/setup.h"
#include "bench/bench.h"
#include "store/verify.h"

#define SMALL_CASES 10000
#define LARGE_CASES 200000

/* --- tools ------------------------------------------------------------------------------------------------ */

double bench_seconds(void)
{
  return (double)g_get_monotonic_time() / 1e6;
}

void bench_lap(GArray *laps, double began)
{
  double lap = (bench_seconds() - began) * 1000;
  g_array_append_val(laps, lap);
}

static int by_length(gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;
  return *x < *y ? -1 : *x > *y;
}

double bench_percentile(GArray *laps, double part)
{
  if (laps->len == 0) return NAN;
  g_array_sort(laps, by_length);
  return g_array_index(laps, double, (guint)((laps->len - 1) * part + 0.5));
}

void bench_must(gboolean ok, GError *error, const char *what)
{
  if (ok) return;
  fprintf(stderr, "bench: %s: %s\n", what, error ? error->message : "failed");
  exit(1);
}

YcApp *bench_open(const Bench *bench, const char *path)
{
  GError *error = NULL;
  YcApp *app = yc_app_open(path, bench->clock, &error);
  bench_must(app != NULL && yc_app_sign_in(app, "lixiuying", NULL, "3", &error), error, path);
  return app;
}

sqlite3 *bench_open_bare(const char *path, gboolean durable)
{
  sqlite3 *db;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) g_error("cannot open %s", path);
  sqlite3_exec(db, "PRAGMA wal_autocheckpoint=0; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
                   "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                   "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=4194304; PRAGMA cache_size=-16000;", NULL, NULL, NULL);
  sqlite3_exec(db, durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF", NULL, NULL, NULL);
  return db;
}

sqlite3_stmt *bench_prepare(sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    g_error("%s: %s", sql, sqlite3_errmsg(db));
  return statement;
}

/* --- the stores ------------------------------------------------------------------------------------------- */

static gint64 count_events(const char *path)
{
  sqlite3 *db = bench_open_bare(path, TRUE);
  sqlite3_stmt *s = bench_prepare(db, "SELECT count(*) FROM event");
  gint64 n = sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
  sqlite3_finalize(s);
  sqlite3_close(db);
  return n;
}

static void make_stores(Bench *bench)
{
  static const char *const names[] = { "small.db", "large.db" };
  for (guint i = 0; i < BENCH_N_STORES; i++) {
    bench->path[i] = g_build_filename(bench->directory, names[i], NULL);
    fprintf(stderr, "# %u cases …\n", bench->cases[i]);
    YcFaults *faults = yc_faults_new();
    GError *error = NULL;
    double began = bench_seconds();
    YcDemoPlan plan = { .cases = bench->cases[i], .seed = 1, .clock = bench->clock, .behind = TRUE };
    gboolean ok = yc_setup_demo(bench->path[i], bench->data, &plan, NULL, NULL, faults, &error);
    double seconds = bench_seconds() - began;
    bench_must(ok, error, "demo");
    bench->made[i] = (double)count_events(bench->path[i]) / seconds;
    g_ptr_array_unref(faults);
  }
}

static Figure demo(Bench *bench, const char *unused)
{
  (void)unused;
  return (Figure){ bench->made[BENCH_LARGE], NAN, bench->made[BENCH_SMALL] / bench->made[BENCH_LARGE] };
}

static Figure replay(Bench *bench, const char *unused)
{
  (void)unused;
  double rate[BENCH_N_STORES];
  for (guint i = 0; i < BENCH_N_STORES; i++) {
    GError *error = NULL;
    YcVerifyReport report;
    g_autoptr(YcStore) store = yc_store_open(bench->path[i], &error);
    bench_must(store != NULL && yc_verify(store, &report, &error), error, "verify");
    rate[i] = (double)report.events / report.seconds;
  }
  return (Figure){ rate[BENCH_LARGE], NAN, rate[BENCH_SMALL] / rate[BENCH_LARGE] };
}

/* --- the table -------------------------------------------------------------------------------------------- */

/* Limits: 0 where there is none.  `of_bare` is how fast ours may be at least, as a part of bare; `times_bare` how much
 * longer it may take at most. */
static const struct {
  const char *what, *unit;
  Figure (*measure)(Bench *, const char *);
  const char *parameter;
  double most, least, of_bare, times_bare, growth;
} rows[] = {
  { "demo store, same append and apply", "events/s", demo, NULL, 0, 10000, 0, 0, 0 },
  { "replay (verify)", "events/s", replay, NULL, 0, 15000, 0, 0, 1.3 },
  { "accept one case, synchronous=FULL", "ms", bench_accept, "full", 0, 0, 0.75, 0, 0 },
  { "accept one case, synchronous=OFF", "ms", bench_accept, "off", 0, 0, 0, 0, 0 },
  { "ten counters accept, p99", "ms", bench_counters, "0.99", 50, 0, 0, 0, 0 },
  { "ten counters accept, worst", "ms", bench_counters, "1", 500, 0, 0, 0, 0 },
  { "first page: urgent", "ms", bench_page, "urgent", 0, 0, 0, 2, 1.3 },
  { "first page: to do", "ms", bench_page, "todo", 0, 0, 0, 2, 1.3 },
  { "first page: papers owed", "ms", bench_page, "supply", 0, 0, 0, 2, 1.3 },
  { "first page: public notice", "ms", bench_page, "notice", 0, 0, 0, 2, 1.3 },
  { "first page: to fetch", "ms", bench_page, "fetch", 0, 0, 0, 2, 1.3 },
  { "first page: all open", "ms", bench_page, "all", 0, 0, 0, 2, 1.3 },
  { "all counts of the desk, p95", "ms", bench_counts, "14", 5, 0, 0, 0, 0 },
  { "the same before noon, p95", "ms", bench_counts, "9", 5, 0, 0, 0, 0 },
  { "find by two characters, p95", "ms", bench_find, "name", 5, 0, 0, 0, 0 },
  { "find by initials, p95", "ms", bench_find, "initials", 5, 0, 0, 0, 0 },
  { "find by document, p95", "ms", bench_find, "document", 5, 0, 0, 0, 0 },
  { "find by number, p95", "ms", bench_find, "number", 5, 0, 0, 0, 0 },
  { "board by person, first page", "ms", bench_board, "person", 100, 0, 0, 0, 0 },
  { "board by item, first page", "ms", bench_board, "item", 100, 0, 0, 0, 0 },
  { "figures of a year by month", "ms", bench_figures, "month", 100, 0, 0, 0, 0 },
  { "figures of a year by person", "ms", bench_figures, "person", 100, 0, 0, 0, 0 },
  { "figures of a year by office", "ms", bench_figures, "office", 100, 0, 0, 0, 0 },
  { "figures of a year by item", "ms", bench_figures, "item", 100, 0, 0, 0, 0 },
  { "F3 opens, p95", "ms", bench_inquiry, "open", 16, 0, 0, 0, 0 },
  { "a character of a question, p95", "ms", bench_inquiry, "key", 5, 0, 0, 0, 0 },
  { "an agent's day", "ms", bench_hands, "day", 100, 0, 0, 0, 0 },
  { "all that is in one hand (F8)", "ms", bench_hands, "shift", 100, 0, 0, 0, 0 },
  { "to and fro, figures of a year", "ms", bench_hands, "figures", 100, 0, 0, 0, 0 },
#ifdef HAVE_SCREEN
  { "start to first settled screen, p95", "ms", bench_start, NULL, 60, 0, 0, 0, 0 },
  { "key to settled screen 80x24, p95", "ms", bench_key, "80x24", 5, 0, 0, 0, 0 },
  { "key to settled screen 200x50, p95", "ms", bench_key, "200x50", 16, 0, 0, 0, 0 },
#endif
  { "memory of one counter", "MB", bench_memory, NULL, 32, 0, 0, 0, 0 },
  { "tick after a weekend", "s", bench_tick, NULL, 0, 0, 0, 0, 0 },
};

static void put(double value, int digits)
{
  if (isnan(value)) printf(" %9s", "-");
  else printf(" %9.*f", digits, value);
}

static gboolean print_row(guint i, const Figure *f)
{
  printf("%-34s %-8s", rows[i].what, rows[i].unit);
  int digits = f->ours >= 1000 ? 0 : 3;
  put(f->ours, digits);
  put(f->bare, digits);
  gboolean ok = !isnan(f->ours);
  g_autoptr(GString) goal = g_string_new(NULL);
  /* For a part of bare's speed the ratio is turned over, so that it reads as the goal does. */
  double ratio = rows[i].times_bare > 0 ? f->ours / f->bare : f->bare / f->ours;
  put(ratio, 2);
  put(f->growth, 2);
  const struct { const char *words; double limit, value; gboolean at_least; } limits[] = {
    { "<=", rows[i].most, f->ours, FALSE },
    { ">=", rows[i].least, f->ours, TRUE },
    { "ratio >=", rows[i].of_bare, ratio, TRUE },
    { "ratio <=", rows[i].times_bare, ratio, FALSE },
    { "growth <=", rows[i].growth, f->growth, FALSE },
  };
  for (guint l = 0; l < G_N_ELEMENTS(limits); l++) {
    if (limits[l].limit <= 0) continue;
    g_string_append_printf(goal, "%s%s %g", goal->len ? ", " : "", limits[l].words, limits[l].limit);
    if (limits[l].at_least ? !(limits[l].value >= limits[l].limit) : !(limits[l].value <= limits[l].limit)) ok = FALSE;
  }
  printf("  %-32s %s\n", goal->str, goal->len == 0 ? "" : ok ? "ok" : "MISS");
  fflush(stdout);
  return ok;
}

static void run(Bench *bench)
{
  printf("%-34s %-8s %9s %9s %9s %9s  %-32s\n", "what", "unit", "ours", "bare", "ratio", "growth", "goal");
  guint missed = 0;
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    Figure figure = rows[i].measure(bench, rows[i].parameter);
    missed += !print_row(i, &figure);
  }
  printf("# growth: per case or event from %u to %u cases; %u missed\n", bench->cases[BENCH_SMALL],
         bench->cases[BENCH_LARGE], missed);
}

static void remove_all(const char *directory)
{
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    g_autofree char *file = g_build_filename(directory, name, NULL);
    g_unlink(file);
  }
  g_rmdir(directory);
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "C.UTF-8");
  const char *cases = g_getenv("CASES"), *data = g_getenv("YICHUANG_DATADIR"), *scratch = g_getenv("TMPDIR");
  Bench bench = { .program = argv[0], .data = data ? data : PKGDATADIR,
                  .clock = yc_time_parse(BENCH_NOW) };
  if (argc == 3 && strcmp(argv[1], "memory") == 0) {
    bench.path[BENCH_LARGE] = argv[2];
    return bench_memory_child(&bench);
  }
  guint64 large = cases ? g_ascii_strtoull(cases, NULL, 10) : 0;
  bench.cases[BENCH_LARGE] = large > 0 ? (guint)large : LARGE_CASES;
  bench.cases[BENCH_SMALL] = MIN(SMALL_CASES, bench.cases[BENCH_LARGE]);
  bench.directory = g_build_filename(scratch ? scratch : ".", "bench-XXXXXX", NULL);
  bench_must(g_mkdtemp(bench.directory) != NULL, NULL, "scratch directory");
  make_stores(&bench);
  run(&bench);
  if (g_getenv("BENCH_KEEP") == NULL) remove_all(bench.directory);
  else printf("# kept in %s\n", bench.directory);
  return 0;
}
