/* calendar_move.c - see calendar_move.h. */
#include <config.h>
#include <string.h>
#include "app/calendar_move.h"
#include "app/clocks.h"
#include "app/people.h"
#include "app/private.h"

#define CASES_AT_ONCE 500

/* The clocks of one case: rows first … last-1. */
typedef struct {
  YcApp *app;
  const YcRows *rows;
  guint first, last;
  const YcItem *item;
  YcDue *dues;             /* one a row, as it is counted now */
  YcClockDraft best;       /* the clock that shines; due YC_DAY_NONE: none */
} Case;

/* --- one clock -------------------------------------------------------------------------------------------- */

static gboolean is(const Case *c, guint row, const char *column, const char *word)
{
  return strcmp(yc_rows_str(c->rows, row, column), word) == 0;
}

/* RULE acc-03: within the days for supplying, and not later than the promise counts for papers received then. */
static gboolean recount_tolerated(const Case *c, guint row, YcDue *due)
{
  YcDay accepted = yc_rows_day(c->rows, row, "accepted"), received = yc_rows_day(c->rows, row, "received");
  YcClockDraft clock;
  if (accepted == YC_DAY_NONE || received == YC_DAY_NONE ||
      !yc_clock_tolerate(c->app, c->item, accepted, received, &clock))
    return FALSE;
  *due = clock.due;
  return TRUE;
}

/* The applicant's own day never becomes earlier than the one they hold. */
static void keep_given(const Case *c, guint row, YcDue *due)
{
  YcDay was = yc_rows_day(c->rows, row, "due");
  if (was == YC_DAY_NONE || due->due == YC_DAY_NONE || due->due >= was) return;
  due->due = was;
  due->target = yc_rows_day(c->rows, row, "target");
  due->nominal = yc_rows_day(c->rows, row, "nominal");
  due->soon = yc_rows_day(c->rows, row, "soon");
}

static gboolean recount(const Case *c, guint row, YcDue *due)
{
  gboolean tolerated = is(c, row, "kind", "tolerate");
  YcLimit limit = yc_clock_limit(c->item, c->rows, row);
  g_autoptr(GArray) stops = yc_clock_stops(c->rows, row);
  if ((!tolerated || !recount_tolerated(c, row, due)) &&
      yc_clock_recount(c->app, c->item, yc_rows_str(c->rows, row, "kind"), &limit, yc_rows_day(c->rows, row, "started"), stops,
                       due) == YC_DUE_BAD_LIMIT)
    return FALSE;
  if (tolerated || is(c, row, "kind", "supply")) keep_given(c, row, due);
  return TRUE;
}

static gboolean differs(const Case *c, guint row, const YcDue *due)
{
  if (is(c, row, "state", "stopped")) return due->left != yc_rows_int(c->rows, row, "left");
  const struct { const char *column; YcDay day; } days[] = {
    { "due", due->due }, { "target", due->target }, { "nominal", due->nominal }, { "soon", yc_clock_soon(due) },
  };
  for (guint i = 0; i < G_N_ELEMENTS(days); i++)
    if (yc_rows_day(c->rows, row, days[i].column) != days[i].day) return TRUE;
  return due->provisional != (yc_rows_int(c->rows, row, "provisional") != 0);
}

/* Days that a citizen was given: the promise (or the law's limit where nothing is promised), and their own. */
static gboolean is_given(const Case *c, const char *kind)
{
  static const char *const own[] = { "promise", "supply", "tolerate", NULL };
  return g_strv_contains(own, kind) || (strcmp(kind, "statute") == 0 && c->item->promised.n < 0);
}

/* --- one case --------------------------------------------------------------------------------------------- */

static YcMove *new_move(const Case *c, guint row, const YcDue *due)
{
  YcMove *move = g_new0(YcMove, 1);
  const char *kind = yc_rows_str(c->rows, row, "kind");
  move->casefile = yc_rows_int(c->rows, row, "id");
  move->number = yc_number_spoken(c->app, yc_rows_str(c->rows, row, "number"));
  move->item = g_strdup(yc_rows_str(c->rows, row, "short"));
  move->kind = g_strdup(kind);
  move->who = g_strdup(yc_rows_str(c->rows, row, "who"));
  move->was = yc_rows_day(c->rows, row, "due");
  move->due = due->due;
  move->left_was = (int)yc_rows_int(c->rows, row, "left");
  move->left = due->left;
  move->provisional = due->provisional;
  move->given = move->was != move->due && is_given(c, kind);
  return move;
}

static json_t *move_json(const YcMove *move, const YcDue *due)
{
  gboolean stands = move->due == YC_DAY_NONE;
  return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:b, s:i, s:b}", "kind", move->kind, "was", yc_json_day(move->was),
                   "due", yc_json_day(due->due), "target", yc_json_day(due->target), "soon",
                   stands ? json_null() : yc_json_day(yc_clock_soon(due)), "nominal", yc_json_day(due->nominal),
                   "provisional", due->provisional, "left", due->left, "given", move->given);
}

/* The light of a case as another calendar makes it: the applicant's day, none while it stands, else of the clock that is
 * due first (RULE time-11). */
static json_t *light_of(const Case *c)
{
  guint row = c->first;
  if (yc_rows_text(c->rows, row, "light_due") != NULL)
    return c->best.due.due == YC_DAY_NONE ? json_null() : yc_clock_light(&c->best);
  if (yc_rows_text(c->rows, row, "stopped") != NULL)
    return json_pack("{s:s}", "stopped", yc_rows_str(c->rows, row, "stopped"));
  for (; row < c->last; row++)
    if (is(c, row, "kind", "supply")) return json_pack("{s:o}", "by", yc_json_day(c->dues[row - c->first].due));
  return json_null();
}

/* Whether another calendar had struck out a light of this clock that is over on that day once more, and none shines: the
 * mistake is set right, and the same light shines again. */
static json_t *red_again(const Case *c, guint row, YcDay due)
{
  char day[YC_DAY_TEXT];
  if (due == YC_DAY_NONE || due >= yc_app_today(c->app)) return NULL;
  g_autoptr(YcRows) red = yc_query(yc_app_store(c->app), NULL, YC_Q_RED_STRUCK, "itt", yc_rows_int(c->rows, row, "id"),
                                   yc_rows_str(c->rows, row, "kind"), yc_day_format(due, day));
  if (red == NULL || yc_rows_count(red) == 0) return NULL;
  return json_pack("{s:s, s:s, s:o, s:o, s:b, s:b}", "number", yc_rows_str(red, 0, "number"), "clock",
                   yc_rows_str(c->rows, row, "kind"), "due", yc_json_day(due), "day", yc_json_day(due + 1), "cancelled", 0,
                   "again", 1);
}

/* The red lights of what moved: those whose day is not over any more, and those over from another day on. */
static json_t *red_of(const Case *c)
{
  g_autoptr(YcRows) red = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_RED, "i", yc_rows_int(c->rows, c->first, "id"));
  json_t *list = json_array();
  for (guint i = 0; red != NULL && i < yc_rows_count(red); i++)
    for (guint row = c->first; row < c->last; row++) {
      YcDay due = c->dues[row - c->first].due;
      if (!is(c, row, "kind", yc_rows_str(red, i, "clock")) || due == YC_DAY_NONE ||
          yc_rows_day(red, i, "due") == due || !is(c, row, "due", yc_rows_str(red, i, "due")))
        continue;
      json_array_append_new(list, json_pack("{s:s, s:s, s:o, s:o, s:b}", "number", yc_rows_str(red, i, "number"), "clock",
                                            yc_rows_str(red, i, "clock"), "due", yc_json_day(due), "day",
                                            yc_json_day(due + 1), "cancelled", due >= yc_app_today(c->app)));
    }
  for (guint row = c->first; row < c->last; row++) {
    YcDay due = c->dues[row - c->first].due;
    json_t *again = due == yc_rows_day(c->rows, row, "due") ? NULL : red_again(c, row, due);
    if (again != NULL) json_array_append_new(list, again);
  }
  return list;
}

static json_t *facts_of(const Case *c, const YcCalendarPlan *plan, json_t *moved)
{
  return json_pack("{s:I, s:s, s:o, s:o, s:o, s:s, s:o}", "revision", (json_int_t)yc_app_calendar_revision(c->app),
                   "notice", plan->title, "moved", moved, "light", light_of(c), "red", red_of(c), "post",
                   yc_rows_str(c->rows, c->first, "answerable"), "day", yc_json_day(yc_app_today(c->app)));
}

static void count_move(YcCalendarPlan *plan, YcMove *move)
{
  gboolean another = move->was != move->due || move->due == YC_DAY_NONE;
  if (another) plan->moved++;
  else plan->settled++;
  if (move->given) plan->given++;
  g_ptr_array_add(plan->moves, move);
}

/* What changes of the case; NULL where nothing does.  New reference. */
static json_t *moves_of(Case *c, YcCalendarPlan *plan)
{
  json_t *moved = json_array();
  c->best.due.due = YC_DAY_NONE;
  for (guint row = c->first; row < c->last; row++) {
    YcDue *due = &c->dues[row - c->first];
    if (!recount(c, row, due)) {
      due->due = YC_DAY_NONE;   /* of a newer program: left as it is */
      continue;
    }
    const char *kind = yc_rows_str(c->rows, row, "kind");
    if (is(c, row, "state", "running") && yc_clock_shines(c->item, kind) &&
        (c->best.due.due == YC_DAY_NONE || due->due < c->best.due.due))
      c->best.due = *due;
    if (!differs(c, row, due)) continue;
    YcMove *move = new_move(c, row, due);
    json_array_append_new(moved, move_json(move, due));
    count_move(plan, move);
  }
  if (json_array_size(moved) > 0) return moved;
  json_decref(moved);
  return NULL;
}

static gboolean walk_case(Case *c, YcCalendarPlan *plan, YcMoveTake take, gpointer data, GError **error)
{
  g_autofree YcDue *dues = g_new0(YcDue, c->last - c->first);
  c->dues = dues;
  c->item = yc_app_item_version(c->app, yc_rows_str(c->rows, c->first, "item"),
                                (int)yc_rows_int(c->rows, c->first, "item_version"), error);
  if (c->item == NULL) return FALSE;
  json_t *moved = moves_of(c, plan);
  if (moved == NULL) return TRUE;
  plan->cases++;
  if (take != NULL) return take(c->app, yc_rows_int(c->rows, c->first, "id"), facts_of(c, plan, moved), data, error);
  json_decref(moved);
  return TRUE;
}

/* --- all of them ------------------------------------------------------------------------------------------ */

static gboolean walk_rows(YcApp *app, const YcRows *rows, YcCalendarPlan *plan, YcMoveTake take, gpointer data,
                          GError **error)
{
  for (guint first = 0, last; first < yc_rows_count(rows); first = last) {
    for (last = first + 1; last < yc_rows_count(rows); last++)
      if (yc_rows_int(rows, last, "id") != yc_rows_int(rows, first, "id")) break;
    Case c = { .app = app, .rows = rows, .first = first, .last = last };
    if (!walk_case(&c, plan, take, data, error)) return FALSE;
  }
  return TRUE;
}

gboolean yc_calendar_walk(YcApp *app, YcCalendarPlan *plan, YcMoveTake take, gpointer data, GError **error)
{
  YcStore *store = yc_app_store(app);
  g_ptr_array_set_size(plan->moves, 0);
  plan->cases = plan->moved = plan->settled = plan->given = 0;
  g_autoptr(YcRows) open = yc_query(store, error, YC_Q_OPEN_CASES, "");
  if (open == NULL) return FALSE;
  for (guint i = 0, n = yc_rows_count(open); i < n; i += CASES_AT_ONCE) {
    g_autoptr(YcRows) rows = yc_query(store, error, YC_Q_OPEN_CLOCKS, "ii", yc_rows_int(open, i, "id"),
                                      yc_rows_int(open, MIN(i + CASES_AT_ONCE, n) - 1, "id"));
    if (rows == NULL || !walk_rows(app, rows, plan, take, data, error)) return FALSE;
  }
  return TRUE;
}
