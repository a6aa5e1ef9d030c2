/* caseview.h - one case as it is drawn: by its own screen, and beside the list where there is room. */
#ifndef YC_CASEVIEW_H
#define YC_CASEVIEW_H

#include "app/casefile.h"
#include "tui/draw.h"

/* Whether the applicant owes papers. */
gboolean yc_caseview_waits(const YcCaseRow *row);

/* The title row's left end: number, item, person, light, due day.  In `columns` the item is cut first, then the
 * person; never the day. */
void yc_caseview_title(YcApp *app, const YcCaseView *view, int columns, GString *out);
/* Person, clocks, why not, route: returns the rows used.  Leaves at least `below` rows of the area free. */
int yc_caseview_head(const YcCaseView *view, YcArea area, int below);
/* The same, only counted. */
int yc_caseview_head_rows(const YcCaseView *view, YcArea area, int below);
/* All of it, without a cursor: title, head and the newest of the record. */
void yc_caseview_beside(YcApp *app, const YcCaseView *view, YcArea area);

/* "原件已退;缺页": what became of a paper, and its condition or what is wrong with it.  Free with g_free(). */
char *yc_caseview_kept(const YcMaterialLine *line);

/* Rows of the lists, as YcListArray.paint wants them. */
void yc_caseview_record(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected);
void yc_caseview_material(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected);
void yc_caseview_outside(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected);
void yc_caseview_paper(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected);
void yc_caseview_member(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected);

/* What was asked: day, number, channel, who was asked, how it stands, the question. */
void yc_caseview_inquiry(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected);

#endif
