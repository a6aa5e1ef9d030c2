/* case_clocks.c - the clocks of a case as lines, and what moved its dates; see casefile.h. */
#include <config.h>
#include <string.h>
#include "app/casefile.h"
#include "app/clocks.h"
#include "app/private.h"
#include "app/say.h"

static void clock_free(gpointer data)
{
  YcClockLine *line = data;
  g_free(line->kind);
  g_free(line->label);
  g_free(line->frozen);
  g_free(line);
}

/* Since when it stands, and what is left of it then (RULE time-07). */
static void freeze(YcClockLine *line, YcApp *app, const YcRows *r, guint i)
{
  YcLimit left = { (int)yc_rows_int(r, i, "left"), YC_UNIT_WORKING, FALSE };
  g_autoptr(GArray) stops = yc_clock_stops(r, i);
  yc_unit_parse(yc_rows_str(r, i, "unit"), &left.unit);
  if (left.unit != YC_UNIT_WORKING) left.unit = YC_UNIT_CALENDAR;
  line->frozen = left.n > 0 ? yc_say_limit(&left) : g_strdup(_("0天"));
  if (stops->len > 0)
    line->light = yc_light_stopped(yc_app_calendar(app), yc_app_today(app), g_array_index(stops, YcStop, stops->len - 1).stop);
}

/* Several steps may run at once: the leading one is this step, the others go by their offices. */
static char *label_of(YcApp *app, gint64 casefile, const char *kind)
{
  g_autoptr(YcRows) steps = g_str_has_prefix(kind, "step:") ? yc_query(yc_app_store(app), NULL, YC_Q_CASE_STEPS, "i", casefile) : NULL;
  gint64 n = steps ? g_ascii_strtoll(kind + strlen("step:"), NULL, 10) : 0;
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++)
    if (yc_rows_int(steps, i, "n") == n && strcmp(yc_rows_str(steps, i, "role"), "lead") != 0 && *yc_rows_str(steps, i, "office_short"))
      return g_strdup(yc_rows_str(steps, i, "office_short"));
  return g_strdup(yc_say_clock(kind));
}

static YcClockLine *clock_line(YcApp *app, gint64 casefile, const YcRows *r, guint i)
{
  YcClockLine *line = g_new0(YcClockLine, 1);
  const YcCalendar *calendar = yc_app_calendar(app);
  YcDay today = yc_app_today(app);
  line->kind = g_strdup(yc_rows_str(r, i, "kind"));
  line->label = label_of(app, casefile, line->kind);
  line->due = yc_rows_day(r, i, "due");
  line->provisional = yc_rows_int(r, i, "provisional") != 0;
  YcDay started = yc_rows_day(r, i, "started"), target = yc_rows_day(r, i, "target");
  line->light = yc_light(calendar, today, yc_app_noon(app), yc_rows_day(r, i, "soon"), target, line->due,
                         yc_calendar_count(calendar, started, target));
  if (strcmp(yc_rows_str(r, i, "state"), "stopped") == 0) freeze(line, app, r, i);
  return line;
}

GPtrArray *yc_case_clock_lines(YcApp *app, gint64 id)
{
  GPtrArray *list = g_ptr_array_new_with_free_func(clock_free);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASE_CLOCKS, "i", id);
  /* The date of a reply is no limit of the case's: it stands with its order; that of an acknowledgement with its step. */
  for (int order = 0; order <= YC_CLOCK_KINDS; order++)
    for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
      if (!yc_clock_of_order(yc_rows_str(r, i, "kind")) && !yc_clock_of_sign(yc_rows_str(r, i, "kind")) && yc_clock_order(yc_rows_str(r, i, "kind")) == order &&
          strcmp(yc_rows_str(r, i, "state"), "done") != 0)
        g_ptr_array_add(list, clock_line(app, id, r, i));
  return list;
}

/* --- what moved its dates --------------------------------------------------------------------------------- */

static void add_piece(GString *text, const char *format, gint64 n)
{
  if (n == 0) return;
  g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, n);
  g_auto(GStrv) around = g_strsplit(format, "%s", 2);
  g_autofree char *piece = g_strjoinv(number, around);
  g_string_append_printf(text, "%s%s", text->len ? " · " : "", piece);
}

/* The stop that lasts, then what stands out so far. */
char *yc_case_moves_text(YcApp *app, gint64 id)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(YcRows) open = yc_query(yc_app_store(app), NULL, YC_Q_CASE_PAUSE_OPEN, "i", id);
  if (open != NULL && yc_rows_count(open) > 0) {
    const char *day = yc_rows_str(open, 0, "day"), *until = yc_rows_text(open, 0, "until");
    g_string_printf(text, _("正在%s,%s停"), yc_say_procedure(yc_rows_str(open, 0, "procedure")), day + 5);
    if (until != NULL) g_string_append_printf(text, _(",预计到 %s"), until + 5);
  }
  g_autoptr(YcRows) moves = yc_query(yc_app_store(app), NULL, YC_Q_CASE_MOVE, "i", id);
  if (moves == NULL || yc_rows_count(moves) == 0) return g_string_free(g_steal_pointer(&text), FALSE);
  add_piece(text, _("停%s次"), yc_rows_int(moves, 0, "pauses"));
  add_piece(text, _("共停%s个工作日"), yc_rows_int(moves, 0, "paused_days"));
  add_piece(text, _("延%s次"), yc_rows_int(moves, 0, "extensions"));
  add_piece(text, _("到期后才延%s次,仍算超期"), yc_rows_int(moves, 0, "late_extensions"));
  add_piece(text, _("通知领取%s天"), yc_rows_int(moves, 0, "notified"));
  return g_string_free(g_steal_pointer(&text), FALSE);
}
