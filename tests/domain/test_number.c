#include <config.h>

#include "domain/number.h"
#include "check_main.h"
#include "domain/vectors.h"

#include <string.h>

START_TEST(check_characters)
{
  static const struct { const char *text; char check; } cases[] = {
    { "A12425GABC1234002", 'M' },           /* a published example of ISO 7064 MOD 37,36 (GRid) */
    { "A1-2425G-ABC1234002", 'M' },
    { "a12425gabc1234002", 'M' },
    { "581126100A202611030004", 'Y' },
    { "581126100A-20261103-0001", '3' },
    { "581126100A-20261103-1234", 'R' },
    { "581126100001B-20250228-0001", 'T' },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_int_eq(yc_number_check(cases[i].text), cases[i].check);
}
END_TEST

static const struct {
  YcNumber number;        /* day: filled from `day` */
  const char *day, *full, *brief, *brief_later;   /* in its own year, in another */
} cases[] = {
  { { "581126100", 'A', 0, 4 }, "2026-11-03", "581126100A-20261103-0004-Y", "1103-004Y", "6-1103-004Y" },
  { { "581126100", 'A', 0, 1 }, "2026-11-03", "581126100A-20261103-0001-3", "1103-0013", "6-1103-0013" },
  { { "581126100", 'A', 0, 1234 }, "2026-11-03", "581126100A-20261103-1234-R", "1103-1234R", "6-1103-1234R" },
  { { "581126100", 'A', 0, 12345 }, "2026-11-03", "581126100A-20261103-12345-7", "1103-123457",
    "6-1103-123457" },
  { { "581126100001", 'B', 0, 1 }, "2025-02-28", "581126100001B-20250228-0001-T", "0228-001T",
    "5-0228-001T" },
};

START_TEST(writing)
{
  YcNumber number = cases[_i].number;
  number.day = day_of(cases[_i].day);
  g_autofree char *full = yc_number_long(&number);
  ck_assert_str_eq(full, cases[_i].full);
  g_autofree char *brief = yc_number_short(&number, yc_day_year(number.day), NULL);
  ck_assert_str_eq(brief, cases[_i].brief);
  g_autofree char *later = yc_number_short(&number, yc_day_year(number.day) + 1, "荻");
  ck_assert_msg(g_str_has_prefix(later, "荻") && g_str_equal(later + strlen("荻"), cases[_i].brief_later),
                "%s", later);
}
END_TEST

START_TEST(reading)
{
  YcNumber number;
  gboolean bad_check;
  ck_assert(yc_number_parse(cases[_i].full, &number, &bad_check));
  ck_assert(!bad_check);
  ck_assert_str_eq(number.town, cases[_i].number.town);
  ck_assert_int_eq(number.site, cases[_i].number.site);
  assert_day(number.day, cases[_i].day, "day");
  ck_assert_int_eq(number.serial, cases[_i].number.serial);
}
END_TEST

START_TEST(reading_what_people_write)
{
  static const char *const good[] = {
    "581126100a-20261103-0004-y", " 581126100A-20261103-0004-Y ", "581126100A202611030004Y",
    "５８１１２６１００Ａ－２０２６１１０３－０００４－Ｙ", "581126100A 20261103 0004 Y"
  };
  for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
    YcNumber number;
    gboolean bad_check;
    ck_assert_msg(yc_number_parse(good[i], &number, &bad_check), "%s", good[i]);
    ck_assert_int_eq(number.serial, 4);
  }
  static const struct { const char *text; gboolean bad_check; } bad[] = {
    { "581126100A-20261103-0004-K", TRUE },
    { "581126100A-20261103-0005-Y", TRUE },
    { "581126100B-20261103-0004-Y", TRUE },
    { "581126100A-20261103-0004", FALSE },
    { "581126100A-20261103-004-Y", FALSE },
    { "581126100A-20261103-00004-Y", FALSE },
    { "581126100A-20261103-0000-Y", FALSE },
    { "581126100A-20261103-1234567890-Y", FALSE },
    { "581126100A-20261103-0004-é", FALSE },
    { "581126100A-20260230-0004-Y", FALSE },
    { "581126100A-2026110X-0004-Y", FALSE },
    { "58112610A-20261103-0004-Y", FALSE },
    { "5811261000A-20261103-0004-Y", FALSE },
    { "581126100-20261103-0004-Y", FALSE },
    { "1103-004Y", FALSE },
    { "", FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    YcNumber number;
    gboolean bad_check;
    ck_assert_msg(!yc_number_parse(bad[i].text, &number, &bad_check), "%s", bad[i].text);
    ck_assert_msg(bad_check == bad[i].bad_check, "%s", bad[i].text);
  }
}
END_TEST

START_TEST(reading_short)
{
  static const struct { const char *text; int monthday, serial; char check; int year_digit; } good[] = {
    { "1103-004Y", 1103, 4, 'Y', -1 },
    { "1103004y", 1103, 4, 'Y', -1 },
    { "1103-004-Y", 1103, 4, 'Y', -1 },
    { "1103 004 Y", 1103, 4, 'Y', -1 },
    { "１１０３－００４ｙ", 1103, 4, 'Y', -1 },
    { "1103-0004Y", 1103, 4, 'Y', -1 },
    { "5-1103-004Y", 1103, 4, 'Y', 5 },
    { "5-1103004Y", 1103, 4, 'Y', 5 },
    { "1103-0013", 1103, 1, '3', -1 },
    { "1103-123457", 1103, 12345, '7', -1 },
    { "0229-100A", 229, 100, 'A', -1 },
    { "荻1112-003T", 1112, 3, 'T', -1 },
    { "荻5-1112-003T", 1112, 3, 'T', 5 },
    { "581126100A-20261103-0004-y", 1103, 4, 'Y', 6 },
    { "581126100001B-20250228-0001-T", 228, 1, 'T', 5 },
    { "581126100A-20261103-0004-Y-", 1103, 4, 'Y', 6 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
    int monthday, serial, year_digit;
    char check;
    ck_assert_msg(yc_number_parse_short(good[i].text, &monthday, &serial, &check, &year_digit), "%s",
                  good[i].text);
    ck_assert_int_eq(monthday, good[i].monthday);
    ck_assert_int_eq(serial, good[i].serial);
    ck_assert_int_eq(check, good[i].check);
    ck_assert_int_eq(year_digit, good[i].year_digit);
  }
  static const char *const bad[] = {
    "", "荻", "1103", "1103-", "1103-004", "1103-4Y", "1103-000Y", "1331-004Y", "0230-004Y", "1103-004YY",
    "110-004Y",
    "1103-004Y-", "1103-004--Y", "1103-00 4é", "5-", "5-5-1103-004Y", "1103-1234567890Y", "zdsh",
    "荻荻1112-003T",
    "581126100A-20261103-0004-K"
  };
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    int monthday, serial, year_digit;
    char check;
    ck_assert_msg(!yc_number_parse_short(bad[i], &monthday, &serial, &check, &year_digit), "%s", bad[i]);
  }
}
END_TEST

/* Long and short forms read back as what was written; a slip of one character is found. */
START_TEST(round_trips)
{
  GRand *rand = g_rand_new_with_seed(5);
  for (int i = 0; i < 3000; i++) {
    YcNumber number = { .site = (char) g_rand_int_range(rand, 'A', 'Z' + 1),
                        .day = g_rand_int_range(rand, day_of("2020-01-01"), day_of("2040-01-01")),
                        .serial = g_rand_int_range(rand, 1, 20000) };
    g_strlcpy(number.town, i % 2 ? "581126100" : "581126100001", sizeof number.town);
    g_autofree char *full = yc_number_long(&number);
    YcNumber again;
    gboolean bad_check;
    ck_assert(yc_number_parse(full, &again, &bad_check));
    ck_assert_str_eq(again.town, number.town);
    ck_assert(again.site == number.site && again.day == number.day && again.serial == number.serial);

    g_autofree char *brief = yc_number_short(&number, 1999, NULL);
    int monthday, serial, year_digit, year, month, day;
    char check;
    ck_assert(yc_number_parse_short(brief, &monthday, &serial, &check, &year_digit));
    yc_day_split(number.day, &year, &month, &day);
    ck_assert(monthday == month * 100 + day && serial == number.serial && year_digit == year % 10);
    ck_assert_int_eq(check, full[strlen(full) - 1]);

    char *slip = full + g_rand_int_range(rand, 0, (int) strlen(full));
    if (!g_ascii_isdigit(*slip))
      continue;
    *slip = *slip == '9' ? '0' : (char) (*slip + 1);
    ck_assert_msg(!yc_number_parse(full, &again, &bad_check), "%s", full);
  }
  g_rand_free(rand);
}
END_TEST

static Suite *number_suite(void)
{
  Suite *suite = suite_create("number");
  TCase *tcase = tcase_create("number");
  tcase_add_test(tcase, check_characters);
  tcase_add_loop_test(tcase, writing, 0, G_N_ELEMENTS(cases));
  tcase_add_loop_test(tcase, reading, 0, G_N_ELEMENTS(cases));
  tcase_add_test(tcase, reading_what_people_write);
  tcase_add_test(tcase, reading_short);
  tcase_add_test(tcase, round_trips);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(number_suite)
