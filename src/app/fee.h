/* fee.h - what a matter costs: the standard, what was reduced, exempted or deferred by whom, what was paid on which fiscal
 * receipt, what was given back.
 *
 * Only items that charge by the catalogue can be charged for; there is no fee for agency anywhere (RULE agt-04).  Money is
 * taken only against the number of a fiscal receipt, and a paper prints.  By who answers for the case, its agent or a
 * supervisor; money by any clerk of a counter besides, the record says for whom. */
#ifndef YC_FEE_H
#define YC_FEE_H

#include "app/intake.h"

typedef enum { YC_FEE_DUE, YC_FEE_REDUCE, YC_FEE_EXEMPT, YC_FEE_DEFER, YC_FEE_PAY, YC_FEE_REFUND, YC_N_FEES } YcFeeWhat;
/* "due" "reduce" "exempt" "defer" "pay" "refund"; its word, translated; "" where there is none. */
const char *yc_fee_code(YcFeeWhat what);
const char *yc_say_fee(YcFeeWhat what);
const char *yc_say_fee_code(const char *code);

typedef struct {
  YcFeeWhat what;
  gint64 standard;        /* 分; 0: as it stands, else the item's first */
  gint64 amount;          /* 分; of a reduction what is still to be paid */
  YcDay until;            /* of a deferral */
  const char *receipt;    /* number of the fiscal receipt, or of the one for what is given back */
  const char *post, *name;/* who approved a reduction, an exemption, a deferral */
  const char *basis;      /* by which provision; of a refund why */
} YcFee;

/* What is wrong with it, as a sentence to be freed; NULL: nothing. */
char *yc_fee_fault(YcApp *app, gint64 casefile, const YcFee *fee);
gboolean yc_fee_may(YcApp *app, gint64 casefile, GError **error);
YcIntakeResult *yc_fee_commit(YcApp *app, gint64 casefile, const YcFee *fee, const char *act, GError **error);

typedef struct {
  gboolean charges;       /* the item costs something */
  char *text;             /* what the catalogue says about it */
  gboolean decided;       /* something was entered */
  YcFeeWhat what;         /* the newest */
  gint64 standard, amount;/* 分 */
  YcDay until;
  char *receipt;          /* "" where none */
  GPtrArray *standards;   /* of YcSum, borrowed from the item: what it charges */
} YcFeeState;

YcFeeState *yc_fee_state(YcApp *app, gint64 casefile, GError **error);
void yc_fee_state_free(YcFeeState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcFeeState, yc_fee_state_free)
/* One line of it, as the screens say it: 不收费 | 应收 20元,没有付 | …  Free with g_free(). */
char *yc_fee_line(YcApp *app, gint64 casefile);
/* What is to be told before the result is handed over: a sentence where the fee is neither paid, exempted nor deferred;
 * "".  Free with g_free(). */
char *yc_fee_open_text(YcApp *app, gint64 casefile);
/* "20" or "20.50" yuan in 分; -1 where it is none. */
gint64 yc_fee_parse(const char *yuan);

#endif
