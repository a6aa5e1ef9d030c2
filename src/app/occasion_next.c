/* occasion_next.c - what comes after another matter of an occasion: when that one has its result it is proposed, its form
 * brings who came and the papers along, and it joins by itself when it is taken in.  See occasion.h. */
#include <config.h>
#include <string.h>
#include "app/occasion.h"
#include "app/private.h"
#include "app/visit.h"

static const YcOccasionItem *ready_item(const YcOccasionView *view, const char *code)
{
  for (guint i = 0; view != NULL && i < view->later->len; i++) {
    const YcOccasionItem *item = view->later->pdata[i];
    if (item->ready && (*code == '\0' || strcmp(item->code, code) == 0)) return item;
  }
  return NULL;
}

char *yc_occasion_ready(YcApp *app, gint64 casefile)
{
  g_autoptr(YcOccasionView) view = yc_occasion_of(app, casefile);
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; view != NULL && i < view->later->len; i++) {
    const YcOccasionItem *item = view->later->pdata[i];
    if (item->ready) g_string_append_printf(names, "%s%s", names->len ? _("、") : "", item->short_name);
  }
  return g_strdup(names->str);
}

YcIntake *yc_occasion_next(YcApp *app, gint64 casefile, const char *code, GError **error)
{
  g_autoptr(YcOccasionView) view = yc_occasion_of(app, casefile);
  const YcOccasionItem *item = ready_item(view, code);
  if (item == NULL) {
    yc_refuse(error, _("这件没有同一件事里接着办的:前面的有了结果才接着办"));
    return NULL;
  }
  g_autoptr(YcIntake) form = yc_visit_next(app, casefile, error);
  if (form == NULL || !yc_intake_choose(app, form, item->code, error)) return NULL;
  for (guint i = 0; i < view->cases->len; i++) {
    const YcCaseRow *row = view->cases->pdata[i];
    g_autoptr(YcIntake) from = yc_intake_of_case(app, row->id, NULL);
    if (from != NULL) yc_occasion_carry(app, from, form, row->number);
  }
  form->outcome = YC_OUTCOME_NONE;
  return g_steal_pointer(&form);
}

/* --- it joins --------------------------------------------------------------------------------------------- */

/* Papers were taken in, or it was done at once: not what was only told, refused or sent elsewhere. */
static gboolean is_taken(YcOutcome outcome)
{
  switch (outcome) {
  case YC_OUTCOME_ACCEPT:
  case YC_OUTCOME_ASK:
  case YC_OUTCOME_ONSPOT:
  case YC_OUTCOME_TOLERANT:
  case YC_OUTCOME_RECEIVE: return TRUE;
  case YC_OUTCOME_NONE:
  case YC_OUTCOME_TELL:
  case YC_OUTCOME_REFUSE:
  case YC_OUTCOME_REFER:
  case YC_OUTCOME_FORWARD:
  case YC_N_OUTCOMES: break;
  }
  return FALSE;
}

gboolean yc_occasion_link(YcApp *app, YcWriter *writer, gint64 occasion, gint64 casefile, int n, GError **error)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(app), occasion);
  YcOnCase on = { casefile, 0, 0 };
  return yc_writer_append(writer, "occasion.join", json_pack("{s:s, s:i}", "occasion", ident, "n", n), NULL, &on, error) != 0;
}

gboolean yc_occasion_joins(YcApp *app, YcWriter *writer, gint64 casefile, const YcIntake *intake, GError **error)
{
  if (intake->of_occasion || !is_taken(intake->outcome)) return TRUE;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_OCCASION_CASES_OF, "i", intake->applicant.id);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    g_autoptr(YcOccasionView) view = yc_occasion_of(app, yc_rows_int(rows, i, "id"));
    const YcOccasionItem *item = ready_item(view, intake->item);
    if (item != NULL) return yc_occasion_link(app, writer, view->id, casefile, item->n, error);
  }
  return TRUE;
}
