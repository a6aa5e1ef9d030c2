/* afterwards.h - setting right what was taken in, once the minute of undo is over (RULE acc-12): correction, voiding,
 * withdrawal.  Taking in again is an ordinary intake whose `replaces` names the case it voids.
 *
 * By the clerk who took the case in, by who stands for its agent, or by a supervisor; with a reason, which may be
 * erased like any body.  Papers of before are marked replaced or void; their numbers stay in the register. */
#ifndef YC_AFTERWARDS_H
#define YC_AFTERWARDS_H

#include "app/intake.h"
#include "domain/lifecycle.h"
#include "output/paper.h"

/* Whether I may do that with the case as it stands now; else FALSE with YC_ERROR_REFUSED and a sentence. */
gboolean yc_afterwards_may(YcApp *app, gint64 casefile, YcAct act, GError **error);

/* --- correction ------------------------------------------------------------------------------------------- */

/* The form of the case as it stands, to be changed.  `why` is for the reason. */
YcIntake *yc_correct_load(YcApp *app, gint64 casefile, GError **error);
/* Changes what a JSON object names (as `case accept` reads it; of the papers those whose n it gives); the rest stays. */
gboolean yc_correct_read(YcApp *app, YcIntake *form, const char *json, gsize length, GError **error);
/* What the changed form comes to, in words: what is corrected, which date moves, which papers are issued anew.  Not
 * possible where nothing was changed or the change is not one of a correction. */
YcPlan *yc_correct_plan(YcApp *app, gint64 casefile, const YcIntake *intake);
/* One act: people who changed, the correction, the papers.  A person's own data concern the person everywhere; another
 * person, channel, papers or item only this case.  Only a changed item moves dates, counted anew from the receipt. */
YcIntakeResult *yc_correct_commit(YcApp *app, gint64 casefile, YcIntake *intake, GError **error);

/* --- voiding ---------------------------------------------------------------------------------------------- */

YcIntakeResult *yc_void_commit(YcApp *app, gint64 casefile, const char *reason, GError **error);
/* The form for taking in again: people, household and day of first receipt of the case, `replaces` set and `why` the reason;
 * the item is to be chosen anew. */
YcIntake *yc_again_load(YcApp *app, gint64 casefile, const char *reason, GError **error);
/* When the papers of a case were first received: of the case it replaces, and so on; YC_TIME_NONE where it replaces
 * none. */
YcTime yc_first_receipt(YcApp *app, gint64 casefile);

/* --- the registers ---------------------------------------------------------------------------------------- */

typedef struct {
  char *number, *day, *casefile, *clerk;   /* casefile: its number, "" for a paper of none */
  char *state;                             /* "valid" "replaced" "void" */
} YcRegisterRow;

/* The yearly register to which a kind of paper belongs, void and replaced numbers among the others (RULE acc-09).  Of
 * YcRegisterRow, freed with the array. */
GPtrArray *yc_paper_register_rows(YcApp *app, YcPaperKind kind, int year, GError **error);

/* --- withdrawal ------------------------------------------------------------------------------------------- */

typedef struct {
  char *reason;
  GArray *returned;       /* of int: numbers of materials given back */
  char *by;               /* who signs: "applicant" "representative" */
  char *how;              /* "signature" "fingerprint" "refused" */
} YcWithdrawal;

YcWithdrawal *yc_withdrawal_new(void);
void yc_withdrawal_free(YcWithdrawal *withdrawal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcWithdrawal, yc_withdrawal_free)
/* Proposes to give back every original that was kept. */
YcWithdrawal *yc_withdrawal_of(YcApp *app, gint64 casefile, GError **error);
/* {"reason", "returned": [n …], "by", "how"}: as `yichuang case withdraw` reads it. */
YcWithdrawal *yc_withdrawal_from_json(const char *json, gsize length, GError **error);
YcIntakeResult *yc_withdraw_commit(YcApp *app, gint64 casefile, const YcWithdrawal *withdrawal, GError **error);

#endif
