/* What is known already when somebody asks: found as one types, read aloud, counted; standing answers with an end. */
#include <config.h>
#include <glib/gstdio.h>
#include <string.h>
#include "app/hall.h"
#include "app/inquiry.h"
#include "app/knowledge.h"
#include "base/table.h"
#include "check_main.h"

static gint64 answer(const char *question, const char *text, const char *item, const char *until)
{
  g_autoptr(GError) error = NULL;
  YcAnswerForm form = { 0, question, text, item, "", day_of(until) };
  gint64 id = yc_answer_set(hall, &form, NULL, &error);
  ck_assert_msg(id != 0, "%s", error ? error->message : "");
  return id;
}

/* The labels that are found, apart by |. */
static const char *found(const char *question, guint limit)
{
  static char out[2000];
  g_autoptr(YcKnowledge) knowledge = yc_knowledge_new(hall, NULL);
  g_autoptr(GPtrArray) list = yc_knowledge_find(knowledge, question, limit);
  g_autoptr(GString) line = g_string_new(NULL);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf(line, "%s%s", i ? "|" : "", ((YcKnown *)list->pdata[i])->label);
  g_strlcpy(out, line->str, sizeof out);
  return out;
}

START_TEST(the_question_of_the_daughter)
{
  answer("90岁补贴去哪办?", "高龄津贴在镇上任一窗口办,带身份证、户口簿、社保卡。", "MZ11", "2026-12-31");
  const char *all = found("90岁以上老人有没有特殊补贴", 8);
  ck_assert_msg(strstr(all, "MZ11") && strstr(all, "MZ12") && strstr(all, "MZ13") && strstr(all, "90岁补贴去哪办"), "%s", all);
  ck_assert_msg(strstr(found("我妈92了,有啥补贴", 8), "MZ11"), "%s", found("我妈92了,有啥补贴", 8));
  ck_assert_msg(strstr(found("glj", 5), "MZ11"), "%s", found("glj", 5));   /* initials */
  ck_assert_str_eq(found("mz11", 1), "MZ11  高龄津贴");
  ck_assert_str_eq(found("今天天气好不好", 5), "");
}
END_TEST

/* In the very words of a question that is answered: that one, whatever else is near. */
START_TEST(the_same_words)
{
  answer("烟花爆竹几点能放?", "八点以后。", "", "2026-12-31");
  answer("烟花爆竹怎么管?", "问派出所。", "", "2026-12-31");
  g_autoptr(YcKnowledge) knowledge = yc_knowledge_new(hall, NULL);
  static const struct { const char *asked, *label; gboolean sure; } cases[] = {
    { "烟花爆竹怎么管", "怎么管", TRUE }, { "烟花爆竹几点能", "几点", TRUE }, { "烟花爆竹", "几点", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GPtrArray) list = yc_knowledge_find(knowledge, cases[i].asked, 2);
    const YcKnown *best = list->pdata[0];
    ck_assert_msg(strstr(best->label, cases[i].label) && best->sure == cases[i].sure, "%s: %s %d", cases[i].asked, best->label, best->sure);
  }
}
END_TEST

START_TEST(what_is_read_aloud)
{
  g_auto(GStrv) lines = yc_knowledge_guide(hall, "MZ11");
  ck_assert_uint_eq(g_strv_length(lines), 3);
  ck_assert_msg(g_str_has_prefix(lines[0], "高龄津贴:带 "), "%s", lines[0]);
  ck_assert_msg(strstr(lines[0], "身份证"), "%s", lines[0]);
  ck_assert_msg(strstr(lines[1], "20个工作日内办完"), "%s", lines[1]);
  ck_assert_msg(strstr(lines[2], "李秀英 8260003"), "%s", lines[2]);
  g_auto(GStrv) none = yc_knowledge_guide(hall, "XX99");
  ck_assert_uint_eq(g_strv_length(none), 0);
}
END_TEST

START_TEST(an_answer_has_an_end)
{
  g_autoptr(GError) error = NULL;
  gint64 id = answer("医保今年交多少", "2026年每人400元。", "", "2026-12-31");
  g_autofree char *reply = yc_knowledge_reply(hall, "", id);
  ck_assert_str_eq(reply, "2026年每人400元。");
  hall_at("2027-01-04T09:00");
  hall_as("lixiuying", "3");
  ck_assert_ptr_null(yc_knowledge_reply(hall, "", id));
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  yc_intake_set(&asking->text, "医保交多少");
  asking->answer = id;
  asking->outcome = YC_ASKING_ANSWERED;
  ck_assert(!yc_inquiry_add(hall, asking, &asked, &error));   /* last year's fee is not read out */
  assert_error(error, "过期了不能照着念");
  g_autoptr(YcKnowledge) knowledge = yc_knowledge_new(hall, NULL);
  g_autoptr(GPtrArray) list = yc_knowledge_find(knowledge, "医保交多少", 1);
  ck_assert(((YcKnown *)list->pdata[0])->over);
  g_auto(GStrv) aloud = yc_knowledge_aloud(hall, list->pdata[0]);
  ck_assert_msg(strstr(aloud[0], "不能照着念") && !strstr(aloud[0], "400元"), "%s", aloud[0]);
  /* Renewed by its owner. */
  YcAnswerForm form = { id, "医保今年交多少", "2027年每人420元。", "", "", day_of("2027-12-31") };
  ck_assert_int_eq(yc_answer_set(hall, &form, NULL, &error), id);
  ck_assert(yc_inquiry_add(hall, asking, &asked, &error));
  hall_verify();
}
END_TEST

START_TEST(who_may_write_one)
{
  g_autoptr(GError) error = NULL;
  gint64 id = answer("居住证怎么办", "带租房合同。", "", "2026-12-31");
  YcAnswerForm form = { id, "居住证怎么办", "带租房合同和身份证。", "", "", day_of("2026-12-31") };
  hall_as("zhouyun", NULL);
  ck_assert_int_eq(yc_answer_set(hall, &form, NULL, &error), 0);
  assert_error(error, "归李秀英");
  ck_assert(!yc_answer_drop(hall, id, NULL, &error));
  assert_error(error, "归李秀英");
  hall_as("zhaomin", NULL);
  ck_assert_int_eq(yc_answer_set(hall, &form, "same", &error), id);
  ck_assert_int_eq(yc_answer_set(hall, &form, "same", &error), id);
  static const struct { const char *question, *text, *until, *part; } wrong[] = {
    { "", "答", "2026-12-31", "常问的是什么" }, { "问", "", "2026-12-31", "照着念的话" },
    { "问", "答", "2026-11-04", "已经过了" }, { "问", "答", "2028-01-01", "明年年底" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    YcAnswerForm bad = { 0, wrong[i].question, wrong[i].text, "", "", day_of(wrong[i].until) };
    ck_assert_int_eq(yc_answer_set(hall, &bad, NULL, &error), 0);
    assert_error(error, wrong[i].part);
  }
  ck_assert(yc_answer_drop(hall, id, NULL, &error));
  g_autoptr(GPtrArray) left = yc_answer_list(hall, NULL);
  ck_assert_uint_eq(left->len, 0);
  hall_verify();
}
END_TEST

START_TEST(counted_and_first)
{
  gint64 one = answer("医保今年交多少", "400元。", "", "2026-12-31"), two = answer("低保去哪申请", "去镇上。", "MZ01", "2026-12-31");
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  asking->outcome = YC_ASKING_COUNT;
  asking->answer = two;
  for (int i = 0; i < 3; i++) ck_assert(yc_inquiry_add(hall, asking, &asked, NULL));
  asking->answer = one;
  ck_assert(yc_inquiry_add(hall, asking, &asked, NULL));
  hall_at("2026-11-06T09:00");
  hall_as("lixiuying", "3");
  ck_assert(yc_inquiry_add(hall, asking, &asked, NULL));
  g_autoptr(GPtrArray) list = yc_answer_list(hall, NULL);
  const YcAnswer *first = list->pdata[0], *second = list->pdata[1];
  ck_assert_int_eq(first->id, two);
  ck_assert_int_eq(first->year, 3);
  ck_assert_int_eq(first->today, 0);
  ck_assert_int_eq(second->year, 2);
  ck_assert_int_eq(second->today, 1);
  ck_assert_str_eq(found("", 2), "常答  \"低保去哪申请\"|常答  \"医保今年交多少\"");
}
END_TEST

START_TEST(what_was_answered_before)
{
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  yc_intake_set(&asking->text, "房后两棵杨树能不能砍");
  yc_intake_set(&asking->reply, "房前屋后自有的零星林木不要采伐证。");
  yc_intake_set(&asking->name, "尚青松");
  asking->outcome = YC_ASKING_ANSWERED;
  ck_assert(yc_inquiry_add(hall, asking, &asked, NULL));
  g_autoptr(YcKnowledge) knowledge = yc_knowledge_new(hall, NULL);
  g_autoptr(GPtrArray) list = yc_knowledge_find(knowledge, "屋后的杨树可以砍吗", 1);
  const YcKnown *known = list->pdata[0];
  ck_assert_int_eq(known->kind, YC_KNOWN_BEFORE);
  ck_assert_str_eq(known->reply, "房前屋后自有的零星林木不要采伐证。");
  ck_assert_ptr_null(strstr(known->label, "尚青松"));
}
END_TEST

START_TEST(a_file_of_answers)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *file = g_build_filename(hall_directory, "answers.tsv", NULL);
  const char *good = "question\ttext\titem\towner\tchecked\tuntil\n医保今年交多少\t400元。\t\tcounter3\t2026-11-02\t2026-12-31\n";
  const char *bad = "question\ttext\titem\towner\tchecked\tuntil\n医保\t\t\tcounter3\t2026-11-02\tx\n";
  g_autoptr(GPtrArray) faults = yc_faults_new(), more = yc_faults_new(), none = yc_faults_new();
  guint n;
  g_assert_true(g_file_set_contents(file, good, -1, NULL));
  ck_assert(!yc_answer_import(hall, file, none, &n, &error));
  assert_error(error, "只有值班长或管理员");
  hall_as("zhaomin", NULL);
  ck_assert_msg(yc_answer_import(hall, file, faults, &n, &error), "%s", error ? error->message : "");
  ck_assert_uint_eq(n, 1);
  ck_assert(yc_answer_import(hall, file, faults, &n, &error));
  ck_assert_uint_eq(n, 0);   /* known already */
  g_assert_true(g_file_set_contents(file, bad, -1, NULL));
  ck_assert(!yc_answer_import(hall, file, more, &n, &error));
  assert_error(error, "2 处错误");
  g_remove(file);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("knowledge");
  TCase *t = tcase_create("knowledge");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, the_question_of_the_daughter);
  tcase_add_test(t, the_same_words);
  tcase_add_test(t, what_is_read_aloud);
  tcase_add_test(t, an_answer_has_an_end);
  tcase_add_test(t, who_may_write_one);
  tcase_add_test(t, counted_and_first);
  tcase_add_test(t, what_was_answered_before);
  tcase_add_test(t, a_file_of_answers);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
