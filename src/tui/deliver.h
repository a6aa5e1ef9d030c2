/* deliver.h - f: the result comes into the citizen's hands; and what the matter costs. */
#ifndef YC_TUI_DELIVER_H
#define YC_TUI_DELIVER_H

#include "app/casefile.h"
#include "tui/screen.h"

/* The form of a decided case; of one that is not decided yet the fee of an item that charges. */
void yc_deliver_ask(YcTui *tui, YcApp *app, const YcCaseView *view);
gboolean yc_deliver_can(YcApp *app, const YcCaseView *view);
/* Why it cannot: a sentence to be freed; NULL for the usual one. */
char *yc_deliver_why_not(YcApp *app, const YcCaseView *view);
/* What f is called for the case where it is not its own name, else NULL. */
const char *yc_deliver_word(const YcCaseView *view);

/* The form of a fee (RULE agt-04: there is none for agency).  Says why where there is nothing to enter. */
void yc_fee_open(YcTui *tui, YcApp *app, const YcCaseView *view);

#endif
