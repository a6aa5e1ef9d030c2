/* route.h - the route of a case as people work on it: handed over, acknowledged, returned, finished, changed (RULE agt-01,
 * agt-02, agt-06, time-12, time-13, time-14, acc-08).
 *
 * A step's number is that of YcLeg (domain/route.h).  Who may: of a row its holder or who stands in, for an outside office's row
 * the agent who records for it (RULE agt-06), and a supervisor; to hand over to the next stage whoever answers for the case or is
 * its agent.  Everything here is one act in one transaction; the same `act` (NULL, "": a fresh one) a second time changes
 * nothing.  Results are owned by the caller; NULL with a sentence where it cannot be. */
#ifndef YC_APP_ROUTE_H
#define YC_APP_ROUTE_H

#include "app/intake.h"
#include "domain/route.h"

/* --- how it stands --- */

typedef struct {
  int n, stage;
  YcRole role;
  YcLegState state;
  YcStepKind kind;
  char *name, *short_name;
  char *office, *office_short; /* code, short name */
  char *post, *who;            /* its holder: post and who stands for it now, of a step that is done who did it; "" none yet */
  char *giver, *giver_name;    /* who handed it over; "" where nobody waits for an acknowledgement */
  gboolean outside;            /* the agent records for its office */
  gboolean waits;              /* for an acknowledgement */
  YcDay began, received, due, finished;   /* YC_DAY_NONE where not */
  int days;
  YcUnit unit;
  char *result, *text;         /* its result's code and what was said; "" where it has none */
  gboolean mine;               /* I stand for its holder, or for the agent where it is an outside office's */
  gboolean gave;               /* I stand for who handed it over */
} YcRouteRow;

void yc_route_row_free(YcRouteRow *row);
/* Of YcRouteRow in the order of the route: by stage, the leading row first; freed with the array. */
GPtrArray *yc_route_read(YcApp *app, gint64 casefile, GError **error);
/* The row that I would finish, acknowledge or give back now: mine that is current, the leading one before others, those that wait
 * before those that do not; 0: none is mine. */
int yc_route_mine(YcApp *app, gint64 casefile);
/* The leading row of the stage that comes next, where `after` (a row's number, 0: the stage that runs) is finished; 0: none. */
int yc_route_following(YcApp *app, gint64 casefile, int after);
/* "done" "agree" "disagree" … as a word. */
const char *yc_say_step_result(const char *code);
const char *yc_say_role(YcRole role);

/* --- hand-overs --- */

/* Hands over to the next stage (n: its leading row's number, or 0), or once more a row that was returned. */
YcIntakeResult *yc_route_give(YcApp *app, gint64 casefile, int n, const char *act, GError **error);
/* Acknowledges that row, 0: every row of the case that waits for me. */
YcIntakeResult *yc_route_take(YcApp *app, gint64 casefile, int n, const char *act, GError **error);
/* Gives it back to who handed it over, with a reason; its clock runs on (RULE time-13). */
YcIntakeResult *yc_route_return(YcApp *app, gint64 casefile, int n, const char *reason, const char *act, GError **error);

/* --- finishing --- */

/* What a row came to.  Texts are borrowed; NULL or "" where they say nothing, days 0 or YC_DAY_NONE. */
typedef struct {
  int n;                       /* 0: yc_route_mine() */
  const char *result;          /* "" the usual one; consult: agree disagree conditions; discuss: passed failed; decide: grant
                                * refuse; others: done */
  const char *text;            /* what was found, said, decided: always needed */
  YcDay day;                   /* investigate, discuss: the day of it; an outside office's: the day it was done; else today */
  const char *how;             /* of an outside office's: where it is known from: person mail system phone */
  const char *investigators[2];/* investigate: two different people, by login or name (yc_route_strangers()) */
  const char *meeting;         /* discuss: "village" "assembly" "office" (YcMeeting); "" as the office is */
  int present, entitled, in_favour;   /* discuss: enough present (yc_meeting_quorum()), passed: more than half of them */
  const char *reason, *basis;  /* decide, refuse: facts, and the article; of an outside office's decision: not needed.  grant: reason
                                * says why one that was consulted and disagrees is not followed (yc_route_against()) */
  const char *document, *seal, *who;  /* seal: which paper, which seal, who put it; NULL who: I.  document: also the number of the
                                       * paper by which an outside office decided */
  gboolean hand_on;            /* the next stage is handed over in the same act, by me */
} YcFinish;

/* Whether the second who investigates may be somebody who has no account here: of a village, or of an outside office, which works in
 * that step; else both do.  FALSE where the case has no such row. */
gboolean yc_route_strangers(YcApp *app, gint64 casefile, int n);
/* Who comes together for a discussion in that row, as its office is. */
YcMeeting yc_route_meeting(YcApp *app, gint64 casefile, int n);
/* The offices that were consulted and did not agree: "林业站、自然资源所"; NULL: none.  Free with g_free(). */
char *yc_route_against(YcApp *app, gint64 casefile);
/* What keeps it from being finished so, as a sentence; NULL: nothing.  Free with g_free(). */
char *yc_route_finish_fault(YcApp *app, gint64 casefile, const YcFinish *form);
YcIntakeResult *yc_route_finish(YcApp *app, gint64 casefile, const YcFinish *form, const char *act, GError **error);
/* A step before acceptance (a village's discussion, its posting): what it came to, from which day to which; on a case that was
 * received or accepted.  No late entry: the hall learns of it only with the papers.  A posting goes through yc_notice_post(). */
YcIntakeResult *yc_route_before(YcApp *app, gint64 casefile, const YcFinish *form, YcDay began, const char *act, GError **error);

/* A discussion before acceptance that did not agree keeps the case from being accepted: why, and what can be done, as a sentence;
 * NULL: none.  Free with g_free(). */
char *yc_route_acceptance_fault(YcApp *app, gint64 casefile);

/* --- a supervisor changes the route of one case --- */

typedef struct {
  int after;                   /* row after whose stage it comes, or beside which it runs */
  gboolean beside;             /* side by side with that row's stage, assisting or (consult) consulted */
  YcStepKind kind;             /* work investigate consult discuss seal */
  const char *office, *name;   /* code; what is to be done */
  int days;                    /* working days, 0: runs with the case (yc_stage_clock()) */
  const char *reason;
} YcAddStep;

YcIntakeResult *yc_route_add(YcApp *app, gint64 casefile, const YcAddStep *form, const char *act, GError **error);
/* A leading row takes the others of its stage along.  What the law asks for (acceptance, the decision, a notice that the item
 * must have) cannot be skipped. */
YcIntakeResult *yc_route_skip(YcApp *app, gint64 casefile, int n, const char *reason, const char *act, GError **error);
/* To another office; where it runs already it is handed over to that office's post anew and its clock runs on. */
YcIntakeResult *yc_route_redirect(YcApp *app, gint64 casefile, int n, const char *office, const char *reason, const char *act,
                                  GError **error);

/* Whether I may, and there is something to do it to; n: 0 any row. */
gboolean yc_route_may_give(YcApp *app, gint64 casefile, GError **error);
gboolean yc_route_may_take(YcApp *app, gint64 casefile, GError **error);
gboolean yc_route_may_return(YcApp *app, gint64 casefile, GError **error);
gboolean yc_route_may_finish(YcApp *app, gint64 casefile, GError **error);
gboolean yc_route_may_change(YcApp *app, gint64 casefile, GError **error);

/* --- inside a transaction that the caller began --- */

/* `papers` of gint64 takes what it issues. */
gboolean yc_route_finish_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcFinish *form, GArray *papers, GError **error);
gboolean yc_route_before_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcFinish *form, YcDay began, GError **error);
/* how: "ack" "deemed" "self". */
gboolean yc_route_take_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, const char *how, GError **error);
/* giver: post that hands over; NULL: the agent. */
gboolean yc_route_give_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, const char *giver, GError **error);
gboolean yc_route_return_append(YcApp *app, YcWriter *writer, gint64 casefile, int n, const char *reason, GError **error);

#endif
