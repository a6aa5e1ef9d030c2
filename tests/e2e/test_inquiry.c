/* First inquiry at the counter (RULE inq-01, inq-02): three keys to count, ten to answer, from a half-filled form, a case, a
 * demand, the supervisor at once, the hall's telephone. */
#include <config.h>
#include <string.h>

#include "check_main.h"
#include "e2e/hall.h"

#define ASKED "90岁以上老人有没有特殊补贴"

static int number_of(const char *text)
{
  return (int)g_ascii_strtoll(text + 1, NULL, 10);
}

static const char *answered_store(void)
{
  const char *store = hall_copy();
  g_autofree char *first = HALL_VERB(store, "answer", "set", "90岁补贴去哪办?", "高龄津贴在镇上任一窗口办,不用去县里。", "--item=MZ11",
                                     "--format=tsv", "--as=zhaomin");
  g_autofree char *option = g_strdup_printf("--answer=%d", number_of(strchr(first, '\n')));
  g_free(HALL_VERB(store, "answer", "set", "医保今年交多少?", "2026年每人400元。", "--as=zhaomin"));
  for (int i = 0; i < 3; i++)
    g_free(HALL_VERB(store, "inquiry", "count", option, "--as=zhaomin"));
  return store;
}

START_TEST(answered_in_ten_keys)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_count_reset(t);
  pty_keys(t, "<F3>");
  pty_expect(t, "首问登记 X1103-001");
  gsize bytes = pty_bytes_sent(t);
  pty_keys(t, ASKED);
  pty_expect(t, "MZ11  高龄津贴");
  pty_expect(t, "MZ12  失能老人补贴");
  pty_expect(t, "MZ13  养老消费补贴");
  pty_expect(t, "> MZ11");
  pty_golden(t, "inquiry-question");
  pty_count_reset(t);
  pty_keys(t, "<Enter><Enter>");
  pty_expect(t, "回车=1 当场答清。");
  pty_keys(t, "<Enter>");
  bytes += pty_bytes_sent(t);
  pty_expect_row(t, -2, "√ 已登记 X1103-001,当场答清。");
  ck_assert_uint_le(bytes, 10);
  g_autofree char *list = HALL_VERB(store, "inquiry", "list", "--day=2026-11-03", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(list, "X1103-001\tquestion\tanswered\twindow"));
  ck_assert_ptr_nonnull(strstr(list, "高龄津贴:带 "));   /* what was read aloud is what was answered */
}
END_TEST

START_TEST(counted_in_three_keys)
{
  const char *store = answered_store();
  g_autofree char *before = HALL_VERB(store, "answer", "list", "--format=tsv");
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_count_reset(t);
  pty_keys(t, "<F3>");
  pty_expect(t, "常答  \"90岁补贴去哪办?\"");
  pty_keys(t, "<Down>");
  pty_expect(t, "回车=只计数,不留名。");
  pty_golden(t, "inquiry-frequent");
  pty_keys(t, "<Enter>");
  pty_expect(t, "+1,今天第 4 次。");
  ck_assert_uint_eq(pty_keys_sent(t), 3);
  g_autofree char *after = HALL_VERB(store, "answer", "list", "--format=tsv");
  ck_assert_str_ne(before, after);
  g_autofree char *none = HALL_VERB(store, "inquiry", "list", "--day=2026-11-03", "--format=tsv");
  ck_assert_ptr_null(strchr(strchr(none, '\n') + 1, '\n'));   /* nobody's name, no inquiry */
}
END_TEST

/* Over every kind of dialog, with what was typed into it: absence, one of F8, a menu and a diary line of F5, being here again. */
START_TEST(over_a_dialog)
{
  static const struct { const char *keys, *there; } dialogs[] = {
    { "0000005<Enter>下班", "下班" }, { "<F8>j", "交给谁" }, { "2<Enter><F5>", "委托书" }, { "2<Enter><F5>1打过电话", "打过电话" },
    { "2l他又", "他又" }, { "0", "菜单" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(dialogs); i++) {
    const char *store = hall_copy();
    g_autoptr(PTY) t = hall_desk(store, .rows = 24);
    pty_keys(t, dialogs[i].keys);
    pty_expect(t, dialogs[i].there);
    pty_keys(t, "<F3>");
    pty_expect(t, "首问登记 X");
    pty_keys(t, "<Esc>");
    pty_expect_not(t, "首问登记 X");
    pty_expect(t, dialogs[i].there);
  }
}
END_TEST

/* One at a time: from its own dialog it leads nowhere. */
START_TEST(not_over_itself)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>医保今年交多少<Enter><Enter>8<F3>");
  pty_expect(t, "首问已经开着:按 Esc 回到它。");
}
END_TEST

/* The form below is as it was left, and its draft is kept meanwhile. */
START_TEST(half_way_through_a_form)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>董国");
  pty_keys(t, "<F3>");
  pty_expect(t, "(受理 本次第1件 已暂存,Esc 回去)");
  pty_keys(t, "2");
  pty_keys(t, "养老金三个月没到账<Enter><Enter>5");
  pty_expect(t, "还要找他的:问一声姓名、电话");
  pty_keys(t, "王丽<Enter>13900005521<Enter>sd");
  pty_golden(t, "inquiry-village");
  pty_keys(t, "<Enter>");
  pty_golden(t, "inquiry-outcome");
  pty_keys(t, "<Enter>");
  pty_expect(t, "X1103-001 归李秀英,11月4日(周三)下班前答复");
  pty_expect(t, "董国");
  pty_keys(t, "<F3>");
  pty_expect(t, "[2来电]");   /* the channel of the last one */
  pty_keys(t, "没问完");
  pty_keys(t, "<Esc>");
  pty_expect(t, "董国");
  pty_keys(t, "<Esc>2");
  pty_expect(t, "没填完");
  pty_expect(t, "7首问 1");
  pty_keys(t, "7");
  pty_expect(t, "养老金三个月没…");
  pty_golden(t, "inquiry-tab");
  pty_keys(t, "<Enter>");
  pty_expect(t, "\"养老金三个月没到账\"");
  pty_golden(t, "inquiry-view");
  pty_keys(t, "1");
  pty_expect(t, "怎么告诉");
  pty_keys(t, "认证没做,代办员明天上门<Enter><Enter>");
  pty_expect(t, "已记下答复");
  pty_expect(t, "5 写成常答");
  pty_keys(t, "<Esc>");
  pty_expect(t, "没有没答复的首问");
  /* The one that was not finished comes back from its draft. */
  pty_keys(t, "2");
  pty_expect(t, "没问完");
}
END_TEST

START_TEST(becomes_a_case)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>高龄津贴咋办<Enter><Enter>2");
  pty_keys(t, "孙玉梅<Enter>13900001234<Enter><Enter><Enter>");
  pty_expect(t, "受理");
  pty_expect(t, "孙玉梅");
  pty_keys(t, "<Esc>");
  pty_expect(t, "7首问 1");   /* not saved yet: it is still open */
  g_autofree char *open = HALL_VERB(store, "inquiry", "list", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(open, "X1103-001\tquestion\topen"));
}
END_TEST

START_TEST(not_got_done)
{
  const char *store = hall_copy();
  g_autoptr(PTY) above = hall_start(store, "zhaomin", "1", HALL_NOW, (PtyStart) { .rows = 40, .columns = 120 });
  pty_expect(above, "首问");
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>跑了四趟还没办成<Enter><Enter>7<Enter><Enter><Enter><Enter>");
  pty_expect(t, "B1103-001 已报赵敏,11月4日(周三)前答复他。回执已送打印。");
  ck_assert_uint_eq(hall_spooled(store, "-asked-"), 1);   /* its number and the day go along */
  /* At her desk without a key: told, and in red above the list until it is answered. */
  pty_wait(above, "办不成事 1 件没答复,在 7首问:B1103-001 11月4日(三)前答复 \"跑了四趟还没办成\"");
  pty_keys(above, "7");
  pty_expect(above, "B1103-001");
  pty_golden(above, "inquiry-supervisor-120");
}
END_TEST

/* Not answered by its day, it is the leader's as well. */
START_TEST(not_got_done_goes_up)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>跑了四趟还没办成<Enter><Enter>7<Enter><Enter><Enter><Enter>");
  pty_expect(t, "B1103-001");
  g_free(hall_verb_at(store, "2026-11-04T09:00", (const char *const[]) { "tick", NULL }));
  g_autoptr(PTY) early = hall_start(store, "gaozhiyuan", "1", "2026-11-04T09:00", (PtyStart) { .rows = 24 });
  pty_expect(early, "7首问 0");
  g_free(hall_verb_at(store, "2026-11-05T09:00", (const char *const[]) { "tick", NULL }));
  g_autoptr(PTY) late = hall_start(store, "gaozhiyuan", "1", "2026-11-05T09:00", (PtyStart) { .rows = 24 });
  pty_expect(late, "办不成事 1 件没答复,在 7首问:B1103-001 11月4日(三)就该答复,已超期");
  pty_expect(late, "首问▲1");
  pty_expect(late, "首问超期 1 件,在 7首问");
  pty_keys(late, "7");
  pty_golden(late, "inquiry-leader");
}
END_TEST

/* The number in the title is the one that he will be told. */
START_TEST(the_number_that_will_be_given)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F3>井盖松了半个月<Enter><Enter>");
  pty_expect(t, "首问登记 X1103-001");
  pty_keys(t, "7");
  pty_expect(t, "首问登记 B1103-001");
  pty_keys(t, "<Enter><Enter><Enter>6");   /* past who asks */
  pty_expect_not(t, "1103-001");
  pty_keys(t, "3");
  pty_expect(t, "首问登记 S1103-001");
  pty_keys(t, "<Enter>wjj<Enter>");
  pty_expect(t, "诉求 S1103-001 归王建军");
}
END_TEST

START_TEST(a_wrong_telephone_is_told_at_once)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F3>路灯不亮<Enter><Enter>5");
  pty_expect(t, "还要找他的");
  pty_keys(t, "王丽<Enter>139000055211111<Enter>");
  pty_expect_row(t, -2, "! 电话号码不对:手机 11 位,固定电话 7 到 12 位;不知道就空着");
  pty_keys(t, "<C-u>13900005521<Enter>");
  pty_expect(t, "打村名或首字母");   /* on the village now */
}
END_TEST

/* Who comes to a village point is of that village; on the telephone anybody calls. */
START_TEST(the_point_s_own_village)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_start(store, "wenzhiqiang", "4", HALL_NOW, (PtyStart) { .rows = 24 });
  pty_keys(t, "<F3>4");
  pty_expect(t, "村 上荻村");
  pty_keys(t, "<Up>2");
  pty_expect_not(t, "村 上荻村");
  pty_keys(t, "<Up>4");
  pty_keys(t, "路灯不亮<Enter><Enter>5<Enter><Enter><Enter><Enter>");
  pty_expect(t, "X1103-001 归温志强");
  g_autofree char *list = HALL_VERB(store, "inquiry", "list", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(list, "上荻村"));
  pty_keys(t, "<F3>");   /* the channel of the last one, and its village */
  pty_expect(t, "[4村点]");
  pty_expect(t, "村 上荻村");
}
END_TEST

START_TEST(a_demand_has_an_owner)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>井盖松了半个月<Enter><Enter>3<Enter><Enter><Enter>");
  pty_keys(t, "<Enter>");
  pty_expect(t, "归谁答复");
  pty_keys(t, "wjj<Enter>");
  pty_expect(t, "诉求 S1103-001 归王建军");
  g_autofree char *open = HALL_VERB(store, "inquiry", "list", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(open, "S1103-001\tdemand\topen"));
  ck_assert_ptr_null(strstr(open, "X1103-001"));
}
END_TEST

/* Who sees to it is known by the item: it is theirs unless somebody else is chosen. */
START_TEST(a_demand_goes_to_whom_it_belongs)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>砍树的采伐证交上去半个月了<Enter><Enter>3<Enter><Enter><Enter><Enter>");
  pty_expect(t, "归谁答复");
  pty_expect(t, "林木采伐许可由林业站管。");
  pty_golden(t, "inquiry-owner");
  pty_keys(t, "<Enter>");
  pty_expect(t, "诉求 S1103-001 归吴长林");
  pty_keys(t, "<F3>路灯不亮<Enter><Enter>3<Enter><Enter><Enter><Enter>");
  pty_expect(t, "不知道归谁:先归自己");
  pty_keys(t, "cl");
  pty_expect(t, "残联岗(镇残联)");
  pty_keys(t, "<Enter>");
  pty_expect(t, "诉求 S1103-002 归唐月娥");
}
END_TEST

/* The office in whose hands it would be is found by its initials, inside and outside; only outside it is asked whom there. */
START_TEST(to_whom_it_is_referred)
{
  const char *store = hall_copy();
  g_free(HALL_VERB(store, "inquiry", "add", "残疾人证怎么换领", "--item=CL02", "--as=lixiuying"));
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "7");
  pty_expect(t, "X1103-001");
  pty_keys(t, "<Enter>7");
  pty_expect(t, "残疾人证换领由镇残联管。对方要签收");
  pty_keys(t, "cl");
  pty_expect(t, "青澜县残疾人联合会");
  pty_expect(t, "残联岗(镇残联)");
  pty_expect_not(t, "找谁");
  pty_keys(t, "<Down>");
  pty_expect(t, "找谁");
  pty_golden(t, "referral-outside");
  pty_keys(t, "<Enter>刘工<Enter>带旧证去<Enter>归县里<Enter><Enter>");
  pty_expect(t, "X1103-001 已转给 刘工(县残联)");
}
END_TEST

/* A wrong one is taken back while nobody has acknowledged it; u says so. */
START_TEST(a_referral_is_taken_back)
{
  const char *store = hall_copy();
  g_free(HALL_VERB(store, "inquiry", "add", "残疾人证怎么换领", "--item=CL02", "--as=lixiuying"));
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "7");
  pty_expect(t, "X1103-001");
  pty_keys(t, "<Enter>7<Enter><Enter><Enter><Enter>");
  pty_expect(t, "X1103-001 已转给 ");
  pty_keys(t, "u");
  pty_expect_row(t, -2, "! 首问不用 u 撤销:转错了按 9 收回,对方还没签收。");
  pty_keys(t, "<Esc>");
  pty_expect(t, "7首问");
  pty_keys(t, "u");
  pty_expect_row(t, -2, "! 首问不用 u 撤销:回车打开,转错了按 9 收回。");
  pty_keys(t, "<Enter>9");
  pty_expect(t, "回车=收回");
  pty_keys(t, "<Enter>");
  pty_expect(t, "已收回:这件还归你,可以重新转。");
  pty_expect(t, "收回,对方还没签收");
  pty_expect(t, "7 转给…");
}
END_TEST

/* Saved, the question is closed and stands on the case: its tab, its record. */
START_TEST(a_saved_case_closes_it)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>老伴没了高龄津贴咋办<Enter><Enter>2");
  pty_keys(t, "黄桂芝<Enter>13900001234<Enter><Enter><Enter>");
  pty_expect(t, "黄桂芝 · 高龄津贴");
  pty_expect(t, "139****1234");
  pty_expect(t, "首问 X1103-001 \"老伴没了高龄津贴咋办\"");
  pty_golden(t, "inquiry-case-form");
  pty_keys(t, "<Enter>581126196605120313<Enter><Enter>sd<Enter>三组<Enter>");
  pty_keys(t, "<Enter><Enter>+<Enter><Enter>");
  pty_expect(t, "已受理 1103-001E 高龄津贴 黄桂芝");
  pty_expect(t, "7首问 0");
  g_autofree char *list = HALL_VERB(store, "inquiry", "list", "--day=2026-11-03", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(list, "X1103-001\tquestion\tcase"));
  pty_keys(t, "/1103-001E<Enter>");
  pty_expect(t, "老伴没了高龄津贴咋办");   /* on its record */
  int y = pty_find(t, "首问 1");
  ck_assert_int_ge(y, 0);
  g_autofree char *tabs = g_strdup(pty_row(t, y));
  char digit[] = { strstr(tabs, "首问 1")[-1], '\0' };
  pty_keys(t, digit);
  pty_expect(t, "X1103-001");
  pty_golden(t, "inquiry-became-case");
}
END_TEST

/* Undone, the case is void and the question open again, with its day and its owner; the form comes back. */
START_TEST(an_undone_case_opens_it_again)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>老伴没了高龄津贴咋办<Enter><Enter>2");
  pty_keys(t, "黄桂芝<Enter>13900001234<Enter><Enter><Enter>");
  pty_keys(t, "<Enter>581126196605120313<Enter><Enter>sd<Enter>三组<Enter>");
  pty_keys(t, "<Enter><Enter>+<Enter><Enter>");
  pty_expect(t, "已受理 1103-001E");
  pty_keys(t, "u");
  pty_expect(t, "1103-001E 高龄津贴 黄桂芝");
  pty_keys(t, "<Enter>");
  pty_expect(t, "老伴没了高龄津贴咋办");   /* the form, for it to be set right */
  pty_keys(t, "<Esc>");
  pty_expect(t, "7首问 1");
  g_autofree char *open = HALL_VERB(store, "inquiry", "list", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(open, "X1103-001\tquestion\topen"));
  ck_assert_ptr_nonnull(strstr(open, "2026-11-04"));
}
END_TEST

/* The terminal is gone in the middle of a word: what was typed, and the case it is about, wait as a draft. */
START_TEST(hung_up)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "/zxl");
  pty_expect(t, "张秀兰");
  pty_keys(t, "<F3>2");
  pty_keys(t, "啥时候能发下来");
  pty_expect(t, "啥时候能发下来");
  pty_hang_up(t);
  pty_exit(t);
  g_autoptr(PTY) again = hall_desk(store, .rows = 24);
  pty_keys(again, "2");
  pty_expect(again, "首问");
  pty_keys(again, "<Enter>");
  pty_expect(again, "[2来电]");
  pty_expect(again, "关于 1102-001U 高龄津贴 张秀兰");
  pty_expect(again, "啥时候能发下来");
  pty_keys(again, "<Enter>月底前到账<Enter><Enter>");
  pty_expect(again, "已登记 X1103-001,当场答清。");
  pty_expect(again, "2待办 1");   /* the draft is gone; the case of 张秀兰 is there */
}
END_TEST

START_TEST(a_demand_is_answered)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>井盖松了半个月<Enter><Enter>3");
  pty_keys(t, "盛春桃<Enter>13900002233<Enter><Enter><Enter>wjj<Enter>");
  pty_expect(t, "诉求 S1103-001 归王建军,11月10日(周二)前答复;在 7首问 里。");
  g_autoptr(PTY) his = hall_start(store, "wangjianjun", "4", "2026-11-04T09:00", (PtyStart) { .rows = 24 });
  pty_keys(his, "7");
  pty_expect(his, "S1103-001");
  pty_expect(his, "王建军");
  pty_keys(his, "<Enter>");
  pty_expect(his, "盛春桃 13900002233");
  pty_expect(his, "11月10日(二)前答复");
  pty_keys(his, "1");
  pty_expect(his, "怎么告诉");
  pty_keys(his, "井盖换好了,还立了牌子<Enter><Right><Enter>");
  pty_expect(his, "已记下答复");
  pty_expect(his, "已答复(来电)");
  pty_golden(his, "inquiry-demand-answered");
  g_autofree char *list = HALL_VERB(store, "inquiry", "list", "--day=2026-11-03", "--format=json");
  ck_assert_ptr_nonnull(strstr(list, "井盖换好了,还立了牌子"));
  g_autofree char *open = HALL_VERB(store, "inquiry", "list", "--format=tsv");
  ck_assert_ptr_null(strstr(open, "S1103-001"));
}
END_TEST

/* An input method hands over the digit and the words at once. */
START_TEST(a_channel_and_words_in_one_piece)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F3>");
  pty_expect(t, "首问登记 X1103-001");
  pty_keys(t, "2养老金没到账");
  pty_expect(t, "[2来电]");
  pty_expect(t, "问什么 养老金没到账");
  pty_keys(t, "<Esc>");
  pty_keys(t, "<F3>");
  pty_keys(t, "50岁能领养老金不");   /* no channel: an age */
  pty_expect(t, "问什么 50岁能领养老金不");
}
END_TEST

/* Whoever comes back about what was refused hears by when it can be contested, and the coming stands on the case. */
START_TEST(about_a_refused_case)
{
  const char *store = hall_copy();
  g_autofree char *file = g_strconcat(store, ".json", NULL);
  ck_assert(g_file_set_contents(file, "{\"applicant\":{\"name\":\"柯有田\",\"doc_number\":\"581126196605120313\",\"phone\":\"13900001999\","
                                "\"place\":\"581126100200\"},\"item\":\"MZ01\",\"outcome\":\"refuse\",\"reason\":\"户籍不在本镇,《最低生活保障审核确认办法》第7条\"}", -1, NULL));
  g_free(HALL_VERB(store, "case", "accept", file, "--as", "lixiuying", "--window", "3"));
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "/kyt");
  pty_expect(t, "柯有田");
  pty_keys(t, "<F3>");
  pty_expect(t, "关于 1103-");
  pty_expect(t, "复议至 2027-01-");
  pty_expect(t, "起诉至 2027-05-");
  pty_golden(t, "inquiry-refused");
  pty_keys(t, "凭啥不给办<Enter>户口不在本镇,不服可以复议<Enter><Enter>");
  pty_expect(t, "已登记 X1103-001,当场答清。");
  pty_keys(t, "<Enter>");
  pty_expect(t, "跑2趟");
  pty_expect(t, "凭啥不给办");
  pty_keys(t, "<F3>");
  pty_expect(t, "复议至 2027-01-");
  pty_keys(t, "<Backspace>");
  pty_expect(t, "不记在办件上了。");
  ck_assert_int_lt(pty_find(t, "复议至"), 0);
}
END_TEST

START_TEST(about_a_case)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "/zxl<Enter>");
  pty_expect(t, "高龄津贴");
  g_autofree char *number = g_strndup(strstr(pty_row(t, 0), "1102"), 9);
  pty_keys(t, "<F3>");
  pty_keys(t, "<Down>");
  pty_keys(t, number);
  pty_keys(t, "<Enter>");
  pty_expect(t, "接着写他问什么、说什么");
  pty_keys(t, "凭啥还没下来<Enter>还在公示<Enter><Enter>");
  pty_expect(t, "当场答清。");
  pty_expect(t, "凭啥还没下来");   /* on its record */
  int y = pty_find(t, "首问 1");
  ck_assert_int_ge(y, 0);
  g_autofree char *tabs = g_strdup(pty_row(t, y));
  char digit[] = { strstr(tabs, "首问 1")[-1], '\0' };
  pty_keys(t, digit);
  pty_golden(t, "case-inquiries");
  pty_keys(t, "<Enter>");
  pty_expect(t, "已答复(窗口):还在公示");
}
END_TEST

/* The text of the only sheet in the spool whose name holds `kind`.  Free with g_free(). */
static char *sheet(const char *store, const char *kind)
{
  g_autofree char *spool = g_strconcat(store, ".spool", NULL);
  g_autoptr(GDir) entries = g_dir_open(spool, 0, NULL);
  const char *name;
  char *text = NULL;
  while (entries && (name = g_dir_read_name(entries)) != NULL) {
    g_autofree char *path = g_build_filename(spool, name, NULL);
    if (!strstr(name, kind))
      continue;
    ck_assert_ptr_null(text);
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  }
  ck_assert_msg(text != NULL, "no %s", kind);
  return text;
}

/* What was read aloud, nobody's name on it. */
START_TEST(taken_home)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>" ASKED "<Enter>");
  pty_keys(t, "<Down>王丽<Enter>13900005521<Enter><Enter>");
  pty_expect(t, "p打印给他");
  pty_keys(t, "p");
  pty_expect_row(t, -2, "√ 办事指引已送打印:给他带走。");
  g_autofree char *text = sheet(store, "-guide-80-");
  static const char *const said[] = { "办:高龄津贴", "户口簿", "任何村代办点", "李秀英", "8260003", "2026-11-03", "地址", "时间" };
  for (guint i = 0; i < G_N_ELEMENTS(said); i++)
    ck_assert_msg(strstr(text, said[i]) != NULL, "without %s:\n%s", said[i], text);
  ck_assert_ptr_null(strstr(text, "王丽"));
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已登记 X1103-001,当场答清。");
}
END_TEST

START_TEST(the_hall_s_telephone)
{
  const char *store = answered_store();
  g_free(HALL_VERB(store, "inquiry", "add", "在外地住院怎么报销", "--channel=phone", "--name=奚建国", "--as=lixiuying"));
  g_free(HALL_VERB(store, "inquiry", "add", "居住证要啥材料", "--channel=window", "--as=lixiuying"));
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "0");
  pty_keys(t, "000009");
  pty_expect(t, "1 个,没答清 1");
  pty_expect(t, "在外地住院怎么报销");
  pty_golden(t, "phones");
  pty_keys(t, "p");
  pty_expect_row(t, -2, "√ 今天的来电已送打印。");
  g_autofree char *day = sheet(store, "-calls-");
  ck_assert(strstr(day, "在外地住院怎么报销") && strstr(day, "奚建国"));
  ck_assert_ptr_null(strstr(day, "居住证要啥材料"));   /* asked at the window */
  pty_keys(t, "<Enter>");
  pty_expect(t, "待答复");
  pty_keys(t, "p");
  pty_expect_row(t, -2, "√ 已送打印:给他带走。");
  g_autofree char *slip = sheet(store, "-asked-");
  ck_assert(strstr(slip, "11月4日(周三) 前") && strstr(slip, "X1103-001") && strstr(slip, "李秀英"));
  pty_keys(t, "1");
  pty_expect(t, "怎么答");
  pty_keys(t, "在线备案,不用回来<Enter><Enter>");
  pty_expect(t, "已记下答复");
  pty_keys(t, "p");
  pty_expect_row(t, -2, "√ 已送打印:给他带走。");
  g_autofree char *answer = sheet(store, "-guide-");
  ck_assert_ptr_nonnull(strstr(answer, "在线备案,不用回来"));
  ck_assert_ptr_null(strstr(answer, "奚建国"));
}
END_TEST

/* A supervisor renews the answer that was just read: its owner or she may. */
START_TEST(an_answer_is_written_anew)
{
  const char *store = answered_store();
  g_autoptr(PTY) t = hall_start(store, "zhaomin", "1", HALL_NOW, (PtyStart) { .rows = 24 });
  pty_keys(t, "<F3>医保今年交多少<Enter><Enter>8");
  pty_expect(t, "改这条常答");
  pty_expect(t, "2026年每人400元。");
  pty_golden(t, "inquiry-answer");
  pty_keys(t, "<Enter><C-u>2026年每人420元,年底前交清。<Enter><C-u>2027-02-28<Enter>");
  pty_expect(t, "常答定稿:\"医保今年交多少?\",管到 2027-02-28。");
  g_autofree char *list = HALL_VERB(store, "answer", "list", "--format=tsv");
  ck_assert_ptr_nonnull(strstr(list, "2026年每人420元,年底前交清。"));
  ck_assert_ptr_null(strstr(list, "每人400元"));
}
END_TEST

/* ? on an inquiry says first what its digits do. */
START_TEST(its_digits_explained)
{
  const char *store = hall_copy();
  g_free(HALL_VERB(store, "inquiry", "add", "路灯不亮", "--outcome=open", "--as=lixiuying", "--window=3"));
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "7<Enter>?");
  pty_expect(t, "帮助:这一页的数字和键");
  pty_expect(t, "7 转给…  转给该管的人或外单位,给来人转办单;对方一个工作日内签收");
}
END_TEST

/* Longer than the room for it: nothing of it is left out. */
START_TEST(read_aloud_to_the_end)
{
  const char *store = hall_copy();
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 1; i <= 38; i++)
    g_string_append_printf(text, "第%02d条要讲清楚;", i);
  g_string_append(text, "最后一句。");
  g_free(HALL_VERB(store, "answer", "set", "烟花爆竹怎么管?", text->str, "--as=zhaomin"));
  static const char *const others[] = { "烟花爆竹几点能放?", "烟花爆竹在哪卖?", "烟花爆竹能不能带上车?", "烟花爆竹剩下的怎么处理?" };
  for (guint i = 0; i < G_N_ELEMENTS(others); i++)
    g_free(HALL_VERB(store, "answer", "set", others[i], "问派出所。", "--as=zhaomin"));
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F3>烟花爆竹怎么管");
  pty_expect(t, "第01条");
  pty_expect_not(t, "最后一句。");
  pty_expect(t, "1/2 页  PgDn 接着念");
  pty_keys(t, "<PageDown>");
  pty_expect(t, "最后一句。");
  pty_expect_not(t, "第01条");
  pty_golden(t, "inquiry-page");
  pty_keys(t, "<PageDown>");
  pty_expect(t, "第01条");   /* round again */
  pty_keys(t, "<PageUp><Enter><Enter>");
  pty_expect(t, "最后一句。");   /* on the other lines too */
}
END_TEST

/* Keys that lead to a form and half fill it in, from the desk, `|` between what must have been read first; what of it must stand
 * there again. */
typedef struct {
  const char *login, *keys, *typed;
} Half;

static void press(PTY *t, const char *keys)
{
  g_auto(GStrv) steps = g_strsplit(keys, "|", -1);
  for (char **step = steps; *step; step++)
    pty_keys(t, *step);
}

/* From the row above what was typed, without the message and the keys: a list above it tells of the draft.  Free with
 * g_free(). */
static char *form_of(PTY *t, const char *typed)
{
  GString *rows = g_string_new(NULL);
  for (int y = MAX(pty_find(t, typed) - 1, 1); y < 21; y++)
    g_string_append_printf(rows, "%s\n", pty_row(t, y));
  return g_string_free(rows, FALSE);
}

/* F3 in the middle of it and Esc at once, and once more with something typed. */
static void assert_comes_back(PTY *t, const char *typed)
{
  for (int round = 0; round < 2; round++) {
    pty_expect(t, typed);
    g_autofree char *before = form_of(t, typed);
    pty_keys(t, "<F3>");
    pty_expect(t, "首问登记 X1103-001");
    if (round == 1)
      pty_keys(t, "门口的灯坏了");
    pty_keys(t, "<Esc>");
    pty_expect_not(t, "首问登记");
    g_autofree char *after = form_of(t, typed);
    ck_assert_msg(strcmp(before, after) == 0, "%s\nis not\n%s", after, before);
  }
}

START_TEST(every_half_filled_form)
{
  static const Half forms[] = {
    { "lixiuying", "<F2>|董国", "董国" },                                                       /* acceptance */
    { "lixiuying", "<F2>|zxl<Enter><Enter>db<Enter><PageDown>|+<Down><Down>-", "缺1" },         /* its checklist */
    { "zhaomin", "0|06|sd", "sd" },                                                             /* a village's bag */
    { "wenzhiqiang", "3|q<Enter>|2|j|同意", "同意" },                                           /* a step is finished */
    { "lixiuying", "0|0|0|0|0|0|5|下午开会", "下午开会" },                                      /* away */
  };
  const char *store = hall_copy();
  {
    g_autoptr(PTY) giver = hall_desk(store, .rows = 24);
    press(giver, "2|j|<Enter>|<Esc>09");
    pty_exit(giver);
  }
  g_autoptr(PTY) t = hall_start(store, forms[_i].login, "2", HALL_NOW, (PtyStart) { .rows = 24 });
  pty_expect(t, "2待办");
  press(t, forms[_i].keys);
  assert_comes_back(t, forms[_i].typed);
}
END_TEST

/* The checklist of a case that waits for papers. */
START_TEST(half_supplied)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  press(t, "<F2>|zxl<Enter><Enter>db<Enter><Enter> <Enter>|+<Down><Down><Down><Down><Down>-<Down>*本人的卡<Enter><Enter>");
  pty_expect(t, "√ 已收件并告知 1103-001E");
  press(t, "4|<Enter>| ");
  assert_comes_back(t, "齐6 共7");
}
END_TEST

START_TEST(wide)
{
  g_autoptr(PTY) t = hall_desk(answered_store(), .rows = 40, .columns = 120);
  pty_keys(t, "<F3>" ASKED);
  pty_expect(t, "> ");
  pty_golden(t, "inquiry-question-120");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("inquiry");
  TCase *t = tcase_create("inquiry");
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  tcase_set_timeout(t, 60);
  tcase_add_test(t, answered_in_ten_keys);
  tcase_add_test(t, counted_in_three_keys);
  tcase_add_test(t, half_way_through_a_form);
  tcase_add_test(t, over_a_dialog);
  tcase_add_test(t, not_over_itself);
  tcase_add_test(t, becomes_a_case);
  tcase_add_test(t, not_got_done);
  tcase_add_test(t, not_got_done_goes_up);
  tcase_add_test(t, the_number_that_will_be_given);
  tcase_add_test(t, a_wrong_telephone_is_told_at_once);
  tcase_add_test(t, the_point_s_own_village);
  tcase_add_test(t, a_demand_has_an_owner);
  tcase_add_test(t, a_demand_goes_to_whom_it_belongs);
  tcase_add_test(t, to_whom_it_is_referred);
  tcase_add_test(t, a_referral_is_taken_back);
  tcase_add_test(t, a_saved_case_closes_it);
  tcase_add_test(t, an_undone_case_opens_it_again);
  tcase_add_test(t, hung_up);
  tcase_add_test(t, a_demand_is_answered);
  tcase_add_test(t, a_channel_and_words_in_one_piece);
  tcase_add_test(t, about_a_refused_case);
  tcase_add_test(t, about_a_case);
  tcase_add_test(t, taken_home);
  tcase_add_test(t, the_hall_s_telephone);
  tcase_add_test(t, an_answer_is_written_anew);
  tcase_add_test(t, its_digits_explained);
  tcase_add_test(t, read_aloud_to_the_end);
  tcase_add_loop_test(t, every_half_filled_form, 0, 5);
  tcase_add_test(t, half_supplied);
  tcase_add_test(t, wide);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
