/* Every outcome beside plain acceptance, and what is done with a case that waits: RULE acc-02, acc-03, acc-04, time-09,
 * inq-03. */
#include <config.h>
#include <string.h>
#include "check_main.h"
#include "app/casefile.h"
#include "app/hall.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)
#define CASE(columns, id) "SELECT " columns " FROM casefile WHERE id = %" G_GINT64_FORMAT, id
#define CLOCK(columns, id, kind) \
  "SELECT " columns " FROM clock WHERE casefile = %" G_GINT64_FORMAT " AND kind = '" kind "'", id
#define FACT(path, kind) "SELECT facts ->> '" path "' FROM event WHERE kind = '" kind "' ORDER BY pos DESC LIMIT 1"

static YcIntake *all_but(const char *item, int n, const char *wrong)
{
  YcIntake *intake = hall_form(1, item);
  have_all(intake);
  if (n > 0) mark(intake, n, *wrong ? YC_TICK_WRONG : YC_TICK_MISSING, wrong);
  return intake;
}

static void refused_with(YcIntake *intake, const char *part)
{
  GError *error = NULL;
  ck_assert_ptr_null(yc_intake_commit(hall, intake, &error));
  assert_error(error, part);
  assert_int(0, "SELECT count(*) FROM casefile");
}

/* --- tolerant acceptance, RULE acc-03 --------------------------------------------------------------------- */

START_TEST(tolerated_only_where_the_item_says_so)
{
  g_autoptr(YcIntake) intake = all_but("CL02", 1, "");
  mark(intake, 3, YC_TICK_MISSING, "");
  g_autoptr(YcPlan) plan = yc_intake_plan(hall, intake, YC_OUTCOME_TOLERANT);
  ck_assert_str_eq(plan->why_not, "第1项不可容缺:请一次性告知");
  ck_assert_int_eq(yc_intake_intolerable(hall, intake), 1);
  intake->outcome = YC_OUTCOME_TOLERANT;
  refused_with(intake, "不可容缺");
  mark(intake, 1, YC_TICK_HAVE, "");
  ck_assert_int_eq(yc_intake_intolerable(hall, intake), 0);
  g_autoptr(YcPlan) possible = yc_intake_plan(hall, intake, YC_OUTCOME_TOLERANT);
  ck_assert(possible->possible);
  mark(intake, 3, YC_TICK_HAVE, "");
  refused_with(intake, "材料已齐");
}
END_TEST

static gint64 tolerated(const char *item, int n)
{
  g_autoptr(YcIntakeResult) result = hall_take(all_but(item, n, ""), YC_OUTCOME_TOLERANT);
  ck_assert_int_eq(result->outcome, YC_OUTCOME_TOLERANT);
  return result->casefile;
}

/* The promised limit is five working days: what was promised cannot come later, though ten are given elsewhere. */
START_TEST(supply_by_is_never_after_the_promise)
{
  gint64 id = tolerated("CL02", 3);
  assert_text("accepted|todo|tolerant|2026-11-12", CASE("state, queue, outcome, due", id));
  assert_text("2026-11-12|5|withdraw|running", CLOCK("due, n, timeout, state", id, "tolerate"));
  assert_text("[3]", FACT("$.tolerated", "case.accept"));
  assert_text("acceptance tolerant", "SELECT group_concat(facts ->> 'paper', ' ') FROM (SELECT facts FROM paper ORDER BY id)");
  hall_verify();
}
END_TEST

START_TEST(supply_by_is_what_the_item_gives)
{
  gint64 id = tolerated("TY02", 4);
  assert_text("2026-12-17", CASE("due", id));
  assert_text("2026-12-03|20", CLOCK("due, n", id, "tolerate"));
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_str_eq(view->owed_text, "缺1项,12-03(四)前补");
  ck_assert(view->owed.tolerated && !view->owed.can_remind && !view->owed.can_lapse);
  g_autofree char *first = NULL, *second = NULL;
  ck_assert(yc_desk_preview(hall, id, &first, &second, NULL));
  ck_assert_msg(strstr(second, "缺1项,12-03(四)前补") != NULL, "%s", second);
}
END_TEST

/* Nobody is asked to come before a day that is over. */
START_TEST(a_day_that_is_over)
{
  gint64 id = tolerated("TY02", 4);
  hall_at("2026-11-10T09:00");
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, NULL);
  g_autoptr(YcPlan) before = yc_supply_plan(hall, id, form);
  ck_assert_msg(strstr(before->promise, "仍请于") != NULL, "%s", before->promise);
  hall_at("2026-12-30T09:00");
  g_autoptr(YcPlan) after = yc_supply_plan(hall, id, form);
  ck_assert_msg(strstr(after->promise, "已过期,补齐了仍可以办") != NULL, "%s", after->promise);
}
END_TEST

START_TEST(what_was_promised_comes)
{
  gint64 id = tolerated("TY02", 4);
  const char *before = hall_text(CASE("state, queue, due, target, soon, limit_days, rank, step, step_short, answerable", id));
  hall_at("2026-11-10T09:00");
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, NULL);
  have_all(form);
  yc_intake_set(&form->act, "it-comes");
  g_autoptr(YcPlan) plan = yc_supply_plan(hall, id, form);
  ck_assert(plan->possible && plan->outcome == YC_OUTCOME_TOLERANT);
  g_autoptr(YcIntakeResult) result = yc_supply_commit(hall, id, form, NULL);
  ck_assert_ptr_nonnull(result);
  assert_text(before, CASE("state, queue, due, target, soon, limit_days, rank, step, step_short, answerable", id));
  assert_text("done", CLOCK("state", id, "tolerate"));
  assert_text("running", CLOCK("state", id, "promise"));
  ck_assert_int_eq(result->papers->len, 0);
  g_autoptr(YcIntakeResult) again = yc_supply_commit(hall, id, form, NULL);
  ck_assert(again != NULL && again->repeated);
  ck_assert_int_eq(again->outcome, YC_OUTCOME_TOLERANT);
  /* Nothing is owed any more. */
  GError *error = NULL;
  yc_intake_set(&form->act, "");
  form->ver = 0;
  ck_assert_ptr_null(yc_supply_commit(hall, id, form, &error));
  assert_error(error, "不等材料");
  hall_verify();
}
END_TEST

static const struct { const char *item; int n; const char *outcome, *said; } lapses[] = {
  { "CL02", 3, "lapse", "撤回" }, { "NY12", 4, "revoke", "撤销受理" },
};

/* The hall's next version of an item says what its lapse leads to. */
static void item_lapses(const char *item, const char *lapse)
{
  json_t *facts = json_loads(hall_text("SELECT facts FROM event WHERE kind = 'item.set' AND facts ->> 'code' = '%s'", item), 0, NULL);
  json_t *inside = json_object_get(facts, "item");
  json_object_set_new(facts, "version", json_integer(2));
  json_object_set_new(inside, "version", json_integer(2));
  json_object_set_new(inside, "tolerant_lapse", json_string(lapse));
  YcWriter *writer = hall_writer();
  ck_assert_int_ne(yc_writer_append(writer, "item.set", facts, NULL, NULL, NULL), 0);
  ck_assert(yc_writer_commit(writer, NULL));
}

START_TEST(what_was_promised_lapses)
{
  item_lapses(lapses[_i].item, strcmp(lapses[_i].outcome, "revoke") == 0 ? "revoke" : "withdraw");
  gint64 id = tolerated(lapses[_i].item, lapses[_i].n);
  const char *by = hall_text(CLOCK("due", id, "tolerate"));
  GError *error = NULL;
  g_autofree char *last = g_strconcat(by, "T17:00", NULL), *next = NULL;
  hall_at(last);
  ck_assert_ptr_null(yc_case_lapse(hall, id, NULL, &error));
  assert_error(error, "还没到期");
  char day[YC_DAY_TEXT];
  next = g_strconcat(yc_day_format(day_of(by) + 1, day), "T09:00", NULL);
  hall_at(next);
  g_autofree char *plan = yc_case_lapse_plan(hall, id, NULL);
  ck_assert_msg(strstr(plan, "没有补来 1 项") != NULL && strstr(plan, lapses[_i].said) != NULL, "%s", plan);
  g_autoptr(YcIntakeResult) result = yc_case_lapse(hall, id, "lapse-1", NULL);
  ck_assert_ptr_nonnull(result);
  ck_assert_int_eq(result->papers->len, 1);
  ck_assert_str_eq(hall_text(CASE("state, queue, outcome, ended, due", id)),
                   hall_text("SELECT 'withdrawn||%s|%s|-'", lapses[_i].outcome, day));
  assert_int(0, "SELECT count(*) FROM clock WHERE state <> 'done'");
  assert_text("lapse", "SELECT facts ->> 'paper' FROM paper ORDER BY id DESC LIMIT 1");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_str_eq(view->state_text, lapses[_i].said);
  g_autoptr(YcIntakeResult) again = yc_case_lapse(hall, id, "lapse-1", NULL);
  ck_assert(again != NULL && again->repeated && again->papers->len == 1);
  ck_assert_ptr_null(yc_case_lapse(hall, id, "lapse-2", &error));
  assert_error(error, "不等申请人补材料");
  hall_verify();
}
END_TEST

/* --- three papers of non-acceptance, RULE acc-04 ---------------------------------------------------------- */

static YcIntake *refusal(YcRefusal refusal, const char *reason, const char *authority)
{
  YcIntake *intake = all_but("MZ01", 0, "");
  intake->outcome = YC_OUTCOME_REFUSE;
  intake->refusal = refusal;
  yc_intake_set(&intake->reason, reason);
  yc_intake_set(&intake->authority, authority);
  return intake;
}

START_TEST(a_refusal_says_what_it_has_to)
{
  static const struct { YcRefusal refusal; const char *reason, *authority, *fault; } cases[] = {
    { YC_REFUSE_NOT_NEEDED, "", "", "为什么" },
    { YC_REFUSE_NOT_OURS, "", "", "该找的单位" },
    { YC_REFUSE_NOT_OURS, "", "nobody", "名录里没有" },
    { YC_REFUSE_OTHER, "", "", "事实和依据" },
    { YC_REFUSE_OTHER, "户籍不在本县", "", "事实和条文" },
    { YC_REFUSE_OTHER, "《社会救助暂行办法》第11条", "", "事实和条文" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(YcIntake) intake = refusal(cases[i].refusal, cases[i].reason, cases[i].authority);
    refused_with(intake, cases[i].fault);
  }
}
END_TEST

START_TEST(facts_and_article)
{
  static const struct { const char *reason; gboolean both; } reasons[] = {
    { "户籍不在本县,《社会救助暂行办法》第11条", TRUE }, { "家庭人均收入超过标准,办法第四条", TRUE },
    { "户籍在邻县,条例第九条", TRUE }, { "第9条", FALSE }, { "不符合条件", FALSE }, { "", FALSE },
    { "《办法》:无", FALSE }, { "名下有两辆车,实施细则第十二条第三项", TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS(reasons); i++)
    ck_assert_msg(yc_reason_has_article(reasons[i].reason) == reasons[i].both, "%s", reasons[i].reason);
}
END_TEST

static const struct { YcRefusal refusal; const char *reason, *paper, *authority; } papers[] = {
  { YC_REFUSE_NOT_NEEDED, "2026年起凭身份证享受", "not_needed", "-" },
  { YC_REFUSE_NOT_OURS, "", "not_ours", "hall-581126200000" },
  { YC_REFUSE_OTHER, "户籍不在本县,《办法》第4条", "refusal", "-" },
};

START_TEST(each_refusal_has_its_paper)
{
  YcIntake *intake = refusal(papers[_i].refusal, papers[_i].reason, "hall-581126200000");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_REFUSE);
  assert_text(papers[_i].paper, "SELECT facts ->> 'paper' FROM paper");
  assert_text("refusal", "SELECT kind FROM paper");   /* one register */
  assert_text(papers[_i].authority, CASE("authority", result->casefile));
  assert_text(papers[_i].authority, "SELECT facts ->> 'authority' FROM paper");
  assert_text("review|2027-01-04|2027-05-05", "SELECT facts ->> '$.remedy.kind', facts ->> '$.remedy.review', "
              "facts ->> '$.remedy.court' FROM event WHERE kind = 'case.refuse'");
  hall_verify();
}
END_TEST

START_TEST(a_public_service_is_complained_about)
{
  YcIntake *intake = all_but("MZ17", 0, "");
  yc_intake_set(&intake->reason, "未满六十周岁,《老年人权益保障法》第2条");
  intake->refusal = YC_REFUSE_OTHER;
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_REFUSE);
  assert_text("complaint|-|-", "SELECT facts ->> '$.remedy.kind', facts ->> '$.remedy.review', facts ->> '$.remedy.court' "
              "FROM event WHERE kind = 'case.refuse'");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, result->casefile, NULL);
  ck_assert_str_eq(view->remedy_text, "不服可以投诉");
}
END_TEST

/* The last days count from the day the paper was signed for. */
START_TEST(delivery_is_signed_for)
{
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = hall_take(refusal(YC_REFUSE_OTHER, papers[2].reason, ""), YC_OUTCOME_REFUSE);
  gint64 paper = g_array_index(result->papers, gint64, 0);
  g_autoptr(YcCaseView) before = yc_casefile_view(hall, result->casefile, NULL);
  ck_assert_str_eq(before->remedy_text, "还没签收;按11-05送达算,复议至 2027-01-04(一) · 起诉至 2027-05-05(三)暂定");
  hall_at("2026-11-18T09:00");
  ck_assert_ptr_null(yc_paper_sign(hall, paper, FALSE, YC_SIGN_REFUSED, "", NULL, &error));
  assert_error(error, "见证人");
  g_autoptr(YcIntakeResult) first = yc_paper_sign(hall, paper, FALSE, YC_SIGN_REFUSED, "周芸", "sign-1", NULL);
  ck_assert(first != NULL && !first->repeated);
  assert_text("2026-11-18", "SELECT signed FROM paper");
  g_autoptr(YcCaseView) after = yc_casefile_view(hall, result->casefile, NULL);
  ck_assert_str_eq(after->remedy_text, "11-18签收,复议至 2027-01-18(一) · 起诉至 2027-05-18(二)暂定");
  ck_assert_int_eq(((YcPaperLine *)after->papers->pdata[0])->signed_day, day_of("2026-11-18"));
  g_autoptr(YcIntakeResult) again = yc_paper_sign(hall, paper, FALSE, YC_SIGN_REFUSED, "周芸", "sign-1", NULL);
  ck_assert(again != NULL && again->repeated);
  ck_assert_ptr_null(yc_paper_sign(hall, paper, TRUE, YC_SIGN_SIGNATURE, "", NULL, &error));
  assert_error(error, "已在");
  ck_assert_ptr_null(yc_paper_sign(hall, 1, TRUE, YC_SIGN_SIGNATURE, "", NULL, &error));
  assert_error(error, "没有这份文书");
  ck_assert_ptr_null(yc_case_lapse(hall, result->casefile, "sign-1", &error));
  assert_error(error, "act 已用在别的操作上");
  hall_verify();
}
END_TEST

/* --- elsewhere, RULE inq-03 ------------------------------------------------------------------------------- */

START_TEST(the_directory_is_searched)
{
  static const struct { const char *words, *first; } searches[] = {
    { "lxx", "鹭溪乡便民服务中心" }, { "鹭溪", "鹭溪乡便民服务中心" }, { "xmzj", "青澜县民政局" },
    { "县民政", "青澜县民政局" }, { "派出所", "青澜县公安局芦荻派出所" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(searches); i++) {
    g_autoptr(GPtrArray) found = yc_app_offices(hall, searches[i].words, NULL);
    ck_assert_msg(found->len > 0, "%s", searches[i].words);
    ck_assert_str_eq(((YcOfficeRow *)found->pdata[0])->name, searches[i].first);
  }
  g_autoptr(GPtrArray) none = yc_app_offices(hall, "没有这样的单位", NULL);
  ck_assert_uint_eq(none->len, 0);
}
END_TEST

START_TEST(the_hall_of_the_other_town)
{
  static const struct { const char *place, *hall; } places[] = {
    { "581126200201", "hall-581126200000" }, { "581126101200", "hall-581126101000" }, { "581126100200", NULL },
    { "", NULL }, { "999999999999", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
    g_autofree char *code = yc_app_other_hall(hall, places[i].place);
    ck_assert_msg(g_strcmp0(code, places[i].hall) == 0, "%s: %s", places[i].place, code);
  }
  g_autoptr(YcIntake) intake = hall_form(1, "MZ01");
  yc_intake_set(&intake->applicant.place, "581126200201");
  g_autofree char *authority = yc_intake_authority(hall, intake);
  ck_assert_str_eq(authority, "hall-581126200000");
}
END_TEST

START_TEST(referred)
{
  YcIntake *intake = all_but("MZ01", 0, "");
  intake->outcome = YC_OUTCOME_REFER;
  refused_with(intake, "该找的单位");
  yc_intake_set(&intake->authority, "hall-581126200000");
  yc_intake_set(&intake->said, "周主任:下午来,带户口簿");
  refused_with(intake, "几点打的");
  yc_intake_set(&intake->phoned, "9点");
  refused_with(intake, "10:05");
  yc_intake_set(&intake->phoned, "10:05");
  g_autoptr(YcPlan) plan = yc_intake_plan(hall, intake, YC_OUTCOME_REFER);
  ck_assert_str_eq(plan->promise, "转告到 鹭溪乡便民服务中心;材料退回,不计时");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_REFER);
  ck_assert_int_eq(result->outcome, YC_OUTCOME_REFER);
  assert_text("referred||refer|hall-581126200000|2026-11-05|-", CASE("state, queue, outcome, authority, ended, received",
                                                                  result->casefile));
  assert_text("10:05", FACT("$.phoned", "case.refer"));
  assert_text("refer", "SELECT facts ->> 'paper' FROM paper");
  assert_int(0, "SELECT count(*) FROM clock");
  /* Nothing was kept. */
  assert_int(0, "SELECT count(*) FROM material WHERE copies > 0 OR (state = 'have' AND NOT returned)");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, result->casefile, NULL);
  ck_assert_str_eq(view->authority_text, "鹭溪乡便民服务中心 青澜县鹭溪乡溪口街3号 周一至周五 8:30-12:00 14:30-17:30 8280002");
  hall_verify();
}
END_TEST

static gint64 received_for_another(void)
{
  YcIntake *intake = all_but("MZ01", 9, "");
  yc_intake_set(&intake->authority, "hall-581126200000");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_FORWARD);
  ck_assert_int_eq(result->outcome, YC_OUTCOME_FORWARD);
  ck_assert_int_eq(result->due, day_of("2026-11-09"));
  return result->casefile;
}

START_TEST(received_here_and_sent_on)
{
  GError *error = NULL;
  gint64 id = received_for_another();
  assert_text("received|todo|forward|2026-11-09|待转递|hall-581126200000",
              CASE("state, queue, outcome, due, step_short, authority", id));
  assert_text("running|escalate|2", CLOCK("state, timeout, n", id, "forward"));
  assert_text("forward", "SELECT facts ->> 'paper' FROM paper");
  assert_int(0, "SELECT count(*) FROM clock WHERE kind = 'accept'");
  /* Nobody here accepts it. */
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, NULL);
  have_all(form);
  ck_assert_ptr_null(yc_supply_commit(hall, id, form, &error));
  assert_error(error, "代收转递");
  ck_assert(yc_case_goes_on(hall, id));
  hall_at("2026-11-06T16:00");
  g_autoptr(YcIntakeResult) sent = yc_case_forward(hall, id, YC_BY_COURIER, "邮政 EB123", "send-1", &error);
  ck_assert_msg(sent != NULL, "%s", error ? error->message : "");
  assert_text("forwarded||forward|2026-11-06|-", CASE("state, queue, outcome, ended, due", id));
  assert_int(0, "SELECT count(*) FROM clock WHERE state <> 'done'");
  assert_text("courier", FACT("$.by", "case.forward"));
  ck_assert(!yc_case_goes_on(hall, id));
  g_autoptr(YcIntakeResult) again = yc_case_forward(hall, id, YC_BY_COURIER, "邮政 EB123", "send-1", NULL);
  ck_assert(again != NULL && again->repeated);
  ck_assert_ptr_null(yc_case_forward(hall, id, YC_BY_PERSON, "", NULL, &error));
  assert_error(error, "不是等着转递的");
  hall_verify();
}
END_TEST

START_TEST(without_papers_nothing_is_sent_on)
{
  g_autoptr(YcIntake) intake = hall_form(1, "MZ01");
  intake->outcome = YC_OUTCOME_FORWARD;
  yc_intake_set(&intake->authority, "hall-581126200000");
  refused_with(intake, "只能转告");
}
END_TEST

/* What was typed for another outcome before is not said of this one. */
START_TEST(an_office_typed_for_nothing)
{
  YcIntake *intake = all_but("MZ01", 0, "");
  yc_intake_set(&intake->authority, "county_civil");
  yc_intake_set(&intake->phoned, "10:00");
  yc_intake_set(&intake->said, "说不清");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ACCEPT);
  assert_text("-|-", CASE("authority, reason", result->casefile));
  assert_text("-", FACT("$.phoned", "case.receive"));
  assert_int(0, "SELECT count(*) FROM body WHERE json LIKE '%%说不清%%'");
}
END_TEST

/* --- a second notice, RULE acc-02 ------------------------------------------------------------------------- */

static gint64 asked(void)
{
  YcIntake *intake = all_but("MZ01", 9, "");
  mark(intake, 5, YC_TICK_MISSING, "");
  return hall_taken(intake, YC_OUTCOME_ASK);
}

START_TEST(a_first_notice_has_no_cause)
{
  YcIntake *intake = all_but("MZ01", 9, "");
  intake->outcome = YC_OUTCOME_ASK;
  intake->cause = YC_CAUSE_OURS;
  refused_with(intake, "第一次告知不用写原因");
  yc_intake_free(intake);
  asked();
  assert_text("-|-", "SELECT facts ->> 'cause', facts ->> 'first' FROM event WHERE kind = 'case.ask'");
}
END_TEST

START_TEST(a_second_notice_has_a_cause)
{
  static const char *const codes[] = { "", "ours", "upper", "changed", "applicant" };
  GError *error = NULL;
  gint64 id = asked();
  hall_as("hexiaoyan", "2");
  hall_at("2026-11-10T09:00");
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, NULL);
  mark(form, 9, YC_TICK_HAVE, "");
  ck_assert(!yc_supply_again(hall, id, form));
  /* Something that was good is not: the clerk had not looked. */
  mark(form, 3, YC_TICK_WRONG, "缺本人那一页");
  ck_assert(yc_supply_again(hall, id, form));
  g_autoptr(YcPlan) plan = yc_supply_plan(hall, id, form);
  ck_assert(!plan->possible);
  ck_assert_ptr_null(yc_supply_commit(hall, id, form, &error));
  assert_error(error, "再次告知要选原因");
  assert_int(0, "SELECT count(*) FROM event WHERE kind = 'case.supply'");
  form->cause = (YcCause)_i;
  g_autoptr(YcPlan) now = yc_supply_plan(hall, id, form);
  ck_assert_str_eq(now->promise, "第二次告知2项:请于 12月8日(二)前补来;补齐次日起算28个工作日");
  g_autoptr(YcIntakeResult) result = yc_supply_commit(hall, id, form, NULL);
  ck_assert(result != NULL && result->outcome == YC_OUTCOME_ASK && result->papers->len == 1);
  ck_assert_int_eq(result->due, day_of("2026-12-08"));
  assert_text("correcting|supply|2026-12-08", CASE("state, queue, rank", id));
  assert_text("2026-12-08", CLOCK("due", id, "supply"));
  ck_assert_str_eq(hall_text("SELECT e.facts ->> 'cause', s.login FROM event e JOIN staff s ON s.id = pos_of(e.facts ->> 'first') "
                             "WHERE e.kind = 'case.ask' ORDER BY e.pos DESC LIMIT 1"),
                   hall_text("SELECT '%s|lixiuying'", codes[_i]));
  g_autofree char *line = yc_say_event("case.ask", hall_text("SELECT facts FROM event WHERE kind = 'case.ask' ORDER BY pos DESC LIMIT 1"), NULL);
  ck_assert_msg(g_str_has_prefix(line, "第二次一次性告知 2项,"), "%s", line);
  hall_verify();
}
END_TEST

START_TEST(what_only_comes_in_part_needs_no_notice)
{
  GError *error = NULL;
  gint64 id = asked();
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, NULL);
  mark(form, 9, YC_TICK_HAVE, "");
  form->cause = YC_CAUSE_APPLICANT;
  ck_assert_ptr_null(yc_supply_commit(hall, id, form, &error));
  assert_error(error, "没有新的缺漏");
  form->cause = YC_CAUSE_NONE;
  g_autoptr(YcIntakeResult) result = yc_supply_commit(hall, id, form, NULL);
  ck_assert_uint_eq(result->papers->len, 0);
  assert_int(1, "SELECT count(*) FROM event WHERE kind = 'case.ask'");
  hall_verify();
}
END_TEST

/* --- reminder and lapse of supply ------------------------------------------------------------------------- */

static void lapse_setting(const char *value)
{
  YcWriter *writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:s}", "key", "on_supply_lapse", "value", value, "from", "2026-11-01",
                            "source", "测试", "confidence", "default");
  ck_assert_int_ne(yc_writer_append(writer, "setting.set", facts, NULL, NULL, NULL), 0);
  ck_assert(yc_writer_commit(writer, NULL));
}

static char *step_of(gint64 id)
{
  YcCaseRow *row = yc_case_row_read(hall, id);
  char *step = g_strdup(row->step_short);
  yc_case_row_free(row);
  return step;
}

START_TEST(reminded_once)
{
  GError *error = NULL;
  gint64 id = asked();
  hall_at("2026-12-03T17:00");
  ck_assert_ptr_null(yc_case_remind(hall, id, YC_REMIND_PHONE, "说明天来", NULL, &error));
  assert_error(error, "还没到期");
  hall_at("2026-12-07T09:00");
  g_autofree char *late = step_of(id);
  ck_assert_str_eq(late, "过期 4天");
  ck_assert_ptr_null(yc_case_remind(hall, id, YC_REMIND_PHONE, "  ", NULL, &error));
  assert_error(error, "怎么说的");
  g_autoptr(YcIntakeResult) done = yc_case_remind(hall, id, YC_REMIND_AGENT, "说明天来", "remind-1", NULL);
  ck_assert(done != NULL && !done->repeated);
  assert_text("correcting|supply|2026-12-07", CASE("state, queue, reminded", id));
  g_autofree char *step = step_of(id);
  ck_assert_str_eq(step, "提醒 12-07");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_str_eq(view->owed_text, "缺2项,12-03(四)前补;12-07 提醒过");
  ck_assert_str_eq(((YcRecordLine *)view->record->pdata[0])->text, "提醒补材料(托代办员):说明天来");
  g_autoptr(YcIntakeResult) again = yc_case_remind(hall, id, YC_REMIND_AGENT, "说明天来", "remind-1", NULL);
  ck_assert(again != NULL && again->repeated);
  ck_assert_ptr_null(yc_case_remind(hall, id, YC_REMIND_PHONE, "又打了", NULL, &error));
  assert_error(error, "只提醒一次");
  hall_verify();
}
END_TEST

START_TEST(withdrawn_after_the_reminder)
{
  GError *error = NULL;
  gint64 id = asked();
  lapse_setting("withdraw");
  hall_at("2026-12-07T09:00");
  ck_assert_ptr_null(yc_case_lapse(hall, id, NULL, &error));
  assert_error(error, "先提醒一次");
  yc_intake_result_free(yc_case_remind(hall, id, YC_REMIND_PHONE, "没人接", NULL, NULL));
  g_autoptr(YcIntakeResult) result = yc_case_lapse(hall, id, NULL, &error);
  ck_assert_msg(result != NULL, "%s", error ? error->message : "");
  assert_text("withdrawn||lapse|2026-12-07", CASE("state, queue, outcome, ended", id));
  assert_text("supply", FACT("$.what", "case.lapse"));
  hall_verify();
}
END_TEST

START_TEST(left_open_where_the_hall_says_so)
{
  GError *error = NULL;
  gint64 id = asked();
  hall_at("2026-12-07T09:00");
  yc_intake_result_free(yc_case_remind(hall, id, YC_REMIND_PHONE, "没人接", NULL, NULL));
  ck_assert_ptr_null(yc_case_lapse(hall, id, NULL, &error));
  assert_error(error, "留着等");
  assert_text("correcting|supply", CASE("state, queue", id));
}
END_TEST

/* A second notice gives a new day, and a new reminder. */
START_TEST(a_second_notice_begins_anew)
{
  gint64 id = asked();
  hall_at("2026-12-07T09:00");
  yc_intake_result_free(yc_case_remind(hall, id, YC_REMIND_PHONE, "没人接", NULL, NULL));
  g_autoptr(YcIntake) form = yc_intake_of_case(hall, id, NULL);
  mark(form, 9, YC_TICK_WRONG, "不是本人的卡");
  form->cause = YC_CAUSE_APPLICANT;
  g_autoptr(YcIntakeResult) result = yc_supply_commit(hall, id, form, NULL);
  ck_assert_ptr_nonnull(result);
  assert_text("-|2027-01-05", CASE("reminded, rank", id));
  hall_verify();
}
END_TEST

/* Nobody who may not take cases in may do any of it. */
START_TEST(only_who_takes_cases_in)
{
  GError *error = NULL;
  ck_assert_ptr_null(yc_case_remind(hall, 12345, YC_REMIND_PHONE, "x", NULL, &error));
  assert_error(error, "没有这件办件");
  ck_assert_ptr_null(yc_case_lapse_plan(hall, 12345, &error));
  assert_error(error, "没有这件办件");
}
END_TEST

/* --- erased ------------------------------------------------------------------------------------------------ */

START_TEST(nothing_said_is_left_after_erasing)
{
  gint64 id = asked();
  hall_at("2026-12-07T09:00");
  yc_intake_result_free(yc_case_remind(hall, id, YC_REMIND_PHONE, "庾温璇说明天来", NULL, NULL));
  YcIntake *intake = all_but("MZ11", 0, "");
  yc_intake_set(&intake->authority, "hall-581126200000");
  yc_intake_set(&intake->phoned, "10:05");
  yc_intake_set(&intake->said, "庾温璇的事归他们");
  gint64 away = hall_taken(intake, YC_OUTCOME_REFER);
  yc_intake_result_free(yc_paper_sign(hall, hall_int("SELECT max(id) FROM paper"), FALSE, YC_SIGN_REFUSED, "庾温璇", NULL, NULL));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM body WHERE json LIKE '%%庾温璇%%'"), 3);
  YcWriter *writer = hall_writer();
  json_t *events = json_array();
  for (gint64 pos = hall_int("SELECT max(pos) FROM event"); pos > 0; pos--) {
    g_autofree char *ident = yc_event_ident(yc_app_store(hall), pos);
    if (hall_int("SELECT count(*) FROM body WHERE pos = %" G_GINT64_FORMAT " AND json LIKE '%%庾温璇%%'", pos) > 0)
      json_array_append_new(events, json_string(ident));
  }
  ck_assert_int_ne(yc_writer_append(writer, "event.erase", json_pack("{s:o}", "events", events), NULL, NULL, NULL), 0);
  ck_assert(yc_writer_commit(writer, NULL));
  assert_text("-", CASE("reason", away));
  assert_int(0, "SELECT count(*) FROM body WHERE json LIKE '%%庾温璇%%'");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("outcomes");
  TCase *t = tcase_create("outcomes");
  tcase_set_timeout(t, 120);
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  const TTest *const tests[] = {
    tolerated_only_where_the_item_says_so, supply_by_is_never_after_the_promise, supply_by_is_what_the_item_gives,
    what_was_promised_comes, a_day_that_is_over, a_refusal_says_what_it_has_to, facts_and_article, a_public_service_is_complained_about,
    delivery_is_signed_for, the_directory_is_searched, the_hall_of_the_other_town, referred, received_here_and_sent_on,
    without_papers_nothing_is_sent_on, an_office_typed_for_nothing, a_first_notice_has_no_cause,
    what_only_comes_in_part_needs_no_notice, reminded_once, withdrawn_after_the_reminder, left_open_where_the_hall_says_so,
    a_second_notice_begins_anew, only_who_takes_cases_in, nothing_said_is_left_after_erasing,
  };
  for (guint i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(t, tests[i]);
  tcase_add_loop_test(t, what_was_promised_lapses, 0, G_N_ELEMENTS(lapses));
  tcase_add_loop_test(t, each_refusal_has_its_paper, 0, G_N_ELEMENTS(papers));
  tcase_add_loop_test(t, a_second_notice_has_a_cause, YC_CAUSE_OURS, YC_N_CAUSES);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
