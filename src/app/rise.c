/* rise.c - what nobody holds, and what goes up a level (RULE sup-02).  See watch.h. */
#include <config.h>
#include <string.h>
#include "app/watch.h"

YcDay yc_watch_next(const YcWatch *watch, YcDay due, int level)
{
  if (level >= YC_LEVELS) return YC_DAY_NONE;
  int days = watch->escalate[level];
  return days == 0 ? due + 1 : yc_calendar_add(yc_app_calendar(watch->app), due, days);
}

int yc_watch_level(const YcWatch *watch)
{
  int level = 0;
  while (level < YC_LEVELS && watch->escalate[level] == 0) level++;
  return level;
}

/* --- nobody ----------------------------------------------------------------------------------------------- */

/* It goes to the supervisor on the day it is found, whatever the setting, and counts on from there. */
static gboolean unheld(YcWatch *watch, const YcRows *cf, guint row, const char *office, GError **error)
{
  gboolean done;
  YcFall fall = { .casefile = yc_rows_int(cf, row, "id"), .rule = "case.unheld", .due = watch->day, .on = watch->day };
  if (!yc_watch_act(watch, &fall, &done, error)) return FALSE;
  if (done) return TRUE;
  int level = MAX(1, yc_watch_level(watch));
  json_t *facts = json_pack("{s:s, s:s, s:o, s:o, s:i, s:o}", "post", yc_rows_str(cf, row, "answerable"), "office", office,
                            "day", yc_json_day(watch->day), "due", yc_json_text(yc_rows_text(cf, row, "due")), "level", level,
                            "next", yc_json_day(yc_watch_next(watch, watch->day, level)));
  watch->report->n[YC_TICKED_UNHELD]++;
  return yc_watch_append(watch, fall.casefile, "case.unheld", facts, error) != 0;
}

/* A page at a time, in the order of the lists. */
static gboolean walk_post(YcWatch *watch, const char *post, const char *office, GError **error)
{
  g_autofree char *queue = g_strdup(""), *rank = g_strdup("");
  for (gint64 id = 0;;) {
    g_autoptr(YcRows) rows = yc_query(yc_app_store(watch->app), error, YC_Q_TICK_UNHELD, "tttii", post, queue, rank, id,
                                      (gint64)YC_WATCH_PAGE);
    if (rows == NULL) return FALSE;
    guint n = yc_rows_count(rows);
    for (guint i = 0; i < n; i++)
      if (!unheld(watch, rows, i, office, error)) return FALSE;
    if (n < YC_WATCH_PAGE) return TRUE;
    g_free(queue);
    g_free(rank);
    queue = g_strdup(yc_rows_str(rows, n - 1, "queue"));
    rank = g_strdup(yc_rows_str(rows, n - 1, "rank"));
    id = yc_rows_int(rows, n - 1, "id");
  }
}

static gboolean walk_posts(YcWatch *watch, GError **error)
{
  g_autoptr(YcRows) posts = yc_query(yc_app_store(watch->app), error, YC_Q_TICK_EMPTY_POSTS, "");
  if (posts == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(posts); i++)
    if (!walk_post(watch, yc_rows_str(posts, i, "post"), yc_rows_str(posts, i, "office"), error)) return FALSE;
  return TRUE;
}

/* --- up a level ------------------------------------------------------------------------------------------- */

static const char *const above[YC_LEVELS] = { "supervisor", "leader", "above" };

/* `red`: the light that goes up; 0: the case that nobody holds. */
static gboolean raise_one(YcWatch *watch, const YcRows *rows, guint i, gboolean red, GError **error)
{
  gboolean done;
  int level = (int)yc_rows_int(rows, i, "level") + 1;
  YcDay since = yc_rows_day(rows, i, "since"), on = yc_rows_day(rows, i, "next");
  g_autofree char *rule = g_strdup_printf("%s:%d", red ? "case.escalate" : "case.unheld", level);
  YcFall fall = { .casefile = yc_rows_int(rows, i, "casefile"), .rule = rule, .due = since, .on = on };
  g_strlcpy(fall.clock, yc_rows_str(rows, i, "clock"), sizeof fall.clock);
  if (!yc_watch_act(watch, &fall, &done, error)) return FALSE;
  if (done) return TRUE;
  json_t *facts = json_pack("{s:o, s:o, s:i, s:s, s:o, s:o}", "red", red ? yc_json_ident(watch->app, yc_rows_int(rows, i, "id")) : json_null(),
                            "number", yc_json_text(yc_rows_text(rows, i, "number")), "level", level, "to", above[level - 1],
                            "day", yc_json_day(on), "next", yc_json_day(yc_watch_next(watch, since, level)));
  watch->report->n[YC_TICKED_RAISED]++;
  return yc_watch_append(watch, fall.casefile, "case.escalate", facts, error) != 0;
}

/* Again from the start where more than a page is due: what went up stands elsewhere, and several levels may be due at once. */
static gboolean walk_up(YcWatch *watch, YcQuery query, gboolean red, GError **error)
{
  char today[YC_DAY_TEXT], after[YC_DAY_TEXT] = "";
  gint64 id = 0;
  for (;;) {
    g_autoptr(YcRows) rows = yc_query(yc_app_store(watch->app), error, query, "titi", after, id,
                                      yc_day_format(watch->day, today), (gint64)YC_WATCH_PAGE);
    if (rows == NULL) return FALSE;
    guint n = yc_rows_count(rows);
    for (guint i = 0; i < n; i++)
      if (!raise_one(watch, rows, i, red, error)) return FALSE;
    if (n == 0) return TRUE;
    g_strlcpy(after, yc_rows_str(rows, n - 1, "next"), sizeof after);
    id = yc_rows_int(rows, n - 1, "id");
  }
}

gboolean yc_watch_rise(YcWatch *watch, GError **error)
{
  /* Who left since the day began is found when the next one begins. */
  return (watch->again || walk_posts(watch, error)) && walk_up(watch, YC_Q_TICK_UNHELD_UP, FALSE, error) &&
         walk_up(watch, YC_Q_TICK_RED_UP, TRUE, error) && yc_watch_orders(watch, error) &&
         yc_watch_inquiries(watch, error);
}
