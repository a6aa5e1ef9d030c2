/* template_line.h - a checked template in memory, between template.c and print.c. */
#ifndef YC_TEMPLATE_LINE_H
#define YC_TEMPLATE_LINE_H

#include "output/template.h"

typedef enum {
  YC_LINE_BLANK,
  YC_LINE_TEXT,       /* part[0], further lines of it under its first character */
  YC_LINE_HEAD,       /* part[0] */
  YC_LINE_BIG,        /* begins or ends the big block */
  YC_LINE_FIELD,      /* part[0] label, part[1] value */
  YC_LINE_JOINED,     /* the same, beside the value before where there is room */
  YC_LINE_ROW,        /* part[0] lead, part[1] text, part[2] at the right */
  YC_LINE_EACH,       /* part[0] the list; until YC_LINE_END once for each entry */
  YC_LINE_END,
  YC_LINE_CUT
} YcLineKind;

#define YC_LINE_PARTS 3

typedef struct {
  YcLineKind kind;
  int indent;
  char *part[YC_LINE_PARTS];
} YcLine;

typedef struct {
  GPtrArray *lines;      /* of YcLine */
  GHashTable *said;      /* names of fields and lists that it prints */
  gboolean twice;        /* two copies */
} YcTemplate;

/* Never NULL. */
const YcTemplate *yc_templates_get(const YcTemplates *templates, YcPaperKind kind);

#endif
