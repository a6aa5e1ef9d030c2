/* field.h - the names by which a template speaks of a paper's data: {申请人}, {哪天}, {每项 收下}.
 *
 * data/templates/README lists them for who edits templates. */
#ifndef YC_FIELD_H
#define YC_FIELD_H

#include "output/paper.h"

/* Where a field is looked up: the paper, how wide it gets, and inside a list its entry. */
typedef struct {
  const YcPaperData *data;
  int width;
  const char *list;        /* NULL outside */
  gconstpointer row;
  guint n;                 /* from 1 */
} YcScope;

/* The nth name of all, lists and their entries' too; NULL after the last. */
const char *yc_paper_field_name(guint nth);
/* Inside a list (else NULL) its entries' names are known too. */
gboolean yc_paper_field_exists(const char *list, const char *name);
gboolean yc_paper_list_exists(const char *list);
/* The entries of a list; borrowed. */
const GPtrArray *yc_paper_list_rows(const YcPaperData *data, const char *list);
/* What stands for a field; "" where there is nothing.  A list's name gives how many entries it has, a mark (演示 口头 指印
 * …) its own name.  Free with g_free(). */
char *yc_paper_field_value(const YcScope *scope, const char *name);
#endif
