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

gboolean yc_export_record(YcApp *app, const YcExport *export, GError **error)
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
  return yc_writer_append(writer, "export.made", facts, NULL, NULL, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

char *yc_export_file(YcApp *app, const YcExport *export, const char *name, const char *bytes, gsize length, GError **error)
{
  g_autofree char *directory = g_strconcat(yc_store_path(yc_app_store(app)), ".export", NULL);
  if (!yc_export_record(app, export, error) || !yc_spool_put(directory, name, bytes, length, error)) return NULL;
  return g_build_filename(directory, name, NULL);
}
