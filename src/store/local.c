/* local.c - see local.h. */
#include <config.h>
#include "store/private.h"
#include "store/local.h"

static const char save_draft[] =
  "INSERT INTO local_draft(id, staff, kind, title, json, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
  " ON CONFLICT DO UPDATE SET title = excluded.title, json = excluded.json, at = excluded.at";
static const char drop_draft[] = "DELETE FROM local_draft WHERE id = ?1";
static const char sit[] =
  "INSERT INTO local_seat(window, staff, at) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET"
  " before = CASE WHEN staff = excluded.staff THEN before ELSE staff END, staff = excluded.staff, at = excluded.at";
static const char keys_tried[] =
  "INSERT INTO local_keys(window, term, missing, at) VALUES (?1, ?2, ?3, ?4)"
  " ON CONFLICT DO UPDATE SET missing = excluded.missing, at = excluded.at";

static const char ticked[] =
  "INSERT INTO local_store(key, value) VALUES ('ticked', ?1)"
  " ON CONFLICT DO UPDATE SET value = max(value, excluded.value)";

static const char set_value[] = "INSERT OR REPLACE INTO local_store VALUES (?1, ?2)";
static const char printed[] =
  "INSERT INTO local_print VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET state = excluded.state, at = excluded.at";
static const char all_printed[] = "INSERT OR IGNORE INTO local_print SELECT id, '', ?1 FROM paper";

gboolean yc_local_save_draft(YcStore *store, gint64 *id, gint64 staff, const char *kind, const char *title,
                             const char *json, YcTime now, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, save_draft, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  if (*id != 0) sqlite3_bind_int64(statement, 1, *id);
  sqlite3_bind_int64(statement, 2, staff);
  sqlite3_bind_text(statement, 3, kind, -1, SQLITE_STATIC);
  sqlite3_bind_text(statement, 4, title, -1, SQLITE_STATIC);
  sqlite3_bind_text(statement, 5, json, -1, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 6, now);
  gboolean ok = yc_sql_run(store, statement, error);
  sqlite3_clear_bindings(statement);
  if (ok && *id == 0) *id = sqlite3_last_insert_rowid(store->db);
  return ok;
}

gboolean yc_local_drop_draft(YcStore *store, gint64 id, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, drop_draft, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_int64(statement, 1, id);
  return yc_sql_run(store, statement, error);
}

gboolean yc_local_sit(YcStore *store, const char *window, gint64 staff, YcTime now, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, sit, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_text(statement, 1, window, -1, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 2, staff);
  sqlite3_bind_int64(statement, 3, now);
  gboolean ok = yc_sql_run(store, statement, error);
  sqlite3_clear_bindings(statement);
  return ok;
}

gboolean yc_local_keys(YcStore *store, const char *window, const char *term, const char *missing, YcTime now,
                       GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, keys_tried, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  const char *const texts[] = { window, term, missing };
  for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++) sqlite3_bind_text(statement, i + 1, texts[i], -1, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 4, now);
  gboolean ok = yc_sql_run(store, statement, error);
  sqlite3_clear_bindings(statement);
  return ok;
}

gboolean yc_local_ticked(YcStore *store, YcDay day, GError **error)
{
  char text[YC_DAY_TEXT];
  sqlite3_stmt *statement = yc_sql_cached(store, ticked, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_text(statement, 1, yc_day_format(day, text), -1, SQLITE_STATIC);
  gboolean ok = yc_sql_run(store, statement, error);
  sqlite3_clear_bindings(statement);
  return ok;
}

gboolean yc_local_printed(YcStore *store, gint64 paper, const char *file, YcTime now, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, printed, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_int64(statement, 1, paper);
  sqlite3_bind_text(statement, 2, file, -1, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 3, now);
  gboolean ok = yc_sql_run(store, statement, error);
  sqlite3_clear_bindings(statement);
  return ok;
}

gboolean yc_local_all_printed(YcStore *store, YcTime now, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, all_printed, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_int64(statement, 1, now);
  return yc_sql_run(store, statement, error);
}

gboolean yc_local_set(YcStore *store, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, set_value, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text(statement, 2, value, -1, SQLITE_STATIC);
  gboolean ok = yc_sql_run(store, statement, error);
  sqlite3_clear_bindings(statement);
  return ok;
}
