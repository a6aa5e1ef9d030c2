/* command.c - the table of commands and what is made from it. */
#include <config.h>
#include "tui/command.h"

#include <string.h>

#include "base/gettext.h"
#include "base/pinyin.h"
#include "base/text.h"

/* The places, as command.def calls them. */
enum {
  LIST = YC_IN_LIST, CASE = YC_IN_CASE, FORM = YC_IN_FORM, CHECKS = YC_IN_CHECKS, CHOICE = YC_IN_CHOICE,
  DIALOG = YC_IN_DIALOG, MENU = YC_IN_MENU, PAGE = YC_IN_PAGE, SLIP = YC_IN_SLIP, MAIN = YC_IN_MAIN, ANY = YC_IN_ANY,
  CASES = YC_IN_CASES, BOARD = YC_IN_BOARD, MANY = YC_IN_MANY, FIGURES = YC_IN_FIGURES, HINT = YC_IN_HINT
};

typedef struct {
  const char *id;
  YcKey key, also;
  char letter;
  const char *menu, *name, *help;
  int where;
} Entry;

static const Entry TABLE[YC_COMMANDS] = {
  [YC_COMMAND_NONE] = { "NONE", YC_KEY_NONE, YC_KEY_NONE, 0, "", "", "", 0 },
#define X(id, key, also, letter, menu, name, help, where) \
  [YC_COMMAND_##id] = { #id, YC_KEY_##key, YC_KEY_##also, letter, menu, name, help, where },
#include "tui/command.def"
#undef X
};

/* Of the terminal that this program runs in. */
static gboolean lacking[YC_KEYS];

void yc_command_lacks(const YcKey *keys, guint n)
{
  memset(lacking, 0, sizeof lacking);
  for (guint i = 0; i < n; i++)
    lacking[keys[i]] = TRUE;
}

static gboolean arrives(YcKey key)
{
  return key != YC_KEY_NONE && !lacking[key];
}

/* The way out and the way to know more stay in the bottom line whatever else does not fit. */
static gboolean always_hinted(YcCommand command)
{
  return command == YC_COMMAND_BACK || command == YC_COMMAND_MENU || command == YC_COMMAND_HELP;
}

const char *yc_command_id(YcCommand command)
{
  return TABLE[command].id;
}

/* The names that other places use for something else have a context. */
const char *yc_command_name(YcCommand command)
{
  const char *name = TABLE[command].name, *here = C_("command", name);
  return command == YC_COMMAND_NONE ? "" : here != name ? here : gettext(name);
}

const char *yc_command_help(YcCommand command)
{
  return command == YC_COMMAND_NONE ? "" : gettext(TABLE[command].help);
}

const char *yc_command_menu(YcCommand command)
{
  return TABLE[command].menu;
}

gboolean yc_command_works(YcCommand command, YcWhere where)
{
  return (TABLE[command].where & (int)where & YC_IN_ANY) != 0;
}

/* A letter as it is told; the digits go by their first. */
static void append_letter(GString *out, char letter)
{
  if (letter == '1')
    g_string_append(out, "1-9");
  else if (letter == ' ')
    g_string_append(out, _("空格"));
  else
    g_string_append_c(out, letter);
}

char *yc_command_keys(YcCommand command)
{
  const Entry *entry = &TABLE[command];
  GString *out = g_string_new(arrives(entry->key) ? yc_key_name(entry->key) : "");
  if (arrives(entry->also))
    g_string_append_printf(out, "%s%s", out->len ? " " : "", yc_key_name(entry->also));
  if (entry->letter) {
    if (out->len)
      g_string_append_c(out, ' ');
    append_letter(out, entry->letter);
  }
  return g_string_free(out, FALSE);
}

YcCommand yc_command_of_key(YcWhere where, YcKey key)
{
  if (key == YC_KEY_NONE)
    return YC_COMMAND_NONE;
  for (YcCommand command = 1; command < YC_COMMANDS; command++) {
    const Entry *entry = &TABLE[command];
    if ((entry->key == key || entry->also == key) && yc_command_works(command, where))
      return command;
  }
  return YC_COMMAND_NONE;
}

/* The letter in the table that `c` stands for. */
static char letter_of(gunichar c)
{
  if (c >= '1' && c <= '9')
    return '1';
  return c < 0x80 ? g_ascii_tolower((char)c) : 0;
}

YcCommand yc_command_of_char(YcWhere where, gunichar c, int *number)
{
  char letter = letter_of(c);
  *number = letter == '1' ? (int)(c - '0') : 0;
  for (YcCommand command = 1; letter && command < YC_COMMANDS; command++)
    if (TABLE[command].letter == letter && yc_command_works(command, where))
      return command;
  return YC_COMMAND_NONE;
}

static char *hint(YcCommand command, const char *word)
{
  const Entry *entry = &TABLE[command];
  g_autoptr(GString) key = g_string_new(arrives(entry->key) ? yc_key_name(entry->key) : "");
  if (!key->len && (entry->key != YC_KEY_NONE || !entry->letter))
    g_string_append_printf(key, "0%s", entry->menu);
  else if (!key->len)
    append_letter(key, entry->letter);
  /* TRANSLATORS: a key and what it does, in the bottom line: F2受理. */
  return g_strdup_printf(_("%s%s"), key->str, word ? word : yc_command_name(command));
}

/* The command that the hinted key really starts at this place: not one that another hides.  What has no key of its own
 * is started by the menu. */
static gboolean reachable(YcCommand command, YcWhere where)
{
  const Entry *entry = &TABLE[command];
  int number;
  if (!yc_command_works(command, where))
    return FALSE;
  if (entry->key != YC_KEY_NONE)
    return yc_command_of_key(where, entry->key) == command;
  if ((where & YC_IN_TEXT) && !(command == YC_COMMAND_HELP && (where & YC_IN_EMPTY)))
    return FALSE;
  if (!entry->letter)
    return yc_command_works(YC_COMMAND_MENU, where);
  return yc_command_of_char(where, (gunichar)entry->letter, &number) == command;
}

/* Where the caret is in a text its menu is not to be had. */
static gboolean without_way(YcCommand command, YcWhere where)
{
  const Entry *entry = &TABLE[command];
  return entry->key != YC_KEY_NONE && lacking[entry->key] && (!*entry->menu || (where & (YC_IN_TEXT | YC_IN_FORM)));
}

static gboolean leads_with(const YcCommand *leads, YcCommand command)
{
  while (leads && *leads && *leads != command)
    leads++;
  return leads && *leads;
}

/* The order of the bottom line: what leads it, then the table; those that cannot be told are NONE. */
static void in_order(YcWhere where, const YcCommand *leads, YcCommand order[YC_COMMANDS])
{
  guint n = 0;
  for (const YcCommand *lead = leads; lead && *lead; lead++)
    order[n++] = *lead;
  for (YcCommand command = 1; command < YC_COMMANDS; command++)
    if ((TABLE[command].where & HINT) && !leads_with(leads, command))
      order[n++] = command;
  for (guint i = 0; i < n; i++)
    if (!reachable(order[i], where) || without_way(order[i], where))
      order[i] = YC_COMMAND_NONE;
  while (n < YC_COMMANDS)
    order[n++] = YC_COMMAND_NONE;
}

/* A dialog tells only what ends it; the F-keys that work there besides stand in its help. */
static gboolean leads_away(YcCommand command, YcWhere where)
{
  return (where & (YC_IN_DIALOG | YC_IN_MENU)) && TABLE[command].key >= YC_KEY_F1 && TABLE[command].key <= YC_KEY_F12;
}

char *yc_command_hints(YcWhere where, int columns, const YcCommand *leads, YcCommandCan can, YcCommandWord word,
                       gconstpointer data)
{
  YcCommand order[YC_COMMANDS];
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) tail = g_string_new(NULL);
  in_order(where, leads, order);
  for (guint i = 0; i < YC_COMMANDS; i++) {
    YcCommand command = order[i];
    if (!command || (can && !can(command, data)) || leads_away(command, where))
      continue;
    char *text = hint(command, word ? word(command, data) : NULL);
    if (!always_hinted(command)) {
      g_ptr_array_add(texts, text);
      continue;
    }
    g_string_append_printf(tail, "%s%s", tail->len ? " " : "", text);
    g_free(text);
  }
  GString *out = g_string_new(NULL);
  int left = columns - yc_width(tail->str);
  for (guint i = 0; i < texts->len; i++) {
    const char *text = g_ptr_array_index(texts, i);
    left -= yc_width(text) + 1;
    if (left < 0)
      break;
    g_string_append_printf(out, "%s ", text);
  }
  g_string_append(out, tail->str);
  return g_string_free(out, FALSE);
}

/* One command of the help page: keys and name in columns, the sentence wrapped at the right of them. */
static void add_help(GPtrArray *lines, YcCommand command, const char *name, const char *help, int columns)
{
  enum { KEYS = 15, NAME = 10 };
  g_autofree char *keys = yc_command_keys(command);
  if (*TABLE[command].menu) {
    char *more = g_strdup_printf("%s%s0%s", keys, *keys ? " " : "", TABLE[command].menu);
    g_free(keys);
    keys = more;
  }
  g_autofree char *first = yc_pad(keys, KEYS);
  g_autofree char *second = yc_pad(name, NAME);
  g_auto(GStrv) rest = yc_wrap(help, MAX(columns - KEYS - NAME - 1, 10));
  g_ptr_array_add(lines, g_strdup_printf(" %s%s%s", first, second, rest[0] ? rest[0] : ""));
  for (guint i = 1; rest[0] && rest[i]; i++)
    g_ptr_array_add(lines, g_strdup_printf(" %*s%s", KEYS + NAME, "", rest[i]));
}

/* What the marks of lists and cases mean (RULE time-05, time-11). */
static void add_legend(GPtrArray *lines, int columns)
{
  g_auto(GStrv) legend = yc_wrap(_("记号:▲ 超期  ◆ 今天或快到期  ● 没到期  ‖ 停着。日期后面有 ~ 或“暂定”:那年的放假通知还没载入。"), MAX(columns - 1, 10));
  g_ptr_array_add(lines, g_strdup(""));
  for (guint i = 0; legend[i]; i++)
    g_ptr_array_add(lines, g_strdup_printf(" %s", legend[i]));
}

/* Letters are the initials of a syllable of the name; those that could not be (RULE: once, in the help). */
static gboolean is_exception(YcCommand command)
{
  const Entry *entry = &TABLE[command];
  g_auto(GStrv) readings = yc_initials(entry->name, FALSE);
  if (!g_ascii_islower(entry->letter))
    return FALSE;
  for (char **reading = readings; *reading; reading++)
    if (strchr(*reading, entry->letter))
      return FALSE;
  return TRUE;
}

static void add_exceptions(GPtrArray *lines, int columns)
{
  g_autoptr(GString) text = g_string_new(_("字母是拼音首字母,除了:"));
  for (YcCommand command = 1; command < YC_COMMANDS; command++)
    if (is_exception(command))
      g_string_append_printf(text, " %c%s", TABLE[command].letter, yc_command_name(command));
  g_string_append(text, _("。字母只打开一行或一页,回车才算数。"));
  g_auto(GStrv) wrapped = yc_wrap(text->str, MAX(columns - 1, 10));
  for (guint i = 0; wrapped[i]; i++)
    g_ptr_array_add(lines, g_strdup_printf(" %s", wrapped[i]));
}

/* What the key check found missing. */
static void add_lacking(GPtrArray *lines, int columns)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (int key = YC_KEY_NONE + 1; key < YC_KEYS; key++)
    if (lacking[key])
      g_string_append_printf(names, " %s", yc_key_name((YcKey)key));
  if (!names->len)
    return;
  g_autofree char *text = g_strdup_printf(_("这个窗口的终端送不来:%s。用 0 加数字代替;008 再试一次。"), names->str + 1);
  g_auto(GStrv) wrapped = yc_wrap(text, MAX(columns - 1, 10));
  for (guint i = 0; wrapped[i]; i++)
    g_ptr_array_add(lines, g_strdup_printf(" %s", wrapped[i]));
}

static void add_own_help(GPtrArray *lines, YcCommand command, int columns)
{
  add_help(lines, command, yc_command_name(command), yc_command_help(command), columns);
}

char **yc_command_help_page(YcWhere where, int columns, YcCommandWord help, YcCommandWord word, gconstpointer data)
{
  GPtrArray *lines = g_ptr_array_new();
  g_ptr_array_add(lines, g_strdup(_("这一页")));
  for (YcCommand command = 1; command < YC_COMMANDS; command++)
    if (reachable(command, where)) {
      const char *here = help ? help(command, data) : NULL, *name = here && word ? word(command, data) : NULL;
      if (!here)
        add_own_help(lines, command, columns);
      else if (*here)
        add_help(lines, command, name ? name : yc_command_name(command), here, columns);
    }
  if (where & (YC_IN_LIST | YC_IN_CASE))
    add_legend(lines, columns);
  g_ptr_array_add(lines, g_strdup(""));
  g_ptr_array_add(lines, g_strdup(_("全部(0 和数字:先按 0 打开菜单,再按数字)")));
  add_exceptions(lines, columns);
  add_lacking(lines, columns);
  for (YcCommand command = 1; command < YC_COMMANDS; command++)
    add_own_help(lines, command, columns);
  g_ptr_array_add(lines, NULL);
  return (char **)g_ptr_array_free(lines, FALSE);
}

char *yc_command_table(void)
{
  GString *out = g_string_new(NULL);
  for (YcCommand command = 1; command < YC_COMMANDS; command++) {
    g_autofree char *keys = yc_command_keys(command);
    g_string_append_printf(out, "%s\t%s\t%s\t%s\t%s\n", TABLE[command].id, keys, TABLE[command].menu,
                           yc_command_name(command), yc_command_help(command));
  }
  return g_string_free(out, FALSE);
}
