/* watch.c - what a supervisor looks at: the board with its groups, the figures of a year; and the tick of a new day. */
#include <config.h>
#include "app/board.h"
#include "app/figures.h"
#include "app/tick.h"
#include "bench/bench.h"

enum { ROUNDS = 21, PAGE = 20 };

static YcApp *supervisor(const Bench *bench, guint which)
{
  GError *error = NULL;
  YcApp *app = yc_app_open(bench->path[which], bench->clock, &error);
  bench_must(app != NULL && yc_app_sign_in(app, "zhaomin", NULL, NULL, &error), error, bench->path[which]);
  return app;
}

static double median_of(GArray *laps)
{
  double median = bench_percentile(laps, 0.5);
  g_array_unref(laps);
  return median;
}

/* The first page as F6 makes it: everything read anew, the groups with their totals, the rows and the lines below. */
static void first_page(YcApp *app, YcBoardBy by)
{
  GError *error = NULL;
  g_autoptr(YcBoard) board = yc_board_read(app, &error);
  bench_must(board != NULL && yc_board_counts(board)->red > 0, error, "board");
  g_autoptr(GPtrArray) groups = yc_board_groups(board, YC_BOARD_ALL, by, "");
  guint rows = 0;
  for (guint i = 0; i < groups->len && rows < PAGE; i++) {
    const YcBoardGroup *group = groups->pdata[i];
    for (guint k = 0; k < group->cases->len && rows < PAGE; k++, rows++)
      yc_board_row_free(yc_board_row(app, ((YcBoardCase *)group->cases->pdata[k])->id));
  }
}

static double board_of(const Bench *bench, guint which, const char *by)
{
  g_autoptr(YcApp) app = supervisor(bench, which);
  GArray *laps = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < ROUNDS; i++) {
    double began = bench_seconds();
    first_page(app, yc_board_by_parse(by));
    bench_lap(laps, began);
  }
  return median_of(laps);
}

Figure bench_board(Bench *bench, const char *by)
{
  double small = board_of(bench, BENCH_SMALL, by), large = board_of(bench, BENCH_LARGE, by);
  return (Figure){ large, NAN, large / small };
}

static double figures_of(const Bench *bench, guint which, const char *by)
{
  g_autoptr(YcApp) app = supervisor(bench, which);
  int month = yc_month_of(yc_app_today(app));
  GArray *laps = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < ROUNDS; i++) {
    GError *error = NULL;
    double began = bench_seconds();
    g_autoptr(YcFigures) figures = yc_figures_read(app, yc_by_parse(by), (YcMonths){ month - 11, month }, &error);
    bench_lap(laps, began);
    bench_must(figures != NULL && figures->rows->len > 0, error, "figures");
  }
  return median_of(laps);
}

Figure bench_figures(Bench *bench, const char *by)
{
  double small = figures_of(bench, BENCH_SMALL, by), large = figures_of(bench, BENCH_LARGE, by);
  return (Figure){ large, NAN, large / small };
}

/* The next working day begins, in seconds; that of a machine that was off for a weekend. */
Figure bench_tick(Bench *bench, const char *unused)
{
  (void)unused;
  Bench then = *bench;
  then.clock = bench->clock + 3 * 24 * YC_HOUR;
  double took[BENCH_N_STORES];
  for (guint i = 0; i < BENCH_N_STORES; i++) {
    GError *error = NULL;
    g_autoptr(YcApp) app = yc_app_open(bench->path[i], then.clock, &error);
    bench_must(app != NULL, error, bench->path[i]);
    double began = bench_seconds();
    bench_must(yc_tick_run(app, NULL, &error), error, "tick");
    took[i] = bench_seconds() - began;
  }
  return (Figure){ took[BENCH_LARGE], NAN, took[BENCH_LARGE] / took[BENCH_SMALL] };
}
