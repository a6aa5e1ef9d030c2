/* command.h - what a person can tell the program, and by which keys.
 *
 * One table (command.def) feeds the enum below, the key map, the bottom line, the menu, the help page and
 * the manual.  To add a command, add its line there and answer it in the `act` of a screen, or in the
 * world's (screen.h). */
#ifndef YC_COMMAND_H
#define YC_COMMAND_H

#include "tui/key.h"

typedef enum {
  YC_COMMAND_NONE,
#define X(id, key, also, letter, menu, name, help, where) YC_COMMAND_##id,
#include "tui/command.def"
#undef X
  YC_COMMANDS   /* how many, NONE included */
} YcCommand;

/* The kinds of places a command may work in; a screen says which ones it is, and may change them as its
 * focus moves. */
typedef enum {
  YC_IN_LIST   = 1 << 0,   /* rows to choose from */
  YC_IN_CASE   = 1 << 1,   /* one case */
  YC_IN_FORM   = 1 << 2,   /* fields one after the other */
  YC_IN_CHECKS = 1 << 3,   /* the rows of a checklist: blank + - * */
  YC_IN_CHOICE = 1 << 4,   /* numbered answers side by side */
  YC_IN_DIALOG = 1 << 5,   /* a question whose Enter commits */
  YC_IN_MENU   = 1 << 6,   /* a list of digits: each character counts by itself */
  YC_IN_PAGE   = 1 << 7,   /* text to read */
  YC_IN_TEXT   = 1 << 8,   /* the caret is in a line of text: characters are text, only keys are commands … */
  YC_IN_EMPTY  = 1 << 9,   /* … and that line is empty: a lone ? still asks for help */
  YC_IN_CASES  = 1 << 10,  /* a case, or rows of cases: what is done to one works */
  YC_IN_BOARD  = 1 << 11,  /* cases in groups, of which several can be chosen */
  YC_IN_FIGURES = 1 << 12, /* figures of a period, in groups */
  YC_IN_MAIN   = YC_IN_LIST | YC_IN_CASE | YC_IN_CASES | YC_IN_BOARD | YC_IN_FIGURES | YC_IN_CHECKS | YC_IN_CHOICE | YC_IN_PAGE,
  YC_IN_MANY   = 1 << 13,  /* rows of cases, of which several can be chosen */
  YC_IN_SLIP   = 1 << 14,  /* what can be printed to take home */
  YC_IN_ANY    = (1 << 15) - 1,
  YC_IN_HINT   = 1 << 15   /* only in the table: shown in the bottom line */
} YcWhere;

/* A name for tests and logs: "ACCEPT". */
const char *yc_command_id(YcCommand command);
/* Translated. */
const char *yc_command_name(YcCommand command);
const char *yc_command_help(YcCommand command);
/* The keys that do not arrive at this terminal, as the key check found: from now on nothing tells of them, and a hint
 * gives the digits of the menu instead ("02受理" for "F2受理").  Replaces what was said before. */
void yc_command_lacks(const YcKey *keys, guint n);

/* How it is told: "F2", "F4 /", "1-9", "回车", "b".  Free with g_free(). */
char *yc_command_keys(YcCommand command);
/* The digits after `0`, "" when it is not in the menu. */
const char *yc_command_menu(YcCommand command);
gboolean yc_command_works(YcCommand command, YcWhere where);

/* The command of a key (or of an ASCII character `c`; upper case counts as lower) at a place; NONE when
 * there is none.  *number becomes the digit where it was one, else 0. */
YcCommand yc_command_of_key(YcWhere where, YcKey key);
YcCommand yc_command_of_char(YcWhere where, gunichar c, int *number);

/* The bottom line in at most `columns`: "F2受理 F4查找 回车打开 0菜单 ?帮助".  What does not fit is left
 * out from the end, but the last three (Esc, 0, ?) stay.  `can` (may be NULL) says which commands are
 * possible now, `word` (may be NULL) what one is called now, NULL: its name.  `leads` (NULL: none), each once and up to
 * NONE, stand before all others, also those that the table does not hint.  Free with g_free(). */
typedef gboolean (*YcCommandCan)(YcCommand command, gconstpointer data);
typedef const char *(*YcCommandWord)(YcCommand command, gconstpointer data);
char *yc_command_hints(YcWhere where, int columns, const YcCommand *leads, YcCommandCan can, YcCommandWord word,
                       gconstpointer data);

/* The help page: the commands of `where`, then all of them; lines of at most `columns`.  `help` (may be NULL) says what a command
 * of `where` does on the page it is about, NULL: its own sentence, "": nothing there; `word` what it is called where `help` says
 * something.  NULL-terminated. */
char **yc_command_help_page(YcWhere where, int columns, YcCommandWord help, YcCommandWord word, gconstpointer data);
/* The whole table as text, one command a line: id, keys, menu digits, name, help separated by tabs; for
 * the manual and the test that compares it. */
char *yc_command_table(void);

#endif
