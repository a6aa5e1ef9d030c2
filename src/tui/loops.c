/* loops.c - matters that go to and fro: the list, and one with its whole history, designated, objected to, ruled. */
#include <config.h>
#include <string.h>

#include "app/matter.h"
#include "app/say.h"
#include "app/supervise.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/ask.h"
#include "tui/caselist.h"
#include "tui/inquiry.h"
#include "tui/list.h"
#include "tui/referral.h"
#include "tui/screens.h"

enum { TOP = 1, POST = 20, REASON = 200, BASIS = 100, ACTS = 4, MARGIN = 1, HEAD = 7 };

/* ── one ── */

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 id;
  YcLoop *loop;
  GPtrArray *history;   /* of YcLoopLine */
  int how;              /* columns of how it was handed on: as wide as the widest word */
  YcListArray array;
  YcList *list;
} View;

typedef struct {
  YcApp *app;
  gint64 id;
  char *act;
} About;

static About *about_new(const View *view)
{
  About *about = g_new(About, 1);
  *about = (About) { view->app, view->id, g_uuid_string_random() };
  return about;
}

static void about_free(gpointer data)
{
  About *about = data;
  g_free(about->act);
  g_free(about);
}

static char *done(YcTui *tui, gboolean good, GError *error, const char *sentence)
{
  if (!good) {
    char *words = g_strdup(error->message);
    g_error_free(error);
    return words;
  }
  yc_tui_reload(tui);
  yc_tui_say(tui, YC_SAY_DONE, "%s", sentence);
  return NULL;
}

static GPtrArray *find_posts(const char *text, gpointer data)
{
  const About *about = data;
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(YcLoop) loop = yc_loop_read(about->app, about->id, NULL);
  g_autoptr(GPtrArray) posts = loop ? yc_loop_posts(about->app, loop, text, NULL) : NULL;
  for (guint i = 0; posts && i < posts->len; i++) {
    const YcPostRow *row = g_ptr_array_index(posts, i);
    YcAskOption *option = g_new0(YcAskOption, 1);
    option->key = g_strdup(row->code);
    option->label = g_strdup_printf("%s  %s(%s)", row->who, row->name, row->office_short);
    g_ptr_array_add(options, option);
  }
  return options;
}

static char *take_designation(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *about = data;
  GError *error = NULL;
  gboolean good = yc_loop_designate(about->app, about->id, values[0].text, values[1].text, values[2].text, about->act, &error);
  return done(tui, good, error, _("已指定:他不能再退,可提一次异议,期间照办。"));
}

static void designate(View *view)
{
  const YcAskField fields[] = {
    { .label = _("指定谁"), .max = POST, .search = find_posts, .pick = TRUE }, { .label = _("为什么"), .max = REASON },
    { .label = _("依据"), .value = _("镇内设机构职责规定"), .max = BASIS },
  };
  g_autofree char *title = g_strdup_printf(_("指定谁来办  %s %s"), view->loop->number, view->loop->about);
  yc_ask(view->base.tui, title, fields, G_N_ELEMENTS(fields), NULL, take_designation, about_new(view), about_free);
}

static char *take_objection(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *about = data;
  GError *error = NULL;
  gboolean good = yc_loop_object(about->app, about->id, values[0].text, about->act, &error);
  return done(tui, good, error, _("异议已报分管领导;裁定以前照办,期限不停。"));
}

static void object(View *view)
{
  const YcAskField fields[] = { { .label = _("理由"), .max = REASON } };
  yc_ask(view->base.tui, _("对指定提异议(只有一次):该谁办、依据什么"), fields, G_N_ELEMENTS(fields), NULL, take_objection,
         about_new(view), about_free);
}

static char *take_ruling(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *about = data;
  GError *error = NULL;
  gboolean good = yc_loop_rule(about->app, about->id, values[0].word == 1, values[1].text, values[2].text, about->act, &error);
  return done(tui, good, error, _("已裁定。"));
}

static gboolean is_upheld(G_GNUC_UNUSED guint n, const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  return values[0].word == 1;
}

static void rule(View *view)
{
  static const char *words[2];   /* the dialog borrows them */
  words[0] = _("不成立");
  words[1] = _("成立");
  const YcAskField fields[] = {
    { .label = _("异议"), .words = words, .n_words = G_N_ELEMENTS(words) },
    { .label = _("改由"), .max = POST, .search = find_posts, .pick = TRUE, .shown = is_upheld }, { .label = _("理由"), .max = REASON },
  };
  yc_ask(view->base.tui, _("裁定异议:成立的选改由谁办"), fields, G_N_ELEMENTS(fields), NULL, take_ruling, about_new(view), about_free);
}

static void open_matter(View *view)
{
  gint64 matter = view->loop->matter;
  yc_tui_push(view->base.tui, view->loop->is_case ? yc_case_new(view->app, matter) : yc_inquiry_screen(view->app, matter));
}

static gboolean always(G_GNUC_UNUSED YcApp *app, G_GNUC_UNUSED const YcLoop *loop, G_GNUC_UNUSED GError **error)
{
  return TRUE;
}

static const struct {
  const char *word;
  void (*go)(View *view);
  gboolean (*may)(YcApp *app, const YcLoop *loop, GError **error);
} WAYS[ACTS + 1] = {
  [1] = { N_("1 指定"), designate, yc_loop_may_designate }, [2] = { N_("2 提异议"), object, yc_loop_may_object },
  [3] = { N_("3 裁定"), rule, yc_loop_may_rule },           [4] = { N_("4 打开这件"), open_matter, always },
};

static gint64 line_key(gconstpointer row)
{
  return (gint64)GPOINTER_TO_SIZE(row);
}

static const YcColumn LINES[] = { { N_("日期"), 6 }, { N_("谁"), 19 }, { N_("怎么"), 5 }, { N_("给谁"), 19 }, { N_("隔"), 5 }, { N_("原因"), 1000 } };
enum { HOW = 2, LINE_COLUMNS = G_N_ELEMENTS(LINES) };

static void line_columns(const View *view, YcColumn table[LINE_COLUMNS])
{
  memcpy(table, LINES, sizeof LINES);
  table[HOW].columns = MAX(table[HOW].columns, view->how + 1);
}

static int widest_how(const GPtrArray *history)
{
  int widest = 0;
  for (guint i = 0; i < history->len; i++)
    widest = MAX(widest, yc_width(((const YcLoopLine *)history->pdata[i])->why));
  return widest;
}

static void paint_line(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const YcLoopLine *line = row;
  YcColumn table[LINE_COLUMNS];
  line_columns(data, table);
  g_autofree char *day = yc_caselist_day(line->day), *days = g_strdup_printf(_("%d天"), line->days);
  const char *cells[] = { day, line->from, line->why, line->to, days, line->reason };
  yc_put_cells(y, x, columns, table, LINE_COLUMNS, cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static gboolean load_view(YcScreen *screen, GError **error)
{
  View *view = (View *)screen;
  YcLoop *loop = yc_loop_read(view->app, view->id, error);
  if (!loop)
    return FALSE;
  yc_loop_free(view->loop);
  view->loop = loop;
  GPtrArray *history = yc_loop_history(view->app, loop->matter, error), *old = view->history;
  if (!history)
    return FALSE;
  view->array.rows = view->history = history;
  view->how = widest_how(history);
  gboolean good = yc_list_load(view->list, MAX(screen->area.rows - HEAD - 2, 1), error);
  g_ptr_array_unref(old);
  return good;
}

static gboolean act_view(YcScreen *screen, YcCommand command, int number)
{
  View *view = (View *)screen;
  if (command != YC_COMMAND_CHOOSE || !view->loop || number > ACTS)
    return command != YC_COMMAND_OPEN && yc_list_act(view->list, command);
  g_autoptr(GError) error = NULL;
  if (WAYS[number].may(view->app, view->loop, &error))
    WAYS[number].go(view);
  else
    yc_tui_say(screen->tui, YC_SAY_WARN, "%s", error->message);
  return TRUE;
}

static void title_view(YcScreen *screen, GString *left, GString *right)
{
  const View *view = (const View *)screen;
  if (!view->loop)
    return;
  g_string_append_printf(left, _("往返 %s  %s"), view->loop->number, yc_loop_word(view->loop->state));
  g_string_append_printf(right, _("转手 %d 次  %d 个工作日"), view->loop->changes, view->loop->days);
}

static void put_state(const View *view, YcArea area)
{
  const YcLoop *loop = view->loop;
  char day[YC_DAY_TEXT];
  g_autoptr(GString) line = g_string_new(NULL);
  g_autofree char *when = yc_caselist_day(loop->day);
  g_string_append_printf(line, loop->found == YC_TOFRO_BACK ? _("%s 又回到同一家") : _("%s 第三次转手"), when);
  g_string_append_printf(line, _(" · 现在在 %s"), *loop->owner_name ? loop->owner_name : loop->owner);
  yc_put(area.y + 2, area.x + MARGIN, area.columns - MARGIN, line->str, YC_INK_PLAIN);
  g_string_truncate(line, 0);
  if (loop->upheld)
    g_string_append_printf(line, _("%s 裁定改由 %s:%s"), loop->designer, loop->who, loop->reason);
  else if (*loop->post)
    g_string_append_printf(line, _("%s 指定 %s:%s(%s)"), loop->designer, loop->who, loop->reason, loop->basis);
  else
    g_string_append(line, _("等值班长指定谁来办:指定以前谁也不能再转;答复、办理照常。"));
  yc_put(area.y + 3, area.x + MARGIN, area.columns - MARGIN, line->str, YC_INK_PLAIN);
  g_string_truncate(line, 0);
  if (*loop->ruling)
    g_string_append_printf(line, loop->upheld ? _("异议成立:%s") : _("异议不成立:%s"), loop->upheld ? loop->objection : loop->ruling);
  else if (*loop->objection)
    g_string_append_printf(line, _("异议:%s"), loop->objection);
  else if (loop->state == YC_LOOP_DESIGNATED)
    g_string_append_printf(line, _("异议到 %s 为止,只有一次;期限不停"), yc_day_format(loop->object_by, day) + 5);
  yc_put(area.y + 4, area.x + MARGIN, area.columns - MARGIN, line->str, YC_INK_PLAIN);
}

static void put_ways(const View *view, int y, YcArea area)
{
  int x = area.x + MARGIN;
  for (int i = 1; i <= ACTS; i++) {
    const char *word = gettext(WAYS[i].word);
    int columns = yc_width(word);
    if (!WAYS[i].may(view->app, view->loop, NULL) || x + columns > area.x + area.columns)
      continue;
    yc_put(y, x, columns, word, YC_INK_BOLD);
    x += columns + 3;
  }
}

static void paint_view(YcScreen *screen, YcArea area)
{
  const View *view = (const View *)screen;
  if (!view->loop)
    return;
  g_auto(GStrv) lines = yc_wrap(view->loop->about, area.columns - 2 * MARGIN);
  yc_put_lines((YcArea) { area.y, area.x + MARGIN, 2, area.columns - MARGIN }, (const char *const *)lines, 0, YC_INK_BOLD);
  put_state(view, area);
  yc_put_rule(area.y + HEAD - 2, area.x, area.columns, _("谁给了谁"));
  YcColumn table[LINE_COLUMNS];
  line_columns(view, table);
  yc_put_heads(area.y + HEAD - 1, area.x, area.columns, table, LINE_COLUMNS);
  yc_list_paint(view->list, (YcArea) { area.y + HEAD, area.x, area.rows - HEAD - 2, area.columns });
  put_ways(view, area.y + area.rows - 1, area);
}

static char *hints_view(YcScreen *screen)
{
  (void)screen;
  return g_strdup(_("按数字办 上下看经过 Esc返回 0菜单 ?帮助"));
}

static void view_free(YcScreen *screen)
{
  View *view = (View *)screen;
  yc_list_free(view->list);
  g_ptr_array_unref(view->history);
  yc_loop_free(view->loop);
  g_free(view);
}

static const YcScreenType VIEW = {
  .name = "loop", .where = YC_IN_PAGE | YC_IN_CHOICE, .load = load_view, .act = act_view, .title = title_view, .paint = paint_view,
  .hints = hints_view, .free = view_free
};

static YcScreen *view_new(YcApp *app, gint64 id)
{
  View *view = g_new0(View, 1);
  yc_screen_init(&view->base, &VIEW);
  view->app = app;
  view->id = id;
  view->history = g_ptr_array_new_with_free_func((GDestroyNotify)yc_loop_line_free);
  view->array = (YcListArray) { .rows = view->history, .key = line_key, .paint = paint_line, .data = view };
  view->list = yc_list_new_array(&view->array);
  return &view->base;
}

/* ── all ── */

typedef struct {
  YcScreen base;
  YcApp *app;
  GPtrArray *loops;     /* of YcLoop */
  YcListArray array;
  YcList *list;
} Loops;

static const YcColumn TABLE[] = {
  { N_("号码"), 11 }, { N_("什么事"), 25 }, { N_("哪天起"), 7 }, { N_("天数"), 5 }, { N_("转手"), 5 }, { N_("状态"), 11 }, { N_("在谁手里"), 1000 }
};

static gint64 loop_key(gconstpointer row)
{
  return ((const YcLoop *)row)->id;
}

static void paint_loop(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const YcLoop *loop = row;
  YcColumn table[G_N_ELEMENTS(TABLE)];
  (void)data;
  memcpy(table, TABLE, sizeof table);
  table[1].columns += MAX(columns - 80, 0);
  g_autofree char *since = yc_caselist_day(loop->since), *days = g_strdup_printf("%d", loop->days),
                  *changes = g_strdup_printf("%d", loop->changes);
  const char *cells[] = { loop->number, loop->about, since, days, changes, yc_loop_word(loop->state),
                          *loop->owner_name ? loop->owner_name : loop->owner };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

/* Supervisors and leaders see all that is not over, what waits for them first. */
static gboolean sees_all(YcApp *app)
{
  return yc_staff_has_role(yc_app_me(app), "supervisor") || yc_staff_has_role(yc_app_me(app), "leader");
}

static gboolean load(YcScreen *screen, GError **error)
{
  Loops *l = (Loops *)screen;
  GPtrArray *loops = yc_loop_list(l->app, sees_all(l->app), error), *old = l->loops;
  if (!loops)
    return FALSE;
  l->array.rows = l->loops = loops;
  gboolean good = yc_list_load(l->list, MAX(screen->area.rows - TOP, 1), error);
  g_ptr_array_unref(old);
  return good;
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  Loops *l = (Loops *)screen;
  const YcLoop *loop = yc_list_row(l->list);
  (void)number;
  if (command == YC_COMMAND_OPEN && loop)
    yc_tui_push(screen->tui, view_new(l->app, loop->id));
  else
    return yc_list_act(l->list, command);
  return TRUE;
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(((const Loops *)screen)->list) != NULL;
  return command != YC_COMMAND_TAB && command != YC_COMMAND_PRINT && command != YC_COMMAND_LOOP;
}

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Loops *l = (const Loops *)screen;
  g_string_append(left, _("往返:转来转去的事"));
  g_string_append_printf(right, _("%u 件,等我 %u 件"), l->loops->len, yc_loop_waiting(l->app));
}

static void paint(YcScreen *screen, YcArea area)
{
  const Loops *l = (const Loops *)screen;
  YcColumn table[G_N_ELEMENTS(TABLE)];
  memcpy(table, TABLE, sizeof table);
  table[1].columns += MAX(area.columns - 80, 0);
  yc_put_heads(area.y, area.x, area.columns, table, G_N_ELEMENTS(table));
  yc_list_paint(l->list, (YcArea) { area.y + TOP, area.x, area.rows - TOP, area.columns });
}

static void loops_free(YcScreen *screen)
{
  Loops *l = (Loops *)screen;
  yc_list_free(l->list);
  g_ptr_array_unref(l->loops);
  g_free(l);
}

static const YcScreenType LOOPS = {
  .name = "loops", .where = YC_IN_LIST, .load = load, .act = act, .can = can, .title = title, .paint = paint, .free = loops_free
};

YcScreen *yc_loops_new(YcApp *app)
{
  Loops *l = g_new0(Loops, 1);
  yc_screen_init(&l->base, &LOOPS);
  l->app = app;
  l->loops = g_ptr_array_new_with_free_func((GDestroyNotify)yc_loop_free);
  l->array = (YcListArray) { .rows = l->loops, .key = loop_key, .paint = paint_loop, .empty = N_("没有转来转去的事") };
  l->list = yc_list_new_array(&l->array);
  return &l->base;
}
