/* about.h - what is done to one case, the same wherever it stands: on the desk, in a list, open (YC_IN_CASES). */
#ifndef YC_ABOUT_H
#define YC_ABOUT_H

#include "app/casefile.h"
#include "tui/screen.h"

/* The case of a row, for the two below; frees what stood in *view.  NULL for no row and for a draft. */
gboolean yc_about_read(YcApp *app, const YcCaseRow *row, YcCaseView **view, GError **error);
/* Whether the command makes sense for the case now; TRUE for a command that is not about a case, FALSE for one that is
 * where there is no case (NULL). */
gboolean yc_about_can(YcApp *app, const YcCaseView *view, YcCommand command);
/* What a command is called for this case where it is not its own name, else NULL. */
const char *yc_about_word(YcApp *app, const YcCaseView *view, YcCommand command);
/* Why it does not: a sentence to be freed, or NULL for the usual one. */
char *yc_about_why_not(YcApp *app, const YcCaseView *view, YcCommand command);
/* Does it, or opens the dialog whose Enter does; FALSE for a command that is not about a case. */
gboolean yc_about_act(YcTui *tui, YcApp *app, const YcCaseView *view, YcCommand command);

#endif
