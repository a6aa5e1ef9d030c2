/* redlight.h - what is answered to a red light (RULE time-11): an explanation until its day, or an appeal that a
 * supervisor upholds or dismisses.  One that was upheld counts in no figure and goes no further up. */
#ifndef YC_REDLIGHT_H
#define YC_REDLIGHT_H

#include "app/red.h"

/* The red light of a case that waits for me: as the person answerable for an explanation, as a supervisor for a ruling.
 * *rule says which; 0: none, with a sentence.  (Red lights of cases have one answerable person each.) */
gint64 yc_redlight_waiting(YcApp *app, gint64 casefile, gboolean *rule, GError **error);
/* The one that has this number, whole; 0 with a sentence. */
gint64 yc_redlight_by_number(YcApp *app, const char *number, GError **error);

/* By who was answerable then (where nobody was: by who holds the case now); late ones are taken too. */
gboolean yc_redlight_answer(YcApp *app, gint64 red, const char *text, const char *act, GError **error);
gboolean yc_redlight_appeal(YcApp *app, gint64 red, const char *reason, const char *act, GError **error);
/* A supervisor, not on an appeal of one's own; the reason must be said. */
gboolean yc_redlight_rule(YcApp *app, gint64 red, gboolean upheld, const char *reason, const char *act, GError **error);
/* Appeals that wait, oldest first: of YcRed. */
GPtrArray *yc_redlight_appeals(YcApp *app, GError **error);

#endif
