/* Who is away, to the day and to the minute, and who stands for the posts meanwhile (RULE agt-01, agt-03). */
#include <config.h>
#include <jansson.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "app/absence.h"
#include "app/answerable.h"
#include "app/casefile.h"
#include "app/desk.h"
#include "app/hall.h"
#include "app/pause.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "check_main.h"

#define ID "%" G_GINT64_FORMAT
#define PROCESSES 8

static gint64 staff(const char *login)
{
  return hall_int("SELECT id FROM staff WHERE login = '%s'", login);
}

/* As the machine's clock goes on: what is due happens. */
static void later(const char *moment)
{
  g_autoptr(GError) error = NULL;
  hall_at(moment);
  ck_assert_msg(yc_tick_run(hall, NULL, &error), "%s", error ? error->message : "");
}

static gint64 away(const char *login, const char *from, const char *until, const char *standin)
{
  g_autoptr(GError) error = NULL;
  gint64 id = 0;
  YcAbsenceForm form = { staff(login), *from ? yc_time_parse(from) : YC_TIME_NONE, yc_time_parse(until),
                         *standin ? staff(standin) : 0, "" };
  ck_assert_msg(yc_absence_set(hall, &form, NULL, &id, &error), "%s", error ? error->message : "");
  return id;
}

static const char *now(const char *post)
{
  return hall_text("SELECT s.login, n.how FROM post_now n JOIN staff s ON s.id = n.staff WHERE n.post = '%s'", post);
}

#define assert_now(post, expected) ck_assert_str_eq(now(post), expected)

static gint64 in_step(guint person)
{
  gint64 id = hall_accepted(person);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_step_begin(hall, writer, id, 2, NULL) && yc_writer_commit(g_steal_pointer(&writer), NULL));
  return id;
}

/* --- to the minute ---------------------------------------------------------------------------------------- */

START_TEST(lunch)
{
  hall_as("wangjianjun", NULL);
  away("wangjianjun", "", "2026-11-05T14:30", "");
  assert_now("civil", "zhouyun|deputy");
  ck_assert_str_eq(hall_text("SELECT since FROM post_now WHERE post = 'civil'"), "2026-11-05T10:20");
  later("2026-11-05T14:29");
  assert_now("civil", "zhouyun|deputy");
  later("2026-11-05T14:30");
  assert_now("civil", "wangjianjun|holder");
  ck_assert_str_eq(hall_text("SELECT state, ended, how FROM absence"), "over|2026-11-05T14:30|due");
  ck_assert_str_eq(hall_text("SELECT origin, actor, datetime(happened_at / 1000000, 'unixepoch', '+8 hours') FROM event"
                             " WHERE kind = 'absence.end'"), "tick|system|2026-11-05 14:30:00");
  hall_verify();
}
END_TEST

START_TEST(days_to_come)
{
  hall_as("zhaomin", "1");
  away("wangjianjun", "2026-11-09T00:00", "2026-11-12T00:00", "zhengqiuju");
  assert_now("civil", "wangjianjun|holder");
  later("2026-11-08T23:59");
  assert_now("civil", "wangjianjun|holder");
  later("2026-11-09T00:00");
  assert_now("civil", "zhengqiuju|deputy");
  later("2026-11-11T23:59");
  assert_now("civil", "zhengqiuju|deputy");
  later("2026-11-12T08:00");   /* the machine was off at midnight */
  assert_now("civil", "wangjianjun|holder");
  ck_assert_str_eq(hall_text("SELECT datetime(happened_at / 1000000, 'unixepoch', '+8 hours') FROM event"
                             " WHERE kind = 'absence.end'"), "2026-11-12 00:00:00");
  hall_verify();
}
END_TEST

/* A month with the machine off gives what a month without gives. */
START_TEST(catching_up)
{
  hall_as("zhaomin", "1");
  away("wangjianjun", "2026-11-09T00:00", "2026-11-12T00:00", "");
  away("zhouyun", "2026-11-10T00:00", "2026-11-11T00:00", "");
  away("wangjianjun", "2026-11-16T12:00", "2026-11-16T14:00", "");
  later("2026-12-10T09:00");
  ck_assert_str_eq(hall_text("SELECT group_concat(substr(kind, 9) || substr(facts->>'at', 9) , ' ') FROM (SELECT kind, facts FROM event"
                             " WHERE kind IN ('absence.begin', 'absence.end') ORDER BY pos)"),
                   "begin09T00:00 begin10T00:00 end11T00:00 end12T00:00 begin16T12:00 end16T14:00");
  ck_assert_str_eq(hall_text("SELECT group_concat(s.login || h.login || (d.ended IS NULL), ' ') FROM (SELECT * FROM stood WHERE"
                             " post = 'civil' ORDER BY pos) d JOIN staff s ON s.id = d.staff JOIN staff h ON h.id = d.holder"),
                   "zhouyunwangjianjun0 zhaominwangjianjun0 zhouyunwangjianjun0 zhouyunwangjianjun0");
  assert_now("civil", "wangjianjun|holder");
  hall_verify();
}
END_TEST

/* However many programs see the minute come. */
START_TEST(once)
{
  hall_as("zhaomin", "1");
  away("wangjianjun", "2026-11-05T12:00", "2026-11-05T14:00", "");
  g_clear_pointer(&hall, yc_app_close);
  pid_t children[PROCESSES];
  for (int i = 0; i < PROCESSES; i++) {
    children[i] = fork();
    if (children[i] == 0) {
      YcApp *app = yc_app_open(hall_path, yc_time_parse("2026-11-05T15:00"), NULL);
      _exit(app != NULL && yc_tick_run(app, NULL, NULL) ? 0 : 1);
    }
  }
  for (int i = 0; i < PROCESSES; i++) {
    int status;
    waitpid(children[i], &status, 0);
    ck_assert_int_eq(status, 0);
  }
  hall = hall_open("2026-11-05T15:00", "zhaomin", "1");
  ck_assert_str_eq(hall_text("SELECT sum(kind = 'absence.begin'), sum(kind = 'absence.end') FROM event"), "1|1");
  assert_now("civil", "wangjianjun|holder");
  hall_verify();
}
END_TEST

/* --- back, revoked, replaced ------------------------------------------------------------------------------ */

START_TEST(back_before_time)
{
  hall_as("wangjianjun", NULL);
  gint64 id = away("wangjianjun", "", "2026-11-20T00:00", "");
  hall_at("2026-11-06T09:00");
  ck_assert(yc_absence_end(hall, id, NULL, NULL));
  assert_now("civil", "wangjianjun|holder");
  ck_assert_str_eq(hall_text("SELECT how FROM absence"), "back");
  GError *error = NULL;
  ck_assert(!yc_absence_end(hall, id, NULL, &error));
  assert_error(error, "已经结束");
  later("2026-11-21T09:00");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'absence.end'"), 1);
  hall_verify();
}
END_TEST

START_TEST(not_going_after_all)
{
  hall_as("zhaomin", "1");
  gint64 id = away("wangjianjun", "2026-11-09T00:00", "2026-11-12T00:00", "");
  ck_assert(yc_absence_end(hall, id, NULL, NULL));
  ck_assert_str_eq(hall_text("SELECT state, how FROM absence"), "over|revoke");
  later("2026-11-10T09:00");
  assert_now("civil", "wangjianjun|holder");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'absence.begin'"), 0);
  hall_verify();
}
END_TEST

START_TEST(one_takes_the_place_of_another)
{
  hall_as("zhaomin", "1");
  away("wangjianjun", "", "2026-11-12T00:00", "");
  YcAbsenceForm form = { staff("wangjianjun"), YC_TIME_NONE, yc_time_parse("2026-11-20T00:00"), staff("zhengqiuju"), "" };
  g_autofree char *said = yc_absence_replaces(hall, &form);
  ck_assert_str_eq(said, "代替原来登记的 10:20 至 11-11");
  hall_at("2026-11-06T09:00");
  away("wangjianjun", "", "2026-11-20T00:00", "zhengqiuju");
  assert_now("civil", "zhengqiuju|deputy");
  ck_assert_str_eq(hall_text("SELECT group_concat(state || coalesce(how, ''), ' ') FROM (SELECT * FROM absence ORDER BY id)"),
                   "overreplace away");
  hall_verify();
}
END_TEST

/* Whoever is away stays away: what is declared for later does not bring them back, and both hold. */
START_TEST(one_to_come_and_what_lasts)
{
  hall_as("zhaomin", "1");
  gint64 noon = away("wangjianjun", "", "2026-11-05T14:30", "");
  YcAbsenceForm form = { staff("wangjianjun"), yc_time_parse("2026-11-05T14:00"), yc_time_parse("2026-11-05T17:00"), 0, "" };
  g_autofree char *said = yc_absence_replaces(hall, &form);
  ck_assert_str_eq(said, "现在的离岗至 14:30 照旧:两次都到了才算回来");
  gint64 meeting = away("wangjianjun", "2026-11-05T14:00", "2026-11-05T17:00", "zhengqiuju");
  assert_now("civil", "zhouyun|deputy");
  later("2026-11-05T14:10");
  assert_now("civil", "zhengqiuju|deputy");
  later("2026-11-05T14:40");
  assert_now("civil", "zhengqiuju|deputy");
  ck_assert_str_eq(hall_text("SELECT group_concat(state, ' ') FROM (SELECT * FROM absence ORDER BY id)"), "over away");
  ck_assert_int_lt(noon, meeting);
  later("2026-11-05T17:10");
  assert_now("civil", "wangjianjun|holder");
  hall_verify();
}
END_TEST

/* An hour of another's within a week away ends in the week; back is back from all of it. */
START_TEST(one_within_another)
{
  hall_as("zhaomin", "1");
  gint64 week = away("wangjianjun", "", "2026-11-12T00:00", "zhengqiuju");
  away("wangjianjun", "2026-11-06T12:00", "2026-11-06T14:00", "tangyuee");
  away("zhouyun", "2026-11-06T12:30", "2026-11-06T13:00", "");
  later("2026-11-06T12:40");
  assert_now("civil", "tangyuee|deputy");
  later("2026-11-06T14:10");
  assert_now("civil", "zhengqiuju|deputy");
  away("wangjianjun", "2026-11-06T15:00", "2026-11-13T00:00", "");
  later("2026-11-06T15:10");
  assert_now("civil", "zhengqiuju|deputy");   /* nobody else was named */
  g_autoptr(YcAbsence) last = yc_absence_of(hall, staff("wangjianjun"));
  ck_assert_int_eq(last->until, yc_time_parse("2026-11-13T00:00"));
  ck_assert_int_gt(last->id, week);
  ck_assert(yc_absence_end(hall, last->id, NULL, NULL));
  assert_now("civil", "wangjianjun|holder");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM absence WHERE state <> 'over'"), 0);
  hall_verify();
}
END_TEST

/* --- chains, and nobody ----------------------------------------------------------------------------------- */

START_TEST(nobody_is_there)
{
  gint64 id = in_step(1);
  hall_as("zhaomin", "1");
  away("wangjianjun", "", "2026-11-20T00:00", "");
  away("zhouyun", "", "2026-11-10T00:00", "");
  assert_now("civil", "zhaomin|supervisor");
  assert_now("civil_elder", "zhaomin|supervisor");
  g_autoptr(GPtrArray) posts = yc_absence_posts(hall, TRUE, NULL);
  ck_assert_uint_eq(posts->len, 2);
  g_autofree char *said = yc_stood_post_say(hall, posts->pdata[0]);
  ck_assert_str_eq(said, "社会救助岗 无人 10:20起(王建军离岗至 11-19) 1件");
  /* It goes up as what nobody holds does (RULE sup-02), and it may be given to somebody who is there. */
  later("2026-11-06T08:00");
  ck_assert_str_eq(hall_text("SELECT post, since, level FROM unheld WHERE casefile = " ID, id), "civil|2026-11-06|1");
  GError *error = NULL;
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, id);
  ck_assert_ptr_null(yc_urge(hall, cases, "", NULL, &error));
  assert_error(error, "没有人接:先改派");
  /* The deputy is back: held again. */
  later("2026-11-10T08:00");
  assert_now("civil", "zhouyun|deputy");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM unheld"), 0);
  hall_verify();
}
END_TEST

START_TEST(the_supervisor_is_away_too)
{
  hall_as("zhaomin", "1");
  away("wangjianjun", "", "2026-11-20T00:00", "");
  away("zhouyun", "", "2026-11-20T00:00", "");
  away("zhaomin", "", "2026-11-20T00:00", "");
  assert_now("supervisor", "lixiuying|deputy");
  assert_now("civil", "lixiuying|supervisor");
  away("lixiuying", "", "2026-11-20T00:00", "hexiaoyan");
  assert_now("supervisor", "hexiaoyan|deputy");
  assert_now("counter3", "hexiaoyan|deputy");
  hall_as("hexiaoyan", "2");
  away("hexiaoyan", "", "2026-11-06T00:00", "");
  assert_now("supervisor", "zhaomin|nobody");
  assert_now("counter2", "sunyumei|deputy");
  hall_verify();
}
END_TEST

/* A deputy of the supervisor may what the supervisor may, and no longer. */
START_TEST(rights_go_along)
{
  gint64 id = in_step(1);
  ck_assert(!yc_staff_has_role(yc_app_me(hall), "supervisor"));
  hall_as("zhaomin", "1");
  away("zhaomin", "", "2026-11-06T00:00", "");
  hall_as("lixiuying", "3");
  ck_assert(yc_staff_has_role(yc_app_me(hall), "supervisor"));
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, id);
  g_autoptr(GError) error = NULL;
  g_autoptr(YcSupervised) done = yc_urge(hall, cases, "", NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text("SELECT post FROM event WHERE kind = 'case.urge'"), "supervisor");
  later("2026-11-06T08:00");
  ck_assert(!yc_staff_has_role(yc_app_me(hall), "supervisor"));
  hall_as("fanglei", NULL);
  away("fanglei", "", "2026-11-07T00:00", "lixiuying");
  hall_as("lixiuying", "3");
  ck_assert(!yc_staff_has_role(yc_app_me(hall), "admin"));
}
END_TEST

/* --- one person answers, always (RULE agt-01) -------------------------------------------------------------- */

static const char *answers(gint64 id)
{
  g_autoptr(YcAnswers) who = yc_answers_read(hall, id, NULL);
  g_autofree char *said = yc_answers_say(who), *all = g_strdup_printf("%s %s %s", said, yc_answers_code(who->why), who->phone);
  return hall_text("SELECT '%s'", all);
}

START_TEST(one_person_answers)
{
  YcIntake *form = hall_form(2, "MZ01");
  have_all(form);
  gint64 received = hall_taken(form, YC_OUTCOME_RECEIVE), accepted = hall_accepted(3), id = in_step(1);
  ck_assert_str_eq(answers(received), "李秀英(服务中心) receiver 8260003");
  ck_assert_str_eq(answers(accepted), "李秀英(服务中心) agent 8260003");
  ck_assert_str_eq(answers(id), "王建军(民政办) holder 8260011");
  hall_as("zhaomin", "1");
  away("wangjianjun", "", "2026-11-20T00:00", "");
  ck_assert_str_eq(answers(id), "周芸(民政办,代王建军) holder 8260012");
  away("zhouyun", "", "2026-11-20T00:00", "");
  ck_assert_str_eq(answers(id), "赵敏(值班长,岗位无人) holder 8260001");
  away("lixiuying", "", "2026-11-20T00:00", "hexiaoyan");
  ck_assert_str_eq(answers(received), "何晓燕(服务中心,代李秀英) receiver 8260005");
  away("zhaomin", "", "2026-11-20T00:00", "");
  ck_assert_str_eq(answers(id), "何晓燕(值班长,岗位无人) holder 8260005");
  g_autoptr(YcAnswers) unknown = yc_answers_of_post(hall, "nowhere", NULL);
  ck_assert_str_eq(unknown->name, "何晓燕");
  GError *error = NULL;
  ck_assert_ptr_null(yc_answers_read(hall, 99999, &error));
  assert_error(error, "没有这件办件");
}
END_TEST

/* --- the deputy's desk ------------------------------------------------------------------------------------ */

static guint todo(gint64 *tally)
{
  YcCounts counts;
  ck_assert(yc_desk_counts(hall, &counts, NULL));
  *tally = counts.tab[YC_TAB_TODO];
  g_autoptr(GPtrArray) list = yc_desk_list(hall, YC_TAB_TODO, NULL, 0, FALSE, 100, NULL);
  return list->len;
}

START_TEST(the_deputy_sees_it_at_once)
{
  gint64 id = in_step(1), n;
  hall_as("zhouyun", NULL);
  ck_assert_uint_eq(todo(&n), 0);
  hall_as("wangjianjun", NULL);
  ck_assert_uint_eq(todo(&n), 1);
  away("wangjianjun", "", "2026-11-05T14:30", "");
  ck_assert_uint_eq(todo(&n), 0);
  hall_as("zhouyun", NULL);
  ck_assert_uint_eq(todo(&n), 1);
  ck_assert_int_eq(n, 1);
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_str_eq(view->row->who, "周芸");
  later("2026-11-05T14:30");
  ck_assert_uint_eq(todo(&n), 0);
}
END_TEST

static const char *newest_line(gint64 id)
{
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  const YcRecordLine *line = view->record->pdata[0];
  return hall_text("SELECT '%s'", line->who);
}

START_TEST(acts_say_for_whom)
{
  hall_allow("MZ01", "review");
  gint64 other = in_step(2);
  hall_as("wangjianjun", NULL);
  away("wangjianjun", "", "2026-11-05T14:30", "");
  hall_as("zhouyun", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) done = yc_pause_commit(hall, other, &(YcPause) { .procedure = yc_procedure_parse("review"),
    .until = day_of("2026-11-20"), .post = "民政办主任", .name = "何某", .reason = "专家评审" }, NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text("SELECT post FROM event WHERE kind = 'case.pause'"), "civil");
  ck_assert_str_eq(newest_line(other), "周芸(代王建军)");
  later("2026-11-05T14:30");
  ck_assert_str_eq(newest_line(other), "周芸(代王建军)");   /* for good */
  hall_verify();
}
END_TEST

static const char *who_did(gint64 id, int n)
{
  g_autoptr(GPtrArray) route = yc_route_read(hall, id, NULL);
  for (guint i = 0; i < route->len; i++)
    if (((YcRouteRow *)route->pdata[i])->n == n) return hall_text("SELECT '%s'", ((YcRouteRow *)route->pdata[i])->who);
  return "";
}

/* What is done keeps the name of who did it, while what runs is shown with who stands for it. */
START_TEST(a_step_done_keeps_its_name)
{
  gint64 id = in_step(1), other = in_step(2);
  hall_as("wangjianjun", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_step_finish(hall, writer, id, &error) && yc_writer_commit(g_steal_pointer(&writer), &error));
  ck_assert_str_eq(who_did(id, 2), "王建军");
  away("wangjianjun", "", "2026-11-05T14:30", "");
  ck_assert_str_eq(who_did(other, 2), "周芸");
  ck_assert_str_eq(who_did(id, 2), "王建军");
  hall_as("zhouyun", NULL);
  writer = hall_writer();
  ck_assert(yc_step_finish(hall, writer, other, &error) && yc_writer_commit(g_steal_pointer(&writer), &error));
  later("2026-11-05T14:30");
  ck_assert_str_eq(who_did(other, 2), "周芸");   /* and who stood in does so after he is back */
}
END_TEST

/* --- posts and accounts change meanwhile ------------------------------------------------------------------ */

static void set_post(const char *code, const char *holder, const char *deputy)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s}", "code", code, "name", "社会救助岗", "office", "civil", "holder", holder,
                            "deputy", deputy, "from", "2026-11-01");
  ck_assert(yc_writer_append(writer, "post.set", facts, NULL, NULL, &error) != 0 &&
            yc_writer_commit(g_steal_pointer(&writer), &error));
}

START_TEST(a_post_is_set_while_its_holder_is_away)
{
  hall_as("zhaomin", "1");
  away("wangjianjun", "", "2026-11-06T00:00", "");
  set_post("civil", "wangjianjun", "zhengqiuju");
  later("2026-11-05T10:21");
  assert_now("civil", "zhengqiuju|deputy");
  set_post("civil", "zhouyun", "wangjianjun");
  assert_now("civil", "zhouyun|holder");
  later("2026-11-06T08:00");
  assert_now("civil", "zhouyun|holder");
  hall_verify();
}
END_TEST

START_TEST(an_account_goes_that_stood_in)
{
  hall_as("zhaomin", "1");
  away("wangjianjun", "", "2026-11-06T00:00", "");
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s}", "login", "zhouyun", "roles", "", "office", "civil", "from", "2026-11-01");
  ck_assert(yc_writer_append(writer, "staff.set", facts, json_pack("{s:s, s:[], s:s}", "name", "周芸", "initials", "phone", ""), NULL,
                             &error) != 0 && yc_writer_commit(g_steal_pointer(&writer), &error));
  later("2026-11-05T10:21");
  assert_now("civil", "zhaomin|supervisor");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'post.stand'"), 1);
  hall_verify();
}
END_TEST

/* --- what is refused, how it is typed --------------------------------------------------------------------- */

static void refused(const char *login, const char *from, const char *until, const char *standin, const char *sentence)
{
  GError *error = NULL;
  YcAbsenceForm form = { staff(login), *from ? yc_time_parse(from) : YC_TIME_NONE, yc_time_parse(until),
                         *standin ? staff(standin) : 0, "" };
  ck_assert(!yc_absence_set(hall, &form, NULL, NULL, &error));
  assert_error(error, sentence);
}

START_TEST(what_is_refused)
{
  refused("wangjianjun", "", "2026-11-06T00:00", "", "值班长");
  refused("lixiuying", "", "2026-11-05T10:20", "", "要在离岗以后");
  refused("lixiuying", "2026-11-05T09:00", "2026-11-06T00:00", "", "过去");
  refused("lixiuying", "", "2028-11-06T00:00", "", "一年");
  refused("lixiuying", "", "2026-11-06T00:00", "lixiuying", "本人");
  refused("lixiuying", "", "2026-11-06T00:00", "chentao", "登录名");
  GError *error = NULL;
  away("lixiuying", "", "2026-11-06T00:00", "");
  g_autofree char *post = yc_app_accepting_post(hall, &error);
  ck_assert_ptr_null(post);
  assert_error(error, "先销离岗");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM absence"), 1);
}
END_TEST

static const struct { const char *typed, *until, *from; } moments[] = {
  { "14:30", "2026-11-05T14:30", NULL },      { "1430", "2026-11-05T14:30", NULL },
  { "14", "2026-11-05T14:00", NULL },         { "9:05", "2026-11-05T09:05", NULL },
  { "1125", "2026-11-26T00:00", "2026-11-25T00:00" },
  { "1104", "2027-11-05T00:00", "2027-11-04T00:00" },
  { "11-25", "2026-11-26T00:00", "2026-11-25T00:00" },
  { "2026-11-25", "2026-11-26T00:00", "2026-11-25T00:00" },
  { "20261231", "2027-01-01T00:00", "2026-12-31T00:00" },
  { "1125 14:30", "2026-11-25T14:30", NULL }, { "2026-11-25T14:30", "2026-11-25T14:30", NULL },
  { "14:30", "2026-11-05T14:30", NULL },    { " 1125  8 ", "2026-11-25T08:00", NULL },
};

START_TEST(how_it_is_typed)
{
  const char *from = moments[_i].from ? moments[_i].from : moments[_i].until;
  YcTime moment;
  ck_assert(yc_absence_moment(hall, moments[_i].typed, TRUE, &moment, NULL));
  ck_assert_msg(moment == yc_time_parse(moments[_i].until), "%s", moments[_i].typed);
  ck_assert(yc_absence_moment(hall, moments[_i].typed, FALSE, &moment, NULL));
  ck_assert_msg(moment == yc_time_parse(from), "%s", moments[_i].typed);
}
END_TEST

START_TEST(what_is_no_moment)
{
  static const char *const wrong[] = { "", "25:00", "12:60", "1332x", "明天", "1125 25:00", "1125 8 9", "14:30 x", "14:3" };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    GError *error = NULL;
    YcTime moment;
    ck_assert_msg(!yc_absence_moment(hall, wrong[i], TRUE, &moment, &error), "%s", wrong[i]);
    assert_error(error, "14:30");
  }
}
END_TEST

START_TEST(one_line)
{
  YcAbsenceForm form = { 0 };
  g_autofree char *reason = NULL, *other = NULL;
  ck_assert(yc_absence_line(hall, "14:30 zqj 午饭", &form, &reason, NULL));
  ck_assert_int_eq(form.standin, staff("zhengqiuju"));
  ck_assert_str_eq(reason, "午饭");
  ck_assert(yc_absence_line(hall, "1125 赶回 老家", &form, &other, NULL));
  ck_assert_int_eq(form.standin, 0);
  ck_assert_str_eq(other, "赶回 老家");
  ck_assert_int_eq(form.until, yc_time_parse("2026-11-26T00:00"));
}
END_TEST

/* The same act twice is once; a reason can be erased. */
START_TEST(repeated_and_erased)
{
  YcAbsenceForm form = { staff("lixiuying"), YC_TIME_NONE, yc_time_parse("2026-11-06T00:00"), 0, "去医院" };
  ck_assert(yc_absence_set(hall, &form, "once", NULL, NULL) && yc_absence_set(hall, &form, "once", NULL, NULL));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM absence"), 1);
  g_autoptr(YcAbsence) absence = yc_absence_of(hall, staff("lixiuying"));
  ck_assert_str_eq(absence->reason, "去医院");
  ck_assert_ptr_null(yc_absence_of(hall, staff("zhaomin")));
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("absence");
  TCase *t = tcase_create("absence");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, lunch);
  tcase_add_test(t, days_to_come);
  tcase_add_test(t, catching_up);
  tcase_add_test(t, once);
  tcase_add_test(t, back_before_time);
  tcase_add_test(t, not_going_after_all);
  tcase_add_test(t, one_takes_the_place_of_another);
  tcase_add_test(t, one_to_come_and_what_lasts);
  tcase_add_test(t, one_within_another);
  tcase_add_test(t, nobody_is_there);
  tcase_add_test(t, the_supervisor_is_away_too);
  tcase_add_test(t, rights_go_along);
  tcase_add_test(t, one_person_answers);
  tcase_add_test(t, the_deputy_sees_it_at_once);
  tcase_add_test(t, acts_say_for_whom);
  tcase_add_test(t, a_step_done_keeps_its_name);
  tcase_add_test(t, a_post_is_set_while_its_holder_is_away);
  tcase_add_test(t, an_account_goes_that_stood_in);
  tcase_add_test(t, what_is_refused);
  tcase_add_loop_test(t, how_it_is_typed, 0, G_N_ELEMENTS(moments));
  tcase_add_test(t, what_is_no_moment);
  tcase_add_test(t, one_line);
  tcase_add_test(t, repeated_and_erased);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
