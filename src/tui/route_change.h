/* route_change.h - a supervisor changes the route of one case: adds a step, leaves one out, sends it to another office (RULE
 * agt-02, time-13). */
#ifndef YC_TUI_ROUTE_CHANGE_H
#define YC_TUI_ROUTE_CHANGE_H

#include "app/casefile.h"
#include "tui/screen.h"

/* The form; says before Enter what moves and what does not. */
void yc_route_change_open(YcTui *tui, YcApp *app, const YcCaseView *view);
gboolean yc_route_change_can(YcApp *app, const YcCaseView *view);
/* Why not: a sentence to be freed; NULL: the usual one. */
char *yc_route_change_why_not(YcApp *app, const YcCaseView *view);

#endif
