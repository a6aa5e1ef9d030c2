/* sql.c - see sql.h. */
#include <config.h>
#include <stdarg.h>
#include <string.h>
#include "store/private.h"

/* A text begins at an offset: the buffer moves while it grows. */
typedef struct {
  gint64 value;   /* number, or offset of the text */
  gboolean is_text;
} YcCell;

struct YcRows {
  const char *const *columns;   /* names, of the query */
  guint n_columns;
  GString *texts;
  GArray *cells;                /* of YcCell, row by row */
  guint last;                   /* column looked at last: most readers take them in order */
};

static const struct { int code; const char *sentence; } sentences[] = {
  { SQLITE_FULL, N_("磁盘已满,刚才的操作没有保存:请腾出空间后再试") },
  { SQLITE_READONLY, N_("办件库不可写:请检查文件和目录的权限,或磁盘是否以只读方式挂载") },
  { SQLITE_CANTOPEN, N_("办件库打不开:请检查路径和权限") },
  { SQLITE_NOTADB, N_("这个文件不是办件库") },
  { SQLITE_CORRUPT, N_("办件库已损坏:请停止使用,从备份恢复") },
  { SQLITE_IOERR, N_("读写磁盘出错,刚才的操作没有保存:请检查磁盘后再试") },
  { SQLITE_BUSY, N_("办件库正被别的窗口占用,等了 15 秒仍没有空出来:请再试一次") },
  { SQLITE_NOMEM, N_("内存不足,刚才的操作没有保存:请关闭别的程序后再试") },
};

gboolean yc_sql_fail(sqlite3 *db, int code, const char *path, GError **error)
{
  const char *detail = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  for (guint i = 0; i < G_N_ELEMENTS(sentences); i++)
    if (sentences[i].code == (code & 0xff)) {
      g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, "%s(%s:%s)", _(sentences[i].sentence), path, detail);
      return FALSE;
    }
  g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("办件库操作失败(%s:%s)"), path, detail);
  return FALSE;
}

sqlite3_stmt *yc_sql_prepare(YcStore *store, const char *sql, YcSqlRight right, const char **tail, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, tail);
  if (code != SQLITE_OK) {
    yc_sql_fail(store->db, code, store->path, error);
    return NULL;
  }
  if (statement != NULL && right == YC_SQL_READ && !sqlite3_stmt_readonly(statement)) {
    sqlite3_finalize(statement);
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("程序错误:这条语句会改动办件库,只有记事件时才可以"));
    return NULL;
  }
  return statement;
}

sqlite3_stmt *yc_sql_cached(YcStore *store, const char *sql, YcSqlRight right, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup(store->statements, sql);
  if (statement == NULL) {
    statement = yc_sql_prepare(store, sql, right, NULL, error);
    if (statement == NULL) return NULL;
    g_hash_table_insert(store->statements, (gpointer)sql, statement);
  }
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return statement;
}

gboolean yc_sql_run(YcStore *store, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step(statement);
  if (code != SQLITE_DONE && code != SQLITE_ROW) {
    yc_sql_fail(store->db, code, store->path, error);
    sqlite3_reset(statement);
    return FALSE;
  }
  sqlite3_reset(statement);
  return TRUE;
}

gboolean yc_sql_exec(YcStore *store, const char *sql, GError **error)
{
  int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || yc_sql_fail(store->db, code, store->path, error);
}

void yc_sql_finalize(gpointer statement)
{
  sqlite3_finalize(statement);
}

static void bind_all(sqlite3_stmt *statement, const char *types, va_list values)
{
  for (int i = 1; *types != '\0'; i++, types++)
    switch (*types) {
    case 't':
      sqlite3_bind_text(statement, i, va_arg(values, const char *), -1, SQLITE_TRANSIENT);
      break;
    case 'i':
      sqlite3_bind_int64(statement, i, va_arg(values, gint64));
      break;
    case 'b': {
      const guint8 *bytes = va_arg(values, const guint8 *);
      sqlite3_bind_blob64(statement, i, bytes, va_arg(values, gsize), SQLITE_TRANSIENT);
      break;
    }
    default:
      g_assert_not_reached();
    }
}

static void read_row(YcRows *rows, sqlite3_stmt *statement)
{
  guint first = rows->cells->len;
  g_array_set_size(rows->cells, first + rows->n_columns);
  for (int i = 0; i < (int)rows->n_columns; i++) {
    YcCell *cell = &g_array_index(rows->cells, YcCell, first + (guint)i);
    *cell = (YcCell){ 0, FALSE };
    switch (sqlite3_column_type(statement, i)) {
    case SQLITE_INTEGER:
      cell->value = sqlite3_column_int64(statement, i);
      break;
    case SQLITE_TEXT: {
      const char *text = (const char *)sqlite3_column_text(statement, i);
      if (text == NULL) break;   /* no memory left: the next step says so */
      *cell = (YcCell){ (gint64)rows->texts->len, TRUE };
      g_string_append_len(rows->texts, text, sqlite3_column_bytes(statement, i) + 1);
      break;
    }
    default:
      break;
    }
  }
}

/* The names of a query's columns: the same in every store, so they are read once and kept. */
static const char *const *column_names(YcQuery query, sqlite3_stmt *statement)
{
  static const char **names[YC_N_QUERIES];
  if (names[query] == NULL) {
    int n = sqlite3_column_count(statement);
    names[query] = g_new0(const char *, (gsize)n + 1);
    for (int i = 0; i < n; i++) names[query][i] = g_intern_string(sqlite3_column_name(statement, i));
  }
  return names[query];
}

YcRows *yc_query(YcStore *store, GError **error, YcQuery query, const char *types, ...)
{
  sqlite3_stmt *statement = yc_sql_cached(store, yc_query_sql[query], YC_SQL_READ, error);
  if (statement == NULL) return NULL;
  va_list values;
  va_start(values, types);
  bind_all(statement, types, values);
  va_end(values);

  YcRows *rows = g_new0(YcRows, 1);
  rows->columns = column_names(query, statement);
  rows->n_columns = (guint)sqlite3_column_count(statement);
  rows->texts = g_string_sized_new(1000);
  rows->cells = g_array_sized_new(FALSE, FALSE, sizeof(YcCell), rows->n_columns);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) read_row(rows, statement);
  if (code != SQLITE_DONE) yc_sql_fail(store->db, code, store->path, error);
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  if (code == SQLITE_DONE) return rows;
  yc_rows_free(rows);
  return NULL;
}

void yc_rows_free(YcRows *rows)
{
  if (rows == NULL) return;
  g_string_free(rows->texts, TRUE);
  g_array_unref(rows->cells);
  g_free(rows);
}

guint yc_rows_count(const YcRows *rows)
{
  return rows->n_columns == 0 ? 0 : rows->cells->len / rows->n_columns;
}

static const YcCell *find_cell(const YcRows *rows, guint row, const char *column)
{
  for (guint k = 0; k < rows->n_columns; k++) {
    guint i = (rows->last + k) % rows->n_columns;
    if (*rows->columns[i] != *column || strcmp(rows->columns[i], column) != 0) continue;
    ((YcRows *)rows)->last = i;
    return &g_array_index(rows->cells, YcCell, row * rows->n_columns + i);
  }
  g_error("no column %s in this query", column);
}

const char *yc_rows_text(const YcRows *rows, guint row, const char *column)
{
  const YcCell *cell = find_cell(rows, row, column);
  return cell->is_text ? rows->texts->str + cell->value : NULL;
}

const char *yc_rows_str(const YcRows *rows, guint row, const char *column)
{
  const char *text = yc_rows_text(rows, row, column);
  return text ? text : "";
}

gint64 yc_rows_int(const YcRows *rows, guint row, const char *column)
{
  const YcCell *cell = find_cell(rows, row, column);
  return cell->is_text ? 0 : cell->value;
}

gint64 yc_rows_first(const YcRows *rows, const char *column, gint64 fallback)
{
  return yc_rows_count(rows) == 0 ? fallback : yc_rows_int(rows, 0, column);
}
