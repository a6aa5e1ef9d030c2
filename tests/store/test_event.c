/* Events: format 1 by golden vectors, the chain, repeated acts, and that history cannot be edited. */
#include <config.h>
#include <string.h>
#include "check_main.h"
#include "store/private.h"
#include "store/event.h"
#include "store/verify.h"

#define NOW G_GINT64_CONSTANT(1795400000000000)

static char *to_hex(const guint8 *bytes, gsize n)
{
  GString *text = g_string_new(NULL);
  for (gsize i = 0; i < n; i++) g_string_append_printf(text, "%02x", bytes[i]);
  return g_string_free(text, FALSE);
}

static YcStore *new_hall(void)
{
  GError *error = NULL;
  YcStore *store = yc_store_create(":memory:", &error);
  ck_assert_msg(store != NULL, "%s", error ? error->message : "");
  ck_assert(yc_event_begin_node(store, "581126100000A", "试验中心", TRUE, NOW, &error));
  return store;
}

/* The hashes below were computed with another program (openssl dgst -sm3). */
static const guint8 act[16] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };

static const struct {
  YcEventRow row;
  const char *salt, *header, *body_hash, *hash;
} vectors[] = {
  { { .node = "581126100000A", .inc = 7, .seq = 1, .act = act, .nth = 0, .kind = "node.begin", .v = 1, .happened = 1000000,
      .entered = 1000001, .clock_ok = 1, .origin = "verb", .actor = "system", .facts = "{\"name\":\"一窗\"}" },
    NULL,
    "yc1\n581126100000A\n7\n1\n000102030405060708090a0b0c0d0e0f\n0\nnode.begin\n1\n1000000\n1000001\n1\nverb\nsystem\n"
    "\n\n\n\n\n{\"name\":\"一窗\"}\n0000000000000000000000000000000000000000000000000000000000000000\n",
    "0000000000000000000000000000000000000000000000000000000000000000", "fb263381b39dfb8a8074a4a8263a05b5cc6f33998d691c2eb2f0389434a4745e" },
  { { .node = "581126100000A", .inc = 7, .seq = 2, .act = act, .nth = 1, .kind = "case.supply", .v = 1, .happened = -1,
      .entered = 1000002, .clock_ok = 0, .origin = "counter", .actor = "581126100000A/7/1", .post = "counter3",
      .window = "3", .casefile = "581126100000A/7/1", .epoch = 1, .ver = 2, .facts = "{}",
      .body = "{\"name\":\"裴𬱖·〇\"}" },
    "0123456789abcdef",
    "yc1\n581126100000A\n7\n2\n000102030405060708090a0b0c0d0e0f\n1\ncase.supply\n1\n-1\n1000002\n0\ncounter\n"
    "581126100000A/7/1\ncounter3\n3\n581126100000A/7/1\n1\n2\n{}\n3a93d22033c146e4b652fd6ab335d5d76b6184a35f67291156ea60fc73f3602b\n",
    "3a93d22033c146e4b652fd6ab335d5d76b6184a35f67291156ea60fc73f3602b", "cc76252247ae8231a160fb83d9083c98a422c46751d5bf1fca4dd8abdeaf7a59" },
};

START_TEST(golden_vectors)
{
  YcStore *store = new_hall();
  guint8 prev[YC_HASH_BYTES] = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS(vectors); i++) {
    YcEventRow row = vectors[i].row;
    if (row.body != NULL) yc_event_body_hash(store, (const guint8 *)vectors[i].salt, row.body, row.body_hash);
    g_autofree char *body_hash = to_hex(row.body_hash, YC_HASH_BYTES);
    ck_assert_str_eq(body_hash, vectors[i].body_hash);
    g_autoptr(GString) header = yc_event_header(&row);
    ck_assert_str_eq(header->str, vectors[i].header);
    yc_event_hash(store, prev, &row, prev);
    g_autofree char *hash = to_hex(prev, YC_HASH_BYTES);
    ck_assert_str_eq(hash, vectors[i].hash);
  }
  yc_store_close(store);
}
END_TEST

static YcActor actor_of(guint8 number)
{
  YcActor actor = { .happened = NOW, .entered = NOW, .clock_ok = TRUE, .origin = "verb", .actor = YC_IDENT_SYSTEM };
  memset(actor.act, number, sizeof actor.act);
  return actor;
}

static json_t *setting(const char *value)
{
  return json_pack("{s:s, s:s, s:s}", "key", "test", "from", "2026-01-01", "value", value);
}

static gint64 count(YcStore *store)
{
  g_autoptr(YcRows) rows = yc_query(store, NULL, YC_Q_EVENT_COUNT, "");
  return yc_rows_first(rows, "n", -1);
}

START_TEST(an_act_is_whole_or_not_there)
{
  YcStore *store = new_hall();
  GError *error = NULL;
  gboolean repeated;
  YcActor actor = actor_of(1);
  YcWriter *writer = yc_writer_begin(store, &actor, &repeated, &error);
  ck_assert(!repeated);
  ck_assert_int_gt(yc_writer_append(writer, "setting.set", setting("1"), NULL, NULL, &error), 0);
  yc_writer_cancel(writer);
  ck_assert_int_eq(count(store), 1);

  writer = yc_writer_begin(store, &actor, &repeated, &error);
  ck_assert_int_gt(yc_writer_append(writer, "setting.set", setting("1"), NULL, NULL, &error), 0);
  ck_assert_int_gt(yc_writer_append(writer, "setting.set", setting("2"), NULL, NULL, &error), 0);
  ck_assert(yc_writer_commit(writer, &error));
  ck_assert_int_eq(count(store), 3);
  g_autoptr(YcRows) rows = yc_query(store, &error, YC_Q_SETTING, "tt", "test", "2026-11-23");
  ck_assert_str_eq(yc_rows_str(rows, 0, "value"), "2");
  yc_store_close(store);
}
END_TEST

START_TEST(a_repeated_act_changes_nothing)
{
  YcStore *store = new_hall();
  gboolean repeated;
  YcActor actor = actor_of(2);
  YcWriter *writer = yc_writer_begin(store, &actor, &repeated, NULL);
  yc_writer_append(writer, "setting.set", setting("1"), NULL, NULL, NULL);
  yc_writer_commit(writer, NULL);
  writer = yc_writer_begin(store, &actor, &repeated, NULL);
  ck_assert(repeated);
  /* Even a caller who does not ask cannot append it twice. */
  GError *error = NULL;
  ck_assert_int_eq(yc_writer_append(writer, "setting.set", setting("9"), NULL, NULL, &error), 0);
  ck_assert(error != NULL);
  g_clear_error(&error);
  yc_writer_cancel(writer);
  ck_assert_int_eq(count(store), 2);
  yc_store_close(store);
}
END_TEST

START_TEST(an_unknown_kind_is_refused)
{
  YcStore *store = new_hall();
  gboolean repeated;
  GError *error = NULL;
  YcActor actor = actor_of(3);
  YcWriter *writer = yc_writer_begin(store, &actor, &repeated, NULL);
  ck_assert_int_eq(yc_writer_append(writer, "no.such", json_object(), NULL, NULL, &error), 0);
  ck_assert(error != NULL && strstr(error->message, "no.such") != NULL);
  g_clear_error(&error);
  yc_writer_cancel(writer);
  ck_assert_int_eq(count(store), 1);
  yc_store_close(store);
}
END_TEST

START_TEST(facts_that_could_not_be_made_are_refused)
{
  YcStore *store = new_hall();
  gboolean repeated;
  GError *error = NULL;
  YcActor actor = actor_of(3);
  YcWriter *writer = yc_writer_begin(store, &actor, &repeated, NULL);
  ck_assert_int_eq(yc_writer_append(writer, "setting.set", json_pack("{s:s}", "key", "\xff"), NULL, NULL, &error), 0);
  ck_assert(error != NULL && strstr(error->message, "setting.set") != NULL);
  g_clear_error(&error);
  yc_writer_cancel(writer);
  yc_store_close(store);
}
END_TEST

START_TEST(history_is_not_edited)
{
  static const char *const edits[] = {
    "UPDATE event SET kind = 'x'", "DELETE FROM event", "UPDATE body SET json = '{}'",
    "INSERT OR REPLACE INTO event SELECT * FROM event WHERE pos = 1",
  };
  YcStore *store = new_hall();
  YcActor actor = actor_of(4);
  gboolean repeated;
  YcWriter *writer = yc_writer_begin(store, &actor, &repeated, NULL);
  yc_writer_append(writer, "staff.set", json_pack("{s:s,s:s,s:s,s:s}", "login", "a", "roles", "", "office", "hall", "from",
                                                  "2026-01-01"), json_pack("{s:s}", "name", "张三"), NULL, NULL);
  yc_writer_commit(writer, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(edits); i++)
    ck_assert_msg(!yc_sql_exec(store, edits[i], NULL), "%s", edits[i]);
  YcVerifyReport report;
  ck_assert(yc_verify(store, &report, NULL));
  yc_store_close(store);
}
END_TEST

START_TEST(only_the_write_path_may_write)
{
  static const char *const writes[] = { "DELETE FROM setting", "INSERT INTO tally VALUES ('a','b','c',1)", "DROP TABLE tally",
                                        "PRAGMA user_version=9" };
  YcStore *store = new_hall();
  for (guint i = 0; i < G_N_ELEMENTS(writes); i++) {
    GError *error = NULL;
    ck_assert_ptr_null(yc_sql_prepare(store, writes[i], YC_SQL_READ, NULL, &error));
    ck_assert(error != NULL);
    g_error_free(error);
  }
  yc_store_close(store);
}
END_TEST

START_TEST(identities_lead_back)
{
  YcStore *store = new_hall();
  g_autofree char *ident = yc_event_ident(store, 1);
  ck_assert(g_str_has_prefix(ident, "581126100000A/") && g_str_has_suffix(ident, "/1"));
  ck_assert_int_eq(yc_event_pos(store, ident), 1);
  static const char *const wrong[] = { "", "a", "a/b/c", "581126100000A/1/1", "//", "a/1/2x", "a/1" };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) ck_assert_int_eq(yc_event_pos(store, wrong[i]), 0);
  ck_assert_ptr_null(yc_event_ident(store, 99));
  yc_store_close(store);
}
END_TEST

static Suite *event_suite(void)
{
  Suite *suite = suite_create("event");
  TCase *tc = tcase_create("event");
  tcase_add_test(tc, golden_vectors);
  tcase_add_test(tc, an_act_is_whole_or_not_there);
  tcase_add_test(tc, a_repeated_act_changes_nothing);
  tcase_add_test(tc, an_unknown_kind_is_refused);
  tcase_add_test(tc, facts_that_could_not_be_made_are_refused);
  tcase_add_test(tc, history_is_not_edited);
  tcase_add_test(tc, only_the_write_path_may_write);
  tcase_add_test(tc, identities_lead_back);
  suite_add_tcase(suite, tc);
  return suite;
}

CHECK_MAIN(event_suite)
