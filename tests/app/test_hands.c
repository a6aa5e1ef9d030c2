/* Random hands: many cases go from hand to hand for days while people are away and come back.  After each step one person
 * answers for the case, the one whom a model kept beside it names; no step is without its clock; replay equals the tables
 * (RULE agt-01, agt-02, agt-03, time-12, time-13). */
#include <config.h>
#include <string.h>
#include "app/absence.h"
#include "app/answerable.h"
#include "app/hall.h"
#include "app/pause.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/tick.h"
#include "check_main.h"
#include "store/private.h"

#define ID "%" G_GINT64_FORMAT

enum { CASES = 60, ROWS = 24, PEOPLE = 40, POSTS = 64, STEPS = 3000, VERIFY = 750 };

/* --- the model -------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  gboolean account, supervisor;
  char login[24];
  YcTime until;           /* away until; 0: here */
  gint64 standin;
  gint64 absence;
} Person;

typedef struct {
  char code[40], office[40];
  gint64 holder, deputy;
} Post;

typedef enum { PLANNED, CURRENT, RETURNED, DONE } State;

typedef struct {
  int n, stage;
  gboolean lead, outside, waits;
  State state;
  char post[40];          /* whose it is once it began */
  char kind[16];
} Leg;

typedef struct {
  gint64 id;
  gboolean over, stopped, decided;   /* decided: with a step that decides, or by the last hand */
  char agent[40], place[24];
  Leg legs[ROWS];
  guint n;
} Case;

static Person people[PEOPLE];
static Post posts[POSTS];
static Case cases[CASES];
static guint n_people, n_posts, n_cases, done_of[16];
static gint64 seen;       /* events of the tick that the model knows */
static GRand *dice;
static YcTime now;

static guint roll(guint n)
{
  return (guint)g_rand_int_range(dice, 0, (gint32)n);
}

static Person *person(gint64 id)
{
  for (guint i = 0; i < n_people; i++)
    if (people[i].id == id) return &people[i];
  ck_abort_msg("nobody has the number %d", (int)id);
  return NULL;
}

static const Post *post_of(const char *code)
{
  for (guint i = 0; i < n_posts; i++)
    if (strcmp(posts[i].code, code) == 0) return &posts[i];
  ck_abort_msg("no post %s", code);
  return NULL;
}

/* Who of a post's chain is here; 0: nobody. */
static gint64 here_of(const Post *post)
{
  gint64 asked[PEOPLE], one = post->holder;
  guint n = 0;
  while (one != 0) {
    const Person *who = person(one);
    if (who->until == 0 && (who->account || one == post->holder)) return one;
    asked[n++] = one;
    gint64 turn[] = { who->standin, post->deputy }, next = 0;
    for (guint t = 0; t < 2 && next == 0; t++) {
      gboolean again = FALSE;
      for (guint i = 0; i < n; i++) again = again || asked[i] == turn[t];
      if (turn[t] != 0 && !again) next = turn[t];
    }
    one = next;
  }
  return 0;
}

/* The one person; the hall has one supervisor. */
static gint64 stands(const char *code)
{
  gint64 one = here_of(post_of(code));
  return one ? one : here_of(post_of("supervisor")) ? here_of(post_of("supervisor")) : person(post_of("supervisor")->holder)->id;
}

static Leg *lead_of(Case *cf, int stage)
{
  for (guint i = 0; i < cf->n; i++)
    if (cf->legs[i].stage == stage && cf->legs[i].lead) return &cf->legs[i];
  return NULL;
}

static Leg *open_lead(Case *cf)
{
  for (guint i = 0; i < cf->n; i++)
    if (cf->legs[i].state == CURRENT || cf->legs[i].state == RETURNED) return lead_of(cf, cf->legs[i].stage);
  return NULL;
}

/* RULE agt-01, word by word: hands over, holds or leads; after the decision and else the agent. */
static const char *answers_for(Case *cf)
{
  const Leg *lead = open_lead(cf);
  if (cf->decided || lead == NULL || lead->outside) return cf->agent;
  if (lead->state == RETURNED || (lead->state == CURRENT && lead->waits)) return cf->agent;   /* who handed it over */
  return lead->post;
}

/* --- reading the hall and the routes ---------------------------------------------------------------------- */

static sqlite3_stmt *rows_of(const char *sql)
{
  sqlite3_stmt *rows = yc_sql_prepare(yc_app_store(hall), sql, YC_SQL_READ, NULL, NULL);
  ck_assert_msg(rows != NULL, "%s", sql);
  return rows;
}

static void put(char *to, gsize size, sqlite3_stmt *rows, int column)
{
  const char *text = (const char *)sqlite3_column_text(rows, column);
  g_strlcpy(to, text ? text : "", size);
}

static void read_hall(void)
{
  sqlite3_stmt *rows = rows_of("SELECT id, roles <> '', roles LIKE '%supervisor%', login FROM staff ORDER BY id");
  for (n_people = 0; sqlite3_step(rows) == SQLITE_ROW; n_people++) {
    people[n_people] = (Person){ sqlite3_column_int64(rows, 0), sqlite3_column_int(rows, 1), sqlite3_column_int(rows, 2), "", 0, 0, 0 };
    put(people[n_people].login, sizeof people->login, rows, 3);
  }
  sqlite3_finalize(rows);
  rows = rows_of("SELECT code, office, holder, deputy FROM post ORDER BY code");
  for (n_posts = 0; sqlite3_step(rows) == SQLITE_ROW; n_posts++) {
    posts[n_posts] = (Post){ "", "", sqlite3_column_int64(rows, 2), sqlite3_column_int64(rows, 3) };
    put(posts[n_posts].code, sizeof posts->code, rows, 0);
    put(posts[n_posts].office, sizeof posts->office, rows, 1);
  }
  sqlite3_finalize(rows);
}

/* As the item plans it: what has begun since is the model's. */
static void read_route(Case *cf)
{
  g_autofree char *sql = g_strdup_printf("SELECT t.n, t.stage, t.role = 'lead', coalesce(o.inside, 1) = 0, t.kind, t.office, t.state"
                                         " FROM step t LEFT JOIN office o ON o.code = t.office WHERE t.casefile = " ID " ORDER BY t.n", cf->id);
  sqlite3_stmt *rows = rows_of(sql);
  for (cf->n = 0; sqlite3_step(rows) == SQLITE_ROW; cf->n++) {
    char office[40], state[16];
    ck_assert_uint_lt(cf->n, ROWS);
    Leg *leg = &cf->legs[cf->n];
    *leg = (Leg){ .n = sqlite3_column_int(rows, 0), .stage = sqlite3_column_int(rows, 1), .lead = sqlite3_column_int(rows, 2),
                  .outside = sqlite3_column_int(rows, 3) };
    put(leg->kind, sizeof leg->kind, rows, 4);
    put(office, sizeof office, rows, 5);
    put(state, sizeof state, rows, 6);
    leg->state = strcmp(state, "planned") == 0 ? PLANNED : DONE;
    if (strcmp(office, "village") == 0) g_snprintf(office, sizeof office, "village-%s", cf->place);
    for (guint i = 0; i < n_posts && !leg->outside; i++)
      if (strcmp(posts[i].code, office) == 0 || (*leg->post == '\0' && strcmp(posts[i].office, office) == 0))
        g_strlcpy(leg->post, posts[i].code, sizeof leg->post);
    if (leg->outside || *leg->post == '\0') {
      leg->outside = TRUE;
      g_strlcpy(leg->post, cf->agent, sizeof leg->post);
    }
  }
  sqlite3_finalize(rows);
}

/* --- what must hold --------------------------------------------------------------------------------------- */

static void check_case(Case *cf)
{
  g_autoptr(GError) error = NULL;
  cf->decided = strcmp(hall_text("SELECT state FROM casefile WHERE id = " ID, cf->id), "decided") == 0;
  g_autoptr(YcAnswers) who = yc_answers_read(hall, cf->id, &error);
  ck_assert_msg(who != NULL && *who->name != '\0', "case %d: nobody answers", (int)cf->id);
  ck_assert_msg(cf->over || strcmp(who->post, answers_for(cf)) == 0, "case %d: %s answers, not %s", (int)cf->id, who->post, answers_for(cf));
  ck_assert_msg(who->staff == stands(who->post), "case %d: %s stands for %s, not %s", (int)cf->id, who->name, who->post,
                person(stands(who->post))->login);
}

static void check_all(void)
{
  for (guint i = 0; i < n_cases; i++) check_case(&cases[i]);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM step t JOIN casefile c ON c.id = t.casefile AND c.queue <> '' WHERE t.state IN"
                            " ('current', 'returned') AND t.days > 0 AND NOT EXISTS (SELECT 1 FROM clock k WHERE k.casefile = t.casefile"
                            " AND k.kind = 'step:' || t.n AND k.state IN ('running', 'stopped'))"), 0);
  /* A paper is at one place, kept by its key; what lies somewhere is a paper that was taken in. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM material_at a LEFT JOIN material m ON m.casefile = a.casefile AND m.n = a.n"
                            " LEFT JOIN post p ON p.code = a.post WHERE m.n IS NULL OR p.code IS NULL"), 0);
  for (guint i = 0; i < n_posts; i++)
    ck_assert_int_eq(hall_int("SELECT staff FROM post_now WHERE post = '%s'", posts[i].code), stands(posts[i].code));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile c LEFT JOIN post_now n ON n.post = c.answerable WHERE n.staff IS NULL"), 0);
}

/* --- hands ------------------------------------------------------------------------------------------------ */

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
  hall_as(person(staff)->login, NULL);
}

/* Whether it was done; what a rule refuses changes nothing. */
static gboolean was_done(Case *cf, gint64 ver, YcIntakeResult *result, GError **error)
{
  gboolean done = result != NULL;
  ck_assert_msg(done || (*error)->code == YC_ERROR_REFUSED, "%s", *error ? (*error)->message : "");
  ck_assert(done || hall_int("SELECT ver FROM casefile WHERE id = " ID, cf->id) == ver);
  yc_intake_result_free(result);
  g_clear_error(error);
  return done;
}

static gint64 ver_of(const Case *cf)
{
  return hall_int("SELECT ver FROM casefile WHERE id = " ID, cf->id);
}

static void begin_leg(const Case *cf, Leg *leg)
{
  leg->state = CURRENT;
  leg->waits = !leg->outside && stands(cf->agent) != stands(leg->post);
}

static void hand_over(Case *cf)
{
  GError *error = NULL;
  Leg *open = open_lead(cf), *next = NULL;
  for (guint i = 0; i < cf->n; i++)
    if (cf->legs[i].lead && cf->legs[i].state == PLANNED && (next == NULL || cf->legs[i].stage < next->stage)) next = &cf->legs[i];
  Leg *back = NULL;
  for (guint i = 0; i < cf->n; i++)
    if (cf->legs[i].state == RETURNED) back = &cf->legs[i];
  act_as(stands(cf->agent));
  gint64 ver = ver_of(cf);
  if (!was_done(cf, ver, yc_route_give(hall, cf->id, back ? back->n : 0, NULL, &error), &error)) return;
  done_of[1]++;
  ck_assert(back != NULL || (open == NULL && next != NULL));
  for (guint i = 0; i < cf->n; i++)
    if (back ? &cf->legs[i] == back : cf->legs[i].stage == next->stage) begin_leg(cf, &cf->legs[i]);
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
  act_as(stands(leg->post));
  gint64 ver = ver_of(cf);
  if (!was_done(cf, ver, yc_route_take(hall, cf->id, leg->n, NULL, &error), &error)) return;
  leg->waits = FALSE;
  done_of[2]++;
}

static void give_back(Case *cf)
{
  GError *error = NULL;
  Leg *leg = some_leg(cf, FALSE);
  if (leg == NULL || leg->outside) return;
  act_as(stands(leg->post));
  gint64 ver = ver_of(cf);
  if (!was_done(cf, ver, yc_route_return(hall, cf->id, leg->n, "缺一页", NULL, &error), &error)) return;
  leg->state = RETURNED;
  leg->waits = FALSE;
  done_of[3]++;
}

/* Rows that the tick ended: a notice that is over, an agreement that is deemed. */
static void follow(Case *cf)
{
  for (guint i = 0; i < cf->n; i++)
    if (hall_int("SELECT state IN ('done', 'skipped') FROM step WHERE casefile = " ID " AND n = %d", cf->id, cf->legs[i].n))
      cf->legs[i].state = DONE;
}

/* The stage that runs is over; with the last one the case is decided, and delivered later. */
static void finish(Case *cf)
{
  g_autoptr(GError) error = NULL;
  const Leg *open = open_lead(cf);
  gboolean left = FALSE, decided = strcmp(hall_text("SELECT state FROM casefile WHERE id = " ID, cf->id), "decided") == 0;
  for (guint i = 0; i < cf->n; i++) left = left || cf->legs[i].state == PLANNED;
  act_as(stands(answers_for(cf)));
  gint64 ver = ver_of(cf);
  g_autoptr(YcWriter) writer = hall_writer();
  gboolean ok = open ? yc_step_finish(hall, writer, cf->id, &error)
                : decided ? yc_case_deliver(hall, writer, cf->id, &error)
                : left ? FALSE : yc_case_decide(hall, writer, cf->id, "同意", &error);
  if (!ok || !yc_writer_commit(g_steal_pointer(&writer), &error)) {
    ck_assert_msg(error == NULL || error->code == YC_ERROR_REFUSED, "%s", error ? error->message : "");
    g_clear_pointer(&writer, yc_writer_cancel);
    ck_assert_int_eq(ver_of(cf), ver);
    return;
  }
  int stage = open ? open->stage : 0;
  for (guint i = 0; i < cf->n; i++)
    if (cf->legs[i].stage == stage) cf->legs[i].state = DONE;
  cf->over = decided && open == NULL;
  done_of[cf->over ? 10 : 4]++;
}

/* One row of it, with what it came to; the stage waits for the others. */
static void finish_one(Case *cf)
{
  GError *error = NULL;
  Leg *leg = some_leg(cf, FALSE);
  if (leg == NULL) return;
  act_as(stands(leg->outside ? cf->agent : leg->post));
  gint64 ver = ver_of(cf);
  YcFinish form = { .n = leg->n, .result = "", .text = "办了", .day = yc_time_day(now), .how = leg->outside ? "phone" : "",
                    .investigators = { "王建军", "周芸" }, .present = 5, .entitled = 7, .in_favour = 5, .reason = "", .basis = "",
                    .document = "决定书", .seal = "镇政府公章", .who = "" };
  if (!was_done(cf, ver, yc_route_finish(hall, cf->id, &form, NULL, &error), &error)) return;
  leg->state = DONE;
  follow(cf);
  done_of[11]++;
}

static void stop_or_go_on(Case *cf)
{
  GError *error = NULL;
  act_as(stands("supervisor"));
  gint64 ver = ver_of(cf);
  YcPause form = { .procedure = yc_procedure_parse("review"), .until = yc_time_day(now) + 10, .post = "镇长", .name = "何某", .reason = "评审" };
  YcIntakeResult *result = cf->stopped ? yc_resume_commit(hall, cf->id, NULL, &error) : yc_pause_commit(hall, cf->id, &form, NULL, &error);
  if (!was_done(cf, ver, result, &error)) return;
  cf->stopped = !cf->stopped;
  done_of[5]++;
}

static void go_away(void)
{
  g_autoptr(GError) error = NULL;
  Person *who = &people[roll(n_people)];
  YcTime minute = now - now % YC_MINUTE, until = minute + (roll(2) ? (1 + roll(4)) * YC_HOUR : (1 + roll(4)) * 24 * YC_HOUR);
  const Person *standin = &people[roll(n_people)];
  if (!who->account || who->until != 0) return;
  YcAbsenceForm form = { who->id, YC_TIME_NONE, until, roll(3) == 0 && standin != who && standin->account ? standin->id : 0, "" };
  act_as(who->id);
  ck_assert_msg(yc_absence_set(hall, &form, NULL, &who->absence, &error), "%s", error ? error->message : "");
  who->until = until;
  who->standin = form.standin;
  done_of[6]++;
}

static void come_back(void)
{
  Person *who = &people[roll(n_people)];
  if (who->until == 0) return;
  act_as(who->id);
  ck_assert(yc_absence_end(hall, who->absence, NULL, NULL));
  who->until = who->standin = 0;
  done_of[7]++;
}

/* What the tick did by itself: a hand-over deemed received, a notice over, a deemed agreement. */
static void follow_tick(void)
{
  g_autofree char *sql = g_strdup_printf("SELECT pos_of(casefile), kind, facts->>'step' FROM event WHERE pos > " ID
                                         " AND origin = 'tick' AND casefile IS NOT NULL ORDER BY pos", seen);
  sqlite3_stmt *rows = rows_of(sql);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    const char *kind = (const char *)sqlite3_column_text(rows, 1);
    for (guint i = 0; i < n_cases; i++) {
      if (cases[i].id != sqlite3_column_int64(rows, 0)) continue;
      for (guint l = 0; l < cases[i].n; l++) {
        Leg *leg = &cases[i].legs[l];
        if (strcmp(kind, "step.receive") != 0 || leg->n != sqlite3_column_int(rows, 2)) continue;
        ck_assert_msg(leg->waits && leg->state == CURRENT, "case %d: step %d was received twice", (int)cases[i].id, leg->n);
        leg->waits = FALSE;
        done_of[8]++;
      }
      follow(&cases[i]);
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
    if (people[i].until != 0 && people[i].until <= now) people[i].until = people[i].standin = 0;
  follow_tick();
  done_of[9]++;
}

static void take_in(void)
{
  static const char *const items[] = { "MZ01", "NY01", "MZ11" };
  if (n_cases == CASES) return;
  Case *cf = &cases[n_cases];
  gint64 clerk = stands("counter3");
  act_as(clerk);
  YcIntake *form = hall_form(n_cases + 1, items[roll(G_N_ELEMENTS(items))]);
  have_all(form);
  *cf = (Case){ .id = hall_taken(form, YC_OUTCOME_ACCEPT) };
  g_strlcpy(cf->agent, hall_text("SELECT agent FROM casefile WHERE id = " ID, cf->id), sizeof cf->agent);
  g_strlcpy(cf->place, hall_text("SELECT coalesce(place, '') FROM casefile WHERE id = " ID, cf->id), sizeof cf->place);
  read_route(cf);
  n_cases++;
  done_of[0]++;
}

static void one_step(void)
{
  static void (*const hands[])(Case *) = { hand_over, hand_over, acknowledge, acknowledge, give_back, finish, finish_one, finish_one, stop_or_go_on };
  guint which = roll(18);
  if (which < 2) go_away();
  else if (which == 2) come_back();
  else if (which == 3) time_passes();
  else if (which == 4 || n_cases == 0) take_in();
  else {
    Case *cf = &cases[roll(n_cases)];
    if (!cf->over) hands[roll(G_N_ELEMENTS(hands))](cf);
    check_case(cf);
    return;
  }
  check_all();
}

START_TEST(random_hands)
{
  guint32 seed = 20261123;
  const char *given = g_getenv("HANDS_SEED");
  if (given != NULL) seed = (guint32)g_ascii_strtoull(given, NULL, 10);
  dice = g_rand_new_with_seed(seed);
  hall_allow("MZ01", "review");
  now = yc_time_parse(HALL_NOW);
  read_hall();
  seen = hall_int("SELECT max(pos) FROM event");
  for (guint step = 0; step < STEPS; step++) {
    one_step();
    if (step % VERIFY == VERIFY - 1) hall_verify();
  }
  for (guint what = 0; what < 12; what++) ck_assert_msg(done_of[what] > 0, "HANDS_SEED=%u: hand %u was never played", seed, what);
  hall_verify();
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
