/* calendar.h - what the two files of the calendar's screens share. */
#ifndef YC_TUI_CALENDAR_H
#define YC_TUI_CALENDAR_H

#include "app/calendar_change.h"
#include "tui/screen.h"

typedef enum {
  YC_ROWS_PLAN,     /* what loading would move: Enter asks and loads */
  YC_ROWS_MINE,     /* my cases that moved: Enter opens one */
  YC_ROWS_UNTOLD    /* citizens still to be told: Enter writes down that one was */
} YcCalendarRows;

/* `plan` is taken over; NULL unless `what` is PLAN. */
YcScreen *yc_calendar_rows(YcApp *app, YcCalendarRows what, YcCalendarPlan *plan);

#endif
