/* copy.c - see copy.h. */
#include <config.h>
#include "tui/copy.h"

#include "app/copy.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/list.h"
#include "tui/page.h"

enum { REASON = 200, WHOLE = 80 };   /* characters; columns with room for the title's right end */

typedef struct {
  gint64 key;
  char *text;
} Row;

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 casefile;
  char *what;
  gboolean asks;       /* a reason is to be typed first */
  GPtrArray *lines;    /* of YcCopyLine; NULL: not looked at yet */
  GPtrArray *rows;     /* of Row: the lines as they stand on this screen */
  YcListArray array;
  YcList *list;
} Copy;

static void row_free(gpointer data)
{
  Row *row = data;
  g_free(row->text);
  g_free(row);
}

static gint64 row_key(gconstpointer row)
{
  return ((const Row *)row)->key;
}

/* Nothing is padded: what is behind the text stays as the terminal's own blank. */
static void paint_row(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const char *text = ((const Row *)row)->text;
  yc_put(y, x, MIN(yc_width(text), columns), text, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

/* ── rows ── */

static void add_row(GPtrArray *rows, char *text)
{
  Row *row = g_new(Row, 1);
  *row = (Row) { rows->len + 1, text };
  g_ptr_array_add(rows, row);
}

static void add_line(GPtrArray *rows, const YcCopyLine *line, int columns)
{
  char *whole = g_strdup_printf("%s %s", line->label, line->value);
  if (yc_width(whole) <= columns) {
    add_row(rows, whole);
    return;
  }
  g_free(whole);
  add_row(rows, g_strdup(line->label));
  for (const char *at = line->value; *at;) {
    gsize n = yc_fit(at, columns);
    add_row(rows, g_strndup(at, n));
    at += n;
  }
}

static GPtrArray *make_rows(const GPtrArray *lines, int columns)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
  for (guint i = 0; lines && i < lines->len; i++)
    add_line(rows, g_ptr_array_index(lines, i), MAX(columns, 2));
  return rows;
}

static gboolean load(YcScreen *screen, GError **error)
{
  Copy *copy = (Copy *)screen;
  GPtrArray *rows = make_rows(copy->lines, screen->area.columns), *old = copy->rows;
  copy->rows = rows;
  copy->array.rows = rows;
  gboolean good = yc_list_load(copy->list, MAX(screen->area.rows, 1), error);
  if (old)
    g_ptr_array_unref(old);   /* until now the list knew its rows */
  return good;
}

/* ── what a person does ── */

static char *take_reason(YcTui *tui, const char *text, gpointer data)
{
  Copy *copy = data;
  GError *error = NULL;
  copy->lines = yc_copy_case(copy->app, copy->casefile, text, &error);
  if (copy->lines) {
    yc_tui_reload(tui);
    return NULL;
  }
  char *sentence = g_strdup(error->message);
  g_error_free(error);
  return sentence;
}

static void ask(Copy *copy)
{
  yc_page_line(copy->base.tui, _("事由(不是你接待、也不在你手上;看了要记在经过里)"), "", REASON, take_reason, copy);
}

/* The look is recorded: it takes an Enter. */
static void look(Copy *copy)
{
  GError *error = NULL;
  copy->lines = yc_copy_case(copy->app, copy->casefile, NULL, &error);
  if (copy->lines)
    yc_tui_reload(copy->base.tui);
  else
    yc_tui_fail(copy->base.tui, error);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Copy *copy = (Copy *)screen;
  if (command != YC_COMMAND_OPEN)
    return yc_list_act(copy->list, command);
  (copy->asks ? ask : look)(copy);
  return TRUE;
}

/* There is nothing to open but the look itself. */
static gboolean can(const YcScreen *screen, YcCommand command)
{
  if (command == YC_COMMAND_PRINT || command == YC_COMMAND_TAB)
    return FALSE;
  return command != YC_COMMAND_OPEN || !((const Copy *)screen)->lines;
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Copy *copy = (const Copy *)screen;
  g_string_append_printf(left, _("抄写  %s"), copy->what);
  if (copy->lines && screen->area.columns >= WHOLE)
    g_string_append(right, _("鼠标选中即复制;这次看已记下"));
}

static void paint(YcScreen *screen, YcArea area)
{
  yc_list_paint(((const Copy *)screen)->list, area);
}

static void copy_free(YcScreen *screen)
{
  Copy *copy = (Copy *)screen;
  yc_list_free(copy->list);
  g_clear_pointer(&copy->lines, g_ptr_array_unref);
  g_clear_pointer(&copy->rows, g_ptr_array_unref);
  g_free(copy->what);
  g_free(copy);
}

static const YcScreenType COPY = {
  .name = "copy", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .title = title, .paint = paint,
  .free = copy_free
};

void yc_copy_open(YcTui *tui, YcApp *app, const YcCaseRow *row)
{
  Copy *copy = g_new0(Copy, 1);
  yc_screen_init(&copy->base, &COPY);
  copy->app = app;
  copy->casefile = row->id;
  copy->what = g_strdup_printf("%s %s %s", row->number, row->item_short, row->applicant);
  copy->asks = yc_copy_asks(app, row->id);
  copy->array = (YcListArray) { .key = row_key, .paint = paint_row,
                                .empty = copy->asks ? N_("写了事由才看得到:回车写事由,Esc 返回")
                                                    : N_("证件号、电话都写全,看了要记下:回车看,Esc 返回") };
  copy->list = yc_list_new_array(&copy->array);
  yc_tui_push(tui, &copy->base);
  if (copy->asks)
    ask(copy);
}
