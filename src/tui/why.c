/* why.c - see why.h. */
#include <config.h>
#include "tui/why.h"

#include "base/gettext.h"
#include "base/text.h"

/* Rows above the lines; columns that text has at least. */
enum { HEAD = 3, WORDS = 10 };

typedef struct {
  YcScreen base;
  YcApp *app;          /* NULL: what is planned does not change */
  gint64 casefile;
  char *title;
  GPtrArray *clocks;   /* of YcWhyClock */
  guint clock;
  const YcScreen *below;   /* what cannot begin there cannot begin from here */
  char **lines;        /* of that clock, as they stand on this screen */
  int first;
} Why;

static const YcWhyClock *current(const Why *why)
{
  return g_ptr_array_index(why->clocks, why->clock);
}

/* ── the lines ── */

/* Text of a line over as many rows as it needs, behind `indent` columns; `front` stands in the first of them. */
static void add_wrapped(GStrvBuilder *rows, const char *front, const char *text, int indent, int columns)
{
  g_auto(GStrv) parts = yc_wrap(text, MAX(columns - indent, WORDS));
  for (guint i = 0; parts[i]; i++) {
    g_autoptr(GString) row = g_string_new(i ? "" : front);
    for (int width = yc_width(row->str); width < indent; width++)
      g_string_append_c(row, ' ');
    g_string_append(row, parts[i]);
    g_strv_builder_add(rows, row->str);
  }
}

/* How the lines of a clock stand: columns of the screen, of the days, of the numbers; the year that need not be said. */
typedef struct {
  int columns, days, numbers, year;
} Layout;

static Layout layout_of(const YcWhyClock *clock, int columns)
{
  Layout layout = { .columns = columns };
  for (guint i = 0; i < clock->lines->len; i++) {
    const YcWhyLine *line = g_ptr_array_index(clock->lines, i);
    if (!layout.year && line->from != YC_DAY_NONE)   /* the start is the first line that is about a day */
      layout.year = yc_day_year(line->from);
    g_autofree char *days = yc_why_days(line, layout.year), *numbers = yc_why_numbers(line);
    layout.days = MAX(layout.days, yc_width(days) + 1);
    layout.numbers = MAX(layout.numbers, yc_width(numbers) + 2);
  }
  return layout;
}

/* Rules stand over the whole width; days have their columns, on a narrow screen a row of their own. */
static void add_line(GStrvBuilder *rows, const YcWhyLine *line, const Layout *layout)
{
  int columns = layout->columns, front_columns = layout->days + layout->numbers;
  g_autofree char *days = yc_why_days(line, layout->year), *numbers = yc_why_numbers(line);
  gboolean leans = line->provisional && *days;
  g_autofree char *text = g_strconcat(line->text, leans ? " " : "", leans ? C_("clock", "暂定") : "", NULL);
  if (!*days) {
    add_wrapped(rows, "", text, 0, columns);
    return;
  }
  gboolean narrow = columns < front_columns + 2 * WORDS;
  g_autoptr(GString) front = g_string_new(days);
  for (int width = yc_width(days); width < layout->days; width++)
    g_string_append_c(front, ' ');
  g_string_append(front, numbers);
  if (narrow)
    g_strv_builder_add(rows, front->str);
  add_wrapped(rows, narrow ? "" : front->str, text, narrow ? 2 : front_columns, columns);
}

static char **make_lines(const YcWhyClock *clock, int columns)
{
  g_autoptr(GStrvBuilder) rows = g_strv_builder_new();
  Layout layout = layout_of(clock, columns);
  for (guint i = 0; i < clock->lines->len; i++)
    add_line(rows, g_ptr_array_index(clock->lines, i), &layout);
  return g_strv_builder_end(rows);
}

static int rows_of(const Why *why)
{
  return MAX(why->base.area.rows - HEAD, 1);
}

static int last_first(const Why *why)
{
  return MAX((int)g_strv_length(why->lines) - rows_of(why), 0);
}

static void lay_out(Why *why)
{
  g_strfreev(why->lines);
  why->lines = make_lines(current(why), why->base.area.columns);
  why->first = MIN(why->first, last_first(why));
}

static gboolean load(YcScreen *screen, GError **error)
{
  Why *why = (Why *)screen;
  GPtrArray *fresh = why->app ? yc_why_case(why->app, why->casefile, error) : g_ptr_array_ref(why->clocks);
  if (!fresh)
    return FALSE;
  if (fresh->len) {
    g_ptr_array_unref(why->clocks);
    why->clocks = fresh;
  } else
    g_ptr_array_unref(fresh);
  why->clock = MIN(why->clock, why->clocks->len - 1);
  lay_out(why);
  return TRUE;
}

/* ── what a person does ── */

static void show_clock(Why *why, int clock)
{
  if (clock < 0 || clock >= (int)why->clocks->len)
    return;
  why->clock = (guint)clock;
  why->first = 0;
  lay_out(why);
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  Why *why = (Why *)screen;
  int page = MAX(rows_of(why) - 1, 1), end = last_first(why);
  const struct {
    YcCommand command;
    int first;
  } moves[] = {
    { YC_COMMAND_UP, why->first - 1 }, { YC_COMMAND_DOWN, why->first + 1 },
    { YC_COMMAND_PAGE_UP, why->first - page }, { YC_COMMAND_PAGE_DOWN, why->first + page },
    { YC_COMMAND_FIRST, 0 }, { YC_COMMAND_LAST, end },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(moves); i++)
    if (moves[i].command == command) {
      why->first = CLAMP(moves[i].first, 0, end);
      return TRUE;
    }
  if (command == YC_COMMAND_TAB)
    show_clock(why, number - 1);
  else if (command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT)
    show_clock(why, (int)why->clock + (command == YC_COMMAND_LEFT ? -1 : 1));
  else
    return FALSE;
  return TRUE;
}

/* There are no rows to do anything with. */
static gboolean can(const YcScreen *screen, YcCommand command)
{
  const YcScreen *below = ((const Why *)screen)->below;
  if (command == YC_COMMAND_ACCEPT || command == YC_COMMAND_FIND)
    return !below->type->can || below->type->can(below, command);
  return command != YC_COMMAND_OPEN && command != YC_COMMAND_PRINT && command != YC_COMMAND_SIGN;
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Why *why = (const Why *)screen;
  int n = (int)g_strv_length(why->lines);
  g_string_append_printf(left, _("为什么是这一天  %s"), why->title);
  if (n > rows_of(why))
    g_string_append_printf(right, _("第 %d-%d 行,共 %d 行"), why->first + 1, MIN(why->first + rows_of(why), n), n);
}

/* "1承诺 12-15": its digit, its name, its day; one that has ended has no day. */
static char *tab_label(const Why *why, guint n)
{
  const YcWhyClock *clock = g_ptr_array_index(why->clocks, n);
  char day[YC_DAY_TEXT];
  gboolean runs = g_str_equal(clock->state, "running") || !*clock->state;
  g_autofree char *digit = n < 9 ? g_strdup_printf("%u", n + 1) : g_strdup("");
  return g_strdup_printf("%s%s %s", digit, clock->label,
                         runs ? yc_day_format(clock->due, day) + 5 : g_str_equal(clock->state, "stopped") ? _("停") : "√");
}

/* From the first tab on that leaves the one shown in sight. */
static void paint_tabs(const Why *why, YcArea area)
{
  int x = 0;
  for (guint first = 0, i = 0; i < why->clocks->len; i++) {
    g_autofree char *label = tab_label(why, i);
    int columns = yc_width(label);
    if (x + columns > area.columns && i <= why->clock && first < i) {
      first = i;
      x = 0;
      yc_put_blank((YcArea) { area.y, area.x, 1, area.columns });
    }
    if (x + columns <= area.columns || x == 0)
      yc_put(area.y, area.x + x, MIN(columns, area.columns - x), label, i == why->clock ? YC_INK_REVERSE : YC_INK_PLAIN);
    x += columns + 2;
  }
  if (why->clocks->len > 1 && x < area.columns)
    yc_put(area.y, area.x + x, area.columns - x, _("←→换"), YC_INK_GREY);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Why *why = (const Why *)screen;
  paint_tabs(why, (YcArea) { area.y, area.x, 1, area.columns });
  yc_put(area.y + 1, area.x, area.columns, current(why)->head, YC_INK_BOLD);
  yc_put_rule(area.y + 2, area.x, area.columns, "");
  yc_put_lines((YcArea) { area.y + HEAD, area.x, area.rows - HEAD, area.columns }, (const char *const *)why->lines,
               why->first, YC_INK_PLAIN);
}

static void why_free(YcScreen *screen)
{
  Why *why = (Why *)screen;
  g_ptr_array_unref(why->clocks);
  g_strfreev(why->lines);
  g_free(why->title);
  g_free(why);
}

static const YcScreenType WHY = {
  .name = "why", .where = YC_IN_CASE, .load = load, .act = act, .can = can, .title = title, .paint = paint,
  .free = why_free
};

static Why *new_page(YcTui *tui, GPtrArray *clocks, const char *about)
{
  Why *why = g_new0(Why, 1);
  yc_screen_init(&why->base, &WHY);
  why->clocks = clocks;
  why->title = g_strdup(about);
  why->below = yc_tui_top(tui);
  why->lines = g_new0(char *, 1);
  for (guint i = 0; i < clocks->len; i++)
    if (((const YcWhyClock *)g_ptr_array_index(clocks, i))->leads)
      why->clock = i;
  return why;
}

void yc_why_open(YcTui *tui, YcApp *app, gint64 casefile, const char *about)
{
  GError *error = NULL;
  GPtrArray *clocks = yc_why_case(app, casefile, &error);
  if (!clocks) {
    yc_tui_fail(tui, error);
    return;
  }
  if (!clocks->len) {
    g_ptr_array_unref(clocks);
    yc_tui_say(tui, YC_SAY_INFO, _("这件办件没有时限,也就没有要算的日子。"));
    return;
  }
  Why *why = new_page(tui, clocks, about);
  why->app = app;
  why->casefile = casefile;
  yc_tui_push(tui, &why->base);
}

void yc_why_open_planned(YcTui *tui, GPtrArray *clocks, const char *about)
{
  if (clocks->len)
    yc_tui_push(tui, &new_page(tui, clocks, about)->base);
  else
    g_ptr_array_unref(clocks);
}
