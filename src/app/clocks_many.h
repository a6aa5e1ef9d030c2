/* clocks_many.h - what a supervisor does to the clocks of many cases in one act: an extension, one more stop permitted
 * (RULE time-07, time-08, sup-01).  All of them or none; a refusal begins with the number of the first case that refuses.
 * A stop itself is done to one case: its paper is about one. */
#ifndef YC_CLOCKS_MANY_H
#define YC_CLOCKS_MANY_H

#include "app/extend.h"
#include "app/supervise.h"

enum { YC_EXTEND_MANY = 100 };     /* cases at once: each gets its own paper */

/* What an extension of all of them would come to. */
typedef struct {
  guint cases, late, stopped;      /* late: over, and stay overdue; stopped: standing, they get their day when they go on */
  YcLimit cap;                     /* the smallest of theirs */
  char **by;                       /* who may approve every one of them, in words; none: whoever decides */
  YcDay earliest, latest;          /* new last days of the others; YC_DAY_NONE where there are none */
  gboolean provisional;            /* one of them is, RULE time-05 */
} YcExtendManyPlan;

void yc_extend_many_plan_free(YcExtendManyPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcExtendManyPlan, yc_extend_many_plan_free)
/* For n days more of each of the cases (of gint64).  Refused where one cannot be extended, and where they differ in the
 * unit of the cap or have nobody in common who may approve it. */
YcExtendManyPlan *yc_extend_many_plan(YcApp *app, const GArray *cases, int n, GError **error);
/* What is wrong with the form for the first of them that it does not fit, as a sentence; NULL: nothing.  Free with g_free(). */
char *yc_extend_many_fault(YcApp *app, const GArray *cases, const YcExtend *form);
/* Each with a numbered paper of its own, in the papers of what is returned. */
YcSupervised *yc_extend_many(YcApp *app, const GArray *cases, const YcExtend *form, const char *act, GError **error);

/* The procedures for which every one of them was stopped already and waits for a permission: of YcProcedure, to be freed
 * with g_array_unref(); NULL with *error where there is none. */
GArray *yc_permit_many_procedures(YcApp *app, const GArray *cases, GError **error);
YcSupervised *yc_permit_many(YcApp *app, const GArray *cases, YcProcedure procedure, const char *reason, const char *act,
                             GError **error);

#endif
