/* load_rows.h - what the loaders share: tables whose cells are checked by kind, one JSON object a row.
 *
 * A list of YcCell describes a file: its columns, what each may hold, and thereby the members of the object.
 * Private to exchange/. */
#ifndef YC_LOAD_ROWS_H
#define YC_LOAD_ROWS_H

#include <jansson.h>

#include "exchange/load.h"

typedef enum {
  YC_CELL_TEXT,       /* any text, may be empty */
  YC_CELL_NAME,       /* filled; at most `max` terminal columns where max > 0 */
  YC_CELL_CODE,       /* filled; ASCII letters, digits and - _ . */
  YC_CELL_REFERENCE,  /* a code, or empty: null */
  YC_CELL_CODES,      /* codes separated by blanks, may be empty; each one of `words` where there are any,
                       * at most `max` where max > 0 */
  YC_CELL_VECTOR,     /* the same, as an array */
  YC_CELL_NAMES,      /* any words separated by blanks, may be empty, none twice; as an array */
  YC_CELL_NUMBER,     /* min … max */
  YC_CELL_MAYBE,      /* 0 … max, empty: `min` */
  YC_CELL_FLAG,       /* yes, no */
  YC_CELL_WORD,       /* one of `words` */
  YC_CELL_DAY,        /* YYYY-MM-DD */
  YC_CELL_PHONE,      /* may be empty */
  YC_CELL_LIMIT,      /* a number, its unit in the column NAME_unit; both empty: n = `min`; `max`: a minimum */
  YC_CELL_UNIT,       /* the unit of a limit: no member of its own */
  YC_N_CELLS
} YcCellKind;

typedef struct {
  const char *name;   /* NULL ends a list */
  YcCellKind kind;
  gboolean unique;    /* no two rows hold the same */
  int min, max;
  const char *const *words;
} YcCell;

typedef struct {
  YcTable *table;
  GPtrArray *rows;    /* of json_t, in the order of the table */
  GHashTable *index;  /* the first cell → row + 1, the first that holds it */
} YcSheet;

extern const char *const yc_confidence_words[];   /* high medium low default */

/* `name` is a file of `directory`, or with NULL the path itself.  Whatever is wrong is in `faults`, and the
 * object holds something else in its place. */
YcSheet *yc_sheet_read(const char *directory, const char *name, const YcCell *cells, YcFaults *faults);
void yc_sheet_free(YcSheet *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcSheet, yc_sheet_free)

/* The object of the row whose first cell is `key`, borrowed; NULL where there is none. */
json_t *yc_sheet_find(const YcSheet *rows, const char *key);
/* A fault wherever `column` is filled with what is no key of `known`. */
void yc_sheet_refer(const YcSheet *rows, const char *column, const YcSheet *known, YcFaults *faults);

YcLoads *yc_loads_new(void);
/* Takes both objects; `body` may be NULL. */
void yc_loads_add(YcLoads *loads, const char *kind, json_t *facts, json_t *body);
/* One event a row, its facts the object and the day from which it holds. */
void yc_loads_add_sheet(YcLoads *loads, const char *kind, const YcSheet *rows, const char *from);

/* The initials of both names, none twice; `other` may be NULL. */
json_t *yc_load_initials(const char *name, const char *other, gboolean surname);

#endif
