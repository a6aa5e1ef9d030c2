/* intake_json.c - the form of acceptance as JSON: drafts, and `yichuang case accept -`. */
#include <config.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include "app/intake.h"
#include "app/private.h"
#include "base/text.h"

#define JSON_MAX (1024 * 1024)
#define DEPTH_MAX 32
#define ID_MAX 40   /* characters of the id of a question */

/* --- words ------------------------------------------------------------------------------------------------ */

static const char *const outcome_codes[] = { "", "accept", "ask", "tell", "refuse", "onspot", "tolerant", "refer", "forward", "receive" };
static const char *const refusal_codes[] = { "not_needed", "not_ours", "other" };
static const char *const tick_codes[] = { "missing", "have", "wrong" };
static const char *const cause_codes[] = { "", "ours", "upper", "changed", "applicant" };
static const char *const doc_kinds[] = { "resident", "permit", "foreign", "uscc", "other", "none" };
static const char *const notified[] = { "", "applicant", "representative" };
static const char *const comers[] = { "", "applicant" };
static const char *const prints[] = { "", "yes", "no" };
static const char *const late_causes[] = { "", "power", "offline", "outside", "afterwards" };
static const char *const sexes[] = { "", "m", "f" };
static const char *const channels[] = { "window", "visit", "village", "phone" };

static guint word_index(const char *const *words, guint n, const char *word)
{
  guint i = 0;
  while (i < n && strcmp(words[i], word) != 0) i++;
  return i;
}

const char *yc_outcome_code(YcOutcome outcome)
{
  return outcome_codes[outcome];
}

YcOutcome yc_outcome_parse(const char *code)
{
  guint i = word_index(outcome_codes, G_N_ELEMENTS(outcome_codes), code);
  return i < YC_N_OUTCOMES ? (YcOutcome)i : YC_OUTCOME_NONE;
}

const char *yc_refusal_code(YcRefusal refusal)
{
  return refusal_codes[refusal];
}

YcRefusal yc_refusal_parse(const char *code)
{
  return (YcRefusal)word_index(refusal_codes, G_N_ELEMENTS(refusal_codes), code);
}

const char *yc_cause_code(YcCause cause)
{
  return cause_codes[cause];
}

YcCause yc_cause_parse(const char *code)
{
  guint i = word_index(cause_codes, G_N_ELEMENTS(cause_codes), code);
  return i < YC_N_CAUSES ? (YcCause)i : YC_CAUSE_NONE;
}

const char *yc_tick_code(YcTickState state)
{
  return tick_codes[state];
}

YcTickState yc_tick_parse(const char *code)
{
  return (YcTickState)word_index(tick_codes, G_N_ELEMENTS(tick_codes), code);
}

/* --- tables of members ------------------------------------------------------------------------------------ */

typedef enum { TEXT, WORD, FLAG, NUMBER } MemberType;

typedef struct {
  const char *name;
  MemberType type;
  gsize offset;              /* of a char *, gboolean, int or gint64 */
  int max;                   /* text: characters; number: largest; 0 with NUMBER: a gint64 key */
  const char *const *words;
  guint n_words;
} Member;

#define MEMBER(type, member) G_STRUCT_OFFSET(type, member)
static const Member person_members[] = {
  { "id", NUMBER, MEMBER(YcPersonForm, id), 0, NULL, 0 },
  { "name", TEXT, MEMBER(YcPersonForm, name), 100, NULL, 0 },
  { "doc_kind", WORD, MEMBER(YcPersonForm, doc_kind), 0, doc_kinds, G_N_ELEMENTS(doc_kinds) },
  { "doc_number", TEXT, MEMBER(YcPersonForm, doc_number), 40, NULL, 0 },
  { "birth", TEXT, MEMBER(YcPersonForm, birth), 10, NULL, 0 },
  { "sex", WORD, MEMBER(YcPersonForm, sex), 0, sexes, G_N_ELEMENTS(sexes) },
  { "phone", TEXT, MEMBER(YcPersonForm, phone), 20, NULL, 0 },
  { "place", TEXT, MEMBER(YcPersonForm, place), 12, NULL, 0 },
  { "address", TEXT, MEMBER(YcPersonForm, address), 200, NULL, 0 },
  { "legal", TEXT, MEMBER(YcPersonForm, legal), 100, NULL, 0 },
};
static const Member member_members[] = {
  { "relation", TEXT, MEMBER(YcMember, relation), 20, NULL, 0 },
  { "name", TEXT, MEMBER(YcMember, name), 100, NULL, 0 },
  { "doc_number", TEXT, MEMBER(YcMember, doc_number), 40, NULL, 0 },
  { "birth", TEXT, MEMBER(YcMember, birth), 10, NULL, 0 },
};
static const Member intake_members[] = {
  { "represented", FLAG, MEMBER(YcIntake, represented), 0, NULL, 0 },
  { "relation", TEXT, MEMBER(YcIntake, relation), 20, NULL, 0 },
  { "authorised", FLAG, MEMBER(YcIntake, authorised), 0, NULL, 0 },
  { "oral", FLAG, MEMBER(YcIntake, oral), 0, NULL, 0 },
  { "channel", WORD, MEMBER(YcIntake, channel), 0, channels, G_N_ELEMENTS(channels) },
  { "item", TEXT, MEMBER(YcIntake, item), 40, NULL, 0 },
  { "reason", TEXT, MEMBER(YcIntake, reason), 1000, NULL, 0 },
  { "result", TEXT, MEMBER(YcIntake, result), 400, NULL, 0 },
  { "authority", TEXT, MEMBER(YcIntake, authority), 40, NULL, 0 },
  { "phoned", TEXT, MEMBER(YcIntake, phoned), 5, NULL, 0 },
  { "said", TEXT, MEMBER(YcIntake, said), 400, NULL, 0 },
  { "notify", WORD, MEMBER(YcIntake, notify), 0, notified, G_N_ELEMENTS(notified) },
  { "fingerprint", FLAG, MEMBER(YcIntake, fingerprint), 0, NULL, 0 },
  { "relative", FLAG, MEMBER(YcIntake, relative), 0, NULL, 0 },
  { "print", WORD, MEMBER(YcIntake, print), 0, prints, G_N_ELEMENTS(prints) },
  { "visit", NUMBER, MEMBER(YcIntake, visit), 0, NULL, 0 },
  { "bag", NUMBER, MEMBER(YcIntake, bag), 0, NULL, 0 },
  { "received", TEXT, MEMBER(YcIntake, received), 10, NULL, 0 },
  { "replaces", NUMBER, MEMBER(YcIntake, replaces), 0, NULL, 0 },
  { "correcting", FLAG, MEMBER(YcIntake, correcting), 0, NULL, 0 },
  { "why", TEXT, MEMBER(YcIntake, why), 400, NULL, 0 },
  { "late_at", TEXT, MEMBER(YcIntake, late_at), 16, NULL, 0 },
  { "late_cause", WORD, MEMBER(YcIntake, late_cause), 0, late_causes, G_N_ELEMENTS(late_causes) },
  { "agent", TEXT, MEMBER(YcIntake, agent), 40, NULL, 0 },
  { "came", WORD, MEMBER(YcIntake, came), 0, comers, G_N_ELEMENTS(comers) },
  { "blank", TEXT, MEMBER(YcIntake, blank), 60, NULL, 0 },
  { "inquiry", NUMBER, MEMBER(YcIntake, inquiry), 0, NULL, 0 },
  { "link", NUMBER, MEMBER(YcIntake, link), 0, NULL, 0 },
  { "act", TEXT, MEMBER(YcIntake, act), 200, NULL, 0 },
  { "casefile", NUMBER, MEMBER(YcIntake, casefile), 0, NULL, 0 },
  { "ver", NUMBER, MEMBER(YcIntake, ver), 0, NULL, 0 },
  { "at", TEXT, MEMBER(YcIntake, at), 40, NULL, 0 },
  { "typed", TEXT, MEMBER(YcIntake, typed), 1000, NULL, 0 },
};
static const Member tick_members[] = {
  { "n", NUMBER, MEMBER(YcTick, n), 999, NULL, 0 },
  { "original", NUMBER, MEMBER(YcTick, original), 99, NULL, 0 },
  { "copies", NUMBER, MEMBER(YcTick, copies), 99, NULL, 0 },
  { "returned", FLAG, MEMBER(YcTick, returned), 0, NULL, 0 },
  { "note", TEXT, MEMBER(YcTick, note), 200, NULL, 0 },
};

/* --- writing ---------------------------------------------------------------------------------------------- */

static json_t *write_object(gconstpointer base, const Member *members, guint n)
{
  json_t *object = json_object();
  for (guint i = 0; i < n; i++) {
    gconstpointer at = (const char *)base + members[i].offset;
    json_t *value = NULL;
    switch (members[i].type) {
    case TEXT:
    case WORD: value = json_string(*(char *const *)at); break;
    case FLAG: value = json_boolean(*(const gboolean *)at); break;
    case NUMBER: value = json_integer(members[i].max == 0 ? *(const gint64 *)at : *(const int *)at); break;
    }
    json_object_set_new(object, members[i].name, value);
  }
  return object;
}

#define WRITE(base, members) write_object(base, members, G_N_ELEMENTS(members))

json_t *yc_intake_object(const YcIntake *in)
{
  json_t *all = WRITE(in, intake_members);
  json_t *answers = json_object(), *materials = json_array(), *household = json_array();
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init(&iter, in->answers);
  while (g_hash_table_iter_next(&iter, &key, &value)) json_object_set_new(answers, key, json_string(value));
  for (guint i = 0; i < in->ticks->len; i++) {
    const YcTick *t = in->ticks->pdata[i];
    json_t *tick = WRITE(t, tick_members);
    json_object_set_new(tick, "state", json_string(tick_codes[t->state]));
    json_array_append_new(materials, tick);
  }
  for (guint i = 0; i < in->household->len; i++)
    json_array_append_new(household, WRITE(in->household->pdata[i], member_members));
  json_object_set_new(all, "applicant", WRITE(&in->applicant, person_members));
  json_object_set_new(all, "answers", answers);
  json_object_set_new(all, "materials", materials);
  json_object_set_new(all, "household", household);
  json_object_set_new(all, "outcome", json_string(outcome_codes[in->outcome]));
  json_object_set_new(all, "refusal", json_string(refusal_codes[in->refusal]));
  json_object_set_new(all, "cause", json_string(cause_codes[in->cause]));
  if (in->represented) json_object_set_new(all, "representative", WRITE(&in->representative, person_members));
  return all;
}

char *yc_intake_to_json(const YcIntake *in)
{
  json_t *all = yc_intake_object(in);
  char *text = json_dumps(all, JSON_COMPACT | JSON_SORT_KEYS), *copy = g_strdup(text);
  free(text);
  json_decref(all);
  return copy;
}

/* --- reading ---------------------------------------------------------------------------------------------- */

static gboolean read_text(const Member *m, const json_t *value, const char *path, char **out, GError **error)
{
  if (!json_is_string(value)) return yc_refuse(error, _("%s.%s 应是文字"), path, m->name);
  const char *text = json_string_value(value);
  if (strlen(text) != json_string_length(value)) return yc_refuse(error, _("%s.%s 里有空字符"), path, m->name);
  if (m->type == WORD && word_index(m->words, m->n_words, text) == m->n_words) {
    g_autofree char *shown = yc_clean(text, -1, 40, NULL);
    return yc_refuse(error, _("%s.%s 不能是「%s」:手册列出了可用的词"), path, m->name, shown);
  }
  g_autofree char *clean = yc_clean(text, -1, 0, NULL);
  if (m->type == TEXT && g_utf8_strlen(clean, -1) > m->max)
    return yc_refuse(error, _("%s.%s 太长:最多 %d 个字"), path, m->name, m->max);
  g_free(*out);
  *out = g_steal_pointer(&clean);
  return TRUE;
}

gboolean yc_json_read_text(const json_t *value, const char *path, const char *name, int max, char **out, GError **error)
{
  const Member member = { name, TEXT, 0, max, NULL, 0 };
  return read_text(&member, value, path, out, error);
}

static gboolean read_number(const Member *m, const json_t *value, const char *path, gpointer out, GError **error)
{
  if (!json_is_integer(value) || json_integer_value(value) < 0)
    return yc_refuse(error, _("%s.%s 应是不小于 0 的整数"), path, m->name);
  json_int_t number = json_integer_value(value);
  if (m->max == 0) *(gint64 *)out = number;
  else if (number > m->max) return yc_refuse(error, _("%s.%s 太大:最多 %d"), path, m->name, m->max);
  else *(int *)out = (int)number;
  return TRUE;
}

static gboolean read_member(const Member *m, const json_t *value, const char *path, gpointer base, GError **error)
{
  gpointer out = (char *)base + m->offset;
  switch (m->type) {
  case TEXT:
  case WORD: return read_text(m, value, path, out, error);
  case NUMBER: return read_number(m, value, path, out, error);
  case FLAG:
    if (!json_is_boolean(value)) return yc_refuse(error, _("%s.%s 应是 true 或 false"), path, m->name);
    *(gboolean *)out = json_is_true(value);
    return TRUE;
  }
  return FALSE;
}

/* Reads the members that the table names; *rest is called for the others. */
typedef gboolean (*RestReader)(const char *name, const json_t *value, const char *path, gpointer base,
                               GError **error);

static gboolean read_object(const json_t *object, const Member *members, guint n, const char *path, gpointer base,
                            RestReader rest, GError **error)
{
  if (!json_is_object(object)) return yc_refuse(error, _("%s 应是一个对象 {…}"), path);
  const char *name;
  json_t *value;
  json_object_foreach((json_t *)object, name, value) {
    guint i = 0;
    while (i < n && strcmp(members[i].name, name) != 0) i++;
    if (i < n ? !read_member(&members[i], value, path, base, error) : !rest(name, value, path, base, error))
      return FALSE;
  }
  return TRUE;
}

gboolean yc_json_unknown(const char *path, const char *name, GError **error)
{
  g_autofree char *clean = yc_clean(name, -1, 40, NULL);
  return yc_refuse(error, _("%s 里不认识的字段「%s」:手册列出了全部字段"), path, clean);
}

static gboolean unknown_member(const char *name, const json_t *value, const char *path, gpointer base, GError **error)
{
  (void)value;
  (void)base;
  return yc_json_unknown(path, name, error);
}

static gboolean tick_rest(const char *name, const json_t *value, const char *path, gpointer base, GError **error)
{
  if (strcmp(name, "state") != 0) return unknown_member(name, value, path, base, error);
  YcTickState state = json_is_string(value) ? yc_tick_parse(json_string_value(value)) : YC_N_TICKS;
  if (state == YC_N_TICKS) return yc_refuse(error, _("%s.state 应是 have、missing 或 wrong"), path);
  ((YcTick *)base)->state = state;
  return TRUE;
}

static gboolean read_ticks(const json_t *array, YcIntake *intake, GError **error)
{
  if (!json_is_array(array) || json_array_size(array) > 200) return yc_refuse(error, _("materials 应是一个不超过 200 项的列表"));
  size_t i;
  json_t *value;
  json_array_foreach((json_t *)array, i, value) {
    g_autofree char *path = g_strdup_printf("materials[%zu]", i);
    YcTick *tick = g_new0(YcTick, 1);
    tick->note = g_strdup("");
    g_ptr_array_add(intake->ticks, tick);
    if (!read_object(value, tick_members, G_N_ELEMENTS(tick_members), path, tick, tick_rest, error)) return FALSE;
    if (tick->n == 0) return yc_refuse(error, _("%s.n 要写材料的序号"), path);
  }
  return TRUE;
}

static gboolean read_answers(const json_t *object, YcIntake *intake, GError **error)
{
  if (!json_is_object(object) || json_object_size(object) > 200) return yc_refuse(error, _("answers 应是一个对象 {…}"));
  const char *name;
  json_t *value;
  json_object_foreach((json_t *)object, name, value) {
    g_autofree char *id = yc_clean(name, -1, ID_MAX, NULL);
    if (strcmp(id, name) != 0) return unknown_member(name, value, "answers", NULL, error);
    const char *word = json_is_string(value) ? json_string_value(value) : "";
    if (strcmp(word, "yes") != 0 && strcmp(word, "no") != 0)
      return yc_refuse(error, _("answers 里每个回答应是 \"yes\" 或 \"no\""));
    g_hash_table_insert(intake->answers, g_strdup(name), g_strdup(word));
  }
  return TRUE;
}

static gboolean read_person(const json_t *object, const char *path, YcPersonForm *person, GError **error)
{
  return read_object(object, person_members, G_N_ELEMENTS(person_members), path, person, unknown_member, error);
}

static gboolean read_household(const json_t *array, YcIntake *intake, GError **error)
{
  if (!json_is_array(array) || json_array_size(array) > 30) return yc_refuse(error, _("household 应是一个不超过 30 人的列表"));
  size_t i;
  json_t *value;
  json_array_foreach((json_t *)array, i, value) {
    g_autofree char *path = g_strdup_printf("household[%zu]", i);
    YcMember *member = yc_intake_add_member(intake, "", "", "", "");
    if (!read_object(value, member_members, G_N_ELEMENTS(member_members), path, member, unknown_member, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean intake_rest(const char *name, const json_t *value, const char *path, gpointer base, GError **error)
{
  YcIntake *intake = base;
  if (strcmp(name, "applicant") == 0) return read_person(value, name, &intake->applicant, error);
  if (strcmp(name, "representative") == 0) {
    intake->represented = TRUE;
    return read_person(value, name, &intake->representative, error);
  }
  if (strcmp(name, "answers") == 0) return read_answers(value, intake, error);
  if (strcmp(name, "materials") == 0) return read_ticks(value, intake, error);
  if (strcmp(name, "household") == 0) return read_household(value, intake, error);
  if (strcmp(name, "outcome") == 0) {
    intake->outcome = json_is_string(value) ? yc_outcome_parse(json_string_value(value)) : YC_OUTCOME_NONE;
    gboolean empty = json_is_string(value) && *json_string_value(value) == '\0';
    return intake->outcome != YC_OUTCOME_NONE || empty ||
           yc_refuse(error, _("outcome 应是 accept、ask、tell、refuse、onspot、tolerant、refer 或 forward"));
  }
  if (strcmp(name, "refusal") == 0) {
    intake->refusal = json_is_string(value) ? yc_refusal_parse(json_string_value(value)) : YC_N_REFUSALS;
    return intake->refusal != YC_N_REFUSALS || yc_refuse(error, _("refusal 应是 not_needed、not_ours 或 other"));
  }
  if (strcmp(name, "cause") == 0) {
    const char *word = json_is_string(value) ? json_string_value(value) : "?";
    intake->cause = yc_cause_parse(word);
    return intake->cause != YC_CAUSE_NONE || *word == '\0' ||
           yc_refuse(error, _("cause 应是 ours、upper、changed 或 applicant"));
  }
  return unknown_member(name, value, path, base, error);
}

/* jansson recurses while it parses: the depth is bounded before it sees the text. */
static gboolean too_deep(const char *json, gsize length)
{
  int depth = 0;
  gboolean in_text = FALSE;
  for (gsize i = 0; i < length; i++) {
    char c = json[i];
    if (in_text && c == '\\') i++;
    else if (c == '"') in_text = !in_text;
    else if (!in_text && (c == '{' || c == '[') && ++depth > DEPTH_MAX) return TRUE;
    else if (!in_text && (c == '}' || c == ']')) depth--;
  }
  return FALSE;
}

gboolean yc_intake_read(const json_t *object, YcIntake *intake, GError **error)
{
  return read_object(object, intake_members, G_N_ELEMENTS(intake_members), "case", intake, intake_rest, error);
}

json_t *yc_json_parse(const char *json, gsize length, GError **error)
{
  if (length > JSON_MAX) {
    yc_refuse(error, _("内容太大:JSON 最多 1 MiB"));
    return NULL;
  }
  if (too_deep(json, length)) {
    yc_refuse(error, _("JSON 嵌套太深:最多 %d 层"), DEPTH_MAX);
    return NULL;
  }
  json_error_t where;
  json_t *all = json_loadb(json, length, JSON_REJECT_DUPLICATES, &where);
  if (all != NULL) return all;
  /* The reason quotes what was read, cut anywhere. */
  g_autofree char *reason = yc_clean(where.text, -1, 0, NULL);
  yc_refuse(error, _("不是正确的 JSON:第 %d 行第 %d 列(%s)"), where.line, where.column, reason);
  return NULL;
}

YcIntake *yc_intake_from_json(const char *json, gsize length, GError **error)
{
  json_t *all = yc_json_parse(json, length, error);
  if (all == NULL) return NULL;
  g_autoptr(YcIntake) intake = yc_intake_new();
  gboolean ok = yc_intake_read(all, intake, error);
  json_decref(all);
  return ok ? g_steal_pointer(&intake) : NULL;
}
