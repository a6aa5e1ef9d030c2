/* Supervision at the screen: urged in two keys from the case, ordered, seen by the holder at once, replied to, judged;
 * nothing is stored without Enter. */
#include <config.h>
#include <string.h>

#include <sqlite3.h>

#include "e2e/story.h"

static PTY *sits(const char *store, const char *login)
{
  return story_open(store, login, (PtyStart) { .rows = 24 });
}

static gint64 supervised(const char *store)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  const char *sql = "SELECT count(*) FROM event WHERE kind IN ('case.urge', 'case.instruct', 'case.reassign', 'order.give',"
                    " 'account.open', 'order.reply', 'order.judge', 'order.receive')";
  ck_assert_int_eq(sqlite3_open(store, &db), SQLITE_OK);
  ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
  ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
  gint64 n = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return n;
}

/* The command that has no letter, by its digits. */
static void reply(PTY *t)
{
  static const char *const digits[] = { "0", "0", "0", "0", "0", "6" };
  for (gsize i = 0; i < G_N_ELEMENTS(digits); i++)
    pty_keys(t, digits[i]);
}

/* c, Enter: a default text is ready.  Whoever holds the case sees it without a key. */
START_TEST(urged_in_two_keys)
{
  const char *store = story_copy();
  g_autoptr(PTY) holder = sits(store, "wangjianjun"), t = sits(store, "zhaomin");
  pty_keys(t, "c");
  pty_golden(t, "supervise-urge");
  ck_assert_int_eq(supervised(store), 0);
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已催办 1 件:王建军(民政办)。u撤销");
  ck_assert_int_eq(supervised(store), 1);
  pty_wait(holder, "! 赵敏 催办 1103-001");
  pty_keys(t, "u");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已撤销");
}
END_TEST

/* From the desk: the worst overdue case. */
START_TEST(the_worst_in_three_keys)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = sits(store, "zhaomin");
  guint before = pty_keys_sent(t);
  pty_keys(t, "<F6>");
  pty_keys(t, "c");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已催办 1 件:王建军(民政办)。u撤销");
  ck_assert_uint_le(pty_keys_sent(t) - before, 3);
  ck_assert_int_eq(supervised(store), 1);
}
END_TEST

START_TEST(ordered_replied_accepted)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = sits(store, "zhaomin"), holder = sits(store, "wangjianjun");
  pty_keys(t, "d");
  pty_golden(t, "supervise-order");
  pty_keys(t, "<Enter><Enter>");
  ck_assert_int_eq(supervised(store), 0);
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已督办 1 件:王建军(民政办),11月26日(四)前回复。u撤销");
  pty_wait(holder, "8督办 1");
  pty_keys(holder, "8");
  pty_golden(holder, "supervise-desk");
  pty_keys(holder, "<Enter>");
  pty_expect(holder, "! 督办B〔2026〕1号  赵敏 11-23:请 11-26(四)17:30 前回复");
  pty_golden(holder, "supervise-case");
  ck_assert_int_eq(supervised(store), 2);            /* seen: recorded */
  reply(holder);
  pty_keys(holder, "老人住院,周五入户<Enter>");
  pty_expect(holder, "√ 已回复督办,等值班长审。");
  pty_keys(t, "8<Enter>");
  pty_expect(t, "王建军回复:老人住院,周五入户");
  reply(t);
  pty_golden(t, "supervise-judge");
  pty_keys(t, "<Enter><Enter><Enter>");
  pty_expect(t, "√ 已认可,督办了结。");
  ck_assert_int_eq(supervised(store), 4);
}
END_TEST

/* Esc leaves nothing behind, whatever was typed. */
START_TEST(nothing_without_the_last_enter)
{
  static const char *const keys[] = { "c", "d<Enter><Enter>", "i请办", "zzy<Enter>产假", "w<Enter><Enter>超期" };
  const char *store = story_copy();
  g_autoptr(PTY) t = sits(store, "zhaomin");
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
    g_autofree char *letter = g_strndup(keys[i], 1);
    pty_keys(t, letter);
    if (keys[i][1])
      pty_keys(t, keys[i] + 1);
    pty_keys(t, "<Esc>");
  }
  ck_assert_int_eq(supervised(store), 0);
}
END_TEST

/* RULE time-13: to another post; the date stands. */
START_TEST(reassigned)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = sits(store, "zhaomin");
  pty_keys(t, "z");
  pty_keys(t, "zy");
  pty_golden(t, "supervise-reassign");
  pty_keys(t, "<Enter>产假<Enter>");
  pty_expect(t, "√ 已改派 1 件,期限不变。u撤销");
  pty_expect(t, "▲超 2天 11-19 1103-001");
}
END_TEST

/* Leaders read, and instruct. */
START_TEST(a_leader_only_instructs)
{
  const char *store = story_copy();
  g_autoptr(PTY) t = sits(store, "gaozhiyuan");
  static const char *const letters[] = { "c", "d", "z", "w" };
  for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
    pty_keys(t, letters[i]);
    pty_expect(t, "! 高志远 不能");
  }
  pty_keys(t, "i");
  pty_keys(t, "请本周办结<Enter>");
  pty_expect(t, "√ 已批示 1 件。u撤销");
  pty_keys(t, "<Enter>");
  pty_expect(t, "批示 高志远 11-23:请本周办结");
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    urged_in_two_keys, the_worst_in_three_keys, ordered_replied_accepted, nothing_without_the_last_enter, reassigned, a_leader_only_instructs,
  };
  Suite *s = suite_create("supervise");
  TCase *t = tcase_create("supervise");
  tcase_add_unchecked_fixture(t, story_begin, story_end);
  tcase_set_timeout(t, 120);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
