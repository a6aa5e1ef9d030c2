/* tabs.h - a screen with tabs over a list, two lines under it, and the case beside it: how it is divided, and the tabs.
 *
 * From 100 columns the tabs stand left of the list, from 160 the case opens at its right. */
#ifndef YC_TABS_H
#define YC_TABS_H

#include "tui/draw.h"

typedef struct {
  YcArea tabs, list, foot, view;   /* view: no columns where there is no room for a case */
} YcTabsLayout;

YcTabsLayout yc_tabs_lay_out(YcArea area);

typedef struct {
  const char *name;   /* translated; NULL: across, it is left out */
  gint64 count;       /* below 0: it has none */
  gboolean bare;      /* without its count in the row above the list */
  gboolean over;      /* something on it is over its day: red */
} YcTabLabel;

/* `tabs` has n labels from [1] on; `chosen` is reverse. */
void yc_tabs_paint(YcArea area, const YcTabLabel *tabs, int n, int chosen);
/* The tab beside `tab`; the first and the last of n are neighbours. */
int yc_tabs_turn(int tab, int n, int by);
/* "12", and in at most four columns when there are very many.  Free with g_free(). */
char *yc_tabs_count(gint64 n);

#endif
