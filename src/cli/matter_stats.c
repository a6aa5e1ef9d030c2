/* matter_stats.c - the verb of the figures of hand-overs and first inquiry (RULE sup-04). */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/matter_figures.h"
#include "cli/cli.h"

static char *by_word, *from_word, *to_word, *list_word, *of_word;
static gboolean definitions;

static const GOptionEntry options[] = {
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_word, N_("按什么分组:month、person、office"), N_("分组") },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_word, N_("从哪个月起"), N_("月份") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_word, N_("到哪个月止"), N_("月份") },
  { "list", 0, 0, G_OPTION_ARG_FILENAME, &list_word, N_("列出一个数背后的办件和首问:loops、returns 等"), N_("指标") },
  { "of", 0, 0, G_OPTION_ARG_FILENAME, &of_word, N_("只列这一组的:组的编码"), N_("组") },
  { "definitions", 0, 0, G_OPTION_ARG_NONE, &definitions, N_("列出每个数的定义"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static gboolean read_words(YcApp *app, YcBy *by, YcMonths *months, GError **error)
{
  g_autofree char *now = yc_month_text(yc_month_of(yc_app_today(app)));
  g_autofree char *text = g_strdup_printf("%s..%s", from_word ? from_word : now, to_word ? to_word : now);
  *by = by_word ? yc_by_parse(by_word) : YC_BY_MONTH;
  if (*by <= YC_BY_OFFICE) return yc_months_parse(text, months, error);
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("往返和首问的数按 month、person 或 office 分组"));
  return FALSE;
}

static int list_definitions(const YcCli *cli)
{
  static const YcOutColumn columns[] = {
    { "figure", N_("代码"), YC_OUT_TEXT }, { "name", N_("名称"), YC_OUT_TEXT }, { "definition", N_("定义"), YC_OUT_TEXT },
  };
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < YC_N_MATTER_FIGURES; i++)
    yc_out_row(out, (const char *[]){ yc_matter_figure_code((YcMatterFigure)i), yc_matter_figure_name((YcMatterFigure)i),
                                      yc_matter_figure_definition((YcMatterFigure)i) });
  return 0;
}

static int list_deeds(YcCli *cli, YcBy by, YcMonths months, GError **error)
{
  static const YcOutColumn columns[] = {
    { "number", N_("号码"), YC_OUT_TEXT }, { "kind", NULL, YC_OUT_TEXT },        { "about", N_("什么事"), YC_OUT_TEXT },
    { "day", N_("哪天"), YC_OUT_DAY },     { "days", N_("天数"), YC_OUT_NUMBER }, { "who", N_("责任人"), YC_OUT_TEXT },
  };
  YcMatterFigure figure = yc_matter_figure_parse(list_word);
  if (figure == YC_N_MATTER_FIGURES) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %s 这个数:--definitions 列出全部"), list_word);
    return 0;
  }
  g_autofree char *of = of_word ? yc_cli_text(of_word, error) : NULL;
  if (of_word != NULL && of == NULL) return 0;
  g_autoptr(GPtrArray) deeds = yc_matter_deeds(cli->app, by, months, of, figure, error);
  if (deeds == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < deeds->len; i++) {
    const YcDeed *deed = deeds->pdata[i];
    char day[YC_DAY_TEXT];
    g_autofree char *days = g_strdup_printf("%d", deed->days);
    yc_out_row(out, (const char *[]){ deed->number, deed->is_case ? "case" : "inquiry", deed->about, yc_day_format(deed->day, day),
                                      days, deed->who });
  }
  return 0;
}

static void put_row(YcOut *out, const YcMatterRow *row, gboolean table)
{
  char *cells[2 + YC_N_MATTER_FIGURES] = { g_strdup(row->key), g_strdup(row->name) };
  for (guint i = 0; i < YC_N_MATTER_FIGURES; i++) {
    gint64 value = yc_matter_figure_value(row, (YcMatterFigure)i);
    cells[2 + i] = table ? yc_matter_figure_text(row, (YcMatterFigure)i)
                         : value < 0 ? g_strdup("") : g_strdup_printf("%" G_GINT64_FORMAT, value);
  }
  yc_out_row(out, (const char *const *)cells);
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++) g_free(cells[i]);
}

static int stats_matters(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcBy by;
  YcMonths months;
  if (definitions) return list_definitions(cli);
  YcApp *app = yc_cli_open(cli, error);
  if (app == NULL || !read_words(app, &by, &months, error)) return 0;
  if (list_word != NULL) return list_deeds(cli, by, months, error);
  g_autoptr(GPtrArray) rows = yc_matter_figures(app, by, months, error);
  if (rows == NULL) return 0;
  gboolean table = cli->format == YC_FORMAT_TABLE;
  YcOutColumn columns[2 + YC_N_MATTER_FIGURES] = { { "key", NULL, YC_OUT_TEXT }, { "name", N_("组"), YC_OUT_TEXT } };
  for (guint i = 0; i < YC_N_MATTER_FIGURES; i++)
    columns[2 + i] = (YcOutColumn){ yc_matter_figure_code((YcMatterFigure)i), yc_matter_figure_name((YcMatterFigure)i),
                                    table ? YC_OUT_TEXT : YC_OUT_NUMBER };
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < rows->len; i++) put_row(out, rows->pdata[i], table);
  return 0;
}

const YcVerb yc_verbs_matter_stats[] = {
  { "stats matters", "", N_("往返、退回、转办回告、首答和悬空的天数:按月份、责任人、单位"), options, 0, 0, stats_matters },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
