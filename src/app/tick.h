/* tick.h - what happens by itself because a day has passed (RULE time-09, time-11, time-14, sup-02).
 *
 * Red lights, deemed acceptance, lapse, the end of public notices, deemed agreement, escalation.  Each is an act of the
 * system, dated at 00:00 of the day on which it fell due, whenever it is entered, and its act is made of the case, the
 * rule, the clock and the day: however many programs do it, it is done once.  Days are walked in order, so that a week
 * with the machine off gives the events of a week without. */
#ifndef YC_APP_TICK_H
#define YC_APP_TICK_H

#include "app/app.h"

/* What a run did. */
typedef struct {
  YcDay from, to;     /* the days walked; YC_DAY_NONE: none */
  guint red;          /* red lights */
} YcTickReport;

/* Walks from the last day done to today and lets happen what fell due.  A case at a time is written, so that counters go
 * on working.  `report` may be NULL.  FALSE with *error when the store cannot be read or written; what was done by then
 * stays done. */
gboolean yc_tick_run(YcApp *app, YcTickReport *report, GError **error);

#endif
