/* calendar.c - verbs of the legal calendar; `due` needs no store. */
#include <config.h>
#include "app/say.h"
#include "cli/cli.h"
#include "domain/limit.h"

/* In Chinese whatever the language: these stand in tsv and json. */
static const char *weekday(YcDay day)
{
  static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日" };
  return names[yc_day_weekday(day)];
}

static const char *yes(gboolean flag)
{
  return flag ? "yes" : "no";
}

/* --- calendar due ------------------------------------------------------------------------------------------ */

static gboolean minimum, explain;
static char **stop_words, **resume_words;

static const GOptionEntry due_options[] = {
  { "minimum", 0, 0, G_OPTION_ARG_NONE, &minimum, N_("最短期限(公示):不得提前"), NULL },
  { "stop", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &stop_words, N_("在这一天暂停,可写多次"), N_("日期") },
  { "resume", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &resume_words, N_("在这一天恢复,与 --stop 依次配对"), N_("日期") },
  { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_("逐日说明算与不算的理由"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn due_columns[] = {
  { "due", N_("届满"), YC_OUT_TEXT },
  { "weekday", NULL, YC_OUT_TEXT },
  { NULL, N_("星期"), YC_OUT_TEXT },
  { "target", N_("目标"), YC_OUT_TEXT },
  { "provisional", N_("暂定"), YC_OUT_FLAG },
};

static const YcOutColumn why_columns[] = {
  { "day", N_("日期"), YC_OUT_DAY },
  { "weekday", NULL, YC_OUT_TEXT },
  { NULL, N_("星期"), YC_OUT_TEXT },
  { "n", N_("第几日"), YC_OUT_NUMBER },
  { "why", NULL, YC_OUT_TEXT },
  { NULL, N_("理由"), YC_OUT_TEXT },
  { "name", N_("名目"), YC_OUT_TEXT },
  { "provisional", N_("暂定"), YC_OUT_FLAG },
};

static const struct { const char *code, *text; } whys[] = {
  [YC_WHY_COUNTED] = { "counted", N_("计入") },
  [YC_WHY_COUNTED_MAKEUP] = { "makeup", N_("调休上班,计入") },
  [YC_WHY_WEEKEND] = { "weekend", N_("周末,不计") },
  [YC_WHY_HOLIDAY] = { "holiday", N_("放假,不计") },
  [YC_WHY_FESTIVAL] = { "festival", N_("法定节日,不计") },
  [YC_WHY_PAUSED] = { "paused", N_("暂停中,不计") },
  [YC_WHY_ROLLED] = { "rolled", N_("届满日逢休息,顺延") },
};

static void put_due(const YcCli *cli, const char *due, YcDay day, const char *target, gboolean provisional)
{
  g_autoptr(YcOut) out = yc_out_new(cli->format, due_columns, G_N_ELEMENTS(due_columns));
  yc_out_row(out, (const char *[G_N_ELEMENTS(due_columns)]){
    due, weekday(day), yc_say_weekday(day), target, yes(provisional) });
}

static void put_why(YcOut *out, const YcWhyDay *day)
{
  char text[YC_DAY_TEXT];
  g_autofree char *n = day->n > 0 ? g_strdup_printf("%d", day->n) : NULL;
  yc_out_row(out, (const char *[G_N_ELEMENTS(why_columns)]){
    yc_day_format(day->day, text), weekday(day->day), yc_say_weekday(day->day), n, whys[day->why].code,
    _(whys[day->why].text), day->name, yes(day->provisional) });
}

static gboolean read_limit(char **words, YcLimit *limit, GError **error)
{
  limit->minimum = minimum;
  if (!yc_cli_number(words[1], _("期限的数目"), 0, 36600, &limit->n, error)) return FALSE;
  if (yc_unit_parse(words[2], &limit->unit)) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("没有 %s 这种单位:请用 working、calendar、hour、month 或 year"),
              words[2]);
  return FALSE;
}

/* Pairs the stops with the resumptions; the last may still stand. */
static GArray *read_stops(GError **error)
{
  guint n = stop_words ? g_strv_length(stop_words) : 0, resumed = resume_words ? g_strv_length(resume_words) : 0;
  if (resumed > n || n > resumed + 1) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE,
                _("--stop 与 --resume 不配对:每次暂停写一对,只有最后一次可以还没恢复"));
    return NULL;
  }
  g_autoptr(GArray) stops = g_array_new(FALSE, FALSE, sizeof(YcStop));
  for (guint i = 0; i < n; i++) {
    YcStop stop = { .resume = YC_DAY_NONE };
    if (!yc_cli_day(stop_words[i], "--stop", &stop.stop, error)) return NULL;
    if (i < resumed && !yc_cli_day(resume_words[i], "--resume", &stop.resume, error)) return NULL;
    g_array_append_val(stops, stop);
  }
  return g_steal_pointer(&stops);
}

static gboolean check_status(YcDueStatus status, const YcDue *due, GError **error)
{
  switch (status) {
    case YC_DUE_OK:
      return TRUE;
    case YC_DUE_STOPPED:
      g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("时钟停着,还剩 %d 天:恢复以后才有届满日"), due->left);
      return FALSE;
    case YC_DUE_BAD_STOP:
      g_set_error(error, YC_ERROR, YC_ERROR_REFUSED,
                  _("暂停的日期不对:要在起算之后、届满以前,在上一次恢复之后,恢复不早于暂停"));
      return FALSE;
    case YC_DUE_BAD_LIMIT:
      break;
  }
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("这样的期限算不出来:请核对数目、单位和暂停"));
  return FALSE;
}

static int due_hours(const YcCli *cli, const char *word, const YcLimit *limit, GError **error)
{
  YcTime start = yc_time_parse(word), end = YC_TIME_NONE;
  if (start == YC_TIME_NONE || stop_words || resume_words || explain) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, start == YC_TIME_NONE ?
                _("按小时算要写明时刻,像 2026-11-20T15:30") : _("按小时算没有暂停,也不逐日说明"));
    return 0;
  }
  if (!check_status(yc_limit_due_hours(limit, start, &end), NULL, error)) return 0;
  int hour, minute;
  char day[YC_DAY_TEXT];
  yc_time_clock(end, &hour, &minute);
  g_autofree char *text = g_strdup_printf("%sT%02d:%02d", yc_day_format(yc_time_day(end), day), hour, minute);
  put_due(cli, text, yc_time_day(end), text, FALSE);
  return 0;
}

static int due_days(YcCli *cli, const char *word, const YcLimit *limit, GError **error)
{
  YcDay start;
  YcDue due;
  if (!yc_cli_day(word, _("起算日"), &start, error)) return 0;
  g_autoptr(GArray) stops = read_stops(error);
  const YcCalendar *calendar = stops ? yc_cli_calendar(cli, error) : NULL;
  if (calendar == NULL) return 0;
  const YcStop *data = (const YcStop *)(const void *)stops->data;
  if (!check_status(yc_limit_due(calendar, limit, start, data, stops->len, -1, &due), &due, error)) return 0;
  char end[YC_DAY_TEXT], target[YC_DAY_TEXT];
  if (!explain || cli->format == YC_FORMAT_TABLE)
    put_due(cli, yc_day_format(due.due, end), due.due, yc_day_format(due.target, target), due.provisional);
  if (!explain) return 0;
  g_autoptr(GArray) days = yc_limit_explain(calendar, limit, start, data, stops->len);
  g_autoptr(YcOut) out = yc_out_new(cli->format, why_columns, G_N_ELEMENTS(why_columns));
  for (guint i = 0; days != NULL && i < days->len; i++) put_why(out, &g_array_index(days, YcWhyDay, i));
  return 0;
}

static int calendar_due(YcCli *cli, char **words, GError **error)
{
  YcLimit limit = { 0 };
  if (!read_limit(words, &limit, error)) return 0;
  if (limit.unit == YC_UNIT_HOUR) return due_hours(cli, words[0], &limit, error);
  return due_days(cli, words[0], &limit, error);
}

/* --- calendar show ----------------------------------------------------------------------------------------- */

static const YcOutColumn show_columns[] = {
  { "day", N_("日期"), YC_OUT_DAY },
  { "weekday", NULL, YC_OUT_TEXT },
  { NULL, N_("星期"), YC_OUT_TEXT },
  { "kind", NULL, YC_OUT_TEXT },
  { NULL, N_("种类"), YC_OUT_TEXT },
  { "name", N_("名目"), YC_OUT_TEXT },
  { "notice", N_("有放假通知"), YC_OUT_FLAG },
};

static const struct { const char *code, *text; } kinds[] = {
  [YC_DAY_WORKING] = { "working", N_("工作日") },
  [YC_DAY_MAKEUP] = { "makeup", N_("调休上班") },
  [YC_DAY_WEEKEND] = { "weekend", N_("周末") },
  [YC_DAY_HOLIDAY] = { "holiday", N_("放假") },
  [YC_DAY_FESTIVAL] = { "festival", N_("法定节日") },
};

/* The days that weekdays alone do not tell. */
static int calendar_show(YcCli *cli, char **words, GError **error)
{
  int year;
  if (!yc_cli_number(words[0], _("年份"), 1600, 9998, &year, error)) return 0;
  const YcCalendar *calendar = yc_cli_calendar(cli, error);
  if (calendar == NULL) return 0;
  gboolean notice = yc_calendar_has_notice(calendar, year);
  g_autoptr(YcOut) out = yc_out_new(cli->format, show_columns, G_N_ELEMENTS(show_columns));
  for (YcDay day = yc_day_new(year, 1, 1); day < yc_day_new(year + 1, 1, 1); day++) {
    const char *name = NULL;
    YcDayKind kind = yc_calendar_kind(calendar, day, &name);
    if (kind == YC_DAY_WORKING || kind == YC_DAY_WEEKEND) continue;
    char text[YC_DAY_TEXT];
    yc_out_row(out, (const char *[G_N_ELEMENTS(show_columns)]){
      yc_day_format(day, text), weekday(day), yc_say_weekday(day), kinds[kind].code, _(kinds[kind].text), name,
      yes(notice) });
  }
  return 0;
}

const YcVerb yc_verbs_calendar[] = {
  { "calendar due", N_("起算日 数目 单位"), N_("算期限的届满日"), due_options, 3, 3, calendar_due },
  { "calendar show", N_("年份"), N_("列出一年的放假、调休和法定节日"), NULL, 1, 1, calendar_show },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
