/* closure.h - the hall's own closures and openings, and what is missing of the calendar.
 *
 * RULE time-03: a hall that is closed for a day, or opens on a market day, moves its hours and the days on which something
 * can be fetched, never a legal or promised date: nothing here is looked at by the clocks. */
#ifndef YC_CLOSURE_H
#define YC_CLOSURE_H

#include "app/app.h"

typedef enum {
  YC_CLOSURE_CLOSED,
  YC_CLOSURE_OPEN,       /* on a rest day, or longer than usual */
  YC_CLOSURE_NORMAL      /* what was set is taken back */
} YcClosureKind;

const char *yc_closure_code(YcClosureKind kind);   /* "closed" "open" "normal" */

typedef struct {
  YcDay first, last;
  int weekday;           /* 0 Monday … 6: only on these days from first to last; -1: on every one */
  YcClosureKind kind;
  char *part;            /* "14:30-17:00", "" for the whole day */
  char *text;            /* why: 停电检修, 赶场 */
} YcClosure;

void yc_closure_free(YcClosure *closure);
/* Sets it, or takes it back, by a supervisor or an administrator.  Refused: last before first, more than two years, no
 * such part of a day, no reason for a closure, nothing there to take back. */
gboolean yc_closure_set(YcApp *app, const YcClosure *closure, GError **error);
/* One line as it is typed: "1125 14:30-17:00 停办 停电检修", "2026-12-01~2026-12-03 停办 搬迁", "1128 开门 赶场": days (without a
 * year: this one, or the next where it has passed), hours or not, what, why.  NULL with a sentence.  Free with
 * yc_closure_free(). */
YcClosure *yc_closure_read(YcApp *app, const char *text, GError **error);
/* Those that touch the days from … to: of YcClosure, freed with the array, in the order of their days. */
GPtrArray *yc_closures(YcApp *app, YcDay from, YcDay to, GError **error);
/* Whether it holds on this day. */
gboolean yc_closure_on(const YcClosure *closure, YcDay day);
/* Whether the hall is open at all on a day: working days, as closures and openings change them. */
gboolean yc_hall_is_open(YcApp *app, YcDay day);
/* The first such day from this one on, within a year; else the day itself. */
YcDay yc_hall_open_from(YcApp *app, YcDay day);

/* "11-25(三)停办" "11-25(三)14:30-17:00停办" "11-28(六)开门" of the days from … to, 、 between; "" where all is as usual.  Free
 * with g_free(). */
char *yc_hall_exceptions(YcApp *app, YcDay from, YcDay to);
/* "今天14:30-17:00停办:停电检修。"; "".  Free with g_free(). */
char *yc_hall_today(YcApp *app);
/* The year whose notice is not loaded although it is due: this one, or the next from the day of setting notice_from (11-01)
 * on; 0: none. */
int yc_calendar_missing(YcApp *app);

#endif
