/* What is set right afterwards: undone within the minute, corrected, voided, withdrawn (RULE acc-12). */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

/* 张秀兰's 低保 with everything: the 1st of the day. */
#define ACCEPTED "<F2>zxl<Enter><Enter>db<Enter><Enter><Enter>+<Enter><Enter>"

static PTY *accepted(const char *store, PtyStart start)
{
  PTY *t = hall_open(store, HALL_NOW, start);
  pty_keys(t, ACCEPTED);
  pty_expect(t, "√ 已受理 1103-001E");
  return t;
}

START_TEST(undone_and_taken_in_again)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = accepted(store, (PtyStart) { .rows = 24 });
  pty_expect_row(t, -2, "√ 已受理 1103-001E 低保审核确认 张秀兰,12月11日(五)前办结。u撤销 n同人再办 p重印");
  pty_keys(t, "u");
  pty_golden(t, "undo-80x24");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已撤销 1103-001E 低保审核确认 张秀兰,号码作废。改好再收,或 Esc 留作草稿。");
  pty_golden(t, "undo-form");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已受理 1103-002");
  pty_keys(t, "u<Esc>");
  pty_expect_not(t, "撤销刚办的");
  pty_keys(t, "/1103-001E");
  pty_expect(t, "作废");
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = { undone_and_taken_in_again };
  Suite *s = suite_create("afterwards");
  TCase *t = tcase_create("afterwards");
  tcase_set_timeout(t, 90);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
