/* route.c - the steps of a case from left to right. */
#include <config.h>
#include "tui/route.h"

#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/caselist.h"

enum { BAND = 3, NAME = 12, WHO = 10 };   /* rows of a band; columns a name and a holder have at most */

typedef struct {
  char *name, *when, *who;
  const char *mark;
  YcInk ink;
  gboolean here;
  int columns;       /* the widest of its three */
} Cell;

static void cell_free(gpointer data)
{
  Cell *cell = data;
  g_free(cell->name);
  g_free(cell->when);
  g_free(cell->who);
  g_free(cell);
}

static char *say_length(const YcRouteRow *step)
{
  static const char *const units[] = {
    [YC_UNIT_WORKING] = NC_("short", "天"), [YC_UNIT_CALENDAR] = NC_("short", "自然日"),
    [YC_UNIT_HOUR] = NC_("short", "小时"), [YC_UNIT_MONTH] = NC_("short", "个月"), [YC_UNIT_YEAR] = NC_("short", "年")
  };
  return step->days > 0 ? g_strdup_printf("%d%s", step->days, C_("short", units[step->unit])) : g_strdup(_("当日"));
}

static char *day_after(const char *before, YcDay day)
{
  g_autofree char *text = yc_caselist_day(day);
  return g_strconcat(before, text, NULL);
}

/* While its clock stands, the day of before holds no more. */
static char *say_when(const YcRouteRow *step, gboolean next, gboolean stopped)
{
  if (step->state == YC_LEG_DONE)
    return day_after("", step->finished);
  if (step->state == YC_LEG_SKIPPED)
    return g_strdup(_("免"));
  if (stopped)
    return g_strdup(_("停着"));
  if (step->state == YC_LEG_CURRENT)
    return step->due != YC_DAY_NONE ? day_after(_("应"), step->due) : day_after(_("自"), step->began);
  return next ? g_strdup(_("待交出")) : say_length(step);
}

static const struct {
  const char *mark;
  YcInk ink;
} LIGHTS[] = {
  [YC_LIGHT_NONE] = { "", YC_INK_PLAIN }, [YC_LIGHT_STOPPED] = { "‖", YC_INK_GREY },
  [YC_LIGHT_GREEN] = { "●", YC_INK_GREEN }, [YC_LIGHT_YELLOW] = { "◆", YC_INK_YELLOW },
  [YC_LIGHT_RED] = { "▲", YC_INK_RED },
};

static YcLightColour light_of_step(const YcCaseView *view)
{
  for (guint i = 0; i < view->clocks->len; i++) {
    const YcClockLine *clock = g_ptr_array_index(view->clocks, i);
    if (strcmp(clock->label, C_("clock", "本环节")) == 0)
      return clock->light.colour;
  }
  return view->row->light.colour;
}

static Cell *make_cell(const YcCaseView *view, const YcRouteRow *step, gboolean next)
{
  Cell *cell = g_new0(Cell, 1);
  gboolean current = step->state == YC_LEG_CURRENT, done = step->state == YC_LEG_DONE;
  YcLightColour light = current ? light_of_step(view) : YC_LIGHT_NONE;
  cell->name = yc_clip(step->short_name, NAME);
  cell->when = say_when(step, next, light == YC_LIGHT_STOPPED);
  cell->who = yc_clip(*step->who ? step->who : step->office_short, WHO);
  cell->mark = done ? "√" : LIGHTS[light].mark;
  cell->ink = LIGHTS[light].ink;
  cell->here = current || next;
  int name = yc_width(cell->name) + yc_width(cell->mark);
  cell->columns = MAX(name, MAX(yc_width(cell->when), yc_width(cell->who)));
  return cell;
}

static gboolean has_current(const GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    if (((const YcRouteRow *)g_ptr_array_index(steps, i))->state == YC_LEG_CURRENT)
      return TRUE;
  return FALSE;
}

static GPtrArray *make_cells(const YcCaseView *view)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func(cell_free);
  gboolean waits = view->row->state == YC_STATE_ACCEPTED && !has_current(view->steps);
  for (guint i = 0; i < view->steps->len; i++) {
    const YcRouteRow *step = g_ptr_array_index(view->steps, i);
    if (step->role != YC_ROLE_LEAD)
      continue;
    gboolean next = waits && step->state == YC_LEG_PLANNED;
    g_ptr_array_add(cells, make_cell(view, step, next));
    waits = waits && !next;
  }
  return cells;
}

/* How many cells from the first fit beside each other, `most` at most, at least one. */
static guint fitting(const GPtrArray *cells, guint first, int columns, int gap, guint most)
{
  guint n = 0;
  for (int x = 0; first + n < cells->len && n < most; n++) {
    const Cell *cell = g_ptr_array_index(cells, first + n);
    if (n && x + cell->columns > columns)
      break;
    x += cell->columns + gap;
  }
  return MAX(n, 1);
}

static guint count_bands(const GPtrArray *cells, int columns, int gap, guint most)
{
  guint bands = 0;
  for (guint i = 0; i < cells->len; bands++)
    i += fitting(cells, i, columns, gap, most);
  return bands;
}

static void paint_cell(const Cell *cell, int y, int x, int gap, gboolean last)
{
  int name = yc_width(cell->name), mark = yc_width(cell->mark);
  YcInk bold = cell->here ? YC_INK_BOLD : YC_INK_PLAIN;
  yc_put(y, x, name, cell->name, bold);
  yc_put(y, x + name, mark, cell->mark, cell->ink | bold);
  if (!last)
    yc_put_rule(y, x + name + mark, cell->columns + gap - name - mark, NULL);
  yc_put(y + 1, x, cell->columns, cell->when, bold);
  yc_put(y + 2, x, cell->columns, cell->who, bold);
}

/* One band of n cells from `first` on. */
static void paint_band(const GPtrArray *cells, guint first, guint n, int gap, YcArea area)
{
  int x = area.x;
  for (guint i = first; i < first + n; i++) {
    const Cell *cell = g_ptr_array_index(cells, i);
    paint_cell(cell, area.y, x, gap, i + 1 == cells->len);
    x += cell->columns + gap;
  }
}

static guint cell_here(const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (((const Cell *)g_ptr_array_index(cells, i))->here)
      return i;
  return cells->len;
}

int yc_route_paint(const YcCaseView *view, YcArea area)
{
  g_autoptr(GPtrArray) cells = make_cells(view);
  guint all = cells->len, wide = count_bands(cells, area.columns, 2, all);
  gboolean closer = wide > 1 && count_bands(cells, area.columns, 1, all) == 1;   /* then one band is enough */
  int gap = closer ? 1 : 2;
  guint bands = closer ? 1 : wide, even = bands ? (all + bands - 1) / bands : 0;
  guint most = count_bands(cells, area.columns, gap, even) == bands ? even : all;
  guint room = (guint)MAX(area.rows / BAND, 0), here = cell_here(cells), drawn = 0;
  for (guint i = 0, n; i < cells->len && drawn < room; i += n) {
    n = fitting(cells, i, area.columns, gap, most);
    gboolean last_chance = drawn + 1 == room, later = here < cells->len && here >= i + n;
    if (last_chance && later)
      continue;   /* the last room is for the band one looks for */
    paint_band(cells, i, n, gap, (YcArea) { area.y + (int)drawn * BAND, area.x, BAND, area.columns });
    drawn++;
  }
  return (int)drawn * BAND;
}
