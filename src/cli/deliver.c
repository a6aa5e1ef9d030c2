/* deliver.c - verbs of delivery, of what a matter costs, and of where it is. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/deliver.h"
#include "app/fee.h"
#include "app/paper.h"
#include "app/say.h"
#include "app/where.h"
#include "cli/cli.h"

static char *how_word, *takes_word, *name_word, *seen_word, *sign_word, *by_word, *day_word, *mail_word, *witness_word, *returned_word,
  *title_word, *number_word, *until_word, *sealed_word, *why_word, *act_word, *what_word, *standard_word, *amount_word, *receipt_word,
  *post_word, *channel_word, *asker_word;
static gboolean print;

#define WORD(option, variable, help, value) { option, 0, 0, G_OPTION_ARG_FILENAME, &variable, help, value }
#define ACT WORD("act", act_word, N_("这一步的名字:同名的再来一次,不重办"), N_("名字"))
#define PRINT { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL }
#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
#define LEAVES WORD("by", by_word, N_("谁送;不给,本人"), N_("姓名")), WORD("day", day_word, N_("哪天;不给,今天"), N_("日期")), \
  WORD("mail", mail_word, N_("邮件号"), N_("号码")), \
  WORD("returned", returned_word, N_("退原件的材料序号,逗号分开;none 一样不退;不给,退他自己的证件"), N_("序号")), \
  WORD("title", title_word, N_("结果文书的名称;不给,照目录"), N_("名称")), WORD("number", number_word, N_("结果文书的编号"), N_("编号")), \
  WORD("until", until_word, N_("有效到哪天;不给,长期"), N_("日期"))

static const GOptionEntry deliver_options[] = {
  WORD("how", how_word, N_("怎么送的:window(默认)、home、post、left、public"), N_("方式")),
  WORD("takes", takes_word, N_("交给谁:applicant(默认;单位的是法定代表人)、representative、household、desk(单位收件人)"), N_("谁")),
  WORD("name", name_word, N_("收下的家属、单位收件人叫什么"), N_("姓名")),
  WORD("seen", seen_word, N_("看了什么:id(默认)、book、other、known、nothing"), N_("证件")),
  WORD("sign", sign_word, N_("怎么签的:signature(默认)、fingerprint"), N_("方式")),
  WORD("witness", witness_word, N_("见证人"), N_("姓名")), LEAVES, PRINT, ACT, END
};
static const GOptionEntry send_options[] = {
  WORD("how", how_word, N_("怎么送:home(默认)、post、public"), N_("方式")), LEAVES, PRINT, ACT, END
};
static const GOptionEntry back_options[] = {
  WORD("why", why_word, N_("为什么没送到:refused(默认)、absent、mail、address"), N_("原因")),
  WORD("witness", witness_word, N_("见证人"), N_("姓名")), ACT, END
};
static const GOptionEntry result_options[] = {
  WORD("number", number_word, N_("结果文书的编号"), N_("编号")), WORD("until", until_word, N_("有效到哪天;不给,长期"), N_("日期")),
  WORD("sealed", sealed_word, N_("哪天盖的章;不给,今天"), N_("日期")), ACT, END
};
static const GOptionEntry fee_options[] = {
  WORD("what", what_word, N_("due 应收(默认)、reduce 减收、exempt 免收、defer 缓收、pay 已收款、refund 退款"), N_("怎样")),
  WORD("standard", standard_word, N_("标准多少元;不给,照目录"), N_("元")), WORD("amount", amount_word, N_("减收以后多少元"), N_("元")),
  WORD("until", until_word, N_("缓到哪天"), N_("日期")), WORD("receipt", receipt_word, N_("财政票据的号码"), N_("号码")),
  WORD("post", post_word, N_("批准人的职务,如 镇长"), N_("职务")), WORD("name", name_word, N_("批准人的姓名"), N_("姓名")), PRINT, ACT, END
};
static const GOptionEntry where_options[] = {
  WORD("channel", channel_word, N_("怎么问的:phone(默认)、window(算来了一趟)"), N_("渠道")),
  WORD("asker", asker_word, N_("谁问:applicant(默认)、representative、other"), N_("谁")), END
};
static const GOptionEntry looks_options[] = { WORD("day", day_word, N_("哪天;不给,今天"), N_("日期")), END };

/* --- words of the command line ---------------------------------------------------------------------------- */

static gboolean choose(const char *word, const char *option, const char *const *codes, guint n, guint *choice, GError **error)
{
  if (word == NULL) return TRUE;
  for (*choice = 0; *choice < n; ++*choice)
    if (strcmp(codes[*choice], word) == 0) return TRUE;
  g_autoptr(GString) known = g_string_new(NULL);
  for (guint i = 0; i < n; i++) g_string_append_printf(known, "%s%s", i ? _("、") : "", codes[i]);
  g_autofree char *clean = yc_cli_text(word, NULL);
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 不能是 %s:请用 %s"), option, clean ? clean : "?", known->str);
  return FALSE;
}

static gboolean given_day(const char *word, const char *option, YcDay *day, GError **error)
{
  *day = YC_DAY_NONE;
  return word == NULL || yc_cli_day(word, option, day, error);
}

/* Everything behind the number, and the options that are text, cleaned; "" where they were not given. */
typedef struct {
  char *text, *name, *by, *mail, *witness, *title, *number, *receipt, *post;
} Texts;

static void texts_clear(Texts *t)
{
  char *all[] = { t->text, t->name, t->by, t->mail, t->witness, t->title, t->number, t->receipt, t->post };
  for (guint i = 0; i < G_N_ELEMENTS(all); i++) g_free(all[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Texts, texts_clear)

static gboolean texts_read(Texts *t, char **words, GError **error)
{
  g_autofree char *joined = g_strjoinv(" ", words);
  const struct { const char *word; char **to; } all[] = {
    { *joined ? joined : NULL, &t->text }, { name_word, &t->name }, { by_word, &t->by }, { mail_word, &t->mail },
    { witness_word, &t->witness }, { title_word, &t->title }, { number_word, &t->number }, { receipt_word, &t->receipt },
    { post_word, &t->post },
  };
  for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
    *all[i].to = all[i].word ? yc_cli_text(all[i].word, error) : g_strdup("");
    if (*all[i].to == NULL) return FALSE;
  }
  return TRUE;
}

/* --- what was done ---------------------------------------------------------------------------------------- */

/* "1,3", "none": numbers of materials.  NULL with *error; `all` where the option was not given. */
static GArray *read_returned(gboolean *all, GError **error)
{
  GArray *list = g_array_new(FALSE, FALSE, sizeof(int));
  *all = returned_word == NULL;
  if (*all || strcmp(returned_word, "none") == 0) return list;
  g_auto(GStrv) parts = g_strsplit(returned_word, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    int n;
    if (!yc_cli_number(parts[i], "--returned", 1, 1000, &n, error)) {
      g_array_unref(list);
      return NULL;
    }
    g_array_append_val(list, n);
  }
  return list;
}

static gboolean read_words(YcDelivery *form, YcDeliverHow how, GError **error)
{
  static const char *const hows[] = { "window", "home", "post", "left", "public" },
                    *const takes[] = { "applicant", "representative", "household", "desk" },
                    *const seens[] = { "id", "book", "other", "known", "nothing" }, *const signs[] = { "signature", "fingerprint" };
  guint chosen[] = { how, YC_TAKES_APPLICANT, YC_SEEN_ID, YC_SIGN_SIGNATURE };
  if (!choose(how_word, "--how", hows, YC_N_DELIVERS, &chosen[0], error) || !choose(takes_word, "--takes", takes, YC_N_TAKES, &chosen[1], error) ||
      !choose(seen_word, "--seen", seens, YC_N_SEEN, &chosen[2], error) || !choose(sign_word, "--sign", signs, 2, &chosen[3], error))
    return FALSE;
  form->how = (YcDeliverHow)chosen[0];
  form->takes = (YcTakes)chosen[1];
  form->seen = (YcSeen)chosen[2];
  form->sign = (YcSignHow)chosen[3];
  return given_day(day_word, "--day", &form->day, error) && given_day(until_word, "--until", &form->until, error);
}

typedef YcIntakeResult *(*Commit)(YcApp *app, gint64 casefile, const YcDelivery *form, const char *act, GError **error);

static int deliver_by(YcCli *cli, char **words, YcDeliverHow how, Commit commit, GError **error)
{
  YcDelivery form = yc_delivery_blank();
  g_auto(Texts) t = { 0 };
  gboolean all;
  if (!read_words(&form, how, error)) return 0;
  g_autoptr(GArray) returned = read_returned(&all, error);
  gint64 casefile = returned ? yc_cli_find(cli, words[0], error) : 0;
  if (casefile == 0 || !texts_read(&t, words + 1, error)) return 0;
  form.returned = all ? NULL : returned;
  form.name = t.name;
  form.by = t.by;
  form.mail = t.mail;
  form.witness = t.witness;
  form.text = t.text;
  form.title = t.title;
  form.number = t.number;
  g_autoptr(YcDeliverState) state = yc_deliver_state(cli->app, casefile, error);
  if (state == NULL) return 0;
  g_autoptr(YcIntakeResult) result = commit(cli->app, casefile, &form, act_word, error);
  if (result != NULL && !result->repeated && !state->registered && *t.number == '\0')
    fputs(_("yichuang: 没有写文书号(--number),按没有编号的结果记下了\n"), stderr);
  if (result != NULL && *state->fee != '\0') fprintf(stderr, "yichuang: %s\n", state->fee);
  if (result != NULL && *state->left != '\0') fprintf(stderr, _("yichuang: 还放着他的 %s,退还用 yichuang agency return\n"), state->left);
  return yc_cli_result(cli, result, print, error);
}

static int deliver(YcCli *cli, char **words, GError **error)
{
  return deliver_by(cli, words, YC_DELIVER_WINDOW, yc_deliver_commit, error);
}

static int deliver_send(YcCli *cli, char **words, GError **error)
{
  return deliver_by(cli, words, YC_DELIVER_HOME, yc_deliver_send, error);
}

static int deliver_back(YcCli *cli, char **words, GError **error)
{
  static const char *const codes[] = { "refused", "absent", "mail", "address" };
  guint why = YC_BACK_REFUSED;
  g_auto(Texts) t = { 0 };
  gint64 casefile = choose(why_word, "--why", codes, YC_N_BACKS, &why, error) ? yc_cli_find(cli, words[0], error) : 0;
  if (casefile == 0 || !texts_read(&t, words + 1, error)) return 0;
  g_autoptr(YcIntakeResult) result = yc_deliver_back(cli->app, casefile, (YcBack)why, t.witness, t.text, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int case_result(YcCli *cli, char **words, GError **error)
{
  YcDay until, sealed;
  g_auto(Texts) t = { 0 };
  gboolean days = given_day(until_word, "--until", &until, error) && given_day(sealed_word, "--sealed", &sealed, error);
  gint64 casefile = days ? yc_cli_find(cli, words[0], error) : 0;
  if (casefile == 0 || !texts_read(&t, words + 1, error)) return 0;
  g_autoptr(YcIntakeResult) result = yc_result_commit(cli->app, casefile, t.text, t.number, until, sealed, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

/* Receipts that are out, then what nobody fetched. */
static void put_errands(YcOut *out, const GPtrArray *errands, const char *what)
{
  for (guint i = 0; errands != NULL && i < errands->len; i++) {
    const YcUndelivered *one = g_ptr_array_index(errands, i);
    char day[YC_DAY_TEXT], days[16], notified[16];
    g_snprintf(days, sizeof days, "%d", one->days);
    g_snprintf(notified, sizeof notified, "%d", one->notified);
    yc_out_row(out, (const char *[]){ what, one->number, one->item, one->applicant, one->place_short, one->who, yc_day_format(one->day, day),
                                      days, notified, one->paper, one->how });
  }
}

static int deliver_list(YcCli *cli, G_GNUC_UNUSED char **words, GError **error)
{
  static const YcOutColumn list[] = {
    { "what", N_("怎么了"), YC_OUT_TEXT }, { "short", N_("短号"), YC_OUT_TEXT }, { "item", N_("事项"), YC_OUT_TEXT },
    { "applicant", N_("申请人"), YC_OUT_TEXT }, { "village", N_("村"), YC_OUT_TEXT }, { "agent", N_("代办员"), YC_OUT_TEXT },
    { "day", N_("哪天"), YC_OUT_DAY }, { "days", N_("天数"), YC_OUT_NUMBER }, { "notified", N_("通知几天"), YC_OUT_NUMBER },
    { "receipt", N_("回证"), YC_OUT_TEXT }, { "how", N_("方式"), YC_OUT_TEXT },
  };
  YcApp *app = yc_cli_open(cli, error);
  g_autoptr(GPtrArray) gone = app ? yc_deliver_out(app, error) : NULL;
  g_autoptr(GPtrArray) left = gone ? yc_deliver_unfetched(app, error) : NULL;
  if (left == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, list, G_N_ELEMENTS(list));
  put_errands(out, gone, "out");
  put_errands(out, left, "unfetched");
  return 0;
}

/* --- what it costs ---------------------------------------------------------------------------------------- */

static gboolean read_yuan(const char *word, const char *option, gint64 *fen, GError **error)
{
  *fen = word ? yc_fee_parse(word) : 0;
  if (*fen < 0) g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 应是多少元,如 20 或 20.50"), option);
  return *fen >= 0;
}

static int case_fee(YcCli *cli, char **words, GError **error)
{
  static const char *const codes[] = { "due", "reduce", "exempt", "defer", "pay", "refund" };
  guint what = YC_FEE_DUE;
  YcFee fee = { 0 };
  g_auto(Texts) t = { 0 };
  if (!choose(what_word, "--what", codes, YC_N_FEES, &what, error) || !read_yuan(standard_word, "--standard", &fee.standard, error) ||
      !read_yuan(amount_word, "--amount", &fee.amount, error) || !given_day(until_word, "--until", &fee.until, error))
    return 0;
  gint64 casefile = yc_cli_find(cli, words[0], error);
  if (casefile == 0 || !texts_read(&t, words + 1, error)) return 0;
  fee.what = (YcFeeWhat)what;
  fee.receipt = t.receipt;
  fee.post = t.post;
  fee.name = t.name;
  fee.basis = t.text;
  g_autoptr(YcIntakeResult) result = yc_fee_commit(cli->app, casefile, &fee, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

/* --- where is it ------------------------------------------------------------------------------------------ */

static int case_where(YcCli *cli, char **words, GError **error)
{
  static const YcOutColumn list[] = { { "code", NULL, YC_OUT_TEXT }, { "label", N_("什么"), YC_OUT_TEXT }, { "text", N_("照着念"), YC_OUT_TEXT } };
  static const char *const channels[] = { "window", "phone" }, *const askers[] = { "applicant", "representative", "other" };
  guint how = YC_ASKED_PHONE, who = YC_ASKS_APPLICANT;
  g_auto(Texts) t = { 0 };
  if (!choose(channel_word, "--channel", channels, YC_N_ASKED, &how, error) || !choose(asker_word, "--asker", askers, YC_N_ASKS, &who, error))
    return 0;
  gint64 casefile = yc_cli_find(cli, words[0], error);
  if (casefile == 0 || !texts_read(&t, words + 1, error)) return 0;
  YcWhereAsk ask = { (YcAsked)how, (YcAsks)who, t.text };
  g_autoptr(GPtrArray) lines = yc_where_answer(cli->app, casefile, &ask, error);
  if (lines == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, list, G_N_ELEMENTS(list));
  for (guint i = 0; i < lines->len; i++) {
    const YcWhereLine *line = g_ptr_array_index(lines, i);
    yc_out_row(out, (const char *[]){ line->code, line->label, line->text });
  }
  return 0;
}

static int looks(YcCli *cli, G_GNUC_UNUSED char **words, GError **error)
{
  static const YcOutColumn list[] = {
    { "at", N_("时间"), YC_OUT_TEXT }, { "who", N_("谁"), YC_OUT_TEXT }, { "short", N_("短号"), YC_OUT_TEXT },
    { "item", N_("事项"), YC_OUT_TEXT }, { "what", N_("看什么"), YC_OUT_TEXT }, { "reason", N_("事由"), YC_OUT_TEXT },
  };
  YcDay day;
  if (!given_day(day_word, "--day", &day, error)) return 0;
  YcApp *app = yc_cli_open_as(cli, error);
  g_autoptr(GPtrArray) all = app ? yc_looks(app, day == YC_DAY_NONE ? yc_app_today(app) : day, error) : NULL;
  if (all == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, list, G_N_ELEMENTS(list));
  for (guint i = 0; i < all->len; i++) {
    const YcLook *look = g_ptr_array_index(all, i);
    g_autofree char *at = yc_say_moment(look->at);
    yc_out_row(out, (const char *[]){ at, look->who, look->number, look->item, look->what, look->reason });
  }
  return 0;
}

const YcVerb yc_verbs_deliver[] = {
  { "deliver", N_("办件号 [说明 ...]"), N_("结果送到了人手里:出送达回证,或把送出去的回证登记签回"), deliver_options, 1, -1, deliver },
  { "deliver send", N_("办件号 [说明 ...]"), N_("结果送出去:上门、邮寄、公告,送达回证跟着走"), send_options, 1, -1, deliver_send },
  { "deliver back", N_("办件号 经过 ..."), N_("没送到:拒收、没人、退件;结果留在待取"), back_options, 1, -1, deliver_back },
  { "deliver list", "", N_("送出去还没签回的,和很久没人来取的结果"), NULL, 0, 0, deliver_list },
  { "case result", N_("办件号 名称 ..."), N_("出具结果文书或证照:名称、编号、有效期、盖章日"), result_options, 2, -1, case_result },
  { "case fee", N_("办件号 [依据 ...]"), N_("登记收费:应收、减收、免收、缓收、收款、退款;代办不收费"), fee_options, 1, -1, case_fee },
  { "case where", N_("办件号 [事由 ...]"), N_("办到哪一步,照着念的一张卡;谁问的、谁看的都记下"), where_options, 1, -1, case_where },
  { "looks", "", N_("一天里谁看过哪件(值班长、领导)"), looks_options, 0, 0, looks },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
