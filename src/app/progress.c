/* progress.c - see progress.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/notice.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/progress.h"

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
static void avoid_relative(const YcOnWay *c, const YcStep *step, char **post, const char **avoided)
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
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_STEP, error)) return FALSE;
  const YcStep *step = yc_item_step(c.item, n);
  if (step == NULL) return yc_refuse(error, _("这件办件没有第 %d 步"), n);
  g_autofree char *kind = g_strdup_printf("step:%d", n);
  YcLimit limit = { step->days, step->unit, step->kind == YC_STEP_NOTICE };
  YcClockDraft clock;
  gboolean runs = step->days > 0 && yc_clock_make(app, c.item, kind, &limit, c.today, "escalate", &clock);
  g_autofree char *answerable = yc_app_post_of_office(app, step->office, yc_rows_text(c.cf, 0, "place"));
  const char *avoided = NULL;
  /* An outside office decides itself; whoever took the case in only records it. */
  if (answerable == NULL) answerable = g_strdup(yc_rows_str(c.cf, 0, "agent"));
  else avoid_relative(&c, step, &answerable, &avoided);
  json_t *facts = json_pack("{s:i, s:s, s:s, s:s, s:o, s:o, s:s, s:s, s:o, s:o}", "step", n, "name", step->short_name,
                            "step_short", step->short_name, "queue", step->kind == YC_STEP_NOTICE ? "notice" : "todo",
                            "day", yc_json_day(c.today), "due", runs ? yc_json_day(clock.due.due) : json_null(),
                            "post", answerable, "answerable", answerable, "light",
                            yc_onway_light(&c, (const char *const[]){ kind, NULL }, runs ? &clock : NULL), "clocks", json_array());
  if (runs) json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(app, c.item, &clock));
  if (avoided != NULL) json_object_set_new(facts, "avoided", json_string(avoided));
  return yc_case_event(app, writer, casefile, "step.begin", facts, NULL, error);
}

static gboolean is_current(const YcOnWay *c, int n)
{
  g_autoptr(YcRows) steps = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_STEPS, "i", c->id);
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++)
    if (yc_rows_int(steps, i, "n") == n) return strcmp(yc_rows_str(steps, i, "state"), "current") == 0;
  return FALSE;
}

gboolean yc_step_finish(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_STEP, error)) return FALSE;
  int n = (int)yc_rows_int(c.cf, 0, "step");
  if (!is_current(&c, n)) return yc_refuse(error, _("这件办件没有正在办的环节:先交办下一步"));
  if (!yc_notice_may_end(app, casefile, n, error)) return FALSE;
  g_autofree char *kind = g_strdup_printf("step:%d", n);
  const YcStep *next = yc_item_step(c.item, n + 1);
  const char *agent = yc_rows_str(c.cf, 0, "agent");
  gboolean decided = strcmp(yc_rows_str(c.cf, 0, "state"), yc_state_code(YC_STATE_DECIDED)) == 0;
  const char *short_name = decided ? N_("待领取") : next ? next->short_name : N_("待办结");
  json_t *facts = json_pack("{s:i, s:s, s:s, s:s, s:o, s:s, s:o, s:[s]}", "step", n, "name",
                            yc_rows_str(c.cf, 0, "step_short"), "step_short", short_name, "queue",
                            decided ? "fetch" : "todo", "day", yc_json_day(c.today), "answerable", agent, "light",
                            yc_onway_light(&c, (const char *const[]){ kind, NULL }, NULL), "ended", kind);
  return yc_case_event(app, writer, casefile, "step.finish", facts, NULL, error);
}

/* --- the end ---------------------------------------------------------------------------------------------- */

gboolean yc_case_decide(YcApp *app, YcWriter *writer, gint64 casefile, const char *result, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_DECIDE, error)) return FALSE;
  YcLimit limit = yc_limit_working(c.item->delivery_days);
  YcClockDraft clock;
  gboolean runs = yc_clock_make(app, c.item, "deliver", &limit, c.today, "escalate", &clock);
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "queue", "fetch", "outcome", "accept",
                            "step_short", N_("待领取"), "answerable", yc_rows_str(c.cf, 0, "agent"), "light",
                            yc_clock_light(runs ? &clock : NULL), "clocks", json_array(), "ended", yc_onway_clocks(&c),
                            "day", yc_json_day(c.today));
  if (runs) json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(app, c.item, &clock));
  return yc_case_event(app, writer, casefile, "case.decide", facts, json_pack("{s:s}", "result", result), error);
}

gboolean yc_case_deliver(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_DELIVER, error)) return FALSE;
  json_t *facts = json_pack("{s:o, s:s, s:o}", "day", yc_json_day(c.today), "step_short", N_("办结"), "ended",
                            yc_onway_clocks(&c));
  return yc_case_event(app, writer, casefile, "case.deliver", facts, NULL, error);
}
