/* supervise.c - verbs of supervision: urge, instruct, reassign, order, account, light (RULE sup-01, sup-03, time-11). */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/accountability.h"
#include "app/order.h"
#include "app/paper.h"
#include "app/redlight.h"
#include "app/supervise.h"
#include "base/error.h"
#include "cli/cli.h"

static char *act_word, *text_word, *basis_word, *to_word, *grade_word, *person_word, *facts_word;
static gboolean print;
static int days;

#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
#define ACT { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一次操作的编号:重复执行只算一次"), N_("编号") }
#define TEXT { "text", 0, 0, G_OPTION_ARG_FILENAME, &text_word, N_("写什么"), N_("文字") }
#define PRINT { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把给外单位的函送去打印"), NULL }
#define DAYS { "days", 0, 0, G_OPTION_ARG_INT, &days, N_("几个工作日内回复;不写照设置"), N_("天数") }
#define GRADE { "grade", 0, 0, G_OPTION_ARG_FILENAME, &grade_word, N_("哪一档:talk、written、notified、admonish、transfer"), N_("档") }

static const GOptionEntry many_options[] = { TEXT, ACT, PRINT, END };
static const GOptionEntry text_options[] = { TEXT, ACT, END };
static const GOptionEntry order_options[] = {
  TEXT, { "basis", 0, 0, G_OPTION_ARG_FILENAME, &basis_word, N_("督办的依据"), N_("依据") }, DAYS, ACT, PRINT, END
};
static const GOptionEntry judge_options[] = { TEXT, DAYS, ACT, END };
static const GOptionEntry reassign_options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_word, N_("改派给哪个岗位(编码)"), N_("岗位") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &text_word, N_("为什么,记在经过里"), N_("原因") }, ACT, END
};
static const GOptionEntry open_options[] = {
  GRADE, { "person", 0, 0, G_OPTION_ARG_FILENAME, &person_word, N_("对谁(登录名);不写是红灯的责任人"), N_("登录名") },
  { "facts", 0, 0, G_OPTION_ARG_FILENAME, &facts_word, N_("依据哪些事实,逗号隔开,见 account facts;不写是红灯和没有回复的督办"), N_("序号") }, TEXT,
  ACT, END
};
static const GOptionEntry facts_options[] = {
  { "person", 0, 0, G_OPTION_ARG_FILENAME, &person_word, N_("对谁(登录名);不写是红灯的责任人"), N_("登录名") }, END
};
static const GOptionEntry decide_options[] = { GRADE, TEXT, ACT, END };

/* An option as clean text; "" where it was not given, NULL with *error. */
static char *option(const char *word, GError **error)
{
  return word ? yc_cli_text(word, error) : g_strdup("");
}

static gint64 find_case(YcCli *cli, const char *word, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  return app ? yc_cli_case(app, word, error) : 0;
}

/* All the cases named, or NULL. */
static GArray *find_cases(YcCli *cli, char **words, GError **error)
{
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  if (!yc_cli_open_as(cli, error)) return NULL;
  for (char **word = words; *word != NULL; word++) {
    gint64 id = yc_cli_case(cli->app, *word, error);
    if (id == 0) return NULL;
    g_array_append_val(cases, id);
  }
  return g_steal_pointer(&cases);
}

/* --- on many cases ---------------------------------------------------------------------------------------- */

static const YcOutColumn done_columns[] = {
  { "cases", N_("件数"), YC_OUT_NUMBER },
  { "whom", N_("给谁"), YC_OUT_TEXT },
  { "repeated", NULL, YC_OUT_FLAG },
  { "papers", NULL, YC_OUT_NUMBERS },
};

static int put_done(const YcCli *cli, YcSupervised *result, GError **error)
{
  g_autoptr(YcSupervised) done = result;
  if (done == NULL) return 0;
  g_autoptr(GString) papers = g_string_new(NULL);
  for (guint i = 0; i < done->papers->len; i++)
    g_string_append_printf(papers, "%" G_GINT64_FORMAT " ", g_array_index(done->papers, gint64, i));
  g_autofree char *n = g_strdup_printf("%u", done->cases), *warning = NULL;
  g_autoptr(YcOut) out = yc_out_new(cli->format, done_columns, G_N_ELEMENTS(done_columns));
  yc_out_row(out, (const char *[]){ n, done->whom, done->repeated ? "yes" : "no", papers->str });
  if (print && !done->repeated) yc_app_print_issued(cli->app, done->papers, &warning, error);
  if (warning != NULL) fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

static int urge(YcCli *cli, char **words, GError **error)
{
  g_autoptr(GArray) cases = find_cases(cli, words, error);
  g_autofree char *text = cases ? option(text_word, error) : NULL;
  return text ? put_done(cli, yc_urge(cli->app, cases, text, act_word, error), error) : 0;
}

static int instruct(YcCli *cli, char **words, GError **error)
{
  g_autoptr(GArray) cases = find_cases(cli, words, error);
  g_autofree char *text = cases ? option(text_word, error) : NULL;
  return text ? put_done(cli, yc_instruct(cli->app, cases, text, act_word, error), error) : 0;
}

static int reassign(YcCli *cli, char **words, GError **error)
{
  g_autoptr(GArray) cases = find_cases(cli, words, error);
  g_autofree char *reason = cases ? option(text_word, error) : NULL, *to = reason ? option(to_word, error) : NULL;
  return to ? put_done(cli, yc_reassign(cli->app, cases, to, reason, act_word, error), error) : 0;
}

static int order_give(YcCli *cli, char **words, GError **error)
{
  g_autoptr(GArray) cases = find_cases(cli, words, error);
  g_autofree char *text = cases ? option(text_word, error) : NULL, *basis = text ? option(basis_word, error) : NULL;
  return basis ? put_done(cli, yc_order_give(cli->app, cases, days, basis, text, act_word, error), error) : 0;
}

/* --- orders ----------------------------------------------------------------------------------------------- */

static const YcOutColumn order_columns[] = {
  { "number", N_("文号"), YC_OUT_TEXT },   { "case", N_("办件号"), YC_OUT_TEXT },  { "state", N_("状态"), YC_OUT_TEXT },
  { "day", N_("日期"), YC_OUT_DAY },      { "reply_by", N_("回复日"), YC_OUT_DAY }, { "received", N_("看到"), YC_OUT_DAY },
  { "level", N_("上报"), YC_OUT_NUMBER },  { "clerk", N_("谁下的"), YC_OUT_TEXT },   { "who", N_("给谁"), YC_OUT_TEXT },
  { "text", N_("要做什么"), YC_OUT_TEXT }, { "reply", N_("回复"), YC_OUT_TEXT },
};

static const char *day_text(YcDay day, char *text)
{
  return day == YC_DAY_NONE ? "" : yc_day_format(day, text);
}

static int order_list(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app && words[0] ? yc_cli_case(app, words[0], error) : 0;
  if (app == NULL || (words[0] != NULL && casefile == 0)) return 0;
  g_autoptr(GPtrArray) list = yc_order_list(app, casefile, error);
  g_autoptr(YcOut) out = list ? yc_out_new(cli->format, order_columns, G_N_ELEMENTS(order_columns)) : NULL;
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const YcOrder *order = list->pdata[i];
    char day[YC_DAY_TEXT], by[YC_DAY_TEXT], received[YC_DAY_TEXT];
    g_autofree char *level = g_strdup_printf("%d", order->level);
    yc_out_row(out, (const char *[]){ order->number, order->case_number,
                                      cli->format == YC_FORMAT_TABLE ? yc_order_word(order->state) : yc_order_code(order->state),
                                      day_text(order->day, day), day_text(order->reply_by, by),
                                      day_text(order->received, received), level, order->clerk, order->who, order->text,
                                      order->reply });
  }
  return 0;
}

/* The order of the case that waits; NULL with *error. */
static YcOrder *waiting(YcCli *cli, const char *word, GError **error)
{
  gint64 casefile = find_case(cli, word, error);
  YcOrder *order = casefile ? yc_order_waiting(cli->app, casefile, error) : NULL;
  if (order == NULL && casefile != 0 && *error == NULL)
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("%s 没有等办的督办"), word);
  return order;
}

static int order_reply(YcCli *cli, char **words, GError **error)
{
  g_autoptr(YcOrder) order = waiting(cli, words[0], error);
  g_autofree char *text = order ? option(text_word, error) : NULL;
  if (text != NULL && yc_order_reply(cli->app, order->id, text, act_word, error))
    yc_cli_done(cli, _("已回复督办"), "replied", YC_OUT_TEXT, order->number);
  return 0;
}

static int judge(YcCli *cli, char **words, gboolean accepted, GError **error)
{
  g_autoptr(YcOrder) order = waiting(cli, words[0], error);
  g_autofree char *text = order ? option(text_word, error) : NULL;
  if (text != NULL && yc_order_judge(cli->app, order->id, accepted, text, days, act_word, error))
    yc_cli_done(cli, accepted ? _("已认可回复") : _("已退回回复"), accepted ? "accepted" : "back", YC_OUT_TEXT, order->number);
  return 0;
}

static int order_accept(YcCli *cli, char **words, GError **error)
{
  return judge(cli, words, TRUE, error);
}

static int order_back(YcCli *cli, char **words, GError **error)
{
  return judge(cli, words, FALSE, error);
}

/* --- accountability ---------------------------------------------------------------------------------------- */

static gboolean read_grade(YcGrade *grade, GError **error)
{
  *grade = yc_grade_parse(grade_word ? grade_word : "talk");
  if (*grade < YC_N_GRADES) return TRUE;
  g_autofree char *clean = yc_cli_text(grade_word, NULL);
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %s 这一档:请用 talk、written、notified、admonish、transfer"), clean);
  return FALSE;
}

static gint64 find_person(YcCli *cli, const GArray *cases, GError **error)
{
  if (person_word == NULL)
    return cases->len > 1 ? yc_accountability_person_of(cli->app, cases, error)
                          : yc_accountability_person(cli->app, g_array_index(cases, gint64, 0));
  g_autoptr(GPtrArray) all = yc_app_staff(cli->app, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (strcmp(((const YcStaff *)all->pdata[i])->login, person_word) == 0) return ((const YcStaff *)all->pdata[i])->id;
  return 0;
}

/* *facts NULL where none were named. */
static gboolean read_facts(GArray **facts, GError **error)
{
  g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_auto(GStrv) words = facts_word ? g_strsplit(facts_word, ",", -1) : NULL;
  for (char **word = words; word != NULL && *word != NULL; word++) {
    guint64 pos;
    if (!g_ascii_string_to_unsigned(*word, 10, 1, G_MAXINT64, &pos, NULL)) {
      g_autofree char *clean = yc_cli_text(*word, NULL);
      g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("--facts 里的 %s 不是序号:请写 account facts 列出的序号,逗号隔开"),
                  clean ? clean : "");
      return FALSE;
    }
    gint64 fact = (gint64)pos;
    g_array_append_val(list, fact);
  }
  *facts = words ? g_steal_pointer(&list) : NULL;
  return TRUE;
}

static int account_open(YcCli *cli, char **words, GError **error)
{
  YcGrade grade;
  g_autoptr(GArray) facts = NULL, cases = read_facts(&facts, error) ? find_cases(cli, words, error) : NULL;
  g_autofree char *text = cases && read_grade(&grade, error) ? option(text_word, error) : NULL;
  gint64 person = text ? find_person(cli, cases, error) : 0;
  if (text == NULL || *error != NULL) return 0;
  if (yc_accountability_open(cli->app, cases, grade, person, facts, text, act_word, error))
    yc_cli_done(cli, _("已立问责,等本人陈述"), "grade", YC_OUT_TEXT, yc_grade_code(grade));
  return 0;
}

static const YcOutColumn fact_columns[] = {
  { "fact", N_("序号"), YC_OUT_NUMBER }, { "case", N_("办件号"), YC_OUT_TEXT }, { "usual", N_("依据"), YC_OUT_FLAG },
  { "text", N_("事实"), YC_OUT_TEXT },
};

static int account_facts(YcCli *cli, char **words, GError **error)
{
  g_autoptr(GArray) cases = find_cases(cli, words, error);
  gboolean may = cases && yc_supervise_role(cli->app, YC_SUPERVISE_ACCOUNT, error);
  gint64 person = may ? find_person(cli, cases, error) : 0;
  g_autoptr(GPtrArray) list = may && *error == NULL ? yc_accountability_facts(cli->app, cases, person, error) : NULL;
  g_autoptr(YcOut) out = list ? yc_out_new(cli->format, fact_columns, G_N_ELEMENTS(fact_columns)) : NULL;
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const YcFact *fact = list->pdata[i];
    g_autofree char *pos = g_strdup_printf("%" G_GINT64_FORMAT, fact->pos);
    yc_out_row(out, (const char *[]){ pos, fact->number, fact->usual ? "yes" : "no", fact->text });
  }
  return 0;
}

static int account_state(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *text = casefile ? option(text_word, error) : NULL;
  if (text != NULL && yc_accountability_state(cli->app, casefile, text, act_word, error))
    yc_cli_done(cli, _("陈述已记下"), "case", YC_OUT_TEXT, words[0]);
  return 0;
}

static int decide(YcCli *cli, char **words, gboolean upheld, GError **error)
{
  YcGrade grade;
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *text = casefile && read_grade(&grade, error) ? option(text_word, error) : NULL;
  if (text != NULL && yc_accountability_decide(cli->app, casefile, upheld, grade, text, act_word, error))
    yc_cli_done(cli, upheld ? _("已决定问责") : _("已决定不予问责"), "decision", YC_OUT_TEXT, upheld ? "upheld" : "dropped");
  return 0;
}

static int account_uphold(YcCli *cli, char **words, GError **error)
{
  return decide(cli, words, TRUE, error);
}

static int account_drop(YcCli *cli, char **words, GError **error)
{
  return decide(cli, words, FALSE, error);
}

static const YcOutColumn account_columns[] = {
  { "case", N_("办件号"), YC_OUT_TEXT }, { "person", N_("对谁"), YC_OUT_TEXT },    { "grade", N_("哪一档"), YC_OUT_TEXT },
  { "opened", N_("立"), YC_OUT_DAY },   { "stated", N_("陈述"), YC_OUT_DAY },    { "decided", N_("决定"), YC_OUT_DAY },
  { "decision", NULL, YC_OUT_TEXT },     { "facts", N_("事实"), YC_OUT_NUMBER },   { "reason", N_("理由"), YC_OUT_TEXT },
};

static int account_list(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app && words[0] ? yc_cli_case(app, words[0], error) : 0;
  if (app == NULL || (words[0] != NULL && casefile == 0)) return 0;
  g_autoptr(GPtrArray) list = yc_accountability_list(app, casefile, error);
  g_autoptr(YcOut) out = list ? yc_out_new(cli->format, account_columns, G_N_ELEMENTS(account_columns)) : NULL;
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const YcAccountability *one = list->pdata[i];
    char opened[YC_DAY_TEXT], stated[YC_DAY_TEXT], decided[YC_DAY_TEXT];
    g_autofree char *facts = g_strdup_printf("%u", one->facts);
    yc_out_row(out, (const char *[]){ one->case_number, one->who,
                                      cli->format == YC_FORMAT_TABLE ? yc_grade_word(one->grade) : yc_grade_code(one->grade),
                                      day_text(one->opened, opened), day_text(one->stated, stated),
                                      day_text(one->decided, decided),
                                      one->decided == YC_DAY_NONE ? "" : one->upheld ? "upheld" : "dropped", facts,
                                      one->reason });
  }
  return 0;
}

/* --- red lights -------------------------------------------------------------------------------------------- */

typedef gboolean (*Answer)(YcApp *app, gint64 red, const char *text, const char *act, GError **error);

static int light(YcCli *cli, char **words, Answer answer, const char *said, const char *name, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  g_autofree char *number = app ? yc_cli_text(words[0], error) : NULL;
  gint64 red = number ? yc_redlight_by_number(app, number, error) : 0;
  g_autofree char *text = red ? option(text_word, error) : NULL;
  if (text != NULL && answer(app, red, text, act_word, error)) yc_cli_done(cli, said, name, YC_OUT_TEXT, number);
  return 0;
}

static gboolean uphold(YcApp *app, gint64 red, const char *text, const char *act, GError **error)
{
  return yc_redlight_rule(app, red, TRUE, text, act, error);
}

static gboolean dismiss(YcApp *app, gint64 red, const char *text, const char *act, GError **error)
{
  return yc_redlight_rule(app, red, FALSE, text, act, error);
}

static int light_answer(YcCli *cli, char **words, GError **error)
{
  return light(cli, words, yc_redlight_answer, _("说明已记下"), "answered", error);
}

static int light_appeal(YcCli *cli, char **words, GError **error)
{
  return light(cli, words, yc_redlight_appeal, _("已申诉"), "appealed", error);
}

static int light_uphold(YcCli *cli, char **words, GError **error)
{
  return light(cli, words, uphold, _("申诉成立"), "upheld", error);
}

static int light_dismiss(YcCli *cli, char **words, GError **error)
{
  return light(cli, words, dismiss, _("申诉不成立"), "dismissed", error);
}

static const YcOutColumn light_columns[] = {
  { "number", N_("编号"), YC_OUT_TEXT },        { "clock", N_("时限"), YC_OUT_TEXT },     { "due", N_("应于"), YC_OUT_DAY },
  { "grave", N_("法定"), YC_OUT_FLAG },         { "who", N_("责任人"), YC_OUT_TEXT },     { "feedback_by", N_("说明到"), YC_OUT_DAY },
  { "answered", N_("说明"), YC_OUT_DAY },      { "appeal", N_("申诉"), YC_OUT_TEXT },    { "ended", N_("了结"), YC_OUT_DAY },
};

/* Of a case; without one the appeals that wait. */
static int light_list(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app && words[0] ? yc_cli_case(app, words[0], error) : 0;
  if (app == NULL || (words[0] != NULL && casefile == 0)) return 0;
  g_autoptr(GPtrArray) list = casefile ? yc_red_list(app, casefile, error) : yc_redlight_appeals(app, error);
  g_autoptr(YcOut) out = list ? yc_out_new(cli->format, light_columns, G_N_ELEMENTS(light_columns)) : NULL;
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const YcRed *red = list->pdata[i];
    char due[YC_DAY_TEXT], by[YC_DAY_TEXT], answered[YC_DAY_TEXT], ended[YC_DAY_TEXT];
    yc_out_row(out, (const char *[]){ red->number, red->clock, day_text(red->due, due), red->grave ? "yes" : "no", red->who,
                                      day_text(red->feedback_by, by), day_text(red->answered, answered), red->appeal,
                                      day_text(red->ended, ended) });
  }
  return 0;
}

const YcVerb yc_verbs_supervise[] = {
  { "urge", N_("办件号 …"), N_("催办:一件或多件,记下催给谁"), many_options, 1, -1, urge },
  { "instruct", N_("办件号 …"), N_("领导或值班长批示"), text_options, 1, -1, instruct },
  { "reassign", N_("办件号 …"), N_("改派给别的岗位,期限不变"), reassign_options, 1, -1, reassign },
  { "order give", N_("办件号 …"), N_("督办:编号、依据、几个工作日内回复"), order_options, 1, -1, order_give },
  { "order reply", N_("办件号"), N_("回复这件的督办"), text_options, 1, 1, order_reply },
  { "order accept", N_("办件号"), N_("认可督办的回复"), text_options, 1, 1, order_accept },
  { "order back", N_("办件号"), N_("退回督办的回复,定新的回复日"), judge_options, 1, 1, order_back },
  { "order list", N_("[办件号]"), N_("列出一件的督办;不写办件号是全部没了结的"), NULL, 0, 1, order_list },
  { "account open", N_("办件号 …"), N_("立一件问责,对同一个人的一件或几件"), open_options, 1, -1, account_open },
  { "account facts", N_("办件号 …"), N_("列出问责可以依据的事实"), facts_options, 1, -1, account_facts },
  { "account state", N_("办件号"), N_("本人陈述"), text_options, 1, 1, account_state },
  { "account uphold", N_("办件号"), N_("决定问责"), decide_options, 1, 1, account_uphold },
  { "account drop", N_("办件号"), N_("决定不予问责"), decide_options, 1, 1, account_drop },
  { "account list", N_("[办件号]"), N_("列出一件的问责;不写办件号是全部没决定的"), NULL, 0, 1, account_list },
  { "light answer", N_("红灯编号"), N_("责任人说明红灯的原因"), text_options, 1, 1, light_answer },
  { "light appeal", N_("红灯编号"), N_("责任人对红灯申诉"), text_options, 1, 1, light_appeal },
  { "light uphold", N_("红灯编号"), N_("裁申诉:成立,红灯不计入统计"), text_options, 1, 1, light_uphold },
  { "light dismiss", N_("红灯编号"), N_("裁申诉:不成立"), text_options, 1, 1, light_dismiss },
  { "light list", N_("[办件号]"), N_("列出一件的红灯;不写办件号是等裁的申诉"), NULL, 0, 1, light_list },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
