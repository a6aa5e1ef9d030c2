/* main.c - locale, options, one verb chosen; nothing else. */
#include <config.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/gettext.h"
#include "cli/cli.h"
#include "tui/screens.h"

/* Before anything is said: the language decides how everything after is said. */
static const char *asked_language(char **argv)
{
  const char *language = g_getenv("LANGUAGE");
  for (char **arg = argv; *arg != NULL && strcmp(*arg, "--") != 0; arg++) {
    if (g_str_has_prefix(*arg, "--language=")) language = *arg + strlen("--language=");
    else if (strcmp(*arg, "--language") == 0 && arg[1] != NULL) language = arg[1];
  }
  return language ? language : "";
}

/* The C locale translates nothing, and a newer C library nothing in C.UTF-8 either: English needs another one. */
static void find_messages(void)
{
  static const char *const names[] = { "en_US.UTF-8", "en_GB.UTF-8", "C.UTF-8" };
  const char *now = setlocale(LC_MESSAGES, NULL);
  if (*now != 'C' && strcmp(now, "POSIX") != 0) return;
  for (guint i = 0; i < G_N_ELEMENTS(names) && setlocale(LC_MESSAGES, names[i]) == NULL; i++) ;
}

/* Chinese, whatever LANG says: it is the language of the sources.  Text is UTF-8, whatever the locale says. */
static void set_locale(char **argv)
{
  gboolean english = g_str_has_prefix(asked_language(argv), "en");
  setlocale(LC_ALL, "");
  setlocale(LC_NUMERIC, "C");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  if (english) find_messages();
  g_setenv("LANGUAGE", english ? "en" : "zh_CN", TRUE);
  const char *directory = g_getenv("YICHUANG_LOCALEDIR");
  bindtextdomain(PACKAGE, directory ? directory : LOCALEDIR);
  bind_textdomain_codeset(PACKAGE, "UTF-8");
  textdomain(PACKAGE);
}

static gboolean wants_screens(const YcCli *cli)
{
  return cli->verb == NULL && !cli->help && !cli->version && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static int run(YcCli *cli, GError **error)
{
  if (!wants_screens(cli)) return yc_cli_run(cli, error);
  YcApp *app = yc_cli_open(cli, error);
  return app ? yc_screens_run(app, cli->login, cli->window, error) : 0;
}

int main(int argc, char **argv)
{
  (void)argc;
  /* Stores, backups and papers hold what nobody else on the machine is to read. */
  umask(0077);
  set_locale(argv);
  g_autoptr(GError) error = NULL;
  YcCli *cli = yc_cli_parse(argv, &error);
  int status = error ? 0 : run(cli, &error);
  if (error != NULL) status = yc_cli_fail(error);
  yc_cli_free(cli);
  if (fflush(stdout) == 0 && !ferror(stdout)) return status;
  fprintf(stderr, "yichuang: %s\n", _("结果没有写出去:请看磁盘是否已满"));
  return YC_ERROR_CANNOT;
}
