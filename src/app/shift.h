/* shift.h - everything open of one person is handed to a named colleague in one go: a change of shift or of window, or
 * somebody who has left (RULE agt-01, agt-02, time-12).
 *
 * It is offered with a list in two copies to be signed; until the colleague acknowledges it, the giver answers for all of it.
 * Not acknowledged for setting sign_days (1) working days it is deemed received, with the list as the proof of dispatch.
 * What becomes the colleague's: every case that the giver answers for or is the agent of, their steps (also those that
 * wait for an acknowledgement), the papers that lie with them, orders that wait for their reply, open inquiries.  No day
 * moves. */
#ifndef YC_SHIFT_H
#define YC_SHIFT_H

#include "app/desk.h"

/* Why a case is on the list: the first that holds. */
typedef enum {
  YC_SHIFT_WAITS,         /* a step of it waits for the giver's acknowledgement */
  YC_SHIFT_ANSWERS,       /* the giver answers for it */
  YC_SHIFT_STEP,          /* the giver assists in it, or is consulted */
  YC_SHIFT_AGENT,         /* the giver is its agent only */
  YC_SHIFT_INQUIRY,       /* an open inquiry */
  YC_N_SHIFT_WHY
} YcShiftWhy;

/* "waits" "answers" "step" "agent" "inquiry"; and 待签收 …, translated, borrowed. */
const char *yc_shift_why_code(YcShiftWhy why);
const char *yc_shift_why(YcShiftWhy why);

typedef struct {
  gint64 id;              /* of the case, or of the inquiry */
  YcShiftWhy why;
  YcCaseRow *row;         /* NULL for an inquiry */
  char *papers;           /* that go along, with what was left at the window, and where those are that do not: 低保申请书
                           * 原1;暂存 现金 200元(芦政存A〔2026〕0001号);不在手上:户口簿在县残联; "" none */
  char *number, *text;    /* of an inquiry; "" for a case */
  YcDay due;
} YcShiftLine;

/* All that is open of somebody (0: of me): of YcShiftLine, the nearest due first, inquiries last; freed with the array. */
GPtrArray *yc_shift_lines(YcApp *app, gint64 staff, GError **error);

/* How many of them are inquiries. */
guint yc_shift_inquiries(const GPtrArray *lines);
/* "5 件", "5 件、首问 2 条".  Free with g_free(). */
char *yc_shift_what(guint cases, guint inquiries);

/* A hand-over that was offered. */
typedef struct {
  gint64 id, giver, taker, paper;     /* paper: the list */
  char *number, *giver_name, *taker_name, *post, *post_name, *text;
  char *state;            /* offered taken deemed returned withdrawn */
  YcDay day, due;         /* offered on; deemed received after */
  YcTime at;
  guint cases, inquiries;
  char *what;             /* both in words: 5 件; 5 件、首问 2 条 */
} YcShift;

void yc_shift_free(YcShift *shift);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcShift, yc_shift_free)
/* NULL with a sentence where there is none. */
YcShift *yc_shift_read(YcApp *app, gint64 id, GError **error);
/* Those that wait for me; or all that are offered (`all`).  Of YcShift, freed with the array. */
GPtrArray *yc_shift_waiting(YcApp *app, gboolean all, GError **error);
guint yc_shift_count(YcApp *app);
/* The one that a person (0: me) offered and that still waits; NULL: none. */
YcShift *yc_shift_offered(YcApp *app, gint64 staff);
/* The lines of one that was offered, as they stand now. */
GPtrArray *yc_shift_lines_of(YcApp *app, gint64 id, GError **error);

/* The hand-over lists that I made or was given, of a supervisor all, also those of several cases handed on together: of
 * YcPaperLine, the newest first, at most some hundreds, freed with the array. */
GPtrArray *yc_shift_papers(YcApp *app, GError **error);

/* Hands over what is open of `staff` (0: of me; of somebody else only a supervisor) to whoever stands for a post.  `text`
 * says what must be known, may be "".  The same `act` a second time changes nothing (*repeated).  The local key of the
 * hand-over, 0 with a sentence; its list is issued, to be printed by its number. */
gint64 yc_shift_give(YcApp *app, gint64 staff, const char *post, const char *text, const char *act, gboolean *repeated,
                     GError **error);
/* Whoever stands for its post acknowledges it. */
gboolean yc_shift_take(YcApp *app, gint64 id, const char *act, gboolean *repeated, GError **error);
/* Gives it back with a reason; or who offered it (or a supervisor) takes it back. */
gboolean yc_shift_return(YcApp *app, gint64 id, const char *reason, const char *act, gboolean *repeated, GError **error);
/* The same inside a transaction. */
gboolean yc_shift_take_append(YcApp *app, YcWriter *writer, gint64 id, GError **error);
/* What was not acknowledged in time; inside a transaction, at the moment at which the app stands. */
gboolean yc_shift_deem(YcApp *app, YcWriter *writer, gint64 id, GError **error);

#endif
