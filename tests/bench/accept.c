/* accept.c - one acceptance through the app, beside its bare writing; and ten counters at once. */
#include <config.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include "app/demo_people.h"
#include "bench/bench.h"
#include "store/event.h"

#define ACCEPTANCES 300
#define WARM 20
#define COUNTERS 10
#define ACTS 100
#define PAUSE_MS 100
/* An item of a usual size: five papers, four steps, a promise and a law's limit. */
#define ITEM "MZ11"

YcIntake *bench_form(YcApp *app, const Bench *bench, guint n)
{
  static YcDemoPeople *people;
  static YcApp *of;
  if (of != app) {
    g_autofree char *file = g_build_filename(bench->data, "demo", "people.tsv", NULL);
    g_clear_pointer(&people, yc_demo_people_free);
    people = yc_demo_people_new(app, file, 7, yc_faults_new());
    of = app;
  }
  GError *error = NULL;
  YcIntake *form = yc_intake_new();
  yc_demo_person(people, 4000000 + n, &form->applicant);
  bench_must(yc_intake_choose(app, form, ITEM, &error), error, ITEM);
  for (guint i = 0; i < form->ticks->len; i++) {
    YcTick *tick = form->ticks->pdata[i];
    tick->state = YC_TICK_HAVE;
    tick->copies = 1;
  }
  form->outcome = YC_OUTCOME_ACCEPT;
  return form;
}

static gint64 last_event(sqlite3 *db)
{
  sqlite3_stmt *s = bench_prepare(db, "SELECT coalesce(max(pos), 0) FROM event");
  gint64 pos = sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
  sqlite3_finalize(s);
  return pos;
}

/* One after another, so that both have the same weather. */
static void alternate(YcApp *app, const Bench *bench, sqlite3 *look, Bare *bare, GArray *ours, GArray *theirs)
{
  g_autoptr(GHashTable) tally = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  gint64 after = last_event(look);
  bench_rows_free(bench_capture(look, after, tally));
  static guint person;
  for (guint i = 0; i < WARM + ACCEPTANCES; i++) {
    GError *error = NULL;
    g_autoptr(YcIntake) form = bench_form(app, bench, person++);
    double began = bench_seconds();
    g_autoptr(YcIntakeResult) result = yc_intake_commit(app, form, &error);
    if (i >= WARM) bench_lap(ours, began);
    bench_must(result != NULL, error, "accept");
    Rows *rows = bench_capture(look, after, tally);
    after = last_event(look);
    began = bench_seconds();
    bench_bare_write(bare, rows);
    if (i >= WARM) bench_lap(theirs, began);
    bench_rows_free(rows);
  }
}

static void copy_file(const char *from, const char *to)
{
  g_autoptr(GFile) a = g_file_new_for_path(from), b = g_file_new_for_path(to);
  GError *error = NULL;
  bench_must(g_file_copy(a, b, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error), error, to);
}

/* The smaller of two medians would flatter: both are of the same acts. */
Figure bench_accept(Bench *bench, const char *durable)
{
  gboolean waits = strcmp(durable, "full") == 0;
  const char *path = bench->path[BENCH_LARGE];
  g_autofree char *other = g_strconcat(path, ".bare", NULL);
  g_autoptr(YcApp) app = bench_open(bench, path);
  bench_must(yc_store_checkpoint(yc_app_store(app), TRUE, NULL), NULL, "checkpoint");
  copy_file(path, other);
  yc_store_set_durable(yc_app_store(app), waits);
  sqlite3 *look = bench_open_bare(path, FALSE);
  Bare *bare = bench_bare_new(other, waits);
  g_autoptr(GArray) ours = g_array_new(FALSE, FALSE, sizeof(double)), theirs = g_array_new(FALSE, FALSE, sizeof(double));
  gint64 before = last_event(look);
  alternate(app, bench, look, bare, ours, theirs);
  bench_bare_free(bare);
  sqlite3 *written = bench_open_bare(other, FALSE);
  bench_must(bench_same(look, written, before), NULL, "the same content");
  sqlite3_close(written);
  sqlite3_close(look);
  unlink(other);
  yc_store_set_durable(yc_app_store(app), TRUE);
  return (Figure){ bench_percentile(ours, 0.5), bench_percentile(theirs, 0.5), NAN };
}

/* --- ten at once ------------------------------------------------------------------------------------------ */

static void counter(const Bench *bench, guint who, double laps[ACTS])
{
  g_autoptr(YcApp) app = bench_open(bench, bench->path[BENCH_LARGE]);
  g_usleep(who * PAUSE_MS * 1000 / COUNTERS);
  for (guint i = 0; i < ACTS; i++) {
    GError *error = NULL;
    g_autoptr(YcIntake) form = bench_form(app, bench, 100000 + who * ACTS + i);
    /* Not in step with each other. */
    g_usleep((gulong)g_random_int_range(PAUSE_MS / 2, PAUSE_MS * 3 / 2) * 1000);
    double began = bench_seconds();
    g_autoptr(YcIntakeResult) result = yc_intake_commit(app, form, &error);
    bench_must(result != NULL, error, "accept");
    laps[i] = (bench_seconds() - began) * 1000;
  }
}

static GArray *run_counters(const Bench *bench)
{
  gsize size = sizeof(double) * COUNTERS * ACTS;
  double *laps = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert(laps != MAP_FAILED);
  for (guint who = 0; who < COUNTERS; who++)
    if (fork() == 0) {
      counter(bench, who, laps + who * ACTS);
      _exit(0);
    }
  int status, failed = 0;
  while (wait(&status) > 0) failed += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
  bench_must(failed == 0, NULL, "ten counters without an error");
  GArray *all = g_array_new(FALSE, FALSE, sizeof(double));
  g_array_append_vals(all, laps, COUNTERS * ACTS);
  munmap(laps, size);
  return all;
}

Figure bench_counters(Bench *bench, const char *part)
{
  static GArray *laps;
  if (laps == NULL) laps = run_counters(bench);
  return (Figure){ bench_percentile(laps, g_ascii_strtod(part, NULL)), NAN, NAN };
}
