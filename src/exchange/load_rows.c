#include <config.h>

#include "exchange/load_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "domain/identity.h"
#include "domain/item.h"

#define CODE_MAX 40
#define DAYS_MAX 36600   /* as in domain/limit.h */

const char *const yc_confidence_words[] = { "high", "medium", "low", "default", NULL };
static const char *const flag_words[] = { "no", "yes", NULL };

/* ---- cells: one reader a kind -------------------------------------------------------------------------- */

typedef json_t *(*ReadCell)(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults);

static json_t *read_text(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  (void)faults;
  return json_string(yc_table_get(table, row, cell->name));
}

static json_t *read_name(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  const char *value = yc_table_get(table, row, cell->name);
  int width = yc_width(value);
  if (*value == '\0')
    yc_table_fault(table, row, cell->name, faults, _("不能空着。"));
  else if (cell->max && width > cell->max)
    yc_table_fault(table, row, cell->name, faults, _("“%s”宽%d列,最多%d列(一个汉字2列)。"), value, width,
                   cell->max);
  return json_string(value);
}

static gboolean is_code(const char *text)
{
  gsize length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
  return length > 0 && length <= CODE_MAX && text[length] == '\0';
}

static json_t *read_code(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  const char *value = yc_table_get(table, row, cell->name);
  if (!is_code(value))
    yc_table_fault(table, row, cell->name, faults, _("应填代码(字母、数字和 - _ .,最多%d个),不是“%s”。"),
                   CODE_MAX, value);
  return json_string(value);
}

static json_t *read_reference(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  return *yc_table_get(table, row, cell->name) ? read_code(table, row, cell, faults) : json_null();
}

static json_t *read_codes(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  const char *value = yc_table_get(table, row, cell->name);
  g_auto(GStrv) codes = g_strsplit(value, " ", -1);
  g_autofree char *allowed = cell->words ? g_strjoinv(_("、"), (char **)cell->words) : NULL;
  for (char **code = codes; *code; code++)
    if (!is_code(*code))
      yc_table_fault(table, row, cell->name, faults, _("应填用一个空格隔开的代码,不是“%s”。"), value);
    else if (cell->words && !g_strv_contains(cell->words, *code))
      yc_table_fault(table, row, cell->name, faults, _("不认识“%s”,可填 %s。"), *code, allowed);
  if (cell->max && (int)g_strv_length(codes) > cell->max)
    yc_table_fault(table, row, cell->name, faults, _("最多填%d个代码。"), cell->max);
  return json_string(value);
}

static json_t *read_names(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  json_t *array = json_array();
  g_auto(GStrv) codes = g_strsplit(yc_table_get(table, row, cell->name), " ", -1);
  for (char **code = codes; *code; code++) {
    char **first = codes;
    while (strcmp(*first, *code) != 0)
      first++;
    if (**code == '\0')
      yc_table_fault(table, row, cell->name, faults, _("几个之间用一个空格隔开。"));
    else if (first != code)
      yc_table_fault(table, row, cell->name, faults, _("“%s”写了两次。"), *code);
    else
      json_array_append_new(array, json_string(*code));
  }
  return array;
}

static json_t *read_vector(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  json_decref(read_codes(table, row, cell, faults));
  return read_names(table, row, cell, faults);
}

static json_t *read_maybe(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  gboolean empty = *yc_table_get(table, row, cell->name) == '\0';
  return json_integer(empty ? cell->min : yc_table_int(table, row, cell->name, 0, cell->max, faults));
}

static json_t *read_number(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  return json_integer(yc_table_int(table, row, cell->name, cell->min, cell->max, faults));
}

static json_t *read_flag(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  return json_boolean(yc_table_word(table, row, cell->name, flag_words, faults));
}

static json_t *read_word(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  return json_string(cell->words[yc_table_word(table, row, cell->name, cell->words, faults)]);
}

static json_t *read_day(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  const char *value = yc_table_get(table, row, cell->name);
  if (yc_day_parse(value) == YC_DAY_NONE)
    yc_table_fault(table, row, cell->name, faults, _("没有“%s”这一天,日期写作 2026-11-03。"), value);
  return json_string(value);
}

static json_t *read_phone(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  const char *value = yc_table_get(table, row, cell->name);
  char phone[16] = "";
  if (*value && !yc_phone_normalise(value, phone))
    yc_table_fault(table, row, cell->name, faults, _("“%s”不是电话号码。"), value);
  return json_string(phone);
}

static json_t *read_limit(const YcTable *table, guint row, const YcCell *cell, YcFaults *faults)
{
  g_autofree char *unit_name = g_strconcat(cell->name, "_unit", NULL);
  const char *value = yc_table_get(table, row, cell->name), *code = yc_table_get(table, row, unit_name);
  guint before = faults->len;
  int n = *value ? yc_table_int(table, row, cell->name, 0, DAYS_MAX, faults) : cell->min;
  if (faults->len > before)
    n = cell->min;   /* nothing is concluded from a wrong number */
  YcUnit unit = YC_UNIT_WORKING;
  if (*value && !yc_unit_parse(code, &unit))
    yc_table_fault(table, row, unit_name, faults,
                   _("应填期限的单位 working、calendar、hour、month、year 之一,不是“%s”。"), code);
  else if (!*value && *code)
    yc_table_fault(table, row, unit_name, faults, _("没有期限,单位应空着,不是“%s”。"), code);
  return json_pack("{s:i, s:s, s:b}", "n", n, "unit", yc_unit_code(unit), "minimum", cell->max);
}

static const ReadCell readers[YC_N_CELLS] = {
  [YC_CELL_TEXT] = read_text,     [YC_CELL_NAME] = read_name,     [YC_CELL_CODE] = read_code,
  [YC_CELL_REFERENCE] = read_reference, [YC_CELL_CODES] = read_codes,
  [YC_CELL_VECTOR] = read_vector, [YC_CELL_NAMES] = read_names,   [YC_CELL_MAYBE] = read_maybe,
  [YC_CELL_NUMBER] = read_number,
  [YC_CELL_FLAG] = read_flag,     [YC_CELL_WORD] = read_word,     [YC_CELL_DAY] = read_day,
  [YC_CELL_PHONE] = read_phone,   [YC_CELL_LIMIT] = read_limit,   [YC_CELL_UNIT] = NULL,
};

/* ---- rows ---------------------------------------------------------------------------------------------- */

static json_t *read_row(const YcTable *table, guint row, const YcCell *cells, YcFaults *faults)
{
  json_t *object = json_object();
  for (const YcCell *cell = cells; cell->name; cell++)
    if (readers[cell->kind])
      json_object_set_new(object, cell->name, readers[cell->kind](table, row, cell, faults));
  return object;
}

static GHashTable *index_column(const YcTable *table, const YcCell *cell, YcFaults *faults)
{
  GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint row = 0; row < yc_table_rows(table); row++) {
    const char *value = yc_table_get(table, row, cell->name);
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(index, value));
    if (!first)
      g_hash_table_insert(index, (char *)value, GUINT_TO_POINTER(row + 1));
    else if (cell->unique && *value)
      yc_table_fault(table, row, cell->name, faults, _("“%s”与第%d行重复。"), value,
                     yc_table_line(table, first - 1));
  }
  return index;
}

YcSheet *yc_sheet_read(const char *directory, const char *name, const YcCell *cells, YcFaults *faults)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new();
  for (const YcCell *cell = cells; cell->name; cell++)
    g_ptr_array_add(columns, (char *)cell->name);
  g_ptr_array_add(columns, NULL);

  YcSheet *rows = g_new(YcSheet, 1);
  g_autofree char *path = directory ? g_build_filename(directory, name, NULL) : g_strdup(name);
  rows->table = yc_table_read(path, (const char *const *)columns->pdata, faults);
  rows->rows = g_ptr_array_new_with_free_func((GDestroyNotify)json_decref);
  for (guint row = 0; row < yc_table_rows(rows->table); row++)
    g_ptr_array_add(rows->rows, read_row(rows->table, row, cells, faults));
  rows->index = index_column(rows->table, &cells[0], faults);
  for (const YcCell *cell = cells + 1; cell->name; cell++)
    if (cell->unique)
      g_hash_table_unref(index_column(rows->table, cell, faults));
  return rows;
}

void yc_sheet_free(YcSheet *rows)
{
  g_hash_table_unref(rows->index);
  g_ptr_array_unref(rows->rows);
  yc_table_free(rows->table);
  g_free(rows);
}

json_t *yc_sheet_find(const YcSheet *rows, const char *key)
{
  guint row = GPOINTER_TO_UINT(g_hash_table_lookup(rows->index, key));
  return row ? rows->rows->pdata[row - 1] : NULL;
}

void yc_sheet_refer(const YcSheet *rows, const char *column, const YcSheet *known, YcFaults *faults)
{
  for (guint row = 0; row < rows->rows->len; row++) {
    const char *value = yc_table_get(rows->table, row, column);
    if (*value && !yc_sheet_find(known, value))
      yc_table_fault(rows->table, row, column, faults, _("“%s”在它所指的表里没有。"), value);
  }
}

/* ---- events -------------------------------------------------------------------------------------------- */

static void load_free(gpointer data)
{
  YcLoad *load = data;
  g_free(load->facts);
  g_free(load->body);
  g_free(load);
}

YcLoads *yc_loads_new(void)
{
  return g_ptr_array_new_with_free_func(load_free);
}

/* Takes the object. */
static char *dump(json_t *object)
{
  if (!object)
    return NULL;
  char *text = json_dumps(object, JSON_COMPACT);
  char *copy = g_strdup(text);
  free(text);
  json_decref(object);
  return copy;
}

void yc_loads_add(YcLoads *loads, const char *kind, json_t *facts, json_t *body)
{
  YcLoad *load = g_new(YcLoad, 1);
  *load = (YcLoad){ kind, dump(facts), dump(body) };
  g_ptr_array_add(loads, load);
}

void yc_loads_add_sheet(YcLoads *loads, const char *kind, const YcSheet *rows, const char *from)
{
  for (guint row = 0; row < rows->rows->len; row++) {
    json_t *facts = json_copy(rows->rows->pdata[row]);
    json_object_set_new(facts, "from", json_string(from));
    yc_loads_add(loads, kind, facts, NULL);
  }
}

json_t *yc_load_initials(const char *name, const char *other, gboolean surname)
{
  json_t *array = json_array();
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const char *names[] = { name, other };
  for (guint i = 0; i < G_N_ELEMENTS(names) && names[i]; i++) {
    g_auto(GStrv) initials = yc_initials(names[i], surname);
    for (char **one = initials; *one; one++)
      if (g_hash_table_add(seen, g_strdup(*one)))
        json_array_append_new(array, json_string(*one));
  }
  return array;
}
