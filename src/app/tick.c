/* tick.c - see tick.h. */
#include <config.h>
#include <string.h>
#include "app/absence.h"
#include "app/clock.h"
#include "app/clocks.h"
#include "app/watch.h"

enum { ACTS_PER_COMMIT = 16 };

static const struct { const char *code, *name; } ticked[YC_N_TICKED] = {
  [YC_TICKED_DEEMED] = { "deemed", N_("视为受理") },
  [YC_TICKED_LAPSED] = { "lapsed", N_("到期未补") },
  [YC_TICKED_NOTICE] = { "notice", N_("公示期满") },
  [YC_TICKED_AGREED] = { "agreed", N_("超时默认同意") },
  [YC_TICKED_RECEIVED] = { "received", N_("视为签收") },
  [YC_TICKED_RED] = { "red", N_("亮红灯") },
  [YC_TICKED_UNHELD] = { "unheld", N_("无人接") },
  [YC_TICKED_RAISED] = { "raised", N_("升级") },
  [YC_TICKED_AWAY] = { "away", N_("离岗回岗") },
  [YC_TICKED_REMINDED] = { "reminded", N_("首问提醒") },
};

const char *yc_ticked_code(YcTicked what)
{
  return ticked[what].code;
}

const char *yc_ticked_name(YcTicked what)
{
  return _(ticked[what].name);
}

/* --- one act ---------------------------------------------------------------------------------------------- */

static YcActor actor_at(const YcWatch *watch, YcDay day)
{
  return (YcActor){ .happened = yc_time_new(day, 0, 0, 0), .entered = watch->entered, .clock_ok = watch->clock_ok, .origin = "tick",
                    .actor = YC_IDENT_SYSTEM };
}

static gboolean open_batch(YcWatch *watch, GError **error)
{
  gboolean repeated;
  YcActor actor = actor_at(watch, watch->day);
  yc_act_new(actor.act, g_get_real_time());
  watch->writer = yc_writer_begin(yc_app_store(watch->app), &actor, &repeated, error);
  watch->pending = 0;
  return watch->writer != NULL;
}

static gboolean close_batch(YcWatch *watch, GError **error)
{
  if (watch->lent || watch->writer == NULL) return TRUE;
  return yc_writer_commit(g_steal_pointer(&watch->writer), error);
}

/* Only the owner changes a case. */
static gboolean is_ours(YcApp *app, const char *ident)
{
  const char *node = yc_event_node(yc_app_store(app));
  return ident != NULL && g_str_has_prefix(ident, node) && ident[strlen(node)] == '/';
}

gboolean yc_watch_act(YcWatch *watch, const YcFall *fall, gboolean *done, GError **error)
{
  char due[YC_DAY_TEXT];
  if (watch->pending++ >= ACTS_PER_COMMIT && !close_batch(watch, error)) return FALSE;
  if (watch->writer == NULL && !open_batch(watch, error)) return FALSE;
  g_autofree char *ident = yc_event_ident(yc_app_store(watch->app), fall->casefile);
  *done = !is_ours(watch->app, ident);
  if (*done) return TRUE;
  g_autofree char *text = g_strdup_printf("%s|%s|%s|%s", ident, fall->rule, fall->clock, yc_day_format(fall->due, due));
  YcActor actor = actor_at(watch, fall->on);
  yc_act_from_text(actor.act, text);
  g_autoptr(YcRows) known = yc_query(yc_app_store(watch->app), error, YC_Q_ACT, "b", actor.act, (gsize)YC_ACT_BYTES);
  if (known == NULL) return FALSE;
  *done = yc_rows_count(known) > 0;
  if (!*done) yc_writer_next(watch->writer, &actor);
  return TRUE;
}

gboolean yc_watch_alone(YcWatch *watch, const YcFall *fall, YcTicked what, YcWatchDo act, GError **error)
{
  gboolean done;
  GError *refused = NULL;
  if (!close_batch(watch, error) || !yc_watch_act(watch, fall, &done, error)) return FALSE;
  if (done) return TRUE;
  if (act(watch, fall, &refused)) {
    watch->report->n[what]++;
    return close_batch(watch, error);
  }
  if (watch->lent || refused->code != YC_ERROR_REFUSED) {
    g_propagate_error(error, refused);
    return FALSE;
  }
  yc_writer_cancel(g_steal_pointer(&watch->writer));
  g_error_free(refused);
  watch->report->refused++;
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

/* What falls over in a day goes by turns: an acceptance that is deemed starts clocks, a lapse ends them, and only then do
 * the others turn red. */
typedef enum { TURN_ACCEPT, TURN_LAPSE, TURN_OTHERS, N_TURNS } Turn;

static gboolean fall_over(YcWatch *watch, Turn turn, YcFall *fall, const char *step_kind, GError **error)
{
  if (turn == TURN_ACCEPT) return yc_watch_accept(watch, fall, error);
  if (turn == TURN_LAPSE) return yc_watch_lapse(watch, fall, error);
  if (yc_clock_of_sign(fall->clock)) return yc_watch_sign(watch, fall, error);
  return *step_kind != '\0' ? yc_watch_step(watch, fall, step_kind, error) : yc_watch_red(watch, fall, error);
}

/* The clocks that are over up to today, in the order of their days; read page by page, since what happens to one may end
 * another. */
static gboolean walk_clocks(YcWatch *watch, Turn turn, GError **error)
{
  char today[YC_DAY_TEXT], after[YC_DAY_TEXT] = "", clock[sizeof ((YcFall *)0)->clock] = "";
  gint64 casefile = 0;
  yc_day_format(watch->day, today);
  /* Where all days are walked in one go nothing is entered late: only yesterday's fall over today. */
  if (watch->lent) {
    yc_day_format(watch->day - 2, after);
    casefile = G_MAXINT64;
  }
  for (;;) {
    g_autoptr(YcRows) rows = yc_query(yc_app_store(watch->app), error, YC_Q_TICK_CLOCKS, "tittii", after, casefile, clock, today,
                                      (gint64)turn, (gint64)YC_WATCH_PAGE);
    if (rows == NULL) return FALSE;
    guint n = yc_rows_count(rows);
    for (guint i = 0; i < n; i++) {
      YcFall fall = { .casefile = yc_rows_int(rows, i, "casefile"), .due = yc_rows_day(rows, i, "due") };
      fall.on = fall.due + 1;
      g_strlcpy(fall.clock, yc_rows_str(rows, i, "kind"), sizeof fall.clock);
      if (!fall_over(watch, turn, &fall, yc_rows_str(rows, i, "step_kind"), error)) return FALSE;
    }
    if (n < YC_WATCH_PAGE) return TRUE;
    g_strlcpy(after, yc_rows_str(rows, n - 1, "due"), sizeof after);
    g_strlcpy(clock, yc_rows_str(rows, n - 1, "kind"), sizeof clock);
    casefile = yc_rows_int(rows, n - 1, "casefile");
  }
}

static gboolean walk_turns(YcWatch *watch, GError **error)
{
  if (!yc_watch_shifts(watch, error)) return FALSE;
  for (int turn = 0; turn < N_TURNS; turn++)
    if (!walk_clocks(watch, (Turn)turn, error)) return FALSE;
  return yc_watch_rise(watch, error);
}

static gboolean walk_day(YcWatch *watch, GError **error)
{
  YcTime midnight = yc_time_new(watch->day, 0, 0, 0), before;
  if (!watch->lent && !yc_absence_run(watch->app, midnight, &watch->report->n[YC_TICKED_AWAY], error)) return FALSE;
  before = yc_app_stand_at(watch->app, midnight);
  read_settings(watch);
  gboolean ok = walk_turns(watch, error) && close_batch(watch, error);
  if (!ok && !watch->lent && watch->writer != NULL) yc_writer_cancel(g_steal_pointer(&watch->writer));
  yc_app_stand_at(watch->app, before);
  return ok;
}

gboolean yc_watch_day(YcApp *app, YcWriter *writer, YcDay day, GError **error)
{
  YcTickReport report = { .from = day };
  YcWatch watch = { .app = app, .writer = writer, .lent = TRUE, .day = day, .entered = yc_time_new(day, 0, 0, 0),
                    .clock_ok = TRUE, .report = &report };
  return walk_day(&watch, error);
}

/* --- all days --------------------------------------------------------------------------------------------- */

static YcDay day_walked(YcApp *app)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_LOCAL, "t", "ticked");
  return rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_day(rows, 0, "value") : YC_DAY_NONE;
}

/* The first day to walk: once more the last that was walked, for what was entered late since; in a store where none was, the
 * one after the oldest clock's due.  Where the machine's clock was ahead and is right again only today: what has happened
 * already does not happen twice (RULE time-17). */
static YcDay first_day(YcApp *app, YcDay walked)
{
  YcDay today = yc_app_today(app);
  if (walked != YC_DAY_NONE) return MIN(walked, today);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_TICK_OLDEST, "");
  YcDay oldest = rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_day(rows, 0, "due") : YC_DAY_NONE;
  return oldest == YC_DAY_NONE ? today : MIN(today, oldest + 1);
}

gboolean yc_tick_run(YcApp *app, YcTickReport *report, GError **error)
{
  YcTickReport own;
  if (report == NULL) report = &own;
  *report = (YcTickReport){ .from = YC_DAY_NONE, .to = YC_DAY_NONE };
  if (yc_clock_pending(app)) return TRUE;   /* nobody knows what day it is (RULE time-17) */
  YcDay today = yc_app_today(app);
  YcDay walked = day_walked(app);
  YcWatch watch = { .app = app, .entered = yc_app_now(app), .report = report,
                    .clock_ok = yc_clock_look(app).doubt == YC_CLOCK_FINE };
  for (watch.day = first_day(app, walked); watch.day <= today; watch.day++) {
    watch.again = watch.day == walked;
    if (!walk_day(&watch, error) || !yc_local_ticked(yc_app_store(app), watch.day, error)) return FALSE;
    if (report->from == YC_DAY_NONE) report->from = watch.day;
    report->to = watch.day;
  }
  yc_app_walked(app, today);
  return yc_absence_run(app, yc_app_now(app), &report->n[YC_TICKED_AWAY], error);
}

gboolean yc_tick_today(YcApp *app, gboolean *ran, GError **error)
{
  YcDay today = yc_app_today(app);
  if (ran != NULL) *ran = FALSE;
  if (yc_app_walked(app, YC_DAY_NONE) != today && day_walked(app) == today) yc_app_walked(app, today);
  if (yc_app_walked(app, YC_DAY_NONE) == today) {   /* RULE agt-03: people come and go within the day */
    guint n = 0;
    gboolean done = yc_absence_run(app, yc_app_now(app), &n, error);
    if (ran != NULL) *ran = n > 0;
    return done;
  }
  if (ran != NULL) *ran = TRUE;
  return yc_tick_run(app, NULL, error);
}
