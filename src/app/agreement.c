/* agreement.c - see agreement.h. */
#include <config.h>
#include <string.h>
#include "app/agreement.h"
#include "app/commit.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/tick.h"

gboolean yc_agreement_presumed(YcApp *app, gint64 casefile, int n)
{
  g_autoptr(YcRows) proof = yc_query(yc_app_store(app), NULL, YC_Q_CASE_RECEIPT, "ii", casefile, (gint64)n);
  g_autoptr(YcRows) before = yc_query(yc_app_store(app), NULL, YC_Q_AGREEMENT, "ii", casefile, (gint64)n);
  return proof != NULL && yc_rows_count(proof) > 0 && before != NULL && yc_rows_count(before) == 0;
}

gboolean yc_agreement_append(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_STEP, error)) return FALSE;
  int n = (int)yc_rows_int(c.cf, 0, "step");
  const YcStep *step = yc_item_step(c.item, n), *next = yc_item_step(c.item, n + 1);
  g_autoptr(YcRows) proof = yc_query(yc_app_store(app), error, YC_Q_CASE_RECEIPT, "ii", casefile, (gint64)n);
  if (proof == NULL) return FALSE;
  if (step == NULL || step->kind != YC_STEP_CONSULT || yc_rows_count(proof) == 0)
    return yc_refuse(error, _("会签单位没有签收的凭据,不能默认同意"));
  g_autofree char *kind = g_strdup_printf("step:%d", n), *office = yc_app_office_of(step->office, yc_rows_text(c.cf, 0, "place"));
  json_t *facts = json_pack("{s:i, s:s, s:s, s:s, s:s, s:s, s:o, s:s, s:o, s:[s]}", "step", n, "name", step->short_name,
                            "office", office, "signed", yc_rows_str(proof, 0, "day"), "step_short",
                            next ? next->short_name : N_("待办结"), "queue", "todo", "day", yc_json_day(c.today),
                            "answerable", yc_rows_str(c.cf, 0, "agent"), "light",
                            yc_onway_light(&c, (const char *const[]){ kind, NULL }, NULL), "ended", kind);
  return yc_case_event(app, writer, casefile, "step.deemed", facts, NULL, error);
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

/* Nobody has gone on from it. */
static gboolean stands_there(const YcOnWay *c, int n)
{
  g_autoptr(YcRows) steps = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_STEPS, "i", c->id);
  gboolean later = steps == NULL || c->state != YC_STATE_ACCEPTED;
  for (guint i = 0; !later && i < yc_rows_count(steps); i++)
    later = yc_rows_int(steps, i, "n") > n && yc_rows_text(steps, i, "began") != NULL;
  return !later;
}

/* The step as it was: with its holder, over its day. */
static gboolean reopen(const YcOnWay *c, int n, json_t *facts, GError **error)
{
  g_autofree char *kind = g_strdup_printf("step:%d", n);
  g_autoptr(YcRows) steps = yc_query(yc_app_store(c->app), error, YC_Q_CASE_STEPS, "i", c->id);
  guint clock = row_of(c, kind), row = 0;
  while (steps != NULL && row < yc_rows_count(steps) && yc_rows_int(steps, row, "n") != n) row++;
  if (steps == NULL) return FALSE;
  if (row == yc_rows_count(steps) || clock == yc_rows_count(c->clocks) || !stands_there(c, n))
    return yc_refuse(error, _("后面的环节已经交办,退不回会签:有意见请用督办"));
  YcClockDraft again = { .kind = kind, .start = yc_rows_day(c->clocks, clock, "started") };
  again.due = (YcDue){ .due = yc_rows_day(c->clocks, clock, "due"), .target = yc_rows_day(c->clocks, clock, "target"),
                       .soon = yc_rows_day(c->clocks, clock, "soon"), .nominal = yc_rows_day(c->clocks, clock, "nominal"),
                       .days = (int)yc_rows_int(c->clocks, clock, "n") };
  json_object_set_new(facts, "clock", json_string(kind));
  json_object_set_new(facts, "queue", json_string("todo"));
  json_object_set_new(facts, "step_short", json_string(yc_rows_str(steps, row, "short")));
  json_object_set_new(facts, "answerable", json_string(yc_rows_text(steps, row, "post") ? yc_rows_str(steps, row, "post")
                                                                                         : yc_rows_str(c->cf, 0, "agent")));
  json_object_set_new(facts, "light", yc_onway_light(c, NULL, &again));
  return TRUE;
}

static gboolean append_confirmation(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers,
                                    GError **error)
{
  (void)papers;
  const Confirmation *confirmation = form;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_N_ACTS, error)) return FALSE;
  int n = step_waiting(app, casefile);
  if (n == 0) return yc_refuse(error, _("这件没有等确认的默认同意"));
  g_autofree char *reason = confirmation->agreed ? yc_way_words(confirmation->reason, error)
                                                 : yc_way_text(confirmation->reason, _("不认可要写为什么"), error);
  if (reason == NULL) return FALSE;
  json_t *facts = json_pack("{s:i, s:b, s:o}", "step", n, "agreed", confirmation->agreed, "day", yc_json_day(c.today));
  if (!confirmation->agreed && !reopen(&c, n, facts, error)) {
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
