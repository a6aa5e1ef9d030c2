/* Red lights explained, contested and ruled; somebody held to account: facts, statement, decision, never by itself. */
#include <config.h>
#include <string.h>
#include "app/accountability.h"
#include "app/hall.h"
#include "app/progress.h"
#include "app/redlight.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "check_main.h"

static void must(gboolean ok, GError *error)
{
  ck_assert_msg(ok, "%s", error ? error->message : "no sentence");
}

static gint64 staff(const char *login)
{
  return hall_int("SELECT id FROM staff WHERE login = '%s'", login);
}

/* The case alone; gone with the test. */
static GArray *only(gint64 id)
{
  static GArray *cases;
  g_clear_pointer(&cases, g_array_unref);
  cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, id);
  return cases;
}

/* With 王建军, whose step has turned red. */
static gint64 red_case(void)
{
  GError *error = NULL;
  must(yc_tick_run(hall, NULL, &error), error);
  gint64 id = hall_accepted(1);
  gint64 step = hall_int("SELECT min(n) FROM step WHERE casefile = %" G_GINT64_FORMAT " AND office = 'civil'", id);
  YcWriter *writer = hall_writer();
  must(yc_step_begin(hall, writer, id, (int)step, &error) && yc_writer_commit(writer, &error), error);
  hall_at("2026-12-01T09:00");
  must(yc_tick_run(hall, NULL, &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM red WHERE casefile = %" G_GINT64_FORMAT, id), 1);
  ck_assert_int_eq(hall_int("SELECT staff FROM red"), staff("wangjianjun"));
  return id;
}

START_TEST(explained_by_who_answered_for_it)
{
  gint64 id = red_case(), red = hall_int("SELECT id FROM red");
  GError *error = NULL;
  gboolean rule;
  ck_assert_int_eq(yc_redlight_waiting(hall, id, &rule, &error), 0);
  assert_error(error, "责任人是王建军");
  ck_assert(!yc_redlight_answer(hall, red, "下雨", NULL, &error));
  assert_error(error, "由他本人说明或申诉");
  hall_as("wangjianjun", NULL);
  ck_assert_int_eq(yc_redlight_waiting(hall, id, &rule, &error), red);
  ck_assert(!rule);
  ck_assert(!yc_redlight_answer(hall, red, " ", NULL, &error));
  assert_error(error, "没有写说明");
  for (guint i = 0; i < 2; i++) must(yc_redlight_answer(hall, red, "老人住院,入户推后", "once", &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'light.answer'"), 1);
  ck_assert_str_eq(hall_text("SELECT answered, appeal FROM red"), "2026-12-01|");
  ck_assert_int_eq(yc_redlight_by_number(hall, hall_text("SELECT number FROM red"), &error), red);
  ck_assert_int_eq(yc_redlight_by_number(hall, "红A〔2026〕9999号", &error), 0);
  assert_error(error, "没有红灯");
  hall_verify();
}
END_TEST

START_TEST(contested_and_ruled)
{
  static const struct { gboolean upheld; const char *row; } cases[] = { { TRUE, "upheld|-" }, { FALSE, "dismissed|2026-" } };
  gint64 id = red_case(), red = hall_int("SELECT id FROM red");
  GError *error = NULL;
  gboolean rule;
  hall_as("wangjianjun", NULL);
  for (guint i = 0; i < 2; i++) must(yc_redlight_appeal(hall, red, "洪水封路,有通报", "once", &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'light.appeal'"), 1);
  ck_assert(!yc_redlight_appeal(hall, red, "再说", NULL, &error));
  assert_error(error, "已经申诉过");
  ck_assert(!yc_redlight_rule(hall, red, TRUE, "属实", NULL, &error));
  assert_error(error, "由值班长来裁");
  hall_as("zhaomin", "1");
  ck_assert_int_eq(yc_redlight_waiting(hall, id, &rule, &error), red);
  ck_assert(rule);
  g_autoptr(GPtrArray) appeals = yc_redlight_appeals(hall, &error);
  ck_assert_int_eq(appeals->len, 1);
  ck_assert(!yc_redlight_rule(hall, red, TRUE, "", NULL, &error));
  assert_error(error, "没有写裁决的理由");
  must(yc_redlight_rule(hall, red, cases[_i].upheld, "查过通报", NULL, &error), error);
  ck_assert_msg(g_str_has_prefix(hall_text("SELECT appeal, next FROM red"), cases[_i].upheld ? "upheld|-" : "dismissed|"),
                "%s", hall_text("SELECT appeal, next FROM red"));
  ck_assert(!yc_redlight_rule(hall, red, TRUE, "改主意", NULL, &error));
  assert_error(error, "没有等裁的申诉");
  hall_at("2026-12-30T09:00");
  must(yc_tick_run(hall, NULL, &error), error);
  if (cases[_i].upheld)       /* it goes no further up */
    ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'case.escalate' AND facts->>'day' > '2026-12-01'"
                              " AND pos_of(facts->>'red') = %" G_GINT64_FORMAT, red), 0);
  hall_verify();
}
END_TEST

START_TEST(held_to_account)
{
  gint64 id = red_case(), him = staff("wangjianjun");
  GError *error = NULL;
  ck_assert(!yc_accountability_open(hall, only(id), YC_GRADE_TALK, him, NULL, "超期", NULL, &error));
  assert_error(error, "李秀英 不能问责:由值班长来办");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM accountability"), 0);      /* never by itself */
  hall_as("zhaomin", "1");
  ck_assert_int_eq(yc_accountability_person(hall, id), him);
  ck_assert(!yc_accountability_open(hall, only(id), YC_GRADE_TALK, him, NULL, "", NULL, &error));
  assert_error(error, "没有写问责的理由");
  ck_assert(!yc_accountability_open(hall, only(id), YC_GRADE_TALK, staff("zhaomin"), NULL, "超期", NULL, &error));
  assert_error(error, "不能对自己问责");
  ck_assert(!yc_accountability_open(hall, only(id), YC_GRADE_TALK, staff("chentao"), NULL, "超期", NULL, &error));
  assert_error(error, "外单位");
  ck_assert(!yc_accountability_open(hall, only(id), YC_GRADE_TALK, staff("zhouyun"), NULL, "超期", NULL, &error));
  assert_error(error, "没有可以依据的事实");
  g_autoptr(GArray) strange = g_array_new(FALSE, FALSE, sizeof(gint64));
  gint64 one = 1;
  g_array_append_val(strange, one);
  ck_assert(!yc_accountability_open(hall, only(id), YC_GRADE_TALK, him, strange, "超期", NULL, &error));
  assert_error(error, "不是这件办件的");
  must(yc_accountability_open(hall, only(id), YC_GRADE_WRITTEN, him, NULL, "入户超期 13 天", NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT grade, json_array_length(facts), opened, stated, decided FROM accountability"),
                   "written|1|2026-12-01|-|-");
  ck_assert_int_eq(hall_int("SELECT pos_of(facts->>'$[0]') FROM accountability"), hall_int("SELECT id FROM red"));
  ck_assert(!yc_accountability_open(hall, only(id), YC_GRADE_TALK, him, NULL, "再来", NULL, &error));
  assert_error(error, "还没有决定");
  /* The person has a word first. */
  ck_assert(!yc_accountability_decide(hall, id, TRUE, YC_GRADE_TALK, "属实", NULL, &error));
  assert_error(error, "王建军 还没有陈述");
  ck_assert(!yc_accountability_state(hall, id, "我替他说", NULL, &error));
  assert_error(error, "由他本人陈述");
  hall_as("wangjianjun", NULL);
  must(yc_accountability_state(hall, id, "老人住院", NULL, &error), error);
  ck_assert(!yc_accountability_decide(hall, id, FALSE, YC_GRADE_TALK, "属实", NULL, &error));
  assert_error(error, "由值班长来办");
  hall_as("zhaomin", "1");
  for (guint i = 0; i < 2; i++) must(yc_accountability_decide(hall, id, TRUE, YC_GRADE_TALK, "第一次,从轻", "d", &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'account.decide'"), 1);
  ck_assert_str_eq(hall_text("SELECT grade, stated, decided, decision FROM accountability"),
                   "talk|2026-12-01|2026-12-01|upheld");
  ck_assert(!yc_accountability_decide(hall, id, TRUE, YC_GRADE_TALK, "再来", NULL, &error));
  assert_error(error, "没有等办的问责");
  hall_verify();
}
END_TEST

START_TEST(without_a_statement_it_is_decided_later)
{
  gint64 id = red_case();
  GError *error = NULL;
  hall_as("zhaomin", "1");
  must(yc_accountability_open(hall, only(id), YC_GRADE_TALK, staff("wangjianjun"), NULL, "超期", NULL, &error), error);
  hall_at("2026-12-04T09:00");
  ck_assert(!yc_accountability_decide(hall, id, FALSE, YC_GRADE_TALK, "查无实据", NULL, &error));
  assert_error(error, "12-04 以后没有陈述也可以决定");
  hall_at("2026-12-07T09:00");
  must(yc_accountability_decide(hall, id, FALSE, YC_GRADE_TALK, "查无实据", NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT decision FROM accountability"), "dropped");
  hall_verify();
}
END_TEST

START_TEST(the_case_screen_says_it)
{
  gint64 id = red_case();
  GError *error = NULL;
  hall_as("gaozhiyuan", NULL);
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, id);
  g_autoptr(YcSupervised) done = yc_instruct(hall, cases, "请本周办结", NULL, &error);
  must(done != NULL, error);
  hall_as("zhaomin", "1");
  must(yc_accountability_open(hall, only(id), YC_GRADE_TALK, staff("wangjianjun"), NULL, "超期", NULL, &error), error);
  g_autoptr(GPtrArray) lines = yc_supervise_lines(hall, id);
  ck_assert_int_eq(lines->len, 3);
  const YcSuperviseLine *note = lines->pdata[0], *red = lines->pdata[1], *account = lines->pdata[2];
  ck_assert_str_eq(note->text, "批示 高志远 12-01:请本周办结");
  ck_assert_msg(g_str_has_prefix(red->text, "红灯 红A〔2026〕0001号  应于 ") && g_str_has_suffix(red->mark, " 前说明"), "%s %s",
                red->text, red->mark);
  ck_assert_str_eq(account->text, "问责 王建军(谈话提醒):超期");
  ck_assert_str_eq(account->mark, "等陈述");
}
END_TEST

/* --- several cases of one person --------------------------------------------------------------------------- */

static gint64 with_civil(guint n)
{
  GError *error = NULL;
  gint64 id = hall_accepted(n);
  gint64 step = hall_int("SELECT min(n) FROM step WHERE casefile = %" G_GINT64_FORMAT " AND office = 'civil'", id);
  YcWriter *writer = hall_writer();
  must(yc_step_begin(hall, writer, id, (int)step, &error) && yc_writer_commit(writer, &error), error);
  return id;
}

START_TEST(several_cases_of_one_person)
{
  GError *error = NULL;
  must(yc_tick_run(hall, NULL, &error), error);
  gint64 a = with_civil(1), b = with_civil(2), other = hall_accepted(3), him = staff("wangjianjun");
  const gint64 both[] = { a, b };
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64)), chosen = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_vals(cases, both, 2);
  hall_at("2026-12-01T09:00");
  must(yc_tick_run(hall, NULL, &error), error);
  ck_assert(!yc_accountability_may_open(hall, cases, &error));
  assert_error(error, "李秀英 不能问责:由值班长来办");
  hall_as("gaozhiyuan", NULL);
  ck_assert(!yc_accountability_may_open(hall, cases, &error));
  assert_error(error, "不能问责:由值班长来办");
  hall_as("zhaomin", "1");
  must(yc_accountability_may_open(hall, cases, &error), error);
  ck_assert_int_eq(yc_accountability_person_of(hall, cases, &error), him);
  g_array_append_val(cases, other);
  ck_assert_int_eq(yc_accountability_person_of(hall, cases, &error), 0);
  assert_error(error, "一次只对一个人问责");
  ck_assert(!yc_accountability_may_open(hall, cases, &error));
  assert_error(error, "一次只对一个人问责");
  g_array_set_size(cases, 2);
  g_autoptr(GPtrArray) facts = yc_accountability_facts(hall, cases, him, &error);
  guint usual = 0;
  for (guint i = 0; i < facts->len; i++) {
    const YcFact *fact = facts->pdata[i];
    if (fact->usual) g_array_append_val(chosen, fact->pos);
    usual += fact->usual ? 1 : 0;
  }
  ck_assert_int_eq(usual, 2);
  /* One of them alone: of the second case. */
  g_array_remove_index(chosen, 0);
  for (guint i = 0; i < 2; i++)
    must(yc_accountability_open(hall, cases, YC_GRADE_WRITTEN, him, chosen, "两件都超期", "once", &error), error);
  ck_assert_str_eq(hall_text("SELECT count(*), json_array_length(facts) FROM accountability"), "1|1");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'account.open'"), 1);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM accountability_case"), 2);
  for (guint i = 0; i < 2; i++) {
    g_autoptr(YcAccountability) open = yc_accountability_open_of(hall, both[i]);
    ck_assert_ptr_nonnull(open);
    ck_assert_int_eq(open->casefile, a);
    ck_assert(!yc_accountability_open(hall, only(both[i]), YC_GRADE_TALK, him, NULL, "再来", NULL, &error));
    assert_error(error, "还没有决定");
  }
  hall_as("wangjianjun", NULL);
  must(yc_accountability_state(hall, b, "人手不够", NULL, &error), error);      /* from either of them */
  hall_as("zhaomin", "1");
  must(yc_accountability_decide(hall, b, TRUE, YC_GRADE_TALK, "属实", NULL, &error), error);
  ck_assert_ptr_null(yc_accountability_open_of(hall, a));
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("accountability");
  TCase *t = tcase_create("accountability");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, explained_by_who_answered_for_it);
  tcase_add_loop_test(t, contested_and_ruled, 0, 2);
  tcase_add_test(t, held_to_account);
  tcase_add_test(t, without_a_statement_it_is_decided_later);
  tcase_add_test(t, the_case_screen_says_it);
  tcase_add_test(t, several_cases_of_one_person);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
