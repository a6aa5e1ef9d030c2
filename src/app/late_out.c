/* late_out.c - what was overdue in a period as a table that leaves the program: on paper, for a spreadsheet.  See late.h. */
#include <config.h>
#include <string.h>
#include "app/board_group.h"
#include "app/export.h"
#include "app/late.h"
#include "app/paper.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"
#include "output/charset.h"
#include "output/csv.h"
#include "output/spool.h"

enum { PORTRAIT = 80, LANDSCAPE = 132 };

static const char *const personal[] = { "applicant", "reason", NULL };

/* --- what leaves ------------------------------------------------------------------------------------------ */

typedef struct {
  YcLates *lates;
  GPtrArray *rows;        /* of YcLate, those that answer to the words */
  char *period;
} Out;

static void out_clear(Out *out)
{
  if (out->rows != NULL) g_ptr_array_unref(out->rows);
  g_free(out->period);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Out, out_clear)

static Out out_of(YcLates *lates, const char *text)
{
  char from[YC_DAY_TEXT], to[YC_DAY_TEXT];
  Out out = { lates, g_ptr_array_new(), NULL };
  g_auto(GStrv) words = yc_search_words(text);
  for (guint i = 0; i < lates->rows->len; i++) {
    YcLate *late = lates->rows->pdata[i];
    if (yc_board_answers(lates->board, &late->cf, words)) g_ptr_array_add(out.rows, late);
  }
  out.period = g_strdup_printf("%s..%s", yc_day_format(lates->period.from, from), yc_day_format(lates->period.to, to));
  return out;
}

static YcExport export_of(const Out *out, const char *format)
{
  return (YcExport){ .what = "overdue", .period = out->period, .rows = out->rows->len, .format = format, .personal = personal };
}

gboolean yc_lates_record(YcLates *lates, const char *format, GError **error)
{
  g_auto(Out) out = out_of(lates, "");
  YcExport export = export_of(&out, format);
  return yc_export_record(lates->board->app, &export, error);
}

static const char *day_of(YcDay day, char text[YC_DAY_TEXT])
{
  return day == YC_DAY_NONE ? "" : yc_day_format(day, text);
}

/* 催办1 督办0 已问责 申诉驳回 */
static char *say_done(const YcLate *late, const YcLateDetail *detail)
{
  return g_strdup_printf(_("催办%d 督办%d%s%s%s"), detail->urges, detail->orders, detail->accounted ? _(" 已问责") : "",
                         *late->appeal ? " " : "", yc_late_appeal(late->appeal));
}

/* --- on paper --------------------------------------------------------------------------------------------- */

typedef struct { const char *head; int portrait, landscape; } Column;
enum { NTH, NUMBER, NAME, PLACE, ITEM, WHO, CLOCK, DUE, ENDED, DAYS, GRAVE, REASON, COLUMNS };

/* In portrait the reason stands below its row. */
static const Column columns[COLUMNS] = {
  [NTH] = { "序", 4, 5 },      [NUMBER] = { "办件号", 11, 12 }, [NAME] = { "申请人", 7, 9 },   [PLACE] = { "村", 9, 10 },
  [ITEM] = { "事项", 13, 17 }, [WHO] = { "责任人", 9, 10 },     [CLOCK] = { "期限", 7, 7 },    [DUE] = { "到期", 6, 11 },
  [ENDED] = { "办结", 6, 11 }, [DAYS] = { "超期", 5, 6 },       [GRAVE] = { "破", 3, 6 },      [REASON] = { "原因和处理", 0, 28 },
};

static int columns_of(int column, int width)
{
  return width == LANDSCAPE ? columns[column].landscape : columns[column].portrait;
}

static void put_row(GString *text, int width, const char *const cells[COLUMNS])
{
  for (int i = 0; i < COLUMNS; i++) {
    int room = columns_of(i, width);
    g_autofree char *cell = room > 0 ? yc_pad(cells[i], room - 1) : NULL;
    if (cell != NULL) g_string_append_printf(text, "%s%s", cell, i < REASON ? " " : "");
  }
  while (text->len > 0 && text->str[text->len - 1] == ' ') g_string_truncate(text, text->len - 1);
  g_string_append_c(text, '\n');
}

/* Words wrapped beside a lead. */
static void put_hang(GString *text, int width, const char *lead, const char *words)
{
  int indent = yc_width(lead);
  g_auto(GStrv) lines = yc_wrap(words, width - indent);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf(text, "%*s%s%s\n", i ? indent : 0, "", i ? "" : lead, lines[i]);
}

static void put_middle(GString *text, int width, const char *words)
{
  g_string_append_printf(text, "%*s%s\n", MAX((width - yc_width(words)) / 2, 0), "", words);
}

static void put_heads(GString *text, int width)
{
  const char *heads[COLUMNS];
  g_autofree char *rule = g_strnfill((gsize)width, '-');
  for (int i = 0; i < COLUMNS; i++) heads[i] = columns[i].head;
  g_string_append_printf(text, "%s\n", rule);
  put_row(text, width, heads);
  g_string_append_printf(text, "%s\n", rule);
}

static gboolean put_late(GString *text, int width, const Out *out, guint n, GError **error)
{
  const YcLate *late = out->rows->pdata[n];
  g_autoptr(YcLateDetail) detail = yc_late_detail(out->lates, late, error);
  if (detail == NULL) return FALSE;
  char due[YC_DAY_TEXT], ended[YC_DAY_TEXT];
  int skip = width == LANDSCAPE ? 0 : 5;   /* in portrait days without their year */
  g_autofree char *nth = g_strdup_printf("%3u", n + 1);
  g_autofree char *days = g_strdup_printf("%3d", late->cf.over), *done = say_done(late, detail);
  g_autofree char *reason = g_strdup_printf("%s%s%s", detail->reason, *detail->reason ? ";" : "", done);
  const char *cells[COLUMNS] = {
    nth, detail->number, detail->masked, detail->place, detail->item, detail->who, detail->clock, day_of(late->cf.due, due) + skip,
    late->ended == YC_DAY_NONE ? "在办" : day_of(late->ended, ended) + skip, days, late->cf.grave ? "破" : "", reason
  };
  put_row(text, width, cells);
  if (width == PORTRAIT) put_hang(text, width, "    ", reason);
  return TRUE;
}

/* Papers speak Chinese, whatever the language of the screens. */
static char *table_text(const Out *out, const char *number, int width, GError **error)
{
  YcApp *app = out->lates->board->app;
  GString *text = g_string_new(NULL);
  g_autofree char *now = yc_say_moment(yc_app_now(app)), *period = yc_period_name(&out->lates->period);
  put_middle(text, width, yc_app_hall(app));
  put_middle(text, width, "超期办件统计表");
  if (yc_app_is_demo(app)) put_middle(text, width, "演示");
  g_string_append_printf(text, "%s  打印 %s %s\n", number, now, yc_app_me(app)->name);
  put_hang(text, width, "期间 ", period);
  put_hang(text, width, "说明 ", yc_late_definition());
  put_heads(text, width);
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < out->rows->len; i++) ok = put_late(text, width, out, i, error);
  g_string_append_printf(text, "共 %u 行;这段日子超期的办件 %u 件,其中破法定期限 %u 件。申请人姓名已隐去。\n", out->rows->len,
                         out->lates->cases, out->lates->graves);
  g_string_append(text, "\n填表人:____________    审核人:____________    ____年__月__日\n");
  return g_string_free(text, !ok);
}

static gboolean put_file(YcApp *app, const char *number, const char *text, int width, char **warning, GError **error)
{
  g_autofree char *word = yc_app_setting(app, "printer_charset", "UTF-8"), *lacking = NULL;
  const char *charset = yc_charset_name(word);
  gsize length = 0;
  if (charset == NULL) return yc_refuse(error, _("设置 printer_charset 写成了“%s”:请改成 UTF-8、GB18030 或 GBK"), word);
  g_autofree char *bytes = yc_charset_encode(text, charset, width, &length, &lacking, error);
  g_autofree char *directory = yc_spool_directory(yc_store_path(yc_app_store(app)));
  g_autofree char *name = g_strconcat(number, ".txt", NULL);
  if (bytes == NULL || !yc_spool_put(directory, name, bytes, length, error)) return FALSE;
  *warning = *lacking ? g_strdup_printf(_("打印机没有这些字(印作〓),请手写补正:%s。"), lacking) : NULL;
  return TRUE;
}

gboolean yc_lates_print(YcLates *lates, const char *words, char **number, char **warning, GError **error)
{
  YcApp *app = lates->board->app;
  g_auto(Out) out = out_of(lates, words);
  YcExport export = export_of(&out, "A4");
  int width = yc_app_setting_int(app, "table_width", PORTRAIT) >= LANDSCAPE ? LANDSCAPE : PORTRAIT;
  *number = yc_export_number(app, &export, error);
  g_autofree char *text = *number ? table_text(&out, *number, width, error) : NULL;
  return text != NULL && put_file(app, *number, text, width, warning, error);
}

/* --- for a spreadsheet ------------------------------------------------------------------------------------ */

static const char *const heads[] = {
  N_("办件号"), N_("申请人"), N_("村"), N_("事项"), N_("责任人"), N_("单位"), N_("红灯号"), N_("期限"), N_("到期"), N_("办结"),
  N_("超期天数"), N_("破法定"), N_("原因"), N_("催办次数"), N_("督办次数"), N_("问责"), N_("申诉")
};

static gboolean csv_late(GString *csv, const Out *out, const YcLate *late, GError **error)
{
  g_autoptr(YcLateDetail) detail = yc_late_detail(out->lates, late, error);
  if (detail == NULL) return FALSE;
  char due[YC_DAY_TEXT], ended[YC_DAY_TEXT];
  g_autofree char *days = g_strdup_printf("%d", late->cf.over);
  g_autofree char *urges = g_strdup_printf("%d", detail->urges), *orders = g_strdup_printf("%d", detail->orders);
  const char *cells[G_N_ELEMENTS(heads)] = {
    detail->number, detail->masked, detail->place, detail->item, detail->who, detail->office, detail->red, detail->clock,
    day_of(late->cf.due, due), day_of(late->ended, ended), days, late->cf.grave ? _("是") : "", detail->reason, urges, orders,
    detail->accounted ? _("是") : "", yc_late_appeal(late->appeal)
  };
  yc_csv_row(csv, cells, G_N_ELEMENTS(cells));
  return TRUE;
}

char *yc_lates_file(const YcLates *lates)
{
  g_autofree char *period = yc_period_name(&lates->period);
  return g_strdup_printf(_("超期办件 %s.csv"), period);
}

/* One file beside the others: no way out of the directory. */
static gboolean is_name(const char *name, GError **error)
{
  if (*name != '\0' && *name != '.' && strchr(name, '/') == NULL && strlen(name) <= 200) return TRUE;
  return yc_refuse(error, _("文件名“%s”用不了:不要有 /,不要用点开头,不要空着"), name);
}

char *yc_lates_save(YcLates *lates, const char *words, const char *name, const char *charset, GError **error)
{
  g_auto(Out) out = out_of(lates, words);
  g_autoptr(GString) csv = g_string_new(NULL);
  const char *translated[G_N_ELEMENTS(heads)];
  for (guint i = 0; i < G_N_ELEMENTS(heads); i++) translated[i] = _(heads[i]);
  yc_csv_row(csv, translated, G_N_ELEMENTS(heads));
  if (!is_name(name, error)) return NULL;
  for (guint i = 0; i < out.rows->len; i++)
    if (!csv_late(csv, &out, out.rows->pdata[i], error)) return NULL;
  gsize length = 0;
  g_autofree char *bytes = yc_csv_encode(csv->str, charset, &length, error);
  YcExport export = export_of(&out, "csv");
  return bytes ? yc_export_file(lates->board->app, &export, name, bytes, length, error) : NULL;
}
