/* route_rows.c - the item's steps become the case's route: rows, stages, who leads (RULE agt-02).  See act.h. */
#include <config.h>
#include <string.h>
#include "app/act.h"
#include "app/private.h"
#include "domain/route.h"

/* What the rows of a route are made from. */
typedef struct {
  const YcActing *act;
  YcRows *kept;           /* rows that stand: steps before acceptance, recorded already */
  json_t *list;
  guint receive;          /* it is done; what comes before it is, where it was recorded */
} Plan;

/* An office that assists does the leading office's work with it; only the leading one decides. */
static YcStepKind kind_of_other(YcStepKind kind)
{
  static const YcStepKind kinds[] = {
    [YC_STEP_RECEIVE] = YC_STEP_RECEIVE, [YC_STEP_WORK] = YC_STEP_WORK, [YC_STEP_NOTICE] = YC_STEP_NOTICE,
    [YC_STEP_DECIDE] = YC_STEP_WORK, [YC_STEP_DELIVER] = YC_STEP_DELIVER, [YC_STEP_CONSULT] = YC_STEP_CONSULT,
    [YC_STEP_INVESTIGATE] = YC_STEP_WORK, [YC_STEP_DISCUSS] = YC_STEP_WORK, [YC_STEP_SEAL] = YC_STEP_WORK
  };
  return kinds[kind];
}

static json_t *make_row(const Plan *p, const YcStep *step, int n, int stage, YcRole role, const char *office_code)
{
  const YcActing *act = p->act;
  gboolean lead = role == YC_ROLE_LEAD, here = lead && (guint)step->n == p->receive;
  YcLegState state = (guint)step->n > p->receive ? YC_LEG_PLANNED : (guint)step->n == p->receive ? YC_LEG_DONE : YC_LEG_UNRECORDED;
  g_autofree char *office = yc_app_office_of(office_code, act->intake->applicant.place);
  YcStepKind kind = n < YC_LEG_OTHERS ? step->kind : kind_of_other(step->kind);
  json_t *day = here ? yc_json_day(act->today) : json_null();
  json_t *row = json_pack("{s:i, s:s, s:s, s:s, s:s, s:i, s:s, s:s, s:o, s:O, s:O}", "n", n, "name", step->name, "short",
                          step->short_name, "office", office, "kind", yc_item_step_code(kind), "days", step->days, "unit",
                          yc_unit_code(step->unit), "state", yc_leg_code(state), "post",
                          here ? json_string(act->post) : json_null(), "began", day, "finished", day);
  json_object_set_new(row, "stage", json_integer(stage));
  json_object_set_new(row, "role", json_string(yc_role_code(role)));
  json_object_set_new(row, "received", day);
  return row;
}

/* What was recorded of a step before acceptance stays, where it is still that step. */
static void keep_row(const Plan *p, json_t *row)
{
  static const char *const texts[] = { "state", "post", "began", "finished", "received", "result" };
  json_int_t n = json_integer_value(json_object_get(row, "n"));
  for (guint i = 0; p->kept != NULL && i < yc_rows_count(p->kept); i++) {
    gboolean same = yc_rows_int(p->kept, i, "n") == n && n < (json_int_t)p->receive &&
                    strcmp(yc_rows_str(p->kept, i, "name"), json_string_value(json_object_get(row, "name"))) == 0;
    if (!same) continue;
    for (guint k = 0; k < G_N_ELEMENTS(texts); k++)
      json_object_set_new(row, texts[k], yc_json_text(yc_rows_text(p->kept, i, texts[k])));
    json_object_set_new(row, "said", yc_json_ident(p->act->app, yc_rows_int(p->kept, i, "said")));
  }
}

/* A notice that hung before acceptance has the days of its posting (RULE time-06). */
static void keep_posting(const Plan *p, const YcStep *step, json_t *row)
{
  if (step->kind != YC_STEP_NOTICE || (guint)step->n >= p->receive || p->act->casefile == 0) return;
  g_autoptr(YcRows) posting = yc_query(yc_app_store(p->act->app), NULL, YC_Q_NOTICE_OF_STEP, "ii", p->act->casefile, (gint64)step->n);
  if (posting == NULL || yc_rows_count(posting) == 0) return;
  json_object_set_new(row, "began", yc_json_text(yc_rows_text(posting, 0, "first")));
  json_object_set_new(row, "due", yc_json_text(yc_rows_text(posting, 0, "last")));
  json_object_set_new(row, "finished", yc_json_text(yc_rows_text(posting, 0, "down")));
  if (yc_rows_text(posting, 0, "down") != NULL) json_object_set_new(row, "state", json_string(yc_leg_code(YC_LEG_DONE)));
}

static void add_row(const Plan *p, const YcStep *step, int n, int stage, YcRole role, const char *office)
{
  json_t *row = make_row(p, step, n, stage, role, office);
  keep_row(p, row);
  keep_posting(p, step, row);
  json_array_append_new(p->list, row);
}

/* Rows of the offices that work with the leading one. */
static void add_others(const Plan *p, const YcStep *step, int stage)
{
  g_auto(GStrv) codes = g_strsplit(step->with, " ", -1);
  YcRole role = step->kind == YC_STEP_CONSULT ? YC_ROLE_CONSULT : YC_ROLE_ASSIST;
  int n = step->n * YC_LEG_OTHERS;
  for (char **code = codes; *code != NULL; code++)
    if (**code != '\0') add_row(p, step, ++n, stage, role, *code);
}

static guint step_of_acceptance(const YcItem *item)
{
  for (guint i = 0; i < item->steps->len; i++)
    if (((YcStep *)item->steps->pdata[i])->kind == YC_STEP_RECEIVE) return i + 1;
  return 0;
}

json_t *yc_act_route(const YcActing *act, guint *next)
{
  const YcItem *item = act->item;
  g_autoptr(YcRows) kept =
      act->casefile != 0 ? yc_query(yc_app_store(act->app), NULL, YC_Q_CASE_STEPS, "i", act->casefile) : NULL;
  Plan p = { act, kept, json_array(), step_of_acceptance(item) };
  int stage = 0;
  for (guint i = 0; i < item->steps->len; i++) {
    const YcStep *step = item->steps->pdata[i];
    YcRole role = !step->together ? YC_ROLE_LEAD : step->kind == YC_STEP_CONSULT ? YC_ROLE_CONSULT : YC_ROLE_ASSIST;
    if (!step->together) stage = step->n * YC_STAGE_STEP;
    add_row(&p, step, step->n, stage, role, step->office);
    if (step->kind != YC_STEP_RECEIVE) add_others(&p, step, stage);
  }
  *next = p.receive;
  return p.list;
}
