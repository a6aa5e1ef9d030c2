/* figure_cases.c - the cases behind a figure, by the day they were due (RULE sup-04).  See figures.h. */
#include <config.h>

#include "base/gettext.h"
#include "tui/caselist.h"
#include "tui/figures.h"
#include "tui/list.h"
#include "tui/screens.h"

enum { TOP = 1, DAY = 2 };   /* DAY: which column it stands in */

typedef struct {
  YcScreen base;
  YcApp *app;
  YcBy by;
  YcMonths months;
  char *key, *name;
  YcFigure figure;
  YcFigureCases *cases;   /* as they stood at the last load */
  YcList *list;
  YcPreview preview;
} Cases;

static gboolean fetch(gpointer data, const YcPlace *from, gboolean backwards, guint n, GPtrArray *rows, GError **error)
{
  const Cases *c = data;
  g_autoptr(GPtrArray) page =
      yc_figure_cases_page(c->cases, from ? &from->sort : NULL, from ? from->tie : 0, backwards, n, error);
  while (page && page->len)
    g_ptr_array_add(rows, g_ptr_array_steal_index(page, 0));
  return page != NULL;
}

static YcPlace place(gconstpointer row)
{
  const YcFigureCase *one = row;
  return (YcPlace) { one->row->sort, one->row->id };
}

static void row_free(gpointer row)
{
  yc_figure_case_free(row);
}

static const YcColumn TABLE[] = {
  { N_("结果"), 9 }, { N_("法定"), 5 }, { N_("到期"), 6 }, { N_("办件号"), 12 }, { N_("申请人"), 9 }, { N_("村"), 9 },
  { N_("事项"), 15 }, { N_("用时"), 5 }, { N_("责任人"), 1000 }
};

static void paint_row(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const YcFigureCase *one = row;
  g_autofree char *result = yc_figure_case_text(one), *day = yc_caselist_day(one->row->due);
  g_autofree char *days = one->open ? NULL : g_strdup_printf("%d", one->days);
  const char *cells[] = { result, one->law ? _("超") : "", day, one->row->number, one->row->applicant, one->row->place_short,
                          one->row->item_short, days ? days : "", *one->who ? one->who : _("无人接") };
  yc_put_cells(y, x, columns, TABLE, G_N_ELEMENTS(TABLE), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static const YcListSource SOURCE = {
  .fetch = fetch, .place = place, .paint = paint_row, .free = row_free, .empty = N_("这个数背后没有办件")
};

static gboolean load(YcScreen *screen, GError **error)
{
  Cases *c = (Cases *)screen;
  YcFigureCases *fresh = yc_figure_cases_new(c->app, c->by, c->months, c->key, c->figure, error);
  if (!fresh)
    return FALSE;
  yc_figure_cases_free(c->cases);
  c->cases = fresh;
  if (!yc_list_load(c->list, MAX(screen->area.rows - TOP - YC_CASELIST_FOOT, 1), error))
    return FALSE;
  const YcFigureCase *one = yc_list_row(c->list);
  return yc_preview_read(&c->preview, c->app, one ? one->row : NULL, error);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Cases *c = (Cases *)screen;
  const YcFigureCase *one = yc_list_row(c->list);
  if (command == YC_COMMAND_OPEN && one)
    yc_tui_push(screen->tui, yc_case_new(c->app, one->row->id));
  else if (yc_list_act(c->list, command))
    yc_tui_reload(screen->tui);
  else
    return FALSE;
  return TRUE;
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(((const Cases *)screen)->list) != NULL;
  return command != YC_COMMAND_PRINT && command != YC_COMMAND_TAB;
}

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Cases *c = (const Cases *)screen;
  g_autofree char *months = yc_months_name(c->months);
  g_string_append_printf(left, yc_figure_of_trips(c->figure) ? _("统计  %s  %s送达的办件") : _("统计  %s  %s到期的办件"), c->name,
                         months);
  g_string_append(right, yc_figure_name(c->figure));
}

static void paint(YcScreen *screen, YcArea area)
{
  Cases *c = (Cases *)screen;
  YcArea rows = { area.y + TOP, area.x, MAX(area.rows - TOP - YC_CASELIST_FOOT, 1), area.columns };
  YcColumn heads[G_N_ELEMENTS(TABLE)];
  for (guint i = 0; i < G_N_ELEMENTS(TABLE); i++) heads[i] = TABLE[i];
  if (yc_figure_of_trips(c->figure))
    heads[DAY].head = N_("送达");
  yc_put_heads(area.y, area.x, area.columns, heads, G_N_ELEMENTS(heads));
  yc_list_paint(c->list, rows);
  if (area.rows > TOP + YC_CASELIST_FOOT)
    yc_preview_paint(&c->preview, (YcArea) { rows.y + rows.rows, area.x, YC_CASELIST_FOOT, area.columns });
}

static void cases_free(YcScreen *screen)
{
  Cases *c = (Cases *)screen;
  yc_list_free(c->list);
  yc_figure_cases_free(c->cases);
  yc_preview_clear(&c->preview);
  g_free(c->key);
  g_free(c->name);
  g_free(c);
}

static const YcScreenType CASES = {
  .name = "figure-cases", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .title = title, .paint = paint,
  .free = cases_free
};

YcScreen *yc_figure_cases_screen(YcApp *app, YcBy by, YcMonths months, const char *key, const char *name, YcFigure figure)
{
  Cases *c = g_new0(Cases, 1);
  yc_screen_init(&c->base, &CASES);
  c->app = app;
  c->by = by;
  c->months = months;
  c->key = g_strdup(key);
  c->name = g_strdup(name);
  c->figure = figure;
  c->list = yc_list_new(&SOURCE, c);
  return &c->base;
}
