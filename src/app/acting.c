/* acting.c - for which post somebody acts (RULE agt-03).  See private.h. */
#include <config.h>
#include <string.h>
#include "app/private.h"

/* The post of the window where I sit; NULL where none. */
static char *window_post(YcApp *app)
{
  g_autoptr(YcRows) rows = yc_app_window(app) ? yc_query(yc_app_store(app), NULL, YC_Q_WINDOWS, "") : NULL;
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    if (strcmp(yc_rows_str(rows, i, "code"), yc_app_window(app)) == 0) return g_strdup(yc_rows_text(rows, i, "post"));
  return NULL;
}

char *yc_app_my_post(YcApp *app)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OF_STAFF, "i", yc_app_me(app)->id);
  if (rows == NULL || yc_rows_count(rows) == 0) return NULL;
  g_autofree char *here = window_post(app);
  for (guint i = 0; here != NULL && i < yc_rows_count(rows); i++)
    if (strcmp(yc_rows_str(rows, i, "post"), here) == 0) return g_steal_pointer(&here);
  for (guint i = 0; i < yc_rows_count(rows); i++)
    if (strcmp(yc_rows_str(rows, i, "how"), "holder") == 0) return g_strdup(yc_rows_str(rows, i, "post"));
  return g_strdup(yc_rows_str(rows, 0, "post"));
}

char *yc_app_post_for(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OF_CASE, "ii", casefile, yc_app_me(app)->id);
  guint best = 0, n = rows ? yc_rows_count(rows) : 0;
  for (guint i = 1; i < n; i++)
    if (yc_rows_int(rows, i, "turn") < yc_rows_int(rows, best, "turn")) best = i;
  return n > 0 ? g_strdup(yc_rows_str(rows, best, "post")) : yc_app_my_post(app);
}

char *yc_app_post_of_role(YcApp *app, const char *role)
{
  g_auto(GStrv) own = g_strsplit(yc_app_own_roles(app), " ", -1);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_ROLES_STOOD, "i", yc_app_me(app)->id);
  for (guint i = 0; !g_strv_contains((const char *const *)own, role) && rows != NULL && i < yc_rows_count(rows); i++) {
    g_auto(GStrv) roles = g_strsplit(yc_rows_str(rows, i, "roles"), " ", -1);
    if (g_strv_contains((const char *const *)roles, role)) return g_strdup(yc_rows_str(rows, i, "post"));
  }
  return yc_app_my_post(app);
}

static gboolean is_away(YcApp *app)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_ABSENCE_OF, "i", yc_app_me(app)->id);
  return rows != NULL && yc_rows_count(rows) > 0 && strcmp(yc_rows_str(rows, 0, "state"), "away") == 0;
}

char *yc_app_accepting_post(YcApp *app, GError **error)
{
  static const char *const roles[] = { "clerk", "agent", "supervisor" };
  gboolean may = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(roles); i++) may = may || yc_staff_has_role(yc_app_me(app), roles[i]);
  if (!may) {
    yc_refuse(error, _("%s 不是窗口人员,不能收件受理:请换窗口人员登录"), yc_app_me(app)->name);
    return NULL;
  }
  char *post = yc_app_my_post(app);
  if (post == NULL && is_away(app)) yc_refuse(error, _("%s 登记了离岗:回来了先销离岗"), yc_app_me(app)->name);
  else if (post == NULL) yc_refuse(error, _("%s 名下没有岗位,不能受理:请管理员先设岗位"), yc_app_me(app)->name);
  return post;
}
