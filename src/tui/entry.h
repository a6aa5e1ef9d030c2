/* entry.h - one line to type the number that a case has in a system of others: new, changed, or emptied to drop it. */
#ifndef YC_ENTRY_H
#define YC_ENTRY_H

#include "app/outside.h"
#include "tui/screen.h"

/* What is being typed; part of the screen below the line, which clears it when it goes. */
typedef struct {
  YcApp *app;
  gint64 casefile;
  char *who, *system, *short_name, *old;   /* who: "1105-0013 张秀兰"; old: the number as it stands, "" where none */
} YcEntry;

void yc_entry_clear(YcEntry *entry);
/* Asks for the number of a line of a case (`row` for what is said of it); the screen below loads afterwards. */
void yc_entry_ask(YcTui *tui, YcEntry *entry, YcApp *app, const YcCaseRow *row, const YcOutsideLine *line);
/* "…0427": what lists show of a number.  Free with g_free(). */
char *yc_entry_tail(const char *number);

#endif
