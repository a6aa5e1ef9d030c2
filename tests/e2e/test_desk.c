/* The desk: signing in, the queues, what another counter does, and terminals of all sizes. */
#include <config.h>
#include <sqlite3.h>
#include <string.h>

#include "e2e/story.h"

/* ── how it looks ── */

static void looks(const char *name, int rows, int columns, const char *term)
{
  g_autoptr(PTY) t = story_desk(.rows = rows, .columns = columns, .term = term);
  pty_golden_with(t, name, term != NULL || columns == 80);
}

START_TEST(the_desk)
{
  looks("desk-80x24", 24, 80, NULL);
}
END_TEST

START_TEST(queues_beside_the_list)
{
  looks("desk-120x40", 40, 120, NULL);
}
END_TEST

START_TEST(the_case_beside_the_list)
{
  looks("desk-200x50", 50, 200, NULL);
}
END_TEST

START_TEST(a_monochrome_terminal)
{
  looks("desk-vt100", 24, 80, "vt100");
}
END_TEST

START_TEST(the_linux_console)
{
  looks("desk-linux", 24, 80, "linux");
}
END_TEST

START_TEST(a_small_terminal)
{
  g_autoptr(PTY) t = story_desk(.rows = 12, .columns = 40);
  pty_golden(t, "desk-40x12");
  pty_keys(t, "9");
  pty_expect(t, "9全部");
}
END_TEST

/* Of every row the village stands where its head is, whatever the names are made of. */
START_TEST(names_break_no_column)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "9");
  pty_golden(t, "desk-all");
  pty_expect(t, "裴𬱖");
  pty_expect(t, "〇一");
  pty_expect(t, "古丽娜尔…");
  pty_expect(t, "上荻村丰…");
  pty_expect(t, "01-04~");                       /* the year has no notice yet */
  for (int row = 3; *pty_part(t, row, 0, 6) && row < 19; row++) {
    g_autofree char *village = g_strdup(pty_part(t, row, 35, 8));
    g_autofree char *before = g_strdup(pty_part(t, row, 34, 1));
    ck_assert_msg(strstr("上荻村 槐棚村 双眼井村 磨盘咀村 芦荻街", g_strchomp(village)) && !*g_strchomp(before),
                  "row %d: %s", row, pty_row(t, row));
  }
}
END_TEST

/* ── what one does ── */

START_TEST(the_queues)
{
  static const struct {
    const char *key, *sentence;
  } empty[] = {
    { "3", "  没有等你签收的办件" }, { "7", "  没有没答复的首问" }, { "8", "  没有没回复的督办" }
  };
  g_autoptr(PTY) t = story_desk(.rows = 24);
  for (guint i = 0; i < G_N_ELEMENTS(empty); i++) {
    pty_keys(t, empty[i].key);
    pty_expect_row(t, 3, empty[i].sentence);
    pty_keys(t, "<Enter>");
    pty_expect_row(t, -2, "! 现在不能「打开」。按 ? 看这里能用的键。");
  }
  pty_keys(t, "4");
  pty_expect(t, "〇一");
  pty_expect_not(t, "张秀兰");
  pty_keys(t, "<Left><Left>");
  pty_expect(t, "草稿");
  pty_keys(t, "<Left><Left>");
  pty_expect(t, "季念恩");
}
END_TEST

START_TEST(the_foot_follows_the_cursor)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_expect_row(t, 20, "张秀兰 女92 上荻村四组 · 代办 王丽(之女) 139****5521 · 最低生活保障审核确认");
  pty_keys(t, "<Down>");
  ck_assert(g_str_has_prefix(pty_row(t, 20), "柯有田 男68 槐棚村三组"));
  pty_keys(t, "<End>");
  ck_assert(!g_str_has_prefix(pty_row(t, 20), "柯有田"));
  pty_keys(t, "<Home>");
  ck_assert(g_str_has_prefix(pty_row(t, 20), "张秀兰"));
}
END_TEST

START_TEST(opening_and_coming_back)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "<Down><Down><Enter>");
  ck_assert_ptr_nonnull(strstr(pty_row(t, 0), "残疾人证换领  鲁大山"));
  pty_keys(t, "<Esc>");
  ck_assert(g_str_has_prefix(pty_row(t, 20), "鲁大山"));
  pty_keys(t, "4<Enter>");                       /* who waits is here to supply */
  pty_expect(t, "〇一");
  pty_expect(t, "社会保障卡");
  pty_keys(t, "<Esc>b");
  pty_expect(t, "社会保障卡");
}
END_TEST

START_TEST(a_draft_is_pinned_on_top)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "2");
  ck_assert_ptr_nonnull(strstr(pty_row(t, 3), "草稿       欧阳春晓"));
  pty_expect_row(t, 20, "欧阳春晓 高龄津贴");
  pty_keys(t, "p");
  pty_expect_row(t, -2, "! 现在不能「打印」。按 ? 看这里能用的键。");
  pty_keys(t, "<Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, 0), "受理"));
  pty_expect(t, "欧阳春晓");
}
END_TEST

START_TEST(a_draft_is_thrown_away)
{
  g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "u");
  pty_expect_row(t, -2, "! 只能撤销一分钟以内自己刚办的一步:过了这一分钟,打开办件按 e 更正");
  pty_keys(t, "2");
  pty_keys(t, "u");
  pty_expect(t, " 丢掉这份草稿?──");
  pty_keys(t, "<Esc>");
  pty_expect(t, "草稿       欧阳春晓");
  pty_keys(t, "0");
  pty_keys(t, "03");
  pty_expect(t, "  欧阳春晓 高龄津贴");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 草稿丢掉了。");
  pty_expect_not(t, "草稿       欧阳春晓");
}
END_TEST

START_TEST(drafts_are_told_of_after_sign_in)
{
  g_autoptr(PTY) t = story_open(story_copy(), NULL, (PtyStart) { .rows = 24 });
  pty_keys(t, "lxy<Enter>3<Enter>");
  pty_expect_row(t, -2, "今天到期 1 件;超期 2 件。1 份草稿没办完,在 2待办。12 件没录外部系统:按 0005。");
  pty_keys(t, "0");
  pty_keys(t, "1");
  pty_keys(t, "zm<Enter>");
  pty_expect_row(t, -2, "今天到期 1 件;超期 2 件。12 件没录外部系统:按 0005。缺2027年放假通知:按 000005。");
}
END_TEST

START_TEST(keys_that_do_nothing_say_so)
{
  static const char *const letters[] = { "a", "v", "@" };
  g_autoptr(PTY) t = story_desk(.rows = 24);
  for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
    g_autofree char *said = g_strdup_printf("! 这里不用 %s。按 ? 看这里能用的键。", letters[i]);
    pty_keys(t, letters[i]);
    pty_expect_row(t, -2, said);
  }
  pty_keys(t, "j");
  pty_expect_row(t, -2, "! 「入户调查」还没办完,不能交下一步。");
  pty_keys(t, "zj");                             /* in one piece: a search */
  pty_expect(t, "找 zj");
  pty_expect_row(t, -2, "");
  pty_keys(t, "<F10>");
  pty_expect_row(t, -2, "! 这里不用 F10。正在打字:Ctrl-U 清空后按 ? 看这里能用的键。");
  pty_keys(t, "<C-u>?");
  pty_expect(t, "这一页");
}
END_TEST

START_TEST(a_scanned_number_opens_its_case)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  g_autofree char *number = story_number("张秀兰");
  g_autofree char *scan = g_strconcat(number, "<Enter>", NULL);
  pty_keys(t, scan);
  ck_assert(g_str_has_prefix(pty_row(t, 0), number));
  pty_keys(t, "<Esc>");
  pty_expect(t, "1紧急");                        /* not the search, which nobody asked for */
  pty_keys(t, "马建");
  pty_expect_row(t, -2, "按查找处理;Shift 切换英文。");
  pty_expect(t, "医疗救助");
}
END_TEST

START_TEST(help_explains_the_marks)
{
  g_autoptr(PTY) t = story_desk(.rows = 130);
  pty_keys(t, "?");
  pty_expect(t, "日期后面有 ~ 或“暂定”");
}
END_TEST

/* ── others ── */

START_TEST(another_counter)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = story_open(store, "lixiuying", (PtyStart) { .rows = 24 });
  pty_keys(t, "9<Down><Down>");
  g_autofree char *under = g_strdup(pty_row(t, 20));
  story_accept(store, "新来的人");
  pty_wait(t, "新来的人");
  pty_expect_row(t, 20, under);
  pty_hang_up(t);
  ck_assert_int_eq(pty_exit(t), 3);
}
END_TEST

START_TEST(signing_in)
{
  g_autoptr(PTY) t = story_open(story_copy(), NULL, (PtyStart) { .rows = 24 });
  pty_golden(t, "login");
  pty_keys(t, "<F2>");
  pty_expect_row(t, -2, "! 现在不能「受理」。按 ? 看这里能用的键。");
  pty_keys(t, "没有的人<Enter>");
  pty_expect(t, "没有这样的人或窗口");
  pty_keys(t, "<C-u>李秀<Enter>");
  pty_expect(t, "坐哪个窗口");
  pty_keys(t, "<Esc>");
  pty_expect(t, "谁来办");
  pty_keys(t, "lxy<Enter>3<Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, 0), "芦荻镇便民服务中心  3号窗 李秀英"));
  pty_keys(t, "<Down><Enter>");
  pty_keys(t, "0");
  pty_keys(t, "1");                              /* 换人, from a case */
  pty_expect(t, "谁来办");
  pty_keys(t, "<Esc>");
  ck_assert_ptr_nonnull(strstr(pty_row(t, 0), "李秀英"));
  pty_keys(t, "0");
  pty_keys(t, "1");
  pty_keys(t, "zm<Enter>");                      /* the window stays */
  ck_assert(g_str_has_prefix(pty_row(t, 0), "芦荻镇便民服务中心  3号窗 赵敏"));
  pty_keys(t, "0");
  pty_keys(t, "9");
  ck_assert_int_eq(pty_exit(t), 0);
  ck_assert(pty_restored(t));
}
END_TEST

START_TEST(leaving_before_signing_in)
{
  g_autoptr(PTY) t = story_open(story_store(), NULL, (PtyStart) { .rows = 24 });
  pty_keys(t, "<Esc>");
  pty_expect_row(t, -2, "这是第一页。退出请按 0 再按 9。");
  pty_keys(t, "<Down><Down>x0");
  pty_expect_row(t, -1, "上下选 回车选定 Esc清掉打的字");
  pty_keys(t, "<Esc>");                           /* takes back what was typed: 0 is the menu again */
  pty_keys(t, "0");
  pty_keys(t, "9");
  ck_assert_int_eq(pty_exit(t), 0);
}
END_TEST

static void run_sql(const char *store, const char *sql)
{
  sqlite3 *db;
  ck_assert_int_eq(sqlite3_open(store, &db), SQLITE_OK);
  ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
  sqlite3_close(db);
}

/* What was read before still stands there. */
START_TEST(sign_in_of_a_store_gone_bad)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = story_open(store, NULL, (PtyStart) { .rows = 24 });
  pty_expect(t, "李秀英");
  run_sql(store, "ALTER TABLE office RENAME TO gone");
  pty_wait(t, "! ");
  pty_expect(t, "李秀英");
  pty_keys(t, "<Down><Up>");
  pty_expect(t, "李秀英");
}
END_TEST

START_TEST(nothing_from_the_help_before_signing_in)
{
  g_autoptr(PTY) t = story_open(story_store(), NULL, (PtyStart) { .rows = 24 });
  pty_keys(t, "?");
  pty_expect_row(t, -1, "Esc返回 0菜单 ?帮助");
  pty_keys(t, "<F2>");
  pty_expect_row(t, -2, "! 现在不能「受理」。按 ? 看这里能用的键。");
  pty_keys(t, "/");
  pty_expect_row(t, -2, "! 现在不能「查找」。按 ? 看这里能用的键。");
  pty_keys(t, "0");
  pty_keys(t, "1");
  pty_expect_row(t, -2, "! 菜单里没有 1。");
}
END_TEST

START_TEST(who_serves_no_window_is_asked_for_none)
{
  g_autoptr(PTY) t = story_open(story_copy(), NULL, (PtyStart) { .rows = 24 });
  pty_keys(t, "wjj<Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, 0), "芦荻镇便民服务中心  王建军 "));
}
END_TEST

/* ── the terminal ── */

START_TEST(hang_up)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_hang_up(t);
  ck_assert_int_eq(pty_exit(t), 3);
}
END_TEST

START_TEST(sizes)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "9<Down><Down><Down>");
  g_autofree char *page = g_strdup(pty_screen(t));
  pty_resize(t, 5, 20);
  pty_expect(t, "需要至少 40×12");
  pty_resize(t, 50, 200);
  pty_expect(t, "9全部");
  pty_resize(t, 24, 80);
  ck_assert_str_eq(pty_screen(t), page);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    the_desk, queues_beside_the_list, the_case_beside_the_list, a_monochrome_terminal, the_linux_console,
    a_small_terminal, names_break_no_column, the_queues, the_foot_follows_the_cursor, opening_and_coming_back,
    a_draft_is_pinned_on_top, a_draft_is_thrown_away, drafts_are_told_of_after_sign_in,
    keys_that_do_nothing_say_so, a_scanned_number_opens_its_case, help_explains_the_marks, another_counter,
    signing_in, leaving_before_signing_in, sign_in_of_a_store_gone_bad, nothing_from_the_help_before_signing_in,
    who_serves_no_window_is_asked_for_none, hang_up, sizes,
  };
  Suite *s = suite_create("desk");
  TCase *t = tcase_create("desk");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, story_begin, story_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
