/* inquiry.c - verbs about first inquiry: register, answer, end, list; standing answers. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/inquiry.h"
#include "app/knowledge.h"
#include "app/say.h"
#include "cli/cli.h"
#include "cli/rows.h"

static char *act, *channel_word, *item_word, *name_word, *phone_word, *village_word, *case_word, *reply_word, *outcome_word,
  *owner_word, *day_word, *until_word;
static int answer_number;
static gboolean mine;

/* --- inquiry add, count ------------------------------------------------------------------------------------ */

static const struct { const char *word; YcAskingOutcome outcome; } outcomes[] = {
  { "answered", YC_ASKING_ANSWERED }, { "case", YC_ASKING_CASE }, { "demand", YC_ASKING_DEMAND },
  { "open", YC_ASKING_LOOK_UP }, { "stuck", YC_ASKING_STUCK },
};

static const GOptionEntry add_options[] = {
  { "outcome", 0, 0, G_OPTION_ARG_FILENAME, &outcome_word, N_("怎么了:answered、case、demand、open(默认)、stuck"), N_("结果") },
  { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel_word, N_("渠道:window、phone、visit、village、paper"), N_("渠道") },
  { "name", 0, 0, G_OPTION_ARG_FILENAME, &name_word, N_("谁问的"), N_("姓名") },
  { "phone", 0, 0, G_OPTION_ARG_FILENAME, &phone_word, N_("他的电话"), N_("电话") },
  { "village", 0, 0, G_OPTION_ARG_FILENAME, &village_word, N_("他的村(编码)"), N_("村") },
  { "item", 0, 0, G_OPTION_ARG_FILENAME, &item_word, N_("哪个事项"), N_("编码") },
  { "answer", 0, 0, G_OPTION_ARG_INT, &answer_number, N_("念的哪条常答(answer list 里的号)"), N_("号") },
  { "reply", 0, 0, G_OPTION_ARG_FILENAME, &reply_word, N_("怎么答的;不写就是照着念的"), N_("答复") },
  { "case", 0, 0, G_OPTION_ARG_FILENAME, &case_word, N_("为哪件办件来问的"), N_("办件号") },
  { "owner", 0, 0, G_OPTION_ARG_FILENAME, &owner_word, N_("诉求归哪个岗位;不写归办这件事的岗位,不知道的归自己"), N_("岗位") },
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &act, N_("这次办理的名字:同一个名字再来一次,什么也不改"), N_("名字") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static gboolean take(char **member, const char *word, GError **error)
{
  g_autofree char *text = word != NULL ? yc_cli_text(word, error) : NULL;
  if (text != NULL) yc_intake_set(member, text);
  return word == NULL || text != NULL;
}

static gboolean take_options(YcAsking *asking, GError **error)
{
  const struct { char **member; const char *word; } texts[] = {
    { &asking->channel, channel_word }, { &asking->name, name_word }, { &asking->phone, phone_word },
    { &asking->village, village_word }, { &asking->item, item_word }, { &asking->reply, reply_word },
    { &asking->owner, owner_word },     { &asking->act, act },
  };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    if (!take(texts[i].member, texts[i].word, error)) return FALSE;
  asking->answer = answer_number;
  return TRUE;
}

static gboolean read_outcome(YcAsking *asking, GError **error)
{
  const char *word = outcome_word != NULL ? outcome_word : "open";
  for (guint i = 0; i < G_N_ELEMENTS(outcomes); i++)
    if (strcmp(outcomes[i].word, word) == 0) asking->outcome = outcomes[i].outcome;
  if (asking->outcome != YC_ASKING_NONE) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有结果「%s」:请用 answered、case、demand、open 或 stuck"), word);
  return FALSE;
}

/* The number of the last thing that came of it. */
static void put_number(const YcCli *cli, gint64 id)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(cli->app, id, NULL);
  if (inquiry == NULL) return;
  g_autofree char *sentence = g_strdup_printf(_("%s %s:%s"), yc_inquiry_kind_word(inquiry->kind), inquiry->number,
                                              yc_inquired_word(inquiry->state));
  yc_cli_done(cli, sentence, "number", YC_OUT_TEXT, inquiry->number);
}

static int inquiry_add(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  if (app == NULL || !read_outcome(asking, error) || !take_options(asking, error) || !take(&asking->text, words[0], error)) return 0;
  asking->casefile = case_word != NULL ? yc_cli_case(app, case_word, error) : 0;
  if ((case_word != NULL && asking->casefile == 0) || !yc_inquiry_add(app, asking, &asked, error)) return 0;
  put_number(cli, asked.demand != 0 ? asked.demand : asked.inquiry);
  return 0;
}

static int inquiry_count(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open_as(cli, error);
  g_autoptr(YcAsking) asking = yc_asking_new();
  YcAsked asked;
  if (app == NULL || !take_options(asking, error)) return 0;
  asking->outcome = YC_ASKING_COUNT;
  if (yc_inquiry_add(app, asking, &asked, error))
    yc_cli_done(cli, _("常见问题 +1"), "counted", YC_OUT_NUMBER, "1");
  return 0;
}

static const GOptionEntry count_options[] = {
  { "item", 0, 0, G_OPTION_ARG_FILENAME, &item_word, N_("哪个事项"), N_("编码") },
  { "answer", 0, 0, G_OPTION_ARG_INT, &answer_number, N_("念的哪条常答(answer list 里的号)"), N_("号") },
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &act, N_("这次办理的名字:同一个名字再来一次,什么也不改"), N_("名字") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

/* --- inquiry answer, demand, close ------------------------------------------------------------------------- */

static const GOptionEntry on_options[] = {
  { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel_word, N_("怎么告诉他的:window、phone、visit、village、paper"), N_("渠道") },
  { "owner", 0, 0, G_OPTION_ARG_FILENAME, &owner_word, N_("诉求归哪个岗位;不写归办这件事的岗位,不知道的归自己"), N_("岗位") },
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &act, N_("这次办理的名字:同一个名字再来一次,什么也不改"), N_("名字") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

gint64 yc_cli_inquiry(YcApp *app, const char *word, GError **error)
{
  g_autofree char *number = yc_cli_text(word, error);
  gint64 id = number != NULL ? yc_inquiry_number(app, number) : 0;
  if (number != NULL && id == 0)
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有首问 %s:号像 X1123-038、S1123-001、B1123-001"), number);
  return id;
}

static int inquiry_answer(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 id = app ? yc_cli_inquiry(app, words[0], error) : 0;
  g_autofree char *text = id ? yc_cli_text(words[1], error) : NULL;
  if (text == NULL) return 0;
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  if (inquiry != NULL && yc_inquiry_answer(app, id, text, channel_word ? channel_word : inquiry->channel, act, error))
    put_number(cli, id);
  return 0;
}

static int inquiry_demand(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 demand, id = app ? yc_cli_inquiry(app, words[0], error) : 0;
  if (id != 0 && yc_inquiry_demand(app, id, owner_word ? owner_word : "", &demand, act, error)) put_number(cli, demand);
  return 0;
}

static int inquiry_close(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 id = app ? yc_cli_inquiry(app, words[0], error) : 0;
  g_autofree char *reason = id ? yc_cli_text(words[1], error) : NULL;
  if (reason != NULL && yc_inquiry_close(app, id, reason, act, error)) put_number(cli, id);
  return 0;
}

/* --- inquiry list, show ------------------------------------------------------------------------------------ */

static const GOptionEntry list_options[] = {
  { "day", 0, 0, G_OPTION_ARG_FILENAME, &day_word, N_("这一天问的全部,答了的也在内;不写列出没答复的"), N_("日期") },
  { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel_word, N_("只要这个渠道的(和 --day 一起用)"), N_("渠道") },
  { "mine", 0, 0, G_OPTION_ARG_NONE, &mine, N_("只要在我名下的"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn list_columns[] = {
  { "number", N_("号"), YC_OUT_TEXT },       { "kind", NULL, YC_OUT_TEXT },          { "state", NULL, YC_OUT_TEXT },
  { NULL, N_("怎么了"), YC_OUT_TEXT },       { "channel", NULL, YC_OUT_TEXT },       { "day", N_("日期"), YC_OUT_DAY },
  { "due", N_("到期"), YC_OUT_DAY },         { "light", NULL, YC_OUT_TEXT },         { "item", NULL, YC_OUT_TEXT },
  { "text", N_("问什么"), YC_OUT_TEXT },     { "name", N_("谁问的"), YC_OUT_TEXT },  { "village", N_("村"), YC_OUT_TEXT },
  { "first", N_("首问人"), YC_OUT_TEXT },    { "owner", N_("责任人"), YC_OUT_TEXT }, { "reply", NULL, YC_OUT_TEXT },
};

static void put_inquiry(YcOut *out, const YcInquiry *inquiry)
{
  char day[YC_DAY_TEXT], due[YC_DAY_TEXT];
  yc_out_row(out, (const char *[G_N_ELEMENTS(list_columns)]){
    inquiry->number, yc_inquiry_kind_code(inquiry->kind), yc_inquired_code(inquiry->state), yc_inquired_word(inquiry->state),
    inquiry->channel, yc_day_format(inquiry->day, day), inquiry->due == YC_DAY_NONE ? "" : yc_day_format(inquiry->due, due),
    yc_light_code(inquiry->light.colour), inquiry->item, inquiry->text, inquiry->name, inquiry->village_short,
    inquiry->first_name, inquiry->owner_name, inquiry->reply });
}

static GPtrArray *read_list(YcCli *cli, GError **error)
{
  YcDay day;
  YcApp *app = mine ? yc_cli_open_as(cli, error) : yc_cli_open(cli, error);
  if (app == NULL) return NULL;
  if (channel_word != NULL && (mine || day_word == NULL)) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("--channel 要和 --day 一起用"));
    return NULL;
  }
  if (channel_word != NULL && !yc_inquiry_channel_good(channel_word, error)) return NULL;
  if (mine) return yc_inquiry_mine(app, NULL, 0, FALSE, G_MAXINT32, error);
  if (day_word == NULL) return yc_inquiry_open(app, error);
  if (!yc_cli_day(day_word, "--day", &day, error)) return NULL;
  return yc_inquiry_days(app, day, day, channel_word ? channel_word : "", error);
}

static int inquiry_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  g_autoptr(GPtrArray) list = read_list(cli, error);
  if (list == NULL) return 0;
  if (list->len == 0 && cli->format == YC_FORMAT_TABLE) {
    puts(day_word ? _("这一天没有登记首问") : _("没有没答复的首问"));
    return 0;
  }
  g_autoptr(YcOut) out = yc_out_new(cli->format, list_columns, G_N_ELEMENTS(list_columns));
  for (guint i = 0; i < list->len; i++) put_inquiry(out, list->pdata[i]);
  return 0;
}

static const YcOutColumn history_columns[] = {
  { "at", N_("时间"), YC_OUT_TEXT }, { "who", N_("谁"), YC_OUT_TEXT }, { "text", N_("经过"), YC_OUT_TEXT },
};

static int inquiry_show(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  gint64 id = app ? yc_cli_inquiry(app, words[0], error) : 0;
  g_autoptr(GPtrArray) history = id ? yc_inquiry_history(app, id, error) : NULL;
  if (history == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, history_columns, G_N_ELEMENTS(history_columns));
  for (guint i = 0; i < history->len; i++) {
    const YcInquiryLine *line = history->pdata[i];
    g_autofree char *at = yc_say_moment(line->at);
    yc_out_row(out, (const char *[G_N_ELEMENTS(history_columns)]){ at, line->who, line->text });
  }
  return 0;
}

/* --- answer ------------------------------------------------------------------------------------------------ */

static const YcOutColumn answer_columns[] = {
  { "answer", N_("号"), YC_OUT_NUMBER },     { "question", N_("常问"), YC_OUT_TEXT }, { "text", N_("照着念"), YC_OUT_TEXT },
  { "item", N_("事项"), YC_OUT_TEXT },       { "owner", N_("归谁"), YC_OUT_TEXT },   { "checked", N_("核对"), YC_OUT_DAY },
  { "until", N_("管到"), YC_OUT_DAY },       { "over", N_("过期"), YC_OUT_FLAG },    { "year", N_("今年"), YC_OUT_NUMBER },
  { "today", N_("今天"), YC_OUT_NUMBER },
};

static int answer_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open(cli, error);
  g_autoptr(GPtrArray) list = app ? yc_answer_list(app, error) : NULL;
  if (list == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, answer_columns, G_N_ELEMENTS(answer_columns));
  for (guint i = 0; i < list->len; i++) {
    const YcAnswer *one = list->pdata[i];
    char checked[YC_DAY_TEXT], until[YC_DAY_TEXT];
    g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, one->id), *year = g_strdup_printf("%d", one->year),
                    *today = g_strdup_printf("%d", one->today);
    yc_out_row(out, (const char *[G_N_ELEMENTS(answer_columns)]){
      id, one->question, one->text, one->item, one->owner_name, yc_day_format(one->checked, checked),
      one->until == YC_DAY_NONE ? "" : yc_day_format(one->until, until), one->over ? "yes" : "no", year, today });
  }
  return 0;
}

static const GOptionEntry set_options[] = {
  { "until", 0, 0, G_OPTION_ARG_FILENAME, &until_word, N_("管到哪一天;不写是今年年底"), N_("日期") },
  { "item", 0, 0, G_OPTION_ARG_FILENAME, &item_word, N_("哪个事项"), N_("编码") },
  { "owner", 0, 0, G_OPTION_ARG_FILENAME, &owner_word, N_("归哪个岗位核对"), N_("岗位") },
  { "answer", 0, 0, G_OPTION_ARG_INT, &answer_number, N_("改哪一条(answer list 里的号);不写是新的"), N_("号") },
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &act, N_("这次办理的名字:同一个名字再来一次,什么也不改"), N_("名字") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static int answer_set(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  g_autofree char *question = app ? yc_cli_text(words[0], error) : NULL, *text = question ? yc_cli_text(words[1], error) : NULL;
  if (text == NULL) return 0;
  YcDay until = yc_day_new(yc_day_year(yc_app_today(app)), 12, 31);
  if (until_word != NULL && !yc_cli_day(until_word, "--until", &until, error)) return 0;
  YcAnswerForm form = { answer_number, question, text, item_word ? item_word : "", owner_word ? owner_word : "", until };
  gint64 id = yc_answer_set(app, &form, act, error);
  g_autofree char *key = g_strdup_printf("%" G_GINT64_FORMAT, id);
  if (id != 0) yc_cli_done(cli, _("常答定稿"), "answer", YC_OUT_NUMBER, key);
  return 0;
}

static int answer_drop(YcCli *cli, char **words, GError **error)
{
  int id;
  YcApp *app = yc_cli_open_as(cli, error);
  if (app == NULL || !yc_cli_number(words[0], _("号"), 1, G_MAXINT, &id, error)) return 0;
  if (yc_answer_drop(app, id, act, error)) yc_cli_done(cli, _("常答作废"), "answer", YC_OUT_NUMBER, words[0]);
  return 0;
}

static int answer_import(YcCli *cli, char **words, GError **error)
{
  guint n;
  YcApp *app = yc_cli_open_as(cli, error);
  g_autoptr(YcFaults) faults = yc_faults_new();
  if (app == NULL) return 0;
  gboolean good = yc_answer_import(app, words[0], faults, &n, error);
  if (faults->len > 0) g_clear_error(error);
  if (!yc_cli_no_faults(faults, YC_ERROR_REFUSED, error) || !good) return 0;
  yc_cli_changed(cli, n);
  return 0;
}

const YcVerb yc_verbs_inquiry[] = {
  { "inquiry add", N_("问什么"), N_("登记首问:谁问了什么,怎么了"), add_options, 1, 1, inquiry_add },
  { "inquiry count", "", N_("常见问题 +1,不留名:一个事项或一条常答"), count_options, 0, 0, inquiry_count },
  { "inquiry answer", N_("号 答复"), N_("答复了:他知道了"), on_options, 2, 2, inquiry_answer },
  { "inquiry demand", N_("号"), N_("首问转成诉求,归一个岗位"), on_options, 1, 1, inquiry_demand },
  { "inquiry close", N_("号 原因"), N_("了结:他自己不问了,或重复登记"), on_options, 2, 2, inquiry_close },
  { "inquiry list", "", N_("列出没答复的首问和诉求,或一天的全部"), list_options, 0, 0, inquiry_list },
  { "inquiry show", N_("号"), N_("一件首问的经过"), NULL, 1, 1, inquiry_show },
  { "answer list", "", N_("列出常答:归谁、什么时候核对的、管到哪天、问了几次"), NULL, 0, 0, answer_list },
  { "answer set", N_("问题 答复"), N_("写一条常答,或核对后续期"), set_options, 2, 2, answer_set },
  { "answer drop", N_("号"), N_("常答作废"), on_options, 1, 1, answer_drop },
  { "answer import", N_("文件"), N_("导入常答,问题相同的不重复导入"), NULL, 1, 1, answer_import },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
