/* Orders: numbered, a date counted in working days, seen, replied, judged; outside offices get a letter; the desk's list. */
#include <config.h>
#include <string.h>
#include "app/casefile.h"
#include "app/commit.h"
#include "app/desk.h"
#include "app/hall.h"
#include "app/order.h"
#include "app/paper.h"
#include "app/progress.h"
#include "app/tick.h"
#include "app/undo.h"
#include "app/why.h"
#include "check_main.h"

#define OF " WHERE casefile = %" G_GINT64_FORMAT

static void must(gboolean ok, GError *error)
{
  ck_assert_msg(ok, "%s", error ? error->message : "no sentence");
}

static void begin_step(gint64 id, const char *office)
{
  GError *error = NULL;
  gint64 step = hall_int("SELECT min(n) FROM step WHERE casefile = %" G_GINT64_FORMAT " AND office = '%s'", id, office);
  YcWriter *writer = hall_writer();
  must(yc_step_begin(hall, writer, id, (int)step, &error) && yc_writer_commit(writer, &error), error);
}

/* Lies with 王建军. */
static gint64 in_step(guint n)
{
  gint64 id = hall_accepted(n);
  begin_step(id, "civil");
  return id;
}

static GArray *list(gint64 first, gint64 second)
{
  GArray *cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, first);
  if (second != 0) g_array_append_val(cases, second);
  return cases;
}

static YcSupervised *give(gint64 first, gint64 second, int days)
{
  GError *error = NULL;
  g_autoptr(GArray) cases = list(first, second);
  YcSupervised *done = yc_order_give(hall, cases, days, "限时办结制度", "说明没有入户的原因", NULL, &error);
  must(done != NULL, error);
  return done;
}

static void given(gint64 id, int days)
{
  g_autoptr(YcSupervised) done = give(id, 0, days);
  ck_assert_int_eq(done->cases, 1);
}

static gint64 order_of(gint64 id)
{
  return hall_int("SELECT max(id) FROM ordered" OF, id);
}

static const char *state_of(gint64 id)
{
  return hall_text("SELECT state FROM ordered WHERE id = %" G_GINT64_FORMAT, order_of(id));
}

START_TEST(numbered_and_dated)
{
  gint64 id = in_step(1);
  hall_as("zhaomin", "1");
  hall_at("2026-11-19T16:00");           /* a Thursday */
  given(id, 0);
  ck_assert_str_eq(hall_text("SELECT number, reply_by, state, post, n, level, next FROM ordered"),
                   "芦政督办A〔2026〕0001号|2026-11-24|open|civil|1|0|2026-11-25");
  ck_assert_str_eq(hall_text("SELECT kind, n, unit, started, due, state FROM clock" OF " AND kind GLOB 'order:*'", id),
                   "order:1|3|working|2026-11-19|2026-11-24|running");
  ck_assert_str_eq(hall_text("SELECT kind, number, facts->>'print' FROM paper WHERE kind = 'order'"),
                   "order|芦政督办A〔2026〕0001号|no");
  g_autoptr(YcOrder) order = yc_order_waiting(hall, id, NULL);
  g_autofree char *line = yc_order_line(order);
  ck_assert_str_eq(line, "赵敏 11-19:请 11-24(二)17:30 前回复:说明没有入户的原因");
  ck_assert_str_eq(order->short_number, "督办〔2026〕1号");
  hall_verify();
}
END_TEST

static const char *line_of(const YcWhyClock *clock, const char *what)
{
  for (guint i = 0; i < clock->lines->len; i++)
    if (strcmp(((YcWhyLine *)clock->lines->pdata[i])->what, what) == 0) return ((YcWhyLine *)clock->lines->pdata[i])->text;
  return NULL;
}

/* The date for the reply is explained like any other: from the order, over a weekend. */
START_TEST(why_the_reply_is_due_then)
{
  gint64 id = in_step(1);
  hall_as("zhaomin", "1");
  hall_at("2026-11-19T16:00");
  given(id, 0);
  g_autoptr(GPtrArray) clocks = yc_why_case(hall, id, NULL);
  const YcWhyClock *clock = NULL;
  for (guint i = 0; i < clocks->len; i++)
    if (strcmp(((YcWhyClock *)clocks->pdata[i])->kind, "order:1") == 0) clock = clocks->pdata[i];
  ck_assert_ptr_nonnull(clock);
  ck_assert_int_eq(clock->explained, day_of("2026-11-24"));
  ck_assert_str_eq(clock->label, "督办回复");
  ck_assert_str_eq(clock->head, "督办回复 3个工作日,11-19 督办次日起算,应于 11-24(二)");
  ck_assert_ptr_nonnull(strstr(line_of(clock, "kind"), "不是办件的期限"));
  ck_assert_str_eq(line_of(clock, "basis"), "依据:限时办结制度");
  ck_assert_str_eq(line_of(clock, "start"), "督办,芦政督办A〔2026〕0001号,赵敏:起算当天不计");
  ck_assert_str_eq(line_of(clock, "weekend"), "周末,不计 2 天");
  ck_assert_ptr_null(line_of(clock, "light"));
  ck_assert(!clock->leads);
}
END_TEST

/* RULE time-13: the date for a reply is none of the case's limits. */
START_TEST(no_limit_of_the_case_moves)
{
  gint64 id = in_step(1);
  static const char days[] = "SELECT rank, soon, target, (SELECT group_concat(kind || due || state) FROM clock WHERE casefile = c.id"
                     " AND kind NOT GLOB 'order:*') FROM casefile c WHERE id = %" G_GINT64_FORMAT;
  g_autofree char *before = g_strdup(hall_text(days, id));
  hall_as("zhaomin", "1");
  given(id, 1);
  ck_assert_str_eq(hall_text(days, id), before);
  GError *error = NULL;
  YcWriter *writer = hall_writer();
  must(yc_step_finish(hall, writer, id, &error) && yc_case_decide(hall, writer, id, "同意", &error) &&
           yc_writer_commit(writer, &error), error);
  ck_assert_str_eq(state_of(id), "open");   /* concluded: the reply is owed all the same */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile WHERE id = %" G_GINT64_FORMAT " AND due = "
                            "(SELECT due FROM clock WHERE casefile = casefile.id AND kind = 'deliver')", id), 1);
  hall_verify();
}
END_TEST

START_TEST(what_is_refused)
{
  gint64 id = in_step(1);
  GError *error = NULL;
  g_autoptr(GArray) cases = list(id, 0);
  ck_assert(yc_order_give(hall, cases, 3, "依据", "快办", NULL, &error) == NULL);
  assert_error(error, "李秀英 不能下督办:由值班长来办");
  hall_as("zhaomin", "1");
  static const struct { int days; const char *basis, *text, *part; } bad[] = {
    { -1, "依据", "快办", "请写 1 到 60 个工作日" }, { 61, "依据", "快办", "请写 1 到 60 个工作日" },
    { 3, " ", "快办", "没有写督办的依据" }, { 3, "依据", "", "没有写督办的事" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
    ck_assert(yc_order_give(hall, cases, bad[i].days, bad[i].basis, bad[i].text, NULL, &error) == NULL);
    assert_error(error, bad[i].part);
  }
  given(id, 3);
  ck_assert(yc_order_give(hall, cases, 3, "依据", "快办", NULL, &error) == NULL);
  assert_error(error, "还有一件督办没了结(督办〔2026〕1号,未回复)");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM ordered"), 1);
}
END_TEST

START_TEST(seen_replied_sent_back_accepted)
{
  gint64 id = in_step(1);
  GError *error = NULL;
  hall_as("zhaomin", "1");
  hall_at("2026-11-19T16:00");
  given(id, 3);
  must(yc_order_seen(hall, id, &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'order.receive'"), 0);
  gint64 order = order_of(id);
  hall_as("lixiuying", "3");
  ck_assert(!yc_order_reply(hall, order, "在办", NULL, &error));
  assert_error(error, "是给王建军的:由他回复");
  hall_as("wangjianjun", NULL);
  hall_at("2026-11-20T09:00");
  for (guint i = 0; i < 2; i++) must(yc_order_seen(hall, id, &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'order.receive'"), 1);
  ck_assert_str_eq(hall_text("SELECT received FROM ordered"), "2026-11-20");
  for (guint i = 0; i < 2; i++) must(yc_order_reply(hall, order, "老人住院,周五入户", "reply", &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'order.reply'"), 1);
  ck_assert_str_eq(hall_text("SELECT state, next FROM ordered"), "replied|-");
  ck_assert_str_eq(hall_text("SELECT state FROM clock WHERE kind = 'order:1'"), "done");
  ck_assert(!yc_order_reply(hall, order, "再说一遍", "another", &error));
  assert_error(error, "待审,不用再回复");
  ck_assert(!yc_order_judge(hall, order, TRUE, "", 0, NULL, &error));
  assert_error(error, "王建军 不能下督办");
  hall_as("zhaomin", "1");
  ck_assert(!yc_order_judge(hall, order, FALSE, "", 2, NULL, &error));
  assert_error(error, "没有写退回的原因");
  must(yc_order_judge(hall, order, FALSE, "写明哪天办结", 2, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, reply_by, next, settled FROM ordered"), "back|2026-11-24|2026-11-25|-");
  ck_assert_str_eq(hall_text("SELECT due, state FROM clock WHERE kind = 'order:1'"), "2026-11-24|running");
  hall_as("wangjianjun", NULL);
  must(yc_order_reply(hall, order, "11-24 办结", NULL, &error), error);
  hall_as("zhaomin", "1");
  must(yc_order_judge(hall, order, TRUE, "", 0, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, settled FROM ordered"), "accepted|2026-11-20");
  ck_assert(!yc_order_judge(hall, order, TRUE, "", 0, NULL, &error));
  assert_error(error, "没有等审的回复");
  g_autoptr(YcSupervised) again G_GNUC_UNUSED = give(id, 0, 3);   /* settled: another can be given */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM ordered WHERE settled IS NULL"), 1);
  hall_verify();
}
END_TEST

/* RULE agt-06. */
START_TEST(an_outside_office_gets_a_letter)
{
  gint64 id = hall_accepted(1);
  const char *office = hall_text("SELECT s.office FROM step s JOIN office o ON o.code = s.office WHERE o.inside = 0"
                                 " AND s.state = 'planned' AND s.casefile = %" G_GINT64_FORMAT " LIMIT 1", id);
  begin_step(id, office);
  GError *error = NULL;
  hall_as("zhaomin", "1");
  g_autoptr(YcSupervised) done = give(id, 0, 3);
  ck_assert_int_eq(done->papers->len, 1);
  ck_assert_str_eq(hall_text("SELECT outside, staff, post FROM ordered"), "1|-|counter3");
  gint64 paper = g_array_index(done->papers, gint64, 0);
  g_autoptr(YcPaperData) data = yc_app_paper_data(hall, paper, &error);
  must(data != NULL, error);
  ck_assert_int_eq(data->kind, YC_PAPER_ORDER);
  ck_assert_str_eq(data->to, hall_text("SELECT name FROM office WHERE code = '%s'", office));
  ck_assert_str_eq(data->reason, "说明没有入户的原因");
  ck_assert_str_eq(data->basis, "限时办结制度");
  g_autoptr(GArray) cases = list(id, 0);
  g_autoptr(YcSupervised) urged = yc_urge(hall, cases, "请按期", NULL, &error);
  must(urged != NULL, error);
  ck_assert_int_eq(urged->papers->len, 1);
  ck_assert_str_eq(hall_text("SELECT facts->>'paper' FROM event WHERE kind = 'case.urge'"), "芦政催办A〔2026〕0001号");
  hall_as("lixiuying", "3");              /* the agent writes down what they answered */
  ck_assert_int_eq(yc_order_count(hall, NULL), 1);
  must(yc_order_reply(hall, order_of(id), "电话:刘工说 11-25 办结", NULL, &error), error);
  hall_verify();
}
END_TEST

START_TEST(whose_desk_lists_it)
{
  gint64 one = in_step(1), two = in_step(2), sort;
  GError *error = NULL;
  YcCounts counts;
  hall_at("2026-11-19T16:00");
  hall_as("zhaomin", "1");
  given(two, 1);
  given(one, 3);
  static const struct { const char *login; gint64 n; } desks[] = {
    { "wangjianjun", 2 }, { "zhaomin", 2 }, { "lixiuying", 0 }, { "gaozhiyuan", 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS(desks); i++) {
    hall_as(desks[i].login, NULL);
    must(yc_desk_counts(hall, &counts, &error), error);
    ck_assert_int_eq(counts.tab[YC_TAB_ORDER], desks[i].n);
    g_autoptr(GPtrArray) rows = yc_desk_list(hall, YC_TAB_ORDER, NULL, 0, FALSE, 10, &error);
    g_autoptr(GPtrArray) back = yc_desk_list(hall, YC_TAB_ORDER, NULL, 0, TRUE, 10, &error);
    ck_assert_int_eq(rows->len, (guint)desks[i].n);
    ck_assert_int_eq(back->len, (guint)desks[i].n);
    ck_assert_int_eq(yc_desk_locate(hall, YC_TAB_ORDER, one, &sort), desks[i].n > 0);
    if (desks[i].n == 0) continue;
    const YcCaseRow *first = rows->pdata[0], *last = back->pdata[0];
    ck_assert(first->id == two && last->id == one);          /* by the day of the reply */
    ck_assert_int_eq(first->due, day_of("2026-11-20"));
    ck_assert_str_eq(first->step_short, "未回复");
    g_autoptr(GPtrArray) next = yc_desk_list(hall, YC_TAB_ORDER, &first->sort, first->id, FALSE, 10, &error);
    ck_assert_int_eq(next->len, 1);
  }
  hall_as("wangjianjun", NULL);
  must(yc_order_reply(hall, order_of(two), "在办", NULL, &error), error);
  ck_assert_int_eq(yc_order_count(hall, NULL), 1);            /* his part is done */
  hall_as("zhaomin", "1");
  ck_assert_int_eq(yc_order_count(hall, NULL), 2);            /* hers is not */
}
END_TEST

START_TEST(undone_before_it_was_seen_only)
{
  gint64 id = in_step(1), draft;
  GError *error = NULL;
  hall_at("2026-11-19T16:00");
  hall_as("zhaomin", "1");
  given(id, 3);
  must(yc_undo(hall, id, &draft, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, settled FROM ordered"), "void|2026-11-19");
  ck_assert_str_eq(hall_text("SELECT state FROM paper WHERE kind = 'order'"), "void");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM clock WHERE kind GLOB 'order:*'"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM supervised"), 0);
  given(id, 3);
  ck_assert_str_eq(hall_text("SELECT number FROM ordered WHERE settled IS NULL"), "芦政督办A〔2026〕0002号");
  hall_as("wangjianjun", NULL);
  must(yc_order_seen(hall, id, &error), error);
  hall_as("zhaomin", "1");
  ck_assert(!yc_undo(hall, id, &draft, &error));
  assert_error(error, "已经看到");
  hall_verify();
}
END_TEST

START_TEST(goes_along_when_the_case_is_reassigned)
{
  gint64 id = in_step(1), draft;
  GError *error = NULL;
  hall_at("2026-11-19T16:00");
  hall_as("zhaomin", "1");
  given(id, 3);
  g_autoptr(GArray) cases = list(id, 0);
  hall_at("2026-11-20T09:00");
  g_autoptr(YcSupervised) done = yc_reassign(hall, cases, "civil_elder", "产假", NULL, &error);
  must(done != NULL, error);
  ck_assert_str_eq(hall_text("SELECT post, reply_by FROM ordered"), "civil_elder|2026-11-24");
  must(yc_undo(hall, id, &draft, &error), error);
  ck_assert_str_eq(hall_text("SELECT post FROM ordered"), "civil");
  ck_assert_str_eq(hall_text("SELECT answerable FROM casefile WHERE id = %" G_GINT64_FORMAT, id), "civil");
  hall_verify();
}
END_TEST

START_TEST(what_was_written_can_be_erased)
{
  gint64 id = in_step(1);
  GError *error = NULL;
  hall_as("zhaomin", "1");
  given(id, 3);
  hall_as("wangjianjun", NULL);
  must(yc_order_reply(hall, order_of(id), "张秀兰在县医院", NULL, &error), error);
  hall_as("zhaomin", "1");
  YcWriter *writer = hall_writer();
  json_t *events = json_array();
  for (gint64 pos = 1; pos <= hall_int("SELECT max(pos) FROM event"); pos++)
    if (hall_int("SELECT count(*) FROM event WHERE pos = %" G_GINT64_FORMAT " AND (kind GLOB 'order.*' OR (kind = 'paper.issue'"
                 " AND facts->>'kind' = 'order'))", pos) > 0) {
      g_autofree char *ident = yc_event_ident(yc_app_store(hall), pos);
      json_array_append_new(events, json_string(ident));
    }
  must(yc_writer_append(writer, "event.erase", json_pack("{s:o}", "events", events), NULL, NULL, &error) != 0 &&
           yc_writer_commit(writer, &error), error);
  g_autoptr(YcOrder) order = yc_order_waiting(hall, id, NULL);
  ck_assert_str_eq(order->text, "");
  ck_assert_str_eq(order->reply, "");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM body WHERE json LIKE '%%县医院%%' OR json LIKE '%%没有入户%%'"), 0);
  hall_verify();
}
END_TEST

/* Unanswered it goes up: to the leader on the first day over, above eight working days over; once each, however often
 * the tick runs. */
START_TEST(unanswered_it_goes_up)
{
  gint64 id = in_step(1);
  GError *error = NULL;
  hall_as("zhaomin", "1");
  must(yc_tick_run(hall, NULL, &error), error);
  given(id, 3);                            /* until 11-10, a Tuesday */
  hall_at("2026-11-10T17:00");
  must(yc_tick_run(hall, NULL, &error), error);
  ck_assert_int_eq(hall_int("SELECT level FROM ordered"), 0);
  hall_at("2026-11-12T09:00");
  for (guint i = 0; i < 2; i++) must(yc_tick_run(hall, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT level, next FROM ordered"), "2|2026-11-20");
  ck_assert_str_eq(hall_text("SELECT origin, actor, date(happened_at / 1000000, 'unixepoch', '+8 hours') FROM event"
                             " WHERE kind = 'order.raise'"), "tick|system|2026-11-11");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM red WHERE clock GLOB 'order:*'"), 0);
  hall_as("gaozhiyuan", NULL);
  ck_assert_int_eq(yc_order_count(hall, NULL), 1);
  hall_at("2026-12-01T09:00");
  must(yc_tick_run(hall, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT level, next FROM ordered"), "3|-");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'order.raise'"), 2);
  hall_as("wangjianjun", NULL);
  must(yc_order_reply(hall, order_of(id), "在办", NULL, &error), error);
  hall_as("zhaomin", "1");
  must(yc_order_judge(hall, order_of(id), FALSE, "写清楚", 1, NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT state, level, next FROM ordered"), "back|0|2026-12-03");
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    numbered_and_dated, why_the_reply_is_due_then, no_limit_of_the_case_moves, what_is_refused, seen_replied_sent_back_accepted,
    an_outside_office_gets_a_letter, whose_desk_lists_it, undone_before_it_was_seen_only,
    goes_along_when_the_case_is_reassigned, what_was_written_can_be_erased,
    unanswered_it_goes_up,
  };
  Suite *s = suite_create("order");
  TCase *t = tcase_create("order");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  for (guint i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
