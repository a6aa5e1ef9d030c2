/* route.c - hand-overs: given, acknowledged, given back.  See route.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/matter.h"
#include "app/kept.h"
#include "app/private.h"
#include "app/routing.h"
#include "app/say.h"
#include "app/set_right.h"

/* --- whose it is ------------------------------------------------------------------------------------------ */

gboolean yc_route_is_mine(const YcStage *s, const YcLeg *leg)
{
  if (leg->post == NULL) return FALSE;
  return yc_right_stands_for(s->c.app, leg->outside ? yc_rows_str(s->c.cf, 0, "agent") : leg->post);
}

void yc_route_act_for(const YcStage *s, const YcLeg *leg)
{
  if (yc_app_me(s->c.app) == NULL || !yc_route_is_mine(s, leg)) return;
  yc_writer_for_post(s->c.writer, leg->outside ? yc_rows_str(s->c.cf, 0, "agent") : leg->post);
}

const char *yc_route_giver(const YcStage *s, const YcLeg *leg)
{
  return leg->giver ? leg->giver : yc_rows_str(s->c.cf, 0, "agent");
}

gboolean yc_route_check_mine(const YcStage *s, const YcLeg *leg, const char *word, GError **error)
{
  if (yc_route_is_mine(s, leg) || yc_staff_has_role(yc_app_me(s->c.app), "supervisor")) return TRUE;
  const char *who = yc_stage_text(s, leg, "who");
  return yc_refuse(error, _("「%s」在%s手里:要%s,请他本人、代他的人或值班长来办"), yc_stage_text(s, leg, "short"),
                   *who ? who : _("(没有人)"), word);
}

/* --- handing over ----------------------------------------------------------------------------------------- */

static YcLeg *find_to_give(const YcStage *s, int n, GError **error)
{
  const YcLeg *now = yc_route_now(s->legs, s->n);
  if (n == 0) {
    const YcLeg *next = now ? NULL : yc_route_next(s->legs, s->n, 0);
    if (next != NULL) return &s->legs[next - s->legs];
    yc_refuse(error, now ? _("「%s」还没办完,不能交下一步") : _("后面没有环节了"), now ? yc_stage_text(s, now, "short") : "");
    return NULL;
  }
  YcLeg *leg = yc_stage_leg(s, n, error);
  if (leg == NULL) return NULL;
  if (leg->state == YC_LEG_RETURNED) return yc_matter_may_leave(s->c.app, s->c.id, n, NULL, error) ? leg : NULL;
  const YcLeg *next = yc_route_next(s->legs, s->n, 0);
  const char *name = yc_stage_text(s, leg, "short");
  if (leg->state != YC_LEG_PLANNED) yc_refuse(error, _("「%s」已经交出或办完"), name);
  else if (now != NULL) yc_refuse(error, _("「%s」还没办完,不能交下一步"), yc_stage_text(s, now, "short"));
  else if (leg->role != YC_ROLE_LEAD) yc_refuse(error, _("「%s」是协办:随主办一起交"), name);
  else if (next != leg) yc_refuse(error, _("先办「%s」:要跳过它,请值班长改环节"), yc_stage_text(s, next, "short"));
  else return leg;
  return NULL;
}

gboolean yc_route_give_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, const char *giver, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  YcLeg *leg = find_to_give(&s, n, error);
  if (leg == NULL) return FALSE;
  gboolean again = leg->state == YC_LEG_RETURNED;
  YcHandOver how = { .giver = giver ? giver : again ? yc_route_giver(&s, leg) : NULL, .again = again };
  return yc_stage_begin(&s, leg, &how, error);
}

static gboolean append_give(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const int *n = form;
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  const YcLeg *leg = find_to_give(&s, *n, error);
  if (leg == NULL) return FALSE;
  gboolean mine = yc_staff_has_role(yc_app_me(app), "supervisor") || yc_right_stands_for(app, yc_rows_str(s.c.cf, 0, "agent")) ||
                  yc_right_stands_for(app, yc_rows_str(s.c.cf, 0, "answerable")) ||
                  (leg->state == YC_LEG_RETURNED && yc_right_stands_for(app, yc_route_giver(&s, leg)));
  if (!mine) return yc_refuse(error, _("这件不归你交办:请责任人、代办员或值班长来办"));
  return yc_route_give_append(app, writer, casefile, *n, NULL, error);
}

/* --- acknowledging ---------------------------------------------------------------------------------------- */

gboolean yc_route_take_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, const char *how, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_N_ACTS, error)) return FALSE;
  /* A stopped case is acknowledged too; one that has ended lies with nobody. */
  if (!yc_state_open(s.c.state)) return yc_refuse(error, _("这件办件现在是「%s」,不能这样办"), yc_say_state(s.c.state));
  YcLeg *leg = yc_stage_leg(&s, n, error);
  if (leg == NULL) return FALSE;
  if (!yc_leg_waits(leg)) return yc_refuse(error, _("「%s」没有等签收"), yc_stage_text(&s, leg, "short"));
  leg->received = TRUE;
  if (strcmp(how, "deemed") != 0) yc_route_act_for(&s, leg);
  json_t *facts = yc_stage_facts(&s, leg);
  json_object_set_new(facts, "how", json_string(how));
  g_autofree char *sign = g_strdup_printf("sign:%d", n);
  yc_stage_put(&s, facts, json_pack("[s]", sign), NULL);
  return yc_case_event(app, writer, casefile, "step.receive", facts, NULL, error);
}

static gboolean append_take(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const int *n = form;
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  if (!yc_stage_read(&s, YC_N_ACTS, error)) return FALSE;
  YcLeg *one = *n != 0 ? yc_stage_leg(&s, *n, error) : NULL;
  if (*n != 0)
    return one != NULL && yc_route_check_mine(&s, one, _("签收"), error) &&
           yc_route_take_append(app, writer, casefile, *n, "ack", error);
  guint taken = 0;
  for (guint i = 0; i < s.n; i++) {
    if (!yc_leg_waits(&s.legs[i]) || !yc_route_is_mine(&s, &s.legs[i])) continue;
    if (!yc_route_take_append(app, writer, casefile, s.legs[i].n, "ack", error)) return FALSE;
    taken++;
  }
  return taken > 0 || yc_refuse(error, _("这件没有等你签收的"));
}

/* --- giving back ------------------------------------------------------------------------------------------ */

gboolean yc_route_return_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, const char *reason, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  YcLeg *leg = yc_stage_leg(&s, n, error);
  g_autofree char *words = leg ? yc_way_text(reason, _("退回要写为什么:交来的人看得到"), error) : NULL;
  if (words == NULL) return FALSE;
  const char *name = yc_stage_text(&s, leg, "short");
  if (leg->state != YC_LEG_CURRENT) return yc_refuse(error, _("「%s」没有在办,没有可退的"), name);
  if (!yc_matter_may_leave(app, casefile, n, leg->post, error)) return FALSE;
  const char *to = yc_route_giver(&s, leg);
  if (!leg->outside && yc_same_person(app, to, leg->post))
    return yc_refuse(error, _("「%s」是你自己交给自己的,不用退:交不出去请值班长改环节"), name);
  yc_route_act_for(&s, leg);
  json_t *facts = yc_stage_facts(&s, leg);
  json_object_set_new(facts, "from", json_string(leg->post));
  json_object_set_new(facts, "to", json_string(to));
  if (leg->outside) json_object_set_new(facts, "office_name", json_string(yc_stage_text(&s, leg, "office_short")));
  if (leg->role == YC_ROLE_LEAD) json_object_set_new(facts, "papers", yc_kept_numbers(app, casefile, "*"));
  leg->state = YC_LEG_RETURNED;
  g_autofree char *sign = g_strdup_printf("sign:%d", n);
  yc_stage_put(&s, facts, json_pack("[s]", sign), NULL);
  /* With whom it lies now its office has nothing of it. */
  if (leg->role == YC_ROLE_LEAD) json_object_set_new(facts, "left", json_integer(0));
  return yc_case_event(app, writer, casefile, "step.return", facts, json_pack("{s:s}", "reason", words), error);
}

typedef struct { int n; const char *reason; } Return;

static YcLeg *find_mine(YcStage *s, int n, gboolean waiting, GError **error)
{
  if (n != 0) return yc_stage_leg(s, n, error);
  YcLeg *found = NULL;
  for (guint i = 0; i < s->n; i++) {
    YcLeg *leg = &s->legs[i];
    if (leg->state != YC_LEG_CURRENT || (waiting && !yc_leg_waits(leg)) || !yc_route_is_mine(s, leg)) continue;
    gboolean before = found == NULL || (yc_leg_waits(leg) && !yc_leg_waits(found)) ||
                      (yc_leg_waits(leg) == yc_leg_waits(found) && leg->role == YC_ROLE_LEAD);
    if (before) found = leg;
  }
  if (found == NULL) yc_refuse(error, _("这件没有在你手里的环节"));
  return found;
}

YcLeg *yc_route_find_mine(YcStage *s, int n, GError **error)
{
  return find_mine(s, n, FALSE, error);
}

static gboolean append_return(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const Return *back = form;
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  const YcLeg *leg = find_mine(&s, back->n, FALSE, error);
  return leg != NULL && yc_route_check_mine(&s, leg, _("退回"), error) &&
         yc_route_return_append(app, writer, casefile, leg->n, back->reason, error);
}

/* --- as a person does it ---------------------------------------------------------------------------------- */

static const YcWay give_way = { "step.begin", YC_ACT_STEP, FALSE, NULL, append_give },
                   take_way = { "step.receive", YC_N_ACTS, FALSE, NULL, append_take },
                   return_way = { "step.return", YC_ACT_STEP, FALSE, NULL, append_return };

YcIntakeResult *yc_route_give(YcApp *app, gint64 casefile, int n, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &give_way, &n, act, error);
}

YcIntakeResult *yc_route_take(YcApp *app, gint64 casefile, int n, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &take_way, &n, act, error);
}

YcIntakeResult *yc_route_return(YcApp *app, gint64 casefile, int n, const char *reason, const char *act, GError **error)
{
  Return form = { n, reason };
  return yc_way_commit(app, casefile, &return_way, &form, act, error);
}

gboolean yc_route_may_give(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  static const YcWay way = { "step.begin", YC_ACT_STEP, FALSE, N_("交办"), NULL };
  if (!yc_way_may(app, casefile, &way, error) || !yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  gboolean back = FALSE;
  for (guint i = 0; i < s.n; i++) {
    if (s.legs[i].state != YC_LEG_RETURNED) continue;
    if (back) g_clear_error(error);
    if (find_to_give(&s, s.legs[i].n, error) != NULL) return TRUE;
    back = TRUE;
  }
  return !back && find_to_give(&s, 0, error) != NULL;
}

gboolean yc_route_may_take(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  if (!yc_stage_read(&s, YC_N_ACTS, error)) return FALSE;
  g_autoptr(GError) none = NULL;
  return find_mine(&s, 0, TRUE, &none) != NULL || yc_refuse(error, _("这件没有等你签收的"));
}

gboolean yc_route_may_return(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  return yc_stage_read(&s, YC_ACT_STEP, error) && find_mine(&s, 0, FALSE, error) != NULL;
}
