/* export.c - see export.h. */
#include <config.h>
#include "app/export.h"
#include "app/private.h"
#include "output/spool.h"

gboolean yc_export_may(YcApp *app, GError **error)
{
  static const char *const roles[] = { "supervisor", "leader", "admin" };
  const YcStaff *me = yc_app_me(app);
  for (guint i = 0; me != NULL && i < G_N_ELEMENTS(roles); i++)
    if (yc_staff_has_role(me, roles[i])) return TRUE;
  return yc_refuse(error, _("导出要由值班长、领导或管理员来做:请他们登录后导出"));
}

static json_t *texts(const char *const *list)
{
  json_t *array = json_array();
  for (; list != NULL && *list != NULL; list++) json_array_append_new(array, json_string(*list));
  return array;
}

/* The next number of the register; nobody else can take it in the same transaction. */
static char *put_number(YcApp *app, json_t *facts)
{
  int year = yc_day_year(yc_app_today(app));
  char site[2] = { yc_app_site(app), '\0' };
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_EXPORT_SERIAL, "it", (gint64)year, site);
  int serial = (int)(rows ? yc_rows_first(rows, "last", 0) : 0) + 1;
  g_autofree char *word = yc_app_setting(app, "hall.word", "");
  char *number = g_strdup_printf("%s统%s〔%d〕%04d号", word, site, year, serial);
  json_object_set_new(facts, "site", json_string(site));
  json_object_set_new(facts, "year", json_integer(year));
  json_object_set_new(facts, "serial", json_integer(serial));
  json_object_set_new(facts, "number", json_string(number));
  return number;
}

/* `number` NULL: it gets none. */
static gboolean record(YcApp *app, const YcExport *export, char **number, GError **error)
{
  if (!yc_export_may(app, error)) return FALSE;
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  yc_app_actor(app, &actor, NULL, post, &ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  json_t *facts = json_pack("{s:s, s:s, s:i, s:s, s:o}", "what", export->what, "period", export->period, "rows",
                            (int)export->rows, "format", export->format, "personal", texts(export->personal));
  if (number != NULL) *number = put_number(app, facts);
  return yc_writer_append(writer, "export.made", facts, NULL, NULL, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

gboolean yc_export_record(YcApp *app, const YcExport *export, GError **error)
{
  return record(app, export, NULL, error);
}

char *yc_export_number(YcApp *app, const YcExport *export, GError **error)
{
  g_autofree char *number = NULL;
  return record(app, export, &number, error) ? g_steal_pointer(&number) : NULL;
}

char *yc_export_file(YcApp *app, const YcExport *export, const char *name, const char *bytes, gsize length, GError **error)
{
  g_autofree char *directory = g_strconcat(yc_store_path(yc_app_store(app)), ".export", NULL);
  if (!yc_export_record(app, export, error) || !yc_spool_put(directory, name, bytes, length, error)) return NULL;
  return g_build_filename(directory, name, NULL);
}
