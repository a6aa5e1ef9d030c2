#include <config.h>

#include "domain/item.h"
#include "check_main.h"

#include <jansson.h>
#include <string.h>

/* A small item with everything in it. */
#define LATER \
  "\"suits\":{\"min_age\":80,\"max_age\":0,\"disabled\":false,\"single\":true}," \
  "\"print\":{\"accept\":\"yes\",\"ask\":\"yes\",\"tell\":\"yes\",\"refuse\":\"yes\",\"onspot\":\"ask\"," \
  "\"tolerant\":\"yes\",\"refer\":\"no\",\"forward\":\"yes\"}," \
  "\"sums\":[{\"text\":\"90岁\",\"fen\":6000,\"per\":\"month\",\"charge\":false}],\"systems\":[\"province\",\"civil\"]," \
  "\"tolerant_lapse\":\"revoke\",\"forward\":true,\"acceptor\":\"police\",\"forward_days\":3," \
  "\"relative_visit\":true,\"local\":true,\"local_basis\":\"镇政府会议纪要\"," \
  "\"procedures\":[\"hearing\",\"review\"],\"extension_by\":[\"镇长\"],\"soon_days\":3"
#define PAPER ",\"paper\":\"rep_id\""
#define TOGETHER ",\"together\":true"

static const char whole[] =
  "{\"code\":\"MZ01\",\"name\":\"最低生活保障\",\"short_name\":\"低保\",\"version\":2,"
  "\"from\":\"2026-01-01\","
  "\"category\":\"社会救助\",\"type\":\"行政给付\",\"legal_basis\":\"办法\",\"fee\":\"0\",\"result\":\"证\","
  "\"decision_level\":\"县\",\"confidence\":\"high\",\"note\":\"\","
  "\"applicant\":\"person\",\"handling\":\"promise\","
  "\"statutory\":{\"n\":30,\"unit\":\"working\",\"minimum\":false},"
  "\"promised\":{\"n\":28,\"unit\":\"working\",\"minimum\":false},"
  "\"extension\":{\"n\":15,\"unit\":\"working\",\"minimum\":false},"
  "\"accept_rule\":\"once_notice\",\"accept_days\":5,\"timeout\":\"escalate\",\"notice_place\":\"inside\","
  "\"notice\":{\"n\":7,\"unit\":\"calendar\",\"minimum\":true},\"delivery_days\":10,\"supply_days\":5,"
  "\"duplicate_days\":30,\"retention_years\":30,\"household\":true,\"delegated\":true,"
  "\"questions\":[{\"id\":\"q_agent\",\"text\":\"由他人代办?\",\"from\":\"represented\"},"
  "{\"id\":\"q_ill\",\"text\":\"家庭成员重病?\",\"from\":\"ask\"}],"
  "\"materials\":[{\"n\":1,\"name\":\"申请书\",\"form\":\"original\",\"copies\":1,\"question\":null,"
  "\"source\":\"applicant\",\"tolerable\":false,\"look\":\"\",\"where\":\"\",\"paper\":\"\"},"
  "{\"n\":2,\"name\":\"诊断\",\"form\":\"copy\",\"copies\":2,\"question\":\"q_ill\","
  "\"source\":\"third party\",\"tolerable\":true,\"look\":\"盖章\",\"where\":\"医院\",\"paper\":\"\"},"
  "{\"n\":3,\"name\":\"委托书\",\"form\":\"both\",\"copies\":1,\"question\":\"q_agent\","
  "\"source\":\"applicant\",\"tolerable\":false,\"look\":\"\",\"where\":\"\"" PAPER "}],"
  "\"steps\":[{\"n\":1,\"name\":\"受理\",\"short_name\":\"受理\",\"office\":\"hall\","
  "\"with\":\"\",\"kind\":\"receive\","
  "\"level\":\"town\",\"days\":0,\"unit\":\"working\",\"in_clock\":true,\"together\":false},"
  "{\"n\":2,\"name\":\"初审公示\",\"short_name\":\"公示\",\"office\":\"village\","
  "\"with\":\"mzb cz\",\"kind\":\"notice\","
  "\"level\":\"village\",\"days\":7,\"unit\":\"calendar\",\"in_clock\":true,\"together\":false},"
  "{\"n\":3,\"name\":\"踏勘\",\"short_name\":\"踏勘\",\"office\":\"land\",\"with\":\"\",\"kind\":\"work\","
  "\"level\":\"town\",\"days\":3,\"unit\":\"working\",\"in_clock\":true" TOGETHER "}]," LATER "}";

START_TEST(reading)
{
  char *reason;
  g_autoptr(YcItem) item = yc_item_from_json(whole, &reason);
  ck_assert_ptr_null(reason);
  ck_assert_ptr_nonnull(item);
  ck_assert_str_eq(item->code, "MZ01");
  ck_assert_int_eq(item->version, 2);
  ck_assert_int_eq(item->from, yc_day_new(2026, 1, 1));
  ck_assert_int_eq(item->handling, YC_HANDLING_PROMISE);
  ck_assert_int_eq(item->statutory.n, 30);
  ck_assert_int_eq(item->notice.unit, YC_UNIT_CALENDAR);
  ck_assert(item->notice.minimum && !item->promised.minimum && item->household);
  ck_assert_uint_eq(item->questions->len, 2);
  const YcMaterial *material = g_ptr_array_index(item->materials, 1);
  ck_assert_str_eq(material->question, "q_ill");
  ck_assert_int_eq(material->form, YC_FORM_COPY);
  ck_assert_ptr_null(((const YcMaterial *) g_ptr_array_index(item->materials, 0))->question);
  const YcStep *step = g_ptr_array_index(item->steps, 1);
  ck_assert_int_eq(step->kind, YC_STEP_NOTICE);
  ck_assert_int_eq(step->level, YC_LEVEL_VILLAGE);
  ck_assert_str_eq(step->with, "mzb cz");
}
END_TEST

START_TEST(round_trip)
{
  char *reason;
  g_autoptr(YcItem) item = yc_item_from_json(whole, &reason);
  g_autofree char *json = yc_item_to_json(item);
  ck_assert_str_eq(json, whole);
}
END_TEST

/* What an older version of the program wrote. */
START_TEST(older)
{
  g_autoptr(GString) old = g_string_new(whole);
  ck_assert_uint_eq(g_string_replace(old, "," LATER, "", 0), 1);
  ck_assert_uint_eq(g_string_replace(old, PAPER, "", 0), 1);
  ck_assert_uint_eq(g_string_replace(old, TOGETHER, "", 0), 1);
  ck_assert_uint_eq(g_string_replace(old, ",\"together\":false", "", 0), 2);
  ck_assert_uint_eq(g_string_replace(old, ",\"paper\":\"\"", "", 0), 2);
  char *reason;
  g_autoptr(YcItem) item = yc_item_from_json(old->str, &reason);
  ck_assert_msg(item != NULL, "%s", reason);
  ck_assert_str_eq(((const YcMaterial *) g_ptr_array_index(item->materials, 2))->paper, "");
  ck_assert(item->suits.min_age == 0 && !item->suits.disabled && !item->suits.single);
  ck_assert_int_eq(item->print.onspot, YC_PRINT_YES);
  ck_assert_uint_eq(item->sums->len, 0);
  ck_assert_ptr_null(item->systems[0]);
  ck_assert_int_eq(item->tolerant_lapse, YC_LAPSE_WITHDRAW);
  ck_assert_int_eq(item->forward_days, 2);
  ck_assert(!item->forward && !item->relative_visit && !item->local);
  ck_assert_str_eq(item->acceptor, "");
  ck_assert(*item->procedures == NULL && *item->extension_by == NULL && item->soon_days == -1);
  ck_assert_str_eq(item->local_basis, "");
  ck_assert(!((const YcStep *) g_ptr_array_index(item->steps, 2))->together);
  g_autofree char *json = yc_item_to_json(item);
  g_autoptr(YcItem) again = yc_item_from_json(json, &reason);
  ck_assert_ptr_nonnull(again);
  ck_assert_ptr_nonnull(strstr(json, "\"forward_days\":2"));
}
END_TEST

START_TEST(later_members)
{
  char *reason;
  g_autoptr(YcItem) item = yc_item_from_json(whole, &reason);
  ck_assert_str_eq(((const YcMaterial *) g_ptr_array_index(item->materials, 2))->paper, "rep_id");
  const YcSum *sum = g_ptr_array_index(item->sums, 0);
  ck_assert_int_eq(sum->fen, 6000);
  ck_assert_str_eq(yc_item_per_code(sum->per), "month");
  ck_assert_str_eq(yc_item_lapse_code(item->tolerant_lapse), "revoke");
  ck_assert_str_eq(yc_item_print_code(yc_item_prints(item, "onspot")), "ask");
  ck_assert_int_eq(yc_item_prints(item, "refer"), YC_PRINT_NO);
  ck_assert_int_eq(yc_item_prints(item, "accept"), YC_PRINT_YES);
  ck_assert_int_eq(yc_item_prints(item, "dance"), YC_PRINT_YES);
  ck_assert_str_eq(item->systems[1], "civil");
  ck_assert(item->forward && item->relative_visit && item->local);
  ck_assert(yc_item_allows(item, YC_PROCEDURE_REVIEW) && !yc_item_allows(item, YC_PROCEDURE_AUCTION));
  ck_assert(!yc_item_allows(item, YC_N_PROCEDURES));
  ck_assert_str_eq(item->extension_by[0], "镇长");
  ck_assert_int_eq(item->soon_days, 3);
  ck_assert(((const YcStep *) g_ptr_array_index(item->steps, 2))->together);
}
END_TEST

START_TEST(suits)
{
  static const struct { YcSuits suits; YcCircumstances who; gboolean fits; } cases[] = {
    { { 0, 0, FALSE, FALSE }, { 92, TRUE, TRUE }, FALSE },     /* offered to nobody */
    { { 80, 0, FALSE, FALSE }, { 80, FALSE, FALSE }, TRUE },
    { { 80, 0, FALSE, FALSE }, { 79, FALSE, FALSE }, FALSE },
    { { 80, 0, FALSE, FALSE }, { -1, TRUE, TRUE }, FALSE },    /* age unknown */
    { { 0, 6, FALSE, FALSE }, { 0, FALSE, FALSE }, TRUE },
    { { 0, 6, FALSE, FALSE }, { 6, FALSE, FALSE }, TRUE },
    { { 0, 6, FALSE, FALSE }, { 7, FALSE, FALSE }, FALSE },
    { { 0, 6, FALSE, FALSE }, { -1, FALSE, FALSE }, FALSE },
    { { 0, 0, TRUE, FALSE }, { -1, TRUE, FALSE }, TRUE },
    { { 0, 0, TRUE, FALSE }, { 30, FALSE, TRUE }, FALSE },
    { { 60, 0, FALSE, TRUE }, { 92, FALSE, TRUE }, TRUE },
    { { 60, 0, FALSE, TRUE }, { 92, TRUE, FALSE }, FALSE },
    { { 60, 0, FALSE, TRUE }, { 59, FALSE, TRUE }, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(YcItem) item = yc_item_new();
    item->suits = cases[i].suits;
    ck_assert_msg(yc_item_suits(item, &cases[i].who) == cases[i].fits, "case %d", (int) i);
  }
}
END_TEST

START_TEST(new_item)
{
  g_autoptr(YcItem) item = yc_item_new();
  ck_assert_int_eq(item->statutory.n, -1);
  ck_assert_int_eq(item->promised.n, -1);
  ck_assert_uint_eq(item->questions->len + item->materials->len + item->steps->len, 0);
  yc_item_free(NULL);
}
END_TEST

static void assert_reason(const char *json, const char *expected)
{
  char *reason;
  g_autoptr(YcItem) item = yc_item_from_json(json, &reason);
  ck_assert_msg(!item, "taken for an item, expected %s", expected);
  ck_assert_str_eq(reason, expected);
  g_free(reason);
}

/* One place of the whole item replaced. */
static const struct { const char *was, *becomes, *reason; } faults[] = {
  { "\"code\":\"MZ01\"", "\"code\":\"\"", "empty code" },
  { "\"code\":\"MZ01\"", "\"code\":1", "type code" },
  { "\"code\":\"MZ01\"", "\"code\":null", "type code" },
  { "\"code\":\"MZ01\",", "", "missing code" },
  { "\"code\":", "\"code\":\"MZ01\",\"code\":", "syntax" },
  { "\"code\":", "\"colour\":1,\"code\":", "unknown colour" },
  { "低保", "\\u0000", "syntax" },
  { "低保", "\xff", "syntax" },
  { "\"version\":2", "\"version\":2.0", "type version" },
  { "\"version\":2", "\"version\":\"2\"", "type version" },
  { "\"version\":2", "\"version\":-1", "range version" },
  { "\"version\":2", "\"version\":4294967298", "range version" },
  { "\"version\":2", "\"version\":99999999999999999999", "syntax" },
  { "2026-01-01", "2026-02-30", "day from" },
  { "\"2026-01-01\"", "20260101", "type from" },
  { "\"person\"", "\"cat\"", "word applicant" },
  { "\"handling\":\"promise\"", "\"handling\":1", "type handling" },
  { "\"household\":true", "\"household\":1", "type household" },
  { "\"n\":28", "\"n\":-2", "range promised.n" },
  { "\"n\":28", "\"n\":36601", "range promised.n" },
  { "\"n\":28,", "", "missing promised.n" },
  { "\"n\":28,", "\"n\":28,\"m\":1,", "unknown promised.m" },
  { "{\"n\":28,\"unit\":\"working\",\"minimum\":false}", "28", "type promised" },
  { "\"unit\":\"calendar\",\"minimum\"", "\"unit\":\"week\",\"minimum\"", "word notice.unit" },
  { "\"minimum\":true", "\"minimum\":null", "type notice.minimum" },
  { "\"questions\":[", "\"questions\":[3,", "type questions[0]" },
  { "\"id\":\"q_ill\"", "\"id\":\"q_agent\"", "repeated questions[1].id" },
  { "\"id\":\"q_ill\"", "\"id\":\"q_well\"", "reference materials[1].question" },
  { "\"from\":\"ask\"", "\"from\":\"guess\"", "word questions[1].from" },
  { "\"question\":null", "\"question\":false", "type materials[0].question" },
  { "\"question\":null,", "", "missing materials[0].question" },
  { "\"copies\":2", "\"copies\":0", "range materials[1].copies" },
  { "\"third party\"", "\"neighbour\"", "word materials[1].source" },
  { "\"n\":3,\"name\":\"委托书\"", "\"n\":4,\"name\":\"委托书\"", "order materials[2].n" },
  { "\"n\":2,\"name\":\"初审公示\"", "\"n\":1,\"name\":\"初审公示\"", "order steps[1].n" },
  { "\"days\":7", "\"days\":-7", "range steps[1].days" },
  { "\"office\":\"hall\"", "\"office\":\"\"", "empty steps[0].office" },
  { "\"kind\":\"notice\"", "\"kind\":\"dance\"", "word steps[1].kind" },
  { TOGETHER "}]", TOGETHER ",\"x\":0}]", "unknown steps[2].x" },
  { "\"together\":false},{\"n\":3", "\"together\":true},{\"n\":3", "order steps[1].together" },
  { "\"max_age\":0", "\"max_age\":79", "order suits.max_age" },
  { "\"max_age\":0", "\"max_age\":151", "range suits.max_age" },
  { "\"max_age\":0,", "", "missing suits.max_age" },
  { "\"onspot\":\"ask\"", "\"onspot\":\"maybe\"", "word print.onspot" },
  { "\"refer\":\"no\"", "\"refuse2\":\"no\"", "missing print.refer" },
  { "\"fen\":6000", "\"fen\":60.00", "type sums[0].fen" },
  { "\"fen\":6000", "\"fen\":-1", "range sums[0].fen" },
  { "\"fen\":6000", "\"fen\":1000000000001", "range sums[0].fen" },
  { "\"per\":\"month\"", "\"per\":\"day\"", "word sums[0].per" },
  { "[\"province\",\"civil\"]", "\"province\"", "type systems" },
  { "[\"province\",\"civil\"]", "[\"province\",3]", "type systems" },
  { "[\"province\",\"civil\"]", "[\"province\",\"\"]", "empty systems" },
  { "[\"province\",\"civil\"]", "[\"civil\",\"civil\"]", "repeated systems" },
  { "\"revoke\"", "\"forget\"", "word tolerant_lapse" },
  { "\"forward_days\":3", "\"forward_days\":367", "range forward_days" },
  { "镇政府会议纪要", "", "empty local_basis" },
  { "\"hearing\",", "\"dance\",", "word procedures" },
  { "\"hearing\",", "\"review\",", "repeated procedures" },
  { "[\"镇长\"]", "[\"\"]", "empty extension_by" },
  { "\"soon_days\":3", "\"soon_days\":-2", "range soon_days" },
  { "_days\":3}", "_days\":3}}", "syntax" },
  { "_days\":3}", "_days\":3", "syntax" },
};

START_TEST(malformed)
{
  const char *was = strstr(whole, faults[_i].was);
  ck_assert_ptr_nonnull(was);
  g_autofree char *json = g_strdup_printf("%.*s%s%s", (int) (was - whole), whole, faults[_i].becomes,
                                          was + strlen(faults[_i].was));
  assert_reason(json, faults[_i].reason);
}
END_TEST

START_TEST(not_an_object)
{
  assert_reason("", "syntax");
  assert_reason("null", "syntax");
  assert_reason("[]", "type ");
  assert_reason("{}", "missing code");
  g_autofree char *deep = g_strnfill(100000, '[');
  assert_reason(deep, "syntax");
}
END_TEST

static void assert_item(const char *json)
{
  char *reason;
  g_autoptr(YcItem) item = yc_item_from_json(json, &reason);
  ck_assert_msg(item != NULL, "%s", reason);
}

static gboolean may_be_absent(const char *prefix, const char *name)
{
  static const char *const later[] = {
    "suits", "print", "sums", "systems", "tolerant_lapse", "forward", "acceptor", "forward_days", "relative_visit",
    "local", "procedures", "extension_by", "soon_days", NULL
  };
  return (*prefix == '\0' && g_strv_contains(later, name)) ||
         (strcmp(prefix, "materials[0].") == 0 && strcmp(name, "paper") == 0) ||
         (strcmp(prefix, "steps[0].") == 0 && strcmp(name, "together") == 0) ||
         (strcmp(prefix, "sums[0].") == 0 && strcmp(name, "charge") == 0);
}

/* Every member of every object in turn left out, of the wrong type, or doubled by a stranger. */
START_TEST(every_member)
{
  static const char *const paths[] = { "", "notice", "questions", "materials", "steps", "suits", "print", "sums" };
  json_t *root = json_loads(whole, 0, NULL);
  for (gsize p = 0; p < G_N_ELEMENTS(paths); p++) {
    json_t *object = *paths[p] ? json_object_get(root, paths[p]) : root;
    g_autofree char *prefix = json_is_array(object) ? g_strdup_printf("%s[0].", paths[p])
                                                    : g_strconcat(paths[p], *paths[p] ? "." : "", NULL);
    if (json_is_array(object))
      object = json_array_get(object, 0);
    json_t *shape = json_copy(object);
    const char *name;
    json_t *value;
    json_object_foreach(shape, name, value) {
      g_autofree char *missing = g_strdup_printf("missing %s%s", prefix, name);
      g_autofree char *type = g_strdup_printf("type %s%s", prefix, name);
      json_object_del(object, name);
      g_autofree char *without = json_dumps(root, 0);
      if (may_be_absent(prefix, name))
        assert_item(without);
      else if (strcmp(name, "local_basis") == 0)
        assert_reason(without, "empty local_basis");   /* for this one is local */
      else
        assert_reason(without, missing);
      json_object_set_new(object, name, json_real(0.5));
      g_autofree char *wrong = json_dumps(root, 0);
      assert_reason(wrong, type);
      json_object_set(object, name, value);
    }
    json_decref(shape);
  }
  json_decref(root);
}
END_TEST

/* RULE acc-01 */
START_TEST(material_list)
{
  char *reason;
  g_autoptr(YcItem) item = yc_item_from_json(whole, &reason);
  static const struct { const char *agent, *ill; const char *numbers; } cases[] = {
    { NULL, NULL, "1" }, { "yes", NULL, "13" }, { "no", "yes", "12" }, { "yes", "yes", "123" },
    { "YES", "y", "1" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GHashTable) answers = g_hash_table_new(g_str_hash, g_str_equal);
    if (cases[i].agent)
      g_hash_table_insert(answers, (gpointer) "q_agent", (gpointer) cases[i].agent);
    if (cases[i].ill)
      g_hash_table_insert(answers, (gpointer) "q_ill", (gpointer) cases[i].ill);
    g_autoptr(GPtrArray) asked = yc_item_materials(item, answers);
    ck_assert_uint_eq(asked->len, strlen(cases[i].numbers));
    for (guint m = 0; m < asked->len; m++)
      ck_assert_int_eq(((const YcMaterial *) g_ptr_array_index(asked, m))->n, cases[i].numbers[m] - '0');
  }
}
END_TEST

START_TEST(words)
{
  ck_assert_str_eq(yc_item_form_code(YC_FORM_BOTH), "both");
  ck_assert_str_eq(yc_item_step_code(YC_STEP_DELIVER), "deliver");
  ck_assert_str_eq(yc_item_step_code(YC_STEP_CONSULT), "consult");
  ck_assert_str_eq(yc_procedure_code(YC_PROCEDURE_BIDDING), "bidding");
  ck_assert_int_eq(yc_procedure_parse("quarantine"), YC_PROCEDURE_QUARANTINE);
  ck_assert_int_eq(yc_procedure_parse("专家评审"), YC_N_PROCEDURES);
  ck_assert_str_eq(yc_item_level_code(YC_LEVEL_OUTSIDE), "outside");
  for (guint unit = YC_UNIT_WORKING; unit <= YC_UNIT_YEAR; unit++) {
    YcUnit parsed;
    ck_assert(yc_unit_parse(yc_unit_code((YcUnit) unit), &parsed));
    ck_assert_uint_eq(parsed, unit);
  }
  YcUnit unit;
  ck_assert(!yc_unit_parse("week", &unit));
}
END_TEST

static Suite *item_suite(void)
{
  Suite *suite = suite_create("item");
  TCase *tcase = tcase_create("item");
  tcase_add_test(tcase, reading);
  tcase_add_test(tcase, round_trip);
  tcase_add_test(tcase, older);
  tcase_add_test(tcase, later_members);
  tcase_add_test(tcase, suits);
  tcase_add_test(tcase, new_item);
  tcase_add_loop_test(tcase, malformed, 0, G_N_ELEMENTS(faults));
  tcase_add_test(tcase, not_an_object);
  tcase_add_test(tcase, every_member);
  tcase_add_test(tcase, material_list);
  tcase_add_test(tcase, words);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(item_suite)
