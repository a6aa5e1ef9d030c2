/* when.c - see when.h. */
#include <config.h>
#include "tui/when.h"

#include <string.h>

/* The nearest day with these parts on that side of today (way −1: not after it, 1: not before it): 20; 11-20, 1120;
 * 2026-11-20, 20261120. */
static YcDay nearest(const char *text, YcDay today, int way)
{
  guint part[3] = { 0 }, n = 0;
  int year, month, day;
  gsize digits = strspn(text, "0123456789");
  yc_day_split(today, &year, &month, &day);
  g_autofree char *spread = !text[digits] && digits == 4   ? g_strdup_printf("%.2s-%s", text, text + 2)
                            : !text[digits] && digits == 8 ? g_strdup_printf("%.4s-%.2s-%s", text, text + 4, text + 6)
                                                           : g_strdup(text);
  for (const char *at = spread; *at && n < G_N_ELEMENTS(part); n++) {
    char *end;
    part[n] = (guint)g_ascii_strtoull(at, &end, 10);
    if (end == at)
      return YC_DAY_NONE;
    at = end + strcspn(end, "0123456789");
  }
  int reach = n == 3 ? 0 : n == 2 ? 12 : 1;
  int first = n == 3 ? (int)part[0] * 12 + (int)part[1] - 1 : n == 2 ? year * 12 + (int)part[0] - 1 : year * 12 + month - 1;
  for (int at = first; n && ABS(at - first) <= reach; at += way * MAX(reach, 1)) {
    g_autofree char *text_of = g_strdup_printf("%04d-%02d-%02u", at / 12, at % 12 + 1, part[n - 1]);
    YcDay found = yc_day_parse(text_of);
    if (found != YC_DAY_NONE && (way * (found - today) >= 0 || n == 3))
      return found;
  }
  return YC_DAY_NONE;
}

YcDay yc_when_day(const char *text, YcDay today)
{
  return nearest(text, today, -1);
}

YcDay yc_when_ahead(const char *text, YcDay today)
{
  return nearest(text, today, 1);
}

static gboolean read_time(const char *text, guint *hour, guint *minute)
{
  char *end;
  gsize digits = strspn(text, "0123456789");
  if (text[digits] == '\0' && (digits == 3 || digits == 4)) {
    guint both = (guint)g_ascii_strtoull(text, NULL, 10);
    *hour = both / 100;
    *minute = both % 100;
  } else {
    *hour = (guint)g_ascii_strtoull(text, &end, 10);
    if (digits < 1 || digits > 2 || (*end != ':' && *end != '.') || strspn(end + 1, "0123456789") != 2 || end[3] != '\0')
      return FALSE;
    *minute = (guint)g_ascii_strtoull(end + 1, NULL, 10);
  }
  return *hour < 24 && *minute < 60;
}

char *yc_when_moment(const char *text, YcDay today)
{
  char written[YC_DAY_TEXT];
  guint hour, minute;
  g_autofree char *one = g_strdelimit(g_strdup(text), "T", ' ');
  char *blank = strrchr(one, ' ');
  const char *time = blank ? blank + 1 : one;
  if (blank)
    *blank = '\0';
  YcDay day = blank ? yc_when_day(g_strstrip(one), today) : today;
  if (day == YC_DAY_NONE || !read_time(time, &hour, &minute))
    return NULL;
  return g_strdup_printf("%sT%02u:%02u", yc_day_format(day, written), hour, minute);
}
