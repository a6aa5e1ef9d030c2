/* Random hands: many cases go from hand to hand for days while people are away and come back.  After each step the store says
 * what a model kept beside it says (hands.h): one person answers, no step is without its clock, no paper is lost, nobody is rid
 * of what was designated; what is undone is as it was, and replay equals the tables (RULE agt-01, agt-02, agt-03, inq-04, time-12,
 * time-13, acc-11). */
#include <config.h>
#include <string.h>
#include "../check_main.h"
#include "app/absence.h"
#include "app/agency.h"
#include "app/before.h"
#include "app/hands.h"
#include "app/matter.h"
#include "app/notice.h"
#include "app/pause.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/shift.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "app/undo.h"
#include "store/private.h"

#define ID "%" G_GINT64_FORMAT

enum { STEPS = 4000, VERIFY = 1000, SHIFTS = 400 };

typedef enum {
  TAKEN_IN, GIVEN, GIVEN_AGAIN, TAKEN, RETURNED_IT, STAGE_OVER, DELIVERED, ROW_OVER, PAUSED, WENT, WENT_LATER, CAME_BACK, TIME, DEEMED,
  REDIRECTED, ADDED, SKIPPED, REASSIGNED, ANOTHER_AGENT, OFFERED, SHIFTED, SHIFT_RETURNED, SHIFT_DEEMED, LOOPED, DESIGNATES, OBJECTS, UPHELD,
  DISMISSED, UNDONE, BOUND, N_PLAYED
} Played;

static const char *const names[N_PLAYED] = {
  "taken in", "given", "given again", "taken", "returned", "stage over", "delivered", "row over", "paused", "went", "went later", "came back",
  "time", "deemed", "redirected", "added", "skipped", "reassigned", "another agent", "offered", "shifted", "shift returned", "shift deemed",
  "looped", "designated", "objected", "upheld", "dismissed", "undone", "refused what is bound",
};

static guint played[N_PLAYED];
static struct { gint64 id, giver; char post[CODE]; } shifts[SHIFTS];
static guint n_shifts;
static gint64 seen;       /* events of the tick that the model knows */
static gboolean acted;    /* the last hand was done */
static GRand *dice;
static YcTime now;

static guint roll(guint n)
{
  return (guint)g_rand_int_range(dice, 0, (gint32)n);
}

static const char *moment_text(void)
{
  static char text[32];
  char day[YC_DAY_TEXT];
  int hour, minute;
  yc_time_clock(now, &hour, &minute);
  g_snprintf(text, sizeof text, "%sT%02d:%02d", yc_day_format(yc_time_day(now), day), hour % 24, minute % 60);
  return text;
}

static void act_as(gint64 staff)
{
  hall_as(model_person(staff)->login, NULL);
}

static gint64 staff_of(const char *login)
{
  return hall_int("SELECT id FROM staff WHERE login = '%s'", login);
}

static gint64 ver_of(const Case *cf)
{
  return hall_int("SELECT ver FROM casefile WHERE id = " ID, cf->id);
}

/* Whether it was done; what a rule refuses changes nothing. */
static gboolean was(Played what, gboolean done, GError **error)
{
  ck_assert_msg(done || (*error != NULL && (*error)->code == YC_ERROR_REFUSED), "%s: %s", names[what], *error ? (*error)->message : "");
  if (done) played[what]++;
  else if (strstr((*error)->message, "等他指定") != NULL || strstr((*error)->message, "不能退回也不能再转") != NULL) played[BOUND]++;
  acted = acted || done;
  g_clear_error(error);
  return done;
}

static gboolean was_done(Played what, YcIntakeResult *result, GError **error)
{
  gboolean done = result != NULL;
  yc_intake_result_free(result);
  return was(what, done, error);
}

/* --- on the route ----------------------------------------------------------------------------------------- */

static void hand_over(Case *cf)
{
  GError *error = NULL;
  Leg *next = NULL, *back = NULL;
  for (guint i = 0; i < cf->n; i++) {
    Leg *leg = &cf->legs[i];
    if (leg->lead && leg->state == PLANNED && (next == NULL || leg->stage < next->stage)) next = leg;
    if (leg->state == RETURNED && (back == NULL || roll(2))) back = leg;
  }
  act_as(model_stands(back ? model_owner(cf, back) : cf->agent));
  const Leg *open = model_lead(cf);
  if (!was_done(back ? GIVEN_AGAIN : GIVEN, yc_route_give(hall, cf->id, back ? back->n : 0, NULL, &error), &error)) return;
  ck_assert(back != NULL || (open == NULL && next != NULL));
  ck_assert_msg(back == NULL || model_bound(cf, back->n) == NULL, "given again although bound");
  model_give(cf, back ? back : next, back != NULL);
}

static Leg *some_leg(Case *cf, gboolean waiting)
{
  for (guint tries = 0, at = roll(cf->n); tries < cf->n; tries++, at = (at + 1) % cf->n)
    if (cf->legs[at].state == CURRENT && (!waiting || cf->legs[at].waits)) return &cf->legs[at];
  return NULL;
}

static void acknowledge(Case *cf)
{
  GError *error = NULL;
  Leg *leg = some_leg(cf, TRUE);
  if (leg == NULL) return;
  act_as(model_stands(leg->post));
  if (was_done(TAKEN, yc_route_take(hall, cf->id, leg->n, NULL, &error), &error)) leg->waits = FALSE;
}

static void give_back(Case *cf)
{
  GError *error = NULL;
  Leg *leg = some_leg(cf, FALSE);
  if (leg == NULL) return;
  act_as(model_stands(leg->outside ? cf->agent : leg->post));
  if (was_done(RETURNED_IT, yc_route_return(hall, cf->id, leg->n, "缺一页", NULL, &error), &error)) model_return(cf, leg);
}

/* The stage that runs is over; with the last one the case is decided, and delivered later. */
static void finish(Case *cf)
{
  g_autoptr(GError) error = NULL;
  const Leg *open = model_lead(cf);
  gboolean left = FALSE;
  for (guint i = 0; i < cf->n; i++) left = left || cf->legs[i].state == PLANNED;
  act_as(model_stands(model_answers(cf)));
  gint64 ver = ver_of(cf);
  g_autoptr(YcWriter) writer = hall_writer();
  gboolean ok = open ? yc_step_finish(hall, writer, cf->id, &error)
                : cf->decided ? yc_case_deliver(hall, writer, cf->id, &error)
                : left ? FALSE : yc_case_decide(hall, writer, cf->id, "同意", &error);
  if (!ok || !yc_writer_commit(g_steal_pointer(&writer), &error)) {
    ck_assert_msg(error == NULL || error->code == YC_ERROR_REFUSED, "%s", error ? error->message : "");
    g_clear_pointer(&writer, yc_writer_cancel);
    ck_assert_int_eq(ver_of(cf), ver);
    return;
  }
  if (cf->decided && open == NULL) model_ends(cf);
  else model_follow(cf);
  played[cf->over ? DELIVERED : STAGE_OVER]++;
  acted = TRUE;
}

/* One row of it, with what it came to; the stage waits for the others. */
static void finish_one(Case *cf)
{
  GError *error = NULL;
  Leg *leg = some_leg(cf, FALSE);
  if (leg == NULL) return;
  act_as(model_stands(leg->outside ? cf->agent : leg->post));
  YcFinish form = { .n = leg->n, .result = "", .text = "办了", .day = yc_time_day(now), .how = leg->outside ? "phone" : "",
                    .investigators = { "王建军", "周芸" }, .present = 5, .entitled = 7, .in_favour = 5, .reason = "", .basis = "",
                    .document = "决定书", .seal = "镇政府公章", .who = "" };
  if (was_done(ROW_OVER, yc_route_finish(hall, cf->id, &form, NULL, &error), &error)) model_follow(cf);
}

static void stop_or_go_on(Case *cf)
{
  GError *error = NULL;
  act_as(model_stands("supervisor"));
  YcPause form = { .procedure = yc_procedure_parse("review"), .until = yc_time_day(now) + 10, .post = "镇长", .name = "何某", .reason = "评审" };
  YcIntakeResult *result = cf->stopped ? yc_resume_commit(hall, cf->id, NULL, &error) : yc_pause_commit(hall, cf->id, &form, NULL, &error);
  if (was_done(PAUSED, result, &error)) cf->stopped = !cf->stopped;
}

/* --- a supervisor changes it ------------------------------------------------------------------------------ */

static const char *some_office(void)
{
  static const char *const offices[] = { "gov", "civil", "health", "forestry", "hr", "county_civil", "land" };
  return offices[roll(G_N_ELEMENTS(offices))];
}

static void redirect(Case *cf)
{
  GError *error = NULL;
  Leg *leg = some_leg(cf, FALSE);
  if (leg == NULL || roll(3) == 0) leg = &cf->legs[roll(cf->n)];
  const char *office = some_office();
  act_as(model_stands("supervisor"));
  if (was_done(REDIRECTED, yc_route_redirect(hall, cf->id, leg->n, office, "归他们管", NULL, &error), &error)) model_redirect(cf, leg, office);
}

static void add(Case *cf)
{
  GError *error = NULL;
  gboolean beside = roll(2) != 0;
  YcAddStep form = { .after = cf->legs[roll(cf->n)].n, .beside = beside, .kind = beside && roll(2) ? YC_STEP_CONSULT : YC_STEP_INVESTIGATE,
                     .office = some_office(), .name = "补充核实", .days = cf->id % 2 ? 3 : 0, .reason = "有出入" };
  if (cf->n + 4 > ROWS) return;
  act_as(model_stands("supervisor"));
  if (was_done(ADDED, yc_route_add(hall, cf->id, &form, NULL, &error), &error)) model_read_added(cf);
}

static void skip(Case *cf)
{
  GError *error = NULL;
  act_as(model_stands("supervisor"));
  if (was_done(SKIPPED, yc_route_skip(hall, cf->id, cf->legs[roll(cf->n)].n, "不用了", NULL, &error), &error)) model_follow(cf);
}

static void reassign(Case *cf)
{
  GError *error = NULL;
  const char *to = posts[roll(n_posts)].code;
  g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(list, cf->id);
  act_as(model_stands("supervisor"));
  g_autoptr(YcSupervised) done = yc_reassign(hall, list, to, "换人办", NULL, &error);
  if (was(REASSIGNED, done != NULL, &error)) model_reassign(cf, to);
}

static void another_agent(Case *cf)
{
  static const char *const agents[] = { "counter1", "counter2", "counter3", "supervisor" };
  GError *error = NULL;
  const char *to = agents[roll(G_N_ELEMENTS(agents))];
  act_as(model_stands("supervisor"));
  if (was_done(ANOTHER_AGENT, yc_agency_change(hall, cf->id, to, "忙不过来", NULL, &error), &error)) model_change_agent(cf, to);
}

/* --- to and fro (RULE inq-04) ------------------------------------------------------------------------------ */

static void decide(Case *cf)
{
  GError *error = NULL;
  Loop *loop = cf->n_loops ? &cf->loops[cf->n_loops - 1] : NULL;
  if (loop == NULL || loop->state == OVER) return;
  gint64 id = hall_int("SELECT max(id) FROM tofro WHERE matter = " ID, cf->id);
  const char *post = posts[roll(n_posts)].code;
  gboolean upheld = roll(2) != 0;
  switch (loop->state) {
  case OPEN:
    act_as(model_stands("supervisor"));
    if (was(DESIGNATES, yc_loop_designate(hall, id, post, "归他管", "三定", NULL, &error), &error)) model_designate(cf, loop, post, DESIGNATED);
    break;
  case DESIGNATED:
    act_as(model_stands(loop->post));
    if (was(OBJECTS, yc_loop_object(hall, id, "不归我", NULL, &error), &error)) loop->state = OBJECTED;
    break;
  case OBJECTED:
    act_as(staff_of("gaozhiyuan"));
    if (!was(upheld ? UPHELD : DISMISSED, yc_loop_rule(hall, id, upheld, post, "看了三定", NULL, &error), &error)) break;
    if (upheld) model_designate(cf, loop, post, FINAL);
    loop->state = FINAL;
    loop->settled = cf->n_changes;
    break;
  case FINAL: case OVER: break;
  }
}

/* --- a shift (F8) ------------------------------------------------------------------------------------------ */

static void offer_shift(void)
{
  GError *error = NULL;
  gboolean repeated;
  Person *giver = &people[roll(n_people)];
  if (n_shifts == SHIFTS) return;
  const char *post = posts[roll(n_posts)].code;
  act_as(roll(2) && giver->account ? giver->id : model_stands("supervisor"));
  gint64 id = yc_shift_give(hall, giver->id, post, "", NULL, &repeated, &error);
  if (!was(OFFERED, id != 0, &error)) return;
  shifts[n_shifts].id = id;
  shifts[n_shifts].giver = giver->id;
  g_strlcpy(shifts[n_shifts++].post, post, CODE);
}

static gboolean is_of_shift(gint64 shift, const Case *cf)
{
  return hall_int("SELECT count(*) FROM shift_case WHERE shift = " ID " AND casefile = " ID, shift, cf->id) > 0;
}

static void settle_shift(void)
{
  GError *error = NULL;
  gboolean repeated, take = roll(4) != 0;
  if (n_shifts == 0) return;
  guint i = n_shifts - 1 - roll(MIN(n_shifts, 6));
  act_as(model_stands(shifts[i].post));
  gboolean done = take ? yc_shift_take(hall, shifts[i].id, NULL, &repeated, &error)
                       : yc_shift_return(hall, shifts[i].id, "忙不过来", NULL, &repeated, &error);
  if (!was(take ? SHIFTED : SHIFT_RETURNED, done, &error) || !take) return;
  for (guint c = 0; c < n_cases; c++)
    if (is_of_shift(shifts[i].id, &cases[c])) model_hand(&cases[c], shifts[i].giver, shifts[i].post, TRUE);
}

/* --- being away -------------------------------------------------------------------------------------------- */

static void ends(Person *who, guint i)
{
  who->spans[i] = who->spans[--who->n];
}

/* From now on, it takes the place of what overlaps; later, what lasts goes on beside it. */
static void go_away(void)
{
  g_autoptr(GError) error = NULL;
  Person *who = &people[roll(n_people)];
  const Person *standin = &people[roll(n_people)];
  gboolean later = roll(3) == 0;
  YcTime minute = now - now % YC_MINUTE, from = later ? minute + (1 + roll(6)) * YC_HOUR : minute;
  YcTime until = from + (roll(2) ? (1 + roll(4)) * YC_HOUR : (1 + roll(4)) * 24 * YC_HOUR);
  if (!who->account || who->n == SPANS) return;
  YcAbsenceForm form = { who->id, later ? from : YC_TIME_NONE, until, roll(3) == 0 && standin != who && standin->account ? standin->id : 0, "" };
  Span span = { .from = from, .until = until, .standin = form.standin, .away = !later };
  act_as(who->id);
  ck_assert_msg(yc_absence_set(hall, &form, NULL, &span.id, &error), "%s", error ? error->message : "");
  for (guint i = who->n; i-- > 0;) {
    const Span *other = &who->spans[i];
    if (other->from < until && other->until > from && !(other->away && later)) ends(who, i);
  }
  who->spans[who->n++] = span;
  played[later ? WENT_LATER : WENT]++;
}

static void come_back(void)
{
  Person *who = &people[roll(n_people)];
  gint64 last = 0;
  for (guint i = 0; i < who->n; i++)
    if (who->spans[i].away) last = who->spans[i].id;
  if (last == 0) return;
  act_as(who->id);
  ck_assert(yc_absence_end(hall, last, NULL, NULL));
  for (guint i = who->n; i-- > 0;)
    if (who->spans[i].away) ends(who, i);
  played[CAME_BACK]++;
}

/* --- time passes ------------------------------------------------------------------------------------------- */

static void follow_hand(Case *cf, gint64 pos)
{
  model_hand(cf, hall_int("SELECT pos_of(facts->>'from') FROM event WHERE pos = " ID, pos),
             hall_text("SELECT facts->>'post' FROM event WHERE pos = " ID, pos), FALSE);
  for (guint i = 0; i < cf->n; i++)
    if (hall_int("SELECT count(*) FROM event e JOIN json_each(e.facts, '$.taken') t WHERE e.pos = " ID " AND t.value = %d", pos, cf->legs[i].n))
      cf->legs[i].waits = FALSE;
  played[SHIFT_DEEMED]++;
}

/* What the tick did by itself: a hand-over deemed received, a shift too, a notice over, a deemed agreement. */
static void follow_tick(void)
{
  g_autofree char *sql = g_strdup_printf("SELECT pos_of(casefile), kind, facts->>'step', pos FROM event WHERE pos > " ID
                                         " AND origin = 'tick' AND casefile IS NOT NULL ORDER BY pos", seen);
  sqlite3_stmt *rows = yc_sql_prepare(yc_app_store(hall), sql, YC_SQL_READ, NULL, NULL);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    const char *kind = (const char *)sqlite3_column_text(rows, 1);
    for (guint i = 0; i < n_cases; i++) {
      if (cases[i].id != sqlite3_column_int64(rows, 0)) continue;
      if (strcmp(kind, "case.hand") == 0) follow_hand(&cases[i], sqlite3_column_int64(rows, 3));
      if (strcmp(kind, "step.receive") == 0) {
        Leg *leg = model_leg(&cases[i], sqlite3_column_int(rows, 2));
        ck_assert_msg(leg->waits && leg->state == CURRENT, "case %d: step %d was received twice", (int)cases[i].id, leg->n);
        leg->waits = FALSE;
        played[DEEMED]++;
      }
      if (strcmp(kind, "step.finish") == 0 || strcmp(kind, "step.deemed") == 0) model_follow(&cases[i]);
    }
  }
  sqlite3_finalize(rows);
  seen = hall_int("SELECT max(pos) FROM event");
}

static void time_passes(void)
{
  g_autoptr(GError) error = NULL;
  now += roll(4) == 0 ? 24 * YC_HOUR : (1 + roll(5)) * YC_HOUR;
  hall_at(moment_text());
  now = yc_time_parse(moment_text());
  ck_assert_msg(yc_tick_run(hall, NULL, &error), "%s", error ? error->message : "");
  for (guint i = 0; i < n_people; i++)
    for (guint s = people[i].n; s-- > 0;) {
      people[i].spans[s].away = people[i].spans[s].from <= now;
      if (people[i].spans[s].until <= now) ends(&people[i], s);
    }
  follow_tick();
  played[TIME]++;
}

/* What a village does before acceptance is written down at once: the model is about what comes after. */
static void village_did_its_part(gint64 id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = yc_before_list(hall, id);
  g_autoptr(YcWriter) writer = list->len ? hall_writer() : NULL;
  YcDay day = yc_app_today(hall) - 30;
  char text[YC_DAY_TEXT];
  g_autofree char *at = g_strdup_printf("%sT09:00", yc_day_format(day, text));
  for (guint i = 0; i < list->len; i++) {
    const YcBefore *before = list->pdata[i];
    YcNoticePost posting = { .places = "村务公开栏", .by = "村里", .at = at, .how = YC_RECEIPT_PERSON, .down = day + 20, .amount = "" };
    YcFinish form = { .n = before->n, .text = "同意", .how = "person", .day = day, .entitled = 30, .present = 24, .in_favour = 22 };
    gboolean ok = before->kind == YC_STEP_NOTICE ? yc_notice_post_append(hall, writer, id, &posting, NULL, &error)
                                                 : yc_route_before_append(hall, writer, id, &form, day, &error);
    ck_assert_msg(ok, "%s", error ? error->message : "");
  }
  if (writer != NULL) ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
}

static void take_in(void)
{
  static const char *const items[] = { "MZ01", "NY01", "MZ11" };
  if (n_cases == CASES) return;
  act_as(model_stands("counter3"));
  YcIntake *form = hall_form(n_cases + 1, items[roll(G_N_ELEMENTS(items))]);
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  village_did_its_part(id);
  model_read_case(&cases[n_cases], id);
  n_cases++;
  played[TAKEN_IN]++;
}

/* --- undone ------------------------------------------------------------------------------------------------ */

/* All that is a case's, but for how often it changed. */
static char *picture(const Case *cf)
{
  return g_strdup(hall_text(
    "SELECT c.state, c.queue, c.agent, c.answerable, c.step, c.step_short, c.due, c.office, c.rank, c.accepted, c.decided,"
    " (SELECT group_concat(n || name || state || stage || role || office || coalesce(post, '') || coalesce(giver, '') || coalesce(received, '')"
    "  || coalesce(began, '') || coalesce(due, '') || coalesce(result, ''), ' ') FROM (SELECT * FROM step WHERE casefile = c.id ORDER BY n)),"
    " (SELECT group_concat(kind || state || due, ' ') FROM (SELECT * FROM clock WHERE casefile = c.id ORDER BY kind)),"
    " (SELECT group_concat(n || post || coalesce(office, ''), ' ') FROM (SELECT * FROM material_at WHERE casefile = c.id ORDER BY n)),"
    " (SELECT group_concat(id || state || coalesce(post, '') || coalesce(object_by, ''), ' ') FROM (SELECT * FROM tofro WHERE matter = c.id ORDER BY id)),"
    " (SELECT group_concat(from_post || to_post || why, ' ') FROM owner_change WHERE matter = c.id),"
    " (SELECT group_concat(step || why) FROM notice_wait WHERE casefile = c.id)"
    " FROM casefile c WHERE c.id = " ID, cf->id));
}

static void undo(Case *cf, const Case *before, const char *shown)
{
  g_autoptr(GError) error = NULL;
  gint64 draft;
  if (!yc_undo(hall, cf->id, &draft, &error)) {
    ck_assert_int_eq(error->code, YC_ERROR_REFUSED);
    return;
  }
  *cf = *before;
  g_autofree char *shows = picture(cf);
  ck_assert_msg(strcmp(shows, shown) == 0, "case %d: undone it is\n%s\nnot\n%s", (int)cf->id, shows, shown);
  played[UNDONE]++;
}

static void play(Case *cf)
{
  static void (*const hands[])(Case *) = {
    hand_over, hand_over, hand_over, acknowledge, acknowledge, acknowledge, give_back, give_back, finish, finish_one, finish_one, finish_one,
    stop_or_go_on, redirect, add, skip, reassign, another_agent, decide, decide, decide,
  };
  static Case before;
  gboolean undoes = roll(5) == 0;
  g_autofree char *shown = undoes ? picture(cf) : NULL;
  gint64 ver = ver_of(cf);
  guint loops = cf->n_loops;
  before = *cf;
  acted = FALSE;
  hands[roll(G_N_ELEMENTS(hands))](cf);
  ck_assert(acted || ver_of(cf) == ver);
  played[LOOPED] += cf->n_loops > loops;
  model_check(cf);
  if (undoes && acted) undo(cf, &before, shown);
  model_check(cf);
}

static void one_step(void)
{
  guint which = roll(22), some = roll(n_cases ? n_cases : 1);
  if (which < 2) go_away();
  else if (which == 2) come_back();
  else if (which == 3) time_passes();
  else if (which == 4 || n_cases == 0) take_in();
  else if (which == 5) offer_shift();
  else if (which == 6) settle_shift();
  else {
    if (!cases[some].over && cases[some].n_changes + ROWS < CHANGES && cases[some].n_loops < LOOPS) play(&cases[some]);
    return;
  }
  model_check_all();
}

START_TEST(random_hands)
{
  guint32 seed = 20261123;
  const char *given = g_getenv("HANDS_SEED");
  if (given != NULL) seed = (guint32)g_ascii_strtoull(given, NULL, 10);
  dice = g_rand_new_with_seed(seed);
  hall_allow("MZ01", "review");
  now = yc_time_parse(HALL_NOW);
  model_read_hall();
  seen = hall_int("SELECT max(pos) FROM event");
  for (guint step = 0; step < STEPS; step++) {
    one_step();
    if (step % VERIFY == VERIFY - 1) hall_verify();
  }
  for (guint what = 0; what < N_PLAYED; what++) {
    if (g_getenv("HANDS_SHOW") != NULL) g_printerr("%s %u\n", names[what], played[what]);
    ck_assert_msg(played[what] > 0, "HANDS_SEED=%u: nothing was ever %s", seed, names[what]);
  }
  g_rand_free(dice);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("hands");
  TCase *t = tcase_create("hands");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 120);
  tcase_add_test(t, random_hands);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
