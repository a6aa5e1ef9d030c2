/* Who stands for a post: chains of absence, loops, and the supervisor where nobody is there (RULE agt-03). */
#include <config.h>
#include <string.h>
#include "check_main.h"
#include "domain/standin.h"

enum { WANG = 1, ZHOU, LI, ZHAO, CHEN, SUN, N_PEOPLE = SUN };

/* 王建军 holds the post, 周芸 is its deputy; 赵敏 is the supervisor, 李秀英 her deputy; 陈涛 has no account. */
static const YcStandPost posts[] = { { WANG, ZHOU }, { ZHAO, LI }, { SUN, 0 }, { CHEN, 0 } };

static YcStander people[N_PEOPLE];

static void setup(void)
{
  for (int i = 0; i < N_PEOPLE; i++)
    people[i] = (YcStander) { .id = i + 1, .account = i + 1 != CHEN, .supervisor = i + 1 == ZHAO };
}

static void away(gint64 who, gint64 standin)
{
  people[who - 1].away = TRUE;
  people[who - 1].standin = standin;
}

static YcStands stands(guint post)
{
  YcStanding standing = { posts, G_N_ELEMENTS(posts), people, N_PEOPLE };
  return yc_stands(&standing, post);
}

#define assert_stands(post, who, as)                                                                        \
  do {                                                                                                      \
    YcStands found = stands(post);                                                                          \
    ck_assert_int_eq(found.staff, who);                                                                     \
    ck_assert_int_eq(found.how, as);                                                                        \
  } while (0)

START_TEST(the_holder)
{
  assert_stands(0, WANG, YC_STANDS_HOLDER);
  assert_stands(3, CHEN, YC_STANDS_HOLDER);   /* an outside office's: nobody is away */
  away(ZHOU, 0);
  assert_stands(0, WANG, YC_STANDS_HOLDER);
}
END_TEST

START_TEST(the_deputy_or_who_was_named)
{
  away(WANG, 0);
  assert_stands(0, ZHOU, YC_STANDS_DEPUTY);
  away(WANG, SUN);
  assert_stands(0, SUN, YC_STANDS_DEPUTY);
}
END_TEST

START_TEST(a_chain_of_absence)
{
  away(WANG, SUN);
  away(SUN, LI);
  assert_stands(0, LI, YC_STANDS_DEPUTY);
  assert_stands(2, LI, YC_STANDS_DEPUTY);
  away(LI, 0);                                 /* named nobody: the post's deputy */
  assert_stands(0, ZHOU, YC_STANDS_DEPUTY);
  away(ZHOU, 0);
  assert_stands(0, ZHAO, YC_STANDS_SUPERVISOR);
}
END_TEST

START_TEST(those_who_name_each_other)
{
  away(WANG, ZHOU);
  away(ZHOU, WANG);
  assert_stands(0, ZHAO, YC_STANDS_SUPERVISOR);
  away(WANG, WANG);
  assert_stands(0, ZHAO, YC_STANDS_SUPERVISOR);
}
END_TEST

START_TEST(nobody_without_an_account_stands_in)
{
  away(WANG, CHEN);
  assert_stands(0, ZHOU, YC_STANDS_DEPUTY);
  away(WANG, 99);                              /* nobody knows them */
  assert_stands(0, ZHOU, YC_STANDS_DEPUTY);
}
END_TEST

START_TEST(the_supervisor_is_away_too)
{
  away(SUN, 0);
  away(ZHAO, 0);
  assert_stands(1, LI, YC_STANDS_DEPUTY);
  assert_stands(2, LI, YC_STANDS_SUPERVISOR);  /* who stands for the supervisor */
  away(LI, 0);
  assert_stands(1, ZHAO, YC_STANDS_NOBODY);
  assert_stands(2, ZHAO, YC_STANDS_NOBODY);
  people[WANG - 1].supervisor = TRUE;          /* another one is there */
  assert_stands(1, WANG, YC_STANDS_SUPERVISOR);
}
END_TEST

START_TEST(a_hall_without_a_supervisor)
{
  people[ZHAO - 1].supervisor = FALSE;
  away(SUN, 0);
  assert_stands(2, SUN, YC_STANDS_NOBODY);
}
END_TEST

/* Whatever is set: never nobody, never who is away while somebody of the chain is there, the same again. */
START_TEST(never_empty)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(20261122);
  for (int turn = 0; turn < 20000; turn++) {
    setup();
    for (int i = 0; i < N_PEOPLE; i++) {
      people[i].away = g_rand_boolean(random);
      people[i].account = g_rand_int_range(random, 0, 5) > 0;
      people[i].supervisor = g_rand_int_range(random, 0, 4) == 0;
      people[i].standin = g_rand_int_range(random, 0, N_PEOPLE + 1);
    }
    for (guint post = 0; post < G_N_ELEMENTS(posts); post++) {
      YcStands who = stands(post);
      const YcStander *person = &people[who.staff - 1];
      ck_assert_int_ge(who.staff, 1);
      ck_assert_int_le(who.staff, N_PEOPLE);
      ck_assert_int_eq(who.how == YC_STANDS_HOLDER, !people[posts[post].holder - 1].away);
      if (who.how == YC_STANDS_DEPUTY || who.how == YC_STANDS_SUPERVISOR) ck_assert(!person->away && person->account);
      const YcStander *deputy = posts[post].deputy ? &people[posts[post].deputy - 1] : NULL;
      if (deputy && deputy->account && !deputy->away) ck_assert(yc_stands_held(who.how));
    }
  }
}
END_TEST

START_TEST(the_words)
{
  for (guint how = 0; how < YC_N_STANDS; how++)
    ck_assert_int_eq(yc_stands_parse(yc_stands_code((YcStandsHow) how)), how);
  ck_assert_int_eq(yc_stands_parse("anybody"), YC_N_STANDS);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("standin");
  TCase *t = tcase_create("standin");
  tcase_add_checked_fixture(t, setup, NULL);
  tcase_add_test(t, the_holder);
  tcase_add_test(t, the_deputy_or_who_was_named);
  tcase_add_test(t, a_chain_of_absence);
  tcase_add_test(t, those_who_name_each_other);
  tcase_add_test(t, nobody_without_an_account_stands_in);
  tcase_add_test(t, the_supervisor_is_away_too);
  tcase_add_test(t, a_hall_without_a_supervisor);
  tcase_add_test(t, never_empty);
  tcase_add_test(t, the_words);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
