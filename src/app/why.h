/* why.h - why is this the day: the account of a clock, day by day, in words.
 *
 * RULE time-02 … time-08, time-12.  Nothing is made up for the reader: the days come from yc_limit_explain() on what
 * stands of the clock in the store (limit, start, stops, extension) and the calendar as it is now; where that gives
 * another day than the one that stands, a line says so. */
#ifndef YC_WHY_H
#define YC_WHY_H

#include "app/intake.h"

/* One line.  `what` is a stable word:
 *   kind unit basis       what the limit is, how its days are counted, on what law it stands
 *   provisional moved     a year without a notice; a date that another notice has moved (RULE time-05)
 *   start                 the event that starts it; its day does not count (RULE time-02)
 *   counted               days first … last
 *   weekend holiday festival paused rolled    days that do not count (YcWhy)
 *   stop resume           a pause with its paper (RULE time-07)
 *   extended              who allowed what, and from which day on (RULE time-08)
 *   due target            the last day; the hall's own (RULE time-04)
 *   light today           when it turns yellow and red; how many days are left or over today (RULE time-11)
 *   stopped               it stands, and what is left
 *   differs               what stands in the store is another day than this account comes to */
typedef struct {
  const char *what;
  YcDay from, to;          /* YC_DAY_NONE: the line is not about days */
  int first, last;         /* which days of the limit; 0: none */
  char *text;              /* why, in words */
  gboolean provisional;
} YcWhyLine;

typedef struct {
  char *kind;              /* "promise" "step:3" … */
  char *label;             /* 承诺; a step's short name */
  char *state;             /* "running" "stopped" "done"; "" for one that is not yet */
  char *head;              /* 承诺 28个工作日,11-05 受理次日起算,应于 12-15(二) */
  YcDay due;               /* as it stands; YC_DAY_NONE: stopped */
  YcDay explained;         /* what the account comes to; YC_DAY_NONE: stopped, or it comes to none */
  gboolean provisional;
  gboolean leads;          /* the one whose day the lists show */
  GPtrArray *lines;        /* of YcWhyLine */
} YcWhyClock;

void yc_why_clock_free(YcWhyClock *clock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcWhyClock, yc_why_clock_free)

GPtrArray *yc_why_clocks_new(void);   /* of YcWhyClock */

/* Every clock of a case, of YcWhyClock: those that run or stand first, then those that have ended.  NULL with *error. */
GPtrArray *yc_why_case(YcApp *app, gint64 casefile, GError **error);
/* The clock that would begin on a day, before it is stored: "promise" "statute" "supply" "accept" "forward".  NULL where the
 * limit gives no day. */
YcWhyClock *yc_why_planned(YcApp *app, const YcItem *item, const char *kind, const YcLimit *limit, YcDay start);

/* The clocks that an outcome of this form would begin, of YcWhyClock, the one whose day the form says first; an empty array
 * where it begins none (intake_plan.c). */
GPtrArray *yc_why_intake(YcApp *app, const YcIntake *intake, YcOutcome outcome);

/* "11-09(一)至11-13(五)": the days of a line, with the year where it is not that of `year`; "" for none.  Free with
 * g_free(). */
char *yc_why_days(const YcWhyLine *line, int year);
/* "第2-6天"; "" for none.  Free with g_free(). */
char *yc_why_numbers(const YcWhyLine *line);

#endif
