#include <config.h>

#include "exchange/load.h"

#include <string.h>

#include "base/gettext.h"
#include "exchange/load_rows.h"

static const char *const kind_words[] = { "holiday", "workday", NULL };
static const char *const weekday_words[] = { "一", "二", "三", "四", "五", "六", "日", NULL };
#define SATURDAY 5

static const YcCell holiday_cells[] = {
  { "date", .kind = YC_CELL_DAY, .unique = TRUE },
  { "kind", .kind = YC_CELL_WORD, .words = kind_words },
  { "name", .kind = YC_CELL_NAME },
  { "weekday_zh", .kind = YC_CELL_WORD, .words = weekday_words },
  { "statutory_festival_day", .kind = YC_CELL_FLAG },
  { "notice_year", .kind = YC_CELL_NUMBER, .min = 2000, .max = 2200 },
  { "notice_no", .kind = YC_CELL_NAME },
  { 0 }
};

static const YcCell festival_cells[] = { { "date", .kind = YC_CELL_DAY },
                                         { "name", .kind = YC_CELL_NAME },
                                         { 0 } };

static const char *text_of(const YcSheet *rows, guint row, const char *member)
{
  return json_string_value(json_object_get(rows->rows->pdata[row], member));
}

static int year_of(const YcSheet *rows, guint row)
{
  return (int)json_integer_value(json_object_get(rows->rows->pdata[row], "notice_year"));
}

/* ---- holidays ------------------------------------------------------------------------------------------ */

static gboolean is_makeup(const YcSheet *rows, guint row)
{
  return strcmp(text_of(rows, row, "kind"), "workday") == 0;
}

static void check_day(const YcSheet *rows, guint row, YcFaults *faults)
{
  const YcTable *table = rows->table;
  YcDay day = yc_day_parse(text_of(rows, row, "date"));
  if (day == YC_DAY_NONE)
    return;
  int year, month, unused, weekday = yc_day_weekday(day), notice = year_of(rows, row);
  yc_day_split(day, &year, &month, &unused);
  if (strcmp(text_of(rows, row, "weekday_zh"), weekday_words[weekday]) != 0)
    yc_table_fault(table, row, "weekday_zh", faults, _("%s 是星期%s,日期或星期有一个写错了。"),
                   text_of(rows, row, "date"), weekday_words[weekday]);
  if (is_makeup(rows, row) && weekday < SATURDAY)
    yc_table_fault(table, row, "kind", faults, _("调休上班只能在星期六、星期日。"));
  if (is_makeup(rows, row) && json_is_true(json_object_get(rows->rows->pdata[row], "statutory_festival_day")))
    yc_table_fault(table, row, "statutory_festival_day", faults, _("法定节日不能上班。"));
  if (year != notice && !(year == notice - 1 && month == 12))
    yc_table_fault(table, row, "notice_year", faults, _("%d年的通知只能写当年和上一年12月的日子。"), notice);
}

static void check_notice(const YcSheet *rows, guint row, guint first, YcFaults *faults)
{
  const char *number = text_of(rows, first, "notice_no");
  if (strcmp(text_of(rows, row, "notice_no"), number) != 0)
    yc_table_fault(rows->table, row, "notice_no", faults, _("同一年的通知文号应相同,第%d行是“%s”。"),
                   yc_table_line(rows->table, first), number);
}

static YcSheet *read_holidays(const char *file, YcFaults *faults)
{
  YcSheet *rows = yc_sheet_read(NULL, file, holiday_cells, faults);
  g_autoptr(GHashTable) firsts = g_hash_table_new(NULL, NULL);   /* year → its first row + 1 */
  for (guint row = 0; row < rows->rows->len; row++) {
    gpointer year = GINT_TO_POINTER(year_of(rows, row));
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(firsts, year));
    if (!first)
      g_hash_table_insert(firsts, year, GUINT_TO_POINTER(row + 1));
    else
      check_notice(rows, row, first - 1, faults);
    check_day(rows, row, faults);
  }
  return rows;
}

YcLoads *yc_load_calendar(const char *file, YcFaults *faults)
{
  g_autoptr(YcSheet) rows = read_holidays(file, faults);
  YcLoads *loads = yc_loads_new();
  g_autoptr(GHashTable) notices = g_hash_table_new(NULL, NULL);   /* year → facts, borrowed */
  g_autoptr(GPtrArray) order = g_ptr_array_new();
  for (guint row = 0; row < rows->rows->len; row++) {
    int year = year_of(rows, row);
    json_t *facts = g_hash_table_lookup(notices, GINT_TO_POINTER(year));
    if (!facts) {
      facts = json_pack("{s:i, s:s, s:[], s:i}", "year", year, "notice", text_of(rows, row, "notice_no"),
                        "days", "revision", 0);
      g_hash_table_insert(notices, GINT_TO_POINTER(year), facts);
      g_ptr_array_add(order, facts);
    }
    json_array_append_new(json_object_get(facts, "days"),
                          json_pack("{s:s, s:s, s:s}", "day", text_of(rows, row, "date"), "kind",
                                    text_of(rows, row, "kind"), "name", text_of(rows, row, "name")));
  }
  for (guint i = 0; i < order->len; i++)
    yc_loads_add(loads, "calendar.set", order->pdata[i], NULL);
  return loads;
}

/* ---- festivals ----------------------------------------------------------------------------------------- */

/* Two festivals may fall on one day; the same one may not stand there twice. */
static YcSheet *read_festivals(const char *file, const YcCell *cells, YcFaults *faults)
{
  YcSheet *rows = yc_sheet_read(NULL, file, cells, faults);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint row = 0; row < rows->rows->len; row++)
    if (!g_hash_table_add(seen, g_strconcat(text_of(rows, row, "date"), text_of(rows, row, "name"), NULL)))
      yc_table_fault(rows->table, row, "date", faults, _("这一天的这个节日前面已经写过。"));
  return rows;
}

static json_t *days_of(const YcSheet *rows)
{
  json_t *days = json_array();
  for (guint row = 0; row < rows->rows->len; row++)
    json_array_append_new(days, json_pack("{s:s, s:s}", "day", text_of(rows, row, "date"), "name",
                                          text_of(rows, row, "name")));
  return days;
}

YcLoads *yc_load_festivals(const char *file, YcFaults *faults)
{
  g_autoptr(YcSheet) rows = read_festivals(file, festival_cells, faults);
  YcLoads *loads = yc_loads_new();
  yc_loads_add(loads, "festival.set",
               json_pack("{s:o, s:b, s:i}", "days", days_of(rows), "regional", FALSE, "revision", 0), NULL);
  return loads;
}

static const YcCell regional_cells[] = { { "date", .kind = YC_CELL_DAY },
                                         { "name", .kind = YC_CELL_NAME },
                                         { "basis", .kind = YC_CELL_NAME },
                                         { 0 } };

YcLoads *yc_load_regional(const char *file, YcFaults *faults)
{
  g_autoptr(YcSheet) rows = read_festivals(file, regional_cells, faults);
  YcLoads *loads = yc_loads_new();
  if (rows->rows->len == 0) {
    if (faults->len == 0) yc_faults_add(faults, file, 0, 0, "", _("文件里一天也没有:要有 date、name、basis 三列。"));
    return loads;
  }
  for (guint row = 1; row < rows->rows->len; row++)
    if (strcmp(text_of(rows, row, "basis"), text_of(rows, 0, "basis")) != 0)
      yc_table_fault(rows->table, row, "basis", faults, _("一个文件只能有一个依据,第%d行是“%s”。"),
                     yc_table_line(rows->table, 0), text_of(rows, 0, "basis"));
  yc_loads_add(loads, "festival.set",
               json_pack("{s:o, s:b, s:i, s:s}", "days", days_of(rows), "regional", TRUE, "revision", 0, "basis",
                         text_of(rows, 0, "basis")), NULL);
  return loads;
}

/* ---- both ---------------------------------------------------------------------------------------------- */

static void widen(const YcSheet *rows, int *first, int *last)
{
  for (guint row = 0; row < rows->rows->len; row++) {
    int year = yc_day_year(yc_day_parse(text_of(rows, row, "date")));
    *first = MIN(*first, year);
    *last = MAX(*last, year);
  }
}

YcCalendar *yc_load_calendar_files(const char *holidays, const char *festivals, YcFaults *faults)
{
  guint before = faults->len;
  g_autoptr(YcSheet) days = read_holidays(holidays, faults);
  g_autoptr(YcSheet) feasts = read_festivals(festivals, festival_cells, faults);
  if (faults->len > before)
    return NULL;
  int first = 9999, last = 0;
  widen(days, &first, &last);
  widen(feasts, &first, &last);
  if (first > last) {
    yc_faults_add(faults, holidays, 0, 0, "", _("节假日和节日的文件里一天也没有。"));
    return NULL;
  }
  YcCalendar *calendar = yc_calendar_new(first, last);
  for (guint row = 0; row < days->rows->len; row++) {
    yc_calendar_add_notice(calendar, year_of(days, row));
    yc_calendar_add_day(calendar, yc_day_parse(text_of(days, row, "date")),
                        is_makeup(days, row) ? YC_DAY_MAKEUP : YC_DAY_HOLIDAY, text_of(days, row, "name"));
  }
  for (guint row = 0; row < feasts->rows->len; row++)
    yc_calendar_add_festival(calendar, yc_day_parse(text_of(feasts, row, "date")),
                             text_of(feasts, row, "name"), FALSE);
  yc_calendar_seal(calendar);
  return calendar;
}
