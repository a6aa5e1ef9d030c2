/* sheet.h - a sheet of plain text that no line leaves: paragraphs, labelled values and lists.
 *
 * From YC_SHEET_WIDE columns on labelled values stand two in a row; below that everything stands under each other. */
#ifndef YC_SHEET_H
#define YC_SHEET_H

#include <glib.h>

#define YC_SHEET_WIDE 80

typedef struct {
  GString *text;
  int width, indent;
  GString *row;       /* labelled values that may still get a neighbour */
} YcSheet;

YcSheet *yc_sheet_new(int width);
/* The text; the sheet is gone.  Free with g_free(). */
char *yc_sheet_end(YcSheet *sheet);
gboolean yc_sheet_is_wide(const YcSheet *sheet);
/* Columns from the left for everything that follows. */
void yc_sheet_indent(YcSheet *sheet, int indent);

/* An empty line, unless one stands there already. */
void yc_sheet_blank(YcSheet *sheet);
void yc_sheet_rule(YcSheet *sheet);
/* `text` wrapped beside `lead`. */
void yc_sheet_hang(YcSheet *sheet, const char *lead, const char *text);
/* A headline: in the middle of a wide sheet, at the left of a narrow one. */
void yc_sheet_head(YcSheet *sheet, const char *text);
/* A value with its label; nothing where it is empty.  `joins`: on a narrow sheet too it may stand beside the value
 * before
 * it.  A label ending in ':' needs no blank; an empty one makes a line of its own. */
void yc_sheet_field(YcSheet *sheet, const char *label, const char *value, gboolean joins);
/* A row of a list: `text` beside `lead`, and `right` at the right of a wide sheet, behind the text or below it on a
 * narrow one. */
void yc_sheet_row(YcSheet *sheet, const char *lead, const char *text, const char *right);
/* A line to cut along. */
void yc_sheet_cut(YcSheet *sheet);

#endif
