#include <config.h>

#include "domain/identity.h"
#include "check_main.h"
#include "domain/vectors.h"

#include <string.h>

#define TODAY "2026-11-03"

typedef struct {
  const char *text;
  YcVerdict verdict;
  YcIdKind kind;
  YcIdError error;
  int position;
} Case;

static void check_case(YcIdentity identity, const Case *c)
{
  ck_assert_msg(identity.verdict == c->verdict && identity.kind == c->kind && identity.error == c->error
                && identity.position == c->position, "%s: %s %s %s at %d", c->text,
                yc_verdict_code(identity.verdict),
                yc_id_kind_code(identity.kind), yc_id_error_code(identity.error), identity.position);
}

/* Every row of id_edge_vectors.tsv. */
START_TEST(edge_vectors)
{
  static const struct { const char *expected; YcVerdict verdict; YcIdKind kind; } meanings[] = {
    { "accept", YC_VERDICT_ACCEPT, YC_ID_RESIDENT },
    { "accept after normalise", YC_VERDICT_ACCEPT, YC_ID_RESIDENT },
    { "accept as foreign permanent resident", YC_VERDICT_ACCEPT, YC_ID_FOREIGN },
    { "warn", YC_VERDICT_WARN, YC_ID_RESIDENT },
    { "reject", YC_VERDICT_REJECT, YC_ID_RESIDENT },
    { "other document", YC_VERDICT_REJECT, YC_ID_OTHER },
  };
  g_autoptr(Vectors) rows = vectors_read("TESTDIR", "domain/id_edge_vectors.tsv");
  for (guint i = 0; i < rows->rows->len; i++) {
    YcIdentity identity = yc_identity_check(vectors_get(rows, i, "value"), day_of(TODAY));
    gsize meaning = 0;
    while (!g_str_equal(meanings[meaning].expected, vectors_get(rows, i, "expected")))
      ck_assert_uint_lt(++meaning, G_N_ELEMENTS(meanings));
    ck_assert_msg(identity.verdict == meanings[meaning].verdict, "%s", vectors_get(rows, i, "value"));
    /* What is no number at all has no kind. */
    if (identity.error != YC_IDERR_CHARACTER)
      ck_assert_msg(identity.kind == meanings[meaning].kind, "%s", vectors_get(rows, i, "value"));
  }
}
END_TEST

/* Every row of identities_synthetic.tsv, on the day for which its scenarios are written. */
START_TEST(synthetic)
{
  static const struct { const char *document; YcIdKind kind; } kinds[] = {
    { "居民身份证", YC_ID_RESIDENT },
    { "港澳台居民居住证", YC_ID_PERMIT },
    { "外国人永久居留身份证", YC_ID_FOREIGN },
  };
  g_autoptr(Vectors) rows = vectors_read("TESTDIR", "domain/identities_synthetic.tsv");
  for (guint i = 0; i < rows->rows->len; i++) {
    const char *number = vectors_get(rows, i, "id_number");
    YcIdentity identity = yc_identity_check(number, day_of("2026-11-21"));
    ck_assert_msg(identity.verdict == YC_VERDICT_ACCEPT, "%s", number);
    ck_assert_str_eq(identity.normalised, number);
    ck_assert_int_eq(identity.birth, vectors_day(rows, i, "birthdate"));
    gboolean male = g_str_equal(vectors_get(rows, i, "sex"), "男");
    ck_assert_int_eq(identity.sex, male ? YC_SEX_MALE : YC_SEX_FEMALE);
    gsize kind = 0;
    while (!g_str_has_prefix(vectors_get(rows, i, "document_kind"), kinds[kind].document))
      ck_assert_uint_lt(++kind, G_N_ELEMENTS(kinds));
    ck_assert_int_eq(identity.kind, kinds[kind].kind);
    char phone[16];
    ck_assert(yc_phone_normalise(vectors_get(rows, i, "mobile_shape"), phone));
  }
}
END_TEST

START_TEST(identities)
{
  static const Case cases[] = {
    { "", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_EMPTY, 0 },
    { " \t　-", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_EMPTY, 0 },
    { "5811261936112102", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    { "58112619361121024X1", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    { "581126361121024", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_OLD15, 0 },
    { "58112636112102A", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    /* the whole of it normalised */
    { " 581126-19361121-024x ", YC_VERDICT_ACCEPT, YC_ID_RESIDENT, YC_IDERR_NONE, 0 },
    { "５８１１２６　１９３６１１２１－０２４ｘ", YC_VERDICT_ACCEPT, YC_ID_RESIDENT, YC_IDERR_NONE, 0 },
    { "581126–19361121—024X", YC_VERDICT_ACCEPT, YC_ID_RESIDENT, YC_IDERR_NONE, 0 },
    /* the place of what cannot stand there */
    { "5811 2619 3611 21O2 4X", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 15 },
    { "X8112619361121024X", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 1 },
    { "58112619361121024Y", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 18 },
    { "5811261936112102X4", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 17 },
    { "581126193611二1024X", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 13 },
    { "5811261936112\xff" "024X", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 14 },
    { "91581126MA0005019H", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 9 },
    /* date, then future, then check character, then area */
    { "581126193613210240", YC_VERDICT_REJECT, YC_ID_RESIDENT, YC_IDERR_DATE, 7 },
    { "581126159912310018", YC_VERDICT_REJECT, YC_ID_RESIDENT, YC_IDERR_DATE, 7 },
    { "581126202611030013", YC_VERDICT_ACCEPT, YC_ID_RESIDENT, YC_IDERR_NONE, 0 },
    { "581126202611040019", YC_VERDICT_REJECT, YC_ID_RESIDENT, YC_IDERR_FUTURE, 7 },
    { "581126202611040010", YC_VERDICT_REJECT, YC_ID_RESIDENT, YC_IDERR_FUTURE, 7 },
    { "581126193611210240", YC_VERDICT_REJECT, YC_ID_RESIDENT, YC_IDERR_CHECK, 18 },
    { "581126189912310010", YC_VERDICT_REJECT, YC_ID_RESIDENT, YC_IDERR_CHECK, 18 },
    { "581126189912310015", YC_VERDICT_WARN, YC_ID_RESIDENT, YC_IDERR_BEFORE_1900, 7 },
    { "000000199001010018", YC_VERDICT_REJECT, YC_ID_RESIDENT, YC_IDERR_AREA_ZERO, 1 },
    { "000001199001010014", YC_VERDICT_WARN, YC_ID_RESIDENT, YC_IDERR_AREA_UNKNOWN, 1 },
    { "811234199001010014", YC_VERDICT_WARN, YC_ID_RESIDENT, YC_IDERR_AREA_UNKNOWN, 1 },
    { "123456199001010011", YC_VERDICT_ACCEPT, YC_ID_RESIDENT, YC_IDERR_NONE, 0 },
    { "991126199001010017", YC_VERDICT_ACCEPT, YC_ID_FOREIGN, YC_IDERR_NONE, 0 },
    { "911124198108030024", YC_VERDICT_ACCEPT, YC_ID_FOREIGN, YC_IDERR_NONE, 0 },
    { "991126189912310011", YC_VERDICT_WARN, YC_ID_FOREIGN, YC_IDERR_BEFORE_1900, 7 },
    /* other documents */
    { "12345678", YC_VERDICT_REJECT, YC_ID_OTHER, YC_IDERR_OTHER_DOCUMENT, 0 },
    { "E12345678", YC_VERDICT_REJECT, YC_ID_OTHER, YC_IDERR_OTHER_DOCUMENT, 0 },
    { "ea1234567", YC_VERDICT_REJECT, YC_ID_OTHER, YC_IDERR_OTHER_DOCUMENT, 0 },
    { "H1234567800", YC_VERDICT_REJECT, YC_ID_OTHER, YC_IDERR_OTHER_DOCUMENT, 0 },
    { "M12345678", YC_VERDICT_REJECT, YC_ID_OTHER, YC_IDERR_OTHER_DOCUMENT, 0 },
    { "CAN123456789012", YC_VERDICT_REJECT, YC_ID_OTHER, YC_IDERR_OTHER_DOCUMENT, 0 },
    { "58112619361121024X43", YC_VERDICT_REJECT, YC_ID_OTHER, YC_IDERR_OTHER_DOCUMENT, 0 },
    { "58112619450228028642", YC_VERDICT_REJECT, YC_ID_OTHER, YC_IDERR_OTHER_DOCUMENT, 0 },
    { "58112619361121024X83", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    { "58112619361121024X45", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    { "5811261936112102XX43", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    { "1234567", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    { "ABC", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    { "军字第12345号", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    check_case(yc_identity_check(cases[i].text, day_of(TODAY)), &cases[i]);
}
END_TEST

START_TEST(fields)
{
  YcIdentity identity = yc_identity_check("581126 1936 1121 024x", day_of(TODAY));
  ck_assert_str_eq(identity.normalised, "58112619361121024X");
  assert_day(identity.birth, "1936-11-21", "birth");
  ck_assert_int_eq(identity.sex, YC_SEX_FEMALE);
  identity = yc_identity_check("12345678", day_of(TODAY));
  ck_assert_int_eq(identity.birth, YC_DAY_NONE);
  ck_assert_int_eq(identity.sex, YC_SEX_UNKNOWN);
  identity = yc_identity_check("58112619930229001X", day_of(TODAY));
  ck_assert_int_eq(identity.birth, YC_DAY_NONE);
}
END_TEST

/* Any bytes: whole characters, never more than fit. */
START_TEST(any_bytes)
{
  GRand *rand = g_rand_new_with_seed(3);
  for (int i = 0; i < 3000; i++) {
    char text[201];
    int length = g_rand_int_range(rand, 0, 200);
    for (int c = 0; c < length; c++)
      text[c] = (char) g_rand_int_range(rand, 1, 256);
    text[length] = '\0';
    YcIdentity identity = yc_identity_check(text, day_of(TODAY));
    ck_assert_uint_lt(strlen(identity.normalised), sizeof identity.normalised);
    ck_assert(g_utf8_validate(identity.normalised, -1, NULL));
    ck_assert_int_ne(identity.verdict, YC_VERDICT_ACCEPT);
    ck_assert_int_ne(yc_uscc_check(text).verdict, YC_VERDICT_ACCEPT);
  }
  g_autofree char *han = g_strnfill(300, '1');
  memcpy(han + 57, "一二三", strlen("一二三"));
  YcIdentity identity = yc_identity_check(han, day_of(TODAY));
  ck_assert_uint_eq(strlen(identity.normalised), 63);
  ck_assert_int_eq(identity.error, YC_IDERR_LENGTH);
  g_rand_free(rand);
}
END_TEST

/* Every slip of one digit is found. */
START_TEST(single_slips)
{
  static const char number[] = "58112619361121024X";
  for (int place = 0; place < 17; place++)
    for (char digit = '0'; digit <= '9'; digit++) {
      char slip[sizeof number];
      memcpy(slip, number, sizeof number);
      slip[place] = digit;
      YcVerdict expected = digit == number[place] ? YC_VERDICT_ACCEPT : YC_VERDICT_REJECT;
      EXPECT(yc_identity_check(slip, day_of(TODAY)).verdict == expected);
    }
}
END_TEST

START_TEST(credit_codes)
{
  g_autoptr(Vectors) rows = vectors_read("TESTDIR", "domain/uscc_synthetic.tsv");
  for (guint i = 0; i < rows->rows->len; i++) {
    YcIdentity identity = yc_uscc_check(vectors_get(rows, i, "uscc"));
    ck_assert_msg(identity.verdict == YC_VERDICT_ACCEPT, "%s", vectors_get(rows, i, "uscc"));
    ck_assert_str_eq(identity.normalised, vectors_get(rows, i, "uscc"));
  }
  static const Case cases[] = {
    { "11581126000000019j", YC_VERDICT_ACCEPT, YC_ID_UNKNOWN, YC_IDERR_NONE, 0 },
    { "１1581126 000000019-J", YC_VERDICT_ACCEPT, YC_ID_UNKNOWN, YC_IDERR_NONE, 0 },
    { "N1581126MF0000128X", YC_VERDICT_ACCEPT, YC_ID_UNKNOWN, YC_IDERR_NONE, 0 },
    /* collectives of villages */
    { "N2581126MF0000128T", YC_VERDICT_ACCEPT, YC_ID_UNKNOWN, YC_IDERR_NONE, 0 },
    { "N3581126MF0000128P", YC_VERDICT_ACCEPT, YC_ID_UNKNOWN, YC_IDERR_NONE, 0 },
    { "91581126MA000004XE", YC_VERDICT_ACCEPT, YC_ID_UNKNOWN, YC_IDERR_NONE, 0 },   /* its own check is X,
    … */
    { "91581126MA0000330L", YC_VERDICT_ACCEPT, YC_ID_UNKNOWN, YC_IDERR_NONE, 0 },   /* … 0 */
    { "91581126MA0005010M", YC_VERDICT_WARN, YC_ID_UNKNOWN, YC_IDERR_CHECK, 17 },
    { "91581126MA000501AL", YC_VERDICT_ACCEPT, YC_ID_UNKNOWN, YC_IDERR_NONE, 0 },
    /* no check character there */
    { "11581126000000019K", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHECK, 18 },
    { "115811260000000019J", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    { "1158112600000019J", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_LENGTH, 0 },
    { "11581126OOO000019J", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 9 },
    { "11581126000000019V", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 18 },
    { "1158112600000001九J", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_CHARACTER, 17 },
    { " ", YC_VERDICT_REJECT, YC_ID_UNKNOWN, YC_IDERR_EMPTY, 0 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    check_case(yc_uscc_check(cases[i].text), &cases[i]);
}
END_TEST

START_TEST(phones)
{
  static const struct { const char *typed, *normalised; } cases[] = {
    { "16000001001", "16000001001" },
    { "160-0000-1001", "16000001001" },
    { "１６０ 0000 1001", "16000001001" },
    { "0571-87654321", "0571-87654321" },
    { "0571－8765 4321", "0571-87654321" },
    { "057187654321", "057187654321" },
    { "7654321", "7654321" },
    { "400-1234567", "400-1234567" },
    { "12600001001", NULL },
    { "123456", NULL },
    { "0571876543210", NULL },
    { "0571-8765-4321", NULL },
    { "-7654321", NULL },
    { "7654321-", NULL },
    { "765432a", NULL },
    { "七654321", NULL },
    { "", NULL },
    { "00000000000000000000000000000000000000000000", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    char out[16];
    gboolean good = yc_phone_normalise(cases[i].typed, out);
    ck_assert_msg(good == (cases[i].normalised != NULL), "%s", cases[i].typed);
    if (good)
      ck_assert_str_eq(out, cases[i].normalised);
  }
}
END_TEST

START_TEST(words)
{
  ck_assert_str_eq(yc_verdict_code(YC_VERDICT_ACCEPT), "accept");
  ck_assert_str_eq(yc_verdict_code(YC_VERDICT_REJECT), "reject");
  ck_assert_str_eq(yc_id_kind_code(YC_ID_RESIDENT), "resident");
  ck_assert_str_eq(yc_id_kind_code(YC_ID_UNKNOWN), "unknown");
  ck_assert_str_eq(yc_id_error_code(YC_IDERR_NONE), "none");
  ck_assert_str_eq(yc_id_error_code(YC_IDERR_BEFORE_1900), "before_1900");
}
END_TEST

static Suite *identity_suite(void)
{
  Suite *suite = suite_create("identity");
  TCase *tcase = tcase_create("identity");
  tcase_add_test(tcase, edge_vectors);
  tcase_add_test(tcase, synthetic);
  tcase_add_test(tcase, identities);
  tcase_add_test(tcase, fields);
  tcase_add_test(tcase, any_bytes);
  tcase_add_test(tcase, single_slips);
  tcase_add_test(tcase, credit_codes);
  tcase_add_test(tcase, phones);
  tcase_add_test(tcase, words);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(identity_suite)
