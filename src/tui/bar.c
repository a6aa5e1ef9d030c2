/* bar.c - see bar.h. */
#include <config.h>
#include "tui/bar.h"

void yc_put_share(int y, int x, int columns, int thousandths, YcInk ink)
{
  int full = thousandths > 0 ? MAX(columns * MIN(thousandths, 1000) / 1000, 1) : 0;
  g_autoptr(GString) bar = g_string_new(NULL);
  for (int i = 0; i < columns && thousandths >= 0; i++) g_string_append(bar, i < full ? "█" : "─");
  yc_put(y, x, columns, bar->str, ink);
}

void yc_put_trend(int y, int x, int columns, const int *values, guint n, int floor, YcInk ink)
{
  static const char *const steps[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
  const int last = G_N_ELEMENTS(steps) - 1;
  g_autoptr(GString) line = g_string_new(NULL);
  for (guint i = n > (guint)columns ? n - (guint)columns : 0; i < n; i++) {
    int step = values[i] <= floor ? 0 : (int)((gint64)(values[i] - floor) * last / (1000 - floor));
    g_string_append(line, values[i] < 0 ? " " : steps[MIN(step, last)]);
  }
  yc_put(y, x, columns, line->str, ink);
}
