/* show.h - one case, printed. */
#ifndef YC_CLI_SHOW_H
#define YC_CLI_SHOW_H

#include "app/casefile.h"
#include "cli/cli.h"

/* Documents and phones are masked (RULE prv-01). */
void yc_cli_show(const YcCli *cli, const YcCaseView *view);

/* The occasion that a case belongs to, or null; new reference. */
json_t *yc_cli_occasion(YcApp *app, gint64 casefile);
/* The public notices of a case with their objections: an array, new reference. */
json_t *yc_cli_notices(YcApp *app, gint64 casefile);

#endif
