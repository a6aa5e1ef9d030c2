/* agent.c - who the agent of a case is (RULE agt-01): proposed, named, changed.  See agency.h. */
#include <config.h>
#include <string.h>
#include "app/agency.h"
#include "app/bag.h"
#include "app/commit.h"
#include "app/matter.h"
#include "app/private.h"
#include "app/say.h"
#include "app/stage.h"

void yc_agent_free(YcAgent *agent)
{
  if (agent == NULL) return;
  g_free(agent->post);
  g_free(agent->name);
  g_free(agent->who);
  g_free(agent->phone);
  g_free(agent);
}

static gboolean answers_to(const YcRows *r, guint i, const char *text)
{
  static const char *const columns[] = { "code", "name", "who", "office_short" };
  for (guint k = 0; k < G_N_ELEMENTS(columns); k++)
    if (strstr(yc_rows_str(r, i, columns[k]), text) != NULL) return TRUE;
  g_auto(GStrv) initials = yc_json_strings(yc_rows_str(r, i, "initials"));
  for (char **one = initials; *one != NULL; one++)
    if (g_str_has_prefix(*one, text)) return TRUE;
  return FALSE;
}

static gboolean has_role(const YcRows *r, guint i)
{
  g_auto(GStrv) roles = g_strsplit(yc_rows_str(r, i, "roles"), " ", -1);
  return g_strv_contains((const char *const *)roles, "agent");
}

GPtrArray *yc_agency_agents(YcApp *app, const char *words, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_AGENCY_POSTS, "");
  g_autofree char *text = g_ascii_strdown(words, -1);
  if (r == NULL) return NULL;
  GPtrArray *agents = g_ptr_array_new_with_free_func((GDestroyNotify)yc_agent_free);
  for (guint i = 0; i < yc_rows_count(r); i++) {
    if (!has_role(r, i) || !answers_to(r, i, text)) continue;
    YcAgent *agent = g_new0(YcAgent, 1);
    agent->post = g_strdup(yc_rows_str(r, i, "code"));
    agent->name = g_strdup(yc_rows_str(r, i, "name"));
    agent->who = g_strdup(yc_rows_str(r, i, "who"));
    agent->phone = g_strdup(yc_rows_str(r, i, "phone"));
    g_ptr_array_add(agents, agent);
  }
  return agents;
}

char *yc_agency_name(YcApp *app, const char *post)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_POST, "t", post);
  if (r == NULL || yc_rows_count(r) == 0) return g_strdup(post);
  const char *who = yc_rows_str(r, 0, "now_name"), *name = yc_rows_str(r, 0, "name");
  return *who ? g_strdup_printf("%s(%s)", who, name) : g_strdup(name);
}

char *yc_agency_who(YcApp *app, const char *post)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_POST, "t", post);
  if (r == NULL || yc_rows_count(r) == 0) return g_strdup(post);
  const char *who = yc_rows_str(r, 0, "now_name");
  return g_strdup(*who ? who : yc_rows_str(r, 0, "name"));
}

char *yc_agency_post(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", casefile);
  return g_strdup(r != NULL && yc_rows_count(r) > 0 ? yc_rows_str(r, 0, "agent") : "");
}

gboolean yc_agency_is_agent(YcApp *app, const char *post)
{
  g_autoptr(GPtrArray) agents = *post ? yc_agency_agents(app, "", NULL) : NULL;
  for (guint i = 0; agents != NULL && i < agents->len; i++)
    if (strcmp(((YcAgent *)agents->pdata[i])->post, post) == 0) return TRUE;
  return FALSE;
}

/* The first of this hall's own: those of my office. */
static char *agent_of_hall(YcApp *app)
{
  const char *office = yc_app_me(app)->office;
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_AGENCY_POSTS, "");
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
    if (has_role(r, i) && strcmp(yc_rows_str(r, i, "office"), office) == 0) return g_strdup(yc_rows_str(r, i, "code"));
  return NULL;
}

char *yc_agency_propose(YcApp *app, const char *village)
{
  g_autofree char *mine = yc_app_my_post(app), *set = yc_app_setting(app, "agent", "");
  g_autofree char *point = *village ? yc_app_post_of_office(app, "village", village) : NULL;
  if (yc_staff_has_role(yc_app_me(app), "agent")) return g_steal_pointer(&mine);
  if (point != NULL && yc_agency_is_agent(app, point)) return g_steal_pointer(&point);
  if (yc_agency_is_agent(app, set)) return g_steal_pointer(&set);
  char *first = agent_of_hall(app);
  return first ? first : g_steal_pointer(&mine);
}

char *yc_agency_of(YcApp *app, const YcIntake *intake)
{
  gboolean village = strcmp(intake->channel, "village") == 0;
  return *intake->agent ? g_strdup(intake->agent) : yc_agency_propose(app, village ? intake->applicant.place : "");
}

gboolean yc_clock_handin(YcApp *app, const YcItem *item, const char *post, YcDay received, YcClockDraft *clock)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_POST, "t", post);
  gboolean village = r != NULL && yc_rows_count(r) > 0 && g_str_has_prefix(yc_rows_str(r, 0, "office"), "village-");
  YcLimit limit = yc_limit_working(yc_bag_hand_in_days(app));
  return village && yc_clock_make(app, item, "handin", &limit, received, "escalate", clock);
}

/* --- another ------------------------------------------------------------------------------------------------ */

typedef struct { const char *post, *reason; } Change;

/* The steps that run and lie with the agent, who records for an outside office (RULE agt-06), or were handed over by him; what
 * he was designated for, or waits for a designation, he does not hand away (RULE inq-04). */
static gboolean put_steps(YcStage *route, const char *from, const char *to, json_t *facts, GError **error)
{
  json_t *steps = json_array(), *given = json_array();
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < route->n; i++) {
    YcLeg *leg = &route->legs[i];
    gboolean holds = yc_stage_lies(route, leg) && g_strcmp0(leg->post, from) == 0;
    gboolean gave = yc_leg_open(leg) && g_strcmp0(leg->giver, from) == 0;
    gboolean owns = leg->state == YC_LEG_RETURNED ? gave : holds && !leg->outside;
    ok = !owns || yc_matter_may_leave(route->c.app, route->c.id, leg->n, NULL, error);
    if (holds) json_array_append_new(steps, json_integer(leg->n));
    if (holds) leg->post = to;
    if (gave) json_array_append_new(given, json_integer(leg->n));
    if (gave) leg->giver = to;
  }
  json_object_set_new(facts, "steps", steps);
  json_object_set_new(facts, "given", given);
  if (ok) yc_stage_own(route, to, facts);
  return ok;
}

static gboolean append_change(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const Change *change = form;
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_N_ACTS, error)) return FALSE;
  const YcOnWay *c = &s.c;
  const char *from = yc_rows_str(c->cf, 0, "agent"), *answerable = yc_rows_str(c->cf, 0, "answerable");
  if (*yc_rows_str(c->cf, 0, "ended")) return yc_refuse(error, _("这件办件已经办结,不用换代办员"));
  if (strcmp(from, change->post) == 0) return yc_refuse(error, _("这件的代办员就是这个岗位"));
  if (!yc_agency_is_agent(app, change->post)) return yc_refuse(error, _("没有岗位 %s,或这个岗位现在没有代办员:请选名单里的"), change->post);
  g_autofree char *reason = yc_way_text(change->reason, _("请写为什么换代办员"), error);
  if (reason == NULL) return FALSE;
  g_autoptr(YcRows) post = yc_query(yc_app_store(app), error, YC_Q_POST, "t", change->post);
  g_autoptr(YcRows) order = post ? yc_query(yc_app_store(app), error, YC_Q_ORDER_WAITING, "i", casefile) : NULL;
  if (order == NULL) return FALSE;
  gboolean goes = yc_rows_count(order) > 0 && strcmp(yc_rows_str(order, 0, "post"), from) == 0;
  gint64 id = goes ? yc_rows_first(order, "id", 0) : 0;
  json_t *facts = json_pack("{s:o, s:s, s:s, s:s, s:o, s:s, s:o}", "day", yc_json_day(c->today), "from", from, "post",
                            change->post, "name", yc_rows_str(post, 0, "name"), "staff",
                            yc_json_ident(app, yc_rows_int(post, 0, "now_id")), "answerable",
                            strcmp(answerable, from) == 0 ? change->post : answerable, "order", yc_json_ident(app, id));
  if (!put_steps(&s, from, change->post, facts, error)) {
    json_decref(facts);
    return FALSE;
  }
  return yc_case_event(app, writer, casefile, "agency.change", facts, json_pack("{s:s}", "reason", reason), error);
}

static const YcWay change_way = { "agency.change", YC_N_ACTS, FALSE, N_("换代办员"), append_change };

gboolean yc_agency_change_may(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  if (!yc_way_may(app, casefile, &change_way, error) || !yc_onway_read(&c, YC_N_ACTS, error)) return FALSE;
  return *yc_rows_str(c.cf, 0, "ended") == '\0' || yc_refuse(error, _("这件办件已经办结,不用换代办员"));
}

YcIntakeResult *yc_agency_change(YcApp *app, gint64 casefile, const char *post, const char *reason, const char *act,
                                 GError **error)
{
  Change change = { post, reason };
  return yc_way_commit(app, casefile, &change_way, &change, act, error);
}
