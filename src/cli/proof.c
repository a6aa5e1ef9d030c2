/* proof.c - verbs of the proofs that villages may no longer be asked for (RULE acc-07). */
#include <config.h>
#include <stdio.h>
#include "app/desk.h"
#include "app/paper.h"
#include "app/proof.h"
#include "app/say.h"
#include "cli/cli.h"

/* --- proof list -------------------------------------------------------------------------------------------- */

static const YcOutColumn columns[] = {
  { "code", N_("编码"), YC_OUT_TEXT },
  { "name", N_("证明"), YC_OUT_TEXT },
  { "who", N_("谁能证实"), YC_OUT_TEXT },
  { "basis", N_("依据"), YC_OUT_TEXT },
};

static int proof_list(YcCli *cli, char **words, GError **error)
{
  g_autofree char *joined = g_strjoinv(" ", words), *text = yc_cli_text(joined, error);
  YcApp *app = text ? yc_cli_open(cli, error) : NULL;
  g_autoptr(GPtrArray) proofs = app ? yc_proof_find(app, text, error) : NULL;
  if (proofs == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < proofs->len; i++) {
    const YcProof *proof = proofs->pdata[i];
    yc_out_row(out, (const char *[G_N_ELEMENTS(columns)]){ proof->code, proof->name, proof->who, proof->basis });
  }
  return 0;
}

/* --- proof refuse ------------------------------------------------------------------------------------------ */

static gboolean print;
static char *kind_word, *asker_word, *name_word, *case_word, *act_word;

static const GOptionEntry refuse_options[] = {
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL },
  { "asker", 0, 0, G_OPTION_ARG_FILENAME, &kind_word,
    N_("谁要的:bank、school、employer、court、police、notary、insurer、government、other"), N_("类别") },
  { "which", 0, 0, G_OPTION_ARG_FILENAME, &asker_word, N_("是哪一家"), N_("名称") },
  { "name", 0, 0, G_OPTION_ARG_FILENAME, &name_word, N_("谁被叫来开证明"), N_("姓名") },
  { "case", 0, 0, G_OPTION_ARG_FILENAME, &case_word, N_("办哪件时遇到的"), N_("办件号") },
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这次操作的编号:再来一次不会记两次"), N_("编号") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static gboolean read_text(const char *word, char **text, GError **error)
{
  *text = word ? yc_cli_text(word, error) : g_strdup("");
  return *text != NULL;
}

static gboolean read_case(YcApp *app, gint64 *casefile, GError **error)
{
  g_autofree char *number = NULL;
  *casefile = 0;
  if (case_word == NULL) return TRUE;
  if (!read_text(case_word, &number, error)) return FALSE;
  *casefile = yc_desk_number(app, number);
  if (*casefile == 0)
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有办件 %s:请核对办件号"), number);
  return *casefile != 0;
}

static gboolean read_kind(YcAsker *kind, GError **error)
{
  *kind = kind_word ? yc_asker_parse(kind_word) : YC_N_ASKERS;
  if (*kind < YC_N_ASKERS) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("请用 --asker 写明谁要的:bank、school、employer、court、police、"
                                                 "notary、insurer、government 或 other"));
  return FALSE;
}

static int proof_refuse(YcCli *cli, char **words, GError **error)
{
  g_autofree char *asker = NULL, *name = NULL, *proof = yc_cli_text(words[0], error);
  YcProofRefusal refusal = { .proof = proof, .act = act_word };
  if (proof == NULL || !read_kind(&refusal.kind, error) || !read_text(asker_word, &asker, error) ||
      !read_text(name_word, &name, error))
    return 0;
  YcApp *app = yc_cli_open_as(cli, error);
  if (app == NULL || !read_case(app, &refusal.casefile, error)) return 0;
  refusal.asker = asker;
  refusal.name = name;
  gboolean repeated;
  gint64 paper = yc_proof_refuse(app, &refusal, &repeated, error);
  if (paper == 0) return 0;
  g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, paper), *warning = NULL;
  yc_cli_done(cli, _("已记下:这个证明不再由村里开"), "paper", YC_OUT_NUMBER, id);
  if (print && !repeated) yc_app_paper_print(app, paper, yc_app_paper_width(app), FALSE, NULL, &warning, error);
  if (warning) fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

/* --- proof report ------------------------------------------------------------------------------------------ */

static const YcOutColumn report_columns[] = {
  { "asker", NULL, YC_OUT_TEXT },
  { NULL, N_("谁要的"), YC_OUT_TEXT },
  { "which", N_("哪一家"), YC_OUT_TEXT },
  { "proof", N_("证明"), YC_OUT_TEXT },
  { "n", N_("次数"), YC_OUT_NUMBER },
};

/* "2026-11", or this month. */
static gboolean read_month(YcApp *app, const char *word, YcDay *first, YcDay *last, GError **error)
{
  char today[YC_DAY_TEXT];
  g_autofree char *month = word ? g_strdup(word) : g_strndup(yc_day_format(yc_app_today(app), today), 7);
  g_autofree char *day = g_strconcat(month, "-01", NULL);
  *first = yc_day_parse(day);
  if (*first == YC_DAY_NONE) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 不是月份:请写成 2026-11"), month);
    return FALSE;
  }
  *last = yc_day_add_months(*first, 1) - 1;
  return TRUE;
}

static int proof_report(YcCli *cli, char **words, GError **error)
{
  YcDay first, last;
  YcApp *app = yc_cli_open(cli, error);
  g_autofree char *word = app && words[0] ? yc_cli_text(words[0], error) : NULL;
  if (app == NULL || (words[0] && word == NULL) || !read_month(app, word, &first, &last, error)) return 0;
  g_autoptr(GPtrArray) counts = yc_proof_report(app, first, last, error);
  if (counts == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, report_columns, G_N_ELEMENTS(report_columns));
  for (guint i = 0; i < counts->len; i++) {
    const YcProofCount *count = counts->pdata[i];
    g_autofree char *n = g_strdup_printf("%u", count->n);
    yc_out_row(out, (const char *[G_N_ELEMENTS(report_columns)]){
      yc_asker_code(count->kind), yc_say_asker(count->kind), count->asker, count->proof, n });
  }
  return 0;
}

const YcVerb yc_verbs_proof[] = {
  { "proof list", N_("[词 …]"), N_("列出村里不再出具的证明,和谁能证实"), NULL, 0, -1, proof_list },
  { "proof refuse", N_("编码"), N_("记下谁又来要这样的证明"), refuse_options, 1, 1, proof_refuse },
  { "proof report", N_("[月份]"), N_("一个月里谁要过哪些证明"), NULL, 0, 1, proof_report },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
