/* Acceptance, typed at: the story of the sketch, key budgets, drafts that survive, and what people type wrong. */
#include <config.h>
#include <signal.h>
#include <string.h>

#include "app/app.h"
#include "e2e/hall.h"

#define WANG_LI "58112619870615006X"
/* 张秀兰, her daughter 王丽 with a number typed by hand, 低保 for a family with an ill member. */
#define THE_PEOPLE "<F2>zxl<Enter>王丽<Enter>" WANG_LI "<Enter>13900005521<Enter>zn<Enter> <Enter> <Enter>"
#define THE_PAPERS "db<Enter><Enter> <Enter>+<Down><Down><Down><Down><Down>-<Down><Down>*"
#define THE_STORY THE_PEOPLE THE_PAPERS "本人名下社保卡,复印正反面"

/* Once the half second has passed in which nothing was typed. */
static void looks_like(PTY *t, const char *golden, gboolean attributes)
{
  pty_wait(t, "草稿已存");
  pty_golden_with(t, golden, attributes);
}

static void ends(PTY *t)
{
  pty_keys(t, "<Esc>09");
  ck_assert_int_eq(pty_exit(t), 0);
}

/* ── the sketch ── */

START_TEST(the_story)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>zxl");
  looks_like(t, "accept-person", FALSE);
  pty_keys(t, "<Enter>王丽<Enter>58112619870615006");
  pty_keys(t, "0<Enter>");
  pty_expect_row(t, -2, "! 末位校验对不上:18位里有数字输错或前后颠倒。请照证件从头核对。");
  pty_keys(t, "<Up><Backspace>X<Enter>");
  looks_like(t, "accept-representative", FALSE);
  pty_keys(t, "13900005521<Enter>zn<Enter> <Enter> <Enter>db");
  looks_like(t, "accept-item", FALSE);
  pty_keys(t, "<Enter><Enter> <Enter>+<Down><Down><Down><Down><Down>-<Down><Down>*<Enter>");
  looks_like(t, "accept-80x24", TRUE);
  pty_expect_row(t, -2, "! 第9项:请写明要换成什么样的(告知书上照印)。");
  pty_keys(t, "本人名下社保卡,复印正反面<Enter>");
  looks_like(t, "accept-result", FALSE);
  pty_keys(t, "<Enter>");
  pty_expect_row(t, -2, "√ 已收件并告知 1103-001E 低保审核确认 张秀兰,请于 12月1日(二)前补来。u撤销 p重印");
  ck_assert_uint_eq(hall_spooled(store, "-ask-"), 1);
  ck_assert_uint_eq(hall_spooled(store, "-receipt-"), 1);
  pty_expect(t, "2待办 1");                                   /* no draft is left */
  ends(t);
  g_autofree char *shown = HALL_VERB(store, "case", "show", "1103-001E", "--format=json");
  ck_assert(strstr(shown, "王丽(之女)") && strstr(shown, "本人名下社保卡,复印正反面"));
}
END_TEST

static void looks(const char *name, int rows, int columns, const char *term)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = rows, .columns = columns, .term = term);
  pty_keys(t, THE_STORY "<Enter>");
  looks_like(t, name, term != NULL);
}

START_TEST(a_wide_terminal)
{
  looks("accept-120x40", 40, 120, NULL);
}
END_TEST

START_TEST(a_very_wide_terminal)
{
  looks("accept-200x50", 50, 200, NULL);
}
END_TEST

START_TEST(a_monochrome_terminal)
{
  looks("accept-vt100", 24, 80, "vt100");
}
END_TEST

START_TEST(small_and_back)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, THE_STORY);
  pty_wait(t, "草稿已存");
  pty_resize(t, 5, 20);
  pty_keys(t, "abc<Enter>");                                  /* nobody sees what they do: not taken */
  pty_resize(t, 12, 40);
  pty_golden(t, "accept-40x12");
  pty_resize(t, 24, 80);
  pty_expect(t, "本人名下社保卡,复印正反面");
  pty_expect_not(t, "abc");
  pty_keys(t, "<PageUp><PageUp>");
  pty_expect(t, "办什么  MZ01");
}
END_TEST

/* ── budgets ── */

static guint keys(const char *typed, const char *said)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_count_reset(t);
  pty_keys(t, typed);
  guint n = pty_keys_sent(t);
  ck_assert_msg(g_str_has_prefix(pty_row(t, -2), said), "%s", pty_screen(t));
  printf("# %u keys: %s\n", n, typed);
  return n;
}

START_TEST(budget_of_an_acceptance)
{
  ck_assert_uint_le(keys("<F2>sym<Enter><Enter>gljt<Enter>+<Enter><Enter>",
                         "√ 已受理 1103-001E 高龄津贴 孙玉梅,12月1日(二)前办结。"), 22);
  ck_assert_uint_le(keys("<F2>zxl<Enter><Enter>dbsh<Enter><Enter><Enter>+<Enter><Enter>", "√ 已受理 1103-001E"), 22);
}
END_TEST

START_TEST(budget_on_the_spot)
{
  ck_assert_uint_le(keys("<F2>sym<Enter><Enter>lnryd<Enter>+<Enter><Enter>", "√ 已办结 1103-001E"), 20);
}
END_TEST

/* RULE agt-01: the agent is named with the outcome; Enter agrees with the one proposed, another is chosen by initials. */
START_TEST(the_agent)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter>+<Enter>");
  pty_expect(t, "代办员 李秀英");
  pty_expect(t, "↓换代办员");
  pty_keys(t, "2");                                           /* nothing is taken in: nothing goes on */
  pty_keys(t, "4");
  pty_expect_not(t, "代办员 李秀英");
  pty_keys(t, "1<Down><C-u>wang<Enter>");
  pty_expect_row(t, -2, "! 没有代办员 wang:打姓名首字母选,空着回车是建议的。");
  pty_keys(t, "hx");
  pty_expect(t, "何晓燕      综合受理二岗");
  looks_like(t, "accept-agent", FALSE);
  pty_keys(t, "<Enter>");
  pty_expect(t, "代办员 何晓燕");
  pty_expect(t, "回车=受理并打印");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已受理 1103-001E 高龄津贴 孙玉梅,12月1日(二)前办结。");
  ends(t);
  g_autofree char *shown = HALL_VERB(store, "case", "show", "1103-001E", "--format=json");
  ck_assert_msg(strstr(shown, "何晓燕") != NULL, "%s", shown);
}
END_TEST

/* ── who ── */

START_TEST(a_card_reader)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>581126193403081826<Enter>");
  pty_expect(t, "  申请人  张秀兰      女 92岁  1934-03-08");
  pty_expect(t, "本人来的:空着回车");
  pty_keys(t, "58112619900101002９<Enter>");                  /* full-width, and nobody known */
  pty_expect_row(t, -2, "! 新的人,证件号已填:女 36岁。请填姓名。");
  pty_keys(t, "赵小云<Enter>");
  pty_expect(t, "581126199001010029");
}
END_TEST

START_TEST(a_new_applicant)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>李小雨<Enter>581126197707070032<Enter>");
  pty_expect(t, "性别 男   出生 1977-07-07  49岁");
  pty_keys(t, "123<Enter>");
  pty_expect_row(t, -2, "! 电话号码不对:手机 11 位,固定电话 7 到 12 位");
  pty_expect(t, "磨盘咀村");
  pty_keys(t, "sd<Enter>一组<Enter>");
  pty_keys(t, "<Enter>gljt<Enter>+<Enter><Enter>");           /* the phone is still wrong: back to it */
  pty_expect_row(t, -2, "! 电话号码不对:手机 11 位,固定电话 7 到 12 位");
  pty_keys(t, "<C-u>13900009999<Enter><PageDown><PageDown>");
  looks_like(t, "accept-new", FALSE);
  pty_keys(t, "<PageDown><Enter>");
  pty_expect(t, "√ 已受理 1103-001E 高龄津贴 李小雨");
}
END_TEST

START_TEST(without_a_document)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>无名<Enter><Enter>");
  pty_expect(t, "1男   2女");
  pty_keys(t, "2<Enter>1950.2.3<Enter>");
  pty_expect(t, "出生 1950-02-03  76岁");
  pty_keys(t, "<Enter><Enter><Enter><Up>");
  pty_expect(t, "1950-02-03");
}
END_TEST

START_TEST(another_document)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>李明<Enter>E12345678<Enter>");
  pty_expect(t, "请先把证件种类改为“其他”");
  pty_keys(t, "4<Enter>");
  pty_expect(t, "证件 其他");
}
END_TEST

/* A whole name that nobody has is somebody new, though others begin so; and a namesake is the last row. */
START_TEST(a_name_like_others)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>张秀");
  pty_expect(t, "回车=新的人");
  pty_keys(t, "兰");
  pty_expect(t, "回车=用这一行");
  pty_expect(t, "1/2");
  pty_expect(t, "  新的人");
  pty_keys(t, "<Down>");
  pty_expect(t, "2/2");
  pty_keys(t, "<Enter>");
  pty_expect(t, "  证件号");
  pty_expect_not(t, "1934-03-08");
  pty_keys(t, "581126196001010016<Enter>");
  pty_keys(t, "<Up><Up><Up>");
  pty_expect(t, "  申请人  张秀兰");
}
END_TEST

/* The wrong one was chosen: emptied, the name knows nobody any more, and is looked for again. */
START_TEST(a_name_typed_again)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>张秀兰<Enter>");
  pty_expect(t, "  申请人  张秀兰      女 92岁  1934-03-08");
  pty_keys(t, "<Up><C-u>");
  pty_expect_not(t, "1934-03-08");
  pty_keys(t, "张秀兰");
  pty_expect(t, "1/2");
  pty_keys(t, "<Down><Enter>");
  pty_expect(t, "  证件号");
  pty_expect_not(t, "1934-03-08");
  pty_keys(t, "<Enter><Esc>2");
  pty_expect(t, "草稿       张秀兰");
}
END_TEST

/* Two of one name: neither is taken unseen. */
START_TEST(namesakes)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>孙玉梅<Down><Enter>581126196001010025<Enter><Enter>sd<Enter>一组<Enter><Enter>gljt<Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
  pty_keys(t, "<F2>孙玉梅");
  pty_expect(t, "回车=新的人   ↓ 选已有的 2 人");
}
END_TEST

START_TEST(names_of_all_kinds)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_send(t, "<F2>古丽·裴𬱖〇一上荻村丰收农业机械服务专业合作社联合社芦荻镇分社第一机耕作业服务");
  pty_bytes(t, "\xd5\xc5\x01", 3);
  pty_settle(t);
  pty_keys(t, "a");
  pty_paste(t, "甲\x07\n乙\xb1");
  pty_keys(t, "<Enter>");
  pty_expect(t, "  证件号");
  for (int row = 0; row < 24; row++)
    ck_assert_msg(g_utf8_validate(pty_row(t, row), -1, NULL), "row %d", row);
  looks_like(t, "accept-name", FALSE);
  pty_keys(t, "<Up><C-u>〇一<Enter>");
  pty_expect(t, "申请人  〇一");
}
END_TEST

/* ── the checklist and the outcome ── */

START_TEST(full_width_keys)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>ｓｙｍ<Enter><Enter>ＭＺ１１<Enter>＋");
  pty_expect(t, "齐4 共4");
  pty_keys(t, "－");
  pty_expect(t, "齐3 共4");
  pty_keys(t, "　");
  pty_expect(t, "齐4 共4");
  pty_keys(t, "＊");
  pty_keys(t, "要新的<Enter>");
  pty_expect(t, "误");
  pty_expect(t, "要新的");
  pty_keys(t, "<PageDown>４");
  pty_expect(t, "[4]不予");
  pty_keys(t, "１");
  pty_expect_row(t, -2, "! 还缺 1 项材料:补齐才能受理;先收下待审的再按一次 1。");
  pty_keys(t, "3");
  pty_expect_row(t, -2, "! 第1项不可容缺:请一次性告知。");
}
END_TEST

START_TEST(what_happens_to_an_original)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter>+");
  pty_expect(t, "原件收下");
  pty_keys(t, "<Right><Right>");
  pty_expect_row(t, 9, " 1  齐  高龄津贴申请表                原1   复1   原件已退");
  pty_keys(t, "<Left><Left><Left><Left>");
  pty_expect_row(t, 9, " 1  齐  高龄津贴申请表                      复1");
  pty_keys(t, "当场代填");                                    /* a remark, without another key */
  pty_expect_row(t, 9, " 1  齐  高龄津贴申请表                      复1   当场代填");
}
END_TEST

START_TEST(not_accepted)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter><PageDown>4<Enter>2<Enter><Enter>");
  pty_expect_row(t, -2, "! 请选该找的单位:打名称或首字母");
  pty_keys(t, "<Up>sgq<Enter>户籍在石鼓桥镇,应向户籍地申请");
  looks_like(t, "accept-refuse", FALSE);
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已告知不予受理 1103-001E");
  ck_assert_uint_eq(hall_spooled(store, "-not_ours-"), 1);
}
END_TEST

START_TEST(told_without_papers)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter><Enter><Enter><Enter><Enter>");
  pty_expect(t, "只告知4项,不收材料,不计时");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已告知 1103-001E");
}
END_TEST

START_TEST(the_same_item_again)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>zxl<Enter><Enter>gljt<Enter>");
  pty_expect_row(t, 4, "  提示    同一个人的同一事项正在办:1102-001U,核对后再收");
}
END_TEST

/* A long history is cut, not left out. */
START_TEST(a_long_history)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter>+<Enter><Enter>");
  pty_keys(t, "<F2>sym<Enter><Enter>lnryd<Enter>+<Enter><Enter>");
  pty_keys(t, "<F2>sym<Enter>");
  ck_assert_msg(g_str_has_prefix(pty_row(t, 4), "  提示    在办:高龄津贴 ") && g_str_has_suffix(pty_row(t, 4), "…"), "%s",
                pty_screen(t));
}
END_TEST

/* The checklist's keys answer no question, and add no paper by that. */
START_TEST(a_question_is_answered_by_its_own_keys)
{
  static const char *const keys[] = { "+", "-", "*" };
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>zxl<Enter><Enter>dbsh<Enter>");
  g_autofree char *asked = g_strdup(pty_row(t, 7));
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
    g_autofree char *said = g_strdup_printf("! 先答这一问:空格换,回车下一格。%s 到材料那里才用。", keys[i]);
    pty_keys(t, keys[i]);
    pty_expect_row(t, -2, said);
    pty_expect_row(t, 7, asked);
  }
  pty_keys(t, "1");
  ck_assert_str_ne(pty_row(t, 7), asked);
  pty_keys(t, "2");
  pty_expect_row(t, 7, asked);
}
END_TEST

START_TEST(keys_that_do_nothing_while_typing)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2>李<F1>");
  pty_expect_row(t, -2, "! 这里不用 F1。正在打字:回车下一格,Esc 存草稿离开。");
  pty_keys(t, "<C-c>");
  pty_expect_row(t, -2, "Ctrl-C 在这里不起作用。Esc 存草稿离开;复制请用鼠标选。");
}
END_TEST

/* ── drafts ── */

/* Reopens the only draft from the desk. */
static void reopened(const char *store, const char *golden)
{
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "2");
  pty_expect(t, "草稿");
  pty_keys(t, "<Home><Enter>");
  pty_golden(t, golden);
  ends(t);
}

START_TEST(esc_keeps_a_draft)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, THE_PEOPLE "dbs<Esc>");
  pty_expect_row(t, -2, "没填完的存为草稿,在 2待办 最上面:回车接着填,u 丢掉。");
  pty_keys(t, "2");
  pty_expect(t, "草稿");
  pty_keys(t, "<Home><Enter>");
  pty_expect(t, "办什么  dbs");
  pty_keys(t, "<Enter><Enter> <Enter>+<Enter><Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
  pty_expect_not(t, "草稿");
}
END_TEST

START_TEST(nothing_typed_is_no_draft)
{
  g_autoptr(PTY) t = hall_desk(hall_copy(), .rows = 24);
  pty_keys(t, "<F2><Esc>2");
  pty_expect_not(t, "草稿");
  pty_keys(t, "<F2>zxl<Enter><Up><C-u><Enter><Esc>2");               /* and one that was emptied again goes */
  pty_expect_not(t, "草稿");
}
END_TEST

START_TEST(hang_up)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, THE_STORY);
  pty_hang_up(t);
  pty_exit(t);
  reopened(store, "accept-draft");
}
END_TEST

START_TEST(killed_by_the_system)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, THE_STORY);
  pty_signal(t, SIGTERM);
  pty_exit(t);
  reopened(store, "accept-draft");
}
END_TEST

/* What was typed half a second ago is kept, without Enter. */
START_TEST(power_cut)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, THE_STORY);
  pty_wait(t, "草稿已存");
  pty_signal(t, SIGKILL);
  ck_assert_int_eq(pty_exit(t), -SIGKILL);
  reopened(store, "accept-draft");
}
END_TEST

/* ── what goes wrong at the last Enter ── */

static YcApp *other_counter(const char *store)
{
  g_autoptr(GError) error = NULL;
  YcApp *app = yc_app_open(store, yc_time_parse(HALL_NOW), &error);
  ck_assert_msg(app && yc_app_sign_in(app, "hexiaoyan", NULL, NULL, &error), "%s", error ? error->message : "");
  return app;
}

START_TEST(the_store_is_busy)
{
  const char *store = hall_copy();
  g_setenv("PTY_DEADLINE", "40", TRUE);                       /* it waits 15 s for its turn */
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter>+<Enter>");
  g_autoptr(YcApp) app = other_counter(store);
  YcActor actor = { .entered = yc_app_now(app), .happened = yc_app_now(app), .clock_ok = TRUE, .origin = "counter" };
  gboolean repeated;
  yc_act_new(actor.act, 1);
  YcWriter *writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, NULL);
  ck_assert_ptr_nonnull(writer);
  pty_send(t, "<Enter>");
  pty_wait(t, "! ");
  pty_expect(t, "[1]受理");                                   /* the form stays */
  yc_writer_cancel(writer);
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已受理 1103-001E");
}
END_TEST

/* The case is in, only its paper is not: said, and the desk goes on. */
START_TEST(the_spool_cannot_be_written)
{
  const char *store = hall_copy();
  g_autofree char *spool = g_strconcat(store, ".spool", NULL);
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  ck_assert(g_file_set_contents(spool, "", -1, NULL));
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter>+<Enter><Enter>");
  ck_assert(g_str_has_prefix(pty_row(t, -2), "! 已存 1103-001E,文书没有打印(按 0009 补印):"));
}
END_TEST

/* The catalogue without the last papers of 高龄津贴, put in by another counter. */
static void import_shorter(const char *store)
{
  static const char *const names[] = { "items.tsv", "materials.tsv", "questions.tsv", "steps.tsv",
                                       "suits.tsv", "prints.tsv", "sums.tsv", "systems.tsv", "proofs.tsv",
                                       "occasions.tsv" };
  static const char *const gone[] = { "\nMZ11\t4\t", "\nMZ11\t5\t", "\nMZ11\tq_agent\t" };
  g_autofree char *directory = g_dir_make_tmp("yichuang-catalogue-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *from = g_build_filename(g_getenv("YICHUANG_DATADIR"), "catalogue", names[i], NULL), *text = NULL;
    g_autofree char *to = g_build_filename(directory, names[i], NULL);
    ck_assert(g_file_get_contents(from, &text, NULL, NULL));
    for (gsize k = 0; k < G_N_ELEMENTS(gone); k++) {
      char *line = strstr(text, gone[k]), *next = line ? strchr(line + 1, '\n') : NULL;
      if (line)
        memmove(line, next, strlen(next) + 1);
    }
    ck_assert(g_file_set_contents(to, text, -1, NULL));
  }
  g_free(HALL_VERB(store, "item", "import", directory, "--as", "fanglei"));
  pty_remove_tree(directory);
}

START_TEST(the_item_changes_meanwhile)
{
  const char *store = hall_copy();
  g_autoptr(PTY) t = hall_desk(store, .rows = 24);
  pty_keys(t, "<F2>sym<Enter><Enter>gljt<Enter>");
  pty_expect(t, "社会保障卡或银行账户信息");
  pty_expect(t, "共4");
  import_shorter(store);
  pty_wait(t, "共3");
  pty_keys(t, "+");
  pty_expect_not(t, "社会保障卡或银行账户信息");
  pty_keys(t, "<Enter><Enter>");
  pty_expect(t, "√ 已受理");
}
END_TEST

static Suite *suite(void)
{
  const TTest *const tests[] = {
    the_story, a_wide_terminal, a_very_wide_terminal, a_monochrome_terminal, small_and_back, budget_of_an_acceptance,
    budget_on_the_spot, the_agent, a_card_reader, a_new_applicant, without_a_document, another_document, a_name_like_others, a_name_typed_again, namesakes,
    names_of_all_kinds, full_width_keys, what_happens_to_an_original, not_accepted, told_without_papers,
    the_same_item_again, a_long_history, a_question_is_answered_by_its_own_keys,
    keys_that_do_nothing_while_typing, esc_keeps_a_draft, nothing_typed_is_no_draft, hang_up, killed_by_the_system, power_cut,
    the_store_is_busy, the_spool_cannot_be_written, the_item_changes_meanwhile,
  };
  Suite *s = suite_create("accept");
  TCase *t = tcase_create("accept");
  tcase_set_timeout(t, 90);
  tcase_add_unchecked_fixture(t, hall_begin, hall_end);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(t, tests[i]);
  suite_add_tcase(s, t);
  return s;
}

PTY_MAIN(suite)
