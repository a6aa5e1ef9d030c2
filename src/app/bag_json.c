/* bag_json.c - a bag as JSON: drafts, and `yichuang bag accept -`. */
#include <config.h>
#include <stdlib.h>
#include <string.h>
#include "app/bag.h"
#include "app/commit.h"
#include "app/draft.h"
#include "app/private.h"

/* The texts of the bag itself. */
static const struct { const char *name; gsize offset; int max; } texts[] = {
#define MEMBER(name, max) { #name, G_STRUCT_OFFSET(YcBag, name), max }
  MEMBER(place, 12), MEMBER(agent, 100), MEMBER(received, 10), MEMBER(act, 200), MEMBER(at, 40), MEMBER(typed, 1000),
};

char *yc_bag_to_json(const YcBag *bag)
{
  json_t *all = json_pack("{s:i}", "line", (int)bag->line), *lines = json_array();
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    json_object_set_new(all, texts[i].name, json_string(G_STRUCT_MEMBER(char *, bag, texts[i].offset)));
  for (guint i = 0; i < bag->lines->len; i++) json_array_append_new(lines, yc_intake_object(bag->lines->pdata[i]));
  json_object_set_new(all, "lines", lines);
  char *text = json_dumps(all, JSON_COMPACT | JSON_SORT_KEYS), *copy = g_strdup(text);
  free(text);
  json_decref(all);
  return copy;
}

static gboolean read_lines(const json_t *array, YcBag *bag, GError **error)
{
  if (!json_is_array(array) || json_array_size(array) > YC_BAG_FILES)
    return yc_refuse(error, _("lines 应是一个不超过 %d 份的列表"), YC_BAG_FILES);
  size_t i;
  json_t *value;
  json_array_foreach((json_t *)array, i, value) {
    if (yc_intake_read(value, yc_bag_add(bag), error)) continue;
    g_prefix_error(error, "lines[%zu]:", i);
    return FALSE;
  }
  return TRUE;
}

static gboolean read_member(YcBag *bag, const char *name, const json_t *value, GError **error)
{
  if (strcmp(name, "lines") == 0) return read_lines(value, bag, error);
  if (strcmp(name, "line") == 0) {
    bag->line = (guint)CLAMP(json_integer_value(value), 0, YC_BAG_FILES);
    return json_is_integer(value) || yc_refuse(error, _("%s.%s 应是不小于 0 的整数"), "bag", name);
  }
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    if (strcmp(texts[i].name, name) == 0)
      return yc_json_read_text(value, "bag", name, texts[i].max, G_STRUCT_MEMBER_P(bag, texts[i].offset), error);
  return yc_json_unknown("bag", name, error);
}

static gboolean read_bag(const json_t *object, YcBag *bag, GError **error)
{
  if (!json_is_object(object)) return yc_refuse(error, _("%s 应是一个对象 {…}"), "bag");
  const char *name;
  json_t *value;
  json_object_foreach((json_t *)object, name, value)
    if (!read_member(bag, name, value, error)) return FALSE;
  return TRUE;
}

YcBag *yc_bag_from_json(const char *json, gsize length, GError **error)
{
  json_t *all = yc_json_parse(json, length, error);
  if (all == NULL) return NULL;
  g_autoptr(YcBag) bag = yc_bag_new();
  gboolean ok = read_bag(all, bag, error);
  json_decref(all);
  return ok ? g_steal_pointer(&bag) : NULL;
}

/* --- drafts ----------------------------------------------------------------------------------------------- */

gboolean yc_bag_draft_save(YcApp *app, gint64 *id, const YcBag *bag, GError **error)
{
  g_autofree char *village = *bag->place ? yc_app_place_short(app, bag->place) : g_strdup("");
  g_autofree char *title = g_strdup_printf(_("%s\t整袋%u份"), village, bag->lines->len);
  g_autofree char *json = yc_bag_to_json(bag);
  return yc_local_save_draft(yc_app_store(app), id, yc_app_me(app)->id, "bag", title, json, yc_app_now(app), error);
}

YcBag *yc_bag_draft_load(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_DRAFT, "i", id);
  if (rows == NULL) return NULL;
  if (yc_rows_count(rows) == 0) {
    yc_refuse(error, _("这份草稿已经不在了:可能已办完,或在别的窗口删了"));
    return NULL;
  }
  const char *json = yc_rows_str(rows, 0, "json");
  YcBag *bag = yc_bag_from_json(json, strlen(json), error);
  for (guint i = 0; bag != NULL && i < bag->lines->len; i++) yc_draft_refresh(app, bag->lines->pdata[i]);
  return bag;
}
