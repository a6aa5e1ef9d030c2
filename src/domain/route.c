/* route.c - see route.h. */
#include <config.h>

#include "domain/route.h"

static const char *const role_codes[YC_N_ROLES] = { "lead", "assist", "consult" };
static const char *const leg_codes[YC_N_LEG_STATES] = { "planned", "current", "returned", "done", "skipped", "unrecorded" };

static guint index_of(const char *const *codes, guint n, const char *code)
{
  guint i = 0;
  while (i < n && !g_str_equal(codes[i], code))
    i++;
  return i;
}

const char *yc_role_code(YcRole role)
{
  return role_codes[role];
}

YcRole yc_role_parse(const char *code)
{
  return (YcRole) index_of(role_codes, YC_N_ROLES, code);
}

const char *yc_leg_code(YcLegState state)
{
  return leg_codes[state];
}

YcLegState yc_leg_parse(const char *code)
{
  return (YcLegState) index_of(leg_codes, YC_N_LEG_STATES, code);
}

gboolean yc_leg_waits(const YcLeg *leg)
{
  return leg->state == YC_LEG_CURRENT && !leg->received && leg->giver != NULL;
}

gboolean yc_leg_open(const YcLeg *leg)
{
  return leg->state == YC_LEG_CURRENT || leg->state == YC_LEG_RETURNED;
}

gboolean yc_leg_consulted(const YcLeg *legs, guint n_legs, const YcLeg *leg)
{
  if (leg->role == YC_ROLE_CONSULT)
    return TRUE;
  gboolean asks = FALSE;
  for (guint i = 0; i < n_legs; i++)
    asks |= legs[i].stage == leg->stage && legs[i].role == YC_ROLE_CONSULT;
  return leg->kind == YC_STEP_CONSULT && !asks;
}

const YcLeg *yc_route_leg(const YcLeg *legs, guint n_legs, int n)
{
  for (guint i = 0; i < n_legs; i++)
    if (legs[i].n == n)
      return &legs[i];
  return NULL;
}

const YcLeg *yc_route_lead(const YcLeg *legs, guint n_legs, int stage)
{
  for (guint i = 0; i < n_legs; i++)
    if (legs[i].stage == stage && legs[i].role == YC_ROLE_LEAD)
      return &legs[i];
  return NULL;
}

const YcLeg *yc_route_now(const YcLeg *legs, guint n_legs)
{
  for (guint i = 0; i < n_legs; i++)
    if (yc_leg_open(&legs[i]))
      return yc_route_lead(legs, n_legs, legs[i].stage);
  return NULL;
}

guint yc_route_left(const YcLeg *legs, guint n_legs, int stage)
{
  guint left = 0;
  for (guint i = 0; i < n_legs; i++)
    left += legs[i].stage == stage && legs[i].state != YC_LEG_DONE && legs[i].state != YC_LEG_SKIPPED &&
            legs[i].state != YC_LEG_UNRECORDED;
  return left;
}

const YcLeg *yc_route_next(const YcLeg *legs, guint n_legs, int stage)
{
  const YcLeg *next = NULL;
  for (guint i = 0; i < n_legs; i++) {
    const YcLeg *leg = &legs[i];
    gboolean waits = leg->role == YC_ROLE_LEAD && leg->state == YC_LEG_PLANNED && leg->stage > stage;
    if (waits && (next == NULL || leg->stage < next->stage))
      next = leg;
  }
  return next;
}

int yc_route_room(const YcLeg *legs, guint n_legs, int stage)
{
  for (int room = stage + 1; room % YC_STAGE_STEP != 0; room++)
    if (yc_route_lead(legs, n_legs, room) == NULL)
      return room;
  return 0;
}

static const char *const meetings[YC_N_MEETINGS] = {
  [YC_MEETING_VILLAGE] = "village", [YC_MEETING_ASSEMBLY] = "assembly", [YC_MEETING_OFFICE] = "office"
};

const char *yc_meeting_code(YcMeeting meeting)
{
  return meetings[meeting];
}

YcMeeting yc_meeting_parse(const char *code)
{
  guint i = 0;
  while (i < YC_N_MEETINGS && strcmp(meetings[i], code) != 0)
    i++;
  return (YcMeeting) i;
}

int yc_meeting_quorum(YcMeeting meeting, int entitled)
{
  return meeting == YC_MEETING_VILLAGE ? (entitled * 2 + 2) / 3 : entitled / 2 + 1;
}
