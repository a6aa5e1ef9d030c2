/* Many at once, and killed at any moment: numbers stay unique, what was acknowledged is there, nothing is half there. */
#include <config.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "app/hall.h"
#include "check_main.h"

#define COUNTERS 6
#define EACH 40

static const char *const desks[][2] = { { "lixiuying", "3" }, { "sunyumei", "1" }, { "hexiaoyan", "2" },
                                        { "luowenjing", "4" }, { "zhaomin", NULL }, { "dixinmin", NULL } };

/* In a process of its own: nothing here may fail a test but through its exit status. */
static YcApp *open_counter(guint who)
{
  YcApp *app = yc_app_open(hall_path, yc_time_parse(HALL_NOW), NULL);
  if (app == NULL || !yc_app_sign_in(app, desks[who][0], NULL, desks[who][1], NULL)) _exit(3);
  return app;
}

static YcIntakeResult *accept_one(YcApp *app, guint person, GError **error)
{
  g_autoptr(YcIntake) intake = yc_intake_new();
  hall = app;
  hall_person(person, &intake->applicant);
  yc_intake_choose(app, intake, "MZ01", NULL);
  for (guint i = 0; i < intake->ticks->len; i++) ((YcTick *)intake->ticks->pdata[i])->state = YC_TICK_HAVE;
  intake->outcome = YC_OUTCOME_ACCEPT;
  return yc_intake_commit(app, intake, error);
}

/* No connection may cross a fork. */
static pid_t fork_alone(void)
{
  g_clear_pointer(&hall, yc_app_close);
  return fork();
}

static void come_back(void)
{
  hall = hall_open(HALL_NOW, "lixiuying", "3");
}

static void assert_whole(gint64 cases)
{
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile"), cases);
  ck_assert_int_eq(hall_int("SELECT count(DISTINCT number) FROM casefile"), cases);
  ck_assert_int_eq(hall_int("SELECT coalesce(max(last), 0) FROM day_serial"), cases);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile WHERE state <> 'accepted'"), 0);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM visit"), cases);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM paper"), cases);
  ck_assert_int_eq(hall_int("SELECT coalesce(max(serial), 0) FROM paper"), cases);
  ck_assert_int_eq(hall_int("SELECT coalesce(sum(n), 0) FROM tally WHERE kind = 'queue'"), cases);
}

/* --- all at once ------------------------------------------------------------------------------------------ */

static int take_many(guint who)
{
  YcApp *app = open_counter(who);
  for (guint i = 0; i < EACH; i++) {
    GError *error = NULL;
    YcIntakeResult *result = accept_one(app, who * EACH + i / 2, &error);
    if (result == NULL) {
      fprintf(stderr, "# counter %u, case %u: %s\n", who, i, error->message);
      return 1;
    }
    yc_intake_result_free(result);
  }
  yc_app_close(app);
  return 0;
}

START_TEST(six_counters_at_once)
{
  pid_t counters[COUNTERS];
  for (guint i = 0; i < COUNTERS; i++) {
    counters[i] = fork_alone();
    ck_assert_int_ge(counters[i], 0);
    if (counters[i] == 0) _exit(take_many(i));
  }
  for (guint i = 0; i < COUNTERS; i++) {
    int status;
    ck_assert_int_eq(waitpid(counters[i], &status, 0), counters[i]);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "counter %u ended with %d", i, status);
  }
  come_back();
  assert_whole(COUNTERS * EACH);
  /* Everybody came twice, and was known the second time. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM person"), COUNTERS * EACH / 2);
  hall_verify();
}
END_TEST

/* --- killed ----------------------------------------------------------------------------------------------- */

/* Accepts for ever; each number goes out when, and only when, it has been said to be saved. */
static void take_until_killed(int out, guint round)
{
  YcApp *app = open_counter(round % COUNTERS);
  if (write(out, "ready\n", 6) != 6) _exit(4);
  for (guint i = 0;; i++) {
    YcIntakeResult *result = accept_one(app, i % 7, NULL);
    if (result == NULL) _exit(5);
    g_autofree char *line = g_strconcat(result->number, "\n", NULL);
    if (write(out, line, strlen(line)) != (ssize_t)strlen(line)) _exit(6);
    yc_intake_result_free(result);
  }
}

/* Reads what comes before the deadline (< 0: whenever it comes); FALSE when the other end is gone. */
static gboolean read_some(int in, GString *text, gint64 deadline)
{
  struct pollfd watch = { .fd = in, .events = POLLIN };
  gint64 left = deadline < 0 ? 30000000 : MAX(0, deadline - g_get_monotonic_time());
  struct timespec wait = { left / 1000000, left % 1000000 * 1000 };
  if (ppoll(&watch, 1, &wait, NULL) <= 0) return deadline >= 0;
  char bytes[4096];
  ssize_t n = read(in, bytes, sizeof bytes);
  if (n > 0) g_string_append_len(text, bytes, n);
  return n > 0;
}

static guint count_lines(const GString *text)
{
  guint n = 0;
  for (const char *c = text->str; *c != '\0'; c++) n += *c == '\n';
  return n;
}

/* One life: killed some microseconds after it got out so many lines.  Returns all of them. */
static char **live_and_die(guint round, guint lines, gint64 microseconds)
{
  int ends[2];
  ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
  pid_t child = fork_alone();
  ck_assert_int_ge(child, 0);
  if (child == 0) {
    close(ends[0]);
    take_until_killed(ends[1], round);
  }
  close(ends[1]);
  g_autoptr(GString) text = g_string_new(NULL);
  while (count_lines(text) < lines && read_some(ends[0], text, -1)) continue;
  ck_assert_msg(count_lines(text) >= lines, "round %u: it got stuck", round);
  gint64 deadline = g_get_monotonic_time() + microseconds;
  while (g_get_monotonic_time() < deadline && read_some(ends[0], text, deadline)) continue;
  kill(child, SIGKILL);
  int status;
  waitpid(child, &status, 0);
  ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "round %u: it ended by itself, %d", round, status);
  while (read_some(ends[0], text, -1)) continue;
  close(ends[0]);
  return g_strsplit(text->str, "\n", -1);
}

static guint assert_kept(char **lines)
{
  guint n = 0;
  for (char **line = lines + 1; *line != NULL; line++) {
    if (strlen(*line) < 26) continue;   /* cut while it was written: never acknowledged */
    ck_assert_msg(hall_int("SELECT count(*) FROM casefile WHERE number = '%s'", *line) == 1, "%s is gone", *line);
    n++;
  }
  return n;
}

START_TEST(killed_at_any_moment)
{
  const guint rounds = g_getenv("YC_SLOW") ? 1000 : 60;
  g_autoptr(GRand) rand = g_rand_new_with_seed(20261105);
  guint kept = 0;
  for (guint round = 0; round < rounds; round++) {
    g_auto(GStrv) lines = live_and_die(round, 1 + round % 3, g_rand_int_range(rand, 0, 6000));
    come_back();
    kept += assert_kept(lines);
    gint64 cases = hall_int("SELECT count(*) FROM casefile");
    ck_assert_int_ge(cases, kept);
    ck_assert_int_le(cases, kept + round + 1);   /* at most one each time that was saved and not yet said */
    assert_whole(cases);
    if (round % 20 == 19) hall_verify();
  }
  ck_assert_uint_ge(kept, rounds * 9 / 10);
  hall_verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("many");
  TCase *t = tcase_create("many");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, g_getenv("YC_SLOW") ? 900 : 120);
  tcase_add_test(t, six_counters_at_once);
  tcase_add_test(t, killed_at_any_moment);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
