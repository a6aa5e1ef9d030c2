/* bag.c - the batch screen of a village's bag: keys, drafts, and the Enter that takes it in. */
#include <config.h>
#include <string.h>

#include "app/draft.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept.h"
#include "tui/bag.h"
#include "tui/page.h"
#include "tui/screens.h"

/* ── drafts ── */

static gboolean is_blank(const YcBagForm *form)
{
  return !form->bag->lines->len && !*form->bag->place;
}

/* What is typed in the cell goes along, unsettled. */
static gboolean keep(YcScreen *screen, GError **error)
{
  YcBagForm *form = (YcBagForm *)screen;
  if (!form->dirty || is_blank(form))
    return TRUE;
  g_autofree char *settled = yc_bag_cell_text(form, form->cell, form->line);
  const char *typed = form->edit ? yc_edit_text(form->edit) : "";
  yc_intake_set(&form->bag->at, yc_bag_cell_code(form->cell));
  yc_intake_set(&form->bag->typed, strcmp(typed, settled) == 0 ? "" : typed);
  form->bag->line = form->line;
  form->dirty = !yc_bag_draft_save(form->app, &form->draft, form->bag, error);
  return !form->dirty;
}

static char *left(const YcScreen *screen)
{
  const YcBagForm *form = (const YcBagForm *)screen;
  return form->draft ? g_strdup(_("没填完的存为草稿,在 2待办 最上面:回车接着填,u 丢掉。")) : NULL;
}

static void save(YcBagForm *form)
{
  GError *error = NULL;
  if (!keep(&form->base, &error))
    yc_tui_fail(form->base.tui, error);
}

static void idle(YcScreen *screen)
{
  save((YcBagForm *)screen);
}

static void begin(YcBagForm *form)
{
  char day[YC_DAY_TEXT];
  form->bag = yc_bag_new();
  yc_intake_set(&form->bag->received, yc_day_format(yc_app_today(form->app), day));
  form->draft = 0;
}

/* At once, not when it comes on top: what was typed ahead must find its cells. */
static void prepare(YcBagForm *form)
{
  form->bag = form->draft ? yc_bag_draft_load(form->app, form->draft, &form->failure) : NULL;
  if (!form->bag)
    begin(form);
  if (!*form->bag->act) {
    g_autofree char *act = g_uuid_string_random();
    yc_intake_set(&form->bag->act, act);   /* a draft that was already committed is not committed again */
  }
  yc_bag_settle(form->app, form->bag);
  yc_bag_go(form, yc_bag_cell_of(form->bag->at), form->bag->line);
  if (!*form->bag->typed || !form->edit)
    return;
  yc_edit_set(form->edit, form->bag->typed);
  yc_bag_changed(form);
  form->dirty = FALSE;
}

static gboolean load(YcScreen *screen, GError **error)
{
  YcBagForm *form = (YcBagForm *)screen;
  if (form->failure) {
    g_propagate_error(error, g_steal_pointer(&form->failure));
    return FALSE;
  }
  yc_bag_settle(form->app, form->bag);
  return TRUE;
}

/* ── the end ── */

static void take_in(YcTui *tui, gpointer data)
{
  YcBagForm *form = data;
  YcApp *app = form->app;
  GError *error = NULL;
  gboolean repeated;
  gint64 bag = yc_bag_commit(app, form->bag, &repeated, &error);
  if (!bag) {
    yc_tui_fail(tui, error);   /* the form and its draft stay */
    return;
  }
  yc_draft_drop(app, form->draft, NULL);
  form->draft = 0;
  form->dirty = FALSE;
  yc_tui_pop(tui);
  yc_tui_push(tui, yc_bag_done(app, bag, !repeated));
}

/* "第3份 张三 缺2、第7份 李四 误1". */
static char *say_incomplete(const YcBagForm *form)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < form->bag->lines->len; i++) {
    const YcIntake *file = g_ptr_array_index(form->bag->lines, i);
    if (yc_intake_missing(file))
      g_string_append_printf(text, _("%s第%u份 %s %u项"), text->len ? _("、") : "", i + 1, file->applicant.name,
                             yc_intake_missing(file));
  }
  return g_string_free(text, FALSE);
}

static void ask(YcBagForm *form)
{
  YcBagSum sum = yc_bag_sum(form->bag);
  int late = yc_bag_late(form->app, yc_day_parse(form->bag->received));
  g_autofree char *incomplete = say_incomplete(form), *count = NULL, *notices = NULL, *prints = NULL, *over = NULL;
  count = g_strdup_printf(_("%u 份:齐 %u(受理 %u,当场办结 %u),缺 %u"), sum.files, sum.complete, sum.complete - sum.onspot,
                          sum.onspot, sum.asked);
  notices = *incomplete ? g_strdup_printf(_("一次性告知:%s"), incomplete) : g_strdup(_("没有要告知的"));
  prints = sum.asked ? g_strdup_printf(_("打印:移交清单两联、小收件凭证 %u 份、一次性告知书 %u 份"), sum.files, sum.asked)
                     : g_strdup_printf(_("打印:移交清单两联、小收件凭证 %u 份"), sum.files);
  over = late > 0 ? g_strdup_printf(_("迟交 %d 个工作日,记在袋上。回车收下并打印;Esc 回去改。"), late)
                  : g_strdup(_("回车收下并打印;Esc 回去改。"));
  const char *const lines[] = { count, notices, prints, over, NULL };
  yc_page_confirm(form->base.tui, _("这袋收下?"), lines, take_in, form, NULL);
}

/* The first thing that is not right, with the cursor there; else the question. */
static void finish(YcBagForm *form)
{
  g_autoptr(GPtrArray) faults = yc_bag_faults(form->app, form->bag);
  const char *field;
  if (!faults->len) {
    save(form);
    ask(form);
    return;
  }
  const YcFieldFault *fault = g_ptr_array_index(faults, 0);
  guint line = yc_bag_fault_line(fault, &field);
  yc_bag_go(form, yc_bag_cell_of_fault(field), line == G_MAXUINT ? form->line : line);
  yc_tui_say(form->base.tui, YC_SAY_WARN, "%s", fault->sentence);
}

/* ── lines ── */

static void drop_line(G_GNUC_UNUSED YcTui *tui, gpointer data)
{
  YcBagForm *form = data;
  g_ptr_array_remove_index(form->bag->lines, form->line);
  yc_bag_go(form, YC_CELL_PERSON, form->line);
  form->dirty = TRUE;
  save(form);
}

static void ask_to_drop(YcBagForm *form)
{
  const YcIntake *file = yc_bag_line(form);
  g_autofree char *whose = g_strdup_printf(_("第%u份 %s"), form->line + 1, file->applicant.name);
  const char *const lines[] = { whose, _("回车去掉这一份;Esc 留着。"), NULL };
  yc_bag_go(form, YC_CELL_PERSON, form->line);
  yc_page_confirm(form->base.tui, _("从袋里去掉?"), lines, drop_line, form, NULL);
}

/* The checklist came back, finished or left. */
static void take_checked(YcIntake *checked, gpointer data)
{
  YcBagForm *form = data;
  yc_intake_set(&checked->at, "");
  yc_intake_set(&checked->typed, "");
  yc_intake_free(form->bag->lines->pdata[form->line]);
  form->bag->lines->pdata[form->line] = checked;
  yc_bag_settle(form->app, form->bag);
  form->dirty = TRUE;
  GError *error = NULL;
  if (!keep(&form->base, &error))
    yc_tui_fail(form->base.tui, error);
}

static void open_checklist(YcBagForm *form)
{
  const YcIntake *file = yc_bag_line(form);
  if (!yc_intake_item(form->app, file)) {
    yc_tui_say(form->base.tui, YC_SAY_WARN, _("先选事项,才有清单。"));
    return;
  }
  g_autofree char *json = yc_intake_to_json(file);
  YcIntake *copy = yc_intake_from_json(json, strlen(json), NULL);
  yc_tui_push(form->base.tui, yc_accept_checklist(form->app, copy, take_checked, form));
}

static void all_good(YcBagForm *form)
{
  YcIntake *file = yc_bag_line(form);
  for (guint i = 0; i < file->ticks->len; i++) {
    YcTick *tick = g_ptr_array_index(file->ticks, i);
    if (tick->state == YC_TICK_WRONG)
      yc_intake_set(&tick->note, "");
    yc_tick_have(tick, yc_intake_material(form->app, file, i));
  }
  yc_bag_settle(form->app, form->bag);
  yc_bag_changed(form);
}

/* ── moving ── */

/* Nothing typed on the empty line is the end; in a file it takes the file out. */
static gboolean leave_empty(YcBagForm *form)
{
  YcIntake *file = yc_bag_line(form);
  if (form->cell != YC_CELL_PERSON || !yc_edit_empty(form->edit))
    return FALSE;
  if (!file)
    finish(form);
  else if (*file->applicant.name || !*file->applicant.doc_number)
    ask_to_drop(form);
  else
    yc_tui_say(form->base.tui, YC_SAY_WARN, _("请填姓名"));
  return TRUE;
}

static void go_on(YcBagForm *form)
{
  gboolean stay;
  if (form->edit && leave_empty(form))
    return;
  g_autofree char *said = yc_bag_settle_cell(form, &stay);
  if (said)
    yc_tui_say(form->base.tui, YC_SAY_WARN, "%s", said);
  if (stay)
    yc_bag_changed(form);
  else
    yc_bag_next(form);
  if (form->dirty)
    save(form);
}

/* To another cell without going through those between; what was typed is taken over where it can be. */
static void move(YcBagForm *form, YcBagCell cell, guint line)
{
  gboolean stay = FALSE, typed = form->edit && !yc_edit_empty(form->edit);
  g_autofree char *said = typed ? yc_bag_settle_cell(form, &stay) : NULL;
  if (said)
    yc_tui_say(form->base.tui, YC_SAY_WARN, "%s", said);
  if (!stay)
    yc_bag_go(form, cell, line);
}

static void go_up(YcBagForm *form)
{
  if (form->cell <= YC_CELL_RECEIVED)
    move(form, form->cell - (form->cell > YC_CELL_PLACE), form->line);
  else if (form->line)
    move(form, form->cell, form->line - 1);
  else
    move(form, YC_CELL_RECEIVED, 0);
}

static void go_down(YcBagForm *form)
{
  if (form->cell < YC_CELL_RECEIVED)
    move(form, form->cell + 1, form->line);
  else
    move(form, MAX(form->cell, YC_CELL_PERSON), form->cell == YC_CELL_RECEIVED ? 0 : form->line + 1);
}

/* The cell before this one. */
static void go_back(YcBagForm *form)
{
  const YcIntake *file = yc_bag_line(form);
  gboolean by_document = file && form->cell == YC_CELL_ITEM && file->applicant.id;
  if (form->cell == YC_CELL_PERSON || form->cell <= YC_CELL_RECEIVED)
    go_up(form);
  else
    move(form, by_document ? YC_CELL_PERSON : form->cell - 1, form->line);
}

/* ── commands ── */

static gboolean act_state(YcBagForm *form, YcCommand command)
{
  if (command == YC_COMMAND_ALL_GOOD)
    all_good(form);
  else if (command == YC_COMMAND_MISSING || command == YC_COMMAND_WRONG || command == YC_COMMAND_TOGGLE)
    open_checklist(form);
  else if (command == YC_COMMAND_LEFT)
    move(form, YC_CELL_ITEM, form->line);
  else if (command == YC_COMMAND_PREVIOUS)
    go_up(form);
  else
    return FALSE;
  return TRUE;
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  YcBagForm *form = (YcBagForm *)screen;
  if (form->cell == YC_CELL_STATE && act_state(form, command))
    return TRUE;
  if (command == YC_COMMAND_NEXT)
    go_on(form);
  else if (command == YC_COMMAND_DOWN)
    go_down(form);
  else if (command == YC_COMMAND_PREVIOUS)
    go_back(form);
  else if (command == YC_COMMAND_PAGE_UP || command == YC_COMMAND_PAGE_DOWN)
    move(form, YC_CELL_PERSON, command == YC_COMMAND_PAGE_UP ? 0 : form->bag->lines->len);
  else
    return FALSE;
  return TRUE;
}

/* Another form begins where this one is left: Esc keeps it. */
static gboolean can(G_GNUC_UNUSED const YcScreen *screen, YcCommand command)
{
  return command != YC_COMMAND_ACCEPT && command != YC_COMMAND_FIND && command != YC_COMMAND_PRINT;
}

static gboolean key(YcScreen *screen, YcKey key)
{
  YcBagForm *form = (YcBagForm *)screen;
  if (!form->edit)
    return FALSE;
  if (form->picker && yc_picker_key(form->picker, key))
    return TRUE;
  if (key == YC_KEY_UP) {
    go_up(form);
    return TRUE;
  }
  if (!yc_edit_key(form->edit, key))
    return FALSE;
  yc_bag_changed(form);
  return TRUE;
}

static gboolean is_untouched(const YcBagForm *form)
{
  g_autofree char *settled = yc_bag_cell_text(form, form->cell, form->line);
  return strcmp(yc_edit_text(form->edit), settled) == 0;
}

static void text(YcScreen *screen, const char *text)
{
  YcBagForm *form = (YcBagForm *)screen;
  if (!form->edit)
    yc_tui_say(screen->tui, YC_SAY_INFO, _("回车=都齐,下一份;- 打开清单;+ 全齐。"));
  else {
    /* What stands in the head is a proposal: typing takes its place. */
    if (form->cell < YC_CELL_PERSON && is_untouched(form))
      yc_edit_set(form->edit, "");
    if (!yc_edit_insert(form->edit, text))
      yc_tui_say(screen->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), (int)yc_edit_max(form->edit));
    yc_bag_changed(form);
  }
}

/* ── the screen ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const YcBagForm *form = (const YcBagForm *)screen;
  YcBagSum sum = yc_bag_sum(form->bag);
  g_string_append(left, _("村点整袋"));
  if (*form->bag->place) {
    g_autofree char *village = yc_app_place_short(form->app, form->bag->place);
    g_string_append_printf(left, "  %s", village);
  }
  if (sum.files)
    g_string_append_printf(left, _("  %u份 齐%u 缺%u"), sum.files, sum.complete, sum.files - sum.complete);
  yc_form_title(form->app, form->draft && !form->dirty, screen->area.columns, right);
}

static void form_free(YcScreen *screen)
{
  YcBagForm *form = (YcBagForm *)screen;
  yc_bag_free(form->bag);
  g_clear_error(&form->failure);
  yc_edit_free(form->edit);
  yc_picker_free(form->picker);
  g_free(form);
}

static const YcScreenType BAG = {
  .name = "bag", .where = YC_IN_FORM | YC_IN_TEXT | YC_IN_EMPTY, .load = load, .act = act, .can = can, .key = key,
  .text = text, .title = title, .paint = yc_bag_paint, .hints = yc_bag_hints, .keep = keep, .left = left, .idle = idle,
  .free = form_free
};

YcScreen *yc_bag_screen(YcApp *app, gint64 draft)
{
  YcBagForm *form = g_new0(YcBagForm, 1);
  yc_screen_init(&form->base, &BAG);
  form->app = app;
  form->draft = draft;
  prepare(form);
  return &form->base;
}
