/* cli.c - the command line read, a verb found and run; see cli.h. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "base/error.h"
#include "base/text.h"
#include "cli/cli.h"

const YcVerb *const yc_verb_groups[] = {
  yc_verbs_case, yc_verbs_why, yc_verbs_bag, yc_verbs_waiting, yc_verbs_overdue, yc_verbs_clocks, yc_verbs_notice, yc_verbs_occasion, yc_verbs_afterwards, yc_verbs_outside, yc_verbs_paper, yc_verbs_item, yc_verbs_proof, yc_verbs_calendar,
  yc_verbs_calendar_load, yc_verbs_closure, yc_verbs_absence, yc_verbs_clock,
  yc_verbs_inquiry,
  yc_verbs_step, yc_verbs_supervise, yc_verbs_agency, yc_verbs_handover,
  yc_verbs_referral,
  yc_verbs_deliver,
  yc_verbs_stats, yc_verbs_matter_stats,
  yc_verbs_check, yc_verbs_store, yc_verbs_tick, yc_verbs_help, NULL
};

static YcCli the;   /* GOptionEntry wants addresses that the compiler knows */

static const GOptionEntry options[] = {
  { "store", 0, 0, G_OPTION_ARG_FILENAME, &the.store, N_("办件库文件"), N_("文件") },
  { "as", 0, 0, G_OPTION_ARG_FILENAME, &the.login, N_("以谁的登录名办理"), N_("登录名") },
  { "window", 0, 0, G_OPTION_ARG_FILENAME, &the.window, N_("在几号窗口"), N_("窗口号") },
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &the.format_word, N_("输出格式:table、tsv、json"), N_("格式") },
  { "today", 0, 0, G_OPTION_ARG_FILENAME, &the.today, N_("当作这一天(只用于演示库和不用办件库的命令)"), N_("日期") },
  { "confirm-day", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &the.confirm_days, N_("本机时钟不准时核对今天的日期,写两遍"), N_("日期") },
  { "language", 0, 0, G_OPTION_ARG_FILENAME, &the.language, N_("界面语言:zh、en"), N_("语言") },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &the.help, N_("显示帮助"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, &the.version, N_("显示版本"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

/* What is no option; without this entry a `--` in front of it would stay. */
static const GOptionEntry rest[] = {
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &the.words, NULL, NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

const GOptionEntry *yc_cli_options(void)
{
  return options;
}

static gboolean parse_options(char ***argv, const YcVerb *verb, GError **error)
{
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_set_strict_posix(context, verb == NULL);
  g_option_context_add_main_entries(context, options, NULL);
  if (verb != NULL) g_option_context_add_main_entries(context, rest, NULL);
  if (verb != NULL && verb->options != NULL) g_option_context_add_main_entries(context, verb->options, NULL);
  g_autoptr(GError) reason = NULL;
  if (g_option_context_parse_strv(context, argv, &reason)) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("选项不对(%s)。yichuang help%s%s 列出可用的选项"), reason->message,
              verb ? " " : "", verb ? verb->name : "");
  return FALSE;
}

/* The verb of these words, the longest name first; *n receives how many words its name has. */
static const YcVerb *find_verb(char **words, guint *n)
{
  g_autofree char *two = words[0] && words[1] ? g_strjoin(" ", words[0], words[1], NULL) : NULL;
  const char *names[] = { words[0], two };
  for (*n = 2; *n > 0; --*n)
    for (guint group = 0; names[*n - 1] != NULL && yc_verb_groups[group] != NULL; group++)
      for (const YcVerb *verb = yc_verb_groups[group]; verb->name != NULL; verb++)
        if (strcmp(verb->name, names[*n - 1]) == 0) return verb;
  return NULL;
}

static gboolean unknown_verb(const char *word, GError **error)
{
  g_autofree char *prefix = g_strconcat(word, " ", NULL);
  g_autoptr(GString) choice = g_string_new(NULL);
  for (guint group = 0; yc_verb_groups[group] != NULL; group++)
    for (const YcVerb *verb = yc_verb_groups[group]; verb->name != NULL; verb++)
      if (g_str_has_prefix(verb->name, prefix))
        g_string_append_printf(choice, "%s%s", choice->len ? _("、") : "", verb->name + strlen(prefix));
  if (choice->len > 0)
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 后面要写明做什么:%s"), word, choice->str);
  else
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %s 这个命令。yichuang help 列出全部命令"), word);
  return FALSE;
}

static gboolean check_words(const YcVerb *verb, GError **error)
{
  int n = (int)g_strv_length(the.words);
  if (n >= verb->min && (verb->max < 0 || n <= verb->max)) return TRUE;
  g_autofree char *words = yc_cli_words(verb->words);
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, n < verb->min ? _("少了内容。用法:yichuang %s %s") :
              _("多了内容。用法:yichuang %s %s"), verb->name, words);
  return FALSE;
}

/* The verbs that also write a spreadsheet's file. */
static gboolean has_csv(const YcVerb *verb)
{
  static const char *const names[] = { "stats", NULL };
  return verb != NULL && g_strv_contains(names, verb->name);
}

static gboolean check_options(GError **error)
{
  the.format = the.format_word ? yc_format_parse(the.format_word) : YC_FORMAT_TABLE;
  if (the.format == YC_N_FORMATS || (the.format == YC_FORMAT_CSV && !has_csv(the.verb))) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %s 这种格式:请用 table、tsv 或 json"), the.format_word);
    return FALSE;
  }
  const char *language = the.language ? the.language : "zh";
  if (g_str_has_prefix(language, "zh") || g_str_has_prefix(language, "en")) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %s 这种界面语言:请用 zh 或 en"), language);
  return FALSE;
}

YcCli *yc_cli_parse(char **argv, GError **error)
{
  g_auto(GStrv) left = g_strdupv(argv);
  if (!parse_options(&left, NULL, error)) return &the;
  guint n = 0, all = g_strv_length(left);
  the.verb = all > 1 ? find_verb(left + 1, &n) : NULL;
  if (all > 1 && the.verb == NULL && !unknown_verb(left[1], error)) return &the;
  if (the.verb != NULL) {
    for (guint i = 1; i <= n; i++) g_free(left[i]);
    memmove(left + 1, left + 1 + n, (all - n) * sizeof *left);
    if (!parse_options(&left, the.verb, error)) return &the;
  }
  if (the.words == NULL) the.words = g_new0(char *, 1);
  if (check_options(error) && the.verb != NULL && !the.help) check_words(the.verb, error);
  return &the;
}

void yc_cli_free(YcCli *cli)
{
  g_clear_pointer(&cli->app, yc_app_close);
  g_clear_pointer(&cli->calendar, yc_calendar_free);
  g_strfreev(cli->words);
  g_strfreev(cli->confirm_days);
  char **texts[] = { &cli->store, &cli->login, &cli->window, &cli->today, &cli->format_word, &cli->language };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(*texts[i]);
  memset(cli, 0, sizeof *cli);
}

int yc_cli_fail(const GError *error)
{
  g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_autofree char *clean = yc_clean(*line, -1, 0, NULL);
    if (*clean != '\0') fprintf(stderr, "yichuang: %s\n", clean);
  }
  return yc_error_status(error);
}
