/* sheet.c - see sheet.h. */
#include <config.h>
#include "tui/sheet.h"

#include "base/gettext.h"

enum { MARGIN = 2 };

typedef struct {
  YcScreen base;
  char *title, **lines, *words[YC_SHEET_MAX];
  void (*acts[YC_SHEET_MAX])(YcTui *tui, gpointer data);
  guint n, row;
  gpointer data;
  GDestroyNotify gone;
} Sheet;

/* What was chosen keeps the data until it has opened its form. */
static void choose(Sheet *sheet, guint i)
{
  YcTui *tui = sheet->base.tui;
  gpointer data = sheet->data;
  GDestroyNotify gone = sheet->gone;
  sheet->gone = NULL;
  yc_tui_pop(tui);
  sheet->acts[i](tui, data);
  if (gone)
    gone(data);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Sheet *sheet = (Sheet *)screen;
  if (command == YC_COMMAND_UP)
    sheet->row -= sheet->row > 0;
  else if (command == YC_COMMAND_DOWN)
    sheet->row += sheet->row + 1 < sheet->n;
  else if (command == YC_COMMAND_PICK && sheet->n)
    choose(sheet, sheet->row);
  else
    return FALSE;
  return TRUE;
}

static void text(YcScreen *screen, const char *text)
{
  Sheet *sheet = (Sheet *)screen;
  guint digit = g_ascii_isdigit(*text) ? (guint)(*text - '0') : 0;
  if (digit >= 1 && digit <= sheet->n)
    choose(sheet, digit - 1);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Sheet *sheet = (const Sheet *)screen;
  int y = area.y;
  yc_put_rule(y++, area.x, area.columns, sheet->title);
  for (char **line = sheet->lines; *line; line++)
    yc_put(y++, area.x + MARGIN, area.columns - 2 * MARGIN, *line, YC_INK_PLAIN);
  for (guint i = 0; i < sheet->n; i++) {
    g_autofree char *words = g_strdup_printf("%u %s", i + 1, sheet->words[i]);
    yc_put(y++, area.x + MARGIN, area.columns - 2 * MARGIN, words, i == sheet->row ? YC_INK_REVERSE : YC_INK_PLAIN);
  }
}

static char *hints(YcScreen *screen)
{
  return g_strdup(((const Sheet *)screen)->n ? _("数字或回车选 ↑↓换一行 Esc返回") : _("Esc返回"));
}

static void sheet_free(YcScreen *screen)
{
  Sheet *sheet = (Sheet *)screen;
  g_free(sheet->title);
  g_strfreev(sheet->lines);
  for (guint i = 0; i < sheet->n; i++)
    g_free(sheet->words[i]);
  if (sheet->gone)
    sheet->gone(sheet->data);
  g_free(sheet);
}

static const YcScreenType SHEET = {
  .name = "sheet", .where = YC_IN_MENU, .act = act, .text = text, .paint = paint, .hints = hints, .free = sheet_free
};

void yc_sheet(YcTui *tui, const char *title, const char *const *lines, const YcSheetDo *todo, guint n, gpointer data,
              GDestroyNotify gone)
{
  Sheet *sheet = g_new0(Sheet, 1);
  yc_screen_init(&sheet->base, &SHEET);
  sheet->title = g_strdup(title);
  sheet->lines = g_strdupv((char **)lines);
  for (sheet->n = 0; sheet->n < n && sheet->n < YC_SHEET_MAX; sheet->n++) {
    sheet->words[sheet->n] = g_strdup(todo[sheet->n].words);
    sheet->acts[sheet->n] = todo[sheet->n].act;
  }
  sheet->data = data;
  sheet->gone = gone;
  sheet->base.rows = 1 + (int)g_strv_length(sheet->lines) + (int)sheet->n;
  yc_tui_push(tui, &sheet->base);
}
