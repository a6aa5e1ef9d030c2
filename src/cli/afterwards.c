/* afterwards.c - verbs that set a case right (RULE acc-12), and the registers in which every number stands. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/afterwards.h"
#include "app/paper.h"
#include "app/undo.h"
#include "cli/cli.h"

static char *reason_word;
static gboolean print;
static int year;

#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
#define REASON { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason_word, N_("为什么,记在经过里"), N_("原因") }
#define PRINT { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL }

static const GOptionEntry reason_options[] = { REASON, END };
static const GOptionEntry print_options[] = { REASON, PRINT, END };
static const GOptionEntry register_options[] = {
  { "year", 0, 0, G_OPTION_ARG_INT, &year, N_("哪一年的,平常是今年"), N_("年") }, END
};

static const YcOutColumn columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT },
  { "short", N_("短号"), YC_OUT_TEXT },
  { "repeated", NULL, YC_OUT_FLAG },
  { "papers", NULL, YC_OUT_NUMBERS },
};

static void put_row(const YcCli *cli, const YcIntakeResult *result)
{
  g_autoptr(GString) papers = g_string_new(NULL);
  for (guint i = 0; i < result->papers->len; i++)
    g_string_append_printf(papers, "%" G_GINT64_FORMAT " ", g_array_index(result->papers, gint64, i));
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  yc_out_row(out, (const char *[]){ result->number, result->short_number, result->repeated ? "yes" : "no", papers->str });
}

/* What is saved is saved: that it could not be printed is said after it. */
static int put_result(const YcCli *cli, const YcIntakeResult *result, GError **error)
{
  if (result == NULL) return 0;
  put_row(cli, result);
  g_autofree char *warning = NULL;
  if (print && !result->repeated) yc_app_print_issued(cli->app, result->papers, &warning, error);
  if (warning != NULL) fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

static gint64 find_case(YcCli *cli, const char *word, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  return app ? yc_cli_case(app, word, error) : 0;
}

/* "" where --reason was not given. */
static char *reason_of(GError **error)
{
  return reason_word ? yc_cli_text(reason_word, error) : g_strdup("");
}

static int case_undo(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error), draft;
  g_autoptr(YcUndo) undo = casefile ? yc_undo_look(cli->app, casefile, error) : NULL;
  if (undo == NULL || !yc_undo(cli->app, casefile, &draft, error)) return 0;
  g_autofree char *sentence = g_strdup_printf(_("已撤销:%s"), undo->whose);
  yc_cli_done(cli, sentence, "undone", YC_OUT_TEXT, undo->whose);
  return 0;
}

static int case_correct(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *reason = casefile ? reason_of(error) : NULL;
  g_autofree char *json = reason ? yc_cli_input(words[1], error) : NULL;
  g_autoptr(YcIntake) form = json ? yc_correct_load(cli->app, casefile, error) : NULL;
  if (form == NULL || !yc_correct_read(cli->app, form, json, strlen(json), error)) return 0;
  if (*reason) yc_intake_set(&form->why, reason);
  g_autoptr(YcIntakeResult) result = yc_correct_commit(cli->app, casefile, form, error);
  return put_result(cli, result, error);
}

static int case_void(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *reason = casefile ? reason_of(error) : NULL;
  g_autoptr(YcIntakeResult) result = reason ? yc_void_commit(cli->app, casefile, reason, error) : NULL;
  return put_result(cli, result, error);
}

/* Without a file every original that was kept goes back, and the applicant signs. */
static int case_withdraw(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *reason = casefile ? reason_of(error) : NULL;
  g_autofree char *json = reason && words[1] ? yc_cli_input(words[1], error) : NULL;
  if (reason == NULL || (words[1] != NULL && json == NULL)) return 0;
  g_autoptr(YcWithdrawal) withdrawal = json ? yc_withdrawal_from_json(json, strlen(json), error)
                                            : yc_withdrawal_of(cli->app, casefile, error);
  if (withdrawal == NULL) return 0;
  if (*reason) {
    g_free(withdrawal->reason);
    withdrawal->reason = g_steal_pointer(&reason);
  }
  g_autoptr(YcIntakeResult) result = yc_withdraw_commit(cli->app, casefile, withdrawal, error);
  return put_result(cli, result, error);
}

/* --- the registers ----------------------------------------------------------------------------------------- */

static const YcOutColumn register_columns[] = {
  { "number", N_("文号"), YC_OUT_TEXT },   { "day", N_("日期"), YC_OUT_DAY },     { "case", N_("办件号"), YC_OUT_TEXT },
  { "clerk", N_("经办"), YC_OUT_TEXT },    { "state", NULL, YC_OUT_TEXT },       { NULL, N_("状态"), YC_OUT_TEXT },
};

static const char *state_word(const char *state)
{
  return strcmp(state, "void") == 0 ? _("作废") : strcmp(state, "replaced") == 0 ? _("已代替") : "";
}

static int paper_register(YcCli *cli, char **words, GError **error)
{
  g_autofree char *code = yc_cli_text(words[0], error);
  if (code == NULL || yc_cli_open(cli, error) == NULL) return 0;
  YcPaperKind kind = yc_paper_parse(code);
  if (kind == YC_N_PAPERS) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有文书种类 %s:手册列出了全部种类"), code);
    return 0;
  }
  g_autoptr(GPtrArray) rows = yc_paper_register_rows(cli->app, kind, year ? year : yc_day_year(yc_app_today(cli->app)), error);
  if (rows == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, register_columns, G_N_ELEMENTS(register_columns));
  for (guint i = 0; i < rows->len; i++) {
    const YcRegisterRow *row = rows->pdata[i];
    yc_out_row(out, (const char *[]){ row->number, row->day, row->casefile, row->clerk, row->state, state_word(row->state) });
  }
  return 0;
}

const YcVerb yc_verbs_afterwards[] = {
  { "case undo", N_("办件号"), N_("撤销一分钟以内自己办的一步"), NULL, 1, 1, case_undo },
  { "case correct", N_("办件号 -|文件"), N_("更正一个办件:JSON 里只写要改的"), print_options, 2, 2, case_correct },
  { "case void", N_("办件号"), N_("作废一个办件,号码留在登记簿里"), reason_options, 1, 1, case_void },
  { "case withdraw", N_("办件号 [-|文件]"), N_("申请人撤回:退还原件,出退件清单"), print_options, 1, 2, case_withdraw },
  { "paper register", N_("种类"), N_("一年的文号登记簿,作废和已代替的也在内"), register_options, 1, 1, paper_register },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
