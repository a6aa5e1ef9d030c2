/* choice.h - a dialog over the last rows: one of a few words, and a line to type. */
#ifndef YC_CHOICE_H
#define YC_CHOICE_H

#include "tui/screen.h"

enum { YC_CHOICE_MAX = 8 };

/* Enter calls `take` with the word chosen and the text, cleaned; the dialog goes when it returns NULL, else what it
 * returns (a sentence, freed) is shown and the dialog stays.  ↑ and ↓ change the word, because digits are text here, and so
 * do ← and → as long as nothing is typed.
 * `words` are borrowed (at most YC_CHOICE_MAX); `data` is freed with g_free(). */
typedef char *(*YcChoiceTake)(YcTui *tui, guint word, const char *text, gpointer data);
void yc_choice_ask(YcTui *tui, const char *title, const char *hint, const char *const *words, guint n, gsize max,
                   YcChoiceTake take, gpointer data);

#endif
