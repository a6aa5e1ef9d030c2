/* The window as a place: who sits there, its keys, its scanner, its card reader, its mouse. */
#include <config.h>
#include <signal.h>
#include <string.h>

#include "e2e/hall.h"

static void send(PTY *t, const char *bytes)
{
  pty_bytes(t, bytes, strlen(bytes));
  pty_settle(t);
}

#define expect_title(t, words) \
  ck_assert_msg(g_str_has_prefix(pty_row(t, 0), words), "%s:%d: the title is \"%s\"", __FILE__, __LINE__, pty_row(t, 0))

/* Somebody is still to sign in: the window may be known. */
static PTY *at_window(const char *store, const char *window, const char *term)
{
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", store, NULL);
  return window ? pty_start(.argv = PTY_ARGV(pty_program(), "--window", window), .term = term, .rows = 24,
                            .env = PTY_ENV(named, "YICHUANG_CLOCK=" HALL_NOW))
                : pty_start(.argv = PTY_ARGV(pty_program()), .term = term, .rows = 24,
                            .env = PTY_ENV(named, "YICHUANG_CLOCK=" HALL_NOW));
}

static void ends(PTY *t)
{
  pty_keys(t, "<Esc>0");
  pty_keys(t, "9");
  ck_assert_int_eq(pty_exit(t), 0);
  ck_assert(pty_restored(t));
}

/* ── who sits here ── */

START_TEST(two_keys_change_who_sits_here)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F9>sym<Enter>");                     /* the first time by name; the window stays */
  expect_title(t, "芦荻镇便民服务中心  3号窗 孙玉梅");
  pty_count_reset(t);
  pty_keys(t, "<F9><Enter>");
  ck_assert_uint_eq(pty_keys_sent(t), 2);
  expect_title(t, "芦荻镇便民服务中心  3号窗 李秀英");
  pty_keys(t, "<F9><Enter>");
  expect_title(t, "芦荻镇便民服务中心  3号窗 孙玉梅");
  pty_keys(t, "0");
  pty_keys(t, "1");                                  /* 01, with the input method on */
  pty_keys(t, "<Enter>");
  expect_title(t, "芦荻镇便民服务中心  3号窗 李秀英");
  pty_keys(t, "<F9>");
  pty_golden(t, "seat-swap");
}
END_TEST

/* What each does bears her name, whatever the other did meanwhile at the same keyboard. */
START_TEST(acts_bear_the_name_of_who_sits_here)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F9>sym<Enter><F2>zxl<Enter><Enter>dbsh<Enter><Enter><Enter>+<Enter><Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, -2), "√ 已受理 1103-001E"));
  pty_keys(t, "<F9><Enter><F2>sym<Enter><Enter>gljt<Enter>+<Enter><Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, -2), "√ 已受理 1103-002"));
  g_autofree char *number = g_strndup(strstr(pty_row(t, -2), "1103-002"), strlen("1103-002C"));
  g_autofree char *hers = HALL_VERB(store, "case", "show", "1103-001E", "--format=json");
  g_autofree char *other = HALL_VERB(store, "case", "show", number, "--format=json");
  ck_assert(strstr(hers, "\"who\":\"孙玉梅\"") || strstr(hers, "\"who\": \"孙玉梅\""));
  ck_assert(!strstr(hers, "李秀英"));
  ck_assert(strstr(other, "\"who\":\"李秀英\"") || strstr(other, "\"who\": \"李秀英\""));
}
END_TEST

/* Half a form is the draft of who typed it, and waits under the cursor when she is back. */
START_TEST(half_a_form_stays_with_who_typed_it)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>zxl<Enter>王");
  pty_keys(t, "<F9>sym<Enter>");
  expect_title(t, "芦荻镇便民服务中心  3号窗 孙玉梅");
  pty_keys(t, "2");
  pty_expect_not(t, "草稿");
  pty_keys(t, "<F9><Enter>");
  expect_title(t, "芦荻镇便民服务中心  3号窗 李秀英");
  pty_expect(t, "1 份草稿没办完,在 2待办。");
  pty_keys(t, "<Enter>");
  expect_title(t, "受理  张秀兰");
  pty_expect(t, "来的人  王");
}
END_TEST

/* What cannot become a draft is not thrown away. */
START_TEST(a_page_that_keeps_nothing_is_finished_first)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "0");
  pty_keys(t, "07<Enter>");
  g_autofree char *page = g_strdup(pty_row(t, 0));
  pty_keys(t, "<F9>");
  pty_expect_row(t, -2, "! 这一页不能存成草稿:先办完,或按 Esc 离开,再换人。");
  ck_assert_str_eq(pty_row(t, 0), page);
}
END_TEST

/* Who serves at no window uses the keyboard, and leaves the window to the next. */
START_TEST(the_window_outlasts_who_sits_at_none)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F9>wjj<Enter>");
  expect_title(t, "芦荻镇便民服务中心  王建军 ");
  pty_keys(t, "<F9><Enter>");
  expect_title(t, "芦荻镇便民服务中心  3号窗 李秀英");
  pty_keys(t, "<F9><End>");                          /* and she herself may go elsewhere */
  pty_expect(t, "换窗口        还是我,坐到别的窗口");
  pty_keys(t, "<Enter>");
  pty_expect(t, "坐哪个窗口");
  pty_keys(t, "1<Enter>");
  expect_title(t, "芦荻镇便民服务中心  1号窗 李秀英");
}
END_TEST

/* ── the key check ── */

START_TEST(a_windows_first_sign_in_tries_its_keys)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = at_window(store, "3", NULL);
  pty_keys(t, "lxy<Enter>");
  expect_title(t, "试键  3号窗  终端 xterm-256color");
  pty_keys(t, "<Enter><F3>");                        /* F2 does not arrive */
  send(t, "\033[14~");                               /* F4 as PuTTY sends it */
  pty_keys(t, "a");
  pty_expect_row(t, -2, "来的是 a,等的是 F5。没反应就按回车跳过。");
  pty_keys(t, "<F10>");
  pty_expect_row(t, -2, "来的是 F10,等的是 F5。没反应就按回车跳过。");
  pty_golden(t, "trykeys");
  pty_keys(t, "<F5><F6><F7><F8><Enter>");            /* nor F9 */
  send(t, "\033\t");
  send(t, "\b");
  pty_keys(t, "sl");
  ck_assert(g_str_has_prefix(pty_row(t, -2), "来的是字母"));
  send(t, "\xD2\xBB");                               /* 一 in GBK */
  pty_expect_row(t, -2, "! 来的字不是 UTF-8:请在终端的设置里把字符编码改成 UTF-8。");
  send(t, "受理");
  pty_expect_row(t, -2, "! 到不了:F2 F9。提示里已换成 0 加数字;008 可以再试。");
  pty_expect_row(t, -1, "02受理 F3首问 F4查找 F5代办 F8交接 01换人 0菜单 ?帮助");
  pty_keys(t, "?");
  pty_expect_row(t, 2, " 02             受理      登记一个人来办的一件事:谁、办什么、带了什么、结果");
  pty_keys(t, "<End>");
  pty_keys(t, "<Esc><F2>");                          /* it works all the same should it arrive */
  expect_title(t, "受理");
  pty_keys(t, "<Esc>");
  ends(t);
  g_autoptr(PTY) again = at_window(store, "3", NULL);
  pty_keys(again, "sym<Enter>");                     /* remembered, whoever signs in */
  pty_expect_row(again, -1, "02受理 F3首问 F4查找 F5代办 F8交接 01换人 0菜单 ?帮助");
  g_autoptr(PTY) known = hall_desk(store, .rows = 24);
  pty_expect_row(known, -1, "02受理 F3首问 F4查找 F5代办 F8交接 01换人 0菜单 ?帮助");
}
END_TEST

START_TEST(without_a_window_nothing_is_tried)
{
  g_autoptr(PTY) t = at_window(hall_copy(), NULL, NULL);
  pty_keys(t, "wjj<Enter>");
  expect_title(t, "芦荻镇便民服务中心  王建军 ");
}
END_TEST

START_TEST(another_terminal_is_tried_by_itself)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = at_window(store, NULL, NULL);
  pty_keys(t, "lxy<Enter>3<Enter>");
  pty_keys(t, "<Enter><Esc>");                       /* never a trap: the rest counts as arriving */
  pty_expect_row(t, -2, "! 到不了:F2。提示里已换成 0 加数字;008 可以再试。");
  g_autoptr(PTY) console = at_window(store, "3", "linux");
  pty_keys(console, "lxy<Enter>");
  expect_title(console, "试键  3号窗  终端 linux");
  pty_keys(console, "<Esc>");
  pty_expect_row(console, -2, "√ 没试的键当作到得了;008 可以再试。");
  pty_expect_row(console, -1, "F2受理 F3首问 F4查找 F5代办 F8交接 F9换人 0菜单 ?帮助");
}
END_TEST

START_TEST(trying_again)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);   /* nobody was asked at the sign-in: there was none */
  expect_title(t, "芦荻镇便民服务中心  3号窗 李秀英");
  for (const char *at = "008"; *at; at++)
    pty_bytes(t, at, 1), pty_settle(t);
  expect_title(t, "试键");
  pty_keys(t, "<F9><F8><F7><F6><F5><F4><F3><F2><BackTab><Backspace>受理");   /* in any order */
  pty_expect_row(t, -2, "√ 要用的键都到得了。");
  pty_keys(t, "<F9>wjj<Enter>");
  pty_keys(t, "0");
  pty_keys(t, "08");
  ck_assert(g_str_has_prefix(pty_row(t, -2), "! 没有坐窗口"));
}
END_TEST

START_TEST(trying_in_a_small_terminal)
{
  g_autoptr(PTY) t = at_window(hall_copy(), "3", NULL);
  pty_resize(t, 12, 40);
  pty_keys(t, "lxy<Enter><F2><F3><F4><F5><F6><F7><F8><F9>");
  pty_expect(t, ">  Shift-Tab");
  pty_keys(t, "<BackTab><Backspace><Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, -2), "! 汉字没有打进来"));
}
END_TEST

/* ── a scanner ── */

static PTY *slow(const char *store)
{
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", store, NULL);
  return pty_start(.argv = PTY_ARGV(pty_program(), "--as", "lixiuying", "--window", "3"), .rows = 24,
                   .env = PTY_ENV(named, "YICHUANG_CLOCK=" HALL_NOW, "YICHUANG_SCAN=2000"));
}

/* The numbers of 张秀兰's case, as printed. */
static char *number_of(const char *store, const char *member)
{
  g_autofree char *found = HALL_VERB(store, "find", "张秀兰", "--format=tsv");
  g_auto(GStrv) lines = g_strsplit(found, "\n", -1), cells = g_strsplit(lines[1], "\t", -1);
  if (strcmp(member, "short") == 0)
    return g_strdup(cells[0]);
  g_autofree char *papers = HALL_VERB(store, "paper", cells[0]);
  const char *at = strstr(papers, "581126100A-");
  ck_assert_msg(at, "%s", papers);
  return g_strndup(at, strlen("581126100A-20261102-0001-K"));
}

/* In one piece, or one byte after the other: each has been read before the next comes, except after 0 and a digit, where
 * the program waits for it. */
static void scan(PTY *t, const char *number, gboolean at_once)
{
  gsize piece = at_once ? strlen(number) : 1;
  for (const char *at = number; *at; at += piece) {
    pty_bytes(t, at, piece);
    if (*number != '0' || at != number + 1)
      pty_settle(t);
  }
  send(t, "\r");
}

static const struct {
  const char *keys, *title;   /* the list; where Esc leads from the case */
} LISTS[] = {
  { "", "芦荻镇便民服务中心" }, { "9<Home>", "芦荻镇便民服务中心" }, { "/", "芦荻镇便民服务中心" }, { "/zx", "芦荻镇便民服务中心" },
  { "9<Home>p", "打印" }, { "9<Enter>", "1102-" },
};

START_TEST(a_scanned_number_opens_its_case)
{
  static const char *const forms[] = { "short", "long" };
  const char *store = hall_copy();
  for (gsize form = 0; form < G_N_ELEMENTS(forms); form++)
    for (int at_once = 0; at_once < 2; at_once++) {
      g_autofree char *number = number_of(store, forms[form]);
      g_autoptr(PTY) t = slow(store);
      pty_keys(t, "<C-l>");                          /* the greeting goes */
      pty_keys(t, LISTS[_i].keys);
      g_autofree char *before = g_strdup(pty_screen(t));
      scan(t, number, at_once != 0);
      expect_title(t, "1102-00");
      pty_expect(t, "张秀兰");
      pty_expect(t, "1经过");
      pty_keys(t, "<Esc>");
      expect_title(t, LISTS[_i].title);
      if (*LISTS[_i].keys != '/')
        ck_assert_str_eq(pty_screen(t), before);     /* its digits turned no tab, opened no menu */
    }
}
END_TEST

START_TEST(a_number_that_is_not_known_says_so)
{
  const char *store = hall_copy();
  g_autofree char *number = number_of(store, "short"), *whole = number_of(store, "long");
  g_autoptr(PTY) t = slow(store);
  scan(t, "1103-999K", FALSE);
  pty_expect_row(t, -2, "! 没有办件号 1103-999K。请核对号码,或按姓名、证件号找。");
  whole[strlen(whole) - 1] = whole[strlen(whole) - 1] == '0' ? '1' : '0';
  scan(t, whole, FALSE);                             /* it does not hang on what was refused */
  g_autofree char *said = g_strdup_printf("! 办件号 %s 不对,校验位不符:请再扫一次,或照纸上重打。", whole);
  pty_expect_row(t, -2, said);
  scan(t, number, FALSE);
  expect_title(t, number);
}
END_TEST

START_TEST(a_number_of_january_is_no_menu)
{
  g_autoptr(PTY) t = slow(hall_copy());
  scan(t, "0903-004K", FALSE);                       /* 09 is the end of the program */
  pty_expect_row(t, -2, "! 没有办件号 0903-004K。请核对号码,或按姓名、证件号找。");
}
END_TEST

START_TEST(a_scan_before_signing_in_is_no_name)
{
  g_autoptr(PTY) t = at_window(hall_copy(), "3", NULL);
  scan(t, "1102-0017", TRUE);
  pty_expect(t, "没有这样的人或窗口");
}
END_TEST

/* ── a card reader ── */

#define ZHANG "581126193403081826"
#define SUN "58112619460504020X"
#define NOBODY "58112619870615006X"

START_TEST(a_card_moves_on)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>" ZHANG "<Enter>");
  expect_title(t, "受理  张秀兰");
  pty_keys(t, SUN "<Enter>");                        /* the cursor was on who came */
  pty_expect(t, "来的人  孙玉梅");
  pty_keys(t, "之女<Enter> <Enter><Enter>db");
  pty_expect(t, "低保");
}
END_TEST

START_TEST(a_reader_without_enter)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>");
  pty_send(t, ZHANG);
  pty_wait(t, "受理  张秀兰");
  pty_send(t, SUN);
  pty_wait(t, "与申请人的关系");
}
END_TEST

START_TEST(a_card_of_somebody_new)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>");
  pty_send(t, NOBODY);
  pty_wait(t, "新的人,证件号已填");
  pty_keys(t, "王丽<Enter>");
  expect_title(t, "受理  王丽");
  pty_keys(t, "<Esc><F2>5811261987061500");           /* not a whole number: nothing happens by itself */
  pty_wait(t, "草稿已存");
  pty_expect(t, "申请人  5811261987061500");
}
END_TEST

/* ── the mouse ── */

static void switch_mouse(PTY *t)
{
  for (const char *at = "009"; *at; at++)
    pty_bytes(t, at, 1), pty_settle(t);
}

START_TEST(the_mouse_is_off_until_it_is_switched_on)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  ck_assert(!pty_mouse(t));
  pty_keys(t, "9<F2><Esc>/zxl<Esc>");
  ck_assert(!pty_mouse(t));
  switch_mouse(t);
  ck_assert(pty_mouse(t));
  switch_mouse(t);
  pty_expect_row(t, -2, "√ 鼠标关了:可以用鼠标选字复制。");
  ck_assert(!pty_mouse(t));
  switch_mouse(t);
  ends(t);                                           /* and off at the end */
}
END_TEST

START_TEST(clicks_and_the_wheel)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 50);   /* the menu leaves the list above it */
  switch_mouse(t);
  pty_keys(t, "/zx");                                /* two rows: 张秀兰, 张秀莲 */
  g_autofree char *first G_GNUC_UNUSED = g_strdup(pty_row(t, 3)), *second = g_strdup(pty_row(t, 4));
  send(t, "\033[<0;5;5M\033[<0;5;5m");               /* row 5, from 1 */
  ck_assert_str_eq(pty_attributes(t, 4, 12), "r");
  send(t, "\033[<64;5;5M");
  ck_assert_str_eq(pty_attributes(t, 3, 12), "r");
  send(t, "\033[<65;5;5M");
  ck_assert_str_eq(pty_attributes(t, 4, 12), "r");
  send(t, "\033[<0;5;20M");                          /* where no row is */
  ck_assert_str_eq(pty_attributes(t, 4, 12), "r");
  send(t, "\033[<0;5;4M\033[<0;5;4m\033[<0;5;5M");     /* in one piece */
  ck_assert_str_eq(pty_attributes(t, 4, 12), "r");
  send(t, "\033[<0;5;5M");                           /* the row with the cursor opens */
  g_autofree char *number = g_strndup(strstr(second, "1102-"), strlen("1102-0017"));
  expect_title(t, number);
  pty_keys(t, "0");
  g_autofree char *menu = g_strdup(pty_screen(t));
  send(t, "\033[<0;5;3M");                           /* the list behind a dialog is no list */
  ck_assert_str_eq(pty_screen(t), menu);
  int row = pty_find(t, "F4 /") + 1;
  g_autofree char *click = g_strdup_printf("\033[<0;5;%dM\033[<0;5;%dM", row, row);
  send(t, click);
  expect_title(t, "查找");
}
END_TEST

START_TEST(the_mouse_is_off_where_the_shell_is)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  switch_mouse(t);
  pty_signal(t, SIGSTOP);
  pty_signal(t, SIGCONT);
  pty_keys(t, "9");
  ck_assert(pty_mouse(t));
  pty_signal(t, SIGTERM);
  ck_assert_int_eq(pty_exit(t), 0);
  ck_assert(pty_restored(t));
}
END_TEST

START_TEST(a_crash_gives_the_terminal_back)
{
  static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS };
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  switch_mouse(t);
  pty_signal(t, crashes[_i]);
  ck_assert_int_ne(pty_exit(t), 0);
  ck_assert(pty_restored(t));
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    two_keys_change_who_sits_here, acts_bear_the_name_of_who_sits_here, half_a_form_stays_with_who_typed_it,
    a_page_that_keeps_nothing_is_finished_first,
    the_window_outlasts_who_sits_at_none, a_windows_first_sign_in_tries_its_keys, without_a_window_nothing_is_tried,
    another_terminal_is_tried_by_itself,
    trying_again, trying_in_a_small_terminal, a_number_that_is_not_known_says_so, a_number_of_january_is_no_menu,
    a_scan_before_signing_in_is_no_name, a_card_moves_on, a_reader_without_enter, a_card_of_somebody_new,
    the_mouse_is_off_until_it_is_switched_on, clicks_and_the_wheel, the_mouse_is_off_where_the_shell_is,
  };
  Suite *s = suite_create("seat");
  TCase *t = tcase_create("seat");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  tcase_add_loop_test(t, a_scanned_number_opens_its_case, 0, G_N_ELEMENTS(LISTS));
  tcase_add_loop_test(t, a_crash_gives_the_terminal_back, 0, 3);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
