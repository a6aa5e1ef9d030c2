/* The deadline vectors of the laws (tests/domain/deadline_vectors*.tsv), each through a case of its own: an item with
 * that limit, papers taken in on that day, pauses and extensions as acts, public notices as steps. */
#include <config.h>
#include <string.h>
#include "app/extend.h"
#include "app/hall.h"
#include "app/pause.h"
#include "app/progress.h"
#include "app/why.h"
#include "check_main.h"

enum { CASES = 23 };             /* of 15 and 10 vectors */

/* What a vector says. */
typedef struct {
  char *line;                    /* for messages */
  YcDay start, stop, resume;     /* YC_DAY_NONE: no pause */
  int n, extension;              /* the limit, the extension included */
  YcUnit unit;
  gboolean minimum;
  YcDay due, target, nominal;    /* nominal YC_DAY_NONE: not said */
  gboolean provisional;
} Vector;

static GPtrArray *vectors;       /* of Vector */
static guint hours;              /* those that no case can be: no item and no step has hours */

static void vector_free(gpointer data)
{
  Vector *vector = data;
  g_free(vector->line);
  g_free(vector);
}

static char **lines_of(const char *name)
{
  g_autofree char *path = g_build_filename(g_getenv("TESTDIR"), "domain", name, NULL), *text = NULL;
  ck_assert_msg(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
  return g_strsplit(g_strchomp(text), "\n", -1);
}

/* rule start n unit calendar_day_n due weekday provisional internal_target note */
static void read_first(void)
{
  g_auto(GStrv) lines = lines_of("deadline_vectors.tsv");
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto(GStrv) cell = g_strsplit(lines[i], "\t", -1);
    Vector *v = g_new0(Vector, 1);
    *v = (Vector){ .line = g_strdup(lines[i]), .start = day_of(cell[1]), .stop = YC_DAY_NONE, .resume = YC_DAY_NONE,
                   .n = atoi(cell[2]), .minimum = strstr(cell[0], "公示") != NULL, .due = day_of(cell[5]),
                   .nominal = *cell[4] ? day_of(cell[4]) : YC_DAY_NONE, .provisional = strcmp(cell[7], "yes") == 0 };
    ck_assert(yc_unit_parse(cell[3], &v->unit));
    v->target = *cell[8] ? day_of(cell[8]) : v->due;
    if (strstr(cell[0], "延长") != NULL) v->extension = v->n;
    g_ptr_array_add(vectors, v);
  }
}

/* calendar due START N UNIT [--minimum] [--stop DAY --resume DAY], due, target, provisional, note */
static void read_more(void)
{
  g_auto(GStrv) lines = lines_of("deadline_vectors_more.tsv");
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto(GStrv) cell = g_strsplit(lines[i], "\t", -1), word = g_strsplit(cell[0], " ", -1);
    if (strcmp(word[4], "hour") == 0) {
      hours++;
      continue;
    }
    Vector *v = g_new0(Vector, 1);
    *v = (Vector){ .line = g_strdup(lines[i]), .start = day_of(word[2]), .stop = YC_DAY_NONE, .resume = YC_DAY_NONE,
                   .n = atoi(word[3]), .due = day_of(cell[1]), .target = day_of(cell[2]), .nominal = YC_DAY_NONE,
                   .provisional = strcmp(cell[3], "yes") == 0 };
    ck_assert(yc_unit_parse(word[4], &v->unit));
    for (guint w = 5; word[w] != NULL; w++) {
      if (strcmp(word[w], "--minimum") == 0) v->minimum = TRUE;
      if (strcmp(word[w], "--stop") == 0) v->stop = day_of(word[w + 1]);
      if (strcmp(word[w], "--resume") == 0) v->resume = day_of(word[w + 1]);
    }
    if (strstr(cell[4], "60 extended by 30") != NULL) v->extension = 30;
    g_ptr_array_add(vectors, v);
  }
}

static void prepare(void)
{
  hall_prepare_empty();
  vectors = g_ptr_array_new_with_free_func(vector_free);
  read_first();
  read_more();
}

static void finish(void)
{
  g_clear_pointer(&vectors, g_ptr_array_unref);
  hall_finish();
}

/* ── the case ── */

static void must(gboolean ok, const GError *error, const Vector *v)
{
  ck_assert_msg(ok, "%s: %s", v->line, error ? error->message : "refused");
}

static void at(YcDay day)
{
  char text[YC_DAY_TEXT];
  g_autofree char *moment = g_strconcat(yc_day_format(day, text), "T10:00", NULL);
  hall_at(moment);
}

static void set_limit(json_t *item, const char *name, int n, YcUnit unit)
{
  json_object_set_new(item, name, json_pack("{s:i, s:s, s:b}", "n", n, "unit", yc_unit_code(unit), "minimum", 0));
}

/* An item of its own: MZ01 with this limit, promised and by law, and with a notice of so many days. */
static void make_item(const Vector *v)
{
  json_t *facts = json_loads(hall_text("SELECT facts FROM event WHERE kind = 'item.set' AND facts->>'code' = 'MZ01'"), 0, NULL);
  json_t *item = json_object_get(facts, "item"), *step;
  size_t i;
  json_object_set_new(facts, "code", json_string("VEC"));
  json_object_set_new(item, "code", json_string("VEC"));
  json_object_set_new(facts, "from", json_string("2024-01-01"));
  json_object_set_new(item, "from", json_string("2024-01-01"));
  int own = v->minimum ? 60 : v->n - v->extension + (v->extension == v->n ? 20 : 0);
  YcUnit unit = v->minimum ? YC_UNIT_WORKING : v->unit;
  set_limit(item, "promised", own, unit);
  set_limit(item, "statutory", own, unit);
  set_limit(item, "extension", v->extension, unit);
  json_object_set_new(item, "procedures", json_pack("[s]", "review"));
  json_object_set_new(item, "extension_by", json_array());
  json_array_foreach(json_object_get(item, "steps"), i, step)
    if (v->minimum && strcmp(json_string_value(json_object_get(step, "kind")), "notice") == 0) {
      json_object_set_new(step, "days", json_integer(v->n));
      json_object_set_new(step, "unit", json_string(yc_unit_code(v->unit)));
    }
  YcWriter *writer = hall_writer();
  g_autoptr(GError) error = NULL;
  must(yc_writer_append(writer, "item.set", facts, NULL, NULL, &error) != 0, error, v);
  must(yc_writer_commit(writer, &error), error, v);
}

static gint64 taken_in(YcDay day)
{
  at(day);
  YcIntake *intake = hall_form(1, "VEC");
  have_all(intake);
  return hall_taken(intake, YC_OUTCOME_ACCEPT);
}

static void pause_it(const Vector *v, gint64 id)
{
  g_autoptr(GError) error = NULL;
  at(v->stop);
  YcPause form = { YC_PROCEDURE_REVIEW, v->resume, "镇长", "高志远", "要先请专家评审" };
  YcWriter *writer = hall_writer();
  must(yc_pause_append(hall, writer, id, &form, NULL, &error), error, v);
  must(yc_writer_commit(writer, &error), error, v);
  at(v->resume);
  writer = hall_writer();
  must(yc_resume_append(hall, writer, id, &error), error, v);
  must(yc_writer_commit(writer, &error), error, v);
}

static void extend_it(const Vector *v, gint64 id)
{
  g_autoptr(GError) error = NULL;
  hall_as("zhaomin", NULL);
  YcExtend form = { v->extension, "镇长", "高志远", "情况复杂" };
  YcWriter *writer = hall_writer();
  must(yc_extend_append(hall, writer, id, &form, NULL, &error), error, v);
  must(yc_writer_commit(writer, &error), error, v);
}

static gint64 noticed(const Vector *v)
{
  g_autoptr(GError) error = NULL;
  gint64 id = taken_in(v->start);
  int n = (int)hall_int("SELECT n FROM step WHERE kind = 'notice'");
  YcWriter *writer = hall_writer();
  must(yc_step_begin(hall, writer, id, n, &error), error, v);
  must(yc_writer_commit(writer, &error), error, v);
  return id;
}

/* The account of the page is that day too. */
static void check_why(gint64 id, const char *kind, const Vector *v)
{
  g_autoptr(GPtrArray) clocks = yc_why_case(hall, id, NULL);
  for (guint i = 0; i < clocks->len; i++) {
    const YcWhyClock *clock = clocks->pdata[i];
    if (strcmp(clock->kind, kind) != 0) continue;
    ck_assert_msg(clock->explained == v->due, "%s: why comes to another day", v->line);
    gboolean said = FALSE;
    for (guint k = 0; k < clock->lines->len; k++)
      said |= strcmp(((YcWhyLine *)clock->lines->pdata[k])->what, "extended") == 0;
    ck_assert_msg(said == (v->extension > 0), "%s: the extension", v->line);
    return;
  }
  ck_abort_msg("%s: no clock %s", v->line, kind);
}

START_TEST(a_vector_through_a_case)
{
  const Vector *v = vectors->pdata[_i];
  make_item(v);
  /* The first table counts the ten days of an extension on from the day that was due before: 20 working days. */
  gboolean on = v->extension == v->n;
  YcDay start = on ? yc_calendar_add(yc_app_calendar(hall), v->start, -20) : v->start;
  gint64 id = v->minimum ? noticed(v) : taken_in(start);
  if (on) ck_assert_int_eq(day_of(hall_text("SELECT due FROM clock WHERE kind = 'promise'")), v->start);
  if (v->stop != YC_DAY_NONE) pause_it(v, id);
  if (v->extension > 0) extend_it(v, id);
  g_autofree char *kind = v->minimum ? g_strdup_printf("step:%d", (int)hall_int("SELECT n FROM step WHERE kind = 'notice'"))
                                     : g_strdup("promise");
  const char *row = hall_text("SELECT due, target, provisional, nominal FROM clock WHERE kind = '%s'", kind);
  char due[YC_DAY_TEXT], target[YC_DAY_TEXT];
  g_autofree char *want = g_strdup_printf("%s|%s|%d|", yc_day_format(v->due, due), yc_day_format(v->target, target), v->provisional);
  ck_assert_msg(g_str_has_prefix(row, want), "%s: %s, not %s", v->line, row, want);
  if (v->nominal != YC_DAY_NONE) ck_assert_int_eq(day_of(row + strlen(want)), v->nominal);
  if (!v->minimum)   /* what the law says and what the hall promises are the same here */
    ck_assert_str_eq(hall_text("SELECT due FROM clock WHERE kind = 'statute'"), due);
  check_why(id, kind, v);
  hall_recompute_equals();
  hall_verify();
}
END_TEST

/* Hours run from a moment; a case has none of them: those vectors stay with `calendar due` (tests/cli/calendar.sh). */
START_TEST(all_others_are_cases)
{
  ck_assert_uint_eq(hours, 2);
  ck_assert_uint_eq(vectors->len, CASES);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("vectors");
  TCase *t = tcase_create("vectors");
  tcase_add_unchecked_fixture(t, prepare, finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_loop_test(t, a_vector_through_a_case, 0, CASES);
  tcase_add_test(t, all_others_are_cases);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
