/* The local guide: what may be changed, what is refused, versions, and what keeps its old version. */
#include <config.h>
#include <string.h>

#include "app/desk.h"
#include "app/guide.h"
#include "app/hall.h"
#include "app/setup.h"
#include "check_main.h"

static YcGuide *open_guide(const char *code)
{
  GError *error = NULL;
  YcGuide *guide = yc_guide_open(hall, code, &error);
  ck_assert_msg(guide != NULL, "%s", error ? error->message : "");
  return guide;
}

static void set(YcGuide *guide, const char *path, const char *text)
{
  g_autofree char *fault = yc_guide_set(guide, path, text);
  ck_assert_msg(fault == NULL, "%s: %s", path, fault);
}

static int save(YcGuide *guide)
{
  GError *error = NULL;
  int version = yc_guide_save(guide, NULL, &error);
  ck_assert_msg(version != 0, "%s", error ? error->message : "");
  return version;
}

static char *lines_of(YcGuide *guide)
{
  g_autoptr(GPtrArray) lines = yc_guide_lines(guide);
  g_ptr_array_add(lines, NULL);
  return g_strjoinv("\n", (char **)lines->pdata);
}

static const YcGuideField *row_of(const GPtrArray *rows, const char *path)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp(((const YcGuideField *)rows->pdata[i])->path, path) == 0) return rows->pdata[i];
  ck_abort_msg("no row %s", path);
}

START_TEST(a_new_version)
{
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ11");
  ck_assert_int_eq(guide->was->version, 1);
  set(guide, "promised", "15");
  set(guide, "supply_days", "１０");
  set(guide, "local_basis", "镇长办公会 11-02");
  set(guide, "sums[0].fen", "35.5");
  yc_guide_step(guide, "print.onspot", 1);
  yc_guide_step(guide, "materials[0].tolerable", 1);
  g_autofree char *lines = lines_of(guide);
  ck_assert_str_eq(lines, "承诺时限:20个工作日 → 15个工作日\n补材料:20个工作日 → 10个工作日\n"
                          "材料“高龄津贴申请表” 可容缺:否 → 是\n即办时:打印 → 不打印\n"
                          "金额“80至89周岁” 金额:30元 → 35.50元");
  ck_assert_int_eq(save(guide), 2);
  const YcItem *today = yc_app_item(hall, "MZ11", YC_DAY_NONE, NULL);
  ck_assert_int_eq(today->version, 2);
  ck_assert(today->local);
  ck_assert_int_eq(today->promised.n, 15);
  ck_assert_str_eq(today->local_basis, "镇长办公会 11-02");
  /* What the hall decided is no default any more; the rest still is. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'item.set' AND facts->>'version' = 2 "
                            "AND facts->>'defaults' LIKE '%%delivery_days%%' "
                            "AND facts->>'defaults' NOT LIKE '%%supply_days%%' "
                            "AND facts->>'defaults' NOT LIKE '%%sums%%'"), 1);
  g_autoptr(GPtrArray) versions = yc_guide_versions(hall, "MZ11", NULL);
  ck_assert_uint_eq(versions->len, 2);
  const YcGuideVersion *newest = versions->pdata[0], *first = versions->pdata[1];
  ck_assert(newest->local && newest->version == 2 && newest->from == day_of("2026-11-05"));
  ck_assert_str_eq(newest->who, "赵敏");
  ck_assert_str_eq(newest->basis, "镇长办公会 11-02");
  ck_assert(newest->at == yc_app_now(hall));
  ck_assert(!first->local && strcmp(first->who, "") == 0);
  hall_verify();
}
END_TEST

/* A case goes by the version of the day it was received. */
START_TEST(a_case_keeps_its_version)
{
  gint64 before = hall_accepted(0);
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ01");
  ck_assert_int_eq(yc_guide_kept(guide), 1);
  set(guide, "promised", "20");
  set(guide, "local_basis", "会议");
  set(guide, "from", "2026-11-10");
  save(guide);
  hall_as("lixiuying", "3");
  gint64 same_day = hall_accepted(1);
  hall_at("2026-11-10T09:00");
  gint64 after = hall_accepted(2);
  ck_assert_int_eq(hall_int("SELECT version FROM casefile WHERE id = %" G_GINT64_FORMAT, before), 1);
  ck_assert_int_eq(hall_int("SELECT version FROM casefile WHERE id = %" G_GINT64_FORMAT, same_day), 1);
  ck_assert_int_eq(hall_int("SELECT version FROM casefile WHERE id = %" G_GINT64_FORMAT, after), 2);
  ck_assert_int_eq(hall_int("SELECT n FROM clock WHERE casefile = %" G_GINT64_FORMAT " AND kind = 'promise'", before), 28);
  ck_assert_int_eq(hall_int("SELECT n FROM clock WHERE casefile = %" G_GINT64_FORMAT " AND kind = 'promise'", after), 20);
}
END_TEST

/* RULE time-09, time-10, time-15: one fault each, at its field. */
static const struct { const char *item, *path, *text, *field, *sentence; } wrong[] = {
  { "MZ01", "promised", "31", "promised", "比法定30个工作日还长" },
  { "MZ01", "promised", "0", "promised", "承诺件至少要1天" },
  { "YB07", "promised", "1", "promised", "即办件当场办完" },
  { "LY01", "accept_days", "6", "accept_days", "最多5个工作日要答复" },
  { "MZ01", "delivery_days", "11", "delivery_days", "最多10个工作日要送达" },
  { "MZ01", "supply_days", "0", "supply_days", "至少给1个工作日" },
  { "MZ01", "from", "2026-11-04", "from", "不能从过去施行" },
  { "MZ01", "materials[1].name", "居民户口簿", "materials[2].name", "有两样" },
};

START_TEST(wrong_values)
{
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide(wrong[_i].item);
  set(guide, "local_basis", "会议");
  set(guide, wrong[_i].path, wrong[_i].text);
  g_autoptr(GPtrArray) found = yc_guide_faults(guide);
  gboolean there = FALSE;
  for (guint i = 0; i < found->len; i++) {
    const YcFieldFault *one = found->pdata[i];
    there = there || (strcmp(one->field, wrong[_i].field) == 0 && strstr(one->sentence, wrong[_i].sentence));
  }
  ck_assert_msg(there, "%s", found->len ? ((const YcFieldFault *)found->pdata[0])->sentence : "no fault");
  GError *error = NULL;
  ck_assert_int_eq(yc_guide_save(guide, NULL, &error), 0);
  ck_assert_ptr_nonnull(error);
  g_clear_error(&error);
  ck_assert_int_eq(hall_int("SELECT max(version) FROM item WHERE code = '%s'", wrong[_i].item), 1);
}
END_TEST

/* RULE time-07, time-08, time-11: what stops its clocks, who extends them, from when they are yellow. */
START_TEST(clocks_of_an_item)
{
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ01");
  g_autoptr(GPtrArray) before = yc_guide_fields(guide, "");
  ck_assert_str_eq(row_of(before, "procedures")->value, "无");
  ck_assert_str_eq(row_of(before, "soon_days")->value, "照本中心的设置");
  ck_assert_str_eq(row_of(before, "extension_by")->value, "县民政局");
  set(guide, "procedures", "专家评审 hearing 听证");
  set(guide, "extension_by", "镇长 分管副镇长 镇长");
  set(guide, "soon_days", "5");
  g_autoptr(GPtrArray) rows = yc_guide_fields(guide, "");
  ck_assert_str_eq(row_of(rows, "procedures")->value, "专家评审、听证");
  ck_assert_str_eq(row_of(rows, "procedures")->typed, "专家评审 听证");
  ck_assert_str_eq(row_of(rows, "extension_by")->value, "镇长 分管副镇长");
  ck_assert_str_eq(row_of(rows, "soon_days")->value, "5个工作日");
  ck_assert_str_eq(row_of(rows, "soon_days")->before, "照本中心的设置");
  set(guide, "local_basis", "县里的规定");
  save(guide);
  ck_assert_str_eq(hall_text("SELECT item->>'procedures', item->>'soon_days' FROM item WHERE code = 'MZ01' ORDER BY version DESC LIMIT 1"),
                   "[\"review\",\"hearing\"]|5");
  set(guide, "soon_days", "");
  ck_assert_int_eq(guide->now->soon_days, -1);
}
END_TEST

START_TEST(what_cannot_be_typed)
{
  static const struct { const char *path, *text, *sentence; } typed[] = {
    { "promised", "二十", "0 到 3660" },    { "promised", "-1", "0 到 3660" },       { "from", "明天", "日期写作" },
    { "materials[0].copies", "0", "1 到 99" }, { "materials[0].name", " ", "不能空着" }, { "sums[0].fen", "30.505", "最多两位小数" },
    { "sums[0].fen", "30.", "最多两位小数" }, { "sums[0].fen", "", "最多两位小数" },    { "sums[0].text", "", "不能空着" },
    { "procedures", "听证 跳舞", "没有“跳舞”" }, { "soon_days", "-1", "0 到 366" },
  };
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ11");
  g_autofree char *before = yc_item_to_json(guide->now);
  for (guint i = 0; i < G_N_ELEMENTS(typed); i++) {
    g_autofree char *fault = yc_guide_set(guide, typed[i].path, typed[i].text);
    ck_assert_msg(fault && strstr(fault, typed[i].sentence), "%s %s: %s", typed[i].path, typed[i].text, fault);
  }
  ck_assert_ptr_null(yc_guide_set(guide, "materials[99].name", "x"));
  ck_assert_ptr_null(yc_guide_set(guide, "colour", "x"));
  g_autofree char *after = yc_item_to_json(guide->now);
  ck_assert_str_eq(before, after);
}
END_TEST

START_TEST(nothing_changed_or_no_basis)
{
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ11");
  ck_assert_int_eq(yc_guide_save(guide, NULL, &error), 0);
  assert_error(error, "什么也没有改");
  set(guide, "promised", "15");
  ck_assert_int_eq(yc_guide_save(guide, NULL, &error), 0);
  assert_error(error, "请写明依据");
}
END_TEST

START_TEST(who_may)
{
  static const char *const not[] = { "lixiuying", "zhouyun" };
  for (guint i = 0; i < G_N_ELEMENTS(not); i++) {
    GError *error = NULL;
    hall_as(not[i], NULL);
    ck_assert(!yc_guide_may(hall));
    g_autoptr(YcGuide) guide = open_guide("MZ11");
    set(guide, "promised", "15");
    set(guide, "local_basis", "会议");
    ck_assert_int_eq(yc_guide_save(guide, NULL, &error), 0);
    assert_error(error, "只有值班长和管理员");
  }
  hall_as("fanglei", NULL);
  ck_assert(yc_guide_may(hall));
}
END_TEST

START_TEST(papers_come_and_go)
{
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ11");
  g_autofree char *added = yc_guide_add(guide, "materials");
  ck_assert_str_eq(added, "materials[5]");
  g_autoptr(GPtrArray) faults = yc_guide_faults(guide);
  ck_assert_str_eq(((const YcFieldFault *)faults->pdata[0])->field, "materials[5].name");
  set(guide, "materials[5].name", "住址说明");
  yc_guide_step(guide, "materials[5].form", 1);
  yc_guide_step(guide, "materials[5].question", -1);
  yc_guide_drop(guide, "materials[4]");         /* the one that asks who acts for somebody */
  yc_guide_drop(guide, "materials[0]");
  set(guide, "local_basis", "会议");
  g_autofree char *lines = lines_of(guide);
  ck_assert_str_eq(lines, "材料“高龄津贴申请表”:不再有\n材料“授权委托书与代办人身份证”:不再有\n"
                          "材料“住址说明”:新加,复印件1份 · 由他人代办?");
  save(guide);
  const YcItem *item = yc_app_item(hall, "MZ11", YC_DAY_NONE, NULL);
  ck_assert_uint_eq(item->materials->len, 4);
  ck_assert_int_eq(((const YcMaterial *)item->materials->pdata[3])->n, 4);
  ck_assert_uint_eq(item->questions->len, 1);
  hall_verify();
}
END_TEST

START_TEST(a_question_that_no_paper_asks)
{
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ11");
  yc_guide_drop(guide, "materials[4]");
  g_autofree char *lines = lines_of(guide);
  ck_assert_str_eq(lines, "问题“由他人代办?”:不再有\n材料“授权委托书与代办人身份证”:不再有");
}
END_TEST

START_TEST(somebody_was_faster)
{
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) mine = open_guide("MZ11"), theirs = open_guide("MZ11");
  set(theirs, "promised", "10");
  set(theirs, "local_basis", "会议");
  save(theirs);
  set(mine, "promised", "15");
  set(mine, "local_basis", "会议");
  ck_assert_int_eq(yc_guide_save(mine, NULL, &error), 0);
  assert_error(error, "刚被别人改成第 2 版");
}
END_TEST

START_TEST(not_before_the_one_it_follows)
{
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) first = open_guide("MZ11");
  set(first, "promised", "10");
  set(first, "local_basis", "会议");
  set(first, "from", "2026-12-01");
  save(first);
  g_autoptr(YcGuide) next = open_guide("MZ11");
  ck_assert_int_eq(next->was->version, 2);
  ck_assert_int_eq(next->now->from, day_of("2026-12-01"));
  set(next, "promised", "9");
  set(next, "local_basis", "会议");
  set(next, "from", "2026-11-20");
  GError *error = NULL;
  ck_assert_int_eq(yc_guide_save(next, NULL, &error), 0);
  assert_error(error, "第2版从 2026-12-01 起才施行");
}
END_TEST

START_TEST(unsaved_changes_wait)
{
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  YcGuide *guide = open_guide("MZ11");
  ck_assert(yc_guide_keep(guide, &error));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_draft"), 0);
  set(guide, "promised", "15");
  g_free(yc_guide_add(guide, "materials"));
  ck_assert(yc_guide_keep(guide, &error) && yc_guide_keep(guide, &error));
  yc_guide_free(guide);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_draft"), 1);
  YcCounts counts;
  ck_assert(yc_desk_counts(hall, &counts, &error) && counts.drafts == 0);   /* no draft of a case */
  guide = open_guide("MZ11");
  ck_assert(guide->resumed && guide->now->promised.n == 15 && guide->now->materials->len == 6);
  yc_guide_drop(guide, "materials[5]");
  set(guide, "local_basis", "会议");
  save(guide);
  yc_guide_free(guide);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM local_draft"), 0);
  /* Another's version makes them useless. */
  guide = open_guide("MZ11");
  ck_assert(!guide->resumed);
  set(guide, "promised", "12");
  ck_assert(yc_guide_keep(guide, &error));
  yc_guide_free(guide);
  hall_as("fanglei", NULL);
  guide = open_guide("MZ11");
  ck_assert(!guide->resumed);
  set(guide, "promised", "11");
  set(guide, "local_basis", "会议");
  save(guide);
  yc_guide_free(guide);
  hall_as("zhaomin", NULL);
  guide = open_guide("MZ11");
  ck_assert(!guide->resumed && guide->now->promised.n == 11);
  yc_guide_free(guide);
}
END_TEST

START_TEST(by_json)
{
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ11");
  ck_assert(!yc_guide_patch(guide, "7", &error));
  assert_error(error, "不是一个 JSON 对象");
  ck_assert(!yc_guide_patch(guide, "{\"colour\": 1}", &error));
  assert_error(error, "unknown colour");
  ck_assert(!yc_guide_patch(guide, "{\"promised\": {\"n\": \"x\"}}", &error));
  assert_error(error, "promised.n");
  ck_assert(!yc_guide_patch(guide, "{\"local_basis\": 5}", &error));
  assert_error(error, "local_basis");
  ck_assert(!yc_guide_patch(guide, "{\"local_basis\": null}", &error));
  assert_error(error, "local_basis");
  ck_assert(!yc_guide_patch(guide, "{\"version\": 7}", &error));
  assert_error(error, "现在是第 1 版");
  ck_assert(yc_guide_patch(guide, "{\"promised\": {\"n\": 15}, \"local_basis\": \"会\\u001b[2J议\"}", &error));
  ck_assert_int_eq(guide->now->promised.n, 15);
  ck_assert_int_eq(guide->now->promised.unit, YC_UNIT_WORKING);
  ck_assert_str_eq(guide->now->local_basis, "会[2J议");
  ck_assert_int_eq(save(guide), 2);
}
END_TEST

START_TEST(the_same_act_twice)
{
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ11"), again = open_guide("MZ11");
  YcGuide *both[] = { guide, again };
  for (guint i = 0; i < 2; i++) {
    set(both[i], "promised", "15");
    set(both[i], "local_basis", "会议");
    ck_assert_int_eq(yc_guide_save(both[i], "one", &error), 2);
  }
  ck_assert_int_eq(hall_int("SELECT max(version) FROM item WHERE code = 'MZ11'"), 2);
}
END_TEST

START_TEST(rows)
{
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ01");
  set(guide, "promised", "20");
  g_autoptr(GPtrArray) fields = yc_guide_fields(guide, "");
  const YcGuideField *promised = row_of(fields, "promised"), *supply = row_of(fields, "supply_days");
  ck_assert_str_eq(promised->value, "20个工作日  法定30个工作日");
  ck_assert_str_eq(promised->before, "28个工作日  法定30个工作日");
  ck_assert_str_eq(promised->typed, "20");
  ck_assert(promised->changed && !supply->changed && supply->unconfirmed);
  ck_assert_str_eq(row_of(fields, "materials[6]")->value, "复印件1份 · 家里有重病人?");
  g_autoptr(GPtrArray) paper = yc_guide_fields(guide, "materials[6]");
  ck_assert_str_eq(row_of(paper, "materials[6].question")->value, "家里有重病人?");
  ck_assert_str_eq(row_of(paper, "materials[6].tolerable")->value, "否");
  g_autoptr(GPtrArray) none = yc_guide_fields(guide, "materials[99]");
  ck_assert_uint_eq(none->len, 0);
}
END_TEST

/* Sure of it: nothing is left to be confirmed. */
START_TEST(confidence)
{
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ16");
  ck_assert_str_eq(guide->was->confidence, "low");
  yc_guide_step(guide, "confidence", -1);
  ck_assert_str_eq(guide->now->confidence, "high");
  set(guide, "local_basis", "县民政局文件");
  save(guide);
  ck_assert_str_eq(hall_text("SELECT facts->>'defaults' FROM event WHERE kind = 'item.set' ORDER BY pos DESC LIMIT 1"), "");
}
END_TEST

START_TEST(an_import_leaves_it_alone)
{
  GError *error = NULL;
  hall_as("zhaomin", NULL);
  g_autoptr(YcGuide) guide = open_guide("MZ11");
  set(guide, "promised", "15");
  set(guide, "local_basis", "会议");
  save(guide);
  hall_as("fanglei", NULL);
  g_autofree char *catalogue = g_build_filename(g_getenv("YICHUANG_DATADIR"), "catalogue", NULL);
  for (guint over = 0; over < 2; over++) {
    g_autoptr(YcFaults) faults = yc_faults_new();
    YcImported imported = { .over_local = over == 1 };
    ck_assert(yc_setup_import_items(hall, catalogue, day_of("2026-11-05"), faults, &imported, &error));
    ck_assert_uint_eq(imported.n, over);
    ck_assert_str_eq(imported.kept, over ? "" : "MZ11");
    g_free(imported.kept);
  }
  ck_assert_int_eq(yc_app_item(hall, "MZ11", YC_DAY_NONE, NULL)->promised.n, 20);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const all[] = {
    a_new_version, a_case_keeps_its_version, clocks_of_an_item, what_cannot_be_typed, nothing_changed_or_no_basis, who_may,
    papers_come_and_go, a_question_that_no_paper_asks, somebody_was_faster, not_before_the_one_it_follows,
    unsaved_changes_wait, by_json, the_same_act_twice, rows, confidence, an_import_leaves_it_alone,
  };
  Suite *suite = suite_create("guide");
  TCase *tests = tcase_create("guide");
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    tcase_add_test(tests, all[i]);
  tcase_add_loop_test(tests, wrong_values, 0, G_N_ELEMENTS(wrong));
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
