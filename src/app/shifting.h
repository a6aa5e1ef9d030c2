/* shifting.h - what the files of a shift's hand-over share.  Used by this floor only. */
#ifndef YC_SHIFTING_H
#define YC_SHIFTING_H

#include "app/shift.h"

/* Codes of the posts that are a person's own; those that they only stand in for go back by themselves. */
GPtrArray *yc_shift_posts(YcApp *app, gint64 staff);
gboolean yc_shift_is_of(const GPtrArray *posts, const char *post);

#endif
