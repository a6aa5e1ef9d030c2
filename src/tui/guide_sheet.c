/* guide_sheet.c - the fields of an item, or of one of its papers or sums, as rows: Enter changes the row. */
#include <config.h>
#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/guide.h"
#include "tui/list.h"
#include "tui/page.h"

enum { FOOT = 2, MOST = 200, LABEL = 30 };   /* rows below the list; code points of a value; columns of its name at most */

/* Rows of the screen's own, below the fields. */
#define REVIEW "#review"
#define HISTORY "#history"
#define DROP "#drop"

typedef struct {
  YcScreen base;
  YcGuide *guide;
  gboolean owned;        /* the item's sheet has the guide; that of a paper borrows it */
  gboolean may;          /* change anything */
  char *of;              /* "" or "materials[2]" */
  char *line;            /* path of what is being typed */
  GPtrArray *rows;       /* of YcGuideField */
  GPtrArray *faults;     /* of YcFieldFault */
  YcListArray array;
  YcList *list;
} Sheet;

static YcScreen *sheet_new(YcGuide *guide, const char *of);

/* ── rows ── */

static gint64 row_key(gconstpointer row)
{
  const YcGuideField *field = row;
  return (gint64)g_str_hash(*field->path ? field->path : field->label) * 8 + (gint64)field->kind + 1;
}

/* The first fault of a field, or of anything inside it; NULL where it has none. */
static const char *fault_of(const Sheet *sheet, const YcGuideField *field)
{
  gsize length = strlen(field->path);
  for (guint i = 0; length && i < sheet->faults->len; i++) {
    const YcFieldFault *fault = g_ptr_array_index(sheet->faults, i);
    if (strncmp(fault->field, field->path, length) == 0 && (!fault->field[length] || fault->field[length] == '.'))
      return fault->sentence;
  }
  return NULL;
}

static void row_paint(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const Sheet *sheet = data;
  const YcGuideField *field = row;
  if (field->kind == YC_GUIDE_HEAD) {
    yc_put_rule(y, x, columns, field->label);
    return;
  }
  const YcColumn table[] = { { "", 3 }, { "", MIN(columns / 2, LABEL) }, { "", 1000 } };
  const char *mark = fault_of(sheet, field) && field->changed ? " !" : field->changed ? " *" : "";
  g_autofree char *value =
    field->unconfirmed ? g_strdup_printf(_("%s  (默认,待确认)"), field->value) : g_strdup(field->value);
  const char *cells[] = { mark, field->label, value };
  YcInk ink = selected ? YC_INK_REVERSE : field->changed ? YC_INK_BOLD : YC_INK_PLAIN;
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, ink);
}

static void add_own(GPtrArray *rows, const char *path, const char *label)
{
  YcGuideField *row = g_new0(YcGuideField, 1);
  row->kind = YC_GUIDE_ADD;
  row->path = g_strdup(path);
  row->label = g_strdup(label);
  row->value = g_strdup("");
  g_ptr_array_add(rows, row);
}

/* Who only reads is offered nothing to change. */
static void drop_offers(GPtrArray *rows)
{
  for (guint i = rows->len; i-- > 0;)
    if (((const YcGuideField *)g_ptr_array_index(rows, i))->kind == YC_GUIDE_ADD)
      g_ptr_array_remove_index(rows, i);
}

/* The cursor does not stay on a head. */
static void off_heads(Sheet *sheet, YcCommand by)
{
  const YcGuideField *row;
  for (int tries = 0; tries < 2; tries++) {
    gint64 at = 0;
    while ((row = yc_list_row(sheet->list)) && row->kind == YC_GUIDE_HEAD && at != yc_list_key(sheet->list)) {
      at = yc_list_key(sheet->list);
      yc_list_act(sheet->list, by);
    }
    by = YC_COMMAND_DOWN;
  }
}

static gboolean load(YcScreen *base, GError **error)
{
  Sheet *sheet = (Sheet *)base;
  GPtrArray *old = g_steal_pointer(&sheet->rows);
  sheet->rows = yc_guide_fields(sheet->guide, sheet->of);
  if (!sheet->may)
    drop_offers(sheet->rows);
  if (*sheet->of && sheet->may)
    add_own(sheet->rows, DROP, g_str_has_prefix(sheet->of, "sums") ? _("去掉这项金额") : _("去掉这样材料"));
  if (!*sheet->of)
    add_own(sheet->rows, HISTORY, _("历次版本"));
  if (!*sheet->of && sheet->may)
    add_own(sheet->rows, REVIEW, _("看改动,保存"));   /* last: End finds it */
  g_ptr_array_unref(sheet->faults);
  sheet->faults = yc_guide_faults(sheet->guide);
  sheet->array.rows = sheet->rows;
  gboolean good = yc_list_load(sheet->list, MAX(base->area.rows - FOOT, 1), error);
  off_heads(sheet, YC_COMMAND_DOWN);
  g_clear_pointer(&old, g_ptr_array_unref);   /* until now the list knew its rows */
  return good;
}

/* ── what a person does ── */

static char *take(YcTui *tui, const char *text, gpointer data)
{
  Sheet *sheet = data;
  char *fault = yc_guide_set(sheet->guide, sheet->line, text);
  if (!fault)
    yc_tui_reload(tui);
  return fault;
}

static void type_row(Sheet *sheet, const YcGuideField *row)
{
  g_free(sheet->line);
  sheet->line = g_strdup(row->path);
  yc_page_line(sheet->base.tui, row->label, row->typed, MOST, take, sheet);
}

static void step(Sheet *sheet, const YcGuideField *row, int by)
{
  yc_guide_step(sheet->guide, row->path, by);
  yc_screen_changed(&sheet->base);
}

/* To the first row that is wrong; what is wrong as a whole is only said. */
static void go_to_fault(Sheet *sheet)
{
  const YcFieldFault *fault = g_ptr_array_index(sheet->faults, 0);
  for (guint i = 0; i < sheet->rows->len; i++) {
    const YcGuideField *row = g_ptr_array_index(sheet->rows, i);
    if (*row->path && fault_of(sheet, row) == fault->sentence)
      yc_list_select(sheet->list, row_key(row));
  }
  yc_tui_say(sheet->base.tui, YC_SAY_WARN, "%s。", fault->sentence);
}

static void review(Sheet *sheet)
{
  if (sheet->faults->len)
    go_to_fault(sheet);
  else
    yc_tui_push(sheet->base.tui, yc_guide_review(sheet->guide));
}

static void add_entry(Sheet *sheet, const char *list)
{
  g_autofree char *path = yc_guide_add(sheet->guide, list);
  yc_tui_push(sheet->base.tui, sheet_new(sheet->guide, path));
}

static void open_own(Sheet *sheet, const YcGuideField *row)
{
  YcTui *tui = sheet->base.tui;
  if (strcmp(row->path, REVIEW) == 0)
    review(sheet);
  else if (strcmp(row->path, HISTORY) == 0)
    yc_guide_history(tui, sheet->guide->app, sheet->guide->was);
  else if (strcmp(row->path, DROP) == 0) {
    yc_guide_drop(sheet->guide, sheet->of);
    yc_tui_pop(tui);
    yc_tui_reload(tui);
  } else
    add_entry(sheet, row->path);
}

static void refuse(const Sheet *sheet)
{
  yc_tui_say(sheet->base.tui, YC_SAY_WARN, _("这里只能看:值班长和管理员才能改事项。"));
}

static void open_row(Sheet *sheet, const YcGuideField *row)
{
  switch (row->kind) {
  case YC_GUIDE_HEAD:
    break;
  case YC_GUIDE_ENTRY:
    yc_tui_push(sheet->base.tui, sheet_new(sheet->guide, row->path));
    break;
  case YC_GUIDE_ADD:
    open_own(sheet, row);
    break;
  case YC_GUIDE_TEXT:
    if (sheet->may)
      type_row(sheet, row);
    else
      refuse(sheet);
    break;
  case YC_GUIDE_WORDS:
    if (sheet->may)
      step(sheet, row, 1);
    else
      refuse(sheet);
    break;
  }
}

static gboolean turn(Sheet *sheet, const YcGuideField *row, YcCommand command)
{
  if (row->kind != YC_GUIDE_WORDS || (command != YC_COMMAND_LEFT && command != YC_COMMAND_RIGHT))
    return FALSE;
  if (sheet->may)
    step(sheet, row, command == YC_COMMAND_LEFT ? -1 : 1);
  else
    refuse(sheet);
  return TRUE;
}

/* What is not saved waits for the next time. */
static gboolean leave(Sheet *sheet)
{
  GError *error = NULL;
  YcTui *tui = sheet->base.tui;
  if (!sheet->owned)
    return FALSE;
  if (!yc_guide_keep(sheet->guide, &error)) {
    yc_tui_fail(tui, error);
    return TRUE;
  }
  gboolean kept = sheet->guide->draft != 0;
  yc_tui_pop(tui);
  if (kept)
    yc_tui_say(tui, YC_SAY_INFO, _("改动还没有保存,下次打开这个事项接着改。"));
  return TRUE;
}

static gboolean act(YcScreen *base, YcCommand command, G_GNUC_UNUSED int number)
{
  Sheet *sheet = (Sheet *)base;
  const YcGuideField *row = yc_list_row(sheet->list);
  if (command == YC_COMMAND_OPEN && row) {
    open_row(sheet, row);
    return TRUE;
  }
  if (row && turn(sheet, row, command))
    return TRUE;
  if (command == YC_COMMAND_BACK)
    return leave(sheet);
  if (!yc_list_act(sheet->list, command))
    return FALSE;
  gboolean up = command == YC_COMMAND_UP || command == YC_COMMAND_PAGE_UP;
  off_heads(sheet, up ? YC_COMMAND_UP : YC_COMMAND_DOWN);
  return TRUE;
}

/* It is left by Esc alone: another screen would cover what is not saved. */
static gboolean can(G_GNUC_UNUSED const YcScreen *base, YcCommand command)
{
  static const YcCommand never[] = {
    YC_COMMAND_ACCEPT, YC_COMMAND_FIND, YC_COMMAND_SUPPLY, YC_COMMAND_PRINT, YC_COMMAND_UNDO, YC_COMMAND_CORRECT, YC_COMMAND_TAB,
    YC_COMMAND_GUIDE, YC_COMMAND_PROOF
  };
  for (gsize i = 0; i < G_N_ELEMENTS(never); i++)
    if (never[i] == command)
      return FALSE;
  return TRUE;
}

static void text(YcScreen *base, const char *typed)
{
  Sheet *sheet = (Sheet *)base;
  const YcGuideField *row = yc_list_row(sheet->list);
  if (strcmp(typed, " ") == 0 && row && row->kind == YC_GUIDE_WORDS)
    open_row(sheet, row);
  else
    yc_tui_say(base->tui, YC_SAY_INFO, _("这里不打字:回车改光标所在的一行。"));
}

static gboolean keep(YcScreen *base, GError **error)
{
  Sheet *sheet = (Sheet *)base;
  return !sheet->owned || yc_guide_keep(sheet->guide, error);
}

/* ── how it looks ── */

static void title(YcScreen *base, GString *left, GString *right)
{
  const Sheet *sheet = (const Sheet *)base;
  const YcGuide *guide = sheet->guide;
  char from[YC_DAY_TEXT];
  g_string_append_printf(left, _("本地指南  %s %s"), guide->was->code, guide->was->short_name);
  if (*sheet->of && sheet->rows->len)
    g_string_append_printf(left, " · %s", ((const YcGuideField *)g_ptr_array_index(sheet->rows, 0))->value);
  g_string_append_printf(right, _("第%d版 %s 起"), guide->was->version, yc_day_format(guide->was->from, from));
  if (!sheet->may)
    g_string_append_printf(right, "  %s", _("只看"));
}

/* What is wrong with the row, or what stood there before. */
static void paint_foot(const Sheet *sheet, YcArea area)
{
  const YcGuideField *row = yc_list_row(sheet->list);
  const char *fault = row ? fault_of(sheet, row) : NULL;
  yc_put_rule(area.y, area.x, area.columns, NULL);
  if (sheet->may && fault)
    yc_put_format(area.y + 1, area.x + 1, area.columns - 1, YC_INK_PLAIN, "! %s", fault);
  else if (row && row->before)
    yc_put_format(area.y + 1, area.x + 1, area.columns - 1, YC_INK_PLAIN, _("原来:%s"), row->before);
  else
    yc_put_format(area.y + 1, area.x + 1, area.columns - 1, YC_INK_PLAIN, "%s", sheet->guide->was->legal_basis);
}

static void paint(YcScreen *base, YcArea area)
{
  const Sheet *sheet = (const Sheet *)base;
  yc_list_paint(sheet->list, (YcArea) { area.y, area.x, area.rows - FOOT, area.columns });
  paint_foot(sheet, (YcArea) { area.y + area.rows - FOOT, area.x, FOOT, area.columns });
}

static char *hints(YcScreen *base)
{
  const Sheet *sheet = (const Sheet *)base;
  if (!sheet->may)
    return g_strdup(_("上下看 回车打开 Esc返回 ?帮助"));
  return g_strdup(*sheet->of ? _("回车改 ←→换 Esc改好了,回到事项 ?帮助") : _("回车改 ←→换 End保存 Esc不保存离开 ?帮助"));
}

static void sheet_free(YcScreen *base)
{
  Sheet *sheet = (Sheet *)base;
  yc_list_free(sheet->list);
  g_ptr_array_unref(sheet->rows);
  g_ptr_array_unref(sheet->faults);
  if (sheet->owned)
    yc_guide_free(sheet->guide);
  g_free(sheet->of);
  g_free(sheet->line);
  g_free(sheet);
}

static const YcScreenType SHEET = {
  .name = "guide-sheet", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .text = text, .title = title,
  .paint = paint, .hints = hints, .keep = keep, .free = sheet_free
};

static YcScreen *sheet_new(YcGuide *guide, const char *of)
{
  Sheet *sheet = g_new0(Sheet, 1);
  yc_screen_init(&sheet->base, &SHEET);
  sheet->guide = guide;
  sheet->may = yc_guide_may(guide->app);
  sheet->of = g_strdup(of);
  sheet->rows = yc_guide_fields(guide, of);
  sheet->faults = yc_guide_faults(guide);
  sheet->array = (YcListArray) { .rows = sheet->rows, .key = row_key, .paint = row_paint, .data = sheet, .empty = "" };
  sheet->list = yc_list_new_array(&sheet->array);
  return &sheet->base;
}

YcScreen *yc_guide_sheet(YcGuide *guide)
{
  YcScreen *screen = sheet_new(guide, "");
  ((Sheet *)screen)->owned = TRUE;
  return screen;
}
