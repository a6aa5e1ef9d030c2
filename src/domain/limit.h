/* limit.h - limits, pauses and extensions: from a starting day to the day that is due.
 *
 * RULE time-01, time-02, time-04, time-06, time-07, time-08, time-11.  Pure: the calendar is an argument. */
#ifndef YC_LIMIT_H
#define YC_LIMIT_H

#include "domain/calendar.h"

typedef enum { YC_UNIT_WORKING, YC_UNIT_CALENDAR, YC_UNIT_HOUR, YC_UNIT_MONTH, YC_UNIT_YEAR } YcUnit;

typedef struct {
  int n;              /* amount in `unit`, extensions included (RULE time-08); 0 = the same day */
  YcUnit unit;
  gboolean minimum;   /* a minimum duration (public notice): target is due, never earlier */
} YcLimit;

/* A pause: the day of the stop counts as used, the day of resumption does not (RULE time-07). */
typedef struct {
  YcDay stop;
  YcDay resume;       /* YC_DAY_NONE: still stopped */
} YcStop;

typedef enum {
  YC_DUE_OK,
  YC_DUE_STOPPED,         /* the last stop has not been resumed: `left` says what is frozen */
  YC_DUE_BAD_STOP,        /* a stop before the start, after the due day, before the last resumption, resume before stop */
  YC_DUE_BAD_LIMIT        /* n < 0, n absurdly large (> 36600), stops on an hour limit */
} YcDueStatus;

typedef struct {
  YcDay due;              /* legal last day */
  YcDay target;           /* the hall's own last day; due for working days and minimum durations (RULE time-04) */
  YcDay nominal;          /* day n before rolling (calendar limits); else due */
  YcDay soon;             /* the first yellow day, RULE time-11; YC_DAY_NONE: never yellow */
  int left;               /* days not used at the last open stop, in the limit's unit */
  gboolean provisional;   /* RULE time-05 */
} YcDue;

/* Months and years roll like calendar days.  `soon_days` < 0: the default max(1, n/10) with n the working days
 * from start to target; otherwise that many. */
YcDueStatus yc_limit_due(const YcCalendar *calendar, const YcLimit *limit, YcDay start,
                         const YcStop *stops, guint n_stops, int soon_days, YcDue *due);
/* Clock hours run through nights and rest days. */
YcDueStatus yc_limit_due_hours(const YcLimit *limit, YcTime start, YcTime *due);

/* The account of every day from start (excluded) to due (included): RULE time-03 in its own words. */
typedef enum {
  YC_WHY_COUNTED, YC_WHY_COUNTED_MAKEUP,       /* day n */
  YC_WHY_WEEKEND, YC_WHY_HOLIDAY, YC_WHY_FESTIVAL,   /* not counted */
  YC_WHY_PAUSED,                                /* not counted: the clock stood */
  YC_WHY_ROLLED                                 /* after day n: the limit ended on a rest day */
} YcWhy;

typedef struct {
  YcDay day;
  YcWhy why;
  int n;                  /* running number of the counted day; 0 where not counted */
  const char *name;       /* holiday or festival; borrowed from the calendar; may be NULL */
  gboolean provisional;
} YcWhyDay;

/* Array of YcWhyDay, one per day, in order.  NULL when yc_limit_due() would not say YC_DUE_OK, or the unit is
 * hours.  Free with g_array_unref(). */
GArray *yc_limit_explain(const YcCalendar *calendar, const YcLimit *limit, YcDay start,
                         const YcStop *stops, guint n_stops);

#endif
