/* board.c - see board.h. */
#include <config.h>
#include <string.h>
#include "app/board.h"
#include "app/board_group.h"
#include "app/people.h"
#include "app/private.h"

/* No light turns yellow earlier than this before its due day. */
#define SOON_DAYS 100

static const struct { const char *name, *empty; } tabs[YC_N_BOARD] = {
  [YC_BOARD_ALL] = { N_("全部"), N_("没有超期的办件") },
  [YC_BOARD_TOWN] = { N_("在镇"), N_("镇里没有超期的办件") },
  [YC_BOARD_VILLAGE] = { N_("在村"), N_("村里没有超期的办件") },
  [YC_BOARD_COUNTY] = { N_("在县"), N_("县里和外单位没有超期的办件") },
  [YC_BOARD_SOON] = { N_("临期"), N_("没有临期的办件") },
  [YC_BOARD_UNSIGNED] = { N_("未签"), N_("交出的都有人签收了") },
  [YC_BOARD_UNANSWERED] = { N_("未回"), N_("没有等回复的督办令") },
  [YC_BOARD_APPEAL] = { N_("申诉"), N_("没有等裁定的红灯申诉") },
  [YC_BOARD_PERIOD] = { N_("期间"), N_("这段日子里没有超期的办件") },
};

const char *yc_board_tab_name(YcBoardTab tab)
{
  return _(tabs[tab].name);
}

const char *yc_board_tab_empty(YcBoardTab tab)
{
  return _(tabs[tab].empty);
}

/* --- who may ---------------------------------------------------------------------------------------------- */

gboolean yc_board_may(YcApp *app, GError **error)
{
  const YcStaff *me = yc_app_me(app);
  if (me != NULL && (yc_staff_has_role(me, "supervisor") || yc_staff_has_role(me, "leader"))) return TRUE;
  return yc_refuse(error, _("督办台只有值班长和领导能看:你的办件在工作台上,超期的排在最前面"));
}

gboolean yc_board_only_reads(YcApp *app)
{
  return !yc_staff_has_role(yc_app_me(app), "supervisor");
}

/* --- cases ------------------------------------------------------------------------------------------------ */

/* The statutory limits that have passed: case to day. */
static gboolean read_graves(YcBoard *board, GHashTable *graves, GError **error)
{
  char today[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(board->app), error, YC_Q_BOARD_GRAVE, "t",
                                    yc_day_format(yc_app_today(board->app), today));
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    g_hash_table_insert(graves, GSIZE_TO_POINTER((gsize)yc_rows_int(rows, i, "casefile")),
                        GINT_TO_POINTER((int)yc_rows_day(rows, i, "due")));
  return rows != NULL;
}

static int over_of(YcApp *app, YcDay due)
{
  const YcCalendar *calendar = yc_app_calendar(app);
  YcDay today = yc_app_today(app);
  if (due == YC_DAY_NONE) return 0;
  return due < today ? MAX(yc_calendar_count(calendar, due, today), 1) : -yc_calendar_count(calendar, today, due);
}

static YcBoardCase *read_case(YcBoard *board, GHashTable *graves, const YcRows *r, guint i)
{
  YcBoardCase *cf = g_new0(YcBoardCase, 1);
  cf->id = cf->key = yc_rows_int(r, i, "id");
  cf->due = yc_rows_day(r, i, "due");
  cf->over = over_of(board->app, cf->due);
  gpointer grave = g_hash_table_lookup(graves, GSIZE_TO_POINTER((gsize)cf->id));
  cf->grave = grave ? over_of(board->app, GPOINTER_TO_INT(grave)) : 0;
  const YcHold *hold = yc_board_hold(board, yc_rows_str(r, i, "answerable"), yc_rows_text(r, i, "office"));
  cf->nobody = hold->nobody;
  cf->outside = hold->outside;
  cf->lies = hold->lies;
  yc_board_label(board, cf, hold, yc_rows_str(r, i, "item"), yc_rows_str(r, i, "short"), yc_rows_str(r, i, "place"),
                 yc_rows_str(r, i, "window"));
  return cf;
}

static int by_due(gconstpointer a, gconstpointer b)
{
  const YcBoardCase *x = *(YcBoardCase *const *)a, *y = *(YcBoardCase *const *)b;
  gint64 dx = x->due == YC_DAY_NONE ? YC_SORT_LAST : x->due, dy = y->due == YC_DAY_NONE ? YC_SORT_LAST : y->due;
  if (dx != dy) return dx < dy ? -1 : 1;
  return x->key < y->key ? -1 : x->key > y->key;
}

/* What a query found, each case once however many tabs it stands in with the same holder. */
static gboolean add_to(YcBoard *board, GHashTable *cases, GHashTable *graves, const YcRows *rows, GPtrArray *list)
{
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    gpointer id = GSIZE_TO_POINTER((gsize)yc_rows_int(rows, i, "id"));
    YcBoardCase *cf = g_hash_table_lookup(cases, id);
    if (cf == NULL) g_hash_table_insert(cases, id, cf = read_case(board, graves, rows, i));
    g_ptr_array_add(list, cf);
  }
  if (rows != NULL) g_ptr_array_sort(list, by_due);
  return rows != NULL;
}

static gboolean add_found(YcBoard *board, GHashTable *graves, const YcRows *rows, GPtrArray *list)
{
  return add_to(board, board->cases, graves, rows, list);
}

static gboolean read_tabs(YcBoard *board, GError **error)
{
  YcApp *app = board->app;
  YcStore *store = yc_app_store(app);
  char bound[YC_DAY_TEXT], today[YC_DAY_TEXT];
  g_autoptr(GHashTable) graves = g_hash_table_new(NULL, NULL);
  if (!read_graves(board, graves, error)) return FALSE;
  g_autoptr(YcRows) urgent = yc_query(store, error, YC_Q_BOARD_URGENT, "tti",
                                      yc_day_format(yc_app_today(app) + SOON_DAYS, bound),
                                      yc_day_format(yc_app_today(app), today), (gint64)yc_app_noon(app));
  if (!add_found(board, graves, urgent, board->urgent)) return FALSE;
  g_autoptr(YcRows) sign = yc_query(store, error, YC_Q_BOARD_UNSIGNED, "");
  if (!add_to(board, board->unsigned_cases, graves, sign, board->other[YC_BOARD_UNSIGNED])) return FALSE;
  g_autoptr(YcRows) unproven = yc_query(store, error, YC_Q_BOARD_UNPROVEN, "tt", bound, today);
  if (!add_found(board, graves, unproven, board->other[YC_BOARD_UNSIGNED])) return FALSE;
  g_autoptr(YcRows) ordered = yc_query(store, error, YC_Q_BOARD_ORDERED, "");
  if (!add_found(board, graves, ordered, board->other[YC_BOARD_UNANSWERED])) return FALSE;
  g_autoptr(YcRows) appeals = yc_query(store, error, YC_Q_BOARD_APPEALS, "");
  return add_found(board, graves, appeals, board->other[YC_BOARD_APPEAL]);
}

/* --- tabs ------------------------------------------------------------------------------------------------- */

static gboolean stands_in(const YcBoardCase *cf, YcBoardTab tab)
{
  if (tab == YC_BOARD_SOON) return cf->over <= 0;
  return cf->over > 0 && (tab == YC_BOARD_ALL || tab == cf->lies);
}

static void count(YcBoard *board)
{
  YcBoardCounts *counts = &board->counts;
  for (guint i = 0; i < board->urgent->len; i++) {
    const YcBoardCase *cf = board->urgent->pdata[i];
    for (YcBoardTab tab = YC_BOARD_ALL; tab <= YC_BOARD_SOON; tab++) counts->tab[tab] += stands_in(cf, tab);
    counts->graves += cf->over > 0 && cf->grave > 0;
    counts->nobody += cf->over > 0 && cf->nobody;
  }
  for (YcBoardTab tab = YC_BOARD_UNSIGNED; tab < YC_BOARD_PERIOD; tab++) counts->tab[tab] = board->other[tab]->len;
  counts->red = counts->tab[YC_BOARD_ALL];
  counts->yellow = counts->tab[YC_BOARD_SOON];
}

YcBoard *yc_board_read(YcApp *app, GError **error)
{
  if (!yc_board_may(app, error)) return NULL;
  g_autoptr(YcBoard) board = yc_board_new(app, error);
  if (board == NULL || !read_tabs(board, error)) return NULL;
  count(board);
  return g_steal_pointer(&board);
}

const YcBoardCounts *yc_board_counts(const YcBoard *board)
{
  return &board->counts;
}

gboolean yc_board_has(const YcBoard *board, gint64 casefile)
{
  gpointer id = GSIZE_TO_POINTER((gsize)casefile);
  return g_hash_table_contains(board->cases, id) || g_hash_table_contains(board->unsigned_cases, id);
}

GPtrArray *yc_board_cases(YcBoard *board, YcBoardTab tab, const char *text)
{
  GPtrArray *list = g_ptr_array_new();
  g_auto(GStrv) words = yc_search_words(text);
  const GPtrArray *from = board->other[tab] ? board->other[tab] : board->urgent;
  for (guint i = 0; i < from->len; i++) {
    YcBoardCase *cf = from->pdata[i];
    if ((board->other[tab] || stands_in(cf, tab)) && yc_board_answers(board, cf, words)) g_ptr_array_add(list, cf);
  }
  return list;
}

GPtrArray *yc_board_groups(YcBoard *board, YcBoardTab tab, YcBoardBy by, const char *words)
{
  g_autoptr(GPtrArray) cases = yc_board_cases(board, tab, words);
  return yc_board_group(board, cases, by);
}
