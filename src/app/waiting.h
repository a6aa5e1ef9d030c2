/* waiting.h - what is done with a case that waits: the applicant is reminded, what was owed lapses, papers are sent on.
 *
 * RULE acc-02, acc-03, inq-03.  Each is one act: one transaction, and the same `act` a second time changes nothing and
 * says so (result->repeated).  `act` NULL or "": a fresh one.  All return NULL with YC_ERROR_REFUSED and a sentence
 * where the rules do not allow it. */
#ifndef YC_WAITING_H
#define YC_WAITING_H

#include "app/intake.h"

/* What a case owes and until when, for the screens. */
typedef struct {
  guint missing;          /* papers */
  YcDay by;               /* supply-by day; YC_DAY_NONE: nothing is owed */
  gboolean tolerated;     /* accepted, and promised for later (RULE acc-03); else the notice's */
  YcDay reminded;         /* YC_DAY_NONE: not yet */
  gboolean can_remind, can_lapse;
} YcOwed;

YcOwed yc_case_owed(YcApp *app, gint64 casefile);
/* Whether it was received here for another office and has not been sent on. */
gboolean yc_case_goes_on(YcApp *app, gint64 casefile);

typedef enum { YC_REMIND_PHONE, YC_REMIND_VISIT, YC_REMIND_AGENT, YC_N_REMINDS } YcRemindBy;
/* "phone" "visit" "agent". */
const char *yc_remind_code(YcRemindBy by);
const char *yc_say_remind(YcRemindBy by);
/* Once, from the day after the supply-by day; `text` says what was said. */
YcIntakeResult *yc_case_remind(YcApp *app, gint64 casefile, YcRemindBy by, const char *text, const char *act,
                               GError **error);

/* What the lapse will do, as a sentence; NULL where it is not possible, with why in *error (may be NULL).  Free with
 * g_free(). */
char *yc_case_lapse_plan(YcApp *app, gint64 casefile, GError **error);
/* From the day after.  What a notice asked for: where the setting on_supply_lapse is `withdraw`, and after the
 * reminder.  What was promised: withdraws the application or revokes the acceptance, as the item says.  Issues its
 * paper. */
YcIntakeResult *yc_case_lapse(YcApp *app, gint64 casefile, const char *act, GError **error);

/* The same inside a transaction: what falls due by itself. */
gboolean yc_lapse_append(YcApp *app, YcWriter *writer, gint64 casefile, GError **error);

typedef enum { YC_BY_COURIER, YC_BY_AGENT, YC_BY_PERSON, YC_BY_SYSTEM, YC_N_BY } YcForwardBy;
/* "courier" "agent" "person" "system". */
const char *yc_forward_code(YcForwardBy by);
const char *yc_say_forward(YcForwardBy by);
/* The papers go to the office that accepts the matter; `text` says with what (tracking number, who took them), may
 * be "". */
YcIntakeResult *yc_case_forward(YcApp *app, gint64 casefile, YcForwardBy by, const char *text, const char *act,
                                GError **error);

typedef enum { YC_SIGN_SIGNATURE, YC_SIGN_FINGERPRINT, YC_SIGN_REFUSED, YC_N_SIGNS } YcSignHow;
/* "signature" "fingerprint" "refused". */
const char *yc_sign_code(YcSignHow how);
/* A paper was delivered today, RULE acc-04: to the applicant, or to who came for the applicant.  Whoever refuses to sign
 * is witnessed by somebody by name.  A refusal's last days count from this day. */
YcIntakeResult *yc_paper_sign(YcApp *app, gint64 paper, gboolean representative, YcSignHow how, const char *witness,
                              const char *act, GError **error);

#endif
