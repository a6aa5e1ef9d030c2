/* help.c - the verb that explains the others. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "cli/cli.h"

#define LEFT 34   /* columns of names; what does not fit pushes its sentence to the next line */

static void put_line(const char *left, const char *right)
{
  if (yc_width(left) >= LEFT) {
    printf("  %s\n  %*s%s\n", left, LEFT, "", right);
    return;
  }
  g_autofree char *name = yc_pad(left, LEFT);
  printf("  %s%s\n", name, right);
}

static void put_options(const char *title, const GOptionEntry *entries)
{
  printf("\n%s\n", title);
  for (const GOptionEntry *e = entries; e->long_name != NULL; e++) {
    g_autoptr(GString) name = g_string_new(NULL);
    if (e->short_name != 0) g_string_append_printf(name, "-%c, ", e->short_name);
    g_string_append_printf(name, "--%s", e->long_name);
    g_autofree char *value = e->arg_description != NULL ? yc_cli_words(e->arg_description) : NULL;
    if (value != NULL) g_string_append_printf(name, "=%s", value);
    put_line(name->str, _(e->description));
  }
}

static void put_verb(const YcVerb *verb)
{
  g_autofree char *words = yc_cli_words(verb->words), *name = g_strjoin(" ", verb->name, words, NULL);
  put_line(name, _(verb->help));
}

static void put_usage(const YcVerb *verb)
{
  g_autofree char *words = yc_cli_words(verb->words);
  printf("%s yichuang %s %s\n%s\n", _("用法:"), verb->name, words, _(verb->help));
  if (verb->options != NULL) put_options(_("选项:"), verb->options);
}

void yc_cli_help(const YcVerb *verb)
{
  if (verb != NULL) {
    put_usage(verb);
  } else {
    printf("%s yichuang %s\n%s\n", _("用法:"), _("[选项] [命令 …]"),
           _("一窗:乡镇便民服务中心的办件程序。不写命令就打开工作台。"));
    for (guint group = 0; yc_verb_groups[group] != NULL; group++) {
      putchar('\n');
      for (const YcVerb *v = yc_verb_groups[group]; v->name != NULL; v++) put_verb(v);
    }
  }
  put_options(_("共同的选项:"), yc_cli_options());
  if (verb == NULL) printf("\n%s\n", _("退出码:0 办成,1 按规则不能办,2 用法不对,3 办不到(办件库、磁盘、终端)"));
}

static int help(YcCli *cli, char **words, GError **error)
{
  (void)cli;
  if (*words == NULL) {
    yc_cli_help(NULL);
    return 0;
  }
  g_autofree char *name = g_strjoinv(" ", words);
  g_autofree char *prefix = g_strconcat(name, " ", NULL);
  gboolean found = FALSE;
  for (guint group = 0; yc_verb_groups[group] != NULL; group++)
    for (const YcVerb *verb = yc_verb_groups[group]; verb->name != NULL; verb++) {
      if (strcmp(verb->name, name) != 0 && !g_str_has_prefix(verb->name, prefix)) continue;
      if (found) putchar('\n');
      put_usage(verb);
      found = TRUE;
    }
  if (found) put_options(_("共同的选项:"), yc_cli_options());
  else g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %s 这个命令。yichuang help 列出全部命令"), name);
  return 0;
}

const YcVerb yc_verbs_help[] = {
  { "help", N_("[命令]"), N_("说明命令的用法"), NULL, 0, 2, help },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
