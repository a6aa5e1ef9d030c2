/* say_clock.c - the lines of a case's record about what stops, moves or ends its clocks.  What an event does not tell is
 * left out of its line. */
#include <config.h>
#include <string.h>
#include "app/ending.h"
#include "app/pause.h"
#include "app/private.h"
#include "app/say.h"

typedef struct {
  const json_t *facts, *body;   /* NULL: none, or erased */
  GString *line;
} Event;

static const char *text(const json_t *object, const char *member)
{
  const char *value = json_string_value(json_object_get(object, member));
  return value == NULL ? "" : value;
}

static int number(const Event *e, const char *member)
{
  return (int)CLAMP(json_integer_value(json_object_get(e->facts, member)), G_MININT, G_MAXINT);
}

/* "12-15" of "2026-12-15", "" where no day stands. */
static const char *month_day(const char *day)
{
  return yc_day_parse(day) == YC_DAY_NONE ? "" : day + 5;
}

static const char *day_of(const Event *e, const char *member)
{
  return month_day(text(e->facts, member));
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

/* "(镇长 马建民批准)": the post stays when the name is erased. */
static void put_approver(Event *e)
{
  const char *post = text(e->facts, "approver"), *name = text(e->body, "approver");
  if (*post == '\0') return;
  g_autofree char *who = *name ? g_strconcat(post, " ", name, NULL) : g_strdup(post);
  put_with(e, _("(%s批准)"), who);
}

static void say_pause(Event *e)
{
  put(e, _("暂停"));
  put_with(e, _(":%s"), yc_say_procedure(text(e->facts, "procedure")));
  put_with(e, _(",预计到 %s"), day_of(e, "until"));
  put_with(e, _(",%s"), text(e->facts, "paper"));
  put_approver(e);
  if (*text(e->facts, "permit")) put(e, _(",经准许再停"));
  put_with(e, *text(e->facts, "procedure") ? _(",%s") : _(":%s"), text(e->body, "reason"));
}

static void say_resume(Event *e)
{
  put(e, _("恢复计时"));
  int stood = number(e, "stood");
  if (stood > 0) g_string_append_printf(e->line, ngettext(",停了 %d个工作日", ",停了 %d个工作日", (gulong)stood), stood);
  put_with(e, _(",应 %s 完成"), month_day(text(json_object_get(e->facts, "light"), "due")));
}

static void say_permit(Event *e)
{
  put_with(e, _("准许为%s再停一次"), yc_say_procedure(text(e->facts, "procedure")));
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_extend(Event *e)
{
  YcLimit limit = { number(e, "n"), YC_UNIT_WORKING, FALSE };
  yc_unit_parse(text(e->facts, "unit"), &limit.unit);
  g_autofree char *amount = yc_say_limit(&limit);
  gboolean late = number(e, "late") != 0;
  put_with(e, late ? _("到期后才延期 %s,仍算超期") : _("延期 %s"), amount);
  if (!late) put_with(e, _(",到 %s"), day_of(e, "due"));
  put_with(e, _(",%s"), text(e->facts, "paper"));
  put_approver(e);
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_notify(Event *e)
{
  put(e, _("通知领取"));
  for (guint i = 0; i < YC_N_NOTIFIES; i++)
    if (strcmp(text(e->facts, "by"), yc_notify_code((YcNotifyBy)i)) == 0) put_with(e, _("(%s)"), yc_say_notify((YcNotifyBy)i));
  put_with(e, " %s", text(e->body, "who"));
  put_with(e, _(":%s"), text(e->body, "text"));
  if (json_array_size(json_object_get(e->facts, "ended")) > 0) put(e, _(";通知过两天,送达期限到此为止"));
}

static void say_receipt(Event *e)
{
  put(e, _("外单位签收"));
  for (guint i = 0; i < YC_N_RECEIPTS; i++)
    if (strcmp(text(e->facts, "how"), yc_receipt_code((YcReceiptHow)i)) == 0) put_with(e, _("(%s)"), yc_say_receipt((YcReceiptHow)i));
  put_with(e, _(":%s"), text(e->body, "by"));
}

static void say_terminate(Event *e)
{
  for (guint i = 0; i < YC_N_ENDS; i++)
    if (strcmp(text(e->facts, "outcome"), yc_end_code((YcEnding)i)) == 0) put(e, yc_say_end((YcEnding)i));
  put_with(e, _(":%s"), text(e->body, "reason"));
  put_with(e, _(",%s"), text(e->facts, "paper"));
}

static void say_transfer(Event *e)
{
  put(e, _("转报上级"));
  put_with(e, " %s", text(e->facts, "authority"));
  put_with(e, _(":%s"), text(e->body, "reason"));
  put_with(e, _(",%s"), text(e->facts, "paper"));
}

static const struct { const char *kind; void (*say)(Event *e); } lines[] = {
  { "case.pause", say_pause },   { "case.resume", say_resume }, { "case.permit", say_permit },
  { "case.extend", say_extend }, { "case.notify", say_notify }, { "step.sign", say_receipt },
  { "case.terminate", say_terminate }, { "case.transfer", say_transfer },
};

gboolean yc_say_clock_event(const char *kind, const json_t *facts, const json_t *body, GString *line)
{
  for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
    if (strcmp(lines[i].kind, kind) != 0) continue;
    Event e = { facts, body, line };
    lines[i].say(&e);
    return TRUE;
  }
  return FALSE;
}
