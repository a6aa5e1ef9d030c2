/* order.h - supervision orders (督办): numbered, with a basis and a date for the reply (RULE sup-01).
 *
 * A case has at most one order that waits.  It is seen when its holder opens the case, replied to, and the reply is
 * accepted or sent back with a new date; unanswered past its date it goes up a level.  The date is always counted in
 * working days.  An outside office gets a numbered letter, and whoever works for the case records its reply
 * (RULE agt-06). */
#ifndef YC_ORDER_H
#define YC_ORDER_H

#include "app/desk.h"
#include "app/supervise.h"

typedef enum {
  YC_ORDER_OPEN,            /* 未回复 */
  YC_ORDER_REPLIED,         /* 已回复,待审 */
  YC_ORDER_BACK,            /* 退回,再回复 */
  YC_ORDER_ACCEPTED,        /* 已认可 */
  YC_ORDER_VOID,            /* undone, or the case came to an end without it */
  YC_N_ORDER_STATES
} YcOrderState;

/* "open" "replied" "back" "accepted" "void"; and the word for it, borrowed. */
const char *yc_order_code(YcOrderState state);
const char *yc_order_word(YcOrderState state);

enum { YC_ORDER_DAYS_MAX = 60 };

typedef struct {
  gint64 id, casefile;
  char *number, *short_number;     /* 芦政督办A〔2026〕0007号, 督办〔2026〕7号 */
  char *case_number, *item, *applicant;
  char *clerk;                     /* who gave it */
  char *post, *who;                /* who is to reply: 王建军, or the outside office's short name; "" where nobody */
  gboolean outside;
  YcOrderState state;
  YcDay day, reply_by, received;   /* received: YC_DAY_NONE: not yet */
  YcLight light;                   /* of the reply; NONE once it was given */
  char *basis, *text;              /* as it was given, or last sent back; "" where erased */
  char *reply, *verdict;           /* newest; "" */
  int level;                       /* gone up unanswered: 0, 2 leader, 3 above */
} YcOrder;

void yc_order_free(YcOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcOrder, yc_order_free)

/* The order of a case that waits: for a reply, or to be judged; NULL where none does (no error), or with *error. */
YcOrder *yc_order_waiting(YcApp *app, gint64 casefile, GError **error);
/* NULL with *error where there is none. */
YcOrder *yc_order_read(YcApp *app, gint64 id, GError **error);
/* All of a case, or (0) all that wait, by the day of the reply: of YcOrder. */
GPtrArray *yc_order_list(YcApp *app, gint64 casefile, GError **error);
/* "赵敏 11-23:请 11-25(三)17:30 前说明未入户原因".  Free with g_free(). */
char *yc_order_line(const YcOrder *order);

/* The last day of a reply in so many working days; 0: as the setting order_days says.  YC_DAY_NONE where it is less than
 * 0 or more than YC_ORDER_DAYS_MAX. */
YcDay yc_order_reply_by(YcApp *app, int days);
/* Orders whoever holds the cases to reply in so many working days.  Text and basis must be said. */
YcSupervised *yc_order_give(YcApp *app, const GArray *cases, int days, const char *basis, const char *text, const char *act,
                            GError **error);

/* Whether I am the one to reply to it, respectively to judge the reply; else FALSE with a sentence. */
gboolean yc_order_may_reply(YcApp *app, const YcOrder *order, GError **error);
gboolean yc_order_may_judge(YcApp *app, const YcOrder *order, GError **error);
/* Records once that who is to reply has opened the case; nothing for everybody else.  FALSE with *error. */
gboolean yc_order_seen(YcApp *app, gint64 casefile, GError **error);
gboolean yc_order_reply(YcApp *app, gint64 id, const char *text, const char *act, GError **error);
/* Accepts the reply, or sends it back with a text and a new date, in so many working days. */
gboolean yc_order_judge(YcApp *app, gint64 id, gboolean accepted, const char *text, int days, const char *act,
                        GError **error);

/* --- the desk's list -------------------------------------------------------------------------------------- */

/* Cases with orders for me: waiting for my reply; for supervisors all that wait; for leaders those that went up to them. */
gint64 yc_order_count(YcApp *app, GError **error);
/* A page of them by the day of the reply, as yc_desk_list() gives pages: light, due and sort are the reply's. */
GPtrArray *yc_order_cases(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error);
gboolean yc_order_locate(YcApp *app, gint64 casefile, gint64 *sort);

#endif
