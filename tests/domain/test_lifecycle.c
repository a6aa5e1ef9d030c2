#include <config.h>

#include "domain/lifecycle.h"
#include "check_main.h"

#include <glib.h>

#define MAX_ACTS 12
#define END YC_N_ACTS

/* Lives of a case, act by act; where they end. */
static const struct { const char *life; YcAct acts[MAX_ACTS]; YcState end; } lives[] = {
  { "on the spot, RULE acc-05", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_DECIDE, YC_ACT_DELIVER, END },
    YC_STATE_DELIVERED },
  { "told, came back", { YC_ACT_TELL, YC_ACT_TELL, YC_ACT_RECEIVE, YC_ACT_ACCEPT, END }, YC_STATE_ACCEPTED },
  { "told, never came back", { YC_ACT_TELL, YC_ACT_WITHDRAW, END }, YC_STATE_WITHDRAWN },
  { "corrected twice", { YC_ACT_RECEIVE, YC_ACT_ASK, YC_ACT_SUPPLY, YC_ACT_ASK, YC_ACT_ASK, YC_ACT_SUPPLY,
                         YC_ACT_ACCEPT, END }, YC_STATE_ACCEPTED },
  { "refused", { YC_ACT_RECEIVE, YC_ACT_NOT_ACCEPT, END }, YC_STATE_NOT_ACCEPTED },
  { "refused after a correction", { YC_ACT_RECEIVE, YC_ACT_ASK, YC_ACT_NOT_ACCEPT, END },
    YC_STATE_NOT_ACCEPTED },
  { "never supplied", { YC_ACT_RECEIVE, YC_ACT_ASK, YC_ACT_WITHDRAW, END }, YC_STATE_WITHDRAWN },
  { "paused", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_STEP, YC_ACT_PAUSE, YC_ACT_SUPPLY, YC_ACT_RESUME,
                YC_ACT_STEP, YC_ACT_DECIDE, YC_ACT_STEP, YC_ACT_DELIVER, END }, YC_STATE_DELIVERED },
  { "tolerant, RULE acc-03", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_SUPPLY, YC_ACT_DECIDE, END },
    YC_STATE_DECIDED },
  { "referred", { YC_ACT_REFER, END }, YC_STATE_REFERRED },
  { "received for others", { YC_ACT_RECEIVE, YC_ACT_FORWARD, END }, YC_STATE_FORWARDED },
  { "promised papers never came, RULE acc-03", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_LAPSE, END }, YC_STATE_WITHDRAWN },
  { "the wrong item, RULE acc-12", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_CORRECT, YC_ACT_VOID, END }, YC_STATE_VOID },
  { "refused by mistake", { YC_ACT_RECEIVE, YC_ACT_NOT_ACCEPT, YC_ACT_VOID, END }, YC_STATE_VOID },
  { "extended while paused, RULE time-08", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_EXTEND, YC_ACT_PAUSE, YC_ACT_EXTEND, YC_ACT_RESUME,
                END }, YC_STATE_ACCEPTED },
  { "told to fetch it, RULE time-15", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_DECIDE, YC_ACT_NOTIFY, YC_ACT_NOTIFY,
                YC_ACT_DELIVER, END }, YC_STATE_DELIVERED },
  { "terminated", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_PAUSE, YC_ACT_TERMINATE, END }, YC_STATE_TERMINATED },
  { "reported upwards", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_TRANSFER, END }, YC_STATE_TRANSFERRED },
  { "withdrawn while paused", { YC_ACT_RECEIVE, YC_ACT_ACCEPT, YC_ACT_PAUSE, YC_ACT_WITHDRAW, END },
    YC_STATE_WITHDRAWN },
};

START_TEST(whole_lives)
{
  YcState state = YC_STATE_NONE;
  for (const YcAct *act = lives[_i].acts; *act != END; act++) {
    state = yc_lifecycle_next(state, *act);
    ck_assert_msg(state != YC_STATE_NONE, "%s", lives[_i].life);
  }
  ck_assert_msg(state == lives[_i].end, "%s: %s", lives[_i].life, yc_state_code(state));
}
END_TEST

START_TEST(impossible)
{
  static const struct { YcState state; YcAct act; } cases[] = {
    { YC_STATE_NONE, YC_ACT_ACCEPT },
    { YC_STATE_TOLD, YC_ACT_ACCEPT },
    { YC_STATE_RECEIVED, YC_ACT_RECEIVE },
    { YC_STATE_RECEIVED, YC_ACT_DECIDE },
    { YC_STATE_RECEIVED, YC_ACT_PAUSE },
    { YC_STATE_CORRECTING, YC_ACT_ACCEPT },
    { YC_STATE_ACCEPTED, YC_ACT_ASK },
    { YC_STATE_ACCEPTED, YC_ACT_NOT_ACCEPT },
    { YC_STATE_ACCEPTED, YC_ACT_RESUME },
    { YC_STATE_ACCEPTED, YC_ACT_DELIVER },
    { YC_STATE_PAUSED, YC_ACT_PAUSE },
    { YC_STATE_PAUSED, YC_ACT_STEP },
    { YC_STATE_PAUSED, YC_ACT_DECIDE },
    { YC_STATE_DECIDED, YC_ACT_WITHDRAW },
    { YC_STATE_DECIDED, YC_ACT_VOID },
    { YC_STATE_VOID, YC_ACT_CORRECT },
    { YC_STATE_FORWARDED, YC_ACT_VOID },
    { YC_STATE_DECIDED, YC_ACT_PAUSE },
    { YC_STATE_DECIDED, YC_ACT_EXTEND },
    { YC_STATE_DECIDED, YC_ACT_TERMINATE },
    { YC_STATE_ACCEPTED, YC_ACT_NOTIFY },
    { YC_STATE_RECEIVED, YC_ACT_TRANSFER },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_msg(yc_lifecycle_next(cases[i].state, cases[i].act) == YC_STATE_NONE, "%s, act %d",
                  yc_state_code(cases[i].state), (int) cases[i].act);
}
END_TEST

/* Whoever needs nobody has come to an end, but for one who was told and may come back; mistakes can be set right. */
START_TEST(ends)
{
  for (guint state = YC_STATE_TOLD; state < YC_N_STATES; state++) {
    guint possible = 0;
    for (guint act = 0; act < YC_N_ACTS; act++)
      if (act != YC_ACT_CORRECT && act != YC_ACT_VOID)
        possible += yc_lifecycle_next((YcState) state, (YcAct) act) != YC_STATE_NONE;
    ck_assert_int_eq(yc_state_open((YcState) state), possible > 0 && state != YC_STATE_TOLD);
  }
  ck_assert(!yc_state_open(YC_STATE_NONE));
}
END_TEST

START_TEST(codes)
{
  static const char *const words[YC_N_STATES] = {
    "none", "told", "received", "correcting", "accepted", "paused", "decided", "delivered", "not_accepted",
    "withdrawn", "referred", "forwarded", "terminated", "transferred", "void"
  };
  for (guint state = 0; state < YC_N_STATES; state++) {
    ck_assert_str_eq(yc_state_code((YcState) state), words[state]);
    ck_assert_uint_eq(yc_state_parse(words[state]), state);
  }
  ck_assert_int_eq(yc_state_parse("closed"), YC_STATE_NONE);
}
END_TEST

static Suite *lifecycle_suite(void)
{
  Suite *suite = suite_create("lifecycle");
  TCase *tcase = tcase_create("lifecycle");
  tcase_add_loop_test(tcase, whole_lives, 0, G_N_ELEMENTS(lives));
  tcase_add_test(tcase, impossible);
  tcase_add_test(tcase, ends);
  tcase_add_test(tcase, codes);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(lifecycle_suite)
