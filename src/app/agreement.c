/* agreement.c - see agreement.h. */
#include <config.h>
#include <string.h>
#include "app/agreement.h"
#include "app/commit.h"
#include "app/private.h"
#include "app/stage.h"
#include "app/tick.h"

/* A row whose silence is an agreement once the proof of its receipt is there: not that of an office that had it before. */
static gboolean is_presumed(const YcStage *s, const YcLeg *leg)
{
  g_autoptr(YcRows) proof = yc_query(yc_app_store(s->c.app), NULL, YC_Q_CASE_RECEIPT, "ii", s->c.id, (gint64)leg->n);
  return leg->received && proof != NULL && yc_rows_count(proof) > 0 && yc_leg_consulted(s->legs, s->n, leg);
}

gboolean yc_agreement_presumed(YcApp *app, gint64 casefile, int n)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  const YcLeg *leg = yc_stage_legs(&s, NULL) ? yc_route_leg(s.legs, s.n, n) : NULL;
  g_autoptr(YcRows) before = yc_query(yc_app_store(app), NULL, YC_Q_AGREEMENT, "ii", casefile, (gint64)n);
  return leg != NULL && is_presumed(&s, leg) && before != NULL && yc_rows_count(before) == 0;
}

gboolean yc_agreement_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  YcLeg *leg = yc_stage_leg(&s, n, error);
  if (leg == NULL) return FALSE;
  g_autoptr(YcRows) proof = yc_query(yc_app_store(app), error, YC_Q_CASE_RECEIPT, "ii", casefile, (gint64)n);
  if (proof == NULL) return FALSE;
  if (!is_presumed(&s, leg) || leg->state != YC_LEG_CURRENT)
    return yc_refuse(error, _("会签单位没有签收的凭据,不能默认同意"));
  json_t *facts = yc_stage_facts(&s, leg);
  json_object_set_new(facts, "office", json_string(leg->office));
  json_object_set_new(facts, "signed", json_string(yc_rows_str(proof, 0, "day")));
  return yc_stage_end(&s, "step.deemed", &leg, 1, YC_LEG_DONE, facts, NULL, error);
}

/* --- the supervisor --------------------------------------------------------------------------------------- */

typedef struct { gboolean agreed; const char *reason; } Confirmation;

/* The step that waits for it; 0: none. */
static int step_waiting(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_AGREEMENT_WAITS, "i", casefile);
  return rows ? (int)yc_rows_first(rows, "n", 0) : 0;
}

static guint row_of(const YcOnWay *c, const char *kind)
{
  guint i = 0;
  while (i < yc_rows_count(c->clocks) && strcmp(yc_rows_str(c->clocks, i, "kind"), kind) != 0) i++;
  return i;
}

/* Nobody has gone on from its stage. */
static gboolean stands_there(const YcStage *s, const YcLeg *leg)
{
  gboolean later = s->c.state != YC_STATE_ACCEPTED;
  for (guint i = 0; !later && i < s->n; i++)
    later = s->legs[i].stage > leg->stage && *yc_stage_text(s, &s->legs[i], "began") != '\0';
  return !later;
}

/* The step as it was: with its holder, over its day. */
static gboolean reopen(YcStage *s, int n, json_t *facts, GError **error)
{
  g_autofree char *kind = g_strdup_printf("step:%d", n);
  const YcOnWay *c = &s->c;
  YcLeg *leg = yc_stage_leg(s, n, error);
  guint clock = row_of(c, kind);
  if (leg == NULL) return FALSE;
  if (clock == yc_rows_count(c->clocks) || !stands_there(s, leg))
    return yc_refuse(error, _("后面的环节已经交办,退不回会签:有意见请用督办"));
  YcClockDraft again = { .kind = kind, .start = yc_rows_day(c->clocks, clock, "started") };
  again.due = (YcDue){ .due = yc_rows_day(c->clocks, clock, "due"), .target = yc_rows_day(c->clocks, clock, "target"),
                       .soon = yc_rows_day(c->clocks, clock, "soon"), .nominal = yc_rows_day(c->clocks, clock, "nominal"),
                       .days = (int)yc_rows_int(c->clocks, clock, "n") };
  leg->state = YC_LEG_CURRENT;
  yc_stage_put(s, facts, NULL, &again);
  json_object_set_new(facts, "clock", json_string(kind));
  json_object_set_new(facts, "lead", json_integer(yc_route_lead(s->legs, s->n, leg->stage)->n));
  return TRUE;
}

static gboolean append_confirmation(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers,
                                    GError **error)
{
  (void)papers;
  const Confirmation *confirmation = form;
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_N_ACTS, error)) return FALSE;
  int n = step_waiting(app, casefile);
  if (n == 0) return yc_refuse(error, _("这件没有等确认的默认同意"));
  g_autofree char *reason = confirmation->agreed ? yc_way_words(confirmation->reason, error)
                                                 : yc_way_text(confirmation->reason, _("不认可要写为什么"), error);
  if (reason == NULL) return FALSE;
  json_t *facts = json_pack("{s:i, s:b, s:o}", "step", n, "agreed", confirmation->agreed, "day", yc_json_day(s.c.today));
  if (!confirmation->agreed && !reopen(&s, n, facts, error)) {
    json_decref(facts);
    return FALSE;
  }
  json_t *body = *reason != '\0' ? json_pack("{s:s}", "reason", reason) : NULL;
  return yc_case_event(app, writer, casefile, "step.confirm", facts, body, error);
}

static const YcWay confirm_way = { "step.confirm", YC_N_ACTS, TRUE, N_("确认默认同意"), append_confirmation };

gboolean yc_agreement_may(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &confirm_way, error) &&
         (step_waiting(app, casefile) != 0 || yc_refuse(error, _("这件没有等确认的默认同意")));
}

YcIntakeResult *yc_agreement_confirm(YcApp *app, gint64 casefile, gboolean agreed, const char *reason, const char *act,
                                     GError **error)
{
  Confirmation confirmation = { agreed, reason };
  g_autoptr(YcIntakeResult) result = yc_way_commit(app, casefile, &confirm_way, &confirmation, act, error);
  /* It is over its day: its red light follows at once; where that cannot be written now, with the next tick. */
  if (result != NULL && !agreed) yc_tick_run(app, NULL, NULL);
  return g_steal_pointer(&result);
}
