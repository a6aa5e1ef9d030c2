/* absence_run.c - who stands for which post, and absences that begin and end by themselves.  See absence.h. */
#include <config.h>
#include <string.h>
#include "app/absent.h"
#include "app/clock.h"

/* --- minutes ---------------------------------------------------------------------------------------------- */

const char *yc_minute_format(YcTime time, char text[YC_MINUTE_TEXT])
{
  char day[YC_DAY_TEXT];
  int hour, minute;
  yc_time_clock(time, &hour, &minute);
  g_snprintf(text, YC_MINUTE_TEXT, "%sT%02d:%02d", yc_day_format(yc_time_day(time), day), CLAMP(hour, 0, 23),
             CLAMP(minute, 0, 59));
  return text;
}

YcTime yc_rows_minute(const YcRows *rows, guint row, const char *column)
{
  const char *text = yc_rows_text(rows, row, column);
  return text ? yc_time_parse(text) : YC_TIME_NONE;
}

/* --- who stands for what ---------------------------------------------------------------------------------- */

static gboolean has_role(const char *roles, const char *role)
{
  g_auto(GStrv) words = g_strsplit(roles, " ", -1);
  return g_strv_contains((const char *const *)words, role);
}

static GArray *read_people(YcApp *app, const YcAbsentChange *change, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_STANDING_PEOPLE, "");
  if (r == NULL) return NULL;
  GArray *people = g_array_new(FALSE, TRUE, sizeof(YcStander));
  for (guint i = 0; i < yc_rows_count(r); i++) {
    const char *roles = yc_rows_str(r, i, "roles");
    YcStander one = { .id = yc_rows_int(r, i, "id"), .account = *roles != '\0', .supervisor = has_role(roles, "supervisor"),
                      .away = yc_rows_int(r, i, "absence") != 0, .standin = yc_rows_int(r, i, "standin") };
    if (one.id == change->staff) {
      one.away = change->away;
      one.standin = change->standin;
    }
    g_array_append_val(people, one);
  }
  return people;
}

static GArray *read_posts(const YcRows *r)
{
  GArray *posts = g_array_new(FALSE, TRUE, sizeof(YcStandPost));
  for (guint i = 0; i < yc_rows_count(r); i++) {
    YcStandPost post = { yc_rows_int(r, i, "holder"), yc_rows_int(r, i, "deputy") };
    g_array_append_val(posts, post);
  }
  return posts;
}

json_t *yc_standing_changes(YcApp *app, const YcAbsentChange *change, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_STANDING_POSTS, "");
  g_autoptr(GArray) people = r ? read_people(app, change, error) : NULL;
  if (people == NULL) return NULL;
  g_autoptr(GArray) posts = read_posts(r);
  YcStanding standing = { (const YcStandPost *)(gpointer)posts->data, posts->len, (const YcStander *)(gpointer)people->data,
                          people->len };
  json_t *now = json_array();
  for (guint i = 0; i < posts->len; i++) {
    YcStands who = yc_stands(&standing, i);
    if (who.staff == 0 || (who.staff == yc_rows_int(r, i, "staff") && who.how == yc_stands_parse(yc_rows_str(r, i, "how"))))
      continue;
    json_array_append_new(now, json_pack("{s:s, s:o, s:s, s:o}", "post", yc_rows_str(r, i, "code"), "staff",
                                         yc_json_ident(app, who.staff), "how", yc_stands_code(who.how), "of",
                                         yc_json_ident(app, standing.posts[i].holder)));
  }
  return now;
}

/* As somebody is with another absence of theirs that lasts: away all the same, and whoever that one names stands in unless this
 * one names somebody itself. */
static gboolean add_beside(YcApp *app, gint64 id, YcAbsentChange *change, GError **error)
{
  g_autoptr(YcRows) beside = yc_query(yc_app_store(app), error, YC_Q_ABSENCE_BESIDE, "ii", change->staff, id);
  if (beside == NULL) return FALSE;
  if (yc_rows_count(beside) == 0) return TRUE;
  if (!change->away || change->standin == 0) change->standin = yc_rows_int(beside, 0, "standin");
  change->away = TRUE;
  return TRUE;
}

gboolean yc_absence_turn(YcApp *app, YcWriter *writer, gint64 id, const YcAbsentChange *of, YcTime at, const char *how,
                         GError **error)
{
  char text[YC_MINUTE_TEXT];
  YcAbsentChange made = *of, *change = &made;
  if (!add_beside(app, id, change, error)) return FALSE;
  gboolean replaced = how != NULL && strcmp(how, "replace") == 0;   /* what takes its place says who stands then */
  json_t *now = replaced ? json_array() : yc_standing_changes(app, change, error);
  if (now == NULL) return FALSE;
  json_t *facts = json_pack("{s:o, s:o, s:s, s:o}", "absence", yc_json_ident(app, id), "staff",
                            yc_json_ident(app, change->staff), "at", yc_minute_format(at, text), "now", now);
  if (how != NULL) json_object_set_new(facts, "how", json_string(how));
  return yc_writer_append(writer, how ? "absence.end" : "absence.begin", facts, NULL, NULL, error) != 0;
}

/* --- by itself -------------------------------------------------------------------------------------------- */

/* One transaction of the system's; NULL with *error, or with *done where it was done before. */
static YcWriter *begin(YcApp *app, YcTime at, const char *text, gboolean *done, GError **error)
{
  YcActor actor = { .happened = at, .entered = yc_app_now(app), .clock_ok = yc_clock_look(app).doubt == YC_CLOCK_FINE,
                    .origin = "tick", .actor = YC_IDENT_SYSTEM };
  if (text != NULL) yc_act_from_text(actor.act, text);
  else yc_act_new(actor.act, g_get_real_time());
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, done, error);
  return *done ? NULL : g_steal_pointer(&writer);
}

static YcRows *next_turn(YcApp *app, YcQuery query, YcTime upto, GError **error)
{
  char text[YC_MINUTE_TEXT];
  return yc_query(yc_app_store(app), error, query, "t", yc_minute_format(upto, text));
}

/* The act is made of the absence and the turn; inside the transaction it is looked at once more, since somebody may have
 * come back just now. */
static gboolean turn(YcApp *app, YcQuery query, gint64 id, YcTime upto, guint *n, GError **error)
{
  gboolean done = FALSE, ends = query == YC_Q_ABSENCE_TO_END;
  g_autofree char *ident = yc_event_ident(yc_app_store(app), id);
  g_autofree char *text = g_strconcat(ident, ends ? "|absence.end" : "|absence.begin", NULL);
  g_autoptr(YcRows) before = next_turn(app, query, upto, error);
  if (before == NULL || yc_rows_count(before) == 0) return before != NULL;
  YcTime at = yc_rows_minute(before, 0, "moment");
  g_autoptr(YcWriter) writer = begin(app, at, text, &done, error);
  if (writer == NULL) return done;
  g_autoptr(YcRows) r = next_turn(app, query, upto, error);
  if (r == NULL) return FALSE;
  if (yc_rows_first(r, "id", 0) != id || yc_rows_minute(r, 0, "moment") != at) return TRUE;
  YcAbsentChange change = { yc_rows_int(r, 0, "staff"), !ends, yc_rows_int(r, 0, "standin") };
  if (!yc_absence_turn(app, writer, id, &change, at, ends ? "due" : NULL, error)) return FALSE;
  if (n != NULL) (*n)++;
  return yc_writer_commit(g_steal_pointer(&writer), error);
}

/* Whoever is back at the moment in which another goes is back first. */
static gboolean one_turn(YcApp *app, YcTime upto, guint *n, gboolean *any, GError **error)
{
  g_autoptr(YcRows) ends = next_turn(app, YC_Q_ABSENCE_TO_END, upto, error);
  g_autoptr(YcRows) begins = ends ? next_turn(app, YC_Q_ABSENCE_TO_BEGIN, upto, error) : NULL;
  if (begins == NULL) return FALSE;
  gboolean end = yc_rows_count(ends) > 0, start = yc_rows_count(begins) > 0;
  *any = end || start;
  if (!*any) return TRUE;
  if (end && start) end = strcmp(yc_rows_str(ends, 0, "moment"), yc_rows_str(begins, 0, "moment")) <= 0;
  return end ? turn(app, YC_Q_ABSENCE_TO_END, yc_rows_int(ends, 0, "id"), upto, n, error)
             : turn(app, YC_Q_ABSENCE_TO_BEGIN, yc_rows_int(begins, 0, "id"), upto, n, error);
}

/* A post was filled anew, or an account went, while people were away. */
static gboolean settle(YcApp *app, YcTime at, gboolean *any, GError **error)
{
  YcAbsentChange nobody = { 0 };
  gboolean done = FALSE;
  char text[YC_MINUTE_TEXT];
  g_autoptr(YcRows) wrong = yc_query(yc_app_store(app), error, YC_Q_STANDING_WRONG, "");
  if (wrong == NULL || yc_rows_count(wrong) == 0) return wrong != NULL;
  g_autoptr(YcWriter) writer = begin(app, at, NULL, &done, error);
  json_t *now = writer ? yc_standing_changes(app, &nobody, error) : NULL;
  if (now == NULL) return FALSE;
  if (json_array_size(now) == 0) {   /* another program did it */
    json_decref(now);
    return TRUE;
  }
  *any = TRUE;
  return yc_writer_append(writer, "post.stand", json_pack("{s:s, s:o}", "at", yc_minute_format(at, text), "now", now), NULL, NULL,
                          error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

gboolean yc_absence_run(YcApp *app, YcTime upto, guint *n, GError **error)
{
  gboolean any = TRUE, changed = FALSE;
  if (yc_clock_pending(app)) return TRUE;
  while (any) {
    if (!one_turn(app, upto, n, &any, error)) return FALSE;
    changed = changed || any;
  }
  if (!settle(app, upto, &changed, error)) return FALSE;
  if (changed) yc_app_stands_anew(app);
  return TRUE;
}
