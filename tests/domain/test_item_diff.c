#include <config.h>

#include "domain/item_diff.h"
#include "check_main.h"

#include <string.h>

static YcMaterial *material(const char *name)
{
  YcMaterial *one = g_new0(YcMaterial, 1);
  one->name = g_strdup(name);
  one->copies = 1;
  one->source = g_strdup("applicant");
  one->look = g_strdup("");
  one->where = g_strdup("");
  one->paper = g_strdup("");
  return one;
}

/* An item whose papers are the letters. */
static YcItem *item_of(const char *letters)
{
  YcItem *item = yc_item_new();
  item->code = g_strdup("MZ01");
  item->statutory = (YcLimit) { 30, YC_UNIT_WORKING, FALSE };
  item->promised = (YcLimit) { 28, YC_UNIT_WORKING, FALSE };
  for (const char *letter = letters; *letter; letter++) {
    char name[2] = { *letter, '\0' };
    YcMaterial *one = material(name);
    one->n = (int) (letter - letters) + 1;
    g_ptr_array_add(item->materials, one);
  }
  return item;
}

/* "+a", "-b", "c.name:c>d" …, blank-separated. */
static char *told(const YcItem *old, const YcItem *new)
{
  g_autoptr(GPtrArray) changes = yc_item_diff(old, new);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < changes->len; i++) {
    const YcItemChange *change = changes->pdata[i];
    if (out->len)
      g_string_append_c(out, ' ');
    if (change->kind == YC_CHANGE_VALUE)
      g_string_append_printf(out, "%s%s%s%s%s:%s>%s", change->entry ? change->entry : "", change->entry ? "." : "",
                             change->member, change->part ? "." : "", change->part ? change->part : "", change->old,
                             change->new);
    else
      g_string_append_printf(out, "%c%s", change->kind == YC_CHANGE_ADDED ? '+' : '-', change->entry);
  }
  return g_string_free(out, FALSE);
}

START_TEST(lists)
{
  static const struct { const char *old, *new, *told; } cases[] = {
    { "abc", "abc", "" },
    { "abc", "ac", "-b" },
    { "abc", "bc", "-a" },
    { "abc", "ab", "-c" },
    { "abc", "abxc", "+x" },
    { "abc", "abcx", "+x" },
    { "abc", "axc", "b.name:b>x" },
    { "abc", "x", "a.name:a>x -b -c" },
    { "abc", "", "-a -b -c" },
    { "", "ab", "+a +b" },
    { "abc", "cab", "+c -c" },
    { "abcd", "axd", "b.name:b>x -c" },
    { "aab", "ab", "-a" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(YcItem) old = item_of(cases[i].old), new = item_of(cases[i].new);
    g_autofree char *text = told(old, new);
    ck_assert_msg(strcmp(text, cases[i].told) == 0, "%s → %s: %s", cases[i].old, cases[i].new, text);
  }
}
END_TEST

START_TEST(values)
{
  g_autoptr(YcItem) old = item_of("ab"), new = item_of("ab");
  new->promised.n = 20;
  new->extension = (YcLimit) { 10, YC_UNIT_CALENDAR, FALSE };
  new->statutory.n = -1;
  new->supply_days = 15;
  new->print.onspot = YC_PRINT_NO;
  new->suits.min_age = 80;
  new->household = TRUE;
  g_strfreev(new->systems);
  new->systems = g_strsplit("province civil", " ", -1);
  YcMaterial *paper = new->materials->pdata[1];
  paper->tolerable = TRUE;
  paper->form = YC_FORM_BOTH;
  paper->question = g_strdup("q_ill");
  YcSum *sum = g_new0(YcSum, 1);
  sum->text = g_strdup("90岁");
  g_ptr_array_add(new->sums, sum);
  g_autofree char *text = told(old, new);
  ck_assert_str_eq(text,
                   "statutory:30 working> promised:28 working>20 working extension:0 working>10 calendar "
                   "supply_days:0>15 household:no>yes "
                   "b.form:original>both b.question:>q_ill b.tolerable:no>yes suits.min_age:0>80 print.onspot:yes>no "
                   "+90岁 systems:>province civil");
}
END_TEST

START_TEST(of_the_version_itself)
{
  g_autoptr(YcItem) old = item_of("ab"), new = item_of("ab");
  new->version = 3;
  new->from = yc_day_new(2026, 11, 3);
  new->local = TRUE;
  g_autoptr(GPtrArray) changes = yc_item_diff(old, new);
  ck_assert_uint_eq(changes->len, 0);
}
END_TEST

/* RULE time-10 */
START_TEST(promise)
{
  g_autoptr(YcItem) item = item_of("");
  ck_assert(yc_item_promise_fits(item));
  item->promised.n = 30;
  ck_assert(yc_item_promise_fits(item));
  item->promised.n = 31;
  ck_assert(!yc_item_promise_fits(item));
  item->promised.unit = YC_UNIT_CALENDAR;
  ck_assert(yc_item_promise_fits(item));
  item->promised.unit = YC_UNIT_WORKING;
  item->statutory.n = -1;
  ck_assert(yc_item_promise_fits(item));
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("item_diff");
  TCase *tests = tcase_create("item_diff");
  tcase_add_test(tests, lists);
  tcase_add_test(tests, values);
  tcase_add_test(tests, of_the_version_itself);
  tcase_add_test(tests, promise);
  suite_add_tcase(suite, tests);
  return suite;
}

CHECK_MAIN(suite)
