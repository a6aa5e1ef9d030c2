/* intake_plan.c - what would come of the form as it is filled in: which outcomes are possible, and by when. */
#include <config.h>
#include "app/clocks.h"
#include "app/intake.h"
#include "app/paper.h"
#include "app/private.h"
#include "app/route.h"
#include "app/say.h"
#include "app/why.h"
#include "domain/remedy.h"

void yc_plan_free(YcPlan *plan)
{
  if (plan == NULL) return;
  g_free(plan->why_not);
  g_free(plan->promise);
  g_free(plan->prints);
  g_free(plan);
}

/* --- what is printed -------------------------------------------------------------------------------------- */

static const char *refusal_paper(YcRefusal refusal)
{
  static const char *const papers[YC_N_REFUSALS] = {
    [YC_REFUSE_NOT_NEEDED] = N_("依法不需办理告知书"), [YC_REFUSE_NOT_OURS] = N_("不属本机关职权决定书"),
    [YC_REFUSE_OTHER] = N_("不予受理通知书")
  };
  return _(papers[refusal]);
}

static const char *papers_of(const YcIntake *intake, YcOutcome outcome)
{
  switch (outcome) {
  case YC_OUTCOME_ACCEPT: return _("受理通知书");
  case YC_OUTCOME_ASK: return _("一次性告知书、收件凭证");
  case YC_OUTCOME_TELL: return _("一次性告知书");
  case YC_OUTCOME_REFUSE: return refusal_paper(intake->refusal);
  case YC_OUTCOME_ONSPOT: return _("即办结果单");
  case YC_OUTCOME_TOLERANT: return _("容缺受理承诺书(两份)、受理通知书");
  case YC_OUTCOME_REFER: return _("转告单");
  case YC_OUTCOME_FORWARD: return _("代收转递凭证");
  case YC_OUTCOME_RECEIVE: return _("收件凭证");
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: break;
  }
  return "";
}

static void put_prints(const YcItem *item, const YcIntake *intake, YcPlan *plan)
{
  const char *outcome = yc_outcome_code(plan->outcome);
  plan->asks = item != NULL && yc_item_prints(item, outcome) == YC_PRINT_ASK;
  gboolean printed = item == NULL || yc_app_paper_rule(item, outcome, intake->print);
  plan->prints = g_strdup(printed ? papers_of(intake, plan->outcome) : "");
}

/* --- what is possible ------------------------------------------------------------------------------------- */

static guint intolerable(const YcItem *item, const YcIntake *intake, int *first)
{
  guint n = 0;
  *first = 0;
  for (guint i = 0; i < intake->ticks->len; i++) {
    const YcTick *tick = intake->ticks->pdata[i];
    const YcMaterial *material = yc_item_material(item, tick->n);
    if (tick->state == YC_TICK_HAVE || (material != NULL && material->tolerable)) continue;
    if (n++ == 0) *first = tick->n;
  }
  return n;
}

int yc_intake_intolerable(YcApp *app, const YcIntake *intake)
{
  const YcItem *item = yc_intake_item(app, intake);
  int first = 0;
  if (item != NULL) intolerable(item, intake, &first);
  return first;
}

/* RULE acc-03 */
static char *tolerant_objection(const YcItem *item, const YcIntake *intake)
{
  int first;
  guint n = intolerable(item, intake, &first);
  if (item->handling == YC_HANDLING_ONSPOT) return g_strdup(_("即办件当场办结,不能容缺"));
  if (yc_intake_missing(intake) == 0) return g_strdup(_("材料已齐,不用容缺"));
  if (n > 1) return g_strdup_printf(_("第%d项等 %u 项不可容缺:请一次性告知"), first, n);
  if (n == 1) return g_strdup_printf(_("第%d项不可容缺:请一次性告知"), first);
  return yc_intake_count(intake, YC_TICK_HAVE) > 0 ? NULL : g_strdup(_("一样材料也没收下,不能容缺受理"));
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
  case YC_OUTCOME_REFUSE:
  case YC_OUTCOME_REFER: return NULL;   /* papers that were shown are given back */
  case YC_OUTCOME_TOLERANT: return tolerant_objection(item, intake);
  case YC_OUTCOME_FORWARD: return have > 0 ? NULL : g_strdup(_("一样材料也没收下:只能转告,不能代收转递"));
  case YC_OUTCOME_RECEIVE: return have > 0 ? NULL : g_strdup(_("一样材料也没收下:只能告知,不能收下待审"));
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: break;
  }
  return g_strdup(_("请先选一个结果"));
}

/* --- until when ------------------------------------------------------------------------------------------- */

/* The clock whose last day is promised: the hall's own promise, else the law's. */
static gboolean promise_clock(YcApp *app, const YcItem *item, YcDay start, YcClockDraft *clock)
{
  return yc_clock_make(app, item, "promise", &item->promised, start, "", clock) ||
         yc_clock_make(app, item, "statute", &item->statutory, start, "", clock);
}

/* The day it happens, or happened (RULE time-16). */
static YcDay acting_day(YcApp *app, const YcIntake *intake)
{
  YcTime late = yc_time_parse(intake->late_at);
  return late == YC_TIME_NONE ? yc_app_today(app) : yc_time_day(late);
}

/* Limits run from the day of first receipt (RULE time-09, acc-12). */
static YcDay received_day(YcApp *app, const YcIntake *intake)
{
  YcDay day = yc_day_parse(intake->received);
  return day == YC_DAY_NONE ? acting_day(app, intake) : day;
}

static char *promise_text(YcApp *app, const YcItem *item, const YcIntake *intake, YcPlan *plan)
{
  YcClockDraft clock;
  if (!promise_clock(app, item, received_day(app, intake), &clock)) return g_strdup(_("受理;这个事项没有规定期限"));
  plan->due = clock.due.due;
  plan->provisional = clock.due.provisional;
  g_autofree char *day = yc_say_day_medium(plan->due), *limit = yc_say_limit(&clock.limit);
  const char *basis = item->promised.n >= 0 ? _("承诺") : _("法定");
  return g_strdup_printf(_("%s前有结果(%s%s%s)"), day, basis, limit, plan->provisional ? _(",暂定") : "");
}

/* "受理;12月4日(五)前补来缺的1项,12月15日(二)前有结果" */
static char *tolerant_text(YcApp *app, const YcItem *item, const YcIntake *intake, YcPlan *plan)
{
  YcClockDraft clock;
  g_autofree char *result = promise_text(app, item, intake, plan);
  if (!yc_clock_tolerate(app, item, acting_day(app, intake), received_day(app, intake), &clock)) return g_steal_pointer(&result);
  plan->due = clock.due.due;
  plan->provisional |= clock.due.provisional;
  g_autofree char *day = yc_say_day_medium(clock.due.due);
  return g_strdup_printf(_("承诺 %s前补来缺的%u项;%s"), day, yc_intake_missing(intake), result);
}

/* RULE acc-04: the last days of a paper that is delivered today. */
static char *refuse_text(YcApp *app, const YcItem *item, const YcIntake *intake, YcPlan *plan)
{
  YcRemedy remedy = yc_remedy_days(yc_app_calendar(app), yc_remedy_of(item->type), yc_app_today(app));
  plan->provisional = remedy.provisional;
  if (intake->refusal == YC_REFUSE_NOT_NEEDED) return g_strdup(_("当场告知依法不需要办理,写明为什么"));
  if (remedy.review == YC_DAY_NONE) return g_strdup(_("不予受理;写明理由和依据,不服可以投诉"));
  g_autofree char *review = yc_say_day_medium(remedy.review), *court = yc_say_day_medium(remedy.court);
  if (remedy.court == YC_DAY_NONE) return g_strdup_printf(_("今日送达的:%s前可申请复查"), review);
  return g_strdup_printf(_("今日送达的:%s前可申请复议,%s前可起诉%s"), review, court,
                         plan->provisional ? _(",暂定") : "");
}

/* The office by its name, or that it has to be chosen. */
static char *authority_name(YcApp *app, const YcIntake *intake)
{
  YcOfficeRow *office = yc_app_office(app, intake->authority);
  char *name = g_strdup(office ? office->name : _("(请选单位)"));
  yc_office_row_free(office);
  return name;
}

static char *refer_text(YcApp *app, const YcIntake *intake)
{
  g_autofree char *name = authority_name(app, intake);
  return g_strdup_printf(_("转告到 %s;材料退回,不计时"), name);
}

static char *forward_text(YcApp *app, const YcItem *item, const YcIntake *intake, YcPlan *plan)
{
  YcClockDraft clock;
  YcLimit limit = yc_limit_working(item->forward_days);
  if (yc_clock_make(app, item, "forward", &limit, received_day(app, intake), "", &clock)) {
    plan->due = clock.due.due;
    plan->provisional = clock.due.provisional;
  }
  g_autofree char *day = yc_say_day_medium(plan->due), *name = authority_name(app, intake);
  return g_strdup_printf(_("代收,%s前转递到 %s,由那里受理"), day, name);
}

static char *ask_text(YcApp *app, const YcItem *item, const YcIntake *intake, YcPlan *plan)
{
  YcLimit supply = yc_limit_working(item->supply_days);
  YcClockDraft clock;
  yc_clock_make(app, item, "supply", &supply, acting_day(app, intake), "", &clock);
  plan->due = clock.due.due;
  plan->provisional = clock.due.provisional;
  g_autofree char *day = yc_say_day_medium(plan->due), *limit = yc_say_limit(&item->promised);
  if (item->promised.n <= 0) return g_strdup_printf(_("告知%u项:请于 %s前补来"), yc_intake_missing(intake), day);
  return g_strdup_printf(_("告知%u项:请于 %s前补来;补齐次日起算%s"), yc_intake_missing(intake), day, limit);
}

/* "11月12日(四)前答复(5个工作日),逾期视为受理" */
static char *receive_text(YcApp *app, const YcItem *item, const YcIntake *intake, YcPlan *plan)
{
  YcClockDraft clock;
  if (!yc_clock_answer(app, item, received_day(app, intake), &clock)) return g_strdup(_("收下待审;这个事项没有规定答复期限"));
  plan->due = clock.due.due;
  plan->provisional = clock.due.provisional;
  g_autofree char *day = yc_say_day_medium(plan->due), *limit = yc_say_limit(&clock.limit);
  const char *presumed = item->accept_rule == YC_ACCEPT_ONCE_NOTICE ? "" : _(",逾期视为受理");
  return g_strdup_printf(_("收下待审,%s前答复(%s%s)%s"), day, limit, plan->provisional ? _(",暂定") : "", presumed);
}

static void add_why(GPtrArray *clocks, YcApp *app, const YcItem *item, const char *kind, const YcLimit *limit, YcDay start)
{
  YcWhyClock *clock = yc_why_planned(app, item, kind, limit, start);
  if (clock != NULL) g_ptr_array_add(clocks, clock);
}

GPtrArray *yc_why_intake(YcApp *app, const YcIntake *intake, YcOutcome outcome)
{
  GPtrArray *clocks = yc_why_clocks_new();
  const YcItem *item = yc_intake_item(app, intake);
  if (item == NULL) return clocks;
  YcDay received = received_day(app, intake), acting = acting_day(app, intake);
  YcLimit supply = yc_limit_working(item->supply_days), forward = yc_limit_working(item->forward_days);
  YcLimit answer = yc_limit_working(item->accept_days);
  YcClockDraft owed;
  if (outcome == YC_OUTCOME_TOLERANT && yc_clock_tolerate(app, item, acting, received, &owed))
    add_why(clocks, app, item, "tolerate", &owed.limit, owed.start);
  if (outcome == YC_OUTCOME_ACCEPT || outcome == YC_OUTCOME_TOLERANT) {
    add_why(clocks, app, item, "promise", &item->promised, received);
    add_why(clocks, app, item, "statute", &item->statutory, received);
  }
  if (outcome == YC_OUTCOME_ASK) add_why(clocks, app, item, "supply", &supply, acting);
  if (outcome == YC_OUTCOME_RECEIVE) add_why(clocks, app, item, "accept", &answer, received);
  if (outcome == YC_OUTCOME_FORWARD) add_why(clocks, app, item, "forward", &forward, received);
  return clocks;
}

YcPlan *yc_intake_plan(YcApp *app, const YcIntake *intake, YcOutcome outcome)
{
  YcPlan *plan = g_new0(YcPlan, 1);
  const YcItem *item = yc_intake_item(app, intake);
  plan->outcome = outcome;
  plan->due = YC_DAY_NONE;
  plan->why_not = item ? objection(item, intake, outcome) : g_strdup(_("请先选事项"));
  gboolean accepts = outcome == YC_OUTCOME_ACCEPT || outcome == YC_OUTCOME_TOLERANT;
  if (plan->why_not == NULL && accepts && !intake->correcting) plan->why_not = yc_route_acceptance_fault(app, intake->casefile);
  plan->possible = plan->why_not == NULL;
  if (plan->possible) plan->why_not = g_strdup("");
  put_prints(item, intake, plan);
  if (item == NULL) {
    plan->promise = g_strdup("");
    return plan;
  }
  switch (outcome) {
  case YC_OUTCOME_ACCEPT: plan->promise = promise_text(app, item, intake, plan); break;
  case YC_OUTCOME_ASK: plan->promise = ask_text(app, item, intake, plan); break;
  case YC_OUTCOME_TELL: plan->promise = g_strdup_printf(_("只告知%u项,不收材料,不计时"), yc_intake_missing(intake)); break;
  case YC_OUTCOME_REFUSE: plan->promise = refuse_text(app, item, intake, plan); break;
  case YC_OUTCOME_ONSPOT:
    plan->due = acting_day(app, intake);
    plan->promise = g_strdup(plan->due == yc_app_today(app) ? _("今天当场办结") : _("当天当场办结"));
    break;
  case YC_OUTCOME_TOLERANT: plan->promise = tolerant_text(app, item, intake, plan); break;
  case YC_OUTCOME_REFER: plan->promise = refer_text(app, intake); break;
  case YC_OUTCOME_FORWARD: plan->promise = forward_text(app, item, intake, plan); break;
  case YC_OUTCOME_RECEIVE: plan->promise = receive_text(app, item, intake, plan); break;
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

char *yc_intake_authority(YcApp *app, const YcIntake *intake)
{
  char *hall = yc_app_other_hall(app, intake->applicant.place);
  if (hall != NULL) return hall;
  const YcItem *item = yc_intake_item(app, intake);
  return g_strdup(item != NULL && item->forward ? item->acceptor : "");
}
