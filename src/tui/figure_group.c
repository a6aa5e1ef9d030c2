/* figure_group.c - all figures of one group, each with what it means; Enter opens the cases behind it.  See figures.h. */
#include <config.h>

#include "app/export.h"
#include "base/gettext.h"
#include "base/text.h"
#include "output/csv.h"
#include "tui/bar.h"
#include "tui/figures.h"
#include "tui/list.h"
#include "tui/page.h"

enum { TOP = 1, FOOT = 4, NAME = 13, NUMBER = 9, BAR = 20, BESIDE = 100, FLOOR = 500, WORDS = 10 };

typedef struct {
  YcScreen base;
  YcApp *app;
  YcBy by;
  YcMonths months;
  char *key, *name;
  YcFigures *figures;
  const YcFigureRow *row;   /* borrowed from them; NULL: the group is gone */
  GPtrArray *lines;         /* YcFigure + 1 as pointers */
  YcListArray array;
  YcList *list;
} Group;

static YcFigure figure_of(gconstpointer line)
{
  return (YcFigure)(GPOINTER_TO_INT(line) - 1);
}

static gint64 line_key(gconstpointer line)
{
  return GPOINTER_TO_INT(line);
}

/* How large a part of what was due: of the shares themselves, and of everything that counts cases that were due. */
static int share_of(const Group *g, YcFigure figure)
{
  gint64 due = yc_tally_due(&g->row->tally);
  if (yc_figure_is_share(figure))
    return (int)yc_figure_value(&g->row->tally, figure);
  if (figure == YC_FIG_OLDEST || figure == YC_FIG_MEDIAN || figure == YC_FIG_MEAN || yc_figure_of_trips(figure) || due == 0)
    return -1;
  return (int)MIN(yc_figure_value(&g->row->tally, figure) * 1000 / due, 1000);
}

static void paint_line(gpointer data, gconstpointer line, int y, int x, int columns, gboolean selected)
{
  const Group *g = data;
  YcFigure figure = figure_of(line);
  YcInk ink = selected ? YC_INK_REVERSE : YC_INK_PLAIN;
  g_autofree char *number = yc_figure_text(&g->row->tally, figure);
  int after = x + NAME + NUMBER + BAR, rest = x + columns - after;
  yc_put(y, x, columns, "", ink);
  yc_put(y, x, NAME - 1, yc_figure_name(figure), ink);
  yc_put_right(y, x + NAME, NUMBER - 2, number, ink);
  yc_put_share(y, x + NAME + NUMBER, BAR - 2, share_of(g, figure), ink);
  if (figure == YC_FIG_RATE && columns < BESIDE)
    yc_put_trend(y, after, YC_TREND, g->row->trend, YC_TREND, FLOOR, ink);
  else if (rest > 0 && columns >= BESIDE)
    yc_put(y, after, rest, yc_figure_definition(figure), ink);
}

static const YcFigureRow *find_row(const Group *g)
{
  if (!g->key)
    return g->figures->total;
  for (guint i = 0; i < g->figures->rows->len; i++) {
    const YcFigureRow *row = g->figures->rows->pdata[i];
    if (g_str_equal(row->key, g->key))
      return row;
  }
  return NULL;
}

static gboolean load(YcScreen *screen, GError **error)
{
  Group *g = (Group *)screen;
  YcFigures *fresh = yc_figures_read(g->app, g->by, g->months, error);
  if (!fresh)
    return FALSE;
  yc_figures_free(g->figures);
  g->figures = fresh;
  g->row = find_row(g);
  g_ptr_array_set_size(g->lines, 0);
  for (int figure = 0; g->row && figure < YC_N_FIGURES; figure++) g_ptr_array_add(g->lines, GINT_TO_POINTER(figure + 1));
  return yc_list_load(g->list, MAX(screen->area.rows - TOP - FOOT, 1), error);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Group *g = (Group *)screen;
  gconstpointer line = yc_list_row(g->list);
  if (command == YC_COMMAND_OPEN && line)
    yc_tui_push(screen->tui, yc_figure_cases_screen(g->app, g->by, g->months, g->key, g->name, figure_of(line)));
  else if (command == YC_COMMAND_EXPORT)
    yc_figures_export(screen->tui, g->app, g->by, g->months);
  else
    return yc_list_act(g->list, command);
  return TRUE;
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  const Group *g = (const Group *)screen;
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(g->list) != NULL;
  return command != YC_COMMAND_FIGURES && command != YC_COMMAND_PRINT && command != YC_COMMAND_GROUP && command != YC_COMMAND_PERIOD &&
         command != YC_COMMAND_TAB;
}

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Group *g = (const Group *)screen;
  g_autofree char *months = yc_months_name(g->months);
  g_string_append_printf(left, _("统计  %s  %s到期的办件"), g->name, months);
  g_string_append(right, yc_by_name(g->by));
}

/* The one under the cursor in full. */
static void paint_foot(const Group *g, YcArea area)
{
  gconstpointer line = yc_list_row(g->list);
  g_autofree char *word = line ? g_strdup_printf(_("%s:背后 %d 件,回车打开"), yc_figure_name(figure_of(line)),
                                                 (int)yc_figure_cases_count(&g->row->tally, figure_of(line))) : NULL;
  yc_put_rule(area.y, area.x, area.columns, word);
  g_auto(GStrv) lines = yc_wrap(line ? yc_figure_definition(figure_of(line)) : "", area.columns - 1);
  yc_put_lines((YcArea) { area.y + 1, area.x, area.rows - 1, area.columns }, (const char *const *)lines, 0, YC_INK_PLAIN);
}

static void paint(YcScreen *screen, YcArea area)
{
  Group *g = (Group *)screen;
  int after = NAME + NUMBER + BAR;
  yc_put(area.y, area.x, area.columns, "", YC_INK_UNDERLINE);
  yc_put(area.y, area.x, NAME - 1, _("指标"), YC_INK_UNDERLINE);
  yc_put_right(area.y, area.x + NAME, NUMBER - 2, _("数"), YC_INK_UNDERLINE);
  yc_put(area.y, area.x + NAME + NUMBER, BAR - 2, _("占到期的"), YC_INK_UNDERLINE);
  yc_put(area.y, area.x + after, area.columns - after, area.columns >= BESIDE ? _("定义") : _("12个月走势"), YC_INK_UNDERLINE);
  yc_list_paint(g->list, (YcArea) { area.y + TOP, area.x, MAX(area.rows - TOP - FOOT, 1), area.columns });
  if (area.rows > TOP + FOOT)
    paint_foot(g, (YcArea) { area.y + area.rows - FOOT, area.x, FOOT, area.columns });
}

static void group_free(YcScreen *screen)
{
  Group *g = (Group *)screen;
  yc_list_free(g->list);
  g_ptr_array_unref(g->lines);
  yc_figures_free(g->figures);
  g_free(g->key);
  g_free(g->name);
  g_free(g);
}

static const YcScreenType GROUP = {
  .name = "figure", .where = YC_IN_LIST | YC_IN_FIGURES, .load = load, .act = act, .can = can, .title = title,
  .paint = paint, .free = group_free
};

YcScreen *yc_figure_group_new(YcApp *app, YcBy by, YcMonths months, const char *key, const char *name)
{
  Group *g = g_new0(Group, 1);
  yc_screen_init(&g->base, &GROUP);
  g->app = app;
  g->by = by;
  g->months = months;
  g->key = g_strdup(key);
  g->name = g_strdup(name);
  g->lines = g_ptr_array_new();
  g->array = (YcListArray) { g->lines, line_key, paint_line, g, N_("没有到期的办件") };
  g->list = yc_list_new_array(&g->array);
  return &g->base;
}

/* ── the table as a file ── */

typedef struct {
  YcApp *app;
  YcBy by;
  YcMonths months;
  gboolean matters;   /* hand-overs and first inquiry */
} Sheet;

/* Lives as long as the program: only one line is open at a time. */
static Sheet sheet;

static GString *sheet_text(const Sheet *s, guint *rows, GError **error)
{
  g_autoptr(GPtrArray) matters = s->matters ? yc_matter_figures(s->app, s->by, s->months, error) : NULL;
  g_autoptr(YcFigures) figures = s->matters ? NULL : yc_figures_read(s->app, s->by, s->months, error);
  if (matters)
    *rows = matters->len;
  else if (figures)
    *rows = figures->rows->len + 1;
  return matters ? yc_matter_figures_csv(matters, s->months) : figures ? yc_figures_csv(figures) : NULL;
}

static char *take_charset(YcTui *tui, const char *charset, gpointer data)
{
  const Sheet *s = data;
  gsize length;
  g_autoptr(GError) error = NULL;
  guint rows = 0;
  g_autoptr(GString) csv = sheet_text(s, &rows, &error);
  g_autofree char *bytes = csv ? yc_csv_encode(csv->str, charset, &length, &error) : NULL;
  if (!bytes)
    return g_strdup(error->message);
  g_autofree char *period = yc_months_code(s->months), *name = g_strdup_printf("stats%s-%s-%s.csv", s->matters ? "-matters" : "", yc_by_code(s->by), period);
  YcExport export = { "figures", period, rows, "csv", NULL };
  g_autofree char *path = yc_export_file(s->app, &export, name, bytes, length, &error);
  if (!path)
    return g_strdup(error->message);
  yc_tui_say(tui, YC_SAY_DONE, _("已导出 %s"), path);
  return NULL;
}

static void export_sheet(YcTui *tui, const Sheet *wanted)
{
  GError *error = NULL;
  if (!yc_export_may(wanted->app, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  sheet = *wanted;
  yc_page_line(tui, _("导出这张表(csv,要记录)。编码 UTF-8 或 GB18030"), "UTF-8", WORDS, take_charset, &sheet);
}

void yc_figures_export(YcTui *tui, YcApp *app, YcBy by, YcMonths months)
{
  export_sheet(tui, &(Sheet) { app, by, months, FALSE });
}

void yc_matters_export(YcTui *tui, YcApp *app, YcBy by, YcMonths months)
{
  export_sheet(tui, &(Sheet) { app, by, months, TRUE });
}
