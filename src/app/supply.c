/* supply.c - papers that come later: the checklist of a waiting case, ticked until it can be accepted. */
#include <config.h>
#include <string.h>
#include "app/agency.h"
#include "app/authority.h"
#include "app/clocks.h"
#include "app/commit.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "domain/lifecycle.h"

static void read_answers(YcIntake *intake, const char *json)
{
  json_t *answers = json_loads(json, 0, NULL), *value;
  const char *id;
  json_object_foreach(answers, id, value)
    g_hash_table_insert(intake->answers, g_strdup(id), g_strdup(json_string_value(value)));
  json_decref(answers);
}

static gboolean read_ticks(YcApp *app, YcIntake *intake, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_CASE_MATERIALS, "i", casefile);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcTick *tick = g_new0(YcTick, 1);
    tick->n = (int)yc_rows_int(rows, i, "n");
    tick->state = yc_tick_parse(yc_rows_str(rows, i, "state"));
    tick->original = (int)yc_rows_int(rows, i, "original");
    tick->copies = (int)yc_rows_int(rows, i, "copies");
    tick->returned = yc_rows_int(rows, i, "returned") != 0;
    tick->note = g_strdup(yc_rows_str(rows, i, "note"));
    g_ptr_array_add(intake->ticks, tick);
  }
  return TRUE;
}

static void read_household(YcApp *app, YcIntake *intake, gint64 casefile)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_HOUSEHOLD, "i", casefile);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    yc_intake_add_member(intake, yc_rows_str(rows, i, "relation"), yc_rows_str(rows, i, "name"),
                         yc_rows_str(rows, i, "doc_number"), yc_rows_str(rows, i, "birth"));
}

static void use_person(YcApp *app, YcPersonForm *form, gint64 id)
{
  YcPersonRow *row = yc_person_read(app, id);
  if (row != NULL) yc_intake_use_person(form, row);
  yc_person_row_free(row);
}

YcIntake *yc_intake_of_case(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", casefile);
  if (rows == NULL || yc_rows_count(rows) == 0) {
    if (rows != NULL) yc_refuse(error, _("没有这件办件"));
    return NULL;
  }
  g_autoptr(YcIntake) intake = yc_intake_new();
  intake->casefile = casefile;
  yc_intake_set(&intake->item, yc_rows_str(rows, 0, "item"));
  intake->version = (int)yc_rows_int(rows, 0, "version");
  intake->ver = yc_rows_int(rows, 0, "ver");
  yc_intake_set(&intake->notify, yc_rows_str(rows, 0, "notify"));
  intake->relative = yc_rows_int(rows, 0, "relative") != 0;
  read_household(app, intake, casefile);
  read_answers(intake, yc_rows_str(rows, 0, "answers"));
  use_person(app, &intake->applicant, yc_rows_int(rows, 0, "person"));
  /* The case stays where it was taken in, wherever the applicant has moved to. */
  yc_intake_set(&intake->applicant.place, yc_rows_str(rows, 0, "place"));
  g_autoptr(YcRows) visit = yc_query(yc_app_store(app), error, YC_Q_VISIT, "i", yc_rows_int(rows, 0, "visit"));
  if (visit == NULL || !read_ticks(app, intake, casefile, error)) return NULL;
  gint64 representative = yc_rows_first(visit, "representative", 0);
  intake->represented = representative != 0;
  if (intake->represented) {
    use_person(app, &intake->representative, representative);
    yc_intake_set(&intake->relation, yc_rows_str(visit, 0, "relation"));
    intake->authorised = yc_rows_int(visit, 0, "authorised") != 0;
  }
  return g_steal_pointer(&intake);
}

/* The act the ticks amount to, and whether the case's state allows it. */
static gboolean waits(YcState state)
{
  return state == YC_STATE_TOLD || state == YC_STATE_CORRECTING || state == YC_STATE_RECEIVED;
}

/* RULE time-09: what is only received to be sent on is answered elsewhere. */
static gboolean is_undecided(const YcRows *row)
{
  return yc_rows_count(row) > 0 && yc_state_parse(yc_rows_str(row, 0, "state")) == YC_STATE_RECEIVED &&
         strcmp(yc_rows_str(row, 0, "outcome"), yc_outcome_code(YC_OUTCOME_FORWARD)) != 0;
}

gboolean yc_case_undecided(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) row = yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", casefile);
  return row != NULL && is_undecided(row);
}

YcDay yc_case_clock(YcApp *app, gint64 casefile, const char *kind)
{
  g_autoptr(YcRows) clocks = yc_query(yc_app_store(app), NULL, YC_Q_CASE_CLOCKS, "i", casefile);
  for (guint i = 0; clocks != NULL && i < yc_rows_count(clocks); i++)
    if (strcmp(yc_rows_str(clocks, i, "kind"), kind) == 0 && strcmp(yc_rows_str(clocks, i, "state"), "done") != 0)
      return yc_rows_day(clocks, i, "due");
  return YC_DAY_NONE;
}

/* RULE acc-03: accepted, and something that was promised has not come yet. */
static gboolean is_tolerated(YcApp *app, gint64 casefile, YcState state)
{
  return (state == YC_STATE_ACCEPTED || state == YC_STATE_PAUSED) &&
         yc_case_clock(app, casefile, "tolerate") != YC_DAY_NONE;
}

static YcState state_of(YcApp *app, gint64 casefile, YcRows **rows, GError **error)
{
  *rows = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", casefile);
  if (*rows == NULL) return YC_STATE_NONE;
  if (yc_rows_count(*rows) == 0) {
    yc_refuse(error, _("没有这件办件"));
    return YC_STATE_NONE;
  }
  YcState state = yc_state_parse(yc_rows_str(*rows, 0, "state"));
  if (state == YC_STATE_RECEIVED && strcmp(yc_rows_str(*rows, 0, "outcome"), "forward") == 0) {
    yc_refuse(error, _("这件办件是代收转递的:材料交到受理的单位去补"));
    return YC_STATE_NONE;
  }
  if (!waits(state) && !is_tolerated(app, casefile, state)) {
    yc_refuse(error, _("这件办件现在是「%s」,不等材料"), yc_say_state(state));
    return YC_STATE_NONE;
  }
  return state;
}

/* What the case's own version of the item says. */
static const YcItem *item_of(YcApp *app, const YcRows *row, GError **error)
{
  return yc_app_item_version(app, yc_rows_str(row, 0, "item"), (int)yc_rows_int(row, 0, "version"), error);
}

/* Nothing is missing any more: an on-the-spot item is done at once (RULE acc-05), unless it is to be answered later. */
static YcOutcome complete_outcome(const YcItem *item, const YcIntake *intake)
{
  if (intake->outcome == YC_OUTCOME_RECEIVE) return YC_OUTCOME_RECEIVE;
  return item->handling == YC_HANDLING_ONSPOT ? YC_OUTCOME_ONSPOT : YC_OUTCOME_ACCEPT;
}

/* What was good is not any more, or what was brought is wrong, or wrong in another way. */
static gboolean is_new_gap(const YcTick *before, const YcTick *now)
{
  if (now->state == YC_TICK_HAVE || before == NULL) return FALSE;
  if (now->state == before->state) return now->state == YC_TICK_WRONG && strcmp(now->note, before->note) != 0;
  return before->state == YC_TICK_HAVE || now->state == YC_TICK_WRONG;
}

static gboolean told_again(YcApp *app, gint64 casefile, YcState state, const YcIntake *intake)
{
  g_autoptr(YcIntake) before = yc_intake_new();
  if (state != YC_STATE_CORRECTING || !read_ticks(app, before, casefile, NULL)) return FALSE;
  for (guint i = 0; i < intake->ticks->len; i++) {
    const YcTick *now = intake->ticks->pdata[i];
    if (is_new_gap(yc_tick_find(before->ticks, now->n), now)) return TRUE;
  }
  return FALSE;
}

gboolean yc_supply_again(YcApp *app, gint64 casefile, const YcIntake *intake)
{
  g_autoptr(YcRows) rows = NULL;
  return told_again(app, casefile, state_of(app, casefile, &rows, NULL), intake);
}

/* A day that is over is not promised again; until it lapses the case still takes what comes. */
static char *still_missing(YcApp *app, guint missing, YcDay due)
{
  g_autofree char *day = yc_say_day_medium(due);
  if (due < yc_app_today(app)) return g_strdup_printf(_("还差 %u 项;%s 已过期,补齐了仍可以办"), missing, day);
  return g_strdup_printf(_("还差 %u 项,仍请于 %s前补来"), missing, day);
}

/* RULE acc-03: it is accepted already, and what was promised comes. */
static YcPlan *tolerated_plan(YcApp *app, gint64 casefile, const YcIntake *intake)
{
  YcPlan *plan = g_new0(YcPlan, 1);
  guint missing = yc_intake_missing(intake);
  plan->outcome = YC_OUTCOME_TOLERANT;
  plan->possible = TRUE;
  plan->due = yc_case_clock(app, casefile, "tolerate");
  plan->promise = missing == 0 ? g_strdup(_("容缺的材料补齐了;办理期限不变")) : still_missing(app, missing, plan->due);
  plan->why_not = g_strdup("");
  plan->prints = g_strdup("");
  return plan;
}

/* RULE acc-02: a second notice has a cause. */
static YcPlan *again_plan(YcApp *app, const YcIntake *intake)
{
  YcPlan *plan = yc_intake_plan(app, intake, YC_OUTCOME_ASK);
  g_autofree char *promise = plan->promise;
  plan->promise = g_strdup_printf(_("第二次%s"), promise);
  g_free(plan->prints);
  plan->prints = g_strdup(_("一次性告知书(第二次)"));
  if (intake->cause != YC_CAUSE_NONE) return plan;
  plan->possible = FALSE;
  g_free(plan->why_not);
  plan->why_not = g_strdup(_("再次告知要选原因:本窗口漏项、上级退补、情况变化、申请人又交错"));
  return plan;
}

/* Takes over why_not. */
static YcPlan *no_plan(char *why_not)
{
  YcPlan *plan = g_new0(YcPlan, 1);
  plan->due = YC_DAY_NONE;
  plan->why_not = why_not;
  plan->promise = g_strdup("");
  plan->prints = g_strdup("");
  return plan;
}

/* Why papers that were taken in cannot be answered so; NULL: they can. */
static const char *not_an_answer(YcOutcome outcome)
{
  if (outcome == YC_OUTCOME_TELL) return _("材料已经收下:要收件并一次性告知");
  if (outcome == YC_OUTCOME_REFER) return _("材料已经收下:要代收转递,或不予受理");
  return outcome == YC_OUTCOME_NONE ? _("请先选一个结果") : NULL;
}

YcPlan *yc_examine_plan(YcApp *app, gint64 casefile, const YcIntake *intake, YcOutcome outcome)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcRows) rows = NULL;
  if (state_of(app, casefile, &rows, &error) == YC_STATE_NONE) return no_plan(g_strdup(error->message));
  const char *objection = is_undecided(rows) ? not_an_answer(outcome) : _("这件办件已经答复过");
  if (objection != NULL) return no_plan(g_strdup(objection));
  char day[YC_DAY_TEXT];
  YcIntake dated = *intake;   /* borrows everything */
  yc_day_format(outcome == YC_OUTCOME_FORWARD ? yc_app_today(app) : yc_rows_day(rows, 0, "received"), day);
  dated.received = day;
  YcPlan *plan = yc_intake_plan(app, &dated, outcome);
  if (outcome != YC_OUTCOME_RECEIVE) return plan;
  g_free(plan->prints);
  plan->prints = g_strdup("");   /* it has its receipt */
  plan->asks = FALSE;
  return plan;
}

YcPlan *yc_supply_plan(YcApp *app, gint64 casefile, const YcIntake *intake)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcRows) rows = NULL;
  YcState state = state_of(app, casefile, &rows, &error);
  if (state == YC_STATE_NONE) return no_plan(g_strdup(error->message));
  if (is_tolerated(app, casefile, state)) return tolerated_plan(app, casefile, intake);
  if (yc_intake_missing(intake) == 0)
    return yc_intake_plan(app, intake, complete_outcome(yc_intake_item(app, intake), intake));
  if (told_again(app, casefile, state, intake)) return again_plan(app, intake);
  YcPlan *plan =
      yc_intake_plan(app, intake, state == YC_STATE_TOLD ? yc_intake_suggest(app, intake) : YC_OUTCOME_ASK);
  if (state == YC_STATE_TOLD) return plan;
  /* The notice stands: its day stays, no second one is made (RULE acc-02). */
  g_free(plan->promise);
  g_free(plan->prints);
  plan->due = yc_rows_day(rows, 0, "rank");
  plan->promise = still_missing(app, yc_intake_missing(intake), plan->due);
  plan->prints = g_strdup("");
  return plan;
}

YcIntakeResult *yc_supply_commit(YcApp *app, gint64 casefile, const YcIntake *intake, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_accepting_post(app, error);
  if (post == NULL) return NULL;
  YcActor actor;
  yc_app_actor(app, &actor, intake->act, NULL, &ident);
  g_autofree char *here = yc_app_post_for(app, casefile);
  actor.post = here;
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return NULL;
  if (repeated) return yc_intake_repeated(app, &actor, error);
  g_autoptr(YcIntakeResult) result = yc_supply_append(app, writer, casefile, intake, error);
  if (result == NULL || !yc_app_keep_form(app, &actor, casefile, intake, error) ||
      !yc_writer_commit(g_steal_pointer(&writer), error)) return NULL;
  yc_app_acted(app, casefile);
  return g_steal_pointer(&result);
}

/* The light as it shines now: papers that were promised for later move no limit of the hall's. */
static json_t *light_now(const YcRows *row)
{
  return json_pack("{s:o, s:o, s:o, s:o, s:o, s:b}", "due", yc_json_text(yc_rows_text(row, 0, "due")), "target",
                   yc_json_text(yc_rows_text(row, 0, "target")), "soon", yc_json_text(yc_rows_text(row, 0, "soon")), "days",
                   yc_rows_int(row, 0, "limit_days") > 0 ? json_integer(yc_rows_int(row, 0, "limit_days")) : json_null(),
                   "stopped", yc_json_text(yc_rows_text(row, 0, "stopped")), "provisional",
                   yc_rows_int(row, 0, "provisional") != 0);
}

/* RULE acc-03: the case stays where it is. */
static json_t *tolerated_facts(const YcRows *row, const YcIntake *intake, YcState state)
{
  guint missing = yc_intake_missing(intake);
  return json_pack("{s:s, s:s, s:o, s:s, s:s, s:o, s:o, s:o, s:o, s:i, s:i}", "state", yc_state_code(state), "queue",
                   yc_rows_str(row, 0, "queue"), "received", yc_json_text(yc_rows_text(row, 0, "received")), "step_short",
                   yc_rows_str(row, 0, "step_short"), "answerable", yc_rows_str(row, 0, "answerable"), "light",
                   light_now(row), "clocks", json_array(), "ended",
                   missing == 0 ? json_pack("[s]", "tolerate") : json_array(), "materials", yc_ticks_json(intake),
                   "missing", (int)missing, "all", (int)intake->ticks->len);
}

/* Facts of the supply itself: the ticks as they are now, and where that leaves the case. */
static json_t *supply_facts(YcApp *app, const YcRows *row, const YcItem *item, const YcIntake *intake, YcState state)
{
  gboolean complete = yc_intake_missing(intake) == 0, was_told = state == YC_STATE_TOLD;
  gboolean received = complete || was_told;   /* RULE time-09: received the day the last paper came */
  json_t *light = json_object(), *clocks = json_array();
  if (received) {
    YcClockDraft clock;
    if (yc_clock_answer(app, item, yc_app_today(app), &clock)) {
      json_decref(light);
      light = yc_clock_light(&clock);
      json_array_append_new(clocks, yc_clock_json(app, item, &clock));
    }
  } else {
    json_object_set_new(light, "by", json_string(yc_rows_str(row, 0, "rank")));
  }
  gboolean later = complete && intake->outcome == YC_OUTCOME_RECEIVE;
  return json_pack("{s:o, s:s, s:s, s:o, s:s, s:s, s:o, s:o, s:o, s:o, s:i, s:i}", "outcome",
                   yc_json_text(later ? yc_outcome_code(YC_OUTCOME_RECEIVE) : NULL), "state",
                   received ? "received" : yc_state_code(state), "queue", received ? "todo" : "supply", "received",
                   received ? yc_json_day(yc_app_today(app)) : yc_json_text(yc_rows_text(row, 0, "received")),
                   "step_short", received ? N_("收件审查") : N_("待补正"), "answerable",
                   yc_rows_str(row, 0, "answerable"), "light", light, "clocks", clocks, "ended",
                   received ? json_pack("[s]", "supply") : json_array(), "materials", yc_ticks_json(intake),
                   "missing", (int)yc_intake_missing(intake), "all", (int)intake->ticks->len);
}

/* The ticks are those of the case's own list, each once, and nobody has changed the case meanwhile. */
static gboolean check_ticks(YcApp *app, const YcRows *row, gint64 casefile, const YcIntake *intake, GError **error)
{
  if (intake->ver != 0 && intake->ver != yc_rows_int(row, 0, "ver"))
    return yc_refuse(error, _("这件办件刚在别的窗口办过:请重新打开,核对后再补"));
  g_autoptr(YcRows) list = yc_query(yc_app_store(app), error, YC_Q_CASE_MATERIALS, "i", casefile);
  if (list == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(list); i++) {
    int n = (int)yc_rows_int(list, i, "n");
    const YcTick *tick = yc_tick_find(intake->ticks, n);
    if (tick == NULL) return yc_refuse(error, _("第 %d 项材料不在清单上:请重新打开这件办件"), n);
    if (tick->state == YC_TICK_WRONG && *tick->note == '\0')
      return yc_refuse(error, _("第%d项:请写明要换成什么样的(告知书上照印)"), n);
  }
  return intake->ticks->len == yc_rows_count(list) || yc_refuse(error, _("清单上有这件办件没有的材料"));
}

/* A second notice needs a cause, and only a second notice has one (RULE acc-02). */
static gboolean check_cause(YcApp *app, gint64 casefile, YcState state, const YcIntake *intake, GError **error)
{
  gboolean again = told_again(app, casefile, state, intake);
  if (again && intake->cause == YC_CAUSE_NONE)
    return yc_refuse(error, _("再次告知要选原因:本窗口漏项、上级退补、情况变化、申请人又交错"));
  return again || intake->cause == YC_CAUSE_NONE || yc_refuse(error, _("没有新的缺漏,不用再次告知:请把原因空着"));
}

/* What the papers that came amount to.  YC_OUTCOME_NONE: the case waits on, or was accepted before. */
static YcOutcome outcome_of(YcApp *app, gint64 casefile, YcState state, const YcItem *item, const YcIntake *intake)
{
  if (is_tolerated(app, casefile, state)) return YC_OUTCOME_NONE;
  if (yc_intake_missing(intake) == 0) return complete_outcome(item, intake);
  gboolean waits_on = state != YC_STATE_TOLD && !told_again(app, casefile, state, intake);
  return waits_on ? YC_OUTCOME_NONE : YC_OUTCOME_ASK;
}

/* Nothing is other than it was: who came with nothing is logged as a coming, not as papers supplied. */
static gboolean brings_nothing(YcApp *app, gint64 casefile, const YcIntake *intake)
{
  g_autoptr(YcIntake) before = yc_intake_new();
  return read_ticks(app, before, casefile, NULL) && yc_ticks_same(before, intake);
}

/* RULE agt-04, acc-10: what the agent collected at home is no trip of the citizen; whether who brought the rest may act for
 * the applicant is as it stands today. */
static gboolean log_coming(YcApp *app, YcWriter *writer, gint64 casefile, const YcIntake *intake, GError **error)
{
  YcIntake came = *intake;   /* borrows everything */
  char home[] = "visit";
  if (yc_agency_collected(app, casefile)) came.channel = home;
  if (strcmp(intake->came, "applicant") == 0) came.represented = FALSE;
  came.authorised = came.represented && yc_authority_check(app, casefile, YC_SCOPE_SUPPLY, NULL) == YC_AUTHORISED;
  return yc_visit_append(app, writer, casefile, &came, YC_CAME_SUPPLY, "", error);
}

/* What was found of the papers while they were examined. */
static json_t *examined_facts(const YcIntake *intake)
{
  return json_pack("{s:o, s:i, s:i}", "materials", yc_ticks_json(intake), "missing", (int)yc_intake_missing(intake), "all",
                   (int)intake->ticks->len);
}

static gboolean check_answer(YcApp *app, gint64 casefile, const YcIntake *intake, GError **error)
{
  g_autoptr(YcPlan) plan = yc_examine_plan(app, casefile, intake, intake->outcome);
  if (!plan->possible) return yc_refuse(error, "%s", plan->why_not);
  g_autoptr(GPtrArray) faults = yc_field_faults_new();
  yc_intake_outcome_faults(app, intake, faults);
  return faults->len == 0 || yc_refuse(error, "%s", ((YcFieldFault *)faults->pdata[0])->sentence);
}

/* RULE time-09: the answer to papers that were taken in before. */
static YcIntakeResult *examine_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcItem *item,
                                      const YcIntake *intake, GError **error)
{
  gboolean same = brings_nothing(app, casefile, intake), later = intake->outcome == YC_OUTCOME_RECEIVE;
  if (!check_answer(app, casefile, intake, error)) return NULL;
  if (same && later) {
    yc_refuse(error, _("材料和上次记的一样:要答复的选受理、告知或不予"));
    return NULL;
  }
  if (!same && !yc_case_event(app, writer, casefile, "case.examine", examined_facts(intake), yc_notes_json(intake), error))
    return NULL;
  return yc_outcome_append(app, writer, casefile, item, intake, later ? YC_OUTCOME_NONE : intake->outcome, error);
}

YcIntakeResult *yc_supply_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcIntake *intake,
                                 GError **error)
{
  g_autoptr(YcRows) rows = NULL;
  YcState state = state_of(app, casefile, &rows, error);
  const YcItem *item = state == YC_STATE_NONE ? NULL : item_of(app, rows, error);
  if (item == NULL || !check_ticks(app, rows, casefile, intake, error) ||
      !check_cause(app, casefile, state, intake, error))
    return NULL;
  if (is_undecided(rows)) return examine_append(app, writer, casefile, item, intake, error);
  if (intake->outcome == YC_OUTCOME_RECEIVE && yc_intake_missing(intake) > 0) {
    yc_refuse(error, _("还缺 %u 项材料:补齐了才能收下待审"), yc_intake_missing(intake));
    return NULL;
  }
  /* Asked before the record says otherwise. */
  YcOutcome outcome = outcome_of(app, casefile, state, item, intake);
  if (yc_intake_missing(intake) == intake->ticks->len && intake->ticks->len > 0) {
    yc_refuse(error, _("一样材料也没有收下:先在清单上把补来的勾上"));
    return NULL;
  }
  if (outcome == YC_OUTCOME_NONE && brings_nothing(app, casefile, intake)) {
    yc_refuse(error, _("材料和上次记的一样:先在清单上把补来的勾上"));
    return NULL;
  }
  json_t *facts = is_tolerated(app, casefile, state) ? tolerated_facts(rows, intake, state)
                                                     : supply_facts(app, rows, item, intake, state);
  if (!yc_case_event(app, writer, casefile, "case.supply", facts, yc_notes_json(intake), error)) return NULL;
  if (!log_coming(app, writer, casefile, intake, error)) return NULL;
  return yc_outcome_append(app, writer, casefile, item, intake, outcome, error);
}
