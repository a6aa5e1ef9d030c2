/* agency.h - F5: the agency sheet of one case, and the agent's day. */
#ifndef YC_TUI_AGENCY_H
#define YC_TUI_AGENCY_H

#include "app/app.h"
#include "tui/screen.h"

/* The sheet of a case: diary, errands, authorisation, the call afterwards, another agent; by digits over the last rows. */
void yc_agency_sheet(YcTui *tui, YcApp *app, gint64 casefile);
/* The dialog of the call after delivery alone. */
void yc_agency_call(YcTui *tui, YcApp *app, gint64 casefile);
/* The form of an authorisation alone; one that holds is renewed by it unless another is chosen. */
void yc_agency_authorise(YcTui *tui, YcApp *app, gint64 casefile);
/* The form of the delivery alone. */
void yc_agency_deliver(YcTui *tui, YcApp *app, gint64 casefile);
/* Whether papers are still to come for the case, which SUPPLY ticks. */
gboolean yc_agency_owes(YcApp *app, gint64 casefile);
/* What the agent who is signed in has to do today. */
YcScreen *yc_agency_day_new(YcApp *app);

#endif
