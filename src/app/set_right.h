/* set_right.h - what correction, voiding and withdrawal share.  Used by this floor only. */
#ifndef YC_SET_RIGHT_H
#define YC_SET_RIGHT_H

#include <jansson.h>
#include "app/afterwards.h"

/* The case's row (YC_Q_CASEFILE) where I may do that with it now; NULL with a sentence. */
YcRows *yc_right_read(YcApp *app, gint64 casefile, YcAct act, GError **error);
gboolean yc_right_check(YcApp *app, const YcRows *row, YcAct act, GError **error);
/* Whether I stand for that post now. */
gboolean yc_right_stands_for(YcApp *app, const char *post);
/* A reason is always written. */
gboolean yc_right_reason(const char *reason, YcAct act, GError **error);
/* Kinds of the clocks that still count; identities of the papers that are valid.  New references. */
json_t *yc_right_clocks(YcApp *app, gint64 casefile);
json_t *yc_right_papers(YcApp *app, gint64 casefile);
/* Begins the act; *ident and *post keep the text that the actor borrows. */
YcWriter *yc_right_begin(YcApp *app, gint64 casefile, const char *act, YcActor *actor, char **ident, char **post, gboolean *repeated,
                         GError **error);
/* Voids a case inside a transaction. */
gboolean yc_void_append(YcApp *app, YcWriter *writer, gint64 casefile, const char *reason, GError **error);

#endif
