/* Numbers in the systems of others: what is left to enter, the queue, finding, and a case laid out for copying. */
#include <config.h>
#include <string.h>
#include "app/casefile.h"
#include "app/commit.h"
#include "app/copy.h"
#include "app/hall.h"
#include "app/outside.h"
#include "app/private.h"
#include "app/progress.h"
#include "check_main.h"

#define PROVINCE "330120260713000427"
#define LEFT "SELECT outside FROM casefile WHERE id = %" G_GINT64_FORMAT

static void must(gboolean ok, GError *error)
{
  ck_assert_msg(ok, "%s", error ? error->message : "no sentence");
}

/* The warning, freed with the hall by nobody: "" where none. */
static char *set(gint64 id, const char *system, const char *number)
{
  GError *error = NULL;
  char *warning = NULL;
  must(yc_outside_set(hall, id, system, number, NULL, &warning, &error), error);
  return warning ? warning : g_strdup("");
}

static void put(gint64 id, const char *system, const char *number)
{
  g_autofree char *warning = set(id, system, number);
  ck_assert_str_eq(warning, "");
}

static void refused(gint64 id, const char *system, const char *number, const char *part)
{
  GError *error = NULL;
  gint64 events = hall_int("SELECT count(*) FROM event");
  ck_assert(!yc_outside_set(hall, id, system, number, NULL, NULL, &error));
  assert_error(error, part);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event"), events);
}

/* --- what is left ----------------------------------------------------------------------------------------- */

START_TEST(what_an_item_names_is_left_to_enter)
{
  gint64 id = hall_accepted(1);
  ck_assert_str_eq(hall_text(LEFT, id), "province civil");
  put(id, "province", PROVINCE);
  ck_assert_str_eq(hall_text(LEFT, id), "civil");
  put(id, "province", "330120260713000428");       /* several in one system */
  put(id, "medical", "YB-20261105");               /* and one that the item does not name */
  ck_assert_str_eq(hall_text(LEFT, id), "civil");
  put(id, "civil", "SH2026110500417");
  ck_assert_str_eq(hall_text(LEFT, id), "");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM outside_number"), 4);
  hall_verify();
}
END_TEST

START_TEST(what_comes_to_nothing_is_not_entered)
{
  YcIntake *told = hall_form(1, "MZ01"), *refuse = hall_form(2, "MZ01"), *asked = hall_form(3, "MZ01");
  yc_intake_set(&refuse->reason, "户籍不在本镇,《最低生活保障审核确认办法》第4条");
  have_all(refuse);
  mark(asked, 1, YC_TICK_HAVE, "");
  ck_assert_str_eq(hall_text(LEFT, hall_taken(told, YC_OUTCOME_TELL)), "");
  ck_assert_str_eq(hall_text(LEFT, hall_taken(refuse, YC_OUTCOME_REFUSE)), "");
  ck_assert_int_eq(yc_outside_count(hall), 0);
  ck_assert_str_eq(hall_text(LEFT, hall_taken(asked, YC_OUTCOME_ASK)), "province civil");
  ck_assert_int_eq(yc_outside_count(hall), 1);
}
END_TEST

START_TEST(a_mistyped_number_is_set_right)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  put(id, "province", PROVINCE);
  must(yc_outside_drop(hall, id, "province", PROVINCE, NULL, &error), error);
  ck_assert_str_eq(hall_text(LEFT, id), "province civil");   /* in the item's order again */
  put(id, "province", PROVINCE);
  must(yc_outside_replace(hall, id, "province", PROVINCE, "330120260713000429", NULL, &error), error);
  ck_assert_str_eq(hall_text("SELECT group_concat(number) FROM outside_number"), "330120260713000429");
  ck_assert_str_eq(hall_text(LEFT, id), "civil");
  put(id, "medical", "YB-20261105");
  must(yc_outside_drop(hall, id, "medical", "YB-20261105", NULL, &error), error);
  ck_assert_str_eq(hall_text(LEFT, id), "civil");            /* the item does not name it */
  ck_assert(!yc_outside_drop(hall, id, "province", "1", NULL, &error));
  assert_error(error, "这件没有记过 省平台 1");
  hall_verify();
}
END_TEST

START_TEST(the_same_again_changes_nothing)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  put(id, "province", PROVINCE);
  gint64 events = hall_int("SELECT count(*) FROM event");
  put(id, "province", PROVINCE);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event"), events);
  must(yc_outside_set(hall, id, "civil", "SH2026110500417", "第7号", NULL, &error), error);
  must(yc_outside_set(hall, id, "civil", "SH2026110500999", "第7号", NULL, &error), error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event"), events + 1);
}
END_TEST

START_TEST(how_a_number_is_kept)
{
  gint64 id = hall_accepted(1);
  put(id, "province", " 3301 2026　0713\t00０427 ");
  ck_assert_str_eq(hall_text("SELECT number FROM outside_number"), "330120260713000427");
  refused(id, "civil", "  　", "没有写号码");
  refused(id, "civil", "123456789012345678901234567890123456789012345678901", "号码有 51 个字,最多 50 个");
  refused(id, "nowhere", "1234567", "没有外部系统 nowhere:请用 civil");
  refused(id + 1000000, "civil", "1234567", "没有这件办件");
  hall_as("gaozhiyuan", NULL);
  refused(id, "civil", "1234567", "高志远 不办件");
  hall_as("wangjianjun", NULL);
  put(id, "civil", "1234567");
}
END_TEST

/* It is said, and kept all the same: their formats change without asking us. */
START_TEST(a_strange_number_is_a_warning)
{
  gint64 id = hall_accepted(1), other = hall_accepted(2);
  g_autofree char *strange = set(id, "province", "33-0427");
  ck_assert_str_eq(strange, "33-0427 不像省平台的号码(7 位),请核对");
  put(id, "province", PROVINCE);
  g_autofree char *twice = set(other, "province", PROVINCE), *number = g_strdup(hall_text("SELECT number FROM casefile WHERE id = %" G_GINT64_FORMAT, id));
  ck_assert_msg(strstr(twice, "也记在 1105-001") != NULL, "%s, case %s", twice, number);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM outside_number"), 3);
}
END_TEST

/* --- the queue -------------------------------------------------------------------------------------------- */

START_TEST(the_queue)
{
  gint64 first = hall_accepted(1);
  YcIntake *card = hall_form(2, "SB03");   /* on the spot, concluded at once, and to be entered all the same */
  have_all(card);
  gint64 spot = hall_taken(card, YC_OUTCOME_ONSPOT), sort;
  ck_assert_int_eq(yc_outside_count(hall), 2);
  g_autoptr(GPtrArray) rows = yc_outside_list(hall, NULL, 0, FALSE, 10, NULL);
  ck_assert_uint_eq(rows->len, 2);
  const YcCaseRow *a = rows->pdata[0], *b = rows->pdata[1];
  ck_assert_int_eq(a->id, first);
  ck_assert_int_eq(b->id, spot);
  ck_assert_str_eq(a->outside, "province civil");
  ck_assert_str_eq(b->outside, "social");
  g_autoptr(GPtrArray) back = yc_outside_list(hall, &b->sort, b->id, TRUE, 10, NULL);
  ck_assert_uint_eq(back->len, 1);
  ck_assert(yc_outside_locate(hall, spot, &sort) && sort == b->sort);
  put(spot, "social", "SB20261105001");
  ck_assert(!yc_outside_locate(hall, spot, &sort));
  ck_assert_int_eq(yc_outside_count(hall), 1);
  g_autofree char *names = yc_outside_names(hall, "province civil");
  ck_assert_str_eq(names, "省平台、救助系统");
  hall_verify();
}
END_TEST

START_TEST(lines_of_a_case)
{
  gint64 id = hall_accepted(1);
  put(id, "medical", "YB-20261105");
  put(id, "province", PROVINCE);
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  static const char *const want[] = { ("province " PROVINCE), "civil ", "medical YB-20261105" };
  ck_assert_uint_eq(view->outside->len, G_N_ELEMENTS(want));
  for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
    const YcOutsideLine *line = view->outside->pdata[i];
    g_autofree char *text = g_strdup_printf("%s %s", line->system, line->number);
    ck_assert_str_eq(text, want[i]);
  }
  const YcRecordLine *newest = view->record->pdata[0];
  ck_assert_str_eq(newest->text, "记下外部系统号 省平台 " PROVINCE);
}
END_TEST

/* --- finding ---------------------------------------------------------------------------------------------- */

static gint64 only(const char *words)
{
  g_autoptr(GPtrArray) found = yc_desk_find(hall, words, 10, NULL);
  return found->len == 1 ? ((const YcCaseRow *)found->pdata[0])->id : -(gint64)found->len;
}

START_TEST(found_by_number)
{
  gint64 id = hall_accepted(1), other = hall_accepted(2);
  put(id, "province", "SZ2026110500K427");
  put(other, "province", "SZ2026110500K428");
  ck_assert_int_eq(only("SZ2026110500K427"), id);
  ck_assert_int_eq(only("sz2026110500k427"), id);          /* upper and lower case alike */
  ck_assert_int_eq(only("ＳＺ２０２６110500K428"), other);
  ck_assert_int_eq(only("K427"), id);
  ck_assert_int_eq(only("500k427"), id);
  ck_assert_int_eq(only("427"), 0);                        /* three characters are no tail */
  ck_assert_int_eq(only("9K427"), 0);
  ck_assert_int_eq(yc_desk_number(hall, "SZ2026110500K428"), other);
  ck_assert_int_eq(yc_desk_number(hall, "K428"), 0);
  g_autofree char *warning G_GNUC_UNUSED = set(other, "civil", "SZ2026110500K427");
  ck_assert_int_eq(yc_desk_number(hall, "SZ2026110500K427"), 0);   /* two cases: one chooses */
  ck_assert_int_eq(only("SZ2026110500K427"), -2);
}
END_TEST

/* --- copying ---------------------------------------------------------------------------------------------- */

static char *joined(const GPtrArray *lines)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const YcCopyLine *line = lines->pdata[i];
    g_string_append_printf(text, "%s %s\n", line->label, line->value);
  }
  return g_string_free(text, FALSE);
}

START_TEST(laid_out_in_the_order_of_the_standard)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  g_autoptr(GPtrArray) lines = yc_copy_case(hall, id, NULL, &error);
  must(lines != NULL, error);
  g_autofree char *text = joined(lines), *number = g_strdup(hall_text("SELECT number FROM casefile"));
  static const char *const order[] = {
    "办件编号 581126100A-20261105-0001-", "事项编码 MZ01\n", "事项名称 最低生活保障审核确认\n", "办件类型 2 承诺件\n", "申请者名称 温秀荷\n",
    "证件类型 111 居民身份证\n", "证件号码 ", "联系人姓名 温秀荷\n", "联系人手机 ", "地址 青澜县芦荻镇", "申报来源 1 窗口\n",
    "申请时间 20261105T102000\n", "区划 581126100000\n", "受理单位 青澜县芦荻镇便民服务中心\n", "受理人员 李秀英\n",
    "受理时间 20261105T102000\n", "受理文书编号 芦政受", "承诺办结时间 20261215T235959\n", "材料1名称 ", "材料1是否收取 是\n",
    "材料1收取方式 纸质(原件)\n", "材料1数量 1\n", "材料1收取时间 20261105T102000\n", "材料2名称 ",
  };
  const char *at = text;
  for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
    const char *found = strstr(at, order[i]);
    ck_assert_msg(found != NULL && (found == text || found[-1] == '\n'), "no %s behind\n%s", order[i], at);
    at = found;
  }
  ck_assert_ptr_nonnull(strstr(text, number));
  ck_assert_ptr_null(strchr(text, '*'));             /* in full, RULE prv-02 */
}
END_TEST

START_TEST(who_came_for_somebody)
{
  YcIntake *form = hall_form(1, "MZ01");
  form->represented = form->authorised = TRUE;
  hall_person(2, &form->representative);
  yc_intake_set(&form->relation, "之女");
  yc_intake_set(&form->representative.phone, "13900005521");
  g_assert(yc_intake_choose(hall, form, "MZ01", NULL));
  have_all(form);
  gint64 id = hall_taken(form, YC_OUTCOME_ACCEPT);
  g_autoptr(GPtrArray) lines = yc_copy_case(hall, id, NULL, NULL);
  g_autofree char *text = joined(lines);
  ck_assert_ptr_nonnull(strstr(text, "\n代理人姓名 "));
  ck_assert_ptr_nonnull(strstr(text, "\n代理人证件类型 111 居民身份证\n代理人证件号码 "));
  ck_assert_ptr_nonnull(strstr(text, "\n联系人手机 13900005521\n"));
}
END_TEST

/* RULE prv-02: recorded with who and which case; a reason of whoever has nothing to do with it. */
START_TEST(a_look_is_recorded)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  ck_assert(!yc_copy_asks(hall, id));
  g_autoptr(GPtrArray) mine = yc_copy_case(hall, id, NULL, &error);
  must(mine != NULL, error);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'case.look'"), 1);
  hall_as("hexiaoyan", "2");
  ck_assert(yc_copy_asks(hall, id));
  ck_assert_ptr_null(yc_copy_case(hall, id, "  ", &error));
  assert_error(error, "请写明事由");
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'case.look'"), 1);
  g_autoptr(GPtrArray) lines = yc_copy_case(hall, id, "替李秀英补录省平台", &error);
  must(lines != NULL, error);
  ck_assert_ptr_null(yc_copy_case(hall, id + 1000000, "看看", &error));
  assert_error(error, "没有这件办件");
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  const YcRecordLine *newest = view->record->pdata[0];
  ck_assert_str_eq(newest->who, "何晓燕");
  ck_assert_str_eq(newest->text, "看了完整信息(抄写),事由:替李秀英补录省平台");
  ck_assert_int_eq(hall_int("SELECT ver FROM casefile"), view->ver);
  ck_assert_ptr_null(strstr(hall_text("SELECT group_concat(facts) FROM event WHERE kind = 'case.look'"), "补录"));
  hall_verify();
}
END_TEST

START_TEST(the_typed_reason_can_be_erased)
{
  gint64 id = hall_accepted(1);
  hall_as("hexiaoyan", "2");
  g_autoptr(GPtrArray) lines G_GNUC_UNUSED = yc_copy_case(hall, id, "替温秀荷的女儿看", NULL);
  gint64 look = hall_int("SELECT pos FROM event WHERE kind = 'case.look'");
  g_autofree char *ident = yc_event_ident(yc_app_store(hall), look);
  g_autoptr(YcWriter) writer = hall_writer();
  ck_assert(yc_writer_append(writer, "event.erase", json_pack("{s:[s]}", "events", ident), NULL, NULL, NULL) != 0);
  ck_assert(yc_writer_commit(g_steal_pointer(&writer), NULL));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM body WHERE pos = %" G_GINT64_FORMAT, look), 0);
  g_autoptr(YcCaseView) view = yc_casefile_view(hall, id, NULL);
  ck_assert_str_eq(((const YcRecordLine *)view->record->pdata[0])->text, "看了完整信息(抄写)");
  hall_verify();
}
END_TEST

/* Who holds the case needs no reason, wherever it was taken in. */
START_TEST(who_holds_the_case)
{
  gint64 id = hall_accepted(1);
  GError *error = NULL;
  hall_as("zhouyun", NULL);
  ck_assert(yc_copy_asks(hall, id));
  g_autofree char *post = g_strdup(hall_text("SELECT post FROM post_now WHERE staff = (SELECT id FROM staff WHERE login = 'zhouyun')"));
  YcWriter *writer = hall_writer();
  json_t *facts = json_pack("{s:i, s:s, s:s, s:s, s:n, s:n, s:s, s:s, s:n, s:[]}", "step", 3, "name", "入户调查", "step_short",
                            "入户调查", "queue", "todo", "day", "due", "post", post, "answerable", post, "light", "clocks");
  must(yc_case_event(hall, writer, id, "step.begin", facts, NULL, &error) && yc_writer_commit(writer, &error), error);
  ck_assert(!yc_copy_asks(hall, id));
  hall_as("lixiuying", "3");
  hall_at("2026-11-20T09:00");
  ck_assert(!yc_copy_asks(hall, id));   /* she is its agent */
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    what_an_item_names_is_left_to_enter, what_comes_to_nothing_is_not_entered, a_mistyped_number_is_set_right,
    the_same_again_changes_nothing, how_a_number_is_kept, a_strange_number_is_a_warning, the_queue, lines_of_a_case,
    found_by_number, laid_out_in_the_order_of_the_standard, who_came_for_somebody, a_look_is_recorded,
    the_typed_reason_can_be_erased, who_holds_the_case,
  };
  Suite *s = suite_create("outside");
  TCase *t = tcase_create("outside");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  for (guint i = 0; i < G_N_ELEMENTS(tests); i++) tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
