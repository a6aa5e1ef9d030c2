/* template.h - papers from templates: files that an administrator edits, checked when they are read.
 *
 * data/templates/README is the grammar.  One file a kind of paper (yc_paper_code), and parts that several papers use
 * (head contact taken remedy foot stub).  The installed files are compiled in as well: what is missing or wrong in a
 * directory is replaced by them, so that nobody goes without a paper. */
#ifndef YC_TEMPLATE_H
#define YC_TEMPLATE_H

#include "base/table.h"
#include "output/paper.h"

typedef struct YcTemplates YcTemplates;

/* Reads the templates of the directories (NULL-terminated), a file in a later one before that of the same name in an
 * earlier; a directory that does not exist has none.  Always returns a whole set: a template that is wrong, unreadable,
 * or lacks what its paper must say is a fault with line, column (in characters) and what to do, and the compiled one
 * takes its place. */
YcTemplates *yc_templates_load(const char *const *directories, YcFaults *faults);
void yc_templates_free(YcTemplates *templates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcTemplates, yc_templates_free)
/* How many files of the directories were read. */
guint yc_templates_files(const YcTemplates *templates);

/* The paper, lines ending in newline, none wider than `width` (32, 48 or 80).  Free with g_free(). */
char *yc_paper_text(const YcTemplates *templates, const YcPaperData *data, int width);

/* A paper that names what it must say; NULL-terminated, borrowed. */
const char *const *yc_template_mandatory(YcPaperKind kind);

#endif
