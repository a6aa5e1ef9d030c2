/* stats.c - the verb of the figures: the same numbers as on the screen (RULE asm-02, sup-04). */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/export.h"
#include "app/figures.h"
#include "app/say.h"
#include "base/text.h"
#include "cli/cli.h"
#include "output/csv.h"

#define PAGE 500

static char *by_word, *from_word, *to_word, *month_word, *cases_word, *of_word, *charset_word;
static gboolean definitions;

static const GOptionEntry options[] = {
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_word, N_("按什么分组:month、person、office、item、village"), N_("分组") },
  { "month", 0, 0, G_OPTION_ARG_FILENAME, &month_word, N_("哪个月到期的"), N_("月份") },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_word, N_("从哪个月起"), N_("月份") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_word, N_("到哪个月止"), N_("月份") },
  { "cases", 0, 0, G_OPTION_ARG_FILENAME, &cases_word, N_("列出一个数背后的办件:on_time、late、open 等"), N_("指标") },
  { "of", 0, 0, G_OPTION_ARG_FILENAME, &of_word, N_("只列这一组的办件:组的名称或编码"), N_("组") },
  { "definitions", 0, 0, G_OPTION_ARG_NONE, &definitions, N_("列出每个数的定义"), NULL },
  { "charset", 0, 0, G_OPTION_ARG_FILENAME, &charset_word, N_("csv 的编码:UTF-8(默认)、GB18030"), N_("编码") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

/* --- what was asked for ----------------------------------------------------------------------------------- */

static gboolean read_group(YcBy *by, GError **error)
{
  *by = by_word ? yc_by_parse(by_word) : YC_BY_MONTH;
  if (*by < YC_N_BY) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %s 这种分组:请用 month、person、office、item 或 village"), by_word);
  return FALSE;
}

/* By months those of this year so far; else this month. */
static gboolean read_months(YcApp *app, YcBy by, YcMonths *months, GError **error)
{
  int now = yc_month_of(yc_app_today(app));
  const char *from = month_word ? month_word : from_word, *to = month_word ? month_word : to_word;
  g_autofree char *this_month = yc_month_text(now), *first = yc_month_text(by == YC_BY_MONTH ? now - now % 12 : now);
  g_autofree char *text = g_strdup_printf("%s..%s", from ? from : to ? to : first, to ? to : this_month);
  g_autoptr(GError) reason = NULL;
  if (month_word == NULL || (from_word == NULL && to_word == NULL)) {
    if (yc_months_parse(text, months, &reason)) return TRUE;
    g_set_error_literal(error, YC_ERROR, YC_ERROR_USAGE, reason->message);
  } else {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("--month 不能和 --from、--to 一起用"));
  }
  return FALSE;
}

/* --- csv -------------------------------------------------------------------------------------------------- */

/* Everything is there before it is recorded, and recorded before it leaves (RULE prv-04). */
static void put_csv(YcCli *cli, const GString *csv, const YcExport *export, GError **error)
{
  gsize length;
  g_autofree char *bytes = yc_csv_encode(csv->str, charset_word ? charset_word : "UTF-8", &length, error);
  if (bytes == NULL || !yc_export_record(cli->app, export, error)) return;
  fwrite(bytes, 1, length, stdout);
}

/* --- the figures ------------------------------------------------------------------------------------------ */

/* Columns in the order of YcFigure behind the group; in tables only those that fit side by side. */
static guint fill_columns(YcOutColumn *columns)
{
  static const struct { YcFigure figure; const char *name; } scaled[] = {
    { YC_FIG_RATE, "on_time_permille" }, { YC_FIG_MEDIAN, "median_tenths" }, { YC_FIG_MEAN, "mean_tenths" },
    { YC_FIG_ONCE, "one_trip_permille" }, { YC_FIG_TRIPS, "trips_tenths" },
  };
  columns[0] = (YcOutColumn){ "key", NULL, YC_OUT_TEXT };
  columns[1] = (YcOutColumn){ "name", N_("组"), YC_OUT_TEXT };
  for (guint i = 0; i < YC_N_FIGURES; i++)
    columns[2 + i] = (YcOutColumn){ yc_figure_code((YcFigure)i), NULL, YC_OUT_NUMBER };
  for (guint i = 0; i < G_N_ELEMENTS(scaled); i++) columns[2 + scaled[i].figure].name = scaled[i].name;
  return 2 + YC_N_FIGURES;
}

static void put_row(YcOut *out, const YcFigureRow *row)
{
  const char *cells[2 + YC_N_FIGURES] = { row->key, row->name };
  char numbers[YC_N_FIGURES][24];
  for (guint i = 0; i < YC_N_FIGURES; i++) {
    gint64 value = yc_figure_value(&row->tally, (YcFigure)i);
    g_snprintf(numbers[i], sizeof numbers[i], "%" G_GINT64_FORMAT, value);
    cells[2 + i] = value < 0 ? "" : numbers[i];
  }
  yc_out_row(out, cells);
}

static void put_numbers(const YcCli *cli, const YcFigures *figures)
{
  YcOutColumn columns[2 + YC_N_FIGURES];
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, fill_columns(columns));
  for (guint i = 0; i < figures->rows->len; i++) put_row(out, figures->rows->pdata[i]);
  put_row(out, figures->total);
}

/* For people: the numbers as they are said, all of them in csv, in a table those of `shown`. */
static void say_row(const YcFigureRow *row, const YcFigure *shown, guint n, char **cells)
{
  cells[0] = g_strdup(row->name);
  for (guint i = 0; i < n; i++) cells[1 + i] = yc_figure_text(&row->tally, shown[i]);
}

static void free_cells(char **cells, guint n)
{
  for (guint i = 0; i < n; i++) g_free(cells[i]);
}

static void put_table(const YcCli *cli, const YcFigures *figures)
{
  static const YcFigure shown[] = { YC_FIG_RATE, YC_FIG_DUE, YC_FIG_EARLY, YC_FIG_PUNCTUAL, YC_FIG_LATE, YC_FIG_OPEN,
                                    YC_FIG_OLDEST, YC_FIG_LAW, YC_FIG_MEDIAN, YC_FIG_MEAN, YC_FIG_ONCE };
  enum { N = G_N_ELEMENTS(shown) };
  static const YcOutColumn columns[1 + N] = {
    { NULL, N_("组"), YC_OUT_TEXT }, { NULL, N_("按时率"), YC_OUT_TEXT }, { NULL, N_("到期"), YC_OUT_TEXT },
    { NULL, N_("提前"), YC_OUT_TEXT }, { NULL, N_("按时"), YC_OUT_TEXT }, { NULL, N_("超期办结"), YC_OUT_TEXT },
    { NULL, N_("超期在办"), YC_OUT_TEXT }, { NULL, N_("最久"), YC_OUT_TEXT }, { NULL, N_("超法定"), YC_OUT_TEXT },
    { NULL, N_("用时中位"), YC_OUT_TEXT }, { NULL, N_("用时平均"), YC_OUT_TEXT }, { NULL, N_("最多一趟"), YC_OUT_TEXT },
  };
  g_autofree char *months = yc_months_name(figures->months);
  printf(_("%s到期的办件,按%s\n"), months, yc_by_name(figures->by));
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, 1 + N);
  for (guint i = 0; i <= figures->rows->len; i++) {
    char *cells[1 + N];
    say_row(i < figures->rows->len ? figures->rows->pdata[i] : figures->total, shown, N, cells);
    yc_out_row(out, (const char *const *)cells);
    free_cells(cells, 1 + N);
  }
}

static void put_sheet(YcCli *cli, const YcFigures *figures, GError **error)
{
  g_autoptr(GString) csv = yc_figures_csv(figures);
  g_autofree char *period = yc_months_code(figures->months);
  YcExport export = { "figures", period, figures->rows->len + 1, "csv", NULL };
  put_csv(cli, csv, &export, error);
}

/* --- the cases behind one --------------------------------------------------------------------------------- */

static const YcOutColumn case_columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT },  { "applicant", N_("申请人"), YC_OUT_TEXT },
  { "place", N_("村"), YC_OUT_TEXT },       { "item", N_("事项"), YC_OUT_TEXT },
  { "due", N_("到期"), YC_OUT_DAY },        { "result", NULL, YC_OUT_TEXT },
  { NULL, N_("结果"), YC_OUT_TEXT },        { "days", N_("天数"), YC_OUT_NUMBER },
  { "statute", N_("超法定"), YC_OUT_FLAG }, { "who", N_("责任人"), YC_OUT_TEXT },
};

typedef void (*Put)(gpointer data, const char *const *cells);

/* Whoever reads it afterwards is not of the hall: names are masked (RULE prv-01). */
static void put_case(const YcFigureCase *one, Put put, gpointer data)
{
  char due[YC_DAY_TEXT];
  g_autofree char *days = g_strdup_printf("%d", one->days), *result = yc_figure_case_text(one);
  g_autofree char *applicant = yc_mask_name(one->row->applicant);
  const char *const cells[G_N_ELEMENTS(case_columns)] = {
    one->row->number, applicant, one->row->place_short, one->row->item_short, yc_day_format(one->row->due, due),
    one->trips >= 0 ? "delivered" : one->excused ? "excused" : one->open ? "open" : yc_class_code(one->class), result, days, one->law ? "yes" : "no",
    one->who };
  put(data, cells);
}

static gboolean all_cases(YcFigureCases *cases, Put put, gpointer data, guint *n, GError **error)
{
  gint64 sort = 0, id = 0;
  for (*n = 0;;) {
    g_autoptr(GPtrArray) page = yc_figure_cases_page(cases, *n ? &sort : NULL, id, FALSE, PAGE, error);
    if (page == NULL) return FALSE;
    for (guint i = 0; i < page->len; i++) put_case(page->pdata[i], put, data);
    *n += page->len;
    if (page->len < PAGE) return TRUE;
    const YcFigureCase *last = page->pdata[page->len - 1];
    sort = last->row->sort;
    id = last->row->id;
  }
}

static void put_out(gpointer data, const char *const *cells)
{
  yc_out_row(data, cells);
}

static void put_line(gpointer data, const char *const *cells)
{
  const char *const line[] = { cells[0], cells[1], cells[2], cells[3], cells[4], cells[6], cells[7],
                               strcmp(cells[8], "yes") == 0 ? _("是") : _("否"), cells[9] };
  yc_csv_row(data, line, G_N_ELEMENTS(line));
}

static void csv_of_cases(YcCli *cli, YcFigureCases *cases, YcMonths months, GError **error)
{
  static const char *const personal[] = { "applicant", NULL };
  static const char *const heads[] = { N_("办件号"), N_("申请人"), N_("村"), N_("事项"), N_("到期"), N_("结果"), N_("天数"),
                                       N_("超法定"), N_("责任人") };
  const char *said[G_N_ELEMENTS(heads)];
  for (guint i = 0; i < G_N_ELEMENTS(heads); i++) said[i] = gettext(heads[i]);
  g_autoptr(GString) csv = g_string_new(NULL);
  g_autofree char *period = yc_months_code(months);
  guint n;
  yc_csv_row(csv, said, G_N_ELEMENTS(said));
  if (!all_cases(cases, put_line, csv, &n, error)) return;
  YcExport export = { "figure cases", period, n, "csv", personal };
  put_csv(cli, csv, &export, error);
}

/* The row that --of names; NULL with a sentence. */
static const YcFigureRow *find_row(const YcFigures *figures, const char *word, GError **error)
{
  for (guint i = 0; i < figures->rows->len; i++) {
    const YcFigureRow *row = figures->rows->pdata[i];
    if (strcmp(row->name, word) == 0 || strcmp(row->key, word) == 0) return row;
  }
  g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("这一期没有 %s 这一组:不带 --of 可以看到有哪些"), word);
  return NULL;
}

static void list_cases(YcCli *cli, YcBy by, YcMonths months, GError **error)
{
  YcFigure figure = yc_figure_parse(cases_word);
  if (figure == YC_N_FIGURES) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %s 这个数:--definitions 列出全部"), cases_word);
    return;
  }
  g_autofree char *of = of_word ? yc_cli_text(of_word, error) : NULL;
  if (of_word != NULL && of == NULL) return;
  g_autoptr(YcFigures) figures = of ? yc_figures_read(cli->app, by, months, error) : NULL;
  const YcFigureRow *row = figures ? find_row(figures, of, error) : NULL;
  if (of != NULL && row == NULL) return;
  g_autoptr(YcFigureCases) cases = yc_figure_cases_new(cli->app, by, months, row ? row->key : NULL, figure, error);
  if (cases == NULL) return;
  if (cli->format == YC_FORMAT_CSV) {
    csv_of_cases(cli, cases, months, error);
    return;
  }
  g_autoptr(YcOut) out = yc_out_new(cli->format, case_columns, G_N_ELEMENTS(case_columns));
  guint n;
  all_cases(cases, put_out, out, &n, error);
}

/* --- the verb --------------------------------------------------------------------------------------------- */

static const YcOutColumn definition_columns[] = {
  { "figure", N_("代码"), YC_OUT_TEXT }, { "name", N_("名称"), YC_OUT_TEXT }, { "definition", N_("定义"), YC_OUT_TEXT },
};

static void list_definitions(const YcCli *cli)
{
  g_autoptr(YcOut) out = yc_out_new(cli->format, definition_columns, G_N_ELEMENTS(definition_columns));
  for (guint i = 0; i < YC_N_FIGURES; i++)
    yc_out_row(out, (const char *[]){ yc_figure_code((YcFigure)i), yc_figure_name((YcFigure)i),
                                      yc_figure_definition((YcFigure)i) });
}

static int stats(YcCli *cli, G_GNUC_UNUSED char **words, GError **error)
{
  YcBy by;
  YcMonths months;
  if (!read_group(&by, error)) return 0;
  if (definitions && cli->format != YC_FORMAT_CSV) {
    list_definitions(cli);
    return 0;
  }
  YcApp *app = cli->format == YC_FORMAT_CSV ? yc_cli_open_as(cli, error) : yc_cli_open(cli, error);
  if (app == NULL || !read_months(app, by, &months, error)) return 0;
  if (cases_word != NULL) {
    list_cases(cli, by, months, error);
    return 0;
  }
  g_autoptr(YcFigures) figures = yc_figures_read(app, by, months, error);
  if (figures == NULL) return 0;
  if (cli->format == YC_FORMAT_CSV) put_sheet(cli, figures, error);
  else if (cli->format == YC_FORMAT_TABLE) put_table(cli, figures);
  else put_numbers(cli, figures);
  return 0;
}

const YcVerb yc_verbs_stats[] = {
  { "stats", "", N_("统计:到期办件的按时率、超期、用时,按月份、责任人、单位、事项或村"), options, 0, 0, stats },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
