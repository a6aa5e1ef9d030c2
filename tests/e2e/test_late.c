/* After a power cut: receipts written by hand are entered with their number, their time and the cause. */
#include <config.h>
#include <string.h>

#include "app/app.h"
#include "app/paper.h"
#include "e2e/hall.h"

/* Three blank receipts, reserved on the morning of the 2nd. */
static void reserve(const char *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcApp) app = yc_app_open(store, yc_time_parse("2026-11-02T09:00"), &error);
  ck_assert_msg(app && yc_app_sign_in(app, "lixiuying", NULL, "3", &error), "%s", error ? error->message : "");
  g_auto(GStrv) numbers = yc_app_blanks_reserve(app, 3, 80, NULL, NULL, &error);
  ck_assert_msg(numbers && g_strv_length(numbers) == 3, "%s", error ? error->message : "");
}

static void open_late(PTY *t)
{
  pty_keys(t, "0");
  pty_keys(t, "00001");
}

static void ends(PTY *t)
{
  pty_keys(t, "<Esc>09");
  ck_assert_int_eq(pty_exit(t), 0);
}

START_TEST(after_a_power_cut)
{
  const char *store = hall_copy();
  reserve(store);
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  open_late(t);
  pty_expect(t, "芦政应B〔2026〕0001号");
  pty_golden(t, "late-blank");
  pty_keys(t, "2<Enter>");
  pty_keys(t, "11-02 1040<Enter>1<Enter>");
  pty_keys(t, "sym<Enter><Enter>gljt<Enter>+<Enter>");
  pty_wait(t, "草稿已存");
  pty_golden(t, "late-80x24");
  pty_keys(t, "<Enter>");
  /* Counted from the 2nd, as all that is dated; the number is of today. */
  pty_expect(t, "√ 已受理 1103-001E 高龄津贴 孙玉梅,11月30日(一)前办结。");
  g_autofree char *shown = HALL_VERB(store, "case", "show", "1103-001E");
  ck_assert_msg(strstr(shown, "2026-11-02 10:40") && strstr(shown, "补录:停电"), "%s", shown);
  pty_keys(t, "<F4>sym<Enter>");
  pty_expect(t, "(补录:停电)");
  pty_keys(t, "<Esc><Esc><Esc>");
  /* A number is entered once. */
  open_late(t);
  pty_expect_not(t, "0002号");
  pty_keys(t, "2<Enter>");
  pty_expect_row(t, -2, "! 没有留过 2 号,或已补录过。没有应急收件单的,清空这一格回车。");
  pty_keys(t, "<Backspace>");
  ends(t);
  g_autofree char *verified G_GNUC_UNUSED = HALL_VERB(store, "verify");
}
END_TEST

START_TEST(a_time_that_has_not_come)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  open_late(t);
  pty_keys(t, "<Enter>1030<Enter>");
  pty_expect_row(t, -2, "! 补录的时间不对:写成 11-23 10:40 或 2026-11-23T10:40,不能晚于现在");
  pty_keys(t, "<Up><C-u>九点<Enter>");
  pty_expect_row(t, -2, "! 补录的时间不对:写成 11-23 10:40 或 2026-11-23T10:40,不能晚于现在");
  pty_keys(t, "<Up><C-u>9:05<Enter>");
  pty_expect(t, "2026-11-03 09:05");
  pty_expect_row(t, -2, "");
}
END_TEST

/* The draft stays one of a late entry. */
START_TEST(a_draft)
{
  const char *store = hall_copy();
  reserve(store);
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  open_late(t);
  pty_keys(t, "3<Enter>905<Enter>2<Enter>sym<Enter><Esc>2");
  pty_expect(t, "草稿");
  pty_keys(t, "<Enter>");
  pty_expect(t, "芦政应B〔2026〕0003号");
  pty_expect(t, "2026-11-03 09:05");
  pty_expect(t, "村点离线");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("late");
  TCase *tc = tcase_create("late");
  tcase_add_unchecked_fixture(tc, hall_begin, hall_end);
  tcase_set_timeout(tc, 60);
  tcase_add_test(tc, after_a_power_cut);
  tcase_add_test(tc, a_time_that_has_not_come);
  tcase_add_test(tc, a_draft);
  suite_add_tcase(s, tc);
  return s;
}

PTY_MAIN(suite)
