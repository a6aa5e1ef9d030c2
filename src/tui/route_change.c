/* route_change.c - see route_change.h. */
#include <config.h>
#include "tui/route_change.h"

#include <string.h>

#include "app/route.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/ask.h"
#include "tui/caselist.h"
#include "tui/waiting.h"

enum { FIND_MAX = 20, NAME_MAX_CHARS = 20, DAYS_DIGITS = 3, REASON_MAX = 400, WHO = 16 };

typedef enum { ADD, SKIP, REDIRECT, N_CHANGES } Change;
enum { WHAT, ROW, PLACE, KIND, OFFICE, NAME, DAYS, REASON, FIELDS };

static const YcStepKind KINDS[] = { YC_STEP_WORK, YC_STEP_INVESTIGATE, YC_STEP_CONSULT, YC_STEP_DISCUSS, YC_STEP_SEAL };

typedef struct {
  YcApp *app;
  gint64 id;
  YcDay promised;          /* YC_DAY_NONE where nothing is */
  GPtrArray *route;        /* of YcRouteRow */
  char act[40];
  const char *changes[N_CHANGES], *places[2], *kinds[G_N_ELEMENTS(KINDS)];   /* the dialog borrows them */
} Form;

static YcDay promised_day(const YcCaseView *view)
{
  for (guint i = 0; i < view->clocks->len; i++) {
    const YcClockLine *clock = g_ptr_array_index(view->clocks, i);
    if (strcmp(clock->kind, "promise") == 0)
      return clock->due;
  }
  return YC_DAY_NONE;
}

static Form *form_new(YcApp *app, const YcCaseView *view, GPtrArray *route)
{
  Form *form = g_new0(Form, 1);
  g_autofree char *act = g_uuid_string_random();
  const char *const kinds[] = { _("办理"), _("调查"), _("会签"), _("集体讨论"), _("用印") };
  *form = (Form) { .app = app, .id = view->row->id, .promised = promised_day(view), .route = route,
                   .changes = { _("增加"), _("免去"), _("改单位") }, .places = { _("接在后面"), _("同时并办") } };
  memcpy(form->kinds, kinds, sizeof kinds);
  g_strlcpy(form->act, act, sizeof form->act);
  return form;
}

static void form_free(gpointer data)
{
  Form *form = data;
  g_ptr_array_unref(form->route);
  g_free(form);
}

/* ── what is chosen from ── */

static gboolean is_over(const YcRouteRow *row)
{
  return row->state == YC_LEG_DONE || row->state == YC_LEG_SKIPPED;
}

static const char *say_state(const YcRouteRow *row)
{
  static const char *const words[YC_N_LEG_STATES] = {
    [YC_LEG_PLANNED] = N_("还没到"), [YC_LEG_CURRENT] = N_("在办"), [YC_LEG_RETURNED] = N_("退回"), [YC_LEG_DONE] = N_("办完"),
    [YC_LEG_SKIPPED] = N_("免了"), [YC_LEG_UNRECORDED] = N_("未记")
  };
  return row->waits ? _("待签") : gettext(words[row->state]);
}

static void add_option(GPtrArray *found, char *key, char *label)
{
  YcAskOption *option = g_new0(YcAskOption, 1);
  *option = (YcAskOption) { key, label };
  g_ptr_array_add(found, option);
}

static void add_row(GPtrArray *found, const YcRouteRow *row)
{
  const char *role = row->role == YC_ROLE_LEAD ? "" : yc_say_role(row->role);
  add_option(found, g_strdup_printf("%d", row->n), g_strdup_printf("%s  %s  %s%s%s", row->short_name, row->office_short, role,
                                                                   *role ? " " : "", say_state(row)));
}

/* What runs stands first, then what comes; at last what is through, for behind its last row one may be added. */
static GPtrArray *find_rows(const char *text, gpointer data)
{
  static const YcLegState order[] = { YC_LEG_CURRENT, YC_LEG_RETURNED, YC_LEG_PLANNED, YC_LEG_UNRECORDED, YC_LEG_DONE };
  const Form *form = data;
  GPtrArray *found = g_ptr_array_new_with_free_func(yc_ask_option_free);
  for (gsize k = 0; k < G_N_ELEMENTS(order); k++)
    for (guint i = 0; i < form->route->len; i++) {
      const YcRouteRow *row = g_ptr_array_index(form->route, i);
      gboolean named = strstr(row->short_name, text) || strstr(row->office_short, text);
      if (row->state == order[k] && named)
        add_row(found, row);
    }
  return found;
}

static GPtrArray *find_offices(const char *text, gpointer data)
{
  GPtrArray *found = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) offices = yc_app_offices(((const Form *)data)->app, text, NULL);
  for (guint i = 0; offices && i < offices->len; i++) {
    const YcOfficeRow *row = g_ptr_array_index(offices, i);
    add_option(found, g_strdup(row->code), g_strdup_printf(row->outside ? _("%s  外单位,由代办员代录") : "%s", row->name));
  }
  return found;
}

/* ── the form ── */

static int number_of(const char *text)
{
  return (int)g_ascii_strtoll(text, NULL, 10);
}

static const YcRouteRow *row_of(const Form *form, const YcAskValue *values)
{
  int n = number_of(values[ROW].text);
  for (guint i = 0; i < form->route->len; i++) {
    const YcRouteRow *row = g_ptr_array_index(form->route, i);
    if (row->n == n && n > 0)
      return row;
  }
  return NULL;
}

static gboolean is_shown(guint n, const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  static const gboolean shown[N_CHANGES][FIELDS] = {
    [ADD] = { TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE },
    [SKIP] = { [WHAT] = TRUE, [ROW] = TRUE, [REASON] = TRUE },
    [REDIRECT] = { [WHAT] = TRUE, [ROW] = TRUE, [OFFICE] = TRUE, [REASON] = TRUE },
  };
  return shown[values[WHAT].word][n];
}

static char *check_days(const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  const char *text = values[DAYS].text;
  return strspn(text, "0123456789") == strlen(text) ? NULL : g_strdup(_("写几个工作日,空着是与本件同一天到期:只写数字。"));
}

static char *check_row(const YcAskValue *values, gpointer data)
{
  const YcRouteRow *row = row_of(data, values);
  if (!row)
    return g_strdup(_("没有这样的环节:用上下键选一个。"));
  return values[WHAT].word != ADD && is_over(row) ? g_strdup(_("这一步已经办完,改不了:选一步没办完的。")) : NULL;
}

/* ── what will happen ── */

static guint count_others(const Form *form, const YcRouteRow *row)
{
  guint n = 0;
  for (guint i = 0; i < form->route->len; i++) {
    const YcRouteRow *other = g_ptr_array_index(form->route, i);
    n += other != row && other->stage == row->stage && !is_over(other);
  }
  return n;
}

static gboolean runs(const Form *form, const YcRouteRow *row)
{
  for (guint i = 0; i < form->route->len; i++) {
    const YcRouteRow *other = g_ptr_array_index(form->route, i);
    if (other->stage == row->stage && (other->state == YC_LEG_CURRENT || other->state == YC_LEG_RETURNED))
      return TRUE;
  }
  return FALSE;
}

static char *say_add(const Form *form, const YcRouteRow *row, const YcAskValue *values)
{
  if (values[PLACE].word == 0)
    return g_strdup_printf(_("「%s」办完以后多一步。"), row->short_name);
  return g_strdup_printf(runs(form, row) ? _("现在就交出,和「%s」一起办完才到下一步。") : _("和「%s」一起交出,都办完才到下一步。"),
                         row->short_name);
}

static char *say_skip(const Form *form, const YcRouteRow *row)
{
  guint others = row->role == YC_ROLE_LEAD ? count_others(form, row) : 0;
  if (others)
    return g_strdup_printf(_("「%s」和并办的 %u 家都不办了。"), row->short_name, others);
  return g_strdup_printf(_("「%s」%s不办了。"), row->short_name, row->role == YC_ROLE_LEAD ? "" : row->office_short);
}

static char *say_redirect(const Form *form, const YcRouteRow *row, const YcAskValue *values)
{
  YcOfficeRow *office = yc_app_office(form->app, values[OFFICE].text);
  char *said = office ? g_strdup_printf(_("「%s」从%s改到%s,这一步的期限不重算。"), row->short_name, row->office_short,
                                        office->short_name)
                      : g_strdup_printf(_("「%s」改到哪个单位?这一步的期限不重算。"), row->short_name);
  if (office)
    yc_office_row_free(office);
  return said;
}

/* What moves, and that no date of the case does. */
static char *note(const YcAskValue *values, gpointer data)
{
  const Form *form = data;
  const YcRouteRow *row = row_of(form, values);
  if (!row)
    return g_strdup(_("选一步。"));
  Change change = (Change)values[WHAT].word;
  g_autofree char *what = change == ADD ? say_add(form, row, values)
                          : change == SKIP ? say_skip(form, row) : say_redirect(form, row, values);
  if (form->promised == YC_DAY_NONE)
    return g_steal_pointer(&what);
  g_autofree char *day = yc_caselist_day(form->promised);
  return g_strdup_printf(_("%s承诺的日子不动,仍为 %s。"), what, day);
}

/* ── doing it ── */

static YcIntakeResult *commit(const Form *form, const YcAskValue *values, GError **error)
{
  int n = number_of(values[ROW].text);
  const char *reason = values[REASON].text, *office = values[OFFICE].text;
  YcAddStep added = { .after = n, .beside = values[PLACE].word == 1, .kind = KINDS[values[KIND].word], .office = office,
                      .name = values[NAME].text, .days = number_of(values[DAYS].text), .reason = reason };
  if (values[WHAT].word == ADD)
    return yc_route_add(form->app, form->id, &added, form->act, error);
  if (values[WHAT].word == SKIP)
    return yc_route_skip(form->app, form->id, n, reason, form->act, error);
  return yc_route_redirect(form->app, form->id, n, office, reason, form->act, error);
}

static char *take(YcTui *tui, const YcAskValue *values, gpointer data)
{
  static const char *const done[N_CHANGES] = { N_("环节已增加。u撤销"), N_("这一步已免去。u撤销"),
                                                N_("已改到另一个单位。u撤销") };
  const Form *form = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) result = commit(form, values, &error);
  if (!result)
    return g_strdup_printf(_("%s。"), error->message);
  yc_waiting_done(tui, form->app, result, gettext(done[values[WHAT].word]));
  return NULL;
}

void yc_route_change_open(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  GError *error = NULL;
  GPtrArray *route = yc_route_read(app, view->row->id, &error);
  if (!route) {
    yc_tui_fail(tui, error);
    return;
  }
  Form *form = form_new(app, view, route);
  const YcAskField fields[FIELDS] = {
    [WHAT] = { .label = _("怎么改"), .words = form->changes, .n_words = N_CHANGES },
    [ROW] = { .label = _("哪一步"), .max = FIND_MAX, .search = find_rows, .check = check_row },
    [PLACE] = { .label = _("放哪里"), .words = form->places, .n_words = G_N_ELEMENTS(form->places), .shown = is_shown },
    [KIND] = { .label = _("种类"), .words = form->kinds, .n_words = G_N_ELEMENTS(form->kinds), .shown = is_shown },
    [OFFICE] = { .label = _("单位"), .max = FIND_MAX, .search = find_offices, .shown = is_shown },
    [NAME] = { .label = _("叫什么"), .max = NAME_MAX_CHARS, .shown = is_shown },
    [DAYS] = { .label = _("几天"), .max = DAYS_DIGITS, .shown = is_shown, .check = check_days },
    [REASON] = { .label = _("为什么"), .max = REASON_MAX },
  };
  g_autofree char *title = g_strdup_printf(_("改环节  %s  %s  %s"), view->row->number, view->row->item_short, view->row->applicant);
  yc_ask(tui, title, fields, FIELDS, note, take, form, form_free);
}

gboolean yc_route_change_can(YcApp *app, const YcCaseView *view)
{
  g_autoptr(GError) none = NULL;
  return yc_route_may_change(app, view->row->id, &none);
}

char *yc_route_change_why_not(YcApp *app, const YcCaseView *view)
{
  g_autoptr(GError) error = NULL;
  return yc_route_may_change(app, view->row->id, &error) ? NULL : g_strdup_printf(_("%s。"), error->message);
}
