/* route.h - the route of a case: rows in stages, side by side or one after another (RULE agt-02).
 *
 * Rows of one stage run side by side; the next stage waits for all of them.  One row of a stage leads (主办), the others assist
 * (协办) or are consulted (会签).  Pure: what the store keeps of a row, and what follows from it. */
#ifndef YC_ROUTE_H
#define YC_ROUTE_H

#include "domain/item.h"

/* lead assist consult */
typedef enum { YC_ROLE_LEAD, YC_ROLE_ASSIST, YC_ROLE_CONSULT, YC_N_ROLES } YcRole;
/* planned current (handed over, acknowledged or not) returned (it lies with who handed it over) done skipped unrecorded (before
 * acceptance, and nobody has written down yet what it came to: it neither runs nor is it over) */
typedef enum {
  YC_LEG_PLANNED, YC_LEG_CURRENT, YC_LEG_RETURNED, YC_LEG_DONE, YC_LEG_SKIPPED, YC_LEG_UNRECORDED, YC_N_LEG_STATES
} YcLegState;

/* A row of a route; its texts are borrowed. */
typedef struct {
  int n;                  /* 1 … the item's step; 100*n+1 … an office that assists or is consulted in it; from 10000 on added */
  int stage;              /* 10*n of the item's step that leads it */
  YcRole role;
  YcLegState state;
  YcStepKind kind;
  gboolean outside;       /* its office has no accounts: the agent holds it and records for the office (RULE agt-06) */
  gboolean received;      /* acknowledged, deemed received; of an outside office: proof of receipt is there */
  const char *office, *post, *giver;   /* giver: NULL where nobody waits for an acknowledgement */
} YcLeg;

enum { YC_STAGE_STEP = 10, YC_LEG_OTHERS = 100, YC_LEG_ADDED = 10000 };

const char *yc_role_code(YcRole role);
YcRole yc_role_parse(const char *code);             /* YC_N_ROLES for anything else */
const char *yc_leg_code(YcLegState state);
YcLegState yc_leg_parse(const char *code);          /* YC_N_LEG_STATES for anything else */

/* Handed over and neither acknowledged nor deemed received: who handed it over still answers (RULE agt-01, time-12). */
gboolean yc_leg_waits(const YcLeg *leg);
/* Neither planned nor over. */
gboolean yc_leg_open(const YcLeg *leg);
/* Whether silence can be an agreement (RULE time-14): a consulted row, or a step of consultation that consults nobody else. */
gboolean yc_leg_consulted(const YcLeg *legs, guint n_legs, const YcLeg *leg);

/* Borrowed from `legs`, NULL where there is none: a row by its number; the leading row of a stage; the leading row of the stage
 * that runs (one of its rows is open). */
const YcLeg *yc_route_leg(const YcLeg *legs, guint n_legs, int n);
const YcLeg *yc_route_lead(const YcLeg *legs, guint n_legs, int stage);
const YcLeg *yc_route_now(const YcLeg *legs, guint n_legs);
/* How many rows of a stage are not over yet, what was not recorded of before acceptance left out. */
guint yc_route_left(const YcLeg *legs, guint n_legs, int stage);
/* The leading row of the first stage, in the order of stages, that has not begun and is not skipped, after `stage`; NULL: the
 * route has no more. */
const YcLeg *yc_route_next(const YcLeg *legs, guint n_legs, int stage);
/* Who comes together for a discussion.  village: the representatives or the households of a village, a group, a collective, of
 * whom two thirds have to come; assembly: all grown-up villagers, more than half; office: those who lead an office, more than
 * half (村民委员会组织法 第22、26、28条). */
typedef enum { YC_MEETING_VILLAGE, YC_MEETING_ASSEMBLY, YC_MEETING_OFFICE, YC_N_MEETINGS } YcMeeting;
/* "village" "assembly" "office"; YC_N_MEETINGS for anything else. */
const char *yc_meeting_code(YcMeeting meeting);
YcMeeting yc_meeting_parse(const char *code);
/* How many of `entitled` have to be present. */
int yc_meeting_quorum(YcMeeting meeting, int entitled);

/* A free stage right after one, before the next that stands there; 0 where there is no room. */
int yc_route_room(const YcLeg *legs, guint n_legs, int stage);

#endif
