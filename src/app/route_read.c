/* route_read.c - the route of a case as it is shown.  See route.h. */
#include <config.h>
#include <string.h>
#include "app/private.h"
#include "app/routing.h"
#include "app/set_right.h"
#include "base/text.h"

enum { SHORT_COLUMNS = 10 };

void yc_route_row_free(YcRouteRow *row)
{
  if (row == NULL) return;
  char *texts[] = { row->name, row->short_name, row->office, row->office_short, row->post, row->who, row->giver,
                    row->giver_name, row->result, row->text };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(row);
}

/* What was said of a row: what it came to, or why it was skipped. */
static char *words_of(const char *body)
{
  json_t *object = json_loads(body, 0, NULL);
  const char *text = json_string_value(json_object_get(object, "text"));
  if (text == NULL) text = json_string_value(json_object_get(object, "reason"));
  char *words = g_strdup(text ? text : "");
  json_decref(object);
  return words;
}

static YcRouteRow *read_row(YcStage *s, guint i)
{
  const YcRows *r = s->rows;
  const YcLeg *leg = &s->legs[i];
  YcRouteRow *row = g_new0(YcRouteRow, 1);
  *row = (YcRouteRow){ .n = leg->n, .stage = leg->stage, .role = leg->role, .state = leg->state, .kind = leg->kind,
                       .outside = leg->outside, .waits = yc_leg_waits(leg), .days = (int)yc_rows_int(r, i, "days") };
  const struct { char **text; const char *column; } texts[] = {
    { &row->name, "name" }, { &row->short_name, "short" }, { &row->office, "office" }, { &row->office_short, "office_short" },
    { &row->post, "post" }, { &row->who, "who" }, { &row->giver, "giver" }, { &row->giver_name, "giver_name" },
    { &row->result, "result" },
  };
  for (guint k = 0; k < G_N_ELEMENTS(texts); k++) *texts[k].text = g_strdup(yc_rows_str(r, i, texts[k].column));
  if (leg->n > YC_LEG_ADDED) {   /* what it was called says more than its kind */
    g_free(row->short_name);
    row->short_name = yc_clip(row->name, SHORT_COLUMNS);
  }
  row->text = words_of(yc_rows_str(r, i, "body"));
  row->began = yc_rows_day(r, i, "began");
  row->received = yc_rows_day(r, i, "received");
  row->due = yc_rows_day(r, i, "due");
  row->finished = yc_rows_day(r, i, "finished");
  if (!yc_unit_parse(yc_rows_str(r, i, "unit"), &row->unit)) row->unit = YC_UNIT_WORKING;
  if (yc_app_me(s->c.app) == NULL) return row;
  row->mine = yc_leg_open(leg) && yc_route_is_mine(s, leg);
  row->gave = yc_leg_open(leg) && yc_right_stands_for(s->c.app, yc_route_giver(s, leg));
  return row;
}

static int by_stage(gconstpointer a, gconstpointer b)
{
  const YcRouteRow *one = *(const YcRouteRow *const *)a, *other = *(const YcRouteRow *const *)b;
  if (one->stage != other->stage) return one->stage < other->stage ? -1 : 1;
  if ((one->role == YC_ROLE_LEAD) != (other->role == YC_ROLE_LEAD)) return one->role == YC_ROLE_LEAD ? -1 : 1;
  return one->n - other->n;
}

/* A step that is done keeps the name of who did it, whoever has its post since (RULE agt-01); of what nobody of the hall did,
 * as deemed agreement, it stays the post's. */
static gboolean name_done(YcApp *app, gint64 casefile, GPtrArray *route, GError **error)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(app), casefile);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_STEPS_DONE, "t", ident);
  for (guint k = 0; r != NULL && k < yc_rows_count(r); k++)
    for (guint i = 0; i < route->len; i++) {
      YcRouteRow *row = route->pdata[i];
      if (row->n != (int)yc_rows_int(r, k, "n") || row->state != YC_LEG_DONE || row->outside) continue;
      g_free(row->who);
      row->who = g_strdup(yc_rows_str(r, k, "who"));
    }
  return r != NULL;
}

GPtrArray *yc_route_read(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  s.c.cf = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", casefile);
  if (s.c.cf == NULL || !yc_stage_legs(&s, error)) return NULL;
  g_autoptr(GPtrArray) route = g_ptr_array_new_with_free_func((GDestroyNotify)yc_route_row_free);
  if (yc_rows_count(s.c.cf) == 0) return g_steal_pointer(&route);
  for (guint i = 0; i < s.n; i++) g_ptr_array_add(route, read_row(&s, i));
  if (!name_done(app, casefile, route, error)) return NULL;
  g_ptr_array_sort(route, by_stage);
  return g_steal_pointer(&route);
}

int yc_route_mine(YcApp *app, gint64 casefile)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  g_autoptr(GError) none = NULL;
  const YcLeg *leg = yc_stage_read(&s, YC_N_ACTS, &none) ? yc_route_find_mine(&s, 0, &none) : NULL;
  return leg ? leg->n : 0;
}

int yc_route_following(YcApp *app, gint64 casefile, int after)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  g_autoptr(GError) none = NULL;
  if (!yc_stage_read(&s, YC_N_ACTS, &none)) return 0;
  const YcLeg *leg = after != 0 ? yc_route_leg(s.legs, s.n, after) : yc_route_now(s.legs, s.n);
  const YcLeg *next = yc_route_next(s.legs, s.n, leg ? leg->stage : 0);
  return next ? next->n : 0;
}

/* Until the case is accepted its route holds only what was recorded of the steps before that. */
char *yc_route_acceptance_fault(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) rows = casefile ? yc_query(yc_app_store(app), NULL, YC_Q_CASE_STEPS, "i", casefile) : NULL;
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    if (strcmp(yc_rows_str(rows, i, "result"), "failed") == 0)
      return g_strdup_printf(_("「%s」(%s)没有通过,不能受理:不予受理并写明理由,或者重新讨论通过以后补记再受理"),
                             yc_rows_str(rows, i, "short"), yc_rows_str(rows, i, "finished"));
  return NULL;
}

/* --- words ------------------------------------------------------------------------------------------------ */

static const struct { const char *code, *word; } results[] = {
  { "done", N_("办完") }, { "agree", N_("同意") }, { "disagree", N_("不同意") }, { "conditions", N_("有条件同意") },
  { "passed", N_("通过") }, { "failed", N_("没有通过") }, { "grant", N_("准予") }, { "refuse", N_("不予") },
};

const char *yc_say_step_result(const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS(results); i++)
    if (strcmp(results[i].code, code) == 0) return _(results[i].word);
  return "";
}

const char *yc_say_role(YcRole role)
{
  static const char *const words[YC_N_ROLES] = { N_("主办"), N_("协办"), N_("会签") };
  return role < YC_N_ROLES ? _(words[role]) : "";
}
