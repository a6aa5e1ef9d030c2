/* Referrals (RULE inq-02, inq-03) and what goes to and fro (RULE inq-04): who has it at each moment, what the citizen is told,
 * and that it is the supervisor's in the same act. */
#include <config.h>
#include <string.h>
#include "app/figures.h"
#include "app/hall.h"
#include "app/inquiry.h"
#include "app/matter.h"
#include "app/matter_figures.h"
#include "app/paper.h"
#include "app/referral.h"
#include "app/route.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "app/undo.h"
#include "check_main.h"

#define QUESTION "90岁以上老人有没有特殊补贴"
#define VILLAGE_POST "village-581126100200"

static gint64 ask(const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  yc_intake_set(&asking->text, text);
  yc_intake_set(&asking->name, "柯有田");
  asking->outcome = YC_ASKING_REFER;
  ck_assert_msg(yc_inquiry_add(hall, asking, &asked, &error), "%s", error ? error->message : "");
  return asked.inquiry;
}

static gboolean refer_to(gint64 id, const char *post, gboolean slip)
{
  g_autoptr(GError) error = NULL;
  YcReferTo to = { .post = post, .reason = "归他们审", .slip = slip };
  g_autoptr(YcReferred) done = yc_refer(hall, id, &to, NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
  return done->looped;
}

static void take(gint64 id)
{
  g_autoptr(GError) error = NULL;
  ck_assert_msg(yc_referral_take(hall, id, NULL, &error), "%s", error ? error->message : "");
}

static gboolean give_back(gint64 id, const char *reason)
{
  g_autoptr(GError) error = NULL;
  gboolean looped;
  ck_assert_msg(yc_referral_return(hall, id, reason, NULL, &looped, &error), "%s", error ? error->message : "");
  return looped;
}

static const char *owner(gint64 id)
{
  return hall_text("SELECT owner, state FROM inquiry WHERE id = %d", (int)id);
}

static YcTickReport tick_on(const char *day)
{
  YcTickReport report;
  g_autofree char *moment = g_strconcat(day, "T08:00", NULL);
  hall_at(moment);
  ck_assert(yc_tick_run(hall, &report, NULL));
  return report;
}

/* --- a referral -------------------------------------------------------------------------------------------- */

START_TEST(offered_acknowledged_answered_back)
{
  g_autoptr(GError) error = NULL;
  gint64 id = ask(QUESTION);
  YcReferTo to = { .post = "civil_elder", .said = "明天就去他家看", .reason = "高龄津贴归民政", .slip = TRUE };
  g_autoptr(YcReferred) done = yc_refer(hall, id, &to, "one", &error);
  ck_assert_str_eq(done->whom, "周芸(民政办)");
  /* The slip says whom, where, when, what was asked, and whom if nobody answers. */
  g_autofree char *slip = yc_app_paper_text(hall, done->paper, 48, &error);
  const char *const said[] = { "首问转办单", "周芸", "芦荻镇民政办", "8260011", "8:30-12:00", QUESTION, "没人接", "李秀英", "8260003",
                               "X1105-001", "明天就去他家看" };
  for (guint i = 0; i < G_N_ELEMENTS(said); i++) ck_assert_msg(strstr(slip, said[i]) != NULL, "%s in\n%s", said[i], slip);
  /* Until it is acknowledged it is whose it was (RULE inq-02). */
  ck_assert_str_eq(owner(id), "counter3|referred");
  ck_assert(!yc_refer(hall, id, &to, NULL, &error));
  assert_error(error, "已转给周芸,还没签收");
  hall_as("zhouyun", NULL);
  ck_assert_uint_eq(yc_referrals_count(hall), 1);
  g_autoptr(GPtrArray) waiting = yc_referrals_waiting(hall, NULL);
  const YcReferral *one = waiting->pdata[0];
  ck_assert_str_eq(one->number, "X1105-001");
  ck_assert_str_eq(one->text, QUESTION);
  ck_assert_str_eq(one->from, "李秀英");
  ck_assert_int_eq(one->due, day_of("2026-11-06"));
  take(id);
  ck_assert_str_eq(owner(id), "civil_elder|taken");
  ck_assert_uint_eq(yc_referrals_count(hall), 0);
  ck_assert(yc_referral_reply(hall, id, "有,90 岁以上每月 200 元", NULL, &error));
  ck_assert_str_eq(owner(id), "counter3|replied");
  ck_assert(!yc_referral_back(hall, id, "phone", NULL, &error));
  assert_error(error, "归李秀英");
  hall_as("lixiuying", "3");
  ck_assert(yc_referral_back(hall, id, "phone", NULL, &error));
  ck_assert_str_eq(hall_text("SELECT state, told, ended FROM inquiry WHERE id = %d", (int)id), "answered|2026-11-05|2026-11-05");
  ck_assert_str_eq(hall_text("SELECT group_concat(what, ' ') FROM (SELECT what FROM deed WHERE what < 25 ORDER BY what)"), "22 23 24");
  hall_verify();
}
END_TEST

START_TEST(the_same_act_twice)
{
  g_autoptr(GError) error = NULL;
  gint64 id = ask(QUESTION), other = ask("医保怎么交");
  YcReferTo to = { .post = "civil" };
  g_autoptr(YcReferred) first G_GNUC_UNUSED = yc_refer(hall, id, &to, "again", NULL), second = yc_refer(hall, id, &to, "again", &error);
  ck_assert_str_eq(second->whom, "王建军");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM referral"), 1);
  ck_assert(!yc_refer(hall, other, &to, "again", &error));
  assert_error(error, "这个 act 已用在别的操作上");
}
END_TEST

/* Nobody here can acknowledge for an office without accounts: who referred it records what comes of it (RULE agt-06). */
START_TEST(outside)
{
  g_autoptr(GError) error = NULL;
  gint64 id = ask("土地证办到哪了");
  YcReferTo to = { .office = "land" };
  ck_assert(!yc_refer(hall, id, &to, NULL, &error));
  assert_error(error, "请写对方是谁");
  to.person = "陈涛";
  to.office = "civil";
  ck_assert(!yc_refer(hall, id, &to, NULL, &error));
  assert_error(error, "在用本系统");
  to.office = "nowhere";
  ck_assert(!yc_refer(hall, id, &to, NULL, &error));
  assert_error(error, "转给谁");
  to.office = "land";
  g_autoptr(YcReferred) done = yc_refer(hall, id, &to, NULL, &error);
  ck_assert_str_eq(done->whom, "陈涛(自然资源)");
  ck_assert_str_eq(owner(id), "counter3|referred");
  g_autofree char *known = yc_refer_person(hall, "land");
  ck_assert_str_eq(known, "陈涛");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE instr(facts, '陈涛')"), 0);
  ck_assert(!give_back(id, "说归县不动产中心"));
  ck_assert_str_eq(owner(id), "counter3|open");
  ck_assert_str_eq(hall_text("SELECT from_post, to_post, counted FROM owner_change WHERE why = 'return'"), "land|counter3|1");
  hall_verify();
}
END_TEST

START_TEST(who_may)
{
  g_autoptr(GError) error = NULL;
  gint64 id = ask(QUESTION);
  YcReferTo to = { .post = "counter3" };
  ck_assert(!yc_refer(hall, id, &to, NULL, &error));
  assert_error(error, "本来就归");
  to.post = "land";   /* its holder has no account */
  ck_assert(!yc_refer(hall, id, &to, NULL, &error));
  assert_error(error, "没有岗位 land");
  ck_assert(!yc_referral_return(hall, id, "不归我", NULL, NULL, &error));
  assert_error(error, "没有地方退");
  refer_to(id, "civil", FALSE);
  hall_as("zhouyun", NULL);
  ck_assert(!yc_referral_take(hall, id, NULL, &error));
  assert_error(error, "没有等你签收");
  ck_assert(!yc_referral_return(hall, id, "不归我", NULL, NULL, &error));
  assert_error(error, "由他退回");
  hall_as("wangjianjun", NULL);
  ck_assert(!yc_referral_return(hall, id, " ", NULL, NULL, &error));
  assert_error(error, "请写为什么退回");
}
END_TEST

/* Until it is acknowledged whoever referred it may take it back: it is theirs again, and no change of owner is counted. */
START_TEST(taken_back)
{
  g_autoptr(GError) error = NULL;
  gint64 id = ask(QUESTION);
  ck_assert(!yc_referral_recall(hall, id, NULL, &error));
  assert_error(error, "没有转给人");
  refer_to(id, "civil", FALSE);
  ck_assert_int_eq(yc_app_last_act(hall).casefile, 0);   /* u means no older step */
  hall_as("zhouyun", NULL);
  ck_assert(!yc_referral_recall(hall, id, NULL, &error));
  assert_error(error, "不是你转的");
  hall_as("lixiuying", "3");
  ck_assert(yc_referral_may_recall(hall, id, NULL));
  ck_assert(yc_referral_recall(hall, id, "one", &error));
  ck_assert(yc_referral_recall(hall, id, "one", &error));   /* the same act */
  ck_assert_str_eq(owner(id), "counter3|open");
  ck_assert_str_eq(hall_text("SELECT from_post, to_post, counted FROM owner_change WHERE why = 'return'"), "civil|counter3|0");
  g_autoptr(GPtrArray) history = yc_inquiry_history(hall, id, NULL);
  ck_assert_str_eq(((YcInquiryLine *)history->pdata[history->len - 1])->text, "收回,对方还没签收");
  ck_assert(!refer_to(id, "civil_elder", FALSE));
  hall_as("zhouyun", NULL);
  take(id);
  hall_as("lixiuying", "3");
  ck_assert(!yc_referral_recall(hall, id, NULL, &error));
  assert_error(error, "已经签收");
  hall_verify();
}
END_TEST

/* --- as days pass ----------------------------------------------------------------------------------------- */

START_TEST(deemed_received_and_recalled)
{
  gint64 id = ask(QUESTION);
  refer_to(id, "civil", FALSE);
  YcTickReport same = tick_on("2026-11-06");
  ck_assert_uint_eq(same.n[YC_TICKED_RECEIVED] + same.n[YC_TICKED_REMINDED], 0);
  /* Saturday: the working day is over; it is the receiver's now, and on the lists of both. */
  YcTickReport report = tick_on("2026-11-09");
  ck_assert_uint_eq(report.n[YC_TICKED_RECEIVED], 1);
  ck_assert_uint_eq(report.n[YC_TICKED_REMINDED], 1);
  ck_assert_str_eq(owner(id), "civil|taken");
  ck_assert_str_eq(hall_text("SELECT received, how FROM referral"), "2026-11-07|deemed");
  ck_assert_str_eq(hall_text("SELECT level FROM reminded WHERE inquiry = %d", (int)id), "1");
  /* Exactly once; and up to the leader after three more working days, above after eight. */
  ck_assert_uint_eq(tick_on("2026-11-09").n[YC_TICKED_REMINDED], 0);
  ck_assert_uint_eq(tick_on("2026-11-13").n[YC_TICKED_REMINDED], 1);
  ck_assert_str_eq(hall_text("SELECT level FROM reminded WHERE inquiry = %d", (int)id), "2");
  tick_on("2026-12-01");
  ck_assert_str_eq(hall_text("SELECT level FROM reminded WHERE inquiry = %d", (int)id), "3");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'inquiry.remind'"), 3);
  /* Nobody acknowledged it: no transfer counts. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM deed WHERE what = 24"), 0);
  ck_assert_str_eq(hall_text("SELECT what, value FROM deed WHERE what = 26"), "26|1");
  hall_verify();
}
END_TEST

START_TEST(nothing_of_what_has_ended)
{
  g_autoptr(GError) error = NULL;
  gint64 id = ask(QUESTION);
  refer_to(id, "civil", FALSE);
  ck_assert(yc_inquiry_answer(hall, id, "有,每月 200 元", "phone", NULL, &error));
  YcTickReport report = tick_on("2026-11-20");
  ck_assert_uint_eq(report.n[YC_TICKED_RECEIVED] + report.n[YC_TICKED_REMINDED], 0);
  hall_as("wangjianjun", NULL);
  ck_assert_uint_eq(yc_referrals_count(hall), 0);
  hall_verify();
}
END_TEST

/* --- to and fro ------------------------------------------------------------------------------------------- */

/* Asked at a village, referred to the town, returned, referred again: the supervisor has it in the same minute. */
static gint64 to_and_fro(void)
{
  hall_as("wenzhiqiang", NULL);
  gint64 id = ask(QUESTION);
  ck_assert(!refer_to(id, "civil_elder", FALSE));
  hall_as("zhouyun", NULL);
  ck_assert(!give_back(id, "没接到县里的通知,村里先解释"));
  ck_assert_str_eq(owner(id), VILLAGE_POST "|open");
  hall_as("wenzhiqiang", NULL);
  ck_assert(refer_to(id, "civil_elder", TRUE));
  return id;
}

static gint64 loop_of(gint64 matter)
{
  g_autoptr(YcLoop) loop = yc_loop_of(hall, matter, NULL);
  ck_assert_ptr_nonnull(loop);
  return loop->id;
}

START_TEST(the_old_woman_of_ninety)
{
  g_autoptr(GError) error = NULL;
  gint64 id = to_and_fro(), loop = loop_of(id);
  /* Nobody is sent to the town a second time. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM paper WHERE kind = 'referral'"), 0);
  ck_assert_str_eq(owner(id), "supervisor|open");
  ck_assert_int_eq(hall_int("SELECT e.entered_at - o.entered_at FROM event e, event o WHERE e.kind = 'matter.loop' AND o.pos = %d",
                            (int)id), 0);
  /* Until it is designated nobody moves it. */
  YcReferTo to = { .post = "office" };
  ck_assert(!yc_refer(hall, id, &to, NULL, &error));
  assert_error(error, "已报值班长");
  ck_assert(!yc_loop_designate(hall, loop, "civil_elder", "归民政", "三定", NULL, &error));
  assert_error(error, "由值班长指定");
  hall_as("zhaomin", NULL);
  ck_assert_uint_eq(yc_loop_waiting(hall), 1);
  g_autoptr(GPtrArray) lines = yc_loop_history(hall, id, NULL);
  ck_assert_uint_eq(lines->len, 3);
  const YcLoopLine *second = lines->pdata[1];
  ck_assert_str_eq(second->from, "周芸(民政办)");
  ck_assert_str_eq(second->to, "温志强(上荻村委)");
  ck_assert_str_eq(second->why, "退回");
  ck_assert_str_eq(second->reason, "没接到县里的通知,村里先解释");
  ck_assert(!yc_loop_designate(hall, loop, "civil_elder", "归民政", "", NULL, &error));
  assert_error(error, "请写依据");
  ck_assert(yc_loop_designate(hall, loop, "civil_elder", "高龄津贴由民政办受理", "镇三定规定第6条", NULL, &error));
  ck_assert_str_eq(owner(id), "civil_elder|taken");
  ck_assert_uint_eq(yc_loop_waiting(hall), 0);
  /* It binds. */
  hall_as("zhouyun", NULL);
  ck_assert(!yc_referral_return(hall, id, "还是不归我", NULL, NULL, &error));
  assert_error(error, "已由赵敏指定周芸(民政办)来办,不能退回");
  ck_assert(!yc_refer(hall, id, &to, NULL, &error));
  assert_error(error, "不能退回也不能再转");
  ck_assert(yc_inquiry_answer(hall, id, "有:90 岁以上高龄津贴每月 200 元,带身份证、户口簿来", "phone", NULL, &error));
  ck_assert_str_eq(hall_text("SELECT state FROM tofro"), "over");
  ck_assert_str_eq(hall_text("SELECT group_concat(what, ' ') FROM (SELECT what FROM deed WHERE what < 25 ORDER BY what)"), "20 21 22 23");
  hall_verify();
}
END_TEST

/* Where a post stands among those that are proposed; -1: nowhere. */
static int place_of(gint64 id, const char *post)
{
  g_autoptr(YcLoop) loop = yc_loop_read(hall, id, NULL);
  g_autoptr(GPtrArray) posts = yc_loop_posts(hall, loop, "", NULL);
  for (guint i = 0; i < posts->len; i++)
    if (strcmp(((const YcPostRow *)posts->pdata[i])->code, post) == 0) return (int)i;
  return -1;
}

/* Whom it may be given to: first those it was thrown between. */
START_TEST(parties_first)
{
  gint64 id = to_and_fro(), loop = loop_of(id);
  hall_as("zhaomin", NULL);
  int parties = (int)hall_int("SELECT count(DISTINCT p) FROM (SELECT from_post AS p FROM owner_change WHERE matter = %d UNION "
                         "SELECT to_post FROM owner_change WHERE matter = %d)", (int)id, (int)id);
  ck_assert_int_ge(place_of(loop, "civil_elder"), 0);
  ck_assert_int_le(place_of(loop, "civil_elder"), parties);
  ck_assert_int_gt(place_of(loop, "counter2"), parties);
}
END_TEST

START_TEST(one_objection)
{
  g_autoptr(GError) error = NULL;
  gint64 id = to_and_fro(), loop = loop_of(id);
  hall_as("zhaomin", NULL);
  ck_assert(yc_loop_designate(hall, loop, "civil_elder", "归民政", "三定", "d", &error));
  ck_assert(yc_loop_designate(hall, loop, "civil_elder", "归民政", "三定", "d", &error));   /* the same act */
  ck_assert(!yc_loop_designate(hall, loop, "civil", "归民政", "三定", NULL, &error));
  assert_error(error, "已指定");
  ck_assert_str_eq(hall_text("SELECT object_by FROM tofro"), "2026-11-12");
  ck_assert(!yc_loop_object(hall, loop, "不归他", NULL, &error));
  assert_error(error, "由他提异议");
  hall_as("zhouyun", NULL);
  ck_assert(!yc_loop_rule(hall, loop, TRUE, "civil", "改", NULL, &error));
  assert_error(error, "由分管领导裁");
  ck_assert(yc_loop_object(hall, loop, "补贴由社会救助岗管", NULL, &error));
  ck_assert(!yc_loop_object(hall, loop, "再说一次", NULL, &error));
  assert_error(error, "只能提一次");
  /* The clock runs on, and it is still hers. */
  ck_assert_str_eq(owner(id), "civil_elder|taken");
  ck_assert(!yc_referral_return(hall, id, "还是不归我", NULL, NULL, &error));
  g_clear_error(&error);
  hall_as("gaozhiyuan", NULL);
  ck_assert_uint_eq(yc_loop_waiting(hall), 1);
  ck_assert_int_eq(place_of(loop, "civil_elder"), -1);   /* who objects is not proposed */
  ck_assert(!yc_loop_rule(hall, loop, TRUE, "civil_elder", "改", NULL, &error));
  assert_error(error, "请选另一个岗位");
  ck_assert(yc_loop_rule(hall, loop, TRUE, "civil", "社会救助岗去年起兼管", NULL, &error));
  ck_assert_str_eq(owner(id), "civil|taken");
  /* From now on it is the leader's word, with the leader's reason. */
  g_autoptr(YcLoop) ruled = yc_loop_read(hall, loop, &error);
  ck_assert_str_eq(ruled->designer, "高志远");
  ck_assert_str_eq(ruled->who, "王建军(民政办)");
  ck_assert_str_eq(ruled->reason, "社会救助岗去年起兼管");
  g_autoptr(GPtrArray) lines = yc_loop_history(hall, id, NULL);
  const YcLoopLine *last = lines->pdata[lines->len - 1];
  ck_assert_str_eq(last->why, "裁定");
  ck_assert(g_str_has_prefix(last->from, "高志远"));
  hall_as("wangjianjun", NULL);
  ck_assert(!yc_referral_return(hall, id, "不归我", NULL, NULL, &error));
  g_clear_error(&error);
  ck_assert(!yc_loop_object(hall, loop, "不归我", NULL, &error));
  assert_error(error, "只能提一次");
  hall_verify();
}
END_TEST

START_TEST(dismissed_or_too_late)
{
  g_autoptr(GError) error = NULL;
  gint64 id = to_and_fro(), loop = loop_of(id);
  hall_as("zhaomin", NULL);
  ck_assert(yc_loop_designate(hall, loop, "civil_elder", "归民政", "三定", NULL, &error));
  hall_at("2026-11-13T09:00");
  hall_as("zhouyun", NULL);
  ck_assert(!yc_loop_object(hall, loop, "不归我", NULL, &error));
  assert_error(error, "异议期到 11-12 为止");
  hall_at("2026-11-12T09:00");
  ck_assert(yc_loop_object(hall, loop, "不归我", NULL, &error));
  hall_as("gaozhiyuan", NULL);
  ck_assert(yc_loop_rule(hall, loop, FALSE, NULL, "三定写得清楚", NULL, &error));
  ck_assert_str_eq(hall_text("SELECT state, verdict, post FROM tofro"), "final|dismissed|civil_elder");
  ck_assert_str_eq(owner(id), "civil_elder|taken");
  hall_verify();
}
END_TEST

/* A case: the route's own dispatch is planned, the return and the hand-over after it are not. */
START_TEST(a_case)
{
  g_autoptr(GError) error = NULL;
  gint64 id = hall_accepted(1);
  yc_intake_result_free(yc_route_give(hall, id, 0, NULL, &error));
  ck_assert_msg(error == NULL, "%s", error->message);
  hall_as("wangjianjun", NULL);
  yc_intake_result_free(yc_route_return(hall, id, 0, "材料没有齐", NULL, &error));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM tofro"), 0);
  ck_assert_msg(error == NULL, "%s", error->message);
  hall_as("lixiuying", "3");
  yc_intake_result_free(yc_route_give(hall, id, 2, NULL, &error));
  ck_assert_msg(error == NULL, "%s", error->message);
  ck_assert_str_eq(hall_text("SELECT found, kind, step, state FROM tofro"), "back|case|2|open");
  hall_as("wangjianjun", NULL);
  ck_assert_ptr_null(yc_route_return(hall, id, 0, "还是不行", NULL, &error));
  assert_error(error, "已报值班长");
  hall_as("zhaomin", NULL);
  ck_assert_uint_eq(yc_loop_waiting(hall), 1);
  gint64 loop = loop_of(id);
  ck_assert(yc_loop_designate(hall, loop, "civil_elder", "周芸熟悉", "三定", NULL, &error));
  ck_assert_str_eq(hall_text("SELECT state, post, received FROM step WHERE casefile = %d AND n = 2", (int)id),
                   "current|civil_elder|2026-11-05");
  ck_assert_str_eq(hall_text("SELECT answerable, office FROM casefile WHERE id = %d", (int)id), "civil_elder|civil");
  ck_assert_str_eq(hall_text("SELECT state FROM clock WHERE casefile = %d AND kind = 'sign:2'", (int)id), "done");
  ck_assert_str_eq(hall_text("SELECT state FROM clock WHERE casefile = %d AND kind = 'step:2'", (int)id), "running");
  hall_as("zhouyun", NULL);
  ck_assert_ptr_null(yc_route_return(hall, id, 0, "不归我", NULL, &error));
  assert_error(error, "已由赵敏指定周芸");
  hall_verify();
}
END_TEST

/* A case that has gone to and fro between the window and civil affairs; its second step. */
static gint64 case_to_and_fro(void)
{
  g_autoptr(GError) error = NULL;
  gint64 id = hall_accepted(1);
  yc_intake_result_free(yc_route_give(hall, id, 0, NULL, &error));
  hall_as("wangjianjun", NULL);
  yc_intake_result_free(yc_route_return(hall, id, 0, "材料没有齐", NULL, &error));
  hall_as("lixiuying", "3");
  yc_intake_result_free(yc_route_give(hall, id, 2, NULL, &error));
  ck_assert_msg(error == NULL, "%s", error->message);
  hall_as("zhaomin", NULL);
  return id;
}

/* A leader's ruling moves the step of a case, not its clock. */
START_TEST(a_case_ruled)
{
  g_autoptr(GError) error = NULL;
  gint64 id = case_to_and_fro(), loop = loop_of(id);
  g_autofree char *due = g_strdup(hall_text("SELECT due FROM step WHERE casefile = %d AND n = 2", (int)id));
  ck_assert(yc_loop_designate(hall, loop, "civil_elder", "周芸熟悉", "三定", NULL, &error));
  hall_as("zhouyun", NULL);
  ck_assert(yc_loop_object(hall, loop, "归社会救助岗", NULL, &error));
  ck_assert_str_eq(hall_text("SELECT answerable FROM casefile WHERE id = %d", (int)id), "civil_elder");
  hall_as("gaozhiyuan", NULL);
  ck_assert_msg(yc_loop_rule(hall, loop, TRUE, "civil", "社会救助岗管", NULL, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text("SELECT state, verdict, post FROM tofro"), "final|upheld|civil");
  ck_assert_str_eq(hall_text("SELECT state, post FROM step WHERE casefile = %d AND n = 2", (int)id), "current|civil");
  ck_assert_str_eq(hall_text("SELECT due FROM step WHERE casefile = %d AND n = 2", (int)id), due);
  ck_assert_str_eq(hall_text("SELECT answerable, office FROM casefile WHERE id = %d", (int)id), "civil|civil");
  hall_as("wangjianjun", NULL);
  ck_assert_ptr_null(yc_route_return(hall, id, 0, "不归我", NULL, &error));
  g_clear_error(&error);
  ck_assert(!yc_loop_object(hall, loop, "不归我", NULL, &error));
  assert_error(error, "只能提一次");
  hall_verify();
}
END_TEST

/* Undone within its minute, a designation leaves the matter with the supervisor again; so does nothing else. */
START_TEST(a_designation_undone)
{
  g_autoptr(GError) error = NULL;
  gint64 id = case_to_and_fro(), loop = loop_of(id), draft;
  g_autofree char *before = g_strdup(hall_text("SELECT s.post, s.state, c.answerable, c.office FROM step s JOIN casefile c "
                                               "ON c.id = s.casefile WHERE s.casefile = %d AND s.n = 2", (int)id));
  ck_assert(yc_loop_designate(hall, loop, "civil_elder", "周芸熟悉", "三定", NULL, &error));
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(hall_text("SELECT state, coalesce(post, '-'), coalesce(object_by, '-') FROM tofro"), "open|-|-");
  ck_assert_str_eq(hall_text("SELECT s.post, s.state, c.answerable, c.office FROM step s JOIN casefile c ON c.id = s.casefile "
                             "WHERE s.casefile = %d AND s.n = 2", (int)id), before);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM owner_change WHERE why = 'designate'"), 0);
  ck_assert_uint_eq(yc_loop_waiting(hall), 1);
  ck_assert_msg(yc_loop_designate(hall, loop, "civil", "归民政", "三定", NULL, &error), "%s", error ? error->message : "");
  hall_verify();
}
END_TEST

/* What the route provides is handed on and what goes up a level is not to and fro, however late it is. */
START_TEST(going_up_is_not_counted)
{
  g_autoptr(GError) error = NULL;
  gint64 id = hall_accepted(1);
  yc_intake_result_free(yc_route_give(hall, id, 0, NULL, &error));
  ck_assert_msg(error == NULL, "%s", error->message);
  static const char *const days[] = { "2026-11-20", "2026-12-10", "2027-01-05", "2027-02-03" };
  for (guint i = 0; i < G_N_ELEMENTS(days); i++) tick_on(days[i]);
  ck_assert_int_gt(hall_int("SELECT count(*) FROM event WHERE kind = 'case.escalate'"), 0);
  ck_assert_int_gt(hall_int("SELECT count(*) FROM owner_change WHERE matter = %d", (int)id), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM owner_change WHERE counted"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM tofro"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM deed WHERE what = 20"), 0);
  hall_verify();
}
END_TEST

/* Undone within its minute, a hand-over that made a loop has made none. */
START_TEST(a_case_undone)
{
  g_autoptr(GError) error = NULL;
  gint64 id = hall_accepted(1), draft;
  yc_intake_result_free(yc_route_give(hall, id, 0, NULL, &error));
  hall_as("wangjianjun", NULL);
  yc_intake_result_free(yc_route_return(hall, id, 0, "材料没有齐", NULL, &error));
  ck_assert_msg(error == NULL, "%s", error->message);
  hall_as("lixiuying", "3");
  yc_intake_result_free(yc_route_give(hall, id, 2, NULL, &error));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM deed WHERE what = 20"), 1);
  ck_assert_msg(yc_undo(hall, id, &draft, &error), "%s", error ? error->message : "");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM tofro"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM deed WHERE what = 20"), 0);
  ck_assert_int_eq(hall_int("SELECT sum(n) FROM figure WHERE what = 20"), 0);
  hall_verify();
}
END_TEST

START_TEST(third_of_all)
{
  gint64 id = ask(QUESTION);
  static const char *const chain[] = { "civil", "medical", "office" }, *const logins[] = { "wangjianjun", "zhengqiuju" };
  for (guint i = 0; i < 2; i++) {
    ck_assert(!refer_to(id, chain[i], FALSE));
    hall_as(logins[i], NULL);
    take(id);
  }
  ck_assert(refer_to(id, chain[2], FALSE));
  ck_assert_str_eq(hall_text("SELECT found, kind, state FROM tofro"), "third|inquiry|open");
  ck_assert_str_eq(owner(id), "supervisor|open");
  hall_verify();
}
END_TEST

/* --- the whole ---------------------------------------------------------------------------------------------- */

/* RULE sup-04: every figure opens to what is behind it. */
START_TEST(figures)
{
  g_autoptr(GError) error = NULL;
  gint64 id = to_and_fro();
  hall_as("zhaomin", NULL);
  ck_assert(yc_loop_designate(hall, loop_of(id), "civil_elder", "归民政", "三定", NULL, &error));
  hall_at("2026-11-10T10:00");
  hall_as("zhouyun", NULL);
  ck_assert(yc_inquiry_answer(hall, id, "有,每月 60 元", "phone", NULL, &error));
  hall_as("zhaomin", NULL);
  YcMonths months = { yc_month_of(day_of("2026-11-05")), yc_month_of(day_of("2026-11-05")) };
  static const gint64 expected[YC_N_MATTER_FIGURES] = { 1, 1, 1, 1, 0, 1000, 30, 30, 0, 0 };
  for (guint by = YC_BY_MONTH; by <= YC_BY_OFFICE; by++) {
    g_autoptr(GPtrArray) rows = yc_matter_figures(hall, (YcBy)by, months, &error);
    const YcMatterRow *total = rows->pdata[rows->len - 1];
    for (guint i = 0; i < YC_N_MATTER_FIGURES; i++) {
      ck_assert_msg(yc_matter_figure_value(total, (YcMatterFigure)i) == expected[i], "%s", yc_matter_figure_code((YcMatterFigure)i));
      ck_assert_uint_eq(yc_matter_figure_parse(yc_matter_figure_code((YcMatterFigure)i)), i);
      ck_assert_uint_gt(strlen(yc_matter_figure_definition((YcMatterFigure)i)), 10);
    }
    for (guint i = 0; i < YC_MATTER_COUNTS; i++) {
      guint behind = 0;
      for (guint k = 0; k + 1 < rows->len; k++) {
        const YcMatterRow *row = rows->pdata[k];
        g_autoptr(GPtrArray) deeds = yc_matter_deeds(hall, (YcBy)by, months, row->key, (YcMatterFigure)i, &error);
        ck_assert_uint_eq(deeds->len, (guint)row->counts[i]);
        behind += deeds->len;
      }
      ck_assert_uint_eq(behind, (guint)total->counts[i]);
    }
  }
  ck_assert(!yc_matter_figures(hall, YC_BY_ITEM, months, &error));
  assert_error(error, "按月份、责任人、单位");
}
END_TEST

/* Random hands: whatever is done, it has one owner, and at the third counted change the supervisor has it or somebody was
 * designated. */
START_TEST(random_hands)
{
  static const struct { const char *login, *post; } hands[] = {
    { "lixiuying", "counter3" }, { "wangjianjun", "civil" }, { "zhouyun", "civil_elder" }, { "zhengqiuju", "hr" },
    { "wenzhiqiang", VILLAGE_POST }, { "zhaomin", "supervisor" },
  };
  g_autoptr(GRand) dice = g_rand_new_with_seed(4);
  gint64 ids[6];
  for (guint i = 0; i < G_N_ELEMENTS(ids); i++) ids[i] = ask(QUESTION);
  for (guint i = 0; i < 400; i++) {
    guint who = (guint)g_rand_int_range(dice, 0, G_N_ELEMENTS(hands)), to = (guint)g_rand_int_range(dice, 0, G_N_ELEMENTS(hands));
    gint64 id = ids[g_rand_int_range(dice, 0, G_N_ELEMENTS(ids))];
    hall_as(hands[who].login, NULL);
    YcReferTo there = { .post = hands[to].post };
    g_autoptr(YcLoop) loop = yc_loop_of(hall, id, NULL);
    switch (g_rand_int_range(dice, 0, 8)) {
    case 0: case 1: case 2: yc_referred_free(yc_refer(hall, id, &there, NULL, NULL)); break;
    case 3: case 4: yc_referral_take(hall, id, NULL, NULL); break;
    case 5: case 6: yc_referral_return(hall, id, "不归我", NULL, NULL, NULL); break;
    default: if (loop) yc_loop_designate(hall, loop->id, hands[to].post, "归他", "三定", NULL, NULL); break;
    }
    ck_assert_int_eq(hall_int("SELECT count(*) FROM inquiry WHERE NOT EXISTS (SELECT 1 FROM post_now WHERE post = owner)"), 0);
    ck_assert_int_eq(hall_int("SELECT count(*) FROM inquiry q WHERE (SELECT count(*) FROM referral r WHERE r.inquiry = q.id "
                              "AND r.received IS NULL AND r.returned IS NULL) > 1"), 0);
    ck_assert_int_eq(hall_int("SELECT count(*) FROM inquiry q WHERE (SELECT count(*) FROM owner_change o WHERE o.matter = q.id "
                              "AND o.counted) >= 3 AND NOT EXISTS (SELECT 1 FROM tofro t WHERE t.matter = q.id)"), 0);
  }
  ck_assert_int_gt(hall_int("SELECT count(*) FROM tofro WHERE state = 'designated'"), 0);
  ck_assert_int_eq(hall_int("SELECT coalesce(sum(n), 0) FROM figure WHERE kind = 'all' AND what = 20"),
                   hall_int("SELECT count(*) FROM tofro"));
  hall_verify();
}
END_TEST

static Suite *referral_suite(void)
{
  Suite *suite = suite_create("referral");
  TCase *tcase = tcase_create("referral");
  tcase_add_unchecked_fixture(tcase, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(tcase, hall_begin, hall_end);
  tcase_set_timeout(tcase, 120);
  tcase_add_test(tcase, offered_acknowledged_answered_back);
  tcase_add_test(tcase, the_same_act_twice);
  tcase_add_test(tcase, outside);
  tcase_add_test(tcase, who_may);
  tcase_add_test(tcase, taken_back);
  tcase_add_test(tcase, deemed_received_and_recalled);
  tcase_add_test(tcase, nothing_of_what_has_ended);
  tcase_add_test(tcase, the_old_woman_of_ninety);
  tcase_add_test(tcase, parties_first);
  tcase_add_test(tcase, one_objection);
  tcase_add_test(tcase, dismissed_or_too_late);
  tcase_add_test(tcase, a_case);
  tcase_add_test(tcase, a_case_ruled);
  tcase_add_test(tcase, a_designation_undone);
  tcase_add_test(tcase, going_up_is_not_counted);
  tcase_add_test(tcase, a_case_undone);
  tcase_add_test(tcase, third_of_all);
  tcase_add_test(tcase, figures);
  tcase_add_test(tcase, random_hands);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(referral_suite)
