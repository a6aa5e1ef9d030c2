#include <config.h>

#include "domain/lifecycle.h"

/* What is not in a row is not possible in that state; what has no row is the end. */
static const YcState next[YC_N_STATES][YC_N_ACTS] = {
  [YC_STATE_NONE] = {
    [YC_ACT_TELL] = YC_STATE_TOLD,
    [YC_ACT_RECEIVE] = YC_STATE_RECEIVED,
    [YC_ACT_REFER] = YC_STATE_REFERRED
  },
  [YC_STATE_TOLD] = {                         /* RULE acc-02: linked when they come back */
    [YC_ACT_TELL] = YC_STATE_TOLD,
    [YC_ACT_RECEIVE] = YC_STATE_RECEIVED,
    [YC_ACT_WITHDRAW] = YC_STATE_WITHDRAWN,
    [YC_ACT_CORRECT] = YC_STATE_TOLD,
    [YC_ACT_VOID] = YC_STATE_VOID
  },
  [YC_STATE_RECEIVED] = {                     /* RULE time-09: accept, refuse, or the one-time notice */
    [YC_ACT_ASK] = YC_STATE_CORRECTING,
    [YC_ACT_ACCEPT] = YC_STATE_ACCEPTED,
    [YC_ACT_NOT_ACCEPT] = YC_STATE_NOT_ACCEPTED,
    [YC_ACT_WITHDRAW] = YC_STATE_WITHDRAWN,
    [YC_ACT_FORWARD] = YC_STATE_FORWARDED,
    [YC_ACT_CORRECT] = YC_STATE_RECEIVED,
    [YC_ACT_VOID] = YC_STATE_VOID
  },
  [YC_STATE_CORRECTING] = {                   /* RULE acc-02: a second notice has a cause but is possible */
    [YC_ACT_ASK] = YC_STATE_CORRECTING,
    [YC_ACT_SUPPLY] = YC_STATE_RECEIVED,
    [YC_ACT_NOT_ACCEPT] = YC_STATE_NOT_ACCEPTED,
    [YC_ACT_WITHDRAW] = YC_STATE_WITHDRAWN,
    [YC_ACT_LAPSE] = YC_STATE_WITHDRAWN,
    [YC_ACT_CORRECT] = YC_STATE_CORRECTING,
    [YC_ACT_VOID] = YC_STATE_VOID
  },
  [YC_STATE_ACCEPTED] = {
    [YC_ACT_SUPPLY] = YC_STATE_ACCEPTED,      /* RULE acc-03: what was promised for later */
    [YC_ACT_STEP] = YC_STATE_ACCEPTED,
    [YC_ACT_PAUSE] = YC_STATE_PAUSED,
    [YC_ACT_EXTEND] = YC_STATE_ACCEPTED,
    [YC_ACT_DECIDE] = YC_STATE_DECIDED,
    [YC_ACT_TERMINATE] = YC_STATE_TERMINATED,
    [YC_ACT_TRANSFER] = YC_STATE_TRANSFERRED,
    [YC_ACT_WITHDRAW] = YC_STATE_WITHDRAWN,
    [YC_ACT_LAPSE] = YC_STATE_WITHDRAWN,
    [YC_ACT_CORRECT] = YC_STATE_ACCEPTED,
    [YC_ACT_VOID] = YC_STATE_VOID
  },
  [YC_STATE_PAUSED] = {                       /* RULE time-07: the clock stands, and so does the route */
    [YC_ACT_SUPPLY] = YC_STATE_PAUSED,
    [YC_ACT_RESUME] = YC_STATE_ACCEPTED,
    [YC_ACT_EXTEND] = YC_STATE_PAUSED,
    [YC_ACT_TERMINATE] = YC_STATE_TERMINATED,
    [YC_ACT_TRANSFER] = YC_STATE_TRANSFERRED,
    [YC_ACT_WITHDRAW] = YC_STATE_WITHDRAWN,
    [YC_ACT_LAPSE] = YC_STATE_WITHDRAWN,
    [YC_ACT_CORRECT] = YC_STATE_PAUSED
  },
  [YC_STATE_DECIDED] = {                      /* routes may end in steps of telling and delivering */
    [YC_ACT_STEP] = YC_STATE_DECIDED,
    [YC_ACT_NOTIFY] = YC_STATE_DECIDED,
    [YC_ACT_DELIVER] = YC_STATE_DELIVERED
  },
  /* RULE acc-12: what was done on the spot, refused or referred by mistake can still be set right. */
  [YC_STATE_DELIVERED] = { [YC_ACT_CORRECT] = YC_STATE_DELIVERED, [YC_ACT_VOID] = YC_STATE_VOID },
  [YC_STATE_NOT_ACCEPTED] = { [YC_ACT_CORRECT] = YC_STATE_NOT_ACCEPTED, [YC_ACT_VOID] = YC_STATE_VOID },
  [YC_STATE_REFERRED] = { [YC_ACT_CORRECT] = YC_STATE_REFERRED, [YC_ACT_VOID] = YC_STATE_VOID }
};

static const struct { const char *code; gboolean open; } states[YC_N_STATES] = {
  [YC_STATE_NONE] = { "none", FALSE },
  [YC_STATE_TOLD] = { "told", FALSE },
  [YC_STATE_RECEIVED] = { "received", TRUE },
  [YC_STATE_CORRECTING] = { "correcting", TRUE },
  [YC_STATE_ACCEPTED] = { "accepted", TRUE },
  [YC_STATE_PAUSED] = { "paused", TRUE },
  [YC_STATE_DECIDED] = { "decided", TRUE },
  [YC_STATE_DELIVERED] = { "delivered", FALSE },
  [YC_STATE_NOT_ACCEPTED] = { "not_accepted", FALSE },
  [YC_STATE_WITHDRAWN] = { "withdrawn", FALSE },
  [YC_STATE_REFERRED] = { "referred", FALSE },
  [YC_STATE_FORWARDED] = { "forwarded", FALSE },
  [YC_STATE_TERMINATED] = { "terminated", FALSE },
  [YC_STATE_TRANSFERRED] = { "transferred", FALSE },
  [YC_STATE_VOID] = { "void", FALSE }
};

YcState yc_lifecycle_next(YcState state, YcAct act)
{
  return next[state][act];
}

const char *yc_state_code(YcState state)
{
  return states[state].code;
}

YcState yc_state_parse(const char *code)
{
  for (guint state = 0; state < YC_N_STATES; state++)
    if (g_str_equal(states[state].code, code))
      return (YcState) state;
  return YC_STATE_NONE;
}

gboolean yc_state_open(YcState state)
{
  return states[state].open;
}
