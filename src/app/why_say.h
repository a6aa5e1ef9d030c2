/* why_say.h - the sentences of why.c. */
#ifndef YC_WHY_SAY_H
#define YC_WHY_SAY_H

#include <jansson.h>
#include "app/why.h"

/* An event that began a clock or moved it. */
typedef struct {
  char *kind, *who;
  YcDay day;               /* it happened */
  json_t *facts, *body;    /* body NULL: erased, or none */
} YcWhyEvent;

/* All that is known of one clock. */
typedef struct {
  YcApp *app;
  const YcItem *item;
  const char *kind, *label, *state;
  YcLimit limit;           /* extensions included */
  YcDay start, due, target, soon;   /* as they stand */
  gboolean provisional;
  const YcStop *stops;
  guint n_stops;
  const GPtrArray *events; /* of YcWhyEvent, newest first; NULL: it is only planned */
  const YcWhyEvent *began; /* NULL where no event says */
  const YcWhyEvent *extension;
  gboolean late;           /* there was one that came after the due day */
  int base;                /* days of the limit before the extension; those of the limit where there is none */
} YcWhyFacts;

/* All of these: free with g_free(). */
char *yc_why_say_day(YcDay day, int year);                  /* 12-15(二); with its year where that is another */
char *yc_why_say_head(const YcWhyFacts *clock, const YcDue *due, gboolean stopped);
char *yc_why_say_kind(const YcWhyFacts *clock);
char *yc_why_say_unit(const YcLimit *limit);
char *yc_why_say_basis(const YcWhyFacts *clock);
char *yc_why_say_start(const YcWhyFacts *clock);
char *yc_why_say_stop(const YcWhyFacts *clock, YcDay day);  /* the newest pause of that day */
char *yc_why_say_extension(const YcWhyFacts *clock);
char *yc_why_say_late_extension(const YcWhyEvent *event);
char *yc_why_say_moved(const YcWhyEvent *event, const json_t *moved);
/* A run of `n` days with the same reason; `working` of them are working days. */
char *yc_why_say_run(const YcWhyFacts *clock, const YcWhyDay *day, int n, int working);
char *yc_why_say_due(const YcWhyFacts *clock, const YcDue *due);
char *yc_why_say_target(const YcDue *due, int year);
char *yc_why_say_light(const YcWhyFacts *clock);
char *yc_why_say_today(const YcWhyFacts *clock);            /* left or over, as the lists say it */
char *yc_why_say_stopped(const YcWhyFacts *clock, const YcDue *due);
char *yc_why_say_differs(const YcWhyFacts *clock, YcDay explained);

#endif
