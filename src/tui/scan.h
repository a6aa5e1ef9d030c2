/* scan.h - a case number that arrives one character at a time, as a scanner types it on the list.
 *
 * A scanner is a keyboard that is faster than people.  Where commands are expected its first digits have turned
 * tabs or opened the menu by the time it is known for what it is.  Pure: the loop tells what came, and whether it
 * came at once after the one before. */
#ifndef YC_SCAN_H
#define YC_SCAN_H

#include <glib.h>

typedef struct {
  char text[16];   /* what came so far; "" when nothing that could be a number */
} YcScan;

typedef enum {
  YC_SCAN_NO,
  YC_SCAN_FIRST,    /* it may be the first of one: remember how things stand */
  YC_SCAN_MAYBE,    /* 0 and a digit: the menu, unless a digit or a hyphen follows at once */
  YC_SCAN_YES       /* so many characters, or such, nobody types at this speed */
} YcScanSign;

/* What the character means after those before; `quick`: it followed at once.  Forgets what is no number. */
YcScanSign yc_scan_take(YcScan *scan, gunichar c, gboolean quick);
void yc_scan_forget(YcScan *scan);

#endif
