/* afterwards.h - `e`: setting a case right (RULE acc-12): corrected, taken in again, voided, withdrawn. */
#ifndef YC_TUI_AFTERWARDS_H
#define YC_TUI_AFTERWARDS_H

#include "app/app.h"
#include "tui/screen.h"

/* The choice of what is to be set right, over the last rows. */
YcScreen *yc_afterwards_new(YcApp *app, gint64 casefile);
/* Why nothing of it is possible with the case now, a sentence to be freed; NULL: something is. */
char *yc_afterwards_why_not(YcApp *app, gint64 casefile);
/* The papers given back, who signs, and why. */
YcScreen *yc_withdraw_new(YcApp *app, gint64 casefile, GError **error);

#endif
