/* watch.h - one day of the tick while it is being walked: what its files share.  Used by this floor only. */
#ifndef YC_APP_WATCH_H
#define YC_APP_WATCH_H

#include "app/private.h"
#include "app/tick.h"

enum { YC_LEVELS = 3, YC_WATCH_PAGE = 200 };   /* supervisor, leader, above; rows read at once */

typedef struct {
  YcApp *app;
  YcWriter *writer;       /* of the batch that is being written; NULL between batches */
  gboolean again;         /* the day was walked before: only what was entered late since can be new */
  gboolean lent;          /* the writer is somebody else's, who commits */
  guint pending;          /* acts in the batch */
  YcDay day;              /* that is walked: everything falls at its 00:00 */
  YcTime entered;         /* the moment it is entered */
  gboolean clock_ok;      /* and whether the machine's clock was to be believed then (RULE time-17) */
  YcTickReport *report;
  int escalate[YC_LEVELS];/* working days over from which it has gone up so far */
  int feedback_days;
} YcWatch;

/* Something that falls due on a case. */
typedef struct {
  gint64 casefile;
  const char *rule;       /* "light.red" …: with the clock and its due, what makes the act the only one */
  char clock[40];         /* its kind; "" where none */
  YcDay due;              /* its last day */
  YcDay on;               /* happens at 00:00 of this day */
} YcFall;

/* One day of somebody else's transaction: the demonstration's.  Nothing is remembered of it. */
gboolean yc_watch_day(YcApp *app, YcWriter *writer, YcDay day, GError **error);

/* Begins the act of a fall: the next events of the writer are this act's.  *done: it stands already, or the case belongs to
 * another node; nothing is to be appended. */
gboolean yc_watch_act(YcWatch *watch, const YcFall *fall, gboolean *done, GError **error);
/* Does an act that can fail by a rule in a transaction of its own: what is refused leaves nothing behind, is counted, and
 * stops nothing else. */
typedef gboolean (*YcWatchDo)(YcWatch *watch, const YcFall *fall, GError **error);
gboolean yc_watch_alone(YcWatch *watch, const YcFall *fall, YcTicked what, YcWatchDo act, GError **error);
/* An event of the case that changes no state of it.  Takes over facts.  Its local key, 0 with *error. */
gint64 yc_watch_append(YcWatch *watch, gint64 casefile, const char *kind, json_t *facts, GError **error);

/* What a clock that is over comes to. */
gboolean yc_watch_accept(YcWatch *watch, YcFall *fall, GError **error);
gboolean yc_watch_lapse(YcWatch *watch, YcFall *fall, GError **error);
gboolean yc_watch_sign(YcWatch *watch, YcFall *fall, GError **error);
gboolean yc_watch_step(YcWatch *watch, YcFall *fall, const char *step_kind, GError **error);
/* Hand-overs of everything that nobody acknowledged in time (RULE time-12). */
gboolean yc_watch_shifts(YcWatch *watch, GError **error);
/* The red light of a clock that is over (RULE time-11). */
gboolean yc_watch_red(YcWatch *watch, YcFall *fall, GError **error);
/* Cases that nobody holds, and everything whose day to go up has come (RULE sup-02). */
gboolean yc_watch_rise(YcWatch *watch, GError **error);
/* Orders that nobody replied to in time go up (RULE sup-01). */
gboolean yc_watch_orders(YcWatch *watch, GError **error);
/* Inquiries: referrals that nobody answered are deemed received, what is open too long is recalled and goes up. */
gboolean yc_watch_inquiries(YcWatch *watch, GError **error);
/* The first day from which something due then goes up above a level; YC_DAY_NONE: no further. */
YcDay yc_watch_next(const YcWatch *watch, YcDay due, int level);
/* How far something goes up at once. */
int yc_watch_level(const YcWatch *watch);

#endif
