/* progress.c - see progress.h. */
#include <config.h>
#include <string.h>
#include "app/clocks.h"
#include "app/commit.h"
#include "app/private.h"
#include "app/progress.h"
#include "domain/lifecycle.h"

typedef struct {
  YcApp *app;
  YcWriter *writer;
  gint64 id;
  YcRows *cf, *clocks;
  const YcItem *item;
  YcDay today;
} Case;

static void case_clear(Case *c)
{
  yc_rows_free(c->cf);
  yc_rows_free(c->clocks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Case, case_clear)

/* Reads the case and asks the life-cycle's table whether the act is possible. */
static gboolean case_read(Case *c, YcAct act, GError **error)
{
  YcStore *store = yc_app_store(c->app);
  c->today = yc_app_today(c->app);
  c->cf = yc_query(store, error, YC_Q_CASEFILE, "i", c->id);
  if (c->cf == NULL) return FALSE;
  if (yc_rows_count(c->cf) == 0) return yc_refuse(error, _("没有这件办件"));
  YcState state = yc_state_parse(yc_rows_str(c->cf, 0, "state"));
  if (yc_lifecycle_next(state, act) == YC_STATE_NONE)
    return yc_refuse(error, _("这件办件现在不能这样办(%s)"), yc_state_code(state));
  c->clocks = yc_query(store, error, YC_Q_CASE_CLOCKS, "i", c->id);
  c->item = yc_app_item_version(c->app, yc_rows_str(c->cf, 0, "item"), (int)yc_rows_int(c->cf, 0, "version"), error);
  return c->clocks != NULL && c->item != NULL;
}

static json_t *text_of(const YcRows *rows, guint row, const char *column)
{
  return yc_json_text(yc_rows_text(rows, row, column));
}

/* The light of the clock that is due first among `fresh` and the running ones, without those named `ended` (NULL:
 * none).
 * RULE time-11: it runs on the promise, on the law's limit only where nothing is promised. */
static json_t *light_without(const Case *c, const char *const *ended, const YcClockDraft *fresh)
{
  int best = -1;
  for (guint i = 0; i < yc_rows_count(c->clocks); i++) {
    if (strcmp(yc_rows_str(c->clocks, i, "state"), "running") != 0) continue;
    const char *kind = yc_rows_str(c->clocks, i, "kind");
    if ((ended != NULL && g_strv_contains(ended, kind)) || !yc_clock_shines(c->item, kind)) continue;
    if (best < 0 || strcmp(yc_rows_str(c->clocks, i, "due"), yc_rows_str(c->clocks, (guint)best, "due")) < 0)
      best = (int)i;
  }
  char day[YC_DAY_TEXT];
  if (fresh != NULL &&
      (best < 0 || strcmp(yc_day_format(fresh->due.due, day), yc_rows_str(c->clocks, (guint)best, "due")) <= 0))
    return yc_clock_light(fresh);
  if (best < 0) return json_null();
  guint i = (guint)best;
  int days = yc_calendar_count(yc_app_calendar(c->app), yc_rows_day(c->clocks, i, "started"),
                               yc_rows_day(c->clocks, i, "target"));
  return json_pack("{s:o, s:o, s:o, s:i, s:b}", "due", text_of(c->clocks, i, "due"), "target",
                   text_of(c->clocks, i, "target"), "soon", text_of(c->clocks, i, "soon"), "days", days,
                   "provisional", yc_rows_int(c->clocks, i, "provisional") != 0);
}

/* --- relatives (RULE acc-08) ------------------------------------------------------------------------------- */

/* A post that this person acts for, in the order of their codes; NULL for none.  Free with g_free(). */
static char *post_of_staff(YcApp *app, gint64 staff)
{
  g_autoptr(YcRows) posts = staff ? yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OF_STAFF, "i", staff) : NULL;
  return posts != NULL && yc_rows_count(posts) > 0 ? g_strdup(yc_rows_str(posts, 0, "post")) : NULL;
}

/* A supervisor's post who is not that person; NULL where there is none. */
static char *post_of_supervisor(YcApp *app, gint64 not_staff)
{
  g_autoptr(GPtrArray) staff = yc_app_staff(app, NULL);
  for (guint i = 0; staff != NULL && i < staff->len; i++) {
    const YcStaff *one = staff->pdata[i];
    if (one->id == not_staff || !yc_staff_has_role(one, "supervisor")) continue;
    char *post = post_of_staff(app, one->id);
    if (post != NULL) return post;
  }
  return NULL;
}

/* Who declared a relative does not decide: the deputy of the post does, else a supervisor; where there is nobody else
 * the post keeps it, marked.  *avoided becomes "deputy", "supervisor" or "nobody"; the post replaces *post. */
static void avoid_relative(const Case *c, const YcStep *step, char **post, const char **avoided)
{
  if (step->kind != YC_STEP_DECIDE || yc_rows_int(c->cf, 0, "relative") == 0) return;
  gint64 clerk = yc_rows_int(c->cf, 0, "clerk");
  g_autoptr(YcRows) holder = yc_query(yc_app_store(c->app), NULL, YC_Q_POST, "t", *post);
  if (holder == NULL || yc_rows_first(holder, "now_id", 0) != clerk) return;
  gint64 deputy = yc_rows_int(holder, 0, "deputy");
  char *other = deputy != clerk ? post_of_staff(c->app, deputy) : NULL;
  *avoided = "deputy";
  if (other == NULL) {
    other = post_of_supervisor(c->app, clerk);
    *avoided = other ? "supervisor" : "nobody";
  }
  if (other == NULL) return;
  g_free(*post);
  *post = other;
}

gboolean yc_step_begin(YcApp *app, YcWriter *writer, gint64 casefile, int n, GError **error)
{
  g_auto(Case) c = { .app = app, .writer = writer, .id = casefile };
  if (!case_read(&c, YC_ACT_STEP, error)) return FALSE;
  const YcStep *step = yc_item_step(c.item, n);
  if (step == NULL) return yc_refuse(error, _("这件办件没有第 %d 步"), n);
  g_autofree char *kind = g_strdup_printf("step:%d", n);
  YcLimit limit = { step->days, step->unit, step->kind == YC_STEP_NOTICE };
  YcClockDraft clock;
  gboolean runs = step->days > 0 && yc_clock_make(app, kind, &limit, c.today, "escalate", &clock);
  g_autofree char *answerable = yc_app_post_of_office(app, step->office, yc_rows_text(c.cf, 0, "place"));
  const char *avoided = NULL;
  /* An outside office decides itself; whoever took the case in only records it. */
  if (answerable == NULL) answerable = g_strdup(yc_rows_str(c.cf, 0, "agent"));
  else avoid_relative(&c, step, &answerable, &avoided);
  json_t *facts = json_pack("{s:i, s:s, s:s, s:s, s:o, s:o, s:s, s:s, s:o, s:o}", "step", n, "name", step->short_name,
                            "step_short", step->short_name, "queue", step->kind == YC_STEP_NOTICE ? "notice" : "todo",
                            "day", yc_json_day(c.today), "due", runs ? yc_json_day(clock.due.due) : json_null(),
                            "post", answerable, "answerable", answerable, "light",
                            light_without(&c, (const char *const[]){ kind, NULL }, runs ? &clock : NULL), "clocks", json_array());
  if (runs) json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(app, c.item, &clock));
  if (avoided != NULL) json_object_set_new(facts, "avoided", json_string(avoided));
  return yc_case_event(app, writer, casefile, "step.begin", facts, NULL, error);
}

static gboolean is_current(const Case *c, int n)
{
  g_autoptr(YcRows) steps = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_STEPS, "i", c->id);
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++)
    if (yc_rows_int(steps, i, "n") == n) return strcmp(yc_rows_str(steps, i, "state"), "current") == 0;
  return FALSE;
}

gboolean yc_step_finish(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(Case) c = { .app = app, .writer = writer, .id = casefile };
  if (!case_read(&c, YC_ACT_STEP, error)) return FALSE;
  int n = (int)yc_rows_int(c.cf, 0, "step");
  if (!is_current(&c, n)) return yc_refuse(error, _("这件办件没有正在办的环节:先交办下一步"));
  g_autofree char *kind = g_strdup_printf("step:%d", n);
  const YcStep *next = yc_item_step(c.item, n + 1);
  const char *agent = yc_rows_str(c.cf, 0, "agent");
  gboolean decided = strcmp(yc_rows_str(c.cf, 0, "state"), yc_state_code(YC_STATE_DECIDED)) == 0;
  const char *short_name = decided ? N_("待领取") : next ? next->short_name : N_("待办结");
  json_t *facts = json_pack("{s:i, s:s, s:s, s:s, s:o, s:s, s:o, s:[s]}", "step", n, "name",
                            yc_rows_str(c.cf, 0, "step_short"), "step_short", short_name, "queue",
                            decided ? "fetch" : "todo", "day", yc_json_day(c.today), "answerable", agent, "light",
                            light_without(&c, (const char *const[]){ kind, NULL }, NULL), "ended", kind);
  return yc_case_event(app, writer, casefile, "step.finish", facts, NULL, error);
}

/* --- pauses (RULE time-07) -------------------------------------------------------------------------------- */

/* What a stop or a resumption makes of one clock; NULL where the clock does not take part. */
static json_t *move_clock(const Case *c, guint row, gboolean stop, YcDue *due)
{
  const char *state = yc_rows_str(c->clocks, row, "state"), *kind = yc_rows_str(c->clocks, row, "kind");
  if (strcmp(state, stop ? "running" : "stopped") != 0 || strcmp(kind, "tolerate") == 0) return NULL;
  YcLimit limit = yc_clock_limit(c->item, c->clocks, row);
  g_autoptr(GArray) stops = yc_clock_stops(c->clocks, row);
  YcStop fresh = { c->today, YC_DAY_NONE };
  if (stop) g_array_append_val(stops, fresh);
  else if (stops->len > 0) g_array_index(stops, YcStop, stops->len - 1).resume = c->today;
  YcDueStatus status = yc_clock_due(c->app, &limit, yc_rows_day(c->clocks, row, "started"),
                                    (YcStop *)(gpointer)stops->data, stops->len, due);
  if (status != (stop ? YC_DUE_STOPPED : YC_DUE_OK)) return NULL;
  char *text = yc_clock_stops_text(stops);
  json_t *moved =
      stop ? json_pack("{s:s, s:i, s:s}", "kind", kind, "left", due->left, "stops", text)
           : json_pack("{s:s, s:o, s:o, s:o, s:o, s:s, s:b}", "kind", kind, "due", yc_json_day(due->due), "target",
                       yc_json_day(due->target), "soon", yc_json_day(yc_clock_soon(due)), "nominal",
                       yc_json_day(due->nominal), "stops", text, "provisional", due->provisional);
  free(text);
  return moved;
}

gboolean yc_case_pause(YcApp *app, YcWriter *writer, gint64 casefile, const char *procedure, GError **error)
{
  g_auto(Case) c = { .app = app, .writer = writer, .id = casefile };
  if (!case_read(&c, YC_ACT_PAUSE, error)) return FALSE;
  json_t *stopped = json_array();
  g_autoptr(GPtrArray) kinds = g_ptr_array_new();
  for (guint i = 0; i < yc_rows_count(c.clocks); i++) {
    YcDue due;
    json_t *moved = move_clock(&c, i, TRUE, &due);
    if (moved == NULL) continue;
    json_array_append_new(stopped, moved);
    g_ptr_array_add(kinds, (gpointer)yc_rows_str(c.clocks, i, "kind"));
  }
  g_ptr_array_add(kinds, NULL);
  if (json_array_size(stopped) == 0) {
    json_decref(stopped);
    return yc_refuse(error, _("没有能停的时限:超期的不能再停"));
  }
  /* What is overdue already stays red; without that the case is grey. */
  json_t *light = light_without(&c, (const char *const *)kinds->pdata, NULL);
  if (json_is_null(light)) light = json_pack("{s:o}", "stopped", yc_json_day(c.today));
  json_t *facts =
      json_pack("{s:s, s:s, s:o, s:o, s:o}", "procedure", procedure, "step_short", yc_rows_str(c.cf, 0, "step_short"),
                "stopped", stopped, "day", yc_json_day(c.today), "light", light);
  return yc_case_event(app, writer, casefile, "case.pause", facts, NULL, error);
}

gboolean yc_case_resume(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(Case) c = { .app = app, .writer = writer, .id = casefile };
  if (!case_read(&c, YC_ACT_RESUME, error)) return FALSE;
  json_t *resumed = json_array();
  YcClockDraft first = { .due = { .due = YC_DAY_NONE } };
  for (guint i = 0; i < yc_rows_count(c.clocks); i++) {
    YcDue due;
    json_t *moved = move_clock(&c, i, FALSE, &due);
    if (moved == NULL) continue;
    json_array_append_new(resumed, moved);
    if (yc_clock_shines(c.item, yc_rows_str(c.clocks, i, "kind")) && (first.due.due == YC_DAY_NONE || due.due < first.due.due))
      first.due = due;
  }
  json_t *facts =
      json_pack("{s:s, s:o, s:o, s:o}", "step_short", yc_rows_str(c.cf, 0, "step_short"), "resumed", resumed, "light",
                light_without(&c, NULL, first.due.due == YC_DAY_NONE ? NULL : &first), "day", yc_json_day(c.today));
  return yc_case_event(app, writer, casefile, "case.resume", facts, NULL, error);
}

/* --- the end ---------------------------------------------------------------------------------------------- */

/* The kinds of all the clocks that a case has. */
static json_t *all_clocks(const Case *c)
{
  json_t *kinds = json_array();
  for (guint i = 0; i < yc_rows_count(c->clocks); i++)
    json_array_append_new(kinds, json_string(yc_rows_str(c->clocks, i, "kind")));
  return kinds;
}

gboolean yc_case_decide(YcApp *app, YcWriter *writer, gint64 casefile, const char *result, GError **error)
{
  g_auto(Case) c = { .app = app, .writer = writer, .id = casefile };
  if (!case_read(&c, YC_ACT_DECIDE, error)) return FALSE;
  YcLimit limit = yc_limit_working(c.item->delivery_days);
  YcClockDraft clock;
  gboolean runs = yc_clock_make(app, "deliver", &limit, c.today, "escalate", &clock);
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "queue", "fetch", "outcome", "accept",
                            "step_short", N_("待领取"), "answerable", yc_rows_str(c.cf, 0, "agent"), "light",
                            yc_clock_light(runs ? &clock : NULL), "clocks", json_array(), "ended", all_clocks(&c),
                            "day", yc_json_day(c.today));
  if (runs) json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(app, c.item, &clock));
  return yc_case_event(app, writer, casefile, "case.decide", facts, json_pack("{s:s}", "result", result), error);
}

gboolean yc_case_deliver(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(Case) c = { .app = app, .writer = writer, .id = casefile };
  if (!case_read(&c, YC_ACT_DELIVER, error)) return FALSE;
  json_t *facts = json_pack("{s:o, s:s, s:o}", "day", yc_json_day(c.today), "step_short", N_("办结"), "ended",
                            all_clocks(&c));
  return yc_case_event(app, writer, casefile, "case.deliver", facts, NULL, error);
}
