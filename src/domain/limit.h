/* limit.h - limits, pauses and extensions: from a starting day to the day that is due.
 *
 * RULE time-01, time-02, time-04, time-06, time-07, time-08, time-11.  Pure: the calendar is an argument. */
#ifndef YC_LIMIT_H
#define YC_LIMIT_H

#include "domain/calendar.h"

typedef enum { YC_UNIT_WORKING, YC_UNIT_CALENDAR, YC_UNIT_HOUR, YC_UNIT_MONTH, YC_UNIT_YEAR } YcUnit;

typedef struct {
  int n;              /* in `unit`, extensions included (RULE time-08); 0 = the same day, rest day or not */
  YcUnit unit;
  gboolean minimum;   /* a minimum duration (public notice): target is due, never earlier */
} YcLimit;

/* A pause: the day of the stop counts as used, the day of resumption does not (RULE time-07).  Resumed on the
 * day of the stop it moves nothing. */
typedef struct {
  YcDay stop;
  YcDay resume;       /* YC_DAY_NONE: still stopped */
} YcStop;

typedef enum {
  YC_DUE_OK,
  YC_DUE_STOPPED,     /* the last stop has not been resumed: `left` says what is frozen */
  YC_DUE_BAD_STOP,    /* a stop before the start, after due, before the last resumption; resume before stop */
  YC_DUE_BAD_LIMIT    /* n < 0, n > 36600 (absurd), no start, the unit of the other function */
} YcDueStatus;

typedef struct {
  YcDay due;              /* legal last day */
  YcDay target;           /* the hall's own last day: the last working day not after nominal (RULE time-04);
                             due for working days, for minimum durations, and where that day is not after
                             the start (or the last resumption): there is always a day to work on */
  YcDay nominal;          /* day n before rolling (calendar limits); else due */
  YcDay soon;             /* the first yellow day, RULE time-11; YC_DAY_NONE: never yellow */
  int days;               /* n of RULE time-11, working days from start to target; 1: a one-day limit */
  int left;               /* unused at the open stop: working days, else calendar days; 0 unless stopped */
  gboolean provisional;   /* RULE time-05 */
} YcDue;

/* Months and years roll like calendar days.  `soon_days` < 0: the default max(1, days/10); otherwise that
 * many.  A limit of one working day has soon = target whatever `soon_days` says; soon is never before the
 * start (or the last resumption).  A resumed clock with nothing left: nominal is the day of resumption.
 * Unless the answer is YC_DUE_OK, all days are YC_DAY_NONE. */
YcDueStatus yc_limit_due(const YcCalendar *calendar, const YcLimit *limit, YcDay start,
                         const YcStop *stops, guint n_stops, int soon_days, YcDue *due);
/* Clock hours run through nights and rest days, and have no stops. */
YcDueStatus yc_limit_due_hours(const YcLimit *limit, YcTime start, YcTime *due);

/* The account of every day from start (excluded) to due (included), or to the stop where the clock stands: RULE time-03 in
 * its own words. */
typedef enum {
  YC_WHY_COUNTED, YC_WHY_COUNTED_MAKEUP,       /* day n */
  YC_WHY_WEEKEND, YC_WHY_HOLIDAY, YC_WHY_FESTIVAL,   /* not counted */
  YC_WHY_PAUSED,                                /* not counted: the clock stood */
  YC_WHY_ROLLED         /* after day n: the limit ended on a rest day, or stood with nothing left */
} YcWhy;

typedef struct {
  YcDay day;
  YcWhy why;
  int n;                  /* running number of the counted day; 0 where not counted */
  const char *name;       /* holiday or festival; borrowed from the calendar; may be NULL */
  gboolean provisional;
} YcWhyDay;

/* Array of YcWhyDay, one per day, in order; months and years count calendar days.  NULL when yc_limit_due()
 * would say neither YC_DUE_OK nor YC_DUE_STOPPED, or the unit is hours.  Free with g_array_unref(). */
GArray *yc_limit_explain(const YcCalendar *calendar, const YcLimit *limit, YcDay start,
                         const YcStop *stops, guint n_stops);

#endif
