/* Ten people, one morning: Monday 23 November 2026 at the counters of 芦荻镇, as the hall's reference day tells it.  One
 * store, one person after the other; at noon everything replays, and every paper that came out has its golden page. */
#include <config.h>
#include <signal.h>
#include <string.h>

#include "e2e/hall.h"

static const char *store;

static PTY *sits(const char *login, const char *window, const char *clock)
{
  g_autofree char *now = g_strconcat("2026-11-23T", clock, NULL);
  return hall_start(store, login, window, now, (PtyStart) { .rows = 24 });
}

static PTY *window3(const char *clock)
{
  return sits("lixiuying", "3", clock);
}

static void leaves(PTY *t)
{
  pty_keys(t, "<Esc><Esc><Esc>");
  pty_keys(t, "09");
  ck_assert_int_eq(pty_exit(t), 0);
  pty_free(t);
}

/* A command by its digits; several at once would be a scanned number. */
static void menu(PTY *t, const char *digits)
{
  pty_keys(t, "0");
  pty_keys(t, digits);
}

static void verb_at(const char *clock, const char *const *words)
{
  g_autofree char *now = g_strconcat("2026-11-", clock, NULL);
  g_free(hall_verb_at(store, now, words));
}
#define VERB_AT(clock, ...) verb_at(clock, (const char *const[]) { __VA_ARGS__, NULL })

/* ── before ── */

/* A refusal of last month's, and blank receipts for a power cut. */
static void the_days_before(void)
{
  PTY *t = hall_start(store, "lixiuying", "3", "2026-11-02T15:30", (PtyStart) { .rows = 24 });
  pty_keys(t, "<F2>董国梁<Enter>581126197001010038<Enter>13900006677<Enter>sd<Enter>三组<Enter><Enter>");
  pty_keys(t, "gljt<Enter><PageDown><PageDown>4<Enter>3<Enter>未满 80 周岁,《老年人福利办法》第9条<Enter>");
  pty_expect(t, "√ 已告知不予受理 1102-004");
  leaves(t);
  VERB_AT("23T08:35", "paper", "--blank", "3", "--as", "lixiuying", "--window", "3");
}

/* ── the people ── */

/* 1 09:00 "我妈 92 了,有啥补贴?": what else she could get stands there; told what to bring for one, taken in for another. */
static void the_daughter(void)
{
  PTY *t = window3("09:00");
  pty_keys(t, "<F2>zxl<Enter>王丽<Enter>58112619870615006X<Enter>13900005521<Enter>zn<Enter> <Enter> <Enter>");
  pty_expect(t, "也许还能办");
  pty_keys(t, "dbsh<Enter>");
  pty_keys(t, "<PageDown><PageDown>2");
  pty_wait(t, "草稿已存");
  pty_golden(t, "morning-1");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已告知 1123-001");
  pty_keys(t, "n");
  pty_expect(t, "本次第2件");
  pty_keys(t, "xfbt<Enter><Enter><Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1123-002");
  leaves(t);
}

/* 2 09:15 a house: the village has discussed and posted before the town takes the papers in. */
static void the_house(void)
{
  PTY *t = window3("09:15");
  pty_keys(t, "<F2>柯有田<Enter>581126196803120015<Enter>13900007711<Enter>hp<Enter>二组<Enter><Enter>ny01<Enter>");
  pty_keys(t, "<PageDown>+<PageDown>");
  pty_golden(t, "morning-2");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已受理 1123-003");
  leaves(t);
}

/* 3 09:30 the telephone: what was paid is looked up at once, and nothing is printed. */
static void the_telephone(void)
{
  PTY *t = window3("09:30");
  pty_keys(t, "<F2>sym<Enter><Enter>yb07<Enter>+<PageDown>");
  pty_golden(t, "morning-3");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已办结 1123-004");
  leaves(t);
}

/* 4 09:40 three matters of one woman: one visit, one receipt. */
static void three_matters(void)
{
  PTY *t = window3("09:40");
  pty_keys(t, "<F2>zxl<Down><Enter><Enter>lnryd<Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已办结 1123-005");
  pty_keys(t, "n");
  pty_keys(t, "sb03<Enter><PageDown>+<PageDown><Enter>");
  pty_expect(t, "1123-006");
  pty_keys(t, "n");
  pty_keys(t, "cl02<Enter><PageDown>+<PageDown><Enter>");
  pty_expect(t, "1123-007");
  pty_keys(t, "p<Enter>");
  pty_expect(t, "合并凭证已送打印");
  leaves(t);
}

/* 5 09:55 the wrong town: where to go, and whom we phoned; then papers that are taken in for another office. */
static void the_wrong_town(void)
{
  PTY *t = window3("09:55");
  pty_keys(t, "<F2>贺家宝<Enter>581126198002020013<Enter>13900008812<Enter><Enter><Enter><Enter>dbsh<Enter>");
  pty_keys(t, "<PageDown><PageDown>5<Enter>lxx<Enter>0950<Enter>周主任:下午来,带户口簿<Enter>");
  pty_expect(t, "√ 已转告 1123-008");
  pty_keys(t, "n");
  pty_keys(t, "ga03<Enter>+<PageDown>5<Enter>");
  pty_golden(t, "morning-5");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已代收 1123-009");
  leaves(t);
}

/* 6 10:05 last month's refusal: found though concluded, the last days as dates, and his coming logged on it. */
static void the_returnee(void)
{
  PTY *t = window3("10:05");
  pty_keys(t, "/dgl<Enter>");
  pty_expect(t, "复议至");
  pty_golden(t, "morning-6");
  pty_keys(t, "l");
  pty_keys(t, "<Up>凭什么不给办<Enter>");
  pty_expect(t, "再次来访,反映不满:凭什么不给办");
  pty_keys(t, "p");
  pty_keys(t, "p");
  pty_keys(t, "<Enter>");
  pty_expect(t, "已送打印");
  leaves(t);
}

static const char *const VILLAGERS[][2] = {
  { "周满仓", "581126195203040033" }, { "柯大全", "581126194911121024" }, { "鲁大山", "581126194407082011" },
  { "洪桂花", "581126193809213040" }, { "欧阳春晓", "58112619550130405X" }, { "古丽娜尔·买买提", "581126194106175062" },
  { "温家才", "581126193605026083" }, { "杭老太", "581126194708157099" },
};

/* 7 10:20 twelve files in a bag, three of them incomplete. */
static void the_bag(void)
{
  PTY *t = window3("10:20");
  menu(t, "06");
  pty_keys(t, "sd<Enter><Enter>11-20<Enter>");
  pty_keys(t, "孙家旺<Enter>581126193912010014<Enter>gljt<Enter><Enter>");
  pty_keys(t, "温有福<Enter>581126194001010050<Enter><Enter><Enter>");
  pty_keys(t, "鲁小妹<Enter>581126194205060041<Enter>dbsh<Enter>-<Down><Down><Down>-<PageDown><Enter><Enter>");
  pty_keys(t, "荻满囤<Enter>581126194003070030<Enter>gljt<Enter><Enter>");
  for (guint i = 0; i < G_N_ELEMENTS(VILLAGERS); i++) {
    g_autofree char *who = g_strdup_printf("%s<Enter>%s<Enter><Enter>%s", VILLAGERS[i][0], VILLAGERS[i][1],
                                           i == 2 ? "-<Down><Down><Down>*要本人的卡<Enter><Enter><Enter>"
                                           : i == 7 ? "-<Down>-<Down>-<PageDown><Enter><Enter>" : "<Enter>");
    pty_keys(t, who);
  }
  pty_expect(t, "共 12 份");
  pty_golden(t, "morning-7");
  pty_keys(t, "<PageDown><Enter><Enter>");
  pty_expect(t, "√ 已收 12 份:齐 9,一次性告知 3。");
  leaves(t);
}

/* 8 10:40 the power goes while a case is being saved; what was not printed is told, and the blank receipt entered. */
static void the_power_cut(void)
{
  PTY *t = window3("10:38");
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1123-022");
  pty_keys(t, "n");
  pty_keys(t, "xfbt<Enter><Enter><Enter><Enter><Enter>");
  pty_expect(t, "√ 已受理 1123-023");
  pty_signal(t, SIGKILL);
  pty_exit(t);
  pty_free(t);
  t = window3("11:05");
  pty_expect(t, "已办未打印");
  menu(t, "009");
  pty_golden(t, "morning-8");
  pty_keys(t, "p<Enter>");
  pty_keys(t, "<Esc>");
  menu(t, "00001");
  pty_keys(t, "1<Enter>1045<Enter>1<Enter>");
  pty_keys(t, "洪石匠<Enter>581126195101010079<Enter>13900009931<Enter>sd<Enter>五组<Enter><Enter>lnryd<Enter>+<Enter><Enter>");
  pty_expect(t, "1123-024");
  leaves(t);
}

/* A wrong item, found after five minutes: voided and taken in again, with the time of first receipt. */
static void the_wrong_item(void)
{
  PTY *t = window3("11:10");
  pty_keys(t, "<F2>曲阿姨<Enter>581126195505050026<Enter>13900002244<Enter>sd<Enter>六组<Enter><Enter>gljt<Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1123-025");
  leaves(t);
  t = window3("11:15");
  pty_keys(t, "/qay<Enter>");
  pty_keys(t, "e");
  pty_keys(t, "2");
  pty_keys(t, "事项选错了<Enter>");
  pty_keys(t, "<Enter><Enter>lnryd<Enter><Enter>+<Enter><Enter>");
  pty_expect(t, "1123-026");
  leaves(t);
}

/* 9 11:30 lunch: another sits down at this window with two keys, and what she does bears her name. */
static void two_at_one_window(void)
{
  PTY *t = window3("11:30");
  pty_keys(t, "<F9>sym<Enter>");
  pty_expect(t, "3号窗 孙玉梅");
  pty_keys(t, "<F2>zxl<Enter><Enter>lnryd<Enter>+<Enter><Enter>");
  pty_expect(t, "1123-027");
  g_auto(GStrv) said = g_strsplit(pty_row(t, -2), " ", 4);   /* √ 已办结 1123-027… */
  pty_count_reset(t);
  pty_keys(t, "<F9><Enter>");
  ck_assert_uint_eq(pty_keys_sent(t), 2);
  pty_expect(t, "3号窗 李秀英");
  leaves(t);
  g_autofree char *shown = HALL_VERB(store, "case", "show", said[2]);
  ck_assert_msg(strstr(shown, "孙玉梅") && !strstr(shown, "李秀英"), "%s", shown);
}

/* 10 11:40 an inspection: what is urgent now, as a table. */
static void the_inspection(void)
{
  g_autofree char *urgent = hall_verb_at(store, "2026-11-23T11:40", (const char *const[]) { "case", "list", "--tab=urgent", "--format=tsv", NULL });
  ck_assert(g_str_has_prefix(urgent, "number\t"));
}

/* ── what came out ── */

static int by_name(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Each file of the spool is as its golden page; its name holds the day, the paper, the kind and the width. */
static guint papers_as_they_should_be(void)
{
  g_autofree char *spool = g_strconcat(store, ".spool", NULL);
  g_autoptr(GDir) entries = g_dir_open(spool, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  const char *name;
  while (entries && (name = g_dir_read_name(entries)) != NULL)
    if (g_str_has_suffix(name, ".txt")) g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, by_name);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename(spool, names->pdata[i], NULL), *text = NULL;
    g_auto(GStrv) parts = g_strsplit(names->pdata[i], "-", -1);   /* 2026-11-23-ID-KIND-WIDTH-N.txt */
    g_autofree char *page = g_strdup_printf("morning-paper-%02u-%s", i + 1,
                                             g_ascii_isdigit(*parts[3]) ? parts[4] : parts[3]);
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    pty_golden_text(page, text);
  }
  return names->len;
}

START_TEST(ten_people)
{
  store = hall_copy();
  the_days_before();
  the_daughter();
  the_house();
  the_telephone();
  three_matters();
  the_wrong_town();
  the_returnee();
  the_bag();
  the_power_cut();
  the_wrong_item();
  two_at_one_window();
  the_inspection();
  g_free(HALL_VERB(store, "verify"));
  ck_assert_uint_ge(papers_as_they_should_be(), 20);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("morning");
  TCase *t = tcase_create("morning");
  tcase_set_timeout(t, 300);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, ten_people);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
