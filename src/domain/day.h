/* day.h - days and moments.
 *
 * A YcDay is a calendar day of the hall, counted from 1970-01-01 (which is 0).  A
 * YcTime is a moment in UTC microseconds.  The hall's local day uses one fixed
 * offset, +08:00: the machine's TZ never matters. */
#ifndef YC_DAY_H
#define YC_DAY_H

#include <glib.h>

typedef gint32 YcDay;
typedef gint64 YcTime;

#define YC_DAY_NONE G_MININT32
#define YC_TIME_NONE G_MININT64
#define YC_DAY_TEXT 11  /* bytes of "2026-11-03" with its NUL */
#define YC_SECOND G_GINT64_CONSTANT(1000000)
#define YC_MINUTE (60 * YC_SECOND)
#define YC_HOUR (60 * YC_MINUTE)

/* The day of a civil date, or YC_DAY_NONE if there is no such date.  Years 1600 to 9999. */
YcDay yc_day_new(int year, int month, int day);
void yc_day_split(YcDay day, int *year, int *month, int *day_of_month);
int yc_day_year(YcDay day);
/* 0 Monday … 6 Sunday. */
int yc_day_weekday(YcDay day);
/* Reads exactly "YYYY-MM-DD"; YC_DAY_NONE for anything else. */
YcDay yc_day_parse(const char *text);
/* Writes "YYYY-MM-DD" and returns text; YC_DAY_NONE writes "". */
const char *yc_day_format(YcDay day, char text[YC_DAY_TEXT]);
/* Months later, the same day number; if the month has none, its last day (Civil Code 202). */
YcDay yc_day_add_months(YcDay day, int months);
/* Whole years from birth to day (the birthday itself counts: 周岁). */
int yc_day_age(YcDay birth, YcDay day);

/* The hall's local day of a moment, and the moment of a local day and clock time. */
YcDay yc_time_day(YcTime time);
YcTime yc_time_new(YcDay day, int hour, int minute, int second);
/* Hour and minute of the hall's local day. */
void yc_time_clock(YcTime time, int *hour, int *minute);
/* Reads "YYYY-MM-DDTHH:MM[:SS]" (or a blank for T), local time; YC_TIME_NONE for anything else. */
YcTime yc_time_parse(const char *text);

#endif
