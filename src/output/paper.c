/* paper.c - see paper.h.  What stands on each kind of paper is a table; how it stands there is sheet.c's. */
#include <config.h>
#include "output/paper.h"

#include "base/gettext.h"
#include "base/text.h"
#include "output/sheet.h"

/* --- data ------------------------------------------------------------------------------------------------- */

static const gsize texts[] = {
#define AT(member) G_STRUCT_OFFSET(YcPaperData, member)
  AT(hall),
  AT(address),
  AT(hours),
  AT(number),
  AT(short_number),
  AT(long_number),
  AT(item),
  AT(applicant),
  AT(applicant_id),
  AT(representative),
  AT(relation),
  AT(representative_phone),
  AT(notify),
  AT(time),
  AT(promised),
  AT(statutory),
  AT(answer_by),
  AT(lapse),
  AT(basis),
  AT(reason),
  AT(refusal_kind),
  AT(remedy),
  AT(decided_by),
  AT(fee),
  AT(result),
  AT(contact),
  AT(contact_window),
  AT(contact_phone),
  AT(deputy),
  AT(deputy_phone),
  AT(supervision_phone),
  AT(seal),
  AT(clerk)
};

static void free_item(gpointer pointer)
{
  YcPaperItem *item = pointer;
  g_free(item->name);
  g_free(item->want);
  g_free(item->where);
  g_free(item);
}

YcPaperData *yc_paper_data_new(YcPaperKind kind)
{
  YcPaperData *data = g_new0(YcPaperData, 1);
  data->kind = kind;
  data->day = data->due = data->received = data->accepted = YC_DAY_NONE;
  data->items = g_ptr_array_new_with_free_func(free_item);
  data->taken = g_ptr_array_new_with_free_func(free_item);
  return data;
}

void yc_paper_data_free(YcPaperData *data)
{
  if (data == NULL) return;
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) g_free(G_STRUCT_MEMBER(char *, data, texts[i]));
  g_ptr_array_unref(data->items);
  g_ptr_array_unref(data->taken);
  g_free(data);
}

void yc_paper_add(GPtrArray *items, const char *name, const char *want, const char *where, int originals, int copies,
                  gboolean returned)
{
  YcPaperItem *item = g_new0(YcPaperItem, 1);
  item->name = g_strdup(name);
  item->want = g_strdup(want);
  item->where = g_strdup(where);
  item->originals = originals;
  item->copies = copies;
  item->returned = returned;
  g_ptr_array_add(items, item);
}

/* --- words ------------------------------------------------------------------------------------------------ */

static const char *plain(const char *text)
{
  return text == NULL ? "" : text;
}

static gboolean has(const char *text)
{
  return *plain(text) != '\0';
}

/* "甲 乙" of what is there. */
static char *both(const char *first, const char *between, const char *second)
{
  return g_strconcat(plain(first), has(first) && has(second) ? between : "", plain(second), NULL);
}

const char *yc_paper_weekday(YcDay day)
{
  static const char *const names[] = { N_("一"), N_("二"), N_("三"), N_("四"), N_("五"), N_("六"), N_("日") };
  return day == YC_DAY_NONE ? "" : _(names[yc_day_weekday(day)]);
}

/* The date as it is spoken, with its year only where it is another than the paper's. */
static char *big_day(const YcPaperData *d, YcDay day)
{
  int year, month, of_month;
  yc_day_split(day, &year, &month, &of_month);
  gboolean other = d->day != YC_DAY_NONE && yc_day_year(d->day) != year;
  g_autofree char *front = other ? g_strdup_printf(C_("date", "%d年"), year) : g_strdup("");
  return g_strdup_printf(_("%s%d月%d日(周%s%s)"), front, month, of_month, yc_paper_weekday(day),
                         day == d->due && d->provisional ? _(",暂定") : "");
}

static char *date(YcDay day)
{
  char text[YC_DAY_TEXT];
  return g_strdup(yc_day_format(day, text));
}

/* A cell of a table. */
static char *sheets(int n)
{
  return n > 0 ? g_strdup_printf(_("%d份"), n) : g_strdup("-");
}

/* What is still to be brought (`wanted`), or what was handed in: "复印1份", "原1已退 复1". */
static char *counted(const YcPaperItem *item, gboolean wanted)
{
  g_autofree char *original = NULL, *copy = NULL;
  if (item->originals > 0)
    original = g_strdup_printf(wanted ? _("原件%d份") : item->returned ? _("原%d已退") : _("原%d"), item->originals);
  if (item->copies > 0) copy = g_strdup_printf(wanted ? _("复印%d份") : _("复%d"), item->copies);
  return both(original, " ", copy);
}

/* --- openings: the day, and what it means ----------------------------------------------------------------- */

static char *open_bring(const YcPaperData *d)
{
  g_autofree char *bring = d->items->len > 0 ? g_strdup_printf(_("带这 %u 样来:"), d->items->len) : g_strdup(_("再来窗口。"));
  if (d->due == YC_DAY_NONE) return g_strdup_printf(_("请%s"), bring);
  g_autofree char *day = big_day(d, d->due);
  return g_strdup_printf(_("请 %s 前\n%s"), day, bring);
}

/* Until when we do something, and that nobody needs to come and ask. */
static char *open_wait(const YcPaperData *d, const char *what, const char *without_day)
{
  g_autofree char *day = d->due == YC_DAY_NONE ? NULL : big_day(d, d->due);
  g_autofree char *until = day ? g_strdup_printf(_("最晚 %s\n%s。"), day, what) : g_strdup(without_day);
  if (!has(d->notify)) return g_strconcat(until, _("不用来问。"), NULL);
  g_autofree char *call = g_strdup_printf(_("不用来问,\n我们打电话给 %s。"), d->notify);
  return g_strconcat(until, call, NULL);
}

static char *open_receipt(const YcPaperData *d)
{
  /* Papers are still missing: what to bring stands on the notice. */
  if (d->due == YC_DAY_NONE) return g_strdup(_("材料收下了。\n还缺的请按告知书补来。"));
  return open_wait(d, _("答复是否受理"), "");
}

static char *open_acceptance(const YcPaperData *d)
{
  return open_wait(d, _("有结果"), _("已经受理。"));
}

static char *open_refusal(const YcPaperData *d)
{
  g_autofree char *day = d->day == YC_DAY_NONE ? NULL : big_day(d, d->day);
  return g_strdup_printf(_("%s%s答复:\n%s。"), plain(day), day ? " " : "",
                         has(d->refusal_kind) ? d->refusal_kind : _("不予受理"));
}

static char *open_onspot(const YcPaperData *d)
{
  g_autofree char *day = d->day == YC_DAY_NONE ? NULL : big_day(d, d->day);
  g_autofree char *result = has(d->result) ? g_strdup_printf(_("\n结果:%s"), d->result) : g_strdup("");
  return g_strdup_printf(_("%s\n当场办结,不用再来。%s"), plain(day), result);
}

/* --- small print ------------------------------------------------------------------------------------------ */

typedef char *Maker(const YcPaperData *d);

/* A label with its value: a text, a member of the data, or what a function makes of them. */
typedef struct {
  const char *label;
  const char *fixed;
  gsize member;
  Maker *make;
  gboolean joins;
} Field;

static char *make_contact(const YcPaperData *d)
{
  return has(d->contact_window) ? g_strdup_printf(_("%s(%s)"), plain(d->contact), d->contact_window)
                                : g_strdup(d->contact);
}

static char *make_deputy(const YcPaperData *d)
{
  return both(d->deputy, " ", d->deputy_phone);
}

static char *make_applicant(const YcPaperData *d)
{
  return both(d->applicant, " ", d->applicant_id);
}

static char *make_representative(const YcPaperData *d)
{
  if (!has(d->representative) || !has(d->relation)) return g_strdup(d->representative);
  return g_strdup_printf(_("%s(%s)"), d->representative, d->relation);
}

static char *make_representative_phone(const YcPaperData *d)
{
  g_autofree char *who = make_representative(d);
  return who ? both(who, " ", d->representative_phone) : NULL;
}

static char *make_received(const YcPaperData *d)
{
  return date(d->received);
}

/* The clock time is that of the paper: it belongs to an acceptance of the same day only. */
static char *make_accepted(const YcPaperData *d)
{
  g_autofree char *day = date(d->accepted);
  return both(day, " ", d->accepted == d->day ? d->time : "");
}

static char *make_moment(const YcPaperData *d)
{
  g_autofree char *day = date(d->day);
  return both(day, " ", d->time);
}

static char *make_clerk(const YcPaperData *d)
{
  g_autofree char *moment = make_moment(d);
  return both(d->clerk, " ", moment);
}

static char *make_promise(const YcPaperData *d)
{
  return g_strdup(has(d->promised) ? d->promised : d->statutory);
}

static char *make_limits(const YcPaperData *d)
{
  return both(d->promised, _(","), d->statutory);
}

static char *make_provisional(const YcPaperData *d)
{
  return d->provisional ? g_strdup(_("放假安排没公布,变了会告诉您")) : NULL;
}

static char *make_decided_by(const YcPaperData *d)
{
  return has(d->decided_by) ? g_strdup_printf(_("由 %s 决定"), d->decided_by) : NULL;
}

static char *make_supervision(const YcPaperData *d)
{
  return has(d->supervision_phone) ? g_strdup_printf(_("拨 %s(监督)"), d->supervision_phone) : NULL;
}

static char *make_oral(const YcPaperData *d)
{
  return d->oral ? g_strdup(_("工作人员代填,已读给本人听")) : NULL;
}

#define TEXT(label, name) { label, NULL, G_STRUCT_OFFSET(YcPaperData, name), NULL, FALSE }
#define MADE(label, make) { label, NULL, 0, make, FALSE }
#define BESIDE(label, make) { label, NULL, 0, make, TRUE }
#define SAID(text) { "", text, 0, NULL, FALSE }
#define END { NULL, NULL, 0, NULL, FALSE }

static const Field query[] = {
  TEXT(N_("查询号 "), short_number),
  END
};

static const Field contact[] = {
  MADE(N_("找:"), make_contact),
  TEXT(N_("电话:"), contact_phone),
  MADE(N_("不在时找:"), make_deputy),
  END
};

static const Field receipt[] = {
  TEXT(N_("事项"), item),
  MADE(N_("申请人"), make_applicant),
  MADE(N_("代办"), make_representative_phone),
  MADE(N_("收件"), make_received),
  SAID(N_("现在只是收件,还没有受理")),
  TEXT("", answer_by),
  MADE(N_("暂定:"), make_provisional),
  SAID(N_("查进度:凭查询号来窗口或打电话")),
  TEXT(N_("费用"), fee),
  TEXT(N_("依据"), basis),
  END
};

static const Field acceptance[] = {
  TEXT(N_("事项"), item),
  MADE(N_("申请人"), make_applicant),
  MADE(N_("代办"), make_representative_phone),
  MADE(N_("收件"), make_received),
  MADE(N_("受理"), make_accepted),
  MADE("", make_limits),
  MADE(N_("暂定:"), make_provisional),
  TEXT(N_("费用"), fee),
  MADE("", make_decided_by),
  TEXT(N_("结果"), result),
  TEXT(N_("依据"), basis),
  END
};

static const Field tell[] = {
  TEXT(N_("事项"), item),
  TEXT(N_("申请人"), applicant),
  BESIDE(N_("代办"), make_representative),
  SAID(N_("这次没有收材料,带齐再收")),
  MADE(N_("补齐次日起算:"), make_promise),
  TEXT(N_("到期没补:"), lapse),
  MADE(N_("暂定:"), make_provisional),
  TEXT(N_("费用"), fee),
  TEXT(N_("依据"), basis),
  END
};

static const Field ask[] = {
  TEXT(N_("事项"), item),
  TEXT(N_("申请人"), applicant),
  BESIDE(N_("代办"), make_representative),
  MADE(N_("收件"), make_received),
  MADE(N_("补齐次日起算:"), make_promise),
  TEXT(N_("到期没补:"), lapse),
  MADE(N_("暂定:"), make_provisional),
  TEXT(N_("费用"), fee),
  TEXT(N_("依据"), basis),
  END
};

static const Field refusal[] = {
  TEXT(N_("事项"), item),
  MADE(N_("申请人"), make_applicant),
  MADE(N_("代办"), make_representative_phone),
  MADE(N_("收件"), make_received),
  TEXT(N_("理由"), reason),
  TEXT(N_("依据"), basis),
  TEXT(N_("不服可以:"), remedy),
  END
};

static const Field onspot[] = {
  TEXT(N_("事项"), item),
  MADE(N_("申请人"), make_applicant),
  MADE(N_("代办"), make_representative_phone),
  MADE(N_("办结"), make_moment),
  TEXT(N_("费用"), fee),
  TEXT(N_("依据"), basis),
  END
};

typedef struct {
  const char *code, *title;
  Maker *opening;
  const Field *fields;
  gboolean wants;         /* the items are still to be brought, and stand big; else they were handed in */
  const char *sign;
} Kind;

static const Kind kinds[YC_N_PAPERS] = {
  [YC_PAPER_RECEIPT] = { "receipt", N_("收件凭证"), open_receipt, receipt, FALSE, N_("请核对后签名或按指印:") },
  [YC_PAPER_ACCEPTANCE] = { "acceptance", N_("受理通知书(收件凭证)"), open_acceptance, acceptance, FALSE,
                            N_("请核对后签名或按指印:") },
  [YC_PAPER_TELL] = { "tell", N_("一次性告知书"), open_bring, tell, TRUE, N_("签收(签名或按指印):") },
  [YC_PAPER_ASK] = { "ask", N_("一次性告知书(补正)"), open_bring, ask, TRUE, N_("签收(签名或按指印):") },
  [YC_PAPER_REFUSAL] = { "refusal", N_("不予受理通知书"), open_refusal, refusal, FALSE, N_("签收(签名或按指印):") },
  [YC_PAPER_ONSPOT] = { "onspot", N_("即办结果单"), open_onspot, onspot, FALSE, N_("签收(签名或按指印):") }
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

static char *make_nothing_else(const YcPaperData *d)
{
  return kinds[d->kind].wants ? g_strdup(_("本告知之外不再要别的材料")) : NULL;
}

/* Under every paper. */
static const Field foot[] = {
  MADE("", make_nothing_else),
  TEXT(N_("编号"), long_number),
  MADE(N_("填写"), make_oral),
  MADE(N_("经办"), make_clerk),
  MADE(N_("不满意"), make_supervision),
  TEXT(N_("地址"), address),
  TEXT(N_("时间"), hours),
  SAID(N_("个人信息只用于办这件事")),
  SAID(N_("一式两份,申请人和窗口各留一份")),
  END
};

/* --- blocks ----------------------------------------------------------------------------------------------- */

static void put_fields(YcSheet *sheet, const YcPaperData *d, const Field *field)
{
  for (; field->label != NULL; field++) {
    g_autofree char *made = field->make ? field->make(d) : NULL;
    const char *value = field->make    ? made
                        : field->fixed ? _(field->fixed)
                                       : G_STRUCT_MEMBER(char *, d, field->member);
    yc_sheet_field(sheet, *field->label ? _(field->label) : "", value, field->joins);
  }
}

static void put_head(YcSheet *sheet, const YcPaperData *d)
{
  g_autofree char *reprint = d->reprint > 0 ? g_strdup_printf(_("[补打第%d次]"), d->reprint) : NULL;
  g_autofree char *marks = both(d->demo ? _("[演示,不作凭证]") : "", " ", reprint);
  if (has(d->hall)) yc_sheet_head(sheet, d->hall);
  yc_sheet_head(sheet, yc_paper_title(d->kind));
  if (has(d->number)) yc_sheet_head(sheet, d->number);
  if (has(marks)) yc_sheet_head(sheet, marks);
}

/* How many papers came, and how many of them went straight back; the receipt that lists them is another slip. */
static char *count_taken(const GPtrArray *items)
{
  guint back = 0;
  for (guint i = 0; i < items->len; i++) {
    const YcPaperItem *item = items->pdata[i];
    back += item->returned && item->copies == 0;
  }
  g_autofree char *returned = back ? g_strdup_printf(_(",退 %u 样"), back) : g_strdup("");
  return g_strdup_printf(_("收下 %u 样%s(清单另打)"), items->len, returned);
}

static char *count_sheets(const GPtrArray *items)
{
  int kept = 0, copies = 0, returned = 0;
  for (guint i = 0; i < items->len; i++) {
    const YcPaperItem *item = items->pdata[i];
    *(item->returned ? &returned : &kept) += item->originals;
    copies += item->copies;
  }
  return g_strdup_printf(_("收原件%d 收复印件%d 退原件%d"), kept, copies, returned);
}

/* Name, and below it what it should look like and where to get it. */
static void put_item(YcSheet *sheet, const YcPaperItem *item, guint n, gboolean wanted)
{
  g_autofree char *lead = g_strdup_printf("%u ", n);
  g_autofree char *blanks = g_strnfill((gsize) yc_width(lead), ' ');
  if (yc_sheet_is_wide(sheet)) {
    g_autofree char *originals = sheets(item->originals), *copies = sheets(item->copies);
    const char *count[] = { originals, copies, item->returned && item->originals > 0 ? _("原件已退") : "-" };
    yc_sheet_row(sheet, lead, plain(item->name), count, wanted ? 2 : 3);
  } else {
    g_autofree char *count = counted(item, wanted);
    g_autofree char *whole = both(item->name, " ", count);
    gboolean fits = yc_width(lead) + yc_width(whole) + sheet->indent <= sheet->width;
    yc_sheet_hang(sheet, lead, fits ? whole : plain(item->name));
    if (!fits && has(count)) yc_sheet_hang(sheet, blanks, count);
  }
  if (has(item->want)) yc_sheet_hang(sheet, blanks, item->want);
  if (has(item->where)) yc_sheet_hang(sheet, blanks, item->where);
}

static void put_items(YcSheet *sheet, const GPtrArray *items, gboolean wanted)
{
  const char *count[] = { C_("column", "原件"), C_("column", "复印件"), C_("column", "退还") };
  gboolean wide = yc_sheet_is_wide(sheet);
  if (wide) yc_sheet_row(sheet, "  ", wanted ? _("要带的材料") : _("收到的材料"), count, wanted ? 2 : 3);
  for (guint i = 0; i < items->len; i++) {
    put_item(sheet, items->pdata[i], i + 1, wanted);
    if (wanted && (!wide || i + 1 == items->len)) yc_sheet_blank(sheet);
  }
}

static void put_big(YcSheet *sheet, const YcPaperData *d, const Kind *kind)
{
  g_autofree char *opening = kind->opening(d);
  yc_sheet_rule(sheet);
  yc_sheet_indent(sheet, 2);
  yc_sheet_put(sheet, opening);
  yc_sheet_blank(sheet);
  if (kind->wants && d->items->len > 0) put_items(sheet, d->items, TRUE);
  put_fields(sheet, d, query);
  yc_sheet_blank(sheet);
  put_fields(sheet, d, contact);
  yc_sheet_rule(sheet);
}

/* What was handed in: a notice on a narrow slip only counts it. */
static void put_taken(YcSheet *sheet, const YcPaperData *d, const Kind *kind)
{
  const GPtrArray *items = kind->wants ? d->taken : d->items;
  gboolean wide = yc_sheet_is_wide(sheet), listed = wide || !kind->wants;
  if (items->len == 0) return;
  g_autofree char *count = listed ? count_sheets(items) : count_taken(items);
  if (wide) yc_sheet_blank(sheet);
  if (listed) put_items(sheet, items, FALSE);
  yc_sheet_put(sheet, count);
  if (wide) yc_sheet_blank(sheet);
}

static void put_signature(YcSheet *sheet, const YcPaperData *d, const Kind *kind)
{
  g_autofree char *who = g_strconcat(_(kind->sign), "______________", NULL);
  g_autofree char *seal = has(d->seal) ? g_strdup_printf(_("(盖%s)"), d->seal) : NULL;
  const char *relation = _("与申请人关系:________"), *when = _("____年__月__日");
  if (yc_sheet_is_wide(sheet)) {
    g_autofree char *line = g_strjoin("  ", who, relation, when, NULL);
    yc_sheet_blank(sheet);
    yc_sheet_put(sheet, line);
  } else {
    yc_sheet_put(sheet, _(kind->sign));
    yc_sheet_blank(sheet);
    yc_sheet_field(sheet, "", "______________", FALSE);
    yc_sheet_field(sheet, "", when, TRUE);
    yc_sheet_put(sheet, relation);
  }
  if (seal) yc_sheet_put(sheet, seal);
}

char *yc_paper_text(const YcPaperData *data, int width)
{
  const Kind *kind = &kinds[data->kind];
  YcSheet *sheet = yc_sheet_new(width);
  put_head(sheet, data);
  put_big(sheet, data, kind);
  put_fields(sheet, data, kind->fields);
  put_taken(sheet, data, kind);
  put_fields(sheet, data, foot);
  put_signature(sheet, data, kind);
  return yc_sheet_end(sheet);
}
