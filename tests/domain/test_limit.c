#include <config.h>

#include "domain/item.h"
#include "domain/limit.h"
#include "check_main.h"
#include "domain/vectors.h"

#define MAX_STOPS 4
#define CASES 4000

static YcCalendar *calendar;

static void setup(void)
{
  calendar = data_calendar();
}

static void teardown(void)
{
  g_clear_pointer(&calendar, yc_calendar_free);
}

/* Every row of deadline_vectors.tsv. */
START_TEST(vectors)
{
  g_autoptr(Vectors) rows = vectors_read("TESTDIR", "domain/deadline_vectors.tsv");
  for (guint i = 0; i < rows->rows->len; i++) {
    const char *what = vectors_get(rows, i, "rule");
    const char *target = vectors_get(rows, i, "internal_target_not_later_than");
    YcLimit limit = { .n = vectors_int(rows, i, "n"), .minimum = *target == '\0' };
    ck_assert_msg(yc_unit_parse(vectors_get(rows, i, "unit"), &limit.unit), "%s", what);
    YcDue due;
    ck_assert_int_eq(yc_limit_due(calendar, &limit, vectors_day(rows, i, "start_date"), NULL, 0, -1, &due),
                     YC_DUE_OK);
    assert_day(due.due, vectors_get(rows, i, "due_date"), what);
    assert_day(due.target, *target ? target : vectors_get(rows, i, "due_date"), what);
    if (limit.unit == YC_UNIT_CALENDAR)
      assert_day(due.nominal, vectors_get(rows, i, "calendar_day_n"), what);
    const char *provisional = vectors_get(rows, i, "depends_on_unpublished_2027");
    ck_assert_int_eq(due.provisional, g_str_equal(provisional, "yes"));
  }
}
END_TEST

/* What stands behind `option` in the words of a verb, or NULL. */
static const char *option_of(char **words, const char *option)
{
  for (; *words; words++)
    if (g_str_equal(*words, option))
      return words[1];
  return NULL;
}

static void check_hours(char **words, const YcLimit *limit, const char *expected)
{
  YcTime due;
  ck_assert_int_eq(yc_limit_due_hours(limit, yc_time_parse(words[2]), &due), YC_DUE_OK);
  ck_assert_int_eq(due, yc_time_parse(expected));
}

/* Every row of deadline_vectors_more.tsv: calendar due START N UNIT [--minimum] [--stop DAY --resume DAY] */
START_TEST(more_vectors)
{
  g_autoptr(Vectors) rows = vectors_read("TESTDIR", "domain/deadline_vectors_more.tsv");
  for (guint i = 0; i < rows->rows->len; i++) {
    const char *verb = vectors_get(rows, i, "verb");
    g_auto(GStrv) words = g_strsplit(verb, " ", -1);
    YcLimit limit = { .n = (int) g_ascii_strtoll(words[3], NULL, 10),
                      .minimum = g_strv_contains((const char *const *) words, "--minimum") };
    ck_assert_msg(yc_unit_parse(words[4], &limit.unit), "%s", verb);
    if (limit.unit == YC_UNIT_HOUR) {
      check_hours(words, &limit, vectors_get(rows, i, "due"));
      continue;
    }
    const char *stop = option_of(words, "--stop");
    YcStop pause = { 0 };
    if (stop)
      pause = (YcStop) { day_of(stop), day_of(option_of(words, "--resume")) };
    YcDue due;
    ck_assert_int_eq(yc_limit_due(calendar, &limit, day_of(words[2]), &pause, stop ? 1 : 0, -1, &due),
                     YC_DUE_OK);
    assert_day(due.due, vectors_get(rows, i, "due"), verb);
    assert_day(due.target, vectors_get(rows, i, "target"), verb);
    ck_assert_msg(due.provisional == g_str_equal(vectors_get(rows, i, "provisional"), "yes"), "%s", verb);
  }
}
END_TEST

/* Cases worked out by hand, with up to two pauses. */
typedef struct {
  int n;
  YcUnit unit;
  gboolean minimum;
  const char *start, *stops[4];
  const char *due, *target, *nominal, *soon;
  int days;
} Case;

#define WORKING YC_UNIT_WORKING
#define CALENDAR YC_UNIT_CALENDAR
#define MONTH YC_UNIT_MONTH
#define YEAR YC_UNIT_YEAR

static const Case cases[] = {
  /* no days: the same day, a rest day too; never yellow */
  { 0, WORKING, FALSE, "2026-11-03", { 0 }, "2026-11-03", "2026-11-03", "2026-11-03", "", 0 },
  { 0, CALENDAR, FALSE, "2026-11-07", { 0 }, "2026-11-07", "2026-11-07", "2026-11-07", "", 0 },
  { 0, WORKING, FALSE, "2026-11-07", { "2026-11-07", "2026-11-07" },
    "2026-11-07", "2026-11-07", "2026-11-07", "", 0 },
  /* one day: yellow on the due day */
  { 1, WORKING, FALSE, "2026-11-06", { 0 }, "2026-11-09", "2026-11-09", "2026-11-09", "2026-11-09", 1 },
  /* two to nineteen: the last two days; twenty: the last three */
  { 2, WORKING, FALSE, "2026-11-02", { 0 }, "2026-11-04", "2026-11-04", "2026-11-04", "2026-11-03", 2 },
  { 19, WORKING, FALSE, "2026-11-02", { 0 }, "2026-11-27", "2026-11-27", "2026-11-27", "2026-11-26", 19 },
  { 20, WORKING, FALSE, "2026-11-02", { 0 }, "2026-11-30", "2026-11-30", "2026-11-30", "2026-11-26", 20 },
  /* day n is a Saturday: rolled, target the Friday before */
  { 5, CALENDAR, FALSE, "2026-11-02", { 0 }, "2026-11-09", "2026-11-06", "2026-11-07", "2026-11-05", 4 },
  /* the Friday before is the start itself: the only working day is the due day */
  { 1, CALENDAR, FALSE, "2026-11-06", { 0 }, "2026-11-09", "2026-11-09", "2026-11-07", "2026-11-09", 1 },
  { 2, CALENDAR, FALSE, "2026-11-05", { 0 }, "2026-11-09", "2026-11-06", "2026-11-07", "2026-11-06", 1 },
  { 5, CALENDAR, TRUE, "2026-11-02", { 0 }, "2026-11-09", "2026-11-09", "2026-11-07", "2026-11-06", 5 },
  /* months and years: Civil Code 202, then like calendar days */
  { 1, MONTH, FALSE, "2026-01-31", { 0 }, "2026-02-28", "2026-02-28", "2026-02-28", "2026-02-27", 16 },
  { 6, MONTH, FALSE, "2025-08-31", { 0 }, "2026-02-28", "2026-02-28", "2026-02-28", "2026-02-05", 121 },
  { 1, MONTH, FALSE, "2026-10-08", { 0 }, "2026-11-09", "2026-11-06", "2026-11-08", "2026-11-04", 22 },
  { 1, YEAR, FALSE, "2024-02-29", { 0 }, "2025-02-28", "2025-02-28", "2025-02-28", "2025-01-21", 249 },
  /* a paused month: 10 of its 31 calendar days are left */
  { 1, MONTH, FALSE, "2026-03-02", { "2026-03-23", "2026-03-31" },
    "2026-04-10", "2026-04-10", "2026-04-10", "2026-04-08", 22 },
  /* two pauses: 4 used, 3 used, 13 left after 30 March */
  { 20, WORKING, FALSE, "2026-03-02", { "2026-03-06", "2026-03-18", "2026-03-23", "2026-03-30" },
    "2026-04-17", "2026-04-17", "2026-04-17", "2026-04-15", 20 },
  /* stopped again on the day of resumption */
  { 20, WORKING, FALSE, "2026-03-02", { "2026-03-06", "2026-03-18", "2026-03-18", "2026-03-20" },
    "2026-04-14", "2026-04-14", "2026-04-14", "2026-04-10", 20 },
  /* stopped on the starting day */
  { 5, WORKING, FALSE, "2026-11-02", { "2026-11-02", "2026-11-09" },
    "2026-11-16", "2026-11-16", "2026-11-16", "2026-11-13", 5 },
  /* stopped on the last day, nothing left: the day of resumption, or the next working day */
  { 5, WORKING, FALSE, "2026-11-02", { "2026-11-09", "2026-11-18" },
    "2026-11-18", "2026-11-18", "2026-11-18", "2026-11-18", 5 },
  { 5, WORKING, FALSE, "2026-11-02", { "2026-11-09", "2026-11-21" },
    "2026-11-23", "2026-11-23", "2026-11-23", "2026-11-21", 5 },
  /* a calendar clock between day n and the day it rolled to has nothing left, but runs */
  { 5, CALENDAR, FALSE, "2026-11-02", { "2026-11-08", "2026-11-08" },
    "2026-11-09", "2026-11-06", "2026-11-07", "2026-11-05", 4 },
  { 5, CALENDAR, FALSE, "2026-11-02", { "2026-11-08", "2026-11-18" },
    "2026-11-18", "2026-11-18", "2026-11-18", "2026-11-18", 4 },
  /* a long pause: the first yellow day is not before the resumption */
  { 20, WORKING, FALSE, "2026-11-02", { "2026-11-27", "2026-12-09" },
    "2026-12-10", "2026-12-10", "2026-12-10", "2026-12-09", 20 },
};

static guint stops_of(const char *const days[4], YcStop stops[2])
{
  guint n = 0;
  for (; n < 2 && days[2 * n]; n++)
    stops[n] = (YcStop) { day_of(days[2 * n]), days[2 * n + 1] ? day_of(days[2 * n + 1]) : YC_DAY_NONE };
  return n;
}

START_TEST(by_hand)
{
  const Case *c = &cases[_i];
  YcLimit limit = { c->n, c->unit, c->minimum };
  YcStop stops[2];
  guint n_stops = stops_of(c->stops, stops);
  YcDue due;
  ck_assert_int_eq(yc_limit_due(calendar, &limit, day_of(c->start), stops, n_stops, -1, &due), YC_DUE_OK);
  assert_day(due.due, c->due, "due");
  assert_day(due.target, c->target, "target");
  assert_day(due.nominal, c->nominal, "nominal");
  assert_day(due.soon, c->soon, "soon");
  ck_assert_int_eq(due.days, c->days);
  ck_assert_int_eq(due.left, 0);
}
END_TEST

START_TEST(soon_by_setting)
{
  static const struct { int n, soon_days; const char *soon; } rows[] = {
    { 20, 0, "2026-11-30" }, { 20, 1, "2026-11-27" }, { 20, 5, "2026-11-23" }, { 20, 90, "2026-11-02" },
    { 1, 5, "2026-11-03" }, { 0, 5, "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    YcLimit limit = { .n = rows[i].n };
    YcDue due;
    yc_limit_due(calendar, &limit, day_of("2026-11-02"), NULL, 0, rows[i].soon_days, &due);
    assert_day(due.soon, rows[i].soon, "soon");
  }
}
END_TEST

START_TEST(stopped)
{
  static const struct { YcUnit unit; int n; const char *stops[4]; int left; } rows[] = {
    { YC_UNIT_WORKING, 20, { "2026-03-06" }, 16 },
    { YC_UNIT_WORKING, 20, { "2026-03-02" }, 20 },
    { YC_UNIT_WORKING, 20, { "2026-03-30" }, 0 },
    { YC_UNIT_WORKING, 20, { "2026-03-06", "2026-03-18", "2026-03-23" }, 13 },
    { YC_UNIT_CALENDAR, 20, { "2026-03-06" }, 16 },
    { YC_UNIT_CALENDAR, 5, { "2026-03-08" }, 0 },    /* day 5 was the Saturday, due on Monday */
    { YC_UNIT_MONTH, 1, { "2026-03-12" }, 21 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    YcLimit limit = { .n = rows[i].n, .unit = rows[i].unit };
    YcStop stops[2];
    guint n_stops = stops_of(rows[i].stops, stops);
    YcDue due;
    ck_assert_int_eq(yc_limit_due(calendar, &limit, day_of("2026-03-02"), stops, n_stops, -1, &due),
                     YC_DUE_STOPPED);
    ck_assert_int_eq(due.left, rows[i].left);
    ck_assert_int_eq(due.due, YC_DAY_NONE);
    /* The account goes as far as the stop: what is counted there and what is left are the limit. */
    g_autoptr(GArray) days = yc_limit_explain(calendar, &limit, day_of("2026-03-02"), stops, n_stops);
    int counted = 0;
    for (guint d = 0; d < days->len; d++)
      counted = MAX(counted, g_array_index(days, YcWhyDay, d).n);
    int all = limit.unit == YC_UNIT_MONTH ? day_of("2026-04-02") - day_of("2026-03-02") : limit.n;
    ck_assert_int_eq(counted + due.left, all);
    ck_assert_int_eq((int) days->len, stops[n_stops - 1].stop - day_of("2026-03-02"));
  }
}
END_TEST

START_TEST(bad_stops)
{
  static const char *const rows[][4] = {
    { "2026-03-01", "2026-03-10" },                              /* before the start */
    { "2026-03-31", "2026-04-10" },                              /* overdue */
    { "2026-03-31" },
    { "2026-03-10", "2026-03-09" },                              /* resumed before it stopped */
    { "2026-03-06", "2026-03-18", "2026-03-17", "2026-03-20" },  /* stopped while it stood */
    { "2026-03-18", "2026-03-18", "2026-03-17", "2026-03-20" },  /* out of order */
    { "2026-03-06", NULL, "2026-03-17", "2026-03-20" },          /* the first never ended */
    { "2026-03-06", "2026-03-18", "2026-04-13", "2026-04-20" },  /* overdue after a pause */
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    YcLimit limit = { .n = 20 };
    YcStop stops[2];
    YcDue due;
    guint n_stops = stops_of(rows[i], stops);
    YcDueStatus status = yc_limit_due(calendar, &limit, day_of("2026-03-02"), stops, n_stops, -1, &due);
    ck_assert_msg(status == YC_DUE_BAD_STOP, "row %u", (guint) i);
    ck_assert_int_eq(due.due, YC_DAY_NONE);
    ck_assert_ptr_null(yc_limit_explain(calendar, &limit, day_of("2026-03-02"), stops, n_stops));
  }
}
END_TEST

START_TEST(bad_limits)
{
  static const struct { int n; YcUnit unit; } rows[] = {
    { -1, YC_UNIT_WORKING }, { 36601, YC_UNIT_CALENDAR }, { G_MAXINT, YC_UNIT_YEAR }, { 9000, YC_UNIT_YEAR },
    { 24, YC_UNIT_HOUR },
  };
  YcDue due;
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    YcLimit limit = { .n = rows[i].n, .unit = rows[i].unit };
    ck_assert_int_eq(yc_limit_due(calendar, &limit, day_of("2026-03-02"), NULL, 0, -1, &due),
                     YC_DUE_BAD_LIMIT);
    ck_assert_ptr_null(yc_limit_explain(calendar, &limit, day_of("2026-03-02"), NULL, 0));
  }
  YcLimit limit = { .n = 1 };
  ck_assert_int_eq(yc_limit_due(calendar, &limit, YC_DAY_NONE, NULL, 0, -1, &due), YC_DUE_BAD_LIMIT);
  YcTime moment, start = yc_time_parse("2026-11-20T15:30");
  ck_assert_int_eq(yc_limit_due_hours(&limit, start, &moment), YC_DUE_BAD_LIMIT);
  limit = (YcLimit) { .n = -1, .unit = YC_UNIT_HOUR };
  ck_assert_int_eq(yc_limit_due_hours(&limit, start, &moment), YC_DUE_BAD_LIMIT);
  limit.n = 36601;
  ck_assert_int_eq(yc_limit_due_hours(&limit, start, &moment), YC_DUE_BAD_LIMIT);
  limit.n = 48;
  ck_assert_int_eq(yc_limit_due_hours(&limit, YC_TIME_NONE, &moment), YC_DUE_BAD_LIMIT);
}
END_TEST

/* RULE time-05: days that stood are not leaned on, the day of resumption is when nothing is left. */
START_TEST(provisional)
{
  static const struct { YcUnit unit; int n; const char *start, *stops[4]; gboolean provisional; } rows[] = {
    { YC_UNIT_WORKING, 0, "2027-03-01", { 0 }, FALSE },
    { YC_UNIT_WORKING, 1, "2026-12-30", { 0 }, FALSE },
    { YC_UNIT_WORKING, 1, "2026-12-31", { 0 }, TRUE },
    { YC_UNIT_CALENDAR, 1, "2026-12-31", { 0 }, TRUE },
    { YC_UNIT_CALENDAR, 1, "2021-12-31", { 0 }, FALSE },     /* the starting day is not counted */
    { YC_UNIT_WORKING, 5, "2026-12-30", { "2026-12-31" }, FALSE },
    { YC_UNIT_WORKING, 5, "2026-12-30", { "2027-01-04" }, TRUE },
    { YC_UNIT_WORKING, 1, "2026-12-30", { "2026-12-31", "2027-03-01" }, TRUE },
    { YC_UNIT_WORKING, 3, "2021-12-31", { "2021-12-31", "2022-01-04" }, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    YcLimit limit = { .n = rows[i].n, .unit = rows[i].unit };
    YcStop stops[2];
    YcDue due;
    yc_limit_due(calendar, &limit, day_of(rows[i].start), stops, stops_of(rows[i].stops, stops), -1, &due);
    ck_assert_msg(due.provisional == rows[i].provisional, "row %u", (guint) i);
  }
}
END_TEST

/* Random limits. */

typedef struct {
  YcLimit limit;
  YcDay start;
  YcStop stops[MAX_STOPS];
  guint n_stops;
} Random;

static YcDueStatus due_of(const Random *r, YcDue *due)
{
  return yc_limit_due(calendar, &r->limit, r->start, r->stops, r->n_stops, -1, due);
}

/* Appends a pause that the clock allows. */
static void add_stop(GRand *rand, Random *r)
{
  YcDue due;
  EXPECT(due_of(r, &due) == YC_DUE_OK);
  YcDay from = r->n_stops ? r->stops[r->n_stops - 1].resume : r->start;
  YcDay stop = g_rand_int_range(rand, from, due.due + 1);
  r->stops[r->n_stops++] = (YcStop) { stop, stop + g_rand_int_range(rand, 0, 40) };
}

static Random random_limit(GRand *rand, YcUnit units)
{
  Random r = { .start = g_rand_int_range(rand, day_of("2021-12-01"), day_of("2031-01-01")) };
  r.limit.unit = (YcUnit) g_rand_int_range(rand, 0, (int) units + 1);
  r.limit.minimum = g_rand_int_range(rand, 0, 4) == 0;
  static const int most[] = { 90, 120, 0, 14, 2 };
  if (r.limit.unit == YC_UNIT_HOUR)
    r.limit.unit = YC_UNIT_WORKING;
  r.limit.n = g_rand_int_range(rand, 0, most[r.limit.unit] + 1);
  for (int stops = g_rand_int_range(rand, 0, MAX_STOPS); stops > 0; stops--)
    add_stop(rand, &r);
  return r;
}

/* RULE time-02, 03, 04, 07 once more, by walking: only what a working day is comes from the program. */
static YcDay walk(const Random *r)
{
  int left = r->limit.n;
  guint stop = 0;
  YcDay day = r->start;
  if (r->limit.unit == YC_UNIT_MONTH || r->limit.unit == YC_UNIT_YEAR)
    left = yc_day_add_months(day, r->limit.n * (r->limit.unit == YC_UNIT_YEAR ? 12 : 1)) - day;
  gboolean same_day = left == 0;
  for (;;) {
    while (stop < r->n_stops && r->stops[stop].stop == day) {
      same_day &= r->stops[stop].resume == day;
      day = r->stops[stop++].resume;
    }
    if (left == 0 && stop == r->n_stops && (same_day || yc_calendar_is_working(calendar, day)))
      return day;
    day++;
    if (left > 0 && (r->limit.unit != YC_UNIT_WORKING || yc_calendar_is_working(calendar, day)))
      left--;
  }
}

START_TEST(agrees_with_walking)
{
  GRand *rand = g_rand_new_with_seed(7);
  for (int i = 0; i < CASES; i++) {
    Random r = random_limit(rand, YC_UNIT_YEAR);
    YcDue due;
    EXPECT(due_of(&r, &due) == YC_DUE_OK);
    EXPECT(due.due == walk(&r));
  }
  g_rand_free(rand);
}
END_TEST

START_TEST(days_stand_in_order)
{
  GRand *rand = g_rand_new_with_seed(11);
  for (int i = 0; i < CASES; i++) {
    Random r = random_limit(rand, YC_UNIT_YEAR);
    YcDue due;
    EXPECT(due_of(&r, &due) == YC_DUE_OK);
    YcDay from = r.start;
    for (guint stop = 0; stop < r.n_stops; stop++)
      if (r.stops[stop].resume != r.stops[stop].stop)
        from = r.stops[stop].resume;
    EXPECT(due.target >= from);
    EXPECT(due.target <= due.due);
    if (r.limit.n == 0) {
      EXPECT(due.soon == YC_DAY_NONE);
      continue;
    }
    EXPECT(yc_calendar_is_working(calendar, due.due));
    EXPECT(yc_calendar_is_working(calendar, due.target));
    EXPECT(due.soon >= from);
    EXPECT(due.soon <= due.target);
    if (r.limit.minimum || r.limit.unit == YC_UNIT_WORKING)
      EXPECT(due.target == due.due);
    if (due.days > 1 && due.soon > from) {   /* RULE time-11: the first day on which so few are left */
      int few = MAX(1, due.days / 10);
      EXPECT(yc_calendar_count(calendar, due.soon, due.target) <= few);
      EXPECT(yc_calendar_count(calendar, due.soon - 1, due.target) > few);
    }
  }
  g_rand_free(rand);
}
END_TEST

START_TEST(longer_never_ends_earlier)
{
  GRand *rand = g_rand_new_with_seed(13);
  for (int i = 0; i < CASES; i++) {
    Random r = random_limit(rand, YC_UNIT_YEAR);
    YcDue shorter, longer;
    due_of(&r, &shorter);
    r.limit.n++;
    EXPECT(due_of(&r, &longer) == YC_DUE_OK);
    EXPECT(longer.due >= shorter.due);
    EXPECT(longer.nominal >= shorter.nominal);
    EXPECT(longer.target >= shorter.target);
  }
  g_rand_free(rand);
}
END_TEST

/* RULE time-07, as long as something is left. */
START_TEST(pause_of_n_moves_by_n)
{
  GRand *rand = g_rand_new_with_seed(17);
  for (int i = 0; i < CASES; i++) {
    Random r = random_limit(rand, YC_UNIT_WORKING);
    YcDue before, after;
    due_of(&r, &before);
    add_stop(rand, &r);
    YcStop *pause = &r.stops[r.n_stops - 1];
    YcDay resume = pause->resume;
    pause->resume = YC_DAY_NONE;
    EXPECT(due_of(&r, &after) == YC_DUE_STOPPED);
    if (after.left == 0)
      continue;
    pause->resume = resume;
    EXPECT(due_of(&r, &after) == YC_DUE_OK);
    EXPECT(yc_calendar_count(calendar, before.due, after.due)
           == yc_calendar_count(calendar, pause->stop, pause->resume));
  }
  g_rand_free(rand);
}
END_TEST

START_TEST(same_day_moves_nothing)
{
  GRand *rand = g_rand_new_with_seed(23);
  for (int i = 0; i < CASES; i++) {
    Random r = random_limit(rand, YC_UNIT_YEAR);
    YcDue before, after;
    due_of(&r, &before);
    add_stop(rand, &r);
    r.stops[r.n_stops - 1].resume = r.stops[r.n_stops - 1].stop;
    EXPECT(due_of(&r, &after) == YC_DUE_OK);
    ck_assert_mem_eq(&after, &before, sizeof after);
  }
  g_rand_free(rand);
}
END_TEST

/* The last entry is the due day, all days of the limit are counted, the days that stood are those paused. */
START_TEST(explain_agrees)
{
  GRand *rand = g_rand_new_with_seed(19);
  for (int i = 0; i < CASES; i++) {
    Random r = random_limit(rand, YC_UNIT_YEAR);
    YcDue due;
    due_of(&r, &due);
    g_autoptr(GArray) days = yc_limit_explain(calendar, &r.limit, r.start, r.stops, r.n_stops);
    EXPECT(days);
    EXPECT((int) days->len == due.due - r.start);
    int counted = 0, stood = 0, pauses = 0;
    for (guint d = 0; d < days->len; d++) {
      const YcWhyDay *entry = &g_array_index(days, YcWhyDay, d);
      EXPECT(entry->day == r.start + 1 + (int) d);
      gboolean counts = entry->why == YC_WHY_COUNTED || entry->why == YC_WHY_COUNTED_MAKEUP;
      EXPECT(entry->n == (counts ? ++counted : 0));
      stood += entry->why == YC_WHY_PAUSED;
      EXPECT(entry->provisional == !yc_calendar_has_notice(calendar, yc_day_year(entry->day)));
      if (counts && r.limit.unit == YC_UNIT_WORKING)
        EXPECT(yc_calendar_is_working(calendar, entry->day));
    }
    for (guint p = 0; p < r.n_stops; p++)
      pauses += MIN(r.stops[p].resume, due.due - 1) - MIN(r.stops[p].stop, due.due - 1);
    EXPECT(stood == pauses);
    if (r.limit.unit <= YC_UNIT_CALENDAR)
      EXPECT(counted == r.limit.n);
  }
  g_rand_free(rand);
}
END_TEST

START_TEST(explain_says_why)
{
  YcLimit limit = { .n = 5 };
  g_autoptr(GArray) days = yc_limit_explain(calendar, &limit, day_of("2026-09-17"), NULL, 0);
  static const struct { YcWhy why; int n; const char *name; } working[] = {
    { YC_WHY_COUNTED, 1, NULL }, { YC_WHY_WEEKEND, 0, NULL }, { YC_WHY_COUNTED_MAKEUP, 2, "国庆节" },
    { YC_WHY_COUNTED, 3, NULL }, { YC_WHY_COUNTED, 4, NULL }, { YC_WHY_COUNTED, 5, NULL },
  };
  ck_assert_uint_eq(days->len, G_N_ELEMENTS(working));
  for (guint i = 0; i < days->len; i++) {
    ck_assert_int_eq(g_array_index(days, YcWhyDay, i).why, working[i].why);
    ck_assert_int_eq(g_array_index(days, YcWhyDay, i).n, working[i].n);
    ck_assert_pstr_eq(g_array_index(days, YcWhyDay, i).name, working[i].name);
  }

  limit = (YcLimit) { .n = 4, .unit = YC_UNIT_CALENDAR };
  YcStop stop = { day_of("2026-12-29"), day_of("2026-12-30") };
  g_autoptr(GArray) rolled = yc_limit_explain(calendar, &limit, day_of("2026-12-28"), &stop, 1);
  static const struct { YcWhy why; int n; gboolean provisional; } calendar_days[] = {
    { YC_WHY_COUNTED, 1, FALSE }, { YC_WHY_PAUSED, 0, FALSE }, { YC_WHY_COUNTED, 2, FALSE },
    { YC_WHY_COUNTED, 3, TRUE }, { YC_WHY_COUNTED, 4, TRUE }, { YC_WHY_ROLLED, 0, TRUE },
    { YC_WHY_ROLLED, 0, TRUE },
  };
  ck_assert_uint_eq(rolled->len, G_N_ELEMENTS(calendar_days));
  for (guint i = 0; i < rolled->len; i++) {
    ck_assert_int_eq(g_array_index(rolled, YcWhyDay, i).why, calendar_days[i].why);
    ck_assert_int_eq(g_array_index(rolled, YcWhyDay, i).n, calendar_days[i].n);
    ck_assert_int_eq(g_array_index(rolled, YcWhyDay, i).provisional, calendar_days[i].provisional);
  }
  ck_assert_str_eq(g_array_index(rolled, YcWhyDay, 3).name, "元旦");

  limit = (YcLimit) { .n = 1 };
  g_autoptr(GArray) festival = yc_limit_explain(calendar, &limit, day_of("2026-12-31"), NULL, 0);
  ck_assert_int_eq(g_array_index(festival, YcWhyDay, 0).why, YC_WHY_FESTIVAL);
  g_autoptr(GArray) holiday = yc_limit_explain(calendar, &limit, day_of("2026-09-24"), NULL, 0);
  ck_assert_int_eq(g_array_index(holiday, YcWhyDay, 0).why, YC_WHY_HOLIDAY);
}
END_TEST

static Suite *limit_suite(void)
{
  Suite *suite = suite_create("limit");
  TCase *tcase = tcase_create("limit");
  tcase_add_checked_fixture(tcase, setup, teardown);
  tcase_set_timeout(tcase, 60);
  tcase_add_test(tcase, vectors);
  tcase_add_test(tcase, more_vectors);
  tcase_add_loop_test(tcase, by_hand, 0, G_N_ELEMENTS(cases));
  tcase_add_test(tcase, soon_by_setting);
  tcase_add_test(tcase, stopped);
  tcase_add_test(tcase, bad_stops);
  tcase_add_test(tcase, bad_limits);
  tcase_add_test(tcase, provisional);
  tcase_add_test(tcase, agrees_with_walking);
  tcase_add_test(tcase, days_stand_in_order);
  tcase_add_test(tcase, longer_never_ends_earlier);
  tcase_add_test(tcase, pause_of_n_moves_by_n);
  tcase_add_test(tcase, same_day_moves_nothing);
  tcase_add_test(tcase, explain_agrees);
  tcase_add_test(tcase, explain_says_why);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(limit_suite)
