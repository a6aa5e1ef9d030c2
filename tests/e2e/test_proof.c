/* A proof that villages may no longer be asked for: from the menu and from the form (RULE acc-07). */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

/* By the menu: 0 alone, then its digits. */
static void open_proofs(PTY *t)
{
  pty_keys(t, "0");
  pty_keys(t, "07");
  pty_expect(t, "哪个证明");
}

START_TEST(from_the_menu)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  open_proofs(t);
  pty_golden(t, "proof-list");
  pty_keys(t, "hy");
  pty_expect(t, "2 种");
  pty_expect(t, "婚育状况证明");
  pty_keys(t, "zk<Enter>");
  pty_golden(t, "proof-asker");
  pty_keys(t, "4<Enter>青澜县法院<Enter>张秀兰");
  pty_golden(t, "proof-name");
  pty_keys(t, "<Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, -2), "√ 已记下:法院要婚姻状况证明,告知已送打印。请他们找:县民政局"));
  pty_expect(t, "1紧急");
  ck_assert_uint_eq(hall_spooled(store, "proof"), 1);
  g_autofree char *report = HALL_VERB(store, "proof", "report", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(report, "court\t青澜县法院\t婚姻状况证明\t1"));
}
END_TEST

/* Who sits in front of her is known already. */
START_TEST(from_the_form)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter>");
  pty_expect(t, "社会保障卡或银行账户信息");
  open_proofs(t);
  pty_keys(t, "jz<Enter>");
  pty_expect(t, "能证实的是");
  pty_keys(t, "<Right><Enter><Enter>");
  pty_expect(t, "孙玉梅");
  pty_keys(t, "<Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, -2), "√ 已记下:学校要健在证明,告知已送打印。"));
  pty_expect(t, "社会保障卡或银行账户信息");   /* the form is as it was */
  pty_keys(t, "+<Enter><Enter>");
  pty_expect(t, "√ 已受理");
}
END_TEST

/* She asks for it as if it were an item. */
START_TEST(typed_as_an_item)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>hyzk<Enter>");
  pty_expect(t, "哪个证明");
  pty_expect(t, "2 种");
  pty_keys(t, "<Enter>");
  pty_expect(t, "能证实的是");
  pty_keys(t, "3<Enter><Enter><Enter>");
  pty_expect(t, "√ 已记下:用人单位要婚姻状况证明");
  pty_keys(t, "gljt<Enter>+<Enter><Enter>");                  /* and goes on with what else she came for */
  pty_expect(t, "√ 已受理");
}
END_TEST

START_TEST(what_goes_wrong)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  open_proofs(t);
  pty_keys(t, "tianqi<Enter>");
  pty_expect(t, "不在清单里的,按事项 ZH03 办。");
  pty_keys(t, "<Esc>");
  pty_expect(t, "20 种");
  pty_keys(t, "出生<Enter>9<Enter><Enter><Enter>");
  pty_expect(t, "! 请写明是谁要的这个证明");
  pty_keys(t, "网吧<Up>2<Enter>");
  pty_expect(t, "网吧");                        /* nothing typed is lost */
  pty_keys(t, "<Esc>");
  pty_expect(t, "1 种");
  pty_keys(t, "<Esc><Esc>");
  pty_expect(t, "1紧急");
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("proof");
  TCase *tests = tcase_create("proof");
  tcase_add_unchecked_fixture(tests, hall_begin, hall_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, from_the_menu);
  tcase_add_test(tests, from_the_form);
  tcase_add_test(tests, typed_as_an_item);
  tcase_add_test(tests, what_goes_wrong);
  suite_add_tcase(suite, tests);
  return suite;
}

PTY_MAIN(suite)
