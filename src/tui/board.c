/* board.c - the supervisor's review: what is late in the whole hall, in groups; urged, ordered, reassigned from here. */
#include <config.h>
#include <string.h>

#include "app/board.h"
#include "app/casefile.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/about.h"
#include "tui/board_paint.h"
#include "tui/caselist.h"
#include "tui/caseview.h"
#include "tui/choice.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/supervise.h"
#include "tui/tabs.h"

enum { WORDS = 60, LOOKED_AT = 20 };   /* code points of a filter; cases that are asked whether an act makes sense */

typedef struct {
  YcScreen base;
  YcApp *app;
  YcBoard *board;       /* NULL before the first load */
  YcLates *lates;       /* of the period, once its tab was shown */
  YcPeriod period;
  YcBoardBy by;
  YcEdit *words;        /* the filter; empty: all */
  YcBoardLines *lines;
  YcListArray array;
  YcList *list;
  gboolean placed;      /* the cursor has been put where it begins */
  YcPreview preview;
  YcCaseView *view;     /* of the case under the cursor; NULL: none */
} Board;

static YcBoardTab tab_of(const Board *board)
{
  return (YcBoardTab)board->base.tab;
}

static gboolean filters(const Board *board)
{
  return !yc_edit_empty(board->words) || (board->base.where & YC_IN_TEXT);
}

/* ── what stands there ── */

static gint64 line_key(gconstpointer row)
{
  return ((const YcBoardLine *)row)->key;
}

static void paint_line(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  yc_board_line(((const Board *)data)->app, row, y, x, columns, selected);
}

/* Only what shows is read. */
static void read_shown(Board *board)
{
  for (guint i = 0; i < yc_list_shown(board->list); i++) {
    YcBoardLine *line = yc_list_shown_row(board->list, i);
    if (line->kind != YC_LINE_CASE || line->row)
      continue;
    line->row = yc_board_row(board->app, line->cf->id);
    if (tab_of(board) == YC_BOARD_PERIOD)
      line->late = yc_late_detail(board->lates, (const YcLate *)line->cf, NULL);
  }
}

static gboolean read_foot(Board *board, GError **error)
{
  const YcBoardLine *line = yc_list_row(board->list);
  YcPreview fresh = { 0 };
  gboolean one = line && line->kind == YC_LINE_CASE && line->row;
  if (one && line->late)
    yc_board_about_late(line, &fresh.first, &fresh.second);
  else if (one && !yc_board_preview(board->app, line->cf, &fresh.first, &fresh.second, error))
    return FALSE;
  if (line && line->kind != YC_LINE_CASE)
    yc_board_about_group(line->group, tab_of(board), &fresh.first, &fresh.second);
  yc_preview_clear(&board->preview);
  board->preview = fresh;
  return yc_about_read(board->app, one ? line->row->cf : NULL, &board->view, error);
}

static int list_rows(const Board *board)
{
  return MAX(yc_tabs_lay_out(board->base.area).list.rows - 1 - filters(board), 1);
}

/* The lines have been made anew: the list reads them, the cursor stays where it can. */
static gboolean show(Board *board, GError **error)
{
  board->array.rows = yc_board_lines_rows(board->lines);
  board->array.empty = yc_edit_empty(board->words) ? yc_board_tab_empty(tab_of(board)) : _("没有对得上的办件");
  if (!yc_list_load(board->list, list_rows(board), error))
    return FALSE;
  if (!board->placed && board->array.rows->len) {
    yc_list_select(board->list, yc_board_lines_start(board->lines));
    board->placed = TRUE;
  }
  read_shown(board);
  return read_foot(board, error);
}

static GPtrArray *groups_of(Board *board)
{
  const char *words = yc_edit_text(board->words);
  return tab_of(board) == YC_BOARD_PERIOD ? yc_lates_groups(board->lates, board->by, words)
                                          : yc_board_groups(board->board, tab_of(board), board->by, words);
}

/* The lines speak of what is freed: they are made anew at once. */
static gboolean load(YcScreen *screen, GError **error)
{
  Board *board = (Board *)screen;
  gboolean past = tab_of(board) == YC_BOARD_PERIOD;
  g_autoptr(YcBoard) fresh = yc_board_read(board->app, error);
  g_autoptr(YcLates) lates = fresh && past ? yc_lates_read(board->app, &board->period, error) : NULL;
  if (!fresh || (past && !lates))
    return FALSE;
  YcBoard *gone = board->board;
  YcLates *before = board->lates;
  board->board = g_steal_pointer(&fresh);
  board->lates = g_steal_pointer(&lates);
  yc_board_lines_keep(board->lines, board->board);
  yc_board_lines_set(board->lines, groups_of(board));
  yc_board_free(gone);
  yc_lates_free(before);
  return show(board, error);
}

/* ── what a person does ── */

static void showed(Board *board)
{
  GError *error = NULL;
  if (!show(board, &error))
    yc_tui_fail(board->base.tui, error);
}

/* Other lines: the cursor begins anew. */
static void turned(Board *board)
{
  yc_list_reset(board->list);
  board->placed = FALSE;
  if (!board->board || (tab_of(board) == YC_BOARD_PERIOD && !board->lates)) {
    yc_screen_changed(&board->base);
    return;
  }
  yc_board_lines_set(board->lines, groups_of(board));
  showed(board);
}

static void say_chosen(const Board *board)
{
  guint n = yc_board_lines_chosen(board->lines);
  if (n && yc_board_only_reads(board->app))
    yc_tui_say(board->base.tui, YC_SAY_INFO, _("已选 %u 件。i批示%u件 · Esc取消选择"), n, n);
  else if (n)
    yc_tui_say(board->base.tui, YC_SAY_INFO, _("已选 %u 件。c催办%u件 d督办%u件(先填回复日) y延期 w问责 z改派 · Esc取消选择"), n, n, n);
}

static void set_period(Board *board, YcPeriod period)
{
  board->period = period;
  g_autofree char *name = yc_period_name(&period);
  yc_list_reset(board->list);
  board->placed = FALSE;
  yc_screen_changed(&board->base);
  yc_tui_say(board->base.tui, YC_SAY_INFO, _("%s。再按 9 换一段日子,x 打印成表或存成文件"), name);
}

static char *take_period(G_GNUC_UNUSED YcTui *tui, const char *text, gpointer data)
{
  Board *board = data;
  g_autoptr(GError) error = NULL;
  YcPeriod period;
  if (!yc_period_parse(yc_app_today(board->app), text, &period, &error))
    return g_strdup_printf(_("%s。"), error->message);
  set_period(board, period);
  return NULL;
}

/* 9 again: this month, last month, then any. */
static void turn_period(Board *board)
{
  YcDay today = yc_app_today(board->app);
  YcPeriod now = yc_period_month(today, 0), last = yc_period_month(today, 1);
  if (board->period.from == now.from && board->period.to == now.to)
    set_period(board, last);
  else
    yc_page_line(board->base.tui, _("哪段日子:月份(10、2026-10、本月、上月),或起止两天(10-05 10-20)"), "", 30, take_period,
                 board);
}

static void show_tab(Board *board, int tab)
{
  if (tab == YC_BOARD_PERIOD && tab == board->base.tab)
    turn_period(board);
  if (tab == board->base.tab)
    return;
  board->base.tab = tab;
  if (tab == YC_BOARD_PERIOD)
    set_period(board, yc_period_month(yc_app_today(board->app), 0));
  else
    turned(board);
}

static void open_line(Board *board, const YcBoardLine *line)
{
  if (line->kind == YC_LINE_CASE) {
    yc_tui_push(board->base.tui, yc_case_new(board->app, line->cf->id));
    return;
  }
  yc_board_lines_enter(board->lines, line);
  showed(board);
}

/* The arrows fold and unfold; of a folded group's cases the cursor goes to its line. */
static void fold(Board *board, const YcBoardLine *line, gboolean open)
{
  gint64 key = yc_board_lines_key(board->lines, line->group);
  yc_board_lines_fold(board->lines, line->group, open);
  board->array.rows = yc_board_lines_rows(board->lines);
  if (!open)
    yc_list_select(board->list, key);
  showed(board);
}

static void choose(Board *board, const YcBoardLine *line)
{
  gboolean more = line->kind == YC_LINE_CASE;
  yc_board_lines_choose(board->lines, line);
  showed(board);
  if (more)
    yc_list_act(board->list, YC_COMMAND_DOWN);
  showed(board);
}

/* ── the filter ── */

static void type(Board *board, gboolean typing)
{
  board->base.where = board->base.type->where;
  if (typing)
    board->base.where |= YC_IN_TEXT | (yc_edit_empty(board->words) ? YC_IN_EMPTY : 0);
}

static void filtered(Board *board)
{
  type(board, (board->base.where & YC_IN_TEXT) != 0);
  turned(board);
}

static gboolean leave(Board *board)
{
  if (filters(board)) {
    yc_edit_set(board->words, "");
    type(board, FALSE);
    turned(board);
  } else if (yc_board_lines_chosen(board->lines)) {
    yc_board_lines_choose_none(board->lines);
    showed(board);
  } else
    return FALSE;
  return TRUE;
}

static gboolean key(YcScreen *screen, YcKey pressed)
{
  Board *board = (Board *)screen;
  g_autofree char *before = g_strdup(yc_edit_text(board->words));
  gboolean used = yc_edit_key(board->words, pressed);
  if (used && strcmp(before, yc_edit_text(board->words)) != 0)
    filtered(board);
  return used;
}

/* Typed into the filter; where a command was expected, a scanned number opens its case and words begin a filter. */
static void text(YcScreen *screen, const char *typed)
{
  Board *board = (Board *)screen;
  gint64 numbered = screen->where & YC_IN_TEXT ? 0 : yc_desk_number(board->app, typed);
  if (numbered) {
    yc_tui_push(screen->tui, yc_case_new(board->app, numbered));
    return;
  }
  if (!yc_edit_insert(board->words, typed))
    yc_tui_say(screen->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), WORDS);
  type(board, TRUE);
  filtered(board);
}

/* ── commands ── */

/* ── export ── */

static const char *const charsets[] = { "UTF-8", "GB18030" };

static char *print_table(Board *board, GError **error)
{
  g_autofree char *number = NULL, *warning = NULL;
  if (!yc_lates_print(board->lates, yc_edit_text(board->words), &number, &warning, error))
    return NULL;
  return g_strdup_printf(_("%s 已送打印,导出已记录。%s"), number, warning ? warning : "");
}

static char *save_table(Board *board, const char *typed, const char *charset, GError **error)
{
  g_autofree char *usual = yc_lates_file(board->lates), *name = NULL, *path = NULL;
  name = *typed ? g_strconcat(typed, g_str_has_suffix(typed, ".csv") ? "" : ".csv", NULL) : g_strdup(usual);
  path = yc_lates_save(board->lates, yc_edit_text(board->words), name, charset, error);
  return path ? g_strdup_printf(_("已存成 %s,导出已记录。"), path) : NULL;
}

static char *take_export(YcTui *tui, guint word, const char *typed, gpointer data)
{
  Board *board = *(Board **)data;
  g_autoptr(GError) error = NULL;
  g_autofree char *done = word ? save_table(board, typed, charsets[word - 1], &error) : print_table(board, &error);
  if (!done)
    return g_strdup_printf(_("%s。"), error->message);
  yc_tui_say(tui, YC_SAY_DONE, "%s", done);
  return NULL;
}

static void export_table(Board *board)
{
  static const char *const ways[] = { N_("打印A4表"), N_("存csv"), N_("存csv(GB18030)") };
  const char *words[G_N_ELEMENTS(ways)];
  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++)
    words[i] = gettext(ways[i]);
  g_autofree char *period = yc_period_name(&board->period), *usual = yc_lates_file(board->lates);
  g_autofree char *title = g_strdup_printf(_("导出  %s超期的办件  %u 行,申请人隐去名字"), period, board->lates->rows->len);
  g_autofree char *hint = g_strdup_printf(_("存成文件时写文件名,空着就叫 %s"), usual);
  Board **data = g_new(Board *, 1);
  *data = board;
  yc_choice_ask(board->base.tui, title, hint, words, G_N_ELEMENTS(words), WORDS, take_export, data);
}

static gboolean move(Board *board, YcCommand command)
{
  if (!yc_list_act(board->list, command))
    return FALSE;
  showed(board);
  say_chosen(board);
  return TRUE;
}

/* The cases an act of supervision means; a bounded number of them is enough to know whether it makes sense. */
static GArray *meant(const Board *board, guint most)
{
  GArray *cases = yc_board_lines_meant(board->lines, yc_list_row(board->list));
  if (cases->len > most)
    g_array_set_size(cases, most);
  return cases;
}

/* Several: those that were selected, or the group's. */
static gboolean supervises(const Board *board, YcCommand command)
{
  const YcBoardLine *line = yc_list_row(board->list);
  gboolean several = yc_board_lines_chosen(board->lines) || (line && line->kind != YC_LINE_CASE);
  return yc_supervise_is(command, several);
}

static gboolean supervise(Board *board, YcCommand command)
{
  g_autoptr(GArray) cases = meant(board, G_MAXUINT);
  return yc_supervise_act(board->base.tui, board->app, command, cases);
}

static gboolean act_on_line(Board *board, YcCommand command, const YcBoardLine *line)
{
  if (command == YC_COMMAND_OPEN && board->base.where & YC_IN_TEXT)
    type(board, FALSE);
  else if (!line)
    return FALSE;
  else if (command == YC_COMMAND_OPEN)
    open_line(board, line);
  else if (command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT)
    fold(board, line, command == YC_COMMAND_RIGHT);
  else if (command == YC_COMMAND_SELECT)
    choose(board, line);
  else
    return supervises(board, command) ? supervise(board, command)
                                      : yc_about_act(board->base.tui, board->app, board->view, command);
  say_chosen(board);
  return TRUE;
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  Board *board = (Board *)screen;
  if (command == YC_COMMAND_TAB)
    show_tab(board, number);
  else if (command == YC_COMMAND_GROUP) {
    board->by = (board->by + 1) % YC_N_BOARD_BY;
    turned(board);
  } else if (command == YC_COMMAND_FIND) {
    type(board, TRUE);
    showed(board);
  } else if (command == YC_COMMAND_EXPORT)
    export_table(board);
  else if (command == YC_COMMAND_BACK)
    return leave(board);
  else
    return act_on_line(board, command, yc_list_row(board->list)) || move(board, command);
  return TRUE;
}

static const char *word(const YcScreen *screen, YcCommand command)
{
  const Board *board = (const Board *)screen;
  return yc_about_word(board->app, board->view, command);
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  const Board *board = (const Board *)screen;
  const YcBoardLine *line = yc_list_row(board->list);
  if (command == YC_COMMAND_OPEN)
    return line || (screen->where & YC_IN_TEXT);
  if (command == YC_COMMAND_BOARD)
    return FALSE;
  if (command == YC_COMMAND_EXPORT)
    return tab_of(board) == YC_BOARD_PERIOD && board->lates;
  if (command == YC_COMMAND_SELECT)
    return line && tab_of(board) != YC_BOARD_PERIOD;
  if (supervises(board, command)) {
    g_autoptr(GArray) cases = meant(board, LOOKED_AT);
    return yc_supervise_can(board->app, command, cases);
  }
  return yc_about_can(board->app, board->view, command);
}

static char *why_not(const YcScreen *screen, YcCommand command)
{
  const Board *board = (const Board *)screen;
  g_autoptr(GArray) cases = meant(board, LOOKED_AT);
  if (command == YC_COMMAND_BOARD)
    return g_strdup(_("已经在督办台上了:g 换分组,1 到 9 换栏,/ 筛选。"));
  if (command == YC_COMMAND_EXPORT)
    return g_strdup(_("先按 9 选一段日子:导出的是那段日子里超期的办件。"));
  if (supervises(board, command))
    return yc_supervise_why_not(board->app, command, cases);
  return yc_about_why_not(board->app, board->view, command);
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Board *board = (const Board *)screen;
  YcDay today = yc_app_today(board->app);
  int year, month, day, hour, minute;
  yc_day_split(today, &year, &month, &day);
  yc_time_clock(yc_app_now(board->app), &hour, &minute);
  if (tab_of(board) == YC_BOARD_PERIOD) {
    g_autofree char *period = yc_period_name(&board->period);
    g_string_append_printf(left, _("督办台  %s  按%s  "), period, yc_board_by_name(board->by));
    if (board->lates)
      g_string_append_printf(left, _("超期 %u 件  其中破法定 %u"), board->lates->cases, board->lates->graves);
  } else
    g_string_append_printf(left, _("督办台  全中心  按%s  "), yc_board_by_name(board->by));
  if (board->board && tab_of(board) != YC_BOARD_PERIOD) {
    const YcBoardCounts *counts = yc_board_counts(board->board);
    g_string_append_printf(left, _("▲%d 其中法定▲%d  ◆%d  无人接 %d"), (int)counts->red, (int)counts->graves,
                           (int)counts->yellow, (int)counts->nobody);
  }
  g_string_append_printf(right, _("%d月%d日 周%s %02d:%02d"), month, day, yc_say_weekday(today), hour, minute);
}

static void paint_tabs(const Board *board, YcArea area)
{
  YcTabLabel tabs[YC_N_BOARD] = { 0 };
  for (int tab = 1; tab < YC_N_BOARD; tab++)
    tabs[tab] = (YcTabLabel) { yc_board_tab_name((YcBoardTab)tab),
                               board->board ? yc_board_counts(board->board)->tab[tab] : 0, FALSE, FALSE };
  tabs[YC_BOARD_PERIOD].count = -1;
  yc_tabs_paint(area, tabs, YC_N_BOARD - 1, board->base.tab);
}

static void paint_list(Board *board, YcArea area)
{
  int top = 0;
  if (filters(board)) {
    int label = yc_width(_("找")) + 2;
    yc_put(area.y, area.x + 1, label, _("找"), YC_INK_BOLD);
    yc_put_edit(area.y, area.x + label, area.columns - label - 1, board->words, (board->base.where & YC_IN_TEXT) != 0);
    top = 1;
  }
  yc_board_heads(tab_of(board), area.y + top, area.x, area.columns);
  yc_list_paint(board->list, (YcArea) { area.y + top + 1, area.x, area.rows - top - 1, area.columns });
}

static void paint(YcScreen *screen, YcArea area)
{
  Board *board = (Board *)screen;
  YcTabsLayout at = yc_tabs_lay_out(area);
  paint_tabs(board, at.tabs);
  paint_list(board, at.list);
  if (at.foot.rows == YC_CASELIST_FOOT)
    yc_preview_paint(&board->preview, at.foot);
  if (board->view && at.view.columns > 0)
    yc_caseview_beside(board->app, board->view, at.view);
}

static void board_free(YcScreen *screen)
{
  Board *board = (Board *)screen;
  yc_list_free(board->list);
  yc_board_lines_free(board->lines);
  yc_board_free(board->board);
  yc_lates_free(board->lates);
  yc_edit_free(board->words);
  yc_preview_clear(&board->preview);
  yc_case_view_free(board->view);
  g_free(board);
}

static const YcCommand LEADS[] = {
  YC_COMMAND_SELECT, YC_COMMAND_URGE, YC_COMMAND_ORDER, YC_COMMAND_INSTRUCT, YC_COMMAND_EXTEND, YC_COMMAND_REASSIGN,
  YC_COMMAND_ACCOUNT, YC_COMMAND_EXPORT, YC_COMMAND_GROUP, YC_COMMAND_WHY, YC_COMMAND_PAUSE, YC_COMMAND_OPEN,
  YC_COMMAND_NONE
};

static const YcScreenType BOARD = {
  .name = "board", .where = YC_IN_LIST | YC_IN_CASES | YC_IN_BOARD, .leads = LEADS, .load = load, .act = act, .can = can,
  .word = word, .why_not = why_not, .key = key, .text = text, .title = title, .paint = paint, .free = board_free
};

void yc_board_open(YcTui *tui, YcApp *app)
{
  GError *error = NULL;
  if (!yc_board_may(app, &error)) {
    yc_tui_say(tui, YC_SAY_WARN, _("%s。"), error->message);
    g_error_free(error);
    return;
  }
  Board *board = g_new0(Board, 1);
  yc_screen_init(&board->base, &BOARD);
  board->app = app;
  board->base.tab = YC_BOARD_ALL;
  board->words = yc_edit_new(WORDS);
  board->lines = yc_board_lines_new();
  board->array = (YcListArray) {
    .rows = yc_board_lines_rows(board->lines), .key = line_key, .paint = paint_line, .data = board
  };
  board->list = yc_list_new_array(&board->array);
  yc_tui_push(tui, &board->base);
}
