/* figure_deeds.c - the cases and inquiries behind a figure of hand-overs and first inquiry, by day (RULE sup-04).
 * See figures.h. */
#include <config.h>
#include <string.h>

#include "base/gettext.h"
#include "tui/caselist.h"
#include "tui/figures.h"
#include "tui/inquiry.h"
#include "tui/list.h"
#include "tui/screens.h"

enum { TOP = 1, WIDTH = 80 };

typedef struct {
  YcScreen base;
  YcApp *app;
  YcDeedsOf of;
  char *key, *name;
  YcList *list;
} Deeds;

static gboolean fetch(gpointer data, const YcPlace *from, gboolean backwards, guint n, GPtrArray *rows, GError **error)
{
  const Deeds *d = data;
  g_autoptr(GPtrArray) page =
      yc_matter_deeds_page(d->app, &d->of, from ? &from->sort : NULL, from ? from->tie : 0, backwards, n, error);
  while (page && page->len)
    g_ptr_array_add(rows, g_ptr_array_steal_index(page, 0));
  return page != NULL;
}

static YcPlace place(gconstpointer row)
{
  const YcDeed *deed = row;
  return (YcPlace) { deed->day, deed->pos };
}

static void row_free(gpointer row)
{
  yc_deed_free(row);
}

static const YcColumn TABLE[] = {
  { N_("日期"), 7 }, { N_("号码"), 13 }, { N_("什么事"), 41 }, { N_("天数"), 6 }, { N_("责任人"), 1000 }
};

/* What is beyond 80 columns goes to the words. */
static void widen(YcColumn table[G_N_ELEMENTS(TABLE)], int columns)
{
  memcpy(table, TABLE, sizeof TABLE);
  table[2].columns += MAX(columns - WIDTH, 0);
}

static void paint_row(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const YcDeed *deed = row;
  YcColumn table[G_N_ELEMENTS(TABLE)];
  gboolean in_days = ((const Deeds *)data)->of.figure > YC_MATTER_CLOSURE;
  g_autofree char *day = yc_caselist_day(deed->day), *days = in_days ? g_strdup_printf("%d", deed->days) : g_strdup("");
  const char *cells[] = { day, deed->number, deed->about, days, *deed->who ? deed->who : _("无人接") };
  widen(table, columns);
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static const YcListSource SOURCE = {
  .fetch = fetch, .place = place, .paint = paint_row, .free = row_free, .empty = N_("这个数背后没有事")
};

static gboolean load(YcScreen *screen, GError **error)
{
  return yc_list_load(((Deeds *)screen)->list, MAX(screen->area.rows - TOP, 1), error);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Deeds *d = (Deeds *)screen;
  const YcDeed *deed = yc_list_row(d->list);
  if (command != YC_COMMAND_OPEN || !deed)
    return yc_list_act(d->list, command);
  yc_tui_push(screen->tui, deed->is_case ? yc_case_new(d->app, deed->matter) : yc_inquiry_screen(d->app, deed->matter));
  return TRUE;
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(((const Deeds *)screen)->list) != NULL;
  return command != YC_COMMAND_PRINT && command != YC_COMMAND_TAB;
}

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Deeds *d = (const Deeds *)screen;
  g_autofree char *months = yc_months_name(d->of.months);
  g_string_append_printf(left, _("往返和首问  %s  %s"), d->name, months);
  g_string_append(right, yc_matter_figure_name(d->of.figure));
}

static void paint(YcScreen *screen, YcArea area)
{
  const Deeds *d = (const Deeds *)screen;
  YcColumn table[G_N_ELEMENTS(TABLE)];
  widen(table, area.columns);
  yc_put_heads(area.y, area.x, area.columns, table, G_N_ELEMENTS(table));
  yc_list_paint(d->list, (YcArea) { area.y + TOP, area.x, MAX(area.rows - TOP, 1), area.columns });
}

static void deeds_free(YcScreen *screen)
{
  Deeds *d = (Deeds *)screen;
  yc_list_free(d->list);
  g_free(d->key);
  g_free(d->name);
  g_free(d);
}

static const YcScreenType DEEDS = {
  .name = "figure-deeds", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .title = title, .paint = paint,
  .free = deeds_free
};

YcScreen *yc_figure_deeds_new(YcApp *app, const YcDeedsOf *of, const char *name)
{
  Deeds *d = g_new0(Deeds, 1);
  yc_screen_init(&d->base, &DEEDS);
  d->app = app;
  d->key = g_strdup(of->key);
  d->name = g_strdup(name);
  d->of = *of;
  d->of.key = d->key;
  d->list = yc_list_new(&SOURCE, d);
  return &d->base;
}
