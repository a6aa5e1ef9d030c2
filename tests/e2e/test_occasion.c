/* Several items for one occasion, typed at: 身后一件事 from F2 to three linked cases on their way; and a public notice. */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

/* Whoever came is known; the occasion is found as it is called; whom it is about. */
static PTY *begun(const char *store)
{
  PTY *t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>shyjs");
  pty_expect(t, "死亡户口注销、养老保险注销");
  pty_golden(t, "occasion-picker");
  pty_keys(t, "<Enter>");
  pty_expect(t, "哪天去世");
  pty_keys(t, "王福田<Enter><Enter>11-01<Enter>");
  pty_expect(t, "逝者:王福田");
  return t;
}

static PTY *saved(const char *store)
{
  PTY *t = begun(store);
  pty_keys(t, "<Down> <Down> ");           /* what is asked: both are so */
  pty_expect(t, "(3项共用)");
  pty_keys(t, "+");
  pty_golden(t, "occasion-80x24");
  pty_keys(t, "<Enter>");
  pty_expect(t, "各算各的期限");
  pty_golden(t, "occasion-question");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 身后一件事:已登记3件 1103-001E、1103-002C、1103-003A。");
  return t;
}

START_TEST(a_death)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = saved(store);
  pty_keys(t, "/1103-002C<Enter>6");
  pty_expect(t, "身后一件事  3件,办结0件");
  pty_golden(t, "occasion-case");
  pty_keys(t, "<Down><Down><Enter>");
  pty_expect(t, "1103-003A");
  pty_keys(t, "<Esc><Esc><Esc>09");
  ck_assert_int_eq(pty_exit(t), 0);
  /* One visit, one combined receipt; each case has its own day. */
  ck_assert_uint_eq(hall_spooled(store, "-visit-"), 1);
  static const char *const numbers[] = { "1103-001E", "1103-002C", "1103-003A" };
  static const char *const dues[] = { "\"due\":\"2026-11-06\"", "\"due\":\"2026-11-17\"", "\"due\":\"2026-11-24\"" };
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
    g_autofree char *shown = HALL_VERB(store, "case", "show", numbers[i], "--format=json");
    ck_assert_msg(strstr(shown, "\"name\":\"身后一件事\"") && strstr(shown, "\"state\":\"accepted\""), "%s", shown);
    ck_assert_msg(strstr(shown, dues[i]) != NULL, "%s", shown);
    for (guint k = 0; k < G_N_ELEMENTS(numbers); k++) ck_assert(strstr(shown, numbers[k]) != NULL);
  }
  g_free(HALL_VERB(store, "verify"));
}
END_TEST

START_TEST(a_birth_wide)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 40, .columns = 120);
  pty_keys(t, "<F2>sym<Enter><Enter>csyjs<Enter>");
  pty_expect(t, "哪天出生");
  pty_keys(t, "王小满<Enter><Enter>11-01<Enter>");
  pty_expect(t, "孩子:王小满");
  pty_keys(t, "<Down><Down> +");
  pty_golden(t, "occasion-120x40");
  pty_keys(t, "<Enter>");
  pty_expect(t, "各算各的期限");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 出生一件事:已登记");
  pty_keys(t, "/1103-001E<Enter>6");
  pty_expect(t, "出生一件事  ");
  pty_golden(t, "occasion-case-120x40");
}
END_TEST

/* The short number that stands behind some words on the screen. */
static char *number_on(PTY *t, const char *words)
{
  const char *screen = pty_screen(t);
  const char *at = strstr(screen, words);
  ck_assert(at != NULL);
  return g_strndup(at + strlen(words), strlen("1103-001E"));
}

/* The first is done at once: the case says what can come next, n opens its form with what was seen, and it joins. */
START_TEST(the_next_one)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>syyjs<Enter>");
  pty_expect(t, "失业一件事  孙玉梅");
  pty_keys(t, "+<Enter><Enter>");
  pty_expect(t, "√ 失业一件事:已登记1件 1103-001E");
  pty_keys(t, "/1103-001E<Enter>");
  pty_expect(t, "现在可以接着办");
  pty_golden(t, "occasion-next-80x24");
  pty_keys(t, "n");
  pty_golden(t, "occasion-next-form");
  pty_keys(t, "+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-0");
  g_autofree char *number = number_on(t, "√ 已受理 ");
  g_autofree char *shown = HALL_VERB(store, "case", "show", number, "--format=json");
  ck_assert_msg(strstr(shown, "\"name\":\"失业一件事\"") != NULL, "%s", shown);
}
END_TEST

/* u takes all of them back within the minute. */
START_TEST(taken_back)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = saved(store);
  pty_keys(t, "u<Enter>");
  pty_expect(t, "已撤销");
  static const char *const numbers[] = { "1103-001E", "1103-002C", "1103-003A" };
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
    g_autofree char *shown = HALL_VERB(store, "case", "show", numbers[i], "--format=json");
    ck_assert_msg(strstr(shown, "\"state\":\"void\"") != NULL, "%s", shown);
  }
  g_free(HALL_VERB(store, "verify"));
}
END_TEST

/* Esc leaves nothing stored, and the form of acceptance as it was. */
START_TEST(thought_better_of_it)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = begun(store);
  pty_keys(t, "<Esc>");
  pty_expect(t, "受理  孙玉梅");
  pty_keys(t, "gljt<Enter>+<Enter><Enter>");
  pty_expect_row(t, -2, "√ 已受理 1103-001E 高龄津贴 孙玉梅,12月1日(二)前办结。u撤销 n同人再办 p重印");
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("occasion");
  TCase *tests = tcase_create("occasion");
  tcase_add_unchecked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 120);
  tcase_add_test(tests, a_death);
  tcase_add_test(tests, a_birth_wide);
  tcase_add_test(tests, the_next_one);
  tcase_add_test(tests, taken_back);
  tcase_add_test(tests, thought_better_of_it);
  suite_add_tcase(suite, tests);
  return suite;
}

PTY_MAIN(suite)
