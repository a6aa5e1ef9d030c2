/* store.h - one SQLite file that several counters of one machine use at once.
 *
 * Promises: what was committed survives a power cut (WAL, synchronous=FULL); a store from a newer program, on a
 * network
 * or FAT file system, or not writable, is refused with a sentence; the write-ahead log is checkpointed only while
 * this
 * process holds the write lock (Debian 12's SQLite can otherwise destroy a store used by several processes). */
#ifndef YC_STORE_H
#define YC_STORE_H

#include "store/sql.h"

/* TRUE when a store can be made at a path: neither a file stands there nor a log (-wal) that SQLite would take for
 * the new
 * store's own; else YC_ERROR_REFUSED. */
gboolean yc_store_path_free(const char *path, GError **error);
/* Opens an existing store and migrates it.  NULL with YC_ERROR_CANNOT. */
YcStore *yc_store_open(const char *path, GError **error);
/* Makes a new one; an existing file is refused.  ":memory:" is a scratch store. */
YcStore *yc_store_create(const char *path, GError **error);
void yc_store_close(YcStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcStore, yc_store_close)

const char *yc_store_path(const YcStore *store);
/* Changes whenever another connection has committed. */
gint64 yc_store_data_version(YcStore *store);

/* Moves the write-ahead log into the store when it has grown over 4 MB (always with `force`), holding the write
 * lock. */
gboolean yc_store_checkpoint(YcStore *store, gboolean force, GError **error);
/* A consistent copy in a new file, while others write.  The copy is a complete store; opened, it begins an
 * incarnation of
 * its own (store/event.h). */
gboolean yc_store_backup(YcStore *store, const char *path, GError **error);

/* How much a commit waits for the disk: FALSE is for making demo stores and for measuring. */
void yc_store_set_durable(YcStore *store, gboolean durable);

#endif
