/* login.c - who sits here, and at which window: two lists, one after the other, filtered by what is typed. */
#include <config.h>
#include "tui/login.h"

#include <string.h>

#include "app/desk.h"
#include "app/say.h"
#include "app/seat.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/absence.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/trykeys.h"

enum { WORDS = 20, TOP = 4 };   /* code points typed at most; rows above the list */
enum { ELSEWHERE = -1 };        /* key of the row that is nobody */

typedef enum { WHO, WINDOW } Stage;

typedef struct {
  gint64 key;
  char *code;        /* login, or the window; NULL: none */
  char *name, *detail;
  char **initials;
} Choice;

typedef struct {
  YcScreen base;
  YcApp *app;
  Stage stage;
  gboolean only_window;      /* the person came from the command line */
  char *login, *window;      /* chosen so far */
  char *here;                /* where the cursor starts: the window as it was */
  char *seat;                /* the window that stays whoever sits there; NULL: it is asked for */
  gint64 other;              /* where the cursor starts among people: who sat here before */
  YcEdit *edit;
  GPtrArray *choices;
  YcListArray array;
  YcList *list;
} Login;

static void choice_free(gpointer data)
{
  Choice *choice = data;
  g_free(choice->code);
  g_free(choice->name);
  g_free(choice->detail);
  g_strfreev(choice->initials);
  g_free(choice);
}

static gint64 choice_key(gconstpointer row)
{
  return ((const Choice *)row)->key;
}

static void choice_paint(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns,
                         gboolean selected)
{
  static const YcColumn table[] = { { "", 2 }, { "", 14 }, { "", 1000 } };
  const Choice *choice = row;
  const char *cells[] = { "", choice->name, choice->detail };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

/* ── what there is to choose from ── */

static void add(Login *login, gint64 key, const char *code, const char *name, const char *detail,
                char **initials)
{
  const char *typed = yc_edit_text(login->edit);
  g_autofree char *word = g_ascii_strdown(typed, -1);
  gboolean fits = strstr(name, word) || (code && g_str_has_prefix(code, word));
  for (char **i = initials; i && *i && !fits; i++)
    fits = g_str_has_prefix(*i, word);
  if (!fits)
    return;
  Choice *choice = g_new0(Choice, 1);
  *choice = (Choice) { key, g_strdup(code), g_strdup(name), g_strdup(detail), g_strdupv(initials) };
  g_ptr_array_add(login->choices, choice);
}

/* The office, and who sits here now. */
static char *detail_of(const Login *login, const YcStaff *staff)
{
  const YcStaff *me = yc_app_me(login->app);
  return me && me->id == staff->id ? g_strdup_printf(_("%s  现在坐这里"), staff->office_name)
                                   : g_strdup(staff->office_name);
}

static gboolean add_people(Login *login, GError **error)
{
  static char *elsewhere[] = { "hck", NULL };
  g_autoptr(GPtrArray) all = yc_app_staff(login->app, error);
  for (guint i = 0; all && i < all->len; i++) {
    const YcStaff *staff = g_ptr_array_index(all, i);
    g_autofree char *detail = detail_of(login, staff);
    add(login, staff->id, staff->login, staff->name, detail, staff->initials);
  }
  if (all && login->seat)
    add(login, ELSEWHERE, NULL, _("换窗口"), _("还是我,坐到别的窗口"), elsewhere);
  return all != NULL;
}

static gboolean add_windows(Login *login, GError **error)
{
  static char *none[] = { "b", "bz", NULL };
  g_auto(GStrv) windows = yc_app_windows(login->app, error);
  guint n = windows ? g_strv_length(windows) / 2 : 0;
  for (guint i = 0; i < n; i++)
    add(login, i + 1, windows[2 * i], windows[2 * i + 1], "", NULL);
  if (windows)
    add(login, n + 1, NULL, _("不坐窗口"), _("在后面办,不接待来人"), none);
  return windows != NULL;
}

/* The cursor stands on the window where this program was last, and on who sat there before. */
static void select_here(Login *login)
{
  if (login->stage == WHO && login->other)
    yc_list_select(login->list, login->other);
  login->other = 0;
  for (guint i = 0; login->here && login->stage == WINDOW && i < login->choices->len; i++) {
    const Choice *choice = g_ptr_array_index(login->choices, i);
    if (g_strcmp0(choice->code, login->here) != 0)
      continue;
    yc_list_select(login->list, choice->key);
    g_clear_pointer(&login->here, g_free);
  }
}

static gboolean load(YcScreen *screen, GError **error)
{
  Login *login = (Login *)screen;
  g_autoptr(GPtrArray) old = g_steal_pointer(&login->choices);   /* the list still knows its rows */
  login->choices = g_ptr_array_new_with_free_func(choice_free);
  if (!(login->stage == WHO ? add_people : add_windows)(login, error)) {
    g_ptr_array_unref(login->choices);
    login->choices = g_steal_pointer(&old);
    return FALSE;
  }
  login->array.rows = login->choices;
  gboolean good = yc_list_load(login->list, MAX(screen->area.rows - TOP, 1), error);
  select_here(login);
  return good;
}

/* ── choosing ── */

/* Another filter: the first that fits has the cursor. */
static void changed(Login *login)
{
  login->base.where = YC_IN_LIST | YC_IN_TEXT | (yc_edit_empty(login->edit) ? YC_IN_EMPTY : 0);
  yc_list_reset(login->list);
  yc_screen_changed(&login->base);
}

static void retype(Login *login, Stage stage)
{
  login->stage = stage;
  yc_edit_set(login->edit, "");
  changed(login);
}

static gboolean serves_at_windows(YcApp *app, const char *login)
{
  gboolean clerk = FALSE;
  g_autoptr(GPtrArray) all = yc_app_staff(app, NULL);
  for (guint i = 0; all && i < all->len; i++) {
    const YcStaff *staff = g_ptr_array_index(all, i);
    clerk = clerk || (strcmp(staff->login, login) == 0 && yc_staff_has_role(staff, "clerk"));
  }
  return clerk;
}

/* At its desk; where a draft waits, with the cursor on it. */
static void show_desk(YcTui *tui, YcApp *app, gboolean first)
{
  YcCounts counts;
  while (yc_tui_top(tui))
    yc_tui_pop(tui);
  yc_tui_push(tui, yc_desk_new(app));
  if (!first && yc_desk_counts(app, &counts, NULL) && counts.drafts > 0)
    yc_tui_act(tui, YC_COMMAND_TAB, YC_TAB_TODO);
  yc_desk_greet(tui, app);
}

static void enter(Login *login)
{
  YcTui *tui = login->base.tui;
  YcApp *app = login->app;
  gboolean first = !yc_app_me(app);
  GError *error = NULL;
  const char *secret = NULL;   /* asked for between the two lists when accounts have passwords */
  if (!yc_app_sign_in(app, login->login, secret, login->window, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  show_desk(tui, app, first);
  yc_trykeys_use(app);
  yc_clock_ask(tui);
  if (first && yc_trykeys_needed(app))
    yc_tui_push(tui, yc_trykeys_new(app));
  yc_absence_ask_back(tui, app);
}

static void choose(Login *login, const char *code)
{
  char **chosen = login->stage == WHO ? &login->login : &login->window;
  g_free(*chosen);
  *chosen = g_strdup(code);
  gboolean serves = login->stage == WHO && serves_at_windows(login->app, login->login);
  if (serves && login->seat) {
    g_free(login->window);
    login->window = g_strdup(login->seat);
  }
  if (serves && !login->window)
    retype(login, WINDOW);
  else
    enter(login);
}

/* I myself, elsewhere. */
static void leave_seat(Login *login)
{
  g_clear_pointer(&login->seat, g_free);
  choose(login, yc_app_me(login->app)->login);
}

static void open_row(Login *login)
{
  const Choice *choice = yc_list_row(login->list);
  if (choice && choice->key == ELSEWHERE)
    leave_seat(login);
  else if (choice)
    choose(login, choice->code);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Login *login = (Login *)screen;
  if (command == YC_COMMAND_OPEN)
    open_row(login);
  else if (command == YC_COMMAND_BACK && !yc_edit_empty(login->edit)) {
    yc_edit_set(login->edit, "");   /* 0 is the menu again */
    changed(login);
  } else if (command == YC_COMMAND_BACK && login->stage == WINDOW && !login->only_window)
    retype(login, WHO);
  else
    return yc_list_act(login->list, command);
  return TRUE;
}

/* Nothing that belongs to somebody before it is known who it is. */
static gboolean can(G_GNUC_UNUSED const YcScreen *screen, YcCommand command)
{
  static const YcCommand already[] = {
    YC_COMMAND_OPEN, YC_COMMAND_UP, YC_COMMAND_DOWN, YC_COMMAND_PAGE_UP, YC_COMMAND_PAGE_DOWN, YC_COMMAND_FIRST,
    YC_COMMAND_LAST, YC_COMMAND_BACK, YC_COMMAND_REFRESH, YC_COMMAND_MENU, YC_COMMAND_HELP, YC_COMMAND_MOUSE,
    YC_COMMAND_QUIT
  };
  for (gsize i = 0; i < G_N_ELEMENTS(already); i++)
    if (already[i] == command)
      return TRUE;
  return FALSE;
}

static gboolean key(YcScreen *screen, YcKey pressed)
{
  Login *login = (Login *)screen;
  g_autofree char *before = g_strdup(yc_edit_text(login->edit));
  gboolean ends = (pressed == YC_KEY_HOME || pressed == YC_KEY_END) && yc_edit_empty(login->edit);   /* of the list */
  gboolean used = !ends && yc_edit_key(login->edit, pressed);
  if (used && strcmp(before, yc_edit_text(login->edit)) != 0)
    changed(login);
  return used;
}

static void text(YcScreen *screen, const char *typed)
{
  Login *login = (Login *)screen;
  gboolean lone = yc_edit_empty(login->edit) && g_utf8_strlen(typed, -1) == 1;
  if (lone && yc_command_char(g_utf8_get_char(typed)) == '0') {
    yc_page_menu(screen->tui, YC_IN_LIST);
    return;
  }
  yc_edit_insert(login->edit, typed);
  changed(login);
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Login *login = (const Login *)screen;
  g_autofree char *day = yc_say_day_long(yc_app_today(login->app));
  g_string_append(left, yc_app_hall(login->app));
  g_string_append(right, day);
}

static const struct {
  const char *question, *help;
} STAGES[] = {
  [WHO] = { N_("谁来办"), N_("打姓名或拼音首字母,上下选,回车") },
  [WINDOW] = { N_("坐哪个窗口"), N_("打窗口号,或上下选,回车") },
};

static void paint(YcScreen *screen, YcArea area)
{
  const Login *login = (const Login *)screen;
  const char *question = gettext(STAGES[login->stage].question);
  int at = 2 + yc_width(question) + 2;
  yc_put(area.y + 1, area.x + 2, area.columns - 2, question, YC_INK_BOLD);
  int help = at + WORDS + 2;
  yc_put(area.y + 1, area.x + help, area.columns - help, gettext(STAGES[login->stage].help), YC_INK_PLAIN);
  yc_list_paint(login->list, (YcArea) { area.y + TOP - 1, area.x, area.rows - TOP, area.columns });
  yc_put_edit(area.y + 1, area.x + at, WORDS, login->edit, TRUE);
}

static char *hints(YcScreen *screen)
{
  const Login *login = (const Login *)screen;
  if (!yc_edit_empty(login->edit))
    return g_strdup(_("上下选 回车选定 Esc清掉打的字"));
  if (login->seat && login->stage == WHO)
    return g_strdup(_("上下选 回车选定 End换窗口 Esc回去 0菜单 ?帮助"));
  return g_strdup(login->stage == WINDOW && !login->only_window ? _("上下选 回车选定 Esc重选人 0菜单 ?帮助")
                                                                 : _("上下选 回车选定 0菜单 ?帮助"));
}

static void login_free(YcScreen *screen)
{
  Login *login = (Login *)screen;
  yc_list_free(login->list);
  g_ptr_array_unref(login->choices);
  yc_edit_free(login->edit);
  g_free(login->login);
  g_free(login->window);
  g_free(login->here);
  g_free(login->seat);
  g_free(login);
}

static const YcScreenType LOGIN = {
  .name = "login", .where = YC_IN_LIST | YC_IN_TEXT | YC_IN_EMPTY, .load = load, .act = act, .can = can,
  .key = key, .text = text, .title = title, .paint = paint, .hints = hints, .free = login_free
};

gboolean yc_login_needed(YcApp *app, const char *login, const char *window)
{
  return !login || (!window && serves_at_windows(app, login));
}

YcScreen *yc_login_ask(YcApp *app, const char *login, const char *window)
{
  Login *screen = g_new0(Login, 1);
  yc_screen_init(&screen->base, &LOGIN);
  screen->app = app;
  screen->stage = login ? WINDOW : WHO;
  screen->only_window = login != NULL;
  screen->login = g_strdup(login);
  screen->window = g_strdup(window);
  screen->here = g_strdup(yc_app_window(app));
  screen->edit = yc_edit_new(WORDS);
  screen->choices = g_ptr_array_new_with_free_func(choice_free);
  screen->array = (YcListArray) {
    .rows = screen->choices, .key = choice_key, .paint = choice_paint, .empty = N_("没有这样的人或窗口")
  };
  screen->list = yc_list_new_array(&screen->array);
  return &screen->base;
}

YcScreen *yc_login_swap(YcApp *app, const char *window)
{
  Login *login = (Login *)yc_login_ask(app, NULL, NULL);
  login->seat = g_strdup(window);
  login->other = window ? yc_seat_other(app, window) : 0;
  return &login->base;
}
