/* clocks.h - the dialogs of what stops, moves and ends the clocks of a case, and of who signed for a consultation.
 *
 * PAUSE (on a case that stands: going on), EXTEND, NOTIFY, TERMINATE (with transfer upward and the permission of one more
 * stop), SIGN of a consultation, AGREE for one that is deemed to agree.  The new day is on the screen before the last Enter (RULE time-07, time-08, time-15). */
#ifndef YC_TUI_CLOCKS_H
#define YC_TUI_CLOCKS_H

#include "app/casefile.h"
#include "tui/screen.h"

void yc_clocks_pause(YcTui *tui, YcApp *app, const YcCaseView *view);
void yc_clocks_extend(YcTui *tui, YcApp *app, const YcCaseView *view);
/* The same of all the cases (of gint64) selected, or of none: one form, a paper for each. */
void yc_clocks_extend_many(YcTui *tui, YcApp *app, const GArray *cases);
gboolean yc_clocks_may_extend(YcApp *app, const GArray *cases, GError **error);
/* What PAUSE is of several cases: one more stop permitted; a stop itself is done to one. */
void yc_clocks_permit_many(YcTui *tui, YcApp *app, const GArray *cases);
gboolean yc_clocks_may_permit(YcApp *app, const GArray *cases, GError **error);
void yc_clocks_notify(YcTui *tui, YcApp *app, const YcCaseView *view);
void yc_clocks_end(YcTui *tui, YcApp *app, const YcCaseView *view);
void yc_clocks_confirm(YcTui *tui, YcApp *app, const YcCaseView *view);
void yc_clocks_sign(YcTui *tui, YcApp *app, const YcCaseView *view);

/* Whether one of these commands makes sense for the case now, by who sits here; FALSE for any other. */
gboolean yc_clocks_can(YcApp *app, const YcCaseView *view, YcCommand command);
/* Why not: a sentence to be freed; NULL where it does, or for the usual one. */
char *yc_clocks_why_not(YcApp *app, const YcCaseView *view, YcCommand command);

#endif
