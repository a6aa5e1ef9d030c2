/* world.c - the program's screens as one: what every screen answers, and the run from sign-in to leaving. */
#include <config.h>
#include <string.h>

#include "app/desk.h"
#include "app/board.h"
#include "app/clock.h"
#include "app/outside.h"
#include "app/paper.h"
#include "app/say.h"
#include "app/supervise.h"
#include "app/tick.h"
#include "app/matter.h"
#include "app/visit.h"
#include "tui/absence.h"
#include "tui/agency.h"
#include "tui/login.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/page.h"
#include "tui/figures.h"
#include "tui/inquiry.h"
#include "tui/referral.h"
#include "tui/screens.h"
#include "tui/trykeys.h"

typedef struct {
  YcApp *app;
  char *window;     /* where this program was last: who sits at none leaves it to the next */
  YcDay today;      /* as the screens show it */
  gboolean noon;
  gint64 visit;     /* that goes on, its receipt not printed since its last matter; 0 none */
  gint64 printed;   /* the one that was printed last */
  YcTime since;     /* of its last matter */
  gint64 who;       /* who sits here, and the newest urge or order that was told */
  gint64 told;
  guint stuck;            /* what could not be got done and waits for who sits here, and the newest of it */
  gint64 stuck_newest;
  guint loops;            /* matters to and fro that wait for who sits here */
  gboolean asked;   /* what day it is, since the machine's clock is in doubt */
  YcDay once;       /* the day that was typed the first time */
} World;

/* ── the machine's clock, RULE time-17 ── */

static char *take_once(YcTui *tui, const char *text, gpointer data);

static void ask(YcTui *tui, World *world)
{
  yc_page_line(tui, _("今天是哪天?打八位数字(本机时钟不准)"), "", 10, take_once, world);
}

static char *take_twice(YcTui *tui, const char *text, gpointer data)
{
  World *world = data;
  GError *error = NULL;
  YcDay day = yc_clock_read_day(text, &error);
  if (day == YC_DAY_NONE || !yc_clock_confirm_day(world->app, world->once, day, &error)) {
    ask(tui, world);   /* from the beginning */
    yc_tui_fail(tui, error);
    return NULL;
  }
  g_autofree char *today = yc_say_day_long(yc_app_today(world->app));
  yc_tui_say(tui, YC_SAY_WARN, _("按今天是%s办;这段时间记的事要值班长核实。请尽快把本机时钟对好。"), today);
  yc_tui_reload(tui);
  return NULL;
}

static char *take_once(YcTui *tui, const char *text, gpointer data)
{
  World *world = data;
  GError *error = NULL;
  world->once = yc_clock_read_day(text, &error);
  if (world->once == YC_DAY_NONE) {
    char *sentence = g_strdup(error->message);
    g_error_free(error);
    return sentence;
  }
  yc_page_line(tui, _("再打一遍今天的日期"), "", 10, take_twice, world);
  return NULL;
}

/* Once for each doubt, not over another question. */
static void ask_the_day(YcTui *tui)
{
  World *world = yc_tui_world(tui);
  YcClockState state = yc_clock_look(world->app);
  const YcScreen *top = yc_tui_top(tui);
  if (state.doubt == YC_CLOCK_FINE || state.confirmed) world->asked = FALSE;
  else if (!world->asked && yc_app_me(world->app) && top && !(top->where & YC_IN_DIALOG)) {
    g_autofree char *sentence = yc_clock_sentence(&state);
    world->asked = TRUE;
    ask(tui, world);
    yc_tui_say(tui, YC_SAY_WARN, _("%s。不核对日期,只能看不能办。"), sentence);
  }
}

void yc_clock_ask(YcTui *tui)
{
  ((World *)yc_tui_world(tui))->asked = FALSE;
  ask_the_day(tui);
}

/* ── the visit that goes on ── */

enum { VISIT_ENDS = 60 };   /* seconds after the last matter */

/* The receipt that waits; 0: none, or what it was to combine has been undone. */
static gint64 combined(const World *world)
{
  return yc_visit_receipt(world->app, world->visit);
}

static gboolean print_combined(World *world, char **warning, GError **error)
{
  gint64 paper = combined(world);
  world->visit = 0;
  gboolean again = paper == world->printed;
  if (!yc_app_paper_print(world->app, paper, yc_app_paper_width(world->app), again, NULL, warning, error))
    return FALSE;
  world->printed = paper;
  return TRUE;
}

gboolean yc_visit_over(YcTui *tui)
{
  World *world = yc_tui_world(tui);
  GError *error = NULL;
  if (!combined(world)) {
    world->visit = 0;
    return FALSE;
  }
  g_autofree char *warning = NULL;
  if (print_combined(world, &warning, &error))
    yc_tui_say(tui, warning ? YC_SAY_WARN : YC_SAY_DONE, "%s%s", _("本次来访的合并凭证已送打印。"), warning ? warning : "");
  else
    yc_tui_fail(tui, error);
  return TRUE;
}

gboolean yc_visit_waits(YcTui *tui)
{
  return combined(yc_tui_world(tui)) != 0;
}

void yc_visit_goes_on(YcTui *tui, gint64 visit)
{
  World *world = yc_tui_world(tui);
  if (visit != world->visit)
    yc_visit_over(tui);
  world->visit = visit;
  world->since = yc_app_now(world->app);
}

/* Back to the desk, step by step: what is half typed becomes the draft of who typed it. */
static gboolean back_to_desk(YcTui *tui)
{
  YcScreen *top;
  while ((top = yc_tui_top(tui)) != NULL && strcmp(top->type->name, "desk") != 0) {
    GError *error = NULL;
    if ((top->where & YC_IN_FORM) && !top->type->keep) {
      yc_tui_say(tui, YC_SAY_WARN, _("这一页不能存成草稿:先办完,或按 Esc 离开,再换人。"));
      return FALSE;
    }
    if (top->type->keep && !top->type->keep(top, &error)) {
      yc_tui_fail(tui, error);
      return FALSE;
    }
    yc_tui_pop(tui);
  }
  return TRUE;
}

static void change_person(YcTui *tui, World *world)
{
  const char *window = yc_app_window(world->app);
  if (!back_to_desk(tui))
    return;
  if (window) {
    g_free(world->window);
    world->window = g_strdup(window);
  }
  yc_tui_push(tui, yc_login_swap(world->app, world->window));
}

static void try_keys(YcTui *tui, YcApp *app)
{
  if (yc_app_window(app))
    yc_tui_push(tui, yc_trykeys_new(app));
  else
    yc_tui_say(tui, YC_SAY_WARN, _("没有坐窗口:试键的结果按窗口记。先按 01 坐到一个窗口。"));
}

enum { BELOW = 16 };   /* columns of the name of the form below */

/* Over whatever is open: a form that is half filled is kept as its draft, a dialog stays below; Esc comes back to it
 * (RULE inq-01). */
static void ask_first(YcTui *tui, YcApp *app)
{
  YcScreen *top = yc_tui_top(tui);
  if (!yc_app_me(app) || yc_tui_holds(tui, "inquiry")) {
    yc_tui_say(tui, YC_SAY_WARN, yc_app_me(app) ? _("首问已经开着:按 Esc 回到它。") : _("先登录,再登记首问。"));
    return;
  }
  gboolean form = top->type->keep && (top->where & (YC_IN_FORM | YC_IN_CHECKS | YC_IN_CHOICE));
  GError *error = NULL;
  if (form && !top->type->keep(top, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autoptr(GString) left = g_string_new(NULL);
  g_autoptr(GString) right = g_string_new(NULL);
  if (form && top->type->title)
    top->type->title(top, left, right);
  g_auto(GStrv) words = g_strsplit(left->str, " ", -1);
  g_string_truncate(left, 0);
  for (char **word = words; *word; word++)
    if (**word)
      g_string_append_printf(left, "%s%s", left->len ? " " : "", *word);
  g_autofree char *below = yc_clip(left->str, BELOW);
  yc_tui_push(tui, yc_inquiry_new(app, 0, form ? below : top->where & YC_IN_DIALOG ? _("刚才那一页") : NULL));
}

static gboolean world_act(YcTui *tui, YcCommand command, G_GNUC_UNUSED int number)
{
  World *world = yc_tui_world(tui);
  YcApp *app = world->app;
  if (command == YC_COMMAND_ACCEPT || command == YC_COMMAND_LOGIN)
    yc_visit_over(tui);
  if (command == YC_COMMAND_ACCEPT)
    yc_tui_push(tui, yc_accept_new(app, 0));
  else if (command == YC_COMMAND_LATE)
    yc_tui_push(tui, yc_accept_late(app));
  else if (command == YC_COMMAND_BAG)
    yc_tui_push(tui, yc_bag_screen(app, 0));
  else if (command == YC_COMMAND_INQUIRY)
    ask_first(tui, app);
  else if (command == YC_COMMAND_LOOP)
    yc_tui_push(tui, yc_loops_new(app));
  else if (command == YC_COMMAND_PHONES)
    yc_tui_push(tui, yc_phones_new(app));
  else if (command == YC_COMMAND_FIND)
    yc_tui_push(tui, yc_find_new(app, ""));
  else if (command == YC_COMMAND_BOARD)
    yc_board_open(tui, app);
  else if (command == YC_COMMAND_CALENDAR)
    yc_tui_push(tui, yc_calendar_screen(app));
  else if (command == YC_COMMAND_ABSENCE)
    yc_tui_push(tui, yc_absence_screen(app));
  else if (command == YC_COMMAND_FIGURES)
    yc_tui_push(tui, yc_figures_new(app));
  else if (command == YC_COMMAND_AGENCY)
    yc_tui_push(tui, yc_agency_day_new(app));
  else if (command == YC_COMMAND_HANDOVER)
    yc_tui_push(tui, yc_shift_screen(app, FALSE));
  else if (command == YC_COMMAND_GUIDE)
    yc_tui_push(tui, yc_guide_new(app));
  else if (command == YC_COMMAND_PROOF)
    yc_tui_push(tui, yc_proof_new(app, "", "", 0));
  else if (command == YC_COMMAND_OUTSIDE)
    yc_tui_push(tui, yc_outside_new(app));
  else if (command == YC_COMMAND_UNPRINTED)
    yc_tui_push(tui, yc_unprinted_new(app));
  else if (command == YC_COMMAND_LOGIN)
    change_person(tui, world);
  else if (command == YC_COMMAND_TRY_KEYS)
    try_keys(tui, app);
  else
    return FALSE;
  return TRUE;
}

static char *world_note(YcTui *tui, YcCommand command)
{
  gint64 n = command == YC_COMMAND_OUTSIDE ? yc_outside_count(((const World *)yc_tui_world(tui))->app) : 0;
  return n ? g_strdup_printf(_("%d 件"), (int)n) : NULL;
}

/* The supervisor's screens are nothing to a clerk. */
static gboolean world_hints(YcTui *tui, YcCommand command)
{
  YcApp *app = ((const World *)yc_tui_world(tui))->app;
  gboolean theirs = command == YC_COMMAND_BOARD || command == YC_COMMAND_FIGURES;
  /* The board's own letters need the room. */
  if (command == YC_COMMAND_FIGURES && yc_tui_top(tui)->where & YC_IN_BOARD)
    return FALSE;
  /* Two of the desk's are told where they are wanted most. */
  const YcScreen *top = yc_tui_top(tui);
  if (top->where & YC_IN_MANY && ((command == YC_COMMAND_LOOK && top->tab != YC_TAB_FETCH) ||
                                  (command == YC_COMMAND_RETURN && top->tab != YC_TAB_SIGN)))
    return FALSE;
  return !theirs || (yc_app_me(app) && yc_board_may(app, NULL));
}

static void world_text(YcTui *tui, const char *text)
{
  yc_tui_push(tui, yc_find_new(((const World *)yc_tui_world(tui))->app, text));
}

/* What could not be got done reaches the supervisor at once; a leader when it has gone up. */
static void tell_stuck(YcTui *tui, World *world, gboolean fresh)
{
  gint64 newest;
  guint n = yc_inquiry_stuck(world->app, &newest);
  if ((n > world->stuck || newest > world->stuck_newest) && !fresh) {
    g_autofree char *line = yc_inquiry_stuck_line(world->app, n, newest);
    yc_tui_say(tui, YC_SAY_WARN, "%s", line);
  }
  world->stuck = n;
  world->stuck_newest = newest;
}

/* An urge, an order or an instruction to who sits here is told at once (RULE sup-01). */
static void tell_news(YcTui *tui, World *world, gboolean changed)
{
  const YcStaff *me = yc_app_me(world->app);
  gint64 who = me ? me->id : 0;
  gboolean fresh = who != world->who;
  if (fresh) {
    world->who = who;
    world->told = -1;
    changed = TRUE;
  }
  g_autofree char *news = who && changed ? yc_supervise_news(world->app, &world->told) : NULL;
  if (news)
    yc_tui_say(tui, YC_SAY_WARN, "%s", news);
  /* RULE inq-04: at once. */
  guint loops = who && changed ? yc_loop_waiting(world->app) : world->loops;
  if (loops > world->loops && !fresh)
    yc_tui_say(tui, YC_SAY_WARN, _("有事转来转去,等你定(%u 件):按 0%s。"), loops, yc_command_menu(YC_COMMAND_LOOP));
  world->loops = loops;
  if (who && changed)
    tell_stuck(tui, world, fresh);
}

/* Another counter did something, or lights changed by themselves: a day began, or an afternoon
 * (RULE time-11). */
static gboolean world_changed(YcTui *tui)
{
  World *world = yc_tui_world(tui);
  YcDay today = yc_app_today(world->app);
  gboolean noon = yc_app_noon(world->app), later = today != world->today || noon != world->noon;
  world->today = today;
  world->noon = noon;
  if (world->visit && yc_app_now(world->app) - world->since > VISIT_ENDS * YC_SECOND)
    yc_visit_over(tui);
  /* The first counter that sees the day begin lets happen what fell due; where it cannot, the next act of a person does. */
  gboolean ticked = FALSE;
  yc_tick_today(world->app, &ticked, NULL);
  gboolean changed = yc_app_refresh(world->app);
  tell_news(tui, world, changed);
  ask_the_day(tui);
  return changed || later || ticked;
}

int yc_screens_run(YcApp *app, const char *login, const char *window, GError **error)
{
  World data = { .app = app, .today = yc_app_today(app), .noon = yc_app_noon(app) };
  const YcWorld world = { .data = &data, .act = world_act, .text = world_text, .note = world_note,
                          .hints = world_hints, .changed = world_changed };
  if (login && !yc_app_sign_in(app, login, NULL, window, error))
    return YC_ERROR_REFUSED;
  YcTui *tui = yc_tui_new(&world, error);
  if (!tui)
    return YC_ERROR_CANNOT;
  if (yc_login_needed(app, login, window))
    yc_tui_push(tui, yc_login_ask(app, login, window));
  else {
    yc_trykeys_use(app);
    yc_tui_push(tui, yc_desk_new(app));
    yc_desk_greet(tui, app);
    yc_clock_ask(tui);
    yc_absence_ask_back(tui, app);
  }
  tell_news(tui, &data, TRUE);   /* what came before is no news */
  YcEnd end = yc_tui_run(tui);
  if (combined(&data))
    print_combined(&data, NULL, NULL);   /* what cannot be printed now is listed when somebody signs in */
  yc_tui_free(tui);
  g_free(data.window);
  return end == YC_END_HANGUP ? YC_ERROR_CANNOT : 0;
}
