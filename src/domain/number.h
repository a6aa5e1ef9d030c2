/* number.h - case numbers, RULE acc-09: 581126100A-20261103-0004-K, spoken 1103-004K. */
#ifndef YC_NUMBER_H
#define YC_NUMBER_H

#include "domain/day.h"

typedef struct {
  char town[13];    /* nine digits of the town, or twelve of a village point */
  char site;        /* 'A' … */
  YcDay day;
  int serial;       /* from 1; four digits, may grow */
} YcNumber;

/* ISO 7064 MOD 37,36 over the letters and digits of `text` (others are skipped). */
char yc_number_check(const char *text);
/* "581126100A-20261103-0004-K"; free with g_free(). */
char *yc_number_long(const YcNumber *number);
/* "1103-004K"; with a year digit before it where the year is not `year`; `mark` (one Han character of the other
 * node, or NULL) before everything: "荻1112-03T". */
char *yc_number_short(const YcNumber *number, int year, const char *mark);
/* Reads the long form (full-width and lower case allowed).  FALSE with *bad_check telling whether only the check
 * character is wrong. */
gboolean yc_number_parse(const char *text, YcNumber *number, gboolean *bad_check);
/* What a clerk types or a scanner sends: long form, "1103-004K", "1103004k", "5-1103-004K".  Reads a short form into
 * month-day (1103), serial, check character and the year digit (-1 where none). */
gboolean yc_number_parse_short(const char *text, int *monthday, int *serial, char *check, int *year_digit);

#endif
