/* afterwards.c - who may set a case right, voiding, and taking in again.  See afterwards.h. */
#include <config.h>
#include <string.h>
#include "app/afterwards.h"
#include "app/commit.h"
#include "app/private.h"
#include "app/say.h"
#include "app/set_right.h"

/* --- who may ---------------------------------------------------------------------------------------------- */

gboolean yc_right_stands_for(YcApp *app, const char *post)
{
  g_autoptr(YcRows) posts = yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OF_STAFF, "i", yc_app_me(app)->id);
  for (guint i = 0; posts != NULL && i < yc_rows_count(posts); i++)
    if (strcmp(yc_rows_str(posts, i, "post"), post) == 0) return TRUE;
  return FALSE;
}

static const char *act_word(YcAct act)
{
  return act == YC_ACT_VOID ? _("作废") : act == YC_ACT_WITHDRAW ? _("撤回") : _("更正");
}

gboolean yc_right_check(YcApp *app, const YcRows *row, YcAct act, GError **error)
{
  YcState state = yc_state_parse(yc_rows_str(row, 0, "state"));
  gboolean mine = yc_rows_int(row, 0, "clerk") == yc_app_me(app)->id || yc_right_stands_for(app, yc_rows_str(row, 0, "agent")) ||
                  yc_staff_has_role(yc_app_me(app), "supervisor");
  if (!mine)
    return yc_refuse(error, _("这件是%s收的:要%s,请收件人、代办员或值班长来办"), yc_rows_str(row, 0, "clerk_name"), act_word(act));
  if (yc_lifecycle_next(state, act) != YC_STATE_NONE) return TRUE;
  return yc_refuse(error, _("这件办件现在是「%s」,不能%s"), yc_say_state(state), act_word(act));
}

YcRows *yc_right_read(YcApp *app, gint64 casefile, YcAct act, GError **error)
{
  g_autoptr(YcRows) row = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", casefile);
  if (row == NULL) return NULL;
  if (yc_rows_count(row) == 0) {
    yc_refuse(error, _("没有这件办件"));
    return NULL;
  }
  return yc_right_check(app, row, act, error) ? g_steal_pointer(&row) : NULL;
}

gboolean yc_afterwards_may(YcApp *app, gint64 casefile, YcAct act, GError **error)
{
  g_autoptr(YcRows) row = yc_right_read(app, casefile, act, error);
  return row != NULL;
}

/* --- what they share -------------------------------------------------------------------------------------- */

json_t *yc_right_clocks(YcApp *app, gint64 casefile)
{
  json_t *ended = json_array();
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_CLOCKS, "i", casefile);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    if (strcmp(yc_rows_str(rows, i, "state"), "done") != 0)
      json_array_append_new(ended, json_string(yc_rows_str(rows, i, "kind")));
  return ended;
}

json_t *yc_right_papers(YcApp *app, gint64 casefile)
{
  json_t *list = json_array();
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_PAPERS, "i", casefile);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    if (strcmp(yc_rows_str(rows, i, "state"), "valid") != 0) continue;
    g_autofree char *ident = yc_event_ident(yc_app_store(app), yc_rows_int(rows, i, "id"));
    json_array_append_new(list, json_string(ident));
  }
  return list;
}

gboolean yc_right_reason(const char *reason, YcAct act, GError **error)
{
  return *reason != '\0' || yc_refuse(error, _("请写明%s的原因:记在经过里"), act_word(act));
}

YcWriter *yc_right_begin(YcApp *app, gint64 casefile, const char *act, YcActor *actor, char **ident, char **post,
                         gboolean *repeated, GError **error)
{
  g_autofree char *accepting = yc_app_accepting_post(app, error);
  if (accepting == NULL) return NULL;
  *post = yc_app_post_for(app, casefile);
  yc_app_actor(app, actor, act, *post, ident);
  return yc_writer_begin(yc_app_store(app), actor, repeated, error);
}

/* --- voiding ---------------------------------------------------------------------------------------------- */

gboolean yc_void_append(YcApp *app, YcWriter *writer, gint64 casefile, const char *reason, GError **error)
{
  g_autoptr(YcRows) row = yc_right_read(app, casefile, YC_ACT_VOID, error);
  if (row == NULL || !yc_right_reason(reason, YC_ACT_VOID, error)) return FALSE;
  json_t *facts = json_pack("{s:o, s:s, s:o, s:o}", "day", yc_json_day(yc_app_today(app)), "step_short", N_("作废"),
                            "ended", yc_right_clocks(app, casefile), "voided", yc_right_papers(app, casefile));
  return yc_case_event(app, writer, casefile, "case.void", facts, json_pack("{s:s}", "reason", reason), error);
}

YcIntakeResult *yc_void_commit(YcApp *app, gint64 casefile, const char *reason, GError **error)
{
  g_autofree char *ident = NULL, *post = NULL;
  YcActor actor;
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_right_begin(app, casefile, NULL, &actor, &ident, &post, &repeated, error);
  if (writer == NULL || !yc_void_append(app, writer, casefile, reason, error)) return NULL;
  g_autoptr(YcIntakeResult) result = yc_outcome_append(app, writer, casefile, NULL, NULL, YC_OUTCOME_NONE, error);
  if (result == NULL || !yc_writer_commit(g_steal_pointer(&writer), error)) return NULL;
  yc_app_acted(app, casefile);
  return g_steal_pointer(&result);
}

/* --- taking in again -------------------------------------------------------------------------------------- */

/* The opening event of a case, and the day its papers were received with it; YC_DAY_NONE: none were. */
static gboolean opening_of(YcApp *app, gint64 casefile, YcTime *at, YcDay *received, gint64 *replaces)
{
  g_autoptr(YcRows) row = yc_query(yc_app_store(app), NULL, YC_Q_EVENT, "i", casefile);
  if (row == NULL || yc_rows_count(row) == 0) return FALSE;
  json_t *facts = json_loads(yc_rows_str(row, 0, "facts"), 0, NULL);
  const char *day = json_string_value(json_object_get(facts, "received"));
  const char *old = json_string_value(json_object_get(facts, "replaces"));
  *at = yc_rows_int(row, 0, "happened_at");
  *received = day ? yc_day_parse(day) : YC_DAY_NONE;
  *replaces = old ? yc_event_pos(yc_app_store(app), old) : 0;
  json_decref(facts);
  return TRUE;
}

YcTime yc_first_receipt(YcApp *app, gint64 casefile)
{
  YcTime first = YC_TIME_NONE, at;
  YcDay day;
  gint64 replaces;
  for (guint i = 0; i < 100 && opening_of(app, casefile, &at, &day, &replaces); i++) {
    if (i > 0) first = at;
    if (replaces == 0) break;
    casefile = replaces;
  }
  return first;
}

YcDay yc_first_day(YcApp *app, gint64 casefile)
{
  YcTime at;
  YcDay received;
  gint64 replaces;
  if (!opening_of(app, casefile, &at, &received, &replaces)) return YC_DAY_NONE;
  if (received != YC_DAY_NONE) return received;
  /* Who was told came back with them. */
  g_autoptr(YcRows) row = yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", casefile);
  return row != NULL && yc_rows_count(row) > 0 ? yc_rows_day(row, 0, "received") : YC_DAY_NONE;
}

YcIntake *yc_again_load(YcApp *app, gint64 casefile, const char *reason, GError **error)
{
  char day[YC_DAY_TEXT];
  if (!yc_right_reason(reason, YC_ACT_VOID, error) || !yc_afterwards_may(app, casefile, YC_ACT_VOID, error)) return NULL;
  g_autoptr(YcIntake) intake = yc_intake_of_case(app, casefile, error);
  if (intake == NULL) return NULL;
  YcDay received = yc_first_day(app, casefile);
  intake->casefile = intake->ver = intake->version = 0;
  yc_intake_set(&intake->item, "");
  g_hash_table_remove_all(intake->answers);
  g_ptr_array_set_size(intake->ticks, 0);
  intake->replaces = casefile;
  yc_intake_set(&intake->received, received == YC_DAY_NONE || received == yc_app_today(app) ? "" : yc_day_format(received, day));
  yc_intake_set(&intake->why, reason);
  return g_steal_pointer(&intake);
}

/* --- the registers ---------------------------------------------------------------------------------------- */

static void register_row_free(gpointer data)
{
  YcRegisterRow *row = data;
  char *members[] = { row->number, row->day, row->casefile, row->clerk, row->state };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
  g_free(row);
}

GPtrArray *yc_paper_register_rows(YcApp *app, YcPaperKind kind, int year, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_PAPER_REGISTER, "ti", yc_paper_register(kind), (gint64)year);
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func(register_row_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcRegisterRow *row = g_new0(YcRegisterRow, 1);
    row->number = g_strdup(yc_rows_str(rows, i, "number"));
    row->day = g_strdup(yc_rows_str(rows, i, "day"));
    row->casefile = g_strdup(yc_rows_str(rows, i, "casefile"));
    row->clerk = g_strdup(yc_rows_str(rows, i, "clerk"));
    row->state = g_strdup(yc_rows_str(rows, i, "state"));
    g_ptr_array_add(list, row);
  }
  return list;
}
