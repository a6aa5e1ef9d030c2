/* absence.c - who is away now and soon, and the posts with nobody; coming back, and going to lunch in two keys. */
#include <config.h>
#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/absence.h"
#include "tui/list.h"
#include "tui/page.h"

typedef enum { ROW_MINE, ROW_FORM, ROW_EMPTY, ROW_ABSENCE } RowKind;

enum { CELLS = 6, EMPTY_KEYS = 10, ABSENCE_KEYS = 10000, LINE_LONG = 80 };

typedef struct {
  gint64 key;
  RowKind kind;
  char *cells[CELLS];
  guint index;          /* of the post or the absence */
} Row;

typedef struct {
  YcScreen base;
  YcApp *app;
  GPtrArray *absences;  /* of YcAbsence */
  GPtrArray *posts;     /* of YcStoodPost, with nobody */
  GPtrArray *rows;      /* of Row */
  YcListArray array;
  YcList *list;
  gint64 asked;         /* the absence that is asked about */
} Absences;

static void row_free(gpointer data)
{
  Row *row = data;
  for (guint i = 0; i < CELLS; i++)
    g_free(row->cells[i]);
  g_free(row);
}

static gint64 row_key(gconstpointer row)
{
  return ((const Row *)row)->key;
}

static const YcColumn TABLE[] = {
  { "", 1 }, { N_("状态"), 6 }, { N_("谁"), 9 }, { N_("从"), 12 }, { N_("到"), 12 }, { N_("谁代"), 9 }, { N_("原因"), 1000 }
};

static void row_paint(G_GNUC_UNUSED gpointer data, gconstpointer item, int y, int x, int columns, gboolean selected)
{
  const Row *row = item;
  char *const *cells = row->cells;
  YcInk ink = selected ? YC_INK_REVERSE : YC_INK_PLAIN;
  if (row->kind == ROW_ABSENCE)
    yc_put_cells(y, x, columns, TABLE, G_N_ELEMENTS(TABLE),
                 (const char *const[]) { "", cells[0], cells[1], cells[2], cells[3], cells[4], cells[5] }, ink);
  else {
    g_autofree char *line = g_strconcat(" ", cells[0], NULL);
    yc_put(y, x, columns, line, row->kind == ROW_EMPTY ? ink | YC_INK_RED : ink);
  }
}

/* ── reading ── */

static Row *add_row(Absences *screen, RowKind kind, gint64 key, guint index)
{
  Row *row = g_new0(Row, 1);
  row->kind = kind;
  row->key = key;
  row->index = index;
  g_ptr_array_add(screen->rows, row);
  return row;
}

/* The first row is what I come here for: back, or away. */
static void add_mine(Absences *screen)
{
  Row *row = add_row(screen, ROW_MINE, 1, 0);
  g_autoptr(YcAbsence) mine = yc_absence_of(screen->app, yc_app_me(screen->app)->id);
  g_autofree char *until = mine ? yc_absence_say_until(screen->app, mine->until) : NULL;
  row->cells[0] = until ? g_strdup_printf(_("我回来了(登记离岗至 %s)"), until) : g_strdup(_("我离岗 …(只填几点回来,或到哪天)"));
  add_row(screen, ROW_FORM, 2, 0)->cells[0] = g_strdup(_("登记离岗 …(以后的日子、指定谁代;值班长替别人登记)"));
}

static void add_empty(Absences *screen)
{
  for (guint i = 0; i < screen->posts->len; i++) {
    g_autofree char *said = yc_stood_post_say(screen->app, screen->posts->pdata[i]);
    add_row(screen, ROW_EMPTY, EMPTY_KEYS + i, i)->cells[0] = g_strdup_printf("▲ %s", said);
  }
}

static void add_absences(Absences *screen)
{
  for (guint i = 0; i < screen->absences->len; i++) {
    const YcAbsence *one = screen->absences->pdata[i];
    char **cells = add_row(screen, ROW_ABSENCE, ABSENCE_KEYS + one->id, i)->cells;
    cells[0] = g_strdup(one->away ? C_("column", "离岗") : C_("column", "将离"));
    cells[1] = g_strdup(one->name);
    cells[2] = yc_absence_say_from(screen->app, one->from);
    cells[3] = yc_absence_say_until(screen->app, one->until);
    cells[4] = yc_absence_stood_by(screen->app, one);
    cells[5] = g_strdup(one->reason);
  }
}

static gboolean load(YcScreen *base, GError **error)
{
  Absences *screen = (Absences *)base;
  g_autoptr(GPtrArray) absences = yc_absences(screen->app, error);
  g_autoptr(GPtrArray) posts = absences ? yc_absence_posts(screen->app, TRUE, error) : NULL;
  if (!posts)
    return FALSE;
  g_autoptr(GPtrArray) old G_GNUC_UNUSED = screen->rows;   /* the list still knows its rows */
  g_clear_pointer(&screen->absences, g_ptr_array_unref);
  g_clear_pointer(&screen->posts, g_ptr_array_unref);
  screen->absences = g_steal_pointer(&absences);
  screen->posts = g_steal_pointer(&posts);
  screen->rows = g_ptr_array_new_with_free_func(row_free);
  add_mine(screen);
  add_empty(screen);
  add_absences(screen);
  screen->array.rows = screen->rows;
  return yc_list_load(screen->list, MAX(base->area.rows - 1, 1), error);
}

/* ── what a person does ── */

static char *sentence(GError *error)
{
  char *said = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return said;
}

static char *take_line(YcTui *tui, const char *text, gpointer data)
{
  Absences *screen = data;
  GError *error = NULL;
  YcAbsenceForm form = { .staff = yc_app_me(screen->app)->id, .from = YC_TIME_NONE };
  g_autofree char *reason = NULL;
  if (!yc_absence_line(screen->app, text, &form, &reason, &error) || !yc_absence_set(screen->app, &form, NULL, NULL, &error))
    return sentence(error);
  g_autofree char *until = yc_absence_say_until(screen->app, form.until);
  g_autofree char *who = yc_absence_standins(screen->app);
  if (*who)
    yc_tui_say(tui, YC_SAY_DONE, _("已登记离岗至 %s,岗位现在由%s办;到时自动回岗。"), until, who);
  else
    yc_tui_say(tui, YC_SAY_DONE, _("已登记离岗至 %s;到时自动离岗、自动回岗。"), until);
  yc_tui_reload(tui);
  return NULL;
}

static void end_asked(YcTui *tui, gpointer data)
{
  Absences *screen = data;
  GError *error = NULL;
  if (yc_absence_end(screen->app, screen->asked, NULL, &error))
    yc_tui_say(tui, YC_SAY_DONE, _("离岗结束了,岗位归本人。"));
  else
    yc_tui_fail(tui, error);
  yc_tui_reload(tui);
}

static void ask_to_end(Absences *screen, const YcAbsence *absence)
{
  g_autofree char *from = yc_absence_say_from(screen->app, absence->from), *until = yc_absence_say_until(screen->app, absence->until);
  g_autofree char *what = g_strdup_printf(_("%s 离岗 %s 至 %s  %s"), absence->name, from, until, absence->reason);
  g_autofree char *by = g_strdup_printf(_("%s登记"), absence->clerk);
  const char *const lines[] = { what, by, absence->away ? _("回车=现在回来了,岗位马上归本人;Esc 不动。") : _("回车=撤销,不离岗了;Esc 不动。"), NULL };
  screen->asked = absence->id;
  yc_page_confirm(screen->base.tui, absence->away ? _("回来了?") : _("撤销离岗?"), lines, end_asked, screen, NULL);
}

static void open_mine(Absences *screen)
{
  g_autoptr(YcAbsence) mine = yc_absence_of(screen->app, yc_app_me(screen->app)->id);
  if (mine)
    ask_to_end(screen, mine);
  else
    yc_page_line(screen->base.tui, _("几点回来,或到哪天 [谁代] [原因]:14:30,或 1125 周芸 开会"), "", LINE_LONG, take_line, screen);
}

static gboolean act(YcScreen *base, YcCommand command, G_GNUC_UNUSED int number)
{
  Absences *screen = (Absences *)base;
  const Row *row = screen->rows ? yc_list_row(screen->list) : NULL;
  if (command != YC_COMMAND_OPEN || !row)
    return screen->rows && yc_list_act(screen->list, command);
  switch (row->kind) {
  case ROW_MINE:
    open_mine(screen);
    break;
  case ROW_FORM:
    yc_absence_form(base->tui, screen->app);
    break;
  case ROW_EMPTY:
    yc_absence_appoint(base->tui, screen->app, screen->posts->pdata[row->index]);
    break;
  case ROW_ABSENCE:
    ask_to_end(screen, screen->absences->pdata[row->index]);
    break;
  }
  return TRUE;
}

static gboolean can(G_GNUC_UNUSED const YcScreen *base, YcCommand command)
{
  return command != YC_COMMAND_TAB && command != YC_COMMAND_PRINT;
}

/* ── how it looks ── */

static void paint(YcScreen *base, YcArea area)
{
  const Absences *screen = (const Absences *)base;
  yc_put_heads(area.y, area.x, area.columns, TABLE, G_N_ELEMENTS(TABLE));
  if (screen->rows)
    yc_list_paint(screen->list, (YcArea) { area.y + 1, area.x, area.rows - 1, area.columns });
}

static void title(YcScreen *base, GString *left, GString *right)
{
  const Absences *screen = (const Absences *)base;
  guint away = 0;
  for (guint i = 0; screen->absences && i < screen->absences->len; i++)
    away += ((const YcAbsence *)screen->absences->pdata[i])->away ? 1 : 0;
  g_string_append(left, _("离岗"));
  g_string_append_printf(left, _("  现在离岗 %u 人"), away);
  if (screen->posts && screen->posts->len)
    g_string_append_printf(left, _("  ▲岗位无人 %u"), screen->posts->len);
  g_autofree char *now = yc_absence_say_until(screen->app, yc_app_now(screen->app));
  g_string_append(right, now);
}

static char *hints(G_GNUC_UNUSED YcScreen *base)
{
  return g_strdup(_("回车办这一行(离岗、回岗、撤销、派人代) 上下选 Esc返回 ?帮助"));
}

static void absences_free(YcScreen *base)
{
  Absences *screen = (Absences *)base;
  yc_list_free(screen->list);
  g_clear_pointer(&screen->rows, g_ptr_array_unref);
  g_clear_pointer(&screen->absences, g_ptr_array_unref);
  g_clear_pointer(&screen->posts, g_ptr_array_unref);
  g_free(screen);
}

static const YcScreenType ABSENCES = {
  .name = "absence", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .hints = hints, .title = title, .paint = paint,
  .free = absences_free
};

YcScreen *yc_absence_screen(YcApp *app)
{
  Absences *screen = g_new0(Absences, 1);
  yc_screen_init(&screen->base, &ABSENCES);
  screen->app = app;
  screen->array = (YcListArray) { .key = row_key, .paint = row_paint, .empty = N_("没有人离岗") };
  screen->list = yc_list_new_array(&screen->array);
  return &screen->base;
}
