/* items.c - items found by what somebody types: code, name, short name, initials.  See app.h. */
#include <config.h>
#include <string.h>
#include "app/private.h"
#include "base/text.h"

void yc_item_row_free(YcItemRow *row)
{
  g_free(row->code);
  g_free(row->name);
  g_free(row->short_name);
  g_strfreev(row->initials);
  g_free(row);
}

/* How well an item answers to what was typed: 0 not at all, the smaller the better. */
static int item_match(const YcItemRow *row, const char *words)
{
  if (*words == '\0') return 1;
  if (g_ascii_strcasecmp(row->code, words) == 0) return 1;
  for (char **i = row->initials; *i != NULL; i++)
    if (strcmp(*i, words) == 0) return 1;
  if (g_str_has_prefix(row->short_name, words)) return 2;
  for (char **i = row->initials; *i != NULL; i++)
    if (g_str_has_prefix(*i, words)) return 3;
  if (g_ascii_strncasecmp(row->code, words, strlen(words)) == 0) return 3;
  if (strstr(row->short_name, words) || strstr(row->name, words)) return 4;
  for (char **i = row->initials; *i != NULL; i++)
    if (strlen(words) > 1 && strstr(*i, words)) return 5;
  return 0;
}

GPtrArray *yc_app_items(YcApp *app, const char *words, GError **error)
{
  char today[YC_DAY_TEXT];
  g_autofree char *half = yc_halfwidth(words);
  g_autofree char *typed = g_ascii_strdown(g_strstrip(half), -1);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ITEMS, "t", yc_day_format(yc_app_today(app), today));
  if (rows == NULL) return NULL;
  GPtrArray *ranked[6] = { NULL };
  for (guint i = 0; i < G_N_ELEMENTS(ranked); i++)
    ranked[i] = g_ptr_array_new_with_free_func((GDestroyNotify)yc_item_row_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcItemRow *row = g_new0(YcItemRow, 1);
    row->code = g_strdup(yc_rows_str(rows, i, "code"));
    row->name = g_strdup(yc_rows_str(rows, i, "name"));
    row->short_name = g_strdup(yc_rows_str(rows, i, "short"));
    row->version = (int)yc_rows_int(rows, i, "version");
    row->handling =
        strcmp(yc_rows_str(rows, i, "handling"), "onspot") == 0 ? YC_HANDLING_ONSPOT : YC_HANDLING_PROMISE;
    row->initials = yc_json_strings(yc_rows_str(rows, i, "initials"));
    g_ptr_array_add(ranked[item_match(row, typed)], row);
  }
  GPtrArray *found = ranked[1];
  for (guint i = 2; i < G_N_ELEMENTS(ranked); i++) g_ptr_array_extend_and_steal(found, ranked[i]);
  g_ptr_array_unref(ranked[0]);
  return found;
}
