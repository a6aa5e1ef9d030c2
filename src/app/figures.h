/* figures.h - the figures of the hall (统计): on-time rate over what was due, by month, person, office, item and village.
 *
 * RULE asm-02, sup-04, time-10, time-11, time-16.  A period is whole months; a case belongs to the month it was due in.
 * Concluded cases are read from the roll-up that apply keeps, open ones that are over are counted as they stand now; nothing
 * is walked through.  Supervisors, leaders and administrators see everybody, all others themselves alone. */
#ifndef YC_FIGURES_H
#define YC_FIGURES_H

#include "app/desk.h"
#include "domain/figure.h"

typedef enum { YC_BY_MONTH, YC_BY_PERSON, YC_BY_OFFICE, YC_BY_ITEM, YC_BY_VILLAGE, YC_N_BY } YcBy;

/* "month" "person" "office" "item" "village"; YC_N_BY for another word. */
YcBy yc_by_parse(const char *word);
const char *yc_by_code(YcBy by);
const char *yc_by_name(YcBy by);   /* "月份" …: borrowed, translated */

/* --- months ----------------------------------------------------------------------------------------------- */

/* Months are counted: 12 * year + month − 1. */
typedef struct {
  int from, to;
} YcMonths;

int yc_month_of(YcDay day);
/* "2026-11"; -1 for anything else. */
int yc_month_parse(const char *text);
char *yc_month_text(int month);
YcDay yc_month_first(int month);
YcDay yc_month_last(int month);
/* "2026-11" or "2026-09 2026-11" (also with .. or 至 between), the months as typed; FALSE with a sentence. */
gboolean yc_months_parse(const char *text, YcMonths *months, GError **error);
/* "2026年11月", "2026年10月至2027年1月"; and for records "2026-10..2027-01".  Free with g_free(). */
char *yc_months_name(YcMonths months);
char *yc_months_code(YcMonths months);

/* --- what the figures are --------------------------------------------------------------------------------- */

typedef enum {
  YC_FIG_RATE, YC_FIG_DUE, YC_FIG_EARLY, YC_FIG_PUNCTUAL, YC_FIG_LATE, YC_FIG_OPEN, YC_FIG_AGE_3, YC_FIG_AGE_10,
  YC_FIG_AGE_MORE, YC_FIG_OLDEST, YC_FIG_LAW, YC_FIG_MEDIAN, YC_FIG_MEAN, YC_FIG_PAUSED, YC_FIG_EXTENDED, YC_FIG_TARDY,
  YC_FIG_ENTERED, YC_FIG_DEEMED, YC_FIG_SECOND, YC_FIG_EXCUSED, YC_FIG_ONCE, YC_FIG_TRIPS, YC_FIG_GIVEN, YC_FIG_AGAIN,
  YC_N_FIGURES
} YcFigure;

/* "on_time" "due" "early" …; YC_N_FIGURES for another word. */
const char *yc_figure_code(YcFigure figure);
YcFigure yc_figure_parse(const char *word);
/* Name (at most 10 columns), the head of its column (at most 6), what it counts and leaves out: borrowed, translated. */
const char *yc_figure_name(YcFigure figure);
const char *yc_figure_head(YcFigure figure);
const char *yc_figure_definition(YcFigure figure);
/* Of the trips of the citizen: of the cases delivered in the period, by the day of delivery (RULE acc-10); all others are of
 * what was due in it. */
gboolean yc_figure_of_trips(YcFigure figure);
/* Thousandths, shown in per cent. */
gboolean yc_figure_is_share(YcFigure figure);
/* The number: thousandths of a share, tenths of a working day of median and mean and of trips, cases or days of the others;
 * -1 where there is none. */
gint64 yc_figure_value(const YcTally *tally, YcFigure figure);
/* The same for people: "96.4%" "3.5" "12", "-" where there is none. */
char *yc_figure_text(const YcTally *tally, YcFigure figure);
/* How many cases stand behind it: as many as yc_figure_cases_page() lists. */
gint64 yc_figure_cases_count(const YcTally *tally, YcFigure figure);

/* --- reading them ----------------------------------------------------------------------------------------- */

enum { YC_TREND = 12 };   /* months of a trend, the last of them the last of the period */

typedef struct {
  char *key;              /* month, staff (local key), office, item, place; "" where none is known */
  char *name;
  YcTally tally;
  int trend[YC_TREND];    /* on-time rates in thousandths, -1 where nothing was due; of a month: of it alone, the last */
} YcFigureRow;

typedef struct {
  YcBy by;
  YcMonths months;
  gboolean own;           /* only of who is signed in */
  GPtrArray *rows;        /* of YcFigureRow: months in their order, the others worst first */
  YcFigureRow *total;     /* of all rows */
  gint64 over;            /* open and over now, whenever they were due */
  int oldest;             /* working days the oldest of them is over */
} YcFigures;

void yc_figures_free(YcFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcFigures, yc_figures_free)

/* Whether who is signed in sees everybody; nobody being signed in (a verb on one's own file) does. */
gboolean yc_figures_all(YcApp *app);
/* NULL with a sentence: offices, items and villages are not for who sees only themselves. */
YcFigures *yc_figures_read(YcApp *app, YcBy by, YcMonths months, GError **error);
/* All of them as a sheet: heads, rows, the total, and under it what each column means.  Free with g_string_free(). */
GString *yc_figures_csv(const YcFigures *figures);

/* --- the cases behind one --------------------------------------------------------------------------------- */

typedef struct {
  YcCaseRow *row;         /* its sort is the day it is judged by */
  gboolean open;
  YcClass class;          /* where it is not open */
  int days;               /* working days: over where open, else from acceptance to conclusion */
  gboolean law, excused;
  int trips;              /* of figures of trips; else -1 */
  char *who;              /* who answers for it; of trips who took it in; "" nobody */
} YcFigureCase;

void yc_figure_case_free(YcFigureCase *one);
/* What became of it, in words: "按时" "超期办结" "超 3天" "跑 2趟" …  Free with g_free(). */
char *yc_figure_case_text(const YcFigureCase *one);

typedef struct YcFigureCases YcFigureCases;
/* Of the row with this key; NULL: of all. */
YcFigureCases *yc_figure_cases_new(YcApp *app, YcBy by, YcMonths months, const char *key, YcFigure figure, GError **error);
void yc_figure_cases_free(YcFigureCases *cases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcFigureCases, yc_figure_cases_free)
/* At most `limit` of them by the day they were due: after the place (sort, id), or `backwards` before it, nearest first; sort
 * NULL: from the first, backwards from the last.  Of YcFigureCase. */
GPtrArray *yc_figure_cases_page(YcFigureCases *cases, const gint64 *sort, gint64 id, gboolean backwards, guint limit,
                                GError **error);

#endif
