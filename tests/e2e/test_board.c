/* The review, tried as a supervisor would: the worst case urged in three keys, and who has held what too long. */
#include <config.h>
#include <string.h>

#include "e2e/story.h"

/* Two weeks after the story: much of it is over. */
#define LATER "YICHUANG_CLOCK=2026-12-10T09:12"

static char *run(const char *store, const char *const *words)
{
  g_auto(GStrv) env = g_environ_setenv(g_environ_setenv(g_get_environ(), "YICHUANG_STORE", store, TRUE), "YICHUANG_CLOCK",
                                       "2026-12-10T09:12", TRUE);
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

static const char *later_store(void)
{
  const char *store = story_copy();
  g_free(RUN(store, "tick"));
  return store;
}

static PTY *sit(const char *store, const char *login, PtyStart start)
{
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", store, NULL);
  start.env = PTY_ENV(named, LATER);
  start.argv = PTY_ARGV(pty_program(), "--as", login, "--window", "3");
  return pty_start_with(start);
}

/* ── how it looks ── */

static const struct {
  const char *name, *keys, *term;
  int rows, columns;
} pages[] = {
  { "board-80x24", "<F6>", NULL, 24, 80 },         { "board-120x40", "<F6>", NULL, 40, 120 },
  { "board-200x50", "<F6>", NULL, 50, 200 },       { "board-60x20", "<F6>", NULL, 20, 60 },
  { "board-vt100", "<F6>", "vt100", 24, 80 },      { "board-linux", "<F6>", "linux", 24, 80 },
  { "board-office", "<F6>g", NULL, 24, 80 },       { "board-item", "<F6>gg", NULL, 24, 80 },
  { "board-group", "<F6><Left>", NULL, 24, 80 },   { "board-county", "<F6>4", NULL, 24, 80 },
  { "board-filter", "<F6>/lds", NULL, 24, 80 },    { "board-chosen", "<F6> <Down> ", NULL, 24, 80 },
  { "board-period", "<F6>9", NULL, 24, 80 },       { "board-period-120x40", "<F6>9<Down>9", NULL, 40, 120 },
  { "board-export", "<F6>9<Down>9<Down>x", NULL, 24, 80 },
};

START_TEST(looks)
{
  g_autoptr(PTY) t = sit(later_store(), "zhaomin",
                         (PtyStart) { .rows = pages[_i].rows, .columns = pages[_i].columns, .term = pages[_i].term });
  pty_keys(t, pages[_i].keys);
  pty_golden_with(t, pages[_i].name, pages[_i].columns == 80);
}
END_TEST

/* ── who may ── */

START_TEST(a_clerk_is_told)
{
  g_autoptr(PTY) t = sit(story_store(), "lixiuying", (PtyStart) { .rows = 24 });
  pty_expect_not(t, "F6督办");
  pty_keys(t, "<F6>");
  pty_expect_row(t, -2, "! 督办台只有值班长和领导能看:你的办件在工作台上,超期的排在最前面。");
}
END_TEST

START_TEST(a_leader_only_instructs)
{
  g_autoptr(PTY) t = sit(later_store(), "gaozhiyuan", (PtyStart) { .rows = 24 });
  pty_expect(t, "F6督办");
  pty_keys(t, "<F6>");
  pty_expect(t, "督办台");
  static const char *const refused[] = { "c", "z" };
  for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
    pty_keys(t, refused[i]);
    ck_assert_msg(g_str_has_prefix(pty_row(t, -2), "! "), "%s: %s", refused[i], pty_row(t, -2));
    pty_expect(t, "督办台");
  }
  pty_keys(t, "i");
  pty_keys(t, "请本周办完<Enter>");
  pty_expect(t, "√ ");
}
END_TEST

/* ── what one does ── */

/* The keys of the review stand in its bottom line, whole in 80 columns; a leader's only instruct. */
START_TEST(bottom_line)
{
  static const struct { const char *login, *keys, *line; } lines[] = {
    { "zhaomin", "<F6>", "空格选 c催办 d督办 i批示 y延期 z改派 w问责 g分组 =为什么 Esc返回 0菜单 ?帮助" },
    { "gaozhiyuan", "<F6>", "空格选 i批示 g分组 =为什么 回车打开 F2受理 F3首问 F4查找 Esc返回 0菜单 ?帮助" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autoptr(PTY) t = sit(later_store(), lines[i].login, (PtyStart) { .rows = 24 });
    pty_keys(t, lines[i].keys);
    pty_expect_row(t, -1, lines[i].line);
  }
}
END_TEST

/* Of what is not late yet there is no middle of the days over. */
START_TEST(due_soon)
{
  g_autoptr(PTY) t = sit(later_store(), "zhaomin", (PtyStart) { .rows = 24 });
  pty_keys(t, "<F6>5<Home>");
  pty_expect(t, "共 1 件 · 最近剩");
  pty_expect_not(t, "·  ·");
}
END_TEST

/* F6, c, Enter: the cursor begins on the worst case that somebody here holds. */
START_TEST(the_worst_is_urged_in_three_keys)
{
  const char *store = later_store();
  g_autoptr(PTY) t = sit(store, "zhaomin", (PtyStart) { .rows = 24 });
  pty_count_reset(t);
  pty_keys(t, "<F6>");
  int row, x;
  gboolean visible;
  pty_cursor(t, &row, &x, &visible);
  pty_keys(t, "c<Enter>");
  ck_assert_uint_eq(pty_keys_sent(t), 3);
  pty_expect(t, "√ ");
  pty_expect(t, "催办1 督办0");
  g_autofree char *rows = RUN(store, "overdue", "--as", "zhaomin", "--format=tsv");
  g_auto(GStrv) lines = g_strsplit(rows, "\n", -1);
  int worst = 0, urged = 0;
  for (char **line = lines + 1; *line && **line; line++) {
    g_auto(GStrv) cell = g_strsplit(*line, "\t", -1);
    gboolean outside = strcmp(cell[4], cell[5]) == 0;
    worst = outside ? worst : MAX(worst, atoi(cell[10]));
    urged = atoi(cell[13]) ? atoi(cell[10]) : urged;
  }
  ck_assert_int_gt(worst, 0);
  ck_assert_int_eq(urged, worst);
}
END_TEST

START_TEST(folding_and_choosing)
{
  g_autoptr(PTY) t = sit(later_store(), "zhaomin", (PtyStart) { .rows = 24 });
  pty_keys(t, "<F6><Left>");
  ck_assert_int_ge(pty_find(t, "共 "), 19);              /* the foot tells of the group */
  g_autofree char *folded = g_strdup(pty_screen(t));
  pty_keys(t, "<Enter>");
  ck_assert_str_ne(folded, pty_screen(t));
  pty_keys(t, "<Right><Down> ");
  pty_expect_row(t, -2, "已选 1 件。c催办1件 d督办1件(先填回复日) y延期 w问责 z改派 · Esc取消选择");
  pty_keys(t, "g");
  pty_keys(t, "<C-l>");
  pty_keys(t, "<Down>");
  pty_expect(t, "已选 1 件");                            /* it survives another grouping and reading again */
  pty_keys(t, "<Esc><Down>");
  pty_expect_not(t, "已选");
  pty_keys(t, "<Esc>");
  pty_expect_not(t, "督办台");
}
END_TEST

START_TEST(help_tells_its_keys)
{
  g_autoptr(PTY) t = sit(later_store(), "zhaomin", (PtyStart) { .rows = 50 });
  pty_keys(t, "<F6>?");
  pty_expect(t, "选上这一件,再按一次取消");
  pty_expect(t, "换一种分组:责任人、单位、事项、村、窗口");
}
END_TEST

START_TEST(filtering)
{
  g_autoptr(PTY) t = sit(later_store(), "zhaomin", (PtyStart) { .rows = 24 });
  pty_keys(t, "<F6>/");
  pty_keys(t, "zxl");
  pty_expect(t, "张秀兰");
  pty_expect_not(t, "李桂芳");
  pty_keys(t, "<Enter>");
  pty_keys(t, "<Enter>");
  pty_expect(t, "低保审核确认  张秀兰");
  pty_keys(t, "<Esc>");
  pty_expect(t, "张秀兰");
  pty_keys(t, "<Esc>");
  pty_keys(t, "没有这个人");
  pty_expect(t, "没有对得上的办件");
  pty_keys(t, "<Esc>");
  pty_expect(t, "张秀兰");
}
END_TEST

/* What an inspection asks for: last month's overdue list on paper. */
START_TEST(an_inspection_in_six_keys)
{
  const char *store = later_store();
  g_autoptr(PTY) t = sit(store, "zhaomin", (PtyStart) { .rows = 24 });
  pty_count_reset(t);
  for (const char *digit = "0699x"; *digit; digit++)     /* by digits: six bytes too; one by one, else it were a scanner */
    pty_keys(t, (const char[]) { *digit, '\0' });
  pty_keys(t, "<Enter>");
  ck_assert_uint_le(pty_bytes_sent(t), 6);
  pty_expect_row(t, -2, "√ 芦政统B〔2026〕0001号 已送打印,导出已记录。");
  g_autofree char *path = g_strdup_printf("%s.spool/芦政统B〔2026〕0001号.txt", store), *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  pty_golden_text("board-table", text);
  pty_keys(t, "x<Down>");
  pty_keys(t, "检查<Enter>");
  pty_expect(t, "检查.csv,导出已记录。");
  g_autofree char *file = g_strdup_printf("%s.export/检查.csv", store);
  ck_assert(g_file_test(file, G_FILE_TEST_IS_REGULAR));
  g_free(RUN(store, "verify"));
}
END_TEST

/* Who has held what too long this month, and why. */
START_TEST(who_held_what_too_long)
{
  g_autoptr(PTY) t = sit(later_store(), "zhaomin", (PtyStart) { .rows = 24 });
  pty_keys(t, "<F6>9");
  pty_expect(t, "督办台  2026年12月  按责任人  超期 ");
  pty_expect(t, "最长超");
  pty_expect(t, "原因:没有说明 · 催办0 督办0");
  pty_keys(t, "9");
  pty_keys(t, "9");
  pty_keys(t, "13<Enter>");
  pty_expect(t, "不是月份");
  pty_keys(t, "<C-u>");
  pty_keys(t, "11-20 12-01<Enter>");
  pty_expect(t, "督办台  2026-11-20 至 2026-12-01");
  pty_keys(t, "1");
  pty_keys(t, "x");
  pty_expect_row(t, -2, "! 先按 9 选一段日子:导出的是那段日子里超期的办件。");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("board");
  TCase *tc = tcase_create("board");
  tcase_set_timeout(tc, 60);
  tcase_add_unchecked_fixture(tc, story_begin, story_end);
  tcase_add_loop_test(tc, looks, 0, (int)G_N_ELEMENTS(pages));
  tcase_add_test(tc, a_clerk_is_told);
  tcase_add_test(tc, a_leader_only_instructs);
  tcase_add_test(tc, bottom_line);
  tcase_add_test(tc, due_soon);
  tcase_add_test(tc, the_worst_is_urged_in_three_keys);
  tcase_add_test(tc, folding_and_choosing);
  tcase_add_test(tc, help_tells_its_keys);
  tcase_add_test(tc, filtering);
  tcase_add_test(tc, an_inspection_in_six_keys);
  tcase_add_test(tc, who_held_what_too_long);
  suite_add_tcase(s, tc);
  return s;
}

PTY_MAIN(suite)
