/* Everything of one person handed to a colleague in one go: offered, acknowledged, returned, deemed received (RULE agt-02,
 * agt-01, time-12). */
#include <config.h>
#include <string.h>
#include "app/hall.h"
#include "app/inquiry.h"
#include "app/keep.h"
#include "app/kept.h"
#include "app/paper.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/shift.h"
#include "app/tick.h"
#include "check_main.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)

static gint64 give(gint64 of, const char *post)
{
  gboolean repeated;
  g_autoptr(GError) error = NULL;
  gint64 id = yc_shift_give(hall, of, post, "下午我去村里", NULL, &repeated, &error);
  ck_assert_msg(id != 0, "%s", error ? error->message : "");
  return id;
}

static gint64 staff_of(const char *login)
{
  return hall_int("SELECT id FROM staff WHERE login = '%s'", login);
}

/* Until it is acknowledged the giver answers, and the list says what goes along. */
START_TEST(offered_with_a_list)
{
  gint64 first = hall_accepted(1), second = hall_accepted(2);
  g_autoptr(GPtrArray) lines = yc_shift_lines(hall, 0, NULL);
  ck_assert_uint_eq(lines->len, 2);
  const YcShiftLine *line = lines->pdata[0];
  ck_assert_int_eq(line->why, YC_SHIFT_ANSWERS);
  ck_assert_ptr_nonnull(strstr(line->papers, "原1"));
  gint64 id = give(0, "counter1");
  assert_text("2026-11-05|2026-11-06|2|offered", "SELECT day, due, cases, state FROM shift");
  assert_text("counter3|counter3", "SELECT answerable, agent FROM casefile WHERE id = %d", (int)first);
  assert_int(0, "SELECT count(*) FROM event WHERE kind = 'case.hand'");
  g_autoptr(YcShift) shift = yc_shift_read(hall, id, NULL);
  g_autofree char *paper = yc_app_paper_text(hall, shift->paper, 80, NULL);
  ck_assert_ptr_nonnull(strstr(paper, shift->number));
  ck_assert_ptr_nonnull(strstr(paper, "下午我去村里"));
  ck_assert_ptr_nonnull(strstr(paper, "孙玉梅"));
  ck_assert_ptr_nonnull(strstr(paper, "李秀英"));
  ck_assert_ptr_nonnull(strstr(paper, "接收人签名"));
  ck_assert_int_gt(second, first);
  hall_verify();
}
END_TEST

START_TEST(taken_all_at_once)
{
  gint64 first = hall_accepted(1), second = hall_accepted(2);
  const char *promise = hall_text("SELECT due FROM clock WHERE casefile = %d AND kind = 'promise'", (int)first);
  gint64 id = give(0, "counter1");
  gboolean repeated;
  GError *error = NULL;
  ck_assert(!yc_shift_take(hall, id, NULL, &repeated, &error));
  assert_error(error, "孙玉梅");
  hall_as("sunyumei", "1");
  ck_assert_uint_eq(yc_shift_count(hall), 1);
  g_autoptr(GPtrArray) waiting = yc_shift_waiting(hall, FALSE, NULL);
  ck_assert_uint_eq(waiting->len, 1);
  ck_assert(yc_shift_take(hall, id, "take-1", &repeated, &error) && !repeated);
  ck_assert(yc_shift_take(hall, id, "take-1", &repeated, &error) && repeated);
  assert_text("taken", "SELECT state FROM shift");
  assert_int(2, "SELECT count(*) FROM casefile WHERE agent = 'counter1' AND answerable = 'counter1'");
  ck_assert_str_eq(hall_text("SELECT due FROM clock WHERE casefile = %d AND kind = 'promise'", (int)first), promise);
  g_autoptr(GPtrArray) mine = yc_shift_lines(hall, 0, NULL);
  ck_assert_uint_eq(mine->len, 2);
  ck_assert(!yc_shift_take(hall, id, NULL, &repeated, &error));
  assert_error(error, "签收过");
  ck_assert_int_gt(second, 0);
  hall_verify();
}
END_TEST

/* Papers that lie with the giver go along; those elsewhere stay there. */
START_TEST(papers_go_along)
{
  gint64 id = hall_accepted(1);
  g_autofree char *all = yc_kept_text(hall, id);
  json_t *numbers = yc_kept_numbers(hall, id, "*");
  ck_assert_uint_eq(json_array_size(numbers), (gsize)hall_int("SELECT count(*) FROM material WHERE casefile = %d AND returned = 0", (int)id));
  json_decref(numbers);
  gboolean repeated;
  gint64 shift = give(0, "counter1");
  hall_as("sunyumei", "1");
  ck_assert(yc_shift_take(hall, shift, NULL, &repeated, NULL));
  assert_int(0, "SELECT count(*) FROM material_at");
  g_autofree char *still = yc_kept_text(hall, id);
  ck_assert_str_eq(all, still);
}
END_TEST

/* Inquiries are on the list by their number, and count. */
START_TEST(inquiries_by_number)
{
  hall_accepted(1);
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  yc_intake_set(&asking->text, "高龄津贴哪天发");
  yc_intake_set(&asking->channel, "phone");
  yc_intake_set(&asking->name, "王丽");
  yc_intake_set(&asking->phone, "13900005521");
  asking->outcome = YC_ASKING_LOOK_UP;
  ck_assert(yc_inquiry_add(hall, asking, &asked, NULL));
  g_autoptr(GPtrArray) lines = yc_shift_lines(hall, 0, NULL);
  ck_assert_uint_eq(lines->len, 2);
  ck_assert_uint_eq(yc_shift_inquiries(lines), 1);
  g_autoptr(YcShift) shift = yc_shift_read(hall, give(0, "counter1"), NULL);
  g_autofree char *paper = yc_app_paper_text(hall, shift->paper, 80, NULL);
  const char *const parts[] = { "共 2 项", "1 件、首问 1 条;下午我去村里", "X1105-001", "高龄津贴哪天发" };
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) ck_assert_msg(strstr(paper, parts[i]) != NULL, "%s\n%s", parts[i], paper);
}
END_TEST

/* What an outside office has is not handed over, and the list says where it is; what was left at the window is. */
START_TEST(papers_elsewhere_stay_there)
{
  gint64 id = hall_accepted(1);
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_step_begin(hall, writer, id, 2, &error) && yc_step_finish(hall, writer, id, &error) &&
            yc_step_begin(hall, writer, id, 3, &error) && yc_writer_commit(g_steal_pointer(&writer), &error));
  assert_int(1, "SELECT count(DISTINCT office) FROM material_at");
  YcKeep money = { "", 20050, "" };
  g_autoptr(YcIntakeResult) kept = yc_keep_commit(hall, id, &money, "", &error);
  ck_assert_msg(kept != NULL, "%s", error ? error->message : "");
  g_autoptr(GPtrArray) lines = yc_shift_lines(hall, 0, NULL);
  const YcShiftLine *line = lines->pdata[0];
  ck_assert_msg(strstr(line->papers, "原1") == NULL, "%s", line->papers);
  ck_assert_msg(strstr(line->papers, "不在手上:") != NULL, "%s", line->papers);
  ck_assert_msg(strstr(line->papers, "暂存 现金 200.50元(芦政存A〔2026〕0001号)") != NULL, "%s", line->papers);
  hall_verify();
}
END_TEST

START_TEST(returned_with_a_reason_or_taken_back)
{
  hall_accepted(1);
  gint64 id = give(0, "counter1");
  gboolean repeated;
  GError *error = NULL;
  hall_as("hexiaoyan", "2");
  ck_assert(!yc_shift_return(hall, id, "不关我事", NULL, &repeated, &error));
  assert_error(error, "孙玉梅");
  hall_as("sunyumei", "1");
  ck_assert(!yc_shift_return(hall, id, "", NULL, &repeated, &error));
  assert_error(error, "为什么");
  ck_assert(yc_shift_return(hall, id, "下午请假", NULL, &repeated, &error));
  assert_text("returned", "SELECT state FROM shift");
  hall_as("lixiuying", "3");
  ck_assert_ptr_null(yc_shift_offered(hall, 0));
  gint64 again = give(0, "counter2");
  ck_assert(yc_shift_return(hall, again, "", NULL, &repeated, &error));
  assert_text("withdrawn", "SELECT state FROM shift WHERE id = %d", (int)again);
  assert_int(1, "SELECT count(*) FROM casefile WHERE agent = 'counter3'");
  hall_verify();
}
END_TEST

/* Nobody acknowledged it: received at 00:00 of the day after, once, however late the machine comes to it. */
START_TEST(deemed_received)
{
  hall_accepted(1);
  give(0, "counter1");
  hall_at("2026-11-06T17:00");
  ck_assert(yc_tick_run(hall, NULL, NULL));
  assert_text("offered", "SELECT state FROM shift");
  hall_at("2026-11-10T08:00");
  YcTickReport report;
  ck_assert(yc_tick_run(hall, &report, NULL));
  ck_assert_uint_eq(report.n[YC_TICKED_RECEIVED], 1);
  assert_text("deemed", "SELECT state FROM shift");
  assert_text("tick|system|2026-11-07", "SELECT origin, actor, facts->>'day' FROM event WHERE kind = 'shift.take'");
  assert_int(1, "SELECT count(*) FROM casefile WHERE agent = 'counter1' AND answerable = 'counter1'");
  ck_assert(yc_tick_run(hall, &report, NULL));
  assert_int(1, "SELECT count(*) FROM event WHERE kind = 'shift.take'");
  hall_verify();
}
END_TEST

START_TEST(what_is_refused)
{
  gboolean repeated;
  GError *error = NULL;
  ck_assert_int_eq(yc_shift_give(hall, 0, "counter1", "", NULL, &repeated, &error), 0);
  assert_error(error, "没有没办完的");
  hall_accepted(1);
  ck_assert_int_eq(yc_shift_give(hall, 0, "counter3", "", NULL, &repeated, &error), 0);
  assert_error(error, "不能交给自己");
  ck_assert_int_eq(yc_shift_give(hall, 0, "nobody", "", NULL, &repeated, &error), 0);
  assert_error(error, "nobody");
  ck_assert_int_eq(yc_shift_give(hall, 0, "land", "", NULL, &repeated, &error), 0);   /* its holder has no account to take it with */
  assert_error(error, "land");
  ck_assert_int_eq(yc_shift_give(hall, staff_of("sunyumei"), "counter2", "", NULL, &repeated, &error), 0);
  assert_error(error, "值班长");
  give(0, "counter1");
  ck_assert_int_eq(yc_shift_give(hall, 0, "counter2", "", NULL, &repeated, &error), 0);
  assert_error(error, "先收回");
}
END_TEST

/* A supervisor does it for somebody who has left; what ended meanwhile stays where it is. */
START_TEST(for_somebody_who_left)
{
  gint64 first = hall_accepted(1), second = hall_accepted(2);
  hall_as("zhaomin", "1");
  gint64 id = give(staff_of("lixiuying"), "counter2");
  YcWriter *writer = hall_writer();
  GError *error = NULL;
  ck_assert(yc_shift_deem(hall, writer, id, &error));
  yc_writer_cancel(writer);
  assert_text("offered", "SELECT state FROM shift");
  hall_as("hexiaoyan", "2");
  gboolean repeated;
  ck_assert(yc_shift_take(hall, id, NULL, &repeated, &error));
  assert_text("counter2|counter2", "SELECT agent, answerable FROM casefile WHERE id = %d", (int)first);
  assert_text("counter2|counter2", "SELECT agent, answerable FROM casefile WHERE id = %d", (int)second);
  assert_int(staff_of("zhaomin"), "SELECT pos_of(actor) FROM event WHERE kind = 'shift.offer'");
  hall_verify();
}
END_TEST

/* What waits for who takes over everything is theirs at once: nobody acknowledges what they hand over to themselves. */
START_TEST(nobody_waits_for_themselves)
{
  GError *error = NULL;
  gboolean repeated;
  gint64 id = hall_accepted(1);
  yc_intake_result_free(yc_route_give(hall, id, 0, NULL, &error));
  ck_assert_msg(error == NULL, "%s", error->message);
  gint64 shift = give(0, "civil");
  hall_at("2026-11-05T15:00");
  hall_as("wangjianjun", NULL);
  ck_assert(yc_shift_take(hall, shift, NULL, &repeated, &error));
  assert_text("current|civil|civil|2026-11-05", "SELECT state, post, giver, received FROM step WHERE casefile = %d AND n = 2", (int)id);
  assert_text("done", "SELECT state FROM clock WHERE casefile = %d AND kind = 'sign:2'", (int)id);
  assert_text("civil|civil", "SELECT agent, answerable FROM casefile WHERE id = %d", (int)id);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("shift");
  TCase *tests = tcase_create("shift");
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, offered_with_a_list);
  tcase_add_test(tests, taken_all_at_once);
  tcase_add_test(tests, papers_go_along);
  tcase_add_test(tests, papers_elsewhere_stay_there);
  tcase_add_test(tests, inquiries_by_number);
  tcase_add_test(tests, returned_with_a_reason_or_taken_back);
  tcase_add_test(tests, deemed_received);
  tcase_add_test(tests, what_is_refused);
  tcase_add_test(tests, for_somebody_who_left);
  tcase_add_test(tests, nobody_waits_for_themselves);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
