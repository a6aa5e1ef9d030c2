/* fold.h - what a clerk types or a reader sends, in one form.  For the numbers of domain/ alone. */
#ifndef YC_FOLD_H
#define YC_FOLD_H

#include <glib.h>

/* Full-width to half-width, ASCII letters to upper case, blanks out; hyphens and dashes become '-', or go.
 * Invalid bytes become U+FFFD. Keeps as many whole characters as fit into `size` bytes with the NUL. */
void yc_fold(const char *text, gboolean keep_hyphens, char *out, gsize size);

#endif
