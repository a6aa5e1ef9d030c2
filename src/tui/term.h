/* term.h - the terminal: taken over, read, given back, and gone.
 *
 * ncurses draws; everything that comes in is read here.  Handlers of signals only raise a flag; waiting
 * looks at it.  Environment: YICHUANG_PROBE=0 skips the width probe (narrow is assumed), ESCDELAY (ms,
 * 100) is the wait after an Esc, YICHUANG_SCAN (ms, 50) the longest pause within what a scanner types, YICHUANG_IDLE_MARK writes ESC ] 7777;idle;N;ROWS;COLUMNS BEL whenever
 * everything that came was answered and the screen stands.  N is the number of bytes read so far: a test
 * that sent N bytes, or another size, knows that it was seen. */
#ifndef YC_TERM_H
#define YC_TERM_H

#include "tui/key.h"

/* setlocale(LC_ALL, "") with C.UTF-8 for LC_CTYPE where the locale is not UTF-8, C for numbers, and
 * translations in UTF-8.  Call it first in main. */
void yc_term_locale(void);

typedef struct YcTerm YcTerm;

/* Takes over standard input and output.  NULL with a sentence when they are no terminal or TERM cannot
 * place text. */
YcTerm *yc_term_open(GError **error);
/* Gives the terminal back; after a hang-up nothing is written. */
void yc_term_close(YcTerm *term);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcTerm, yc_term_close)

/* The probe found ambiguous characters wide, or no answer. */
gboolean yc_term_plain(const YcTerm *term);
/* Clicks and the wheel are told, or (as at the start) left to the terminal, so that text can be selected. */
void yc_term_mouse(YcTerm *term, gboolean on);
gboolean yc_term_has_mouse(const YcTerm *term);
/* The next event, waiting at most `timeout` ms for one (then IDLE). */
void yc_term_next(YcTerm *term, YcTake take, int timeout, YcEvent *event);
/* The character that comes next, waiting for it no longer than a scanner would; 0 for anything else.  It stays. */
gunichar yc_term_peek(YcTerm *term);
/* Whether an event can be had without waiting. */
gboolean yc_term_pending(YcTerm *term);
/* The screen stands. */
void yc_term_idle_mark(YcTerm *term);

#define YC_TERM_ERROR (g_quark_from_static_string("yc-term"))

#endif
