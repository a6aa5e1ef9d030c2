/* delivering.h - what the files of delivery share (deliver.h).  Used by this floor only. */
#ifndef YC_DELIVERING_H
#define YC_DELIVERING_H

#include "app/deliver.h"
#include "app/onway.h"

/* Whether a receipt is out: by the rows of YC_Q_CASE_DELIVERIES. */
gboolean yc_delivering_is_out(const YcRows *deliveries);
/* Why who came for the applicant may not take the result, as a sentence to be freed; NULL: he may. */
char *yc_delivering_unauthorised(YcApp *app, const YcRows *cf);
/* The applicant is an organisation. */
gboolean yc_delivering_organisation(const YcOnWay *c);
/* Originals that lie here: of YcMaterialKept, freed with the array. */
GPtrArray *yc_delivering_kept(const YcOnWay *c);
/* The decision is against the applicant. */
gboolean yc_delivering_against(YcApp *app, gint64 casefile);
/* The number of this hall's own paper of that decision (不予决定书); "" where the decision is none, or another office's.  Free
 * with g_free(). */
char *yc_delivering_denial(YcApp *app, gint64 casefile);
/* The result that the item promises, of such a decision.  Free with g_free(). */
char *yc_delivering_promised(const YcOnWay *c);

#endif
