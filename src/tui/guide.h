/* guide.h - the screens of the local guide, between their two files. */
#ifndef YC_TUI_GUIDE_H
#define YC_TUI_GUIDE_H

#include "app/guide.h"
#include "tui/screen.h"

/* The fields of an item.  Takes the guide. */
YcScreen *yc_guide_sheet(YcGuide *guide);
/* Every version of an item, newest first, as a page to read. */
void yc_guide_history(YcTui *tui, YcApp *app, const YcItem *item);
/* What will be changed, line by line; Enter saves.  `sheet` is popped with it then. */
YcScreen *yc_guide_review(YcGuide *guide);

#endif
