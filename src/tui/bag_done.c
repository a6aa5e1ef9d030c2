/* bag_done.c - a bag that was taken in: what came of each file, and its papers printed again. */
#include <config.h>
#include "app/bag.h"
#include "app/paper.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/caselist.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/undo.h"

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 bag;
  gboolean print;     /* still to be printed for the first time */
  YcBagView *view;
  YcListArray array;
  YcList *list;
} BagDone;

static gint64 row_key(gconstpointer row)
{
  return ((const YcCaseRow *)row)->id;
}

static void row_paint(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  yc_caselist_row(data, row, y, x, columns, selected);
}

/* "√ 已收 12 份:受理 9,告知 3。" */
static void say_done(BagDone *screen)
{
  guint n = screen->view->files, asked = 0;
  for (guint i = 0; i < screen->view->cases->len; i++)
    asked += ((YcCaseRow *)g_ptr_array_index(screen->view->cases, i))->state == YC_STATE_CORRECTING;
  g_autoptr(GError) error = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *text = g_strdup_printf(_("已收 %u 份:齐 %u,一次性告知 %u。移交清单 %s"), n, n - asked, asked,
                                          screen->view->number);
  if (!yc_bag_print(screen->app, screen->bag, FALSE, &warning, &error))
    yc_tui_say(screen->base.tui, YC_SAY_ERROR, _("%s 但文书没有打印:%s"), text, error->message);
  else if (warning)
    yc_tui_say(screen->base.tui, YC_SAY_WARN, "%s。%s", text, warning);
  else
    yc_tui_say(screen->base.tui, YC_SAY_DONE, _("%s。u撤销 p重印"), text);
}

static gboolean load(YcScreen *base, GError **error)
{
  BagDone *screen = (BagDone *)base;
  YcBagView *view = yc_bag_view(screen->app, screen->bag, error), *old = screen->view;
  if (!view)
    return FALSE;
  screen->view = view;
  screen->array.rows = view->cases;
  gboolean good = yc_list_load(screen->list, MAX(base->area.rows - 3, 1), error);
  yc_bag_view_free(old);   /* until now the list knew its rows */
  if (screen->print) {
    screen->print = FALSE;
    say_done(screen);
  }
  return good;
}

static void print_again(YcTui *tui, gpointer data)
{
  BagDone *screen = data;
  GError *error = NULL;
  g_autofree char *warning = NULL;
  if (!yc_bag_print(screen->app, screen->bag, TRUE, &warning, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  yc_tui_say(tui, warning ? YC_SAY_WARN : YC_SAY_DONE, "%s", warning ? warning : _("这袋的文书已送打印。"));
  yc_tui_reload(tui);
}

static void ask_to_print(BagDone *screen)
{
  g_autofree char *first = g_strdup_printf(_("再印移交清单 %s、小收件凭证和一次性告知书"), screen->view->number);
  const char *const lines[] = { first, _("再印的注明是补打,记在经过里"), NULL };
  yc_page_confirm(screen->base.tui, _("打印"), lines, print_again, screen, NULL);
}

static gboolean act(YcScreen *base, YcCommand command, G_GNUC_UNUSED int number)
{
  BagDone *screen = (BagDone *)base;
  const YcCaseRow *row = yc_list_row(screen->list);
  if (command == YC_COMMAND_OPEN && row)
    yc_tui_push(base->tui, yc_case_new(screen->app, row->id));
  else if (command == YC_COMMAND_PRINT && screen->view)
    ask_to_print(screen);
  else if (command == YC_COMMAND_UNDO && row)
    yc_undo_ask(base->tui, screen->app, yc_undo_target(screen->app, row->id));
  else
    return screen->array.rows && yc_list_act(screen->list, command);
  return TRUE;
}

/* What is done to one of its cases is done where that is open; the bag as a whole can be undone. */
static gboolean can(const YcScreen *base, YcCommand command)
{
  const BagDone *screen = (const BagDone *)base;
  const YcCaseRow *row = yc_list_row(screen->list);
  if (command == YC_COMMAND_UNDO)
    return row && yc_undo_can(screen->app, row->id);
  gboolean of_case = yc_command_works(command, YC_IN_CASES) && !yc_command_works(command, YC_IN_LIST);
  return !of_case && command != YC_COMMAND_TAB;
}

static char *why_not(const YcScreen *base, YcCommand command)
{
  const BagDone *screen = (const BagDone *)base;
  const YcCaseRow *row = yc_list_row(screen->list);
  return command == YC_COMMAND_UNDO && row ? yc_undo_why_not(screen->app, row->id) : NULL;
}

static void title(YcScreen *base, GString *left, GString *right)
{
  const BagDone *screen = (const BagDone *)base;
  g_string_append(left, _("村点整袋"));
  if (screen->view)
    g_string_append_printf(left, "  %s  %s", screen->view->place_short, screen->view->number);
  g_string_append_printf(right, "%s %s", yc_app_window_name(screen->app), yc_app_me(screen->app)->name);
}

static void paint(YcScreen *base, YcArea area)
{
  const BagDone *screen = (const BagDone *)base;
  const YcBagView *view = screen->view;
  if (!view)
    return;
  g_autofree char *received = yc_say_day_medium(view->received), *day = yc_say_day_medium(view->day);
  g_autofree char *late = view->late > 0 ? g_strdup_printf(_("  迟交 %d 个工作日"), view->late) : g_strdup("");
  yc_put_format(area.y, area.x + 1, area.columns - 1, YC_INK_PLAIN, _("%s 代办员 %s  村里收件 %s  送到中心 %s  %u 份%s"),
                view->place_name, view->agent, received, day, view->files, late);
  yc_caselist_heads(area.y + 2, area.x, area.columns);
  yc_list_paint(screen->list, (YcArea) { area.y + 3, area.x, area.rows - 3, area.columns });
}

static void done_free(YcScreen *base)
{
  BagDone *screen = (BagDone *)base;
  yc_list_free(screen->list);
  yc_bag_view_free(screen->view);
  g_free(screen);
}

static const YcScreenType BAG_DONE = {
  .name = "bag-done", .where = YC_IN_LIST | YC_IN_CASES, .load = load, .act = act, .can = can, .why_not = why_not, .title = title, .paint = paint,
  .free = done_free
};

YcScreen *yc_bag_done(YcApp *app, gint64 bag, gboolean print)
{
  BagDone *screen = g_new0(BagDone, 1);
  yc_screen_init(&screen->base, &BAG_DONE);
  screen->app = app;
  screen->bag = bag;
  screen->print = print;
  screen->array = (YcListArray) { .key = row_key, .paint = row_paint, .data = app, .empty = N_("袋里没有办件") };
  screen->list = yc_list_new_array(&screen->array);
  return &screen->base;
}
