/* commit.h - the acts of acceptance inside a transaction that somebody else began.  Used by this floor only: the demo
 * store is made of the same acts, many in one transaction. */
#ifndef YC_COMMIT_H
#define YC_COMMIT_H

#include "app/visit.h"

/* Makes a form ready to be appended: numbers as they are kept, the checklist of its item.  FALSE with its first fault. */
gboolean yc_intake_prepare(YcApp *app, YcIntake *intake, GError **error);
/* What an outcome still asks for: a refusal its reason, elsewhere an office.  Adds to `faults`. */
void yc_intake_outcome_faults(YcApp *app, const YcIntake *intake, GPtrArray *faults);
/* A form as JSON, new reference; and one read from an object that was parsed. */
json_t *yc_intake_object(const YcIntake *intake);
gboolean yc_intake_read(const json_t *object, YcIntake *intake, GError **error);

/* The day the papers of a case were first received, the notice that told of them aside; YC_DAY_NONE: never. */
YcDay yc_first_day(YcApp *app, gint64 casefile);
/* Appends everything of an intake that has no faults.  NULL with *error: the transaction must be cancelled. */
YcIntakeResult *yc_intake_append(YcApp *app, YcWriter *writer, YcIntake *intake, GError **error);
YcIntakeResult *yc_supply_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcIntake *intake, GError **error);

/* Numbers as they are kept: half-width, without blanks. */
void yc_person_normalise(YcApp *app, YcPersonForm *person);
/* Registers a new person, or records what changed of a known one; person->id is known afterwards. */
gboolean yc_person_put(YcApp *app, YcWriter *writer, YcPersonForm *person, GError **error);
/* One event of the case that changes its state: reads its epoch and version, adds one. */
gboolean yc_case_event(YcApp *app, YcWriter *writer, gint64 casefile, const char *kind, json_t *facts, json_t *body,
                       GError **error);

/* Carries out an outcome on an open case, with its papers; YC_OUTCOME_NONE only reports how the case stands. */
YcIntakeResult *yc_outcome_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcItem *item,
                                  const YcIntake *intake, YcOutcome outcome, GError **error);
/* What an act that was done already had come to. */
YcIntakeResult *yc_intake_repeated(YcApp *app, const YcActor *actor, GError **error);

/* Whether an act that was done already is the same one: it has such an event about the case.  Else FALSE with *error. */
gboolean yc_act_was(YcApp *app, const YcActor *actor, const char *kind, gint64 casefile, GError **error);

/* A coming is an event of its own (RULE acc-10): appends it for the people of a form who are registered.  Its local key, 0
 * with *error. */
gint64 yc_visit_begin(YcApp *app, YcWriter *writer, const YcIntake *intake, YcDay day, GError **error);
/* The same about a case that stands: visit and its log. */
gboolean yc_visit_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcIntake *who, YcCame what,
                         const char *text, GError **error);

/* Whether two forms say the same of every paper. */
gboolean yc_ticks_same(const YcIntake *a, const YcIntake *b);
json_t *yc_ticks_json(const YcIntake *intake);
/* What the clerk wrote beside the papers, as a body; NULL where nothing. */
json_t *yc_notes_json(const YcIntake *intake);

#endif
