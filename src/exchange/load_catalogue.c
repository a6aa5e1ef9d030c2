#include <config.h>

#include "exchange/load.h"

#include <string.h>

#include "base/gettext.h"
#include "domain/item.h"
#include "exchange/load_rows.h"

#define ITEM_COLUMNS 16
#define STEP_COLUMNS 10
#define YEARS_MAX 100

/* ---- the four files; the words are those of domain/item.h ---------------------------------------------- */

static const char *const for_words[] = { "person", "organisation", "both", NULL };
static const char *const handling_words[] = { "onspot", "promise", NULL };
static const char *const accept_words[] = { "once_notice", "permit5", "onspot_deemed", NULL };
static const char *const timeout_words[] = { "none", "escalate", "deemed_accepted", NULL };
static const char *const notice_words[] = { "none", "inside", "outside", "before", "unclear", NULL };
static const char *const kind_words[] = { "receive", "work", "notice", "decide", "deliver", NULL };
static const char *const level_words[] = { "village", "town", "county", "outside", NULL };
static const char *const unit_words[] = { "working", "calendar", "hour", "month", "year", NULL };
static const char *const form_words[] = { "original", "copy", "both", NULL };
static const char *const source_words[] = { "applicant", "government", "third party", NULL };
static const char *const from_words[] = { "ask", "represented", "minor", NULL };

static const YcCell item_cells[] = {
  { "code", .kind = YC_CELL_CODE, .unique = TRUE },
  { "name", .kind = YC_CELL_NAME },
  { "short_name", .kind = YC_CELL_NAME, .unique = TRUE, .max = ITEM_COLUMNS },
  { "category", .kind = YC_CELL_NAME },
  { "type", .kind = YC_CELL_NAME },
  { "applicant", .kind = YC_CELL_WORD, .words = for_words },
  { "handling", .kind = YC_CELL_WORD, .words = handling_words },
  { "legal_basis", .kind = YC_CELL_TEXT },
  { "statutory", .kind = YC_CELL_LIMIT, .min = -1 },
  { "statutory_unit", .kind = YC_CELL_UNIT },
  { "promised", .kind = YC_CELL_LIMIT, .min = -1 },
  { "promised_unit", .kind = YC_CELL_UNIT },
  { "extension", .kind = YC_CELL_LIMIT },
  { "extension_unit", .kind = YC_CELL_UNIT },
  { "accept_rule", .kind = YC_CELL_WORD, .words = accept_words },
  { "accept_days", .kind = YC_CELL_NUMBER, .max = 366 },
  { "timeout", .kind = YC_CELL_WORD, .words = timeout_words },
  { "notice_place", .kind = YC_CELL_WORD, .words = notice_words },
  { "notice", .kind = YC_CELL_LIMIT, .max = TRUE },
  { "notice_unit", .kind = YC_CELL_UNIT },
  { "delivery_days", .kind = YC_CELL_NUMBER, .max = 366 },
  { "supply_days", .kind = YC_CELL_NUMBER, .max = 366 },
  { "duplicate_days", .kind = YC_CELL_NUMBER, .max = 3660 },
  { "retention_years", .kind = YC_CELL_NUMBER, .max = YEARS_MAX },
  { "household", .kind = YC_CELL_FLAG },
  { "delegated", .kind = YC_CELL_FLAG },
  { "fee", .kind = YC_CELL_TEXT },
  { "result", .kind = YC_CELL_TEXT },
  { "decision_level", .kind = YC_CELL_TEXT },
  { "confidence", .kind = YC_CELL_WORD, .words = yc_confidence_words },
  { "defaults", .kind = YC_CELL_CODES },
  { "note", .kind = YC_CELL_TEXT },
  { 0 }
};

static const YcCell step_cells[] = {
  { "item", .kind = YC_CELL_CODE },
  { "n", .kind = YC_CELL_NUMBER, .min = 1, .max = 99 },
  { "name", .kind = YC_CELL_NAME },
  { "short_name", .kind = YC_CELL_NAME, .max = STEP_COLUMNS },
  { "office", .kind = YC_CELL_CODE },
  { "with", .kind = YC_CELL_CODES },
  { "kind", .kind = YC_CELL_WORD, .words = kind_words },
  { "level", .kind = YC_CELL_WORD, .words = level_words },
  { "days", .kind = YC_CELL_NUMBER, .max = 3660 },
  { "unit", .kind = YC_CELL_WORD, .words = unit_words },
  { "in_clock", .kind = YC_CELL_FLAG },
  { 0 }
};

static const YcCell material_cells[] = {
  { "item", .kind = YC_CELL_CODE },
  { "n", .kind = YC_CELL_NUMBER, .min = 1, .max = 99 },
  { "name", .kind = YC_CELL_NAME },
  { "form", .kind = YC_CELL_WORD, .words = form_words },
  { "copies", .kind = YC_CELL_NUMBER, .min = 1, .max = 99 },
  { "question", .kind = YC_CELL_REFERENCE },
  { "source", .kind = YC_CELL_WORD, .words = source_words },
  { "tolerable", .kind = YC_CELL_FLAG },
  { "look", .kind = YC_CELL_TEXT },
  { "where", .kind = YC_CELL_TEXT },
  { 0 }
};

static const YcCell question_cells[] = {
  { "item", .kind = YC_CELL_CODE },
  { "id", .kind = YC_CELL_CODE },
  { "text", .kind = YC_CELL_NAME },
  { "from", .kind = YC_CELL_WORD, .words = from_words },
  { 0 }
};

/* ---- putting them together ----------------------------------------------------------------------------- */

static json_t *list_of(json_t *item, const char *list)
{
  json_t *array = json_object_get(item, list);
  if (!array) {
    array = json_array();
    json_object_set_new(item, list, array);
  }
  return array;
}

/* Hangs each row on its item. */
static void attach(const YcSheet *rows, const YcSheet *items, const char *list, YcFaults *faults)
{
  for (guint row = 0; row < rows->rows->len; row++) {
    const char *code = yc_table_get(rows->table, row, "item");
    json_t *item = yc_sheet_find(items, code), *object = rows->rows->pdata[row],
           *n = json_object_get(object, "n");
    if (!item) {
      yc_table_fault(rows->table, row, "item", faults, _("items.tsv 里没有事项“%s”。"), code);
      continue;
    }
    json_t *array = list_of(item, list);
    int next = (int)json_array_size(array) + 1;
    if (n && json_integer_value(n) != next)
      yc_table_fault(rows->table, row, "n", faults, _("这里应是第%d号;每个事项从1起按顺序编号。"), next);
    json_object_del(object, "item");
    json_array_append(array, object);
  }
}

/* The same id is the same question in every item, and stands once in each. */
static void check_questions(const YcSheet *questions, YcFaults *faults)
{
  const YcTable *table = questions->table;
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) firsts = g_hash_table_new(g_str_hash, g_str_equal);   /* id → row + 1 */
  for (guint row = 0; row < yc_table_rows(table); row++) {
    const char *id = yc_table_get(table, row, "id");
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(firsts, id));
    if (!g_hash_table_add(seen, g_strdup_printf("%s %s", yc_table_get(table, row, "item"), id)))
      yc_table_fault(table, row, "id", faults, _("这个事项前面已经有问题“%s”。"), id);
    if (!first) {
      g_hash_table_insert(firsts, (char *)id, GUINT_TO_POINTER(row + 1));
      continue;
    }
    const char *const same[] = { "text", "from" };
    for (guint i = 0; i < G_N_ELEMENTS(same); i++)
      if (strcmp(yc_table_get(table, row, same[i]), yc_table_get(table, first - 1, same[i])) != 0)
        yc_table_fault(table, row, same[i], faults, _("问题“%s”在第%d行写得不一样;同一个问题各处应相同。"),
                       id, yc_table_line(table, first - 1));
  }
}

static gboolean asks(json_t *item, const char *id)
{
  size_t i;
  json_t *question;
  json_array_foreach(json_object_get(item, "questions"), i, question)
    if (strcmp(json_string_value(json_object_get(question, "id")), id) == 0)
      return TRUE;
  return FALSE;
}

static void check_materials(const YcSheet *materials, const YcSheet *items, YcFaults *faults)
{
  for (guint row = 0; row < yc_table_rows(materials->table); row++) {
    const char *id = yc_table_get(materials->table, row, "question");
    json_t *item = yc_sheet_find(items, yc_table_get(materials->table, row, "item"));
    if (*id && item && !asks(item, id))
      yc_table_fault(materials->table, row, "question", faults, _("questions.tsv 里这个事项没有问题“%s”。"),
                     id);
  }
}

static int amount(json_t *item, const char *limit)
{
  return (int)json_integer_value(json_object_get(json_object_get(item, limit), "n"));
}

/* RULE time-10.  Limits of different units cannot be compared. */
static void check_promise(const YcSheet *items, guint row, YcFaults *faults)
{
  json_t *item = items->rows->pdata[row];
  int promised = amount(item, "promised"), statutory = amount(item, "statutory");
  if (promised >= 0 && statutory >= 0 && promised > statutory &&
      strcmp(yc_table_get(items->table, row, "promised_unit"),
             yc_table_get(items->table, row, "statutory_unit")) == 0)
    yc_table_fault(items->table, row, "promised", faults, _("承诺%d比法定%d还长。"), promised, statutory);
}

static void check_steps(const YcSheet *items, guint row, YcFaults *faults, YcFaults *warnings)
{
  json_t *item = items->rows->pdata[row], *steps = list_of(item, "steps"), *step;
  int total = 0, inside = 0, promised = amount(item, "promised");
  size_t i;
  json_array_foreach(steps, i, step) {
    int days = (int)json_integer_value(json_object_get(step, "days"));
    total += days;
    inside += json_is_true(json_object_get(step, "in_clock")) ? days : 0;
  }
  if (json_array_size(steps) == 0)
    yc_table_fault(items->table, row, "code", faults, _("steps.tsv 里没有这个事项的环节。"));
  if (warnings && promised >= 0 && total > promised)
    yc_table_fault(items->table, row, "promised", warnings,
                   _("各环节共%d天(计入承诺的%d天),承诺%d天,请核对。"), total, inside, promised);
}

/* ---- events -------------------------------------------------------------------------------------------- */

static json_t *facts_of(json_t *item, const char *from)
{
  const char *name = json_string_value(json_object_get(item, "name"));
  const char *short_name = json_string_value(json_object_get(item, "short_name"));
  json_t *facts = json_pack("{s:O, s:i, s:s, s:s, s:s, s:o, s:O, s:O}", "code", json_object_get(item, "code"),
                            "version", 0, "from", from, "name", name, "short", short_name, "initials",
                            yc_load_initials(short_name, name, FALSE), "handling",
                            json_object_get(item, "handling"), "defaults", json_object_get(item, "defaults"));
  json_object_del(item, "defaults");
  json_object_set_new(item, "version", json_integer(0));
  json_object_set_new(item, "from", json_string(from));
  json_object_set(facts, "item", item);
  return facts;
}

YcLoads *yc_load_catalogue(const char *directory, YcDay from, YcFaults *faults, YcFaults *warnings)
{
  g_autoptr(YcSheet) items = yc_sheet_read(directory, "items.tsv", item_cells, faults);
  g_autoptr(YcSheet) steps = yc_sheet_read(directory, "steps.tsv", step_cells, faults);
  g_autoptr(YcSheet) materials = yc_sheet_read(directory, "materials.tsv", material_cells, faults);
  g_autoptr(YcSheet) questions = yc_sheet_read(directory, "questions.tsv", question_cells, faults);
  attach(steps, items, "steps", faults);
  attach(questions, items, "questions", faults);
  attach(materials, items, "materials", faults);
  check_questions(questions, faults);
  check_materials(materials, items, faults);

  YcLoads *loads = yc_loads_new();
  char day[YC_DAY_TEXT];
  yc_day_format(from, day);
  for (guint row = 0; row < items->rows->len; row++) {
    json_t *item = items->rows->pdata[row];
    list_of(item, "questions");
    list_of(item, "materials");
    check_promise(items, row, faults);
    check_steps(items, row, faults, warnings);
    yc_loads_add(loads, "item.set", facts_of(item, day), NULL);
  }
  return loads;
}
