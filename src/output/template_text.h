/* template_text.h - the installed templates, compiled in from data/templates/. */
#ifndef YC_TEMPLATE_TEXT_H
#define YC_TEMPLATE_TEXT_H

#include <glib.h>

typedef struct {
  const char *name, *text;
} YcTemplateText;

extern const YcTemplateText yc_template_texts[];
extern const guint yc_n_template_texts;

#endif
