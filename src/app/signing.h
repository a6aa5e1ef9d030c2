/* signing.h - what waits for the acknowledgement of who sits here (RULE agt-02, time-12): steps of cases that were handed to the
 * posts they stand for, hand-overs of a shift, and referrals of inquiries. */
#ifndef YC_SIGNING_H
#define YC_SIGNING_H

#include "app/desk.h"

/* As rows of the desk's lists, the nearest day of deemed receipt first: due and light are those of the acknowledgement, the step
 * is the one that waits, `who` handed it over.  A case with several steps that wait is one row; the id of a shift's hand-over is
 * negative; of a referral it is the inquiry's (row->inquiry).  Of YcCaseRow, freed with the array. */
GPtrArray *yc_sign_rows(YcApp *app, GError **error);
/* How many rows they are. */
gint64 yc_sign_count(YcApp *app);
/* The same as a page of the desk's list, and where a row stands in it (desk.h). */
GPtrArray *yc_sign_list(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error);
gboolean yc_sign_locate(YcApp *app, gint64 id, gint64 *sort);

typedef struct {
  guint cases, steps, shifts, referrals;
  guint helps;             /* of `cases`: somebody else goes on answering for them */
  gint64 first;            /* a case of it, 0: none */
  gboolean repeated;
} YcSigned;

/* What waits: cases, shifts and referrals. */
YcSigned yc_sign_waiting(YcApp *app);

/* What one signs for in a case that waits: to be counted first. */
typedef struct {
  gint64 casefile;
  char *number;
  char *papers;            /* that come with it: 低保申请书 原1、户口簿 复1, of several cases the first few; "" none */
  char *lead;              /* who goes on answering for the case where one only assists or is consulted; "" : it becomes mine */
} YcSignLook;
/* Of one case, or of all that wait (0), in the order they were handed over: of YcSignLook, freed with the array. */
GPtrArray *yc_sign_look(YcApp *app, gint64 casefile, GError **error);
/* Acknowledges all that waits for me, or of one case (not 0), in one act; the same `act` a second time changes nothing. */
gboolean yc_sign_all(YcApp *app, gint64 casefile, const char *act, YcSigned *done, GError **error);

#endif
