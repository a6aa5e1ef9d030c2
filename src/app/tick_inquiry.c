/* tick_inquiry.c - inquiries as days pass: a referral that nobody answered is deemed received (RULE time-12); one that is
 * still open after a working day is recalled to who was asked first and to the supervisor, and goes up (RULE inq-02).  See
 * watch.h. */
#include <config.h>
#include <string.h>
#include "app/inquiry.h"
#include "app/referral.h"
#include "app/watch.h"

enum { LEADER = 2 };   /* how far up that is */

/* --- deemed received -------------------------------------------------------------------------------------- */

static gboolean deem_one(YcWatch *watch, const YcRows *rows, guint i, GError **error)
{
  gboolean done;
  YcDay due = yc_rows_day(rows, i, "due");
  YcFall fall = { .casefile = yc_rows_int(rows, i, "id"), .rule = "inquiry.take", .due = due, .on = due + 1 };
  if (!yc_watch_act(watch, &fall, &done, error)) return FALSE;
  if (done) return TRUE;
  watch->report->n[YC_TICKED_RECEIVED]++;
  return yc_referral_take_one(watch->app, watch->writer, yc_rows_int(rows, i, "inquiry"), yc_rows_int(rows, i, "id"),
                              yc_rows_str(rows, i, "post"), "deemed", error);
}

static gboolean deem_all(YcWatch *watch, GError **error)
{
  char today[YC_DAY_TEXT];
  g_autoptr(YcRows) rows =
      yc_query(yc_app_store(watch->app), error, YC_Q_TICK_REFERRALS, "t", yc_day_format(watch->day, today));
  gboolean ok = rows != NULL;
  for (guint i = 0; ok && i < yc_rows_count(rows); i++) ok = deem_one(watch, rows, i, error);
  return ok;
}

/* --- recalled --------------------------------------------------------------------------------------------- */

/* How far it should have gone up on the day: 0 nowhere; 1 supervisor, 2 leader, 3 above. */
static int level_on(const YcWatch *watch, YcDay asked, int limit)
{
  int over = yc_calendar_count(yc_app_calendar(watch->app), asked, watch->day) - limit, level = 0;
  if (over <= 0) return 0;
  for (int k = 0; k < YC_LEVELS; k++)
    if (over > watch->escalate[k]) level = k + 1;
  return MAX(level, 1);
}

/* What could not be got done was the supervisor's from the start: not answered by its day it is the leader's. */
static gboolean supervisor_missed(const YcWatch *watch, const YcRows *rows, guint i)
{
  YcDay due = yc_rows_day(rows, i, "due");
  return strcmp(yc_rows_str(rows, i, "kind"), "stuck") == 0 && due != YC_DAY_NONE && due < watch->day;
}

static gboolean remind_one(YcWatch *watch, const YcRows *rows, guint i, int level, GError **error)
{
  gboolean done;
  gint64 id = yc_rows_int(rows, i, "id");
  g_autofree char *rule = g_strdup_printf("inquiry.remind:%d", level);
  YcFall fall = { .casefile = id, .rule = rule, .due = yc_rows_day(rows, i, "day"), .on = watch->day };
  if (!yc_watch_act(watch, &fall, &done, error)) return FALSE;
  if (done) return TRUE;
  static const char *const to[] = { "", "supervisor", "leader", "above" };
  json_t *facts = json_pack("{s:o, s:i, s:s}", "day", yc_json_day(watch->day), "level", level, "to", to[level]);
  watch->report->n[YC_TICKED_REMINDED]++;
  return yc_inquiry_append(watch->app, watch->writer, id, "inquiry.remind", facts, NULL, error) != 0;
}

static gboolean remind_all(YcWatch *watch, GError **error)
{
  int limit = CLAMP(yc_app_setting_int(watch->app, "remind_days", 1), 1, 60);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(watch->app), error, YC_Q_TICK_INQUIRIES, "ti", "", (gint64)0);
  gboolean ok = rows != NULL;
  for (guint i = 0; ok && i < yc_rows_count(rows); i++) {
    int level = level_on(watch, yc_rows_day(rows, i, "day"), limit);
    if (supervisor_missed(watch, rows, i)) level = MAX(level, LEADER);
    if (level > (int)yc_rows_int(rows, i, "level")) ok = remind_one(watch, rows, i, level, error);
  }
  return ok;
}

gboolean yc_watch_inquiries(YcWatch *watch, GError **error)
{
  return deem_all(watch, error) && remind_all(watch, error);
}
