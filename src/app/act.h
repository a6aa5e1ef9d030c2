/* act.h - an act of acceptance while it is being written: what its files share.  Used by this floor only. */
#ifndef YC_APP_ACT_H
#define YC_APP_ACT_H

#include "app/commit.h"
#include "domain/remedy.h"
#include "output/paper.h"

typedef struct {
  YcApp *app;
  YcWriter *writer;
  const YcItem *item;
  const YcIntake *intake;
  YcDay today;            /* the day the act happens */
  YcDay received;         /* the day the papers came: limits run from it (RULE time-09) */
  gint64 visit, casefile; /* visit 0: papers supplied to a case that stands */
  const char *post;
  YcIntakeResult *result;
  gboolean provisional;   /* the result's date, RULE time-05 */
  json_t *deemed;         /* who let the acceptance lapse, borrowed; NULL: somebody accepts (RULE time-09) */
} YcActing;

/* Carries out the outcome on the act's open case: its event and its papers. */
gboolean yc_act_outcome(YcActing *act, YcOutcome outcome, GError **error);
/* Accepts a case because nobody answered in time: from the day of receipt, with its paper to be printed. */
gboolean yc_act_deem(YcActing *act, GError **error);
/* The combined receipt of a visit with several matters, issued with the second. */
gboolean yc_act_combined(YcActing *act, GError **error);
/* The steps of the item's route; acceptance itself is done, what comes before it where somebody recorded it (app/before.h).    *next: index of the first
 * after it.  New reference. */
json_t *yc_act_route(const YcActing *act, guint *next);
/* The number that the act's next paper of a kind will have, for the record of the event before it.  New reference. */
json_t *yc_act_paper_number(const YcActing *act, YcPaperKind kind);

/* The office that the outcome names; NULL where it names none, whatever was typed for another outcome before. */
const char *yc_act_authority(const YcIntake *intake);
/* Last days as an event keeps them.  New reference. */
json_t *yc_remedy_json(const YcRemedy *remedy);

#endif
