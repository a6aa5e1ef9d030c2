/* The tables of keys: what terminals and input methods send, byte by byte, and what the program does with it. */
#include <config.h>
#include <sqlite3.h>
#include <string.h>

#include "e2e/story.h"
#include "tui/command.h"

/* ── what is seen ── */

static void send(PTY *t, const char *bytes)
{
  pty_bytes(t, bytes, strlen(bytes));
  pty_settle(t);
}

static gboolean title_is(PTY *t, const char *words)
{
  return g_str_has_prefix(pty_row(t, 0), words);
}

#define expect_title(t, words) \
  ck_assert_msg(title_is(t, words), "%s:%d: the title is \"%s\"", __FILE__, __LINE__, pty_row(t, 0))

static void expect_not_here(PTY *t, const char *key)
{
  g_autofree char *said = g_strdup_printf("! 这里不用 %s。按 ? 看这里能用的键。", key);
  pty_expect_row(t, -2, said);
}

static gint64 count(const char *store, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  ck_assert_int_eq(sqlite3_open(store, &db), SQLITE_OK);
  ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
  ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
  gint64 n = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return n;
}

static gint64 events(const char *store)
{
  return count(store, "SELECT count(*) FROM event");
}

/* ── the families of terminals ── */

/* What a key does on the desk: the beginning of the title, or the key that is said to be of no use. */
static const struct {
  const char *terminal, *bytes, *title, *useless;
} FUNCTION_KEYS[] = {
  { "xterm", "\033OP", NULL, "F1" }, { "xterm", "\033OQ", "受理", NULL }, { "xterm", "\033OR", "首问登记", NULL },
  { "xterm", "\033OS", "查找", NULL }, { "xterm", "\033[15~", "代办", NULL },
  { "PuTTY", "\033[11~", NULL, "F1" }, { "PuTTY", "\033[12~", "受理", NULL }, { "PuTTY", "\033[13~", "首问登记", NULL },
  { "PuTTY", "\033[14~", "查找", NULL }, { "PuTTY", "\033[15~", "代办", NULL },
  { "linux", "\033[[A", NULL, "F1" }, { "linux", "\033[[B", "受理", NULL }, { "linux", "\033[[C", "首问登记", NULL },
  { "linux", "\033[[D", "查找", NULL }, { "linux", "\033[[E", "代办", NULL },
  { "all", "\033[20~", "青澜县芦荻镇便民服务中心", NULL },   /* F9: who sits here */
  { "all", "\033[21~", NULL, "F10" }, { "all", "\033[23~", NULL, "F11" }, { "all", "\033[24~", NULL, "F12" },
};

START_TEST(function_keys_of_all_families)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  for (gsize i = 0; i < G_N_ELEMENTS(FUNCTION_KEYS); i++) {
    send(t, FUNCTION_KEYS[i].bytes);
    if (FUNCTION_KEYS[i].useless)
      expect_not_here(t, FUNCTION_KEYS[i].useless);
    else
      ck_assert_msg(title_is(t, FUNCTION_KEYS[i].title), "%s %s: %s", FUNCTION_KEYS[i].terminal,
                    FUNCTION_KEYS[i].title, pty_row(t, 0));
    pty_keys(t, "<Esc>");
    expect_title(t, "芦荻镇便民服务中心  3号窗 李秀英");
  }
}
END_TEST

START_TEST(home_and_end_of_all_families)
{
  static const char *const ends[] = { "\033[F", "\033OF", "\033[4~", "\033[8~" };
  static const char *const homes[] = { "\033[H", "\033OH", "\033[1~", "\033[7~" };
  g_autoptr(PTY) t = story_desk(.rows = 24);
  g_autofree char *first = g_strdup(pty_row(t, 20));
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    send(t, ends[i]);
    ck_assert_str_ne(pty_row(t, 20), first);
    send(t, homes[i]);
    ck_assert_str_eq(pty_row(t, 20), first);
  }
}
END_TEST

static int caret_row(PTY *t)
{
  int row, x;
  gboolean visible;
  pty_cursor(t, &row, &x, &visible);
  return row;
}

START_TEST(back_tab_of_both_kinds)
{
  static const char *const back[] = { "\033[Z", "\033\t" };
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "<F2>zxl");
  int name = caret_row(t);
  for (gsize i = 0; i < G_N_ELEMENTS(back); i++) {
    pty_keys(t, "<Enter>");
    ck_assert_int_gt(caret_row(t), name);
    send(t, back[i]);
    ck_assert_int_eq(caret_row(t), name);
    expect_title(t, "受理");                         /* it did not close on the Esc in it */
  }
}
END_TEST

START_TEST(backspace_of_both_kinds)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  pty_keys(t, "/zxl");
  send(t, "\b");
  pty_expect_row(t, 1, " 找 zx");
  send(t, "\177");
  pty_expect_row(t, 1, " 找 z");
}
END_TEST

/* A slow line: the Esc is over, and what comes then is still the arrow. */
START_TEST(a_late_arrow)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  g_autofree char *first = g_strdup(pty_row(t, 20));
  send(t, "\033");
  pty_expect_row(t, -2, "这是第一页。退出请按 0 再按 9。");
  send(t, "[B");
  ck_assert_str_ne(pty_row(t, 20), first);
  send(t, "\033");
  send(t, "[A");
  ck_assert_str_eq(pty_row(t, 20), first);
  expect_title(t, "芦荻镇便民服务中心");
}
END_TEST

/* Whoever presses Ctrl-S to save does not freeze the line; Ctrl-Q is nothing. */
START_TEST(control_keys)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = story_open(store, "lixiuying", (PtyStart) { .rows = 24 });
  gint64 drafts = count(store, "SELECT count(*) FROM local_draft");
  pty_keys(t, "<F2>新来");
  send(t, "\023");
  pty_expect_row(t, -2, "√ 草稿已存。");
  ck_assert_int_eq(count(store, "SELECT count(*) FROM local_draft"), drafts + 1);
  send(t, "\021的人");
  pty_expect(t, "新来的人");
  send(t, "\003");
  pty_expect_row(t, -2, "Ctrl-C 在这里不起作用。Esc 存草稿离开;复制请用鼠标选。");
  send(t, "\003");
  pty_expect_row(t, -2, "");                         /* once */
  expect_title(t, "受理");
  pty_keys(t, "<Esc>");
  send(t, "\003");
  expect_title(t, "芦荻镇便民服务中心");
  ck_assert(!pty_ended(t));
}
END_TEST

START_TEST(alt_is_nothing)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = story_open(store, "lixiuying", (PtyStart) { .rows = 24 });
  gint64 before = events(store);
  for (char c = 'a'; c <= 'z'; c++) {
    const char bytes[] = { '\033', c, '\0' };
    send(t, bytes);
    pty_keys(t, "<Esc><Esc><Esc>");
    expect_title(t, "芦荻镇便民服务中心");
  }
  ck_assert_int_eq(events(store), before);
}
END_TEST

START_TEST(bracketed_paste)
{
  g_autoptr(PTY) t = story_desk(.rows = 24);
  send(t, "\033[200~张秀\r\n\033[201~");
  pty_expect_row(t, 1, " 找 张秀");                  /* its line end is no Enter */
  expect_title(t, "查找");
  pty_keys(t, "<Esc><F2>");
  send(t, "\033[200~b\tu\033[A\r\033[201~");
  expect_title(t, "受理");
  pty_expect(t, "申请人  b u");
}
END_TEST

/* ── input methods ── */

/* Full-width forms and Chinese punctuation are their command; `keys` leads to where it is expected. */
static const struct {
  const char *keys, *bytes, *title, *shows;
} FULL_WIDTH[] = {
  { "", "？", "帮助", NULL }, { "", "／", "查找", NULL }, { "", "、", "查找", NULL },
  { "", "０", NULL, " 菜单 0  " }, { "", "０２", "受理", NULL }, { "", "０４", "查找", NULL },
  { "", "９", NULL, "〇一" }, { "", "ｐ", "打印", NULL }, { "4", "ｂ", "补材料", NULL },
  { "", "，", NULL, "! 这里不用 ,。" }, { "", "。", NULL, "! 这里不用 .。" }, { "", "＝", "为什么是这一天", NULL },
  { "", "ａ", NULL, "! 这里不用 a。" }, { "", "ｚ", NULL, "! 李秀英 不能改派" },
  { "4<Enter>", "＋", NULL, "[1]补齐,受理" }, { "4<Enter>", "\u3000", NULL, "[1]补齐,受理" },
  { "4<Enter>+", "－", NULL, "记下补来的,继续等" }, { "4<Enter>+", "＊", NULL, "回车写好,下一项" },
};

START_TEST(full_width_forms)
{
  for (gsize i = 0; i < G_N_ELEMENTS(FULL_WIDTH); i++) {
    g_autoptr(PTY) t = story_open(story_copy(), "lixiuying", (PtyStart) { .rows = 24 });
    pty_keys(t, FULL_WIDTH[i].keys);
    if (FULL_WIDTH[i].shows)
      pty_expect_not(t, FULL_WIDTH[i].shows);
    send(t, FULL_WIDTH[i].bytes);
    if (FULL_WIDTH[i].title)
      ck_assert_msg(title_is(t, FULL_WIDTH[i].title), "%s: %s", FULL_WIDTH[i].bytes, pty_row(t, 0));
    else
      pty_expect(t, FULL_WIDTH[i].shows);
  }
}
END_TEST

START_TEST(digits_of_both_widths_turn_tabs)
{
  static const char *const wide[] = { "１", "２", "３", "４", "５", "６", "７", "８", "９" };
  g_autoptr(PTY) t = story_desk(.rows = 24), other = story_desk(.rows = 24);
  for (gsize i = 0; i < G_N_ELEMENTS(wide); i++) {
    const char digit[] = { (char)('1' + i), '\0' };
    send(t, wide[i]);
    send(other, digit);
    ck_assert_str_eq(pty_screen(t), pty_screen(other));
    pty_keys(t, "<Home>");                           /* eight digits at this speed were a scanned number */
    pty_keys(other, "<Home>");
  }
}
END_TEST

START_TEST(a_word_of_han_is_looked_for)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = story_open(store, "lixiuying", (PtyStart) { .rows = 24 });
  gint64 before = events(store);
  send(t, "张秀兰");
  expect_title(t, "查找");
  pty_expect_row(t, 1, " 找 张秀兰");
  pty_expect_row(t, -2, "按查找处理;Shift 切换英文。");
  pty_keys(t, "<Esc><Enter>");                       /* in a case too */
  send(t, "马建国");
  pty_expect_row(t, 1, " 找 马建国");
  ck_assert_int_eq(events(store), before);
}
END_TEST

START_TEST(a_burst_of_letters_does_not_act)
{
  static const char *const bursts[] = { "zxl", "pu", "bbb", "zjup", "nu" };
  const char *store = story_copy();
  g_autoptr(PTY) t = story_open(store, "lixiuying", (PtyStart) { .rows = 24 });
  gint64 before = events(store), drafts = count(store, "SELECT count(*) FROM local_draft");
  for (gsize i = 0; i < G_N_ELEMENTS(bursts); i++) {
    g_autofree char *words = g_strconcat(" 找 ", bursts[i], NULL);
    pty_keys(t, "2");
    send(t, bursts[i]);
    pty_expect_row(t, 1, words);
    pty_keys(t, "<Esc>");
  }
  ck_assert_int_eq(events(store), before);
  ck_assert_int_eq(count(store, "SELECT count(*) FROM local_draft"), drafts);
}
END_TEST

/* ── no letter acts without Enter ── */

/* Every letter that is a command there, those of later commands too: it shows something, and stores nothing. */
static const struct {
  const char *keys;
  int where;
  const char *who;       /* NULL: 李秀英 */
} PLACES[] = {
  { "1", YC_IN_LIST | YC_IN_CASES, NULL }, { "2", YC_IN_LIST | YC_IN_CASES, NULL }, { "4", YC_IN_LIST | YC_IN_CASES, NULL },
  { "9<End>", YC_IN_LIST | YC_IN_CASES, NULL }, { "<Enter>", YC_IN_CASE | YC_IN_CASES, NULL },
  { "4<Down><Up>9<Enter>3", YC_IN_CASE | YC_IN_CASES, NULL }, { "p", YC_IN_LIST, NULL }, { "p<Enter>", YC_IN_CASE, NULL },
  { "4<Enter>", YC_IN_FORM | YC_IN_CHECKS, NULL }, { "<F2>zxl<Enter><Enter>", YC_IN_FORM | YC_IN_CHOICE, NULL }, { "?", YC_IN_PAGE, NULL },
  { "3", YC_IN_LIST | YC_IN_CASES, "wangjianjun" }, { "7", YC_IN_LIST | YC_IN_CASES, "zhaomin" },
  { "<F5>", YC_IN_LIST | YC_IN_CASES, NULL }, { "9<End><F5>", YC_IN_CASE, NULL }, { "<F8>", YC_IN_LIST | YC_IN_CASES, NULL },
  { "<F8>2", YC_IN_LIST | YC_IN_CASES, "zhaomin" },
};

/* Keys one by one, as people press them: digits at the speed of a program are a scanned number. */
static void press(PTY *t, const char *keys)
{
  while (*keys) {
    const char *end = *keys == '<' ? strchr(keys, '>') + 1 : g_utf8_next_char(keys);
    g_autofree char *one = g_strndup(keys, (gsize)(end - keys));
    pty_keys(t, one);
    pty_settle(t);
    keys = end;
  }
}

/* Forms and pages of what goes from hand to hand: the way there, and what shows that it is there.  Then every letter is typed
 * into it without an Enter, and it is left. */
static const struct {
  const char *who, *keys, *shows;
} FORMS[] = {
  { "lixiuying", "<F3>", "首问登记" },
  { "lixiuying", "6f", "送达" },
  { "lixiuying", "h", "回话" },
  { "wangjianjun", "2j", "调查人" },
  { "lixiuying", "<F8>", "交接  李秀英" },
  { "lixiuying", "<F8>j", "手里没办完的一次交出" },
  { "lixiuying", "<F5>", "代办  李秀英" },
  { "lixiuying", "9<End><F5>", "代办" },
  { "zhaomin", "9<End><Home>0000004", "改环节" },
  { "zhaomin", "0000005", "离岗" },
  { "zhaomin", "0000005<Enter>", "离岗" },
  { "zhaomin", "0000008", "往返" },
  { "zhaomin", "0000009", "便民" },
};

START_TEST(no_form_stores_without_enter)
{
  const char *store = story_copy();
  g_autoptr(PTY) first G_GNUC_UNUSED = story_open(store, FORMS[_i].who, (PtyStart) { .rows = 24 });   /* a copy goes on with an event */
  gint64 before = events(store);
  g_autoptr(PTY) t = story_open(store, FORMS[_i].who, (PtyStart) { .rows = 24 });
  press(t, FORMS[_i].keys);
  pty_expect(t, FORMS[_i].shows);
  for (char c = '!'; c <= '~'; c++) {
    const char letter[] = { c, '\0' };
    send(t, letter);
    ck_assert_msg(events(store) == before, "%s: %c acted without Enter", FORMS[_i].shows, c);
  }
  pty_keys(t, "<Tab><Up><Down>");
  ck_assert_msg(events(store) == before, "%s: moving stored something", FORMS[_i].shows);
  pty_keys(t, "<Esc>");
  ck_assert_msg(events(store) == before, "%s: Esc stored something", FORMS[_i].shows);
  pty_hang_up(t);
  pty_exit(t);
  ck_assert_msg(events(store) == before, "%s: hanging up stored something", FORMS[_i].shows);
}
END_TEST

START_TEST(no_letter_acts_by_itself)
{
  const char *store = story_copy(), *who = PLACES[_i].who ? PLACES[_i].who : "lixiuying";
  g_autoptr(PTY) first G_GNUC_UNUSED = story_open(store, who, (PtyStart) { .rows = 24 });   /* a copy goes on with an event */
  gint64 before = events(store), drafts = count(store, "SELECT count(*) FROM local_draft");
  for (char c = '!'; c <= '~'; c++) {
    int number;
    const char letter[] = { c, '\0' };
    if (g_ascii_isdigit(c) || yc_command_of_char((YcWhere)PLACES[_i].where, (gunichar)c, &number) == YC_COMMAND_NONE)
      continue;
    g_autoptr(PTY) t = story_open(store, who, (PtyStart) { .rows = 24 });
    pty_keys(t, PLACES[_i].keys);
    g_autofree char *page = g_strdup(pty_screen(t));
    send(t, letter);
    ck_assert_msg(strcmp(pty_screen(t), page) != 0, "%c does and says nothing", c);
    ck_assert_msg(events(store) == before, "%c acted without Enter", c);
    pty_hang_up(t);
    pty_exit(t);
    ck_assert_msg(events(store) == before, "%c acted when it was left", c);
  }
  ck_assert_int_ge(count(store, "SELECT count(*) FROM local_draft"), drafts);
}
END_TEST

/* ── three ways ── */

static const struct {
  const char *way[3];    /* notation; NULL: none */
  const char *title;
} WAYS[] = {
  { { "<F2>", "02", NULL }, "受理" }, { { "<F4>", "04", "/" }, "查找" }, { { "<F9>", "01", NULL }, "青澜县芦荻镇" },
  { { "p", "002", "ｐ" }, "打印" }, { { "4b", "4001", "4ｂ" }, "补材料" },
};

START_TEST(three_ways)
{
  for (gsize i = 0; i < G_N_ELEMENTS(WAYS); i++) {
    g_autofree char *first = NULL;
    for (gsize way = 0; way < G_N_ELEMENTS(WAYS[i].way) && WAYS[i].way[way]; way++) {
      g_autoptr(PTY) t = story_desk(.rows = 24);
      for (const char *at = WAYS[i].way[way]; *at && *at != '<'; at = g_utf8_next_char(at))
        pty_bytes(t, at, (gsize)(g_utf8_next_char(at) - at)), pty_settle(t);   /* as it is typed, one by one */
      if (*WAYS[i].way[way] == '<')
        pty_keys(t, WAYS[i].way[way]);
      expect_title(t, WAYS[i].title);
      if (first)
        ck_assert_str_eq(pty_screen(t), first);
      else
        first = g_strdup(pty_screen(t));
    }
  }
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    function_keys_of_all_families, home_and_end_of_all_families, back_tab_of_both_kinds, backspace_of_both_kinds,
    a_late_arrow, control_keys, alt_is_nothing, bracketed_paste, full_width_forms, digits_of_both_widths_turn_tabs,
    a_word_of_han_is_looked_for, a_burst_of_letters_does_not_act, three_ways,
  };
  Suite *s = suite_create("keys");
  TCase *t = tcase_create("keys");
  tcase_set_timeout(t, 60);
  tcase_add_unchecked_fixture(t, story_begin, story_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  tcase_add_loop_test(t, no_letter_acts_by_itself, 0, G_N_ELEMENTS(PLACES));
  tcase_add_loop_test(t, no_form_stores_without_enter, 0, G_N_ELEMENTS(FORMS));
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
