/* calendar_view.c - see calendar_view.h. */
#include <config.h>
#include "app/calendar_change.h"
#include "app/calendar_view.h"
#include "app/clock.h"
#include "app/closure.h"
#include "app/private.h"
#include "app/say.h"

static const struct { const char *code, *name; } kinds[YC_N_LINES] = {
  [YC_LINE_MISSING] = { "missing", N_("缺通知") },    [YC_LINE_DOUBT] = { "doubt", N_("日期待核") },
  [YC_LINE_MOVED] = { "moved", N_("我的改期") },      [YC_LINE_UNTOLD] = { "untold", N_("改期未告") },
  [YC_LINE_CLOSURE] = { "closure", N_("大厅安排") },  [YC_LINE_NOTICE] = { "notice", N_("放假通知") },
  [YC_LINE_FESTIVALS] = { "festivals", N_("地区节日") },
};

const char *yc_calendar_line_code(YcCalendarLineKind kind)
{
  return kinds[kind].code;
}

const char *yc_calendar_line_name(YcCalendarLineKind kind)
{
  return _(kinds[kind].name);
}

void yc_calendar_line_free(YcCalendarLine *line)
{
  g_free(line->first);
  g_free(line->last);
  g_free(line->what);
  g_free(line);
}

static YcCalendarLine *add(GPtrArray *lines, YcCalendarLineKind kind, int year, char *first, char *last, char *what)
{
  YcCalendarLine *line = g_new0(YcCalendarLine, 1);
  *line = (YcCalendarLine){ lines->len + 1, kind, year, first, last, what };
  g_ptr_array_add(lines, line);
  return line;
}

static void add_missing(YcApp *app, GPtrArray *lines)
{
  int year = yc_calendar_missing(app);
  if (year == 0) return;
  add(lines, YC_LINE_MISSING, year, g_strdup_printf("%d", year), g_strdup(""),
      g_strdup_printf(_("%d年的放假通知还没装入,那一年的日子是暂定"), year));
}

static void add_doubt(YcApp *app, GPtrArray *lines)
{
  g_autoptr(GPtrArray) blocks = yc_clock_blocks(app, NULL);
  for (guint i = 0; blocks != NULL && i < blocks->len; i++) {
    const YcClockBlock *block = blocks->pdata[i];
    add(lines, YC_LINE_DOUBT, 0, yc_say_moment(block->from), yc_say_moment(block->to),
        g_strdup_printf(_("时钟不准时记的 %u 条,%s"), block->n, block->who));
  }
}

static void add_moved(YcApp *app, GPtrArray *lines)
{
  guint mine = yc_app_me(app) ? yc_calendar_moved_count(app) : 0;
  g_autoptr(GPtrArray) untold = yc_calendar_moved(app, TRUE, NULL);
  if (mine > 0)
    add(lines, YC_LINE_MOVED, 0, g_strdup(""), g_strdup(""), g_strdup_printf(_("因日历改期 %u 件"), mine));
  if (untold != NULL && untold->len > 0)
    add(lines, YC_LINE_UNTOLD, 0, g_strdup(""), g_strdup(""),
        g_strdup_printf(_("%u 个改了的日子还没告诉申请人"), untold->len));
}

static void add_closure(GPtrArray *lines, const YcClosure *one)
{
  char first[YC_DAY_TEXT], last[YC_DAY_TEXT];
  g_autofree char *weekly =
    one->weekday < 0 ? g_strdup("") : g_strdup_printf(_("每星期%s "), yc_paper_weekday(yc_day_new(2026, 11, 2) + one->weekday));
  add(lines, YC_LINE_CLOSURE, 0, g_strdup(yc_day_format(one->first, first)),
      g_strdup(one->last == one->first ? "" : yc_day_format(one->last, last)),
      g_strdup_printf("%s%s%s%s%s", weekly, one->part, one->kind == YC_CLOSURE_OPEN ? _("开门") : _("停办"),
                      *one->text ? _(":") : "", one->text));
}

static gboolean add_closures(YcApp *app, GPtrArray *lines, GError **error)
{
  YcDay today = yc_app_today(app);
  g_autoptr(GPtrArray) closures = yc_closures(app, today, today + YC_CALENDAR_FAR, error);
  for (guint i = 0; closures != NULL && i < closures->len; i++) add_closure(lines, closures->pdata[i]);
  return closures != NULL;
}

static gboolean add_notices(YcApp *app, GPtrArray *lines, GError **error)
{
  g_autoptr(YcRows) years = yc_query(yc_app_store(app), error, YC_Q_CALENDAR_YEARS, "");
  for (guint n = years ? yc_rows_count(years) : 0; n > 0; n--) {
    int year = (int)yc_rows_int(years, n - 1, "year");
    add(lines, YC_LINE_NOTICE, year, g_strdup_printf("%d", year), g_strdup(""), g_strdup(yc_rows_str(years, n - 1, "notice")));
  }
  return years != NULL;
}

/* The region's, a line a year. */
static gboolean add_festivals(YcApp *app, GPtrArray *lines, GError **error)
{
  g_autoptr(YcRows) sets = yc_query(yc_app_store(app), error, YC_Q_FESTIVAL_SETS, "");
  g_autoptr(YcRows) days = sets ? yc_query(yc_app_store(app), error, YC_Q_FESTIVALS, "") : NULL;
  int last = 0;
  for (guint i = 0; days != NULL && i < yc_rows_count(days); i++) {
    int year = yc_day_year(yc_rows_day(days, i, "day"));
    if (yc_rows_int(days, i, "regional") == 0 || year == last) continue;
    last = year;
    add(lines, YC_LINE_FESTIVALS, year, g_strdup_printf("%d", year), g_strdup(""),
        g_strdup(yc_rows_str(sets, yc_rows_count(sets) - 1, "basis")));
  }
  return days != NULL;
}

GPtrArray *yc_calendar_lines(YcApp *app, GError **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func((GDestroyNotify)yc_calendar_line_free);
  add_missing(app, lines);
  add_doubt(app, lines);
  add_moved(app, lines);
  if (!add_closures(app, lines, error) || !add_notices(app, lines, error) || !add_festivals(app, lines, error)) return NULL;
  return g_steal_pointer(&lines);
}

char *yc_calendar_greeting(YcApp *app)
{
  const YcStaff *me = yc_app_me(app);
  gboolean supervisor = yc_staff_has_role(me, "supervisor"), admin = yc_staff_has_role(me, "admin");
  GString *text = g_string_new(NULL);
  guint moved = yc_calendar_moved_count(app);
  int missing = supervisor || admin ? yc_calendar_missing(app) : 0;
  g_autoptr(GPtrArray) blocks = supervisor ? yc_clock_blocks(app, NULL) : NULL;
  if (blocks != NULL && blocks->len > 0) g_string_append_printf(text, _("时钟不准时记的 %u 段待核"), blocks->len);
  if (moved > 0) g_string_append_printf(text, _("%s因日历改期 %u 件"), text->len ? _("、") : "", moved);
  if (missing > 0) g_string_append_printf(text, _("%s缺%d年放假通知"), text->len ? _("、") : "", missing);
  return g_string_free(text, FALSE);
}
