/* say_inquiry.c - the lines of a record that speak of first inquiry and standing answers.  See private.h. */
#include <config.h>
#include <string.h>
#include "app/inquiry.h"
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

/* 首问 X1103-002:"我妈92了,低保咋办",窗口,王丽 */
static void put_asked(Event *e)
{
  put_with(e, _(":\"%s\""), text(e->body, "text"));
  put_with(e, _(",%s"), yc_inquiry_channel_word(text(e->facts, "channel")));
  put_with(e, _(",%s"), text(e->body, "name"));
}

static void say_open(Event *e)
{
  YcInquiryKind kind = yc_inquiry_kind_parse(text(e->facts, "kind"));
  put(e, kind < YC_N_INQUIRIES ? yc_inquiry_kind_word(kind) : _("首问"));
  put_with(e, " %s", text(e->facts, "number"));
  put_asked(e);
}

static void say_answer(Event *e)
{
  gboolean told = *text(e->facts, "told") != '\0';
  put(e, told ? _("已答复") : _("有了答复"));
  put_with(e, _("(%s)"), yc_inquiry_channel_word(text(e->facts, "by")));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_close(Event *e)
{
  YcInquired state = yc_inquired_parse(text(e->facts, "state"));
  if (state == YC_INQUIRED_CASE) {
    put(e, _("首问转成办件"));
    put_asked(e);
    return;
  }
  put(e, state < YC_N_INQUIRED ? yc_inquired_word(state) : _("了结"));
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_count(Event *e)
{
  put(e, _("常见问题 +1"));
  put_with(e, " %s", text(e->facts, "item"));
}

static void say_standing(Event *e)
{
  put(e, *text(e->facts, "dropped") != '\0' ? _("常答作废") : _("常答定稿"));
  put_with(e, _(":\"%s\""), text(e->body, "question"));
  put_with(e, _(",管到 %s"), text(e->facts, "until"));
}

static const struct {
  const char *kind;
  void (*say)(Event *e);
} lines[] = {
  { "inquiry.open", say_open }, { "inquiry.answer", say_answer }, { "inquiry.close", say_close },
  { "inquiry.count", say_count }, { "answer.set", say_standing },
};

gboolean yc_say_inquiry(const char *kind, const json_t *facts, const json_t *body, GString *line)
{
  guint i = 0;
  Event e = { facts, body, line };
  while (i < G_N_ELEMENTS(lines) && strcmp(lines[i].kind, kind) != 0) i++;
  if (i == G_N_ELEMENTS(lines)) return FALSE;
  lines[i].say(&e);
  return TRUE;
}
