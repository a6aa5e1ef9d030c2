/* Whose papers: households, organisations, people without documents, who is called, relatives, what becomes of each
 * paper. */
#include <config.h>
#include <jansson.h>
#include <string.h>
#include "app/casefile.h"
#include "app/hall.h"
#include "app/paper.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/supervise.h"
#include "app/say.h"
#include "check_main.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)

#define WIFE "581126193107020068"      /* 温秀荷, the second of the demonstration's people */
#define HUSBAND "581126193412050116"   /* 鲁长根, the third */
#define COOPERATIVE "93581126MA0006011R"
#define LONG_NAME "上荻村丰收农业机械服务专业合作社联合社芦荻镇分社第一机耕作业服务大队芦荻河湾小组"

static YcIntake *complete(guint person, const char *item)
{
  YcIntake *intake = hall_form(person, item);
  have_all(intake);
  return intake;
}

static char *duplicates_of(guint person, const char *item)
{
  g_autoptr(YcIntake) intake = hall_form(person, item);
  return yc_intake_duplicates(hall, intake);
}

static gboolean faulty(const YcIntake *intake, const char *field, const char *part)
{
  g_autoptr(GPtrArray) faults = yc_intake_faults(hall, intake);
  for (guint i = 0; i < faults->len; i++) {
    const YcFieldFault *fault = faults->pdata[i];
    if (strcmp(fault->field, field) == 0 && strstr(fault->sentence, part) != NULL) return TRUE;
  }
  return FALSE;
}

/* --- households (RULE acc-06) ----------------------------------------------------------------------------- */

static gint64 take_family(void)
{
  YcIntake *intake = complete(2, "MZ01");
  yc_intake_add_member(intake, "配偶", "温秀荷", "581126 19310702 0068", "");
  yc_intake_add_member(intake, "孙子女", "鲁〇·阿依", "", "2020-06-01");
  return hall_taken(intake, YC_OUTCOME_ACCEPT);
}

START_TEST(the_household_is_kept)
{
  gint64 id = take_family();
  assert_text("配偶|温秀荷|" WIFE "|1931-07-02", "SELECT relation, name, doc_number, birth FROM household WHERE n = 1");
  assert_text("孙子女|鲁〇·阿依|-|2020-06-01", "SELECT relation, name, doc_number, birth FROM household WHERE n = 2");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_uint_eq(view->household->len, 2);
  ck_assert_str_eq(((YcMember *)view->household->pdata[1])->name, "鲁〇·阿依");
  g_autoptr(YcIntake) form = hall_form(2, "MZ05");
  form->applicant.id = hall_int("SELECT person FROM casefile");
  g_autoptr(GPtrArray) before = yc_intake_household_before(hall, form);
  ck_assert_uint_eq(before->len, 2);
  ck_assert_str_eq(((YcMember *)before->pdata[0])->doc_number, WIFE);
  form->applicant.id = 0;
  g_autoptr(GPtrArray) nobody = yc_intake_household_before(hall, form);
  ck_assert_uint_eq(nobody->len, 0);
  hall_verify();
}
END_TEST

/* The second application comes under the name of somebody of the household. */
START_TEST(a_member_applies_for_the_same)
{
  gint64 first = take_family();
  g_autofree char *said = duplicates_of(1, "MZ01"), *other = duplicates_of(1, "MZ11"), *stranger = duplicates_of(3, "MZ01");
  ck_assert_msg(said && strstr(said, "同一家(鲁长根)的同一事项正在办:1105-001"), "%s", said);
  ck_assert_ptr_null(other);
  ck_assert_ptr_null(stranger);
  gint64 second = hall_taken(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  assert_int(first, "SELECT link FROM casefile WHERE id = %" G_GINT64_FORMAT, second);
}
END_TEST

/* The other way round: somebody of this household has applied; or is of the household of a third. */
START_TEST(a_member_has_applied)
{
  hall_taken(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  g_autoptr(YcIntake) intake = hall_form(2, "MZ01");
  ck_assert_ptr_null(yc_intake_duplicates(hall, intake));
  yc_intake_add_member(intake, "配偶", "温秀荷", WIFE, "");
  g_autofree char *said = yc_intake_duplicates(hall, intake);
  ck_assert_msg(said && strstr(said, "同一家(配偶 温秀荷)的同一事项正在办:1105-001"), "%s", said);
  yc_intake_choose(hall, intake, "MZ11", NULL);   /* goes by people */
  ck_assert_ptr_null(yc_intake_duplicates(hall, intake));
}
END_TEST

START_TEST(a_member_is_of_another_household)
{
  take_family();
  g_autoptr(YcIntake) intake = hall_form(3, "MZ01");
  yc_intake_add_member(intake, "之母", "温秀荷", WIFE, "");
  g_autofree char *said = yc_intake_duplicates(hall, intake);
  ck_assert_msg(said && strstr(said, "同一家(鲁长根)"), "%s", said);
}
END_TEST

START_TEST(members_are_checked)
{
  g_autoptr(YcIntake) intake = complete(2, "MZ01");
  YcMember *member = yc_intake_add_member(intake, "配偶", "温秀荷", WIFE, "");
  ck_assert(!faulty(intake, "household[0]", ""));
  yc_intake_set(&member->doc_number, HUSBAND);
  ck_assert(faulty(intake, "household[0]", "申请人自己的"));
  yc_intake_set(&member->doc_number, "581126193107020069");
  ck_assert(faulty(intake, "household[0]", "校验"));
  yc_intake_set(&member->doc_number, "E12345678");
  ck_assert(!faulty(intake, "household[0]", ""));
  yc_intake_add_member(intake, "之女", "鲁小", "E12345678", "");
  ck_assert(faulty(intake, "household[1]", "已经写给了 温秀荷"));
  yc_intake_set(&member->doc_number, "");
  yc_intake_set(&member->birth, "2027-01-01");
  ck_assert(faulty(intake, "household[0]", "出生日期"));
  yc_intake_set(&member->birth, "");
  yc_intake_set(&member->relation, "");
  ck_assert(faulty(intake, "household[0]", "关系"));
}
END_TEST

/* --- organisations ---------------------------------------------------------------------------------------- */

static YcIntake *organisation(const char *name, const char *item)
{
  YcIntake *intake = yc_intake_new();
  gboolean known;
  /* As a licence is typed: lower case, in groups. */
  YcIdentity code = yc_intake_set_document(hall, &intake->applicant, "93581126 ma000601 1r", &known);
  ck_assert(!known && code.verdict == YC_VERDICT_ACCEPT);
  yc_intake_set(&intake->applicant.name, name);
  yc_intake_set(&intake->applicant.legal, "柯守业");
  hall_person(3, &intake->representative);
  intake->represented = intake->authorised = TRUE;
  yc_intake_set(&intake->relation, "经办人");
  ck_assert(yc_intake_choose(hall, intake, item, NULL));
  have_all(intake);
  return intake;
}

START_TEST(an_organisation_applies)
{
  gint64 id = hall_taken(organisation(LONG_NAME, "NY08"), YC_OUTCOME_ACCEPT);
  assert_text("uscc|" COOPERATIVE "|柯守业|-|-", "SELECT doc_kind, doc_number, legal, birth, sex FROM person ORDER BY id LIMIT 1");
  g_autoptr(GPtrArray) found = yc_intake_people(hall, "sdcfs", 5, NULL);
  g_autoptr(GPtrArray) by_code = yc_intake_people(hall, "93581126ma", 5, NULL);
  ck_assert_uint_eq(found->len, 1);
  ck_assert_uint_eq(by_code->len, 1);
  g_autoptr(YcIntake) again = yc_intake_new();
  gboolean known;
  yc_intake_set_document(hall, &again->applicant, COOPERATIVE, &known);
  ck_assert(known && yc_person_is_organisation(&again->applicant));
  ck_assert_str_eq(again->applicant.legal, "柯守业");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_str_eq(view->person_line, LONG_NAME " 法定代表人 柯守业 " COOPERATIVE);
  ck_assert(g_str_has_prefix(view->representative_line, "代办 蒲月英(经办人)"));
  ck_assert_int_eq(view->row->age, 0);
  g_autofree char *paper = yc_app_paper_text(hall, hall_int("SELECT max(id) FROM paper"), 80, NULL);
  ck_assert_msg(strstr(paper, COOPERATIVE) && strstr(paper, "上荻村丰收农业机械"), "%s", paper);
  hall_verify();
}
END_TEST

/* Nobody's permission is asked of who represents it by law. */
START_TEST(its_legal_representative_came)
{
  g_autoptr(YcIntake) intake = organisation("丰收合作社", "NY08");
  intake->authorised = FALSE;
  ck_assert(faulty(intake, "authorised", "委托书"));
  intake->outcome = YC_OUTCOME_TELL;   /* who only asks needs none */
  ck_assert(!faulty(intake, "authorised", ""));
  intake->outcome = YC_OUTCOME_ASK;
  ck_assert(faulty(intake, "authorised", "委托书"));
  yc_intake_set(&intake->relation, "法定代表人");
  ck_assert(!faulty(intake, "authorised", ""));
  yc_intake_set(&intake->relation, "");
  yc_intake_set(&intake->representative.name, "柯守业");
  ck_assert(!faulty(intake, "authorised", ""));
  intake->represented = FALSE;
  ck_assert(faulty(intake, "representative.name", "经办人"));
  intake->represented = TRUE;
  ck_assert(yc_intake_choose(hall, intake, "MZ01", NULL));   /* it asks whether somebody else acts for the applicant */
  ck_assert_str_eq(g_hash_table_lookup(intake->answers, "q_agent"), "no");
  yc_intake_set(&intake->representative.name, "王丽");
  ck_assert(yc_intake_choose(hall, intake, "MZ01", NULL));
  ck_assert_str_eq(g_hash_table_lookup(intake->answers, "q_agent"), "yes");
  yc_intake_set(&intake->representative.doc_kind, "uscc");
  ck_assert(faulty(intake, "representative.doc_number", "来的人要是个人"));
}
END_TEST

START_TEST(items_are_for_people_or_organisations)
{
  g_autoptr(YcIntake) for_people = organisation("丰收合作社", "MZ01");
  g_autoptr(YcIntake) for_it = organisation("丰收合作社", "NY16");
  ck_assert(faulty(for_people, "item", "只给个人办"));
  ck_assert(!faulty(for_it, "item", ""));
  g_autoptr(YcIntake) person = complete(1, "NY16");
  g_autoptr(YcIntake) both = complete(1, "NY08");
  ck_assert(faulty(person, "item", "只给单位办"));
  ck_assert(!faulty(both, "item", ""));
}
END_TEST

START_TEST(credit_codes_are_checked)
{
  YcIntake *intake = yc_intake_new();
  gboolean known;
  YcIdentity code = yc_intake_set_document(hall, &intake->applicant, "93581126MA0006012R", &known);
  ck_assert(!known && code.error == YC_IDERR_CHECK && yc_person_is_organisation(&intake->applicant));
  yc_intake_set(&intake->applicant.name, "丰收合作社");
  ck_assert(faulty(intake, "applicant.doc_number", "信用代码末位"));
  yc_intake_set(&intake->applicant.doc_number, "");
  ck_assert(faulty(intake, "applicant.doc_number", "单位要填统一社会信用代码"));
  ck_assert(yc_looks_like_uscc("595811260000010114") && !yc_looks_like_uscc(WIFE) && !yc_looks_like_uscc("zxl sd 34"));
  ck_assert(!yc_looks_like_uscc("58112619310702006X") && !yc_looks_like_uscc("E12345678"));
  yc_intake_free(intake);
}
END_TEST

/* --- documents -------------------------------------------------------------------------------------------- */

START_TEST(a_document_comes_later)
{
  YcIntake *first = complete(1, "MZ14");
  yc_intake_set(&first->applicant.doc_number, "");
  yc_intake_set(&first->applicant.doc_kind, "none");
  hall_taken(first, YC_OUTCOME_ONSPOT);
  g_autoptr(GPtrArray) found = yc_intake_people(hall, "wxh", 5, NULL);
  YcIntake *again = yc_intake_new();
  gboolean known;
  yc_intake_use_person(&again->applicant, found->pdata[0]);
  yc_intake_set_document(hall, &again->applicant, WIFE, &known);
  ck_assert(!known && again->applicant.id != 0);
  yc_intake_choose(hall, again, "MZ11", NULL);
  have_all(again);
  hall_taken(again, YC_OUTCOME_ACCEPT);
  assert_text("1|" WIFE "|resident", "SELECT count(*), max(doc_number), max(doc_kind) FROM person");
  assert_int(2, "SELECT count(*) FROM casefile WHERE person = (SELECT id FROM person)");
  hall_verify();
}
END_TEST

START_TEST(somebody_must_be_told_apart)
{
  g_autoptr(YcIntake) intake = complete(1, "MZ14");
  yc_intake_set(&intake->applicant.doc_number, "");
  ck_assert(!faulty(intake, "applicant.birth", ""));
  char **all[] = { &intake->applicant.birth, &intake->applicant.place, &intake->applicant.address };
  for (guint i = 0; i < G_N_ELEMENTS(all); i++) yc_intake_set(all[i], "");
  ck_assert(faulty(intake, "applicant.birth", "出生日期和住址"));
}
END_TEST

/* --- who is called, how it was signed --------------------------------------------------------------------- */

START_TEST(whom_to_call)
{
  YcIntake *intake = complete(1, "MZ01");
  hall_person(3, &intake->representative);
  intake->represented = intake->authorised = TRUE;
  yc_intake_choose(hall, intake, "MZ01", NULL);
  have_all(intake);
  ck_assert_ptr_eq(yc_intake_notified(intake), &intake->representative);
  yc_intake_set(&intake->notify, "applicant");
  ck_assert_ptr_eq(yc_intake_notified(intake), &intake->applicant);
  intake->oral = intake->fingerprint = TRUE;
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  assert_text("applicant", "SELECT notify FROM casefile");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_str_eq(view->notify_line, "通知打给 温秀荷 160****1002");
  ck_assert(view->oral && view->fingerprint);
  const YcRecordLine *line = view->record->pdata[view->record->len - 1];
  ck_assert_msg(strstr(line->text, "口头申请代填,按指印"), "%s", line->text);
  g_autofree char *paper = yc_app_paper_text(hall, hall_int("SELECT max(id) FROM paper"), 80, NULL);
  static const char *const printed[] = { "打电话给 温秀荷", "工作人员代填,已读给本人听", "按指印:", "见证人:" };
  for (guint i = 0; i < G_N_ELEMENTS(printed); i++) ck_assert_msg(strstr(paper, printed[i]), "%s: %s", printed[i], paper);
}
END_TEST

/* RULE acc-11 */
START_TEST(what_became_of_each_paper)
{
  static const struct { int original, copies; gboolean returned; const char *note, *way; } ways[] = {
    { 1, 0, FALSE, "缺页", "原件收下" }, { 1, 0, TRUE, "", "核验后已退" }, { 1, 1, TRUE, "破损", "原件已退" },
    { 0, 1, FALSE, "", "" }, { 1, 1, FALSE, "", "原件收下" },
  };
  YcIntake *intake = complete(1, "MZ01");
  for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
    YcTick *tick = intake->ticks->pdata[i];
    tick->original = ways[i].original;
    tick->copies = ways[i].copies;
    tick->returned = ways[i].returned;
    yc_intake_set(&tick->note, ways[i].note);
  }
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, hall_taken(intake, YC_OUTCOME_ACCEPT), NULL);
  for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
    const YcMaterialLine *line = view->materials->pdata[i];
    ck_assert(line->original == ways[i].original && line->copies == ways[i].copies && line->returned == ways[i].returned);
    ck_assert_str_eq(line->note, ways[i].note);
    ck_assert_str_eq(yc_say_kept(line->original, line->copies, line->returned), ways[i].way);
  }
  g_autofree char *paper = yc_app_paper_text(hall, hall_int("SELECT max(id) FROM paper"), 80, NULL);
  ck_assert_msg(strstr(paper, "缺页") && strstr(paper, "破损"), "%s", paper);
}
END_TEST

/* --- relatives (RULE acc-08) ------------------------------------------------------------------------------ */

/* The post that decides MZ06 gets a holder and a deputy. */
static void decides(const char *holder, const char *deputy)
{
  YcWriter *writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s}", "code", "approval", "name", "镇政府审批岗", "office", "gov",
                            "holder", holder, "deputy", deputy, "from", "2026-11-01");
  ck_assert_int_ne(yc_writer_append(writer, "post.set", facts, NULL, NULL, NULL), 0);
  ck_assert(yc_writer_commit(writer, NULL));
}

/* Who answers for the deciding step of a case in which the clerk is a relative, and what the record says. */
static const char *decided_by(gboolean relative, const char **said)
{
  YcIntake *intake = complete(1, "MZ06");
  intake->relative = relative;
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  YcWriter *writer = hall_writer();
  ck_assert(yc_step_begin(hall, writer, id, 2, NULL));
  ck_assert(yc_writer_commit(writer, NULL));
  *said = hall_text("SELECT coalesce(facts->>'avoided', '') FROM event WHERE kind = 'step.begin' ORDER BY pos DESC LIMIT 1");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_int_eq(view->relative, relative);
  ck_assert_int_eq(strstr(((YcRecordLine *)view->record->pdata[0])->text, "亲属") != NULL, **said != '\0');
  return hall_text("SELECT s.login FROM casefile c JOIN post_now n ON n.post = c.answerable JOIN staff s ON s.id = n.staff"
                   " WHERE c.id = %" G_GINT64_FORMAT, id);
}

START_TEST(another_decides_for_a_relative)
{
  const char *said;
  ck_assert_str_eq(decided_by(TRUE, &said), "liuhaibo");   /* not hers anyway */
  ck_assert_str_eq(said, "");
  decides("lixiuying", "xujing");
  ck_assert_str_eq(decided_by(FALSE, &said), "lixiuying");
  ck_assert_str_eq(said, "");
  ck_assert_str_eq(decided_by(TRUE, &said), "xujing");
  ck_assert_str_eq(said, "deputy");
  decides("lixiuying", NULL);
  ck_assert_str_eq(decided_by(TRUE, &said), "zhaomin");
  ck_assert_str_eq(said, "supervisor");
  hall_as("zhaomin", NULL);
  decides("zhaomin", NULL);
  ck_assert_str_eq(decided_by(TRUE, &said), "zhaomin");    /* the case stays possible */
  ck_assert_str_eq(said, "nobody");
  hall_verify();
}
END_TEST

/* Nor does the decision come to them by another way. */
START_TEST(nor_is_it_redirected_to_a_relative)
{
  GError *error = NULL;
  YcIntake *intake = complete(1, "MZ06");
  intake->relative = TRUE;
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  decides("liuhaibo", "xujing");
  YcWriter *writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "code", "petition", "name", "信访接待岗", "office", "petition",
                            "holder", "lixiuying", "deputy", "tangyuee", "from", "2026-11-01");
  ck_assert_int_ne(yc_writer_append(writer, "post.set", facts, NULL, NULL, NULL), 0);
  ck_assert(yc_step_begin(hall, writer, id, 2, NULL) && yc_writer_commit(writer, NULL));
  hall_as("zhaomin", NULL);
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, id);
  ck_assert_ptr_null(yc_reassign(hall, cases, "petition", "换人办", NULL, &error));
  assert_error(error, "申报了亲属关系");
  YcIntakeResult *result = yc_route_redirect(hall, id, 2, "petition", "信访件", NULL, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  yc_intake_result_free(result);
  ck_assert_str_eq(hall_text("SELECT s.login FROM step t JOIN post_now n ON n.post = t.post JOIN staff s ON s.id = n.staff"
                             " WHERE t.casefile = %" G_GINT64_FORMAT " AND t.n = 2", id), "tangyuee");
  ck_assert_str_eq(hall_text("SELECT facts->>'avoided' FROM event WHERE kind = 'step.redirect'"), "deputy");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("whose");
  TCase *t = tcase_create("whose");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, the_household_is_kept);
  tcase_add_test(t, a_member_applies_for_the_same);
  tcase_add_test(t, a_member_has_applied);
  tcase_add_test(t, a_member_is_of_another_household);
  tcase_add_test(t, members_are_checked);
  tcase_add_test(t, an_organisation_applies);
  tcase_add_test(t, its_legal_representative_came);
  tcase_add_test(t, items_are_for_people_or_organisations);
  tcase_add_test(t, credit_codes_are_checked);
  tcase_add_test(t, a_document_comes_later);
  tcase_add_test(t, somebody_must_be_told_apart);
  tcase_add_test(t, whom_to_call);
  tcase_add_test(t, what_became_of_each_paper);
  tcase_add_test(t, another_decides_for_a_relative);
  tcase_add_test(t, nor_is_it_redirected_to_a_relative);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
