/* say_supervised.c - the lines of a case's record that speak of supervision.  See private.h. */
#include <config.h>
#include <string.h>
#include "app/accountability.h"
#include "app/private.h"
#include "base/gettext.h"

typedef struct {
  const json_t *facts, *body;   /* NULL: none, or erased */
  GString *line;
} Event;

static const char *text(const json_t *object, const char *member)
{
  const char *value = json_string_value(json_object_get(object, member));
  return value == NULL ? "" : value;
}

static const char *month_day(const char *day)
{
  return yc_day_parse(day) == YC_DAY_NONE ? "" : day + 5;
}

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

static void put_text(Event *e, const char *words)
{
  put(e, words);
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_urge(Event *e)
{
  put(e, _("催办"));
  put_with(e, _(",%s"), text(e->facts, "paper"));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_instruct(Event *e)
{
  put_text(e, _("批示"));
}

static void say_receive(Event *e)
{
  put(e, _("看到督办"));
  put_with(e, " %s", text(e->facts, "number"));
}

static void say_reply(Event *e)
{
  put_text(e, _("回复督办"));
}

static void say_state(Event *e)
{
  put_text(e, _("陈述"));
}

/* RULE time-13 */
static void say_reassign(Event *e)
{
  put(e, _("改派"));
  put_with(e, _("给 %s"), text(e->facts, "name"));
  put_with(e, _(":%s"), text(e->body, "reason"));
  put(e, _(";期限不变"));
}

/* Everything of somebody went to a colleague; no day moved (RULE time-13). */
static void say_hand(Event *e)
{
  put(e, _("接班"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(",归 %s"), text(e->facts, "name"));
  put(e, _(";期限不变"));
}

static void say_shift_offer(Event *e)
{
  put(e, _("交班"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_shift_take(Event *e)
{
  put(e, strcmp(text(e->facts, "how"), "deemed") == 0 ? _("交班没有签收也没有退回,视为接班") : _("接班"));
  put_with(e, " %s", text(e->facts, "number"));
}

static void say_shift_return(Event *e)
{
  put(e, strcmp(text(e->facts, "by"), "giver") == 0 ? _("收回交班") : _("退回交班"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_order(Event *e)
{
  put(e, _("督办"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(",%s 前回复"), month_day(text(e->facts, "reply_by")));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_judge(Event *e)
{
  gboolean accepted = json_is_true(json_object_get(e->facts, "accepted"));
  put(e, accepted ? _("认可督办的回复") : _("退回督办的回复"));
  put_with(e, _(",%s 前再回复"), month_day(text(e->facts, "reply_by")));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_raise(Event *e)
{
  put(e, json_integer_value(json_object_get(e->facts, "level")) > 2 ? _("督办没有回复,报上级") : _("督办没有回复,报领导"));
  put_with(e, " %s", text(e->facts, "number"));
}

static void say_account(Event *e)
{
  put(e, _("问责"));
  put_with(e, _("(%s)"), yc_grade_word(yc_grade_parse(text(e->facts, "grade"))));
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_decision(Event *e)
{
  gboolean upheld = strcmp(text(e->facts, "decision"), "upheld") == 0;
  put(e, upheld ? _("问责决定") : _("不予问责"));
  if (upheld) put_with(e, _("(%s)"), yc_grade_word(yc_grade_parse(text(e->facts, "grade"))));
  put_with(e, _(":%s"), text(e->body, "text"));
}

/* An answer to a red light: the words, its number, the text. */
static void put_light(Event *e, const char *words)
{
  put(e, words);
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_light_answer(Event *e)
{
  put_light(e, _("说明红灯"));
}

static void say_light_appeal(Event *e)
{
  put_light(e, _("对红灯申诉"));
}

static void say_light_rule(Event *e)
{
  put_light(e, strcmp(text(e->facts, "verdict"), "upheld") == 0 ? _("申诉成立,红灯不计") : _("申诉不成立"));
}

static const struct {
  const char *kind;
  void (*say)(Event *e);
} lines[] = {
  { "case.urge", say_urge }, { "case.instruct", say_instruct }, { "case.reassign", say_reassign }, { "case.hand", say_hand },
  { "shift.offer", say_shift_offer }, { "shift.take", say_shift_take }, { "shift.return", say_shift_return },
  { "order.give", say_order }, { "order.receive", say_receive }, { "order.reply", say_reply },
  { "order.judge", say_judge }, { "order.raise", say_raise },
  { "account.open", say_account }, { "account.state", say_state }, { "account.decide", say_decision },
  { "light.answer", say_light_answer }, { "light.appeal", say_light_appeal }, { "light.rule", say_light_rule },
};

gboolean yc_say_supervised(const char *kind, const json_t *facts, const json_t *body, GString *line)
{
  guint i = 0;
  Event e = { facts, body, line };
  while (i < G_N_ELEMENTS(lines) && strcmp(lines[i].kind, kind) != 0) i++;
  if (i == G_N_ELEMENTS(lines)) return FALSE;
  lines[i].say(&e);
  return TRUE;
}
