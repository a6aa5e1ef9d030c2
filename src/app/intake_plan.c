/* intake_plan.c - what would come of the form as it is filled in: which outcomes are possible, and by when. */
#include <config.h>
#include "app/clocks.h"
#include "app/intake.h"
#include "app/private.h"
#include "app/say.h"

void yc_plan_free(YcPlan *plan)
{
  if (plan == NULL) return;
  g_free(plan->why_not);
  g_free(plan->promise);
  g_free(plan->prints);
  g_free(plan);
}

static const char *prints_of(YcOutcome outcome)
{
  switch (outcome) {
  case YC_OUTCOME_ACCEPT: return _("受理通知书");
  case YC_OUTCOME_ASK: return _("一次性告知书、收件凭证");
  case YC_OUTCOME_TELL: return _("一次性告知书");
  case YC_OUTCOME_REFUSE: return _("不予受理通知书");
  case YC_OUTCOME_ONSPOT: return _("即办结果单");
  case YC_OUTCOME_TOLERANT:
  case YC_OUTCOME_REFER:
  case YC_OUTCOME_FORWARD:
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: break;
  }
  return "";
}

/* Why an outcome cannot be chosen; NULL when it can. */
static char *objection(const YcItem *item, const YcIntake *intake, YcOutcome outcome)
{
  guint missing = yc_intake_missing(intake), have = yc_intake_count(intake, YC_TICK_HAVE);
  switch (outcome) {
  case YC_OUTCOME_ACCEPT:
    return missing == 0 ? NULL : g_strdup_printf(_("还缺 %u 项材料:补齐才能受理"), missing);
  case YC_OUTCOME_ONSPOT:
    if (item->handling != YC_HANDLING_ONSPOT) return g_strdup(_("这个事项不是即办件"));
    return missing == 0 ? NULL : g_strdup_printf(_("还缺 %u 项材料:补齐才能当场办结"), missing);
  case YC_OUTCOME_ASK:
    if (missing == 0) return g_strdup(_("材料已齐,没有要告知的"));
    return have > 0 ? NULL : g_strdup(_("一样材料也没收下:只能告知,不能收件"));
  case YC_OUTCOME_TELL:
    return have == 0 ? NULL : g_strdup(_("已经收下材料:要收件并一次性告知"));
  case YC_OUTCOME_REFUSE: return NULL;
  case YC_OUTCOME_TOLERANT:
  case YC_OUTCOME_REFER:
  case YC_OUTCOME_FORWARD:
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: break;
  }
  return g_strdup(_("请先选一个结果"));
}

/* The clock whose last day is promised: the hall's own promise, else the law's. */
static gboolean promise_clock(YcApp *app, const YcItem *item, YcDay start, YcClockDraft *clock)
{
  return yc_clock_make(app, "promise", &item->promised, start, "", clock) ||
         yc_clock_make(app, "statute", &item->statutory, start, "", clock);
}

static char *promise_text(YcApp *app, const YcItem *item, YcPlan *plan)
{
  YcClockDraft clock;
  if (!promise_clock(app, item, yc_app_today(app), &clock)) return g_strdup(_("受理;这个事项没有规定期限"));
  plan->due = clock.due.due;
  plan->provisional = clock.due.provisional;
  g_autofree char *day = yc_say_day_medium(plan->due), *limit = yc_say_limit(&clock.limit);
  const char *basis = item->promised.n >= 0 ? _("承诺") : _("法定");
  return g_strdup_printf(_("%s前有结果(%s%s%s)"), day, basis, limit, plan->provisional ? _(",暂定") : "");
}

static char *ask_text(YcApp *app, const YcItem *item, const YcIntake *intake, YcPlan *plan)
{
  YcLimit supply = yc_limit_working(item->supply_days);
  YcClockDraft clock;
  yc_clock_make(app, "supply", &supply, yc_app_today(app), "", &clock);
  plan->due = clock.due.due;
  plan->provisional = clock.due.provisional;
  g_autofree char *day = yc_say_day_medium(plan->due), *limit = yc_say_limit(&item->promised);
  if (item->promised.n <= 0) return g_strdup_printf(_("告知%u项:请于 %s前补来"), yc_intake_missing(intake), day);
  return g_strdup_printf(_("告知%u项:请于 %s前补来;补齐次日起算%s"), yc_intake_missing(intake), day, limit);
}

YcPlan *yc_intake_plan(YcApp *app, const YcIntake *intake, YcOutcome outcome)
{
  YcPlan *plan = g_new0(YcPlan, 1);
  const YcItem *item = yc_intake_item(app, intake);
  plan->outcome = outcome;
  plan->due = YC_DAY_NONE;
  plan->why_not = item ? objection(item, intake, outcome) : g_strdup(_("请先选事项"));
  plan->possible = plan->why_not == NULL;
  if (plan->possible) plan->why_not = g_strdup("");
  plan->prints = g_strdup(prints_of(outcome));
  if (item == NULL) {
    plan->promise = g_strdup("");
    return plan;
  }
  switch (outcome) {
  case YC_OUTCOME_ACCEPT: plan->promise = promise_text(app, item, plan); break;
  case YC_OUTCOME_ASK: plan->promise = ask_text(app, item, intake, plan); break;
  case YC_OUTCOME_TELL: plan->promise = g_strdup_printf(_("只告知%u项,不收材料,不计时"), yc_intake_missing(intake)); break;
  case YC_OUTCOME_REFUSE: plan->promise = g_strdup(_("不予受理;写明理由、依据和救济途径")); break;
  case YC_OUTCOME_ONSPOT:
    plan->due = yc_app_today(app);
    plan->promise = g_strdup(_("今天当场办结"));
    break;
  case YC_OUTCOME_TOLERANT:
  case YC_OUTCOME_REFER:
  case YC_OUTCOME_FORWARD:
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: plan->promise = g_strdup(""); break;
  }
  return plan;
}

YcOutcome yc_intake_suggest(YcApp *app, const YcIntake *intake)
{
  const YcItem *item = yc_intake_item(app, intake);
  if (item == NULL) return YC_OUTCOME_NONE;
  if (yc_intake_missing(intake) == 0)
    return item->handling == YC_HANDLING_ONSPOT ? YC_OUTCOME_ONSPOT : YC_OUTCOME_ACCEPT;
  return yc_intake_count(intake, YC_TICK_HAVE) > 0 ? YC_OUTCOME_ASK : YC_OUTCOME_TELL;
}
