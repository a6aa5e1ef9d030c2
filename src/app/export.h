/* export.h - tables that leave the program: only who may see them all, and never unrecorded (RULE prv-04). */
#ifndef YC_EXPORT_H
#define YC_EXPORT_H

#include "app/app.h"

/* What leaves; everything is borrowed. */
typedef struct {
  const char *what;       /* "figures" "figure cases" "board" …: a stable word for the record */
  const char *period;     /* "2026-09..2026-11", or days; "" where it stands for now */
  guint rows;             /* without the heading */
  const char *format;     /* "csv" "A4" … */
  const char *const *personal;   /* names of the columns that tell of people who applied; NULL: none */
} YcExport;

/* Whether who is signed in may take tables out: supervisors, leaders, administrators.  Else FALSE with a sentence. */
gboolean yc_export_may(YcApp *app, GError **error);
/* Records it, the event export.made.  Call it before the table is handed over; FALSE: it must not be. */
gboolean yc_export_record(YcApp *app, const YcExport *export, GError **error);
/* The same for a table on paper, which gets the next number of its yearly register (芦政统A〔2026〕0003号, RULE acc-09): to be
 * freed; NULL: it must not be handed over. */
char *yc_export_number(YcApp *app, const YcExport *export, GError **error);
/* Records it and writes the bytes to NAME in the directory beside the store ("hall.db.export"), whole or not at all.  The
 * file's path, free with g_free(); NULL with a sentence. */
char *yc_export_file(YcApp *app, const YcExport *export, const char *name, const char *bytes, gsize length,
                     GError **error);

#endif
