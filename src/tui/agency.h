/* agency.h - F5: the agency sheet of one case, and the agent's day. */
#ifndef YC_TUI_AGENCY_H
#define YC_TUI_AGENCY_H

#include "app/app.h"
#include "tui/screen.h"

/* The sheet of a case: diary, errands, authorisation, the call afterwards, another agent; by digits over the last rows. */
void yc_agency_sheet(YcTui *tui, YcApp *app, gint64 casefile);
/* The dialog of the call after delivery alone. */
void yc_agency_call(YcTui *tui, YcApp *app, gint64 casefile);
/* What the agent who is signed in has to do today. */
YcScreen *yc_agency_day_new(YcApp *app);

#endif
