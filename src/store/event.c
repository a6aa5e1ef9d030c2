/* event.c - see event.h. */
#include <config.h>
#include <gcrypt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "store/private.h"
#include "store/event.h"
#include "store/script.h"
#include "store/undo.h"

static const char insert_event[] =
  "INSERT INTO event VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21)";
static const char insert_body[] = "INSERT INTO body VALUES (?1,?2,?3)";
static const char delete_body[] = "DELETE FROM body WHERE pos = ?1";
static const char find_pos[] = "SELECT pos FROM event WHERE node = ?1 AND inc = ?2 AND seq = ?3";
static const char find_ident[] = "SELECT node, inc, seq FROM event WHERE pos = ?1";
static const char find_head[] = "SELECT seq, hash FROM event WHERE node = ?1 AND inc = ?2 ORDER BY seq DESC LIMIT 1";
static const char find_last[] = "SELECT coalesce(max(pos), 0) FROM event";
static const char find_act[] = "SELECT 1 FROM event WHERE act = ?1 LIMIT 1";
static const char find_targets[] =
  "SELECT e.pos, e.kind, pos_of(e.casefile) FROM json_each(?1, '$.events') j JOIN event e ON e.pos = pos_of(j.value)";
static const char set_self[] = "INSERT OR REPLACE INTO local_store VALUES ('node', ?1), ('inc', ?2)";

struct YcWriter {
  YcStore *store;
  YcActor actor;
  gint64 nth, pos, seq;
  gboolean swept;           /* of what can be undone no more */
  guint8 head[YC_HASH_BYTES];
};

/* --- hashing ---------------------------------------------------------------------------------------------- */

static void put_int(GString *text, gint64 value)
{
  /* Ten numbers an event: printf is felt.  From the end; the rest is counted negative, so that the smallest fits. */
  char digits[24], *at = digits + sizeof digits;
  gint64 rest = value > 0 ? -value : value;
  *--at = '\n';
  do *--at = (char)('0' - rest % 10);
  while ((rest /= 10) != 0);
  if (value < 0) *--at = '-';
  g_string_append_len(text, at, digits + sizeof digits - at);
}

static void put_text(GString *text, const char *value)
{
  if (value != NULL) g_string_append(text, value);
  g_string_append_c(text, '\n');
}

static void put_hex(GString *text, const guint8 *bytes, gsize n)
{
  static const char hex[] = "0123456789abcdef";
  for (gsize i = 0; i < n; i++) {
    g_string_append_c(text, hex[bytes[i] >> 4]);
    g_string_append_c(text, hex[bytes[i] & 15]);
  }
  g_string_append_c(text, '\n');
}

static void put_optional(GString *text, gint64 value)
{
  if (value == 0) g_string_append_c(text, '\n');
  else put_int(text, value);
}

GString *yc_event_header(const YcEventRow *e)
{
  GString *text = g_string_sized_new(512 + strlen(e->facts));
  g_string_append(text, "yc1\n");
  put_text(text, e->node);
  put_int(text, e->inc);
  put_int(text, e->seq);
  put_hex(text, e->act, YC_ACT_BYTES);
  put_int(text, e->nth);
  put_text(text, e->kind);
  put_int(text, e->v);
  put_int(text, e->happened);
  put_int(text, e->entered);
  put_int(text, e->clock_ok);
  put_text(text, e->origin);
  put_text(text, e->actor);
  put_text(text, e->post);
  put_text(text, e->window);
  put_text(text, e->casefile);
  put_optional(text, e->epoch);
  put_optional(text, e->ver);
  put_text(text, e->facts);
  put_hex(text, e->body_hash, YC_HASH_BYTES);
  return text;
}

static void digest(YcStore *store, const guint8 *first, gsize n_first, const char *rest, gsize n_rest,
                   guint8 hash[YC_HASH_BYTES])
{
  gcry_md_hd_t md = store->digest;
  gcry_md_reset(md);
  gcry_md_write(md, first, n_first);
  gcry_md_write(md, rest, n_rest);
  memcpy(hash, gcry_md_read(md, GCRY_MD_SM3), YC_HASH_BYTES);
}

void yc_event_body_hash(YcStore *store, const guint8 *salt, const char *json, guint8 hash[YC_HASH_BYTES])
{
  digest(store, salt, YC_ACT_BYTES, json, strlen(json), hash);
}

void yc_event_hash(YcStore *store, const guint8 prev[YC_HASH_BYTES], const YcEventRow *event,
                   guint8 hash[YC_HASH_BYTES])
{
  g_autoptr(GString) header = yc_event_header(event);
  digest(store, prev, YC_HASH_BYTES, header->str, header->len, hash);
}

/* --- identities ------------------------------------------------------------------------------------------- */

char *yc_event_ident(YcStore *store, gint64 pos)
{
  sqlite3_stmt *statement = yc_sql_cached(store, find_ident, YC_SQL_READ, NULL);
  if (statement == NULL) return NULL;
  sqlite3_bind_int64(statement, 1, pos);
  char *ident = NULL;
  if (sqlite3_step(statement) == SQLITE_ROW)
    ident = g_strdup_printf("%s/%" PRId64 "/%" PRId64, (const char *)sqlite3_column_text(statement, 0),
                            (gint64)sqlite3_column_int64(statement, 1), (gint64)sqlite3_column_int64(statement, 2));
  sqlite3_reset(statement);
  return ident;
}

gint64 yc_event_pos(YcStore *store, const char *ident)
{
  const char *slash = strchr(ident, '/');
  if (slash == NULL) return 0;
  char *end;
  gint64 inc = g_ascii_strtoll(slash + 1, &end, 10);
  if (*end != '/') return 0;
  gint64 seq = g_ascii_strtoll(end + 1, &end, 10);
  if (*end != '\0') return 0;
  sqlite3_stmt *statement = yc_sql_cached(store, find_pos, YC_SQL_READ, NULL);
  if (statement == NULL) return 0;
  sqlite3_bind_text(statement, 1, ident, (int)(slash - ident), SQLITE_STATIC);
  sqlite3_bind_int64(statement, 2, inc);
  sqlite3_bind_int64(statement, 3, seq);
  gint64 pos = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  return pos;
}

/* --- applying --------------------------------------------------------------------------------------------- */

static const YcEventKind *find_kind(const char *kind)
{
  for (guint i = 0; i < yc_n_event_kinds; i++)
    if (strcmp(yc_event_kinds[i].kind, kind) == 0) return &yc_event_kinds[i];
  return NULL;
}

typedef struct { gint64 pos, casefile; const YcEventKind *kind; } Target;

/* Blanks what the listed bodies gave, then removes the bodies. */
static gboolean erase_bodies(YcStore *store, const char *facts, GError **error)
{
  sqlite3_stmt *list = yc_sql_cached(store, find_targets, YC_SQL_READ, error);
  if (list == NULL) return FALSE;
  sqlite3_bind_text(list, 1, facts, -1, SQLITE_STATIC);
  g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(Target));
  int code;
  while ((code = sqlite3_step(list)) == SQLITE_ROW) {
    Target target = { sqlite3_column_int64(list, 0), sqlite3_column_int64(list, 2),
                      find_kind((const char *)sqlite3_column_text(list, 1)) };
    g_array_append_val(targets, target);
  }
  if (code != SQLITE_DONE) yc_sql_fail(store->db, code, store->path, error);
  sqlite3_reset(list);
  if (code != SQLITE_DONE) return FALSE;
  for (guint i = 0; i < targets->len; i++) {
    Target *target = &g_array_index(targets, Target, i);
    YcEventRow row = { .pos = target->pos, .kind = "event.erase" };
    YcScriptEvent event = { .row = &row, .casefile = target->casefile };
    if (target->kind != NULL && !yc_script_run(store, target->kind->erase, &event, error)) return FALSE;
    sqlite3_stmt *gone = yc_sql_cached(store, delete_body, YC_SQL_WRITE, error);
    if (gone == NULL) return FALSE;
    sqlite3_bind_int64(gone, 1, target->pos);
    if (!yc_sql_run(store, gone, error)) return FALSE;
  }
  return TRUE;
}

static gboolean apply(YcStore *store, const YcEventRow *e, json_t *facts, json_t *body, GError **error)
{
  const YcEventKind *kind = find_kind(e->kind);
  if (kind == NULL) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("不认识的事件 %s:它来自更新版本的程序"), e->kind);
    return FALSE;
  }
  YcScriptEvent event = { .row = e, .facts = facts, .body = body };
  event.casefile = e->casefile ? yc_event_pos(store, e->casefile) : 0;
  event.actor = yc_event_pos(store, e->actor);
  if (!yc_script_run(store, kind->apply, &event, error)) return FALSE;
  return strcmp(e->kind, "event.erase") != 0 || erase_bodies(store, e->facts, error);
}

static void bind_nullable(sqlite3_stmt *statement, int i, gint64 value)
{
  if (value != 0) sqlite3_bind_int64(statement, i, value);
}

/* `facts` and `body` are what the row's texts hold; NULL where they are not at hand. */
static gboolean insert(YcStore *store, const YcEventRow *e, json_t *facts, json_t *body, GError **error)
{
  sqlite3_stmt *s = yc_sql_cached(store, insert_event, YC_SQL_WRITE, error);
  if (s == NULL) return FALSE;
  sqlite3_bind_int64(s, 1, e->pos);
  sqlite3_bind_text(s, 2, e->node, -1, SQLITE_STATIC);
  sqlite3_bind_int64(s, 3, e->inc);
  sqlite3_bind_int64(s, 4, e->seq);
  sqlite3_bind_blob(s, 5, e->act, YC_ACT_BYTES, SQLITE_STATIC);
  sqlite3_bind_int64(s, 6, e->nth);
  sqlite3_bind_text(s, 7, e->kind, -1, SQLITE_STATIC);
  sqlite3_bind_int64(s, 8, e->v);
  sqlite3_bind_int64(s, 9, e->happened);
  sqlite3_bind_int64(s, 10, e->entered);
  sqlite3_bind_int64(s, 11, e->clock_ok);
  sqlite3_bind_text(s, 12, e->origin, -1, SQLITE_STATIC);
  sqlite3_bind_text(s, 13, e->actor, -1, SQLITE_STATIC);
  sqlite3_bind_text(s, 14, e->post, -1, SQLITE_STATIC);
  sqlite3_bind_text(s, 15, e->window, -1, SQLITE_STATIC);
  sqlite3_bind_text(s, 16, e->casefile, -1, SQLITE_STATIC);
  bind_nullable(s, 17, e->epoch);
  bind_nullable(s, 18, e->ver);
  sqlite3_bind_text(s, 19, e->facts, -1, SQLITE_STATIC);
  sqlite3_bind_blob(s, 20, e->body_hash, YC_HASH_BYTES, SQLITE_STATIC);
  sqlite3_bind_blob(s, 21, e->hash, YC_HASH_BYTES, SQLITE_STATIC);
  if (!yc_sql_run(store, s, error)) return FALSE;
  if (e->body != NULL) {
    s = yc_sql_cached(store, insert_body, YC_SQL_WRITE, error);
    if (s == NULL) return FALSE;
    sqlite3_bind_int64(s, 1, e->pos);
    sqlite3_bind_blob(s, 2, e->salt, YC_ACT_BYTES, SQLITE_STATIC);
    sqlite3_bind_text(s, 3, e->body, -1, SQLITE_STATIC);
    if (!yc_sql_run(store, s, error)) return FALSE;
  }
  return apply(store, e, facts, body, error);
}

gboolean yc_event_insert(YcStore *store, const YcEventRow *e, GError **error)
{
  return insert(store, e, NULL, NULL, error);
}

/* --- writing ---------------------------------------------------------------------------------------------- */

void yc_act_new(guint8 act[YC_ACT_BYTES], YcTime now)
{
  guint64 stamp = (guint64)now;
  for (int i = 0; i < 8; i++) act[i] = (guint8)(stamp >> (56 - 8 * i));
  gcry_create_nonce(act + 8, 8);
}

void yc_act_from_text(guint8 act[YC_ACT_BYTES], const char *text)
{
  guint8 hash[YC_HASH_BYTES];
  gcry_md_hash_buffer(GCRY_MD_SM3, hash, text, strlen(text));
  memcpy(act, hash, YC_ACT_BYTES);
}

/* Where the chain stands; a fresh incarnation starts at zero. */
static gboolean read_head(YcWriter *writer, GError **error)
{
  YcStore *store = writer->store;
  sqlite3_stmt *statement = yc_sql_cached(store, find_last, YC_SQL_READ, error);
  if (statement == NULL) return FALSE;
  if (sqlite3_step(statement) == SQLITE_ROW) writer->pos = sqlite3_column_int64(statement, 0);
  sqlite3_reset(statement);
  statement = yc_sql_cached(store, find_head, YC_SQL_READ, error);
  if (statement == NULL) return FALSE;
  sqlite3_bind_text(statement, 1, store->node, -1, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 2, store->inc);
  if (sqlite3_step(statement) == SQLITE_ROW) {
    writer->seq = sqlite3_column_int64(statement, 0);
    memcpy(writer->head, sqlite3_column_blob(statement, 1), YC_HASH_BYTES);
  }
  sqlite3_reset(statement);
  return TRUE;
}

static gboolean act_known(YcStore *store, const guint8 *act)
{
  sqlite3_stmt *statement = yc_sql_cached(store, find_act, YC_SQL_READ, NULL);
  if (statement == NULL) return FALSE;
  sqlite3_bind_blob(statement, 1, act, YC_ACT_BYTES, SQLITE_STATIC);
  gboolean known = sqlite3_step(statement) == SQLITE_ROW;
  sqlite3_reset(statement);
  return known;
}

YcWriter *yc_writer_begin(YcStore *store, const YcActor *actor, gboolean *repeated, GError **error)
{
  if (actor->refused != NULL) {
    g_set_error_literal(error, YC_ERROR, YC_ERROR_REFUSED, actor->refused);
    return NULL;
  }
  if (!yc_store_begin(store, error)) return NULL;
  YcWriter *writer = g_new0(YcWriter, 1);
  writer->store = store;
  writer->actor = *actor;
  *repeated = act_known(store, actor->act);
  if (read_head(writer, error)) return writer;
  yc_writer_cancel(writer);
  return NULL;
}

void yc_writer_next(YcWriter *writer, const YcActor *actor)
{
  writer->actor = *actor;
  writer->nth = 0;
  writer->swept = FALSE;
}

void yc_writer_for_post(YcWriter *writer, const char *post)
{
  writer->actor.post = g_intern_string(post);   /* posts are few */
}

static char *dump(json_t *json)
{
  return json_dumps(json, JSON_COMPACT);
}

/* Everything but hash and pos; the text it borrows is kept by the caller. */
static void fill_row(YcWriter *writer, YcEventRow *e, const YcOnCase *on)
{
  const YcActor *actor = &writer->actor;
  e->pos = writer->pos + 1;
  e->node = writer->store->node;
  e->inc = writer->store->inc;
  e->seq = writer->seq + 1;
  e->act = actor->act;
  e->nth = writer->nth;
  e->v = 1;
  e->happened = actor->happened;
  e->entered = actor->entered;
  e->clock_ok = actor->clock_ok;
  e->origin = actor->origin;
  e->actor = actor->actor;
  e->post = actor->post;
  e->window = actor->window;
  e->epoch = on ? on->epoch : 0;
  e->ver = on ? on->ver : 0;
}

static char *case_ident(YcWriter *writer, const YcEventRow *e, const YcOnCase *on)
{
  if (on == NULL || on->casefile == 0) return NULL;
  if (on->casefile == YC_OPENS) return g_strdup_printf("%s/%" PRId64 "/%" PRId64, e->node, e->inc, e->seq);
  return yc_event_ident(writer->store, on->casefile);
}

/* Once an act: what can be undone no more goes with the first that can. */
static gboolean sweep_undo(YcWriter *writer, GError **error)
{
  if (writer->swept) return TRUE;
  writer->swept = TRUE;
  return yc_undo_expire(writer->store, writer->actor.entered, error);
}

gint64 yc_writer_append(YcWriter *writer, const char *kind, json_t *facts, json_t *body, const YcOnCase *on,
                        GError **error)
{
  YcStore *store = writer->store;
  /* json_pack() gives nothing where a text is missing or not UTF-8. */
  if (facts == NULL) {
    json_decref(body);
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("程序错误:事件 %s 的内容不完整,没有保存"), kind);
    return 0;
  }
  YcEventRow e = { .kind = kind };
  fill_row(writer, &e, on);
  g_autofree char *ident = case_ident(writer, &e, on);
  char *facts_text = dump(facts), *body_text = body ? dump(body) : NULL;
  gboolean undoable = yc_undo_leaves(&writer->actor, kind, on);
  gboolean ok = !undoable || (sweep_undo(writer, error) && yc_undo_before(store, &writer->actor, facts, on, error));
  guint8 salt[YC_ACT_BYTES];
  gcry_create_nonce(salt, sizeof salt);
  e.casefile = ident;
  e.facts = facts_text;
  e.body = body_text;
  e.salt = salt;
  if (e.body != NULL) yc_event_body_hash(store, salt, e.body, e.body_hash);
  yc_event_hash(store, writer->head, &e, e.hash);
  ok = ok && insert(store, &e, facts, body, error) &&
       (!undoable || yc_undo_after(store, &writer->actor, facts, on, e.pos, error));
  json_decref(facts);
  json_decref(body);
  free(facts_text);
  free(body_text);
  if (!ok) return 0;
  memcpy(writer->head, e.hash, YC_HASH_BYTES);
  writer->nth++;
  writer->seq++;
  return ++writer->pos;
}

gboolean yc_writer_commit(YcWriter *writer, GError **error)
{
  gboolean ok = yc_store_commit(writer->store, error);
  if (ok) yc_store_checkpoint(writer->store, FALSE, NULL);
  g_free(writer);
  return ok;
}

void yc_writer_cancel(YcWriter *writer)
{
  if (writer == NULL) return;
  yc_store_rollback(writer->store);
  g_free(writer);
}

/* --- the node --------------------------------------------------------------------------------------------- */

static gboolean remember_self(YcStore *store, GError **error)
{
  sqlite3_stmt *self = yc_sql_cached(store, set_self, YC_SQL_WRITE, error);
  if (self == NULL) return FALSE;
  g_autofree char *inc = g_strdup_printf("%" PRId64, store->inc);
  sqlite3_bind_text(self, 1, store->node, -1, SQLITE_STATIC);
  sqlite3_bind_text(self, 2, inc, -1, SQLITE_STATIC);
  gboolean ok = yc_sql_run(store, self, error);
  sqlite3_clear_bindings(self);
  return ok;
}

static gint64 local_number(YcStore *store, const char *key)
{
  g_autoptr(YcRows) rows = yc_query(store, NULL, YC_Q_LOCAL, "t", key);
  return rows != NULL && yc_rows_count(rows) > 0 ? g_ascii_strtoll(yc_rows_str(rows, 0, "value"), NULL, 10) : 0;
}

/* The transaction of a fresh incarnation. */
static YcWriter *begin_incarnation(YcStore *store, YcTime now, GError **error)
{
  guint64 random;
  gcry_create_nonce(&random, sizeof random);
  store->inc = (gint64)(random >> 1);
  YcActor actor = { .happened = now, .entered = now, .clock_ok = TRUE, .origin = "verb", .actor = YC_IDENT_SYSTEM };
  yc_act_new(actor.act, now);
  gboolean repeated;
  return yc_writer_begin(store, &actor, &repeated, error);
}

/* Its first event. */
static gboolean name_incarnation(YcWriter *writer, json_t *facts, GError **error)
{
  return yc_writer_append(writer, "node.begin", facts, NULL, NULL, error) != 0 && remember_self(writer->store, error);
}

/* A copy: goes on from where it was copied, under an incarnation of its own. */
static gboolean continue_from(YcStore *store, gint64 was, GError **error)
{
  g_autoptr(YcWriter) writer = begin_incarnation(store, g_get_real_time(), error);
  if (writer == NULL) return FALSE;
  /* Two windows may open a copy at once: it is one store, with one new incarnation. */
  gint64 inc = local_number(store, "inc");
  if (inc != 0) {
    store->inc = inc;
    return TRUE;
  }
  g_autoptr(YcRows) old = yc_query(store, error, YC_Q_INCARNATION, "ti", store->node, was);
  sqlite3_stmt *statement = old ? yc_sql_cached(store, find_head, YC_SQL_READ, error) : NULL;
  if (statement == NULL || yc_rows_count(old) == 0) {
    store->inc = 0;
    return statement != NULL;
  }
  gint64 seq = 0;
  sqlite3_bind_text(statement, 1, store->node, -1, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 2, was);
  if (sqlite3_step(statement) == SQLITE_ROW) {
    seq = sqlite3_column_int64(statement, 0);
    memcpy(writer->head, sqlite3_column_blob(statement, 1), YC_HASH_BYTES);
  }
  sqlite3_reset(statement);
  char site[2] = { (char)(yc_rows_str(old, 0, "last_site")[0] + 1), '\0' };
  g_autoptr(GString) hex = g_string_new(NULL);
  put_hex(hex, writer->head, YC_HASH_BYTES);
  g_string_truncate(hex, hex->len - 1);
  json_t *facts = json_pack("{s:s, s:b, s:s, s:{s:I, s:I, s:s}}", "name", yc_rows_str(old, 0, "name"), "test_clock",
                            yc_rows_int(old, 0, "test_clock") != 0, "site", site, "continues", "inc", (json_int_t)was,
                            "seq", (json_int_t)seq, "hash", hex->str);
  return name_incarnation(writer, facts, error) && yc_writer_commit(g_steal_pointer(&writer), error);
}

gboolean yc_event_know_self(YcStore *store, GError **error)
{
  g_autoptr(YcRows) node = yc_query(store, error, YC_Q_LOCAL, "t", "node");
  if (node == NULL) return FALSE;
  if (yc_rows_count(node) == 0) return TRUE;
  g_free(store->node);
  store->node = g_strdup(yc_rows_str(node, 0, "value"));
  store->inc = local_number(store, "inc");
  return store->inc != 0 || continue_from(store, local_number(store, "was"), error);
}

const char *yc_event_node(const YcStore *store)
{
  return store->node;
}

gboolean yc_event_begin_node(YcStore *store, const char *node, const char *name, gboolean test_clock, YcTime now,
                             GError **error)
{
  g_free(store->node);
  store->node = g_strdup(node);
  json_t *facts =
      json_pack("{s:s, s:b, s:s}", "name", name, "test_clock", test_clock, "site", node + strlen(node) - 1);
  g_autoptr(YcWriter) writer = begin_incarnation(store, now, error);
  if (writer == NULL) {
    json_decref(facts);
    return FALSE;
  }
  return name_incarnation(writer, facts, error) && yc_writer_commit(g_steal_pointer(&writer), error);
}

gboolean yc_event_continued(const char *facts, gint64 *inc, gint64 *seq, guint8 hash[YC_HASH_BYTES])
{
  json_t *all = json_loads(facts, 0, NULL), *continues = json_object_get(all, "continues");
  const char *hex = json_string_value(json_object_get(continues, "hash"));
  *inc = json_integer_value(json_object_get(continues, "inc"));
  *seq = json_integer_value(json_object_get(continues, "seq"));
  gboolean ok = hex != NULL && strlen(hex) == 2 * YC_HASH_BYTES;
  for (int i = 0; ok && i < YC_HASH_BYTES; i++)
    hash[i] = (guint8)(g_ascii_xdigit_value(hex[2 * i]) * 16 + g_ascii_xdigit_value(hex[2 * i + 1]));
  json_decref(all);
  return ok;
}
