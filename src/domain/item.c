#include <config.h>

#include "domain/item.h"

#include <jansson.h>
#include <stdlib.h>

/* One table a struct says how it stands in JSON; reading, writing and freeing walk the same tables. */
typedef enum {
  AS_TEXT,        /* at least `min` bytes; one of `words` where there are any */
  AS_REFERENCE,   /* text or null */
  AS_NUMBER,      /* min … max */
  AS_FLAG,
  AS_DAY,
  AS_WORD,        /* the index in `words` */
  AS_RECORD,      /* a struct inside, by `fields` */
  AS_LIST         /* GPtrArray of structs of `size`, by `fields` */
} As;

typedef struct Field Field;
struct Field {
  const char *name;   /* NULL ends a table */
  As as;
  gsize offset;
  int min, max;
  const char *const *words;
  const Field *fields;
  gsize size;
};

static const char *const form_words[] = { "original", "copy", "both", NULL };
static const char *const handling_words[] = { "onspot", "promise", NULL };
static const char *const accept_words[] = { "once_notice", "permit5", "onspot_deemed", NULL };
static const char *const timeout_words[] = { "none", "escalate", "deemed_accepted", NULL };
static const char *const notice_words[] = { "none", "inside", "outside", "before", "unclear", NULL };
static const char *const step_words[] = { "receive", "work", "notice", "decide", "deliver", NULL };
static const char *const level_words[] = { "village", "town", "county", "outside", NULL };
static const char *const for_words[] = { "person", "organisation", "both", NULL };
static const char *const from_words[] = { "ask", "represented", "minor", NULL };
static const char *const source_words[] = { "applicant", "government", "third party", NULL };
static const char *const unit_words[] = { "working", "calendar", "hour", "month", "year", NULL };

#define AT(type, member) .name = #member, .offset = G_STRUCT_OFFSET(type, member)

static const Field limit_fields[] = {
  { AT(YcLimit, n), .as = AS_NUMBER, .min = -1, .max = 36600 },
  { AT(YcLimit, unit), .as = AS_WORD, .words = unit_words },
  { AT(YcLimit, minimum), .as = AS_FLAG },
  { 0 }
};

static const Field question_fields[] = {
  { AT(YcQuestion, id), .as = AS_TEXT, .min = 1 },
  { AT(YcQuestion, text), .as = AS_TEXT, .min = 1 },
  { AT(YcQuestion, from), .as = AS_WORD, .words = from_words },
  { 0 }
};

static const Field material_fields[] = {
  { AT(YcMaterial, n), .as = AS_NUMBER, .min = 1, .max = 999 },
  { AT(YcMaterial, name), .as = AS_TEXT, .min = 1 },
  { AT(YcMaterial, form), .as = AS_WORD, .words = form_words },
  { AT(YcMaterial, copies), .as = AS_NUMBER, .min = 1, .max = 99 },
  { AT(YcMaterial, question), .as = AS_REFERENCE },
  { AT(YcMaterial, source), .as = AS_TEXT, .words = source_words },
  { AT(YcMaterial, tolerable), .as = AS_FLAG },
  { AT(YcMaterial, look), .as = AS_TEXT },
  { AT(YcMaterial, where), .as = AS_TEXT },
  { 0 }
};

static const Field step_fields[] = {
  { AT(YcStep, n), .as = AS_NUMBER, .min = 1, .max = 999 },
  { AT(YcStep, name), .as = AS_TEXT, .min = 1 },
  { AT(YcStep, short_name), .as = AS_TEXT, .min = 1 },
  { AT(YcStep, office), .as = AS_TEXT, .min = 1 },
  { AT(YcStep, with), .as = AS_TEXT },
  { AT(YcStep, kind), .as = AS_WORD, .words = step_words },
  { AT(YcStep, level), .as = AS_WORD, .words = level_words },
  { AT(YcStep, days), .as = AS_NUMBER, .max = 36600 },
  { AT(YcStep, unit), .as = AS_WORD, .words = unit_words },
  { AT(YcStep, in_clock), .as = AS_FLAG },
  { 0 }
};

static const Field item_fields[] = {
  { AT(YcItem, code), .as = AS_TEXT, .min = 1 },
  { AT(YcItem, name), .as = AS_TEXT, .min = 1 },
  { AT(YcItem, short_name), .as = AS_TEXT, .min = 1 },
  { AT(YcItem, version), .as = AS_NUMBER, .max = G_MAXINT },
  { AT(YcItem, from), .as = AS_DAY },
  { AT(YcItem, category), .as = AS_TEXT },
  { AT(YcItem, type), .as = AS_TEXT },
  { AT(YcItem, legal_basis), .as = AS_TEXT },
  { AT(YcItem, fee), .as = AS_TEXT },
  { AT(YcItem, result), .as = AS_TEXT },
  { AT(YcItem, decision_level), .as = AS_TEXT },
  { AT(YcItem, confidence), .as = AS_TEXT },
  { AT(YcItem, note), .as = AS_TEXT },
  { AT(YcItem, applicant), .as = AS_WORD, .words = for_words },
  { AT(YcItem, handling), .as = AS_WORD, .words = handling_words },
  { AT(YcItem, statutory), .as = AS_RECORD, .fields = limit_fields },
  { AT(YcItem, promised), .as = AS_RECORD, .fields = limit_fields },
  { AT(YcItem, extension), .as = AS_RECORD, .fields = limit_fields },
  { AT(YcItem, accept_rule), .as = AS_WORD, .words = accept_words },
  { AT(YcItem, accept_days), .as = AS_NUMBER, .max = 366 },
  { AT(YcItem, timeout), .as = AS_WORD, .words = timeout_words },
  { AT(YcItem, notice_place), .as = AS_WORD, .words = notice_words },
  { AT(YcItem, notice), .as = AS_RECORD, .fields = limit_fields },
  { AT(YcItem, delivery_days), .as = AS_NUMBER, .max = 366 },
  { AT(YcItem, supply_days), .as = AS_NUMBER, .max = 366 },
  { AT(YcItem, duplicate_days), .as = AS_NUMBER, .max = 3660 },
  { AT(YcItem, retention_years), .as = AS_NUMBER, .max = 100 },
  { AT(YcItem, household), .as = AS_FLAG },
  { AT(YcItem, delegated), .as = AS_FLAG },
  { AT(YcItem, questions), .as = AS_LIST, .fields = question_fields, .size = sizeof(YcQuestion) },
  { AT(YcItem, materials), .as = AS_LIST, .fields = material_fields, .size = sizeof(YcMaterial) },
  { AT(YcItem, steps), .as = AS_LIST, .fields = step_fields, .size = sizeof(YcStep) },
  { 0 }
};

/* Words are stored through int: the enums of item.h and limit.h are that wide. */
G_STATIC_ASSERT(sizeof(YcForm) == sizeof(int) && sizeof(YcUnit) == sizeof(int));

static int word_index(const char *const *words, const char *word)
{
  for (int i = 0; words[i]; i++)
    if (g_str_equal(words[i], word))
      return i;
  return -1;
}

/* Reading.  Each reader returns NULL or the code of what is wrong with the member that `path` then names. */

static const char *read_record(json_t *json, const Field *fields, gpointer record, GString *path);

static const char *read_text(json_t *json, const Field *field, gpointer member, GString *path G_GNUC_UNUSED)
{
  if (!json_is_string(json))
    return "type";
  const char *text = json_string_value(json);
  if (json_string_length(json) < (gsize) field->min)
    return "empty";
  if (field->words && word_index(field->words, text) < 0)
    return "word";
  *(char **) member = g_strdup(text);
  return NULL;
}

static const char *read_reference(json_t *json, const Field *field, gpointer member, GString *path)
{
  return json_is_null(json) ? NULL : read_text(json, field, member, path);
}

static const char *read_number(json_t *json, const Field *field, gpointer member, GString *path G_GNUC_UNUSED)
{
  if (!json_is_integer(json))
    return "type";
  json_int_t value = json_integer_value(json);
  if (value < field->min || value > field->max)
    return "range";
  *(int *) member = (int) value;
  return NULL;
}

static const char *read_flag(json_t *json, const Field *field G_GNUC_UNUSED, gpointer member,
                             GString *path G_GNUC_UNUSED)
{
  if (!json_is_boolean(json))
    return "type";
  *(gboolean *) member = json_is_true(json);
  return NULL;
}

static const char *read_day(json_t *json, const Field *field G_GNUC_UNUSED, gpointer member,
                            GString *path G_GNUC_UNUSED)
{
  if (!json_is_string(json))
    return "type";
  *(YcDay *) member = yc_day_parse(json_string_value(json));
  return *(YcDay *) member == YC_DAY_NONE ? "day" : NULL;
}

static const char *read_word(json_t *json, const Field *field, gpointer member, GString *path G_GNUC_UNUSED)
{
  if (!json_is_string(json))
    return "type";
  *(int *) member = word_index(field->words, json_string_value(json));
  return *(int *) member < 0 ? "word" : NULL;
}

static const char *read_inner(json_t *json, const Field *field, gpointer member, GString *path)
{
  return read_record(json, field->fields, member, path);
}

static const char *read_list(json_t *json, const Field *field, gpointer member, GString *path)
{
  if (!json_is_array(json))
    return "type";
  gsize length = path->len;
  for (gsize i = 0; i < json_array_size(json); i++) {
    g_string_append_printf(path, "[%" G_GSIZE_FORMAT "]", i);
    gpointer record = g_malloc0(field->size);
    g_ptr_array_add(*(GPtrArray **) member, record);
    const char *fault = read_record(json_array_get(json, i), field->fields, record, path);
    if (fault)
      return fault;
    g_string_truncate(path, length);
  }
  return NULL;
}

static const char *read_unknown(json_t *json, const Field *fields, GString *path)
{
  const char *name;
  json_t *value;
  json_object_foreach(json, name, value) {
    const Field *field = fields;
    while (field->name && !g_str_equal(field->name, name))
      field++;
    if (!field->name) {
      g_string_append_printf(path, "%s%s", path->len ? "." : "", name);
      return "unknown";
    }
  }
  return NULL;
}

static const char *read_record(json_t *json, const Field *fields, gpointer record, GString *path)
{
  static const char *(*const readers[])(json_t *, const Field *, gpointer, GString *) = {
    [AS_TEXT] = read_text, [AS_REFERENCE] = read_reference, [AS_NUMBER] = read_number, [AS_FLAG] = read_flag,
    [AS_DAY] = read_day, [AS_WORD] = read_word, [AS_RECORD] = read_inner, [AS_LIST] = read_list
  };
  if (!json_is_object(json))
    return "type";
  gsize length = path->len;
  for (const Field *field = fields; field->name; field++) {
    g_string_append_printf(path, "%s%s", length ? "." : "", field->name);
    json_t *value = json_object_get(json, field->name);
    gpointer member = G_STRUCT_MEMBER_P(record, field->offset);
    const char *fault = value ? readers[field->as](value, field, member, path) : "missing";
    if (fault)
      return fault;
    g_string_truncate(path, length);
  }
  return read_unknown(json, fields, path);
}

/* What the tables cannot say: numbers run from 1, a question stands once, a material asks one that stands. */

static const YcQuestion *find_question(const YcItem *item, const char *id)
{
  for (guint i = 0; i < item->questions->len; i++) {
    const YcQuestion *question = g_ptr_array_index(item->questions, i);
    if (g_str_equal(question->id, id))
      return question;
  }
  return NULL;
}

static const char *check_item(const YcItem *item, GString *path)
{
  for (guint i = 0; i < item->questions->len; i++) {
    const YcQuestion *question = g_ptr_array_index(item->questions, i);
    g_string_printf(path, "questions[%u].id", i);
    if (find_question(item, question->id) != question)
      return "repeated";
  }
  for (guint i = 0; i < item->materials->len; i++) {
    const YcMaterial *material = g_ptr_array_index(item->materials, i);
    g_string_printf(path, "materials[%u].n", i);
    if (material->n != (int) i + 1)
      return "order";
    g_string_printf(path, "materials[%u].question", i);
    if (material->question && !find_question(item, material->question))
      return "reference";
  }
  for (guint i = 0; i < item->steps->len; i++) {
    const YcStep *step = g_ptr_array_index(item->steps, i);
    g_string_printf(path, "steps[%u].n", i);
    if (step->n != (int) i + 1)
      return "order";
  }
  return NULL;
}

YcItem *yc_item_from_json(const char *json, char **reason)
{
  *reason = NULL;
  json_t *root = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
  if (!root) {
    *reason = g_strdup("syntax");
    return NULL;
  }
  g_autoptr(YcItem) item = yc_item_new();
  g_autoptr(GString) path = g_string_new(NULL);
  const char *fault = read_record(root, item_fields, item, path);
  json_decref(root);
  if (!fault)
    fault = check_item(item, path);
  if (!fault)
    return g_steal_pointer(&item);
  *reason = g_strdup_printf("%s %s", fault, path->str);
  return NULL;
}

/* Writing. */

static json_t *write_record(const Field *fields, gconstpointer record);

static json_t *write_list(const Field *field, const GPtrArray *records)
{
  json_t *json = json_array();
  for (guint i = 0; i < records->len; i++)
    json_array_append_new(json, write_record(field->fields, g_ptr_array_index(records, i)));
  return json;
}

static json_t *write_member(const Field *field, gconstpointer member)
{
  char day[YC_DAY_TEXT];
  switch (field->as) {
  case AS_TEXT:
    return json_string(*(char *const *) member);
  case AS_REFERENCE:
    return *(char *const *) member ? json_string(*(char *const *) member) : json_null();
  case AS_NUMBER:
    return json_integer(*(const int *) member);
  case AS_FLAG:
    return json_boolean(*(const gboolean *) member);
  case AS_DAY:
    return json_string(yc_day_format(*(const YcDay *) member, day));
  case AS_WORD:
    return json_string(field->words[*(const int *) member]);
  case AS_RECORD:
    return write_record(field->fields, member);
  case AS_LIST:
    break;
  }
  return write_list(field, *(GPtrArray *const *) member);
}

static json_t *write_record(const Field *fields, gconstpointer record)
{
  json_t *json = json_object();
  for (const Field *field = fields; field->name; field++)
    json_object_set_new(json, field->name, write_member(field, (const char *) record + field->offset));
  return json;
}

char *yc_item_to_json(const YcItem *item)
{
  json_t *json = write_record(item_fields, item);
  char *dump = json_dumps(json, JSON_COMPACT);
  json_decref(json);
  char *text = g_strdup(dump);
  free(dump);
  return text;
}

/* Making and freeing. */

static void clear_record(const Field *fields, gpointer record)
{
  for (const Field *field = fields; field->name; field++) {
    gpointer member = G_STRUCT_MEMBER_P(record, field->offset);
    if (field->as == AS_TEXT || field->as == AS_REFERENCE)
      g_free(*(char **) member);
    else if (field->as == AS_LIST)
      g_ptr_array_unref(*(GPtrArray **) member);
  }
}

static void free_question(gpointer question)
{
  clear_record(question_fields, question);
  g_free(question);
}

static void free_material(gpointer material)
{
  clear_record(material_fields, material);
  g_free(material);
}

static void free_step(gpointer step)
{
  clear_record(step_fields, step);
  g_free(step);
}

YcItem *yc_item_new(void)
{
  YcItem *item = g_new0(YcItem, 1);
  item->from = YC_DAY_NONE;
  item->statutory.n = item->promised.n = -1;
  item->questions = g_ptr_array_new_with_free_func(free_question);
  item->materials = g_ptr_array_new_with_free_func(free_material);
  item->steps = g_ptr_array_new_with_free_func(free_step);
  return item;
}

void yc_item_free(YcItem *item)
{
  if (!item)
    return;
  clear_record(item_fields, item);
  g_free(item);
}

/* Words, and the list of materials. */

const char *yc_item_form_code(YcForm form)
{
  return form_words[form];
}

const char *yc_item_step_code(YcStepKind kind)
{
  return step_words[kind];
}

const char *yc_item_level_code(YcLevel level)
{
  return level_words[level];
}

const char *yc_unit_code(YcUnit unit)
{
  return unit_words[unit];
}

gboolean yc_unit_parse(const char *code, YcUnit *unit)
{
  int index = word_index(unit_words, code);
  if (index < 0)
    return FALSE;
  *unit = (YcUnit) index;
  return TRUE;
}

/* RULE acc-01 */
GPtrArray *yc_item_materials(const YcItem *item, GHashTable *answers)
{
  GPtrArray *asked = g_ptr_array_new();
  for (guint i = 0; i < item->materials->len; i++) {
    YcMaterial *material = g_ptr_array_index(item->materials, i);
    if (!material->question || g_strcmp0(g_hash_table_lookup(answers, material->question), "yes") == 0)
      g_ptr_array_add(asked, material);
  }
  return asked;
}
