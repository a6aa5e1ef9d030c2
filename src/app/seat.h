/* seat.h - the window as a place: who sat there, and which keys reach the program from it.  Of this machine only. */
#ifndef YC_SEAT_H
#define YC_SEAT_H

#include "app/app.h"

/* Who sat at the window last and is not me (YcStaff.id); 0: nobody. */
gint64 yc_seat_other(YcApp *app, const char *window);

/* The keys that do not arrive at the window in a terminal of that kind ($TERM), apart by blanks; NULL: nobody has tried
 * them there.  Free with g_free(). */
char *yc_seat_keys(YcApp *app, const char *window, const char *term);
gboolean yc_seat_set_keys(YcApp *app, const char *window, const char *term, const char *missing, GError **error);

#endif
