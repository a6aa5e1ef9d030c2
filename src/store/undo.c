/* undo.c - see undo.h. */
#include <config.h>
#include <string.h>
#include "store/private.h"
#include "store/undo.h"

#define IDENT(pos) "(SELECT node || '/' || inc || '/' || seq FROM event WHERE pos = " pos ")"
/* A newer act takes the place of an older one; of one act only its beginning counts. */
#define ONCE_AN_ACT \
  " ON CONFLICT(casefile) DO UPDATE SET act = excluded.act, at = excluded.at, staff = excluded.staff," \
  " window = excluded.window, ver = excluded.ver, opened = excluded.opened, restore = excluded.restore" \
  " WHERE local_undo.act <> excluded.act"
/* What the act kept already is not put together again to be thrown away. */
#define NOT_YET(key) " AND NOT EXISTS (SELECT 1 FROM local_undo WHERE casefile = " key " AND act = ?2)"

/* ?1 case, ?2 act, ?3 at, ?4 staff, ?5 window: as store/event/act.undo.sql wants it back. */
static const char keep_case[] =
  "INSERT INTO local_undo SELECT c.id, ?2, ?3, ?4, ?5, c.ver, 0, json_object("
  "'casefile', json_array(json_object('state', c.state, 'queue', c.queue, 'item', c.item, 'version', c.version,"
  " 'short', c.short, 'person', " IDENT("c.person") ", 'visit', " IDENT("c.visit") ", 'place', c.place,"
  " 'place_name', c.place_name, 'received', c.received, 'accepted', c.accepted, 'ended', c.ended,"
  " 'outcome', c.outcome, 'agent', c.agent, 'answerable', c.answerable, 'step', c.step, 'step_short', c.step_short,"
  " 'due', c.due, 'target', c.target, 'soon', c.soon, 'limit_days', c.limit_days, 'stopped', c.stopped,"
  " 'provisional', c.provisional, 'rank', c.rank, 'answers', c.answers, 'since', c.since, 'notify', c.notify,"
  " 'late', c.late, 'relative', c.relative, 'authority', c.authority, 'outside', c.outside, 'reminded', c.reminded)),"
  "'materials', (SELECT json_group_array(json_object('n', n, 'state', state, 'original', original, 'copies', copies,"
  " 'returned', returned)) FROM material WHERE casefile = c.id),"
  "'clocks', (SELECT json_group_array(json_object('kind', kind, 'n', n, 'unit', unit, 'started', started,"
  " 'nominal', nominal, 'due', due, 'target', target, 'soon', soon, 'state', state, 'left', left,"
  " 'extensions', extensions, 'stops', stops, 'provisional', provisional, 'version', version,"
  " 'calendar', calendar, 'timeout', timeout)) FROM clock WHERE casefile = c.id),"
  "'steps', (SELECT json_group_array(json_object('n', n, 'name', iif(n >= 10000, NULL, name), 'short', short, 'office', office,"
  " 'kind', kind, 'days', days, 'unit', unit, 'state', state, 'post', post, 'began', began, 'due', due,"
  " 'finished', finished, 'stage', stage, 'role', role, 'giver', giver, 'received', received, 'result', result, 'said', " IDENT("said") "))"
  " FROM step WHERE casefile = c.id),"
  "'moves', (SELECT json_group_array(json_object('pauses', pauses, 'paused_days', paused_days, 'extensions', extensions,"
  " 'late_extensions', late_extensions, 'permits', permits, 'notices', notices, 'notices_ours', notices_ours,"
  " 'notified', notified, 'entered_late', entered_late)) FROM case_move WHERE casefile = c.id),"
  "'papers', (SELECT json_group_array(json_object('n', n, 'post', post, 'office', office, 'since', since))"
  " FROM material_at WHERE casefile = c.id),"
  "'waits', (SELECT json_group_array(json_object('step', step, 'day', day, 'why', why, 'post', post))"
  " FROM notice_wait WHERE casefile = c.id),"
  "'loops', (SELECT json_group_array(json_object('loop', " IDENT("t.id") ", 'state', t.state, 'post', t.post))"
  " FROM tofro t WHERE t.matter = c.id),"
  "'visit', json_object('channel', v.channel, 'authorised', v.authorised, 'representative', " IDENT("v.representative") "),"
  "'body', json_object('notes', (SELECT json_group_object(n, note) FROM material WHERE casefile = c.id"
  " AND note IS NOT NULL), 'reason', c.reason, 'relation', v.relation))"
  " FROM casefile c JOIN visit v ON v.id = c.visit WHERE c.id = ?1" NOT_YET("?1") ONCE_AN_ACT;
/* A known person by the body that stands now. */
static const char keep_person[] =
  "INSERT INTO local_undo SELECT -p.id, ?2, ?3, ?4, ?5, p.body, 0, json_object('place', p.place, 'body', json(b.json))"
  " FROM person p JOIN body b ON b.pos = p.body WHERE p.id = ?1" NOT_YET("-?1") ONCE_AN_ACT;
static const char keep_opened[] =
  "INSERT INTO local_undo SELECT ?1, ?2, ?3, ?4, ?5, 1, 1, '{}' WHERE 1" ONCE_AN_ACT;
static const char set_ver[] = "UPDATE local_undo SET ver = ?2 WHERE casefile = ?1 AND act = ?3";
static const char set_form[] =
  "UPDATE local_undo SET restore = json_set(restore, '$.form', json(?2)) WHERE casefile = ?1 AND act = ?3";
static const char forget[] = "DELETE FROM local_undo WHERE act = (SELECT act FROM local_undo WHERE casefile = ?1)";
static const char expire[] = "DELETE FROM local_undo WHERE at < ?1 - ?2 OR at > ?1 + ?2";

static gint64 person_of(YcStore *store, const json_t *facts)
{
  const char *ident = json_string_value(json_object_get(facts, "person"));
  return ident ? yc_event_pos(store, ident) : 0;
}

gboolean yc_undo_leaves(const YcActor *actor, const char *kind, const YcOnCase *on)
{
  static const char *const nudges[] = { "case.urge", "case.instruct", "order.give", NULL };
  gboolean by_somebody = strcmp(actor->origin, "counter") == 0 || strcmp(actor->origin, "verb") == 0;
  gboolean of_case = on != NULL && (on->ver != 0 || g_str_has_prefix(kind, "outside.") || g_strv_contains(nudges, kind));
  /* What somebody took over is handed back, not undone. */
  gboolean settled = strcmp(kind, "act.undo") == 0 || strcmp(kind, "case.hand") == 0;
  return by_somebody && !settled && (of_case || strcmp(kind, "person.set") == 0);
}

static gboolean keep(YcStore *store, const char *sql, const YcActor *actor, gint64 key, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, sql, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_int64(statement, 1, key);
  sqlite3_bind_blob(statement, 2, actor->act, YC_ACT_BYTES, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 3, actor->entered);
  sqlite3_bind_int64(statement, 4, yc_event_pos(store, actor->actor));
  sqlite3_bind_text(statement, 5, actor->window, -1, SQLITE_STATIC);
  gboolean ok = yc_sql_run(store, statement, error);
  sqlite3_clear_bindings(statement);
  return ok;
}

static gboolean set_number(YcStore *store, const YcActor *actor, gint64 key, gint64 value, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, set_ver, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_int64(statement, 1, key);
  sqlite3_bind_int64(statement, 2, value);
  sqlite3_bind_blob(statement, 3, actor->act, YC_ACT_BYTES, SQLITE_STATIC);
  gboolean ok = yc_sql_run(store, statement, error);
  sqlite3_clear_bindings(statement);
  return ok;
}

gboolean yc_undo_before(YcStore *store, const YcActor *actor, const json_t *facts, const YcOnCase *on, GError **error)
{
  if (on == NULL) {
    gint64 person = person_of(store, facts);
    return person == 0 || keep(store, keep_person, actor, person, error);
  }
  return on->casefile == YC_OPENS || keep(store, keep_case, actor, on->casefile, error);
}

gboolean yc_undo_after(YcStore *store, const YcActor *actor, const json_t *facts, const YcOnCase *on, gint64 pos,
                       GError **error)
{
  if (on == NULL) {
    gint64 person = person_of(store, facts);
    return person == 0 || set_number(store, actor, -person, pos, error);
  }
  if (on->casefile == YC_OPENS) return keep(store, keep_opened, actor, pos, error);
  return on->ver == 0 || set_number(store, actor, on->casefile, on->ver, error);
}

gboolean yc_undo_form(YcStore *store, const guint8 act[YC_ACT_BYTES], gint64 casefile, const char *json, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, set_form, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_int64(statement, 1, casefile);
  sqlite3_bind_text(statement, 2, json, -1, SQLITE_STATIC);
  sqlite3_bind_blob(statement, 3, act, YC_ACT_BYTES, SQLITE_STATIC);
  gboolean ok = yc_sql_run(store, statement, error);
  sqlite3_clear_bindings(statement);
  return ok;
}

gboolean yc_undo_forget(YcStore *store, gint64 casefile, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, forget, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_int64(statement, 1, casefile);
  return yc_sql_run(store, statement, error);
}

gboolean yc_undo_expire(YcStore *store, YcTime now, GError **error)
{
  sqlite3_stmt *statement = yc_sql_cached(store, expire, YC_SQL_WRITE, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_int64(statement, 1, now);
  sqlite3_bind_int64(statement, 2, YC_UNDO_SECONDS * G_USEC_PER_SEC);
  return yc_sql_run(store, statement, error);
}
