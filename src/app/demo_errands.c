/* demo_errands.c - what agents do in a demo hall's last days besides passing cases on: errands, calls, authorisations,
 * receipts; an objection; somebody who is away.  By number, not by chance.  See demo_run.h. */
#include <config.h>
#include "app/absence.h"
#include "app/agency.h"
#include "app/authority.h"
#include "app/demo_run.h"
#include "app/deliver.h"
#include "app/notice.h"

/* The result of an act is not looked at. */
static gboolean was_done(YcIntakeResult *result)
{
  gboolean done = result != NULL;
  yc_intake_result_free(result);
  return done;
}

/* --- errands ---------------------------------------------------------------------------------------------- */

/* A step that lies with an outside office: its papers were carried there, or somebody calls. */
gboolean yc_demo_sent(YcDemo *d, const YcMoment *m, GError **error)
{
  if (yc_time_day(m->at) < d->lately || m->n % 3 == 2) return TRUE;
  g_autoptr(YcRows) steps = yc_query(yc_app_store(d->app), error, YC_Q_CASE_STEPS, "i", m->casefile);
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++) {
    if (yc_rows_int(steps, i, "n") != m->step || yc_rows_int(steps, i, "inside") != 0) continue;
    YcTripForm form = { YC_TRIP_SEND, yc_rows_str(steps, i, "office"), "", YC_DAY_NONE, "材料当面交了,那边点清收下", 0 };
    yc_demo_plan(d, YC_MOMENT_ERRAND, yc_demo_next(d, m->at, 1, 14, m->n), m->n, m->casefile, m->step);
    return m->n % 3 != 0 || yc_agency_trip_append(d->app, d->writer, m->casefile, &form, error);
  }
  return steps != NULL;
}

static gboolean call(YcDemo *d, const YcMoment *m, GError **error)
{
  static const char *const said[] = { "问经办的:材料收到了,排在后天审", "告诉申请人:进度说清了,不用来跑",
                                      "问经办的:还差领导签字,签了就通知" };
  const char *text = said[((guint)m->n / 3 + (guint)m->step) % G_N_ELEMENTS(said)];
  return was_done(yc_agency_log(d->app, m->casefile, YC_DIARY_CALL, text, NULL, error));
}

/* A visit for one of the next days. */
static gboolean arrange(YcDemo *d, const YcMoment *m, GError **error)
{
  YcDay day = yc_calendar_add(yc_app_calendar(d->app), yc_time_day(d->end), 1 + (int)(m->n % 2));
  YcTripForm form = { YC_TRIP_VISIT, "", "", day, "约好上门,顺便把银行卡复印件带回来", 0 };
  return was_done(yc_agency_trip(d->app, m->casefile, &form, NULL, error));
}

gboolean yc_demo_errand(YcDemo *d, const YcMoment *m, GError **error)
{
  return yc_demo_apart(d, m, m->n % 5 == 1 ? arrange : call, error);
}

/* --- authorisations --------------------------------------------------------------------------------------- */

void yc_demo_plan_authority(YcDemo *d, const YcMoment *m, gint64 casefile, const YcIntake *intake)
{
  gboolean for_person = intake->represented && *intake->applicant.legal == '\0';
  if (yc_time_day(m->at) < d->lately || !for_person || intake->outcome != YC_OUTCOME_ACCEPT) return;
  yc_demo_plan(d, YC_MOMENT_AUTHORITY, m->at + 3 * YC_MINUTE, m->n, casefile, 0);
}

/* For all of it; every other one ends soon. */
static gboolean authorise(YcDemo *d, const YcMoment *m, GError **error)
{
  YcDay until = m->n % 2 == 0 ? yc_time_day(d->end) + 3 : yc_time_day(m->at) + 90;
  YcAuthority form = { .name = "", .document = "", .relation = "", .since = YC_DAY_NONE, .until = until, .fingerprint = m->n % 4 == 0 };
  form.scope[YC_SCOPE_APPLY] = form.scope[YC_SCOPE_SUPPLY] = form.scope[YC_SCOPE_FETCH] = TRUE;
  return was_done(yc_authority_give(d->app, m->casefile, &form, NULL, error));
}

gboolean yc_demo_authority(YcDemo *d, const YcMoment *m, GError **error)
{
  return yc_demo_apart(d, m, authorise, error);
}

/* --- notices ---------------------------------------------------------------------------------------------- */

enum { OBJECTED_DAYS = 5 };   /* a notice of so many days is not over before the objection is answered */

void yc_demo_plan_objection(YcDemo *d, const YcMoment *m, int days)
{
  if (yc_time_day(m->at) < d->lately || days < OBJECTED_DAYS || m->n % 3 != 1) return;
  yc_demo_plan(d, YC_MOMENT_OBJECT, yc_demo_next(d, m->at, 1, 11, m->n), m->n, m->casefile, m->step);
  yc_demo_plan(d, YC_MOMENT_HEARD, yc_demo_next(d, m->at, 2, 16, m->n), m->n, m->casefile, m->step);
}

static gboolean object(YcDemo *d, const YcMoment *m, GError **error)
{
  YcNoticeObjection form = { "同组的柏某", "", "他家在县城有铺面,够不上" };
  return was_done(yc_notice_object(d->app, m->casefile, &form, NULL, error));
}

static gboolean hear(YcDemo *d, const YcMoment *m, GError **error)
{
  YcNoticeAnswer form = { .n = 0, .remedy = YC_REMEDY_NONE, .text = "铺面是租的,租约和流水都看过,当面说清了", .by = "" };
  return was_done(yc_notice_answer(d->app, m->casefile, &form, NULL, error));
}

gboolean yc_demo_object(YcDemo *d, const YcMoment *m, GError **error)
{
  return yc_demo_apart(d, m, object, error);
}

gboolean yc_demo_heard(YcDemo *d, const YcMoment *m, GError **error)
{
  return yc_demo_apart(d, m, hear, error);
}

/* --- results ---------------------------------------------------------------------------------------------- */

static gboolean hand_over(YcDemo *d, const YcMoment *m, GError **error)
{
  YcDelivery form = yc_delivery_blank();
  return was_done(yc_deliver_commit(d->app, m->casefile, &form, NULL, error));
}

static gboolean send_home(YcDemo *d, const YcMoment *m, GError **error)
{
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_HOME;
  return was_done(yc_deliver_send(d->app, m->casefile, &form, NULL, error));
}

static gboolean sign_home(YcDemo *d, const YcMoment *m, GError **error)
{
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_HOME;
  form.seen = YC_SEEN_KNOWN;
  return was_done(yc_deliver_commit(d->app, m->casefile, &form, NULL, error));
}

static void plan_follow(YcDemo *d, const YcMoment *m)
{
  YcDay day = yc_time_day(m->at) + yc_followup_days(d->app);
  YcTime at = yc_time_new(yc_calendar_on_or_before(yc_app_calendar(d->app), day), 15, 30 + (int)(m->n % 20), 0);
  if (m->n % 3 != 0 && at > m->at) yc_demo_plan(d, YC_MOMENT_FOLLOW, at, m->n, m->casefile, 0);
}

gboolean yc_demo_deliver(YcDemo *d, const YcMoment *m, gboolean *with, GError **error)
{
  *with = yc_time_day(m->at) >= d->lately;
  if (!*with) return TRUE;
  plan_follow(d, m);
  if (m->n % 3 != 0) return yc_demo_apart(d, m, hand_over, error);
  yc_demo_plan(d, YC_MOMENT_SIGNED, yc_demo_next(d, m->at, 1, 15, m->n), m->n, m->casefile, 0);
  return yc_demo_apart(d, m, send_home, error);
}

gboolean yc_demo_signed(YcDemo *d, const YcMoment *m, GError **error)
{
  return yc_demo_apart(d, m, sign_home, error);
}

static gboolean follow(YcDemo *d, const YcMoment *m, GError **error)
{
  static const struct { YcFollow what; const char *text; } answers[] = {
    { YC_FOLLOW_SATISFIED, "没跑第二趟" }, { YC_FOLLOW_UNREACHED, "" }, { YC_FOLLOW_FAIR, "钱到账晚了几天" }, { YC_FOLLOW_SATISFIED, "" },
  };
  guint i = m->n % G_N_ELEMENTS(answers);
  return was_done(yc_agency_follow(d->app, m->casefile, answers[i].what, answers[i].text, NULL, error));
}

gboolean yc_demo_follow(YcDemo *d, const YcMoment *m, GError **error)
{
  return yc_demo_apart(d, m, follow, error);
}

/* --- away ------------------------------------------------------------------------------------------------- */

gboolean yc_demo_absence(YcDemo *d, GError **error)
{
  const YcStaff *who = yc_demo_staff(d, 0, "fenglichun");
  YcTime from = d->end - 20 * YC_MINUTE;
  yc_app_pretend(d->app, who, NULL, from);
  YcAbsenceForm form = { .staff = who->id, .from = from, .until = yc_time_new(yc_time_day(d->end) + 3, 0, 0, 0), .reason = "去县里培训" };
  return yc_absence_set(d->app, &form, NULL, NULL, error);
}
