/* period.h - the months that figures are of: arrows turn through the usual ones, others are typed. */
#ifndef YC_PERIOD_H
#define YC_PERIOD_H

#include "app/figures.h"
#include "tui/screen.h"

/* Periods that the arrows turn through; the last one is typed. */
typedef enum { YC_SPAN_MONTH, YC_SPAN_LAST_MONTH, YC_SPAN_QUARTER, YC_SPAN_YEAR, YC_SPAN_TWELVE, YC_SPAN_TYPED, YC_N_SPANS } YcSpan;

/* Part of a screen, which reads again when it changes. */
typedef struct {
  YcScreen *screen;
  YcSpan span;
  YcMonths typed;         /* from < 0: nothing was */
} YcPeriod;

/* This month. */
void yc_period_init(YcPeriod *period, YcScreen *screen);
/* "本月" …, by months with the eleven before it "本月往前12个月": borrowed, translated. */
const char *yc_period_word(const YcPeriod *period, YcBy by);
/* As counted from today.  By months one of them alone comes with the eleven before it: how it came to that. */
YcMonths yc_period_months(const YcPeriod *period, YcDay today, YcBy by);
void yc_period_turn(YcPeriod *period, int by);
/* One line to type; `question` says what the months are of, `now` stands in it at first. */
void yc_period_ask(YcPeriod *period, const char *question, YcMonths now);

#endif
