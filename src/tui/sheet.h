/* sheet.h - a dialog over the last rows: how something stands, in lines, and below what can be done about it, numbered.
 *
 * A digit, or Enter on the line, opens what that is; nothing is done by the digit itself. */
#ifndef YC_SHEET_H
#define YC_SHEET_H

#include "tui/screen.h"

enum { YC_SHEET_MAX = 9 };

typedef struct {
  const char *words;                             /* borrowed until yc_sheet() returns */
  void (*act)(YcTui *tui, gpointer data);        /* after the dialog has gone */
} YcSheetDo;

/* `lines` are borrowed until it returns (NULL-terminated; cut at the width); `data` is freed by `gone` after the act, or when
 * Esc was pressed. */
void yc_sheet(YcTui *tui, const char *title, const char *const *lines, const YcSheetDo *todo, guint n, gpointer data,
              GDestroyNotify gone);

#endif
