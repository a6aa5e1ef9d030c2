/* deliver_say.c - the words of delivery (deliver.h), and its lines in the record of a case. */
#include <config.h>
#include <string.h>
#include "app/deliver.h"
#include "app/fee.h"
#include "app/guide.h"
#include "app/private.h"
#include "app/say.h"
#include "app/where.h"

typedef struct { const char *code, *word; } Word;

static const Word
  hows[YC_N_DELIVERS] = { { "window", N_("窗口当面") }, { "home", N_("送上门") }, { "post", N_("邮寄") },
                          { "left", N_("留置") }, { "public", N_("公告") } },
  takers[YC_N_TAKES] = { { "applicant", N_("申请人") }, { "representative", N_("代办人") }, { "household", N_("同住成年家属") },
                         { "desk", N_("单位收件人") } },
  legals[] = { { "legal", N_("法定代表人") } },
  seens[YC_N_SEEN] = { { "id", N_("身份证") }, { "book", N_("户口簿") }, { "other", N_("其他证件") }, { "known", N_("认识本人") },
                       { "nothing", N_("没看") } },
  backs[YC_N_BACKS] = { { "refused", N_("拒收") }, { "absent", N_("家里没人") }, { "mail", N_("邮件退回") }, { "address", N_("地址不对") } };

const char *yc_deliver_code(YcDeliverHow how) { return hows[how].code; }
const char *yc_takes_code(YcTakes takes) { return takers[takes].code; }
const char *yc_seen_code(YcSeen seen) { return seens[seen].code; }
const char *yc_back_code(YcBack why) { return backs[why].code; }
const char *yc_say_deliver(YcDeliverHow how) { return gettext(hows[how].word); }
const char *yc_say_takes(YcTakes takes, gboolean organisation)
{
  return gettext(organisation && takes == YC_TAKES_APPLICANT ? legals[0].word : takers[takes].word);
}

const char *yc_say_seen(YcSeen seen) { return gettext(seens[seen].word); }
const char *yc_say_back(YcBack why) { return gettext(backs[why].word); }

static const char *word_of(const Word *words, gsize n, const char *code)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp(words[i].code, code) == 0) return gettext(words[i].word);
  return NULL;
}

const char *yc_say_delivery_code(const char *code)
{
  static const struct { const Word *words; gsize n; } all[] = {
    { hows, YC_N_DELIVERS }, { takers, YC_N_TAKES }, { legals, 1 }, { seens, YC_N_SEEN }, { backs, YC_N_BACKS }
  };
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
    const char *word = word_of(all[i].words, all[i].n, code);
    if (word != NULL) return word;
  }
  return "";
}

/* --- the record ------------------------------------------------------------------------------------------- */

typedef struct {
  const json_t *facts, *body;   /* NULL: none, or erased */
  GString *line;
} Event;

static const char *text(const json_t *object, const char *member)
{
  const char *value = json_string_value(json_object_get(object, member));
  return value == NULL ? "" : value;
}

static void put_with(Event *e, const char *words, const char *value)
{
  if (*value == '\0') return;
  g_auto(GStrv) around = g_strsplit(words, "%s", 2);
  g_autofree char *whole = g_strjoinv(value, around);
  g_string_append(e->line, whole);
}

static const char *fact_word(const Event *e, const char *member)
{
  return yc_say_delivery_code(text(e->facts, member));
}

static const char *month_day(const char *day)
{
  return yc_day_parse(day) == YC_DAY_NONE ? "" : day + 5;
}

/* Delivered by an older version it tells who took it at most. */
static void say_deliver(Event *e)
{
  g_string_append(e->line, _("送达,办结"));
  put_with(e, _("(%s)"), fact_word(e, "how"));
  put_with(e, _(":%s"), *text(e->facts, "takes") ? fact_word(e, "takes") : text(e->body, "receiver"));
  if (*text(e->facts, "takes")) put_with(e, " %s", text(e->body, "receiver"));
  put_with(e, _(",送达回证 %s"), text(e->facts, "paper"));
  if (strcmp(text(e->facts, "how"), "left") == 0) {
    put_with(e, _(",拒收:%s"), text(e->body, "text"));
    put_with(e, _(",见证人 %s"), text(e->body, "witness"));
  }
  const json_t *remedy = json_object_get(e->facts, "remedy");
  put_with(e, _(",复议至 %s"), text(remedy, "review"));
  put_with(e, _(",起诉至 %s"), text(remedy, "court"));
}

static void say_send(Event *e)
{
  g_string_append(e->line, _("结果送出"));
  put_with(e, _("(%s)"), fact_word(e, "how"));
  put_with(e, _(",送达回证 %s"), text(e->facts, "paper"));
  put_with(e, _(",邮件号 %s"), text(e->body, "mail"));
  put_with(e, _(",%s送"), text(e->body, "by"));
  put_with(e, _(",%s起算送达"), month_day(text(e->facts, "deemed")));
}

static void say_back(Event *e)
{
  g_string_append(e->line, _("结果没送到"));
  put_with(e, _("(%s)"), fact_word(e, "why"));
  put_with(e, _(":%s"), text(e->body, "text"));
  put_with(e, _(",见证人 %s"), text(e->body, "witness"));
}

static void say_result(Event *e)
{
  g_string_append(e->line, _("出具结果"));
  put_with(e, " %s", text(e->body, "title"));
  put_with(e, " %s", text(e->body, "number"));
  put_with(e, _(",有效至 %s"), text(e->facts, "until"));
}

static void say_fee(Event *e)
{
  g_string_append(e->line, yc_say_fee_code(text(e->facts, "what")));
  g_autofree char *amount = yc_say_fen(json_integer_value(json_object_get(e->facts, "amount")));
  put_with(e, " %s", amount);
  put_with(e, _(",票据号 %s"), text(e->facts, "receipt"));
  put_with(e, _(",缓到 %s"), text(e->facts, "until"));
  put_with(e, _(",%s批准"), text(e->facts, "approver"));
  put_with(e, _(":%s"), text(e->body, "basis"));
}

/* RULE prv-02 */
static void say_look(Event *e)
{
  static const struct { const char *code, *words; } whats[] = {
    { "progress", N_("回话:看了办到哪一步") }, { "errands", N_("印了电话、住址(代办清单)") }, { "phone", N_("看了电话(回访)") },
    { "copy", N_("看了完整信息(抄写)") },
  };
  gsize i = 0;
  while (i + 1 < G_N_ELEMENTS(whats) && strcmp(text(e->facts, "what"), whats[i].code) != 0) i++;
  g_string_append(e->line, gettext(whats[i].words));
  put_with(e, _("(%s)"), yc_say_channel_code(text(e->facts, "channel")));
  put_with(e, _(",%s问"), yc_say_asker_code(text(e->facts, "asker")));
  put_with(e, _(",事由:%s"), text(e->body, "reason"));
}

gboolean yc_say_delivery_event(const char *kind, const json_t *facts, const json_t *body, GString *line)
{
  static const struct { const char *kind; void (*say)(Event *e); } lines[] = {
    { "case.deliver", say_deliver }, { "deliver.send", say_send }, { "deliver.back", say_back }, { "case.result", say_result },
    { "case.fee", say_fee }, { "case.look", say_look },
  };
  Event e = { facts, body, line };
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    if (strcmp(lines[i].kind, kind) != 0) continue;
    lines[i].say(&e);
    return TRUE;
  }
  return FALSE;
}
