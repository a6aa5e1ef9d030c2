/* visit.h - a coming of one person with all its matters (RULE acc-10): who came and which papers were seen are
 * written down once, one receipt speaks of all of it, one trip is counted. */
#ifndef YC_APP_VISIT_H
#define YC_APP_VISIT_H

#include "app/intake.h"

/* The form for the next matter of whoever came for a case: the same person and representative, and the same visit
 * when that was today at this window; else they have come anew.  NULL with *error where there is no such case. */
YcIntake *yc_visit_next(YcApp *app, gint64 casefile, GError **error);
/* The form for the next person with the same matter: item, answers and outcome as in that case. */
YcIntake *yc_visit_same_item(YcApp *app, gint64 casefile, GError **error);
/* Papers of the item that were seen in this visit already are here: says so in `ticks` of the form, where it was not
 * said yet.  Nothing for a form that begins a visit. */
void yc_visit_share(YcApp *app, YcIntake *intake);

/* A form whose applicant or day is another than its visit's begins a visit of its own. */
void yc_visit_renew(YcApp *app, YcIntake *intake);

/* How many matters of the visit stand (void ones do not). */
guint yc_visit_matters(YcApp *app, gint64 visit);
/* The combined receipt of a visit, which its second matter issued; 0 where there is none, or nothing left for it to
 * combine. */
gint64 yc_visit_receipt(YcApp *app, gint64 visit);

/* Why somebody came about a case that stands. */
typedef enum { YC_CAME_ASK, YC_CAME_SUPPLY, YC_CAME_COLLECT, YC_CAME_COMPLAIN, YC_N_CAME } YcCame;
/* "ask" "supply" "collect" "complain". */
const char *yc_came_code(YcCame what);
/* A later coming is logged on the case, concluded and refused ones too: no new number, a trip of its own.  `text` is
 * what was said, at most 400 characters.  `act` names the act, "" for a fresh one. */
gboolean yc_visit_log(YcApp *app, gint64 casefile, YcCame what, const char *text, const char *act, GError **error);

#endif
