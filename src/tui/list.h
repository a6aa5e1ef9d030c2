/* list.h - a list that is read in pieces and keeps its cursor on the same row when it is read again.
 *
 * Only a window of a few pages is in memory, so a million rows cost what one page costs.  A row's place is
 * a pair of integers, ascending and unique, which is what an index gives: WHERE (due, casefile) > (?, ?)
 * ORDER BY due, casefile LIMIT ?.  Its key says which thing the row is, wherever it stands. */
#ifndef YC_LIST_H
#define YC_LIST_H

#include "tui/command.h"
#include "tui/draw.h"

typedef struct {
  gint64 sort;   /* what the list is ordered by: the due day */
  gint64 tie;    /* orders those with the same sort: the casefile */
} YcPlace;

typedef struct {
  /* Adds to `rows` at most `n` rows, nearest first: those after `from`, ascending, or with `backwards`
   * those before it, descending.  `from` NULL: from the first, backwards from the last.  `from` need not
   * be a row. */
  gboolean (*fetch)(gpointer data, const YcPlace *from, gboolean backwards, guint n, GPtrArray *rows,
                    GError **error);
  YcPlace (*place)(gconstpointer row);
  /* NULL: the tie is the key. */
  gint64 (*key)(gconstpointer row);
  /* Where the row with `key` is now, FALSE when it has gone.  NULL: places never change. */
  gboolean (*locate)(gpointer data, gint64 key, YcPlace *place);
  /* Draws a row; `selected` has the cursor (draw it with YC_INK_REVERSE). */
  void (*paint)(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected);
  GDestroyNotify free;
  const char *empty;   /* N_("没有待办"): stands where the first row would */
} YcListSource;

typedef struct YcList YcList;

/* `source` and `data` are borrowed.  Reads nothing yet. */
YcList *yc_list_new(const YcListSource *source, gpointer data);
void yc_list_free(YcList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcList, yc_list_free)

/* Reads again, for a screen of `rows` rows (at least 1).  The cursor stays on its row wherever that has
 * gone; when it is no longer there, on the one that took its place; at the same height of the screen where
 * possible.  After a failure the list is as it was. */
gboolean yc_list_load(YcList *list, int rows, GError **error);
/* Forgets rows and cursor: another queue, another filter.  Load follows. */
void yc_list_reset(YcList *list);
/* UP DOWN PAGE_UP PAGE_DOWN FIRST LAST.  FALSE when the command is another one; a failure of fetch stays for
 * yc_list_error(). */
gboolean yc_list_act(YcList *list, YcCommand command);
/* The failure of the last act, or NULL; transfers it. */
GError *yc_list_error(YcList *list);
/* Puts the cursor on the row with that key; FALSE when there is none. */
gboolean yc_list_select(YcList *list, gint64 key);

/* The row with the cursor, NULL when the list is empty.  Borrowed until the next load or act. */
gpointer yc_list_row(const YcList *list);
/* Its key, 0 when the list is empty. */
gint64 yc_list_key(const YcList *list);
/* Rows on the screen now, and the n-th of them. */
guint yc_list_shown(const YcList *list);
gpointer yc_list_shown_row(const YcList *list, guint n);
/* Which of them has the cursor. */
guint yc_list_cursor(const YcList *list);

/* Draws into an area of as many rows as it was loaded for. */
void yc_list_paint(const YcList *list, YcArea area);

/* A source over an array in memory: find results, materials, events of a case.  `rows` are the caller's. */
typedef struct {
  const GPtrArray *rows;
  gint64 (*key)(gconstpointer row);
  void (*paint)(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected);
  gpointer data;       /* handed to paint */
  const char *empty;
} YcListArray;
/* `array` is borrowed and may be refilled before a load.  The keys must be unique. */
YcList *yc_list_new_array(const YcListArray *array);

#endif
