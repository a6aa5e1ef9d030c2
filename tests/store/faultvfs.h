/* faultvfs.h - a file system that fails on purpose: the n-th write, sync, truncate or open, once or from then on.
 *
 * A thin layer over the default VFS of SQLite; installed as the default one. */
#ifndef YC_TEST_FAULTVFS_H
#define YC_TEST_FAULTVFS_H

#include <glib.h>

void faultvfs_install(void);
/* The n-th counted call from now fails with `code` (SQLITE_FULL, SQLITE_IOERR_WRITE …); n = 0: none.  `for_ever`: so do
 * all after it. */
void faultvfs_arm(int n, int code, gboolean for_ever);
/* Calls counted since the last arm. */
int faultvfs_calls(void);
/* Whether the armed call was reached. */
gboolean faultvfs_fired(void);

#endif
