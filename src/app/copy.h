/* copy.h - a case laid out as plain lines to be copied into another system (抄写), in the field order of
 * GB/T 39046-2020: application (T5), acceptance (T6), materials.
 *
 * Document and phone stand in full on purpose: laying out is a look, recorded with who and which case (RULE prv-01,
 * prv-02). */
#ifndef YC_COPY_H
#define YC_COPY_H

#include "app/app.h"

typedef struct {
  gint64 key;            /* tells lines apart */
  char *label, *value;   /* one field; of what is coded the code, then the word: "2 承诺件" */
} YcCopyLine;

/* Whether who is signed in neither serves the visit nor holds the case, and types a reason. */
gboolean yc_copy_asks(YcApp *app, gint64 casefile);

/* Records the look and returns the lines, of YcCopyLine, freed with the array; fields that nothing is known for are left
 * out.  Moments are YYYYMMDDThhmmss, the end of a promised day is its last second.  `reason` may be NULL where none is
 * asked for; YC_ERROR_REFUSED without one where it is, and for an unknown case: then nothing is recorded. */
GPtrArray *yc_copy_case(YcApp *app, gint64 casefile, const char *reason, GError **error);

#endif
