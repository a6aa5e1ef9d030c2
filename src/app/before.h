/* before.h - what has to be done before a case is accepted (a village's discussion, its posting, its report; time-06 `before`), as
 * far as somebody wrote it down.
 *
 * The hall learns of it with the papers, so it is entered afterwards, with its days and from where they are known, and is no late
 * entry (RULE agt-06): a step with yc_route_before(), a posting with yc_notice_post().  What was not entered stands on the route
 * as unrecorded.  It keeps nobody from accepting (RULE time-09 runs), and nobody from refusing; nothing is granted before it
 * is there, a discussion agreed, the posting was taken down, and every objection has its answer. */
#ifndef YC_BEFORE_H
#define YC_BEFORE_H

#include "app/app.h"
#include "domain/route.h"

typedef struct {
  int n;                  /* of the item's step */
  YcStepKind kind;
  gboolean village;       /* people of a village meet in it (YC_MEETING_VILLAGE, YC_MEETING_ASSEMBLY) */
  YcLegState state;       /* done, skipped by a supervisor, or unrecorded */
  char *name;             /* short */
  char *result;           /* its code; "" where it has none */
  YcDay began, due, finished;   /* YC_DAY_NONE where nobody said; due: until when a posting has to hang */
} YcBefore;

void yc_before_free(YcBefore *before);
/* The steps of the item before the one of acceptance, in order; of YcBefore, freed with the array.  Empty where the item has none,
 * and for a case that is decided or over. */
GPtrArray *yc_before_list(YcApp *app, gint64 casefile);
/* Names of those that are unrecorded: "村组讨论、村级公示"; NULL: none.  Free with g_free(). */
char *yc_before_owing(YcApp *app, gint64 casefile);
/* Why the case cannot be granted yet, and with which key that changes, as a sentence without its full stop; NULL: nothing keeps it.
 * An objection without an answer counts whenever the posting hung.  Free with g_free(). */
char *yc_before_fault(YcApp *app, gint64 casefile);

#endif
