/* The hall's own closures and openings move hours and pick-up days, never a date (RULE time-03); and what is missing. */
#include <config.h>
#include <string.h>
#include "app/calendar_view.h"
#include "app/closure.h"
#include "app/hall.h"
#include "app/paper.h"
#include "check_main.h"

static void set(const char *line)
{
  g_autoptr(GError) error = NULL;
  hall_as("zhaomin", NULL);
  YcClosure *closure = yc_closure_read(hall, line, &error);
  ck_assert_msg(closure != NULL && yc_closure_set(hall, closure, &error), "%s: %s", line, error ? error->message : "");
  yc_closure_free(closure);
  hall_as("lixiuying", "3");
}

static void refused(const char *line, const char *sentence)
{
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  YcClosure *closure = yc_closure_read(hall, line, &error);
  if (closure != NULL) {
    ck_assert(!yc_closure_set(hall, closure, &error));
    yc_closure_free(closure);
  }
  assert_error(error, sentence);
  hall_as("lixiuying", "3");
}

START_TEST(a_closure_moves_no_date)
{
  hall_accepted(1);
  const char *before = hall_text("SELECT group_concat(kind || due || target || soon) FROM clock");
  set("1106~1112 停办 搬迁");
  set("1114 开门 赶场");
  ck_assert_str_eq(hall_text("SELECT group_concat(kind || due || target || soon) FROM clock"), before);
  ck_assert(yc_calendar_is_working(yc_app_calendar(hall), day_of("2026-11-09")));
  /* A case taken in afterwards has the same days. */
  hall_accepted(2);
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT due) FROM clock WHERE kind = 'promise'"), 1);
  hall_verify();
}
END_TEST

START_TEST(when_the_hall_is_open)
{
  ck_assert(yc_hall_is_open(hall, day_of("2026-11-06")));
  ck_assert(!yc_hall_is_open(hall, day_of("2026-11-07")));
  set("1106~1110 停办 搬迁");
  set("1107 开门 赶场");
  set("1111 14:30-17:00 停办 学习");
  ck_assert(!yc_hall_is_open(hall, day_of("2026-11-06")));
  ck_assert(yc_hall_is_open(hall, day_of("2026-11-11")));
  ck_assert_int_eq(yc_hall_open_from(hall, day_of("2026-11-08")), day_of("2026-11-11"));
  g_autofree char *text = yc_hall_exceptions(hall, day_of("2026-11-10"), day_of("2026-11-12"));
  ck_assert_str_eq(text, "11-10(二)停办、11-11(三)14:30-17:00停办");
  hall_at("2026-11-11T09:00");
  g_autofree char *today = yc_hall_today(hall);
  ck_assert_str_eq(today, "今天14:30-17:00停办:学习。");
}
END_TEST

START_TEST(papers_say_when_to_come)
{
  hall_accepted(1);
  set("1110 停办 停电检修");
  g_autofree char *paper = yc_app_paper_text(hall, hall_int("SELECT max(id) FROM paper"), 80, NULL);
  ck_assert_ptr_nonnull(strstr(paper, "11-10(二)停办"));
}
END_TEST

START_TEST(what_is_refused)
{
  static const struct { const char *line, *sentence; } wrong[] = {
    { "", "照这样打" },
    { "1332 停办 停电", "照这样打" },
    { "1110 关门 停电", "照这样打" },
    { "1110 停办", "原因" },
    { "1112~1110 停办 停电", "从哪天到哪天" },
    { "1110 17:00-14:30 停办 停电", "钟点" },
    { "1110 14:30 停办 停电", "钟点" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) refused(wrong[i].line, wrong[i].sentence);
  GError *error = NULL;
  YcClosure closure = { day_of("2026-11-10"), day_of("2026-11-10"), -1, YC_CLOSURE_CLOSED, (char *)"", (char *)"停电" };
  ck_assert(!yc_closure_set(hall, &closure, &error));
  assert_error(error, "值班长");
  hall_as("zhaomin", NULL);
  closure.kind = YC_CLOSURE_NORMAL;
  ck_assert(!yc_closure_set(hall, &closure, &error));
  assert_error(error, "不用取消");
}
END_TEST

START_TEST(it_is_taken_back)
{
  g_autoptr(GError) error = NULL;
  set("1110 停办 停电");
  YcClosure closure = { day_of("2026-11-10"), day_of("2026-11-10"), -1, YC_CLOSURE_NORMAL, (char *)"", (char *)"" };
  hall_as("zhaomin", NULL);
  ck_assert(yc_closure_set(hall, &closure, &error));
  ck_assert(yc_hall_is_open(hall, day_of("2026-11-10")));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM closure"), 0);
  hall_verify();
}
END_TEST

START_TEST(weekdays)
{
  g_autoptr(GError) error = NULL;
  YcClosure market = { day_of("2026-11-05"), day_of("2026-12-31"), 5, YC_CLOSURE_OPEN, (char *)"", (char *)"赶场" };
  hall_as("zhaomin", NULL);
  ck_assert(yc_closure_set(hall, &market, &error));
  ck_assert(yc_hall_is_open(hall, day_of("2026-11-07")) && yc_hall_is_open(hall, day_of("2026-12-26")));
  ck_assert(!yc_hall_is_open(hall, day_of("2026-11-08")) && !yc_hall_is_open(hall, day_of("2027-01-09")));
  set("1114 停办 停电");   /* one day stands before weekdays */
  ck_assert(!yc_hall_is_open(hall, day_of("2026-11-14")));
}
END_TEST

/* From 1 November on while next year's notice is missing, for who can load it. */
START_TEST(a_notice_is_missing)
{
  hall_at("2026-10-31T09:00");
  ck_assert_int_eq(yc_calendar_missing(hall), 0);
  hall_at("2026-11-01T09:00");
  ck_assert_int_eq(yc_calendar_missing(hall), 2027);
  hall_at("2027-01-05T09:00");
  ck_assert_int_eq(yc_calendar_missing(hall), 2027);
  hall_at("2026-11-05T09:00");
  g_autofree char *clerk = yc_calendar_greeting(hall);
  ck_assert_str_eq(clerk, "");
  hall_as("zhaomin", NULL);
  g_autofree char *supervisor = yc_calendar_greeting(hall);
  ck_assert_ptr_nonnull(strstr(supervisor, "2027年"));
  g_autoptr(GPtrArray) lines = yc_calendar_lines(hall, NULL);
  ck_assert_int_eq(((YcCalendarLine *)lines->pdata[0])->kind, YC_LINE_MISSING);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("closure");
  TCase *t = tcase_create("closure");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, a_closure_moves_no_date);
  tcase_add_test(t, when_the_hall_is_open);
  tcase_add_test(t, papers_say_when_to_come);
  tcase_add_test(t, what_is_refused);
  tcase_add_test(t, it_is_taken_back);
  tcase_add_test(t, weekdays);
  tcase_add_test(t, a_notice_is_missing);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
