/* Done but not printed: what the clerk is told when she sits down again, and how it gets out. */
#include <config.h>
#include <glib/gstdio.h>
#include <string.h>

#include "e2e/hall.h"

#define ASK "<F2>zxl<Enter><Enter>db<Enter><Enter> <Enter>+<Down><Down><Down><Down><Down>-<Down>*本人的卡<Enter><Enter>"

/* Told once, while something stands where the spool should be: two papers that never left. */
static const char *lost(void)
{
  const char *store = hall_copy();
  g_autofree char *spool = g_strconcat(store, ".spool", NULL);
  ck_assert(g_file_set_contents(spool, "", 0, NULL));
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, ASK);
  pty_expect(t, "! 已存 1103-001E,文书没有打印(按 0009 补印):");
  ck_assert_int_eq(g_remove(spool), 0);
  return store;
}

START_TEST(told_at_sign_in)
{
  const char *store = lost();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_expect(t, "! 已办未打印 2 件:按 0009。");
  pty_keys(t, "0");
  pty_keys(t, "0");
  pty_keys(t, "0");
  pty_keys(t, "9");   /* four at once are a scanned number */
  pty_golden(t, "unprinted");
  pty_keys(t, "<Enter>");
  pty_expect(t, "打印 一次性告知书(补正) 芦政告B〔2026〕0001号");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已送打印 1 份。");
  ck_assert_uint_eq(hall_spooled(store, "-ask-"), 1);
  ck_assert_uint_eq(hall_spooled(store, "-receipt-"), 0);
  pty_keys(t, "<Enter>");
  pty_expect(t, "已在打印目录里");
  pty_keys(t, "p<Enter>");
  pty_expect_row(t, -2, "√ 已送打印 1 份。");
  ck_assert_uint_eq(hall_spooled(store, "-receipt-"), 1);
  pty_expect(t, "没有送出 0 件");
  pty_keys(t, "p");
  pty_expect(t, "! 现在不能「打印」");
}
END_TEST

/* Once the printer has them, nothing is told. */
START_TEST(gone_from_the_list)
{
  const char *store = lost();
  g_free(HALL_VERB(store, "paper", "--unprinted", "--print", "--as", "lixiuying"));
  g_free(HALL_VERB(store, "spool", "print", "--command", "true"));
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_expect_not(t, "已办未打印");
  pty_keys(t, "0");
  pty_keys(t, "0");
  pty_keys(t, "0");
  pty_keys(t, "9");   /* four at once are a scanned number */
  pty_expect(t, "要打印的都送出去了");
}
END_TEST

/* A template that is wrong is told when one sits down, and does not keep a paper back. */
START_TEST(a_wrong_template)
{
  const char *store = hall_copy();
  g_autofree char *directory = g_strconcat(store, ".templates", NULL);
  g_autofree char *file = g_build_filename(directory, "foot.txt", NULL);
  ck_assert_int_eq(g_mkdir(directory, 0700), 0);
  ck_assert(g_file_set_contents(file, "{地止}\n", -1, NULL));
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_expect(t, "! 文书模板有错,改用自带的:foot.txt:1: 第1列 地止: 没有这个字段");
  pty_keys(t, ASK);
  pty_expect(t, "! 已存 1103-001E。文书模板有错,改用自带的:foot.txt:1");
  ck_assert_uint_eq(hall_spooled(store, "-ask-"), 1);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("unprinted");
  TCase *t = tcase_create("unprinted");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, told_at_sign_in);
  tcase_add_test(t, gone_from_the_list);
  tcase_add_test(t, a_wrong_template);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
