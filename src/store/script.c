/* script.c - the statements that apply a kind of event.
 *
 * They see its JSON by members: :facts->>'$.light.due', json_each(:facts, '$.clocks').  SQLite would read the whole text
 * once more for each of them; so it is read once an event, and the members are parameters of their own, $facts(light.due). */
#include <config.h>
#include <stdlib.h>
#include <string.h>
#include "store/private.h"
#include "store/script.h"

typedef enum { POS, CASEFILE, ACTOR, AT, EPOCH, VER, INC, NODE, FACTS, BODY, N_PARAMETERS } Parameter;

static const char *const parameter_names[N_PARAMETERS] = {
  [POS] = ":pos", [CASEFILE] = ":casefile", [ACTOR] = ":actor", [AT] = ":at",       [EPOCH] = ":epoch",
  [VER] = ":ver", [INC] = ":inc",           [NODE] = ":node",   [FACTS] = ":facts", [BODY] = ":body",
};

/* A member of the facts or the body that a statement has as a parameter. */
typedef struct {
  int index;
  gboolean of_body;
  char **path;
} Member;

typedef struct {
  sqlite3_stmt *statement;
  int index[N_PARAMETERS];   /* 0: the statement does not use it */
  GArray *members;           /* of Member */
} Statement;

/* --- preparing -------------------------------------------------------------------------------------------- */

static void member_clear(gpointer data)
{
  g_strfreev(((Member *)data)->path);
}

static void statement_free(gpointer data)
{
  Statement *one = data;
  sqlite3_finalize(one->statement);
  g_array_unref(one->members);
  g_free(one);
}

/* "$facts(light.due)" */
static void add_member(Statement *one, int index, const char *name)
{
  const char *open = strchr(name, '(');
  g_autofree char *path = g_strndup(open + 1, strlen(open) - 2);
  Member member = { index, g_str_has_prefix(name, "$body"), g_strsplit(path, ".", -1) };
  g_array_append_val(one->members, member);
}

static void add_statement(GPtrArray *list, sqlite3_stmt *statement)
{
  Statement *one = g_new0(Statement, 1);
  one->statement = statement;
  one->members = g_array_new(FALSE, FALSE, sizeof(Member));
  g_array_set_clear_func(one->members, member_clear);
  for (guint i = 0; i < N_PARAMETERS; i++)
    one->index[i] = sqlite3_bind_parameter_index(statement, parameter_names[i]);
  for (int i = 1; i <= sqlite3_bind_parameter_count(statement); i++) {
    const char *name = sqlite3_bind_parameter_name(statement, i);
    if (*name == '$') add_member(one, i, name);
  }
  g_ptr_array_add(list, one);
}

static char *replace(char *sql, const char *pattern, const char *by)
{
  g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
  char *out = g_regex_replace(regex, sql, -1, 0, by, 0, NULL);
  g_free(sql);
  return out;
}

static char *with_members(const char *sql)
{
  char *out = replace(g_strdup(sql), ":(facts|body)->>'(?:\\$\\.)?([a-z_.]+)'", "$\\1(\\2)");
  return replace(out, "json_each\\(:(facts|body), '\\$\\.([a-z_.]+)'\\)", "json_each($\\1(\\2))");
}

GPtrArray *yc_script_prepare(YcStore *store, const char *sql, GError **error)
{
  GPtrArray *list = g_hash_table_lookup(store->scripts, sql);
  if (list != NULL) return list;
  list = g_ptr_array_new_with_free_func(statement_free);
  g_autofree char *text = with_members(sql);
  for (const char *rest = text; *rest != '\0';) {
    GError *failure = NULL;
    sqlite3_stmt *statement = yc_sql_prepare(store, rest, YC_SQL_WRITE, &rest, &failure);
    if (statement != NULL) {
      add_statement(list, statement);
    } else if (failure != NULL) {
      g_propagate_error(error, failure);
      g_ptr_array_unref(list);
      return NULL;
    }
  }
  g_hash_table_insert(store->scripts, (gpointer)sql, list);
  return list;
}

/* --- running ---------------------------------------------------------------------------------------------- */

static void bind_int(const Statement *one, Parameter parameter, gint64 value)
{
  if (one->index[parameter] > 0) sqlite3_bind_int64(one->statement, one->index[parameter], value);
}

static void bind_text(const Statement *one, Parameter parameter, const char *value)
{
  if (one->index[parameter] > 0 && value != NULL)
    sqlite3_bind_text(one->statement, one->index[parameter], value, -1, SQLITE_STATIC);
}

/* As ->> would give it: what is not there and null are NULL, true is 1, what has members is its text. */
static void bind_json(sqlite3_stmt *statement, int index, const json_t *value)
{
  if (value == NULL || json_is_null(value)) return;
  if (json_is_string(value))
    sqlite3_bind_text(statement, index, json_string_value(value), (int)json_string_length(value), SQLITE_STATIC);
  else if (json_is_boolean(value))
    sqlite3_bind_int64(statement, index, json_is_true(value));
  else if (json_is_integer(value))
    sqlite3_bind_int64(statement, index, json_integer_value(value));
  else
    sqlite3_bind_text(statement, index, json_dumps(value, JSON_COMPACT), -1, free);
}

static void bind_members(const Statement *one, const json_t *facts, const json_t *body)
{
  for (guint i = 0; i < one->members->len; i++) {
    const Member *member = &g_array_index(one->members, Member, i);
    const json_t *value = member->of_body ? body : facts;
    for (char **name = member->path; *name != NULL; name++) value = json_object_get(value, *name);
    bind_json(one->statement, member->index, value);
  }
}

static void bind_event(const Statement *one, const YcEventRow *e, gint64 casefile, gint64 actor)
{
  bind_int(one, POS, e->pos);
  bind_int(one, CASEFILE, casefile);
  bind_int(one, ACTOR, actor);
  bind_int(one, AT, e->happened);
  bind_int(one, EPOCH, e->epoch);
  bind_int(one, VER, e->ver);
  bind_int(one, INC, e->inc);
  bind_text(one, NODE, e->node);
  bind_text(one, FACTS, e->facts);
  bind_text(one, BODY, e->body);
}

static gboolean run_all(YcStore *store, const GPtrArray *script, const YcScriptEvent *event, const json_t *facts,
                        const json_t *body, GError **error)
{
  for (guint i = 0; i < script->len; i++) {
    const Statement *one = script->pdata[i];
    bind_event(one, event->row, event->casefile, event->actor);
    bind_members(one, facts, body);
    gboolean ok = yc_sql_run(store, one->statement, error);
    sqlite3_clear_bindings(one->statement);
    if (!ok) {
      g_prefix_error(error, "%s: ", event->row->kind);
      return FALSE;
    }
  }
  return TRUE;
}

/* A text that is no JSON has no members: the statements then fail for what must not be NULL. */
static json_t *members_of(const char *text)
{
  return text != NULL ? json_loads(text, JSON_ALLOW_NUL, NULL) : NULL;
}

gboolean yc_script_run(YcStore *store, const char *sql, const YcScriptEvent *event, GError **error)
{
  const GPtrArray *script = yc_script_prepare(store, sql, error);
  if (script == NULL) return FALSE;
  if (script->len == 0) return TRUE;
  json_t *facts = event->facts ? json_incref(event->facts) : members_of(event->row->facts);
  json_t *body = event->body ? json_incref(event->body) : members_of(event->row->body);
  gboolean ok = run_all(store, script, event, facts, body, error);
  json_decref(facts);
  json_decref(body);
  return ok;
}
