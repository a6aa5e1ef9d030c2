/* stage.h - the route of a case as it stands in a transaction, and what one act makes of it (RULE agt-01, agt-02, time-12).
 * Used by this floor only. */
#ifndef YC_STAGE_H
#define YC_STAGE_H

#include "app/onway.h"
#include "domain/answerable.h"

/* A case with its route; `legs` borrows its texts from `rows` (YC_Q_CASE_STEPS), row for row. */
typedef struct {
  YcOnWay c;
  YcRows *rows;
  YcLeg *legs;
  guint n;
} YcStage;

void yc_stage_clear(YcStage *s);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(YcStage, yc_stage_clear)

/* Reads the case (s->c.app, s->c.id); the act as for yc_onway_read(). */
gboolean yc_stage_read(YcStage *s, YcAct act, GError **error);
/* Reads only the route: s->c needs app and id. */
gboolean yc_stage_legs(YcStage *s, GError **error);
/* The row with that number; NULL with a sentence. */
YcLeg *yc_stage_leg(const YcStage *s, int n, GError **error);
/* A text of a row as the store has it: "name" "short" "office_short" …; "" where it has none. */
const char *yc_stage_text(const YcStage *s, const YcLeg *leg, const char *column);

/* Hands over to a stage, or to one row of it once more: its post, clocks, acknowledgement. */
typedef struct {
  const char *giver;      /* post that hands over; NULL: the case's agent */
  gboolean taken;         /* by word of mouth, at once: nobody waits for an acknowledgement */
  gboolean again;         /* `leg` alone, which was returned: its clock runs on (RULE time-13) */
} YcHandOver;

/* Appends step.begin of all rows of the stage that `leg` leads (`again`: of that row). */
gboolean yc_stage_begin(YcStage *s, YcLeg *leg, const YcHandOver *how, GError **error);
/* Appends an event that ends rows: sets their state to `state`, takes over facts (with step and name) and body, and adds what
 * follows from it: queue, step_short, answerable, light, ended, left (rows of the stage that are not over), day. */
gboolean yc_stage_end(YcStage *s, const char *kind, YcLeg *const *legs, guint n_legs, YcLegState state, json_t *facts,
                      json_t *body, GError **error);
/* Adds to facts how the case stands with the rows as `s` has them now: queue, step_short, answerable, light without the clocks
 * in `ended` (an array; taken over, NULL: none) and with `fresh` (may be NULL). */
void yc_stage_put(const YcStage *s, json_t *facts, json_t *ended, const YcClockDraft *fresh);
/* The clock of a row that begins today (`kind`: step:N) for its limit.  One without days of its own runs with the case: it is
 * due with the promise, where nothing is promised with the law's limit, after the decision with the delivery; extended, stopped
 * and resumed as that is, and its red light is the case's (timeout "case").  Where nothing of these runs (years of waiting for a
 * flat, after the delivery is done) it has the days of a delivery.  Only a notice without days has none: it hangs for its own. */
gboolean yc_stage_clock(const YcStage *s, const char *kind, const YcLimit *limit, YcClockDraft *clock);
/* As its event keeps it.  New reference. */
json_t *yc_stage_clock_json(const YcStage *s, const YcClockDraft *clock);
/* The clock of an acknowledgement that waits from today (setting sign_days, RULE time-12). */
gboolean yc_stage_sign_clock(const YcStage *s, int n, char kind[24], YcClockDraft *clock);
/* Whether a row lies with somebody: it is open, or its holder leads the stage that runs and answers until the others are done. */
gboolean yc_stage_lies(const YcStage *s, const YcLeg *leg);
/* Posts have changed hands in s->legs: a row that waits for the acknowledgement of who handed it over themselves is received with
 * that.  Puts them (`taken`), their clocks (`ended`) and who answers then into facts; `agent`: of the case then. */
void yc_stage_own(YcStage *s, const char *agent, json_t *facts);
/* Whether the same person stands for both posts now. */
gboolean yc_same_person(YcApp *app, const char *a, const char *b);
/* The post that works for an office on this case: an inside one's own (`village`: of the applicant's), else the agent's.  *outside
 * may be NULL.  Free with g_free(). */
char *yc_stage_post(const YcStage *s, const char *office, gboolean *outside);
/* {"step": n, "name": short name} with the row's number.  New reference. */
json_t *yc_stage_facts(const YcStage *s, const YcLeg *leg);

#endif
