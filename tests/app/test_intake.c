/* Every outcome of an acceptance, from the form to the rows that stand afterwards. */
#include <config.h>
#include <string.h>
#include "app/hall.h"
#include "app/people.h"
#include "check_main.h"
#include "domain/number.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)
#define CASE(column, id) "SELECT " column " FROM casefile WHERE id = %" G_GINT64_FORMAT, id
#define CLOCK(column, id, kind) \
  "SELECT " column " FROM clock WHERE casefile = %" G_GINT64_FORMAT " AND kind = '" kind "'", id

static void assert_light(gint64 casefile, YcLightColour colour, int days)
{
  YcCaseRow *row = yc_case_row_read(hall, casefile);
  ck_assert_int_eq(row->light.colour, colour);
  ck_assert_int_eq(row->light.days, days);
  yc_case_row_free(row);
}

/* All papers ticked but one. */
static YcIntake *nearly(guint person, const char *item, int n, YcTickState state, const char *note)
{
  YcIntake *intake = hall_form(person, item);
  have_all(intake);
  mark(intake, n, state, note);
  return intake;
}

/* --- accepted --------------------------------------------------------------------------------------------- */

START_TEST(accepted)
{
  YcIntake *intake = nearly(1, "MZ01", 1, YC_TICK_HAVE, "");
  g_autoptr(YcPlan) plan = yc_intake_plan(hall, intake, YC_OUTCOME_ACCEPT);
  ck_assert(plan->possible && !plan->provisional);
  ck_assert_str_eq(plan->promise, "12月15日(二)前有结果(承诺28个工作日)");
  ck_assert_int_eq(yc_intake_suggest(hall, intake), YC_OUTCOME_ACCEPT);
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ACCEPT);
  gint64 id = result->casefile;
  ck_assert_int_eq(result->due, day_of("2026-12-15"));
  ck_assert_int_eq(result->outcome, YC_OUTCOME_ACCEPT);
  ck_assert(!result->repeated && result->papers->len == 1);
  assert_text("2026-12-15", CLOCK("due", id, "promise"));
  assert_text("2026-12-11", CLOCK("soon", id, "promise"));
  assert_text("2026-12-17", CLOCK("due", id, "statute"));
  assert_text("done", CLOCK("state", id, "accept"));
  assert_text("accepted|todo|counter3|counter3|2026-11-05|2026-11-05|启动调查|2",
              CASE("state, queue, agent, answerable, received, accepted, step_short, step", id));
  assert_text("2026-12-15|2026-12-15|28|0", CASE("due, rank, limit_days, provisional", id));
  assert_light(id, YC_LIGHT_GREEN, 28);
  hall_verify();
}
END_TEST

START_TEST(accepted_route_and_papers)
{
  gint64 id = hall_accepted(1);
  assert_int(9, "SELECT count(*) FROM step WHERE role = 'lead' AND casefile = %" G_GINT64_FORMAT, id);
  assert_text("401|assist|40|village-581126100200 901|assist|90|village-581126100200",
              "SELECT group_concat(n || '|' || role || '|' || stage || '|' || office, ' ') FROM step WHERE role <> 'lead' "
              "AND casefile = %" G_GINT64_FORMAT, id);
  assert_text("done|counter3|2026-11-05|2026-11-05",
              "SELECT state, post, began, finished FROM step WHERE n = 1 AND casefile = %" G_GINT64_FORMAT, id);
  assert_int(10, "SELECT count(*) FROM step WHERE state = 'planned' AND post IS NULL AND began IS NULL AND casefile = %"
                G_GINT64_FORMAT, id);
  assert_text("village-581126100200", "SELECT office FROM step WHERE n = 6 AND casefile = %" G_GINT64_FORMAT, id);
  assert_text("acceptance|芦政受A〔2026〕0001号|1|2026-11-05",
              "SELECT kind, number, serial, day FROM paper WHERE casefile = %" G_GINT64_FORMAT, id);
  assert_text("1 2 3 4 5 9", "SELECT group_concat(n, ' ') FROM material WHERE casefile = %" G_GINT64_FORMAT, id);
  assert_int(1, "SELECT count(*) FROM visit WHERE day = '2026-11-05' AND window = '3' AND channel = 'window'");
}
END_TEST

START_TEST(numbers_have_the_format)
{
  for (int i = 1; i <= 3; i++) {
    YcNumber number;
    gboolean bad;
    g_autoptr(YcIntakeResult) result = hall_take(nearly((guint)i, "MZ01", 1, YC_TICK_HAVE, ""), YC_OUTCOME_ACCEPT);
    ck_assert(yc_number_parse(result->number, &number, &bad));
    g_autofree char *begins = g_strdup_printf("581126100A-20261105-%04d-", i), *says = g_strdup_printf("1105-%03d", i);
    ck_assert(g_str_has_prefix(result->number, begins) && strlen(result->number) == strlen(begins) + 1);
    ck_assert(g_str_has_prefix(result->short_number, says) && strlen(result->short_number) == strlen(says) + 1);
  }
}
END_TEST

/* RULE acc-09: numbers of a day, registers of a year and kind, no gaps. */
static const struct { const char *moment, *item; YcOutcome outcome; const char *number, *papers; } serials[] = {
  { "2026-11-05T09:00", "MZ01", YC_OUTCOME_ACCEPT, "581126100A-20261105-0001-", "芦政受A〔2026〕0001号" },
  { "2026-11-05T09:10", "MZ14", YC_OUTCOME_ONSPOT, "581126100A-20261105-0002-", "芦政即A〔2026〕0001号" },
  { "2026-11-05T09:20", "MZ01", YC_OUTCOME_TELL, "581126100A-20261105-0003-", "芦政告A〔2026〕0001号" },
  { "2026-11-06T09:00", "MZ01", YC_OUTCOME_ASK, "581126100A-20261106-0001-", "芦政告A〔2026〕0002号 芦政收A〔2026〕0001号" },
  { "2026-11-06T09:10", "MZ01", YC_OUTCOME_REFUSE, "581126100A-20261106-0002-", "芦政不A〔2026〕0001号" },
  { "2026-12-31T09:00", "MZ11", YC_OUTCOME_ACCEPT, "581126100A-20261231-0001-", "芦政受A〔2026〕0002号" },
  { "2027-01-04T09:00", "MZ11", YC_OUTCOME_ACCEPT, "581126100A-20270104-0001-", "芦政受A〔2027〕0001号" },
  { "2027-01-04T09:10", "MZ01", YC_OUTCOME_TELL, "581126100A-20270104-0002-", "芦政告A〔2027〕0001号" },
};

static YcIntakeResult *take_as(guint person, const char *item, YcOutcome outcome)
{
  YcIntake *intake = hall_form(person, item);
  if (outcome != YC_OUTCOME_TELL) have_all(intake);
  if (outcome == YC_OUTCOME_ASK) mark(intake, 1, YC_TICK_MISSING, "");
  if (outcome == YC_OUTCOME_REFUSE) yc_intake_set(&intake->reason, "户籍在邻县,条例第九条");
  return hall_take(intake, outcome);
}

START_TEST(serials_run_without_gaps)
{
  for (guint i = 0; i < G_N_ELEMENTS(serials); i++) {
    hall_at(serials[i].moment);
    g_autoptr(YcIntakeResult) result = take_as(i, serials[i].item, serials[i].outcome);
    ck_assert_msg(g_str_has_prefix(result->number, serials[i].number), "%s", result->number);
    assert_text(serials[i].papers,
                "SELECT group_concat(number, ' ') FROM (SELECT number FROM paper WHERE casefile = %" G_GINT64_FORMAT
                " ORDER BY id)", result->casefile);
  }
  hall_verify();
}
END_TEST

/* --- told, asked, supplied -------------------------------------------------------------------------------- */

START_TEST(told_without_papers)
{
  g_autoptr(YcIntakeResult) result = take_as(1, "MZ01", YC_OUTCOME_TELL);
  gint64 id = result->casefile;
  ck_assert_int_eq(result->due, YC_DAY_NONE);
  assert_int(0, "SELECT count(*) FROM clock WHERE casefile = %" G_GINT64_FORMAT, id);
  assert_text("told||-|tell|~", CASE("state, queue, received, outcome, rank", id));
  assert_light(id, YC_LIGHT_NONE, 0);
  for (int tab = YC_TAB_URGENT; tab < YC_N_TABS; tab++) {
    g_autoptr(GPtrArray) list = yc_desk_list(hall, (YcTab)tab, NULL, 0, FALSE, 50, NULL);
    ck_assert_uint_eq(list->len, 0);
  }
  ck_assert_int_eq(yc_desk_number(hall, result->short_number), id);
  g_autoptr(GPtrArray) found = yc_desk_find(hall, "温秀荷", 10, NULL);
  ck_assert_uint_eq(found->len, 1);
  ck_assert(!((YcCaseRow *)found->pdata[0])->open);
  hall_verify();
}
END_TEST

START_TEST(asked_once)
{
  hall_at("2026-11-03T15:00");
  YcIntake *intake = nearly(1, "MZ01", 9, YC_TICK_WRONG, "要本人名下的卡");
  g_autoptr(YcPlan) plan = yc_intake_plan(hall, intake, YC_OUTCOME_ASK);
  ck_assert_str_eq(plan->promise, "告知1项:请于 12月1日(二)前补来;补齐次日起算28个工作日");
  ck_assert_int_eq(yc_intake_suggest(hall, intake), YC_OUTCOME_ASK);
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ASK);
  gint64 id = result->casefile;
  ck_assert_int_eq(result->due, day_of("2026-12-01"));
  assert_text("2026-12-01|running|remind", CLOCK("due, state, timeout", id, "supply"));
  assert_text("done", CLOCK("state", id, "accept"));
  assert_text("correcting|supply|2026-11-03|-|2026-12-01|ask",
              CASE("state, queue, received, due, rank, outcome", id));
  assert_light(id, YC_LIGHT_NONE, 0);
  ck_assert_uint_eq(result->papers->len, 2);
  assert_text("wrong 要本人名下的卡", "SELECT state || ' ' || note FROM material WHERE n = 9 AND casefile = %" G_GINT64_FORMAT, id);
  hall_verify();
}
END_TEST

static YcIntakeResult *supply(gint64 id, int n, GError **error)
{
  g_autoptr(YcIntake) intake = yc_intake_of_case(hall, id, error);
  ck_assert_ptr_nonnull(intake);
  if (n > 0) mark(intake, n, YC_TICK_HAVE, "");
  else have_all(intake);
  return yc_supply_commit(hall, id, intake, error);
}

START_TEST(supplied_in_two_parts)
{
  hall_at("2026-11-03T15:00");
  YcIntake *intake = nearly(1, "MZ01", 9, YC_TICK_MISSING, "");
  mark(intake, 4, YC_TICK_MISSING, "");
  g_autoptr(YcIntakeResult) asked = hall_take(intake, YC_OUTCOME_ASK);
  gint64 id = asked->casefile;

  hall_at("2026-11-10T09:00");
  g_autoptr(YcIntakeResult) first = supply(id, 4, NULL);
  ck_assert_int_eq(first->outcome, YC_OUTCOME_ASK);
  ck_assert_int_eq(first->due, day_of("2026-12-01"));
  ck_assert_str_eq(first->number, asked->number);
  ck_assert_uint_eq(first->papers->len, 0);
  assert_text("correcting|supply|2026-12-01", CASE("state, queue, rank", id));
  assert_int(2, "SELECT count(*) FROM paper");

  hall_at("2026-11-23T09:00");
  g_autoptr(YcIntakeResult) rest = supply(id, 0, NULL);
  ck_assert_int_eq(rest->outcome, YC_OUTCOME_ACCEPT);
  ck_assert_int_eq(rest->due, yc_calendar_add(yc_app_calendar(hall), day_of("2026-11-23"), 28));
  assert_text("accepted|todo|2026-11-23|2026-11-23", CASE("state, queue, received, accepted", id));
  assert_text("done done", "SELECT group_concat(state, ' ') FROM clock WHERE kind IN ('supply', 'accept')");
  assert_text("2026-11-23", CLOCK("started", id, "promise"));
  assert_int(0, "SELECT count(*) FROM material WHERE state <> 'have'");
  assert_int(3, "SELECT count(*) FROM paper");
  /* The papers came first on the third, whatever the limits are counted from. */
  assert_text("2026-11-03", "SELECT facts->>'received' FROM paper WHERE kind = 'acceptance'");
  hall_verify();
}
END_TEST

/* RULE acc-02, acc-06: who was told comes back, and who has it running starts another: both are linked. */
START_TEST(the_same_matter_is_linked)
{
  gint64 told = hall_taken(hall_form(1, "MZ01"), YC_OUTCOME_TELL);
  gint64 first = hall_accepted(1), second = hall_accepted(1);
  ck_assert_int_eq(hall_int("SELECT link FROM casefile WHERE id = %" G_GINT64_FORMAT, first), told);
  ck_assert_int_eq(hall_int("SELECT link FROM casefile WHERE id = %" G_GINT64_FORMAT, second), first);
  assert_int(0, "SELECT count(link) FROM casefile WHERE id = %" G_GINT64_FORMAT, told);
  hall_verify();
}
END_TEST

START_TEST(supplied_after_being_told)
{
  g_autoptr(YcIntakeResult) told = take_as(1, "MZ01", YC_OUTCOME_TELL);
  hall_at("2026-11-09T09:00");
  GError *error = NULL;
  g_autoptr(YcIntake) nothing = yc_intake_of_case(hall, told->casefile, NULL);
  ck_assert_ptr_null(yc_supply_commit(hall, told->casefile, nothing, &error));
  assert_error(error, "一样材料也没有收下");
  g_autoptr(YcIntakeResult) part = supply(told->casefile, 1, NULL);
  ck_assert_int_eq(part->outcome, YC_OUTCOME_ASK);
  ck_assert_uint_eq(part->papers->len, 2);
  assert_text("correcting|supply|2026-11-09", CASE("state, queue, received", told->casefile));
  g_autoptr(YcIntakeResult) rest = supply(told->casefile, 0, NULL);
  ck_assert_int_eq(rest->outcome, YC_OUTCOME_ACCEPT);
  ck_assert_ptr_null(supply(told->casefile, 0, &error));
  assert_error(error, "不等材料");
  hall_verify();
}
END_TEST

/* Two windows with the same checklist: the second must not take back what the first ticked. */
START_TEST(supplied_from_two_windows)
{
  YcIntake *intake = nearly(1, "MZ01", 9, YC_TICK_MISSING, "");
  mark(intake, 4, YC_TICK_MISSING, "");
  g_autoptr(YcIntakeResult) asked = hall_take(intake, YC_OUTCOME_ASK);
  g_autoptr(YcIntake) stale = yc_intake_of_case(hall, asked->casefile, NULL);
  yc_intake_result_free(supply(asked->casefile, 4, NULL));
  GError *error = NULL;
  mark(stale, 9, YC_TICK_HAVE, "");
  ck_assert_ptr_null(yc_supply_commit(hall, asked->casefile, stale, &error));
  assert_error(error, "别的窗口");
  assert_text("have", "SELECT state FROM material WHERE n = 4");
  hall_verify();
}
END_TEST

START_TEST(supplied_papers_are_checked)
{
  g_autoptr(YcIntakeResult) asked = take_as(1, "MZ01", YC_OUTCOME_ASK);
  g_autoptr(YcIntake) intake = yc_intake_of_case(hall, asked->casefile, NULL);
  GError *error = NULL;
  ck_assert_ptr_null(yc_supply_commit(hall, asked->casefile, intake, &error));
  assert_error(error, "和上次记的一样");
  mark(intake, 1, YC_TICK_WRONG, "");
  ck_assert_ptr_null(yc_supply_commit(hall, asked->casefile, intake, &error));
  assert_error(error, "第1项");
  mark(intake, 1, YC_TICK_HAVE, "");
  ((YcTick *)intake->ticks->pdata[0])->n = 7;
  ck_assert_ptr_null(yc_supply_commit(hall, asked->casefile, intake, &error));
  assert_error(error, "第 1 项");
  assert_int(0, "SELECT count(*) FROM event WHERE kind = 'case.supply'");
}
END_TEST

/* --- refused, on the spot --------------------------------------------------------------------------------- */

START_TEST(refused)
{
  YcIntake *intake = nearly(1, "MZ01", 1, YC_TICK_HAVE, "");
  intake->refusal = (YcRefusal)_i;
  intake->outcome = YC_OUTCOME_REFUSE;
  GError *error = NULL;
  ck_assert_ptr_null(yc_intake_commit(hall, intake, &error));
  assert_error(error, _i == YC_REFUSE_NOT_OURS ? "authority" : "reason");
  assert_int(0, "SELECT count(*) FROM casefile");
  yc_intake_set(&intake->authority, "hall-581126200000");
  yc_intake_set(&intake->reason, "户籍在邻县,条例第九条");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_REFUSE);
  assert_text("not_accepted||2026-11-05|refuse|户籍在邻县,条例第九条",
              CASE("state, queue, ended, outcome, reason", result->casefile));
  assert_text(yc_refusal_code((YcRefusal)_i), "SELECT facts ->> 'refusal' FROM event WHERE kind = 'case.refuse'");
  assert_int(0, "SELECT count(*) FROM clock WHERE state <> 'done'");
  assert_text("refusal", "SELECT kind FROM paper");
  assert_light(result->casefile, YC_LIGHT_NONE, 0);
  hall_verify();
}
END_TEST

START_TEST(on_the_spot)
{
  YcIntake *intake = nearly(1, "MZ14", 1, YC_TICK_HAVE, "");
  ck_assert_int_eq(yc_intake_suggest(hall, intake), YC_OUTCOME_ONSPOT);
  yc_intake_set(&intake->result, "已发优待证 8812 号");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ONSPOT);
  ck_assert_int_eq(result->due, day_of("2026-11-05"));
  assert_text("delivered||2026-11-05|2026-11-05|onspot|已发优待证 8812 号",
              CASE("state, queue, accepted, ended, outcome, reason", result->casefile));
  assert_text("onspot", "SELECT kind FROM paper");
  hall_verify();
}
END_TEST

START_TEST(on_the_spot_supplied_later)
{
  g_autoptr(YcIntakeResult) asked = hall_take(nearly(1, "MZ14", 2, YC_TICK_MISSING, ""), YC_OUTCOME_ASK);
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, asked->casefile, NULL);
  have_all(form);
  g_autoptr(YcPlan) plan = yc_supply_plan(hall, asked->casefile, form);
  ck_assert(plan->possible && plan->outcome == YC_OUTCOME_ONSPOT);
  hall_at("2026-11-09T09:00");
  g_autoptr(YcIntakeResult) result = supply(asked->casefile, 0, NULL);
  ck_assert_int_eq(result->outcome, YC_OUTCOME_ONSPOT);
  ck_assert_int_eq(result->due, day_of("2026-11-09"));
  /* The result is what the catalogue says where the clerk said nothing. */
  assert_text("delivered||2026-11-09|老年人优待证(部分省已改为凭身份证)",
              CASE("state, queue, ended, reason", asked->casefile));
  hall_verify();
}
END_TEST

/* --- repeated, alternating -------------------------------------------------------------------------------- */

START_TEST(a_repeated_act_answers_with_the_first_result)
{
  hall_at("2026-11-03T15:00");
  YcIntake *intake = nearly(1, "MZ01", 9, YC_TICK_MISSING, "");
  yc_intake_set(&intake->act, "柜台三·第七件");
  intake->outcome = YC_OUTCOME_ASK;
  g_autoptr(YcIntakeResult) first = yc_intake_commit(hall, intake, NULL);
  yc_intake_result_free(supply(first->casefile, 0, NULL));
  gint64 events = hall_int("SELECT count(*) FROM event");
  hall_at("2026-11-12T09:00");
  g_autoptr(YcIntakeResult) again = yc_intake_commit(hall, intake, NULL);
  ck_assert(again->repeated && !first->repeated);
  ck_assert_int_eq(again->casefile, first->casefile);
  ck_assert_str_eq(again->number, first->number);
  ck_assert_str_eq(again->short_number, first->short_number);
  ck_assert_int_eq(again->outcome, YC_OUTCOME_ASK);
  ck_assert_int_eq(again->due, first->due);
  ck_assert_uint_eq(again->papers->len, 2);
  for (guint i = 0; i < 2; i++)
    ck_assert_int_eq(g_array_index(again->papers, gint64, i), g_array_index(first->papers, gint64, i));
  assert_int(events, "SELECT count(*) FROM event");
  yc_intake_free(intake);
}
END_TEST

START_TEST(a_repeated_supply_answers_with_the_first_result)
{
  YcIntake *intake = nearly(1, "MZ01", 9, YC_TICK_MISSING, "");
  mark(intake, 4, YC_TICK_MISSING, "");
  g_autoptr(YcIntakeResult) asked = hall_take(intake, YC_OUTCOME_ASK);
  g_autoptr(YcIntake) part = yc_intake_of_case(hall, asked->casefile, NULL);
  mark(part, 4, YC_TICK_HAVE, "");
  yc_intake_set(&part->act, "补一");
  g_autoptr(YcIntakeResult) first = yc_supply_commit(hall, asked->casefile, part, NULL);
  yc_intake_result_free(supply(asked->casefile, 0, NULL));
  g_autoptr(YcIntakeResult) again = yc_supply_commit(hall, asked->casefile, part, NULL);
  ck_assert(again->repeated);
  ck_assert_int_eq(again->outcome, YC_OUTCOME_ASK);
  ck_assert_int_eq(again->due, first->due);
  ck_assert_str_eq(again->number, first->number);
}
END_TEST

START_TEST(connections_take_turns)
{
  YcApp *mine = hall, *other = hall_open(HALL_NOW, "sunyumei", "1");
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < 10; i++) {
    hall = i % 2 ? other : mine;
    g_autoptr(YcIntakeResult) result = take_as(i / 2, "MZ14", i % 3 ? YC_OUTCOME_ONSPOT : YC_OUTCOME_ASK);
    ck_assert(g_hash_table_add(seen, g_strdup(result->number)));
  }
  hall = mine;
  yc_app_close(other);
  assert_int(10, "SELECT last FROM day_serial");
  assert_int(10, "SELECT count(DISTINCT number) FROM casefile");
  assert_int(6, "SELECT max(serial) FROM paper WHERE kind = 'onspot'");
  assert_int(5, "SELECT count(*) FROM person");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("intake");
  TCase *t = tcase_create("outcomes");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, accepted);
  tcase_add_test(t, accepted_route_and_papers);
  tcase_add_test(t, numbers_have_the_format);
  tcase_add_test(t, serials_run_without_gaps);
  tcase_add_test(t, told_without_papers);
  tcase_add_test(t, asked_once);
  tcase_add_test(t, supplied_in_two_parts);
  tcase_add_test(t, supplied_after_being_told);
  tcase_add_test(t, the_same_matter_is_linked);
  tcase_add_test(t, supplied_from_two_windows);
  tcase_add_test(t, supplied_papers_are_checked);
  tcase_add_loop_test(t, refused, 0, YC_N_REFUSALS);
  tcase_add_test(t, on_the_spot);
  tcase_add_test(t, on_the_spot_supplied_later);
  tcase_add_test(t, a_repeated_act_answers_with_the_first_result);
  tcase_add_test(t, a_repeated_supply_answers_with_the_first_result);
  tcase_add_test(t, connections_take_turns);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
