/* csv.h - tables for a spreadsheet: RFC 4180, safe to open.
 *
 * A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return, and is no plain
 * number) gets an apostrophe in front of it. */
#ifndef YC_CSV_H
#define YC_CSV_H

#include <glib.h>

/* Adds a row; NULL cells are empty. */
void yc_csv_row(GString *csv, const char *const *cells, guint n);
/* The bytes in "UTF-8" (with a byte order mark, by which spreadsheets know it) or "GB18030", in any case.  NULL with
 * YC_ERROR_REFUSED for another word. */
char *yc_csv_encode(const char *csv, const char *charset, gsize *length, GError **error);

#endif
