/* account.c - see account.h. */
#include <config.h>
#include <string.h>
#include "app/account.h"
#include "app/clocks.h"
#include "app/private.h"
#include "domain/figure.h"

/* What concludes a case; the others only when it was due already. */
static const struct { const char *kind; gboolean always; } ends[] = {
  { "case.decide", TRUE }, { "case.withdraw", FALSE }, { "case.lapse", FALSE }, { "case.terminate", FALSE },
  { "case.transfer", FALSE },
};

typedef struct {
  YcApp *app;
  gint64 casefile;
  YcRows *cf, *clocks;
  guint row;              /* of the clock it is judged by */
  YcDay day, due;
} Account;

static void account_clear(Account *a)
{
  yc_rows_free(a->cf);
  yc_rows_free(a->clocks);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Account, account_clear)

/* --- the day ---------------------------------------------------------------------------------------------- */

/* The row of a clock that still counts; the number of rows where there is none. */
static guint find_clock(const Account *a, const char *kind)
{
  guint i = 0, n = yc_rows_count(a->clocks);
  while (i < n && (strcmp(yc_rows_str(a->clocks, i, "kind"), kind) != 0 ||
                   strcmp(yc_rows_str(a->clocks, i, "state"), "done") == 0))
    i++;
  return i;
}

/* The last day of a clock; of a stopped one the day it would end were it resumed today. */
static YcDay last_day(const Account *a, guint row)
{
  YcDay due = yc_rows_day(a->clocks, row, "due");
  return due != YC_DAY_NONE ? due : yc_calendar_add(yc_app_calendar(a->app), a->day, (int)yc_rows_int(a->clocks, row, "left"));
}

/* RULE time-11: judged by the promise, by the law's limit where nothing was promised.  FALSE: by neither. */
static gboolean find_due(Account *a)
{
  guint n = yc_rows_count(a->clocks);
  a->row = find_clock(a, "promise");
  if (a->row == n) a->row = find_clock(a, "statute");
  if (a->row < n) a->due = last_day(a, a->row);
  return a->row < n;
}

/* RULE time-10: passing the law's limit is a graver mark. */
static gboolean law_broken(const Account *a)
{
  guint row = find_clock(a, "statute");
  return row < yc_rows_count(a->clocks) && a->day > last_day(a, row);
}

/* Working days from acceptance to conclusion, those it stood aside. */
static int days_taken(const Account *a)
{
  const YcCalendar *calendar = yc_app_calendar(a->app);
  YcDay from = yc_rows_day(a->cf, 0, "accepted");
  if (from == YC_DAY_NONE) from = yc_rows_day(a->clocks, a->row, "started");
  g_autoptr(GArray) stops = yc_clock_stops(a->clocks, a->row);
  int days = from < a->day ? yc_calendar_count(calendar, from, a->day) : 0;
  for (guint i = 0; i < stops->len; i++) {
    const YcStop *stop = &g_array_index(stops, YcStop, i);
    YcDay until = stop->resume == YC_DAY_NONE ? a->day : stop->resume;
    if (until > stop->stop) days -= yc_calendar_count(calendar, stop->stop, until);
  }
  return MAX(days, 0);
}

/* --- who -------------------------------------------------------------------------------------------------- */

/* Whoever led the last stage that was dispatched, public notices aside; before the first the agent. */
static gboolean last_holder(const Account *a, char **staff, char **office, GError **error)
{
  g_autoptr(YcRows) steps = yc_query(yc_app_store(a->app), error, YC_Q_CASE_STEPS, "i", a->casefile);
  if (steps == NULL) return FALSE;
  const char *post = yc_rows_str(a->cf, 0, "agent"), *of_step = NULL;
  gint64 stage = -1;
  for (guint i = 0; i < yc_rows_count(steps); i++) {
    gboolean held = yc_rows_text(steps, i, "post") != NULL && strcmp(yc_rows_str(steps, i, "kind"), "notice") != 0;
    if (!held || strcmp(yc_rows_str(steps, i, "role"), "lead") != 0 || yc_rows_int(steps, i, "stage") <= stage) continue;
    stage = yc_rows_int(steps, i, "stage");
    post = yc_rows_str(steps, i, "post");
    of_step = yc_rows_str(steps, i, "office");
  }
  g_autoptr(YcRows) holder = yc_query(yc_app_store(a->app), error, YC_Q_POST, "t", post);
  if (holder == NULL) return FALSE;
  gint64 id = yc_rows_first(holder, "now_id", 0);
  *staff = id != 0 ? yc_event_ident(yc_app_store(a->app), id) : NULL;
  *office = of_step ? yc_app_office_of(of_step, yc_rows_text(a->cf, 0, "place"))
                    : g_strdup(yc_rows_count(holder) > 0 ? yc_rows_str(holder, 0, "office") : "");
  return TRUE;
}

/* Who answered when the light turned red, unless that was struck out on appeal.  *excused: it was. */
static gboolean put_answerable(const Account *a, json_t *account, GError **error)
{
  char day[YC_DAY_TEXT];
  g_autofree char *staff = NULL, *office = NULL;
  g_autoptr(YcRows) red = yc_query(yc_app_store(a->app), error, YC_Q_ACCOUNT_RED, "itt", a->casefile,
                                   yc_rows_str(a->clocks, a->row, "kind"), yc_day_format(a->due, day));
  if (red == NULL) return FALSE;
  gboolean any = yc_rows_count(red) > 0, upheld = any && strcmp(yc_rows_str(red, 0, "appeal"), "upheld") == 0;
  if (any && !upheld) {
    gint64 id = yc_rows_int(red, 0, "staff");
    staff = id != 0 ? yc_event_ident(yc_app_store(a->app), id) : NULL;
    office = g_strdup(yc_rows_str(red, 0, "office"));
  } else if (!last_holder(a, &staff, &office, error)) {
    return FALSE;
  }
  json_object_set_new(account, "staff", yc_json_text(staff));
  json_object_set_new(account, "office", json_string(office));
  json_object_set_new(account, "excused", json_integer(upheld && a->day > a->due));
  return TRUE;
}

/* --- how -------------------------------------------------------------------------------------------------- */

/* What stood out on the way, each a number: stops, extensions, acts entered late, notices after the first. */
static gboolean put_marks(const Account *a, json_t *account, GError **error)
{
  static const char *const marks[] = { "pauses", "extensions", "tardy", "entered", "deemed", "second" };
  g_autofree char *ident = yc_event_ident(yc_app_store(a->app), a->casefile);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(a->app), error, YC_Q_ACCOUNT_MARKS, "it", a->casefile, ident);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
    json_object_set_new(account, marks[i], json_integer(yc_rows_first(rows, marks[i], 0)));
  return TRUE;
}

gboolean yc_account_add(YcApp *app, gint64 casefile, const char *kind, json_t *facts, GError **error)
{
  guint i = 0;
  while (i < G_N_ELEMENTS(ends) && strcmp(ends[i].kind, kind) != 0) i++;
  if (i == G_N_ELEMENTS(ends)) return TRUE;
  g_auto(Account) a = { .app = app, .casefile = casefile, .day = yc_app_today(app) };
  const char *day = json_string_value(json_object_get(facts, "day"));
  if (day != NULL) a.day = yc_day_parse(day);
  a.cf = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", casefile);
  a.clocks = a.cf ? yc_query(yc_app_store(app), error, YC_Q_CASE_CLOCKS, "i", casefile) : NULL;
  if (a.clocks == NULL) return FALSE;
  if (!find_due(&a) || (!ends[i].always && a.day <= a.due)) return TRUE;
  char due[YC_DAY_TEXT];
  g_autofree char *month = g_strndup(yc_day_format(a.due, due), 7);
  json_t *account = json_pack("{s:s, s:s, s:s, s:s, s:o, s:s, s:i, s:i}", "clock", yc_rows_str(a.clocks, a.row, "kind"),
                              "due", due, "month", month, "item", yc_rows_str(a.cf, 0, "item"), "place",
                              yc_json_text(yc_rows_text(a.cf, 0, "place")), "class",
                              yc_class_code(yc_class_of(a.due, a.day)), "law", law_broken(&a) ? 1 : 0, "days",
                              days_taken(&a));
  json_object_set_new(facts, "account", account);
  return put_answerable(&a, account, error) && put_marks(&a, account, error);
}
