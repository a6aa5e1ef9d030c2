/* list.c - a list that is read in pieces.
 *
 * `rows` is an unbroken piece of the list in its order; `top` and `cursor` are places in it.  What is
 * asked for beyond either end is fetched and joined on; what is far away is dropped. */
#include <config.h>
#include "tui/list.h"

#include "base/gettext.h"

enum { PAGES = 8 };   /* kept in memory */

struct YcList {
  const YcListSource *source;
  gpointer data;
  GPtrArray *rows;
  guint top, cursor, height;
  GError *error;
  gboolean wrapped;         /* rows are Wrapped */
};

YcList *yc_list_new(const YcListSource *source, gpointer data)
{
  YcList *list = g_new0(YcList, 1);
  list->source = source;
  list->data = data;
  list->rows = g_ptr_array_new_with_free_func(source->free);
  list->height = 1;
  return list;
}

void yc_list_free(YcList *list)
{
  if (!list)
    return;
  g_ptr_array_unref(list->rows);
  g_clear_error(&list->error);
  g_free(list);
}

void yc_list_reset(YcList *list)
{
  g_ptr_array_set_size(list->rows, 0);
  list->top = list->cursor = 0;
}

static YcPlace place_of(const YcList *list, guint n)
{
  return list->source->place(g_ptr_array_index(list->rows, n));
}

static gint64 key_of(const YcList *list, guint n)
{
  return list->source->key ? list->source->key(g_ptr_array_index(list->rows, n)) : place_of(list, n).tie;
}

static gboolean fetch(YcList *list, const YcPlace *from, gboolean backwards, guint n, GPtrArray *rows,
                      GError **error)
{
  return list->source->fetch(list->data, from, backwards, n, rows, error);
}

/* Keeps the cursor among the rows, and the top so that the cursor shows and the page is full where it can
 * be. */
static void settle(YcList *list)
{
  guint n = list->rows->len, height = list->height;
  list->cursor = n ? MIN(list->cursor, n - 1) : 0;
  if (list->top > list->cursor)
    list->top = list->cursor;
  if (list->cursor - list->top >= height)
    list->top = list->cursor - height + 1;
  list->top = MIN(list->top, n > height ? n - height : 0);
}

/* Joins up to `n` rows on after the last one. */
static gboolean extend_down(YcList *list, guint n, GError **error)
{
  guint had = list->rows->len;
  YcPlace last = had ? place_of(list, had - 1) : (YcPlace) { 0 };
  return fetch(list, had ? &last : NULL, FALSE, n, list->rows, error);
}

/* Joins up to `n` rows on before the first one. */
static gboolean extend_up(YcList *list, guint n, GError **error)
{
  g_autoptr(GPtrArray) before = g_ptr_array_new();
  YcPlace first = list->rows->len ? place_of(list, 0) : (YcPlace) { 0 };
  if (!fetch(list, list->rows->len ? &first : NULL, TRUE, n, before, error)) {
    for (guint i = 0; list->source->free && i < before->len; i++)
      list->source->free(g_ptr_array_index(before, i));
    return FALSE;
  }
  for (guint i = 0; i < before->len; i++)
    g_ptr_array_insert(list->rows, 0, g_ptr_array_index(before, i));
  list->top += before->len;
  list->cursor += before->len;
  return TRUE;
}

/* Drops what is more than half of PAGES away from the page shown. */
static void trim(YcList *list)
{
  guint reach = list->height * PAGES / 2;
  guint end = list->top + list->height + reach;
  if (end < list->rows->len)
    g_ptr_array_remove_range(list->rows, end, list->rows->len - end);
  if (list->top > reach) {
    guint gone = list->top - reach;
    g_ptr_array_remove_range(list->rows, 0, gone);
    list->top -= gone;
    list->cursor -= gone;
  }
}

/* Where the cursor's row is now: its place, or where it was. */
static YcPlace new_place(const YcList *list)
{
  YcPlace now;
  if (list->source->locate && list->source->locate(list->data, key_of(list, list->cursor), &now))
    return now;
  return place_of(list, list->cursor);
}

/* Reads the rows around a place: `above` before it, so that it stands at the same height, and a page from
 * it on. */
static gboolean read_around(YcList *fresh, YcPlace place, guint above, GError **error)
{
  /* Nothing lies between: the row itself is the first after it. */
  YcPlace before = { place.sort, place.tie - 1 };
  if (!fetch(fresh, &before, FALSE, fresh->height, fresh->rows, error))
    return FALSE;
  guint below = fresh->rows->len;
  if (below < fresh->height)
    above = MAX(above, fresh->height - below);
  if (below)
    return !above || extend_up(fresh, above, error);
  GPtrArray *rows = fresh->rows;   /* nothing there or after it: the end of the list */
  if (!extend_up(fresh, fresh->height, error))
    return FALSE;
  fresh->cursor = rows->len ? rows->len - 1 : 0;
  return TRUE;
}

/* A page from the start where the first rows moved away from under the cursor's piece. */
static gboolean fill(YcList *fresh, GError **error)
{
  return fresh->rows->len >= fresh->height || extend_down(fresh, fresh->height - fresh->rows->len, error);
}

static gboolean read_again(YcList *fresh, const YcList *list, GError **error)
{
  if (!list->rows->len)
    return extend_down(fresh, fresh->height, error);
  guint above = MIN(list->cursor - list->top, fresh->height - 1);
  if (!read_around(fresh, new_place(list), above, error) || !fill(fresh, error))
    return FALSE;
  fresh->top = fresh->cursor > above ? fresh->cursor - above : 0;
  return TRUE;
}

gboolean yc_list_load(YcList *list, int rows, GError **error)
{
  YcList fresh = *list;
  fresh.rows = g_ptr_array_new_with_free_func(list->source->free);
  fresh.top = fresh.cursor = 0;
  fresh.height = (guint)MAX(rows, 1);
  gboolean good = read_again(&fresh, list, error);
  if (good) {
    settle(&fresh);
    GPtrArray *old = list->rows;
    *list = fresh;
    fresh.rows = old;
  }
  g_ptr_array_unref(fresh.rows);
  return good;
}

static gboolean down(YcList *list, guint n, GError **error)
{
  guint need = list->cursor + MAX(n, 1) + list->height;
  if (need > list->rows->len && !extend_down(list, need - list->rows->len, error))
    return FALSE;
  list->cursor += n;
  return TRUE;
}

static gboolean up(YcList *list, guint n, GError **error)
{
  if (list->cursor < n + list->height && !extend_up(list, n + list->height - list->cursor, error))
    return FALSE;
  list->cursor -= MIN(n, list->cursor);
  return TRUE;
}

static gboolean by_row_up(YcList *list, GError **error)
{
  return up(list, 1, error);
}

static gboolean by_row_down(YcList *list, GError **error)
{
  return down(list, 1, error);
}

static gboolean by_page_up(YcList *list, GError **error)
{
  if (!up(list, list->height, error))
    return FALSE;
  list->top -= MIN(list->height, list->top);
  return TRUE;
}

static gboolean by_page_down(YcList *list, GError **error)
{
  if (!down(list, list->height, error))
    return FALSE;
  list->top += list->height;
  list->cursor = MIN(list->cursor, list->rows->len ? list->rows->len - 1 : 0);
  return TRUE;
}

/* A page at one end, read afresh: the rows between are not walked through. */
static gboolean at_end(YcList *list, gboolean last, GError **error)
{
  YcList fresh = *list;
  fresh.rows = g_ptr_array_new_with_free_func(list->source->free);
  fresh.top = fresh.cursor = 0;
  gboolean good = last ? extend_up(&fresh, list->height, error) : extend_down(&fresh, list->height, error);
  if (good) {
    GPtrArray *old = list->rows;
    *list = fresh;
    fresh.rows = old;
    list->cursor = last && list->rows->len ? list->rows->len - 1 : 0;
    list->top = 0;
  }
  g_ptr_array_unref(fresh.rows);
  return good;
}

static gboolean to_first(YcList *list, GError **error)
{
  return at_end(list, FALSE, error);
}

static gboolean to_last(YcList *list, GError **error)
{
  return at_end(list, TRUE, error);
}

static const struct {
  YcCommand command;
  gboolean (*act)(YcList *list, GError **error);
} MOVES[] = {
  { YC_COMMAND_UP, by_row_up }, { YC_COMMAND_DOWN, by_row_down },
  { YC_COMMAND_PAGE_UP, by_page_up }, { YC_COMMAND_PAGE_DOWN, by_page_down },
  { YC_COMMAND_FIRST, to_first }, { YC_COMMAND_LAST, to_last },
};

gboolean yc_list_act(YcList *list, YcCommand command)
{
  for (gsize i = 0; i < G_N_ELEMENTS(MOVES); i++) {
    if (MOVES[i].command != command)
      continue;
    g_clear_error(&list->error);
    MOVES[i].act(list, &list->error);
    settle(list);
    trim(list);
    return TRUE;
  }
  return FALSE;
}

GError *yc_list_error(YcList *list)
{
  return g_steal_pointer(&list->error);
}

/* The row in memory with that key; −1: none. */
static int index_of(const YcList *list, gint64 key)
{
  for (guint i = 0; i < list->rows->len; i++)
    if (key_of(list, i) == key)
      return (int)i;
  return -1;
}

gboolean yc_list_select(YcList *list, gint64 key)
{
  int at = index_of(list, key);
  if (at >= 0) {
    list->cursor = (guint)at;
    settle(list);
    return TRUE;
  }
  YcPlace place;
  if (!list->source->locate || !list->source->locate(list->data, key, &place))
    return FALSE;
  YcList fresh = *list;
  fresh.rows = g_ptr_array_new_with_free_func(list->source->free);
  fresh.top = fresh.cursor = 0;
  gboolean good = read_around(&fresh, place, list->height / 2, NULL) && fill(&fresh, NULL)
                  && (at = index_of(&fresh, key)) >= 0;
  if (good) {
    GPtrArray *old = list->rows;
    *list = fresh;
    fresh.rows = old;
    list->cursor = (guint)at;
    list->top = list->cursor - MIN(list->cursor, list->height / 2);
    settle(list);
  }
  g_ptr_array_unref(fresh.rows);
  return good;
}

/* A row of an array, with what is needed of it when the array has been refilled. */
typedef struct {
  gint64 index, key;
  gpointer row;
} Wrapped;

static gpointer unwrap(const YcList *list, guint n)
{
  gpointer row = g_ptr_array_index(list->rows, n);
  return list->wrapped ? ((Wrapped *)row)->row : row;
}

gpointer yc_list_row(const YcList *list)
{
  return list->rows->len ? unwrap(list, list->cursor) : NULL;
}

gint64 yc_list_key(const YcList *list)
{
  return list->rows->len ? key_of(list, list->cursor) : 0;
}

guint yc_list_shown(const YcList *list)
{
  return MIN(list->rows->len - list->top, list->height);
}

gpointer yc_list_shown_row(const YcList *list, guint n)
{
  return n < yc_list_shown(list) ? unwrap(list, list->top + n) : NULL;
}

guint yc_list_cursor(const YcList *list)
{
  return list->cursor - list->top;
}

void yc_list_paint(const YcList *list, YcArea area)
{
  guint n = MIN(yc_list_shown(list), (guint)MAX(area.rows, 0));
  const YcListArray *array = list->wrapped ? list->data : NULL;
  const char *empty = array ? array->empty : list->source->empty;
  for (guint i = 0; i < n; i++) {
    gconstpointer row = yc_list_shown_row(list, i);
    gboolean selected = i == yc_list_cursor(list);
    if (array)
      array->paint(array->data, row, area.y + (int)i, area.x, area.columns, selected);
    else
      list->source->paint(list->data, row, area.y + (int)i, area.x, area.columns, selected);
  }
  yc_put_rows(area, n, yc_list_cursor(list));
  if (!list->rows->len && empty && area.rows > 0)
    yc_put_format(area.y, area.x, area.columns, YC_INK_GREY, "  %s", gettext(empty));
}

/* Over an array a row's place is its index, which is found again by its key. */

static gboolean array_fetch(gpointer data, const YcPlace *from, gboolean backwards, guint n, GPtrArray *rows,
                            G_GNUC_UNUSED GError **error)
{
  const YcListArray *array = data;
  gint64 step = backwards ? -1 : 1, length = array->rows->len;
  gint64 at = backwards ? length - 1 : 0;
  if (from)   /* a tie below 0 stands just before its row */
    at = backwards ? MIN(from->sort - 1, at) : from->tie < 0 ? from->sort : from->sort + 1;
  for (; n-- && at >= 0 && at < length; at += step) {
    Wrapped *row = g_new(Wrapped, 1);
    row->index = at;
    row->row = g_ptr_array_index(array->rows, at);
    row->key = array->key(row->row);
    g_ptr_array_add(rows, row);
  }
  return TRUE;
}

static YcPlace array_place(gconstpointer row)
{
  return (YcPlace) { ((const Wrapped *)row)->index, 0 };
}

static gint64 array_key(gconstpointer row)
{
  return ((const Wrapped *)row)->key;
}

static gboolean array_locate(gpointer data, gint64 key, YcPlace *place)
{
  const YcListArray *array = data;
  for (guint i = 0; i < array->rows->len; i++)
    if (array->key(g_ptr_array_index(array->rows, i)) == key) {
      *place = (YcPlace) { i, 0 };
      return TRUE;
    }
  return FALSE;
}

YcList *yc_list_new_array(const YcListArray *array)
{
  static const YcListSource source = {
    .fetch = array_fetch, .place = array_place, .key = array_key, .locate = array_locate, .free = g_free
  };
  YcList *list = yc_list_new(&source, (gpointer)array);
  list->wrapped = TRUE;
  return list;
}
