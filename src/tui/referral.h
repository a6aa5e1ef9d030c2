/* referral.h - the dialogs of an inquiry that goes to somebody else, and the screens of what goes to and fro. */
#ifndef YC_TUI_REFERRAL_H
#define YC_TUI_REFERRAL_H

#include "app/referral.h"
#include "tui/screen.h"

/* To whom, why, and how the citizen is told; the screen below is read anew.  Says why not where it cannot be. */
void yc_referral_ask(YcTui *tui, YcApp *app, gint64 inquiry);
/* What waits for me is acknowledged; asks first. */
void yc_referral_sign(YcTui *tui, YcApp *app, gint64 inquiry);
/* What I referred and nobody has acknowledged is taken back; asks first. */
void yc_referral_take_back(YcTui *tui, YcApp *app, gint64 inquiry);
/* Why it goes back. */
void yc_referral_give_back(YcTui *tui, YcApp *app, gint64 inquiry);

/* Matters that wait for who is signed in, of which one is opened (RULE inq-04). */
YcScreen *yc_loops_new(YcApp *app);

#endif
