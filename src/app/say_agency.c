/* say_agency.c - the lines of a case's record that speak of agency.  See private.h. */
#include <config.h>
#include <string.h>
#include "app/agency.h"
#include "app/authority.h"
#include "app/private.h"
#include "app/guide.h"
#include "app/say.h"
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
  return yc_day_parse(day) == YC_DAY_NONE ? "" : day + strlen("2026-");
}

/* Words with a value at their %s, or nothing. */
static void put_with(Event *e, const char *words, const char *value)
{
  if (*value == '\0') return;
  g_auto(GStrv) around = g_strsplit(words, "%s", 2);
  g_autofree char *whole = g_strjoinv(value, around);
  g_string_append(e->line, whole);
}

static void put(Event *e, const char *words)
{
  g_string_append(e->line, words);
}

static void say_log(Event *e)
{
  put(e, yc_diary_parse(text(e->facts, "what")) == YC_DIARY_CALL ? _("代办:打电话") : _("代办日志"));
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void say_trip(Event *e)
{
  const char *what = yc_say_trip(text(e->facts, "what"));
  gboolean planned = !json_is_string(json_object_get(e->facts, "done"));
  if (planned) put_with(e, _("约好 %s "), month_day(text(e->facts, "day")));
  put_with(e, "%s", what);
  put_with(e, _(",%s"), text(e->facts, "office_name"));
  put_with(e, _(",%s"), *text(e->body, "where") ? text(e->body, "where") : "");
  put_with(e, _(":%s"), text(e->body, "text"));
}

static void put_scopes(Event *e)
{
  g_auto(GStrv) codes = g_strsplit(text(e->facts, "scope"), " ", -1);
  for (char **code = codes; *code != NULL; code++) {
    YcScope scope = yc_scope_parse(*code);
    if (scope == YC_N_SCOPES) continue;
    put(e, code == codes ? " " : "、");
    put(e, yc_say_scope(scope));
  }
}

static void say_authorise(Event *e)
{
  put(e, json_is_integer(json_object_get(e->facts, "renews")) ? _("续办委托书") : _("委托书"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(":委托 %s"), *text(e->body, "name") ? text(e->body, "name") : _("(已删除)"));
  put_scopes(e);
  put_with(e, _(",到 %s"), text(e->facts, "until"));
  put(e, strcmp(text(e->facts, "signed"), "fingerprint") == 0 ? _(",按指印") : _(",签名"));
}

static void say_revoke(Event *e)
{
  put(e, _("撤销委托"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(":%s"), text(e->body, "reason"));
}

static void say_follow(Event *e)
{
  put_with(e, _("回访,%s"), yc_say_follow(text(e->facts, "answer")));
  put_with(e, _(":%s"), text(e->body, "text"));
}

/* RULE time-13 */
static void say_change(Event *e)
{
  put_with(e, _("代办员换成 %s"), text(e->facts, "name"));
  put_with(e, _(":%s"), text(e->body, "reason"));
  put(e, _(";期限不变"));
}

static void say_keep(Event *e)
{
  gint64 fen = json_integer_value(json_object_get(e->facts, "amount"));
  g_autofree char *sum = fen > 0 ? yc_say_fen(fen) : g_strdup("");
  put(e, _("暂存"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(":%s"), *text(e->body, "what") ? text(e->body, "what") : _("(已删除)"));
  put_with(e, " %s", sum);
  put_with(e, _(",%s 交来"), text(e->body, "from"));
}

static void say_return(Event *e)
{
  put(e, _("退还暂存"));
  put_with(e, " %s", text(e->facts, "number"));
  put_with(e, _(":%s"), text(e->body, "what"));
  put_with(e, _(",%s 取走"), text(e->body, "who"));
  put(e, strcmp(text(e->facts, "how"), "fingerprint") == 0 ? _(",按指印") : _(",签名"));
}

static const struct { const char *kind; void (*say)(Event *e); } lines[] = {
  { "agency.log", say_log },       { "agency.trip", say_trip },     { "agency.authorise", say_authorise },
  { "agency.revoke", say_revoke }, { "agency.follow", say_follow }, { "agency.change", say_change },
  { "agency.keep", say_keep },     { "agency.return", say_return },
};

gboolean yc_say_agency(const char *kind, const json_t *facts, const json_t *body, GString *line)
{
  Event e = { facts, body, line };
  for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
    if (strcmp(lines[i].kind, kind) != 0) continue;
    lines[i].say(&e);
    return TRUE;
  }
  return FALSE;
}
