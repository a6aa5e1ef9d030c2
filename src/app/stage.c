/* stage.c - see stage.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/kept.h"
#include "app/private.h"
#include "app/relative.h"
#include "app/stage.h"

#define CASE_LIGHTS "case"   /* timeout of a clock that goes by the case's: that one lights */

/* --- reading ---------------------------------------------------------------------------------------------- */

void yc_stage_clear(YcStage *s)
{
  yc_onway_clear(&s->c);
  yc_rows_free(s->rows);
  g_free(s->legs);
}

static YcLeg leg_of(const YcRows *r, guint i)
{
  YcStepKind kind;
  if (!yc_item_step_parse(yc_rows_str(r, i, "kind"), &kind)) kind = YC_STEP_WORK;
  return (YcLeg){ .n = (int)yc_rows_int(r, i, "n"),
                  .stage = (int)yc_rows_int(r, i, "stage"),
                  .role = yc_role_parse(yc_rows_str(r, i, "role")),
                  .state = yc_leg_parse(yc_rows_str(r, i, "state")),
                  .kind = kind,
                  .outside = yc_rows_int(r, i, "inside") == 0,
                  .received = yc_rows_text(r, i, "received") != NULL,
                  .office = yc_rows_str(r, i, "office"),
                  .post = yc_rows_text(r, i, "post"),
                  .giver = yc_rows_text(r, i, "giver") };
}

gboolean yc_stage_legs(YcStage *s, GError **error)
{
  s->rows = yc_query(yc_app_store(s->c.app), error, YC_Q_CASE_STEPS, "i", s->c.id);
  if (s->rows == NULL) return FALSE;
  s->n = yc_rows_count(s->rows);
  s->legs = g_new0(YcLeg, s->n + 1);
  for (guint i = 0; i < s->n; i++) s->legs[i] = leg_of(s->rows, i);
  return TRUE;
}

gboolean yc_stage_read(YcStage *s, YcAct act, GError **error)
{
  return yc_onway_read(&s->c, act, error) && yc_stage_legs(s, error);
}

YcLeg *yc_stage_leg(const YcStage *s, int n, GError **error)
{
  for (guint i = 0; i < s->n; i++)
    if (s->legs[i].n == n) return &s->legs[i];
  yc_refuse(error, _("这件办件没有第 %d 步"), n);
  return NULL;
}

const char *yc_stage_text(const YcStage *s, const YcLeg *leg, const char *column)
{
  return yc_rows_str(s->rows, (guint)(leg - s->legs), column);
}

json_t *yc_stage_facts(const YcStage *s, const YcLeg *leg)
{
  return json_pack("{s:i, s:s}", "step", leg->n, "name", yc_stage_text(s, leg, "short"));
}

/* --- how the case stands ---------------------------------------------------------------------------------- */

static gboolean is_decided(const YcStage *s)
{
  return s->c.state == YC_STATE_DECIDED;
}

/* What the lists show: the leading row of the stage that runs, else what comes. */
static const char *short_now(const YcStage *s, const YcLeg *now)
{
  if (now != NULL) return yc_stage_text(s, now, "short");
  if (is_decided(s)) return N_("待领取");
  const YcLeg *next = yc_route_next(s->legs, s->n, 0);
  return next ? yc_stage_text(s, next, "short") : N_("待办结");
}

static const char *queue_now(const YcStage *s, const YcLeg *now)
{
  gboolean notice = now != NULL && now->kind == YC_STEP_NOTICE && now->state == YC_LEG_CURRENT;
  return notice ? "notice" : now == NULL && is_decided(s) ? "fetch" : "todo";
}

/* While the case stands no clock shines, and it stays grey (RULE time-07). */
static json_t *light_now(const YcStage *s, const char *const *ended, const YcClockDraft *fresh)
{
  if (s->c.state != YC_STATE_PAUSED) return yc_onway_light(&s->c, ended, fresh);
  return json_pack("{s:o}", "stopped", yc_json_text(yc_rows_text(s->c.cf, 0, "stopped")));
}

void yc_stage_put(const YcStage *s, json_t *facts, json_t *ended, const YcClockDraft *fresh)
{
  const YcLeg *now = yc_route_now(s->legs, s->n);
  YcAnswerable at = { TRUE, is_decided(s), yc_rows_str(s->c.cf, 0, "agent"), yc_rows_str(s->c.cf, 0, "agent"), now };
  g_autoptr(GPtrArray) kinds = g_ptr_array_new();
  size_t i;
  json_t *kind;
  json_array_foreach(ended, i, kind) g_ptr_array_add(kinds, (gpointer)json_string_value(kind));
  g_ptr_array_add(kinds, NULL);
  json_object_set_new(facts, "queue", json_string(queue_now(s, now)));
  json_object_set_new(facts, "step_short", json_string(short_now(s, now)));
  json_object_set_new(facts, "answerable", json_string(yc_answerable(&at)));
  if (json_object_get(facts, "day") == NULL) json_object_set_new(facts, "day", yc_json_day(s->c.today));
  json_object_set_new(facts, "light", light_now(s, (const char *const *)kinds->pdata, fresh));
  if (ended != NULL) json_object_set_new(facts, "ended", ended);
}

/* --- handing over ----------------------------------------------------------------------------------------- */

gboolean yc_same_person(YcApp *app, const char *a, const char *b)
{
  if (strcmp(a, b) == 0) return TRUE;
  g_autoptr(YcRows) one = yc_query(yc_app_store(app), NULL, YC_Q_POST, "t", a);
  g_autoptr(YcRows) other = yc_query(yc_app_store(app), NULL, YC_Q_POST, "t", b);
  gint64 who = one ? yc_rows_first(one, "now_id", 0) : 0;
  return who != 0 && other != NULL && yc_rows_first(other, "now_id", 0) == who;
}

gboolean yc_stage_lies(const YcStage *s, const YcLeg *leg)
{
  return yc_leg_open(leg) || leg == yc_route_now(s->legs, s->n);
}

void yc_stage_own(YcStage *s, const char *agent, json_t *facts)
{
  json_t *taken = json_array(), *ended = json_array();
  for (guint i = 0; i < s->n; i++) {
    YcLeg *leg = &s->legs[i];
    if (!yc_leg_waits(leg) || !yc_same_person(s->c.app, leg->giver, leg->post)) continue;
    g_autofree char *sign = g_strdup_printf("sign:%d", leg->n);
    leg->received = TRUE;
    json_array_append_new(taken, json_integer(leg->n));
    json_array_append_new(ended, json_string(sign));
  }
  YcAnswerable at = { TRUE, is_decided(s), agent, agent, yc_route_now(s->legs, s->n) };
  if (json_array_size(taken) > 0) json_object_set_new(facts, "answerable", json_string(yc_answerable(&at)));
  json_object_set_new(facts, "taken", taken);
  json_object_set_new(facts, "ended", ended);
}

char *yc_stage_post(const YcStage *s, const char *office, gboolean *outside)
{
  const char *place = yc_rows_text(s->c.cf, 0, "place");
  g_autofree char *code = yc_app_office_of(office, place);
  g_autoptr(YcRows) row = yc_query(yc_app_store(s->c.app), NULL, YC_Q_OFFICE, "t", code);
  gboolean inside = row != NULL && yc_rows_first(row, "inside", 0) != 0;
  char *post = inside ? yc_app_post_of_office(s->c.app, office, place) : NULL;
  if (outside != NULL) *outside = post == NULL;
  return post ? post : g_strdup(yc_rows_str(s->c.cf, 0, "agent"));
}

gboolean yc_stage_sign_clock(const YcStage *s, int n, char kind[24], YcClockDraft *clock)
{
  YcLimit limit = yc_limit_working(CLAMP(yc_app_setting_int(s->c.app, "sign_days", 1), 1, 30));
  g_snprintf(kind, 24, "sign:%d", n);
  return yc_clock_make(s->c.app, s->c.item, kind, &limit, s->c.today, "deemed_received", clock);
}

/* The running clock of the case that a row without days of its own goes by; -1: none. */
static int clock_of_case(const YcStage *s)
{
  static const char *const kinds[] = { "promise", "statute", "deliver" };
  for (guint k = 0; k < G_N_ELEMENTS(kinds); k++)
    for (guint i = 0; i < yc_rows_count(s->c.clocks); i++)
      if (strcmp(yc_rows_str(s->c.clocks, i, "kind"), kinds[k]) == 0 && strcmp(yc_rows_str(s->c.clocks, i, "state"), "running") == 0)
        return (int)i;
  return -1;
}

gboolean yc_stage_clock(const YcStage *s, const char *kind, const YcLimit *limit, YcClockDraft *clock)
{
  if (limit->n > 0) return yc_clock_make(s->c.app, s->c.item, kind, limit, s->c.today, "escalate", clock);
  if (limit->minimum) return FALSE;
  int row = clock_of_case(s);
  YcLimit delivery = yc_limit_working(MAX(s->c.item->delivery_days, 1));
  if (row < 0) return yc_clock_make(s->c.app, s->c.item, kind, &delivery, s->c.today, "escalate", clock);
  g_autoptr(GArray) stops = yc_clock_stops(s->c.clocks, (guint)row);
  *clock = (YcClockDraft){ .kind = kind, .limit = yc_clock_limit(s->c.item, s->c.clocks, (guint)row),
                           .start = yc_rows_day(s->c.clocks, (guint)row, "started"), .timeout = CASE_LIGHTS };
  return yc_clock_recount(s->c.app, s->c.item, kind, &clock->limit, clock->start, stops, &clock->due) == YC_DUE_OK;
}

json_t *yc_stage_clock_json(const YcStage *s, const YcClockDraft *clock)
{
  json_t *json = yc_clock_json(s->c.app, s->c.item, clock);
  int row = strcmp(clock->timeout, CASE_LIGHTS) == 0 ? clock_of_case(s) : -1;
  if (row >= 0) json_object_set_new(json, "stops", json_string(yc_rows_str(s->c.clocks, (guint)row, "stops")));
  return json;
}

/* A clock is kept as long as its event is put together: the light may be its. */
typedef struct {
  YcClockDraft clock;
  char kind[24];
} Kept;

typedef struct {
  YcStage *s;
  const YcHandOver *how;
  const char *giver;
  GPtrArray *posts;         /* of who now holds the rows, owned */
  json_t *clocks, *others;
  Kept first;               /* the step's clock that is due first */
  gboolean runs;
  const char *avoided;
} Offer;

static void take_clock(Offer *o, const YcClockDraft *clock, const char *kind)
{
  json_array_append_new(o->clocks, yc_stage_clock_json(o->s, clock));
  if (o->runs && clock->due.due >= o->first.clock.due.due) return;
  o->first.clock = *clock;
  g_strlcpy(o->first.kind, kind, sizeof o->first.kind);
  o->first.clock.kind = o->first.kind;
  o->runs = TRUE;
}

/* Starts the step's clock (RULE time-12); the day it is due, null where it has none. */
static json_t *start_clock(Offer *o, const YcLeg *leg)
{
  guint row = (guint)(leg - o->s->legs);
  if (o->how->again) return yc_json_text(yc_rows_text(o->s->rows, row, "due"));
  YcLimit limit = { (int)yc_rows_int(o->s->rows, row, "days"), YC_UNIT_WORKING, leg->kind == YC_STEP_NOTICE };
  char kind[24];
  YcClockDraft clock;
  yc_unit_parse(yc_rows_str(o->s->rows, row, "unit"), &limit.unit);
  g_snprintf(kind, sizeof kind, "step:%d", leg->n);
  if (!yc_stage_clock(o->s, kind, &limit, &clock)) return json_null();
  take_clock(o, &clock, kind);
  return yc_json_day(clock.due.due);
}

/* One row goes to its post: the row becomes current, with what its event says of it. */
static json_t *offer(Offer *o, YcLeg *leg)
{
  YcStage *s = o->s;
  gboolean outside;
  char *post = yc_stage_post(s, leg->office, &outside), kind[24];
  YcClockDraft sign;
  if (!outside) yc_avoid_relative(&s->c, leg->kind, &post, &o->avoided);
  g_ptr_array_add(o->posts, post);
  leg->state = YC_LEG_CURRENT;
  leg->post = post;
  leg->giver = outside ? NULL : o->giver;
  leg->received = !outside && (o->how->taken || yc_same_person(s->c.app, o->giver, post));
  json_t *facts = json_pack("{s:i, s:s, s:s, s:o, s:o, s:o}", "step", leg->n, "name", yc_stage_text(s, leg, "short"), "post",
                            post, "giver", yc_json_text(leg->giver), "received",
                            leg->received ? yc_json_day(s->c.today) : json_null(), "due", start_clock(o, leg));
  if (yc_leg_waits(leg) && yc_stage_sign_clock(s, leg->n, kind, &sign))
    json_array_append_new(o->clocks, yc_clock_json(s->c.app, s->c.item, &sign));
  return facts;
}

static void offer_others(Offer *o, const YcLeg *lead)
{
  for (guint i = 0; i < o->s->n; i++) {
    YcLeg *leg = &o->s->legs[i];
    if (leg != lead && leg->stage == lead->stage && leg->state == YC_LEG_PLANNED)
      json_array_append_new(o->others, offer(o, leg));
  }
}

gboolean yc_stage_begin(YcStage *s, YcLeg *leg, const YcHandOver *how, GError **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func(g_free);
  Offer o = { .s = s, .how = how, .giver = how->giver ? how->giver : yc_rows_str(s->c.cf, 0, "agent"), .posts = posts,
              .clocks = json_array(), .others = json_array() };
  json_t *facts = offer(&o, leg);
  if (!how->again) offer_others(&o, leg);
  const YcLeg *lead = yc_route_lead(s->legs, s->n, leg->stage);
  yc_stage_put(s, facts, NULL, o.runs ? &o.first.clock : NULL);
  json_object_set_new(facts, "clocks", o.clocks);
  /* The papers go along with who leads (RULE acc-11). */
  if (lead == leg) json_object_set_new(facts, "papers", yc_kept_numbers(s->c.app, s->c.id, "*"));
  if (lead == leg && leg->outside) json_object_set_new(facts, "papers_at", json_string(leg->office));
  if (json_array_size(o.others) > 0) json_object_set(facts, "others", o.others);
  json_decref(o.others);
  if (how->again) json_object_set_new(facts, "again", json_true());
  if (lead != leg) json_object_set_new(facts, "lead", json_integer(lead->n));
  if (o.avoided != NULL) json_object_set_new(facts, "avoided", json_string(o.avoided));
  return yc_case_event(s->c.app, s->c.writer, s->c.id, "step.begin", facts, NULL, error);
}

/* --- ending rows ------------------------------------------------------------------------------------------ */

gboolean yc_stage_end(YcStage *s, const char *kind, YcLeg *const *legs, guint n_legs, YcLegState state, json_t *facts,
                      json_t *body, GError **error)
{
  static const char *const clocks[] = { "step", "sign" };
  json_t *ended = json_array(), *also = json_array();
  for (guint i = 0; i < n_legs; i++) {
    legs[i]->state = state;
    for (guint k = 0; k < G_N_ELEMENTS(clocks); k++) {
      g_autofree char *clock = g_strdup_printf("%s:%d", clocks[k], legs[i]->n);
      json_array_append_new(ended, json_string(clock));
    }
    if (i > 0) json_array_append_new(also, json_integer(legs[i]->n));
  }
  if (json_array_size(also) > 0) json_object_set(facts, "also", also);
  json_decref(also);
  guint left = yc_route_left(s->legs, s->n, legs[0]->stage);
  json_object_set_new(facts, "left", json_integer(left));
  /* They come back to the agent with the end of the stage, until it goes on. */
  if (left == 0 && yc_route_now(s->legs, s->n) == NULL)   /* of one that had not begun they lie elsewhere */
    json_object_set_new(facts, "papers", yc_kept_numbers(s->c.app, s->c.id, "*"));
  yc_stage_put(s, facts, ended, NULL);
  return yc_case_event(s->c.app, s->c.writer, s->c.id, kind, facts, body, error);
}
