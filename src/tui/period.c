/* period.c - see period.h. */
#include <config.h>

#include "base/gettext.h"
#include "tui/page.h"
#include "tui/period.h"

enum { WORDS = 40 };

void yc_period_init(YcPeriod *period, YcScreen *screen)
{
  *period = (YcPeriod) { screen, YC_SPAN_MONTH, { -1, -1 } };
}

const char *yc_period_word(const YcPeriod *period, YcBy by)
{
  if (by == YC_BY_MONTH && period->span <= YC_SPAN_LAST_MONTH)
    return period->span == YC_SPAN_MONTH ? C_("period", "本月往前12个月") : C_("period", "上月往前12个月");
  static const char *const names[YC_N_SPANS] = {
    NC_("period", "本月"), NC_("period", "上月"), NC_("period", "本季"), NC_("period", "今年"), NC_("period", "近12个月"),
    NC_("period", "自选"),
  };
  return g_dpgettext2(NULL, "period", names[period->span]);
}

YcMonths yc_period_months(const YcPeriod *period, YcDay today, YcBy by)
{
  int now = yc_month_of(today);
  const YcMonths spans[YC_N_SPANS] = {
    { now, now }, { now - 1, now - 1 }, { now - now % 3, now }, { now - now % 12, now }, { now - 11, now }, period->typed,
  };
  YcMonths months = spans[period->span];
  if (by == YC_BY_MONTH && months.from == months.to) months.from -= 11;
  return months;
}

void yc_period_turn(YcPeriod *period, int by)
{
  int n = period->typed.from < 0 ? YC_SPAN_TYPED : YC_N_SPANS;
  period->span = (YcSpan)(((int)period->span + by + n) % n);
  yc_screen_changed(period->screen);
}

static char *take_months(YcTui *tui, const char *text, gpointer data)
{
  YcPeriod *period = data;
  g_autoptr(GError) error = NULL;
  YcMonths months;
  if (!yc_months_parse(text, &months, &error))
    return g_strdup(error->message);
  period->typed = months;
  period->span = YC_SPAN_TYPED;
  yc_screen_changed(period->screen);
  yc_tui_reload(tui);
  return NULL;
}

void yc_period_ask(YcPeriod *period, const char *question, YcMonths now)
{
  g_autofree char *from = yc_month_text(now.from), *to = yc_month_text(now.to);
  g_autofree char *text = g_strdup_printf("%s %s", from, to);
  yc_page_line(period->screen->tui, question, text, WORDS, take_months, period);
}
