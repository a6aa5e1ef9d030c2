/* outside.h - numbers that a case has in systems of others (provincial platform, vertical systems), and which it is
 * still to be entered in.
 *
 * What a case must be entered in comes from its item when it is opened; each number that is written down takes its
 * system off that list.  A case may have several numbers in one system, and numbers in systems that its item does not
 * name.  Numbers are kept as they are typed, half-width and without blanks. */
#ifndef YC_OUTSIDE_H
#define YC_OUTSIDE_H

#include "app/desk.h"
#include "app/intake.h"

#define YC_OUTSIDE_MAX 50     /* characters of a number: an..50 of GB/T 39046 */
#define YC_OUTSIDE_TAIL 4     /* characters by which one is found at least */
#define YC_OUTSIDE_WHOLE 6    /* characters of one that is taken as a whole: shorter ones are tails of others */

typedef struct {
  char *code, *name, *short_name, *pattern;   /* pattern: what its numbers look like, a regular expression, or "" */
} YcSystem;

/* All of them by code: of YcSystem, freed with the array. */
GPtrArray *yc_outside_systems(YcApp *app, GError **error);

typedef struct {
  gint64 key;                  /* tells lines apart */
  char *system, *short_name, *name;
  char *number;                /* "": not entered there yet */
  gboolean more;               /* nobody asks for it: one can be written down */
} YcOutsideLine;

/* The numbers of a case and what it is still to be entered in, in the order of its item, then its numbers in other
 * systems.  Of YcOutsideLine. */
GPtrArray *yc_outside_lines(YcApp *app, gint64 casefile, GError **error);
/* The same, and then a line without a number for every other system: where one more can be written down. */
GPtrArray *yc_outside_choices(YcApp *app, gint64 casefile, GError **error);
/* Short names of systems by their codes: "省平台、救助系统".  Free with g_free(). */
char *yc_outside_names(YcApp *app, const char *codes);

/* Writes a number down.  What stands already changes nothing.  `act` names the act (NULL or "": a fresh one); one that
 * was done already changes nothing.  *warning (may be NULL) becomes a sentence to be freed where the number does not
 * look like one of that system or stands on another case too, else NULL.  YC_ERROR_REFUSED: nobody of the counter, an
 * unknown case or system, an empty or too long number, a case that came to nothing. */
gboolean yc_outside_set(YcApp *app, gint64 casefile, const char *system, const char *number, const char *act,
                        char **warning, GError **error);
/* Takes a number away; where it was the last of a system that the item names, the case is to be entered there again. */
gboolean yc_outside_drop(YcApp *app, gint64 casefile, const char *system, const char *number, const char *act,
                         GError **error);
/* Both in one act: a number that was mistyped. */
gboolean yc_outside_replace(YcApp *app, gint64 casefile, const char *system, const char *old, const char *number,
                            char **warning, GError **error);

/* --- the queue of cases not yet entered --- */

/* How many they are. */
gint64 yc_outside_count(YcApp *app);
/* A page of them by due day, as yc_desk_list() gives pages; concluded ones come last. */
GPtrArray *yc_outside_list(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error);
/* Where a case stands in it; FALSE when it does not any more. */
gboolean yc_outside_locate(YcApp *app, gint64 id, gint64 *sort);
gboolean yc_outside_waits(const YcCaseRow *row);

/* --- finding --- */

/* The only case with exactly this number, upper and lower case alike, or 0. */
gint64 yc_outside_find(YcApp *app, const char *text);
/* Cases with a number that ends so, at least YC_OUTSIDE_TAIL characters: of gint64, freed with the array. */
GArray *yc_outside_tail(YcApp *app, const char *word, guint limit);

/* --- for the acts of this floor --- */

/* Codes of the systems that a case with this outcome is to be entered in, blank-separated: none where nothing was
 * taken in, or where somebody else accepts it.  Free with g_free(). */
char *yc_outside_due(const YcItem *item, YcOutcome outcome);
/* Writes a number down inside a transaction that somebody else began. */
gboolean yc_outside_append(YcApp *app, YcWriter *writer, gint64 casefile, const char *system, const char *number,
                           GError **error);
/* What a case that stands is to be entered in (its item may have changed): its item's systems without those where it has numbers. */
char *yc_outside_left(YcApp *app, gint64 casefile, const YcItem *item);

#endif
