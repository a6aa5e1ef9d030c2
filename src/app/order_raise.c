/* order_raise.c - orders that nobody replied to go up (RULE sup-01).  See watch.h. */
#include <config.h>
#include "app/watch.h"

enum { LEADER = 2 };   /* the supervisor gave it */

/* To the leader on the first day over, above as late as anything goes there. */
static gboolean raise_one(YcWatch *watch, const YcRows *rows, guint i, GError **error)
{
  gboolean done;
  int level = MAX((int)yc_rows_int(rows, i, "level") + 1, LEADER);
  YcDay since = yc_rows_day(rows, i, "reply_by"), on = yc_rows_day(rows, i, "next");
  g_autofree char *rule = g_strdup_printf("order.raise:%d", level);
  YcFall fall = { .casefile = yc_rows_int(rows, i, "casefile"), .rule = rule, .due = since, .on = on };
  g_snprintf(fall.clock, sizeof fall.clock, "order:%d", (int)yc_rows_int(rows, i, "n"));
  if (!yc_watch_act(watch, &fall, &done, error)) return FALSE;
  if (done) return TRUE;
  YcDay next = level < YC_LEVELS ? MAX(yc_watch_next(watch, since, level), on + 1) : YC_DAY_NONE;
  json_t *facts = json_pack("{s:o, s:s, s:i, s:o, s:i, s:o}", "order", yc_json_ident(watch->app, yc_rows_int(rows, i, "id")),
                            "number", yc_rows_str(rows, i, "number"), "n", (int)yc_rows_int(rows, i, "n"), "day",
                            yc_json_day(on), "level", level, "next", yc_json_day(next));
  watch->report->n[YC_TICKED_RAISED]++;
  return yc_watch_append(watch, fall.casefile, "order.raise", facts, error) != 0;
}

gboolean yc_watch_orders(YcWatch *watch, GError **error)
{
  char today[YC_DAY_TEXT], after[YC_DAY_TEXT] = "";
  gint64 id = 0;
  for (;;) {
    g_autoptr(YcRows) rows = yc_query(yc_app_store(watch->app), error, YC_Q_TICK_ORDERS_UP, "titi", after, id,
                                      yc_day_format(watch->day, today), (gint64)YC_WATCH_PAGE);
    if (rows == NULL) return FALSE;
    guint n = yc_rows_count(rows);
    for (guint i = 0; i < n; i++)
      if (!raise_one(watch, rows, i, error)) return FALSE;
    if (n == 0) return TRUE;
    g_strlcpy(after, yc_rows_str(rows, n - 1, "next"), sizeof after);
    id = yc_rows_int(rows, n - 1, "id");
  }
}
