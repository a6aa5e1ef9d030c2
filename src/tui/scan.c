/* scan.c - see scan.h. */
#include <config.h>
#include "tui/scan.h"

#include <string.h>

enum { ENOUGH = 8, OF_MENU = 2 };   /* digits that no hand types so fast; those that could be for the menu */

void yc_scan_forget(YcScan *scan)
{
  scan->text[0] = '\0';
}

YcScanSign yc_scan_take(YcScan *scan, gunichar c, gboolean quick)
{
  gboolean digit = c >= '0' && c <= '9';
  gsize n = quick ? strlen(scan->text) : 0;
  gboolean page = n == 1 && scan->text[0] == '0' && c == '0';   /* of the menu: there is no month 00 */
  if (page || (!digit && (c != '-' || !n))) {
    yc_scan_forget(scan);
    return YC_SCAN_NO;
  }
  scan->text[n] = (char)c;
  scan->text[++n] = '\0';
  if (!digit || n >= ENOUGH)
    return YC_SCAN_YES;
  if (n == 1)
    return YC_SCAN_FIRST;
  return scan->text[0] != '0' ? YC_SCAN_NO : n > OF_MENU ? YC_SCAN_YES : YC_SCAN_MAYBE;
}
