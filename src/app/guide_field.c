/* guide_field.c - see guide.h: the fields of an item as rows of a screen. */
#include <config.h>
#include <stdlib.h>
#include <string.h>
#include "app/guide_label.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

enum { TEXT_MAX = 200, FEN_DIGITS = 12 };

/* How a field is read and written; `offset` is in YcItem, YcMaterial or YcSum. */
typedef enum { ON_LIMIT, ON_NUMBER, ON_TEXT, ON_DAY, ON_FEN, ON_FLAG, ON_ENUM, ON_CONFIDENCE, ON_QUESTION,
               ON_PROCEDURES, ON_NAMES, ON_SOON } On;

typedef struct {
  const char *path;      /* within its record: "promised", "print.onspot", "name" */
  On on;
  gsize offset;
  int min, max;          /* of a number; of an enum `max` is how many words it has */
} Field;

#define ITEM(member) .offset = G_STRUCT_OFFSET(YcItem, member)
#define PAPER(member) .offset = G_STRUCT_OFFSET(YcMaterial, member)
#define SUM(member) .offset = G_STRUCT_OFFSET(YcSum, member)

static const Field limits[] = {
  { "promised", ON_LIMIT, ITEM(promised), 0, 3660 },
  { "accept_days", ON_NUMBER, ITEM(accept_days), 0, 366 },
  { "supply_days", ON_NUMBER, ITEM(supply_days), 0, 366 },
  { "delivery_days", ON_NUMBER, ITEM(delivery_days), 0, 366 },
  { "confidence", ON_CONFIDENCE, ITEM(confidence), 0, 0 },
  { "tolerant_lapse", ON_ENUM, ITEM(tolerant_lapse), 0, 2 },
};
static const Field clocks[] = {
  { "soon_days", ON_SOON, ITEM(soon_days), 0, 366 },
  { "procedures", ON_PROCEDURES, ITEM(procedures), 0, 0 },
  { "extension_by", ON_NAMES, ITEM(extension_by), 0, 0 },
};
static const Field prints[] = {
  { "print.accept", ON_ENUM, ITEM(print.accept), 0, 3 },     { "print.onspot", ON_ENUM, ITEM(print.onspot), 0, 3 },
  { "print.tell", ON_ENUM, ITEM(print.tell), 0, 3 },         { "print.ask", ON_ENUM, ITEM(print.ask), 0, 3 },
  { "print.tolerant", ON_ENUM, ITEM(print.tolerant), 0, 3 }, { "print.refuse", ON_ENUM, ITEM(print.refuse), 0, 3 },
  { "print.refer", ON_ENUM, ITEM(print.refer), 0, 3 },       { "print.forward", ON_ENUM, ITEM(print.forward), 0, 3 },
};
static const Field basis[] = {
  { "local_basis", ON_TEXT, ITEM(local_basis), 0, 0 },
  { "from", ON_DAY, ITEM(from), 0, 0 },
};
static const Field material_fields[] = {
  { "name", ON_TEXT, PAPER(name), 0, 0 },            { "form", ON_ENUM, PAPER(form), 0, 3 },
  { "copies", ON_NUMBER, PAPER(copies), 1, 99 },     { "question", ON_QUESTION, PAPER(question), 0, 0 },
  { "tolerable", ON_FLAG, PAPER(tolerable), 0, 0 },  { "look", ON_TEXT, PAPER(look), 0, 0 },
  { "where", ON_TEXT, PAPER(where), 0, 0 },
};
static const Field sum_fields[] = {
  { "text", ON_TEXT, SUM(text), 0, 0 }, { "fen", ON_FEN, SUM(fen), 0, 0 }, { "per", ON_ENUM, SUM(per), 0, YC_N_PERS },
};

/* The first stands above the lists, the others below them. */
static const struct { const char *head; const Field *fields; guint n; } groups[] = {
  { N_("期限"), limits, G_N_ELEMENTS(limits) },
  { N_("停钟、延期、临期"), clocks, G_N_ELEMENTS(clocks) },
  { N_("打印"), prints, G_N_ELEMENTS(prints) },
  { N_("这一版"), basis, G_N_ELEMENTS(basis) },
};
static const struct { const char *list; const char *head, *add; const Field *fields; guint n; } lists[] = {
  { "sums", N_("金额"), N_("加一项金额"), sum_fields, G_N_ELEMENTS(sum_fields) },
  { "materials", N_("材料"), N_("加一样材料"), material_fields, G_N_ELEMENTS(material_fields) },
};

void yc_guide_field_free(YcGuideField *field)
{
  g_free(field->path);
  g_free(field->label);
  g_free(field->value);
  g_free(field->typed);
  g_free(field->before);
  g_free(field);
}

/* --- where a path leads ----------------------------------------------------------------------------------- */

typedef struct {
  const char *list;      /* NULL: the item's own */
  guint entry;
  const Field *field;    /* NULL: the entry itself */
  gpointer member;       /* in `now` */
} Spot;

static GPtrArray *list_of(const YcItem *item, const char *list)
{
  return strcmp(list, "sums") == 0 ? item->sums : item->materials;
}

static const Field *find_field(const Field *fields, guint n, const char *path)
{
  for (guint i = 0; i < n; i++)
    if (strcmp(fields[i].path, path) == 0) return &fields[i];
  return NULL;
}

static gboolean find_own(const YcItem *item, const char *path, Spot *spot)
{
  const Field *field = NULL;
  for (guint i = 0; field == NULL && i < G_N_ELEMENTS(groups); i++)
    field = find_field(groups[i].fields, groups[i].n, path);
  *spot = (Spot){ NULL, 0, field, field ? G_STRUCT_MEMBER_P(item, field->offset) : NULL };
  return field != NULL;
}

/* "materials[2]" or "materials[2].name" */
static gboolean find_spot(const YcItem *item, const char *path, Spot *spot)
{
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
    gsize length = strlen(lists[i].list);
    if (strncmp(path, lists[i].list, length) != 0 || path[length] != '[') continue;
    char *end;
    guint64 entry = g_ascii_strtoull(path + length + 1, &end, 10);
    GPtrArray *entries = list_of(item, lists[i].list);
    if (*end != ']' || entry >= entries->len) return FALSE;
    *spot = (Spot){ lists[i].list, (guint)entry, NULL, entries->pdata[entry] };
    if (end[1] != '.') return end[1] == '\0';
    spot->field = find_field(lists[i].fields, lists[i].n, end + 2);
    if (spot->field != NULL) spot->member = G_STRUCT_MEMBER_P(entries->pdata[entry], spot->field->offset);
    return spot->field != NULL;
  }
  return find_own(item, path, spot);
}

/* --- values ----------------------------------------------------------------------------------------------- */

/* Confidence as its word; the sum's amount as it is typed. */
static char *fen_typed(gint64 fen)
{
  if (fen % 100 == 0) return g_strdup_printf("%" G_GINT64_FORMAT, fen / 100);
  return g_strdup_printf("%" G_GINT64_FORMAT ".%02d", fen / 100, (int)(fen % 100));
}

/* By their names. */
static char *procedures_typed(char **codes)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (; *codes != NULL; codes++) g_string_append_printf(text, "%s%s", text->len ? " " : "", yc_say_procedure(*codes));
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* The value as it is typed; "" for what is chosen. */
static char *typed(const Field *field, gconstpointer member)
{
  char day[YC_DAY_TEXT];
  switch (field->on) {
  case ON_LIMIT: {
    int n = ((const YcLimit *)member)->n;
    return n < 0 ? g_strdup("") : g_strdup_printf("%d", n);
  }
  case ON_NUMBER: return g_strdup_printf("%d", *(const int *)member);
  case ON_TEXT: return g_strdup(*(char *const *)member);
  case ON_DAY: return g_strdup(yc_day_format(*(const YcDay *)member, day));
  case ON_FEN: return fen_typed(*(const gint64 *)member);
  case ON_SOON: return *(const int *)member < 0 ? g_strdup("") : g_strdup_printf("%d", *(const int *)member);
  case ON_NAMES: return g_strjoinv(" ", *(char **const *)member);
  case ON_PROCEDURES: return procedures_typed(*(char **const *)member);
  case ON_FLAG:
  case ON_ENUM:
  case ON_CONFIDENCE:
  case ON_QUESTION: break;
  }
  return g_strdup("");
}

/* The word of an enum member, by the path it stands at. */
static const char *enum_code(const Field *field, int value)
{
  if (g_str_has_prefix(field->path, "print.")) return yc_item_print_code((YcPrint)value);
  if (strcmp(field->path, "tolerant_lapse") == 0) return yc_item_lapse_code((YcLapse)value);
  if (strcmp(field->path, "per") == 0) return yc_item_per_code((YcPer)value);
  return yc_item_form_code((YcForm)value);
}

static char *limit_code(const YcLimit *limit)
{
  return limit->n < 0 ? g_strdup("") : g_strdup_printf("%d %s", limit->n, yc_unit_code(limit->unit));
}

/* The value as a code of domain/item_diff.h. */
static char *code_of(const Field *field, gconstpointer member)
{
  const char *text;
  switch (field->on) {
  case ON_LIMIT: return limit_code(member);
  case ON_FLAG: return g_strdup(*(const gboolean *)member ? "yes" : "no");
  case ON_ENUM: return g_strdup(enum_code(field, *(const int *)member));
  case ON_FEN: return g_strdup_printf("%" G_GINT64_FORMAT, *(const gint64 *)member);
  case ON_CONFIDENCE:
  case ON_QUESTION:
    text = *(char *const *)member;
    return g_strdup(text ? text : "");
  case ON_PROCEDURES: return g_strjoinv(" ", *(char **const *)member);
  case ON_SOON: return g_strdup_printf("%d", *(const int *)member);
  case ON_NAMES:
  case ON_NUMBER:
  case ON_TEXT:
  case ON_DAY: break;
  }
  return typed(field, member);
}

/* With what the law allows. */
static char *say_promise(const YcGuide *guide, const char *code)
{
  g_autofree char *promise = yc_guide_value(guide->now, NULL, "promised", NULL, code);
  g_autofree char *statute = yc_say_limit(&guide->was->statutory);
  return *statute == '\0' ? g_steal_pointer(&promise) : g_strdup_printf(_("%s  法定%s"), promise, statute);
}

static char *say_value(const YcGuide *guide, const char *list, const Field *field, gconstpointer member)
{
  g_autofree char *code = code_of(field, member);
  g_auto(GStrv) parts = g_strsplit(field->path, ".", 2);
  if (field->on == ON_DAY) {
    g_autofree char *day = yc_say_day_long(*(const YcDay *)member);
    return g_strdup_printf("%s  %s", code, day);
  }
  if (strcmp(field->path, "local_basis") == 0) return g_strdup(*code ? code : _("(还没写)"));
  if (field->on == ON_LIMIT) return say_promise(guide, code);
  return yc_guide_value(guide->now, list, parts[0], parts[1], code);
}

/* --- rows ------------------------------------------------------------------------------------------------- */

static YcGuideField *add(GPtrArray *rows, YcGuideKind kind, const char *path, const char *label, char *value)
{
  YcGuideField *row = g_new0(YcGuideField, 1);
  row->kind = kind;
  row->path = g_strdup(path);
  row->label = g_strdup(label);
  row->value = value;
  g_ptr_array_add(rows, row);
  return row;
}

static gboolean is_typed(const Field *field)
{
  return field->on != ON_FLAG && field->on != ON_ENUM && field->on != ON_CONFIDENCE && field->on != ON_QUESTION;
}

/* The field's label; the basis and the day are of the version, not of the item. */
static const char *label_of(const char *list, const Field *field)
{
  if (field->on == ON_DAY) return _("从哪天起施行");
  if (strcmp(field->path, "local_basis") == 0) return _("依据");
  g_auto(GStrv) parts = g_strsplit(field->path, ".", 2);
  return yc_guide_label(list, parts[0], parts[1]);
}

/* `old` is the same record as it was; NULL where it is new. */
static void add_field(const YcGuide *guide, GPtrArray *rows, const char *list, const char *path, const Field *field,
                      gconstpointer now, gconstpointer old)
{
  gconstpointer member = (const char *)now + field->offset;
  g_autofree char *code = code_of(field, member);
  g_autofree char *before = old ? code_of(field, (const char *)old + field->offset) : NULL;
  g_auto(GStrv) parts = g_strsplit(field->path, ".", 2);
  YcGuideField *row = add(rows, is_typed(field) ? YC_GUIDE_TEXT : YC_GUIDE_WORDS, path, label_of(list, field),
                          say_value(guide, list, field, member));
  row->typed = typed(field, member);
  row->changed = g_strcmp0(code, before) != 0;
  if (field->on == ON_DAY && guide->now->from == MAX(guide->was->from, yc_app_today(guide->app)))
    row->changed = FALSE;   /* nobody chose it */
  if (row->changed && old) row->before = say_value(guide, list, field, (const char *)old + field->offset);
  row->unconfirmed = !row->changed && list == NULL &&
                     g_strv_contains((const char *const *)guide->defaults, parts[0]);
}

static char *entry_value(const YcItem *item, const char *list, gconstpointer entry)
{
  return strcmp(list, "sums") == 0 ? yc_guide_sum(entry) : yc_guide_material(item, entry);
}

static const char *entry_name(const char *list, gconstpointer entry)
{
  return strcmp(list, "sums") == 0 ? ((const YcSum *)entry)->text : ((const YcMaterial *)entry)->name;
}

/* The entry of the old version that has the same name; NULL where none has. */
static gpointer same_entry(const YcItem *was, const char *list, const char *name)
{
  GPtrArray *entries = list_of(was, list);
  for (guint i = 0; i < entries->len; i++)
    if (strcmp(entry_name(list, entries->pdata[i]), name) == 0) return entries->pdata[i];
  return NULL;
}

static gboolean entry_changed(const YcGuide *guide, const char *list, gconstpointer entry)
{
  g_autoptr(GPtrArray) changes = yc_item_diff(guide->was, guide->now);
  const char *name = entry_name(list, entry);
  gconstpointer old = same_entry(guide->was, list, name);
  if (old == NULL) return TRUE;
  for (guint i = 0; i < changes->len; i++) {
    const YcItemChange *change = changes->pdata[i];
    if (g_strcmp0(change->list, list) == 0 && g_strcmp0(change->entry, name) == 0) return TRUE;
  }
  return FALSE;
}

static void add_list(const YcGuide *guide, GPtrArray *rows, guint l)
{
  const char *list = lists[l].list;
  GPtrArray *entries = list_of(guide->now, list);
  add(rows, YC_GUIDE_HEAD, "", gettext(lists[l].head), g_strdup(""));
  for (guint i = 0; i < entries->len; i++) {
    g_autofree char *path = g_strdup_printf("%s[%u]", list, i);
    YcGuideField *row = add(rows, YC_GUIDE_ENTRY, path, entry_name(list, entries->pdata[i]),
                            entry_value(guide->now, list, entries->pdata[i]));
    row->changed = entry_changed(guide, list, entries->pdata[i]);
    row->unconfirmed = !row->changed && g_strv_contains((const char *const *)guide->defaults, list);
  }
  add(rows, YC_GUIDE_ADD, list, gettext(lists[l].add), g_strdup(""));
}

static void add_entry(const YcGuide *guide, GPtrArray *rows, const char *of)
{
  Spot spot;
  if (!find_spot(guide->now, of, &spot) || spot.list == NULL) return;
  for (guint l = 0; l < G_N_ELEMENTS(lists); l++)
    for (guint i = 0; strcmp(lists[l].list, spot.list) == 0 && i < lists[l].n; i++) {
      g_autofree char *path = g_strconcat(of, ".", lists[l].fields[i].path, NULL);
      add_field(guide, rows, spot.list, path, &lists[l].fields[i], spot.member,
                same_entry(guide->was, spot.list, entry_name(spot.list, spot.member)));
    }
}

static void add_group(const YcGuide *guide, GPtrArray *rows, guint g)
{
  add(rows, YC_GUIDE_HEAD, "", gettext(groups[g].head), g_strdup(""));
  for (guint i = 0; i < groups[g].n; i++)
    add_field(guide, rows, NULL, groups[g].fields[i].path, &groups[g].fields[i], guide->now, guide->was);
}

GPtrArray *yc_guide_fields(const YcGuide *guide, const char *of)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)yc_guide_field_free);
  if (*of != '\0') {
    add_entry(guide, rows, of);
    return rows;
  }
  add_group(guide, rows, 0);
  for (guint l = 0; l < G_N_ELEMENTS(lists); l++) add_list(guide, rows, l);
  for (guint g = 1; g < G_N_ELEMENTS(groups); g++) add_group(guide, rows, g);
  return rows;
}

/* --- setting ---------------------------------------------------------------------------------------------- */

static char *set_number(const Field *field, const char *text, int *number)
{
  gint64 value;
  if (!g_ascii_string_to_signed(text, 10, field->min, field->max, &value, NULL))
    return g_strdup_printf(_("这里填 %d 到 %d 的数"), field->min, field->max);
  *number = (int)value;
  return NULL;
}

static char *set_limit(const YcGuide *guide, const Field *field, const char *text, YcLimit *limit)
{
  if (*text == '\0' && guide->now->statutory.n < 0)
    return g_strdup(_("没有法定时限的事项要有承诺时限"));
  if (*text == '\0') {
    limit->n = -1;
    return NULL;
  }
  if (limit->n < 0) limit->unit = guide->now->statutory.unit;
  return set_number(field, text, &limit->n);
}

/* "30" "30.5" "30.50" */
static char *set_fen(const char *text, gint64 *fen)
{
  gsize yuan = strspn(text, "0123456789"), cents = text[yuan] == '.' ? strspn(text + yuan + 1, "0123456789") : 0;
  gboolean dot = text[yuan] == '.';
  if (yuan == 0 || yuan > FEN_DIGITS - 2 || cents > 2 || (dot && cents == 0) || text[yuan + (dot ? 1 : 0) + cents] != '\0')
    return g_strdup(_("金额按元填,最多两位小数,例如 30 或 30.50"));
  gint64 whole = g_ascii_strtoll(text, NULL, 10) * 100;
  gint64 part = cents ? g_ascii_strtoll(text + yuan + 1, NULL, 10) : 0;
  *fen = whole + (cents == 1 ? part * 10 : part);
  return NULL;
}

static char *set_day(const char *text, YcDay *day)
{
  YcDay read = yc_day_parse(text);
  if (read == YC_DAY_NONE) return g_strdup_printf(_("没有“%s”这一天,日期写作 2026-11-03。"), text);
  *day = read;
  return NULL;
}

/* An entry keeps a name. */
static char *set_text(const Spot *spot, const char *text)
{
  gboolean name = spot->list != NULL && (strcmp(spot->field->path, "name") == 0 || strcmp(spot->field->path, "text") == 0);
  if (name && *text == '\0') return g_strdup(_("名称不能空着"));
  char **member = spot->member;
  g_free(*member);
  *member = g_strdup(text);
  return NULL;
}

/* Words between blanks, none twice. */
static void set_names(const char *text, char ***member)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new();
  for (char **word = words; *word != NULL; word++) {
    char **first = words;
    while (strcmp(*first, *word) != 0) first++;
    if (**word != '\0' && first == word) g_strv_builder_add(kept, *word);
  }
  g_strfreev(*member);
  *member = g_strv_builder_end(kept);
}

/* By name or by code (RULE time-07). */
static char *set_procedures(const char *text, char ***member)
{
  g_autoptr(GString) codes = g_string_new(NULL), known = g_string_new(NULL);
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (YcProcedure p = 0; p < YC_N_PROCEDURES; p++)
    g_string_append_printf(known, "%s%s", p ? " " : "", yc_say_procedure(yc_procedure_code(p)));
  for (char **word = words; *word != NULL; word++) {
    YcProcedure p = 0;
    while (p < YC_N_PROCEDURES && strcmp(yc_procedure_code(p), *word) != 0 && strcmp(yc_say_procedure(yc_procedure_code(p)), *word) != 0) p++;
    if (p == YC_N_PROCEDURES && **word != '\0') return g_strdup_printf(_("没有“%s”这种特别程序,可填 %s"), *word, known->str);
    if (p < YC_N_PROCEDURES) g_string_append_printf(codes, " %s", yc_procedure_code(p));
  }
  set_names(codes->str, member);
  return NULL;
}

char *yc_guide_set(YcGuide *guide, const char *path, const char *text)
{
  Spot spot;
  if (!find_spot(guide->now, path, &spot) || spot.field == NULL) return NULL;
  g_autofree char *clean = yc_clean(text, -1, TEXT_MAX, NULL), *half = yc_halfwidth(clean);
  switch (spot.field->on) {
  case ON_LIMIT: return set_limit(guide, spot.field, half, spot.member);
  case ON_NUMBER: return set_number(spot.field, half, spot.member);
  case ON_DAY: return set_day(half, spot.member);
  case ON_FEN: return set_fen(half, spot.member);
  case ON_TEXT: return set_text(&spot, clean);
  case ON_PROCEDURES: return set_procedures(clean, spot.member);
  case ON_NAMES: set_names(clean, spot.member); break;
  case ON_SOON:
    if (*half != '\0') return set_number(spot.field, half, spot.member);
    *(int *)spot.member = -1;
    break;
  case ON_FLAG:
  case ON_ENUM:
  case ON_CONFIDENCE:
  case ON_QUESTION: break;
  }
  return NULL;
}

/* --- choosing --------------------------------------------------------------------------------------------- */

static int turn(int now, int by, int n)
{
  return (now + by + n) % n;
}

static void step_confidence(char **member, int by)
{
  static const char *const words[] = { "low", "default", "medium", "high" };
  int now = 0, n = G_N_ELEMENTS(words);
  while (now < n && strcmp(words[now], *member) != 0) now++;
  g_free(*member);
  *member = g_strdup(words[turn(MIN(now, n - 1), by, n)]);
}

/* Always, then each question of the item. */
static void step_question(const YcItem *item, char **member, int by)
{
  int n = (int)item->questions->len + 1, now = 0;
  for (int i = 1; *member != NULL && i < n; i++)
    if (strcmp(((const YcQuestion *)item->questions->pdata[i - 1])->id, *member) == 0) now = i;
  int to = turn(now, by, n);
  g_free(*member);
  *member = to == 0 ? NULL : g_strdup(((const YcQuestion *)item->questions->pdata[to - 1])->id);
}

void yc_guide_step(YcGuide *guide, const char *path, int by)
{
  Spot spot;
  if (!find_spot(guide->now, path, &spot) || spot.field == NULL || is_typed(spot.field)) return;
  if (spot.field->on == ON_FLAG) *(gboolean *)spot.member = !*(gboolean *)spot.member;
  else if (spot.field->on == ON_ENUM) *(int *)spot.member = turn(*(int *)spot.member, by, spot.field->max);
  else if (spot.field->on == ON_CONFIDENCE) step_confidence(spot.member, by);
  else step_question(guide->now, spot.member, by);
}

/* --- entries ---------------------------------------------------------------------------------------------- */

static gpointer new_entry(const YcItem *item, const char *list)
{
  if (strcmp(list, "sums") == 0) {
    YcSum *sum = g_new0(YcSum, 1);
    sum->text = g_strdup(YC_GUIDE_NEW);
    sum->per = YC_PER_MONTH;
    return sum;
  }
  YcMaterial *material = g_new0(YcMaterial, 1);
  material->n = (int)item->materials->len + 1;
  material->name = g_strdup(YC_GUIDE_NEW);
  material->copies = 1;
  material->source = g_strdup("applicant");
  material->look = g_strdup("");
  material->where = g_strdup("");
  material->paper = g_strdup("");
  return material;
}

char *yc_guide_add(YcGuide *guide, const char *list)
{
  GPtrArray *entries = list_of(guide->now, list);
  g_ptr_array_add(entries, new_entry(guide->now, list));
  return g_strdup_printf("%s[%u]", list, entries->len - 1);
}

void yc_guide_drop(YcGuide *guide, const char *path)
{
  Spot spot;
  if (!find_spot(guide->now, path, &spot) || spot.list == NULL || spot.field != NULL) return;
  g_ptr_array_remove_index(list_of(guide->now, spot.list), spot.entry);
  for (guint i = 0; i < guide->now->materials->len; i++)
    ((YcMaterial *)guide->now->materials->pdata[i])->n = (int)i + 1;
}
