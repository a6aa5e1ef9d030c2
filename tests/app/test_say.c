#include <config.h>
#include "app/say.h"

#include <string.h>

#include "base/text.h"
#include "check_main.h"

#define LINE 76   /* a sentence with its mark has to fit into one row of 80 */

static void is(char *said, const char *expected)
{
  ck_assert_str_eq(said, expected);
  g_free(said);
}

START_TEST(days)
{
  YcDay day = yc_day_new(2026, 11, 23);
  is(yc_say_day_long(day), "11月23日(周一)");
  is(yc_say_day_medium(yc_day_new(2026, 12, 1)), "12月1日(二)");
  is(yc_say_day_long(YC_DAY_NONE), "");
  is(yc_say_day_medium(YC_DAY_NONE), "");
  static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日" };
  for (int i = 0; i < 7; i++) ck_assert_str_eq(yc_say_weekday(day + i), names[i]);
  ck_assert_str_eq(yc_say_weekday(YC_DAY_NONE), "");
}
END_TEST

static const struct { YcLight light; const char *said, *plain; } lights[] = {
  { { YC_LIGHT_NONE, 0 }, "", "" },
  { { YC_LIGHT_RED, 2 }, "▲超 2天", "! 超 2天" },
  { { YC_LIGHT_RED, 12 }, "▲超12天", "! 超12天" },
  { { YC_LIGHT_RED, 123 }, "▲超123天", "!超123天" },
  { { YC_LIGHT_RED, 1234 }, "▲超999+", "!超999+" },
  { { YC_LIGHT_YELLOW, 0 }, "◆今天", "* 今天" },
  { { YC_LIGHT_YELLOW, 1 }, "◆剩 1天", "* 剩 1天" },
  { { YC_LIGHT_YELLOW, 12 }, "◆剩12天", "* 剩12天" },
  { { YC_LIGHT_GREEN, 0 }, "●今天", ". 今天" },
  { { YC_LIGHT_GREEN, 9 }, "●剩 9天", ". 剩 9天" },
  { { YC_LIGHT_STOPPED, 3 }, "‖停 3天", "= 停 3天" },
  { { YC_LIGHT_STOPPED, 0 }, "‖停 0天", "= 停 0天" }
};

START_TEST(light)
{
  is(yc_say_light(&lights[_i].light, FALSE), lights[_i].said);
  is(yc_say_light(&lights[_i].light, TRUE), lights[_i].plain);
}
END_TEST

START_TEST(light_fits)
{
  for (guint colour = YC_LIGHT_NONE; colour <= YC_LIGHT_RED; colour++)
    for (int left = 0; left < 3000; left += left < 1100 ? 1 : 100) {
      YcLight one = { (YcLightColour) colour, left };
      g_autofree char *said = yc_say_light(&one, FALSE), *plain = yc_say_light(&one, TRUE);
      ck_assert_int_le(yc_width(said), 8);
      ck_assert_int_le(yc_width(plain), 8);
    }
}
END_TEST

START_TEST(words)
{
  ck_assert_str_eq(yc_say_state(YC_STATE_NONE), "");
  ck_assert_str_eq(yc_say_state(YC_STATE_CORRECTING), "补正");
  ck_assert_str_eq(yc_say_outcome(YC_OUTCOME_NONE), "");
  ck_assert_str_eq(yc_say_outcome(YC_OUTCOME_TELL), "一次性告知");
  for (guint i = 1; i < YC_N_STATES; i++) ck_assert_int_gt(yc_width(yc_say_state((YcState) i)), 0);
  for (guint i = 1; i < YC_N_OUTCOMES; i++) ck_assert_int_gt(yc_width(yc_say_outcome((YcOutcome) i)), 0);
  ck_assert_str_eq(yc_say_refusal(YC_REFUSE_NOT_NEEDED), "依法不需办理");
  ck_assert_str_eq(yc_say_refusal(YC_REFUSE_NOT_OURS), "不属本机关职权");
  ck_assert_str_eq(yc_say_refusal(YC_REFUSE_OTHER), "不予受理");
  ck_assert_str_eq(yc_say_form(YC_FORM_ORIGINAL), "原件");
  ck_assert_str_eq(yc_say_form(YC_FORM_COPY), "复印件");
  ck_assert_str_eq(yc_say_form(YC_FORM_BOTH), "原件和复印件");
}
END_TEST

START_TEST(limits)
{
  is(yc_say_limit(&(YcLimit) { 28, YC_UNIT_WORKING, FALSE }), "28个工作日");
  is(yc_say_limit(&(YcLimit) { 7, YC_UNIT_CALENDAR, TRUE }), "不少于7个自然日");
  is(yc_say_limit(&(YcLimit) { 24, YC_UNIT_HOUR, FALSE }), "24小时");
  is(yc_say_limit(&(YcLimit) { 3, YC_UNIT_MONTH, FALSE }), "3个月");
  is(yc_say_limit(&(YcLimit) { 1, YC_UNIT_YEAR, FALSE }), "1年");
  is(yc_say_limit(&(YcLimit) { 0, YC_UNIT_WORKING, FALSE }), "当日");
  is(yc_say_limit(&(YcLimit) { -1, YC_UNIT_WORKING, FALSE }), "");
}
END_TEST

/* Every error through a number that makes it: the sentence says what and where. */
static const struct { const char *number; YcIdError error; const char *says; } documents[] = {
  { "11010519491231002X", YC_IDERR_NONE, "" },
  { "", YC_IDERR_EMPTY, "还没有填" },
  { "11010519491231002", YC_IDERR_LENGTH, "现在17位,少了1位" },
  { "11010519491231002X1", YC_IDERR_LENGTH, "现在19位,多了1位" },
  { "110105491231002", YC_IDERR_OLD15, "15位" },
  { "E12345678", YC_IDERR_OTHER_DOCUMENT, "其他" },
  { "1101051949123100ZX", YC_IDERR_CHARACTER, "第17位“Z”" },
  { "11010519491331002X", YC_IDERR_DATE, "“19491331”" },
  { "110105209912310028", YC_IDERR_FUTURE, "“20991231”" },
  { "110105194912310021", YC_IDERR_CHECK, "末位校验" }
};

START_TEST(identity)
{
  YcIdentity checked = yc_identity_check(documents[_i].number, yc_day_new(2026, 11, 3));
  g_autofree char *said = yc_say_identity(&checked);
  ck_assert_int_eq(checked.error, documents[_i].error);
  if (!strstr(said, documents[_i].says)) ck_abort_msg("%s: %s", documents[_i].number, said);
}
END_TEST

START_TEST(identity_sentences)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint error = YC_IDERR_NONE; error <= YC_IDERR_BEFORE_1900; error++) {
    YcIdentity one = { .error = (YcIdError) error, .position = 17, .normalised = "110105189912310028" };
    char *said = yc_say_identity(&one);
    ck_assert_int_eq(error == YC_IDERR_NONE, *said == '\0');
    ck_assert_int_le(yc_width(said), LINE);
    ck_assert_ptr_null(strstr(said, "%s"));
    ck_assert_msg(g_hash_table_add(seen, said), "said twice: %s", said);
    YcIdentity broken = { .error = (YcIdError) error, .position = 40, .normalised = "" };
    g_free(yc_say_identity(&broken));
  }
}
END_TEST

static const struct { const char *code, *says; } organisations[] = {
  { "", "还没有填" }, { "9135010", "少了11位" }, { "91350100M000100Y4!", "只能是" }, { "91350100M000100YI3", "没有 I O S V Z" },
  { "91350100M000100Y44", "末位校验" }, { "91350100M000100Y43", "" }
};

START_TEST(uscc)
{
  YcIdentity checked = yc_uscc_check(organisations[_i].code);
  g_autofree char *said = yc_say_uscc(&checked);
  ck_assert_int_le(yc_width(said), LINE);
  if (!strstr(said, organisations[_i].says) || (*said == '\0') != (*organisations[_i].says == '\0'))
    ck_abort_msg("%s: %s", organisations[_i].code, said);
}
END_TEST

START_TEST(uscc_warning)
{
  YcIdentity warned = { .verdict = YC_VERDICT_WARN, .error = YC_IDERR_CHECK, .position = 17 };
  g_autofree char *said = yc_say_uscc(&warned);
  ck_assert_ptr_nonnull(strstr(said, "第17位"));
}
END_TEST

static const struct { const char *kind, *facts, *body, *said; } events[] = {
  { "visit.begin", "{\"channel\":\"window\",\"representative\":\"n/1/7\"}", "{\"relation\":\"之女\"}", "来访:窗口,由他人代办(之女)" },
  { "case.tell", "{\"materials\":[{\"n\":1,\"state\":\"missing\"},{\"n\":2,\"state\":\"have\"},{\"n\":3,\"state\":\"wrong\"}],"
                 "\"paper\":\"芦政告A〔2026〕0188号\"}", NULL, "一次性告知 2项,芦政告A〔2026〕0188号" },
  { "case.receive", "{\"materials\":[{\"state\":\"have\",\"returned\":1,\"copies\":0},{\"state\":\"have\",\"returned\":true,"
                    "\"copies\":1},{\"state\":\"have\",\"returned\":0,\"copies\":0},{\"state\":\"wrong\"}],"
                    "\"paper\":\"芦政收A〔2026〕0963号\"}", NULL, "收件 3样(退1样),收件号 芦政收A〔2026〕0963号" },
  { "case.receive", "{\"materials\":[{\"state\":\"have\"}]}", NULL, "收件 1样" },
  { "case.ask", "{\"missing\":1,\"light\":{\"by\":\"2026-12-01\"}}", NULL,
    "一次性告知 1项,请 12-01 前补来" },
  { "case.supply", "{\"state\":\"received\"}", NULL, "补来材料,已收齐" },
  { "case.supply", "{\"state\":\"correcting\",\"materials\":[{\"state\":\"missing\"}]}", NULL, "补来材料,还缺 1样" },
  { "case.supply", "{\"state\":\"received\",\"materials\":[{\"state\":\"missing\"},{\"state\":\"have\"}]}", NULL,
    "补来材料,还缺 1样" },
  { "case.accept", "{\"clocks\":[{\"kind\":\"statutory\",\"due\":\"2026-12-17\"},{\"kind\":\"promised\",\"due\":\"2026-12-15\"}],"
                   "\"light\":{\"due\":\"2026-11-19\"}}", NULL, "受理,承诺 12-15 前办结" },
  { "case.accept", "{\"light\":{\"due\":\"2026-11-19\"}}", NULL, "受理,承诺 11-19 前办结" },
  { "case.refuse", "{\"refusal\":\"not_ours\"}", "{\"reason\":\"户籍在邻县\"}", "不予受理(不属本机关职权):户籍在邻县" },
  { "case.refuse", "{\"refusal\":\"other\"}", NULL, "不予受理" },
  { "case.onspot", "{}", "{\"result\":\"已发证\"}", "当场办结:已发证" },
  { "case.pause", "{}", "{\"reason\":\"现场勘验\"}", "暂停:现场勘验" },
  { "case.pause", "{\"procedure\":\"鉴定\"}", "{\"reason\":\"送省里\"}", "暂停:鉴定,送省里" },
  { "case.resume", "{\"light\":{\"due\":\"2026-12-20\"}}", NULL, "恢复计时,应 12-20 完成" },
  { "case.decide", "{}", "{\"result\":\"同意\"}", "作出决定:同意" },
  { "case.deliver", "{}", "{\"receiver\":\"王丽\"}", "送达,办结:王丽" },
  { "step.begin", "{\"step\":3,\"step_short\":\"入户调查\",\"due\":\"2026-11-19\"}", NULL, "交办 入户调查,应 11-19 完成" },
  { "step.begin", "{\"step\":3}", "{\"note\":\"周芸产假\"}", "交办 第3步:周芸产假" },
  { "step.finish", "{\"step\":2,\"name\":\"数据核对\",\"step_short\":\"入户调查\"}", "{\"note\":\"无房无车\"}", "办完 数据核对:无房无车" },
  { "step.finish", "{\"step\":2,\"step_short\":\"入户调查\"}", NULL, "办完 第2步" },
  { "paper.issue", "{\"kind\":\"acceptance\",\"number\":\"芦政受A〔2026〕0412号\"}", NULL,
    "出具 受理通知书(收件凭证) 芦政受A〔2026〕0412号" },
  { "paper.issue", "{\"kind\":\"letter\"}", NULL, "出具" },
  { "paper.reprint", "{\"paper\":\"n/1/9\"}", NULL, "补打文书" },
  { "note.add", "{}", "{\"text\":\"老人住院\"}", "记:老人住院" },
  { "note.add", "{}", NULL, "记:(内容已按规定删除)" },
  { "person.set", "{}", "{\"name\":\"张秀兰\"}", "登记个人信息" },
  { "person.set", "{\"person\":\"n/1/7\"}", NULL, "更正个人信息" },
  { "event.erase", "{\"events\":[\"n/1/7\",\"n/1/8\"]}", NULL, "按规定删除个人信息 2处" },
  { "calendar.set", "{\"year\":2027}", NULL, "载入放假安排 2027年" },
  { "item.set", "{\"code\":\"MZ01\",\"name\":\"最低生活保障审核确认\"}", NULL, "设事项 MZ01 最低生活保障审核确认" },
  { "setting.set", "{\"key\":\"paper.width\",\"value\":\"80\"}", NULL, "改设置 paper.width" },
  { "case.withdraw", "{\"returned\":[1,3]}", "{\"reason\":\"不办了\"}", "撤回,退回材料2样:不办了" },
  { "case.correct", "{\"what\":[\"person\",\"item\"]}", "{\"why\":\"选错了\"}", "更正 人员、事项:选错了" },
  { "case.void", "{}", "{\"reason\":\"收重了\"}", "作废:收重了" },
  { "act.undo", "{\"restore\":null}", NULL, "撤销受理,号码作废" },
  { "act.undo", "{\"restore\":{}}", NULL, "撤销上一步" },
  { "case.lapse", "{\"outcome\":\"revoke\",\"paper\":\"芦政逾A〔2026〕0001号\"}", NULL,
    "容缺材料到期没补,撤销受理,芦政逾A〔2026〕0001号" },
  { "outside.set", "{\"system\":\"province\",\"short\":\"省平台\",\"number\":\"5800-1\"}", NULL, "记下外部系统号 省平台 5800-1" },
  { "case.look", "{\"what\":\"copy\"}", "{\"reason\":\"替同事补录\"}", "看了完整信息(抄写),事由:替同事补录" },
  { "light.red", "{\"clock\":\"promise\",\"due\":\"2026-12-15\",\"number\":\"红A〔2026〕0001号\",\"feedback_by\":\"2026-12-21\",\"grave\":false}",
    NULL, "亮红灯:承诺 应 12-15,红A〔2026〕0001号,请 12-21 前说明" },
  { "case.accept", "{\"deemed\":{\"staff\":\"n/1/2\"},\"accepted\":\"2026-11-03\",\"paper\":\"芦政受A〔2026〕0001号\"}", NULL,
    "逾期没有答复,视为受理,自 11-03 收件起,受理号 芦政受A〔2026〕0001号" },
  { "case.unheld", "{\"post\":\"minzheng\"}", NULL, "无人接,报值班长:minzheng" },
  { "case.escalate", "{\"to\":\"leader\",\"number\":\"红A〔2026〕0001号\"}", NULL, "升级,报中心领导,红A〔2026〕0001号" },
  { "case.unheard", "{}", NULL, "case.unheard" }
};

START_TEST(event)
{
  is(yc_say_event(events[_i].kind, events[_i].facts, events[_i].body), events[_i].said);
}
END_TEST

START_TEST(event_without_members)
{
  static const char *const facts[] = {
    NULL, "", "{}", "[]", "null", "{", "{\"materials\":3,\"light\":[],\"clocks\":{\"kind\":1},\"step\":-4,\"due\":\"soon\","
    "\"paper\":7,\"channel\":null,\"kind\":{},\"events\":\"x\",\"year\":99999999999}"
  };
  for (gsize i = 0; i < G_N_ELEMENTS(events); i++)
    for (gsize j = 0; j < G_N_ELEMENTS(facts); j++) {
      g_autofree char *said = yc_say_event(events[i].kind, facts[j], facts[j]);
      ck_assert_int_gt(yc_width(said), 0);
      ck_assert_ptr_null(strstr(said, "null"));
    }
}
END_TEST

/* Each kind that the store applies has its own words. */
START_TEST(every_kind)
{
  g_autofree char *path = g_build_filename(g_getenv("TESTDIR") ? g_getenv("TESTDIR") : ".", "..", "src", "store", "event", NULL);
  GDir *dir = g_dir_open(path, 0, NULL);
  const char *name;
  int kinds = 0;
  ck_assert_ptr_nonnull(dir);
  while ((name = g_dir_read_name(dir)) != NULL) {
    if (!g_str_has_suffix(name, ".sql")) continue;
    g_autofree char *kind = g_strndup(name, strlen(name) - 4), *said = yc_say_event(kind, "{}", NULL);
    ck_assert_str_ne(said, kind);
    kinds++;
  }
  g_dir_close(dir);
  ck_assert_int_ge(kinds, 29);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("say");
  TCase *t = tcase_create("say");
  tcase_add_test(t, days);
  tcase_add_loop_test(t, light, 0, (int) G_N_ELEMENTS(lights));
  tcase_add_test(t, light_fits);
  tcase_add_test(t, words);
  tcase_add_test(t, limits);
  tcase_add_loop_test(t, identity, 0, (int) G_N_ELEMENTS(documents));
  tcase_add_test(t, identity_sentences);
  tcase_add_loop_test(t, uscc, 0, (int) G_N_ELEMENTS(organisations));
  tcase_add_test(t, uscc_warning);
  tcase_add_loop_test(t, event, 0, (int) G_N_ELEMENTS(events));
  tcase_add_test(t, event_without_members);
  tcase_add_test(t, every_kind);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
