/* page.h - screens that every program needs: text to read, the menu, a question, one line to type.
 *
 * Each is made and pushed in one call. */
#ifndef YC_PAGE_H
#define YC_PAGE_H

#include "tui/screen.h"

/* Text to scroll; `lines` is NULL-terminated and taken over. */
void yc_page_text(YcTui *tui, const char *title, char **lines);
/* `?`: the keys of this place, then all. */
void yc_page_help(YcTui *tui, YcWhere where);
/* `0`: the commands of `where` that the screen on top can do now, by digits or arrows. */
void yc_page_menu(YcTui *tui, YcWhere where);

/* A question over the last rows: what will happen, in lines (cut at the width); Enter commits, Esc goes back.
 * `yes` is called after the dialog has gone; `data` is freed by `gone` after that, or when Esc was pressed; with NULL it
 * must outlive the dialog (the screen below does). */
typedef void (*YcPageYes)(YcTui *tui, gpointer data);
void yc_page_confirm(YcTui *tui, const char *title, const char *const *lines, YcPageYes yes, gpointer data,
                     GDestroyNotify gone);

/* One line to type over the last rows.  `take` is called on Enter; the dialog goes when it returns NULL,
 * else what it returns (a sentence, freed) is shown and the line stays. */
typedef char *(*YcPageTake)(YcTui *tui, const char *text, gpointer data);
void yc_page_line(YcTui *tui, const char *title, const char *text, gsize max, YcPageTake take, gpointer data);

#endif
