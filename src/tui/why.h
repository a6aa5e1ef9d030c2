/* why.h - why is this the day: a page for each clock of a case (app/why.h). */
#ifndef YC_TUI_WHY_H
#define YC_TUI_WHY_H

#include "app/why.h"
#include "tui/screen.h"

/* Opens it on the clock whose day the lists show, titled with what the case is; a case without clocks says so. */
void yc_why_open(YcTui *tui, YcApp *app, gint64 casefile, const char *about);
/* The same of clocks that are not stored yet: an array of YcWhyClock, taken over; nothing where there are none. */
void yc_why_open_planned(YcTui *tui, GPtrArray *clocks, const char *about);

#endif
