/* referral.h - an inquiry goes to somebody else, and the citizen is told (RULE inq-02, inq-03).
 *
 * Inside, it is offered to a post: acknowledged, or returned with a reason; unanswered for a working day (setting sign_days)
 * it is deemed received.  An outside office has no accounts: whoever referred it records what is heard from there.  Until the
 * citizen has the answer it stays with who was asked first as well. */
#ifndef YC_REFERRAL_H
#define YC_REFERRAL_H

#include "app/inquiry.h"

/* To whom, and what the citizen is told.  Texts may be NULL for "". */
typedef struct {
  const char *post;       /* inside: a post that somebody stands for; "" for an outside office */
  const char *office;     /* outside: its code in the directory */
  const char *person;     /* outside: the person's name */
  const char *said;       /* what was said there on the telephone */
  const char *reason;     /* why it goes there */
  gboolean slip;          /* who asked is present and gets the slip; else told by word */
} YcReferTo;

typedef struct {
  gint64 paper;           /* the slip to be printed; 0 none */
  gboolean looped;        /* it went to and fro: the supervisor decides, nobody is sent anywhere */
  char *whom;             /* 王建军(民政办), 刘工(县民政局) */
} YcReferred;

void yc_referred_free(YcReferred *referred);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcReferred, yc_referred_free)

/* Whether who is signed in may refer it now; else FALSE with a sentence. */
gboolean yc_refer_may(YcApp *app, gint64 inquiry, GError **error);
/* By its owner, its first responder or a supervisor. */
YcReferred *yc_refer(YcApp *app, gint64 inquiry, const YcReferTo *to, const char *act, GError **error);
/* The same inside a transaction. */
YcReferred *yc_refer_append(YcApp *app, YcWriter *writer, gint64 inquiry, const YcReferTo *to, GError **error);
/* The person that was last named at an outside office; "" nobody.  Free with g_free(). */
char *yc_refer_person(YcApp *app, const char *office);

/* A referral that waits for an acknowledgement. */
typedef struct {
  gint64 id, inquiry;
  char *number, *text, *from;         /* X1123-038, what was asked, who gave it */
  char *post;
  YcDay day, due;
} YcReferral;

void yc_referral_free(YcReferral *referral);
/* Those that wait for me, the oldest first: of YcReferral. */
GPtrArray *yc_referrals_waiting(YcApp *app, GError **error);
guint yc_referrals_count(YcApp *app);
/* Whether this inquiry waits for me. */
gboolean yc_referral_waits(YcApp *app, gint64 inquiry);

/* Acknowledges the one of an inquiry that waits for me. */
gboolean yc_referral_take(YcApp *app, gint64 inquiry, const char *act, GError **error);
/* All that wait for me, in a transaction of somebody else; *n is added to. */
gboolean yc_referrals_take_append(YcApp *app, YcWriter *writer, guint *n, GError **error);
/* The same of one referral and its post; `how`: ack deemed. */
gboolean yc_referral_take_one(YcApp *app, YcWriter *writer, gint64 inquiry, gint64 referral, const char *post, const char *how,
                              GError **error);
/* Gives it back to who gave it, with a reason: what waits for me, what I have taken, or (by who referred it) what an outside
 * office will not do.  *looped may be NULL. */
gboolean yc_referral_return(YcApp *app, gint64 inquiry, const char *reason, const char *act, gboolean *looped, GError **error);
/* Whether that can be done by who is signed in now. */
gboolean yc_referral_may_return(YcApp *app, gint64 inquiry, GError **error);
/* Takes back what I referred inside and nobody has acknowledged: returned with the reason 收回, counted as no change of owner. */
gboolean yc_referral_recall(YcApp *app, gint64 inquiry, const char *act, GError **error);
/* Whether that can be done by who is signed in now. */
gboolean yc_referral_may_recall(YcApp *app, gint64 inquiry, GError **error);
/* The owner has the answer; who was asked first tells the citizen. */
gboolean yc_referral_reply(YcApp *app, gint64 inquiry, const char *text, const char *act, GError **error);
/* The first responder (or a supervisor) has told the citizen what was replied: the loop is closed.  `by`: a channel. */
gboolean yc_referral_back(YcApp *app, gint64 inquiry, const char *by, const char *act, GError **error);

#endif
