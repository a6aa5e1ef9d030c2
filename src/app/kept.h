/* kept.h - the papers of a case that were kept, and where each of them is (RULE acc-11, agt-02).
 *
 * What was taken in and not given back lies with the agent of the case until it goes along with a step, and comes back with
 * it: nothing is lost when a step is returned, skipped or ends, or the case does. */
#ifndef YC_KEPT_H
#define YC_KEPT_H

#include <jansson.h>
#include "app/app.h"

typedef struct {
  int n;                  /* of the material */
  char *name;
  int originals, copies;  /* that are here */
  char *post, *office;    /* where it was taken to, NULL: with the agent; office: an outside one that has it */
  char *where;            /* 王建军(民政办), 县残联; "" with the agent */
  YcDay since;            /* YC_DAY_NONE with the agent */
} YcKept;

/* All papers that were kept, by their numbers: of YcKept, freed with the array. */
GPtrArray *yc_kept_list(YcApp *app, gint64 casefile, GError **error);
/* [n …] of those that are with a post (NULL: with the agent), or of all for "*".  New reference. */
json_t *yc_kept_numbers(YcApp *app, gint64 casefile, const char *post);
/* "低保申请书 原1、户口簿 复1" of all of them; "" for none.  Free with g_free(). */
char *yc_kept_text(YcApp *app, gint64 casefile);
/* One more for such a text. */
void yc_kept_add(GString *text, const YcKept *kept);
/* The first `most` of those that are with a post, and how many they are in all where there are more: "… 等7种".  Free with
 * g_free(). */
char *yc_kept_brief(YcApp *app, gint64 casefile, const char *post, guint most);

#endif
