/* tabs.c - see tabs.h. */
#include <config.h>
#include "tui/tabs.h"

#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/caselist.h"

enum { WITH_SIDE = 100, WITH_CASE = 160, SIDE = 13, LIST = 80, TAB = 9, TAB_SHORT = 6, MANY = 9999 };

static int list_columns(int columns)
{
  int left = columns - SIDE;
  return columns >= WITH_CASE ? LIST + (columns - WITH_CASE) / 4 : left;
}

YcTabsLayout yc_tabs_lay_out(YcArea area)
{
  gboolean side = area.columns >= WITH_SIDE;
  int x = side ? area.x + SIDE : area.x, top = side ? 0 : 1;
  int columns = side ? list_columns(area.columns) : area.columns;
  int foot = MIN(YC_CASELIST_FOOT, MAX(area.rows - top - 2, 0));
  YcTabsLayout out = {
    .tabs = { area.y, area.x, side ? area.rows : 1, side ? SIDE - 1 : area.columns },
    .list = { area.y + top, x, area.rows - top - foot, columns },
    .foot = { area.y + area.rows - foot, x, foot, columns },
  };
  if (area.columns >= WITH_CASE)
    out.view = (YcArea) { area.y, x + columns + 1, area.rows, area.columns - (x + columns + 1) };
  return out;
}

char *yc_tabs_count(gint64 n)
{
  return n > MANY ? g_strdup_printf(_("%d万"), (int)MIN(n / 10000, 99)) : g_strdup_printf("%d", (int)n);
}

static YcInk ink_of(const YcTabLabel *tabs, int tab, int chosen)
{
  return tab == chosen ? YC_INK_REVERSE : tabs[tab].over ? YC_INK_RED : YC_INK_PLAIN;
}

static char *label_of(const YcTabLabel *tab, int number, gboolean counted)
{
  g_autofree char *count = yc_tabs_count(tab->count);
  gboolean bare = !counted || tab->bare || tab->count < 0;
  const char *blank = bare || strlen(count) > 3 ? "" : " ";
  return g_strdup_printf("%d%s%s%s", number, tab->name, blank, bare ? "" : count);
}

/* The chosen one is reverse as far as its words go.  Where not all have room the chosen one is seen; when one is
 * longer than its room they stand one behind the other. */
static void paint_across(YcArea area, const YcTabLabel *tabs, int n, int chosen)
{
  gboolean counted = area.columns >= TAB * (n - 1) + TAB_SHORT - 1, even = TRUE;
  int each = counted ? TAB : TAB_SHORT, room = MAX(area.columns / each, 1);
  int first = counted ? 1 : MAX(chosen - room, 0) + 1;
  g_auto(GStrv) labels = g_new0(char *, (gsize)n + 2);
  labels[0] = g_strdup("");
  for (int tab = 1; tab <= n; tab++) {
    labels[tab] = tabs[tab].name ? label_of(&tabs[tab], tab, counted) : g_strdup("");
    even = even && (!counted || yc_width(labels[tab]) < TAB);
  }
  for (int tab = first, x = area.x; tab <= n; tab++) {
    if (!tabs[tab].name)
      continue;
    int columns = even ? MIN(yc_width(labels[tab]), each - 1) : yc_width(labels[tab]);
    yc_put(area.y, x, MIN(columns, area.x + area.columns - x), labels[tab], ink_of(tabs, tab, chosen));
    x += even ? each : columns + 1;
  }
}

static void paint_down(YcArea area, const YcTabLabel *tabs, int n, int chosen)
{
  for (int tab = 1; tab <= n && tab <= area.rows; tab++) {
    g_autofree char *name = g_strdup_printf("%d%s", tab, tabs[tab].name), *count = yc_tabs_count(MAX(tabs[tab].count, 0));
    yc_put_bar(area.y + tab - 1, area.x, area.columns, name, tabs[tab].count < 0 ? "" : count, ink_of(tabs, tab, chosen));
  }
}

void yc_tabs_paint(YcArea area, const YcTabLabel *tabs, int n, int chosen)
{
  (area.rows > 1 ? paint_down : paint_across)(area, tabs, n, chosen);
}

int yc_tabs_turn(int tab, int n, int by)
{
  return (tab - 1 + by + n) % n + 1;
}
