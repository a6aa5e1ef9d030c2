/* demo_asked.c - what is asked in the demonstration: its standing answers, and how often they were. */
#include <config.h>
#include <string.h>
#include "app/demo_watch.h"
#include "app/inquiry.h"
#include "app/knowledge.h"
#include "app/private.h"
#include "app/referral.h"
#include "base/table.h"

enum { MOST = 12 };   /* how often the first of them was asked; each one after it less often */

static const YcStaff *find_supervisor(const GPtrArray *staff)
{
  for (guint i = 0; i < staff->len; i++)
    if (yc_staff_has_role(staff->pdata[i], "supervisor")) return staff->pdata[i];
  return NULL;
}

/* In the last hour of the last day: nobody's name, one more for each. */
static gboolean count_some(YcApp *app, GError **error)
{
  g_autoptr(GPtrArray) answers = yc_answer_list(app, error);
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    for (guint n = i; n < MOST; n += 2) {
      const YcAnswer *answer = answers->pdata[i];
      g_autoptr(YcAsking) asking = yc_asking_new();
      YcAsked asked;
      if (answer->over) break;
      asking->outcome = YC_ASKING_COUNT;
      asking->answer = answer->id;
      if (!yc_inquiry_add(app, asking, &asked, error)) return FALSE;
    }
  return answers != NULL;
}

/* --- inquiries -------------------------------------------------------------------------------------------- */

enum { FURTHEST = 60, LAST_HOUR = 17 };

static const char *const columns[] = { "ago", "hour", "channel", "who", "outcome", "to", "item", "name", "village", "text", "reply", NULL };
static const char *const outcomes[] = { "answered", "look", "refer", "taken", "demand", "demand-answered", "stuck", "stuck-answered",
                                        "to-and-fro", NULL };
enum { ANSWERED, LOOK, REFER, TAKEN, DEMAND, DEMAND_ANSWERED, STUCK, STUCK_ANSWERED, TO_AND_FRO };

/* One row while it is played. */
typedef struct {
  YcApp *app;
  const YcTable *table;
  guint row;
  int outcome;
  const YcStaff *who, *to;    /* `to` NULL: nobody */
  YcTime at;
} Asking;

static const char *cell(const Asking *a, const char *column)
{
  return yc_table_get(a->table, a->row, column);
}

static const YcStaff *find_login(const GPtrArray *staff, const char *login)
{
  for (guint i = 0; i < staff->len; i++)
    if (strcmp(((const YcStaff *)staff->pdata[i])->login, login) == 0) return staff->pdata[i];
  return NULL;
}

/* So many working days before the last one, at an hour. */
static YcTime moment(const YcCalendar *calendar, YcTime end, int ago, int hour)
{
  YcDay day = yc_calendar_on_or_before(calendar, yc_time_day(end));
  for (int i = 0; i < ago; i++) day = yc_calendar_on_or_before(calendar, day - 1);
  return yc_time_new(day, hour, 12, 0);
}

/* The post of whom it was given to.  NULL: they have none.  Free with g_free(). */
static char *post_of(const Asking *a)
{
  if (a->to == NULL) return g_strdup("");
  yc_app_pretend(a->app, a->to, NULL, a->at);
  return yc_app_my_post(a->app);
}

static gboolean ask(const Asking *a, const char *owner, YcAsked *asked, GError **error)
{
  static const YcAskingOutcome becomes[] = {
    [ANSWERED] = YC_ASKING_ANSWERED, [LOOK] = YC_ASKING_LOOK_UP, [REFER] = YC_ASKING_REFER, [TAKEN] = YC_ASKING_REFER,
    [DEMAND] = YC_ASKING_DEMAND, [DEMAND_ANSWERED] = YC_ASKING_DEMAND, [STUCK] = YC_ASKING_STUCK, [STUCK_ANSWERED] = YC_ASKING_STUCK,
    [TO_AND_FRO] = YC_ASKING_REFER
  };
  g_autoptr(YcAsking) asking = yc_asking_new();
  const struct { char **member; const char *column; } members[] = {
    { &asking->channel, "channel" }, { &asking->text, "text" }, { &asking->name, "name" }, { &asking->village, "village" },
    { &asking->item, "item" }
  };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) yc_intake_set(members[i].member, cell(a, members[i].column));
  asking->outcome = becomes[a->outcome];
  if (a->outcome == ANSWERED) yc_intake_set(&asking->reply, cell(a, "reply"));
  yc_intake_set(&asking->owner, owner);
  return yc_inquiry_add(a->app, asking, asked, error);
}

static gboolean refer(const Asking *a, gint64 inquiry, const char *post, GError **error)
{
  YcReferTo to = { .post = post, .reason = "归他管" };
  g_autoptr(YcReferred) done = yc_refer(a->app, inquiry, &to, NULL, error);
  if (done == NULL) return FALSE;
  if (a->outcome != TAKEN) return TRUE;
  yc_app_pretend(a->app, a->to, NULL, a->at + YC_HOUR);
  return yc_referral_take(a->app, inquiry, NULL, error);
}

/* Given back after an hour and given once more after another: that is the supervisor's then (RULE inq-04). */
static gboolean to_and_fro(const Asking *a, gint64 inquiry, const char *post, GError **error)
{
  if (!refer(a, inquiry, post, error)) return FALSE;
  yc_app_pretend(a->app, a->to, NULL, a->at + YC_HOUR);
  if (!yc_referral_return(a->app, inquiry, cell(a, "reply"), NULL, NULL, error)) return FALSE;
  yc_app_pretend(a->app, a->who, NULL, a->at + 2 * YC_HOUR);
  return refer(a, inquiry, post, error);
}

/* On the next morning, by whom it was given to; what could not be got done by the supervisor. */
static gboolean answer_later(const Asking *a, const GPtrArray *staff, gint64 inquiry, GError **error)
{
  YcDay next = yc_calendar_add(yc_app_calendar(a->app), yc_time_day(a->at), 1);
  yc_app_pretend(a->app, a->to ? a->to : find_supervisor(staff), NULL, yc_time_new(next, 9, 40, 0));
  return yc_inquiry_answer(a->app, inquiry, cell(a, "reply"), "phone", NULL, error);
}

static gboolean play(const Asking *a, const GPtrArray *staff, GError **error)
{
  YcAsked asked;
  g_autofree char *post = post_of(a);
  if (post == NULL) return TRUE;
  yc_app_pretend(a->app, a->who, NULL, a->at);
  if (!ask(a, post, &asked, error)) return FALSE;
  if (a->outcome == REFER || a->outcome == TAKEN) return refer(a, asked.inquiry, post, error);
  if (a->outcome == TO_AND_FRO) return to_and_fro(a, asked.inquiry, post, error);
  if (a->outcome == DEMAND_ANSWERED || a->outcome == STUCK_ANSWERED) return answer_later(a, staff, asked.demand, error);
  return TRUE;
}

static gboolean play_all(YcApp *app, const GPtrArray *staff, YcTime end, const YcTable *table, YcFaults *faults, GError **error)
{
  for (guint i = 0; i < yc_table_rows(table); i++) {
    int ago = yc_table_int(table, i, "ago", 0, FURTHEST, faults), hour = yc_table_int(table, i, "hour", 0, LAST_HOUR, faults);
    Asking a = { .app = app, .table = table, .row = i, .outcome = yc_table_word(table, i, "outcome", outcomes, faults) };
    if (faults->len > 0) return FALSE;
    a.who = find_login(staff, cell(&a, "who"));
    a.to = find_login(staff, cell(&a, "to"));
    a.at = moment(yc_app_calendar(app), end, ago, hour);
    if (a.who != NULL && a.at < end && !play(&a, staff, error)) return FALSE;
  }
  return TRUE;
}

gboolean yc_demo_asked(YcApp *app, const GPtrArray *staff, YcTime end, const char *directory, GPtrArray *faults, GError **error)
{
  guint n;
  const YcStaff *supervisor = find_supervisor(staff);
  g_autofree char *answers = g_build_filename(directory, "answers.tsv", NULL), *file = g_build_filename(directory, "asked.tsv", NULL);
  if (supervisor == NULL) return TRUE;
  yc_app_pretend(app, supervisor, NULL, end);
  if (!yc_answer_import(app, answers, faults, &n, error) || !count_some(app, error)) return FALSE;
  g_autoptr(YcTable) table = yc_table_read(file, columns, faults);
  gboolean ok = table != NULL && play_all(app, staff, end, table, faults, error);
  yc_app_pretend(app, supervisor, NULL, end);
  return ok;
}
