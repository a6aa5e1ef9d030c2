/* The framework in a pseudo-terminal, with the data of demo.c. */
#include <config.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pty/pty.h"

static char *demo(void)
{
  static char *path;
  if (!path)
    path = g_canonicalize_filename("pty/demo", NULL);   /* tests run in their build directory */
  return path;
}

#define START(...) pty_start(.argv = PTY_ARGV(demo()), __VA_ARGS__)

/* Through the menu, from wherever one is. */
static void quit(PTY *t)
{
  pty_keys(t, "<Esc>");
  pty_keys(t, "0");
  pty_keys(t, "9");
  ck_assert_int_eq(pty_exit(t), 0);
  ck_assert(pty_restored(t));
}

static char *temporary(const char *text)
{
  char *path = NULL;
  int fd = g_file_open_tmp("yichuang-XXXXXX", &path, NULL);
  ck_assert_int_ge(fd, 0);
  close(fd);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
  return path;
}

START_TEST(desk_page)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_golden_with(t, "framework-desk", TRUE);
  ck_assert_str_eq(pty_attributes(t, 3, 0), "c");
  ck_assert_str_eq(pty_attributes(t, 1, 0), "u");
  quit(t);
}
END_TEST

START_TEST(list_moves)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "<Down><Down>p");
  pty_expect(t, "打印回执");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已打印 2");
  pty_keys(t, "<End>p<Enter>");
  pty_expect_row(t, -2, "√ 已打印 299");
  pty_keys(t, "<PageUp><Up>p<Enter>");
  pty_expect_row(t, -2, "√ 已打印 278");
  pty_keys(t, "<Home>7");
  pty_expect_row(t, -2, "第 7 栏");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, 2, "二");
  pty_keys(t, "<Esc>");
  pty_expect(t, "1103-000K");
  quit(t);
}
END_TEST

START_TEST(typing_into_a_form)
{
  g_autoptr(PTY) t = START(.rows = 24);
  int row, x;
  gboolean visible;
  pty_keys(t, "<F2>");
  pty_expect_row(t, 1, " 来人───────────────────────────────────────────────────────────────────────────");
  pty_keys(t, "〇张·𬱖䶮");
  pty_expect_row(t, 2, "  申请人  〇张·𬱖䶮");
  pty_cursor(t, &row, &x, &visible);
  ck_assert(visible);
  ck_assert_int_eq(row, 2);
  ck_assert_int_eq(x, 19);
  ck_assert_str_eq(pty_attributes(t, 2, 10), "u");
  pty_keys(t, "<Home><Right><Delete>王<C-e>兰<Backspace>");
  pty_expect_row(t, 2, "  申请人  〇王·𬱖䶮");
  /* invalid bytes: each one shows, and nothing after them is lost */
  pty_keys(t, "<Enter>a<xFF>b<xD5><xC5><xC8><xFD>hello");
  pty_expect_row(t, 3, "  电话    a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFDhello");
  pty_keys(t, "<BackTab><End><C-u>甲乙丙丁戊己庚辛壬癸子丑");
  pty_expect_row(t, 2, "  申请人  丁戊己庚辛壬癸子丑");         /* scrolled, never over its columns */
  pty_keys(t, "<Home>");
  pty_expect_row(t, 2, "  申请人  甲乙丙丁戊己庚辛壬癸");
  pty_keys(t, "<Enter><Enter>?x");
  pty_expect(t, "备注");
  quit(t);
}
END_TEST

START_TEST(help_from_an_empty_field_only)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "<F2>");
  pty_expect(t, "?帮助");
  pty_keys(t, "？");
  pty_expect_row(t, 1, "这一页");
  pty_keys(t, "<Esc>a");
  pty_expect_not(t, "?帮助");
  pty_keys(t, "?");
  pty_expect_row(t, 2, "  申请人  a?");
}
END_TEST

START_TEST(paste)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "<F2>");
  pty_paste(t, "古丽娜尔\r\n买买提\033");
  pty_expect_row(t, 2, "  申请人  古丽娜尔 买买提");          /* no Enter came through */
  pty_keys(t, "<Esc>");
  pty_paste(t, "裴𬱖");                                       /* on a list it is looked for */
  pty_expect(t, "1103-002K");
  pty_expect_not(t, "1103-001K");
}
END_TEST

START_TEST(words_where_commands_are_expected)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "秀兰");
  pty_expect_row(t, -2, "按查找处理;Shift 切换英文。");
  pty_expect(t, "1103-005K");
  pty_expect_not(t, "1103-001K");
  pty_keys(t, "无此人");
  pty_expect_row(t, 2, "  没有这样的人");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "! 现在不能「打开」。按 ? 看这里能用的键。");
  pty_keys(t, "pzl");                                         /* a burst of letters is a word, not p, z, l */
  pty_expect_not(t, "打印回执");
  pty_keys(t, "？");
  ck_assert(g_str_has_prefix(pty_row(t, 0), "帮助:键 "));
  pty_keys(t, "张");
  pty_expect_row(t, -2, "这里不能打字。按 ? 看这里能用的键。");
}
END_TEST

START_TEST(help_page)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "?");
  pty_golden(t, "framework-help");
  pty_keys(t, "<PageDown>");
  pty_expect_not(t, "第 1-21 行");
  pty_keys(t, "<End><Home>");
  pty_golden(t, "framework-help");
  pty_keys(t, "<Esc>");
  pty_expect(t, "1103-000K");
}
END_TEST

START_TEST(menu)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "0");
  pty_golden(t, "framework-menu");
  pty_keys(t, "２");                                          /* the input method is on */
  pty_expect_row(t, 0, "受理");
  pty_keys(t, "<Esc>０");
  pty_keys(t, "02");
  pty_expect(t, "打印回执");
  pty_keys(t, "<Esc>02");                                     /* typed ahead, in one piece */
  pty_expect_row(t, 0, "受理");
  pty_keys(t, "<Esc>");
  pty_keys(t, "0");
  pty_keys(t, "<Down><Down><Down><Enter>");
  pty_expect_row(t, -2, "查找");
  pty_keys(t, "0");
  pty_keys(t, "<Esc>");
  pty_expect(t, "1103-019K");
}
END_TEST

/* A digit that stands nowhere takes nothing, and neither does the Enter behind it. */
START_TEST(a_wrong_digit_of_the_menu)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "0");
  pty_keys(t, "000000");
  pty_expect_row(t, -2, "! 菜单里没有 000000。");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "! 菜单里没有 000000。");
  pty_expect_row(t, -1, "回车选定 Esc返回");
  pty_keys(t, "000000<Enter>");                               /* in one piece */
  pty_expect_row(t, -2, "! 菜单里没有 000000。");
  pty_expect_row(t, -1, "回车选定 Esc返回");
  pty_keys(t, "<Down><Enter>");                               /* the cursor was moved: that line is meant */
  ck_assert_ptr_null(strstr(pty_row(t, 1), "菜单"));
  pty_keys(t, "0");
  pty_keys(t, "2");
  pty_expect_row(t, 0, "受理");
}
END_TEST

START_TEST(a_line_to_type)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "b");
  pty_expect(t, " 补了什么──");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "! 请写补了什么。");
  pty_keys(t, "诊断资料0?一二三四五六七");
  pty_expect_row(t, -2, "! 放不下了,最多 10 个字。");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已补 诊断资料0?一二三四");
}
END_TEST

START_TEST(keys_that_do_nothing_say_so)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "<C-c>");
  pty_expect(t, "Ctrl-C 在这里不起作用");
  pty_keys(t, "<C-c>");
  pty_expect_row(t, -2, "");
  pty_keys(t, "<F10>");
  pty_expect_row(t, -2, "! 这里不用 F10。按 ? 看这里能用的键。");
  pty_keys(t, "+");
  pty_expect_row(t, -2, "! 这里不用 +。按 ? 看这里能用的键。");
  pty_keys(t, "<Esc>");
  pty_expect_row(t, -2, "这是第一页。退出请按 0 再按 9。");
  pty_keys(t, "<C-s><C-q>");                                  /* flow control is off */
  pty_keys(t, "<Down>");
  quit(t);
}
END_TEST

START_TEST(late_arrow_after_esc)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "<F2>");
  pty_keys(t, "<Esc>");                                       /* told as Esc: back on the list */
  pty_expect(t, "1103-000K");
  pty_keys(t, "[B");
  pty_keys(t, "p<Enter>");
  pty_expect_row(t, -2, "√ 已打印 1");
}
END_TEST

START_TEST(sizes)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "<End>");
  pty_resize(t, 5, 20);
  pty_expect_row(t, 2, "   需要至少 40×12");
  pty_keys(t, "<F2>x");                                       /* nothing happens unseen */
  pty_resize(t, 12, 40);
  pty_golden(t, "framework-40x12");
  pty_resize(t, 50, 200);
  pty_expect(t, "1103-255K");
  pty_expect(t, "1103-299K");
  pty_resize(t, 1, 1);
  pty_resize(t, 24, 80);
  pty_keys(t, "p<Enter>");
  pty_expect_row(t, -2, "√ 已打印 299");
  quit(t);
}
END_TEST

START_TEST(resize_storm)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "<F2>张");
  for (int i = 0; i < 300; i++) {
    pty_resize_only(t, 1 + i * 7 % 60, 1 + i * 13 % 220);
    if (i % 50 == 0)
      pty_settle(t);
  }
  pty_resize(t, 24, 80);
  pty_expect_row(t, 2, "  申请人  张");
  quit(t);
}
END_TEST

START_TEST(hang_up)
{
  g_autofree char *draft = temporary("");
  g_autofree char *variable = g_strconcat("DEMO_DRAFT=", draft, NULL);
  g_autofree char *kept = NULL;
  g_autoptr(PTY) t = START(.env = PTY_ENV(variable));
  pty_keys(t, "<F2>张秀兰");
  gint64 before = g_get_monotonic_time();
  pty_hang_up(t);
  ck_assert_int_eq(pty_exit(t), 3);
  ck_assert_int_lt(g_get_monotonic_time() - before, 2 * G_USEC_PER_SEC);
  ck_assert(g_file_get_contents(draft, &kept, NULL, NULL));
  ck_assert_str_eq(kept, "张秀兰\n\n\n");
  g_unlink(draft);
}
END_TEST

START_TEST(terminate)
{
  g_autofree char *draft = temporary("");
  g_autofree char *variable = g_strconcat("DEMO_DRAFT=", draft, NULL);
  g_autofree char *kept = NULL;
  g_autoptr(PTY) t = START(.env = PTY_ENV(variable));
  pty_keys(t, "<F2><Enter>139");
  pty_signal(t, SIGTERM);
  ck_assert_int_eq(pty_exit(t), 0);
  ck_assert(pty_restored(t));
  ck_assert(g_file_get_contents(draft, &kept, NULL, NULL));
  ck_assert_str_eq(kept, "\n139\n\n");
  g_unlink(draft);
}
END_TEST

START_TEST(draft_that_cannot_be_kept)
{
  g_autoptr(PTY) t = START(.env = PTY_ENV("DEMO_DRAFT=/nowhere/draft"));
  pty_keys(t, "<F2>张<Esc>");
  pty_expect_row(t, 2, "  申请人  张");                       /* Esc does not lose it */
  ck_assert(g_str_has_prefix(pty_row(t, -2), "! "));
  pty_hang_up(t);
  ck_assert_int_eq(pty_exit(t), 3);
}
END_TEST

START_TEST(saving_a_draft)
{
  g_autofree char *draft = temporary("");
  g_autofree char *variable = g_strconcat("DEMO_DRAFT=", draft, NULL);
  g_autofree char *kept = NULL;
  g_autoptr(PTY) t = START(.env = PTY_ENV(variable));
  pty_keys(t, "<F2>张<C-s>");
  pty_expect_row(t, -2, "√ 草稿已存。");
  ck_assert(g_file_get_contents(draft, &kept, NULL, NULL));
  ck_assert_str_eq(kept, "张\n\n\n");
  pty_keys(t, "<Enter>1<Enter>2<Enter>");
  pty_expect_row(t, -2, "√ 已受理 张");
  g_unlink(draft);
}
END_TEST

START_TEST(somebody_else_changes_something)
{
  g_autofree char *name = temporary("李秀英");
  g_autofree char *variable = g_strconcat("DEMO_NAME=", name, NULL);
  g_autoptr(PTY) t = START(.env = PTY_ENV(variable));
  pty_expect(t, "李秀英");
  ck_assert(g_file_set_contents(name, "周芸", -1, NULL));
  pty_wait(t, "周芸");
  g_unlink(name);
  pty_keys(t, "<C-l>");                                       /* cannot be read: said, and the page stays */
  ck_assert(g_str_has_prefix(pty_row(t, -2), "! "));
  pty_expect(t, "1103-000K");
}
END_TEST

/* Without a shell above nobody would wake it: the group is an orphan, and the stop is none. */
START_TEST(suspend)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "<F2>张");
  pty_keys(t, "<C-z>三");
  pty_expect_row(t, 2, "  申请人  张三");
  pty_signal(t, SIGTSTP);
  pty_keys(t, "李");
  pty_expect_row(t, 2, "  申请人  张三李");
  pty_signal(t, SIGSTOP);
  pty_send(t, "四");
  pty_signal(t, SIGCONT);
  pty_settle(t);
  pty_expect_row(t, 2, "  申请人  张三李四");
  pty_keys(t, "五<C-z>六");                       /* what was typed before it is not thrown away */
  pty_expect_row(t, 2, "  申请人  张三李四五六");
  pty_keys(t, "<C-z><Esc>");                      /* the caret goes at the first painting after it */
  quit(t);
}
END_TEST

START_TEST(bytes_that_mean_nothing_take_no_time)
{
  enum { MANY = 30, SECONDS = 5 };                /* of half a second each when they are waited for */
  g_autoptr(PTY) t = START(.rows = 24);
  gint64 until = g_get_monotonic_time() + SECONDS * G_USEC_PER_SEC;
  for (int i = 0; i < MANY; i++)
    pty_keys(t, "<x07>");
  ck_assert_int_lt(g_get_monotonic_time(), until);
  pty_keys(t, "<F2>张<x07>");
  pty_expect_row(t, 2, "  申请人  张");
  quit(t);
}
END_TEST

/* Under a shell with jobs, which goes on when it can read from the pipe: the terminal is its own while the
 * program is stopped, flow control and all. */
START_TEST(suspend_under_a_shell)
{
  g_autofree char *directory = g_dir_make_tmp("yichuang-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename(directory, "pipe", NULL);
  ck_assert_int_eq(mkfifo(pipe, 0600), 0);
  g_autofree char *command = g_strdup_printf("set -m; '%s'; stty -a | grep -o -- '-*ixon'; echo stopped; "
                                             "read line < '%s'; fg >/dev/null", demo(), pipe);
  g_autoptr(PTY) t = pty_start(.argv = PTY_ARGV("/bin/sh", "-c", command));
  pty_keys(t, "0");
  pty_keys(t, "09<F2>张");
  ck_assert(pty_mouse(t));
  pty_send(t, "<C-z>");
  pty_wait(t, "stopped");
  ck_assert_int_ge(pty_find(t, "ixon"), 0);
  ck_assert_int_lt(pty_find(t, "-ixon"), 0);
  ck_assert(pty_restored(t));
  FILE *go = fopen(pipe, "w");
  fputs("go\n", go);
  fclose(go);
  g_unlink(pipe);
  g_rmdir(directory);
  pty_wait(t, "申请人  张");
  pty_keys(t, "三");
  pty_expect_row(t, 2, "  申请人  张三");
  ck_assert(pty_mouse(t));                        /* the shell had it off: restored, above */
  quit(t);
}
END_TEST

START_TEST(monochrome)
{
  g_autoptr(PTY) t = START(.term = "vt100");
  pty_golden_with(t, "framework-vt100", TRUE);
  ck_assert_str_eq(pty_attributes(t, 7, 0), "rb");            /* red */
  ck_assert_str_eq(pty_attributes(t, 3, 0), "b");             /* yellow */
  ck_assert_str_eq(pty_attributes(t, 4, 0), "");
  quit(t);
}
END_TEST

START_TEST(linux_console)
{
  g_autoptr(PTY) t = START(.term = "linux");
  pty_keys(t, "<F2>张<Home>王");
  pty_expect_row(t, 2, "  申请人  王张");
  pty_keys(t, "<Enter>1<x1B><Tab>");                          /* its Shift-Tab */
  pty_keys(t, "<End>三");
  pty_expect_row(t, 2, "  申请人  王张三");
  pty_keys(t, "<Esc><End><F2>");
  pty_expect_row(t, 0, "受理");
  quit(t);
}
END_TEST

START_TEST(probe_answered)
{
  g_autoptr(PTY) t = START(.env = PTY_ENV("YICHUANG_PROBE=1"));
  pty_expect(t, "▲2 ◆5 ●31");
  pty_expect(t, "◆今天");
  quit(t);
}
END_TEST

START_TEST(probe_without_answer)
{
  g_autoptr(PTY) t = START(.env = PTY_ENV("YICHUANG_PROBE=1"), .mute = TRUE);
  pty_expect(t, "!2 *5 .31");
  pty_expect(t, "=停 3天");
  pty_expect(t, "古丽娜尔.");
  pty_keys(t, "<F2>");
  pty_expect(t, " 来人-----");
  pty_keys(t, "é①王");
  pty_expect_row(t, 2, "  申请人  ??王");          /* whatever their width is there */
  quit(t);
}
END_TEST

START_TEST(typed_during_the_probe)
{
  g_autoptr(PTY) t = START(.env = PTY_ENV("YICHUANG_PROBE=1"), .no_wait = TRUE);
  pty_keys(t, "<F2>张");
  pty_expect_row(t, 2, "  申请人  张");
  quit(t);
}
END_TEST

START_TEST(no_terminal_to_speak_of)
{
  g_autoptr(PTY) t = START(.term = "dumb", .no_wait = TRUE);
  ck_assert_int_eq(pty_exit(t), 3);
  pty_expect(t, "TERM=dumb 不能定位光标");
  g_autoptr(PTY) unknown = START(.term = "nosuchterm", .no_wait = TRUE);
  ck_assert_int_eq(pty_exit(unknown), 3);
  pty_expect(unknown, "TERM=nosuchterm 不能定位光标");
}
END_TEST

START_TEST(other_locale)
{
  g_autoptr(PTY) t = START(.env = PTY_ENV("LC_ALL=POSIX"));
  pty_expect(t, "张秀兰");
  pty_keys(t, "<F2>𬱖");
  pty_expect_row(t, 2, "  申请人  𬱖");
}
END_TEST

START_TEST(counting)
{
  g_autoptr(PTY) t = START(.rows = 24);
  pty_keys(t, "<F2>张");
  ck_assert_uint_eq(pty_keys_sent(t), 2);
  ck_assert_uint_eq(pty_bytes_sent(t), 6);
  pty_count_reset(t);
  pty_keys(t, "<Esc>");
  ck_assert_uint_eq(pty_keys_sent(t), 1);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    desk_page, list_moves, typing_into_a_form, help_from_an_empty_field_only, paste, words_where_commands_are_expected,
    help_page, menu, a_wrong_digit_of_the_menu, a_line_to_type, keys_that_do_nothing_say_so, late_arrow_after_esc, sizes, resize_storm, hang_up,
    terminate, draft_that_cannot_be_kept, saving_a_draft, somebody_else_changes_something, suspend, bytes_that_mean_nothing_take_no_time,
    suspend_under_a_shell, monochrome, linux_console, probe_answered, probe_without_answer, typed_during_the_probe,
    no_terminal_to_speak_of, other_locale, counting,
  };
  Suite *s = suite_create("framework");
  TCase *t = tcase_create("framework");
  tcase_set_timeout(t, 60);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
