/* item_fields.h - how the structs of item.h stand in JSON, as tables.  Private to domain/. */
#ifndef YC_ITEM_FIELDS_H
#define YC_ITEM_FIELDS_H

#include "domain/item.h"

/* One table a struct says how it stands in JSON; reading, writing and freeing walk the same tables. */
typedef enum {
  AS_TEXT,        /* at least `min` bytes; one of `words` where there are any */
  AS_REFERENCE,   /* text or null */
  AS_NUMBER,      /* min … max */
  AS_FLAG,
  AS_DAY,
  AS_WORD,        /* the index in `words` */
  AS_CODES,       /* a NULL-terminated vector, none empty, none twice; each one of `words` where there are any */
  AS_FEN,         /* gint64, 0 … YC_FEN_MAX */
  AS_RECORD,      /* a struct inside, by `fields` */
  AS_LIST         /* GPtrArray of structs of `size`, by `fields` */
} As;

typedef struct Field Field;
struct Field {
  const char *name;   /* NULL ends a table */
  As as;
  gsize offset;
  int min, max;
  const char *const *words;
  const Field *fields;
  gsize size;
  gboolean later;     /* may be absent: came after the first version of the program */
};

#define YC_FEN_MAX G_GINT64_CONSTANT(1000000000000)   /* ten thousand million yuan */

extern const Field yc_limit_fields[], yc_question_fields[], yc_material_fields[], yc_step_fields[], yc_sum_fields[],
  yc_print_fields[], yc_item_fields[];

/* The place of the word in the list, -1 where it is none of them. */
int yc_word_index(const char *const *words, const char *word);

#endif
