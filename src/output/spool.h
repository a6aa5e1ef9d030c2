/* spool.h - papers leave through a directory beside the store, by rename.
 *
 * The counter never waits for a printer; `yichuang spool print`, outside the counter, feeds lp. */
#ifndef YC_SPOOL_H
#define YC_SPOOL_H

#include <glib.h>

/* The directory of a store: "hall.db" → "hall.db.spool".  Free with g_free(). */
char *yc_spool_directory(const char *store);
/* Writes `name` whole or not at all (temporary file, fsync, rename, fsync of the directory); makes the directory
 * (0700). */
gboolean yc_spool_put(const char *directory, const char *name, const char *bytes, gsize length, GError **error);
/* Names that wait, oldest first; NULL-terminated vector. */
char **yc_spool_list(const char *directory, GError **error);
/* Hands a file to `command` (argv, the path is appended) and, when it succeeded, moves it to "done/". */
gboolean yc_spool_feed(const char *directory, const char *name, char **command, GError **error);

#endif
