/* demo_run.h - one run of the demonstration: what its files share.  Used by them only.
 *
 * What happens next stands in a queue ordered by time.  Most of it is appended to the one transaction that is open, many
 * acts in one; the last days are lived through as at a counter, each act in a transaction of its own. */
#ifndef YC_DEMO_RUN_H
#define YC_DEMO_RUN_H

#include "app/commit.h"
#include "app/demo_people.h"
#include "app/private.h"

typedef enum {
  YC_MOMENT_INTAKE,
  YC_MOMENT_CALLER,       /* somebody who comes on the last day but one, by a list */
  YC_MOMENT_ENTER,
  YC_MOMENT_SUPPLY,
  YC_MOMENT_DEEMED,
  YC_MOMENT_BEGIN,
  YC_MOMENT_TAKE,         /* what was handed over is acknowledged */
  YC_MOMENT_RETURN,       /* or given back, */
  YC_MOMENT_AGAIN,        /* and handed over once more */
  YC_MOMENT_FINISH,
  YC_MOMENT_PAUSE,
  YC_MOMENT_RESUME,
  YC_MOMENT_DELIVER,
  YC_MOMENT_SIGNED,       /* the receipt that went along to somebody's home comes back */
  YC_MOMENT_FOLLOW,
  YC_MOMENT_AUTHORITY,
  YC_MOMENT_ERRAND,
  YC_MOMENT_OBJECT,
  YC_MOMENT_HEARD,        /* what was objected is answered */
  YC_N_MOMENTS
} YcMomentWhat;

typedef struct {
  YcTime at;
  guint order;                 /* ties: as they were made */
  YcMomentWhat what;
  guint n;                     /* number of the intake */
  gint64 casefile;
  int step;
} YcMoment;

typedef struct {
  YcApp *app;
  YcWriter *writer;
  YcDemoPeople *people;
  GPtrArray *staff, *items;
  GSequence *moments;
  GRand *rand;
  YcTime end;
  YcDay day;                   /* the first that has not begun */
  YcDay handed;                /* from here on steps are handed over and acknowledged */
  YcDay lately;                /* and from here on agents' errands, receipts and objections are entered */
  gboolean behind;
  guint order, acts, persons;
  char *ident;
} YcDemo;

/* The number of the first caller of the list; they have no other numbers in common with intakes. */
#define YC_DEMO_CALLERS 400000000u

void yc_demo_plan(YcDemo *d, YcMomentWhat what, YcTime at, guint n, gint64 casefile, int step);
/* Some minute of the opening hours, `days` working days after a moment; the same day: a little later. */
YcTime yc_demo_later(YcDemo *d, YcTime at, int days);
/* So many working days after a moment at an hour: by number, not by chance, so that what else happens stays as it was. */
YcTime yc_demo_next(const YcDemo *d, YcTime at, int days, int hour, guint n);
gboolean yc_demo_chance(YcDemo *d, int percent);

/* By login, or NULL and the key. */
const YcStaff *yc_demo_staff(const YcDemo *d, gint64 id, const char *login);
/* Whoever answers for the case now. */
const YcStaff *yc_demo_answers(const YcDemo *d, gint64 casefile);
/* The next events of the open transaction are an act of this person at this moment. */
void yc_demo_act_as(YcDemo *d, const YcStaff *staff, const char *window, YcTime at);
void yc_demo_act_for_case(YcDemo *d, gint64 casefile, YcTime at);
/* An act as a person does it, by whoever answers for the case, in a transaction of its own.  What a rule refuses was not
 * done, and hinders nothing. */
typedef gboolean (*YcDemoAct)(YcDemo *d, const YcMoment *m, GError **error);
gboolean yc_demo_apart(YcDemo *d, const YcMoment *m, YcDemoAct act, GError **error);

/* demo_intake.c: a filled form with its outcome; all its papers are there. */
YcIntake *yc_demo_intake(YcDemo *d);
void yc_demo_tick_all(YcDemo *d, YcIntake *intake);
/* What a village did before the case was accepted, written down by its agent; nothing where the item has no such step. */
gboolean yc_demo_before(YcDemo *d, const YcMoment *m, GError **error);

/* demo_hands.c: a step begins; in the last days it is handed over.  *waits: its office will take it, or give it back, later. */
gboolean yc_demo_give(YcDemo *d, const YcMoment *m, gboolean *returns, GError **error);
/* Whoever has it acknowledges it before it is finished. */
gboolean yc_demo_take(YcDemo *d, const YcMoment *m, GError **error);
gboolean yc_demo_return(YcDemo *d, const YcMoment *m, GError **error);
gboolean yc_demo_again(YcDemo *d, const YcMoment *m, GError **error);
/* Those who come on the last day but one, at their windows and village points. */
void yc_demo_plan_callers(YcDemo *d);
gboolean yc_demo_caller(YcDemo *d, const YcMoment *m, GError **error);

/* demo_errands.c: what agents do besides, in the last days: what follows from a beginning, a taking in, a posting, a result. */
gboolean yc_demo_sent(YcDemo *d, const YcMoment *m, GError **error);
void yc_demo_plan_authority(YcDemo *d, const YcMoment *m, gint64 casefile, const YcIntake *intake);
void yc_demo_plan_objection(YcDemo *d, const YcMoment *m, int days);
gboolean yc_demo_errand(YcDemo *d, const YcMoment *m, GError **error);
gboolean yc_demo_authority(YcDemo *d, const YcMoment *m, GError **error);
gboolean yc_demo_object(YcDemo *d, const YcMoment *m, GError **error);
gboolean yc_demo_heard(YcDemo *d, const YcMoment *m, GError **error);
/* With a receipt; FALSE in *with: it is handed over without one, as it was before receipts. */
gboolean yc_demo_deliver(YcDemo *d, const YcMoment *m, gboolean *with, GError **error);
gboolean yc_demo_signed(YcDemo *d, const YcMoment *m, GError **error);
gboolean yc_demo_follow(YcDemo *d, const YcMoment *m, GError **error);
/* Somebody is away since this morning and for two days more; their deputy has the posts. */
gboolean yc_demo_absence(YcDemo *d, GError **error);

#endif
