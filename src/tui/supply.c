/* supply.c - papers that come later: the checklist of acceptance for a case that waits. */
#include <config.h>
#include "app/casefile.h"
#include "base/gettext.h"
#include "tui/accept.h"
#include "tui/caseview.h"
#include "tui/screens.h"

/* Item, answers and people are the case's; of a draft only what was ticked counts. */
YcIntake *yc_supply_load(YcApp *app, gint64 casefile, const YcIntake *draft, GError **error)
{
  YcIntake *intake = yc_intake_of_case(app, casefile, error);
  if (!intake || !draft)
    return intake;
  g_ptr_array_unref(intake->ticks);
  intake->ticks = g_ptr_array_ref(draft->ticks);
  yc_intake_set(&intake->at, draft->at);
  yc_intake_set(&intake->act, draft->act);
  yc_intake_set(&intake->came, draft->came);
  if (!yc_case_undecided(app, casefile))
    return intake;
  intake->outcome = draft->outcome;
  intake->refusal = draft->refusal;
  yc_intake_set(&intake->reason, draft->reason);
  yc_intake_set(&intake->authority, draft->authority);
  return intake;
}

guint yc_supply_first(const YcAccept *form)
{
  guint first = 0;   /* who came stands before the papers */
  while (first + 1 < form->spots->len && g_array_index(form->spots, YcSpot, first).id == YC_FIELD_CAME)
    first++;
  for (guint i = 0; i < form->spots->len; i++) {
    YcSpot spot = g_array_index(form->spots, YcSpot, i);
    if (spot.id == YC_FIELD_TICK && ((YcTick *)g_ptr_array_index(form->intake->ticks, spot.n))->state != YC_TICK_HAVE)
      return i;
  }
  return first;
}

/* Its form is the case of then: it would set right what somebody has done since. */
static char *correction_overtaken(YcApp *app, const YcIntake *draft, const YcCaseView *view)
{
  g_autoptr(YcIntake) now = yc_intake_of_case(app, draft->casefile, NULL);
  if (!now || !draft->ver || draft->ver == now->ver)
    return NULL;
  return g_strdup_printf(_("%s %s 后来又办过一步:这份更正的草稿已丢掉,请重新更正。"), view->row->number, view->row->applicant);
}

char *yc_supply_overtaken(YcApp *app, gint64 draft)
{
  g_autoptr(YcIntake) intake = yc_draft_load(app, draft, NULL);
  g_autoptr(YcCaseView) view = intake && intake->casefile ? yc_casefile_view(app, intake->casefile, NULL) : NULL;
  if (view && intake->correcting)
    return correction_overtaken(app, intake, view);
  if (!view || yc_caseview_waits(view->row) || view->row->state == YC_STATE_RECEIVED)
    return NULL;
  return g_strdup_printf(_("%s %s 现在是「%s」,不等材料了:这份补材料的草稿已丢掉。"), view->row->number,
                         view->row->applicant, view->state_text);
}

YcScreen *yc_supply_new(YcApp *app, gint64 casefile)
{
  return yc_accept_open(app, casefile, 0);
}
