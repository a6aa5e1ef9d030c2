/* before.h - the form of a step that was to be done before acceptance, as it is written down afterwards (app/before.h). */
#ifndef YC_TUI_BEFORE_H
#define YC_TUI_BEFORE_H

#include "app/app.h"
#include "tui/screen.h"

/* "补记受理前的「村组讨论」": the first step that is unrecorded, else one that did not pass; a posting has its own form.  NULL: none.
 * Free with g_free(). */
char *yc_before_word(YcApp *app, gint64 id);
/* Asks for that step; `about` says of which case. */
void yc_before_ask(YcTui *tui, YcApp *app, gint64 id, const char *about);

#endif
