/* red.h - red lights (RULE time-11): each is an event with a number and a person answerable. */
#ifndef YC_APP_RED_H
#define YC_APP_RED_H

#include "app/app.h"

typedef struct {
  gint64 id, casefile;
  char *number;           /* 红A〔2026〕0001号 */
  char *clock;            /* kind of the clock */
  YcDay due, day;         /* its last day; the first day over */
  gboolean grave;         /* the law's own limit, RULE time-10 */
  gint64 staff;           /* who was answerable then; 0: nobody */
  char *who, *office;     /* name, "" where nobody; code */
  YcDay feedback_by, answered, ended;   /* YC_DAY_NONE: not */
  char *appeal;           /* "" "filed" "upheld" "dismissed" */
  int level;              /* how far it has gone up */
} YcRed;

void yc_red_free(YcRed *red);
/* The red lights of a case, by their clocks; of YcRed.  NULL with *error. */
GPtrArray *yc_red_list(YcApp *app, gint64 casefile, GError **error);
/* Those of a person that still run over or are not answered yet. */
GPtrArray *yc_red_list_of(YcApp *app, gint64 staff, GError **error);

#endif
