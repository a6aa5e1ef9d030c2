/* What stands on the papers of a case, and how they leave. */
#include <config.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include "app/hall.h"
#include "app/paper.h"
#include "base/text.h"
#include "check_main.h"
#include "output/spool.h"

#define NTH(result, n) g_array_index((result)->papers, gint64, n)

static YcIntake *complete(guint person, const char *item)
{
  YcIntake *intake = hall_form(person, item);
  have_all(intake);
  return intake;
}

static YcPaperData *data_of(gint64 paper)
{
  g_autoptr(GError) error = NULL;
  YcPaperData *data = yc_app_paper_data(hall, paper, &error);
  ck_assert_msg(data != NULL, "%s", error ? error->message : "");
  return data;
}

static const YcPaperItem *named(const GPtrArray *items, const char *name)
{
  for (guint i = 0; i < items->len; i++)
    if (strcmp(((YcPaperItem *)items->pdata[i])->name, name) == 0) return items->pdata[i];
  ck_abort_msg("no %s", name);
}

/* --- each kind -------------------------------------------------------------------------------------------- */

START_TEST(acceptance)
{
  g_autoptr(YcIntakeResult) result = hall_take(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  g_autoptr(YcPaperData) data = data_of(NTH(result, 0));
  ck_assert_int_eq(data->kind, YC_PAPER_ACCEPTANCE);
  ck_assert_int_eq(data->due, day_of("2026-12-15"));
  ck_assert_int_eq(data->day, day_of("2026-11-05"));
  ck_assert_int_eq(data->received, data->day);
  ck_assert_int_eq(data->accepted, data->day);
  const char *const members[][2] = {
    { data->time, "10:20" }, { data->number, "芦政受A〔2026〕0001号" }, { data->item, "最低生活保障审核确认" },
    { data->applicant, "温秀荷" }, { data->applicant_id, "581126********68" }, { data->notify, "温秀荷" },
    { data->promised, "28个工作日" }, { data->statutory, "30个工作日" }, { data->decided_by, "青澜县民政局" },
    { data->contact, "李秀英" }, { data->contact_phone, "8260003" }, { data->contact_window, "3号窗" }, { data->deputy, "赵敏" },
    { data->deputy_phone, "8260001" }, { data->seal, "受理专用章" }, { data->fee, "不收费" }, { data->supervision_phone, "8260000" },
    { data->hall, "青澜县芦荻镇便民服务中心" }, { data->long_number, result->number }, { data->short_number, result->short_number },
  };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) ck_assert_str_eq(members[i][0], members[i][1]);
  ck_assert_uint_eq(data->items->len, 0);
  ck_assert_uint_eq(data->taken->len, 6);
  ck_assert_int_eq(named(data->taken, "居民户口簿")->originals, 1);
  ck_assert_int_eq(data->keep_years, 30);
  ck_assert_str_eq(data->still, "配合入户调查");
  ck_assert(data->demo && data->reprint == 0 && !data->oral && !data->provisional);
}
END_TEST

START_TEST(notice_and_receipt)
{
  hall_at("2026-11-03T15:00");
  YcIntake *intake = complete(1, "MZ01");
  mark(intake, 9, YC_TICK_WRONG, "要本人名下的卡");
  mark(intake, 4, YC_TICK_MISSING, "");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ASK);
  g_autoptr(YcPaperData) notice = data_of(NTH(result, 0));
  ck_assert_int_eq(notice->kind, YC_PAPER_ASK);
  ck_assert_int_eq(notice->due, day_of("2026-12-01"));
  ck_assert_uint_eq(notice->items->len, 2);
  ck_assert_uint_eq(notice->taken->len, 4);
  ck_assert_str_eq(named(notice->items, "社会保障卡或银行账户信息")->want, "要本人名下的卡");
  ck_assert_str_eq(named(notice->items, "家庭经济状况核对授权书")->want, "家庭成员都要签名或按指印,没有行为能力的由监护人签");
  ck_assert_str_ne(named(notice->items, "家庭经济状况核对授权书")->where, "");
  ck_assert_str_eq(notice->seal, "收件专用章");
  ck_assert(!notice->withdraws);
  g_autoptr(YcPaperData) receipt = data_of(NTH(result, 1));
  ck_assert_int_eq(receipt->kind, YC_PAPER_RECEIPT);
  ck_assert_uint_eq(receipt->taken->len, 4);
  ck_assert_int_eq(receipt->due, YC_DAY_NONE);
  ck_assert_int_eq(receipt->accept_days, 5);
}
END_TEST

/* The first notice says what it said, whatever came in since. */
START_TEST(a_notice_stays_as_it_was_issued)
{
  YcIntake *intake = complete(1, "MZ01");
  mark(intake, 9, YC_TICK_WRONG, "要本人名下的卡");
  g_autoptr(YcIntakeResult) asked = hall_take(intake, YC_OUTCOME_ASK);
  g_autofree char *before = yc_app_paper_text(hall, NTH(asked, 0), 80, NULL);
  hall_at("2026-11-10T09:00");
  g_autoptr(YcIntake) rest = yc_intake_of_case(hall, asked->casefile, NULL);
  mark(rest, 9, YC_TICK_HAVE, "");
  g_autoptr(YcIntakeResult) accepted = yc_supply_commit(hall, asked->casefile, rest, NULL);
  ck_assert_int_eq(accepted->outcome, YC_OUTCOME_ACCEPT);
  g_autofree char *after = yc_app_paper_text(hall, NTH(asked, 0), 80, NULL);
  ck_assert_msg(strcmp(after, before) == 0, "the notice has changed");
}
END_TEST

START_TEST(told)
{
  g_autoptr(YcIntakeResult) result = hall_take(hall_form(1, "MZ01"), YC_OUTCOME_TELL);
  g_autoptr(YcPaperData) data = data_of(NTH(result, 0));
  ck_assert_int_eq(data->kind, YC_PAPER_TELL);
  ck_assert_int_eq(data->due, YC_DAY_NONE);
  ck_assert_int_eq(data->received, YC_DAY_NONE);
  ck_assert_uint_eq(data->items->len, 6);
  ck_assert_uint_eq(data->taken->len, 0);
}
END_TEST

/* RULE acc-04: 60 days and 6 months, rolled over rest days; a public service only complains. */
static const struct { const char *moment, *item, *review, *court; } refusals[] = {
  { "2026-11-05T09:00", "MZ01", "2027-01-04", "2027-05-05" },
  { "2026-08-31T09:00", "MZ01", "2026-10-30", "2027-03-01" },
  { "2026-11-05T09:00", "SB06", NULL, NULL },
};

START_TEST(refusal)
{
  hall_at(refusals[_i].moment);
  YcIntake *intake = complete(1, refusals[_i].item);
  yc_intake_set(&intake->reason, "户籍在邻县,办法第四条");
  intake->refusal = YC_REFUSE_NOT_OURS;
  yc_intake_set(&intake->authority, "hall-581126200000");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_REFUSE);
  g_autoptr(YcPaperData) data = data_of(NTH(result, 0));
  ck_assert_int_eq(data->kind, YC_PAPER_NOT_OURS);
  ck_assert_str_eq(data->reason, "户籍在邻县,办法第四条");
  ck_assert_str_eq(data->to, "鹭溪乡便民服务中心");
  ck_assert_str_eq(data->to_phone, "8280002");
  ck_assert_str_eq(data->seal, "受理专用章");
  ck_assert_int_eq(data->review_day, refusals[_i].review ? day_of(refusals[_i].review) : YC_DAY_NONE);
  ck_assert_int_eq(data->court_day, refusals[_i].court ? day_of(refusals[_i].court) : YC_DAY_NONE);
  if (refusals[_i].review) ck_assert_str_eq(data->court, "青澜县人民法院");
}
END_TEST

START_TEST(on_the_spot_by_a_representative)
{
  YcIntake *intake = hall_form(1, "MZ14");
  hall_person(3, &intake->representative);
  intake->represented = intake->authorised = intake->oral = TRUE;
  yc_intake_set(&intake->relation, "之女");
  yc_intake_choose(hall, intake, "MZ14", NULL);
  have_all(intake);
  yc_intake_set(&intake->result, "已发证");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ONSPOT);
  g_autoptr(YcPaperData) data = data_of(NTH(result, 0));
  ck_assert_str_eq(data->result, "已发证");
  ck_assert_str_eq(data->representative, "蒲月英");
  ck_assert_str_eq(data->relation, "之女");
  ck_assert_str_eq(data->representative_phone, "160****1004");
  ck_assert_str_eq(data->notify, "蒲月英");
  ck_assert(data->oral);
}
END_TEST

START_TEST(no_such_paper)
{
  GError *error = NULL;
  ck_assert_ptr_null(yc_app_paper_data(hall, 1, &error));
  assert_error(error, "没有这份文书");
  ck_assert(!yc_app_paper_print(hall, 1, 80, TRUE, NULL, NULL, &error));
  assert_error(error, "没有这份文书");
}
END_TEST

/* --- printing --------------------------------------------------------------------------------------------- */

static char *spooled(const char *file)
{
  g_autofree char *directory = yc_spool_directory(hall_path);
  return g_build_filename(directory, file, NULL);
}

START_TEST(printed_and_reprinted)
{
  g_autoptr(YcIntakeResult) result = hall_take(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  g_autofree char *first = NULL, *again = NULL, *text = NULL, *copy = NULL;
  ck_assert(yc_app_paper_print(hall, NTH(result, 0), 48, FALSE, &first, NULL, NULL));
  g_autofree char *path = spooled(first);
  struct stat info;
  ck_assert_int_eq(stat(path, &info), 0);
  ck_assert_int_eq(info.st_mode & 0777, 0600);
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  g_autofree char *expected = yc_app_paper_text(hall, NTH(result, 0), 48, NULL);
  ck_assert_str_eq(text, expected);
  ck_assert_ptr_null(strstr(text, "补打"));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM event WHERE kind = 'paper.reprint'"), 0);

  ck_assert(yc_app_paper_print(hall, NTH(result, 0), 48, TRUE, &again, NULL, NULL));
  ck_assert_str_ne(first, again);
  g_autofree char *other = spooled(again);
  ck_assert(g_file_get_contents(other, &copy, NULL, NULL));
  ck_assert_ptr_nonnull(strstr(copy, "补打"));
  ck_assert_int_eq(hall_int("SELECT prints FROM paper"), 2);
  ck_assert_str_eq(hall_text("SELECT epoch, ver FROM event WHERE kind = 'paper.reprint'"), "-|-");
  hall_verify();
}
END_TEST

START_TEST(a_spool_that_fails)
{
  g_autoptr(YcIntakeResult) result = hall_take(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  g_autofree char *directory = yc_spool_directory(hall_path);
  ck_assert(g_file_set_contents(directory, "", 0, NULL));   /* a file where the directory should be */
  GError *error = NULL;
  ck_assert(!yc_app_paper_print(hall, NTH(result, 0), 80, FALSE, NULL, NULL, &error));
  assert_error(error, "请检查");
  ck_assert_str_eq(hall_text("SELECT state FROM casefile"), "accepted");
  g_remove(directory);
  ck_assert(yc_app_paper_print(hall, NTH(result, 0), 80, FALSE, NULL, NULL, NULL));
  hall_verify();
}
END_TEST

START_TEST(widths)
{
  g_autoptr(YcIntakeResult) result = hall_take(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  ck_assert_int_eq(yc_app_paper_width(hall), 80);
  static const int all[] = { 32, 48, 80 };
  for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
    g_autofree char *text = yc_app_paper_text(hall, NTH(result, 0), all[i], NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) ck_assert_int_le(yc_width(*line), all[i]);
  }
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("paper");
  TCase *t = tcase_create("paper");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, acceptance);
  tcase_add_test(t, notice_and_receipt);
  tcase_add_test(t, a_notice_stays_as_it_was_issued);
  tcase_add_test(t, told);
  tcase_add_loop_test(t, refusal, 0, (int)G_N_ELEMENTS(refusals));
  tcase_add_test(t, on_the_spot_by_a_representative);
  tcase_add_test(t, no_such_paper);
  tcase_add_test(t, printed_and_reprinted);
  tcase_add_test(t, a_spool_that_fails);
  tcase_add_test(t, widths);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
