/* Every compiled-in statement prepares; every query reads only, and its plan has neither a scan nor a temporary B-tree
 * but those listed: a million cases are never walked through for a list or a figure. */
#include <config.h>
#include <string.h>
#include "check_main.h"
#include "store/private.h"
#include "store/script.h"
#include "store/event.h"

static YcStore *new_store(void)
{
  GError *error = NULL;
  YcStore *store = yc_store_create(":memory:", &error);
  ck_assert_msg(store != NULL, "%s", error ? error->message : "");
  return store;
}

/* Small tables of the hall that are read whole, the chain that is read from end to end, and what they cost. */
static struct { YcQuery query; const char *plan; gboolean used; } allowed[] = {
  { YC_Q_EVENT_COUNT, "SCAN", FALSE },     /* verify and tests only */
  { YC_Q_PLACES, "SCAN", FALSE },          { YC_Q_OFFICES, "SCAN", FALSE },        { YC_Q_STAFF_ALL, "SCAN", FALSE },
  { YC_Q_WINDOWS, "SCAN", FALSE },        { YC_Q_CALENDAR_YEARS, "SCAN", FALSE },
  { YC_Q_CALENDAR_DAYS, "SCAN", FALSE },   { YC_Q_FESTIVALS, "SCAN", FALSE },      { YC_Q_CALENDAR_REVISION, "SCAN", FALSE },
  { YC_Q_STANDING_PEOPLE, "TEMP B-TREE", FALSE },   /* the absences of one person */
  { YC_Q_BOARD_UNSIGNED, "SCAN w USING INDEX", FALSE }, { YC_Q_BOARD_UNSIGNED, "TEMP B-TREE", FALSE },   /* what waits now */
  { YC_Q_STEPS_DONE, "SCAN", FALSE }, { YC_Q_STEPS_DONE, "TEMP B-TREE", FALSE },   /* the steps of one case */
  { YC_Q_ABSENCE_BESIDE, "SCAN absence USING INDEX", FALSE }, { YC_Q_ABSENCE_BESIDE, "TEMP B-TREE", FALSE },   /* who is away now */
  { YC_Q_SIGN_COUNT, "TEMP B-TREE", FALSE },   /* of one working day and one person */
  { YC_Q_POSTS_HELD, "SCAN", FALSE }, { YC_Q_AGENCY_POSTS, "SCAN", FALSE },    { YC_Q_FESTIVAL_SETS, "SCAN", FALSE },
  { YC_Q_OPEN_CASES, "SCAN casefile USING COVERING INDEX", FALSE },   /* when a calendar is loaded */
  { YC_Q_OPEN_CASES, "TEMP B-TREE", FALSE },
  /* What a calendar moved and somebody has not seen or heard of yet. */
  { YC_Q_MOVED_MINE, "TEMP B-TREE", FALSE }, { YC_Q_MOVED_COUNT, "TEMP B-TREE", FALSE },
  { YC_Q_MOVED_UNTOLD, "SCAN m USING INDEX", FALSE }, { YC_Q_MOVED_UNTOLD, "TEMP B-TREE", FALSE },
  { YC_Q_SYSTEMS, "SCAN", FALSE },         { YC_Q_PROOFS, "SCAN", FALSE },
  { YC_Q_ITEM_KEPT, "SCAN", FALSE },       /* the open ones only, before a version is saved */
  { YC_Q_BOARD_POSTS, "SCAN", FALSE },
  /* Who stands for the posts: as many as the hall has people and posts. */
  { YC_Q_STANDING_PEOPLE, "SCAN", FALSE }, { YC_Q_STANDING_POSTS, "SCAN", FALSE },
  { YC_Q_SUPERVISOR_NOW, "SCAN", FALSE }, { YC_Q_SUPERVISOR_NOW, "TEMP B-TREE", FALSE },
  { YC_Q_STANDING_WRONG, "SCAN", FALSE }, { YC_Q_POSTS_STOOD, "SCAN", FALSE },
  { YC_Q_ITEMS, "SCAN", FALSE },           { YC_Q_CHAIN, "SCAN", FALSE },          { YC_Q_TABLES, "SCAN", FALSE },
  { YC_Q_POST_OF_OFFICE, "SCAN", FALSE }, { YC_Q_POST_OF_OFFICE, "TEMP B-TREE", FALSE },
  { YC_Q_UNDO, "SCAN", FALSE }, { YC_Q_UNDO, "TEMP B-TREE", FALSE },   /* the last minute's acts */
  { YC_Q_HANDOVER_LISTS, "SCAN h", FALSE }, { YC_Q_HANDOVER_LISTS, "TEMP B-TREE", FALSE },   /* a few a day */
  { YC_Q_BODY_LOST, "SCAN", FALSE },        { YC_Q_LIST_REPRESENTED, "TEMP B-TREE", FALSE },
};

static gboolean is_allowed(YcQuery query, const char *detail)
{
  for (guint i = 0; i < G_N_ELEMENTS(allowed); i++)
    if (allowed[i].query == query && strstr(detail, allowed[i].plan) != NULL) return allowed[i].used = TRUE;
  return FALSE;
}

START_TEST(plans)
{
  YcStore *store = new_store();
  for (int q = 0; q < YC_N_QUERIES; q++) {
    g_autofree char *sql = g_strconcat("EXPLAIN QUERY PLAN ", yc_query_sql[q], NULL);
    GError *error = NULL;
    sqlite3_stmt *statement = yc_sql_prepare(store, sql, YC_SQL_READ, NULL, &error);
    ck_assert_msg(statement != NULL, "%s: %s", yc_query_sql[q], error ? error->message : "");
    while (sqlite3_step(statement) == SQLITE_ROW) {
      const char *detail = (const char *)sqlite3_column_text(statement, 3);
      gboolean bad = (strstr(detail, "SCAN") != NULL && strstr(detail, "VIRTUAL TABLE") == NULL &&
                      strstr(detail, "CONSTANT ROW") == NULL) || strstr(detail, "TEMP B-TREE") != NULL;
      ck_assert_msg(!bad || is_allowed((YcQuery)q, detail), "%s\nplan: %s", yc_query_sql[q], detail);
    }
    sqlite3_finalize(statement);
  }
  for (guint i = 0; i < G_N_ELEMENTS(allowed); i++)
    ck_assert_msg(allowed[i].used, "%s is listed and needs no %s any more", yc_query_sql[allowed[i].query], allowed[i].plan);
  yc_store_close(store);
}
END_TEST

START_TEST(queries_only_read)
{
  YcStore *store = new_store();
  for (int q = 0; q < YC_N_QUERIES; q++) {
    sqlite3_stmt *statement = yc_sql_prepare(store, yc_query_sql[q], YC_SQL_READ, NULL, NULL);
    ck_assert_msg(statement != NULL && sqlite3_stmt_readonly(statement), "%s", yc_query_sql[q]);
    sqlite3_finalize(statement);
  }
  yc_store_close(store);
}
END_TEST

START_TEST(every_kind_prepares)
{
  YcStore *store = new_store();
  for (guint k = 0; k < yc_n_event_kinds; k++) {
    const char *scripts[] = { yc_event_kinds[k].apply, yc_event_kinds[k].erase };
    for (guint i = 0; i < 2; i++) {
      GError *error = NULL;
      ck_assert_msg(yc_script_prepare(store, scripts[i], &error) != NULL, "%s: %s", yc_event_kinds[k].kind,
                    error ? error->message : "");
    }
  }
  yc_store_close(store);
}
END_TEST

static Suite *query_suite(void)
{
  Suite *suite = suite_create("query");
  TCase *tc = tcase_create("query");
  tcase_add_test(tc, plans);
  tcase_add_test(tc, queries_only_read);
  tcase_add_test(tc, every_kind_prepares);
  suite_add_tcase(suite, tc);
  return suite;
}

CHECK_MAIN(query_suite)
