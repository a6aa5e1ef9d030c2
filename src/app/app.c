/* app.c - see app.h. */
#include <config.h>
#include <string.h>
#include "app/clock.h"
#include "app/private.h"
#include "app/tick.h"
#include "store/undo.h"

struct YcApp {
  YcStore *store;
  YcTime fixed;              /* YC_TIME_NONE: the machine's clock */
  char *machine;             /* plays the machine's clock: a moment, or a file with one; NULL: it is the real one */
  YcTime offset;             /* the true time is so much ahead of the machine's (RULE time-17) */
  YcCalendar *calendar;
  gint64 revision, version;  /* of the calendar; of the store's data */
  YcStaff *me;
  char *own_roles;           /* of `me`; me->roles has those of whom I stand in for too */
  char *window, *window_name;
  char *hall, *hall_short;
  gboolean demo;
  YcLastAct last_act;        /* of `me` */
  YcDay walked;              /* by the tick */
  gboolean pretends;         /* a past is being made up: days pass as its maker says */
  char site;                 /* letter of this incarnation's numbers (RULE acc-09) */
  GHashTable *items;         /* "MZ01/1" → YcItem */
  GHashTable *cautioned;     /* "lixiuying MZ01/1": was told of it */
};

gboolean yc_refuse(GError **error, const char *format, ...)
{
  va_list values;
  va_start(values, format);
  g_autofree char *text = g_strdup_vprintf(format, values);
  va_end(values);
  g_set_error_literal(error, YC_ERROR, YC_ERROR_REFUSED, text);
  return FALSE;
}

json_t *yc_json_text(const char *text)
{
  return text ? json_string(text) : json_null();
}

json_t *yc_json_filled(const char *text)
{
  return *text == '\0' ? json_null() : json_string(text);
}

json_t *yc_json_ident(YcApp *app, gint64 pos)
{
  g_autofree char *ident = pos ? yc_event_ident(yc_app_store(app), pos) : NULL;
  return yc_json_text(ident);
}

json_t *yc_json_place(YcApp *app, const char *code)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PLACE, "t", code);
  return rows != NULL && yc_rows_count(rows) > 0 ? json_string(yc_rows_str(rows, 0, "name")) : json_null();
}

json_t *yc_json_day(YcDay day)
{
  char text[YC_DAY_TEXT];
  return day == YC_DAY_NONE ? json_null() : json_string(yc_day_format(day, text));
}

YcDay yc_rows_day(const YcRows *rows, guint row, const char *column)
{
  const char *text = yc_rows_text(rows, row, column);
  return text ? yc_day_parse(text) : YC_DAY_NONE;
}

/* --- opening ---------------------------------------------------------------------------------------------- */

static gboolean read_hall(YcApp *app, GError **error)
{
  g_autoptr(YcRows) revision = yc_query(app->store, error, YC_Q_CALENDAR_REVISION, "");
  if (revision == NULL) return FALSE;
  gint64 now = yc_rows_first(revision, "n", 0);
  if (app->calendar == NULL || now != app->revision) {
    YcCalendar *calendar = yc_calendar_read(app->store, yc_day_year(yc_app_today(app)), NULL, error);
    if (calendar == NULL) return FALSE;
    if (app->calendar != NULL) yc_calendar_free(app->calendar);
    app->calendar = calendar;
    app->revision = now;
  }
  g_free(app->hall);
  g_free(app->hall_short);
  app->hall = yc_app_setting(app, "hall.name", "便民服务中心");
  app->hall_short = yc_app_setting(app, "hall.short", app->hall);
  return TRUE;
}

static gboolean check_clock(YcApp *app, GError **error)
{
  g_autoptr(YcRows) self = yc_query(app->store, error, YC_Q_SELF, "");
  if (self == NULL) return FALSE;
  if (yc_rows_count(self) == 0)
    return yc_refuse(error, _("办件库 %s 还没有建好:请重新用 yichuang init 建立"), yc_store_path(app->store));
  app->demo = yc_rows_int(self, 0, "test_clock") != 0;
  app->site = *yc_rows_str(self, 0, "site");
  if (app->fixed != YC_TIME_NONE && !app->demo)
    return yc_refuse(error, _("这个办件库只认本机时钟:--today 和 YICHUANG_CLOCK 只用于演示库"));
  return TRUE;
}

YcApp *yc_app_open(const char *path, YcTime clock, GError **error)
{
  YcStore *store = yc_store_open(path, error);
  if (store == NULL) return NULL;
  g_autoptr(YcApp) app = g_new0(YcApp, 1);
  app->store = store;
  app->fixed = clock;
  app->walked = YC_DAY_NONE;
  app->items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)yc_item_free);
  app->cautioned = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (!check_clock(app, error)) return NULL;
  yc_clock_look(app);
  if (!read_hall(app, error)) return NULL;
  app->version = yc_store_data_version(store);
  return g_steal_pointer(&app);
}

void yc_app_close(YcApp *app)
{
  if (app == NULL) return;
  yc_store_close(app->store);
  if (app->calendar != NULL) yc_calendar_free(app->calendar);
  if (app->me != NULL) yc_staff_free(app->me);
  g_free(app->own_roles);
  g_free(app->window);
  g_free(app->window_name);
  g_free(app->hall);
  g_free(app->hall_short);
  g_free(app->machine);
  g_hash_table_unref(app->items);
  g_hash_table_unref(app->cautioned);
  g_free(app);
}

YcStore *yc_app_store(YcApp *app)
{
  return app->store;
}

YcTime yc_app_now(YcApp *app)
{
  return app->fixed != YC_TIME_NONE ? app->fixed : yc_app_machine(app) + app->offset;
}

/* --- the machine's clock ---------------------------------------------------------------------------------- */

/* What is played: its moment; *boot (may be NULL): what names the machine's last start, "" where nothing does. */
static YcTime played(const char *word, char **boot)
{
  g_autofree char *text = NULL;
  if (*word != '/') text = g_strdup(word);
  else if (!g_file_get_contents(word, &text, NULL, NULL)) text = g_strdup("");
  g_auto(GStrv) words = g_strsplit(g_strstrip(text), " ", 2);
  if (boot != NULL) *boot = g_strdup(g_strv_length(words) > 1 ? words[1] : "");
  return words[0] ? yc_time_parse(words[0]) : YC_TIME_NONE;
}

gboolean yc_app_play_machine(YcApp *app, const char *word, GError **error)
{
  if (!app->demo) return yc_refuse(error, _("这个办件库只认本机时钟:YICHUANG_MACHINE_CLOCK 只用于演示库"));
  if (played(word, NULL) == YC_TIME_NONE) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("YICHUANG_MACHINE_CLOCK 不是时刻,也不是写着时刻的文件(%s)"), word);
    return FALSE;
  }
  g_free(app->machine);
  app->machine = g_strdup(word);
  yc_clock_look(app);
  yc_app_reread(app);
  return TRUE;
}

YcTime yc_app_machine(YcApp *app)
{
  YcTime now = app->machine ? played(app->machine, NULL) : YC_TIME_NONE;
  return now != YC_TIME_NONE ? now : g_get_real_time();
}

char *yc_app_boot(YcApp *app)
{
  char *boot = NULL;
  if (app->machine != NULL) played(app->machine, &boot);
  else if (!g_file_get_contents("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL)) boot = g_strdup("");
  return g_strstrip(boot);
}

gboolean yc_app_clock_is_given(YcApp *app)
{
  return app->fixed != YC_TIME_NONE || (app->demo && app->machine == NULL);
}

void yc_app_set_offset(YcApp *app, YcTime offset)
{
  app->offset = offset;
}

YcDay yc_app_today(YcApp *app)
{
  return yc_time_day(yc_app_now(app));
}

gboolean yc_app_noon(YcApp *app)
{
  int hour, minute;
  yc_time_clock(yc_app_now(app), &hour, &minute);
  return hour >= 12;
}

const YcCalendar *yc_app_calendar(YcApp *app)
{
  return app->calendar;
}

YcCalendar *yc_app_try_calendar(YcApp *app, YcCalendar *calendar)
{
  YcCalendar *before = app->calendar;
  app->calendar = calendar;
  return before;
}

gint64 yc_app_calendar_revision(YcApp *app)
{
  return app->revision;
}

gboolean yc_app_is_demo(const YcApp *app)
{
  return app->demo;
}

gboolean yc_app_refresh(YcApp *app)
{
  gint64 version = yc_store_data_version(app->store);
  if (version == app->version) return FALSE;
  app->version = version;
  yc_clock_look(app);   /* another counter may have said what day it is */
  yc_app_reread(app);
  yc_app_stands_anew(app);
  return TRUE;
}

void yc_app_reread(YcApp *app)
{
  read_hall(app, NULL);
}

/* --- settings --------------------------------------------------------------------------------------------- */

char *yc_app_setting(YcApp *app, const char *key, const char *fallback)
{
  char today[YC_DAY_TEXT];
  g_autoptr(YcRows) rows =
    yc_query(app->store, NULL, YC_Q_SETTING, "tt", key, yc_day_format(yc_app_today(app), today));
  return g_strdup(rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_str(rows, 0, "value") : fallback);
}

int yc_app_setting_int(YcApp *app, const char *key, int fallback)
{
  g_autofree char *value = yc_app_setting(app, key, "");
  gint64 number;
  return g_ascii_string_to_signed(value, 10, -1000000, 1000000, &number, NULL) ? (int)number : fallback;
}

const char *yc_app_hall(const YcApp *app)
{
  return app->hall;
}

const char *yc_app_hall_short(const YcApp *app)
{
  return app->hall_short;
}

char yc_app_site(YcApp *app)
{
  return app->site;
}

char *yc_app_division(YcApp *app)
{
  const char *node = yc_event_node(app->store);
  gboolean town = strlen(node) == 13 && memcmp(node + 9, "000", 3) == 0;
  return g_strndup(node, town ? 9 : strlen(node) - 1);
}

/* --- who works here --------------------------------------------------------------------------------------- */

char **yc_json_strings(const char *json)
{
  GPtrArray *list = g_ptr_array_new();
  json_t *array = json_loads(json, 0, NULL), *value;
  size_t i;
  json_array_foreach(array, i, value) g_ptr_array_add(list, g_strdup(json_string_value(value)));
  json_decref(array);
  g_ptr_array_add(list, NULL);
  return (char **)g_ptr_array_free(list, FALSE);
}

static YcStaff *read_staff(const YcRows *rows, guint row)
{
  YcStaff *staff = g_new0(YcStaff, 1);
  staff->id = yc_rows_int(rows, row, "id");
  staff->login = g_strdup(yc_rows_str(rows, row, "login"));
  staff->name = g_strdup(yc_rows_text(rows, row, "name") ? yc_rows_str(rows, row, "name") : staff->login);
  staff->roles = g_strdup(yc_rows_str(rows, row, "roles"));
  staff->office = g_strdup(yc_rows_str(rows, row, "office"));
  staff->office_name = g_strdup(yc_rows_str(rows, row, "office_name"));
  staff->phone = g_strdup(yc_rows_str(rows, row, "phone"));
  staff->initials = yc_json_strings(yc_rows_str(rows, row, "initials"));
  return staff;
}

void yc_staff_free(YcStaff *staff)
{
  g_free(staff->login);
  g_free(staff->name);
  g_free(staff->roles);
  g_free(staff->office);
  g_free(staff->office_name);
  g_free(staff->phone);
  g_strfreev(staff->initials);
  g_free(staff);
}

GPtrArray *yc_app_staff(YcApp *app, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(app->store, error, YC_Q_STAFF_ALL, "");
  if (rows == NULL) return NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)yc_staff_free);
  for (guint i = 0; i < yc_rows_count(rows); i++)
    if (*yc_rows_str(rows, i, "roles") != '\0') g_ptr_array_add(all, read_staff(rows, i));
  return all;
}

char **yc_app_windows(YcApp *app, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(app->store, error, YC_Q_WINDOWS, "");
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new();
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    g_ptr_array_add(list, g_strdup(yc_rows_str(rows, i, "code")));
    g_ptr_array_add(list, g_strdup(yc_rows_str(rows, i, "name")));
  }
  g_ptr_array_add(list, NULL);
  return (char **)g_ptr_array_free(list, FALSE);
}

static gboolean find_window(YcApp *app, const char *window, char **name, GError **error)
{
  g_auto(GStrv) windows = yc_app_windows(app, error);
  if (windows == NULL) return FALSE;
  for (char **w = windows; *w != NULL; w += 2)
    if (strcmp(w[0], window) == 0) {
      *name = g_strdup(w[1]);
      return TRUE;
    }
  return yc_refuse(error, _("没有 %s 号窗口:请查看窗口设置"), window);
}

gboolean yc_app_sign_in(YcApp *app, const char *login, const char *secret, const char *window, GError **error)
{
  g_return_val_if_fail(secret == NULL, FALSE);
  g_autoptr(GPtrArray) all = yc_app_staff(app, error);
  if (all == NULL) return FALSE;
  guint i = 0;
  while (i < all->len && strcmp(((YcStaff *)all->pdata[i])->login, login) != 0) i++;
  if (i == all->len) return yc_refuse(error, _("没有登录名 %s:请从名单里选"), login);
  g_autofree char *name = NULL;
  if (window != NULL && !find_window(app, window, &name, error)) return FALSE;
  if (!yc_undo_expire(app->store, yc_app_now(app), error) || !yc_tick_today(app, NULL, error)) return FALSE;
  YcStaff *me = g_ptr_array_steal_index(all, i);
  if (window != NULL && !yc_local_sit(app->store, window, me->id, yc_app_now(app), error)) {
    yc_staff_free(me);
    return FALSE;
  }
  if (app->me != NULL) yc_staff_free(app->me);
  app->me = me;
  app->last_act = (YcLastAct){ 0, YC_TIME_NONE };
  g_free(app->window);
  g_free(app->window_name);
  app->window = g_strdup(window);
  app->window_name = g_steal_pointer(&name);
  g_free(app->own_roles);
  app->own_roles = g_strdup(me->roles);
  yc_app_stands_anew(app);
  return TRUE;
}

/* RULE agt-03: who stands in may do what the holder may; but nobody administers the store for another. */
void yc_app_stands_anew(YcApp *app)
{
  if (app->me == NULL || app->own_roles == NULL) return;
  g_autoptr(YcRows) rows = yc_query(app->store, NULL, YC_Q_ROLES_STOOD, "i", app->me->id);
  g_autoptr(GString) all = g_string_new(app->own_roles);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    g_auto(GStrv) roles = g_strsplit(yc_rows_str(rows, i, "roles"), " ", -1);
    for (char **role = roles; *role != NULL; role++)
      if (strcmp(*role, "admin") != 0) g_string_append_printf(all, " %s", *role);
  }
  g_free(app->me->roles);
  app->me->roles = g_strdup(g_strchug(all->str));
}

const char *yc_app_own_roles(const YcApp *app)
{
  return app->own_roles ? app->own_roles : "";
}

const YcStaff *yc_app_me(const YcApp *app)
{
  return app->me;
}

const char *yc_app_window(const YcApp *app)
{
  return app->window;
}

const char *yc_app_window_name(const YcApp *app)
{
  return app->window_name ? app->window_name : "";
}

YcLastAct yc_app_last_act(const YcApp *app)
{
  return app->last_act;
}

void yc_app_acted(YcApp *app, gint64 casefile)
{
  app->last_act = (YcLastAct){ casefile, yc_app_now(app) };
}

gboolean yc_staff_has_role(const YcStaff *staff, const char *role)
{
  g_auto(GStrv) roles = g_strsplit(staff->roles, " ", -1);
  return g_strv_contains((const char *const *)roles, role);
}

void yc_app_pretend(YcApp *app, const YcStaff *staff, const char *window, YcTime now)
{
  if (app->me == NULL || app->me->id != staff->id) {
    YcStaff *me = g_new0(YcStaff, 1);
    me->id = staff->id;
    char **to[] = { &me->login, &me->name, &me->roles, &me->office, &me->office_name, &me->phone };
    const char *const from[] = { staff->login,  staff->name,        staff->roles,
                                 staff->office, staff->office_name, staff->phone };
    for (guint i = 0; i < G_N_ELEMENTS(to); i++) *to[i] = g_strdup(from[i]);
    me->initials = g_strdupv(staff->initials);
    if (app->me != NULL) yc_staff_free(app->me);
    app->me = me;
    g_free(app->own_roles);
    app->own_roles = g_strdup(staff->roles);
  }
  g_free(app->window);
  app->window = g_strdup(window);
  app->fixed = now;
  app->pretends = TRUE;
}

YcTime yc_app_stand_at(YcApp *app, YcTime moment)
{
  YcTime before = app->fixed;
  app->fixed = moment;
  return before;
}

YcDay yc_app_walked(YcApp *app, YcDay day)
{
  if (day != YC_DAY_NONE) app->walked = day;
  return app->walked;
}

void yc_app_actor(YcApp *app, YcActor *actor, const char *act, const char *post, char **ident)
{
  /* What fell due has happened before anything that a person does today; where it cannot be written the act cannot either,
   * and says so. */
  memset(actor, 0, sizeof *actor);
  actor->refused = yc_clock_stamp(app, &actor->clock_ok);
  if (!app->pretends) yc_tick_today(app, NULL, NULL);
  *ident = yc_event_ident(app->store, app->me->id);
  actor->happened = actor->entered = yc_app_now(app);
  actor->origin = app->window ? "counter" : "verb";
  actor->actor = *ident;
  actor->post = post;
  actor->window = app->window;
  if (act != NULL && *act != '\0') yc_act_from_text(actor->act, act);
  else yc_act_new(actor->act, g_get_real_time());
}

gboolean yc_app_first_time(YcApp *app, const YcItem *item)
{
  return g_hash_table_add(app->cautioned, g_strdup_printf("%s %s/%d", app->me->login, item->code, item->version));
}

char *yc_app_office_of(const char *office, const char *place)
{
  if (strcmp(office, "village") != 0 || place == NULL || *place == '\0') return g_strdup(office);
  return g_strconcat("village-", place, NULL);
}

char *yc_app_post_of_office(YcApp *app, const char *office, const char *place)
{
  g_autofree char *code = yc_app_office_of(office, place);
  g_autoptr(YcRows) rows = yc_query(app->store, NULL, YC_Q_POST_OF_OFFICE, "t", code);
  return rows != NULL && yc_rows_count(rows) > 0 ? g_strdup(yc_rows_str(rows, 0, "code")) : NULL;
}

/* --- catalogue -------------------------------------------------------------------------------------------- */

static YcItem *keep_item(YcApp *app, const char *key, const char *json, GError **error)
{
  g_autofree char *reason = NULL;
  YcItem *item = yc_item_from_json(json, &reason);
  if (item == NULL) {
    yc_refuse(error, _("事项 %s 的内容读不懂(%s):请重新导入事项库"), key, reason);
    return NULL;
  }
  g_hash_table_insert(app->items, g_strdup(key), item);
  return item;
}

YcItem *yc_app_item_version(YcApp *app, const char *code, int version, GError **error)
{
  g_autofree char *key = g_strdup_printf("%s/%d", code, version);
  YcItem *item = g_hash_table_lookup(app->items, key);
  if (item != NULL) return item;
  g_autoptr(YcRows) rows = yc_query(app->store, error, YC_Q_ITEM, "ti", code, (gint64)version);
  if (rows == NULL) return NULL;
  if (yc_rows_count(rows) == 0) {
    yc_refuse(error, _("没有事项 %s 的第 %d 版"), code, version);
    return NULL;
  }
  return keep_item(app, key, yc_rows_str(rows, 0, "item"), error);
}

YcItem *yc_app_item(YcApp *app, const char *code, YcDay day, GError **error)
{
  char text[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(app->store, error, YC_Q_ITEM_ON, "tt", code,
                                    yc_day_format(day == YC_DAY_NONE ? yc_app_today(app) : day, text));
  if (rows == NULL) return NULL;
  if (yc_rows_count(rows) == 0) {
    yc_refuse(error, _("事项库里没有 %s:请用事项编码,例如 MZ01(yichuang item list 列出全部)"), code);
    return NULL;
  }
  return yc_app_item_version(app, code, (int)yc_rows_int(rows, 0, "version"), error);
}
