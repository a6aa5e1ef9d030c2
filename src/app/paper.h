/* paper.h - printing a case's papers: their text, the spool, and the record of every print. */
#ifndef YC_APP_PAPER_H
#define YC_APP_PAPER_H

#include "app/app.h"
#include "output/paper.h"

/* The data of a paper as it was issued (its facts), with the people's data as they stand. */
YcPaperData *yc_app_paper_data(YcApp *app, gint64 paper, GError **error);
/* Its text in a width. */
char *yc_app_paper_text(YcApp *app, gint64 paper, int width, GError **error);
/* Writes it to the spool in a width; a reprint (`again`) is recorded and marked.  *file receives the file's name. */
gboolean yc_app_paper_print(YcApp *app, gint64 paper, int width, gboolean again, char **file, GError **error);
/* The width papers are printed in: setting paper_width, 32, 48 or 80 (default 80). */
int yc_app_paper_width(YcApp *app);

#endif
