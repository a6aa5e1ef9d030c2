/* calendar.c - the year's days, month beside month, and under them what there is of the calendar and what is missing. */
#include <config.h>
#include <string.h>
#include "app/calendar_view.h"
#include "app/clock.h"
#include "app/closure.h"
#include "app/say.h"
#include "base/gettext.h"
#include "tui/calendar.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screens.h"

enum { MONTH = 25, HEIGHT = 8, ADD = G_MAXINT };   /* columns and rows of a month; key of the row that adds */

typedef struct {
  YcScreen base;
  YcApp *app;
  int year, month;        /* the first that is shown */
  GPtrArray *lines;       /* of YcCalendarLine */
  GPtrArray *closures;    /* of YcClosure, of the months shown */
  YcListArray array;
  YcList *list;
  gboolean regional;      /* the file that is asked for is one of festivals */
  YcClosure *back;        /* that is asked about: to be taken back */
} Calendar;

static int months_shown(YcArea area)
{
  return CLAMP((area.columns + 2) / MONTH, 1, 6);
}

/* The rows of the months, their legend and the rule; none where the list would have no room. */
static int rows_above(YcArea area)
{
  return area.rows >= HEIGHT + 6 ? HEIGHT + 2 : 0;
}

static YcDay first_day(const Calendar *screen)
{
  return yc_day_new(screen->year, screen->month, 1);
}

static void turn(Calendar *screen, int by)
{
  int months = screen->year * 12 + screen->month - 1 + by;
  if (months < 2000 * 12 || months > 2190 * 12)
    return;
  screen->year = months / 12;
  screen->month = months % 12 + 1;
  yc_screen_changed(&screen->base);
}

/* ── reading ── */

static gint64 row_key(gconstpointer row)
{
  return ((const YcCalendarLine *)row)->key;
}

static void row_paint(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const YcColumn table[] = { { "", 1 }, { "", 10 }, { "", columns < 60 ? 11 : 23 }, { "", 1000 } };
  const YcCalendarLine *line = row;
  gboolean days = *line->last && line->kind == YC_LINE_CLOSURE;
  g_autofree char *when = g_strdup_printf("%s%s%s", line->first, days ? "~" : "", days ? line->last : "");
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table),
               (const char *const[]) { "", line->key == ADD ? "" : yc_calendar_line_name(line->kind), when, line->what },
               selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static gboolean may_change(const Calendar *screen)
{
  const YcStaff *me = yc_app_me(screen->app);
  return yc_staff_has_role(me, "supervisor") || yc_staff_has_role(me, "admin");
}

static void add_last(Calendar *screen)
{
  YcCalendarLine *line = g_new0(YcCalendarLine, 1);
  *line = (YcCalendarLine) { ADD, YC_LINE_CLOSURE, 0, g_strdup(""), g_strdup(""), g_strdup(_("安排停办或另外开门 …")) };
  g_ptr_array_add(screen->lines, line);
}

static gboolean load(YcScreen *base, GError **error)
{
  Calendar *screen = (Calendar *)base;
  GPtrArray *lines = yc_calendar_lines(screen->app, error);
  if (!lines)
    return FALSE;
  g_autoptr(GPtrArray) old G_GNUC_UNUSED = screen->lines;   /* the list still knows its rows */
  screen->lines = lines;
  if (may_change(screen))
    add_last(screen);
  YcDay first = first_day(screen);
  g_clear_pointer(&screen->closures, g_ptr_array_unref);
  screen->closures = yc_closures(screen->app, first, first + 31 * months_shown(base->area), NULL);
  screen->array.rows = lines;
  return yc_list_load(screen->list, MAX(base->area.rows - rows_above(base->area), 1), error);
}

/* ── what a person does ── */

static char *take_file(YcTui *tui, const char *text, gpointer data)
{
  Calendar *screen = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(YcFaults) faults = yc_faults_new();
  YcCalendarPlan *plan = yc_calendar_plan(screen->app, text, screen->regional, faults, &error);
  if (!plan) {
    const YcFault *first = faults->len ? faults->pdata[0] : NULL;
    return first ? g_strdup_printf(_("第%d行 %s:%s"), first->line, first->field, first->reason) : g_strdup(error->message);
  }
  if (plan->changes->len)
    yc_tui_push(tui, yc_calendar_rows(screen->app, YC_ROWS_PLAN, plan));
  else {
    yc_tui_say(tui, YC_SAY_INFO, _("与办件库里的相同,没有改动"));
    yc_calendar_plan_free(plan);
  }
  return NULL;
}

static char *take_closure(YcTui *tui, const char *text, gpointer data)
{
  Calendar *screen = data;
  g_autoptr(GError) error = NULL;
  YcClosure *closure = yc_closure_read(screen->app, text, &error);
  gboolean ok = closure && yc_closure_set(screen->app, closure, &error);
  if (closure)
    yc_closure_free(closure);
  if (!ok)
    return g_strdup(error->message);
  yc_tui_say(tui, YC_SAY_DONE, _("已安排;各件的期限不变。"));
  yc_tui_reload(tui);
  return NULL;
}

static void confirm_days(YcTui *tui, gpointer data)
{
  Calendar *screen = data;
  GError *error = NULL;
  if (yc_clock_confirm(screen->app, 0, &error))
    yc_tui_say(tui, YC_SAY_DONE, _("已核实:那段时间记的日期算数。"));
  else
    yc_tui_fail(tui, error);
  yc_tui_reload(tui);
}

static void take_back(YcTui *tui, gpointer data)
{
  Calendar *screen = data;
  GError *error = NULL;
  if (yc_closure_set(screen->app, screen->back, &error))
    yc_tui_say(tui, YC_SAY_DONE, _("已取消,照平常开门。"));
  else
    yc_tui_fail(tui, error);
  yc_tui_reload(tui);
}

/* The closure that a line tells of, to be taken back: the lines have them in the order in which they are read. */
static gboolean find_closure(Calendar *screen, const YcCalendarLine *line)
{
  YcDay today = yc_app_today(screen->app);
  g_autoptr(GPtrArray) closures = yc_closures(screen->app, today, today + YC_CALENDAR_FAR, NULL);
  guint n = 0;
  for (guint i = 0; screen->lines->pdata[i] != line; i++)
    n += ((const YcCalendarLine *)screen->lines->pdata[i])->kind == YC_LINE_CLOSURE;
  if (!closures || n >= closures->len)
    return FALSE;
  g_clear_pointer(&screen->back, yc_closure_free);
  screen->back = g_ptr_array_steal_index(closures, n);
  screen->back->kind = YC_CLOSURE_NORMAL;
  return TRUE;
}

static void ask(Calendar *screen, const char *title, const YcCalendarLine *line, YcPageYes yes)
{
  g_autofree char *first = g_strdup_printf("%s %s %s", line->first, line->last, line->what);
  const char *const lines[] = { first, NULL };
  yc_page_confirm(screen->base.tui, title, lines, yes, screen, NULL);
}

static void show_mine(Calendar *screen)
{
  YcTui *tui = screen->base.tui;
  yc_tui_push(tui, yc_calendar_rows(screen->app, YC_ROWS_MINE, NULL));
}

static void open_line(Calendar *screen, const YcCalendarLine *line)
{
  YcTui *tui = screen->base.tui;
  screen->regional = line->kind == YC_LINE_FESTIVALS;
  if (line->key == ADD) {
    yc_page_line(tui, _("哪天 [钟点] 停办或开门 原因,例如 1125 14:30-17:00 停办 停电检修"), "", 80, take_closure, screen);
    return;
  }
  switch (line->kind) {
  case YC_LINE_MISSING:
  case YC_LINE_NOTICE:
    yc_page_line(tui, _("装入放假通知:文件在哪里(先列出哪些期限要改)"), "", 400, take_file, screen);
    break;
  case YC_LINE_FESTIVALS:
    yc_page_line(tui, _("装入本地区的法定节日:文件在哪里(先列出哪些期限要改)"), "", 400, take_file, screen);
    break;
  case YC_LINE_DOUBT:
    ask(screen, _("核实这些日期"), line, confirm_days);
    break;
  case YC_LINE_MOVED:
    show_mine(screen);
    break;
  case YC_LINE_UNTOLD:
    yc_tui_push(tui, yc_calendar_rows(screen->app, YC_ROWS_UNTOLD, NULL));
    break;
  case YC_LINE_CLOSURE:
    if (find_closure(screen, line))
      ask(screen, _("取消这个安排"), line, take_back);
    break;
  case YC_N_LINES:
    break;
  }
}

static gboolean act(YcScreen *base, YcCommand command, G_GNUC_UNUSED int number)
{
  Calendar *screen = (Calendar *)base;
  const YcCalendarLine *line = yc_list_row(screen->list);
  if (command == YC_COMMAND_OPEN && line)
    open_line(screen, line);
  else if (command == YC_COMMAND_LEFT)
    turn(screen, -months_shown(base->area));
  else if (command == YC_COMMAND_RIGHT)
    turn(screen, months_shown(base->area));
  else
    return screen->lines && yc_list_act(screen->list, command);
  return TRUE;
}

/* Looking at what moved is everybody's; the rest is a supervisor's or an administrator's. */
static gboolean may_open(const Calendar *screen)
{
  const YcCalendarLine *line = yc_list_row(screen->list);
  return line && (line->kind == YC_LINE_MOVED || line->kind == YC_LINE_UNTOLD || may_change(screen));
}

static gboolean can(const YcScreen *base, YcCommand command)
{
  if (command == YC_COMMAND_OPEN)
    return may_open((const Calendar *)base);
  return command != YC_COMMAND_TAB && command != YC_COMMAND_PRINT;
}

static char *why_not(const YcScreen *base, YcCommand command)
{
  const Calendar *screen = (const Calendar *)base;
  return command == YC_COMMAND_OPEN && !may_change(screen) ? g_strdup(_("装入通知、安排开放停办要值班长或管理员。")) : NULL;
}

/* ── how it looks ── */

/* One character that also tells without colours. */
static const char *mark_of(const Calendar *screen, YcDay day)
{
  static const char *const marks[] = {
    [YC_DAY_WORKING] = "", [YC_DAY_MAKEUP] = "+", [YC_DAY_WEEKEND] = "", [YC_DAY_HOLIDAY] = "*", [YC_DAY_FESTIVAL] = "*"
  };
  for (guint i = 0; screen->closures && i < screen->closures->len; i++) {
    const YcClosure *one = screen->closures->pdata[i];
    if (yc_closure_on(one, day))
      return one->kind == YC_CLOSURE_OPEN ? "o" : "x";
  }
  return marks[yc_calendar_kind(yc_app_calendar(screen->app), day, NULL)];
}

static YcInk ink_of(const Calendar *screen, YcDay day)
{
  if (day == yc_app_today(screen->app))
    return YC_INK_REVERSE;
  return yc_calendar_is_working(yc_app_calendar(screen->app), day) ? YC_INK_PLAIN : YC_INK_GREY;
}

static void paint_month(const Calendar *screen, YcArea area, int year, int month)
{
  gboolean notice = yc_calendar_has_notice(yc_app_calendar(screen->app), year);
  yc_put_format(area.y, area.x, area.columns, YC_INK_BOLD, notice ? _("%d年%d月") : _("%d年%d月 暂定"), year, month);
  for (int i = 0; i < 7; i++)
    yc_put(area.y + 1, area.x + 3 * i, 3, yc_paper_weekday(yc_day_new(2026, 11, 2) + i), YC_INK_PLAIN);
  int row = 2, y, m, d;
  for (YcDay day = yc_day_new(year, month, 1); yc_day_split(day, &y, &m, &d), m == month; day++) {
    int weekday = yc_day_weekday(day);
    yc_put_format(area.y + row, area.x + 3 * weekday, 3, ink_of(screen, day), "%2d%s", d, mark_of(screen, day));
    row += weekday == 6;
  }
}

static void paint_months(const Calendar *screen, YcArea area)
{
  for (int i = 0; i < months_shown(area); i++) {
    int month = screen->year * 12 + screen->month - 1 + i;
    paint_month(screen, (YcArea) { area.y, area.x + 1 + i * MONTH, HEIGHT, MONTH - 2 }, month / 12, month % 12 + 1);
  }
  yc_put(area.y + HEIGHT, area.x + 1, area.columns - 1, _("*放假、节日  +调休上班  x停办  o另外开门  暗的休息"), YC_INK_PLAIN);
  yc_put_rule(area.y + HEIGHT + 1, area.x, area.columns, NULL);
}

static void paint(YcScreen *base, YcArea area)
{
  const Calendar *screen = (const Calendar *)base;
  int above = rows_above(area);
  if (above > 0)
    paint_months(screen, area);
  yc_list_paint(screen->list, (YcArea) { area.y + above, area.x, area.rows - above, area.columns });
}

static void title(YcScreen *base, GString *left, GString *right)
{
  const Calendar *screen = (const Calendar *)base;
  g_autofree char *today = yc_say_day_long(yc_app_today(screen->app));
  g_string_append(left, _("日历"));
  g_string_append(right, today);
}

static char *hints(YcScreen *base)
{
  return g_strdup(may_open((const Calendar *)base) ? _("回车办这一行 左右换月 Esc返回 ?帮助") : _("左右换月 Esc返回 ?帮助"));
}

static void calendar_free(YcScreen *base)
{
  Calendar *screen = (Calendar *)base;
  yc_list_free(screen->list);
  g_clear_pointer(&screen->lines, g_ptr_array_unref);
  g_clear_pointer(&screen->closures, g_ptr_array_unref);
  g_clear_pointer(&screen->back, yc_closure_free);
  g_free(screen);
}

static const YcScreenType CALENDAR = {
  .name = "calendar", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .why_not = why_not, .hints = hints,
  .title = title, .paint = paint, .free = calendar_free
};

YcScreen *yc_calendar_screen(YcApp *app)
{
  int day;
  Calendar *screen = g_new0(Calendar, 1);
  yc_screen_init(&screen->base, &CALENDAR);
  screen->app = app;
  yc_day_split(yc_app_today(app), &screen->year, &screen->month, &day);
  screen->array = (YcListArray) { .key = row_key, .paint = row_paint, .empty = N_("日历里还没有放假通知") };
  screen->list = yc_list_new_array(&screen->array);
  return &screen->base;
}
