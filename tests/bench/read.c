/* read.c - lists, counts, finding, memory. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/casefile.h"
#include "app/desk.h"
#include "base/pinyin.h"
#include "bench/bench.h"

#define PAGE 50
#define ROUNDS 101
#define SEARCHES 200

/* --- lists ------------------------------------------------------------------------------------------------ */

/* The rows of a page, with everything that is shown of them, in one hand-written statement. */
#define SHOWN \
  "SELECT c.id, c.number, c.state, c.queue, c.short, c.step_short, c.due, c.target, c.soon, c.limit_days, c.stopped," \
  " c.provisional, c.rank, p.name, p.sex, p.birth, l.short, s.name, so.short, so.inside" \
  " FROM casefile c JOIN person p ON p.id = c.person LEFT JOIN place l ON l.code = c.place" \
  " LEFT JOIN post_now n ON n.post = c.answerable LEFT JOIN staff s ON s.id = n.staff" \
  " LEFT JOIN step st ON st.casefile = c.id AND st.n = c.step AND st.state = 'current'" \
  " LEFT JOIN office so ON so.code = st.office WHERE "
#define ORDER " ORDER BY c.rank, c.id LIMIT 50"

static const struct {
  const char *name;
  YcTab tab;
  const char *sql;
} queues[] = {
  { "urgent", YC_TAB_URGENT, SHOWN "c.queue <> '' AND c.soon <= ?1" ORDER },
  { "todo", YC_TAB_TODO, SHOWN "c.answerable = 'counter3' AND c.queue = 'todo' AND c.queue <> ''" ORDER },
  { "supply", YC_TAB_SUPPLY, SHOWN "c.queue = 'supply' AND c.queue <> ''" ORDER },
  { "notice", YC_TAB_NOTICE, SHOWN "c.queue = 'notice' AND c.queue <> ''" ORDER },
  { "fetch", YC_TAB_FETCH, SHOWN "c.queue = 'fetch' AND c.queue <> ''" ORDER },
  { "all", YC_TAB_ALL, SHOWN "c.queue <> ''" ORDER },
};

static guint queue_index(const char *name)
{
  guint i = 0;
  while (strcmp(queues[i].name, name) != 0) i++;
  return i;
}

/* One page, in milliseconds; *n: its rows. */
static double ours_page(YcApp *app, YcTab tab, guint *n)
{
  GError *error = NULL;
  double began = bench_seconds();
  g_autoptr(GPtrArray) list = yc_desk_list(app, tab, NULL, 0, FALSE, PAGE, &error);
  double took = (bench_seconds() - began) * 1000;
  bench_must(list != NULL, error, "list");
  *n = list->len;
  return took;
}

static double bare_page(sqlite3_stmt *s, const char *today, guint *n)
{
  double began = bench_seconds();
  if (sqlite3_bind_parameter_count(s) > 0) sqlite3_bind_text(s, 1, today, -1, SQLITE_STATIC);
  int columns = sqlite3_column_count(s);
  for (*n = 0; sqlite3_step(s) == SQLITE_ROW; ++*n)
    for (int c = 0; c < columns; c++) {
      if (sqlite3_column_type(s, c) == SQLITE_INTEGER) sqlite3_column_int64(s, c);
      else sqlite3_column_text(s, c);
    }
  sqlite3_reset(s);
  return (bench_seconds() - began) * 1000;
}

/* The three in turn, so that all have the same weather. */
Figure bench_page(Bench *bench, const char *queue)
{
  guint q = queue_index(queue), n[BENCH_N_STORES], n_bare;
  g_autoptr(YcApp) small = bench_open(bench, bench->path[BENCH_SMALL]), large = bench_open(bench, bench->path[BENCH_LARGE]);
  sqlite3 *db = bench_open_bare(bench->path[BENCH_LARGE], TRUE);
  sqlite3_stmt *s = bench_prepare(db, queues[q].sql);
  GArray *laps[3];
  for (guint i = 0; i < 3; i++) laps[i] = g_array_new(FALSE, FALSE, sizeof(double));
  char today[YC_DAY_TEXT];
  yc_day_format(yc_time_day(bench->clock), today);
  for (guint round = 0; round < ROUNDS; round++) {
    double took[3] = { ours_page(small, queues[q].tab, &n[BENCH_SMALL]), ours_page(large, queues[q].tab, &n[BENCH_LARGE]),
                       bare_page(s, today, &n_bare) };
    for (guint i = 0; i < 3; i++) g_array_append_val(laps[i], took[i]);
    bench_must(n_bare == n[BENCH_LARGE], NULL, "as many rows by both ways");
  }
  sqlite3_finalize(s);
  sqlite3_close(db);
  double median[3];
  for (guint i = 0; i < 3; i++) {
    median[i] = bench_percentile(laps[i], 0.5);
    g_array_unref(laps[i]);
  }
  /* By the row: a list of the small store may be shorter than a page. */
  return (Figure){ median[1], median[2], median[1] / n[BENCH_LARGE] / (median[0] / n[BENCH_SMALL]) };
}

static double counts_of(const Bench *bench, guint which)
{
  g_autoptr(YcApp) app = bench_open(bench, bench->path[which]);
  g_autoptr(GArray) laps = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < ROUNDS; i++) {
    YcCounts counts;
    GError *error = NULL;
    double began = bench_seconds();
    gboolean ok = yc_desk_counts(app, &counts, &error);
    bench_lap(laps, began);
    bench_must(ok, error, "counts");
  }
  return bench_percentile(laps, 0.95);
}

/* Before noon what is due today on a one-day limit is counted apart (RULE time-11). */
Figure bench_counts(Bench *bench, const char *hour)
{
  Bench then = *bench;
  then.clock = yc_time_new(yc_time_day(bench->clock), (int)g_ascii_strtoll(hour, NULL, 10), 0, 0);
  double small = counts_of(&then, BENCH_SMALL), large = counts_of(&then, BENCH_LARGE);
  return (Figure){ large, NAN, large / small };
}

/* --- finding ---------------------------------------------------------------------------------------------- */

static char *two_characters(sqlite3_stmt *s)
{
  const char *name = (const char *)sqlite3_column_text(s, 0);
  return g_utf8_strlen(name, -1) < 2 ? g_strdup(name) : g_utf8_substring(name, 0, 2);
}

static char *initials(sqlite3_stmt *s)
{
  g_auto(GStrv) all = yc_initials((const char *)sqlite3_column_text(s, 0), TRUE);
  return g_strdup(all[0] ? all[0] : "zxl");
}

static char *document(sqlite3_stmt *s)
{
  const char *number = (const char *)sqlite3_column_text(s, 1);
  return g_strdup(number ? number : "581126193403081234");
}

static char *number(sqlite3_stmt *s)
{
  return g_strdup((const char *)sqlite3_column_text(s, 2));
}

static const struct {
  const char *by;
  char *(*word)(sqlite3_stmt *);
} ways[] = { { "name", two_characters }, { "initials", initials }, { "document", document }, { "number", number } };

/* What somebody would type, from cases all over the store. */
static GPtrArray *words_of(const Bench *bench, const char *by)
{
  guint w = 0;
  while (strcmp(ways[w].by, by) != 0) w++;
  sqlite3 *db = bench_open_bare(bench->path[BENCH_LARGE], TRUE);
  sqlite3_stmt *s = bench_prepare(
    db, "SELECT p.name, p.doc_number, c.number FROM casefile c JOIN person p ON p.id = c.person WHERE c.id >= ?1"
        " * (SELECT max(id) FROM casefile) / ?2 ORDER BY c.id LIMIT 1");
  GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
  for (int i = 0; i < SEARCHES; i++) {
    sqlite3_bind_int(s, 1, i);
    sqlite3_bind_int(s, 2, SEARCHES);
    if (sqlite3_step(s) == SQLITE_ROW) g_ptr_array_add(words, ways[w].word(s));
    sqlite3_reset(s);
  }
  sqlite3_finalize(s);
  sqlite3_close(db);
  return words;
}

Figure bench_find(Bench *bench, const char *by)
{
  g_autoptr(GPtrArray) words = words_of(bench, by);
  g_autoptr(YcApp) app = bench_open(bench, bench->path[BENCH_LARGE]);
  g_autoptr(GArray) laps = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < words->len; i++) {
    GError *error = NULL;
    double began = bench_seconds();
    g_autoptr(GPtrArray) list = yc_desk_find(app, words->pdata[i], PAGE, &error);
    bench_lap(laps, began);
    bench_must(list != NULL && list->len > 0, error, words->pdata[i]);
  }
  return (Figure){ bench_percentile(laps, 0.95), NAN, NAN };
}

/* --- memory ----------------------------------------------------------------------------------------------- */

/* A counter's day in short: every list, all counts, searches, cases opened, one case accepted. */
int bench_memory_child(Bench *bench)
{
  g_autoptr(YcApp) app = bench_open(bench, bench->path[BENCH_LARGE]);
  for (int tab = YC_TAB_URGENT; tab < YC_N_TABS; tab++) {
    g_autoptr(GPtrArray) list = yc_desk_list(app, (YcTab)tab, NULL, 0, FALSE, PAGE, NULL);
    for (guint i = 0; list != NULL && i < list->len; i++)
      yc_case_view_free(yc_casefile_view(app, ((YcCaseRow *)list->pdata[i])->id, NULL));
  }
  for (guint w = 0; w < G_N_ELEMENTS(ways); w++) {
    g_autoptr(GPtrArray) words = words_of(bench, ways[w].by);
    for (guint i = 0; i < words->len; i++) g_ptr_array_unref(yc_desk_find(app, words->pdata[i], PAGE, NULL));
  }
  g_autoptr(YcIntake) form = bench_form(app, bench, 200000);
  g_autoptr(YcIntakeResult) result = yc_intake_commit(app, form, NULL);
  g_autofree char *status = NULL;
  if (!g_file_get_contents("/proc/self/status", &status, NULL, NULL)) return 1;
  const char *line = strstr(status, "VmRSS:");
  if (result == NULL || line == NULL) return 1;
  printf("%s\n", g_strchug((char *)line + strlen("VmRSS:")));
  return 0;
}

Figure bench_memory(Bench *bench, const char *unused)
{
  (void)unused;
  const char *argv[] = { bench->program, "memory", bench->path[BENCH_LARGE], NULL };
  g_autofree char *output = NULL;
  GError *error = NULL;
  int status = -1;
  gboolean ok = g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  if (!ok || status != 0) return FIGURE_NONE;
  return (Figure){ (double)g_ascii_strtoll(output, NULL, 10) / 1024, NAN, NAN };
}
