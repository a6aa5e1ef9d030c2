/* figures_private.h - what the files of the figures share; nothing else includes it. */
#ifndef YC_FIGURES_PRIVATE_H
#define YC_FIGURES_PRIVATE_H

#include "app/figures.h"
#include "store/sql.h"

/* Which of the cases that are open and over a figure counts; appeals that were upheld only in LAW and EXCUSED. */
typedef enum {
  YC_OVER_NONE, YC_OVER_ALL, YC_OVER_3, YC_OVER_10, YC_OVER_MORE, YC_OVER_LAW, YC_OVER_EXCUSED
} YcOver;

/* Which of the delivered cases a figure counts: all, or those for which the citizen came more than once. */
typedef enum { YC_TRIPS_NONE, YC_TRIPS_ANY, YC_TRIPS_AGAIN } YcTripsOf;

typedef struct {
  const char *code, *name, *head;
  guint counted;          /* bits of the concluded cases behind it */
  YcOver over;            /* and of the open ones */
  const char *definition;
  YcTripsOf trips;        /* instead of both: of the delivered ones */
} YcFigureKind;

extern const YcFigureKind yc_figure_kinds[YC_N_FIGURES];

/* An open case that is over. */
typedef struct {
  gint64 casefile;
  YcDay due;
  int days;               /* working days over */
  gboolean law, excused;
  const char *staff, *office, *item, *place;   /* as keys of groups; borrowed from `rows` */
} YcOverCase;

/* All that are over now and were due on `from` … `to`, in the order of that day; of YcOverCase, which borrow from *rows. */
GArray *yc_figures_over(YcApp *app, YcDay from, YcDay to, YcRows **rows, GError **error);
/* The key of the group an open case stands in. */
const char *yc_figures_key(const YcOverCase *one, YcBy by);
/* Kind in the roll-up; who sees only themselves: "person", with their key in *own, else NULL. */
const char *yc_figures_scope(YcApp *app, YcBy by, char **own);

/* The name of a group by its key.  Free with g_free(). */
char *yc_figures_name(YcApp *app, YcBy by, const char *key);

#endif
