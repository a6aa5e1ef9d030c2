/* Figures in the terminal: groups, all figures of one, the cases behind one; and the verb, which says the same. */
#include <config.h>
#include <string.h>

#include "app/figures.h"
#include "app/hall.h"
#include "app/private.h"
#include "app/progress.h"
#include "check_main.h"
#include "pty/pty.h"

#define NOW "2027-01-20T09:12"

/* Who came when with what, which step was handed over, and when it was decided; NULL: not yet. */
static const struct { const char *moment, *item; int step; const char *decided; } came[] = {
  { "2026-11-05T10:00", "MZ01", 2, "2026-12-10T15:00" }, { "2026-11-05T11:00", "MZ11", 0, "2026-11-20T10:00" },
  { "2026-11-06T09:00", "CL02", 0, "2026-11-20T10:00" }, { "2026-11-09T09:30", "YB05", 0, "2026-12-28T16:00" },
  { "2026-11-10T10:00", "MZ01", 2, NULL },               { "2026-11-11T14:00", "MZ11", 0, "2026-12-09T09:00" },
  { "2026-11-12T15:00", "LY01", 0, "2026-12-02T11:00" }, { "2026-12-01T10:00", "MZ11", 0, "2026-12-24T10:00" },
  { "2026-12-03T10:00", "MZ01", 0, NULL },               { "2026-12-04T09:00", "YB05", 0, "2027-01-04T16:00" },
  { "2026-12-07T10:00", "CL02", 0, NULL },               { "2026-12-08T10:00", "MZ11", 0, "2027-01-05T10:00" },
};

static void carry(gint64 id, guint i)
{
  GError *error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  if (came[i].step)
    ck_assert_msg(yc_step_begin(hall, writer, id, came[i].step, &error), "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
}

static void decide(gint64 id, guint i)
{
  GError *error = NULL;
  hall_at(came[i].decided);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(yc_case_decide(hall, writer, id, "准予", &error), "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
}

static void begin(void)
{
  gint64 ids[G_N_ELEMENTS(came)];
  hall_begin();
  for (guint i = 0; i < G_N_ELEMENTS(came); i++) {
    YcIntake *form = hall_form(i + 1, came[i].item);
    have_all(form);
    hall_at(came[i].moment);
    ids[i] = hall_taken(form, YC_OUTCOME_ACCEPT);
    carry(ids[i], i);
  }
  for (guint i = 0; i < G_N_ELEMENTS(came); i++)
    if (came[i].decided)
      decide(ids[i], i);
}

static PTY *start(const char *login, int rows, int columns, const char *term)
{
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", hall_path, NULL);
  PtyStart how = { .rows = rows, .columns = columns, .term = term, .env = PTY_ENV(named, "YICHUANG_CLOCK=" NOW),
                   .argv = PTY_ARGV(pty_program(), "--as", login, "--window", "1") };
  return pty_start_with(how);
}

static char *verb(const char *const *words)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new();
  g_auto(GStrv) env = g_environ_setenv(g_environ_setenv(g_get_environ(), "YICHUANG_STORE", hall_path, TRUE),
                                       "YICHUANG_CLOCK", NOW, TRUE);
  char *out = NULL;
  int status = 0;
  g_ptr_array_add(argv, (gpointer)pty_program());
  for (; *words; words++)
    g_ptr_array_add(argv, (gpointer)*words);
  g_ptr_array_add(argv, NULL);
  ck_assert(g_spawn_sync(NULL, (char **)argv->pdata, env, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, NULL));
  ck_assert_int_eq(status, 0);
  return out;
}
#define VERB(...) verb((const char *const[]) { __VA_ARGS__, NULL })

/* ── how it looks ── */

static const struct { const char *name, *term; int rows, columns; } LOOKS[] = {
  { "figures-80x24", NULL, 24, 80 }, { "figures-120x40", NULL, 40, 120 }, { "figures-200x50", NULL, 50, 200 },
  { "figures-vt100", "vt100", 24, 80 }, { "figures-40x12", NULL, 12, 40 },
};

START_TEST(people)
{
  g_autoptr(PTY) t = start("zhaomin", LOOKS[_i].rows, LOOKS[_i].columns, LOOKS[_i].term);
  pty_keys(t, "<F7>2<Left>");
  pty_expect(t, "合计");
  pty_golden_with(t, LOOKS[_i].name, LOOKS[_i].columns == 80);
}
END_TEST

/* On a terminal that draws ambiguous characters wide bars and sparklines are of ASCII, and stand in their columns. */
START_TEST(without_ambiguous_characters)
{
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", hall_path, NULL);
  g_autoptr(PTY) t = pty_start_with((PtyStart) { .rows = 24, .mute = TRUE,
                                                 .env = PTY_ENV(named, "YICHUANG_PROBE=1", "YICHUANG_CLOCK=" NOW),
                                                 .argv = PTY_ARGV(pty_program(), "--as", "zhaomin", "--window", "1") });
  pty_keys(t, "<F7>");
  pty_expect(t, "合计");
  pty_golden(t, "figures-plain");
  pty_keys(t, "<Enter>");
  pty_expect(t, "占到期的");
  pty_golden(t, "figures-plain-group");
}
END_TEST

START_TEST(from_month_to_figure_to_case)
{
  g_autoptr(PTY) t = start("zhaomin", 24, 80, NULL);
  pty_keys(t, "<F7>");
  pty_expect(t, "2026年2月至2027年1月");
  pty_golden(t, "figures-months");
  pty_keys(t, "<Enter>");
  pty_golden(t, "figures-group");
  pty_keys(t, "<Down><Down><Down><Down><Down><Enter>");
  pty_expect(t, "超期在办");
  pty_golden(t, "figures-cases");
  pty_keys(t, "<Enter>");
  pty_expect(t, "1经过");
  pty_keys(t, "<Esc><Esc><Esc><Esc>");
  pty_expect(t, "芦荻镇便民服务中心");
}
END_TEST

/* ── what it says is what the verb says ── */

START_TEST(the_verb_says_the_same)
{
  static const char *const by[] = { "month", "person", "office", "item", "village" };
  g_autoptr(PTY) t = start("zhaomin", 40, 200, NULL);
  g_autofree char *tsv = VERB("stats", "--by", by[_i], "--from", "2026-11", "--to", "2027-01", "--format=tsv");
  g_auto(GStrv) lines = g_strsplit(tsv, "\n", -1);
  g_autofree char *tab = g_strdup_printf("%d", _i + 1);
  pty_keys(t, "<F7>");
  pty_keys(t, tab);
  pty_keys(t, "<Up>");   /* so many digits at once are a scanned number */
  for (const char *digit = "0000001"; *digit != '\0'; digit++) pty_keys(t, (char[]) { *digit, '\0' });
  pty_expect(t, "看哪一期到期的");
  pty_keys(t, "<End>");
  for (int i = 0; i < 20; i++) pty_keys(t, "<Backspace>");
  pty_keys(t, "2026-11 2027-01<Enter>");
  pty_expect(t, "2026年11月至2027年1月");
  ck_assert_uint_gt(g_strv_length(lines), 3);
  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++) {
    g_auto(GStrv) cell = g_strsplit(*line, "\t", -1);
    int rate = *cell[2] ? (int)g_ascii_strtoll(cell[2], NULL, 10) : -1;
    g_autofree char *shown = rate < 0 ? g_strdup("-") : rate == 1000 ? g_strdup("100%")
                                        : g_strdup_printf("%d.%d%%", rate / 10, rate % 10);
    g_autofree char *name = g_utf8_substring(cell[1], 0, MIN(g_utf8_strlen(cell[1], -1), 5));
    g_autofree char *row = g_strdup_printf("%s.*%s.* %s +%s +%s +%s +%s", name, shown, cell[3], cell[4], cell[5], cell[6], cell[7]);
    const char *page = pty_screen(t);
    ck_assert_msg(g_regex_match_simple(row, page, 0, 0), "no %s in\n%s", row, page);
  }
}
END_TEST

START_TEST(a_sheet_is_written_and_recorded)
{
  g_autoptr(PTY) t = start("gaozhiyuan", 24, 80, NULL);
  pty_keys(t, "<F7>");
  pty_keys(t, "2");
  pty_keys(t, "x");
  pty_expect(t, "编码");
  pty_keys(t, "<Enter>");
  pty_expect(t, "已导出");
  g_autofree char *path = g_strconcat(hall_path, ".export/stats-person-2027-01..2027-01.csv", NULL), *bytes = NULL;
  ck_assert(g_file_get_contents(path, &bytes, NULL, NULL));
  ck_assert_msg(g_str_has_prefix(bytes, "\xef\xbb\xbf" "2027年1月,按时率,到期"), "%s", bytes);
  ck_assert_ptr_nonnull(strstr(bytes, "\r\n合计,"));
  ck_assert_ptr_nonnull(strstr(bytes, "按时率,"));
  ck_assert_str_eq(hall_text("SELECT facts->>'what', facts->>'period', facts->>'format' FROM event WHERE kind = 'export.made'"),
                   "figures|2027-01..2027-01|csv");
}
END_TEST

/* A clerk sees her own figures, and takes none of them out. */
START_TEST(a_clerk_sees_her_own)
{
  g_autoptr(PTY) t = start("sunyumei", 24, 80, NULL);
  pty_keys(t, "<F7>");
  pty_expect(t, "统计  孙玉梅");
  pty_keys(t, "3");
  pty_expect(t, "这里只有自己的");
  pty_keys(t, "x");
  pty_expect(t, "导出要由值班长、领导或管理员来做");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'export.made'"), 0);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("figures");
  TCase *t = tcase_create("figures");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_loop_test(t, people, 0, G_N_ELEMENTS(LOOKS));
  tcase_add_test(t, without_ambiguous_characters);
  tcase_add_test(t, from_month_to_figure_to_case);
  tcase_add_loop_test(t, the_verb_says_the_same, 0, YC_N_BY);
  tcase_add_test(t, a_sheet_is_written_and_recorded);
  tcase_add_test(t, a_clerk_sees_her_own);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
