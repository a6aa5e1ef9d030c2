/* bag.h - the batch screen of a village's bag, shared by its files: bag.c the screen, bag_cell.c what leaving a cell
 * does, bag_paint.c how it looks.
 *
 * The head stands once; then a line a file.  Everything settled stands in the bag; what is being typed stands in the one
 * edit.  Behind the files there is always an empty line: a person typed there is the next file, Enter there is the end. */
#ifndef YC_TUI_BAG_H
#define YC_TUI_BAG_H

#include "app/bag.h"
#include "tui/picker.h"
#include "tui/screen.h"

typedef enum {
  YC_CELL_PLACE, YC_CELL_AGENT, YC_CELL_RECEIVED,             /* of the head */
  YC_CELL_PERSON, YC_CELL_DOC, YC_CELL_ITEM, YC_CELL_STATE,   /* of a line */
  YC_N_CELLS
} YcBagCell;

typedef struct {
  YcScreen base;
  YcApp *app;
  YcBag *bag;
  gint64 draft;          /* 0: none yet */
  GError *failure;       /* of reading it, not said yet */
  YcBagCell cell;
  guint line;            /* bag->lines->len: the empty line behind them */
  YcEdit *edit;          /* of the cell, where it is one to type into; else NULL */
  YcPicker *picker;      /* its matches, or NULL */
  gboolean dirty;        /* something is not in the draft yet */
} YcBagForm;

/* --- bag_cell.c --- */

/* The file the cursor is on, NULL on the empty line or in the head. */
YcIntake *yc_bag_line(const YcBagForm *form);
/* "place" "agent" "received" "person" "doc" "item" "state": as drafts call it; and the cell that a fault's field is
 * about. */
const char *yc_bag_cell_code(YcBagCell cell);
YcBagCell yc_bag_cell_of(const char *code);
YcBagCell yc_bag_cell_of_fault(const char *field);
/* What stands in a cell that is not being typed into.  Free with g_free(). */
char *yc_bag_cell_text(const YcBagForm *form, YcBagCell cell, guint line);
/* Puts the cursor there and opens what is typed in it. */
void yc_bag_go(YcBagForm *form, YcBagCell cell, guint line);
/* Somebody typed or chose something: the draft is behind. */
void yc_bag_changed(YcBagForm *form);
/* Takes over what was typed.  Returns a sentence that says what is wrong or worth knowing, or NULL, and *stay when the
 * cursor should not go on. */
char *yc_bag_settle_cell(YcBagForm *form, gboolean *stay);
/* What Enter goes to from a cell of the line as it is now. */
void yc_bag_next(YcBagForm *form);

/* --- bag_paint.c --- */

void yc_bag_paint(YcScreen *screen, YcArea area);
char *yc_bag_hints(YcScreen *screen);

#endif
