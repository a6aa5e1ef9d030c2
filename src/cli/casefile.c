/* casefile.c - verbs that take cases in, list them and find them. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/casefile.h"
#include "app/paper.h"
#include "app/say.h"
#include "base/text.h"
#include "cli/form.h"
#include "cli/rows.h"
#include "cli/show.h"

#define FIND_MAX 200

/* --- what comes in ----------------------------------------------------------------------------------------- */

static YcIntake *read_intake(const char *word, GError **error)
{
  g_autofree char *json = yc_cli_input(word, error);
  return json ? yc_intake_from_json(json, strlen(json), error) : NULL;
}

static gboolean print;

static const GOptionEntry print_options[] = {
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static char *replaced_word;

static const GOptionEntry accept_options[] = {
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL },
  { "replaces", 0, 0, G_OPTION_ARG_FILENAME, &replaced_word, N_("作废重收:代替这一件,原因写在 JSON 的 why"), N_("办件号") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn result_columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT },
  { "short", N_("短号"), YC_OUT_TEXT },
  { "outcome", NULL, YC_OUT_TEXT },
  { NULL, N_("结果"), YC_OUT_TEXT },
  { "due", N_("到期"), YC_OUT_DAY },
  { "repeated", NULL, YC_OUT_FLAG },
  { "papers", NULL, YC_OUT_NUMBERS },
  { "visit", NULL, YC_OUT_NUMBER },
  { "combined", NULL, YC_OUT_NUMBER },
};

static void put_result(const YcCli *cli, const YcIntakeResult *result)
{
  char due[YC_DAY_TEXT];
  g_autoptr(GString) papers = g_string_new(NULL);
  for (guint i = 0; result->papers != NULL && i < result->papers->len; i++)
    g_string_append_printf(papers, "%" G_GINT64_FORMAT " ", g_array_index(result->papers, gint64, i));
  g_autofree char *visit = g_strdup_printf("%" G_GINT64_FORMAT, result->visit);
  g_autofree char *combined = g_strdup_printf("%" G_GINT64_FORMAT, result->combined);
  g_autoptr(YcOut) out = yc_out_new(cli->format, result_columns, G_N_ELEMENTS(result_columns));
  yc_out_row(out, (const char *[G_N_ELEMENTS(result_columns)]){
    result->number, result->short_number, yc_outcome_code(result->outcome), yc_say_outcome(result->outcome),
    yc_day_format(result->due, due), result->repeated ? "yes" : "no", papers->str,
    visit, combined });
}

/* What is saved is saved: that it could not be printed is said after the result. */
static int finish(const YcCli *cli, const YcIntakeResult *result, GError **error)
{
  if (result == NULL) return 0;
  put_result(cli, result);
  g_autofree char *warning = NULL;
  if (print && !result->repeated) yc_app_print_issued(cli->app, result->papers, &warning, error);
  if (warning != NULL) fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

/* --- case accept ------------------------------------------------------------------------------------------- */

/* Papers that were ticked but are not asked for: their numbers, or NULL.  Who sends them must know that they do not
 * count. */
static char *not_asked_for(const int *given, guint n, const GPtrArray *ticks)
{
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    if (yc_tick_find(ticks, given[i]) == NULL) g_string_append_printf(list, "%s%d", list->len ? _("、") : "", given[i]);
  return list->len > 0 ? g_string_free(g_steal_pointer(&list), FALSE) : NULL;
}

gboolean yc_cli_complete(YcApp *app, YcIntake *intake, GError **error)
{
  guint n = intake->ticks->len;
  g_autofree int *given = g_new0(int, n + 1);
  for (guint i = 0; i < n; i++) given[i] = ((YcTick *)intake->ticks->pdata[i])->n;
  g_autofree char *code = g_strdup(intake->item);
  if (!yc_intake_choose(app, intake, code, error)) return FALSE;
  g_autofree char *strange = not_asked_for(given, n, intake->ticks);
  if (strange != NULL) {
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED,
                _("materials:第 %s 项不在这次要交的材料里:请核对事项和 answers"), strange);
    return FALSE;
  }
  if (intake->outcome == YC_OUTCOME_NONE) intake->outcome = yc_intake_suggest(app, intake);
  return TRUE;
}

/* Without --print the papers are not meant to be printed, unless the form itself says so. */
static void take_print(YcIntake *intake)
{
  if (!print && *intake->print == '\0') yc_intake_set(&intake->print, "no");
}

static int case_accept(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  g_autoptr(YcIntake) intake = app ? read_intake(words[0], error) : NULL;
  if (intake == NULL || !yc_cli_complete(app, intake, error)) return 0;
  if (replaced_word != NULL && (intake->replaces = yc_cli_case(app, replaced_word, error)) == 0) return 0;
  take_print(intake);
  /* RULE acc-06: whoever sends it is told, and the link is kept. */
  g_autofree char *duplicate = yc_intake_duplicates(app, intake);
  if (duplicate != NULL) fprintf(stderr, _("yichuang: 注意:%s\n"), duplicate);
  g_autoptr(YcIntakeResult) result = yc_intake_commit(app, intake, error);
  return finish(cli, result, error);
}

/* --- case supply ------------------------------------------------------------------------------------------- */

/* Of what was given only the papers, the outcome and the act count; the rest stands in the case. */
static gboolean take_over(YcIntake *known, const YcIntake *given, GError **error)
{
  for (guint i = 0; i < given->ticks->len; i++) {
    const YcTick *from = given->ticks->pdata[i];
    YcTick *to = yc_tick_find(known->ticks, from->n);
    if (to == NULL) {
      g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("materials:第 %d 项不在这次要交的材料里"), from->n);
      return FALSE;
    }
    g_free(to->note);
    *to = *from;
    to->note = g_strdup(from->note);
  }
  yc_intake_set(&known->act, given->act);
  known->cause = given->cause;
  known->outcome = given->outcome;
  known->refusal = given->refusal;
  yc_intake_set(&known->reason, given->reason);
  yc_intake_set(&known->authority, given->authority);
  return TRUE;
}

static int case_supply(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  g_autoptr(YcIntake) known = casefile ? yc_intake_of_case(app, casefile, error) : NULL;
  g_autoptr(YcIntake) given = known ? read_intake(words[1], error) : NULL;
  if (given == NULL || !take_over(known, given, error)) return 0;
  if (known->outcome == YC_OUTCOME_NONE) known->outcome = yc_intake_suggest(app, known);
  yc_intake_set(&known->print, given->print);
  take_print(known);
  g_autoptr(YcIntakeResult) result = yc_supply_commit(app, casefile, known, error);
  return finish(cli, result, error);
}

/* --- case list, find, show --------------------------------------------------------------------------------- */

static char *tab_word;

static const GOptionEntry list_options[] = {
  { "tab", 0, 0, G_OPTION_ARG_FILENAME, &tab_word,
    N_("哪一栏,号数、名称,或 urgent todo sign supply notice fetch inquiry order all(默认)"), N_("栏") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const char *const tab_codes[YC_N_TABS] = {
  [YC_TAB_URGENT] = "urgent", [YC_TAB_TODO] = "todo", [YC_TAB_SIGN] = "sign", [YC_TAB_SUPPLY] = "supply",
  [YC_TAB_NOTICE] = "notice", [YC_TAB_FETCH] = "fetch", [YC_TAB_INQUIRY] = "inquiry", [YC_TAB_ORDER] = "order",
  [YC_TAB_ALL] = "all",
};

static gboolean find_tab(YcTab *tab, GError **error)
{
  *tab = YC_TAB_ALL;
  if (tab_word == NULL) return TRUE;
  g_autofree char *word = yc_cli_text(tab_word, error);
  if (word == NULL) return FALSE;
  for (*tab = YC_TAB_URGENT; *tab < YC_N_TABS; ++*tab) {
    char digit[] = { (char)('0' + (int)*tab), '\0' };
    if (strcmp(word, digit) == 0 || strcmp(word, tab_codes[*tab]) == 0 || strcmp(word, yc_desk_tab_name(*tab)) == 0)
      return TRUE;
  }
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE,
              _("没有 %s 这一栏:请用 1 到 9 或 urgent todo sign supply notice fetch inquiry order all"), word);
  return FALSE;
}

/* What is mine needs to know who I am. */
static gboolean is_mine(YcTab tab)
{
  return tab == YC_TAB_TODO || tab == YC_TAB_SIGN;
}

static int case_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcTab tab;
  if (!find_tab(&tab, error)) return 0;
  if (is_mine(tab) && yc_cli_open_as(cli, error) == NULL) return 0;
  yc_cli_list(cli, tab, error);
  return 0;
}

static int case_show(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  g_autoptr(YcCaseView) view = casefile ? yc_casefile_view(app, casefile, error) : NULL;
  if (view != NULL) yc_cli_show(cli, view);
  return 0;
}

static int find(YcCli *cli, char **words, GError **error)
{
  g_autofree char *joined = g_strjoinv(" ", words);
  g_autofree char *text = yc_cli_text(joined, error);
  YcApp *app = text ? yc_cli_open(cli, error) : NULL;
  g_autoptr(GPtrArray) cases = app ? yc_desk_find(app, text, FIND_MAX, error) : NULL;
  if (cases == NULL) return 0;
  if (cases->len == 0 && cli->format == YC_FORMAT_TABLE) {
    puts(_("没有找到:可以少写几个字,或换用拼音首字母"));
    return 0;
  }
  g_autoptr(YcOut) out = yc_cli_cases_new(cli);
  yc_cli_cases(out, cases);
  return 0;
}

const YcVerb yc_verbs_case[] = {
  { "case accept", N_("-|文件"), N_("收一个办件,内容是 JSON"), accept_options, 1, 1, case_accept },
  { "case supply", N_("办件号 -|文件"), N_("收补来的材料,内容是 JSON"), print_options, 2, 2, case_supply },
  { "case list", "", N_("列出工作台的一栏"), list_options, 0, 0, case_list },
  { "case show", N_("办件号"), N_("显示一个办件"), NULL, 1, 1, case_show },
  { "find", N_("词 …"), N_("找办件:号码、姓名、拼音首字母、证件、电话、村"), NULL, 1, -1, find },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
