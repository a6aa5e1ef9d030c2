/* login.h - who sits here: what screens.h does not tell of yc_login_new(). */
#ifndef YC_LOGIN_H
#define YC_LOGIN_H

#include "tui/screens.h"

/* Whether anything is left to ask when these were given; only who serves at windows is asked for one. */
gboolean yc_login_needed(YcApp *app, const char *login, const char *window);
/* Asks for what is NULL, then shows the desk in place of all screens. */
YcScreen *yc_login_ask(YcApp *app, const char *login, const char *window);

#endif
