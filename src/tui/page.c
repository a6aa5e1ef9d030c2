/* page.c - screens that every program needs. */
#include <config.h>
#include "tui/page.h"

#include <string.h>

#include "base/gettext.h"
#include "base/text.h"

/* ── text to read ── */

typedef struct {
  YcScreen base;
  char *title;
  char **lines;
  YcWhere of;      /* help: the place it is about; 0: other text */
  const YcScreen *below;   /* what cannot be done there cannot be done from here */
  int first;
} Text;

static int text_last(const Text *text)
{
  return MAX((int)g_strv_length(text->lines) - text->base.area.rows, 0);
}

static const char *help_below(YcCommand command, gconstpointer data)
{
  const YcScreen *below = data;
  return below && below->type->help ? below->type->help(below, command) : NULL;
}

static const char *word_below(YcCommand command, gconstpointer data)
{
  const YcScreen *below = data;
  return below && below->type->word ? below->type->word(below, command) : NULL;
}

static gboolean text_load(YcScreen *screen, G_GNUC_UNUSED GError **error)
{
  Text *text = (Text *)screen;
  if (text->of) {
    g_strfreev(text->lines);
    text->lines = yc_command_help_page(text->of, screen->area.columns, help_below, word_below, text->below);
  }
  text->first = MIN(text->first, text_last(text));
  return TRUE;
}

static gboolean text_act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Text *text = (Text *)screen;
  int page = MAX(screen->area.rows - 1, 1), end = text_last(text);
  const struct {
    YcCommand command;
    int first;
  } moves[] = {
    { YC_COMMAND_UP, text->first - 1 }, { YC_COMMAND_DOWN, text->first + 1 },
    { YC_COMMAND_PAGE_UP, text->first - page }, { YC_COMMAND_PAGE_DOWN, text->first + page },
    { YC_COMMAND_FIRST, 0 }, { YC_COMMAND_LAST, end },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(moves); i++)
    if (moves[i].command == command) {
      text->first = CLAMP(moves[i].first, 0, end);
      return TRUE;
    }
  return FALSE;
}

static gboolean text_can(const YcScreen *screen, YcCommand command)
{
  const YcScreen *below = ((const Text *)screen)->below;
  return !below || !below->type->can || below->type->can(below, command);
}

static void text_title(YcScreen *screen, GString *left, GString *right)
{
  const Text *text = (const Text *)screen;
  int n = (int)g_strv_length(text->lines);
  g_string_append(left, text->title);
  if (n > screen->area.rows)
    g_string_append_printf(right, _("第 %d-%d 行,共 %d 行"), text->first + 1,
                           MIN(text->first + screen->area.rows, n), n);
}

static void text_paint(YcScreen *screen, YcArea area)
{
  const Text *text = (const Text *)screen;
  yc_put_lines(area, (const char *const *)text->lines, text->first, YC_INK_PLAIN);
}

static void text_free(YcScreen *screen)
{
  Text *text = (Text *)screen;
  g_free(text->title);
  g_strfreev(text->lines);
  g_free(text);
}

static const YcScreenType TEXT = {
  .name = "text", .where = YC_IN_PAGE, .load = text_load, .act = text_act, .can = text_can,
  .title = text_title, .paint = text_paint, .free = text_free
};

static void push_text(YcTui *tui, const char *title, char **lines, YcWhere of)
{
  Text *text = g_new0(Text, 1);
  yc_screen_init(&text->base, &TEXT);
  text->title = g_strdup(title);
  text->lines = lines;
  text->of = of;
  text->below = yc_tui_top(tui);
  yc_tui_push(tui, &text->base);
}

void yc_page_text(YcTui *tui, const char *title, char **lines)
{
  push_text(tui, title, lines, 0);
}

void yc_page_help(YcTui *tui, YcWhere where)
{
  push_text(tui, _("帮助:键"), g_new0(char *, 1), where);
}

/* ── the menu ── */

typedef struct {
  YcScreen base;
  YcCommand commands[YC_COMMANDS];
  char *notes[YC_COMMANDS];   /* how things stand, beside those that say so */
  guint n, cursor;
  char typed[8];
  char wrong[8];   /* the digits that stand nowhere, said last; "": Enter takes the line of the cursor */
} Menu;

static void menu_choose(Menu *menu, YcCommand command)
{
  YcTui *tui = menu->base.tui;
  yc_tui_pop(tui);
  yc_tui_act(tui, command, 0);
}

static void menu_move(Menu *menu, guint cursor)
{
  menu->cursor = cursor;
  *menu->wrong = '\0';
}

static void menu_say_wrong(Menu *menu)
{
  yc_tui_say(menu->base.tui, YC_SAY_WARN, _("菜单里没有 %s。"), menu->wrong);
}

/* Who pressed a digit that stands nowhere did not mean the line that the cursor happens to be on. */
static void menu_pick(Menu *menu)
{
  if (*menu->wrong)
    menu_say_wrong(menu);
  else
    menu_choose(menu, menu->commands[menu->cursor]);
}

static gboolean menu_act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Menu *menu = (Menu *)screen;
  if (command == YC_COMMAND_UP)
    menu_move(menu, menu->cursor - (menu->cursor > 0));
  else if (command == YC_COMMAND_DOWN)
    menu_move(menu, menu->cursor + (menu->cursor + 1 < menu->n));
  else if (command == YC_COMMAND_PICK)
    menu_pick(menu);
  else
    return FALSE;
  return TRUE;
}

static guint count_matching(const Menu *menu)
{
  guint n = 0;
  for (guint i = 0; i < menu->n; i++)
    n += g_str_has_prefix(yc_command_menu(menu->commands[i]), menu->typed) ? 1 : 0;
  return n;
}

static void keep_matching(Menu *menu)
{
  guint n = 0;
  for (guint i = 0; i < menu->n; i++) {
    if (!g_str_has_prefix(yc_command_menu(menu->commands[i]), menu->typed)) {
      g_free(menu->notes[i]);
      continue;
    }
    menu->commands[n] = menu->commands[i];
    menu->notes[n++] = menu->notes[i];
  }
  menu->n = n;
  menu->cursor = 0;
}

/* A digit more: those that begin so are left; the one that has just these digits is chosen, none begins with another's
 * (command.def). */
static void menu_text(YcScreen *screen, const char *text)
{
  Menu *menu = (Menu *)screen;
  gsize n = strlen(menu->typed);
  if (!g_ascii_isdigit(*text))
    return;
  menu->typed[n] = *text;
  menu->typed[n + 1] = '\0';
  if (!count_matching(menu)) {
    g_strlcpy(menu->wrong, menu->typed, sizeof menu->wrong);
    menu_say_wrong(menu);
    menu->typed[n] = '\0';
    return;
  }
  *menu->wrong = '\0';
  keep_matching(menu);
  if (strcmp(yc_command_menu(menu->commands[0]), menu->typed) == 0)
    menu_choose(menu, menu->commands[0]);
}

static void menu_paint(YcScreen *screen, YcArea area)
{
  const Menu *menu = (const Menu *)screen;
  guint rows = (guint)MAX(area.rows - 1, 1), first = menu->cursor < rows ? 0 : menu->cursor - rows + 1;
  guint below = menu->n - first > rows ? menu->n - first - rows : 0;
  g_autofree char *title = g_strdup_printf(_("菜单 0%s"), menu->typed);
  g_autofree char *word = below ? g_strdup_printf(_("%s  ↓ 还有 %u 行"), title, below) : g_strdup(title);
  yc_put_rule(area.y, area.x, area.columns, word);
  /* The longest digits stand last. */
  int digits = MAX((int)strlen(yc_command_menu(menu->commands[menu->n - 1])), 4) + 1;
  yc_put_rows((YcArea) { area.y + 1, area.x, area.rows - 1, area.columns }, menu->n - first, menu->cursor - first);
  for (guint row = 0; row < rows && first + row < menu->n; row++) {
    YcCommand command = menu->commands[first + row];
    g_autofree char *keys = yc_command_keys(command);
    const YcColumn table[] = { { "", digits }, { "", 11 }, { "", 6 }, { "", 1000 } };
    const char *note = menu->notes[first + row];
    g_autofree char *help = note ? g_strdup_printf(_("%s:%s"), note, yc_command_help(command)) : NULL;
    const char *cells[] = {
      yc_command_menu(command), yc_command_name(command), keys, help ? help : yc_command_help(command)
    };
    yc_put_cells(area.y + 1 + (int)row, area.x + 1, area.columns - 1, table, G_N_ELEMENTS(table), cells,
                 first + row == menu->cursor ? YC_INK_REVERSE : YC_INK_PLAIN);
  }
}

static void menu_free(YcScreen *screen)
{
  Menu *menu = (Menu *)screen;
  for (guint i = 0; i < menu->n; i++)
    g_free(menu->notes[i]);
  g_free(screen);
}

static const YcScreenType MENU = {
  .name = "menu", .where = YC_IN_MENU, .act = menu_act, .text = menu_text, .paint = menu_paint,
  .free = menu_free
};

static int by_digits(const void *a, const void *b)
{
  const char *left = yc_command_menu(*(const YcCommand *)a), *right = yc_command_menu(*(const YcCommand *)b);
  int lengths = (strlen(left) > strlen(right)) - (strlen(left) < strlen(right));
  return lengths ? lengths : strcmp(left, right);
}

void yc_page_menu(YcTui *tui, YcWhere where)
{
  const YcScreen *below = yc_tui_top(tui);
  Menu *menu = g_new0(Menu, 1);
  yc_screen_init(&menu->base, &MENU);
  for (YcCommand command = 1; command < YC_COMMANDS; command++)
    if (*yc_command_menu(command) && yc_command_works(command, where)
        && (!below->type->can || below->type->can(below, command)))
      menu->commands[menu->n++] = command;
  if (!menu->n) {
    g_free(menu);
    return;
  }
  qsort(menu->commands, menu->n, sizeof *menu->commands, by_digits);
  for (guint i = 0; i < menu->n; i++)
    menu->notes[i] = yc_tui_note(tui, menu->commands[i]);
  menu->base.rows = (int)menu->n + 1;
  yc_tui_push(tui, &menu->base);
}

/* ── a question ── */

typedef struct {
  YcScreen base;
  char *title;
  char **lines;
  YcPageYes yes;
  gpointer data;
  GDestroyNotify gone;
} Confirm;

static gboolean confirm_act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Confirm *confirm = (Confirm *)screen;
  YcTui *tui = screen->tui;
  if (command != YC_COMMAND_CONFIRM)
    return FALSE;
  yc_tui_pop(tui);
  confirm->yes(tui, confirm->data);
  return TRUE;
}

static void confirm_paint(YcScreen *screen, YcArea area)
{
  const Confirm *confirm = (const Confirm *)screen;
  YcArea lines = { area.y + 1, area.x + 2, area.rows - 1, area.columns - 2 };
  yc_put_rule(area.y, area.x, area.columns, confirm->title);
  yc_put_lines(lines, (const char *const *)confirm->lines, 0, YC_INK_PLAIN);
}

static void confirm_free(YcScreen *screen)
{
  Confirm *confirm = (Confirm *)screen;
  g_free(confirm->title);
  g_strfreev(confirm->lines);
  if (confirm->gone)
    confirm->gone(confirm->data);
  g_free(confirm);
}

static const YcScreenType CONFIRM = {
  .name = "confirm", .where = YC_IN_DIALOG, .act = confirm_act, .paint = confirm_paint, .free = confirm_free
};

void yc_page_confirm(YcTui *tui, const char *title, const char *const *lines, YcPageYes yes, gpointer data,
                     GDestroyNotify gone)
{
  Confirm *confirm = g_new0(Confirm, 1);
  yc_screen_init(&confirm->base, &CONFIRM);
  confirm->title = g_strdup(title);
  confirm->lines = g_strdupv((char **)lines);
  confirm->yes = yes;
  confirm->data = data;
  confirm->gone = gone;
  confirm->base.rows = (int)g_strv_length(confirm->lines) + 1;
  yc_tui_push(tui, &confirm->base);
}

/* ── one line to type ── */

typedef struct {
  YcScreen base;
  char *title;
  YcEdit *edit;
  YcPageTake take;
  gpointer data;
} Line;

static void line_changed(Line *line)
{
  line->base.where = YC_IN_DIALOG | YC_IN_TEXT | (yc_edit_empty(line->edit) ? YC_IN_EMPTY : 0);
}

static gboolean line_act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Line *line = (Line *)screen;
  YcTui *tui = screen->tui;
  if (command != YC_COMMAND_CONFIRM)
    return FALSE;
  g_autofree char *text = yc_clean(yc_edit_text(line->edit), -1, 0, NULL);
  yc_tui_pop(tui);
  g_autofree char *refusal = line->take(tui, text, line->data);
  if (!refusal)
    return TRUE;
  yc_page_line(tui, line->title, yc_edit_text(line->edit), yc_edit_max(line->edit), line->take, line->data);
  yc_tui_say(tui, YC_SAY_WARN, "%s", refusal);
  return TRUE;
}

static gboolean line_key(YcScreen *screen, YcKey key)
{
  Line *line = (Line *)screen;
  gboolean used = yc_edit_key(line->edit, key);
  line_changed(line);
  return used;
}

static void line_text(YcScreen *screen, const char *text)
{
  Line *line = (Line *)screen;
  if (!yc_edit_insert(line->edit, text))
    yc_tui_say(screen->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), (int)yc_edit_max(line->edit));
  line_changed(line);
}

static void line_paint(YcScreen *screen, YcArea area)
{
  const Line *line = (const Line *)screen;
  yc_put_rule(area.y, area.x, area.columns, line->title);
  yc_put_edit(area.y + 1, area.x + 1, area.columns - 2, line->edit, TRUE);
}

static void line_free(YcScreen *screen)
{
  Line *line = (Line *)screen;
  g_free(line->title);
  yc_edit_free(line->edit);
  g_free(line);
}

static const YcScreenType LINE = {
  .name = "line", .where = YC_IN_DIALOG | YC_IN_TEXT | YC_IN_EMPTY, .rows = 2, .act = line_act,
  .key = line_key, .text = line_text, .paint = line_paint, .free = line_free
};

void yc_page_line(YcTui *tui, const char *title, const char *text, gsize max, YcPageTake take, gpointer data)
{
  Line *line = g_new0(Line, 1);
  yc_screen_init(&line->base, &LINE);
  line->title = g_strdup(title);
  line->edit = yc_edit_new(max);
  line->take = take;
  line->data = data;
  yc_edit_set(line->edit, text ? text : "");
  line_changed(line);
  yc_tui_push(tui, &line->base);
}
