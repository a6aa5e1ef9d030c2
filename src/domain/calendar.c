#include <config.h>

#include "domain/calendar.h"

typedef enum { FESTIVAL_NO, FESTIVAL_STATUTORY, FESTIVAL_REGIONAL } Festival;

/* What was said about one day, whatever the order in which it was said. */
typedef struct {
  gboolean listed;            /* by a notice: `kind` and `name` are its */
  YcDayKind kind;             /* after sealing: the answer */
  const char *name;           /* after sealing: the answer; owned by `names` */
  Festival festival;
  const char *festival_name;
} Mark;

/* Every working day of all time has a running number: 1 … total inside the range by `number` and its inverse
 * `nth`, and by weekday arithmetic on both sides of it.  All questions are sums on these numbers. */
struct YcCalendar {
  int first_year, last_year;
  YcDay first, last;
  Mark *marks;                /* by day - first */
  int *number;                /* working days in [first, day] */
  YcDay *nth;                 /* the day of running number i + 1 */
  int total;
  gboolean *noticed;          /* by year - first_year */
  GStringChunk *names;
};

YcCalendar *yc_calendar_new(int first_year, int last_year)
{
  YcCalendar *calendar = g_new0(YcCalendar, 1);
  calendar->first_year = first_year;
  calendar->last_year = last_year;
  calendar->first = yc_day_new(first_year, 1, 1);
  calendar->last = yc_day_new(last_year, 12, 31);
  gsize days = (gsize) (calendar->last - calendar->first + 1);
  calendar->marks = g_new0(Mark, days);
  calendar->number = g_new0(int, days);
  calendar->nth = g_new0(YcDay, days);
  calendar->noticed = g_new0(gboolean, (gsize) (last_year - first_year + 1));
  calendar->names = g_string_chunk_new(256);
  return calendar;
}

void yc_calendar_free(YcCalendar *calendar)
{
  if (!calendar)
    return;
  g_free(calendar->marks);
  g_free(calendar->number);
  g_free(calendar->nth);
  g_free(calendar->noticed);
  g_string_chunk_free(calendar->names);
  g_free(calendar);
}

static Mark *mark_of(const YcCalendar *calendar, YcDay day)
{
  return day < calendar->first || day > calendar->last ? NULL : &calendar->marks[day - calendar->first];
}

void yc_calendar_add_notice(YcCalendar *calendar, int year)
{
  if (year >= calendar->first_year && year <= calendar->last_year)
    calendar->noticed[year - calendar->first_year] = TRUE;
}

void yc_calendar_add_day(YcCalendar *calendar, YcDay day, YcDayKind kind, const char *name)
{
  Mark *mark = mark_of(calendar, day);
  if (!mark)
    return;
  mark->listed = TRUE;
  mark->kind = kind;
  mark->name = g_string_chunk_insert_const(calendar->names, name);
}

void yc_calendar_add_festival(YcCalendar *calendar, YcDay day, const char *name, gboolean regional)
{
  Mark *mark = mark_of(calendar, day);
  if (!mark || mark->festival == FESTIVAL_REGIONAL)
    return;
  mark->festival = regional ? FESTIVAL_REGIONAL : FESTIVAL_STATUTORY;
  mark->festival_name = g_string_chunk_insert_const(calendar->names, name);
}

static gboolean is_weekend(YcDay day)
{
  return yc_day_weekday(day) >= 5;
}

/* RULE time-03, time-05: the first of these that holds is what the day is. */
static void settle(const YcCalendar *calendar, YcDay day, Mark *mark)
{
  if (mark->listed && mark->kind == YC_DAY_HOLIDAY)
    return;
  gboolean festival = mark->festival == FESTIVAL_REGIONAL
    || (mark->festival == FESTIVAL_STATUTORY && !yc_calendar_has_notice(calendar, yc_day_year(day)));
  if (festival) {
    mark->kind = YC_DAY_FESTIVAL;
    mark->name = mark->festival_name;
  } else if (is_weekend(day)) {
    mark->kind = mark->listed ? YC_DAY_MAKEUP : YC_DAY_WEEKEND;
  } else {
    mark->kind = YC_DAY_WORKING;
  }
}

static gboolean kind_works(YcDayKind kind)
{
  return kind == YC_DAY_WORKING || kind == YC_DAY_MAKEUP;
}

void yc_calendar_seal(YcCalendar *calendar)
{
  calendar->total = 0;
  for (YcDay day = calendar->first; day <= calendar->last; day++) {
    Mark *mark = mark_of(calendar, day);
    settle(calendar, day, mark);
    if (kind_works(mark->kind))
      calendar->nth[calendar->total++] = day;
    calendar->number[day - calendar->first] = calendar->total;
  }
}

gboolean yc_calendar_has_notice(const YcCalendar *calendar, int year)
{
  return year >= calendar->first_year && year <= calendar->last_year
    && calendar->noticed[year - calendar->first_year];
}

YcDayKind yc_calendar_kind(const YcCalendar *calendar, YcDay day, const char **name)
{
  const Mark *mark = mark_of(calendar, day);
  if (name)
    *name = mark ? mark->name : NULL;
  if (mark)
    return mark->kind;
  return is_weekend(day) ? YC_DAY_WEEKEND : YC_DAY_WORKING;
}

gboolean yc_calendar_is_working(const YcCalendar *calendar, YcDay day)
{
  return kind_works(yc_calendar_kind(calendar, day, NULL));
}

/* Weeks are counted from Monday 1969-12-29.  The running number of weekdays up to and including `day`… */
static int weekdays_until(YcDay day)
{
  int weekday = yc_day_weekday(day);
  return (day + 3 - weekday) / 7 * 5 + MIN(weekday + 1, 5);
}

/* … and the weekday of that running number. */
static YcDay weekday_numbered(int number)
{
  int within = ((number - 1) % 5 + 5) % 5;
  return (number - 1 - within) / 5 * 7 + within - 3;
}

/* Working days up to and including `day`, counted from the range's first day (none or negative before it). */
static int number_of(const YcCalendar *calendar, YcDay day)
{
  if (day < calendar->first)
    return weekdays_until(day) - weekdays_until(calendar->first - 1);
  if (day > calendar->last)
    return calendar->total + weekdays_until(day) - weekdays_until(calendar->last);
  return calendar->number[day - calendar->first];
}

static YcDay day_numbered(const YcCalendar *calendar, int number)
{
  if (number <= 0)
    return weekday_numbered(number + weekdays_until(calendar->first - 1));
  if (number > calendar->total)
    return weekday_numbered(number - calendar->total + weekdays_until(calendar->last));
  return calendar->nth[number - 1];
}

int yc_calendar_count(const YcCalendar *calendar, YcDay from, YcDay to)
{
  return to <= from ? 0 : number_of(calendar, to) - number_of(calendar, from);
}

YcDay yc_calendar_add(const YcCalendar *calendar, YcDay day, int n)
{
  if (n == 0)
    return day;
  return day_numbered(calendar, n > 0 ? number_of(calendar, day) + n : number_of(calendar, day - 1) + 1 + n);
}

YcDay yc_calendar_on_or_after(const YcCalendar *calendar, YcDay day)
{
  return yc_calendar_add(calendar, day - 1, 1);
}

YcDay yc_calendar_on_or_before(const YcCalendar *calendar, YcDay day)
{
  return yc_calendar_add(calendar, day + 1, -1);
}

/* Ends at the first year without a notice: never longer than the row of noticed years. */
gboolean yc_calendar_provisional(const YcCalendar *calendar, YcDay from, YcDay to)
{
  if (to <= from)
    return FALSE;
  int last = yc_day_year(to);
  for (int year = yc_day_year(from + 1); year <= last; year++)
    if (!yc_calendar_has_notice(calendar, year))
      return TRUE;
  return FALSE;
}
