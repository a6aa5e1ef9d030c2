/* correct_notice.h - what a 更正通知 says (RULE acc-12).  Used by this floor only. */
#ifndef YC_CORRECT_NOTICE_H
#define YC_CORRECT_NOTICE_H

#include <jansson.h>
#include "app/intake.h"

/* What the applicant is told of a correction, as {what, before, after}: people and item; which papers were handed in
 * stands on the receipt that is issued anew.  Personal: for a body.  New reference. */
json_t *yc_correct_changes(const YcIntake *before, const YcItem *old_item, const YcIntake *after, const YcItem *new_item);

#endif
