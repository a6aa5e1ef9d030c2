/* bar.h - bars and sparklines of figures, in characters of one column that read without colour; where ambiguous characters
 * may be drawn wide (draw.h) they come out as # and - and the like. */
#ifndef YC_BAR_H
#define YC_BAR_H

#include "tui/draw.h"

/* A part of a whole in thousandths; below 0: nothing is drawn.  Only all of it fills the bar, only nothing leaves it
 * empty. */
void yc_put_share(int y, int x, int columns, int thousandths, YcInk ink);
/* The last `columns` of n values in thousandths, one a column, higher for more; below 0 a blank.  The lowest step stands for
 * `floor` and less. */
void yc_put_trend(int y, int x, int columns, const int *values, guint n, int floor, YcInk ink);

#endif
