/* Tables for a spreadsheet: quoting, formulas, encodings. */
#include <config.h>
#include <string.h>
#include "base/error.h"
#include "check_main.h"
#include "output/csv.h"

static const struct { const char *cell, *written; } cells[] = {
  { "张秀兰", "张秀兰" }, { "", "" }, { NULL, "" }, { "a,b", "\"a,b\"" }, { "他说\"好\"", "\"他说\"\"好\"\"\"" },
  { "两\n行", "\"两\n行\"" }, { "-3", "-3" }, { "+12.5", "+12.5" }, { "96.4%", "96.4%" }, { "1,024", "\"1,024\"" },
  { "=1+1", "\"'=1+1\"" }, { "@SUM(A1)", "\"'@SUM(A1)\"" }, { "-", "-" }, { "+", "\"'+\"" }, { "-3+cmd|' /C calc'!A0", "\"'-3+cmd|' /C calc'!A0\"" },
  { "\t=1", "\"'\t=1\"" }, { "+=1", "\"'+=1\"" }, { "a=1", "a=1" }, { "-1%2", "\"'-1%2\"" },
};

START_TEST(a_cell)
{
  g_autoptr(GString) csv = g_string_new(NULL);
  yc_csv_row(csv, &cells[_i].cell, 1);
  g_autofree char *expected = g_strconcat(cells[_i].written, "\r\n", NULL);
  ck_assert_str_eq(csv->str, expected);
}
END_TEST

START_TEST(encodings)
{
  g_autoptr(GString) csv = g_string_new(NULL);
  const char *row[] = { "村", "𬱖" };
  yc_csv_row(csv, row, 2);
  gsize n;
  g_autofree char *utf8 = yc_csv_encode(csv->str, "utf-8", &n, NULL);
  ck_assert_uint_eq(n, strlen(csv->str) + 3);
  ck_assert_int_eq(memcmp(utf8, "\xef\xbb\xbf", 3), 0);
  ck_assert_str_eq(utf8 + 3, csv->str);
  /* Rare characters stand in GB18030 too. */
  g_autofree char *gb = yc_csv_encode(csv->str, "GB18030", &n, NULL);
  g_autofree char *back = g_convert(gb, (gssize)n, "UTF-8", "GB18030", NULL, NULL, NULL);
  ck_assert_str_eq(back, csv->str);
  ck_assert_int_eq(memcmp(gb, "\xb4\xe5", 2), 0);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(yc_csv_encode(csv->str, "Latin-1", &n, &error));
  ck_assert(g_error_matches(error, YC_ERROR, YC_ERROR_REFUSED));
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("csv");
  TCase *t = tcase_create("csv");
  tcase_add_loop_test(t, a_cell, 0, G_N_ELEMENTS(cells));
  tcase_add_test(t, encodings);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
