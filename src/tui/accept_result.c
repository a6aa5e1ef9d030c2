/* accept_result.c - how the checklist, the outcome and the bottom line look. */
#include <config.h>
#include <string.h>

#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept_flow.h"

/* ── the checklist ── */

enum { ROOMY = 100 };   /* columns */
enum { COLUMN_NAME = 2, COLUMN_REMARK = 5, N_COLUMNS = 6, NARROW = 30, WIDE = 60 };

int yc_flow_list_first(const YcAccept *form, int rows)
{
  int n = (int)form->intake->ticks->len, at = yc_accept_tick(form) ? (int)yc_accept_spot(form).n : 0;
  return n <= rows ? 0 : CLAMP(at - rows / 2, 0, n - rows);
}

static const struct {
  const char *word;
  YcInk ink;
} STATES[] = {
  [YC_TICK_MISSING] = { N_("缺"), YC_INK_YELLOW }, [YC_TICK_HAVE] = { N_("齐"), YC_INK_PLAIN },
  [YC_TICK_WRONG] = { N_("误"), YC_INK_RED }
};

static void columns_of(int columns, YcColumn *table)
{
  int name = CLAMP(NARROW + (columns - 80) * 2 / 5, 12, WIDE);
  int state = 4, pieces = MAX(6, MAX(yc_width(_("原%d")), yc_width(_("复%d"))));   /* "%d" is a digit and a blank */
  for (gsize i = 0; i < G_N_ELEMENTS(STATES); i++)
    state = MAX(state, yc_width(gettext(STATES[i].word)) + 1);
  const YcColumn all[N_COLUMNS] = { { "", 4 }, { "", state }, { "", name }, { "", pieces }, { "", pieces }, { "", 1000 } };
  memcpy(table, all, sizeof all);
}

/* "条件:家里有重病人", "" for what everybody brings. */
static char *condition(const YcAccept *form, const YcMaterial *material)
{
  const YcItem *item = form->item;
  for (guint i = 0; material->question && i < item->questions->len; i++) {
    const YcQuestion *question = g_ptr_array_index(item->questions, i);
    if (strcmp(question->id, material->question) != 0)
      continue;
    g_autofree char *text = g_strdelimit(g_strdup(question->text), "?", '\0');
    return g_strdup_printf(_("条件:%s"), text);
  }
  return g_strdup("");
}

/* The condition stands beside the name where there is room, else where a remark would. */
static void name_and_remark(const YcAccept *form, guint n, int columns, char **name, char **remark)
{
  const YcMaterial *material = yc_accept_material(form, n);
  g_autofree char *why = condition(form, material);
  int left = columns - 1 - yc_width(material->name) - 2;
  *name = *why && left >= yc_width(why) ? g_strdup_printf("%s  %s", material->name, why) : g_strdup(material->name);
  if (!**remark && left < yc_width(why)) {
    g_free(*remark);
    *remark = g_steal_pointer(&why);
  }
}

static void paint_tick(YcAccept *form, guint n, int y, int x, int columns)
{
  const YcTick *tick = g_ptr_array_index(form->intake->ticks, n);
  gboolean here = tick == yc_accept_tick(form);
  YcInk ink = here ? YC_INK_REVERSE : YC_INK_PLAIN;
  YcColumn table[N_COLUMNS];
  columns_of(columns, table);
  g_autofree char *number = g_strdup_printf("%2d", tick->n), *original = NULL, *copies = NULL, *remark = NULL, *name = NULL;
  yc_check_counts(tick, yc_accept_material(form, n), &original, &copies, &remark);
  name_and_remark(form, n, table[COLUMN_NAME].columns, &name, &remark);
  const char *cells[N_COLUMNS] = { number, NULL, name, original, copies, remark };
  yc_put_cells(y, x, columns, table, N_COLUMNS, cells, ink);
  const char *word = gettext(STATES[tick->state].word);
  yc_put(y, x + table[0].columns, yc_width(word), word, STATES[tick->state].ink | ink);
  if (!here || !form->noting)
    return;
  int at = x;
  for (int i = 0; i < COLUMN_REMARK; i++)
    at += table[i].columns;
  at = MIN(at, x + columns - 12);   /* narrow: over the counts */
  yc_put_edit(y, at, columns - (at - x), form->edit, TRUE);
}

void yc_flow_list(YcAccept *form, YcArea area, int row, int rows)
{
  guint n = form->intake->ticks->len, first = (guint)yc_flow_list_first(form, rows);
  g_autofree char *count = g_strdup_printf(_(" 齐%u 共%u"), n - yc_intake_missing(form->intake), n);
  if (row >= 0 && row < area.rows) {
    yc_put_rule(area.y + row, area.x, area.columns, _("材料  空格换 齐/缺/误   + 全齐   - 缺   * 误(写明错在哪)   ←→ 收/退"));
    if (n)
      yc_put_right(area.y + row, area.x + area.columns - yc_width(count), yc_width(count), count, YC_INK_PLAIN);
  }
  for (int i = 0; i < rows && first + (guint)i < n; i++)
    if (row + 1 + i >= 0 && row + 1 + i < area.rows)
      paint_tick(form, first + (guint)i, area.y + row + 1 + i, area.x, area.columns);
}

/* ── the outcome ── */

static const struct {
  int digit;
  YcOutcome outcome, other;   /* the second where the first is not possible */
  const char *word;
} OUTCOMES[] = {
  { 1, YC_OUTCOME_ACCEPT, YC_OUTCOME_RECEIVE, NC_("outcome", "受理") },
  { 2, YC_OUTCOME_ASK, YC_OUTCOME_TELL, NC_("outcome", "一次性告知") },
  { 3, YC_OUTCOME_TOLERANT, YC_OUTCOME_TOLERANT, NC_("outcome", "容缺") },
  { 4, YC_OUTCOME_REFUSE, YC_OUTCOME_REFUSE, NC_("outcome", "不予") },
  { 5, YC_OUTCOME_FORWARD, YC_OUTCOME_REFER, NC_("outcome", "转告") },
  { 6, YC_OUTCOME_ONSPOT, YC_OUTCOME_ONSPOT, NC_("outcome", "即办") },
};

/* A row without a label. */
static void line(YcFlow *page)
{
  yc_flow_row(page, "");
  page->x = 2;
}

static gboolean is_mine(const YcIntake *intake, gsize i)
{
  return intake->outcome == OUTCOMES[i].outcome || intake->outcome == OUTCOMES[i].other;
}

/* "(缺2,不可)": why it cannot be chosen, said where that is worth its columns. */
static char *reason_of(const YcAccept *form, gsize i)
{
  guint missing = yc_intake_missing(form->intake);
  if (OUTCOMES[i].outcome == YC_OUTCOME_ACCEPT && missing)
    return g_strdup_printf(_("(缺%u,不可)"), missing);
  if (OUTCOMES[i].outcome == YC_OUTCOME_TOLERANT && form->intolerable)
    return g_strdup_printf(_("(第%d项不可容)"), form->intolerable);
  return g_strdup("");
}

static const char *word_of(const YcAccept *form, gsize i)
{
  gboolean forward = form->intake->outcome == YC_OUTCOME_FORWARD && OUTCOMES[i].outcome == YC_OUTCOME_FORWARD;
  gboolean receive = form->intake->outcome == YC_OUTCOME_RECEIVE && OUTCOMES[i].outcome == YC_OUTCOME_ACCEPT;
  return forward ? C_("outcome", "代收转递") : receive ? C_("outcome", "收下待审") : C_("outcome", OUTCOMES[i].word);
}

/* That papers which are not all there may be examined later is asked for twice: it does not make acceptance possible. */
static gboolean is_possible(const YcAccept *form, gsize i)
{
  YcOutcome other = OUTCOMES[i].other;
  gboolean shown = other != YC_OUTCOME_RECEIVE || form->intake->outcome == other;
  return form->plans[OUTCOMES[i].outcome]->possible || (shown && form->plans[other]->possible);
}

static void outcome(YcFlow *page, gsize i, int gap)
{
  const YcAccept *form = page->form;
  gboolean mine = is_mine(form->intake, i);
  gboolean possible = is_possible(form, i);
  g_autofree char *why = possible ? g_strdup("") : reason_of(form, i);
  g_autofree char *digit = g_strdup_printf(mine ? "[%d]" : "%d", OUTCOMES[i].digit);
  g_autofree char *text = g_strconcat(digit, word_of(form, i), why, NULL);
  gboolean focus = yc_spot_is(form, YC_FIELD_OUTCOME, 0);
  YcInk ink = !mine ? possible ? YC_INK_PLAIN : YC_INK_GREY : focus ? YC_INK_REVERSE | YC_INK_BOLD : YC_INK_BOLD;
  yc_flow_text(page, gap, 0, text, ink);
}

/* Papers supplied: what comes of the case. */
static const char *supplied(const YcAccept *form)
{
  if (form->again)
    return _("[2]再次告知");
  if (yc_intake_missing(form->intake))
    return _("记下补来的,继续等");
  if (form->intake->outcome == YC_OUTCOME_RECEIVE)
    return _("[1]补齐,收下待审");
  return form->intake->outcome == YC_OUTCOME_TOLERANT ? _("[1]容缺的补齐了") : _("[1]补齐,受理");
}

static void outcomes(YcFlow *page)
{
  const YcAccept *form = page->form;
  gboolean focus = yc_spot_is(form, YC_FIELD_OUTCOME, 0);
  line(page);
  if (focus)
    page->focus_row = page->row;
  const char *word = form->take ? yc_say_outcome(form->intake->outcome) : !yc_accept_decides(form) ? supplied(form) : "";
  if (*word)
    yc_flow_text(page, 0, 0, word, focus ? YC_INK_REVERSE | YC_INK_BOLD : YC_INK_BOLD);
  for (gsize i = 0; yc_accept_decides(form) && form->intake->ticks->len && i < G_N_ELEMENTS(OUTCOMES); i++)
    outcome(page, i, page->columns < ROOMY ? 2 : 3);
}

/* ── what an outcome asks for ── */

/* Where the office is, when it is open, its phone. */
static void put_office(YcFlow *page)
{
  const YcOfficeRow *office = page->form->office;
  if (!office || page->form->picker)
    return;
  g_autofree char *where = g_strdup_printf("%s  %s  %s", office->address, office->hours, office->phone);
  yc_flow_row(page, "");
  yc_flow_text(page, 0, 0, where, YC_INK_GREY);
}

static void field_row(YcFlow *page, YcFieldId id, int width)
{
  YcSpot spot = { id, 0 };
  yc_flow_row(page, yc_field_label(spot));
  yc_flow_field(page, 0, MIN(width, MAX(page->columns - 12, 10)), spot);
}

static void put_cause(YcFlow *page)
{
  YcSpot spot = { YC_FIELD_CAUSE, 0 };
  line(page);
  yc_flow_text(page, 0, 0, yc_field_label(spot), YC_INK_PLAIN);
  yc_flow_field(page, 2, 14, spot);
}

static void asked_for(YcFlow *page)
{
  enum { WHOLE = 1000, WORD = 14, TIME = 6 };
  const YcIntake *intake = page->form->intake;
  gboolean refused = intake->outcome == YC_OUTCOME_REFUSE;
  if (page->form->again)
    put_cause(page);
  if (page->form->casefile && !page->form->examines)
    return;
  if (refused)
    field_row(page, YC_FIELD_REFUSAL, WORD);
  if ((refused && intake->refusal == YC_REFUSE_NOT_OURS) || intake->outcome == YC_OUTCOME_REFER
      || intake->outcome == YC_OUTCOME_FORWARD) {
    field_row(page, YC_FIELD_AUTHORITY, 36);
    put_office(page);
  }
  if (refused)
    field_row(page, YC_FIELD_REASON, WHOLE);
  if (intake->outcome == YC_OUTCOME_REFER) {
    field_row(page, YC_FIELD_PHONED, TIME);
    yc_flow_labelled(page, MAX(page->columns - page->x - 12, 20), (YcSpot) { YC_FIELD_SAID, 0 });
  }
}

/* ── the line that helps ── */

static char *missing_names(const YcAccept *form)
{
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < form->intake->ticks->len; i++) {
    const YcTick *tick = g_ptr_array_index(form->intake->ticks, i);
    if (tick->state != YC_TICK_HAVE)
      g_string_append_printf(out, "%s%s", out->len ? _("、") : _("还要:"), yc_accept_material(form, i)->name);
  }
  return g_string_free(out, FALSE);
}

/* Where the matter belongs elsewhere that is said; else what is still to be brought. */
static char *belongs_to(const YcAccept *form)
{
  YcOutcome outcome = form->intake->outcome;
  gboolean chosen = form->casefile || outcome == YC_OUTCOME_REFER || outcome == YC_OUTCOME_FORWARD;
  g_autofree char *code = chosen ? g_strdup("") : yc_intake_authority(form->app, form->intake);
  g_autofree char *hall = yc_app_other_hall(form->app, form->intake->applicant.place);
  YcOfficeRow *office = *code ? yc_app_office(form->app, code) : NULL;
  char *text = !office ? missing_names(form)
               : hall  ? g_strdup_printf(_("户籍在别的乡镇:归 %s;5 转告或代收转递"), office->name)
                       : g_strdup_printf(_("这个事项由 %s 受理;5 转告或代收转递"), office->name);
  yc_office_row_free(office);
  return text;
}

static char *look_of(const YcAccept *form, guint n)
{
  const YcMaterial *material = yc_accept_material(form, n);
  return g_strdup_printf(_("%s:%s%s%s"), yc_say_form(material->form), material->look, *material->where ? _("。") : "",
                         material->where);
}

static char *words_of(const YcAccept *form, YcSpot spot)
{
  const char *words[8];
  guint now, n = yc_field_words(form, spot, words, G_N_ELEMENTS(words), &now);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(out, i == now ? "[%u]%s   " : "%u%s   ", i + 1, words[i]);
  return g_string_free(out, FALSE);
}

/* Who lives with the applicant, by name; or who did the last time. */
static char *household_of(const YcAccept *form)
{
  const GPtrArray *members = form->intake->household;
  if (!members->len)
    return form->before ? g_strdup_printf(_("上次登记了 %u 个家里人:空格照用。一个人住:回车"), form->before)
                        : g_strdup(_("一个人住:回车。有共同生活的人:空格,填关系、姓名、证件号"));
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < members->len; i++) {
    const YcMember *member = g_ptr_array_index(members, i);
    g_string_append_printf(out, "%s%s %s", i ? _("、") : "", member->relation, member->name);
  }
  return g_string_free(out, FALSE);
}

static char *help_of(const YcAccept *form)
{
  static const char *const texts[YC_N_FIELDS] = {
    [YC_FIELD_DOC] = N_("没带证件:空着回车。读卡器可以直接刷。"), [YC_FIELD_BIRTH] = N_("写成 1934-03-08 或 19340308"),
    [YC_FIELD_LEGAL] = N_("执照或登记证上的法定代表人、负责人"),
    [YC_FIELD_PHONE] = N_("手机 11 位,或固定电话"), [YC_FIELD_PLACE] = N_("打村名的首字母或汉字;外地人空着"),
    [YC_FIELD_RELATION] = N_("与申请人的关系:打首字母选,或自己写"), [YC_FIELD_ITEM] = N_("打编码、名称或首字母"),
    [YC_FIELD_BLANK] = N_("纸上印的号:打末几位选;没给过应急收件单的空着回车"),
    [YC_FIELD_LATE_AT] = N_("纸上写的时间:10:40 是今天,别的日子写成 11-02 10:40"),
    [YC_FIELD_WHY] = N_("写哪里错了、怎么知道的;记在经过里,更正的文书上照印"),
    [YC_FIELD_AUTHORITY] = N_("打单位的首字母或汉字,照印在单子上"),
    [YC_FIELD_PHONED] = N_("给那里打过电话的写几点,像 10:05;没打就空着"),
    [YC_FIELD_AGENT] = N_("从受理跟到送达的人:打姓名首字母选;空着回车是建议的"),
    [YC_FIELD_SAID] = N_("那里怎么说:谁接的、叫他带什么、什么时候去;没人接就写“没人接”"),
  };
  YcSpot spot = yc_accept_spot(form);
  switch (yc_field_type(spot.id)) {
  case YC_TYPE_WORDS:
  case YC_TYPE_FLAG:
    return words_of(form, spot);
  case YC_TYPE_MEMBERS:
    return household_of(form);
  case YC_TYPE_TICK:
    return look_of(form, spot.n);
  case YC_TYPE_OUTCOME:
    return belongs_to(form);
  case YC_TYPE_TEXT:
  case YC_TYPE_PICK:
    break;
  }
  if (spot.id == YC_FIELD_NAME && spot.n && yc_person_is_organisation(&form->intake->applicant))
    return g_strdup(_("单位来办:打来的人(经办人)的姓名、首字母或证件号"));
  if (spot.id == YC_FIELD_NAME)
    return g_strdup(spot.n ? _("本人来的:空着回车。别人来的:打姓名、首字母或证件号")
                           : _("打姓名、首字母、证件号或电话;几个词用空格隔开,像 zxl sd 34"));
  if (spot.id == YC_FIELD_DOC && strcmp(yc_accept_person(form, spot.n)->doc_kind, "other") == 0)
    return g_strdup(_("照证件写号码。没有身份证的孩子用户口簿:户号加第几页,像 00123456-3"));
  if (spot.id == YC_FIELD_REASON)
    return g_strdup(form->intake->refusal == YC_REFUSE_NOT_NEEDED ? _("写为什么依法不需要办理,照印在告知书上")
                    : form->intake->refusal == YC_REFUSE_NOT_OURS ? _("可以空着;写了照印在决定书上")
                                                                  : _("写事实和依据的条文,照印在通知书上"));
  return g_strdup(texts[spot.id] ? gettext(texts[spot.id]) : "");
}

/* Where the channel was wrong, and why it is corrected. */
static void correction(YcFlow *page)
{
  yc_flow_row(page, yc_field_label((YcSpot) { YC_FIELD_CHANNEL, 0 }));
  yc_flow_field(page, 0, 6, (YcSpot) { YC_FIELD_CHANNEL, 0 });
  yc_flow_row(page, yc_field_label((YcSpot) { YC_FIELD_WHY, 0 }));
  yc_flow_field(page, 0, MAX(page->columns - 12, 10), (YcSpot) { YC_FIELD_WHY, 0 });
}

void yc_flow_tail(YcFlow *page)
{
  enum { LABEL = 9, LEAST = 7, MOST = 16 };   /* columns of the agent's field and what stands before it */
  const YcAccept *form = page->form;
  const YcPlan *plan = form->plans[form->intake->outcome];
  const YcStaff *me = yc_app_me(form->app);
  g_autofree char *help = help_of(form);
  yc_flow_rule(page, form->intake->correcting ? _("更正") : _("结果"), "");
  if (form->intake->correcting)
    correction(page);
  else
    outcomes(page);
  asked_for(page);
  line(page);
  yc_flow_text(page, 0, 0, plan->possible || !(form->casefile || form->intake->correcting) ? plan->promise : plan->why_not, YC_INK_PLAIN);
  line(page);
  g_autofree char *prints = g_strdup_printf(plan->asks ? _("打印:%s(空格换)") : _("打印:%s"),
                                            *plan->prints ? plan->prints : _("不打印"));
  g_autofree char *clerk = g_strdup_printf(_("经办 %s %s"), me->name, me->phone);
  if (form->intake->ticks->len && !form->take) {
    yc_flow_text(page, 0, 38, prints, YC_INK_PLAIN);
    yc_flow_text(page, 4, 0, clerk, YC_INK_PLAIN);
    if (*form->agent)
      yc_flow_labelled(page, CLAMP(page->columns - page->x - LABEL, LEAST, MOST), (YcSpot) { YC_FIELD_AGENT, 0 });
  }
  line(page);
  yc_flow_text(page, 0, 0, help, YC_INK_GREY);
}

/* ── the bottom line ── */

/* What the last Enter will do. */
static const char *last_act(const YcAccept *form)
{
  static const char *const acts[YC_N_OUTCOMES] = {
    [YC_OUTCOME_NONE] = "", [YC_OUTCOME_ACCEPT] = N_("受理并打印"), [YC_OUTCOME_ASK] = N_("告知并打印"),
    [YC_OUTCOME_TELL] = N_("告知并打印"), [YC_OUTCOME_REFUSE] = N_("不予受理并打印"), [YC_OUTCOME_ONSPOT] = N_("办结并打印"),
    [YC_OUTCOME_TOLERANT] = N_("容缺受理并打印"), [YC_OUTCOME_REFER] = N_("转告并打印"),
    [YC_OUTCOME_FORWARD] = N_("代收并打印"), [YC_OUTCOME_RECEIVE] = N_("收下并打印")
  };
  static const char *const unprinted[YC_N_OUTCOMES] = {
    [YC_OUTCOME_NONE] = "", [YC_OUTCOME_ACCEPT] = N_("受理,不打印"), [YC_OUTCOME_ASK] = N_("告知,不打印"),
    [YC_OUTCOME_TELL] = N_("告知,不打印"), [YC_OUTCOME_REFUSE] = N_("不予受理,不打印"),
    [YC_OUTCOME_ONSPOT] = N_("办结,不打印"), [YC_OUTCOME_TOLERANT] = N_("容缺受理,不打印"),
    [YC_OUTCOME_REFER] = N_("转告,不打印"), [YC_OUTCOME_FORWARD] = N_("代收,不打印"),
    [YC_OUTCOME_RECEIVE] = N_("收下,不打印")
  };
  const YcPlan *plan = form->plans[form->intake->outcome];
  if (form->take)
    return _("放回袋里");
  if (form->intake->correcting)
    return *plan->prints ? _("更正并打印") : _("记下更正");
  gboolean waits = form->examines ? plan->outcome == YC_OUTCOME_RECEIVE
                                  : form->casefile && (yc_intake_missing(form->intake) || plan->outcome == YC_OUTCOME_TOLERANT);
  if (waits && !form->again)
    return _("记下");
  const char *act = *plan->prints ? acts[form->intake->outcome] : unprinted[form->intake->outcome];
  return *act ? gettext(act) : "";
}

/* One digit means two outcomes: what the digit changes to, pressed again. */
static const char *digit_again(const YcAccept *form)
{
  static const struct {
    YcOutcome now, other;
    const char *keys;
  } pairs[] = {
    { YC_OUTCOME_ACCEPT, YC_OUTCOME_RECEIVE, N_("数字选结果 再按1=收下待审 ↑上一格") },
    { YC_OUTCOME_RECEIVE, YC_OUTCOME_ACCEPT, N_("数字选结果 再按1=受理 ↑上一格") },
    { YC_OUTCOME_ASK, YC_OUTCOME_TELL, N_("数字选结果 再按2=不收材料 ↑上一格") },
    { YC_OUTCOME_TELL, YC_OUTCOME_ASK, N_("数字选结果 再按2=收下材料 ↑上一格") },
    { YC_OUTCOME_FORWARD, YC_OUTCOME_REFER, N_("数字选结果 再按5=转告 ↑上一格") },
    { YC_OUTCOME_REFER, YC_OUTCOME_FORWARD, N_("数字选结果 再按5=代收转递 ↑上一格") },
  };
  if (!yc_accept_decides(form) && (yc_intake_missing(form->intake) || form->intake->outcome == YC_OUTCOME_TOLERANT))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
    if ((form->chosen || !yc_accept_decides(form)) && form->intake->outcome == pairs[i].now && form->plans[pairs[i].other]->possible)
      return gettext(pairs[i].keys);
  return NULL;
}

static const char *keys_of(const YcAccept *form)
{
  static const char *const keys[] = {
    [YC_TYPE_TEXT] = N_("回车下一格 ↑上一格 ↓逐格"), [YC_TYPE_PICK] = N_("回车下一格 ↑上一格 ↓逐格"),
    [YC_TYPE_WORDS] = N_("数字或空格选 回车下一格 ↑上一格"), [YC_TYPE_FLAG] = N_("空格换 1 2选 回车下一格 ↑上一格"),
    [YC_TYPE_MEMBERS] = N_("空格填家里人 回车下一格 ↑上一格"),
    [YC_TYPE_TICK] = N_("空格换 回车下一项 ↑上一项"), [YC_TYPE_OUTCOME] = N_("数字选结果 ↑上一格")
  };
  if (form->noting)
    return _("回车写好,下一项");
  if (form->picker && (yc_picker_row(form->picker) || yc_picker_on_new(form->picker)))
    return _("↑↓选 回车用这一行");
  if (form->picker && yc_picker_count(form->picker))
    return _("↓选 回车下一格 ↑上一格");
  YcFieldType type = yc_field_type(yc_accept_spot(form).id);
  const char *again = type == YC_TYPE_OUTCOME && !form->take ? digit_again(form) : NULL;
  if (!again && type == YC_TYPE_OUTCOME && *form->agent)
    return _("数字选结果 ↑上一格 ↓换代办员");
  return again ? again : gettext(keys[type]);
}

char *yc_accept_hints(YcScreen *screen)
{
  const YcAccept *form = (const YcAccept *)screen;
  gboolean help = !(screen->where & YC_IN_TEXT) || (screen->where & YC_IN_EMPTY);
  gboolean last = yc_accept_is_last(form);
  const char *act = last_act(form);
  g_autofree char *enter = *act ? g_strdup_printf(last ? _("回车=%s") : _("末格回车=%s"), act) : g_strdup("");
  g_autofree char *left = g_strdup_printf("%s %s%s", keys_of(form), _("Esc存草稿离开"), help ? _(" ?帮助") : "");
  int gap = screen->area.columns - yc_width(left) - yc_width(enter);
  return gap > 0 ? g_strdup_printf("%s%*s%s", left, gap, "", enter) : g_steal_pointer(&left);
}
