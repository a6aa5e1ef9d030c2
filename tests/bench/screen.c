/* screen.c - the screens: the program itself in a pseudo-terminal, from its start or a key until the screen stands. */
#include <config.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "bench/bench.h"

#define MARK "\033]7777;idle;"
enum { STARTS = 20, ROUNDS = 10, PATIENCE_MS = 10000 };

typedef struct {
  int master;
  pid_t child;
  gsize sent;
  GString *said;   /* since the last mark */
} Screen;

/* Waits for the mark (tui/term.h) that follows everything sent. */
static void settle(Screen *screen)
{
  for (;;) {
    const char *mark = g_strrstr(screen->said->str, MARK);
    if (mark != NULL && strchr(mark, '\a') != NULL && g_ascii_strtoull(mark + strlen(MARK), NULL, 10) >= screen->sent) break;
    struct pollfd in = { .fd = screen->master, .events = POLLIN };
    char bytes[16384];
    gssize n = poll(&in, 1, PATIENCE_MS) > 0 ? read(screen->master, bytes, sizeof bytes) : 0;
    bench_must(n > 0, NULL, "the program does not answer");
    g_string_append_len(screen->said, bytes, n);
  }
  g_string_truncate(screen->said, 0);
}

static Screen start(const Bench *bench, const char *store, unsigned short rows, unsigned short columns)
{
  struct winsize size = { .ws_row = rows, .ws_col = columns };
  const char *program = g_getenv("YICHUANG");
  Screen screen = { .said = g_string_new(NULL) };
  bench_must(program != NULL, NULL, "YICHUANG does not name the program");
  screen.child = forkpty(&screen.master, NULL, NULL, &size);
  bench_must(screen.child >= 0, NULL, "no pseudo-terminal");
  if (screen.child == 0) {
    char day[YC_DAY_TEXT];
    g_autofree char *clock = g_strconcat(yc_day_format(yc_time_day(bench->clock), day), "T10:30", NULL);
    g_setenv("TERM", "xterm-256color", TRUE);
    g_setenv("YICHUANG_CLOCK", clock, TRUE);
    g_setenv("YICHUANG_STORE", store, TRUE);
    g_setenv("YICHUANG_PROBE", "0", TRUE);
    g_setenv("YICHUANG_IDLE_MARK", "1", TRUE);
    g_setenv("ESCDELAY", "1", TRUE);   /* a person's Esc waits 100 ms for a sequence: that is no work */
    execl(program, program, "--as", "lixiuying", "--window", "3", (char *)NULL);
    _exit(127);
  }
  settle(&screen);
  return screen;
}

static void stop(Screen *screen)
{
  kill(screen->child, SIGTERM);
  close(screen->master);
  waitpid(screen->child, NULL, 0);
  g_string_free(screen->said, TRUE);
}

static double starts(const Bench *bench, const char *store)
{
  g_autoptr(GArray) laps = g_array_new(FALSE, FALSE, sizeof(double));
  for (int i = 0; i < STARTS; i++) {
    double began = bench_seconds();
    Screen screen = start(bench, store, 24, 80);
    bench_lap(laps, began);
    stop(&screen);
  }
  return bench_percentile(laps, 0.5);
}

/* Along the desk and its queues, into a case and its tabs, finding, and a form begun. */
static double keys(const Bench *bench, const char *store, unsigned short rows, unsigned short columns)
{
  static const char *const typed[] = {
    "\033[B", "\033[B", "\033[B", "\033[6~", "\033[6~", "\033[F", "\033[A", "\033[H", "2", "3", "4", "9", "\033[6~", "\033[B",
    "\r", "2", "3", "1", "\033[B", "\033", "/", "z", "x", "l", "\033[B", "\r", "\033", "\177", "\033", "?", "\033[6~", "\033", "0",
    "\033", "\033OQ", "z", "h", "\033[B", "\033", "1",
  };
  g_autoptr(GArray) laps = g_array_new(FALSE, FALSE, sizeof(double));
  Screen screen = start(bench, store, rows, columns);
  for (gsize i = 0; i < ROUNDS * G_N_ELEMENTS(typed); i++) {
    const char *key = typed[i % G_N_ELEMENTS(typed)];
    double began = bench_seconds();
    screen.sent += strlen(key);
    bench_must(write(screen.master, key, strlen(key)) == (gssize)strlen(key), NULL, "cannot type");
    settle(&screen);
    bench_lap(laps, began);
  }
  stop(&screen);
  return bench_percentile(laps, 0.95);
}

static double measure(const Bench *bench, guint store, const char *what)
{
  unsigned short columns, rows;
  if (sscanf(what, "%hux%hu", &columns, &rows) != 2) return starts(bench, bench->path[store]);
  return keys(bench, bench->path[store], rows, columns);
}

Figure bench_screen(Bench *bench, const char *what)
{
  double large = measure(bench, BENCH_LARGE, what);
  return (Figure){ large, NAN, large / measure(bench, BENCH_SMALL, what) };
}
