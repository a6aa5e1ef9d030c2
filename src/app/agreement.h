/* agreement.h - a consulted office that did not answer in time (会签, RULE time-14).
 *
 * With proof that it received the consultation it is deemed to agree: the step is done, by the system.  A supervisor confirms
 * that, or refuses it; then the step goes on, over its day, with its red light.  Without proof nothing is presumed.  It is
 * a presumption between offices: nothing is ever granted to a citizen by it. */
#ifndef YC_AGREEMENT_H
#define YC_AGREEMENT_H

#include "app/intake.h"

/* Whether that step has proof of receipt and was not refused as an agreement before. */
gboolean yc_agreement_presumed(YcApp *app, gint64 casefile, int n);
/* That row, over its day, is done as agreed to; inside a transaction that the caller began. */
gboolean yc_agreement_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, GError **error);

/* Whether a supervisor (who sits here) has one to confirm on this case; else FALSE with a sentence. */
gboolean yc_agreement_may(YcApp *app, gint64 casefile, GError **error);
/* `agreed` FALSE: refused with a reason, possible as long as no later step is begun. */
YcIntakeResult *yc_agreement_confirm(YcApp *app, gint64 casefile, gboolean agreed, const char *reason, const char *act,
                                     GError **error);

#endif
