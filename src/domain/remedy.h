/* remedy.h - where a refusal may be taken, and until when.
 *
 * RULE acc-04: remedies depend on the item's type, and their last days are dates.  Both limits run from the day the
 * paper was delivered (行政复议法 第20条, 行政诉讼法 第46条).  Pure: the calendar is an argument. */
#ifndef YC_REMEDY_H
#define YC_REMEDY_H

#include "domain/calendar.h"

typedef enum {
  YC_REMEDY_REVIEW,       /* permits, benefits, confirmations and the like: 复议 60 days, 诉讼 6 months */
  YC_REMEDY_COMPLAINT,    /* 公共服务: a complaint, no last day */
  YC_REMEDY_PETITION,     /* 信访: its own channel, a review asked for within 30 days of the answer */
  YC_N_REMEDIES
} YcRemedyKind;

typedef struct {
  YcRemedyKind kind;
  YcDay review;           /* last day to ask for a review (复议; of a petition: 复查); YC_DAY_NONE where there is none */
  YcDay court;            /* last day to go to court; YC_DAY_NONE where there is none */
  gboolean provisional;   /* a day leans on a year whose notice is not loaded, RULE time-05 */
} YcRemedy;

/* "review" "complaint" "petition"; YC_N_REMEDIES for anything else. */
const char *yc_remedy_code(YcRemedyKind kind);
YcRemedyKind yc_remedy_parse(const char *code);
/* By the type of the item (行政许可, 行政给付, 公共服务, 信访 …).  What is not known is an administrative act: whoever is
 * refused loses nothing by it. */
YcRemedyKind yc_remedy_of(const char *type);
/* The last days of a paper delivered on `day`: a limit that ends on a rest day ends on the next working day. */
YcRemedy yc_remedy_days(const YcCalendar *calendar, YcRemedyKind kind, YcDay day);

#endif
