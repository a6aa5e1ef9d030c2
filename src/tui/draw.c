/* draw.c - the only code that puts text on the screen. */
#include <config.h>
#include "tui/draw.h"

#include <curses.h>
#include <stdarg.h>
#include <string.h>
#include <wchar.h>

#include "base/gettext.h"
#include "base/text.h"

/* There is one screen, as ncurses has it. */
static struct {
  gboolean plain, colours;
  int cursor_y, cursor_x;
} screen;

/* Ambiguous characters of the program's own and of names, and what stands for them where they may be drawn
 * wide. */
static const struct {
  gunichar from;
  char to;
} PLAIN[] = {
  { 0x2500, '-' } /* ─ */, { 0x25B2, '!' } /* ▲ */, { 0x25C6, '*' } /* ◆ */, { 0x25CF, '.' } /* ● */,
  { 0x2016, '=' } /* ‖ */, { 0x00B7, '.' } /* · */, { 0x2026, '.' } /* … */, { 0x2014, '-' } /* — */,
  { 0x201C, '"' } /* “ */, { 0x201D, '"' } /* ” */, { 0x2018, '\'' } /* ‘ */, { 0x2019, '\'' } /* ’ */,
  { 0x221A, 'v' } /* √ */, { 0x00D7, 'x' } /* × */, { 0x2191, '^' } /* ↑ */, { 0x2193, 'v' } /* ↓ */,
  { 0x2190, '<' } /* ← */, { 0x2192, '>' } /* → */, { 0x2588, '#' } /* █ */, { 0x2581, '_' } /* ▁ */, { 0x2582, '.' } /* ▂ */,
  { 0x2583, '-' } /* ▃ */, { 0x2584, '-' } /* ▄ */, { 0x2585, '=' } /* ▅ */, { 0x2586, '+' } /* ▆ */, { 0x2587, '*' } /* ▇ */,
  { 0x00B0, 'o' } /* ° */, { 0x00A7, 'S' } /* § */, { 0x00F7, '/' } /* ÷ */,
};

static const short COLOURS[] = {
  [YC_INK_RED] = COLOR_RED, [YC_INK_YELLOW] = COLOR_YELLOW, [YC_INK_GREEN] = COLOR_GREEN, [YC_INK_GREY] = -1
};
enum { COLOUR_MASK = 0xF, BRIGHT_BLACK = 8 };

void yc_draw_start(gboolean plain)
{
  screen.plain = plain;
  screen.colours = has_colors() && start_color() == OK;
  screen.cursor_y = -1;
  if (!screen.colours)
    return;
  short ground = use_default_colors() == OK ? -1 : COLOR_BLACK;
  for (short ink = YC_INK_RED; ink <= YC_INK_GREY; ink++) {
    short colour = ink == YC_INK_GREY && COLORS > BRIGHT_BLACK ? BRIGHT_BLACK : COLOURS[ink];
    init_pair(ink, colour < 0 && ground >= 0 ? COLOR_WHITE : colour, ground);
  }
}

static attr_t plain_attributes(YcInk ink)
{
  attr_t attributes = A_NORMAL;
  if (ink & YC_INK_BOLD)
    attributes |= A_BOLD;
  if (ink & YC_INK_REVERSE)
    attributes |= A_REVERSE;
  if (ink & YC_INK_UNDERLINE)
    attributes |= A_UNDERLINE;
  return attributes;
}

static void set_ink(YcInk ink)
{
  unsigned colour = ink & COLOUR_MASK;
  attr_t attributes = plain_attributes(ink);
  if (!screen.colours) {
    if (colour == YC_INK_RED)
      attributes = (attributes | A_BOLD) ^ A_REVERSE;
    else if (colour == YC_INK_YELLOW)
      attributes |= A_BOLD;
    colour = 0;
  }
  attr_set(attributes, (short)colour, NULL);
}

void yc_draw_begin(void)
{
  erase();
  screen.cursor_y = -1;
}

void yc_draw_end(gboolean anew)
{
  if (anew)
    clearok(curscr, TRUE);
  move(screen.cursor_y >= 0 ? screen.cursor_y : LINES - 1, screen.cursor_y >= 0 ? screen.cursor_x : 0);
  wnoutrefresh(stdscr);
  doupdate();   /* takes the screen back after a stop: what is set before is lost where terminals keep it by screen */
  curs_set(screen.cursor_y >= 0);
}

void yc_put_cursor(int y, int x)
{
  screen.cursor_y = y < LINES ? y : -1;
  screen.cursor_x = CLAMP(x, 0, COLS - 1);
}

/* What ncurses may be given: valid, without controls, no mark without its base.  Outer blanks stay. */
static char *safe(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  GString *out = g_string_new(NULL);
  for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (c == '\t' || c == '\n')
      c = ' ';
    int width = yc_char_width(c);
    if (width > 0 || (width == 0 && out->len))
      g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

/* The character as this terminal and the C library place it. */
static wchar_t placed(gunichar c)
{
  int width = yc_char_width(c);
  if (wcwidth((wchar_t)c) != width)
    return width == 2 ? L'〓' : width == 1 ? L'?' : 0;
  for (gsize i = 0; screen.plain && i < G_N_ELEMENTS(PLAIN); i++)
    if (PLAIN[i].from == c)
      return (wchar_t)PLAIN[i].to;
  gboolean ambiguous = width == 1 && g_unichar_iswide_cjk(c);
  return screen.plain && ambiguous ? L'?' : (wchar_t)c;
}

/* Text that fills its columns exactly. */
static void put_exact(int y, int x, const char *text, YcInk ink)
{
  g_autofree wchar_t *wide = g_new0(wchar_t, strlen(text) + 1);
  int n = 0;
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    wchar_t c = placed(g_utf8_get_char(at));
    if (c)
      wide[n++] = c;
  }
  set_ink(ink);
  mvaddnwstr(y, x, wide, n);
}

/* The columns of it that are on the screen; 0: nothing to do. */
static int visible(int y, int x, int columns)
{
  return y < 0 || y >= LINES || x < 0 ? 0 : MAX(MIN(columns, COLS - x), 0);
}

void yc_put(int y, int x, int columns, const char *text, YcInk ink)
{
  columns = visible(y, x, columns);
  if (!columns)
    return;
  g_autofree char *clean = safe(text);
  g_autofree char *padded = yc_pad(clean, columns);
  put_exact(y, x, padded, ink);
}

void yc_put_right(int y, int x, int columns, const char *text, YcInk ink)
{
  g_autofree char *clean = safe(text);
  int blank = MAX(columns - yc_width(clean), 0);
  yc_put(y, x, blank, "", ink);
  yc_put(y, x + blank, columns - blank, clean, ink);
}

void yc_put_format(int y, int x, int columns, YcInk ink, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  yc_put(y, x, columns, text, ink);
}

void yc_put_blank(YcArea area)
{
  for (int row = 0; row < area.rows; row++)
    yc_put(area.y + row, area.x, area.columns, "", YC_INK_PLAIN);
}

void yc_put_lines(YcArea area, const char *const *lines, int first, YcInk ink)
{
  int n = (int)g_strv_length((char **)lines);
  for (int row = 0; row < area.rows; row++)
    yc_put(area.y + row, area.x, area.columns, first + row < n ? lines[first + row] : "", ink);
}

void yc_put_bar(int y, int x, int columns, const char *left, const char *right, YcInk ink)
{
  columns = visible(y, x, columns);
  g_autofree char *clean = safe(right);
  int end = MIN(yc_width(clean), columns), gap = end && end < columns;
  yc_put(y, x, columns, "", ink);
  yc_put(y, x, columns - end - gap, left, ink);
  yc_put(y, x + columns - end, end, clean, ink);
}

void yc_put_rule(int y, int x, int columns, const char *word)
{
  columns = visible(y, x, columns);
  g_autofree char *clean = safe(word ? word : "");
  GString *line = g_string_new(NULL);
  if (*clean)
    g_string_append_printf(line, " %s", clean);
  for (int left = columns - yc_width(line->str); left > 0; left--)
    g_string_append(line, "─");
  yc_put(y, x, columns, line->str, YC_INK_PLAIN);
  g_string_free(line, TRUE);
}

static const struct {
  const char *shape;
  YcInk ink;
} LIGHTS[] = {
  [YC_LIGHT_NONE] = { "", YC_INK_PLAIN },
  [YC_LIGHT_STOPPED] = { "‖", YC_INK_GREY },
  [YC_LIGHT_GREEN] = { "●", YC_INK_GREEN },
  [YC_LIGHT_YELLOW] = { "◆", YC_INK_YELLOW },
  [YC_LIGHT_RED] = { "▲", YC_INK_RED },
};

void yc_put_light(int y, int x, int columns, YcLightColour colour, const char *word, YcInk ink)
{
  yc_put_format(y, x, columns, ink | LIGHTS[colour].ink, "%s%s", LIGHTS[colour].shape, word);
}

void yc_put_heads(int y, int x, int columns, const YcColumn *table, guint n)
{
  yc_put(y, x, columns, "", YC_INK_UNDERLINE);
  int at = x;
  for (guint i = 0; i < n; at += table[i++].columns)
    if (*table[i].head)   /* gettext("") is the header of the catalogue */
      yc_put(y, at, MIN(table[i].columns, x + columns - at), gettext(table[i].head), YC_INK_UNDERLINE);
}

void yc_put_cells(int y, int x, int columns, const YcColumn *table, guint n, const char *const *cells,
                  YcInk ink)
{
  yc_put(y, x, columns, "", ink);
  int at = x;
  for (guint i = 0; i < n; at += table[i++].columns)
    if (cells[i])
      yc_put(y, at, MIN(table[i].columns - 1, x + columns - at), cells[i], ink);
}

void yc_put_edit(int y, int x, int columns, YcEdit *edit, gboolean focus)
{
  columns = visible(y, x, columns);
  if (columns < 2)
    return;
  int caret;
  g_autofree char *text = yc_edit_view(edit, columns, &caret);
  yc_put(y, x, columns, text, YC_INK_UNDERLINE);
  if (focus)
    yc_put_cursor(y, x + caret);
}

/* ── what a click may point at ── */

static struct {
  YcArea area;
  guint n, cursor;
} rows;

void yc_put_rows(YcArea area, guint n, guint cursor)
{
  rows.area = area;
  rows.n = MIN(n, (guint)MAX(area.rows, 0));
  rows.cursor = cursor;
}

gboolean yc_draw_row_at(int y, int x, int *below)
{
  *below = y - rows.area.y - (int)rows.cursor;
  return y >= rows.area.y && y - rows.area.y < (int)rows.n && x >= rows.area.x && x < rows.area.x + rows.area.columns;
}
