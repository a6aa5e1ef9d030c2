/* The proofs that villages may no longer be asked for, and who asked (RULE acc-07). */
#include <config.h>
#include <string.h>

#include "app/hall.h"
#include "app/paper.h"
#include "app/proof.h"
#include "check_main.h"

static void assert_found(const char *words, guint n, const char *first)
{
  g_autoptr(GPtrArray) found = yc_proof_find(hall, words, NULL);
  ck_assert_ptr_nonnull(found);
  ck_assert_msg(found->len == n, "%s: %u", words, found->len);
  if (n > 0) ck_assert_str_eq(((const YcProof *)found->pdata[0])->name, first);
}

/* RULE acc-07 */
START_TEST(finding)
{
  assert_found("", 20, "亲属关系证明");
  assert_found("hyzk", 2, "婚姻状况证明");
  assert_found("HYZK", 2, "婚姻状况证明");
  assert_found("ｊｚ", 3, "健在证明");
  assert_found("健在", 1, "健在证明");
  assert_found("状况", 5, "婚姻状况证明");
  assert_found("p09", 1, "出生证明");
  assert_found("村里证明", 0, NULL);
  ck_assert(yc_proof_known(hall, "hyz") && yc_proof_known(hall, "婚姻") && yc_proof_known(hall, "ＨＹＺＫ"));
  ck_assert(!yc_proof_known(hall, "hy") && !yc_proof_known(hall, "") && !yc_proof_known(hall, "xxzm"));
}
END_TEST

static gint64 refuse(const char *proof, YcAsker kind, const char *asker, const char *name, GError **error)
{
  YcProofRefusal refusal = { .proof = proof, .kind = kind, .asker = asker, .name = name };
  return yc_proof_refuse(hall, &refusal, NULL, error);
}

START_TEST(refused_and_counted)
{
  GError *error = NULL;
  ck_assert(refuse("p08", YC_ASKER_BANK, "农商行芦荻支行", "张秀兰", &error) > 0);
  ck_assert(refuse("p08", YC_ASKER_BANK, " 农商行芦荻支行 ", "", &error) > 0);
  ck_assert(refuse("p10", YC_ASKER_BANK, "农商行芦荻支行", "", &error) > 0);
  ck_assert(refuse("p10", YC_ASKER_SCHOOL, "", "", &error) > 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM proof_asked WHERE day = '2026-11-05'"), 4);
  ck_assert_str_eq(hall_text("SELECT asker, name FROM proof_asked ORDER BY id LIMIT 1"), "农商行芦荻支行|张秀兰");
  /* A person's name is no fact. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'proof.refuse' AND facts LIKE '%%张秀兰%%'"), 0);
  g_autoptr(GPtrArray) counts = yc_proof_report(hall, day_of("2026-11-01"), day_of("2026-11-30"), &error);
  ck_assert_uint_eq(counts->len, 3);
  const YcProofCount *first = counts->pdata[0], *second = counts->pdata[1], *third = counts->pdata[2];
  ck_assert(first->n == 2 && first->kind == YC_ASKER_BANK && strcmp(first->proof, "婚姻状况证明") == 0);
  ck_assert(second->n == 1 && second->kind == YC_ASKER_BANK && strcmp(second->proof, "健在证明") == 0);
  ck_assert(third->n == 1 && third->kind == YC_ASKER_SCHOOL && strcmp(third->asker, "") == 0);
  g_autoptr(GPtrArray) october = yc_proof_report(hall, day_of("2026-10-01"), day_of("2026-10-31"), &error);
  ck_assert_uint_eq(october->len, 0);
  hall_verify();
}
END_TEST

START_TEST(what_is_not_recorded)
{
  GError *error = NULL;
  ck_assert_int_eq(refuse("p21", YC_ASKER_BANK, "", "", &error), 0);
  assert_error(error, "清单里没有证明 p21");
  ck_assert_int_eq(refuse("p08", YC_ASKER_OTHER, "  ", "", &error), 0);
  assert_error(error, "请写明是谁要的");
  hall_as("fanglei", NULL);
  ck_assert_int_eq(refuse("p08", YC_ASKER_BANK, "", "", &error), 0);
  assert_error(error, "不是窗口人员");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM proof_asked"), 0);
}
END_TEST

START_TEST(twice_the_same_act)
{
  GError *error = NULL;
  YcProofRefusal refusal = { .proof = "p08", .kind = YC_ASKER_COURT, .asker = "", .name = "", .act = "one" };
  gint64 pos = yc_proof_refuse(hall, &refusal, NULL, &error);
  ck_assert_int_gt(pos, 0);
  ck_assert_int_eq(yc_proof_refuse(hall, &refusal, NULL, &error), pos);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM proof_asked"), 1);
}
END_TEST

/* The paper that the person takes back to who asked. */
START_TEST(its_paper)
{
  GError *error = NULL;
  gint64 first = refuse("p08", YC_ASKER_BANK, "农商行芦荻支行", "张秀兰", &error);
  gint64 second = refuse("p10", YC_ASKER_SCHOOL, "", "", &error);
  g_autofree char *one = yc_app_paper_text(hall, first, 80, &error), *two = yc_app_paper_text(hall, second, 32, &error);
  static const char *const parts[] = {
    "芦政证A〔2026〕0001号", "婚姻状况证明", "婚姻登记处", "农商行芦荻支行", "张秀兰", "民发〔2020〕20号清单第8项"
  };
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) ck_assert_msg(strstr(one, parts[i]) != NULL, "no %s in\n%s", parts[i], one);
  ck_assert_ptr_nonnull(strstr(two, "芦政证A〔2026〕0002号"));
  ck_assert_ptr_nonnull(strstr(two, "学校"));
  hall_verify();
}
END_TEST

START_TEST(with_a_case)
{
  GError *error = NULL;
  gint64 casefile = hall_accepted(3);
  YcProofRefusal refusal = { .proof = "p08", .kind = YC_ASKER_COURT, .asker = "", .name = "", .casefile = casefile };
  ck_assert_int_gt(yc_proof_refuse(hall, &refusal, NULL, &error), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event e JOIN casefile c ON e.casefile IS NOT NULL "
                            "WHERE e.kind = 'proof.refuse' AND c.id = %d", (int)casefile), 1);
  hall_verify();
}
END_TEST

START_TEST(askers)
{
  for (YcAsker asker = 0; asker < YC_N_ASKERS; asker++) {
    ck_assert_int_eq(yc_asker_parse(yc_asker_code(asker)), asker);
    ck_assert_str_ne(yc_say_asker(asker), "");
  }
  ck_assert_int_eq(yc_asker_parse("cat"), YC_N_ASKERS);
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("proof");
  TCase *tests = tcase_create("proof");
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, finding);
  tcase_add_test(tests, refused_and_counted);
  tcase_add_test(tests, what_is_not_recorded);
  tcase_add_test(tests, twice_the_same_act);
  tcase_add_test(tests, its_paper);
  tcase_add_test(tests, with_a_case);
  tcase_add_test(tests, askers);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
