/* absence.h - who is away (RULE agt-03). */
#ifndef YC_TUI_ABSENCE_H
#define YC_TUI_ABSENCE_H

#include "app/absence.h"
#include "tui/screen.h"

/* Who is away now and soon, posts with nobody; declares and ends absences. */
YcScreen *yc_absence_screen(YcApp *app);
/* Asks who has just signed in and is registered as away whether they are back; nothing where they are not. */
void yc_absence_ask_back(YcTui *tui, YcApp *app);
/* The form of an absence; and who is to stand in for the holder of a post with nobody. */
void yc_absence_form(YcTui *tui, YcApp *app);
void yc_absence_appoint(YcTui *tui, YcApp *app, const YcStoodPost *post);

/* A red line about the posts with nobody, for who watches over the hall; "" for everybody else, and where there is none;
 * *n: how many.  Free with g_free(). */
char *yc_absence_alarm(YcApp *app, guint *n);
/* Who has my posts now that I am away: 周芸、徐静; "" where nobody else has one.  Free with g_free(). */
char *yc_absence_standins(YcApp *app);

#endif
