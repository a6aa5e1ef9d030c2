/* board_paint.c - see board_paint.h. */
#include <config.h>
#include "tui/board_paint.h"

#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/caselist.h"

enum { CHOSEN, LIGHT, GRAVE, NUMBER, NAME, PLACE, ITEM, STEP, SINCE, MOVED, WHO, COLUMNS };

static const YcColumn TABLE[COLUMNS] = {
  [CHOSEN] = { "", 2 }, [LIGHT] = { N_("超期"), 8 }, [GRAVE] = { N_("法定"), 5 }, [NUMBER] = { N_("办件号"), 11 },
  [NAME] = { N_("申请人"), 9 }, [PLACE] = { N_("村"), 9 }, [ITEM] = { N_("事项"), 15 }, [STEP] = { N_("环节"), 9 },
  [SINCE] = { N_("接手"), 6 }, [MOVED] = { N_("停延"), 6 }, [WHO] = { N_("责任人"), 0 },
};
enum { WIDTH = 80 };

/* What a wider list gives, in turn, and how much at most. */
static const struct {
  int column, more;
} WIDER[] = { { ITEM, 2 }, { NAME, 3 }, { STEP, 2 }, { WHO, 10 }, { NAME, 8 }, { WHO, 8 } };

static void fit(YcColumn table[COLUMNS], int columns)
{
  int left = columns - WIDTH;
  for (int i = 0; i < COLUMNS; i++)
    table[i] = TABLE[i];
  for (gsize i = 0; i < G_N_ELEMENTS(WIDER) && left > 0; i++) {
    int more = MIN(left, WIDER[i].more);
    table[WIDER[i].column].columns += more;
    left -= more;
  }
}

void yc_board_heads(YcBoardTab tab, int y, int x, int columns)
{
  YcColumn table[COLUMNS];
  fit(table, columns);
  if (tab == YC_BOARD_SOON)
    table[LIGHT].head = N_("时限");
  if (tab == YC_BOARD_PERIOD) {
    table[STEP].head = N_("期限");
    table[SINCE].head = N_("办结");
    table[MOVED].head = N_("催督");
  }
  yc_put_heads(y, x, columns, table, table[WHO].columns ? COLUMNS : WHO);
}

/* ── a case ── */

/* 停1, 延1 or 停延2: what stands out about its dates (RULE time-07, time-08). */
static char *say_moved(const YcBoardRow *row)
{
  if (row->pauses && row->extensions)
    return g_strdup_printf(_("停延%d"), MIN(row->pauses + row->extensions, 9));
  if (row->pauses)
    return g_strdup_printf(_("停%d"), row->pauses);
  return row->extensions ? g_strdup_printf(_("延%d"), row->extensions) : g_strdup("");
}

static void paint_case(YcApp *app, const YcBoardLine *line, int y, int x, int columns, YcInk ink)
{
  YcColumn table[COLUMNS];
  fit(table, columns);
  if (!line->row) {   /* another counter took it away just now */
    yc_put(y, x, columns, "", ink);
    return;
  }
  const YcCaseRow *row = line->row->cf;
  g_autofree char *light = yc_caselist_light(app, &row->light, row->due);
  g_autofree char *grave = line->cf->grave > 0 ? g_strdup_printf(_("超%d"), MIN(line->cf->grave, 999)) : g_strdup("");
  g_autofree char *since = yc_caselist_day(line->row->since), *moved = say_moved(line->row);
  const char *cells[COLUMNS] = {
    line->chosen ? "√" : "", NULL, grave, row->number, row->applicant, row->place_short, row->item_short,
    yc_say_step(row->step_short), since, moved, row->who
  };
  yc_put_cells(y, x, columns, table, table[WHO].columns ? COLUMNS : WHO, cells, ink);
  yc_put_light(y, x + table[CHOSEN].columns, table[LIGHT].columns, row->light.colour,
               row->light.colour == YC_LIGHT_NONE ? yc_say_state(row->state) : light, ink);
  if (line->cf->grave > 0)
    yc_put(y, x + table[CHOSEN].columns + table[LIGHT].columns, table[GRAVE].columns, grave, ink | YC_INK_RED);
}

/* ── a case of a period ── */

static const YcLate *late_of(const YcBoardLine *line)
{
  return (const YcLate *)line->cf;
}

static void paint_late(const YcBoardLine *line, int y, int x, int columns, YcInk ink)
{
  YcColumn table[COLUMNS];
  fit(table, columns);
  const YcLate *late = late_of(line);
  const YcLateDetail *detail = line->late;
  g_autofree char *days = g_strdup_printf(_("超%2d天"), MIN(late->cf.over, 999));
  g_autofree char *ended = late->ended == YC_DAY_NONE ? g_strdup(_("在办")) : yc_caselist_day(late->ended);
  g_autofree char *done = g_strdup_printf("%d/%d", detail->urges, detail->orders);
  const char *cells[COLUMNS] = {
    "", NULL, late->cf.grave ? _("破") : "", detail->number, detail->applicant, detail->place, detail->item, detail->clock,
    ended, done, detail->who
  };
  yc_put_cells(y, x, columns, table, table[WHO].columns ? COLUMNS : WHO, cells, ink);
  yc_put_light(y, x + table[CHOSEN].columns, table[LIGHT].columns, YC_LIGHT_RED, days, ink);
}

void yc_board_about_late(const YcBoardLine *line, char **first, char **second)
{
  const YcLate *late = late_of(line);
  const YcLateDetail *detail = line->late;
  g_autofree char *due = yc_caselist_day(late->cf.due), *ended = yc_caselist_day(late->ended);
  g_autofree char *until = late->ended == YC_DAY_NONE ? g_strdup(_("现在还没有办完")) : g_strdup_printf(_("%s 办完"), ended);
  *first = g_strdup_printf(_("%s · %s · %s到期 %s,%s · %s"), detail->applicant, detail->who, detail->clock, due, until,
                           detail->red);
  *second = g_strdup_printf(_("原因:%s · 催办%d 督办%d%s%s%s"), *detail->reason ? detail->reason : _("没有说明"),
                            detail->urges, detail->orders, detail->accounted ? _(" 已问责") : "", *late->appeal ? " · " : "",
                            yc_late_appeal(late->appeal));
}

/* ── a group ── */

/* 最长超12天, or of what is not late yet 最近剩 1天. */
static char *say_worst(int days)
{
  if (days > 0)
    return g_strdup_printf(_("最长超%2d天"), MIN(days, 999));
  return days < 0 ? g_strdup_printf(_("最近剩%2d天"), MIN(-days, 999)) : g_strdup(_("最近 今天"));
}

static char *say_median(int days)
{
  return days > 0 ? g_strdup_printf(_("中位%2d天"), MIN(days, 999)) : g_strdup("");
}

static void paint_group(const YcBoardLine *line, int y, int x, int columns, YcInk ink)
{
  const YcBoardGroup *group = line->group;
  g_autofree char *name = yc_pad(group->name, 19), *count = g_strdup_printf(_("%u件"), group->cases->len);
  g_autofree char *worst = say_worst(group->worst), *median = say_median(group->median);
  g_autofree char *graves = group->graves ? g_strdup_printf(_("破法定%u "), group->graves) : g_strdup("");
  g_autoptr(GString) all = g_string_new(line->chosen ? "√" : line->open ? "-" : "+");
  g_string_append_printf(all, " %s%*s%s  ", name, MAX(7 - yc_width(count), 0), "", count);
  g_autofree char *worst_wide = yc_pad(worst, 12), *median_wide = yc_pad(median, 10);
  g_string_append_printf(all, "%s%s%s%s", worst_wide, median_wide, graves, group->note);
  yc_put(y, x, columns, all->str, ink | YC_INK_BOLD);
}

void yc_board_about_group(const YcBoardGroup *group, YcBoardTab tab, char **first, char **second)
{
  g_autofree char *worst = say_worst(group->worst), *median = say_median(group->median);
  *first = g_strdup_printf(_("%s  共 %u 件 · %s%s%s · 破法定 %u 件%s%s"), group->name, group->cases->len, worst,
                           *median ? " · " : "", median, group->graves, *group->note ? " · " : "", group->note);
  *second = g_strdup(tab == YC_BOARD_PERIOD ? yc_late_definition()
                     : tab == YC_BOARD_SOON
                       ? _("临期:离到期不超过期限的十分之一(至少一个工作日);天数是剩下的工作日")
                       : _("超期:过了承诺(没有承诺的按法定)或本环节的最后一天;天数是那天以后到今天的工作日"));
}

void yc_board_line(YcApp *app, const YcBoardLine *line, int y, int x, int columns, gboolean selected)
{
  YcInk ink = selected ? YC_INK_REVERSE : YC_INK_PLAIN;
  if (line->kind == YC_LINE_CASE && line->late)
    paint_late(line, y, x, columns, ink);
  else if (line->kind == YC_LINE_CASE)
    paint_case(app, line, y, x, columns, ink);
  else if (line->kind == YC_LINE_GROUP)
    paint_group(line, y, x, columns, ink);
  else
    yc_put_format(y, x, columns, ink, _("  … 还有 %u 件(回车展开)"), line->hidden);
}
