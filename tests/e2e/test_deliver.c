/* f and h as they are typed: a fee, the result at the window, at home and left there, and the card for whoever asks. */
#include <config.h>
#include <string.h>

#include "app/desk.h"
#include "app/progress.h"
#include "app/private.h"
#include "e2e/story.h"

/* The first case that is found is decided. */
static void decide(const char *store, const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcApp) app = yc_app_open(store, yc_time_parse("2026-11-20T15:00"), &error);
  ck_assert_msg(app && yc_app_sign_in(app, "zhaomin", NULL, NULL, &error), "%s", error ? error->message : "");
  g_autofree char *ident = NULL;
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, NULL, NULL, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, &error);
  g_autoptr(GPtrArray) found = yc_desk_find(app, words, 1, &error);
  ck_assert(found != NULL && found->len == 1);
  gint64 id = ((YcCaseRow *)g_ptr_array_index(found, 0))->id;
  ck_assert_msg(writer && yc_case_decide(app, writer, id, "准予", &error) && yc_writer_commit(g_steal_pointer(&writer), &error), "%s",
                error ? error->message : "");
}

/* A store with a case of somebody new that is decided. */
static const char *decided(const char *item)
{
  const char *store = story_copy();
  story_accept_item(store, "2026-11-20T10:00", "田小禾", item);
  decide(store, "田小禾");
  return store;
}

static PTY *open_case(const char *store, PtyStart start)
{
  PTY *t = story_open(store, "zhaomin", start);
  pty_keys(t, "/田小禾<Enter>");
  pty_expect(t, "1经过");
  return t;
}

START_TEST(at_the_window)
{
  const char *store = decided("GA04");
  g_autoptr(PTY) t = open_case(store, (PtyStart) { .rows = 24 });
  pty_keys(t, "f");
  pty_golden(t, "deliver-80x24");
  /* The fee first: it is the last word. */
  pty_keys(t, "<Left><Enter>");
  pty_expect(t, "代办不收费");
  pty_keys(t, "<Left><Enter>");
  pty_golden(t, "fee-80x24");
  pty_keys(t, "<Enter><Enter>");
  pty_expect_row(t, -2, "! 收款要写财政票据的号码:没有票据不能收钱。");
  pty_keys(t, "00781234<Enter>");
  pty_expect(t, "√ 已登记收费");
  pty_keys(t, "f<Enter><Right><Right><Enter>");
  pty_keys(t, "田大年<Enter><Enter><Right><Enter><Enter>");
  pty_expect(t, "没有文书号:证照、决定书照上面的号填");
  pty_keys(t, "青水〔2026〕7号<Enter><Enter>");
  pty_expect(t, "√ 已送达");
  pty_golden(t, "delivered-80x24");
}
END_TEST

/* On tab 6, by the clerk of another window: he stands before her.  She can hand it out, not send it. */
START_TEST(at_another_window)
{
  const char *store = decided("MZ11");
  g_autoptr(PTY) t = story_open(store, "luowenjing", (PtyStart) { .rows = 24 });
  pty_keys(t, "6");
  pty_expect(t, "田小禾");
  pty_keys(t, "f");
  pty_expect_not(t, "邮寄");
  pty_golden(t, "deliver-other-80x24");
  pty_keys(t, "<Enter><Enter><Enter><Enter><Enter><Enter><Enter><Enter>");
  pty_expect(t, "办结;送达回证送打印");
  pty_keys(t, "/田小禾<Enter>");
  pty_expect(t, "罗文静   代何晓燕 送达,办结");
}
END_TEST

/* Money of his still lies at the window: the form says so with the number of its paper until it was fetched. */
START_TEST(something_of_his_lies_here)
{
  const char *store = decided("MZ11");
  g_autoptr(PTY) t = open_case(store, (PtyStart) { .rows = 24 });
  pty_keys(t, "f");
  pty_expect_not(t, "还放着");
  pty_keys(t, "<Esc>");
  pty_keys(t, "<F5>9");
  pty_keys(t, "<Enter>信封<Enter>200<Enter><Enter>");
  pty_expect(t, "√ 暂存凭证已送打印");
  pty_keys(t, "f");
  pty_golden(t, "deliver-kept-80x24");
  pty_keys(t, "<Enter><Enter><Enter><Enter><Enter><Enter><Enter><Enter>");
  pty_expect(t, "√ 已送达");
  pty_expect(t, "暂存没取:信封 200元");
  pty_keys(t, "<F5>9");
  pty_keys(t, "<Enter><Enter><Enter>");
  pty_expect(t, "√ 已退还");
  pty_expect_not(t, "暂存没取");
}
END_TEST

/* An organisation has no household. */
START_TEST(to_an_organisation)
{
  const char *store = story_copy();
  decide(store, "丰收农业机械");
  g_autoptr(PTY) t = story_open(store, "zhaomin", (PtyStart) { .rows = 24 });
  pty_keys(t, "/丰收农业机械<Enter>");
  pty_expect(t, "1经过");
  pty_keys(t, "f<Enter>");
  pty_expect(t, "法定代表人");
  pty_expect_not(t, "家属");
  pty_keys(t, "<Left>");
  pty_golden(t, "deliver-firm-80x24");
  pty_keys(t, "<Enter><Enter><Enter><Enter><Enter><Enter><Enter><Enter>");
  pty_expect_row(t, -2, "! 请写单位收件的人叫什么。");
}
END_TEST

/* What nobody fetched for thirty days is to be brought, says the list; who fetches it after all is handed it. */
START_TEST(nobody_fetched_it)
{
  const char *store = decided("MZ11");
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", store, NULL);
  g_autoptr(PTY) t = pty_start(.argv = PTY_ARGV(pty_program(), "--as", "lixiuying", "--window", "3"), .rows = 24,
                               .env = PTY_ENV(named, "YICHUANG_CLOCK=2026-12-21T09:00"));
  pty_keys(t, "6");
  pty_expect(t, "没取,送去");
  pty_golden(t, "deliver-unfetched-80x24");
}
END_TEST

/* It leaves with an agent, is refused at home, and left there before a witness. */
START_TEST(left_at_home)
{
  const char *store = decided("MZ11");
  g_autoptr(PTY) t = open_case(store, (PtyStart) { .rows = 40, .columns = 120 });
  pty_keys(t, "f<Right>");
  pty_golden(t, "deliver-120x40");
  pty_keys(t, "<Enter><C-u>温志强<Enter><Enter><Enter><Enter><Enter>");   /* it has no number: once is enough */
  pty_expect(t, "√ 已送出");
  pty_keys(t, "f<Right><Right>");
  pty_expect(t, "见证人");
  pty_keys(t, "<Enter><Enter><Enter><Enter>嫌少,不要<Enter><Enter>");
  pty_expect(t, "! 留置送达要写见证人是谁");
  pty_golden(t, "deliver-left-120x40");
  pty_keys(t, "柯长林<Enter>");
  pty_expect(t, "√ 已送达");
  pty_expect(t, "留置");
}
END_TEST

START_TEST(it_comes_back)
{
  const char *store = decided("MZ11");
  g_autoptr(PTY) t = open_case(store, (PtyStart) { .rows = 24 });
  pty_keys(t, "f<Right><Right><Enter><Enter>");
  pty_expect(t, "! 邮寄要写邮件号");
  pty_keys(t, "<Esc>f<Right><Right><Enter>EMS1234567<Enter><Enter><Enter><Enter><Enter>");
  pty_expect(t, "√ 已送出");
  pty_keys(t, "f<Left><Enter><Right><Right><Enter>地址查无此人");
  pty_golden(t, "deliver-back-80x24");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已记下没送到");
}
END_TEST

/* One letter from any list; what it is told, and that it was asked, is recorded. */
START_TEST(where_is_it)
{
  const char *store = decided("GA04");
  g_autoptr(PTY) t = open_case(store, (PtyStart) { .rows = 24 });
  pty_keys(t, "h");
  pty_golden(t, "where-ask-80x24");
  pty_keys(t, "<Right><Enter><Right><Enter><Enter>");
  pty_expect_row(t, -2, "! 这件不是你接待、也不在你手上:看别人的办件请写明事由。");
  pty_keys(t, "他儿子来电<Enter>");
  pty_expect(t, "有结果了");
  /* Who comes to the window is served there, and has come once more. */
  pty_keys(t, "<Esc>h<Enter><Enter>");
  pty_expect(t, "领结果");
  pty_golden(t, "where-80x24");
  pty_keys(t, "<Esc>");
  pty_expect(t, "回话:看了办到哪一步(窗口),申请人问");
  pty_expect(t, "跑2趟");
  pty_keys(t, "h<Enter><Left><Enter>");
  pty_golden(t, "looks-80x24");
}
END_TEST

START_TEST(where_is_it_wide)
{
  g_autoptr(PTY) t = story_desk(.rows = 40, .columns = 120);
  pty_keys(t, "h<Right><Enter><Enter>");
  pty_golden(t, "where-120x40");
}
END_TEST

static Suite *suite(void)
{
  Suite *suite = suite_create("deliver");
  TCase *tests = tcase_create("deliver");
  tcase_add_unchecked_fixture(tests, story_begin, story_end);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, at_the_window);
  tcase_add_test(tests, at_another_window);
  tcase_add_test(tests, something_of_his_lies_here);
  tcase_add_test(tests, to_an_organisation);
  tcase_add_test(tests, nobody_fetched_it);
  tcase_add_test(tests, left_at_home);
  tcase_add_test(tests, it_comes_back);
  tcase_add_test(tests, where_is_it);
  tcase_add_test(tests, where_is_it_wide);
  suite_add_tcase(suite, tests);
  return suite;
}

PTY_MAIN(suite)
