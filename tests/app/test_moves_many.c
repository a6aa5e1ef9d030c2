/* Stops and extensions of many random cases in a store: what the law says of every one of them (RULE time-07, time-08). */
#include <config.h>
#include <string.h>
#include "app/clocks.h"
#include "app/extend.h"
#include "app/hall.h"
#include "app/pause.h"
#include "app/private.h"
#include "check_main.h"

#define ID "%" G_GINT64_FORMAT
#define CASES 300
#define SEEDS 7
#define STOPS 4

static const char *const items[] = { "MZ01", "SB02", "LY01", "ZR03", "ZH01", "ZH02", "GA06", "MZ12" };

/* One case as it is expected to stand: its limits, and its stops so far. */
typedef struct {
  gint64 id;
  const YcItem *item;
  YcDay day, start;
  YcStop stops[STOPS];
  guint n_stops;
  int extended;
  gboolean spent;         /* nothing was left at a stop: the day of resumption stands for the rest */
} Life;

static void begin_all(void)
{
  hall_begin();
  for (guint i = 0; i < G_N_ELEMENTS(items); i++)
    hall_allow(items[i], "hearing inspection testing quarantine appraisal review auction bidding");
}

static void at_day(YcDay day, int hour)
{
  char text[YC_DAY_TEXT];
  g_autofree char *moment = g_strdup_printf("%sT%02d:00", yc_day_format(day, text), hour);
  hall_at(moment);
}

static YcDay due_of(const Life *life, const char *kind)
{
  return yc_day_parse(hall_text("SELECT coalesce(max(due), '') FROM clock WHERE kind = '%s' AND casefile = " ID, kind, life->id));
}

static const char *clocks_of(const Life *life)
{
  return hall_text("SELECT group_concat(kind || due || target || nominal || soon || state || left || n) || (SELECT due || soon FROM casefile"
                   " WHERE id = " ID ") FROM clock WHERE casefile = " ID, life->id, life->id);
}

static gboolean stop(const Life *life, YcProcedure procedure)
{
  g_autoptr(YcWriter) writer = hall_writer();
  return hall_stop(hall, writer, life->id, yc_procedure_code(procedure), NULL) &&
         yc_writer_commit(g_steal_pointer(&writer), NULL);
}

static void go_on(const Life *life)
{
  GError *error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(yc_resume_append(hall, writer, life->id, &error), "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), NULL));
}

static gboolean extend(const Life *life, int n)
{
  YcExtend form = { n, life->item->extension_by[0], "柳青", "没做完" };
  g_autoptr(YcWriter) writer = hall_writer();
  return yc_extend_append(hall, writer, life->id, &form, NULL, NULL) && yc_writer_commit(g_steal_pointer(&writer), NULL);
}

/* The rows are what counting from the beginning gives. */
static void check_from_scratch(const Life *life, const char *kind, const YcLimit *limit)
{
  YcLimit longer = *limit;
  YcDue due;
  if (limit->n < 0) return;
  longer.n += life->extended;
  ck_assert_int_eq(yc_clock_due(hall, life->item, kind, &longer, life->start, life->stops, life->n_stops, &due), YC_DUE_OK);
  ck_assert_int_eq(due_of(life, kind), due.due);
  ck_assert_int_eq(day_of(hall_text("SELECT soon FROM clock WHERE kind = '%s' AND casefile = " ID, kind, life->id)), yc_clock_soon(&due));
}

/* A stop of n working days moves a limit of working days by exactly n; one on the same day moves nothing at all. */
static void pause_and_go_on(GRand *rand, Life *life)
{
  const YcCalendar *calendar = yc_app_calendar(hall);
  YcDay before = due_of(life, "promise"), start = life->day;
  const char *rows = clocks_of(life);
  at_day(life->day, 10);
  if (before == YC_DAY_NONE || life->day > before || !stop(life, (YcProcedure)life->n_stops)) return;
  int left = (int)hall_int("SELECT left FROM clock WHERE kind = 'promise' AND casefile = " ID, life->id);
  life->spent = life->spent || left == 0;
  life->day += g_rand_int_range(rand, 0, 4) == 0 ? 0 : g_rand_int_range(rand, 1, 40);
  at_day(life->day, 11);
  /* Frozen, however long it stands. */
  ck_assert_int_eq(hall_int("SELECT left FROM clock WHERE kind = 'promise' AND casefile = " ID, life->id), left);
  go_on(life);
  life->stops[life->n_stops++] = (YcStop){ start, life->day };
  if (life->day == start) ck_assert_str_eq(clocks_of(life), rows);
  else if (left > 0 && life->item->promised.unit == YC_UNIT_WORKING)
    ck_assert_int_eq(yc_calendar_count(calendar, before, due_of(life, "promise")), yc_calendar_count(calendar, start, life->day));
  ck_assert_int_ge(due_of(life, "promise"), before);
}

/* A longer limit never ends earlier; one that was over does not move. */
static void extend_it(GRand *rand, Life *life)
{
  YcDay before = due_of(life, "promise"), statute = due_of(life, "statute");
  int n = life->item->extension.n > 0 ? g_rand_int_range(rand, 1, life->item->extension.n + 1) : 1;
  at_day(life->day, 12);
  if (life->day > before || (statute != YC_DAY_NONE && life->day > statute)) return;   /* the late ones have their own test */
  gboolean may = life->item->extension.n > 0 && life->extended == 0;
  ck_assert_int_eq(life->item->extension.n > 0 && extend(life, n), may);
  if (!may) return;
  life->extended = n;
  ck_assert_int_ge(due_of(life, "promise"), before);
  ck_assert_int_ge(due_of(life, "statute"), statute);
  if (life->item->promised.unit == YC_UNIT_WORKING && !life->spent)
    ck_assert_int_eq(due_of(life, "promise"), yc_calendar_add(yc_app_calendar(hall), before, n));
}

static void live(GRand *rand, guint n)
{
  Life life = { .day = day_of("2026-11-05") + g_rand_int_range(rand, 0, 300) };
  at_day(life.day, 9);
  const char *code = items[g_rand_int_range(rand, 0, G_N_ELEMENTS(items))];
  YcIntake *form = hall_form(n, code);
  have_all(form);
  life.id = hall_taken(form, YC_OUTCOME_ACCEPT);
  life.item = yc_app_item_version(hall, code, (int)hall_int("SELECT version FROM casefile WHERE id = " ID, life.id), NULL);
  life.start = day_of(hall_text("SELECT received FROM casefile WHERE id = " ID, life.id));
  int acts = g_rand_int_range(rand, 1, 2 * STOPS);
  for (int i = 0; i < acts; i++) {
    life.day += g_rand_int_range(rand, 0, 6);
    if (g_rand_int_range(rand, 0, 4) == 0) extend_it(rand, &life);
    else if (life.n_stops < STOPS) pause_and_go_on(rand, &life);
  }
  check_from_scratch(&life, "promise", &life.item->promised);
  check_from_scratch(&life, "statute", &life.item->statutory);
}

START_TEST(whatever_happens_to_them)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i + 41);
  for (guint n = 0; n < CASES; n++) live(rand, n);
  ck_assert_int_gt(hall_int("SELECT sum(pauses) FROM case_move"), CASES / 2);
  ck_assert_int_gt(hall_int("SELECT sum(extensions) FROM case_move"), CASES / 10);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("moves_many");
  TCase *t = tcase_create("moves_many");
  tcase_set_timeout(t, 120);
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, begin_all, hall_end);
  tcase_add_loop_test(t, whatever_happens_to_them, 0, SEEDS);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
