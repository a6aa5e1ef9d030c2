/* demo.c - a hall with a past: cases taken in over the last months and carried as far as time allowed.
 *
 * A simulation by moments: what happens next stands in a queue ordered by time; whatever falls after now has not
 * happened yet and leaves its case open.  Everything goes through the same append and apply as at a counter. */
#include <config.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include "app/commit.h"
#include "app/demo_run.h"
#include "app/demo_watch.h"
#include "app/extend.h"
#include "app/notice.h"
#include "app/outside.h"
#include "app/pause.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/setup.h"
#include "app/watch.h"

#define PAST_DAYS 160          /* working days of history */
#define HANDED_DAYS 2
#define LATELY_DAYS 12
#define ACTS_PER_COMMIT 2000

/* --- time ------------------------------------------------------------------------------------------------- */

static int by_time(gconstpointer a, gconstpointer b, gpointer unused)
{
  (void)unused;
  const YcMoment *x = a, *y = b;
  if (x->at != y->at) return x->at < y->at ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

void yc_demo_plan(YcDemo *d, YcMomentWhat what, YcTime at, guint n, gint64 casefile, int step)
{
  YcMoment *m = g_new(YcMoment, 1);
  *m = (YcMoment){ at, d->order++, what, n, casefile, step };
  g_sequence_insert_sorted(d->moments, m, by_time, NULL);
}

YcTime yc_demo_later(YcDemo *d, YcTime at, int days)
{
  if (days == 0) return at + g_rand_int_range(d->rand, 5, 40) * YC_MINUTE;
  YcDay day = yc_calendar_add(yc_app_calendar(d->app), yc_time_day(at), days);
  return yc_time_new(day, g_rand_int_range(d->rand, 9, 17), g_rand_int_range(d->rand, 0, 60), 0);
}

YcTime yc_demo_next(const YcDemo *d, YcTime at, int days, int hour, guint n)
{
  YcDay day = yc_calendar_add(yc_app_calendar(d->app), yc_time_day(at), days);
  return MAX(yc_time_new(day, hour, (int)(n % 12 * 5), 0), at + YC_MINUTE);
}

gboolean yc_demo_chance(YcDemo *d, int percent)
{
  return g_rand_int_range(d->rand, 0, 100) < percent;
}

/* --- who acts --------------------------------------------------------------------------------------------- */

static const struct { const char *login, *window; } clerks[] = {
  { "lixiuying", "3" }, { "sunyumei", "1" }, { "hexiaoyan", "2" }, { "luowenjing", "4" },
};

const YcStaff *yc_demo_staff(const YcDemo *d, gint64 id, const char *login)
{
  for (guint i = 0; i < d->staff->len; i++) {
    const YcStaff *staff = d->staff->pdata[i];
    if (login ? strcmp(staff->login, login) == 0 : staff->id == id) return staff;
  }
  return d->staff->pdata[0];
}

void yc_demo_act_as(YcDemo *d, const YcStaff *staff, const char *window, YcTime at)
{
  YcActor actor;
  yc_app_pretend(d->app, staff, window, at);
  g_free(d->ident);
  yc_app_actor(d->app, &actor, NULL, NULL, &d->ident);
  actor.origin = "demo";
  yc_writer_next(d->writer, &actor);
}

const YcStaff *yc_demo_answers(const YcDemo *d, gint64 casefile)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(d->app), NULL, YC_Q_CASE_BRIEF, "i", casefile);
  return yc_demo_staff(d, yc_rows_first(cf, "staff", 0), NULL);
}

void yc_demo_act_for_case(YcDemo *d, gint64 casefile, YcTime at)
{
  yc_demo_act_as(d, yc_demo_answers(d, casefile), NULL, at);
}

/* --- taking in -------------------------------------------------------------------------------------------- */

static void plan_after_acceptance(YcDemo *d, const YcMoment *m, gint64 casefile)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(d->app), NULL, YC_Q_CASE_BRIEF, "i", casefile);
  int step = (int)yc_rows_int(cf, 0, "step");
  if (step > 0) yc_demo_plan(d, YC_MOMENT_BEGIN, yc_demo_later(d, m->at, yc_demo_chance(d, 80) ? 0 : 1), m->n, casefile, step);
}

/* Mostly typed into the others' systems while people wait for their papers; some are forgotten for weeks.  By number,
 * not by chance: what else happens stays as it was. */
static void plan_entering(YcDemo *d, const YcMoment *m, gint64 casefile)
{
  YcTime at = m->at + 25 * YC_MINUTE;
  if (m->n % 16 == 5) at = yc_time_new(yc_calendar_add(yc_app_calendar(d->app), yc_time_day(at), 20), 16, 40, 0);
  yc_demo_plan(d, YC_MOMENT_ENTER, at, m->n, casefile, 0);
}

static gboolean do_enter(YcDemo *d, const YcMoment *m, GError **error)
{
  yc_demo_act_for_case(d, m->casefile, m->at);
  g_autoptr(YcRows) cf = yc_query(yc_app_store(d->app), error, YC_Q_CASEFILE, "i", m->casefile);
  if (cf == NULL) return FALSE;
  g_auto(GStrv) systems = g_strsplit(yc_rows_str(cf, 0, "outside"), " ", -1);
  for (char **code = systems; *code != NULL; code++) {
    int year, month, day;
    yc_day_split(yc_time_day(m->at), &year, &month, &day);
    g_autofree char *number = g_strdup_printf("%04d%02d%02d%06u", year, month, day, m->n + 1);
    if (**code != '\0' && !yc_outside_append(d->app, d->writer, m->casefile, *code, number, error)) return FALSE;
  }
  return TRUE;
}

/* A few were taken in long ago and left lying (RULE time-09).  By number, not by chance. */
static gboolean is_left(YcDemo *d, const YcMoment *m, const YcIntake *intake)
{
  const YcItem *item = yc_intake_item(d->app, intake);
  return m->n % 40 == 11 && m->at < d->end - 20 * 24 * YC_HOUR && intake->outcome == YC_OUTCOME_ACCEPT &&
         item->accept_rule != YC_ACCEPT_ONCE_NOTICE;
}

static gboolean do_intake(YcDemo *d, const YcMoment *m, GError **error)
{
  guint who = m->n % G_N_ELEMENTS(clerks);
  yc_demo_act_as(d, yc_demo_staff(d, 0, clerks[who].login), clerks[who].window, m->at);
  g_autoptr(YcIntake) intake = yc_demo_intake(d);
  gboolean left = is_left(d, m, intake);
  if (left) intake->outcome = YC_OUTCOME_RECEIVE;
  g_autoptr(YcIntakeResult) result = yc_intake_append(d->app, d->writer, intake, error);
  if (result == NULL) return FALSE;
  if (left) yc_demo_plan(d, YC_MOMENT_DEEMED, yc_demo_later(d, m->at, 7), m->n, result->casefile, 0);
  plan_entering(d, m, result->casefile);
  if (intake->outcome == YC_OUTCOME_ACCEPT) plan_after_acceptance(d, m, result->casefile);
  yc_demo_plan_authority(d, m, result->casefile, intake);
  gboolean forgets = d->behind && m->n % 7 == 3;
  if (intake->outcome == YC_OUTCOME_ASK && yc_demo_chance(d, 97) && !forgets)
    yc_demo_plan(d, YC_MOMENT_SUPPLY, yc_demo_later(d, m->at, g_rand_int_range(d->rand, 1, 15)), m->n, result->casefile, 0);
  return TRUE;
}

/* Papers that nobody answered are taken as accepted; then somebody goes on with them. */
static gboolean do_deemed(YcDemo *d, const YcMoment *m, GError **error)
{
  (void)error;
  plan_after_acceptance(d, m, m->casefile);
  return TRUE;
}

static gboolean do_supply(YcDemo *d, const YcMoment *m, GError **error)
{
  yc_demo_act_for_case(d, m->casefile, m->at);
  g_autoptr(YcIntake) intake = yc_intake_of_case(d->app, m->casefile, error);
  if (intake == NULL) return FALSE;
  yc_demo_tick_all(d, intake);
  g_autoptr(YcIntakeResult) result = yc_supply_append(d->app, d->writer, m->casefile, intake, error);
  if (result == NULL) return FALSE;
  plan_after_acceptance(d, m, m->casefile);
  return TRUE;
}

/* --- carrying on ------------------------------------------------------------------------------------------ */

static const YcStep *step_of(YcDemo *d, gint64 casefile, int n, int *last)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(d->app), NULL, YC_Q_CASE_BRIEF, "i", casefile);
  const YcItem *item =
      yc_app_item_version(d->app, yc_rows_str(cf, 0, "item"), (int)yc_rows_int(cf, 0, "version"), NULL);
  const YcStep *found = NULL;
  for (guint i = 0; i < item->steps->len; i++) {
    const YcStep *step = item->steps->pdata[i];
    if (step->n == n) found = step;
    if (!step->together) *last = step->n;
  }
  return found;
}

/* The step that comes after it; those beside it are begun and finished with it. */
static int step_after(YcDemo *d, const YcMoment *m)
{
  int n = m->step + 1, last;
  for (const YcStep *step; (step = step_of(d, m->casefile, n, &last)) != NULL && step->together;) n++;
  return n;
}

static gboolean ends_by_itself(const YcStep *step)
{
  return step->kind == YC_STEP_NOTICE && step->days > 0;
}

/* A public notice ends by itself with its last day; on the next working day somebody sees that. */
static gboolean plan_after_notice(YcDemo *d, const YcMoment *m, const YcStep *step)
{
  char kind[16];
  g_snprintf(kind, sizeof kind, "step:%d", step->n);
  YcDay due = yc_case_clock(d->app, m->casefile, kind);
  YcTime over = yc_time_new(due == YC_DAY_NONE ? yc_time_day(m->at) : due, 9, 0, 0);
  yc_demo_plan(d, YC_MOMENT_FINISH, yc_demo_later(d, over, 1), m->n, m->casefile, m->step);
  return TRUE;
}

/* A few take longer than was promised: the supervisor enters what was approved.  By number, not by chance; what cannot be
 * extended is not. */
static gboolean extend_some(YcDemo *d, const YcMoment *m, const YcStep *step, GError **error)
{
  g_autoptr(YcExtendPlan) plan = m->n % 9 == 4 && step->kind == YC_STEP_DECIDE ? yc_extend_plan(d->app, m->casefile, 1, NULL) : NULL;
  if (plan == NULL || plan->by[0] == NULL) return TRUE;
  YcExtend form = { MIN(plan->cap.n, 5), plan->by[0], "韩立群", "要等外单位的核对结果" };
  yc_demo_act_as(d, yc_demo_staff(d, 0, "zhaomin"), NULL, m->at + YC_MINUTE);
  return yc_extend_append(d->app, d->writer, m->casefile, &form, NULL, error);
}

/* Who dispatches it hangs it, by the village's board. */
static gboolean post_notice(YcDemo *d, const YcMoment *m, const YcStep *step, GError **error)
{
  if (ends_by_itself(step)) yc_demo_plan_objection(d, m, step->days);
  YcNoticePost form = { .places = "村务公开栏", .by = "", .at = "", .how = YC_N_RECEIPTS, .down = YC_DAY_NONE, .amount = "" };
  return !ends_by_itself(step) || yc_notice_post_append(d->app, d->writer, m->casefile, &form, NULL, error);
}

static gboolean take_down(YcDemo *d, const YcMoment *m, GError **error)
{
  YcNoticeDown form = { "", YC_N_RECEIPTS, YC_DAY_NONE };
  return yc_notice_down_append(d->app, d->writer, m->casefile, &form, error);
}

static gboolean do_begin(YcDemo *d, const YcMoment *m, GError **error)
{
  int last;
  const YcStep *step = step_of(d, m->casefile, m->step, &last);
  gboolean returns;
  yc_demo_act_for_case(d, m->casefile, m->at);
  if (!yc_demo_before(d, m, error) || !yc_demo_give(d, m, &returns, error) || !yc_demo_sent(d, m, error) || !post_notice(d, m, step, error) ||
      !extend_some(d, m, step, error))
    return FALSE;
  if (returns || m->n >= YC_DEMO_CALLERS) return TRUE;   /* goes on from there */
  if (d->behind && m->n % 33 == 7) return TRUE;   /* lies where it is */
  if (ends_by_itself(step)) return plan_after_notice(d, m, step);
  /* Mostly in time, some on the last day, a few late. */
  int days = yc_demo_chance(d, 4)               ? step->days + g_rand_int_range(d->rand, 1, 4)
                                          : g_rand_int_range(d->rand, 0, step->days + 1);
  gboolean works = step->kind == YC_STEP_WORK || step->kind == YC_STEP_INVESTIGATE || step->kind == YC_STEP_DISCUSS;
  gboolean pauses = works && step->days > 2 && yc_demo_chance(d, 8);
  yc_demo_plan(d, pauses ? YC_MOMENT_PAUSE : YC_MOMENT_FINISH, yc_demo_later(d, m->at, pauses ? 1 : days), m->n, m->casefile, m->step);
  return TRUE;
}

static gboolean do_finish(YcDemo *d, const YcMoment *m, GError **error)
{
  int last;
  const YcStep *step = step_of(d, m->casefile, m->step, &last);
  if (!yc_demo_take(d, m, error)) return FALSE;
  yc_demo_act_for_case(d, m->casefile, m->at);
  if (!(ends_by_itself(step) ? take_down(d, m, error) : yc_step_finish(d->app, d->writer, m->casefile, error))) return FALSE;
  gboolean decides = step->kind == YC_STEP_DECIDE || m->step == last;
  if (!decides) {
    yc_demo_plan(d, YC_MOMENT_BEGIN, yc_demo_later(d, m->at, yc_demo_chance(d, 80) ? 0 : 1), m->n, m->casefile, step_after(d, m));
    return TRUE;
  }
  yc_demo_plan(d, YC_MOMENT_DELIVER, yc_demo_later(d, m->at, g_rand_int_range(d->rand, 1, 9)), m->n, m->casefile, 0);
  return yc_case_decide(d->app, d->writer, m->casefile, "准予", error);
}

/* For what its item allows, approved by the mayor; each with its paper. */
static gboolean stop_case(YcDemo *d, const YcMoment *m, GError **error)
{
  g_autoptr(GArray) allowed = yc_pause_procedures(d->app, m->casefile);
  if (allowed->len == 0) return yc_refuse(error, "nothing to stop for");
  YcPause form = { .procedure = g_array_index(allowed, YcProcedure, m->n % allowed->len),
                   .until = yc_calendar_add(yc_app_calendar(d->app), yc_time_day(m->at), 10),
                   .post = "镇长", .name = "高志远", .reason = "情况复杂,要先有结论才能往下办" };
  return yc_pause_append(d->app, d->writer, m->casefile, &form, NULL, error);
}

static gboolean do_pause(YcDemo *d, const YcMoment *m, GError **error)
{
  yc_demo_act_for_case(d, m->casefile, m->at);
  GError *refused = NULL;
  if (!stop_case(d, m, &refused)) {
    if (refused->code != YC_ERROR_REFUSED) {
      g_propagate_error(error, refused);
      return FALSE;
    }
    g_error_free(refused);
    yc_demo_plan(d, YC_MOMENT_FINISH, yc_demo_later(d, m->at, 1), m->n, m->casefile, m->step);
    return TRUE;
  }
  yc_demo_plan(d, YC_MOMENT_RESUME, yc_demo_later(d, m->at, g_rand_int_range(d->rand, 3, 15)), m->n, m->casefile, m->step);
  return TRUE;
}

static gboolean do_resume(YcDemo *d, const YcMoment *m, GError **error)
{
  yc_demo_act_for_case(d, m->casefile, m->at);
  yc_demo_plan(d, YC_MOMENT_FINISH, yc_demo_later(d, m->at, g_rand_int_range(d->rand, 1, 4)), m->n, m->casefile, m->step);
  return yc_resume_append(d->app, d->writer, m->casefile, error);
}

static gboolean do_deliver(YcDemo *d, const YcMoment *m, GError **error)
{
  gboolean with;
  if (!yc_demo_deliver(d, m, &with, error)) return FALSE;
  if (with) return TRUE;
  yc_demo_act_for_case(d, m->casefile, m->at);
  return yc_case_deliver(d->app, d->writer, m->casefile, error);
}

static gboolean (*const doers[YC_N_MOMENTS])(YcDemo *, const YcMoment *, GError **) = {
  [YC_MOMENT_INTAKE] = do_intake,         [YC_MOMENT_CALLER] = yc_demo_caller,    [YC_MOMENT_ENTER] = do_enter,
  [YC_MOMENT_SUPPLY] = do_supply,         [YC_MOMENT_DEEMED] = do_deemed,         [YC_MOMENT_BEGIN] = do_begin,
  [YC_MOMENT_TAKE] = yc_demo_take,        [YC_MOMENT_RETURN] = yc_demo_return,    [YC_MOMENT_AGAIN] = yc_demo_again,
  [YC_MOMENT_FINISH] = do_finish,         [YC_MOMENT_PAUSE] = do_pause,           [YC_MOMENT_RESUME] = do_resume,
  [YC_MOMENT_DELIVER] = do_deliver,       [YC_MOMENT_SIGNED] = yc_demo_signed,    [YC_MOMENT_FOLLOW] = yc_demo_follow,
  [YC_MOMENT_AUTHORITY] = yc_demo_authority, [YC_MOMENT_ERRAND] = yc_demo_errand, [YC_MOMENT_OBJECT] = yc_demo_object,
  [YC_MOMENT_HEARD] = yc_demo_heard,
};

/* --- the run ---------------------------------------------------------------------------------------------- */

/* Coming people, spread over the working days of the past, in order. */
static void plan_intakes(YcDemo *d, guint cases)
{
  const YcCalendar *calendar = yc_app_calendar(d->app);
  YcDay today = yc_time_day(d->end);
  YcDay first = yc_calendar_add(calendar, today, -PAST_DAYS);
  for (guint i = 0; i < cases; i++) {
    int nth = (int)((guint64)i * (PAST_DAYS + 1) / cases);
    YcDay day = yc_calendar_add(calendar, first, nth);
    YcTime at = yc_time_new(day, g_rand_int_range(d->rand, 8, 17), g_rand_int_range(d->rand, 30, 60), 0);
    yc_demo_plan(d, YC_MOMENT_INTAKE, at, i, 0, 0);
  }
}

static gboolean open_writer(YcDemo *d, GError **error)
{
  YcActor actor = {
    .happened = d->end, .entered = d->end, .clock_ok = TRUE, .origin = "demo", .actor = YC_IDENT_SYSTEM
  };
  yc_act_new(actor.act, g_get_real_time());
  gboolean repeated;
  d->writer = yc_writer_begin(yc_app_store(d->app), &actor, &repeated, error);
  return d->writer != NULL;
}

gboolean yc_demo_apart(YcDemo *d, const YcMoment *m, YcDemoAct act, GError **error)
{
  GError *failure = NULL;
  yc_app_pretend(d->app, yc_demo_answers(d, m->casefile), NULL, m->at);
  if (!yc_writer_commit(g_steal_pointer(&d->writer), error)) return FALSE;
  if (!act(d, m, &failure) && failure->code != YC_ERROR_REFUSED) {
    g_propagate_error(error, failure);
    return FALSE;
  }
  g_clear_error(&failure);
  return open_writer(d, error);
}

static gboolean commit_some(YcDemo *d, GError **error)
{
  if (++d->acts % ACTS_PER_COMMIT != 0) return TRUE;
  return yc_writer_commit(g_steal_pointer(&d->writer), error) && open_writer(d, error);
}

/* What falls due by itself happens at the beginning of its day. */
static gboolean begin_days(YcDemo *d, YcTime until, GError **error)
{
  for (; d->day <= yc_time_day(until); d->day++)
    if (!yc_watch_day(d->app, d->writer, d->day, error)) return FALSE;
  return TRUE;
}

static gboolean run(YcDemo *d, guint cases, YcProgress progress, gpointer data, GError **error)
{
  plan_intakes(d, cases);
  yc_demo_plan_callers(d);
  guint done = 0;
  YcMoment *first = g_sequence_get(g_sequence_get_begin_iter(d->moments));
  d->day = yc_time_day(first->at);
  if (!open_writer(d, error)) return FALSE;
  for (;;) {
    GSequenceIter *next = g_sequence_get_begin_iter(d->moments);
    if (g_sequence_iter_is_end(next)) break;
    YcMoment m = *(YcMoment *)g_sequence_get(next);
    g_sequence_remove(next);
    if (m.at > d->end) break;
    if (!begin_days(d, m.at, error) || !doers[m.what](d, &m, error) || !commit_some(d, error)) return FALSE;
    if (m.what == YC_MOMENT_INTAKE && progress != NULL && ++done % 500 == 0) progress(done, cases, data);
  }
  /* Nobody waits for its papers. */
  return begin_days(d, d->end, error) && yc_writer_commit(g_steal_pointer(&d->writer), error) &&
         yc_demo_watch(d->app, d->staff, d->end, error) && yc_demo_absence(d, error) &&
         yc_local_ticked(yc_app_store(d->app), yc_time_day(d->end), error) && yc_local_all_printed(yc_app_store(d->app), yc_app_now(d->app), error);
}

static gboolean simulate(const char *path, const char *file, const YcDemoPlan *plan, YcTime end,
                         YcProgress progress, gpointer data, YcFaults *faults, GError **error)
{
  g_autoptr(YcApp) app = yc_app_open(path, end, error);
  if (app == NULL) return FALSE;
  yc_store_set_durable(yc_app_store(app), FALSE);
  YcDemo d = { .app = app, .end = end, .behind = plan->behind };
  d.people = yc_demo_people_new(app, file, plan->seed, faults);
  d.staff = yc_app_staff(app, error);
  d.items = d.staff ? yc_app_items(app, "", error) : NULL;
  gboolean ok = faults->len == 0 && d.items != NULL && d.items->len > 0;
  d.handed = yc_calendar_add(yc_app_calendar(app), yc_time_day(end), -HANDED_DAYS);
  d.lately = yc_calendar_add(yc_app_calendar(app), yc_time_day(end), -LATELY_DAYS);
  d.moments = g_sequence_new(g_free);
  d.rand = g_rand_new_with_seed(plan->seed);
  ok = ok && run(&d, plan->cases, progress, data, error);
  yc_writer_cancel(d.writer);
  g_autofree char *hall = g_path_get_dirname(file);
  ok = ok && yc_demo_asked(app, d.staff, end, hall, faults, error);
  yc_store_set_durable(yc_app_store(app), TRUE);
  ok = ok && yc_store_checkpoint(yc_app_store(app), TRUE, error);
  g_sequence_free(d.moments);
  g_rand_free(d.rand);
  g_free(d.ident);
  if (d.staff != NULL) g_ptr_array_unref(d.staff);
  if (d.items != NULL) g_ptr_array_unref(d.items);
  yc_demo_people_free(d.people);
  return ok;
}

gboolean yc_setup_demo(const char *path, const char *data, const YcDemoPlan *plan, YcProgress progress,
                       gpointer progress_data, YcFaults *faults, GError **error)
{
  if (!yc_store_path_free(path, error)) return FALSE;
  g_autofree char *hall = g_build_filename(data, "demo", NULL), *people = g_build_filename(hall, "people.tsv", NULL);
  g_autofree char *making = g_strconcat(path, ".making", NULL);
  YcTime end = plan->clock == YC_TIME_NONE ? g_get_real_time() : plan->clock;
  yc_app_remove_store(making);
  /* The hall was there before its first case. */
  YcTime begun = end - (YcTime)PAST_DAYS * 2 * 24 * YC_HOUR;
  if (!yc_setup_init(making, hall, data, TRUE, yc_time_day(begun), begun, faults, error)) return FALSE;
  gboolean ok = simulate(making, people, plan, end, progress, progress_data, faults, error);
  if (ok && g_rename(making, path) == 0) return TRUE;
  if (ok) g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("写不到 %s:%s"), path, g_strerror(errno));
  yc_app_remove_store(making);
  return FALSE;
}
