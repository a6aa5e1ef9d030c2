/* handon.h - the dialogs of a case that goes from hand to hand: handing on (FORWARD), acknowledging (SIGN), giving back (RETURN).
 *
 * RULE agt-02, agt-06, time-12.  Each says what will happen, to whom and until when, and does it on Enter. */
#ifndef YC_TUI_HANDON_H
#define YC_TUI_HANDON_H

#include "app/casefile.h"
#include "app/handon.h"
#include "tui/screen.h"

/* Of one case: hands it over, or asks what the step came to first. */
void yc_handon_open(YcTui *tui, YcApp *app, const YcCaseView *view);
gboolean yc_handon_may(YcApp *app, const YcCaseView *view);
/* Of several (of gint64): one list for each office. */
void yc_handon_many(YcTui *tui, YcApp *app, const GArray *cases);
/* The form of a step of mine, and of an outside office's, of one case or (plan NULL) several; they own `plan`. */
void yc_handon_finish(YcTui *tui, YcApp *app, const GArray *cases, const char *title, YcHandPlan *plan);
void yc_handon_outside(YcTui *tui, YcApp *app, const GArray *cases, const char *title, YcHandPlan *plan);

/* What waits for me, of one case, or all of it (0). */
void yc_handon_sign(YcTui *tui, YcApp *app, gint64 casefile);
void yc_handon_return(YcTui *tui, YcApp *app, const YcCaseView *view);
gboolean yc_handon_may_return(YcApp *app, const YcCaseView *view);

/* Why it does not make sense for the case now: a sentence to be freed; NULL: it does, or the usual one. */
char *yc_handon_why_not(YcApp *app, const YcCaseView *view, YcCommand command);
/* What the key is called for the case where it is not its own name, else NULL. */
const char *yc_handon_word(YcApp *app, const YcCaseView *view, YcCommand command);

#endif
