#include <config.h>
#include "base/table.h"

#include <glib/gstdio.h>
#include <string.h>

#include "check_main.h"

static const char *const columns[] = {"code", "short_name", "days", NULL};
static char *directory, *path;

static void
set_up(void)
{
  directory = g_dir_make_tmp("yichuang-XXXXXX", NULL);
  path = g_build_filename(directory, "items.tsv", NULL);
}

static void
tear_down(void)
{
  g_remove(path);
  g_rmdir(directory);
  g_free(path);
  g_free(directory);
}

static YcTable *
read_bytes(const char *bytes, gssize length, YcFaults *faults)
{
  ck_assert(g_file_set_contents(path, bytes, length, NULL));
  return yc_table_read(path, columns, faults);
}

START_TEST(good_file)
{
  static const char bytes[] =
    "\xEF\xBB\xBF# 事项\r\n\r\ndays\tcode\tshort_name\r\n20\tMZ01\t 低保 \r\n#\n8\tMZ02\t\n";
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) table = read_bytes(bytes, -1, faults);
  g_autofree char *text = yc_faults_text(faults);
  ck_assert_str_eq(text, "");
  ck_assert_uint_eq(yc_table_rows(table), 2);
  ck_assert_str_eq(yc_table_get(table, 0, "code"), "MZ01");
  ck_assert_str_eq(yc_table_get(table, 0, "short_name"), "低保");
  ck_assert_int_eq(yc_table_int(table, 0, "days", 1, 90, faults), 20);
  ck_assert_int_eq(yc_table_line(table, 0), 4);
  ck_assert_str_eq(yc_table_get(table, 1, "short_name"), "");
  ck_assert_int_eq(yc_table_line(table, 1), 6);
  ck_assert_uint_eq(faults->len, 0);
}
END_TEST

START_TEST(a_spreadsheet_quotes)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) table = read_bytes("code\tshort_name\tdays\n\"MZ01\"\t\"低保\"\"边缘\"\"\"\t\"20\"\nMZ02\t5\"管\t8\n", -1, faults);
  ck_assert_str_eq(yc_table_get(table, 0, "code"), "MZ01");
  ck_assert_str_eq(yc_table_get(table, 0, "short_name"), "低保\"边缘\"");
  ck_assert_int_eq(yc_table_int(table, 0, "days", 1, 90, faults), 20);
  ck_assert_str_eq(yc_table_get(table, 1, "short_name"), "5\"管");
  ck_assert_uint_eq(faults->len, 0);
}
END_TEST

START_TEST(gb18030_file)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) table = read_bytes("code\tshort_name\tdays\nMZ01\t\xB5\xCD\xB1\xA3\t1", -1, faults);
  ck_assert_uint_eq(faults->len, 0);
  ck_assert_str_eq(yc_table_get(table, 0, "short_name"), "低保");
}
END_TEST

#define HEADER "code\tshort_name\tdays\n"

static const struct {
  const char *bytes;
  guint rows;
  const char *faults;   /* their places, and for whole-file faults a word of the reason */
} bad[] = {
  {"", 0, "items.tsv: 文件里没有表头,第一行应写各列的名称。\n"},
  {"# 只有注释\n", 0, "items.tsv: 文件里没有表头,第一行应写各列的名称。\n"},
  {HEADER "MZ01\t低保\n", 0, "items.tsv:2: 有2个字段,表头是3个;字段之间用制表符隔开。\n"},
  {HEADER "A\tB\t1\t\nC\tD\t2\n", 1, "items.tsv:2: 有4个字段,表头是3个;字段之间用制表符隔开。\n"},
  {"code\tdays\nA\t1\n", 1, "items.tsv:1: 表头里缺少 short_name 列,请补上。\n"},
  {"code\tdays\tcode\tshort_name\n", 0, "items.tsv:1: 第3列 code: 表头里这一列重复,请删去一个。\n"},
  {"code\tdays\tshort_name\tname\n", 0, "items.tsv:1: 第4列 name: 表头里有不认识的列名,请删去或改正。\n"},
  {HEADER "A\t低\xE2\x80\x8B保\t1\n", 1,
   "items.tsv:2: 第2列 short_name: 有看不见的或不规范的字符,请重新输入这一格。\n"},
};

START_TEST(bad_files)
{
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    g_autoptr(YcFaults) faults = yc_faults_new();
    g_autoptr(YcTable) table = read_bytes(bad[i].bytes, -1, faults);
    g_autofree char *text = yc_faults_text(faults);
    ck_assert_str_eq(text, bad[i].faults);
    ck_assert_uint_eq(yc_table_rows(table), bad[i].rows);
  }
}
END_TEST

START_TEST(missing_column_reads_empty)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) table = read_bytes("code\tdays\nA\t1\n", -1, faults);
  ck_assert_str_eq(yc_table_get(table, 0, "short_name"), "");
}
END_TEST

START_TEST(unreadable_files)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) absent = yc_table_read(path, columns, faults);
  g_autoptr(YcTable) binary = read_bytes(HEADER "A\0B", sizeof(HEADER) + 2, faults);
  ck_assert_uint_eq(faults->len, 2);
  ck_assert_uint_eq(yc_table_rows(absent) + yc_table_rows(binary), 0);
  const YcFault *fault = faults->pdata[1];
  ck_assert_str_eq(fault->file, "items.tsv");
  ck_assert_int_eq(fault->line, 0);
  ck_assert_ptr_nonnull(strstr(fault->reason, "第2行第2个字"));
}
END_TEST

START_TEST(faults_are_bounded)
{
  GString *bytes = g_string_new(HEADER);
  for (int i = 0; i < 10000; i++)
    g_string_append(bytes, "x\n");
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) table = read_bytes(bytes->str, -1, faults);
  ck_assert_uint_eq(yc_table_rows(table), 0);
  ck_assert_uint_eq(faults->len, 201);
  g_string_free(bytes, TRUE);
}
END_TEST

START_TEST(values)
{
  static const char *const words[] = {"否", "是", NULL};
  static const struct {
    const char *value;
    int number;
    guint faults;
  } cases[] = {{"1", 1, 0}, {"90", 90, 0}, {"0", 1, 1}, {"91", 1, 1}, {"", 1, 1}, {"2.5", 1, 1},
               {"２", 1, 1}, {"0x2", 1, 1}, {"99999999999999999999", 1, 1}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *bytes = g_strconcat(HEADER "A\t是\t", cases[i].value, NULL);
    g_autoptr(YcFaults) faults = yc_faults_new();
    g_autoptr(YcTable) table = read_bytes(bytes, -1, faults);
    ck_assert_int_eq(yc_table_int(table, 0, "days", 1, 90, faults), cases[i].number);
    ck_assert_uint_eq(faults->len, cases[i].faults);
    ck_assert_int_eq(yc_table_word(table, 0, "short_name", words, faults), 1);
    ck_assert_uint_eq(faults->len, cases[i].faults);
  }
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) table = read_bytes(HEADER "A\t也许\t0", -1, faults);
  ck_assert_int_eq(yc_table_word(table, 0, "short_name", words, faults), 0);
  yc_table_int(table, 0, "days", 1, 90, faults);
  yc_table_fault(table, 0, "code", faults, "没有%s这个事项。", "A");
  g_autofree char *text = yc_faults_text(faults);
  ck_assert_str_eq(text, "items.tsv:2: 第2列 short_name: 应填 否、是 之一,不是“也许”。\n"
                         "items.tsv:2: 第3列 days: 应填1到90的整数,不是“0”。\n"
                         "items.tsv:2: 第1列 code: 没有A这个事项。\n");
}
END_TEST

/* Deterministic mutations of a good file: whatever comes, the table answers for every row it says it has. */
START_TEST(mutations)
{
  static const char seed[] =
    "\xEF\xBB\xBF# 事项\n" HEADER "MZ01\t最低生活保障\t20\r\nMZ02\t高龄津贴·𬱖\t8\n\nMZ03\t\t0\n";
  static const char bytes[] = "\t\n\r#\0\xFF\xE4\xB8\xEF\xBB\xBF \"x9";
  GRand *random = g_rand_new_with_seed(42);
  for (int i = 0; i < 4000; i++) {
    GString *file = g_string_new_len(seed, sizeof(seed) - 1);
    for (int n = g_rand_int_range(random, 1, 6); n > 0 && file->len > 1; n--) {
      gssize at = g_rand_int_range(random, 0, (int)file->len);
      char byte = bytes[g_rand_int_range(random, 0, sizeof(bytes))];
      switch (g_rand_int_range(random, 0, 4)) {
      case 0: g_string_insert_c(file, at, byte); break;
      case 1: file->str[at] = byte; break;
      case 2: g_string_erase(file, at, 1); break;
      case 3: g_string_truncate(file, (gsize)at); break;
      }
    }
    g_autoptr(YcFaults) faults = yc_faults_new();
    g_autoptr(YcTable) table = read_bytes(file->str, (gssize)file->len, faults);
    for (guint row = 0; row < yc_table_rows(table); row++) {
      for (guint c = 0; columns[c]; c++)
        ck_assert(g_utf8_validate(yc_table_get(table, row, columns[c]), -1, NULL));
      yc_table_int(table, row, "days", 0, 20, faults);
    }
    g_autofree char *text = yc_faults_text(faults);
    ck_assert(g_utf8_validate(text, -1, NULL));
    g_string_free(file, TRUE);
  }
  g_rand_free(random);
}
END_TEST

static Suite *
table_suite(void)
{
  Suite *suite = suite_create("table");
  TCase *tcase = tcase_create("table");
  tcase_add_checked_fixture(tcase, set_up, tear_down);
  tcase_set_timeout(tcase, 60);
  tcase_add_test(tcase, good_file);
  tcase_add_test(tcase, a_spreadsheet_quotes);
  tcase_add_test(tcase, gb18030_file);
  tcase_add_test(tcase, bad_files);
  tcase_add_test(tcase, missing_column_reads_empty);
  tcase_add_test(tcase, unreadable_files);
  tcase_add_test(tcase, values);
  tcase_add_test(tcase, faults_are_bounded);
  tcase_add_test(tcase, mutations);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(table_suite)
