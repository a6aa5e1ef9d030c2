/* supervise.h - what a supervisor does to the case on the screen, or to the cases selected (RULE sup-01, sup-03).
 *
 * URGE ORDER INSTRUCT REASSIGN ACCOUNT, EXTEND and PAUSE (one more stop permitted) of a selection, REPLY and APPEAL for
 * one case.  Nothing is stored without Enter. */
#ifndef YC_TUI_SUPERVISE_H
#define YC_TUI_SUPERVISE_H

#include "app/app.h"
#include "tui/screen.h"

/* Opens the line or dialog whose Enter does it to all the cases (of gint64), and says how many.  FALSE: not a command of
 * supervision, or no case. */
gboolean yc_supervise_act(YcTui *tui, YcApp *app, YcCommand command, const GArray *cases);
/* Whether the command is one of supervision: EXTEND and PAUSE are of cases that were selected, not of the one under the
 * cursor. */
gboolean yc_supervise_is(YcCommand command, gboolean selected);
/* Whether it makes sense for them now; TRUE for a command that is none of supervision. */
gboolean yc_supervise_can(YcApp *app, YcCommand command, const GArray *cases);
/* Why not: a sentence to be freed, or NULL for the usual one. */
char *yc_supervise_why_not(YcApp *app, YcCommand command, const GArray *cases);

#endif
