/* The review: totals that are true however many rows there are, where a case lies, who has it, and what was overdue in a
 * period. */
#include <config.h>
#include <glib/gstdio.h>
#include <string.h>
#include "app/hall.h"
#include "app/late.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "check_main.h"

#define CASES 2000
/* Weeks after the demonstration's last day: everything open is over. */
#define LATER "2027-02-24T09:30"

static YcBoard *read_board(void)
{
  g_autoptr(GError) error = NULL;
  YcBoard *board = yc_board_read(hall, &error);
  ck_assert_msg(board != NULL, "%s", error ? error->message : "");
  return board;
}

static void later(const char *moment)
{
  hall_at(moment);
  hall_as("zhaomin", "3");
}

static void tick(void)
{
  g_autoptr(GError) error = NULL;
  ck_assert_msg(yc_tick_run(hall, NULL, &error), "%s", error ? error->message : "");
}

/* --- who may ---------------------------------------------------------------------------------------------- */

START_TEST(supervisors_and_leaders)
{
  static const struct { const char *login; gboolean sees, reads; } people[] = {
    { "zhaomin", TRUE, FALSE }, { "gaozhiyuan", TRUE, TRUE }, { "lixiuying", FALSE, FALSE }, { "fanglei", FALSE, FALSE },
    { "wangjianjun", FALSE, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS(people); i++) {
    hall_as(people[i].login, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(YcBoard) board = yc_board_read(hall, &error);
    YcPeriod period = yc_period_month(yc_app_today(hall), 0);
    g_autoptr(YcLates) lates = yc_lates_read(hall, &period, NULL);
    ck_assert_int_eq(board != NULL, people[i].sees);
    ck_assert_int_eq(lates != NULL, people[i].sees);
    if (people[i].sees) ck_assert_int_eq(yc_board_only_reads(hall), people[i].reads);
    else assert_error(error, "督办台只有值班长和领导能看");
  }
}
END_TEST

/* --- totals ----------------------------------------------------------------------------------------------- */

/* A known fault of others: only the first batch is scanned.  Here are more than any page or batch has. */
START_TEST(totals_are_of_all)
{
  later(LATER);
  g_autoptr(YcBoard) board = read_board();
  const YcBoardCounts *counts = yc_board_counts(board);
  ck_assert_int_gt(counts->red, 100);
  ck_assert_int_eq(counts->red, hall_int("SELECT count(*) FROM casefile WHERE queue <> '' AND due < '%.10s'", LATER));
  ck_assert_int_eq(counts->tab[YC_BOARD_TOWN] + counts->tab[YC_BOARD_VILLAGE] + counts->tab[YC_BOARD_COUNTY], counts->red);
  ck_assert_int_eq(counts->graves, hall_int("SELECT count(*) FROM casefile c WHERE queue <> '' AND due < '%.10s' AND EXISTS "
    "(SELECT 1 FROM clock k WHERE k.casefile = c.id AND k.kind = 'statute' AND k.state = 'running' AND k.due < '%.10s')",
    LATER, LATER));
  for (YcBoardBy by = 0; by < YC_N_BOARD_BY; by++) {
    guint sum = 0;
    g_autoptr(GPtrArray) groups = yc_board_groups(board, YC_BOARD_ALL, by, "");
    for (guint i = 0; i < groups->len; i++) {
      const YcBoardGroup *group = groups->pdata[i];
      sum += group->cases->len;
      ck_assert_int_ge(group->worst, group->median);
      ck_assert_int_ge(group->median, 1);
      ck_assert_int_eq(group->worst, ((const YcBoardCase *)group->cases->pdata[0])->over);
    }
    ck_assert_uint_eq(sum, (guint)counts->red);
  }
}
END_TEST

START_TEST(villages_by_their_cases)
{
  later(LATER);
  g_autoptr(YcBoard) board = read_board();
  g_autoptr(GPtrArray) groups = yc_board_groups(board, YC_BOARD_ALL, YC_BOARD_BY_VILLAGE, "");
  for (guint i = 0; i < groups->len; i++) {
    const YcBoardGroup *group = groups->pdata[i];
    ck_assert_int_eq((int)group->cases->len,
                     hall_int("SELECT count(*) FROM casefile WHERE queue <> '' AND due < '%.10s' AND coalesce(place, '') = '%s'",
                              LATER, group->key));
  }
}
END_TEST

START_TEST(the_worst_comes_first)
{
  later(LATER);
  g_autoptr(YcBoard) board = read_board();
  g_autoptr(GPtrArray) cases = yc_board_cases(board, YC_BOARD_ALL, "");
  for (guint i = 1; i < cases->len; i++)
    ck_assert_int_le(((const YcBoardCase *)cases->pdata[i - 1])->due, ((const YcBoardCase *)cases->pdata[i])->due);
  g_autoptr(GPtrArray) groups = yc_board_groups(board, YC_BOARD_ALL, YC_BOARD_BY_PERSON, "");
  for (guint i = 1; i < groups->len; i++) {
    const YcBoardGroup *before = groups->pdata[i - 1], *here = groups->pdata[i];
    ck_assert(before->nobody || !here->nobody);
    ck_assert(before->nobody || before->worst >= here->worst);
  }
}
END_TEST

/* RULE sup-02: an account that is gone holds nothing; its cases stand before all others and ask to be reassigned. */
START_TEST(nobody_holds_them)
{
  later(LATER);
  g_autofree char *post = g_strdup(hall_text("SELECT answerable FROM casefile c WHERE queue <> '' AND due < '%.10s' AND EXISTS "
    "(SELECT 1 FROM post p JOIN post_now n ON n.post = p.code JOIN staff s ON s.id = n.staff JOIN office o ON o.code = p.office "
    "WHERE p.code = c.answerable AND o.inside = 1 AND s.roles <> '' AND s.login <> 'zhaomin') GROUP BY 1 ORDER BY count(*) DESC "
    "LIMIT 1", LATER));
  g_autoptr(YcBoard) before = read_board();
  ck_assert_int_eq(yc_board_counts(before)->nobody, 0);
  YcWriter *writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s}", "login", hall_text("SELECT s.login FROM post_now n JOIN staff s ON "
    "s.id = n.staff WHERE n.post = '%s'", post), "roles", "", "office", "hall", "from", "2027-02-01");
  ck_assert(yc_writer_append(writer, "staff.set", facts, json_pack("{s:s, s:[], s:s}", "name", "走了的人", "initials", "phone", ""),
                             NULL, NULL) != 0);
  ck_assert(yc_writer_commit(writer, NULL));
  g_autoptr(YcBoard) board = read_board();
  g_autoptr(GPtrArray) groups = yc_board_groups(board, YC_BOARD_ALL, YC_BOARD_BY_PERSON, "");
  const YcBoardGroup *first = groups->pdata[0];
  ck_assert(first->nobody);
  ck_assert_str_eq(first->name, "无人接");
  ck_assert_ptr_nonnull(strstr(first->note, "改派 z"));
  ck_assert_int_gt(yc_board_counts(board)->nobody, 0);
  ck_assert_int_eq(yc_board_counts(board)->nobody, (int)first->cases->len);
}
END_TEST

/* --- the filter ------------------------------------------------------------------------------------------- */

/* RULE time-12: what was handed over inside the hall stands under 未签 until its receiver acknowledges it, each case once,
 * and the line below says who that is. */
START_TEST(what_nobody_signed_for)
{
  hall_as("zhaomin", "3");
  g_autoptr(YcBoard) board = read_board();
  g_autoptr(GPtrArray) cases = yc_board_cases(board, YC_BOARD_UNSIGNED, "");
  gint64 found = 0;
  for (guint i = 0; i < cases->len; i++) {
    const YcBoardCase *cf = cases->pdata[i];
    for (guint k = 0; k < i; k++) ck_assert_int_ne(cf->id, ((const YcBoardCase *)cases->pdata[k])->id);
    const char *who = hall_text("SELECT (SELECT s.name FROM step t JOIN post_now n ON n.post = t.post JOIN staff s ON s.id = n.staff"
                                " WHERE t.casefile = %d AND t.state = 'current' AND t.received IS NULL AND t.giver IS NOT NULL"
                                " ORDER BY t.n LIMIT 1)", (int)cf->id);
    if (strcmp(who, "-") == 0) continue;
    g_autofree char *first = NULL, *second = NULL, *waits = g_strdup_printf("等 %s", who);
    ck_assert(yc_board_preview(hall, cf, &first, &second, NULL));
    ck_assert_msg(strstr(first, waits) != NULL, "%s: %s", waits, first);
    g_autofree char *group = yc_board_group_name(board, cf, YC_BOARD_BY_PERSON);
    ck_assert_msg(g_str_has_prefix(group, who), "%s: %s", who, group);   /* and it stands with him, not with who gave it */
    found++;
  }
  ck_assert_int_gt(found, 5);
  ck_assert_int_eq(found, hall_int("SELECT count(DISTINCT casefile) FROM step WHERE state = 'current' AND received IS NULL"
                                   " AND giver IS NOT NULL"));
}
END_TEST

START_TEST(words_all_fit)
{
  later(LATER);
  g_autoptr(YcBoard) board = read_board();
  g_autoptr(GPtrArray) all = yc_board_cases(board, YC_BOARD_ALL, ""), village = yc_board_cases(board, YC_BOARD_ALL, "槐棚");
  g_autoptr(GPtrArray) initials = yc_board_cases(board, YC_BOARD_ALL, "hpc");
  ck_assert_uint_gt(village->len, 0);
  ck_assert_uint_lt(village->len, all->len);
  ck_assert_uint_ge(initials->len, village->len);
  YcBoardRow *row = yc_board_row(hall, ((const YcBoardCase *)all->pdata[0])->id);
  g_autofree char *words = g_strdup_printf("%s %s", row->cf->number, row->cf->applicant);
  g_autoptr(GPtrArray) one = yc_board_cases(board, YC_BOARD_ALL, words);
  ck_assert_uint_eq(one->len, 1);
  ck_assert_int_eq(((const YcBoardCase *)one->pdata[0])->id, row->cf->id);
  g_auto(GStrv) holder = NULL;
  g_autofree char *name = yc_board_group_name(board, all->pdata[0], YC_BOARD_BY_PERSON);
  holder = g_strsplit(name, " ", 2);
  g_autofree char *both = g_strdup_printf("%s %s", holder[0], row->cf->number);
  g_autoptr(GPtrArray) his = yc_board_cases(board, YC_BOARD_ALL, holder[0]), found = yc_board_cases(board, YC_BOARD_ALL, both);
  ck_assert_uint_eq(found->len, 1);
  ck_assert_uint_lt(his->len, all->len);
  for (guint i = 0; i < his->len; i++) {
    g_autofree char *whose = yc_board_group_name(board, his->pdata[i], YC_BOARD_BY_PERSON);
    ck_assert(g_str_has_prefix(whose, holder[0]));
  }
  g_autoptr(GPtrArray) none = yc_board_cases(board, YC_BOARD_ALL, "槐棚 没有这个人");
  ck_assert_uint_eq(none->len, 0);
  yc_board_row_free(row);
}
END_TEST

/* --- periods ---------------------------------------------------------------------------------------------- */

static const struct { const char *text, *from, *to, *error; } periods[] = {
  { "本月", "2026-11-01", "2026-11-30", NULL },     { "上月", "2026-10-01", "2026-10-31", NULL },
  { "10", "2026-10-01", "2026-10-31", NULL },       { "１０", "2026-10-01", "2026-10-31", NULL },
  { "12", "2025-12-01", "2025-12-31", NULL },       { "2026-2", "2026-02-01", "2026-02-28", NULL },
  { "10-05 10-20", "2026-10-05", "2026-10-20", NULL }, { "12-20 1-05", "2025-12-20", "2026-01-05", NULL },
  { "2026-10-05 2026-10-05", "2026-10-05", "2026-10-05", NULL },
  { "", NULL, NULL, "请写月份" },                   { "13", NULL, NULL, "不是月份" },
  { "十月", NULL, NULL, "不是月份" },               { "10-05 10-04", NULL, NULL, "止日在起日之前" },
  { "2-30 3-01", NULL, NULL, "没有这样的日子" },    { "2026-12", NULL, NULL, "还没有开始" },
  { "1 2 3", NULL, NULL, "请写月份" },
};

START_TEST(periods_as_typed)
{
  YcPeriod period = { 0, 0 };
  g_autoptr(GError) error = NULL;
  gboolean good = yc_period_parse(day_of("2026-11-23"), periods[_i].text, &period, &error);
  ck_assert_msg(good == (periods[_i].error == NULL), "%s: %s", periods[_i].text, error ? error->message : "taken");
  if (!good) {
    assert_error(error, periods[_i].error);
    return;
  }
  ck_assert_int_eq(period.from, day_of(periods[_i].from));
  ck_assert_int_eq(period.to, day_of(periods[_i].to));
}
END_TEST

static YcLates *read_lates(const char *from, const char *to)
{
  g_autoptr(GError) error = NULL;
  YcPeriod period = { day_of(from), day_of(to) };
  YcLates *lates = yc_lates_read(hall, &period, &error);
  ck_assert_msg(lates != NULL, "%s", error ? error->message : "");
  return lates;
}

/* Concluded ones too: each light that burnt on some day of it, however it ended. */
START_TEST(what_was_overdue_stays)
{
  later("2026-12-31T09:00");
  tick();
  g_autoptr(YcLates) lates = read_lates("2026-11-01", "2026-11-30");
  int cases = (int)hall_int("SELECT count(DISTINCT casefile) FROM red WHERE day <= '2026-11-30' AND "
                            "(ended IS NULL OR ended >= '2026-11-01')");
  ck_assert_int_gt(cases, 10);
  ck_assert_uint_eq(lates->cases, (guint)cases);
  guint ended = 0;
  for (guint i = 0; i < lates->rows->len; i++) {
    const YcLate *late = lates->rows->pdata[i];
    YcDay until = late->ended == YC_DAY_NONE ? day_of("2026-11-30") : MIN(late->ended, day_of("2026-11-30"));
    ck_assert_int_eq(late->cf.over, MAX(yc_calendar_count(yc_app_calendar(hall), late->cf.due, until), 1));
    ended += late->ended != YC_DAY_NONE;
  }
  ck_assert_uint_gt(ended, 0);
  g_autoptr(YcLates) before = read_lates("2020-01-01", "2020-01-31");
  ck_assert_uint_eq(before->rows->len, 0);
}
END_TEST

START_TEST(a_table_leaves_recorded_and_masked)
{
  later("2026-12-31T09:00");
  tick();
  g_autoptr(GError) error = NULL;
  g_autoptr(YcLates) lates = read_lates("2026-11-01", "2026-11-30");
  g_autofree char *number = NULL, *warning = NULL, *second = NULL, *none = NULL;
  ck_assert_msg(yc_lates_print(lates, "", &number, &warning, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(number, "芦政统A〔2026〕0001号");
  ck_assert(yc_lates_print(lates, "", &second, &none, NULL));
  ck_assert_str_eq(second, "芦政统A〔2026〕0002号");
  ck_assert_str_eq(hall_text("SELECT facts->>'what', facts->>'period', facts->>'rows', facts->>'format', facts->>'personal' "
                             "FROM event WHERE kind = 'export.made' ORDER BY pos LIMIT 1"),
                   g_intern_string(hall_text("SELECT 'overdue', '2026-11-01..2026-11-30', %d, 'A4', '[\"applicant\",\"reason\"]'",
                                             (int)lates->rows->len)));
  g_autofree char *path = g_strdup_printf("%s.spool/%s.txt", hall_path, number), *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  ck_assert_ptr_nonnull(strstr(text, "超期办件统计表"));
  ck_assert_ptr_nonnull(strstr(text, "说明 这段日子里有过超期的办件"));
  ck_assert_ptr_nonnull(strstr(text, "打印 2026-12-31 09:00 赵敏"));
  for (guint i = 0; i < lates->rows->len; i++) {
    g_autoptr(YcLateDetail) detail = yc_late_detail(lates, lates->rows->pdata[i], NULL);
    ck_assert_ptr_nonnull(strstr(text, detail->number));
    ck_assert_ptr_nonnull(strstr(text, detail->masked));
    ck_assert_msg(g_utf8_strlen(detail->applicant, -1) < 3 || strstr(text, detail->applicant) == NULL, "%s", detail->applicant);
  }
}
END_TEST

START_TEST(a_file_for_a_spreadsheet)
{
  later("2026-12-31T09:00");
  tick();
  g_autoptr(GError) error = NULL;
  g_autoptr(YcLates) lates = read_lates("2026-11-01", "2026-11-30");
  g_autofree char *path = yc_lates_save(lates, "", "表.csv", "UTF-8", &error), *text = NULL;
  ck_assert_msg(path != NULL && g_file_get_contents(path, &text, NULL, NULL), "%s", error ? error->message : "");
  ck_assert(g_str_has_prefix(text, "\xef\xbb\xbf办件号,申请人,"));
  guint rows = 0;
  for (const char *at = text; (at = strstr(at, "\r\n")) != NULL; at += 2) rows++;
  ck_assert_uint_eq(rows, lates->rows->len + 1);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'export.made' AND facts->>'format' = 'csv'"), 1);
  static const char *const names[] = { "", "../x.csv", ".x.csv", "a/b.csv" };
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    ck_assert_ptr_null(yc_lates_save(lates, "", names[i], "UTF-8", &error));
    assert_error(error, "用不了");
  }
  ck_assert_ptr_null(yc_lates_save(lates, "", "x.csv", "latin1", &error));
  assert_error(error, "请用 UTF-8 或 GB18030");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'export.made'"), 1);
}
END_TEST

static void prepare(void)
{
  hall_prepare(CASES);
}

static Suite *suite(void)
{
  Suite *s = suite_create("board");
  TCase *many = tcase_create("many");
  tcase_add_unchecked_fixture(many, prepare, hall_finish);
  tcase_add_checked_fixture(many, hall_begin_demo, hall_end);
  tcase_set_timeout(many, 60);
  tcase_add_test(many, supervisors_and_leaders);
  tcase_add_test(many, totals_are_of_all);
  tcase_add_test(many, villages_by_their_cases);
  tcase_add_test(many, the_worst_comes_first);
  tcase_add_test(many, nobody_holds_them);
  tcase_add_test(many, what_nobody_signed_for);
  tcase_add_test(many, words_all_fit);
  tcase_add_loop_test(many, periods_as_typed, 0, (int)G_N_ELEMENTS(periods));
  tcase_add_test(many, what_was_overdue_stays);
  tcase_add_test(many, a_table_leaves_recorded_and_masked);
  tcase_add_test(many, a_file_for_a_spreadsheet);
  suite_add_tcase(s, many);
  return s;
}

CHECK_MAIN(suite)
