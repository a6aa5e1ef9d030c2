/* bag_view.c - bags that were handed in: what came of their files, and their papers. */
#include <config.h>
#include <string.h>
#include "app/bag.h"
#include "app/paper.h"
#include "app/people.h"
#include "app/private.h"

void yc_bag_view_free(YcBagView *view)
{
  if (view == NULL) return;
  char *members[] = { view->place, view->place_name, view->place_short, view->agent, view->number };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
  if (view->cases != NULL) g_ptr_array_unref(view->cases);
  if (view->papers != NULL) g_ptr_array_unref(view->papers);
  g_free(view);
}

static YcBagView *read_head(const YcRows *rows, guint i)
{
  YcBagView *view = g_new0(YcBagView, 1);
  view->id = yc_rows_int(rows, i, "id");
  view->place = g_strdup(yc_rows_str(rows, i, "place"));
  view->place_name = g_strdup(yc_rows_text(rows, i, "place_name") ? yc_rows_str(rows, i, "place_name") : view->place);
  view->place_short = g_strdup(yc_rows_text(rows, i, "place_short") ? yc_rows_str(rows, i, "place_short") : view->place);
  view->agent = g_strdup(yc_rows_text(rows, i, "agent_name") ? yc_rows_str(rows, i, "agent_name") : _("(已删除)"));
  view->number = g_strdup(yc_rows_str(rows, i, "number"));
  view->received = yc_rows_day(rows, i, "received");
  view->day = yc_rows_day(rows, i, "day");
  view->late = (int)yc_rows_int(rows, i, "late");
  view->files = (guint)yc_rows_int(rows, i, "files");
  return view;
}

static gboolean read_cases(YcApp *app, YcBagView *view, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_BAG_CASES, "i", view->id);
  if (rows == NULL) return FALSE;
  view->cases = g_ptr_array_new_with_free_func((GDestroyNotify)yc_case_row_free);
  for (guint i = 0; i < yc_rows_count(rows); i++)
    g_ptr_array_add(view->cases, yc_case_row_read(app, yc_rows_int(rows, i, "id")));
  return TRUE;
}

YcBagView *yc_bag_view(YcApp *app, gint64 bag, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_BAG, "i", bag);
  if (rows == NULL || yc_rows_count(rows) == 0) {
    if (rows != NULL) yc_refuse(error, _("没有这袋材料"));
    return NULL;
  }
  g_autoptr(YcBagView) view = read_head(rows, 0);
  g_autoptr(YcRows) papers = yc_query(yc_app_store(app), error, YC_Q_BAG_PAPERS, "i", bag);
  if (papers == NULL || !read_cases(app, view, error)) return NULL;
  view->papers = yc_paper_lines(papers);
  return g_steal_pointer(&view);
}

GPtrArray *yc_bag_list(YcApp *app, guint limit, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_BAGS, "i", (gint64)limit);
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_bag_view_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) g_ptr_array_add(list, read_head(rows, i));
  return list;
}

gint64 yc_bag_find(YcApp *app, const char *word)
{
  gint64 id = 0;
  g_autoptr(YcRows) by_number = yc_query(yc_app_store(app), NULL, YC_Q_BAG_BY_NUMBER, "t", word);
  if (by_number != NULL && yc_rows_count(by_number) > 0) return yc_rows_int(by_number, 0, "bag");
  if (!g_ascii_string_to_signed(word, 10, 1, G_MAXINT64, &id, NULL)) return 0;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_BAG, "i", id);
  return rows != NULL && yc_rows_count(rows) > 0 ? id : 0;
}

/* --- printing --------------------------------------------------------------------------------------------- */

/* The small receipts that are valid; else (`small` FALSE) the other papers that are meant to be printed. */
static GArray *papers_of(const YcRows *rows, gboolean small)
{
  GArray *list = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    json_t *facts = json_loads(yc_rows_str(rows, i, "facts"), 0, NULL);
    const char *kind = json_string_value(json_object_get(facts, "paper"));
    const char *print = json_string_value(json_object_get(facts, "print"));
    gint64 id = yc_rows_int(rows, i, "id");
    gboolean valid = strcmp(yc_rows_str(rows, i, "state"), "valid") == 0;
    if (valid && (g_strcmp0(kind, yc_paper_code(YC_PAPER_SMALL)) == 0) == small && g_strcmp0(print, "no") != 0)
      g_array_append_val(list, id);
    json_decref(facts);
  }
  return list;
}

static void keep_first(char **warning, char *said)
{
  if (warning != NULL && *warning == NULL) *warning = said;
  else g_free(said);
}

gboolean yc_bag_print(YcApp *app, gint64 bag, gboolean again, char **warning, GError **error)
{
  int width = yc_app_paper_width(app);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_BAG_PAPERS, "i", bag);
  if (rows == NULL) return FALSE;
  g_autoptr(GArray) small = papers_of(rows, TRUE), others = papers_of(rows, FALSE);
  char *said = NULL;
  for (guint i = 0; i < others->len; i++) {
    if (!yc_app_paper_print(app, g_array_index(others, gint64, i), width, again, NULL, &said, error)) return FALSE;
    keep_first(warning, g_steal_pointer(&said));
  }
  if (small->len > 0 && !yc_app_papers_print(app, small, width, again, NULL, &said, error)) return FALSE;
  keep_first(warning, g_steal_pointer(&said));
  return TRUE;
}
