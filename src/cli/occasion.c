/* occasion.c - verbs of occasions: several items taken in at once. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/occasion.h"
#include "app/paper.h"
#include "cli/cli.h"
#include "cli/show.h"

static gboolean print;
static char *act_word;

#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }

static const GOptionEntry add_options[] = {
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL }, END
};
static const GOptionEntry start_options[] = {
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把出具的文书送去打印"), NULL },
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一步的名字:同名的再来一次,不重办"), N_("名字") }, END
};
static const GOptionEntry supply_options[] = {
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一步的名字:同名的再来一次,不重办"), N_("名字") }, END
};

static const YcOutColumn list_columns[] = {
  { "occasion", N_("代码"), YC_OUT_TEXT }, { "name", N_("一件事"), YC_OUT_TEXT }, { "about", NULL, YC_OUT_TEXT },
  { "item", N_("事项"), YC_OUT_TEXT },     { "short", N_("名称"), YC_OUT_TEXT },  { "question", N_("要问的"), YC_OUT_TEXT },
  { "after", N_("在哪项以后"), YC_OUT_TEXT },
};

static int occasion_list(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  g_autofree char *word = !app ? NULL : words[0] ? yc_cli_text(words[0], error) : g_strdup("");
  g_autoptr(GPtrArray) all = word ? yc_occasion_find(app, word, error) : NULL;
  if (all == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, list_columns, G_N_ELEMENTS(list_columns));
  for (guint i = 0; i < all->len; i++) {
    const YcOccasion *one = all->pdata[i];
    for (guint k = 0; k < one->items->len; k++) {
      const YcOccasionItem *item = one->items->pdata[k];
      yc_out_row(out, (const char *[]){ one->code, one->name, one->about, item->code, item->short_name, item->question, item->after });
    }
  }
  return 0;
}

static const YcOutColumn case_columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT }, { "short", N_("短号"), YC_OUT_TEXT }, { "outcome", N_("结果"), YC_OUT_TEXT },
  { "due", N_("到期"), YC_OUT_DAY },        { "repeated", NULL, YC_OUT_FLAG },
};

static void put_case(YcOut *out, const YcIntakeResult *one, gboolean repeated)
{
  char due[YC_DAY_TEXT];
  yc_out_row(out, (const char *[]){ one->number, one->short_number, yc_outcome_code(one->outcome), yc_day_format(one->due, due),
                                    repeated ? "yes" : "no" });
}

static int occasion_add(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  g_autofree char *json = app ? yc_cli_input(words[0], error) : NULL, *warning = NULL;
  g_autoptr(YcOccasionForm) form = json ? yc_occasion_from_json(app, json, strlen(json), error) : NULL;
  g_autoptr(YcOccasionResult) result = form ? yc_occasion_commit(app, form, error) : NULL;
  if (result == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, case_columns, G_N_ELEMENTS(case_columns));
  for (guint i = 0; i < result->cases->len; i++) put_case(out, result->cases->pdata[i], result->repeated);
  /* What is saved is saved: that it could not be printed is said after the result. */
  if (print && !result->repeated && yc_app_print_issued(app, result->papers, &warning, error) && warning != NULL)
    fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

static int occasion_supply(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  guint n = casefile ? yc_occasion_supply(app, casefile, act_word, error) : 0;
  if (n > 0) yc_cli_changed(cli, n);
  return 0;
}

static const YcOutColumn next_columns[] = {
  { "item", N_("事项"), YC_OUT_TEXT },         { "name", N_("名称"), YC_OUT_TEXT }, { "question", N_("要问的"), YC_OUT_TEXT },
  { "after", N_("在哪项以后"), YC_OUT_TEXT }, { "ready", N_("可以办了"), YC_OUT_FLAG },
};

/* What can be taken in after it, and what still waits. */
static int occasion_next(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  g_autoptr(YcOccasionView) view = casefile ? yc_occasion_of(app, casefile) : NULL;
  if (casefile && !view) g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, "%s", _("这件不属于哪一件事"));
  if (view == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, next_columns, G_N_ELEMENTS(next_columns));
  for (guint i = 0; i < view->later->len; i++) {
    const YcOccasionItem *item = view->later->pdata[i];
    yc_out_row(out, (const char *[]){ item->code, item->short_name, item->question, item->after, item->ready ? "yes" : "no" });
  }
  return 0;
}

/* Takes it in with who came and the papers of its siblings; what is missing is told. */
static int occasion_start(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  g_autofree char *code = casefile ? yc_cli_text(words[1] ? words[1] : "", error) : NULL, *warning = NULL;
  g_autoptr(GError) waits = NULL;
  g_autoptr(YcIntake) form = code ? yc_occasion_next(app, casefile, code, &waits) : NULL;
  gboolean ready = form != NULL;
  if (code == NULL) return 0;
  if (ready) form->outcome = yc_intake_suggest(app, form);
  else if (act_word != NULL) form = yc_intake_new();   /* the same act again: what it did */
  if (form != NULL) yc_intake_set(&form->act, act_word ? act_word : "");
  if (form != NULL && !print) yc_intake_set(&form->print, "no");
  g_autoptr(YcIntakeResult) result = form ? yc_intake_commit(app, form, ready ? error : NULL) : NULL;
  if (result == NULL && !ready) g_propagate_error(error, g_steal_pointer(&waits));
  if (result == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, case_columns, G_N_ELEMENTS(case_columns));
  put_case(out, result, result->repeated);
  if (print && !result->repeated && yc_app_print_issued(app, result->papers, &warning, error) && warning != NULL)
    fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

json_t *yc_cli_occasion(YcApp *app, gint64 casefile)
{
  g_autoptr(YcOccasionView) view = yc_occasion_of(app, casefile);
  if (view == NULL) return json_null();
  json_t *cases = json_array(), *later = json_array();
  for (guint i = 0; i < view->cases->len; i++) {
    const YcCaseRow *row = view->cases->pdata[i];
    json_array_append_new(cases, json_pack("{s:s, s:s, s:s, s:s, s:b}", "short", row->number, "item", row->item_short, "state",
                                           yc_state_code(row->state), "step", row->step_short, "open", (int)row->open));
  }
  for (guint i = 0; i < view->later->len; i++) {
    const YcOccasionItem *item = view->later->pdata[i];
    json_array_append_new(later, json_pack("{s:s, s:s, s:s, s:b}", "item", item->code, "after", item->after, "question",
                                           item->question, "ready", (int)item->ready));
  }
  return json_pack("{s:s, s:s, s:s, s:i, s:b, s:o, s:o}", "occasion", view->code, "name", view->name, "about", view->about,
                   "closed", (int)view->done, "done", (int)yc_occasion_is_done(view), "cases", cases, "later", later);
}

const YcVerb yc_verbs_occasion[] = {
  { "occasion list", N_("[词]"), N_("有哪些一件事,各由哪些事项组成"), NULL, 0, 1, occasion_list },
  { "occasion add", N_("文件|-"), N_("一次登记一件事的几项:一次来访,每项一件"), add_options, 1, 1, occasion_add },
  { "occasion next", N_("办件号"), N_("同一件事里要等前面的:哪些现在可以办了"), NULL, 1, 1, occasion_next },
  { "occasion start", N_("办件号 [事项]"), N_("前面的有了结果,接着收这一项:人和交过的材料照旧"), start_options, 1, 2, occasion_start },
  { "occasion supply", N_("办件号"), N_("这件补来的材料,同一件事的别的办件也缺的,一起补上"), supply_options, 1, 1, occasion_supply },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
