/* print.c - the papers of a case: choose one, read it, print it again. */
#include <config.h>
#include "tui/print.h"

#include "app/paper.h"
#include "base/gettext.h"
#include "tui/caseview.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/waiting.h"

/* ── printing ── */

/* What the question before a print is about; both screens have it first after their base. */
typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 paper;
  int prints;
} Printer;

static void print_again(YcTui *tui, gpointer data)
{
  Printer *printer = data;
  int width = yc_app_paper_width(printer->app);
  GError *error = NULL;
  g_autofree char *file = NULL, *warning = NULL;
  if (!yc_app_paper_print(printer->app, printer->paper, width, TRUE, &file, &warning, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  printer->prints++;
  if (warning)
    yc_tui_say(tui, YC_SAY_WARN, _("已送打印。%s"), warning);
  else
    yc_tui_say(tui, YC_SAY_DONE, _("已送打印(%d列):%s"), width, file);
  yc_tui_reload(tui);
}

static void ask(Printer *printer, const char *title, const char *number)
{
  g_autofree char *first = g_strdup_printf(_("再印一份 %s %s"), title, number);
  g_autofree char *second = printer->prints
                                ? g_strdup_printf(_("已印 %d 次;再印的一份注明是补打,记在经过里"), printer->prints)
                                : g_strdup(_("还没有印过;这一份记在经过里"));
  const char *const lines[] = { first, second, NULL };
  yc_page_confirm(printer->base.tui, _("打印"), lines, print_again, printer, NULL);
}

/* ── one paper ── */

typedef struct {
  Printer printer;
  char *title, *number;
  char **lines;
  int first;
} Paper;

static int paper_last(const Paper *paper)
{
  return !paper->lines ? 0 : MAX((int)g_strv_length(paper->lines) - paper->printer.base.area.rows, 0);
}

static gboolean paper_load(YcScreen *screen, GError **error)
{
  Paper *paper = (Paper *)screen;
  const Printer *printer = &paper->printer;
  int width = yc_app_paper_width(printer->app);
  g_autofree char *text = yc_app_paper_text(printer->app, printer->paper, width, error);
  if (!text)
    return FALSE;
  g_strfreev(paper->lines);
  paper->lines = g_strsplit(g_strchomp(text), "\n", -1);
  paper->first = MIN(paper->first, paper_last(paper));
  return TRUE;
}

static gboolean paper_act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Paper *paper = (Paper *)screen;
  int page = MAX(screen->area.rows - 1, 1), end = paper_last(paper);
  const struct {
    YcCommand command;
    int first;
  } moves[] = {
    { YC_COMMAND_UP, paper->first - 1 }, { YC_COMMAND_DOWN, paper->first + 1 },
    { YC_COMMAND_PAGE_UP, paper->first - page }, { YC_COMMAND_PAGE_DOWN, paper->first + page },
    { YC_COMMAND_FIRST, 0 }, { YC_COMMAND_LAST, end },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(moves); i++)
    if (moves[i].command == command) {
      paper->first = CLAMP(moves[i].first, 0, end);
      return TRUE;
    }
  if (command != YC_COMMAND_PRINT)
    return FALSE;
  ask(&paper->printer, paper->title, paper->number);
  return TRUE;
}

/* It is a page of a case, with nothing to choose on it. */
static gboolean paper_can(G_GNUC_UNUSED const YcScreen *screen, YcCommand command)
{
  return command == YC_COMMAND_PRINT || yc_command_works(command, YC_IN_PAGE);
}

static void paper_title(YcScreen *screen, GString *left, GString *right)
{
  const Paper *paper = (const Paper *)screen;
  int n = paper->lines ? (int)g_strv_length(paper->lines) : 0;
  g_string_append_printf(left, "%s  %s", paper->title, paper->number);
  if (n > screen->area.rows)
    g_string_append_printf(right, _("第 %d-%d 行,共 %d 行"), paper->first + 1,
                           MIN(paper->first + screen->area.rows, n), n);
}

static void paper_paint(YcScreen *screen, YcArea area)
{
  const Paper *paper = (const Paper *)screen;
  if (paper->lines)
    yc_put_lines(area, (const char *const *)paper->lines, paper->first, YC_INK_PLAIN);
}

static void paper_free(YcScreen *screen)
{
  Paper *paper = (Paper *)screen;
  g_free(paper->title);
  g_free(paper->number);
  g_strfreev(paper->lines);
  g_free(paper);
}

static const YcScreenType PAPER = {
  .name = "paper", .where = YC_IN_CASE, .load = paper_load, .act = paper_act, .can = paper_can,
  .title = paper_title, .paint = paper_paint, .free = paper_free
};

YcScreen *yc_paper_new(YcApp *app, const YcPaperLine *line)
{
  Paper *paper = g_new0(Paper, 1);
  yc_screen_init(&paper->printer.base, &PAPER);
  paper->printer.app = app;
  paper->printer.paper = line->id;
  paper->title = g_strdup(line->title);
  paper->number = g_strdup(line->number);
  paper->printer.prints = line->prints;
  return &paper->printer.base;
}

/* ── all of a case ── */

typedef struct {
  Printer printer;   /* its paper: the one asked about */
  gint64 casefile;
  YcCaseView *view;
  YcListArray array;
  YcList *list;
} Print;

static gint64 line_key(gconstpointer row)
{
  return ((const YcPaperLine *)row)->id;
}

static gboolean load(YcScreen *screen, GError **error)
{
  Print *print = (Print *)screen;
  YcCaseView *view = yc_casefile_view(print->printer.app, print->casefile, error);
  if (!view)
    return FALSE;
  YcCaseView *old = print->view;   /* the list still knows its rows */
  print->view = view;
  print->array.rows = view->papers;
  gboolean ok = yc_list_load(print->list, screen->area.rows - 1, error);
  yc_case_view_free(old);
  return ok;
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Print *print = (Print *)screen;
  const YcPaperLine *line = yc_list_row(print->list);
  if (command == YC_COMMAND_OPEN && line)
    yc_tui_push(screen->tui, yc_paper_new(print->printer.app, line));
  else if (command == YC_COMMAND_PRINT && line) {
    print->printer.paper = line->id;
    print->printer.prints = line->prints;
    ask(&print->printer, line->title, line->number);
  } else if (command == YC_COMMAND_SIGN && line)
    yc_waiting_sign(screen->tui, print->printer.app, print->view, line);
  else
    return print->array.rows && yc_list_act(print->list, command);
  return TRUE;
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  const YcPaperLine *line = yc_list_row(((const Print *)screen)->list);
  if (command == YC_COMMAND_SIGN)
    return line && line->signed_day == YC_DAY_NONE;
  if (!yc_command_works(command, YC_IN_LIST))
    return FALSE;   /* of a case, not of its papers */
  gboolean about_one = command == YC_COMMAND_OPEN || command == YC_COMMAND_PRINT;
  return command != YC_COMMAND_TAB && (!about_one || line);
}

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Print *print = (const Print *)screen;
  g_string_append(left, _("打印"));
  if (print->view)
    g_string_append_printf(left, "  %s  %s  %s", print->view->row->number, print->view->row->item_short,
                           print->view->row->applicant);
  g_string_append_printf(right, _("纸宽 %d列"), yc_app_paper_width(print->printer.app));
}

static const YcColumn COLUMNS[] = {
  { N_(" 文书"), 27 }, { N_("文号"), 25 }, { N_("日期"), 7 }, { N_("经办"), 9 }, { N_("次数"), 8 }
};

static void paint(YcScreen *screen, YcArea area)
{
  const Print *print = (const Print *)screen;
  yc_put_heads(area.y, area.x, area.columns, COLUMNS, G_N_ELEMENTS(COLUMNS));
  yc_list_paint(print->list, (YcArea) { area.y + 1, area.x, area.rows - 1, area.columns });
}

static void print_free(YcScreen *screen)
{
  Print *print = (Print *)screen;
  yc_list_free(print->list);
  yc_case_view_free(print->view);
  g_free(print);
}

static const YcScreenType PRINT = {
  .name = "print", .where = YC_IN_LIST | YC_IN_CASE, .load = load, .act = act, .can = can, .title = title,
  .paint = paint, .free = print_free
};

YcScreen *yc_print_new(YcApp *app, gint64 casefile)
{
  Print *print = g_new0(Print, 1);
  yc_screen_init(&print->printer.base, &PRINT);
  print->printer.app = app;
  print->casefile = casefile;
  print->array = (YcListArray) { .key = line_key, .paint = yc_caseview_paper, .empty = N_("还没有出文书") };
  print->list = yc_list_new_array(&print->array);
  return &print->printer.base;
}
