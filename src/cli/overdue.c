/* overdue.c - what was overdue in a period, case by case or in groups: what the board's last tab shows. */
#include <config.h>
#include <stdio.h>
#include "app/late.h"
#include "app/say.h"
#include "cli/cli.h"

static char *from_word, *to_word, *month_word, *by_word, *save_name, *charset;
static gboolean print;

static const GOptionEntry options[] = {
  { "month", 0, 0, G_OPTION_ARG_STRING, &month_word, N_("哪个月:2026-10、10、本月、上月"), N_("月份") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &from_word, N_("从哪天起"), N_("日期") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to_word, N_("到哪天止;不写就是今天"), N_("日期") },
  { "by", 0, 0, G_OPTION_ARG_STRING, &by_word, N_("分组:person、office、item、village、window"), N_("分组") },
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("打印成编号的 A4 表"), NULL },
  { "save", 0, 0, G_OPTION_ARG_FILENAME, &save_name, N_("存成电子表格的文件"), N_("文件名") },
  { "charset", 0, 0, G_OPTION_ARG_STRING, &charset, N_("文件的编码:UTF-8(缺省)或 GB18030"), N_("编码") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn case_columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT }, { "applicant", N_("申请人"), YC_OUT_TEXT }, { "place", N_("村"), YC_OUT_TEXT },
  { "item", N_("事项"), YC_OUT_TEXT },     { "person", N_("责任人"), YC_OUT_TEXT },    { "office", N_("单位"), YC_OUT_TEXT },
  { "light", NULL, YC_OUT_TEXT },          { "clock", NULL, YC_OUT_TEXT },             { NULL, N_("期限"), YC_OUT_TEXT },
  { "due", N_("到期"), YC_OUT_DAY },       { "ended", N_("办结"), YC_OUT_DAY },        { "days", N_("超期"), YC_OUT_NUMBER },
  { "statute", N_("破法定"), YC_OUT_FLAG }, { "reason", N_("原因"), YC_OUT_TEXT },     { "urges", N_("催办"), YC_OUT_NUMBER },
  { "orders", N_("督办"), YC_OUT_NUMBER }, { "accounted", N_("问责"), YC_OUT_FLAG },   { "appeal", NULL, YC_OUT_TEXT },
  { NULL, N_("申诉"), YC_OUT_TEXT },
};

static const YcOutColumn group_columns[] = {
  { "group", N_("分组"), YC_OUT_TEXT },      { "cases", N_("件数"), YC_OUT_NUMBER }, { "worst", N_("最长"), YC_OUT_NUMBER },
  { "median", N_("中位"), YC_OUT_NUMBER }, { "statute", N_("破法定"), YC_OUT_NUMBER },
};

/* The period that was asked for; none: what is overdue today. */
static gboolean read_period(YcApp *app, YcPeriod *period, GError **error)
{
  YcDay today = yc_app_today(app);
  *period = (YcPeriod){ today, today };
  if (month_word != NULL && (from_word != NULL || to_word != NULL)) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("--month 和 --from、--to 只能用一种"));
    return FALSE;
  }
  if (month_word != NULL) return yc_period_parse(today, month_word, period, error);
  if (from_word == NULL && to_word == NULL) return TRUE;
  if (from_word == NULL) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("有 --to 也要有 --from"));
    return FALSE;
  }
  return yc_cli_day(from_word, "--from", &period->from, error) &&
         (to_word == NULL || yc_cli_day(to_word, "--to", &period->to, error)) &&
         (period->from <= period->to || (g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("--to 在 --from 之前")), FALSE));
}

static void put_case(YcOut *out, const YcLate *late, const YcLateDetail *detail)
{
  char due[YC_DAY_TEXT], ended[YC_DAY_TEXT];
  g_autofree char *days = g_strdup_printf("%d", late->cf.over), *urges = g_strdup_printf("%d", detail->urges);
  g_autofree char *orders = g_strdup_printf("%d", detail->orders);
  yc_out_row(out, (const char *[G_N_ELEMENTS(case_columns)]){
                      detail->number, detail->masked, detail->place, detail->item, detail->who, detail->office, detail->red,
                      late->clock, detail->clock, yc_day_format(late->cf.due, due),
                      late->ended == YC_DAY_NONE ? "" : yc_day_format(late->ended, ended), days,
                      late->cf.grave ? "yes" : "no", detail->reason, urges, orders, detail->accounted ? "yes" : "no",
                      late->appeal, yc_late_appeal(late->appeal) });
}

static gboolean put_cases(const YcCli *cli, YcLates *lates, GError **error)
{
  g_autoptr(YcOut) out = yc_out_new(cli->format, case_columns, G_N_ELEMENTS(case_columns));
  for (guint i = 0; i < lates->rows->len; i++) {
    g_autoptr(YcLateDetail) detail = yc_late_detail(lates, lates->rows->pdata[i], error);
    if (detail == NULL) return FALSE;
    put_case(out, lates->rows->pdata[i], detail);
  }
  return TRUE;
}

static void put_groups(const YcCli *cli, YcLates *lates, YcBoardBy by)
{
  g_autoptr(GPtrArray) groups = yc_lates_groups(lates, by, "");
  g_autoptr(YcOut) out = yc_out_new(cli->format, group_columns, G_N_ELEMENTS(group_columns));
  for (guint i = 0; i < groups->len; i++) {
    const YcBoardGroup *group = groups->pdata[i];
    g_autofree char *cases = g_strdup_printf("%u", group->cases->len), *worst = g_strdup_printf("%d", group->worst);
    g_autofree char *median = g_strdup_printf("%d", group->median), *graves = g_strdup_printf("%u", group->graves);
    yc_out_row(out, (const char *[G_N_ELEMENTS(group_columns)]){ group->name, cases, worst, median, graves });
  }
}

static int take_out(YcCli *cli, YcLates *lates, GError **error)
{
  g_autofree char *number = NULL, *warning = NULL, *path = NULL;
  if (print) {
    if (!yc_lates_print(lates, "", &number, &warning, error)) return 0;
    if (warning != NULL) fprintf(stderr, "yichuang: %s\n", warning);
    yc_cli_done(cli, number, "number", YC_OUT_TEXT, number);
    return 0;
  }
  path = yc_lates_save(lates, "", save_name, charset ? charset : "UTF-8", error);
  if (path != NULL) yc_cli_done(cli, path, "file", YC_OUT_TEXT, path);
  return 0;
}

static int overdue(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcPeriod period;
  YcBoardBy by = yc_board_by_parse(by_word);
  YcApp *app = yc_cli_open_as(cli, error);
  if (app == NULL || !read_period(app, &period, error)) return 0;
  if (by_word != NULL && by == YC_N_BOARD_BY) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有分组 %s:请用 person、office、item、village 或 window"), by_word);
    return 0;
  }
  g_autoptr(YcLates) lates = yc_lates_read(app, &period, error);
  if (lates == NULL) return 0;
  if (print || save_name != NULL) return take_out(cli, lates, error);
  if (by_word != NULL) {
    put_groups(cli, lates, by);
    return 0;
  }
  if (cli->format == YC_FORMAT_TABLE && lates->rows->len == 0) {
    puts(yc_board_tab_empty(YC_BOARD_PERIOD));
    return 0;
  }
  /* What a program reads goes on from here (RULE prv-04). */
  if (cli->format != YC_FORMAT_TABLE && !yc_lates_record(lates, cli->format == YC_FORMAT_TSV ? "tsv" : "json", error)) return 0;
  put_cases(cli, lates, error);
  return 0;
}

const YcVerb yc_verbs_overdue[] = {
  { "overdue", "", N_("一段日子里超期的办件,办结的也在内;不写日子就是今天还超着的"), options, 0, 0, overdue },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
