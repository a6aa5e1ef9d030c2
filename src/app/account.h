/* account.h - what a case comes to once it is concluded: the member `account` of the event that concludes it, from which
 * all figures are made (RULE asm-02).  Used by this floor only. */
#ifndef YC_ACCOUNT_H
#define YC_ACCOUNT_H

#include <jansson.h>
#include "app/app.h"

/* Adds `account` to the facts of an event that concludes a case which had a promise (where nothing was promised: the law's
 * limit); leaves those of all other events alone.  What is withdrawn, lapsed, terminated or transferred before it was due
 * has none: nobody kept or broke a promise then.  FALSE with *error when the case cannot be read. */
gboolean yc_account_add(YcApp *app, gint64 casefile, const char *kind, json_t *facts, GError **error);

#endif
