/* figures_say.c - what the figures are called and mean, and their numbers as text.  See figures.h. */
#include <config.h>
#include <string.h>
#include "app/figures.h"
#include "app/figures_private.h"
#include "app/private.h"
#include "output/csv.h"

#define BIT(what) (1u << YC_COUNTED_##what)
#define DONE (BIT(EARLY) | BIT(PUNCTUAL) | BIT(LATE) | BIT(EXCUSED))

const YcFigureKind yc_figure_kinds[YC_N_FIGURES] = {
  [YC_FIG_RATE] = { "on_time", N_("按时率"), NC_("figure", "按时率"), BIT(EARLY) | BIT(PUNCTUAL) | BIT(LATE), YC_OVER_ALL,
    N_("本期到期的办件里按时办完的:(提前+按时)÷(提前+按时+超期+超期在办)。过了期还没办完的算在分母里;没到期的在办、即办件、"
       "到期前撤回或转走的、申诉成立的不算。"), YC_TRIPS_NONE },
  [YC_FIG_DUE] = { "due", N_("到期"), NC_("figure", "到期"), BIT(EARLY) | BIT(PUNCTUAL) | BIT(LATE), YC_OVER_ALL,
    N_("本期到期、算进按时率的:已办结的,加上过了期还在办的。到期日是承诺的那天(没有承诺的按法定),暂停、延期后以新的为准。"), YC_TRIPS_NONE },
  [YC_FIG_EARLY] = { "early", N_("提前"), NC_("figure", "提前"), BIT(EARLY), YC_OVER_NONE, N_("在到期那天以前办结的。"), YC_TRIPS_NONE },
  [YC_FIG_PUNCTUAL] = { "punctual", N_("按时"), NC_("figure", "按时"), BIT(PUNCTUAL), YC_OVER_NONE, N_("在到期当天办结的。"), YC_TRIPS_NONE },
  [YC_FIG_LATE] = { "late", N_("超期办结"), NC_("figure", "超期"), BIT(LATE), YC_OVER_NONE,
    N_("过了到期那天才办结的(撤回、终止、转走的也算)。过期以后才申请的延期不改变它。"), YC_TRIPS_NONE },
  [YC_FIG_OPEN] = { "open", N_("超期在办"), NC_("figure", "在办"), 0, YC_OVER_ALL, N_("本期到期、过了期现在还没办结的。"), YC_TRIPS_NONE },
  [YC_FIG_AGE_3] = { "open_3", N_("超1-3天"), NC_("figure", "1-3"), 0, YC_OVER_3, N_("超期在办里,超了 1 到 3 个工作日的。"), YC_TRIPS_NONE },
  [YC_FIG_AGE_10] = { "open_10", N_("超4-10天"), NC_("figure", "4-10"), 0, YC_OVER_10,
    N_("超期在办里,超了 4 到 10 个工作日的。"), YC_TRIPS_NONE },
  [YC_FIG_AGE_MORE] = { "open_more", N_("超10天上"), NC_("figure", ">10"), 0, YC_OVER_MORE,
    N_("超期在办里,超了 10 个工作日以上的。"), YC_TRIPS_NONE },
  [YC_FIG_OLDEST] = { "oldest", N_("最久"), NC_("figure", "最久"), 0, YC_OVER_ALL, N_("超期在办里最久的一件超了几个工作日。"), YC_TRIPS_NONE },
  [YC_FIG_LAW] = { "law", N_("超法定"), NC_("figure", "法定"), BIT(LAW), YC_OVER_LAW,
    N_("办结时、或者现在还在办而已经过了法定期限的;比只过承诺期限更重。申诉成立的也在内:法定期限不因申诉而变。"), YC_TRIPS_NONE },
  [YC_FIG_MEDIAN] = { "median", N_("用时中位"), NC_("figure", "中位"), DONE, YC_OVER_NONE,
    N_("本期到期、已办结的,从受理到办结用的工作日(暂停的不算),从少到多排在正中的那个数。"), YC_TRIPS_NONE },
  [YC_FIG_MEAN] = { "mean", N_("用时平均"), NC_("figure", "平均"), DONE, YC_OVER_NONE,
    N_("本期到期、已办结的,从受理到办结用的工作日(暂停的不算)的平均数;少数拖得久的会把它拉高,要和中位数一起看。"), YC_TRIPS_NONE },
  [YC_FIG_PAUSED] = { "paused", N_("停过表"), NC_("figure", "停表"), BIT(PAUSED), YC_OVER_NONE,
    N_("已办结的里,因特别程序暂停过的:暂停会推后到期日,多了要看理由。"), YC_TRIPS_NONE },
  [YC_FIG_EXTENDED] = { "extended", N_("延期"), NC_("figure", "延期"), BIT(EXTENDED), YC_OVER_NONE,
    N_("已办结的里,到期以前批过延期的:按延期后的日子算提前、按时、超期。"), YC_TRIPS_NONE },
  [YC_FIG_TARDY] = { "tardy", N_("过期延期"), NC_("figure", "迟延"), BIT(TARDY), YC_OVER_NONE,
    N_("已办结的里,过了期才申请延期的:仍算超期。"), YC_TRIPS_NONE },
  [YC_FIG_ENTERED] = { "entered_late", N_("补录"), NC_("figure", "补录"), BIT(ENTERED), YC_OVER_NONE,
    N_("已办结的里,有补录的:时间是后来填的,多了,提前和按时的数就要打折看。"), YC_TRIPS_NONE },
  [YC_FIG_DEEMED] = { "deemed", N_("视为受理"), NC_("figure", "视为"), BIT(DEEMED), YC_OVER_NONE,
    N_("已办结的里,收件后到期没有答复、视为受理的。"), YC_TRIPS_NONE },
  [YC_FIG_SECOND] = { "second", N_("二次告知"), NC_("figure", "二次"), BIT(SECOND), YC_OVER_NONE,
    N_("已办结的里,一次性告知以后又告知过的,不论什么原因。"), YC_TRIPS_NONE },
  [YC_FIG_EXCUSED] = { "excused", N_("申诉成立"), NC_("figure", "申诉"), BIT(EXCUSED), YC_OVER_EXCUSED,
    N_("过了期、红灯经申诉成立的:不算按时也不算超期,不在按时率里。"), YC_TRIPS_NONE },
  [YC_FIG_ONCE] = { "one_trip", N_("最多一趟"), NC_("figure", "一趟"), 0, YC_OVER_NONE,
    N_("本期送达的办件(即办件也算)里,申请人从来办到拿到结果最多跑一趟的比例。来窗口、村代办点办、补材料、来问、领结果各算一趟,"
       "和别的事同一天领的不另算;上门收件、送达、打电话、代办员自己跑的不算。算在收件人和代办员的单位名下。"), YC_TRIPS_ANY },
  [YC_FIG_TRIPS] = { "trips", N_("平均趟数"), NC_("figure", "趟数"), 0, YC_OVER_NONE,
    N_("本期送达的办件,申请人平均每件跑了几趟;怎么算一趟,和「最多一趟」一样。"), YC_TRIPS_ANY },
  [YC_FIG_GIVEN] = { "delivered", N_("送达"), NC_("figure", "送达"), 0, YC_OVER_NONE,
    N_("本期结果送到申请人手里的办件,即办件也算;按送达的日子,不按到期的日子。"), YC_TRIPS_ANY },
  [YC_FIG_AGAIN] = { "more_trips", N_("跑两趟上"), NC_("figure", "两趟"), 0, YC_OVER_NONE,
    N_("本期送达的办件里,申请人跑了两趟或更多的:逐件看是为什么让人多跑。"), YC_TRIPS_AGAIN },
};

const char *yc_figure_code(YcFigure figure)
{
  return yc_figure_kinds[figure].code;
}

YcFigure yc_figure_parse(const char *word)
{
  guint figure = 0;
  while (figure < YC_N_FIGURES && strcmp(yc_figure_kinds[figure].code, word) != 0) figure++;
  return (YcFigure)figure;
}

const char *yc_figure_name(YcFigure figure)
{
  return gettext(yc_figure_kinds[figure].name);
}

const char *yc_figure_head(YcFigure figure)
{
  return g_dpgettext2(NULL, "figure", yc_figure_kinds[figure].head);
}

const char *yc_figure_definition(YcFigure figure)
{
  return gettext(yc_figure_kinds[figure].definition);
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

static gint64 over_count(const YcTally *tally, YcOver over)
{
  const gint64 counts[] = {
    [YC_OVER_NONE] = 0, [YC_OVER_ALL] = yc_tally_open(tally), [YC_OVER_3] = tally->age[YC_AGE_3],
    [YC_OVER_10] = tally->age[YC_AGE_10], [YC_OVER_MORE] = tally->age[YC_AGE_MORE], [YC_OVER_LAW] = tally->open_law,
    [YC_OVER_EXCUSED] = tally->open_excused,
  };
  return counts[over];
}

static gint64 trips_count(const YcTally *tally, YcTripsOf trips)
{
  const gint64 counts[] = {
    [YC_TRIPS_NONE] = 0, [YC_TRIPS_ANY] = tally->given, [YC_TRIPS_AGAIN] = tally->given - tally->given_once,
  };
  return counts[trips];
}

gboolean yc_figure_of_trips(YcFigure figure)
{
  return yc_figure_kinds[figure].trips != YC_TRIPS_NONE;
}

gboolean yc_figure_is_share(YcFigure figure)
{
  return figure == YC_FIG_RATE || figure == YC_FIG_ONCE;
}

gint64 yc_figure_cases_count(const YcTally *tally, YcFigure figure)
{
  gint64 n = over_count(tally, yc_figure_kinds[figure].over) + trips_count(tally, yc_figure_kinds[figure].trips);
  for (guint what = 0; what < YC_N_COUNTED; what++)
    if (yc_figure_kinds[figure].counted >> what & 1) n += tally->counted[what];
  return n;
}

gint64 yc_figure_value(const YcTally *tally, YcFigure figure)
{
  if (figure == YC_FIG_RATE) return yc_tally_rate(tally);
  if (figure == YC_FIG_MEDIAN) return yc_tally_median(tally);
  if (figure == YC_FIG_MEAN) return yc_tally_mean(tally);
  if (figure == YC_FIG_ONCE) return yc_tally_once(tally);
  if (figure == YC_FIG_TRIPS) return yc_tally_trips(tally);
  if (figure == YC_FIG_OLDEST) return tally->oldest > 0 ? tally->oldest : -1;
  return yc_figure_cases_count(tally, figure);
}

char *yc_figure_text(const YcTally *tally, YcFigure figure)
{
  gint64 value = yc_figure_value(tally, figure);
  if (value < 0) return g_strdup("-");
  gboolean share = yc_figure_is_share(figure);
  if (share && value == 1000) return g_strdup("100%");
  if (share || figure == YC_FIG_MEDIAN || figure == YC_FIG_MEAN || figure == YC_FIG_TRIPS)
    return g_strdup_printf("%d.%d%s", (int)(value / 10), (int)(value % 10), share ? "%" : "");
  return g_strdup_printf("%" G_GINT64_FORMAT, value);
}

char *yc_figure_case_text(const YcFigureCase *one)
{
  const YcFigure said[] = { [YC_CLASS_EARLY] = YC_FIG_EARLY, [YC_CLASS_PUNCTUAL] = YC_FIG_PUNCTUAL, [YC_CLASS_LATE] = YC_FIG_LATE };
  if (one->trips >= 0) return g_strdup_printf(_("跑 %d趟"), one->trips);
  if (one->excused) return g_strdup(yc_figure_name(YC_FIG_EXCUSED));
  return one->open ? g_strdup_printf(_("超 %d天"), one->days) : g_strdup(yc_figure_name(said[one->class]));
}

/* --- a sheet ---------------------------------------------------------------------------------------------- */

static void put_row(GString *csv, const YcFigureRow *row)
{
  char *cells[1 + YC_N_FIGURES] = { row->name };
  for (guint i = 0; i < YC_N_FIGURES; i++) cells[1 + i] = yc_figure_text(&row->tally, (YcFigure)i);
  yc_csv_row(csv, (const char *const *)cells, 1 + YC_N_FIGURES);
  for (guint i = 0; i < YC_N_FIGURES; i++) g_free(cells[1 + i]);
}

GString *yc_figures_csv(const YcFigures *figures)
{
  GString *csv = g_string_new(NULL);
  g_autofree char *months = yc_months_name(figures->months);
  const char *heads[1 + YC_N_FIGURES] = { months };
  for (guint i = 0; i < YC_N_FIGURES; i++) heads[1 + i] = yc_figure_name((YcFigure)i);
  yc_csv_row(csv, heads, 1 + YC_N_FIGURES);
  for (guint i = 0; i < figures->rows->len; i++) put_row(csv, figures->rows->pdata[i]);
  put_row(csv, figures->total);
  for (guint i = 0; i < YC_N_FIGURES; i++)
    yc_csv_row(csv, (const char *[]){ yc_figure_name((YcFigure)i), yc_figure_definition((YcFigure)i) }, 2);
  return csv;
}

/* --- words for groups and months -------------------------------------------------------------------------- */

static const struct { const char *code, *name; } groups[YC_N_BY] = {
  [YC_BY_MONTH] = { "month", NC_("by", "月份") }, [YC_BY_PERSON] = { "person", NC_("by", "责任人") },
  [YC_BY_OFFICE] = { "office", NC_("by", "单位") }, [YC_BY_ITEM] = { "item", NC_("by", "事项") },
  [YC_BY_VILLAGE] = { "village", NC_("by", "村") },
};

YcBy yc_by_parse(const char *word)
{
  guint by = 0;
  while (by < YC_N_BY && strcmp(groups[by].code, word) != 0) by++;
  return (YcBy)by;
}

const char *yc_by_code(YcBy by)
{
  return groups[by].code;
}

const char *yc_by_name(YcBy by)
{
  return g_dpgettext2(NULL, "by", groups[by].name);
}

int yc_month_of(YcDay day)
{
  int year, month, day_of_month;
  yc_day_split(day, &year, &month, &day_of_month);
  return 12 * year + month - 1;
}

int yc_month_parse(const char *text)
{
  g_autofree char *day = g_strconcat(text, "-01", NULL);
  YcDay first = strlen(text) == 7 ? yc_day_parse(day) : YC_DAY_NONE;
  return first == YC_DAY_NONE ? -1 : yc_month_of(first);
}

char *yc_month_text(int month)
{
  return g_strdup_printf("%04d-%02d", month / 12, month % 12 + 1);
}

YcDay yc_month_first(int month)
{
  return yc_day_new(month / 12, month % 12 + 1, 1);
}

YcDay yc_month_last(int month)
{
  return yc_month_first(month + 1) - 1;
}

gboolean yc_months_parse(const char *text, YcMonths *months, GError **error)
{
  enum { YEARS = 10 };
  g_auto(GStrv) words = g_regex_split_simple("(?:\\.\\.|至|到|\\s)+", text, 0, 0);
  g_autoptr(GPtrArray) given = g_ptr_array_new();
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0') g_ptr_array_add(given, *word);
  if (given->len < 1 || given->len > 2) return yc_refuse(error, _("请写一个月份,或者从哪月到哪月:2026-09 2026-11"));
  months->from = yc_month_parse(given->pdata[0]);
  months->to = yc_month_parse(given->pdata[given->len - 1]);
  if (months->from < 0 || months->to < 0)
    return yc_refuse(error, _("%s 不是月份:请写成 2026-11"), (char *)given->pdata[months->from < 0 ? 0 : given->len - 1]);
  if (months->to < months->from) return yc_refuse(error, _("从 %s 到 %s 是倒着的:先写早的月份"), (char *)given->pdata[0],
                                                  (char *)given->pdata[1]);
  return months->to - months->from < 12 * YEARS || yc_refuse(error, _("一次最多看 %d 年"), YEARS);
}

char *yc_months_name(YcMonths months)
{
  int from = months.from % 12 + 1, to = months.to % 12 + 1, year = months.from / 12;
  if (months.from == months.to) return g_strdup_printf(_("%d年%d月"), year, from);
  if (year == months.to / 12) return g_strdup_printf(_("%d年%d至%d月"), year, from, to);
  return g_strdup_printf(_("%d年%d月至%d年%d月"), year, from, months.to / 12, to);
}

char *yc_months_code(YcMonths months)
{
  g_autofree char *from = yc_month_text(months.from), *to = yc_month_text(months.to);
  return g_strdup_printf("%s..%s", from, to);
}
