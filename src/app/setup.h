/* setup.h - making stores and loading what they work with. */
#ifndef YC_SETUP_H
#define YC_SETUP_H

#include "app/app.h"
#include "base/table.h"

/* Makes a store for the hall in directory `hall` (hall.ini, places.tsv …) with the catalogue and calendar of `data`.
 * All files are checked first: with any fault in `faults` no store is made.  The items hold from
 * `items_from` (YC_DAY_NONE: as the hall does).  `clock` as in yc_app_open(). */
gboolean yc_setup_init(const char *path, const char *hall, const char *data, gboolean test_clock, YcDay items_from,
                       YcTime clock, YcFaults *faults, GError **error);
typedef struct {
  gboolean over_local;   /* given: also over items that the hall changed itself (app/guide.h) */
  guint n;               /* how many changed */
  char *kept;            /* codes of the items left alone because the hall changed them, with blanks between; free */
} YcImported;

/* Loads a catalogue directory, holding from a day (a calendar file: app/calendar_change.h).  A wrong file is refused whole:
 * YC_ERROR_REFUSED, every fault in `faults`.  What does not change is left alone.  *n: how many changed. */
gboolean yc_setup_import_items(YcApp *app, const char *directory, YcDay from, YcFaults *faults, YcImported *imported,
                               GError **error);

typedef void (*YcProgress)(guint done, guint all, gpointer data);
typedef struct {
  guint cases;
  guint32 seed;
  YcTime clock;           /* the store's now; YC_TIME_NONE: the machine's */
  gboolean behind;        /* a hall that has fallen behind: a tenth of its cases is open, a fifth of those overdue */
} YcDemoPlan;

/* A demo store through the same append and apply; the same plan makes the same store. */
gboolean yc_setup_demo(const char *path, const char *data, const YcDemoPlan *plan, YcProgress progress,
                       gpointer progress_data, YcFaults *faults, GError **error);

#endif
