/* calendar_rows.c - days that move, or moved: before a notice is loaded, mine afterwards, and those citizens wait to hear of. */
#include <config.h>
#include "app/calendar_change.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/calendar.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screens.h"

enum { CELLS = 6 };

typedef struct {
  gint64 key, casefile;
  char *cells[CELLS];
} Row;

typedef struct {
  YcScreen base;
  YcApp *app;
  YcCalendarRows what;
  YcCalendarPlan *plan;   /* NULL unless it is one */
  GPtrArray *rows;        /* of Row */
  YcListArray array;
  YcList *list;
  gint64 asked;           /* the case that is asked about */
} Rows;

static void row_free(gpointer data)
{
  Row *row = data;
  for (guint i = 0; i < CELLS; i++)
    g_free(row->cells[i]);
  g_free(row);
}

static gint64 row_key(gconstpointer row)
{
  return ((const Row *)row)->key;
}

static void row_paint(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  static const YcColumn table[] = { { "", 1 }, { "", 11 }, { "", 17 }, { "", 9 }, { "", 11 }, { "", 12 }, { "", 1000 } };
  char *const *cells = ((const Row *)row)->cells;
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table),
               (const char *const[]) { "", cells[0], cells[1], cells[2], cells[3], cells[4], cells[5] },
               selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

/* ── what stands in them ── */

static Row *add_row(Rows *screen, gint64 casefile, const char *number, const char *item, const char *kind)
{
  Row *row = g_new0(Row, 1);
  row->key = screen->rows->len + 1;
  row->casefile = casefile;
  row->cells[0] = g_strdup(number);
  row->cells[1] = g_strdup(item);
  row->cells[2] = g_strdup(yc_say_clock(kind));
  g_ptr_array_add(screen->rows, row);
  return row;
}

static char *say_day(YcDay day)
{
  char text[YC_DAY_TEXT];
  return g_strdup(yc_day_format(day, text));
}

static void add_move(Rows *screen, const YcMove *move)
{
  gboolean stands = move->due == YC_DAY_NONE;
  Row *row = add_row(screen, move->casefile, move->number, move->item, move->kind);
  row->cells[3] = stands ? g_strdup_printf(_("停,剩%d"), move->left_was) : say_day(move->was);
  row->cells[4] = stands ? g_strdup_printf(_("剩%d"), move->left) : say_day(move->due);
  row->cells[5] = g_strdup_printf("%s%s", move->who, move->given ? _(" 要告诉申请人") : "");
}

static void add_moved(Rows *screen, const YcMoved *moved)
{
  Row *row = add_row(screen, moved->casefile, moved->number, moved->item, moved->kind);
  row->cells[3] = say_day(moved->was);
  row->cells[4] = say_day(moved->due);
  g_autofree char *phone = yc_mask_phone(moved->phone);
  row->cells[5] = screen->what == YC_ROWS_UNTOLD ? g_strdup_printf("%s %s", moved->person, phone) : g_strdup(moved->who);
}

/* Those that only cease to be 暂定 are counted in the title, and alarm nobody. */
static void fill_plan(Rows *screen)
{
  for (guint i = 0; i < screen->plan->moves->len; i++) {
    const YcMove *move = screen->plan->moves->pdata[i];
    if (move->was != move->due || move->due == YC_DAY_NONE)
      add_move(screen, move);
  }
}

static gboolean load(YcScreen *base, GError **error)
{
  Rows *screen = (Rows *)base;
  g_autoptr(GPtrArray) moved = screen->plan ? NULL : yc_calendar_moved(screen->app, screen->what == YC_ROWS_UNTOLD, error);
  if (!screen->plan && !moved)
    return FALSE;
  g_autoptr(GPtrArray) old G_GNUC_UNUSED = screen->rows;   /* the list still knows its rows */
  screen->rows = g_ptr_array_new_with_free_func(row_free);
  if (screen->plan)
    fill_plan(screen);
  for (guint i = 0; moved && i < moved->len; i++)
    add_moved(screen, moved->pdata[i]);
  screen->array.rows = screen->rows;
  return yc_list_load(screen->list, MAX(base->area.rows - 1, 1), error);
}

/* ── what a person does ── */

static void load_plan(YcTui *tui, gpointer data)
{
  Rows *screen = data;
  GError *error = NULL;
  YcCalendarPlan *plan = screen->plan;
  if (!yc_calendar_load(screen->app, plan, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  yc_tui_say(tui, YC_SAY_DONE, _("已装入 %s:改了 %u 个期限,其中 %u 个要告诉申请人。"), plan->title, plan->moved, plan->given);
  yc_tui_pop(tui);
  yc_tui_reload(tui);
}

static void ask_load(Rows *screen)
{
  const YcCalendarPlan *plan = screen->plan;
  g_autofree char *first = g_strdup_printf(_("装入 %s"), plan->title);
  g_autofree char *second = g_strdup_printf(_("%u 件在办的办件:%u 个期限改日子,%u 个日子不变,只改暂定与否"), plan->cases,
                                            plan->moved, plan->settled);
  const char *const lines[] = { first, second, NULL };
  yc_page_confirm(screen->base.tui, _("装入日历"), lines, load_plan, screen, NULL);
}

static void told(YcTui *tui, gpointer data)
{
  Rows *screen = data;
  GError *error = NULL;
  if (yc_calendar_told(screen->app, screen->asked, "phone", &error))
    yc_tui_say(tui, YC_SAY_DONE, _("已记下:改期告诉了申请人。"));
  else
    yc_tui_fail(tui, error);
  yc_tui_reload(tui);
}

static void ask_told(Rows *screen, const Row *row)
{
  g_autofree char *first = g_strdup_printf("%s %s %s→%s", row->cells[0], row->cells[1], row->cells[3], row->cells[4]);
  g_autofree char *second = g_strdup_printf(_("打电话告诉了 %s"), row->cells[5]);
  const char *const lines[] = { first, second, NULL };
  screen->asked = row->casefile;
  yc_page_confirm(screen->base.tui, _("记下已告知"), lines, told, screen, NULL);
}

static gboolean act(YcScreen *base, YcCommand command, G_GNUC_UNUSED int number)
{
  Rows *screen = (Rows *)base;
  const Row *row = yc_list_row(screen->list);
  if (command != YC_COMMAND_OPEN)
    return screen->rows && yc_list_act(screen->list, command);
  if (screen->plan)
    ask_load(screen);
  else if (row && screen->what == YC_ROWS_UNTOLD)
    ask_told(screen, row);
  else if (row)
    yc_tui_push(base->tui, yc_case_new(screen->app, row->casefile));
  return TRUE;
}

static gboolean can(const YcScreen *base, YcCommand command)
{
  const Rows *screen = (const Rows *)base;
  if (command == YC_COMMAND_OPEN)
    return screen->plan || yc_list_row(screen->list);
  return command != YC_COMMAND_TAB && command != YC_COMMAND_PRINT;
}

/* ── how it looks ── */

static void title(YcScreen *base, GString *left, GString *right)
{
  const Rows *screen = (const Rows *)base;
  static const char *const names[] = {
    [YC_ROWS_PLAN] = N_("将装入 %s"), [YC_ROWS_MINE] = N_("因日历改期,我负责的"), [YC_ROWS_UNTOLD] = N_("改期,还没告诉申请人的")
  };
  if (!screen->plan) {
    g_string_append(left, gettext(names[screen->what]));
    g_string_append_printf(right, _("%u 个"), screen->rows ? screen->rows->len : 0);
    return;
  }
  g_string_append_printf(left, _("将装入 %s"), screen->plan->title);
  g_string_append_printf(right, _("改 %u 个,不变 %u 个"), screen->plan->moved, screen->plan->settled);
}

static void paint(YcScreen *base, YcArea area)
{
  static const YcColumn plan[] = { { N_(" 办件号"), 12 }, { N_("事项"), 17 }, { N_("期限"), 9 }, { N_("原到期"), 11 },
                                   { N_("新到期"), 12 }, { N_("责任人"), 19 } };
  static const YcColumn call[] = { { N_(" 办件号"), 12 }, { N_("事项"), 17 }, { N_("期限"), 9 }, { N_("原到期"), 11 },
                                   { N_("新到期"), 12 }, { N_("告诉谁"), 19 } };
  const Rows *screen = (const Rows *)base;
  yc_put_heads(area.y, area.x, area.columns, screen->what == YC_ROWS_UNTOLD ? call : plan, CELLS);
  yc_list_paint(screen->list, (YcArea) { area.y + 1, area.x, area.rows - 1, area.columns });
}

static char *hints(YcScreen *base)
{
  const Rows *screen = (const Rows *)base;
  static const char *const words[] = {
    [YC_ROWS_PLAN] = N_("回车装入 Esc不装入 ?帮助"), [YC_ROWS_MINE] = N_("回车打开办件 Esc返回 ?帮助"),
    [YC_ROWS_UNTOLD] = N_("回车记下已告知 Esc返回 ?帮助")
  };
  return g_strdup(gettext(words[screen->what]));
}

static void rows_free(YcScreen *base)
{
  Rows *screen = (Rows *)base;
  if (screen->what == YC_ROWS_MINE)
    yc_calendar_moved_seen(screen->app, NULL);
  yc_list_free(screen->list);
  if (screen->rows)
    g_ptr_array_unref(screen->rows);
  yc_calendar_plan_free(screen->plan);
  g_free(screen);
}

static const YcScreenType ROWS = {
  .name = "calendar-rows", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .hints = hints, .title = title,
  .paint = paint, .free = rows_free
};

YcScreen *yc_calendar_rows(YcApp *app, YcCalendarRows what, YcCalendarPlan *plan)
{
  Rows *screen = g_new0(Rows, 1);
  yc_screen_init(&screen->base, &ROWS);
  screen->app = app;
  screen->what = what;
  screen->plan = plan;
  screen->array = (YcListArray) {
    .key = row_key, .paint = row_paint, .empty = plan ? N_("没有期限改日子") : N_("没有了")
  };
  screen->list = yc_list_new_array(&screen->array);
  return &screen->base;
}
