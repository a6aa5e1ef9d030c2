/* lifecycle.h - the life of a case as a table that a clerk could read. */
#ifndef YC_LIFECYCLE_H
#define YC_LIFECYCLE_H

#include <glib.h>

typedef enum {
  YC_STATE_NONE,          /* not yet a case */
  YC_STATE_TOLD,          /* 告知: told once without papers, no clock (RULE acc-02) */
  YC_STATE_RECEIVED,      /* 收件: papers are here, five days to answer (RULE time-09) */
  YC_STATE_CORRECTING,    /* 补正: told once what is missing */
  YC_STATE_ACCEPTED,      /* 受理: on its route */
  YC_STATE_PAUSED,        /* 特别程序 (RULE time-07) */
  YC_STATE_DECIDED,       /* 已决定,待送达 */
  YC_STATE_DELIVERED,     /* 办结: in the citizen's hands */
  YC_STATE_NOT_ACCEPTED,  /* 不予受理 (RULE acc-04) */
  YC_STATE_WITHDRAWN,     /* 撤回 */
  YC_STATE_REFERRED,      /* 转告: told where to go */
  YC_STATE_FORWARDED,     /* 转递: received here, sent on to who accepts it */
  YC_STATE_TERMINATED,    /* 终止: acceptance revoked, or the matter ended without a decision */
  YC_STATE_TRANSFERRED,   /* 转报上级: the upper level decides; our promise has ended */
  YC_STATE_VOID,          /* 作废: undone, or taken in again (RULE acc-12) */
  YC_N_STATES
} YcState;

typedef enum {
  YC_ACT_TELL,            /* tell without papers */
  YC_ACT_RECEIVE,         /* take papers in */
  YC_ACT_ASK,             /* one-time notice for missing papers */
  YC_ACT_SUPPLY,          /* missing papers come */
  YC_ACT_ACCEPT,
  YC_ACT_NOT_ACCEPT,
  YC_ACT_STEP,            /* begin or finish a step */
  YC_ACT_PAUSE,
  YC_ACT_RESUME,
  YC_ACT_DECIDE,
  YC_ACT_DELIVER,
  YC_ACT_WITHDRAW,
  YC_ACT_REFER,           /* tell where the matter belongs */
  YC_ACT_FORWARD,         /* send the papers on */
  YC_ACT_LAPSE,           /* what was promised or asked for did not come */
  YC_ACT_EXTEND,          /* RULE time-08 */
  YC_ACT_NOTIFY,          /* tell that the result can be fetched (RULE time-15) */
  YC_ACT_TERMINATE,
  YC_ACT_TRANSFER,        /* report it to the upper level, which decides */
  YC_ACT_CORRECT,         /* set right what was written down */
  YC_ACT_VOID,
  YC_N_ACTS
} YcAct;

/* The state after the act, or YC_STATE_NONE where the act is not possible in `state`. */
YcState yc_lifecycle_next(YcState state, YcAct act);
/* none told received correcting accepted paused decided delivered not_accepted withdrawn referred forwarded terminated transferred
 * void */
const char *yc_state_code(YcState state);
/* YC_STATE_NONE for any other text. */
YcState yc_state_parse(const char *code);
/* Whether the case still needs somebody: told, delivered and all that ended otherwise do not. */
gboolean yc_state_open(YcState state);

#endif
