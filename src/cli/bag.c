/* bag.c - verbs of what a village agent hands in at once. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/bag.h"
#include "app/say.h"
#include "cli/cli.h"
#include "cli/form.h"

#define BAGS_MAX 200

static gboolean print;

static const GOptionEntry print_options[] = {
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把移交清单、小收件凭证和告知书送去打印"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

/* --- one bag ---------------------------------------------------------------------------------------------- */

static const YcOutColumn case_columns[] = {
  { "bag", NULL, YC_OUT_NUMBER },
  { "list", NULL, YC_OUT_TEXT },
  { "number", N_("办件号"), YC_OUT_TEXT },
  { "applicant", N_("申请人"), YC_OUT_TEXT },
  { "item", N_("事项"), YC_OUT_TEXT },
  { "state", NULL, YC_OUT_TEXT },
  { NULL, N_("状态"), YC_OUT_TEXT },
  { "due", N_("到期"), YC_OUT_DAY },
  { "late", NULL, YC_OUT_NUMBER },
  { "repeated", NULL, YC_OUT_FLAG },
};

static void put_bag(const YcCli *cli, const YcBagView *view, gboolean repeated)
{
  char due[YC_DAY_TEXT];
  g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, view->id), *late = g_strdup_printf("%d", view->late);
  g_autofree char *received = yc_say_day_long(view->received), *day = yc_say_day_long(view->day);
  if (cli->format == YC_FORMAT_TABLE)
    printf(_("%s  %s 代办员 %s  村里收件 %s  送到中心 %s  迟交 %d 个工作日\n"), view->number, view->place_name, view->agent,
           received, day, view->late);
  g_autoptr(YcOut) out = yc_out_new(cli->format, case_columns, G_N_ELEMENTS(case_columns));
  for (guint i = 0; i < view->cases->len; i++) {
    const YcCaseRow *row = view->cases->pdata[i];
    yc_out_row(out, (const char *[G_N_ELEMENTS(case_columns)]){
      id, view->number, row->number, row->applicant, row->item_short, yc_state_code(row->state), yc_say_state(row->state),
      yc_day_format(row->due, due), late, repeated ? "yes" : "no" });
  }
}

/* --- bag accept ------------------------------------------------------------------------------------------- */

/* A file without a list of papers has all of them. */
static gboolean complete_line(YcApp *app, YcIntake *line, GError **error)
{
  g_autofree char *code = g_strdup(line->item);
  if (!print && *line->print == '\0') yc_intake_set(&line->print, "no");
  if (line->ticks->len > 0) return yc_cli_complete(app, line, error);
  yc_intake_set(&line->item, "");
  return yc_bag_choose(app, line, code, error);
}

static gboolean complete(YcApp *app, YcBag *bag, GError **error)
{
  for (guint i = 0; i < bag->lines->len; i++) {
    if (complete_line(app, bag->lines->pdata[i], error)) continue;
    g_prefix_error(error, "lines[%u]:", i);
    return FALSE;
  }
  return TRUE;
}

static int bag_accept(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  g_autofree char *json = app ? yc_cli_input(words[0], error) : NULL, *warning = NULL;
  g_autoptr(YcBag) bag = json ? yc_bag_from_json(json, strlen(json), error) : NULL;
  if (bag == NULL || !complete(app, bag, error)) return 0;
  gboolean repeated;
  gint64 id = yc_bag_commit(app, bag, &repeated, error);
  g_autoptr(YcBagView) view = id ? yc_bag_view(app, id, error) : NULL;
  if (view == NULL) return 0;
  put_bag(cli, view, repeated);
  /* What is saved is saved: that it could not be printed is said after the result. */
  if (print && !repeated) yc_bag_print(app, id, FALSE, &warning, error);
  if (warning != NULL) fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

/* --- bag show, bag list ----------------------------------------------------------------------------------- */

static int bag_show(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  g_autofree char *word = app ? yc_cli_text(words[0], error) : NULL;
  gint64 id = word ? yc_bag_find(app, word) : 0;
  if (word != NULL && id == 0)
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有移交清单 %s:请核对文号,或看 yichuang bag list"), word);
  g_autoptr(YcBagView) view = id ? yc_bag_view(app, id, error) : NULL;
  if (view != NULL) put_bag(cli, view, FALSE);
  return 0;
}

static const YcOutColumn bag_columns[] = {
  { "bag", NULL, YC_OUT_NUMBER },
  { "list", N_("移交清单"), YC_OUT_TEXT },
  { "place", NULL, YC_OUT_TEXT },
  { NULL, N_("村"), YC_OUT_TEXT },
  { "agent", N_("代办员"), YC_OUT_TEXT },
  { "received", N_("村里收件"), YC_OUT_DAY },
  { "day", N_("送到中心"), YC_OUT_DAY },
  { "late", N_("迟交"), YC_OUT_NUMBER },
  { "files", N_("份数"), YC_OUT_NUMBER },
};

static int bag_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open(cli, error);
  g_autoptr(GPtrArray) bags = app ? yc_bag_list(app, BAGS_MAX, error) : NULL;
  if (bags == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, bag_columns, G_N_ELEMENTS(bag_columns));
  for (guint i = 0; i < bags->len; i++) {
    const YcBagView *view = bags->pdata[i];
    char received[YC_DAY_TEXT], day[YC_DAY_TEXT];
    g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, view->id), *late = g_strdup_printf("%d", view->late);
    g_autofree char *files = g_strdup_printf("%u", view->files);
    yc_out_row(out, (const char *[G_N_ELEMENTS(bag_columns)]){
      id, view->number, view->place, view->place_short, view->agent, yc_day_format(view->received, received),
      yc_day_format(view->day, day), late, files });
  }
  return 0;
}

const YcVerb yc_verbs_bag[] = {
  { "bag accept", N_("-|文件"), N_("收村代办员送来的一袋材料,内容是 JSON"), print_options, 1, 1, bag_accept },
  { "bag show", N_("移交清单号"), N_("显示一袋材料办成了什么"), NULL, 1, 1, bag_show },
  { "bag list", "", N_("列出收过的整袋材料,新的在前"), NULL, 0, 0, bag_list },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
