/* figures.c - figures by groups: how many promises were kept, and where not.  See figures.h. */
#include <config.h>
#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/bar.h"
#include "tui/figures.h"
#include "tui/list.h"
#include "tui/period.h"
#include "tui/tabs.h"

enum { TOP = 2, FOOT = 4, NAME = 14, RATE = 7, BAR = 9, NUMBER = 6, TREND = 13, FLOOR = 500, MATTERS = YC_N_BY + 1 };

/* Those that stand in every table, then those that a wide screen has room for. */
static const YcFigure SHOWN[] = {
  YC_FIG_DUE, YC_FIG_EARLY, YC_FIG_PUNCTUAL, YC_FIG_LATE, YC_FIG_OPEN, YC_FIG_LAW,
  YC_FIG_MEDIAN, YC_FIG_MEAN, YC_FIG_OLDEST, YC_FIG_ONCE, YC_FIG_TRIPS, YC_FIG_PAUSED, YC_FIG_EXTENDED, YC_FIG_TARDY, YC_FIG_ENTERED, YC_FIG_DEEMED,
  YC_FIG_SECOND, YC_FIG_EXCUSED, YC_FIG_AGE_3, YC_FIG_AGE_10, YC_FIG_AGE_MORE, YC_FIG_GIVEN, YC_FIG_AGAIN,
};

typedef struct {
  YcScreen base;
  YcApp *app;
  YcPeriod period;
  YcFigures *figures;     /* NULL before the first load */
  GPtrArray *lines;       /* of YcFigureRow, borrowed: all together, then the groups */
  YcListArray array;
  YcList *list;
} Figures;

static YcBy by_of(const Figures *f)
{
  return (YcBy)(f->base.tab - 1);
}

static YcMonths months_of(const Figures *f)
{
  return yc_period_months(&f->period, yc_app_today(f->app), by_of(f));
}

/* ── the rows ── */

static gint64 row_key(gconstpointer row)
{
  const YcFigureRow *one = row;
  return (gint64)g_str_hash(one->key) + 1;
}

static int put_number(const YcFigureRow *row, YcFigure figure, int y, int x, YcInk ink)
{
  g_autofree char *text = yc_figure_text(&row->tally, figure);
  yc_put_right(y, x, NUMBER - 1, text, ink);
  return x + NUMBER;
}

/* Where the first number stands; months have their bars where others have a trend as well. */
static int first_number(YcBy by)
{
  return NAME + RATE + BAR + (by == YC_BY_MONTH ? TREND : 0);
}

static guint numbers_shown(YcBy by, int columns)
{
  int trend = by == YC_BY_MONTH ? 0 : TREND;
  return (guint)CLAMP((columns - first_number(by) - trend) / NUMBER, 0, (int)G_N_ELEMENTS(SHOWN));
}

static void paint_row(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const Figures *f = data;
  const YcFigureRow *one = row;
  YcBy by = by_of(f);
  YcInk ink = selected ? YC_INK_REVERSE : one == f->figures->total ? YC_INK_BOLD : YC_INK_PLAIN;
  g_autofree char *rate = yc_figure_text(&one->tally, YC_FIG_RATE);
  guint n = numbers_shown(by, columns);
  yc_put(y, x, columns, "", ink);
  yc_put(y, x, NAME - 1, one->name, ink);
  yc_put_right(y, x + NAME, RATE - 1, rate, ink);
  yc_put_share(y, x + NAME + RATE, first_number(by) - NAME - RATE - 1, yc_tally_rate(&one->tally), ink);
  int at = x + first_number(by);
  for (guint i = 0; i < n; i++) at = put_number(one, SHOWN[i], y, at, ink);
  if (by != YC_BY_MONTH && at + TREND <= x + columns) yc_put_trend(y, at + 1, TREND - 1, one->trend, YC_TREND, FLOOR, ink);
}

static void paint_heads(const Figures *f, int y, int x, int columns)
{
  YcBy by = by_of(f);
  guint n = numbers_shown(by, columns);
  yc_put(y, x, columns, "", YC_INK_UNDERLINE);
  yc_put(y, x, NAME - 1, yc_by_name(by), YC_INK_UNDERLINE);
  yc_put_right(y, x + NAME, RATE - 1, yc_figure_head(YC_FIG_RATE), YC_INK_UNDERLINE);
  int at = x + first_number(by);
  for (guint i = 0; i < n; i++, at += NUMBER) yc_put_right(y, at, NUMBER - 1, yc_figure_head(SHOWN[i]), YC_INK_UNDERLINE);
  if (by != YC_BY_MONTH && at + TREND <= x + columns) yc_put(y, at + 1, TREND - 1, _("12个月走势"), YC_INK_UNDERLINE);
}

static gboolean load(YcScreen *screen, GError **error)
{
  Figures *f = (Figures *)screen;
  YcFigures *fresh = yc_figures_read(f->app, by_of(f), months_of(f), error);
  if (!fresh)
    return FALSE;
  /* The list still holds rows of the old ones while it reads the new. */
  g_autoptr(YcFigures) old G_GNUC_UNUSED = f->figures;
  f->figures = fresh;
  g_ptr_array_set_size(f->lines, 0);
  g_ptr_array_add(f->lines, fresh->total);
  for (guint i = 0; i < fresh->rows->len; i++) g_ptr_array_add(f->lines, fresh->rows->pdata[i]);
  return yc_list_load(f->list, MAX(screen->area.rows - TOP - FOOT, 1), error);
}

/* ── what a person does ── */

static void show_tab(Figures *f, int tab)
{
  if (tab > MATTERS || tab == f->base.tab)
    return;
  if (tab == MATTERS) {
    yc_tui_push(f->base.tui, yc_figure_matters_new(f->app));
    return;
  }
  if (tab > YC_BY_PERSON + 1 && !yc_figures_all(f->app)) {
    yc_tui_say(f->base.tui, YC_SAY_WARN, _("按单位、事项、村的统计由值班长和领导看:这里只有自己的"));
    return;
  }
  f->base.tab = tab;
  yc_list_reset(f->list);
  yc_screen_changed(&f->base);
}

static void open_row(Figures *f)
{
  const YcFigureRow *row = yc_list_row(f->list);
  if (row)
    yc_tui_push(f->base.tui, yc_figure_group_new(f->app, by_of(f), f->figures->months,
                                                 row == f->figures->total ? NULL : row->key, row->name));
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  Figures *f = (Figures *)screen;
  if (command == YC_COMMAND_TAB)
    show_tab(f, number);
  else if (command == YC_COMMAND_GROUP)
    show_tab(f, yc_tabs_turn(screen->tab, yc_figures_all(f->app) ? YC_N_BY : YC_BY_PERSON + 1, 1));
  else if (command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT)
    yc_period_turn(&f->period, command == YC_COMMAND_RIGHT ? 1 : -1);
  else if (command == YC_COMMAND_PERIOD)
    yc_period_ask(&f->period, _("看哪一期到期的?写一个月份,或者从哪月到哪月"), months_of(f));
  else if (command == YC_COMMAND_OPEN)
    open_row(f);
  else if (command == YC_COMMAND_EXPORT)
    yc_figures_export(screen->tui, f->app, by_of(f), months_of(f));
  else
    return yc_list_act(f->list, command);
  return TRUE;
}

static gboolean can(G_GNUC_UNUSED const YcScreen *screen, YcCommand command)
{
  return command != YC_COMMAND_FIGURES && command != YC_COMMAND_PRINT;
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Figures *f = (const Figures *)screen;
  g_autofree char *months = yc_months_name(months_of(f));
  g_string_append_printf(left, _("统计  %s  %s到期的办件"), f->figures && f->figures->own ? yc_app_me(f->app)->name : _("全中心"),
                         months);
  g_string_append_printf(right, "← %s →", yc_period_word(&f->period, by_of(f)));
}

static void paint_foot(const Figures *f, YcArea area)
{
  g_autofree char *over = f->figures->over
    ? g_strdup_printf(_("不论哪期到期,现在超期在办 %d 件,最久超 %d天"), (int)f->figures->over, f->figures->oldest)
    : g_strdup(_("不论哪期到期,现在没有超期在办的"));
  g_autofree char *definition = g_strdup_printf(_("%s:%s"), yc_figure_name(YC_FIG_RATE), yc_figure_definition(YC_FIG_RATE));
  g_auto(GStrv) lines = yc_wrap(definition, area.columns - 1);
  yc_put_rule(area.y, area.x, area.columns, over);
  yc_put_lines((YcArea) { area.y + 1, area.x, area.rows - 1, area.columns }, (const char *const *)lines, 0, YC_INK_PLAIN);
}

static void paint(YcScreen *screen, YcArea area)
{
  Figures *f = (Figures *)screen;
  YcTabLabel tabs[MATTERS + 1] = { 0 };
  int n = f->figures && f->figures->own ? YC_BY_PERSON + 1 : YC_N_BY;
  for (int by = 0; by < n; by++) tabs[by + 1] = (YcTabLabel) { yc_by_name((YcBy)by), -1, TRUE, FALSE };
  tabs[MATTERS] = (YcTabLabel) { yc_matter_figure_name(YC_MATTER_LOOPS), -1, TRUE, FALSE };
  yc_tabs_paint((YcArea) { area.y, area.x, 1, area.columns }, tabs, MATTERS, screen->tab);
  if (!f->figures)
    return;
  int foot = MIN(FOOT, MAX(area.rows - TOP - 1, 0));
  paint_heads(f, area.y + 1, area.x, area.columns);
  yc_list_paint(f->list, (YcArea) { area.y + TOP, area.x, MAX(area.rows - TOP - FOOT, 1), area.columns });
  if (foot == FOOT)
    paint_foot(f, (YcArea) { area.y + area.rows - foot, area.x, foot, area.columns });
}

static void figures_free(YcScreen *screen)
{
  Figures *f = (Figures *)screen;
  yc_list_free(f->list);
  g_ptr_array_unref(f->lines);
  yc_figures_free(f->figures);
  g_free(f);
}

static const YcScreenType FIGURES = {
  .name = "figures", .where = YC_IN_LIST | YC_IN_FIGURES, .load = load, .act = act, .can = can, .title = title,
  .paint = paint, .free = figures_free
};

YcScreen *yc_figures_new(YcApp *app)
{
  Figures *f = g_new0(Figures, 1);
  yc_screen_init(&f->base, &FIGURES);
  f->app = app;
  f->base.tab = YC_BY_MONTH + 1;
  yc_period_init(&f->period, &f->base);
  f->lines = g_ptr_array_new();
  f->array = (YcListArray) { f->lines, row_key, paint_row, f, N_("没有到期的办件") };
  f->list = yc_list_new_array(&f->array);
  return &f->base;
}
