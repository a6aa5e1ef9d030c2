/* screen.c - the real program in a pseudo-terminal: from the start, and from a key, until the screen has settled.  What the
 * terminal itself takes to draw is in the figures. */
#include <config.h>
#include <string.h>
#include "bench/bench.h"
#include "pty/pty.h"

#define STARTS 21
#define ROUNDS 20

/* Lists, moving, a case, a search.  Escape is sent but not counted: that it stands alone is only known after a wait. */
static const char *const keys[] = {
  "9", "<Down>", "<Down>", "<PageDown>", "<End>", "<PageUp>", "<Home>", "1", "<Down>", "4", "5", "6", "2", "9",
  "<Enter>", "<Down>", "<Esc>", "<F4>", "w", "j", "<Esc>",
};

static PTY *start(const Bench *bench, int rows, int columns)
{
  g_autofree char *store = g_strconcat("YICHUANG_STORE=", bench->path[BENCH_LARGE], NULL);
  return pty_start(.argv = PTY_ARGV(pty_program(), "--as", "lixiuying", "--window", "3"),
                   .env = PTY_ENV(store, "YICHUANG_CLOCK=" BENCH_NOW), .rows = rows, .columns = columns);
}

static const Bench *bench_now;
static const char *size_now;
static double result;

START_TEST(starting)
{
  g_autoptr(GArray) laps = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < STARTS; i++) {
    double began = bench_seconds();
    PTY *t = start(bench_now, 24, 80);
    bench_lap(laps, began);
    pty_free(t);
  }
  result = bench_percentile(laps, 0.95);
}
END_TEST

START_TEST(typing)
{
  gboolean wide = strcmp(size_now, "200x50") == 0;
  g_autoptr(PTY) t = start(bench_now, wide ? 50 : 24, wide ? 200 : 80);
  g_autoptr(GArray) laps = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < ROUNDS * G_N_ELEMENTS(keys); i++) {
    const char *key = keys[i % G_N_ELEMENTS(keys)];
    double began = bench_seconds();
    pty_keys(t, key);
    if (strcmp(key, "<Esc>") != 0) bench_lap(laps, began);
  }
  result = bench_percentile(laps, 0.95);
}
END_TEST

/* What drives the terminal speaks to Check: so it runs as a test of its own. */
static Figure run(const Bench *bench, const TTest *test, const char *size)
{
  bench_now = bench;
  size_now = size;
  result = NAN;
  Suite *suite = suite_create("screen");
  TCase *tcase = tcase_create("screen");
  tcase_add_test(tcase, test);
  suite_add_tcase(suite, tcase);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_SILENT);
  srunner_free(runner);
  return (Figure){ result, NAN, NAN };
}

Figure bench_start(Bench *bench, const char *unused)
{
  return run(bench, starting, unused);
}

Figure bench_key(Bench *bench, const char *size)
{
  return run(bench, typing, size);
}
