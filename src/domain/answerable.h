/* answerable.h - the one post that answers for a case (RULE agt-01), whatever its state.
 *
 * Pure.  Who stands for that post is the store's post_now. */
#ifndef YC_ANSWERABLE_H
#define YC_ANSWERABLE_H

#include "domain/route.h"

typedef struct {
  gboolean accepted;      /* before that the receiving clerk answers */
  gboolean decided;       /* after that the agent, whatever step of telling or delivering still runs */
  const char *receiver;   /* post of who took the papers in */
  const char *agent;      /* post of the agent of the case */
  const YcLeg *lead;      /* the leading row of the stage that runs; NULL between stages */
} YcAnswerable;

/* Borrowed from `at`, never empty where its posts are not: before acceptance the receiver; while the leading row waits for its
 * acknowledgement or was returned, who handed it over; else its holder, also while it is done and waits for the others of its
 * stage; of an outside office, between stages and after the decision the agent. */
const char *yc_answerable(const YcAnswerable *at);

#endif
