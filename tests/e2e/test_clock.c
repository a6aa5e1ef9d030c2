/* The machine's clock in doubt, as the person at the window meets it (RULE time-17). */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

static char *machine;

static void machine_at(const char *moment)
{
  ck_assert(g_file_set_contents(machine, moment, -1, NULL));
}

/* 李秀英 at window 3 of a machine whose clock says so. */
static PTY *on_machine(const char *store, const char *moment, int rows, int columns)
{
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", store, NULL), *path = g_strconcat(store, ".clock", NULL),
                  *played = g_strconcat("YICHUANG_MACHINE_CLOCK=", path, NULL);
  g_free(machine);
  machine = g_steal_pointer(&path);
  machine_at(moment);
  return pty_start(.argv = PTY_ARGV(pty_program(), "--as", "lixiuying", "--window", "3"), .rows = rows,
                   .columns = columns, .env = PTY_ENV(named, played));
}

static char *doubtful(const char *store)
{
  return HALL_VERB(store, "clock", "list", "--format=tsv");
}

START_TEST(the_day_is_asked_twice)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = on_machine(store, "2000-01-01T08:02", 24, 80);
  pty_golden(t, "clock-unset");
  pty_keys(t, "today<Enter>");
  pty_expect_row(t, -2, "! 不是日期:今天打成 20261123 这样八位");
  pty_keys(t, "<Backspace><Backspace><Backspace><Backspace><Backspace>20261103<Enter>");
  pty_golden(t, "clock-twice");
  pty_keys(t, "20261104<Enter>");
  pty_expect_row(t, -2, "! 两遍打的日期不一样:看清今天是哪天,从头再打");
  pty_keys(t, "20261103<Enter>20261103<Enter>");
  pty_golden(t, "clock-said");
  ck_assert_ptr_nonnull(strstr(pty_row(t, 0), "11月3日"));
}
END_TEST

START_TEST(without_the_day_nothing_is_saved)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = on_machine(store, "2026-10-01T08:02", 24, 80);
  pty_expect(t, "比库里最新的事(2026-11-02 09:00)还早");
  pty_keys(t, "<Esc>");
  pty_expect_not(t, "今天是哪天");
  g_autofree char *list = doubtful(store);
  ck_assert_str_eq(list, "first\tlast\tfrom\tto\tevents\twho\n");
}
END_TEST

/* It is noticed at the next look, whoever sits there. */
START_TEST(it_jumps_while_somebody_works)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = on_machine(store, "2026-11-03T10:18", 12, 40);
  ck_assert_ptr_null(strstr(pty_row(t, -4), "今天是哪天"));
  machine_at("2027-11-03T10:18");
  pty_wait(t, "回车确定");
  pty_golden(t, "clock-jumped-40x12");
  pty_keys(t, "20261103<Enter>20261103<Enter>");
  pty_expect(t, "! 按今天是11月3日(周二)办");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("clock");
  TCase *t = tcase_create("clock");
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, the_day_is_asked_twice);
  tcase_add_test(t, without_the_day_nothing_is_saved);
  tcase_add_test(t, it_jumps_while_somebody_works);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
