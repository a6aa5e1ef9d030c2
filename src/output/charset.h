/* charset.h - what a printer can print: text in its encoding, and every character it lacks said aloud.
 *
 * A character that the encoding has not is printed as 〓 (as # where it is one column wide, as nothing where it has no
 * width of its own), and lines at the foot name each by line and code point, so that it is written in by hand. */
#ifndef YC_CHARSET_H
#define YC_CHARSET_H

#include <glib.h>

/* The canonical name of a printer's encoding ("UTF-8" "GB18030" "GBK", in any case), or NULL. */
const char *yc_charset_name(const char *word);
/* The bytes for a printer in `charset` (a name of yc_charset_name()) of lines no wider than `width`; ends in NUL beyond
 * *length.  *lacking is "" or the characters that were not there: "𬱖(U+2CC56) 䶮(U+4DAE)".  NULL with a sentence
 * where this machine cannot convert. */
char *yc_charset_encode(const char *text, const char *charset, int width, gsize *length, char **lacking, GError **error);

#endif
