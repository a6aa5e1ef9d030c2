#include <config.h>

#include "domain/limit.h"

#define MOST 36600

/* A clock on its way from start to due: `left` days of its kind remain after the day `from`. */
typedef struct {
  const YcCalendar *calendar;
  gboolean working;       /* counts working days; else calendar days (months and years too) */
  YcDay start;
  YcDay from;             /* the start, or the last resumption */
  int amount;             /* all days of the limit */
  int left;
  int worked;             /* working days in the days used before `from` */
  gboolean provisional;
} Run;

/* RULE time-01, time-08: the limit in days from the start; months and years end on the same day number
 * (Civil Code 202) and are calendar days from there on.  -1 where there is no such limit. */
static int amount_of(const YcLimit *limit, YcDay start)
{
  if (limit->n < 0 || limit->n > MOST || start == YC_DAY_NONE)
    return -1;
  switch (limit->unit) {
  case YC_UNIT_WORKING:
  case YC_UNIT_CALENDAR:
    return limit->n;
  case YC_UNIT_MONTH:
  case YC_UNIT_YEAR: {
    YcDay end = yc_day_add_months(start, limit->unit == YC_UNIT_YEAR ? limit->n * 12 : limit->n);
    return end == YC_DAY_NONE ? -1 : end - start;
  }
  case YC_UNIT_HOUR:
    break;
  }
  return -1;
}

static gboolean run_begin(Run *run, const YcCalendar *calendar, const YcLimit *limit, YcDay start)
{
  int amount = amount_of(limit, start);
  *run = (Run) { .calendar = calendar, .working = limit->unit == YC_UNIT_WORKING,
                 .start = start, .from = start, .amount = amount, .left = amount };
  return amount >= 0;
}

/* RULE time-02: the day `from` is not counted.  Day n before rolling. */
static YcDay run_nominal(const Run *run)
{
  return run->working ? yc_calendar_add(run->calendar, run->from, run->left) : run->from + run->left;
}

/* RULE time-04 for calendar days; RULE time-07 where a resumed clock has nothing left.  Only a limit of no
 * days ends on its own day even when that is a rest day. */
static YcDay run_due(const Run *run)
{
  if (run->amount == 0 && run->from == run->start)
    return run->start;
  return yc_calendar_on_or_after(run->calendar, run_nominal(run));
}

/* RULE time-07: the day of the stop is used, the day of resumption is not. */
static YcDueStatus run_stop(Run *run, const YcStop *stop)
{
  if (stop->stop > run_due(run))   /* an overdue clock cannot be stopped */
    return YC_DUE_BAD_STOP;
  if (stop->resume == stop->stop)   /* nothing moves */
    return YC_DUE_OK;
  int worked = yc_calendar_count(run->calendar, run->from, stop->stop);
  /* Between day n and the day it rolled to, a calendar clock has used all its days but still runs. */
  run->left = MAX(0, run->left - (run->working ? worked : stop->stop - run->from));
  run->worked += worked;
  run->provisional |= yc_calendar_provisional(run->calendar, run->from, stop->stop);
  run->from = stop->resume;
  return stop->resume == YC_DAY_NONE ? YC_DUE_STOPPED : YC_DUE_OK;
}

static YcDueStatus run_stops(Run *run, const YcStop *stops, guint n_stops)
{
  YcDay runs_from = run->start;
  for (guint i = 0; i < n_stops; i++) {
    gboolean open = stops[i].resume == YC_DAY_NONE;
    if (stops[i].stop < runs_from || (open ? i + 1 < n_stops : stops[i].resume < stops[i].stop))
      return YC_DUE_BAD_STOP;
    YcDueStatus status = run_stop(run, &stops[i]);
    if (status != YC_DUE_OK)
      return status;
    runs_from = stops[i].resume;
  }
  return YC_DUE_OK;
}

/* RULE time-04: the last working day not later than day n, unless the clock had not begun by then; RULE
 * time-06: a minimum is never ended early. */
static YcDay run_target(const Run *run, gboolean minimum, YcDay due)
{
  if (run->working || minimum)
    return due;
  YcDay before = yc_calendar_on_or_before(run->calendar, run_nominal(run));
  return before > run->from ? before : due;
}

/* RULE time-11: left <= max(1, n/10), n in working days.  Not before the clock runs. */
static YcDay run_soon(const Run *run, YcDay target, int days, int soon_days)
{
  if (run->amount == 0)
    return YC_DAY_NONE;
  if (days <= 1)
    return target;
  int yellow = soon_days >= 0 ? soon_days : MAX(1, days / 10);
  return MAX(run->from, yc_calendar_add(run->calendar, target, -yellow));
}

YcDueStatus yc_limit_due(const YcCalendar *calendar, const YcLimit *limit, YcDay start,
                         const YcStop *stops, guint n_stops, int soon_days, YcDue *due)
{
  *due = (YcDue) { .due = YC_DAY_NONE, .target = YC_DAY_NONE, .nominal = YC_DAY_NONE, .soon = YC_DAY_NONE };
  Run run;
  if (!run_begin(&run, calendar, limit, start))
    return YC_DUE_BAD_LIMIT;
  YcDueStatus status = run_stops(&run, stops, n_stops);
  if (status == YC_DUE_STOPPED) {
    due->left = run.left;
    due->provisional = run.provisional;
  }
  if (status != YC_DUE_OK)
    return status;

  due->due = run_due(&run);
  due->target = run_target(&run, limit->minimum, due->due);
  due->nominal = run.working ? due->due : run_nominal(&run);
  due->days = run.worked + (run.left > 0 ? yc_calendar_count(calendar, run.from, due->target) : 0);
  due->soon = run_soon(&run, due->target, due->days, soon_days);
  /* RULE time-05.  A resumed clock with nothing left leans on the day of resumption itself. */
  YcDay leans = run.left == 0 && run.from != start ? run.from - 1 : run.from;
  due->provisional = run.provisional || yc_calendar_provisional(calendar, leans, due->due);
  return YC_DUE_OK;
}

YcDueStatus yc_limit_due_hours(const YcLimit *limit, YcTime start, YcTime *due)
{
  *due = YC_TIME_NONE;
  if (limit->unit != YC_UNIT_HOUR || limit->n < 0 || limit->n > MOST || start == YC_TIME_NONE)
    return YC_DUE_BAD_LIMIT;
  *due = start + limit->n * YC_HOUR;
  return YC_DUE_OK;
}

static gboolean stood(const YcStop *stops, guint n_stops, YcDay day)
{
  for (guint i = 0; i < n_stops; i++)
    if (day > stops[i].stop && day <= stops[i].resume)
      return TRUE;
  return FALSE;
}

/* RULE time-03 */
static YcWhy why_of(YcDayKind kind, gboolean working)
{
  static const YcWhy whys[] = {
    [YC_DAY_WORKING] = YC_WHY_COUNTED,
    [YC_DAY_MAKEUP] = YC_WHY_COUNTED_MAKEUP,
    [YC_DAY_WEEKEND] = YC_WHY_WEEKEND,
    [YC_DAY_HOLIDAY] = YC_WHY_HOLIDAY,
    [YC_DAY_FESTIVAL] = YC_WHY_FESTIVAL
  };
  return working ? whys[kind] : YC_WHY_COUNTED;
}

static YcWhy why_day(const Run *run, const YcStop *stops, guint n_stops, YcDay day, YcDay due, YcDayKind kind, int n)
{
  if (day != due && stood(stops, n_stops, day))
    return YC_WHY_PAUSED;
  return n == run->amount ? YC_WHY_ROLLED : why_of(kind, run->working);
}

GArray *yc_limit_explain(const YcCalendar *calendar, const YcLimit *limit, YcDay start,
                         const YcStop *stops, guint n_stops)
{
  Run run;
  if (!run_begin(&run, calendar, limit, start))
    return NULL;
  YcDueStatus status = run_stops(&run, stops, n_stops);
  if (status != YC_DUE_OK && status != YC_DUE_STOPPED)
    return NULL;
  YcDay due = status == YC_DUE_OK ? run_due(&run) : YC_DAY_NONE;
  YcDay last = status == YC_DUE_OK ? due : stops[n_stops - 1].stop;
  GArray *days = g_array_sized_new(FALSE, FALSE, sizeof(YcWhyDay), (guint) (last - start));
  int n = 0;
  for (YcDay day = start + 1; day <= last; day++) {
    YcWhyDay entry = { .day = day, .provisional = !yc_calendar_has_notice(calendar, yc_day_year(day)) };
    YcDayKind kind = yc_calendar_kind(calendar, day, &entry.name);
    entry.why = why_day(&run, stops, n_stops, day, due, kind, n);
    if (entry.why == YC_WHY_COUNTED || entry.why == YC_WHY_COUNTED_MAKEUP)
      entry.n = ++n;
    g_array_append_val(days, entry);
  }
  return days;
}
