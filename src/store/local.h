/* local.h - what belongs to this machine only: drafts, who sits where, and its keys.  Nothing here is evidence. */
#ifndef YC_LOCAL_H
#define YC_LOCAL_H

#include "domain/day.h"
#include "store/store.h"

/* Saves a half-filled form; *id 0 makes a new draft and receives its number, otherwise it is replaced. */
gboolean yc_local_save_draft(YcStore *store, gint64 *id, gint64 staff, const char *kind, const char *title,
                             const char *json, YcTime now, GError **error);
gboolean yc_local_drop_draft(YcStore *store, gint64 id, GError **error);
/* Who sits at a window now; who sat there is remembered as the one before. */
gboolean yc_local_sit(YcStore *store, const char *window, gint64 staff, YcTime now, GError **error);
/* The keys were tried at a window in a terminal of a kind ($TERM): those that did not arrive, apart by blanks. */
gboolean yc_local_keys(YcStore *store, const char *window, const char *term, const char *missing, YcTime now,
                       GError **error);

/* The tick has walked this day and all before it. */
gboolean yc_local_ticked(YcStore *store, YcDay day, GError **error);
/* A value of this machine's, read with YC_Q_LOCAL. */
gboolean yc_local_set(YcStore *store, const char *key, const char *value, GError **error);

/* A paper left for the spool in this file. */
gboolean yc_local_printed(YcStore *store, gint64 paper, const char *file, YcTime now, GError **error);
/* Those of a demo store count as printed. */
gboolean yc_local_all_printed(YcStore *store, YcTime now, GError **error);

#endif
