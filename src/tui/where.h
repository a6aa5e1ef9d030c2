/* where.h - h: where is my case, for whoever asks at the window or on the phone. */
#ifndef YC_TUI_WHERE_H
#define YC_TUI_WHERE_H

#include "app/casefile.h"
#include "tui/screen.h"

/* Asks how and by whom it is asked, then shows what may be read aloud. */
void yc_where_ask(YcTui *tui, YcApp *app, const YcCaseView *view);

#endif
