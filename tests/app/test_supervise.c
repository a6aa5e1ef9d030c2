/* Urging, instructing, reassigning: who may, to whom it goes, what is new for who sits there; no day moves. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/desk.h"
#include "app/hall.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/supervise.h"
#include "app/undo.h"
#include "check_main.h"

static GArray *list(gint64 first, gint64 second)
{
  GArray *cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, first);
  if (second != 0) g_array_append_val(cases, second);
  return cases;
}

/* Lies with 王建军 in the second step of MZ01. */
static gint64 in_step(guint n)
{
  GError *error = NULL;
  gint64 id = hall_accepted(n);
  gint64 step = hall_int("SELECT min(s.n) FROM step s JOIN office o ON o.code = s.office WHERE s.casefile = %" G_GINT64_FORMAT
                         " AND s.state = 'planned' AND s.office = 'civil'", id);
  YcWriter *writer = hall_writer();
  ck_assert_msg(yc_step_begin(hall, writer, id, (int)step, &error), "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(writer, NULL));
  return id;
}

static void urged(gint64 first, gint64 second, const char *text, const char *whom)
{
  GError *error = NULL;
  g_autoptr(GArray) cases = list(first, second);
  g_autoptr(YcSupervised) done = yc_urge(hall, cases, text, NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  ck_assert_int_eq(done->cases, second ? 2 : 1);
  ck_assert_str_eq(done->whom, whom);
}

START_TEST(an_urge_goes_to_who_holds_the_case)
{
  gint64 id = in_step(1);
  urged(id, 0, "", "王建军(民政办)");
  ck_assert_str_eq(hall_text("SELECT kind, post, outside, day FROM supervised WHERE casefile = %" G_GINT64_FORMAT, id),
                   "urge|civil|0|2026-11-05");
  ck_assert_str_eq(hall_text("SELECT json FROM body b JOIN event e ON e.pos = b.pos WHERE e.kind = 'case.urge'"),
                   "{\"text\":\"请抓紧办理,按期办结\"}");
  ck_assert_int_eq(hall_int("SELECT epoch IS NULL AND ver IS NULL FROM event WHERE kind = 'case.urge'"), 1);
  hall_verify();
}
END_TEST

START_TEST(many_are_urged_at_once_or_none)
{
  gint64 one = in_step(1), two = hall_accepted(2);
  urged(one, two, "请入户", "王建军(民政办)等2处");
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT act) FROM event WHERE kind = 'case.urge'"), 1);
  g_autoptr(GArray) cases = list(one, 999999);
  GError *error = NULL;
  ck_assert(yc_urge(hall, cases, "", NULL, &error) == NULL);
  assert_error(error, "没有这件办件");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM supervised"), 2);
  hall_verify();
}
END_TEST

START_TEST(an_urge_repeated_changes_nothing)
{
  gint64 id = in_step(1);
  GError *error = NULL;
  g_autoptr(GArray) cases = list(id, 0);
  for (guint i = 0; i < 2; i++) {
    g_autoptr(YcSupervised) done = yc_urge(hall, cases, "请入户", "once", &error);
    ck_assert_msg(done != NULL, "%s", error ? error->message : "");
    ck_assert_int_eq(done->repeated, i == 1);
    ck_assert_str_eq(done->whom, "王建军(民政办)");
  }
  ck_assert_int_eq(hall_int("SELECT count(*) FROM supervised"), 1);
  ck_assert(yc_instruct(hall, cases, "请入户", "once", &error) == NULL);
  assert_error(error, "不能批示:由领导或值班长来办");
}
END_TEST

START_TEST(who_may_what)
{
  gint64 id = in_step(1);
  g_autoptr(GArray) cases = list(id, 0);
  static const struct { const char *login; gboolean urge, instruct, reassign; } people[] = {
    { "lixiuying", TRUE, FALSE, FALSE }, { "luowenjing", FALSE, FALSE, FALSE }, { "zhaomin", TRUE, TRUE, TRUE },
    { "gaozhiyuan", FALSE, TRUE, FALSE }, { "wangjianjun", FALSE, FALSE, FALSE }, { "fanglei", FALSE, FALSE, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS(people); i++) {
    hall_as(people[i].login, NULL);
    ck_assert_int_eq(yc_supervise_may(hall, YC_SUPERVISE_URGE, id, NULL), people[i].urge);
    ck_assert_int_eq(yc_supervise_may(hall, YC_SUPERVISE_INSTRUCT, id, NULL), people[i].instruct);
    ck_assert_int_eq(yc_supervise_may(hall, YC_SUPERVISE_REASSIGN, id, NULL), people[i].reassign);
    g_autoptr(YcSupervised) done = yc_urge(hall, cases, "", NULL, NULL);
    ck_assert_int_eq(done != NULL, people[i].urge);
  }
  GError *error = NULL;
  hall_as("luowenjing", NULL);
  ck_assert(!yc_supervise_may(hall, YC_SUPERVISE_URGE, id, &error));
  assert_error(error, "罗文静 不能催办:由代办员或值班长来办");
}
END_TEST

START_TEST(a_case_nobody_holds_is_reassigned_first)
{
  gint64 id = in_step(1);
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  YcWriter *writer = hall_writer();
  ck_assert(yc_writer_append(writer, "post.set",
                             json_pack("{s:s, s:s, s:s, s:s, s:n, s:s}", "code", "civil", "name", "社会救助岗", "office", "civil",
                                       "holder", "chentao", "deputy", "from", "2026-11-05"), NULL, NULL, &error) != 0);
  ck_assert(yc_writer_commit(writer, NULL));
  g_autoptr(GArray) cases = list(id, 0);
  ck_assert(yc_urge(hall, cases, "", NULL, &error) == NULL);
  assert_error(error, "没有人接:先改派");
  g_autoptr(YcSupervised) done = yc_reassign(hall, cases, "civil_elder", "原岗位没有人", NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  urged(id, 0, "", "周芸(民政办)");
  hall_verify();
}
END_TEST

/* RULE time-13. */
START_TEST(reassigning_moves_no_day)
{
  gint64 id = in_step(1);
  GError *error = NULL;
  static const char days[] = "SELECT group_concat(kind || started || coalesce(due, '') || state, ' ') FROM"
                     " (SELECT * FROM clock WHERE casefile = %" G_GINT64_FORMAT " ORDER BY kind)";
  g_autofree char *before = g_strdup(hall_text(days, id));
  const char *began = hall_text("SELECT began, due FROM step WHERE state = 'current' AND casefile = %" G_GINT64_FORMAT, id);
  hall_as("zhaomin", "1");
  hall_at("2026-11-09T09:00");
  g_autoptr(GArray) cases = list(id, 0);
  ck_assert(yc_reassign(hall, cases, "civil_elder", "", NULL, &error) == NULL);
  assert_error(error, "没有写改派的原因");
  ck_assert(yc_reassign(hall, cases, "nowhere", "产假", NULL, &error) == NULL);
  assert_error(error, "没有岗位 nowhere");
  ck_assert(yc_reassign(hall, cases, "civil", "产假", NULL, &error) == NULL);
  assert_error(error, "已经在这个岗位");
  g_autoptr(YcSupervised) done = yc_reassign(hall, cases, "civil_elder", "产假", NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text(days, id), before);
  ck_assert_str_eq(hall_text("SELECT began, due FROM step WHERE state = 'current' AND casefile = %" G_GINT64_FORMAT, id), began);
  ck_assert_str_eq(hall_text("SELECT c.answerable, s.post, c.agent FROM casefile c JOIN step s ON s.casefile = c.id AND s.n = c.step"
                             " WHERE c.id = %" G_GINT64_FORMAT, id), "civil_elder|civil_elder|counter3");
  hall_verify();
}
END_TEST

START_TEST(undone_within_the_minute_it_is_gone)
{
  gint64 id = in_step(1), other = in_step(2), draft;
  GError *error = NULL;
  hall_at("2026-11-09T09:00");
  hall_as("zhaomin", "1");
  urged(id, other, "请入户", "王建军(民政办)");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM supervised"), 2);
  g_autoptr(YcUndo) undo = yc_undo_look(hall, id, &error);
  ck_assert_msg(undo != NULL, "%s", error ? error->message : "");
  ck_assert_int_eq(undo->cases, 2);
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM supervised"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'case.urge'"), 2);
  hall_verify();
}
END_TEST

START_TEST(who_sits_there_is_told)
{
  gint64 id = in_step(1), seen = -1;
  g_autoptr(YcApp) there = hall_open("2026-11-09T09:00", "wangjianjun", NULL);
  hall_as("zhaomin", "1");
  ck_assert(yc_supervise_news(there, &seen) == NULL);
  urged(id, 0, "请周五前入户", "王建军(民政办)");
  g_autofree char *news = yc_supervise_news(there, &seen), *again = yc_supervise_news(there, &seen);
  g_autofree char *latest = yc_supervise_latest(hall, id);
  ck_assert_msg(news && g_str_has_prefix(news, "赵敏 催办 1105-") && g_str_has_suffix(news, ":请周五前入户"), "%s", news);
  ck_assert(again == NULL);
  ck_assert_str_eq(latest, "11-05 赵敏催办");
}
END_TEST

START_TEST(the_text_can_be_erased)
{
  gint64 id = in_step(1);
  GError *error = NULL;
  urged(id, 0, "张秀兰家等着", "王建军(民政办)");
  g_autofree char *ident = yc_event_ident(yc_app_store(hall), hall_int("SELECT pos FROM event WHERE kind = 'case.urge'"));
  YcWriter *writer = hall_writer();
  ck_assert(yc_writer_append(writer, "event.erase", json_pack("{s:[s]}", "events", ident), NULL, NULL, &error) != 0);
  ck_assert(yc_writer_commit(writer, NULL));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM body WHERE json LIKE '%%张秀兰家%%'"), 0);
  gint64 seen = 0;
  g_autoptr(YcApp) there = hall_open("2026-11-09T09:00", "wangjianjun", NULL);
  g_autofree char *news = yc_supervise_news(there, &seen);
  ck_assert_msg(news && g_str_has_suffix(news, "(已删除)"), "%s", news);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    an_urge_goes_to_who_holds_the_case, many_are_urged_at_once_or_none, an_urge_repeated_changes_nothing, who_may_what,
    a_case_nobody_holds_is_reassigned_first, reassigning_moves_no_day, undone_within_the_minute_it_is_gone,
    who_sits_there_is_told, the_text_can_be_erased,
  };
  Suite *s = suite_create("supervise");
  TCase *t = tcase_create("supervise");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  for (guint i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
