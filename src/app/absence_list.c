/* absence_list.c - who is away, and the posts that others have meanwhile.  See absence.h. */
#include <config.h>
#include <string.h>
#include "app/absent.h"

void yc_absence_free(YcAbsence *absence)
{
  if (absence == NULL) return;
  char *texts[] = { absence->login, absence->name, absence->standin_name, absence->clerk, absence->reason };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(absence);
}

YcAbsence *yc_absence_row(const YcRows *r, guint i)
{
  YcAbsence *absence = g_new0(YcAbsence, 1);
  absence->id = yc_rows_int(r, i, "id");
  absence->staff = yc_rows_int(r, i, "staff");
  absence->standin = yc_rows_int(r, i, "standin");
  absence->login = g_strdup(yc_rows_str(r, i, "login"));
  absence->name = g_strdup(yc_rows_text(r, i, "who") ? yc_rows_str(r, i, "who") : absence->login);
  absence->standin_name = g_strdup(yc_rows_str(r, i, "standin_name"));
  absence->clerk = g_strdup(yc_rows_str(r, i, "clerk_name"));
  absence->reason = g_strdup(yc_rows_str(r, i, "reason"));
  absence->from = yc_rows_minute(r, i, "starts");
  absence->until = yc_rows_minute(r, i, "until");
  absence->away = strcmp(yc_rows_str(r, i, "state"), "away") == 0;
  return absence;
}

GPtrArray *yc_absences(YcApp *app, GError **error)
{
  static const YcQuery queries[] = { YC_Q_ABSENCES_AWAY, YC_Q_ABSENCES_SOON };
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)yc_absence_free);
  for (guint q = 0; q < G_N_ELEMENTS(queries); q++) {
    g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, queries[q], "");
    if (r == NULL) return NULL;
    for (guint i = 0; i < yc_rows_count(r); i++) g_ptr_array_add(all, yc_absence_row(r, i));
  }
  return g_steal_pointer(&all);
}

char *yc_absence_stood_by(YcApp *app, const YcAbsence *absence)
{
  if (*absence->standin_name) return g_strdup(absence->standin_name);
  g_autoptr(YcRows) posts = yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OWN, "i", absence->staff);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; posts != NULL && i < yc_rows_count(posts); i++) {
    g_autoptr(YcRows) post = yc_query(yc_app_store(app), NULL, YC_Q_POST, "t", yc_rows_str(posts, i, "post"));
    const char *name = post && yc_rows_count(post) ? yc_rows_str(post, 0, absence->away ? "now_name" : "deputy_name") : "";
    if (*name && !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) g_ptr_array_add(names, g_strdup(name));
  }
  if (names->len == 0) return g_strdup("--");
  g_ptr_array_add(names, NULL);
  return g_strjoinv(_("、"), (char **)names->pdata);
}

YcAbsence *yc_absence_of(YcApp *app, gint64 staff)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_ABSENCE_OF, "i", staff);
  YcAbsence *last = NULL;
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    gboolean away = strcmp(yc_rows_str(r, i, "state"), "away") == 0;
    if (!away || (last != NULL && yc_rows_minute(r, i, "until") <= last->until)) continue;
    yc_absence_free(last);
    last = yc_absence_row(r, i);
  }
  return last;
}

/* --- posts ------------------------------------------------------------------------------------------------ */

void yc_stood_post_free(YcStoodPost *post)
{
  if (post == NULL) return;
  char *texts[] = { post->code, post->name, post->office, post->holder_name, post->who };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(post);
}

static YcStoodPost *read_post(const YcRows *r, guint i)
{
  YcStoodPost *post = g_new0(YcStoodPost, 1);
  post->code = g_strdup(yc_rows_str(r, i, "code"));
  post->name = g_strdup(yc_rows_str(r, i, "name"));
  post->office = g_strdup(yc_rows_str(r, i, "office_short"));
  post->holder_name = g_strdup(yc_rows_str(r, i, "holder_name"));
  post->who = g_strdup(yc_rows_str(r, i, "now_name"));
  post->holder = yc_rows_int(r, i, "holder");
  post->staff = yc_rows_int(r, i, "staff");
  post->how = yc_stands_parse(yc_rows_str(r, i, "how"));
  post->since = yc_rows_minute(r, i, "since");
  post->until = yc_rows_minute(r, i, "until");
  post->cases = yc_rows_int(r, i, "cases");
  return post;
}

GPtrArray *yc_absence_posts(YcApp *app, gboolean empty, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_POSTS_STOOD, "");
  if (r == NULL) return NULL;
  GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)yc_stood_post_free);
  for (guint i = 0; i < yc_rows_count(r); i++)
    if (!empty || !yc_stands_held(yc_stands_parse(yc_rows_str(r, i, "how")))) g_ptr_array_add(posts, read_post(r, i));
  return posts;
}

char *yc_stood_post_say(YcApp *app, const YcStoodPost *post)
{
  g_autofree char *since = yc_absence_say_from(app, post->since);
  g_autofree char *until = post->until == YC_TIME_NONE ? NULL : yc_absence_say_until(app, post->until);
  g_autofree char *why = until ? g_strdup_printf(_("%s离岗至 %s"), post->holder_name, until) : g_strdup(post->holder_name);
  return g_strdup_printf(_("%s 无人 %s起(%s) %d件"), post->name, since, why, (int)post->cases);
}
