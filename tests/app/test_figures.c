/* The figures equal a naive recount over everything, in all groupings; each opens to as many cases as it says. */
#include <config.h>
#include <string.h>
#include "app/figures.h"
#include "app/hall.h"
#include "app/private.h"
#include "app/progress.h"
#include "check_main.h"

#define CASES 500
#define TODAY "2026-12-10"   /* a month in which nobody finished anything */

static YcMonths this_year(void)
{
  YcMonths months = { yc_month_parse("2026-01"), yc_month_parse("2026-12") };
  return months;
}

static YcFigures *read_figures(YcBy by, YcMonths months)
{
  GError *error = NULL;
  YcFigures *figures = yc_figures_read(hall, by, months, &error);
  ck_assert_msg(figures != NULL, "%s", error ? error->message : "");
  return figures;
}

/* --- the naive recount ------------------------------------------------------------------------------------ */

static const char *const columns[YC_N_BY] = {
  "a.month", "coalesce(CAST(a.staff AS TEXT), '')", "a.office", "a.item", "coalesce(a.place, '')",
};
/* Of open ones, from the tables that the desk is made of, without the help of `promise`. */
static const char *const open_columns[YC_N_BY] = {
  "substr(k.due, 1, 7)", "coalesce(CAST(iif(r.id IS NULL, n.staff, r.staff) AS TEXT), '')", "coalesce(r.office, t.office)", "c.item", "coalesce(c.place, '')",
};

static gint64 concluded(YcBy by, const char *key, YcMonths months, const char *condition)
{
  g_autofree char *from = yc_month_text(months.from), *to = yc_month_text(months.to);
  return hall_int("SELECT count(*) FROM account a WHERE %s = '%s' AND a.due >= '%s-01' AND a.due <= '%s-31' AND %s",
                  columns[by], key, from, to, condition);
}

static gint64 open_over(YcBy by, const char *key, YcMonths months)
{
  g_autofree char *from = yc_month_text(months.from), *to = yc_month_text(months.to);
  return hall_int("SELECT count(*) FROM casefile c JOIN clock k ON k.casefile = c.id AND k.state = 'running' AND k.kind ="
                  " iif(EXISTS (SELECT 1 FROM clock p WHERE p.casefile = c.id AND p.kind = 'promise'), 'promise', 'statute')"
                  " LEFT JOIN red r ON r.casefile = c.id AND r.clock = k.kind AND r.due = k.due LEFT JOIN post t ON t.code = c.answerable LEFT JOIN post_now n ON n.post = c.answerable"
                  " WHERE %s = '%s' AND k.due >= '%s-01' AND k.due <= '%s-31' AND k.due < '" TODAY "'", open_columns[by],
                  key, from, to);
}

/* Of the delivered ones, counted from the comings themselves (RULE acc-10). */
static gint64 delivered(YcBy by, const char *key, YcMonths months, const char *value)
{
  static const char *const trip_columns[YC_N_BY] = {
    "substr(c.ended, 1, 7)", "CAST(c.clerk AS TEXT)", "(SELECT office FROM post WHERE code = c.agent)", "c.item", "coalesce(c.place, '')",
  };
  g_autofree char *from = yc_month_text(months.from), *to = yc_month_text(months.to);
  return hall_int("SELECT coalesce(sum(%s), 0) FROM (SELECT (SELECT count(*) FROM (SELECT v.id FROM visit v WHERE v.id = c.visit AND"
                  " v.channel NOT IN ('visit', 'phone') UNION ALL SELECT l.visit FROM visit_case l JOIN visit v ON v.id = l.visit"
                  " WHERE l.casefile = c.id AND v.channel NOT IN ('visit', 'phone') UNION ALL SELECT d.id FROM delivery d WHERE"
                  " d.casefile = c.id AND d.state = 'done' AND d.how = 'window' AND d.ended NOT IN (SELECT v.day FROM visit v WHERE"
                  " v.id = c.visit OR v.id IN (SELECT visit FROM visit_case WHERE casefile = c.id)))) AS n FROM casefile c"
                  " WHERE c.state = 'delivered' AND %s = '%s' AND c.ended >= '%s-01' AND c.ended <= '%s-31')",
                  value, trip_columns[by], key, from, to);
}

static void assert_row(YcBy by, YcMonths months, const YcFigureRow *row)
{
  static const struct { YcFigure figure; const char *condition; } recounts[] = {
    { YC_FIG_EARLY, "a.class = 'early'" }, { YC_FIG_PUNCTUAL, "a.class = 'punctual'" }, { YC_FIG_LATE, "a.class = 'late'" },
    { YC_FIG_PAUSED, "a.pauses > 0" }, { YC_FIG_EXTENDED, "a.extensions > 0" }, { YC_FIG_TARDY, "a.tardy > 0" },
    { YC_FIG_ENTERED, "a.entered > 0" }, { YC_FIG_DEEMED, "a.deemed > 0" }, { YC_FIG_SECOND, "a.second > 0" },
    { YC_FIG_MEAN, "1" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(recounts); i++)
    ck_assert_msg(yc_figure_cases_count(&row->tally, recounts[i].figure) ==
                    concluded(by, row->key, months, recounts[i].condition), "%s of %s by %s",
                  yc_figure_code(recounts[i].figure), row->key, yc_by_code(by));
  ck_assert_int_eq(yc_tally_open(&row->tally), open_over(by, row->key, months));
  ck_assert_int_eq(row->tally.given, delivered(by, row->key, months, "1"));
  ck_assert_int_eq(row->tally.given_once, delivered(by, row->key, months, "n <= 1"));
  ck_assert_int_eq(row->tally.given_trips, delivered(by, row->key, months, "n"));
  ck_assert_int_eq(row->tally.days_n, concluded(by, row->key, months, "1"));
}

static gint64 all_cases(YcFigureCases *cases, gboolean backwards)
{
  gint64 n = 0, sort = 0, id = 0, last = backwards ? G_MAXINT64 : -1;
  for (;;) {
    g_autoptr(GPtrArray) page = yc_figure_cases_page(cases, n ? &sort : NULL, id, backwards, 7, NULL);
    ck_assert_ptr_nonnull(page);
    for (guint i = 0; i < page->len; i++) {
      const YcFigureCase *one = page->pdata[i];
      ck_assert(backwards ? one->row->sort <= last : one->row->sort >= last);
      last = sort = one->row->sort;
      id = one->row->id;
    }
    n += page->len;
    if (page->len < 7) return n;
  }
}

static void assert_opens(YcBy by, YcMonths months, const char *key, const YcTally *tally)
{
  for (guint figure = 0; figure < YC_N_FIGURES; figure++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(YcFigureCases) cases = yc_figure_cases_new(hall, by, months, key, (YcFigure)figure, &error);
    ck_assert_msg(cases != NULL, "%s", error ? error->message : "");
    ck_assert_int_eq(all_cases(cases, FALSE), yc_figure_cases_count(tally, (YcFigure)figure));
    ck_assert_int_eq(all_cases(cases, TRUE), yc_figure_cases_count(tally, (YcFigure)figure));
  }
}

START_TEST(equal_a_recount)
{
  YcMonths months = this_year();
  g_autoptr(YcFigures) figures = read_figures((YcBy)_i, months), by_month = read_figures(YC_BY_MONTH, months);
  ck_assert_uint_gt(figures->rows->len, 3);
  ck_assert_int_gt(yc_tally_due(&figures->total->tally), 100);
  ck_assert_int_gt(figures->total->tally.counted[YC_COUNTED_LATE], 0);
  ck_assert_int_gt(figures->total->tally.counted[YC_COUNTED_PAUSED], 0);
  ck_assert_int_gt(yc_tally_open(&figures->total->tally), 0);
  ck_assert_int_gt(figures->total->tally.given, 20);
  ck_assert_int_lt(figures->total->tally.given_once, figures->total->tally.given);
  YcTally sum = { .days = NULL };
  for (guint i = 0; i < figures->rows->len; i++) {
    const YcFigureRow *row = figures->rows->pdata[i];
    assert_row((YcBy)_i, months, row);
    if (i < 4) assert_opens((YcBy)_i, months, row->key, &row->tally);
    yc_tally_add(&sum, &row->tally);
  }
  assert_opens((YcBy)_i, months, NULL, &figures->total->tally);
  /* Whatever they are grouped by, they come to the same. */
  for (guint figure = 0; figure < YC_N_FIGURES; figure++) {
    gint64 value = yc_figure_value(&by_month->total->tally, (YcFigure)figure);
    ck_assert_int_eq(yc_figure_value(&figures->total->tally, (YcFigure)figure), value);
    ck_assert_int_eq(yc_figure_value(&sum, (YcFigure)figure), value);
  }
  yc_tally_clear(&sum);
}
END_TEST

/* The trend's last column is the period itself where that is a month. */
START_TEST(trends)
{
  YcMonths months = { yc_month_parse("2026-09"), yc_month_parse("2026-09") };
  g_autoptr(YcFigures) figures = read_figures(YC_BY_ITEM, months);
  ck_assert_uint_gt(figures->rows->len, 3);
  ck_assert_int_eq(figures->total->trend[YC_TREND - 1], yc_tally_rate(&figures->total->tally));
  for (guint i = 0; i < figures->rows->len; i++) {
    const YcFigureRow *row = figures->rows->pdata[i];
    ck_assert_int_eq(row->trend[YC_TREND - 1], yc_tally_rate(&row->tally));
  }
  YcMonths before = { months.from - 1, months.to - 1 };
  g_autoptr(YcFigures) earlier = read_figures(YC_BY_ITEM, before);
  ck_assert_int_eq(figures->total->trend[YC_TREND - 2], earlier->total->trend[YC_TREND - 1]);
}
END_TEST

/* The n-th row of somebody who is neither supervisor nor leader. */
static const YcFigureRow *handler_row(const YcFigures *figures, guint n)
{
  for (guint i = 0; i < figures->rows->len; i++) {
    const YcFigureRow *row = figures->rows->pdata[i];
    if (hall_int("SELECT count(*) FROM staff WHERE id = '%s' AND roles NOT LIKE '%%supervisor%%' AND roles <> ''", row->key) &&
        n-- == 0)
      return row;
  }
  ck_abort_msg("too few rows");
}

/* A handler sees herself; what she asks of others is refused, and their cases are never hers. */
START_TEST(others_see_themselves)
{
  YcMonths months = this_year();
  g_autoptr(YcFigures) all = read_figures(YC_BY_PERSON, months);
  const YcFigureRow *hers = handler_row(all, 0), *his = handler_row(all, 1);
  hall_as(hall_text("SELECT login FROM staff WHERE id = '%s'", hers->key), NULL);
  g_autoptr(YcFigures) own = read_figures(YC_BY_PERSON, months);
  ck_assert(own->own);
  ck_assert_uint_eq(own->rows->len, 1);
  const YcFigureRow *row = own->rows->pdata[0];
  for (guint figure = 0; figure < YC_N_FIGURES; figure++)
    ck_assert_int_eq(yc_figure_value(&row->tally, (YcFigure)figure), yc_figure_value(&hers->tally, (YcFigure)figure));
  g_autoptr(YcFigureCases) cases = yc_figure_cases_new(hall, YC_BY_PERSON, months, his->key, YC_FIG_DUE, NULL);
  ck_assert_int_eq(all_cases(cases, FALSE), yc_tally_due(&hers->tally));
  g_autoptr(YcFigures) by_month = read_figures(YC_BY_MONTH, months);
  ck_assert_int_eq(yc_tally_due(&by_month->total->tally), yc_tally_due(&hers->tally));
  GError *error = NULL;
  ck_assert_ptr_null(yc_figures_read(hall, YC_BY_ITEM, months, &error));
  assert_error(error, "只有自己的");
  ck_assert_ptr_null(yc_figure_cases_new(hall, YC_BY_VILLAGE, months, NULL, YC_FIG_DUE, &error));
  assert_error(error, "只有自己的");
  hall_as("gaozhiyuan", NULL);
  g_autoptr(YcFigures) leader = read_figures(YC_BY_VILLAGE, months);
  ck_assert_int_eq(yc_tally_due(&leader->total->tally), yc_tally_due(&all->total->tally));
}
END_TEST

/* --- by hand ---------------------------------------------------------------------------------------------- */

/* The known fault of on-time rates over what was finished: nine are finished in time, the tenth never is. */
START_TEST(the_rate_does_not_hide_unfinished_cases)
{
  gint64 ids[10];
  for (guint i = 0; i < G_N_ELEMENTS(ids); i++) ids[i] = hall_accepted(i + 1);
  hall_at("2026-12-10T10:00");
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  for (guint i = 0; i < 9; i++) ck_assert(yc_case_decide(hall, writer, ids[i], "准予", &error));
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
  YcMonths december = { yc_month_parse("2026-12"), yc_month_parse("2026-12") };
  static const struct { const char *moment; int rate; gint64 open, law, oldest; } looks[] = {
    { "2026-12-15T23:59", 1000, 0, 0, -1 },   /* due today is not over */
    { "2026-12-16T00:00", 900, 1, 0, 1 },
    { "2026-12-17T12:00", 900, 1, 0, 2 },
    { "2026-12-18T00:00", 900, 1, 1, 3 },
    { "2027-02-01T09:00", 900, 1, 1, 33 },    /* it stays in the month it was due in */
  };
  hall_as("zhaomin", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(looks); i++) {
    hall_at(looks[i].moment);
    g_autoptr(YcFigures) figures = read_figures(YC_BY_MONTH, december);
    const YcTally *tally = &figures->total->tally;
    ck_assert_int_eq(yc_figure_value(tally, YC_FIG_RATE), looks[i].rate);
    ck_assert_int_eq(yc_figure_value(tally, YC_FIG_OPEN), looks[i].open);
    ck_assert_int_eq(yc_figure_value(tally, YC_FIG_LAW), looks[i].law);
    if (i < 4) ck_assert_int_eq(yc_figure_value(tally, YC_FIG_OLDEST), looks[i].oldest);
    ck_assert_int_eq(figures->over, looks[i].open);
  }
  hall_verify();
}
END_TEST

START_TEST(months_typed)
{
  static const struct { const char *text, *code; } good[] = {
    { "2026-11", "2026-11..2026-11" }, { "2026-09 2026-11", "2026-09..2026-11" }, { " 2025-12..2026-01 ", "2025-12..2026-01" },
    { "2026-01至2026-03", "2026-01..2026-03" },
  };
  static const struct { const char *text, *sentence; } bad[] = {
    { "", "请写一个月份" }, { "2026-13", "2026-13 不是月份" }, { "2026-1", "不是月份" }, { "2026-03 2026-01", "倒着" },
    { "2026-01 2026-02 2026-03", "请写一个月份" }, { "2001-01 2026-01", "最多看 10 年" }, { "2026-01 x", "x 不是月份" },
  };
  YcMonths months;
  GError *error = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
    ck_assert(yc_months_parse(good[i].text, &months, &error));
    g_autofree char *code = yc_months_code(months);
    ck_assert_str_eq(code, good[i].code);
  }
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
    ck_assert(!yc_months_parse(bad[i].text, &months, &error));
    assert_error(error, bad[i].sentence);
  }
  ck_assert_int_eq(yc_month_last(yc_month_parse("2028-02")), day_of("2028-02-29"));
}
END_TEST

START_TEST(every_figure_is_defined)
{
  for (guint i = 0; i < YC_N_FIGURES; i++) {
    YcFigure figure = (YcFigure)i;
    ck_assert_int_eq(yc_figure_parse(yc_figure_code(figure)), figure);
    ck_assert_uint_gt(strlen(yc_figure_definition(figure)), 20);
    ck_assert_uint_gt(strlen(yc_figure_name(figure)), 0);
  }
  ck_assert_int_eq(yc_figure_parse("nothing"), YC_N_FIGURES);
}
END_TEST

static void prepare(void)
{
  hall_prepare(CASES);
}

static void begin_as_supervisor(void)
{
  hall_begin_demo();
  hall_at(TODAY "T10:00");
  hall_as("zhaomin", NULL);
}

static Suite *suite(void)
{
  Suite *s = suite_create("figures");
  TCase *t = tcase_create("many"), *few = tcase_create("few");
  tcase_add_unchecked_fixture(t, prepare, hall_finish);
  tcase_add_checked_fixture(t, begin_as_supervisor, hall_end);
  tcase_set_timeout(t, 120);
  tcase_add_loop_test(t, equal_a_recount, 0, YC_N_BY);
  tcase_add_test(t, trends);
  tcase_add_test(t, others_see_themselves);
  suite_add_tcase(s, t);
  tcase_add_unchecked_fixture(few, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(few, hall_begin, hall_end);
  tcase_set_timeout(few, 60);
  tcase_add_test(few, the_rate_does_not_hide_unfinished_cases);
  tcase_add_test(few, months_typed);
  tcase_add_test(few, every_figure_is_defined);
  suite_add_tcase(s, few);
  return s;
}

CHECK_MAIN(suite)
