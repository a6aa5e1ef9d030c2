/* edit.h - one line of text being edited: the model, without drawing (yc_put_edit() of draw.h draws it).
 *
 * The caret stands between clusters: a base character with the marks that follow it.  Moving, deleting and
 * scrolling go by clusters, so that neither a wide character nor an accent is ever cut.  The text is
 * always valid UTF-8, without controls and invisible characters.  formw does none of this right. */
#ifndef YC_EDIT_H
#define YC_EDIT_H

#include "tui/key.h"

typedef struct YcEdit YcEdit;

/* `max`: code points it holds at most. */
YcEdit *yc_edit_new(gsize max);
void yc_edit_free(YcEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcEdit, yc_edit_free)

/* Never NULL; borrowed until the next change.  As typed: the app cleans it (outer blanks, NFC). */
const char *yc_edit_text(const YcEdit *edit);
gboolean yc_edit_empty(const YcEdit *edit);
gsize yc_edit_max(const YcEdit *edit);
/* Caret at the end. */
void yc_edit_set(YcEdit *edit, const char *text);
/* At the caret, typed or pasted.  What must not be on a terminal is left out; FALSE when not all of the
 * rest had room. */
gboolean yc_edit_insert(YcEdit *edit, const char *text);
/* Left, Right, Home, End, Backspace, Delete, Ctrl-A, Ctrl-E, Ctrl-U (from the start to the caret), Ctrl-K
 * (from the caret to the end).  TRUE when it is one of these, whether or not there was anything to do. */
gboolean yc_edit_key(YcEdit *edit, YcKey key);

/* Bytes before the caret. */
gsize yc_edit_caret(const YcEdit *edit);
/* The part that shows in `columns` (at least 2), scrolled so that the caret is inside; *caret becomes its
 * column, 0 … columns−1.  Never wider than `columns`.  Free with g_free(). */
char *yc_edit_view(YcEdit *edit, int columns, int *caret);

#endif
