#include <config.h>
#include "tui/list.h"

#include "check_main.h"

/* A list in numbers: rows are {sort, id}, ordered so. */
typedef struct {
  GArray *rows;      /* of YcPlace */
  guint fetched, calls;
  gboolean broken;
} Store;

static int compare(const YcPlace *a, const YcPlace *b)
{
  return a->sort != b->sort ? (a->sort > b->sort) - (a->sort < b->sort) : (a->tie > b->tie) - (a->tie < b->tie);
}

static gint by_place(gconstpointer a, gconstpointer b)
{
  return compare(a, b);
}

/* The first row after `place`, or the number of rows. */
static guint after(const Store *store, const YcPlace *place, gboolean inclusive)
{
  guint low = 0, high = store->rows->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    int order = compare(&g_array_index(store->rows, YcPlace, middle), place);
    if (order > 0 || (inclusive && order == 0))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static gboolean fetch(gpointer data, const YcPlace *from, gboolean backwards, guint n, GPtrArray *rows, GError **error)
{
  Store *store = data;
  store->calls++;
  if (store->broken) {
    g_set_error(error, g_quark_from_static_string("test"), 0, "读不出来");
    return FALSE;
  }
  guint at = !from ? (backwards ? store->rows->len : 0) : after(store, from, backwards);
  for (; n-- && (backwards ? at > 0 : at < store->rows->len); store->fetched++) {
    const YcPlace *row = &g_array_index(store->rows, YcPlace, backwards ? --at : at++);
    g_ptr_array_add(rows, g_memdup2(row, sizeof *row));
  }
  return TRUE;
}

static YcPlace place(gconstpointer row)
{
  return *(const YcPlace *)row;
}

static gboolean locate(gpointer data, gint64 key, YcPlace *found)
{
  const Store *store = data;
  for (guint i = 0; i < store->rows->len; i++)
    if (g_array_index(store->rows, YcPlace, i).tie == key) {
      *found = g_array_index(store->rows, YcPlace, i);
      return TRUE;
    }
  return FALSE;
}

static const YcListSource SOURCE = { .fetch = fetch, .place = place, .locate = locate, .free = g_free, .empty = "空" };

static void add(Store *store, gint64 sort, gint64 id)
{
  YcPlace row = { sort, id };
  g_array_append_val(store->rows, row);
}

static void sort(Store *store)
{
  g_array_sort(store->rows, by_place);
}

static void take_away(Store *store, gint64 id)
{
  for (guint i = 0; i < store->rows->len; i++)
    if (g_array_index(store->rows, YcPlace, i).tie == id) {
      g_array_remove_index(store->rows, i);
      return;
    }
}

/* Ids 1 … n, two for each sort. */
static Store store_of(int n)
{
  Store store = { .rows = g_array_new(FALSE, FALSE, sizeof(YcPlace)) };
  for (int i = 1; i <= n; i++)
    add(&store, i / 2, i);
  return store;
}

static void load(YcList *list, int rows)
{
  GError *error = NULL;
  ck_assert_msg(yc_list_load(list, rows, &error), "%s", error ? error->message : "");
}

static void expect(const YcList *list, gint64 first, guint shown, gint64 key)
{
  ck_assert_uint_eq(yc_list_shown(list), shown);
  ck_assert_int_eq(yc_list_key(list), key);
  for (guint i = 0; i < shown && first; i++)
    ck_assert_int_eq(((YcPlace *)yc_list_shown_row(list, i))->tie, first + (gint64)i);
  if (shown)
    ck_assert_ptr_eq(yc_list_shown_row(list, yc_list_cursor(list)), yc_list_row(list));
}

static void act(YcList *list, YcCommand command, int times)
{
  while (times--)
    ck_assert(yc_list_act(list, command));
}

START_TEST(moving)
{
  Store store = store_of(100);
  g_autoptr(YcList) list = yc_list_new(&SOURCE, &store);
  load(list, 10);
  expect(list, 1, 10, 1);
  act(list, YC_COMMAND_UP, 1);
  expect(list, 1, 10, 1);
  act(list, YC_COMMAND_DOWN, 9);
  expect(list, 1, 10, 10);
  act(list, YC_COMMAND_DOWN, 1);
  expect(list, 2, 10, 11);
  act(list, YC_COMMAND_PAGE_DOWN, 1);
  expect(list, 12, 10, 21);
  act(list, YC_COMMAND_PAGE_UP, 1);
  expect(list, 2, 10, 11);
  act(list, YC_COMMAND_PAGE_UP, 2);
  expect(list, 1, 10, 1);
  act(list, YC_COMMAND_LAST, 1);
  expect(list, 91, 10, 100);
  act(list, YC_COMMAND_DOWN, 2);
  act(list, YC_COMMAND_PAGE_DOWN, 1);
  expect(list, 91, 10, 100);
  act(list, YC_COMMAND_UP, 60);
  expect(list, 40, 10, 40);
  act(list, YC_COMMAND_FIRST, 1);
  expect(list, 1, 10, 1);
  act(list, YC_COMMAND_DOWN, 200);
  expect(list, 91, 10, 100);
  ck_assert(!yc_list_act(list, YC_COMMAND_OPEN));
  g_array_unref(store.rows);
}
END_TEST

START_TEST(short_and_empty)
{
  Store store = store_of(3);
  g_autoptr(YcList) list = yc_list_new(&SOURCE, &store);
  expect(list, 0, 0, 0);
  load(list, 10);
  expect(list, 1, 3, 1);
  act(list, YC_COMMAND_PAGE_DOWN, 1);
  expect(list, 1, 3, 3);
  act(list, YC_COMMAND_LAST, 1);
  act(list, YC_COMMAND_PAGE_UP, 1);
  expect(list, 1, 3, 1);
  g_array_set_size(store.rows, 0);
  load(list, 10);
  expect(list, 0, 0, 0);
  ck_assert_ptr_null(yc_list_row(list));
  act(list, YC_COMMAND_DOWN, 1);
  act(list, YC_COMMAND_LAST, 1);
  act(list, YC_COMMAND_PAGE_UP, 1);
  expect(list, 0, 0, 0);
  add(&store, 0, 7);
  load(list, 10);
  expect(list, 7, 1, 7);
  g_array_unref(store.rows);
}
END_TEST

START_TEST(cursor_stays_on_its_row)
{
  Store store = store_of(100);
  g_autoptr(YcList) list = yc_list_new(&SOURCE, &store);
  load(list, 10);
  act(list, YC_COMMAND_DOWN, 29);
  expect(list, 21, 10, 30);
  act(list, YC_COMMAND_UP, 4);
  expect(list, 21, 10, 26);
  ck_assert_uint_eq(yc_list_cursor(list), 5);
  /* rows come before it, rows go */
  add(&store, 0, 1000);
  take_away(&store, 24);
  sort(&store);
  load(list, 10);
  expect(list, 0, 10, 26);
  ck_assert_uint_eq(yc_list_cursor(list), 5);
  /* its own place changes: it is followed to the end */
  take_away(&store, 26);
  add(&store, 500, 26);
  sort(&store);
  load(list, 10);
  expect(list, 0, 10, 26);
  act(list, YC_COMMAND_DOWN, 1);
  ck_assert_int_eq(yc_list_key(list), 26);
  /* it goes: the one that took its place; here none did, so the last */
  take_away(&store, 26);
  load(list, 10);
  expect(list, 91, 10, 100);
  act(list, YC_COMMAND_FIRST, 1);
  act(list, YC_COMMAND_DOWN, 3);
  ck_assert_int_eq(yc_list_key(list), 3);
  take_away(&store, 3);
  load(list, 10);
  ck_assert_int_eq(yc_list_key(list), 4);
  ck_assert_uint_eq(yc_list_cursor(list), 3);
  g_array_unref(store.rows);
}
END_TEST

START_TEST(page_stays_full)
{
  Store store = store_of(30);
  g_autoptr(YcList) list = yc_list_new(&SOURCE, &store);
  load(list, 10);
  act(list, YC_COMMAND_LAST, 1);
  expect(list, 21, 10, 30);
  load(list, 20);                 /* the window grew */
  expect(list, 11, 20, 30);
  load(list, 50);
  expect(list, 1, 30, 30);
  load(list, 5);
  expect(list, 26, 5, 30);
  for (int id = 21; id <= 30; id++)
    take_away(&store, id);
  load(list, 5);
  expect(list, 16, 5, 20);
  g_array_unref(store.rows);
}
END_TEST

START_TEST(selecting)
{
  Store store = store_of(100);
  g_autoptr(YcList) list = yc_list_new(&SOURCE, &store);
  load(list, 10);
  ck_assert(yc_list_select(list, 5));
  expect(list, 1, 10, 5);
  ck_assert(yc_list_select(list, 70));
  expect(list, 65, 10, 70);
  ck_assert(!yc_list_select(list, 700));
  expect(list, 65, 10, 70);
  ck_assert(yc_list_select(list, 1));
  expect(list, 1, 10, 1);
  yc_list_reset(list);
  load(list, 10);
  expect(list, 1, 10, 1);
  g_array_unref(store.rows);
}
END_TEST

START_TEST(a_million_rows)
{
  Store store = store_of(1000000);
  g_autoptr(YcList) list = yc_list_new(&SOURCE, &store);
  load(list, 20);
  ck_assert_uint_le(store.fetched, 20);
  act(list, YC_COMMAND_LAST, 1);
  expect(list, 999981, 20, 1000000);
  ck_assert_uint_le(store.fetched, 60);
  store.fetched = 0;
  act(list, YC_COMMAND_PAGE_UP, 500);
  ck_assert_uint_le(store.fetched, 500 * 20 + 100);
  expect(list, 989981, 20, 990000);
  act(list, YC_COMMAND_UP, 1000);
  expect(list, 989000, 20, 989000);
  store.fetched = 0;
  load(list, 20);
  ck_assert_uint_le(store.fetched, 40);
  expect(list, 989000, 20, 989000);
  g_array_unref(store.rows);
}
END_TEST

START_TEST(failures)
{
  Store store = store_of(100);
  g_autoptr(YcList) list = yc_list_new(&SOURCE, &store);
  load(list, 10);
  act(list, YC_COMMAND_DOWN, 3);
  store.broken = TRUE;
  g_autoptr(GError) error = NULL;
  ck_assert(!yc_list_load(list, 10, &error));
  ck_assert_str_eq(error->message, "读不出来");
  expect(list, 1, 10, 4);
  act(list, YC_COMMAND_LAST, 1);
  expect(list, 1, 10, 4);
  g_autoptr(GError) later = yc_list_error(list);
  ck_assert_str_eq(later->message, "读不出来");
  ck_assert_ptr_null(yc_list_error(list));
  store.broken = FALSE;
  act(list, YC_COMMAND_LAST, 1);
  expect(list, 91, 10, 100);
  g_array_unref(store.rows);
}
END_TEST

static gint64 number(gconstpointer row)
{
  return GPOINTER_TO_INT(row);
}

static void fill(GPtrArray *rows, const int *numbers)
{
  g_ptr_array_set_size(rows, 0);
  for (; *numbers; numbers++)
    g_ptr_array_add(rows, GINT_TO_POINTER(*numbers));
}

START_TEST(over_an_array)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new();
  YcListArray array = { .rows = rows, .key = number };
  g_autoptr(YcList) list = yc_list_new_array(&array);
  load(list, 3);
  ck_assert_uint_eq(yc_list_shown(list), 0);
  fill(rows, (const int[]) { 9, 5, 7, 3, 8, 1, 0 });
  load(list, 3);
  ck_assert_int_eq(yc_list_key(list), 9);
  ck_assert_ptr_eq(yc_list_row(list), GINT_TO_POINTER(9));
  act(list, YC_COMMAND_DOWN, 3);
  ck_assert_int_eq(yc_list_key(list), 3);
  ck_assert_uint_eq(yc_list_cursor(list), 2);
  fill(rows, (const int[]) { 4, 3, 9, 5, 7, 8, 1, 0 });       /* moved to the front */
  load(list, 3);
  ck_assert_int_eq(yc_list_key(list), 3);
  fill(rows, (const int[]) { 4, 2, 9, 5, 7, 8, 1, 0 });       /* gone: what stands there now, whatever its key */
  load(list, 3);
  ck_assert_int_eq(yc_list_key(list), 2);
  ck_assert(yc_list_select(list, 1));
  ck_assert_int_eq(yc_list_key(list), 1);
  fill(rows, (const int[]) { 4, 0 });
  load(list, 3);
  ck_assert_int_eq(yc_list_key(list), 4);
  ck_assert_uint_eq(yc_list_shown(list), 1);
}
END_TEST

/* Whatever happens to the rows, the page is an unbroken piece of them and the cursor on it. */
START_TEST(random_changes)
{
  static const YcCommand moves[] = {
    YC_COMMAND_UP, YC_COMMAND_DOWN, YC_COMMAND_DOWN, YC_COMMAND_PAGE_UP, YC_COMMAND_PAGE_DOWN, YC_COMMAND_FIRST,
    YC_COMMAND_LAST
  };
  g_autoptr(GRand) random = g_rand_new_with_seed(23);
  Store store = store_of(60);
  g_autoptr(YcList) list = yc_list_new(&SOURCE, &store);
  int next = 1000, height = 7;
  for (int i = 0; i < 20000; i++) {
    load(list, height);
    act(list, moves[g_rand_int_range(random, 0, G_N_ELEMENTS(moves))], 1);
    guint shown = yc_list_shown(list);
    ck_assert_uint_eq(shown, MIN(store.rows->len, (guint)height));
    if (shown) {
      const YcPlace *first = yc_list_shown_row(list, 0);
      guint at = after(&store, first, TRUE);
      for (guint n = 0; n < shown; n++)
        ck_assert_int_eq(((YcPlace *)yc_list_shown_row(list, n))->tie, g_array_index(store.rows, YcPlace, at + n).tie);
      ck_assert_uint_lt(yc_list_cursor(list), shown);
    }
    if (g_rand_boolean(random) && store.rows->len < 200)
      add(&store, g_rand_int_range(random, 0, 40), next++);
    else if (store.rows->len)
      g_array_remove_index(store.rows, (guint)g_rand_int_range(random, 0, (gint32)store.rows->len));
    sort(&store);
    height = g_rand_int_range(random, 0, 50) ? height : g_rand_int_range(random, 1, 30);
  }
  g_array_unref(store.rows);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("list");
  TCase *t = tcase_create("list");
  tcase_set_timeout(t, 120);
  tcase_add_test(t, moving);
  tcase_add_test(t, short_and_empty);
  tcase_add_test(t, cursor_stays_on_its_row);
  tcase_add_test(t, page_stays_full);
  tcase_add_test(t, selecting);
  tcase_add_test(t, a_million_rows);
  tcase_add_test(t, failures);
  tcase_add_test(t, over_an_array);
  tcase_add_test(t, random_changes);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
