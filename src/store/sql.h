/* sql.h - statements of the store: named, compiled in, read whole into memory.
 *
 * A result is read to its end at once and the statement reset, so that no reader stands open while somebody thinks
 * (one forgotten reader lets the write-ahead log grow without bound).  The one function that prepares SQL refuses
 * anything that writes, except in the hands of append, apply, migration and the local tables. */
#ifndef YC_SQL_H
#define YC_SQL_H

#include <glib.h>
#include <sqlite3.h>
#include "store/queries.gen.h"

typedef struct YcStore YcStore;
typedef struct YcRows YcRows;

/* Runs a query.  `types` has one letter a parameter: 't' const char * (NULL binds NULL), 'i' gint64, 'b' const
 * guint8 *
 * followed by gsize.  NULL with *error when the store cannot be read. */
YcRows *yc_query(YcStore *store, GError **error, YcQuery query, const char *types, ...);
void yc_rows_free(YcRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcRows, yc_rows_free)

guint yc_rows_count(const YcRows *rows);
/* The value of a named column; text is borrowed from the rows.  NULL in the store is NULL, respectively 0. */
const char *yc_rows_text(const YcRows *rows, guint row, const char *column);
gint64 yc_rows_int(const YcRows *rows, guint row, const char *column);
/* Text that is never NULL. */
const char *yc_rows_str(const YcRows *rows, guint row, const char *column);
/* The first row's number, or `fallback` when there is no row. */
gint64 yc_rows_first(const YcRows *rows, const char *column, gint64 fallback);

#endif
