/* paper.c - see paper.h. */
#include <config.h>
#include "output/paper.h"

#include "base/gettext.h"

/* --- kinds ------------------------------------------------------------------------------------------------ */

static const struct { const char *code, *title, *word; } kinds[YC_N_PAPERS] = {
  [YC_PAPER_RECEIPT] = { "receipt", N_("收件凭证"), "收" },
  [YC_PAPER_ACCEPTANCE] = { "acceptance", N_("受理通知书(收件凭证)"), "受" },
  [YC_PAPER_TELL] = { "tell", N_("一次性告知书"), "告" },
  [YC_PAPER_ASK] = { "ask", N_("一次性告知书(补正)"), "告" },
  [YC_PAPER_NOT_NEEDED] = { "not_needed", N_("依法不需办理告知书"), "不" },
  [YC_PAPER_NOT_OURS] = { "not_ours", N_("不属本机关职权决定书"), "不" },
  [YC_PAPER_REFUSAL] = { "refusal", N_("不予受理通知书"), "不" },
  [YC_PAPER_TOLERANT] = { "tolerant", N_("容缺受理承诺书及通知书"), "容" },
  [YC_PAPER_REFER] = { "refer", N_("转告单"), "转" },
  [YC_PAPER_FORWARD] = { "forward", N_("代收转递凭证"), "代" },
  [YC_PAPER_VISIT] = { "visit", N_("来访合并收件凭证"), "合" },
  [YC_PAPER_SMALL] = { "small", N_("小收件凭证"), "收" },
  [YC_PAPER_TRANSFER] = { "transfer", N_("移交清单"), "移" },
  [YC_PAPER_WITHDRAW] = { "withdraw", N_("撤回申请及退件清单"), "撤" },
  [YC_PAPER_CORRECT] = { "correct", N_("更正通知"), "更" },
  [YC_PAPER_LAPSE] = { "lapse", N_("逾期未补告知"), "逾" },
  [YC_PAPER_BLANK] = { "blank", N_("应急收件单"), "应" },
  [YC_PAPER_PROOF] = { "proof", N_("不再索要证明告知"), "证" },
  [YC_PAPER_ONSPOT] = { "onspot", N_("即办结果单"), "即" },
  [YC_PAPER_SPECIAL] = { "special", N_("特别程序告知书"), "特" },
  [YC_PAPER_EXTEND] = { "extend", N_("延期告知书"), "延" },
  [YC_PAPER_END] = { "end", N_("终止办理告知书"), "终" },
  [YC_PAPER_UPWARD] = { "upward", N_("转报上级告知书"), "报" },
  [YC_PAPER_URGE] = { "urge", N_("催办函"), "催办" },
  [YC_PAPER_DELIVERY] = { "delivery", N_("送达回证"), "送" },
  [YC_PAPER_FEE] = { "fee", N_("收费登记单"), "费" },
  [YC_PAPER_ORDER] = { "order", N_("督办通知"), "督办" },
  [YC_PAPER_HANDOVER] = { "handover", N_("交接清单"), "交" },
  [YC_PAPER_REFERRAL] = { "referral", N_("首问转办单"), "首" },
  [YC_PAPER_ENTRUST] = { "entrust", N_("委托书"), "委" },
  [YC_PAPER_NOTICE] = { "notice", N_("公示"), "示" },
  [YC_PAPER_DENIAL] = { "denial", N_("不予决定书"), "决" },
  [YC_PAPER_GUIDE] = { "guide", N_("办事指引"), "引" },
  [YC_PAPER_ASKED] = { "asked", N_("首问回执"), "回" },
  [YC_PAPER_KEEP] = { "keep", N_("暂存凭证"), "存" },
  [YC_PAPER_CALLS] = { "calls", N_("来电登记"), "电" },
};

const char *yc_paper_code(YcPaperKind kind)
{
  return kinds[kind].code;
}

YcPaperKind yc_paper_parse(const char *code)
{
  guint kind = 0;
  while (kind < YC_N_PAPERS && g_strcmp0(kinds[kind].code, code) != 0) kind++;
  return (YcPaperKind) kind;
}

const char *yc_paper_title(YcPaperKind kind)
{
  return _(kinds[kind].title);
}

const char *yc_paper_heading(YcPaperKind kind)
{
  return kinds[kind].title;
}

const char *yc_paper_word(YcPaperKind kind)
{
  return kinds[kind].word;
}

const char *yc_paper_register(YcPaperKind kind)
{
  /* Notices and refusals stood under these names from the first version on. */
  if (kind == YC_PAPER_TELL) return kinds[YC_PAPER_ASK].code;
  if (kind == YC_PAPER_NOT_NEEDED || kind == YC_PAPER_NOT_OURS) return kinds[YC_PAPER_REFUSAL].code;
  return kinds[kind == YC_PAPER_SMALL ? YC_PAPER_RECEIPT : kind].code;
}

const char *yc_paper_weekday(YcDay day)
{
  static const char *const names[] = { N_("一"), N_("二"), N_("三"), N_("四"), N_("五"), N_("六"), N_("日") };
  return day == YC_DAY_NONE ? "" : _(names[yc_day_weekday(day)]);
}

/* --- data ------------------------------------------------------------------------------------------------- */

static const gsize texts[] = {
#define AT(member) G_STRUCT_OFFSET(YcPaperData, member)
  AT(hall), AT(address), AT(hours), AT(supervision_phone), AT(seal), AT(number), AT(short_number), AT(long_number),
  AT(item), AT(applicant), AT(applicant_id), AT(representative), AT(relation), AT(representative_phone), AT(notify),
  AT(time), AT(clerk), AT(contact), AT(contact_window), AT(contact_phone), AT(deputy), AT(deputy_phone), AT(carrier), AT(carrier_phone),
  AT(corrects), AT(replaced_by), AT(point), AT(happened), AT(late), AT(late_number), AT(promised), AT(statutory), AT(route),
  AT(basis), AT(fee), AT(result), AT(decided_by), AT(still), AT(beside), AT(reason), AT(unless), AT(review_body),
  AT(court), AT(to), AT(to_address), AT(to_hours), AT(to_phone), AT(to_person), AT(called), AT(called_at), AT(said),
  AT(again), AT(procedure), AT(approver), AT(extended), AT(ending), AT(left), AT(village), AT(giver), AT(agent), AT(agent_phone),
  AT(entrusted), AT(entrusted_id), AT(entrusted_as), AT(scope), AT(since), AT(until), AT(question), AT(proof), AT(proof_who), AT(asked_by),
  AT(how_delivered), AT(receiver), AT(deliverer), AT(witness), AT(seen), AT(mail), AT(filed), AT(amount), AT(standard), AT(ticket),
  AT(fee_what), AT(kept), AT(kept_from),
  AT(places), AT(people),
};

static const gsize days[] = {
  AT(day), AT(point_day), AT(due), AT(received), AT(accepted), AT(review_day), AT(court_day), AT(hand_by), AT(supply_by),
  AT(delivered), AT(deemed),
  AT(posted),
#undef AT
};

static void free_item(gpointer pointer)
{
  YcPaperItem *item = pointer;
  g_free(item->name);
  g_free(item->want);
  g_free(item->where);
  g_free(item->instead);
  g_free(item->condition);
  g_free(item);
}

static void free_matter(gpointer pointer)
{
  YcPaperMatter *matter = pointer;
  g_free(matter->item);
  g_free(matter->applicant);
  g_free(matter->short_number);
  g_free(matter->number);
  g_free(matter->outcome);
  g_free(matter->papers);
  g_free(matter);
}

static void free_change(gpointer pointer)
{
  YcPaperChange *change = pointer;
  g_free(change->what);
  g_free(change->before);
  g_free(change->after);
  g_free(change);
}

YcPaperData *yc_paper_data_new(YcPaperKind kind)
{
  YcPaperData *data = g_new0(YcPaperData, 1);
  data->kind = kind;
  for (gsize i = 0; i < G_N_ELEMENTS(days); i++) G_STRUCT_MEMBER(YcDay, data, days[i]) = YC_DAY_NONE;
  data->items = g_ptr_array_new_with_free_func(free_item);
  data->taken = g_ptr_array_new_with_free_func(free_item);
  data->matters = g_ptr_array_new_with_free_func(free_matter);
  data->changes = g_ptr_array_new_with_free_func(free_change);
  return data;
}

void yc_paper_data_free(YcPaperData *data)
{
  if (data == NULL) return;
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) g_free(G_STRUCT_MEMBER(char *, data, texts[i]));
  g_ptr_array_unref(data->items);
  g_ptr_array_unref(data->taken);
  g_ptr_array_unref(data->matters);
  g_ptr_array_unref(data->changes);
  g_free(data);
}

void yc_paper_put(char **member, char *text)
{
  g_free(*member);
  *member = text;
}

YcPaperItem *yc_paper_add(GPtrArray *items, const char *name, const char *want, const char *where, int originals,
                          int copies, gboolean returned)
{
  YcPaperItem *item = g_new0(YcPaperItem, 1);
  item->name = g_strdup(name);
  item->want = g_strdup(want);
  item->where = g_strdup(where);
  item->originals = originals;
  item->copies = copies;
  item->returned = returned;
  g_ptr_array_add(items, item);
  return item;
}

YcPaperMatter *yc_paper_add_matter(YcPaperData *data, const char *item, const char *applicant, const char *short_number,
                                   const char *number, const char *outcome, YcDay due)
{
  YcPaperMatter *matter = g_new0(YcPaperMatter, 1);
  matter->item = g_strdup(item);
  matter->applicant = g_strdup(applicant);
  matter->short_number = g_strdup(short_number);
  matter->number = g_strdup(number);
  matter->outcome = g_strdup(outcome);
  matter->due = due;
  g_ptr_array_add(data->matters, matter);
  return matter;
}

void yc_paper_add_change(YcPaperData *data, const char *what, const char *before, const char *after)
{
  YcPaperChange *change = g_new0(YcPaperChange, 1);
  change->what = g_strdup(what);
  change->before = g_strdup(before);
  change->after = g_strdup(after);
  g_ptr_array_add(data->changes, change);
}

char *yc_paper_limit(const YcLimit *limit)
{
  static const char *const units[] = {
    [YC_UNIT_WORKING] = "个工作日", [YC_UNIT_CALENDAR] = "个自然日", [YC_UNIT_HOUR] = "小时", [YC_UNIT_MONTH] = "个月",
    [YC_UNIT_YEAR] = "年"
  };
  if (limit->n < 0) return g_strdup("");
  if (limit->n == 0) return g_strdup("当日");
  return g_strdup_printf("%s%d%s", limit->minimum ? "不少于" : "", limit->n, units[limit->unit]);
}
