/* desk.c - see desk.h. */
#include <config.h>
#include <inttypes.h>
#include <string.h>
#include "app/answerable.h"
#include "app/deliver.h"
#include "app/desk.h"
#include "app/inquiry.h"
#include "app/notice.h"
#include "app/order.h"
#include "app/outside.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "app/signing.h"
#include "base/text.h"
#include "domain/number.h"

/* No light turns yellow earlier than this before its due day: bounds the walk along the due days. */
#define SOON_DAYS 100

static const struct {
  const char *name, *empty, *queue;
} tabs[YC_N_TABS] = {
  [YC_TAB_URGENT] = { N_("紧急"), N_("没有临期和超期的办件"), NULL },
  [YC_TAB_TODO] = { N_("待办"), N_("没有等你办的办件"), "todo" },
  [YC_TAB_SIGN] = { N_("待签"), N_("没有等你签收的办件"), NULL },
  [YC_TAB_SUPPLY] = { N_("待补"), N_("没有等申请人补材料的办件"), "supply" },
  [YC_TAB_NOTICE] = { N_("公示"), N_("没有正在公示的办件"), "notice" },
  [YC_TAB_FETCH] = { N_("待取"), N_("没有等申请人来取的结果"), "fetch" },
  [YC_TAB_INQUIRY] = { N_("首问"), N_("没有没答复的首问"), NULL },
  [YC_TAB_ORDER] = { N_("督办"), N_("没有没回复的督办"), NULL },
  [YC_TAB_ALL] = { N_("全部"), N_("没有在办的办件"), NULL },
};

const char *yc_desk_tab_name(YcTab tab)
{
  return _(tabs[tab].name);
}

const char *yc_desk_tab_empty(YcTab tab)
{
  return _(tabs[tab].empty);
}

/* --- counts ----------------------------------------------------------------------------------------------- */

static gint64 tally_upto(YcApp *app, const char *kind, YcDay day)
{
  char text[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_TALLY_UPTO, "tt", kind, yc_day_format(day, text));
  return rows ? yc_rows_first(rows, "n", 0) : 0;
}

static void count_queue(YcCounts *counts, const char *queue, gint64 n)
{
  counts->tab[YC_TAB_ALL] += n;
  for (int tab = YC_TAB_SIGN; tab < YC_N_TABS; tab++)
    if (tabs[tab].queue != NULL && strcmp(tabs[tab].queue, queue) == 0) counts->tab[tab] += n;
}

/* RULE time-11: one-day limits due today that are green until noon. */
static gint64 before_noon(YcApp *app)
{
  if (yc_app_noon(app)) return 0;
  char today[YC_DAY_TEXT];
  g_autoptr(YcRows) rows =
    yc_query(yc_app_store(app), NULL, YC_Q_TALLY_NOON, "t", yc_day_format(yc_app_today(app), today));
  return rows ? yc_rows_first(rows, "n", 0) : 0;
}

gboolean yc_desk_counts(YcApp *app, YcCounts *counts, GError **error)
{
  memset(counts, 0, sizeof *counts);
  YcStore *store = yc_app_store(app);
  g_autoptr(YcRows) queues = yc_query(store, error, YC_Q_TALLY_QUEUES, "");
  if (queues == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(queues); i++)
    count_queue(counts, yc_rows_str(queues, i, "key"), yc_rows_int(queues, i, "n"));
  gint64 me = yc_app_me(app) ? yc_app_me(app)->id : 0;
  g_autoptr(YcRows) mine = yc_query(store, error, YC_Q_TALLY_POST, "it", me, "todo");
  g_autoptr(YcRows) drafts = mine ? yc_query(store, error, YC_Q_DRAFT_COUNT, "i", me) : NULL;
  g_autoptr(YcRows) beside = drafts ? yc_query(store, error, YC_Q_COUNT_BESIDE, "i", me) : NULL;
  g_autoptr(YcRows) lit = beside ? yc_query(store, error, YC_Q_TALLY_LIT, "") : NULL;
  if (lit == NULL) return FALSE;
  counts->drafts = yc_rows_first(drafts, "n", 0);
  counts->tab[YC_TAB_TODO] = yc_rows_first(mine, "n", 0) + yc_rows_first(beside, "n", 0) + counts->drafts;
  counts->tab[YC_TAB_SIGN] = yc_sign_count(app);
  counts->tab[YC_TAB_ORDER] = yc_order_count(app, NULL);
  counts->tab[YC_TAB_INQUIRY] = yc_inquiry_count_mine(app, &counts->asked_over);
  counts->red = tally_upto(app, "due", yc_app_today(app) - 1);
  counts->tab[YC_TAB_URGENT] = tally_upto(app, "soon", yc_app_today(app)) - before_noon(app);
  counts->yellow = counts->tab[YC_TAB_URGENT] - counts->red;
  counts->green = yc_rows_first(lit, "n", 0) - counts->tab[YC_TAB_URGENT];
  return TRUE;
}

gboolean yc_desk_due(YcApp *app, YcDueNow *due, GError **error)
{
  char today[YC_DAY_TEXT];
  memset(due, 0, sizeof *due);
  gint64 upto = tally_upto(app, "due", yc_app_today(app));
  due->over = tally_upto(app, "due", yc_app_today(app) - 1);
  due->today = upto - due->over;
  g_autoptr(YcRows) mine = yc_query(yc_app_store(app), error, YC_Q_MINE_DUE, "it", yc_app_me(app)->id,
                                    yc_day_format(yc_app_today(app), today));
  if (mine == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(mine); i++) {
    due->mine_today += yc_rows_int(mine, i, "today");
    due->mine_over += yc_rows_int(mine, i, "over");
  }
  g_autoptr(YcRows) first = yc_query(yc_app_store(app), error, YC_Q_MINE_FIRST, "it", yc_app_me(app)->id, today);
  if (first == NULL) return FALSE;
  due->first = yc_rows_first(first, "id", 0);
  return TRUE;
}

/* --- rows ------------------------------------------------------------------------------------------------- */

void yc_case_row_free(YcCaseRow *row)
{
  if (row == NULL) return;
  char *members[] = { row->number, row->applicant, row->place_short, row->item_short,
                      row->step_short, row->who, row->at, row->sex, row->outside };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
  g_free(row);
}

static YcLight light_of(YcApp *app, const YcRows *r, guint i)
{
  const YcCalendar *calendar = yc_app_calendar(app);
  YcDay stopped = yc_rows_day(r, i, "stopped");
  if (stopped != YC_DAY_NONE) return yc_light_stopped(calendar, yc_app_today(app), stopped);
  return yc_light(calendar, yc_app_today(app), yc_app_noon(app), yc_rows_day(r, i, "soon"),
                  yc_rows_day(r, i, "target"), yc_rows_day(r, i, "due"), (int)yc_rows_int(r, i, "limit_days"));
}

/* Where the work lies when nobody there can be asked (RULE agt-06): beside who answers for it, not instead. */
static const char *office_of(const YcRows *r, guint i)
{
  gboolean outside = yc_rows_text(r, i, "step_office") != NULL && yc_rows_int(r, i, "step_inside") == 0;
  return outside ? yc_rows_str(r, i, "step_office") : "";
}

/* The lists' order as a number: the due day, or after all of them. */
static gint64 sort_of(const char *rank)
{
  YcDay day = yc_day_parse(rank);
  return day == YC_DAY_NONE ? YC_SORT_LAST : day;
}

/* The step; of a case that has had its notice, whether the applicant is late, and was reminded (RULE acc-02). */
static char *step_of(YcApp *app, const YcRows *r, guint i, YcState state)
{
  char text[YC_DAY_TEXT];
  YcDay reminded = yc_rows_day(r, i, "reminded"), by = yc_rows_day(r, i, "rank");
  int late = by == YC_DAY_NONE ? 0 : (int)(yc_app_today(app) - by);
  YcDay decided = state == YC_STATE_DECIDED ? yc_rows_day(r, i, "decided") : YC_DAY_NONE;
  gboolean waits = decided != YC_DAY_NONE && strcmp(yc_rows_str(r, i, "step_short"), "待领取") == 0;
  if (waits && decided <= yc_unfetched_since(app)) return g_strdup(C_("column", "没取,送去"));
  if (strcmp(yc_rows_str(r, i, "queue"), "notice") == 0)
    return yc_notice_column(app, yc_rows_day(r, i, "posted"), (guint)yc_rows_int(r, i, "objections"));
  if (state != YC_STATE_CORRECTING) return g_strdup(yc_rows_str(r, i, "step_short"));
  if (reminded != YC_DAY_NONE) return g_strdup_printf(C_("column", "提醒 %s"), yc_day_format(reminded, text) + 5);
  return late > 0 ? g_strdup_printf(C_("column", "过期 %d天"), late) : g_strdup(yc_rows_str(r, i, "step_short"));
}

static YcCaseRow *read_row(YcApp *app, const YcRows *r, guint i)
{
  YcCaseRow *row = g_new0(YcCaseRow, 1);
  row->id = yc_rows_int(r, i, "id");
  /* Without a light: the day the applicant has to bring papers. */
  row->due = yc_rows_day(r, i, "rank");
  row->sort = row->due == YC_DAY_NONE ? YC_SORT_LAST : row->due;
  row->number = yc_number_spoken(app, yc_rows_str(r, i, "number"));
  row->state = yc_state_parse(yc_rows_str(r, i, "state"));
  row->open = *yc_rows_str(r, i, "queue") != '\0';
  row->provisional = yc_rows_int(r, i, "provisional") != 0;
  row->light = light_of(app, r, i);
  row->applicant = g_strdup(yc_rows_text(r, i, "name") ? yc_rows_str(r, i, "name") : _("(已删除)"));
  row->place_short = g_strdup(yc_rows_str(r, i, "place_short"));
  row->item_short = g_strdup(yc_rows_str(r, i, "short"));
  row->step_short = step_of(app, r, i, row->state);
  row->who = row->open ? yc_answers_name(app, r, i) : g_strdup("");
  row->at = g_strdup(row->open ? office_of(r, i) : "");
  row->sex = g_strdup(yc_rows_str(r, i, "sex"));
  row->outside = g_strdup(yc_rows_str(r, i, "outside"));
  YcDay birth = yc_rows_day(r, i, "birth");
  row->age = birth == YC_DAY_NONE ? 0 : yc_day_age(birth, yc_app_today(app));
  return row;
}

YcCaseRow *yc_case_row_read(YcApp *app, gint64 id)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASE_ROW, "i", id);
  return r != NULL && yc_rows_count(r) > 0 ? read_row(app, r, 0) : NULL;
}

static GPtrArray *new_list(void)
{
  return g_ptr_array_new_with_free_func((GDestroyNotify)yc_case_row_free);
}

static void add_rows(YcApp *app, GPtrArray *list, const YcRows *rows)
{
  for (guint i = 0; i < yc_rows_count(rows); i++) g_ptr_array_add(list, read_row(app, rows, i));
}

static void add_drafts(YcApp *app, GPtrArray *list)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_DRAFTS, "i", yc_app_me(app)->id);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    YcCaseRow *row = g_new0(YcCaseRow, 1);
    row->id = -yc_rows_int(rows, i, "id");
    row->sort = YC_SORT_DRAFT;
    row->number = g_strdup(_("草稿"));
    row->due = YC_DAY_NONE;
    g_auto(GStrv) title = g_strsplit(yc_rows_str(rows, i, "title"), "\t", 2);
    row->applicant = g_strdup(title[0] && *title[0] ? title[0] : _("未填"));
    row->item_short = g_strdup(title[0] && title[1] ? title[1] : "");
    row->place_short = g_strdup("");
    row->step_short = g_strdup(N_("没填完"));
    row->who = g_strdup(yc_app_me(app)->name);
    row->at = g_strdup("");
    row->sex = g_strdup("");
    row->outside = g_strdup("");
    row->open = TRUE;
    g_ptr_array_add(list, row);
  }
}

/* --- lists ------------------------------------------------------------------------------------------------ */

/* Where a page begins, as the queries want it. */
typedef struct {
  char rank[YC_DAY_TEXT];
  gint64 id, limit;
  gboolean backwards;
} Page;

static void page_init(Page *page, const gint64 *sort, gint64 id, gboolean backwards, guint limit)
{
  page->backwards = backwards;
  page->limit = limit;
  page->id = id;
  if (sort == NULL) {
    page->id = backwards ? G_MAXINT64 : 0;
    g_strlcpy(page->rank, backwards ? "~" : "", sizeof page->rank);
  } else if (*sort == YC_SORT_LAST) {
    g_strlcpy(page->rank, "~", sizeof page->rank);
  } else if (*sort == YC_SORT_DRAFT) {
    page->rank[0] = '\0';
    page->id = 0;
  } else {
    yc_day_format((YcDay)*sort, page->rank);
  }
}

static gboolean list_urgent(YcApp *app, GPtrArray *list, const Page *page, GError **error)
{
  char bound[YC_DAY_TEXT], today[YC_DAY_TEXT];
  g_autoptr(YcRows) rows =
      yc_query(yc_app_store(app), error, page->backwards ? YC_Q_LIST_URGENT_BACK : YC_Q_LIST_URGENT, "tittii",
               page->rank, page->id, yc_day_format(yc_app_today(app) + SOON_DAYS, bound),
               yc_day_format(yc_app_today(app), today), page->limit, (gint64)yc_app_noon(app));
  if (rows != NULL) add_rows(app, list, rows);
  return rows != NULL;
}

static int by_sort(gconstpointer a, gconstpointer b)
{
  const YcCaseRow *x = *(YcCaseRow *const *)a, *y = *(YcCaseRow *const *)b;
  if (x->sort != y->sort) return x->sort < y->sort ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static int by_sort_back(gconstpointer a, gconstpointer b)
{
  return by_sort(b, a);
}

/* The lists of all posts I stand for, and where I assist or am consulted (RULE agt-02), merged. */
static GPtrArray *list_posts(YcApp *app, const Page *page, GError **error)
{
  g_autoptr(GPtrArray) mine = new_list();
  g_autoptr(YcRows) posts = yc_query(yc_app_store(app), error, YC_Q_POSTS_OF_STAFF, "i", yc_app_me(app)->id);
  if (posts == NULL) return NULL;
  for (guint i = 0; i < yc_rows_count(posts); i++) {
    g_autoptr(YcRows) rows =
        yc_query(yc_app_store(app), error, page->backwards ? YC_Q_LIST_POST_BACK : YC_Q_LIST_POST, "tttii",
                 yc_rows_str(posts, i, "post"), "todo", page->rank, page->id, page->limit);
    if (rows == NULL) return NULL;
    add_rows(app, mine, rows);
  }
  g_autoptr(YcRows) beside = yc_query(yc_app_store(app), error, YC_Q_LIST_BESIDE, "itii", yc_app_me(app)->id, page->rank,
                                      page->id, (gint64)page->backwards);
  if (beside == NULL) return NULL;
  add_rows(app, mine, beside);
  g_ptr_array_sort(mine, page->backwards ? by_sort_back : by_sort);
  return g_steal_pointer(&mine);
}

/* Drafts after (before) a place; they all stand before the first case, the newest (the most negative id) first. */
static void list_drafts(YcApp *app, GPtrArray *list, const gint64 *sort, gint64 id, gboolean backwards)
{
  g_autoptr(GPtrArray) drafts = new_list();
  add_drafts(app, drafts);
  g_ptr_array_sort(drafts, backwards ? by_sort_back : by_sort);
  for (guint i = 0; i < drafts->len;) {
    gint64 here = ((YcCaseRow *)drafts->pdata[i])->id;
    gboolean inside = sort == NULL || *sort != YC_SORT_DRAFT ? sort == NULL || backwards
                      : backwards                            ? here < id
                                                             : here > id;
    if (inside) g_ptr_array_add(list, g_ptr_array_steal_index(drafts, i));
    else i++;
  }
}

static gboolean list_mine(YcApp *app, GPtrArray *list, const Page *page, const gint64 *sort, gint64 id,
                          GError **error)
{
  gboolean among_drafts = sort != NULL && *sort == YC_SORT_DRAFT;
  if (!page->backwards) list_drafts(app, list, sort, id, FALSE);
  if (!page->backwards || !among_drafts) {
    g_autoptr(GPtrArray) mine = list_posts(app, page, error);
    if (mine == NULL) return FALSE;
    while (mine->len > 0) g_ptr_array_add(list, g_ptr_array_steal_index(mine, 0));
  }
  if (page->backwards) list_drafts(app, list, sort, id, TRUE);
  if ((gint64)list->len > page->limit) g_ptr_array_set_size(list, (int)page->limit);
  return TRUE;
}

static gboolean list_queue(YcApp *app, GPtrArray *list, const char *queue, const Page *page, GError **error)
{
  YcStore *store = yc_app_store(app);
  g_autoptr(YcRows) rows = queue ? yc_query(store, error, page->backwards ? YC_Q_LIST_QUEUE_BACK : YC_Q_LIST_QUEUE,
                                            "ttii", queue, page->rank, page->id, page->limit)
                                 : yc_query(store, error, page->backwards ? YC_Q_LIST_OPEN_BACK : YC_Q_LIST_OPEN,
                                            "tii", page->rank, page->id, page->limit);
  if (rows != NULL) add_rows(app, list, rows);
  return rows != NULL;
}

GPtrArray *yc_outside_list(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error)
{
  Page page;
  page_init(&page, sort, id, backwards, limit);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, backwards ? YC_Q_LIST_OUTSIDE_BACK : YC_Q_LIST_OUTSIDE,
                                    "tii", page.rank, page.id, page.limit);
  if (rows == NULL) return NULL;
  GPtrArray *list = new_list();
  add_rows(app, list, rows);
  return list;
}

gboolean yc_outside_locate(YcApp *app, gint64 id, gint64 *sort)
{
  YcCaseRow *row = yc_case_row_read(app, id);
  gboolean waits = row != NULL && yc_outside_waits(row);
  if (waits) *sort = row->sort;
  yc_case_row_free(row);
  return waits;
}

GPtrArray *yc_desk_list(YcApp *app, YcTab tab, const gint64 *sort, gint64 id, gboolean backwards, guint limit,
                        GError **error)
{
  Page page;
  if (tab == YC_TAB_SIGN) return yc_sign_list(app, sort, id, backwards, limit, error);
  if (tab == YC_TAB_ORDER) return yc_order_cases(app, sort, id, backwards, limit, error);
  if (tab == YC_TAB_INQUIRY) return yc_inquiry_rows(app, sort, id, backwards, limit, error);
  page_init(&page, sort, id, backwards, limit);
  g_autoptr(GPtrArray) list = new_list();
  gboolean ok = tab == YC_TAB_URGENT ? list_urgent(app, list, &page, error)
                : tab == YC_TAB_TODO ? list_mine(app, list, &page, sort, id, error)
                                     : list_queue(app, list, tabs[tab].queue, &page, error);
  return ok ? g_steal_pointer(&list) : NULL;
}

static gboolean locate_draft(YcApp *app, gint64 id)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_DRAFT, "i", -id);
  return rows != NULL && yc_rows_count(rows) > 0;
}

static gboolean is_mine(YcApp *app, const char *post)
{
  g_autoptr(YcRows) posts = yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OF_STAFF, "i", yc_app_me(app)->id);
  for (guint i = 0; posts != NULL && i < yc_rows_count(posts); i++)
    if (strcmp(yc_rows_str(posts, i, "post"), post) == 0) return TRUE;
  return FALSE;
}

/* I assist or am consulted. */
static gboolean is_beside(YcApp *app, gint64 id)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_IS_BESIDE, "ii", yc_app_me(app)->id, id);
  return rows != NULL && yc_rows_count(rows) > 0;
}

static gboolean is_urgent(YcApp *app, const YcRows *r)
{
  YcLightColour colour = light_of(app, r, 0).colour;
  return colour == YC_LIGHT_YELLOW || colour == YC_LIGHT_RED;
}

gboolean yc_desk_locate(YcApp *app, YcTab tab, gint64 id, gint64 *sort)
{
  *sort = YC_SORT_DRAFT;
  if (tab == YC_TAB_SIGN) return yc_sign_locate(app, id, sort);
  if (id < 0) return tab == YC_TAB_TODO && locate_draft(app, id);
  if (tab == YC_TAB_ORDER) return yc_order_locate(app, id, sort);
  if (tab == YC_TAB_INQUIRY) return yc_inquiry_locate(app, id, sort);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASE_ROW, "i", id);
  if (r == NULL || yc_rows_count(r) == 0) return FALSE;
  const char *queue = yc_rows_str(r, 0, "queue");
  *sort = sort_of(yc_rows_str(r, 0, "rank"));
  if (*queue == '\0') return FALSE;
  if (tab == YC_TAB_URGENT) return is_urgent(app, r);
  if (tabs[tab].queue != NULL && strcmp(tabs[tab].queue, queue) != 0) return FALSE;
  return tab != YC_TAB_TODO || is_mine(app, yc_rows_str(r, 0, "answerable")) || is_beside(app, id);
}

/* --- finding ---------------------------------------------------------------------------------------------- */

static gint64 case_with_number(YcApp *app, const char *number)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_BY_NUMBER, "t", number);
  return rows ? yc_rows_first(rows, "id", 0) : 0;
}

/* A short number is of the newest year that has such a day and check character, or of the year digit it names. */
static gint64 case_of_day(YcApp *app, YcNumber *number, char check)
{
  /* Letters before ours: numbers from before the store was restored. */
  for (number->site = yc_app_site(app); number->site >= 'A'; number->site--) {
    g_autofree char *whole = yc_number_long(number);
    gint64 id = whole[strlen(whole) - 1] == check ? case_with_number(app, whole) : 0;
    if (id != 0) return id;
  }
  return 0;
}

static gint64 case_with_short(YcApp *app, const char *text)
{
  int monthday, serial, digit;
  char check;
  if (!yc_number_parse_short(text, &monthday, &serial, &check, &digit)) return 0;
  g_autofree char *division = yc_app_division(app);
  YcNumber number = { .serial = serial };
  g_strlcpy(number.town, division, sizeof number.town);
  int this_year = yc_day_year(yc_app_today(app));
  for (int year = this_year; year > this_year - 10; year--) {
    if (digit >= 0 && year % 10 != digit) continue;
    number.day = yc_day_new(year, monthday / 100, monthday % 100);
    gint64 id = number.day == YC_DAY_NONE ? 0 : case_of_day(app, &number, check);
    if (id != 0) return id;
  }
  return 0;
}

gint64 yc_desk_number(YcApp *app, const char *text)
{
  YcNumber number;
  gboolean bad_check;
  if (yc_number_parse(text, &number, &bad_check)) {
    g_autofree char *whole = yc_number_long(&number);
    return case_with_number(app, whole);
  }
  gint64 id = case_with_short(app, text);
  return id != 0 ? id : yc_outside_find(app, text);
}

static int by_open_then_new(gconstpointer a, gconstpointer b)
{
  const YcCaseRow *x = *(YcCaseRow *const *)a, *y = *(YcCaseRow *const *)b;
  if (x->open != y->open) return x->open ? -1 : 1;
  return x->open ? by_sort(a, b) : x->id > y->id ? -1 : x->id < y->id;
}

static gboolean is_listed(const GPtrArray *list, gint64 id)
{
  for (guint i = 0; i < list->len; i++)
    if (((YcCaseRow *)list->pdata[i])->id == id) return TRUE;
  return FALSE;
}

/* Of these people, their own cases and those they came for: the open ones, or the concluded ones. */
static void add_cases(YcApp *app, GPtrArray *list, const GPtrArray *people, gboolean open, guint limit)
{
  static const YcQuery queries[] = { YC_Q_LIST_PERSON_OPEN, YC_Q_LIST_REPRESENTED };
  for (guint i = 0; i < people->len * G_N_ELEMENTS(queries) && list->len < limit; i++) {
    const YcPersonRow *person = people->pdata[i / G_N_ELEMENTS(queries)];
    g_autoptr(YcRows) cases = yc_query(yc_app_store(app), NULL, queries[i % G_N_ELEMENTS(queries)], "iii", person->id,
                                       (gint64)open, (gint64)limit);
    g_autoptr(GPtrArray) found = new_list();
    if (cases != NULL) add_rows(app, found, cases);
    while (found->len > 0) {
      YcCaseRow *row = g_ptr_array_steal_index(found, 0);
      if (is_listed(list, row->id)) yc_case_row_free(row);
      else g_ptr_array_add(list, row);
    }
  }
}

/* Those whose number in another system ends so. */
static void add_outside(YcApp *app, GPtrArray *list, const char *word, guint limit)
{
  g_autoptr(GArray) cases = yc_outside_tail(app, word, limit);
  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add(list, yc_case_row_read(app, g_array_index(cases, gint64, i)));
}

GPtrArray *yc_desk_find(YcApp *app, const char *text, guint limit, GError **error)
{
  (void)error;
  g_autoptr(GPtrArray) list = new_list();
  g_auto(GStrv) words = yc_search_words(text);
  if (words[0] == NULL) return g_steal_pointer(&list);
  gint64 numbered = words[1] == NULL ? yc_desk_number(app, text) : 0;
  if (numbered != 0) {
    g_ptr_array_add(list, yc_case_row_read(app, numbered));
    return g_steal_pointer(&list);
  }
  if (words[1] == NULL) add_outside(app, list, words[0], limit);
  g_autoptr(GPtrArray) people = yc_person_search(app, words);
  add_cases(app, list, people, TRUE, limit * 2);
  add_cases(app, list, people, FALSE, limit);
  g_ptr_array_sort(list, by_open_then_new);
  if (list->len > limit) g_ptr_array_set_size(list, (int)limit);
  return g_steal_pointer(&list);
}
