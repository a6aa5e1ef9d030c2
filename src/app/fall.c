/* fall.c - what a clock that is over comes to (RULE time-06, time-09, time-14, acc-02, acc-03).  See watch.h. */
#include <config.h>
#include <string.h>
#include "app/act.h"
#include "app/agreement.h"
#include "app/notice.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/waiting.h"
#include "app/watch.h"

/* The case of a clock that still runs out on that day; no row where it was ended meanwhile. */
static YcRows *read_case(YcWatch *watch, const YcFall *fall, GError **error)
{
  char due[YC_DAY_TEXT];
  return yc_query(yc_app_store(watch->app), error, YC_Q_TICK_CASE, "itt", fall->casefile, fall->clock,
                  yc_day_format(fall->due, due));
}

/* --- deemed acceptance (RULE time-09) --------------------------------------------------------------------- */

/* Who let it lapse answers for the case now; everything is dated from the day of receipt, and its paper waits to be
 * printed. */
static gboolean deem(YcWatch *watch, const YcFall *fall, GError **error)
{
  g_autoptr(YcRows) cf = read_case(watch, fall, error);
  if (cf == NULL) return FALSE;
  if (yc_rows_count(cf) == 0) return TRUE;
  const YcItem *item =
    yc_app_item_version(watch->app, yc_rows_str(cf, 0, "item"), (int)yc_rows_int(cf, 0, "version"), error);
  g_autoptr(YcIntake) intake = item ? yc_intake_of_case(watch->app, fall->casefile, error) : NULL;
  if (intake == NULL) return FALSE;
  YcIntakeResult result = { .papers = g_array_new(FALSE, FALSE, sizeof(gint64)) };
  json_t *deemed = json_pack("{s:o, s:s}", "staff", yc_json_ident(watch->app, yc_rows_int(cf, 0, "staff")), "post",
                             yc_rows_str(cf, 0, "answerable"));
  YcActing act = { .app = watch->app, .writer = watch->writer, .item = item, .intake = intake,
                   .today = yc_app_today(watch->app), .received = yc_rows_day(cf, 0, "received"),
                   .casefile = fall->casefile, .post = yc_rows_str(cf, 0, "agent"), .result = &result, .deemed = deemed };
  gboolean ok = yc_act_deem(&act, error);
  json_decref(deemed);
  g_array_unref(result.papers);
  return ok;
}

/* Only where the item's rule says so; elsewhere nothing is presumed. */
gboolean yc_watch_accept(YcWatch *watch, YcFall *fall, GError **error)
{
  g_autoptr(YcRows) cf = read_case(watch, fall, error);
  if (cf == NULL) return FALSE;
  if (yc_rows_count(cf) == 0) return TRUE;
  const YcItem *item =
    yc_app_item_version(watch->app, yc_rows_str(cf, 0, "item"), (int)yc_rows_int(cf, 0, "version"), NULL);
  gboolean presumed = item != NULL && item->accept_rule != YC_ACCEPT_ONCE_NOTICE;
  if (!presumed) return yc_watch_red(watch, fall, error);
  fall->rule = "case.accept";
  return yc_watch_alone(watch, fall, YC_TICKED_DEEMED, deem, error);
}

/* --- what the applicant owed (RULE acc-02, acc-03) -------------------------------------------------------- */

static gboolean lapse(YcWatch *watch, const YcFall *fall, GError **error)
{
  return yc_lapse_append(watch->app, watch->writer, fall->casefile, error);
}

/* What a notice asked for is only listed, unless the hall withdraws it, and it was reminded of. */
gboolean yc_watch_lapse(YcWatch *watch, YcFall *fall, GError **error)
{
  YcOwed owed = yc_case_owed(watch->app, fall->casefile);
  if (!owed.can_lapse || owed.by != fall->due) return TRUE;
  fall->rule = "case.lapse";
  return yc_watch_alone(watch, fall, YC_TICKED_LAPSED, lapse, error);
}

/* --- steps ------------------------------------------------------------------------------------------------ */

static int row_of(const YcFall *fall)
{
  return (int)g_ascii_strtoll(strchr(fall->clock, ':') + 1, NULL, 10);
}

/* RULE time-06: it ends with its last day, or that of the last answer; the next step may begin on the day after. */
static gboolean end_notice(YcWatch *watch, const YcFall *fall, GError **error)
{
  g_autoptr(YcRows) cf = read_case(watch, fall, error);
  if (cf == NULL) return FALSE;
  if (yc_rows_count(cf) == 0) return TRUE;
  YcTime before = yc_app_stand_at(watch->app, yc_time_new(fall->on - 1, 23, 59, 0));
  gboolean ok = yc_notice_end_append(watch->app, watch->writer, fall->casefile, row_of(fall), error);
  yc_app_stand_at(watch->app, before);
  return ok;
}

/* It cannot end: who holds it and the supervisor are told, once. */
static gboolean keep_notice(YcWatch *watch, YcFall *fall, int n, YcNoticeWait wait, GError **error)
{
  gboolean done;
  fall->rule = "notice.wait";
  g_autoptr(YcRows) cf = read_case(watch, fall, error);
  if (cf == NULL) return FALSE;
  if (yc_rows_count(cf) == 0) return TRUE;
  if (!yc_watch_act(watch, fall, &done, error)) return FALSE;
  if (done) return TRUE;
  json_t *facts = json_pack("{s:i, s:o, s:s, s:s, s:o}", "step", n, "day", yc_json_day(fall->on), "why",
                            yc_notice_wait_code(wait), "post", yc_rows_str(cf, 0, "answerable"), "staff",
                            yc_json_ident(watch->app, yc_rows_int(cf, 0, "staff")));
  return yc_watch_append(watch, fall->casefile, "notice.wait", facts, error) != 0;
}

static gboolean notice_over(YcWatch *watch, YcFall *fall, int n, GError **error)
{
  YcDay over;
  YcNoticeWait wait = yc_notice_waits(watch->app, fall->casefile, n, &over);
  if (wait != YC_NOTICE_MAY_END) {
    /* What somebody was to hang and did not is late like any step. */
    gboolean late = wait == YC_NOTICE_UNPOSTED;
    return keep_notice(watch, fall, n, wait, error) && (!late || yc_watch_red(watch, fall, error));
  }
  fall->on = MAX(fall->due, over) + 1;
  if (fall->on > watch->day) return TRUE;   /* answered today: it ends with the day */
  fall->rule = "step.finish";
  return yc_watch_alone(watch, fall, YC_TICKED_NOTICE, end_notice, error);
}

/* RULE time-14: only a consulted office, and only with proof that it had it. */
static gboolean agree(YcWatch *watch, const YcFall *fall, GError **error)
{
  g_autoptr(YcRows) cf = read_case(watch, fall, error);
  if (cf == NULL) return FALSE;
  return yc_rows_count(cf) == 0 || yc_agreement_append(watch->app, watch->writer, fall->casefile, row_of(fall), error);
}

/* RULE time-12: it was handed over, and nobody said anything for a working day. */
static gboolean deem_received(YcWatch *watch, const YcFall *fall, GError **error)
{
  g_autoptr(YcRows) cf = read_case(watch, fall, error);
  if (cf == NULL) return FALSE;
  return yc_rows_count(cf) == 0 || yc_route_take_append(watch->app, watch->writer, fall->casefile, row_of(fall), "deemed", error);
}

gboolean yc_watch_sign(YcWatch *watch, YcFall *fall, GError **error)
{
  fall->rule = "step.receive";
  return yc_watch_alone(watch, fall, YC_TICKED_RECEIVED, deem_received, error);
}

gboolean yc_watch_step(YcWatch *watch, YcFall *fall, const char *step_kind, GError **error)
{
  int n = row_of(fall);
  if (strcmp(step_kind, yc_item_step_code(YC_STEP_CONSULT)) == 0 &&
      yc_agreement_presumed(watch->app, fall->casefile, n)) {
    fall->rule = "step.deemed";
    return yc_watch_alone(watch, fall, YC_TICKED_AGREED, agree, error);
  }
  if (strcmp(step_kind, yc_item_step_code(YC_STEP_NOTICE)) != 0) return yc_watch_red(watch, fall, error);
  if (n >= YC_LEG_OTHERS) return TRUE;   /* it ends with the notice that it posts as well */
  return notice_over(watch, fall, n, error);
}
