/* tick.c - see tick.h. */
#include <config.h>
#include <string.h>
#include "app/watch.h"

enum { PAGE = 200, ACTS_PER_COMMIT = 16 };

/* --- one act ---------------------------------------------------------------------------------------------- */

static gboolean open_batch(YcWatch *watch, GError **error)
{
  YcActor actor = { .happened = watch->entered, .entered = watch->entered, .clock_ok = TRUE, .origin = "tick",
                    .actor = YC_IDENT_SYSTEM };
  gboolean repeated;
  yc_act_new(actor.act, g_get_real_time());
  watch->writer = yc_writer_begin(yc_app_store(watch->app), &actor, &repeated, error);
  watch->pending = 0;
  return watch->writer != NULL;
}

static gboolean close_batch(YcWatch *watch, GError **error)
{
  YcWriter *writer = g_steal_pointer(&watch->writer);
  return writer == NULL || yc_writer_commit(writer, error);
}

/* Only the owner changes a case. */
static gboolean is_ours(YcApp *app, const char *ident)
{
  const char *node = yc_event_node(yc_app_store(app));
  return ident != NULL && g_str_has_prefix(ident, node) && ident[strlen(node)] == '/';
}

gboolean yc_watch_act(YcWatch *watch, const YcFall *fall, const char *rule, gboolean *done, GError **error)
{
  char due[YC_DAY_TEXT];
  if (!watch->lent && watch->pending++ >= ACTS_PER_COMMIT && !close_batch(watch, error)) return FALSE;
  if (watch->writer == NULL && !open_batch(watch, error)) return FALSE;
  g_autofree char *ident = yc_event_ident(yc_app_store(watch->app), fall->casefile);
  *done = !is_ours(watch->app, ident);
  if (*done) return TRUE;
  g_autofree char *text = g_strdup_printf("%s|%s|%s|%s", ident, rule, fall->kind, yc_day_format(fall->due, due));
  YcActor actor = { .happened = yc_time_new(fall->due + 1, 0, 0, 0), .entered = watch->entered, .clock_ok = TRUE,
                    .origin = "tick", .actor = YC_IDENT_SYSTEM };
  yc_act_from_text(actor.act, text);
  g_autoptr(YcRows) known = yc_query(yc_app_store(watch->app), error, YC_Q_ACT, "b", actor.act, (gsize)YC_ACT_BYTES);
  if (known == NULL) return FALSE;
  *done = yc_rows_count(known) > 0;
  if (!*done) yc_writer_next(watch->writer, &actor);
  return TRUE;
}

gint64 yc_watch_append(YcWatch *watch, gint64 casefile, const char *kind, json_t *facts, GError **error)
{
  YcOnCase on = { casefile, 0, 0 };
  return yc_writer_append(watch->writer, kind, facts, NULL, &on, error);
}

/* --- one day ---------------------------------------------------------------------------------------------- */

/* "0 3 8": from how many working days over it goes to the supervisor, the leader, above. */
static void read_settings(YcWatch *watch)
{
  static const int usual[YC_LEVELS] = { 0, 3, 8 };
  g_autofree char *text = yc_app_setting(watch->app, "escalate_days", "");
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  gboolean set = g_strv_length(words) == YC_LEVELS;
  for (guint i = 0; i < YC_LEVELS; i++) {
    guint64 days;
    gboolean good = set && g_ascii_string_to_unsigned(words[i], 10, 0, 1000, &days, NULL);
    watch->escalate[i] = good ? (int)days : usual[i];
  }
  watch->feedback_days = CLAMP(yc_app_setting_int(watch->app, "feedback_days", 3), 1, 100);
}

/* The clocks that fall over up to today, in the order of their days; read again page by page, since what happens to one
 * may end another. */
static gboolean walk_clocks(YcWatch *watch, GError **error)
{
  char after[YC_DAY_TEXT] = "", today[YC_DAY_TEXT];
  g_autofree char *kind = g_strdup("");
  gint64 casefile = 0;
  yc_day_format(watch->day, today);
  for (;;) {
    g_autoptr(YcRows) rows = yc_query(yc_app_store(watch->app), error, YC_Q_TICK_CLOCKS, "titti", after, casefile, kind, today,
                                      (gint64)PAGE);
    if (rows == NULL) return FALSE;
    guint n = yc_rows_count(rows);
    for (guint i = 0; i < n; i++) {
      YcFall fall = { .casefile = yc_rows_int(rows, i, "casefile"), .due = yc_rows_day(rows, i, "due") };
      g_strlcpy(fall.kind, yc_rows_str(rows, i, "kind"), sizeof fall.kind);
      if (strcmp(yc_rows_str(rows, i, "step_kind"), "notice") != 0 && !yc_watch_red(watch, &fall, error)) return FALSE;
    }
    if (n < PAGE) return TRUE;
    g_strlcpy(after, yc_rows_str(rows, n - 1, "due"), sizeof after);
    casefile = yc_rows_int(rows, n - 1, "casefile");
    g_free(kind);
    kind = g_strdup(yc_rows_str(rows, n - 1, "kind"));
  }
}

static gboolean walk_day(YcWatch *watch, GError **error)
{
  YcTime before = yc_app_stand_at(watch->app, yc_time_new(watch->day, 0, 0, 0));
  read_settings(watch);
  gboolean ok = walk_clocks(watch, error);
  yc_app_stand_at(watch->app, before);
  return ok;
}

/* --- all days --------------------------------------------------------------------------------------------- */

static YcDay read_day(YcApp *app, YcQuery query, const char *parameter, const char *column)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, query, parameter ? "t" : "", parameter);
  return rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_day(rows, 0, column) : YC_DAY_NONE;
}

/* The first day to walk: once more the last that was walked, for what was entered late since; in a store where none was, the
 * one after the oldest clock's due. */
static YcDay first_day(YcApp *app)
{
  YcDay today = yc_app_today(app), ticked = read_day(app, YC_Q_LOCAL, "ticked", "value");
  if (ticked != YC_DAY_NONE) return ticked;
  YcDay oldest = read_day(app, YC_Q_TICK_OLDEST, NULL, "due");
  return oldest == YC_DAY_NONE ? today : MIN(today, oldest + 1);
}

gboolean yc_tick_run(YcApp *app, YcTickReport *report, GError **error)
{
  YcTickReport own;
  if (report == NULL) report = &own;
  *report = (YcTickReport){ .from = YC_DAY_NONE, .to = YC_DAY_NONE };
  YcDay today = yc_app_today(app);
  YcWatch watch = { .app = app, .entered = yc_app_now(app), .report = report };
  for (watch.day = first_day(app); watch.day <= today; watch.day++) {
    gboolean ok = walk_day(&watch, error);
    if (!close_batch(&watch, ok ? error : NULL) || !ok || !yc_local_ticked(yc_app_store(app), watch.day, error)) return FALSE;
    if (report->from == YC_DAY_NONE) report->from = watch.day;
    report->to = watch.day;
  }
  return TRUE;
}
