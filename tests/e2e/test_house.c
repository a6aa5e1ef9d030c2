/* A house of one's own: the case of 柯有田 of 槐棚村 from the village's meeting to the call afterwards, by everybody who has a hand
 * in it; one store, one person after the other (RULE agt-01 … agt-06, time-06, time-12, time-13, acc-10).
 *
 * What the village did before, and two hand-overs, are entered by verbs; what the offices come to at the screen. */
#include <config.h>
#include <string.h>

#include "e2e/hall.h"

static const char *store, *number = "1103-001E";

static PTY *sits(const char *login, const char *clock)
{
  g_autofree char *now = g_strconcat("2026-11-", clock, NULL);
  return hall_start(store, login, "3", now, (PtyStart) { .rows = 24 });
}

static PTY *opens(const char *login, const char *clock)
{
  PTY *t = sits(login, clock);
  pty_keys(t, "/kyt<Enter>");
  pty_expect(t, "宅基地审批  柯有田");
  return t;
}

static void leaves(PTY *t)
{
  pty_keys(t, "<Esc><Esc><Esc>");
  pty_keys(t, "09");
  ck_assert_int_eq(pty_exit(t), 0);
  pty_free(t);
}

/* By its digits, one by one: a burst of digits is a scanned number. */
static void menu(PTY *t, const char *digits)
{
  pty_keys(t, "0");
  for (; *digits; digits++)
    pty_keys(t, (const char[]) { *digits, '\0' });
}

static void verb_at(const char *clock, const char *const *words)
{
  g_autofree char *now = g_strconcat("2026-11-", clock, NULL);
  g_free(hall_verb_at(store, now, words));
}
#define VERB_AT(clock, ...) verb_at(clock, (const char *const[]) { __VA_ARGS__, NULL })
#define FINISH(clock, login, step, ...) VERB_AT(clock, "--as", login, "step", "finish", number, step, __VA_ARGS__)

/* The only paper of a kind in the spool. */
static void paper_is(const char *kind, const char *page)
{
  g_autofree char *spool = g_strconcat(store, ".spool", NULL), *path = NULL, *text = NULL;
  g_autoptr(GDir) entries = g_dir_open(spool, 0, NULL);
  const char *name;
  while (entries && (name = g_dir_read_name(entries)) != NULL) {
    if (!strstr(name, kind) || !g_str_has_suffix(name, ".txt")) continue;
    ck_assert_msg(!path, "two papers of %s: %s", kind, name);
    path = g_build_filename(spool, name, NULL);
  }
  ck_assert_msg(path && g_file_get_contents(path, &text, NULL, NULL), "no paper of %s", kind);
  pty_golden_text(page, text);
}

static void all_is_whole(void)
{
  g_free(HALL_VERB(store, "verify"));
}

/* ── before acceptance ── */

/* The drawing is not there: he is told at once, and goes home. */
static void comes_to_the_window(void)
{
  PTY *t = sits("lixiuying", "03T09:15");
  pty_keys(t, "<F2>柯有田<Enter>581126196803120015<Enter>13900007711<Enter>hp<Enter>二组<Enter><Enter>ny01<Enter>");
  pty_keys(t, "<PageDown>+<Down><Down><Down><Down><Down>-<PageDown>");
  pty_golden(t, "house-window");
  pty_keys(t, "2");
  pty_keys(t, "<Enter>");
  pty_expect(t, number);
  leaves(t);
}

/* The agent fetches the drawing: one errand of his, none of the citizen's; then it is accepted. */
static void fetched_at_home(void)
{
  PTY *t = opens("lixiuying", "04T15:30");
  pty_keys(t, "<F5>2");
  pty_keys(t, "<Right><Right><Enter><Enter>家里<Enter>");
  pty_golden(t, "house-collect");
  pty_keys(t, "<Enter>设计图收来了<Enter>");
  pty_expect(t, "√ 已记下 1103-001E 的一趟");
  pty_keys(t, "b");
  pty_golden(t, "house-supply");
  pty_keys(t, "+<PageDown><Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
  leaves(t);
}

/* What the village did before is entered with its days and from where they are known; it is no late entry. */
static void the_village(void)
{
  PTY *t = opens("lixiuying", "04T16:05");
  pty_golden(t, "house-unrecorded");
  menu(t, "000003");
  pty_golden(t, "house-before");
  pty_keys(t, "1");
  pty_keys(t, "10-12<Enter>10-14<Enter><Enter>21<Enter>16<Enter>15<Enter><Enter>同意柯有田户申请宅基地<Enter><Right>");
  pty_golden(t, "house-discussed");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已记「村组讨论」;还有村级公示、村级上报没记");
  menu(t, "000003");
  pty_keys(t, "2");
  pty_keys(t, "<C-u>二组公示栏、村部<Enter>温大山<Enter>10-15<Enter>10-23<Enter>");
  pty_golden(t, "house-posting");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已登记受理前的公示");
  menu(t, "000003");
  pty_keys(t, "2");
  pty_keys(t, "鲁大山<Enter>13900001111<Enter>檐口的水会滴到我家院里<Enter>");
  pty_expect(t, "√ 已记下异议");
  menu(t, "000003");
  pty_golden(t, "house-notice");
  pty_keys(t, "3");
  pty_keys(t, "<Enter>檐口退后一米,两家当面说好了<Enter><C-u>鲁小梅<Enter>");
  pty_expect(t, "√ 已答复异议");
  menu(t, "000003");
  pty_keys(t, "1");
  pty_keys(t, "10-26<Enter>10-30<Enter>一户一宅,同意上报<Enter><Right><Enter>");
  pty_expect(t, "√ 已记「村级上报」");
  pty_expect(t, "受理以前 10-26 至 10-30,办完");
  pty_golden(t, "house-village");
  leaves(t);
}

/* ── looked at on the spot: one office of ours, one that has no accounts here ── */

static void to_the_site(void)
{
  PTY *t = opens("lixiuying", "04T16:30");
  pty_keys(t, "j");
  pty_golden(t, "house-give");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已交给");
  leaves(t);
  paper_is("handover", "house-paper-list");
  t = sits("fenglichun", "04T17:00");
  pty_keys(t, "3");
  pty_expect(t, "柯有田");
  pty_keys(t, "q<Enter>");
  pty_expect(t, "√ 已签收 1 件");
  leaves(t);
  t = opens("lixiuying", "05T08:50");
  pty_keys(t, "j");
  pty_expect(t, "凭什么    [签收单]");
  pty_keys(t, "<Enter><Enter><Enter>陈涛<Enter>");
  pty_expect(t, "√ 已记");
  pty_golden(t, "house-site");
  leaves(t);
  FINISH("06T16:00", "lixiuying", "501", "不占永久基本农田,四至清楚", "--how=phone", "--day=2026-11-06");
  FINISH("09T10:00", "fenglichun", "5", "选址可行,宅基地120平方米", "--first=fenglichun", "--second=陈涛");
}

/* ── three offices side by side ── */

static void side_by_side(void)
{
  PTY *t = opens("lixiuying", "09T10:30");
  pty_keys(t, "j<Enter>");
  pty_expect(t, "√ 已交给");
  leaves(t);
  VERB_AT("09T10:40", "--as", "fenglichun", "step", "take", number);
  t = opens("wuchanglin", "09T11:00");
  menu(t, "000002");
  pty_keys(t, "没有林地界线图<Enter>");
  pty_expect(t, "√ 已退回 1103-001E");
  leaves(t);
  t = opens("lixiuying", "09T11:20");
  pty_keys(t, "j");
  pty_golden(t, "house-again");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已交给");
  leaves(t);
}

/* He is away from noon on: who stands in has it on his desk at once, acknowledges it, and the record says for whom.  The next
 * morning it is his again. */
static void one_is_away(void)
{
  VERB_AT("09T11:40", "--as", "wuchanglin", "absence", "set", "wuchanglin", "17:30", "--reason=去县里开会");
  PTY *t = sits("fenglichun", "09T14:40");
  pty_keys(t, "3");
  pty_golden(t, "house-deputy");
  pty_keys(t, "q<Enter>");
  pty_expect(t, "√ 已签收 1 件");
  leaves(t);
}

/* RULE inq-04: it went back and forth; the supervisor has it at once and says whose it is. */
static void the_supervisor(void)
{
  PTY *t = sits("zhaomin", "09T16:00");
  menu(t, "000008");
  pty_expect(t, "往返:转来转去的事");
  pty_golden(t, "house-loop");
  leaves(t);
  VERB_AT("09T16:05", "--as", "zhaomin", "loop", "designate", number, "--post=forestry", "--reason=林地界线由林业站查",
          "--basis=林业站职责");
}

static void he_is_back(void)
{
  PTY *t = opens("wuchanglin", "10T08:40");
  pty_expect(t, "代吴长林 签收");
  pty_golden(t, "house-back");
  pty_keys(t, "j");
  pty_expect(t, "[同意]");
  pty_keys(t, "<Enter>不占林地<Enter>");
  pty_expect(t, "√ 1103-001E「部门联审」办完");
  leaves(t);
}

/* His son asks how far it is, in the middle of it. */
static void somebody_asks(void)
{
  PTY *t = opens("lixiuying", "10T10:00");
  pty_keys(t, "h<Right><Enter><Enter>");
  pty_expect(t, "照着念");
  pty_golden(t, "house-where");
  leaves(t);
}

/* Nothing goes on before all three are through. */
static void joined(void)
{
  PTY *t = opens("fenglichun", "10T11:00");
  pty_keys(t, "j");
  pty_keys(t, "<Enter>符合村庄规划和一户一宅<Enter>");
  pty_expect(t, "√ 1103-001E「部门联审」办完");
  leaves(t);
  t = opens("lixiuying", "10T11:30");
  pty_golden(t, "house-one-left");
  leaves(t);
  t = opens("lixiuying", "11T09:00");
  pty_keys(t, "j<Right><Right><Enter>11-10<Enter><Right><Enter><Enter>");
  pty_keys(t, "符合国土空间规划<Enter>");
  pty_expect(t, "√ 已记");
  leaves(t);
}

/* ── decided, and after ── */

static void finishes(const char *login, const char *clock, const char *keys)
{
  PTY *t = opens(login, clock);
  pty_keys(t, "j");
  pty_keys(t, keys);
  pty_expect(t, "办完:");
  leaves(t);
}

/* Each hands on to the next with what his own step came to. */
static void decided(void)
{
  VERB_AT("11T09:10", "--as", "lixiuying", "step", "give", number);
  VERB_AT("11T14:40", "--as", "liuhaibo", "step", "take", number);
  finishes("liuhaibo", "12T10:00", "<Enter>准予建房,宅基地120平方米<Enter>");
  finishes("xujing", "13T10:00", "农村宅基地批准书<Enter>镇政府公章<Enter>盖好了<Enter>");
  VERB_AT("13T11:00", "--as", "lixiuying", "case", "result", number, "农村宅基地批准书", "--number=芦宅批〔2026〕12号", "--sealed=2026-11-13");
  finishes("liuhaibo", "16T10:00", "按批准的四至放了线<Enter>");
  finishes("liuhaibo", "20T16:00", "没有超面积,验收合格<Enter>");
}

/* The agent brings it to his door; nothing is paid for that. */
static void brought_home(void)
{
  PTY *t = opens("lixiuying", "23T09:00");
  pty_keys(t, "f<Right>");
  pty_expect(t, "代办不收费");
  pty_golden(t, "house-deliver");
  pty_keys(t, "<Enter><Enter><Enter>");
  pty_expect(t, "√ 已送出");
  pty_keys(t, "f<Enter><Enter><Enter><Enter><Enter>");
  pty_expect(t, "√ 已送达 1103-001E,办结");
  leaves(t);
  paper_is("delivery", "house-paper-delivery");
}

static void called_afterwards(void)
{
  PTY *t = sits("lixiuying", "30T09:00");
  pty_keys(t, "<F5>");
  pty_golden(t, "house-day");
  leaves(t);
  t = opens("lixiuying", "30T09:05");
  pty_keys(t, "<F5>4");
  pty_keys(t, "材料没让我跑,送到家了<Enter>");
  pty_expect(t, "√ 已记下回访 1103-001E");
  pty_expect(t, "跑1趟");
  pty_golden(t, "house-end");
  pty_resize(t, 40, 120);
  pty_golden(t, "house-end-120x40");
  leaves(t);
}

START_TEST(a_house)
{
  store = hall_copy();
  comes_to_the_window();
  fetched_at_home();
  the_village();
  to_the_site();
  side_by_side();
  one_is_away();
  the_supervisor();
  he_is_back();
  somebody_asks();
  joined();
  decided();
  brought_home();
  called_afterwards();
  all_is_whole();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("house");
  TCase *t = tcase_create("house");
  tcase_set_timeout(t, 300);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, a_house);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
