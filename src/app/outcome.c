/* outcome.c - what comes of a case's papers: accepted, told what is missing, refused, done at once. */
#include <config.h>
#include <string.h>
#include "app/act.h"
#include "app/clocks.h"
#include "app/issue.h"
#include "app/onway.h"
#include "app/paper.h"
#include "app/private.h"
#include "app/route.h"

/* --- papers ----------------------------------------------------------------------------------------------- */

/* The day the first papers were taken: that of a new case, or of the opening event of one they are supplied to. */
static YcDay first_received(const YcActing *act)
{
  if (act->visit != 0) return act->received;
  g_autoptr(YcRows) opening = yc_query(yc_app_store(act->app), NULL, YC_Q_EVENT, "i", act->casefile);
  if (opening == NULL || yc_rows_count(opening) == 0) return act->received;
  json_t *facts = json_loads(yc_rows_str(opening, 0, "facts"), 0, NULL);
  const char *text = json_string_value(json_object_get(facts, "received"));
  YcDay day = text ? yc_day_parse(text) : act->received;
  json_decref(facts);
  return day;
}

const char *yc_act_authority(const YcIntake *intake)
{
  gboolean not_ours = intake->outcome == YC_OUTCOME_REFUSE && intake->refusal == YC_REFUSE_NOT_OURS;
  gboolean elsewhere = intake->outcome == YC_OUTCOME_REFER || intake->outcome == YC_OUTCOME_FORWARD;
  return (not_ours || elsewhere) && *intake->authority != '\0' ? intake->authority : NULL;
}

json_t *yc_act_paper_number(const YcActing *act, YcPaperKind kind)
{
  g_autofree char *number = yc_issue_next(act->app, kind, act->today, NULL);
  return json_string(number);
}

/* Later matters of a visit have no receipts of their own: the combined one speaks of them.  The files of a bag have their
 * small ones. */
static gboolean is_combined(const YcActing *act, YcPaperKind kind)
{
  return act->intake->visit != 0 && act->intake->bag == 0 &&
         (kind == YC_PAPER_RECEIPT || kind == YC_PAPER_ACCEPTANCE || kind == YC_PAPER_ONSPOT);
}

gboolean yc_act_combined(YcActing *act, GError **error)
{
  gint64 visit = act->intake->visit;
  if (visit == 0 || act->intake->bag != 0) return TRUE;
  act->result->combined = yc_visit_receipt(act->app, visit);
  if (act->result->combined != 0) return TRUE;
  YcIssue issue = { .kind = YC_PAPER_VISIT, .visit = visit, .day = act->today, .received = act->received,
                    .due = YC_DAY_NONE };
  act->result->combined = yc_issue(act->app, act->writer, &issue, error);
  return act->result->combined != 0;
}

/* Of what came in a bag the agent takes small receipts home, whatever the item says, and the notice of acceptance
 * stands in the register. */
static gboolean stays_unprinted(const YcActing *act, YcPaperKind kind)
{
  if (act->deemed != NULL) return FALSE;
  if (kind == YC_PAPER_SMALL) return strcmp(act->intake->print, "no") == 0;
  gboolean wanted = yc_app_paper_rule(act->item, yc_outcome_code(act->result->outcome), act->intake->print);
  return !wanted || is_combined(act, kind) || (act->intake->bag != 0 && kind == YC_PAPER_ACCEPTANCE);
}

static gboolean put_paper(YcActing *act, YcPaperKind kind, GError **error)
{
  json_t *materials = yc_ticks_json(act->intake);
  YcIssue issue = { .kind = kind, .casefile = act->casefile, .day = act->today, .provisional = act->provisional,
                    .missing = (int)yc_intake_missing(act->intake), .materials = materials,
                    .bag = act->intake->bag, .unprinted = stays_unprinted(act, kind) };
  issue.authority = yc_act_authority(act->intake);
  gboolean awaits = act->result->outcome == YC_OUTCOME_RECEIVE;   /* its receipt says by when it is answered */
  issue.received = kind == YC_PAPER_TELL || kind == YC_PAPER_REFER ? YC_DAY_NONE
                   : awaits                                        ? act->received
                                                                   : first_received(act);
  issue.due = kind == YC_PAPER_RECEIPT && !awaits ? YC_DAY_NONE : act->result->due;
  gint64 id = yc_issue(act->app, act->writer, &issue, error);
  json_decref(materials);
  if (id != 0 && !issue.unprinted) g_array_append_val(act->result->papers, id);
  return id != 0;
}

/* --- outcomes --------------------------------------------------------------------------------------------- */

/* Who gave the first notice of the case, RULE acc-02.  New reference; null where there was none. */
static json_t *first_to_ask(const YcActing *act)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(act->app), act->casefile);
  g_autoptr(YcRows) asked = yc_query(yc_app_store(act->app), NULL, YC_Q_CASE_ASKED, "t", ident);
  return asked != NULL && yc_rows_count(asked) > 0 ? yc_json_text(yc_rows_text(asked, 0, "actor")) : json_null();
}

/* The notice; with a cause it is a second one. */
static gboolean put_ask(YcActing *act, GError **error)
{
  YcCause cause = act->intake->cause;
  YcLimit limit = yc_limit_working(act->item->supply_days);
  YcClockDraft clock;
  if (!yc_clock_make(act->app, act->item, "supply", &limit, act->today, "remind", &clock))
    return yc_refuse(error, _("补正期限算不出来"));
  act->result->due = clock.due.due;
  act->provisional = clock.due.provisional;
  /* The applicant's day, not the hall's: it orders the list and shines no light. */
  json_t *facts =
      json_pack("{s:s, s:s, s:s, s:i, s:{s:o}, s:[o], s:[s], s:o, s:o}", "queue", "supply", "outcome", "ask",
                "step_short", N_("待补正"), "missing", (int)yc_intake_missing(act->intake), "light", "by",
                yc_json_day(clock.due.due), "clocks", yc_clock_json(act->app, act->item, &clock), "ended", "accept",
                "day", yc_json_day(act->today), "paper", yc_act_paper_number(act, YC_PAPER_ASK));
  json_object_set_new(facts, "cause", cause == YC_CAUSE_NONE ? json_null() : json_string(yc_cause_code(cause)));
  json_object_set_new(facts, "first", cause == YC_CAUSE_NONE ? json_null() : first_to_ask(act));
  return yc_case_event(act->app, act->writer, act->casefile, "case.ask", facts, NULL, error);
}

/* RULE acc-03: what is promised for later, and until when; the promise runs beside the other clocks. */
static gboolean tolerate(YcActing *act, json_t *facts, GError **error)
{
  YcClockDraft clock;
  if (!yc_clock_tolerate(act->app, act->item, act->today, act->received, &clock))
    return yc_refuse(error, _("容缺材料的期限算不出来"));
  json_t *promised = json_array();
  for (guint i = 0; i < act->intake->ticks->len; i++) {
    const YcTick *tick = act->intake->ticks->pdata[i];
    if (tick->state != YC_TICK_HAVE) json_array_append_new(promised, json_integer(tick->n));
  }
  json_object_set_new(facts, "tolerated", promised);
  json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(act->app, act->item, &clock));
  return TRUE;
}

static gboolean put_accept(YcActing *act, YcOutcome outcome, GError **error)
{
  const YcItem *item = act->item;
  g_autofree char *disagreed = act->deemed == NULL ? yc_route_acceptance_fault(act->app, act->casefile) : NULL;
  if (disagreed != NULL) return yc_refuse(error, "%s", disagreed);
  static const char *const timeouts[] = { "none", "escalate", "deemed_accepted" };
  YcClockDraft promise, statute;
  gboolean has_promise =
      yc_clock_make(act->app, act->item, "promise", &item->promised, act->received, timeouts[item->timeout], &promise);
  gboolean has_statute =
      yc_clock_make(act->app, act->item, "statute", &item->statutory, act->received, timeouts[item->timeout], &statute);
  const YcClockDraft *light = has_promise ? &promise : has_statute ? &statute : NULL;
  act->result->due = light ? light->due.due : YC_DAY_NONE;
  act->provisional = light != NULL && light->due.provisional;
  g_autoptr(YcRows) cf = yc_query(yc_app_store(act->app), error, YC_Q_CASEFILE, "i", act->casefile);
  if (cf == NULL) return FALSE;
  const char *agent = yc_rows_str(cf, 0, "agent");   /* RULE agt-01: one from acceptance to delivery */
  static const char *const over[] = { "accept", "supply", NULL };
  g_auto(YcOnWay) c = { .app = act->app, .id = act->casefile };   /* what a village point is to hand in runs on */
  if (!yc_onway_read(&c, YC_N_ACTS, error)) return FALSE;
  guint next;
  json_t *steps = yc_act_route(act, &next);
  const YcStep *first = next < item->steps->len ? item->steps->pdata[next] : NULL;
  json_t *facts =
      json_pack("{s:s, s:s, s:o, s:s, s:s, s:o, s:s, s:o, s:o, s:o, s:[s,s], s:o}", "queue", "todo", "outcome",
                yc_outcome_code(outcome), "accepted", yc_json_day(act->deemed ? act->received : act->today), "agent", agent, "answerable", agent, "step",
                first ? json_integer(first->n) : json_null(), "step_short", first ? first->short_name : N_("待办结"),
                "steps", steps, "light", yc_onway_light(&c, over, light), "clocks", json_array(), "ended", "accept", "supply",
                "paper", yc_act_paper_number(act, YC_PAPER_ACCEPTANCE));
  json_t *clocks = json_object_get(facts, "clocks");
  if (has_promise) json_array_append_new(clocks, yc_clock_json(act->app, item, &promise));
  if (has_statute) json_array_append_new(clocks, yc_clock_json(act->app, item, &statute));
  if (act->deemed != NULL) json_object_set(facts, "deemed", act->deemed);
  if (outcome == YC_OUTCOME_TOLERANT && !tolerate(act, facts, error)) {
    json_decref(facts);
    return FALSE;
  }
  return yc_case_event(act->app, act->writer, act->casefile, "case.accept", facts, NULL, error);
}

/* RULE acc-05: accepted, decided and delivered in one go. */
static gboolean put_onspot(YcActing *act, GError **error)
{
  act->result->due = act->today;
  json_t *facts = json_pack("{s:s, s:o, s:s, s:[s,s]}", "outcome", "onspot", "accepted", yc_json_day(act->today),
                            "step_short", N_("办结"), "ended", "accept", "handin");
  const char *result = *act->intake->result ? act->intake->result : act->item->result;
  return yc_case_event(act->app, act->writer, act->casefile, "case.onspot", facts,
                       json_pack("{s:s}", "result", result), error);
}

/* --- not accepted (RULE acc-04) --------------------------------------------------------------------------- */

static YcPaperKind refusal_paper(YcRefusal refusal)
{
  static const YcPaperKind papers[YC_N_REFUSALS] = {
    [YC_REFUSE_NOT_NEEDED] = YC_PAPER_NOT_NEEDED, [YC_REFUSE_NOT_OURS] = YC_PAPER_NOT_OURS,
    [YC_REFUSE_OTHER] = YC_PAPER_REFUSAL
  };
  return papers[refusal];
}

json_t *yc_remedy_json(const YcRemedy *remedy)
{
  return json_pack("{s:s, s:o, s:o, s:b}", "kind", yc_remedy_code(remedy->kind), "review", yc_json_day(remedy->review),
                   "court", yc_json_day(remedy->court), "provisional", remedy->provisional);
}

static gboolean put_refuse(YcActing *act, GError **error)
{
  YcRefusal refusal = act->intake->refusal;
  YcRemedy remedy = yc_remedy_days(yc_app_calendar(act->app), yc_remedy_of(act->item->type), act->today);
  json_t *facts = json_pack("{s:s, s:s, s:o, s:s, s:[s,s,s], s:o}", "outcome", "refuse", "refusal",
                            yc_refusal_code(act->intake->refusal), "day", yc_json_day(act->today), "step_short",
                            N_("不予受理"), "ended", "accept", "supply", "handin", "paper", yc_act_paper_number(act, refusal_paper(refusal)));
  json_object_set_new(facts, "authority", yc_json_text(yc_act_authority(act->intake)));
  /* As if it were delivered today; when it is signed for, the record of that says it anew. */
  json_object_set_new(facts, "remedy", yc_remedy_json(&remedy));
  return yc_case_event(act->app, act->writer, act->casefile, "case.refuse", facts,
                       json_pack("{s:s}", "reason", act->intake->reason), error);
}

/* --- all of them ------------------------------------------------------------------------------------------ */

/* A case that has had its notice gets another notice, not another receipt; a file of a bag has its small one. */
static gboolean put_asked(YcActing *act, GError **error)
{
  gboolean receipt = act->intake->cause == YC_CAUSE_NONE && act->intake->bag == 0;
  return put_ask(act, error) && put_paper(act, YC_PAPER_ASK, error) &&
         (!receipt || put_paper(act, YC_PAPER_RECEIPT, error));
}

/* Taken in, to be answered: the day stands on the case since it was received (RULE time-09). */
static gboolean put_receipt(YcActing *act, GError **error)
{
  g_autoptr(YcRows) row = yc_query(yc_app_store(act->app), error, YC_Q_CASEFILE, "i", act->casefile);
  if (row == NULL) return FALSE;
  act->result->due = yc_rows_first(row, "id", 0) ? yc_rows_day(row, 0, "due") : YC_DAY_NONE;
  act->provisional = yc_rows_first(row, "provisional", 0) != 0;
  return put_paper(act, YC_PAPER_RECEIPT, error);
}

/* Papers taken in before that another office accepts: it has its own days to have them, from the day that is found. */
static gboolean put_forward(YcActing *act, GError **error)
{
  YcLimit limit = yc_limit_working(act->item->forward_days);
  YcClockDraft clock;
  if (!yc_clock_make(act->app, act->item, "forward", &limit, act->today, "escalate", &clock))
    return yc_refuse(error, _("转递期限算不出来"));
  act->result->due = clock.due.due;
  act->provisional = clock.due.provisional;
  json_t *facts = json_pack("{s:s, s:s, s:s, s:o, s:[o], s:[s], s:o}", "outcome", yc_outcome_code(YC_OUTCOME_FORWARD),
                            "authority", act->intake->authority, "step_short", N_("待转递"), "light",
                            yc_clock_light(&clock), "clocks", yc_clock_json(act->app, act->item, &clock), "ended", "accept",
                            "paper", yc_act_paper_number(act, YC_PAPER_FORWARD));
  return yc_case_event(act->app, act->writer, act->casefile, "case.examine", facts, NULL, error);
}

static gboolean put_outcome(YcActing *act, YcOutcome outcome, GError **error)
{
  switch (outcome) {
  case YC_OUTCOME_ACCEPT: return put_accept(act, outcome, error) && put_paper(act, YC_PAPER_ACCEPTANCE, error);
  case YC_OUTCOME_TOLERANT:
    return put_accept(act, outcome, error) && put_paper(act, YC_PAPER_ACCEPTANCE, error) &&
           put_paper(act, YC_PAPER_TOLERANT, error);
  case YC_OUTCOME_ASK: return put_asked(act, error);
  case YC_OUTCOME_TELL: return put_paper(act, YC_PAPER_TELL, error);
  case YC_OUTCOME_REFUSE: return put_refuse(act, error) && put_paper(act, refusal_paper(act->intake->refusal), error);
  case YC_OUTCOME_ONSPOT: return put_onspot(act, error) && put_paper(act, YC_PAPER_ONSPOT, error);
  case YC_OUTCOME_REFER: return put_paper(act, YC_PAPER_REFER, error);
  case YC_OUTCOME_FORWARD: return (act->visit != 0 || put_forward(act, error)) && put_paper(act, YC_PAPER_FORWARD, error);
  case YC_OUTCOME_RECEIVE: return put_receipt(act, error);
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: break;
  }
  g_return_val_if_reached(FALSE);
}

gboolean yc_act_deem(YcActing *act, GError **error)
{
  act->result->outcome = YC_OUTCOME_ACCEPT;
  return put_accept(act, YC_OUTCOME_ACCEPT, error) && put_paper(act, YC_PAPER_ACCEPTANCE, error);
}

gboolean yc_act_outcome(YcActing *act, YcOutcome outcome, GError **error)
{
  act->result->outcome = outcome;
  return put_outcome(act, outcome, error) && (act->intake->bag == 0 || put_paper(act, YC_PAPER_SMALL, error));
}
