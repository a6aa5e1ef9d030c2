#include <config.h>

#include "domain/number.h"

#include <string.h>

#include "domain/fold.h"

#define SERIAL_DIGITS 9   /* more would not fit an int */

static const char digits[] = "0123456789";
static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static int alphabet_index(char c)
{
  return g_ascii_isdigit(c) ? c - '0' : g_ascii_toupper(c) - 'A' + 10;
}

char yc_number_check(const char *text)
{
  int product = 36;
  for (; *text; text++) {
    if (!g_ascii_isalnum(*text))
      continue;
    int sum = (product + alphabet_index(*text)) % 36;
    product = (sum ? sum : 36) * 2 % 37;
  }
  return alphabet[(37 - product) % 36];
}

/* Writes a value with at least so many digits; returns where it ends.  Every row of a list shows a number. */
static char *put(char *at, int value, int width)
{
  int count = 1;
  for (int rest = value / 10; rest > 0; rest /= 10)
    count++;
  count = MAX(count, width);
  for (int i = count - 1; i >= 0; i--, value /= 10)
    at[i] = digits[value % 10];
  return at + count;
}

/* RULE acc-09; `text` has room for 64 bytes. */
static char *write_long(const YcNumber *number, char *text)
{
  int year, month, day;
  yc_day_split(number->day, &year, &month, &day);
  char *at = g_stpcpy(text, number->town);
  *at++ = number->site;
  *at++ = '-';
  at = put(put(put(at, year, 4), month, 2), day, 2);
  *at++ = '-';
  at = put(at, number->serial, 4);
  *at = '\0';
  char check = yc_number_check(text);
  *at++ = '-';
  *at++ = check;
  *at = '\0';
  return at;
}

char *yc_number_long(const YcNumber *number)
{
  char text[64];
  write_long(number, text);
  return g_strdup(text);
}

char *yc_number_short(const YcNumber *number, int year, const char *mark)
{
  int own_year, month, day;
  yc_day_split(number->day, &own_year, &month, &day);
  char text[64], full[64], *at = text;
  if (own_year != year) {
    at = put(at, own_year % 10, 1);
    *at++ = '-';
  }
  at = put(put(at, month, 2), day, 2);
  *at++ = '-';
  at = put(at, number->serial, 3);
  *at++ = write_long(number, full)[-1];
  *at = '\0';
  return g_strconcat(mark ? mark : "", text, NULL);
}

/* The number of `count` digits at `text`. */
static int value_of(const char *text, gsize count)
{
  int value = 0;
  for (gsize i = 0; i < count; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

/* The fields of 581126100A202611030004K. */
static gboolean read_fields(const char *text, YcNumber *number)
{
  gsize town = strspn(text, digits);
  if ((town != 9 && town != 12) || !g_ascii_isupper(text[town]))
    return FALSE;
  const char *date = text + town + 1;
  gsize length = strlen(date);
  if (length < 8 + 4 + 1 || length > 8 + SERIAL_DIGITS + 1 || !g_ascii_isalnum(date[length - 1]))
    return FALSE;
  gsize serial = length - 8 - 1;   /* the check character may be a digit too */
  if (strspn(date, digits) < 8 + serial || (serial > 4 && date[8] == '0'))
    return FALSE;
  memcpy(number->town, text, town);
  number->town[town] = '\0';
  number->site = text[town];
  number->day = yc_day_new(value_of(date, 4), value_of(date + 4, 2), value_of(date + 6, 2));
  number->serial = value_of(date + 8, serial);
  return number->day != YC_DAY_NONE && number->serial > 0;
}

gboolean yc_number_parse(const char *text, YcNumber *number, gboolean *bad_check)
{
  char bare[64];
  yc_fold(text, FALSE, bare, sizeof bare);
  gboolean unused;
  if (!bad_check)
    bad_check = &unused;
  *bad_check = FALSE;
  if (!read_fields(bare, number))
    return FALSE;
  char *check = bare + strlen(bare) - 1;
  char typed = *check;
  *check = '\0';
  *bad_check = typed != yc_number_check(bare);
  return !*bad_check;
}

/* The mark of another node before a short number is for people: the check character tells the nodes apart. */
static const char *skip_mark(const char *text)
{
  return (guchar) *text >= 0x80 ? g_utf8_next_char(text) : text;
}

/* 1103-004K, 1103004K, 5-1103-004-K */
static gboolean read_short(const char *at, int *monthday, int *serial, char *check, int *year_digit)
{
  gboolean has_year = g_ascii_isdigit(at[0]) && at[1] == '-';
  *year_digit = has_year ? at[0] - '0' : -1;
  at += has_year ? 2 : 0;
  if (strspn(at, digits) < 4 || yc_day_new(2000, value_of(at, 2), value_of(at + 2, 2)) == YC_DAY_NONE)
    return FALSE;
  *monthday = value_of(at, 4);
  at += at[4] == '-' ? 5 : 4;

  gsize length = strlen(at);
  if (length < 4 || !g_ascii_isalnum(at[length - 1]))
    return FALSE;
  gsize count = at[length - 2] == '-' ? length - 2 : length - 1;
  if (count < 3 || count > SERIAL_DIGITS || strspn(at, digits) < count)
    return FALSE;
  *serial = value_of(at, count);
  *check = at[length - 1];
  return *serial > 0;
}

gboolean yc_number_parse_short(const char *text, int *monthday, int *serial, char *check, int *year_digit)
{
  char typed[64];
  yc_fold(text, TRUE, typed, sizeof typed);
  YcNumber number;
  gboolean bad_check;
  if (!yc_number_parse(typed, &number, &bad_check))
    return read_short(skip_mark(typed), monthday, serial, check, year_digit);
  int year, month, day;
  yc_day_split(number.day, &year, &month, &day);
  *monthday = month * 100 + day;
  *serial = number.serial;
  *check = write_long(&number, typed)[-1];   /* hyphens may follow it where it was typed */
  *year_digit = year % 10;
  return TRUE;
}
