#include <config.h>
#include "tui/edit.h"

#include <string.h>

#include "base/text.h"
#include "check_main.h"

/* Text with | at the caret. */
static char *state(const YcEdit *edit)
{
  const char *text = yc_edit_text(edit);
  return g_strdup_printf("%.*s|%s", (int)yc_edit_caret(edit), text, text + yc_edit_caret(edit));
}

static void expect(const YcEdit *edit, const char *expected)
{
  g_autofree char *found = state(edit);
  ck_assert_str_eq(found, expected);
}

START_TEST(typing_and_moving)
{
  g_autoptr(YcEdit) edit = yc_edit_new(20);
  yc_edit_set(edit, "张三李四");
  expect(edit, "张三李四|");
  yc_edit_key(edit, YC_KEY_HOME);
  yc_edit_key(edit, YC_KEY_END);
  yc_edit_insert(edit, "王");                    /* formw 1 */
  expect(edit, "张三李四王|");
  yc_edit_key(edit, YC_KEY_LEFT);
  yc_edit_key(edit, YC_KEY_LEFT);
  yc_edit_insert(edit, "改");                    /* formw 2 */
  expect(edit, "张三李改|四王");
  yc_edit_key(edit, YC_KEY_BACKSPACE);
  yc_edit_key(edit, YC_KEY_DELETE);
  expect(edit, "张三李|王");
  yc_edit_key(edit, YC_KEY_CTRL_A);
  expect(edit, "|张三李王");
  yc_edit_key(edit, YC_KEY_BACKSPACE);
  yc_edit_key(edit, YC_KEY_LEFT);
  expect(edit, "|张三李王");
  yc_edit_key(edit, YC_KEY_RIGHT);
  yc_edit_key(edit, YC_KEY_CTRL_K);
  expect(edit, "张|");
  yc_edit_insert(edit, "𬱖·〇");
  yc_edit_key(edit, YC_KEY_LEFT);
  yc_edit_key(edit, YC_KEY_CTRL_U);
  expect(edit, "|〇");
  yc_edit_key(edit, YC_KEY_CTRL_E);
  expect(edit, "〇|");
  ck_assert(!yc_edit_key(edit, YC_KEY_UP));
  ck_assert(!yc_edit_key(edit, YC_KEY_ENTER));
}
END_TEST

START_TEST(accents_stay_on_their_letter)
{
  g_autoptr(YcEdit) edit = yc_edit_new(20);
  yc_edit_insert(edit, "ae\u0301x");
  yc_edit_key(edit, YC_KEY_LEFT);
  expect(edit, "ae\u0301|x");
  yc_edit_key(edit, YC_KEY_LEFT);
  expect(edit, "a|e\u0301x");
  yc_edit_key(edit, YC_KEY_DELETE);
  expect(edit, "a|x");
  yc_edit_key(edit, YC_KEY_HOME);
  yc_edit_insert(edit, "\u0301");                /* a mark without a letter would land on the neighbour */
  expect(edit, "|ax");
}
END_TEST

START_TEST(only_what_may_be_drawn)
{
  g_autoptr(YcEdit) edit = yc_edit_new(20);
  ck_assert(yc_edit_insert(edit, "a\tb\nc\033[31m\u202E\u200Bd\xFF"));
  ck_assert_str_eq(yc_edit_text(edit), "abc[31md\uFFFD");
}
END_TEST

START_TEST(at_most_so_many)
{
  g_autoptr(YcEdit) edit = yc_edit_new(3);
  ck_assert(yc_edit_empty(edit));
  ck_assert(!yc_edit_insert(edit, "张三李四"));
  expect(edit, "张三李|");
  ck_assert(!yc_edit_insert(edit, "x"));
  yc_edit_key(edit, YC_KEY_BACKSPACE);
  ck_assert(yc_edit_insert(edit, "x"));
  expect(edit, "张三x|");
  yc_edit_set(edit, "");
  ck_assert(yc_edit_empty(edit));
  ck_assert(yc_edit_insert(edit, "abc"));
}
END_TEST

static void expect_view(YcEdit *edit, int columns, const char *shown, int column)
{
  int caret;
  g_autofree char *view = yc_edit_view(edit, columns, &caret);
  ck_assert_str_eq(view, shown);
  ck_assert_int_eq(caret, column);
}

START_TEST(scrolling)
{
  g_autoptr(YcEdit) edit = yc_edit_new(100);
  yc_edit_insert(edit, "甲乙丙丁戊己庚辛");
  expect_view(edit, 20, "甲乙丙丁戊己庚辛", 16);
  expect_view(edit, 10, "戊己庚辛", 8);
  yc_edit_key(edit, YC_KEY_HOME);
  expect_view(edit, 10, "甲乙丙丁戊", 0);
  expect_view(edit, 9, "甲乙丙丁", 0);            /* half a character never shows */
  for (int i = 0; i < 4; i++)
    yc_edit_key(edit, YC_KEY_RIGHT);
  expect_view(edit, 9, "甲乙丙丁", 8);
  yc_edit_key(edit, YC_KEY_RIGHT);
  expect_view(edit, 9, "乙丙丁戊", 8);
  yc_edit_key(edit, YC_KEY_CTRL_U);
  expect_view(edit, 9, "己庚辛", 0);
  yc_edit_key(edit, YC_KEY_END);
  yc_edit_key(edit, YC_KEY_BACKSPACE);
  expect_view(edit, 2, "", 0);
}
END_TEST

static void check_invariants(YcEdit *edit, gsize max, int columns)
{
  const char *text = yc_edit_text(edit);
  gsize caret = yc_edit_caret(edit);
  int column;
  ck_assert(g_utf8_validate(text, -1, NULL));
  ck_assert_uint_le(caret, strlen(text));
  ck_assert(g_utf8_validate(text, (gssize)caret, NULL));                     /* between characters */
  ck_assert(!text[caret] || yc_char_width(g_utf8_get_char(text + caret)) > 0);   /* between clusters */
  ck_assert_int_le((int)g_utf8_strlen(text, -1), (int)max);
  g_autofree char *view = yc_edit_view(edit, columns, &column);
  ck_assert(g_utf8_validate(view, -1, NULL));
  ck_assert_int_le(yc_width(view), columns);                                 /* no spill */
  ck_assert(column >= 0 && column < columns);                                /* caret inside */
  ck_assert_ptr_nonnull(strstr(text, view));
  ck_assert(!*view || yc_char_width(g_utf8_get_char(view)) > 0);
}

START_TEST(random_operations)
{
  static const char *const pieces[] = {
    "a", "中", "𬱖", "·", "e\u0301", "\u0301", "\u302A", "〇", "１", " ", "\xFF", "\u202E", "汉字 mixed 文本", "가", "ｱ",
    "\U00031350", "‖", "…"
  };
  static const YcKey keys[] = {
    YC_KEY_LEFT, YC_KEY_LEFT, YC_KEY_RIGHT, YC_KEY_HOME, YC_KEY_END, YC_KEY_BACKSPACE, YC_KEY_BACKSPACE, YC_KEY_DELETE,
    YC_KEY_CTRL_A, YC_KEY_CTRL_E, YC_KEY_CTRL_U, YC_KEY_CTRL_K, YC_KEY_UP
  };
  g_autoptr(GRand) random = g_rand_new_with_seed(20261123);
  for (int round = 0; round < 100; round++) {
    gsize max = (gsize)g_rand_int_range(random, 1, 60);
    g_autoptr(YcEdit) edit = yc_edit_new(max);
    for (int i = 0; i < 1000; i++) {
      if (g_rand_int_range(random, 0, 3))
        yc_edit_insert(edit, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
      else
        yc_edit_key(edit, keys[g_rand_int_range(random, 0, G_N_ELEMENTS(keys))]);
      check_invariants(edit, max, g_rand_int_range(random, 2, 40));
    }
  }
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("edit");
  TCase *t = tcase_create("edit");
  tcase_set_timeout(t, 120);
  tcase_add_test(t, typing_and_moving);
  tcase_add_test(t, accents_stay_on_their_letter);
  tcase_add_test(t, only_what_may_be_drawn);
  tcase_add_test(t, at_most_so_many);
  tcase_add_test(t, scrolling);
  tcase_add_test(t, random_operations);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
