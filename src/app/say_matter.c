/* say_matter.c - the lines of a record that speak of referrals and of to and fro.  See private.h. */
#include <config.h>
#include <string.h>
#include "app/private.h"

typedef struct {
  const json_t *facts, *body;   /* NULL: none, or erased */
  GString *line;
} Event;

static const char *text(const json_t *object, const char *member)
{
  const char *value = json_string_value(json_object_get(object, member));
  return value == NULL ? "" : value;
}

/* Words with a value at their %s, or nothing. */
static void put_with(Event *e, const char *words, const char *value)
{
  if (*value == '\0') return;
  g_auto(GStrv) around = g_strsplit(words, "%s", 2);
  g_autofree char *whole = g_strjoinv(value, around);
  g_string_append(e->line, whole);
}

static void put_reason(Event *e)
{
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_refer(Event *e)
{
  static const struct { const char *code, *words; } told[] = {
    { "slip", N_(",给了转办单") }, { "word", N_(",口头告诉了他") },
  };
  const char *person = text(e->body, "person"), *post = text(e->facts, "name");
  put_with(e, _("转给 %s"), *person ? person : post);
  put_with(e, _("(%s)"), *person ? post : "");
  for (guint i = 0; i < G_N_ELEMENTS(told); i++)
    if (strcmp(told[i].code, text(e->facts, "told")) == 0) g_string_append(e->line, gettext(told[i].words));
  put_reason(e);
  put_with(e, _(";对方说:%s"), text(e->body, "said"));
}

static void say_take(Event *e)
{
  g_string_append(e->line, strcmp(text(e->facts, "how"), "deemed") == 0 ? _("到期没签收,视为收到") : _("签收,接着办"));
}

static void say_return(Event *e)
{
  gboolean recalled = json_is_true(json_object_get(e->facts, "recalled"));
  g_string_append(e->line, recalled ? _("收回,对方还没签收") : _("退回"));
  if (!recalled) put_reason(e);
}

static void say_remind(Event *e)
{
  static const struct { const char *code, *words; } to[] = {
    { "supervisor", N_("还没答复,提醒首问人,报值班长") }, { "leader", N_("还没答复,报分管领导") },
    { "above", N_("还没答复,报主要领导") },
  };
  for (guint i = 0; i < G_N_ELEMENTS(to); i++)
    if (strcmp(to[i].code, text(e->facts, "to")) == 0) g_string_append(e->line, gettext(to[i].words));
}

static void say_loop(Event *e)
{
  gboolean back = strcmp(text(e->facts, "found"), "back") == 0;
  g_string_append(e->line, back ? _("转来转去,又回到同一家:报值班长指定") : _("第三次转手:报值班长指定"));
}

static void say_designate(Event *e)
{
  put_with(e, _("指定由%s办,不能退回"), text(e->facts, "name"));
  put_reason(e);
  put_with(e, _(",依据:%s"), text(e->body, "basis"));
}

static void say_object(Event *e)
{
  g_string_append(e->line, _("对指定提出异议"));
  put_reason(e);
}

static void say_rule(Event *e)
{
  if (strcmp(text(e->facts, "verdict"), "upheld") == 0) put_with(e, _("异议成立,改由%s办"), text(e->facts, "name"));
  else g_string_append(e->line, _("异议不成立,照原来的指定办"));
  put_reason(e);
}

gboolean yc_say_matter(const char *kind, const json_t *facts, const json_t *body, GString *line)
{
  static const struct { const char *kind; void (*say)(Event *); } sayers[] = {
    { "inquiry.refer", say_refer },     { "inquiry.take", say_take },     { "inquiry.return", say_return },
    { "inquiry.remind", say_remind },   { "matter.loop", say_loop },      { "matter.designate", say_designate },
    { "matter.object", say_object },    { "matter.rule", say_rule },
  };
  Event e = { facts, body, line };
  for (guint i = 0; i < G_N_ELEMENTS(sayers); i++) {
    if (strcmp(sayers[i].kind, kind) != 0) continue;
    sayers[i].say(&e);
    return TRUE;
  }
  return FALSE;
}
