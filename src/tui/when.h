/* when.h - days and moments as they are typed at a counter. */
#ifndef YC_WHEN_H
#define YC_WHEN_H

#include "domain/day.h"

/* 20; 11-20, 1120; 2026-11-20, 20261120: the newest such day that is not after `today`; a whole date stands as it is.
 * YC_DAY_NONE where it is none.  `text` is half-width. */
YcDay yc_when_day(const char *text, YcDay today);
/* The same of what is to come: the first such day that is not before `today`. */
YcDay yc_when_ahead(const char *text, YcDay today);
/* A time of today ("10:40", "1040"), or a day and a time ("11-20 10:40"); as YYYY-MM-DDTHH:MM, NULL where it is none.
 * Free with g_free(). */
char *yc_when_moment(const char *text, YcDay today);

#endif
