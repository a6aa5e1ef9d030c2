/* run.c - what a command line asks for, done. */
#include <config.h>
#include <stdio.h>
#include "app/desk.h"
#include "app/say.h"
#include "cli/cli.h"
#include "cli/rows.h"

/* Without a verb and a terminal: the first thing one sees on the screens, as text. */
static int desk(YcCli *cli, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  YcCounts counts;
  if (app == NULL || !yc_desk_counts(app, &counts, error)) return 0;
  g_autofree char *day = yc_say_day_long(yc_app_today(app));
  if (cli->format == YC_FORMAT_TABLE) {
    printf("%s  %s  ▲%" G_GINT64_FORMAT " ◆%" G_GINT64_FORMAT " ●%" G_GINT64_FORMAT "\n", yc_app_hall(app), day,
           counts.red, counts.yellow, counts.green);
    for (YcTab tab = YC_TAB_URGENT; tab < YC_N_TABS; tab++)
      printf("%d%s %" G_GINT64_FORMAT "%s", (int)tab, yc_desk_tab_name(tab), counts.tab[tab],
             tab + 1 < YC_N_TABS ? "  " : "\n\n");
  }
  yc_cli_list(cli, YC_TAB_URGENT, error);
  return 0;
}

int yc_cli_run(YcCli *cli, GError **error)
{
  if (cli->version) {
    puts(PACKAGE_STRING);
    return 0;
  }
  if (cli->help) {
    yc_cli_help(cli->verb);
    return 0;
  }
  return cli->verb ? cli->verb->run(cli, cli->words, error) : desk(cli, error);
}
