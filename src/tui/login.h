/* login.h - who sits here. */
#ifndef YC_LOGIN_H
#define YC_LOGIN_H

#include "tui/screens.h"

/* Whether anything is left to ask when these were given; only who serves at windows is asked for one. */
gboolean yc_login_needed(YcApp *app, const char *login, const char *window);
/* Asks for what is NULL, then shows the desk in place of all screens. */
YcScreen *yc_login_ask(YcApp *app, const char *login, const char *window);

/* Somebody else sits down where this program is: `window` stays (NULL: asked for), and the cursor stands on who sat there
 * before, so that Enter is enough. */
YcScreen *yc_login_swap(YcApp *app, const char *window);

#endif
