#include <config.h>
#include "output/paper.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "check_main.h"

static const int widths[] = { 32, 48, 80 };
#define N_WIDTHS ((int) G_N_ELEMENTS(widths))

static void set(char **member, const char *text)
{
  g_free(*member);
  *member = g_strdup(text);
}

/* --- the story of the sketches ---------------------------------------------------------------------------- */

static void set_hall(YcPaperData *d)
{
  set(&d->hall, "青澜县芦荻镇便民服务中心");
  set(&d->address, "芦荻镇府前街12号");
  set(&d->hours, "周一至周五 8:30-12:00 14:30-17:30");
  set(&d->contact, "李秀英");
  set(&d->contact_window, "3号窗");
  set(&d->contact_phone, "8260003");
  set(&d->deputy, "赵敏");
  set(&d->deputy_phone, "8260001");
  set(&d->supervision_phone, "8260000");
  set(&d->clerk, "李秀英");
  set(&d->seal, "收件专用章");
}

static void set_matter(YcPaperData *d)
{
  set(&d->short_number, "1103-004Y");
  set(&d->long_number, "581126100A-20261103-0004-Y");
  set(&d->item, "最低生活保障审核确认");
  set(&d->applicant, "张秀兰");
  set(&d->applicant_id, "581126********26");
  set(&d->representative, "王丽");
  set(&d->relation, "之女");
  set(&d->representative_phone, "139****5521");
  set(&d->notify, "王丽");
  set(&d->promised, "承诺28个工作日");
  set(&d->statutory, "法定30个工作日");
  set(&d->basis, "低保审核确认办法第10条");
  set(&d->fee, "不收费");
  d->received = d->day = yc_day_new(2026, 11, 3);
  set(&d->time, "10:20");
}

static void add_taken(GPtrArray *items)
{
  yc_paper_add(items, "最低生活保障申请书", "", "", 1, 0, FALSE);
  yc_paper_add(items, "申请人居民身份证", "", "", 1, 0, TRUE);
  yc_paper_add(items, "居民户口簿", "", "", 1, 1, TRUE);
  yc_paper_add(items, "家庭经济状况核对授权书", "", "", 1, 0, FALSE);
  yc_paper_add(items, "诚信承诺书", "", "", 1, 0, FALSE);
  yc_paper_add(items, "委托书与代办人身份证", "", "", 1, 1, FALSE);
}

static void add_wanted(GPtrArray *items)
{
  yc_paper_add(items, "住院诊断资料", "", "在县医院病案室可印", 0, 1, FALSE);
  yc_paper_add(items, "您本人的社保卡", "正反面;女儿的卡不行", NULL, 0, 1, FALSE);
}

static void tell_receipt(YcPaperData *d)
{
  set(&d->number, "芦政收A〔2026〕0963号");
  d->due = yc_day_new(2026, 11, 10);
  set(&d->answer_by, "5个工作日内答复,至 11月10日(二)");
  add_taken(d->items);
}

static void tell_acceptance(YcPaperData *d)
{
  set(&d->number, "芦政受A〔2026〕0412号");
  d->day = d->accepted = yc_day_new(2026, 11, 5);
  set(&d->time, "10:15");
  d->due = yc_day_new(2026, 12, 15);
  set(&d->decided_by, "县民政局");
  set(&d->result, "低保确认通知书,由代办员送到");
  set(&d->contact_window, "代办员");
  set(&d->seal, "受理专用章");
  d->provisional = TRUE;
  add_taken(d->items);
  yc_paper_add(d->items, "诊断或住院资料", "", "", 0, 1, FALSE);
}

static void tell_tell(YcPaperData *d)
{
  set(&d->number, "芦政告A〔2026〕0188号");
  d->due = yc_day_new(2027, 1, 5);
  d->received = YC_DAY_NONE;
  d->demo = TRUE;
  d->reprint = 1;
  add_wanted(d->items);
}

static void tell_ask(YcPaperData *d)
{
  set(&d->number, "芦政告A〔2026〕0188号");
  d->due = yc_day_new(2026, 12, 1);
  set(&d->lapse, "按撤回退件,可再申请");
  add_wanted(d->items);
  add_taken(d->taken);
}

static void tell_refusal(YcPaperData *d)
{
  set(&d->number, "芦政不A〔2026〕0007号");
  set(&d->refusal_kind, "不属本机关职权");
  set(&d->reason, "申请人户籍在邻县柳湾镇,共同生活的家庭成员也不在本镇居住。低保由户籍地受理(办法第4条)。"
                  "请到柳湾镇便民服务中心办理,电话 8350001。");
  set(&d->remedy, "自收到之日起60日内,至 2027-01-04,向青澜县人民政府申请复议;"
                  "或6个月内,至 2027-05-03,向青澜县人民法院起诉");
  d->oral = TRUE;
  yc_paper_add(d->items, "申请人居民身份证", "", "", 1, 0, TRUE);
}

static void tell_onspot(YcPaperData *d)
{
  set(&d->number, "芦政即A〔2026〕0031号");
  set(&d->item, "老年人优待证办理");
  set(&d->result, "已发优待证一本");
  set(&d->promised, "当日");
  set(&d->representative, NULL);
  yc_paper_add(d->items, "申请人居民身份证", "", "", 1, 0, TRUE);
  yc_paper_add(d->items, "一寸照片", "", "", 1, 0, FALSE);
}

static YcPaperData *story(YcPaperKind kind)
{
  static void (*const tell[YC_N_PAPERS])(YcPaperData *) = {
    [YC_PAPER_RECEIPT] = tell_receipt, [YC_PAPER_ACCEPTANCE] = tell_acceptance, [YC_PAPER_TELL] = tell_tell,
    [YC_PAPER_ASK] = tell_ask, [YC_PAPER_REFUSAL] = tell_refusal, [YC_PAPER_ONSPOT] = tell_onspot
  };
  YcPaperData *d = yc_paper_data_new(kind);
  set_hall(d);
  set_matter(d);
  tell[kind](d);
  return d;
}

/* --- golden pages ----------------------------------------------------------------------------------------- */

static char *golden_path(YcPaperKind kind, int width)
{
  const char *tests = g_getenv("TESTDIR");
  g_autofree char *file = g_strdup_printf("%s-%d.txt", yc_paper_code(kind), width);
  return g_build_filename(tests ? tests : ".", "golden", "papers", file, NULL);
}

static void put_lines(GString *out, const char *mark, char **lines)
{
  for (char **line = lines; *line != NULL; line++) g_string_append_printf(out, "# %s %s\n", mark, *line);
}

/* Both texts from the first to the last line that differs. */
static char *difference(const char *old, const char *new)
{
  g_auto(GStrv) before = g_strsplit(old, "\n", -1), after = g_strsplit(new, "\n", -1);
  guint n = g_strv_length(before), m = g_strv_length(after), first = 0;
  while (before[first] != NULL && after[first] != NULL && strcmp(before[first], after[first]) == 0) first++;
  while (n > first && m > first && strcmp(before[n - 1], after[m - 1]) == 0) {
    g_clear_pointer(&before[--n], g_free);
    g_clear_pointer(&after[--m], g_free);
  }
  GString *out = g_string_new(NULL);
  put_lines(out, "-", before + first);
  put_lines(out, "+", after + first);
  return g_string_free(out, FALSE);
}

START_TEST(golden_pages)
{
  YcPaperKind kind = (YcPaperKind) (_i / N_WIDTHS);
  int width = widths[_i % N_WIDTHS];
  g_autoptr(YcPaperData) data = story(kind);
  g_autofree char *text = yc_paper_text(data, width), *path = golden_path(kind, width), *golden = NULL;
  if (!g_file_get_contents(path, &golden, NULL, NULL)) golden = g_strdup("");
  if (strcmp(golden, text) == 0) return;
  g_autofree char *changed = difference(golden, text);
  g_autofree char *name = g_path_get_basename(path);
  if (g_getenv("GOLDEN_UPDATE") == NULL) ck_abort_msg("%s has changed (GOLDEN_UPDATE=1 accepts it):\n%s", name, changed);
  printf("# %s\n%s", name, changed);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
}
END_TEST

/* --- what holds for any data ------------------------------------------------------------------------------ */

static const char *const pieces[] = {
  "张", "秀兰", "·", "𬱖", "〇", "古丽娜尔·阿不都热西提", "A", "ab ", "1103-004Y", " ", "  ", "。", ",", "(", ")", "〔2026〕",
  "é", "e\xCC\x81", "Pneumonoultramicroscopicsilicovolcanoconiosis", "最低生活保障审核确认", "8:30-12:00", ";", "%s", "_"
};

static char *random_text(GRand *random)
{
  int n = g_rand_int_range(random, 0, 4) == 0 ? 0 : g_rand_int_range(random, 1, 30);
  GString *text = g_string_new(NULL);
  for (int i = 0; i < n; i++)
    g_string_append(text, pieces[g_rand_int_range(random, 0, (gint32) G_N_ELEMENTS(pieces))]);
  return g_string_free(text, FALSE);
}

static YcDay random_day(GRand *random)
{
  return g_rand_int_range(random, 0, 4) == 0 ? YC_DAY_NONE : yc_day_new(2026, 11, 3) + g_rand_int_range(random, -9, 400);
}

static void add_random(GRand *random, GPtrArray *items)
{
  for (int n = g_rand_int_range(random, 0, 13); n > 0; n--) {
    g_autofree char *name = random_text(random), *want = random_text(random), *where = random_text(random);
    yc_paper_add(items, name, want, where, g_rand_int_range(random, 0, 3), g_rand_int_range(random, 0, 120),
                 g_rand_boolean(random));
  }
}

static YcPaperData *random_data(GRand *random)
{
  YcPaperData *d = yc_paper_data_new((YcPaperKind) g_rand_int_range(random, 0, YC_N_PAPERS));
  char **const members[] = {
    &d->hall, &d->address, &d->hours, &d->number, &d->long_number, &d->item, &d->applicant, &d->applicant_id,
    &d->representative, &d->relation, &d->representative_phone, &d->notify, &d->time, &d->promised, &d->statutory,
    &d->answer_by, &d->lapse, &d->basis, &d->reason, &d->refusal_kind, &d->remedy, &d->decided_by, &d->fee, &d->result,
    &d->contact, &d->contact_window, &d->contact_phone, &d->deputy, &d->deputy_phone, &d->supervision_phone, &d->seal,
    &d->clerk
  };
  for (gsize i = 0; i < G_N_ELEMENTS(members); i++)
    if (g_rand_int_range(random, 0, 5) != 0) *members[i] = random_text(random);
  set(&d->short_number, "荻1112-003T");
  d->day = random_day(random);
  d->due = random_day(random);
  d->received = random_day(random);
  d->accepted = random_day(random);
  d->provisional = g_rand_boolean(random);
  d->oral = g_rand_boolean(random);
  d->demo = g_rand_boolean(random);
  d->reprint = g_rand_int_range(random, 0, 120);
  add_random(random, d->items);
  add_random(random, d->taken);
  return d;
}

static void check_lines(const char *text, int width)
{
  ck_assert(g_utf8_validate(text, -1, NULL));
  ck_assert(g_str_has_suffix(text, "\n"));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    if (yc_width(*line) > width) ck_abort_msg("%d columns in a sheet of %d: %s", yc_width(*line), width, *line);
    if (g_str_has_suffix(*line, " ")) ck_abort_msg("ends in a blank: '%s'", *line);
  }
}

START_TEST(no_line_is_too_wide)
{
  GRand *random = g_rand_new_with_seed((guint32) _i);
  for (int round = 0; round < 100; round++) {
    g_autoptr(YcPaperData) data = random_data(random);
    for (int i = 0; i < N_WIDTHS; i++) {
      g_autofree char *text = yc_paper_text(data, widths[i]);
      check_lines(text, widths[i]);
      ck_assert_ptr_nonnull(strstr(text, "荻1112-003T"));
    }
  }
  g_rand_free(random);
}
END_TEST

START_TEST(nothing_given)
{
  for (guint kind = 0; kind < YC_N_PAPERS; kind++)
    for (int i = 0; i < N_WIDTHS; i++) {
      g_autoptr(YcPaperData) data = yc_paper_data_new((YcPaperKind) kind);
      g_autofree char *text = yc_paper_text(data, widths[i]);
      check_lines(text, widths[i]);
      ck_assert_ptr_null(strstr(text, "null"));
      ck_assert_ptr_null(strstr(text, "演示"));
      ck_assert_ptr_null(strstr(text, "补打"));
      ck_assert_ptr_null(strstr(text, "暂定"));
    }
}
END_TEST

/* RULE acc-02, documents c.4: what a paper must say in every width. */
START_TEST(mandatory)
{
  static const char *const always[] = {
    "青澜县芦荻镇便民服务中心", "芦荻镇府前街12号", "8:30-12:00", "1103-004Y", "581126100A-20261103-0004-Y", "李秀英", "8260003",
    "赵敏", "8260001", "8260000", "低保审核确认办法第10条", "按指印", "与申请人关系", "专用章", "2026-11-0", "张秀兰"
  };
  static const char *const own[YC_N_PAPERS][4] = {
    [YC_PAPER_RECEIPT] = { "11月10日(周二)", "还没有受理", "居民户口簿", NULL },
    [YC_PAPER_ACCEPTANCE] = { "12月15日(周二,暂定)", "县民政局", "退原件2", NULL },
    [YC_PAPER_TELL] = { "2027年1月5日(周二)", "本告知之外不再要别的材料", "在县医院病案室可印", "[演示,不作凭证]" },
    [YC_PAPER_ASK] = { "12月1日(周二)", "本告知之外不再要别的材料", "女儿的卡不行", "到期没补" },
    [YC_PAPER_REFUSAL] = { "不属本机关职权", "2027-01-04", "工作人员代填,已读给本人听", "柳湾镇" },
    [YC_PAPER_ONSPOT] = { "11月3日(周二)", "已发优待证一本", "不用再来", NULL }
  };
  YcPaperKind kind = (YcPaperKind) (_i / N_WIDTHS);
  g_autoptr(YcPaperData) data = story(kind);
  g_autofree char *text = yc_paper_text(data, widths[_i % N_WIDTHS]);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autofree char *whole = g_strjoinv("", lines);   /* a phrase may be wrapped */
  ck_assert_ptr_nonnull(strstr(text, yc_paper_title(kind)));
  for (gsize i = 0; i < G_N_ELEMENTS(always); i++)
    if (!strstr(whole, always[i])) ck_abort_msg("without %s:\n%s", always[i], text);
  for (gsize i = 0; i < G_N_ELEMENTS(own[kind]) && own[kind][i]; i++)
    if (!strstr(whole, own[kind][i])) ck_abort_msg("without %s:\n%s", own[kind][i], text);
}
END_TEST

START_TEST(codes)
{
  for (guint kind = 0; kind < YC_N_PAPERS; kind++)
    ck_assert_uint_eq(yc_paper_parse(yc_paper_code((YcPaperKind) kind)), kind);
  ck_assert_uint_eq(yc_paper_parse("letter"), YC_N_PAPERS);
  ck_assert_uint_eq(yc_paper_parse(""), YC_N_PAPERS);
  ck_assert_uint_eq(yc_paper_parse(NULL), YC_N_PAPERS);
  ck_assert_str_eq(yc_paper_weekday(yc_day_new(2026, 11, 3)), "二");
  ck_assert_str_eq(yc_paper_weekday(YC_DAY_NONE), "");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("paper");
  TCase *t = tcase_create("paper");
  tcase_set_timeout(t, 60);
  tcase_add_loop_test(t, golden_pages, 0, YC_N_PAPERS * N_WIDTHS);
  tcase_add_loop_test(t, mandatory, 0, YC_N_PAPERS * N_WIDTHS);
  tcase_add_loop_test(t, no_line_is_too_wide, 1, 11);
  tcase_add_test(t, nothing_given);
  tcase_add_test(t, codes);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
