/* caselist.h - cases as the rows of a list, and the two lines under it: what the desk and finding share. */
#ifndef YC_CASELIST_H
#define YC_CASELIST_H

#include "app/desk.h"
#include "tui/draw.h"

enum { YC_CASELIST_FOOT = 3 };   /* rows of the foot */

/* 时限 到期 办件号 申请人 村 事项 环节 责任人; what a screen has beyond 80 columns goes to age and names. */
void yc_caselist_heads(int y, int x, int columns);
/* The same of what waits for an acknowledgement: until when it is deemed received, and who handed it over. */
void yc_caselist_heads_sign(int y, int x, int columns);
/* Marks a row as chosen, between its light and its day. */
void yc_caselist_mark(int y, int x, gboolean selected);
/* A provisional due date (RULE time-05) has a ~ behind it; what has no light shows its state. */
void yc_caselist_row(YcApp *app, const YcCaseRow *row, int y, int x, int columns, gboolean selected);

/* "超 2天" "今天" "明天" "剩 9天": a light's word without its shape.  Free with g_free(). */
char *yc_caselist_light(YcApp *app, const YcLight *light, YcDay due);
/* "11-19"; "--" for none.  Free with g_free(). */
char *yc_caselist_day(YcDay day);

/* What the foot says of a row: who and for what; since when, last act, promise. */
typedef struct {
  char *first, *second;
} YcPreview;

void yc_preview_clear(YcPreview *preview);
/* Of no row: two empty lines.  After a failure it is as it was. */
gboolean yc_preview_read(YcPreview *preview, YcApp *app, const YcCaseRow *row, GError **error);
/* A rule and the two lines. */
void yc_preview_paint(const YcPreview *preview, YcArea area);

#endif
