/* calendar.h - the legal calendar: which days are working days, and why.
 *
 * RULE time-03: a working day is Monday to Friday not listed as holiday, plus weekend
 * days listed as make-up workday, minus statutory festival days of the region.
 * RULE time-05: in a year whose notice is not loaded only weekends and the statutory
 * festival days count as rest, and every date that leans on such a year is provisional.
 * All counting is O(1) on a running index. */
#ifndef YC_CALENDAR_H
#define YC_CALENDAR_H

#include "domain/day.h"

typedef enum {
  YC_DAY_WORKING,   /* Monday to Friday, nothing listed */
  YC_DAY_MAKEUP,    /* a weekend day worked (调休上班) */
  YC_DAY_WEEKEND,
  YC_DAY_HOLIDAY,   /* listed by the year's notice */
  YC_DAY_FESTIVAL   /* statutory festival day, year without notice or of the region */
} YcDayKind;

typedef struct YcCalendar YcCalendar;

/* Covers the years first..last; a day outside is weekday arithmetic only, and provisional: what is added
 * there is ignored. */
YcCalendar *yc_calendar_new(int first_year, int last_year);
void yc_calendar_free(YcCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcCalendar, yc_calendar_free)

/* Building.  `name` is copied.  A notice covers 1 January to 31 December of its year and may name days of the
 * December before.  Kind is YC_DAY_HOLIDAY or YC_DAY_MAKEUP. */
void yc_calendar_add_notice(YcCalendar *calendar, int year);
void yc_calendar_add_day(YcCalendar *calendar, YcDay day, YcDayKind kind, const char *name);
/* A statutory festival day: counts where the year has no notice; `regional` ones count always. */
void yc_calendar_add_festival(YcCalendar *calendar, YcDay day, const char *name, gboolean regional);
/* After the last addition, before the first question. */
void yc_calendar_seal(YcCalendar *calendar);

/* Questions. */
gboolean yc_calendar_has_notice(const YcCalendar *calendar, int year);
YcDayKind yc_calendar_kind(const YcCalendar *calendar, YcDay day, const char **name);
gboolean yc_calendar_is_working(const YcCalendar *calendar, YcDay day);
/* Working days in (from, to]; 0 if to <= from. */
int yc_calendar_count(const YcCalendar *calendar, YcDay from, YcDay to);
/* The n-th working day after `day`; n < 0: the -n-th before it; n = 0: `day` itself. */
YcDay yc_calendar_add(const YcCalendar *calendar, YcDay day, int n);
YcDay yc_calendar_on_or_after(const YcCalendar *calendar, YcDay day);
YcDay yc_calendar_on_or_before(const YcCalendar *calendar, YcDay day);
/* Whether any day in (from, to] lies in a year without a notice. */
gboolean yc_calendar_provisional(const YcCalendar *calendar, YcDay from, YcDay to);

#endif
