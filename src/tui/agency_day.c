/* agency_day.c - the agent's day: errands in groups, some chosen, done in one go.  See agency.h. */
#include <config.h>
#include <string.h>

#include "app/agency_day.h"
#include "app/authority.h"
#include "app/casefile.h"
#include "app/deliver.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/agency.h"
#include "tui/ask.h"
#include "tui/caselist.h"
#include "tui/list.h"
#include "tui/screens.h"
#include "tui/undo.h"

enum { TEXT_MAX = 400, TOP = 1, CHOICE = 2, LIGHT = 9 };

/* A group's head (no errand), or an errand. */
typedef struct {
  gint64 key;
  const YcErrand *errand;
  char *head;
} Row;

typedef struct {
  YcScreen base;
  YcApp *app;
  YcAgencyDay *day;
  GPtrArray *rows;          /* of Row */
  GHashTable *chosen;       /* keys of errands */
  YcListArray array;
  YcList *list;
  char *first, *second;     /* of the case under the cursor */
  gboolean by_village;
} Day;

static void row_free(gpointer data)
{
  Row *row = data;
  g_free(row->head);
  g_free(row);
}

static gint64 row_key(gconstpointer data)
{
  return ((const Row *)data)->key;
}

static gboolean is_chosen(const Day *day, const YcErrand *errand)
{
  return g_hash_table_contains(day->chosen, &errand->key);
}

static const YcColumn TABLE[] = {
  { "", CHOICE }, { N_("时限"), LIGHT }, { N_("做什么"), 9 }, { N_("办件号"), 11 }, { N_("申请人"), 10 }, { N_("村"), 9 },
  { N_("事项"), 15 }, { N_("说明"), 1000 }
};

static void paint_row(gpointer data, gconstpointer item, int y, int x, int columns, gboolean selected)
{
  const Day *day = data;
  const Row *row = item;
  YcInk ink = selected ? YC_INK_REVERSE : YC_INK_PLAIN;
  if (!row->errand) {
    yc_put(y, x, columns, row->head, selected ? YC_INK_REVERSE : YC_INK_BOLD);
    return;
  }
  const YcErrand *e = row->errand;
  const char *cells[] = { is_chosen(day, e) ? "√" : "", NULL, yc_say_errand(e->kind), e->number, e->applicant, e->place_short,
                          e->item_short, e->text };
  g_autofree char *word = e->due == YC_DAY_NONE ? g_strdup("") : yc_caselist_light(day->app, &e->light, e->due);
  yc_put_cells(y, x, columns, TABLE, G_N_ELEMENTS(TABLE), cells, ink);
  yc_put_light(y, x + CHOICE, LIGHT - 1, e->light.colour, word, ink);
}

/* ── reading ── */

static void add_row(GPtrArray *rows, gint64 key, const YcErrand *errand, char *head)
{
  Row *row = g_new0(Row, 1);
  *row = (Row) { key, errand, head };
  g_ptr_array_add(rows, row);
}

/* "县残联 8255120   3" */
static GPtrArray *make_rows(const YcAgencyDay *day)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
  guint n = day->errands->len;
  for (guint i = 0; i < n; i++) {
    const YcErrand *e = g_ptr_array_index(day->errands, i);
    guint last = i;
    gboolean begins = i == 0 || strcmp(((YcErrand *)g_ptr_array_index(day->errands, i - 1))->group, e->group) != 0;
    while (begins && last + 1 < n && strcmp(((YcErrand *)g_ptr_array_index(day->errands, last + 1))->group, e->group) == 0)
      last++;
    if (begins)
      add_row(rows, -(gint64)g_str_hash(e->group) - 1, NULL, g_strdup_printf(_("- %s  %u 样"), e->group, last - i + 1));
    add_row(rows, e->key, e, NULL);
  }
  return rows;
}

static gboolean read_preview(Day *day, GError **error)
{
  const Row *row = yc_list_row(day->list);
  g_clear_pointer(&day->first, g_free);
  g_clear_pointer(&day->second, g_free);
  return !row || !row->errand || yc_desk_preview(day->app, row->errand->casefile, &day->first, &day->second, error);
}

static gboolean load(YcScreen *screen, GError **error)
{
  Day *day = (Day *)screen;
  YcAgencyDay *fresh = yc_agency_day(day->app, day->by_village, error);
  if (!fresh)
    return FALSE;
  YcAgencyDay *old = day->day;
  GPtrArray *old_rows = day->rows;   /* the list still knows them */
  day->day = fresh;
  day->array.rows = day->rows = make_rows(fresh);
  gboolean ok = yc_list_load(day->list, MAX(screen->area.rows - TOP - YC_CASELIST_FOOT, 1), error);
  if (ok && !old_rows && day->rows->len > 1)   /* a head can do nothing */
    yc_list_select(day->list, row_key(g_ptr_array_index(day->rows, 1)));
  if (old_rows)
    g_ptr_array_unref(old_rows);
  yc_agency_day_free(old);
  return ok && read_preview(day, error);
}

/* ── choosing ── */

static void toggle(Day *day, const YcErrand *e, gboolean on)
{
  if (on)
    g_hash_table_add(day->chosen, g_memdup2(&e->key, sizeof e->key));
  else
    g_hash_table_remove(day->chosen, &e->key);
}

static const char *group_of(const Day *day, const Row *head)
{
  for (guint i = 0; i + 1 < day->rows->len; i++)
    if (g_ptr_array_index(day->rows, i) == head)
      return ((const Row *)g_ptr_array_index(day->rows, i + 1))->errand->group;
  return "";
}

/* What is no way to anywhere is not chosen with others. */
static gboolean can_choose(const YcErrand *e)
{
  return e->what < YC_N_TRIPS;
}

static void choose(Day *day, const Row *row)
{
  if (row->errand) {
    if (can_choose(row->errand))
      toggle(day, row->errand, !is_chosen(day, row->errand));
    else
      yc_tui_say(day->base.tui, YC_SAY_WARN, _("这一样要单独办:按 j。"));
    return;
  }
  const char *group = group_of(day, row);
  gboolean all = TRUE, any = FALSE;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < day->day->errands->len; i++) {
      const YcErrand *e = g_ptr_array_index(day->day->errands, i);
      if (strcmp(e->group, group) != 0 || !can_choose(e))
        continue;
      any = TRUE;
      if (pass == 0)
        all = all && is_chosen(day, e);
      else
        toggle(day, e, !all);
    }
  if (!any)
    yc_tui_say(day->base.tui, YC_SAY_WARN, _("这一组没有要跑的:移到一样上按 j,一样一样办。"));
}

/* Those chosen, else the one under the cursor; borrowed. */
static GPtrArray *chosen(const Day *day)
{
  GPtrArray *list = g_ptr_array_new();
  for (guint i = 0; i < day->day->errands->len; i++)
    if (is_chosen(day, g_ptr_array_index(day->day->errands, i)))
      g_ptr_array_add(list, g_ptr_array_index(day->day->errands, i));
  const Row *row = yc_list_row(day->list);
  if (list->len == 0 && row && row->errand)
    g_ptr_array_add(list, (gpointer)row->errand);
  return list;
}

/* ── done ── */

gboolean yc_agency_owes(YcApp *app, gint64 casefile)
{
  g_autoptr(YcCaseView) view = yc_casefile_view(app, casefile, NULL);
  return view && *view->owed_text;
}

typedef struct {
  Day *day;
  GHashTable *keys;   /* of the errands: the day may be read anew below the dialog */
  char act[37];
} Done;

static void done_free(gpointer data)
{
  Done *done = data;
  g_hash_table_unref(done->keys);
  g_free(done);
}

/* As they are now; borrowed. */
static GPtrArray *now_of(const Done *done)
{
  const GPtrArray *all = done->day->day->errands;
  GPtrArray *list = g_ptr_array_new();
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains(done->keys, &((const YcErrand *)g_ptr_array_index(all, i))->key))
      g_ptr_array_add(list, g_ptr_array_index(all, i));
  return list;
}

/* Of them what is to be recorded with the case besides: until then it stays on the list. */
static guint count_stays(const GPtrArray *errands)
{
  guint n = 0;
  for (guint i = 0; i < errands->len; i++)
    n += ((const YcErrand *)g_ptr_array_index(errands, i))->stays ? 1 : 0;
  return n;
}

static char *done_note(G_GNUC_UNUSED const YcAskValue *values, gpointer data)
{
  const Done *done = data;
  g_autoptr(GPtrArray) errands = now_of(done);
  guint sent = 0, fetched = 0, stays = count_stays(errands);
  for (guint i = 0; i < errands->len; i++) {
    const YcErrand *e = g_ptr_array_index(errands, i);
    sent += e->kind == YC_ERRAND_SEND;
    fetched += e->kind == YC_ERRAND_FETCH && !e->stays;
  }
  g_autofree char *waits = errands->len == 1 ? yc_errand_waits(done->day->app, g_ptr_array_index(errands, 0)) : g_strdup("");
  if (*waits && fetched)
    return g_strdup_printf(_("今天取回:办完的只是这个单位的一步,还等 %s。"), waits);
  if (stays && errands->len == 1)
    return g_strdup(_("只记这一趟:这一步要写结果,打开办件按 j 记了才离开单子。"));
  if (stays)
    return g_strdup_printf(_("送出 %u 件,取回办完 %u 件,其余 %u 件记一趟;%u 件还要打开按 j 记结果。"), sent, fetched,
                           errands->len - sent - fetched, stays);
  return g_strdup_printf(_("今天办的:送出 %u 件(环节从今天算),取回 %u 件(环节办完),其余 %u 件记一趟。"), sent, fetched,
                         errands->len - sent - fetched);
}

static char *take_done(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Done *done = data;
  Day *day = done->day;
  GError *error = NULL;
  g_autoptr(GPtrArray) errands = now_of(done);
  guint n = errands->len;
  if (n != g_hash_table_size(done->keys))
    return g_strdup(_("有的刚被办了,或不归你了:按 Esc,重新选。"));
  const YcErrand *first = g_ptr_array_index(errands, 0);
  gboolean collected = n == 1 && first->what == YC_TRIP_COLLECT && yc_agency_owes(day->app, first->casefile);
  if (!yc_agency_done(day->app, errands, values[0].text, done->act, &error)) {
    char *sentence = g_strdup_printf(_("%s。"), error->message);
    g_error_free(error);
    return sentence;
  }
  guint stays = count_stays(errands);
  g_hash_table_remove_all(day->chosen);
  yc_tui_reload(tui);
  if (stays)
    yc_tui_say(tui, YC_SAY_DONE, _("已记下 %u 趟;%u 件的环节要写结果,回车打开按 j 记了才离开单子。u撤销"), n, stays);
  else
    yc_tui_say(tui, YC_SAY_DONE, collected ? _("已记下 %u 趟;打开办件按 b 勾收来的材料。u撤销") : _("已记下 %u 趟。u撤销"), n);
  return NULL;
}

/* What is no trip opens what its row is about; why it cannot be done now. */
static void open_needed(Day *day, const YcErrand *e)
{
  static const struct {
    gboolean (*may)(YcApp *app, gint64 casefile, GError **error);
    void (*go)(YcTui *tui, YcApp *app, gint64 casefile);
  } needed[YC_N_ERRANDS] = {
    [YC_ERRAND_CALL] = { yc_agency_follow_may, yc_agency_call },
    [YC_ERRAND_OUT] = { yc_deliver_may, yc_agency_deliver },
    [YC_ERRAND_UNFETCHED] = { yc_deliver_may, yc_agency_deliver },
    [YC_ERRAND_ENDING] = { yc_authority_may, yc_agency_authorise },
  };
  GError *error = NULL;
  YcTui *tui = day->base.tui;
  if (!needed[e->kind].go)
    yc_tui_say(tui, YC_SAY_WARN, _("这一样只是告诉你换了人:回车打开办件,F5 看这件的代办。"));
  else if (!needed[e->kind].may(day->app, e->casefile, &error))
    yc_tui_fail(tui, error);
  else
    needed[e->kind].go(tui, day->app, e->casefile);
}

static void ask_done(Day *day)
{
  g_autoptr(GPtrArray) errands = chosen(day);
  if (errands->len == 0) {
    yc_tui_say(day->base.tui, YC_SAY_WARN, _("这一行是一组:空格选上整组再按 j,或移到一样上按 j。"));
    return;
  }
  const YcErrand *first = g_ptr_array_index(errands, 0);
  if (!can_choose(first)) {
    open_needed(day, first);
    return;
  }
  Done *done = g_new0(Done, 1);
  g_autofree char *act = g_uuid_string_random();
  g_strlcpy(done->act, act, sizeof done->act);
  done->day = day;
  done->keys = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < errands->len; i++)
    g_hash_table_add(done->keys, g_memdup2(&((const YcErrand *)g_ptr_array_index(errands, i))->key, sizeof(gint64)));
  const YcAskField fields[] = { { .label = _("怎么样"), .value = _("办好了"), .max = TEXT_MAX } };
  g_autofree char *title = g_strdup_printf(_("记一趟  %u 件"), errands->len);
  yc_ask(day->base.tui, title, fields, 1, done_note, take_done, done, done_free);
}

static void print_day(Day *day)
{
  GError *error = NULL;
  if (yc_agency_day_print(day->app, day->day, &error))
    yc_tui_say(day->base.tui, YC_SAY_DONE, _("代办清单已送打印,%u 样。"), day->day->errands->len);
  else
    yc_tui_fail(day->base.tui, error);
}

/* ── what a person does ── */

static gint64 case_of(const Row *row)
{
  return row && row->errand ? row->errand->casefile : 0;
}

static void regroup(Day *day)
{
  day->by_village = !day->by_village;
  yc_screen_changed(&day->base);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Day *day = (Day *)screen;
  const Row *row = yc_list_row(day->list);
  if (command == YC_COMMAND_OPEN && row && row->errand)
    yc_tui_push(screen->tui, yc_case_new(day->app, row->errand->casefile));
  else if (command == YC_COMMAND_SELECT && row)
    choose(day, row);
  else if (command == YC_COMMAND_GROUP)
    regroup(day);
  else if (command == YC_COMMAND_FORWARD && row)
    ask_done(day);
  else if (command == YC_COMMAND_PRINT)
    print_day(day);
  else if (command == YC_COMMAND_UNDO)
    yc_undo_ask(screen->tui, day->app, yc_undo_target(day->app, case_of(row)));
  else if (command == YC_COMMAND_AGENCY && row && row->errand)
    yc_agency_sheet(screen->tui, day->app, row->errand->casefile);
  else if (yc_list_act(day->list, command)) {
    GError *error = NULL;
    if (!read_preview(day, &error))
      yc_tui_fail(screen->tui, error);
  } else
    return FALSE;
  return TRUE;
}

static const YcCommand LEADS[] = {
  YC_COMMAND_UNDO, YC_COMMAND_SELECT, YC_COMMAND_FORWARD, YC_COMMAND_GROUP, YC_COMMAND_PRINT, YC_COMMAND_OPEN, YC_COMMAND_AGENCY, YC_COMMAND_NONE
};

/* No key of it does anything on the list. */
static gboolean belongs_to_cases(YcCommand command)
{
  return command == YC_COMMAND_TAB ||
         ((yc_command_works(command, YC_IN_CASES) || yc_command_works(command, YC_IN_BOARD)) && !yc_command_works(command, YC_IN_PAGE));
}

/* Of what belongs to cases only this: the rest is done with the case open. */
static gboolean can(const YcScreen *screen, YcCommand command)
{
  const Day *day = (const Day *)screen;
  const Row *row = yc_list_row(day->list);
  gboolean on_errand = row && row->errand;
  if (command == YC_COMMAND_OPEN || command == YC_COMMAND_AGENCY)
    return on_errand;
  if (command == YC_COMMAND_SELECT || command == YC_COMMAND_FORWARD)
    return row != NULL;
  if (command == YC_COMMAND_UNDO)
    return yc_undo_can(day->app, case_of(row));
  if (command == YC_COMMAND_GROUP || command == YC_COMMAND_PRINT)
    return TRUE;
  return !belongs_to_cases(command);
}

static const char *help(G_GNUC_UNUSED const YcScreen *screen, YcCommand command)
{
  if (command == YC_COMMAND_FORWARD)
    return _("选上的几样,或光标这一样,今天办了:送出、取回连环节一起记;回访、送达、委托到期开各自的表");
  if (command == YC_COMMAND_GROUP)
    return _("换一种分组:按单位、按村");
  if (command == YC_COMMAND_PRINT)
    return _("打印今天的代办清单");
  gboolean own = command == YC_COMMAND_SELECT || command == YC_COMMAND_UNDO;
  return !own && belongs_to_cases(command) ? "" : NULL;
}

static char *why_not(const YcScreen *screen, YcCommand command)
{
  const Day *day = (const Day *)screen;
  return command == YC_COMMAND_UNDO ? yc_undo_why_not(day->app, case_of(yc_list_row(day->list))) : NULL;
}

static const char *word(G_GNUC_UNUSED const YcScreen *screen, YcCommand command)
{
  return command == YC_COMMAND_FORWARD ? _("记一趟") : command == YC_COMMAND_PRINT ? _("印清单") : NULL;
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Day *day = (const Day *)screen;
  g_autofree char *today = yc_say_day_long(yc_app_today(day->app));
  g_string_append_printf(left, _("代办  %s  %s"), yc_app_me(day->app)->name, day->by_village ? _("按村") : _("按单位"));
  if (day->day)
    g_string_append_printf(right, _("共 %u 样 ▲%u   %s"), day->day->errands->len, day->day->over, today);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Day *day = (const Day *)screen;
  YcArea rows = { area.y + TOP, area.x, area.rows - TOP - YC_CASELIST_FOOT, area.columns };
  yc_put_heads(area.y, area.x, area.columns, TABLE, G_N_ELEMENTS(TABLE));
  yc_list_paint(day->list, rows);
  int y = rows.y + rows.rows;
  yc_put_rule(y, area.x, area.columns, "");
  yc_put(y + 1, area.x, area.columns, day->first ? day->first : "", YC_INK_PLAIN);
  yc_put(y + 2, area.x, area.columns, day->second ? day->second : "", YC_INK_PLAIN);
}

static void day_free(YcScreen *screen)
{
  Day *day = (Day *)screen;
  yc_list_free(day->list);
  if (day->rows)
    g_ptr_array_unref(day->rows);
  yc_agency_day_free(day->day);
  g_hash_table_unref(day->chosen);
  g_free(day->first);
  g_free(day->second);
  g_free(day);
}

static const YcScreenType DAY = {
  .name = "agency_day", .where = YC_IN_LIST | YC_IN_CASES | YC_IN_BOARD, .leads = LEADS, .load = load, .act = act, .can = can,
  .word = word, .help = help, .why_not = why_not, .title = title, .paint = paint, .free = day_free
};

YcScreen *yc_agency_day_new(YcApp *app)
{
  Day *day = g_new0(Day, 1);
  yc_screen_init(&day->base, &DAY);
  day->app = app;
  day->chosen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  day->array = (YcListArray) { .key = row_key, .paint = paint_row, .data = day,
                               .empty = N_("今天没有要送、要取、要上门、要回访的") };
  day->list = yc_list_new_array(&day->array);
  return &day->base;
}
