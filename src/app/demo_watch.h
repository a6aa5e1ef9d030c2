/* demo_watch.h - what was done about the red lights of a demo hall: urges, orders, explanations, an appeal. */
#ifndef YC_DEMO_WATCH_H
#define YC_DEMO_WATCH_H

#include "app/app.h"

/* Those of the last weeks, a few of each person in `staff` (of YcStaff), up to the moment `end`, on the days on which they
 * would have been done.  The app is left signed in as somebody at `end`. */
gboolean yc_demo_watch(YcApp *app, const GPtrArray *staff, YcTime end, GError **error);

/* What was asked: the standing answers of `answers.tsv` in a directory and how often they were, and the inquiries of
 * `asked.tsv` there with what became of each.  Rows of people that the hall does not have are left out.  The app is left
 * signed in as somebody. */
gboolean yc_demo_asked(YcApp *app, const GPtrArray *staff, YcTime end, const char *directory, GPtrArray *faults, GError **error);

#endif
