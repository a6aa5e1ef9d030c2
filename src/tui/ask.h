/* ask.h - a dialog over the last rows with a few lines to fill in, one after the other.
 *
 * Enter goes on to the next line, on the last one it commits; ↑ and Shift-Tab go back.  A line is text, one of a few
 * words (←→, digits are text here), something looked for by initials or Han (↑↓ among what was found), or a list of
 * which each may be marked (↑↓, Space). */
#ifndef YC_ASK_H
#define YC_ASK_H

#include "tui/screen.h"

enum { YC_ASK_MAX = 14, YC_ASK_WORDS = 8 };

/* What is found for a text: of YcAskOption, freed with the array. */
typedef struct {
  char *key, *label;
} YcAskOption;
void yc_ask_option_free(gpointer option);
typedef GPtrArray *(*YcAskSearch)(const char *text, gpointer data);

typedef struct {
  const char *text;                /* cleaned; of what was looked for its key, "" where nothing is chosen */
  guint word;
  const gboolean *marked;          /* of each of `checks` */
} YcAskValue;

/* What is wrong with a line when Enter leaves it, and, of every line that stands there, before the last Enter: a sentence to be
 * freed; NULL: nothing. */
typedef char *(*YcAskCheck)(const YcAskValue *values, gpointer data);

/* Whether the n-th line stands there, by what is filled in so far. */
typedef gboolean (*YcAskShown)(guint n, const YcAskValue *values, gpointer data);

typedef struct {
  const char *label;               /* at most 8 columns in Chinese, 16 translated; borrowed until yc_ask() returns */
  const char *value;               /* at first, replaced by what is typed first; the line's own keys edit it; NULL: "" */
  gsize max;                       /* characters */
  const char *const *words;        /* one of them; borrowed for as long as the dialog stands; NULL: text */
  guint n_words, word;             /* word: at first */
  YcAskSearch search;              /* NULL: nothing is looked for */
  gboolean pick;                   /* of what is found nothing is chosen before something is typed, or ↓; Enter on nothing is refused */
  gboolean folds;                  /* what is found stands there only while one is on the line */
  const char *const *checks;       /* may be marked, and all are at first; borrowed until yc_ask() returns; NULL: none */
  guint n_checks;
  const gboolean *marks;           /* which are at first; NULL: all; borrowed until yc_ask() returns */
  YcAskShown shown;                /* NULL: always; the first line always stands */
  YcAskCheck check;                /* NULL: nothing is wrong before the last Enter */
} YcAskField;

/* Called on the last Enter; the dialog goes when it returns NULL, else what it returns (a sentence, freed) is shown and
 * the dialog stays.  What leads on to a page takes the dialog off (yc_tui_pop()) before it pushes that. */
typedef char *(*YcAskTake)(YcTui *tui, const YcAskValue *values, gpointer data);
/* What Enter will do, for the last row of the dialog, after every change.  Free with g_free(). */
typedef char *(*YcAskNote)(const YcAskValue *values, gpointer data);

/* `data` is freed by `gone` after the dialog. */
void yc_ask(YcTui *tui, const char *title, const YcAskField *fields, guint n, YcAskNote note, YcAskTake take, gpointer data,
            GDestroyNotify gone);

#endif
