/* order_list.c - the desk's list of orders.  See order.h. */
#include <config.h>
#include <string.h>
#include "app/order.h"
#include "app/people.h"
#include "app/private.h"

enum { LEVEL_LEADER = 2 };

/* Supervisors see every order that waits, leaders those that went up to them. */
static gboolean sees_all(YcApp *app, gint64 *level)
{
  const YcStaff *me = yc_app_me(app);
  *level = me != NULL && yc_staff_has_role(me, "supervisor") ? 0 : LEVEL_LEADER;
  return me != NULL && (*level == 0 || yc_staff_has_role(me, "leader"));
}

gint64 yc_order_count(YcApp *app, GError **error)
{
  gint64 level;
  if (yc_app_me(app) == NULL) return 0;
  gboolean all = sees_all(app, &level);
  g_autoptr(YcRows) r = all ? yc_query(yc_app_store(app), error, YC_Q_ORDERS_COUNT_UP, "i", level)
                            : yc_query(yc_app_store(app), error, YC_Q_ORDERS_COUNT_STAFF, "i", yc_app_me(app)->id);
  return r ? yc_rows_first(r, "n", 0) : 0;
}

/* --- pages ------------------------------------------------------------------------------------------------ */

typedef struct {
  char day[YC_DAY_TEXT];
  gint64 id, limit;
  gboolean backwards;
} Page;

static void page_init(Page *page, const gint64 *sort, gint64 id, gboolean backwards, guint limit)
{
  page->backwards = backwards;
  page->limit = limit;
  page->id = sort ? id : backwards ? G_MAXINT64 : 0;
  if (sort != NULL && *sort != YC_SORT_LAST && *sort != YC_SORT_DRAFT) yc_day_format((YcDay)*sort, page->day);
  else g_strlcpy(page->day, backwards ? "~" : "", sizeof page->day);
}

/* The case, with the reply's light and day, and how the order stands where the step would. */
static YcCaseRow *read_row(YcApp *app, gint64 casefile)
{
  g_autoptr(YcOrder) order = yc_order_waiting(app, casefile, NULL);
  YcCaseRow *row = order ? yc_case_row_read(app, casefile) : NULL;
  if (row == NULL) return NULL;
  row->sort = row->due = order->reply_by;
  row->light = order->light;
  g_free(row->step_short);
  row->step_short = g_strdup(yc_order_word(order->state));
  g_free(row->who);
  row->who = g_strdup(order->who);
  return row;
}

static void add_rows(YcApp *app, GPtrArray *list, const YcRows *r)
{
  for (guint i = 0; i < yc_rows_count(r); i++) {
    YcCaseRow *row = read_row(app, yc_rows_int(r, i, "casefile"));
    if (row != NULL) g_ptr_array_add(list, row);
  }
}

static int by_day(gconstpointer a, gconstpointer b)
{
  const YcCaseRow *x = *(YcCaseRow *const *)a, *y = *(YcCaseRow *const *)b;
  if (x->sort != y->sort) return x->sort < y->sort ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static int by_day_back(gconstpointer a, gconstpointer b)
{
  return by_day(b, a);
}

static gboolean add_mine(YcApp *app, GPtrArray *list, const Page *page, GError **error)
{
  g_autoptr(YcRows) posts = yc_query(yc_app_store(app), error, YC_Q_POSTS_OF_STAFF, "i", yc_app_me(app)->id);
  for (guint i = 0; posts != NULL && i < yc_rows_count(posts); i++) {
    g_autoptr(YcRows) r =
        yc_query(yc_app_store(app), error, page->backwards ? YC_Q_ORDERS_OF_POST_BACK : YC_Q_ORDERS_OF_POST, "ttii",
                 yc_rows_str(posts, i, "post"), page->day, page->id, page->limit);
    if (r == NULL) return FALSE;
    add_rows(app, list, r);
  }
  g_ptr_array_sort(list, page->backwards ? by_day_back : by_day);
  if ((gint64)list->len > page->limit) g_ptr_array_set_size(list, (int)page->limit);
  return posts != NULL;
}

GPtrArray *yc_order_cases(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error)
{
  Page page;
  gint64 level;
  page_init(&page, sort, id, backwards, limit);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_case_row_free);
  if (!sees_all(app, &level)) return add_mine(app, list, &page, error) ? g_steal_pointer(&list) : NULL;
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, backwards ? YC_Q_ORDERS_UP_BACK : YC_Q_ORDERS_UP, "itii", level,
                                 page.day, page.id, page.limit);
  if (r == NULL) return NULL;
  add_rows(app, list, r);
  return g_steal_pointer(&list);
}

gboolean yc_order_locate(YcApp *app, gint64 casefile, gint64 *sort)
{
  gint64 level;
  g_autoptr(YcOrder) order = yc_order_waiting(app, casefile, NULL);
  if (order == NULL) return FALSE;
  *sort = order->reply_by;
  return sees_all(app, &level) ? order->level >= level : yc_order_may_reply(app, order, NULL);
}
