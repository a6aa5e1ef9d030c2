/* private.h - what the files of the store share; nothing above includes it. */
#ifndef YC_STORE_PRIVATE_H
#define YC_STORE_PRIVATE_H

#include "store/store.h"
#include "base/error.h"
#include "base/gettext.h"

typedef struct {
  const char *kind;
  const char *apply;   /* statements that apply an event of this kind */
  const char *erase;   /* statements that blank what its body gave */
} YcEventKind;

extern const YcEventKind yc_event_kinds[];
extern const guint yc_n_event_kinds;
extern const char *const yc_migrations[];
extern const int yc_n_migrations;
extern const char *const yc_query_sql[];

struct YcStore {
  sqlite3 *db;
  char *path;
  GHashTable *statements;        /* SQL text (its address) → prepared statement */
  GHashTable *scripts;           /* SQL text (its address) → GPtrArray, see script.c */
  char *node;                    /* who writes here; NULL before node.begin */
  gint64 inc;
  gpointer digest;               /* gcry_md_hd_t, SM3 */
  int log_pages, log_limit;      /* of the write-ahead log after the last commit; when it is next moved into the store */
};

/* Where a whole store is written at once: with less memory the indexes of 100000 cases are read again and again. */
#define YC_BULK_CACHE "PRAGMA cache_size=-256000;"

typedef enum { YC_SQL_READ, YC_SQL_WRITE } YcSqlRight;

/* The only place that prepares.  Refuses a statement that writes without the right to. *tail is where the next
 * starts. */
sqlite3_stmt *yc_sql_prepare(YcStore *store, const char *sql, YcSqlRight right, const char **tail, GError **error);
/* A cached single statement, reset and unbound. */
sqlite3_stmt *yc_sql_cached(YcStore *store, const char *sql, YcSqlRight right, GError **error);
/* Steps a statement that returns nothing. */
gboolean yc_sql_run(YcStore *store, sqlite3_stmt *statement, GError **error);
/* Runs constant text without parameters: BEGIN, COMMIT, PRAGMA. */
gboolean yc_sql_exec(YcStore *store, const char *sql, GError **error);
/* Turns the last failure of the connection into a sentence; returns FALSE. */
gboolean yc_sql_fail(sqlite3 *db, int code, const char *path, GError **error);
/* sqlite3_finalize() as a GDestroyNotify. */
void yc_sql_finalize(gpointer statement);

gboolean yc_store_begin(YcStore *store, GError **error);
gboolean yc_store_commit(YcStore *store, GError **error);
void yc_store_rollback(YcStore *store);

#endif
