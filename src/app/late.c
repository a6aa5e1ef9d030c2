/* late.c - see late.h. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/board_group.h"
#include "app/late.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

/* --- periods ---------------------------------------------------------------------------------------------- */

YcPeriod yc_period_month(YcDay day, int back)
{
  int year, month, of_month;
  yc_day_split(yc_day_add_months(day, -back), &year, &month, &of_month);
  YcDay first = yc_day_new(year, month, 1);
  return (YcPeriod){ first, yc_day_add_months(first, 1) - 1 };
}

/* "2026-10" or "10": the last one that has begun. */
static gboolean parse_month(YcDay today, const char *word, YcPeriod *period)
{
  int year = 0, month = 0, read = 0, now, this_month, day;
  yc_day_split(today, &now, &this_month, &day);
  gsize n = strlen(word);
  if (sscanf(word, "%4d-%2d%n", &year, &month, &read) == 2 && (gsize)read == n) {
    if (month < 1 || month > 12 || yc_day_new(year, month, 1) == YC_DAY_NONE) return FALSE;
  } else if (n <= 2 && sscanf(word, "%2d%n", &month, &read) == 1 && (gsize)read == n && month >= 1 && month <= 12) {
    year = month > this_month ? now - 1 : now;
  } else {
    return FALSE;
  }
  *period = yc_period_month(yc_day_new(year, month, 1), 0);
  return TRUE;
}

/* "2026-10-05", or "10-05": the last one. */
static YcDay parse_day(YcDay today, const char *word)
{
  int month, day, read = 0;
  YcDay whole = yc_day_parse(word);
  if (whole != YC_DAY_NONE || sscanf(word, "%2d-%2d%n", &month, &day, &read) != 2 || (gsize)read != strlen(word)) return whole;
  YcDay this_year = yc_day_new(yc_day_year(today), month, day);
  return this_year > today ? yc_day_new(yc_day_year(today) - 1, month, day) : this_year;
}

gboolean yc_period_parse(YcDay today, const char *text, YcPeriod *period, GError **error)
{
  g_auto(GStrv) words = yc_search_words(text);
  guint n = g_strv_length(words);
  if (n == 1 && strcmp(words[0], "本月") == 0) *period = yc_period_month(today, 0);
  else if (n == 1 && strcmp(words[0], "上月") == 0) *period = yc_period_month(today, 1);
  else if (n == 1 && !parse_month(today, words[0], period))
    return yc_refuse(error, _("“%s”不是月份:请写 10、2026-10、本月、上月,或者起止两天 10-05 10-20"), words[0]);
  else if (n == 2) *period = (YcPeriod){ parse_day(today, words[0]), parse_day(today, words[1]) };
  if (n == 0 || n > 2) return yc_refuse(error, _("请写月份(10、2026-10、本月、上月),或者起止两天(10-05 10-20)"));
  if (period->from == YC_DAY_NONE || period->to == YC_DAY_NONE)
    return yc_refuse(error, _("没有这样的日子:起止两天请写成 2026-10-05 2026-10-20"));
  if (period->from > period->to) return yc_refuse(error, _("止日在起日之前:请先写起日,再写止日"));
  return period->from <= today || yc_refuse(error, _("这段日子还没有开始:请写今天以前的"));
}

char *yc_period_name(const YcPeriod *period)
{
  int year, month, day;
  char from[YC_DAY_TEXT], to[YC_DAY_TEXT];
  YcPeriod whole = yc_period_month(period->from, 0);
  yc_day_split(period->from, &year, &month, &day);
  if (whole.from == period->from && whole.to == period->to) return g_strdup_printf(_("%d年%d月"), year, month);
  return g_strdup_printf(_("%s 至 %s"), yc_day_format(period->from, from), yc_day_format(period->to, to));
}

/* --- rows ------------------------------------------------------------------------------------------------- */

static void late_free(gpointer data)
{
  YcLate *late = data;
  g_free(late->clock);
  g_free(late->appeal);
  g_free(late);
}

void yc_lates_free(YcLates *lates)
{
  if (lates == NULL) return;
  g_ptr_array_unref(lates->rows);
  yc_board_free(lates->board);
  g_free(lates);
}

static YcLate *read_late(YcLates *lates, const YcRows *r, guint i)
{
  YcApp *app = lates->board->app;
  YcLate *late = g_new0(YcLate, 1);
  late->cf.id = yc_rows_int(r, i, "casefile");
  late->cf.key = yc_rows_int(r, i, "id");
  late->cf.due = yc_rows_day(r, i, "due");
  late->ended = yc_rows_day(r, i, "ended");
  YcDay until = MIN(lates->period.to, yc_app_today(app));
  if (late->ended != YC_DAY_NONE) until = MIN(until, late->ended);
  late->cf.over = MAX(yc_calendar_count(yc_app_calendar(app), late->cf.due, until), 1);
  late->cf.grave = yc_rows_int(r, i, "grave") != 0;
  late->clock = g_strdup(yc_rows_str(r, i, "clock"));
  late->appeal = g_strdup(yc_rows_str(r, i, "appeal"));
  late->answer = yc_rows_int(r, i, "answer");
  const YcHold *hold = yc_board_held(lates->board, yc_rows_int(r, i, "staff"), yc_rows_str(r, i, "post"),
                                     yc_rows_str(r, i, "office"));
  late->cf.nobody = hold->nobody;
  late->cf.outside = hold->outside;
  late->cf.lies = hold->lies;
  yc_board_label(lates->board, &late->cf, hold, yc_rows_str(r, i, "item"), yc_rows_str(r, i, "short"),
                 yc_rows_str(r, i, "place"), yc_rows_str(r, i, "window"));
  return late;
}

/* One that stands already for the same case and person takes in another light of theirs. */
static void merge(YcLate *into, YcLate *late)
{
  into->cf.grave |= late->cf.grave;
  if (into->answer == 0) into->answer = late->answer;
  if (*into->appeal == '\0') {
    g_free(into->appeal);
    into->appeal = g_strdup(late->appeal);
  }
  if (late->cf.over > into->cf.over) {
    into->cf.over = late->cf.over;
    into->cf.due = late->cf.due;
    into->ended = late->ended;
    g_free(into->clock);
    into->clock = g_strdup(late->clock);
  }
  late_free(late);
}

static void add_lights(YcLates *lates, GHashTable *known, GHashTable *cases, const YcRows *r)
{
  for (guint i = 0; i < yc_rows_count(r); i++) {
    YcLate *late = read_late(lates, r, i);
    char *key = g_strdup_printf("%" G_GINT64_FORMAT " %s", late->cf.id, late->cf.group[YC_BOARD_BY_PERSON]);
    YcLate *same = g_hash_table_lookup(known, key);
    g_hash_table_add(cases, GSIZE_TO_POINTER((gsize)late->cf.id));
    if (same != NULL) {
      merge(same, late);
      g_free(key);
    } else {
      g_hash_table_insert(known, key, late);
      g_ptr_array_add(lates->rows, late);
    }
  }
}

static int by_over(gconstpointer a, gconstpointer b)
{
  const YcLate *x = *(YcLate *const *)a, *y = *(YcLate *const *)b;
  if (x->cf.over != y->cf.over) return x->cf.over > y->cf.over ? -1 : 1;
  return x->cf.key < y->cf.key ? -1 : x->cf.key > y->cf.key;
}

YcLates *yc_lates_read(YcApp *app, const YcPeriod *period, GError **error)
{
  char from[YC_DAY_TEXT], to[YC_DAY_TEXT];
  if (!yc_board_may(app, error)) return NULL;
  g_autoptr(YcLates) lates = g_new0(YcLates, 1);
  lates->period = *period;
  lates->rows = g_ptr_array_new_with_free_func(late_free);
  lates->board = yc_board_new(app, error);
  if (lates->board == NULL) return NULL;
  yc_day_format(period->from, from);
  yc_day_format(period->to, to);
  g_autoptr(YcRows) still = yc_query(yc_app_store(app), error, YC_Q_LATE_STILL, "t", to);
  g_autoptr(YcRows) ended = still ? yc_query(yc_app_store(app), error, YC_Q_LATE_ENDED, "tt", from, to) : NULL;
  if (ended == NULL) return NULL;
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) cases = g_hash_table_new(NULL, NULL);
  add_lights(lates, known, cases, still);
  add_lights(lates, known, cases, ended);
  g_ptr_array_sort(lates->rows, by_over);
  lates->cases = g_hash_table_size(cases);
  for (guint i = 0; i < lates->rows->len; i++) lates->graves += ((const YcLate *)lates->rows->pdata[i])->cf.grave > 0;
  return g_steal_pointer(&lates);
}

GPtrArray *yc_lates_groups(YcLates *lates, YcBoardBy by, const char *text)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new();
  g_auto(GStrv) words = yc_search_words(text);
  for (guint i = 0; i < lates->rows->len; i++) {
    YcLate *late = lates->rows->pdata[i];
    if (yc_board_answers(lates->board, &late->cf, words)) g_ptr_array_add(cases, &late->cf);
  }
  return yc_board_group(lates->board, cases, by);
}

/* --- one row ---------------------------------------------------------------------------------------------- */

void yc_late_detail_free(YcLateDetail *detail)
{
  if (detail == NULL) return;
  char *texts[] = { detail->number, detail->applicant, detail->place, detail->item, detail->who, detail->office, detail->red,
                    detail->reason, detail->clock, detail->masked };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(detail);
}

static char *text_of_body(const char *json)
{
  json_t *body = json ? json_loads(json, 0, NULL) : NULL;
  const char *text = json_string_value(json_object_get(body, "text"));
  char *copy = g_strdup(text ? text : "");
  json_decref(body);
  return copy;
}

YcLateDetail *yc_late_detail(YcLates *lates, const YcLate *late, GError **error)
{
  YcApp *app = lates->board->app;
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_LATE_ROW, "ii", late->cf.key, late->answer);
  if (r == NULL || yc_rows_count(r) == 0) {
    if (r != NULL) yc_refuse(error, _("没有这盏红灯"));
    return NULL;
  }
  YcLateDetail *detail = g_new0(YcLateDetail, 1);
  detail->number = yc_number_spoken(app, yc_rows_str(r, 0, "number"));
  detail->applicant = g_strdup(yc_rows_text(r, 0, "name") ? yc_rows_str(r, 0, "name") : _("(已删除)"));
  detail->masked = yc_mask_name(detail->applicant);
  detail->place = g_strdup(yc_rows_str(r, 0, "place_short"));
  detail->item = g_strdup(yc_rows_str(r, 0, "short"));
  detail->who = g_strdup(late->cf.nobody ? _("无人接") : yc_rows_str(r, 0, "who"));
  detail->office = yc_board_group_name(lates->board, &late->cf, YC_BOARD_BY_OFFICE);
  if (late->cf.outside) {
    g_free(detail->who);
    detail->who = g_strdup(detail->office);
  }
  detail->red = g_strdup(yc_rows_str(r, 0, "red"));
  detail->reason = text_of_body(yc_rows_text(r, 0, "reason"));
  detail->clock = g_strdup(yc_say_clock(late->clock));
  detail->accounted = yc_rows_int(r, 0, "accounts") > 0;
  detail->urges = (int)yc_rows_int(r, 0, "urges");
  detail->orders = (int)yc_rows_int(r, 0, "orders");
  return detail;
}

const char *yc_late_appeal(const char *appeal)
{
  static const struct { const char *code, *word; } words[] = {
    { "filed", N_("待裁定") }, { "upheld", N_("申诉成立") }, { "dismissed", N_("申诉驳回") }
  };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i].code, appeal) == 0) return _(words[i].word);
  return "";
}

const char *yc_late_definition(void)
{
  return _("这段日子里有过超期的办件,办结的也在内。超期:过了承诺期限(没有承诺的按法定期限)、法定期限或本环节期限的最后一天;"
           "天数:最后一天以后,到那个期限结束、期间末日或今天为止的工作日,不足一天算一天。");
}
