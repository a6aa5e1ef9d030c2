/* clock.h - whether the machine's clock can be believed, and what day it is when it cannot (RULE time-17).
 *
 * The clock is in doubt when it is earlier than the newest event that this node wrote (by more than a few minutes: several
 * counters may look at the same moment), far ahead of it (setting clock_ahead_days, 20: longer than the longest closure of a
 * hall, 春节 with leave; a false alarm costs typing a day twice, a jump that is believed costs wrong dates), or plainly
 * unset after a dead battery.  Then nothing is written until somebody has typed today's date twice;
 * what is only looked at stands at the newest event's moment.  From then on acts
 * are dated by that day and the machine's time of day, going on with the machine; their events carry clock_ok = 0, until
 * the clock agrees with the store again.  Order never depends on it: events have their numbers.  A supervisor confirms
 * what was written in between; a lone village point goes on, and its block waits for the town.
 *
 * A clock that is given (--today, YICHUANG_CLOCK) is never in doubt: giving it says what day it is.  Stores for tests and
 * demonstrations do not doubt the machine's either, but for one that is given to play it (YICHUANG_MACHINE_CLOCK). */
#ifndef YC_CLOCK_H
#define YC_CLOCK_H

#include "app/app.h"

typedef enum {
  YC_CLOCK_FINE,
  YC_CLOCK_UNSET,      /* before there was this program */
  YC_CLOCK_BACK,       /* earlier than the newest event */
  YC_CLOCK_AHEAD       /* far ahead of it */
} YcClockDoubt;

typedef struct {
  YcClockDoubt doubt;
  gboolean confirmed;  /* somebody has said what day it is: acts go on, marked */
  YcTime machine;      /* what the machine says */
  YcTime newest;       /* when the newest event was entered */
} YcClockState;

/* Whether it is a moment before there was this program: the machine's clock was never set, or lost its battery. */
gboolean yc_clock_unset(YcTime now);
/* Looks anew; from now on the app's own time follows what was confirmed. */
YcClockState yc_clock_look(YcApp *app);
/* Nothing may be written: in doubt, and nobody has confirmed the day. */
gboolean yc_clock_pending(YcApp *app);
/* What is wrong, in a sentence: "本机时钟是 2000-01-01 08:02,库里最新的事是 2026-11-23 16:20 记的"; "" when nothing is.  Free
 * with g_free(). */
char *yc_clock_sentence(const YcClockState *state);
/* A day as it is typed, "20261123" or "2026-11-23"; YC_DAY_NONE with a sentence. */
YcDay yc_clock_read_day(const char *text, GError **error);
/* Today's date, said twice.  Refused: the two differ, or the day is before the store was begun or absurdly far from the
 * newest event; nothing is in doubt. */
gboolean yc_clock_confirm_day(YcApp *app, YcDay once, YcDay twice, GError **error);

/* --- afterwards --- */

/* Events in a row that were written in doubt and that no supervisor has confirmed yet. */
typedef struct {
  gint64 first, last;      /* local keys */
  YcTime from, to;         /* as they are dated */
  guint n;
  char *who;               /* names of who wrote them, 、 between */
} YcClockBlock;

void yc_clock_block_free(YcClockBlock *block);
/* Of YcClockBlock, oldest first; freed with the array. */
GPtrArray *yc_clock_blocks(YcApp *app, GError **error);
/* A supervisor has looked at the days of all of them up to this event (0: all there are) and finds them right.  Not while
 * the clock is still in doubt. */
gboolean yc_clock_confirm(YcApp *app, gint64 last, GError **error);

#endif
