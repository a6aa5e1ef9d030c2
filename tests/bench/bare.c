/* bare.c - the fastest way to the same tables: what an acceptance left is read back and written into a copy of the store by
 * prepared statements, every row once and in its final state. */
#include <config.h>
#include <string.h>
#include "bench/bench.h"

/* Which rows belong to the events after ?1 (a case and its person are their first event), and how many values they have.
 * The tallies are told apart by what stood in them before. */
static const struct {
  const char *select, *into;
} tables[] = {
  { "SELECT * FROM event WHERE pos > ?1 ORDER BY pos",
    "INSERT INTO event" },
  { "SELECT * FROM body WHERE pos > ?1 ORDER BY pos", "INSERT INTO body" },
  { "SELECT * FROM person WHERE id > ?1", "INSERT INTO person" },
  { "SELECT * FROM person_key WHERE key IN (SELECT value FROM body, json_each(body.json, '$.keys') WHERE pos > ?1)"
    " AND person > ?1", "INSERT INTO person_key" },
  { "SELECT * FROM visit WHERE id > ?1", "INSERT INTO visit" },
  { "SELECT * FROM casefile WHERE id > ?1",
    "INSERT INTO casefile" },
  { "SELECT * FROM day_serial WHERE day = (SELECT max(received) FROM casefile WHERE id > ?1)",
    "INSERT OR REPLACE INTO day_serial" },
  { "SELECT * FROM material WHERE casefile > ?1 ORDER BY casefile, n", "INSERT INTO material" },
  { "SELECT * FROM step WHERE casefile > ?1 ORDER BY casefile, n",
    "INSERT INTO step" },
  { "SELECT * FROM clock WHERE casefile > ?1 ORDER BY casefile, kind",
    "INSERT INTO clock" },
  { "SELECT * FROM paper WHERE id > ?1", "INSERT INTO paper" },
  { "SELECT * FROM tally ORDER BY kind, key, day", "INSERT OR REPLACE INTO tally" },
};
#define TALLY (G_N_ELEMENTS(tables) - 1)

struct Rows {
  GPtrArray *values[G_N_ELEMENTS(tables)];   /* of sqlite3_value, row after row */
  guint columns[G_N_ELEMENTS(tables)];
};

static void value_free(gpointer value)
{
  sqlite3_value_free(value);
}

/* Remembers a tally; FALSE when it stands as before. */
static gboolean tally_moved(GHashTable *tally, sqlite3_stmt *s)
{
  char *key = g_strdup_printf("%s/%s/%s", sqlite3_column_text(s, 0), sqlite3_column_text(s, 1), sqlite3_column_text(s, 2));
  gint64 n = sqlite3_column_int64(s, 3);
  gpointer before;
  gboolean known = g_hash_table_lookup_extended(tally, key, NULL, &before);
  gboolean moved = !known || GPOINTER_TO_SIZE(before) != (gsize)n;
  g_hash_table_insert(tally, key, GSIZE_TO_POINTER((gsize)n));
  return moved;
}

Rows *bench_capture(sqlite3 *db, gint64 after, GHashTable *tally)
{
  Rows *rows = g_new0(Rows, 1);
  for (guint t = 0; t < G_N_ELEMENTS(tables); t++) {
    sqlite3_stmt *s = bench_prepare(db, tables[t].select);
    if (t != TALLY) sqlite3_bind_int64(s, 1, after);
    rows->values[t] = g_ptr_array_new_with_free_func(value_free);
    rows->columns[t] = (guint)sqlite3_column_count(s);
    while (sqlite3_step(s) == SQLITE_ROW) {
      if (t == TALLY && !tally_moved(tally, s)) continue;
      for (int i = 0; i < (int)rows->columns[t]; i++)
        g_ptr_array_add(rows->values[t], sqlite3_value_dup(sqlite3_column_value(s, i)));
    }
    sqlite3_finalize(s);
  }
  return rows;
}

void bench_rows_free(Rows *rows)
{
  for (guint t = 0; t < G_N_ELEMENTS(tables); t++) g_ptr_array_unref(rows->values[t]);
  g_free(rows);
}

struct Bare {
  sqlite3 *db;
  sqlite3_stmt *begin, *commit, *write[G_N_ELEMENTS(tables)];
};

/* The statement that writes a whole row of a table. */
static sqlite3_stmt *prepare_write(sqlite3 *db, guint t)
{
  sqlite3_stmt *row = bench_prepare(db, tables[t].select);
  g_autoptr(GString) sql = g_string_new(tables[t].into);
  for (int i = 0; i < sqlite3_column_count(row); i++) g_string_append_printf(sql, i ? ",?%d" : " VALUES (?%d", i + 1);
  g_string_append_c(sql, ')');
  sqlite3_finalize(row);
  return bench_prepare(db, sql->str);
}

Bare *bench_bare_new(const char *path, gboolean durable)
{
  Bare *bare = g_new0(Bare, 1);
  bare->db = bench_open_bare(path, durable);
  /* The tallies are written directly. */
  sqlite3_exec(bare->db, "DROP TRIGGER IF EXISTS casefile_count; DROP TRIGGER IF EXISTS casefile_count_outside", NULL, NULL, NULL);
  bare->begin = bench_prepare(bare->db, "BEGIN IMMEDIATE");
  bare->commit = bench_prepare(bare->db, "COMMIT");
  for (guint t = 0; t < G_N_ELEMENTS(tables); t++) bare->write[t] = prepare_write(bare->db, t);
  return bare;
}

static void step(sqlite3 *db, sqlite3_stmt *s)
{
  if (sqlite3_step(s) != SQLITE_DONE) g_error("bare: %s", sqlite3_errmsg(db));
  sqlite3_reset(s);
}

void bench_bare_write(Bare *bare, const Rows *rows)
{
  step(bare->db, bare->begin);
  for (guint t = 0; t < G_N_ELEMENTS(tables); t++)
    for (guint i = 0; i < rows->values[t]->len; i += rows->columns[t]) {
      for (guint c = 0; c < rows->columns[t]; c++)
        sqlite3_bind_value(bare->write[t], (int)c + 1, rows->values[t]->pdata[i + c]);
      step(bare->db, bare->write[t]);
    }
  step(bare->db, bare->commit);
}

void bench_bare_free(Bare *bare)
{
  sqlite3_finalize(bare->begin);
  sqlite3_finalize(bare->commit);
  for (guint t = 0; t < G_N_ELEMENTS(tables); t++) sqlite3_finalize(bare->write[t]);
  sqlite3_close(bare->db);
  g_free(bare);
}

static gboolean same_row(sqlite3_stmt *a, sqlite3_stmt *b)
{
  for (int i = 0; i < sqlite3_column_count(a); i++) {
    const void *x = sqlite3_column_blob(a, i), *y = sqlite3_column_blob(b, i);
    int n = sqlite3_column_bytes(a, i);
    if (sqlite3_column_type(a, i) != sqlite3_column_type(b, i) || sqlite3_column_bytes(b, i) != n) return FALSE;
    if (n > 0 && memcmp(x, y, (gsize)n) != 0) return FALSE;
  }
  return TRUE;
}

gboolean bench_same(sqlite3 *a, sqlite3 *b, gint64 after)
{
  gboolean same = TRUE;
  for (guint t = 0; same && t < G_N_ELEMENTS(tables); t++) {
    sqlite3_stmt *x = bench_prepare(a, tables[t].select), *y = bench_prepare(b, tables[t].select);
    sqlite3_stmt *both[] = { x, y };
    for (guint i = 0; t != TALLY && i < 2; i++) sqlite3_bind_int64(both[i], 1, after);
    for (;;) {
      gboolean more = sqlite3_step(x) == SQLITE_ROW;
      same = same && more == (sqlite3_step(y) == SQLITE_ROW);
      if (!same || !more) break;
      same = same_row(x, y);
    }
    sqlite3_finalize(x);
    sqlite3_finalize(y);
  }
  return same;
}
