/* paper_source.c - see paper_source.h. */
#include <config.h>
#include <string.h>
#include "app/paper_source.h"

void yc_source_clear(YcPaperSource *s)
{
  YcRows *const rows[] = { s->paper, s->act, s->cf, s->visit, s->post, s->bag };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) yc_rows_free(rows[i]);
  json_decref(s->facts);
  json_decref(s->body);
  json_decref(s->opening);
  yc_person_row_free(s->person);
}

/* --- reading ---------------------------------------------------------------------------------------------- */

json_t *yc_source_json(const char *json)
{
  json_t *object = json_loads(json, 0, NULL);
  return object ? object : json_object();
}

const char *yc_source_text(json_t *object, const char *name)
{
  const char *text = json_string_value(json_object_get(object, name));
  return text ? text : "";
}

YcDay yc_source_day(json_t *object, const char *name)
{
  const char *text = json_string_value(json_object_get(object, name));
  return text ? yc_day_parse(text) : YC_DAY_NONE;
}

gboolean yc_rows_any(const YcRows *rows)
{
  return rows != NULL && yc_rows_count(rows) > 0;
}

gboolean yc_source_event(const YcPaperSource *s, const char *kind, json_t **facts, json_t **body)
{
  for (guint i = 0; i < yc_rows_count(s->act); i++) {
    if (strcmp(yc_rows_str(s->act, i, "kind"), kind) != 0) continue;
    *facts = yc_source_json(yc_rows_str(s->act, i, "facts"));
    *body = yc_source_json(yc_rows_str(s->act, i, "body"));
    return TRUE;
  }
  *facts = *body = NULL;
  return FALSE;
}

static gboolean read_case(YcPaperSource *s, gint64 casefile, GError **error)
{
  YcStore *store = yc_app_store(s->app);
  s->cf = yc_query(store, error, YC_Q_CASEFILE, "i", casefile);
  if (!yc_rows_any(s->cf)) return FALSE;
  g_autoptr(YcRows) opening = yc_query(store, error, YC_Q_EVENT, "i", casefile);
  s->opening = yc_source_json(yc_rows_any(opening) ? yc_rows_str(opening, 0, "facts") : "");
  s->visit = yc_query(store, error, YC_Q_VISIT, "i", yc_rows_int(s->cf, 0, "visit"));
  s->person = yc_person_read(s->app, yc_rows_int(s->cf, 0, "person"));
  s->item = yc_app_item_version(s->app, yc_rows_str(s->cf, 0, "item"), (int)yc_rows_int(s->cf, 0, "version"), error);
  return s->visit != NULL && s->person != NULL && s->item != NULL;
}

gboolean yc_source_read(YcPaperSource *s, GError **error)
{
  YcStore *store = yc_app_store(s->app);
  s->paper = yc_query(store, error, YC_Q_PAPER, "i", s->id);
  if (s->paper == NULL) return FALSE;
  if (!yc_rows_any(s->paper)) return yc_refuse(error, _("没有这份文书"));
  s->facts = yc_source_json(yc_rows_str(s->paper, 0, "facts"));
  s->body = yc_source_json(yc_rows_str(s->paper, 0, "body"));
  s->act = yc_query(store, error, YC_Q_PAPER_ACT, "i", s->id);
  gint64 casefile = yc_rows_int(s->paper, 0, "casefile"), visit = yc_rows_int(s->paper, 0, "visit");
  if (s->act == NULL || (casefile != 0 && !read_case(s, casefile, error))) return FALSE;
  if (casefile == 0 && visit != 0) {
    s->visit = yc_query(store, error, YC_Q_VISIT, "i", visit);
    if (!yc_rows_any(s->visit)) return FALSE;
    s->person = yc_person_read(s->app, yc_rows_int(s->visit, 0, "person"));
  }
  gint64 bag = yc_rows_int(s->paper, 0, "bag");
  if (bag == 0 && s->cf != NULL) bag = yc_rows_int(s->cf, 0, "bag");
  s->bag = yc_query(store, error, YC_Q_BAG, "i", bag);
  s->post = yc_query(store, error, YC_Q_POST, "t",
                     s->cf ? yc_rows_str(s->cf, 0, "agent") : yc_rows_str(s->paper, 0, "post"));
  return s->bag != NULL && s->post != NULL;
}
