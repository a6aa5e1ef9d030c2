/* item_diff.h - what differs between two versions of an item.
 *
 * Version, day, `local` and its basis are of the version itself and are not compared. */
#ifndef YC_ITEM_DIFF_H
#define YC_ITEM_DIFF_H

#include "domain/item.h"

typedef enum { YC_CHANGE_VALUE, YC_CHANGE_ADDED, YC_CHANGE_DROPPED } YcChangeKind;

typedef struct {
  YcChangeKind kind;
  const char *list;     /* "questions" "materials" "steps" "sums"; NULL: a member of the item itself */
  char *entry;          /* of a list: the entry's name, the old one where it was renamed; else NULL */
  const char *member;   /* "promised" "copies" …; NULL for an entry that came or went */
  const char *part;     /* of `print` and `suits`: "onspot" "min_age" …; else NULL */
  /* As codes: texts as they are, numbers in digits, flags yes and no, words as in item.h, limits as "28 working" and
   * "" where there is none, lists of codes with blanks between.  NULL for an entry that came or went. */
  char *old, *new;
} YcItemChange;

void yc_item_change_free(YcItemChange *change);
/* In the order of item.h; of YcItemChange, freed with the array.  Entries of a list are the same where they have the
 * same name (questions: id) in the same order; what stands between such entries is taken pair by pair as renamed as long
 * as more of it says the same than differs. */
GPtrArray *yc_item_diff(const YcItem *old, const YcItem *new);

#endif
