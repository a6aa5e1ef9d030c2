/* What happens by itself as days pass (RULE time-06, time-09, time-11, time-14, sup-02). */
#include <config.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "app/agreement.h"
#include "app/commit.h"
#include "app/desk.h"
#include "app/ending.h"
#include "app/hall.h"
#include "app/notice.h"
#include "app/paper.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/red.h"
#include "app/tick.h"
#include "check_main.h"
#include "store/private.h"

#define ID "%" G_GINT64_FORMAT
#define PROCESSES 10

static YcTickReport tick_at(const char *moment)
{
  g_autoptr(GError) error = NULL;
  YcTickReport report;
  hall_at(moment);
  ck_assert_msg(yc_tick_run(hall, &report, &error), "%s", error ? error->message : "");
  ck_assert_uint_eq(report.refused, 0);
  return report;
}

/* The n-th day from one, at a time of the day: for tick_at() and hall_at(). */
static const char *moment_of(YcDay day, const char *clock)
{
  static char text[40];
  char buffer[YC_DAY_TEXT];
  g_snprintf(text, sizeof text, "%sT%s", yc_day_format(day, buffer), clock);
  return text;
}

static YcDay due_of(gint64 casefile, const char *clock)
{
  return day_of(hall_text("SELECT due FROM clock WHERE casefile = " ID " AND kind = '%s'", casefile, clock));
}

/* Papers were taken in and nobody has answered them. */
static gint64 left_lying(guint n, const char *item)
{
  YcIntake *form = hall_form(n, item);
  have_all(form);
  return hall_taken(form, YC_OUTCOME_RECEIVE);
}

static gint64 n_of(const char *kind)
{
  return hall_int("SELECT count(*) FROM event WHERE kind = '%s' AND origin = 'tick'", kind);
}

static void step(gint64 casefile, int n, gboolean begins)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  gboolean ok = begins ? yc_step_begin(hall, writer, casefile, n, &error) : yc_step_finish(hall, writer, casefile, &error);
  ck_assert_msg(ok && yc_writer_commit(g_steal_pointer(&writer), &error), "%s", error ? error->message : "");
}

/* What a notice needs before it may end: somebody hung it. */
static void hang(gint64 casefile)
{
  g_autoptr(GError) error = NULL;
  YcNoticePost form = { .places = "村务公开栏", .by = "", .at = "", .how = YC_N_RECEIPTS, .down = YC_DAY_NONE, .amount = "" };
  g_autoptr(YcIntakeResult) result = yc_notice_post(hall, casefile, &form, "", &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
}

/* --- red lights ------------------------------------------------------------------------------------------- */

/* RULE time-11: red from 00:00 of the day after due, once; numbered, with who answered for it. */
START_TEST(a_clock_over_turns_red)
{
  gint64 id = hall_accepted(1);
  YcDay due = due_of(id, "promise");
  ck_assert_uint_eq(tick_at(moment_of(due, "23:59")).n[YC_TICKED_RED], 0);
  ck_assert_uint_eq(tick_at(moment_of(due + 1, "00:00")).n[YC_TICKED_RED], 1);
  ck_assert_uint_eq(tick_at(moment_of(due + 1, "17:30")).n[YC_TICKED_RED], 0);
  ck_assert_str_eq(hall_text("SELECT number, site, year, serial, clock, grave, s.login, level FROM red r JOIN staff s ON s.id = r.staff"),
                   "红A〔2026〕0001号|A|2026|1|promise|0|lixiuying|1");
  char over[YC_DAY_TEXT];
  yc_day_format(due + 1, over);
  ck_assert_str_eq(hall_text("SELECT day, date(due, '+1 day') FROM red"), hall_text("SELECT '%s', '%s'", over, over));
  ck_assert_str_eq(hall_text("SELECT origin, actor, datetime(happened_at / 1000000, 'unixepoch', '+8 hours') FROM event"
                             " WHERE kind = 'light.red'"), hall_text("SELECT 'tick', 'system', '%s 00:00:00'", over));
  g_autoptr(GPtrArray) reds = yc_red_list(hall, id, NULL);
  ck_assert_uint_eq(reds->len, 1);
  ck_assert_str_eq(((YcRed *)reds->pdata[0])->who, "李秀英");
  hall_verify();
}
END_TEST

/* RULE time-10: the law's own limit is a graver mark, a light of its own. */
START_TEST(the_law_is_graver)
{
  gint64 id = hall_accepted(1);
  tick_at(moment_of(due_of(id, "statute") + 1, "08:00"));
  ck_assert_str_eq(hall_text("SELECT group_concat(clock || grave, ' ') FROM (SELECT clock, grave FROM red ORDER BY id)"),
                   "promise0 statute1");
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT serial) FROM red"), 2);
}
END_TEST

/* RULE time-07: what stands cannot be over. */
START_TEST(a_paused_clock_never_turns_red)
{
  hall_allow("MZ01", "review");
  gint64 id = hall_accepted(1);
  YcDay due = due_of(id, "statute");
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(hall_stop(hall, writer, id, "review", NULL) && yc_writer_commit(g_steal_pointer(&writer), NULL));
  tick_at(moment_of(due + 60, "08:00"));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE origin = 'tick'"), 0);
}
END_TEST

/* Whoever finishes in time never sees one, and what is over ends with its clock. */
START_TEST(a_red_light_ends_with_its_clock)
{
  gint64 id = hall_accepted(1);
  step(id, 2, TRUE);
  g_autofree char *clock = g_strdup("step:2");
  YcDay due = due_of(id, clock);
  tick_at(moment_of(due + 1, "08:00"));
  ck_assert_str_eq(hall_text("SELECT clock, ended IS NULL FROM red"), "step:2|1");
  hall_at(moment_of(due + 2, "08:00"));
  step(id, 2, FALSE);
  ck_assert_int_eq(hall_int("SELECT ended = date(due, '+2 days') FROM red"), 1);
  tick_at(moment_of(due + 30, "08:00"));
  ck_assert_int_eq(hall_int("SELECT max(level) FROM red WHERE clock = 'step:2'"), 1);
  hall_verify();
}
END_TEST

/* Another system's known fault: only the first batch is scanned. */
START_TEST(every_page_is_walked)
{
  enum { MANY = 450 };
  for (guint i = 0; i < MANY; i++) hall_accepted(i % 50);
  YcDay due = day_of(hall_text("SELECT due FROM clock WHERE kind = 'promise' LIMIT 1"));
  ck_assert_uint_eq(tick_at(moment_of(due + 1, "08:00")).n[YC_TICKED_RED], MANY);
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT casefile) FROM red"), MANY);
  ck_assert_int_eq(hall_int("SELECT max(serial) FROM red"), MANY);
}
END_TEST

/* --- deemed acceptance (RULE time-09) --------------------------------------------------------------------- */

/* Accepted from the day of receipt, with the name of who let it lapse, and the paper to be printed. */
START_TEST(what_nobody_answered_is_accepted)
{
  gint64 id = left_lying(1, "NY01");
  YcDay due = due_of(id, "accept");
  ck_assert_uint_eq(tick_at(moment_of(due, "23:59")).n[YC_TICKED_DEEMED], 0);
  ck_assert_uint_eq(tick_at(moment_of(due + 1, "08:00")).n[YC_TICKED_DEEMED], 1);
  ck_assert_str_eq(hall_text("SELECT state, received, accepted, outcome FROM casefile WHERE id = " ID, id),
                   "accepted|2026-11-05|2026-11-05|accept");
  ck_assert_str_eq(hall_text("SELECT DISTINCT started FROM clock WHERE casefile = " ID " AND state = 'running'", id), "2026-11-05");
  ck_assert_int_eq(hall_int("SELECT pos_of(facts->>'$.deemed.staff') = (SELECT id FROM staff WHERE login = 'lixiuying') FROM event"
                            " WHERE kind = 'case.accept' AND origin = 'tick'"), 1);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM red"), 0);
  ck_assert_str_eq(hall_text("SELECT p.facts->>'paper', p.facts->>'print', p.day = date(c.due, '+1 day') FROM paper p JOIN clock c"
                             " ON c.casefile = p.casefile AND c.kind = 'accept' ORDER BY p.id DESC LIMIT 1"), "acceptance|yes|1");
  ck_assert_uint_ge(yc_app_unprinted_count(hall), 1);
  /* Once: another day changes nothing of it. */
  ck_assert_uint_eq(tick_at(moment_of(due + 2, "08:00")).n[YC_TICKED_DEEMED], 0);
  hall_verify();
}
END_TEST

/* Elsewhere nothing is presumed: a red light, and it goes up. */
START_TEST(nothing_is_presumed_elsewhere)
{
  gint64 id = left_lying(1, "MZ01");
  YcDay due = due_of(id, "accept");
  YcTickReport report = tick_at(moment_of(due + 1, "08:00"));
  ck_assert_uint_eq(report.n[YC_TICKED_DEEMED], 0);
  ck_assert_uint_eq(report.n[YC_TICKED_RED], 1);
  ck_assert_str_eq(hall_text("SELECT state FROM casefile WHERE id = " ID, id), "received");
  ck_assert_str_eq(hall_text("SELECT clock FROM red"), "accept");
}
END_TEST

/* RULE time-14: never a licence or a benefit, whatever an item says of its limits. */
START_TEST(no_decision_by_lapse_of_time)
{
  gint64 id = left_lying(1, "NY01");
  tick_at(moment_of(due_of(id, "accept") + 200, "08:00"));
  ck_assert_str_eq(hall_text("SELECT state FROM casefile WHERE id = " ID, id), "accepted");
  ck_assert_int_eq(n_of("case.decide") + n_of("case.deliver") + n_of("case.onspot"), 0);
}
END_TEST

/* --- the others ------------------------------------------------------------------------------------------- */

/* RULE time-06: it ends with its last day, not before, and the agent answers for what comes next. */
START_TEST(a_public_notice_ends_by_itself)
{
  gint64 id = hall_accepted(1);
  for (int n = 2; n < 6; n++) {
    step(id, n, TRUE);
    step(id, n, FALSE);
  }
  step(id, 6, TRUE);
  hang(id);
  YcDay due = due_of(id, "step:6");
  ck_assert_uint_eq(tick_at(moment_of(due, "23:59")).n[YC_TICKED_NOTICE], 0);
  ck_assert_uint_eq(tick_at(moment_of(due + 1, "08:00")).n[YC_TICKED_NOTICE], 1);
  ck_assert_int_eq(hall_int("SELECT finished = due FROM step WHERE casefile = " ID " AND n = 6", id), 1);
  ck_assert_str_eq(hall_text("SELECT queue, answerable = agent FROM casefile WHERE id = " ID, id), "todo|1");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM red WHERE clock = 'step:6'"), 0);
  hall_verify();
}
END_TEST

/* A case whose consultation has begun: NY01's step 6. */
static gint64 consulted(gboolean signed_for)
{
  g_autoptr(GError) error = NULL;
  YcIntake *form = hall_form(1, "NY01");
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  int n = (int)hall_int("SELECT step FROM casefile WHERE id = " ID, id);
  for (; n < 6; n++) {
    step(id, n, TRUE);
    step(id, n, FALSE);
  }
  step(id, 6, TRUE);
  hall_as("zhaomin", "3");
  if (!signed_for) return id;
  g_autoptr(YcIntakeResult) done = yc_receipt_commit(hall, id, YC_RECEIPT_MAIL, "林业站 吴长林", NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  return id;
}

/* RULE time-14: with proof that the office had it, it is deemed to agree, and a supervisor confirms that. */
START_TEST(a_consulted_office_is_deemed_to_agree)
{
  g_autoptr(GError) error = NULL;
  gint64 id = consulted(TRUE);
  YcDay due = due_of(id, "step:6");
  ck_assert_uint_eq(tick_at(moment_of(due, "23:59")).n[YC_TICKED_AGREED], 0);
  ck_assert(!yc_agreement_may(hall, id, NULL));
  ck_assert_uint_eq(tick_at(moment_of(due + 1, "08:00")).n[YC_TICKED_AGREED], 1);
  ck_assert_str_eq(hall_text("SELECT state FROM step WHERE casefile = " ID " AND n = 601", id), "done");
  ck_assert_str_eq(hall_text("SELECT state, outcome FROM casefile WHERE id = " ID, id), "accepted|accept");
  /* Who asks them, and who has not signed for it, are over their day. */
  ck_assert_str_eq(hall_text("SELECT group_concat(clock) FROM (SELECT clock FROM red ORDER BY clock)"), "step:6,step:602");
  hall_as("lixiuying", "3");
  ck_assert_ptr_null(yc_agreement_confirm(hall, id, TRUE, "", NULL, &error));
  assert_error(error, "值班长");
  hall_as("zhaomin", "3");
  g_autoptr(YcIntakeResult) done = yc_agreement_confirm(hall, id, TRUE, "", "yes", &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  ck_assert_int_eq(hall_int("SELECT agreed FROM agreement"), 1);
  ck_assert(!yc_agreement_may(hall, id, NULL));
  hall_verify();
}
END_TEST

/* Refused: the step goes on with its holder, red at once, and is not presumed again. */
START_TEST(a_deemed_agreement_is_refused)
{
  g_autoptr(GError) error = NULL;
  gint64 id = consulted(TRUE);
  YcDay due = due_of(id, "step:6");
  tick_at(moment_of(due + 1, "08:00"));
  ck_assert_ptr_null(yc_agreement_confirm(hall, id, FALSE, "", NULL, &error));
  assert_error(error, "为什么");
  g_autoptr(YcIntakeResult) done = yc_agreement_confirm(hall, id, FALSE, "林业站说没看全材料", NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text("SELECT s.state, s.finished, k.state, c.step, c.due = k.due FROM step s JOIN clock k"
                             " ON k.casefile = s.casefile AND k.kind = 'step:601' JOIN casefile c ON c.id = s.casefile"
                             " WHERE s.n = 601"), "current|-|running|6|1");
  ck_assert_str_eq(hall_text("SELECT clock, ended, office FROM red WHERE clock = 'step:601'"), "step:601|-|land");
  tick_at(moment_of(due + 2, "08:00"));
  ck_assert_int_eq(n_of("step.deemed"), 1);
  ck_assert_str_eq(hall_text("SELECT state FROM step WHERE casefile = " ID " AND n = 601", id), "current");
  hall_verify();
}
END_TEST

/* Who went on has gone on. */
START_TEST(too_late_to_refuse)
{
  g_autoptr(GError) error = NULL;
  gint64 id = consulted(TRUE);
  tick_at(moment_of(due_of(id, "step:6") + 1, "08:00"));
  step(id, 6, FALSE);
  step(id, 7, TRUE);
  ck_assert_ptr_null(yc_agreement_confirm(hall, id, FALSE, "晚了", NULL, &error));
  assert_error(error, "督办");
}
END_TEST

/* Without proof nothing is presumed. */
START_TEST(no_proof_no_agreement)
{
  gint64 id = consulted(FALSE);
  YcTickReport report = tick_at(moment_of(due_of(id, "step:6") + 1, "08:00"));
  ck_assert_uint_eq(report.n[YC_TICKED_AGREED], 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM red WHERE clock = 'step:6'"), 1);
}
END_TEST

/* RULE acc-02: what the applicant owes is the applicant's; it is only listed unless the hall withdraws it. */
START_TEST(the_applicants_day_is_no_red_light)
{
  YcIntake *form = hall_form(1, "MZ01");
  have_all(form);
  mark(form, 1, YC_TICK_MISSING, "");
  gint64 id = hall_taken(form, YC_OUTCOME_ASK);
  tick_at(moment_of(due_of(id, "supply") + 30, "08:00"));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE origin = 'tick'"), 0);
}
END_TEST

/* --- up a level (RULE sup-02) ----------------------------------------------------------------------------- */

START_TEST(it_goes_up_by_working_days)
{
  gint64 id = hall_accepted(1);
  YcDay due = due_of(id, "promise");
  tick_at(moment_of(due + 1, "08:00"));
  const YcCalendar *calendar = yc_app_calendar(hall);
  YcDay leader = yc_calendar_add(calendar, due, 3), above = yc_calendar_add(calendar, due, 8);
  tick_at(moment_of(leader - 1, "08:00"));
  ck_assert_int_eq(hall_int("SELECT level FROM red WHERE clock = 'promise'"), 1);
  tick_at(moment_of(leader, "08:00"));
  ck_assert_int_eq(hall_int("SELECT level FROM red WHERE clock = 'promise'"), 2);
  tick_at(moment_of(above + 40, "08:00"));
  ck_assert_str_eq(hall_text("SELECT level, next FROM red WHERE clock = 'promise'"), "3|-");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'case.escalate' AND facts->>'number' LIKE '%%0001号'"), 2);
  hall_verify();
}
END_TEST

static void set_roles(const char *login, const char *roles)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s}", "login", login, "roles", roles, "office", "hall", "from", "2026-01-01");
  json_t *body = json_pack("{s:s, s:[s], s:s}", "name", "李秀英", "initials", "lxy", "phone", "8260003");
  ck_assert(yc_writer_append(writer, "staff.set", facts, body, NULL, &error) != 0 &&
            yc_writer_commit(g_steal_pointer(&writer), &error));
}

/* Another system's known fault: an unassigned case never escalates.  Here it goes up first, long before it is due. */
START_TEST(what_nobody_holds_goes_up_first)
{
  gint64 id = hall_accepted(1);
  tick_at("2026-11-05T10:30");
  ck_assert_int_eq(n_of("case.unheld"), 0);
  set_roles("lixiuying", "");
  ck_assert_uint_eq(tick_at("2026-11-06T08:00").n[YC_TICKED_UNHELD], 1);
  ck_assert_str_eq(hall_text("SELECT casefile = " ID ", post, since, level, next FROM unheld", id),
                   "1|counter3|2026-11-06|1|2026-11-11");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM red"), 0);
  tick_at("2026-11-11T08:00");
  ck_assert_str_eq(hall_text("SELECT level, next FROM unheld"), "2|2026-11-18");
  tick_at("2026-11-20T08:00");
  ck_assert_str_eq(hall_text("SELECT level, next FROM unheld"), "3|-");
  ck_assert_int_eq(n_of("case.unheld"), 1);
  ck_assert_int_eq(n_of("case.escalate"), 2);
  set_roles("lixiuying", "clerk agent");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM unheld"), 0);
  tick_at("2026-11-23T08:00");
  ck_assert_int_eq(n_of("case.unheld"), 1);
  hall_verify();
}
END_TEST

/* A red light of a case that nobody holds has nobody's name. */
START_TEST(nobody_is_nobody)
{
  gint64 id = hall_accepted(1);
  set_roles("lixiuying", "");
  tick_at(moment_of(due_of(id, "promise") + 1, "08:00"));
  ck_assert_str_eq(hall_text("SELECT staff, post FROM red"), "-|counter3");
}
END_TEST

/* --- who runs it ------------------------------------------------------------------------------------------ */

/* Whoever signs in first on a day, or acts first where the program was left running over night. */
START_TEST(the_first_act_of_a_day_comes_after)
{
  gint64 id = hall_accepted(1);
  YcDay due = due_of(id, "promise");
  g_clear_pointer(&hall, yc_app_close);
  hall = hall_open(moment_of(due, "17:00"), "lixiuying", "3");
  ck_assert_int_eq(n_of("light.red"), 0);
  /* The clock goes on over midnight; nobody signs in anew. */
  yc_app_stand_at(hall, yc_time_parse(moment_of(due + 1, "09:00")));
  hall_accepted(2);
  ck_assert_int_eq(n_of("light.red"), 1);
  ck_assert_int_lt(hall_int("SELECT pos FROM event WHERE kind = 'light.red'"), hall_int("SELECT max(id) FROM casefile"));
  YcDay law = due_of(id, "statute");
  g_clear_pointer(&hall, yc_app_close);
  hall = hall_open(moment_of(law + 1, "09:00"), "sunyumei", "1");
  ck_assert_int_eq(n_of("light.red"), 2);
}
END_TEST

/* What is due today is told at sign-in, one's own first. */
START_TEST(what_is_due_today)
{
  YcDueNow due;
  gint64 id = hall_accepted(1);
  YcDay last = due_of(id, "promise");
  hall_at(moment_of(last - 1, "09:00"));
  ck_assert(yc_desk_due(hall, &due, NULL));
  ck_assert_int_eq(due.today + due.over + due.mine_today + due.mine_over + due.first, 0);
  hall_at(moment_of(last, "09:00"));
  ck_assert(yc_desk_due(hall, &due, NULL));
  ck_assert_int_eq(due.today, 1);
  ck_assert_int_eq(due.mine_today, 1);
  ck_assert_int_eq(due.over + due.mine_over, 0);
  ck_assert_int_eq(due.first, id);
  hall_at(moment_of(last + 1, "09:00"));
  hall_accepted(2);
  ck_assert(yc_desk_due(hall, &due, NULL));
  ck_assert_int_eq(due.over, 1);
  ck_assert_int_eq(due.mine_over, 1);
  ck_assert_int_eq(due.first, id);
  hall_as("sunyumei", "1");
  ck_assert(yc_desk_due(hall, &due, NULL));
  ck_assert_int_eq(due.over, 1);
  ck_assert_int_eq(due.mine_over + due.first, 0);
}
END_TEST

/* Nothing is done twice, or undone, where the machine's clock was set back. */
START_TEST(a_clock_set_back_does_nothing)
{
  gint64 id = hall_accepted(1);
  YcDay due = due_of(id, "promise");
  tick_at(moment_of(due + 1, "08:00"));
  gint64 events = hall_int("SELECT count(*) FROM event");
  tick_at(moment_of(due - 3, "08:00"));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event"), events);
  ck_assert_str_eq(hall_text("SELECT value FROM local_store WHERE key = 'ticked'"), hall_text("SELECT day FROM red"));
}
END_TEST

/* RULE time-17: the clock had been a week ahead, was believed, and is right again: days do not pass unwatched until it comes
 * to where it had been. */
START_TEST(a_clock_that_was_ahead_does_not_stop_the_watch)
{
  gint64 id = hall_accepted(1);
  YcDay due = due_of(id, "promise");
  tick_at(moment_of(due + 10, "08:00"));   /* the clock is ahead: red, and remembered */
  hall_at(HALL_NOW);
  gint64 lying = left_lying(2, "GA05");
  YcDay answer = due_of(lying, "accept");
  ck_assert_int_lt(answer, due);
  hall_at(moment_of(answer + 1, "08:00"));
  ck_assert(yc_tick_today(hall, NULL, NULL));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE casefile = (SELECT casefile FROM event WHERE pos = " ID
                            ") AND kind IN ('light.red', 'case.accept') AND origin = 'tick'", lying), 1);
  hall_verify();
}
END_TEST

/* --- once, however often, by how many, and after how long -------------------------------------------------- */

/* Everything that the system did, as it would be told elsewhere: no salt, no moment of entry. */
static char *told(void)
{
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *rows = yc_sql_prepare(yc_app_store(hall),
    "SELECT kind, hex(act), nth, casefile, happened_at, facts FROM event WHERE origin = 'tick' ORDER BY pos", YC_SQL_READ, NULL, &error);
  ck_assert(rows != NULL);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    for (int i = 0; i < 6; i++) g_string_append_printf(all, "%s|", (const char *)sqlite3_column_text(rows, i));
    g_string_append_c(all, '\n');
  }
  sqlite3_finalize(rows);
  return g_strdup(all->str);
}

/* A demonstration of months, and on its last day what it has none of. */
static void add_more(void)
{
  left_lying(1, "NY01");
  left_lying(2, "MZ01");
  YcIntake *promised = hall_form(3, "CL02");
  have_all(promised);
  mark(promised, 3, YC_TICK_MISSING, "");
  hall_taken(promised, YC_OUTCOME_TOLERANT);
  gint64 noticed = hall_accepted(4);
  for (int n = 2; n < 6; n++) {
    step(noticed, n, TRUE);
    step(noticed, n, FALSE);
  }
  step(noticed, 6, TRUE);
  hang(noticed);
  set_roles("hexiaoyan", "");
  g_autoptr(GError) error = NULL;
  ck_assert(yc_store_checkpoint(yc_app_store(hall), TRUE, &error));
}

static char *keep_store(void)
{
  g_autofree char *bytes = NULL;
  gsize n;
  char *copy = g_strconcat(hall_path, ".kept", NULL);
  g_clear_pointer(&hall, yc_app_close);
  ck_assert(g_file_get_contents(hall_path, &bytes, &n, NULL) && g_file_set_contents(copy, bytes, (gssize)n, NULL));
  return copy;
}

/* The store as it was kept, opened at a moment by nobody. */
static void open_kept(const char *kept, const char *moment)
{
  g_autofree char *bytes = NULL, *wal = g_strconcat(hall_path, "-wal", NULL), *shm = g_strconcat(hall_path, "-shm", NULL);
  gsize n;
  g_clear_pointer(&hall, yc_app_close);
  unlink(wal);
  unlink(shm);
  ck_assert(g_file_get_contents(kept, &bytes, &n, NULL) && g_file_set_contents(hall_path, bytes, (gssize)n, NULL));
  hall = yc_app_open(hall_path, yc_time_parse(moment), NULL);
  ck_assert_ptr_nonnull(hall);
  yc_store_set_durable(yc_app_store(hall), FALSE);
}

static void run_once(void)
{
  g_autoptr(GError) error = NULL;
  ck_assert_msg(yc_tick_run(hall, NULL, &error), "%s", error ? error->message : "");
}

/* In processes of their own, at once. */
static void run_many(const char *moment)
{
  pid_t pids[PROCESSES];
  g_clear_pointer(&hall, yc_app_close);
  for (int i = 0; i < PROCESSES; i++) {
    pids[i] = fork();
    ck_assert_int_ge(pids[i], 0);
    if (pids[i] != 0) continue;
    YcApp *app = yc_app_open(hall_path, yc_time_parse(moment), NULL);
    if (app != NULL) yc_store_set_durable(yc_app_store(app), FALSE);
    _exit(app != NULL && yc_tick_run(app, NULL, NULL) ? 0 : 1);
  }
  for (int i = 0; i < PROCESSES; i++) {
    int status;
    ck_assert_int_eq(waitpid(pids[i], &status, 0), pids[i]);
    ck_assert_int_eq(status, 0);
  }
  hall = yc_app_open(hall_path, yc_time_parse(moment), NULL);
  ck_assert_ptr_nonnull(hall);
}

START_TEST(the_same_events_however_it_is_run)
{
  enum { DAYS = 45 };
  static const char end[] = "2026-12-20T08:00";
  add_more();
  g_autofree char *kept = keep_store();
  /* The machine was off for weeks, and then it is run once. */
  open_kept(kept, end);
  run_once();
  g_autofree char *once = told();
  ck_assert_int_gt(n_of("light.red"), 20);
  ck_assert_int_gt(n_of("case.escalate"), 20);
  ck_assert_int_eq(n_of("case.lapse"), 1);
  ck_assert_int_ge(n_of("case.accept"), 1);
  ck_assert_int_ge(n_of("step.finish"), 1);
  ck_assert_int_ge(n_of("case.unheld"), 1);
  hall_verify();
  for (int i = 0; i < 10; i++) run_once();
  g_autofree char *ten = told();
  ck_assert_str_eq(once, ten);
  /* Every day, several times, somewhere where clocks are put back in November. */
  g_setenv("TZ", "America/New_York", TRUE);
  open_kept(kept, "2026-11-05T10:20");
  for (int i = 0; i <= DAYS; i++) {
    yc_app_stand_at(hall, yc_time_parse(moment_of(day_of("2026-11-05") + i, i % 2 ? "00:00" : "23:59")));
    run_once();
    run_once();
  }
  g_unsetenv("TZ");
  g_autofree char *daily = told();
  ck_assert_str_eq(once, daily);
  /* By many at once. */
  open_kept(kept, end);
  run_many(end);
  g_autofree char *many = told();
  ck_assert_str_eq(once, many);
  hall_verify();
}
END_TEST

/* What was entered late falls due on its own day all the same. */
START_TEST(what_was_entered_late_is_found)
{
  tick_at("2026-11-20T08:00");
  hall_at("2026-10-08T09:00");
  left_lying(1, "MZ01");
  hall_at("2026-11-20T09:00");
  tick_at("2026-11-21T08:00");
  ck_assert_str_eq(hall_text("SELECT day, level, date(happened_at / 1000000, 'unixepoch', '+8 hours') FROM red r JOIN event e ON e.pos = r.id"),
                   "2026-10-15|3|2026-10-15");
}
END_TEST

static void prepare_demo(void)
{
  hall_prepare(300);
}

static Suite *suite(void)
{
  Suite *s = suite_create("tick");
  TCase *t = tcase_create("one"), *many = tcase_create("many");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, a_clock_over_turns_red);
  tcase_add_test(t, the_law_is_graver);
  tcase_add_test(t, a_paused_clock_never_turns_red);
  tcase_add_test(t, a_red_light_ends_with_its_clock);
  tcase_add_test(t, every_page_is_walked);
  tcase_add_test(t, what_nobody_answered_is_accepted);
  tcase_add_test(t, nothing_is_presumed_elsewhere);
  tcase_add_test(t, no_decision_by_lapse_of_time);
  tcase_add_test(t, a_public_notice_ends_by_itself);
  tcase_add_test(t, a_consulted_office_is_deemed_to_agree);
  tcase_add_test(t, a_deemed_agreement_is_refused);
  tcase_add_test(t, too_late_to_refuse);
  tcase_add_test(t, no_proof_no_agreement);
  tcase_add_test(t, the_applicants_day_is_no_red_light);
  tcase_add_test(t, it_goes_up_by_working_days);
  tcase_add_test(t, what_nobody_holds_goes_up_first);
  tcase_add_test(t, nobody_is_nobody);
  tcase_add_test(t, the_first_act_of_a_day_comes_after);
  tcase_add_test(t, what_is_due_today);
  tcase_add_test(t, a_clock_set_back_does_nothing);
  tcase_add_test(t, a_clock_that_was_ahead_does_not_stop_the_watch);
  tcase_add_test(t, what_was_entered_late_is_found);
  suite_add_tcase(s, t);
  tcase_add_unchecked_fixture(many, prepare_demo, hall_finish);
  tcase_add_checked_fixture(many, hall_begin_demo, hall_end);
  tcase_set_timeout(many, 240);
  tcase_add_test(many, the_same_events_however_it_is_run);
  suite_add_tcase(s, many);
  return s;
}

CHECK_MAIN(suite)
