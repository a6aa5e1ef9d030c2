/* waiting.c - verbs of cases that wait: remind, lapse, send on; and of papers that are signed for. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/desk.h"
#include "app/paper.h"
#include "app/visit.h"
#include "app/waiting.h"
#include "cli/cli.h"

static char *what_word, *by_word, *how_word, *witness_word, *act_word;
static gboolean print, representative;

#define ACT { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一步的名字:同名的再来一次,不重办"), N_("名字") }
#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }

static const GOptionEntry remind_options[] = {
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_word, N_("怎么提醒的:phone(默认)、visit、agent"), N_("方式") }, ACT, END
};
static const GOptionEntry log_options[] = {
  { "what", 0, 0, G_OPTION_ARG_FILENAME, &what_word, N_("来做什么:ask(默认)、supply、collect、complain"), N_("事由") }, ACT, END
};
static const GOptionEntry forward_options[] = {
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_word, N_("怎么送的:courier(默认)、agent、person、system"), N_("方式") }, ACT, END
};
static const GOptionEntry lapse_options[] = {
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL }, ACT, END
};
static const GOptionEntry sign_options[] = {
  { "how", 0, 0, G_OPTION_ARG_FILENAME, &how_word, N_("怎么签的:signature(默认)、fingerprint、refused"), N_("方式") },
  { "representative", 0, 0, G_OPTION_ARG_NONE, &representative, N_("是代办人签的"), NULL },
  { "witness", 0, 0, G_OPTION_ARG_FILENAME, &witness_word, N_("拒收时的见证人"), N_("姓名") }, ACT, END
};

static const YcOutColumn columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT },
  { "short", N_("短号"), YC_OUT_TEXT },
  { "repeated", NULL, YC_OUT_FLAG },
  { "papers", NULL, YC_OUT_NUMBERS },
};

static int put_result(const YcCli *cli, const YcIntakeResult *result, GError **error)
{
  if (result == NULL) return 0;
  g_autoptr(GString) papers = g_string_new(NULL);
  for (guint i = 0; i < result->papers->len; i++)
    g_string_append_printf(papers, "%" G_GINT64_FORMAT " ", g_array_index(result->papers, gint64, i));
  {
    g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
    yc_out_row(out, (const char *[]){ result->number, result->short_number, result->repeated ? "yes" : "no", papers->str });
  }
  g_autofree char *warning = NULL;
  if (print && !result->repeated && yc_app_print_issued(cli->app, result->papers, &warning, error) && warning != NULL)
    fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

/* The place of an option's word among those that `codes` gives, `n` of them; 0 where it was not given. */
static gboolean choose(const char *word, const char *option, const char *const *codes, guint n, guint *choice, GError **error)
{
  *choice = 0;
  if (word == NULL) return TRUE;
  g_autofree char *text = yc_cli_text(word, error);
  if (text == NULL) return FALSE;
  while (*choice < n && strcmp(codes[*choice], text) != 0) ++*choice;
  if (*choice < n) return TRUE;
  g_autoptr(GString) known = g_string_new(NULL);
  for (guint i = 0; i < n; i++) g_string_append_printf(known, "%s%s", i ? _("、") : "", codes[i]);
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 不能是 %s:请用 %s"), option, text, known->str);
  return FALSE;
}

static gint64 find_case(YcCli *cli, const char *word, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  g_autofree char *number = app ? yc_cli_text(word, error) : NULL;
  gint64 casefile = number ? yc_desk_number(app, number) : 0;
  if (number != NULL && casefile == 0)
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有办件 %s:请核对号码"), number);
  return casefile;
}

/* The words that stand behind the number; "" for none. */
static char *text_of(char **words, GError **error)
{
  g_autofree char *joined = g_strjoinv(" ", words + 1);
  return *joined == '\0' ? g_strdup("") : yc_cli_text(joined, error);
}

static int case_remind(YcCli *cli, char **words, GError **error)
{
  const char *codes[YC_N_REMINDS];
  for (guint i = 0; i < YC_N_REMINDS; i++) codes[i] = yc_remind_code((YcRemindBy)i);
  guint by;
  gint64 casefile = choose(by_word, "--by", codes, YC_N_REMINDS, &by, error) ? find_case(cli, words[0], error) : 0;
  g_autofree char *text = casefile ? text_of(words, error) : NULL;
  if (text == NULL) return 0;
  g_autoptr(YcIntakeResult) result = yc_case_remind(cli->app, casefile, (YcRemindBy)by, text, act_word, error);
  return put_result(cli, result, error);
}

static int case_log(YcCli *cli, char **words, GError **error)
{
  const char *codes[YC_N_CAME];
  for (guint i = 0; i < YC_N_CAME; i++) codes[i] = yc_came_code((YcCame)i);
  guint what;
  gint64 casefile = choose(what_word, "--what", codes, YC_N_CAME, &what, error) ? find_case(cli, words[0], error) : 0;
  g_autofree char *text = casefile ? text_of(words, error) : NULL;
  if (text == NULL || !yc_visit_log(cli->app, casefile, (YcCame)what, text, act_word ? act_word : "", error)) return 0;
  puts(_("已记在这件办件上:又来了一趟。"));
  return 0;
}

static int case_lapse(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error);
  g_autoptr(YcIntakeResult) result = casefile ? yc_case_lapse(cli->app, casefile, act_word, error) : NULL;
  return put_result(cli, result, error);
}

static int case_forward(YcCli *cli, char **words, GError **error)
{
  const char *codes[YC_N_BY];
  for (guint i = 0; i < YC_N_BY; i++) codes[i] = yc_forward_code((YcForwardBy)i);
  guint by;
  gint64 casefile = choose(by_word, "--by", codes, YC_N_BY, &by, error) ? find_case(cli, words[0], error) : 0;
  g_autofree char *text = casefile ? text_of(words, error) : NULL;
  if (text == NULL) return 0;
  g_autoptr(YcIntakeResult) result = yc_case_forward(cli->app, casefile, (YcForwardBy)by, text, act_word, error);
  return put_result(cli, result, error);
}

static int paper_sign(YcCli *cli, char **words, GError **error)
{
  const char *codes[YC_N_SIGNS];
  for (guint i = 0; i < YC_N_SIGNS; i++) codes[i] = yc_sign_code((YcSignHow)i);
  guint how;
  gint64 paper;
  g_autofree char *id = choose(how_word, "--how", codes, YC_N_SIGNS, &how, error) ? yc_cli_text(words[0], error) : NULL;
  g_autofree char *witness = id && witness_word ? yc_cli_text(witness_word, error) : g_strdup("");
  if (id == NULL || witness == NULL || yc_cli_open_as(cli, error) == NULL) return 0;
  if (!g_ascii_string_to_signed(id, 10, 1, G_MAXINT64, &paper, NULL)) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 不是文书的编号:paper 办件号 --format=json 给出编号"), id);
    return 0;
  }
  g_autoptr(YcIntakeResult) result =
      yc_paper_sign(cli->app, paper, representative, (YcSignHow)how, witness, act_word, error);
  return put_result(cli, result, error);
}

const YcVerb yc_verbs_waiting[] = {
  { "case log", N_("办件号 [说了什么 ...]"), N_("记他又来了一趟:问进度、领结果、反映不满"), log_options, 1, -1, case_log },
  { "case remind", N_("办件号 [怎么说的 …]"), N_("过了日子没补的:记下提醒"), remind_options, 1, -1, case_remind },
  { "case lapse", N_("办件号"), N_("到期没补的:撤回,或撤销受理"), lapse_options, 1, 1, case_lapse },
  { "case forward", N_("办件号 [备注 …]"), N_("代收的转递到受理的单位"), forward_options, 1, -1, case_forward },
  { "paper sign", N_("编号"), N_("一份文书送达签收了"), sign_options, 1, 1, paper_sign },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
