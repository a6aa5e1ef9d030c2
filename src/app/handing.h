/* handing.h - what the files of handing on share.  Used by this floor only. */
#ifndef YC_HANDING_H
#define YC_HANDING_H

#include "app/handon.h"
#include "app/issue.h"

YcHanded *yc_handed_new(void);
/* Which case it was; always FALSE. */
gboolean yc_handing_named(YcApp *app, gint64 casefile, GError **error);

/* Lists being put together, one for each office and holder. */
GPtrArray *yc_handing_lists(void);
void yc_handing_add(GPtrArray *lists, YcApp *app, gint64 casefile, const YcNextHolder *next, const char *papers);
/* Issues them; `always`: to be printed whatever they are.  Fills lists, papers and whom. */
gboolean yc_handing_issue(YcApp *app, YcWriter *writer, const GPtrArray *lists, gboolean always, YcHanded *done, GError **error);

/* One act on all of the cases; `kind` is the event that tells whether it was done before. */
typedef gboolean (*YcHandDo)(YcApp *app, YcWriter *writer, const GArray *cases, gconstpointer data, YcHanded *done, GError **error);
YcHanded *yc_hand_all(YcApp *app, const GArray *cases, const char *kind, const char *act, YcHandDo append, gconstpointer data,
                      GError **error);

#endif
