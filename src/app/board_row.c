/* board_row.c - one case of the board: its row, and two lines about it.  See board.h. */
#include <config.h>
#include <string.h>
#include "app/board.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

/* Acts read back to find the last that moved a case. */
#define ACTS 30

void yc_board_row_free(YcBoardRow *row)
{
  if (row == NULL) return;
  yc_case_row_free(row->cf);
  g_free(row);
}

static YcDay since_of(const YcRows *r)
{
  YcDay began = yc_rows_day(r, 0, "began");   /* RULE time-12: from dispatch, not from signing */
  return began != YC_DAY_NONE ? began : yc_time_day(yc_rows_int(r, 0, "since"));
}

YcBoardRow *yc_board_row(YcApp *app, gint64 id)
{
  YcCaseRow *cf = yc_case_row_read(app, id);
  g_autoptr(YcRows) r = cf ? yc_query(yc_app_store(app), NULL, YC_Q_BOARD_SINCE, "i", id) : NULL;
  if (r == NULL || yc_rows_count(r) == 0) {
    yc_case_row_free(cf);
    return NULL;
  }
  YcBoardRow *row = g_new0(YcBoardRow, 1);
  row->cf = cf;
  row->since = since_of(r);
  row->pauses = (int)yc_rows_int(r, 0, "pauses");
  row->extensions = (int)yc_rows_int(r, 0, "extensions");
  return row;
}

/* --- the two lines ---------------------------------------------------------------------------------------- */

static char *short_day(YcDay day)
{
  char text[YC_DAY_TEXT];
  return g_strdup(yc_day_format(day, text) + 5);
}

/* Who else holds it now, or took it back, has not moved it. */
static gboolean moves(const char *kind)
{
  static const char *const still[] = { "case.reassign", "act.undo", NULL };
  return !g_strv_contains(still, kind);
}

/* The last act that changed how the case stands, and its day. */
static char *last_moved(YcApp *app, const char *ident, YcDay *day)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_BOARD_MOVED, "ti", ident, (gint64)ACTS);
  guint i = 0, n = r ? yc_rows_count(r) : 0;
  while (i < n && !moves(yc_rows_str(r, i, "kind"))) i++;
  *day = i < n ? yc_time_day(yc_rows_int(r, i, "happened_at")) : YC_DAY_NONE;
  return i == n ? g_strdup("")
                : yc_say_event(yc_rows_str(r, i, "kind"), yc_rows_str(r, i, "facts"), yc_rows_text(r, i, "body"));
}

static char *say_grave(YcApp *app, const YcBoardCase *cf)
{
  YcDay due = yc_case_clock(app, cf->id, "statute");
  if (due == YC_DAY_NONE) return g_strdup("");
  g_autofree char *day = short_day(due);
  return cf->grave > 0 ? g_strdup_printf(_("  法定 %s 已破"), day)
                       : g_strdup_printf(_("  法定 %s(%s)"), day, yc_say_weekday(due));
}

/* Whose acknowledgement a hand-over inside the hall waits for (RULE time-12): " · 等 荻新民、王建军 签收"; "" nobody's.  Free with g_free(). */
static char *waits_for(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) steps = yc_query(yc_app_store(app), NULL, YC_Q_CASE_STEPS, "i", casefile);
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++) {
    const char *name = yc_rows_str(steps, i, "who"), *who = *name != '\0' ? name : _("(没有人)");
    gboolean waits = strcmp(yc_rows_str(steps, i, "state"), "current") == 0 && yc_rows_text(steps, i, "giver") != NULL &&
                     yc_rows_text(steps, i, "received") == NULL;
    if (waits && !g_ptr_array_find_with_equal_func(names, who, g_str_equal, NULL)) g_ptr_array_add(names, (gpointer)who);
  }
  if (names->len == 0) return g_strdup("");
  g_ptr_array_add(names, NULL);
  g_autofree char *all = g_strjoinv(_("、"), (char **)names->pdata);
  return g_strdup_printf(_(" · 等 %s 签收"), all);
}

gboolean yc_board_preview(YcApp *app, const YcBoardCase *cf, char **first, char **second, GError **error)
{
  YcCaseRow *row = yc_case_row_read(app, cf->id);
  g_autoptr(YcRows) r = row ? yc_query(yc_app_store(app), error, YC_Q_BOARD_SINCE, "i", cf->id) : NULL;
  if (r == NULL || yc_rows_count(r) == 0) {
    yc_case_row_free(row);
    return yc_refuse(error, _("没有这件办件"));
  }
  YcDay day;
  g_autofree char *ident = yc_event_ident(yc_app_store(app), cf->id), *moved = last_moved(app, ident, &day);
  g_autofree char *grave = say_grave(app, cf), *since = short_day(since_of(r));
  g_autofree char *when = day == YC_DAY_NONE ? g_strdup("") : short_day(day), *last = yc_case_last_act(app, cf->id);
  int idle = day == YC_DAY_NONE ? 0 : yc_calendar_count(yc_app_calendar(app), day, yc_app_today(app));
  g_autoptr(GString) one = g_string_new(NULL), two = g_string_new(NULL);
  g_autofree char *waits = waits_for(app, cf->id), *who = yc_clip(row->applicant, 16);
  g_autofree char *held = *row->at ? g_strdup_printf(_("%s(在%s)"), row->who, row->at) : g_strdup(row->who);
  g_string_append_printf(one, "%s %s%s%s · %s ", who, row->item_short, grave, waits, held);
  g_string_append_printf(one, idle > 0 ? _("%s 接手,%d 个工作日无动作") : _("%s 接手"), since, idle);
  g_string_append_printf(two, _("催办%d 督办%d · %s"), (int)yc_rows_int(r, 0, "urges"), (int)yc_rows_int(r, 0, "orders"), last);
  if (*when && strstr(last, moved) == NULL) g_string_append_printf(two, _(" · 上次有实质动作:%s %s"), when, moved);
  gint64 asked = yc_rows_int(r, 0, "asked");
  if (asked > 0) g_string_append_printf(two, _(" · 申请人来问过 %d 次"), (int)asked);
  *first = g_strdup(one->str);
  *second = g_strdup(two->str);
  yc_case_row_free(row);
  return TRUE;
}
