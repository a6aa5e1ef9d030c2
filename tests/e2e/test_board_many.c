/* What is done to many selected cases at once on the board: extended, permitted one more stop, ordered, held to account. */
#include <config.h>
#include <string.h>

#include <sqlite3.h>

#include "e2e/story.h"

/* Two weeks after the story: much of it is over. */
#define LATER "2026-12-10T09:12"

static char *run(const char *store, const char *const *words)
{
  g_auto(GStrv) env = g_environ_setenv(g_environ_setenv(g_get_environ(), "YICHUANG_STORE", store, TRUE), "YICHUANG_CLOCK",
                                       LATER, TRUE);
  g_autoptr(GPtrArray) argv = g_ptr_array_new();
  g_autofree char *out = NULL, *err = NULL;
  int status = 0;
  g_ptr_array_add(argv, (gpointer)pty_program());
  for (; *words; words++)
    g_ptr_array_add(argv, (gpointer)*words);
  g_ptr_array_add(argv, NULL);
  ck_assert(g_spawn_sync(NULL, (char **)argv->pdata, env, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, NULL));
  ck_assert_msg(status == 0, "%s", err);
  return g_steal_pointer(&out);
}

#define RUN(store, ...) run(store, (const char *const[]) { __VA_ARGS__, NULL })

static gint64 events(const char *store, const char *kind)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  ck_assert_int_eq(sqlite3_open(store, &db), SQLITE_OK);
  ck_assert_int_eq(sqlite3_prepare_v2(db, "SELECT count(*) FROM event WHERE kind = ?1", -1, &statement, NULL), SQLITE_OK);
  sqlite3_bind_text(statement, 1, kind, -1, SQLITE_STATIC);
  ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
  gint64 n = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return n;
}

static PTY *sit(const char *store, const char *login)
{
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", store, NULL);
  return pty_start(.argv = PTY_ARGV(pty_program(), "--as", login, "--window", "3"),
                   .env = PTY_ENV(named, "YICHUANG_CLOCK=" LATER), .rows = 24);
}

/* Three families whose assessments run out soon. */
static const char *families(void)
{
  const char *store = story_copy();
  story_accept_item(store, "2026-11-02T16:00", "乔一山", "MZ01");
  story_accept_item(store, "2026-11-03T09:30", "乔二山", "MZ03");
  story_accept_item(store, "2026-11-04T09:00", "乔三山", "MZ01");
  g_free(RUN(store, "tick"));
  return store;
}

/* The board of what is due soon, `words` filtered by initials. */
static PTY *board(const char *store, const char *login, const char *tab, const char *initials)
{
  PTY *t = sit(store, login);
  pty_keys(t, "<F6>");
  pty_keys(t, tab);
  pty_keys(t, "/");
  pty_keys(t, initials);
  pty_keys(t, "<Enter><Home>");
  return t;
}

/* One form: the days up to the smallest cap, by whom, why; a paper for each. */
START_TEST(extended_together)
{
  const char *store = families();
  g_autoptr(PTY) t = board(store, "zhaomin", "5", "q");
  pty_keys(t, " ");
  pty_golden(t, "board-many-chosen");
  pty_keys(t, "y");
  pty_keys(t, "<C-u>16<Enter>");
  pty_expect(t, "! 1102-");
  pty_expect(t, "最多延 15个工作日。");
  pty_keys(t, "<C-u>5<Enter><Enter>");
  pty_keys(t, "柳青<Enter>核对还没有回来");
  pty_golden(t, "board-extend-many");
  ck_assert_int_eq(events(store, "case.extend"), 0);
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已延期 3 件,延期告知书 3 份已送打印。u撤销");
  ck_assert_int_eq(events(store, "case.extend"), 3);
  pty_golden(t, "board-extended-many");
}
END_TEST

/* All of them or none: the first that cannot is named. */
START_TEST(none_where_one_cannot)
{
  const char *store = families();
  g_autoptr(PTY) t = board(store, "zhaomin", "5", "q");
  pty_keys(t, " <Esc>");
  pty_keys(t, "5<End> ");
  pty_keys(t, "y");
  pty_expect(t, "! 1116-002");
  pty_expect(t, "失能老人补贴没有规定可以延期:期限照算。");
  ck_assert_int_eq(events(store, "case.extend"), 0);
}
END_TEST

static void stopped_once(const char *store, const char *name)
{
  g_autofree char *found = RUN(store, "find", name, "--format=tsv", "--as", "zhaomin");
  const char *row = strchr(found, '\n') + 1;
  g_autofree char *number = g_strndup(row, strcspn(row, "\t"));
  g_free(RUN(store, "case", "pause", number, "等鉴定", "--for", "appraisal", "--until", "2026-12-20", "--post", "镇长",
             "--name", "高志远", "--as", "zhaomin"));
  g_free(RUN(store, "case", "resume", number, "--as", "zhaomin"));
}

/* t of several permits one more stop; a stop itself is done to one. */
START_TEST(permitted_together)
{
  const char *store = story_copy();
  story_accept_item(store, "2026-11-13T09:00", "乔四海", "MZ12");
  story_accept_item(store, "2026-11-13T09:30", "乔五湖", "MZ12");
  g_free(RUN(store, "tick"));
  g_autoptr(PTY) t = board(store, "zhaomin", "5", "q");
  pty_keys(t, " t");
  pty_expect(t, "没有停过、要准许才能再停的特别程序;暂停要一件一件来。");
  stopped_once(store, "乔四海");
  stopped_once(store, "乔五湖");
  pty_keys(t, "t");
  pty_keys(t, "<Enter>又要复核");
  pty_golden(t, "board-permit-many");
  ck_assert_int_eq(events(store, "case.permit"), 0);
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已准许 2 件再停一次。u撤销");
  ck_assert_int_eq(events(store, "case.permit"), 2);
  pty_keys(t, "t");
  pty_expect(t, "没有停过、要准许才能再停的特别程序;暂停要一件一件来。");
}
END_TEST

/* On one case t offers both; who only works on it stops it again with the permission. */
START_TEST(permitted_alone)
{
  const char *store = story_copy();
  story_accept_item(store, "2026-11-13T09:00", "乔四海", "MZ12");
  stopped_once(store, "乔四海");
  {
    g_autoptr(PTY) clerk = sit(store, "hexiaoyan");
    pty_keys(clerk, "/qsh<Enter>");
    pty_keys(clerk, "t<Enter>");
    pty_expect(clerk, "! 已经为鉴定停过一次:再停要值班长先准许。");
  }
  g_autoptr(PTY) t = board(store, "zhaomin", "5", "qsh");
  pty_keys(t, "<Down>t");
  pty_keys(t, "<Right>");
  pty_keys(t, "<Enter><Enter><Enter><Enter>又要复核");
  pty_golden(t, "board-permit");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已准许 1113-");
  ck_assert_int_eq(events(store, "case.permit"), 1);
}
END_TEST

/* ── held to account ── */

static const char *later(void)
{
  const char *store = story_copy();
  g_free(RUN(store, "tick"));
  return store;
}

/* The cases of one person, with the facts to mark; it stands on each of them. */
START_TEST(held_to_account_together)
{
  const char *store = later();
  g_autoptr(PTY) t = sit(store, "zhaomin");
  pty_keys(t, "<F6>");
  pty_keys(t, "<Home><Down><Down> ");
  pty_keys(t, "w");
  pty_keys(t, "<Right><Enter><Down> ");
  pty_golden(t, "board-account-many");
  pty_keys(t, "<Enter>两件都没有按期");
  ck_assert_int_eq(events(store, "account.open"), 0);
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已立问责:2 件,1 条事实,等本人陈述。");
  ck_assert_int_eq(events(store, "account.open"), 1);
  pty_keys(t, "w");
  pty_expect(t, "对何晓燕的问责还没有决定:先决定。");
  pty_keys(t, "<Esc>");
  pty_keys(t, "<Down><Down><Enter>");
  pty_golden(t, "board-account-second");
}
END_TEST

START_TEST(one_person_at_a_time)
{
  const char *store = later();
  g_autoptr(PTY) t = sit(store, "zhaomin");
  pty_keys(t, "<F6>");
  pty_keys(t, "<Home> <Down><Down> ");
  pty_keys(t, "w");
  pty_expect(t, "一次只对一个人问责,请按责任人分开选。");
  ck_assert_int_eq(events(store, "account.open"), 0);
}
END_TEST

/* ── ordered: those that have one already are left out, and it is said ── */

START_TEST(ordered_without_those_that_have_one)
{
  const char *store = later();
  g_autoptr(PTY) t = sit(store, "zhaomin");
  pty_keys(t, "<F6>");
  pty_keys(t, "<Home><Down><Down> ");
  pty_keys(t, "d");
  pty_keys(t, "<Enter><Enter><Enter>");
  pty_expect(t, "√ 已督办 2 件:何晓燕(服务中心)");
  pty_keys(t, "d");
  pty_expect(t, "! 2 件已有没了结的督办:1113-001");
  pty_keys(t, "<Home> ");
  pty_keys(t, "d");
  pty_golden(t, "board-order-skip");
  pty_keys(t, "<Esc>");
  ck_assert_int_eq(events(store, "order.give"), 2);
  pty_keys(t, "d");
  pty_keys(t, "<Enter>");
  pty_golden(t, "board-order-rest");
  pty_keys(t, "<Enter><Enter><Enter>");
  pty_expect(t, "√ 已督办 1 件(略过 2 件):王建军(民政办)");
  ck_assert_int_eq(events(store, "order.give"), 3);
}
END_TEST

/* Leaders read, and instruct; whose word it would be is said. */
START_TEST(a_leader_does_none_of_it)
{
  static const struct { const char *letter, *says; } refused[] = {
    { "y", "! 高志远 不能延期:由值班长来办。" }, { "t", "! 高志远 不能准许再停:由值班长来办。" },
    { "w", "! 高志远 不能问责:由值班长来办。" }, { "d", "! 高志远 不能下督办:由值班长来办。" },
  };
  const char *store = families();
  g_autoptr(PTY) t = board(store, "gaozhiyuan", "5", "q");
  pty_keys(t, " ");
  for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
    pty_keys(t, refused[i].letter);
    pty_expect(t, refused[i].says);
  }
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = { extended_together, none_where_one_cannot, permitted_together, permitted_alone,
                                 held_to_account_together, one_person_at_a_time,
                                 ordered_without_those_that_have_one, a_leader_does_none_of_it };
  Suite *s = suite_create("board_many");
  TCase *t = tcase_create("board_many");
  tcase_add_unchecked_fixture(t, story_begin, story_end);
  tcase_set_timeout(t, 120);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
