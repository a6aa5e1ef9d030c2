/* matter_figures.h - figures of hand-overs and first inquiry: to and fro, returns, referrals closed, days to the first answer,
 * days between offices (RULE inq-02, inq-04, sup-04).
 *
 * Read from the roll-up that apply keeps; by month, person and office.  Who sees what is as of the other figures. */
#ifndef YC_MATTER_FIGURES_H
#define YC_MATTER_FIGURES_H

#include "app/figures.h"

typedef enum {
  YC_MATTER_LOOPS, YC_MATTER_RETURNS, YC_MATTER_REFERRED, YC_MATTER_BACK, YC_MATTER_TAKEN, YC_MATTER_CLOSURE,
  YC_MATTER_FIRST_MEDIAN, YC_MATTER_FIRST_MEAN, YC_MATTER_BETWEEN_MEDIAN, YC_MATTER_BETWEEN_MEAN, YC_N_MATTER_FIGURES
} YcMatterFigure;

/* "loops" "returns" …, YC_N_MATTER_FIGURES for another word; name and head of a column (at most 8 columns) and definition: borrowed,
 * translated. */
const char *yc_matter_figure_code(YcMatterFigure figure);
YcMatterFigure yc_matter_figure_parse(const char *word);
const char *yc_matter_figure_name(YcMatterFigure figure);
const char *yc_matter_figure_definition(YcMatterFigure figure);

enum { YC_MATTER_COUNTS = 5 };

typedef struct {
  char *key, *name;
  gint64 counts[YC_MATTER_COUNTS];    /* in the order of the first figures */
  YcTally first, between;             /* their days only */
} YcMatterRow;

void yc_matter_row_free(YcMatterRow *row);
/* Rows in the order of their keys, the total last: of YcMatterRow.  NULL with a sentence: by items and villages there are none. */
GPtrArray *yc_matter_figures(YcApp *app, YcBy by, YcMonths months, GError **error);
/* Thousandths of the closure, tenths of a working day of medians and means, else how many; -1: there is none. */
gint64 yc_matter_figure_value(const YcMatterRow *row, YcMatterFigure figure);
char *yc_matter_figure_text(const YcMatterRow *row, YcMatterFigure figure);

/* The table as a file, with what each figure means below it.  Free with g_string_free(). */
GString *yc_matter_figures_csv(const GPtrArray *rows, YcMonths months);

/* One case or inquiry behind a figure. */
typedef struct {
  gint64 matter, pos;     /* pos: of what happened; with the day it is its place */
  gboolean is_case;
  char *number, *about, *who;
  YcDay day;
  int days;               /* of the figures in days; else 0 */
} YcDeed;

void yc_deed_free(YcDeed *deed);
/* Those behind a figure of the row with this key (NULL: of all), by day: of YcDeed. */
GPtrArray *yc_matter_deeds(YcApp *app, YcBy by, YcMonths months, const char *key, YcMatterFigure figure, GError **error);
/* How many they are. */
gint64 yc_matter_deeds_count(const YcMatterRow *row, YcMatterFigure figure);

/* Which ones: as the arguments of yc_matter_deeds(). */
typedef struct {
  YcBy by;
  YcMonths months;
  const char *key;
  YcMatterFigure figure;
} YcDeedsOf;

/* At most `limit` of them: after the place (day, pos), or `backwards` before it, nearest first; day NULL: from the first,
 * backwards from the last.  Of YcDeed. */
GPtrArray *yc_matter_deeds_page(YcApp *app, const YcDeedsOf *of, const gint64 *day, gint64 pos, gboolean backwards, guint limit,
                                GError **error);

#endif
