/* What happens by itself as days pass (RULE time-09, time-11, time-14, sup-02). */
#include <config.h>
#include <string.h>
#include "app/hall.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/red.h"
#include "app/tick.h"
#include "check_main.h"
#include "store/private.h"

static YcTickReport tick_at(const char *moment)
{
  g_autoptr(GError) error = NULL;
  YcTickReport report;
  hall_at(moment);
  ck_assert_msg(yc_tick_run(hall, &report, &error), "%s", error ? error->message : "");
  return report;
}

/* RULE time-11: red from 00:00 of the day after due, once; numbered, with who answered for it. */
START_TEST(a_clock_over_turns_red)
{
  gint64 id = hall_accepted(1);
  YcDay due = day_of(hall_text("SELECT due FROM clock WHERE casefile = %" G_GINT64_FORMAT " AND kind = 'promise'", id));
  char day[YC_DAY_TEXT];
  g_autofree char *last = g_strdup_printf("%sT23:59", yc_day_format(due, day));
  ck_assert_uint_eq(tick_at(last).n[YC_TICKED_RED], 0);
  g_autofree char *over = g_strdup_printf("%sT08:30", yc_day_format(due + 1, day));
  ck_assert_uint_eq(tick_at(over).n[YC_TICKED_RED], 1);
  ck_assert_uint_eq(tick_at(over).n[YC_TICKED_RED], 0);
  ck_assert_str_eq(hall_text("SELECT number, site, year, serial, clock, grave, s.login, level FROM red r JOIN staff s ON s.id = r.staff"),
                   "红A〔2026〕0001号|A|2026|1|promise|0|lixiuying|1");
  ck_assert_str_eq(hall_text("SELECT due, day FROM red"), hall_text("SELECT '%s', '%.10s'", yc_day_format(due, day), over));
  ck_assert_str_eq(hall_text("SELECT origin, actor, datetime(happened_at / 1000000, 'unixepoch', '+8 hours') FROM event"
                             " WHERE kind = 'light.red'"),
                   hall_text("SELECT 'tick', 'system', '%.10s 00:00:00'", over));
  g_autoptr(GPtrArray) reds = yc_red_list(hall, id, NULL);
  ck_assert_uint_eq(reds->len, 1);
  ck_assert_str_eq(((YcRed *)reds->pdata[0])->who, "李秀英");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("tick");
  TCase *t = tcase_create("one");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, a_clock_over_turns_red);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
