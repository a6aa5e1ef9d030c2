/* relative.h - who may not decide because the applicant is a relative (RULE acc-08).  Used by this floor only. */
#ifndef YC_RELATIVE_H
#define YC_RELATIVE_H

#include "app/onway.h"

/* Who declared a relative does not decide: the deputy of the post does, else a supervisor; where there is nobody else
 * the post keeps it, marked.  *avoided becomes "deputy", "supervisor" or "nobody"; the post replaces *post. */
void yc_avoid_relative(const YcOnWay *c, YcStepKind kind, char **post, const char **avoided);
/* Whether a post that somebody chose can have the step: FALSE with a sentence where it may not decide and another could. */
gboolean yc_relative_may_have(const YcOnWay *c, YcStepKind kind, const char *post, GError **error);

#endif
