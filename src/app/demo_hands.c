/* demo_hands.c - hand-overs of a demo hall's last days: given, acknowledged, given back, given once more; and those who come
 * on the last day but one, so that something always waits for somebody.  See demo_run.h. */
#include <config.h>
#include "app/demo_run.h"
#include "app/progress.h"
#include "app/route.h"

/* --- handing over ----------------------------------------------------------------------------------------- */

static gboolean waits(const YcRows *steps, guint i)
{
  return strcmp(yc_rows_str(steps, i, "state"), "current") == 0 && yc_rows_text(steps, i, "giver") != NULL &&
         yc_rows_text(steps, i, "received") == NULL;
}

static gboolean lead_waits(const YcDemo *d, const YcMoment *m)
{
  g_autoptr(YcRows) steps = yc_query(yc_app_store(d->app), NULL, YC_Q_CASE_STEPS, "i", m->casefile);
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++)
    if (yc_rows_int(steps, i, "n") == m->step) return waits(steps, i);
  return FALSE;
}

gboolean yc_demo_give(YcDemo *d, const YcMoment *m, gboolean *returns, GError **error)
{
  *returns = FALSE;
  if (yc_time_day(m->at) < d->handed) return yc_step_begin(d->app, d->writer, m->casefile, m->step, error);
  if (!yc_route_give_append(d->app, d->writer, m->casefile, m->step, NULL, error)) return FALSE;
  *returns = m->n % 4 == 2 && lead_waits(d, m);
  /* Of those who come last it is given back on the same afternoon: one such is always there. */
  gboolean soon = *returns && m->n >= YC_DEMO_CALLERS;
  YcTime then = soon ? m->at + 40 * YC_MINUTE : yc_demo_next(d, m->at, 1, 10, m->n);
  yc_demo_plan(d, *returns ? YC_MOMENT_RETURN : YC_MOMENT_TAKE, then, m->n, m->casefile, m->step);
  return TRUE;
}

gboolean yc_demo_take(YcDemo *d, const YcMoment *m, GError **error)
{
  if (yc_time_day(m->at) < d->handed) return TRUE;
  g_autoptr(YcRows) steps = yc_query(yc_app_store(d->app), error, YC_Q_CASE_STEPS, "i", m->casefile);
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++) {
    if (!waits(steps, i)) continue;
    yc_demo_act_as(d, yc_demo_staff(d, yc_rows_int(steps, i, "staff"), NULL), NULL, m->at);
    if (!yc_route_take_append(d->app, d->writer, m->casefile, (int)yc_rows_int(steps, i, "n"), "ack", error)) return FALSE;
  }
  return steps != NULL;
}

gboolean yc_demo_return(YcDemo *d, const YcMoment *m, GError **error)
{
  static const char *const reasons[] = { "少一页户口簿复印件,补上再交", "申请人不在家,约好下周再去", "应先由村里出意见" };
  g_autoptr(YcRows) steps = yc_query(yc_app_store(d->app), error, YC_Q_CASE_STEPS, "i", m->casefile);
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++) {
    if (yc_rows_int(steps, i, "n") != m->step || !waits(steps, i)) continue;
    yc_demo_act_as(d, yc_demo_staff(d, yc_rows_int(steps, i, "staff"), NULL), NULL, m->at);
    yc_demo_plan(d, YC_MOMENT_AGAIN, yc_demo_next(d, m->at, 1, 9, m->n), m->n, m->casefile, m->step);
    return yc_route_return_append(d->app, d->writer, m->casefile, m->step, reasons[m->n % G_N_ELEMENTS(reasons)], error);
  }
  return steps != NULL;
}

gboolean yc_demo_again(YcDemo *d, const YcMoment *m, GError **error)
{
  yc_demo_act_for_case(d, m->casefile, m->at);
  yc_demo_plan(d, YC_MOMENT_TAKE, yc_demo_next(d, m->at, 0, 15, m->n), m->n, m->casefile, m->step);
  yc_demo_plan(d, YC_MOMENT_FINISH, yc_demo_next(d, m->at, 1, 15, m->n), m->n, m->casefile, m->step);
  return yc_route_give_append(d->app, d->writer, m->casefile, m->step, NULL, error);
}

/* --- those who come last ---------------------------------------------------------------------------------- */

/* `person`, `for_them`: rows of people.tsv, who applies and who comes for them (0: they come themselves); no window: at a
 * village point.  Of every four the third is given back. */
static const struct { const char *login, *window; guint person, for_them; const char *item; } callers[] = {
  { "wenzhiqiang", NULL, 1, 0, "MZ11" }, { "lixiuying", "3", 0, 0, "MZ11" }, { "sunyumei", "1", 19, 0, "LY01" },
  { "hexiaoyan", "2", 17, 30, "MZ09" },  { "luowenjing", "4", 16, 0, "MZ05" }, { "langqiaozhen", NULL, 4, 0, "MZ11" },
};

void yc_demo_plan_callers(YcDemo *d)
{
  YcDay day = yc_calendar_on_or_before(yc_app_calendar(d->app), yc_time_day(d->end) - 1);
  for (guint i = 0; i < G_N_ELEMENTS(callers); i++)
    yc_demo_plan(d, YC_MOMENT_CALLER, yc_time_new(day, 14, 5 + 9 * (int)i, 0), YC_DEMO_CALLERS + i, 0, 0);
}

gboolean yc_demo_caller(YcDemo *d, const YcMoment *m, GError **error)
{
  guint i = m->n - YC_DEMO_CALLERS;
  g_autoptr(YcIntake) intake = yc_intake_new();
  yc_demo_act_as(d, yc_demo_staff(d, 0, callers[i].login), callers[i].window, m->at);
  yc_demo_person(d->people, callers[i].person, &intake->applicant);
  intake->represented = intake->authorised = callers[i].for_them != 0;
  if (intake->represented) {
    yc_demo_person(d->people, callers[i].for_them, &intake->representative);
    yc_intake_set(&intake->relation, "之女");
  }
  if (callers[i].window == NULL) yc_intake_set(&intake->channel, "village");
  if (!yc_intake_choose(d->app, intake, callers[i].item, error)) return FALSE;
  yc_demo_tick_all(d, intake);
  intake->outcome = yc_intake_suggest(d->app, intake);
  g_autoptr(YcIntakeResult) result = yc_intake_append(d->app, d->writer, intake, error);
  if (result != NULL) yc_demo_plan_authority(d, m, result->casefile, intake);
  g_autoptr(YcRows) cf = result ? yc_query(yc_app_store(d->app), error, YC_Q_CASE_BRIEF, "i", result->casefile) : NULL;
  int step = cf ? (int)yc_rows_int(cf, 0, "step") : 0;
  if (step > 0) yc_demo_plan(d, YC_MOMENT_BEGIN, m->at + 30 * YC_MINUTE, m->n, result->casefile, step);
  return cf != NULL;
}
