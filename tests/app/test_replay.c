/* Replaying gives the same tables: a store full of cases, every kind of event, and after erasing what people are called. */
#include <config.h>
#include <glib/gstdio.h>
#include <string.h>
#include "app/desk.h"
#include "app/draft.h"
#include "app/hall.h"
#include "app/paper.h"
#include "app/people.h"
#include "app/private.h"
#include "app/progress.h"
#include "check_main.h"
#include "store/private.h"

#define CASES 400

static sqlite3_stmt *select_rows(const char *sql)
{
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement = yc_sql_prepare(yc_app_store(hall), sql, YC_SQL_READ, NULL, &error);
  ck_assert_msg(statement != NULL, "%s: %s", sql, error ? error->message : "");
  return statement;
}

/* --- erasing ---------------------------------------------------------------------------------------------- */

/* The identities of the events that a query gives by pos. */
static json_t *events_of(const char *sql)
{
  json_t *list = json_array();
  sqlite3_stmt *rows = select_rows(sql);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    g_autofree char *ident = yc_event_ident(yc_app_store(hall), sqlite3_column_int64(rows, 0));
    json_array_append_new(list, json_string(ident));
  }
  sqlite3_finalize(rows);
  return list;
}

static void append(const char *kind, json_t *facts, json_t *body, const YcOnCase *on)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert_msg(yc_writer_append(writer, kind, facts, body, on, &error) != 0, "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
}

static guint erase(const char *sql)
{
  json_t *list = events_of(sql);
  guint n = (guint)json_array_size(list);
  append("event.erase", json_pack("{s:o}", "events", list), NULL, NULL);
  return n;
}

/* Where a text stands, in any column of any table; NULL when nowhere.  Hashes and salts hold anything by chance. */
static char *where_is(const char *text)
{
  sqlite3_stmt *columns = select_rows("SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
                                      " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'");
  char *found = NULL;
  while (found == NULL && sqlite3_step(columns) == SQLITE_ROW) {
    const char *table = (const char *)sqlite3_column_text(columns, 0), *column = (const char *)sqlite3_column_text(columns, 1);
    if (hall_int("SELECT count(*) FROM \"%s\" WHERE typeof(\"%s\") <> 'blob' AND instr(\"%s\", '%s') > 0", table, column,
                 column, text) > 0)
      found = g_strdup_printf("%s.%s", table, column);
  }
  sqlite3_finalize(columns);
  return found;
}

static void assert_nowhere(const char *text)
{
  g_autofree char *found = where_is(text);
  ck_assert_msg(found == NULL, "%s stands in %s", text, found);
}

START_TEST(a_full_store_replays)
{
  hall_verify();
}
END_TEST

/* Of every kind that has bodies some go, and what they gave goes with them. */
START_TEST(erased_then_replayed)
{
  gint64 cases = hall_int("SELECT count(*) FROM casefile");
  sqlite3_stmt *kinds = select_rows("SELECT kind, count(*) FROM event JOIN body USING (pos) GROUP BY kind");
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  while (sqlite3_step(kinds) == SQLITE_ROW) g_ptr_array_add(names, g_strdup((const char *)sqlite3_column_text(kinds, 0)));
  sqlite3_finalize(kinds);
  ck_assert_uint_ge(names->len, 8);
  for (guint i = 0; i < names->len; i++) {
    const char *kind = names->pdata[i];
    gint64 before = hall_int("SELECT count(*) FROM event JOIN body USING (pos) WHERE kind = '%s'", kind);
    g_autofree char *sql = g_strdup_printf("SELECT pos FROM event JOIN body USING (pos) WHERE kind = '%s' AND pos %% 3 <> 1", kind);
    guint gone = erase(sql);
    ck_assert_int_eq(hall_int("SELECT count(*) FROM event JOIN body USING (pos) WHERE kind = '%s'", kind), before - gone);
    hall_verify();
  }
  /* Numbers, days and figures stay. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile"), cases);
  ck_assert_int_gt(hall_int("SELECT count(*) FROM person WHERE name IS NULL"), 0);
}
END_TEST

/* Somebody with a history: known by number, phone and keys, and noted beside the papers. */
static gint64 somebody(void)
{
  YcIntake *form = hall_form(1, "MZ01");
  yc_intake_set(&form->applicant.name, "庾温璇");
  yc_intake_set(&form->applicant.doc_kind, "other");
  yc_intake_set(&form->applicant.doc_number, "E87654321");
  yc_intake_set(&form->applicant.phone, "16088880001");
  yc_intake_add_member(form, "之子", "庾家宝", "E11112222", "2015-05-05");
  have_all(form);
  mark(form, 9, YC_TICK_WRONG, "要庾温璇本人的卡");
  g_autoptr(YcIntakeResult) asked = hall_take(form, YC_OUTCOME_ASK);
  g_autoptr(YcIntake) rest = yc_intake_of_case(hall, asked->casefile, NULL);
  have_all(rest);
  g_autoptr(YcIntakeResult) done = yc_supply_commit(hall, asked->casefile, rest, NULL);
  ck_assert_int_eq(done->outcome, YC_OUTCOME_ACCEPT);
  YcIntake *again = yc_intake_of_case(hall, asked->casefile, NULL);
  yc_intake_set(&again->applicant.phone, "16088880002");
  again->version = 0;
  yc_intake_choose(hall, again, "MZ11", NULL);
  have_all(again);
  yc_intake_set(&again->reason, "庾温璇户籍在邻县,条例第九条");
  gint64 draft = 0;
  ck_assert(yc_draft_save(hall, &draft, again, NULL));
  /* Somebody else's form that names her, and one that has nothing to do with it. */
  for (guint i = 3; i < 5; i++) {
    g_autoptr(YcIntake) other = hall_form(i, "MZ01");
    if (i == 3) yc_intake_add_member(other, "之女", "庾温璇", "E87654321", "");
    draft = 0;
    ck_assert(yc_draft_save(hall, &draft, other, NULL));
  }
  g_autoptr(YcIntakeResult) refused = hall_take(again, YC_OUTCOME_REFUSE);
  YcOnCase on = { refused->casefile, 0, 0 };
  append("note.add", json_object(), json_pack("{s:s}", "text", "庾温璇来过电话"), &on);
  /* Half-filled forms and the last minute's acts know the same. */
  ck_assert_int_gt(hall_int("SELECT count(*) FROM local_undo WHERE instr(restore, '庾温璇')"), 0);
  ck_assert_int_gt(hall_int("SELECT count(*) FROM local_draft WHERE instr(json, '庾温璇')"), 0);
  return asked->casefile;
}

START_TEST(nothing_of_an_erased_person_is_left)
{
  static const char *const texts[] = { "庾温璇", "庾温", "E87654321", "16088880001", "16088880002", "庾家宝", "E11112222", "YWX" };
  gint64 id = somebody();
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *found = where_is(texts[i]);
    ck_assert_msg(found != NULL, "%s", texts[i]);
  }
  g_autofree char *sql = g_strdup_printf("SELECT pos FROM body WHERE json LIKE '%%庾温璇%%' OR json LIKE '%%庾家宝%%' AND %d", 1);
  ck_assert_uint_eq(erase(sql), 11);
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) assert_nowhere(texts[i]);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_draft"), 1);
  hall_verify();
  ck_assert_str_eq(hall_text("SELECT p.name, p.phone, c.state FROM casefile c JOIN person p ON p.id = c.person WHERE c.id = %"
                             G_GINT64_FORMAT, id), "-|-|accepted");
  /* Not in the file either, once nobody has it open. */
  g_clear_pointer(&hall, yc_app_close);
  g_autofree char *bytes = NULL;
  gsize n;
  ck_assert(g_file_get_contents(hall_path, &bytes, &n, NULL));
  for (guint i = 0; i < G_N_ELEMENTS(texts) - 1; i++)
    ck_assert_msg(memmem(bytes, n, texts[i], strlen(texts[i])) == NULL, "%s is still in the file", texts[i]);
}
END_TEST

/* Who was erased may come again, and erasing is done once. */
START_TEST(erased_and_known_again)
{
  hall_accepted(1);
  static const char all[] = "SELECT pos FROM event WHERE kind = 'person.set'";
  ck_assert_uint_eq(erase(all), 1);
  ck_assert_uint_eq(erase(all), 1);
  append("event.erase", json_pack("{s:[s,s]}", "events", "x/1/1", "nothing"), NULL, NULL);
  hall_verify();
  gint64 id = hall_accepted(1);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM person"), 2);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM person WHERE name IS NULL"), 1);
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, NULL);
  ck_assert_str_eq(form->applicant.name, "温秀荷");
  /* Only the newest registration gives the row; an older one may go alone. */
  YcIntake *changed = hall_form(1, "MZ11");
  yc_intake_set(&changed->applicant.phone, "13900007788");
  have_all(changed);
  hall_taken(changed, YC_OUTCOME_ACCEPT);
  ck_assert_uint_eq(erase("SELECT pos FROM event JOIN body USING (pos) WHERE kind = 'person.set' ORDER BY pos LIMIT 1"), 1);
  ck_assert_str_eq(hall_text("SELECT name, phone FROM person WHERE name IS NOT NULL"), "温秀荷|13900007788");
  hall_verify();
}
END_TEST

/* --- every kind ------------------------------------------------------------------------------------------- */

/* Acts of the counter that the demonstration has none of: their own tests replay them. */
static const char *const elsewhere[] = {
  "act.undo", "bag.begin", "blank.reserve", "blank.void", "case.correct", "case.examine", "case.forward", "case.lapse", "case.look", "case.refer",
  "case.remind", "case.unheld", "step.confirm", "step.deemed", "case.void", "case.withdraw", "export.made", "outside.drop", "proof.refuse",
  "clock.confirm", "clock.move", "clock.told", "closure.set",
  "case.notify", "case.permit", "case.terminate", "case.transfer", "step.sign",
  "case.fee", "deliver.back",
  "account.decide", "account.open", "account.state",
  "case.hand", "shift.offer", "shift.return", "shift.take",
  "case.instruct", "case.reassign", "case.urge", "order.give", "order.judge", "order.raise", "order.receive", "order.reply",
  "absence.end", "post.stand",
  "agency.change", "agency.keep", "agency.return", "agency.revoke",
  "notice.wait", "occasion.begin", "occasion.join",
  "inquiry.remind",
  "matter.designate", "matter.object", "matter.rule",
  "step.add", "step.before", "step.redirect", "step.skip",
  NULL
};

START_TEST(every_kind_is_exercised)
{
  gint64 paper = hall_int("SELECT id FROM paper LIMIT 1"), casefile = hall_int("SELECT casefile FROM paper LIMIT 1");
  ck_assert(yc_app_paper_print(hall, paper, 80, TRUE, NULL, NULL, NULL));
  YcOnCase on = { casefile, 0, 0 };
  append("note.add", json_object(), json_pack("{s:s}", "text", "来过电话"), &on);
  erase("SELECT pos FROM event WHERE kind = 'note.add'");
  for (guint i = 0; i < yc_n_event_kinds; i++)
    ck_assert_msg(g_strv_contains(elsewhere, yc_event_kinds[i].kind) ||
                    hall_int("SELECT count(*) FROM event WHERE kind = '%s'", yc_event_kinds[i].kind) > 0, "no %s anywhere",
                  yc_event_kinds[i].kind);
  hall_verify();
}
END_TEST

/* A backup tells the same, and goes on with numbers of its own. */
START_TEST(a_backup_replays)
{
  g_autofree char *copy = g_build_filename(hall_directory, "copy.db", NULL);
  gint64 events = hall_int("SELECT count(*) FROM event");
  ck_assert(yc_store_backup(yc_app_store(hall), copy, NULL));
  yc_app_close(hall);
  hall = yc_app_open(copy, yc_time_parse(HALL_NOW), NULL);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event"), events + 1);
  hall_as("lixiuying", "3");
  hall_verify();
  const char *old = hall_text("SELECT number FROM casefile ORDER BY id DESC LIMIT 1");
  gint64 old_case = hall_int("SELECT max(id) FROM casefile"), fresh = hall_accepted(1);
  const char *number = hall_text("SELECT number FROM casefile WHERE id = %" G_GINT64_FORMAT, fresh);
  ck_assert_msg(g_str_has_prefix(number, "581126100B-20261105-"), "%s", number);
  ck_assert_str_eq(hall_text("SELECT site, serial FROM paper ORDER BY id DESC LIMIT 1"), "B|1");
  /* Both are found by what is spoken: the old ones still bear the old letter. */
  g_autofree char *spoken = yc_number_spoken(hall, number), *before = yc_number_spoken(hall, old);
  ck_assert_int_eq(yc_desk_number(hall, spoken), fresh);
  ck_assert_int_eq(yc_desk_number(hall, before), old_case);
  hall_verify();
}
END_TEST

static void prepare(void)
{
  hall_prepare(CASES);
}

static Suite *suite(void)
{
  Suite *s = suite_create("replay");
  TCase *t = tcase_create("many"), *few = tcase_create("few");
  tcase_add_unchecked_fixture(t, prepare, hall_finish);
  tcase_add_checked_fixture(t, hall_begin_demo, hall_end);
  tcase_set_timeout(t, 120);
  tcase_add_test(t, a_full_store_replays);
  tcase_add_test(t, erased_then_replayed);
  tcase_add_test(t, every_kind_is_exercised);
  tcase_add_test(t, a_backup_replays);
  tcase_add_test(t, nothing_of_an_erased_person_is_left);
  suite_add_tcase(s, t);
  tcase_add_unchecked_fixture(few, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(few, hall_begin, hall_end);
  tcase_add_test(few, erased_and_known_again);
  suite_add_tcase(s, few);
  return s;
}

CHECK_MAIN(suite)
