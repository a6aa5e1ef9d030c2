/* reassign.c - a case goes to another post; no day moves (RULE time-13).  See supervise.h. */
#include <config.h>
#include <string.h>
#include "app/matter.h"
#include "app/private.h"
#include "app/relative.h"
#include "app/stage.h"
#include "app/supervising.h"
#include "base/pinyin.h"
#include "base/text.h"

void yc_post_row_free(YcPostRow *row)
{
  g_free(row->code);
  g_free(row->name);
  g_free(row->who);
  g_free(row->office_short);
  g_free(row);
}

static gboolean begins(const YcRows *r, guint i, const char *text)
{
  static const char *const columns[] = { "code", "name", "who", "office_short" };
  for (guint k = 0; k < G_N_ELEMENTS(columns); k++)
    if (strstr(yc_rows_str(r, i, columns[k]), text) != NULL) return TRUE;
  g_auto(GStrv) initials = yc_json_strings(yc_rows_str(r, i, "initials"));
  for (char **one = initials; *one != NULL; one++)
    if (g_str_has_prefix(*one, text)) return TRUE;
  return FALSE;
}

/* "cl": 残联岗, 镇残联. */
static gboolean has_initials(const char *name, const char *text)
{
  g_auto(GStrv) initials = yc_initials(name, FALSE);
  for (char **one = initials; *one != NULL; one++)
    if (strstr(*one, text) != NULL) return TRUE;
  return FALSE;
}

/* 2: by what is written, or the person's initials; 1: by those of the post or the office, two letters at least; 0: not. */
static int answers_to(const YcRows *r, guint i, const char *text)
{
  if (begins(r, i, text)) return 2;
  return strlen(text) > 1 && (has_initials(yc_rows_str(r, i, "name"), text) || has_initials(yc_rows_str(r, i, "office_short"), text));
}

GPtrArray *yc_supervise_posts(YcApp *app, const char *words, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_POSTS_HELD, "");
  g_autofree char *half = yc_halfwidth(words), *text = g_ascii_strdown(g_strstrip(half), -1);
  if (r == NULL) return NULL;
  GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)yc_post_row_free);
  guint first = 0;
  for (guint i = 0; i < yc_rows_count(r); i++) {
    int answer = answers_to(r, i, text);
    if (answer == 0) continue;
    YcPostRow *row = g_new0(YcPostRow, 1);
    row->code = g_strdup(yc_rows_str(r, i, "code"));
    row->name = g_strdup(yc_rows_str(r, i, "name"));
    row->who = g_strdup(yc_rows_str(r, i, "who"));
    row->office_short = g_strdup(yc_rows_str(r, i, "office_short"));
    row->staff = yc_rows_int(r, i, "staff");
    g_ptr_array_insert(posts, answer == 2 ? (int)first++ : -1, row);
  }
  return posts;
}

typedef struct {
  const char *post, *reason;
  char *name;
  gint64 staff;
} Reassignment;

/* Somebody with an account must stand for it. */
static gboolean find_post(YcApp *app, Reassignment *to, GError **error)
{
  g_autoptr(GPtrArray) posts = yc_supervise_posts(app, "", error);
  if (posts == NULL) return FALSE;
  for (guint i = 0; i < posts->len; i++) {
    const YcPostRow *row = posts->pdata[i];
    if (strcmp(row->code, to->post) != 0) continue;
    to->staff = row->staff;
    to->name = g_strdup(row->name);
    return TRUE;
  }
  return yc_refuse(error, _("没有岗位 %s,或这个岗位现在没有人:请选有人在的岗位"), to->post);
}

/* A row that somebody was designated for, or that waits for that, stays with them (RULE inq-04); one that nobody holds any more
 * goes along with its designation. */
static gboolean take_row(YcStage *route, YcLeg *leg, const YcHolder *from, const char *to, json_t *rows, json_t *given, GError **error)
{
  gboolean lies = yc_leg_waits(leg) || leg->state == YC_LEG_RETURNED;
  gboolean holds = g_strcmp0(leg->post, from->post) == 0, gave = lies && g_strcmp0(leg->giver, from->post) == 0;
  gboolean owns = leg->state == YC_LEG_RETURNED ? gave : holds && !leg->outside;
  if (owns && *from->who != '\0' && !yc_matter_may_leave(route->c.app, route->c.id, leg->n, NULL, error)) return FALSE;
  if (holds && !leg->outside && !yc_relative_may_have(&route->c, leg->kind, to, error)) return FALSE;
  if (holds) json_array_append_new(rows, json_integer(leg->n));
  if (holds) leg->post = to;
  if (gave) json_array_append_new(given, json_integer(leg->n));
  if (gave) leg->giver = to;
  return TRUE;
}

/* Rows of the route that lie with a post, and those that it handed over and nobody took: they go along. */
static gboolean put_rows(YcSupervising *s, const YcHolder *holder, const char *to, json_t *facts, GError **error)
{
  g_auto(YcStage) route = { .c = { .app = s->app, .id = holder->casefile } };
  json_t *rows = json_array(), *given = json_array();
  gboolean ok = yc_stage_read(&route, YC_N_ACTS, error);
  for (guint i = 0; ok && i < route.n; i++)
    ok = !yc_stage_lies(&route, &route.legs[i]) || take_row(&route, &route.legs[i], holder, to, rows, given, error);
  json_object_set_new(facts, "rows", rows);
  json_object_set_new(facts, "given", given);
  if (ok) yc_stage_own(&route, json_string_value(json_object_get(facts, "agent")), facts);
  return ok;
}

/* RULE agt-01: in a step its holder answers, else the agent; whoever only records for an outside office is the agent. */
static gboolean reassign_one(YcSupervising *s, const YcHolder *holder, gpointer data, GError **error)
{
  const Reassignment *to = data;
  g_autoptr(YcRows) r = yc_query(yc_app_store(s->app), error, YC_Q_HOLDER, "i", holder->casefile);
  if (r == NULL) return FALSE;
  if (strcmp(holder->post, to->post) == 0) return yc_refuse(error, _("%s 已经在这个岗位"), holder->number);
  const char *agent = yc_rows_str(r, 0, "agent");
  gboolean in_step = yc_rows_text(r, 0, "step_office") != NULL, is_agent = strcmp(agent, holder->post) == 0;
  g_autoptr(YcRows) order = yc_query(yc_app_store(s->app), error, YC_Q_ORDER_WAITING, "i", holder->casefile);
  if (order == NULL) return FALSE;
  gint64 waiting = yc_rows_first(order, "id", 0);
  gboolean goes_along = waiting != 0 && strcmp(yc_rows_str(order, 0, "post"), holder->post) == 0;
  json_t *facts = json_pack(
      "{s:o, s:s, s:s, s:s, s:o, s:s, s:s, s:o, s:s, s:o}", "day", yc_json_day(s->today), "from", holder->post, "post",
      to->post, "name", to->name, "staff", yc_json_ident(s->app, to->staff), "answerable", to->post, "agent", is_agent ? to->post : agent, "step",
      in_step ? json_integer(yc_rows_int(r, 0, "step")) : json_null(), "step_short", yc_rows_str(r, 0, "step_short"),
      "order", yc_json_ident(s->app, goes_along ? waiting : 0));
  /* Of an outside office's step only who records for it changes. */
  json_object_set_new(facts, "counted", json_integer(!holder->outside));
  if (!put_rows(s, holder, to->post, facts, error)) {
    json_decref(facts);
    return FALSE;
  }
  return yc_case_event(s->app, s->writer, holder->casefile, "case.reassign", facts,
                       json_pack("{s:s}", "reason", to->reason), error);
}

YcSupervised *yc_reassign(YcApp *app, const GArray *cases, const char *post, const char *reason, const char *act,
                          GError **error)
{
  g_autofree char *clean = yc_supervise_text(reason, _("改派的原因"), error);
  Reassignment to = { post, clean, NULL, 0 };
  if (clean == NULL || !find_post(app, &to, error)) return NULL;
  YcSupervised *done = yc_supervise_all(app, YC_SUPERVISE_REASSIGN, cases, act, reassign_one, &to, error);
  g_free(to.name);
  return done;
}
