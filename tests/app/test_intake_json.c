/* The form of acceptance as JSON: there and back, everything that is not a form, and noise. */
#include <config.h>
#include <string.h>
#include "app/intake.h"
#include "base/error.h"
#include "check_main.h"

/* --- there and back --------------------------------------------------------------------------------------- */

static const char *const texts[] = { "", "温秀荷", "李〇", "裴𬱖", "a\"b\\c", "/斜/", "<&>", "古丽娜尔·阿不都热合曼", "{}", "null" };
static const char *const kinds[] = { "resident", "permit", "foreign", "uscc", "other", "none" };
static const char *const channels[] = { "window", "visit", "village", "phone" };
static const char *const sexes[] = { "", "m", "f" };

#define ONE_OF(rand, list) list[g_rand_int_range(rand, 0, G_N_ELEMENTS(list))]

static void some_person(GRand *rand, YcPersonForm *person)
{
  person->id = g_rand_int_range(rand, 0, 3) ? 0 : G_MAXINT64;
  yc_intake_set(&person->name, ONE_OF(rand, texts));
  yc_intake_set(&person->doc_kind, ONE_OF(rand, kinds));
  yc_intake_set(&person->doc_number, g_rand_boolean(rand) ? "581126193107020068" : "");
  yc_intake_set(&person->birth, g_rand_boolean(rand) ? "1931-07-02" : "");
  yc_intake_set(&person->sex, ONE_OF(rand, sexes));
  yc_intake_set(&person->phone, g_rand_boolean(rand) ? "16000001002" : "");
  yc_intake_set(&person->place, g_rand_boolean(rand) ? "581126100200" : "");
  yc_intake_set(&person->address, ONE_OF(rand, texts));
  yc_intake_set(&person->legal, ONE_OF(rand, texts));
}

static void some_household(GRand *rand, YcIntake *intake)
{
  for (int i = g_rand_int_range(rand, 0, 4); i > 0; i--)
    yc_intake_add_member(intake, "之子", ONE_OF(rand, texts), g_rand_boolean(rand) ? "581126193107020068" : "",
                         g_rand_boolean(rand) ? "1931-07-02" : "");
}

static void some_ticks(GRand *rand, YcIntake *intake)
{
  g_autoptr(GString) json = g_string_new("{\"materials\":[");
  int n = g_rand_int_range(rand, 0, 6);
  for (int i = 1; i <= n; i++)
    g_string_append_printf(json, "%s{\"n\":%d,\"state\":\"%s\",\"original\":%d,\"copies\":%d,\"returned\":%s,\"note\":\"%s\"}",
                           i > 1 ? "," : "", i, yc_tick_code((YcTickState)g_rand_int_range(rand, 0, YC_N_TICKS)),
                           g_rand_int_range(rand, 0, 100), g_rand_int_range(rand, 0, 100),
                           g_rand_boolean(rand) ? "true" : "false", g_rand_boolean(rand) ? "要本人的" : "");
  g_string_append(json, "]}");
  g_autoptr(YcIntake) from = yc_intake_from_json(json->str, json->len, NULL);
  ck_assert_ptr_nonnull(from);
  GPtrArray *swap = intake->ticks;
  intake->ticks = from->ticks;
  from->ticks = swap;
}

static YcIntake *some_intake(GRand *rand)
{
  YcIntake *intake = yc_intake_new();
  some_person(rand, &intake->applicant);
  intake->represented = g_rand_boolean(rand);
  if (intake->represented) some_person(rand, &intake->representative);
  intake->authorised = g_rand_boolean(rand);
  intake->oral = g_rand_boolean(rand);
  intake->fingerprint = g_rand_boolean(rand);
  intake->relative = g_rand_boolean(rand);
  yc_intake_set(&intake->notify, g_rand_boolean(rand) ? "applicant" : "");
  some_household(rand, intake);
  char **const members[] = { &intake->relation, &intake->item, &intake->reason, &intake->result, &intake->act };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) yc_intake_set(members[i], ONE_OF(rand, texts));
  yc_intake_set(&intake->channel, ONE_OF(rand, channels));
  for (int i = g_rand_int_range(rand, 0, 4); i > 0; i--)
    g_hash_table_insert(intake->answers, g_strdup_printf("q_%d", i), g_strdup(g_rand_boolean(rand) ? "yes" : "no"));
  some_ticks(rand, intake);
  intake->outcome = (YcOutcome)g_rand_int_range(rand, 0, YC_N_OUTCOMES);
  intake->refusal = (YcRefusal)g_rand_int_range(rand, 0, YC_N_REFUSALS);
  intake->link = g_rand_boolean(rand) ? 0 : g_rand_int_range(rand, 1, 1000000);
  return intake;
}

START_TEST(there_and_back)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(20261105);
  for (int i = 0; i < 500; i++) {
    g_autoptr(YcIntake) intake = some_intake(rand);
    g_autofree char *json = yc_intake_to_json(intake);
    g_autoptr(GError) error = NULL;
    g_autoptr(YcIntake) back = yc_intake_from_json(json, strlen(json), &error);
    ck_assert_msg(back != NULL, "%s\n%s", error ? error->message : "", json);
    g_autofree char *again = yc_intake_to_json(back);
    ck_assert_str_eq(again, json);
    ck_assert_int_eq(back->applicant.id, intake->applicant.id);
    ck_assert_uint_eq(back->ticks->len, intake->ticks->len);
    ck_assert_uint_eq(back->household->len, intake->household->len);
    ck_assert_int_eq(back->outcome, intake->outcome);
  }
}
END_TEST

START_TEST(an_empty_object_is_an_empty_form)
{
  g_autoptr(YcIntake) blank = yc_intake_new(), read = yc_intake_from_json("{}", 2, NULL);
  g_autofree char *a = yc_intake_to_json(blank), *b = yc_intake_to_json(read);
  ck_assert_str_eq(a, b);
  ck_assert_ptr_nonnull(strstr(a, "\"channel\":\"window\""));
}
END_TEST

START_TEST(codes)
{
  for (int i = 0; i < YC_N_OUTCOMES; i++) ck_assert_int_eq(yc_outcome_parse(yc_outcome_code((YcOutcome)i)), i);
  for (int i = 0; i < YC_N_REFUSALS; i++) ck_assert_int_eq(yc_refusal_parse(yc_refusal_code((YcRefusal)i)), i);
  for (int i = 0; i < YC_N_TICKS; i++) ck_assert_int_eq(yc_tick_parse(yc_tick_code((YcTickState)i)), i);
  ck_assert_int_eq(yc_outcome_parse("Accept"), YC_OUTCOME_NONE);
  ck_assert_int_eq(yc_refusal_parse(""), YC_N_REFUSALS);
  ck_assert_int_eq(yc_tick_parse("having"), YC_N_TICKS);
}
END_TEST

/* --- what is not a form ----------------------------------------------------------------------------------- */

#define LONG_41 "0123456789012345678901234567890123456789x"

static const struct { const char *json, *says; } wrong[] = {
  { "", "JSON" }, { " ", "JSON" }, { "[]", "应是一个对象" }, { "null", "JSON" }, { "\"文字\"", "JSON" }, { "{", "第 1 行" },
  { "{}{}", "JSON" }, { "{}x", "JSON" }, { "{\"item\":\"MZ01\",}", "JSON" }, { "{item:1}", "JSON" },
  { "{\"item\":\"a\",\"item\":\"b\"}", "JSON" }, { "{\"applicant\":{\"name\":\"a\",\"name\":\"b\"}}", "JSON" },
  { "{\"itme\":\"MZ01\"}", "itme" }, { "{\"applicant\":{\"nam\":\"\"}}", "nam" }, { "{\"materials\":[{\"n\":1,\"x\":1}]}", "materials[0]" },
  { "{\"item\":1}", "case.item" }, { "{\"item\":null}", "case.item" }, { "{\"item\":[\"MZ01\"]}", "case.item" },
  { "{\"item\":\"" LONG_41 "\"}", "case.item" }, { "{\"item\":\"MZ\\u000001\"}", "JSON" },
  { "{\"applicant\":[]}", "applicant" }, { "{\"applicant\":\"张三\"}", "applicant" }, { "{\"representative\":1}", "representative" },
  { "{\"applicant\":{\"id\":-1}}", "applicant.id" }, { "{\"applicant\":{\"id\":1.5}}", "applicant.id" },
  { "{\"applicant\":{\"id\":\"1\"}}", "applicant.id" }, { "{\"applicant\":{\"id\":99999999999999999999}}", "JSON" },
  { "{\"applicant\":{\"doc_kind\":\"passport\"}}", "applicant.doc_kind" }, { "{\"applicant\":{\"doc_kind\":\"\"}}", "applicant.doc_kind" },
  { "{\"applicant\":{\"sex\":\"男\"}}", "applicant.sex" }, { "{\"applicant\":{\"birth\":\"1931-07-021\"}}", "applicant.birth" },
  { "{\"representative\":{\"phone\":\"123456789012345678901\"}}", "representative.phone" },
  { "{\"represented\":\"yes\"}", "case.represented" }, { "{\"oral\":0}", "case.oral" }, { "{\"authorised\":null}", "case.authorised" },
  { "{\"channel\":\"web\"}", "case.channel" }, { "{\"outcome\":\"accepted\"}", "outcome" }, { "{\"outcome\":1}", "outcome" },
  { "{\"refusal\":\"\"}", "refusal" }, { "{\"refusal\":null}", "refusal" }, { "{\"link\":-3}", "case.link" },
  { "{\"answers\":[]}", "answers" }, { "{\"answers\":{\"q\":true}}", "answers" }, { "{\"answers\":{\"q\":\"maybe\"}}", "answers" },
  { "{\"answers\":{\"q\\u001b[2J\":\"yes\"}}", "answers" }, { "{\"answers\":{\"" LONG_41 "\":\"yes\"}}", "answers" },
  { "{\"materials\":{}}", "materials" }, { "{\"materials\":[1]}", "materials[0]" }, { "{\"materials\":[{}]}", "materials[0].n" },
  { "{\"materials\":[{\"n\":0}]}", "materials[0].n" }, { "{\"materials\":[{\"n\":1},{\"n\":1000}]}", "materials[1].n" },
  { "{\"materials\":[{\"n\":1,\"state\":\"ok\"}]}", "materials[0].state" }, { "{\"materials\":[{\"n\":1,\"state\":1}]}", "materials[0].state" },
  { "{\"materials\":[{\"n\":1,\"copies\":100}]}", "materials[0].copies" }, { "{\"materials\":[{\"n\":1,\"original\":-1}]}", "materials[0].original" },
  { "{\"materials\":[{\"n\":1,\"returned\":1}]}", "materials[0].returned" }, { "{\"materials\":[{\"n\":1,\"note\":1}]}", "materials[0].note" },
  { "{\"item\":\"\xff\"}", "JSON" }, { "{\"item\":\"\xc3\"}", "JSON" }, { "\xef\xbb\xbf{}", "JSON" }, { "{\"\xed\xa0\x80\":1}", "JSON" },
};

static void refuses(const char *json, gsize length, const char *says)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntake) intake = yc_intake_from_json(json, length, &error);
  ck_assert_msg(intake == NULL && error != NULL, "taken: %.80s", json);
  ck_assert_int_eq(yc_error_status(error), YC_ERROR_REFUSED);
  ck_assert_msg(g_utf8_validate(error->message, -1, NULL), "%.80s", json);
  ck_assert_msg(strstr(error->message, says) != NULL, "%.80s: %s", json, error->message);
}

START_TEST(what_is_no_form)
{
  refuses(wrong[_i].json, strlen(wrong[_i].json), wrong[_i].says);
}
END_TEST

START_TEST(nul_and_size_and_depth)
{
  refuses("{\"item\":\"a\0b\"}", 14, "JSON");
  refuses("{}\0", 3, "JSON");
  g_autoptr(GString) deep = g_string_new("{\"a\":");
  for (int i = 0; i < 100000; i++) g_string_append_c(deep, '[');
  refuses(deep->str, deep->len, "嵌套");
  g_autoptr(GString) shut = g_string_new("]]]]");
  g_string_append(shut, deep->str);
  refuses(shut->str, shut->len, "");
  g_autoptr(GString) large = g_string_new("{\"reason\":\"");
  while (large->len < 1024 * 1024) g_string_append(large, "理由");
  g_string_append(large, "\"}");
  refuses(large->str, large->len, "1 MiB");
  g_string_truncate(large, 900000);
  refuses(large->str, large->len, "JSON");
  g_autoptr(GString) many = g_string_new("{\"materials\":[{\"n\":1}");
  for (int i = 0; i < 200; i++) g_string_append(many, ",{\"n\":2}");
  g_string_append(many, "]}");
  refuses(many->str, many->len, "200");
}
END_TEST

/* What a terminal would obey does not come back at it, neither stored nor in a message. */
START_TEST(control_characters_go)
{
  const char *json = "{\"applicant\":{\"name\":\" 张\\u001b[31m三\\n\\u202e \"}}";
  g_autoptr(YcIntake) intake = yc_intake_from_json(json, strlen(json), NULL);
  ck_assert_str_eq(intake->applicant.name, "张[31m三");
  static const char *const hostile[] = { "{\"channel\":\"\\u001b[2J\"}", "{\"\\u001b[2J\":1}", "{\"item\":\"a\" \x1b[2J}" };
  for (guint i = 0; i < G_N_ELEMENTS(hostile); i++) {
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(yc_intake_from_json(hostile[i], strlen(hostile[i]), &error));
    ck_assert_msg(strchr(error->message, '\x1b') == NULL, "%u: %s", i, error->message);
  }
}
END_TEST

/* --- noise ------------------------------------------------------------------------------------------------ */

static const char seed[] =
  "{\"applicant\":{\"id\":3,\"name\":\"温秀荷\",\"doc_kind\":\"resident\",\"doc_number\":\"581126193107020068\",\"birth\":\"1931-07-02\","
  "\"sex\":\"f\",\"phone\":\"16000001002\",\"place\":\"581126100200\",\"address\":\"四组\"},\"representative\":{\"name\":\"王丽\"},"
  "\"relation\":\"之女\",\"authorised\":true,\"oral\":false,\"channel\":\"window\",\"item\":\"MZ01\",\"answers\":{\"q_agent\":\"yes\"},"
  "\"materials\":[{\"n\":1,\"state\":\"have\",\"original\":1,\"copies\":0,\"returned\":true,\"note\":\"\"}],\"outcome\":\"ask\","
  "\"refusal\":\"other\",\"reason\":\"\",\"result\":\"\",\"link\":0,\"act\":\"a-1\"}";

static void mutate(GRand *rand, GString *text)
{
  static const char *const pieces[] = { "{", "}", "[", "]", "\"", "\\", ",", ":", "null", "true", "-1", "1e999", "\\ud800", "\xf0\x9f", "\x00" };
  gsize at = text->len ? (gsize)g_rand_int_range(rand, 0, (gint32)text->len) : 0;
  gsize n = (gsize)g_rand_int_range(rand, 1, 9);
  switch (g_rand_int_range(rand, 0, 4)) {
  case 0: g_string_erase(text, (gssize)at, (gssize)MIN(n, text->len - at)); break;
  case 1: g_string_insert(text, (gssize)at, ONE_OF(rand, pieces)); break;
  case 2: if (text->len) text->str[at] = (char)g_rand_int_range(rand, 0, 256); break;
  default: {
    g_autofree char *copy = g_strndup(text->str + at, MIN(n * 8, text->len - at));
    g_string_insert(text, g_rand_int_range(rand, 0, (gint32)text->len + 1), copy);
  }
  }
}

START_TEST(noise)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(1105);
  guint taken = 0, refused = 0;
  for (int i = 0; i < 6000; i++) {
    g_autoptr(GString) text = g_string_new(seed);
    for (int k = g_rand_int_range(rand, 0, 5); k >= 0; k--) mutate(rand, text);
    g_autoptr(GError) error = NULL;
    g_autoptr(YcIntake) intake = yc_intake_from_json(text->str, text->len, &error);
    if (intake != NULL) {
      /* Whatever is taken can be written and read again. */
      g_autofree char *json = yc_intake_to_json(intake);
      g_autoptr(YcIntake) back = yc_intake_from_json(json, strlen(json), &error);
      ck_assert_msg(back != NULL, "%s: %s", json, error ? error->message : "");
      taken++;
    } else {
      ck_assert(error != NULL && g_utf8_validate(error->message, -1, NULL));
      refused++;
    }
  }
  ck_assert_uint_gt(taken, 50);
  ck_assert_uint_gt(refused, 3000);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("intake_json");
  TCase *t = tcase_create("intake_json");
  tcase_set_timeout(t, 60);
  tcase_add_test(t, there_and_back);
  tcase_add_test(t, an_empty_object_is_an_empty_form);
  tcase_add_test(t, codes);
  tcase_add_loop_test(t, what_is_no_form, 0, (int)G_N_ELEMENTS(wrong));
  tcase_add_test(t, nul_and_size_and_depth);
  tcase_add_test(t, control_characters_go);
  tcase_add_test(t, noise);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
