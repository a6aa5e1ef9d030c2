/* handon.h - a case goes on to its next holder, alone or many at once (RULE agt-02, agt-06, time-12).
 *
 * One key means all of it: the agent between two steps hands the case over; who has a step says what it came to and hands
 * on; the agent records for an outside office what became of its step.  What goes along stands on a hand-over list
 * (交接清单): one for each office, printed where the office is outside or the cases are several, else kept in the register. */
#ifndef YC_HANDON_H
#define YC_HANDON_H

#include "app/route.h"

typedef enum {
  YC_HAND_GIVE,           /* between steps, or given back to me: hand it over */
  YC_HAND_FINISH,         /* a step of mine: what it came to, and on */
  YC_HAND_OUTSIDE,        /* an outside office has it: received, returned, concluded */
  YC_N_HANDS
} YcHand;

/* Where a case goes. */
typedef struct {
  int n;                  /* the row; 0: nowhere, back to the agent */
  char *step;             /* 入户调查 */
  char *office, *office_short, *post;   /* codes, short name */
  char *to;               /* 民政办 社会救助岗 王建军; 县民政局 of an outside one, 代办员 李秀英 for n = 0 */
  gboolean outside;
  char *limit;            /* 4个工作日; "" where none is set */
  YcDay due;              /* YC_DAY_NONE where none */
  YcDay promised;         /* the case's promise, where that day lies after it; else YC_DAY_NONE */
  gboolean beside;        /* the step's days do not count towards the promise */
} YcNextHolder;

typedef struct {
  YcHand what;
  YcRouteRow *row;        /* that is finished or recorded; NULL for YC_HAND_GIVE */
  gboolean again;         /* it was given back to me and is handed over once more */
  YcNextHolder next;      /* to whom it goes by this act, or after the step */
  char *waits;            /* FINISH, OUTSIDE: offices whose rows the stage waits for besides, 自然资源所、村建所; "" none */
  char *remedy;           /* of a decision: what is open to whoever is refused (RULE acc-04); "" for other steps */
  char *along;            /* who gets it beside the next holder: 自然资源、林业站; "" nobody */
  char *papers;           /* that go along: 低保申请书 原1、户口簿 复1; "" none */
} YcHandPlan;

void yc_hand_plan_free(YcHandPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcHandPlan, yc_hand_plan_free)
/* What handing on means for the case and who sits here; NULL with a sentence where it means nothing. */
YcHandPlan *yc_hand_plan(YcApp *app, gint64 casefile, GError **error);
/* "下一步「入户调查」交民政办 社会救助岗 王建军,4个工作日,应 11-19(四)": free with g_free(). */
char *yc_hand_words(const YcHandPlan *plan);
/* That the next holder's day is later than what the citizen was promised, as a sentence; NULL: it is not.  Free with g_free(). */
char *yc_hand_remark(const YcHandPlan *plan);

typedef struct {
  guint cases, lists;
  char *whom;             /* 民政办 王建军, or 民政办等3处 */
  GArray *papers;         /* of gint64: lists, to be printed where they are meant to be */
  gint64 first;
  gboolean repeated;
} YcHanded;

void yc_handed_free(YcHanded *done);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcHanded, yc_handed_free)

/* Hands all the cases (of gint64) over to their next offices in one act, all of them or none; the sentence of a refusal begins
 * with the number of the first case that cannot be.  A case in a step of mine is finished first, one by one. */
gboolean yc_hand_may(YcApp *app, const GArray *cases, GError **error);
YcHanded *yc_hand_give(YcApp *app, const GArray *cases, const char *act, GError **error);

/* How one knows it of an outside office (RULE agt-06). */
typedef enum { YC_SOURCE_SLIP, YC_SOURCE_PHONE, YC_SOURCE_SYSTEM, YC_SOURCE_ORIGINAL, YC_N_SOURCES } YcSource;
typedef enum { YC_OUTSIDE_RECEIVED, YC_OUTSIDE_RETURNED, YC_OUTSIDE_DONE, YC_N_OUTSIDE } YcOutsideWhat;
/* "slip" "phone" "system" "original"; 签收单 电话 平台 原件, translated.  "received" "returned" "done"; 收到了 退回来了 办结了. */
const char *yc_source_code(YcSource source);
const char *yc_say_source(YcSource source);
const char *yc_outside_code(YcOutsideWhat what);
const char *yc_say_outside(YcOutsideWhat what);

typedef struct {
  YcOutsideWhat what;
  YcSource source;
  YcDay day;              /* of it: not later than today, not before it was sent */
  const char *text;       /* received: who has it (may be ""); returned: why; done: what it came to */
  const YcFinish *finish; /* done: what its kind of step asks besides (result, document …; text, day and source are those
                           * above); NULL: nothing.  A decision or an opinion is never taken for granted: it says which. */
} YcOutsideNote;

/* Records it of one case or of several at once, by the agent or a supervisor; entered afterwards it is no late entry. */
gboolean yc_outside_may(YcApp *app, const GArray *cases, GError **error);
YcHanded *yc_outside_record(YcApp *app, const GArray *cases, const YcOutsideNote *note, const char *act, GError **error);

#endif
