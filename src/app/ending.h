/* ending.h - how the clocks of a case end other than by its result: the applicant is told twice to fetch it, the matter is
 * terminated, or it is transferred to the upper level; and the proof that a step's office has received it.
 *
 * RULE time-12, time-14, time-15.  Each is one act; the same `act` a second time changes nothing and says so.  By who
 * answers for the case, its agent or a supervisor. */
#ifndef YC_ENDING_H
#define YC_ENDING_H

#include "app/intake.h"

typedef enum { YC_NOTIFY_PHONE, YC_NOTIFY_VISIT, YC_NOTIFY_MESSAGE, YC_NOTIFY_AGENT, YC_N_NOTIFIES } YcNotifyBy;
/* "phone" "visit" "message" "agent". */
const char *yc_notify_code(YcNotifyBy by);
const char *yc_say_notify(YcNotifyBy by);
gboolean yc_notify_may(YcApp *app, gint64 casefile, GError **error);
/* The applicant was told today that the result can be fetched; `text` says what was said.  With the second day the clock of
 * delivery ends, and the case stays among those to be fetched without a light. */
YcIntakeResult *yc_notify_commit(YcApp *app, gint64 casefile, YcNotifyBy by, const char *text, const char *act, GError **error);
/* On how many different days so far. */
int yc_notify_days(YcApp *app, gint64 casefile);

typedef enum { YC_END_REVOKE, YC_END_STOP, YC_N_ENDS } YcEnding;
/* "revoke" 撤销受理, "end" 终止办理. */
const char *yc_end_code(YcEnding end);
const char *yc_say_end(YcEnding end);
gboolean yc_terminate_may(YcApp *app, gint64 casefile, GError **error);
/* Ends all clocks, and tells the applicant why in a paper (终止办理告知书). */
YcIntakeResult *yc_terminate_commit(YcApp *app, gint64 casefile, YcEnding end, const char *reason, const char *act, GError **error);

gboolean yc_transfer_may(YcApp *app, gint64 casefile, GError **error);
/* The upper level decides from now on: all clocks end, our promise with them.  `office`: its code in the directory. */
YcIntakeResult *yc_transfer_commit(YcApp *app, gint64 casefile, const char *office, const char *reason, const char *act,
                                   GError **error);

typedef enum { YC_RECEIPT_PERSON, YC_RECEIPT_MAIL, YC_RECEIPT_SYSTEM, YC_RECEIPT_PHONE, YC_N_RECEIPTS } YcReceiptHow;
/* "person" "mail" "system" "phone". */
const char *yc_receipt_code(YcReceiptHow how);
const char *yc_say_receipt(YcReceiptHow how);
/* The same as the source of what happened elsewhere: 当面告知 来件 系统 电话告知 (RULE agt-06). */
const char *yc_say_known(YcReceiptHow how);
/* Whether the case's step waits for the proof that its office has received it: a consultation (RULE time-14). */
gboolean yc_receipt_waits(YcApp *app, gint64 casefile);
gboolean yc_receipt_may(YcApp *app, gint64 casefile, GError **error);
/* `by`: who signed for it.  Moves no date: the step's clock runs since it was dispatched (RULE time-12). */
YcIntakeResult *yc_receipt_commit(YcApp *app, gint64 casefile, YcReceiptHow how, const char *by, const char *act, GError **error);

#endif
