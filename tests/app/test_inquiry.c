/* First inquiry (RULE inq-01, inq-02): the ways in which one ends, on whose list it stands till then, and its numbers. */
#include <config.h>
#include <string.h>
#include "app/casefile.h"
#include "app/desk.h"
#include "app/hall.h"
#include "app/inquiry.h"
#include "app/matter.h"
#include "app/referral.h"
#include "app/say.h"
#include "app/undo.h"
#include "check_main.h"

static YcAsked ask_of(const char *text, YcAskingOutcome outcome, const char *item, gint64 casefile, const char *channel)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  yc_intake_set(&asking->text, text);
  yc_intake_set(&asking->item, item);
  yc_intake_set(&asking->channel, channel);
  yc_intake_set(&asking->name, "王丽");
  yc_intake_set(&asking->phone, "13900005521");
  asking->outcome = outcome;
  asking->casefile = casefile;
  ck_assert_msg(yc_inquiry_add(hall, asking, &asked, &error), "%s", error ? error->message : "");
  return asked;
}

static YcAsked ask(const char *text, YcAskingOutcome outcome)
{
  return ask_of(text, outcome, "", 0, "phone");
}

static YcInquiry *get(gint64 id)
{
  YcInquiry *inquiry = yc_inquiry_read(hall, id, NULL);
  ck_assert_ptr_nonnull(inquiry);
  return inquiry;
}

START_TEST(answered_on_the_spot)
{
  YcAsked asked = ask_of("90岁以上老人有没有特殊补贴", YC_ASKING_ANSWERED, "MZ11", 0, "window");
  g_autoptr(YcInquiry) inquiry = get(asked.inquiry);
  ck_assert_str_eq(inquiry->number, "X1105-001");
  ck_assert_int_eq(inquiry->state, YC_INQUIRED_ANSWERED);
  ck_assert_str_eq(inquiry->text, "90岁以上老人有没有特殊补贴");
  ck_assert_str_eq(inquiry->name, "王丽");
  ck_assert_str_eq(inquiry->first_name, "李秀英");
  ck_assert_int_eq(inquiry->told, day_of("2026-11-05"));
  ck_assert_msg(strstr(inquiry->reply, "高龄津贴:带 ") == inquiry->reply, "%s", inquiry->reply);   /* what was read aloud */
  ck_assert_int_eq(yc_inquiry_count_mine(hall, NULL), 0);
  ck_assert_str_eq(hall_text("SELECT sum(n) FROM answer_count WHERE item = 'MZ11' AND day = '2026'"), "1");
  /* Nothing personal in the facts. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE instr(facts, '王丽') OR instr(facts, '老人') "
                            "AND kind LIKE 'inquiry.%%'"), 0);
  hall_verify();
}
END_TEST

START_TEST(looked_up_and_called_back)
{
  g_autoptr(GError) error = NULL;
  YcAsked asked = ask("养老金三个月没到账", YC_ASKING_LOOK_UP);
  g_autoptr(YcInquiry) open = get(asked.inquiry);
  ck_assert_int_eq(open->state, YC_INQUIRED_OPEN);
  ck_assert_int_eq(open->due, day_of("2026-11-06"));
  gint64 none;
  ck_assert_int_eq(yc_inquiry_count_mine(hall, &none), 1);
  ck_assert_int_eq(none, 0);
  /* A stranger's list has it not, nor may he answer; a supervisor's has it from the day after its last. */
  hall_as("zhouyun", NULL);
  ck_assert_int_eq(yc_inquiry_count_mine(hall, NULL), 0);
  ck_assert(!yc_inquiry_answer(hall, asked.inquiry, "查到了", "phone", NULL, &error));
  assert_error(error, "归李秀英答复");
  hall_as("zhaomin", NULL);
  ck_assert_int_eq(yc_inquiry_count_mine(hall, NULL), 0);
  hall_at("2026-11-09T09:00");
  gint64 over;
  hall_as("zhaomin", NULL);
  ck_assert_int_eq(yc_inquiry_count_mine(hall, &over), 1);
  ck_assert_int_eq(over, 1);
  hall_as("lixiuying", "3");
  YcCounts counts;
  ck_assert(yc_desk_counts(hall, &counts, NULL));
  ck_assert_int_eq(counts.asked_over, 1);
  ck_assert(!yc_inquiry_answer(hall, asked.inquiry, "  ", "phone", NULL, &error));
  assert_error(error, "请写是怎么答复的");
  ck_assert(yc_inquiry_answer(hall, asked.inquiry, "认证没做,已替他做了,下月补发", "phone", "one", &error));
  ck_assert(yc_inquiry_answer(hall, asked.inquiry, "认证没做,已替他做了,下月补发", "phone", "one", &error));   /* the same act */
  ck_assert(!yc_inquiry_answer(hall, asked.inquiry, "再答一遍", "phone", NULL, &error));
  assert_error(error, "已经了结:已答复");
  g_autoptr(YcInquiry) done = get(asked.inquiry);
  ck_assert_int_eq(done->ended, day_of("2026-11-09"));
  ck_assert_int_eq(yc_inquiry_count_mine(hall, NULL), 0);
  g_autoptr(GPtrArray) history = yc_inquiry_history(hall, asked.inquiry, NULL);
  ck_assert_uint_eq(history->len, 3);   /* and it was recalled meanwhile */
  ck_assert_str_eq(((YcInquiryLine *)history->pdata[2])->text, "已答复(来电):认证没做,已替他做了,下月补发");
  hall_verify();
}
END_TEST

START_TEST(becomes_a_case)
{
  g_autoptr(GError) error = NULL;
  gint64 draft;
  YcAsked asked = ask_of("我妈92了,低保咋办", YC_ASKING_CASE, "MZ01", 0, "window");
  g_autoptr(YcInquiry) before = get(asked.inquiry);
  ck_assert_int_eq(before->state, YC_INQUIRED_OPEN);
  YcIntake *form = hall_form(2, "MZ01");
  have_all(form);
  form->inquiry = asked.inquiry;
  gint64 casefile = hall_taken(form, YC_OUTCOME_ACCEPT);
  g_autoptr(YcInquiry) after = get(asked.inquiry);
  ck_assert_int_eq(after->state, YC_INQUIRED_CASE);
  ck_assert_int_eq(after->casefile, casefile);
  g_autoptr(GPtrArray) of_case = yc_inquiry_of_case(hall, casefile, NULL);
  ck_assert_uint_eq(of_case->len, 1);
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, casefile, NULL);
  gboolean told = FALSE;
  for (guint i = 0; i < view->record->len; i++)
    told = told || strcmp(((YcRecordLine *)view->record->pdata[i])->text, "首问转成办件:\"我妈92了,低保咋办\",窗口,王丽") == 0;
  ck_assert(told);
  hall_verify();
  /* Undone, the question is open again. */
  ck_assert_msg(yc_undo(hall, casefile, &draft, &error), "%s", error ? error->message : "");
  g_autoptr(YcInquiry) again = get(asked.inquiry);
  ck_assert_int_eq(again->state, YC_INQUIRED_OPEN);
  ck_assert_int_eq(again->casefile, 0);
  ck_assert_int_eq(yc_inquiry_count_mine(hall, NULL), 1);
  hall_verify();
}
END_TEST

static void refers(gint64 id, const char *login, const char *post)
{
  g_autoptr(GError) error = NULL;
  YcReferTo to = { .post = post, .reason = "归他们管" };
  hall_as(login, strcmp(login, "lixiuying") == 0 ? "3" : NULL);
  g_autoptr(YcReferred) done = yc_refer(hall, id, &to, NULL, &error);
  ck_assert_msg(done != NULL, "%s", error ? error->message : "");
}

static const char *as_it_is(gint64 id)
{
  return hall_text("SELECT q.state, q.owner, q.casefile, q.ended, (SELECT group_concat(id || '/' || coalesce(returned, '-')) FROM referral"
                   " WHERE inquiry = q.id), (SELECT group_concat(state || coalesce(post, '-')) FROM tofro WHERE matter = q.id)"
                   " FROM inquiry q WHERE q.id = %d", (int)id);
}

/* Somebody makes a case of it, and undoes that within the minute. */
static void made_and_undone(gint64 id)
{
  g_autoptr(GError) error = NULL;
  gint64 draft;
  g_autofree char *before = g_strdup(as_it_is(id));
  hall_as("lixiuying", "3");
  YcIntake *form = hall_form(2, "MZ01");
  have_all(form);
  form->inquiry = id;
  gint64 casefile = hall_taken(form, YC_OUTCOME_ACCEPT);
  ck_assert_str_ne(as_it_is(id), before);
  ck_assert_msg(yc_undo(hall, casefile, &draft, &error), "%s", error ? error->message : "");
  ck_assert_str_eq(as_it_is(id), before);
  hall_verify();
}

/* It comes back as it was: referred and unacknowledged, or designated, about the case that it was about. */
START_TEST(undone_it_is_as_it_was)
{
  g_autoptr(GError) error = NULL;
  YcAsked asked = ask_of("我妈92了,低保咋办", YC_ASKING_REFER, "MZ01", hall_accepted(1), "window");
  refers(asked.inquiry, "lixiuying", "civil");
  made_and_undone(asked.inquiry);
  hall_as("wangjianjun", NULL);
  ck_assert(yc_referral_return(hall, asked.inquiry, "不归我们管", NULL, NULL, &error));
  refers(asked.inquiry, "lixiuying", "civil");
  made_and_undone(asked.inquiry);
  hall_as("zhaomin", NULL);
  g_autoptr(YcLoop) loop = yc_loop_of(hall, asked.inquiry, NULL);
  ck_assert(yc_loop_designate(hall, loop->id, "civil_elder", "归民政", "三定", NULL, &error));
  made_and_undone(asked.inquiry);
  hall_as("zhouyun", NULL);
  ck_assert(!yc_referral_return(hall, asked.inquiry, "不归我", NULL, NULL, &error));
  assert_error(error, "已由赵敏指定周芸");
}
END_TEST

START_TEST(becomes_a_demand)
{
  g_autoptr(GError) error = NULL;
  gint64 demand;
  YcAsked asked = ask("污水井盖松了半个月", YC_ASKING_DEMAND);
  g_autoptr(YcInquiry) question = get(asked.inquiry), one = get(asked.demand);
  ck_assert_int_eq(question->state, YC_INQUIRED_DEMAND);
  ck_assert_str_eq(one->number, "S1105-001");
  ck_assert_int_eq(one->kind, YC_INQUIRY_DEMAND);
  ck_assert_str_eq(one->text, "污水井盖松了半个月");
  ck_assert_int_eq(one->due, day_of("2026-11-12"));   /* five working days */
  ck_assert_int_eq(one->source, asked.inquiry);
  ck_assert_int_eq(yc_inquiry_count_mine(hall, NULL), 1);
  /* An open question later, for another to own. */
  YcAsked later = ask("门口路灯不亮", YC_ASKING_LOOK_UP);
  ck_assert(!yc_inquiry_demand(hall, later.inquiry, "nobody", &demand, NULL, &error));
  assert_error(error, "没有岗位 nobody");
  ck_assert(yc_inquiry_demand(hall, later.inquiry, "civil", &demand, NULL, &error));
  g_autoptr(YcInquiry) theirs = get(demand);
  ck_assert_str_eq(theirs->owner, "civil");
  ck_assert_str_eq(theirs->number, "S1105-002");
  ck_assert(!yc_inquiry_demand(hall, demand, "civil", &demand, NULL, &error));
  assert_error(error, "已经是诉求");
  ck_assert(yc_inquiry_answer(hall, asked.demand, "井盖当天加固了", "phone", NULL, &error));
  ck_assert(yc_inquiry_close(hall, theirs->id, "他自己不问了", NULL, &error));
  ck_assert_int_eq(yc_inquiry_count_mine(hall, NULL), 0);
  hall_verify();
}
END_TEST

START_TEST(not_got_done_is_with_the_supervisor_at_once)
{
  YcAsked asked = ask("跑了四趟还没办成", YC_ASKING_STUCK);
  g_autoptr(YcInquiry) stuck = get(asked.demand);
  ck_assert_int_eq(asked.inquiry, 0);
  ck_assert_str_eq(stuck->number, "B1105-001");
  ck_assert_str_eq(stuck->owner_name, "赵敏");
  ck_assert_int_eq(stuck->due, day_of("2026-11-06"));
  hall_as("zhaomin", NULL);
  ck_assert_int_eq(yc_inquiry_count_mine(hall, NULL), 1);
  YcCounts counts;
  ck_assert(yc_desk_counts(hall, &counts, NULL));
  ck_assert_int_eq(counts.tab[YC_TAB_INQUIRY], 1);
  g_autoptr(GPtrArray) rows = yc_desk_list(hall, YC_TAB_INQUIRY, NULL, 0, FALSE, 10, NULL);
  ck_assert_uint_eq(rows->len, 1);
  const YcCaseRow *row = rows->pdata[0];
  ck_assert_int_eq(row->inquiry, asked.demand);
  ck_assert_str_eq(row->number, "B1105-001");
  hall_verify();
}
END_TEST

/* Who sits at a village point without a window is asked there, until another channel was used. */
START_TEST(the_first_at_a_village_point)
{
  g_autoptr(YcAsking) first = yc_asking_new(), second = yc_asking_new(), desk = yc_asking_new();
  hall_as("wenzhiqiang", NULL);
  yc_asking_last_channel(hall, first);
  ck_assert_str_eq(first->channel, "village");
  ck_assert(yc_asking_keep_channel(hall, "phone", NULL));
  yc_asking_last_channel(hall, second);
  ck_assert_str_eq(second->channel, "phone");
  hall_as("zhouyun", NULL);
  yc_asking_last_channel(hall, desk);
  ck_assert_str_eq(desk->channel, "window");
}
END_TEST

START_TEST(only_counted)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  asking->outcome = YC_ASKING_COUNT;
  ck_assert(!yc_inquiry_add(hall, asking, &asked, &error));
  assert_error(error, "先选是哪个问题");
  yc_intake_set(&asking->item, "YB01");
  ck_assert(yc_inquiry_add(hall, asking, &asked, &error));
  ck_assert(yc_inquiry_add(hall, asking, &asked, &error));
  ck_assert_int_eq(asked.inquiry, 0);
  ck_assert_int_eq(hall_int("SELECT n FROM answer_count WHERE item = 'YB01' AND day = '2026-11-05'"), 2);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM inquiry"), 0);
  hall_verify();
}
END_TEST

START_TEST(what_is_refused)
{
  static const struct { const char *text, *channel, *item, *village, *part; YcAskingOutcome outcome; } wrong[] = {
    { "", "phone", "", "", "请写问的是什么", YC_ASKING_LOOK_UP },
    { "问", "fax", "", "", "没有渠道「fax」", YC_ASKING_LOOK_UP },
    { "问", "phone", "XX99", "", "XX99", YC_ASKING_LOOK_UP },
    { "问", "phone", "", "1", "没有村 1", YC_ASKING_LOOK_UP },
    { "问", "phone", "", "", "写一句是怎么答的", YC_ASKING_ANSWERED },
    { "问", "phone", "", "", "请选结果", YC_ASKING_NONE },
  };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(YcAsking) asking = yc_asking_new();
    YcAsked asked;
    yc_intake_set(&asking->text, wrong[i].text);
    yc_intake_set(&asking->channel, wrong[i].channel);
    yc_intake_set(&asking->item, wrong[i].item);
    yc_intake_set(&asking->village, wrong[i].village);
    asking->outcome = wrong[i].outcome;
    ck_assert(!yc_inquiry_add(hall, asking, &asked, &error));
    assert_error(error, wrong[i].part);
  }
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind LIKE 'inquiry.%%'"), 0);
}
END_TEST

START_TEST(about_a_case_that_is_over)
{
  YcIntake *form = hall_form(1, "MZ11");
  have_all(form);
  yc_intake_set(&form->reason, "户籍不在本县,《办法》第4条");
  form->refusal = YC_REFUSE_OTHER;
  gint64 casefile = hall_taken(form, YC_OUTCOME_REFUSE);
  YcAsked asked = ask_of("凭啥不给我办", YC_ASKING_LOOK_UP, "", casefile, "window");
  g_autoptr(YcInquiry) inquiry = get(asked.inquiry);
  ck_assert_int_eq(inquiry->casefile, casefile);
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, casefile, NULL);
  ck_assert_uint_eq(view->trips, 2);   /* he came once more */
  ck_assert_str_eq(hall_text("SELECT state FROM casefile WHERE id = %" G_GINT64_FORMAT, casefile), "not_accepted");
  hall_verify();
}
END_TEST

/* RULE prv-05: what was asked and by whom goes with its bodies; number, day and count stay. */
START_TEST(erased)
{
  g_autoptr(GError) error = NULL;
  YcAsked asked = ask_of("90岁以上老人有没有特殊补贴", YC_ASKING_ANSWERED, "MZ11", 0, "window");
  g_autoptr(YcWriter) writer = hall_writer();
  json_t *events = json_array();
  for (gint64 pos = asked.inquiry; pos <= asked.inquiry + 1; pos++) {   /* the question, and its answer */
    g_autofree char *ident = yc_event_ident(yc_app_store(hall), pos);
    json_array_append_new(events, json_string(ident));
  }
  ck_assert_msg(yc_writer_append(writer, "event.erase", json_pack("{s:o}", "events", events), NULL, NULL, &error) != 0, "%s",
                error ? error->message : "");
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), &error));
  g_autoptr(YcInquiry) inquiry = get(asked.inquiry);
  ck_assert_str_eq(inquiry->number, "X1105-001");
  ck_assert_str_eq(inquiry->text, "");
  ck_assert_str_eq(inquiry->name, "");
  ck_assert_str_eq(inquiry->phone, "");
  ck_assert_str_eq(inquiry->reply, "");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM body WHERE instr(json, '王丽') > 0"), 0);
  ck_assert_int_eq(hall_int("SELECT n FROM answer_count WHERE item = 'MZ11' AND day = '2026'"), 1);
  hall_verify();
}
END_TEST

static void assert_sees_to(const YcAsking *asking, const char *post, const char *why)
{
  g_autoptr(YcSeesTo) known = yc_inquiry_sees_to(hall, asking);
  ck_assert_msg(known != NULL, "%s: nobody", asking->text);
  ck_assert_str_eq(known->post, post);
  ck_assert_msg(strstr(known->why, why) != NULL, "%s", known->why);
}

/* Never silently hers who was asked while somebody better is known. */
START_TEST(who_sees_to_it)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcAsking) asking = yc_asking_new();
  asking->outcome = YC_ASKING_DEMAND;
  yc_intake_set(&asking->text, "路灯不亮");
  ck_assert_ptr_null(yc_inquiry_sees_to(hall, asking));
  yc_intake_set(&asking->text, "林业站说话不算数");
  assert_sees_to(asking, "forestry", "说到林业站");
  yc_intake_set(&asking->text, "路灯不亮,危房改造也没人来");
  yc_intake_set(&asking->item, "ZJ03");
  assert_sees_to(asking, "approval", "危房改造补助由镇政府管");   /* by its route */
  yc_intake_set(&asking->item, "CL02");
  assert_sees_to(asking, "disabled", "由镇残联管");   /* its route is the county's alone */
  YcAsked asked;
  ck_assert(yc_inquiry_add(hall, asking, &asked, &error));
  g_autoptr(YcInquiry) demand = get(asked.demand);
  ck_assert_str_eq(demand->owner, "disabled");
  ck_assert_str_eq(demand->first, "counter3");
  gint64 casefile = hall_accepted(1);
  asking->casefile = casefile;
  g_autofree char *answerable = g_strdup(hall_text("SELECT answerable FROM casefile"));
  assert_sees_to(asking, answerable, "这件办件现在归");
  hall_verify();
}
END_TEST

/* Control characters, direction marks, blanks around: gone before anything is stored or looked at. */
START_TEST(what_is_typed_is_cleaned)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  asking->outcome = YC_ASKING_LOOK_UP;
  yc_intake_set(&asking->text, " \t\x1b\u202e ");
  ck_assert(!yc_inquiry_add(hall, asking, &asked, &error));
  assert_error(error, "请写问的是什么");
  yc_intake_set(&asking->text, " 路灯\x1b不\u202e亮\xff\n");
  yc_intake_set(&asking->name, "王\x07丽 ");
  yc_intake_set(&asking->reply, "\u2066查");
  ck_assert(yc_inquiry_add(hall, asking, &asked, &error));
  g_autoptr(YcInquiry) inquiry = get(asked.inquiry);
  ck_assert_str_eq(inquiry->text, "路灯不亮\uFFFD");
  ck_assert_str_eq(inquiry->name, "王丽");
  ck_assert(yc_inquiry_answer(hall, asked.inquiry, "\x1b[2J明天修 ", "phone", NULL, &error));
  g_autoptr(YcInquiry) answered = get(asked.inquiry);
  ck_assert_str_eq(answered->reply, "[2J明天修");
  hall_verify();
}
END_TEST

START_TEST(a_telephone_is_one)
{
  g_autoptr(GError) error = NULL;
  static const char *const good[] = { "", "13900005521", "8260003", "0398-8260003", "１３９００００５５２１" };
  static const char *const bad[] = { "王丽", "123", "139000055211234", "1390000552x", "回头说" };
  for (guint i = 0; i < G_N_ELEMENTS(good); i++) ck_assert_msg(yc_inquiry_phone(good[i], &error), "%s", good[i]);
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
    ck_assert_msg(!yc_inquiry_phone(bad[i], &error), "%s", bad[i]);
    assert_error(error, "电话号码不对");
  }
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  asking->outcome = YC_ASKING_LOOK_UP;
  yc_intake_set(&asking->text, "路灯不亮");
  yc_intake_set(&asking->phone, "王丽");
  ck_assert(!yc_inquiry_add(hall, asking, &asked, &error));
  assert_error(error, "电话号码不对");
}
END_TEST

START_TEST(numbers_are_found)
{
  YcAsked one = ask("第一件", YC_ASKING_LOOK_UP), two = ask("第二件", YC_ASKING_LOOK_UP);
  ck_assert_int_eq(yc_inquiry_number(hall, "X1105-001"), one.inquiry);
  ck_assert_int_eq(yc_inquiry_number(hall, " x1105-2 "), two.inquiry);
  ck_assert_int_eq(yc_inquiry_number(hall, "X1105-003"), 0);
  ck_assert_int_eq(yc_inquiry_number(hall, "S1105-001"), 0);
  ck_assert_int_eq(yc_inquiry_number(hall, "1105-001K"), 0);
  ck_assert_int_eq(yc_inquiry_number(hall, ""), 0);
  /* What is shown is what will be given: each kind has its own. */
  static const struct { YcAskingOutcome outcome; const char *number; } shown[] = {
    { YC_ASKING_NONE, "X1105-003" }, { YC_ASKING_REFER, "X1105-003" }, { YC_ASKING_COUNT, "" },
    { YC_ASKING_DEMAND, "S1105-001" }, { YC_ASKING_STUCK, "B1105-001" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
    g_autofree char *next = yc_inquiry_next_number(hall, shown[i].outcome);
    ck_assert_str_eq(next, shown[i].number);
  }
  g_autoptr(YcInquiry) demand = get(ask("第三件", YC_ASKING_DEMAND).demand), stuck = get(ask("第四件", YC_ASKING_STUCK).demand);
  ck_assert_str_eq(demand->number, "S1105-001");
  ck_assert_str_eq(stuck->number, "B1105-001");
  hall_at("2027-01-04T09:00");
  ck_assert_int_eq(yc_inquiry_number(hall, "X1105-001"), one.inquiry);   /* of last year */
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("inquiry");
  TCase *t = tcase_create("inquiry");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, answered_on_the_spot);
  tcase_add_test(t, looked_up_and_called_back);
  tcase_add_test(t, becomes_a_case);
  tcase_add_test(t, undone_it_is_as_it_was);
  tcase_add_test(t, becomes_a_demand);
  tcase_add_test(t, not_got_done_is_with_the_supervisor_at_once);
  tcase_add_test(t, the_first_at_a_village_point);
  tcase_add_test(t, only_counted);
  tcase_add_test(t, what_is_refused);
  tcase_add_test(t, about_a_case_that_is_over);
  tcase_add_test(t, erased);
  tcase_add_test(t, who_sees_to_it);
  tcase_add_test(t, what_is_typed_is_cleaned);
  tcase_add_test(t, a_telephone_is_one);
  tcase_add_test(t, numbers_are_found);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
