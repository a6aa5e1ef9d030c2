/* clocks.c - see clocks.h. */
#include <config.h>
#include <string.h>
#include "app/clocks.h"
#include "app/private.h"
#include "domain/route.h"

YcLimit yc_limit_working(int days)
{
  YcLimit limit = { days, YC_UNIT_WORKING, FALSE };
  return limit;
}

/* Whether the clock is of the whole case: an item's own threshold is meant for these, not for a step of a day. */
static gboolean is_whole(const char *kind)
{
  return strcmp(kind, "promise") == 0 || strcmp(kind, "statute") == 0;
}

YcDueStatus yc_clock_due(YcApp *app, const YcItem *item, const char *kind, const YcLimit *limit, YcDay start,
                         const YcStop *stops, guint n_stops, YcDue *due)
{
  const YcCalendar *calendar = yc_app_calendar(app);
  int soon = is_whole(kind) ? item->soon_days : -1;
  YcDueStatus status = yc_limit_due(calendar, limit, start, stops, n_stops, soon, due);
  int part = yc_app_setting_int(app, "soon_part", 10);
  if (status != YC_DUE_OK || soon >= 0 || part == 10) return status;
  return yc_limit_due(calendar, limit, start, stops, n_stops, MAX(1, due->days / MAX(part, 1)), due);
}

static YcDueStatus spent(YcApp *app, YcDay resume, YcDue *due)
{
  const YcCalendar *calendar = yc_app_calendar(app);
  *due = (YcDue){ .due = YC_DAY_NONE, .target = YC_DAY_NONE, .nominal = YC_DAY_NONE, .soon = YC_DAY_NONE };
  if (resume == YC_DAY_NONE) return YC_DUE_STOPPED;
  due->nominal = resume;
  due->due = due->target = due->soon = yc_calendar_on_or_after(calendar, resume);
  due->days = 1;
  due->provisional = yc_calendar_provisional(calendar, resume - 1, due->due);
  return YC_DUE_OK;
}

YcDueStatus yc_clock_recount(YcApp *app, const YcItem *item, const char *kind, const YcLimit *limit, YcDay start,
                             const GArray *stops, YcDue *due)
{
  YcDueStatus status =
    yc_clock_due(app, item, kind, limit, start, (const YcStop *)(const void *)stops->data, stops->len, due);
  if (status != YC_DUE_BAD_STOP || stops->len == 0) return status;
  return spent(app, g_array_index(stops, YcStop, stops->len - 1).resume, due);
}

gboolean yc_clock_make(YcApp *app, const YcItem *item, const char *kind, const YcLimit *limit, YcDay start,
                       const char *timeout, YcClockDraft *clock)
{
  if (limit->n < 0) return FALSE;
  clock->kind = kind;
  clock->limit = *limit;
  clock->start = start;
  clock->timeout = timeout;
  return yc_clock_due(app, item, kind, limit, start, NULL, 0, &clock->due) == YC_DUE_OK;
}

gboolean yc_clock_tolerate(YcApp *app, const YcItem *item, YcDay today, YcDay received, YcClockDraft *clock)
{
  const char *timeout = yc_item_lapse_code(item->tolerant_lapse);
  YcLimit supply = yc_limit_working(item->supply_days);
  const YcLimit *promised = item->promised.n >= 0 ? &item->promised : &item->statutory;
  YcClockDraft last;
  if (!yc_clock_make(app, item, "tolerate", &supply, today, timeout, clock)) return FALSE;
  if (yc_clock_make(app, item, "tolerate", promised, received, timeout, &last) && last.due.due < clock->due.due) *clock = last;
  return TRUE;
}

gboolean yc_clock_answer(YcApp *app, const YcItem *item, YcDay received, YcClockDraft *clock)
{
  static const char *const timeouts[] = { "escalate", "deemed_accepted", "deemed_accepted" };
  YcLimit limit = yc_limit_working(item->accept_days);
  return yc_clock_make(app, item, "accept", &limit, received, timeouts[item->accept_rule], clock);
}

YcDay yc_clock_soon(const YcDue *due)
{
  return due->soon == YC_DAY_NONE ? due->due + 1 : due->soon;
}

json_t *yc_clock_json(YcApp *app, const YcItem *item, const YcClockDraft *clock)
{
  const YcDue *due = &clock->due;
  return json_pack("{s:s, s:i, s:s, s:o, s:o, s:o, s:o, s:o, s:b, s:i, s:I, s:s}", "kind", clock->kind, "n",
                   clock->limit.n, "unit", yc_unit_code(clock->limit.unit), "started", yc_json_day(clock->start),
                   "nominal", yc_json_day(due->nominal), "due", yc_json_day(due->due), "target",
                   yc_json_day(due->target), "soon", yc_json_day(yc_clock_soon(due)), "provisional", due->provisional,
                   "version", item->version, "calendar", (json_int_t)yc_app_calendar_revision(app), "timeout",
                   clock->timeout);
}

json_t *yc_clock_light(const YcClockDraft *clock)
{
  if (clock == NULL) return json_null();
  const YcDue *due = &clock->due;
  return json_pack("{s:o, s:o, s:o, s:i, s:b}", "due", yc_json_day(due->due), "target", yc_json_day(due->target),
                   "soon", yc_json_day(yc_clock_soon(due)), "days", due->days, "provisional", due->provisional);
}

/* --- clocks that stand in the store ----------------------------------------------------------------------- */

const YcStep *yc_item_step(const YcItem *item, int n)
{
  if (n >= YC_LEG_ADDED) return NULL;
  if (n >= YC_LEG_OTHERS) n /= YC_LEG_OTHERS;
  for (guint i = 0; i < item->steps->len; i++)
    if (((YcStep *)item->steps->pdata[i])->n == n) return item->steps->pdata[i];
  return NULL;
}

gboolean yc_clock_shines(const YcItem *item, const char *kind)
{
  if (strcmp(kind, "tolerate") == 0 || yc_clock_of_order(kind) || yc_clock_of_sign(kind)) return FALSE;
  return strcmp(kind, "statute") != 0 || item->promised.n < 0;
}

gboolean yc_clock_of_order(const char *kind)
{
  return g_str_has_prefix(kind, "order:");
}

gboolean yc_clock_of_sign(const char *kind)
{
  return g_str_has_prefix(kind, "sign:");
}

GArray *yc_clock_stops(const YcRows *clocks, guint row)
{
  GArray *stops = g_array_new(FALSE, FALSE, sizeof(YcStop));
  json_t *list = json_loads(yc_rows_str(clocks, row, "stops"), 0, NULL), *entry;
  size_t i;
  json_array_foreach(list, i, entry) {
    const char *stop = json_string_value(json_array_get(entry, 0)),
               *resume = json_string_value(json_array_get(entry, 1));
    YcStop one = { yc_day_parse(stop), resume ? yc_day_parse(resume) : YC_DAY_NONE };
    g_array_append_val(stops, one);
  }
  json_decref(list);
  return stops;
}

char *yc_clock_stops_text(const GArray *stops)
{
  json_t *list = json_array();
  for (guint i = 0; i < stops->len; i++) {
    const YcStop *stop = &g_array_index(stops, YcStop, i);
    json_array_append_new(list, json_pack("[o, o]", yc_json_day(stop->stop), yc_json_day(stop->resume)));
  }
  char *text = json_dumps(list, JSON_COMPACT);
  json_decref(list);
  return text;
}

YcLimit yc_clock_limit(const YcItem *item, const YcRows *clocks, guint row)
{
  YcLimit limit = { (int)yc_rows_int(clocks, row, "n"), YC_UNIT_WORKING, FALSE };
  yc_unit_parse(yc_rows_str(clocks, row, "unit"), &limit.unit);
  const char *kind = yc_rows_str(clocks, row, "kind");
  const YcStep *step =
    g_str_has_prefix(kind, "step:") ? yc_item_step(item, (int)g_ascii_strtoll(kind + 5, NULL, 10)) : NULL;
  limit.minimum = step != NULL && step->kind == YC_STEP_NOTICE;
  return limit;
}
