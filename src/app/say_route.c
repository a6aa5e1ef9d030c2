/* say_route.c - the lines of a case's record that speak of its route.  See private.h. */
#include <config.h>
#include <string.h>
#include "app/ending.h"
#include "app/private.h"
#include "app/route.h"
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

/* Words with a value at their %s, or nothing. */
static void put_with(Event *e, const char *words, const char *value)
{
  if (*value == '\0') return;
  g_auto(GStrv) around = g_strsplit(words, "%s", 2);
  g_autofree char *whole = g_strjoinv(value, around);
  g_string_append(e->line, whole);
}

static void put_step(Event *e, const char *words)
{
  g_string_append(e->line, words);
  put_with(e, " %s", text(e->facts, "name"));
}

static void say_receive(Event *e)
{
  const char *how = text(e->facts, "how");
  put_step(e, strcmp(how, "deemed") == 0 ? _("没有签收也没有退回,视为签收") : _("签收"));
}

/* An outside office's return is only recorded by who did it. */
static void say_return(Event *e)
{
  put_with(e, "%s", text(e->facts, "office_name"));
  put_step(e, _("退回"));
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_skip(Event *e)
{
  put_step(e, _("免去环节"));
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_add(Event *e)
{
  const char *title = text(e->body, "title");
  g_string_append(e->line, _("增加环节"));
  put_with(e, " %s", *title ? title : text(e->facts, "name"));
  put_with(e, _("(%s)"), text(e->facts, "office_name"));
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_redirect(Event *e)
{
  put_step(e, _("改交"));
  put_with(e, _(",给%s"), text(e->facts, "office_name"));
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void put_votes(Event *e)
{
  const json_t *entitled = json_object_get(e->facts, "entitled");
  if (!json_is_integer(entitled)) return;
  g_string_append_printf(e->line, _(",应到%d人实到%d人,同意%d人"), (int)json_integer_value(entitled),
                         (int)json_integer_value(json_object_get(e->facts, "present")),
                         (int)json_integer_value(json_object_get(e->facts, "in_favour")));
}

/* RULE agt-06: of what was done elsewhere, the day ("": said already) and from where it is known. */
static void put_source(Event *e, const char *day)
{
  for (guint i = 0; i < YC_N_RECEIPTS; i++) {
    if (strcmp(yc_receipt_code((YcReceiptHow)i), text(e->facts, "how")) != 0) continue;
    if (*day) g_string_append_printf(e->line, _("(%s,据%s)"), day, yc_say_known((YcReceiptHow)i));
    else put_with(e, _("(据%s)"), yc_say_known((YcReceiptHow)i));
  }
}

/* step_short is what the lists show from now on, no longer the step that ended. */
static void put_result(Event *e)
{
  const char *name = text(e->facts, "name"), *result = yc_say_step_result(text(e->facts, "result"));
  json_int_t n = json_integer_value(json_object_get(e->facts, "step"));
  put_step(e, strcmp(text(e->facts, "result"), "done") == 0 || *result == '\0' ? _("办完") : result);
  if (*name == '\0' && n > 0) g_string_append_printf(e->line, _(" 第%d步"), (int)CLAMP(n, 0, G_MAXINT));
  put_votes(e);
  put_with(e, _(",调查人 %s"), text(e->body, "first"));
  put_with(e, _("、%s"), text(e->body, "second"));
  put_with(e, _(":%s"), *text(e->body, "text") ? text(e->body, "text") : text(e->body, "note"));
  put_with(e, _(",%s"), text(e->body, "document"));
  put_with(e, _(",加盖%s"), text(e->body, "seal"));
}

static void say_finish(Event *e)
{
  put_with(e, "%s ", text(e->facts, "office_name"));
  put_result(e);
  if (*text(e->facts, "how")) put_source(e, month_day(text(e->facts, "day")));
  else put_with(e, _("(%s)"), month_day(text(e->facts, "on")));
  if (strcmp(text(e->facts, "result"), "grant") == 0) put_with(e, _(",会签不同意的不采纳:%s"), text(e->body, "reason"));
}

static void say_before(Event *e)
{
  put_with(e, _("受理以前 %s "), month_day(text(e->facts, "began")));
  put_with(e, _("至 %s,"), month_day(text(e->facts, "day")));
  put_result(e);
  put_source(e, "");
}

static const struct {
  const char *kind;
  void (*say)(Event *e);
} lines[] = {
  { "step.receive", say_receive }, { "step.return", say_return }, { "step.skip", say_skip }, { "step.add", say_add },
  { "step.redirect", say_redirect }, { "step.finish", say_finish }, { "step.before", say_before },
};

gboolean yc_say_route(const char *kind, const json_t *facts, const json_t *body, GString *line)
{
  for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
    Event e = { facts, body, line };
    if (strcmp(lines[i].kind, kind) != 0) continue;
    lines[i].say(&e);
    return TRUE;
  }
  return FALSE;
}
