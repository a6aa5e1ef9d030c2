/* closure.c - see closure.h. */
#include <config.h>
#include <string.h>
#include "app/closure.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

#define REASON_MAX 40
#define LONGEST 731

static const char *const codes[] = { "closed", "open", "normal" };

const char *yc_closure_code(YcClosureKind kind)
{
  return codes[kind];
}

void yc_closure_free(YcClosure *closure)
{
  g_free(closure->part);
  g_free(closure->text);
  g_free(closure);
}

/* --- setting ---------------------------------------------------------------------------------------------- */

/* "08:30-12:00", the end after the beginning. */
static gboolean is_part(const char *part)
{
  if (*part == '\0') return TRUE;
  if (!g_regex_match_simple("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", part, 0, 0)) return FALSE;
  return strncmp(part, part + 6, 5) < 0;
}

static gboolean stands(YcApp *app, const YcClosure *closure)
{
  g_autoptr(GPtrArray) all = yc_closures(app, closure->first, closure->last, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++) {
    const YcClosure *one = all->pdata[i];
    if (one->first == closure->first && one->last == closure->last && one->weekday == closure->weekday) return TRUE;
  }
  return FALSE;
}

static gboolean check(YcApp *app, const YcClosure *closure, GError **error)
{
  const YcStaff *me = yc_app_me(app);
  if (me == NULL || !(yc_staff_has_role(me, "supervisor") || yc_staff_has_role(me, "admin")))
    return yc_refuse(error, _("安排开放和停办要值班长或管理员:请换人登录(--as)"));
  if (closure->first == YC_DAY_NONE || closure->last < closure->first || closure->last > closure->first + LONGEST)
    return yc_refuse(error, _("日子不对:从哪天到哪天,最多两年"));
  if (!is_part(closure->part)) return yc_refuse(error, _("钟点要写成 14:30-17:00"));
  if (closure->kind == YC_CLOSURE_NORMAL)
    return stands(app, closure) || yc_refuse(error, _("这几天没有另外安排,不用取消"));
  if (*closure->text == '\0') return yc_refuse(error, _("写明原因:停电检修、赶场 …,来的人要知道"));
  return g_utf8_strlen(closure->text, -1) <= REASON_MAX || yc_refuse(error, _("原因最多 %d 个字"), REASON_MAX);
}

gboolean yc_closure_set(YcApp *app, const YcClosure *closure, GError **error)
{
  if (!check(app, closure, error)) return FALSE;
  g_autofree char *ident = NULL, *post = yc_app_my_post(app), *text = yc_clean(closure->text, -1, 0, NULL);
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, NULL, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  json_t *facts = json_pack("{s:o, s:o, s:i, s:s, s:s}", "first", yc_json_day(closure->first), "last",
                            yc_json_day(closure->last), "weekday", closure->weekday, "kind", codes[closure->kind], "part",
                            closure->part);
  return yc_writer_append(writer, "closure.set", facts, *text ? json_pack("{s:s}", "text", text) : NULL, NULL, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

/* --- one line as it is typed ------------------------------------------------------------------------------ */

/* "1125", "20261125", "2026-11-25". */
static YcDay read_day(YcApp *app, const char *word)
{
  YcDay today = yc_app_today(app);
  int month, day;
  if (strlen(word) == 8) {
    g_autofree char *dashed = g_strdup_printf("%.4s-%.2s-%.2s", word, word + 4, word + 6);
    return yc_day_parse(dashed);
  }
  if (strlen(word) != 4) return yc_day_parse(word);
  for (const char *c = word; *c != '\0'; c++)
    if (!g_ascii_isdigit(*c)) return YC_DAY_NONE;
  month = (word[0] - '0') * 10 + word[1] - '0';
  day = (word[2] - '0') * 10 + word[3] - '0';
  YcDay this_year = yc_day_new(yc_day_year(today), month, day);
  return this_year == YC_DAY_NONE || this_year >= today ? this_year : yc_day_new(yc_day_year(today) + 1, month, day);
}

static gboolean read_days(YcApp *app, const char *word, YcClosure *closure)
{
  g_auto(GStrv) ends = g_strsplit_set(word, "~", 2);
  closure->first = read_day(app, ends[0]);
  closure->last = ends[1] ? read_day(app, ends[1]) : closure->first;
  return closure->first != YC_DAY_NONE && closure->last != YC_DAY_NONE;
}

YcClosure *yc_closure_read(YcApp *app, const char *text, GError **error)
{
  static const struct { const char *word; YcClosureKind kind; } words[] = {
    { "停办", YC_CLOSURE_CLOSED }, { "开门", YC_CLOSURE_OPEN }, { "tb", YC_CLOSURE_CLOSED }, { "km", YC_CLOSURE_OPEN },
  };
  g_autofree char *half = yc_halfwidth(text);
  g_auto(GStrv) parts = g_strsplit(g_strstrip(half), " ", -1);
  YcClosure closure = { .weekday = -1, .kind = YC_CLOSURE_NORMAL };
  guint n = g_strv_length(parts), at = 1;
  gboolean days = n > 0 && read_days(app, parts[0], &closure);
  const char *part = n > 1 && strchr(parts[1], ':') != NULL ? parts[at++] : "";
  for (guint i = 0; n > at && i < G_N_ELEMENTS(words); i++)
    if (strcmp(parts[at], words[i].word) == 0) closure.kind = words[i].kind;
  if (!days || closure.kind == YC_CLOSURE_NORMAL) {
    yc_refuse(error, _("照这样打:1125 14:30-17:00 停办 停电检修(钟点可以不写;连着几天 1201~1203)"));
    return NULL;
  }
  closure.part = g_strdup(part);
  closure.text = g_strjoinv(" ", parts + at + 1);
  return g_memdup2(&closure, sizeof closure);
}

/* --- reading ---------------------------------------------------------------------------------------------- */

GPtrArray *yc_closures(YcApp *app, YcDay from, YcDay to, GError **error)
{
  char first[YC_DAY_TEXT], last[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_CLOSURES, "tt", yc_day_format(from, first),
                                    yc_day_format(to, last));
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_closure_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcClosure *one = g_new0(YcClosure, 1);
    *one = (YcClosure){ yc_rows_day(rows, i, "first"), yc_rows_day(rows, i, "last"), (int)yc_rows_int(rows, i, "weekday"),
                        strcmp(yc_rows_str(rows, i, "kind"), "open") == 0 ? YC_CLOSURE_OPEN : YC_CLOSURE_CLOSED,
                        g_strdup(yc_rows_str(rows, i, "part")), g_strdup(yc_rows_str(rows, i, "text")) };
    g_ptr_array_add(list, one);
  }
  return list;
}

gboolean yc_closure_on(const YcClosure *closure, YcDay day)
{
  return day >= closure->first && day <= closure->last &&
         (closure->weekday < 0 || closure->weekday == yc_day_weekday(day));
}

/* What is said of one day stands before what is said of weekdays. */
static gboolean is_open(YcApp *app, const GPtrArray *closures, YcDay day)
{
  gboolean open = yc_calendar_is_working(yc_app_calendar(app), day), named = FALSE;
  for (guint i = 0; closures != NULL && i < closures->len; i++) {
    const YcClosure *one = closures->pdata[i];
    gboolean part = *one->part != '\0', weekly = one->weekday >= 0;
    if (!yc_closure_on(one, day) || (weekly && named) || (one->kind == YC_CLOSURE_CLOSED && part)) continue;
    open = one->kind == YC_CLOSURE_OPEN;
    named = named || !weekly;
  }
  return open;
}

gboolean yc_hall_is_open(YcApp *app, YcDay day)
{
  g_autoptr(GPtrArray) closures = yc_closures(app, day, day, NULL);
  return is_open(app, closures, day);
}

YcDay yc_hall_open_from(YcApp *app, YcDay day)
{
  g_autoptr(GPtrArray) closures = yc_closures(app, day, day + 366, NULL);
  for (YcDay open = day; open <= day + 366; open++)
    if (is_open(app, closures, open)) return open;
  return day;
}

/* --- saying ----------------------------------------------------------------------------------------------- */

static const char *word(const YcClosure *closure)
{
  return closure->kind == YC_CLOSURE_OPEN ? _("开门") : _("停办");
}

char *yc_hall_exceptions(YcApp *app, YcDay from, YcDay to)
{
  g_autoptr(GPtrArray) closures = yc_closures(app, from, to, NULL);
  GString *text = g_string_new(NULL);
  for (YcDay day = from; day <= to; day++)
    for (guint i = 0; closures != NULL && i < closures->len; i++) {
      const YcClosure *one = closures->pdata[i];
      char of[YC_DAY_TEXT];
      if (!yc_closure_on(one, day)) continue;
      g_string_append_printf(text, "%s%s(%s)%s%s", text->len ? _("、") : "", yc_day_format(day, of) + 5,
                             yc_say_weekday(day), one->part, word(one));
    }
  return g_string_free(text, FALSE);
}

char *yc_hall_today(YcApp *app)
{
  YcDay today = yc_app_today(app);
  g_autoptr(GPtrArray) closures = yc_closures(app, today, today, NULL);
  GString *text = g_string_new(NULL);
  for (guint i = 0; closures != NULL && i < closures->len; i++) {
    const YcClosure *one = closures->pdata[i];
    if (yc_closure_on(one, today))
      g_string_append_printf(text, *one->text ? _("今天%s%s:%s。") : _("今天%s%s%s。"), one->part, word(one), one->text);
  }
  return g_string_free(text, FALSE);
}

int yc_calendar_missing(YcApp *app)
{
  char day[YC_DAY_TEXT];
  g_autofree char *from = yc_app_setting(app, "notice_from", "11-01");
  int year = yc_day_year(yc_app_today(app));
  if (!yc_calendar_has_notice(yc_app_calendar(app), year)) return year;
  gboolean due = strcmp(yc_day_format(yc_app_today(app), day) + 5, from) >= 0;
  return due && !yc_calendar_has_notice(yc_app_calendar(app), year + 1) ? year + 1 : 0;
}
