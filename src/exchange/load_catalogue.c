#include <config.h>

#include "exchange/load.h"

#include <string.h>

#include "base/gettext.h"
#include "domain/item.h"
#include "exchange/load_rows.h"

#define ITEM_COLUMNS 16
#define STEP_COLUMNS 10
#define SYSTEM_COLUMNS 8
#define AGE_MAX 150
#define FEN_MAX 1000000000
#define YEARS_MAX 100

/* ---- the files; the words are those of domain/item.h ---------------------------------------------- */

static const char *const for_words[] = { "person", "organisation", "both", NULL };
static const char *const handling_words[] = { "onspot", "promise", NULL };
static const char *const accept_words[] = { "once_notice", "permit5", "onspot_deemed", NULL };
static const char *const timeout_words[] = { "none", "escalate", "deemed_accepted", NULL };
static const char *const notice_words[] = { "none", "inside", "outside", "before", "unclear", NULL };
static const char *const kind_words[] = { "receive", "work", "notice", "decide", "deliver", "consult", "investigate",
                                         "discuss", "seal", NULL };
static const char *const level_words[] = { "village", "town", "county", "outside", NULL };
static const char *const unit_words[] = { "working", "calendar", "hour", "month", "year", NULL };
static const char *const form_words[] = { "original", "copy", "both", NULL };
static const char *const source_words[] = { "applicant", "government", "third party", NULL };
static const char *const from_words[] = { "ask", "represented", "minor", NULL };

static const char *const lapse_words[] = { "withdraw", "revoke", NULL };
static const char *const procedure_words[] = { "hearing", "inspection", "testing", "quarantine", "appraisal", "review",
                                               "auction", "bidding", NULL };
static const char *const per_words[] = { "once", "month", "year", NULL };
static const char *const print_words[] = { "yes", "no", "ask", NULL };
static const char *const outcome_words[] = {
  "accept", "ask", "tell", "refuse", "onspot", "tolerant", "refer", "forward", NULL
};

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
  { "systems", .kind = YC_CELL_VECTOR },
  { "tolerant_lapse", .kind = YC_CELL_WORD, .words = lapse_words },
  { "forward", .kind = YC_CELL_FLAG },
  { "acceptor", .kind = YC_CELL_CODES, .max = 1 },
  { "forward_days", .kind = YC_CELL_NUMBER, .max = 366 },
  { "relative_visit", .kind = YC_CELL_FLAG },
  { "procedures", .kind = YC_CELL_VECTOR, .words = procedure_words },
  { "extension_by", .kind = YC_CELL_NAMES },
  { "soon_days", .kind = YC_CELL_MAYBE, .min = -1, .max = 366 },
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
  { "together", .kind = YC_CELL_FLAG },
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
  { "paper", .kind = YC_CELL_CODES, .max = 1 },
  { 0 }
};

static const YcCell question_cells[] = {
  { "item", .kind = YC_CELL_CODE },
  { "id", .kind = YC_CELL_CODE },
  { "text", .kind = YC_CELL_NAME },
  { "from", .kind = YC_CELL_WORD, .words = from_words },
  { 0 }
};

static const YcCell suits_cells[] = {
  { "item", .kind = YC_CELL_CODE, .unique = TRUE },
  { "min_age", .kind = YC_CELL_NUMBER, .max = AGE_MAX },
  { "max_age", .kind = YC_CELL_NUMBER, .max = AGE_MAX },
  { "disabled", .kind = YC_CELL_FLAG },
  { "single", .kind = YC_CELL_FLAG },
  { 0 }
};

static const YcCell print_cells[] = {
  { "item", .kind = YC_CELL_CODE },
  { "outcome", .kind = YC_CELL_WORD, .words = outcome_words },
  { "print", .kind = YC_CELL_WORD, .words = print_words },
  { 0 }
};

static const YcCell sum_cells[] = {
  { "item", .kind = YC_CELL_CODE },
  { "text", .kind = YC_CELL_NAME },
  { "fen", .kind = YC_CELL_NUMBER, .max = FEN_MAX },
  { "per", .kind = YC_CELL_WORD, .words = per_words },
  { "charge", .kind = YC_CELL_FLAG },
  { 0 }
};

static const YcCell system_cells[] = {
  { "code", .kind = YC_CELL_CODE, .unique = TRUE },
  { "name", .kind = YC_CELL_NAME },
  { "short", .kind = YC_CELL_NAME, .unique = TRUE, .max = SYSTEM_COLUMNS },
  { "pattern", .kind = YC_CELL_NAME },
  { 0 }
};

static const YcCell proof_cells[] = {
  { "code", .kind = YC_CELL_CODE, .unique = TRUE },
  { "name", .kind = YC_CELL_NAME, .unique = TRUE },
  { "who", .kind = YC_CELL_NAME },
  { "basis", .kind = YC_CELL_NAME },
  { 0 }
};

static const char *const about_words[] = { "", "deceased", "child", NULL };

static const YcCell occasion_cells[] = {
  { "occasion", .kind = YC_CELL_CODE },
  { "name", .kind = YC_CELL_NAME },
  { "about", .kind = YC_CELL_WORD, .words = about_words },
  { "item", .kind = YC_CELL_CODE },
  { "question", .kind = YC_CELL_TEXT },
  { "after", .kind = YC_CELL_CODES, .max = 1 },
  { 0 }
};

/* ---- putting them together ----------------------------------------------------------------------------- */

/* The members that the other files fill, empty. */
static void prepare(const YcSheet *items)
{
  static const char *const lists[] = { "questions", "materials", "steps", "sums" };
  for (guint row = 0; row < items->rows->len; row++) {
    json_t *item = items->rows->pdata[row];
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
      json_object_set_new(item, lists[i], json_array());
    json_object_set_new(item, "print", json_object());
    json_object_set_new(item, "suits", json_pack("{s:i, s:i, s:b, s:b}", "min_age", 0, "max_age", 0, "disabled", 0,
                                                 "single", 0));
    json_object_set_new(item, "local", json_false());
    json_object_set_new(item, "local_basis", json_string(""));
  }
}

/* The item of a row; NULL and a fault where there is none. */
static json_t *item_of(const YcSheet *rows, guint row, const YcSheet *items, YcFaults *faults)
{
  const char *code = yc_table_get(rows->table, row, "item");
  json_t *item = yc_sheet_find(items, code);
  if (!item)
    yc_table_fault(rows->table, row, "item", faults, _("items.tsv 里没有事项“%s”。"), code);
  return item;
}

/* Hangs each row on its item. */
static void attach(const YcSheet *rows, const YcSheet *items, const char *list, YcFaults *faults)
{
  for (guint row = 0; row < rows->rows->len; row++) {
    json_t *item = item_of(rows, row, items, faults), *object = rows->rows->pdata[row],
           *n = json_object_get(object, "n");
    if (!item)
      continue;
    json_t *array = json_object_get(item, list);
    int next = (int)json_array_size(array) + 1;
    if (n && json_integer_value(n) != next)
      yc_table_fault(rows->table, row, "n", faults, _("这里应是第%d号;每个事项从1起按顺序编号。"), next);
    json_object_del(object, "item");
    json_array_append(array, object);
  }
}

/* A step runs beside the one before it; what takes a case in and what decides it stand alone.  As domain/item.c has it. */
static void check_together(const YcSheet *steps, YcFaults *faults)
{
  static const char *const alone[] = { "receive", "decide", NULL };
  for (guint row = 0; row < steps->rows->len; row++) {
    const char *kind = yc_table_get(steps->table, row, "kind");
    gboolean first = strcmp(yc_table_get(steps->table, row, "n"), "1") == 0;
    const char *before = first || row == 0 ? "receive" : yc_table_get(steps->table, row - 1, "kind");
    if (strcmp(yc_table_get(steps->table, row, "together"), "yes") == 0 && (g_strv_contains(alone, kind) || g_strv_contains(alone, before)))
      yc_table_fault(steps->table, row, "together", faults,
                     _("这一步不能和前一步同时办:受理和决定单独成一步,第1步前面没有。"));
  }
}

static void attach_suits(const YcSheet *suits, const YcSheet *items, YcFaults *faults)
{
  for (guint row = 0; row < suits->rows->len; row++) {
    json_t *item = item_of(suits, row, items, faults), *object = suits->rows->pdata[row];
    json_int_t min = json_integer_value(json_object_get(object, "min_age")),
               max = json_integer_value(json_object_get(object, "max_age"));
    if (max && max < min)
      yc_table_fault(suits->table, row, "max_age", faults, _("最大%d岁比最小%d岁还小。"), (int)max, (int)min);
    json_object_del(object, "item");
    if (item)
      json_object_set(item, "suits", object);
  }
}

static void attach_prints(const YcSheet *prints, const YcSheet *items, YcFaults *faults)
{
  for (guint row = 0; row < prints->rows->len; row++) {
    const char *outcome = yc_table_get(prints->table, row, "outcome");
    json_t *item = item_of(prints, row, items, faults), *print = item ? json_object_get(item, "print") : NULL;
    if (print && json_object_get(print, outcome))
      yc_table_fault(prints->table, row, "item", faults, _("这个事项前面已经写过“%s”。"), outcome);
    else if (print)
      json_object_set(print, outcome, json_object_get(prints->rows->pdata[row], "print"));
  }
}

/* What prints.tsv does not name prints. */
static void fill_prints(json_t *item)
{
  json_t *print = json_object_get(item, "print");
  for (guint i = 0; outcome_words[i]; i++)
    if (!json_object_get(print, outcome_words[i]))
      json_object_set_new(print, outcome_words[i], json_string("yes"));
}

static void check_systems(const YcSheet *items, const YcSheet *systems, YcFaults *faults)
{
  for (guint row = 0; row < items->rows->len; row++) {
    json_t *code;
    size_t i;
    json_array_foreach(json_object_get(items->rows->pdata[row], "systems"), i, code)
      if (!yc_sheet_find(systems, json_string_value(code)))
        yc_table_fault(items->table, row, "systems", faults, _("systems.tsv 里没有“%s”。"), json_string_value(code));
  }
  for (guint row = 0; row < systems->rows->len; row++) {
    const char *pattern = yc_table_get(systems->table, row, "pattern");
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    if (!regex)
      yc_table_fault(systems->table, row, "pattern", faults, _("“%s”不是正则表达式。"), pattern);
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

/* RULE time-08: an extension adds to a limit in the limit's own unit. */
static void check_extension(const YcSheet *items, guint row, YcFaults *faults)
{
  static const char *const limits[][2] = { { "statutory", "statutory_unit" }, { "promised", "promised_unit" } };
  json_t *item = items->rows->pdata[row];
  const char *unit = yc_table_get(items->table, row, "extension_unit");
  if (amount(item, "extension") <= 0) return;
  for (guint i = 0; i < G_N_ELEMENTS(limits); i++)
    if (amount(item, limits[i][0]) >= 0 && strcmp(yc_table_get(items->table, row, limits[i][1]), unit) != 0) {
      yc_table_fault(items->table, row, "extension_unit", faults, _("延期的单位和期限的单位不一样:延期只能按期限自己的单位加。"));
      return;
    }
}

static void check_steps(const YcSheet *items, guint row, YcFaults *faults, YcFaults *warnings)
{
  json_t *item = items->rows->pdata[row], *steps = json_object_get(item, "steps"), *step;
  int total = 0, inside = 0, beside = 0, promised = amount(item, "promised");
  size_t i;
  json_array_foreach(steps, i, step) {
    gboolean together = json_is_true(json_object_get(step, "together"));
    int all = (int)json_integer_value(json_object_get(step, "days")), days = together ? MAX(all - beside, 0) : all;
    beside = together ? MAX(beside, all) : all;   /* the longest of those side by side counts */
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

/* Whether an item of an occasion stands there in a row before. */
static gboolean stands_before(const json_t *list, const char *code)
{
  size_t i;
  json_t *entry;
  json_array_foreach((json_t *)list, i, entry)
    if (strcmp(json_string_value(json_object_get(entry, "item")), code) == 0) return TRUE;
  return FALSE;
}

static void add_occasion_item(const YcSheet *rows, guint row, const YcSheet *items, json_t *list, YcFaults *faults)
{
  json_t *object = rows->rows->pdata[row];
  const char *after = json_string_value(json_object_get(object, "after"));
  if (!item_of(rows, row, items, faults)) return;
  if (*after && !stands_before(list, after))
    yc_table_fault(rows->table, row, "after", faults, _("“%s”要写在前面的一行,在同一件事里。"), after);
  json_array_append_new(list, json_pack("{s:O, s:O, s:O}", "item", json_object_get(object, "item"), "question",
                                        json_object_get(object, "question"), "after", json_object_get(object, "after")));
}

/* Rows of one occasion stand together: one event each. */
static void add_occasions(YcLoads *loads, const YcSheet *rows, const YcSheet *items, const char *from, YcFaults *faults)
{
  for (guint row = 0; row < rows->rows->len;) {
    json_t *first = rows->rows->pdata[row], *list = json_array();
    const char *code = json_string_value(json_object_get(first, "occasion"));
    for (; row < rows->rows->len && strcmp(json_string_value(json_object_get(rows->rows->pdata[row], "occasion")), code) == 0; row++)
      add_occasion_item(rows, row, items, list, faults);
    const char *name = json_string_value(json_object_get(first, "name"));
    yc_loads_add(loads, "occasion.set",
                 json_pack("{s:s, s:s, s:O, s:i, s:s, s:o, s:o}", "code", code, "name", name, "about",
                           json_object_get(first, "about"), "version", 0, "from", from, "initials",
                           yc_load_initials(name, NULL, FALSE), "items", list), NULL);
  }
}

YcLoads *yc_load_catalogue(const char *directory, YcDay from, YcFaults *faults, YcFaults *warnings)
{
  g_autoptr(YcSheet) items = yc_sheet_read(directory, "items.tsv", item_cells, faults);
  g_autoptr(YcSheet) steps = yc_sheet_read(directory, "steps.tsv", step_cells, faults);
  g_autoptr(YcSheet) materials = yc_sheet_read(directory, "materials.tsv", material_cells, faults);
  g_autoptr(YcSheet) questions = yc_sheet_read(directory, "questions.tsv", question_cells, faults);
  g_autoptr(YcSheet) suits = yc_sheet_read(directory, "suits.tsv", suits_cells, faults);
  g_autoptr(YcSheet) prints = yc_sheet_read(directory, "prints.tsv", print_cells, faults);
  g_autoptr(YcSheet) sums = yc_sheet_read(directory, "sums.tsv", sum_cells, faults);
  g_autoptr(YcSheet) systems = yc_sheet_read(directory, "systems.tsv", system_cells, faults);
  g_autoptr(YcSheet) proofs = yc_sheet_read(directory, "proofs.tsv", proof_cells, faults);
  g_autoptr(YcSheet) occasions = yc_sheet_read(directory, "occasions.tsv", occasion_cells, faults);
  prepare(items);
  check_together(steps, faults);
  attach(steps, items, "steps", faults);
  attach(questions, items, "questions", faults);
  attach(materials, items, "materials", faults);
  attach(sums, items, "sums", faults);
  attach_suits(suits, items, faults);
  attach_prints(prints, items, faults);
  check_systems(items, systems, faults);
  check_questions(questions, faults);
  check_materials(materials, items, faults);

  YcLoads *loads = yc_loads_new();
  char day[YC_DAY_TEXT];
  yc_day_format(from, day);
  for (guint row = 0; row < items->rows->len; row++) {
    json_t *item = items->rows->pdata[row];
    fill_prints(item);
    check_promise(items, row, faults);
    check_extension(items, row, faults);
    check_steps(items, row, faults, warnings);
    yc_loads_add(loads, "item.set", facts_of(item, day), NULL);
  }
  for (guint row = 0; row < proofs->rows->len; row++) {
    json_t *proof = proofs->rows->pdata[row];
    json_object_set_new(proof, "initials",
                        yc_load_initials(json_string_value(json_object_get(proof, "name")), NULL, FALSE));
  }
  yc_loads_add_sheet(loads, "system.set", systems, day);
  yc_loads_add_sheet(loads, "proof.set", proofs, day);
  add_occasions(loads, occasions, items, day, faults);
  return loads;
}
