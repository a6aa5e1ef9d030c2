/* screen.c - the stack of screens, and the loop that feeds them. */
#include <config.h>
#include "tui/screen.h"

#include <curses.h>
#include <stdarg.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/loop.h"
#include "tui/page.h"

enum { MIN_COLUMNS = 40, MIN_ROWS = 12, IDLE_MS = 500, LOADS = 8 };

static void screen_free(gpointer data)
{
  YcScreen *screen = data;
  if (screen->type->free)
    screen->type->free(screen);
}

void yc_screen_init(YcScreen *screen, const YcScreenType *type)
{
  screen->type = type;
  screen->where = type->where;
  screen->rows = type->rows;
}

void yc_screen_changed(YcScreen *screen)
{
  screen->stale = TRUE;
  if (screen->tui)
    yc_tui_reload(screen->tui);
}

YcTui *yc_tui_new(const YcWorld *world, GError **error)
{
  YcTerm *term = yc_term_open(error);
  if (!term)
    return NULL;
  YcTui *tui = g_new0(YcTui, 1);
  tui->world = world;
  tui->term = term;
  tui->stack = g_ptr_array_new_with_free_func(screen_free);
  tui->gone = g_ptr_array_new_with_free_func(screen_free);
  yc_draw_start(yc_term_plain(term));
  return tui;
}

void yc_tui_free(YcTui *tui)
{
  if (!tui)
    return;
  g_ptr_array_unref(tui->gone);
  while (tui->stack->len)
    g_ptr_array_remove_index(tui->stack, tui->stack->len - 1);
  g_ptr_array_unref(tui->stack);
  yc_term_close(tui->term);
  g_free(tui->message);
  g_free(tui->titled);
  g_free(tui);
}

gpointer yc_tui_world(const YcTui *tui)
{
  return tui->world->data;
}

YcScreen *yc_tui_top(const YcTui *tui)
{
  return tui->stack->len ? g_ptr_array_index(tui->stack, tui->stack->len - 1) : NULL;
}

gboolean yc_tui_holds(const YcTui *tui, const char *name)
{
  for (guint i = 0; i < tui->stack->len; i++)
    if (strcmp(((const YcScreen *)g_ptr_array_index(tui->stack, i))->type->name, name) == 0)
      return TRUE;
  return FALSE;
}

gboolean yc_loop_small(void)
{
  return COLS < MIN_COLUMNS || LINES < MIN_ROWS;
}

static void place_screen(YcScreen *screen)
{
  int body = MAX(LINES - 3, 1);
  int rows = screen->rows ? MIN(screen->rows, body) : body;
  screen->area = (YcArea) { .y = 1 + body - rows, .x = 0, .rows = rows, .columns = COLS };
}

void yc_tui_push(YcTui *tui, YcScreen *screen)
{
  screen->tui = tui;
  place_screen(screen);
  g_ptr_array_add(tui->stack, screen);
  yc_screen_changed(screen);
}

void yc_tui_drop(YcTui *tui, YcScreen *screen)
{
  guint at;
  if (!g_ptr_array_find(tui->stack, screen, &at))
    return;
  g_ptr_array_add(tui->gone, g_ptr_array_steal_index(tui->stack, at));
  tui->reload = TRUE;
  if (tui->stack->len)
    yc_tui_top(tui)->stale = TRUE;
}

void yc_tui_pop(YcTui *tui)
{
  if (tui->stack->len)
    yc_tui_drop(tui, yc_tui_top(tui));
}

void yc_tui_quit(YcTui *tui)
{
  tui->ended = TRUE;
  tui->end = YC_END_QUIT;
}

void yc_tui_reload(YcTui *tui)
{
  tui->reload = TRUE;
}

void yc_tui_say(YcTui *tui, YcSay kind, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_free(tui->message);
  tui->message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  tui->kind = kind;
  tui->repaint = TRUE;
}

void yc_tui_fail(YcTui *tui, GError *error)
{
  yc_tui_say(tui, YC_SAY_ERROR, "%s", error ? error->message : _("没有办成,原因不明。"));
  g_clear_error(&error);
}

/* ── what is on the screen ── */

/* The lowest screen that shows: the last one that covers the whole body. */
static guint first_shown(const YcTui *tui)
{
  guint n = tui->stack->len ? tui->stack->len - 1 : 0;
  while (n && ((YcScreen *)g_ptr_array_index(tui->stack, n))->rows)
    n--;
  return n;
}

void yc_loop_load(YcTui *tui)
{
  for (int round = 0; tui->reload && round < LOADS; round++) {
    tui->reload = FALSE;
    for (guint i = first_shown(tui); i < tui->stack->len; i++) {
      YcScreen *screen = g_ptr_array_index(tui->stack, i);
      GError *error = NULL;
      place_screen(screen);
      screen->stale = FALSE;
      if (screen->type->load && !screen->type->load(screen, &error))
        yc_tui_fail(tui, error);
    }
  }
  tui->repaint = TRUE;
}

/* The title of the topmost screen that has one, as left and right end. */
static void get_title(const YcTui *tui, GString *left, GString *right)
{
  for (guint i = tui->stack->len; i-- > 0;) {
    YcScreen *screen = g_ptr_array_index(tui->stack, i);
    if (screen->type->title) {
      screen->type->title(screen, left, right);
      return;
    }
  }
}

static void paint_title(YcTui *tui)
{
  g_autoptr(GString) left = g_string_new(NULL);
  g_autoptr(GString) right = g_string_new(NULL);
  get_title(tui, left, right);
  yc_put_bar(0, 0, COLS, left->str, right->str, YC_INK_REVERSE);
  g_free(tui->titled);
  tui->titled = g_strconcat(left->str, "\n", right->str, NULL);
}

static gboolean title_changed(const YcTui *tui)
{
  g_autoptr(GString) left = g_string_new(NULL);
  g_autoptr(GString) right = g_string_new(NULL);
  get_title(tui, left, right);
  g_autofree char *now = g_strconcat(left->str, "\n", right->str, NULL);
  return g_strcmp0(now, tui->titled) != 0;
}

/* What does not fit is cut before the key that takes it back. */
static char *cut_message(const char *message, int columns)
{
  const char *undo = _("u撤销");
  int keep = yc_width(undo);
  if (yc_width(message) <= columns || !g_str_has_suffix(message, undo) || columns <= keep)
    return g_strdup(message);
  g_autofree char *head = g_strndup(message, strlen(message) - strlen(undo)), *cut = yc_clip(head, columns - keep);
  return g_strconcat(cut, undo, NULL);
}

static void paint_message(const YcTui *tui)
{
  static const struct {
    const char *mark;
    YcInk ink;
  } kinds[] = {
    [YC_SAY_INFO] = { "", YC_INK_PLAIN }, [YC_SAY_DONE] = { "√ ", YC_INK_BOLD },
    [YC_SAY_WARN] = { "! ", YC_INK_BOLD }, [YC_SAY_ERROR] = { "! ", YC_INK_RED | YC_INK_BOLD },
  };
  if (!tui->message)
    return;
  g_autofree char *message = cut_message(tui->message, COLS - yc_width(kinds[tui->kind].mark));
  yc_put_format(LINES - 2, 0, COLS, kinds[tui->kind].ink, "%s%s", kinds[tui->kind].mark, message);
}

/* Esc on the first screen leads nowhere: it is not hinted. */
static gboolean can(YcCommand command, gconstpointer data)
{
  const YcScreen *screen = data;
  if (command == YC_COMMAND_BACK && screen->tui->stack->len == 1 && !screen->type->keep)
    return FALSE;
  if (screen->tui->world->hints && !screen->tui->world->hints(screen->tui, command))
    return FALSE;
  return !screen->type->can || screen->type->can(screen, command);
}

static const char *word(YcCommand command, gconstpointer data)
{
  const YcScreen *screen = data;
  return screen->type->word ? screen->type->word(screen, command) : NULL;
}

static void paint_hints(YcScreen *top)
{
  g_autofree char *hints = top->type->hints ? top->type->hints(top) : NULL;
  if (!hints)
    hints = yc_command_hints(top->where, COLS, top->type->leads, can, word, top);
  yc_put(LINES - 1, 0, COLS, hints, YC_INK_REVERSE);
}

static void paint_small(void)
{
  const char *text = _("需要至少 40×12");
  yc_put(LINES / 2, MAX((COLS - yc_width(text)) / 2, 0), COLS, text, YC_INK_BOLD);
}

void yc_loop_paint(YcTui *tui)
{
  yc_draw_begin();
  if (yc_loop_small())
    paint_small();
  else {
    paint_title(tui);
    for (guint i = first_shown(tui); i < tui->stack->len; i++) {
      YcScreen *screen = g_ptr_array_index(tui->stack, i);
      yc_put_cursor(-1, 0);   /* only the one on top may have it, and rows to click at */
      yc_put_rows(screen->area, 0, 0);
      yc_put_blank(screen->area);
      if (screen->type->paint)
        screen->type->paint(screen, screen->area);
    }
    paint_message(tui);
    paint_hints(yc_tui_top(tui));
  }
  yc_draw_end(tui->anew);
  tui->anew = tui->repaint = FALSE;
}

/* ── what a person does ── */

static gboolean keep(YcTui *tui, YcScreen *screen)
{
  GError *error = NULL;
  if (!screen->type->keep || screen->type->keep(screen, &error))
    return TRUE;
  yc_tui_fail(tui, error);
  return FALSE;
}

/* All of them, even when one fails. */
static gboolean keep_all(YcTui *tui)
{
  gboolean good = TRUE;
  for (guint i = tui->stack->len; i-- > 0;)
    good = keep(tui, g_ptr_array_index(tui->stack, i)) && good;
  return good;
}

static void go_back(YcTui *tui, YcScreen *top)
{
  if (!keep(tui, top))
    return;
  g_autofree char *left = top->type->left ? top->type->left(top) : NULL;
  if (tui->stack->len > 1)
    yc_tui_pop(tui);
  else
    yc_tui_say(tui, YC_SAY_INFO, _("这是第一页。退出请按 0 再按 9。"));
  if (left)
    yc_tui_say(tui, YC_SAY_INFO, "%s", left);
}

static void save(YcTui *tui, YcScreen *top)
{
  if (top->type->keep && keep(tui, top))
    yc_tui_say(tui, YC_SAY_DONE, _("草稿已存。"));
}

static void quit(YcTui *tui)
{
  if (keep_all(tui))
    yc_tui_quit(tui);
}

static void redraw(YcTui *tui)
{
  tui->reload = tui->anew = TRUE;
}

static void switch_mouse(YcTui *tui)
{
  gboolean on = !yc_term_has_mouse(tui->term);
  yc_term_mouse(tui->term, on);
  yc_tui_say(tui, YC_SAY_DONE, on ? _("鼠标开了:点一行选中,再点打开。要选字复制,按住 Shift,或再按 009 关掉。")
                                  : _("鼠标关了:可以用鼠标选字复制。"));
}

/* What a command does when neither the screen nor the world took it. */
static void act_by_default(YcTui *tui, YcScreen *top, YcCommand command)
{
  if (command == YC_COMMAND_MOUSE)
    switch_mouse(tui);
  else
  if (command == YC_COMMAND_BACK)
    go_back(tui, top);
  else if (command == YC_COMMAND_SAVE)
    save(tui, top);
  else if (command == YC_COMMAND_QUIT)
    quit(tui);
  else if (command == YC_COMMAND_REFRESH)
    redraw(tui);
  else if (command == YC_COMMAND_HELP)
    yc_page_help(tui, top->where);
  else if (command == YC_COMMAND_MENU)
    yc_page_menu(tui, top->where);
}

static void say_why_not(YcTui *tui, const YcScreen *top, YcCommand command)
{
  g_autofree char *why = top->type->why_not ? top->type->why_not(top, command) : NULL;
  if (why)
    yc_tui_say(tui, YC_SAY_WARN, "%s", why);
  else
    yc_tui_say(tui, YC_SAY_WARN, _("现在不能「%s」。按 ? 看这里能用的键。"), yc_command_name(command));
}

char *yc_tui_note(YcTui *tui, YcCommand command)
{
  return tui->world->note ? tui->world->note(tui, command) : NULL;
}

void yc_tui_act(YcTui *tui, YcCommand command, int number)
{
  YcScreen *top = yc_tui_top(tui);
  if (top->stale)
    yc_loop_load(tui);
  if (top->type->can && !top->type->can(top, command)) {
    say_why_not(tui, top, command);
    return;
  }
  if (top->type->act && top->type->act(top, command, number))
    return;
  if (tui->world->act && tui->world->act(tui, command, number))
    return;
  act_by_default(tui, top, command);
}

static void on_end(YcTui *tui, YcEnd end)
{
  keep_all(tui);
  tui->ended = TRUE;
  tui->end = end;
}

static void on_idle(YcTui *tui)
{
  YcScreen *top = yc_tui_top(tui);
  if (top->type->idle)
    top->type->idle(top);
  if (tui->world->changed && tui->world->changed(tui))
    tui->reload = TRUE;
  if (title_changed(tui))
    tui->repaint = TRUE;
}

static void on_event(YcTui *tui, const YcEvent *event)
{
  switch (event->kind) {
  case YC_EVENT_KEY:
  case YC_EVENT_CHAR:
  case YC_EVENT_TEXT:
  case YC_EVENT_PASTE:
  case YC_EVENT_CLICK:
    yc_loop_input(tui, event);
    break;
  case YC_EVENT_RESIZE:
  case YC_EVENT_SUSPEND:
    redraw(tui);
    break;
  case YC_EVENT_IDLE:
    on_idle(tui);
    break;
  case YC_EVENT_NOTHING:
    break;
  case YC_EVENT_STOP:
    on_end(tui, YC_END_STOPPED);
    break;
  case YC_EVENT_HANGUP:
    on_end(tui, YC_END_HANGUP);
    break;
  }
  g_ptr_array_set_size(tui->gone, 0);
}

static YcTake how_to_take(const YcScreen *top)
{
  return top->where & YC_IN_TEXT ? YC_TAKE_TEXT : top->where & YC_IN_MENU ? YC_TAKE_ONE : YC_TAKE_COMMAND;
}

/* Everything that has been typed is answered before anything is drawn. */
static void show(YcTui *tui)
{
  if (yc_term_pending(tui->term))
    return;
  if (tui->reload && !yc_loop_small())
    yc_loop_load(tui);
  g_ptr_array_set_size(tui->gone, 0);
  if (tui->ended || !tui->stack->len)
    return;
  if (tui->repaint || tui->reload)
    yc_loop_paint(tui);
  yc_term_idle_mark(tui->term);
}

YcEnd yc_tui_run(YcTui *tui)
{
  while (show(tui), !tui->ended && tui->stack->len) {
    g_auto(YcEvent) event = { 0 };
    yc_term_next(tui->term, how_to_take(yc_tui_top(tui)), IDLE_MS, &event);
    on_event(tui, &event);
  }
  return tui->end;
}
