/* route.c - the steps of a case from left to right, and below them who works side by side. */
#include <config.h>
#include "tui/route.h"

#include <string.h>

#include "app/route.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/caselist.h"

enum { BAND = 3, NAME = 12, WHO = 10 };   /* rows of a band; columns a name and a holder have at most */
enum { WIDE = 100 };                       /* from so many columns on every stage says who works in it, and until when */

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
  if (step->state == YC_LEG_UNRECORDED)
    return g_strdup(_("未记"));
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

/* Of its own clock; TRUE where it has one. */
static gboolean light_of_step(const YcCaseView *view, int n, YcLightColour *light)
{
  g_autofree char *kind = g_strdup_printf("step:%d", n);
  for (guint i = 0; i < view->clocks->len; i++) {
    const YcClockLine *clock = g_ptr_array_index(view->clocks, i);
    if (strcmp(clock->kind, kind) != 0)
      continue;
    *light = clock->light.colour;
    return TRUE;
  }
  return FALSE;
}

/* ── rows side by side ── */

static gboolean is_open(const YcRouteRow *step)
{
  return step->state == YC_LEG_CURRENT || step->state == YC_LEG_RETURNED;
}

static gboolean is_over(const YcRouteRow *step)
{
  return step->state == YC_LEG_DONE || step->state == YC_LEG_SKIPPED;
}

/* The rows of a stage stand together, the leading one first. */
static guint count_rows(const GPtrArray *steps, guint lead)
{
  const YcRouteRow *first = g_ptr_array_index(steps, lead);
  guint n = 1;
  while (lead + n < steps->len && ((const YcRouteRow *)g_ptr_array_index(steps, lead + n))->stage == first->stage)
    n++;
  return n;
}

/* Of the rows of a stage those that are not through yet; *open: the first that runs, NULL where none does. */
static guint count_left(const GPtrArray *steps, guint lead, const YcRouteRow **open)
{
  guint left = 0, n = count_rows(steps, lead);
  *open = NULL;
  for (guint i = lead; i < lead + n; i++) {
    const YcRouteRow *step = g_ptr_array_index(steps, i);
    left += !is_over(step);
    if (!*open && is_open(step))
      *open = step;
  }
  return left;
}

static const char *say_owing(const YcRouteRow *step)
{
  if (step->state == YC_LEG_RETURNED)
    return _("退回");
  return step->waits ? _("待签") : "";
}

/* Of an outside office its name: the person is who records for it. */
static char *say_holder(const YcRouteRow *step, guint others)
{
  gboolean person = *step->who && !step->outside;
  g_autofree char *who = yc_clip(person ? step->who : step->office_short, WHO);
  g_autofree char *more = others ? g_strdup_printf("+%u", others) : g_strdup("");
  return g_strconcat(who, more, say_owing(step), NULL);
}

/* ── cells ── */

static Cell *make_cell(const YcCaseView *view, guint lead, gboolean next)
{
  Cell *cell = g_new0(Cell, 1);
  const YcRouteRow *step = g_ptr_array_index(view->steps, lead), *open;
  guint left = count_left(view->steps, lead, &open);
  gboolean joins = is_over(step) && open;   /* it is through, others of its stage are not */
  YcLightColour light = YC_LIGHT_NONE;
  if (open && !light_of_step(view, open->n, &light) && !joins)
    light = view->row->light.colour;
  cell->name = yc_clip(step->short_name, NAME);
  cell->when = joins ? g_strdup_printf(_("等%u家"), left) : say_when(step, next, light == YC_LIGHT_STOPPED);
  cell->who = say_holder(step, count_rows(view->steps, lead) - 1);
  cell->mark = step->state == YC_LEG_DONE && !joins ? "√" : LIGHTS[light].mark;
  cell->ink = LIGHTS[light].ink;
  cell->here = open || next;
  int name = yc_width(cell->name) + yc_width(cell->mark);
  cell->columns = MAX(name, MAX(yc_width(cell->when), yc_width(cell->who)));
  return cell;
}

/* The leading row that has not been handed over yet and comes now; NULL where one runs, or none comes. */
static const YcRouteRow *comes_next(const YcCaseView *view)
{
  const YcRouteRow *next = NULL;
  for (guint i = 0; i < view->steps->len; i++) {
    const YcRouteRow *step = g_ptr_array_index(view->steps, i);
    if (is_open(step))
      return NULL;
    if (!next && step->role == YC_ROLE_LEAD && step->state == YC_LEG_PLANNED)
      next = step;
  }
  return view->row->state == YC_STATE_ACCEPTED ? next : NULL;
}

static GPtrArray *make_cells(const YcCaseView *view)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func(cell_free);
  const YcRouteRow *next = comes_next(view);
  for (guint i = 0; i < view->steps->len; i++) {
    const YcRouteRow *step = g_ptr_array_index(view->steps, i);
    if (step->role == YC_ROLE_LEAD)
      g_ptr_array_add(cells, make_cell(view, i, step == next));
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

static int paint_bands(const YcCaseView *view, YcArea area)
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

/* ── below the bands: who works side by side ── */

typedef struct {
  YcArea area;
  int used, x;      /* rows; the column where the next word goes */
  int from;         /* column where the rows of a stage begin */
} Pen;

static char *say_result(const YcRouteRow *step, gboolean wide)
{
  gboolean plain = !*step->result || strcmp(step->result, "done") == 0;
  g_autofree char *day = wide ? yc_caselist_day(step->finished) : g_strdup("");
  return g_strconcat("√", plain ? "" : yc_say_step_result(step->result), day, NULL);
}

/* What stands behind its office: a word, or the light's shape; *ink is the light's. */
static char *say_state(const YcCaseView *view, const YcRouteRow *step, gboolean wide, YcInk *ink)
{
  YcLightColour light = YC_LIGHT_NONE;
  *ink = YC_INK_PLAIN;
  if (step->state == YC_LEG_DONE)
    return say_result(step, wide);
  if (step->state == YC_LEG_SKIPPED)
    return g_strdup(_("免"));
  if (step->state == YC_LEG_UNRECORDED)
    return g_strdup(_("未记"));
  if (!is_open(step))
    return wide ? say_length(step) : g_strdup("");
  gboolean timed = light_of_step(view, step->n, &light);
  g_autofree char *due = wide && timed && light != YC_LIGHT_STOPPED ? day_after(_("应"), step->due) : g_strdup("");
  *ink = LIGHTS[light].ink;
  return g_strconcat(timed ? LIGHTS[light].mark : *say_owing(step) ? "" : _("在办"), say_owing(step), due, NULL);
}

/* Office, who of it, and on wide terminals as what. */
static char *say_row(const YcRouteRow *step, gboolean wide)
{
  g_autofree char *who = yc_clip(step->who, WHO);
  gboolean person = *who && !step->outside && strcmp(who, step->office_short) != 0;
  g_autofree char *role = wide ? g_strdup_printf(" %s", yc_say_role(step->role)) : g_strdup("");
  return g_strconcat(step->office_short, person ? " " : "", person ? who : "", role, NULL);
}

/* FALSE where no row is left for it. */
static gboolean put_row(const YcCaseView *view, const YcRouteRow *step, gboolean first, gboolean wide, Pen *pen)
{
  YcInk ink, bold = is_open(step) ? YC_INK_BOLD : YC_INK_PLAIN;
  g_autofree char *text = say_row(step, wide), *state = say_state(view, step, wide, &ink);
  int width = yc_width(text), mark = yc_width(state), plus = first ? 0 : 3;
  if (!first && pen->x + plus + width + mark > pen->area.columns) {
    pen->used++;
    pen->x = pen->from;
    plus = 0;
  }
  if (pen->used >= pen->area.rows)
    return FALSE;
  int y = pen->area.y + pen->used, x = pen->area.x + pen->x + plus, room = pen->area.columns - pen->x - plus;
  if (plus)
    yc_put(y, x - plus, plus, " + ", YC_INK_PLAIN);
  yc_put(y, x, MIN(width, room), text, bold);
  if (room > width)
    yc_put(y, x + width, MIN(mark, room - width), state, ink | bold);
  pen->x += plus + width + mark;
  return TRUE;
}

static void put_stage(const YcCaseView *view, guint lead, gboolean wide, Pen *pen)
{
  const YcRouteRow *step = g_ptr_array_index(view->steps, lead);
  g_autofree char *name = yc_clip(step->short_name, NAME);
  guint n = count_rows(view->steps, lead);
  if (pen->used >= pen->area.rows)
    return;
  pen->from = pen->x = yc_width(name) + 1;
  yc_put(pen->area.y + pen->used, pen->area.x, pen->from, name, YC_INK_PLAIN);
  for (guint i = 0; i < n; i++)
    if (!put_row(view, g_ptr_array_index(view->steps, lead + i), i == 0, wide, pen))
      return;
  pen->used++;
}

/* The stage that runs or comes next; on wide terminals every one in which several work. */
static int paint_together(const YcCaseView *view, YcArea area)
{
  gboolean wide = area.columns >= WIDE;
  const YcRouteRow *next = comes_next(view), *open;
  Pen pen = { .area = area };
  for (guint i = 0; i < view->steps->len; i += count_rows(view->steps, i)) {
    count_left(view->steps, i, &open);
    gboolean here = open || next == g_ptr_array_index(view->steps, i);
    if (count_rows(view->steps, i) > 1 && (wide || here))
      put_stage(view, i, wide, &pen);
  }
  return MIN(pen.used, MAX(area.rows, 0));
}

int yc_route_paint(const YcCaseView *view, YcArea area)
{
  int used = paint_bands(view, area);
  return used + paint_together(view, (YcArea) { area.y + used, area.x, area.rows - used, area.columns });
}
