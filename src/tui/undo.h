/* undo.h - `u`: the question before the last act is undone (RULE acc-12). */
#ifndef YC_TUI_UNDO_H
#define YC_TUI_UNDO_H

#include "app/app.h"
#include "tui/screen.h"

/* Asks, and undoes; or says why that is not possible.  The screen below is loaded anew, and the form that comes back is
 * opened on it. */
void yc_undo_ask(YcTui *tui, YcApp *app, gint64 casefile);
/* What `u` is about where the cursor is on a case (0: on none): what I have just done here, else that case. */
gint64 yc_undo_target(YcApp *app, gint64 casefile);
/* Whether `u` can do something there; else, why not (freed by the caller). */
gboolean yc_undo_can(YcApp *app, gint64 casefile);
char *yc_undo_why_not(YcApp *app, gint64 casefile);
/* Behind what was done: "u撤销", where there is room with the seconds that are left.  Free with g_free(). */
char *yc_undo_hint(YcApp *app, int columns);

#endif
