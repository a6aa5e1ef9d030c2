/* waiting.h - the dialogs of a case that waits: remind, lapse, send on, sign for a paper.
 *
 * Each says what will happen and does it on Enter; the screen below is read anew. */
#ifndef YC_TUI_WAITING_H
#define YC_TUI_WAITING_H

#include "app/casefile.h"
#include "tui/screen.h"

/* The first print of what an act issued, and what is said of it all; the screen below is read anew. */
void yc_waiting_done(YcTui *tui, YcApp *app, const YcIntakeResult *result, const char *words);

/* The applicant was told again what is owed. */
void yc_waiting_remind(YcTui *tui, YcApp *app, const YcCaseView *view);
/* What was received here for another office is sent to it. */
void yc_waiting_forward(YcTui *tui, YcApp *app, const YcCaseView *view);
/* The day to supply is over. */
void yc_waiting_lapse(YcTui *tui, YcApp *app, const YcCaseView *view);
/* Who signed for the paper, and how. */
void yc_waiting_sign(YcTui *tui, YcApp *app, const YcCaseView *view, const YcPaperLine *line);

#endif
