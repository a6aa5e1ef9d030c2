/* extend.h - the limit of a case is extended (RULE time-08): once, up to the item's cap in the limit's own unit, by whom
 * the item names; a supervisor enters it, and the paper tells the applicant why (延期告知书).
 *
 * It adds to the promised and to the legal limit, counted again from the start with the stops of before; a step keeps its
 * days.  Asked for after the due day it is recorded and the case stays overdue: no date and no red light moves. */
#ifndef YC_EXTEND_H
#define YC_EXTEND_H

#include "app/intake.h"

/* All borrowed. */
typedef struct {
  int n;                  /* in the unit of the item's cap */
  const char *post;       /* the post that approved it, in words */
  const char *name;       /* who holds it */
  const char *reason;     /* what the applicant is told */
} YcExtend;

/* What an extension would come to. */
typedef struct {
  YcLimit cap;            /* n 0: the item knows none */
  char **by;              /* who may approve it, in words; none: whoever decides */
  gboolean late;          /* the due day is over: the case stays overdue */
  gboolean stopped;       /* the clock stands: the days are added to those left */
  YcDay before, after;    /* last day of the clock that shines; YC_DAY_NONE while it stands */
  int left;               /* days left then, while it stands */
  gboolean provisional;   /* `after`, RULE time-05 */
} YcExtendPlan;

void yc_extend_plan_free(YcExtendPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcExtendPlan, yc_extend_plan_free)
/* For n days more.  NULL with YC_ERROR_REFUSED where the case cannot be extended. */
YcExtendPlan *yc_extend_plan(YcApp *app, gint64 casefile, int n, GError **error);

/* Inside a transaction that the caller began; `papers` (of gint64) takes the paper, may be NULL. */
gboolean yc_extend_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcExtend *form, GArray *papers, GError **error);

/* What is wrong with the form as it stands, as a sentence; NULL: nothing.  Free with g_free(). */
char *yc_extend_fault(YcApp *app, gint64 casefile, const YcExtend *form);
gboolean yc_extend_may(YcApp *app, gint64 casefile, GError **error);
YcIntakeResult *yc_extend_commit(YcApp *app, gint64 casefile, const YcExtend *form, const char *act, GError **error);

#endif
