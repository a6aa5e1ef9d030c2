/* route.h - the steps of a case from left to right: name and mark, when, who; in as many bands as needed. */
#ifndef YC_TUI_ROUTE_H
#define YC_TUI_ROUTE_H

#include "app/casefile.h"
#include "tui/draw.h"

/* √ stands at what is done, the shape of the step's own light (else the case's) at the current one; a step that is
 * next and has not been handed over says so.  Draws at most area.rows / 3 bands, among them the one with the current
 * step; returns how many rows it used, 0 where there is no route yet. */
int yc_route_paint(const YcCaseView *view, YcArea area);

#endif
