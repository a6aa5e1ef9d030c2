/* clocks.h - the clocks of a case as an event stores them (RULE time-01 … time-11).  Used by this floor only. */
#ifndef YC_CLOCKS_H
#define YC_CLOCKS_H

#include <jansson.h>
#include "app/app.h"

/* What an event carries of one clock. */
typedef struct {
  const char *kind;     /* "accept" "supply" "promise" "statute" "step:3" "deliver" */
  YcLimit limit;
  YcDay start;
  YcDue due;
  const char *timeout;  /* what happens at time-out, RULE time-14 */
} YcClockDraft;

/* yc_limit_due() with the threshold of yellow that holds for clocks of this kind: the item's own for the whole of a case,
 * else the hall's (setting soon_part, RULE time-11). */
YcDueStatus yc_clock_due(YcApp *app, const YcItem *item, const char *kind, const YcLimit *limit, YcDay start,
                         const YcStop *stops, guint n_stops, YcDue *due);
/* The same of a clock that stands in the store.  A stop that was in time when it was made can lie after the last day of
 * another calendar (RULE time-05): then nothing is left, and the clock ends where it is resumed. */
YcDueStatus yc_clock_recount(YcApp *app, const YcItem *item, const char *kind, const YcLimit *limit, YcDay start,
                             const GArray *stops, YcDue *due);
/* Computes the clock; FALSE where the limit is none (n < 0). */
gboolean yc_clock_make(YcApp *app, const YcItem *item, const char *kind, const YcLimit *limit, YcDay start,
                       const char *timeout, YcClockDraft *clock);
/* What was promised for later comes within supply_days of `today`, and never later than the promised limit of papers
 * received on `received` (RULE acc-03). */
gboolean yc_clock_tolerate(YcApp *app, const YcItem *item, YcDay today, YcDay received, YcClockDraft *clock);
/* The days to answer papers that came on `received`: accepted, refused, or told what is missing (RULE time-09). */
gboolean yc_clock_answer(YcApp *app, const YcItem *item, YcDay received, YcClockDraft *clock);
/* The days of a village point's post to hand in at the hall what it took in on `received` (setting handin_days, RULE agt-04); FALSE
 * of any other post.  It lights like the case's own clocks, and is the post's that took the papers in, whoever has the case. */
gboolean yc_clock_handin(YcApp *app, const YcItem *item, const char *post, YcDay received, YcClockDraft *clock);
json_t *yc_clock_json(YcApp *app, const YcItem *item, const YcClockDraft *clock);
/* The light that the lists show from this clock; null for NULL. */
json_t *yc_clock_light(const YcClockDraft *clock);
/* The working-day limits of the catalogue's own columns. */
YcLimit yc_limit_working(int days);
/* A clock as its row says (YC_Q_CASE_CLOCKS): its limit, extensions included, a minimum where it is a public notice's (RULE
 * time-06); and its stops, an array of YcStop, free with g_array_unref(). */
YcLimit yc_clock_limit(const YcItem *item, const YcRows *clocks, guint row);
GArray *yc_clock_stops(const YcRows *clocks, guint row);
/* Stops as a row keeps them.  Free with free(). */
char *yc_clock_stops_text(const GArray *stops);
/* Whether lights run on clocks of this kind: on the promise, on the law's limit only where nothing is promised, never on
 * the applicant's day (RULE time-11, acc-03). */
gboolean yc_clock_shines(const YcItem *item, const char *kind);
/* Whether it is the date for the reply to an order: no limit of the case's, nothing of the case stops or ends it. */
gboolean yc_clock_of_order(const char *kind);
/* Whether it is the day by which a hand-over is acknowledged (RULE time-12): nothing of the case ends by it. */
gboolean yc_clock_of_sign(const char *kind);
/* The item's step of a row of the route: of an office that assists in it the step itself; NULL where it has none. */
const YcStep *yc_item_step(const YcItem *item, int n);
/* The first day that is not green: soon, or the day after due where there is no yellow. */
YcDay yc_clock_soon(const YcDue *due);

#endif
