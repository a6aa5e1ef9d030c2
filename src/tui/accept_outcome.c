/* accept_outcome.c - what the keys do in the field of the outcome. */
#include <config.h>
#include <string.h>

#include "base/gettext.h"
#include "tui/accept.h"

static void choose_outcome(YcAccept *form, int digit)
{
  static const struct {
    int digit;
    YcOutcome outcomes[2];   /* the one that is possible, else the first; the digit again changes to the other */
  } digits[] = {
    { 1, { YC_OUTCOME_ACCEPT, YC_OUTCOME_ACCEPT } }, { 2, { YC_OUTCOME_ASK, YC_OUTCOME_TELL } },
    { 3, { YC_OUTCOME_TOLERANT, YC_OUTCOME_TOLERANT } }, { 4, { YC_OUTCOME_REFUSE, YC_OUTCOME_REFUSE } },
    { 5, { YC_OUTCOME_FORWARD, YC_OUTCOME_REFER } }, { 6, { YC_OUTCOME_ONSPOT, YC_OUTCOME_ONSPOT } },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(digits) && !form->casefile && !form->take; i++) {
    if (digits[i].digit != digit)
      continue;
    const YcOutcome *both = digits[i].outcomes;
    YcOutcome outcome = both[!form->plans[both[0]]->possible];
    if (form->chosen && form->intake->outcome == outcome)
      outcome = outcome == both[0] ? both[1] : both[0];
    if (!form->plans[outcome]->possible) {
      yc_tui_say(form->base.tui, YC_SAY_WARN, _("%s。"),
                 form->plans[form->intake->outcome == both[1] ? outcome : both[0]]->why_not);
      return;
    }
    form->intake->outcome = outcome;
    form->chosen = TRUE;
    yc_accept_refresh(form);
    yc_accept_changed(form);
    return;
  }
  yc_tui_say(form->base.tui, YC_SAY_WARN, _("这里没有 %d 这个结果。"), digit);
}

/* The item leaves it to the clerk whether this outcome is printed. */
static void change_print(YcAccept *form)
{
  yc_intake_set(&form->intake->print, strcmp(form->intake->print, "no") == 0 ? "yes" : "no");
  yc_accept_refresh(form);
  yc_accept_changed(form);
}

gboolean yc_accept_outcome(YcAccept *form, YcCommand command, int number)
{
  gboolean changes = command == YC_COMMAND_TOGGLE || command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT;
  if (changes && form->plans[form->intake->outcome]->asks) {
    change_print(form);
    return TRUE;
  }
  if (command != YC_COMMAND_CHOOSE)
    return FALSE;
  choose_outcome(form, number);
  return TRUE;
}
