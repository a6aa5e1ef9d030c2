/* Who comes: known people, representatives, duplicates, and every fault of the form. */
#include <config.h>
#include <jansson.h>
#include <string.h>
#include "app/desk.h"
#include "app/hall.h"
#include "check_main.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)

static YcIntake *complete(guint person, const char *item)
{
  YcIntake *intake = hall_form(person, item);
  have_all(intake);
  return intake;
}

static guint people_found(const char *words)
{
  g_autoptr(GPtrArray) found = yc_intake_people(hall, words, 20, NULL);
  return found->len;
}

/* --- known people ----------------------------------------------------------------------------------------- */

START_TEST(the_same_document_is_the_same_person)
{
  gint64 first = hall_accepted(1);
  YcIntake *again = complete(1, "MZ11");
  /* As a hurried clerk types it. */
  yc_intake_set(&again->applicant.doc_number, "581126 19310702 0068");
  hall_taken(again, YC_OUTCOME_ACCEPT);
  assert_int(1, "SELECT count(*) FROM person");
  assert_int(1, "SELECT count(*) FROM event WHERE kind = 'person.set'");
  assert_int(2, "SELECT count(*) FROM casefile WHERE person = (SELECT person FROM casefile WHERE id = %" G_GINT64_FORMAT ")",
             first);
  hall_verify();
}
END_TEST

START_TEST(what_was_not_typed_is_kept)
{
  hall_accepted(1);
  const char *columns = "SELECT phone, place, address, birth, sex FROM person";
  const char *before = hall_text("%s", columns);
  YcIntake *again = complete(1, "MZ11");
  char **blank[] = { &again->applicant.phone, &again->applicant.place, &again->applicant.address };
  for (guint i = 0; i < G_N_ELEMENTS(blank); i++) yc_intake_set(blank[i], "");
  yc_intake_result_free(hall_take(again, YC_OUTCOME_ACCEPT));
  ck_assert_str_eq(hall_text("%s", columns), before);
  assert_int(1, "SELECT count(*) FROM event WHERE kind = 'person.set'");
  hall_verify();
}
END_TEST

START_TEST(what_is_erased_is_gone_everywhere)
{
  YcIntake *intake = complete(1, "MZ11");
  intake->represented = intake->authorised = TRUE;
  hall_person(2, &intake->representative);
  yc_intake_set(&intake->relation, "之女");
  yc_intake_set(&intake->reason, "户籍在邻县,条例第九条");
  yc_intake_result_free(hall_take(intake, YC_OUTCOME_REFUSE));
  YcWriter *writer = hall_writer();
  json_t *events = json_array();
  for (gint64 pos = 1, last = hall_int("SELECT max(pos) FROM event"); pos <= last; pos++) {
    g_autofree char *ident = yc_event_ident(yc_app_store(hall), pos);
    if (hall_int("SELECT count(*) FROM body WHERE pos = %" G_GINT64_FORMAT, pos) > 0) json_array_append_new(events, json_string(ident));
  }
  ck_assert_int_ne(yc_writer_append(writer, "event.erase", json_pack("{s:o}", "events", events), NULL, NULL, NULL), 0);
  ck_assert(yc_writer_commit(writer, NULL));
  assert_int(0, "SELECT count(*) FROM body");
  assert_int(0, "SELECT count(*) FROM person_key");
  assert_int(0, "SELECT count(name) + count(doc_number) + count(phone) FROM person");
  assert_text("-|-", "SELECT reason, (SELECT relation FROM visit) FROM casefile");
  hall_verify();
}
END_TEST

START_TEST(a_changed_phone_is_recorded)
{
  hall_accepted(1);
  ck_assert_uint_eq(people_found("1002"), 1);
  YcIntake *again = complete(1, "MZ11");
  yc_intake_set(&again->applicant.phone, "139 0000 7788");
  hall_taken(again, YC_OUTCOME_ACCEPT);
  assert_text("13900007788", "SELECT phone FROM person");
  assert_int(2, "SELECT count(*) FROM event WHERE kind = 'person.set'");
  ck_assert_uint_eq(people_found("7788"), 1);
  ck_assert_uint_eq(people_found("13900007788"), 1);
  ck_assert_uint_eq(people_found("1002"), 0);
  ck_assert_uint_eq(people_found("16000001002"), 0);
  ck_assert_uint_eq(people_found("温秀"), 1);
  hall_verify();
}
END_TEST

START_TEST(a_document_fills_the_form)
{
  hall_accepted(1);
  YcIntake *intake = yc_intake_new();
  gboolean known;
  YcIdentity identity = yc_intake_set_document(hall, &intake->applicant, "581126193107020068", &known);
  ck_assert(known && identity.verdict != YC_VERDICT_REJECT);
  ck_assert_str_eq(intake->applicant.name, "温秀荷");
  ck_assert_str_eq(intake->applicant.phone, "16000001002");
  ck_assert_str_eq(intake->applicant.doc_kind, "resident");
  /* Another person's number: the form is not hers any more. */
  identity = yc_intake_set_document(hall, &intake->applicant, "581126192603140136", &known);
  ck_assert(!known);
  ck_assert_int_eq(intake->applicant.id, 0);
  ck_assert_str_eq(intake->applicant.birth, "1926-03-14");
  ck_assert_str_eq(intake->applicant.sex, "m");
  yc_intake_free(intake);
}
END_TEST

/* A passport stays a passport when its holder is chosen from the list. */
START_TEST(a_known_person_keeps_the_kind_of_document)
{
  YcIntake *intake = complete(1, "MZ14");
  yc_intake_set(&intake->applicant.doc_kind, "other");
  yc_intake_set(&intake->applicant.doc_number, "E12345678");
  hall_taken(intake, YC_OUTCOME_ONSPOT);
  g_autoptr(GPtrArray) found = yc_intake_people(hall, "e12345678", 5, NULL);
  ck_assert_uint_eq(found->len, 1);
  YcIntake *again = yc_intake_new();
  yc_intake_set(&again->applicant.doc_kind, "none");
  yc_intake_use_person(&again->applicant, found->pdata[0]);
  ck_assert_str_eq(again->applicant.doc_kind, "other");
  yc_intake_choose(hall, again, "MZ11", NULL);
  have_all(again);
  hall_taken(again, YC_OUTCOME_ACCEPT);
  assert_int(1, "SELECT count(*) FROM event WHERE kind = 'person.set'");
  assert_text("other|E12345678", "SELECT doc_kind, doc_number FROM person");
}
END_TEST

START_TEST(people_without_documents)
{
  for (int i = 0; i < 2; i++) {
    YcIntake *intake = complete(1, "MZ14");
    yc_intake_set(&intake->applicant.doc_number, "");
    yc_intake_set(&intake->applicant.doc_kind, i ? "none" : "resident");
    hall_taken(intake, YC_OUTCOME_ONSPOT);
  }
  /* Nothing tells whether they are the same: the clerk does, by choosing. */
  assert_int(2, "SELECT count(*) FROM person WHERE doc_number IS NULL");
  g_autoptr(GPtrArray) found = yc_intake_people(hall, "wxh", 5, NULL);
  ck_assert_uint_eq(found->len, 2);
  YcIntake *again = yc_intake_new();
  yc_intake_use_person(&again->applicant, found->pdata[0]);
  yc_intake_choose(hall, again, "MZ14", NULL);
  have_all(again);
  hall_taken(again, YC_OUTCOME_ONSPOT);
  assert_int(2, "SELECT count(*) FROM person");
  hall_verify();
}
END_TEST

/* A person chosen from the list who turns out to have a number gets it; one who has another number is not overwritten. */
START_TEST(a_number_is_not_taken_from_somebody)
{
  hall_accepted(1);
  gint64 id = hall_int("SELECT id FROM person");
  YcIntake *intake = complete(0, "MZ14");
  intake->applicant.id = id;
  intake->outcome = YC_OUTCOME_ONSPOT;
  GError *error = NULL;
  ck_assert_ptr_null(yc_intake_commit(hall, intake, &error));
  assert_error(error, "applicant.doc_number");
  assert_text("温秀荷", "SELECT name FROM person");
  yc_intake_free(intake);
}
END_TEST

/* --- representatives -------------------------------------------------------------------------------------- */

START_TEST(represented)
{
  YcIntake *intake = hall_form(1, "MZ01");
  hall_person(3, &intake->representative);
  intake->represented = TRUE;
  yc_intake_set(&intake->relation, "之女");
  yc_intake_choose(hall, intake, "MZ01", NULL);
  have_all(intake);
  intake->outcome = YC_OUTCOME_ACCEPT;
  GError *error = NULL;
  ck_assert_ptr_null(yc_intake_commit(hall, intake, &error));
  assert_error(error, "委托书");
  assert_int(0, "SELECT count(*) FROM person");
  ck_assert_int_eq(intake->applicant.id, 0);
  intake->authorised = TRUE;
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ACCEPT);
  assert_text("温秀荷|蒲月英|1|之女",
              "SELECT p.name, r.name, v.authorised, v.relation FROM visit v JOIN person p ON p.id = v.person"
              " JOIN person r ON r.id = v.representative");
  /* The letter of authority is a paper of its own then. */
  assert_int(1, "SELECT count(*) FROM material WHERE n = 8 AND state = 'have'");
  g_autoptr(YcIntake) back = yc_intake_of_case(hall, result->casefile, NULL);
  ck_assert(back->represented && back->authorised);
  ck_assert_str_eq(back->representative.name, "蒲月英");
  ck_assert_str_eq(back->relation, "之女");
  hall_verify();
}
END_TEST

START_TEST(answers_make_the_list)
{
  YcIntake *intake = hall_form(1, "MZ01");
  ck_assert_uint_eq(intake->ticks->len, 6);
  have_all(intake);
  g_hash_table_insert(intake->answers, g_strdup("q_family_ill"), g_strdup("yes"));
  GError *error = NULL;
  intake->outcome = YC_OUTCOME_ACCEPT;
  ck_assert_ptr_null(yc_intake_commit(hall, intake, &error));
  assert_error(error, "还缺 1 项");
  ck_assert_uint_eq(intake->ticks->len, 7);
  mark(intake, 7, YC_TICK_HAVE, "");
  hall_taken(intake, YC_OUTCOME_ACCEPT);
  assert_text("{\"q_family_disabled\":\"no\",\"q_family_ill\":\"yes\",\"q_agent\":\"no\"}", "SELECT answers FROM casefile");
}
END_TEST

/* --- duplicates ------------------------------------------------------------------------------------------- */

static char *duplicates(guint person, const char *item)
{
  g_autoptr(YcIntake) intake = hall_form(person, item);
  gboolean known;
  g_autofree char *document = g_strdup(intake->applicant.doc_number);
  yc_intake_set_document(hall, &intake->applicant, document, &known);
  return yc_intake_duplicates(hall, intake);
}

/* RULE acc-06 */
START_TEST(duplicates_are_shown)
{
  hall_taken(complete(1, "MZ14"), YC_OUTCOME_ONSPOT);
  hall_accepted(1);
  g_autofree char *open = duplicates(1, "MZ01"), *other = duplicates(1, "MZ11"), *stranger = duplicates(2, "MZ01");
  ck_assert(open != NULL && strstr(open, "正在办") && strstr(open, "1105-002"));
  ck_assert_ptr_null(other);
  ck_assert_ptr_null(stranger);
  YcIntake *refusal = complete(2, "MZ01");
  yc_intake_set(&refusal->reason, "户籍在邻县,条例第九条");
  hall_taken(refusal, YC_OUTCOME_REFUSE);
  hall_at("2026-12-05T09:00");
  g_autofree char *within = duplicates(2, "MZ01");
  ck_assert(within != NULL && strstr(within, "刚办结") && strstr(within, "1105-003"));
  hall_at("2026-12-06T09:00");
  g_autofree char *outside = duplicates(2, "MZ01"), *no_window = duplicates(1, "MZ14");
  ck_assert_ptr_null(outside);
  ck_assert_ptr_null(no_window);
}
END_TEST

START_TEST(the_link_is_kept)
{
  g_autoptr(YcIntakeResult) told = hall_take(hall_form(1, "MZ01"), YC_OUTCOME_TELL);
  YcIntake *intake = complete(1, "MZ01");
  intake->link = told->casefile;
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ACCEPT);
  assert_int(told->casefile, "SELECT link FROM casefile WHERE id = %" G_GINT64_FORMAT, result->casefile);
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, result->casefile, NULL);
  g_autofree char *history = yc_intake_history(hall, form);
  ck_assert(strstr(history, "在办:低保审核确认 1105-002") && strstr(history, "办结:低保审核确认 1105-001"));
  hall_verify();
}
END_TEST

/* --- faults ----------------------------------------------------------------------------------------------- */

static void no_name(YcIntake *i) { yc_intake_set(&i->applicant.name, "  "); }
static void bad_document(YcIntake *i) { yc_intake_set(&i->applicant.doc_number, "581126193107020069"); }
static void none_with_number(YcIntake *i) { yc_intake_set(&i->applicant.doc_kind, "none"); }
static void bad_phone(YcIntake *i) { yc_intake_set(&i->applicant.phone, "12345"); }
static void no_place(YcIntake *i) { yc_intake_set(&i->applicant.place, "581126999999"); }
static void bad_birth(YcIntake *i) { yc_intake_set(&i->applicant.birth, "1931-02-30"); }
static void unborn(YcIntake *i) { yc_intake_set(&i->applicant.birth, "2026-11-06"); }
static void no_item(YcIntake *i) { yc_intake_set(&i->item, ""); }
static void unknown_item(YcIntake *i) { yc_intake_set(&i->item, "ZZ99"); }
static void no_representative(YcIntake *i) { i->represented = i->authorised = TRUE; }
static void no_authority(YcIntake *i)
{
  i->represented = TRUE;
  yc_intake_set(&i->representative.name, "王丽");
}
static void unknown_person(YcIntake *i) { i->applicant.id = 3; }
static void unknown_link(YcIntake *i) { i->link = 999999; }
static void strange_paper(YcIntake *i) { ((YcTick *)i->ticks->pdata[0])->n = 77; }
static void repeated_paper(YcIntake *i) { ((YcTick *)i->ticks->pdata[0])->n = 2; }
static void wrong_without_note(YcIntake *i)
{
  mark(i, 9, YC_TICK_WRONG, "");
  i->outcome = YC_OUTCOME_ASK;
}
static void no_outcome(YcIntake *i) { i->outcome = YC_OUTCOME_NONE; }
static void missing_paper(YcIntake *i) { mark(i, 1, YC_TICK_MISSING, ""); }
static void not_on_the_spot(YcIntake *i) { i->outcome = YC_OUTCOME_ONSPOT; }
static void nothing_to_ask(YcIntake *i) { i->outcome = YC_OUTCOME_ASK; }
static void papers_were_taken(YcIntake *i) { i->outcome = YC_OUTCOME_TELL; }
static void no_reason(YcIntake *i) { i->outcome = YC_OUTCOME_REFUSE; }

static const struct { void (*spoil)(YcIntake *); const char *field, *sentence; } faults[] = {
  { no_name, "applicant.name", "请填姓名" },
  { bad_document, "applicant.doc_number", "校验" },
  { none_with_number, "applicant.doc_number", "证件" },
  { bad_phone, "applicant.phone", "电话" },
  { no_place, "applicant.place", "581126999999" },
  { bad_birth, "applicant.birth", "出生日期" },
  { unborn, "applicant.birth", "出生日期" },
  { no_item, "item", "请选事项" },
  { unknown_item, "item", "ZZ99" },
  { no_representative, "representative.name", "请填姓名" },
  { no_authority, "authorised", "委托书" },
  { unknown_person, "applicant.id", "没有这个号" },
  { unknown_link, "link", "没有这个号" },
  { strange_paper, "materials", "第 77 项" },
  { repeated_paper, "materials", "第 2 项" },
  { wrong_without_note, "materials[9].note", "第9项" },
  { no_outcome, "outcome", "请先选" },
  { missing_paper, "outcome", "还缺 1 项" },
  { not_on_the_spot, "outcome", "不是即办件" },
  { nothing_to_ask, "outcome", "没有要告知的" },
  { papers_were_taken, "outcome", "已经收下" },
  { no_reason, "reason", "事实和依据" },
};

START_TEST(every_fault_has_its_field)
{
  g_autoptr(YcIntake) intake = complete(1, "MZ01");
  intake->outcome = YC_OUTCOME_ACCEPT;
  g_autoptr(GPtrArray) none = yc_intake_faults(hall, intake);
  ck_assert_uint_eq(none->len, 0);
  faults[_i].spoil(intake);
  g_autoptr(GPtrArray) list = yc_intake_faults(hall, intake);
  gboolean found = FALSE;
  for (guint i = 0; i < list->len; i++) {
    const YcFieldFault *fault = list->pdata[i];
    found = found || (strcmp(fault->field, faults[_i].field) == 0 && strstr(fault->sentence, faults[_i].sentence));
  }
  ck_assert_msg(found, "%s %s: %u faults", faults[_i].field, faults[_i].sentence, list->len);
  GError *error = NULL;
  ck_assert_ptr_null(yc_intake_commit(hall, intake, &error));
  assert_error(error, ((YcFieldFault *)list->pdata[0])->sentence);
  assert_int(0, "SELECT count(*) FROM event WHERE kind LIKE 'case.%%' OR kind = 'person.set'");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("people");
  TCase *t = tcase_create("people");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, the_same_document_is_the_same_person);
  tcase_add_test(t, what_was_not_typed_is_kept);
  tcase_add_test(t, what_is_erased_is_gone_everywhere);
  tcase_add_test(t, a_changed_phone_is_recorded);
  tcase_add_test(t, a_document_fills_the_form);
  tcase_add_test(t, a_known_person_keeps_the_kind_of_document);
  tcase_add_test(t, people_without_documents);
  tcase_add_test(t, a_number_is_not_taken_from_somebody);
  tcase_add_test(t, represented);
  tcase_add_test(t, answers_make_the_list);
  tcase_add_test(t, duplicates_are_shown);
  tcase_add_test(t, the_link_is_kept);
  tcase_add_loop_test(t, every_fault_has_its_field, 0, (int)G_N_ELEMENTS(faults));
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
