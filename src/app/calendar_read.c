/* calendar_read.c - the legal calendar out of the store, as it is or as it will be with what is about to be loaded. */
#include <config.h>
#include <string.h>
#include "app/private.h"

/* What stands in the store, and what replaces part of it. */
typedef struct {
  YcCalendar *calendar;
  const GPtrArray *changes;   /* of json_t *; may be NULL */
  YcRows *years, *days, *festivals;
} Sources;

static void sources_clear(Sources *s)
{
  yc_rows_free(s->years);
  yc_rows_free(s->days);
  yc_rows_free(s->festivals);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sources, sources_clear)

/* Whether a change sets this member to this number: then the store's own rows of it are not read. */
static gboolean replaced(const Sources *s, const char *member, gint64 value)
{
  for (guint i = 0; s->changes != NULL && i < s->changes->len; i++) {
    json_t *set = json_object_get(s->changes->pdata[i], member);
    if (set != NULL && (json_is_boolean(set) ? json_is_true(set) : json_integer_value(set)) == value) return TRUE;
  }
  return FALSE;
}

static void add_day(const Sources *s, const char *day, const char *kind, const char *name)
{
  yc_calendar_add_day(s->calendar, yc_day_parse(day), strcmp(kind, "workday") == 0 ? YC_DAY_MAKEUP : YC_DAY_HOLIDAY,
                      name);
}

static void add_stored(const Sources *s)
{
  for (guint i = 0; i < yc_rows_count(s->years); i++)
    yc_calendar_add_notice(s->calendar, (int)yc_rows_int(s->years, i, "year"));
  for (guint i = 0; i < yc_rows_count(s->days); i++)
    if (!replaced(s, "year", yc_rows_int(s->days, i, "year")))
      add_day(s, yc_rows_str(s->days, i, "day"), yc_rows_str(s->days, i, "kind"), yc_rows_str(s->days, i, "name"));
  for (guint i = 0; i < yc_rows_count(s->festivals); i++) {
    gboolean regional = yc_rows_int(s->festivals, i, "regional") != 0;
    if (!replaced(s, "regional", regional))
      yc_calendar_add_festival(s->calendar, yc_rows_day(s->festivals, i, "day"), yc_rows_str(s->festivals, i, "name"),
                               regional);
  }
}

static const char *text(const json_t *object, const char *member)
{
  return json_string_value(json_object_get(object, member));
}

static void add_change(const Sources *s, const json_t *change)
{
  const json_t *year = json_object_get(change, "year");
  size_t i;
  json_t *day;
  if (year != NULL) yc_calendar_add_notice(s->calendar, (int)json_integer_value(year));
  json_array_foreach(json_object_get(change, "days"), i, day)
    if (year != NULL) add_day(s, text(day, "day"), text(day, "kind"), text(day, "name"));
    else
      yc_calendar_add_festival(s->calendar, yc_day_parse(text(day, "day")), text(day, "name"),
                               json_is_true(json_object_get(change, "regional")));
}

static void widen(const Sources *s, int *first, int *last)
{
  for (guint i = 0; i < yc_rows_count(s->years); i++)
    *first = MIN(*first, (int)yc_rows_int(s->years, i, "year"));
  for (guint i = 0; i < yc_rows_count(s->festivals); i++)
    *last = MAX(*last, yc_day_year(yc_rows_day(s->festivals, i, "day")));
  for (guint c = 0; s->changes != NULL && c < s->changes->len; c++) {
    size_t i;
    json_t *day;
    json_array_foreach(json_object_get(s->changes->pdata[c], "days"), i, day) {
      int year = yc_day_year(yc_day_parse(text(day, "day")));
      *first = MIN(*first, year);
      *last = MAX(*last, year);
    }
  }
}

YcCalendar *yc_calendar_read(YcStore *store, int today_year, const GPtrArray *changes, GError **error)
{
  g_auto(Sources) s = { .changes = changes };
  s.years = yc_query(store, error, YC_Q_CALENDAR_YEARS, "");
  if (s.years != NULL) s.days = yc_query(store, error, YC_Q_CALENDAR_DAYS, "");
  if (s.days != NULL) s.festivals = yc_query(store, error, YC_Q_FESTIVALS, "");
  if (s.festivals == NULL) return NULL;
  int first = today_year - 10, last = today_year + 10;
  widen(&s, &first, &last);
  s.calendar = yc_calendar_new(first, last);
  add_stored(&s);
  for (guint i = 0; changes != NULL && i < changes->len; i++) add_change(&s, changes->pdata[i]);
  yc_calendar_seal(s.calendar);
  return s.calendar;
}

/* --- revisions -------------------------------------------------------------------------------------------- */

/* The days of a year, or of a set of festivals, as facts write them.  New reference. */
static json_t *stored_days(const YcRows *rows, const char *column, gint64 value, gboolean kinds)
{
  json_t *list = json_array();
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    if (yc_rows_int(rows, i, column) != value) continue;
    json_t *day = json_pack("{s:s, s:s}", "day", yc_rows_str(rows, i, "day"), "name", yc_rows_str(rows, i, "name"));
    if (kinds) json_object_set_new(day, "kind", json_string(yc_rows_str(rows, i, "kind")));
    json_array_append_new(list, day);
  }
  return list;
}

gint64 yc_calendar_next_revision(YcStore *store, const json_t *facts, gboolean *same)
{
  const json_t *year = json_object_get(facts, "year");
  const char *column = year ? "year" : "regional";
  gint64 which = year ? json_integer_value(year) : json_is_true(json_object_get(facts, "regional")), revision = 0;
  g_autoptr(YcRows) sets = yc_query(store, NULL, year ? YC_Q_CALENDAR_YEARS : YC_Q_FESTIVAL_SETS, "");
  g_autoptr(YcRows) days = yc_query(store, NULL, year ? YC_Q_CALENDAR_DAYS : YC_Q_FESTIVALS, "");
  *same = FALSE;
  for (guint i = 0; sets != NULL && i < yc_rows_count(sets); i++)
    if (yc_rows_int(sets, i, column) == which) revision = yc_rows_int(sets, i, "revision");
  if (revision == 0 || days == NULL) return 1;
  json_t *old = stored_days(days, column, which, year != NULL);
  *same = json_equal(old, json_object_get(facts, "days"));
  json_decref(old);
  return revision + 1;
}
