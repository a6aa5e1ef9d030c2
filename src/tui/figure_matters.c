/* figure_matters.c - figures of hand-overs and first inquiry: groups in a table, and all of one group with what they mean.
 * See figures.h. */
#include <config.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/figures.h"
#include "tui/list.h"
#include "tui/period.h"
#include "tui/tabs.h"

enum { TOP = 2, FOOT = 5, NAME = 13, COUNT = 8, DAYS = 9, GROUPS = YC_BY_OFFICE + 1 };

/* In the order in which they find room: all counts, then medians, which a few that took long do not move. */
static const YcMatterFigure SHOWN[] = {
  YC_MATTER_LOOPS, YC_MATTER_RETURNS, YC_MATTER_REFERRED, YC_MATTER_BACK, YC_MATTER_TAKEN, YC_MATTER_CLOSURE,
  YC_MATTER_FIRST_MEDIAN, YC_MATTER_BETWEEN_MEDIAN, YC_MATTER_FIRST_MEAN, YC_MATTER_BETWEEN_MEAN,
};

static int columns_of(YcMatterFigure figure)
{
  return figure > YC_MATTER_CLOSURE ? DAYS : COUNT;
}

/* ── groups ── */

typedef struct {
  YcScreen base;
  YcApp *app;
  YcPeriod period;
  GPtrArray *rows;        /* of YcMatterRow, the total last; NULL before the first load */
  GPtrArray *lines;       /* the same, borrowed: the total first */
  YcListArray array;
  YcList *list;
} Matters;

static YcBy by_of(const Matters *m)
{
  return (YcBy)(m->base.tab - 1);
}

static YcMonths months_of(const Matters *m)
{
  return yc_period_months(&m->period, yc_app_today(m->app), by_of(m));
}

static int groups(const Matters *m)
{
  return yc_figures_all(m->app) ? GROUPS : YC_BY_PERSON + 1;
}

static gboolean is_total(const Matters *m, const YcMatterRow *row)
{
  return m->lines->len && row == m->lines->pdata[0];
}

/* The total shares the empty key with what nobody is known of: its name tells them apart. */
static gint64 row_key(gconstpointer row)
{
  const YcMatterRow *one = row;
  return (gint64)g_str_hash(*one->key ? one->key : one->name) + 1;
}

static void paint_row(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  YcInk ink = selected ? YC_INK_REVERSE : is_total(data, row) ? YC_INK_BOLD : YC_INK_PLAIN;
  int at = x + NAME;
  yc_put(y, x, columns, "", ink);
  yc_put(y, x, NAME - 1, ((const YcMatterRow *)row)->name, ink);
  for (guint i = 0; i < G_N_ELEMENTS(SHOWN) && at + columns_of(SHOWN[i]) <= x + columns; i++) {
    g_autofree char *text = yc_matter_figure_text(row, SHOWN[i]);
    yc_put_right(y, at, columns_of(SHOWN[i]) - 1, text, ink);
    at += columns_of(SHOWN[i]);
  }
}

static void paint_heads(const Matters *m, int y, int x, int columns)
{
  int at = x + NAME;
  yc_put(y, x, columns, "", YC_INK_UNDERLINE);
  yc_put(y, x, NAME - 1, yc_by_name(by_of(m)), YC_INK_UNDERLINE);
  for (guint i = 0; i < G_N_ELEMENTS(SHOWN) && at + columns_of(SHOWN[i]) <= x + columns; i++) {
    yc_put_right(y, at, columns_of(SHOWN[i]) - 1, yc_matter_figure_name(SHOWN[i]), YC_INK_UNDERLINE);
    at += columns_of(SHOWN[i]);
  }
}

static gboolean load(YcScreen *screen, GError **error)
{
  Matters *m = (Matters *)screen;
  GPtrArray *fresh = yc_matter_figures(m->app, by_of(m), months_of(m), error);
  if (!fresh)
    return FALSE;
  /* The list still holds rows of the old ones while it reads the new. */
  g_autoptr(GPtrArray) old G_GNUC_UNUSED = m->rows;
  m->rows = fresh;
  g_ptr_array_set_size(m->lines, 0);
  g_ptr_array_add(m->lines, fresh->pdata[fresh->len - 1]);
  for (guint i = 0; i + 1 < fresh->len; i++) g_ptr_array_add(m->lines, fresh->pdata[i]);
  return yc_list_load(m->list, MAX(screen->area.rows - TOP - FOOT, 1), error);
}

static void show_tab(Matters *m, int tab)
{
  if (tab > GROUPS || tab == m->base.tab)
    return;
  if (tab > groups(m)) {
    yc_tui_say(m->base.tui, YC_SAY_WARN, _("按单位的统计由值班长和领导看:这里只有自己的"));
    return;
  }
  m->base.tab = tab;
  yc_list_reset(m->list);
  yc_screen_changed(&m->base);
}

static void open_row(Matters *m)
{
  const YcMatterRow *row = yc_list_row(m->list);
  if (row)
    yc_tui_push(m->base.tui, yc_figure_matter_new(m->app, by_of(m), months_of(m), is_total(m, row) ? NULL : row->key, row->name));
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  Matters *m = (Matters *)screen;
  if (command == YC_COMMAND_TAB)
    show_tab(m, number);
  else if (command == YC_COMMAND_GROUP)
    show_tab(m, yc_tabs_turn(screen->tab, groups(m), 1));
  else if (command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT)
    yc_period_turn(&m->period, command == YC_COMMAND_RIGHT ? 1 : -1);
  else if (command == YC_COMMAND_PERIOD)
    yc_period_ask(&m->period, _("看哪一期的?写一个月份,或者从哪月到哪月"), months_of(m));
  else if (command == YC_COMMAND_OPEN)
    open_row(m);
  else if (command == YC_COMMAND_EXPORT)
    yc_matters_export(screen->tui, m->app, by_of(m), months_of(m));
  else
    return yc_list_act(m->list, command);
  return TRUE;
}

static gboolean can(G_GNUC_UNUSED const YcScreen *screen, YcCommand command)
{
  return command != YC_COMMAND_FIGURES && command != YC_COMMAND_PRINT;
}

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Matters *m = (const Matters *)screen;
  g_autofree char *months = yc_months_name(months_of(m));
  g_string_append_printf(left, _("往返和首问  %s  %s"), yc_figures_all(m->app) ? _("全中心") : yc_app_me(m->app)->name, months);
  g_string_append_printf(right, "← %s →", yc_period_word(&m->period, by_of(m)));
}

/* What the first and the sixth of them mean; the others open. */
static void paint_foot(YcArea area)
{
  static const YcMatterFigure told[] = { YC_MATTER_LOOPS, YC_MATTER_CLOSURE };
  int y = area.y + 1;
  yc_put_rule(area.y, area.x, area.columns, _("回车看每个数的定义,再回车看背后的事"));
  for (guint i = 0; i < G_N_ELEMENTS(told); i++) {
    g_autofree char *text = g_strdup_printf(_("%s:%s"), yc_matter_figure_name(told[i]), yc_matter_figure_definition(told[i]));
    g_auto(GStrv) lines = yc_wrap(text, area.columns - 1);
    int rows = MIN((int)g_strv_length(lines), area.y + area.rows - y);
    yc_put_lines((YcArea) { y, area.x, rows, area.columns }, (const char *const *)lines, 0, YC_INK_PLAIN);
    y += rows;
  }
}

static void paint(YcScreen *screen, YcArea area)
{
  const Matters *m = (const Matters *)screen;
  YcTabLabel tabs[GROUPS + 1] = { 0 };
  for (int by = 0; by < groups(m); by++) tabs[by + 1] = (YcTabLabel) { yc_by_name((YcBy)by), -1, TRUE, FALSE };
  yc_tabs_paint((YcArea) { area.y, area.x, 1, area.columns }, tabs, GROUPS, screen->tab);
  if (!m->rows)
    return;
  paint_heads(m, area.y + 1, area.x, area.columns);
  yc_list_paint(m->list, (YcArea) { area.y + TOP, area.x, MAX(area.rows - TOP - FOOT, 1), area.columns });
  if (area.rows > TOP + FOOT)
    paint_foot((YcArea) { area.y + area.rows - FOOT, area.x, FOOT, area.columns });
}

static void matters_free(YcScreen *screen)
{
  Matters *m = (Matters *)screen;
  yc_list_free(m->list);
  g_ptr_array_unref(m->lines);
  g_clear_pointer(&m->rows, g_ptr_array_unref);
  g_free(m);
}

static const YcScreenType MATTERS = {
  .name = "figure-matters", .where = YC_IN_LIST | YC_IN_FIGURES, .load = load, .act = act, .can = can, .title = title,
  .paint = paint, .free = matters_free
};

YcScreen *yc_figure_matters_new(YcApp *app)
{
  Matters *m = g_new0(Matters, 1);
  yc_screen_init(&m->base, &MATTERS);
  m->app = app;
  m->base.tab = YC_BY_MONTH + 1;
  yc_period_init(&m->period, &m->base);
  m->lines = g_ptr_array_new();
  m->array = (YcListArray) { m->lines, row_key, paint_row, m, NULL };
  m->list = yc_list_new_array(&m->array);
  return &m->base;
}

/* ── one group ── */

enum { ONE_TOP = 1, ONE_FOOT = 4, NUMBER = 10 };

typedef struct {
  YcScreen base;
  YcApp *app;
  YcDeedsOf of;           /* its figure: of the line that was opened */
  char *key, *name;
  GPtrArray *rows;
  const YcMatterRow *row; /* borrowed from them; NULL: the group is gone */
  GPtrArray *lines;       /* YcMatterFigure + 1 as pointers */
  YcListArray array;
  YcList *list;
} One;

static YcMatterFigure figure_of(gconstpointer line)
{
  return (YcMatterFigure)(GPOINTER_TO_INT(line) - 1);
}

static gint64 line_key(gconstpointer line)
{
  return GPOINTER_TO_INT(line);
}

static void paint_line(gpointer data, gconstpointer line, int y, int x, int columns, gboolean selected)
{
  const One *one = data;
  YcInk ink = selected ? YC_INK_REVERSE : YC_INK_PLAIN;
  int after = NAME + NUMBER;
  g_autofree char *number = yc_matter_figure_text(one->row, figure_of(line));
  yc_put(y, x, columns, "", ink);
  yc_put(y, x, NAME - 1, yc_matter_figure_name(figure_of(line)), ink);
  yc_put_right(y, x + NAME, NUMBER - 2, number, ink);
  yc_put(y, x + after, MAX(columns - after, 0), yc_matter_figure_definition(figure_of(line)), ink);
}

static const YcMatterRow *find_row(const One *one)
{
  if (!one->key)
    return one->rows->pdata[one->rows->len - 1];
  for (guint i = 0; i + 1 < one->rows->len; i++) {
    const YcMatterRow *row = one->rows->pdata[i];
    if (g_str_equal(row->key, one->key))
      return row;
  }
  return NULL;
}

static gboolean load_one(YcScreen *screen, GError **error)
{
  One *one = (One *)screen;
  GPtrArray *fresh = yc_matter_figures(one->app, one->of.by, one->of.months, error);
  if (!fresh)
    return FALSE;
  g_clear_pointer(&one->rows, g_ptr_array_unref);
  one->rows = fresh;
  one->row = find_row(one);
  g_ptr_array_set_size(one->lines, 0);
  for (int i = 0; one->row && i < YC_N_MATTER_FIGURES; i++) g_ptr_array_add(one->lines, GINT_TO_POINTER(i + 1));
  return yc_list_load(one->list, MAX(screen->area.rows - ONE_TOP - ONE_FOOT, 1), error);
}

static gboolean act_one(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  One *one = (One *)screen;
  gconstpointer line = yc_list_row(one->list);
  if (command != YC_COMMAND_OPEN || !line)
    return yc_list_act(one->list, command);
  one->of.figure = figure_of(line);
  yc_tui_push(screen->tui, yc_figure_deeds_new(one->app, &one->of, one->name));
  return TRUE;
}

static gboolean can_one(const YcScreen *screen, YcCommand command)
{
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(((const One *)screen)->list) != NULL;
  return command != YC_COMMAND_FIGURES && command != YC_COMMAND_PRINT && command != YC_COMMAND_GROUP && command != YC_COMMAND_PERIOD &&
         command != YC_COMMAND_TAB && command != YC_COMMAND_EXPORT;
}

static void title_one(YcScreen *screen, GString *left, GString *right)
{
  const One *one = (const One *)screen;
  g_autofree char *months = yc_months_name(one->of.months);
  g_string_append_printf(left, _("往返和首问  %s  %s"), one->name, months);
  g_string_append(right, yc_by_name(one->of.by));
}

/* The one under the cursor in full. */
static void paint_one_foot(const One *one, YcArea area)
{
  gconstpointer line = yc_list_row(one->list);
  g_autofree char *word = line ? g_strdup_printf(_("%s:背后 %d 件,回车打开"), yc_matter_figure_name(figure_of(line)),
                                                 (int)yc_matter_deeds_count(one->row, figure_of(line))) : NULL;
  g_auto(GStrv) lines = yc_wrap(line ? yc_matter_figure_definition(figure_of(line)) : "", area.columns - 1);
  yc_put_rule(area.y, area.x, area.columns, word);
  yc_put_lines((YcArea) { area.y + 1, area.x, area.rows - 1, area.columns }, (const char *const *)lines, 0, YC_INK_PLAIN);
}

static void paint_one(YcScreen *screen, YcArea area)
{
  const One *one = (const One *)screen;
  int after = NAME + NUMBER;
  yc_put(area.y, area.x, area.columns, "", YC_INK_UNDERLINE);
  yc_put(area.y, area.x, NAME - 1, _("指标"), YC_INK_UNDERLINE);
  yc_put_right(area.y, area.x + NAME, NUMBER - 2, _("数"), YC_INK_UNDERLINE);
  yc_put(area.y, area.x + after, area.columns - after, _("定义"), YC_INK_UNDERLINE);
  yc_list_paint(one->list, (YcArea) { area.y + ONE_TOP, area.x, MAX(area.rows - ONE_TOP - ONE_FOOT, 1), area.columns });
  if (area.rows > ONE_TOP + ONE_FOOT)
    paint_one_foot(one, (YcArea) { area.y + area.rows - ONE_FOOT, area.x, ONE_FOOT, area.columns });
}

static void one_free(YcScreen *screen)
{
  One *one = (One *)screen;
  yc_list_free(one->list);
  g_ptr_array_unref(one->lines);
  g_clear_pointer(&one->rows, g_ptr_array_unref);
  g_free(one->key);
  g_free(one->name);
  g_free(one);
}

static const YcScreenType ONE = {
  .name = "figure-matter", .where = YC_IN_LIST | YC_IN_FIGURES, .load = load_one, .act = act_one, .can = can_one, .title = title_one,
  .paint = paint_one, .free = one_free
};

YcScreen *yc_figure_matter_new(YcApp *app, YcBy by, YcMonths months, const char *key, const char *name)
{
  One *one = g_new0(One, 1);
  yc_screen_init(&one->base, &ONE);
  one->app = app;
  one->key = g_strdup(key);
  one->name = g_strdup(name);
  one->of = (YcDeedsOf) { by, months, one->key, YC_MATTER_LOOPS };
  one->lines = g_ptr_array_new();
  one->array = (YcListArray) { one->lines, line_key, paint_line, one, N_("这一组没有数") };
  one->list = yc_list_new_array(&one->array);
  return &one->base;
}
