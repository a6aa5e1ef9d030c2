/* light.h - green, yellow, red, grey (RULE time-11). */
#ifndef YC_LIGHT_H
#define YC_LIGHT_H

#include "domain/limit.h"

typedef enum {
  YC_LIGHT_NONE,      /* nothing runs */
  YC_LIGHT_STOPPED,   /* ‖停 k天 */
  YC_LIGHT_GREEN,     /* ●剩 k天 */
  YC_LIGHT_YELLOW,    /* ◆今天 ◆明天 ◆剩 k天 */
  YC_LIGHT_RED        /* ▲超 k天 */
} YcLightColour;

typedef struct {
  YcLightColour colour;
  int days;           /* working days: green and yellow (today, target]; red (due, today], at least 1 */
} YcLight;

/* `soon`, `target`, `due`, `limit_days` are those of YcDue (soon, target, due, days); soon may be
 * YC_DAY_NONE: never yellow; due may be YC_DAY_NONE: nothing runs.  `noon`: whether it is noon or later of
 * `today`: a one-day limit whose soon is its due turns yellow only then. */
YcLight yc_light(const YcCalendar *calendar, YcDay today, gboolean noon,
                 YcDay soon, YcDay target, YcDay due, int limit_days);
/* Grey: working days since the stop, RULE time-07. */
YcLight yc_light_stopped(const YcCalendar *calendar, YcDay today, YcDay stopped);

#endif
