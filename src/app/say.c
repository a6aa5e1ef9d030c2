/* say.c - see say.h.  The sentences on identity numbers follow domain/identity.h; say_event.c words the record. */
#include <config.h>
#include "app/say.h"

#include <string.h>

#include "base/gettext.h"

/* --- days and limits -------------------------------------------------------------------------------------- */

const char *yc_say_weekday(YcDay day)
{
  return yc_paper_weekday(day);
}

static char *say_day(YcDay day, const char *format)
{
  int year, month, of_month;
  if (day == YC_DAY_NONE) return g_strdup("");
  yc_day_split(day, &year, &month, &of_month);
  g_autofree char *front = g_strdup_printf(_("%d月%d日"), month, of_month);
  g_autofree char *back = g_strdup_printf(_("(%s%s)"), format, yc_paper_weekday(day));
  return g_strconcat(front, back, NULL);
}

char *yc_say_day_long(YcDay day)
{
  return say_day(day, _("周"));
}

char *yc_say_day_medium(YcDay day)
{
  return say_day(day, "");
}

char *yc_say_moment(YcTime moment)
{
  if (moment == YC_TIME_NONE) return g_strdup("");
  char day[YC_DAY_TEXT];
  int hour, minute;
  yc_time_clock(moment, &hour, &minute);
  return g_strdup_printf("%s %02d:%02d", yc_day_format(yc_time_day(moment), day), hour, minute);
}

static char *say_amount(int n, YcUnit unit)
{
  gulong many = (gulong) n;
  switch (unit) {
  case YC_UNIT_CALENDAR: return g_strdup_printf(ngettext("%d个自然日", "%d个自然日", many), n);
  case YC_UNIT_HOUR: return g_strdup_printf(ngettext("%d小时", "%d小时", many), n);
  case YC_UNIT_MONTH: return g_strdup_printf(ngettext("%d个月", "%d个月", many), n);
  case YC_UNIT_YEAR: return g_strdup_printf(ngettext("%d年", "%d年", many), n);
  case YC_UNIT_WORKING: break;
  }
  return g_strdup_printf(ngettext("%d个工作日", "%d个工作日", many), n);
}

char *yc_say_limit(const YcLimit *limit)
{
  if (limit->n < 0) return g_strdup("");
  if (limit->n == 0) return g_strdup(_("当日"));
  g_autofree char *amount = say_amount(limit->n, limit->unit);
  return limit->minimum ? g_strdup_printf(_("不少于%s"), amount) : g_steal_pointer(&amount);
}

const char *yc_say_procedure(const char *code)
{
  static const struct { const char *code, *name; } procedures[] = {
    { "hearing", N_("听证") }, { "inspection", N_("检验") }, { "testing", N_("检测") }, { "quarantine", N_("检疫") },
    { "appraisal", N_("鉴定") }, { "review", N_("专家评审") }, { "auction", N_("拍卖") }, { "bidding", N_("招标") },
  };
  for (guint i = 0; i < G_N_ELEMENTS(procedures); i++)
    if (strcmp(procedures[i].code, code) == 0) return gettext(procedures[i].name);
  return code;
}

char *yc_say_light(const YcLight *light, gboolean plain)
{
  static const struct { const char *shape, *plain, *word; } words[] = {
    [YC_LIGHT_NONE] = { "", "", "" },
    [YC_LIGHT_STOPPED] = { "‖", "=", N_("停") },
    [YC_LIGHT_GREEN] = { "●", ".", N_("剩") },
    [YC_LIGHT_YELLOW] = { "◆", "*", N_("剩") },
    [YC_LIGHT_RED] = { "▲", "!", N_("超") }
  };
  if (light->colour == YC_LIGHT_NONE) return g_strdup("");
  const char *shape = plain ? words[light->colour].plain : words[light->colour].shape;
  const char *blank = plain && light->days < 100 ? " " : "";   /* three digits take its place in the eight columns */
  const char *word = _(words[light->colour].word);
  /* Green with no day left: a one-day limit before noon (RULE time-11). */
  gboolean waits = light->colour == YC_LIGHT_YELLOW || light->colour == YC_LIGHT_GREEN;
  if (waits && light->days == 0) return g_strconcat(shape, blank, _("今天"), NULL);
  if (light->days > 999) return g_strdup_printf(_("%s%s999+"), shape, word);
  return g_strdup_printf(_("%s%s%s%2d天"), shape, blank, word, light->days);
}

/* --- words ------------------------------------------------------------------------------------------------ */

const char *yc_say_step(const char *short_name)
{
  return *short_name == '\0' ? "" : gettext(short_name);
}

const char *yc_say_state(YcState state)
{
  static const char *const words[YC_N_STATES] = {
    [YC_STATE_NONE] = "", [YC_STATE_TOLD] = N_("告知"), [YC_STATE_RECEIVED] = N_("收件"),
    [YC_STATE_CORRECTING] = N_("补正"), [YC_STATE_ACCEPTED] = N_("受理"), [YC_STATE_PAUSED] = N_("暂停"),
    [YC_STATE_DECIDED] = N_("已决定"), [YC_STATE_DELIVERED] = N_("办结"), [YC_STATE_NOT_ACCEPTED] = N_("不予受理"),
    [YC_STATE_WITHDRAWN] = N_("撤回"), [YC_STATE_REFERRED] = N_("转告"), [YC_STATE_FORWARDED] = N_("已转递"),
    [YC_STATE_TERMINATED] = N_("终止"), [YC_STATE_TRANSFERRED] = N_("转报上级"), [YC_STATE_VOID] = N_("作废")
  };
  return *words[state] ? _(words[state]) : "";
}

const char *yc_say_outcome(YcOutcome outcome)
{
  static const char *const words[YC_N_OUTCOMES] = {
    [YC_OUTCOME_NONE] = "", [YC_OUTCOME_ACCEPT] = N_("受理"), [YC_OUTCOME_ASK] = N_("一次性告知(补正)"),
    [YC_OUTCOME_TELL] = N_("一次性告知"), [YC_OUTCOME_REFUSE] = N_("不予受理"), [YC_OUTCOME_ONSPOT] = N_("即办"),
    [YC_OUTCOME_TOLERANT] = N_("容缺受理"), [YC_OUTCOME_REFER] = N_("转告"), [YC_OUTCOME_FORWARD] = N_("代收转递"),
    [YC_OUTCOME_RECEIVE] = N_("收下待审")
  };
  return *words[outcome] ? _(words[outcome]) : "";
}

const char *yc_say_refusal(YcRefusal refusal)
{
  static const char *const words[YC_N_REFUSALS] = {
    [YC_REFUSE_NOT_NEEDED] = N_("依法不需办理"), [YC_REFUSE_NOT_OURS] = N_("不属本机关职权"),
    [YC_REFUSE_OTHER] = N_("不予受理")
  };
  return _(words[refusal]);
}

const char *yc_say_late(const char *cause)
{
  static const struct { const char *code, *word; } words[] = {
    { "power", N_("停电") }, { "offline", N_("村点离线") }, { "outside", N_("外单位代录") }, { "afterwards", N_("事后补记") },
  };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i].code, cause) == 0) return _(words[i].word);
  return "";
}

const char *yc_say_form(YcForm form)
{
  static const char *const words[] = {
    [YC_FORM_ORIGINAL] = N_("原件"), [YC_FORM_COPY] = N_("复印件"), [YC_FORM_BOTH] = N_("原件和复印件")
  };
  return _(words[form]);
}

/* --- identity numbers ------------------------------------------------------------------------------------- */

/* `columns` code points from the 1-based `position`; "" where the value is shorter. */
static char *part(const YcIdentity *identity, glong position, glong columns)
{
  glong length = g_utf8_strlen(identity->normalised, -1);
  if (position < 1 || position > length) return g_strdup("");
  return g_utf8_substring(identity->normalised, position - 1, MIN(position - 1 + columns, length));
}

static char *say_length(const YcIdentity *identity, const char *what)
{
  int length = (int) g_utf8_strlen(identity->normalised, -1);
  if (length < 18) return g_strdup_printf(_("%s应是18位,现在%d位,少了%d位。请对着证件再数一遍。"), what, length, 18 - length);
  return g_strdup_printf(_("%s应是18位,现在%d位,多了%d位。请对着证件再数一遍。"), what, length, length - 18);
}

static char *say_character(const YcIdentity *identity)
{
  g_autofree char *wrong = part(identity, identity->position, 1);
  return g_strdup_printf(_("身份证号第%d位“%s”不对:只能是数字,末位还可以是X。请改这一位。"), identity->position, wrong);
}

/* What is wrong, where, and what to do; %s stands for that part of the number. */
static const struct { const char *sentence; glong position, columns; } sentences[] = {
  [YC_IDERR_NONE] = { NULL, 0, 0 },
  [YC_IDERR_EMPTY] = { N_("还没有填证件号。请照身份证输入18位;没带证件,证件种类选“无”。"), 0, 0 },
  [YC_IDERR_LENGTH] = { NULL, 0, 0 },
  [YC_IDERR_OLD15] = { N_("这是15位的旧号,一代身份证已停用。请照二代身份证输入18位。"), 0, 0 },
  [YC_IDERR_OTHER_DOCUMENT] = { N_("这不像身份证号,像护照、通行证、残疾人证的号。请先把证件种类改为“其他”。"), 0, 0 },
  [YC_IDERR_CHARACTER] = { NULL, 0, 0 },
  [YC_IDERR_DATE] = { N_("身份证号第7到14位“%s”不是真有的日期。请照证件核对出生年月日。"), 7, 8 },
  [YC_IDERR_FUTURE] = { N_("出生日期“%s”还没有到。请照证件核对第7到14位,先看年份。"), 7, 8 },
  [YC_IDERR_CHECK] = { N_("末位校验对不上:18位里有数字输错或前后颠倒。请照证件从头核对。"), 0, 0 },
  [YC_IDERR_AREA_ZERO] = { N_("身份证号前6位不会是000000。请照证件重新输入前6位。"), 0, 0 },
  [YC_IDERR_AREA_UNKNOWN] = { N_("前2位“%s”不是已知的省份。请再看一眼证件;证件上就是这样,可以继续。"), 1, 2 },
  [YC_IDERR_BEFORE_1900] = { N_("出生在%s年,早于1900年。请再看一眼证件;证件上就是这样,可以继续。"), 7, 4 }
};

char *yc_say_identity(const YcIdentity *identity)
{
  if (identity->error == YC_IDERR_LENGTH) return say_length(identity, _("身份证号"));
  if (identity->error == YC_IDERR_CHARACTER) return say_character(identity);
  const char *sentence = sentences[identity->error].sentence;
  g_autofree char *shown = part(identity, sentences[identity->error].position, sentences[identity->error].columns);
  g_auto(GStrv) around = g_strsplit(sentence ? _(sentence) : "", "%s", 2);
  return g_strjoinv(shown, around);
}

static char *say_uscc_character(const YcIdentity *identity)
{
  g_autofree char *wrong = part(identity, identity->position, 1);
  if (*wrong != '\0' && strchr("IOSVZ", *wrong))
    return g_strdup_printf(_("信用代码第%d位“%s”不对:代码里没有 I O S V Z,可能是 1 0 5 U 2。请改这一位。"),
                           identity->position, wrong);
  return g_strdup_printf(_("信用代码第%d位“%s”不对:只能是数字和大写字母。请改这一位。"), identity->position, wrong);
}

char *yc_say_uscc(const YcIdentity *identity)
{
  if (identity->error == YC_IDERR_NONE) return g_strdup("");
  if (identity->error == YC_IDERR_EMPTY) return g_strdup(_("还没有填统一社会信用代码。请照营业执照或登记证输入18位。"));
  if (identity->error == YC_IDERR_LENGTH) return say_length(identity, _("统一社会信用代码"));
  if (identity->error == YC_IDERR_CHARACTER) return say_uscc_character(identity);
  if (identity->verdict == YC_VERDICT_WARN)
    return g_strdup(_("信用代码第17位(组织机构代码校验)对不上。请再看一眼;证上就是这样,可以继续。"));
  return g_strdup(_("信用代码末位校验对不上:有字符输错或前后颠倒。请照证从头核对。"));
}

const char *yc_say_kept(int originals, int copies, gboolean returned)
{
  if (originals == 0) return "";
  if (!returned) return _("原件收下");
  return copies > 0 ? _("原件已退") : _("核验后已退");
}

/* --- clocks ----------------------------------------------------------------------------------------------- */

/* Clocks of steps begin with "step:". */
static const struct { const char *kind, *label; } clock_labels[YC_CLOCK_KINDS] = {
  { "accept", NC_("clock", "受理") }, { "forward", NC_("clock", "转递") }, { "supply", NC_("clock", "补正") },
  { "promise", NC_("clock", "承诺") }, { "statute", NC_("clock", "法定") }, { "deliver", NC_("clock", "送达") },
  { "step:", NC_("clock", "本环节") }, { "tolerate", NC_("clock", "容缺") },
  { "sign:", NC_("clock", "签收") }, { "handin", NC_("clock", "交中心") },
};

const char *yc_say_clock(const char *kind)
{
  int order = yc_clock_order(kind);
  if (g_str_has_prefix(kind, "order:")) return C_("clock", "督办回复");
  return order < YC_CLOCK_KINDS ? C_("clock", clock_labels[order].label) : kind;
}

int yc_clock_order(const char *kind)
{
  int order = 0;
  while (order < YC_CLOCK_KINDS && !g_str_has_prefix(kind, clock_labels[order].kind)) order++;
  return order;
}
