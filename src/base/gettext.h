/* gettext.h - the marks of translatable text.  The source strings are Chinese. */
#ifndef YC_GETTEXT_H
#define YC_GETTEXT_H

#include <glib.h>
#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)
/* Of a word that other languages say differently elsewhere. */
#define C_(context, text) g_dpgettext2(NULL, context, text)
#define NC_(context, text) (text)

#endif
