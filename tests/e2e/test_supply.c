/* Papers supplied later: the checklist of a case that waits. */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

#define TOLD_ONCE \
  "<F2>zxl<Enter><Enter>db<Enter><Enter> <Enter>+<Down><Down><Down><Down><Down>-<Down>*本人的卡<Enter><Enter>"

/* 张秀兰's 低保, told once on the 3rd: a paper missing, another wrong. */
static const char *told(void)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, TOLD_ONCE);
  pty_expect(t, "√ 已收件并告知 1103-001E");
  return store;
}

#define LATER(store, ...) hall_open(store, "2026-11-05T10:15", (PtyStart) { __VA_ARGS__ })

START_TEST(supplied_and_accepted)
{
  const char *store = told();
  g_autoptr(PTY) t = LATER(store, .rows = 24);
  pty_keys(t, "4<Enter>");
  pty_golden(t, "supply-80x24");
  pty_keys(t, "+<Enter>");
  pty_wait(t, "草稿已存");
  pty_golden(t, "supply-complete");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已受理 1103-001E 低保审核确认 张秀兰,12月15日(二)前办结。u撤销 n同人再办 p重印");
  ck_assert_uint_eq(hall_spooled(store, "-acceptance-"), 1);
}
END_TEST

/* Not all of it: the notice stands, no second one is made. */
START_TEST(one_of_two)
{
  const char *store = told();
  g_autoptr(PTY) t = LATER(store, .rows = 40, .columns = 120);
  pty_keys(t, "4<Enter> ");
  pty_wait(t, "草稿已存");
  pty_golden(t, "supply-120x40");
  pty_keys(t, "<PageDown><Enter>");
  pty_expect(t, "√ 已记下补来的材料 1103-001E");
  ck_assert_uint_eq(hall_spooled(store, "-ask-"), 1);
  pty_keys(t, "<Enter>");
  pty_expect(t, "齐6 共7");
  pty_keys(t, "+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
}
END_TEST

/* RULE agt-04: somebody else came with the case and has no paper for it: the form says so, and asks who came today. */
START_TEST(who_brings_them)
{
  const char *store = hall_copy();
  {
    g_autoptr(PTY) t = hall_desk(store, .rows = 24);
    pty_keys(t, "<F2>zxl<Enter>王丽<Enter>58112619870615006X<Enter>13900005521<Enter>zn<Enter> <Enter> <Enter>");
    pty_keys(t, "db<Enter><Enter> <Enter>+<Down><Down><Down><Down><Down>-<Down><Down>*本人的卡<Enter><Enter>");
    pty_expect(t, "√ 已收件并告知 1103-001E");
  }
  g_autoptr(PTY) t = LATER(store, .rows = 24);
  pty_keys(t, "/1103-001E<Enter><F5>3<Enter><Enter><Enter><Enter><Enter><Enter>");
  pty_expect(t, "√ 委托书已送打印");
  pty_keys(t, "<F5>6改由儿子来办<Enter>");
  pty_expect(t, "√ 委托已撤销");
  pty_keys(t, "<Esc><Esc>4<Enter>");
  pty_expect(t, "  来的人  王丽 之女");
  pty_expect(t, "代办人没有委托书:按 F5 再按 3 当场写一份");
  pty_keys(t, "<PageUp><PageUp>");
  pty_expect(t, "[1]王丽   2本人");
  pty_golden(t, "supply-bringer");
  pty_keys(t, "2");
  pty_expect(t, "  来的人  本人");
  pty_expect_not(t, "代办人没有委托书");
  pty_keys(t, "<Enter>");
  pty_expect(t, "材料  空格换");
  pty_keys(t, "<Esc><Enter>");                               /* the draft knows who came */
  pty_expect(t, "  来的人  本人");
  pty_keys(t, "<PageUp><PageUp>1");
  pty_expect(t, "代办人没有委托书");
  pty_keys(t, "<Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
}
END_TEST

START_TEST(esc_keeps_what_was_ticked)
{
  const char *store = told();
  g_autoptr(PTY) t = LATER(store, .rows = 24);
  pty_keys(t, "4<Enter> <Esc><Enter>");
  pty_expect(t, "齐6 共7");
  pty_keys(t, "<Esc>2");
  pty_expect(t, "草稿");
  pty_keys(t, "<Home><Enter>");
  pty_expect_row(t, 0, "补材料  张秀兰 · 低保审核确认               草稿已存   3号窗 李秀英  11-05 10:15");
  pty_keys(t, "+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
  pty_expect_not(t, "草稿");
}
END_TEST

/* The case goes on at another window: the draft tells so once, and goes. */
START_TEST(a_draft_that_was_overtaken)
{
  const char *store = told();
  g_autoptr(PTY) t = LATER(store, .rows = 24);
  pty_keys(t, "4<Enter> <Esc>");
  g_autoptr(PTY) other = hall_start(store, "hexiaoyan", "2", "2026-11-05T10:20", (PtyStart) { .rows = 24 });
  pty_keys(other, "4<Enter>+<Enter><Enter>");
  pty_expect(other, "√ 已受理 1103-001E");
  pty_keys(t, "2<Home>");
  pty_expect(t, "草稿");
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "! 1103-001E 张秀兰 现在是「受理」,不等材料了:这份补材料的草稿已丢掉。");
  pty_keys(t, "<Down>");
  pty_expect_not(t, "草稿");
}
END_TEST

START_TEST(wrong_again_wants_a_note)
{
  const char *store = told();
  g_autoptr(PTY) t = LATER(store, .rows = 24);
  pty_keys(t, "4<Enter>*<Enter>");
  pty_expect_row(t, -2, "! 第7项:请写明要换成什么样的(告知书上照印)。");
  pty_keys(t, "要盖章的<Enter>");
  pty_expect(t, "要盖章的");
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = { supplied_and_accepted, one_of_two, who_brings_them, esc_keeps_what_was_ticked, a_draft_that_was_overtaken,
                                  wrong_again_wants_a_note };
  Suite *s = suite_create("supply");
  TCase *t = tcase_create("supply");
  tcase_set_timeout(t, 90);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
