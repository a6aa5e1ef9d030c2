/* notice.c - verbs of public notices: posted, objected to, answered, taken down. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/notice.h"
#include "app/paper.h"
#include "cli/cli.h"
#include "cli/show.h"

enum { LIST_MOST = 1000 };

static char *by_word, *at_word, *how_word, *down_word, *people_word, *amount_word, *who_word, *phone_word, *n_word, *remedy_word,
  *day_word, *act_word;
static gboolean print;

#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
#define ACT { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一步的名字:同名的再来一次,不重办"), N_("名字") }
#define BY(help) { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_word, help, N_("姓名") }
#define HOW { "how", 0, 0, G_OPTION_ARG_FILENAME, &how_word, N_("以前的事从哪里知道的:person、mail、system、phone"), N_("方式") }

static const GOptionEntry post_options[] = {
  BY(N_("谁贴的;不给就是自己")),
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at_word, N_("几时贴的,如 2026-11-05T10:20;不给就是现在"), N_("时间") }, HOW,
  { "down", 0, 0, G_OPTION_ARG_FILENAME, &down_word, N_("受理前贴的:哪天撤下"), N_("日期") },
  { "people", 0, 0, G_OPTION_ARG_FILENAME, &people_word, N_("家庭人口;不给就照登记的家里人"), N_("人数") },
  { "amount", 0, 0, G_OPTION_ARG_FILENAME, &amount_word, N_("公示的金额,如 每月420元"), N_("金额") },
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL }, ACT, END
};
static const GOptionEntry object_options[] = {
  { "who", 0, 0, G_OPTION_ARG_FILENAME, &who_word, N_("谁提的"), N_("姓名") },
  { "phone", 0, 0, G_OPTION_ARG_FILENAME, &phone_word, N_("他的电话"), N_("电话") }, ACT, END
};
static const GOptionEntry answer_options[] = {
  { "n", 0, 0, G_OPTION_ARG_FILENAME, &n_word, N_("第几条;不给就是最早没答复的"), N_("序号") },
  { "remedy", 0, 0, G_OPTION_ARG_FILENAME, &remedy_word, N_("成立的:repost 重新公示,finding 供决定时采用;不给就是不成立"),
    N_("怎么办") },
  BY(N_("谁答复的;不给就是自己")), ACT, END
};
static const GOptionEntry down_options[] = {
  BY(N_("谁撤的;不给就是自己")), { "day", 0, 0, G_OPTION_ARG_FILENAME, &day_word, N_("哪天撤的;不给就是今天"), N_("日期") },
  HOW, ACT, END
};

/* --- acts ------------------------------------------------------------------------------------------------- */

static gboolean choose_how(YcReceiptHow *how, GError **error)
{
  guint i = 0;
  if (how_word == NULL) i = YC_N_RECEIPTS;
  while (i < YC_N_RECEIPTS && strcmp(yc_receipt_code((YcReceiptHow)i), how_word) != 0) i++;
  *how = (YcReceiptHow)i;
  if (i < YC_N_RECEIPTS || how_word == NULL) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("--how 只能是 person、mail、system、phone"));
  return FALSE;
}

static gboolean choose_day(const char *word, const char *option, YcDay *day, GError **error)
{
  *day = YC_DAY_NONE;
  return word == NULL || yc_cli_day(word, option, day, error);
}

static int notice_post(YcCli *cli, char **words, GError **error)
{
  YcNoticePost form = { .at = "" };
  if (!choose_how(&form.how, error) || !choose_day(down_word, "--down", &form.down, error)) return 0;
  if (people_word != NULL && !yc_cli_number(people_word, "--people", 1, 99, &form.people, error)) return 0;
  gint64 casefile = yc_cli_find(cli, words[0], error);
  g_autofree char *places = casefile ? yc_cli_behind(words, error) : NULL, *by = places ? yc_cli_given(by_word, error) : NULL;
  g_autofree char *at = by ? yc_cli_given(at_word, error) : NULL, *amount = NULL;
  if (at == NULL) return 0;
  amount = amount_word ? yc_cli_given(amount_word, error) : yc_notice_amount(cli->app, casefile);
  if (amount == NULL) return 0;
  form.places = places;
  form.by = by;
  form.at = at;
  form.amount = amount;
  g_autoptr(YcIntakeResult) result = yc_notice_post(cli->app, casefile, &form, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int notice_object(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = yc_cli_find(cli, words[0], error);
  g_autofree char *text = casefile ? yc_cli_behind(words, error) : NULL, *who = text ? yc_cli_given(who_word, error) : NULL;
  g_autofree char *phone = who ? yc_cli_given(phone_word, error) : NULL;
  if (phone == NULL) return 0;
  YcNoticeObjection form = { who, phone, text };
  g_autoptr(YcIntakeResult) result = yc_notice_object(cli->app, casefile, &form, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int notice_answer(YcCli *cli, char **words, GError **error)
{
  YcNoticeAnswer form = { .remedy = yc_notice_remedy_parse(remedy_word ? remedy_word : "") };
  if (form.remedy == YC_N_NOTICE_REMEDIES) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("--remedy 只能是 repost、finding"));
    return 0;
  }
  if (n_word != NULL && !yc_cli_number(n_word, "--n", 1, 9999, &form.n, error)) return 0;
  gint64 casefile = yc_cli_find(cli, words[0], error);
  g_autofree char *text = casefile ? yc_cli_behind(words, error) : NULL, *by = text ? yc_cli_given(by_word, error) : NULL;
  if (by == NULL) return 0;
  form.text = text;
  form.by = by;
  g_autoptr(YcIntakeResult) result = yc_notice_answer(cli->app, casefile, &form, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int notice_down(YcCli *cli, char **words, GError **error)
{
  YcNoticeDown form = { .by = "" };
  if (!choose_how(&form.how, error) || !choose_day(day_word, "--day", &form.day, error)) return 0;
  gint64 casefile = yc_cli_find(cli, words[0], error);
  g_autofree char *by = casefile ? yc_cli_given(by_word, error) : NULL;
  if (by == NULL) return 0;
  form.by = by;
  g_autoptr(YcIntakeResult) result = yc_notice_down(cli->app, casefile, &form, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

/* --- what hangs ------------------------------------------------------------------------------------------- */

static const YcOutColumn list_columns[] = {
  { "number", N_("办件"), YC_OUT_TEXT },   { "item", N_("事项"), YC_OUT_TEXT },   { "applicant", N_("申请人"), YC_OUT_TEXT },
  { "paper", N_("文号"), YC_OUT_TEXT },    { "first", N_("起"), YC_OUT_DAY },     { "last", N_("到"), YC_OUT_DAY },
  { "down", N_("撤下"), YC_OUT_DAY },      { "objections", N_("异议"), YC_OUT_NUMBER }, { "open", N_("没答"), YC_OUT_NUMBER },
  { "by", N_("谁贴的"), YC_OUT_TEXT },     { "places", N_("贴在哪"), YC_OUT_TEXT },
};

static guint open_of(const YcNotice *notice)
{
  guint open = 0;
  for (guint i = 0; i < notice->objections->len; i++)
    open += ((YcObjection *)notice->objections->pdata[i])->answered == YC_DAY_NONE;
  return open;
}

static void put_notice(YcOut *out, const YcNotice *notice)
{
  char first[YC_DAY_TEXT], last[YC_DAY_TEXT], down[YC_DAY_TEXT], objections[16], open[16];
  g_snprintf(objections, sizeof objections, "%u", notice->objections->len);
  g_snprintf(open, sizeof open, "%u", open_of(notice));
  yc_out_row(out, (const char *[]){ notice->case_number, notice->item, notice->applicant, notice->number,
                                    yc_day_format(notice->first, first), yc_day_format(notice->last, last),
                                    yc_day_format(notice->down, down), objections, open, notice->by, notice->places });
}

static int notice_list(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  if (app == NULL) return 0;
  gint64 casefile = words[0] ? yc_cli_case(app, words[0], error) : 0;
  if (words[0] && casefile == 0) return 0;
  g_autoptr(GPtrArray) list = yc_notice_list(app, casefile, LIST_MOST, error);
  if (list == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, list_columns, G_N_ELEMENTS(list_columns));
  for (guint i = 0; i < list->len; i++) put_notice(out, list->pdata[i]);
  return 0;
}

static json_t *day_json(YcDay day)
{
  char text[YC_DAY_TEXT];
  return day == YC_DAY_NONE ? json_null() : json_string(yc_day_format(day, text));
}

static json_t *objection_json(const YcObjection *one)
{
  gboolean answered = one->answered != YC_DAY_NONE;
  return json_pack("{s:i, s:o, s:s, s:s, s:o, s:o, s:s, s:s, s:s}", "n", one->n, "day", day_json(one->day), "who", one->who,
                   "text", one->text, "answered", day_json(one->answered), "upheld",
                   answered ? json_boolean(one->remedy != YC_REMEDY_NONE) : json_null(), "remedy",
                   yc_notice_remedy_code(one->remedy), "answer", one->answer, "by", one->by);
}

json_t *yc_cli_notices(YcApp *app, gint64 casefile)
{
  json_t *array = json_array();
  g_autoptr(GPtrArray) list = yc_notice_list(app, casefile, 0, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const YcNotice *notice = list->pdata[i];
    json_t *objections = json_array();
    for (guint k = 0; k < notice->objections->len; k++)
      json_array_append_new(objections, objection_json(notice->objections->pdata[k]));
    json_array_append_new(array, json_pack("{s:i, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "step", notice->step, "paper",
                                           notice->number, "places", notice->places, "by", notice->by, "at", notice->at, "first",
                                           day_json(notice->first), "last", day_json(notice->last), "down",
                                           day_json(notice->down), "objections", objections));
  }
  return array;
}

const YcVerb yc_verbs_notice[] = {
  { "notice post", N_("办件号 贴在哪 ..."), N_("登记公示的张贴,出张贴的公示;期限从贴的那天起算"), post_options, 1, -1, notice_post },
  { "notice object", N_("办件号 说什么 ..."), N_("记一条对公示的异议:答复以前公示不结束"), object_options, 1, -1, notice_object },
  { "notice answer", N_("办件号 怎么答复 ..."), N_("答复一条异议:不成立,重新公示,或供决定时采用"), answer_options, 1, -1, notice_answer },
  { "notice down", N_("办件号"), N_("公示期满撤下"), down_options, 1, 1, notice_down },
  { "notice list", N_("[办件号]"), N_("还贴着的公示,快满的在前;或一件的全部公示"), NULL, 0, 1, notice_list },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
