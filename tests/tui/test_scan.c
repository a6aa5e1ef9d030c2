#include <config.h>
#include "tui/scan.h"

#include <string.h>

#include "check_main.h"

/* What every character of a text means when it comes: n no, f first, m maybe, y yes (and then it is over). */
static void expect(const char *typed, gboolean quick, const char *expected)
{
  static const char signs[] = { [YC_SCAN_NO] = 'n', [YC_SCAN_FIRST] = 'f', [YC_SCAN_MAYBE] = 'm', [YC_SCAN_YES] = 'y' };
  g_autoptr(GString) found = g_string_new(NULL);
  YcScan scan = { "" };
  for (const char *at = typed; *at && !strchr(found->str, 'y'); at++)
    g_string_append_c(found, signs[yc_scan_take(&scan, (gunichar)*at, quick)]);
  ck_assert_msg(strcmp(found->str, expected) == 0, "%s: %s, not %s", typed, found->str, expected);
}

START_TEST(numbers)
{
  expect("1103-004K", TRUE, "fnnny");
  expect("5-1103-004K", TRUE, "fy");
  expect("581126100A-20261103-0004-K", TRUE, "fnnnnnny");
  expect("0103-004K", TRUE, "fmy");
}
END_TEST

START_TEST(no_numbers)
{
  expect("19b", TRUE, "fnn");
  expect("02z", TRUE, "fmn");
  expect("003", TRUE, "fnf");         /* the menu's second page */
  expect("-5", TRUE, "nf");
  expect("45629", TRUE, "fnnnn");
  expect("1103-004K", FALSE, "ffffnfffn");   /* by hand: each by itself */
}
END_TEST

START_TEST(forgetting)
{
  YcScan scan = { "" };
  ck_assert_int_eq(yc_scan_take(&scan, '1', FALSE), YC_SCAN_FIRST);
  ck_assert_int_eq(yc_scan_take(&scan, '1', TRUE), YC_SCAN_NO);
  ck_assert_str_eq(scan.text, "11");
  ck_assert_int_eq(yc_scan_take(&scan, 0x5F20, TRUE), YC_SCAN_NO);
  ck_assert_str_eq(scan.text, "");
  ck_assert_int_eq(yc_scan_take(&scan, '2', TRUE), YC_SCAN_FIRST);
  yc_scan_forget(&scan);
  ck_assert_int_eq(yc_scan_take(&scan, '-', TRUE), YC_SCAN_NO);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("scan");
  TCase *t = tcase_create("scan");
  tcase_add_test(t, numbers);
  tcase_add_test(t, no_numbers);
  tcase_add_test(t, forgetting);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
