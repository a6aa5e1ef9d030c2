/* calendar_change.h - loading a year's notice or the region's festivals, and what that moves (RULE time-03, time-05).
 *
 * A running clock's days are facts of its events; another calendar makes other days of them.  All clocks of open cases
 * are counted again, each by its own rule: those that stand by their stops (what is left of them), a public notice as
 * a minimum, what was promised for later never beyond the promise.  The day until which an applicant may supply what
 * is missing never becomes earlier than the one they hold on paper: they rely on it, and nothing in the law takes days
 * from them that were given.
 *
 * What will move is computed first and shown; then everything is one transaction and one act: the calendar's own events
 * and one clock.move for every case of which something changed.  Interrupted, nothing has happened. */
#ifndef YC_CALENDAR_CHANGE_H
#define YC_CALENDAR_CHANGE_H

#include "app/app.h"
#include "base/table.h"

/* What becomes of one clock. */
typedef struct {
  gint64 casefile;
  char *number, *item;         /* the case's short number; the item's short name */
  char *kind;                  /* "promise" "step:3" … */
  char *who;                   /* who answers for the case now; "" where nobody holds it */
  YcDay was, due;              /* the same where it only ceases to be (or becomes) 暂定; YC_DAY_NONE: it stands */
  int left_was, left;          /* of one that stands */
  gboolean provisional;        /* as it is afterwards */
  gboolean given;              /* the citizen was given the old day: they must be told */
} YcMove;

typedef struct {
  GPtrArray *changes;          /* the loads, as facts (json_t *): of calendar.set or festival.set; none: nothing is new */
  char *title;                 /* "国办发明电〔2026〕8号(2027年)" */
  GPtrArray *moves;            /* of YcMove, in the order of the cases */
  guint cases;                 /* how many cases they belong to */
  guint moved, settled;        /* clocks that get another day; that keep it and only lose or get 暂定 */
  guint given;                 /* citizens' days among the moved */
} YcCalendarPlan;

void yc_calendar_plan_free(YcCalendarPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcCalendarPlan, yc_calendar_plan_free)

/* Reads a file (data/calendar/holidays.tsv; with `regional` one of the region's festivals: date, name, basis) and tells
 * what loading it would do; changes nothing.  A file of festivals replaces those of the years that it names.  NULL with
 * *error: not allowed (supervisors and administrators may), or faults in the file. */
YcCalendarPlan *yc_calendar_plan(YcApp *app, const char *file, gboolean regional, YcFaults *faults, GError **error);
/* Does it; the plan's moves are those that then happened (others may have acted since it was made).  A plan without
 * changes is done at once. */
gboolean yc_calendar_load(YcApp *app, YcCalendarPlan *plan, GError **error);

/* A day that moved, of a case that is still open, newest first. */
typedef struct {
  gint64 pos, casefile;
  char *number, *item, *kind, *who;
  char *person, *phone;        /* whom to call; phone "" where none is known */
  YcDay was, due, told;        /* told: YC_DAY_NONE: not yet */
  gboolean given;
} YcMoved;

void yc_moved_free(YcMoved *moved);
/* Of the posts of who is signed in and not seen yet; with `untold` instead every one that a citizen is still to be told
 * of.  Of YcMoved, freed with the array. */
GPtrArray *yc_calendar_moved(YcApp *app, gboolean untold, GError **error);
/* How many cases moved that who is signed in answers for and has not looked at yet; and marks them seen (on this machine:
 * the record of the case says it in any event). */
guint yc_calendar_moved_count(YcApp *app);
gboolean yc_calendar_moved_seen(YcApp *app, GError **error);
/* The citizen was told of the new days of the case; `by`: "phone" "visit" "agent". */
gboolean yc_calendar_told(YcApp *app, gint64 casefile, const char *by, GError **error);

#endif
