/* field.c - see field.h.  One line per field: its name, how it is said, and the member it comes from. */
#include <config.h>
#include "output/field.h"

#include <string.h>

#include "output/sheet.h"

typedef char *Maker(const YcScope *scope);
typedef enum { TEXT, DATE, SPOKEN, NUMBER, MARK } How;

typedef struct {
  const char *name;
  How how;
  gsize member;
  Maker *make;      /* else the member */
} Field;

/* --- days and counts -------------------------------------------------------------------------------------- */

static const char *plain(const char *text)
{
  return text == NULL ? "" : text;
}

static char *date(YcDay day)
{
  char text[YC_DAY_TEXT];
  return day == YC_DAY_NONE ? NULL : g_strdup(yc_day_format(day, text));
}

/* 12月1日(周二): with its year only where it is another than the paper's. */
static char *spoken(const YcPaperData *data, YcDay day, const char *after)
{
  static const char *const weekdays[] = { "一", "二", "三", "四", "五", "六", "日" };
  int year, month, of_month;
  if (day == YC_DAY_NONE) return NULL;
  yc_day_split(day, &year, &month, &of_month);
  gboolean other = data->day != YC_DAY_NONE && yc_day_year(data->day) != year;
  g_autofree char *front = other ? g_strdup_printf("%d年", year) : g_strdup("");
  return g_strdup_printf("%s%d月%d日(周%s%s)", front, month, of_month, weekdays[yc_day_weekday(day)], after);
}

static char *make_due(const YcScope *s)
{
  return spoken(s->data, s->data->due, s->data->provisional ? ",暂定" : "");
}

static char *make_title(const YcScope *s)
{
  return g_strdup(yc_paper_heading(s->data->kind));
}

static char *number(guint n)
{
  return n == 0 ? NULL : g_strdup_printf("%u", n);
}

static char *make_line(const YcScope *s)
{
  (void)s;
  return g_strdup("______________");
}

static char *make_keep(const YcScope *s)
{
  return s->data->keep_years > 0 ? g_strdup_printf("保存%d年", s->data->keep_years) : g_strdup("永久保存");
}

/* How many sheets came, and how many of them went straight back. */
static char *make_sheets(const YcScope *s)
{
  int kept = 0, copies = 0, returned = 0;
  for (guint i = 0; i < s->data->taken->len; i++) {
    const YcPaperItem *item = s->data->taken->pdata[i];
    *(item->returned ? &returned : &kept) += item->originals;
    copies += item->copies;
  }
  return s->data->taken->len == 0 ? NULL : g_strdup_printf("收原件%d 收复印件%d 退原件%d", kept, copies, returned);
}

/* Those that went straight back, nothing of them kept. */
static char *make_returned(const YcScope *s)
{
  guint back = 0;
  for (guint i = 0; i < s->data->taken->len; i++) {
    const YcPaperItem *item = s->data->taken->pdata[i];
    back += item->returned && item->copies == 0;
  }
  return number(back);
}

/* The time of the paper belongs to an acceptance of the same day only. */
static char *make_accepted_time(const YcScope *s)
{
  return s->data->accepted == s->data->day ? g_strdup(s->data->time) : NULL;
}

static char *make_wide(const YcScope *s)
{
  return s->width >= YC_SHEET_WIDE ? g_strdup("宽") : NULL;
}

/* --- entries of lists ------------------------------------------------------------------------------------- */

static char *make_nth(const YcScope *s)
{
  return number(s->n);
}

static char *both(char *first, char *second)
{
  g_autofree char *one = first, *two = second;
  return g_strconcat(plain(one), one && two ? " " : "", plain(two), NULL);
}

static char *count(const char *format, int n)
{
  return n > 0 ? g_strdup_printf("%s%d份", format, n) : NULL;
}

static char *make_wanted(const YcScope *s)
{
  const YcPaperItem *item = s->row;
  return both(count("原件", item->originals), count("复印", item->copies));
}

static char *make_taken(const YcScope *s)
{
  const YcPaperItem *item = s->row;
  char *original = item->originals == 0 ? NULL : g_strdup_printf("原%d%s", item->originals, item->returned ? "已退" : "");
  return both(original, item->copies == 0 ? NULL : g_strdup_printf("复%d", item->copies));
}

static char *make_matter_due(const YcScope *s)
{
  return spoken(s->data, ((const YcPaperMatter *)s->row)->due, "");
}

#define ROW(type, name, member) { name, TEXT, G_STRUCT_OFFSET(type, member), NULL }
#define MADE(name, make) { name, TEXT, 0, make }
#define END { NULL, TEXT, 0, NULL }
#define ITEM(count) MADE("第几", make_nth), ROW(YcPaperItem, "材料", name), MADE("份数", count), \
    ROW(YcPaperItem, "样子", want), ROW(YcPaperItem, "哪里办", where), ROW(YcPaperItem, "免交", instead), \
    ROW(YcPaperItem, "缺损", condition)

static const Field wanted_fields[] = { ITEM(make_wanted), END };
static const Field taken_fields[] = { ITEM(make_taken), END };
static const Field matter_fields[] = {
  MADE("第几", make_nth), ROW(YcPaperMatter, "件事项", item), ROW(YcPaperMatter, "件申请人", applicant),
  ROW(YcPaperMatter, "件短号", short_number), ROW(YcPaperMatter, "件文号", number), ROW(YcPaperMatter, "件结果", outcome),
  ROW(YcPaperMatter, "件材料", papers), MADE("件哪天", make_matter_due), END
};
static const Field change_fields[] = {
  MADE("第几", make_nth), ROW(YcPaperChange, "改什么", what), ROW(YcPaperChange, "原来", before),
  ROW(YcPaperChange, "现在", after), END
};

static const struct {
  const char *name;
  gsize member;
  const Field *fields;
} lists[] = {
  { "要带", G_STRUCT_OFFSET(YcPaperData, items), wanted_fields },
  { "收下", G_STRUCT_OFFSET(YcPaperData, taken), taken_fields },
  { "各件", G_STRUCT_OFFSET(YcPaperData, matters), matter_fields },
  { "改动", G_STRUCT_OFFSET(YcPaperData, changes), change_fields }
};

/* --- fields of the paper ---------------------------------------------------------------------------------- */

#define IS(name, how, member) { name, how, G_STRUCT_OFFSET(YcPaperData, member), NULL }

static const Field fields[] = {
  IS("大厅", TEXT, hall), IS("地址", TEXT, address), IS("开门时间", TEXT, hours), IS("监督电话", TEXT, supervision_phone),
  IS("印章", TEXT, seal), MADE("题目", make_title), IS("文号", TEXT, number), IS("短号", TEXT, short_number),
  IS("长号", TEXT, long_number), IS("事项", TEXT, item), IS("申请人", TEXT, applicant), IS("证件", TEXT, applicant_id),
  IS("代办人", TEXT, representative), IS("关系", TEXT, relation), IS("代办电话", TEXT, representative_phone),
  IS("通知谁", TEXT, notify), IS("日期", DATE, day), IS("今天", SPOKEN, day), IS("几时", TEXT, time),
  IS("经办", TEXT, clerk), IS("找谁", TEXT, contact), IS("窗口", TEXT, contact_window), IS("电话", TEXT, contact_phone),
  IS("副手", TEXT, deputy), IS("副手电话", TEXT, deputy_phone), IS("全程代办", TEXT, carrier),
  IS("全程代办电话", TEXT, carrier_phone), IS("口头", MARK, oral),
  IS("指印", MARK, fingerprint), IS("演示", MARK, demo),
  IS("补打", NUMBER, reprint), IS("代替", TEXT, corrects), IS("被代替", TEXT, replaced_by), IS("作废", MARK, voided),
  IS("村点", TEXT, point), IS("村点收件日", DATE, point_day), IS("发生时间", TEXT, happened), IS("补录原因", TEXT, late),
  IS("应急单号", TEXT, late_number),
  MADE("哪天", make_due), IS("暂定", MARK, provisional), IS("收件日", DATE, received), IS("受理日", DATE, accepted),
  MADE("受理时间", make_accepted_time), IS("承诺", TEXT, promised), IS("法定", TEXT, statutory), IS("流程", TEXT, route),
  IS("答复天数", NUMBER, accept_days), IS("视为", MARK, presumed), MADE("保存", make_keep), IS("依据", TEXT, basis), IS("费用", TEXT, fee),
  IS("结果", TEXT, result), IS("决定机关", TEXT, decided_by), IS("还要做", TEXT, still), IS("不计时间", TEXT, beside),
  IS("按撤回", MARK, withdraws),
  IS("理由", TEXT, reason), IS("怎样才行", TEXT, unless), IS("复议机关", TEXT, review_body), IS("法院", TEXT, court),
  IS("复议到", DATE, review_day), IS("起诉到", DATE, court_day), IS("去处", TEXT, to), IS("去处地址", TEXT, to_address),
  IS("去处时间", TEXT, to_hours), IS("去处电话", TEXT, to_phone), IS("去处找谁", TEXT, to_person),
  IS("问过谁", TEXT, called), IS("何时问", TEXT, called_at), IS("回话", TEXT, said), IS("哪天转", SPOKEN, hand_by),
  IS("哪天补", SPOKEN, supply_by), IS("留结果", MARK, withheld), IS("撤销受理", MARK, revoked), IS("再告知原因", TEXT, again),
  IS("交出人", TEXT, giver), IS("村", TEXT, village), IS("代办员", TEXT, agent), IS("代办员电话", TEXT, agent_phone), IS("证明", TEXT, proof),
  IS("问的事", TEXT, question), IS("谁能证实", TEXT, proof_who), IS("谁要的", TEXT, asked_by),
  IS("受托人", TEXT, entrusted), IS("受托人证件", TEXT, entrusted_id), IS("受托身份", TEXT, entrusted_as),
  IS("委托范围", TEXT, scope), IS("委托起", TEXT, since), IS("委托到", TEXT, until), IS("委托指印", MARK, entrusted_print),
  IS("程序", TEXT, procedure), IS("批准", TEXT, approver), IS("延多少", TEXT, extended), IS("终止方式", TEXT, ending),
  IS("送达方式", TEXT, how_delivered), IS("收件的人", TEXT, receiver), IS("送达人", TEXT, deliverer), IS("见证人", TEXT, witness),
  IS("验证件", TEXT, seen), IS("邮件号", TEXT, mail), IS("留档", TEXT, filed), IS("送达日", SPOKEN, delivered),
  IS("公告到", SPOKEN, deemed), IS("金额", TEXT, amount), IS("收费标准", TEXT, standard), IS("票据号", TEXT, ticket),
  IS("收费结果", TEXT, fee_what), IS("暂存什么", TEXT, kept), IS("谁交来", TEXT, kept_from),
  IS("还剩", TEXT, left), IS("预计到", SPOKEN, hand_by),
  IS("公示地点", TEXT, places), IS("人数", TEXT, people), IS("公示起", SPOKEN, posted),
  MADE("收退", make_sheets), MADE("退几样", make_returned), MADE("宽纸", make_wide), MADE("签名线", make_line), END
};

static const Field *find(const Field *list, const char *name)
{
  while (list->name != NULL && strcmp(list->name, name) != 0) list++;
  return list->name != NULL ? list : NULL;
}

static gsize find_list(const char *name)
{
  gsize i = 0;
  while (i < G_N_ELEMENTS(lists) && g_strcmp0(lists[i].name, name) != 0) i++;
  return i;
}

gboolean yc_paper_list_exists(const char *list)
{
  return find_list(list) < G_N_ELEMENTS(lists);
}

const GPtrArray *yc_paper_list_rows(const YcPaperData *data, const char *list)
{
  return G_STRUCT_MEMBER(GPtrArray *, data, lists[find_list(list)].member);
}

/* The field of that name, where it may stand. */
static const Field *lookup(const char *list, const char *name)
{
  const Field *inner = list ? find(lists[find_list(list)].fields, name) : NULL;
  return inner ? inner : find(fields, name);
}

gboolean yc_paper_field_exists(const char *list, const char *name)
{
  return yc_paper_list_exists(name) || lookup(list, name) != NULL;
}

static guint length(const Field *list)
{
  guint n = 0;
  while (list[n].name != NULL) n++;
  return n;
}

const char *yc_paper_field_name(guint nth)
{
  if (nth < length(fields)) return fields[nth].name;
  nth -= length(fields);
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    if (nth == 0) return lists[i].name;
    nth--;
    if (nth < length(lists[i].fields)) return lists[i].fields[nth].name;
    nth -= length(lists[i].fields);
  }
  return NULL;
}

/* --- values ----------------------------------------------------------------------------------------------- */

static char *say(const YcScope *scope, const Field *field, gconstpointer from)
{
  switch (field->how) {
  case TEXT: return g_strdup(G_STRUCT_MEMBER(char *, from, field->member));
  case DATE: return date(G_STRUCT_MEMBER(YcDay, from, field->member));
  case SPOKEN: return spoken(scope->data, G_STRUCT_MEMBER(YcDay, from, field->member), "");
  case NUMBER: return number((guint)G_STRUCT_MEMBER(int, from, field->member));
  case MARK: return g_strdup(G_STRUCT_MEMBER(gboolean, from, field->member) ? field->name : NULL);
  }
  return NULL;
}

char *yc_paper_field_value(const YcScope *scope, const char *name)
{
  char *value = NULL;
  if (yc_paper_list_exists(name)) {
    value = number(yc_paper_list_rows(scope->data, name)->len);
  } else {
    const Field *inner = scope->row ? find(lists[find_list(scope->list)].fields, name) : NULL;
    const Field *field = inner ? inner : find(fields, name);
    if (field != NULL) value = field->make ? field->make(scope) : say(scope, field, inner ? scope->row : scope->data);
  }
  return value ? value : g_strdup("");
}
