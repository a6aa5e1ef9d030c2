/* supervise.h - what a supervisor does to cases: urge, instruct, reassign (RULE sup-01, agt-06, time-13).
 *
 * Orders stand in order.h, accountability in accountability.h, the answers to red lights in redlight.h.  Each act is done to
 * one case or to many, to all of them or to none, and may be repeated with the same `act` (NULL or "": a fresh one).  None
 * of them moves a day.  Who may: supervisors everything; agents urge; leaders read everything and only instruct. */
#ifndef YC_SUPERVISE_H
#define YC_SUPERVISE_H

#include "app/app.h"
#include "domain/lifecycle.h"

#define YC_SUPERVISE_TEXT 400      /* characters of a text */

typedef enum {
  YC_SUPERVISE_URGE,        /* 催办 */
  YC_SUPERVISE_ORDER,       /* 督办 */
  YC_SUPERVISE_INSTRUCT,    /* 批示 */
  YC_SUPERVISE_REASSIGN,    /* 改派 */
  YC_SUPERVISE_ACCOUNT,     /* 问责 */
  YC_SUPERVISE_EXTEND,      /* 延期, see clocks_many.h */
  YC_SUPERVISE_PERMIT,      /* 准许再停, the same */
  YC_N_SUPERVISE
} YcSupervise;

/* Whether who is signed in has the role for it; else FALSE with a sentence that says who has. */
gboolean yc_supervise_role(YcApp *app, YcSupervise what, GError **error);
/* The same, and whether it can be done to this case now. */
gboolean yc_supervise_may(YcApp *app, YcSupervise what, gint64 casefile, GError **error);

/* Whom an act about a case goes to: who answers for it now, or the outside office that has it (RULE agt-06). */
typedef struct {
  gint64 casefile;
  char *number;             /* short: 1103-004K */
  YcState state;
  gboolean open;
  char *post;               /* answerable for it */
  char *recorder;           /* the post that works on it here: the same, or the agent's where nobody there has an account */
  gint64 staff;             /* who stands for that post now; 0: nobody holds it */
  char *office;             /* code: of the post, or of the outside office */
  gboolean outside;         /* the office has no accounts: it gets a numbered letter */
  char *who;                /* 王建军(民政办), 县残联; "" where nobody */
} YcHolder;

/* NULL with *error where there is no such case. */
YcHolder *yc_holder_read(YcApp *app, gint64 casefile, GError **error);
void yc_holder_free(YcHolder *holder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcHolder, yc_holder_free)

/* What an act came to. */
typedef struct {
  guint cases;
  char *whom;               /* 王建军(民政办), or 3人 where they are several */
  GArray *papers;           /* of gint64: numbered letters to outside offices, to be printed */
  gboolean repeated;        /* it was done before; nothing was changed */
} YcSupervised;

void yc_supervised_free(YcSupervised *done);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcSupervised, yc_supervised_free)

/* The text that an urge has where nobody writes another; borrowed, translated. */
const char *yc_urge_default(void);
/* Urges whoever has to acknowledge the cases where they wait for that, else whoever holds the cases (of gint64), with a text ("" or NULL: the default one).  A case that nobody holds is
 * refused: it is to be reassigned. */
YcSupervised *yc_urge(YcApp *app, const GArray *cases, const char *text, const char *act, GError **error);
/* A leader's or supervisor's note, seen by whoever holds the cases. */
YcSupervised *yc_instruct(YcApp *app, const GArray *cases, const char *text, const char *act, GError **error);
/* Gives the cases to another post with a reason; orders that wait for a reply go with them.  No day moves. */
YcSupervised *yc_reassign(YcApp *app, const GArray *cases, const char *post, const char *reason, const char *act,
                          GError **error);

/* A post that somebody with an account stands for. */
typedef struct {
  char *code, *name, *who, *office_short;
  gint64 staff;
} YcPostRow;

void yc_post_row_free(YcPostRow *row);
/* Posts matching: code, name, person's name or initials, office; after these by initials of the post's or office's name; all of
 * them for "".  Of YcPostRow. */
GPtrArray *yc_supervise_posts(YcApp *app, const char *words, GError **error);

/* --- what is new for who sits here --- */

/* The newest urge, order or instruction to one of my posts after *seen, as a sentence to be freed; NULL: none.  *seen
 * becomes the last one looked at; −1 begins with what is there. */
char *yc_supervise_news(YcApp *app, gint64 *seen);
/* "11-20 李秀英催办" of the newest of them on a case; NULL: none.  Free with g_free(). */
char *yc_supervise_latest(YcApp *app, gint64 casefile);

/* "批示 赵敏 11-23:…" of the newest instruction on a case; NULL: none.  Free with g_free(). */
char *yc_supervise_instruction(YcApp *app, gint64 casefile);

/* --- what the case screen says of it ---------------------------------------------------------------------- */

typedef struct {
  char *text, *mark;        /* 督办〔2026〕7号  赵敏 11-23:请 11-25(三)17:30 前…; 未回复 */
  gboolean warns;           /* something is waited for */
} YcSuperviseLine;

/* Of a case: the order that waits, the newest instruction, red lights that run or are contested, what somebody is held to
 * account for.  Of YcSuperviseLine, freed with the array. */
GPtrArray *yc_supervise_lines(YcApp *app, gint64 casefile);

#endif
