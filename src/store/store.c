/* store.c - see store.h. */
#include <config.h>
#include <errno.h>
#include <gcrypt.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/vfs.h>
#include "store/private.h"
#include "store/event.h"

#define APPLICATION_ID 0x79696368   /* "yich" */
#define LOG_PAGES 1000              /* 4 MB */
#define BUSY_LIMIT_MS 15000

static const char pragmas[] =
  "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA foreign_keys=ON;"
  "PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
  "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=4194304; PRAGMA cache_size=-16000;";

/* Network and FAT file systems do not keep the locks and the order of writes that a store needs. */
static const struct { unsigned long magic; const char *name; } refused_systems[] = {
  { 0x6969, "NFS" }, { 0x517b, "SMB" }, { 0xff534d42, "CIFS" }, { 0xfe534d42, "SMB2" }, { 0x4d44, "FAT" },
  { 0x2011bab0, "exFAT" }, { 0x65735546, "FUSE" },
};

static gboolean check_file_system(const char *path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname(path);
  struct statfs info;
  if (statfs(directory, &info) != 0) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("目录 %s 打不开:%s"), directory, g_strerror(errno));
    return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS(refused_systems); i++)
    if (((unsigned long)info.f_type & 0xffffffff) == refused_systems[i].magic) {
      g_set_error(error, YC_ERROR, YC_ERROR_CANNOT,
                  _("办件库不能放在 %s 文件系统上(%s):断电会丢数据,请放在本机硬盘上"), refused_systems[i].name, path);
      return FALSE;
    }
  return TRUE;
}

/* Short, even sleeps: SQLite's own back-off lets one counter wait for seconds while others pass it. */
static int wait_busy(void *unused, int count)
{
  (void)unused;
  if (count * 2 > BUSY_LIMIT_MS) return 0;
  g_usleep(2000);
  return 1;
}

/* pos_of('node/inc/seq'): the local key of an event; NULL for NULL and for what is not here. */
static void pos_of(sqlite3_context *context, int n, sqlite3_value **values)
{
  (void)n;
  YcStore *store = sqlite3_user_data(context);
  const char *ident = (const char *)sqlite3_value_text(values[0]);
  gint64 pos = ident ? yc_event_pos(store, ident) : 0;
  if (pos > 0) sqlite3_result_int64(context, pos);
}

/* How long the log is now: not the size of its file, which stays when the log begins anew. */
static int note_log(void *store, sqlite3 *db, const char *name, int pages)
{
  (void)db;
  (void)name;
  YcStore *own = store;
  own->log_pages = pages;
  if (pages < LOG_PAGES) own->log_limit = LOG_PAGES;
  return SQLITE_OK;
}

static gint64 pragma_int(YcStore *store, const char *sql)
{
  sqlite3_stmt *statement = yc_sql_cached(store, sql, YC_SQL_READ, NULL);
  if (statement == NULL) return -1;
  gint64 value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
  sqlite3_reset(statement);
  return value;
}

static gboolean open_file(YcStore *store, int flags, GError **error)
{
  int code = sqlite3_open_v2(store->path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK) return yc_sql_fail(store->db, code, store->path, error);
  sqlite3_extended_result_codes(store->db, 1);
  sqlite3_busy_handler(store->db, wait_busy, NULL);
  if (sqlite3_db_readonly(store->db, "main") == 1)
    return yc_sql_fail(NULL, SQLITE_READONLY, store->path, error);
  /* Before anything is set: another program's file must stay as it is. */
  if (!(flags & SQLITE_OPEN_CREATE)) {
    gint64 owner = pragma_int(store, "PRAGMA application_id");
    if (owner < 0) return yc_sql_fail(store->db, sqlite3_errcode(store->db), store->path, error);
    if (owner != APPLICATION_ID) return yc_sql_fail(NULL, SQLITE_NOTADB, store->path, error);
  }
  sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_create_function(store->db, "pos_of", 1, SQLITE_UTF8 | SQLITE_INNOCUOUS, store, pos_of, NULL, NULL);
  /* Turning a fresh copy to the log does not ask the busy handler when another window does the same. */
  for (int i = 0; ((code = sqlite3_exec(store->db, pragmas, NULL, NULL, NULL)) & 0xff) == SQLITE_BUSY;)
    if (!wait_busy(NULL, i++)) break;
  if (code != SQLITE_OK) return yc_sql_fail(store->db, code, store->path, error);
  sqlite3_wal_hook(store->db, note_log, store);
  return TRUE;
}

static gboolean apply_migration(YcStore *store, int version, GError **error)
{
  g_autofree char *stamp = g_strdup_printf("PRAGMA user_version=%d;", version + 1);
  return yc_sql_exec(store, yc_migrations[version], error) && yc_sql_exec(store, stamp, error);
}

/* One transaction for all missing migrations: the old store or the new one, nothing between. */
static gboolean migrate(YcStore *store, GError **error)
{
  if (pragma_int(store, "PRAGMA user_version") == yc_n_migrations) return TRUE;
  if (!yc_store_begin(store, error)) return FALSE;
  int version = (int)pragma_int(store, "PRAGMA user_version");
  gboolean ok = version >= 0 || yc_sql_fail(store->db, sqlite3_errcode(store->db), store->path, error);
  for (; ok && version < yc_n_migrations; version++) ok = apply_migration(store, version, error);
  if (ok) return yc_store_commit(store, error);
  yc_store_rollback(store);
  return FALSE;
}

static gboolean check_version(YcStore *store, GError **error)
{
  gint64 version = pragma_int(store, "PRAGMA user_version");
  if (version > yc_n_migrations) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT,
                _("办件库 %s 是更新版本的程序写的(版式 %d,本程序只认到 %d):请用新版程序打开,没有改动任何内容"),
                store->path, (int)version, yc_n_migrations);
    return FALSE;
  }
  return TRUE;
}

static YcStore *new_store(const char *path)
{
  static gsize once = 0;
  if (g_once_init_enter(&once)) {
    /* Nobody asks SQLite how much memory it uses: counting takes a lock at every allocation. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    gcry_check_version(NULL);
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    g_once_init_leave(&once, 1);
  }
  YcStore *store = g_new0(YcStore, 1);
  store->path = g_strdup(path);
  store->log_limit = LOG_PAGES;
  store->statements = g_hash_table_new_full(NULL, NULL, NULL, yc_sql_finalize);
  store->scripts = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  gcry_md_hd_t digest;
  if (gcry_md_open(&digest, GCRY_MD_SM3, 0) != 0) g_error("libgcrypt has no SM3");
  store->digest = digest;
  return store;
}

YcStore *yc_store_open(const char *path, GError **error)
{
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("没有办件库 %s:先用 yichuang init 或 yichuang demo 建立"), path);
    return NULL;
  }
  if (!check_file_system(path, error)) return NULL;
  g_autoptr(YcStore) store = new_store(path);
  if (!open_file(store, SQLITE_OPEN_READWRITE, error) || !check_version(store, error) || !migrate(store, error) ||
      !yc_event_know_self(store, error))
    return NULL;
  return g_steal_pointer(&store);
}

gboolean yc_store_path_free(const char *path, GError **error)
{
  static const char *const tails[] = { "", "-wal", "-journal" };
  for (guint i = 0; i < G_N_ELEMENTS(tails); i++) {
    g_autofree char *file = g_strconcat(path, tails[i], NULL);
    if (!g_file_test(file, G_FILE_TEST_EXISTS)) continue;
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("%s 已经存在:换一个文件名,或先把它移走"), file);
    return FALSE;
  }
  return TRUE;
}

YcStore *yc_store_create(const char *path, GError **error)
{
  gboolean scratch = strcmp(path, ":memory:") == 0;
  if (!scratch && (!yc_store_path_free(path, error) || !check_file_system(path, error))) return NULL;
  g_autoptr(YcStore) store = new_store(path);
  g_autofree char *stamp = g_strdup_printf("PRAGMA application_id=%d;", APPLICATION_ID);
  if (!open_file(store, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) || !yc_sql_exec(store, stamp, error) ||
      !migrate(store, error))
    return NULL;
  return g_steal_pointer(&store);
}

void yc_store_close(YcStore *store)
{
  if (store == NULL) return;
  g_hash_table_unref(store->statements);
  g_hash_table_unref(store->scripts);
  sqlite3_close(store->db);
  gcry_md_close(store->digest);
  g_free(store->path);
  g_free(store->node);
  g_free(store);
}

const char *yc_store_path(const YcStore *store)
{
  return store->path;
}

gint64 yc_store_data_version(YcStore *store)
{
  return pragma_int(store, "PRAGMA data_version");
}

void yc_store_set_durable(YcStore *store, gboolean durable)
{
  yc_sql_exec(store, durable ? "PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;"
                              : "PRAGMA synchronous=OFF;" YC_BULK_CACHE, NULL);
}

gboolean yc_store_begin(YcStore *store, GError **error)
{
  return yc_sql_exec(store, "BEGIN IMMEDIATE", error);
}

gboolean yc_store_commit(YcStore *store, GError **error)
{
  if (yc_sql_exec(store, "COMMIT", error)) return TRUE;
  yc_store_rollback(store);
  return FALSE;
}

void yc_store_rollback(YcStore *store)
{
  /* After a full disk SQLite has already rolled back by itself. */
  if (!sqlite3_get_autocommit(store->db)) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean checkpoint_locked(YcStore *store, GError **error)
{
  int log = 0, done = 0;
  /* A connection that has never read silently does nothing. */
  pragma_int(store, "PRAGMA user_version");
  int code = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, &log, &done);
  if (code != SQLITE_OK) return yc_sql_fail(store->db, code, store->path, error);
  if (log < 0) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("日志没有并入办件库(%s),下次再并"), store->path);
    return FALSE;
  }
  return TRUE;
}

gboolean yc_store_checkpoint(YcStore *store, gboolean force, GError **error)
{
  if (!force && store->log_pages < store->log_limit) return TRUE;
  /* While somebody reads what is old the log stays: it is not tried again at every commit. */
  store->log_limit = store->log_pages + LOG_PAGES;
  /* While this second connection holds the write lock nobody can reset the log under the checkpoint. */
  sqlite3 *lock = NULL;
  int code = sqlite3_open_v2(store->path, &lock, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK) {
    sqlite3_busy_handler(lock, wait_busy, NULL);
    sqlite3_exec(lock, "PRAGMA wal_autocheckpoint=0;", NULL, NULL, NULL);
    code = sqlite3_exec(lock, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  }
  gboolean ok = code == SQLITE_OK ? checkpoint_locked(store, error) : yc_sql_fail(lock, code, store->path, error);
  sqlite3_exec(lock, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close(lock);
  return ok;
}

/* A copy must not number on as if it were the original: it forgets its incarnation, and begins one when it is
 * opened. */
static gboolean forget_incarnation(const char *path, GError **error)
{
  sqlite3 *copy = NULL;
  int code = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec(copy, "UPDATE OR REPLACE local_store SET key = 'was' WHERE key = 'inc'", NULL, NULL, NULL);
  gboolean ok = code == SQLITE_OK || yc_sql_fail(copy, code, path, error);
  sqlite3_close(copy);
  return ok;
}

gboolean yc_store_backup(YcStore *store, const char *path, GError **error)
{
  if (!yc_store_path_free(path, error)) return FALSE;
  g_autofree char *part = g_strconcat(path, ".part", NULL);
  g_unlink(part);
  sqlite3_stmt *statement = yc_sql_cached(store, "VACUUM INTO ?1", YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_text(statement, 1, part, -1, SQLITE_TRANSIENT);
  if (!yc_sql_run(store, statement, error) || !forget_incarnation(part, error)) {
    g_unlink(part);
    return FALSE;
  }
  if (g_rename(part, path) != 0) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("备份写不到 %s:%s"), path, g_strerror(errno));
    return FALSE;
  }
  return TRUE;
}
