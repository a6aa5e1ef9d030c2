/* error.h - what a failure means to who asked: refused, wrong use, or could not.
 *
 * The codes are the exit statuses of the program.  Other error domains count as "could not". */
#ifndef YC_ERROR_H
#define YC_ERROR_H

#include <glib.h>

#define YC_ERROR (yc_error_quark())
GQuark yc_error_quark(void);

typedef enum {
  YC_ERROR_REFUSED = 1,   /* a rule says no; the sentence says which */
  YC_ERROR_USAGE = 2,     /* the command was not understood */
  YC_ERROR_CANNOT = 3     /* store, disk or terminal did not do it */
} YcErrorCode;

/* The exit status of an error; 0 for NULL. */
int yc_error_status(const GError *error);

#endif
