#include <config.h>

#include <string.h>

#include "domain/answerable.h"
#include "check_main.h"

/* Rows of a route written as "10L. 10a! 20L-": stage, role (Lead assist consult), state (- planned, ? current and not acknowledged,
 * . current, < returned, ! done, ~ skipped); an * behind it: an outside office's. */
static guint parse(const char *text, YcLeg *legs)
{
  static const struct { char sign; YcLegState state; gboolean received; } states[] = {
    { '-', YC_LEG_PLANNED, FALSE }, { '?', YC_LEG_CURRENT, FALSE }, { '.', YC_LEG_CURRENT, TRUE },
    { '<', YC_LEG_RETURNED, FALSE }, { '!', YC_LEG_DONE, TRUE }, { '~', YC_LEG_SKIPPED, FALSE }
  };
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  guint n = 0;
  for (char **word = words; *word && **word; word++, n++) {
    char *end;
    legs[n] = (YcLeg) { .n = (int) n + 1, .stage = (int) g_ascii_strtoll(*word, &end, 10), .post = "holder", .giver = "giver" };
    legs[n].role = end[0] == 'L' ? YC_ROLE_LEAD : end[0] == 'a' ? YC_ROLE_ASSIST : YC_ROLE_CONSULT;
    legs[n].outside = end[2] == '*';
    for (gsize i = 0; i < G_N_ELEMENTS(states); i++)
      if (states[i].sign == end[1]) {
        legs[n].state = states[i].state;
        legs[n].received = states[i].received;
      }
  }
  return n;
}

static const struct { const char *route; int now, next; guint left; const char *who; } cases[] = {
  /* route, leading row that runs, the one after its stage (0: none), rows left in it, who answers */
  { "10L! 20L- 30L-", 0, 2, 0, "agent" },
  { "10L! 20L? 30L-", 2, 3, 1, "giver" },
  { "10L! 20L. 30L-", 2, 3, 1, "holder" },
  { "10L! 20L< 30L-", 2, 3, 1, "giver" },
  { "10L! 20L.* 30L-", 2, 3, 1, "agent" },
  /* who leads answers until all of his stage are through */
  { "10L! 20L! 20c? 30L-", 2, 4, 1, "holder" },
  { "10L! 20L. 20a< 20c! 30L-", 2, 5, 2, "holder" },
  /* skipped ones are passed over; an added one stands in between */
  { "10L! 20L~ 30L- 21L-", 0, 4, 0, "agent" },
  { "10L! 20L! 30L!", 0, 0, 0, "agent" },
};

START_TEST(stages)
{
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    YcLeg legs[8];
    guint n = parse(cases[i].route, legs);
    const YcLeg *now = yc_route_now(legs, n), *next = yc_route_next(legs, n, now ? now->stage : 0);
    YcAnswerable at = { TRUE, FALSE, "receiver", "agent", now };
    ck_assert_msg((now ? now->n : 0) == cases[i].now, "%s", cases[i].route);
    ck_assert_msg((next ? next->n : 0) == cases[i].next, "%s: %d", cases[i].route, next ? next->n : 0);
    ck_assert_msg((now ? yc_route_left(legs, n, now->stage) : 0) == cases[i].left, "%s", cases[i].route);
    ck_assert_msg(strcmp(yc_answerable(&at), cases[i].who) == 0, "%s: %s", cases[i].route, yc_answerable(&at));
    at.decided = TRUE;   /* a step of telling or delivering runs, or none */
    ck_assert_str_eq(yc_answerable(&at), "agent");
    at.decided = at.accepted = FALSE;
    ck_assert_str_eq(yc_answerable(&at), "receiver");
  }
}
END_TEST

/* Nine steps fit behind one of the item's, and no tenth. */
START_TEST(room)
{
  YcLeg legs[12];
  guint n = parse("10L! 20L-", legs);
  for (int stage = 11; stage < 20; stage++) {
    ck_assert_int_eq(yc_route_room(legs, n, 10), stage);
    legs[n] = (YcLeg) { .n = YC_LEG_ADDED + (int) n, .stage = stage, .role = YC_ROLE_LEAD, .state = YC_LEG_PLANNED };
    n++;
  }
  ck_assert_int_eq(yc_route_room(legs, n, 10), 0);
}
END_TEST

/* Whatever a leading row is like, somebody answers; and only one who has it, gave it, or carries the case. */
START_TEST(somebody_answers)
{
  for (int i = 0; i < YC_N_LEG_STATES * 16; i++) {
    int bits = i / YC_N_LEG_STATES;
    YcLeg lead = { .state = (YcLegState) (i % YC_N_LEG_STATES), .received = bits & 1, .outside = (bits & 2) != 0,
                   .post = bits & 4 ? "holder" : NULL, .giver = bits & 8 ? "giver" : NULL };
    YcAnswerable at = { TRUE, FALSE, "receiver", "agent", &lead };
    const char *who = yc_answerable(&at);
    ck_assert_ptr_nonnull(who);
    ck_assert(strcmp(who, "receiver") != 0);
    ck_assert(!lead.outside || strcmp(who, "agent") == 0);
    ck_assert(!(yc_leg_waits(&lead) && strcmp(who, "holder") == 0));
  }
}
END_TEST

START_TEST(codes)
{
  for (int i = 0; i < YC_N_ROLES; i++)
    ck_assert_int_eq(yc_role_parse(yc_role_code((YcRole) i)), i);
  for (int i = 0; i < YC_N_LEG_STATES; i++)
    ck_assert_int_eq(yc_leg_parse(yc_leg_code((YcLegState) i)), i);
  ck_assert_int_eq(yc_role_parse("chief"), YC_N_ROLES);
  ck_assert_int_eq(yc_leg_parse(""), YC_N_LEG_STATES);
}
END_TEST

/* 村民委员会组织法 第22、26、28条: two thirds, never less; more than half. */
START_TEST(quorum)
{
  static const struct { YcMeeting meeting; int entitled, needed; } meetings[] = {
    { YC_MEETING_VILLAGE, 21, 14 }, { YC_MEETING_VILLAGE, 22, 15 }, { YC_MEETING_VILLAGE, 1, 1 }, { YC_MEETING_VILLAGE, 2, 2 },
    { YC_MEETING_ASSEMBLY, 300, 151 }, { YC_MEETING_ASSEMBLY, 301, 151 }, { YC_MEETING_OFFICE, 7, 4 }, { YC_MEETING_OFFICE, 1, 1 }
  };
  for (gsize i = 0; i < G_N_ELEMENTS(meetings); i++)
    ck_assert_int_eq(yc_meeting_quorum(meetings[i].meeting, meetings[i].entitled), meetings[i].needed);
  for (int i = 0; i < YC_N_MEETINGS; i++)
    ck_assert_int_eq(yc_meeting_parse(yc_meeting_code((YcMeeting) i)), i);
  ck_assert_int_eq(yc_meeting_parse("crowd"), YC_N_MEETINGS);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("route");
  TCase *t = tcase_create("route");
  tcase_add_test(t, stages);
  tcase_add_test(t, room);
  tcase_add_test(t, somebody_answers);
  tcase_add_test(t, codes);
  tcase_add_test(t, quorum);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
