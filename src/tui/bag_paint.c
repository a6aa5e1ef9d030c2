/* bag_paint.c - how a bag looks: its head, a line a file, what will come of it. */
#include <config.h>
#include <string.h>

#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/bag.h"

enum { HEAD = 2, FOOT = 5, PICKER = 9, WHOLE = 80 };
enum { COLUMN_NUMBER, COLUMN_NAME, COLUMN_AGE, COLUMN_DOC, COLUMN_ITEM, COLUMN_STATE, COLUMN_REMARK, N_COLUMNS };

/* Names and items take what a screen has beyond 80 columns, up to what they need; a narrow one shows a person's number
 * only where it is typed. */
static void columns_of(const YcBagForm *form, int columns, YcColumn *table)
{
  int more = CLAMP(columns - WHOLE, 0, 40);
  gboolean narrow = columns < WHOLE;
  const YcColumn all[N_COLUMNS] = { { N_(" 序"), 4 },     { N_("申请人"), 12 + more / 4 }, { N_("年龄"), narrow ? 0 : 9 },
                                    { N_("证件号"), narrow && form->cell != YC_CELL_DOC ? 0 : 20 },
                                    { N_("事项"), 17 + more / 2 },  { N_("齐缺"), 6 },
                                    { N_("说明"), 1000 } };
  memcpy(table, all, sizeof all);
}

/* ── the head ── */

static const struct {
  const char *label;
  int columns;
} HEADS[] = {
  [YC_CELL_PLACE] = { N_("村点"), 14 }, [YC_CELL_AGENT] = { N_("代办员"), 14 }, [YC_CELL_RECEIVED] = { N_("村里收件"), 11 }
};

static int put_head_cell(const YcBagForm *form, YcBagCell cell, const char *label, int y, int x, int columns)
{
  int width = yc_width(label);
  gboolean focus = form->cell == cell;
  g_autofree char *text = yc_bag_cell_text(form, cell, 0);
  yc_put(y, x, width, label, YC_INK_PLAIN);
  if (focus)
    yc_put_edit(y, x + width + 1, columns, form->edit, TRUE);
  else
    yc_put(y, x + width + 1, columns, text, YC_INK_BOLD);
  return x + width + 1 + columns + 2;
}

/* "周一,应 11-05 前送到" */
static char *say_limit(const YcBagForm *form)
{
  char by[YC_DAY_TEXT];
  YcDay day = yc_day_parse(form->bag->received);
  if (day == YC_DAY_NONE)
    return g_strdup("");
  int late = yc_bag_late(form->app, day);
  yc_day_format(yc_bag_hand_in(form->app, day), by);
  return late > 0 ? g_strdup_printf(_("周%s 迟交%d天"), yc_say_weekday(day), late)
                  : g_strdup_printf(_("周%s 限%s"), yc_say_weekday(day), by + strlen("2026-"));
}

/* The one that is typed at comes first where not all have room. */
static void put_head(const YcBagForm *form, YcArea area)
{
  int late = yc_bag_late(form->app, yc_day_parse(form->bag->received));
  YcBagCell first = area.columns < WHOLE && form->cell <= YC_CELL_RECEIVED ? form->cell : YC_CELL_PLACE;
  int x = area.x + 1;
  for (YcBagCell cell = first; cell <= YC_CELL_RECEIVED; cell++)
    x = put_head_cell(form, cell, gettext(HEADS[cell].label), area.y, x, HEADS[cell].columns);
  g_autofree char *limit = say_limit(form);
  yc_put(area.y, x, area.x + area.columns - x, limit, late > 0 ? YC_INK_BOLD : YC_INK_PLAIN);
}

/* ── the lines ── */

static char *say_age(const YcBagForm *form, const YcPersonForm *person)
{
  const char *sex = *person->sex == 'f' ? _("女") : *person->sex == 'm' ? _("男") : "";
  YcDay birth = yc_day_parse(person->birth);
  return birth == YC_DAY_NONE ? g_strdup(sex)
                              : g_strdup_printf(_("%s %d岁"), sex, yc_day_age(birth, yc_app_today(form->app)));
}

static char *say_state(const YcIntake *file)
{
  guint missing = yc_intake_count(file, YC_TICK_MISSING), wrong = yc_intake_count(file, YC_TICK_WRONG);
  if (!file->ticks->len)
    return g_strdup("");
  if (!missing && !wrong)
    return g_strdup(_("齐"));
  return missing && wrong ? g_strdup_printf(_("缺%u误%u"), missing, wrong)
                          : g_strdup_printf(missing ? _("缺%u") : _("误%u"), missing + wrong);
}

/* What is missing; else what is worth looking at; else that questions stand answered no. */
static char *say_remark(const YcBagForm *form, guint line)
{
  const YcIntake *file = g_ptr_array_index(form->bag->lines, line);
  const YcItem *item = yc_intake_item(form->app, file);
  GString *text = g_string_new(NULL);
  guint asked = 0;
  for (guint i = 0; item && i < file->ticks->len; i++) {
    const YcTick *tick = g_ptr_array_index(file->ticks, i);
    if (tick->state != YC_TICK_HAVE)
      g_string_append_printf(text, "%s%s", text->len ? _("、") : "", yc_item_material(item, tick->n)->name);
  }
  for (guint i = 0; item && i < item->questions->len; i++)
    asked += ((YcQuestion *)g_ptr_array_index(item->questions, i))->from == YC_ASK;
  g_autofree char *remark = yc_bag_remark(form->app, form->bag, line);
  if (text->len || (!remark && !asked))
    return g_string_free(text, FALSE);
  g_string_free(text, TRUE);
  return remark ? g_steal_pointer(&remark) : g_strdup_printf(_("%u问,按 - 答"), asked);
}

static int column_of(YcBagCell cell)
{
  static const int columns[YC_N_CELLS] = {
    [YC_CELL_PERSON] = COLUMN_NAME, [YC_CELL_DOC] = COLUMN_DOC, [YC_CELL_ITEM] = COLUMN_ITEM,
    [YC_CELL_STATE] = COLUMN_STATE
  };
  return columns[cell];
}

static void put_focus(const YcBagForm *form, const YcColumn *table, const char *state, int y, int x, int columns)
{
  int column = column_of(form->cell), at = x;
  for (int i = 0; i < column; i++)
    at += table[i].columns;
  int width = MIN(table[column].columns - 1, x + columns - at);
  /* A name is typed over age and number, which it brings. */
  if (form->cell == YC_CELL_PERSON && form->line == form->bag->lines->len)
    width = MIN(table[COLUMN_NAME].columns + table[COLUMN_AGE].columns + table[COLUMN_DOC].columns - 1, x + columns - at);
  if (form->edit)
    yc_put_edit(y, at, width, form->edit, TRUE);
  else
    yc_put(y, at, width, state, YC_INK_REVERSE);
}

static void put_line(const YcBagForm *form, guint line, int y, int x, int columns)
{
  YcColumn table[N_COLUMNS];
  columns_of(form, columns, table);
  gboolean here = form->cell >= YC_CELL_PERSON && form->line == line;
  g_autofree char *number = g_strdup_printf("%3u", line + 1);
  if (line >= form->bag->lines->len) {
    const char *cells[N_COLUMNS] = { number };
    yc_put_cells(y, x, columns, table, N_COLUMNS, cells, YC_INK_GREY);
    if (here)
      put_focus(form, table, "", y, x, columns);
    return;
  }
  const YcIntake *file = g_ptr_array_index(form->bag->lines, line);
  g_autofree char *age = say_age(form, &file->applicant), *doc = yc_mask_id(file->applicant.doc_number);
  g_autofree char *item = yc_bag_cell_text(form, YC_CELL_ITEM, line), *state = say_state(file);
  g_autofree char *remark = say_remark(form, line);
  const char *document = *doc || file->applicant.id || strcmp(file->applicant.doc_kind, "none") != 0 ? doc : _("没带证件");
  const char *cells[N_COLUMNS] = { number, file->applicant.name, age, document, item, state, remark };
  yc_put_cells(y, x, columns, table, N_COLUMNS, cells, YC_INK_PLAIN);
  int at = x;
  for (int i = 0; i < COLUMN_STATE; i++)
    at += table[i].columns;
  if (file->ticks->len && yc_intake_missing(file))
    yc_put(y, at, table[COLUMN_STATE].columns - 1, state, YC_INK_YELLOW);
  if (here)
    put_focus(form, table, state, y, x, columns);
}

/* ── below ── */

static const char *say_help(const YcBagForm *form)
{
  static const char *const texts[YC_N_CELLS] = {
    [YC_CELL_PLACE] = N_("打村名的首字母或汉字"), [YC_CELL_AGENT] = N_("谁送来的:就是村里的代办员,回车;别人带来的,写他的名字"),
    [YC_CELL_RECEIVED] = N_("村里收下材料的那天,期限从这天起算:20、11-20 或 2026-11-20"),
    [YC_CELL_PERSON] = N_("打姓名、首字母、证件号;全部填完空着回车。已有的一份:空着回车就去掉"),
    [YC_CELL_DOC] = N_("新的人:填证件号;没带证件空着回车"), [YC_CELL_ITEM] = N_("打编码、名称或首字母;空着回车和上一份一样"),
    [YC_CELL_STATE] = N_("回车=都齐,下一份   - 打开这份的清单(缺、误、要问的、谁来交的)   + 改回全齐"),
  };
  return gettext(texts[form->cell]);
}

static void put_foot(const YcBagForm *form, YcArea area)
{
  YcBagSum sum = yc_bag_sum(form->bag);
  g_autofree char *count = g_strdup_printf(_("共 %u 份:齐 %u(其中即办 %u),缺 %u"), sum.files, sum.complete, sum.onspot,
                                           sum.files - sum.complete);
  g_autofree char *prints = g_strdup_printf(_("打印:移交清单两联   小收件凭证 %u 份   一次性告知书 %u 份"), sum.files, sum.asked);
  yc_put_rule(area.y, area.x, area.columns, _("这袋"));
  yc_put(area.y + 1, area.x + 2, area.columns - 2, count, YC_INK_PLAIN);
  yc_put(area.y + 2, area.x + 2, area.columns - 2, prints, YC_INK_PLAIN);
  g_autofree char *remark = yc_bag_line(form) ? say_remark(form, form->line) : g_strdup("");
  yc_put(area.y + 3, area.x + 2, area.columns - 2, remark, YC_INK_BOLD);
  yc_put(area.y + 4, area.x + 2, area.columns - 2, say_help(form), YC_INK_GREY);
}

static void put_picker(const YcBagForm *form, YcArea area, int row)
{
  int rows = yc_picker_rows(form->picker, MIN(area.rows - row, PICKER));
  if (rows < 2)
    return;
  yc_put_blank((YcArea) { area.y + row, area.x, rows, area.columns });
  yc_picker_paint(form->picker, (YcArea) { area.y + row, area.x + 4, rows, area.columns - 4 });
}

void yc_bag_paint(YcScreen *screen, YcArea area)
{
  const YcBagForm *form = (const YcBagForm *)screen;
  YcColumn table[N_COLUMNS];
  columns_of(form, area.columns, table);
  int foot = area.rows > HEAD + FOOT + 2 ? FOOT : 0;
  int rows = MAX(area.rows - HEAD - foot, 1), all = (int)form->bag->lines->len + 1;
  int at = form->cell >= YC_CELL_PERSON ? (int)form->line : 0;
  int room = form->picker && form->cell >= YC_CELL_PERSON ? MAX(area.rows - HEAD - PICKER, 1) : rows;
  int first = CLAMP(at - MIN(room, rows) + 1, 0, MAX(all - 1, 0));
  put_head(form, area);
  yc_put_heads(area.y + 1, area.x, area.columns, table, N_COLUMNS);
  for (int row = 0; row < rows && first + row < all; row++)
    put_line(form, (guint)(first + row), area.y + HEAD + row, area.x, area.columns);
  if (foot)
    put_foot(form, (YcArea) { area.y + area.rows - foot, area.x, foot, area.columns });
  if (form->picker)
    put_picker(form, area, form->cell < YC_CELL_PERSON ? 1 : HEAD + at - first + 1);
}

char *yc_bag_hints(YcScreen *screen)
{
  const YcBagForm *form = (const YcBagForm *)screen;
  gboolean last = form->cell == YC_CELL_PERSON && form->line == form->bag->lines->len;
  gboolean help = !form->edit || yc_edit_empty(form->edit);
  const char *keys = form->picker && yc_picker_row(form->picker) ? _("↑↓选 回车用这一行")
                     : form->cell == YC_CELL_STATE               ? _("回车下一份 -清单 +全齐 ←事项 ↑↓换行")
                                                                  : _("回车下一格 ↑↓换行 Shift-Tab上一格");
  const char *enter = last && form->bag->lines->len ? _("空着回车=收下这袋") : "";
  g_autofree char *left = g_strdup_printf("%s %s%s", keys, _("Esc存草稿离开"), help ? _(" ?帮助") : "");
  int gap = screen->area.columns - yc_width(left) - yc_width(enter);
  return gap > 0 ? g_strdup_printf("%s%*s%s", left, gap, "", enter) : g_steal_pointer(&left);
}
