/* calendar_view.h - what there is of the calendar, line by line, for the screen and the verb. */
#ifndef YC_CALENDAR_VIEW_H
#define YC_CALENDAR_VIEW_H

#include "app/app.h"

typedef enum {
  YC_LINE_MISSING,      /* a year whose notice is due (RULE time-05) */
  YC_LINE_DOUBT,        /* events whose days nobody has confirmed (RULE time-17) */
  YC_LINE_MOVED,        /* cases of who looks whose dates moved */
  YC_LINE_UNTOLD,       /* citizens still to be told of a moved date */
  YC_LINE_CLOSURE,      /* the hall's own closure or opening, from today on */
  YC_LINE_NOTICE,       /* a year's notice */
  YC_LINE_FESTIVALS,    /* the region's festivals of a year */
  YC_N_LINES
} YcCalendarLineKind;

const char *yc_calendar_line_code(YcCalendarLineKind kind);   /* "missing" … */
const char *yc_calendar_line_name(YcCalendarLineKind kind);   /* translated, borrowed */

enum { YC_CALENDAR_FAR = 3660 };   /* days from today on whose closures are lines */

typedef struct {
  gint64 key;           /* tells lines apart */
  YcCalendarLineKind kind;
  int year;             /* that it is about; 0: none */
  char *first, *last;   /* days or moments, "" where none */
  char *what;           /* a sentence */
} YcCalendarLine;

void yc_calendar_line_free(YcCalendarLine *line);
/* Of YcCalendarLine, freed with the array; what wants something done stands first.  MOVED only where somebody is signed
 * in. */
GPtrArray *yc_calendar_lines(YcApp *app, GError **error);
/* What of it is said to who has just signed in; "" where nothing.  Free with g_free(). */
char *yc_calendar_greeting(YcApp *app);

#endif
