/* notice.h - the public notice of a case: how it stands, and the forms to post it, to write down an objection, to answer
 * one, and to take it down (RULE time-06, prv-03). */
#ifndef YC_TUI_NOTICE_H
#define YC_TUI_NOTICE_H

#include "app/casefile.h"
#include "tui/screen.h"

void yc_notice_open(YcTui *tui, YcApp *app, const YcCaseView *view);
/* Whether the case has, had or is to have one. */
gboolean yc_notice_can(YcApp *app, const YcCaseView *view);

#endif
