/* The shipped data: they load, and they hold together. */
#include <config.h>

#include <jansson.h>
#include <string.h>

#include "base/text.h"
#include "check_main.h"
#include "domain/identity.h"
#include "domain/item.h"
#include "exchange/load.h"

#define TODAY yc_day_new(2026, 11, 3)

static char *
data(const char *name)
{
  return g_build_filename(g_getenv("YICHUANG_DATADIR"), name, NULL);
}

static void
no_faults(const YcFaults *faults)
{
  g_autofree char *text = yc_faults_text(faults);
  ck_assert_msg(faults->len == 0, "%s", text);
}

static YcLoads *
load_from(const char *name, YcLoads *(*load)(const char *, YcFaults *))
{
  g_autofree char *path = data(name);
  g_autoptr(YcFaults) faults = yc_faults_new();
  YcLoads *loads = load(path, faults);
  no_faults(faults);
  return loads;
}

static YcLoads *
whole_catalogue(void)
{
  g_autofree char *path = data("catalogue");
  g_autoptr(YcFaults) faults = yc_faults_new();
  YcLoads *loads = yc_load_catalogue(path, TODAY, faults, NULL);
  no_faults(faults);
  return loads;
}

/* Its items only. */
static YcLoads *
catalogue(void)
{
  YcLoads *loads = whole_catalogue();
  guint n = 0;
  while (n < loads->len && strcmp(((const YcLoad *)loads->pdata[n])->kind, "item.set") == 0)
    n++;
  g_ptr_array_set_size(loads, (int)n);
  return loads;
}

static json_t *
facts_of(const YcLoads *loads, guint i)
{
  json_t *facts = json_loads(((const YcLoad *)loads->pdata[i])->facts, JSON_REJECT_DUPLICATES, NULL);
  ck_assert_ptr_nonnull(facts);
  return facts;
}

static YcItem *
item_of(const YcLoads *loads, guint i)
{
  json_t *facts = facts_of(loads, i);
  char *text = json_dumps(json_object_get(facts, "item"), 0);
  g_autofree char *reason = NULL;
  YcItem *item = yc_item_from_json(text, &reason);
  ck_assert_msg(item != NULL, "%s: %s", json_string_value(json_object_get(facts, "code")), reason);
  free(text);
  json_decref(facts);
  return item;
}

static guint
count_kind(const YcLoads *loads, const char *kind)
{
  guint n = 0;
  for (guint i = 0; i < loads->len; i++)
    n += strcmp(((const YcLoad *)loads->pdata[i])->kind, kind) == 0;
  return n;
}

/* value of `key` → value of `column` over the rows of a file, both copied. */
static GHashTable *
column_of(const char *file, const char *const *columns, const char *key, const char *column)
{
  g_autofree char *path = data(file);
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) table = yc_table_read(path, columns, faults);
  no_faults(faults);
  GHashTable *map = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint row = 0; row < yc_table_rows(table); row++)
    g_hash_table_insert(map, g_strdup(yc_table_get(table, row, key)),
                        g_strdup(yc_table_get(table, row, column)));
  return map;
}

static const char *const office_columns[] = { "code",  "name",    "short", "level", "inside",
                                              "place", "address", "hours", "phone", NULL };
static const char *const people_columns[] = { "name",  "id",     "sex", "birth", "village",
                                              "phone", "kin_of", "kin", "note",  NULL };

/* ---- counts -------------------------------------------------------------------------------------------- */

START_TEST(everything_is_there)
{
  g_autoptr(YcLoads) items = catalogue();
  g_autoptr(GHashTable) questions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint steps = 0, materials = 0;
  ck_assert_uint_eq(count_kind(items, "item.set"), 119);
  for (guint i = 0; i < items->len; i++) {
    g_autoptr(YcItem) item = item_of(items, i);
    steps += item->steps->len;
    materials += item->materials->len;
    for (guint j = 0; j < item->questions->len; j++)
      g_hash_table_add(questions, g_strdup(((const YcQuestion *)item->questions->pdata[j])->id));
  }
  ck_assert_uint_eq(steps, 377);
  ck_assert_uint_eq(materials, 423);
  ck_assert_uint_eq(g_hash_table_size(questions), 41);

  g_autoptr(YcLoads) hall = load_from("demo", yc_load_hall);
  ck_assert_uint_eq(count_kind(hall, "place.set"), 21);
  ck_assert_uint_eq(count_kind(hall, "office.set"), 76);
  ck_assert_uint_eq(count_kind(hall, "staff.set"), 22);
  ck_assert_uint_eq(count_kind(hall, "post.set"), 32);
  ck_assert_uint_eq(count_kind(hall, "window.set"), 4);
  static const char *const setting_columns[] = { "key", "value", "from", "source", "confidence", NULL };
  g_autoptr(GHashTable) settings = column_of("demo/settings.tsv", setting_columns, "key", "value");
  ck_assert_uint_eq(count_kind(hall, "setting.set"), 15 + g_hash_table_size(settings));
}
END_TEST

START_TEST(steps_longer_than_the_promise_are_told)
{
  g_autofree char *path = data("catalogue");
  g_autoptr(YcFaults) faults = yc_faults_new(), warnings = yc_faults_new();
  g_ptr_array_unref(yc_load_catalogue(path, TODAY, faults, warnings));
  no_faults(faults);
  ck_assert_uint_eq(warnings->len, 23);
  ck_assert_str_eq(((const YcFault *)warnings->pdata[0])->field, "promised");
}
END_TEST

/* ---- items --------------------------------------------------------------------------------------------- */

static guint
count_steps(const YcItem *item, YcStepKind kind)
{
  guint n = 0;
  for (guint i = 0; i < item->steps->len; i++)
    n += ((const YcStep *)item->steps->pdata[i])->kind == kind;
  return n;
}

static void
check_step(const YcItem *item, const YcStep *step, GHashTable *levels)
{
  const char *level = g_hash_table_lookup(levels, step->office);
  ck_assert_msg(level && strcmp(level, yc_item_level_code(step->level)) == 0, "%s step %d: office %s",
                item->code, step->n, step->office);
  ck_assert_int_le(yc_width(step->short_name), 10);
  g_auto(GStrv) with = g_strsplit(step->with, " ", -1);
  for (char **office = with; *office; office++)
    ck_assert_msg(g_hash_table_contains(levels, *office) && strcmp(*office, step->office) != 0,
                  "%s step %d: %s", item->code, step->n, *office);
}

static void
check_questions(const YcItem *item)
{
  g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < item->materials->len; i++) {
    const YcMaterial *material = item->materials->pdata[i];
    if (material->question)
      g_hash_table_add(used, material->question);
  }
  ck_assert_msg(g_hash_table_size(used) == item->questions->len, "%s", item->code);
  for (guint i = 0; i < item->questions->len; i++) {
    const YcQuestion *question = item->questions->pdata[i];
    ck_assert_msg(g_str_has_prefix(question->id, "q_") && g_str_has_suffix(question->text, "?"), "%s",
                  question->text);
    ck_assert(g_hash_table_contains(used, question->id));
    ck_assert_int_eq(question->from == YC_ANSWER_REPRESENTED, strcmp(question->id, "q_agent") == 0);
  }
}

START_TEST(items_hold_together)
{
  g_autoptr(YcLoads) items = catalogue();
  g_autoptr(GHashTable) levels = column_of("demo/offices.tsv", office_columns, "code", "level");
  for (guint i = 0; i < items->len; i++) {
    g_autoptr(YcItem) item = item_of(items, i);
    gboolean onspot = item->handling == YC_HANDLING_ONSPOT;
    ck_assert_int_le(yc_width(item->short_name), 16);
    ck_assert_int_eq(onspot, item->promised.n == 0);
    ck_assert_int_eq(onspot, item->duplicate_days == 0);
    ck_assert_int_eq(item->notice_place == YC_NOTICE_NONE, item->notice.n == 0);
    ck_assert_uint_eq(count_steps(item, YC_STEP_RECEIVE), 1);
    ck_assert_msg(onspot || count_steps(item, YC_STEP_DECIDE) == 1, "%s", item->code);
    for (guint j = 0; j < item->steps->len; j++)
      check_step(item, item->steps->pdata[j], levels);
    check_questions(item);
  }
}
END_TEST

/* RULE acc-03: three papers, none of social assistance. */
START_TEST(three_papers_are_tolerable)
{
  g_autoptr(YcLoads) items = catalogue();
  guint tolerable = 0;
  for (guint i = 0; i < items->len; i++) {
    g_autoptr(YcItem) item = item_of(items, i);
    for (guint j = 0; j < item->materials->len; j++)
      if (((const YcMaterial *)item->materials->pdata[j])->tolerable) {
        tolerable++;
        ck_assert_str_ne(item->category, "民政");
      }
  }
  ck_assert_uint_eq(tolerable, 3);
}
END_TEST

static const YcItem *
find_item(GPtrArray *items, const char *code)
{
  for (guint i = 0; i < items->len; i++)
    if (strcmp(((const YcItem *)items->pdata[i])->code, code) == 0)
      return items->pdata[i];
  ck_abort_msg("no item %s", code);
}

/* The same code is the same paper everywhere, so it may count in the next matter only where the originals are shown
 * or copies made, never where an application is handed in (RULE acc-10). */
START_TEST(shared_papers_and_what_is_local)
{
  g_autoptr(YcLoads) loads = catalogue();
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func((GDestroyNotify)yc_item_free);
  g_autoptr(GHashTable) offices = column_of("demo/offices.tsv", office_columns, "code", "level");
  guint ids = 0, offered = 0, forwarded = 0;
  for (guint i = 0; i < loads->len; i++) {
    YcItem *item = item_of(loads, i);
    YcCircumstances anybody = { .age = 200, .disabled = TRUE, .single = TRUE };
    g_ptr_array_add(items, item);
    if (item->suits.min_age || item->suits.max_age || item->suits.disabled || item->suits.single)
      offered++;
    ck_assert(item->suits.max_age || item->suits.min_age == 0 || yc_item_suits(item, &anybody));
    if (item->forward)
      forwarded++;
    ck_assert(item->forward || *item->acceptor == '\0');
    ck_assert(*item->acceptor == '\0' || g_hash_table_contains(offices, item->acceptor));
    ck_assert(!item->local && item->forward_days == 2);
    for (guint j = 0; j < item->materials->len; j++) {
      const YcMaterial *material = item->materials->pdata[j];
      gboolean id = strcmp(material->paper, "id") == 0;
      ck_assert(!id || strstr(material->name, "身份证"));
      ck_assert(!*material->paper || !g_str_has_suffix(material->name, "申请书"));
      if (id)
        ids++;
    }
  }
  /* RULE time-07: licences may wait for a hearing; RULE time-08: who may extend is named wherever one can. */
  for (guint i = 0; i < items->len; i++) {
    const YcItem *item = items->pdata[i];
    ck_assert_int_eq(item->extension.n > 0, *item->extension_by != NULL);
    ck_assert_int_eq(item->soon_days, -1);
  }
  ck_assert(yc_item_allows(find_item(items, "LY01"), YC_PROCEDURE_HEARING));
  ck_assert(yc_item_allows(find_item(items, "YB06"), YC_PROCEDURE_REVIEW));
  ck_assert_ptr_null(find_item(items, "MZ01")->procedures[0]);
  ck_assert_str_eq(find_item(items, "MZ01")->extension_by[0], "县民政局");
  ck_assert_uint_eq(count_steps(find_item(items, "NY01"), YC_STEP_CONSULT), 1);
  ck_assert_uint_eq(ids, 87);
  ck_assert_uint_eq(offered, 14);
  ck_assert_uint_eq(forwarded, 27);
  ck_assert_str_eq(find_item(items, "MZ01")->systems[0], "province");
  ck_assert_str_eq(find_item(items, "MZ01")->systems[1], "civil");
  ck_assert(find_item(items, "MZ01")->relative_visit);
  ck_assert_int_eq(find_item(items, "YB07")->print.onspot, YC_PRINT_NO);
  ck_assert_int_eq(find_item(items, "YB01")->print.onspot, YC_PRINT_ASK);
  ck_assert_int_eq(find_item(items, "YB01")->print.accept, YC_PRINT_YES);
  ck_assert_str_eq(find_item(items, "GA01")->acceptor, "police");
  ck_assert_int_eq(find_item(items, "SC04")->tolerant_lapse, YC_LAPSE_REVOKE);
  const YcSum *sum = find_item(items, "MZ11")->sums->pdata[1];
  ck_assert_str_eq(sum->text, "90至99周岁");
  ck_assert_int_eq(sum->fen, 6000);
  ck_assert_int_eq(sum->per, YC_PER_MONTH);
}
END_TEST

/* 行政许可法 第34条第3款: what a licence rests on is looked into by two at least, whatever the item calls it. */
START_TEST(licences_are_looked_into_by_two)
{
  static const char *const words[] = { "踏勘", "查验", "查勘", "查看", "核查", "核实" };
  g_autoptr(YcLoads) loads = catalogue();
  guint looked = 0;
  for (guint i = 0; i < loads->len; i++) {
    g_autoptr(YcItem) item = item_of(loads, i);
    for (guint k = 0; strcmp(item->type, "行政许可") == 0 && k < item->steps->len; k++) {
      const YcStep *step = item->steps->pdata[k];
      for (guint w = 0; w < G_N_ELEMENTS(words); w++) {
        if (!strstr(step->name, words[w]))
          continue;
        ck_assert_msg(step->kind == YC_STEP_INVESTIGATE, "%s step %d", item->code, step->n);
        looked++;
      }
    }
  }
  ck_assert_uint_eq(looked, 8);
}
END_TEST

START_TEST(the_first_item_as_facts)
{
  g_autoptr(YcLoads) items = catalogue();
  json_t *facts = facts_of(items, 0), *initials = json_object_get(facts, "initials");
  ck_assert_str_eq(json_string_value(json_object_get(facts, "code")), "MZ01");
  ck_assert_str_eq(json_string_value(json_object_get(facts, "short")), "低保审核确认");
  ck_assert_str_eq(json_string_value(json_object_get(facts, "handling")), "promise");
  ck_assert_str_eq(json_string_value(json_object_get(facts, "from")), "2026-11-03");
  ck_assert_ptr_nonnull(strstr(json_string_value(json_object_get(facts, "defaults")), "supply_days"));
  ck_assert_str_eq(json_string_value(json_array_get(initials, 0)), "dbshqr");
  json_decref(facts);

  g_autoptr(YcItem) item = item_of(items, 0);
  ck_assert_int_eq(item->statutory.n, 30);
  ck_assert_int_eq(item->promised.n, 28);
  ck_assert_int_eq(item->promised.unit, YC_UNIT_WORKING);
  ck_assert_int_eq(item->extension.n, 15);
  ck_assert(item->notice.minimum);
  ck_assert_int_eq(item->notice_place, YC_NOTICE_INSIDE);
  ck_assert_int_eq(item->retention_years, 30);
  ck_assert(item->household);
  const YcStep *notice = item->steps->pdata[5];
  ck_assert_int_eq(notice->kind, YC_STEP_NOTICE);
  ck_assert_int_eq(notice->unit, YC_UNIT_CALENDAR);
  ck_assert(notice->in_clock);
}
END_TEST

/* RULE acc-07: the twenty of the national list, each with who confirms it. */
START_TEST(twenty_proofs)
{
  g_autoptr(YcLoads) loads = whole_catalogue();
  ck_assert_uint_eq(count_kind(loads, "proof.set"), 20);
  ck_assert_uint_eq(count_kind(loads, "system.set"), 16);
  guint i = 0;
  while (strcmp(((const YcLoad *)loads->pdata[i])->kind, "proof.set") != 0)
    i++;
  json_t *facts = facts_of(loads, i + 7), *initials = json_object_get(facts, "initials");
  ck_assert_str_eq(json_string_value(json_object_get(facts, "name")), "婚姻状况证明");
  ck_assert_str_eq(json_string_value(json_object_get(facts, "basis")), "民发〔2020〕20号清单第8项");
  ck_assert_str_eq(json_string_value(json_array_get(initials, 0)), "hyzkzm");
  ck_assert_str_eq(json_string_value(json_object_get(facts, "from")), "2026-11-03");
  ck_assert_ptr_nonnull(strstr(json_string_value(json_object_get(facts, "who")), "婚姻登记处"));
  json_decref(facts);
}
END_TEST

/* ---- calendar ------------------------------------------------------------------------------------------ */

START_TEST(the_calendar)
{
  g_autoptr(YcLoads) years = load_from("calendar/holidays.tsv", yc_load_calendar);
  g_autoptr(YcLoads) festivals = load_from("calendar/festivals.tsv", yc_load_festivals);
  ck_assert_uint_eq(count_kind(years, "calendar.set"), 5);
  ck_assert_uint_eq(count_kind(festivals, "festival.set"), 1);
  size_t days = 0;
  for (guint i = 0; i < years->len; i++) {
    json_t *facts = facts_of(years, i);
    ck_assert_int_eq(json_integer_value(json_object_get(facts, "year")), 2022 + i);
    days += json_array_size(json_object_get(facts, "days"));
    json_decref(facts);
  }
  ck_assert_uint_eq(days, 180);
  json_t *facts = facts_of(festivals, 0);
  ck_assert_uint_eq(json_array_size(json_object_get(facts, "days")), 176);
  ck_assert(json_is_false(json_object_get(facts, "regional")));
  json_decref(facts);
}
END_TEST

START_TEST(the_calendar_counts)
{
  g_autofree char *holidays = data("calendar/holidays.tsv"), *festivals = data("calendar/festivals.tsv");
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcCalendar) calendar = yc_load_calendar_files(holidays, festivals, faults);
  no_faults(faults);
  ck_assert_int_eq(yc_calendar_add(calendar, TODAY, 20), yc_day_new(2026, 12, 1));
  ck_assert_int_eq(yc_calendar_kind(calendar, yc_day_new(2022, 12, 31), NULL), YC_DAY_HOLIDAY);
  ck_assert_int_eq(yc_calendar_kind(calendar, yc_day_new(2022, 10, 8), NULL), YC_DAY_MAKEUP);
  ck_assert_int_eq(yc_calendar_kind(calendar, yc_day_new(2035, 10, 1), NULL), YC_DAY_FESTIVAL);
  ck_assert(yc_calendar_has_notice(calendar, 2026));
  ck_assert(!yc_calendar_has_notice(calendar, 2027));
}
END_TEST

/* Where a year has its notice, its statutory festival days are those of festivals.tsv. */
START_TEST(notices_and_festivals_agree)
{
  static const char *const holiday_columns[] = {
    "date", "kind", "name", "weekday_zh", "statutory_festival_day", "notice_year", "notice_no", NULL
  };
  static const char *const festival_columns[] = { "date", "name", NULL };
  g_autoptr(GHashTable) statutory =
      column_of("calendar/holidays.tsv", holiday_columns, "date", "statutory_festival_day");
  g_autoptr(GHashTable) festivals = column_of("calendar/festivals.tsv", festival_columns, "date", "name");
  GHashTableIter iterator;
  gpointer day, value;
  g_hash_table_iter_init(&iterator, statutory);
  while (g_hash_table_iter_next(&iterator, &day, &value))
    ck_assert_msg(g_hash_table_contains(festivals, day) == (strcmp(value, "yes") == 0), "%s", (char *)day);
  g_hash_table_iter_init(&iterator, festivals);
  while (g_hash_table_iter_next(&iterator, &day, &value))
    ck_assert_msg(strcmp(day, "2027") >= 0 || g_strcmp0(g_hash_table_lookup(statutory, day), "yes") == 0,
                  "%s", (char *)day);
}
END_TEST

/* ---- the hall ------------------------------------------------------------------------------------------ */

START_TEST(every_inside_office_has_a_post)
{
  g_autoptr(GHashTable) inside = column_of("demo/offices.tsv", office_columns, "code", "inside");
  g_autoptr(YcLoads) hall = load_from("demo", yc_load_hall);
  for (guint i = 0; i < hall->len; i++) {
    json_t *facts = facts_of(hall, i);
    if (strcmp(((const YcLoad *)hall->pdata[i])->kind, "post.set") == 0)
      g_hash_table_remove(inside, json_string_value(json_object_get(facts, "office")));
    json_decref(facts);
  }
  GHashTableIter iterator;
  gpointer code, value;
  g_hash_table_iter_init(&iterator, inside);
  while (g_hash_table_iter_next(&iterator, &code, &value))   /* "village" stands for the five */
    ck_assert_msg(strcmp(value, "no") == 0 || strcmp(code, "village") == 0, "%s", (char *)code);
}
END_TEST

START_TEST(staff_stand_in_bodies)
{
  g_autoptr(YcLoads) hall = load_from("demo", yc_load_hall);
  for (guint i = 0; i < hall->len; i++) {
    const YcLoad *load = hall->pdata[i];
    gboolean staff = strcmp(load->kind, "staff.set") == 0;
    ck_assert_int_eq(load->body != NULL, staff);
    if (staff && strstr(load->facts, "\"lixiuying\"")) {
      ck_assert_ptr_null(strstr(load->facts, "李秀英"));
      ck_assert_ptr_nonnull(strstr(load->body, "\"李秀英\""));
      ck_assert_ptr_nonnull(strstr(load->body, "\"lxy\""));
      ck_assert_ptr_nonnull(strstr(load->body, "8260003"));
    }
  }
}
END_TEST

START_TEST(people_have_good_numbers)
{
  g_autofree char *path = data("demo/people.tsv");
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) people = yc_table_read(path, people_columns, faults);
  g_autoptr(GHashTable) names = column_of("demo/people.tsv", people_columns, "name", "id");
  no_faults(faults);
  ck_assert_uint_eq(yc_table_rows(people), 70);
  for (guint row = 0; row < yc_table_rows(people); row++) {
    const char *id = yc_table_get(people, row, "id"), *kin = yc_table_get(people, row, "kin_of");
    YcIdentity identity = yc_identity_check(id, TODAY);
    ck_assert_msg(identity.verdict != YC_VERDICT_REJECT, "%s %s", id, yc_id_error_code(identity.error));
    ck_assert_msg(identity.birth == yc_day_parse(yc_table_get(people, row, "birth")), "%s", id);
    ck_assert_msg((identity.sex == YC_SEX_MALE) == (strcmp(yc_table_get(people, row, "sex"), "男") == 0),
                  "%s", id);
    ck_assert(*kin == '\0' || g_hash_table_contains(names, kin));
  }
}
END_TEST

Suite *data_suite(void);
Suite *
data_suite(void)
{
  Suite *suite = suite_create("data");
  TCase *tests = tcase_create("shipped");
  tcase_set_timeout(tests, 30);
  tcase_add_test(tests, everything_is_there);
  tcase_add_test(tests, steps_longer_than_the_promise_are_told);
  tcase_add_test(tests, items_hold_together);
  tcase_add_test(tests, three_papers_are_tolerable);
  tcase_add_test(tests, shared_papers_and_what_is_local);
  tcase_add_test(tests, licences_are_looked_into_by_two);
  tcase_add_test(tests, the_first_item_as_facts);
  tcase_add_test(tests, twenty_proofs);
  tcase_add_test(tests, the_calendar);
  tcase_add_test(tests, the_calendar_counts);
  tcase_add_test(tests, notices_and_festivals_agree);
  tcase_add_test(tests, every_inside_office_has_a_post);
  tcase_add_test(tests, staff_stand_in_bodies);
  tcase_add_test(tests, people_have_good_numbers);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(data_suite)
