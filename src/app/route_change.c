/* route_change.c - a supervisor adds, skips or redirects a step of one case (RULE agt-02, time-13).  See route.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/kept.h"
#include "app/matter.h"
#include "app/private.h"
#include "app/relative.h"
#include "app/routing.h"
#include "base/text.h"

enum { NAME_MAX_CHARS = 20, DAYS_MAX = 366 };

static YcOfficeRow *find_office(YcApp *app, const char *code, GError **error)
{
  YcOfficeRow *office = code && *code ? yc_app_office(app, code) : NULL;
  if (office == NULL) yc_refuse(error, _("单位目录里没有 %s:请写单位的代码"), code && *code ? code : "?");
  return office;
}

static void yc_office_row_clear(YcOfficeRow **row)
{
  if (*row != NULL) yc_office_row_free(*row);
}
#define AUTO_OFFICE __attribute__((cleanup(yc_office_row_clear))) YcOfficeRow

/* --- adding ----------------------------------------------------------------------------------------------- */

static gboolean check_add(const YcAddStep *form, GError **error)
{
  static const YcStepKind kinds[] = { YC_STEP_WORK, YC_STEP_INVESTIGATE, YC_STEP_CONSULT, YC_STEP_DISCUSS, YC_STEP_SEAL };
  gboolean known = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) known |= kinds[i] == form->kind;
  if (!known) return yc_refuse(error, _("能增加的环节:work 办理、investigate 调查、consult 会签、discuss 集体讨论、seal 用印"));
  if (form->days < 0 || form->days > DAYS_MAX) return yc_refuse(error, _("天数应是 0 到 %d"), DAYS_MAX);
  return g_utf8_strlen(form->name, -1) <= NAME_MAX_CHARS || yc_refuse(error, _("环节的名字最多 %d 个字"), NAME_MAX_CHARS);
}

static int next_number(const YcStage *s)
{
  int n = YC_LEG_ADDED;
  for (guint i = 0; i < s->n; i++) n = MAX(n, s->legs[i].n);
  return n + 1;
}

/* Where it goes: its stage, and whether that runs already; 0 with *error. */
static int place_of(const YcStage *s, const YcAddStep *form, gboolean *runs, GError **error)
{
  const YcLeg *at = yc_stage_leg(s, form->after, error), *now = yc_route_now(s->legs, s->n);
  if (at == NULL) return 0;
  gboolean over = yc_route_left(s->legs, s->n, at->stage) == 0;
  const YcLeg *next = yc_route_next(s->legs, s->n, at->stage);
  *runs = form->beside && now != NULL && now->stage == at->stage;
  if (form->beside && over) yc_refuse(error, _("「%s」已经办完,不能再并办"), yc_stage_text(s, at, "short"));
  else if (!form->beside && over && (now == NULL || now->stage > at->stage) && now != NULL)
    yc_refuse(error, _("「%s」后面的环节已经交出,插不进去"), yc_stage_text(s, at, "short"));
  else if (form->beside) return at->stage;
  else {
    int room = yc_route_room(s->legs, s->n, at->stage);
    if (room != 0 && (next == NULL || room < next->stage)) return room;
    yc_refuse(error, _("「%s」后面已经加了太多环节"), yc_stage_text(s, at, "short"));
  }
  return 0;
}

typedef struct {
  YcStage *s;
  const YcAddStep *form;
  const YcOfficeRow *office;
  YcLeg leg;
  YcClockDraft clock, sign;
  char kind[24], sign_kind[24];
  gboolean runs, timed, outside;
  char *post;
} Adding;

/* It runs at once: with its post, its clock, and its acknowledgement. */
static void start_added(Adding *a)
{
  YcStage *s = a->s;
  YcLimit limit = yc_limit_working(a->form->days);
  const YcLeg *now = yc_route_now(s->legs, s->n);
  a->post = yc_stage_post(s, a->office->code, &a->outside);
  a->leg.state = YC_LEG_CURRENT;
  a->leg.post = a->post;
  a->leg.giver = a->outside ? NULL : now != NULL && now->post != NULL && !now->outside ? now->post : yc_rows_str(s->c.cf, 0, "agent");
  a->leg.received = !a->outside && yc_same_person(s->c.app, a->leg.giver, a->post);
  g_snprintf(a->kind, sizeof a->kind, "step:%d", a->leg.n);
  a->timed = yc_stage_clock(s, a->kind, &limit, &a->clock);
}

/* What the supervisor called it stands in the body alone; lists, and whatever happens to it later, say its kind. */
static const char *kind_word(YcStepKind kind)
{
  switch (kind) {
  case YC_STEP_INVESTIGATE: return N_("调查");
  case YC_STEP_CONSULT: return N_("会签");
  case YC_STEP_DISCUSS: return N_("集体讨论");
  case YC_STEP_SEAL: return N_("用印");
  case YC_STEP_WORK: case YC_STEP_RECEIVE: case YC_STEP_NOTICE: case YC_STEP_DECIDE: case YC_STEP_DELIVER: break;
  }
  return N_("办理");
}

static json_t *add_facts(Adding *a)
{
  YcStage *s = a->s;
  const char *name = kind_word(a->form->kind);
  json_t *clocks = json_array();
  if (a->runs) start_added(a);
  json_t *facts = json_pack("{s:i, s:s, s:s, s:s, s:s, s:i, s:s, s:i, s:s, s:s}", "step", a->leg.n, "name", name, "office", a->office->code, "office_name", a->office->short_name, "kind",
                            yc_item_step_code(a->form->kind), "days", a->form->days, "unit", yc_unit_code(YC_UNIT_WORKING), "stage",
                            a->leg.stage, "role", yc_role_code(a->leg.role), "state", yc_leg_code(a->leg.state));
  json_object_set_new(facts, "post", yc_json_text(a->leg.post));
  json_object_set_new(facts, "giver", yc_json_text(a->leg.giver));
  json_object_set_new(facts, "began", a->runs ? yc_json_day(s->c.today) : json_null());
  json_object_set_new(facts, "due", a->timed ? yc_json_day(a->clock.due.due) : json_null());
  json_object_set_new(facts, "received", a->leg.received ? yc_json_day(s->c.today) : json_null());
  if (a->timed) json_array_append_new(clocks, yc_stage_clock_json(s, &a->clock));
  if (yc_leg_waits(&a->leg) && yc_stage_sign_clock(s, a->leg.n, a->sign_kind, &a->sign))
    json_array_append_new(clocks, yc_clock_json(s->c.app, s->c.item, &a->sign));
  json_object_set_new(facts, "clocks", clocks);
  yc_stage_put(s, facts, NULL, a->timed ? &a->clock : NULL);
  return facts;
}

/* Between stages the lists show what comes now: that may be the new one. */
static void show_added(const Adding *a, json_t *facts)
{
  const YcStage *s = a->s;
  const YcLeg *next = yc_route_next(s->legs, s->n, 0);
  gboolean comes = yc_route_now(s->legs, s->n) == NULL && s->c.state == YC_STATE_ACCEPTED && a->leg.role == YC_ROLE_LEAD &&
                   (next == NULL || a->leg.stage < next->stage);
  if (comes) json_object_set(facts, "step_short", json_object_get(facts, "name"));
}

static gboolean append_add(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  (void)papers;
  const YcAddStep *form = data;
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  AUTO_OFFICE *office = NULL;
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  g_autofree char *reason = yc_way_text(form->reason, _("改环节要写为什么"), error);
  g_autofree char *name = reason ? yc_way_text(form->name, _("请写增加的环节叫什么"), error) : NULL;
  if (name == NULL || !check_add(form, error) || (office = find_office(app, form->office, error)) == NULL) return FALSE;
  Adding a = { .s = &s, .form = form, .office = office };
  int stage = place_of(&s, form, &a.runs, error);
  if (stage == 0) return FALSE;
  YcRole role = !form->beside ? YC_ROLE_LEAD : form->kind == YC_STEP_CONSULT ? YC_ROLE_CONSULT : YC_ROLE_ASSIST;
  a.leg = (YcLeg){ .n = next_number(&s), .stage = stage, .role = role, .state = YC_LEG_PLANNED, .kind = form->kind };
  json_t *facts = add_facts(&a);
  show_added(&a, facts);
  gboolean ok = yc_case_event(app, writer, casefile, "step.add", facts, json_pack("{s:s, s:s}", "reason", reason, "title", name), error);
  g_free(a.post);
  return ok;
}

/* --- skipping --------------------------------------------------------------------------------------------- */

typedef struct { int n; const char *office, *reason; } Change;

/* What the law or the item asks for cannot be left out. */
static gboolean may_skip(const YcStage *s, const YcLeg *leg, GError **error)
{
  const char *name = yc_stage_text(s, leg, "short");
  gboolean over = leg->state == YC_LEG_DONE || leg->state == YC_LEG_SKIPPED;
  gboolean posted = leg->kind == YC_STEP_NOTICE && s->c.item->notice_place != YC_NOTICE_NONE && leg->role == YC_ROLE_LEAD;
  if (over) return yc_refuse(error, _("「%s」已经办完,免不了"), name);
  if (leg->state == YC_LEG_UNRECORDED && leg->kind != YC_STEP_WORK)
    return yc_refuse(error, _("「%s」不能免:这个事项受理以前要先办"), name);
  if (leg->kind == YC_STEP_RECEIVE || leg->kind == YC_STEP_DECIDE) return yc_refuse(error, _("「%s」不能免:没有它就没有决定"), name);
  return !posted || yc_refuse(error, _("「%s」不能免:这个事项要公示"), name);
}

static gboolean append_skip(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const Change *change = form;
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  YcLeg *leg = yc_stage_leg(&s, change->n, error);
  g_autofree char *reason = leg ? yc_way_text(change->reason, _("改环节要写为什么"), error) : NULL;
  if (reason == NULL || !may_skip(&s, leg, error)) return FALSE;
  const YcLeg *now = yc_route_now(s.legs, s.n);
  gboolean ran = now != NULL && now->stage == leg->stage;
  g_autoptr(GPtrArray) rows = g_ptr_array_new();
  g_ptr_array_add(rows, leg);
  for (guint i = 0; i < s.n; i++) {
    YcLeg *other = &s.legs[i];
    gboolean open = other->state != YC_LEG_DONE && other->state != YC_LEG_SKIPPED;
    if (leg->role == YC_ROLE_LEAD && other != leg && other->stage == leg->stage && open) g_ptr_array_add(rows, other);
  }
  json_t *facts = yc_stage_facts(&s, leg);
  if (ran) json_object_set_new(facts, "ran", json_integer(1));
  YcLeg *const *legs = (YcLeg *const *)rows->pdata;
  return yc_stage_end(&s, "step.skip", legs, rows->len, YC_LEG_SKIPPED, facts, json_pack("{s:s}", "reason", reason), error);
}

/* --- redirecting ------------------------------------------------------------------------------------------ */

/* The post that a supervisor holds, whichever window he sits at: he hands it over, answers until it is acknowledged, and has it
 * back where it is returned (RULE agt-01), not who had it and handed nothing over.  One without a post acts for the agent. */
static char *redirecting_post(const YcStage *s)
{
  g_autoptr(YcRows) post = yc_query(yc_app_store(s->c.app), NULL, YC_Q_POST_HELD, "i", yc_app_me(s->c.app)->id);
  gboolean held = post != NULL && yc_rows_count(post) > 0;
  return g_strdup(held ? yc_rows_str(post, 0, "code") : yc_rows_str(s->c.cf, 0, "agent"));
}

/* The row lies with another office now; handed over anew where it runs, from `giver`. */
static void redirect_row(YcStage *s, YcLeg *leg, const YcOfficeRow *office, const char *giver, char **post, json_t *facts)
{
  gboolean planned = leg->state == YC_LEG_PLANNED, outside = FALSE;
  const char *avoided = NULL, *from = leg->state == YC_LEG_RETURNED ? yc_route_giver(s, leg) : leg->post;
  json_object_set_new(facts, "from", yc_json_text(planned ? NULL : from));
  if (!planned) {
    *post = yc_stage_post(s, office->code, &outside);
    if (!outside) yc_avoid_relative(&s->c, leg->kind, post, &avoided);
    leg->giver = outside ? NULL : giver;
    leg->outside = outside;
    leg->post = *post;
    leg->state = YC_LEG_CURRENT;
    leg->received = !outside && yc_same_person(s->c.app, leg->giver, *post);
  }
  leg->office = office->code;
  json_object_set_new(facts, "post", yc_json_text(planned ? NULL : leg->post));
  json_object_set_new(facts, "giver", yc_json_text(planned ? NULL : leg->giver));
  json_object_set_new(facts, "state", json_string(yc_leg_code(leg->state)));
  json_object_set_new(facts, "received", !planned && leg->received ? yc_json_day(s->c.today) : json_null());
  if (avoided != NULL) json_object_set_new(facts, "avoided", json_string(avoided));
  /* Only who leads has papers; those who assist work from copies. */
  gboolean papers = !planned && leg->role == YC_ROLE_LEAD;
  json_object_set_new(facts, "papers", papers ? yc_kept_numbers(s->c.app, s->c.id, from) : json_array());
  if (outside) json_object_set_new(facts, "papers_at", json_string(office->code));
}

static gboolean append_redirect(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const Change *change = form;
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  AUTO_OFFICE *office = NULL;
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  YcLeg *leg = yc_stage_leg(&s, change->n, error);
  g_autofree char *reason = leg ? yc_way_text(change->reason, _("改环节要写为什么"), error) : NULL, *post = NULL;
  g_autofree char *giver = redirecting_post(&s);
  if (reason == NULL || (office = find_office(app, change->office, error)) == NULL) return FALSE;
  const char *name = yc_stage_text(&s, leg, "short");
  if (leg->state == YC_LEG_DONE || leg->state == YC_LEG_SKIPPED) return yc_refuse(error, _("「%s」已经办完,改不了"), name);
  if (leg->state == YC_LEG_UNRECORDED) return yc_refuse(error, _("「%s」在受理以前,改不了:办过的按 0 再按 000003 补记"), name);
  if (strcmp(leg->office, office->code) == 0 && leg->state != YC_LEG_RETURNED)
    return yc_refuse(error, _("「%s」本来就在%s"), name, office->short_name);
  if (yc_leg_open(leg) && !yc_matter_may_leave(app, casefile, leg->n, NULL, error)) return FALSE;
  json_t *facts = yc_stage_facts(&s, leg), *clocks = json_array();
  g_autofree char *old = g_strdup_printf("sign:%d", leg->n);
  char kind[24];
  YcClockDraft sign;
  redirect_row(&s, leg, office, giver, &post, facts);
  json_object_set_new(facts, "office", json_string(office->code));
  json_object_set_new(facts, "office_name", json_string(office->short_name));
  if (leg->role == YC_ROLE_LEAD && yc_leg_open(leg)) json_object_set_new(facts, "lead", json_integer(1));
  if (yc_leg_waits(leg) && yc_stage_sign_clock(&s, leg->n, kind, &sign))
    json_array_append_new(clocks, yc_clock_json(app, s.c.item, &sign));
  yc_stage_put(&s, facts, json_pack("[s]", old), NULL);
  json_object_set_new(facts, "clocks", clocks);
  return yc_case_event(app, writer, casefile, "step.redirect", facts, json_pack("{s:s}", "reason", reason), error);
}

/* --- as a supervisor does it ------------------------------------------------------------------------------ */

static const YcWay add_way = { "step.add", YC_ACT_STEP, TRUE, N_("改环节"), append_add },
                   skip_way = { "step.skip", YC_ACT_STEP, TRUE, N_("改环节"), append_skip },
                   redirect_way = { "step.redirect", YC_ACT_STEP, TRUE, N_("改环节"), append_redirect };

gboolean yc_route_may_change(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &add_way, error);
}

YcIntakeResult *yc_route_add(YcApp *app, gint64 casefile, const YcAddStep *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &add_way, form, act, error);
}

YcIntakeResult *yc_route_skip(YcApp *app, gint64 casefile, int n, const char *reason, const char *act, GError **error)
{
  Change change = { n, NULL, reason };
  return yc_way_commit(app, casefile, &skip_way, &change, act, error);
}

YcIntakeResult *yc_route_redirect(YcApp *app, gint64 casefile, int n, const char *office, const char *reason, const char *act,
                                  GError **error)
{
  Change change = { n, office, reason };
  return yc_way_commit(app, casefile, &redirect_way, &change, act, error);
}
