/* matter_figures.c - see matter_figures.h. */
#include <config.h>
#include <string.h>
#include "app/figures_private.h"
#include "app/matter_figures.h"
#include "app/people.h"
#include "app/private.h"
#include "output/csv.h"

enum { FIRST_DEED = 20, ANSWER = 25, BETWEEN = 26 };   /* deed.what, in the order of the counts */

static const struct { const char *code, *name, *definition; int deed; } kinds[YC_N_MATTER_FIGURES] = {
  [YC_MATTER_LOOPS] = { "loops", NC_("figure", "往返"),
    N_("本期转来转去、报值班长指定的事:又回到同一家,或第三次转手。算在最后转手的人和单位名下。按规定逐级上报的不算。"), 20 },
  [YC_MATTER_RETURNS] = { "returns", NC_("figure", "退回"), N_("本期退回的次数,办件的环节和首问都算,算在退回的人和单位名下。"), 21 },
  [YC_MATTER_REFERRED] = { "referred", NC_("figure", "转办"), N_("本期问的、转给别人过的首问和诉求,一件算一次,算在首问人名下。"), 22 },
  [YC_MATTER_BACK] = { "answered_back", NC_("figure", "回告"), N_("转办的里,首问人已记下来人得到答复的。"), 23 },
  [YC_MATTER_TAKEN] = { "taken", NC_("figure", "接收"), N_("转办的里,对方签收了的;到期没签收、视为收到的不算。"), 24 },
  [YC_MATTER_CLOSURE] = { "closure", NC_("figure", "回告率"), N_("回告÷转办:转出去的有多少最后让来人得到了答复。只签收没有回告的不算。"), 23 },
  [YC_MATTER_FIRST_MEDIAN] = { "first_median", NC_("figure", "首答中位"),
    N_("本期问的,从问到第一次有答复用的工作日,从少到多排在正中的那个数;当场答清的是 0。还没有答复的不算。"), ANSWER },
  [YC_MATTER_FIRST_MEAN] = { "first_mean", NC_("figure", "首答平均"), N_("同上,平均数;少数拖得久的会把它拉高,要和中位数一起看。"), ANSWER },
  [YC_MATTER_BETWEEN_MEDIAN] = { "between_median", NC_("figure", "悬空中位"),
    N_("一件事在单位之间没人认的工作日:从转出去,到有人签收、视为收到或被指定为止;排在正中的那个数。"), BETWEEN },
  [YC_MATTER_BETWEEN_MEAN] = { "between_mean", NC_("figure", "悬空平均"), N_("同上,平均数。"), BETWEEN },
};

const char *yc_matter_figure_code(YcMatterFigure figure)
{
  return kinds[figure].code;
}

YcMatterFigure yc_matter_figure_parse(const char *word)
{
  guint figure = 0;
  while (figure < YC_N_MATTER_FIGURES && strcmp(kinds[figure].code, word) != 0) figure++;
  return (YcMatterFigure)figure;
}

const char *yc_matter_figure_name(YcMatterFigure figure)
{
  return g_dpgettext2(NULL, "figure", kinds[figure].name);
}

const char *yc_matter_figure_definition(YcMatterFigure figure)
{
  return gettext(kinds[figure].definition);
}

/* --- rows ------------------------------------------------------------------------------------------------- */

void yc_matter_row_free(YcMatterRow *row)
{
  if (row == NULL) return;
  g_free(row->key);
  g_free(row->name);
  yc_tally_clear(&row->first);
  yc_tally_clear(&row->between);
  g_free(row);
}

static YcMatterRow *row_of(GPtrArray *rows, const char *key)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp(((YcMatterRow *)rows->pdata[i])->key, key) == 0) return rows->pdata[i];
  YcMatterRow *row = g_new0(YcMatterRow, 1);
  row->key = g_strdup(key);
  g_ptr_array_add(rows, row);
  return row;
}

static void take(YcMatterRow *row, int what, int value, gint64 n)
{
  if (what == ANSWER) yc_tally_add_days(&row->first, value, n);
  else if (what == BETWEEN) yc_tally_add_days(&row->between, value, n);
  else if (what >= FIRST_DEED && what < FIRST_DEED + YC_MATTER_COUNTS) row->counts[what - FIRST_DEED] += n;
}

static int by_key(gconstpointer a, gconstpointer b)
{
  return strcmp((*(YcMatterRow *const *)a)->key, (*(YcMatterRow *const *)b)->key);
}

static gboolean may_see(YcBy by, const char *own, GError **error)
{
  if (by > YC_BY_OFFICE) return yc_refuse(error, _("往返和首问的数按月份、责任人、单位看"));
  return own == NULL || by <= YC_BY_PERSON || yc_refuse(error, _("按单位、事项、村的统计由值班长和领导看:这里只有自己的"));
}

GPtrArray *yc_matter_figures(YcApp *app, YcBy by, YcMonths months, GError **error)
{
  g_autofree char *own = NULL, *from = yc_month_text(months.from), *to = yc_month_text(months.to);
  const char *kind = yc_figures_scope(app, by, &own);
  if (!may_see(by, own, error)) return NULL;
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_FIGURE_MATTERS, "ttt", kind, from, to);
  if (r == NULL) return NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)yc_matter_row_free);
  YcMatterRow *total = g_new0(YcMatterRow, 1);
  total->key = g_strdup("");
  total->name = g_strdup(_("合计"));
  for (guint i = 0; i < yc_rows_count(r); i++) {
    const char *key = yc_rows_str(r, i, "key");
    int what = (int)yc_rows_int(r, i, "what"), value = (int)yc_rows_int(r, i, "value");
    gint64 n = yc_rows_int(r, i, "n");
    if (n == 0 || (own != NULL && strcmp(key, own) != 0)) continue;
    take(row_of(rows, by == YC_BY_MONTH ? yc_rows_str(r, i, "month") : key), what, value, n);
    take(total, what, value, n);
  }
  g_ptr_array_sort(rows, by_key);
  for (guint i = 0; i < rows->len; i++) {
    YcMatterRow *row = rows->pdata[i];
    row->name = yc_figures_name(app, by, row->key);
  }
  g_ptr_array_add(rows, total);
  return rows;
}

gint64 yc_matter_figure_value(const YcMatterRow *row, YcMatterFigure figure)
{
  gint64 given = row->counts[YC_MATTER_REFERRED];
  if (figure == YC_MATTER_CLOSURE) return given > 0 ? row->counts[YC_MATTER_BACK] * 1000 / given : -1;
  if (figure == YC_MATTER_FIRST_MEDIAN) return yc_tally_median(&row->first);
  if (figure == YC_MATTER_FIRST_MEAN) return yc_tally_mean(&row->first);
  if (figure == YC_MATTER_BETWEEN_MEDIAN) return yc_tally_median(&row->between);
  if (figure == YC_MATTER_BETWEEN_MEAN) return yc_tally_mean(&row->between);
  return row->counts[figure];
}

char *yc_matter_figure_text(const YcMatterRow *row, YcMatterFigure figure)
{
  gint64 value = yc_matter_figure_value(row, figure);
  if (value < 0) return g_strdup("-");
  if (figure < YC_MATTER_CLOSURE) return g_strdup_printf("%" G_GINT64_FORMAT, value);
  return g_strdup_printf("%d.%d%s", (int)(value / 10), (int)(value % 10), figure == YC_MATTER_CLOSURE ? "%" : "");
}

/* --- behind one ------------------------------------------------------------------------------------------- */

void yc_deed_free(YcDeed *deed)
{
  if (deed == NULL) return;
  g_free(deed->number);
  g_free(deed->about);
  g_free(deed->who);
  g_free(deed);
}

static YcDeed *read_deed(YcApp *app, const YcRows *r, guint i)
{
  YcDeed *deed = g_new0(YcDeed, 1);
  deed->matter = yc_rows_int(r, i, "matter");
  deed->pos = yc_rows_int(r, i, "pos");
  deed->is_case = strcmp(yc_rows_str(r, i, "kind"), "case") == 0;
  deed->number = deed->is_case ? yc_number_spoken(app, yc_rows_str(r, i, "case_number")) : g_strdup(yc_rows_str(r, i, "inquiry_number"));
  deed->about = g_strdup(deed->is_case ? yc_rows_str(r, i, "item")
                                       : yc_rows_text(r, i, "asked") ? yc_rows_str(r, i, "asked") : _("(已删除)"));
  deed->who = g_strdup(yc_rows_str(r, i, "who"));
  deed->day = yc_rows_day(r, i, "day");
  deed->days = (int)yc_rows_int(r, i, "value");
  return deed;
}

gint64 yc_matter_deeds_count(const YcMatterRow *row, YcMatterFigure figure)
{
  if (figure < YC_MATTER_CLOSURE) return row->counts[figure];
  if (figure == YC_MATTER_CLOSURE) return row->counts[YC_MATTER_BACK];
  gboolean first = figure == YC_MATTER_FIRST_MEDIAN || figure == YC_MATTER_FIRST_MEAN;
  return (first ? &row->first : &row->between)->days_n;
}

/* Their place, as the query compares it. */
static void place_text(const gint64 *day, gboolean backwards, char text[YC_DAY_TEXT])
{
  if (day != NULL) yc_day_format((YcDay)*day, text);
  else g_strlcpy(text, backwards ? "~" : "", YC_DAY_TEXT);
}

static GPtrArray *read_deeds(YcApp *app, const YcDeedsOf *of, const gint64 *day, gint64 pos, gboolean backwards, gint64 limit,
                             GError **error)
{
  g_autofree char *own = NULL;
  char first[YC_DAY_TEXT], last[YC_DAY_TEXT], from[YC_DAY_TEXT];
  YcMonths months = of->months;
  yc_figures_scope(app, of->by, &own);
  if (!may_see(of->by, own, error)) return NULL;
  if (of->by == YC_BY_MONTH && of->key != NULL) months.from = months.to = yc_month_parse(of->key);
  const char *staff = own ? own : of->by == YC_BY_PERSON ? of->key : NULL, *office = of->by == YC_BY_OFFICE ? of->key : NULL;
  place_text(day, backwards, from);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, backwards ? YC_Q_DEEDS_BACK : YC_Q_DEEDS, "itttttii",
                                 (gint64)kinds[of->figure].deed, yc_day_format(yc_month_first(months.from), first),
                                 yc_day_format(yc_month_last(months.to), last), staff, office, from, pos, limit);
  if (r == NULL) return NULL;
  GPtrArray *deeds = g_ptr_array_new_with_free_func((GDestroyNotify)yc_deed_free);
  for (guint i = 0; i < yc_rows_count(r); i++) g_ptr_array_add(deeds, read_deed(app, r, i));
  return deeds;
}

GPtrArray *yc_matter_deeds(YcApp *app, YcBy by, YcMonths months, const char *key, YcMatterFigure figure, GError **error)
{
  const YcDeedsOf of = { by, months, key, figure };
  return read_deeds(app, &of, NULL, 0, FALSE, -1, error);
}

GPtrArray *yc_matter_deeds_page(YcApp *app, const YcDeedsOf *of, const gint64 *day, gint64 pos, gboolean backwards, guint limit,
                                GError **error)
{
  return read_deeds(app, of, day, pos, backwards, limit, error);
}

/* --- as a file -------------------------------------------------------------------------------------------- */

static void put_row(GString *csv, const YcMatterRow *row)
{
  char *cells[1 + YC_N_MATTER_FIGURES] = { g_strdup(row->name) };
  for (guint i = 0; i < YC_N_MATTER_FIGURES; i++) cells[1 + i] = yc_matter_figure_text(row, (YcMatterFigure)i);
  yc_csv_row(csv, (const char *const *)cells, G_N_ELEMENTS(cells));
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++) g_free(cells[i]);
}

GString *yc_matter_figures_csv(const GPtrArray *rows, YcMonths months)
{
  GString *csv = g_string_new(NULL);
  g_autofree char *period = yc_months_name(months);
  const char *heads[1 + YC_N_MATTER_FIGURES] = { period };
  for (guint i = 0; i < YC_N_MATTER_FIGURES; i++) heads[1 + i] = yc_matter_figure_name((YcMatterFigure)i);
  yc_csv_row(csv, heads, G_N_ELEMENTS(heads));
  for (guint i = 0; i < rows->len; i++) put_row(csv, rows->pdata[i]);
  for (guint i = 0; i < YC_N_MATTER_FIGURES; i++)
    yc_csv_row(csv, (const char *[]){ yc_matter_figure_name((YcMatterFigure)i), yc_matter_figure_definition((YcMatterFigure)i) }, 2);
  return csv;
}
