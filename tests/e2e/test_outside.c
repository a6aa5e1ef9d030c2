/* Entering cases in the systems of others: the queue, the numbers, the page to copy from. */
#include <config.h>
#include <string.h>

#include "e2e/story.h"

static PTY *queue(const char *store, const char *login, PtyStart start)
{
  PTY *t = story_open(store, login, start);
  for (const char *digit = "0005"; *digit; digit++)
    pty_keys(t, (const char[]) { *digit, '\0' });
  pty_expect(t, "还没录入");
  return t;
}

START_TEST(told_of_after_sign_in_and_in_the_menu)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  ck_assert_msg(strstr(pty_row(t, -2), "件没录外部系统:按 0005。"), "%s", pty_row(t, -2));
  pty_keys(t, "0");
  pty_golden(t, "menu-outside");
}
END_TEST

START_TEST(the_queue)
{
  g_autoptr(PTY) t = queue(story_store(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_golden(t, "outside-80x24");
  pty_resize(t, 40, 120);
  pty_golden(t, "outside-120x40");
  pty_resize(t, 12, 40);
  pty_expect(t, "1103-0013");
}
END_TEST

/* Type or paste, Enter; the next system of the case, then the next case. */
START_TEST(one_number_after_the_other)
{
  g_autoptr(PTY) t = queue(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_expect(t, "1103-0013  张秀兰");
  pty_keys(t, "<Enter>");
  pty_golden(t, "outside-line");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "! 没有写号码:请照那边系统上显示的录,可以粘贴");
  pty_paste(t, " SH2026 1103 00417\n");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已记下 救助系统 …0417 · 1103-0013 张秀兰");
  pty_expect_not(t, "1103-0013  张秀兰");
  pty_expect(t, "11 件");
  pty_keys(t, "<Enter>330120260713000428<Enter>");   /* scanned: it ends in Enter */
  ck_assert_msg(strstr(pty_row(t, -2), "√ 已记下 省平台 …0428 · ") && strstr(pty_row(t, -2), ";还要录 "), "%s",
                pty_row(t, -2));
  pty_keys(t, "<Enter>7<Enter>");
  ck_assert_msg(strstr(pty_row(t, -2), "! 已记下,但 7 不像"), "%s", pty_row(t, -2));
  pty_expect(t, "10 件");
  pty_keys(t, "<Enter><Esc>");                       /* Esc writes nothing down */
  pty_expect(t, "10 件");
}
END_TEST

START_TEST(until_none_is_left)
{
  g_autoptr(PTY) t = queue(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  char number[64];
  for (int i = 0; i < 60 && pty_find(t, "办件都已录入外部系统") < 0; i++) {
    g_snprintf(number, sizeof number, "<Enter>3301202611%08d<Enter>", i);
    pty_keys(t, number);
  }
  pty_expect(t, "办件都已录入外部系统");
  pty_keys(t, "<Enter>k");
  pty_expect_row(t, -2, "! 现在不能「抄写」。按 ? 看这里能用的键。");
  pty_keys(t, "<Esc>0");
  pty_expect_not(t, " 件:还没录入省平台");
}
END_TEST

/* What is done to a case is done to the one under the cursor. */
START_TEST(the_queue_is_a_list_of_cases)
{
  static const struct { const char *key, *shows; } ways[] = {
    { "p", "打印  1103-0013  低保审核确认" }, { "l", "他又来了  1103-0013 张秀兰" }, { "e", "哪里要改?" },
    { "n", "受理  张秀兰" }, { "k", "抄写  1103-0013" }
  };
  g_autoptr(PTY) t = queue(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
    pty_keys(t, ways[i].key);
    pty_expect(t, ways[i].shows);
    pty_keys(t, "<Esc>");
  }
  pty_expect(t, "还没录入");
}
END_TEST

START_TEST(a_page_to_copy_from)
{
  g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "/zxl<Enter>k");
  pty_expect(t, "证件号、电话都写全,看了要记下:回车看,Esc 返回");
  pty_keys(t, "<Enter>");
  pty_golden(t, "copy-80x24");
  pty_expect(t, "证件号码 581126193403081826");      /* RULE prv-02 */
  for (int y = 1; y < 22; y++)
    ck_assert_msg(*pty_row(t, y) != ' ', "row %d: %s", y, pty_row(t, y));
  pty_keys(t, "<Down><Down>");
  pty_golden_with(t, "copy-down", TRUE);
  pty_resize(t, 40, 120);
  pty_golden(t, "copy-120x40");
  pty_keys(t, "<Esc>");
  pty_expect(t, "李秀英   看了完整信息(抄写)");
  pty_keys(t, "k<Enter>");
  pty_resize(t, 24, 80);
  pty_keys(t, "<Esc>");
  g_auto(GStrv) looks = g_strsplit(pty_screen(t), "看了完整信息", -1);
  ck_assert_uint_eq(g_strv_length(looks), 3);         /* two: drawing it anew is none */
}
END_TEST

/* What is wider than the screen goes on in the next row from the first column, without losing a character. */
START_TEST(long_values)
{
  g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 16, .columns = 40 });
  pty_keys(t, "/zxl<Enter>k<Enter><PageDown>");
  pty_golden(t, "copy-40x16");
}
END_TEST

/* RULE prv-02: whoever has nothing to do with it gives a reason. */
START_TEST(somebody_else_gives_a_reason)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = story_open(store, "luowenjing", (PtyStart) { .rows = 24 });
  pty_keys(t, "/zxl<Enter>k");
  pty_expect(t, "事由(不是你接待、也不在你手上;看了要记在经过里)");
  pty_expect_not(t, "581126193403081826");
  pty_keys(t, "<Enter>");
  ck_assert_msg(strstr(pty_row(t, -2), "看完整信息请写明事由"), "%s", pty_row(t, -2));
  pty_keys(t, "<Esc>");
  pty_expect(t, "写了事由才看得到");
  pty_expect_not(t, "581126193403081826");
  pty_keys(t, "<Enter>替李秀英补录<Enter>");
  pty_expect(t, "证件号码 581126193403081826");
  pty_keys(t, "<Esc>");
  pty_expect(t, "罗文静   看了完整信息(抄写),事由:替李秀英补录");
}
END_TEST

START_TEST(numbers_of_a_case)
{
  g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "/zxl<Enter>5");
  pty_golden(t, "case-outside");
  pty_keys(t, "<Enter><Backspace>8<Enter>");          /* mistyped: set right */
  pty_expect(t, "330120260713000428");
  pty_expect_not(t, "330120260713000427");
  pty_keys(t, "<Enter><C-u><Enter>");                 /* emptied: away, after a question */
  pty_expect(t, " 删去这个号码?──");
  pty_keys(t, "<Esc>");
  pty_expect(t, "330120260713000428");
  pty_keys(t, "<Enter><C-u><Enter><Enter>");
  pty_expect_row(t, -2, "√ 删去了 省平台 330120260713000428");
  pty_expect(t, "省平台 未录");
  pty_expect(t, "5外部号 0/2");
}
END_TEST

START_TEST(found_by_its_number)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "/0427");
  pty_expect(t, "张秀兰");
  pty_keys(t, "<Esc>");
  pty_keys(t, "330120260713000427<Enter>");          /* scanned on the list */
  ck_assert_msg(strstr(pty_row(t, 0), "张秀兰") && pty_find(t, "1经过") >= 0, "%s", pty_row(t, 0));
  pty_keys(t, "<Esc>");
  pty_expect(t, "1紧急");
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    told_of_after_sign_in_and_in_the_menu, the_queue, one_number_after_the_other, until_none_is_left, the_queue_is_a_list_of_cases, a_page_to_copy_from,
    long_values, somebody_else_gives_a_reason, numbers_of_a_case, found_by_its_number,
  };
  Suite *s = suite_create("outside");
  TCase *t = tcase_create("outside");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, story_begin, story_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
