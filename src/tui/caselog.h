/* caselog.h - somebody came about a case that stands: one line, logged on it (RULE acc-10). */
#ifndef YC_CASELOG_H
#define YC_CASELOG_H

#include "app/app.h"
#include "tui/screen.h"

/* Which case; a member of the screen that asks, which outlives the dialog. */
typedef struct {
  YcApp *app;
  gint64 casefile;
} YcCaseLog;

/* Opens the line; Enter logs the coming with what stands in it: 1 asked, 2 came for the result, 3 complains. */
void yc_caselog_ask(YcTui *tui, YcCaseLog *about);

#endif
