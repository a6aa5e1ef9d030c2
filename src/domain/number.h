/* number.h - case numbers, RULE acc-09: 581126100A-20261103-0004-Y, spoken 1103-004Y.
 *
 * The rule's own example ends in K; by ISO 7064 MOD 37,36, which it names, the check character is Y. */
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
/* "581126100A-20261103-0004-Y"; free with g_free(). */
char *yc_number_long(const YcNumber *number);
/* "1103-004Y"; with a year digit before it where the year is not `year`: "6-1103-004Y"; `mark` (one Han
 * character of the other node, or NULL) before everything: "荻1112-003T".  Free with g_free(). */
char *yc_number_short(const YcNumber *number, int year, const char *mark);
/* Reads the long form (full-width and lower case allowed, hyphens and blanks do not matter).  FALSE with
 * *bad_check telling whether only the check character is wrong. */
gboolean yc_number_parse(const char *text, YcNumber *number, gboolean *bad_check);
/* What a clerk types or a scanner sends: long form, "1103-004Y", "1103004y", "6-1103-004Y".  Reads it into
 * month-day (1103), serial, check character and the year digit (-1 where none).  Another node's mark is
 * skipped: what was read is compared with the numbers that exist, check character included. */
gboolean yc_number_parse_short(const char *text, int *monthday, int *serial, char *check, int *year_digit);

#endif
