/* Undo within the minute (RULE acc-12): whatever an act changed is as it was before. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/draft.h"
#include "app/hall.h"
#include "app/private.h"
#include "app/undo.h"
#include "check_main.h"
#include "store/private.h"

#define CASE(column, id) "SELECT " column " FROM casefile WHERE id = %" G_GINT64_FORMAT, id

/* --- everything the lists are made of ---------------------------------------------------------------------- */

static int by_text(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In an order of its own: rows come back in another. */
static void dump(GString *out, const char *sql)
{
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *rows = yc_sql_prepare(yc_app_store(hall), sql, YC_SQL_READ, NULL, &error);
  ck_assert_msg(rows != NULL, "%s: %s", sql, error ? error->message : "");
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    GString *line = g_string_new(NULL);
    for (int i = 0; i < sqlite3_column_count(rows); i++) {
      const char *value = (const char *)sqlite3_column_text(rows, i);
      g_string_append_printf(line, "%s=%s|", sqlite3_column_name(rows, i), value ? value : "NULL");
    }
    g_ptr_array_add(lines, g_string_free(line, FALSE));
  }
  sqlite3_finalize(rows);
  g_ptr_array_sort(lines, by_text);
  for (guint i = 0; i < lines->len; i++) g_string_append_printf(out, "%s\n", (char *)lines->pdata[i]);
}

/* The columns of a table but for those that count versions or name the event behind a row. */
static char *columns_of(const char *table)
{
  static const char *const skipped[] = { "ver", "epoch", "body", "reason_of", NULL };
  g_autofree char *sql = g_strdup_printf("SELECT name FROM pragma_table_info('%s')", table);
  sqlite3_stmt *rows = yc_sql_prepare(yc_app_store(hall), sql, YC_SQL_READ, NULL, NULL);
  GString *list = g_string_new(NULL);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(rows, 0);
    if (!g_strv_contains(skipped, name)) g_string_append_printf(list, "%s\"%s\"", list->len ? ", " : "", name);
  }
  sqlite3_finalize(rows);
  return g_string_free(list, FALSE);
}

/* All state tables; papers and serials stay used, so only those up to `paper` are told. */
static char *tables(gint64 paper)
{
  static const char *const left[] = { "event", "body", "day_serial", NULL };
  GString *out = g_string_new(NULL);
  sqlite3_stmt *names = yc_sql_prepare(yc_app_store(hall), "SELECT name FROM sqlite_schema WHERE type = 'table' AND"
                                       " name NOT LIKE 'local_%' AND name NOT LIKE 'sqlite_%'", YC_SQL_READ, NULL, NULL);
  while (sqlite3_step(names) == SQLITE_ROW) {
    const char *table = (const char *)sqlite3_column_text(names, 0);
    if (g_strv_contains(left, table)) continue;
    g_autofree char *columns = columns_of(table), *only = g_strdup_printf(" WHERE id <= %" G_GINT64_FORMAT, paper);
    g_autofree char *sql = g_strdup_printf("SELECT '%s', %s FROM \"%s\"%s", table, columns, table,
                                           strcmp(table, "paper") == 0 ? only
                                           : strcmp(table, "tally") == 0 || strcmp(table, "figure") == 0 ? " WHERE n <> 0" : "");
    dump(out, sql);
  }
  sqlite3_finalize(names);
  return g_string_free(out, FALSE);
}

static gint64 last_paper(void)
{
  return hall_int("SELECT coalesce(max(id), 0) FROM paper");
}

/* --- acts ------------------------------------------------------------------------------------------------- */

static gint64 undone(gint64 casefile)
{
  gint64 draft;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(yc_undo(hall, casefile, &draft, &error), "%s", error ? error->message : "");
  hall_verify();
  return draft;
}

/* A MZ01 that waits for its ninth paper. */
static gint64 waiting(void)
{
  YcIntake *form = hall_form(1, "MZ01");
  form->represented = TRUE;
  hall_person(2, &form->representative);
  yc_intake_set(&form->relation, "之女");
  form->authorised = TRUE;
  yc_intake_choose(hall, form, "MZ01", NULL);
  have_all(form);
  mark(form, 9, YC_TICK_WRONG, "要本人的卡");
  return hall_taken(form, YC_OUTCOME_ASK);
}

static void supply(gint64 casefile, gboolean all)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, casefile, NULL);
  have_all(form);
  if (!all) mark(form, 9, YC_TICK_WRONG, "还是不行");
  form->cause = all ? YC_CAUSE_NONE : YC_CAUSE_APPLICANT;
  g_autoptr(YcIntakeResult) result = yc_supply_commit(hall, casefile, form, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
}

static void supply_some(gint64 casefile)
{
  supply(casefile, FALSE);
}

static void supply_all(gint64 casefile)
{
  supply(casefile, TRUE);
}

/* An event of the counter that has a screen of its own. */
static void put(gint64 casefile, const char *kind, json_t *facts, json_t *body, gboolean state)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  YcOnCase on = { casefile, 0, 0 };
  ck_assert(state ? yc_case_event(hall, writer, casefile, kind, facts, body, &error)
                  : yc_writer_append(writer, kind, facts, body, &on, &error) != 0);
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
}

static void remind(gint64 casefile)
{
  put(casefile, "case.remind", json_pack("{s:s, s:s}", "day", "2026-11-05", "by", "phone"),
      json_pack("{s:s, s:s}", "who", "王丽", "text", "明天来"), TRUE);
}

static void lapse(gint64 casefile)
{
  put(casefile, "case.lapse", json_pack("{s:s, s:s, s:s, s:s, s:s, s:{}, s:[s], s:n}", "what", "supply", "state", "withdrawn",
                                        "outcome", "lapse", "day", "2026-11-05", "step_short", "撤回", "light", "ended", "supply",
                                        "paper"), NULL, TRUE);
}

static void outside(gint64 casefile)
{
  put(casefile, "outside.set", json_pack("{s:s, s:s, s:s}", "system", "prov", "number", "HN20260427", "outside", ""), NULL,
      TRUE);
}

static void (*const acts[])(gint64 casefile) = { supply_some, supply_all, remind, lapse, outside };

/* RULE acc-12 */
START_TEST(an_act_on_a_case)
{
  gint64 id = waiting(), paper = last_paper();
  hall_at("2026-11-05T11:00");
  g_autofree char *before = tables(paper);
  acts[_i](id);
  g_autofree char *between = tables(paper);
  ck_assert_str_ne(between, before);
  undone(id);
  g_autofree char *after = tables(paper);
  ck_assert_str_eq(after, before);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM paper WHERE id > %" G_GINT64_FORMAT " AND state <> 'void'", paper), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_undo"), 0);
}
END_TEST

static const struct { YcOutcome outcome; const char *item; guint drops; } outcomes[] = {
  { YC_OUTCOME_ACCEPT, "MZ01", 0 }, { YC_OUTCOME_ASK, "MZ01", 1 }, { YC_OUTCOME_TELL, "MZ01", 99 },
  { YC_OUTCOME_REFUSE, "MZ01", 0 }, { YC_OUTCOME_ONSPOT, "MZ14", 0 },
  { YC_OUTCOME_REFER, "MZ01", 0 }, { YC_OUTCOME_FORWARD, "MZ01", 0 }
};

/* The case, its number and its papers are void; what was typed comes back, and is saved as another case. */
START_TEST(an_acceptance)
{
  YcIntake *form = hall_form(1, outcomes[_i].item);
  if (outcomes[_i].drops != 99) have_all(form);
  if (outcomes[_i].drops == 1) mark(form, 9, YC_TICK_WRONG, "要本人的卡");
  yc_intake_set(&form->reason, "户籍在邻县,条例第九条");
  yc_intake_set(&form->authority, "hall-581126200000");
  gint64 id = hall_taken(form, outcomes[_i].outcome);
  gint64 draft = undone(id);
  ck_assert_str_eq(hall_text(CASE("state, queue, outcome, due, rank", id)), "void||void|-|~");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM paper WHERE state <> 'void'"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM clock WHERE state <> 'done'"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM tally WHERE n <> 0"), 0);
  g_autoptr(YcIntake) again = yc_draft_load(hall, draft, NULL);
  ck_assert_str_eq(again->applicant.name, "温秀荷");
  ck_assert_int_eq(again->outcome, outcomes[_i].outcome);
  ck_assert_str_eq(again->reason, "户籍在邻县,条例第九条");
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) result = yc_intake_commit(hall, again, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  ck_assert_int_ne(result->casefile, id);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM person"), 1);
  ck_assert_int_eq(hall_int("SELECT last FROM day_serial"), 2);
  hall_verify();
}
END_TEST

/* What was changed of a known person is as it was; what was typed is not lost. */
START_TEST(a_known_person)
{
  hall_accepted(1);
  YcIntake *form = hall_form(1, "MZ11");
  yc_intake_set(&form->applicant.phone, "13900007788");
  have_all(form);
  const char *phone = hall_text("SELECT phone FROM person");
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  ck_assert_str_eq(hall_text("SELECT phone FROM person"), "13900007788");
  g_autoptr(YcIntake) again = yc_draft_load(hall, undone(id), NULL);
  ck_assert_str_eq(hall_text("SELECT phone FROM person"), phone);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM person_key WHERE key = '13900007788'"), 0);
  ck_assert_str_eq(again->applicant.phone, "13900007788");
}
END_TEST

/* The ticks of papers that were supplied are typed again. */
START_TEST(supplied_papers)
{
  gint64 id = waiting();
  hall_at("2026-11-05T11:00");
  supply_all(id);
  gint64 draft = undone(id);
  ck_assert_int_eq(yc_draft_of_case(hall, id, FALSE), draft);
  g_autoptr(YcIntake) form = yc_draft_load(hall, draft, NULL);
  ck_assert_uint_eq(yc_intake_missing(form), 0);
  ck_assert_str_eq(hall_text(CASE("state, queue", id)), "correcting|supply");
  supply_all(id);
  ck_assert_str_eq(hall_text(CASE("state, queue", id)), "accepted|todo");
  hall_verify();
}
END_TEST

/* --- who, where, when ------------------------------------------------------------------------------------- */

static void assert_refused(YcApp *app, gint64 id, const char *part)
{
  gint64 draft;
  GError *error = NULL;
  g_autofree char *before = tables(G_MAXINT64);
  ck_assert_ptr_null(yc_undo_look(app, id, &error));
  assert_error(error, part);
  ck_assert(!yc_undo(app, id, &draft, &error));
  assert_error(error, part);
  g_autofree char *after = tables(G_MAXINT64);
  ck_assert_str_eq(before, after);
}

START_TEST(a_minute)
{
  gint64 id = hall_accepted(1);
  ck_assert_int_eq(yc_undo_left(hall), 60);
  hall_at("2026-11-05T10:20:59");
  g_autoptr(YcUndo) undo = yc_undo_look(hall, id, NULL);
  ck_assert_int_eq(undo->seconds, 1);
  ck_assert(undo->opened && undo->cases == 1);
  ck_assert_ptr_nonnull(strstr(undo->whose, "温秀荷"));
  ck_assert_ptr_nonnull(strstr(undo->what, "受理号"));
  hall_at("2026-11-05T10:21:01");
  ck_assert_int_eq(yc_undo_left(hall), 0);
  assert_refused(hall, id, "一分钟以内");
}
END_TEST

START_TEST(another_person_or_window)
{
  gint64 id = hall_accepted(1);
  hall_as("hexiaoyan", "3");
  assert_refused(hall, id, "李秀英");
  hall_as("lixiuying", "2");
  assert_refused(hall, id, "3号窗");
  hall_as("lixiuying", "3");
  undone(id);
  assert_refused(hall, id, "一分钟以内");
}
END_TEST

START_TEST(something_newer_on_the_case)
{
  gint64 id = waiting();
  YcApp *other = hall_open("2026-11-05T10:20:30", "hexiaoyan", "2");
  g_autoptr(YcIntake) form = yc_intake_of_case(other, id, NULL);
  have_all(form);
  g_autoptr(YcIntakeResult) result = yc_supply_commit(other, id, form, NULL);
  ck_assert_ptr_nonnull(result);
  hall_at("2026-11-05T10:20:40");
  assert_refused(hall, id, "何晓燕");
  gint64 draft;
  ck_assert(yc_undo(other, id, &draft, NULL));
  yc_app_close(other);
  /* A note is nothing newer; what the citizen signed for is. */
  supply_all(id);
  put(id, "note.add", json_object(), json_pack("{s:s}", "text", "来过"), FALSE);
  undone(id);
  supply_all(id);
  put(id, "paper.sign", json_pack("{s:s, s:s, s:s, s:s, s:s}", "paper", "x", "number", "x", "day", "2026-11-05", "by",
                                  "applicant", "how", "signature"), NULL, FALSE);
  assert_refused(hall, id, "签收");
}
END_TEST

/* RULE prv-01: what is kept for a minute is gone after it. */
START_TEST(nothing_is_kept_longer)
{
  hall_accepted(1);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_undo WHERE instr(restore, '温秀荷')"), 1);
  hall_at("2026-11-05T10:22");
  hall_as("lixiuying", "3");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_undo"), 0);
  hall_accepted(2);
  hall_at("2026-11-05T10:24");
  hall_accepted(3);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_undo"), 1);
}
END_TEST

START_TEST(the_last_act_is_of_who_sits_here)
{
  ck_assert_int_eq(yc_app_last_act(hall).casefile, 0);
  gint64 id = hall_accepted(1);
  ck_assert_int_eq(yc_app_last_act(hall).casefile, id);
  ck_assert_int_eq(yc_app_last_act(hall).at, yc_time_parse(HALL_NOW));
  hall_as("hexiaoyan", "2");
  ck_assert_int_eq(yc_app_last_act(hall).casefile, 0);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    the_last_act_is_of_who_sits_here, a_known_person, supplied_papers, a_minute, another_person_or_window,
    something_newer_on_the_case, nothing_is_kept_longer
  };
  Suite *s = suite_create("undo");
  TCase *t = tcase_create("undo");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(t, tests[i]);
  tcase_add_loop_test(t, an_act_on_a_case, 0, (int)G_N_ELEMENTS(acts));
  tcase_add_loop_test(t, an_acceptance, 0, (int)G_N_ELEMENTS(outcomes));
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
