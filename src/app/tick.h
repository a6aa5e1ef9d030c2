/* tick.h - what happens by itself because a day has passed (RULE time-06, time-09, time-11, time-14, sup-02).
 *
 * Red lights, deemed acceptance, lapse, the end of public notices, deemed agreement, escalation.  Each is an act of the
 * system, dated at 00:00 of the day on which it fell due, whenever it is entered, and its act is made of the case, the
 * rule, the clock and the day: however many programs do it, it is done once.  Days are walked in order, so that a week
 * with the machine off gives the events of a week without. */
#ifndef YC_APP_TICK_H
#define YC_APP_TICK_H

#include "app/app.h"

typedef enum {
  YC_TICKED_DEEMED,   /* deemed accepted, RULE time-09 */
  YC_TICKED_LAPSED,   /* what was promised or asked for did not come, RULE acc-02, acc-03 */
  YC_TICKED_NOTICE,   /* a public notice is over, RULE time-06 */
  YC_TICKED_AGREED,   /* a consulted office is deemed to agree, RULE time-14 */
  YC_TICKED_RECEIVED, /* a hand-over is deemed received, RULE time-12 */
  YC_TICKED_RED,      /* red lights, RULE time-11 */
  YC_TICKED_UNHELD,   /* cases that nobody holds, RULE sup-02 */
  YC_TICKED_RAISED,   /* went up a level */
  YC_TICKED_AWAY,     /* absences that began or ended, RULE agt-03 */
  YC_TICKED_REMINDED, /* an inquiry that nobody answered yet is recalled, RULE inq-02 */
  YC_N_TICKED
} YcTicked;

/* "deemed" "lapsed" "notice" "agreed" "received" "red" "unheld" "raised" "away". */
const char *yc_ticked_code(YcTicked what);
/* 视为受理 …: translated, borrowed. */
const char *yc_ticked_name(YcTicked what);

/* What a run did. */
typedef struct {
  YcDay from, to;         /* the days walked; YC_DAY_NONE: none */
  guint n[YC_N_TICKED];
  guint refused;          /* what a rule or a broken item did not let happen: it is tried again at the next run */
} YcTickReport;

/* Walks from the last day done to today and lets happen what fell due.  A few acts at a time are written, so that counters
 * go on working.  `report` may be NULL.  FALSE with *error when the store cannot be read or written; what was done by then
 * stays done. */
gboolean yc_tick_run(YcApp *app, YcTickReport *report, GError **error);
/* The same unless today has been walked: cheap, for before every act of a person.  *ran (may be NULL): it did. */
gboolean yc_tick_today(YcApp *app, gboolean *ran, GError **error);

#endif
