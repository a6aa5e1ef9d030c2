/* verify.c - see verify.h. */
#include <config.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>
#include "store/private.h"
#include "store/event.h"
#include "store/verify.h"

static gboolean differs(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

static gboolean differs(GError **error, const char *format, ...)
{
  va_list values;
  va_start(values, format);
  g_autofree char *text = g_strdup_vprintf(format, values);
  va_end(values);
  g_set_error_literal(error, YC_ERROR, YC_ERROR_REFUSED, text);
  return FALSE;
}

static gboolean check_integrity(YcStore *store, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, "PRAGMA integrity_check(1)", YC_SQL_READ, error);
  if (statement == NULL) return FALSE;
  gboolean ok = sqlite3_step(statement) == SQLITE_ROW;
  g_autofree char *word = ok ? g_strdup((const char *)sqlite3_column_text(statement, 0)) : g_strdup("?");
  sqlite3_reset(statement);
  return strcmp(word, "ok") == 0 || differs(error, _("办件库文件已损坏:%s"), word);
}

static const char *column_text(sqlite3_stmt *s, int i)
{
  return (const char *)sqlite3_column_text(s, i);
}

/* In the order of YC_Q_CHAIN.  A hash of the wrong size reads as zeros and so as a break of the chain. */
static void read_row(sqlite3_stmt *s, YcEventRow *e)
{
  memset(e, 0, sizeof *e);
  e->pos = sqlite3_column_int64(s, 0);
  e->node = column_text(s, 1);
  e->inc = sqlite3_column_int64(s, 2);
  e->seq = sqlite3_column_int64(s, 3);
  static const guint8 no_act[YC_ACT_BYTES];
  e->act = sqlite3_column_bytes(s, 4) == YC_ACT_BYTES ? sqlite3_column_blob(s, 4) : no_act;
  e->nth = sqlite3_column_int64(s, 5);
  e->kind = column_text(s, 6);
  e->v = sqlite3_column_int64(s, 7);
  e->happened = sqlite3_column_int64(s, 8);
  e->entered = sqlite3_column_int64(s, 9);
  e->clock_ok = sqlite3_column_int64(s, 10);
  e->origin = column_text(s, 11);
  e->actor = column_text(s, 12);
  e->post = column_text(s, 13);
  e->window = column_text(s, 14);
  e->casefile = column_text(s, 15);
  e->epoch = sqlite3_column_int64(s, 16);
  e->ver = sqlite3_column_int64(s, 17);
  e->facts = column_text(s, 18);
  if (sqlite3_column_bytes(s, 19) == YC_HASH_BYTES) memcpy(e->body_hash, sqlite3_column_blob(s, 19), YC_HASH_BYTES);
  if (sqlite3_column_bytes(s, 20) == YC_HASH_BYTES) memcpy(e->hash, sqlite3_column_blob(s, 20), YC_HASH_BYTES);
  if (sqlite3_column_bytes(s, 21) == YC_ACT_BYTES) e->salt = sqlite3_column_blob(s, 21);
  e->body = column_text(s, 22);
}

typedef struct { gint64 seq; guint8 hash[YC_HASH_BYTES]; } Head;

/* The head of the event's own chain; made at its first event. */
static Head *find_head(GHashTable *heads, const YcEventRow *e)
{
  g_autofree char *key = g_strdup_printf("%s/%" PRId64, e->node, e->inc);
  Head *head = g_hash_table_lookup(heads, key);
  if (head == NULL) {
    head = g_new0(Head, 1);
    g_hash_table_insert(heads, g_steal_pointer(&key), head);
  }
  return head;
}

/* A first event continues the chain of the incarnation before it, as that one stood. */
static gboolean join_chains(GHashTable *heads, const YcEventRow *e, Head *head, GError **error)
{
  gint64 inc, seq;
  if (!yc_event_continued(e->facts, &inc, &seq, head->hash)) return TRUE;
  g_autofree char *key = g_strdup_printf("%s/%" PRId64, e->node, inc);
  const Head *before = g_hash_table_lookup(heads, key);
  if (before == NULL || before->seq != seq || memcmp(before->hash, head->hash, YC_HASH_BYTES) == 0) return TRUE;
  return differs(error, _("事件链断了:第 %" PRId64 " 条(%s)与它的校验值不符,它或它前面的一条被改过"), e->pos, e->kind);
}

static gboolean check_event(YcStore *store, GHashTable *heads, const YcEventRow *e, GError **error)
{
  Head *head = find_head(heads, e);
  if (e->seq != head->seq + 1)
    return differs(error, _("事件链断了:第 %" PRId64 " 条(%s)应为 %s 的第 %" PRId64 " 号,却是第 %" PRId64 " 号"),
                   e->pos, e->kind, e->node, head->seq + 1, e->seq);
  if (e->seq == 1 && !join_chains(heads, e, head, error)) return FALSE;
  guint8 hash[YC_HASH_BYTES];
  if (e->body != NULL) {
    static const guint8 no_salt[YC_ACT_BYTES];
    yc_event_body_hash(store, e->salt ? e->salt : no_salt, e->body, hash);
    if (memcmp(hash, e->body_hash, YC_HASH_BYTES) != 0)
      return differs(error, _("第 %" PRId64 " 条事件(%s)的正文被改过"), e->pos, e->kind);
  }
  yc_event_hash(store, head->hash, e, hash);
  if (memcmp(hash, e->hash, YC_HASH_BYTES) != 0)
    return differs(error, _("事件链断了:第 %" PRId64 " 条(%s)与它的校验值不符,它或它前面的一条被改过"), e->pos, e->kind);
  head->seq = e->seq;
  memcpy(head->hash, hash, YC_HASH_BYTES);
  return TRUE;
}

/* One pass: check the chain and replay into the scratch store. */
static gboolean replay(YcStore *store, YcStore *scratch, YcVerifyReport *report, GError **error)
{
  g_autoptr(GHashTable) heads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *s = yc_sql_cached(store, yc_query_sql[YC_Q_CHAIN], YC_SQL_READ, error);
  if (s == NULL || !yc_store_begin(scratch, error)) return FALSE;
  gboolean ok = TRUE;
  int code = SQLITE_DONE;
  while (ok && (code = sqlite3_step(s)) == SQLITE_ROW) {
    YcEventRow e;
    read_row(s, &e);
    ok = check_event(store, heads, &e, error) && yc_event_insert(scratch, &e, error);
    report->events++;
    report->bodies += e.body != NULL;
  }
  if (ok && code != SQLITE_DONE) ok = yc_sql_fail(store->db, code, store->path, error);
  sqlite3_reset(s);
  if (ok) return yc_store_commit(scratch, error);
  yc_store_rollback(scratch);
  return FALSE;
}

/* Rows in the order of the table's key, its *n_keys columns in front, so that both stores show them alike. */
static sqlite3_stmt *all_rows(YcStore *store, const char *table, int *n_keys, GError **error)
{
  g_autofree char *pragma =
      g_strdup_printf("SELECT name FROM pragma_table_info('%s') WHERE pk > 0 ORDER BY pk", table);
  sqlite3_stmt *columns = yc_sql_prepare(store, pragma, YC_SQL_READ, NULL, error);
  if (columns == NULL) return NULL;
  g_autoptr(GString) keys = g_string_new(NULL);
  for (*n_keys = 0; sqlite3_step(columns) == SQLITE_ROW; ++*n_keys)
    g_string_append_printf(keys, "%s\"%s\"", *n_keys ? ", " : "", column_text(columns, 0));
  sqlite3_finalize(columns);
  g_autofree char *sql = g_strdup_printf("SELECT %s, * FROM \"%s\" ORDER BY %s", keys->str, table, keys->str);
  return yc_sql_prepare(store, sql, YC_SQL_READ, NULL, error);
}

static gboolean same_value(sqlite3_stmt *a, sqlite3_stmt *b, int i)
{
  int type = sqlite3_column_type(a, i);
  if (type != sqlite3_column_type(b, i)) return FALSE;
  if (type == SQLITE_NULL) return TRUE;
  if (type == SQLITE_INTEGER) return sqlite3_column_int64(a, i) == sqlite3_column_int64(b, i);
  int n = sqlite3_column_bytes(a, i);
  if (n != sqlite3_column_bytes(b, i)) return FALSE;
  return n == 0 || memcmp(sqlite3_column_blob(a, i), sqlite3_column_blob(b, i), (gsize)n) == 0;
}

static char *shown(sqlite3_stmt *statement, int i)
{
  if (sqlite3_column_type(statement, i) == SQLITE_NULL) return g_strdup("NULL");
  return g_strdup(sqlite3_column_type(statement, i) == SQLITE_BLOB ? "…" : column_text(statement, i));
}

/* The order of two keys, as the tables have it: numbers or bytes. */
static int key_order(sqlite3_stmt *a, sqlite3_stmt *b, int n_keys)
{
  for (int i = 0; i < n_keys; i++) {
    if (same_value(a, b, i)) continue;
    if (sqlite3_column_type(a, i) == SQLITE_INTEGER)
      return sqlite3_column_int64(a, i) < sqlite3_column_int64(b, i) ? -1 : 1;
    return strcmp(column_text(a, i), column_text(b, i)) < 0 ? -1 : 1;
  }
  return 0;
}

static gboolean same_row(const char *table, sqlite3_stmt *have, sqlite3_stmt *want, int n_keys, GError **error)
{
  for (int i = n_keys; i < sqlite3_column_count(have); i++) {
    if (same_value(have, want, i)) continue;
    g_autofree char *key = shown(have, 0), *is = shown(have, i), *should = shown(want, i);
    return differs(error, _("表 %s 的行 %s 与事件不符:%s 是 %s,重放得到 %s"), table, key, sqlite3_column_name(have, i), is,
                   should);
  }
  return TRUE;
}

static gboolean compare_rows(const char *table, sqlite3_stmt *have, sqlite3_stmt *want, int n_keys, GError **error)
{
  for (;;) {
    gboolean more = sqlite3_step(have) == SQLITE_ROW, due = sqlite3_step(want) == SQLITE_ROW;
    if (!more && !due) return TRUE;
    int order = !due ? -1 : !more ? 1 : key_order(have, want, n_keys);
    g_autofree char *key = shown(order <= 0 ? have : want, 0);
    if (order < 0) return differs(error, _("表 %s 多出一行(%s):没有事件写过它"), table, key);
    if (order > 0) return differs(error, _("表 %s 少了一行(%s):有事件写过它"), table, key);
    if (!same_row(table, have, want, n_keys, error)) return FALSE;
  }
}

static gboolean compare_table(YcStore *store, YcStore *scratch, const char *table, GError **error)
{
  int n_keys;
  sqlite3_stmt *have = all_rows(store, table, &n_keys, error),
               *want = have ? all_rows(scratch, table, &n_keys, error) : NULL;
  gboolean same = want != NULL && compare_rows(table, have, want, n_keys, error);
  sqlite3_finalize(have);
  sqlite3_finalize(want);
  return same;
}

/* Only an erasure takes bodies away. */
static gboolean check_bodies(YcStore *store, GError **error)
{
  g_autoptr(YcRows) lost = yc_query(store, error, YC_Q_BODY_LOST, "");
  if (lost == NULL) return FALSE;
  return yc_rows_count(lost) == 0 ||
         differs(error, _("第 %" PRId64 " 条事件(%s)的正文不见了:没有事件删除过它"), yc_rows_int(lost, 0, "pos"),
                 yc_rows_str(lost, 0, "kind"));
}

static gboolean compare(YcStore *store, YcStore *scratch, YcVerifyReport *report, GError **error)
{
  g_autoptr(YcRows) tables = yc_query(store, error, YC_Q_TABLES, "");
  if (tables == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(tables); i++)
    if (!compare_table(store, scratch, yc_rows_str(tables, i, "name"), error)) return FALSE;
  report->tables = yc_rows_count(tables);
  return TRUE;
}

static YcStore *make_scratch(YcStore *store, char **path, GError **error)
{
  *path = g_strdup_printf("%s.verify-%08x", yc_store_path(store), g_random_int());
  YcStore *scratch = yc_store_create(*path, error);
  if (scratch == NULL) return NULL;
  yc_sql_exec(scratch, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" YC_BULK_CACHE, NULL);
  return scratch;
}

gboolean yc_verify(YcStore *store, YcVerifyReport *report, GError **error)
{
  memset(report, 0, sizeof *report);
  if (!check_integrity(store, error)) return FALSE;
  g_autofree char *path = NULL;
  YcStore *scratch = make_scratch(store, &path, error);
  gboolean ok = FALSE;
  /* One read transaction: other counters may go on working meanwhile. */
  if (scratch != NULL && yc_sql_exec(store, "BEGIN", error)) {
    gint64 began = g_get_monotonic_time();
    ok = replay(store, scratch, report, error);
    report->seconds = (double)(g_get_monotonic_time() - began) / 1e6;
    ok = ok && check_bodies(store, error) && compare(store, scratch, report, error);
    yc_store_rollback(store);
  }
  yc_store_close(scratch);
  static const char *const tails[] = { "", "-wal", "-shm", "-journal" };
  for (guint i = 0; i < G_N_ELEMENTS(tails); i++) {
    g_autofree char *file = g_strconcat(path, tails[i], NULL);
    g_unlink(file);
  }
  return ok;
}
