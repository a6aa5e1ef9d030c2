/* rows.h - lists of cases as verbs print them. */
#ifndef YC_CLI_ROWS_H
#define YC_CLI_ROWS_H

#include "app/desk.h"
#include "cli/cli.h"

/* Stable word of a light: none stopped green yellow red. */
const char *yc_light_code(YcLightColour colour);
/* Prints cases (of YcCaseRow): no document, no phone. */
void yc_cli_cases(YcOut *out, const GPtrArray *cases);
YcOut *yc_cli_cases_new(const YcCli *cli);
/* Prints a whole tab of the desk; FALSE with *error when it cannot be read. */
gboolean yc_cli_list(YcCli *cli, YcTab tab, GError **error);

#endif
