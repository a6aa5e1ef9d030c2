/* tick.c - the verb for cron and systemd: what fell due happens. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/agreement.h"
#include "app/closure.h"
#include "app/tick.h"
#include "cli/cli.h"
#include "store/verify.h"

static gboolean verify_too;

static const GOptionEntry options[] = {
  { "verify", 0, 0, G_OPTION_ARG_NONE, &verify_too, N_("再核对整个办件库:完整性、事件链、重演"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn columns[] = {
  { "from", NULL, YC_OUT_DAY }, { "to", NULL, YC_OUT_DAY },
  { "deemed", NULL, YC_OUT_NUMBER }, { "lapsed", NULL, YC_OUT_NUMBER }, { "notice", NULL, YC_OUT_NUMBER },
  { "agreed", NULL, YC_OUT_NUMBER }, { "received", NULL, YC_OUT_NUMBER }, { "red", NULL, YC_OUT_NUMBER }, { "unheld", NULL, YC_OUT_NUMBER },
  { "raised", NULL, YC_OUT_NUMBER }, { "away", NULL, YC_OUT_NUMBER }, { "reminded", NULL, YC_OUT_NUMBER }, { "refused", NULL, YC_OUT_NUMBER },
};

static void say_report(const YcTickReport *report)
{
  guint all = 0;
  char from[YC_DAY_TEXT], to[YC_DAY_TEXT];
  for (int what = 0; what < YC_N_TICKED; what++) {
    if (report->n[what] > 0) printf(_("%s %u 件\n"), yc_ticked_name((YcTicked)what), report->n[what]);
    all += report->n[what];
  }
  if (all == 0) printf(_("%s 到 %s:没有新到期的\n"), yc_day_format(report->from, from), yc_day_format(report->to, to));
  if (report->refused > 0) printf(_("有 %u 件按规则办不了,下次再试:请看这些办件的事项版本\n"), report->refused);
}

static void put_report(const YcCli *cli, const YcTickReport *report)
{
  char days[2][YC_DAY_TEXT], counts[YC_N_TICKED + 1][16];
  const char *cells[G_N_ELEMENTS(columns)] = { yc_day_format(report->from, days[0]), yc_day_format(report->to, days[1]) };
  for (int what = 0; what <= YC_N_TICKED; what++) {
    g_snprintf(counts[what], sizeof counts[what], "%u", what < YC_N_TICKED ? report->n[what] : report->refused);
    cells[what + 2] = counts[what];
  }
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  yc_out_row(out, cells);
}

static int tick(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcTickReport report;
  YcVerifyReport seen;
  YcApp *app = yc_cli_open(cli, error);
  if (app == NULL || !yc_tick_run(app, &report, error)) return 0;
  if (report.from == YC_DAY_NONE) {
    g_set_error_literal(error, YC_ERROR, YC_ERROR_REFUSED, _("今天早于已经办到的日子:请先核对本机的日期"));
    return 0;
  }
  if (cli->format == YC_FORMAT_TABLE) say_report(&report);
  else put_report(cli, &report);
  int missing = yc_calendar_missing(app);
  if (missing > 0 && cli->format == YC_FORMAT_TABLE) printf(_("%d年的放假通知还没装入:到期日是暂定\n"), missing);
  fflush(stdout);
  if (verify_too && !yc_verify(yc_app_store(app), &seen, error)) return 0;
  if (verify_too && cli->format == YC_FORMAT_TABLE) puts(_("办件库完好"));
  return 0;
}

static char *act_word;

static const GOptionEntry confirm_options[] = {
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一步的名字:同名的再来一次,不重办"), N_("名字") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static int confirm(YcCli *cli, char **words, GError **error)
{
  gboolean agreed = strcmp(words[1], "yes") == 0;
  if (!agreed && strcmp(words[1], "no") != 0) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("确认写 yes,不认可写 no 和为什么"));
    return 0;
  }
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  g_autofree char *joined = g_strjoinv(" ", words + 2), *reason = casefile ? yc_cli_text(joined, error) : NULL;
  g_autoptr(YcIntakeResult) result = reason ? yc_agreement_confirm(app, casefile, agreed, reason, act_word, error) : NULL;
  if (result != NULL)
    yc_cli_done(cli, agreed ? _("已确认默认同意") : _("已退回会签,亮红灯"), "number", YC_OUT_TEXT, result->number);
  return 0;
}

const YcVerb yc_verbs_tick[] = {
  { "case confirm", N_("办件号 yes|no [为什么 ...]"), N_("值班长确认会签单位超时默认同意,或不认可退回"), confirm_options, 2, -1, confirm },
  { "tick", "", N_("让到期的事发生:红灯、视为受理、公示期满、升级(定时运行)"), options, 0, 0, tick },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
