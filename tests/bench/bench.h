/* bench.h - speeds measured side by side: ours, and bare SQLite doing the same, in one run.
 *
 * A row of the table is a function that measures and the limits that it is held to.  Nothing here fails for being slow:
 * machines differ; the table says ok or MISS, and people judge. */
#ifndef YC_BENCH_H
#define YC_BENCH_H

#include <math.h>
#include <sqlite3.h>
#include "app/app.h"
#include "app/intake.h"

/* The moment at which all of it happens: after noon, when what is due today is yellow like the rest (RULE time-11). */
#define BENCH_NOW "2026-11-20T14:30"

enum { BENCH_SMALL, BENCH_LARGE, BENCH_N_STORES };

typedef struct {
  char *directory;                        /* scratch, removed at the end */
  const char *program, *data;             /* this program; where catalogue and hall stand */
  char *path[BENCH_N_STORES];
  guint cases[BENCH_N_STORES];
  double made[BENCH_N_STORES];            /* events per second of making them */
  YcTime clock;                           /* BENCH_NOW */
} Bench;

/* What was measured; NAN where it does not apply. */
typedef struct {
  double ours, bare;
  double growth;                          /* ours at many cases ÷ ours at few */
} Figure;
#define FIGURE_NONE ((Figure){ NAN, NAN, NAN })

double bench_seconds(void);
/* Adds seconds since `began` to an array of doubles, as milliseconds. */
void bench_lap(GArray *laps, double began);
/* Sorts; 0.5 is the median, 1 the worst. */
double bench_percentile(GArray *laps, double part);
/* Ends the program when something that must work does not. */
void bench_must(gboolean ok, GError *error, const char *what);

/* A counter at window 3 of a store. */
YcApp *bench_open(const Bench *bench, const char *path);
/* SQLite itself on a file, with the pragmas of the store; `durable` as yc_store_set_durable(). */
sqlite3 *bench_open_bare(const char *path, gboolean durable);
sqlite3_stmt *bench_prepare(sqlite3 *db, const char *sql);

/* A filled-in form: a new person, an item with five papers and four steps, nothing missing; `n` makes the person. */
YcIntake *bench_form(YcApp *app, const Bench *bench, guint n);

/* Rows; `what` is the row's parameter. */
Figure bench_accept(Bench *bench, const char *durable);
Figure bench_counters(Bench *bench, const char *part);
Figure bench_page(Bench *bench, const char *queue);
Figure bench_counts(Bench *bench, const char *hour);
Figure bench_find(Bench *bench, const char *by);
/* Of the supervisor: by person, office, item, village, window; the figures of a year by month, person, office, item, village. */
Figure bench_board(Bench *bench, const char *by);
Figure bench_figures(Bench *bench, const char *by);
/* First inquiry: "open" "key"; what lies in hands: "day" of an agent, "shift", "figures" of to and fro. */
Figure bench_inquiry(Bench *bench, const char *what);
Figure bench_hands(Bench *bench, const char *what);
Figure bench_tick(Bench *bench, const char *unused);
Figure bench_start(Bench *bench, const char *unused);
Figure bench_key(Bench *bench, const char *size);
Figure bench_memory(Bench *bench, const char *unused);
/* The process whose memory is looked at: works a while in the store and prints its size in kB. */
int bench_memory_child(Bench *bench);

/* Everything one acceptance left in the tables, held in memory, and its writing by hand-written statements. */
typedef struct Rows Rows;
Rows *bench_capture(sqlite3 *db, gint64 after, GHashTable *tally);
void bench_rows_free(Rows *rows);
typedef struct Bare Bare;
Bare *bench_bare_new(const char *path, gboolean durable);
void bench_bare_write(Bare *bare, const Rows *rows);
void bench_bare_free(Bare *bare);
/* Whether two stores hold the same in the tables that acceptance writes, from an event on. */
gboolean bench_same(sqlite3 *a, sqlite3 *b, gint64 after);

#endif
