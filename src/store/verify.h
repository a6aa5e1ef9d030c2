/* verify.h - does the store tell the truth? */
#ifndef YC_VERIFY_H
#define YC_VERIFY_H

#include "store/store.h"

typedef struct {
  gint64 events;       /* events read */
  gint64 bodies;       /* bodies that still stand */
  guint tables;        /* state tables compared */
  double seconds;      /* replay alone */
} YcVerifyReport;

/* Three things, in this order: SQLite's own integrity check; the chain (every body against its hash, every hash
 * against
 * its predecessor, no gap in a node's numbers); and the replay of all events into an empty store, whose tables
 * must be
 * the same, row for row.  FALSE with YC_ERROR_REFUSED and a sentence naming the first difference, or
 * YC_ERROR_CANNOT. */
gboolean yc_verify(YcStore *store, YcVerifyReport *report, GError **error);

#endif
