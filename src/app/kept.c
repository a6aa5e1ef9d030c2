/* kept.c - see kept.h. */
#include <config.h>
#include <string.h>
#include "app/kept.h"
#include "app/private.h"

static void kept_free(gpointer data)
{
  YcKept *kept = data;
  char *texts[] = { kept->name, kept->post, kept->office, kept->where };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(kept);
}

/* The outside office, or who stands for the post and of which office that is. */
static char *where_of(const YcRows *r, guint i)
{
  if (yc_rows_text(r, i, "post") == NULL) return g_strdup("");
  if (yc_rows_text(r, i, "office") != NULL) return g_strdup(yc_rows_str(r, i, "office_short"));
  const char *office = yc_rows_str(r, i, "post_office");
  if (yc_rows_text(r, i, "who") == NULL) return g_strdup(office);
  return g_strdup_printf(_("%s(%s)"), yc_rows_str(r, i, "who"), office);
}

GPtrArray *yc_kept_list(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(app), error, YC_Q_CASE_BRIEF, "i", casefile);
  g_autoptr(YcRows) r = cf ? yc_query(yc_app_store(app), error, YC_Q_CASE_KEPT, "i", casefile) : NULL;
  if (r == NULL) return NULL;
  const YcItem *item = yc_rows_count(cf) == 0 ? NULL
                       : yc_app_item_version(app, yc_rows_str(cf, 0, "item"), (int)yc_rows_int(cf, 0, "version"), NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func(kept_free);
  for (guint i = 0; i < yc_rows_count(r); i++) {
    YcKept *kept = g_new0(YcKept, 1);
    kept->n = (int)yc_rows_int(r, i, "n");
    const YcMaterial *material = item ? yc_item_material(item, kept->n) : NULL;
    kept->name = g_strdup(material ? material->name : "");
    kept->originals = (int)yc_rows_int(r, i, "original");
    kept->copies = (int)yc_rows_int(r, i, "copies");
    kept->post = g_strdup(yc_rows_text(r, i, "post"));
    kept->office = g_strdup(yc_rows_text(r, i, "office"));
    kept->where = where_of(r, i);
    kept->since = yc_rows_day(r, i, "since");
    g_ptr_array_add(list, kept);
  }
  return list;
}

static gboolean is_with(const YcKept *kept, const char *post)
{
  return g_strcmp0(post, "*") == 0 || g_strcmp0(kept->post, post) == 0;
}

json_t *yc_kept_numbers(YcApp *app, gint64 casefile, const char *post)
{
  g_autoptr(GPtrArray) list = yc_kept_list(app, casefile, NULL);
  json_t *numbers = json_array();
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const YcKept *kept = list->pdata[i];
    if (is_with(kept, post)) json_array_append_new(numbers, json_integer(kept->n));
  }
  return numbers;
}

void yc_kept_add(GString *text, const YcKept *kept)
{
  g_string_append_printf(text, "%s%s", text->len ? "、" : "", kept->name);
  if (kept->originals > 0) g_string_append_printf(text, " 原%d", kept->originals);
  if (kept->copies > 0) g_string_append_printf(text, " 复%d", kept->copies);
}

char *yc_kept_text(YcApp *app, gint64 casefile)
{
  g_autoptr(GPtrArray) list = yc_kept_list(app, casefile, NULL);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; list != NULL && i < list->len; i++) yc_kept_add(text, list->pdata[i]);
  return g_strdup(text->str);
}

char *yc_kept_brief(YcApp *app, gint64 casefile, const char *post, guint most)
{
  g_autoptr(GPtrArray) list = yc_kept_list(app, casefile, NULL);
  g_autoptr(GString) text = g_string_new(NULL);
  guint n = 0;
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (is_with(list->pdata[i], post) && n++ < most) yc_kept_add(text, list->pdata[i]);
  if (n > most) g_string_append_printf(text, _(" 等%u种"), n);
  return g_strdup(text->str);
}
