/* What stands on the papers of a case, and how they leave. */
#include <config.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include "app/hall.h"
#include "app/visit.h"
#include "app/issue.h"
#include "app/paper.h"
#include "app/undo.h"
#include "app/private.h"
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

/* --- as issued -------------------------------------------------------------------------------------------- */

/* Who is renamed or calls differently later: the paper said so (RULE acc-12). */
START_TEST(keeps_the_people_as_they_were)
{
  g_autoptr(YcIntakeResult) first = hall_take(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  YcIntake *next = complete(1, "MZ11");
  next->applicant.id = hall_int("SELECT person FROM casefile");
  yc_intake_set(&next->applicant.name, "温秀禾");
  g_autoptr(YcIntakeResult) second = hall_take(next, YC_OUTCOME_ACCEPT);
  ck_assert_str_eq(hall_text("SELECT name FROM person"), "温秀禾");
  g_autoptr(YcPaperData) before = data_of(NTH(first, 0)), after = data_of(NTH(second, 0));
  ck_assert_str_eq(before->applicant, "温秀荷");
  ck_assert_str_eq(after->applicant, "温秀禾");
}
END_TEST

/* RULE acc-04: three papers, one register. */
START_TEST(three_refusals)
{
  static const YcPaperKind kinds[] = { YC_PAPER_NOT_NEEDED, YC_PAPER_NOT_OURS, YC_PAPER_REFUSAL };
  for (guint i = 0; i < YC_N_REFUSALS; i++) {
    YcIntake *intake = complete(i + 1, "MZ01");
    intake->refusal = (YcRefusal)i;
    yc_intake_set(&intake->reason, "户籍不在本县,《办法》第4条");
    yc_intake_set(&intake->authority, i == YC_REFUSE_NOT_OURS ? "hall-581126200000" : "");
    g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_REFUSE);
    g_autoptr(YcPaperData) data = data_of(NTH(result, 0));
    g_autofree char *number = g_strdup_printf("芦政不A〔2026〕%04u号", i + 1);
    ck_assert_int_eq(data->kind, kinds[i]);
    ck_assert_str_eq(data->number, number);
    ck_assert_int_eq(data->review_day != YC_DAY_NONE, i != YC_REFUSE_NOT_NEEDED);
    if (i != YC_REFUSE_NOT_OURS) continue;
    ck_assert_str_eq(data->to, "鹭溪乡便民服务中心");
    ck_assert_str_eq(data->to_address, "青澜县鹭溪乡溪口街3号");
    ck_assert_str_eq(data->to_phone, "8280002");
  }
}
END_TEST

/* A paper that other acts issue, in a transaction of its own. */
static gint64 issue(YcPaperKind kind, gint64 casefile, gint64 visit, gint64 bag, json_t *cases, json_t *words)
{
  YcWriter *writer = hall_writer();
  YcIssue what = { .kind = kind, .casefile = casefile, .visit = visit, .bag = bag, .day = yc_app_today(hall),
                   .received = YC_DAY_NONE, .due = YC_DAY_NONE, .cases = cases, .words = words };
  GError *error = NULL;
  gint64 id = yc_issue(hall, writer, &what, &error);
  ck_assert_msg(id != 0, "%s", error ? error->message : "");
  ck_assert(yc_writer_commit(writer, &error));
  json_decref(cases);
  json_decref(words);
  return id;
}

/* RULE time-16: entered after a power cut, from the receipt that was written then. */
START_TEST(entered_after_a_power_cut)
{
  g_auto(GStrv) numbers = yc_app_blanks_reserve(hall, 2, 80, NULL, NULL, NULL);
  hall_at("2026-11-05T15:00");
  YcIntake *intake = complete(1, "MZ01");
  yc_intake_set(&intake->late_at, "2026-11-05T11:05");
  yc_intake_set(&intake->late_cause, "power");
  yc_intake_set(&intake->blank, numbers[0]);
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ACCEPT);
  g_autoptr(YcPaperData) data = data_of(NTH(result, 0));
  ck_assert_str_eq(data->happened, "2026-11-05 11:05");
  ck_assert_str_eq(data->late, "停电");
  ck_assert_str_eq(data->late_number, numbers[0]);
  g_autofree char *text = yc_app_paper_text(hall, NTH(result, 0), 80, NULL);
  ck_assert_ptr_nonnull(strstr(text, "2026-11-05 11:05,因停电后补登记"));
  /* What is issued later was not late. */
  g_autoptr(YcPaperData) later = data_of(issue(YC_PAPER_CORRECT, result->casefile, 0, 0, NULL, NULL));
  ck_assert_ptr_null(later->late);
  g_autoptr(GPtrArray) left = yc_app_blanks(hall, NULL);
  ck_assert_uint_eq(left->len, 1);
  ck_assert_str_eq(((YcBlank *)left->pdata[0])->number, numbers[1]);
  hall_verify();
}
END_TEST

static json_t *idents(gint64 first, gint64 second)
{
  g_autofree char *a = yc_event_ident(yc_app_store(hall), first), *b = yc_event_ident(yc_app_store(hall), second);
  return json_pack("[s, s]", a, b);
}

/* RULE acc-10: what was seen for both matters is listed once. */
START_TEST(a_visit_on_one_paper)
{
  gint64 first = hall_taken(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  YcIntake *intake = complete(1, "MZ11");
  intake->applicant.id = hall_int("SELECT person FROM casefile WHERE id = %" G_GINT64_FORMAT, first);
  intake->visit = hall_int("SELECT visit FROM casefile WHERE id = %" G_GINT64_FORMAT, first);
  ck_assert_int_ne(hall_taken(intake, YC_OUTCOME_ACCEPT), first);
  g_autoptr(YcPaperData) data = data_of(hall_int("SELECT id FROM paper WHERE kind = 'visit'"));
  ck_assert_str_eq(data->number, "芦政合A〔2026〕0001号");
  ck_assert_str_eq(data->applicant, "温秀荷");
  ck_assert_uint_eq(data->matters->len, 2);
  const YcPaperMatter *matter = data->matters->pdata[1];
  ck_assert_str_eq(matter->outcome, "已受理");
  ck_assert_str_eq(matter->number, "芦政受A〔2026〕0002号");
  ck_assert_int_ne(matter->due, YC_DAY_NONE);
  guint ids = 0;
  for (guint i = 0; i < data->taken->len; i++) ids += strstr(((YcPaperItem *)data->taken->pdata[i])->name, "身份证") != NULL;
  ck_assert_uint_eq(ids, 1);
  ck_assert_int_eq(data->keep_years, 30);
  ck_assert_str_eq(data->contact, "李秀英");
  hall_verify();
}
END_TEST

/* RULE agt-04: the day the village took them is the day of receipt. */
START_TEST(a_bag_on_one_list)
{
  gint64 first = hall_taken(complete(1, "MZ01"), YC_OUTCOME_ACCEPT), second = hall_accepted(2);
  g_autofree char *agent = yc_event_ident(yc_app_store(hall), hall_int("SELECT id FROM staff WHERE login = 'lixiuying'"));
  YcWriter *writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:s}", "place", "581126100200", "agent", agent, "received", "2026-11-02",
                            "day", "2026-11-05", "window", "3");
  gint64 bag = yc_writer_append(writer, "bag.begin", facts, NULL, NULL, NULL);
  ck_assert(bag != 0 && yc_writer_commit(writer, NULL));
  gint64 paper = issue(YC_PAPER_TRANSFER, 0, 0, bag, idents(first, second), NULL);
  g_autoptr(YcPaperData) data = data_of(paper);
  ck_assert_str_eq(data->village, "上荻村");
  ck_assert_str_eq(data->agent, "李秀英");
  ck_assert_int_eq(data->received, day_of("2026-11-02"));
  ck_assert_uint_eq(data->matters->len, 2);
  ck_assert_str_eq(((YcPaperMatter *)data->matters->pdata[0])->applicant, "温秀荷");
}
END_TEST

START_TEST(in_words_of_who_issues_it)
{
  gint64 casefile = hall_taken(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  json_t *words = json_pack("{s:s, s:[{s:s, s:s, s:s}]}", "reason", "选错了事项", "changes", "what", "事项", "before", "低保",
                            "after", "高龄津贴");
  g_autoptr(YcPaperData) data = data_of(issue(YC_PAPER_CORRECT, casefile, 0, 0, NULL, words));
  ck_assert_str_eq(data->reason, "选错了事项");
  ck_assert_uint_eq(data->changes->len, 1);
  ck_assert_str_eq(((YcPaperChange *)data->changes->pdata[0])->after, "高龄津贴");
  ck_assert_str_eq(data->seal, "受理专用章");
}
END_TEST

/* --- what is printed, and what has not been ------------------------------------------------------------ */

static char *read_spooled(const char *file)
{
  g_autofree char *path = spooled(file);
  char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  return text;
}

static GPtrArray *unprinted(void)
{
  GPtrArray *list = yc_app_unprinted(hall, NULL);
  ck_assert_ptr_nonnull(list);
  return list;
}

START_TEST(done_but_not_printed)
{
  g_autoptr(YcIntakeResult) result = hall_take(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  g_autoptr(GPtrArray) lost = unprinted();
  ck_assert_uint_eq(lost->len, 1);
  const YcUnprinted *one = lost->pdata[0];
  ck_assert(one->id == NTH(result, 0) && one->kind == YC_PAPER_ACCEPTANCE && !one->waiting);
  ck_assert_str_eq(one->case_number, result->short_number);
  ck_assert_str_eq(one->applicant, "温秀荷");

  ck_assert(yc_app_print_issued(hall, result->papers, NULL, NULL));
  g_autoptr(GPtrArray) waits = unprinted();
  ck_assert_uint_eq(waits->len, 1);
  ck_assert(((YcUnprinted *)waits->pdata[0])->waiting);

  g_autofree char *directory = yc_spool_directory(hall_path);
  g_auto(GStrv) names = yc_spool_list(directory, NULL);
  char *command[] = { (char *)"true", NULL };
  ck_assert(yc_spool_feed(directory, names[0], command, NULL));
  g_autoptr(GPtrArray) none = unprinted();
  ck_assert_uint_eq(none->len, 0);
  hall_at("2026-11-20T09:00");
  hall_accepted(2);
  hall_at("2026-11-28T09:00");
  g_autoptr(GPtrArray) old = unprinted();
  ck_assert_uint_eq(old->len, 0);   /* who waits that long has asked */
}
END_TEST

/* What speaks of several matters has nothing to say when one of them is left. */
START_TEST(one_matter_left)
{
  gint64 draft;
  g_autoptr(YcIntakeResult) first = hall_take(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  YcIntake *second = yc_visit_next(hall, first->casefile, NULL);
  ck_assert(yc_intake_choose(hall, second, "MZ11", NULL));
  have_all(second);
  g_autoptr(YcIntakeResult) two = hall_take(second, YC_OUTCOME_ACCEPT);
  g_autoptr(GPtrArray) both = unprinted();
  ck_assert_uint_eq(both->len, 2);
  ck_assert(yc_undo(hall, first->casefile, &draft, NULL));
  ck_assert_int_eq(yc_visit_receipt(hall, two->visit), 0);
  g_autoptr(GPtrArray) none = unprinted();
  ck_assert_uint_eq(none->len, 0);
}
END_TEST

/* A blank that somebody was told with is used up, until that is undone. */
START_TEST(told_with_a_blank)
{
  g_auto(GStrv) numbers = yc_app_blanks_reserve(hall, 1, 80, NULL, NULL, NULL);
  YcIntake *intake = hall_form(1, "MZ01");
  yc_intake_set(&intake->blank, numbers[0]);
  gint64 id = hall_taken(intake, YC_OUTCOME_TELL), draft;
  ck_assert_int_eq(hall_int("SELECT count(*) FROM blank_receipt WHERE state = 'used' AND casefile = %" G_GINT64_FORMAT, id), 1);
  ck_assert(yc_undo(hall, id, &draft, NULL));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM blank_receipt WHERE state = 'reserved' AND casefile IS NULL"), 1);
  hall_verify();
}
END_TEST

/* The clerk's choice, else the item's; what is not printed keeps its number, and its first print is no reprint. */
START_TEST(kept_and_not_printed)
{
  YcIntake *intake = complete(1, "MZ01");
  yc_intake_set(&intake->print, "no");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ACCEPT);
  g_autoptr(GPtrArray) none = unprinted();
  ck_assert_uint_eq(none->len, 0);
  ck_assert(yc_app_print_issued(hall, result->papers, NULL, NULL));
  g_autofree char *directory = yc_spool_directory(hall_path), *file = NULL;
  g_auto(GStrv) names = yc_spool_list(directory, NULL);
  ck_assert_ptr_null(names[0]);
  gint64 paper = hall_int("SELECT id FROM paper");
  ck_assert(yc_app_paper_print(hall, paper, 80, TRUE, &file, NULL, NULL));
  g_autofree char *text = read_spooled(file);
  ck_assert_ptr_null(strstr(text, "补打"));
}
END_TEST

START_TEST(rule_of_an_item)
{
  YcItem *item = yc_item_new();
  item->print.onspot = YC_PRINT_NO;
  item->print.tell = YC_PRINT_ASK;
  ck_assert(!yc_app_paper_rule(item, "onspot", "") && yc_app_paper_rule(item, "onspot", "yes"));
  ck_assert(yc_app_paper_rule(item, "tell", "") && !yc_app_paper_rule(item, "tell", "no"));
  ck_assert(yc_app_paper_rule(item, "accept", ""));
  yc_item_free(item);
}
END_TEST

static void set(const char *key, const char *value)
{
  YcWriter *writer = hall_writer();
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:s}", "key", key, "value", value, "from", "2026-01-01", "source", "测试",
                            "confidence", "default");
  ck_assert(yc_writer_append(writer, "setting.set", facts, NULL, NULL, NULL) != 0 && yc_writer_commit(writer, NULL));
  yc_app_reread(hall);
}

/* 䶮 is not in GBK: visibly replaced, said on the paper and to the clerk. */
START_TEST(what_the_printer_lacks)
{
  set("printer_charset", "GBK");
  YcIntake *intake = complete(1, "MZ01");
  yc_intake_set(&intake->applicant.name, "刘䶮");
  g_autoptr(YcIntakeResult) result = hall_take(intake, YC_OUTCOME_ACCEPT);
  g_autofree char *file = NULL, *warning = NULL;
  GError *error = NULL;
  ck_assert_msg(yc_app_paper_print(hall, NTH(result, 0), 80, FALSE, &file, &warning, &error), "%s",
                error ? error->message : "");
  ck_assert_msg(warning && strstr(warning, "䶮(U+4DAE)"), "%s", warning);
  g_autofree char *bytes = read_spooled(file), *text = g_convert(bytes, -1, "UTF-8", "GBK", NULL, NULL, NULL);
  ck_assert_ptr_nonnull(text);
  ck_assert_ptr_nonnull(strstr(text, "刘〓"));
  ck_assert_ptr_nonnull(strstr(text, "〓=U+4DAE"));
  set("printer_charset", "GB18030");
  g_autofree char *other = NULL, *none = NULL;
  ck_assert(yc_app_paper_print(hall, NTH(result, 0), 80, FALSE, &other, &none, NULL));
  ck_assert_ptr_null(none);
  set("printer_charset", "BIG5");
  ck_assert(!yc_app_paper_print(hall, NTH(result, 0), 80, FALSE, NULL, NULL, &error));
  assert_error(error, "GBK");
}
END_TEST

/* A hall's own templates stand beside its store; a wrong one is said, and the paper comes all the same. */
START_TEST(a_halls_own_template)
{
  g_autoptr(YcIntakeResult) result = hall_take(complete(1, "MZ01"), YC_OUTCOME_ACCEPT);
  g_autofree char *directory = g_strconcat(hall_path, ".templates", NULL);
  g_autofree char *path = g_build_filename(directory, "foot.txt", NULL), *installed = yc_app_data_path("templates/foot.txt");
  g_autofree char *foot = NULL, *file = NULL, *warning = NULL;
  ck_assert_int_eq(g_mkdir(directory, 0700), 0);
  ck_assert(g_file_get_contents(installed, &foot, NULL, NULL));
  g_autofree char *own = g_strconcat(foot, "雨天路滑,慢走。\n", NULL);
  ck_assert(g_file_set_contents(path, own, -1, NULL));
  g_autofree char *text = yc_app_paper_text(hall, NTH(result, 0), 32, NULL), *fault = yc_app_templates_fault(hall);
  ck_assert_ptr_nonnull(strstr(text, "雨天路滑"));
  ck_assert_ptr_null(fault);
  ck_assert(g_file_set_contents(path, "* 编号 {常号}\n", -1, NULL));
  ck_assert(yc_app_paper_print(hall, NTH(result, 0), 32, FALSE, &file, &warning, NULL));
  ck_assert_msg(warning && strstr(warning, "foot.txt:1") && strstr(warning, "常号"), "%s", warning);
  g_autofree char *printed = read_spooled(file);
  ck_assert_ptr_null(strstr(printed, "雨天路滑"));
  ck_assert_ptr_nonnull(strstr(printed, result->number));
  g_remove(path);
  g_rmdir(directory);
}
END_TEST

/* The small receipts of a bag: one sheet to be cut. */
START_TEST(several_on_one_sheet)
{
  gint64 cases[] = { hall_accepted(1), hall_accepted(2) };
  g_autoptr(GArray) papers = g_array_new(FALSE, FALSE, sizeof(gint64));
  GError *error = NULL;
  ck_assert(!yc_app_papers_print(hall, papers, 32, FALSE, NULL, NULL, &error));
  assert_error(error, "没有要打印");
  for (guint i = 0; i < 2; i++) {
    gint64 paper = issue(YC_PAPER_SMALL, cases[i], 0, 0, NULL, NULL);
    g_array_append_val(papers, paper);
  }
  g_autofree char *file = NULL;
  ck_assert(yc_app_papers_print(hall, papers, 32, FALSE, &file, NULL, NULL));
  g_autofree char *text = read_spooled(file);
  ck_assert_ptr_nonnull(strstr(text, "芦政收A〔2026〕0001号"));
  ck_assert_ptr_nonnull(strstr(text, "芦政收A〔2026〕0002号"));
}
END_TEST

START_TEST(blank_receipts)
{
  GError *error = NULL;
  ck_assert_ptr_null(yc_app_blanks_reserve(hall, 0, 80, NULL, NULL, &error));
  assert_error(error, "200");
  ck_assert_ptr_null(yc_app_blanks_reserve(hall, 201, 80, NULL, NULL, &error));
  assert_error(error, "200");
  g_autofree char *file = NULL;
  g_auto(GStrv) first = yc_app_blanks_reserve(hall, 20, 32, &file, NULL, NULL);
  g_auto(GStrv) more = yc_app_blanks_reserve(hall, 1, 32, NULL, NULL, NULL);
  ck_assert_uint_eq(g_strv_length(first), 20);
  ck_assert_str_eq(first[0], "芦政应A〔2026〕0001号");
  ck_assert_str_eq(more[0], "芦政应A〔2026〕0021号");
  g_autofree char *text = read_spooled(file);
  for (char **number = first; *number; number++) ck_assert_ptr_nonnull(strstr(text, *number));
  g_autoptr(GPtrArray) list = yc_app_blanks(hall, NULL);
  ck_assert_uint_eq(list->len, 21);
  ck_assert_str_eq(((YcBlank *)list->pdata[0])->clerk, "李秀英");
  hall_verify();
}
END_TEST

/* The numbers are taken: who reads that it failed must know. */
START_TEST(blank_receipts_that_do_not_print)
{
  g_autofree char *directory = yc_spool_directory(hall_path);
  ck_assert(g_file_set_contents(directory, "", 0, NULL));
  GError *error = NULL;
  ck_assert_ptr_null(yc_app_blanks_reserve(hall, 3, 80, NULL, NULL, &error));
  assert_error(error, "号已留好(芦政应A〔2026〕0001号 起 3 个)");
  g_remove(directory);
  g_autoptr(GPtrArray) list = yc_app_blanks(hall, NULL);
  ck_assert_uint_eq(list->len, 3);
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
  tcase_add_test(t, keeps_the_people_as_they_were);
  tcase_add_test(t, three_refusals);
  tcase_add_test(t, entered_after_a_power_cut);
  tcase_add_test(t, a_visit_on_one_paper);
  tcase_add_test(t, a_bag_on_one_list);
  tcase_add_test(t, in_words_of_who_issues_it);
  tcase_add_test(t, done_but_not_printed);
  tcase_add_test(t, one_matter_left);
  tcase_add_test(t, told_with_a_blank);
  tcase_add_test(t, kept_and_not_printed);
  tcase_add_test(t, rule_of_an_item);
  tcase_add_test(t, what_the_printer_lacks);
  tcase_add_test(t, a_halls_own_template);
  tcase_add_test(t, several_on_one_sheet);
  tcase_add_test(t, blank_receipts);
  tcase_add_test(t, blank_receipts_that_do_not_print);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
