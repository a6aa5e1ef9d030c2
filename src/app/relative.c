/* relative.c - see relative.h. */
#include <config.h>
#include <string.h>
#include "app/private.h"
#include "app/relative.h"

/* A post that this person acts for, in the order of their codes; NULL for none.  Free with g_free(). */
static char *post_of_staff(YcApp *app, gint64 staff)
{
  g_autoptr(YcRows) posts = staff ? yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OF_STAFF, "i", staff) : NULL;
  return posts != NULL && yc_rows_count(posts) > 0 ? g_strdup(yc_rows_str(posts, 0, "post")) : NULL;
}

/* A supervisor's post who is not that person; NULL where there is none. */
static char *post_of_supervisor(YcApp *app, gint64 not_staff)
{
  g_autoptr(GPtrArray) staff = yc_app_staff(app, NULL);
  for (guint i = 0; staff != NULL && i < staff->len; i++) {
    const YcStaff *one = staff->pdata[i];
    if (one->id == not_staff || !yc_staff_has_role(one, "supervisor")) continue;
    char *post = post_of_staff(app, one->id);
    if (post != NULL) return post;
  }
  return NULL;
}

void yc_avoid_relative(const YcOnWay *c, YcStepKind kind, char **post, const char **avoided)
{
  if (kind != YC_STEP_DECIDE || yc_rows_int(c->cf, 0, "relative") == 0) return;
  gint64 clerk = yc_rows_int(c->cf, 0, "clerk");
  g_autoptr(YcRows) holder = yc_query(yc_app_store(c->app), NULL, YC_Q_POST, "t", *post);
  if (holder == NULL || yc_rows_first(holder, "now_id", 0) != clerk) return;
  gint64 deputy = yc_rows_int(holder, 0, "deputy");
  char *other = deputy != clerk ? post_of_staff(c->app, deputy) : NULL;
  *avoided = "deputy";
  if (other == NULL) {
    other = post_of_supervisor(c->app, clerk);
    *avoided = other ? "supervisor" : "nobody";
  }
  if (other == NULL) return;
  g_free(*post);
  *post = other;
}

gboolean yc_relative_may_have(const YcOnWay *c, YcStepKind kind, const char *post, GError **error)
{
  g_autofree char *chosen = g_strdup(post);
  const char *avoided = NULL;
  yc_avoid_relative(c, kind, &chosen, &avoided);
  return strcmp(chosen, post) == 0 ||
         yc_refuse(error, _("这个岗位现在由申报了亲属关系的经办人顶着,不能由他作决定:请选别的岗位"));
}
