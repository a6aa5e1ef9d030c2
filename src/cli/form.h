/* form.h - forms of acceptance given as JSON, for the verbs that take cases in. */
#ifndef YC_CLI_FORM_H
#define YC_CLI_FORM_H

#include "app/intake.h"

/* Builds the full list of papers of the item around those that were given, and chooses the outcome that fits where none
 * was.  FALSE with YC_ERROR_REFUSED for papers that are not asked for. */
gboolean yc_cli_complete(YcApp *app, YcIntake *intake, GError **error);

#endif
