/* load.h - files of the catalogue, the calendar and the hall, checked and turned into the events that load
 * them.
 *
 * Nothing is written here: each function reads the files of one directory or file, checks everything, and
 * returns the events in the order in which they must be appended.  With any fault the result must not be used:
 * a wrong file is refused whole.  The facts are documented in store/event/README. */
#ifndef YC_LOAD_H
#define YC_LOAD_H

#include "base/table.h"
#include "domain/calendar.h"

typedef struct {
  const char *kind;   /* "item.set", "calendar.set" …; a constant */
  char *facts;        /* JSON object, no personal data */
  char *body;         /* JSON object with personal data, or NULL */
} YcLoad;

typedef GPtrArray YcLoads;   /* of YcLoad, freed with the array */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcLoads, g_ptr_array_unref)

/* Directory with items.tsv, steps.tsv, materials.tsv, questions.tsv, suits.tsv, prints.tsv, sums.tsv, systems.tsv,
 * proofs.tsv, occasions.tsv: one item.set an item, then one system.set a system and one proof.set a proof and one occasion.set an occasion, holding from `from`.  Versions are 0 here: app gives the next one.  That the offices of the steps exist is for app to check.
 * `warnings` (may be NULL) gets what may be so but somebody should know: steps longer than the promise. */
YcLoads *yc_load_catalogue(const char *directory, YcDay from, YcFaults *faults, YcFaults *warnings);
/* One file in the form of data/calendar/holidays.tsv: one calendar.set per notice year in it, in the order of
 * the file.  Revisions are 0 here and in festivals: app gives the next one. */
YcLoads *yc_load_calendar(const char *file, YcFaults *faults);
/* One file in the form of data/calendar/festivals.tsv: one festival.set. */
YcLoads *yc_load_festivals(const char *file, YcFaults *faults);
/* One file of the region's own festivals: date, name, basis (the same in every row): one festival.set, regional. */
YcLoads *yc_load_regional(const char *file, YcFaults *faults);
/* Directory of a hall: hall.ini (from, node, name, word, address, hours, phones …: the settings hall.…),
 * places.tsv, offices.tsv, staff.tsv, posts.tsv, windows.tsv, settings.tsv: place.set, office.set, staff.set,
 * post.set, window.set, setting.set, in this order, holding from the day `from` of hall.ini (a setting from
 * its own). */
YcLoads *yc_load_hall(const char *directory, YcFaults *faults);

/* One file of standing answers (question, text, item, owner, checked, until): one answer.set a row.  That items and posts
 * exist is for app to check. */
YcLoads *yc_load_answers(const char *file, YcFaults *faults);

/* The calendar of the installed data files alone, sealed, for the verbs that need no store; NULL with a
 * fault. */
YcCalendar *yc_load_calendar_files(const char *holidays, const char *festivals, YcFaults *faults);

#endif
