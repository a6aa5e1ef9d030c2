/* store.c - verbs that make a store, test it and copy it. */
#include <config.h>
#include <stdio.h>
#include <unistd.h>
#include "app/paper.h"
#include "app/setup.h"
#include "cli/cli.h"
#include "store/verify.h"

#define CASES_DEFAULT 300
#define CASES_MAX 2000000

static char *hall;
static gboolean test_clock;
static char *cases_word, *seed_word;

static const GOptionEntry init_options[] = {
  { "hall", 0, 0, G_OPTION_ARG_FILENAME, &hall, N_("大厅设置的目录(默认虚构的样例大厅)"), N_("目录") },
  { "test-clock", 0, 0, G_OPTION_ARG_NONE, &test_clock, N_("许可 --today 和 YICHUANG_CLOCK;文书印“演示”"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const GOptionEntry demo_options[] = {
  { "cases", 0, 0, G_OPTION_ARG_FILENAME, &cases_word, N_("办件的数目(默认 300)"), N_("数目") },
  { "seed", 0, 0, G_OPTION_ARG_FILENAME, &seed_word, N_("随机数种子(默认 1):同种子同日期,同一个库"), N_("数目") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static void say_made(const YcCli *cli, const char *path)
{
  g_autofree char *sentence = g_strdup_printf(_("已建立办件库 %s"), path);
  yc_cli_done(cli, sentence, "store", YC_OUT_TEXT, path);
}

/* Faults of the files read, then whether the store was made. */
static int made(const YcCli *cli, const char *path, gboolean ok, YcFaults *faults, GError **error)
{
  ok = yc_cli_no_faults(faults, YC_ERROR_REFUSED, error) && ok;
  g_ptr_array_unref(faults);
  if (ok) say_made(cli, path);
  return 0;
}

static int init(YcCli *cli, char **words, GError **error)
{
  YcTime clock;
  if (!yc_cli_clock(cli, &clock, error)) return 0;
  if (clock != YC_TIME_NONE && !test_clock) {
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("正式的办件库只认本机时钟:要用 --today 就加 --test-clock"));
    return 0;
  }
  g_autofree char *data = yc_app_data_path("");
  g_autofree char *directory = hall ? g_strdup(hall) : yc_app_data_path("demo");
  YcFaults *faults = yc_faults_new();
  gboolean ok = yc_setup_init(words[0], directory, data, test_clock, YC_DAY_NONE, clock, faults, error);
  return made(cli, words[0], ok, faults, error);
}

static void show_progress(guint done, guint all, gpointer unused)
{
  (void)unused;
  if (isatty(STDERR_FILENO)) fprintf(stderr, done < all ? "\r%u/%u" : "\r%u/%u\n", done, all);
}

static int demo(YcCli *cli, char **words, GError **error)
{
  int cases = CASES_DEFAULT, seed = 1;
  YcTime clock;
  if (cases_word != NULL && !yc_cli_number(cases_word, "--cases", 0, CASES_MAX, &cases, error)) return 0;
  if (seed_word != NULL && !yc_cli_number(seed_word, "--seed", 0, G_MAXINT, &seed, error)) return 0;
  if (!yc_cli_clock(cli, &clock, error)) return 0;
  g_autofree char *data = yc_app_data_path("");
  YcFaults *faults = yc_faults_new();
  YcDemoPlan plan = { .cases = (guint)cases, .seed = (guint32)seed, .clock = clock };
  gboolean ok = yc_setup_demo(words[0], data, &plan, show_progress, NULL, faults, error);
  return made(cli, words[0], ok, faults, error);
}

/* --- verify and backup ------------------------------------------------------------------------------------- */

static const YcOutColumn verify_columns[] = {
  { "events", NULL, YC_OUT_NUMBER },
  { "bodies", NULL, YC_OUT_NUMBER },
  { "tables", NULL, YC_OUT_NUMBER },
};

/* Opens the store alone: a damaged one must still be told about. */
static int verify(YcCli *cli, char **words, GError **error)
{
  (void)words;
  g_autofree char *path = yc_cli_store(cli);
  g_autoptr(YcStore) store = yc_store_open(path, error);
  YcVerifyReport report;
  if (store == NULL || !yc_verify(store, &report, error)) return 0;
  g_autofree char *events = g_strdup_printf("%" G_GINT64_FORMAT, report.events);
  g_autofree char *bodies = g_strdup_printf("%" G_GINT64_FORMAT, report.bodies);
  g_autofree char *tables = g_strdup_printf("%u", report.tables);
  if (cli->format == YC_FORMAT_TABLE) {
    printf(_("办件库完好:%s 个事件首尾相连,%s 张表与重演逐行相同\n"), events, tables);
    return 0;
  }
  g_autoptr(YcOut) out = yc_out_new(cli->format, verify_columns, G_N_ELEMENTS(verify_columns));
  yc_out_row(out, (const char *[]){ events, bodies, tables });
  return 0;
}

static int backup(YcCli *cli, char **words, GError **error)
{
  g_autofree char *path = yc_cli_store(cli);
  g_autoptr(YcStore) store = yc_store_open(path, error);
  if (store == NULL || !yc_store_backup(store, words[0], error)) return 0;
  g_autofree char *sentence = g_strdup_printf(_("已备份到 %s"), words[0]);
  yc_cli_done(cli, sentence, "backup", YC_OUT_TEXT, words[0]);
  return 0;
}

const YcVerb yc_verbs_store[] = {
  { "init", N_("文件"), N_("建立新的办件库"), init_options, 1, 1, init },
  { "demo", N_("文件"), N_("建立演示库,里面的人和事都是虚构的"), demo_options, 1, 1, demo },
  { "verify", "", N_("核对办件库:完整性、事件链、重演"), NULL, 0, 0, verify },
  { "backup", N_("文件"), N_("备份到新文件,不妨碍别的窗口办件"), NULL, 1, 1, backup },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
