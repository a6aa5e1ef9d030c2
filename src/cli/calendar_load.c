/* calendar_load.c - verbs that load notices and festivals, and show what that moved (RULE time-05). */
#include <config.h>
#include <stdio.h>
#include <unistd.h>
#include "app/calendar_change.h"
#include "app/export.h"
#include "app/say.h"
#include "cli/cli.h"

static gboolean dry, yes, untold;
static char *by_word;

static const GOptionEntry load_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry, N_("只列出会改的日子,不装入"), NULL },
  { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_("不再问,直接装入"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const GOptionEntry moved_options[] = {
  { "untold", 0, 0, G_OPTION_ARG_NONE, &untold, N_("全中心还没告诉申请人的,带电话"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const GOptionEntry told_options[] = {
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_word, N_("怎么告诉的:phone、visit、agent"), N_("方式") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

/* --- what moves ------------------------------------------------------------------------------------------- */

static const YcOutColumn move_columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT },
  { "item", N_("事项"), YC_OUT_TEXT },
  { "clock", NULL, YC_OUT_TEXT },
  { NULL, N_("期限"), YC_OUT_TEXT },
  { "was", N_("原到期"), YC_OUT_DAY },
  { "due", N_("新到期"), YC_OUT_DAY },
  { "left_was", NULL, YC_OUT_NUMBER },
  { "left", NULL, YC_OUT_NUMBER },
  { NULL, N_("停着还剩"), YC_OUT_TEXT },
  { "provisional", N_("暂定"), YC_OUT_FLAG },
  { "given", N_("要告诉申请人"), YC_OUT_FLAG },
  { "who", N_("责任人"), YC_OUT_TEXT },
};

static void put_move(YcOut *out, const YcMove *move)
{
  char was[YC_DAY_TEXT], due[YC_DAY_TEXT];
  gboolean stands = move->due == YC_DAY_NONE;
  g_autofree char *left_was = stands ? g_strdup_printf("%d", move->left_was) : NULL,
                  *left = stands ? g_strdup_printf("%d", move->left) : NULL,
                  *both = stands ? g_strdup_printf("%d→%d", move->left_was, move->left) : NULL;
  yc_out_row(out, (const char *[G_N_ELEMENTS(move_columns)]){
    move->number, move->item, move->kind, yc_say_clock(move->kind), yc_day_format(move->was, was),
    yc_day_format(move->due, due), left_was, left, both, move->provisional ? "yes" : "no", move->given ? "yes" : "no",
    move->who });
}

/* Days that only cease to be 暂定 alarm nobody: a table counts them, the other formats list them. */
static void put_moves(const YcCli *cli, const YcCalendarPlan *plan)
{
  gboolean table = cli->format == YC_FORMAT_TABLE;
  if (table && plan->moved == 0) return;
  g_autoptr(YcOut) out = yc_out_new(cli->format, move_columns, G_N_ELEMENTS(move_columns));
  for (guint i = 0; i < plan->moves->len; i++) {
    const YcMove *move = plan->moves->pdata[i];
    if (!table || move->was != move->due || move->due == YC_DAY_NONE) put_move(out, move);
  }
}

static void put_summary(const YcCli *cli, const YcCalendarPlan *plan, gboolean done)
{
  if (cli->format != YC_FORMAT_TABLE) return;
  printf(done ? _("已装入 %s。\n") : _("将装入 %s。\n"), plan->title);
  printf(_("%u 件在办的办件:%u 个期限改日子(其中 %u 个要告诉申请人),%u 个日子不变,只改暂定与否。\n"), plan->cases,
         plan->moved, plan->given, plan->settled);
  if (done && plan->given > 0) puts(_("要告诉谁:yichuang calendar moved --untold 列出姓名和电话。"));
}

/* --- loading ---------------------------------------------------------------------------------------------- */

static gboolean agreed(void)
{
  char answer[16];
  printf(_("装入吗?[y/N] "));
  fflush(stdout);
  return fgets(answer, sizeof answer, stdin) != NULL && g_ascii_tolower(answer[0]) == 'y';
}

static gboolean may_go_on(GError **error)
{
  if (yes) return TRUE;
  if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
    if (agreed()) return TRUE;
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有装入:没有答 y"));
    return FALSE;
  }
  g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有装入:核对上面的清单后加 --yes 再来"));
  return FALSE;
}

static int load(YcCli *cli, const char *file, gboolean regional, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  if (app == NULL) return 0;
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcCalendarPlan) plan = yc_calendar_plan(app, file, regional, faults, error);
  if (!yc_cli_no_faults(faults, YC_ERROR_REFUSED, error) || plan == NULL) return 0;
  if (plan->changes->len == 0) {
    if (cli->format == YC_FORMAT_TABLE) puts(_("与办件库里的相同,没有改动"));
    else put_moves(cli, plan);
    return 0;
  }
  if (!yes) put_moves(cli, plan);
  if (!yes) put_summary(cli, plan, FALSE);
  if (dry || !may_go_on(error) || !yc_calendar_load(app, plan, error)) return 0;
  if (yes) put_moves(cli, plan);
  put_summary(cli, plan, TRUE);
  return 0;
}

static int calendar_import(YcCli *cli, char **words, GError **error)
{
  return load(cli, words[0], FALSE, error);
}

static int calendar_festivals(YcCli *cli, char **words, GError **error)
{
  return load(cli, words[0], TRUE, error);
}

/* --- afterwards ------------------------------------------------------------------------------------------- */

static const YcOutColumn moved_columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT },
  { "item", N_("事项"), YC_OUT_TEXT },
  { "clock", NULL, YC_OUT_TEXT },
  { NULL, N_("期限"), YC_OUT_TEXT },
  { "was", N_("原到期"), YC_OUT_DAY },
  { "due", N_("新到期"), YC_OUT_DAY },
  { "person", N_("告诉谁"), YC_OUT_TEXT },
  { "phone", N_("电话"), YC_OUT_TEXT },
  { "who", N_("责任人"), YC_OUT_TEXT },
};

/* Names with their phones leave the program: recorded before they do (RULE prv-04). */
static gboolean may_leave(const YcCli *cli, const GPtrArray *list, GError **error)
{
  static const char *const personal[] = { "person", "phone", NULL };
  const YcExport export = { "moved", "", list->len, cli->format == YC_FORMAT_JSON ? "json" : "table", personal };
  return !untold || (yc_export_may(cli->app, error) && (list->len == 0 || yc_export_record(cli->app, &export, error)));
}

static int calendar_moved(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open_as(cli, error);
  g_autoptr(GPtrArray) list = app ? yc_calendar_moved(app, untold, error) : NULL;
  if (list == NULL || !may_leave(cli, list, error)) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, moved_columns, G_N_ELEMENTS(moved_columns));
  for (guint i = 0; i < list->len; i++) {
    const YcMoved *moved = list->pdata[i];
    char was[YC_DAY_TEXT], due[YC_DAY_TEXT];
    yc_out_row(out, (const char *[G_N_ELEMENTS(moved_columns)]){
      moved->number, moved->item, moved->kind, yc_say_clock(moved->kind), yc_day_format(moved->was, was),
      yc_day_format(moved->due, due), untold ? moved->person : NULL, untold ? moved->phone : NULL, moved->who });
  }
  if (!untold) yc_calendar_moved_seen(app, error);
  return 0;
}

static int calendar_told(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  if (casefile == 0 || !yc_calendar_told(app, casefile, by_word ? by_word : "phone", error)) return 0;
  yc_cli_done(cli, _("已记下:改期告诉了申请人。"), "told", YC_OUT_TEXT, words[0]);
  return 0;
}

const YcVerb yc_verbs_calendar_load[] = {
  { "calendar import", N_("文件"), N_("装入放假通知:先列出在办的期限怎么改"), load_options, 1, 1, calendar_import },
  { "calendar festivals", N_("文件"), N_("装入本地区的法定节日:同样先列出"), load_options, 1, 1, calendar_festivals },
  { "calendar moved", "", N_("因日历改期、我负责的办件;看过就不再列"), moved_options, 0, 0, calendar_moved },
  { "calendar told", N_("办件号"), N_("改期已经告诉申请人"), told_options, 1, 1, calendar_told },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
