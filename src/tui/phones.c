/* phones.c - the hall's telephone (便民服务电话): today's calls, what each was about and who answered. */
#include <config.h>
#include <string.h>

#include "app/paper.h"
#include "app/slip.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/inquiry.h"
#include "tui/list.h"
#include "tui/screens.h"

enum { TOP = 1 };   /* rows above the list */

typedef struct {
  YcScreen base;
  YcApp *app;
  GPtrArray *calls;   /* of YcInquiry */
  YcListArray array;
  YcList *list;
} Phones;

static const YcColumn TABLE[] = {
  { N_("时间"), 6 }, { N_("号"), 11 }, { N_("问什么"), 30 }, { N_("谁问的"), 11 }, { N_("怎么了"), 13 }, { N_("谁答的"), 1000 }
};

static gint64 row_key(gconstpointer row)
{
  return ((const YcInquiry *)row)->id;
}

static void paint_row(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const YcInquiry *call = row;
  YcColumn table[G_N_ELEMENTS(TABLE)];
  int hour, minute;
  (void)data;
  memcpy(table, TABLE, sizeof table);
  table[2].columns += MAX(columns - 80, 0);   /* what was asked takes what a wider screen gives */
  yc_time_clock(call->at, &hour, &minute);
  g_autofree char *time = g_strdup_printf("%02d:%02d", hour, minute);
  const char *cells[] = {
    time, call->number, call->text, *call->name ? call->name : _("未留名"), yc_inquiry_state_word(call),
    call->ended != YC_DAY_NONE || !*call->owner_name ? call->first_name : call->owner_name
  };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static gboolean load(YcScreen *screen, GError **error)
{
  Phones *phones = (Phones *)screen;
  YcDay today = yc_app_today(phones->app);
  GPtrArray *calls = yc_inquiry_days(phones->app, today, today, "phone", error), *old = phones->calls;
  if (!calls)
    return FALSE;
  phones->array.rows = phones->calls = calls;
  gboolean good = yc_list_load(phones->list, MAX(screen->area.rows - TOP, 1), error);
  g_ptr_array_unref(old);
  return good;
}

static void print(Phones *phones)
{
  YcTui *tui = phones->base.tui;
  g_autofree char *warning = NULL;
  GError *error = NULL;
  if (!yc_slip_calls(phones->app, yc_app_today(phones->app), yc_app_paper_width(phones->app), &warning, &error))
    yc_tui_fail(tui, error);
  else
    yc_tui_say(tui, warning ? YC_SAY_WARN : YC_SAY_DONE, _("今天的来电已送打印。%s"), warning ? warning : "");
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  Phones *phones = (Phones *)screen;
  const YcInquiry *call = yc_list_row(phones->list);
  (void)number;
  if (command == YC_COMMAND_OPEN && call)
    yc_tui_push(screen->tui, yc_inquiry_screen(phones->app, call->id));
  else if (command == YC_COMMAND_PRINT)
    print(phones);
  else
    return yc_list_act(phones->list, command);
  return TRUE;
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(((const Phones *)screen)->list) != NULL;
  return command != YC_COMMAND_TAB && command != YC_COMMAND_PHONES;
}

static guint count_open(const Phones *phones)
{
  guint n = 0;
  for (guint i = 0; i < phones->calls->len; i++)
    n += ((const YcInquiry *)g_ptr_array_index(phones->calls, i))->ended == YC_DAY_NONE;
  return n;
}

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Phones *phones = (const Phones *)screen;
  g_autofree char *number = yc_app_setting(phones->app, "hall.phone", "");
  g_string_append_printf(left, _("便民服务电话 %s  今天的来电"), number);
  g_string_append_printf(right, _("%u 个,没答清 %u"), phones->calls->len, count_open(phones));
}

static void paint(YcScreen *screen, YcArea area)
{
  const Phones *phones = (const Phones *)screen;
  YcColumn table[G_N_ELEMENTS(TABLE)];
  memcpy(table, TABLE, sizeof table);
  table[2].columns += MAX(area.columns - 80, 0);
  yc_put_heads(area.y, area.x, area.columns, table, G_N_ELEMENTS(table));
  yc_list_paint(phones->list, (YcArea) { area.y + TOP, area.x, area.rows - TOP, area.columns });
}

static char *hints(YcScreen *screen)
{
  return g_strdup(yc_list_row(((const Phones *)screen)->list) ? _("回车打开 p打印当天 F3首问(登记一个来电) Esc返回 0菜单 ?帮助")
                                                             : _("p打印当天 F3首问(登记一个来电) Esc返回 0菜单 ?帮助"));
}

static void phones_free(YcScreen *screen)
{
  Phones *phones = (Phones *)screen;
  yc_list_free(phones->list);
  g_ptr_array_unref(phones->calls);
  g_free(phones);
}

static const YcScreenType PHONES = {
  .name = "phones", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .title = title, .paint = paint, .hints = hints,
  .free = phones_free
};

YcScreen *yc_phones_new(YcApp *app)
{
  Phones *phones = g_new0(Phones, 1);
  yc_screen_init(&phones->base, &PHONES);
  phones->app = app;
  phones->calls = g_ptr_array_new_with_free_func((GDestroyNotify)yc_inquiry_free);
  phones->array = (YcListArray) { .rows = phones->calls, .key = row_key, .paint = paint_row, .empty = N_("今天还没有登记来电") };
  phones->list = yc_list_new_array(&phones->array);
  return &phones->base;
}
