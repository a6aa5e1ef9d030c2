/* hall.h - the demonstration hall for tests: a fresh copy of its store in a temporary directory, opened at a moment, with
 * 李秀英 at window 3.  Failures inside are failures of the test. */
#ifndef YC_TEST_HALL_H
#define YC_TEST_HALL_H

#include "app/app.h"
#include "app/intake.h"

#define HALL_NOW "2026-11-05T10:20"

/* The one that hall_begin() opened. */
extern YcApp *hall;
extern char *hall_directory, *hall_path;

/* Before the suite runs: makes the empty hall once, and with `cases` a demo store of so many cases as well. */
void hall_prepare(guint cases);
void hall_prepare_empty(void);
/* Removes what hall_prepare() made. */
void hall_finish(void);
/* Checked fixtures: a copy of the empty hall; of the demo store. */
void hall_begin(void);
void hall_begin_demo(void);
void hall_end(void);

/* Another connection, at a moment, signed in. */
YcApp *hall_open(const char *moment, const char *login, const char *window);
/* Time goes on for `hall`; who works there changes. */
void hall_at(const char *moment);
void hall_as(const char *login, const char *window);

/* A query's first row, with printf's ways of putting values in: its first value, or all of them as a|b|c, - for NULL
 * (freed with the hall). */
gint64 hall_int(const char *format, ...) G_GNUC_PRINTF(1, 2);
const char *hall_text(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* Replay equals tables, chain unbroken. */
void hall_verify(void);
/* Every clock that runs or stands has the days that counting it again from its limit, start and stops gives with the
 * calendar as it is; only the applicant's day to supply may be later than that (it is never taken back). */
void hall_recompute_equals(void);
YcDay day_of(const char *text);

/* The n-th of the demonstration's people, without a known person's key. */
void hall_person(guint n, YcPersonForm *form);
/* A form for the n-th person and an item, nothing ticked. */
YcIntake *hall_form(guint n, const char *item);
/* Marks all papers as there; one of them as something. */
void have_all(YcIntake *intake);
void mark(YcIntake *intake, int n, YcTickState state, const char *note);
/* Saves it with an outcome; the form is freed. */
YcIntakeResult *hall_take(YcIntake *intake, YcOutcome outcome);
gint64 hall_taken(YcIntake *intake, YcOutcome outcome);   /* the case alone */
/* One MZ01 with everything. */
gint64 hall_accepted(guint n);

/* From now on the item allows these special procedures (codes, blank-separated), in a version of its own. */
void hall_allow(const char *item, const char *procedures);

/* A checked fixture like hall_begin(): MZ01 may stop for a hearing and an expert review. */
void hall_begin_stopping(void);
/* Stops the clocks of a case for a procedure (code), for ten days, with its paper; yc_resume_append() goes on. */
gboolean hall_stop(YcApp *app, YcWriter *writer, gint64 casefile, const char *procedure, GError **error);

/* A transaction of who works there. */
YcWriter *hall_writer(void);

#define assert_error(error, part)                                                                     \
  do {                                                                                                \
    ck_assert_msg((error) != NULL && strstr((error)->message, part) != NULL, "want %s, got %s", part, \
                  (error) ? (error)->message : "no error");                                           \
    ck_assert(g_utf8_validate((error)->message, -1, NULL));                                           \
    g_clear_error(&(error));                                                                          \
  } while (0)

#endif
