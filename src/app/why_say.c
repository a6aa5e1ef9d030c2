/* why_say.c - see why_say.h. */
#include <config.h>
#include "app/why_say.h"

#include <string.h>

#include "app/clocks.h"
#include "app/private.h"
#include "app/say.h"

/* What is to be said of each kind of clock; `law` only of licences, whose law names these days for all of them. */
static const struct {
  const char *kind, *since, *meaning, *law;
} KINDS[] = {
  { "accept", NC_("clock starts", "收件"), N_("受理:收件后要在这天前受理、不予受理,或一次告知缺什么;过了这天亮红灯,不视为受理"),
    N_("行政许可法第32条") },
  { "forward", NC_("clock starts", "收件"), N_("转递:代收的材料要在这天前转到受理的单位"), NULL },
  { "supply", NC_("clock starts", "一次性告知"), N_("补正:申请人在这天前补来;是给申请人的日子,过了不算本中心超期"), NULL },
  { "promise", NC_("clock starts", "受理"), N_("承诺:本中心公开答应的日子,不比法定的晚;灯按承诺亮"), NULL },
  { "statute", NC_("clock starts", "受理"), N_("法定:法律给的期限;灯按承诺亮,过了法定另记一笔,更重"), NULL },
  { "deliver", NC_("clock starts", "决定"), N_("送达:作出决定后要在这天前把结果交到申请人手里,或在不同的两天通知过"),
    N_("行政许可法第44条") },
  { "step:", NC_("clock starts", "交办"), N_("环节:从交办算起,签收早晚、改派、催办都不改它;没定天数的与本件同日到期"), NULL },
  { "tolerate", NC_("clock starts", "受理"), N_("容缺:答应后补的材料在这天前补来,不晚于承诺的日子;过了不算本中心超期"), NULL },
  { "sign:", NC_("clock starts", "交出"), N_("签收:接的人要在这天前签收或退回;过了视为签收,不影响环节的日子,没有灯"), NULL },
  { "handin", NC_("clock starts", "收件"), N_("交中心:村点收的材料要在这天前交到中心(设置 handin_days);由村点负责,交到就结束,过了亮红灯"), NULL },
  { "order:", NC_("clock starts", "督办"), N_("督办:责任人要在这天前回复;不是办件的期限,没有灯,过了往上报"), NULL },
};

static gsize kind_of(const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
    if (g_str_has_prefix(kind, KINDS[i].kind)) return i;
  return 0;
}

static const char *text_of(const json_t *object, const char *name)
{
  const char *text = json_string_value(json_object_get(object, name));
  return text ? text : "";
}

char *yc_why_say_day(YcDay day, int year)
{
  char text[YC_DAY_TEXT];
  if (day == YC_DAY_NONE) return g_strdup("");
  yc_day_format(day, text);
  return g_strdup_printf("%s(%s)", yc_day_year(day) == year ? text + 5 : text, yc_say_weekday(day));
}

/* "28个工作日"; with an extension "28个工作日加10个工作日". */
static char *say_limit(const YcWhyFacts *clock)
{
  YcLimit base = clock->limit, more = clock->limit;
  base.n = clock->base;
  more.n = clock->limit.n - clock->base;
  g_autofree char *first = yc_say_limit(&base);
  if (more.n <= 0) return g_steal_pointer(&first);
  more.minimum = FALSE;
  g_autofree char *second = yc_say_limit(&more);
  return g_strdup_printf(_("%s加%s"), first, second);
}

char *yc_why_say_head(const YcWhyFacts *clock, const YcDue *due, gboolean stopped)
{
  const char *since = C_("clock starts", KINDS[kind_of(clock->kind)].since);
  int year = yc_day_year(clock->start);
  char start[YC_DAY_TEXT];
  yc_day_format(clock->start, start);
  g_autofree char *limit = say_limit(clock), *day = yc_why_say_day(clock->due, year);
  if (clock->limit.n == 0)
    return g_strdup_printf(_("%s %s,%s %s,当天办结"), clock->label, limit, start + 5, since);
  if (stopped)
    return g_strdup_printf(_("%s %s,%s %s次日起算,停着,剩 %d 天"), clock->label, limit, start + 5, since, due->left);
  return g_strdup_printf(_("%s %s,%s %s次日起算,应于 %s%s"), clock->label, limit, start + 5, since, day,
                         clock->provisional ? C_("clock", "暂定") : "");
}

char *yc_why_say_kind(const YcWhyFacts *clock)
{
  if (clock->limit.minimum) return g_strdup(_("公示:是最短的期限,不能提前结束;期满的次日才能办下一步"));
  if (strcmp(clock->kind, "accept") == 0 && clock->item->accept_rule != YC_ACCEPT_ONCE_NOTICE)
    return g_strdup(_("受理:收件后要在这天前受理、不予受理,或一次告知缺什么;过了这天视为受理,从收件那天算"));
  if (strcmp(clock->kind, "statute") == 0 && yc_clock_shines(clock->item, clock->kind))
    return g_strdup(_("法定:法律给的期限;这个事项没有承诺,灯按它亮"));
  return g_strdup(gettext(KINDS[kind_of(clock->kind)].meaning));
}

char *yc_why_say_unit(const YcLimit *limit)
{
  switch (limit->unit) {
  case YC_UNIT_WORKING: return g_strdup(_("工作日:周一至周五和调休上班的周末算;周末、放假、法定节日不计;起算当天不计"));
  case YC_UNIT_CALENDAR:
    return g_strdup(_("自然日:休息日也算;最后一天是休息日的,顺延到下一个工作日;起算当天不计(民法典第201、203条)"));
  case YC_UNIT_MONTH:
  case YC_UNIT_YEAR:
    return g_strdup(_("到期月的同一日为最后一天,没有那一日的为月末;是休息日的顺延(民法典第202、203条)"));
  case YC_UNIT_HOUR: return g_strdup(_("小时:从那一刻连着算,夜里和休息日也算"));
  }
  return g_strdup("");
}

char *yc_why_say_basis(const YcWhyFacts *clock)
{
  const char *law = KINDS[kind_of(clock->kind)].law, *own = clock->item->legal_basis;
  if (yc_clock_of_order(clock->kind)) {   /* the item's law says nothing of it */
    const char *basis = clock->began ? text_of(clock->began->body, "basis") : "";
    return *basis ? g_strdup_printf(_("依据:%s"), basis) : g_strdup(_("依据:督办令没有写"));
  }
  gboolean licence = strcmp(clock->item->type, "行政许可") == 0 && strstr(own, "行政许可法") == NULL;
  g_autofree char *first = *own ? g_strdup_printf(_("依据:%s"), own) : g_strdup(_("依据:事项目录没有写"));
  return licence && law ? g_strdup_printf(_("%s;%s"), first, gettext(law)) : g_steal_pointer(&first);
}

/* "受理,芦政受〔2026〕0412号,李秀英:起算当天不计" */
char *yc_why_say_start(const YcWhyFacts *clock)
{
  const YcWhyEvent *began = clock->began;
  g_autoptr(GString) line = g_string_new(C_("clock starts", KINDS[kind_of(clock->kind)].since));
  const char *number = began ? text_of(began->facts, yc_clock_of_order(clock->kind) ? "number" : "paper") : "";
  if (*number) g_string_append_printf(line, _(",%s"), number);
  if (began != NULL && *began->who) g_string_append_printf(line, _(",%s"), began->who);
  if (began != NULL && began->day != clock->start) {
    g_autofree char *day = yc_why_say_day(began->day, yc_day_year(clock->start));
    g_string_append_printf(line, _("(%s 办的,从材料收齐的这天算起)"), day);
  }
  g_string_append(line, _(":起算当天不计"));
  return g_string_free(g_steal_pointer(&line), FALSE);
}

/* ── pauses and extensions ── */

static gboolean names(const json_t *list, const char *kind)
{
  size_t i;
  const json_t *entry;
  json_array_foreach(list, i, entry)
    if (strcmp(text_of(entry, "kind"), kind) == 0) return TRUE;
  return FALSE;
}

static const YcWhyEvent *pause_of(const YcWhyFacts *clock, YcDay day)
{
  for (guint i = 0; clock->events != NULL && i < clock->events->len; i++) {
    const YcWhyEvent *event = clock->events->pdata[i];
    if (strcmp(event->kind, "case.pause") == 0 && yc_day_parse(text_of(event->facts, "day")) == day &&
        names(json_object_get(event->facts, "stopped"), clock->kind))
      return event;
  }
  return NULL;
}

/* ",芦政特告〔2026〕3号,镇长 王德胜 批准": paper, and who signed. */
static void add_paper(GString *line, const YcWhyEvent *event)
{
  const char *paper = text_of(event->facts, "paper"), *post = text_of(event->facts, "approver"),
             *name = text_of(event->body, "approver");
  if (*paper) g_string_append_printf(line, _(",%s"), paper);
  if (*post || *name) g_string_append_printf(line, _(",%s%s%s 批准"), post, *post && *name ? " " : "", name);
  if (*text_of(event->body, "reason")) g_string_append_printf(line, _(",%s"), text_of(event->body, "reason"));
}

char *yc_why_say_stop(const YcWhyFacts *clock, YcDay day)
{
  const YcWhyEvent *event = pause_of(clock, day);
  g_autoptr(GString) line = g_string_new(_("暂停"));
  if (event != NULL) {
    g_string_append_printf(line, _(":%s"), yc_say_procedure(text_of(event->facts, "procedure")));
    add_paper(line, event);
  }
  g_string_append(line, _(";停的当天已用,不退"));
  return g_string_free(g_steal_pointer(&line), FALSE);
}

char *yc_why_say_extension(const YcWhyFacts *clock)
{
  YcLimit more = clock->limit;
  more.n = clock->limit.n - clock->base;
  more.minimum = FALSE;
  g_autofree char *amount = yc_say_limit(&more);
  g_autoptr(GString) line = g_string_new(NULL);
  g_string_append_printf(line, _("延长 %s"), amount);
  if (clock->extension != NULL) {
    g_autofree char *day = yc_why_say_day(clock->extension->day, yc_day_year(clock->start));
    g_string_append_printf(line, _(",%s"), day);
    add_paper(line, clock->extension);
  }
  g_string_append(line, _(";接着算,从起算那天连着数"));
  return g_string_free(g_steal_pointer(&line), FALSE);
}

char *yc_why_say_late_extension(const YcWhyEvent *event)
{
  YcLimit more = { (int)json_integer_value(json_object_get(event->facts, "n")), YC_UNIT_WORKING, FALSE };
  yc_unit_parse(text_of(event->facts, "unit"), &more.unit);
  g_autofree char *amount = yc_say_limit(&more);
  g_autoptr(GString) line = g_string_new(NULL);
  g_string_append_printf(line, _("延长 %s"), amount);
  add_paper(line, event);
  g_string_append(line, _(";到期以后才申请的,日子不动,仍算超期"));
  return g_string_free(g_steal_pointer(&line), FALSE);
}

char *yc_why_say_moved(const YcWhyEvent *event, const json_t *moved)
{
  int year = yc_day_year(event->day);
  YcDay was = yc_day_parse(text_of(moved, "was")), due = yc_day_parse(text_of(moved, "due"));
  g_autofree char *day = yc_why_say_day(event->day, year), *before = yc_why_say_day(was, year),
                  *after = yc_why_say_day(due, year);
  const char *notice = text_of(event->facts, "notice");
  if (was == due) return g_strdup_printf(_("%s 载入%s后重算:日子没有变"), day, *notice ? notice : _("新的日历"));
  return g_strdup_printf(_("%s 载入%s后重算:原为 %s,改为 %s"), day, *notice ? notice : _("新的日历"), before, after);
}

/* ── the days ── */

static char *not_counted(int n)
{
  return n == 1 ? g_strdup(_("不计")) : g_strdup_printf(ngettext("不计 %d 天", "不计 %d 天", (gulong)n), n);
}

static char *say_counted(const YcWhyFacts *clock, const YcWhyDay *day)
{
  gboolean more = day->n > clock->base;
  if (clock->limit.unit != YC_UNIT_WORKING) return g_strdup(more ? _("自然日,延长的") : _("自然日"));
  if (day->why != YC_WHY_COUNTED_MAKEUP) return g_strdup(more ? _("工作日,延长的") : _("工作日"));
  return day->name ? g_strdup_printf(_("调休上班(%s)"), day->name) : g_strdup(_("调休上班"));
}

/* RULE time-04, time-07 */
static char *say_rolled(const YcWhyFacts *clock)
{
  if (clock->n_stops == 0) return g_strdup(_("期满那天是休息日:顺延到下一个工作日"));
  if (clock->limit.unit == YC_UNIT_WORKING) return g_strdup(_("停的时候天数已用完:恢复当天或下一个工作日"));
  return g_strdup(_("期满那天是休息日,或停的时候天数已用完:顺延到工作日"));
}

char *yc_why_say_run(const YcWhyFacts *clock, const YcWhyDay *day, int n, int working)
{
  g_autofree char *not = not_counted(n);
  switch (day->why) {
  case YC_WHY_COUNTED:
  case YC_WHY_COUNTED_MAKEUP: return say_counted(clock, day);
  case YC_WHY_WEEKEND: return g_strdup_printf(_("周末,%s"), not);
  case YC_WHY_HOLIDAY: return g_strdup_printf(_("%s放假,%s"), day->name ? day->name : "", not);
  case YC_WHY_FESTIVAL: return g_strdup_printf(_("%s,法定节日,%s"), day->name ? day->name : "", not);
  case YC_WHY_PAUSED: return g_strdup_printf(_("停着,%s(其中工作日 %d 天)"), not, working);
  case YC_WHY_ROLLED: return say_rolled(clock);
  }
  return g_strdup("");
}

/* ── the end ── */

char *yc_why_say_due(const YcWhyFacts *clock, const YcDue *due)
{
  g_autofree char *day = yc_why_say_day(due->due, yc_day_year(clock->start));
  if (clock->limit.minimum) return g_strdup_printf(_("%s 24点期满"), day);
  if (due->due == clock->start) return g_strdup_printf(_("应于 %s:当天"), day);
  return g_strdup_printf(_("应于 %s:最后一天"), day);
}

char *yc_why_say_target(const YcDue *due, int year)
{
  g_autofree char *target = yc_why_say_day(due->target, year), *last = yc_why_say_day(due->due, year);
  return g_strdup_printf(_("本中心自己按 %s 办:期满前最后一个工作日;法律上最晚到 %s"), target, last);
}

/* RULE time-11: a limit of one day turns yellow at noon only. */
char *yc_why_say_light(const YcWhyFacts *clock)
{
  int year = yc_day_year(clock->start);
  g_autofree char *red = yc_why_say_day(clock->due + 1, year), *yellow = yc_why_say_day(clock->soon, year);
  if (clock->soon == YC_DAY_NONE || clock->soon > clock->due) return g_strdup_printf(_("灯:%s 零点起红"), red);
  if (clock->soon == clock->due && yc_calendar_count(yc_app_calendar(clock->app), clock->start, clock->target) == 1)
    return g_strdup_printf(_("灯:%s 中午起黄(只有一天的期限),%s 零点起红"), yellow, red);
  return g_strdup_printf(_("灯:%s 起黄,%s 零点起红"), yellow, red);
}

/* RULE time-11 */
char *yc_why_say_today(const YcWhyFacts *clock)
{
  const YcCalendar *calendar = yc_app_calendar(clock->app);
  YcDay today = yc_app_today(clock->app);
  int year = yc_day_year(clock->start);
  YcLight light = yc_light(calendar, today, yc_app_noon(clock->app), clock->soon, clock->target, clock->due,
                           yc_calendar_count(calendar, clock->start, clock->target));
  g_autofree char *now = yc_why_say_day(today, year), *last = yc_why_say_day(clock->due, year),
                  *target = yc_why_say_day(clock->target, year);
  if (light.colour == YC_LIGHT_RED && yc_calendar_count(calendar, clock->due, today) == 0)
    return g_strdup_printf(_("今天 %s:超 1 天,%s 以后还没有工作日,也算 1 天"), now, last);
  if (light.colour == YC_LIGHT_RED)
    return g_strdup_printf(_("今天 %s:超 %d 天,是 %s 以后到今天的工作日"), now, light.days, last);
  if (light.days == 0) return g_strdup_printf(_("今天 %s:最后一天"), now);
  return g_strdup_printf(_("今天 %s:剩 %d 天,是今天以后到 %s 的工作日"), now, light.days, target);
}

char *yc_why_say_stopped(const YcWhyFacts *clock, const YcDue *due)
{
  YcLimit left = { due->left, clock->limit.unit == YC_UNIT_WORKING ? YC_UNIT_WORKING : YC_UNIT_CALENDAR, FALSE };
  g_autofree char *amount = due->left > 0 ? yc_say_limit(&left) : g_strdup(_("0 天"));
  return g_strdup_printf(_("停着:剩 %s,从恢复的次日接着算"), amount);
}

char *yc_why_say_differs(const YcWhyFacts *clock, YcDay explained)
{
  int year = yc_day_year(clock->start);
  g_autofree char *stands = yc_why_say_day(clock->due, year), *now = yc_why_say_day(explained, year);
  if (strcmp(clock->kind, "supply") == 0)
    return g_strdup_printf(_("按现在的日历是 %s;通知书上已写 %s,给申请人的日子不往前移"), now, stands);
  if (strcmp(clock->state, "done") == 0)
    return g_strdup_printf(_("按现在的日历是 %s;这个时限结束时是 %s,后来改的日历不动它"), now, stands);
  if (explained == YC_DAY_NONE) return g_strdup_printf(_("按现在的日历算不出来;办件上记的是 %s"), stands);
  return g_strdup_printf(_("按现在的日历是 %s;办件上记的还是 %s:请主管核对日历"), now, stands);
}
