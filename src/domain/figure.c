/* figure.c - see figure.h. */
#include <config.h>
#include "domain/figure.h"

YcClass yc_class_of(YcDay due, YcDay day)
{
  if (day < due) return YC_CLASS_EARLY;
  return day == due ? YC_CLASS_PUNCTUAL : YC_CLASS_LATE;
}

const char *yc_class_code(YcClass class)
{
  static const char *const codes[] = { "early", "punctual", "late" };
  return codes[class];
}

YcAge yc_age_of(int days)
{
  if (days <= 3) return YC_AGE_3;
  return days <= 10 ? YC_AGE_10 : YC_AGE_MORE;
}

/* --- adding up -------------------------------------------------------------------------------------------- */

void yc_tally_clear(YcTally *tally)
{
  if (tally->days != NULL) g_array_unref(tally->days);
  *tally = (YcTally){ .days = NULL };
}

void yc_tally_add_days(YcTally *tally, int days, gint64 n)
{
  if (tally->days == NULL) tally->days = g_array_new(FALSE, TRUE, sizeof(gint64));
  if (tally->days->len <= (guint)days) g_array_set_size(tally->days, (guint)days + 1);
  g_array_index(tally->days, gint64, days) += n;
  tally->days_n += n;
  tally->days_sum += n * days;
}

void yc_tally_add_trips(YcTally *tally, int trips, gint64 n)
{
  tally->given += n;
  tally->given_once += trips <= 1 ? n : 0;
  tally->given_trips += n * trips;
}

void yc_tally_add_open(YcTally *tally, int days_over, gboolean law, gboolean excused)
{
  tally->open_law += law;
  tally->open_excused += excused;
  if (excused) return;
  tally->age[yc_age_of(days_over)]++;
  tally->oldest = MAX(tally->oldest, days_over);
}

void yc_tally_add(YcTally *tally, const YcTally *other)
{
  for (guint i = 0; i < YC_N_COUNTED; i++) tally->counted[i] += other->counted[i];
  for (guint i = 0; i < YC_N_AGES; i++) tally->age[i] += other->age[i];
  tally->open_law += other->open_law;
  tally->open_excused += other->open_excused;
  tally->oldest = MAX(tally->oldest, other->oldest);
  tally->given += other->given;
  tally->given_once += other->given_once;
  tally->given_trips += other->given_trips;
  for (guint i = 0; other->days != NULL && i < other->days->len; i++)
    if (g_array_index(other->days, gint64, i) != 0) yc_tally_add_days(tally, (int)i, g_array_index(other->days, gint64, i));
}

/* --- what is made of it ----------------------------------------------------------------------------------- */

gint64 yc_tally_open(const YcTally *tally)
{
  return tally->age[YC_AGE_3] + tally->age[YC_AGE_10] + tally->age[YC_AGE_MORE];
}

gint64 yc_tally_due(const YcTally *tally)
{
  const gint64 *n = tally->counted;
  return n[YC_COUNTED_EARLY] + n[YC_COUNTED_PUNCTUAL] + n[YC_COUNTED_LATE] + yc_tally_open(tally);
}

int yc_tally_rate(const YcTally *tally)
{
  gint64 due = yc_tally_due(tally), kept = tally->counted[YC_COUNTED_EARLY] + tally->counted[YC_COUNTED_PUNCTUAL];
  return due == 0 ? -1 : (int)(kept * 1000 / due);
}

/* How many days the one at `place`, counted from 0, took. */
static int days_at(const YcTally *tally, gint64 place)
{
  guint days = 0;
  while (days + 1 < tally->days->len && place >= g_array_index(tally->days, gint64, days))
    place -= g_array_index(tally->days, gint64, days++);
  return (int)days;
}

int yc_tally_median(const YcTally *tally)
{
  if (tally->days_n <= 0) return -1;
  return 5 * (days_at(tally, (tally->days_n - 1) / 2) + days_at(tally, tally->days_n / 2));
}

int yc_tally_mean(const YcTally *tally)
{
  return tally->days_n <= 0 ? -1 : (int)((tally->days_sum * 10 + tally->days_n / 2) / tally->days_n);
}

int yc_tally_once(const YcTally *tally)
{
  return tally->given <= 0 ? -1 : (int)(tally->given_once * 1000 / tally->given);
}

int yc_tally_trips(const YcTally *tally)
{
  return tally->given <= 0 ? -1 : (int)((tally->given_trips * 10 + tally->given / 2) / tally->given);
}
