#include <config.h>

#include "domain/tofro.h"
#include "check_main.h"

/* Written as "XY yz ZX!": X to Y counted, y to z (small letters) as the route provides, Z to X by a supervisor. */
static guint parse(const char *text, YcOwnerChange *changes)
{
  static const char *const names[] = { "A", "B", "C", "D", "E" };
  guint n = 0;
  for (const char *at = text; *at; at++) {
    if (*at == ' ')
      continue;
    gboolean counted = g_ascii_isupper(at[0]);
    gboolean decided = at[2] == '!';
    changes[n++] = (YcOwnerChange) { names[g_ascii_toupper(at[0]) - 'A'], names[g_ascii_toupper(at[1]) - 'A'], counted, decided };
    at += decided ? 2 : 1;
  }
  return n;
}

static const struct { const char *history; YcTofro found; } cases[] = {
  { "", YC_TOFRO_NONE },
  { "AB", YC_TOFRO_NONE },
  { "AB BA", YC_TOFRO_NONE },
  /* referred, returned, referred again */
  { "AB BA AB", YC_TOFRO_BACK },
  { "AB BC CA", YC_TOFRO_THIRD },
  { "AB BC CD DE", YC_TOFRO_THIRD },
  /* the return comes first in the history that is known */
  { "BA AB", YC_TOFRO_NONE },
  { "BA AB BA", YC_TOFRO_BACK },
  /* going up and on as the route provides is no to and fro, however often */
  { "ab bc cd de", YC_TOFRO_NONE },
  { "ab ba ab ba ab", YC_TOFRO_NONE },
  /* the route's dispatch, given back, dispatched once more */
  { "ab BA AB", YC_TOFRO_BACK },
  { "ab bc CB BC", YC_TOFRO_BACK },
  { "ab BA AC", YC_TOFRO_NONE },
  /* but what the route provides next is none, although it goes to the same */
  { "ab BA ab", YC_TOFRO_NONE },
  /* somebody else in between does not hide it */
  { "AB ba AB", YC_TOFRO_NONE },
  { "ab BC cb ba ab", YC_TOFRO_NONE },
  { "ab BA ac ca AB", YC_TOFRO_BACK },
  /* nothing moves */
  { "AA AA AA AA", YC_TOFRO_NONE },
  { "AB BA AA", YC_TOFRO_NONE },
  /* two that were counted, and then the route goes on */
  { "AB BC cd de", YC_TOFRO_NONE },
  { "AB BC cd DE", YC_TOFRO_THIRD },
  /* a supervisor's own act asks the supervisor nothing, but the next change counts it */
  { "AB BC CD!", YC_TOFRO_NONE },
  { "AB BA AB!", YC_TOFRO_NONE },
  { "AB! BC! CD! DE!", YC_TOFRO_NONE },
  { "AB BC! CD", YC_TOFRO_THIRD },
  { "ab BA AB! BA", YC_TOFRO_BACK },
  { "AB BC CD! de", YC_TOFRO_NONE },
};

START_TEST(history)
{
  YcOwnerChange changes[16];
  guint n = parse(cases[_i].history, changes);
  YcTofro found = yc_tofro(changes, n);
  ck_assert_msg(found == cases[_i].found, "%s: %s", cases[_i].history, yc_tofro_code(found));
}
END_TEST

/* ── what holds of any history ── */

enum { HISTORIES = 20000, LONGEST = 12, PARTIES = 4 };

static const char *const names[] = { "甲", "乙", "丙", "丁" };
static const char *const others[] = { "post-9", "post-1", "post-7", "post-3" };

typedef struct { guint from, to; gboolean counted; } Step;

static guint random_history(GRand *dice, Step *steps)
{
  guint n = (guint)g_rand_int_range(dice, 0, LONGEST);
  guint holder = (guint)g_rand_int_range(dice, 0, PARTIES);
  for (guint i = 0; i < n; i++) {
    steps[i] = (Step) { holder, (guint)g_rand_int_range(dice, 0, PARTIES), g_rand_int_range(dice, 0, 2) != 0 };
    holder = steps[i].to;
  }
  return n;
}

static YcTofro judge(const Step *steps, guint n, const char *const *called, guint without)
{
  YcOwnerChange changes[LONGEST];
  guint m = 0;
  for (guint i = 0; i < n; i++)
    if (i != without)
      changes[m++] = (YcOwnerChange) { called[steps[i].from], called[steps[i].to], steps[i].counted, FALSE };
  return yc_tofro(changes, m);
}

static guint counted_moves(const Step *steps, guint n)
{
  guint sum = 0;
  for (guint i = 0; i < n; i++) sum += steps[i].counted && steps[i].from != steps[i].to;
  return sum;
}

/* Some X→Y, later a counted Y→X, last X→Y: looked for in the plainest way. */
static gboolean goes_back_again(const Step *s, guint n)
{
  for (guint i = 0; i + 2 < n; i++)
    for (guint k = i + 1; k + 1 < n; k++)
      if (s[i].from == s[n - 1].from && s[i].to == s[n - 1].to && s[k].from == s[n - 1].to && s[k].to == s[n - 1].from &&
          s[k].counted && s[n - 1].counted && s[i].from != s[i].to)
        return TRUE;
  return FALSE;
}

START_TEST(properties)
{
  g_autoptr(GRand) dice = g_rand_new_with_seed(20261123);
  guint loops = 0, thirds = 0;
  for (guint i = 0; i < HISTORIES; i++) {
    Step steps[LONGEST];
    guint n = random_history(dice, steps);
    YcTofro found = judge(steps, n, names, G_MAXUINT);
    loops += found == YC_TOFRO_BACK;
    thirds += found == YC_TOFRO_THIRD;
    /* Names mean nothing. */
    ck_assert_int_eq(judge(steps, n, others, G_MAXUINT), found);
    /* Without anything counted nothing is to and fro; with three that are, the last of them is. */
    guint counted = counted_moves(steps, n);
    if (counted == 0)
      ck_assert_int_eq(found, YC_TOFRO_NONE);
    gboolean moved = n > 0 && steps[n - 1].from != steps[n - 1].to;
    if (moved && steps[n - 1].counted && counted >= YC_TOFRO_MOST)
      ck_assert_int_ne(found, YC_TOFRO_NONE);
    if (!moved)
      ck_assert_int_eq(found, YC_TOFRO_NONE);
    ck_assert_int_eq(found == YC_TOFRO_BACK, goes_back_again(steps, n));
    /* A change that leaves it where it is changes nothing of the finding. */
    for (guint k = 0; k + 1 < n; k++)
      if (steps[k].from == steps[k].to)
        ck_assert_int_eq(judge(steps, n, names, k), found);
  }
  ck_assert_uint_gt(loops, 500);
  ck_assert_uint_gt(thirds, 500);
}
END_TEST

/* Whatever is done with a matter, at the third counted change it has been to the supervisor. */
START_TEST(third_at_the_latest)
{
  g_autoptr(GRand) dice = g_rand_new_with_seed(7);
  for (guint i = 0; i < HISTORIES; i++) {
    Step steps[LONGEST];
    guint n = random_history(dice, steps);
    gboolean found = FALSE;
    for (guint k = 1; k <= n; k++) {
      found = found || judge(steps, k, names, G_MAXUINT) != YC_TOFRO_NONE;
      if (counted_moves(steps, k) >= YC_TOFRO_MOST)
        ck_assert(found);
    }
  }
}
END_TEST

START_TEST(codes)
{
  ck_assert_str_eq(yc_tofro_code(YC_TOFRO_NONE), "");
  ck_assert_str_eq(yc_tofro_code(YC_TOFRO_BACK), "back");
  ck_assert_str_eq(yc_tofro_code(YC_TOFRO_THIRD), "third");
}
END_TEST

static Suite *tofro_suite(void)
{
  Suite *suite = suite_create("tofro");
  TCase *tcase = tcase_create("tofro");
  tcase_add_loop_test(tcase, history, 0, G_N_ELEMENTS(cases));
  tcase_add_test(tcase, properties);
  tcase_add_test(tcase, third_at_the_latest);
  tcase_add_test(tcase, codes);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(tofro_suite)
