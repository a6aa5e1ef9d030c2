/* words.c - what is typed into a field with a form of its own: numbers of people, organisations, phones and cases,
 * days, moments.  What was read and written again reads the same. */
#include <config.h>
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <string.h>

#include "domain/fold.h"
#include "domain/identity.h"
#include "domain/number.h"

#define LENGTH 18

static gboolean is_same(const YcIdentity *a, const YcIdentity *b)
{
  return a->verdict == b->verdict && a->kind == b->kind && a->error == b->error && a->position == b->position &&
         a->birth == b->birth && a->sex == b->sex && strcmp(a->normalised, b->normalised) == 0;
}

static void expect_verdict(const YcIdentity *found, const YcIdentity *again)
{
  EXPECT(is_same(found, again) && g_utf8_validate(found->normalised, -1, NULL));
  EXPECT(found->position >= 0 && found->position <= LENGTH);
  EXPECT((found->verdict == YC_VERDICT_ACCEPT) == (found->error == YC_IDERR_NONE));
  EXPECT(found->verdict == YC_VERDICT_REJECT || strlen(found->normalised) == LENGTH);
  EXPECT(*yc_verdict_code(found->verdict) && *yc_id_kind_code(found->kind) && *yc_id_error_code(found->error));
}

static void check_identity(const char *text, YcDay today)
{
  YcIdentity found = yc_identity_check(text, today), again = yc_identity_check(found.normalised, today);
  expect_verdict(&found, &again);
  EXPECT(found.verdict == YC_VERDICT_REJECT ||
         (found.birth != YC_DAY_NONE && found.birth <= today && found.sex != YC_SEX_UNKNOWN));
  found = yc_uscc_check(text);
  again = yc_uscc_check(found.normalised);
  expect_verdict(&found, &again);
}

static void check_phone(const char *text)
{
  char phone[16], again[16];
  if (!yc_phone_normalise(text, phone))
    return;
  EXPECT(strlen(phone) >= 7 && strspn(phone, "0123456789-") == strlen(phone));
  EXPECT(yc_phone_normalise(phone, again) && strcmp(phone, again) == 0);
}

static void expect_short(const YcNumber *number, int year)
{
  int monthday, serial, digit, own_year, month, day;
  char check;
  yc_day_split(number->day, &own_year, &month, &day);
  g_autofree char *full = yc_number_long(number), *text = yc_number_short(number, year, "荻");
  EXPECT(yc_number_parse_short(text, &monthday, &serial, &check, &digit));
  EXPECT(monthday == month * 100 + day && serial == number->serial && check == full[strlen(full) - 1]);
  EXPECT(digit == (year == own_year ? -1 : own_year % 10));
}

static void check_long(const char *text)
{
  YcNumber number, again;
  gboolean bad_check;
  if (!yc_number_parse(text, &number, &bad_check))
    return;
  EXPECT(!bad_check);
  char typed[64], written[64];
  g_autofree char *full = yc_number_long(&number);
  yc_fold(text, FALSE, typed, sizeof typed);
  yc_fold(full, FALSE, written, sizeof written);
  EXPECT(strcmp(typed, written) == 0 && yc_number_parse(full, &again, NULL));
  EXPECT(number.day == again.day && number.serial == again.serial && strcmp(number.town, again.town) == 0);
  expect_short(&number, yc_day_year(number.day));
  expect_short(&number, 2026);
}

static void check_short(const char *text)
{
  int monthday, serial, digit, monthday2, serial2, digit2;
  char check, check2, year[3] = "", written[64];
  if (!yc_number_parse_short(text, &monthday, &serial, &check, &digit))
    return;
  EXPECT(serial > 0 && digit >= -1 && digit <= 9 && (g_ascii_isdigit(check) || g_ascii_isupper(check)));
  EXPECT(yc_day_new(2000, monthday / 100, monthday % 100) != YC_DAY_NONE);
  if (digit >= 0)
    g_snprintf(year, sizeof year, "%d-", digit);
  g_snprintf(written, sizeof written, "%s%04d-%03d%c", year, monthday, serial, check);
  EXPECT(yc_number_parse_short(written, &monthday2, &serial2, &check2, &digit2));
  EXPECT(monthday == monthday2 && serial == serial2 && check == check2 && digit == digit2);
}

static void check_day(const char *text)
{
  YcDay day = yc_day_parse(text);
  char written[YC_DAY_TEXT];
  if (day == YC_DAY_NONE)
    return;
  EXPECT(strcmp(yc_day_format(day, written), text) == 0);
  YcDay later = yc_day_add_months(day, 1);
  EXPECT(later == YC_DAY_NONE || (later - day >= 28 && later - day <= 31));
  EXPECT(yc_day_age(day, day) == 0);
}

static void check_time(const char *text)
{
  YcTime time = yc_time_parse(text);
  if (time == YC_TIME_NONE)
    return;
  int hour, minute;
  char day[YC_DAY_TEXT], written[32];
  yc_time_clock(time, &hour, &minute);
  YcTime start = yc_time_new(yc_time_day(time), hour, minute, 0);
  EXPECT(time >= start && time < start + YC_MINUTE);
  g_snprintf(written, sizeof written, "%sT%02d:%02d:%02d", yc_day_format(yc_time_day(time), day), hour, minute,
             (int)((time - start) / YC_SECOND));
  EXPECT(yc_time_parse(written) == time);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
  g_autofree char *text = g_strndup((const char *)bytes, size);
  check_identity(text, yc_day_new(2026, 11, 3));
  check_phone(text);
  check_long(text);
  check_short(text);
  check_day(text);
  check_time(text);
  EXPECT(g_ascii_isalnum(yc_number_check(text)));
  return 0;
}
