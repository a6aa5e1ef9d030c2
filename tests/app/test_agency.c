/* Agency: who the agent is, the diary, errands and visits at home, authorisations, the call afterwards; citizens' trips. */
#include <config.h>
#include <string.h>
#include "app/afterwards.h"
#include "app/agency_day.h"
#include "app/authority.h"
#include "app/casefile.h"
#include "app/deliver.h"
#include "app/hall.h"
#include "app/keep.h"
#include "app/paper.h"
#include "app/progress.h"
#include "app/tick.h"
#include "app/undo.h"
#include "app/visit.h"
#include "check_main.h"

#define ID "%" G_GINT64_FORMAT
#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)

static YcCaseView *view_of(gint64 id)
{
  GError *error = NULL;
  YcCaseView *view = yc_casefile_view(hall, id, &error);
  ck_assert_msg(view != NULL, "%s", error ? error->message : "");
  return view;
}

static void done(YcIntakeResult *result, GError *error)
{
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  yc_intake_result_free(result);
}

/* 王丽 comes for the first of the people, with or without a paper of hers. */
static gint64 represented(gboolean authorised, YcOutcome outcome)
{
  YcIntake *intake = hall_form(1, "MZ01");
  hall_person(2, &intake->representative);
  intake->represented = TRUE;
  intake->authorised = authorised;
  yc_intake_set(&intake->relation, "之女");
  GError *error = NULL;
  ck_assert(yc_intake_choose(hall, intake, "MZ01", &error));
  have_all(intake);
  if (outcome == YC_OUTCOME_ASK) mark(intake, 4, YC_TICK_MISSING, "");
  return hall_taken(intake, outcome);
}

/* --- who ---------------------------------------------------------------------------------------------------- */

/* RULE agt-01: who has the role is the agent; who has not names one. */
START_TEST(the_agent_is_named_at_acceptance)
{
  gint64 mine = hall_accepted(1);
  assert_text("counter3|counter3", "SELECT agent, answerable FROM casefile WHERE id = " ID, mine);
  hall_as("luowenjing", "4");
  gint64 proposed = hall_accepted(2);
  assert_text("counter1|counter1", "SELECT agent, answerable FROM casefile WHERE id = " ID, proposed);
  YcIntake *named = hall_form(3, "MZ01");
  have_all(named);
  yc_intake_set(&named->agent, "counter2");
  gint64 chosen = hall_taken(named, YC_OUTCOME_ACCEPT);
  assert_text("counter2|counter2", "SELECT agent, answerable FROM casefile WHERE id = " ID, chosen);
  g_autoptr(YcCaseView) view = view_of(chosen);
  ck_assert_str_eq(view->agent, "何晓燕(服务中心)");
  GError *error = NULL;
  const char *notice = "SELECT id FROM paper WHERE kind = 'acceptance' AND casefile = " ID;
  g_autofree char *paper = yc_app_paper_text(hall, hall_int(notice, chosen), 80, &error);
  ck_assert_msg(paper != NULL && strstr(paper, "罗文静") && strstr(paper, "全程代办") && strstr(paper, "何晓燕 8260005"), "%s", paper);
  g_autofree char *own = yc_app_paper_text(hall, hall_int(notice, mine), 80, &error);
  ck_assert_msg(own != NULL && strstr(own, "李秀英") && strstr(own, "全程代办") == NULL, "%s", own);   /* whom to ask is the agent */
  hall_verify();
}
END_TEST

START_TEST(a_village_point_has_its_own_agent)
{
  hall_as("luowenjing", "4");
  YcIntake *intake = hall_form(1, "MZ01");
  have_all(intake);
  yc_intake_set(&intake->channel, "village");
  yc_intake_set(&intake->applicant.place, "581126100200");
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  assert_text("village-581126100200", "SELECT agent FROM casefile WHERE id = " ID, id);
  YcIntake *wrong = hall_form(2, "MZ01");
  have_all(wrong);
  yc_intake_set(&wrong->agent, "civil");
  wrong->outcome = YC_OUTCOME_ACCEPT;
  GError *error = NULL;
  ck_assert(yc_intake_commit(hall, wrong, &error) == NULL);
  assert_error(error, "没有代办员");
  yc_intake_free(wrong);
}
END_TEST

/* Papers that come later go to the agent it has, whoever takes them. */
START_TEST(the_agent_stays_when_another_takes_papers)
{
  gint64 id = represented(TRUE, YC_OUTCOME_ASK);
  hall_as("sunyumei", "1");
  GError *error = NULL;
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, &error);
  mark(form, 4, YC_TICK_HAVE, "");
  done(yc_supply_commit(hall, id, form, &error), error);
  assert_text("accepted|counter3|counter3", "SELECT state, agent, answerable FROM casefile WHERE id = " ID, id);
}
END_TEST

START_TEST(another_agent)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  const char *due = hall_text("SELECT due FROM casefile WHERE id = " ID, id);
  ck_assert(yc_agency_change(hall, id, "civil", "请假", "", &error) == NULL);
  assert_error(error, "没有代办员");
  ck_assert(yc_agency_change(hall, id, "counter3", "请假", "", &error) == NULL);
  assert_error(error, "就是这个岗位");
  ck_assert(yc_agency_change(hall, id, "counter1", " ", "", &error) == NULL);
  assert_error(error, "为什么换代办员");
  YcTripForm planned = { YC_TRIP_VISIT, "", "", day_of("2026-11-12"), "看看老人", 0 };
  done(yc_agency_trip(hall, id, &planned, "", &error), error);
  hall_at("2026-11-05T10:25");
  done(yc_agency_change(hall, id, "counter1", "李秀英去县里学习", "change-1", &error), error);
  assert_text("counter1|counter1", "SELECT agent, answerable FROM casefile WHERE id = " ID, id);
  assert_text("counter1", "SELECT post FROM agency_trip WHERE casefile = " ID, id);
  ck_assert_str_eq(due, hall_text("SELECT due FROM casefile WHERE id = " ID, id));
  g_autoptr(YcIntakeResult) again = yc_agency_change(hall, id, "counter1", "李秀英去县里学习", "change-1", &error);
  ck_assert(again != NULL && again->repeated);
  hall_verify();
  gint64 draft = 0;
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  assert_text("counter3|counter3", "SELECT agent, answerable FROM casefile WHERE id = " ID, id);
  assert_text("counter3", "SELECT post FROM agency_trip WHERE casefile = " ID, id);
  assert_text("0", "SELECT count(*) FROM agency_change");
  hall_verify();
}
END_TEST

/* --- the diary ---------------------------------------------------------------------------------------------- */

static const char *line_of(const GPtrArray *lines, guint n)
{
  ck_assert_uint_gt(lines->len, n);
  return ((const YcRecordLine *)g_ptr_array_index(lines, n))->text;
}

/* RULE agt-05: it fills itself; words of one's own stand between. */
START_TEST(the_diary_fills_itself)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  ck_assert(yc_agency_log(hall, id, YC_DIARY_NOTE, "  ", "", &error) == NULL);
  assert_error(error, "请写一句");
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_step_begin(hall, writer, id, 2, &error) && yc_writer_commit(g_steal_pointer(&writer), &error));
  done(yc_agency_log(hall, id, YC_DIARY_CALL, "问核对中心,说周五出结果", "", &error), error);
  g_autoptr(YcCaseView) view = view_of(id);
  ck_assert_uint_eq(view->diary->len, 2);
  ck_assert_str_eq(line_of(view->diary, 0), "代办:打电话:问核对中心,说周五出结果");
  ck_assert(g_str_has_prefix(line_of(view->diary, 1), "交办"));
  hall_as("xujing", NULL);   /* it is none of hers */
  ck_assert(yc_agency_log(hall, id, YC_DIARY_NOTE, "我也写", "", &error) == NULL);
  assert_error(error, "不归你办");
  hall_verify();
}
END_TEST

START_TEST(errands_planned_and_done)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  YcTripForm nowhere = { YC_TRIP_SEND, "", "", YC_DAY_NONE, "送了", 0 };
  ck_assert(yc_agency_trip(hall, id, &nowhere, "", &error) == NULL);
  assert_error(error, "哪个单位");
  YcTripForm early = { YC_TRIP_VISIT, "", "", day_of("2026-11-01"), "去了", 0 };
  ck_assert(yc_agency_trip(hall, id, &early, "", &error) == NULL);
  assert_error(error, "在收件以前");
  YcTripForm planned = { YC_TRIP_DELIVER, "", "上荻村四组", day_of("2026-11-12"), "送低保证", 0 };
  done(yc_agency_trip(hall, id, &planned, "", &error), error);
  gint64 trip = hall_int("SELECT id FROM agency_trip WHERE casefile = " ID " AND done IS NULL", id);
  ck_assert_int_ne(trip, 0);
  hall_at("2026-11-12T15:00");
  YcTripForm went = { YC_TRIP_DELIVER, "", "", YC_DAY_NONE, "家里没人", trip };
  done(yc_agency_trip(hall, id, &went, "", &error), error);
  assert_text("2026-11-12|2026-11-12", "SELECT day, done FROM agency_trip WHERE id = " ID, trip);
  ck_assert(yc_agency_trip(hall, id, &went, "", &error) == NULL);
  assert_error(error, "已经办过");
  g_autoptr(YcCaseView) view = view_of(id);
  ck_assert_str_eq(line_of(view->diary, 0), "上门送达:家里没人");
  ck_assert_str_eq(line_of(view->diary, 1), "约好 11-12 上门送达,上荻村四组:送低保证");
  ck_assert_uint_eq(view->trips, 1);   /* the agent's errands are not the citizen's */
  hall_verify();
}
END_TEST

/* Papers that the agent collected at home are ticked by the ordinary act, and nobody came. */
START_TEST(collected_at_home)
{
  gint64 id = represented(TRUE, YC_OUTCOME_ASK);
  hall_at("2026-11-09T09:30");
  GError *error = NULL;
  ck_assert(!yc_agency_collected(hall, id));
  YcTripForm went = { YC_TRIP_COLLECT, "", "", YC_DAY_NONE, "授权书已签,带回", 0 };
  done(yc_agency_trip(hall, id, &went, "", &error), error);
  ck_assert(yc_agency_collected(hall, id));
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, &error);
  mark(form, 4, YC_TICK_HAVE, "");
  done(yc_supply_commit(hall, id, form, &error), error);
  g_autoptr(YcCaseView) view = view_of(id);
  ck_assert_uint_eq(view->trips, 1);
  assert_text("visit", "SELECT channel FROM visit ORDER BY id DESC LIMIT 1");
  hall_verify();
}
END_TEST

static const struct { const char *channel; guint trips; } channels[] = {
  { "window", 1 }, { "village", 1 }, { "visit", 0 }, { "phone", 0 }
};

/* RULE acc-10: who was visited at home, or phoned, did not come. */
START_TEST(trips_of_the_citizen)
{
  YcIntake *intake = hall_form(1, "MZ01");
  have_all(intake);
  yc_intake_set(&intake->channel, channels[_i].channel);
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  g_autoptr(YcCaseView) view = view_of(id);
  ck_assert_uint_eq(view->trips, channels[_i].trips);
  GError *error = NULL;
  ck_assert(yc_visit_log(hall, id, YC_CAME_ASK, "问进度", "", &error));
  g_autoptr(YcCaseView) later = view_of(id);
  ck_assert_uint_eq(later->trips, channels[_i].trips + 1);
}
END_TEST

/* --- authorisations ------------------------------------------------------------------------------------------ */

static YcAuthority form_of(YcDay until, gboolean supply, gboolean fetch, gboolean withdraw)
{
  return (YcAuthority){ FALSE, "", "", "", { FALSE, supply, fetch, withdraw }, YC_DAY_NONE, until, FALSE, 0 };
}

static YcAuthorised checked(gint64 id, YcScope scope, const char *why)
{
  g_autofree char *sentence = NULL;
  YcAuthorised what = yc_authority_check(hall, id, scope, &sentence);
  ck_assert_msg(why == NULL ? sentence == NULL : sentence && strstr(sentence, why), "%s", sentence ? sentence : "(nothing)");
  return what;
}

/* RULE agt-04: a paper with scope and days; what he brought himself counts as long as nothing was written. */
START_TEST(an_authorisation_has_scope_and_days)
{
  gint64 id = represented(TRUE, YC_OUTCOME_ACCEPT);
  GError *error = NULL;
  ck_assert_int_eq(checked(id, YC_SCOPE_WITHDRAW, NULL), YC_AUTHORISED);
  YcAuthority form = form_of(day_of("2026-11-20"), TRUE, TRUE, FALSE);
  g_autoptr(YcIntakeResult) given = yc_authority_give(hall, id, &form, "auth-1", &error);
  ck_assert_msg(given != NULL, "%s", error ? error->message : "");
  ck_assert_uint_eq(given->papers->len, 1);
  ck_assert_int_eq(checked(id, YC_SCOPE_FETCH, NULL), YC_AUTHORISED);
  ck_assert_int_eq(checked(id, YC_SCOPE_WITHDRAW, "没有「撤回」"), YC_AUTHORITY_SCOPE);
  g_autoptr(GPtrArray) lines = yc_authorities(hall, id);
  ck_assert_uint_eq(lines->len, 1);
  const YcAuthorityLine *line = g_ptr_array_index(lines, 0);
  ck_assert_str_eq(line->number, "芦政委A〔2026〕0001号");
  ck_assert_str_eq(line->scope, "补材料、领结果");
  ck_assert(line->holds && strstr(line->who, "之女") != NULL);
  g_autoptr(YcWithdrawal) withdrawal = yc_withdrawal_of(hall, id, &error);
  g_free(withdrawal->by);
  withdrawal->by = g_strdup("representative");
  g_free(withdrawal->reason);
  withdrawal->reason = g_strdup("不办了");
  ck_assert(yc_withdraw_commit(hall, id, withdrawal, &error) == NULL);
  assert_error(error, "没有「撤回」");
  hall_at("2026-11-21T09:00");
  ck_assert_int_eq(checked(id, YC_SCOPE_FETCH, "已到期"), YC_AUTHORITY_OVER);
  YcAuthority renewed = form_of(day_of("2027-03-01"), TRUE, TRUE, TRUE);
  renewed.renews = 1;
  renewed.fingerprint = TRUE;
  done(yc_authority_give(hall, id, &renewed, "", &error), error);
  ck_assert_int_eq(checked(id, YC_SCOPE_WITHDRAW, NULL), YC_AUTHORISED);
  assert_text("2026-11-21", "SELECT revoked FROM authorisation WHERE n = 1");
  done(yc_authority_revoke(hall, id, 2, "改由儿子来办", "", &error), error);
  ck_assert_int_eq(checked(id, YC_SCOPE_FETCH, "没有委托书"), YC_AUTHORITY_NONE);   /* nor what she brought before */
  ck_assert(yc_authority_revoke(hall, id, 2, "再来", "", &error) == NULL);
  assert_error(error, "已经撤销过");
  hall_verify();
}
END_TEST

static const struct { gboolean covered; const char *came, *visit; } comings[] = {
  { TRUE, "", "1|1" }, { FALSE, "", "1|0" }, { TRUE, "applicant", "0|0" }
};

/* RULE agt-04, acc-10: who brings papers later may be the applicant herself; whether another may is written down as it is. */
START_TEST(who_brings_papers)
{
  gint64 id = represented(TRUE, YC_OUTCOME_ASK);
  GError *error = NULL;
  YcAuthority narrow = form_of(day_of("2026-12-31"), comings[_i].covered, TRUE, FALSE);
  done(yc_authority_give(hall, id, &narrow, "", &error), error);
  hall_at("2026-11-09T09:30");
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, &error);
  mark(form, 4, YC_TICK_HAVE, "");
  yc_intake_set(&form->came, comings[_i].came);
  done(yc_supply_commit(hall, id, form, &error), error);
  assert_text(comings[_i].visit, "SELECT representative IS NOT NULL, authorised FROM visit ORDER BY id DESC LIMIT 1");
  hall_verify();
}
END_TEST

static const struct { const char *until; gboolean any, agent; const char *name, *why; } bad_forms[] = {
  { "2026-11-04", TRUE, FALSE, "", "已经过了" }, { "2027-12-31", TRUE, FALSE, "", "最长一年" },
  { "2026-12-31", FALSE, FALSE, "", "至少选一样" }, { "2026-12-31", TRUE, FALSE, "温秀荷", "申请人自己" },
  { "2026-12-31", TRUE, FALSE, "温\u200b秀荷 ", "申请人自己" },
  { "", TRUE, TRUE, "", "到哪天为止" },
};

START_TEST(an_authorisation_is_checked)
{
  gint64 id = represented(TRUE, YC_OUTCOME_ACCEPT);
  YcAuthority form = form_of(*bad_forms[_i].until ? day_of(bad_forms[_i].until) : YC_DAY_NONE, bad_forms[_i].any, FALSE, FALSE);
  form.agent = bad_forms[_i].agent;
  form.name = bad_forms[_i].name;
  g_autofree char *fault = yc_authority_fault(hall, id, &form);
  ck_assert_msg(fault != NULL && strstr(fault, bad_forms[_i].why) != NULL, "%s", fault ? fault : "nothing");
}
END_TEST

/* The agent, and somebody who is not known yet; the printed paper keeps who and what. */
START_TEST(the_paper_says_who_and_what)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  YcAuthority agent = { TRUE, "", "", "", { TRUE, TRUE, TRUE, FALSE }, YC_DAY_NONE, day_of("2027-05-05"), TRUE, 0 };
  g_autoptr(YcIntakeResult) given = yc_authority_give(hall, id, &agent, "", &error);
  ck_assert_msg(given != NULL, "%s", error ? error->message : "");
  g_autoptr(YcPaperData) data = yc_app_paper_data(hall, g_array_index(given->papers, gint64, 0), &error);
  ck_assert_msg(data != NULL, "%s", error ? error->message : "");
  ck_assert_str_eq(data->entrusted, "李秀英");
  ck_assert_str_eq(data->entrusted_as, "代办员");
  ck_assert_str_eq(data->scope, "申请、补材料、领结果");
  ck_assert_str_eq(data->until, "2027-05-05");
  ck_assert_str_eq(data->applicant, "温秀荷");
  ck_assert(data->entrusted_print);
  YcAuthority other = form_of(day_of("2026-12-31"), FALSE, TRUE, FALSE);
  other.name = "柯小满";
  other.relation = "之子";
  g_autoptr(YcIntakeResult) second = yc_authority_give(hall, id, &other, "", &error);
  ck_assert_msg(second != NULL, "%s", error ? error->message : "");
  g_autoptr(GPtrArray) lines = yc_authorities(hall, id);
  ck_assert_str_eq(((YcAuthorityLine *)lines->pdata[0])->who, "柯小满(之子)");
  ck_assert_str_eq(((YcAuthorityLine *)lines->pdata[1])->who, "李秀英(代办员)");
  hall_verify();
}
END_TEST

/* --- afterwards ---------------------------------------------------------------------------------------------- */

START_TEST(a_call_after_delivery)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  ck_assert(yc_agency_follow(hall, id, YC_FOLLOW_SATISFIED, "", "", &error) == NULL);
  assert_error(error, "送达以后才回访");
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_case_decide(hall, writer, id, "准予", &error) && yc_case_deliver(hall, writer, id, &error) &&
            yc_writer_commit(g_steal_pointer(&writer), &error));
  hall_at("2026-11-12T09:00");
  ck_assert(yc_agency_follow(hall, id, YC_FOLLOW_UNSATISFIED, "", "", &error) == NULL);
  assert_error(error, "请写他说了什么");
  done(yc_agency_follow(hall, id, YC_FOLLOW_UNREACHED, "", "", &error), error);
  done(yc_agency_follow(hall, id, YC_FOLLOW_SATISFIED, "钱到了", "", &error), error);
  ck_assert(yc_agency_follow(hall, id, YC_FOLLOW_SATISFIED, "", "", &error) == NULL);
  assert_error(error, "已经回访过");
  assert_text("2026-11-12|satisfied", "SELECT day, answer FROM followup WHERE casefile = " ID, id);
  hall_verify();
}
END_TEST

/* --- the day ------------------------------------------------------------------------------------------------- */

static YcAgencyDay *day_now(void)
{
  GError *error = NULL;
  YcAgencyDay *day = yc_agency_day(hall, FALSE, &error);
  ck_assert_msg(day != NULL, "%s", error ? error->message : "");
  return day;
}

/* The errands of a kind; borrowed from the day. */
static GPtrArray *of_kind(const YcAgencyDay *day, YcErrandKind kind)
{
  GPtrArray *list = g_ptr_array_new();
  for (guint i = 0; i < day->errands->len; i++)
    if (((YcErrand *)day->errands->pdata[i])->kind == kind) g_ptr_array_add(list, day->errands->pdata[i]);
  return list;
}

/* A trip that was planned, papers that were to be handed in: of a case that has ended they are nobody's errand any more. */
START_TEST(what_has_ended_leaves_the_day)
{
  hall_as("wenzhiqiang", NULL);
  YcIntake *intake = hall_form(1, "MZ01");
  have_all(intake);
  yc_intake_set(&intake->channel, "village");
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  GError *error = NULL;
  YcTripForm planned = { YC_TRIP_VISIT, "", "", day_of("2026-11-12"), "看看老人", 0 };
  done(yc_agency_trip(hall, id, &planned, "", &error), error);
  g_autoptr(YcAgencyDay) before = day_now();
  g_autoptr(GPtrArray) trips = of_kind(before, YC_ERRAND_PLANNED), papers = of_kind(before, YC_ERRAND_HANDIN);
  ck_assert_uint_eq(trips->len, 1);
  ck_assert_uint_eq(papers->len, 1);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_case_decide(hall, writer, id, "准予", &error) && yc_case_deliver(hall, writer, id, &error) &&
            yc_writer_commit(g_steal_pointer(&writer), &error));
  g_autoptr(YcAgencyDay) after = day_now();
  g_autoptr(GPtrArray) no_trips = of_kind(after, YC_ERRAND_PLANNED), no_papers = of_kind(after, YC_ERRAND_HANDIN);
  ck_assert_uint_eq(no_trips->len, 0);
  ck_assert_uint_eq(no_papers->len, 0);
  g_autoptr(YcCaseView) view = view_of(id);
  ck_assert_ptr_null(strstr(view->point, "交中心"));
  ck_assert_ptr_null(yc_agency_trip(hall, id, &planned, "", &error));
  assert_error(error, "不用再约");
  hall_at("2026-11-12T09:00");
  done(yc_agency_trip(hall, id, &planned, "", &error), error);   /* that somebody went is written down all the same */
  hall_verify();
}
END_TEST

/* RULE agt-04: three working days, and red on the day after. */
START_TEST(a_village_point_hands_in)
{
  hall_as("wenzhiqiang", NULL);
  YcIntake *intake = hall_form(1, "MZ01");
  have_all(intake);
  yc_intake_set(&intake->channel, "village");
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  g_autoptr(YcAgencyDay) first = day_now();
  g_autoptr(GPtrArray) waits = of_kind(first, YC_ERRAND_HANDIN);
  ck_assert_uint_eq(waits->len, 1);
  ck_assert_int_eq(((YcErrand *)waits->pdata[0])->due, day_of("2026-11-10"));
  ck_assert_uint_eq(first->over, 0);
  YcDay by;
  ck_assert_uint_eq(yc_agency_handins(hall, &by), 1);
  ck_assert_int_eq(by, day_of("2026-11-10"));
  hall_at("2026-11-11T09:00");
  g_autoptr(YcAgencyDay) late = day_now();
  g_autoptr(GPtrArray) over = of_kind(late, YC_ERRAND_HANDIN);
  ck_assert_uint_eq(late->over, 1);
  ck_assert_int_eq(((YcErrand *)over->pdata[0])->light.colour, YC_LIGHT_RED);
  g_autoptr(YcCaseView) view = view_of(id);
  ck_assert_msg(strstr(view->point, "已超期") != NULL, "%s", view->point);
  GError *error = NULL;
  ck_assert_msg(yc_agency_done(hall, over, "交给李秀英", "", &error), "%s", error ? error->message : "");
  g_autoptr(YcAgencyDay) handed = day_now();
  g_autoptr(GPtrArray) none = of_kind(handed, YC_ERRAND_HANDIN);
  ck_assert_uint_eq(none->len, 0);
  assert_text("2026-11-11", "SELECT done FROM handin WHERE casefile = " ID, id);
  hall_verify();
}
END_TEST

/* It is a clock of the case: it lights, is the point's, goes up, and ends where the papers are at the hall (RULE agt-04, time-14). */
START_TEST(a_village_point_that_is_late_turns_red)
{
  GError *error = NULL;
  hall_as("wenzhiqiang", NULL);
  YcIntake *intake = hall_form(1, "MZ01");
  have_all(intake);
  yc_intake_set(&intake->channel, "village");
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  assert_text("2026-11-05|2026-11-10|running|escalate", "SELECT started, due, state, timeout FROM clock WHERE casefile = " ID
              " AND kind = 'handin'", id);
  assert_text("2026-11-10", "SELECT due FROM casefile WHERE id = " ID, id);
  hall_at("2026-11-11T09:00");
  ck_assert_msg(yc_tick_run(hall, NULL, &error), "%s", error ? error->message : "");
  assert_text("2026-11-10|1|1|1", "SELECT r.due, r.post = (SELECT post FROM handin WHERE casefile = r.casefile), "
              "(SELECT login = 'wenzhiqiang' FROM staff WHERE id = r.staff), r.level FROM red r WHERE casefile = " ID
              " AND clock = 'handin' AND ended IS NULL", id);
  g_autoptr(YcCaseView) view = view_of(id);
  ck_assert_int_eq(view->row->light.colour, YC_LIGHT_RED);
  hall_verify();
  g_autoptr(YcAgencyDay) day = day_now();
  g_autoptr(GPtrArray) over = of_kind(day, YC_ERRAND_HANDIN);
  ck_assert_msg(yc_agency_done(hall, over, "交给李秀英", "", &error), "%s", error ? error->message : "");
  assert_text("done|1", "SELECT state, (SELECT ended IS NOT NULL FROM red WHERE casefile = k.casefile) FROM clock k WHERE casefile = " ID
              " AND kind = 'handin'", id);
  assert_text("1", "SELECT c.due = k.due FROM casefile c JOIN clock k ON k.casefile = c.id AND k.kind = 'promise' WHERE c.id = " ID, id);
  hall_verify();
}
END_TEST

/* What to do about a case that was decided: it is out, came back, or nobody fetched it. */
START_TEST(results_on_the_day)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_case_decide(hall, writer, id, "准予", &error) && yc_writer_commit(g_steal_pointer(&writer), &error));
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_HOME;
  done(yc_deliver_send(hall, id, &form, "", &error), error);
  g_autoptr(YcAgencyDay) out = day_now();
  g_autoptr(GPtrArray) gone = of_kind(out, YC_ERRAND_OUT);
  ck_assert_uint_eq(gone->len, 1);
  ck_assert_str_eq(((YcErrand *)gone->pdata[0])->text, "送上门 11-05起,回证没回");
  done(yc_deliver_back(hall, id, YC_BACK_ABSENT, "", "家里没人", "", &error), error);
  assert_text("deliver|2026-11-05", "SELECT what, done FROM agency_trip WHERE casefile = " ID, id);
  hall_at("2026-12-05T10:00");
  g_autoptr(YcAgencyDay) mine = day_now();
  g_autoptr(GPtrArray) not_mine = of_kind(mine, YC_ERRAND_UNFETCHED);
  ck_assert_uint_eq(not_mine->len, 0);   /* the agent of the village brings it */
  hall_as("wenzhiqiang", NULL);
  g_autoptr(YcAgencyDay) village = day_now();
  g_autoptr(GPtrArray) waits = of_kind(village, YC_ERRAND_UNFETCHED);
  ck_assert_uint_eq(waits->len, 1);
  ck_assert_str_eq(((YcErrand *)waits->pdata[0])->text, "11-05 办结,没人来取:送去");
  hall_verify();
}
END_TEST

/* An authorisation that ends soon, and the call after delivery: from their day on, until they are done. */
START_TEST(ending_and_calls_on_the_day)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  YcAuthority form = { .agent = TRUE, .name = "", .document = "", .relation = "", .since = YC_DAY_NONE, .until = day_of("2026-11-16"),
                       .scope = { FALSE, TRUE, TRUE, FALSE } };
  done(yc_authority_give(hall, id, &form, "", &error), error);
  hall_at("2026-11-10T09:00");
  g_autoptr(YcAgencyDay) early = day_now();
  g_autoptr(GPtrArray) none = of_kind(early, YC_ERRAND_ENDING);
  ck_assert_uint_eq(none->len, 0);
  hall_at("2026-11-11T09:00");
  g_autoptr(YcAgencyDay) soon = day_now();
  g_autoptr(GPtrArray) ends = of_kind(soon, YC_ERRAND_ENDING);
  ck_assert_uint_eq(ends->len, 1);
  ck_assert_int_eq(((YcErrand *)ends->pdata[0])->due, day_of("2026-11-16"));
  g_autofree char *paper = yc_agency_day_text(hall, soon, 80);
  ck_assert_msg(strstr(paper, "委托到期") != NULL && strstr(paper, "11-16"), "%s", paper);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_case_decide(hall, writer, id, "准予", &error) && yc_case_deliver(hall, writer, id, &error) &&
            yc_writer_commit(g_steal_pointer(&writer), &error));
  hall_at("2026-11-17T09:00");
  g_autoptr(YcAgencyDay) sixth = day_now();
  g_autoptr(GPtrArray) not_yet = of_kind(sixth, YC_ERRAND_CALL);
  ck_assert_uint_eq(not_yet->len, 0);
  hall_at("2026-11-18T09:00");
  g_autoptr(YcAgencyDay) seventh = day_now();
  g_autoptr(GPtrArray) call = of_kind(seventh, YC_ERRAND_CALL), over = of_kind(seventh, YC_ERRAND_ENDING);
  ck_assert_uint_eq(over->len, 0);
  ck_assert_uint_eq(call->len, 1);
  ck_assert_str_eq(((YcErrand *)call->pdata[0])->text, "11-11 送达");
  done(yc_agency_follow(hall, id, YC_FOLLOW_UNREACHED, "", "", &error), error);
  g_autoptr(YcAgencyDay) again = day_now();
  g_autoptr(GPtrArray) still = of_kind(again, YC_ERRAND_CALL);
  ck_assert_uint_eq(still->len, 1);
  done(yc_agency_follow(hall, id, YC_FOLLOW_SATISFIED, "", "", &error), error);
  g_autoptr(YcAgencyDay) told = day_now();
  g_autoptr(GPtrArray) gone = of_kind(told, YC_ERRAND_CALL);
  ck_assert_uint_eq(gone->len, 0);
}
END_TEST

/* RULE agt-05: taken in at home, the way there is written down by itself; what was planned is done with it. */
START_TEST(taken_in_at_home)
{
  YcIntake *intake = hall_form(1, "MZ01");
  have_all(intake);
  yc_intake_set(&intake->channel, "visit");
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  assert_text("1|collect|2026-11-05", "SELECT count(*), what, done FROM agency_trip WHERE casefile = " ID, id);
  hall_verify();
}
END_TEST

/* RULE agt-06: what was carried is dispatched, for all chosen in one act, once. */
START_TEST(carried_in_one_act)
{
  GError *error = NULL;
  for (guint n = 1; n <= 2; n++) {
    YcIntake *intake = hall_form(n, "CL02");
    have_all(intake);
    hall_taken(intake, YC_OUTCOME_ACCEPT);
  }
  g_autoptr(YcAgencyDay) day = day_now();
  g_autoptr(GPtrArray) send = of_kind(day, YC_ERRAND_SEND);
  ck_assert_uint_eq(send->len, 2);
  /* The papers to carry stand below each, wrapped to the width of the paper. */
  g_autofree char *list = yc_agency_day_text(hall, day, 32);
  ck_assert_msg(strstr(list, "材料 ") != NULL && strstr(list, " 样:") != NULL && strstr(list, " 原1") != NULL, "%s", list);
  ck_assert(yc_agency_done(hall, send, "送到了", "carry-1", &error));
  ck_assert(yc_agency_done(hall, send, "送到了", "carry-1", &error));
  assert_text("2", "SELECT count(*) FROM agency_trip WHERE what = 'send' AND done IS NOT NULL");
  assert_text("2", "SELECT count(*) FROM step WHERE state = 'current'");
  g_autoptr(YcAgencyDay) after = day_now();
  g_autoptr(GPtrArray) fetch = of_kind(after, YC_ERRAND_FETCH);
  ck_assert_uint_eq(fetch->len, 2);
  ck_assert(((const YcErrand *)fetch->pdata[0])->stays);   /* it decides */
  ck_assert_msg(yc_agency_done(hall, fetch, "还没定", "", &error), "%s", error ? error->message : "");
  assert_text("2", "SELECT count(*) FROM step WHERE state = 'current'");
  g_autofree char *text = yc_agency_day_text(hall, after, 32);
  ck_assert_ptr_nonnull(strstr(text, "□ 取回 "));
  hall_verify();
}
END_TEST

/* Fetched is what that office did: who works beside it has still its own to do, and answers (RULE agt-01, agt-06). */
START_TEST(fetched_is_one_office)
{
  GError *error = NULL;
  YcIntake *intake = hall_form(1, "NY08");
  have_all(intake);
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_step_begin(hall, writer, id, 4, &error) && yc_writer_commit(g_steal_pointer(&writer), &error));
  g_autofree char *answers = g_strdup(hall_text("SELECT answerable FROM casefile WHERE id = " ID, id));
  ck_assert_str_ne(answers, "counter3");
  g_autoptr(YcAgencyDay) day = day_now();
  g_autoptr(GPtrArray) fetch = of_kind(day, YC_ERRAND_FETCH);
  ck_assert_uint_eq(fetch->len, 1);
  const YcErrand *errand = fetch->pdata[0];
  ck_assert(!errand->stays);
  g_autofree char *waits = yc_errand_waits(hall, errand);
  ck_assert_str_eq(waits, "农业办");
  ck_assert_msg(yc_agency_done(hall, fetch, "踏勘过了", "", &error), "%s", error ? error->message : "");
  assert_text("done|current", "SELECT (SELECT state FROM step WHERE casefile = c.id AND n = 401), "
              "(SELECT state FROM step WHERE casefile = c.id AND n = 4) FROM casefile c WHERE id = " ID, id);
  assert_text(answers, "SELECT answerable FROM casefile WHERE id = " ID, id);
  hall_verify();
}
END_TEST

/* A way to a place of its own says where, on the list, on paper and in the record, and stands under it. */
START_TEST(planned_says_where)
{
  GError *error = NULL;
  gint64 id = hall_accepted(1);
  YcTripForm form = { YC_TRIP_COLLECT, "agriculture", "后山地头", yc_app_today(hall) + 3, "收地块图", 0 };
  done(yc_agency_trip(hall, id, &form, "", &error), error);
  g_autoptr(YcAgencyDay) day = day_now();
  g_autoptr(GPtrArray) planned = of_kind(day, YC_ERRAND_PLANNED);
  ck_assert_str_eq(((YcErrand *)planned->pdata[0])->text, "上门收件 农业办 后山地头:收地块图");
  ck_assert(g_str_has_prefix(((YcErrand *)planned->pdata[0])->group, "农业办"));
  g_autoptr(YcCaseView) view = view_of(id);
  ck_assert_str_eq(((YcRecordLine *)view->diary->pdata[0])->text, "约好 11-08 上门收件,农业办,后山地头:收地块图");
  hall_verify();
}
END_TEST

/* RULE prv-02: the list to take along says whom to call and where he lives; each of these is a look. */
START_TEST(printed_with_numbers)
{
  GError *error = NULL;
  gint64 id = hall_accepted(1);
  YcTripForm form = { YC_TRIP_VISIT, "", "", yc_app_today(hall) + 1, "看看", 0 };
  done(yc_agency_trip(hall, id, &form, "", &error), error);
  g_autoptr(YcAgencyDay) day = day_now();
  g_autofree char *screen = yc_agency_day_text(hall, day, 80);
  ck_assert_ptr_null(strstr(screen, "电话 "));
  assert_text("0", "SELECT count(*) FROM look");
  ck_assert_msg(yc_agency_day_print(hall, day, &error), "%s", error ? error->message : "");
  assert_text("errands|1", "SELECT what, staff = (SELECT id FROM staff WHERE login = 'lixiuying') FROM look WHERE casefile = " ID, id);
  g_autofree char *phone = yc_agency_phone(hall, id, &error);
  g_autoptr(YcIntake) intake = yc_intake_of_case(hall, id, &error);
  g_autofree char *whole = g_strdup_printf("%s %s", intake->applicant.name, intake->applicant.phone);
  ck_assert_str_eq(phone, whole);
  assert_text("2", "SELECT count(*) FROM look WHERE casefile = " ID, id);
  hall_verify();
}
END_TEST

/* RULE agt-05: whoever had the paper that is renewed has the new one. */
START_TEST(renewed_for_the_same)
{
  GError *error = NULL;
  gint64 id = hall_accepted(1);
  YcAuthority form = form_of(day_of("2026-12-01"), TRUE, TRUE, FALSE);
  form.name = "郑三多";
  form.relation = "邻居";
  done(yc_authority_give(hall, id, &form, "", &error), error);
  YcAuthority again = form_of(day_of("2027-03-01"), TRUE, TRUE, FALSE);
  again.renews = 1;
  done(yc_authority_give(hall, id, &again, "", &error), error);
  assert_text("2|2|1", "SELECT count(*), max(n), count(DISTINCT person) FROM authorisation WHERE casefile = " ID, id);
  g_autoptr(GPtrArray) lines = yc_authorities(hall, id);
  const YcAuthorityLine *newest = lines->pdata[0], *old = lines->pdata[1];
  ck_assert(newest->holds && g_str_has_prefix(newest->who, "郑三多"));
  ck_assert_int_ne(old->revoked, YC_DAY_NONE);
  hall_verify();
}
END_TEST

/* Nothing lies at the window without a paper, and nobody fetches it without a signature. */
START_TEST(left_at_the_window)
{
  gint64 id = hall_accepted(1), draft = 0;
  GError *error = NULL;
  YcKeep nothing = { " ", 0, "" }, money = { "", 20050, "" }, book = { "老\x1b户口簿", 0, "温小满" };
  ck_assert_ptr_null(yc_keep_commit(hall, id, &nothing, "", &error));
  assert_error(error, "什么东西");
  g_autoptr(YcIntakeResult) given = yc_keep_commit(hall, id, &money, "keep-1", &error);
  ck_assert_msg(given != NULL && given->papers->len == 1, "%s", error ? error->message : "");
  g_autoptr(YcIntakeResult) again = yc_keep_commit(hall, id, &money, "keep-1", &error);
  ck_assert(again != NULL && again->repeated);
  gint64 first = g_array_index(given->papers, gint64, 0);
  g_autofree char *paper = yc_app_paper_text(hall, first, 80, &error);
  ck_assert_msg(paper != NULL && strstr(paper, "芦政存A〔2026〕0001号") && strstr(paper, "现金") && strstr(paper, "200.50元") &&
                strstr(paper, "温秀荷") && strstr(paper, "取回的人签名"), "%s", paper);
  done(yc_keep_commit(hall, id, &book, "", &error), error);
  g_autoptr(YcCaseView) view = view_of(id);
  ck_assert_str_eq(view->keeps, "暂存没取:现金 200.50元、老户口簿");
  ck_assert_ptr_null(yc_keep_return(hall, id, first, "", YC_SIGN_REFUSED, "", &error));
  assert_error(error, "要签名");
  hall_at("2026-11-09T09:30");
  done(yc_keep_return(hall, id, first, "王丽", YC_SIGN_FINGERPRINT, "", &error), error);
  ck_assert_ptr_null(yc_keep_return(hall, id, first, "", YC_SIGN_SIGNATURE, "", &error));
  assert_error(error, "已经取走");
  g_autoptr(YcCaseView) after = view_of(id);
  ck_assert_str_eq(after->keeps, "暂存没取:老户口簿");
  ck_assert_msg(g_str_has_prefix(line_of(after->diary, 0), "退还暂存 芦政存A〔2026〕0001号:现金 200.50元,王丽 取走,按指印"), "%s",
                line_of(after->diary, 0));
  YcKeep wrong = { "错的", 0, "" };
  done(yc_keep_commit(hall, id, &wrong, "", &error), error);
  ck_assert(yc_undo(hall, id, &draft, &error));
  g_autoptr(YcCaseView) undone = view_of(id);
  ck_assert_str_eq(undone->keeps, "暂存没取:老户口簿");
  hall_verify();
}
END_TEST

/* Every act can be taken back within its minute, and leaves nothing. */
START_TEST(each_is_undone)
{
  gint64 id = hall_accepted(1), draft = 0;
  GError *error = NULL;
  hall_at("2026-11-06T09:00");
  YcTripForm planned = { YC_TRIP_VISIT, "", "", day_of("2026-11-12"), "看看", 0 };
  done(yc_agency_trip(hall, id, &planned, "", &error), error);
  ck_assert(yc_undo(hall, id, &draft, &error));
  assert_text("0", "SELECT count(*) FROM agency_trip");
  YcAuthority agent = { TRUE, "", "", "", { TRUE, FALSE, FALSE, FALSE }, YC_DAY_NONE, day_of("2027-05-05"), FALSE, 0 };
  done(yc_authority_give(hall, id, &agent, "", &error), error);
  ck_assert(yc_undo(hall, id, &draft, &error));
  assert_text("0", "SELECT count(*) FROM authorisation");
  assert_text("void", "SELECT state FROM paper WHERE kind = 'entrust'");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    the_agent_is_named_at_acceptance, a_village_point_has_its_own_agent, the_agent_stays_when_another_takes_papers,
    another_agent, the_diary_fills_itself, errands_planned_and_done, collected_at_home, an_authorisation_has_scope_and_days,
    the_paper_says_who_and_what, a_call_after_delivery, each_is_undone, a_village_point_hands_in,
    a_village_point_that_is_late_turns_red, what_has_ended_leaves_the_day, left_at_the_window,
    carried_in_one_act, fetched_is_one_office, planned_says_where, printed_with_numbers, renewed_for_the_same,
    results_on_the_day, ending_and_calls_on_the_day, taken_in_at_home
  };
  Suite *suite = suite_create("agency");
  TCase *test = tcase_create("agency");
  tcase_add_unchecked_fixture(test, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(test, hall_begin, hall_end);
  tcase_set_timeout(test, 60);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(test, tests[i]);
  tcase_add_loop_test(test, who_brings_papers, 0, G_N_ELEMENTS(comings));
  tcase_add_loop_test(test, trips_of_the_citizen, 0, G_N_ELEMENTS(channels));
  tcase_add_loop_test(test, an_authorisation_is_checked, 0, G_N_ELEMENTS(bad_forms));
  suite_add_tcase(suite, test);
  return suite;
}

CHECK_MAIN(suite)
