#include <config.h>
#include "output/template.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "check_main.h"

static const int widths[] = { 32, 48, 80 };
#define N_WIDTHS ((int) G_N_ELEMENTS(widths))

static YcTemplates *templates;

static void load(void)
{
  static const char *const none[] = { NULL };
  g_autoptr(YcFaults) faults = yc_faults_new();
  templates = yc_templates_load(none, faults);
  g_autofree char *text = yc_faults_text(faults);
  ck_assert_msg(faults->len == 0, "%s", text);
}

static void unload(void)
{
  g_clear_pointer(&templates, yc_templates_free);
}

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
  set(&d->promised, "28个工作日");
  set(&d->statutory, "30个工作日");
  set(&d->basis, "低保审核确认办法第10条");
  set(&d->route, "收件审查→数据核对→入户调查→初审→公示→上报→确认→告知送达");
  set(&d->fee, "不收费");
  d->accept_days = 5;
  d->keep_years = 30;
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

static void set_authority(YcPaperData *d)
{
  set(&d->to, "青澜县鹭溪乡便民服务中心");
  set(&d->to_address, "青澜县鹭溪乡溪口街3号");
  set(&d->to_hours, "周一至周五 8:30-12:00 14:30-17:30");
  set(&d->to_phone, "8280002");
}

static void set_remedies(YcPaperData *d)
{
  set(&d->review_body, "青澜县人民政府");
  d->review_day = yc_day_new(2027, 1, 4);
  set(&d->court, "青澜县人民法院");
  d->court_day = yc_day_new(2027, 5, 3);
}

static void tell_receipt(YcPaperData *d)
{
  set(&d->number, "芦政收A〔2026〕0963号");
  d->due = yc_day_new(2026, 11, 10);
  add_taken(d->taken);
  ((YcPaperItem *)d->taken->pdata[2])->condition = g_strdup("缺第3页");
}

static void tell_acceptance(YcPaperData *d)
{
  set(&d->number, "芦政受A〔2026〕0412号");
  d->day = d->accepted = yc_day_new(2026, 11, 5);
  set(&d->time, "10:15");
  d->due = yc_day_new(2026, 12, 15);
  set(&d->decided_by, "县民政局");
  set(&d->result, "低保确认通知书,由代办员送到");
  set(&d->still, "配合入户调查");
  set(&d->beside, "公示7个自然日");
  set(&d->contact_window, "代办员");
  set(&d->seal, "受理专用章");
  d->provisional = TRUE;
  add_taken(d->taken);
  yc_paper_add(d->taken, "诊断或住院资料", "", "", 0, 1, FALSE);
}

static void tell_tell(YcPaperData *d)
{
  set(&d->number, "芦政告A〔2026〕0188号");
  d->due = yc_day_new(2027, 1, 5);
  d->received = YC_DAY_NONE;
  d->demo = TRUE;
  d->reprint = 1;
  add_wanted(d->items);
  ((YcPaperItem *)d->items->pdata[0])->instead = g_strdup("能联网查到的,查到了就不用交");
}

static void tell_ask(YcPaperData *d)
{
  set(&d->number, "芦政告A〔2026〕0188号");
  d->due = yc_day_new(2026, 12, 1);
  d->withdraws = TRUE;
  set(&d->again, "上级部门要求补");
  add_wanted(d->items);
  add_taken(d->taken);
}

static void tell_not_needed(YcPaperData *d)
{
  set(&d->number, "芦政不A〔2026〕0005号");
  set(&d->item, "林木采伐许可");
  set(&d->reason, "房前屋后自己栽的零星林木,采伐不需要许可(森林法第五十六条)。");
  set(&d->basis, "森林法第56条");
}

static void tell_not_ours(YcPaperData *d)
{
  set(&d->number, "芦政不A〔2026〕0006号");
  set(&d->reason, "申请人户籍在鹭溪乡,共同生活的家庭成员也不在本镇居住,由户籍地受理(办法第四条)。");
  set_authority(d);
  set_remedies(d);
}

static void tell_refusal(YcPaperData *d)
{
  set(&d->number, "芦政不A〔2026〕0007号");
  set(&d->reason, "家庭存款超过本县规定的限额(办法第十条),有本人签字的核对结果。");
  set(&d->unless, "存款降到限额以下再来");
  set_remedies(d);
  d->oral = TRUE;
  yc_paper_add(d->taken, "申请人居民身份证", "", "", 1, 0, TRUE);
}

static void tell_tolerant(YcPaperData *d)
{
  set(&d->number, "芦政容A〔2026〕0003号");
  d->accepted = d->day;
  d->due = yc_day_new(2026, 12, 11);
  d->supply_by = yc_day_new(2026, 11, 20);
  d->withheld = d->revoked = TRUE;
  yc_paper_add(d->items, "住院诊断资料", "", "在县医院病案室可印", 0, 1, FALSE);
  add_taken(d->taken);
}

static void tell_refer(YcPaperData *d)
{
  set(&d->number, "芦政转A〔2026〕0011号");
  set_authority(d);
  set(&d->to_person, "刘工");
  set(&d->called, "刘工 8280002");
  set(&d->called_at, "11-03 10:05");
  set(&d->said, "下午两点半以后在,带户口簿来");
}

static void tell_forward(YcPaperData *d)
{
  set(&d->number, "芦政代A〔2026〕0002号");
  set_authority(d);
  d->hand_by = yc_day_new(2026, 11, 5);
  add_taken(d->taken);
}

static void add_matters(YcPaperData *d)
{
  yc_paper_add_matter(d, "低保审核确认", "张秀兰", "1103-004Y", "芦政受A〔2026〕0412号", "已受理", yc_day_new(2026, 12, 11));
  yc_paper_add_matter(d, "高龄津贴", "张秀兰", "1103-005W", "芦政受A〔2026〕0413号", "已受理", yc_day_new(2026, 12, 1));
  yc_paper_add_matter(d, "失能老人补贴", "张秀兰", "1103-006U", "芦政告A〔2026〕0188号", "已收件,待补材料",
                      yc_day_new(2026, 12, 1));
}

static void tell_visit(YcPaperData *d)
{
  set(&d->number, "芦政合A〔2026〕0021号");
  add_matters(d);
  add_taken(d->taken);
}

static void tell_small(YcPaperData *d)
{
  set(&d->number, "芦政收A〔2026〕0970号");
  set(&d->point, "上荻村");
  d->point_day = yc_day_new(2026, 11, 2);
  d->due = yc_day_new(2026, 12, 1);
  d->accepted = d->point_day;
  set(&d->result, "已受理");
  yc_paper_add(d->taken, "申请人居民身份证", "", "", 0, 1, FALSE);
}

static void tell_transfer(YcPaperData *d)
{
  set(&d->number, "芦政移A〔2026〕0004号");
  set(&d->village, "上荻村");
  set(&d->point, "上荻村");
  set(&d->agent, "陈水生");
  set(&d->agent_phone, "160****1009");
  d->received = yc_day_new(2026, 11, 2);
  add_matters(d);
}

static void tell_withdraw(YcPaperData *d)
{
  set(&d->number, "芦政撤A〔2026〕0001号");
  set(&d->reason, "搬到县城女儿家住,在那边办");
  yc_paper_add(d->taken, "居民户口簿", "", "", 1, 0, TRUE);
  yc_paper_add(d->taken, "诚信承诺书", "", "", 1, 0, TRUE);
}

static void tell_correct(YcPaperData *d)
{
  set(&d->number, "芦政更A〔2026〕0001号");
  set(&d->corrects, "芦政受A〔2026〕0412号");
  set(&d->reason, "登记时选错了事项");
  d->due = yc_day_new(2026, 12, 1);
  yc_paper_add_change(d, "事项", "最低生活保障审核确认", "高龄津贴申领");
  yc_paper_add_change(d, "通知打给", NULL, "王丽");
}

static void tell_lapse(YcPaperData *d)
{
  set(&d->number, "芦政逾A〔2026〕0001号");
  d->supply_by = yc_day_new(2026, 11, 2);
  set_remedies(d);
  add_wanted(d->items);
  yc_paper_add(d->taken, "诚信承诺书", "", "", 1, 0, FALSE);
}

static void tell_blank(YcPaperData *d)
{
  set(&d->number, "芦政应A〔2026〕0017号");
}

static void tell_proof(YcPaperData *d)
{
  set(&d->number, "芦政证A〔2026〕0001号");
  set(&d->proof, "亲属关系证明");
  set(&d->proof_who, "公安派出所(户籍底册)、民政(婚姻登记)");
  set(&d->asked_by, "芦荻街农商银行");
  set(&d->basis, "民发〔2020〕20号");
}

static void tell_onspot(YcPaperData *d)
{
  set(&d->number, "芦政即A〔2026〕0031号");
  set(&d->item, "老年人优待证办理");
  set(&d->result, "已发优待证一本");
  set(&d->representative, NULL);
  set(&d->happened, "2026-11-03 09:20");
  set(&d->late, "停电");
  set(&d->late_number, "芦政应A〔2026〕0017号");
  yc_paper_add(d->taken, "申请人居民身份证", "", "", 1, 0, TRUE);
  yc_paper_add(d->taken, "一寸照片", "", "", 1, 0, FALSE);
}

static void tell_special(YcPaperData *d)
{
  set(&d->number, "芦政特A〔2026〕0001号");
  set(&d->procedure, "专家评审");
  set(&d->approver, "镇长");
  set(&d->left, "12个工作日");
  set(&d->reason, "伤情要由专家评审后才能认定");
  d->hand_by = yc_day_new(2026, 11, 20);
}

static void tell_extend(YcPaperData *d)
{
  set(&d->number, "芦政延A〔2026〕0001号");
  set(&d->extended, "10个工作日");
  set(&d->approver, "县民政局");
  set(&d->reason, "外省的核对结果还没有来");
  d->due = yc_day_new(2026, 12, 29);
}

static void tell_end(YcPaperData *d)
{
  set(&d->number, "芦政终A〔2026〕0001号");
  set(&d->ending, "撤销受理");
  set(&d->reason, "申请人已迁出本县");
  set_remedies(d);
}

static void tell_denial(YcPaperData *d)
{
  set(&d->number, "芦政决A〔2026〕0001号");
  set(&d->result, "不予给付");
  set(&d->reason, "家庭月人均收入 1260 元,高于本县标准");
  set(&d->basis, "《社会救助暂行办法》第9条");
  set(&d->decided_by, "青澜县民政局");
  set(&d->seal, "青澜县民政局印章");
  set_remedies(d);
}

static void tell_upward(YcPaperData *d)
{
  set(&d->number, "芦政报A〔2026〕0001号");
  set(&d->to, "青澜县民政局");
  set(&d->to_address, "县府大道8号");
  set(&d->to_phone, "8255120");
  set(&d->reason, "跨县的情况,由县里一并认定");
}

static void tell_urge(YcPaperData *d)
{
  set(&d->number, "芦政催办A〔2026〕0001号");
  set_authority(d);
  set(&d->reason, "老人住院,请周五前入户");
  d->due = yc_day_new(2026, 12, 11);
}

/* Left at home, before a witness. */
static void tell_delivery(YcPaperData *d)
{
  set(&d->number, "芦政送A〔2026〕0031号");
  set(&d->seal, "受理专用章");
  set(&d->result, "不予确认书面告知 青低不〔2026〕9号");
  set(&d->how_delivered, "留置送达");
  set(&d->reason, "嫌没批,不肯收");
  set(&d->deliverer, "温志强");
  set(&d->witness, "上荻村支书 柯长林");
  set(&d->filed, "最低生活保障申请书、诚信承诺书");
  d->delivered = yc_day_new(2026, 11, 3);
  yc_paper_add(d->taken, "居民户口簿", "", "", 1, 0, TRUE);
  set_remedies(d);
}

static void tell_fee(YcPaperData *d)
{
  set(&d->number, "芦政费A〔2026〕0002号");
  set(&d->item, "居民身份证申领换领补领(预受理)");
  set(&d->fee_what, "已收");
  set(&d->amount, "20.00元");
  set(&d->standard, "40.00元");
  set(&d->ticket, "00781234");
}

static void tell_order(YcPaperData *d)
{
  set(&d->number, "芦政督办A〔2026〕0007号");
  set_authority(d);
  set(&d->basis, "县限时办结制度第8条");
  set(&d->reason, "说明未入户的原因和办结时间");
  d->due = yc_day_new(2026, 11, 25);
}

static void tell_handover(YcPaperData *d)
{
  set(&d->number, "芦政交A〔2026〕0003号");
  set(&d->giver, "李秀英(便民窗口)");
  set(&d->to, "芦荻镇民政办公室");
  set(&d->to_person, "王建军");
  set(&d->said, "两件都请本周入户");
  YcPaperMatter *first = yc_paper_add_matter(d, "低保审核确认", "张秀兰", "1103-004Y", "", "入户调查", yc_day_new(2026, 11, 19));
  first->papers = g_strdup("低保申请书 原1、户口簿 复1");
  YcPaperMatter *second = yc_paper_add_matter(d, "高龄津贴", "陈大山", "1103-006U", "", "初审", YC_DAY_NONE);
  second->papers = g_strdup("没有留下的材料");
}

static void tell_referral(YcPaperData *d)
{
  set(&d->number, "芦政首A〔2026〕0006号");
  set(&d->short_number, "X1123-038");
  set(&d->to, "芦荻镇民政办公室");
  set(&d->to_address, "镇政府二楼203");
  set(&d->to_hours, "周一至周五 8:30-12:00,14:30-17:30");
  set(&d->to_phone, "8260020");
  set(&d->to_person, "王建军");
  set(&d->question, "90岁以上老人有没有特殊补贴");
  set(&d->reason, "高龄津贴归民政办审");
}

static void tell_entrust(YcPaperData *d)
{
  set(&d->number, "芦政委A〔2026〕0001号");
  set(&d->entrusted, "王丽");
  set(&d->entrusted_id, "581126********42");
  set(&d->entrusted_as, "之女");
  set(&d->scope, "补材料、领结果");
  set(&d->since, "2026-11-03");
  set(&d->until, "2027-05-03");
  d->entrusted_print = TRUE;
}

static void tell_keep(YcPaperData *d)
{
  set(&d->number, "芦政存A〔2026〕0001号");
  set(&d->kept, "现金");
  set(&d->amount, "200.00元");
  set(&d->kept_from, "王丽");
}

static void tell_notice(YcPaperData *d)
{
  set(&d->number, "芦政示A〔2026〕0001号");
  set(&d->places, "上荻村村务公开栏、四组");
  set(&d->people, "3");
  set(&d->amount, "每月420元");
  d->posted = yc_day_new(2026, 11, 6);
  d->due = yc_day_new(2026, 11, 13);
}

/* Nobody's name: whoever asks for it gets the same. */
static void tell_guide(YcPaperData *d)
{
  set(&d->number, "");
  set(&d->applicant, "");
  set(&d->item, "高龄津贴申领");
  set(&d->question, "90岁以上老人有没有特殊补贴");
  set(&d->said, "满80岁就有,去镇上任一窗口。");
  set(&d->to, "全镇任何村代办点,或中心任一窗口");
  set(&d->decided_by, "县民政局");
  set(&d->promised, "20个工作日");
  yc_paper_add(d->items, "居民户口簿", "", "", 1, 1, FALSE);
  yc_paper_add(d->items, "社会保障卡", "本人名下的", "农商银行可补", 0, 1, FALSE);
}

static void tell_asked(YcPaperData *d)
{
  set(&d->number, "");
  set(&d->short_number, "B1103-001");
  set(&d->question, "跑了四趟还没办成");
  set(&d->to_person, "赵敏");
  set(&d->to_phone, "8260001");
  d->due = yc_day_new(2026, 11, 4);
}

static void tell_calls(YcPaperData *d)
{
  set(&d->number, "");
  yc_paper_add_matter(d, "在外地住院怎么报销", "奚建国 139****5521", "X1103-002", "09:31 李秀英", "待答复", yc_day_new(2026, 11, 4));
  yc_paper_add_matter(d, "居住证要啥材料", "未留名", "X1103-003", "10:02 李秀英", "已答复", YC_DAY_NONE);
}

static YcPaperData *story(YcPaperKind kind)
{
  static void (*const tell[YC_N_PAPERS])(YcPaperData *) = {
    [YC_PAPER_RECEIPT] = tell_receipt, [YC_PAPER_ACCEPTANCE] = tell_acceptance, [YC_PAPER_TELL] = tell_tell,
    [YC_PAPER_ASK] = tell_ask, [YC_PAPER_NOT_NEEDED] = tell_not_needed, [YC_PAPER_NOT_OURS] = tell_not_ours,
    [YC_PAPER_REFUSAL] = tell_refusal, [YC_PAPER_TOLERANT] = tell_tolerant, [YC_PAPER_REFER] = tell_refer,
    [YC_PAPER_FORWARD] = tell_forward, [YC_PAPER_VISIT] = tell_visit, [YC_PAPER_SMALL] = tell_small,
    [YC_PAPER_TRANSFER] = tell_transfer, [YC_PAPER_WITHDRAW] = tell_withdraw, [YC_PAPER_CORRECT] = tell_correct,
    [YC_PAPER_LAPSE] = tell_lapse, [YC_PAPER_BLANK] = tell_blank, [YC_PAPER_PROOF] = tell_proof,
    [YC_PAPER_ONSPOT] = tell_onspot, [YC_PAPER_SPECIAL] = tell_special, [YC_PAPER_EXTEND] = tell_extend,
    [YC_PAPER_END] = tell_end, [YC_PAPER_UPWARD] = tell_upward,
    [YC_PAPER_URGE] = tell_urge, [YC_PAPER_DELIVERY] = tell_delivery, [YC_PAPER_FEE] = tell_fee,
    [YC_PAPER_ORDER] = tell_order,
    [YC_PAPER_HANDOVER] = tell_handover, [YC_PAPER_REFERRAL] = tell_referral,
    [YC_PAPER_ENTRUST] = tell_entrust, [YC_PAPER_KEEP] = tell_keep,
    [YC_PAPER_NOTICE] = tell_notice, [YC_PAPER_DENIAL] = tell_denial,
    [YC_PAPER_GUIDE] = tell_guide, [YC_PAPER_ASKED] = tell_asked, [YC_PAPER_CALLS] = tell_calls,
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
  g_autofree char *text = yc_paper_text(templates, data, width), *path = golden_path(kind, width), *golden = NULL;
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
    &d->route, &d->basis, &d->reason, &d->decided_by, &d->fee, &d->result, &d->contact, &d->contact_window, &d->contact_phone,
    &d->deputy, &d->deputy_phone, &d->supervision_phone, &d->seal, &d->clerk, &d->corrects, &d->replaced_by, &d->point,
    &d->happened, &d->late, &d->still, &d->beside, &d->unless, &d->review_body, &d->court, &d->to, &d->to_address,
    &d->to_hours, &d->to_phone, &d->to_person, &d->called, &d->called_at, &d->said, &d->again, &d->village, &d->agent,
    &d->agent_phone, &d->proof, &d->proof_who, &d->asked_by
  };
  for (gsize i = 0; i < G_N_ELEMENTS(members); i++)
    if (g_rand_int_range(random, 0, 5) != 0) *members[i] = random_text(random);
  set(&d->short_number, "荻1112-003T");
  d->day = random_day(random);
  d->due = random_day(random);
  d->received = random_day(random);
  d->accepted = random_day(random);
  d->review_day = random_day(random);
  d->supply_by = random_day(random);
  d->withdraws = g_rand_boolean(random);
  d->withheld = g_rand_boolean(random);
  d->revoked = g_rand_boolean(random);
  d->voided = g_rand_boolean(random);
  d->provisional = g_rand_boolean(random);
  d->oral = g_rand_boolean(random);
  d->demo = g_rand_boolean(random);
  d->reprint = g_rand_int_range(random, 0, 120);
  add_random(random, d->items);
  add_random(random, d->taken);
  for (int n = g_rand_int_range(random, 0, 5); n > 0; n--) {
    g_autofree char *item = random_text(random), *name = random_text(random), *outcome = random_text(random);
    yc_paper_add_matter(d, item, name, "1103-004Y", "芦政受A〔2026〕0412号", outcome, random_day(random));
    yc_paper_add_change(d, item, name, outcome);
  }
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
      g_autofree char *text = yc_paper_text(templates, data, widths[i]);
      check_lines(text, widths[i]);
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
      g_autofree char *text = yc_paper_text(templates, data, widths[i]);
      check_lines(text, widths[i]);
      ck_assert_ptr_null(strstr(text, "null"));
      ck_assert_ptr_null(strstr(text, "演示"));
      ck_assert_ptr_null(strstr(text, "补打"));
      ck_assert_ptr_null(strstr(text, "暂定"));
    }
}
END_TEST

/* RULE acc-02, acc-03, acc-04, acc-07, acc-10, acc-12, documents c.4: what a paper must say in every width. */
START_TEST(mandatory)
{
  static const char *const own[YC_N_PAPERS][9] = {
    [YC_PAPER_RECEIPT] = { "11月10日(周二)", "还没有受理", "居民户口簿", "备注:缺第3页", "保存30年", "与申请人关系", "1103-004Y" },
    [YC_PAPER_ACCEPTANCE] = { "12月15日(周二,暂定)", "县民政局", "退原件2", "28个工作日", "30个工作日", "不用来问", "公示7个自然日",
                              "赵敏 8260001" },
    [YC_PAPER_TELL] = { "2027年1月5日(周二)", "本告知之外不再要别的材料", "在县医院病案室可印", "【演示,不作凭证】", "【补打第1次】" },
    [YC_PAPER_ASK] = { "12月1日(周二)", "本告知之外不再要别的材料", "女儿的卡不行", "按撤回退件", "上级部门要求补" },
    [YC_PAPER_NOT_NEEDED] = { "依法不需要办理", "森林法第五十六条", "不用再来" },
    [YC_PAPER_NOT_OURS] = { "鹭溪乡便民服务中心", "溪口街3号", "8280002", "2027-01-04", "2027-05-03", "青澜县人民法院" },
    [YC_PAPER_REFUSAL] = { "不予受理", "2027-01-04", "青澜县人民政府", "2027-05-03", "工作人员代填,已读给本人听", "存款降到限额以下再来",
                           "以签收为准" },
    [YC_PAPER_TOLERANT] = { "11月20日(周五)", "自愿承诺", "撤销受理", "结果先留在中心", "一式两份" },
    [YC_PAPER_REFER] = { "鹭溪乡便民服务中心", "溪口街3号", "8280002", "10:05", "没人接", "带户口簿来" },
    [YC_PAPER_FORWARD] = { "11月5日(周四)", "由他们受理", "从对方收到之日起算" },
    [YC_PAPER_VISIT] = { "3 件事", "1103-005W", "芦政告A〔2026〕0188号", "12月1日(周二)", "只收一次", "收原件4" },
    [YC_PAPER_SMALL] = { "1103-004Y", "上荻村", "2026-11-02", "芦政收A〔2026〕0970号", "已受理", "12月1日(周二) 有结果" },
    [YC_PAPER_TRANSFER] = { "上荻村", "陈水生", "2026-11-02", "1103-006U", "送件人签名", "接件人签名" },
    [YC_PAPER_WITHDRAW] = { "自愿撤回", "诚信承诺书", "当面点清" },
    [YC_PAPER_CORRECT] = { "【更正】代替", "芦政受A〔2026〕0412号", "高龄津贴申领", "最低生活保障审核确认", "12月1日(周二)" },
    [YC_PAPER_LAPSE] = { "11月2日(周一)", "按撤回申请处理", "诚信承诺书", "可以再申请" },
    [YC_PAPER_BLANK] = { "芦政应A〔2026〕0017号", "停电", "存根联" },
    [YC_PAPER_PROOF] = { "亲属关系证明", "派出所", "农商银行" },
    [YC_PAPER_ONSPOT] = { "11月3日(周二)", "已发优待证一本", "不用再来", "停电", "2026-11-03 09:20", "芦政应A〔2026〕0017号" },
    [YC_PAPER_SPECIAL] = { "专家评审", "11月20日(周五)", "镇长", "12个工作日", "不计入办理期限" },
    [YC_PAPER_EXTEND] = { "延长 10个工作日", "12月29日(周二)", "县民政局", "核对结果", "只延这一次" },
    [YC_PAPER_END] = { "撤销受理", "迁出本县", "2027-01-04", "可以再申请" },
    [YC_PAPER_DENIAL] = { "不予给付", "1260", "第9条", "青澜县民政局", "(盖青澜县民政局印章)", "2027-01-04", "可以再申请" },
    [YC_PAPER_UPWARD] = { "青澜县民政局", "8255120", "一并认定", "到今天为止" },
    [YC_PAPER_URGE] = { "鹭溪乡便民服务中心", "请周五前入户", "12月11日(周五)", "芦政催办A〔2026〕0001号" },
    [YC_PAPER_DELIVERY] = { "不予确认书面告知", "留置送达", "嫌没批", "柯长林", "温志强", "居民户口簿", "诚信承诺书", "2027-05-03" },
    [YC_PAPER_FEE] = { "已收 20.00元", "40.00元", "00781234", "代办不收费" },
    [YC_PAPER_ORDER] = { "鹭溪乡便民服务中心", "11月25日(周三)", "17:30 前", "说明未入户的原因", "限时办结制度第8条" },
    [YC_PAPER_HANDOVER] = { "李秀英(便民窗口)", "王建军", "1103-004Y", "11月19日(周四)", "低保申请书", "没有留下的材料",
                            "接收人签名", "一式两份" },
    [YC_PAPER_REFERRAL] = { "芦荻镇民政办公室", "王建军", "8260020", "镇政府二楼203", "X1123-038", "90岁以上老人", "没人接" },
    [YC_PAPER_KEEP] = { "现金", "200.00元", "王丽", "不是收费", "取回的人签名", "芦政存A〔2026〕0001号" },
    [YC_PAPER_ENTRUST] = { "我委托 王丽", "补材料、领结果", "2027-05-03", "581126********42", "代办不收费", "见证人" },
    [YC_PAPER_NOTICE] = { "张秀兰", "3人", "每月420元", "11月6日(周五)", "11月13日(周五)", "上荻村村务公开栏", "8260000" },
    [YC_PAPER_GUIDE] = { "带这 2 样", "居民户口簿", "农商银行可补", "任何村代办点", "满80岁就有", "县民政局", "来前先打电话" },
    [YC_PAPER_ASKED] = { "11月4日(周三) 前", "B1103-001", "赵敏", "8260001", "不用再跑" },
    [YC_PAPER_CALLS] = { "来电 2 个", "X1103-002", "奚建国 139****5521", "11月4日(周三) 前答复", "居住证要啥材料" }
  };
  YcPaperKind kind = (YcPaperKind) (_i / N_WIDTHS);
  g_autoptr(YcPaperData) data = story(kind);
  g_autofree char *text = yc_paper_text(templates, data, widths[_i % N_WIDTHS]);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) g_strchug(*line);
  g_autofree char *whole = g_strjoinv("", lines);   /* a phrase may be wrapped */
  ck_assert_ptr_nonnull(strstr(text, yc_paper_title(kind)));
  /* Their titles stand in a table for the screens too. */
  ck_assert_str_eq(yc_paper_title(kind), yc_paper_heading(kind));
  for (gsize i = 0; i < G_N_ELEMENTS(own[kind]) && own[kind][i]; i++)
    if (!strstr(whole, own[kind][i])) ck_abort_msg("without %s:\n%s", own[kind][i], text);
}
END_TEST

/* Every paper says which hall, where, when it is open, and whom to complain to; the signature is on the stub. */
START_TEST(on_every_paper)
{
  static const char *const always[] = { "青澜县芦荻镇便民服务中心", "芦荻镇府前街12号", "8:30-12:00", "8260000" };
  for (guint kind = 0; kind < YC_N_PAPERS; kind++) {
    g_autoptr(YcPaperData) data = story((YcPaperKind)kind);
    g_autofree char *text = yc_paper_text(templates, data, 32);
    ck_assert_ptr_nonnull(strstr(text, data->number));
    for (gsize i = 0; i < G_N_ELEMENTS(always); i++)
      if (kind != YC_PAPER_SMALL && !strstr(text, always[i])) ck_abort_msg("without %s:\n%s", always[i], text);
    const char *seal = kind == YC_PAPER_DENIAL ? "印章" : "专用章";   /* a decision bears the seal of who decided */
    if (kind != YC_PAPER_SMALL && !strstr(text, seal)) ck_abort_msg("without %s:\n%s", seal, text);
    const char *stub = strstr(text, "存根联"), *cut = strstr(text, "剪开");
    if (stub) ck_assert(cut && cut < stub && strstr(stub, "签名或指印"));
  }
}
END_TEST

/* Marks of a paper that is no longer what it was. */
START_TEST(marks)
{
  g_autoptr(YcPaperData) data = story(YC_PAPER_ACCEPTANCE);
  data->reprint = 3;
  data->voided = TRUE;
  set(&data->replaced_by, "芦政更A〔2026〕0001号");
  g_autofree char *text = yc_paper_text(templates, data, 80);
  ck_assert_ptr_nonnull(strstr(text, "【补打第3次】"));
  ck_assert_ptr_nonnull(strstr(text, "【作废】"));
  ck_assert_ptr_nonnull(strstr(text, "【作废】改为"));
}
END_TEST

/* A petition has its own channel: a review, no court. */
START_TEST(petition)
{
  g_autoptr(YcPaperData) data = story(YC_PAPER_REFUSAL);
  data->court_day = YC_DAY_NONE;
  g_autofree char *text = yc_paper_text(templates, data, 80);
  ck_assert_ptr_nonnull(strstr(text, "请求复查"));
  ck_assert_ptr_null(strstr(text, "法院"));
}
END_TEST

/* A public service has neither review nor court; and what nobody wrote leaves no label behind. */
START_TEST(no_remedy_no_label)
{
  g_autoptr(YcPaperData) data = story(YC_PAPER_REFUSAL);
  data->review_day = data->court_day = YC_DAY_NONE;
  set(&data->unless, NULL);
  set(&data->deputy, NULL);
  g_autofree char *text = yc_paper_text(templates, data, 80);
  ck_assert_ptr_null(strstr(text, "行政复议"));
  ck_assert_ptr_nonnull(strstr(text, "向本中心投诉:8260000"));
  ck_assert_ptr_null(strstr(text, "怎样才行"));
  ck_assert_ptr_null(strstr(text, "不在时找"));
}
END_TEST

/* Two papers of one register never have the same word; kinds of different registers never share one. */
START_TEST(registers)
{
  for (guint a = 0; a < YC_N_PAPERS; a++)
    for (guint b = 0; b < YC_N_PAPERS; b++) {
      gboolean word = strcmp(yc_paper_word((YcPaperKind)a), yc_paper_word((YcPaperKind)b)) == 0;
      gboolean one = strcmp(yc_paper_register((YcPaperKind)a), yc_paper_register((YcPaperKind)b)) == 0;
      ck_assert_msg(word == one, "%s and %s", yc_paper_code((YcPaperKind)a), yc_paper_code((YcPaperKind)b));
    }
  ck_assert_str_eq(yc_paper_register(YC_PAPER_TELL), "ask");
}
END_TEST

/* RULE time-01: with its unit. */
START_TEST(limits)
{
  const YcLimit some[] = { { 28, YC_UNIT_WORKING, FALSE }, { 0, YC_UNIT_WORKING, FALSE }, { -1, YC_UNIT_WORKING, FALSE },
                           { 7, YC_UNIT_CALENDAR, TRUE }, { 6, YC_UNIT_MONTH, FALSE } };
  static const char *const said[] = { "28个工作日", "当日", "", "不少于7个自然日", "6个月" };
  for (guint i = 0; i < G_N_ELEMENTS(some); i++) {
    g_autofree char *text = yc_paper_limit(&some[i]);
    ck_assert_str_eq(text, said[i]);
  }
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
  tcase_add_checked_fixture(t, load, unload);
  tcase_add_loop_test(t, golden_pages, 0, YC_N_PAPERS * N_WIDTHS);
  tcase_add_loop_test(t, mandatory, 0, YC_N_PAPERS * N_WIDTHS);
  tcase_add_loop_test(t, no_line_is_too_wide, 1, 11);
  tcase_add_test(t, nothing_given);
  tcase_add_test(t, on_every_paper);
  tcase_add_test(t, marks);
  tcase_add_test(t, no_remedy_no_label);
  tcase_add_test(t, registers);
  tcase_add_test(t, petition);
  tcase_add_test(t, limits);
  tcase_add_test(t, codes);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
