/* red.c - see red.h; and how a clock that is over becomes one. */
#include <config.h>
#include <string.h>
#include "app/redlight.h"
#include "app/watch.h"

/* --- reading ---------------------------------------------------------------------------------------------- */

void yc_red_free(YcRed *red)
{
  if (red == NULL) return;
  char *texts[] = { red->number, red->clock, red->who, red->office, red->appeal };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(red);
}

static GPtrArray *read_all(const YcRows *rows)
{
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_red_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcRed *red = g_new0(YcRed, 1);
    red->id = yc_rows_int(rows, i, "id");
    red->casefile = yc_rows_int(rows, i, "casefile");
    red->number = g_strdup(yc_rows_str(rows, i, "number"));
    red->clock = g_strdup(yc_rows_str(rows, i, "clock"));
    red->due = yc_rows_day(rows, i, "due");
    red->day = yc_rows_day(rows, i, "day");
    red->grave = yc_rows_int(rows, i, "grave") != 0;
    red->staff = yc_rows_int(rows, i, "staff");
    red->who = g_strdup(yc_rows_str(rows, i, "who"));
    red->office = g_strdup(yc_rows_str(rows, i, "office"));
    red->feedback_by = yc_rows_day(rows, i, "feedback_by");
    red->answered = yc_rows_day(rows, i, "answered");
    red->ended = yc_rows_day(rows, i, "ended");
    red->appeal = g_strdup(yc_rows_str(rows, i, "appeal"));
    red->level = (int)yc_rows_int(rows, i, "level");
    g_ptr_array_add(list, red);
  }
  return list;
}

GPtrArray *yc_red_list(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_REDS_OF_CASE, "i", casefile);
  return read_all(rows);
}

GPtrArray *yc_red_list_of(YcApp *app, gint64 staff, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_REDS_OF_STAFF, "i", staff);
  return read_all(rows);
}

GPtrArray *yc_redlight_appeals(YcApp *app, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_RED_APPEALS, "i", (gint64)0);
  return read_all(rows);
}

/* --- turning red ------------------------------------------------------------------------------------------ */

static json_t *red_facts(const YcWatch *watch, const YcFall *fall, const YcRows *cf)
{
  YcApp *app = watch->app;
  YcDay day = fall->due + 1;
  int year = yc_day_year(day), level = yc_watch_level(watch);
  char site[2] = { yc_app_site(app), '\0' };
  g_autoptr(YcRows) last = yc_query(yc_app_store(app), NULL, YC_Q_RED_SERIAL, "it", (gint64)year, site);
  int serial = (int)(last ? yc_rows_first(last, "last", 0) : 0) + 1;
  g_autofree char *number = g_strdup_printf("红%s〔%d〕%04d号", site, year, serial);
  return json_pack("{s:s, s:s, s:i, s:i, s:s, s:o, s:o, s:b, s:s, s:o, s:s, s:o, s:i, s:o}", "number", number, "site", site,
                   "year", year, "serial", serial, "clock", fall->clock, "due", yc_json_day(fall->due), "day",
                   yc_json_day(day), "grave", strcmp(fall->clock, "statute") == 0, "post",
                   yc_rows_text(cf, 0, "post") ? yc_rows_str(cf, 0, "post") : yc_rows_str(cf, 0, "answerable"), "staff",
                   yc_json_ident(app, yc_rows_int(cf, 0, "staff")), "office", yc_rows_str(cf, 0, "held_at"), "feedback_by",
                   yc_json_day(yc_calendar_add(yc_app_calendar(app), day, watch->feedback_days)), "level", level, "next",
                   yc_json_day(yc_watch_next(watch, fall->due, level)));
}

gboolean yc_watch_red(YcWatch *watch, YcFall *fall, GError **error)
{
  gboolean done;
  fall->rule = "light.red";
  if (!yc_watch_act(watch, fall, &done, error)) return FALSE;
  if (done) return TRUE;
  char due[YC_DAY_TEXT];
  g_autoptr(YcRows) cf = yc_query(yc_app_store(watch->app), error, YC_Q_TICK_CASE, "itt", fall->casefile, fall->clock,
                                  yc_day_format(fall->due, due));
  if (cf == NULL) return FALSE;
  if (yc_rows_count(cf) == 0) return TRUE;   /* ended meanwhile */
  watch->report->n[YC_TICKED_RED]++;
  return yc_watch_append(watch, fall->casefile, "light.red", red_facts(watch, fall, cf), error) != 0;
}
