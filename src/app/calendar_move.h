/* calendar_move.h - the clocks of open cases counted again by the calendar that the app counts with.  Used by this floor
 * only. */
#ifndef YC_CALENDAR_MOVE_H
#define YC_CALENDAR_MOVE_H

#include <jansson.h>
#include "app/calendar_change.h"

/* Takes over the facts of one clock.move; FALSE with *error ends the walk. */
typedef gboolean (*YcMoveTake)(YcApp *app, gint64 casefile, json_t *facts, gpointer data, GError **error);

/* Walks all open cases: what differs from what is stored goes into plan->moves, and with `take` (may be NULL) the facts of
 * the event of each case are made and handed over. */
gboolean yc_calendar_walk(YcApp *app, YcCalendarPlan *plan, YcMoveTake take, gpointer data, GError **error);

#endif
