#include <config.h>

#include "domain/light.h"

/* RULE time-11: one-day limits are yellow from noon of the due day, all others for whole days. */
static gboolean is_yellow(YcDay today, gboolean noon, YcDay soon, YcDay due, int limit_days)
{
  if (soon == YC_DAY_NONE || today < soon)
    return FALSE;
  return noon || today > soon || soon != due || limit_days != 1;
}

YcLight yc_light(const YcCalendar *calendar, YcDay today, gboolean noon,
                 YcDay soon, YcDay target, YcDay due, int limit_days)
{
  if (due == YC_DAY_NONE)
    return (YcLight) { YC_LIGHT_NONE, 0 };
  if (today > due)
    return (YcLight) { YC_LIGHT_RED, MAX(1, yc_calendar_count(calendar, due, today)) };
  return (YcLight) { is_yellow(today, noon, soon, due, limit_days) ? YC_LIGHT_YELLOW : YC_LIGHT_GREEN,
                     yc_calendar_count(calendar, today, target) };
}

YcLight yc_light_stopped(const YcCalendar *calendar, YcDay today, YcDay stopped)
{
  return (YcLight) { YC_LIGHT_STOPPED, yc_calendar_count(calendar, stopped, today) };
}
