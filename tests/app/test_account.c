/* What a case comes to once it is concluded, and the roll-up that the figures are read from (RULE asm-02). */
#include <config.h>
#include <string.h>
#include "app/afterwards.h"
#include "app/commit.h"
#include "app/ending.h"
#include "app/hall.h"
#include "app/pause.h"
#include "app/private.h"
#include "app/pause.h"
#include "app/progress.h"
#include "app/tick.h"
#include "app/undo.h"
#include "check_main.h"
#include "store/private.h"
#include "store/undo.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)

typedef enum { BEGIN, FINISH, PAUSE, RESUME, DECIDE } What;

static gboolean run(YcWriter *writer, What what, gint64 id, int n, GError **error)
{
  switch (what) {
  case BEGIN: return yc_step_begin(hall, writer, id, n, error);
  case FINISH: return yc_step_finish(hall, writer, id, error);
  case PAUSE: return hall_stop(hall, writer, id, "review", error);
  case RESUME: return yc_resume_append(hall, writer, id, error);
  case DECIDE: return yc_case_decide(hall, writer, id, "准予", error);
  }
  return FALSE;
}

static void act(const char *moment, What what, gint64 id, int n)
{
  GError *error = NULL;
  hall_at(moment);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(run(writer, what, id, n, &error), "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
}

/* A red light as the tick makes it. */
static void red(gint64 id, const char *login, const char *day)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *ident = yc_event_ident(yc_app_store(hall), hall_int("SELECT id FROM staff WHERE login = '%s'", login));
  const char *due = hall_text("SELECT due FROM clock WHERE kind = 'promise' AND casefile = %" G_GINT64_FORMAT, id);
  g_autoptr(YcWriter) writer = hall_writer();
  YcOnCase on = { id, 0, 0 };
  json_t *facts = json_pack("{s:s, s:s, s:i, s:i, s:s, s:s, s:s, s:i, s:s, s:s, s:s, s:s, s:i, s:s}", "number", "红1", "site",
                            "A", "year", 2026, "serial", 1, "clock", "promise", "due", due, "day", day, "grave", 0, "staff",
                            ident, "post", "civil", "office", "civil", "feedback_by", day, "level", 0, "next", day);
  ck_assert_msg(yc_writer_append(writer, "light.red", facts, NULL, &on, &error) != 0, "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
}

/* All of the figures' rows of a kind, "key:what=n …" without those that are nothing. */
static const char *figures(const char *kind)
{
  return hall_text("SELECT group_concat(key || ':' || what || iif(what = 11, '@' || value, '') || '=' || n, ' ') FROM"
                   " (SELECT * FROM figure WHERE kind = '%s' AND n <> 0 ORDER BY key, what, value)", kind);
}

/* Promised for 2026-12-15, the law says 2026-12-17. */
static const struct { const char *day, *class; int law, days; const char *counted; } ends[] = {
  { "2026-11-05", "early", 0, 0, ":0=1 :11@0=1" },         { "2026-12-14", "early", 0, 27, ":0=1 :11@27=1" },
  { "2026-12-15", "punctual", 0, 28, ":1=1 :11@28=1" },    { "2026-12-16", "late", 0, 29, ":2=1 :11@29=1" },
  { "2026-12-17", "late", 0, 30, ":2=1 :11@30=1" },        { "2026-12-18", "late", 1, 31, ":2=1 :3=1 :11@31=1" },
};

START_TEST(classes_by_the_day)
{
  gint64 id = hall_accepted(1);
  g_autofree char *moment = g_strconcat(ends[_i].day, "T16:00", NULL);
  assert_int(1, "SELECT count(*) FROM promise WHERE due = '2026-12-15' AND law = '2026-12-17' AND item = 'MZ01'");
  act(moment, DECIDE, id, 0);
  g_autofree char *expected = g_strdup_printf("promise|2026-12-15|2026-12|MZ01|%s|%d|%d|0|0|0|0|0|0|0|0", ends[_i].class,
                                              ends[_i].law, ends[_i].days);
  assert_text(expected, "SELECT clock, due, month, item, class, law, days, pauses, extensions, tardy, entered, deemed, second,"
              " excused, void FROM account");
  ck_assert_str_eq(figures("all"), ends[_i].counted);
  assert_int(5, "SELECT count(DISTINCT kind) FROM figure");
  assert_int(0, "SELECT count(*) FROM promise");
  hall_verify();
}
END_TEST

/* Stopped days are no days of work, and they move the day it is judged by; the stop itself is counted. */
START_TEST(a_stop_is_not_a_delay)
{
  gint64 id = hall_accepted(1);
  act("2026-11-09T10:00", PAUSE, id, 0);
  assert_int(1, "SELECT count(*) FROM promise WHERE due IS NULL");
  act("2026-11-16T10:00", RESUME, id, 0);
  act("2026-12-22T10:00", DECIDE, id, 0);
  assert_text("2026-12-22|punctual|28|1", "SELECT due, class, days, pauses FROM account");
  ck_assert_str_eq(figures("all"), ":1=1 :4=1 :11@28=1");
  hall_verify();
}
END_TEST

/* Nobody can be asked to keep a promise to who took the application back in time. */
START_TEST(withdrawn_in_time_is_no_account)
{
  static const struct { const char *moment; int accounts; } days[] = {
    { "2026-12-15T10:00", 0 }, { "2026-12-16T10:00", 1 },
  };
  gint64 id = hall_accepted(1);
  hall_at(days[_i].moment);
  g_autoptr(YcWithdrawal) form = yc_withdrawal_of(hall, id, NULL);
  g_free(form->reason);
  form->reason = g_strdup("不办了");
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) result = yc_withdraw_commit(hall, id, form, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  assert_int(days[_i].accounts, "SELECT count(*) FROM account WHERE class = 'late'");
  assert_int(days[_i].accounts, "SELECT count(*) FROM account");
  assert_int(0, "SELECT count(*) FROM promise");
  hall_verify();
}
END_TEST

/* The last working step's holder; not who posted the public notice, not who handed it over. */
START_TEST(who_answers)
{
  gint64 id = hall_accepted(1);
  act("2026-11-05T11:00", BEGIN, id, 2);
  const char *login = hall_text("SELECT s.login FROM step t JOIN post_now n ON n.post = t.post JOIN staff s ON s.id = n.staff"
                                " WHERE t.n = 2");
  act("2026-11-10T10:00", FINISH, id, 0);
  act("2026-11-10T11:00", DECIDE, id, 0);
  ck_assert_str_eq(hall_text("SELECT s.login FROM account a JOIN staff s ON s.id = a.staff"), login);
  ck_assert_str_ne(login, "lixiuying");
  hall_verify();
}
END_TEST

/* Who answered when the light turned red, whoever finishes it; struck out on appeal it is neither kept nor broken. */
START_TEST(a_red_light_names_who)
{
  gint64 id = hall_accepted(1);
  hall_at("2026-12-16T08:00");
  red(id, "zhouyun", "2026-12-16");
  ck_assert_int_eq(hall_int("SELECT red FROM promise"), hall_int("SELECT id FROM red"));
  act("2026-12-18T10:00", DECIDE, id, 0);
  assert_text("civil|late|1|0", "SELECT office, class, law, excused FROM account");
  assert_text("zhouyun", "SELECT s.login FROM account a JOIN staff s ON s.id = a.staff");
  hall_verify();
}
END_TEST

/* As the ruling on the appeal does it. */
static void uphold(const char *appeal)
{
  g_autofree char *sql = g_strdup_printf("UPDATE red SET appeal = '%s'", appeal);
  ck_assert_int_eq(sqlite3_exec(yc_app_store(hall)->db, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* Before it is concluded or afterwards: then it is in no rate, and the law's mark stays. */
START_TEST(an_upheld_appeal_takes_the_lateness_off)
{
  gint64 id = hall_accepted(1);
  hall_at("2026-12-16T08:00");
  red(id, "zhouyun", "2026-12-16");
  if (_i == 0) uphold("upheld");
  act("2026-12-18T10:00", DECIDE, id, 0);
  if (_i == 1) uphold("upheld");
  ck_assert_str_eq(figures("all"), ":3=1 :10=1 :11@31=1");
  assert_text("late|1|1", "SELECT class, law, excused FROM account");
  uphold("dismissed");
  ck_assert_str_eq(figures("all"), ":2=1 :3=1 :11@31=1");
}
END_TEST

START_TEST(undone_and_counted_back)
{
  gint64 id = hall_accepted(1), draft;
  g_autoptr(GError) error = NULL;
  const char *before = hall_text("SELECT * FROM promise");
  act("2026-12-16T10:00", DECIDE, id, 0);
  ck_assert_ptr_nonnull(strstr(figures("item"), "MZ01:2=1"));
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  assert_int(0, "SELECT count(*) FROM account");
  assert_int(0, "SELECT count(*) FROM figure WHERE n <> 0");
  ck_assert_str_eq(hall_text("SELECT * FROM promise"), before);
  hall_verify();
  /* Delivering and undoing that leaves the decision as it stands. */
  act("2026-12-16T11:00", DECIDE, id, 0);
  assert_int(1, "SELECT count(*) FROM account");
  hall_verify();
}
END_TEST

/* A case that was voided kept no promise and broke none; undone, it did. */
START_TEST(voided_and_counted_back)
{
  gint64 id = hall_accepted(1), draft;
  g_autoptr(GError) error = NULL;
  act("2026-12-16T10:00", DECIDE, id, 0);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_case_deliver(hall, writer, id, &error));
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
  g_autofree char *counted = g_strdup(figures("all"));
  hall_at("2026-12-17T10:00");
  hall_as("zhaomin", NULL);
  g_autoptr(YcIntakeResult) result = yc_void_commit(hall, id, "登记错了人", &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  assert_int(0, "SELECT count(*) FROM figure WHERE n <> 0");
  hall_verify();
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(figures("all"), counted);
  hall_verify();
}
END_TEST

/* A village that is set right takes its open cases and its figures along. */
START_TEST(set_right_and_moved)
{
  gint64 id = hall_accepted(1);
  act("2026-12-16T10:00", DECIDE, id, 0);
  ck_assert_int_eq(sqlite3_exec(yc_app_store(hall)->db, "UPDATE casefile SET place = 'elsewhere'", NULL, NULL, NULL),
                   SQLITE_OK);
  ck_assert_str_eq(figures("village"), "elsewhere:2=1 elsewhere:11@29=1");
  gint64 other = hall_accepted(2);
  ck_assert_int_eq(sqlite3_exec(yc_app_store(hall)->db, "UPDATE casefile SET place = 'there', answerable = 'nobody'",
                                NULL, NULL, NULL), SQLITE_OK);
  g_autofree char *expected = g_strdup_printf("%" G_GINT64_FORMAT "|there|nobody", other);
  assert_text(expected, "SELECT casefile, place, post FROM promise");
}
END_TEST

START_TEST(a_second_notice_stands_out)
{
  YcIntake *form = hall_form(1, "MZ01");
  have_all(form);
  mark(form, 9, YC_TICK_WRONG, "要本人的卡");
  g_autoptr(YcIntakeResult) asked = hall_take(form, YC_OUTCOME_ASK);
  YcIntake *again = yc_intake_of_case(hall, asked->casefile, NULL);
  hall_at("2026-11-06T10:00");
  mark(again, 9, YC_TICK_WRONG, "卡上的名字不对");
  again->cause = yc_cause_parse("ours");
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) second = yc_supply_commit(hall, asked->casefile, again, &error);
  ck_assert_msg(second != NULL, "%s", error ? error->message : "");
  yc_intake_free(again);
  hall_at("2026-11-09T10:00");
  again = yc_intake_of_case(hall, asked->casefile, NULL);
  have_all(again);
  g_autoptr(YcIntakeResult) accepted = yc_supply_commit(hall, asked->casefile, again, &error);
  ck_assert_msg(accepted != NULL, "%s", error ? error->message : "");
  yc_intake_free(again);
  act("2026-11-20T10:00", DECIDE, asked->casefile, 0);
  assert_text("early|1", "SELECT class, second FROM account");
  hall_verify();
}
END_TEST

/* Nobody answered in time, and it was accepted by itself (RULE time-09). */
START_TEST(a_deemed_acceptance_stands_out)
{
  g_autoptr(GError) error = NULL;
  YcIntake *form = hall_form(1, "NY01");
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_RECEIVE);
  assert_int(0, "SELECT count(*) FROM promise");
  hall_at("2026-11-16T08:00");
  ck_assert_msg(yc_tick_run(hall, NULL, &error), "%s", error ? error->message : "");
  assert_int(1, "SELECT count(*) FROM promise");
  act("2026-11-17T10:00", DECIDE, id, 0);
  assert_text("1", "SELECT deemed FROM account");
  /* Counted from the day of receipt: the days that nobody answered are the hall's. */
  ck_assert_int_eq(hall_int("SELECT days FROM account"),
                   yc_calendar_count(yc_app_calendar(hall), day_of("2026-11-05"), day_of("2026-11-17")));
  hall_verify();
}
END_TEST

/* Ended or sent on once it was due: the promise was broken all the same.  Before that it was nobody's. */
START_TEST(ended_otherwise)
{
  static const struct { const char *moment; int accounts; } days[] = {
    { "2026-12-15T10:00", 0 }, { "2026-12-16T10:00", 1 },
  };
  g_autoptr(GError) error = NULL;
  gint64 first = hall_accepted(1), second = hall_accepted(2);
  hall_at(days[_i].moment);
  hall_as("zhaomin", NULL);
  g_autoptr(YcIntakeResult) ended = yc_terminate_commit(hall, first, YC_END_STOP, "申请人去世", NULL, &error);
  ck_assert_msg(ended != NULL, "%s", error ? error->message : "");
  g_autoptr(YcIntakeResult) sent = yc_transfer_commit(hall, second, "county_civil", "县里统一办", NULL, &error);
  ck_assert_msg(sent != NULL, "%s", error ? error->message : "");
  assert_int(2 * days[_i].accounts, "SELECT count(*) FROM account WHERE class = 'late'");
  assert_int(0, "SELECT count(*) FROM promise");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("account");
  TCase *t = tcase_create("account");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin_stopping, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_loop_test(t, classes_by_the_day, 0, G_N_ELEMENTS(ends));
  tcase_add_test(t, a_stop_is_not_a_delay);
  tcase_add_loop_test(t, withdrawn_in_time_is_no_account, 0, 2);
  tcase_add_test(t, who_answers);
  tcase_add_test(t, a_red_light_names_who);
  tcase_add_loop_test(t, an_upheld_appeal_takes_the_lateness_off, 0, 2);
  tcase_add_test(t, undone_and_counted_back);
  tcase_add_test(t, voided_and_counted_back);
  tcase_add_test(t, set_right_and_moved);
  tcase_add_test(t, a_second_notice_stands_out);
  tcase_add_test(t, a_deemed_acceptance_stands_out);
  tcase_add_loop_test(t, ended_otherwise, 0, 2);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
