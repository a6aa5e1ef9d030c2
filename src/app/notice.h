/* notice.h - public notice (公示): where it hangs, until when, who objects, and that it is taken down.
 *
 * RULE time-06, prv-03, agt-06.  A posting belongs to a notice step of a case: the current one, or, where the item has it
 * before acceptance, that one, whose days are entered afterwards with their source.  It is counted from the day it hangs:
 * its clock begins anew with every posting.  The step ends at 24:00 of the last day, by itself, unless nothing was posted,
 * an objection has no answer, or one that was upheld asks for a new posting.  What is written on it is the applicant's name
 * (of a child the guardian's, or that it is one), how many live there, and the amount: nothing else. */
#ifndef YC_NOTICE_H
#define YC_NOTICE_H

#include "app/ending.h"

typedef enum { YC_REMEDY_NONE, YC_REMEDY_REPOST, YC_REMEDY_FINDING, YC_N_NOTICE_REMEDIES } YcNoticeRemedy;
/* "" "repost" "finding": what an objection that is upheld leads to; YC_N_NOTICE_REMEDIES for any other text. */
const char *yc_notice_remedy_code(YcNoticeRemedy remedy);
YcNoticeRemedy yc_notice_remedy_parse(const char *code);
/* 不成立 成立,重新公示 成立,供决定时采用: borrowed, translated. */
const char *yc_say_notice_remedy(YcNoticeRemedy remedy);

typedef struct {
  const char *places;     /* 上荻村村务公开栏、村民组 */
  const char *by;         /* who hung it; "": who is signed in */
  const char *at;         /* YYYY-MM-DDTHH:MM; "": now */
  YcReceiptHow how;       /* from where an earlier day is known; YC_N_RECEIPTS: nobody said */
  YcDay down;             /* before acceptance: the day it was taken down; YC_DAY_NONE: it hangs */
  int people;             /* how many live there; 0: as the case says */
  const char *amount;     /* 每月420元; "" where it says none */
} YcNoticePost;

typedef struct { const char *who, *phone, *text; } YcNoticeObjection;   /* who, phone: "" where they were not given */
typedef struct {
  int n;                  /* of the objection; 0: the first that has no answer */
  YcNoticeRemedy remedy;  /* YC_REMEDY_NONE: not upheld */
  const char *text, *by;  /* by "": who is signed in */
} YcNoticeAnswer;
typedef struct { const char *by; YcReceiptHow how; YcDay day; } YcNoticeDown;   /* day YC_DAY_NONE: today */

/* Each is one act: the same `act` a second time changes nothing and says so.  YC_ERROR_REFUSED with a sentence.  Posting,
 * answering and taking down: who answers for the case, its agent or a supervisor; an objection is written down by whoever
 * is told of it.  A posting of today prints its paper (result->papers). */
YcIntakeResult *yc_notice_post(YcApp *app, gint64 casefile, const YcNoticePost *form, const char *act, GError **error);
YcIntakeResult *yc_notice_object(YcApp *app, gint64 casefile, const YcNoticeObjection *form, const char *act, GError **error);
YcIntakeResult *yc_notice_answer(YcApp *app, gint64 casefile, const YcNoticeAnswer *form, const char *act, GError **error);
YcIntakeResult *yc_notice_down(YcApp *app, gint64 casefile, const YcNoticeDown *form, const char *act, GError **error);
/* Whether I may post, answer or take down at the case now: asked before its form opens; else FALSE with a sentence. */
typedef enum { YC_NOTICE_POSTS, YC_NOTICE_ANSWERS, YC_NOTICE_TAKES_DOWN, YC_N_NOTICE_ACTS } YcNoticeAct;
gboolean yc_notice_may(YcApp *app, gint64 casefile, YcNoticeAct act, GError **error);
/* The posting inside a transaction that the caller began; `papers` (of gint64) may be NULL. */
gboolean yc_notice_post_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcNoticePost *form, GArray *papers,
                               GError **error);
gboolean yc_notice_down_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcNoticeDown *form, GError **error);

/* --- how it stands --- */

typedef struct {
  gint64 id;
  int n;
  YcDay day, answered;    /* YC_DAY_NONE: no answer yet */
  char *who, *phone, *text, *answer, *by;   /* "" where erased or not given */
  YcNoticeRemedy remedy;
} YcObjection;

typedef struct {
  gint64 id, casefile;
  int step;
  char *step_name, *case_number, *item, *applicant;
  char *number;           /* of its paper; "" where it was posted before and elsewhere */
  char *places, *by, *at, *down_by;
  const char *how;        /* words of its source, borrowed; "" where it was entered when it was done */
  YcDay first, last, down;/* down YC_DAY_NONE: it hangs */
  gboolean provisional;
  GPtrArray *objections;  /* of YcObjection */
} YcNotice;

void yc_notice_free(YcNotice *notice);
/* The postings of a case, oldest first; of all that hang, whose last day is nearest first, for casefile 0 (at most
 * `limit`).  Of YcNotice, freed with the array. */
GPtrArray *yc_notice_list(YcApp *app, gint64 casefile, guint limit, GError **error);

/* Why a notice step may not end. */
typedef enum { YC_NOTICE_MAY_END, YC_NOTICE_UNPOSTED, YC_NOTICE_OBJECTED, YC_NOTICE_REPOST, YC_N_NOTICE_WAITS } YcNoticeWait;
/* "" "unposted" "objection" "repost"; and as a sentence without its full stop. */
const char *yc_notice_wait_code(YcNoticeWait wait);
const char *yc_say_notice_wait(YcNoticeWait wait);
/* *over (may be NULL): the last day it has to stand: that of the posting, or of the last answer. */
YcNoticeWait yc_notice_waits(YcApp *app, gint64 casefile, int step, YcDay *over);
/* Before somebody ends the step: FALSE with a sentence while it may not, or where its last day is still to come.  What was
 * never posted does not hinder a person. */
gboolean yc_notice_may_end(YcApp *app, gint64 casefile, int step, GError **error);
/* FALSE always: why nobody finishes a notice step by hand, and what there is to do instead, with its key. */
gboolean yc_notice_ends_alone(YcApp *app, gint64 casefile, int step, GError **error);

/* What can be done about the notice of a case now. */
typedef struct {
  int step;               /* 0: it has no notice */
  gboolean live;          /* the step runs; else it was before acceptance */
  gboolean posted;        /* one hangs */
  guint open;             /* objections without an answer */
  gboolean repost;        /* it is to be posted anew */
  YcDay last;             /* of the posting that hangs */
} YcNoticeStand;
YcNoticeStand yc_notice_stand(YcApp *app, gint64 casefile);
/* Where it hangs and until when, what is objected: "公示到 11-13,剩8天;异议1条没答复"; "" where nothing is to be said.
 * *warns: somebody has to do something.  Free with g_free(). */
char *yc_notice_line(YcApp *app, gint64 casefile, gboolean *warns);
/* "剩3天 异1" for the column of the step, at most ten columns; `posted` is the last day (YC_DAY_NONE: nothing hangs). */
char *yc_notice_column(YcApp *app, YcDay posted, guint objections);
/* What waits for me, and for a supervisor of all: notices that could not end; and over ones that still hang. */
guint yc_notice_waiting(YcApp *app);
guint yc_notice_overdue(YcApp *app);
/* The amount as the item has it where there is only one: "每月30元"; "" otherwise.  How many live there.  Free with
 * g_free(). */
char *yc_notice_amount(YcApp *app, gint64 casefile);
int yc_notice_people(YcApp *app, gint64 casefile);
/* The last day of a posting that hangs from `first` on; YC_DAY_NONE where there is no notice. */
YcDay yc_notice_last(YcApp *app, gint64 casefile, YcDay first);

#endif
