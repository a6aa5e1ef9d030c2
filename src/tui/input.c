/* input.c - keys, characters, text, clicks and scanned numbers, as the screen on top takes them. */
#include <config.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/loop.h"
#include "tui/page.h"

/* Digits and ? are text where the caret is in a line that is not empty: the way out is another one. */
static gboolean typing(const YcScreen *top)
{
  return (top->where & YC_IN_TEXT) && !(top->where & YC_IN_EMPTY);
}

static void say_ctrl_c(YcTui *tui, const YcScreen *top)
{
  if (tui->told_ctrl_c)
    return;
  tui->told_ctrl_c = TRUE;
  gboolean free = !(top->where & YC_IN_TEXT) || (tui->stack->len == 1 && !typing(top));
  yc_tui_say(tui, YC_SAY_INFO, free              ? _("Ctrl-C 在这里不起作用。退出请按 0 再按 9;复制请用鼠标选。")
                               : top->type->keep ? _("Ctrl-C 在这里不起作用。Esc 存草稿离开;复制请用鼠标选。")
                                                 : _("Ctrl-C 在这里不起作用。退一步请按 Esc;复制请用鼠标选。"));
}

static void say_not_here(YcTui *tui, const YcScreen *top, const char *name)
{
  yc_tui_say(tui, YC_SAY_WARN, !typing(top)     ? _("这里不用 %s。按 ? 看这里能用的键。")
                               : top->type->keep ? _("这里不用 %s。正在打字:回车下一格,Esc 存草稿离开。")
                                                 : _("这里不用 %s。正在打字:Ctrl-U 清空后按 ? 看这里能用的键。"), name);
}

static void on_key(YcTui *tui, YcScreen *top, YcKey key)
{
  if (key == YC_KEY_CTRL_C) {
    say_ctrl_c(tui, top);
    return;
  }
  if ((top->where & YC_IN_TEXT) && top->type->key && top->type->key(top, key))
    return;
  YcCommand command = yc_command_of_key(top->where, key);
  if (command != YC_COMMAND_NONE)
    yc_tui_act(tui, command, 0);
  else if (key >= YC_KEY_F1)
    say_not_here(tui, top, yc_key_name(key));
}

/* ── a scanned number ── */

static gboolean finds_words(const YcTui *tui, const YcScreen *top)
{
  return tui->world->text && !top->type->text && (top->where & (YC_IN_LIST | YC_IN_CASE)) && !(top->where & YC_IN_FORM);
}

/* What its first digits did is taken back; the filter opens with it, and takes the rest as text. */
static void open_scanned(YcTui *tui)
{
  while (tui->stack->len > tui->scan_depth)
    yc_tui_pop(tui);
  YcScreen *top = yc_tui_top(tui);
  if (top->tab != tui->scan_tab)
    yc_tui_act(tui, YC_COMMAND_TAB, tui->scan_tab);
  g_clear_pointer(&tui->message, g_free);
  tui->world->text(tui, tui->scan.text);
  yc_scan_forget(&tui->scan);
}

/* TRUE when the character belongs to a number that is being scanned. */
static gboolean is_scanned(YcTui *tui, const YcScreen *top, gunichar c, gboolean quick)
{
  gboolean began = *tui->scan.text && quick;
  if (!began && !finds_words(tui, top)) {
    yc_scan_forget(&tui->scan);
    return FALSE;
  }
  YcScanSign sign = yc_scan_take(&tui->scan, c, quick);
  gunichar next = sign == YC_SCAN_MAYBE ? yc_term_peek(tui->term) : 0;
  if (sign == YC_SCAN_FIRST) {
    tui->scan_depth = tui->stack->len;
    tui->scan_tab = top->tab;
  }
  gboolean scanned = sign == YC_SCAN_YES || next == '-' || (next >= '0' && next <= '9');
  if (scanned)
    open_scanned(tui);
  else if (sign == YC_SCAN_MAYBE)
    yc_scan_forget(&tui->scan);
  return scanned;
}

static void on_char(YcTui *tui, YcScreen *top, gunichar c)
{
  int number;
  YcCommand command = yc_command_of_char(top->where, c, &number);
  if ((top->where & YC_IN_MENU) && yc_command_char(c) == '?')
    yc_page_help(tui, top->where);
  else if ((top->where & YC_IN_MENU) && top->type->text) {
    char text[8] = "";
    g_unichar_to_utf8(c, text);
    top->type->text(top, text);
  } else if (command != YC_COMMAND_NONE)
    yc_tui_act(tui, command, number);
  else if (c < 0x80) {
    const char name[] = { (char)c, '\0' };
    say_not_here(tui, top, c == ' ' ? _("空格") : name);
  }
}

static gboolean is_help(const YcScreen *top, const char *text)
{
  return (top->where & YC_IN_EMPTY) && g_utf8_strlen(text, -1) == 1
         && yc_command_char(g_utf8_get_char(text)) == '?' && yc_command_works(YC_COMMAND_HELP, top->where);
}

/* The rest of a scanned number came in one piece. */
static YcScreen *continue_scan(YcTui *tui, const YcEvent *event)
{
  if (*tui->scan.text && event->quick && (g_ascii_isdigit(*event->text) || *event->text == '-'))
    open_scanned(tui);
  yc_scan_forget(&tui->scan);
  return yc_tui_top(tui);
}

static void on_text(YcTui *tui, YcScreen *top, const char *text, gboolean typed)
{
  if (typed && (top->where & YC_IN_TEXT) && is_help(top, text)) {
    yc_tui_act(tui, YC_COMMAND_HELP, 0);
    return;
  }
  if (top->type->text) {
    top->type->text(top, text);
    return;
  }
  if (!finds_words(tui, top)) {
    yc_tui_say(tui, YC_SAY_INFO, _("这里不能打字。按 ? 看这里能用的键。"));
    return;
  }
  tui->world->text(tui, text);
  if (typed && !g_str_is_ascii(text) && !tui->message)
    yc_tui_say(tui, YC_SAY_INFO, _("按查找处理;Shift 切换英文。"));
}

/* A row of the list: the cursor goes there; the row under the cursor opens. */
static void on_click(YcTui *tui, YcScreen *top, int row, int column)
{
  int below;
  if (!yc_draw_row_at(row, column, &below))
    return;
  if (!below)
    yc_tui_act(tui, top->where & YC_IN_MENU ? YC_COMMAND_PICK : YC_COMMAND_OPEN, 0);
  for (int i = 0; i < ABS(below); i++)
    yc_tui_act(tui, below < 0 ? YC_COMMAND_UP : YC_COMMAND_DOWN, 0);
}

/* A key arrived: the old message has been read. */
void yc_loop_input(YcTui *tui, const YcEvent *event)
{
  if (yc_loop_small())
    return;
  if (tui->reload)
    yc_loop_load(tui);   /* typed ahead: it means what the screen would show by now */
  if (event->kind == YC_EVENT_CLICK && tui->repaint)
    yc_loop_paint(tui);
  YcScreen *top = yc_tui_top(tui);
  g_clear_pointer(&tui->message, g_free);
  tui->repaint = TRUE;
  if (event->kind == YC_EVENT_TEXT)
    top = continue_scan(tui, event);
  else if (event->kind != YC_EVENT_CHAR)
    yc_scan_forget(&tui->scan);
  if (event->kind == YC_EVENT_KEY)
    on_key(tui, top, event->key);
  else if (event->kind == YC_EVENT_CHAR && !is_scanned(tui, top, event->c, event->quick))
    on_char(tui, top, event->c);
  else if (event->kind == YC_EVENT_CLICK)
    on_click(tui, top, event->row, event->column);
  else if (event->text)
    on_text(tui, top, event->text, event->kind == YC_EVENT_TEXT);
}
