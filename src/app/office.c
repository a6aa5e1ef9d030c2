/* office.c - the directory: offices to refer to and to send on to (RULE inq-03).  See app.h. */
#include <config.h>
#include <string.h>
#include "app/private.h"
#include "base/pinyin.h"
#include "base/text.h"

enum { TOWN_DIGITS = 9 };

void yc_office_row_free(YcOfficeRow *row)
{
  if (row == NULL) return;
  char *members[] = { row->code, row->name, row->short_name, row->address, row->hours, row->phone,
                      row->level };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
  g_free(row);
}

static YcOfficeRow *read_row(const YcRows *rows, guint i)
{
  YcOfficeRow *row = g_new0(YcOfficeRow, 1);
  const struct { char **member; const char *column; } members[] = {
    { &row->code, "code" }, { &row->name, "name" }, { &row->short_name, "short" },
    { &row->address, "address" }, { &row->hours, "hours" }, { &row->phone, "phone" },
    { &row->level, "level" },
  };
  for (guint m = 0; m < G_N_ELEMENTS(members); m++)
    *members[m].member = g_strdup(yc_rows_str(rows, i, members[m].column));
  row->outside = yc_rows_int(rows, i, "inside") == 0;
  return row;
}

YcOfficeRow *yc_app_office(YcApp *app, const char *code)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_OFFICE, "t", code);
  return rows != NULL && yc_rows_count(rows) > 0 ? read_row(rows, 0) : NULL;
}

static gboolean has_initials(const char *text, const char *typed)
{
  g_auto(GStrv) initials = yc_initials(text, FALSE);
  for (char **i = initials; *i != NULL; i++)
    if (g_str_has_prefix(*i, typed)) return TRUE;
  return FALSE;
}

/* "cl": 县残联, "bdc": 县不动产登记中心. */
static gboolean has_initials_inside(const char *name, const char *typed)
{
  g_auto(GStrv) initials = yc_initials(name, FALSE);
  for (char **i = initials; *i != NULL && strlen(typed) > 1; i++)
    if (strstr(*i, typed) != NULL) return TRUE;
  return FALSE;
}

/* Beginnings, of the name as it is written or of its short name, before what only contains the words. */
static int answers_to(const YcOfficeRow *row, const char *typed)
{
  if (*typed == '\0' || g_str_has_prefix(row->name, typed) || g_str_has_prefix(row->short_name, typed) ||
      strcmp(row->code, typed) == 0 || has_initials(row->short_name, typed) || has_initials(row->name, typed))
    return 2;
  return strstr(row->name, typed) != NULL || strstr(row->short_name, typed) != NULL || has_initials_inside(row->short_name, typed) ||
         has_initials_inside(row->name, typed);
}

GPtrArray *yc_app_offices(YcApp *app, const char *words, GError **error)
{
  g_autofree char *half = yc_halfwidth(words);
  g_autofree char *typed = g_ascii_strdown(g_strstrip(half), -1);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_OFFICES, "");
  if (rows == NULL) return NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)yc_office_row_free);
  guint begun = 0;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcOfficeRow *row = read_row(rows, i);
    int answer = answers_to(row, typed);
    if (answer == 0) yc_office_row_free(row);
    else g_ptr_array_insert(found, answer == 2 ? (int)begun++ : -1, row);
  }
  return found;
}

char *yc_app_other_hall(YcApp *app, const char *place)
{
  g_autofree char *here = yc_app_division(app);
  if (strlen(place) <= TOWN_DIGITS || strncmp(place, here, TOWN_DIGITS) == 0) return NULL;
  g_autofree char *code = g_strdup_printf("hall-%.*s000", TOWN_DIGITS, place);
  YcOfficeRow *hall = yc_app_office(app, code);
  gboolean known = hall != NULL;
  yc_office_row_free(hall);
  return known ? g_steal_pointer(&code) : NULL;
}
