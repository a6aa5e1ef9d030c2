/* The loaders: the shipped data pass, and each kind of error is found in its place.  A case changes one cell
 * of the shipped files. */
#include <config.h>

#include <glib/gstdio.h>
#include <string.h>

#include "check_main.h"
#include "exchange/load.h"

typedef enum { CATALOGUE, CALENDAR, FESTIVALS, HALL } Loader;

static char *scratch;

static char *
data(const char *name)
{
  return g_build_filename(g_getenv("YICHUANG_DATADIR"), name, NULL);
}

/* ---- a scratch copy of the shipped files --------------------------------------------------------------- */

static void
copy_directory(const char *name)
{
  g_autofree char *from = data(name);
  g_autoptr(GDir) directory = g_dir_open(from, 0, NULL);
  ck_assert_ptr_nonnull(directory);
  for (const char *file; (file = g_dir_read_name(directory));) {
    g_autofree char *source = g_build_filename(from, file, NULL),
                    *target = g_build_filename(scratch, file, NULL);
    g_autofree char *text = NULL;
    gsize length;
    ck_assert(g_file_get_contents(source, &text, &length, NULL));
    ck_assert(g_file_set_contents(target, text, (gssize)length, NULL));
  }
}

static void
setup(void)
{
  scratch = g_dir_make_tmp("test_load.XXXXXX", NULL);
  ck_assert_ptr_nonnull(scratch);
  copy_directory("catalogue");
  copy_directory("calendar");
  copy_directory("demo");
}

static void
teardown(void)
{
  g_autoptr(GDir) directory = g_dir_open(scratch, 0, NULL);
  for (const char *file; (file = g_dir_read_name(directory));) {
    g_autofree char *path = g_build_filename(scratch, file, NULL);
    g_unlink(path);
  }
  g_rmdir(scratch);
  g_free(scratch);
}

static char **
read_lines(const char *file)
{
  g_autofree char *path = g_build_filename(scratch, file, NULL), *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  return g_strsplit(text, "\n", -1);
}

static void
write_lines(const char *file, char **lines)
{
  g_autofree char *path = g_build_filename(scratch, file, NULL), *text = g_strjoinv("\n", lines);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
}

/* The line (from 1) that begins with `start`. */
static int
find_line(char **lines, const char *start)
{
  for (int i = 0; lines[i]; i++)
    if (g_str_has_prefix(lines[i], start))
      return i + 1;
  ck_abort_msg("no line begins with %s", start);
}

/* The column (from 1) of that name in the header, which is the first line without #. */
static int
find_column(char **lines, const char *name)
{
  int header = 0;
  while (lines[header][0] == '#')
    header++;
  g_auto(GStrv) fields = g_strsplit(lines[header], "\t", -1);
  for (int i = 0; fields[i]; i++)
    if (strcmp(fields[i], name) == 0)
      return i + 1;
  ck_abort_msg("no column %s", name);
}

/* Puts `value` into the cell and tells where that is. */
static void
spoil(const char *file, const char *start, const char *column, const char *value, int *line, int *place)
{
  g_auto(GStrv) lines = read_lines(file);
  *line = find_line(lines, start);
  *place = find_column(lines, column);
  g_auto(GStrv) fields = g_strsplit(lines[*line - 1], "\t", -1);
  g_free(fields[*place - 1]);
  fields[*place - 1] = g_strdup(value);
  g_free(lines[*line - 1]);
  lines[*line - 1] = g_strjoinv("\t", fields);
  write_lines(file, lines);
}

static YcLoads *
load(Loader loader, YcFaults *faults)
{
  g_autofree char *holidays = g_build_filename(scratch, "holidays.tsv", NULL);
  g_autofree char *festivals = g_build_filename(scratch, "festivals.tsv", NULL);
  switch (loader) {
  case CATALOGUE: return yc_load_catalogue(scratch, yc_day_new(2026, 1, 1), faults, NULL);
  case CALENDAR: return yc_load_calendar(holidays, faults);
  case FESTIVALS: return yc_load_festivals(festivals, faults);
  case HALL: return yc_load_hall(scratch, faults);
  }
  ck_abort_msg("no such loader");
}

static gboolean
has_fault(const YcFaults *faults, const char *file, int line, int column, const char *reason)
{
  for (guint i = 0; i < faults->len; i++) {
    const YcFault *fault = faults->pdata[i];
    if (strcmp(fault->file, file) == 0 && fault->line == line && fault->column == column &&
        strstr(fault->reason, reason))
      return TRUE;
  }
  return FALSE;
}

/* ---- one error, one fault ------------------------------------------------------------------------------ */

typedef struct {
  Loader loader;
  const char *file, *start, *column, *value, *reason;
} Case;

static const Case cases[] = {
  /* bad numbers */
  { CATALOGUE, "items.tsv", "MZ01\t", "accept_days", "五", "整数" },
  { CATALOGUE, "items.tsv", "MZ01\t", "accept_days", "-1", "整数" },
  { CATALOGUE, "items.tsv", "MZ01\t", "statutory", "三十", "整数" },
  { CATALOGUE, "steps.tsv", "MZ01\t3\t", "days", "2.5", "整数" },
  { CATALOGUE, "materials.tsv", "MZ01\t3\t", "copies", "0", "整数" },
  { CALENDAR, "holidays.tsv", "2026-10-01\t", "notice_year", "今年", "整数" },
  { HALL, "settings.tsv", "late_entry_days\t", "value", "一天", "整数" },
  { HALL, "settings.tsv", "escalate_days\t", "value", "3 0 8", "由小到大" },
  { HALL, "settings.tsv", "escalate_days\t", "value", "0 3", "3 个" },
  /* unknown words */
  { CATALOGUE, "items.tsv", "MZ02\t", "handling", "later", "later" },
  { CATALOGUE, "items.tsv", "MZ02\t", "household", "ja", "ja" },
  { CATALOGUE, "items.tsv", "MZ02\t", "confidence", "sure", "sure" },
  { CATALOGUE, "items.tsv", "MZ01\t", "statutory_unit", "days", "单位" },
  { CATALOGUE, "items.tsv", "MZ02\t", "statutory_unit", "working", "应空着" },
  { CATALOGUE, "steps.tsv", "MZ01\t3\t", "kind", "think", "think" },
  { CATALOGUE, "steps.tsv", "MZ01\t3\t", "level", "moon", "moon" },
  { CATALOGUE, "steps.tsv", "MZ01\t3\t", "together", "often", "often" },
  { CATALOGUE, "steps.tsv", "MZ01\t1\t", "together", "yes", "不能和前一步同时" },
  { CATALOGUE, "steps.tsv", "MZ01\t2\t", "together", "yes", "不能和前一步同时" },
  { CATALOGUE, "steps.tsv", "MZ01\t8\t", "together", "yes", "不能和前一步同时" },
  { CATALOGUE, "materials.tsv", "MZ01\t3\t", "form", "fax", "fax" },
  { CATALOGUE, "questions.tsv", "MZ01\tq_family_ill", "from", "guess", "guess" },
  { CALENDAR, "holidays.tsv", "2026-10-01\t", "kind", "party", "party" },
  { HALL, "offices.tsv", "civil\t", "inside", "maybe", "maybe" },
  { HALL, "staff.tsv", "zhaomin\t", "roles", "clerk boss", "boss" },
  { HALL, "settings.tsv", "on_supply_lapse\t", "value", "forget", "forget" },
  { HALL, "settings.tsv", "late_entry_days\t", "key", "colour", "没有叫" },
  { CATALOGUE, "items.tsv", "MZ02\t", "tolerant_lapse", "forget", "forget" },
  { CATALOGUE, "items.tsv", "MZ02\t", "forward", "perhaps", "perhaps" },
  { CATALOGUE, "items.tsv", "MZ02\t", "forward_days", "二", "整数" },
  { CATALOGUE, "items.tsv", "GA01\t", "acceptor", "police market", "最多填1个" },
  { CATALOGUE, "items.tsv", "MZ02\t", "relative_visit", "1", "1" },
  { CATALOGUE, "items.tsv", "MZ02\t", "procedures", "hearing dance", "dance" },
  { CATALOGUE, "items.tsv", "MZ02\t", "procedures", "hearing hearing", "两次" },
  { CATALOGUE, "items.tsv", "MZ02\t", "extension_by", "镇长  副镇长", "空格" },
  { CATALOGUE, "items.tsv", "MZ02\t", "soon_days", "-1", "整数" },
  { CATALOGUE, "suits.tsv", "MZ11\t", "min_age", "八十", "整数" },
  { CATALOGUE, "suits.tsv", "MZ11\t", "max_age", "151", "整数" },
  { CATALOGUE, "suits.tsv", "MZ11\t", "disabled", "maybe", "maybe" },
  { CATALOGUE, "prints.tsv", "YB07\t", "outcome", "done", "done" },
  { CATALOGUE, "prints.tsv", "YB07\t", "print", "never", "never" },
  { CATALOGUE, "sums.tsv", "MZ13\t", "fen", "800.00", "整数" },
  { CATALOGUE, "sums.tsv", "MZ13\t", "fen", "-1", "整数" },
  { CATALOGUE, "sums.tsv", "MZ13\t", "per", "day", "day" },
  { CATALOGUE, "systems.tsv", "civil\t", "pattern", "[0-9", "正则" },
  /* widths */
  { CATALOGUE, "systems.tsv", "civil\t", "short", "社会救助系统", "最多8列" },
  { CATALOGUE, "items.tsv", "MZ01\t", "short_name", "最低生活保障的审核", "最多16列" },
  { CATALOGUE, "steps.tsv", "MZ01\t3\t", "short_name", "县里核对数据", "最多10列" },
  { HALL, "offices.tsv", "civil\t", "short", "镇上民政办", "最多8列" },
  { HALL, "places.tsv", "581126100200\t", "short", "上荻村民委", "最多8列" },
  /* nothing where something must stand */
  { CATALOGUE, "items.tsv", "MZ01\t", "name", "", "不能空着" },
  { CATALOGUE, "questions.tsv", "MZ01\tq_family_ill", "text", "", "不能空着" },
  { CATALOGUE, "steps.tsv", "MZ01\t3\t", "office", "", "应填代码" },
  { CATALOGUE, "systems.tsv", "civil\t", "pattern", "", "不能空着" },
  { CATALOGUE, "proofs.tsv", "p09\t", "who", "", "不能空着" },
  { CATALOGUE, "proofs.tsv", "p09\t", "basis", "", "不能空着" },
  /* the same twice, and out of order */
  { CATALOGUE, "items.tsv", "MZ02\t", "short_name", "低保审核确认", "重复" },
  { CATALOGUE, "steps.tsv", "MZ01\t3\t", "n", "4", "第3号" },
  { CATALOGUE, "materials.tsv", "MZ01\t3\t", "n", "2", "第3号" },
  { CALENDAR, "holidays.tsv", "2026-10-02\t", "date", "2026-10-01", "重复" },
  { FESTIVALS, "festivals.tsv", "2026-10-02\t", "date", "2026-10-01", "前面已经写过" },
  { HALL, "windows.tsv", "2\t", "code", "1", "重复" },
  { HALL, "settings.tsv", "soon_part\t", "key", "late_entry_days", "重复" },
  { CATALOGUE, "items.tsv", "MZ01\t", "systems", "civil civil", "两次" },
  { CATALOGUE, "suits.tsv", "MZ12\t", "item", "MZ11", "重复" },
  { CATALOGUE, "suits.tsv", "MZ11\t", "max_age", "79", "还小" },
  { CATALOGUE, "prints.tsv", "YB02\t", "item", "YB01", "前面已经写过" },
  { CATALOGUE, "systems.tsv", "party\t", "code", "civil", "重复" },
  { CATALOGUE, "proofs.tsv", "p09\t", "code", "p08", "重复" },
  { CATALOGUE, "proofs.tsv", "p09\t", "name", "婚姻状况证明", "重复" },
  /* what points nowhere */
  { CATALOGUE, "items.tsv", "MZ01\t", "systems", "province moon", "没有“moon”" },
  { CATALOGUE, "suits.tsv", "MZ11\t", "item", "XX99", "没有事项" },
  { CATALOGUE, "prints.tsv", "YB07\t", "item", "XX99", "没有事项" },
  { CATALOGUE, "sums.tsv", "MZ13\t", "item", "XX99", "没有事项" },
  { CATALOGUE, "materials.tsv", "MZ01\t2\t", "paper", "身份证", "代码" },
  { CATALOGUE, "materials.tsv", "MZ01\t7\t", "question", "q_weather", "没有问题" },
  { CATALOGUE, "questions.tsv", "MZ02\tq_agent", "text", "有人代办?", "写得不一样" },
  { HALL, "places.tsv", "581126100200\t", "parent", "581126900000", "没有" },
  { HALL, "offices.tsv", "civil\t", "place", "581126900000", "没有" },
  { HALL, "staff.tsv", "zhouyun\t", "office", "nowhere", "没有" },
  { HALL, "posts.tsv", "counter1\t", "office", "nowhere", "没有" },
  { HALL, "posts.tsv", "counter1\t", "holder", "nobody", "没有" },
  { HALL, "posts.tsv", "counter1\t", "deputy", "nobody", "没有" },
  { HALL, "posts.tsv", "counter1\t", "deputy", "sunyumei", "自己代自己" },
  { HALL, "windows.tsv", "1\t", "post", "counter9", "没有" },
  /* dates */
  { CALENDAR, "holidays.tsv", "2026-10-01\t", "date", "2026-13-01", "没有“2026-13-01”" },
  { CALENDAR, "holidays.tsv", "2026-10-01\t", "date", "2026-2-30", "没有" },
  { CALENDAR, "holidays.tsv", "2026-10-01\t", "weekday_zh", "五", "星期四" },
  { CALENDAR, "holidays.tsv", "2026-10-01\t", "notice_no", "国办发明电〔1999〕1号", "文号" },
  { CALENDAR, "holidays.tsv", "2023-01-01\t", "notice_year", "2022", "上一年12月" },
  { CALENDAR, "holidays.tsv", "2026-10-05\t", "kind", "workday", "星期六" },
  { FESTIVALS, "festivals.tsv", "2026-10-01\t", "date", "2026-02-29", "没有" },
  { HALL, "settings.tsv", "late_entry_days\t", "from", "今天", "没有" },
  /* text */
  { CATALOGUE, "items.tsv", "MZ01\t", "result", "低保\033[2J证", "不规范" },
  { CATALOGUE, "items.tsv", "MZ01\t", "note", "低保\xe2\x80\xae证", "不规范" },
  { HALL, "offices.tsv", "civil\t", "phone", "请问门口", "电话" },
  /* RULE time-10 */
  { CATALOGUE, "items.tsv", "MZ01\t", "promised", "31", "比法定30还长" },
  /* RULE time-08 */
  { CATALOGUE, "items.tsv", "GA04\t", "extension_unit", "month", "期限自己的单位" },
};

START_TEST(one_error_is_found_where_it_is)
{
  const Case *one = &cases[_i];
  g_autoptr(YcFaults) faults = yc_faults_new();
  int line, column;
  spoil(one->file, one->start, one->column, one->value, &line, &column);
  g_ptr_array_unref(load(one->loader, faults));
  g_autofree char *text = yc_faults_text(faults);
  ck_assert_msg(has_fault(faults, one->file, line, column, one->reason),
                "%s %s: expected %d:%d %s, found:\n%s", one->file, one->value, line, column, one->reason,
                text);
  ck_assert_msg(faults->len <= 2, "more than one thing follows from it:\n%s", text);
}
END_TEST

/* ---- what touches several lines or none ---------------------------------------------------------------- */

START_TEST(every_error_is_reported)
{
  static const Case several[] = {
    { CATALOGUE, "items.tsv", "MZ01\t", "accept_days", "x", "整数" },
    { CATALOGUE, "items.tsv", "MZ01\t", "timeout", "x", "x" },
    { CATALOGUE, "items.tsv", "ZH05\t", "fee", "\001", "不规范" },
    { CATALOGUE, "steps.tsv", "NY01\t2\t", "days", "x", "整数" },
    { CATALOGUE, "materials.tsv", "NY01\t6\t", "question", "q_x", "没有问题" },
    { CATALOGUE, "questions.tsv", "NY01\tq_neighbours", "from", "x", "x" },
  };
  g_autoptr(YcFaults) faults = yc_faults_new();
  int line[G_N_ELEMENTS(several)], column[G_N_ELEMENTS(several)];
  for (guint i = 0; i < G_N_ELEMENTS(several); i++)
    spoil(several[i].file, several[i].start, several[i].column, several[i].value, &line[i], &column[i]);
  g_ptr_array_unref(load(CATALOGUE, faults));
  for (guint i = 0; i < G_N_ELEMENTS(several); i++)
    ck_assert_msg(has_fault(faults, several[i].file, line[i], column[i], several[i].reason), "%u", i);
  ck_assert_uint_eq(faults->len, G_N_ELEMENTS(several));
}
END_TEST

START_TEST(a_changed_code_leaves_its_children_alone)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  int line, column;
  spoil("items.tsv", "MZ14\t", "code", "MZ99", &line, &column);
  g_ptr_array_unref(load(CATALOGUE, faults));
  ck_assert(has_fault(faults, "items.tsv", line, 1, "没有这个事项的环节"));
  g_auto(GStrv) steps = read_lines("steps.tsv"), materials = read_lines("materials.tsv");
  ck_assert(has_fault(faults, "steps.tsv", find_line(steps, "MZ14\t1\t"), 1, "没有事项"));
  ck_assert(has_fault(faults, "materials.tsv", find_line(materials, "MZ14\t2\t"), 1, "没有事项"));
}
END_TEST

START_TEST(a_code_twice)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  int line, column;
  spoil("items.tsv", "MZ02\t", "code", "MZ01", &line, &column);
  g_ptr_array_unref(load(CATALOGUE, faults));
  ck_assert(has_fault(faults, "items.tsv", line, 1, "重复"));
}
END_TEST

START_TEST(a_broken_line)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_auto(GStrv) lines = read_lines("windows.tsv");
  g_free(lines[1]);
  lines[1] = g_strdup("1\t1号窗");
  write_lines("windows.tsv", lines);
  g_ptr_array_unref(load(HALL, faults));
  ck_assert(has_fault(faults, "windows.tsv", 2, 0, "2"));
}
END_TEST

START_TEST(no_files_at_all)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_ptr_array_unref(yc_load_catalogue("/nonexistent", 0, faults, NULL));
  ck_assert_uint_eq(faults->len, 10);
  g_ptr_array_unref(yc_load_hall("/nonexistent", faults));
  ck_assert_uint_ge(faults->len, 10 + 7);
  ck_assert_ptr_null(yc_load_calendar_files("/nonexistent", "/nonexistent", faults));
}
END_TEST

typedef struct {
  const char *start, *line, *reason;
} IniCase;

static const IniCase ini_cases[] = {
  { "node=", "node=581126100000", "12位" },
  { "node=", "node=581126999000A", "places.tsv" },
  { "from=", "from=2026-02-30", "没有这一天" },
  { "phone=", "phone=八二六", "电话" },
  { "word=", "word=", "不能空着" },
  { "word=", "slogan=为人民服务", "不认识" },
  { "court=", "phone=8260002", "前面已经写过" },
  { "word=", "word=芦\001政", "不规范" },
  { "word=", "芦政", "名称=值" },
  { "word=", "wo\033[2Jrd=芦政", "wo[2Jrd: 不认识" },
};

START_TEST(an_error_in_the_ini)
{
  const IniCase *one = &ini_cases[_i];
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_auto(GStrv) lines = read_lines("hall.ini");
  int line = find_line(lines, one->start);
  g_free(lines[line - 1]);
  lines[line - 1] = g_strdup(one->line);
  write_lines("hall.ini", lines);
  g_ptr_array_unref(load(HALL, faults));
  g_autofree char *text = yc_faults_text(faults);
  ck_assert_msg(has_fault(faults, "hall.ini", line, 0, one->reason), "%s:\n%s", one->line, text);
}
END_TEST

START_TEST(a_missing_line_of_the_ini)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_auto(GStrv) lines = read_lines("hall.ini");
  lines[find_line(lines, "court_address=") - 1][0] = '#';
  write_lines("hall.ini", lines);
  g_ptr_array_unref(load(HALL, faults));
  ck_assert_uint_eq(faults->len, 1);
  ck_assert(has_fault(faults, "hall.ini", 0, 0, "court_address"));
}
END_TEST

Suite *load_suite(void);
Suite *
load_suite(void)
{
  Suite *suite = suite_create("load");
  TCase *tests = tcase_create("errors");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_set_timeout(tests, 30);
  tcase_add_loop_test(tests, one_error_is_found_where_it_is, 0, (int)G_N_ELEMENTS(cases));
  tcase_add_test(tests, every_error_is_reported);
  tcase_add_test(tests, a_changed_code_leaves_its_children_alone);
  tcase_add_test(tests, a_code_twice);
  tcase_add_test(tests, a_broken_line);
  tcase_add_test(tests, no_files_at_all);
  tcase_add_loop_test(tests, an_error_in_the_ini, 0, (int)G_N_ELEMENTS(ini_cases));
  tcase_add_test(tests, a_missing_line_of_the_ini);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(load_suite)
