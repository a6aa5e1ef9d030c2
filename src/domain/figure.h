/* figure.h - the figures of a supervisor: what a concluded case counts for, and what is made of many (RULE asm-02).
 *
 * Pure: numbers in, numbers out; what they are called stands in app/figures.h. */
#ifndef YC_FIGURE_H
#define YC_FIGURE_H

#include "domain/day.h"

typedef enum { YC_CLASS_EARLY, YC_CLASS_PUNCTUAL, YC_CLASS_LATE } YcClass;

/* Concluded on `day`, due on `due`: before that day, on it, after it. */
YcClass yc_class_of(YcDay due, YcDay day);
/* "early" "punctual" "late" */
const char *yc_class_code(YcClass class);

/* What a concluded case counts for: bits of account.counted and of YcTally.counted, in the order of the store.  One of the
 * first three, or YC_COUNTED_EXCUSED, and any of the others. */
typedef enum {
  YC_COUNTED_EARLY,
  YC_COUNTED_PUNCTUAL,
  YC_COUNTED_LATE,
  YC_COUNTED_LAW,         /* the law's own limit was passed (RULE time-10) */
  YC_COUNTED_PAUSED,
  YC_COUNTED_EXTENDED,
  YC_COUNTED_TARDY,       /* an extension was asked for after the due day (RULE time-08) */
  YC_COUNTED_ENTERED,     /* an act was entered late (RULE time-16) */
  YC_COUNTED_DEEMED,      /* accepted because nobody answered (RULE time-09) */
  YC_COUNTED_SECOND,      /* more than one one-time notice (RULE acc-02) */
  YC_COUNTED_EXCUSED,     /* late, but its red light was struck out on appeal */
  YC_N_COUNTED
} YcCounted;

/* Ages of what is open and over, in working days: up to 3, up to 10, more. */
typedef enum { YC_AGE_3, YC_AGE_10, YC_AGE_MORE, YC_N_AGES } YcAge;

YcAge yc_age_of(int days);

/* The sums of a group of cases. */
typedef struct {
  gint64 counted[YC_N_COUNTED];   /* concluded ones */
  gint64 age[YC_N_AGES];          /* open and over, appeals that were upheld aside */
  gint64 open_law;                /* of these: the law's limit has passed too */
  gint64 open_excused;            /* open and over, struck out on appeal; in no age */
  int oldest;                     /* working days that the oldest of `age` is over */
  gint64 days_n, days_sum;        /* working days that the concluded ones took */
  GArray *days;                   /* [number of days] of gint64: how many took so many; NULL: none did */
  gint64 given, given_once, given_trips;   /* delivered ones; those with at most one trip; all their trips (RULE acc-10) */
} YcTally;

void yc_tally_clear(YcTally *tally);
void yc_tally_add_days(YcTally *tally, int days, gint64 n);
/* `n` cases were delivered for which the citizen came `trips` times each. */
void yc_tally_add_trips(YcTally *tally, int trips, gint64 n);
void yc_tally_add_open(YcTally *tally, int days_over, gboolean law, gboolean excused);
/* Adds all of another. */
void yc_tally_add(YcTally *tally, const YcTally *other);

/* Open and over; what the rate is a part of: concluded ones due then, and those still open and over. */
gint64 yc_tally_open(const YcTally *tally);
gint64 yc_tally_due(const YcTally *tally);
/* RULE asm-02: early and punctual ones of those due, in thousandths, rounded down so that only all of them are 1000; -1
 * where none was due. */
int yc_tally_rate(const YcTally *tally);
/* Tenths of a working day; -1 where none was concluded.  The median of an even number is half-way between the two. */
int yc_tally_median(const YcTally *tally);
int yc_tally_mean(const YcTally *tally);
/* RULE acc-10: those with at most one trip, in thousandths of the delivered ones, rounded down; trips of one, in tenths; -1
 * where none was delivered. */
int yc_tally_once(const YcTally *tally);
int yc_tally_trips(const YcTally *tally);

#endif
