/* supply.c - papers that come later: the checklist of a waiting case, ticked until it can be accepted. */
#include <config.h>
#include <string.h>
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

static YcState state_of(YcApp *app, gint64 casefile, YcRows **rows, GError **error)
{
  *rows = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", casefile);
  if (*rows == NULL) return YC_STATE_NONE;
  if (yc_rows_count(*rows) == 0) {
    yc_refuse(error, _("没有这件办件"));
    return YC_STATE_NONE;
  }
  YcState state = yc_state_parse(yc_rows_str(*rows, 0, "state"));
  if (!waits(state)) {
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

/* Nothing is missing any more: an on-the-spot item is done at once (RULE acc-05). */
static YcOutcome complete_outcome(const YcItem *item)
{
  return item->handling == YC_HANDLING_ONSPOT ? YC_OUTCOME_ONSPOT : YC_OUTCOME_ACCEPT;
}

YcPlan *yc_supply_plan(YcApp *app, gint64 casefile, const YcIntake *intake)
{
  GError *error = NULL;
  g_autoptr(YcRows) rows = NULL;
  YcState state = state_of(app, casefile, &rows, &error);
  if (state == YC_STATE_NONE) {
    YcPlan *plan = g_new0(YcPlan, 1);
    plan->due = YC_DAY_NONE;
    plan->why_not = g_strdup(error->message);
    plan->promise = g_strdup("");
    plan->prints = g_strdup("");
    g_error_free(error);
    return plan;
  }
  if (yc_intake_missing(intake) == 0)
    return yc_intake_plan(app, intake, complete_outcome(yc_intake_item(app, intake)));
  YcPlan *plan =
      yc_intake_plan(app, intake, state == YC_STATE_TOLD ? yc_intake_suggest(app, intake) : YC_OUTCOME_ASK);
  if (state == YC_STATE_TOLD) return plan;
  /* The notice stands: its day stays, no second one is made (RULE acc-02). */
  g_free(plan->promise);
  g_free(plan->prints);
  plan->due = yc_rows_day(rows, 0, "rank");
  g_autofree char *day = yc_say_day_medium(plan->due);
  plan->promise = g_strdup_printf(_("还差 %u 项,仍请于 %s前补来"), yc_intake_missing(intake), day);
  plan->prints = g_strdup("");
  return plan;
}

YcIntakeResult *yc_supply_commit(YcApp *app, gint64 casefile, const YcIntake *intake, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_accepting_post(app, error);
  if (post == NULL) return NULL;
  YcActor actor;
  yc_app_actor(app, &actor, intake->act, post, &ident);
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

/* Facts of the supply itself: the ticks as they are now, and where that leaves the case. */
static json_t *supply_facts(YcApp *app, const YcRows *row, const YcItem *item, const YcIntake *intake, YcState state)
{
  gboolean complete = yc_intake_missing(intake) == 0, was_told = state == YC_STATE_TOLD;
  gboolean received = complete || was_told;   /* RULE time-09: received the day the last paper came */
  json_t *light = json_object(), *clocks = json_array();
  if (received) {
    YcLimit limit = yc_limit_working(item->accept_days);
    YcClockDraft clock;
    if (yc_clock_make(app, "accept", &limit, yc_app_today(app), "escalate", &clock)) {
      json_decref(light);
      light = yc_clock_light(&clock);
      json_array_append_new(clocks, yc_clock_json(app, item, &clock));
    }
  } else {
    json_object_set_new(light, "by", json_string(yc_rows_str(row, 0, "rank")));
  }
  return json_pack("{s:s, s:s, s:o, s:s, s:s, s:o, s:o, s:o, s:o, s:i, s:i}", "state",
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

YcIntakeResult *yc_supply_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcIntake *intake,
                                 GError **error)
{
  g_autoptr(YcRows) rows = NULL;
  YcState state = state_of(app, casefile, &rows, error);
  const YcItem *item = state == YC_STATE_NONE ? NULL : item_of(app, rows, error);
  if (item == NULL || !check_ticks(app, rows, casefile, intake, error)) return NULL;
  YcOutcome outcome = yc_intake_missing(intake) == 0 ? complete_outcome(item) : YC_OUTCOME_ASK;
  if (outcome == YC_OUTCOME_ASK && yc_intake_missing(intake) == intake->ticks->len) {
    yc_refuse(error, _("一样材料也没有收下:先在清单上把补来的勾上"));
    return NULL;
  }
  if (!yc_case_event(app, writer, casefile, "case.supply", supply_facts(app, rows, item, intake, state),
                     yc_notes_json(intake), error))
    return NULL;
  /* A case told without papers gets its notice now; one that has its notice waits on. */
  gboolean waits_on = outcome == YC_OUTCOME_ASK && state != YC_STATE_TOLD;
  return yc_outcome_append(app, writer, casefile, item, intake, waits_on ? YC_OUTCOME_NONE : outcome, error);
}
