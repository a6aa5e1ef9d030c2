/* Classes, rates, medians on cases made by hand. */
#include <config.h>
#include "check_main.h"
#include "domain/figure.h"

static YcTally tally;

static void empty(void)
{
  tally = (YcTally){ .days = NULL };
}

static void clear(void)
{
  yc_tally_clear(&tally);
}

START_TEST(classes)
{
  YcDay due = yc_day_parse("2026-11-19");
  ck_assert_str_eq(yc_class_code(yc_class_of(due, due - 1)), "early");
  ck_assert_str_eq(yc_class_code(yc_class_of(due, due)), "punctual");
  ck_assert_str_eq(yc_class_code(yc_class_of(due, due + 1)), "late");
}
END_TEST

/* RULE asm-02: nine kept and one that nobody ever finishes are not a hundred per cent. */
START_TEST(unfinished_cases_are_not_hidden)
{
  tally.counted[YC_COUNTED_EARLY] = 6;
  tally.counted[YC_COUNTED_PUNCTUAL] = 3;
  ck_assert_int_eq(yc_tally_rate(&tally), 1000);
  yc_tally_add_open(&tally, 40, FALSE, FALSE);
  ck_assert_int_eq(yc_tally_due(&tally), 10);
  ck_assert_int_eq(yc_tally_rate(&tally), 900);
  /* Concluding it late changes nothing of that. */
  tally.age[YC_AGE_MORE]--;
  tally.counted[YC_COUNTED_LATE]++;
  ck_assert_int_eq(yc_tally_rate(&tally), 900);
}
END_TEST

/* What was struck out on appeal is neither kept nor broken; what the law says of it stays. */
START_TEST(appeals_stand_outside_the_rate)
{
  tally.counted[YC_COUNTED_PUNCTUAL] = 1;
  tally.counted[YC_COUNTED_EXCUSED] = 1;
  yc_tally_add_open(&tally, 5, TRUE, TRUE);
  ck_assert_int_eq(yc_tally_due(&tally), 1);
  ck_assert_int_eq(yc_tally_rate(&tally), 1000);
  ck_assert_int_eq(yc_tally_open(&tally), 0);
  ck_assert_int_eq(tally.open_law, 1);
  ck_assert_int_eq(tally.oldest, 0);
}
END_TEST

START_TEST(never_rounded_up_to_all)
{
  ck_assert_int_eq(yc_tally_rate(&tally), -1);
  tally.counted[YC_COUNTED_PUNCTUAL] = 9999;
  tally.counted[YC_COUNTED_LATE] = 1;
  ck_assert_int_eq(yc_tally_rate(&tally), 999);
}
END_TEST

START_TEST(ages)
{
  static const struct { int days; YcAge age; } known[] = {
    { 1, YC_AGE_3 }, { 3, YC_AGE_3 }, { 4, YC_AGE_10 }, { 10, YC_AGE_10 }, { 11, YC_AGE_MORE }, { 300, YC_AGE_MORE },
  };
  for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
    ck_assert_int_eq(yc_age_of(known[i].days), known[i].age);
    yc_tally_add_open(&tally, known[i].days, FALSE, FALSE);
  }
  ck_assert_int_eq(tally.age[YC_AGE_3], 2);
  ck_assert_int_eq(tally.age[YC_AGE_10], 2);
  ck_assert_int_eq(tally.age[YC_AGE_MORE], 2);
  ck_assert_int_eq(tally.oldest, 300);
}
END_TEST

START_TEST(medians)
{
  ck_assert_int_eq(yc_tally_median(&tally), -1);
  ck_assert_int_eq(yc_tally_mean(&tally), -1);
  yc_tally_add_days(&tally, 2, 1);
  ck_assert_int_eq(yc_tally_median(&tally), 20);
  yc_tally_add_days(&tally, 5, 1);
  ck_assert_int_eq(yc_tally_median(&tally), 35);
  ck_assert_int_eq(yc_tally_mean(&tally), 35);
  /* One that took a year moves the mean, not the median. */
  yc_tally_add_days(&tally, 250, 1);
  ck_assert_int_eq(yc_tally_median(&tally), 50);
  ck_assert_int_eq(yc_tally_mean(&tally), 857);
  yc_tally_add_days(&tally, 0, 4);
  ck_assert_int_eq(yc_tally_median(&tally), 0);
}
END_TEST

/* RULE acc-10: one trip at most, none where everything was done at home; never rounded up to all. */
START_TEST(trips)
{
  ck_assert_int_eq(yc_tally_once(&tally), -1);
  ck_assert_int_eq(yc_tally_trips(&tally), -1);
  yc_tally_add_trips(&tally, 0, 1);
  yc_tally_add_trips(&tally, 1, 1998);
  ck_assert_int_eq(yc_tally_once(&tally), 1000);
  yc_tally_add_trips(&tally, 3, 1);
  ck_assert_int_eq(yc_tally_once(&tally), 999);
  ck_assert_int_eq(yc_tally_trips(&tally), 10);
  yc_tally_add_trips(&tally, 3, 2000);
  ck_assert_int_eq(yc_tally_trips(&tally), 20);
  YcTally other = { .days = NULL };
  yc_tally_add(&other, &tally);
  ck_assert_int_eq(other.given, 4000);
  ck_assert_int_eq(other.given_once, 1999);
}
END_TEST

/* Any split of the same cases adds up to the same. */
START_TEST(groups_add_up)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(7);
  YcTally parts[3] = { { .days = NULL }, { .days = NULL }, { .days = NULL } }, sum = { .days = NULL };
  for (int i = 0; i < 2000; i++) {
    YcTally *part = &parts[g_rand_int_range(rand, 0, 3)];
    int days = g_rand_int_range(rand, 0, 60), what = g_rand_int_range(rand, 0, YC_N_COUNTED);
    gboolean law = days > 40;
    if (i % 3 == 0) {
      yc_tally_add_open(part, days + 1, law, i % 9 == 0);
      yc_tally_add_open(&tally, days + 1, law, i % 9 == 0);
      continue;
    }
    part->counted[what]++;
    tally.counted[what]++;
    yc_tally_add_days(part, days, 1);
    yc_tally_add_days(&tally, days, 1);
  }
  for (int i = 0; i < 3; i++) {
    yc_tally_add(&sum, &parts[i]);
    yc_tally_clear(&parts[i]);
  }
  ck_assert_int_eq(yc_tally_rate(&sum), yc_tally_rate(&tally));
  ck_assert_int_eq(yc_tally_median(&sum), yc_tally_median(&tally));
  ck_assert_int_eq(yc_tally_mean(&sum), yc_tally_mean(&tally));
  ck_assert_int_eq(sum.oldest, tally.oldest);
  ck_assert_int_eq(sum.open_law, tally.open_law);
  ck_assert_int_eq(sum.open_excused, tally.open_excused);
  ck_assert_int_eq(yc_tally_open(&sum), yc_tally_open(&tally));
  yc_tally_clear(&sum);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("figure");
  TCase *t = tcase_create("figure");
  tcase_add_checked_fixture(t, empty, clear);
  tcase_add_test(t, classes);
  tcase_add_test(t, unfinished_cases_are_not_hidden);
  tcase_add_test(t, appeals_stand_outside_the_rate);
  tcase_add_test(t, never_rounded_up_to_all);
  tcase_add_test(t, ages);
  tcase_add_test(t, medians);
  tcase_add_test(t, trips);
  tcase_add_test(t, groups_add_up);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
