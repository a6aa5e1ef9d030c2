/* place.c - villages to choose from, and the office that decides for one.  See app.h. */
#include <config.h>
#include <string.h>
#include "app/private.h"
#include "base/pinyin.h"
#include "base/text.h"

enum { TOWN_DIGITS = 9 };

void yc_place_row_free(YcPlaceRow *row)
{
  g_free(row->code);
  g_free(row->name);
  g_free(row->short_name);
  g_free(row);
}

static gboolean answers_to(const YcPlaceRow *row, const char *words)
{
  if (g_str_has_prefix(row->code, words) || strstr(row->name, words) != NULL ||
      strstr(row->short_name, words) != NULL)
    return TRUE;
  g_auto(GStrv) initials = yc_initials(row->name, FALSE);
  for (char **i = initials; *i != NULL; i++)
    if (g_str_has_prefix(*i, words)) return TRUE;
  return FALSE;
}

GPtrArray *yc_app_places(YcApp *app, const char *words, GError **error)
{
  g_autofree char *half = yc_halfwidth(words);
  g_autofree char *typed = g_ascii_strdown(g_strstrip(half), -1);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_PLACES, "");
  if (rows == NULL) return NULL;
  g_autofree char *here = yc_app_division(app);
  GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)yc_place_row_free);
  guint own = 0;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    if (strcmp(yc_rows_str(rows, i, "level"), "village") != 0) continue;
    YcPlaceRow *row = g_new0(YcPlaceRow, 1);
    row->code = g_strdup(yc_rows_str(rows, i, "code"));
    row->name = g_strdup(yc_rows_str(rows, i, "name"));
    row->short_name = g_strdup(yc_rows_str(rows, i, "short"));
    gboolean ours = strncmp(row->code, here, TOWN_DIGITS) == 0;
    if (answers_to(row, typed)) g_ptr_array_insert(found, ours ? (int)own++ : -1, row);
    else yc_place_row_free(row);
  }
  return found;
}

char *yc_app_place_short(YcApp *app, const char *code)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PLACE, "t", code);
  return g_strdup(rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_str(rows, 0, "short") : code);
}

char *yc_app_decider(YcApp *app, const YcItem *item, const char *place, gboolean short_name)
{
  for (guint i = 0; i < item->steps->len; i++) {
    const YcStep *step = item->steps->pdata[i];
    if (step->kind != YC_STEP_DECIDE) continue;
    g_autofree char *code = yc_app_office_of(step->office, place);
    g_autoptr(YcRows) office = yc_query(yc_app_store(app), NULL, YC_Q_OFFICE, "t", code);
    gboolean known = office != NULL && yc_rows_count(office) > 0;
    return g_strdup(known ? yc_rows_str(office, 0, short_name ? "short" : "name") : "");
  }
  return g_strdup("");
}
