/* undo.h - how a case stood before the newest act on it, for the minute in which that can be undone (RULE acc-12).
 *
 * Kept by the single write path, whoever writes: nobody can forget it.  Rows hold what bodies hold; they go with the first
 * act after their minute, at sign-in, and when anything is erased. */
#ifndef YC_UNDO_STORE_H
#define YC_UNDO_STORE_H

#include "store/event.h"

#define YC_UNDO_SECONDS 60

/* Whether an event leaves something to undo: what somebody at the counter, or by a verb, does to a case or a known
 * person. */
gboolean yc_undo_leaves(const YcActor *actor, const char *kind, const YcOnCase *on);
/* Before the event is applied: keeps the case (respectively the person, as case −person) unless the same act has
 * done so already.  `facts` is the event's. */
gboolean yc_undo_before(YcStore *store, const YcActor *actor, const json_t *facts, const YcOnCase *on, GError **error);
/* After it: with `pos` of the event, at which version the case stands now. */
gboolean yc_undo_after(YcStore *store, const YcActor *actor, const json_t *facts, const YcOnCase *on, gint64 pos,
                       GError **error);

/* The form that an act on a case was filled in with (JSON), for the draft that undoing gives back. */
gboolean yc_undo_form(YcStore *store, const guint8 act[YC_ACT_BYTES], gint64 casefile, const char *json, GError **error);
/* Forgets an act; and all that are older than their minute. */
gboolean yc_undo_forget(YcStore *store, gint64 casefile, GError **error);
gboolean yc_undo_expire(YcStore *store, YcTime now, GError **error);

#endif
