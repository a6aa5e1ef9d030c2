/* The calendar's screen: what there is, a notice loaded with the list of what moves, the hall's own days. */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

#define NOW "2026-11-03T10:18"

static void to_calendar(PTY *t)
{
  static const char *const digits[] = { "0", "0", "0", "0", "0", "5" };
  for (gsize i = 0; i < G_N_ELEMENTS(digits); i++)
    pty_keys(t, digits[i]);
}

static char *notice(const char *store)
{
  char *file = g_strconcat(store, ".tsv", NULL);
  ck_assert(g_file_set_contents(file,
                                "date\tkind\tname\tweekday_zh\tstatutory_festival_day\tnotice_year\tnotice_no\n"
                                "2026-11-28\tworkday\t元旦\t六\tno\t2026\t国办发明电〔2025〕7号\n"
                                "2027-01-01\tholiday\t元旦\t五\tyes\t2027\t国办发明电〔2026〕9号\n",
                                -1, NULL));
  return file;
}

START_TEST(everybody_reads_it)
{
  g_autoptr(PTY) t = hall_start(hall_copy(), "lixiuying", "3", NOW, (PtyStart) { .rows = 24 });
  to_calendar(t);
  pty_golden(t, "calendar-80x24");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "! 装入通知、安排开放停办要值班长或管理员。");
  pty_keys(t, "<Right>");
  pty_expect(t, "2027年2月 暂定");
  pty_resize(t, 12, 40);
  pty_golden(t, "calendar-40x12");
}
END_TEST

START_TEST(a_notice_is_loaded)
{
  const char *store = hall_copy();
  g_autofree char *file = notice(store), *line = g_strconcat(file, "<Enter>", NULL);
  g_autoptr(PTY) t = hall_start(store, "zhaomin", "1", NOW, (PtyStart) { .rows = 24 });
  to_calendar(t);
  pty_keys(t, "<Enter>/nowhere<Enter>");
  pty_expect(t, "/nowhere");
  pty_keys(t, "<Esc><Enter>");
  pty_keys(t, line);
  pty_golden(t, "calendar-plan");
  g_autofree char *before = HALL_VERB(store, "calendar", "list", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(before, "missing"));
  pty_keys(t, "<Enter><Enter>");
  pty_expect(t, "已装入");
  pty_golden(t, "calendar-loaded");
  g_autofree char *after = HALL_VERB(store, "calendar", "list", "--format=tsv");
  ck_assert_ptr_null(strstr(after, "missing"));
}
END_TEST

START_TEST(the_halls_own_days)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_start(store, "zhaomin", "1", NOW, (PtyStart) { .rows = 24 });
  to_calendar(t);
  pty_keys(t, "<End><Enter>1103 14:30 停办<Enter>");
  pty_expect(t, "钟点要写成 14:30-17:00");
  pty_keys(t, "<Esc><Enter>1103 14:30-17:00 停办 停电检修<Enter>");
  pty_expect_row(t, -2, "√ 已安排;各件的期限不变。");
  pty_keys(t, "<Home><Down>");
  pty_golden(t, "calendar-closure");
  g_autoptr(PTY) other = hall_start(store, "lixiuying", "3", NOW, (PtyStart) { .rows = 24 });
  pty_expect(other, "今天14:30-17:00停办:停电检修。");
  pty_keys(t, "<Enter><Enter>");
  pty_expect_row(t, -2, "√ 已取消,照平常开门。");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("calendar");
  TCase *t = tcase_create("calendar");
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, everybody_reads_it);
  tcase_add_test(t, a_notice_is_loaded);
  tcase_add_test(t, the_halls_own_days);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
