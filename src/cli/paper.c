/* paper.c - verbs of papers and of the spool that feeds the printer. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/casefile.h"
#include "app/paper.h"
#include "cli/cli.h"
#include "output/spool.h"

static gboolean print, unprinted, blanks;
static char *width_word, *command_word, *blank_word, *spoilt_word;

static const GOptionEntry paper_options[] = {
  { "width", 0, 0, G_OPTION_ARG_FILENAME, &width_word, N_("每行几列:32、48、80(默认按大厅设置)"), N_("列数") },
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("补打:送去打印,记下次数"), NULL },
  { "unprinted", 0, 0, G_OPTION_ARG_NONE, &unprinted, N_("列出已办未打印的文书;加 --print 就打印没有送出的"), NULL },
  { "blank", 0, 0, G_OPTION_ARG_FILENAME, &blank_word, N_("留这么多个应急收件单号并送打印(停电时手写用)"), N_("个数") },
  { "void-blank", 0, 0, G_OPTION_ARG_FILENAME, &spoilt_word, N_("写坏或丢失的应急收件单,号码作废"), N_("单号") },
  { "blanks", 0, 0, G_OPTION_ARG_NONE, &blanks, N_("列出留好还没有用的应急收件单号"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn columns[] = {
  { "id", NULL, YC_OUT_NUMBER },
  { "kind", NULL, YC_OUT_TEXT },
  { "number", NULL, YC_OUT_TEXT },
  { "day", NULL, YC_OUT_DAY },
  { "file", NULL, YC_OUT_TEXT },
  { "text", NULL, YC_OUT_TEXT },
};

static gboolean read_width(YcApp *app, int *width, GError **error)
{
  *width = yc_app_paper_width(app);
  if (width_word == NULL) return TRUE;
  if (!yc_cli_number(width_word, "--width", 32, 80, width, error)) return FALSE;
  if (*width == 32 || *width == 48 || *width == 80) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %d 列的纸:请用 32、48 或 80"), *width);
  return FALSE;
}

/* The papers of a case, oldest first; or one paper by its id, as `case accept` gives it, a list by its number. */
static GArray *find_papers(YcApp *app, const char *word, GError **error)
{
  g_autofree char *text = yc_cli_text(word, error);
  if (text == NULL) return NULL;
  g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(gint64));
  gint64 listed = yc_app_paper_find(app, text), casefile = listed ? 0 : yc_desk_number(app, text), id;
  if (listed != 0) {
    g_array_append_val(list, listed);
  } else if (casefile != 0) {
    g_autoptr(YcCaseView) view = yc_casefile_view(app, casefile, error);
    if (view == NULL) return NULL;
    for (guint i = 0; i < view->papers->len; i++) {
      const YcPaperLine *line = view->papers->pdata[i];
      g_array_append_val(list, line->id);
    }
  } else if (g_ascii_string_to_signed(text, 10, 1, G_MAXINT64, &id, NULL)) {
    g_array_append_val(list, id);
  }
  if (list->len > 0) return g_steal_pointer(&list);
  g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有 %s 的文书:请写办件号、文书的编号,或清单的文号"), text);
  return NULL;
}

static void warn(const char *warning)
{
  if (warning != NULL) fprintf(stderr, "yichuang: %s\n", warning);
}

static gboolean put_paper(YcCli *cli, YcOut *out, gint64 paper_id, int width, GError **error)
{
  g_autofree char *file = NULL;
  /* Who takes a case in prints its papers; this is always another print. */
  g_autofree char *warning = NULL;
  if (print && !yc_app_paper_print(cli->app, paper_id, width, TRUE, &file, &warning, error)) return FALSE;
  warn(warning);
  g_autoptr(YcPaperData) data = yc_app_paper_data(cli->app, paper_id, error);
  g_autofree char *text = data ? yc_app_paper_text(cli->app, paper_id, width, error) : NULL;
  if (text == NULL) return FALSE;
  if (cli->format != YC_FORMAT_TABLE) {
    char day[YC_DAY_TEXT];
    g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, paper_id);
    yc_out_row(out, (const char *[G_N_ELEMENTS(columns)]){
      id, yc_paper_code(data->kind), data->number, yc_day_format(data->day, day), file, text });
  } else if (print) {
    printf(_("%s 已送打印:%s\n"), yc_paper_title(data->kind), file);
  } else {
    fputs(text, stdout);
  }
  return TRUE;
}

/* --- what has not left ------------------------------------------------------------------------------------- */

static const YcOutColumn unprinted_columns[] = {
  { "id", NULL, YC_OUT_NUMBER },         { "kind", NULL, YC_OUT_TEXT },
  { "number", N_("文号"), YC_OUT_TEXT }, { "title", N_("文书"), YC_OUT_TEXT },
  { "day", N_("日期"), YC_OUT_DAY },     { "case", N_("办件号"), YC_OUT_TEXT },
  { "state", NULL, YC_OUT_TEXT },        { "state_text", N_("状态"), YC_OUT_TEXT },
};

static void put_unprinted(YcOut *out, const YcUnprinted *one)
{
  char day[YC_DAY_TEXT];
  g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, one->id);
  gboolean known = one->kind != YC_N_PAPERS;
  yc_out_row(out, (const char *[G_N_ELEMENTS(unprinted_columns)]){
    id, known ? yc_paper_code(one->kind) : "", one->number, known ? yc_paper_title(one->kind) : "",
    yc_day_format(one->day, day), one->case_number, one->waiting ? "waiting" : "unsent",
    one->waiting ? _("在等打印机") : _("没有送出") });
}

/* With --print those that never left go now; it is their first print. */
static int list_unprinted(YcCli *cli, int width, GError **error)
{
  g_autoptr(GPtrArray) list = yc_app_unprinted(cli->app, error);
  if (list == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, unprinted_columns, G_N_ELEMENTS(unprinted_columns));
  for (guint i = 0; i < list->len; i++) {
    YcUnprinted *one = list->pdata[i];
    g_autofree char *warning = NULL;
    if (print && !one->waiting) {
      if (!yc_app_paper_print(cli->app, one->id, width, FALSE, NULL, &warning, error)) return 0;
      one->waiting = TRUE;
    }
    warn(warning);
    put_unprinted(out, one);
  }
  return 0;
}

/* --- blank receipts ---------------------------------------------------------------------------------------- */

static const YcOutColumn blank_columns[] = {
  { "number", N_("文号"), YC_OUT_TEXT },
  { "day", N_("日期"), YC_OUT_DAY },
};

static void put_blank(YcOut *out, const char *number, YcDay day)
{
  char text[YC_DAY_TEXT];
  yc_out_row(out, (const char *[G_N_ELEMENTS(blank_columns)]){ number, yc_day_format(day, text) });
}

static int reserve_blanks(YcCli *cli, int width, GError **error)
{
  int n;
  g_autofree char *warning = NULL;
  if (!yc_cli_number(blank_word, "--blank", 1, YC_BLANK_MOST, &n, error)) return 0;
  g_auto(GStrv) numbers = yc_app_blanks_reserve(cli->app, n, width, NULL, &warning, error);
  if (numbers == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, blank_columns, G_N_ELEMENTS(blank_columns));
  for (char **number = numbers; *number != NULL; number++) put_blank(out, *number, yc_app_today(cli->app));
  warn(warning);
  return 0;
}

static int void_blank(YcCli *cli, GError **error)
{
  g_autofree char *number = yc_cli_text(spoilt_word, error);
  if (number != NULL && yc_app_blank_void(cli->app, number, error)) printf(_("%s 号应急收件单已作废\n"), number);
  return 0;
}

static int list_blanks(YcCli *cli, GError **error)
{
  g_autoptr(GPtrArray) list = yc_app_blanks(cli->app, error);
  if (list == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, blank_columns, G_N_ELEMENTS(blank_columns));
  for (guint i = 0; i < list->len; i++) {
    const YcBlank *blank = list->pdata[i];
    put_blank(out, blank->number, blank->day);
  }
  return 0;
}

static int show_papers(YcCli *cli, const char *word, int width, GError **error)
{
  g_autoptr(GArray) list = find_papers(cli->app, word, error);
  if (list == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < list->len; i++)
    if (!put_paper(cli, out, g_array_index(list, gint64, i), width, error)) return 0;
  return 0;
}

static int paper(YcCli *cli, char **words, GError **error)
{
  int width, asked = (words[0] != NULL) + unprinted + blanks + (blank_word != NULL) + (spoilt_word != NULL);
  if (asked != 1) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE,
                _("请写办件号或文书编号,或者 --unprinted、--blank、--blanks、--void-blank 中的一个"));
    return 0;
  }
  YcApp *app = print || blank_word || spoilt_word ? yc_cli_open_as(cli, error) : yc_cli_open(cli, error);
  if (app == NULL || !read_width(app, &width, error)) return 0;
  if (unprinted) return list_unprinted(cli, width, error);
  if (blank_word != NULL) return reserve_blanks(cli, width, error);
  if (spoilt_word != NULL) return void_blank(cli, error);
  return blanks ? list_blanks(cli, error) : show_papers(cli, words[0], width, error);
}

/* --- templates --------------------------------------------------------------------------------------------- */

static char *store_templates(const YcCli *cli)
{
  g_autofree char *store = yc_cli_store(cli);
  return g_strconcat(store, ".templates", NULL);
}

/* Needs no store: a directory, or the installed one and the one beside the store. */
static int template_check(YcCli *cli, char **words, GError **error)
{
  g_autofree char *installed = yc_app_data_path("templates"), *own = store_templates(cli);
  const char *const usual[] = { installed, own, NULL }, *const one[] = { words[0], NULL };
  if (words[0] != NULL && !g_file_test(words[0], G_FILE_TEST_IS_DIR)) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("没有目录 %s"), words[0]);
    return 0;
  }
  YcFaults *faults = yc_faults_new();
  g_autoptr(YcTemplates) templates = yc_templates_load(words[0] ? one : usual, faults);
  gboolean good = yc_cli_no_faults(faults, YC_ERROR_REFUSED, error);
  g_ptr_array_unref(faults);
  if (!good) return 0;
  g_autofree char *n = g_strdup_printf("%u", yc_templates_files(templates));
  g_autofree char *sentence = g_strdup_printf(_("%s 个模板,没有错"), n);
  yc_cli_done(cli, sentence, "templates", YC_OUT_NUMBER, n);
  return 0;
}

/* --- spool ------------------------------------------------------------------------------------------------- */

static const GOptionEntry spool_options[] = {
  { "command", 0, 0, G_OPTION_ARG_FILENAME, &command_word, N_("打印的命令(默认 lp),文件名加在后面"), N_("命令") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn spool_columns[] = { { "file", N_("等待打印"), YC_OUT_TEXT } };

static char **waiting(const YcCli *cli, char **directory, GError **error)
{
  g_autofree char *store = yc_cli_store(cli);
  if (!g_file_test(store, G_FILE_TEST_EXISTS)) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("没有办件库 %s:先用 yichuang init 或 yichuang demo 建立"), store);
    return NULL;
  }
  *directory = yc_spool_directory(store);
  return yc_spool_list(*directory, error);
}

static void put_files(const YcCli *cli, char **names)
{
  g_autoptr(YcOut) out = yc_out_new(cli->format, spool_columns, G_N_ELEMENTS(spool_columns));
  for (char **name = names; *name != NULL; name++) yc_out_row(out, (const char *[]){ *name });
}

static int spool_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  g_autofree char *directory = NULL;
  g_auto(GStrv) names = waiting(cli, &directory, error);
  if (names != NULL) put_files(cli, names);
  return 0;
}

static int spool_print(YcCli *cli, char **words, GError **error)
{
  (void)words;
  g_autofree char *directory = NULL;
  g_auto(GStrv) command = NULL;
  g_autoptr(GError) reason = NULL;
  if (!g_shell_parse_argv(command_word ? command_word : "lp", NULL, &command, &reason)) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("--command 的引号不配对,或没有内容"));
    return 0;
  }
  g_auto(GStrv) names = waiting(cli, &directory, error);
  if (names == NULL) return 0;
  for (char **name = names; *name != NULL; name++)
    if (!yc_spool_feed(directory, *name, command, error)) return 0;
  g_autofree char *n = g_strdup_printf("%u", g_strv_length(names));
  g_autofree char *sentence = g_strdup_printf(_("已打印 %s 份"), n);
  yc_cli_done(cli, sentence, "printed", YC_OUT_NUMBER, n);
  return 0;
}

const YcVerb yc_verbs_paper[] = {
  { "paper", N_("[办件号|文书编号|清单文号]"), N_("显示或打印文书;未打印的;停电用的应急收件单"), paper_options, 0, 1, paper },
  { "template check", N_("[目录]"), N_("检查文书模板"), NULL, 0, 1, template_check },
  { "spool", "", N_("列出等待打印的文书"), NULL, 0, 0, spool_list },
  { "spool list", "", N_("列出等待打印的文书"), NULL, 0, 0, spool_list },
  { "spool print", "", N_("把等待的文书交给打印命令"), spool_options, 0, 0, spool_print },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
