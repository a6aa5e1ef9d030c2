/* occasion.h - several items for one occasion, taken in on one screen: whom it is about, what is asked once, which items run,
 * and every paper once. */
#ifndef YC_TUI_OCCASION_H
#define YC_TUI_OCCASION_H

#include "app/intake.h"
#include "tui/screen.h"

/* `who` is copied: it comes from the form of acceptance below, which goes with what is saved. */
YcScreen *yc_occasion_new(YcApp *app, const char *code, const YcIntake *who);
/* After papers were supplied to a case: asks whether those that its siblings wait for too count for them. */
void yc_occasion_offer(YcTui *tui, YcApp *app, gint64 casefile);

#endif
