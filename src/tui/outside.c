/* outside.c - cases not yet entered in the systems of others: type, paste or scan their numbers one after the other. */
#include <config.h>
#include "app/outside.h"
#include "base/gettext.h"
#include "tui/about.h"
#include "tui/caselist.h"
#include "tui/entry.h"
#include "tui/list.h"
#include "tui/screens.h"

enum { TOP = 1 };   /* rows above the list */

typedef struct {
  YcScreen base;
  YcApp *app;
  YcList *list;
  YcPreview preview;
  YcCaseView *view;   /* of the case under the cursor */
  YcEntry entry;
  gint64 count;
} Outside;

/* ── the list ── */

static gboolean fetch(gpointer data, const YcPlace *from, gboolean backwards, guint n, GPtrArray *rows, GError **error)
{
  const Outside *outside = data;
  g_autoptr(GPtrArray) page =
      yc_outside_list(outside->app, from ? &from->sort : NULL, from ? from->tie : 0, backwards, n, error);
  while (page && page->len)
    g_ptr_array_add(rows, g_ptr_array_steal_index(page, 0));
  return page != NULL;
}

static YcPlace place(gconstpointer row)
{
  const YcCaseRow *cf = row;
  return (YcPlace) { cf->sort, cf->id };
}

static gboolean locate(gpointer data, gint64 key, YcPlace *where)
{
  where->tie = key;
  return yc_outside_locate(((const Outside *)data)->app, key, &where->sort);
}

static const YcColumn TABLE[] = {
  { N_("到期"), 6 }, { N_("办件号"), 11 }, { N_("申请人"), 10 }, { N_("村"), 9 }, { N_("事项"), 17 },
  { N_("还没录入"), 1000 }
};

static void paint_row(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const YcCaseRow *cf = row;
  g_autofree char *day = yc_caselist_day(cf->due);
  g_autofree char *names = yc_outside_names(((const Outside *)data)->app, cf->outside);
  const char *cells[] = { day, cf->number, cf->applicant, cf->place_short, cf->item_short, names };
  yc_put_cells(y, x, columns, TABLE, G_N_ELEMENTS(TABLE), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static void row_free(gpointer row)
{
  yc_case_row_free(row);
}

static const YcListSource SOURCE = {
  .fetch = fetch, .place = place, .locate = locate, .paint = paint_row, .free = row_free,
  .empty = N_("办件都已录入外部系统")
};

static gboolean load(YcScreen *screen, GError **error)
{
  Outside *outside = (Outside *)screen;
  outside->count = yc_outside_count(outside->app);
  if (!yc_list_load(outside->list, MAX(screen->area.rows - TOP - YC_CASELIST_FOOT, 1), error))
    return FALSE;
  const YcCaseRow *row = yc_list_row(outside->list);
  return yc_preview_read(&outside->preview, outside->app, row, error)
         && yc_about_read(outside->app, row, &outside->view, error);
}

/* ── what a person does ── */

/* The first system that is missing. */
static void enter(Outside *outside, const YcCaseRow *row)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) lines = yc_outside_lines(outside->app, row->id, &error);
  if (!lines) {
    yc_tui_fail(outside->base.tui, error);
    return;
  }
  for (guint i = 0; i < lines->len; i++) {
    const YcOutsideLine *line = g_ptr_array_index(lines, i);
    if (*line->number)
      continue;
    yc_entry_ask(outside->base.tui, &outside->entry, outside->app, row, line);
    return;
  }
  yc_tui_reload(outside->base.tui);   /* another counter was faster */
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Outside *outside = (Outside *)screen;
  const YcCaseRow *row = yc_list_row(outside->list);
  if (command == YC_COMMAND_OPEN && row)
    enter(outside, row);
  else if (yc_about_act(screen->tui, outside->app, outside->view, command))
    return TRUE;
  else if (yc_list_act(outside->list, command))
    yc_tui_reload(screen->tui);   /* the lines below speak of another case now */
  else
    return FALSE;
  return TRUE;
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  const Outside *outside = (const Outside *)screen;
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(outside->list) != NULL;
  return command != YC_COMMAND_TAB && command != YC_COMMAND_OUTSIDE && yc_about_can(outside->app, outside->view, command);
}

static char *why_not(const YcScreen *screen, YcCommand command)
{
  const Outside *outside = (const Outside *)screen;
  return yc_about_why_not(outside->app, outside->view, command);
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Outside *outside = (const Outside *)screen;
  g_string_append(left, _("还没录入外部系统"));
  g_string_append_printf(right, _("%d 件"), (int)outside->count);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Outside *outside = (const Outside *)screen;
  YcArea rows = { area.y + TOP, area.x, area.rows - TOP - YC_CASELIST_FOOT, area.columns };
  yc_put_heads(area.y, area.x, area.columns, TABLE, G_N_ELEMENTS(TABLE));
  yc_list_paint(outside->list, rows);
  yc_preview_paint(&outside->preview, (YcArea) { rows.y + rows.rows, area.x, YC_CASELIST_FOOT, area.columns });
}

static char *hints(YcScreen *screen)
{
  return yc_list_row(((const Outside *)screen)->list)
           ? g_strdup(_("回车录号码(打字、粘贴、扫码都行) k抄写 F2受理 F4查找 Esc返回 0菜单 ?帮助"))
           : NULL;
}

static void outside_free(YcScreen *screen)
{
  Outside *outside = (Outside *)screen;
  yc_list_free(outside->list);
  yc_preview_clear(&outside->preview);
  yc_case_view_free(outside->view);
  yc_entry_clear(&outside->entry);
  g_free(outside);
}

static const YcScreenType OUTSIDE = {
  .name = "outside", .where = YC_IN_LIST | YC_IN_CASES, .load = load, .act = act, .can = can, .why_not = why_not,
  .title = title, .paint = paint, .hints = hints, .free = outside_free
};

YcScreen *yc_outside_new(YcApp *app)
{
  Outside *outside = g_new0(Outside, 1);
  yc_screen_init(&outside->base, &OUTSIDE);
  outside->app = app;
  outside->list = yc_list_new(&SOURCE, outside);
  return &outside->base;
}
