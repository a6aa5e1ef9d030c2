/* The result comes into the citizen's hands: with a receipt, left, announced, come back, not fetched; what it costs; and
 * who is told where a case is. */
#include <config.h>
#include <string.h>
#include "app/casefile.h"
#include "app/deliver.h"
#include "app/ending.h"
#include "app/fee.h"
#include "app/hall.h"
#include "app/paper.h"
#include "app/progress.h"
#include "app/routing.h"
#include "app/undo.h"
#include "app/where.h"
#include "check_main.h"

#define assert_text(expected, ...) ck_assert_str_eq(hall_text(__VA_ARGS__), expected)
#define assert_int(expected, ...) ck_assert_int_eq(hall_int(__VA_ARGS__), expected)

/* A case of the n-th person that is decided on the day it was accepted; `authorised`: an agent came for him. */
static gint64 decided(guint n, const char *item)
{
  YcIntake *intake = hall_form(n, item);
  have_all(intake);
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  g_autoptr(GError) error = NULL;
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_case_decide(hall, writer, id, "准予", &error) && yc_writer_commit(g_steal_pointer(&writer), &error));
  return id;
}

/* The same of an organisation, for which somebody came. */
static gint64 decided_for_an_organisation(void)
{
  YcIntake *intake = yc_intake_new();
  gboolean known;
  yc_intake_set_document(hall, &intake->applicant, "93581126MA0006011R", &known);
  yc_intake_set(&intake->applicant.name, "丰收合作社");
  yc_intake_set(&intake->applicant.legal, "柯守业");
  hall_person(3, &intake->representative);
  intake->represented = intake->authorised = TRUE;
  yc_intake_set(&intake->relation, "经办人");
  ck_assert(yc_intake_choose(hall, intake, "NY08", NULL));
  have_all(intake);
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_case_decide(hall, writer, id, "准予", NULL) && yc_writer_commit(g_steal_pointer(&writer), NULL));
  return id;
}

static YcFee fee_of(YcFeeWhat what)
{
  return (YcFee){ .what = what, .until = YC_DAY_NONE, .receipt = "", .post = "", .name = "", .basis = "" };
}

static void done(YcIntakeResult *result, GError *error)
{
  ck_assert_msg(result != NULL, "%s", error ? error->message : "no error");
  yc_intake_result_free(result);
}

static void deliver(gint64 id, const YcDelivery *form)
{
  GError *error = NULL;
  done(yc_deliver_commit(hall, id, form, NULL, &error), error);
}

static void send_out(gint64 id, const YcDelivery *form)
{
  GError *error = NULL;
  done(yc_deliver_send(hall, id, form, NULL, &error), error);
}

static void refused(gint64 id, const YcDelivery *form, gboolean sends, const char *part)
{
  g_autofree char *fault = yc_deliver_fault(hall, id, form, sends);
  ck_assert_msg(fault != NULL && strstr(fault, part) != NULL, "want %s, got %s", part, fault ? fault : "nothing");
  GError *error = NULL;
  ck_assert_ptr_null(sends ? yc_deliver_send(hall, id, form, NULL, &error) : yc_deliver_commit(hall, id, form, NULL, &error));
  assert_error(error, part);
}

static char *text_of_paper(gint64 id)
{
  GError *error = NULL;
  char *text = yc_app_paper_text(hall, id, 80, &error);
  ck_assert_msg(text != NULL, "%s", error ? error->message : "");
  return text;
}

/* --- at the window ---------------------------------------------------------------------------------------- */

START_TEST(at_the_window)
{
  gint64 id = decided(1, "MZ01");
  g_autoptr(YcDeliverState) before = yc_deliver_state(hall, id, NULL);
  ck_assert_uint_gt(before->kept->len, 0);
  ck_assert(!before->registered);
  ck_assert_str_eq(before->result, "最低生活保障证或确认通知书");
  YcDelivery form = yc_delivery_blank();
  g_autoptr(GArray) back = g_array_new(FALSE, FALSE, sizeof(int));
  int n = ((const YcMaterialKept *)before->kept->pdata[0])->n;
  g_array_append_val(back, n);
  form.returned = back;
  form.number = "青低〔2026〕17号";
  form.until = day_of("2027-11-30");
  deliver(id, &form);
  assert_text("delivered||2026-11-05|2026-11-05", "SELECT state, queue, ended, decided FROM casefile WHERE id = %d", (int)id);
  assert_text("1|2027-11-30|2026-11-05|2026-11-05", "SELECT n, until, sealed, handed FROM result");
  assert_text("window|done|2026-11-05", "SELECT how, state, ended FROM delivery");
  /* RULE acc-11: each original that lay here went back or is filed. */
  assert_int(1, "SELECT returned FROM material WHERE casefile = %d AND n = %d", (int)id, n);
  ck_assert_int_eq(hall_int("SELECT json_array_length(facts, '$.returned') + json_array_length(facts, '$.filed') FROM event WHERE kind = "
                            "'case.deliver'"), before->kept->len);
  assert_text("芦政送A〔2026〕0001号|2026-11-05", "SELECT number, signed FROM paper WHERE kind = 'delivery'");
  g_autofree char *paper = text_of_paper(hall_int("SELECT id FROM paper WHERE kind = 'delivery'"));
  ck_assert(strstr(paper, "青低〔2026〕17号") && strstr(paper, "窗口当面送达") && strstr(paper, "身份证") && strstr(paper, "2027-11-30"));
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert(strstr(((YcRecordLine *)view->record->pdata[view->record->len - 1])->text, "") != NULL);
  hall_verify();
}
END_TEST

START_TEST(what_is_wrong)
{
  gint64 id = decided(1, "MZ01");
  YcDelivery form = yc_delivery_blank();
  form.day = day_of("2026-11-06");
  refused(id, &form, FALSE, "还没到");
  form.day = day_of("2026-11-04");
  refused(id, &form, FALSE, "比作出决定还早");
  form.day = YC_DAY_NONE;
  form.takes = YC_TAKES_REPRESENTATIVE;
  refused(id, &form, FALSE, "没有代办人");
  form.takes = YC_TAKES_HOUSEHOLD;
  refused(id, &form, FALSE, "叫什么");
  form.name = "温小满";
  form.seen = YC_SEEN_NOTHING;
  refused(id, &form, FALSE, "看证件");
  form.seen = YC_SEEN_BOOK;
  form.sign = YC_SIGN_REFUSED;
  refused(id, &form, FALSE, "拒收不算送达");
  form.sign = YC_SIGN_SIGNATURE;
  g_autoptr(GArray) back = g_array_new(FALSE, FALSE, sizeof(int));
  int none = 99;
  g_array_append_val(back, none);
  form.returned = back;
  refused(id, &form, FALSE, "第 99 项");
  form.returned = NULL;
  form.how = YC_DELIVER_POST;
  refused(id, &form, FALSE, "邮件号");
  refused(id, &form, TRUE, "邮件号");
  form.how = YC_DELIVER_PUBLIC;
  refused(id, &form, FALSE, "先张贴公告");
  refused(id, &form, TRUE, "贴在哪里");
  form.how = YC_DELIVER_WINDOW;
  refused(id, &form, TRUE, "不用送出");
  form.until = day_of("2026-11-01");
  refused(id, &form, FALSE, "有效期");
  assert_text("decided|fetch", "SELECT state, queue FROM casefile");
  gint64 open = hall_accepted(2);
  form = yc_delivery_blank();
  refused(open, &form, FALSE, "不能这样办");
  hall_as("zhouyun", NULL);
  GError *error = NULL;
  ck_assert(!yc_deliver_may(hall, id, &error));
  assert_error(error, "不归你办");
}
END_TEST

/* Whatever reaches the store can be drawn and printed. */
START_TEST(texts_are_cleaned)
{
  gint64 id = decided(1, "MZ01");
  GError *error = NULL;
  done(yc_result_commit(hall, id, "低保\x1b[2J证", " 芦民\u202e〔2026〕1号", YC_DAY_NONE, YC_DAY_NONE, NULL, &error), error);
  assert_text("低保[2J证|芦民〔2026〕1号", "SELECT json->>'title', json->>'number' FROM body ORDER BY pos DESC LIMIT 1");
  YcDelivery form = yc_delivery_blank();
  form.takes = YC_TAKES_HOUSEHOLD;
  form.name = "\n\t";
  refused(id, &form, FALSE, "叫什么");
  form.how = YC_DELIVER_LEFT;
  form.text = "不肯收";
  form.witness = "\u200b";
  refused(id, &form, FALSE, "见证人");
  ck_assert_ptr_null(yc_deliver_back(hall, id, YC_BACK_REFUSED, " ", "不肯收", NULL, &error));
  assert_error(error, "见证人");
  form = yc_delivery_blank();
  form.how = YC_DELIVER_POST;
  form.mail = "EMS\x07 123";
  done(yc_deliver_send(hall, id, &form, NULL, &error), error);
  assert_text("EMS 123", "SELECT b.json->>'mail' FROM event e JOIN body b ON b.pos = e.pos WHERE e.kind = 'deliver.send'");
  hall_verify();
}
END_TEST

/* A child of the household does not take it. */
START_TEST(to_the_household)
{
  YcIntake *intake = hall_form(1, "MZ01");
  have_all(intake);
  yc_intake_add_member(intake, "之孙", "温小满", "", "2015-03-01");
  yc_intake_add_member(intake, "之女", "温秀兰", "", "1985-03-01");
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_case_decide(hall, writer, id, "准予", NULL) && yc_writer_commit(g_steal_pointer(&writer), NULL));
  YcDelivery form = yc_delivery_blank();
  form.takes = YC_TAKES_HOUSEHOLD;
  form.name = "温小满";
  refused(id, &form, FALSE, "没满18岁");
  form.name = "温秀兰";
  form.sign = YC_SIGN_FINGERPRINT;
  deliver(id, &form);
  assert_text("household|fingerprint", "SELECT facts->>'by', facts->>'how' FROM event WHERE kind = 'paper.sign'");
  hall_verify();
}
END_TEST

/* --- it leaves with its receipt --------------------------------------------------------------------------- */

START_TEST(out_and_signed_for)
{
  gint64 id = decided(1, "MZ01");
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_HOME;
  form.by = "温志强";
  send_out(id, &form);
  assert_text("decided|fetch|送达中", "SELECT state, queue, step_short FROM casefile");
  assert_text("out|home|芦政送A〔2026〕0001号", "SELECT state, how, paper FROM delivery");
  refused(id, &form, TRUE, "还没有回来");
  /* The receipt that went along is blank where the citizen writes. */
  g_autofree char *blank = text_of_paper(hall_int("SELECT id FROM paper WHERE kind = 'delivery'"));
  ck_assert(strstr(blank, "收到的日子:____年") && strstr(blank, "温志强") && !strstr(blank, "收件的人"));
  g_autoptr(GPtrArray) out = yc_deliver_out(hall, NULL);
  ck_assert_uint_eq(out->len, 1);
  hall_at("2026-11-09T16:00");
  form.day = day_of("2026-11-04");
  refused(id, &form, FALSE, "早");
  form.day = day_of("2026-11-07");
  deliver(id, &form);
  assert_text("delivered|2026-11-07", "SELECT state, ended FROM casefile");
  assert_text("done|2026-11-07", "SELECT state, ended FROM delivery");
  assert_text("1|2026-11-07", "SELECT count(*), max(signed) FROM paper WHERE kind = 'delivery'");
  /* RULE agt-05: the way there is in the diary by itself. */
  assert_text("1|deliver|2026-11-07|counter3", "SELECT count(*), what, done, post FROM agency_trip");
  hall_verify();
}
END_TEST

/* The citizen stands before whichever clerk is there: she hands it out and takes the money, and the record says for whom. */
START_TEST(at_another_counter)
{
  gint64 id = decided(2, "GA04");
  hall_as("hexiaoyan", "1");
  GError *error = NULL;
  YcFee fee = fee_of(YC_FEE_EXEMPT);
  fee.basis = "低保户";
  fee.post = "镇长";
  fee.name = "高致远";
  ck_assert_ptr_null(yc_fee_commit(hall, id, &fee, NULL, &error));
  assert_error(error, "不归你办");
  fee = fee_of(YC_FEE_PAY);
  fee.receipt = "00781234";
  done(yc_fee_commit(hall, id, &fee, NULL, &error), error);
  g_autoptr(YcDeliverState) state = yc_deliver_state(hall, id, NULL);
  ck_assert(!state->sends);
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_HOME;
  ck_assert_ptr_null(yc_deliver_send(hall, id, &form, NULL, &error));
  assert_error(error, "不归你办");
  done(yc_deliver_back(hall, id, YC_BACK_REFUSED, "温志强", "说名字写错了,不收", NULL, &error), error);
  form.how = YC_DELIVER_WINDOW;
  deliver(id, &form);
  assert_int(3, "SELECT count(*) FROM event e JOIN staff s ON s.id = pos_of(e.facts->>'for') AND s.login = 'lixiuying'"
                " WHERE e.kind IN ('case.deliver', 'deliver.back', 'case.fee')");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  guint shown = 0;
  for (guint i = 0; i < view->record->len; i++)
    shown += strcmp(((YcRecordLine *)view->record->pdata[i])->who, "何晓燕(代李秀英)") == 0;
  ck_assert_uint_eq(shown, 3);
  hall_verify();
}
END_TEST

/* Who works in an office hands out nothing of others. */
START_TEST(not_by_an_office)
{
  gint64 id = decided(1, "MZ01");
  hall_as("wangjianjun", NULL);
  GError *error = NULL;
  ck_assert(!yc_deliver_may(hall, id, &error));
  assert_error(error, "不归你办");
  YcDelivery form = yc_delivery_blank();
  ck_assert_ptr_null(yc_deliver_commit(hall, id, &form, NULL, &error));
  assert_error(error, "窗口人员");
}
END_TEST

/* 民事诉讼法 第88条: an organisation has no household; who receives its mail signs for it. */
START_TEST(to_an_organisation)
{
  gint64 id = decided_for_an_organisation();
  g_autoptr(YcDeliverState) state = yc_deliver_state(hall, id, NULL);
  ck_assert(state->organisation);
  YcDelivery form = yc_delivery_blank();
  form.takes = YC_TAKES_HOUSEHOLD;
  form.name = "柯小满";
  refused(id, &form, FALSE, "没有同住家属");
  form.takes = YC_TAKES_DESK;
  form.name = "";
  refused(id, &form, FALSE, "叫什么");
  form.takes = YC_TAKES_APPLICANT;
  deliver(id, &form);
  assert_text("legal|legal", "SELECT (SELECT facts->>'takes' FROM event WHERE kind = 'case.deliver'),"
              " (SELECT facts->>'by' FROM event WHERE kind = 'paper.sign')");
  g_autofree char *paper = text_of_paper(hall_int("SELECT max(id) FROM paper WHERE kind = 'delivery'"));
  ck_assert_msg(strstr(paper, "法定代表人 柯守业") != NULL, "%s", paper);
  hall_verify();
}
END_TEST

START_TEST(to_who_receives_mail)
{
  gint64 person = decided(1, "MZ01");
  YcDelivery form = yc_delivery_blank();
  form.takes = YC_TAKES_DESK;
  form.name = "传达室 老胡";
  refused(person, &form, FALSE, "申请人是个人");
  gint64 id = decided_for_an_organisation();
  deliver(id, &form);
  g_autofree char *paper = text_of_paper(hall_int("SELECT max(id) FROM paper WHERE kind = 'delivery'"));
  ck_assert_msg(strstr(paper, "单位收件人 传达室 老胡") != NULL, "%s", paper);
  hall_verify();
}
END_TEST

/* What is delivered of a refusal is its own paper, not what a grant would have been; its remedies run from that day. */
START_TEST(a_refusal)
{
  YcIntake *intake = hall_form(1, "MZ06");
  have_all(intake);
  gint64 id = hall_taken(intake, YC_OUTCOME_ACCEPT);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) papers = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_deny_append(hall, writer, id, "核对收入超标", "《社会救助暂行办法》第9条", papers, &error) &&
            yc_writer_commit(g_steal_pointer(&writer), &error));
  g_autoptr(YcDeliverState) state = yc_deliver_state(hall, id, NULL);
  ck_assert_str_eq(state->result, "不予决定书 芦政决A〔2026〕0001号");
  ck_assert(state->registered && state->against);
  YcDelivery form = yc_delivery_blank();
  deliver(id, &form);
  assert_text("1|不予决定书|芦政决A〔2026〕0001号", "SELECT count(*), max(b.json->>'title'), max(b.json->>'number') FROM event e "
              "JOIN body b ON b.pos = e.pos WHERE e.kind = 'case.result'");
  assert_int(1, "SELECT facts->>'$.remedy.review' IS NOT NULL FROM event WHERE kind = 'case.deliver'");
  g_autofree char *paper = text_of_paper(hall_int("SELECT max(id) FROM paper WHERE kind = 'delivery'"));
  ck_assert_msg(strstr(paper, "不予决定书 芦政决A〔2026〕0001号") && !strstr(paper, "登记表+"), "%s", paper);
  g_autoptr(GPtrArray) lines = yc_where_answer(hall, id, &(YcWhereAsk){ YC_ASKED_PHONE, YC_ASKS_APPLICANT, "来电" }, NULL);
  g_autoptr(GString) said = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) g_string_append_printf(said, "%s\n", ((const YcWhereLine *)lines->pdata[i])->text);
  ck_assert_msg(strstr(said->str, "没有批准") && strstr(said->str, "核对收入超标"), "%s", said->str);
  hall_verify();
}
END_TEST

START_TEST(refused_at_home)
{
  gint64 id = decided(1, "MZ01");
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_HOME;
  send_out(id, &form);
  GError *error = NULL;
  ck_assert_ptr_null(yc_deliver_back(hall, id, YC_BACK_REFUSED, "", "说金额不对,不要", NULL, &error));
  assert_error(error, "见证人");
  ck_assert_ptr_null(yc_deliver_back(hall, id, YC_BACK_REFUSED, "温志强", "", NULL, &error));
  assert_error(error, "经过");
  done(yc_deliver_back(hall, id, YC_BACK_ABSENT, "", "家里没人,邻居说去了县城", NULL, &error), error);
  assert_text("1|deliver|2026-11-05", "SELECT count(*), what, done FROM agency_trip");
  assert_text("back|decided|待领取", "SELECT d.state, c.state, c.step_short FROM delivery d JOIN casefile c ON c.id = d.casefile");
  ck_assert_ptr_null(yc_deliver_back(hall, id, YC_BACK_ABSENT, "", "又没人", NULL, &error));
  assert_error(error, "没有送出");
  form.how = YC_DELIVER_LEFT;
  refused(id, &form, FALSE, "为什么不收");
  form.text = "嫌金额少";
  refused(id, &form, FALSE, "见证人");
  form.witness = "上荻村支书 温志强";
  deliver(id, &form);
  assert_text("left|done", "SELECT how, state FROM delivery ORDER BY id DESC LIMIT 1");
  assert_text("refused", "SELECT facts->>'how' FROM event WHERE kind = 'paper.sign'");
  g_autofree char *paper = text_of_paper(hall_int("SELECT max(id) FROM paper WHERE kind = 'delivery'"));
  ck_assert(strstr(paper, "留置送达") && strstr(paper, "嫌金额少") && strstr(paper, "温志强"));
  hall_verify();
}
END_TEST

/* 民事诉讼法 第95条: thirty days after the announcement. */
START_TEST(announced)
{
  gint64 id = decided(1, "MZ01");
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_PUBLIC;
  form.text = "村公告栏、镇网站;人在外地,电话打不通,邮件退回";
  send_out(id, &form);
  assert_text("2026-12-05", "SELECT deemed FROM delivery");
  hall_at("2026-12-04T10:00");
  refused(id, &form, FALSE, "还没有期满");
  hall_at("2026-12-05T10:00");
  deliver(id, &form);
  assert_text("delivered", "SELECT state FROM casefile");
  hall_verify();
}
END_TEST

START_TEST(undone)
{
  gint64 id = decided(1, "MZ01");
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_HOME;
  send_out(id, &form);
  GError *error = NULL;
  gint64 draft = 0;
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  assert_int(0, "SELECT count(*) FROM delivery");
  assert_int(0, "SELECT count(*) FROM result");
  assert_text("待领取|2026-11-05", "SELECT step_short, decided FROM casefile");
  send_out(id, &form);
  done(yc_deliver_back(hall, id, YC_BACK_ABSENT, "", "没人", NULL, &error), error);
  ck_assert(yc_undo(hall, id, &draft, &error));
  assert_text("out|-", "SELECT state, ended FROM delivery");
  hall_verify();
}
END_TEST

/* RULE time-15: two notifications end the clock; what nobody fetches for thirty days is somebody's errand. */
START_TEST(not_fetched)
{
  gint64 id = decided(1, "MZ01");
  GError *error = NULL;
  done(yc_notify_commit(hall, id, YC_NOTIFY_PHONE, "说过几天来", NULL, &error), error);
  hall_at("2026-11-06T10:00");
  done(yc_notify_commit(hall, id, YC_NOTIFY_PHONE, "没人接", NULL, &error), error);
  hall_at("2026-12-04T10:00");
  g_autoptr(GPtrArray) early = yc_deliver_unfetched(hall, NULL);
  ck_assert_uint_eq(early->len, 0);
  hall_at("2026-12-05T10:00");
  g_autoptr(GPtrArray) late = yc_deliver_unfetched(hall, NULL);
  ck_assert_uint_eq(late->len, 1);
  const YcUndelivered *one = late->pdata[0];
  ck_assert_int_eq(one->days, 30);
  ck_assert_int_eq(one->notified, 2);
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_str_eq(view->row->step_short, "没取,送去");
  ck_assert_int_eq(view->row->light.colour, YC_LIGHT_NONE);
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_HOME;
  send_out(id, &form);
  g_autoptr(GPtrArray) gone = yc_deliver_unfetched(hall, NULL);
  ck_assert_uint_eq(gone->len, 0);
}
END_TEST

/* --- what it costs ---------------------------------------------------------------------------------------- */

static void pay(gint64 id, const YcFee *fee)
{
  GError *error = NULL;
  done(yc_fee_commit(hall, id, fee, NULL, &error), error);
}

static void not_charged(gint64 id, const YcFee *fee, const char *part)
{
  g_autofree char *fault = yc_fee_fault(hall, id, fee);
  ck_assert_msg(fault != NULL && strstr(fault, part) != NULL, "want %s, got %s", part, fault ? fault : "nothing");
  GError *error = NULL;
  ck_assert_ptr_null(yc_fee_commit(hall, id, fee, NULL, &error));
  assert_error(error, part);
}

START_TEST(a_fee)
{
  gint64 free = hall_accepted(1), id = decided(2, "GA04");
  YcFee fee = fee_of(YC_FEE_DUE);
  not_charged(free, &fee, "不收费");
  g_autofree char *untold = yc_fee_open_text(hall, id);
  ck_assert_ptr_nonnull(strstr(untold, "还没登记"));
  fee.standard = 4000;
  pay(id, &fee);
  g_autofree char *open = yc_fee_open_text(hall, id);
  ck_assert_str_eq(open, "收费:应收 40元,没有付");
  fee = fee_of(YC_FEE_REDUCE);
  fee.amount = 4000;
  not_charged(id, &fee, "比标准少");
  fee.amount = 2000;
  not_charged(id, &fee, "依据");
  fee.basis = "低保户减半,青财综〔2026〕3号";
  not_charged(id, &fee, "职务");
  fee.post = " \n ";
  not_charged(id, &fee, "职务");
  fee.post = "分管副镇长";
  not_charged(id, &fee, "姓名");
  fee.name = "柳\x1b青";
  pay(id, &fee);
  assert_text("柳青", "SELECT json->>'approver' FROM body ORDER BY pos DESC LIMIT 1");
  fee = fee_of(YC_FEE_PAY);
  not_charged(id, &fee, "票据");
  fee.receipt = "00781234";
  pay(id, &fee);
  assert_text("pay|4000|2000|00781234", "SELECT what, standard, amount, receipt FROM fee ORDER BY id DESC LIMIT 1");
  g_autofree char *settled = yc_fee_open_text(hall, id);
  ck_assert_str_eq(settled, "");
  not_charged(id, &fee, "已经收过");
  g_autofree char *paper = text_of_paper(hall_int("SELECT id FROM paper WHERE kind = 'fee'"));
  ck_assert(strstr(paper, "20.00元") && strstr(paper, "00781234") && strstr(paper, "芦政费A〔2026〕0001号") && strstr(paper, "代办不收费"));
  fee = fee_of(YC_FEE_REFUND);
  fee.receipt = "T0001";
  not_charged(id, &fee, "为什么退");
  fee.basis = "多收了";
  pay(id, &fee);
  gint64 other = decided(3, "GA04");
  fee = fee_of(YC_FEE_PAY);
  fee.standard = 2000;
  fee.receipt = " 0078\u202e1234\n";   /* what cannot be seen makes no other number of it */
  not_charged(other, &fee, "已经用在");
  hall_verify();
}
END_TEST

START_TEST(deferred_and_exempt)
{
  gint64 id = decided(2, "GA04");
  YcFee fee = fee_of(YC_FEE_DEFER);
  fee.basis = "家里失火";
  fee.post = "镇长";
  fee.name = "高志远";
  not_charged(id, &fee, "缓到哪一天");
  fee.until = day_of("2026-11-20");
  pay(id, &fee);
  g_autofree char *waits = yc_fee_open_text(hall, id);
  ck_assert_str_eq(waits, "");
  hall_at("2026-11-21T09:00");
  g_autofree char *over = yc_fee_open_text(hall, id);
  ck_assert_ptr_nonnull(strstr(over, "缓收 20元"));
  fee.what = YC_FEE_EXEMPT;
  pay(id, &fee);
  g_autofree char *none = yc_fee_open_text(hall, id);
  ck_assert_str_eq(none, "");
  fee = fee_of(YC_FEE_PAY);
  fee.receipt = "1";
  not_charged(id, &fee, "免收");
  GError *error = NULL;
  gint64 draft = 0;
  ck_assert(yc_undo(hall, id, &draft, &error));
  assert_text("defer", "SELECT what FROM fee ORDER BY id DESC LIMIT 1");
  hall_verify();
}
END_TEST

START_TEST(yuan)
{
  static const struct { const char *text; gint64 fen; } all[] = {
    { "20", 2000 }, { "20.5", 2050 }, { "20.05", 2005 }, { "0", 0 }, { "", -1 }, { "2o", -1 }, { ".5", -1 }, { "1.", -1 },
    { "1.234", -1 }, { "-1", -1 }, { "99999999999999999999", -1 }, { "100000001", -1 },
  };
  ck_assert_int_eq(yc_fee_parse(all[_i].text), all[_i].fen);
}
END_TEST

/* --- where is it ------------------------------------------------------------------------------------------ */

static const char *said(const GPtrArray *lines, const char *code)
{
  for (guint i = 0; i < lines->len; i++) {
    const YcWhereLine *line = lines->pdata[i];
    if (strcmp(line->code, code) == 0) return line->text;
  }
  return "";
}

START_TEST(asked_where)
{
  gint64 id = hall_accepted(1);
  YcWhereAsk where = { YC_ASKED_PHONE, YC_ASKS_APPLICANT, NULL };
  g_autoptr(GPtrArray) told = yc_where_answer(hall, id, &where, NULL);
  ck_assert_ptr_nonnull(strstr(said(told, "state"), "已经受理"));
  ck_assert_ptr_nonnull(strstr(said(told, "who"), "电话"));
  ck_assert_ptr_nonnull(strstr(said(told, "due"), "12月15日(周二)"));
  ck_assert_ptr_nonnull(strstr(said(told, "owed"), "不用再来"));
  assert_text("progress|phone|applicant", "SELECT what, channel, asker FROM look");
  assert_int(1, "SELECT count(*) FROM visit");
  /* RULE acc-10: who comes to the window to ask has come once more. */
  where.how = YC_ASKED_WINDOW;
  g_autoptr(GPtrArray) came G_GNUC_UNUSED = yc_where_answer(hall, id, &where, NULL);
  assert_int(2, "SELECT count(*) FROM visit");
  assert_text("ask", "SELECT what FROM visit_case");
  /* Anybody else hears the state and the date. */
  where.who = YC_ASKS_OTHER;
  g_autoptr(GPtrArray) little = yc_where_answer(hall, id, &where, NULL);
  for (guint i = 0; i < little->len; i++) {
    const YcWhereLine *line = little->pdata[i];
    ck_assert(strcmp(line->code, "state") == 0 || strcmp(line->code, "since") == 0 || strcmp(line->code, "due") == 0);
    ck_assert(!strstr(line->text, "温秀荷"));
  }
  assert_int(2, "SELECT count(*) FROM visit");
  GError *error = NULL;
  where.who = YC_ASKS_REPRESENTATIVE;
  ck_assert_ptr_null(yc_where_answer(hall, id, &where, &error));
  assert_error(error, "没有代办人");
  hall_verify();
}
END_TEST

/* RULE prv-02 */
START_TEST(a_look_needs_a_reason)
{
  gint64 id = hall_accepted(1);
  hall_as("zhouyun", NULL);
  YcWhereAsk where = { YC_ASKED_PHONE, YC_ASKS_OTHER, "" };
  GError *error = NULL;
  ck_assert_ptr_null(yc_where_answer(hall, id, &where, &error));
  assert_error(error, "事由");
  assert_int(0, "SELECT count(*) FROM look");
  where.reason = "派出所来核对";
  g_autoptr(GPtrArray) told = yc_where_answer(hall, id, &where, &error);
  ck_assert_ptr_nonnull(told);
  ck_assert_ptr_null(yc_looks(hall, day_of("2026-11-05"), &error));
  assert_error(error, "值班长");
  hall_as("zhaomin", NULL);
  g_autoptr(GPtrArray) looks = yc_looks(hall, day_of("2026-11-05"), &error);
  ck_assert_uint_eq(looks->len, 1);
  ck_assert_str_eq(((YcLook *)looks->pdata[0])->reason, "派出所来核对");
  ck_assert_str_eq(((YcLook *)looks->pdata[0])->who, "周芸");
  hall_verify();
}
END_TEST

START_TEST(asked_when_it_waits)
{
  gint64 id = decided(2, "GA04");
  YcFee fee = fee_of(YC_FEE_DUE);
  pay(id, &fee);
  YcWhereAsk where = { YC_ASKED_PHONE, YC_ASKS_APPLICANT, NULL };
  g_autoptr(GPtrArray) told = yc_where_answer(hall, id, &where, NULL);
  ck_assert_ptr_nonnull(strstr(said(told, "state"), "来领"));
  ck_assert_ptr_nonnull(strstr(said(told, "fetch"), "带身份证"));
  ck_assert_ptr_nonnull(strstr(said(told, "owed"), "应收 20元"));
  YcDelivery form = yc_delivery_blank();
  form.how = YC_DELIVER_POST;
  form.mail = "EMS1234567";
  send_out(id, &form);
  g_autoptr(GPtrArray) out = yc_where_answer(hall, id, &where, NULL);
  ck_assert_ptr_nonnull(strstr(said(out, "fetch"), "已送出(邮寄)"));
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("deliver");
  TCase *tests = tcase_create("deliver");
  tcase_add_unchecked_fixture(tests, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, at_the_window);
  tcase_add_test(tests, at_another_counter);
  tcase_add_test(tests, not_by_an_office);
  tcase_add_test(tests, to_an_organisation);
  tcase_add_test(tests, to_who_receives_mail);
  tcase_add_test(tests, what_is_wrong);
  tcase_add_test(tests, texts_are_cleaned);
  tcase_add_test(tests, to_the_household);
  tcase_add_test(tests, out_and_signed_for);
  tcase_add_test(tests, a_refusal);
  tcase_add_test(tests, refused_at_home);
  tcase_add_test(tests, announced);
  tcase_add_test(tests, undone);
  tcase_add_test(tests, not_fetched);
  tcase_add_test(tests, a_fee);
  tcase_add_test(tests, deferred_and_exempt);
  tcase_add_loop_test(tests, yuan, 0, 12);
  tcase_add_test(tests, asked_where);
  tcase_add_test(tests, a_look_needs_a_reason);
  tcase_add_test(tests, asked_when_it_waits);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
