/* issue.h - papers get their numbers: one yearly register a kind and site letter (RULE acc-09).  Used by this floor
 * only. */
#ifndef YC_ISSUE_H
#define YC_ISSUE_H

#include <jansson.h>
#include "app/app.h"
#include "output/paper.h"

/* What a paper is issued for; casefile, visit and bag are local keys, 0 where it has none. */
typedef struct {
  YcPaperKind kind;
  gint64 casefile, visit, bag;
  YcDay day;
  YcDay received, due;      /* YC_DAY_NONE where it says none */
  gboolean provisional;     /* `due`, RULE time-05 */
  int missing;
  json_t *materials;        /* as they stand, borrowed; NULL: none */
  json_t *cases;            /* identities of the cases that a combined paper speaks of, borrowed; NULL */
  const char *corrects;     /* number of the paper that it takes the place of; NULL */
  const char *authority;    /* office it names; NULL */
  json_t *words;            /* what it says in words of who issues it, borrowed; NULL: reason, result, unless, still, to_person,
                             * called, said, agent, agent_phone, approver (a post), extended, procedure and ending
                             * (codes) (texts), question and about (number) of an inquiry, giver, lines: [{case, step, due, papers}] of a hand-over, changes: [{what, before, after}] */
  gboolean unprinted;       /* it is kept in the register and not meant to be printed */
} YcIssue;

/* The number that the next paper of this kind will have; in a transaction nobody else can take it.  *serial may be
 * NULL.  Free with g_free(). */
char *yc_issue_next(YcApp *app, YcPaperKind kind, YcDay day, int *serial);
/* Appends paper.issue, with the people as they are printed in its body.  Its local key, 0 with *error. */
gint64 yc_issue(YcApp *app, YcWriter *writer, const YcIssue *issue, GError **error);

#endif
