/* pause.c - see pause.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/issue.h"
#include "app/onway.h"
#include "app/pause.h"
#include "app/private.h"
#include "app/say.h"

enum { LONGEST = 183 };

/* --- how often, and whether it may once more -------------------------------------------------------------- */

int yc_pause_count(YcApp *app, gint64 casefile, YcProcedure procedure)
{
  g_autoptr(YcRows) rows =
      yc_query(yc_app_store(app), NULL, YC_Q_CASE_PAUSES_OF, "it", casefile, yc_procedure_code(procedure));
  return (int)(rows ? yc_rows_first(rows, "n", 0) : 0);
}

/* The permission that is there and not used; 0 where there is none. */
static gint64 open_permit(YcApp *app, gint64 casefile, YcProcedure procedure)
{
  g_autoptr(YcRows) rows =
      yc_query(yc_app_store(app), NULL, YC_Q_CASE_PERMIT, "it", casefile, yc_procedure_code(procedure));
  return rows ? yc_rows_first(rows, "id", 0) : 0;
}

gboolean yc_pause_needs_permit(YcApp *app, gint64 casefile, YcProcedure procedure)
{
  return yc_pause_count(app, casefile, procedure) > 0 && open_permit(app, casefile, procedure) == 0;
}

GArray *yc_pause_procedures(YcApp *app, gint64 casefile)
{
  GArray *list = g_array_new(FALSE, FALSE, sizeof(YcProcedure));
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  if (!yc_onway_read(&c, YC_N_ACTS, NULL)) return list;
  for (YcProcedure p = 0; p < YC_N_PROCEDURES; p++)
    if (yc_item_allows(c.item, p)) g_array_append_val(list, p);
  return list;
}

/* --- what is wrong with it -------------------------------------------------------------------------------- */

static char *allowed_words(const YcItem *item)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (char **code = item->procedures; *code != NULL; code++)
    g_string_append_printf(text, "%s%s", text->len ? _("、") : "", yc_say_procedure(*code));
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static gboolean check_procedure(const YcOnWay *c, YcProcedure procedure, GError **error)
{
  g_autofree char *allowed = allowed_words(c->item);
  if (*allowed == '\0')
    return yc_refuse(error, _("%s没有规定可以停钟的特别程序:期限照算"), c->item->short_name);
  if (!yc_item_allows(c->item, procedure))
    return yc_refuse(error, _("%s不能为%s停钟,只能为 %s"), c->item->short_name,
                     procedure < YC_N_PROCEDURES ? yc_say_procedure(yc_procedure_code(procedure)) : "?", allowed);
  if (!yc_pause_needs_permit(c->app, c->id, procedure)) return TRUE;
  return yc_refuse(error, _("已经为%s停过一次:再停要值班长先准许"), yc_say_procedure(yc_procedure_code(procedure)));
}

static gboolean check_form(const YcOnWay *c, const YcPause *form, GError **error)
{
  if (!check_procedure(c, form->procedure, error)) return FALSE;
  if (form->until == YC_DAY_NONE) return yc_refuse(error, _("请写预计到哪天结束:告知书上要写"));
  if (form->until < c->today) return yc_refuse(error, _("预计结束的日子已经过了:请写今天或以后"));
  if (form->until - c->today > LONGEST) return yc_refuse(error, _("预计结束的日子太远:最多半年"));
  if (*form->post == '\0') return yc_refuse(error, _("请写谁批准的:职务,如 镇长"));
  if (!yc_way_approver(form->post, form->name, error)) return FALSE;
  return *form->reason != '\0' || yc_refuse(error, _("请写为什么:告知书上要写"));
}

/* --- one clock -------------------------------------------------------------------------------------------- */

/* The clocks that a special procedure stops: of the whole case and of its step (RULE time-07). */
static gboolean stops(const char *kind)
{
  return strcmp(kind, "promise") == 0 || strcmp(kind, "statute") == 0 || g_str_has_prefix(kind, "step:");
}

/* What a stop or a resumption makes of one clock; NULL where the clock does not take part. */
static json_t *move_clock(const YcOnWay *c, guint row, gboolean stop, YcDue *due)
{
  const char *state = yc_rows_str(c->clocks, row, "state"), *kind = yc_rows_str(c->clocks, row, "kind");
  if (strcmp(state, stop ? "running" : "stopped") != 0 || !stops(kind)) return NULL;
  YcLimit limit = yc_clock_limit(c->item, c->clocks, row);
  g_autoptr(GArray) list = yc_clock_stops(c->clocks, row);
  YcStop fresh = { c->today, YC_DAY_NONE };
  if (stop) g_array_append_val(list, fresh);
  else if (list->len > 0) g_array_index(list, YcStop, list->len - 1).resume = c->today;
  YcDay started = yc_rows_day(c->clocks, row, "started");
  YcDueStatus status = stop ? yc_clock_due(c->app, c->item, kind, &limit, started, (YcStop *)(gpointer)list->data, list->len, due)
                            : yc_clock_recount(c->app, c->item, kind, &limit, started, list, due);
  if (status != (stop ? YC_DUE_STOPPED : YC_DUE_OK)) return NULL;
  char *text = yc_clock_stops_text(list);
  json_t *moved =
      stop ? json_pack("{s:s, s:i, s:s}", "kind", kind, "left", due->left, "stops", text)
           : json_pack("{s:s, s:o, s:o, s:o, s:o, s:s, s:b}", "kind", kind, "due", yc_json_day(due->due), "target",
                       yc_json_day(due->target), "soon", yc_json_day(yc_clock_soon(due)), "nominal",
                       yc_json_day(due->nominal), "stops", text, "provisional", due->provisional);
  free(text);
  return moved;
}

/* --- stopping --------------------------------------------------------------------------------------------- */

/* The clocks that stop; *light is what shines while they stand.  NULL with *error where none can. */
static json_t *stop_all(const YcOnWay *c, json_t **light, GError **error)
{
  json_t *stopped = json_array();
  g_autoptr(GPtrArray) kinds = g_ptr_array_new();
  for (guint i = 0; i < yc_rows_count(c->clocks); i++) {
    YcDue due;
    json_t *moved = move_clock(c, i, TRUE, &due);
    if (moved == NULL) continue;
    json_array_append_new(stopped, moved);
    g_ptr_array_add(kinds, (gpointer)yc_rows_str(c->clocks, i, "kind"));
  }
  g_ptr_array_add(kinds, NULL);
  if (json_array_size(stopped) == 0) {
    json_decref(stopped);
    yc_refuse(error, _("没有能停的时限:超期的不能再停"));
    return NULL;
  }
  /* What is overdue already stays red; without that the case is grey. */
  *light = yc_onway_light(c, (const char *const *)kinds->pdata, NULL);
  if (!json_is_null(*light)) return stopped;
  json_decref(*light);
  *light = json_pack("{s:o}", "stopped", yc_json_day(c->today));
  return stopped;
}

/* The paper stands before the clock does. */
static char *issue_paper(const YcOnWay *c, const YcPause *form, GArray *papers, GError **error)
{
  char *number = yc_issue_next(c->app, YC_PAPER_SPECIAL, c->today, NULL);
  json_t *words = json_pack("{s:s, s:s, s:s}", "reason", form->reason, "approver", form->post, "procedure",
                            yc_procedure_code(form->procedure));
  YcIssue issue = { .kind = YC_PAPER_SPECIAL, .casefile = c->id, .day = c->today,
                    .received = yc_rows_day(c->cf, 0, "received"), .due = form->until, .words = words };
  gint64 id = yc_issue(c->app, c->writer, &issue, error);
  json_decref(words);
  if (id != 0) {
    if (papers != NULL) g_array_append_val(papers, id);
    return number;
  }
  g_free(number);
  return NULL;
}

gboolean yc_pause_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcPause *form, GArray *papers, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_PAUSE, error) || !check_form(&c, form, error)) return FALSE;
  json_t *light, *stopped = stop_all(&c, &light, error);
  g_autofree char *paper = stopped ? issue_paper(&c, form, papers, error) : NULL;
  if (paper == NULL) {
    if (stopped != NULL) json_decref(light);
    json_decref(stopped);
    return FALSE;
  }
  json_t *permit = yc_json_ident(app, yc_pause_count(app, casefile, form->procedure) > 0
                                          ? open_permit(app, casefile, form->procedure) : 0);
  json_t *facts = json_pack("{s:s, s:s, s:o, s:s, s:o, s:s, s:o, s:o, s:o}", "procedure",
                            yc_procedure_code(form->procedure), "paper", paper, "until", yc_json_day(form->until),
                            "approver", form->post, "permit", permit, "step_short", yc_rows_str(c.cf, 0, "step_short"),
                            "stopped", stopped, "day", yc_json_day(c.today), "light", light);
  json_t *body = json_pack("{s:s, s:s}", "approver", form->name, "reason", form->reason);
  return yc_case_event(app, writer, casefile, "case.pause", facts, body, error);
}

/* --- what it would come to -------------------------------------------------------------------------------- */

static void plan_clock(const YcOnWay *c, guint row, YcDay until, YcPausePlan *plan)
{
  YcLimit limit = yc_clock_limit(c->item, c->clocks, row);
  const char *kind = yc_rows_str(c->clocks, row, "kind");
  YcDay started = yc_rows_day(c->clocks, row, "started");
  g_autoptr(GArray) list = yc_clock_stops(c->clocks, row);
  YcStop stop = { c->today, YC_DAY_NONE };
  YcDue due;
  g_array_append_val(list, stop);
  yc_clock_due(c->app, c->item, kind, &limit, started, (YcStop *)(gpointer)list->data, list->len, &due);
  plan->before = yc_rows_day(c->clocks, row, "due");
  plan->left = due.left;
  plan->unit = limit.unit == YC_UNIT_WORKING ? YC_UNIT_WORKING : YC_UNIT_CALENDAR;
  plan->after = YC_DAY_NONE;
  if (until == YC_DAY_NONE || until < c->today) return;
  g_array_index(list, YcStop, list->len - 1).resume = until;
  yc_clock_due(c->app, c->item, kind, &limit, started, (YcStop *)(gpointer)list->data, list->len, &due);
  plan->after = due.due;
}

gboolean yc_pause_plan(YcApp *app, gint64 casefile, YcDay until, YcPausePlan *plan)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_PAUSE, NULL)) return FALSE;
  for (guint i = 0; i < yc_rows_count(c.clocks); i++) {
    const char *kind = yc_rows_str(c.clocks, i, "kind");
    gboolean whole = strcmp(kind, "promise") == 0 || strcmp(kind, "statute") == 0;
    YcDue due;
    json_t *moved = whole && yc_clock_shines(c.item, kind) ? move_clock(&c, i, TRUE, &due) : NULL;
    if (moved == NULL) continue;
    json_decref(moved);
    plan_clock(&c, i, until, plan);
    return TRUE;
  }
  return FALSE;
}

/* --- going on --------------------------------------------------------------------------------------------- */

/* The clocks that run again; *first is of the one that shines and is due first, its due YC_DAY_NONE where none does. */
static json_t *resume_all(const YcOnWay *c, YcClockDraft *first)
{
  json_t *resumed = json_array();
  first->due.due = YC_DAY_NONE;
  for (guint i = 0; i < yc_rows_count(c->clocks); i++) {
    YcDue due;
    json_t *moved = move_clock(c, i, FALSE, &due);
    if (moved == NULL) continue;
    json_array_append_new(resumed, moved);
    gboolean shines = yc_clock_shines(c->item, yc_rows_str(c->clocks, i, "kind"));
    if (shines && (first->due.due == YC_DAY_NONE || due.due < first->due.due)) first->due = due;
  }
  return resumed;
}

/* Working days that the stop lasted; 0 where it cannot be told. */
static int stood(const YcOnWay *c)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_PAUSE_OPEN, "i", c->id);
  if (rows == NULL || yc_rows_count(rows) == 0) return 0;
  return yc_calendar_count(yc_app_calendar(c->app), yc_rows_day(rows, 0, "day"), c->today);
}

gboolean yc_resume_append(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  YcClockDraft first;
  if (!yc_onway_read(&c, YC_ACT_RESUME, error)) return FALSE;
  json_t *resumed = resume_all(&c, &first);
  json_t *light = yc_onway_light(&c, NULL, first.due.due == YC_DAY_NONE ? NULL : &first);
  json_t *facts = json_pack("{s:o, s:i, s:s, s:o, s:o, s:o}", "procedure", json_null(), "stood", stood(&c), "step_short",
                            yc_rows_str(c.cf, 0, "step_short"), "resumed", resumed, "light", light, "day",
                            yc_json_day(c.today));
  g_autoptr(YcRows) open = yc_query(yc_app_store(app), NULL, YC_Q_CASE_PAUSE_OPEN, "i", casefile);
  if (open != NULL && yc_rows_count(open) > 0)
    json_object_set_new(facts, "procedure", json_string(yc_rows_str(open, 0, "procedure")));
  return yc_case_event(app, writer, casefile, "case.resume", facts, NULL, error);
}

YcDay yc_resume_day(YcApp *app, gint64 casefile)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  YcClockDraft first;
  if (!yc_onway_read(&c, YC_ACT_RESUME, NULL)) return YC_DAY_NONE;
  json_decref(resume_all(&c, &first));
  return first.due.due;
}

/* --- permission ------------------------------------------------------------------------------------------- */

typedef struct { YcProcedure procedure; const char *reason; } Permit;

gboolean yc_permit_append(YcApp *app, YcWriter *writer, gint64 casefile, YcProcedure procedure, const char *text,
                          GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_EXTEND, error)) return FALSE;   /* accepted or stopped: its clocks count */
  const char *word = procedure < YC_N_PROCEDURES ? yc_say_procedure(yc_procedure_code(procedure)) : "?";
  if (!yc_item_allows(c.item, procedure)) return yc_refuse(error, _("%s不能为%s停钟"), c.item->short_name, word);
  if (yc_pause_count(app, casefile, procedure) == 0) return yc_refuse(error, _("还没有为%s停过:第一次不用准许"), word);
  if (open_permit(app, casefile, procedure) != 0) return yc_refuse(error, _("已经准许再停一次,还没有用"));
  g_autofree char *reason = yc_way_text(text, _("请写为什么准许再停一次:记在经过里"), error);
  if (reason == NULL) return FALSE;
  json_t *facts = json_pack("{s:s, s:o}", "procedure", yc_procedure_code(procedure), "day", yc_json_day(c.today));
  return yc_case_event(app, writer, casefile, "case.permit", facts, json_pack("{s:s}", "reason", reason), error);
}

static gboolean append_permit(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers,
                              GError **error)
{
  (void)papers;
  const Permit *permit = form;
  return yc_permit_append(app, writer, casefile, permit->procedure, permit->reason, error);
}

/* --- as a person does it ---------------------------------------------------------------------------------- */

static gboolean append_pause(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  const YcPause *pause = form;
  g_autofree char *post = yc_way_words(pause->post, error), *name = post ? yc_way_words(pause->name, error) : NULL;
  g_autofree char *reason = name ? yc_way_words(pause->reason, error) : NULL;
  if (reason == NULL) return FALSE;
  YcPause clean = { pause->procedure, pause->until, post, name, reason };
  /* A supervisor who stops it once more permits it with the same reason. */
  gboolean permits = yc_staff_has_role(yc_app_me(app), "supervisor") && pause->procedure < YC_N_PROCEDURES &&
                     yc_pause_needs_permit(app, casefile, pause->procedure);
  if (permits && !yc_permit_append(app, writer, casefile, pause->procedure, reason, error)) return FALSE;
  return yc_pause_append(app, writer, casefile, &clean, papers, error);
}

static gboolean append_resume(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)form;
  (void)papers;
  return yc_resume_append(app, writer, casefile, error);
}

static const YcWay ways[] = {
  { "case.pause", YC_ACT_PAUSE, FALSE, N_("暂停"), append_pause },
  { "case.resume", YC_ACT_RESUME, FALSE, N_("恢复"), append_resume },
  { "case.permit", YC_ACT_EXTEND, TRUE, N_("准许再停"), append_permit },
};

char *yc_pause_fault(YcApp *app, gint64 casefile, const YcPause *form)
{
  g_autoptr(GError) error = NULL;
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  if (yc_onway_read(&c, YC_ACT_PAUSE, &error) && check_form(&c, form, &error)) return NULL;
  return g_strdup(error->message);
}

/* With what no form could mend: no procedure, nothing to stop. */
gboolean yc_pause_may(YcApp *app, gint64 casefile, GError **error)
{
  if (!yc_way_may(app, casefile, &ways[0], error)) return FALSE;
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_PAUSE, error)) return FALSE;
  if (*c.item->procedures == NULL) return check_procedure(&c, YC_N_PROCEDURES, error);
  json_t *light, *stopped = stop_all(&c, &light, error);
  if (stopped == NULL) return FALSE;
  json_decref(light);
  json_decref(stopped);
  return TRUE;
}

YcIntakeResult *yc_pause_commit(YcApp *app, gint64 casefile, const YcPause *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &ways[0], form, act, error);
}

gboolean yc_resume_may(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &ways[1], error);
}

YcIntakeResult *yc_resume_commit(YcApp *app, gint64 casefile, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &ways[1], NULL, act, error);
}

gboolean yc_permit_may(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &ways[2], error);
}

YcIntakeResult *yc_permit_commit(YcApp *app, gint64 casefile, YcProcedure procedure, const char *reason, const char *act,
                                 GError **error)
{
  Permit permit = { procedure, reason };
  return yc_way_commit(app, casefile, &ways[2], &permit, act, error);
}
