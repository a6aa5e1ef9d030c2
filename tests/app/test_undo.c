/* Undo within the minute (RULE acc-12): whatever an act changed is as it was before. */
#include <config.h>
#include <string.h>
#include "app/hall.h"
#include "app/private.h"
#include "check_main.h"

START_TEST(the_last_act_is_of_who_sits_here)
{
  ck_assert_int_eq(yc_app_last_act(hall).casefile, 0);
  gint64 id = hall_accepted(1);
  ck_assert_int_eq(yc_app_last_act(hall).casefile, id);
  ck_assert_int_eq(yc_app_last_act(hall).at, yc_time_parse(HALL_NOW));
  hall_as("hexiaoyan", "2");
  ck_assert_int_eq(yc_app_last_act(hall).casefile, 0);
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = { the_last_act_is_of_who_sits_here };
  Suite *s = suite_create("undo");
  TCase *t = tcase_create("undo");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
