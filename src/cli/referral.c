/* referral.c - verbs about inquiries that go to somebody else (RULE inq-03), and matters that go to and fro (RULE inq-04). */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/matter.h"
#include "app/paper.h"
#include "app/referral.h"
#include "cli/cli.h"

static char *post_word, *office_word, *person_word, *said_word, *reason_word, *basis_word, *by_word, *act_word;
static gboolean slip, print, all, upheld;

#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
#define TEXT(name, variable, help, value) { name, 0, 0, G_OPTION_ARG_FILENAME, &variable, help, value }
#define FLAG(name, variable, help) { name, 0, 0, G_OPTION_ARG_NONE, &variable, help, NULL }
#define POST TEXT("post", post_word, N_("给哪个岗位(编码)"), N_("岗位"))
#define REASON TEXT("reason", reason_word, N_("为什么,记在经过里"), N_("原因"))
#define ACT TEXT("act", act_word, N_("这一步的名字:同一个名字再来一次不重复办"), N_("名字"))

static const GOptionEntry refer_options[] = {
  POST, TEXT("office", office_word, N_("给外单位:通讯录里的编码"), N_("单位")),
  TEXT("person", person_word, N_("外单位的哪一个人"), N_("姓名")), TEXT("said", said_word, N_("电话里对方怎么说的"), N_("内容")), REASON,
  FLAG("slip", slip, N_("来人在场:出一张首问转办单;不写是口头告诉")), FLAG("print", print, N_("把出具的文书送去打印")), ACT, END
};
static const GOptionEntry act_options[] = { ACT, END };
static const GOptionEntry reason_options[] = { REASON, ACT, END };
static const GOptionEntry by_options[] = {
  TEXT("by", by_word, N_("怎么告诉他的:window、phone、visit、village、paper,平常是 phone"), N_("渠道")), ACT, END
};
static const GOptionEntry list_options[] = { FLAG("all", all, N_("没了结的全部,不只等我办的")), END };
static const GOptionEntry designate_options[] = {
  POST, REASON, TEXT("basis", basis_word, N_("依据:职责规定或哪一条"), N_("依据")), ACT, END
};
static const GOptionEntry rule_options[] = { FLAG("upheld", upheld, N_("异议成立,改由 --post 办;不写是不成立")), POST, REASON, ACT, END };

/* --- what was written ------------------------------------------------------------------------------------- */

/* Options as text: "" where one was not given.  FALSE with *error where one is no text. */
typedef struct {
  char *post, *office, *person, *said, *reason, *basis, *by, *act;
} Said;

static void said_clear(Said *s)
{
  char *texts[] = { s->post, s->office, s->person, s->said, s->reason, s->basis, s->by, s->act };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Said, said_clear)

static gboolean read_said(Said *s, GError **error)
{
  const struct { const char *word; char **to; } members[] = {
    { post_word, &s->post }, { office_word, &s->office }, { person_word, &s->person }, { said_word, &s->said },
    { reason_word, &s->reason }, { basis_word, &s->basis }, { by_word, &s->by }, { act_word, &s->act },
  };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) {
    *members[i].to = members[i].word ? yc_cli_text(members[i].word, error) : g_strdup("");
    if (*members[i].to == NULL) return FALSE;
  }
  return TRUE;
}

static gint64 find_inquiry(YcCli *cli, const char *word, Said *said, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  g_autofree char *text = app && read_said(said, error) ? yc_cli_text(word, error) : NULL;
  if (text == NULL) return 0;
  gint64 id = yc_inquiry_number(app, text);
  if (id == 0) g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有首问 %s:号码像 X1123-038,诉求是 S 开头"), text);
  return id;
}

/* How an inquiry stands now: one row. */
static int put_inquiry(const YcCli *cli, gint64 id, gint64 paper, GError **error)
{
  static const YcOutColumn columns[] = {
    { "number", N_("首问号"), YC_OUT_TEXT }, { "state", NULL, YC_OUT_TEXT },    { NULL, N_("状态"), YC_OUT_TEXT },
    { "owner", NULL, YC_OUT_TEXT },         { "who", N_("责任人"), YC_OUT_TEXT }, { "loop", NULL, YC_OUT_TEXT },
    { NULL, N_("往返"), YC_OUT_TEXT },      { "papers", NULL, YC_OUT_NUMBERS },
  };
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(cli->app, id, error);
  if (inquiry == NULL) return 0;
  g_autoptr(YcLoop) loop = yc_loop_of(cli->app, id, NULL);
  g_autofree char *papers = paper ? g_strdup_printf("%" G_GINT64_FORMAT, paper) : g_strdup("");
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  yc_out_row(out, (const char *[]){ inquiry->number, yc_inquired_code(inquiry->state), yc_inquired_word(inquiry->state),
                                    inquiry->owner, inquiry->owner_name, loop ? yc_loop_code(loop->state) : "",
                                    loop ? yc_loop_word(loop->state) : "", papers });
  return 0;
}

/* --- referrals -------------------------------------------------------------------------------------------- */

static int inquiry_refer(YcCli *cli, char **words, GError **error)
{
  g_auto(Said) s = { .post = NULL };
  gint64 id = find_inquiry(cli, words[0], &s, error);
  if (id == 0) return 0;
  YcReferTo to = { s.post, s.office, s.person, s.said, s.reason, slip };
  g_autoptr(YcReferred) done = yc_refer(cli->app, id, &to, s.act, error);
  if (done == NULL) return 0;
  g_autofree char *warning = NULL;
  if (print && done->paper != 0) yc_app_paper_print(cli->app, done->paper, yc_app_paper_width(cli->app), FALSE, NULL, &warning, error);
  if (warning != NULL) fprintf(stderr, "yichuang: %s\n", warning);
  return put_inquiry(cli, id, done->paper, error);
}

static int inquiry_take(YcCli *cli, char **words, GError **error)
{
  g_auto(Said) s = { .post = NULL };
  gint64 id = find_inquiry(cli, words[0], &s, error);
  return id && yc_referral_take(cli->app, id, s.act, error) ? put_inquiry(cli, id, 0, error) : 0;
}

static int inquiry_return(YcCli *cli, char **words, GError **error)
{
  g_auto(Said) s = { .post = NULL };
  gint64 id = find_inquiry(cli, words[0], &s, error);
  return id && yc_referral_return(cli->app, id, s.reason, s.act, NULL, error) ? put_inquiry(cli, id, 0, error) : 0;
}

static int inquiry_reply(YcCli *cli, char **words, GError **error)
{
  g_auto(Said) s = { .post = NULL };
  gint64 id = find_inquiry(cli, words[0], &s, error);
  g_autofree char *text = id ? yc_cli_text(words[1], error) : NULL;
  return text && yc_referral_reply(cli->app, id, text, s.act, error) ? put_inquiry(cli, id, 0, error) : 0;
}

static int inquiry_back(YcCli *cli, char **words, GError **error)
{
  g_auto(Said) s = { .post = NULL };
  gint64 id = find_inquiry(cli, words[0], &s, error);
  return id && yc_referral_back(cli->app, id, *s.by ? s.by : "phone", s.act, error) ? put_inquiry(cli, id, 0, error) : 0;
}

/* --- to and fro ------------------------------------------------------------------------------------------- */

static const YcOutColumn loop_columns[] = {
  { "number", N_("号码"), YC_OUT_TEXT },  { "kind", NULL, YC_OUT_TEXT },       { "about", N_("什么事"), YC_OUT_TEXT },
  { "found", NULL, YC_OUT_TEXT },        { "state", NULL, YC_OUT_TEXT },      { NULL, N_("状态"), YC_OUT_TEXT },
  { "day", N_("哪天"), YC_OUT_DAY },      { "days", N_("天数"), YC_OUT_NUMBER }, { "changes", N_("转手"), YC_OUT_NUMBER },
  { "post", NULL, YC_OUT_TEXT },         { "who", N_("指定"), YC_OUT_TEXT },   { "object_by", NULL, YC_OUT_DAY },
};

static void put_loop(YcOut *out, const YcLoop *loop)
{
  char day[YC_DAY_TEXT], until[YC_DAY_TEXT] = "";
  g_autofree char *days = g_strdup_printf("%d", loop->days), *changes = g_strdup_printf("%d", loop->changes);
  if (loop->object_by != YC_DAY_NONE) yc_day_format(loop->object_by, until);
  yc_out_row(out, (const char *[]){ loop->number, loop->is_case ? "case" : "inquiry", loop->about, yc_tofro_code(loop->found),
                                    yc_loop_code(loop->state), yc_loop_word(loop->state), yc_day_format(loop->day, day), days,
                                    changes, loop->post, loop->who, until });
}

static int loop_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  if (yc_cli_open(cli, error) == NULL) return 0;
  g_autoptr(GPtrArray) list = yc_loop_list(cli->app, all || yc_app_me(cli->app) == NULL, error);
  if (list == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, loop_columns, G_N_ELEMENTS(loop_columns));
  for (guint i = 0; i < list->len; i++) put_loop(out, list->pdata[i]);
  return 0;
}

/* The matter of a number: an inquiry's, else a case's; 0 with a sentence. */
static gint64 find_matter(YcApp *app, const char *word, GError **error)
{
  g_autofree char *text = yc_cli_text(word, error);
  if (text == NULL) return 0;
  gint64 id = yc_inquiry_number(app, text);
  return id ? id : yc_cli_case(app, word, error);
}

static YcLoop *find_loop(YcApp *app, const char *word, GError **error)
{
  gint64 matter = find_matter(app, word, error);
  YcLoop *loop = matter ? yc_loop_of(app, matter, error) : NULL;
  if (matter != 0 && loop == NULL && *error == NULL)
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("%s 没有转来转去"), word);
  return loop;
}

static const YcOutColumn history_columns[] = {
  { "day", N_("哪天"), YC_OUT_DAY },     { "from", N_("谁"), YC_OUT_TEXT },        { "why", N_("怎么"), YC_OUT_TEXT },
  { "to", N_("给谁"), YC_OUT_TEXT },     { "counted", NULL, YC_OUT_FLAG },         { "days", N_("天数"), YC_OUT_NUMBER },
  { "reason", N_("原因"), YC_OUT_TEXT },
};

static int loop_show(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  gint64 matter = app ? find_matter(app, words[0], error) : 0;
  g_autoptr(GPtrArray) lines = matter ? yc_loop_history(app, matter, error) : NULL;
  if (lines == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, history_columns, G_N_ELEMENTS(history_columns));
  for (guint i = 0; i < lines->len; i++) {
    const YcLoopLine *line = lines->pdata[i];
    char day[YC_DAY_TEXT];
    g_autofree char *days = g_strdup_printf("%d", line->days);
    yc_out_row(out, (const char *[]){ yc_day_format(line->day, day), line->from, line->why, line->to, line->counted ? "yes" : "no",
                                      days, line->reason });
  }
  return 0;
}

static int put_one(const YcCli *cli, gint64 id, GError **error)
{
  g_autoptr(YcLoop) loop = yc_loop_read(cli->app, id, error);
  if (loop == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, loop_columns, G_N_ELEMENTS(loop_columns));
  put_loop(out, loop);
  return 0;
}

static YcLoop *open_loop(YcCli *cli, const char *word, Said *said, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  return app && read_said(said, error) ? find_loop(app, word, error) : NULL;
}

static int loop_designate(YcCli *cli, char **words, GError **error)
{
  g_auto(Said) s = { .post = NULL };
  g_autoptr(YcLoop) loop = open_loop(cli, words[0], &s, error);
  gboolean done = loop && yc_loop_designate(cli->app, loop->id, s.post, s.reason, s.basis, s.act, error);
  return done ? put_one(cli, loop->id, error) : 0;
}

static int loop_object(YcCli *cli, char **words, GError **error)
{
  g_auto(Said) s = { .post = NULL };
  g_autoptr(YcLoop) loop = open_loop(cli, words[0], &s, error);
  return loop && yc_loop_object(cli->app, loop->id, s.reason, s.act, error) ? put_one(cli, loop->id, error) : 0;
}

static int loop_rule(YcCli *cli, char **words, GError **error)
{
  g_auto(Said) s = { .post = NULL };
  g_autoptr(YcLoop) loop = open_loop(cli, words[0], &s, error);
  gboolean done = loop && yc_loop_rule(cli->app, loop->id, upheld, s.post, s.reason, s.act, error);
  return done ? put_one(cli, loop->id, error) : 0;
}

const YcVerb yc_verbs_referral[] = {
  { "inquiry refer", N_("首问号"), N_("把首问转给一个人:本系统里的岗位要签收,外单位的由转的人记"), refer_options, 1, 1, inquiry_refer },
  { "inquiry take", N_("首问号"), N_("签收转来的首问"), act_options, 1, 1, inquiry_take },
  { "inquiry return", N_("首问号"), N_("退回转来的首问,写明为什么"), reason_options, 1, 1, inquiry_return },
  { "inquiry reply", N_("首问号 答复"), N_("有了答复:由首问人告诉他"), act_options, 2, 2, inquiry_reply },
  { "inquiry back", N_("首问号"), N_("首问人已把答复告诉他,首问到此了结"), by_options, 1, 1, inquiry_back },
  { "loop list", "", N_("转来转去、等我指定或裁定的事"), list_options, 0, 0, loop_list },
  { "loop show", N_("首问号|办件号"), N_("一件事转手的全部经过:谁给谁、哪天、为什么、隔几天"), NULL, 1, 1, loop_show },
  { "loop designate", N_("首问号|办件号"), N_("值班长指定由哪个岗位办:不能再退"), designate_options, 1, 1, loop_designate },
  { "loop object", N_("首问号|办件号"), N_("被指定的岗位提一次异议,期间照办"), reason_options, 1, 1, loop_object },
  { "loop rule", N_("首问号|办件号"), N_("领导裁定异议:成立改由另一岗位办,不成立照办"), rule_options, 1, 1, loop_rule },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
