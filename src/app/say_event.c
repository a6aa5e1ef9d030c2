/* say_event.c - the lines of a case's record.  What an event does not tell is left out of its line. */
#include <config.h>
#include "app/say.h"

#include <jansson.h>
#include <string.h>

#include "app/private.h"
#include "base/gettext.h"

typedef struct {
  const json_t *facts, *body;   /* NULL: none, or erased */
  GString *line;
} Event;

/* --- members ---------------------------------------------------------------------------------------------- */

static const char *text(const json_t *object, const char *member)
{
  const char *value = json_string_value(json_object_get(object, member));
  return value == NULL ? "" : value;
}

static gint64 number(const json_t *object, const char *member)
{
  return json_integer_value(json_object_get(object, member));
}

/* "12-15" of "2026-12-15", "" where no day stands. */
static const char *month_day(const char *day)
{
  return yc_day_parse(day) == YC_DAY_NONE ? "" : day + 5;
}

static const char *due_day(const Event *e)
{
  return month_day(text(json_object_get(e->facts, "light"), "due"));
}

/* Of the clock that counts the promise; else the one that shines. */
static const char *promised_day(const Event *e)
{
  size_t i;
  json_t *clock;
  json_array_foreach(json_object_get(e->facts, "clocks"), i, clock)
    if (g_str_has_prefix(text(clock, "kind"), "promise")) return month_day(text(clock, "due"));
  return due_day(e);
}

/* --- pieces ----------------------------------------------------------------------------------------------- */

static void put(Event *e, const char *words)
{
  g_string_append(e->line, words);
}

/* Words with a value at their %s, or nothing. */
static void put_with(Event *e, const char *words, const char *value)
{
  if (*value == '\0') return;
  g_auto(GStrv) around = g_strsplit(words, "%s", 2);
  g_autofree char *whole = g_strjoinv(value, around);
  put(e, whole);
}

/* The first of the members that says something; what was erased says so. */
static void put_free(Event *e, const char *words, const char *member)
{
  put_with(e, words, *text(e->body, member) ? text(e->body, member) : text(e->body, "text"));
}

static int count(const Event *e, gboolean have)
{
  int n = 0;
  size_t i;
  json_t *material;
  json_array_foreach(json_object_get(e->facts, "materials"), i, material)
    n += (strcmp(text(material, "state"), "have") == 0) == have;
  return n;
}

static gboolean is_true(const json_t *value)
{
  return json_is_true(value) || json_integer_value(value) != 0;
}

/* Papers that went straight back: seen, and no copy kept. */
static int count_returned(const Event *e)
{
  int n = 0;
  size_t i;
  json_t *material;
  json_array_foreach(json_object_get(e->facts, "materials"), i, material)
    n += strcmp(text(material, "state"), "have") == 0 && is_true(json_object_get(material, "returned"))
      && number(material, "copies") == 0;
  return n;
}

/* --- one line a kind -------------------------------------------------------------------------------------- */

static void say_visit(Event *e)
{
  static const struct { const char *code, *word; } channels[] = {
    { "window", N_("窗口") }, { "visit", N_("上门") }, { "village", N_("村点") }, { "phone", N_("电话") }
  };
  put(e, _("来访"));
  for (gsize i = 0; i < G_N_ELEMENTS(channels); i++)
    if (strcmp(text(e->facts, "channel"), channels[i].code) == 0) put_with(e, _(":%s"), _(channels[i].word));
  if (*text(e->facts, "representative")) put(e, _(",由他人代办"));
  put_with(e, _("(%s)"), text(e->body, "relation"));
}

static void say_log(Event *e)
{
  static const struct { const char *code, *word; } reasons[] = {
    { "ask", N_("再次来访,问进度") }, { "supply", N_("再次来访,补材料") }, { "collect", N_("再次来访,领结果") },
    { "complain", N_("再次来访,反映不满") }
  };
  for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++)
    if (strcmp(text(e->facts, "what"), reasons[i].code) == 0) put(e, _(reasons[i].word));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_tell(Event *e)
{
  put(e, _("一次性告知"));
  int missing = (int) CLAMP(number(e->facts, "missing"), 0, G_MAXINT), n = missing > 0 ? missing : count(e, FALSE);
  if (n > 0) g_string_append_printf(e->line, ngettext(" %d项", " %d项", (gulong) n), n);
  put_with(e, _(",%s"), text(e->facts, "paper"));
}

static void say_ask(Event *e)
{
  static const struct { const char *code, *word; } causes[] = {
    { "ours", N_("本窗口漏项") }, { "upper", N_("上级退补") }, { "changed", N_("情况变化") },
    { "applicant", N_("申请人又交错") }
  };
  if (*text(e->facts, "cause")) put(e, _("第二次"));
  say_tell(e);
  for (gsize i = 0; i < G_N_ELEMENTS(causes); i++)
    if (strcmp(text(e->facts, "cause"), causes[i].code) == 0) put_with(e, _("(%s)"), _(causes[i].word));
  put_with(e, _(",请 %s 前补来"), month_day(text(json_object_get(e->facts, "light"), "by")));
}

static void say_receive(Event *e)
{
  put(e, *text(e->facts, "authority") ? _("代收") : _("收件"));
  int n = count(e, TRUE), back = count_returned(e);
  if (n > 0) g_string_append_printf(e->line, ngettext(" %d样", " %d样", (gulong) n), n);
  if (back > 0) g_string_append_printf(e->line, _("(退%d样)"), back);
  if (strcmp(text(e->facts, "outcome"), yc_outcome_code(YC_OUTCOME_RECEIVE)) == 0) put(e, _(",待审"));
  put_with(e, *text(e->facts, "authority") ? _(",代收号 %s") : _(",收件号 %s"), text(e->facts, "paper"));
  if (is_true(json_object_get(e->facts, "oral"))) put(e, _(",口头申请代填"));
  if (is_true(json_object_get(e->facts, "fingerprint"))) put(e, _(",按指印"));
  if (is_true(json_object_get(e->facts, "relative"))) put(e, _(",经办人声明是亲属"));
}

static void say_supply(Event *e)
{
  put(e, _("补来材料"));
  if (strcmp(text(e->facts, "outcome"), yc_outcome_code(YC_OUTCOME_RECEIVE)) == 0) put(e, _(",收下待审"));
  int missing = count(e, FALSE);
  if (missing == 0) put(e, _(",已收齐"));
  else g_string_append_printf(e->line, _(",还缺 %d样"), missing);
}

static void say_examine(Event *e)
{
  if (*text(e->facts, "authority")) {
    put(e, _("审查后代收转递"));
    put_with(e, _(",代收号 %s"), text(e->facts, "paper"));
    return;
  }
  put(e, _("审查材料"));
  int missing = count(e, FALSE);
  if (missing == 0) put(e, _(",已收齐"));
  else g_string_append_printf(e->line, _(",还缺 %d样"), missing);
}

static void say_accept(Event *e)
{
  gulong promised = json_array_size(json_object_get(e->facts, "tolerated"));
  gboolean deemed = json_is_object(json_object_get(e->facts, "deemed"));
  put(e, deemed ? _("逾期没有答复,视为受理") : promised > 0 ? _("容缺受理") : _("受理"));
  if (deemed) put_with(e, _(",自 %s 收件起"), month_day(text(e->facts, "accepted")));
  if (promised > 0) g_string_append_printf(e->line, ngettext(",缺 %lu样", ",缺 %lu样", promised), promised);
  put_with(e, _(",受理号 %s"), text(e->facts, "paper"));
  put_with(e, _(",承诺 %s 前办结"), promised_day(e));
}

static void say_refuse(Event *e)
{
  static const struct { const char *code; YcRefusal refusal; } refusals[] = {
    { "not_needed", YC_REFUSE_NOT_NEEDED }, { "not_ours", YC_REFUSE_NOT_OURS }
  };
  put(e, _("不予受理"));
  for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++)
    if (strcmp(text(e->facts, "refusal"), refusals[i].code) == 0)
      put_with(e, _("(%s)"), yc_say_refusal(refusals[i].refusal));
  put_free(e, _(":%s"), "reason");
  put_with(e, _(",%s"), text(e->facts, "paper"));
}

static void say_onspot(Event *e)
{
  put(e, _("当场办结"));
  put_free(e, _(":%s"), "result");
}

static void say_decide(Event *e)
{
  put(e, _("作出决定"));
  put_free(e, _(":%s"), "result");
}

/* The step by its name; its number where the event has none. */
static void put_step(Event *e, const char *other)
{
  const char *name = *text(e->facts, "name") ? text(e->facts, "name") : other;
  int n = (int) CLAMP(number(e->facts, "step"), 0, G_MAXINT);
  put_with(e, " %s", name);
  if (*name == '\0' && n > 0) g_string_append_printf(e->line, _(" 第%d步"), n);
}

/* RULE acc-08 */
static void say_begin(Event *e)
{
  static const struct { const char *code, *words; } avoided[] = {
    { "deputy", N_(";经办人是亲属,由AB角决定") }, { "supervisor", N_(";经办人是亲属,由值班长决定") },
    { "nobody", N_(";经办人是亲属,无人可换,照办并注明") }
  };
  put(e, _("交办"));
  put_step(e, text(e->facts, "step_short"));
  put_with(e, _(",应 %s 完成"), month_day(text(e->facts, "due")));
  for (gsize i = 0; i < G_N_ELEMENTS(avoided); i++)
    if (strcmp(text(e->facts, "avoided"), avoided[i].code) == 0) put(e, _(avoided[i].words));
  put_free(e, _(":%s"), "note");
}

static void put_paper(Event *e)
{
  YcPaperKind kind = yc_paper_parse(text(e->facts, "kind"));
  put_with(e, " %s", kind == YC_N_PAPERS ? "" : yc_paper_title(kind));
  put_with(e, " %s", text(e->facts, "number"));
}

static void say_issue(Event *e)
{
  put(e, _("出具"));
  put_paper(e);
}

static void say_reprint(Event *e)
{
  put(e, _("补打文书"));
  put_paper(e);
}

static void say_note(Event *e)
{
  put(e, _("记:"));
  put(e, e->body == NULL ? _("(内容已按规定删除)") : text(e->body, "text"));
}

static void say_person(Event *e)
{
  put(e, *text(e->facts, "person") ? _("更正个人信息") : _("登记个人信息"));
}

static void say_erase(Event *e)
{
  put(e, _("按规定删除个人信息"));
  int n = (int) json_array_size(json_object_get(e->facts, "events"));
  if (n > 0) g_string_append_printf(e->line, ngettext(" %d处", " %d处", (gulong) n), n);
}

static void say_calendar(Event *e)
{
  int year = (int) CLAMP(number(e->facts, "year"), 0, 9999);
  put(e, _("载入放假安排"));
  if (year > 0) g_string_append_printf(e->line, C_("calendar", " %d年"), year);
}

/* Every day that moved; without one the days are only certain now. */
static void say_move(Event *e)
{
  size_t i, n = 0;
  json_t *one;
  put(e, _("日历改期"));
  put_with(e, _(":%s"), text(e->facts, "notice"));
  json_array_foreach(json_object_get(e->facts, "moved"), i, one) {
    const char *was = text(one, "was"), *due = text(one, "due");
    if (strcmp(was, due) == 0 || *due == '\0') continue;
    n++;
    g_string_append_printf(e->line, _(";%s %s→%s"), yc_say_clock(text(one, "kind")), month_day(was), month_day(due));
  }
  if (n == 0) put(e, _(";日子不变"));
}

/* What happened, with the member that says more. */
static void say_with(Event *e, const char *words, const char *member)
{
  put(e, words);
  if (member == NULL) return;
  put_with(e, _(":%s"), *text(e->facts, member) ? text(e->facts, member) : text(e->body, member));
}

static void say_undo(Event *e)
{
  put(e, json_is_object(json_object_get(e->facts, "restore")) ? _("撤销上一步") : _("撤销受理,号码作废"));
}

static void say_correct(Event *e)
{
  static const struct { const char *code, *word; } parts[] = {
    { "person", N_("人员") }, { "channel", N_("渠道") }, { "item", N_("事项") }, { "papers", N_("材料") }
  };
  size_t i;
  json_t *what;
  put(e, _("更正"));
  json_array_foreach(json_object_get(e->facts, "what"), i, what)
    for (gsize p = 0; p < G_N_ELEMENTS(parts); p++)
      if (g_strcmp0(json_string_value(what), parts[p].code) == 0) put_with(e, i ? _("、%s") : " %s", _(parts[p].word));
  put_with(e, _(":%s"), text(e->body, "why"));
}

static void say_withdraw(Event *e)
{
  gulong n = json_array_size(json_object_get(e->facts, "returned"));
  put(e, _("撤回"));
  if (n > 0) g_string_append_printf(e->line, ngettext(",退回材料%d样", ",退回材料%d样", n), (int)n);
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_lapse(Event *e)
{
  put(e, strcmp(text(e->facts, "outcome"), "revoke") == 0 ? _("容缺材料到期没补,撤销受理") : _("到期没补,按撤回退件"));
  put_with(e, _(",%s"), text(e->facts, "paper"));
}

static const char *said_word(const Event *e, const char *member)
{
  static const struct { const char *code, *word; } words[] = {
    { "phone", N_("电话") }, { "visit", N_("上门") }, { "courier", N_("邮寄") }, { "agent", N_("代办员送") },
    { "person", N_("来人取") }, { "system", N_("系统推送") }, { "signature", N_("签名") },
    { "fingerprint", N_("按指印") }, { "refused", N_("拒收") }, { "applicant", N_("申请人") },
    { "representative", N_("代办人") }, { "household", N_("同住成年家属") }, { "desk", N_("单位收件人") },
    { "legal", N_("法定代表人") }
  };
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(text(e->facts, member), words[i].code) == 0) return _(words[i].word);
  return "";
}

static void say_remind(Event *e)
{
  put(e, _("提醒补材料"));
  put_with(e, _("(%s)"), strcmp(text(e->facts, "by"), "agent") == 0 ? _("托代办员") : said_word(e, "by"));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_forward(Event *e)
{
  put(e, _("转递"));
  put_with(e, _("(%s)"), said_word(e, "by"));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_refer(Event *e)
{
  put(e, _("转告"));
  put_with(e, _(",%s"), text(e->facts, "paper"));
  put_with(e, _(",%s 打过电话"), text(e->facts, "phoned"));
  put_with(e, _(":%s"), text(e->body, "said"));
}

static void say_sign(Event *e)
{
  put(e, _("送达"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(",%s"), said_word(e, "by"));
  put(e, said_word(e, "how"));
  put_with(e, _(",见证人 %s"), text(e->body, "witness"));
}

static void put_outside(Event *e, const char *words)
{
  put(e, words);
  put_with(e, " %s", *text(e->facts, "short") ? text(e->facts, "short") : text(e->facts, "system"));
  put_with(e, " %s", text(e->facts, "number"));
}

static void say_outside(Event *e)
{
  put_outside(e, _("记下外部系统号"));
}

static void say_outside_gone(Event *e)
{
  put_outside(e, _("删去外部系统号"));
}

/* What a hall is made of: `words`, its code and its name. */
static void say_set(Event *e, const char *words, const char *code)
{
  put(e, words);
  put_with(e, " %s", text(e->facts, code));
  put_with(e, " %s", text(e->facts, "name"));
}

static void say_red(Event *e)
{
  const char *clock = text(e->facts, "clock");
  put(e, is_true(json_object_get(e->facts, "grave")) ? _("亮红灯,破了法定时限") : _("亮红灯"));
  put_with(e, _(":%s"), *clock ? yc_say_clock(clock) : "");
  put_with(e, _(" 应 %s"), month_day(text(e->facts, "due")));
  put_with(e, _(",%s"), text(e->facts, "number"));
  put_with(e, _(",请 %s 前说明"), month_day(text(e->facts, "feedback_by")));
}

/* RULE sup-02 */
static void say_unheld(Event *e)
{
  put(e, _("无人接,报值班长"));
  put_with(e, _(":%s"), text(e->facts, "post"));
}

static void say_escalate(Event *e)
{
  static const struct { const char *code, *words; } to[] = {
    { "supervisor", N_(",报值班长") }, { "leader", N_(",报中心领导") }, { "above", N_(",报上级") }
  };
  put(e, _("升级"));
  for (gsize i = 0; i < G_N_ELEMENTS(to); i++)
    if (strcmp(text(e->facts, "to"), to[i].code) == 0) put(e, _(to[i].words));
  put_with(e, _(",%s"), text(e->facts, "number"));
}

static void say_deemed(Event *e)
{
  put(e, _("超时没有答复,默认同意"));
  put_step(e, "");
  put_with(e, _("(%s 签收)"), month_day(text(e->facts, "signed")));
}

static void say_confirm(Event *e)
{
  put(e, is_true(json_object_get(e->facts, "agreed")) ? _("确认默认同意") : _("不认可默认同意,退回会签"));
  put_free(e, _(":%s"), "reason");
}

typedef struct {
  const char *kind;
  void (*say)(Event *e);      /* NULL: the words, and a member */
  const char *words, *code;   /* of say_set() or say_with() */
} Line;

static const Line lines[] = {
  { "light.red", say_red, NULL, NULL },
  { "step.deemed", say_deemed, NULL, NULL },
  { "step.confirm", say_confirm, NULL, NULL },
  { "case.unheld", say_unheld, NULL, NULL },
  { "case.escalate", say_escalate, NULL, NULL },
  { "visit.begin", say_visit, NULL, NULL },
  { "visit.log", say_log, NULL, NULL },
  { "bag.begin", NULL, N_("村点整袋移交"), "place" },
  { "case.refer", say_refer, NULL, NULL },
  { "case.forward", say_forward, NULL, NULL },
  { "case.remind", say_remind, NULL, NULL },
  { "case.lapse", say_lapse, NULL, NULL },
  { "case.correct", say_correct, NULL, NULL },
  { "case.void", NULL, N_("作废"), "reason" },
  { "case.withdraw", say_withdraw, NULL, NULL },
  { "act.undo", say_undo, NULL, NULL },
  { "paper.sign", say_sign, NULL, NULL },
  { "blank.reserve", NULL, N_("预留应急收件单"), "day" },
  { "blank.void", NULL, N_("应急收件单作废"), "day" },
  { "outside.set", say_outside, NULL, NULL },
  { "outside.drop", say_outside_gone, NULL, NULL },
  { "proof.refuse", NULL, N_("不再索要的证明"), "proof" },
  { "case.tell", say_tell, NULL, NULL },
  { "case.receive", say_receive, NULL, NULL },
  { "case.ask", say_ask, NULL, NULL },
  { "case.supply", say_supply, NULL, NULL },
  { "case.examine", say_examine, NULL, NULL },
  { "case.accept", say_accept, NULL, NULL },
  { "case.refuse", say_refuse, NULL, NULL },
  { "case.onspot", say_onspot, NULL, NULL },
  { "case.decide", say_decide, NULL, NULL },
  { "step.begin", say_begin, NULL, NULL },
  { "paper.issue", say_issue, NULL, NULL },
  { "paper.reprint", say_reprint, NULL, NULL },
  { "note.add", say_note, NULL, NULL },
  { "person.set", say_person, NULL, NULL },
  { "event.erase", say_erase, NULL, NULL },
  { "clock.move", say_move, NULL, NULL },
  { "clock.told", NULL, N_("改期已告诉申请人"), NULL },
  { "clock.confirm", NULL, N_("核实了时钟不准期间的日期"), NULL },
  { "closure.set", NULL, N_("安排大厅开放和停办"), "first" },
  { "calendar.set", say_calendar, NULL, NULL },
  { "export.made", NULL, N_("导出"), "period" },
  { "festival.set", NULL, N_("载入法定节日"), "basis" },
  { "item.set", NULL, N_("设事项"), "code" },
  { "node.begin", NULL, N_("本点启用"), "name" },
  { "office.set", NULL, N_("设单位"), "code" },
  { "place.set", NULL, N_("设地点"), "code" },
  { "proof.set", NULL, N_("设不再索要的证明"), "code" },
  { "system.set", NULL, N_("设外部系统"), "code" },
  { "absence.set", NULL, N_("登记离岗"), "until" },
  { "absence.begin", NULL, N_("离岗"), "at" },
  { "absence.end", NULL, N_("离岗结束"), "at" },
  { "post.stand", NULL, N_("换岗位现在由谁办"), "at" },
  { "post.set", NULL, N_("设岗位"), "code" },
  { "setting.set", NULL, N_("改设置"), "key" },
  { "staff.set", NULL, N_("设人员"), "login" },
  { "window.set", NULL, N_("设窗口"), "code" }
};

static const Line *find(const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++)
    if (strcmp(lines[i].kind, kind) == 0) return &lines[i];
  return NULL;
}

char *yc_say_event(const char *kind, const char *facts, const char *body)
{
  const Line *line = find(kind);
  json_t *facts_json = facts ? json_loads(facts, 0, NULL) : NULL;
  json_t *body_json = body ? json_loads(body, 0, NULL) : NULL;
  Event e = { facts_json, body_json, g_string_new(NULL) };
  if (line == NULL) {
    /* Of a newer program: better its name than nothing. */
    if (!yc_say_clock_event(kind, facts_json, body_json, e.line) &&
        !yc_say_supervised(kind, facts_json, body_json, e.line) && !yc_say_route(kind, facts_json, body_json, e.line) &&
        !yc_say_inquiry(kind, facts_json, body_json, e.line) &&
        !yc_say_agency(kind, facts_json, body_json, e.line) && !yc_say_matter(kind, facts_json, body_json, e.line) &&
        !yc_say_delivery_event(kind, facts_json, body_json, e.line) && !yc_say_notice(kind, facts_json, body_json, e.line))
      put(&e, kind);
  } else if (line->say) line->say(&e);
  else if (g_str_has_suffix(kind, ".set")) say_set(&e, _(line->words), line->code);
  else say_with(&e, _(line->words), line->code);
  json_decref(facts_json);
  json_decref(body_json);
  return g_string_free(e.line, FALSE);
}
