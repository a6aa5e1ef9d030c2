/* The store file: made, opened, refused, checkpointed, copied; and every single failure of the disk. */
#include <config.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "check_main.h"
#include "store/private.h"
#include "store/event.h"
#include "store/faultvfs.h"
#include "store/local.h"
#include "store/verify.h"

#define NOW G_GINT64_CONSTANT(1795400000000000)

static char *directory;

static void make_directory(void)
{
  directory = g_dir_make_tmp("yc-store-XXXXXX", NULL);
}

static void remove_directory(void)
{
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_unlink(path);
  }
  g_rmdir(directory);
  g_clear_pointer(&directory, g_free);
}

static char *path_of(const char *name)
{
  return g_build_filename(directory, name, NULL);
}

static YcStore *made(const char *path)
{
  GError *error = NULL;
  YcStore *store = yc_store_create(path, &error);
  ck_assert_msg(store != NULL, "%s", error ? error->message : "");
  ck_assert(yc_event_begin_node(store, "581126100000A", "试验中心", TRUE, NOW, &error));
  return store;
}

/* One act of two events; TRUE only when it said that it is saved. */
static gboolean act(YcStore *store, int number, GError **error)
{
  YcActor actor = { .happened = NOW, .entered = NOW, .clock_ok = TRUE, .origin = "verb", .actor = YC_IDENT_SYSTEM };
  g_autofree char *name = g_strdup_printf("act %d", number), *value = g_strdup_printf("%d", number);
  yc_act_from_text(actor.act, name);
  gboolean repeated;
  YcWriter *writer = yc_writer_begin(store, &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  for (int i = 0; i < 2; i++) {
    json_t *facts = json_pack("{s:s++, s:s, s:s}", "key", value, i ? "b" : "a", "", "from", "2026-01-01", "value", value);
    if (yc_writer_append(writer, "setting.set", facts, NULL, NULL, error) == 0) {
      yc_writer_cancel(writer);
      return FALSE;
    }
  }
  return yc_writer_commit(writer, error);
}

static gboolean has_setting(YcStore *store, int number, const char *half)
{
  g_autofree char *key = g_strdup_printf("%d%s", number, half);
  g_autoptr(YcRows) rows = yc_query(store, NULL, YC_Q_SETTING, "tt", key, "2026-11-23");
  return rows != NULL && yc_rows_count(rows) == 1;
}

static void assert_sentence(GError *error, const char *part)
{
  ck_assert_msg(error != NULL && strstr(error->message, part) != NULL, "%s", error ? error->message : "no error");
  ck_assert(g_utf8_validate(error->message, -1, NULL));
  g_error_free(error);
}

START_TEST(what_cannot_be_opened)
{
  g_autofree char *missing = path_of("missing.db"), *text = path_of("text.db"), *future = path_of("future.db");
  GError *error = NULL;
  ck_assert_ptr_null(yc_store_open(missing, &error));
  assert_sentence(g_steal_pointer(&error), "没有办件库");
  ck_assert(!g_file_test(missing, G_FILE_TEST_EXISTS));

  g_file_set_contents(text, "这不是办件库,只是一段文字,长一点,再长一点,超过一百个字节才像个文件,好了没有,差不多了,再来一点点,够了够了", -1, NULL);
  ck_assert_ptr_null(yc_store_open(text, &error));
  assert_sentence(g_steal_pointer(&error), "不是办件库");

  YcStore *store = made(future);
  ck_assert(yc_sql_exec(store, "PRAGMA user_version=99;", NULL));
  yc_store_close(store);
  ck_assert_ptr_null(yc_store_open(future, &error));
  assert_sentence(g_steal_pointer(&error), "更新版本");

  ck_assert_ptr_null(yc_store_create(future, &error));
  assert_sentence(g_steal_pointer(&error), "已经存在");
}
END_TEST

START_TEST(a_file_of_another_program_stays_as_it_is)
{
  g_autofree char *path = path_of("other.db"), *before = NULL, *after = NULL;
  gsize size_before, size_after;
  sqlite3 *other;
  ck_assert_int_eq(sqlite3_open(path, &other), SQLITE_OK);
  ck_assert_int_eq(sqlite3_exec(other, "CREATE TABLE t(a); INSERT INTO t VALUES (1)", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close(other);
  ck_assert(g_file_get_contents(path, &before, &size_before, NULL));
  GError *error = NULL;
  ck_assert_ptr_null(yc_store_open(path, &error));
  assert_sentence(error, "不是办件库");
  ck_assert(g_file_get_contents(path, &after, &size_after, NULL));
  ck_assert(size_before == size_after && memcmp(before, after, size_before) == 0);
}
END_TEST

START_TEST(an_empty_file_is_no_store)
{
  g_autofree char *path = path_of("empty.db");
  GError *error = NULL;
  g_file_set_contents(path, "", 0, NULL);
  ck_assert_ptr_null(yc_store_open(path, &error));
  assert_sentence(error, "不是办件库");
}
END_TEST

START_TEST(a_store_keeps_what_it_was_told)
{
  g_autofree char *path = path_of("hall.db");
  YcStore *store = made(path);
  ck_assert(act(store, 1, NULL));
  yc_store_close(store);
  store = yc_store_open(path, NULL);
  ck_assert_str_eq(yc_event_node(store), "581126100000A");
  ck_assert(has_setting(store, 1, "a") && has_setting(store, 1, "b"));
  ck_assert(act(store, 2, NULL));
  YcVerifyReport report;
  ck_assert(yc_verify(store, &report, NULL));
  ck_assert_int_eq(report.events, 5);
  yc_store_close(store);
}
END_TEST

START_TEST(others_are_noticed)
{
  g_autofree char *path = path_of("hall.db");
  YcStore *one = made(path), *two = yc_store_open(path, NULL);
  gint64 before = yc_store_data_version(two);
  ck_assert_int_eq(before, yc_store_data_version(two));
  ck_assert(act(one, 1, NULL));
  ck_assert_int_ne(before, yc_store_data_version(two));
  ck_assert(has_setting(two, 1, "a"));
  yc_store_close(one);
  yc_store_close(two);
}
END_TEST

static goffset size_of(const char *path, const char *tail)
{
  g_autofree char *file = g_strconcat(path, tail, NULL);
  GStatBuf info;
  return g_stat(file, &info) == 0 ? info.st_size : 0;
}

START_TEST(the_log_is_checkpointed_while_two_are_open)
{
  g_autofree char *path = path_of("hall.db");
  YcStore *one = made(path), *two = yc_store_open(path, NULL);
  for (int i = 0; i < 20; i++) ck_assert(act(one, i, NULL));
  goffset before = size_of(path, "");
  GError *error = NULL;
  ck_assert_msg(yc_store_checkpoint(two, TRUE, &error), "%s", error ? error->message : "");
  ck_assert_int_gt(size_of(path, ""), before);
  /* And the log begins again from its start. */
  goffset log = size_of(path, "-wal");
  for (int i = 20; i < 25; i++) ck_assert(act(two, i, NULL));
  ck_assert_int_le(size_of(path, "-wal"), log);
  YcVerifyReport report;
  ck_assert(yc_verify(one, &report, NULL));
  yc_store_close(one);
  yc_store_close(two);
}
END_TEST

START_TEST(a_long_day_keeps_the_log_short)
{
  g_autofree char *path = path_of("hall.db");
  YcStore *store = made(path);
  yc_store_set_durable(store, FALSE);
  for (int i = 0; i < 1500; i++) ck_assert(act(store, i, NULL));
  ck_assert_int_lt(size_of(path, "-wal"), 8 * 1024 * 1024);
  yc_store_close(store);
}
END_TEST

START_TEST(a_backup_is_a_whole_store)
{
  g_autofree char *path = path_of("hall.db"), *copy = path_of("copy.db");
  YcStore *store = made(path);
  ck_assert(act(store, 1, NULL));
  GError *error = NULL;
  ck_assert_msg(yc_store_backup(store, copy, &error), "%s", error ? error->message : "");
  ck_assert(!yc_store_backup(store, copy, &error));
  assert_sentence(error, "已经存在");
  ck_assert(act(store, 2, NULL));
  YcStore *other = yc_store_open(copy, NULL);
  YcVerifyReport report;
  ck_assert(other != NULL && yc_verify(other, &report, NULL));
  ck_assert(has_setting(other, 1, "a") && !has_setting(other, 2, "a"));
  /* The copy goes on under an incarnation of its own, which names what it continues; its numbers bear another letter. */
  ck_assert_int_eq(report.events, 4);
  ck_assert(act(other, 3, NULL) && yc_verify(other, &report, NULL));
  g_autoptr(YcRows) self = yc_query(other, NULL, YC_Q_SELF, ""), mine = yc_query(store, NULL, YC_Q_SELF, "");
  ck_assert_str_eq(yc_rows_str(self, 0, "site"), "B");
  ck_assert_str_eq(yc_rows_str(mine, 0, "site"), "A");
  ck_assert_int_ne(yc_rows_int(self, 0, "inc"), yc_rows_int(mine, 0, "inc"));
  yc_store_close(other);
  yc_store_close(store);
}
END_TEST

/* SQLite would take it for the new store's own. */
START_TEST(a_log_left_behind_is_in_the_way)
{
  g_autofree char *path = path_of("hall.db"), *copy = path_of("copy.db"), *log = path_of("copy.db-wal");
  YcStore *store = made(path);
  GError *error = NULL;
  ck_assert(g_file_set_contents(log, "frames", -1, NULL));
  ck_assert(!yc_store_backup(store, copy, &error));
  assert_sentence(g_steal_pointer(&error), "copy.db-wal 已经存在");
  ck_assert_ptr_null(yc_store_create(copy, &error));
  assert_sentence(error, "copy.db-wal 已经存在");
  yc_store_close(store);
}
END_TEST

START_TEST(a_restored_store_is_backed_up_too)
{
  g_autofree char *path = path_of("hall.db"), *copy = path_of("copy.db"), *third = path_of("third.db");
  YcStore *store = made(path);
  GError *error = NULL;
  ck_assert(yc_store_backup(store, copy, &error));
  yc_store_close(store);
  store = yc_store_open(copy, &error);
  ck_assert_msg(yc_store_backup(store, third, &error), "%s", error ? error->message : "");
  yc_store_close(store);
  store = yc_store_open(third, &error);
  g_autoptr(YcRows) self = yc_query(store, NULL, YC_Q_SELF, "");
  ck_assert_str_eq(yc_rows_str(self, 0, "site"), "C");
  YcVerifyReport report;
  ck_assert_msg(yc_verify(store, &report, &error), "%s", error ? error->message : "");
  yc_store_close(store);
}
END_TEST

/* TRUE when both of two programs that open the copy at the same time could. */
static gboolean opened_twice(const char *copy)
{
  int gate[2];
  ck_assert_int_eq(pipe(gate), 0);
  pid_t children[2];
  for (int i = 0; i < 2; i++) {
    children[i] = fork();
    if (children[i] != 0) continue;
    char go;
    close(gate[1]);
    GError *error = NULL;
    if (read(gate[0], &go, 1) == 0 && yc_store_open(copy, &error) != NULL) _exit(0);
    g_printerr("%s\n", error ? error->message : "");
    _exit(1);
  }
  close(gate[0]);
  close(gate[1]);
  gboolean ok = TRUE;
  for (int i = 0; i < 2; i++) {
    int status;
    ok = waitpid(children[i], &status, 0) == children[i] && status == 0 && ok;
  }
  return ok;
}

START_TEST(a_copy_opened_at_two_windows_begins_once)
{
  g_autofree char *path = path_of("hall.db");
  YcStore *store = made(path);
  for (int i = 0; i < 20; i++) {
    g_autofree char *name = g_strdup_printf("copy%d.db", i), *copy = path_of(name);
    ck_assert(yc_store_backup(store, copy, NULL));
    ck_assert(opened_twice(copy));
    YcStore *other = yc_store_open(copy, NULL);
    g_autoptr(YcRows) n = yc_query(other, NULL, YC_Q_EVENT_COUNT, "");
    ck_assert_int_eq(yc_rows_first(n, "n", 0), 2);
    yc_store_close(other);
  }
  yc_store_close(store);
}
END_TEST

/* Another window may still hold the number of a draft that is gone: nobody else's draft may get it. */
START_TEST(a_draft_number_is_never_used_again)
{
  g_autofree char *path = path_of("hall.db");
  YcStore *store = made(path);
  gint64 one = 0, two = 0;
  ck_assert(yc_local_save_draft(store, &one, 7, "intake", "a", "{}", NOW, NULL));
  ck_assert(yc_local_drop_draft(store, one, NULL));
  ck_assert(yc_local_save_draft(store, &two, 8, "intake", "b", "{}", NOW, NULL));
  ck_assert_int_ne(one, two);
  yc_store_close(store);
}
END_TEST

/* --- tampering: each must be named ------------------------------------------------------------------------ */

static const struct { const char *sql, *sentence; } tampers[] = {
  { "UPDATE setting SET value = 'x' WHERE key = '1a'", "表 setting 的行 1a" },
  { "DELETE FROM setting WHERE key = '1a'", "少了一行" },
  { "INSERT INTO setting VALUES ('zz', '2026-01-01', '1', NULL, NULL)", "多出一行" },
  { "DROP TRIGGER event_no_update; UPDATE event SET facts = '{}' WHERE pos = 3", "第 3 条" },
  { "DROP TRIGGER event_no_update; UPDATE event SET happened_at = happened_at + 1 WHERE pos = 2", "第 2 条" },
  { "DROP TRIGGER event_no_delete; DELETE FROM event WHERE pos = 2", "第 3 条" },
  { "DROP TRIGGER body_no_update; UPDATE body SET json = '{\"name\":\"李四\"}'", "正文" },
  { "DELETE FROM body; UPDATE staff SET name = NULL", "正文不见了" },
};

START_TEST(tampering_is_named)
{
  g_autofree char *path = path_of("hall.db");
  YcStore *store = made(path);
  ck_assert(act(store, 1, NULL) && act(store, 2, NULL));
  YcActor actor = { .happened = NOW, .entered = NOW, .clock_ok = TRUE, .origin = "verb", .actor = YC_IDENT_SYSTEM, .act = { 9 } };
  gboolean repeated;
  YcWriter *writer = yc_writer_begin(store, &actor, &repeated, NULL);
  yc_writer_append(writer, "staff.set", json_pack("{s:s,s:s,s:s,s:s}", "login", "a", "roles", "", "office", "hall", "from",
                                                  "2026-01-01"), json_pack("{s:s}", "name", "张三"), NULL, NULL);
  ck_assert(yc_writer_commit(writer, NULL));
  ck_assert(yc_sql_exec(store, tampers[_i].sql, NULL));
  YcVerifyReport report;
  GError *error = NULL;
  ck_assert(!yc_verify(store, &report, &error));
  ck_assert_int_eq(yc_error_status(error), YC_ERROR_REFUSED);
  assert_sentence(error, tampers[_i].sentence);
  yc_store_close(store);
}
END_TEST

/* The hash that an event without a body has after another. */
static GByteArray *rehashed(YcStore *store, gint64 before, gint64 pos)
{
  sqlite3_stmt *s = yc_sql_prepare(store, "SELECT node, inc, seq, act, nth, kind, happened_at, entered_at, origin, actor, facts,"
                                   " (SELECT hash FROM event WHERE pos = ?1) FROM event WHERE pos = ?2", YC_SQL_READ, NULL, NULL);
  sqlite3_bind_int64(s, 1, before);
  sqlite3_bind_int64(s, 2, pos);
  ck_assert_int_eq(sqlite3_step(s), SQLITE_ROW);
  YcEventRow e = { .node = (const char *)sqlite3_column_text(s, 0), .inc = sqlite3_column_int64(s, 1),
                   .seq = sqlite3_column_int64(s, 2), .act = sqlite3_column_blob(s, 3), .nth = sqlite3_column_int64(s, 4),
                   .kind = (const char *)sqlite3_column_text(s, 5), .v = 1, .happened = sqlite3_column_int64(s, 6),
                   .entered = sqlite3_column_int64(s, 7), .clock_ok = 1, .origin = (const char *)sqlite3_column_text(s, 8),
                   .actor = (const char *)sqlite3_column_text(s, 9), .facts = (const char *)sqlite3_column_text(s, 10) };
  guint8 hash[YC_HASH_BYTES];
  yc_event_hash(store, sqlite3_column_blob(s, 11), &e, hash);
  sqlite3_finalize(s);
  return g_byte_array_append(g_byte_array_new(), hash, sizeof hash);
}

/* Whoever rewrites the days before a restoration, hashes and all, does not fit what the restored store continues. */
START_TEST(history_before_a_restoration_is_fixed)
{
  g_autofree char *path = path_of("hall.db"), *copy = path_of("copy.db");
  YcStore *store = made(path);
  ck_assert(act(store, 1, NULL) && yc_store_backup(store, copy, NULL));
  yc_store_close(store);
  store = yc_store_open(copy, NULL);
  ck_assert(act(store, 2, NULL));
  const char *forge = "DROP TRIGGER event_no_update; UPDATE event SET hash = randomblob(32), facts = "
                      "'{\"key\":\"1b\",\"from\":\"2026-01-01\",\"value\":\"9\"}' WHERE pos = 3";
  ck_assert(yc_sql_exec(store, forge, NULL));
  g_autoptr(GByteArray) rehash = rehashed(store, 2, 3);
  sqlite3_stmt *set = yc_sql_prepare(store, "UPDATE event SET hash = ?1 WHERE pos = 3", YC_SQL_WRITE, NULL, NULL);
  sqlite3_bind_blob(set, 1, rehash->data, (int)rehash->len, SQLITE_STATIC);
  ck_assert(yc_sql_run(store, set, NULL));
  sqlite3_finalize(set);
  ck_assert(yc_sql_exec(store, "UPDATE setting SET value = '9' WHERE key = '1b'", NULL));
  YcVerifyReport report;
  GError *error = NULL;
  ck_assert(!yc_verify(store, &report, &error));
  assert_sentence(error, "第 4 条");
  yc_store_close(store);
}
END_TEST

/* --- the disk fails --------------------------------------------------------------------------------------- */

static const struct { int code; gboolean for_ever; const char *sentence; } faults[] = {
  { SQLITE_FULL, TRUE, "磁盘已满" },
  { SQLITE_FULL, FALSE, "磁盘已满" },
  { SQLITE_IOERR_WRITE, FALSE, "读写磁盘出错" },
  { SQLITE_IOERR_FSYNC, TRUE, "读写磁盘出错" },
};

/* The n-th call fails, for every n until an act gets through: the old state or the new, a sentence, and it goes on. */
START_TEST(every_failure_of_the_disk)
{
  faultvfs_install();
  for (int n = 1; n < 400; n++) {
    g_autofree char *name = g_strdup_printf("hall%d.db", n), *path = path_of(name);
    YcStore *store = made(path);
    ck_assert(act(store, 0, NULL));
    faultvfs_arm(n, faults[_i].code, faults[_i].for_ever);
    GError *error = NULL;
    gboolean saved = act(store, 1, &error);
    gboolean fired = faultvfs_fired();
    faultvfs_arm(0, 0, FALSE);
    if (!saved) assert_sentence(g_steal_pointer(&error), faults[_i].sentence);
    yc_store_close(store);
    store = yc_store_open(path, &error);
    ck_assert_msg(store != NULL, "n=%d: %s", n, error ? error->message : "");
    ck_assert_msg(has_setting(store, 0, "a"), "n=%d: an earlier act is gone", n);
    ck_assert_msg(has_setting(store, 1, "a") == has_setting(store, 1, "b"), "n=%d: half an act", n);
    ck_assert_msg(!saved || has_setting(store, 1, "a"), "n=%d: it said saved, and is gone", n);
    if (!has_setting(store, 1, "a")) ck_assert_msg(act(store, 1, &error), "n=%d: does not go on", n);
    YcVerifyReport report;
    ck_assert_msg(yc_verify(store, &report, &error), "n=%d: %s", n, error ? error->message : "");
    yc_store_close(store);
    g_unlink(path);
    if (!fired) {
      ck_assert_msg(n > 3, "the faults never reached the store");
      return;
    }
  }
  ck_abort_msg("the act never got through");
}
END_TEST

static Suite *store_suite(void)
{
  Suite *suite = suite_create("store");
  TCase *tc = tcase_create("store");
  tcase_add_checked_fixture(tc, make_directory, remove_directory);
  tcase_set_timeout(tc, 120);
  tcase_add_test(tc, what_cannot_be_opened);
  tcase_add_test(tc, a_file_of_another_program_stays_as_it_is);
  tcase_add_test(tc, an_empty_file_is_no_store);
  tcase_add_test(tc, a_store_keeps_what_it_was_told);
  tcase_add_test(tc, others_are_noticed);
  tcase_add_test(tc, the_log_is_checkpointed_while_two_are_open);
  tcase_add_test(tc, a_long_day_keeps_the_log_short);
  tcase_add_test(tc, a_backup_is_a_whole_store);
  tcase_add_test(tc, a_log_left_behind_is_in_the_way);
  tcase_add_test(tc, a_restored_store_is_backed_up_too);
  tcase_add_test(tc, a_draft_number_is_never_used_again);
  tcase_add_test(tc, a_copy_opened_at_two_windows_begins_once);
  tcase_add_loop_test(tc, tampering_is_named, 0, G_N_ELEMENTS(tampers));
  tcase_add_test(tc, history_before_a_restoration_is_fixed);
  tcase_add_loop_test(tc, every_failure_of_the_disk, 0, G_N_ELEMENTS(faults));
  suite_add_tcase(suite, tc);
  return suite;
}

CHECK_MAIN(store_suite)
