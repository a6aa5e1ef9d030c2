/* demo_watch.c - see demo_watch.h.  By number, not by chance: what else happens stays as it was. */
#include <config.h>
#include <string.h>
#include "app/demo_watch.h"
#include "app/order.h"
#include "app/private.h"
#include "app/redlight.h"

enum { WEEKS = 8, EACH = 4 };

typedef struct {
  YcApp *app;
  const YcStaff *supervisor, *holder;
  YcTime end;
  guint n;                    /* of the red light */
} Watching;

/* From now on acts are this person's, so many working days after a day at an hour; FALSE: that has not come yet. */
static gboolean stand(const Watching *w, const YcStaff *who, YcDay day, int days, int hour)
{
  YcTime at = yc_time_new(yc_calendar_add(yc_app_calendar(w->app), day - 1, days + 1), hour, 20, 0);
  if (at >= w->end) return FALSE;
  yc_app_pretend(w->app, who, NULL, at);
  return TRUE;
}

/* What a rule refuses was not done. */
static gboolean or_not(gboolean done, GError *failure, GError **error)
{
  if (done) return TRUE;
  if (failure != NULL && failure->code != YC_ERROR_REFUSED) {
    g_propagate_error(error, failure);
    return FALSE;
  }
  g_clear_error(&failure);
  return TRUE;
}

static gboolean urge(const Watching *w, gint64 casefile, GError **error)
{
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, casefile);
  GError *failure = NULL;
  g_autoptr(YcSupervised) done = yc_urge(w->app, cases, "", NULL, &failure);
  return or_not(done != NULL, failure, error);
}

static gboolean order(const Watching *w, gint64 casefile, GError **error)
{
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, casefile);
  GError *failure = NULL;
  g_autoptr(YcSupervised) done = yc_order_give(w->app, cases, 3, "限时办结制度", "请说明超期的原因,报一个办结的日子", NULL, &failure);
  return or_not(done != NULL, failure, error);
}

static gboolean reply(const Watching *w, gint64 casefile, GError **error)
{
  GError *failure = NULL;
  g_autoptr(YcOrder) waiting = yc_order_waiting(w->app, casefile, &failure);
  gboolean done = waiting != NULL && yc_order_reply(w->app, waiting->id, "下村核实占了时间,本周内办完", NULL, &failure);
  return or_not(done, failure, error);
}

static gboolean explain(const Watching *w, gint64 red, GError **error)
{
  static const char *const reasons[] = { "申请人外出,联系不上", "等上级系统恢复", "同期件多,排队靠后", "入户改期两次" };
  GError *failure = NULL;
  gboolean done = yc_redlight_answer(w->app, red, reasons[w->n % G_N_ELEMENTS(reasons)], NULL, &failure);
  return or_not(done, failure, error);
}

static gboolean appeal(const Watching *w, gint64 red, GError **error)
{
  GError *failure = NULL;
  gboolean done = yc_redlight_appeal(w->app, red, "那天全镇停电,系统用不了", NULL, &failure);
  return or_not(done, failure, error);
}

static gboolean rule(const Watching *w, gint64 red, GError **error)
{
  GError *failure = NULL;
  gboolean upheld = w->n % 2 == 0;
  const char *reason = upheld ? "停电有供电所通知为证" : "停电只有半天,期限有五个工作日";
  gboolean done = yc_redlight_rule(w->app, red, upheld, reason, NULL, &failure);
  return or_not(done, failure, error);
}

/* One that still runs over is urged on its first day and ordered on its third; every other order is replied to. */
static gboolean watch_open(const Watching *w, const YcRed *red, GError **error)
{
  if (stand(w, w->supervisor, red->day, 0, 10) && !urge(w, red->casefile, error)) return FALSE;
  if (!stand(w, w->supervisor, red->day, 2, 9)) return TRUE;
  if (!order(w, red->casefile, error)) return FALSE;
  return w->n % 2 != 0 || !stand(w, w->holder, red->day, 3, 15) || reply(w, red->casefile, error);
}

/* One that is over is explained, or disputed; most disputes are settled. */
static gboolean watch_ended(const Watching *w, const YcRed *red, GError **error)
{
  if (w->n % 5 != 1) return !stand(w, w->holder, red->day, 2, 16) || explain(w, red->id, error);
  if (!stand(w, w->holder, red->day, 2, 16)) return TRUE;
  if (!appeal(w, red->id, error)) return FALSE;
  return w->n % 3 == 0 || !stand(w, w->supervisor, red->day, 4, 11) || rule(w, red->id, error);
}

static const YcStaff *find_supervisor(const GPtrArray *staff)
{
  for (guint i = 0; i < staff->len; i++)
    if (yc_staff_has_role(staff->pdata[i], "supervisor")) return staff->pdata[i];
  return NULL;
}

static gboolean watch_person(Watching *w, GError **error)
{
  yc_app_pretend(w->app, w->holder, NULL, w->end);
  g_autoptr(GPtrArray) reds = yc_red_list_of(w->app, w->holder->id, error);
  guint seen = 0;
  for (guint i = 0; reds != NULL && i < reds->len && seen < EACH; i++) {
    const YcRed *red = reds->pdata[i];
    if (red->day < yc_time_day(w->end) - 7 * WEEKS) continue;
    seen++;
    w->n++;
    if (!(red->ended == YC_DAY_NONE ? watch_open : watch_ended)(w, red, error)) return FALSE;
  }
  return reds != NULL;
}

gboolean yc_demo_watch(YcApp *app, const GPtrArray *staff, YcTime end, GError **error)
{
  Watching w = { .app = app, .end = end, .supervisor = find_supervisor(staff) };
  gboolean ok = TRUE;
  for (guint i = 0; ok && w.supervisor != NULL && i < staff->len; i++) {
    w.holder = staff->pdata[i];
    ok = watch_person(&w, error);
  }
  if (staff->len > 0) yc_app_pretend(app, staff->pdata[0], NULL, end);
  return ok;
}
