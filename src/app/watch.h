/* watch.h - one day of the tick while it is being walked: what its files share.  Used by this floor only. */
#ifndef YC_APP_WATCH_H
#define YC_APP_WATCH_H

#include "app/private.h"
#include "app/tick.h"

enum { YC_LEVELS = 3 };   /* supervisor, leader, above */

typedef struct {
  YcApp *app;
  YcWriter *writer;       /* of the batch that is being written; NULL between batches */
  gboolean lent;          /* the writer is somebody else's, who commits */
  guint pending;          /* acts in the batch */
  YcDay day;              /* that is walked: everything falls at its 00:00 */
  YcTime entered;         /* the moment it is entered */
  YcTickReport *report;
  int escalate[YC_LEVELS];/* working days over from which it has gone up so far */
  int feedback_days;
} YcWatch;

/* Something that falls due on a case: its clock, or what else stands in for it. */
typedef struct {
  gint64 casefile;
  char kind[40];          /* of the clock */
  YcDay due;              /* its last day: what happens is dated on the day after */
} YcFall;

/* Begins the act of a rule on a case: the next events of the writer are this act's.  *done: it stands already, or the case
 * belongs to another node; nothing is to be appended. */
gboolean yc_watch_act(YcWatch *watch, const YcFall *fall, const char *rule, gboolean *done, GError **error);
/* An event of the case that changes no state of it.  Takes over facts.  Its local key, 0 with *error. */
gint64 yc_watch_append(YcWatch *watch, gint64 casefile, const char *kind, json_t *facts, GError **error);

/* The red light of a clock that is over (RULE time-11). */
gboolean yc_watch_red(YcWatch *watch, const YcFall *fall, GError **error);
/* The first day from which something `over` since `due` goes up to a level above this; YC_DAY_NONE: no further. */
YcDay yc_watch_next(const YcWatch *watch, YcDay due, int level);

#endif
