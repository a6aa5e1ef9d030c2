/* onway.c - see onway.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/route.h"
#include "app/say.h"
#include "app/set_right.h"
#include "base/text.h"

enum { TEXT_MAX = 400, POST_MAX = 30 };

void yc_onway_clear(YcOnWay *c)
{
  yc_rows_free(c->cf);
  yc_rows_free(c->clocks);
}

gboolean yc_onway_read(YcOnWay *c, YcAct act, GError **error)
{
  YcStore *store = yc_app_store(c->app);
  c->today = yc_app_today(c->app);
  c->cf = yc_query(store, error, YC_Q_CASEFILE, "i", c->id);
  if (c->cf == NULL) return FALSE;
  if (yc_rows_count(c->cf) == 0) return yc_refuse(error, _("没有这件办件"));
  c->state = yc_state_parse(yc_rows_str(c->cf, 0, "state"));
  if (act != YC_N_ACTS && yc_lifecycle_next(c->state, act) == YC_STATE_NONE)
    return yc_refuse(error, _("这件办件现在是「%s」,不能这样办"), yc_say_state(c->state));
  c->clocks = yc_query(store, error, YC_Q_CASE_CLOCKS, "i", c->id);
  c->item = yc_app_item_version(c->app, yc_rows_str(c->cf, 0, "item"), (int)yc_rows_int(c->cf, 0, "version"), error);
  return c->clocks != NULL && c->item != NULL;
}

static json_t *text_of(const YcRows *rows, guint row, const char *column)
{
  return yc_json_text(yc_rows_text(rows, row, column));
}

json_t *yc_onway_light(const YcOnWay *c, const char *const *ended, const YcClockDraft *fresh)
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

json_t *yc_onway_clocks(const YcOnWay *c)
{
  json_t *kinds = json_array();
  for (guint i = 0; i < yc_rows_count(c->clocks); i++)
    if (!yc_clock_of_order(yc_rows_str(c->clocks, i, "kind")))   /* it waits for its reply all the same */
      json_array_append_new(kinds, json_string(yc_rows_str(c->clocks, i, "kind")));
  return kinds;
}

/* --- an act ----------------------------------------------------------------------------------------------- */

static gboolean is_mine(const YcOnWay *c)
{
  const YcStaff *me = yc_app_me(c->app);
  return yc_rows_int(c->cf, 0, "clerk") == me->id || yc_right_stands_for(c->app, yc_rows_str(c->cf, 0, "agent")) ||
         yc_right_stands_for(c->app, yc_rows_str(c->cf, 0, "answerable"));
}

gboolean yc_onway_may(const YcOnWay *c, gboolean counter, const char *word, GError **error)
{
  const YcStaff *me = yc_app_me(c->app);
  if (yc_staff_has_role(me, "supervisor") || is_mine(c) || (counter && yc_staff_has_role(me, "clerk"))) return TRUE;
  if (yc_route_may_take(c->app, c->id, NULL)) return yc_refuse(error, _("交给你的还没有签收:先按 q 签收,再%s"), word);
  return yc_refuse(error, counter ? _("这件不归你办:要%s,请责任人、代办员、窗口人员或值班长来办")
                                  : _("这件不归你办:要%s,请责任人、代办员或值班长来办"), word);
}

void yc_onway_put_for(const YcOnWay *c, json_t *facts)
{
  g_autoptr(YcRows) post = is_mine(c) ? NULL : yc_query(yc_app_store(c->app), NULL, YC_Q_POST, "t", yc_rows_str(c->cf, 0, "agent"));
  gint64 staff = post == NULL ? 0 : yc_rows_first(post, "now_id", 0);
  if (staff != 0) json_object_set_new(facts, "for", yc_json_ident(c->app, staff));
}

gboolean yc_way_may(YcApp *app, gint64 casefile, const YcWay *way, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  if (!yc_onway_read(&c, way->act, error)) return FALSE;
  if (way->word == NULL || yc_staff_has_role(yc_app_me(app), "supervisor")) return TRUE;
  if (way->supervisor) return yc_refuse(error, _("%s由值班长登记:请值班长登录来办"), gettext(way->word));
  return yc_onway_may(&c, FALSE, gettext(way->word), error);
}

YcIntakeResult *yc_way_commit(YcApp *app, gint64 casefile, const YcWay *way, gconstpointer form, const char *act,
                              GError **error)
{
  g_autofree char *ident = NULL, *post = NULL;
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, act, NULL, &ident);
  actor.post = post = yc_app_post_for(app, casefile);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return NULL;
  if (repeated && !yc_act_was(app, &actor, way->kind, casefile, error)) return NULL;
  if (!repeated && !yc_way_may(app, casefile, way, error)) return NULL;
  g_autoptr(GArray) papers = g_array_new(FALSE, FALSE, sizeof(gint64));
  if (!repeated && !way->append(app, writer, casefile, form, papers, error)) return NULL;
  g_autoptr(YcIntakeResult) result = yc_outcome_append(app, writer, casefile, NULL, NULL, YC_OUTCOME_NONE, error);
  if (result == NULL) return NULL;
  g_autoptr(YcRows) now = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", casefile);
  if (now == NULL) return NULL;
  result->repeated = repeated;
  result->due = yc_rows_day(now, 0, "due");
  g_array_append_vals(result->papers, papers->data, papers->len);
  if (repeated) return g_steal_pointer(&result);
  if (!yc_writer_commit(g_steal_pointer(&writer), error)) return NULL;
  yc_app_acted(app, casefile);
  return g_steal_pointer(&result);
}

char *yc_way_words(const char *text, GError **error)
{
  g_autofree char *clean = yc_clean(text ? text : "", -1, 0, NULL);
  if (g_utf8_strlen(clean, -1) <= TEXT_MAX) return g_steal_pointer(&clean);
  yc_refuse(error, _("内容太长:最多 %d 个字"), TEXT_MAX);
  return NULL;
}

/* A digit that was meant for a choice is no sentence. */
char *yc_way_text(const char *text, const char *empty, GError **error)
{
  g_autofree char *clean = yc_way_words(text, error);
  if (clean == NULL || yc_has_letter(clean)) return g_steal_pointer(&clean);
  if (*clean == '\0') yc_refuse(error, "%s", empty);
  else yc_refuse(error, _("只写「%s」看不懂。%s"), clean, empty);
  return NULL;
}

const char *yc_way_clean(GPtrArray *texts, const char *text)
{
  char *clean = yc_clean(text ? text : "", -1, 0, NULL);
  g_ptr_array_add(texts, clean);
  return clean;
}

gboolean yc_way_approver(const char *post, const char *name, GError **error)
{
  if (g_utf8_strlen(post, -1) > POST_MAX || g_utf8_strlen(name, -1) > POST_MAX)
    return yc_refuse(error, _("批准人的职务和姓名各最多 %d 个字"), POST_MAX);
  if (*name == '\0') return yc_refuse(error, _("请写批准人的姓名"));
  return strstr(post, name) == NULL || yc_refuse(error, _("职务里不要写姓名:职务写「镇长」这样的,姓名写在姓名里"));
}
