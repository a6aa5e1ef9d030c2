/* figures.c - see figures.h: the roll-up and the open cases, put together. */
#include <config.h>
#include <string.h>
#include "app/figures_private.h"
#include "app/private.h"

/* --- who may see what ------------------------------------------------------------------------------------- */

gboolean yc_figures_all(YcApp *app)
{
  static const char *const roles[] = { "supervisor", "leader", "admin" };
  const YcStaff *me = yc_app_me(app);
  for (guint i = 0; me != NULL && i < G_N_ELEMENTS(roles); i++)
    if (yc_staff_has_role(me, roles[i])) return TRUE;
  return me == NULL;
}

const char *yc_figures_scope(YcApp *app, YcBy by, char **own)
{
  static const char *const kinds[YC_N_BY] = { "all", "person", "office", "item", "village" };
  *own = yc_figures_all(app) ? NULL : g_strdup_printf("%" G_GINT64_FORMAT, yc_app_me(app)->id);
  return *own != NULL ? "person" : kinds[by];
}

/* --- open and over ---------------------------------------------------------------------------------------- */

GArray *yc_figures_over(YcApp *app, YcDay from, YcDay to, YcRows **rows, GError **error)
{
  char first[YC_DAY_TEXT], last[YC_DAY_TEXT];
  YcDay today = yc_app_today(app), counted = YC_DAY_NONE;
  const YcCalendar *calendar = yc_app_calendar(app);
  *rows = yc_query(yc_app_store(app), error, YC_Q_FIGURE_OPEN, "tt", yc_day_format(from, first),
                   yc_day_format(MIN(to, today - 1), last));
  if (*rows == NULL) return NULL;
  GArray *list = g_array_new(FALSE, FALSE, sizeof(YcOverCase));
  int days = 0;
  for (guint i = 0; i < yc_rows_count(*rows); i++) {
    YcDay due = yc_rows_day(*rows, i, "due"), law = yc_rows_day(*rows, i, "law");
    if (due != counted) days = MAX(1, yc_calendar_count(calendar, due, today));
    counted = due;
    YcOverCase one = { yc_rows_int(*rows, i, "casefile"), due, days, law != YC_DAY_NONE && law < today,
                       yc_rows_int(*rows, i, "excused") != 0, yc_rows_str(*rows, i, "staff"),
                       yc_rows_str(*rows, i, "office"), yc_rows_str(*rows, i, "item"), yc_rows_str(*rows, i, "place") };
    g_array_append_val(list, one);
  }
  return list;
}

const char *yc_figures_key(const YcOverCase *one, YcBy by)
{
  const char *const keys[YC_N_BY] = { "", one->staff, one->office, one->item, one->place };
  return keys[by];
}

/* --- rows while they are made ----------------------------------------------------------------------------- */

typedef struct {
  YcFigureRow *row;
  YcTally trend[YC_TREND];
  gboolean used;          /* something of it lies in the period */
} Group;

typedef struct {
  YcApp *app;
  YcFigures *figures;
  const char *kind;
  char *own;
  GHashTable *groups;     /* key → Group */
  Group *total;
} Making;

static void row_free(gpointer data)
{
  YcFigureRow *row = data;
  g_free(row->key);
  g_free(row->name);
  yc_tally_clear(&row->tally);
  g_free(row);
}

static Group *group_new(const char *key)
{
  Group *group = g_new0(Group, 1);
  group->row = g_new0(YcFigureRow, 1);
  group->row->key = g_strdup(key);
  return group;
}

static void group_free(gpointer data)
{
  Group *group = data;
  if (group->row != NULL) row_free(group->row);
  for (guint i = 0; i < YC_TREND; i++) yc_tally_clear(&group->trend[i]);
  g_free(group);
}

static void making_clear(Making *m)
{
  g_clear_pointer(&m->groups, g_hash_table_unref);
  g_clear_pointer(&m->total, group_free);
  g_clear_pointer(&m->own, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Making, making_clear)

static Group *group_of(Making *m, const char *key)
{
  Group *group = g_hash_table_lookup(m->groups, key);
  if (group != NULL) return group;
  group = group_new(key);
  g_hash_table_insert(m->groups, group->row->key, group);
  return group;
}

/* The groups that something of a month belongs to: its own, and all; NULL where it is nobody's business here. */
static Group *find(Making *m, int month, const char *key)
{
  if (m->own != NULL && strcmp(key, m->own) != 0) return NULL;
  if (m->figures->by != YC_BY_MONTH) return group_of(m, key);
  g_autofree char *text = yc_month_text(month);
  return group_of(m, text);
}

static gboolean in_period(const Making *m, int month)
{
  return month >= m->figures->months.from && month <= m->figures->months.to;
}

/* Where a month stands in the trend; YC_TREND where it does not. */
static guint trend_of(const Making *m, int month)
{
  int place = month - (m->figures->months.to - YC_TREND + 1);
  return place >= 0 && place < YC_TREND ? (guint)place : YC_TREND;
}

/* --- the roll-up ------------------------------------------------------------------------------------------ */

static void take_counted(Group *group, gboolean now, guint trend, guint what, gint64 n)
{
  group->used = group->used || (now && n != 0);
  if (now) group->row->tally.counted[what] += n;
  if (trend < YC_TREND) group->trend[trend].counted[what] += n;
}

static gboolean read_counted(Making *m, GError **error)
{
  g_autofree char *from = yc_month_text(MIN(m->figures->months.from, m->figures->months.to - YC_TREND + 1));
  g_autofree char *to = yc_month_text(m->figures->months.to);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(m->app), error, YC_Q_FIGURE_COUNTS, "ttt", m->kind, from, to);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    int month = yc_month_parse(yc_rows_str(rows, i, "month"));
    Group *group = find(m, month, yc_rows_str(rows, i, "key"));
    guint what = (guint)yc_rows_int(rows, i, "what");
    gint64 n = yc_rows_int(rows, i, "n");
    if (group == NULL || what >= YC_N_COUNTED) continue;
    take_counted(group, in_period(m, month), trend_of(m, month), what, n);
    take_counted(m->total, in_period(m, month), trend_of(m, month), what, n);
  }
  return TRUE;
}

static gboolean read_days(Making *m, GError **error)
{
  g_autofree char *from = yc_month_text(m->figures->months.from), *to = yc_month_text(m->figures->months.to);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(m->app), error, YC_Q_FIGURE_DAYS, "ttt", m->kind, from, to);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    Group *group = find(m, yc_month_parse(yc_rows_str(rows, i, "month")), yc_rows_str(rows, i, "key"));
    int days = (int)yc_rows_int(rows, i, "value");
    if (group == NULL) continue;
    yc_tally_add_days(&group->row->tally, days, yc_rows_int(rows, i, "n"));
    yc_tally_add_days(&m->total->row->tally, days, yc_rows_int(rows, i, "n"));
  }
  return TRUE;
}

/* What was delivered in the period, by how often the citizen came (RULE acc-10). */
static gboolean read_trips(Making *m, GError **error)
{
  g_autofree char *from = yc_month_text(m->figures->months.from), *to = yc_month_text(m->figures->months.to);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(m->app), error, YC_Q_FIGURE_TRIPS, "ttt", m->kind, from, to);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    Group *group = find(m, yc_month_parse(yc_rows_str(rows, i, "month")), yc_rows_str(rows, i, "key"));
    int trips = (int)yc_rows_int(rows, i, "value");
    gint64 n = yc_rows_int(rows, i, "n");
    if (group == NULL) continue;
    group->used = group->used || n != 0;
    yc_tally_add_trips(&group->row->tally, trips, n);
    yc_tally_add_trips(&m->total->row->tally, trips, n);
  }
  return TRUE;
}

/* --- the open ones ---------------------------------------------------------------------------------------- */

static void take_open(Group *group, gboolean now, guint trend, const YcOverCase *one)
{
  group->used = group->used || now;
  if (now) yc_tally_add_open(&group->row->tally, one->days, one->law, one->excused);
  if (trend < YC_TREND) yc_tally_add_open(&group->trend[trend], one->days, one->law, one->excused);
}

static gboolean read_open(Making *m, GError **error)
{
  YcFigures *figures = m->figures;
  g_autoptr(YcRows) rows = NULL;
  g_autoptr(GArray) list = yc_figures_over(m->app, 0, yc_app_today(m->app), &rows, error);
  if (list == NULL) return FALSE;
  for (guint i = 0; i < list->len; i++) {
    const YcOverCase *one = &g_array_index(list, YcOverCase, i);
    int month = yc_month_of(one->due);
    gboolean now = in_period(m, month), seen = now || trend_of(m, month) < YC_TREND;
    const char *key = yc_figures_key(one, m->own ? YC_BY_PERSON : figures->by);
    if (m->own != NULL && strcmp(key, m->own) != 0) continue;
    figures->over += !one->excused;
    if (!one->excused) figures->oldest = MAX(figures->oldest, one->days);
    Group *group = seen ? find(m, month, key) : NULL;
    if (group == NULL) continue;
    take_open(group, now, trend_of(m, month), one);
    take_open(m->total, now, trend_of(m, month), one);
  }
  return TRUE;
}

/* --- names and order -------------------------------------------------------------------------------------- */

static char *name_of_person(YcApp *app, const char *key)
{
  g_autoptr(GPtrArray) staff = *key ? yc_app_staff(app, NULL) : NULL;
  gint64 id = g_ascii_strtoll(key, NULL, 10);
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    if (((YcStaff *)staff->pdata[i])->id == id) return g_strdup(((YcStaff *)staff->pdata[i])->name);
  return g_strdup(_("无人接"));
}

static char *name_of_office(YcApp *app, const char *key)
{
  YcOfficeRow *office = yc_app_office(app, key);
  char *name = g_strdup(office ? office->short_name : *key ? key : _("(没有)"));
  if (office != NULL) yc_office_row_free(office);
  return name;
}

static char *name_of_item(YcApp *app, const char *key)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_FIGURE_ITEM, "t", key);
  return g_strdup(rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_str(rows, 0, "short") : key);
}

static char *name_of_place(YcApp *app, const char *key)
{
  return *key ? yc_app_place_short(app, key) : g_strdup(_("(没有)"));
}

static char *name_of_month(G_GNUC_UNUSED YcApp *app, const char *key)
{
  return g_strdup(key);
}

static char *(*const namers[YC_N_BY])(YcApp *, const char *) = {
  name_of_month, name_of_person, name_of_office, name_of_item, name_of_place,
};

char *yc_figures_name(YcApp *app, YcBy by, const char *key)
{
  return namers[by](app, key);
}

/* Most broken promises first; of those with as many, who kept fewer of all; what had nothing due last. */
static int worst_first(gconstpointer a, gconstpointer b)
{
  const YcFigureRow *x = *(YcFigureRow *const *)a, *y = *(YcFigureRow *const *)b;
  gint64 bad_x = x->tally.counted[YC_COUNTED_LATE] + yc_tally_open(&x->tally);
  gint64 bad_y = y->tally.counted[YC_COUNTED_LATE] + yc_tally_open(&y->tally);
  if (bad_x != bad_y) return bad_x > bad_y ? -1 : 1;
  gint64 due_x = yc_tally_due(&x->tally), due_y = yc_tally_due(&y->tally);
  if ((due_x == 0) != (due_y == 0)) return due_x == 0 ? 1 : -1;
  int rate_x = yc_tally_rate(&x->tally), rate_y = yc_tally_rate(&y->tally);
  if (rate_x != rate_y) return rate_x < rate_y ? -1 : 1;
  if (due_x != due_y) return due_x > due_y ? -1 : 1;
  return strcmp(x->key, y->key);
}

static int by_key(gconstpointer a, gconstpointer b)
{
  return strcmp((*(YcFigureRow *const *)a)->key, (*(YcFigureRow *const *)b)->key);
}

static YcFigureRow *finish_row(const Making *m, Group *group)
{
  YcFigureRow *row = g_steal_pointer(&group->row);
  for (guint i = 0; i < YC_TREND; i++) row->trend[i] = yc_tally_rate(&group->trend[i]);
  row->name = group == m->total ? g_strdup(_("合计")) : namers[m->figures->by](m->app, row->key);
  return row;
}

static void finish(Making *m)
{
  YcFigures *figures = m->figures;
  for (int month = figures->months.from; figures->by == YC_BY_MONTH && month <= figures->months.to; month++) {
    g_autofree char *text = yc_month_text(month);
    group_of(m, text)->used = TRUE;
  }
  GHashTableIter each;
  gpointer group;
  g_hash_table_iter_init(&each, m->groups);
  while (g_hash_table_iter_next(&each, NULL, &group))
    if (((Group *)group)->used) g_ptr_array_add(figures->rows, finish_row(m, group));
  g_ptr_array_sort(figures->rows, figures->by == YC_BY_MONTH ? by_key : worst_first);
  figures->total = finish_row(m, m->total);
}

void yc_figures_free(YcFigures *figures)
{
  if (figures == NULL) return;
  g_ptr_array_unref(figures->rows);
  if (figures->total != NULL) row_free(figures->total);
  g_free(figures);
}

YcFigures *yc_figures_read(YcApp *app, YcBy by, YcMonths months, GError **error)
{
  g_autoptr(YcFigures) figures = g_new0(YcFigures, 1);
  *figures = (YcFigures){ by, months, FALSE, g_ptr_array_new_with_free_func(row_free), NULL, 0, 0 };
  g_auto(Making) m = { .app = app, .figures = figures, .total = group_new("") };
  m.groups = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, group_free);
  m.kind = yc_figures_scope(app, by, &m.own);
  figures->own = m.own != NULL;
  if (figures->own && by > YC_BY_PERSON) {
    yc_refuse(error, _("按单位、事项、村的统计由值班长和领导看:这里只有自己的"));
    return NULL;
  }
  if (!read_counted(&m, error) || !read_days(&m, error) || !read_trips(&m, error) || !read_open(&m, error)) return NULL;
  finish(&m);
  return g_steal_pointer(&figures);
}
