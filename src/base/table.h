/* table.h - files of tab-separated values with a header line, and every error in them by line and column. */
#ifndef YC_TABLE_H
#define YC_TABLE_H

#include <glib.h>

typedef struct {
  char *file;
  int line;         /* from 1; the header is line 1; 0: the file as a whole */
  int column;       /* from 1: which field; 0: the line as a whole */
  char *field;      /* the header's name of the column, "" where none */
  char *reason;     /* a sentence */
} YcFault;

/* All errors found, in order; empty when the file is good. */
typedef GPtrArray YcFaults;   /* of YcFault */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcFaults, g_ptr_array_unref)
YcFaults *yc_faults_new(void);
void yc_faults_add(YcFaults *faults, const char *file, int line, int column, const char *field,
                   const char *format, ...) G_GNUC_PRINTF(6, 7);
/* "items.tsv:12: 第3列 short_name: …", one a line. */
char *yc_faults_text(const YcFaults *faults);

typedef struct YcTable YcTable;

/* Reads a file of at most 16 MiB (UTF-8 or GB18030, BOM and CRLF allowed, lines starting with # and empty
 * lines skipped).  `columns` is a NULL-terminated list of names that must stand in the header, in any order;
 * an unknown, missing or repeated one is a fault, and so is a row with another number of fields (which is
 * left out), or text that yc_clean() would change.  Outer blanks of a field are dropped, and the
 * quotes that spreadsheets put around one.  Reading stops after
 * 200 faults.  Always returns a table; ask `faults` whether it may be used. */
YcTable *yc_table_read(const char *path, const char *const *columns, YcFaults *faults);
void yc_table_free(YcTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcTable, yc_table_free)

guint yc_table_rows(const YcTable *table);
/* The value, never NULL; borrowed; "" where the header lacks the column.  `column` must be one of those asked
 * for. */
const char *yc_table_get(const YcTable *table, guint row, const char *column);
int yc_table_line(const YcTable *table, guint row);
/* Adds a fault at that cell. */
void yc_table_fault(const YcTable *table, guint row, const char *column, YcFaults *faults,
                    const char *format, ...) G_GNUC_PRINTF(5, 6);
/* The number, or `min` with a fault when the cell holds none from `min` to `max`. */
int yc_table_int(const YcTable *table, guint row, const char *column, int min, int max, YcFaults *faults);
/* The index of the value in the NULL-terminated list, or 0 with a fault that names the allowed words. */
int yc_table_word(const YcTable *table, guint row, const char *column, const char *const *words,
                  YcFaults *faults);

#endif
