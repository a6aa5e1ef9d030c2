/* draw.h - the only code that puts text on the screen.
 *
 * Every text is cleaned and clipped to the columns it was given; nothing ever wraps or spills into its
 * neighbour.  Rows and columns count from 0; what lies outside the screen is left out.  On terminals that
 * draw ambiguous characters wide (or did not answer the probe, term.h) ─▲◆●‖·…“” come out as -!*.=. and
 * the like, others of their kind (é, ①) as ?: callers write the real ones. */
#ifndef YC_DRAW_H
#define YC_DRAW_H

#include "domain/light.h"
#include "tui/edit.h"

typedef struct {
  int y, x, rows, columns;
} YcArea;

/* One colour, or none, and any of the rest.  Without colours red is bold and reverse, yellow bold, others
 * plain. */
typedef enum {
  YC_INK_PLAIN,
  YC_INK_RED, YC_INK_YELLOW, YC_INK_GREEN, YC_INK_GREY,
  YC_INK_BOLD = 1 << 4, YC_INK_REVERSE = 1 << 5, YC_INK_UNDERLINE = 1 << 6
} YcInk;

/* For the loop only.  After ncurses has started; `plain`: no ambiguous characters. */
void yc_draw_start(gboolean plain);
/* A blank screen without cursor; and what was put since then sent to the terminal (`anew`: all of it, not
 * only what changed). */
void yc_draw_begin(void);
void yc_draw_end(gboolean anew);

/* Text in exactly `columns`, filled with blanks, ending in … when it was cut. */
void yc_put(int y, int x, int columns, const char *text, YcInk ink);
void yc_put_right(int y, int x, int columns, const char *text, YcInk ink);
void yc_put_format(int y, int x, int columns, YcInk ink, const char *format, ...) G_GNUC_PRINTF(5, 6);
/* Lines in an area, from line `first` on; the rest of the area is blanked. */
void yc_put_lines(YcArea area, const char *const *lines, int first, YcInk ink);

void yc_put_blank(YcArea area);

/* `left` at the left, `right` at the right end, filled between; when both do not fit, the left one is cut. */
void yc_put_bar(int y, int x, int columns, const char *left, const char *right, YcInk ink);
/* A rule; with a word: ` 来人──────`. */
void yc_put_rule(int y, int x, int columns, const char *word);
/* A light as `▲超 2天`: shape and word in its colour.  NONE draws the word alone. */
void yc_put_light(int y, int x, int columns, YcLightColour colour, const char *word, YcInk ink);

/* A table: each column is placed by itself, its last blank included in `columns`. */
typedef struct {
  const char *head;   /* untranslated, marked N_() */
  int columns;
} YcColumn;
/* Underlined. */
void yc_put_heads(int y, int x, int columns, const YcColumn *table, guint n);
/* One row; `cells` has n texts, NULL where nothing is to be drawn (a light, put afterwards).  The row is
 * filled to `columns` first. */
void yc_put_cells(int y, int x, int columns, const YcColumn *table, guint n, const char *const *cells,
                  YcInk ink);

/* A line being edited, underlined; with `focus` the terminal's cursor stands on its caret. */
void yc_put_edit(int y, int x, int columns, YcEdit *edit, gboolean focus);
/* The rows of a list stand there now, `cursor` being one of `n`: what a click may point at.  Until the next painting, or
 * until other rows, or none, are told. */
void yc_put_rows(YcArea area, guint n, guint cursor);
/* Whether a row stands at a place of the screen, and how many rows below the cursor. */
gboolean yc_draw_row_at(int y, int x, int *below);
/* The terminal's cursor, visible there until the next painting; a negative row hides it. */
void yc_put_cursor(int y, int x);

#endif
