/* accept_outcome.c - what the keys do in the field of the outcome. */
#include <config.h>
#include <string.h>

#include "base/gettext.h"
#include "tui/accept.h"

gboolean yc_accept_decides(const YcAccept *form)
{
  return !form->take && (!form->casefile || form->examines);
}

/* Not all is there: it is only examined later when that is asked for twice. */
static gboolean tells_first(const YcAccept *form, YcOutcome outcome, int digit)
{
  return outcome == YC_OUTCOME_RECEIVE && form->intake->outcome != outcome && !form->plans[YC_OUTCOME_ACCEPT]->possible &&
         form->plans[outcome]->possible && form->refused != digit;
}

static void choose_outcome(YcAccept *form, int digit)
{
  static const struct {
    int digit;
    YcOutcome outcomes[2];   /* the one that is possible, else the first; the digit again changes to the other */
  } digits[] = {
    { 1, { YC_OUTCOME_ACCEPT, YC_OUTCOME_RECEIVE } }, { 2, { YC_OUTCOME_ASK, YC_OUTCOME_TELL } },
    { 3, { YC_OUTCOME_TOLERANT, YC_OUTCOME_TOLERANT } }, { 4, { YC_OUTCOME_REFUSE, YC_OUTCOME_REFUSE } },
    { 5, { YC_OUTCOME_FORWARD, YC_OUTCOME_REFER } }, { 6, { YC_OUTCOME_ONSPOT, YC_OUTCOME_ONSPOT } },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(digits) && yc_accept_decides(form); i++) {
    if (digits[i].digit != digit)
      continue;
    const YcOutcome *both = digits[i].outcomes;
    YcOutcome outcome = both[!form->plans[both[0]]->possible];
    if (form->chosen && form->intake->outcome == outcome)
      outcome = outcome == both[0] ? both[1] : both[0];
    if (tells_first(form, outcome, digit)) {
      form->refused = digit;
      yc_tui_say(form->base.tui, YC_SAY_WARN, _("%s;先收下待审的再按一次 1。"), form->plans[YC_OUTCOME_ACCEPT]->why_not);
      return;
    }
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

/* RULE time-09: papers that make a case complete may also be taken in to be answered later. */
static gboolean may_wait(const YcAccept *form)
{
  return form->casefile && !form->examines && !yc_intake_missing(form->intake) &&
         form->intake->outcome != YC_OUTCOME_TOLERANT && form->plans[form->intake->outcome]->possible;
}

static void change_wait(YcAccept *form)
{
  form->intake->outcome = form->intake->outcome == YC_OUTCOME_RECEIVE ? YC_OUTCOME_ACCEPT : YC_OUTCOME_RECEIVE;
  yc_accept_refresh(form);
  yc_accept_changed(form);
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
  if (number == 1 && may_wait(form))
    change_wait(form);
  else
    choose_outcome(form, number);
  return TRUE;
}
