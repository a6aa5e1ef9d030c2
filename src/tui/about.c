/* about.c - see about.h. */
#include <config.h>
#include "tui/about.h"

#include "app/undo.h"
#include "app/visit.h"
#include "base/gettext.h"
#include "tui/afterwards.h"
#include "tui/caseview.h"
#include "tui/choice.h"
#include "tui/clocks.h"
#include "tui/copy.h"
#include "tui/deliver.h"
#include "tui/handon.h"
#include "tui/notice.h"
#include "tui/route_change.h"
#include "tui/screens.h"
#include "tui/supervise.h"
#include "tui/undo.h"
#include "tui/waiting.h"
#include "tui/where.h"
#include "tui/why.h"

enum { SAID_MAX = 400 };

/* ── somebody came about it (RULE acc-10) ── */

typedef struct {
  YcApp *app;
  gint64 casefile;
} Came;

static const struct {
  YcCame what;
  const char *word;
} REASONS[] = {
  { YC_CAME_ASK, N_("问进度") }, { YC_CAME_COLLECT, N_("领结果") }, { YC_CAME_COMPLAIN, N_("反映不满") }
};

static char *take_came(YcTui *tui, guint word, const char *text, gpointer data)
{
  const Came *came = data;
  g_autoptr(GError) error = NULL;
  if (!*text && REASONS[word].what != YC_CAME_COLLECT)
    return g_strdup(_("写一句他问了什么,或说了什么。"));
  if (!yc_visit_log(came->app, came->casefile, REASONS[word].what, text, "", &error))
    return g_strdup(error->message);
  yc_tui_say(tui, YC_SAY_DONE, _("已记在这件办件上:又来了一趟。"));
  yc_tui_reload(tui);
  return NULL;
}

static void log_visit(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  const char *words[G_N_ELEMENTS(REASONS)];
  for (gsize i = 0; i < G_N_ELEMENTS(REASONS); i++)
    words[i] = gettext(REASONS[i].word);
  g_autofree char *title = g_strdup_printf(_("他又来了  %s %s"), view->row->number, view->row->applicant);
  Came *came = g_new(Came, 1);
  *came = (Came) { app, view->row->id };
  yc_choice_ask(tui, title, _("写他说了什么;领结果的可以空着"), words, G_N_ELEMENTS(words), SAID_MAX, take_came, came);
}

/* ── the others ── */

static void supply(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  yc_tui_push(tui, yc_supply_new(app, view->row->id));
}

/* RULE time-09: its papers wait for an answer. */
static gboolean awaits_answer(YcApp *app, const YcCaseView *view)
{
  return view->row->state == YC_STATE_RECEIVED && yc_case_undecided(app, view->row->id);
}

static gboolean owes(YcApp *app, const YcCaseView *view)
{
  return yc_caseview_waits(view->row) || view->owed.tolerated || awaits_answer(app, view);
}

static void print(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  yc_tui_push(tui, yc_print_new(app, view->row->id));
}

static gboolean has_papers(G_GNUC_UNUSED YcApp *app, const YcCaseView *view)
{
  return view->papers->len > 0;
}

static void copy(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  yc_copy_open(tui, app, view->row);
}

static void next_matter(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  yc_accept_go_on_with(tui, app, view->row->id, TRUE);
}

static void next_person(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  yc_accept_go_on_with(tui, app, view->row->id, FALSE);
}

static void undo(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  yc_undo_ask(tui, app, view->row->id);
}

static gboolean undoable(YcApp *app, const YcCaseView *view)
{
  g_autoptr(YcUndo) newest = yc_undo_look(app, view->row->id, NULL);
  return newest != NULL;
}

static void correct(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  yc_tui_push(tui, yc_afterwards_new(app, view->row->id));
}

static gboolean settable(YcApp *app, const YcCaseView *view)
{
  g_autofree char *why_not = yc_afterwards_why_not(app, view->row->id);
  return !why_not;
}

static gboolean may_remind(G_GNUC_UNUSED YcApp *app, const YcCaseView *view)
{
  return view->owed.can_remind;
}

static gboolean may_lapse(G_GNUC_UNUSED YcApp *app, const YcCaseView *view)
{
  return view->owed.can_lapse;
}

static void why(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  g_autofree char *about = g_strdup_printf("%s  %s  %s", view->row->number, view->row->item_short, view->row->applicant);
  yc_why_open(tui, app, view->row->id, about);
}

static gboolean may_pause(YcApp *app, const YcCaseView *view)
{
  return yc_clocks_can(app, view, YC_COMMAND_PAUSE);
}

static gboolean may_extend(YcApp *app, const YcCaseView *view)
{
  return yc_clocks_can(app, view, YC_COMMAND_EXTEND);
}

static gboolean may_notify(YcApp *app, const YcCaseView *view)
{
  return yc_clocks_can(app, view, YC_COMMAND_NOTIFY);
}

static gboolean may_end(YcApp *app, const YcCaseView *view)
{
  return yc_clocks_can(app, view, YC_COMMAND_TERMINATE);
}

static gboolean may_confirm(YcApp *app, const YcCaseView *view)
{
  return yc_clocks_can(app, view, YC_COMMAND_AGREE);
}

/* ── from hand to hand ── */

/* What was received here for another office is sent to it; else the case goes to its next holder. */
static void forward(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  if (view->goes_on)
    yc_waiting_forward(tui, app, view);
  else
    yc_handon_open(tui, app, view);
}

static gboolean may_forward(YcApp *app, const YcCaseView *view)
{
  return view->goes_on || yc_handon_may(app, view);
}

static gboolean waits_for_me(YcApp *app, const YcCaseView *view)
{
  g_autoptr(GError) none = NULL;
  return yc_route_may_take(app, view->row->id, &none);
}

static void sign(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  if (waits_for_me(app, view))
    yc_handon_sign(tui, app, view->row->id);
  else
    yc_clocks_sign(tui, app, view);
}

static gboolean may_sign(YcApp *app, const YcCaseView *view)
{
  return waits_for_me(app, view) || yc_clocks_can(app, view, YC_COMMAND_SIGN);
}

/* ── which ── */

static const struct {
  void (*act)(YcTui *tui, YcApp *app, const YcCaseView *view);
  gboolean (*may)(YcApp *app, const YcCaseView *view);   /* NULL: always */
} WAYS[YC_COMMANDS] = {
  [YC_COMMAND_SUPPLY] = { supply, owes },
  [YC_COMMAND_PRINT] = { print, has_papers },
  [YC_COMMAND_COPY] = { copy, NULL },
  [YC_COMMAND_NEXT_MATTER] = { next_matter, NULL },
  [YC_COMMAND_NEXT_PERSON] = { next_person, NULL },
  [YC_COMMAND_LOG] = { log_visit, NULL },
  [YC_COMMAND_UNDO] = { undo, undoable },
  [YC_COMMAND_CORRECT] = { correct, settable },
  [YC_COMMAND_FORWARD] = { forward, may_forward },
  [YC_COMMAND_RETURN] = { yc_handon_return, yc_handon_may_return },
  [YC_COMMAND_REMIND] = { yc_waiting_remind, may_remind },
  [YC_COMMAND_WHY] = { why, NULL },
  [YC_COMMAND_LAPSE] = { yc_waiting_lapse, may_lapse },
  [YC_COMMAND_PAUSE] = { yc_clocks_pause, may_pause },
  [YC_COMMAND_EXTEND] = { yc_clocks_extend, may_extend },
  [YC_COMMAND_NOTIFY] = { yc_clocks_notify, may_notify },
  [YC_COMMAND_TERMINATE] = { yc_clocks_end, may_end },
  [YC_COMMAND_NOTICE] = { yc_notice_open, yc_notice_can },
  [YC_COMMAND_ROUTE] = { yc_route_change_open, yc_route_change_can },
  [YC_COMMAND_SIGN] = { sign, may_sign },
  [YC_COMMAND_DELIVER] = { yc_deliver_ask, yc_deliver_can },
  [YC_COMMAND_LOOK] = { yc_where_ask, NULL },
  [YC_COMMAND_AGREE] = { yc_clocks_confirm, may_confirm },
};

gboolean yc_about_read(YcApp *app, const YcCaseRow *row, YcCaseView **view, GError **error)
{
  gboolean is_case = row && row->id > 0 && !row->inquiry;
  YcCaseView *fresh = is_case ? yc_casefile_view(app, row->id, error) : NULL;
  yc_case_view_free(*view);
  *view = fresh;
  return fresh || !is_case;
}

/* The case alone, as what is done to many wants it. */
static GArray *alone(const YcCaseView *view)
{
  GArray *cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  if (view)
    g_array_append_val(cases, view->row->id);
  return cases;
}

gboolean yc_about_can(YcApp *app, const YcCaseView *view, YcCommand command)
{
  g_autoptr(GArray) cases = alone(view);
  if (!WAYS[command].act)
    return yc_supervise_can(app, command, cases);
  return view && (!WAYS[command].may || WAYS[command].may(app, view));
}

const char *yc_about_word(YcApp *app, const YcCaseView *view, YcCommand command)
{
  if (command == YC_COMMAND_DELIVER && view)
    return yc_deliver_word(view);
  if (command == YC_COMMAND_SUPPLY)
    return view && awaits_answer(app, view) ? C_("command", "审查答复") : NULL;
  return view && !view->goes_on ? yc_handon_word(app, view, command) : NULL;
}

static gboolean of_clocks(YcCommand command)
{
  return command == YC_COMMAND_PAUSE || command == YC_COMMAND_EXTEND || command == YC_COMMAND_NOTIFY ||
         command == YC_COMMAND_TERMINATE || command == YC_COMMAND_SIGN || command == YC_COMMAND_AGREE;
}

char *yc_about_why_not(YcApp *app, const YcCaseView *view, YcCommand command)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) cases = alone(view);
  if (view && !WAYS[command].act)
    return yc_supervise_why_not(app, command, cases);
  if (view && (command == YC_COMMAND_FORWARD || command == YC_COMMAND_RETURN))
    return yc_handon_why_not(app, view, command);
  if (view && of_clocks(command))
    return yc_clocks_why_not(app, view, command);
  if (view && command == YC_COMMAND_DELIVER)
    return yc_deliver_why_not(app, view);
  if (view && command == YC_COMMAND_ROUTE)
    return yc_route_change_why_not(app, view);
  if (view && command == YC_COMMAND_CORRECT)
    return yc_afterwards_why_not(app, view->row->id);
  if (view && command == YC_COMMAND_UNDO)
    yc_undo_free(yc_undo_look(app, view->row->id, &error));
  return error ? g_strdup(error->message) : NULL;
}

gboolean yc_about_act(YcTui *tui, YcApp *app, const YcCaseView *view, YcCommand command)
{
  g_autoptr(GArray) cases = alone(view);
  if (!WAYS[command].act)
    return yc_supervise_act(tui, app, command, cases);
  if (!view)
    return FALSE;
  WAYS[command].act(tui, app, view);
  return TRUE;
}
