/* screen.h - the stack of screens, and the loop that feeds them.
 *
 *   row 1          title, reverse                           title()
 *   rows 2…n−2     the body                                 paint()
 *   row n−1        message: what happened                   yc_tui_say()
 *   row n          keys that work here, reverse             from command.def
 *
 * A screen is a struct that begins with YcScreen and a table of functions.  It never draws outside
 * paint(), never reads keys, and never waits.  A dialog is a screen that covers only the last rows of the
 * body.
 *
 *   typedef struct { YcScreen base; YcList *list; } Desk;
 *
 *   static const YcScreenType DESK = {
 *     .name = "desk", .where = YC_IN_LIST, .load = load, .act = act, .title = title, .paint = paint,
 *     .free = desk_free
 *   };
 *   Desk *desk = g_new0(Desk, 1);
 *   yc_screen_init(&desk->base, &DESK);
 *   yc_tui_push(tui, &desk->base);
 */
#ifndef YC_SCREEN_H
#define YC_SCREEN_H

#include "tui/command.h"
#include "tui/draw.h"

typedef struct YcTui YcTui;
typedef struct YcScreen YcScreen;

typedef struct {
  const char *name;     /* for tests */
  YcWhere where;        /* what it is at first; screen->where may change */
  int rows;             /* 0: the whole body; a dialog: that many last rows of it (screen->rows, before push) */

  /* Everything but free may be NULL. */

  /* Reads what paint needs.  Called when it comes on top (pushed, or uncovered), after a resize, after
   * yc_tui_reload(), and when the world has changed.  A failure is shown; the screen stays as it is. */
  gboolean (*load)(YcScreen *screen, GError **error);
  /* A command of its place; `number` is the digit of TAB and CHOOSE.  FALSE: not mine; then the world is
   * asked, then HELP, MENU, BACK, REFRESH, QUIT do what they always do.  It may push, pop and say. */
  gboolean (*act)(YcScreen *screen, YcCommand command, int number);
  /* Whether a command of its place makes sense now (the row has nothing to supply): else it is not hinted
   * and not sent to act. */
  gboolean (*can)(const YcScreen *screen, YcCommand command);
  /* What the bottom line calls a command here; NULL: its own name. */
  const char *(*word)(const YcScreen *screen, YcCommand command);
  /* What the help page says of a command of its place; NULL: the table's sentence; "": it never works here. */
  const char *(*help)(const YcScreen *screen, YcCommand command);
  /* Why a command that can() refuses is refused: a sentence to be freed, or NULL for the usual one. */
  char *(*why_not)(const YcScreen *screen, YcCommand command);
  /* In YC_IN_TEXT: a key before it becomes a command; TRUE when it was used (yc_edit_key()). */
  gboolean (*key)(YcScreen *screen, YcKey key);
  /* In YC_IN_TEXT: text typed or pasted at the caret.  In YC_IN_MENU: each character.  Elsewhere: Han, a
   * word, a scanned number where a command was expected; NULL leaves that to the world (which opens the
   * filter with it). */
  void (*text)(YcScreen *screen, const char *text);
  /* The two ends of the first row. */
  void (*title)(YcScreen *screen, GString *left, GString *right);
  /* Draws the area, which has been blanked; changes nothing. */
  void (*paint)(YcScreen *screen, YcArea area);
  /* What one comes here for: the bottom line begins with it.  Up to NONE; NULL: the table's order. */
  const YcCommand *leads;
  /* Another bottom line than the table's, or NULL for that one.  Free with g_free(). */
  char *(*hints)(YcScreen *screen);
  /* Stores what is half typed as a draft: Esc, Ctrl-S, quitting, SIGTERM and a lost terminal call it.  It
   * must not ask and must not draw.  A failure keeps the screen open on Esc. */
  gboolean (*keep)(YcScreen *screen, GError **error);
  /* What Esc leaves behind, after keep: a sentence to be freed, said on the screen below; NULL: nothing. */
  char *(*left)(const YcScreen *screen);
  /* Nothing was typed for half a second: time to store what is half typed.  It may say. */
  void (*idle)(YcScreen *screen);
  void (*free)(YcScreen *screen);
} YcScreenType;

struct YcScreen {
  const YcScreenType *type;
  YcTui *tui;           /* set while on the stack */
  YcWhere where;
  int rows;
  int tab;              /* the tab it shows, from 1; 0: it has none */
  YcArea area;          /* of the body part it will paint; known before load */
  gboolean stale;       /* to be loaded before the next command reaches it */
};

void yc_screen_init(YcScreen *screen, const YcScreenType *type);
/* It stands for something else now (another queue, another filter): loads before the next painting, or earlier,
 * before a command that was typed ahead. */
void yc_screen_changed(YcScreen *screen);

/* What all screens stand on: the program's own state and what it answers everywhere. */
typedef struct {
  gpointer data;
  /* A command that the screen on top did not take (ACCEPT, FIND, LOGIN): FALSE: not mine either. */
  gboolean (*act)(YcTui *tui, YcCommand command, int number);
  /* Text where a command was expected: opens the filter with it. */
  void (*text)(YcTui *tui, const char *text);
  /* How things stand, for the menu behind a command's name ("12 件"), or NULL.  Free with g_free(). */
  char *(*note)(YcTui *tui, YcCommand command);
  /* Whether who sits here is told of a command in the bottom line; NULL: of all.  Refusing it is up to act. */
  gboolean (*hints)(YcTui *tui, YcCommand command);
  /* Asked twice a second: has another counter changed what is stored?  Own acts call yc_tui_reload(). */
  gboolean (*changed)(YcTui *tui);
} YcWorld;

typedef enum {
  YC_END_QUIT,
  YC_END_STOPPED,   /* SIGTERM */
  YC_END_HANGUP     /* nothing may be written to the terminal any more */
} YcEnd;

/* Opens the terminal.  `world` is borrowed. */
YcTui *yc_tui_new(const YcWorld *world, GError **error);
/* Frees all screens and gives the terminal back. */
void yc_tui_free(YcTui *tui);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcTui, yc_tui_free)
gpointer yc_tui_world(const YcTui *tui);

/* Runs until the last screen is popped, QUIT, SIGTERM or hang-up; keep() of every screen has been called
 * then. */
YcEnd yc_tui_run(YcTui *tui);

/* The stack owns its screens.  A popped one is freed after the running act has returned. */
void yc_tui_push(YcTui *tui, YcScreen *screen);
void yc_tui_pop(YcTui *tui);
/* The same of one that need not be on top any more; nothing where it has gone already. */
void yc_tui_drop(YcTui *tui, YcScreen *screen);
YcScreen *yc_tui_top(const YcTui *tui);
/* Whether a screen of that name (YcScreenType.name) is open, on top or below. */
gboolean yc_tui_holds(const YcTui *tui, const char *name);
void yc_tui_quit(YcTui *tui);

/* The stored data changed by an own act: the screen on top (and the one under a dialog) loads before the
 * next painting. */
void yc_tui_reload(YcTui *tui);
/* What the world notes of a command; NULL: nothing.  Free with g_free(). */
char *yc_tui_note(YcTui *tui, YcCommand command);
/* Sends a command to the screen on top, as its key would; the menu does. */
void yc_tui_act(YcTui *tui, YcCommand command, int number);

typedef enum {
  YC_SAY_INFO,
  YC_SAY_DONE,    /* √ in front */
  YC_SAY_WARN,    /* ! in front */
  YC_SAY_ERROR    /* ! in front, red */
} YcSay;
/* The message line, until the next key; cleaned and clipped. */
void yc_tui_say(YcTui *tui, YcSay kind, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* An error's sentence; frees it. */
void yc_tui_fail(YcTui *tui, GError *error);

#endif
