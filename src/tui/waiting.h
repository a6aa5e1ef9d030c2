/* waiting.h - the dialogs of a case that waits: remind, lapse, send on, sign for a paper.
 *
 * Each says what will happen and does it on Enter; the screen below is read anew. */
#ifndef YC_TUI_WAITING_H
#define YC_TUI_WAITING_H

#include "app/casefile.h"
#include "tui/screen.h"

/* Whether the command (REMIND, LAPSE, FORWARD) makes sense for the case now. */
gboolean yc_waiting_can(const YcCaseView *view, YcCommand command);
/* Opens its dialog; FALSE for any other command. */
gboolean yc_waiting_act(YcTui *tui, YcApp *app, const YcCaseView *view, YcCommand command);
/* Who signed for the paper, and how. */
void yc_waiting_sign(YcTui *tui, YcApp *app, const YcCaseView *view, const YcPaperLine *line);

#endif
