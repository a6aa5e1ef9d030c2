/* bag_cell.c - the cells of a bag: what stands in them, and what leaving one does. */
#include <config.h>
#include <string.h>

#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/bag.h"
#include "tui/when.h"

enum { NO_PICK = -1, DOCUMENT = 15 };

static const struct {
  const char *code;   /* of drafts */
  int pick, max;      /* what is picked from; characters typed at most, 0: not typed into */
} CELLS[YC_N_CELLS] = {
  [YC_CELL_PLACE] = { "place", YC_PICK_PLACE, 20 },  [YC_CELL_AGENT] = { "agent", NO_PICK, 100 },
  [YC_CELL_RECEIVED] = { "received", NO_PICK, 20 },  [YC_CELL_PERSON] = { "person", YC_PICK_PERSON, 100 },
  [YC_CELL_DOC] = { "doc", NO_PICK, 40 },            [YC_CELL_ITEM] = { "item", YC_PICK_ITEM, 40 },
  [YC_CELL_STATE] = { "state", NO_PICK, 0 }
};

const char *yc_bag_cell_code(YcBagCell cell)
{
  return CELLS[cell].code;
}

YcBagCell yc_bag_cell_of(const char *code)
{
  for (YcBagCell cell = YC_CELL_PLACE; cell < YC_N_CELLS; cell++)
    if (strcmp(CELLS[cell].code, code) == 0)
      return cell;
  return YC_CELL_PLACE;
}

YcBagCell yc_bag_cell_of_fault(const char *field)
{
  static const struct {
    const char *prefix;
    YcBagCell cell;
  } cells[] = {
    { "place", YC_CELL_PLACE }, { "agent", YC_CELL_AGENT }, { "received", YC_CELL_RECEIVED },
    { "applicant.doc_number", YC_CELL_DOC }, { "applicant.", YC_CELL_PERSON }, { "item", YC_CELL_ITEM },
    { "lines", YC_CELL_PERSON },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
    if (g_str_has_prefix(field, cells[i].prefix))
      return cells[i].cell;
  return YC_CELL_STATE;
}

YcIntake *yc_bag_line(const YcBagForm *form)
{
  gboolean file = form->cell >= YC_CELL_PERSON && form->line < form->bag->lines->len;
  return file ? g_ptr_array_index(form->bag->lines, form->line) : NULL;
}

static char *head_text(const YcBagForm *form, YcBagCell cell)
{
  const YcBag *bag = form->bag;
  if (cell == YC_CELL_PLACE)
    return *bag->place ? yc_app_place_short(form->app, bag->place) : g_strdup("");
  return g_strdup(cell == YC_CELL_AGENT ? bag->agent : bag->received);
}

char *yc_bag_cell_text(const YcBagForm *form, YcBagCell cell, guint line)
{
  if (cell < YC_CELL_PERSON)
    return head_text(form, cell);
  if (line >= form->bag->lines->len || cell == YC_CELL_STATE)
    return g_strdup("");
  const YcIntake *file = g_ptr_array_index(form->bag->lines, line);
  const YcItem *item = yc_intake_item(form->app, file);
  if (cell == YC_CELL_ITEM)
    return g_strdup(item ? item->short_name : file->item);
  return g_strdup(cell == YC_CELL_DOC ? file->applicant.doc_number : file->applicant.name);
}

/* ── the cursor ── */

static void open_picker(YcBagForm *form)
{
  g_clear_pointer(&form->picker, yc_picker_free);
  g_autofree char *settled = yc_bag_cell_text(form, form->cell, form->line);
  const char *typed = yc_edit_text(form->edit);
  if (CELLS[form->cell].pick == NO_PICK || strcmp(typed, settled) == 0)
    return;
  if (!*typed && form->cell != YC_CELL_PLACE)
    return;
  form->picker = yc_picker_new(form->app, (YcPick)CELLS[form->cell].pick);
  yc_picker_search(form->picker, typed);
}

static void place_caret(YcBagForm *form)
{
  YcWhere text = !form->edit ? YC_IN_CHECKS : YC_IN_TEXT | (yc_edit_empty(form->edit) ? YC_IN_EMPTY : 0);
  form->base.where = YC_IN_FORM | text;
}

void yc_bag_go(YcBagForm *form, YcBagCell cell, guint line)
{
  form->line = MIN(line, form->bag->lines->len);
  form->cell = cell > YC_CELL_PERSON && form->line == form->bag->lines->len ? YC_CELL_PERSON : cell;
  g_clear_pointer(&form->edit, yc_edit_free);
  g_clear_pointer(&form->picker, yc_picker_free);
  if (CELLS[form->cell].max) {
    g_autofree char *text = yc_bag_cell_text(form, form->cell, form->line);
    form->edit = yc_edit_new((gsize)CELLS[form->cell].max);
    yc_edit_set(form->edit, text);
  }
  if (form->cell == YC_CELL_PLACE && !*form->bag->place)
    form->picker = yc_picker_new(form->app, YC_PICK_PLACE);
  if (form->picker)
    yc_picker_search(form->picker, "");
  place_caret(form);
}

void yc_bag_changed(YcBagForm *form)
{
  form->dirty = TRUE;
  if (form->edit)
    open_picker(form);
  place_caret(form);
}

/* Of people who are new the number is asked for. */
static gboolean asks_document(const YcIntake *file)
{
  return file->applicant.id == 0 && !*file->applicant.doc_number && strcmp(file->applicant.doc_kind, "none") != 0;
}

void yc_bag_next(YcBagForm *form)
{
  const YcIntake *file = yc_bag_line(form);
  YcBagCell to = form->cell + 1;
  if (form->cell == YC_CELL_STATE) {
    yc_bag_go(form, YC_CELL_PERSON, form->line + 1);
    return;
  }
  if (to == YC_CELL_PERSON)
    form->line = 0;
  if (to == YC_CELL_DOC && !(file && asks_document(file)))
    to = YC_CELL_ITEM;
  yc_bag_go(form, to, form->line);
}

/* ── the head ── */

static char *settle_place(YcBagForm *form, const char *text, gboolean *stay)
{
  const YcPlaceRow *row = form->picker ? yc_picker_row(form->picker) : NULL;
  if (!row) {
    *stay = TRUE;
    return *text ? g_strdup_printf(_("没有这个村:%s。请打村名的首字母或汉字。"), text)
                 : g_strdup(_("请选这袋材料是哪个村(社区)代办点送来的"));
  }
  yc_intake_set(&form->bag->place, row->code);
  g_autoptr(GPtrArray) staff = yc_bag_agents(form->app, row->code, NULL);
  yc_intake_set(&form->bag->agent, staff && staff->len ? ((YcStaff *)staff->pdata[0])->name : "");
  return NULL;
}

static char *settle_agent(YcBagForm *form, const char *text, gboolean *stay)
{
  *stay = !*text;
  yc_intake_set(&form->bag->agent, text);
  return *text ? NULL : g_strdup(_("请填送材料来的代办员"));
}

static char *settle_received(YcBagForm *form, const char *text, gboolean *stay)
{
  char written[YC_DAY_TEXT];
  g_autofree char *half = yc_halfwidth(text);
  YcDay today = yc_app_today(form->app), day = yc_when_day(half, today);
  if (day == YC_DAY_NONE || day > today) {
    *stay = TRUE;
    return g_strdup(_("请填村里收件的日子,写成 20、11-20 或 2026-11-20,不能晚于今天"));
  }
  yc_intake_set(&form->bag->received, yc_day_format(day, written));
  int late = yc_bag_late(form->app, day);
  return late > 0 ? g_strdup_printf(_("这袋迟交了 %d 个工作日:照收,记在袋上,期限仍从村里收件起算。"), late) : NULL;
}

/* ── a line ── */

static gboolean is_number(const char *text)
{
  gsize digits = 0;
  for (const char *at = text; *at; at++) {
    if (!strchr("0123456789Xx- ", *at))
      return FALSE;
    digits += g_ascii_isdigit(*at);
  }
  return digits >= 2;
}

/* On the empty line the file begins with who is typed there. */
static YcIntake *file_here(YcBagForm *form)
{
  YcIntake *file = yc_bag_line(form);
  return file ? file : yc_bag_add(form->bag);
}

static void new_person(YcPersonForm *person)
{
  char **members[] = { &person->name, &person->doc_number, &person->birth, &person->sex, &person->phone, &person->place,
                       &person->address };
  for (gsize i = 0; i < G_N_ELEMENTS(members); i++)
    yc_intake_set(members[i], "");
  yc_intake_set(&person->doc_kind, "resident");
  person->id = 0;
}

/* Somebody of this bag who is not known yet: what was typed of her once is enough. */
static gboolean from_this_bag(const YcBagForm *form, YcPersonForm *person)
{
  for (guint i = 0; i < form->bag->lines->len; i++) {
    const YcPersonForm *other = &((YcIntake *)form->bag->lines->pdata[i])->applicant;
    if (other == person || !*other->name || strcmp(other->doc_number, person->doc_number) != 0)
      continue;
    yc_intake_set(&person->name, other->name);
    yc_intake_set(&person->phone, other->phone);
    yc_intake_set(&person->place, other->place);
    yc_intake_set(&person->address, other->address);
    return TRUE;
  }
  return FALSE;
}

/* Puts the number into the file; the sentence says what came of it. */
static char *put_document(YcBagForm *form, YcPersonForm *person, const char *text, gboolean *stay)
{
  gboolean known;
  YcIdentity identity = yc_identity_check(text, yc_app_today(form->app));
  if (identity.verdict == YC_VERDICT_REJECT && identity.error == YC_IDERR_OTHER_DOCUMENT) {
    yc_intake_set(&person->doc_number, identity.normalised);
    yc_intake_set(&person->doc_kind, "other");
    return NULL;
  }
  if (identity.verdict == YC_VERDICT_REJECT) {
    *stay = TRUE;
    return yc_say_identity(&identity);
  }
  yc_intake_set_document(form->app, person, text, &known);
  if (known)
    return g_strdup_printf(_("这个证件号是 %s,已有记录。"), person->name);
  return identity.error == YC_IDERR_NONE ? NULL : yc_say_identity(&identity);
}

static char *settle_number(YcBagForm *form, const char *text, gboolean *stay)
{
  g_autofree char *half = yc_halfwidth(text);
  YcIdentity identity = yc_identity_check(half, yc_app_today(form->app));
  if (strlen(half) < DOCUMENT || identity.verdict == YC_VERDICT_REJECT) {
    *stay = TRUE;
    return strlen(half) < DOCUMENT ? g_strdup_printf(_("没有找到 %s。请写姓名,或完整的证件号。"), text)
                                   : yc_say_identity(&identity);
  }
  YcPersonForm *person = &file_here(form)->applicant;
  new_person(person);
  char *said = put_document(form, person, half, stay);
  if (person->id || from_this_bag(form, person))
    return said;
  *stay = TRUE;
  g_free(said);
  yc_edit_set(form->edit, "");
  return g_strdup(_("新的人,证件号已填。请填姓名。"));
}

static char *settle_person(YcBagForm *form, const char *text, gboolean *stay)
{
  const YcPersonRow *row = form->picker ? yc_picker_row(form->picker) : NULL;
  if (row) {
    yc_intake_use_person(&file_here(form)->applicant, row);
    return NULL;
  }
  if (is_number(text))
    return settle_number(form, text, stay);
  gboolean initials = g_str_is_ascii(text) && !strpbrk(text, " ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (initials) {
    *stay = TRUE;
    return g_strdup_printf(_("没有找到 %s。请写姓名,或完整的证件号。"), text);
  }
  YcPersonForm *person = &file_here(form)->applicant;
  if (person->id)
    new_person(person);
  yc_intake_set(&person->name, text);
  return NULL;
}

static char *settle_doc(YcBagForm *form, const char *text, gboolean *stay)
{
  YcPersonForm *person = &yc_bag_line(form)->applicant;
  if (*text)
    return put_document(form, person, text, stay);
  yc_intake_set(&person->doc_number, "");
  yc_intake_set(&person->doc_kind, "none");
  return NULL;
}

/* Nothing typed: the item of the line above. */
static const char *item_above(const YcBagForm *form)
{
  return form->line ? ((YcIntake *)form->bag->lines->pdata[form->line - 1])->item : "";
}

static char *settle_item(YcBagForm *form, const char *text, gboolean *stay)
{
  const YcItemRow *row = form->picker ? yc_picker_row(form->picker) : NULL;
  const char *code = row ? row->code : *text ? "" : item_above(form);
  YcIntake *file = yc_bag_line(form);
  g_autoptr(GError) error = NULL;
  *stay = !*code || !yc_bag_choose(form->app, file, code, &error);
  if (error)
    return g_strdup(error->message);
  if (*stay)
    return *text ? g_strdup_printf(_("没有这样的事项:%s。请打编码、名称或首字母。"), text)
                 : g_strdup(_("请选事项:打编码、名称或首字母,回车用第一行。"));
  return yc_bag_remark(form->app, form->bag, form->line);
}

static char *(*const SETTLE[YC_N_CELLS])(YcBagForm *form, const char *text, gboolean *stay) = {
  [YC_CELL_PLACE] = settle_place, [YC_CELL_AGENT] = settle_agent, [YC_CELL_RECEIVED] = settle_received,
  [YC_CELL_PERSON] = settle_person, [YC_CELL_DOC] = settle_doc, [YC_CELL_ITEM] = settle_item
};

char *yc_bag_settle_cell(YcBagForm *form, gboolean *stay)
{
  *stay = FALSE;
  if (!form->edit)
    return NULL;
  g_autofree char *text = yc_clean(yc_edit_text(form->edit), -1, 0, NULL);
  g_autofree char *was = yc_bag_cell_text(form, form->cell, form->line);
  if (*text && strcmp(text, was) == 0 && !(form->picker && yc_picker_row(form->picker)))
    return NULL;
  form->dirty = TRUE;
  char *said = SETTLE[form->cell](form, text, stay);
  yc_bag_settle(form->app, form->bag);
  return said;
}
