/* loop.h - what the two halves of the loop share: screen.c, the stack and its painting; input.c, what is typed. */
#ifndef YC_LOOP_H
#define YC_LOOP_H

#include "tui/scan.h"
#include "tui/screen.h"
#include "tui/term.h"

struct YcTui {
  const YcWorld *world;
  YcTerm *term;
  GPtrArray *stack;       /* of YcScreen, the last on top */
  GPtrArray *gone;        /* popped, freed when no function of theirs can be running */
  gboolean reload, repaint, anew, ended;
  YcEnd end;
  YcSay kind;
  char *message;
  char *titled;           /* the first row as painted */
  gboolean told_ctrl_c;
  YcScan scan;            /* and how things stood before its first digit */
  guint scan_depth;
  int scan_tab;
};

/* The terminal is too small for any screen. */
gboolean yc_loop_small(void);
/* Loads the screens that show, as long as one asks for it. */
void yc_loop_load(YcTui *tui);
/* Draws them. */
void yc_loop_paint(YcTui *tui);
/* A key, a character, text, a click: the screen on top answers. */
void yc_loop_input(YcTui *tui, const YcEvent *event);

#endif
