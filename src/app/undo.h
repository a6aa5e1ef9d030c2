/* undo.h - undoing the last act within a minute (RULE acc-12).
 *
 * By who did it, at the window where it was done, and only while nothing newer has happened on the case.  The act stays in
 * the record, and so does an event that undoes it; numbers stay used and are listed as void.  Prints, looks and what the
 * citizen has signed for or was handed are not undone. */
#ifndef YC_APP_UNDO_H
#define YC_APP_UNDO_H

#include "app/app.h"

typedef struct {
  gint64 casefile;
  int seconds;        /* that are left */
  gboolean opened;    /* the act opened the case: it and its number become void */
  guint cases;        /* that the act changed */
  char *whose;        /* "1123-017K 高龄津贴 孙玉梅" */
  char *what;         /* "受理,受理号 …": the act as the record says it */
} YcUndo;

void yc_undo_free(YcUndo *undo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcUndo, yc_undo_free)

/* Seconds that are left to undo what I last did here; 0 when there is nothing. */
int yc_undo_left(YcApp *app);
/* The newest act on a case, if I can undo it now; else NULL with YC_ERROR_REFUSED and a sentence that says why not. */
YcUndo *yc_undo_look(YcApp *app, gint64 casefile, GError **error);
/* Undoes it, with everything else that the same act did.  What had been typed comes back as a draft of mine: *draft, 0
 * where nothing was. */
gboolean yc_undo(YcApp *app, gint64 casefile, gint64 *draft, GError **error);

#endif
