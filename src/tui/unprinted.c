/* unprinted.c - papers that were issued to be printed and have not left: a full disk, a killed program, a power cut. */
#include <config.h>
#include "app/paper.h"
#include "base/gettext.h"
#include "tui/caselist.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screens.h"

typedef struct {
  YcScreen base;
  YcApp *app;
  GPtrArray *papers;   /* of YcUnprinted */
  YcListArray array;
  YcList *list;
  gint64 asked;        /* the paper that is asked about; 0: all of them */
} Unprinted;

static gint64 row_key(gconstpointer row)
{
  return ((const YcUnprinted *)row)->id;
}

static const YcColumn COLUMNS[] = {
  { N_(" 文书"), 23 }, { N_("文号"), 24 }, { N_("日期"), 6 }, { N_("申请人"), 9 }, { N_("经办"), 8 }, { N_("状态"), 10 }
};

static void row_paint(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  static const YcColumn table[] = { { "", 1 }, { "", 22 }, { "", 24 }, { "", 6 }, { "", 9 }, { "", 8 }, { "", 1000 } };
  const YcUnprinted *one = row;
  g_autofree char *day = yc_caselist_day(one->day);
  const char *cells[] = { "", one->kind == YC_N_PAPERS ? "" : yc_paper_title(one->kind), one->number, day, one->applicant,
                          one->clerk, one->waiting ? _("等打印机") : _("没有送出") };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static gboolean load(YcScreen *base, GError **error)
{
  Unprinted *screen = (Unprinted *)base;
  GPtrArray *papers = yc_app_unprinted(screen->app, error);
  if (!papers)
    return FALSE;
  GPtrArray *old = screen->papers;   /* the list still knows its rows */
  screen->papers = papers;
  screen->array.rows = papers;
  gboolean ok = yc_list_load(screen->list, base->area.rows - 1, error);
  if (old)
    g_ptr_array_unref(old);
  return ok;
}

static guint unsent(const Unprinted *screen)
{
  guint n = 0;
  for (guint i = 0; screen->papers && i < screen->papers->len; i++)
    n += !((const YcUnprinted *)screen->papers->pdata[i])->waiting;
  return n;
}

/* It is their first print: nothing is marked. */
static void print(YcTui *tui, gpointer data)
{
  Unprinted *screen = data;
  g_autofree char *warning = NULL;
  GError *error = NULL;
  int n = 0;
  for (guint i = 0; i < screen->papers->len && !error; i++) {
    const YcUnprinted *one = screen->papers->pdata[i];
    g_autofree char *said = NULL;
    if (one->waiting || (screen->asked && one->id != screen->asked))
      continue;
    if (yc_app_paper_print(screen->app, one->id, yc_app_paper_width(screen->app), FALSE, NULL, &said, &error))
      n++;
    if (said && !warning)
      warning = g_steal_pointer(&said);
  }
  yc_tui_reload(tui);
  if (error)
    yc_tui_fail(tui, error);
  else
    yc_tui_say(tui, warning ? YC_SAY_WARN : YC_SAY_DONE, _("已送打印 %d 份。%s"), n, warning ? warning : "");
}

static void ask_one(Unprinted *screen, const YcUnprinted *one)
{
  if (one->waiting) {
    yc_tui_say(screen->base.tui, YC_SAY_INFO, _("%s 已在打印目录里:打印机开着就会印出来;印坏了,在办件里按 p 补打。"),
               one->number);
    return;
  }
  g_autofree char *first = g_strdup_printf(_("打印 %s %s"), yc_paper_title(one->kind), one->number);
  const char *const lines[] = { first, _("这是第一次打印,不注明补打"), NULL };
  screen->asked = one->id;
  yc_page_confirm(screen->base.tui, _("打印"), lines, print, screen, NULL);
}

static void ask_all(Unprinted *screen)
{
  g_autofree char *first = g_strdup_printf(_("打印没有送出的 %u 份"), unsent(screen));
  const char *const lines[] = { first, _("这是第一次打印,不注明补打"), NULL };
  screen->asked = 0;
  yc_page_confirm(screen->base.tui, _("全部打印"), lines, print, screen, NULL);
}

static gboolean act(YcScreen *base, YcCommand command, G_GNUC_UNUSED int number)
{
  Unprinted *screen = (Unprinted *)base;
  const YcUnprinted *one = yc_list_row(screen->list);
  if (command == YC_COMMAND_OPEN && one)
    ask_one(screen, one);
  else if (command == YC_COMMAND_PRINT && unsent(screen))
    ask_all(screen);
  else
    return screen->papers && yc_list_act(screen->list, command);
  return TRUE;
}

static gboolean can(const YcScreen *base, YcCommand command)
{
  const Unprinted *screen = (const Unprinted *)base;
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(screen->list) != NULL;
  if (command == YC_COMMAND_PRINT)
    return unsent(screen) > 0;
  return command != YC_COMMAND_TAB && command != YC_COMMAND_SUPPLY && command != YC_COMMAND_UNDO;
}

static char *hints(YcScreen *base)
{
  const Unprinted *screen = (const Unprinted *)base;
  return g_strdup_printf("%s%s%s", screen->papers && screen->papers->len ? _("回车印这一份 ") : "",
                         unsent(screen) ? _("p全部印 ") : "", _("Esc返回 0菜单 ?帮助"));
}

static void title(YcScreen *base, GString *left, GString *right)
{
  const Unprinted *screen = (const Unprinted *)base;
  guint all = screen->papers ? screen->papers->len : 0;
  g_string_append_printf(left, _("已办未打印 %u 件"), all);
  g_string_append_printf(right, _("没有送出 %u 件"), unsent(screen));
}

static void paint(YcScreen *base, YcArea area)
{
  const Unprinted *screen = (const Unprinted *)base;
  yc_put_heads(area.y, area.x, area.columns, COLUMNS, G_N_ELEMENTS(COLUMNS));
  yc_list_paint(screen->list, (YcArea) { area.y + 1, area.x, area.rows - 1, area.columns });
}

static void unprinted_free(YcScreen *base)
{
  Unprinted *screen = (Unprinted *)base;
  yc_list_free(screen->list);
  if (screen->papers)
    g_ptr_array_unref(screen->papers);
  g_free(screen);
}

static const YcScreenType UNPRINTED = {
  .name = "unprinted", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .hints = hints, .title = title,
  .paint = paint, .free = unprinted_free
};

YcScreen *yc_unprinted_new(YcApp *app)
{
  Unprinted *screen = g_new0(Unprinted, 1);
  yc_screen_init(&screen->base, &UNPRINTED);
  screen->app = app;
  screen->array = (YcListArray) { .key = row_key, .paint = row_paint, .empty = N_("要打印的都送出去了") };
  screen->list = yc_list_new_array(&screen->array);
  return &screen->base;
}
