/* A village agent's bag: many files in one act, counted from the village's day. */
#include <config.h>
#include <string.h>
#include "app/bag.h"
#include "app/draft.h"
#include "app/hall.h"
#include "app/paper.h"
#include "app/private.h"
#include "app/undo.h"
#include "check_main.h"

#define SHANGDI "581126100200"   /* 上荻村, whose agent is 温志强 */
#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)

static YcBag *bag_of(const char *received)
{
  YcBag *bag = yc_bag_new();
  yc_intake_set(&bag->place, SHANGDI);
  yc_intake_set(&bag->agent, "温志强");
  yc_intake_set(&bag->received, received);
  return bag;
}

static YcIntake *put(YcBag *bag, guint person, const char *item)
{
  g_autoptr(GError) error = NULL;
  YcIntake *line = yc_bag_add(bag);
  hall_person(person, &line->applicant);
  ck_assert_msg(yc_bag_choose(hall, line, item, &error), "%s", error ? error->message : "");
  return line;
}

static gint64 commit(YcBag *bag)
{
  g_autoptr(GError) error = NULL;
  gboolean repeated;
  gint64 id = yc_bag_commit(hall, bag, &repeated, &error);
  ck_assert_msg(id != 0, "%s", error ? error->message : "no error");
  ck_assert(!repeated);
  return id;
}

/* Twelve files, three of them incomplete: the third, the seventh and the last. */
static YcBag *twelve(const char *received)
{
  YcBag *bag = bag_of(received);
  for (guint i = 1; i <= 12; i++) {
    YcIntake *line = put(bag, i, i == 5 ? "MZ01" : "MZ11");
    if (i == 3 || i == 12) mark(line, 3, YC_TICK_MISSING, "");
    if (i == 7) mark(line, 4, YC_TICK_WRONG, "要本人的卡");
  }
  return bag;
}

/* The first paper of a kind, as printed. */
static char *text_of(const char *kind, gint64 bag)
{
  g_autoptr(GError) error = NULL;
  gint64 paper = hall_int("SELECT min(id) FROM paper WHERE facts->>'paper' = '%s' AND bag = %" G_GINT64_FORMAT, kind, bag);
  char *text = yc_app_paper_text(hall, paper, 80, &error);
  ck_assert_msg(text != NULL, "%s: %s", kind, error ? error->message : "");
  return text;
}

static guint times(const char *text, const char *word)
{
  guint n = 0;
  for (const char *at = text; (at = strstr(at, word)) != NULL; at += strlen(word)) n++;
  return n;
}

/* --- twelve files ----------------------------------------------------------------------------------------- */

START_TEST(twelve_files_in_one_act)
{
  g_autoptr(YcBag) bag = twelve("2026-11-03");
  yc_bag_settle(hall, bag);
  YcBagSum sum = yc_bag_sum(bag);
  ck_assert(sum.files == 12 && sum.complete == 9 && sum.asked == 3 && sum.onspot == 0);
  gint64 id = commit(bag);
  assert_text(SHANGDI "|2026-11-03|2026-11-05|3", "SELECT place, received, day, window FROM bag WHERE id = %" G_GINT64_FORMAT, id);
  assert_int(1, "SELECT count(DISTINCT act) FROM event WHERE pos >= %" G_GINT64_FORMAT, id);
  assert_int(9, "SELECT count(*) FROM casefile WHERE state = 'accepted' AND bag = %" G_GINT64_FORMAT, id);
  assert_int(3, "SELECT count(*) FROM casefile WHERE state = 'correcting' AND bag = %" G_GINT64_FORMAT, id);
  assert_int(12, "SELECT count(*) FROM visit WHERE channel = 'village' AND day = '2026-11-03' AND representative IS NULL");
  assert_int(12, "SELECT count(*) FROM paper WHERE facts->>'paper' = 'small' AND casefile IS NOT NULL AND bag = %" G_GINT64_FORMAT, id);
  assert_int(3, "SELECT count(*) FROM paper WHERE facts->>'paper' = 'ask' AND bag = %" G_GINT64_FORMAT, id);
  assert_int(0, "SELECT count(*) FROM paper WHERE facts->>'paper' = 'receipt'");
  assert_text("transfer|-|2026-11-03|12|芦政移A〔2026〕0001号",
              "SELECT kind, casefile, facts->>'received', json_array_length(facts, '$.cases'), number FROM paper"
              " WHERE casefile IS NULL AND bag = %" G_GINT64_FORMAT, id);
  /* The notice of acceptance is in the register and stays unprinted. */
  assert_text("9|no", "SELECT count(*), max(facts->>'print') FROM paper WHERE kind = 'acceptance'");
  hall_verify();
}
END_TEST

/* The list is signed in two copies; the receipt says where and when; the notice goes home with the agent. */
START_TEST(what_is_printed)
{
  g_autoptr(YcBag) bag = twelve("2026-11-03");
  gint64 id = commit(bag);
  g_autofree char *list = text_of("transfer", id), *small = text_of("small", id), *ask = text_of("ask", id);
  ck_assert_uint_eq(times(list, "芦政移A〔2026〕0001号"), 2);
  ck_assert_uint_eq(times(list, "已受理"), 2 * 9);
  ck_assert_uint_eq(times(list, "待补材料"), 2 * 3);
  ck_assert(strstr(list, "温志强") && strstr(list, "8260132") && strstr(list, "以村里收到的日期为准"));
  ck_assert_msg(strstr(small, "上荻村") && strstr(small, "2026-11-03"), "%s", small);
  ck_assert_msg(strstr(ask, "转交") && strstr(ask, "温志强"), "%s", ask);
}
END_TEST

/* RULE time-09, agt-04: limits run from the village's day, except the applicant's own, which runs from the notice. */
START_TEST(limits_run_from_the_villages_day)
{
  g_autoptr(YcBag) bag = twelve("2026-11-03");
  gint64 id = commit(bag);
  hall_at("2026-11-03T10:20");
  YcIntake *same = hall_form(40, "MZ11");
  have_all(same);
  gint64 there = hall_taken(same, YC_OUTCOME_ACCEPT);
  const char *due = hall_text("SELECT due FROM clock WHERE kind = 'promise' AND casefile = %" G_GINT64_FORMAT, there);
  assert_text(due, "SELECT min(k.due) FROM clock k JOIN casefile c ON c.id = k.casefile WHERE k.kind = 'promise' AND"
                   " c.item = 'MZ11' AND c.bag = %" G_GINT64_FORMAT, id);
  assert_text("2026-11-03|2026-11-05", "SELECT DISTINCT received, accepted FROM casefile WHERE state = 'accepted' AND bag = %" G_GINT64_FORMAT, id);
  assert_text("2026-11-03", "SELECT DISTINCT started FROM clock k JOIN casefile c ON c.id = k.casefile WHERE k.kind ="
                            " 'accept' AND c.bag = %" G_GINT64_FORMAT, id);
  assert_text("2026-11-05", "SELECT DISTINCT started FROM clock k JOIN casefile c ON c.id = k.casefile WHERE k.kind ="
                            " 'supply' AND c.bag = %" G_GINT64_FORMAT, id);
  /* RULE time-16: handing in is ordinary and no late entry. */
  assert_int(0, "SELECT count(*) FROM casefile WHERE late IS NOT NULL");
  assert_int(0, "SELECT count(*) FROM event WHERE happened_at <> entered_at");
}
END_TEST

/* A region may decide that only the town receives. */
START_TEST(where_the_village_does_not_receive)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:s}", "key", "village_receipt", "value", "no", "from", "2026-01-01",
                            "source", "县里的规定", "confidence", "high");
  ck_assert(yc_writer_append(writer, "setting.set", facts, NULL, NULL, &error) != 0);
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
  g_autoptr(YcBag) bag = bag_of("2026-11-03");
  put(bag, 1, "MZ11");
  gint64 id = commit(bag);
  assert_text("2026-11-05", "SELECT received FROM casefile WHERE bag = %" G_GINT64_FORMAT, id);
  g_autofree char *list = text_of("transfer", id);
  ck_assert(strstr(list, "以中心收到的日期为准") != NULL && strstr(list, "以村里收到") == NULL);
  assert_text("2026-11-03", "SELECT received FROM bag WHERE id = %" G_GINT64_FORMAT, id);
}
END_TEST

/* RULE acc-10: two matters of one person are one coming, also of somebody who is new. */
START_TEST(two_files_of_one_person)
{
  g_autoptr(YcBag) bag = bag_of("2026-11-04");
  put(bag, 1, "MZ11");
  put(bag, 2, "MZ11");
  put(bag, 1, "MZ01");
  gint64 id = commit(bag);
  assert_int(2, "SELECT count(*) FROM visit");
  assert_int(2, "SELECT count(*) FROM person");
  assert_int(3, "SELECT count(*) FROM casefile WHERE bag = %" G_GINT64_FORMAT, id);
  /* Each file has its small receipt: there is no other one for both. */
  assert_int(0, "SELECT count(*) FROM paper WHERE kind = 'visit'");
  hall_verify();
}
END_TEST

/* One act: all files, their papers and the list are void, and what was typed comes back. */
START_TEST(undone)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcBag) bag = twelve("2026-11-03");
  gint64 id = commit(bag), draft;
  gint64 first = yc_app_last_act(hall).casefile;
  assert_int(id, "SELECT bag FROM casefile WHERE id = %" G_GINT64_FORMAT, first);
  ck_assert_msg(yc_undo(hall, first, &draft, &error), "%s", error ? error->message : "");
  assert_text("void|12", "SELECT group_concat(DISTINCT state), count(*) FROM casefile");
  assert_int(0, "SELECT count(*) FROM paper WHERE state <> 'void'");
  assert_int(0, "SELECT coalesce(sum(n), 0) FROM tally");
  g_autofree char *kind = yc_draft_kind(hall, draft);
  ck_assert_str_eq(kind, "bag");
  g_autoptr(GPtrArray) list = yc_bag_list(hall, 10, NULL);
  ck_assert_uint_eq(((YcBagView *)list->pdata[0])->files, 0);
  hall_verify();
  g_autoptr(YcBag) again = yc_bag_draft_load(hall, draft, &error);
  ck_assert_uint_eq(again->lines->len, 12);
  commit(again);
  assert_int(12, "SELECT count(*) FROM casefile WHERE state <> 'void'");
  assert_int(12, "SELECT count(*) FROM person");
}
END_TEST

START_TEST(people_of_the_village)
{
  g_autoptr(YcBag) bag = bag_of("2026-11-04");
  YcIntake *line = put(bag, 1, "MZ11");
  yc_intake_set(&line->applicant.place, "");
  commit(bag);
  assert_text(SHANGDI "|" SHANGDI, "SELECT p.place, c.place FROM casefile c JOIN person p ON p.id = c.person");
}
END_TEST

/* --- all or nothing --------------------------------------------------------------------------------------- */

START_TEST(all_or_nothing)
{
  g_autoptr(YcBag) bag = twelve("2026-11-03");
  YcIntake *bad = bag->lines->pdata[10];
  yc_intake_set(&bad->applicant.phone, "12");
  gint64 events = hall_int("SELECT count(*) FROM event");
  g_autoptr(GError) error = NULL;
  gboolean repeated;
  ck_assert_int_eq(yc_bag_commit(hall, bag, &repeated, &error), 0);
  g_autofree char *named = g_strdup_printf("lines[10].applicant.phone:第11份 %s:电话号码不对", bad->applicant.name);
  assert_error(error, named);
  assert_int(events, "SELECT count(*) FROM event");
  assert_int(0, "SELECT count(*) FROM person");
  /* The same bag, set right, is saved. */
  yc_intake_set(&bad->applicant.phone, "");
  commit(bag);
  assert_int(12, "SELECT count(*) FROM casefile");
}
END_TEST

START_TEST(the_same_act_again)
{
  g_autoptr(YcBag) bag = twelve("2026-11-03");
  yc_intake_set(&bag->act, "bag-1");
  gint64 id = commit(bag), events = hall_int("SELECT count(*) FROM event");
  gboolean repeated;
  g_autoptr(GError) error = NULL;
  ck_assert_int_eq(yc_bag_commit(hall, bag, &repeated, &error), id);
  ck_assert(repeated);
  assert_int(events, "SELECT count(*) FROM event");
  YcIntake *other = hall_form(30, "MZ11");
  have_all(other);
  yc_intake_set(&other->act, "case-1");
  hall_taken(other, YC_OUTCOME_ACCEPT);
  yc_intake_set(&bag->act, "case-1");
  ck_assert_int_eq(yc_bag_commit(hall, bag, &repeated, &error), 0);
  assert_error(error, "这个 act 已用在别的操作上");
}
END_TEST

/* --- what is wrong ---------------------------------------------------------------------------------------- */

static gboolean has_fault(YcBag *bag, const char *field, const char *part)
{
  g_autoptr(GPtrArray) faults = yc_bag_faults(hall, bag);
  for (guint i = 0; i < faults->len; i++) {
    const YcFieldFault *fault = faults->pdata[i];
    if (strcmp(fault->field, field) == 0 && strstr(fault->sentence, part) != NULL) return TRUE;
  }
  return FALSE;
}

START_TEST(faults_of_the_bag)
{
  g_autoptr(YcBag) empty = yc_bag_new();
  ck_assert(has_fault(empty, "place", "哪个村") && has_fault(empty, "agent", "代办员"));
  ck_assert(has_fault(empty, "received", "日子") && has_fault(empty, "lines", "还没有一份"));
  g_autoptr(YcBag) bag = bag_of("2026-11-06");
  put(bag, 1, "MZ11");
  ck_assert(has_fault(bag, "received", "不能晚于今天"));
  yc_intake_set(&bag->place, "581126100000");   /* the town itself */
  ck_assert(has_fault(bag, "place", "哪个村"));
}
END_TEST

START_TEST(faults_of_a_line)
{
  g_autoptr(YcBag) bag = bag_of("2026-11-04");
  YcIntake *line = put(bag, 1, "MZ11"), *nameless = yc_bag_add(bag), *other = put(bag, 2, "MZ11");
  for (guint i = 0; i < line->ticks->len; i++) mark(line, ((YcTick *)line->ticks->pdata[i])->n, YC_TICK_MISSING, "");
  yc_intake_set(&other->applicant.doc_number, line->applicant.doc_number);
  ck_assert(has_fault(bag, "lines[0].materials", "从袋里去掉"));
  ck_assert(has_fault(bag, "lines[1].applicant.name", "第2份:请填姓名") && has_fault(bag, "lines[1].item", "请选事项"));
  ck_assert(has_fault(bag, "lines[2].applicant.doc_number", "和第1份的一样"));
  ck_assert_str_eq(nameless->channel, "village");
  g_autoptr(GPtrArray) faults = yc_bag_faults(hall, bag);
  const char *field;
  ck_assert_uint_eq(yc_bag_fault_line(faults->pdata[0], &field), 0);
  ck_assert_str_eq(field, "materials");
}
END_TEST

/* RULE acc-06: shown, and the clerk decides. */
START_TEST(remarks)
{
  g_autoptr(YcBag) bag = bag_of("2026-11-04");
  put(bag, 1, "MZ11");
  put(bag, 1, "MZ11");
  g_autofree char *first = yc_bag_remark(hall, bag, 0), *second = yc_bag_remark(hall, bag, 1);
  ck_assert_ptr_null(first);
  ck_assert_str_eq(second, "和第1份是同一个人的同一事项:核对后再收");
  gint64 id = commit(bag);
  assert_int(1, "SELECT count(*) FROM casefile WHERE link IS NOT NULL AND bag = %" G_GINT64_FORMAT, id);
}
END_TEST

/* --- who brought it, and when ----------------------------------------------------------------------------- */

START_TEST(handed_in_late)
{
  /* Tuesday the 3rd and three working days. */
  ck_assert_int_eq(yc_bag_hand_in(hall, day_of("2026-11-03")), day_of("2026-11-06"));
  ck_assert_int_eq(yc_bag_late(hall, day_of("2026-11-03")), 0);
  hall_at("2026-11-06T17:00");
  ck_assert_int_eq(yc_bag_late(hall, day_of("2026-11-03")), 0);
  hall_at("2026-11-10T09:00");
  ck_assert_int_eq(yc_bag_late(hall, day_of("2026-11-03")), 2);
  g_autoptr(YcBag) bag = bag_of("2026-11-03");
  put(bag, 1, "MZ11");
  g_autoptr(YcBagView) view = yc_bag_view(hall, commit(bag), NULL);
  ck_assert_int_eq(view->late, 2);
  assert_text("3|2", "SELECT facts->>'handin', facts->>'late' FROM event WHERE kind = 'bag.begin'");
  hall_verify();
}
END_TEST

START_TEST(who_brought_it)
{
  g_autoptr(GPtrArray) staff = yc_bag_agents(hall, SHANGDI, NULL);
  ck_assert_uint_eq(staff->len, 1);
  ck_assert_str_eq(((YcStaff *)staff->pdata[0])->login, "wenzhiqiang");
  g_autoptr(YcBag) bag = bag_of("2026-11-04"), other = bag_of("2026-11-04");
  put(bag, 1, "MZ11");
  put(other, 2, "MZ11");
  yc_intake_set(&bag->agent, "wenzhiqiang");
  yc_intake_set(&other->agent, "尉迟顺带");
  g_autoptr(YcBagView) one = yc_bag_view(hall, commit(bag), NULL), two = yc_bag_view(hall, commit(other), NULL);
  ck_assert_str_eq(one->agent, "温志强");
  ck_assert_str_eq(two->agent, "尉迟顺带");
  /* A name is personal: facts have none, and it goes with the body. */
  assert_int(0, "SELECT count(*) FROM event WHERE facts LIKE '%%尉迟%%'");
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  g_autofree char *ident = yc_event_ident(yc_app_store(hall), two->id);
  ck_assert(yc_writer_append(writer, "event.erase", json_pack("{s:[s]}", "events", ident), NULL, NULL, &error) != 0);
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
  g_autoptr(YcBagView) erased = yc_bag_view(hall, two->id, NULL);
  ck_assert_str_eq(erased->agent, "(已删除)");
  hall_verify();
}
END_TEST

/* --- afterwards ------------------------------------------------------------------------------------------- */

START_TEST(looked_at_again)
{
  g_autoptr(YcBag) first = twelve("2026-11-03"), second = bag_of("2026-11-04");
  put(second, 20, "MZ11");
  gint64 id = commit(first), later = commit(second);
  g_autoptr(YcBagView) view = yc_bag_view(hall, id, NULL);
  ck_assert_str_eq(view->place_short, "上荻村");
  ck_assert_str_eq(view->number, "芦政移A〔2026〕0001号");
  ck_assert_uint_eq(view->cases->len, 12);
  ck_assert_uint_eq(view->files, 12);
  ck_assert_uint_eq(view->papers->len, 1 + 12 + 3 + 9);
  g_autoptr(GPtrArray) list = yc_bag_list(hall, 10, NULL);
  ck_assert_uint_eq(list->len, 2);
  ck_assert_int_eq(((YcBagView *)list->pdata[0])->id, later);
  ck_assert_int_eq(yc_bag_find(hall, "芦政移A〔2026〕0002号"), later);
  g_autofree char *key = g_strdup_printf("%" G_GINT64_FORMAT, id);
  ck_assert_int_eq(yc_bag_find(hall, key), id);
  ck_assert_int_eq(yc_bag_find(hall, "9999999") + yc_bag_find(hall, "袋"), 0);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(yc_bag_view(hall, 1, &error));
  assert_error(error, "没有这袋材料");
}
END_TEST

/* --- JSON and drafts -------------------------------------------------------------------------------------- */

START_TEST(json_and_back)
{
  g_autoptr(YcBag) bag = twelve("2026-11-03");
  yc_intake_set(&bag->at, "item");
  bag->line = 4;
  g_autofree char *json = yc_bag_to_json(bag);
  g_autoptr(YcBag) read = yc_bag_from_json(json, strlen(json), NULL);
  ck_assert_ptr_nonnull(read);
  g_autofree char *again = yc_bag_to_json(read);
  ck_assert_str_eq(json, again);
  ck_assert_uint_eq(read->lines->len, 12);
}
END_TEST

START_TEST(json_refused)
{
  const struct { const char *json, *part; } cases[] = {
    { "[]", "应是一个对象" },
    { "{\"bags\":1}", "不认识的字段「bags」" },
    { "{\"place\":1}", "bag.place 应是文字" },
    { "{\"place\":\"5811261002000000000\"}", "bag.place 太长" },
    { "{\"lines\":{}}", "lines 应是" },
    { "{\"lines\":[{},{\"item\":3}]}", "lines[1]:" },
    { "{\"line\":\"x\"}", "bag.line" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(yc_bag_from_json(cases[i].json, strlen(cases[i].json), &error));
    assert_error(error, cases[i].part);
  }
}
END_TEST

START_TEST(drafts)
{
  g_autoptr(YcBag) bag = twelve("2026-11-03");
  gint64 id = 0;
  ck_assert(yc_bag_draft_save(hall, &id, bag, NULL));
  g_autofree char *kind = yc_draft_kind(hall, id), *none = yc_draft_kind(hall, 99);
  ck_assert_str_eq(kind, "bag");
  ck_assert_str_eq(none, "");
  g_autoptr(GPtrArray) rows = yc_desk_list(hall, YC_TAB_TODO, NULL, 0, FALSE, 5, NULL);
  ck_assert_str_eq(((YcCaseRow *)rows->pdata[0])->applicant, "上荻村");
  ck_assert_str_eq(((YcCaseRow *)rows->pdata[0])->item_short, "整袋12份");
  g_autoptr(YcBag) read = yc_bag_draft_load(hall, id, NULL);
  ck_assert_uint_eq(read->lines->len, 12);
  commit(read);
  ck_assert(yc_draft_drop(hall, id, NULL));
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(yc_bag_draft_load(hall, id, &error));
  assert_error(error, "草稿已经不在了");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("bag");
  TCase *t = tcase_create("bag");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, twelve_files_in_one_act);
  tcase_add_test(t, what_is_printed);
  tcase_add_test(t, limits_run_from_the_villages_day);
  tcase_add_test(t, where_the_village_does_not_receive);
  tcase_add_test(t, two_files_of_one_person);
  tcase_add_test(t, undone);
  tcase_add_test(t, people_of_the_village);
  tcase_add_test(t, all_or_nothing);
  tcase_add_test(t, the_same_act_again);
  tcase_add_test(t, faults_of_the_bag);
  tcase_add_test(t, faults_of_a_line);
  tcase_add_test(t, remarks);
  tcase_add_test(t, handed_in_late);
  tcase_add_test(t, who_brought_it);
  tcase_add_test(t, looked_at_again);
  tcase_add_test(t, json_and_back);
  tcase_add_test(t, json_refused);
  tcase_add_test(t, drafts);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
