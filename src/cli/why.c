/* why.c - the verb that tells why a day is the day. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/why.h"
#include "cli/cli.h"

static char *clock_word;

static const GOptionEntry options[] = {
  { "clock", 0, 0, G_OPTION_ARG_FILENAME, &clock_word,
    N_("只说这一个时限:accept forward supply promise statute deliver tolerate step:3"), N_("时限") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn columns[] = {
  { "clock", NULL, YC_OUT_TEXT },
  { "label", NULL, YC_OUT_TEXT },
  { "state", NULL, YC_OUT_TEXT },
  { "due", NULL, YC_OUT_DAY },
  { "what", NULL, YC_OUT_TEXT },
  { "from", NULL, YC_OUT_DAY },
  { "to", NULL, YC_OUT_DAY },
  { "first", NULL, YC_OUT_NUMBER },
  { "last", NULL, YC_OUT_NUMBER },
  { NULL, N_("日子"), YC_OUT_TEXT },
  { NULL, N_("第几天"), YC_OUT_TEXT },
  { "text", NULL, YC_OUT_TEXT },
  { NULL, N_("为什么"), YC_OUT_TEXT },
  { "provisional", NULL, YC_OUT_FLAG },
};

static void put_line(YcOut *out, const YcWhyClock *clock, const YcWhyLine *line, int year)
{
  char due[YC_DAY_TEXT], from[YC_DAY_TEXT], to[YC_DAY_TEXT], first[16] = "", last[16] = "";
  g_autofree char *days = yc_why_days(line, year), *numbers = yc_why_numbers(line);
  g_autofree char *why = g_strconcat(line->text, line->provisional ? " " : "", line->provisional ? C_("clock", "暂定") : "", NULL);
  if (line->first > 0) g_snprintf(first, sizeof first, "%d", line->first);
  if (line->last > 0) g_snprintf(last, sizeof last, "%d", line->last);
  yc_out_row(out, (const char *[G_N_ELEMENTS(columns)]){
    clock->kind, clock->label, clock->state, yc_day_format(clock->due, due), line->what, yc_day_format(line->from, from),
    yc_day_format(line->to, to), first, last, days, numbers, line->text, why, line->provisional ? "yes" : "no" });
}

static void put_lines(YcOut *out, const YcWhyClock *clock)
{
  int year = 0;
  for (guint i = 0; i < clock->lines->len; i++) {
    const YcWhyLine *line = clock->lines->pdata[i];
    if (year == 0 && line->from != YC_DAY_NONE) year = yc_day_year(line->from);
    put_line(out, clock, line, year);
  }
}

static gboolean is_asked_for(const YcWhyClock *clock)
{
  return clock_word == NULL || strcmp(clock_word, clock->kind) == 0;
}

/* For people each clock has its sentence and its own table. */
static void put_tables(const YcCli *cli, const GPtrArray *clocks)
{
  for (guint i = 0, n = 0; i < clocks->len; i++) {
    const YcWhyClock *clock = clocks->pdata[i];
    if (!is_asked_for(clock)) continue;
    printf("%s%s\n", n++ > 0 ? "\n" : "", clock->head);
    g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
    put_lines(out, clock);
  }
}

static void put_rows(const YcCli *cli, const GPtrArray *clocks)
{
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < clocks->len; i++)
    if (is_asked_for(clocks->pdata[i])) put_lines(out, clocks->pdata[i]);
}

/* A clock that the case does not have is no empty answer. */
static gboolean has_asked_for(const GPtrArray *clocks, const char *number, GError **error)
{
  g_autoptr(GString) kinds = g_string_new(NULL);
  for (guint i = 0; i < clocks->len; i++) {
    const YcWhyClock *clock = clocks->pdata[i];
    if (is_asked_for(clock)) return TRUE;
    g_string_append_printf(kinds, " %s", clock->kind);
  }
  if (kinds->len > 0)
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("%s 没有 %s 这个时限,有的是:%s"), number, clock_word, kinds->str + 1);
  else
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("%s 没有时限"), number);
  return FALSE;
}

static int case_why(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  gint64 casefile = app ? yc_cli_case(app, words[0], error) : 0;
  g_autoptr(GPtrArray) clocks = casefile ? yc_why_case(app, casefile, error) : NULL;
  if (clocks == NULL || !has_asked_for(clocks, words[0], error)) return 0;
  (cli->format == YC_FORMAT_TABLE ? put_tables : put_rows)(cli, clocks);
  return 0;
}

const YcVerb yc_verbs_why[] = {
  { "case why", N_("办件号"), N_("一个办件的日子是怎么算出来的:哪天算、哪天不算、依据什么"), options, 1, 1, case_why },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
