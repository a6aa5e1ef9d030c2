/* extend.c - see extend.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/extend.h"
#include "app/issue.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/say.h"

/* What the extension makes of the clocks of a case. */
typedef struct {
  json_t *moved;
  YcClockDraft shining;   /* of the clock that shines, as it would be */
  YcDueStatus status;     /* of that */
  gboolean late, found;
  YcDay before;
} Outcome;

void yc_extend_plan_free(YcExtendPlan *plan)
{
  if (plan == NULL) return;
  g_strfreev(plan->by);
  g_free(plan);
}

/* --- the clocks ------------------------------------------------------------------------------------------- */

static gboolean is_whole(const char *kind)
{
  return strcmp(kind, "promise") == 0 || strcmp(kind, "statute") == 0;
}

/* Also that of a step that runs with the case (yc_stage_clock()). */
static gboolean is_moved(const YcOnWay *c, guint row)
{
  return is_whole(yc_rows_str(c->clocks, row, "kind")) || strcmp(yc_rows_str(c->clocks, row, "timeout"), "case") == 0;
}

/* RULE time-08: n grows in the limit's own unit and is counted again from the start, with the stops of before. */
static json_t *extend_clock(const YcOnWay *c, guint row, int n, YcClockDraft *draft, YcDueStatus *status)
{
  const char *kind = yc_rows_str(c->clocks, row, "kind");
  draft->limit = yc_clock_limit(c->item, c->clocks, row);
  draft->limit.n += n;
  g_autoptr(GArray) stops = yc_clock_stops(c->clocks, row);
  YcDue *due = &draft->due;
  *status = yc_clock_recount(c->app, c->item, kind, &draft->limit, yc_rows_day(c->clocks, row, "started"), stops, due);
  if (*status == YC_DUE_STOPPED)
    return json_pack("{s:s, s:i, s:n, s:n, s:n, s:n, s:b, s:i}", "kind", kind, "n", draft->limit.n, "due", "target",
                     "soon", "nominal", "provisional", due->provisional, "left", due->left);
  return json_pack("{s:s, s:i, s:o, s:o, s:o, s:o, s:b}", "kind", kind, "n", draft->limit.n, "due",
                   yc_json_day(due->due), "target", yc_json_day(due->target), "soon", yc_json_day(yc_clock_soon(due)),
                   "nominal", yc_json_day(due->nominal), "provisional", due->provisional);
}

/* One that is over stays over, whatever is granted afterwards. */
static gboolean is_over(const YcOnWay *c, guint row)
{
  return strcmp(yc_rows_str(c->clocks, row, "state"), "running") == 0 && c->today > yc_rows_day(c->clocks, row, "due");
}

static void extend_all(const YcOnWay *c, int n, Outcome *out)
{
  *out = (Outcome){ .moved = json_array(), .before = YC_DAY_NONE };
  for (guint i = 0; i < yc_rows_count(c->clocks); i++) {
    const char *kind = yc_rows_str(c->clocks, i, "kind");
    if (!is_moved(c, i) || strcmp(yc_rows_str(c->clocks, i, "state"), "done") == 0) continue;
    YcClockDraft draft;
    YcDueStatus status;
    json_t *moved = extend_clock(c, i, n, &draft, &status);
    gboolean over = is_over(c, i), counts = status == YC_DUE_OK || status == YC_DUE_STOPPED;
    if (is_whole(kind) && yc_clock_shines(c->item, kind) && counts) {
      out->found = TRUE;
      out->late = over;
      out->shining = draft;
      out->status = status;
      out->before = yc_rows_day(c->clocks, i, "due");
    }
    if (over || !counts) json_decref(moved);
    else json_array_append_new(out->moved, moved);
  }
}

/* --- whether ---------------------------------------------------------------------------------------------- */

static gboolean was_extended(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_MOVE, "i", casefile);
  return rows != NULL && yc_rows_first(rows, "extensions", 0) + yc_rows_first(rows, "late_extensions", 0) > 0;
}

static gboolean check_case(const YcOnWay *c, GError **error)
{
  if (c->item->extension.n <= 0) return yc_refuse(error, _("%s没有规定可以延期:期限照算"), c->item->short_name);
  if (was_extended(c->app, c->id)) return yc_refuse(error, _("这件已经延过一次期:只能延一次"));
  for (guint i = 0; i < yc_rows_count(c->clocks); i++)
    if (is_whole(yc_rows_str(c->clocks, i, "kind")) && strcmp(yc_rows_str(c->clocks, i, "state"), "done") != 0) return TRUE;
  return yc_refuse(error, _("这件没有正在算的办结期限:不用延"));
}

static gboolean check_days(const YcOnWay *c, int n, GError **error)
{
  g_autofree char *cap = yc_say_limit(&c->item->extension);
  if (n < 1) return yc_refuse(error, _("请写延多少:1 到 %d"), c->item->extension.n);
  return n <= c->item->extension.n || yc_refuse(error, _("%s最多延 %s"), c->item->short_name, cap);
}

static gboolean check_form(const YcOnWay *c, const YcExtend *form, GError **error)
{
  if (!check_case(c, error) || !check_days(c, form->n, error)) return FALSE;
  g_autofree char *by = g_strjoinv(_("、"), c->item->extension_by);
  if (*form->post == '\0') return yc_refuse(error, _("请写谁批准的:职务,如 %s"), *by ? by : _("镇长"));
  if (*by != '\0' && !g_strv_contains((const char *const *)c->item->extension_by, form->post))
    return yc_refuse(error, _("%s的延期由 %s 批准,不是 %s"), c->item->short_name, by, form->post);
  if (!yc_way_approver(form->post, form->name, error)) return FALSE;
  return *form->reason != '\0' || yc_refuse(error, _("请写为什么延:告知书上要写"));
}

YcExtendPlan *yc_extend_plan(YcApp *app, gint64 casefile, int n, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_EXTEND, error) || !check_case(&c, error)) return NULL;
  Outcome out;
  extend_all(&c, n, &out);
  json_decref(out.moved);
  YcExtendPlan *plan = g_new0(YcExtendPlan, 1);
  plan->cap = c.item->extension;
  plan->by = g_strdupv(c.item->extension_by);
  plan->late = out.late;
  plan->stopped = out.found && out.status == YC_DUE_STOPPED;
  plan->before = out.before;
  plan->after = out.found && out.status == YC_DUE_OK ? out.shining.due.due : YC_DAY_NONE;
  plan->left = plan->stopped ? out.shining.due.left : 0;
  plan->provisional = out.found && out.shining.due.provisional;
  return plan;
}

/* --- the act ---------------------------------------------------------------------------------------------- */

/* What shines then: of the clocks that moved the new day, and grey stays grey. */
static json_t *light_of(const YcOnWay *c, const Outcome *out)
{
  g_autoptr(GPtrArray) kinds = g_ptr_array_new();
  size_t i;
  json_t *moved;
  json_array_foreach(out->moved, i, moved) g_ptr_array_add(kinds, (gpointer)json_string_value(json_object_get(moved, "kind")));
  g_ptr_array_add(kinds, NULL);
  gboolean fresh = out->found && !out->late && out->status == YC_DUE_OK;
  json_t *light = yc_onway_light(c, (const char *const *)kinds->pdata, fresh ? &out->shining : NULL);
  const char *stopped = yc_rows_text(c->cf, 0, "stopped");
  if (!json_is_null(light) || stopped == NULL) return light;
  json_decref(light);
  return json_pack("{s:s}", "stopped", stopped);
}

static char *issue_paper(const YcOnWay *c, const YcExtend *form, const Outcome *out, GArray *papers, GError **error)
{
  char *number = yc_issue_next(c->app, YC_PAPER_EXTEND, c->today, NULL);
  YcLimit limit = { form->n, c->item->extension.unit, FALSE };
  g_autofree char *amount = yc_paper_limit(&limit);
  gboolean counts = out->found && out->status == YC_DUE_OK;
  json_t *words = json_pack("{s:s, s:s, s:s}", "reason", form->reason, "approver", form->post, "extended", amount);
  YcIssue issue = { .kind = YC_PAPER_EXTEND, .casefile = c->id, .day = c->today,
                    .received = yc_rows_day(c->cf, 0, "received"), .due = counts ? out->shining.due.due : YC_DAY_NONE,
                    .provisional = counts && out->shining.due.provisional, .words = words };
  gint64 id = yc_issue(c->app, c->writer, &issue, error);
  json_decref(words);
  if (id == 0) {
    g_free(number);
    return NULL;
  }
  if (papers != NULL) g_array_append_val(papers, id);
  return number;
}

gboolean yc_extend_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcExtend *form, GArray *papers, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_EXTEND, error) || !check_form(&c, form, error)) return FALSE;
  Outcome out;
  extend_all(&c, form->n, &out);
  g_autofree char *paper = issue_paper(&c, form, &out, papers, error);
  if (paper == NULL) {
    json_decref(out.moved);
    return FALSE;
  }
  json_t *light = light_of(&c, &out);
  gboolean counts = out.found && out.status == YC_DUE_OK;
  json_t *facts =
      json_pack("{s:i, s:s, s:s, s:s, s:i, s:o, s:o, s:o, s:o, s:o}", "n", form->n, "unit",
                yc_unit_code(c.item->extension.unit), "approver", form->post, "paper", paper, "late", out.late ? 1 : 0,
                "due", yc_json_day(counts ? out.shining.due.due : YC_DAY_NONE), "before", yc_json_day(out.before), "moved",
                out.moved, "day", yc_json_day(c.today), "light", light);
  json_t *body = json_pack("{s:s, s:s}", "approver", form->name, "reason", form->reason);
  return yc_case_event(app, writer, casefile, "case.extend", facts, body, error);
}

/* --- as a person does it ---------------------------------------------------------------------------------- */

static gboolean append_extend(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  const YcExtend *extend = form;
  g_autofree char *post = yc_way_words(extend->post, error), *name = post ? yc_way_words(extend->name, error) : NULL;
  g_autofree char *reason = name ? yc_way_words(extend->reason, error) : NULL;
  if (reason == NULL) return FALSE;
  YcExtend clean = { extend->n, post, name, reason };
  return yc_extend_append(app, writer, casefile, &clean, papers, error);
}

static const YcWay way = { "case.extend", YC_ACT_EXTEND, TRUE, N_("延期"), append_extend };

char *yc_extend_fault(YcApp *app, gint64 casefile, const YcExtend *form)
{
  g_autoptr(GError) error = NULL;
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  if (yc_onway_read(&c, YC_ACT_EXTEND, &error) && check_form(&c, form, &error)) return NULL;
  return g_strdup(error->message);
}

gboolean yc_extend_may(YcApp *app, gint64 casefile, GError **error)
{
  if (!yc_way_may(app, casefile, &way, error)) return FALSE;
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  return yc_onway_read(&c, YC_ACT_EXTEND, error) && check_case(&c, error);
}

YcIntakeResult *yc_extend_commit(YcApp *app, gint64 casefile, const YcExtend *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &way, form, act, error);
}
