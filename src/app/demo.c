/* demo.c - a hall with a past: cases taken in over the last months and carried as far as time allowed.
 *
 * A simulation by moments: what happens next stands in a queue ordered by time; whatever falls after now has not
 * happened yet and leaves its case open.  Everything goes through the same append and apply as at a counter. */
#include <config.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include "app/commit.h"
#include "app/demo_people.h"
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
#define ACTS_PER_COMMIT 2000

typedef enum {
  MOMENT_INTAKE,
  MOMENT_ENTER,
  MOMENT_SUPPLY,
  MOMENT_DEEMED,
  MOMENT_BEGIN,
  MOMENT_FINISH,
  MOMENT_PAUSE,
  MOMENT_RESUME,
  MOMENT_DELIVER
} What;

typedef struct {
  YcTime at;
  guint order;                 /* ties: as they were made */
  What what;
  guint n;                     /* number of the intake */
  gint64 casefile;
  int step;
} Moment;

typedef struct {
  YcApp *app;
  YcWriter *writer;
  YcDemoPeople *people;
  GPtrArray *staff, *items;
  GSequence *moments;
  GRand *rand;
  YcTime end;
  YcDay day;                   /* the first that has not begun */
  gboolean behind;
  guint order, acts, persons;
  char *ident;
} Demo;

/* --- time ------------------------------------------------------------------------------------------------- */

static int by_time(gconstpointer a, gconstpointer b, gpointer unused)
{
  (void)unused;
  const Moment *x = a, *y = b;
  if (x->at != y->at) return x->at < y->at ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static void plan(Demo *d, What what, YcTime at, guint n, gint64 casefile, int step)
{
  Moment *m = g_new(Moment, 1);
  *m = (Moment){ at, d->order++, what, n, casefile, step };
  g_sequence_insert_sorted(d->moments, m, by_time, NULL);
}

/* Some minute of the opening hours, `days` working days after a moment; the same day: a little later. */
static YcTime later(Demo *d, YcTime at, int days)
{
  if (days == 0) return at + g_rand_int_range(d->rand, 5, 40) * YC_MINUTE;
  YcDay day = yc_calendar_add(yc_app_calendar(d->app), yc_time_day(at), days);
  return yc_time_new(day, g_rand_int_range(d->rand, 9, 17), g_rand_int_range(d->rand, 0, 60), 0);
}

static gboolean chance(Demo *d, int percent)
{
  return g_rand_int_range(d->rand, 0, 100) < percent;
}

/* --- who acts --------------------------------------------------------------------------------------------- */

static const struct { const char *login, *window; } clerks[] = {
  { "lixiuying", "3" }, { "sunyumei", "1" }, { "hexiaoyan", "2" }, { "luowenjing", "4" },
};

static const YcStaff *find_staff(Demo *d, gint64 id, const char *login)
{
  for (guint i = 0; i < d->staff->len; i++) {
    const YcStaff *staff = d->staff->pdata[i];
    if (login ? strcmp(staff->login, login) == 0 : staff->id == id) return staff;
  }
  return d->staff->pdata[0];
}

/* The next events are an act of this person at this moment. */
static void act_as(Demo *d, const YcStaff *staff, const char *window, YcTime at)
{
  YcActor actor;
  yc_app_pretend(d->app, staff, window, at);
  g_free(d->ident);
  yc_app_actor(d->app, &actor, NULL, NULL, &d->ident);
  actor.origin = "demo";
  yc_writer_next(d->writer, &actor);
}

/* Whoever answers for the case now. */
static void act_for_case(Demo *d, gint64 casefile, YcTime at)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(d->app), NULL, YC_Q_CASE_BRIEF, "i", casefile);
  act_as(d, find_staff(d, yc_rows_first(cf, "staff", 0), NULL), NULL, at);
}

/* --- taking in -------------------------------------------------------------------------------------------- */

static const YcItem *some_item(Demo *d)
{
  /* What halls are full of: allowances, insurance, cards. */
  static const char *const common[] = { "MZ01", "MZ11", "MZ12", "SB02", "SB03", "SB06", "YB01", "YB03", "YB05",
                                        "YB07", "CL02", "MZ14", "NY01", "NY08", "LY01", "WJ01", "TY01", "MZ05" };
  const YcItemRow *row = d->items->pdata[g_rand_int_range(d->rand, 0, (gint32)d->items->len)];
  const char *code = chance(d, 60) ? common[g_rand_int_range(d->rand, 0, G_N_ELEMENTS(common))] : row->code;
  return yc_app_item(d->app, code, YC_DAY_NONE, NULL);
}

static void tick_all(Demo *d, YcIntake *intake)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    YcTick *tick = intake->ticks->pdata[i];
    const YcMaterial *material = yc_intake_material(d->app, intake, i);
    tick->state = YC_TICK_HAVE;
    tick->original = material->form == YC_FORM_COPY ? 0 : material->copies;
    tick->copies = material->form == YC_FORM_ORIGINAL ? 0 : material->copies;
    tick->returned = material->form == YC_FORM_BOTH;
  }
}

/* Spoils one or two of the papers; with `all`, none was brought. */
static void spoil(Demo *d, YcIntake *intake, gboolean all)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    YcTick *tick = intake->ticks->pdata[i];
    if (!all && i != intake->ticks->len - 1) continue;
    gboolean wrong = !all && chance(d, 30);
    tick->state = wrong ? YC_TICK_WRONG : YC_TICK_MISSING;
    tick->original = tick->copies = 0;
    tick->returned = FALSE;
    if (wrong) yc_intake_set(&tick->note, "要本人的,正反面都要");
  }
}

static void choose_outcome(Demo *d, YcIntake *intake)
{
  int dice = g_rand_int_range(d->rand, 0, 100);
  if (dice < 14 && intake->ticks->len > 1) spoil(d, intake, FALSE);
  else if (dice < 17) spoil(d, intake, TRUE);
  intake->outcome = yc_intake_suggest(d->app, intake);
  if (dice < 97) return;
  intake->outcome = YC_OUTCOME_REFUSE;
  yc_intake_set(&intake->reason, "户籍和经常居住地都不在本镇,按规定应向户籍地提出");
}

/* Whoever came does so for an organisation. */
static void come_for_organisation(Demo *d, YcIntake *intake, guint n)
{
  if (!intake->represented) {
    yc_demo_person(d->people, n, &intake->representative);
    intake->represented = intake->authorised = TRUE;
  }
  yc_intake_set(&intake->relation, "经办人");
  yc_demo_organisation(d->people, n, &intake->applicant);
}

static YcIntake *make_intake(Demo *d)
{
  YcIntake *intake = yc_intake_new();
  /* Most people come more than once. */
  guint known =
      d->persons > 0 && chance(d, 40) ? (guint)g_rand_int_range(d->rand, 0, (gint32)d->persons) : d->persons++;
  yc_demo_person(d->people, known, &intake->applicant);
  if (chance(d, 15)) {
    intake->represented = intake->authorised = TRUE;
    yc_demo_person(d->people, d->persons++, &intake->representative);
    yc_intake_set(&intake->relation, chance(d, 50) ? "之女" : "之子");
  }
  const YcItem *item = some_item(d);
  if (item->applicant == YC_FOR_ORGANISATION || (item->applicant == YC_FOR_BOTH && known % 3 == 0))
    come_for_organisation(d, intake, known);
  yc_intake_choose(d->app, intake, item->code, NULL);
  tick_all(d, intake);
  choose_outcome(d, intake);
  return intake;
}

static void plan_after_acceptance(Demo *d, const Moment *m, gint64 casefile)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(d->app), NULL, YC_Q_CASE_BRIEF, "i", casefile);
  int step = (int)yc_rows_int(cf, 0, "step");
  if (step > 0) plan(d, MOMENT_BEGIN, later(d, m->at, chance(d, 80) ? 0 : 1), m->n, casefile, step);
}

/* Mostly typed into the others' systems while people wait for their papers; some are forgotten for weeks.  By number,
 * not by chance: what else happens stays as it was. */
static void plan_entering(Demo *d, const Moment *m, gint64 casefile)
{
  YcTime at = m->at + 25 * YC_MINUTE;
  if (m->n % 16 == 5) at = yc_time_new(yc_calendar_add(yc_app_calendar(d->app), yc_time_day(at), 20), 16, 40, 0);
  plan(d, MOMENT_ENTER, at, m->n, casefile, 0);
}

static gboolean do_enter(Demo *d, const Moment *m, GError **error)
{
  act_for_case(d, m->casefile, m->at);
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
static gboolean is_left(Demo *d, const Moment *m, const YcIntake *intake)
{
  const YcItem *item = yc_intake_item(d->app, intake);
  return m->n % 40 == 11 && m->at < d->end - 20 * 24 * YC_HOUR && intake->outcome == YC_OUTCOME_ACCEPT &&
         item->accept_rule != YC_ACCEPT_ONCE_NOTICE;
}

static gboolean do_intake(Demo *d, const Moment *m, GError **error)
{
  guint who = m->n % G_N_ELEMENTS(clerks);
  act_as(d, find_staff(d, 0, clerks[who].login), clerks[who].window, m->at);
  g_autoptr(YcIntake) intake = make_intake(d);
  gboolean left = is_left(d, m, intake);
  if (left) intake->outcome = YC_OUTCOME_RECEIVE;
  g_autoptr(YcIntakeResult) result = yc_intake_append(d->app, d->writer, intake, error);
  if (result == NULL) return FALSE;
  if (left) plan(d, MOMENT_DEEMED, later(d, m->at, 7), m->n, result->casefile, 0);
  plan_entering(d, m, result->casefile);
  if (intake->outcome == YC_OUTCOME_ACCEPT) plan_after_acceptance(d, m, result->casefile);
  gboolean forgets = d->behind && m->n % 7 == 3;
  if (intake->outcome == YC_OUTCOME_ASK && chance(d, 97) && !forgets)
    plan(d, MOMENT_SUPPLY, later(d, m->at, g_rand_int_range(d->rand, 1, 15)), m->n, result->casefile, 0);
  return TRUE;
}

/* Papers that nobody answered are taken as accepted; then somebody goes on with them. */
static gboolean do_deemed(Demo *d, const Moment *m, GError **error)
{
  (void)error;
  plan_after_acceptance(d, m, m->casefile);
  return TRUE;
}

static gboolean do_supply(Demo *d, const Moment *m, GError **error)
{
  act_for_case(d, m->casefile, m->at);
  g_autoptr(YcIntake) intake = yc_intake_of_case(d->app, m->casefile, error);
  if (intake == NULL) return FALSE;
  tick_all(d, intake);
  g_autoptr(YcIntakeResult) result = yc_supply_append(d->app, d->writer, m->casefile, intake, error);
  if (result == NULL) return FALSE;
  plan_after_acceptance(d, m, m->casefile);
  return TRUE;
}

/* --- carrying on ------------------------------------------------------------------------------------------ */

static const YcStep *step_of(Demo *d, gint64 casefile, int n, int *last)
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
static int step_after(Demo *d, const Moment *m)
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
static gboolean plan_after_notice(Demo *d, const Moment *m, const YcStep *step)
{
  char kind[16];
  g_snprintf(kind, sizeof kind, "step:%d", step->n);
  YcDay due = yc_case_clock(d->app, m->casefile, kind);
  YcTime over = yc_time_new(due == YC_DAY_NONE ? yc_time_day(m->at) : due, 9, 0, 0);
  plan(d, MOMENT_FINISH, later(d, over, 1), m->n, m->casefile, m->step);
  return TRUE;
}

/* A few take longer than was promised: the supervisor enters what was approved.  By number, not by chance; what cannot be
 * extended is not. */
static gboolean extend_some(Demo *d, const Moment *m, const YcStep *step, GError **error)
{
  g_autoptr(YcExtendPlan) plan = m->n % 9 == 4 && step->kind == YC_STEP_DECIDE ? yc_extend_plan(d->app, m->casefile, 1, NULL) : NULL;
  if (plan == NULL || plan->by[0] == NULL) return TRUE;
  YcExtend form = { MIN(plan->cap.n, 5), plan->by[0], "韩立群", "要等外单位的核对结果" };
  act_as(d, find_staff(d, 0, "zhaomin"), NULL, m->at + YC_MINUTE);
  return yc_extend_append(d->app, d->writer, m->casefile, &form, NULL, error);
}

/* Who dispatches it hangs it, by the village's board. */
static gboolean post_notice(Demo *d, const Moment *m, const YcStep *step, GError **error)
{
  YcNoticePost form = { .places = "村务公开栏", .by = "", .at = "", .how = YC_N_RECEIPTS, .down = YC_DAY_NONE, .amount = "" };
  return !ends_by_itself(step) || yc_notice_post_append(d->app, d->writer, m->casefile, &form, NULL, error);
}

static gboolean take_down(Demo *d, const Moment *m, GError **error)
{
  YcNoticeDown form = { "", YC_N_RECEIPTS, YC_DAY_NONE };
  return yc_notice_down_append(d->app, d->writer, m->casefile, &form, error);
}

static gboolean do_begin(Demo *d, const Moment *m, GError **error)
{
  int last;
  const YcStep *step = step_of(d, m->casefile, m->step, &last);
  act_for_case(d, m->casefile, m->at);
  if (!yc_step_begin(d->app, d->writer, m->casefile, m->step, error) || !post_notice(d, m, step, error) ||
      !extend_some(d, m, step, error))
    return FALSE;
  if (d->behind && m->n % 33 == 7) return TRUE;   /* lies where it is */
  if (ends_by_itself(step)) return plan_after_notice(d, m, step);
  /* Mostly in time, some on the last day, a few late. */
  int days = chance(d, 4)               ? step->days + g_rand_int_range(d->rand, 1, 4)
                                          : g_rand_int_range(d->rand, 0, step->days + 1);
  gboolean works = step->kind == YC_STEP_WORK || step->kind == YC_STEP_INVESTIGATE || step->kind == YC_STEP_DISCUSS;
  gboolean pauses = works && step->days > 2 && chance(d, 8);
  plan(d, pauses ? MOMENT_PAUSE : MOMENT_FINISH, later(d, m->at, pauses ? 1 : days), m->n, m->casefile, m->step);
  return TRUE;
}

static gboolean do_finish(Demo *d, const Moment *m, GError **error)
{
  int last;
  const YcStep *step = step_of(d, m->casefile, m->step, &last);
  act_for_case(d, m->casefile, m->at);
  if (!(ends_by_itself(step) ? take_down(d, m, error) : yc_step_finish(d->app, d->writer, m->casefile, error))) return FALSE;
  gboolean decides = step->kind == YC_STEP_DECIDE || m->step == last;
  if (!decides) {
    plan(d, MOMENT_BEGIN, later(d, m->at, chance(d, 80) ? 0 : 1), m->n, m->casefile, step_after(d, m));
    return TRUE;
  }
  plan(d, MOMENT_DELIVER, later(d, m->at, g_rand_int_range(d->rand, 1, 9)), m->n, m->casefile, 0);
  return yc_case_decide(d->app, d->writer, m->casefile, "准予", error);
}

/* For what its item allows, approved by the mayor; each with its paper. */
static gboolean stop_case(Demo *d, const Moment *m, GError **error)
{
  g_autoptr(GArray) allowed = yc_pause_procedures(d->app, m->casefile);
  if (allowed->len == 0) return yc_refuse(error, "nothing to stop for");
  YcPause form = { .procedure = g_array_index(allowed, YcProcedure, m->n % allowed->len),
                   .until = yc_calendar_add(yc_app_calendar(d->app), yc_time_day(m->at), 10),
                   .post = "镇长", .name = "高志远", .reason = "情况复杂,要先有结论才能往下办" };
  return yc_pause_append(d->app, d->writer, m->casefile, &form, NULL, error);
}

static gboolean do_pause(Demo *d, const Moment *m, GError **error)
{
  act_for_case(d, m->casefile, m->at);
  GError *refused = NULL;
  if (!stop_case(d, m, &refused)) {
    if (refused->code != YC_ERROR_REFUSED) {
      g_propagate_error(error, refused);
      return FALSE;
    }
    g_error_free(refused);
    plan(d, MOMENT_FINISH, later(d, m->at, 1), m->n, m->casefile, m->step);
    return TRUE;
  }
  plan(d, MOMENT_RESUME, later(d, m->at, g_rand_int_range(d->rand, 3, 15)), m->n, m->casefile, m->step);
  return TRUE;
}

static gboolean do_resume(Demo *d, const Moment *m, GError **error)
{
  act_for_case(d, m->casefile, m->at);
  plan(d, MOMENT_FINISH, later(d, m->at, g_rand_int_range(d->rand, 1, 4)), m->n, m->casefile, m->step);
  return yc_resume_append(d->app, d->writer, m->casefile, error);
}

static gboolean do_deliver(Demo *d, const Moment *m, GError **error)
{
  act_for_case(d, m->casefile, m->at);
  return yc_case_deliver(d->app, d->writer, m->casefile, error);
}

static gboolean (*const doers[])(Demo *, const Moment *, GError **) = {
  do_intake, do_enter, do_supply, do_deemed, do_begin, do_finish, do_pause, do_resume, do_deliver,
};

/* --- the run ---------------------------------------------------------------------------------------------- */

/* Coming people, spread over the working days of the past, in order. */
static void plan_intakes(Demo *d, guint cases)
{
  const YcCalendar *calendar = yc_app_calendar(d->app);
  YcDay today = yc_time_day(d->end);
  YcDay first = yc_calendar_add(calendar, today, -PAST_DAYS);
  for (guint i = 0; i < cases; i++) {
    int nth = (int)((guint64)i * (PAST_DAYS + 1) / cases);
    YcDay day = yc_calendar_add(calendar, first, nth);
    YcTime at = yc_time_new(day, g_rand_int_range(d->rand, 8, 17), g_rand_int_range(d->rand, 30, 60), 0);
    plan(d, MOMENT_INTAKE, at, i, 0, 0);
  }
}

static gboolean open_writer(Demo *d, GError **error)
{
  YcActor actor = {
    .happened = d->end, .entered = d->end, .clock_ok = TRUE, .origin = "demo", .actor = YC_IDENT_SYSTEM
  };
  yc_act_new(actor.act, g_get_real_time());
  gboolean repeated;
  d->writer = yc_writer_begin(yc_app_store(d->app), &actor, &repeated, error);
  return d->writer != NULL;
}

static gboolean commit_some(Demo *d, GError **error)
{
  if (++d->acts % ACTS_PER_COMMIT != 0) return TRUE;
  return yc_writer_commit(g_steal_pointer(&d->writer), error) && open_writer(d, error);
}

/* What falls due by itself happens at the beginning of its day. */
static gboolean begin_days(Demo *d, YcTime until, GError **error)
{
  for (; d->day <= yc_time_day(until); d->day++)
    if (!yc_watch_day(d->app, d->writer, d->day, error)) return FALSE;
  return TRUE;
}

static gboolean run(Demo *d, guint cases, YcProgress progress, gpointer data, GError **error)
{
  plan_intakes(d, cases);
  guint done = 0;
  Moment *first = g_sequence_get(g_sequence_get_begin_iter(d->moments));
  d->day = yc_time_day(first->at);
  if (!open_writer(d, error)) return FALSE;
  for (;;) {
    GSequenceIter *next = g_sequence_get_begin_iter(d->moments);
    if (g_sequence_iter_is_end(next)) break;
    Moment m = *(Moment *)g_sequence_get(next);
    g_sequence_remove(next);
    if (m.at > d->end) break;
    if (!begin_days(d, m.at, error) || !doers[m.what](d, &m, error) || !commit_some(d, error)) return FALSE;
    if (m.what == MOMENT_INTAKE && progress != NULL && ++done % 500 == 0) progress(done, cases, data);
  }
  /* Nobody waits for its papers. */
  return begin_days(d, d->end, error) && yc_writer_commit(g_steal_pointer(&d->writer), error) &&
         yc_demo_watch(d->app, d->staff, d->end, error) &&
         yc_local_ticked(yc_app_store(d->app), yc_time_day(d->end), error) && yc_local_all_printed(yc_app_store(d->app), yc_app_now(d->app), error);
}

static gboolean simulate(const char *path, const char *file, const YcDemoPlan *plan, YcTime end,
                         YcProgress progress, gpointer data, YcFaults *faults, GError **error)
{
  g_autoptr(YcApp) app = yc_app_open(path, end, error);
  if (app == NULL) return FALSE;
  yc_store_set_durable(yc_app_store(app), FALSE);
  Demo d = { .app = app, .end = end, .behind = plan->behind };
  d.people = yc_demo_people_new(app, file, plan->seed, faults);
  d.staff = yc_app_staff(app, error);
  d.items = d.staff ? yc_app_items(app, "", error) : NULL;
  gboolean ok = faults->len == 0 && d.items != NULL && d.items->len > 0;
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
