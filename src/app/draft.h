/* draft.h - half-filled forms that survive Esc, hang-up and crash. */
#ifndef YC_DRAFT_H
#define YC_DRAFT_H

#include "app/intake.h"

/* Saves the form for me; *id as in yc_local_save_draft().  A form with nothing in it is not kept: *id is
 * 0 then. */
gboolean yc_draft_save(YcApp *app, gint64 *id, const YcIntake *intake, GError **error);
YcIntake *yc_draft_load(YcApp *app, gint64 id, GError **error);
/* Who is known is who the store says now: an old draft does not bring an old name back. */
void yc_draft_refresh(YcApp *app, YcIntake *intake);
/* What a draft is of: "intake" "bag"; "" where it has gone.  Free with g_free(). */
char *yc_draft_kind(YcApp *app, gint64 id);
/* My draft of papers supplied for that case, or of its correction; 0 where there is none. */
gint64 yc_draft_of_case(YcApp *app, gint64 casefile, gboolean correcting);
gboolean yc_draft_drop(YcApp *app, gint64 id, GError **error);

#endif
