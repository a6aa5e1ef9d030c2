/* say_notice.c - the lines of a case's record about its public notice, and about the occasion it belongs to. */
#include <config.h>
#include <string.h>
#include "app/notice.h"
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

static const char *month_day(const char *day)
{
  return yc_day_parse(day) == YC_DAY_NONE ? "" : day + 5;
}

static int number(const Event *e, const char *member)
{
  return (int)CLAMP(json_integer_value(json_object_get(e->facts, member)), 0, G_MAXINT);
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

static void put_how(Event *e)
{
  for (guint i = 0; i < YC_N_RECEIPTS; i++)
    if (strcmp(yc_receipt_code((YcReceiptHow)i), text(e->facts, "how")) == 0)
      put_with(e, _("(据%s)"), yc_say_known((YcReceiptHow)i));
}

static void say_post(Event *e)
{
  put(e, _("张贴公示"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(",%s 起"), month_day(text(e->facts, "first")));
  put_with(e, _("到 %s 24时"), month_day(text(e->facts, "last")));
  put_with(e, _(",贴在%s"), text(e->body, "places"));
  put_with(e, _(",%s贴"), text(e->body, "by"));
  put_with(e, _(",%s 撤下"), month_day(text(e->facts, "down")));
  put_how(e);
}

static void say_object(Event *e)
{
  g_string_append_printf(e->line, _("公示异议第%d条"), number(e, "n"));
  put_with(e, _(",%s"), text(e->body, "who"));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_answer(Event *e)
{
  YcNoticeRemedy remedy = yc_notice_remedy_parse(text(e->facts, "remedy"));
  g_string_append_printf(e->line, _("答复异议第%d条,"), number(e, "n"));
  if (remedy < YC_N_NOTICE_REMEDIES) put(e, yc_say_notice_remedy(remedy));
  put_with(e, _(",%s答复"), text(e->body, "by"));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_down(Event *e)
{
  put(e, _("撤下公示"));
  put_with(e, " %s", month_day(text(e->facts, "day")));
  put_with(e, _(",%s撤"), text(e->body, "by"));
  put_how(e);
}

static void say_wait(Event *e)
{
  for (guint i = 1; i < YC_N_NOTICE_WAITS; i++)
    if (strcmp(yc_notice_wait_code((YcNoticeWait)i), text(e->facts, "why")) == 0) put(e, yc_say_notice_wait((YcNoticeWait)i));
  put(e, _(",报值班长"));
}

static void say_occasion(Event *e)
{
  put(e, _("一件事"));
  put_with(e, _(":%s"), text(e->facts, "name"));
  put_with(e, _(",%s"), text(e->body, "name"));
}

static void say_join(Event *e)
{
  g_string_append_printf(e->line, _("归入一件事,第%d项"), number(e, "n"));
}

static void say_occasion_set(Event *e)
{
  put(e, _("设一件事"));
  put_with(e, _(":%s"), text(e->facts, "name"));
}

static const struct {
  const char *kind;
  void (*say)(Event *e);
} lines[] = {
  { "notice.post", say_post }, { "notice.object", say_object }, { "notice.answer", say_answer },
  { "notice.down", say_down }, { "notice.wait", say_wait },
  { "occasion.begin", say_occasion }, { "occasion.join", say_join }, { "occasion.set", say_occasion_set },
};

gboolean yc_say_notice(const char *kind, const json_t *facts, const json_t *body, GString *line)
{
  guint i = 0;
  Event e = { facts, body, line };
  while (i < G_N_ELEMENTS(lines) && strcmp(lines[i].kind, kind) != 0) i++;
  if (i == G_N_ELEMENTS(lines)) return FALSE;
  lines[i].say(&e);
  return TRUE;
}
