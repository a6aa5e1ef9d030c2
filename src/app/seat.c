/* seat.c - see seat.h. */
#include <config.h>
#include "app/private.h"
#include "app/seat.h"

gint64 yc_seat_other(YcApp *app, const char *window)
{
  const YcStaff *me = yc_app_me(app);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_SEAT, "t", window);
  gint64 last = rows ? yc_rows_first(rows, "staff", 0) : 0;
  return rows && me && last == me->id ? yc_rows_first(rows, "before", 0) : last;
}

char *yc_seat_keys(YcApp *app, const char *window, const char *term)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_KEYS, "tt", window, term);
  return rows && yc_rows_count(rows) > 0 ? g_strdup(yc_rows_str(rows, 0, "missing")) : NULL;
}

gboolean yc_seat_set_keys(YcApp *app, const char *window, const char *term, const char *missing, GError **error)
{
  return yc_local_keys(yc_app_store(app), window, term, missing, yc_app_now(app), error);
}
