/* figures_cases.c - the cases behind a figure (RULE sup-04).  See figures.h. */
#include <config.h>
#include <string.h>
#include "app/figures_private.h"
#include "app/people.h"
#include "app/private.h"

struct YcFigureCases {
  YcApp *app;
  gint64 counted;         /* bits of the concluded ones; of figures of trips the fewest trips */
  gboolean trips;
  YcQuery after, before;  /* how they are read */
  char *key;              /* of the group as the column has it; NULL for all, and where none is known */
  YcDay first, last;
  YcRows *rows;           /* what `open` borrows from */
  GArray *open;           /* of YcOverCase, those of the figure only, in order */
};

void yc_figure_case_free(YcFigureCase *one)
{
  if (one == NULL) return;
  yc_case_row_free(one->row);
  g_free(one->who);
  g_free(one);
}

void yc_figure_cases_free(YcFigureCases *cases)
{
  if (cases == NULL) return;
  if (cases->open != NULL) g_array_unref(cases->open);
  yc_rows_free(cases->rows);
  g_free(cases->key);
  g_free(cases);
}

/* --- open ones -------------------------------------------------------------------------------------------- */

static gboolean is_counted(const YcOverCase *one, YcOver over)
{
  YcAge age = yc_age_of(one->days);
  const gboolean belongs[] = {
    [YC_OVER_NONE] = FALSE, [YC_OVER_ALL] = TRUE, [YC_OVER_3] = age == YC_AGE_3, [YC_OVER_10] = age == YC_AGE_10,
    [YC_OVER_MORE] = age == YC_AGE_MORE, [YC_OVER_LAW] = one->law, [YC_OVER_EXCUSED] = one->excused,
  };
  return belongs[over] && (!one->excused || over == YC_OVER_LAW || over == YC_OVER_EXCUSED);
}

static gboolean read_open(YcFigureCases *cases, YcBy by, const char *key, YcOver over, GError **error)
{
  g_autoptr(GArray) all = yc_figures_over(cases->app, cases->first, cases->last, &cases->rows, error);
  if (all == NULL) return FALSE;
  cases->open = g_array_new(FALSE, FALSE, sizeof(YcOverCase));
  for (guint i = 0; i < all->len; i++) {
    const YcOverCase *one = &g_array_index(all, YcOverCase, i);
    gboolean ours = key == NULL || strcmp(yc_figures_key(one, by), key) == 0;
    if (ours && is_counted(one, over)) g_array_append_val(cases->open, *one);
  }
  return TRUE;
}

YcFigureCases *yc_figure_cases_new(YcApp *app, YcBy by, YcMonths months, const char *key, YcFigure figure, GError **error)
{
  static const struct { YcQuery after, before; } queries[YC_N_BY] = {
    [YC_BY_MONTH] = { YC_Q_FIGURE_CASES_ALL, YC_Q_FIGURE_CASES_ALL_BACK },
    [YC_BY_PERSON] = { YC_Q_FIGURE_CASES_PERSON, YC_Q_FIGURE_CASES_PERSON_BACK },
    [YC_BY_OFFICE] = { YC_Q_FIGURE_CASES_OFFICE, YC_Q_FIGURE_CASES_OFFICE_BACK },
    [YC_BY_ITEM] = { YC_Q_FIGURE_CASES_ITEM, YC_Q_FIGURE_CASES_ITEM_BACK },
    [YC_BY_VILLAGE] = { YC_Q_FIGURE_CASES_VILLAGE, YC_Q_FIGURE_CASES_VILLAGE_BACK },
  };
  static const struct { YcQuery after, before; } of_trips[YC_N_BY] = {
    [YC_BY_MONTH] = { YC_Q_TRIPS_CASES_ALL, YC_Q_TRIPS_CASES_ALL_BACK },
    [YC_BY_PERSON] = { YC_Q_TRIPS_CASES_PERSON, YC_Q_TRIPS_CASES_PERSON_BACK },
    [YC_BY_OFFICE] = { YC_Q_TRIPS_CASES_OFFICE, YC_Q_TRIPS_CASES_OFFICE_BACK },
    [YC_BY_ITEM] = { YC_Q_TRIPS_CASES_ITEM, YC_Q_TRIPS_CASES_ITEM_BACK },
    [YC_BY_VILLAGE] = { YC_Q_TRIPS_CASES_VILLAGE, YC_Q_TRIPS_CASES_VILLAGE_BACK },
  };
  const YcFigureKind *what = &yc_figure_kinds[figure];
  gboolean trips = what->trips != YC_TRIPS_NONE;
  g_autofree char *own = NULL;
  yc_figures_scope(app, by, &own);
  if (own != NULL && by > YC_BY_PERSON) {
    yc_refuse(error, _("按单位、事项、村的统计由值班长和领导看:这里只有自己的"));
    return NULL;
  }
  if (by == YC_BY_MONTH && key != NULL) months.from = months.to = yc_month_parse(key);
  /* Whoever sees only themselves: whatever they ask for, it is theirs. */
  const char *group = own ? own : by == YC_BY_MONTH ? NULL : key;
  YcBy kind = own ? YC_BY_PERSON : group == NULL ? YC_BY_MONTH : by;
  /* Who and where may be unknown; an office and an item always have a code, be it an empty one. */
  gboolean unknown = g_strcmp0(group, "") == 0 && (kind == YC_BY_PERSON || kind == YC_BY_VILLAGE);
  g_autoptr(YcFigureCases) cases = g_new0(YcFigureCases, 1);
  *cases = (YcFigureCases){ app, trips ? (what->trips == YC_TRIPS_AGAIN ? 2 : 0) : (gint64)what->counted, trips,
                            trips ? of_trips[kind].after : queries[kind].after,
                            trips ? of_trips[kind].before : queries[kind].before, unknown ? NULL : g_strdup(group),
                            yc_month_first(months.from), yc_month_last(months.to), NULL, NULL };
  return read_open(cases, kind, group, what->over, error) ? g_steal_pointer(&cases) : NULL;
}

/* --- a page ----------------------------------------------------------------------------------------------- */

/* Where a case stands: by its day, then as it came. */
typedef struct {
  gint64 sort, id;
  const YcOverCase *open; /* NULL: concluded */
} Place;

static int by_place(gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  if (x->sort != y->sort) return x->sort < y->sort ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static int by_place_back(gconstpointer a, gconstpointer b)
{
  return by_place(b, a);
}

static gboolean add_concluded(const YcFigureCases *cases, const Place *from, gboolean backwards, guint limit,
                              GArray *places, GError **error)
{
  char day[YC_DAY_TEXT], end[YC_DAY_TEXT];
  if (cases->counted == 0 && !cases->trips) return TRUE;
  yc_day_format((YcDay)CLAMP(from->sort, cases->first - 1, cases->last + 1), day);
  yc_day_format(backwards ? cases->first : cases->last, end);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(cases->app), error, backwards ? cases->before : cases->after, "titiit",
                                    day, from->id, end, cases->counted, (gint64)limit, cases->key);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    Place place = { yc_rows_day(rows, i, "due"), yc_rows_int(rows, i, "casefile"), NULL };
    g_array_append_val(places, place);
  }
  return rows != NULL;
}

static void add_open(const YcFigureCases *cases, const Place *from, gboolean backwards, guint limit, GArray *places)
{
  guint n = cases->open->len, added = 0;
  for (guint k = 0; k < n && added < limit; k++) {
    const YcOverCase *one = &g_array_index(cases->open, YcOverCase, backwards ? n - 1 - k : k);
    Place place = { one->due, one->casefile, one };
    int side = by_place(&place, from);
    if (backwards ? side >= 0 : side <= 0) continue;
    g_array_append_val(places, place);
    added++;
  }
}

static YcClass class_of(const char *code)
{
  guint class = YC_CLASS_EARLY;
  while (class < YC_CLASS_LATE && strcmp(yc_class_code((YcClass)class), code) != 0) class++;
  return (YcClass)class;
}

static YcFigureCase *read_case(const YcFigureCases *cases, const Place *place)
{
  YcStore *store = yc_app_store(cases->app);
  YcFigureCase *one = g_new0(YcFigureCase, 1);
  one->row = yc_case_row_read(cases->app, place->id);
  one->row->sort = place->sort;
  one->row->due = (YcDay)place->sort;
  one->open = place->open != NULL;
  one->trips = -1;
  YcQuery query = cases->trips ? YC_Q_FIGURE_CASE_TRIPS : one->open ? YC_Q_FIGURE_CASE_OPEN : YC_Q_FIGURE_CASE;
  g_autoptr(YcRows) rows = yc_query(store, NULL, query, "i", place->id);
  gboolean found = rows != NULL && yc_rows_count(rows) > 0;
  one->who = g_strdup(found ? yc_rows_str(rows, 0, "who") : "");
  if (one->open) {
    one->days = place->open->days;
    one->law = place->open->law;
    one->excused = place->open->excused;
  } else if (found && cases->trips) {
    one->trips = (int)yc_rows_int(rows, 0, "n");
    one->days = (int)yc_rows_int(rows, 0, "days");
    one->law = yc_rows_int(rows, 0, "law") != 0;
  } else if (found) {
    one->days = (int)yc_rows_int(rows, 0, "days");
    one->law = yc_rows_int(rows, 0, "law") != 0;
    one->excused = yc_rows_int(rows, 0, "excused") != 0;
    one->class = class_of(yc_rows_str(rows, 0, "class"));
  }
  return one;
}

GPtrArray *yc_figure_cases_page(YcFigureCases *cases, const gint64 *sort, gint64 id, gboolean backwards, guint limit,
                                GError **error)
{
  Place from = { sort ? *sort : backwards ? cases->last + 1 : cases->first - 1, sort ? id : backwards ? 0 : G_MAXINT64, NULL };
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  if (!add_concluded(cases, &from, backwards, limit, places, error)) return NULL;
  add_open(cases, &from, backwards, limit, places);
  g_array_sort(places, backwards ? by_place_back : by_place);
  GPtrArray *page = g_ptr_array_new_with_free_func((GDestroyNotify)yc_figure_case_free);
  for (guint i = 0; i < MIN(places->len, limit); i++)
    g_ptr_array_add(page, read_case(cases, &g_array_index(places, Place, i)));
  return page;
}
