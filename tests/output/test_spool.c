#include <config.h>
#include "output/spool.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>

#include "base/error.h"
#include "check_main.h"

static char *top, *spool;

static void set_up(void)
{
  top = g_dir_make_tmp("yichuang-XXXXXX", NULL);
  g_autofree char *store = g_build_filename(top, "hall.db", NULL);
  spool = yc_spool_directory(store);
}

static void empty(const char *directory)
{
  GDir *dir = g_dir_open(directory, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) empty(path);
    else g_unlink(path);
  }
  if (dir != NULL) g_dir_close(dir);
  g_rmdir(directory);
}

static void tear_down(void)
{
  empty(top);
  g_free(top);
  g_free(spool);
}

static char *content(const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename(directory, name, NULL);
  char *text = NULL;
  g_file_get_contents(path, &text, NULL, NULL);
  return text;
}

static void age(const char *name, time_t seconds)
{
  g_autofree char *path = g_build_filename(spool, name, NULL);
  struct timeval times[2] = { { .tv_sec = seconds }, { .tv_sec = seconds } };
  ck_assert_int_eq(utimes(path, times), 0);
}

static gboolean put(const char *name, const char *text, GError **error)
{
  return yc_spool_put(spool, name, text, strlen(text), error);
}

START_TEST(puts_whole)
{
  struct stat status;
  ck_assert(g_str_has_suffix(spool, "hall.db.spool"));
  ck_assert(put( "受理-0412.txt", "最晚 12月15日(周二)\n", NULL));
  ck_assert_int_eq(stat(spool, &status), 0);
  ck_assert_uint_eq(status.st_mode & 0777, 0700);
  g_autofree char *path = g_build_filename(spool, "受理-0412.txt", NULL);
  ck_assert_int_eq(stat(path, &status), 0);
  ck_assert_uint_eq(status.st_mode & 0777, 0600);
  g_autofree char *text = content(spool, "受理-0412.txt");
  ck_assert_str_eq(text, "最晚 12月15日(周二)\n");
  ck_assert(put( "受理-0412.txt", "", NULL));
  g_autofree char *replaced = content(spool, "受理-0412.txt");
  ck_assert_str_eq(replaced, "");
}
END_TEST

START_TEST(refuses_names)
{
  static const char *const names[] = { "", ".", "..", ".hidden", "a/b", "/etc/passwd", "../x", "done" };
  char *command[] = { (char *) "true", NULL };
  g_autoptr(GError) error = NULL;
  ck_assert(!put( names[_i], "x", &error));
  ck_assert(g_error_matches(error, YC_ERROR, YC_ERROR_USAGE));
  g_clear_error(&error);
  ck_assert(!yc_spool_feed(spool, names[_i], command, &error));
  ck_assert(g_error_matches(error, YC_ERROR, YC_ERROR_USAGE));
  ck_assert(!g_file_test(spool, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(lists_oldest_first)
{
  g_auto(GStrv) none = yc_spool_list(spool, NULL);
  ck_assert_uint_eq(g_strv_length(none), 0);
  ck_assert(put( "b", "b", NULL) && put( "a", "a", NULL) && put( "c", "c", NULL));
  age("b", 1000);
  age("c", 500);
  age("a", 1000);
  g_autofree char *hidden = g_build_filename(spool, ".new-abc123", NULL), *done = g_build_filename(spool, "done", NULL);
  ck_assert(g_file_set_contents(hidden, "half", -1, NULL));
  ck_assert_int_eq(g_mkdir(done, 0700), 0);
  g_auto(GStrv) names = yc_spool_list(spool, NULL);
  g_autofree char *joined = g_strjoinv(" ", names);
  ck_assert_str_eq(joined, "c a b");
}
END_TEST

START_TEST(feeds_and_moves)
{
  g_autofree char *printed = g_build_filename(top, "printed", NULL);
  char *command[] = { (char *) "sh", (char *) "-c", (char *) "cat \"$1\" >>\"$0\"", printed, NULL };
  ck_assert(put( "-a b.txt", "一张\n", NULL));
  ck_assert(yc_spool_feed(spool, "-a b.txt", command, NULL));
  g_autofree char *paper = content(top, "printed"), *done = g_build_filename(spool, "done", NULL);
  g_autofree char *kept = content(done, "-a b.txt");
  ck_assert_str_eq(paper, "一张\n");
  ck_assert_str_eq(kept, "一张\n");
  g_auto(GStrv) names = yc_spool_list(spool, NULL);
  ck_assert_uint_eq(g_strv_length(names), 0);
  g_autoptr(GError) error = NULL;
  ck_assert(!yc_spool_feed(spool, "-a b.txt", command, &error));   /* gone: not printed twice */
  ck_assert(g_error_matches(error, YC_ERROR, YC_ERROR_CANNOT));
}
END_TEST

START_TEST(keeps_what_was_not_printed)
{
  char *refuses[] = { (char *) "sh", (char *) "-c", (char *) "echo 缺纸 >&2; exit 3", NULL };
  char *missing[] = { (char *) "yichuang-no-such-command", NULL };
  char *dies[] = { (char *) "sh", (char *) "-c", (char *) "kill -9 $$", NULL };
  g_autoptr(GError) error = NULL;
  ck_assert(put( "a", "a", NULL));
  ck_assert(!yc_spool_feed(spool, "a", refuses, &error));
  ck_assert(g_error_matches(error, YC_ERROR, YC_ERROR_CANNOT));
  ck_assert_ptr_nonnull(strstr(error->message, "缺纸"));
  g_clear_error(&error);
  ck_assert(!yc_spool_feed(spool, "a", missing, &error));
  g_clear_error(&error);
  ck_assert(!yc_spool_feed(spool, "a", dies, &error));
  ck_assert(g_error_matches(error, YC_ERROR, YC_ERROR_CANNOT));
  g_auto(GStrv) names = yc_spool_list(spool, NULL);
  ck_assert_str_eq(names[0], "a");
}
END_TEST

START_TEST(says_why_not)
{
  g_autoptr(GError) error = NULL;
  ck_assert(g_file_set_contents(spool, "in the way", -1, NULL));
  ck_assert(!put( "a", "a", &error));
  ck_assert(g_error_matches(error, YC_ERROR, YC_ERROR_CANNOT));
  g_clear_error(&error);
  ck_assert_ptr_null(yc_spool_list(spool, &error));
  ck_assert(g_error_matches(error, YC_ERROR, YC_ERROR_CANNOT));
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("spool");
  TCase *t = tcase_create("spool");
  tcase_add_checked_fixture(t, set_up, tear_down);
  tcase_add_test(t, puts_whole);
  tcase_add_loop_test(t, refuses_names, 0, 8);
  tcase_add_test(t, lists_oldest_first);
  tcase_add_test(t, feeds_and_moves);
  tcase_add_test(t, keeps_what_was_not_printed);
  tcase_add_test(t, says_why_not);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
