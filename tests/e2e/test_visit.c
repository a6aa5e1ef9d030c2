/* A visit, typed at: three matters of one woman, one receipt, the next person with the same item, and their budgets. */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

#define FIRST "<F2>sym<Enter><Enter>gljt<Enter>+<Enter><Enter>"

static PTY *after_first(const char *store)
{
  PTY *t = hall_desk(store, .rows = 24);
  pty_keys(t, FIRST);
  pty_expect_row(t, -2, "√ 已受理 1103-001E 高龄津贴 孙玉梅,12月1日(二)前办结。u撤销 n同人再办 p重印");
  return t;
}

/* 孙玉梅 has three matters: her papers are seen once, nothing but the first acceptance and the combined receipt is
 * printed. */
START_TEST(three_matters)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = after_first(store);
  pty_keys(t, "n");
  pty_expect(t, "受理  孙玉梅   本次第2件");
  pty_golden(t, "visit-second");
  pty_count_reset(t);
  pty_keys(t, "lnryd<Enter>");
  pty_golden(t, "visit-shared");
  pty_keys(t, "+<Enter><Enter>");
  printf("# %u keys: second matter, with n\n", pty_keys_sent(t) + 1);
  ck_assert_uint_le(pty_keys_sent(t) + 1, 14);
  pty_expect_row(t, -2, "√ 已办结 1103-002C 老年人优待证 孙玉梅。u撤销 n同人再办 p合并凭证");
  pty_keys(t, "n");
  pty_keys(t, "xfbt<Enter>");
  pty_expect(t, "本次第3件");
  pty_keys(t, "<Enter><Enter><Enter><Enter>");              /* nothing new to bring */
  pty_expect(t, "√ 已受理 1103-003A 养老消费补贴");
  ck_assert_uint_eq(hall_spooled(store, "-visit-"), 0);
  pty_keys(t, "p");
  pty_expect(t, "打印合并凭证?");
  pty_golden(t, "visit-print");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 本次来访的合并凭证已送打印。");
  ck_assert_uint_eq(hall_spooled(store, "-visit-"), 1);
  ck_assert_uint_eq(hall_spooled(store, "-acceptance-"), 1);
  ck_assert_uint_eq(hall_spooled(store, "-onspot-"), 0);
  pty_keys(t, "<Esc>09");
  ck_assert_int_eq(pty_exit(t), 0);
  ck_assert_uint_eq(hall_spooled(store, "-visit-"), 1);
  g_autofree char *shown = HALL_VERB(store, "case", "show", "1103-003A", "--format=json");
  ck_assert(strstr(shown, "\"trips\":1"));
  g_free(HALL_VERB(store, "verify"));
}
END_TEST

/* Nobody asked for it: it comes out when the next person's turn comes, and at the end. */
START_TEST(the_receipt_is_not_forgotten)
{
  const char *store = hall_copy();
  PTY *t = after_first(store);
  pty_keys(t, "n");
  pty_keys(t, "lnryd<Enter>+<Enter><Enter>");
  ck_assert_uint_eq(hall_spooled(store, "-visit-"), 0);
  pty_keys(t, "<F2>");
  pty_expect_row(t, -2, "√ 本次来访的合并凭证已送打印。");
  ck_assert_uint_eq(hall_spooled(store, "-visit-"), 1);
  pty_keys(t, "zxl<Enter><Enter>lnryd<Enter>+<Enter><Enter>");
  pty_keys(t, "n");
  pty_keys(t, "xfbt<Enter><Enter><Enter><Enter><Enter>");
  pty_keys(t, "<Esc>09");
  ck_assert_int_eq(pty_exit(t), 0);
  ck_assert_uint_eq(hall_spooled(store, "-visit-"), 2);
  pty_free(t);
}
END_TEST

/* What was said may begin with a digit. */
START_TEST(somebody_comes_again)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "/zxl<Enter>l<Enter>");
  pty_expect_row(t, -2, "! 写一句他问了什么,或说了什么。");
  pty_golden(t, "visit-again");
  pty_keys(t, "<Up>3个月了还没结果<Enter>");
  pty_expect_row(t, -2, "√ 已记在这件办件上:又来了一趟。");
  pty_expect(t, "反映不满:3个月了还没结果");
  pty_keys(t, "l<Down><Enter>");
  pty_expect(t, "领结果");
  pty_expect(t, "跑3趟");
}
END_TEST

/* The second matter was a mistake: there is nothing left to combine. */
START_TEST(the_second_is_undone)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = after_first(store);
  pty_keys(t, "n");
  pty_keys(t, "lnryd<Enter>+<Enter><Enter>");
  pty_expect(t, "p合并凭证");
  pty_keys(t, "u");
  pty_keys(t, "<Enter><Esc>");
  pty_keys(t, "09");
  ck_assert_int_eq(pty_exit(t), 0);
  ck_assert_uint_eq(hall_spooled(store, "-visit-"), 0);
}
END_TEST

/* Another applicant is typed over the known one: that is a visit of its own. */
START_TEST(somebody_else_after_all)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = after_first(store);
  pty_keys(t, "n");
  pty_keys(t, "<Up><Up><C-u>zxl<Enter>");
  pty_expect(t, "本次第1件");
  pty_keys(t, "<Enter>lnryd<Enter>+<Enter><Enter>");
  pty_expect_row(t, -2, "√ 已办结 1103-002C 老年人优待证 张秀兰。u撤销 n同人再办 p重印");
  ck_assert_uint_eq(hall_spooled(store, "-visit-"), 0);
}
END_TEST

START_TEST(the_same_item_for_the_next)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = after_first(store);
  pty_count_reset(t);
  pty_keys(t, "r");
  pty_keys(t, "zxl<Down>");
  pty_golden(t, "visit-same-item");
  pty_keys(t, "<Enter><Enter>+<Enter><Enter>");
  printf("# %u keys: next person, same item\n", pty_keys_sent(t));
  ck_assert_uint_le(pty_keys_sent(t), 10);
  pty_expect_row(t, -2, "√ 已受理 1103-002C 高龄津贴 张秀莲,12月1日(二)前办结。u撤销 n同人再办 p重印");
  ck_assert_uint_eq(hall_spooled(store, "-acceptance-"), 2);
}
END_TEST

/* From a row of a list and from a case: the person has come anew. */
START_TEST(from_a_list)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "9");
  pty_expect(t, "张秀兰");
  pty_keys(t, "n");
  pty_expect(t, "受理  张秀兰   本次第1件");
  pty_keys(t, "<Esc><Enter>");
  pty_expect(t, "1经过");
  pty_keys(t, "n");
  pty_expect(t, "受理  张秀兰   本次第1件");
}
END_TEST

/* A draft of a second matter is finished the next day: a visit of its own. */
START_TEST(finished_tomorrow)
{
  const char *store = hall_copy();
  PTY *t = after_first(store);
  pty_keys(t, "n");
  pty_keys(t, "lnryd<Enter>+<Esc>");
  pty_keys(t, "<Esc>09");
  ck_assert_int_eq(pty_exit(t), 0);
  pty_free(t);
  t = hall_open(store, "2026-11-04T09:00", (PtyStart) { .rows = 24 });
  pty_keys(t, "2<Enter>");
  pty_expect(t, "本次第1件");
  pty_keys(t, "<PageDown><PageDown><PageDown><Enter>");
  pty_expect_row(t, -2, "√ 已办结 1104-001J 老年人优待证 孙玉梅。u撤销 n同人再办 p重印");
  pty_free(t);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    three_matters, the_receipt_is_not_forgotten, the_second_is_undone, somebody_comes_again, somebody_else_after_all, the_same_item_for_the_next, from_a_list,
    finished_tomorrow
  };
  Suite *s = suite_create("visit");
  TCase *t = tcase_create("visit");
  tcase_set_timeout(t, 90);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
