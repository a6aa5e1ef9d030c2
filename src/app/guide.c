/* guide.c - see guide.h: versions, saving, and what is kept unsaved. */
#include <config.h>
#include <stdlib.h>
#include <string.h>
#include "app/guide_label.h"
#include "app/private.h"
#include "base/text.h"

#define DRAFT "guide"

gboolean yc_guide_may(YcApp *app)
{
  const YcStaff *me = yc_app_me(app);
  return me != NULL && (yc_staff_has_role(me, "supervisor") || yc_staff_has_role(me, "admin"));
}

/* --- versions --------------------------------------------------------------------------------------------- */

void yc_guide_version_free(YcGuideVersion *version)
{
  g_free(version->who);
  g_free(version->basis);
  g_free(version->confidence);
  g_free(version);
}

static YcItem *read_item(const YcRows *rows, guint row, GError **error)
{
  g_autofree char *reason = NULL;
  YcItem *item = yc_item_from_json(yc_rows_str(rows, row, "item"), &reason);
  if (item == NULL) yc_refuse(error, _("事项内容读不懂(%s):请重新导入事项库"), reason);
  return item;
}

static YcRows *read_versions(YcApp *app, const char *code, GError **error)
{
  YcRows *rows = yc_query(yc_app_store(app), error, YC_Q_ITEM_VERSIONS, "t", code);
  if (rows == NULL || yc_rows_count(rows) > 0) return rows;
  yc_rows_free(rows);
  yc_refuse(error, _("事项库里没有 %s:请用事项编码,例如 MZ01(yichuang item list 列出全部)"), code);
  return NULL;
}

GPtrArray *yc_guide_versions(YcApp *app, const char *code, GError **error)
{
  g_autoptr(YcRows) rows = read_versions(app, code, error);
  if (rows == NULL) return NULL;
  g_autoptr(GPtrArray) versions = g_ptr_array_new_with_free_func((GDestroyNotify)yc_guide_version_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    g_autoptr(YcItem) item = read_item(rows, i, error);
    if (item == NULL) return NULL;
    YcGuideVersion *version = g_new(YcGuideVersion, 1);
    gint64 at = yc_rows_int(rows, i, "entered_at");
    *version = (YcGuideVersion){ item->version, item->from, at ? at : YC_TIME_NONE,
                                 g_strdup(yc_rows_str(rows, i, "who")), item->local, g_strdup(item->local_basis),
                                 g_strdup(item->confidence) };
    g_ptr_array_add(versions, version);
  }
  return g_steal_pointer(&versions);
}

/* --- opening ---------------------------------------------------------------------------------------------- */

/* A fresh change holds from the first day on which it may. */
static YcItem *to_be_changed(YcApp *app, const YcItem *was)
{
  YcItem *now = yc_item_copy(was);
  now->from = MAX(yc_app_today(app), was->from);
  now->local = TRUE;
  g_free(now->local_basis);
  now->local_basis = g_strdup("");
  return now;
}

/* As it is kept between two sittings: `local` needs a basis, which may still be missing. */
static char *draft_json(const YcItem *now)
{
  g_autofree char *json = yc_item_to_json(now);
  json_t *root = json_loads(json, 0, NULL);
  if (*now->local_basis == '\0') json_object_set_new(root, "local", json_false());
  char *dump = json_dumps(root, JSON_COMPACT), *text = g_strdup(dump);
  free(dump);
  json_decref(root);
  return text;
}

static void resume(YcGuide *guide)
{
  YcStore *store = yc_app_store(guide->app);
  const YcStaff *me = yc_app_me(guide->app);
  g_autoptr(YcRows) rows =
      me ? yc_query(store, NULL, YC_Q_GUIDE_DRAFT, "it", me->id, guide->was->code) : NULL;
  if (rows == NULL || yc_rows_count(rows) == 0) return;
  g_autofree char *reason = NULL;
  YcItem *kept = yc_item_from_json(yc_rows_str(rows, 0, "json"), &reason);
  guide->draft = yc_rows_int(rows, 0, "id");
  if (kept == NULL || kept->version != guide->was->version) {   /* somebody saved another version since */
    yc_local_drop_draft(store, guide->draft, NULL);
    guide->draft = 0;
    yc_item_free(kept);
    return;
  }
  yc_item_free(guide->now);
  guide->now = kept;
  guide->now->local = TRUE;
  guide->now->from = MAX(guide->now->from, yc_app_today(guide->app));
  guide->resumed = TRUE;
}

YcGuide *yc_guide_open(YcApp *app, const char *code, GError **error)
{
  g_autoptr(YcRows) rows = read_versions(app, code, error);
  YcItem *was = rows ? read_item(rows, 0, error) : NULL;
  if (was == NULL) return NULL;
  YcGuide *guide = g_new0(YcGuide, 1);
  guide->app = app;
  guide->was = was;
  guide->now = to_be_changed(app, was);
  json_t *text = json_loads(yc_rows_str(rows, 0, "defaults"), JSON_DECODE_ANY, NULL);
  guide->defaults = g_strsplit(json_is_string(text) ? json_string_value(text) : "", " ", -1);
  json_decref(text);
  resume(guide);
  return guide;
}

void yc_guide_free(YcGuide *guide)
{
  if (guide == NULL) return;
  yc_item_free(guide->was);
  yc_item_free(guide->now);
  g_strfreev(guide->defaults);
  g_free(guide);
}

/* --- changes from JSON ------------------------------------------------------------------------------------ */

static void merge(json_t *into, json_t *from)
{
  const char *name;
  json_t *value;
  json_object_foreach(from, name, value) {
    json_t *old = json_object_get(into, name);
    if (json_is_object(old) && json_is_object(value)) merge(old, value);
    else json_object_set(into, name, value);
  }
}

static gboolean same_version(const YcGuide *guide, json_t *patch, GError **error)
{
  json_t *version = json_object_get(patch, "version");
  if (version == NULL || json_integer_value(version) == guide->was->version) return TRUE;
  return yc_refuse(error, _("version:%s 现在是第 %d 版,请对着这一版重新改"), guide->was->code, guide->was->version);
}

/* The texts of a patch come from outside. */
static void clean(json_t *value)
{
  const char *name;
  json_t *inner;
  size_t i;
  void *next;
  json_object_foreach_safe(value, next, name, inner) clean(inner);
  json_array_foreach(value, i, inner) clean(inner);
  if (!json_is_string(value)) return;
  g_autofree char *text = yc_clean(json_string_value(value), -1, 0, NULL);
  json_string_set(value, text);
}

gboolean yc_guide_patch(YcGuide *guide, const char *json, GError **error)
{
  json_t *patch = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
  json_t *only = json_is_array(patch) && json_array_size(patch) == 1 ? json_array_get(patch, 0) : patch;
  if (!json_is_object(only)) {
    json_decref(patch);
    return yc_refuse(error, _("要改的内容不是一个 JSON 对象:例如 {\"supply_days\": 15, \"local_basis\": \"…\"}"));
  }
  g_autofree char *old = draft_json(guide->now), *reason = NULL;
  json_t *root = json_loads(old, 0, NULL);
  gboolean ok = same_version(guide, only, error);
  clean(only);
  merge(root, only);
  const char *basis = json_string_value(json_object_get(root, "local_basis"));
  json_object_set(root, "local", json_boolean(basis != NULL && *basis != '\0'));
  char *text = json_dumps(root, JSON_COMPACT);
  YcItem *now = ok ? yc_item_from_json(text, &reason) : NULL;
  free(text);
  json_decref(root);
  json_decref(patch);
  if (!ok) return FALSE;
  if (now == NULL) return yc_refuse(error, _("事项里这一处不对(%s):请对照 yichuang item show 改"), reason);
  now->local = TRUE;
  yc_item_free(guide->now);
  guide->now = now;
  return TRUE;
}

/* --- saving ----------------------------------------------------------------------------------------------- */

void yc_guide_tidy(YcGuide *guide)
{
  YcItem *item = guide->now;
  for (guint i = item->questions->len; i-- > 0;) {
    const YcQuestion *question = item->questions->pdata[i];
    gboolean asked = FALSE;
    for (guint j = 0; j < item->materials->len; j++)
      asked = asked || g_strcmp0(((const YcMaterial *)item->materials->pdata[j])->question, question->id) == 0;
    if (!asked) g_ptr_array_remove_index(item->questions, i);
  }
}

/* What was changed is the hall's own decision, and no default any more; nothing is where the hall is sure of it all. */
static char *left_defaults(const YcGuide *guide, const GPtrArray *changes)
{
  if (strcmp(guide->now->confidence, "high") == 0 && strcmp(guide->was->confidence, "high") != 0) return g_strdup("");
  g_autoptr(GStrvBuilder) left = g_strv_builder_new();
  for (char **name = guide->defaults; *name != NULL; name++) {
    gboolean changed = **name == '\0';
    for (guint i = 0; i < changes->len; i++) {
      const YcItemChange *change = changes->pdata[i];
      changed = changed || g_strcmp0(change->list ? change->list : change->member, *name) == 0;
    }
    if (!changed) g_strv_builder_add(left, *name);
  }
  g_auto(GStrv) names = g_strv_builder_end(left);
  return g_strjoinv(" ", names);
}

static json_t *facts_of(const YcGuide *guide, const YcRows *newest)
{
  g_autoptr(GPtrArray) changes = yc_item_diff(guide->was, guide->now);
  const YcItem *item = guide->now;
  g_autofree char *json = yc_item_to_json(item), *defaults = left_defaults(guide, changes);
  char from[YC_DAY_TEXT];
  return json_pack("{s:s, s:i, s:s, s:s, s:s, s:o, s:s, s:s, s:o}", "code", item->code, "version", item->version,
                   "from", yc_day_format(item->from, from), "name", item->name, "short", item->short_name, "initials",
                   json_loads(yc_rows_str(newest, 0, "initials"), 0, NULL), "handling",
                   item->handling == YC_HANDLING_ONSPOT ? "onspot" : "promise", "defaults", defaults, "item",
                   json_loads(json, 0, NULL));
}

static gboolean may_save(const YcGuide *guide, GError **error)
{
  if (!yc_guide_may(guide->app))
    return yc_refuse(error, _("只有值班长和管理员能改事项:请他们登录来改"));
  g_autoptr(GPtrArray) faults = yc_guide_faults(guide);
  return faults->len == 0 || yc_refuse(error, "%s", ((const YcFieldFault *)faults->pdata[0])->sentence);
}

/* In the transaction: nobody else may have made the next version meanwhile. */
static int append(YcGuide *guide, YcWriter *writer, GError **error)
{
  g_autoptr(YcRows) newest = yc_query(yc_app_store(guide->app), error, YC_Q_ITEM_NEWEST, "t", guide->was->code);
  if (newest == NULL) return 0;
  int version = (int)yc_rows_first(newest, "version", 0);
  if (version != guide->was->version) {
    yc_refuse(error, _("这个事项刚被别人改成第 %d 版:请重新打开,对着新的一版改"), version);
    return 0;
  }
  guide->now->version = version + 1;
  if (yc_writer_append(writer, "item.set", facts_of(guide, newest), NULL, NULL, error) != 0) return version + 1;
  return 0;
}

/* An act made before under this name: its version, 0 where it was another act. */
static int saved_before(YcApp *app, const YcActor *actor, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  if (rows == NULL) return 0;
  if (yc_rows_count(rows) == 0 || strcmp(yc_rows_str(rows, 0, "kind"), "item.set") != 0) {
    yc_refuse(error, _("这个操作编号用过了,办的是别的事:请换一个"));
    return 0;
  }
  json_t *facts = json_loads(yc_rows_str(rows, 0, "facts"), 0, NULL);
  int version = (int)json_integer_value(json_object_get(facts, "version"));
  json_decref(facts);
  return version;
}

int yc_guide_save(YcGuide *guide, const char *act, GError **error)
{
  YcApp *app = guide->app;
  g_autofree char *post = NULL, *ident = NULL;
  if (!yc_guide_may(app)) return may_save(guide, error);
  post = yc_app_my_post(app);
  YcActor actor;
  yc_app_actor(app, &actor, act, post, &ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return 0;
  if (repeated) return saved_before(app, &actor, error);
  yc_guide_tidy(guide);
  if (!may_save(guide, error)) return 0;
  int version = append(guide, writer, error);
  if (version == 0 || !yc_writer_commit(g_steal_pointer(&writer), error)) {
    guide->now->version = guide->was->version;
    return 0;
  }
  if (guide->draft) yc_local_drop_draft(yc_app_store(app), guide->draft, NULL);
  guide->draft = 0;
  return version;
}

gboolean yc_guide_keep(YcGuide *guide, GError **error)
{
  YcStore *store = yc_app_store(guide->app);
  g_autoptr(GPtrArray) changes = yc_item_diff(guide->was, guide->now);
  if (changes->len == 0 && *guide->now->local_basis == '\0') {
    gboolean dropped = guide->draft == 0 || yc_local_drop_draft(store, guide->draft, error);
    if (dropped) guide->draft = 0;
    return dropped;
  }
  if (!yc_guide_may(guide->app)) return TRUE;
  g_autofree char *json = draft_json(guide->now);
  return yc_local_save_draft(store, &guide->draft, yc_app_me(guide->app)->id, DRAFT, guide->was->code, json,
                             yc_app_now(guide->app), error);
}
