/* clocks.c - verbs of what stops, moves and ends the clocks of a case. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/ending.h"
#include "app/extend.h"
#include "app/paper.h"
#include "app/pause.h"
#include "cli/cli.h"

static char *for_word, *until_word, *post_word, *name_word, *days_word, *by_word, *what_word, *to_word, *how_word, *act_word;
static gboolean print;

#define ACT { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一步的名字:同名的再来一次,不重办"), N_("名字") }
#define PRINT { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL }
#define FOR { "for", 0, 0, G_OPTION_ARG_FILENAME, &for_word, N_("特别程序:hearing inspection testing quarantine appraisal review auction bidding"), N_("程序") }
#define POST { "post", 0, 0, G_OPTION_ARG_FILENAME, &post_word, N_("批准人的职务,如 镇长"), N_("职务") }
#define NAME { "name", 0, 0, G_OPTION_ARG_FILENAME, &name_word, N_("批准人的姓名"), N_("姓名") }
#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }

static const GOptionEntry pause_options[] = {
  FOR, { "until", 0, 0, G_OPTION_ARG_FILENAME, &until_word, N_("预计到哪天结束"), N_("日期") }, POST, NAME, PRINT, ACT, END
};
static const GOptionEntry act_options[] = { ACT, END };
static const GOptionEntry extend_options[] = {
  { "days", 0, 0, G_OPTION_ARG_FILENAME, &days_word, N_("延多少;不给,延到事项允许的最多"), N_("天数") }, POST, NAME, PRINT, ACT, END
};
static const GOptionEntry permit_options[] = { FOR, ACT, END };
static const GOptionEntry notify_options[] = {
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_word, N_("怎么通知的:phone(默认)、visit、message、agent"), N_("方式") }, ACT, END
};
static const GOptionEntry terminate_options[] = {
  { "what", 0, 0, G_OPTION_ARG_FILENAME, &what_word, N_("revoke 撤销受理(默认)、end 终止办理"), N_("方式") }, PRINT, ACT, END
};
static const GOptionEntry transfer_options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_word, N_("上级单位的代码"), N_("单位") }, PRINT, ACT, END
};
static const GOptionEntry receipt_options[] = {
  { "how", 0, 0, G_OPTION_ARG_FILENAME, &how_word, N_("怎么签收的:person(默认)、mail、system、phone"), N_("方式") }, ACT, END
};

/* The place of an option's word among `codes`, `n` of them; the first where it was not given. */
static gboolean choose(const char *word, const char *option, const char *(*code)(guint), guint n, guint *choice, GError **error)
{
  *choice = 0;
  if (word == NULL) return TRUE;
  g_autofree char *text = yc_cli_text(word, error);
  if (text == NULL) return FALSE;
  while (*choice < n && strcmp(code(*choice), text) != 0) ++*choice;
  if (*choice < n) return TRUE;
  g_autoptr(GString) known = g_string_new(NULL);
  for (guint i = 0; i < n; i++) g_string_append_printf(known, "%s%s", i ? _("、") : "", code(i));
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 不能是 %s:请用 %s"), option, text, known->str);
  return FALSE;
}

static const char *procedure_code(guint i) { return yc_procedure_code((YcProcedure)i); }
static const char *notify_code(guint i) { return yc_notify_code((YcNotifyBy)i); }
static const char *end_code(guint i) { return yc_end_code((YcEnding)i); }
static const char *receipt_code(guint i) { return yc_receipt_code((YcReceiptHow)i); }

static gboolean missing(const char *word, const char *option, GError **error)
{
  if (word == NULL) g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("请给出 %s"), option);
  return word == NULL;
}

static int case_pause(YcCli *cli, char **words, GError **error)
{
  guint procedure;
  YcDay until;
  if (missing(for_word, "--for", error) || missing(until_word, "--until", error)) return 0;
  if (!choose(for_word, "--for", procedure_code, YC_N_PROCEDURES, &procedure, error)) return 0;
  if (!yc_cli_day(until_word, "--until", &until, error)) return 0;
  gint64 casefile = yc_cli_find(cli, words[0], error);
  g_autofree char *post = casefile ? yc_cli_given(post_word, error) : NULL, *name = post ? yc_cli_given(name_word, error) : NULL;
  g_autofree char *reason = name ? yc_cli_behind(words, error) : NULL;
  if (reason == NULL) return 0;
  YcPause form = { (YcProcedure)procedure, until, post, name, reason };
  g_autoptr(YcIntakeResult) result = yc_pause_commit(cli->app, casefile, &form, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int case_resume(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = yc_cli_find(cli, words[0], error);
  g_autoptr(YcIntakeResult) result = casefile ? yc_resume_commit(cli->app, casefile, act_word, error) : NULL;
  return yc_cli_result(cli, result, print, error);
}

static int case_permit(YcCli *cli, char **words, GError **error)
{
  guint procedure;
  if (missing(for_word, "--for", error)) return 0;
  if (!choose(for_word, "--for", procedure_code, YC_N_PROCEDURES, &procedure, error)) return 0;
  gint64 casefile = yc_cli_find(cli, words[0], error);
  g_autofree char *reason = casefile ? yc_cli_behind(words, error) : NULL;
  if (reason == NULL) return 0;
  g_autoptr(YcIntakeResult) result = yc_permit_commit(cli->app, casefile, (YcProcedure)procedure, reason, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int case_extend(YcCli *cli, char **words, GError **error)
{
  int days = 0;
  if (days_word != NULL && !yc_cli_number(days_word, "--days", 1, 3660, &days, error)) return 0;
  gint64 casefile = yc_cli_find(cli, words[0], error);
  g_autofree char *post = casefile ? yc_cli_given(post_word, error) : NULL, *name = post ? yc_cli_given(name_word, error) : NULL;
  g_autofree char *reason = name ? yc_cli_behind(words, error) : NULL;
  g_autoptr(YcExtendPlan) plan = reason && days == 0 ? yc_extend_plan(cli->app, casefile, 1, NULL) : NULL;
  if (reason == NULL) return 0;
  YcExtend form = { plan ? plan->cap.n : MAX(days, 1), post, name, reason };
  g_autoptr(YcIntakeResult) result = yc_extend_commit(cli->app, casefile, &form, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int case_notify(YcCli *cli, char **words, GError **error)
{
  guint by;
  gint64 casefile = choose(by_word, "--by", notify_code, YC_N_NOTIFIES, &by, error) ? yc_cli_find(cli, words[0], error) : 0;
  g_autofree char *text = casefile ? yc_cli_behind(words, error) : NULL;
  if (text == NULL) return 0;
  g_autoptr(YcIntakeResult) result = yc_notify_commit(cli->app, casefile, (YcNotifyBy)by, text, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int case_terminate(YcCli *cli, char **words, GError **error)
{
  guint what;
  gint64 casefile = choose(what_word, "--what", end_code, YC_N_ENDS, &what, error) ? yc_cli_find(cli, words[0], error) : 0;
  g_autofree char *reason = casefile ? yc_cli_behind(words, error) : NULL;
  if (reason == NULL) return 0;
  g_autoptr(YcIntakeResult) result = yc_terminate_commit(cli->app, casefile, (YcEnding)what, reason, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int case_transfer(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = missing(to_word, "--to", error) ? 0 : yc_cli_find(cli, words[0], error);
  g_autofree char *office = casefile ? yc_cli_given(to_word, error) : NULL, *reason = office ? yc_cli_behind(words, error) : NULL;
  if (reason == NULL) return 0;
  g_autoptr(YcIntakeResult) result = yc_transfer_commit(cli->app, casefile, office, reason, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

static int case_receipt(YcCli *cli, char **words, GError **error)
{
  guint how;
  gint64 casefile = choose(how_word, "--how", receipt_code, YC_N_RECEIPTS, &how, error) ? yc_cli_find(cli, words[0], error) : 0;
  g_autofree char *by = casefile ? yc_cli_behind(words, error) : NULL;
  if (by == NULL) return 0;
  g_autoptr(YcIntakeResult) result = yc_receipt_commit(cli->app, casefile, (YcReceiptHow)how, by, act_word, error);
  return yc_cli_result(cli, result, print, error);
}

const YcVerb yc_verbs_clocks[] = {
  { "case pause", N_("办件号 为什么 ..."), N_("停钟做特别程序:先出告知书,期限停下"), pause_options, 1, -1, case_pause },
  { "case resume", N_("办件号"), N_("特别程序做完,接着算期限"), act_options, 1, 1, case_resume },
  { "case permit", N_("办件号 为什么 ..."), N_("准许为同一种特别程序再停一次"), permit_options, 1, -1, case_permit },
  { "case extend", N_("办件号 为什么 ..."), N_("延长办理期限一次,出延期告知书"), extend_options, 1, -1, case_extend },
  { "case notify", N_("办件号 怎么说的 ..."), N_("通知来领结果;两个日子通知过,送达期限到此为止"), notify_options, 1, -1, case_notify },
  { "case terminate", N_("办件号 为什么 ..."), N_("撤销受理,或终止办理"), terminate_options, 1, -1, case_terminate },
  { "case transfer", N_("办件号 为什么 ..."), N_("转报上级决定,本中心的期限到此为止"), transfer_options, 1, -1, case_transfer },
  { "case receipt", N_("办件号 谁签收的 ..."), N_("会签单位签收了,留下凭据;不动期限"), receipt_options, 1, -1, case_receipt },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
