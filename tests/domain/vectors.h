/* vectors.h - test vectors in tab-separated files, and the calendar of the data files.  For tests of domain/
 * only: no faults, no other encodings; whatever is wrong ends the test. */
#ifndef YC_TEST_VECTORS_H
#define YC_TEST_VECTORS_H

#include <check.h>

#include "domain/calendar.h"

/* ck_assert for loops of many thousands: Check notes every assertion that holds, this only a failure. */
#define EXPECT(condition) do { if (!(condition)) ck_abort_msg("%s", #condition); } while (0)

typedef struct {
  char **header;
  GPtrArray *rows;   /* of char ** */
} Vectors;

/* `directory` is the variable of the environment that names it. */
static inline Vectors *vectors_read(const char *directory, const char *file)
{
  g_autofree char *path = g_build_filename(g_getenv(directory), file, NULL);
  g_autofree char *text = NULL;
  ck_assert_msg(g_file_get_contents(path, &text, NULL, NULL), "cannot read %s", path);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  Vectors *vectors = g_new0(Vectors, 1);
  vectors->header = g_strsplit(lines[0], "\t", -1);
  vectors->rows = g_ptr_array_new_with_free_func((GDestroyNotify) g_strfreev);
  for (char **line = lines + 1; *line; line++)
    if (**line)
      g_ptr_array_add(vectors->rows, g_strsplit(*line, "\t", -1));
  ck_assert_uint_gt(vectors->rows->len, 0);
  return vectors;
}

static inline void vectors_free(Vectors *vectors)
{
  g_strfreev(vectors->header);
  g_ptr_array_unref(vectors->rows);
  g_free(vectors);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Vectors, vectors_free)

static inline const char *vectors_get(const Vectors *vectors, guint row, const char *column)
{
  char **cells = g_ptr_array_index(vectors->rows, row);
  for (guint i = 0; vectors->header[i] && cells[i]; i++)
    if (g_str_equal(vectors->header[i], column))
      return cells[i];
  ck_abort_msg("no column %s", column);
}

static inline int vectors_int(const Vectors *vectors, guint row, const char *column)
{
  return (int) g_ascii_strtoll(vectors_get(vectors, row, column), NULL, 10);
}

static inline YcDay vectors_day(const Vectors *vectors, guint row, const char *column)
{
  YcDay day = yc_day_parse(vectors_get(vectors, row, column));
  ck_assert_msg(day != YC_DAY_NONE, "no day in %s, row %u", column, row);
  return day;
}

static inline YcDay day_of(const char *text)
{
  YcDay day = yc_day_parse(text);
  ck_assert_msg(day != YC_DAY_NONE, "no day: %s", text);
  return day;
}

static inline void assert_day(YcDay day, const char *expected, const char *what)
{
  char text[YC_DAY_TEXT];
  ck_assert_msg(g_str_equal(yc_day_format(day, text), expected), "%s: %s, expected %s", what, text, expected);
}

/* The notices of 2022 to 2026 and the festivals to 2035, as installed. */
static inline YcCalendar *data_calendar(void)
{
  YcCalendar *calendar = yc_calendar_new(2022, 2035);
  g_autoptr(Vectors) holidays = vectors_read("YICHUANG_DATADIR", "calendar/holidays.tsv");
  for (guint i = 0; i < holidays->rows->len; i++) {
    gboolean holiday = g_str_equal(vectors_get(holidays, i, "kind"), "holiday");
    yc_calendar_add_notice(calendar, vectors_int(holidays, i, "notice_year"));
    yc_calendar_add_day(calendar, vectors_day(holidays, i, "date"), holiday ? YC_DAY_HOLIDAY : YC_DAY_MAKEUP,
                        vectors_get(holidays, i, "name"));
  }
  g_autoptr(Vectors) festivals = vectors_read("YICHUANG_DATADIR", "calendar/festivals.tsv");
  for (guint i = 0; i < festivals->rows->len; i++)
    yc_calendar_add_festival(calendar, vectors_day(festivals, i, "date"), vectors_get(festivals, i, "name"),
                             FALSE);
  yc_calendar_seal(calendar);
  return calendar;
}

#endif
