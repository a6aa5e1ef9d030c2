/* accept_finish.c - the last Enter of acceptance: what is not right yet, what was done, and what is said of it. */
#include <config.h>
#include <string.h>

#include "app/afterwards.h"
#include "app/paper.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept.h"
#include "tui/occasion.h"
#include "tui/screens.h"
#include "tui/undo.h"

/* "已受理 1123-017Y 高龄津贴 孙玉梅,12月21日(一)前办结。" */
static char *say_result(const YcAccept *form, const YcIntakeResult *result)
{
  static const struct {
    const char *done, *until;
  } words[YC_N_OUTCOMES] = {
    [YC_OUTCOME_ACCEPT] = { N_("已受理"), N_(",%s前办结。") }, [YC_OUTCOME_ASK] = { N_("已收件并告知"), N_(",请于 %s前补来。") },
    [YC_OUTCOME_TELL] = { N_("已告知"), NULL }, [YC_OUTCOME_REFUSE] = { N_("已告知不予受理"), NULL },
    [YC_OUTCOME_ONSPOT] = { N_("已办结"), NULL }, [YC_OUTCOME_TOLERANT] = { N_("已容缺受理"), N_(",%s前办结。") },
    [YC_OUTCOME_REFER] = { N_("已转告"), NULL }, [YC_OUTCOME_FORWARD] = { N_("已代收"), N_(",%s前转递。") }, 
    [YC_OUTCOME_RECEIVE] = { N_("已收下待审"), N_(",%s前答复。") }, [YC_OUTCOME_NONE] = { N_("已记下补来的材料"), N_(",仍请于 %s前补来。") },
  };
  if (form->intake->correcting)
    return g_strdup_printf(_("已更正 %s %s %s,原来的文书已代替。"), result->short_number, form->item->short_name,
                           form->intake->applicant.name);
  gboolean examined = form->examines && result->outcome == YC_OUTCOME_RECEIVE;
  gboolean waits = form->casefile && !form->examines && !result->papers->len;
  YcOutcome outcome = waits ? YC_OUTCOME_NONE : result->outcome;
  const YcItem *item = form->item;
  g_autofree char *day = yc_say_day_medium(result->due);
  GString *text = g_string_new(examined ? _("已记下审查的材料") : gettext(words[outcome].done));
  g_string_append_printf(text, " %s %s %s", result->short_number, item ? item->short_name : "",
                         form->intake->applicant.name);
  /* What was promised for later moves no limit (RULE acc-03). */
  gboolean dated = words[outcome].until && *day && !(waits && result->outcome == YC_OUTCOME_TOLERANT);
  g_auto(GStrv) around = g_strsplit(dated ? gettext(words[outcome].until) : _("。"), "%s", 2);
  g_autofree char *until = g_strjoinv(day, around);
  g_string_append(text, until);
  return g_string_free(text, FALSE);
}

/* The keys that speak of what was just done, as far as the line has room. */
static char *with_keys(const YcAccept *form, const char *said, const YcIntakeResult *result)
{
  g_autofree char *undo = yc_undo_hint(form->app, form->base.area.columns);
  const char *const keys[] = { undo, _("n同人再办"), result->combined ? _("p合并凭证") : _("p重印") };
  GString *line = g_string_new(said);
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
    if (*keys[i] && yc_width(line->str) + yc_width(keys[i]) + 3 <= form->base.area.columns)
      g_string_append_printf(line, "%s%s", line->len > strlen(said) ? " " : "", keys[i]);
  return g_string_free(line, FALSE);
}

static void drop(YcAccept *form)
{
  yc_draft_drop(form->app, form->draft, NULL);
  form->draft = 0;
  form->dirty = FALSE;
}

void yc_accept_done(YcScreen *screen)
{
  drop((YcAccept *)screen);
  yc_tui_pop(screen->tui);
}

static void finished(YcAccept *form, const YcIntakeResult *result)
{
  YcTui *tui = form->base.tui;
  g_autoptr(GError) unprinted = NULL;
  g_autofree char *text = say_result(form, result), *warning = NULL;
  yc_app_print_issued(form->app, result->papers, &warning, &unprinted);
  drop(form);
  if (!form->casefile && !form->intake->correcting)
    yc_visit_goes_on(tui, result->visit);
  g_autofree char *line = with_keys(form, text, result);
  yc_tui_pop(tui);
  if (unprinted)
    yc_tui_say(tui, YC_SAY_ERROR, _("已存 %s,文书没有打印(按 0009 补印):%s"), result->short_number, unprinted->message);
  else if (warning)
    yc_tui_say(tui, YC_SAY_WARN, _("已存 %s。%s"), result->short_number, warning);
  else
    yc_tui_say(tui, YC_SAY_DONE, "%s", line);
  if (form->casefile)
    yc_occasion_offer(tui, form->app, form->casefile);
}

/* The people and the item are the case's, its answer only where it has none yet. */
static gboolean is_of_papers(const YcAccept *form, const char *field)
{
  static const char *const answers[] = { "outcome", "refusal", "authority", "reason", NULL };
  return g_str_has_prefix(field, "materials") || (form->examines && g_strv_contains(answers, field));
}

/* A sentence about the first thing that is not right, with the cursor there; FALSE when there is none. */
static gboolean faulty(YcAccept *form)
{
  g_autoptr(GPtrArray) faults = yc_intake_faults(form->app, form->intake);
  const YcPlan *plan = form->plans[form->intake->outcome];
  for (guint i = 0; i < faults->len; i++) {
    const YcFieldFault *fault = g_ptr_array_index(faults, i);
    if (form->casefile && !is_of_papers(form, fault->field))
      continue;
    if (form->intake->correcting && strcmp(fault->field, "outcome") == 0)
      continue;   /* it stays what it is */
    yc_accept_go_to(form, fault->field);
    yc_tui_say(form->base.tui, YC_SAY_WARN, "%s", fault->sentence);
    return TRUE;
  }
  if (!plan->possible) {
    yc_accept_go_to(form, form->again ? "cause" : "outcome");
    yc_tui_say(form->base.tui, YC_SAY_WARN, "%s", plan->why_not);
  }
  return !plan->possible;
}

static YcIntakeResult *commit(YcAccept *form, GError **error)
{
  YcIntake *intake = form->intake;
  if (intake->correcting)
    return yc_correct_commit(form->app, intake->casefile, intake, error);
  return form->casefile ? yc_supply_commit(form->app, form->casefile, intake, error)
                        : yc_intake_commit(form->app, intake, error);
}

void yc_accept_finish(YcAccept *form)
{
  GError *error = NULL;
  if (faulty(form))
    return;
  g_autoptr(YcIntakeResult) result = commit(form, &error);
  if (result)
    finished(form, result);
  else
    yc_tui_fail(form->base.tui, error);   /* the form and its draft stay */
}
