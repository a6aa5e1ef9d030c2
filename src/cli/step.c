/* step.c - verbs of the steps of a case: handed over, acknowledged, returned, finished; a supervisor adds, skips, redirects. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/paper.h"
#include "app/route.h"
#include "cli/cli.h"

static char *result_word, *how_word, *day_word, *began_word, *first_word, *second_word, *reason_word, *basis_word, *document_word,
  *seal_word, *meeting_word, *beside_word, *after_word, *kind_word, *office_word, *act_word;
static char *present_word, *entitled_word, *favour_word;
static int days;
static gboolean hand_on, print;

#define ACT { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一步的名字:同名的再来一次,不重办"), N_("名字") }
#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }

static const GOptionEntry act_options[] = { ACT, END };
static const GOptionEntry finish_options[] = {
  { "result", 0, 0, G_OPTION_ARG_FILENAME, &result_word,
    N_("结果:会签 agree、disagree、conditions;讨论 passed、failed;决定 grant、refuse"), N_("结果") },
  { "how", 0, 0, G_OPTION_ARG_FILENAME, &how_word, N_("外单位办完的从哪里知道:person、mail、system、phone"), N_("来源") },
  { "day", 0, 0, G_OPTION_ARG_FILENAME, &day_word, N_("哪天办完、调查或讨论的"), N_("日期") },
  { "began", 0, 0, G_OPTION_ARG_FILENAME, &began_word, N_("补记受理以前的环节:从哪天起"), N_("日期") },
  { "first", 0, 0, G_OPTION_ARG_FILENAME, &first_word, N_("调查人"), N_("姓名") },
  { "second", 0, 0, G_OPTION_ARG_FILENAME, &second_word, N_("另一个调查人"), N_("姓名") },
  { "meeting", 0, 0, G_OPTION_ARG_FILENAME, &meeting_word,
    N_("村里的会:village 代表或户代表的(默认,到会三分之二)、assembly 全体村民的(到会过半数)"), N_("哪种") },
  { "entitled", 0, 0, G_OPTION_ARG_FILENAME, &entitled_word, N_("讨论应到的人数"), "N" },
  { "present", 0, 0, G_OPTION_ARG_FILENAME, &present_word, N_("讨论实到的人数"), "N" },
  { "for", 0, 0, G_OPTION_ARG_FILENAME, &favour_word, N_("讨论同意的人数"), "N" },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason_word, N_("不予的理由"), N_("理由") },
  { "basis", 0, 0, G_OPTION_ARG_FILENAME, &basis_word, N_("不予的依据,哪一条"), N_("条款") },
  { "document", 0, 0, G_OPTION_ARG_FILENAME, &document_word, N_("用印的文书"), N_("文书") },
  { "seal", 0, 0, G_OPTION_ARG_FILENAME, &seal_word, N_("盖的什么章"), N_("印章") },
  { "hand-on", 0, 0, G_OPTION_ARG_NONE, &hand_on, N_("同时交给下一步"), NULL },
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL }, ACT, END
};
static const GOptionEntry add_options[] = {
  { "after", 0, 0, G_OPTION_ARG_FILENAME, &after_word, N_("接在第几步后面"), N_("步") },
  { "beside", 0, 0, G_OPTION_ARG_FILENAME, &beside_word, N_("和第几步并办"), N_("步") },
  { "office", 0, 0, G_OPTION_ARG_FILENAME, &office_word, N_("哪个单位(代码)"), N_("单位") },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind_word, N_("work(默认)、investigate、consult、discuss、seal"), N_("哪种") },
  { "days", 0, 0, G_OPTION_ARG_INT, &days, N_("几个工作日;0 与本件同一天到期"), "N" },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason_word, N_("为什么"), N_("理由") }, ACT, END
};

static const YcOutColumn columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT }, { "short", N_("短号"), YC_OUT_TEXT }, { "due", N_("应完成"), YC_OUT_DAY },
  { "repeated", NULL, YC_OUT_FLAG },
};

static int put_result(const YcCli *cli, const YcIntakeResult *result, GError **error)
{
  char due[YC_DAY_TEXT] = "";
  if (result == NULL) return 0;
  if (result->due != YC_DAY_NONE) yc_day_format(result->due, due);
  {
    g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
    yc_out_row(out, (const char *[]){ result->number, result->short_number, due, result->repeated ? "yes" : "no" });
  }
  g_autofree char *warning = NULL;
  if (print && !result->repeated && yc_app_print_issued(cli->app, result->papers, &warning, error) && warning != NULL)
    fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

/* A step's number; 0 where the word is NULL, "" or 0. */
static gboolean step_number(const char *word, int *n, GError **error)
{
  guint64 number = 0;
  *n = 0;
  if (word == NULL || *word == '\0') return TRUE;
  if (!g_ascii_string_to_unsigned(word, 10, 0, 99999, &number, NULL)) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("步要写号码(case show 里的 n),不能是 %s"), word);
    return FALSE;
  }
  *n = (int)number;
  return TRUE;
}

static gboolean read_day(const char *word, YcDay *day, GError **error)
{
  *day = word ? yc_day_parse(word) : YC_DAY_NONE;
  if (word == NULL || *day != YC_DAY_NONE) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("日期要写成 2026-11-05 这样,不能是 %s"), word);
  return FALSE;
}

/* Every verb begins so: who, which case, which step; and the text behind them.  0 with *error. */
static gint64 begin(YcCli *cli, char **words, int *n, char **text, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  if (casefile == 0 || !step_number(words[1], n, error)) return 0;
  g_autofree char *joined = words[1] ? g_strjoinv(" ", words + 2) : g_strdup("");
  *text = yc_cli_text(joined, error);
  return *text ? casefile : 0;
}

static int step_give(YcCli *cli, char **words, GError **error)
{
  int n;
  g_autofree char *text = NULL;
  gint64 id = begin(cli, words, &n, &text, error);
  g_autoptr(YcIntakeResult) result = id ? yc_route_give(cli->app, id, n, act_word, error) : NULL;
  return put_result(cli, result, error);
}

static int step_take(YcCli *cli, char **words, GError **error)
{
  int n;
  g_autofree char *text = NULL;
  gint64 id = begin(cli, words, &n, &text, error);
  g_autoptr(YcIntakeResult) result = id ? yc_route_take(cli->app, id, n, act_word, error) : NULL;
  return put_result(cli, result, error);
}

static int step_return(YcCli *cli, char **words, GError **error)
{
  int n;
  g_autofree char *text = NULL;
  gint64 id = begin(cli, words, &n, &text, error);
  g_autoptr(YcIntakeResult) result = id ? yc_route_return(cli->app, id, n, text, act_word, error) : NULL;
  return put_result(cli, result, error);
}

static int step_skip(YcCli *cli, char **words, GError **error)
{
  int n;
  g_autofree char *text = NULL;
  gint64 id = begin(cli, words, &n, &text, error);
  g_autoptr(YcIntakeResult) result = id ? yc_route_skip(cli->app, id, n, text, act_word, error) : NULL;
  return put_result(cli, result, error);
}

/* NUMBER STEP OFFICE why … */
static int step_redirect(YcCli *cli, char **words, GError **error)
{
  int n;
  g_autofree char *text = NULL;
  gint64 id = begin(cli, words, &n, &text, error);
  if (id == 0) return 0;
  g_autofree char *joined = g_strjoinv(" ", words + 3), *why = yc_cli_text(joined, error);
  g_autoptr(YcIntakeResult) result = why ? yc_route_redirect(cli->app, id, n, words[2], why, act_word, error) : NULL;
  return put_result(cli, result, error);
}

/* NUMBER name … */
static int step_add(YcCli *cli, char **words, GError **error)
{
  YcAddStep form = { .beside = beside_word != NULL, .kind = YC_STEP_WORK, .office = office_word, .days = days };
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 id = app ? yc_cli_case(app, words[0], error) : 0;
  if (id == 0 || !step_number(beside_word ? beside_word : after_word, &form.after, error)) return 0;
  if (kind_word != NULL && !yc_item_step_parse(kind_word, &form.kind)) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("能增加的环节:work 办理、investigate 调查、consult 会签、discuss 集体讨论、seal 用印"));
    return 0;
  }
  g_autofree char *joined = g_strjoinv(" ", words + 1), *name = yc_cli_text(joined, error);
  g_autofree char *why = name ? yc_cli_text(reason_word ? reason_word : "", error) : NULL;
  form.name = name;
  form.reason = why;
  g_autoptr(YcIntakeResult) result = why ? yc_route_add(app, id, &form, act_word, error) : NULL;
  return put_result(cli, result, error);
}

/* Those of a discussion; what was not given is 0. */
static gboolean read_counts(YcFinish *form, GError **error)
{
  const struct { const char *word, *option; int *to; } counts[] = {
    { entitled_word, "--entitled", &form->entitled }, { present_word, "--present", &form->present },
    { favour_word, "--for", &form->in_favour },
  };
  for (guint i = 0; i < G_N_ELEMENTS(counts); i++)
    if (counts[i].word != NULL && !yc_cli_number(counts[i].word, counts[i].option, 0, 9999, counts[i].to, error)) return FALSE;
  return TRUE;
}

static int step_finish(YcCli *cli, char **words, GError **error)
{
  YcFinish form = { .result = result_word, .how = how_word, .hand_on = hand_on, .meeting = meeting_word };
  const struct { const char *word; const char **to; } texts[] = {
    { first_word, &form.investigators[0] }, { second_word, &form.investigators[1] }, { reason_word, &form.reason },
    { basis_word, &form.basis }, { document_word, &form.document }, { seal_word, &form.seal },
  };
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
  YcDay began;
  gint64 id = begin(cli, words, &form.n, &text, error);
  if (id == 0 || !read_counts(&form, error) || !read_day(day_word, &form.day, error) || !read_day(began_word, &began, error)) return 0;
  form.text = text;
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    char *clean = yc_cli_text(texts[i].word ? texts[i].word : "", error);
    if (clean == NULL) return 0;
    g_ptr_array_add(kept, clean);
    *texts[i].to = clean;
  }
  g_autoptr(YcIntakeResult) result = began_word ? yc_route_before(cli->app, id, &form, began, act_word, error)
                                                : yc_route_finish(cli->app, id, &form, act_word, error);
  return put_result(cli, result, error);
}

const YcVerb yc_verbs_step[] = {
  { "step give", N_("办件号 [步]"), N_("交办下一步;退回来的写步的号码,再交一次"), act_options, 1, 2, step_give },
  { "step take", N_("办件号 [步]"), N_("签收交来的环节"), act_options, 1, 2, step_take },
  { "step return", N_("办件号 步 为什么 ..."), N_("退回给交来的人;时限照走"), act_options, 3, -1, step_return },
  { "step finish", N_("办件号 步 结果说明 ..."), N_("办完一步;加 --began 是补记受理以前的环节"), finish_options, 3, -1, step_finish },
  { "step add", N_("办件号 叫什么 ..."), N_("值班长给这件增加一步"), add_options, 2, -1, step_add },
  { "step skip", N_("办件号 步 为什么 ..."), N_("值班长免去这件的一步"), act_options, 3, -1, step_skip },
  { "step redirect", N_("办件号 步 单位 为什么 ..."), N_("值班长把这件的一步改交别的单位"), act_options, 4, -1, step_redirect },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
