/* agency_day.h - an agent's day: what to carry where, whom to visit, whom to call.
 *
 * RULE agt-01, agt-04, agt-05.  Of the cases whose agent who is signed in stands for now; results that nobody fetched are the
 * errand of the agent of the applicant's village. */
#ifndef YC_AGENCY_DAY_H
#define YC_AGENCY_DAY_H

#include "app/agency.h"
#include "app/desk.h"

typedef enum {
  YC_ERRAND_SEND,       /* the next step lies with an outside office: its papers are to be carried there */
  YC_ERRAND_FETCH,      /* it lies there: the answer is to be fetched */
  YC_ERRAND_HANDIN,     /* a village point's papers are to be handed in (RULE agt-04) */
  YC_ERRAND_COLLECT,    /* papers are still owed by somebody who was visited at home or applied in the village */
  YC_ERRAND_DELIVER,    /* and so is the result to be brought */
  YC_ERRAND_OUT,        /* a result left with its receipt, and neither is back */
  YC_ERRAND_UNFETCHED,  /* nobody fetched a result for so long (setting fetch_days) that the village's agent brings it */
  YC_ERRAND_PLANNED,    /* an errand that was planned */
  YC_ERRAND_CALL,       /* the call after delivery */
  YC_ERRAND_ENDING,     /* an authorisation ends within five days */
  YC_ERRAND_TAKEN,      /* another agent's case came to me, or mine went (since the last working day) */
  YC_ERRAND_GIVEN,
  YC_N_ERRANDS
} YcErrandKind;

/* "send" "fetch" "handin" "collect" "deliver" "out" "unfetched" "planned" "call" "ending" "taken" "given"; and in words. */
const char *yc_errand_code(YcErrandKind kind);
const char *yc_say_errand(YcErrandKind kind);

typedef struct {
  YcErrandKind kind;
  gint64 key;             /* tells them apart */
  gint64 casefile, trip;  /* trip: of a planned one */
  int step;               /* of SEND and FETCH */
  gboolean stays;         /* FETCH of a step that asks for more than that it is done (a decision, an opinion, who was there), was given
                           * back, or is the last: going there does not end it, it is recorded with the case */
  YcTrip what;            /* what going there is */
  char *number, *applicant, *item_short, *place_short;
  char *office;           /* code of the office it leads to; "" */
  char *text;             /* what is to be done: "县残联" "约好 11-25:送证" */
  char *group;            /* "县残联 8255120" or "上荻村": under which it stands */
  YcDay due;              /* YC_DAY_NONE: no day */
  YcLight light;
} YcErrand;

typedef struct {
  gboolean by_village;
  GPtrArray *errands;     /* of YcErrand: those of a group together, the group with the earliest day first */
  guint over;             /* of them late */
} YcAgencyDay;

YcAgencyDay *yc_agency_day(YcApp *app, gboolean by_village, GError **error);
void yc_agency_day_free(YcAgencyDay *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcAgencyDay, yc_agency_day_free)
/* How many there are, and how many of them are late. */
guint yc_agency_day_count(YcApp *app, guint *over);

/* How many cases' papers a village point still has to hand in (RULE agt-04), and by which day the first of them. */
guint yc_agency_handins(YcApp *app, YcDay *first);

/* Whose rows the stage of a step that is fetched waits for besides: "农业办"; "" nobody.  Free with g_free(). */
char *yc_errand_waits(YcApp *app, const YcErrand *errand);

/* The list to take along, in so many columns (setting paper_width for 0), without anybody's number or address.  Free with
 * g_free(). */
char *yc_agency_day_text(YcApp *app, const YcAgencyDay *day, int width);
/* Who is to be called about the case and the number, whole, as "王丽 13912345678"; without one it says so.  A look, recorded
 * (RULE prv-02).  NULL with a sentence. */
char *yc_agency_phone(YcApp *app, gint64 casefile, GError **error);
/* To the printer's spool; what the printer lacks is named at the foot.  Whom to call and whose door it is stand there with number
 * and address, each a look, recorded (RULE prv-02). */
gboolean yc_agency_day_print(YcApp *app, const YcAgencyDay *day, GError **error);

/* The errands were done today: one act for all of them, or none.  Papers that were carried dispatch the step, an answer that was
 * fetched ends that office's own row (unless it stays), the rest is written down.  `text` says what came of it.  `errands` of YcErrand.
 * FALSE with a sentence that names the case. */
gboolean yc_agency_done(YcApp *app, const GPtrArray *errands, const char *text, const char *act, GError **error);

#endif
