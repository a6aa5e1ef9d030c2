/* progress.h - a case on its way after acceptance: steps, decision, delivery.
 *
 * RULE time-06, time-11, time-12, time-15, agt-01; pause.h stops its clocks, extend.h extends them, ending.h ends them
 * otherwise.  Each is one event inside a transaction that the
 * caller began. */
#ifndef YC_PROGRESS_H
#define YC_PROGRESS_H

#include "app/app.h"

/* Hands the step's stage over to the posts of its offices, which have it at once; an outside office's steps stay with the agent,
 * who records for it (RULE agt-06).  The clocks start today (RULE time-12). */
gboolean yc_step_begin(YcApp *app, YcWriter *writer, gint64 casefile, int n, GError **error);
/* Ends the whole stage that runs; the agent is answerable until the next is dispatched. */
gboolean yc_step_finish(YcApp *app, YcWriter *writer, gint64 casefile, GError **error);
/* A public notice is over (RULE time-06): that row ends, with the offices that post it as well. */
gboolean yc_notice_end_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, GError **error);
/* The decision is made; the result waits for delivery (RULE time-15), and is delivered. */
gboolean yc_case_decide(YcApp *app, YcWriter *writer, gint64 casefile, const char *result, GError **error);
gboolean yc_case_deliver(YcApp *app, YcWriter *writer, gint64 casefile, GError **error);

#endif
