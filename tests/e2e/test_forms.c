/* What a step came to, by its kind, as it is filled in at the screen; what is typed where it has no place is told (RULE agt-02,
 * agt-06, acc-04). */
#include <config.h>

#include "e2e/hall.h"

#include <string.h>

#define NOW "2026-11-03T10:30"

static char *short_of(const char *out)
{
  g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
  g_auto(GStrv) cells = g_strsplit(lines[1], "\t", -1);
  return g_strdup(cells[1]);
}

static char *accept(const char *store, const char *visit)
{
  g_autofree char *file = g_strconcat(store, ".json", NULL);
  ck_assert(g_file_set_contents(file, visit, -1, NULL));
  g_autofree char *out = HALL_VERB(store, "case", "accept", file, "--as", "lixiuying", "--window", "3", "--format=tsv");
  return short_of(out);
}

/* An emergency aid with a step of every kind that a supervisor can add before its decision. */
static const char *help(char **number)
{
  static const char *const visit =
    "{\"applicant\":{\"name\":\"杭老太\",\"doc_number\":\"581126193809090423\",\"phone\":\"16000001004\",\"place\":"
    "\"581126100203\",\"address\":\"四组\"},\"item\":\"MZ06\",\"materials\":[{\"n\":1,\"state\":\"have\",\"original\":1},"
    "{\"n\":2,\"state\":\"have\",\"original\":1}]}";
  static const char *const steps[][4] = {
    { "补充调查", "--after=1", "--kind=investigate", "--office=civil" },
    { "村里评议", "--after=10001", "--kind=discuss", "--office=village" },
    { "征求意见", "--after=10002", "--kind=consult", "--office=hr" },
    { "用印", "--after=10003", "--kind=seal", "--office=office" },
  };
  const char *store = hall_copy();
  *number = accept(store, visit);
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++)
    g_free(HALL_VERB(store, "step", "add", *number, steps[i][0], steps[i][1], steps[i][2], steps[i][3], "--reason=情况复杂", "--as",
                     "zhaomin"));
  return store;
}

static void give(const char *store, const char *number)
{
  g_free(HALL_VERB(store, "step", "give", number, "--as", "lixiuying", "--window", "3"));
}

static char *number_of(const char *store, const char *name)
{
  g_autofree char *out = HALL_VERB(store, "find", name, "--format=tsv");
  const char *row = strchr(out, '\n') + 1;
  return g_strndup(row, strcspn(row, "\t"));
}

/* A disabled person's card, which the county decides. */
static char *accept_card(const char *store)
{
  return accept(store, "{\"applicant\":{\"name\":\"鲁大山\",\"doc_number\":\"581126193809090423\",\"phone\":\"16000001004\",\"place\":"
                       "\"581126100201\",\"address\":\"五组\"},\"item\":\"CL02\",\"materials\":[{\"n\":1,\"state\":\"have\","
                       "\"original\":1},{\"n\":3,\"state\":\"have\",\"original\":2}]}");
}

/* A house plot before its three offices, one of them outside. */
static const char *plot(char **number)
{
  const char *store = hall_copy();
  *number = accept(store, "{\"applicant\":{\"name\":\"柯有田\",\"doc_number\":\"58112619361121024X\",\"phone\":\"16000001004\","
                          "\"place\":\"581126100201\",\"address\":\"二组\"},\"item\":\"NY01\",\"materials\":[{\"n\":1,\"state\":"
                          "\"have\",\"original\":1},{\"n\":2,\"state\":\"have\",\"original\":1,\"returned\":true},{\"n\":3,\"state\":"
                          "\"have\",\"original\":1,\"copies\":1,\"returned\":true},{\"n\":4,\"state\":\"have\",\"original\":1},{\"n\":5,"
                          "\"state\":\"have\",\"original\":1},{\"n\":7,\"state\":\"have\",\"original\":1}]}");
  give(store, *number);
  g_free(HALL_VERB(store, "step", "finish", *number, "5", "选址不占基本农田", "--first=冯立春", "--second=陈涛", "--as",
                   "fenglichun"));
  g_free(HALL_VERB(store, "step", "finish", *number, "501", "没有占用规划用地", "--how=phone", "--as", "lixiuying", "--window", "3"));
  give(store, *number);
  return store;
}

static PTY *opens(const char *store, const char *login, const char *name)
{
  PTY *t = hall_start(store, login, "3", NOW, (PtyStart) { .rows = 24 });
  g_autofree char *keys = g_strdup_printf("/%s<Enter>", name);
  pty_keys(t, keys);
  pty_expect(t, name);
  return t;
}

/* Two by name, chosen; a day that is none, and one who is no one, are told at once. */
static void investigated(const char *store)
{
  g_autoptr(PTY) t = opens(store, "wangjianjun", "杭老太");
  pty_keys(t, "j");
  pty_golden(t, "form-investigate");
  pty_keys(t, "<Enter>");
  pty_expect(t, "! 写结果");
  pty_keys(t, "2<Enter>");
  pty_expect(t, "! 只写「2」看不懂");
  pty_keys(t, "<C-u>家里确实困难<Enter>昨天<Enter>");
  pty_expect(t, "! 「昨天」不是日子");
  pty_keys(t, "<C-u>3<Enter>");
  pty_expect_row(t, -2, "");
  pty_keys(t, "<Enter>柯守业<Enter>");
  pty_expect(t, "! 没有找到");
  pty_keys(t, "<C-u>wjj<Enter>");
  pty_expect(t, "! 两个调查人是同一个人");
  pty_keys(t, "<C-u>zy");
  pty_golden(t, "form-investigate-second");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√");
  pty_expect(t, "调查人 王建军、周芸");
}

static void discussed(const char *store)
{
  g_autoptr(PTY) t = opens(store, "langqiaozhen", "杭老太");
  pty_keys(t, "j");
  pty_keys(t, "2");
  pty_expect(t, "! 「结论」是选的");
  pty_keys(t, "<Enter>同意救助<Enter><Enter><Enter>二十一<Enter>");
  pty_expect(t, "! 「二十一」不是人数");
  pty_keys(t, "<C-u>21<Enter>13<Enter>13");
  pty_golden(t, "form-discuss");
  pty_keys(t, "<Enter>");
  pty_expect(t, "! 到会不够");
  pty_golden(t, "form-discuss-few");
  pty_keys(t, "<Up><C-u>14<Enter><Enter>");
  pty_expect(t, "√");
}

static void consulted(const char *store)
{
  g_autoptr(PTY) t = opens(store, "zhengqiuju", "杭老太");
  pty_keys(t, "j");
  pty_keys(t, "<Right><Enter>先核对社保");
  pty_golden(t, "form-consult");
  pty_keys(t, "<Enter>");
  pty_expect(t, "有条件同意 会签");
}

static void was_sealed(const char *store)
{
  g_autoptr(PTY) t = opens(store, "xujing", "杭老太");
  pty_keys(t, "j");
  pty_keys(t, "救助审批表<Enter><Enter>");
  pty_expect(t, "! 写盖的什么章");
  pty_keys(t, "镇政府公章<Enter>盖好了");
  pty_golden(t, "form-seal");
  pty_keys(t, "<Enter>");
  pty_expect(t, "加盖镇政府公章");
}

/* RULE acc-04: a refusal asks for facts and article and names the remedies; going back to a grant says what is dropped. */
static void refused_here(const char *store)
{
  g_autoptr(PTY) t = opens(store, "liuhaibo", "杭老太");
  pty_golden(t, "form-decide-case");
  pty_keys(t, "j");
  pty_golden(t, "form-decide");
  pty_keys(t, "<Right><Enter>不给<Enter>不在本镇居住");
  pty_golden(t, "form-decide-refuse");
  pty_keys(t, "<Up><Up><Left>");
  pty_expect(t, "不会记下");
  pty_keys(t, "<Right><Enter><Enter><Enter>有规定<Enter>");
  pty_expect(t, "! 不予的决定要写依据的条款");
  pty_keys(t, "<C-u>社会救助暂行办法第47条<Enter>");
  pty_expect(t, "不予,决定书打印了");
  pty_golden(t, "form-decide-refused");
}

START_TEST(every_kind)
{
  g_autofree char *number = NULL;
  const char *store = help(&number);
  static void (*const acts[])(const char *store) = { investigated, discussed, consulted, was_sealed, refused_here };
  give(store, number);
  for (gsize i = 0; i < G_N_ELEMENTS(acts); i++)   /* each hands on to the next */
    acts[i](store);
  g_free(HALL_VERB(store, "verify"));
}
END_TEST

/* An office without accounts: the agent writes down its decision, by its own paper (RULE agt-06). */
START_TEST(an_outside_office_decides)
{
  const char *store = hall_copy();
  g_autofree char *number = accept_card(store);
  give(store, number);
  g_autoptr(PTY) t = opens(store, "lixiuying", "鲁大山");
  pty_keys(t, "j");
  pty_golden(t, "form-outside");
  pty_keys(t, "<Right><Right><Enter>上周<Enter>");
  pty_expect(t, "! 「上周」不是日子");
  pty_keys(t, "<C-u><Enter><Enter><Right><Enter><Enter>");
  pty_expect(t, "! 外单位不予的,要写他们决定书的文号");
  pty_golden(t, "form-outside-refuse");
  pty_keys(t, "青残决〔2026〕3号<Enter>残疾等级不符<Enter>");   /* the cursor stayed where the number is missing */
  pty_expect(t, "√ 已记");
  pty_golden(t, "form-outside-refused");
}
END_TEST

/* A consulted office of ours gives its opinion beside others; the agent that of one outside. */
START_TEST(consulted_beside)
{
  g_autofree char *number = NULL;
  const char *store = plot(&number);
  g_autoptr(PTY) forestry = opens(store, "wuchanglin", "柯有田");
  pty_keys(forestry, "j");
  pty_golden(forestry, "form-consulted");
  pty_keys(forestry, "<Right><Right><Enter>占了林地<Enter>");
  pty_expect(forestry, "不同意 部门联审");
  g_autoptr(PTY) agent = opens(store, "lixiuying", "柯有田");
  pty_keys(agent, "j");
  pty_keys(agent, "<Right><Right><Enter><Enter><Enter>");
  pty_golden(agent, "form-consulted-outside");
}
END_TEST

/* Nothing is granted before what the village did is written down, nor against who was consulted without saying why. */
START_TEST(granted_against_one)
{
  g_autofree char *number = NULL;
  const char *store = plot(&number);
  g_free(HALL_VERB(store, "step", "finish", number, "602", "占了林地", "--result=disagree", "--as", "wuchanglin"));
  g_free(HALL_VERB(store, "step", "finish", number, "6", "符合规划", "--result=agree", "--as", "fenglichun"));
  g_free(HALL_VERB(store, "step", "finish", number, "601", "符合规划", "--result=agree", "--how=phone", "--as", "lixiuying", "--window", "3"));
  give(store, number);
  g_autoptr(PTY) t = opens(store, "liuhaibo", "柯有田");
  pty_keys(t, "j<Enter>准予建房<Enter>林地界线重新量过,不占<Enter>");
  pty_expect(t, "村组讨论、村级公示、村级上报没有记");
  pty_golden(t, "form-decide-unrecorded");
  pty_keys(t, "<Esc>");
  g_free(HALL_VERB(store, "step", "finish", number, "1", "同意", "--began=2026-10-12", "--day=2026-10-14", "--entitled=21", "--present=16",
                   "--for=15", "--how=mail", "--as", "lixiuying", "--window", "3"));
  g_free(HALL_VERB(store, "step", "finish", number, "3", "同意上报", "--began=2026-10-26", "--day=2026-10-30", "--how=mail", "--as",
                   "lixiuying", "--window", "3"));
  g_free(HALL_VERB(store, "notice", "post", number, "村部", "--at=2026-10-15T09:00", "--down=2026-10-23", "--how=mail", "--as", "lixiuying",
                   "--window", "3"));
  pty_keys(t, "j<Enter>准予建房<Enter>");
  pty_golden(t, "form-decide-against");
  pty_keys(t, "<Enter>");
  pty_expect(t, "林业站会签不同意:要准予,写为什么不采纳");
  pty_keys(t, "林地界线重新量过,不占<Enter>");
  pty_expect(t, "会签不同意的不采纳:林地界线重");
}
END_TEST

/* What ends by another key says which. */
START_TEST(other_keys)
{
  const char *store = hall_copy();
  g_autofree char *number = number_of(store, "张秀兰");
  give(store, number);
  g_free(HALL_VERB(store, "step", "finish", number, "2", "名单核过", "--as", "wenzhiqiang"));
  g_free(HALL_VERB(store, "step", "finish", number, "201", "低保户", "--hand-on", "--as", "wangjianjun"));
  g_autoptr(PTY) t = opens(store, "wenzhiqiang", "张秀兰");
  pty_keys(t, "j");
  pty_expect(t, "! 公示还没有张贴,没贴就一直停在这里:按 0 再按 000003 登记张贴");
}
END_TEST

/* The first thing that can be done about it. */
static void open_notice(PTY *t)
{
  for (const char *digit = "0000003"; *digit; digit++) {
    const char key[] = { *digit, '\0' };
    pty_keys(t, key);
  }
  pty_expect(t, "登记张贴,印公示");
  pty_keys(t, "1");
}

/* What is wrong in a line of the public notice is said on that line; words are no number of people. */
START_TEST(a_public_notice)
{
  const char *store = hall_copy();
  g_autofree char *number = number_of(store, "张秀兰");
  give(store, number);
  g_free(HALL_VERB(store, "step", "finish", number, "2", "名单核过", "--as", "wenzhiqiang"));
  g_free(HALL_VERB(store, "step", "finish", number, "201", "低保户", "--hand-on", "--as", "wangjianjun"));
  g_autoptr(PTY) t = opens(store, "wenzhiqiang", "张秀兰");
  open_notice(t);
  pty_expect_row(t, -2, "! 交给你的还没有签收:先按 q 签收,再登记张贴。");   /* before anything is typed */
  pty_expect_not(t, "贴在哪");
  pty_keys(t, "q<Enter>");
  pty_expect(t, "√ 已签收");
  open_notice(t);
  pty_keys(t, "<C-u><Enter>");
  pty_expect_row(t, -2, "! 写张贴在哪里,如 村务公开栏。");
  pty_keys(t, "村务公开栏<Enter><Enter>后天<Enter>");
  pty_expect(t, "几时贴的写成");
  pty_keys(t, "<C-u><Enter><Enter><C-u>");
  static const char *const wrong[] = { "两口", "3x", "0", "-1" };
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_autofree char *keys = g_strconcat(wrong[i], "<Enter>", NULL);
    pty_keys(t, keys);
    pty_expect_row(t, -2, "! 人口写一个数,1 到 99;空着照办件上的。");
    pty_keys(t, "<C-u>");
  }
  pty_keys(t, "两口<Enter>");
  pty_golden(t, "form-notice-people");
  pty_keys(t, "<C-u>3<Enter><Enter>");
  pty_expect(t, "√ 已登记张贴");
}
END_TEST

/* Esc says that what was typed is gone. */
START_TEST(nothing_vanishes_unsaid)
{
  g_autofree char *number = NULL;
  const char *store = help(&number);
  give(store, number);
  g_autoptr(PTY) t = opens(store, "wangjianjun", "杭老太");
  pty_keys(t, "j");
  pty_keys(t, "家里确实困难");
  pty_expect(t, "家里确实困难");
  pty_keys(t, "<Esc>");
  pty_expect(t, "没有办;刚才写的没有留下");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("forms");
  TCase *t = tcase_create("forms");
  tcase_set_timeout(t, 300);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, every_kind);
  tcase_add_test(t, an_outside_office_decides);
  tcase_add_test(t, consulted_beside);
  tcase_add_test(t, granted_against_one);
  tcase_add_test(t, other_keys);
  tcase_add_test(t, a_public_notice);
  tcase_add_test(t, nothing_vanishes_unsaid);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
