/* gettext.h - the marks of translatable text.  The source strings are Chinese. */
#ifndef YC_GETTEXT_H
#define YC_GETTEXT_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

#endif
