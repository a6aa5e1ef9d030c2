/* outside.c - verbs about the systems of others: the queue of cases not yet entered there, their numbers, and a case laid
 * out for copying. */
#include <config.h>
#include <stdio.h>
#include "app/copy.h"
#include "app/outside.h"
#include "cli/cli.h"

#define PAGE 500

/* --- outside list ------------------------------------------------------------------------------------------ */

static const YcOutColumn list_columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT },  { "due", N_("到期"), YC_OUT_DAY },  { "applicant", N_("申请人"), YC_OUT_TEXT },
  { "place", N_("村"), YC_OUT_TEXT },       { "item", N_("事项"), YC_OUT_TEXT }, { "outside", NULL, YC_OUT_TEXT },
  { NULL, N_("未录"), YC_OUT_TEXT },
};

static void put_rows(YcApp *app, YcOut *out, const GPtrArray *page)
{
  for (guint i = 0; i < page->len; i++) {
    const YcCaseRow *row = page->pdata[i];
    char due[YC_DAY_TEXT];
    g_autofree char *names = yc_outside_names(app, row->outside);
    yc_out_row(out, (const char *[G_N_ELEMENTS(list_columns)]){ row->number, yc_day_format(row->due, due), row->applicant,
                                                               row->place_short, row->item_short, row->outside, names });
  }
}

static int outside_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open(cli, error);
  g_autoptr(GPtrArray) page = app ? yc_outside_list(app, NULL, 0, FALSE, PAGE, error) : NULL;
  if (page == NULL) return 0;
  if (page->len == 0 && cli->format == YC_FORMAT_TABLE) {
    puts(_("办件都已录入外部系统"));
    return 0;
  }
  g_autoptr(YcOut) out = yc_out_new(cli->format, list_columns, G_N_ELEMENTS(list_columns));
  while (page != NULL && page->len > 0) {
    put_rows(app, out, page);
    const YcCaseRow *last = page->pdata[page->len - 1];
    GPtrArray *next = page->len < PAGE ? NULL : yc_outside_list(app, &last->sort, last->id, FALSE, PAGE, error);
    g_ptr_array_unref(page);
    page = next;
  }
  return 0;
}

/* --- outside set, drop ------------------------------------------------------------------------------------- */

static char *act;

static const GOptionEntry act_options[] = {
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &act, N_("这次办理的名字:同一个名字再来一次,什么也不改"), N_("名字") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

/* What is left to enter. */
static void put_left(const YcCli *cli, gint64 casefile, const char *done, GError **error)
{
  g_autoptr(GPtrArray) lines = yc_outside_lines(cli->app, casefile, error);
  g_autoptr(GString) codes = g_string_new(NULL);
  for (guint i = 0; lines != NULL && i < lines->len; i++) {
    const YcOutsideLine *line = lines->pdata[i];
    if (*line->number == '\0') g_string_append_printf(codes, "%s%s", codes->len ? " " : "", line->system);
  }
  g_autofree char *names = yc_outside_names(cli->app, codes->str);
  g_autofree char *sentence = *names ? g_strdup_printf(_("%s,还没录入:%s"), done, names) : g_strdup_printf(_("%s,都已录入"), done);
  yc_cli_done(cli, sentence, "outside", YC_OUT_TEXT, codes->str);
}

/* System and number as they were typed. */
typedef struct {
  gint64 casefile;
  char *system, *number;
} Typed;

static void typed_clear(Typed *typed)
{
  g_free(typed->system);
  g_free(typed->number);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Typed, typed_clear)

static gboolean read_words(YcCli *cli, char **words, Typed *typed, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  typed->casefile = app ? yc_cli_case(app, words[0], error) : 0;
  typed->system = typed->casefile ? yc_cli_text(words[1], error) : NULL;
  typed->number = typed->system ? yc_cli_text(words[2], error) : NULL;
  return typed->number != NULL;
}

static int outside_set(YcCli *cli, char **words, GError **error)
{
  g_auto(Typed) typed = { 0 };
  g_autofree char *warning = NULL;
  if (!read_words(cli, words, &typed, error) ||
      !yc_outside_set(cli->app, typed.casefile, typed.system, typed.number, act, &warning, error))
    return 0;
  if (warning != NULL) fprintf(stderr, "yichuang: %s\n", warning);
  put_left(cli, typed.casefile, _("已记下"), error);
  return 0;
}

static int outside_drop(YcCli *cli, char **words, GError **error)
{
  g_auto(Typed) typed = { 0 };
  if (!read_words(cli, words, &typed, error) ||
      !yc_outside_drop(cli->app, typed.casefile, typed.system, typed.number, act, error))
    return 0;
  put_left(cli, typed.casefile, _("已删去"), error);
  return 0;
}

/* --- case copy --------------------------------------------------------------------------------------------- */

static char *reason_word;

static const GOptionEntry copy_options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason_word, N_("事由:不是自己接待、也不在自己手上的办件要写"), N_("事由") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn copy_columns[] = {
  { "field", N_("字段"), YC_OUT_TEXT }, { "value", N_("值"), YC_OUT_TEXT },
};

/* Plain lines for people: nothing is padded, so that they copy cleanly. */
static void put_lines(const YcCli *cli, const GPtrArray *lines)
{
  g_autoptr(YcOut) out =
      cli->format == YC_FORMAT_TABLE ? NULL : yc_out_new(cli->format, copy_columns, G_N_ELEMENTS(copy_columns));
  for (guint i = 0; i < lines->len; i++) {
    const YcCopyLine *line = lines->pdata[i];
    if (out != NULL) yc_out_row(out, (const char *[G_N_ELEMENTS(copy_columns)]){ line->label, line->value });
    else printf("%s %s\n", line->label, line->value);
  }
}

static int case_copy(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  g_autofree char *reason = casefile && reason_word ? yc_cli_text(reason_word, error) : NULL;
  if (casefile == 0 || (reason_word != NULL && reason == NULL)) return 0;
  g_autoptr(GPtrArray) lines = yc_copy_case(app, casefile, reason, error);
  if (lines != NULL) put_lines(cli, lines);
  return 0;
}

const YcVerb yc_verbs_outside[] = {
  { "case copy", N_("办件号"), N_("按 GB/T 39046 的字段顺序列出一个办件,抄到外部系统;记录谁看了"), copy_options, 1, 1, case_copy },
  { "outside list", "", N_("列出还没录入外部系统的办件"), NULL, 0, 0, outside_list },
  { "outside set", N_("办件号 系统 号码"), N_("记下办件在外部系统的号码"), act_options, 3, 3, outside_set },
  { "outside drop", N_("办件号 系统 号码"), N_("删去记错的外部系统号码"), act_options, 3, 3, outside_drop },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
