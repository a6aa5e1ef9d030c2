/* calendar_change.c - see calendar_change.h. */
#include <config.h>
#include <inttypes.h>
#include <string.h>
#include "app/calendar_move.h"
#include "app/commit.h"
#include "app/people.h"
#include "app/private.h"
#include "exchange/load.h"

static void move_free(gpointer data)
{
  YcMove *move = data;
  g_free(move->number);
  g_free(move->item);
  g_free(move->kind);
  g_free(move->who);
  g_free(move);
}

void yc_calendar_plan_free(YcCalendarPlan *plan)
{
  if (plan == NULL) return;
  g_ptr_array_unref(plan->changes);
  g_ptr_array_unref(plan->moves);
  g_free(plan->title);
  g_free(plan);
}

static YcCalendarPlan *new_plan(void)
{
  YcCalendarPlan *plan = g_new0(YcCalendarPlan, 1);
  plan->changes = g_ptr_array_new_with_free_func((GDestroyNotify)json_decref);
  plan->moves = g_ptr_array_new_with_free_func(move_free);
  return plan;
}

/* --- what is new ------------------------------------------------------------------------------------------ */

static gboolean may_load(YcApp *app, GError **error)
{
  const YcStaff *me = yc_app_me(app);
  if (me != NULL && (yc_staff_has_role(me, "admin") || yc_staff_has_role(me, "supervisor"))) return TRUE;
  return yc_refuse(error, _("装入日历要值班长或管理员:请换人登录(--as)"));
}

static int by_day(const void *a, const void *b)
{
  const json_t *x = *(json_t *const *)a, *y = *(json_t *const *)b;
  int order = strcmp(json_string_value(json_object_get(x, "day")), json_string_value(json_object_get(y, "day")));
  return order ? order : strcmp(json_string_value(json_object_get(x, "name")), json_string_value(json_object_get(y, "name")));
}

/* In the order of the days, as the store gives them back. */
static void sort_days(json_t *facts)
{
  json_t *days = json_object_get(facts, "days"), *sorted = json_array(), *day;
  g_autoptr(GPtrArray) list = g_ptr_array_new();
  size_t i;
  json_array_foreach(days, i, day) g_ptr_array_add(list, day);
  g_ptr_array_sort(list, by_day);
  for (i = 0; i < list->len; i++) json_array_append(sorted, list->pdata[i]);
  json_object_set_new(facts, "days", sorted);
}

static gboolean names_year(const json_t *days, int year)
{
  size_t i;
  json_t *day;
  json_array_foreach(days, i, day)
    if (yc_day_year(yc_day_parse(json_string_value(json_object_get(day, "day")))) == year) return TRUE;
  return FALSE;
}

/* The region's festivals of the years that the file does not name stay. */
static void keep_other_years(YcStore *store, json_t *facts)
{
  g_autoptr(YcRows) rows = yc_query(store, NULL, YC_Q_FESTIVALS, "");
  json_t *days = json_object_get(facts, "days");
  json_t *named = json_copy(days);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    if (yc_rows_int(rows, i, "regional") != 0 && !names_year(named, yc_day_year(yc_rows_day(rows, i, "day"))))
      json_array_append_new(days, json_pack("{s:s, s:s}", "day", yc_rows_str(rows, i, "day"), "name",
                                            yc_rows_str(rows, i, "name")));
  json_decref(named);
}

/* What the act is called: the notices' numbers with their years, or the basis of the festivals. */
static void add_title(GString *title, const json_t *facts)
{
  const json_t *year = json_object_get(facts, "year");
  if (title->len > 0) g_string_append(title, _("、"));
  if (year != NULL)
    g_string_append_printf(title, _("%s(%d年)"), json_string_value(json_object_get(facts, "notice")),
                           (int)json_integer_value(year));
  else g_string_append(title, json_string_value(json_object_get(facts, "basis")));
}

static void take_loads(YcApp *app, YcCalendarPlan *plan, const YcLoads *loads)
{
  YcStore *store = yc_app_store(app);
  g_autoptr(GString) title = g_string_new(NULL);
  for (guint i = 0; i < loads->len; i++) {
    json_t *facts = json_loads(((YcLoad *)loads->pdata[i])->facts, 0, NULL);
    if (json_object_get(facts, "year") == NULL) keep_other_years(store, facts);
    sort_days(facts);
    gboolean same;
    gint64 revision = yc_calendar_next_revision(store, facts, &same);
    json_object_set_new(facts, "revision", json_integer(revision));
    if (same) {
      json_decref(facts);
      continue;
    }
    add_title(title, facts);
    g_ptr_array_add(plan->changes, facts);
  }
  g_free(plan->title);
  plan->title = g_strdup(title->str);
}

YcCalendarPlan *yc_calendar_plan(YcApp *app, const char *file, gboolean regional, YcFaults *faults, GError **error)
{
  if (!may_load(app, error)) return NULL;
  g_autoptr(YcLoads) loads = regional ? yc_load_regional(file, faults) : yc_load_calendar(file, faults);
  if (faults->len > 0) {
    yc_refuse(error, _("文件有 %u 处错误,全部没有导入:改好后再来"), faults->len);
    return NULL;
  }
  g_autoptr(YcCalendarPlan) plan = new_plan();
  take_loads(app, plan, loads);
  if (plan->changes->len == 0) return g_steal_pointer(&plan);
  YcCalendar *then = yc_calendar_read(yc_app_store(app), yc_day_year(yc_app_today(app)), plan->changes, error);
  if (then == NULL) return NULL;
  YcCalendar *now = yc_app_try_calendar(app, then);
  gboolean ok = yc_calendar_walk(app, plan, NULL, NULL, error);
  yc_app_try_calendar(app, now);
  yc_calendar_free(then);
  return ok ? g_steal_pointer(&plan) : NULL;
}

/* --- doing it --------------------------------------------------------------------------------------------- */

static gboolean append_move(YcApp *app, gint64 casefile, json_t *facts, gpointer data, GError **error)
{
  return yc_case_event(app, data, casefile, "clock.move", facts, NULL, error);
}

/* Others may have loaded something since the plan was made. */
static gboolean append_changes(YcApp *app, YcWriter *writer, const YcCalendarPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->changes->len; i++) {
    json_t *facts = json_deep_copy(plan->changes->pdata[i]);
    gboolean same;
    json_object_set_new(facts, "revision", json_integer(yc_calendar_next_revision(yc_app_store(app), facts, &same)));
    const char *kind = json_object_get(facts, "year") ? "calendar.set" : "festival.set";
    if (yc_writer_append(writer, kind, facts, NULL, NULL, error) == 0) return FALSE;
  }
  return TRUE;
}

static gboolean load_all(YcApp *app, YcCalendarPlan *plan, GError **error)
{
  g_autofree char *ident = NULL;
  YcActor actor;
  yc_app_actor(app, &actor, NULL, NULL, &ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL || !append_changes(app, writer, plan, error)) return FALSE;
  yc_app_reread(app);
  return yc_calendar_walk(app, plan, append_move, writer, error) && yc_writer_commit(g_steal_pointer(&writer), error);
}

gboolean yc_calendar_load(YcApp *app, YcCalendarPlan *plan, GError **error)
{
  if (!may_load(app, error)) return FALSE;
  if (plan->changes->len == 0) return TRUE;
  gboolean ok = load_all(app, plan, error);
  if (!ok) yc_app_reread(app);   /* it counted with what was not saved */
  return ok;
}

/* --- whom it concerns ------------------------------------------------------------------------------------- */

void yc_moved_free(YcMoved *moved)
{
  g_free(moved->number);
  g_free(moved->item);
  g_free(moved->kind);
  g_free(moved->who);
  g_free(moved->person);
  g_free(moved->phone);
  g_free(moved);
}

static YcMoved *read_moved(YcApp *app, const YcRows *rows, guint row)
{
  YcMoved *moved = g_new0(YcMoved, 1);
  moved->pos = yc_rows_int(rows, row, "pos");
  moved->casefile = yc_rows_int(rows, row, "casefile");
  moved->number = yc_number_spoken(app, yc_rows_str(rows, row, "number"));
  moved->item = g_strdup(yc_rows_str(rows, row, "short"));
  moved->kind = g_strdup(yc_rows_str(rows, row, "clock"));
  moved->who = g_strdup(yc_rows_str(rows, row, "who"));
  moved->person = g_strdup(yc_rows_str(rows, row, "person"));
  moved->phone = g_strdup(yc_rows_str(rows, row, "phone"));
  moved->was = yc_rows_day(rows, row, "was");
  moved->due = yc_rows_day(rows, row, "due");
  moved->told = yc_rows_day(rows, row, "told");
  moved->given = yc_rows_int(rows, row, "given") != 0;
  return moved;
}

static char *seen_key(YcApp *app)
{
  return g_strdup_printf("moved_seen/%s", yc_app_me(app)->login);
}

static gint64 seen_until(YcApp *app)
{
  g_autofree char *key = seen_key(app);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_LOCAL, "t", key);
  return rows != NULL && yc_rows_count(rows) > 0 ? g_ascii_strtoll(yc_rows_str(rows, 0, "value"), NULL, 10) : 0;
}

GPtrArray *yc_calendar_moved(YcApp *app, gboolean untold, GError **error)
{
  g_autoptr(YcRows) rows = untold ? yc_query(yc_app_store(app), error, YC_Q_MOVED_UNTOLD, "")
                                  : yc_query(yc_app_store(app), error, YC_Q_MOVED_MINE, "ii", yc_app_me(app)->id,
                                             seen_until(app));
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_moved_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) g_ptr_array_add(list, read_moved(app, rows, i));
  return list;
}

guint yc_calendar_moved_count(YcApp *app)
{
  g_autoptr(YcRows) rows =
    yc_query(yc_app_store(app), NULL, YC_Q_MOVED_COUNT, "ii", yc_app_me(app)->id, seen_until(app));
  return rows ? (guint)yc_rows_first(rows, "n", 0) : 0;
}

gboolean yc_calendar_moved_seen(YcApp *app, GError **error)
{
  g_autofree char *key = seen_key(app);
  g_autoptr(YcRows) last = yc_query(yc_app_store(app), error, YC_Q_MOVED_LAST, "");
  if (last == NULL) return FALSE;
  g_autofree char *value = g_strdup_printf("%" PRId64, yc_rows_first(last, "pos", 0));
  return yc_local_set(yc_app_store(app), key, value, error);
}

static gboolean waits_to_hear(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_MOVED_UNTOLD, "");
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++)
    if (yc_rows_int(rows, i, "casefile") == casefile) return TRUE;
  return yc_refuse(error, _("这件办件没有还要告诉申请人的改期"));
}

gboolean yc_calendar_told(YcApp *app, gint64 casefile, const char *by, GError **error)
{
  static const char *const ways[] = { "phone", "visit", "agent", NULL };
  if (!g_strv_contains(ways, by)) return yc_refuse(error, _("告知的方式应是 phone、visit、agent 中的一个"));
  if (!waits_to_hear(app, casefile, error)) return FALSE;
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  yc_app_actor(app, &actor, NULL, post, &ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  YcOnCase on = { casefile, 0, 0 };
  json_t *facts = json_pack("{s:s, s:o}", "by", by, "day", yc_json_day(yc_app_today(app)));
  if (writer == NULL) {
    json_decref(facts);
    return FALSE;
  }
  return yc_writer_append(writer, "clock.told", facts, NULL, &on, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}
