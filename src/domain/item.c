#include <config.h>

#include "domain/item_fields.h"

#include <jansson.h>
#include <stdlib.h>

#define FORWARD_DAYS 2

/* Reading.  Each reader returns NULL or the code of what is wrong with the member that `path` then names. */

static const char *read_record(json_t *json, const Field *fields, gpointer record, GString *path);

static const char *read_text(json_t *json, const Field *field, gpointer member, GString *path G_GNUC_UNUSED)
{
  if (!json_is_string(json))
    return "type";
  const char *text = json_string_value(json);
  if (json_string_length(json) < (gsize) field->min)
    return "empty";
  if (field->words && yc_word_index(field->words, text) < 0)
    return "word";
  g_free(*(char **) member);
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
  *(int *) member = yc_word_index(field->words, json_string_value(json));
  return *(int *) member < 0 ? "word" : NULL;
}

static const char *read_codes(json_t *json, const Field *field, gpointer member,
                              GString *path G_GNUC_UNUSED)
{
  if (!json_is_array(json))
    return "type";
  g_autoptr(GStrvBuilder) codes = g_strv_builder_new();
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (gsize i = 0; i < json_array_size(json); i++) {
    const char *code = json_string_value(json_array_get(json, i));
    if (!code)
      return "type";
    if (*code == '\0')
      return "empty";
    if (field->words && yc_word_index(field->words, code) < 0)
      return "word";
    if (!g_hash_table_add(seen, (char *) code))
      return "repeated";
    g_strv_builder_add(codes, code);
  }
  g_strfreev(*(char ***) member);
  *(char ***) member = g_strv_builder_end(codes);
  return NULL;
}

static const char *read_fen(json_t *json, const Field *field G_GNUC_UNUSED, gpointer member,
                            GString *path G_GNUC_UNUSED)
{
  if (!json_is_integer(json))
    return "type";
  *(gint64 *) member = json_integer_value(json);
  return *(gint64 *) member < 0 || *(gint64 *) member > YC_FEN_MAX ? "range" : NULL;
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

static const char *read_absent(const Field *field, gpointer member)
{
  if (!field->later)
    return "missing";
  if (field->as == AS_TEXT && !*(char **) member)
    *(char **) member = g_strdup("");
  return NULL;
}

static const char *read_record(json_t *json, const Field *fields, gpointer record, GString *path)
{
  static const char *(*const readers[])(json_t *, const Field *, gpointer, GString *) = {
    [AS_TEXT] = read_text, [AS_REFERENCE] = read_reference, [AS_NUMBER] = read_number, [AS_FLAG] = read_flag,
    [AS_DAY] = read_day, [AS_WORD] = read_word, [AS_CODES] = read_codes, [AS_FEN] = read_fen,
    [AS_RECORD] = read_inner, [AS_LIST] = read_list
  };
  if (!json_is_object(json))
    return "type";
  gsize length = path->len;
  for (const Field *field = fields; field->name; field++) {
    g_string_append_printf(path, "%s%s", length ? "." : "", field->name);
    json_t *value = json_object_get(json, field->name);
    gpointer member = G_STRUCT_MEMBER_P(record, field->offset);
    const char *fault = value ? readers[field->as](value, field, member, path) : read_absent(field, member);
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

/* Beside the step before it, where there is one that something can run beside; a decision stands alone. */
static gboolean may_run_together(const YcItem *item, guint i)
{
  const YcStep *step = g_ptr_array_index(item->steps, i), *before = i > 0 ? g_ptr_array_index(item->steps, i - 1) : NULL;
  return before && before->kind != YC_STEP_RECEIVE && before->kind != YC_STEP_DECIDE && step->kind != YC_STEP_RECEIVE &&
         step->kind != YC_STEP_DECIDE;
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
    g_string_printf(path, "steps[%u].together", i);
    if (step->together && !may_run_together(item, i))
      return "order";
  }
  g_string_assign(path, "suits.max_age");
  if (item->suits.max_age && item->suits.max_age < item->suits.min_age)
    return "order";
  g_string_assign(path, "local_basis");
  return item->local && *item->local_basis == '\0' ? "empty" : NULL;
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
  const char *fault = read_record(root, yc_item_fields, item, path);
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

static json_t *write_codes(char *const *codes)
{
  json_t *json = json_array();
  for (; *codes; codes++)
    json_array_append_new(json, json_string(*codes));
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
  case AS_CODES:
    return write_codes(*(char **const *) member);
  case AS_FEN:
    return json_integer(*(const gint64 *) member);
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
  json_t *json = write_record(yc_item_fields, item);
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
    else if (field->as == AS_CODES)
      g_strfreev(*(char ***) member);
    else if (field->as == AS_LIST)
      g_ptr_array_unref(*(GPtrArray **) member);
  }
}

static void free_question(gpointer question)
{
  clear_record(yc_question_fields, question);
  g_free(question);
}

static void free_material(gpointer material)
{
  clear_record(yc_material_fields, material);
  g_free(material);
}

static void free_step(gpointer step)
{
  clear_record(yc_step_fields, step);
  g_free(step);
}

static void free_sum(gpointer sum)
{
  clear_record(yc_sum_fields, sum);
  g_free(sum);
}

YcItem *yc_item_new(void)
{
  YcItem *item = g_new0(YcItem, 1);
  item->from = YC_DAY_NONE;
  item->statutory.n = item->promised.n = -1;
  item->questions = g_ptr_array_new_with_free_func(free_question);
  item->materials = g_ptr_array_new_with_free_func(free_material);
  item->steps = g_ptr_array_new_with_free_func(free_step);
  item->sums = g_ptr_array_new_with_free_func(free_sum);
  item->systems = g_new0(char *, 1);
  item->acceptor = g_strdup("");
  item->local_basis = g_strdup("");
  item->forward_days = FORWARD_DAYS;
  item->procedures = g_new0(char *, 1);
  item->extension_by = g_new0(char *, 1);
  item->soon_days = -1;
  return item;
}

YcItem *yc_item_copy(const YcItem *item)
{
  g_autofree char *json = yc_item_to_json(item), *reason = NULL;
  return yc_item_from_json(json, &reason);
}

void yc_item_free(YcItem *item)
{
  if (!item)
    return;
  clear_record(yc_item_fields, item);
  g_free(item);
}

/* What is asked of an item. */

YcPrint yc_item_prints(const YcItem *item, const char *outcome)
{
  for (const Field *field = yc_print_fields; field->name; field++)
    if (g_str_equal(field->name, outcome))
      return G_STRUCT_MEMBER(YcPrint, &item->print, field->offset);
  return YC_PRINT_YES;
}

gboolean yc_item_suits(const YcItem *item, const YcCircumstances *who)
{
  const YcSuits *suits = &item->suits;
  if (!suits->min_age && !suits->max_age && !suits->disabled && !suits->single)
    return FALSE;
  if ((suits->min_age && who->age < suits->min_age) || (suits->max_age && (who->age < 0 || who->age > suits->max_age)))
    return FALSE;
  return (!suits->disabled || who->disabled) && (!suits->single || who->single);
}

/* RULE time-07 */
gboolean yc_item_allows(const YcItem *item, YcProcedure procedure)
{
  return procedure < YC_N_PROCEDURES &&
         g_strv_contains((const char *const *) item->procedures, yc_procedure_code(procedure));
}

/* RULE time-10 */
gboolean yc_item_promise_fits(const YcItem *item)
{
  return item->promised.n < 0 || item->statutory.n < 0 || item->promised.unit != item->statutory.unit ||
         item->promised.n <= item->statutory.n;
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

gboolean yc_item_charges(const YcItem *item)
{
  for (guint i = 0; i < item->sums->len; i++)
    if (((const YcSum *)item->sums->pdata[i])->charge) return TRUE;
  return *item->fee != '\0' && strcmp(item->fee, "0") != 0 && !g_str_has_prefix(item->fee, "不收费");
}
