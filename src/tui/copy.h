/* copy.h - a case laid out to be copied with a mouse into another system (抄写).
 *
 * Terminals copy what stands on their rows, with a newline at the end of each.  So a field and its value share a row
 * where both fit; else the value begins a row of its own, at the first column, where three clicks take it alone; only a
 * value wider than the screen goes on in the next row, at the first column and without losing a character: a form's
 * field of one line drops the newline when it is pasted. */
#ifndef YC_TUI_COPY_H
#define YC_TUI_COPY_H

#include "app/desk.h"
#include "tui/screen.h"

/* Shows it on top; asks for the reason first where one is wanted (RULE prv-02). */
void yc_copy_open(YcTui *tui, YcApp *app, const YcCaseRow *row);

#endif
