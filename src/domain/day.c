#include <config.h>

#include "domain/day.h"

#define OFFSET (8 * YC_HOUR)   /* the hall's +08:00, summer and winter */
#define DAY (24 * YC_HOUR)
#define FIRST_YEAR 1600
#define LAST_YEAR 9999

static gboolean is_leap(int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  return lengths[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/* Both conversions count from 1 March of year 0, so that the leap day is the last of its year, in eras of 400
 * years (146097 days).  Day 0 of that count is 719468 days before 1970-01-01. */
#define ERA_DAYS 146097
#define EPOCH 719468

YcDay yc_day_new(int year, int month, int day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12
      || day < 1 || day > month_length(year, month))
    return YC_DAY_NONE;
  int y = month > 2 ? year : year - 1;
  int of_era = y % 400;
  int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return y / 400 * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH;
}

void yc_day_split(YcDay day, int *year, int *month, int *day_of_month)
{
  int since = day + EPOCH;
  int era = (since >= 0 ? since : since - (ERA_DAYS - 1)) / ERA_DAYS;
  int of_era = since - era * ERA_DAYS;
  int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int march_month = (5 * of_year + 2) / 153;
  *day_of_month = of_year - (153 * march_month + 2) / 5 + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = era * 400 + year_of_era + (*month <= 2 ? 1 : 0);
}

int yc_day_year(YcDay day)
{
  int year, month, day_of_month;
  yc_day_split(day, &year, &month, &day_of_month);
  return year;
}

int yc_day_weekday(YcDay day)
{
  return ((day + 3) % 7 + 7) % 7;   /* 1970-01-01 was a Thursday */
}

/* Reads `digits` digits at `text`; -1 if one of them is none. */
static int read_digits(const char *text, int digits)
{
  int value = 0;
  for (int i = 0; i < digits; i++) {
    if (!g_ascii_isdigit(text[i]))
      return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

/* The day at the start of `text`, whatever follows. */
static YcDay read_day(const char *text)
{
  int year = read_digits(text, 4);
  if (year < 0 || text[4] != '-')
    return YC_DAY_NONE;
  int month = read_digits(text + 5, 2);
  if (month < 0 || text[7] != '-')
    return YC_DAY_NONE;
  return yc_day_new(year, month, read_digits(text + 8, 2));
}

YcDay yc_day_parse(const char *text)
{
  YcDay day = read_day(text);
  return day != YC_DAY_NONE && text[10] == '\0' ? day : YC_DAY_NONE;
}

/* Writes `count` digits and what follows them: days are formatted by the dozen for every event. */
static char *put_digits(char *at, int value, int count, char after)
{
  for (int i = count - 1; i >= 0; i--, value /= 10)
    at[i] = (char) ('0' + value % 10);
  at[count] = after;
  return at + count + 1;
}

const char *yc_day_format(YcDay day, char text[YC_DAY_TEXT])
{
  int year, month, day_of_month;
  yc_day_split(day, &year, &month, &day_of_month);
  if (yc_day_new(year, month, day_of_month) == YC_DAY_NONE)
    text[0] = '\0';
  else
    put_digits(put_digits(put_digits(text, year, 4, '-'), month, 2, '-'), day_of_month, 2, '\0');
  return text;
}

YcDay yc_day_add_months(YcDay day, int months)
{
  int year, month, day_of_month;
  yc_day_split(day, &year, &month, &day_of_month);
  gint64 count = (gint64) year * 12 + (month - 1) + months;
  if (count < FIRST_YEAR * 12 || count >= (LAST_YEAR + 1) * 12)
    return YC_DAY_NONE;
  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  return yc_day_new(year, month, MIN(day_of_month, month_length(year, month)));
}

int yc_day_age(YcDay birth, YcDay day)
{
  int age = yc_day_year(day) - yc_day_year(birth);
  /* Through the months, so that who was born on 29 February grows older in every year. */
  return yc_day_add_months(birth, age * 12) <= day ? age : age - 1;
}

YcDay yc_time_day(YcTime time)
{
  YcTime local = time + OFFSET;
  return (YcDay) ((local >= 0 ? local : local - (DAY - 1)) / DAY);
}

YcTime yc_time_new(YcDay day, int hour, int minute, int second)
{
  return day * DAY + hour * YC_HOUR + minute * YC_MINUTE + second * YC_SECOND - OFFSET;
}

void yc_time_clock(YcTime time, int *hour, int *minute)
{
  YcTime of_day = time + OFFSET - yc_time_day(time) * DAY;
  *hour = (int) (of_day / YC_HOUR);
  *minute = (int) (of_day % YC_HOUR / YC_MINUTE);
}

YcTime yc_time_parse(const char *text)
{
  YcDay day = read_day(text);
  if (day == YC_DAY_NONE || (text[10] != 'T' && text[10] != ' '))
    return YC_TIME_NONE;
  int hour = read_digits(text + 11, 2);
  if (hour < 0 || hour > 23 || text[13] != ':')
    return YC_TIME_NONE;
  int minute = read_digits(text + 14, 2);
  if (minute < 0 || minute > 59)
    return YC_TIME_NONE;
  const char *rest = text + 16;
  int second = *rest == ':' ? read_digits(rest + 1, 2) : 0;
  if (second < 0 || second > 59 || rest[*rest == ':' ? 3 : 0] != '\0')
    return YC_TIME_NONE;
  return yc_time_new(day, hour, minute, second);
}
