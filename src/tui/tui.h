/* tui.h - the screens. */
#ifndef YC_TUI_H
#define YC_TUI_H

#include "app/app.h"

/* Opens the screens on the terminal of standard input and output.  `login` NULL asks who it is; `window` may be NULL.
 * Returns the exit status of the program; what failed has been said on stderr by then. */
int yc_tui_open(YcApp *app, const char *login, const char *window);

#endif
