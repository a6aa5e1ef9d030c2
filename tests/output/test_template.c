/* Templates: what is wrong with one is said, and the paper comes all the same. */
#include <config.h>
#include "output/template.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/text.h"
#include "check_main.h"
#include "output/field.h"

static char *directory;

static void begin(void)
{
  directory = g_dir_make_tmp("yichuang-template-XXXXXX", NULL);
  ck_assert_ptr_nonnull(directory);
}

static void end(void)
{
  GDir *dir = g_dir_open(directory, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_unlink(path);
  }
  g_dir_close(dir);
  g_rmdir(directory);
  g_clear_pointer(&directory, g_free);
}

static void put(const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename(directory, name, NULL);
  ck_assert(g_file_set_contents(path, text, length, NULL));
}

/* What the directory's templates are told, and a paper made with them. */
static char *faults_of(char **paper, YcPaperKind kind)
{
  const char *const directories[] = { directory, NULL };
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTemplates) templates = yc_templates_load(directories, faults);
  g_autoptr(YcPaperData) data = yc_paper_data_new(kind);
  yc_paper_put(&data->number, g_strdup("芦政受A〔2026〕0412号"));
  yc_paper_put(&data->hall, g_strdup("芦荻镇便民服务中心"));
  yc_paper_put(&data->applicant, g_strdup("张秀兰"));
  data->due = yc_day_new(2026, 12, 15);
  if (paper) *paper = yc_paper_text(templates, data, 32);
  return yc_faults_text(faults);
}

/* An installed template with something put before its end. */
static char *installed(const char *name, const char *more)
{
  g_autofree char *path = g_build_filename(g_getenv("YICHUANG_DATADIR"), "templates", name, NULL), *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  return g_strconcat(text, more, NULL);
}

/* --- what is good ----------------------------------------------------------------------------------------- */

START_TEST(the_installed_ones_are_good)
{
  g_autofree char *path = g_build_filename(g_getenv("YICHUANG_DATADIR"), "templates", NULL);
  const char *const directories[] = { path, "/does/not/exist", NULL };
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTemplates) templates = yc_templates_load(directories, faults);
  g_autofree char *text = yc_faults_text(faults);
  ck_assert_str_eq(text, "");
  ck_assert_uint_ge(yc_templates_files(templates), YC_N_PAPERS);
}
END_TEST

START_TEST(every_field_stands_in_the_readme)
{
  g_autofree char *text = installed("README", "");
  g_auto(GStrv) words = g_regex_split_simple("[\\s(){}\\[\\]、,。;:?!]+", text, 0, 0);
  const char *name;
  for (guint i = 0; (name = yc_paper_field_name(i)) != NULL; i++)
    ck_assert_msg(g_strv_contains((const char *const *)words, name), "README does not name %s", name);
  for (guint kind = 0; kind < YC_N_PAPERS; kind++) {
    ck_assert_ptr_nonnull(strstr(text, yc_paper_code((YcPaperKind)kind)));
    for (const char *const *must = yc_template_mandatory((YcPaperKind)kind); *must; must++)
      ck_assert_msg(g_strv_contains((const char *const *)words, *must), "no field %s", *must);
  }
}
END_TEST

START_TEST(an_edited_one_is_used)
{
  g_autofree char *text = installed("acceptance.txt", "ᠮᠣᠩᠭᠣᠯ 第二种文字 {申请人}[({窗口})]\n{!哪天}绝对印不出来\n");
  g_autofree char *paper = NULL;
  put("acceptance.txt", text, -1);
  g_autofree char *faults = faults_of(&paper, YC_PAPER_ACCEPTANCE);
  ck_assert_str_eq(faults, "");
  ck_assert_ptr_nonnull(strstr(paper, "第二种文字"));
  ck_assert_ptr_nonnull(strstr(paper, "张秀兰\n"));
  ck_assert_ptr_null(strstr(paper, "绝对印不出来"));
}
END_TEST

/* A part is one file for all papers that use it. */
START_TEST(an_edited_part)
{
  g_autofree char *text = installed("foot.txt", "关注公众号“芦荻便民”\n");
  put("foot.txt", text, -1);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *paper = NULL, *faults = faults_of(&paper, i ? YC_PAPER_ACCEPTANCE : YC_PAPER_TELL);
    ck_assert_str_eq(faults, "");
    ck_assert_ptr_nonnull(strstr(paper, "关注公众号"));
  }
}
END_TEST

START_TEST(bom_and_crlf)
{
  g_autofree char *text = installed("onspot.txt", "");
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autofree char *other = g_strjoinv("\r\n", lines);
  g_autofree char *marked = g_strconcat("\xEF\xBB\xBF", other, NULL);
  put("onspot.txt", marked, -1);
  g_autofree char *faults = faults_of(NULL, YC_PAPER_ONSPOT);
  ck_assert_str_eq(faults, "");
}
END_TEST

/* --- what is wrong ---------------------------------------------------------------------------------------- */

/* Each after the whole installed template of the acceptance, which has the lines before. */
static const struct { const char *text, *where, *what; } wrong[] = {
  { "* 申请人 {申情人}\n", "第7列 申情人", "没有这个字段" },
  { "* 申请人 {申请人\n", "第7列 {", "花括号没有配对" },
  { "申请人}\n", "第4列 }", "花括号没有配对" },
  { "[代办 {代办人}\n", "第1列 [", "后面没有 ]" },
  { "代办 {代办人}]\n", "第9列 ]", "前面没有 [" },
  { "[代办[({代办人})]]\n", "第4列 [", "不能再套方括号" },
  { "{每项 收下}\n{材料}\n", "", "到文件末尾也没有写 {完}" },
  { "{每项 收下的}\n{完}\n", "收下的", "没有这个清单" },
  { "{完}\n", "{完}", "前面没有 {每项" },
  { "{每项 收下}\n{每项 要带}\n{完}\n", "要带", "不能再套 {每项" },
  { "{材料}\n", "第1列 材料", "没有这个字段" },
  { "- {申请人}|甲|乙\n", "第3列 -", "只能写在 {每项" },
  { "{每项 收下}\n- {第几}|{材料}\n{完}\n", "第3列 -", "要写成三格" },
  { "{每项 收下}\n- {第几}|{材料}|{份数}|{缺损}\n{完}\n", "|", "只有三格" },
  { "{用 tail}\n", "tail", "没有这一段" },
  { "====\n请您一定记得带上您的身份证和户口簿来\n====\n", "第1列", "36 列,这里最多 30 列" },
  { "====\n{哪天}\n", "", "没有再写一行 ====" },
  { "= 青澜县芦荻镇人民政府便民服务中心大厅\n", "第3列", "这里最多 32 列" },
  { "* 这个标签实在是太长太长了:{申请人}\n", "第3列", "这里最多 20 列" },
  { "甲\t乙\n", "第1列", "不能印的字符" },
};

START_TEST(faulty)
{
  g_autofree char *text = installed("acceptance.txt", wrong[_i].text), *paper = NULL;
  put("acceptance.txt", text, -1);
  g_autofree char *faults = faults_of(&paper, YC_PAPER_ACCEPTANCE);
  ck_assert_msg(strstr(faults, "acceptance.txt:") && strstr(faults, wrong[_i].where) && strstr(faults, wrong[_i].what),
                "%s", faults);
  /* The paper comes, from the compiled one. */
  ck_assert_ptr_nonnull(strstr(paper, "芦政受A〔2026〕0412号"));
  ck_assert_ptr_nonnull(strstr(paper, "最晚 12月15日(周二)"));
}
END_TEST

START_TEST(line_and_column)
{
  put("blank.txt", "# 第一行\n= {大厅}\n* 号 {文耗}\n", -1);
  g_autofree char *faults = faults_of(NULL, YC_PAPER_BLANK);
  ck_assert_msg(strstr(faults, "blank.txt:3: 第5列 文耗: "), "%s", faults);
}
END_TEST

START_TEST(what_must_be_said)
{
  put("receipt.txt", "{用 head}\n收下了。\n{用 foot}\n{用 stub}\n", -1);
  g_autofree char *paper = NULL, *faults = faults_of(&paper, YC_PAPER_RECEIPT);
  ck_assert_msg(strstr(faults, "收件凭证必须印 {收下}") && strstr(faults, "{哪天}"), "%s", faults);
  ck_assert_ptr_null(strstr(paper, "收下了。\n"));
  ck_assert_ptr_nonnull(strstr(paper, "答复是否受理"));
}
END_TEST

/* Taken out of a part, every paper that used it lacks it. */
START_TEST(what_a_part_must_say)
{
  put("stub.txt", "{剪开}\n= 存根联\n", -1);
  g_autofree char *paper = NULL, *faults = faults_of(&paper, YC_PAPER_ACCEPTANCE);
  ck_assert_msg(strstr(faults, "受理通知书(收件凭证)必须印 {签名线}") && strstr(faults, "收件凭证必须印 {签名线}"), "%s", faults);
  ck_assert_ptr_nonnull(strstr(paper, "______________"));
}
END_TEST

START_TEST(not_text)
{
  put("tell.txt", "= {大厅}\n\xB8\xE6\xD6\xAA\n", -1);   /* GBK */
  put("ask.txt", "a\0b", 3);
  put("foto.txt", "= {大厅}\n", -1);
  g_autofree char *large = g_strnfill(70000, 'x');
  put("visit.txt", large, -1);
  g_autofree char *faults = faults_of(NULL, YC_PAPER_TELL);
  const char *const said[] = { "tell.txt:2: 不是 UTF-8", "ask.txt:1: 不是 UTF-8", "foto.txt: 没有哪种文书用这个名字",
                               "visit.txt: 文件太大" };
  for (guint i = 0; i < G_N_ELEMENTS(said); i++) ck_assert_msg(strstr(faults, said[i]), "%s\n%s", said[i], faults);
}
END_TEST

/* Whatever stands in a file, there is a paper. */
START_TEST(anything)
{
  static const char *const pieces[] = { "{", "}", "[", "]", "{?", "{!", "申请人", "收下", "每项 ", "完", "用 foot", "用 ", "\n",
                                        "====\n", "* ", "- ", "|", "= ", ":", " ", "{完}\n", "{每项 收下}\n", "{剪开}\n", "材料" };
  g_autoptr(GRand) random = g_rand_new_with_seed((guint32)_i);
  for (int round = 0; round < 200; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (int n = g_rand_int_range(random, 0, 40); n > 0; n--)
      g_string_append(text, pieces[g_rand_int_range(random, 0, (gint32)G_N_ELEMENTS(pieces))]);
    put(round % 2 ? "ask.txt" : "taken.txt", text->str, -1);
    g_autofree char *paper = NULL;
    g_free(faults_of(&paper, YC_PAPER_ASK));
    ck_assert_ptr_nonnull(strstr(paper, "芦政受A〔2026〕0412号"));
  }
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("template");
  TCase *t = tcase_create("template");
  tcase_set_timeout(t, 60);
  tcase_add_checked_fixture(t, begin, end);
  tcase_add_test(t, the_installed_ones_are_good);
  tcase_add_test(t, every_field_stands_in_the_readme);
  tcase_add_test(t, an_edited_one_is_used);
  tcase_add_test(t, an_edited_part);
  tcase_add_test(t, bom_and_crlf);
  tcase_add_loop_test(t, faulty, 0, (int)G_N_ELEMENTS(wrong));
  tcase_add_test(t, line_and_column);
  tcase_add_test(t, what_must_be_said);
  tcase_add_test(t, what_a_part_must_say);
  tcase_add_test(t, not_text);
  tcase_add_loop_test(t, anything, 1, 4);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
