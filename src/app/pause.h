/* pause.h - the clocks of a case stand still for a special procedure (RULE time-07).
 *
 * Only for one that the item allows, and only once its paper (特别程序告知书) exists, which the same act issues before it
 * stops the clocks: with the day by which it is expected to end, and who approved it, by post.  An overdue clock is not
 * stopped.  A second stop of the same kind takes a permission of a supervisor. */
#ifndef YC_PAUSE_H
#define YC_PAUSE_H

#include "app/intake.h"

/* All borrowed. */
typedef struct {
  YcProcedure procedure;
  YcDay until;            /* the day it is expected to end */
  const char *post;       /* the post that approved it, in words: 镇长 */
  const char *name;       /* who holds it */
  const char *reason;     /* what the applicant is told */
} YcPause;

/* Inside a transaction that the caller began; `papers` (of gint64) takes the paper, may be NULL. */
gboolean yc_pause_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcPause *form, GArray *papers, GError **error);
gboolean yc_resume_append(YcApp *app, YcWriter *writer, gint64 casefile, GError **error);
/* Permits one more stop for that procedure; the reason stays in the record. */
gboolean yc_permit_append(YcApp *app, YcWriter *writer, gint64 casefile, YcProcedure procedure, const char *text,
                          GError **error);

/* What is wrong with the form as it stands, as a sentence, by who sits here; NULL: nothing.  Free with g_free(). */
char *yc_pause_fault(YcApp *app, gint64 casefile, const YcPause *form);
/* The procedures that its item allows, of YcProcedure; free with g_array_unref(). */
GArray *yc_pause_procedures(YcApp *app, gint64 casefile);
/* How often the case was stopped for that procedure; whether the next stop needs a permission that is not there. */
int yc_pause_count(YcApp *app, gint64 casefile, YcProcedure procedure);
gboolean yc_pause_needs_permit(YcApp *app, gint64 casefile, YcProcedure procedure);
/* What a stop today, until a day, would come to for the clock that shines. */
typedef struct {
  YcDay before;           /* its last day now */
  int left;               /* days frozen, in `unit` (working or calendar days) */
  YcUnit unit;
  YcDay after;            /* its last day when it goes on on `until`; YC_DAY_NONE where that is no day */
} YcPausePlan;

/* FALSE where that clock cannot stop. */
gboolean yc_pause_plan(YcApp *app, gint64 casefile, YcDay until, YcPausePlan *plan);
/* What the resumption would come to today: the last day then of the clock that shines; YC_DAY_NONE where none does. */
YcDay yc_resume_day(YcApp *app, gint64 casefile);

/* By who answers for the case, its agent or a supervisor; the permission by a supervisor. */
gboolean yc_pause_may(YcApp *app, gint64 casefile, GError **error);
YcIntakeResult *yc_pause_commit(YcApp *app, gint64 casefile, const YcPause *form, const char *act, GError **error);
gboolean yc_resume_may(YcApp *app, gint64 casefile, GError **error);
YcIntakeResult *yc_resume_commit(YcApp *app, gint64 casefile, const char *act, GError **error);
gboolean yc_permit_may(YcApp *app, gint64 casefile, GError **error);
YcIntakeResult *yc_permit_commit(YcApp *app, gint64 casefile, YcProcedure procedure, const char *reason, const char *act,
                                 GError **error);

#endif
