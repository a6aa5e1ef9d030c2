/* commit.h - the acts of acceptance inside a transaction that somebody else began.  Used by this floor only: the demo
 * store is made of the same acts, many in one transaction. */
#ifndef YC_COMMIT_H
#define YC_COMMIT_H

#include "app/intake.h"

/* Appends everything of an intake that has no faults.  NULL with *error: the transaction must be cancelled. */
YcIntakeResult *yc_intake_append(YcApp *app, YcWriter *writer, YcIntake *intake, GError **error);
YcIntakeResult *yc_supply_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcIntake *intake, GError **error);

/* One event of the case that changes its state: reads its epoch and version, adds one. */
gboolean yc_case_event(YcApp *app, YcWriter *writer, gint64 casefile, const char *kind, json_t *facts, json_t *body,
                       GError **error);

#endif
