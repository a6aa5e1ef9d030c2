/* matter.h - matters that go to and fro between those who should own them, cases and inquiries alike (RULE inq-04).
 *
 * Whatever hands a matter on looks at its history in the same act: back between the same two once more, or the third counted
 * change of all, and it is the supervisor's.  The supervisor designates who owns it; that party may not hand it back, but has
 * one reasoned objection within five working days (setting objection_days), about which a leader rules, never on what is their
 * own; no clock stands still for it.  A designation begins a new history. */
#ifndef YC_MATTER_H
#define YC_MATTER_H

#include <jansson.h>
#include "app/app.h"
#include "domain/tofro.h"

typedef enum {
  YC_LOOP_OPEN,           /* waits for the supervisor */
  YC_LOOP_DESIGNATED,
  YC_LOOP_OBJECTED,       /* waits for a leader */
  YC_LOOP_FINAL,          /* the leader has ruled */
  YC_LOOP_OVER,           /* the matter, or the step of the case it was about, has ended */
  YC_N_LOOPS
} YcLoopState;

/* "open" "designated" "objected" "final" "over"; and the word, borrowed, translated. */
const char *yc_loop_code(YcLoopState state);
const char *yc_loop_word(YcLoopState state);

typedef struct {
  gint64 id, matter;
  gboolean is_case;       /* else an inquiry */
  YcLoopState state;
  YcTofro found;
  YcDay day;
  int step;               /* of a case; 0 none */
  char *number, *about;   /* 1103-004K; the item, or what was asked */
  char *owner, *owner_name;           /* post that the matter lies with now, and who stands for it */
  char *post, *who;       /* who was designated: post and person; "" nobody yet */
  char *designer;         /* name; of who ruled, where the objection was upheld */
  gint64 designed_by;     /* whose that is; 0 nobody's */
  YcDay object_by;        /* YC_DAY_NONE: nobody was designated */
  char *reason, *basis;   /* of the designation, or of the ruling that upheld the objection; "" */
  char *objection, *ruling;
  gboolean upheld;        /* the objection was */
  YcDay since;            /* of the first change of its history */
  int days, changes;      /* working days from then to today, or to the designation; how many changes */
} YcLoop;

void yc_loop_free(YcLoop *loop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcLoop, yc_loop_free)

/* NULL with a sentence where there is none. */
YcLoop *yc_loop_read(YcApp *app, gint64 id, GError **error);
/* The newest of a matter, NULL where it never went to and fro (no error). */
YcLoop *yc_loop_of(YcApp *app, gint64 matter, GError **error);
/* What waits for who is signed in: for supervisors what is to be designated, for leaders what is objected to as well; for
 * anybody what they are designated for and may still object to.  `all`: whatever is not over.  Of YcLoop. */
GPtrArray *yc_loop_list(YcApp *app, gboolean all, GError **error);
/* How many wait for me to designate, or to rule. */
guint yc_loop_waiting(YcApp *app);

/* How many were designated to a post of mine that may still be objected to. */
guint yc_loop_designated(YcApp *app);
/* What of a matter that goes to and fro is to be known where it shows: it waits for a designation, or to whom it was designated
 * and by whom.  "" where nothing holds.  Free with g_free(). */
char *yc_loop_line(YcApp *app, gint64 matter);

/* One change in the history of a matter. */
typedef struct {
  YcDay day;
  char *from, *to;        /* 李秀英(便民窗口), 县民政局 */
  char *why;              /* 转办, 退回 …: borrowed words, translated */
  char *reason;           /* "" */
  gboolean counted;
  int days;               /* working days until the next change; to today for the last */
} YcLoopLine;

void yc_loop_line_free(YcLoopLine *line);
/* All of it, oldest first: who gave it to whom, when, why, and how long it lay.  Of YcLoopLine. */
GPtrArray *yc_loop_history(YcApp *app, gint64 matter, GError **error);

/* Posts as yc_supervise_posts() finds them, first those it went to and fro between and the one that the item belongs to; without
 * the one that objects.  Of YcPostRow. */
GPtrArray *yc_loop_posts(YcApp *app, const YcLoop *loop, const char *words, GError **error);
/* Designates who owns it: a post that somebody stands for.  By a supervisor; reason and basis (the article) must be said. */
gboolean yc_loop_designate(YcApp *app, gint64 id, const char *post, const char *reason, const char *basis, const char *act,
                           GError **error);
/* By who is designated, once, until object_by. */
gboolean yc_loop_object(YcApp *app, gint64 id, const char *reason, const char *act, GError **error);
/* By a leader: dismissed, or upheld and another post designated for good. */
gboolean yc_loop_rule(YcApp *app, gint64 id, gboolean upheld, const char *post, const char *reason, const char *act,
                      GError **error);
/* Whether who is signed in may do the first, the second, the third of these now; else FALSE with a sentence. */
gboolean yc_loop_may_designate(YcApp *app, const YcLoop *loop, GError **error);
gboolean yc_loop_may_object(YcApp *app, const YcLoop *loop, GError **error);
gboolean yc_loop_may_rule(YcApp *app, const YcLoop *loop, GError **error);

/* --- inside a transaction (this floor) --- */

/* What waits for a designation is handed on by nobody, and a post cannot hand away what it was designated for (NULL: whoever
 * would take it away, a supervisor too): FALSE with a sentence that names the designation.  A change of shift is none: it
 * carries the designation along.  `step`: of a case; 0 for an inquiry. */
gboolean yc_matter_may_leave(YcApp *app, gint64 matter, int step, const char *post, GError **error);
/* What one more change would make of it. */
YcTofro yc_matter_judge(YcApp *app, gint64 matter, const YcOwnerChange *next);
/* Appends matter.loop where the history as it stands in the transaction is to and fro and nobody decides about it yet.
 * *looped (may be NULL) says whether.  `step`: of a case; 0.  `office`: of who handed it on. */
gboolean yc_matter_watch(YcApp *app, YcWriter *writer, gint64 matter, int step, gboolean *looped, GError **error);
/* The same after an event of a case that may have changed who should own it; nothing for all others. */
gboolean yc_matter_after(YcApp *app, YcWriter *writer, gint64 casefile, gint64 pos, const json_t *facts, GError **error);
/* Working days between offices: from the first change since the matter last had an owner who took it, to today; -1 where
 * there is none. */
int yc_matter_between(YcApp *app, gint64 matter);
/* The post of a supervisor, another's than mine where there is one.  NULL where the hall has none.  Free with g_free(). */
char *yc_matter_supervisor(YcApp *app);

#endif
