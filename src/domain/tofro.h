/* tofro.h - whether a matter goes to and fro between those who should own it (RULE inq-04).
 *
 * Pure: the history in, the finding out.  A matter is a case or an inquiry, its parties are posts. */
#ifndef YC_TOFRO_H
#define YC_TOFRO_H

#include <glib.h>

/* One change of who should own a matter, in the order in which they happened.  What the route itself provides (handing on,
 * going up a level) is not counted; a return, a referral, a redirect and a reassignment are. */
typedef struct {
  const char *from, *to;
  gboolean counted;
  gboolean decided;   /* by a supervisor, who has the matter before them with it: the next change counts it, but it goes to nobody */
} YcOwnerChange;

typedef enum {
  YC_TOFRO_NONE,
  YC_TOFRO_BACK,      /* X gave it to Y, Y back to X, and now X to Y again */
  YC_TOFRO_THIRD      /* the third counted change of all */
} YcTofro;

enum { YC_TOFRO_MOST = 3 };   /* so many counted changes are one too many */

/* What the last of `n` changes makes of the matter.  Only a change that is counted and moves the matter (from one to another)
 * can make it to and fro: going on as the route provides never does, whatever was before.  Whoever decided once who owns it (a
 * designation) begins a new history. */
YcTofro yc_tofro(const YcOwnerChange *changes, guint n);
/* "back" "third"; "" for none. */
const char *yc_tofro_code(YcTofro found);

#endif
