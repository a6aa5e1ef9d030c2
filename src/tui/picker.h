/* picker.h - the matches under a field: known people, items, villages, relations (of who comes, of who lives there),
 * offices, agents.
 *
 * Initials and Han narrow them, arrows move, Enter takes; never digits: codes and document numbers are digits. */
#ifndef YC_PICKER_H
#define YC_PICKER_H

#include "app/app.h"
#include "tui/draw.h"

typedef enum { YC_PICK_PERSON, YC_PICK_ITEM, YC_PICK_PLACE, YC_PICK_RELATION, YC_PICK_KIN, YC_PICK_BLANK,
               YC_PICK_OFFICE, YC_PICK_ITEM_OR_OCCASION, YC_PICK_AGENT, YC_N_PICKS } YcPick;

/* Before the code of an item row stands this where it is an occasion of several items. */
#define YC_PICK_OCCASION '@'

typedef struct YcPicker YcPicker;

/* The app is borrowed. */
YcPicker *yc_picker_new(YcApp *app, YcPick pick);
void yc_picker_free(YcPicker *picker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcPicker, yc_picker_free)

/* Looks for the words; the best match is chosen.  Nothing is chosen for "" (all of them, but Enter takes none),
 * nor for a person's whole name in Han that nobody known has, or several have: that is somebody new.  Behind the
 * people found for a name there is always a row for somebody new. */
void yc_picker_search(YcPicker *picker, const char *words);
/* UP DOWN PAGE_UP PAGE_DOWN; FALSE when it is none of these, or UP has nowhere to go. */
gboolean yc_picker_key(YcPicker *picker, YcKey key);
/* Matches found. */
guint yc_picker_count(const YcPicker *picker);
/* The one chosen (YcPersonRow, YcItemRow, YcPlaceRow, YcOfficeRow, YcAgent, or the relation's word), NULL when none is.  Borrowed. */
gconstpointer yc_picker_row(const YcPicker *picker);
/* On the row for somebody new. */
gboolean yc_picker_on_new(const YcPicker *picker);
/* Rows it would like, at most `rows`; 0: nothing to show. */
int yc_picker_rows(const YcPicker *picker, int rows);
/* The matches, and a rule that says what the keys do. */
void yc_picker_paint(const YcPicker *picker, YcArea area);

#endif
