/* paper.h - printing a case's papers: their text, the spool, and the record of every print. */
#ifndef YC_APP_PAPER_H
#define YC_APP_PAPER_H

#include "app/app.h"
#include "base/table.h"
#include "output/template.h"

/* The data of a paper as it was issued (its facts and body); what that does not say, as it stands now. */
YcPaperData *yc_app_paper_data(YcApp *app, gint64 paper, GError **error);
/* Its text in a width. */
char *yc_app_paper_text(YcApp *app, gint64 paper, int width, GError **error);
/* Where the installed data are: YICHUANG_DATADIR or PKGDATADIR, with a name below it.  Free with g_free(). */
char *yc_app_data_path(const char *name);
/* The templates of the installed data and, before them, those beside the store (hall.db.templates).  Read anew every
 * time: an edit holds from the next paper on. */
YcTemplates *yc_app_templates(YcApp *app, YcFaults *faults);

/* A sentence on the first template that is wrong, NULL where none is.  Free with g_free(). */
char *yc_app_templates_fault(YcApp *app);

/* The width papers are printed in: setting paper_width, 32, 48 or 80 (default 80). */
int yc_app_paper_width(YcApp *app);
/* The list or receipt with a number of its own register, as it is printed: of a hand-over, of a bag, of what was left at the
 * window (芦政交A〔2026〕0001号).  Its local key, 0 where there is none. */
gint64 yc_app_paper_find(YcApp *app, const char *number);
/* Whether an outcome of an item prints its papers: what the clerk chose ("yes" "no"), else what the item says
 * ("ask" counts as yes where nobody was asked). */
gboolean yc_app_paper_rule(const YcItem *item, const char *outcome, const char *chosen);

/* Writes a paper to the spool in a width and the printer's encoding (setting printer_charset); a reprint (`again`) is
 * recorded and marked.  *file receives the file's name, *warning NULL or a sentence on what is not as it should be: a
 * character that the printer lacks, a template that is wrong.  Both may be NULL. */
gboolean yc_app_paper_print(YcApp *app, gint64 paper, int width, gboolean again, char **file, char **warning,
                            GError **error);
/* Several on one sheet, to be cut: the small receipts of a bag. */
gboolean yc_app_papers_print(YcApp *app, const GArray *papers, int width, gboolean again, char **file, char **warning,
                             GError **error);
/* The first print of what an act issued: those that are meant to be printed, in the hall's width, each a file. */
gboolean yc_app_print_issued(YcApp *app, const GArray *papers, char **warning, GError **error);

/* A paper that was issued to be printed within the last seven days and has not left. */
typedef struct {
  gint64 id, casefile;
  YcPaperKind kind;
  char *number, *case_number, *applicant, *clerk;   /* case_number: short, "" where it has no case */
  YcDay day;
  gboolean waiting;      /* it lies in the spool; else it never came there */
} YcUnprinted;

void yc_unprinted_free(YcUnprinted *one);
/* Oldest first, of YcUnprinted; freed with the array. */
GPtrArray *yc_app_unprinted(YcApp *app, GError **error);
/* How many. */
guint yc_app_unprinted_count(YcApp *app);

/* --- papers for a power cut --- */

#define YC_BLANK_MOST 200

/* Reserves n (1 to YC_BLANK_MOST) numbers of 应急收件单 and writes the sheets to the spool.  The numbers are reserved
 * also where the spool fails.  NULL with *error; else the numbers, a NULL-terminated vector. */
char **yc_app_blanks_reserve(YcApp *app, int n, int width, char **file, char **warning, GError **error);
/* A reserved sheet was spoilt or lost: its number is void, and stays in the register. */
gboolean yc_app_blank_void(YcApp *app, const char *number, GError **error);
typedef struct {
  char *number, *clerk;
  YcDay day;             /* reserved on */
} YcBlank;

void yc_blank_free(YcBlank *blank);
/* Those that nobody has entered yet; of YcBlank, freed with the array. */
GPtrArray *yc_app_blanks(YcApp *app, GError **error);

#endif
