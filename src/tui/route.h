/* route.h - the steps of a case from left to right: name and mark, when, who; in as many bands as needed.  Below them the
 * offices that work side by side, each with who holds it and how far it is. */
#ifndef YC_TUI_ROUTE_H
#define YC_TUI_ROUTE_H

#include "app/casefile.h"
#include "tui/draw.h"

/* √ stands at what is done, the shape of the step's own light (else the case's) at the current one; a step that is
 * next and has not been handed over says so; "+2" behind a holder are others that work with him.  Draws at most
 * area.rows / 3 bands, among them the one with the current step; then, as far as rows are left, the stage that runs with
 * all who work in it, from 100 columns on every such stage with dates.  Returns how many rows it used, 0 where there is
 * no route yet. */
int yc_route_paint(const YcCaseView *view, YcArea area);

#endif
