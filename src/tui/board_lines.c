/* board_lines.c - see board_lines.h. */
#include <config.h>
#include "tui/board_lines.h"

enum { FEW = 4 };   /* rows of a group that show until it is unfolded */

typedef enum { AS_IT_IS, SHUT, SOME, ALL } Fold;

struct YcBoardLines {
  GPtrArray *groups, *rows;
  GHashTable *numbers;   /* code of a group to its number, from 1 */
  GHashTable *folds;     /* number to Fold */
  GHashTable *chosen;    /* ids */
};

static void line_free(gpointer data)
{
  YcBoardLine *line = data;
  yc_board_row_free(line->row);
  yc_late_detail_free(line->late);
  g_free(line);
}

YcBoardLines *yc_board_lines_new(void)
{
  YcBoardLines *lines = g_new0(YcBoardLines, 1);
  lines->groups = g_ptr_array_new();
  lines->rows = g_ptr_array_new_with_free_func(line_free);
  lines->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  lines->folds = g_hash_table_new(NULL, NULL);
  lines->chosen = g_hash_table_new(NULL, NULL);
  return lines;
}

void yc_board_lines_free(YcBoardLines *lines)
{
  g_ptr_array_unref(lines->rows);
  g_ptr_array_unref(lines->groups);
  g_hash_table_unref(lines->numbers);
  g_hash_table_unref(lines->folds);
  g_hash_table_unref(lines->chosen);
  g_free(lines);
}

/* ── folds ── */

static guint number_of(YcBoardLines *lines, const YcBoardGroup *group)
{
  guint n = GPOINTER_TO_UINT(g_hash_table_lookup(lines->numbers, group->key));
  if (n)
    return n;
  n = g_hash_table_size(lines->numbers) + 1;
  g_hash_table_insert(lines->numbers, g_strdup(group->key), GUINT_TO_POINTER(n));
  return n;
}

static Fold fold_of(YcBoardLines *lines, const YcBoardGroup *group)
{
  Fold fold = (Fold)GPOINTER_TO_INT(g_hash_table_lookup(lines->folds, GUINT_TO_POINTER(number_of(lines, group))));
  return fold != AS_IT_IS ? fold : group->outside ? SHUT : SOME;
}

gint64 yc_board_lines_key(YcBoardLines *lines, const YcBoardGroup *group)
{
  return -2 * (gint64)number_of(lines, group);
}

/* ── lines ── */

static gboolean is_chosen(const YcBoardLines *lines, const YcBoardCase *cf)
{
  return g_hash_table_contains(lines->chosen, GSIZE_TO_POINTER((gsize)cf->id));
}

static gboolean all_chosen(const YcBoardLines *lines, const YcBoardGroup *group)
{
  gboolean all = TRUE;
  for (guint i = 0; all && i < group->cases->len; i++)
    all = is_chosen(lines, group->cases->pdata[i]);
  return all;
}

static void add(YcBoardLines *lines, YcBoardLine line)
{
  g_ptr_array_add(lines->rows, g_memdup2(&line, sizeof line));
}

static void add_group(YcBoardLines *lines, const YcBoardGroup *group)
{
  Fold fold = fold_of(lines, group);
  guint n = group->cases->len, shown = fold == SHUT ? 0 : fold == ALL || n <= FEW + 1 ? n : FEW;
  gint64 key = yc_board_lines_key(lines, group);
  add(lines, (YcBoardLine) { .kind = YC_LINE_GROUP, .key = key, .group = group, .open = fold != SHUT,
                             .chosen = all_chosen(lines, group) });
  for (guint i = 0; i < shown; i++) {
    YcBoardCase *cf = group->cases->pdata[i];
    add(lines, (YcBoardLine) { .kind = YC_LINE_CASE, .key = cf->key, .group = group, .cf = cf,
                               .chosen = is_chosen(lines, cf) });
  }
  if (shown && shown < n)
    add(lines, (YcBoardLine) { .kind = YC_LINE_MORE, .key = key - 1, .group = group, .hidden = n - shown });
}

static void make(YcBoardLines *lines)
{
  g_ptr_array_set_size(lines->rows, 0);
  for (guint i = 0; i < lines->groups->len; i++)
    add_group(lines, lines->groups->pdata[i]);
}

void yc_board_lines_set(YcBoardLines *lines, GPtrArray *groups)
{
  g_ptr_array_unref(lines->groups);
  lines->groups = groups;
  make(lines);
}

const GPtrArray *yc_board_lines_rows(const YcBoardLines *lines)
{
  return lines->rows;
}

const GPtrArray *yc_board_lines_groups(const YcBoardLines *lines)
{
  return lines->groups;
}

static void set_fold(YcBoardLines *lines, const YcBoardGroup *group, Fold fold)
{
  g_hash_table_insert(lines->folds, GUINT_TO_POINTER(number_of(lines, group)), GINT_TO_POINTER((int)fold));
  make(lines);
}

void yc_board_lines_fold(YcBoardLines *lines, const YcBoardGroup *group, gboolean open)
{
  set_fold(lines, group, !open ? SHUT : fold_of(lines, group) == SHUT ? SOME : ALL);
}

void yc_board_lines_enter(YcBoardLines *lines, const YcBoardLine *line)
{
  set_fold(lines, line->group, line->kind == YC_LINE_MORE ? ALL : line->open ? SHUT : SOME);
}

gint64 yc_board_lines_start(const YcBoardLines *lines)
{
  const YcBoardLine *best = NULL;
  for (guint i = 0; i < lines->rows->len; i++) {
    const YcBoardLine *line = lines->rows->pdata[i];
    if (line->kind == YC_LINE_CASE && !line->cf->nobody && !line->cf->outside && (!best || line->cf->over > best->cf->over))
      best = line;
  }
  if (!best && lines->rows->len)
    best = lines->rows->pdata[0];
  return best ? best->key : 0;
}

/* ── choosing ── */

static void choose(YcBoardLines *lines, const YcBoardCase *cf, gboolean in)
{
  gpointer id = GSIZE_TO_POINTER((gsize)cf->id);
  if (in)
    g_hash_table_add(lines->chosen, id);
  else
    g_hash_table_remove(lines->chosen, id);
}

void yc_board_lines_choose(YcBoardLines *lines, const YcBoardLine *line)
{
  gboolean in = !line->chosen;
  if (line->kind == YC_LINE_CASE)
    choose(lines, line->cf, in);
  for (guint i = 0; line->kind != YC_LINE_CASE && i < line->group->cases->len; i++)
    choose(lines, line->group->cases->pdata[i], in);
  make(lines);
}

void yc_board_lines_choose_none(YcBoardLines *lines)
{
  g_hash_table_remove_all(lines->chosen);
  make(lines);
}

guint yc_board_lines_chosen(const YcBoardLines *lines)
{
  return g_hash_table_size(lines->chosen);
}

static gboolean is_gone(gpointer id, G_GNUC_UNUSED gpointer value, gpointer data)
{
  return !yc_board_has(data, (gint64)GPOINTER_TO_SIZE(id));
}

void yc_board_lines_keep(YcBoardLines *lines, const YcBoard *board)
{
  g_hash_table_foreach_remove(lines->chosen, is_gone, (gpointer)board);
}

static int by_id(gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;
  return x < y ? -1 : x > y;
}

GArray *yc_board_lines_meant(const YcBoardLines *lines, const YcBoardLine *line)
{
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, lines->chosen);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    gint64 id = (gint64)GPOINTER_TO_SIZE(key);
    g_array_append_val(ids, id);
  }
  const GPtrArray *group = !ids->len && line && line->kind != YC_LINE_CASE ? line->group->cases : NULL;
  for (guint i = 0; group && i < group->len; i++)
    g_array_append_val(ids, ((const YcBoardCase *)group->pdata[i])->id);
  if (!ids->len && line && line->cf)
    g_array_append_val(ids, line->cf->id);
  g_array_sort(ids, by_id);
  return ids;
}
