/* progress.c - see progress.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/notice.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/stage.h"

gboolean yc_step_begin(YcApp *app, YcWriter *writer, gint64 casefile, int n, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  YcHandOver how = { .taken = TRUE };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  YcLeg *leg = yc_stage_leg(&s, n, error);
  if (leg == NULL) return FALSE;
  if (yc_leg_open(leg)) return yc_refuse(error, _("环节「%s」已经交办过了"), yc_stage_text(&s, leg, "short"));
  return yc_stage_begin(&s, leg, &how, error);
}

gboolean yc_step_finish(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  const YcLeg *lead = yc_route_now(s.legs, s.n);
  if (lead == NULL) return yc_refuse(error, _("这件办件没有正在办的环节:先交办下一步"));
  if (!yc_notice_may_end(app, casefile, lead->n, error)) return FALSE;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  for (guint i = 0; i < s.n; i++)
    if (s.legs[i].stage == lead->stage && yc_leg_open(&s.legs[i])) g_ptr_array_add(open, &s.legs[i]);
  YcLeg *const *legs = (YcLeg *const *)open->pdata;
  return yc_stage_end(&s, "step.finish", legs, open->len, YC_LEG_DONE, yc_stage_facts(&s, legs[0]), NULL, error);
}

gboolean yc_notice_end_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error) || !yc_notice_may_end(app, casefile, n, error)) return FALSE;
  YcLeg *leg = yc_stage_leg(&s, n, error);
  if (leg == NULL) return FALSE;
  g_autoptr(GPtrArray) over = g_ptr_array_new();
  g_ptr_array_add(over, leg);
  for (guint i = 0; i < s.n; i++)
    if (s.legs[i].n / YC_LEG_OTHERS == n && s.legs[i].kind == YC_STEP_NOTICE && yc_leg_open(&s.legs[i]))
      g_ptr_array_add(over, &s.legs[i]);
  YcLeg *const *legs = (YcLeg *const *)over->pdata;
  return yc_stage_end(&s, "step.finish", legs, over->len, YC_LEG_DONE, yc_stage_facts(&s, leg), NULL, error);
}

/* --- the end ---------------------------------------------------------------------------------------------- */

gboolean yc_case_decide(YcApp *app, YcWriter *writer, gint64 casefile, const char *result, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_DECIDE, error)) return FALSE;
  YcLimit limit = yc_limit_working(c.item->delivery_days);
  YcClockDraft clock;
  gboolean runs = yc_clock_make(app, c.item, "deliver", &limit, c.today, "escalate", &clock);
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "queue", "fetch", "outcome", "accept",
                            "step_short", N_("待领取"), "answerable", yc_rows_str(c.cf, 0, "agent"), "light",
                            yc_clock_light(runs ? &clock : NULL), "clocks", json_array(), "ended", yc_onway_clocks(&c),
                            "day", yc_json_day(c.today));
  if (runs) json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(app, c.item, &clock));
  return yc_case_event(app, writer, casefile, "case.decide", facts, json_pack("{s:s}", "result", result), error);
}

gboolean yc_case_deliver(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_DELIVER, error)) return FALSE;
  json_t *facts = json_pack("{s:o, s:s, s:o}", "day", yc_json_day(c.today), "step_short", N_("办结"), "ended",
                            yc_onway_clocks(&c));
  return yc_case_event(app, writer, casefile, "case.deliver", facts, NULL, error);
}
