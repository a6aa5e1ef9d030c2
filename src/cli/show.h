/* show.h - one case, printed. */
#ifndef YC_CLI_SHOW_H
#define YC_CLI_SHOW_H

#include "app/casefile.h"
#include "cli/cli.h"

/* Documents and phones are masked (RULE prv-01). */
void yc_cli_show(const YcCli *cli, const YcCaseView *view);

#endif
