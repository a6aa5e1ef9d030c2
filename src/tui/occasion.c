/* occasion.c - see occasion.h. */
#include <config.h>
#include "tui/occasion.h"

#include <string.h>

#include "app/occasion.h"
#include "app/paper.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept.h"
#include "tui/ask.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/when.h"

enum { NAME_COLUMNS = 18, STATE_COLUMNS = 8, ABOUT_MAX = 100 };

typedef enum { ROW_ITEM, ROW_QUESTION, ROW_PAPER } RowKind;

typedef struct {
  gint64 key;
  RowKind kind;
  guint line;          /* of an item, or of a question the line it stands in */
  char *id, *text;     /* question or paper */
  guint items;         /* that ask for the paper */
  gboolean on, locked;
} Row;

typedef struct {
  YcScreen base;
  YcApp *app;
  YcOccasionForm *form;
  GError *failure;
  GPtrArray *rows;     /* of Row */
  YcListArray array;
  YcList *list;
  gboolean asked;      /* whom it is about */
} Screen;

/* ── its rows ── */

static void row_free(gpointer data)
{
  Row *row = data;
  g_free(row->id);
  g_free(row->text);
  g_free(row);
}

static Row *add_row(GPtrArray *rows, RowKind kind, guint line, const char *id, const char *text, gboolean on)
{
  Row *row = g_new0(Row, 1);
  g_autofree char *name = g_strdup_printf("%d/%s", (int)kind, id);
  *row = (Row) { g_str_hash(name), kind, line, g_strdup(id), g_strdup(text), 0, on, FALSE };
  g_ptr_array_add(rows, row);
  return row;
}

static gboolean has_row(const GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp(((Row *)g_ptr_array_index(rows, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean answered(const YcOccasionForm *form, const char *id)
{
  return g_strcmp0(g_hash_table_lookup(form->who->answers, id), "yes") == 0;
}

/* What the items that run ask, each question once. */
static void add_questions(const Screen *screen, GPtrArray *rows)
{
  const YcOccasionForm *form = screen->form;
  for (guint i = 0; i < form->lines->len; i++) {
    const YcItem *item = form->run[i] ? yc_intake_item(screen->app, g_ptr_array_index(form->lines, i)) : NULL;
    for (guint k = 0; item && k < item->questions->len; k++) {
      const YcQuestion *question = g_ptr_array_index(item->questions, k);
      if (question->from == YC_ASK && !has_row(rows, question->id))
        add_row(rows, ROW_QUESTION, i, question->id, question->text, answered(form, question->id));
    }
  }
}

static void make_rows(Screen *screen)
{
  YcOccasionForm *form = screen->form;
  GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
  yc_occasion_settle(screen->app, form);
  for (guint i = 0; i < form->occasion->items->len; i++) {
    const YcOccasionItem *item = g_ptr_array_index(form->occasion->items, i);
    add_row(rows, ROW_ITEM, i, item->code, item->short_name, form->run[i])->locked = !yc_occasion_may_run(form, i);
  }
  add_questions(screen, rows);
  g_autoptr(GPtrArray) papers = yc_occasion_papers(screen->app, form);
  for (guint i = 0; i < papers->len; i++) {
    const YcSharedPaper *paper = g_ptr_array_index(papers, i);
    add_row(rows, ROW_PAPER, i, paper->key, paper->name, paper->have)->items = paper->items;
  }
  if (screen->rows)
    g_ptr_array_unref(screen->rows);
  screen->rows = rows;
  screen->array.rows = rows;
}

static gint64 row_key(gconstpointer row)
{
  return ((const Row *)row)->key;
}

/* What will come of an item that runs: "受理:12月15日(二)前有结果" …; else why it does not, or what it asks. */
static char *item_note(const Screen *screen, const Row *row)
{
  const YcOccasionForm *form = screen->form;
  const YcOccasionItem *item = g_ptr_array_index(form->occasion->items, row->line);
  const YcIntake *line = g_ptr_array_index(form->lines, row->line);
  if (row->locked)
    return g_strdup_printf(_("等 %s 办结了再办"), item->after);
  if (!row->on)
    return g_strdup(*item->question ? item->question : _("不办"));
  g_autoptr(YcPlan) plan = yc_intake_plan(screen->app, line, line->outcome);
  return g_strdup(plan->promise);
}

static const char *mark_of(const Row *row)
{
  if (row->kind == ROW_PAPER)
    return row->on ? _("√ 齐") : _("○ 缺");
  if (row->kind == ROW_QUESTION)
    return row->on ? _("√ 是") : _("○ 否");
  return row->locked ? _("  以后") : row->on ? _("√ 办") : _("○ 不办");
}

static void paint_row(gpointer data, gconstpointer what, int y, int x, int columns, gboolean selected)
{
  const Screen *screen = data;
  const Row *row = what;
  YcInk ink = selected ? YC_INK_REVERSE : row->locked ? YC_INK_GREY : YC_INK_PLAIN;
  g_autofree char *note = row->kind == ROW_ITEM ? item_note(screen, row) : NULL;
  g_autofree char *shared = row->items > 1 ? g_strdup_printf(_("(%u项共用)"), row->items) : g_strdup("");
  g_autofree char *whole = row->kind == ROW_ITEM ? g_strdup(row->text) : g_strconcat(row->text, shared, NULL);
  const YcColumn table[] = { { "", STATE_COLUMNS }, { "", row->kind == ROW_ITEM ? NAME_COLUMNS : 1000 }, { "", 1000 } };
  const char *cells[] = { mark_of(row), whole, note ? note : "" };
  yc_put_cells(y, x + 1, columns - 1, table, note ? 3 : 2, cells, ink);
}

/* ── whom it is about ── */

static char *take_about(G_GNUC_UNUSED YcTui *tui, const YcAskValue *values, gpointer data)
{
  Screen *screen = data;
  YcOccasionForm *form = screen->form;
  YcDay day = *values[2].text ? yc_when_day(values[2].text, yc_app_today(screen->app)) : YC_DAY_NONE;
  char text[YC_DAY_TEXT];
  if (!*values[0].text)
    return g_strdup_printf(_("请写%s的姓名。"), yc_say_about(form->occasion->about));
  if (*values[2].text && day == YC_DAY_NONE)
    return g_strdup(_("日子写成 11-05 这样。"));
  yc_intake_set(&form->about_name, values[0].text);
  yc_intake_set(&form->about_doc, values[1].text);
  yc_intake_set(&form->about_day, yc_day_format(day, text));
  return NULL;
}

static void ask_about(Screen *screen)
{
  const YcOccasionForm *form = screen->form;
  gboolean died = strcmp(form->occasion->about, "deceased") == 0;
  g_autofree char *title = g_strdup_printf("%s  %s", form->occasion->name, yc_say_about(form->occasion->about));
  const YcAskField fields[] = {
    { .label = _("姓名"), .value = form->about_name, .max = ABOUT_MAX },
    { .label = _("证件号"), .value = form->about_doc, .max = 40 },
    { .label = died ? _("哪天去世") : _("哪天出生"), .value = form->about_day, .max = YC_DAY_TEXT },
  };
  yc_ask(screen->base.tui, title, fields, G_N_ELEMENTS(fields), NULL, take_about, screen, NULL);
}

/* ── what a person does ── */

static gboolean load(YcScreen *base, GError **error)
{
  Screen *screen = (Screen *)base;
  if (!screen->form) {
    g_propagate_error(error, g_steal_pointer(&screen->failure));
    return FALSE;
  }
  GPtrArray *old = screen->rows ? g_ptr_array_ref(screen->rows) : NULL;
  make_rows(screen);
  gboolean ok = yc_list_load(screen->list, MAX(base->area.rows - 2, 1), error);
  if (old)
    g_ptr_array_unref(old);
  if (ok && !screen->asked && *screen->form->occasion->about) {
    screen->asked = TRUE;
    ask_about(screen);
  }
  return ok;
}

static void toggle(Screen *screen, const Row *row, gboolean on)
{
  YcOccasionForm *form = screen->form;
  if (row->locked) {
    yc_tui_say(screen->base.tui, YC_SAY_WARN, _("这一项要等前面的办结了再办:办结时在那一件的一件事栏里看。"));
    return;
  }
  if (row->kind == ROW_ITEM)
    form->run[row->line] = on;
  else if (row->kind == ROW_PAPER)
    yc_occasion_tick(form, row->id, on);
  else
    g_hash_table_replace(form->who->answers, g_strdup(row->id), g_strdup(on ? "yes" : "no"));
  yc_screen_changed(&screen->base);
}

static void all_here(Screen *screen)
{
  for (guint i = 0; i < screen->rows->len; i++) {
    const Row *row = g_ptr_array_index(screen->rows, i);
    if (row->kind == ROW_PAPER)
      yc_occasion_tick(screen->form, row->id, TRUE);
  }
  yc_screen_changed(&screen->base);
}

/* What was saved goes with the form of acceptance that it began in. */
static void saved(YcTui *tui, Screen *screen, const YcOccasionResult *result)
{
  g_autofree char *warning = NULL;
  g_autoptr(GError) unprinted = NULL;
  g_autoptr(GString) said = g_string_new(NULL);
  yc_app_print_issued(screen->app, result->papers, &warning, &unprinted);
  for (guint i = 0; i < result->cases->len; i++)
    g_string_append_printf(said, "%s%s", i ? _("、") : "", ((YcIntakeResult *)g_ptr_array_index(result->cases, i))->short_number);
  g_autofree char *name = g_strdup(screen->form->occasion->name);
  yc_visit_goes_on(tui, result->visit);
  yc_tui_pop(tui);
  yc_accept_done(yc_tui_top(tui));
  if (unprinted || warning)
    yc_tui_say(tui, YC_SAY_WARN, _("已存 %s。%s"), said->str, unprinted ? unprinted->message : warning);
  else
    yc_tui_say(tui, YC_SAY_DONE, _("%s:已登记%u件 %s。"), name, result->cases->len, said->str);
}

static void commit(YcTui *tui, gpointer data)
{
  Screen *screen = data;
  GError *error = NULL;
  g_autoptr(YcOccasionResult) result = yc_occasion_commit(screen->app, screen->form, &error);
  if (result)
    saved(tui, screen, result);
  else
    yc_tui_fail(tui, error);
}

/* One line an item: what will come of it. */
static void ask_commit(Screen *screen)
{
  YcOccasionForm *form = screen->form;
  g_autofree char *fault = yc_occasion_fault(screen->app, form);
  if (fault) {
    yc_tui_say(screen->base.tui, YC_SAY_WARN, "%s。", fault);
    return;
  }
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < screen->rows->len; i++) {
    const Row *row = g_ptr_array_index(screen->rows, i);
    if (row->kind != ROW_ITEM || !row->on)
      continue;
    g_autofree char *note = item_note(screen, row);
    g_ptr_array_add(lines, g_strdup_printf("%s  %s", row->text, note));
  }
  g_ptr_array_add(lines, g_strdup(_("一次登记,每项一件,各算各的期限。回车办;Esc 再改。")));
  g_ptr_array_add(lines, NULL);
  g_autofree char *title = g_strdup_printf(_("%s:%s"), form->occasion->name, form->who->applicant.name);
  yc_page_confirm(screen->base.tui, title, (const char *const *)lines->pdata, commit, screen, NULL);
}

static gboolean act(YcScreen *base, YcCommand command, G_GNUC_UNUSED int number)
{
  Screen *screen = (Screen *)base;
  const Row *row = screen->form ? yc_list_row(screen->list) : NULL;
  if (!row)
    return FALSE;
  if (command == YC_COMMAND_TOGGLE)
    toggle(screen, row, !row->on);
  else if (command == YC_COMMAND_MISSING)
    toggle(screen, row, FALSE);
  else if (command == YC_COMMAND_ALL_GOOD)
    all_here(screen);
  else if (command == YC_COMMAND_OPEN)
    ask_commit(screen);
  else if (command == YC_COMMAND_CORRECT && *screen->form->occasion->about)
    ask_about(screen);
  else
    return yc_list_act(screen->list, command);
  return TRUE;
}

/* ── how it looks ── */

static void title(YcScreen *base, GString *left, GString *right)
{
  const Screen *screen = (const Screen *)base;
  if (!screen->form)
    return;
  g_string_append_printf(left, "%s  %s", screen->form->occasion->name, screen->form->who->applicant.name);
  g_string_append(right, _("空格换 + 全齐 回车办"));
}

static void paint(YcScreen *base, YcArea area)
{
  const Screen *screen = (const Screen *)base;
  if (!screen->form)
    return;
  const YcOccasionForm *form = screen->form;
  const char *whom = yc_say_about(form->occasion->about);
  g_autofree char *about = *whom ? g_strdup_printf(_("%s:%s %s %s"), whom, form->about_name, form->about_doc, form->about_day)
                                 : g_strdup("");
  yc_put(area.y, area.x + 1, area.columns - 1, about, YC_INK_PLAIN);
  yc_put(area.y + 1, area.x + 1, area.columns - 1, _("要办的、要问的、材料(一样材料只看一次)"), YC_INK_GREY);
  yc_list_paint(screen->list, (YcArea) { area.y + 2, area.x, area.rows - 2, area.columns });
}

static char *hints(G_GNUC_UNUSED YcScreen *base)
{
  return g_strdup(_("空格换 +全齐 -缺 回车办 ↑↓换行 Esc返回 ?帮助"));
}

static void screen_free(YcScreen *base)
{
  Screen *screen = (Screen *)base;
  yc_list_free(screen->list);
  yc_occasion_form_free(screen->form);
  if (screen->rows)
    g_ptr_array_unref(screen->rows);
  g_clear_error(&screen->failure);
  g_free(screen);
}

static const YcScreenType OCCASION = {
  .name = "occasion", .where = YC_IN_LIST | YC_IN_CHECKS, .load = load, .act = act, .title = title, .paint = paint, .hints = hints,
  .free = screen_free
};

YcScreen *yc_occasion_new(YcApp *app, const char *code, const YcIntake *who)
{
  Screen *screen = g_new0(Screen, 1);
  yc_screen_init(&screen->base, &OCCASION);
  screen->app = app;
  screen->form = yc_occasion_form(app, code, who, &screen->failure);
  screen->array = (YcListArray) { NULL, row_key, paint_row, screen, N_("没有事项") };
  screen->rows = g_ptr_array_new_with_free_func(row_free);
  screen->array.rows = screen->rows;
  screen->list = yc_list_new_array(&screen->array);
  return &screen->base;
}

/* ── papers that come later ── */

typedef struct {
  YcApp *app;
  gint64 casefile;
} Offer;

static void supply_all(YcTui *tui, gpointer data)
{
  const Offer *offer = data;
  GError *error = NULL;
  guint n = yc_occasion_supply(offer->app, offer->casefile, "", &error);
  if (n)
    yc_tui_say(tui, YC_SAY_DONE, _("同一件事的 %u 件也补上了。"), n);
  else
    yc_tui_fail(tui, error);
  yc_tui_reload(tui);
}

void yc_occasion_offer(YcTui *tui, YcApp *app, gint64 casefile)
{
  guint n = yc_occasion_offers(app, casefile);
  if (!n)
    return;
  Offer *offer = g_new(Offer, 1);
  *offer = (Offer) { app, casefile };
  g_autofree char *line = g_strdup_printf(_("同一件事的别的办件也缺这些材料(%u 样)。"), n);
  const char *const lines[] = { line, _("回车一起补上;Esc 不补。"), NULL };
  yc_page_confirm(tui, _("一样材料,各件都补?"), lines, supply_all, offer, g_free);
}
