/* setup.c - a store for a hall, and what is loaded into it later.  Wrong files are refused whole. */
#include <config.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include "app/clock.h"
#include "app/occasion.h"
#include "app/private.h"
#include "app/setup.h"
#include "exchange/load.h"

/* --- what a file brings, compared with what is there ------------------------------------------------------ */

static gboolean refuse_faults(const YcFaults *faults, GError **error)
{
  if (faults->len == 0) return FALSE;
  yc_refuse(error, _("文件有 %u 处错误,全部没有导入:改好后再来"), faults->len);
  return TRUE;
}

/* Every office that a step goes to must be known: a case would be sent to nowhere.  So must the one that papers are
 * taken in for. */
static void check_offices(YcLoads *items, GHashTable *offices, YcFaults *faults)
{
  for (guint i = 0; i < items->len; i++) {
    json_t *facts = json_loads(((YcLoad *)items->pdata[i])->facts, 0, NULL), *step;
    json_t *item = json_object_get(facts, "item");
    size_t n;
    json_array_foreach(json_object_get(item, "steps"), n, step) {
      const char *office = json_string_value(json_object_get(step, "office"));
      if (office == NULL || g_hash_table_contains(offices, office)) continue;
      yc_faults_add(faults, "steps.tsv", 0, 0, "office", _("%s 第 %d 步的单位 %s 不在单位名录(offices.tsv)里"),
                    json_string_value(json_object_get(item, "code")), (int)n + 1, office);
    }
    const char *acceptor = json_string_value(json_object_get(item, "acceptor"));
    if (acceptor != NULL && *acceptor != '\0' && !g_hash_table_contains(offices, acceptor))
      yc_faults_add(faults, "items.tsv", 0, 0, "acceptor", _("%s 的受理单位 %s 不在单位名录(offices.tsv)里"),
                    json_string_value(json_object_get(item, "code")), acceptor);
    json_decref(facts);
  }
}

static GHashTable *offices_of_loads(YcLoads *hall)
{
  GHashTable *offices = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < hall->len; i++) {
    const YcLoad *load = hall->pdata[i];
    if (strcmp(load->kind, "office.set") != 0) continue;
    json_t *facts = json_loads(load->facts, 0, NULL);
    g_hash_table_add(offices, g_strdup(json_string_value(json_object_get(facts, "code"))));
    json_decref(facts);
  }
  return offices;
}

static GHashTable *offices_of_store(YcApp *app)
{
  GHashTable *offices = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_OFFICES, "");
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    g_hash_table_add(offices, g_strdup(yc_rows_str(rows, i, "code")));
  return offices;
}

/* --- appending -------------------------------------------------------------------------------------------- */

static gboolean append_load(YcWriter *writer, const YcLoad *load, json_t *facts, GError **error)
{
  json_t *body = load->body ? json_loads(load->body, 0, NULL) : NULL;
  return yc_writer_append(writer, load->kind, facts, body, NULL, error) != 0;
}

static void set_version(json_t *facts, int version)
{
  json_object_set_new(facts, "version", json_integer(version));
  json_object_set_new(json_object_get(facts, "item"), "version", json_integer(version));
}

/* The newest version there is of the item, 0 where none; *same when its content is what the facts say, *local when it
 * was made by the hall itself. */
static int newest_version(YcStore *store, json_t *facts, gboolean *same, gboolean *local)
{
  g_autoptr(YcRows) rows =
    yc_query(store, NULL, YC_Q_ITEM_NEWEST, "t", json_string_value(json_object_get(facts, "code")));
  *same = *local = FALSE;
  if (rows == NULL || yc_rows_count(rows) == 0) return 0;
  json_t *old = json_loads(yc_rows_str(rows, 0, "item"), 0, NULL),
         *new = json_deep_copy(json_object_get(facts, "item"));
  static const char *const beside[] = { "version", "from" };
  for (guint i = 0; i < G_N_ELEMENTS(beside); i++) {
    json_object_del(old, beside[i]);
    json_object_del(new, beside[i]);
  }
  *same = json_equal(old, new);
  *local = json_is_true(json_object_get(old, "local"));
  json_decref(old);
  json_decref(new);
  return (int)yc_rows_int(rows, 0, "version");
}

/* Whether a row of the query says what the facts say, column by column; `from` aside. */
static gboolean stands(YcStore *store, YcQuery query, json_t *facts)
{
  g_autoptr(YcRows) rows = yc_query(store, NULL, query, "");
  const char *code = json_string_value(json_object_get(facts, "code"));
  guint row = 0, n = rows ? yc_rows_count(rows) : 0;
  while (row < n && strcmp(yc_rows_str(rows, row, "code"), code) != 0) row++;
  if (row == n) return FALSE;
  const char *name;
  json_t *value;
  json_object_foreach(facts, name, value)
    if (json_is_string(value) && strcmp(name, "from") != 0 &&
        strcmp(yc_rows_str(rows, row, name), json_string_value(value)) != 0)
      return FALSE;
  return TRUE;
}

/* What came of it. */
typedef struct {
  guint n;               /* how many were appended */
  gboolean over_local;   /* also over versions that the hall made itself */
  GString *kept;         /* codes of those left alone; may be NULL */
} Tally;

static gboolean keep_local(Tally *tally, json_t *facts)
{
  if (tally->over_local) return FALSE;
  if (tally->kept)
    g_string_append_printf(tally->kept, "%s%s", tally->kept->len ? " " : "",
                           json_string_value(json_object_get(facts, "code")));
  return TRUE;
}

/* Gives the next version or revision; leaves alone what does not change, and what the hall changed itself. */
static gboolean append_new(YcStore *store, YcWriter *writer, const YcLoad *load, Tally *tally, GError **error)
{
  json_t *facts = json_loads(load->facts, 0, NULL);
  gboolean same = FALSE, local = FALSE;
  if (strcmp(load->kind, "item.set") == 0) set_version(facts, newest_version(store, facts, &same, &local) + 1);
  if (strcmp(load->kind, "calendar.set") == 0)
    json_object_set_new(facts, "revision", json_integer(yc_calendar_next_revision(store, facts, &same)));
  if (strcmp(load->kind, "system.set") == 0) same = stands(store, YC_Q_SYSTEMS, facts);
  if (strcmp(load->kind, "proof.set") == 0) same = stands(store, YC_Q_PROOFS, facts);
  if (strcmp(load->kind, "occasion.set") == 0) set_version(facts, yc_occasion_version(store, facts, &same) + 1);
  if (strcmp(load->kind, "festival.set") == 0)
    json_object_set_new(facts, "revision", json_integer(yc_calendar_next_revision(store, facts, &same)));
  if (same || (local && keep_local(tally, facts))) {
    json_decref(facts);
    return TRUE;
  }
  tally->n++;
  return append_load(writer, load, facts, error);
}

static gboolean append_all(YcStore *store, YcWriter *writer, YcLoads *loads, Tally *tally, GError **error)
{
  for (guint i = 0; i < loads->len; i++)
    if (!append_new(store, writer, loads->pdata[i], tally, error)) return FALSE;
  return TRUE;
}

/* --- init ------------------------------------------------------------------------------------------------- */

/* A value of hall.ini among the loaded settings; NULL where none.  Free with g_free(). */
static char *hall_value(YcLoads *hall, const char *key)
{
  for (guint i = 0; i < hall->len; i++) {
    const YcLoad *load = hall->pdata[i];
    if (strcmp(load->kind, "setting.set") != 0) continue;
    json_t *facts = json_loads(load->facts, 0, NULL);
    gboolean here = strcmp(json_string_value(json_object_get(facts, "key")), key) == 0;
    char *value = here ? g_strdup(json_string_value(json_object_get(facts, "value"))) : NULL;
    json_decref(facts);
    if (here) return value;
  }
  return NULL;
}

/* The day from which the hall's directory holds. */
static YcDay first_day(YcLoads *hall)
{
  if (hall->len == 0) return YC_DAY_NONE;
  json_t *facts = json_loads(((YcLoad *)hall->pdata[0])->facts, 0, NULL);
  const char *from = json_string_value(json_object_get(facts, "from"));
  YcDay day = from ? yc_day_parse(from) : YC_DAY_NONE;
  json_decref(facts);
  return day;
}

static gboolean fill_store(YcStore *store, YcLoads *const *groups, guint n_groups, YcTime now, GError **error)
{
  YcActor actor = { .happened = now, .entered = now, .clock_ok = TRUE, .origin = "verb", .actor = YC_IDENT_SYSTEM };
  yc_act_new(actor.act, now);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(store, &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  Tally tally = { .over_local = TRUE };
  for (guint i = 0; i < n_groups; i++)
    if (!append_all(store, writer, groups[i], &tally, error)) return FALSE;
  return yc_writer_commit(g_steal_pointer(&writer), error);
}

void yc_app_remove_store(const char *path)
{
  static const char *const tails[] = { "", "-wal", "-shm", "-journal" };
  for (guint i = 0; i < G_N_ELEMENTS(tails); i++) {
    g_autofree char *file = g_strconcat(path, tails[i], NULL);
    g_unlink(file);
  }
}

/* Made under another name and renamed when complete: there is never half a store. */
static gboolean make_store(const char *path, YcLoads *const *groups, guint n_groups, gboolean test_clock, YcTime now,
                           GError **error)
{
  if (!yc_store_path_free(path, error)) return FALSE;
  g_autofree char *part = g_strconcat(path, ".part", NULL);
  yc_app_remove_store(part);
  YcStore *store = yc_store_create(part, error);
  if (store == NULL) return FALSE;
  g_autofree char *node = hall_value(groups[0], "hall.node"), *name = hall_value(groups[0], "hall.name");
  gboolean ok = node != NULL && name != NULL
                  ? yc_event_begin_node(store, node, name, test_clock, now, error) &&
                      fill_store(store, groups, n_groups, now, error)
                  : yc_refuse(error, _("hall.ini 里缺 node 或 name"));
  yc_store_close(store);
  if (ok && g_rename(part, path) == 0) return TRUE;
  if (ok) g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("写不到 %s:%s"), path, g_strerror(errno));
  yc_app_remove_store(part);
  return FALSE;
}

gboolean yc_setup_init(const char *path, const char *hall_directory, const char *data, gboolean test_clock,
                       YcDay items_from, YcTime clock, YcFaults *faults, GError **error)
{
  g_autofree char *catalogue = g_build_filename(data, "catalogue", NULL);
  g_autofree char *holidays = g_build_filename(data, "calendar", "holidays.tsv", NULL);
  g_autofree char *days = g_build_filename(data, "calendar", "festivals.tsv", NULL);
  YcTime now = clock == YC_TIME_NONE ? g_get_real_time() : clock;
  if (clock == YC_TIME_NONE && yc_clock_unset(now))
    return yc_refuse(error, _("本机时钟没有对时(现在是%d年):先对好时再建库,办件库从这一刻记起"), yc_day_year(yc_time_day(now)));
  g_autoptr(YcLoads) hall = yc_load_hall(hall_directory, faults);
  g_autoptr(YcLoads) calendar = yc_load_calendar(holidays, faults);
  g_autoptr(YcLoads) festivals = yc_load_festivals(days, faults);
  YcDay from = items_from != YC_DAY_NONE ? items_from : first_day(hall);
  g_autoptr(YcLoads) items = yc_load_catalogue(catalogue, from, faults, NULL);
  if (faults->len == 0) {
    g_autoptr(GHashTable) offices = offices_of_loads(hall);
    check_offices(items, offices, faults);
  }
  if (refuse_faults(faults, error)) return FALSE;
  YcLoads *groups[] = { hall, calendar, festivals, items };
  return make_store(path, groups, G_N_ELEMENTS(groups), test_clock, now, error);
}

/* --- imports ---------------------------------------------------------------------------------------------- */

static gboolean import(YcApp *app, YcLoads *loads, Tally *tally, GError **error)
{
  g_autofree char *ident = NULL;
  YcActor actor;
  yc_app_actor(app, &actor, NULL, NULL, &ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL || !append_all(yc_app_store(app), writer, loads, tally, error)) return FALSE;
  return tally->n == 0 || yc_writer_commit(g_steal_pointer(&writer), error);
}

static gboolean may_import(YcApp *app, GError **error)
{
  if (yc_app_me(app) == NULL || !yc_staff_has_role(yc_app_me(app), "admin"))
    return yc_refuse(error, _("只有管理员能导入:请用管理员登录(--as)"));
  return TRUE;
}

gboolean yc_setup_import_items(YcApp *app, const char *directory, YcDay from, YcFaults *faults, YcImported *imported,
                               GError **error)
{
  imported->n = 0;
  imported->kept = NULL;
  if (!may_import(app, error)) return FALSE;
  g_autoptr(YcLoads) loads = yc_load_catalogue(directory, from, faults, NULL);
  if (faults->len == 0) {
    g_autoptr(GHashTable) offices = offices_of_store(app);
    check_offices(loads, offices, faults);
  }
  g_autoptr(GString) kept = g_string_new(NULL);
  Tally tally = { .over_local = imported->over_local, .kept = kept };
  if (refuse_faults(faults, error) || !import(app, loads, &tally, error)) return FALSE;
  imported->n = tally.n;
  imported->kept = g_strdup(kept->str);
  return TRUE;
}
