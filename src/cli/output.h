/* output.h - rows and documents on standard output, for people (table) and for programs (tsv, json).
 *
 * tsv: a header, then rows; tab, newline, carriage return and backslash inside a value are \t \n \r \\.  json: one
 * array of objects.  Both are stable and never translated; the man page lists their columns. */
#ifndef YC_CLI_OUTPUT_H
#define YC_CLI_OUTPUT_H

#include <glib.h>
#include <jansson.h>

/* csv is written by the verbs that have it, with output/csv.h. */
typedef enum { YC_FORMAT_TABLE, YC_FORMAT_TSV, YC_FORMAT_JSON, YC_FORMAT_CSV, YC_N_FORMATS } YcFormat;

/* "table" "tsv" "json" "csv"; YC_N_FORMATS for another word. */
YcFormat yc_format_parse(const char *word);

typedef enum {
  YC_OUT_TEXT,
  YC_OUT_DAY,       /* json: null where empty */
  YC_OUT_NUMBER,    /* json: an integer, null where empty */
  YC_OUT_FLAG,      /* "yes" or "no"; json: true or false */
  YC_OUT_NUMBERS    /* json only: an array of the blank-separated integers */
} YcOutType;

typedef struct {
  const char *name;      /* in tsv and json; NULL: stands in tables only */
  const char *heading;   /* in tables, marked N_(); NULL: stands in tsv and json only */
  YcOutType type;
} YcOutColumn;

typedef struct YcOut YcOut;

/* `columns` must outlive the output. */
YcOut *yc_out_new(YcFormat format, const YcOutColumn *columns, guint n_columns);
/* One value a column, in their order; NULL is empty. */
void yc_out_row(YcOut *out, const char *const *cells);
/* Prints what is still to be printed, and frees. */
void yc_out_end(YcOut *out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcOut, yc_out_end)

/* One object with members of its own: json as an array of it, tsv as rows of field ("steps[0].name") and value.
 * Tables are the caller's. */
void yc_out_document(YcFormat format, const json_t *document);

#endif
